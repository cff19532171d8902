# SPDX-License-Identifier: EUPL-1.2
"""What an adaptation may not touch: which items must stay, which order must hold, and what has been changed anyway."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from screening_app.core.forms.about import is_left_out
from screening_app.core.forms.authoring.pieces import CONCEPT
from screening_app.core.forms.authoring.texts import Document, is_help
from screening_app.core.forms.extensions import (
    ENTRY_FORMAT,
    HIDDEN,
    LANGUAGE_SOURCE,
    LEFT_OUT,
    MODIFIED_FROM,
    SHORT_TEXT,
    SKELETON,
)
from screening_app.core.forms.model import Form, Item, ItemType, Sources
from screening_app.core.forms.versions import Difference, differences

Reason = Literal["required", "outcome", "instrument", "score", "condition", "expression", "needs"]

_FREE = frozenset({"text-changed", "option-text-changed", "order-changed", "document-changed"})
_TEXTS = ("text", "prefix", "display", "title", "description", "purpose", "copyright", "_valueString", "designation")
_DROPPED = frozenset(_TEXTS) | {f"_{name}" for name in _TEXTS}
_WORDED = frozenset({ENTRY_FORMAT, SHORT_TEXT, "human"})
_STALE = ("id", "identifier", "date", "approvalDate", "lastReviewDate")
IDENTITY = frozenset({"url", "version", "status", "publisher", "derivedFrom", "item", "text", *_STALE})
"""The elements of a questionnaire that say which one it is, or are looked at item by item."""
_NOTHING = Sources(frozenset(), reaches_all=False)
_OURS = frozenset({LANGUAGE_SOURCE, MODIFIED_FROM, SKELETON})


@dataclass(frozen=True, slots=True)
class Lock:
    """Why an item cannot be left out (or taken back: "needs"); `by` is the linkId of the other item concerned."""

    reason: Reason
    link_id: str
    by: str | None = None


def left_out(document: Document) -> frozenset[str]:
    """Return the linkIds of the items that an adaptation has left out."""
    return frozenset(str(item.get("linkId")) for item, _ in walked(document) if is_left_out(item))


def walked(document: Document) -> Iterator[tuple[Mapping[str, Any], str | None]]:
    """Yield every item in the order asked, with the linkId of the one it stands in."""

    def below(owner: Mapping[str, Any], parent: str | None) -> Iterator[tuple[Mapping[str, Any], str | None]]:
        for item in owner.get("item", []):
            yield item, parent
            yield from below(item, str(item.get("linkId")))

    return below(document, None)


def within(form: Form, link_id: str) -> tuple[str, ...]:
    """Return an item and what stands in it, without help, in order."""

    def below(item: Item) -> Iterator[str]:
        yield item.link_id
        for each in item.items:
            if not each.is_help:
                yield from below(each)

    return tuple(below(form.item(link_id)))


def lock_of(form: Form, link_id: str, already: Collection[str] = ()) -> Lock | None:
    """Return why an item cannot be left out, None where it can; `already` are those that are left out before it."""
    return next(_locks(form, {*already, *within(form, link_id)}), None)


def _locks(form: Form, gone: Collection[str]) -> Iterator[Lock]:
    """Yield what stands in the way of leaving exactly these items out."""
    unseen = {item.link_id for item in form.ordered if item.hidden} - left_out(form.document)
    for link_id in gone:
        item = form.by_link_id.get(link_id)
        if item is not None:
            reason = _own_reason(form, item)
            if reason is not None:
                yield Lock(reason, link_id)
    for item in form.ordered:
        if item.link_id in gone:
            continue
        for condition in item.conditions:
            if condition.question in gone:
                yield Lock("condition", condition.question, item.link_id)
        for needed in _looked_at(form, item) & set(gone):
            yield Lock("score" if item.calculated else "expression", needed, item.link_id)
        parent = form.parents[item.link_id]
        if parent in gone and not item.is_help and item.link_id not in unseen:
            yield Lock("needs", item.link_id, parent)
    rules = [*form.constraints, *(rule for item in form.ordered for rule in item.constraints)]
    for rule in rules:
        for needed in rule.expression.link_ids & set(gone):
            yield Lock("expression", needed)


def _own_reason(form: Form, item: Item) -> Reason | None:
    if item.required:
        return "required"
    if any(code.system == CONCEPT for code in item.codes):
        return "outcome"
    if any(option.weight is not None for option in item.options) or item.calculated is not None:
        return "score"
    if form.about.skeleton and not item.text and item.type is not ItemType.GROUP:
        return "instrument"
    return None


def _looked_at(form: Form, item: Item) -> frozenset[str]:
    sources = form.plan.sources.get(item.link_id, _NOTHING)
    if sources.reaches_all:
        return frozenset(each.link_id for each in form.questions)
    return sources.link_ids


def order_faults(form: Form, order: Mapping[str, int]) -> tuple[Lock, ...]:
    """Return the items that would come before a question that decides whether they are asked, and did not before."""
    before = {item.link_id: place for place, item in enumerate(form.ordered)}
    found = []
    for item in form.ordered:
        needed = {condition.question for condition in item.conditions}
        needed |= item.enable_expression.link_ids if item.enable_expression is not None else frozenset()
        for each in sorted(needed & before.keys() & order.keys()):
            wrong = order.get(item.link_id, 0) < order[each]
            if wrong and before[each] < before[item.link_id]:
                found.append(Lock("condition", item.link_id, each))
    return tuple(found)


def order_of(document: Document) -> dict[str, int]:
    """Return the place of each item in the order asked."""
    return {str(item.get("linkId")): place for place, (item, _) in enumerate(walked(document))}


def locked_changes(source: Form, new: Form, *, own: bool = False) -> tuple[Difference, ...]:
    """Return every change that an adaptation may not make; empty where only words, order and help have changed.

    What others have written about their rights stands as it is; `own` says that the instrument is one's own.
    """
    found = [each for each in differences(source, new) if not _is_free(source, new, each)]
    rights = source.copyright_texts.items()
    if not (own or source.about.skeleton) and any(new.copyright_texts.get(tag) != text for tag, text in rights):
        found.append(Difference("copyright-changed", None, "major"))
    gone, before = left_out(new.document), left_out(source.document)
    for lock in dict.fromkeys(_locks(source, gone) if gone != before else ()):
        found.append(Difference(f"left-out-{lock.reason}", lock.link_id, "major"))
    for lock in order_faults(source, order_of(new.document)):
        found.append(Difference("order-before-question", lock.link_id, "major"))
    named = {each.link_id for each in found}
    found += [each for each in _rest_changed(source.document, new.document) if each.link_id not in named]
    return tuple(found)


def _is_free(source: Form, new: Form, difference: Difference) -> bool:
    kind, link_id = difference.kind, difference.link_id
    if kind in _FREE or kind.startswith("language-"):
        return True
    if link_id is None:
        return False
    if kind in ("linkId-added", "linkId-removed"):
        return (new if kind == "linkId-added" else source).item(link_id).is_help
    if kind == "visibility-changed":
        toggled = left_out(new.document) ^ left_out(source.document)
        return link_id in toggled and source.item(link_id).read_only == new.item(link_id).read_only
    return False


def _rest_changed(old: Document, new: Document) -> Iterator[Difference]:
    """Yield what differs once all that may change has been taken away, so that nothing unknown slips through."""
    before, after = _bare(old), _bare(new)
    for link_id, bare in before.items():
        if link_id in after and after[link_id] != bare:
            yield Difference("document-changed", link_id, "major")


def _bare(document: Document) -> dict[str | None, Any]:
    root = {key: value for key, value in document.items() if key not in IDENTITY}
    root["extension"] = [each for each in document.get("extension", []) if each.get("url") not in _OURS]
    found: dict[str | None, Any] = {None: worded(root)}
    for item, parent in walked(document):
        if is_help(item):
            continue
        bare = {key: value for key, value in item.items() if key not in ("item", "extension")}
        gone = is_left_out(item)
        bare["extension"] = [
            each
            for each in item.get("extension", [])
            if each.get("url") != LEFT_OUT and not (gone and each.get("url") == HIDDEN)
        ]
        found[str(item.get("linkId"))] = (parent, worded(bare))
    return found


def worded(value: Any) -> Any:
    """Return a document, or any part of one, without its wording."""
    if isinstance(value, list):
        return [worded(each) for each in value]
    if not isinstance(value, Mapping):
        return value
    dropped = _DROPPED | {"valueString"} if value.get("url") in _WORDED else _DROPPED
    return {key: worded(each) for key, each in value.items() if key not in dropped}
