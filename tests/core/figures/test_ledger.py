# SPDX-License-Identifier: EUPL-1.2
"""What was published is kept as it was, in order, and a change of it is noticed."""

from __future__ import annotations

import json

import pytest

from ledger_made import entry
from screening_app.core.figures.ledger import (
    BEGINNING,
    editions,
    entry_bytes,
    entry_from,
    holds,
    link,
    newest,
    published,
)
from screening_app.errors import Bug


def chained(*contents: bytes) -> list[tuple[bytes, str]]:
    made, before = [], BEGINNING
    for content in contents:
        before = link(before, content)
        made.append((content, before))
    return made


def test_an_entry_comes_back_as_it_was_and_has_one_way_to_be_written() -> None:
    one = entry(decided_by="anna")
    content = entry_bytes(one)
    assert entry_from(content) == one
    assert entry_bytes(entry_from(content)) == content
    assert entry_bytes(entry(files={"b": "1", "a": "2"})) == entry_bytes(entry(files={"a": "2", "b": "1"}))


def test_what_was_written_before_a_field_came_is_read_still() -> None:
    plain = json.loads(entry_bytes(entry()))
    del plain["decided_by"]
    assert entry_from(json.dumps(plain).encode()) == entry()


@pytest.mark.parametrize("change", [("year", "2026"), ("number", None), ("unheard", 1)])
def test_what_is_no_entry_is_a_mistake_of_the_program(change: tuple[str, object]) -> None:
    plain = json.loads(entry_bytes(entry()))
    plain["edition"][change[0]] = change[1]
    with pytest.raises(Bug):
        entry_from(json.dumps(plain).encode())


def test_an_entry_that_is_changed_moved_or_missing_breaks_the_chain() -> None:
    contents = [entry_bytes(entry(number)) for number in (1, 2, 3)]
    whole = chained(*contents)
    assert holds(whole)
    assert holds([])
    assert not holds(whole[1:])
    assert not holds([whole[0], whole[2]])
    assert not holds([whole[1], whole[0], whole[2]])
    assert not holds([(entry_bytes(entry(total=25)), whole[0][1]), *whole[1:]])


def test_an_edition_written_in_several_formats_is_one_edition() -> None:
    kept = [entry(), entry(formats=("px",)), entry(2, total=25), entry(year=2027)]
    assert [(one.year, one.number) for one in editions(kept)] == [(2026, 1), (2026, 2), (2027, 1)]
    assert len(published(kept, 2026)) == 2
    latest = newest(kept, 2026)
    assert latest is not None
    assert latest.key == (False, 2026, 2)
    assert newest(kept, 2030) is None
