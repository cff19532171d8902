# SPDX-License-Identifier: EUPL-1.2
"""From a parsed JSON document to a form; every element is read, refused by name or noted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from screening_app.core.forms.extensions import (
    FOREIGN_ITEM_ELEMENTS,
    FOREIGN_ROOT_ELEMENTS,
    HIDDEN,
    ITEM_CONTROL,
    ITEM_ELEMENTS,
    MAX_VALUE,
    MIN_VALUE,
    PLAIN_CONTROLS,
    ROOT_ELEMENTS,
)
from screening_app.core.forms.findings import UNKNOWN_LANGUAGE, Findings, Place, complete_languages
from screening_app.core.forms.lint import Outline, enabling_order, lint_item
from screening_app.core.forms.model import Form, Item, ItemType, Option, Problem, Texts
from screening_app.core.forms.parts import read_bound, read_conditions, read_options
from screening_app.core.forms.reading import MAX_ITEM_DEPTH, MAX_ITEMS, canonical_sha256

_STATUSES = frozenset({"draft", "active", "retired", "unknown"})
_OTHER_R4_TYPES = frozenset(
    {"dateTime", "time", "url", "open-choice", "attachment", "reference", "quantity", "question"}
)
_ITEM_EXTENSIONS = frozenset({HIDDEN, ITEM_CONTROL, MIN_VALUE, MAX_VALUE})
_TYPED = frozenset({ItemType.STRING, ItemType.TEXT})
_BOUNDED = frozenset({ItemType.INTEGER, ItemType.DECIMAL, ItemType.DATE})


class Reading:
    """One reading of one document. `result()` is called once."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document
        self._findings = Findings()
        self._outline = Outline()
        self._count = 0

    def result(self) -> tuple[Form | None, tuple[Problem, ...]]:
        """Return the form, or None where anything refuses it, and everything found."""
        findings, document = self._findings, self._document
        if not self._sniff():
            return None, tuple(findings.problems)
        root = Place()
        findings.elements(document, ROOT_ELEMENTS, root)
        findings.extensions(document, root, frozenset())
        if "implicitRules" in document:
            findings.not_supported("implicitRules", root.at("implicitRules"))
        if document.get("contained"):
            findings.note("contained-ignored", root.at("contained"))
        findings.language = findings.tag(document, "language", root) or UNKNOWN_LANGUAGE
        if findings.language == UNKNOWN_LANGUAGE:
            findings.warn("language-missing", root)
        items = self._items(document, root, 1)
        if not self._outline.link_ids:
            findings.refuse("missing-element", root, element="item")
        for item in self._outline.items:
            lint_item(item, self._outline, findings)
        form = self._form(items)
        return (None if findings.refused else form), tuple(findings.problems)

    def _sniff(self) -> bool:
        """Whether this is an R4 questionnaire at all; otherwise says what it looks like and reads no further."""
        document, root = self._document, Place()
        kind = document.get("resourceType")
        if kind != "Questionnaire":
            found = kind if isinstance(kind, str) and len(kind) < 60 else None
            self._findings.refuse("not-a-questionnaire", root, found=found)
            return False
        for key, name in FOREIGN_ROOT_ELEMENTS.items():
            if key in document:
                self._findings.refuse("other-format", root.at(key), format=name, element=key)
        return not self._findings.refused

    def _form(self, items: tuple[Item, ...]) -> Form | None:
        findings, document, root = self._findings, self._document, Place()
        texts = {key: findings.text(document, key, root) for key in ("url", "version", "name", "status")}
        title = findings.texts(document, "title", root)
        copyright_texts = findings.texts(document, "copyright", root, counted=False)
        if texts["status"] not in _STATUSES:
            findings.refuse("status-unknown", root.at("status"))
        context, effective = self._use_context(), self._effective()
        if not copyright_texts:
            findings.warn("copyright-missing", root)
        for key in ("url", "version"):
            if texts[key] is None:
                findings.warn(f"{key}-missing", root)
        if not title:
            findings.warn("title-missing", root)
        languages = complete_languages(findings.language, findings.texts_seen, findings)
        plan = enabling_order(self._outline, findings)
        if findings.refused:
            return None
        sha256 = canonical_sha256(document)
        url = texts["url"] or f"urn:sha256:{sha256}"
        return Form(
            url=url,
            version=texts["version"] or sha256[:12],
            name=texts["name"] or "",
            title=title or {findings.language: texts["name"] or url},
            status=texts["status"] or "",
            language=findings.language,
            languages=languages,
            items=items,
            copyright=copyright_texts.get(findings.language),
            copyright_texts=copyright_texts,
            use_context=context,
            sha256=sha256,
            document=document,
            problems=tuple(findings.problems),
            effective=effective,
            ordered=tuple(self._outline.items),
            parents=self._outline.parents,
            plan=plan,
            by_link_id=self._outline.by_link_id,
        )

    def _use_context(self) -> frozenset[str]:
        findings, codes = self._findings, set()
        for context, where in findings.objects(self._document, "useContext", Place()):
            concept = findings.typed(context, "valueCodeableConcept", dict, where) or {}
            for coding, spot in findings.objects(concept, "coding", where.at("valueCodeableConcept")):
                code = findings.text(coding, "code", spot)
                if code is not None:
                    codes.add(code)
        return frozenset(codes)

    def _effective(self) -> tuple[str | None, str | None]:
        period = self._findings.typed(self._document, "effectivePeriod", dict, Place()) or {}
        where = Place().at("effectivePeriod")
        return self._findings.text(period, "start", where), self._findings.text(period, "end", where)

    def _items(self, owner: Mapping[str, Any], place: Place, depth: int, parent: str | None = None) -> tuple[Item, ...]:
        found = self._findings.objects(owner, "item", place)
        if found and depth > MAX_ITEM_DEPTH:
            self._findings.refuse("limit", place, what="item-depth", limit=MAX_ITEM_DEPTH)
            return ()
        made = []
        for value, where in found:
            self._count += 1
            if self._count > MAX_ITEMS:
                if self._count == MAX_ITEMS + 1:
                    self._findings.refuse("limit", where, what="items", limit=MAX_ITEMS)
                break
            made.append(self._item(value, where, depth, parent))
        return tuple(item for item in made if item is not None)

    def _item(self, value: dict[str, Any], where: Place, depth: int, parent: str | None) -> Item | None:
        findings = self._findings
        link_id = findings.text(value, "linkId", where)
        if link_id is None:
            findings.refuse("missing-linkId", where)
        elif link_id in self._outline.link_ids:
            findings.refuse("duplicate-linkId", Place(where.steps, link_id))
        else:
            self._outline.link_ids.add(link_id)
        place = Place(where.steps, link_id)
        kind = self._type(value, place)
        self._elements(value, place)
        if kind is None or link_id is None:
            self._items(value, place, depth + 1, link_id)
            return None
        index = len(self._outline.items)
        item_without_items = self._question(value, place, kind, link_id)
        items = self._items(value, place, depth + 1, link_id)
        item = _with_items(item_without_items, items, findings, place)
        self._outline.put(index, item, parent, place)
        return item

    def _elements(self, value: dict[str, Any], place: Place) -> None:
        findings = self._findings
        known = {key: content for key, content in value.items() if key.lstrip("_") not in FOREIGN_ITEM_ELEMENTS}
        for key in value.keys() - known.keys():
            findings.refuse("other-format", place.at(key), format=FOREIGN_ITEM_ELEMENTS[key.lstrip("_")], element=key)
        findings.elements(known, ITEM_ELEMENTS, place)
        if findings.typed(value, "readOnly", bool, place):
            findings.not_supported("readOnly", place.at("readOnly"))
        for key in ("initial", "answerValueSet"):
            if key in value:
                findings.not_supported(key, place.at(key))
        if "answerOption" in value and "answerValueSet" in value:
            findings.refuse("option-and-valueset", place)

    def _type(self, value: dict[str, Any], place: Place) -> ItemType | None:
        findings = self._findings
        name = findings.typed(value, "type", str, place)
        if name is None:
            if "type" not in value:
                findings.refuse("missing-element", place, element="type")
            return None
        try:
            return ItemType(name)
        except ValueError:
            pass
        if name in _OTHER_R4_TYPES:
            findings.not_supported(f"type-{name}", place.at("type"))
        elif name == "coding":
            findings.refuse("other-format", place.at("type"), format="R5", element="type")
        else:
            findings.refuse("unknown-type", place.at("type"), found=name[:60])
        return None

    def _question(self, value: dict[str, Any], place: Place, kind: ItemType, link_id: str) -> Item:
        findings = self._findings
        read = findings.extensions(value, place, _ITEM_EXTENSIONS)
        for extension, where in read.get(HIDDEN, []):
            if findings.typed(extension, "valueBoolean", bool, where) is not False:
                findings.not_supported("questionnaire-hidden", where)
        conditions, any_condition = read_conditions(findings, value, place)
        return Item(
            link_id=link_id,
            type=kind,
            text=findings.texts(value, "text", place),
            codes=findings.codings(value, "code", place),
            required=bool(findings.typed(value, "required", bool, place)),
            repeats=self._repeats(value, place, kind),
            options=self._options(value, place, kind),
            conditions=conditions,
            any_condition=any_condition,
            max_length=self._max_length(value, place, kind),
            min_value=self._bound(read.get(MIN_VALUE, []), kind),
            max_value=self._bound(read.get(MAX_VALUE, []), kind),
            is_help=self._is_help(read.get(ITEM_CONTROL, []), kind),
        )

    def _repeats(self, value: dict[str, Any], place: Place, kind: ItemType) -> bool:
        repeats = bool(self._findings.typed(value, "repeats", bool, place))
        if repeats and kind is not ItemType.CHOICE:
            self._findings.not_supported(f"repeats-{kind}", place.at("repeats"))
        return repeats

    def _options(self, value: dict[str, Any], place: Place, kind: ItemType) -> tuple[Option, ...]:
        if kind is not ItemType.CHOICE:
            if "answerOption" in value:
                self._findings.not_supported(f"answerOption-{kind}", place.at("answerOption"))
            return ()
        return read_options(self._findings, value, place)

    def _max_length(self, value: dict[str, Any], place: Place, kind: ItemType) -> int | None:
        length: int | None = self._findings.typed(value, "maxLength", int, place)
        if length is None:
            return None
        if kind not in _TYPED:
            self._findings.not_supported(f"maxLength-{kind}", place.at("maxLength"))
        elif length < 1:
            self._findings.refuse("range-empty", place.at("maxLength"))
        return length

    def _bound(self, found: list[tuple[dict[str, Any], Place]], kind: ItemType) -> Any:
        bound = None
        for extension, where in found:
            if kind in _BOUNDED:
                bound = read_bound(self._findings, extension, where, kind)
            else:
                self._findings.not_supported(f"{str(extension['url']).rsplit('/', 1)[-1]}-{kind}", where)
        return bound

    def _is_help(self, found: list[tuple[dict[str, Any], Place]], kind: ItemType) -> bool:
        findings, is_help = self._findings, False
        for extension, where in found:
            concept = findings.typed(extension, "valueCodeableConcept", dict, where) or {}
            for coding, spot in findings.objects(concept, "coding", where.at("valueCodeableConcept")):
                code = findings.text(coding, "code", spot)
                if code == "help" and kind is ItemType.DISPLAY:
                    is_help = True
                elif code not in PLAIN_CONTROLS:
                    findings.note("control-degraded", where, control=code)
        return is_help


def _with_items(item: Item, items: tuple[Item, ...], findings: Findings, place: Place) -> Item:
    """Return the item with what stands below it, and with the help that its help children give."""
    if not items:
        return item
    if item.type is ItemType.DISPLAY:
        findings.refuse("items-under-display", place)
    if item.repeats and any(child.type is not ItemType.DISPLAY for child in items):
        findings.not_supported("items-under-repeating-question", place)
    help_texts = [child.text for child in items if child.is_help]
    return replace(item, items=items, help=_joined(help_texts) if help_texts else None)


def _joined(texts: list[Texts]) -> Texts:
    shared = [language for language in texts[0] if all(language in text for text in texts)]
    return {language: "\n".join(text[language] for text in texts) for language in shared}
