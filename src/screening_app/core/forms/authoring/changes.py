# SPDX-License-Identifier: EUPL-1.2
"""What an adaptation has changed so far, one thing at a time, for people to read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from screening_app.core.forms.authoring.locks import left_out
from screening_app.core.forms.authoring.texts import StringEntry, strings
from screening_app.core.forms.authoring.translate import sources
from screening_app.core.forms.definition import Form
from screening_app.core.forms.model import LanguageSource
from screening_app.core.forms.versions import differences

What = Literal["text", "added", "removed", "moved", "left-out", "taken-back", "source"]
_NONE = LanguageSource({}, validated=False)


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `kind` is that of the text (see `StringEntry`), "" where it is no text; `before` and `after` say it.

    `link_id` is the item that a reader knows: of a help, the question that it belongs to.
    """

    what: What
    link_id: str | None = None
    kind: str = ""
    language: str = ""
    before: str = ""
    after: str = ""


def changes_of(source: Form, new: Form) -> tuple[Change, ...]:
    """Return the changes: the form first, then item by item in the new order."""
    found = [*_texts(source, new), *_places(source, new), *_told(source, new)]
    order = {item.link_id: place for place, item in enumerate(new.ordered)}
    return tuple(sorted(found, key=lambda each: order.get(each.link_id or "", -1)))


def _texts(source: Form, new: Form) -> Iterator[Change]:
    old_by_key = {entry.key: entry for entry in strings(source.document)}
    new_by_key = {entry.key: entry for entry in strings(new.document)}
    for key, entry in new_by_key.items():
        old = old_by_key.get(key)
        link_id = _owner(new, entry)
        if old is None:
            yield Change("added", link_id, entry.kind, new.language, "", entry.texts.get(new.language, ""))
            continue
        for language in sorted(old.texts.keys() | entry.texts.keys(), key=lambda tag: (tag != new.language, tag)):
            before, after = old.texts.get(language, ""), entry.texts.get(language, "")
            if before != after:
                yield Change("text", link_id, entry.kind, language, before, after)
    for key, entry in old_by_key.items():
        if key not in new_by_key:
            link_id = _owner(source, entry)
            yield Change("removed", link_id, entry.kind, source.language, entry.texts.get(source.language, ""))


def _owner(form: Form, entry: StringEntry) -> str | None:
    if entry.kind == "help" and entry.link_id is not None:
        return form.parents[entry.link_id]
    return entry.link_id


def _places(source: Form, new: Form) -> Iterator[Change]:
    for each in differences(source, new):
        if each.kind == "order-changed":
            yield Change("moved", each.link_id)
    before, after = left_out(source.document), left_out(new.document)
    yield from (Change("left-out", link_id) for link_id in sorted(after - before))
    yield from (Change("taken-back", link_id) for link_id in sorted(before - after))


def _told(source: Form, new: Form) -> Iterator[Change]:
    before, after = sources(source.document), sources(new.document)
    for language in sorted(before.keys() | after.keys()):
        old, now = before.get(language, _NONE), after.get(language, _NONE)
        if old != now:
            texts = (told.source.get(source.language, "") for told in (old, now))
            yield Change("source", None, "", language, *texts)
