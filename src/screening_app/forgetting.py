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
#: What a bytes object takes beside its content.
_BYTES_HEAD = 33

#: One row of neighbouring pools could be put together from the rests of two arenas; three in succession could not.
_FRESH_ARENAS = 3

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

    Takes about 0.06 s of processor time. Call after the last reference is gone, on the thread that let go of it last.
    """
    gc.collect()
    held = [_fill_class(size) for size in range(_STEP, _LARGEST + 1, _STEP)]
    held.append(_fill_free_pools())
    # What was written meanwhile took pools too, and left the rest of them as it was.
    held += [_fill_class(size) for size in range(_STEP, _LARGEST + 1, _STEP)]
    held.clear()
    _fill_kept_blocks()


def _fill_class(size: int) -> list[object]:
    """Take every free block of one size; a pool that comes whole says that no partly used one is left.

    The small sizes count too: a pool that one of them has begun holds in its rest what stood there before.
    """
    held: list[object] = []
    whole = (_POOL - _POOL_HEAD) // size
    pool, row, fresh = 0, 0, 0
    while fresh < 2 and len(held) < _MOST_BLOCKS:
        block = _block(size)
        held.append(block)
        found = id(block) & -_POOL
        row = row + 1 if found == pool else 1
        pool = found
        fresh += row == whole
    return held


def _block(size: int) -> object:
    """Return a new object of just that size, filled with zeros where it can be."""
    if size == _STEP:
        return object()
    return complex(0.5, 0.5) if size == 2 * _STEP else bytes(size - _BYTES_HEAD)


def _fill_free_pools() -> list[object]:
    """Take every pool that no size uses. New arenas are made only then, and their pools come in one long row."""
    held: list[object] = []
    seen: set[int] = set()
    last, row, fresh = 0, 0, 0
    while fresh < _FRESH_ARENAS and len(held) < _MOST_BLOCKS:
        block = bytes(_LARGEST - _BYTES_HEAD)
        held.append(block)
        pool = id(block) & -_POOL
        if pool in seen:
            continue
        seen.add(pool)
        row = row + 1 if pool == last + _POOL else 1
        last = pool
        if row == _ARENA // _POOL - 1:
            row, fresh = 0, fresh + 1
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
