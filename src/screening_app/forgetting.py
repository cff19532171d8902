# SPDX-License-Identifier: EUPL-1.2
"""Forgetting in memory: after a lock nothing that was read, and no key, is to be found in the process any more.

What a program lets go of stays in its memory until something else is written there. Three things are done about it,
each measured by a scan of the process (tests/test_forgetting.py, docs/decisions/0038): the C library fills what
is freed (glibc only); the blocks that Python keeps for small objects are filled once from end to end; and so are those
that the C library keeps back for the thread. On other systems than Linux the second is all there is.
"""

from __future__ import annotations

import ctypes
import gc
import sys

_M_PERTURB = -6
_FILLING = 0xA5

#: CPython's allocator of small objects since 3.10: blocks of up to 512 bytes, in pools, in arenas.
_POOL, _ARENA = 1 << 14, 1 << 20
_POOL_HEAD = 48
_STEP, _LARGEST = 16, 512
#: What a bytes object takes beside its content. Text takes more, so the classes below this never hold any.
_BYTES_HEAD = 33

#: More than this is never filled: 0.5 GiB would be another allocator than the one described here.
_MOST_BLOCKS = 1 << 20

#: glibc keeps up to seven freed blocks of each size up to 1032 bytes for the thread that freed them, unfilled.
_KEPT, _KEPT_LARGEST = 8, 1040


def fill_what_is_freed() -> None:
    """Let the C library overwrite all memory that is freed from now on, in every thread; does nothing but on Linux."""
    libc = _glibc()
    if libc is not None:
        libc.mallopt(_M_PERTURB, _FILLING)


def forget_here() -> None:
    """Overwrite what the C library keeps back for the calling thread; a few milliseconds."""
    _fill_kept_blocks()


def forget() -> None:
    """Overwrite what has been let go of: Python's free blocks, and the blocks kept back for the calling thread.

    Takes about 0.15 s. Call after the last reference is gone, on the thread that let go of it last.
    """
    gc.collect()
    held = [_fill_class(size) for size in range(48, _LARGEST + 1, _STEP)]
    held.append(_fill_free_pools())
    held.clear()
    _fill_kept_blocks()


def _fill_class(size: int) -> list[bytes]:
    """Take every free block of one size; a pool that comes whole says that no partly used one is left."""
    held: list[bytes] = []
    whole = (_POOL - _POOL_HEAD) // size
    pool, row, fresh = 0, 0, 0
    while fresh < 2 and len(held) < _MOST_BLOCKS:
        block = bytes(size - _BYTES_HEAD)
        held.append(block)
        found = id(block) & -_POOL
        row = row + 1 if found == pool else 1
        pool = found
        fresh += row == whole
    return held


def _fill_free_pools() -> list[bytes]:
    """Take every pool that no size uses; an arena that comes whole says that no used one has any left."""
    held: list[bytes] = []
    pools: set[int] = set()
    arena, row = 0, 0
    while row < _ARENA // _POOL - 1 and len(held) < _MOST_BLOCKS:
        block = bytes(_LARGEST - _BYTES_HEAD)
        held.append(block)
        pool = id(block) & -_POOL
        if pool not in pools:
            pools.add(pool)
            row = row + 1 if pool & -_ARENA == arena else 1
            arena = pool & -_ARENA
    return held


def _fill_kept_blocks() -> None:
    libc = _glibc()
    if libc is None:
        return
    libc.malloc.restype = ctypes.c_void_p
    libc.malloc.argtypes = [ctypes.c_size_t]
    libc.free.argtypes = [ctypes.c_void_p]
    for size in range(24, _KEPT_LARGEST + 1, _STEP):
        blocks = [libc.malloc(size) for _ in range(_KEPT)]
        for block in blocks:
            if block:
                ctypes.memset(block, 0, size)
        for block in blocks:
            libc.free(block)
    libc.malloc_trim(0)


def _glibc() -> ctypes.CDLL | None:
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)
    return libc if hasattr(libc, "gnu_get_libc_version") else None
