# SPDX-License-Identifier: EUPL-1.2
"""Adapting an instrument step by step: words, help, order, and what is left out. Its logic is out of reach."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self

from screening_app.core.forms.about import is_left_out
from screening_app.core.forms.authoring.locks import (
    Lock,
    left_out,
    lock_of,
    locked_changes,
    order_faults,
    order_of,
    walked,
    within,
)
from screening_app.core.forms.authoring.pieces import control, to_bytes
from screening_app.core.forms.authoring.texts import (
    Document,
    changed_at,
    is_help,
    kept_text,
    language_of,
    strings,
    text_named,
    with_text,
)
from screening_app.core.forms.authoring.translate import with_source
from screening_app.core.forms.definition import Form, Item, ItemType, load
from screening_app.core.forms.extensions import HIDDEN, LEFT_OUT
from screening_app.core.forms.model import LanguageSource
from screening_app.core.forms.versions import Difference, differences
from screening_app.errors import CannotNow, Code


@dataclass(frozen=True, slots=True)
class Adapting:
    """An instrument being adapted: where it came from, how it is now, the states before and those undone.

    Each step gives a new value. Steps with the same `about`, one after the other, are undone together: a text that
    is typed is one step, not one for each letter. CannotNow(ITEM_LOCKED, lock=…) for what may not be done.
    """

    source: Form
    document: Document
    earlier: tuple[Document, ...] = field(default=(), repr=False)
    later: tuple[Document, ...] = field(default=(), repr=False)
    about: str = ""
    own: bool = False

    # ---- steps

    def text(self, key: str, language: str, text: str) -> Self:
        """Go on with one text in one language; see `StringEntry.key`. The base language keeps a text it has."""
        entry, text = text_named(self.document, key), kept_text(text)
        base = language_of(self.document)
        if entry.texts.get(language, "") == text:
            return self
        emptied = language == base and not text and _had(self.source, key, base)
        if emptied or not self.may_write(key, language):
            raise CannotNow(Code.ITEM_LOCKED, lock=Lock("instrument", entry.link_id or ""))
        return self._to(with_text(self.document, entry, language, text), f"{key} {language}")

    def add_help(self, link_id: str, text: str) -> Self:
        """Go on with one more help under an item, in the base language, last of what stands in it."""
        if not kept_text(text) or self._item(link_id).type is ItemType.DISPLAY:
            raise CannotNow(Code.QUESTION_UNKNOWN)
        new = _free(f"{link_id}-help", order_of(self.document).keys() | self.source.by_link_id.keys())
        made = {"extension": [control("help")], "linkId": new, "text": kept_text(text), "type": "display"}
        helped = _at(self.document, link_id, lambda item: {**item, "item": [*item.get("item", []), made]})
        return self._to(helped, f"{new}:text {self.source.language}")

    def remove_help(self, link_id: str) -> Self:
        """Go on without one help; `link_id` is its own."""
        item, parent = _found(self.document, link_id)
        if not is_help(item) or parent is None:
            raise CannotNow(Code.ITEM_LOCKED, lock=Lock("instrument", link_id))

        def without(owner: dict[str, Any]) -> dict[str, Any]:
            left = [each for each in owner["item"] if each.get("linkId") != link_id]
            return {**owner, "item": left} if left else {k: v for k, v in owner.items() if k != "item"}

        return self._to(_at(self.document, parent, without))

    def move(self, link_id: str, steps: int) -> Self:
        """Go on with an item some places earlier (negative) or later among those it stands beside."""
        _, parent = _found(self.document, link_id)

        def moved(owner: dict[str, Any]) -> dict[str, Any]:
            return {**owner, "item": _moved(owner["item"], link_id, steps)}

        made = moved(dict(self.document)) if parent is None else _at(self.document, parent, moved)
        faults = order_faults(self.source, order_of(made))
        if faults:
            raise CannotNow(Code.ITEM_LOCKED, lock=faults[0])
        return self._to(made)

    def leave_out(self, link_id: str) -> Self:
        """Go on with an item, and what stands in it, asked of nobody. It stays in the file and can be taken back."""
        self._item(link_id)
        lock = lock_of(self.source, link_id, left_out(self.document))
        if lock is not None:
            raise CannotNow(Code.ITEM_LOCKED, lock=lock)
        made: Document = self.document
        for each in within(self.source, link_id):
            made = _at(made, each, _gone)
        return self._to(made)

    def take_back(self, link_id: str) -> Self:
        """Go on with an item asked again, with what stands in it and the groups that it stands in."""
        self._item(link_id)
        back = set(within(self.source, link_id))
        parent = self.source.parents[link_id]
        while parent is not None:
            back.add(parent)
            parent = self.source.parents[parent]
        gone = left_out(self.document)
        for item in map(self.source.item, sorted(back & gone)):
            needed = next((c.question for c in item.conditions if c.question in gone - back), None)
            if needed is not None:
                raise CannotNow(Code.ITEM_LOCKED, lock=Lock("needs", item.link_id, needed))
        made: Document = self.document
        for each in sorted(back & gone):
            made = _at(made, each, _there)
        return self._to(made)

    def told(self, language: str, source: LanguageSource) -> Self:
        """Go on with another word about where the wording in a language comes from."""
        return self._to(with_source(self.document, language, source), f"source {language}")

    def to(self, document: Document, about: str = "") -> Self:
        """Go on to a document made elsewhere, such as one with a translator's texts."""
        return self._to(document, about)

    def undone(self) -> Self:
        """Return the state before, or the same where there is none."""
        if not self.earlier:
            return self
        later = (*self.later, self.document)
        return replace(self, document=self.earlier[-1], earlier=self.earlier[:-1], later=later, about="")

    def redone(self) -> Self:
        """Return what was undone last, or the same where nothing was."""
        if not self.later:
            return self
        earlier = (*self.earlier, self.document)
        return replace(self, document=self.later[-1], earlier=earlier, later=self.later[:-1], about="")

    # ---- what has come of it

    def form(self) -> Form:
        """Return how it would load now, still under the source's url and version. Raises FORM_REFUSED."""
        return load(to_bytes(self.document))

    def changes(self) -> tuple[Difference, ...]:
        """Return what differs from the source so far."""
        return differences(self.source, self.form())

    def may_write(self, key: str, language: str) -> bool:
        """Whether a text may be changed in a language: not what is itself the answer, nor others' word about rights."""
        entry = text_named(self.document, key)
        if entry.kind == "copyright":
            return self.own or self.source.about.skeleton or language not in self.source.copyright_texts
        return not (entry.fixed and language == language_of(self.document))

    def lock(self, link_id: str) -> Lock | None:
        """Return why an item cannot be left out now, None where it can."""
        return lock_of(self.source, link_id, left_out(self.document))

    def _item(self, link_id: str) -> Item:
        """Return an item of the source that is no help; a help is not an item of its own here."""
        item = self.source.by_link_id.get(link_id)
        if item is None or item.is_help:
            raise CannotNow(Code.QUESTION_UNKNOWN)
        return item

    def _to(self, document: Document, about: str = "") -> Self:
        if document == self.document:
            return self
        same = bool(about) and about == self.about
        earlier = self.earlier if same else (*self.earlier, self.document)
        return replace(self, document=document, earlier=earlier, later=(), about=about)


