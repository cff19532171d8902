# SPDX-License-Identifier: EUPL-1.2
"""Looks at a write-ahead log that a stopped program has left, before SQLite takes it in and forgets the rest.

SQLite reads such a log up to the first frame whose checksum is wrong and silently drops what follows: right after a
power cut, where only the last transaction can be torn, and wrong after damage. Frames of two or more whole
transactions behind a bad frame can only be damage. Format: https://sqlite.org/fileformat2.html#walformat
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_MAGIC = 0x377F0682
_WORD = 0xFFFFFFFF


def is_damaged(log: Path, page_size: int = 4096) -> bool:
    """Whether SQLite would drop whole transactions of this log without a word; an absent or empty log is sound.

    A log whose last transaction alone is torn is what a power cut leaves, and is called sound.
    """
    try:
        content = log.read_bytes()
    except OSError:
        return False
    if len(content) < _HEAD.size:
        return False
    magic, _, _, _, *salts, sum_1, sum_2 = _HEAD.unpack_from(content)
    step = _FRAME.size + page_size
    frames = range(_HEAD.size, len(content) - step + 1, step)
    order = ">" if magic & 1 else "<"
    sums = _checksum(content[: _HEAD.size - 8], order, (0, 0))
    if magic & ~1 != _MAGIC or sums != (sum_1, sum_2):
        return _whole_transactions(content, frames, _likely_salts(content, frames)) > 1
    for place in frames:
        page, _, *own, stored_1, stored_2 = _FRAME.unpack_from(content, place)
        after = _checksum(content[place : place + 8], order, sums)
        after = _checksum(content[place + _FRAME.size : place + step], order, after)
        if own != salts or not page or after != (stored_1, stored_2):
            rest = range(place + step, frames.stop, step)
            return _whole_transactions(content, rest, tuple(salts)) > 1
        sums = after
    return False


def _whole_transactions(content: bytes, frames: range, salts: tuple[int, ...]) -> int:
    """Count the frames of this log that end a transaction."""
    ends = 0
    for place in frames:
        _, size_after, *own, _, _ = _FRAME.unpack_from(content, place)
        ends += tuple(own) == salts and size_after > 0
    return ends


def _likely_salts(content: bytes, frames: range) -> tuple[int, ...]:
    return tuple(_FRAME.unpack_from(content, frames[0])[2:4]) if frames else ()


def _checksum(part: bytes, order: str, start: tuple[int, int]) -> tuple[int, int]:
    first, second = start
    words = iter(struct.unpack(f"{order}{len(part) // 4}I", part))
    for low, high in zip(words, words, strict=True):
        first = (first + low + second) & _WORD
        second = (second + high + first) & _WORD
    return first, second