def begin(source: Form, document: Document | None = None, *, own: bool = False) -> Adapting:
    """Begin with an instrument, or go on from an unfinished state of it."""
    return Adapting(source, source.document if document is None else document, own=own)


def checked(source: Form, new: Form, *, own: bool) -> Form:
    """Return the adapted form. Raises ADAPTATION_REFUSED with `problems`, every change that is locked."""
    locked = locked_changes(source, new, own=own)
    if locked:
        raise CannotNow(Code.ADAPTATION_REFUSED, problems=locked)
    return new


def _had(source: Form, key: str, language: str) -> bool:
    there = [entry for entry in strings(source.document) if entry.key == key]
    return not there or language in there[0].texts


def _found(document: Document, link_id: str) -> tuple[Mapping[str, Any], str | None]:
    for item, parent in walked(document):
        if item.get("linkId") == link_id:
            return item, parent
    raise CannotNow(Code.QUESTION_UNKNOWN)


def _at(document: Document, link_id: str, change: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
    def steps(owner: Mapping[str, Any], so_far: tuple[str | int, ...]) -> tuple[str | int, ...] | None:
        for place, item in enumerate(owner.get("item", [])):
            here = (*so_far, "item", place)
            found = here if item.get("linkId") == link_id else steps(item, here)
            if found is not None:
                return found
        return None

    found = steps(document, ())
    if found is None:
        raise CannotNow(Code.QUESTION_UNKNOWN)
    return changed_at(document, found, change)


def _moved(items: Sequence[Mapping[str, Any]], link_id: str, steps: int) -> list[Mapping[str, Any]]:
    """Return the items with one moved past its neighbours; help keeps its place in the file."""
    places = [place for place, item in enumerate(items) if not is_help(item)]
    siblings = [items[place] for place in places]
    at = next((number for number, item in enumerate(siblings) if item.get("linkId") == link_id), None)
    if at is None:
        raise CannotNow(Code.ITEM_LOCKED, lock=Lock("instrument", link_id))
    siblings.insert(max(0, min(len(siblings) - 1, at + steps)), siblings.pop(at))
    made = list(items)
    for place, item in zip(places, siblings, strict=True):
        made[place] = item
    return made


def _gone(item: dict[str, Any]) -> dict[str, Any]:
    if is_left_out(item):
        return item
    kept = [each for each in item.get("extension", []) if each.get("url") != HIDDEN]
    if len(kept) < len(item.get("extension", [])):
        return item  # hidden by its publisher: nobody is asked it anyway
    marks = [{"url": HIDDEN, "valueBoolean": True}, {"url": LEFT_OUT, "valueBoolean": True}]
    return {"extension": [*kept, *marks], **{key: value for key, value in item.items() if key != "extension"}}


def _there(item: dict[str, Any]) -> dict[str, Any]:
    kept = [each for each in item.get("extension", []) if each.get("url") not in (HIDDEN, LEFT_OUT)]
    rest = {key: value for key, value in item.items() if key != "extension"}
    return {"extension": kept, **rest} if kept else rest


def _free(name: str, taken: Sequence[str] | set[str]) -> str:
    number, made = 2, name
    while made in taken:
        made, number = f"{name}-{number}", number + 1
    return made
