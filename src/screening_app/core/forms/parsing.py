# SPDX-License-Identifier: EUPL-1.2
"""From a parsed JSON document to a form; every element is read, refused by name or noted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from screening_app.core.forms.about import ABOUT_EXTENSIONS, is_left_out, is_skeleton, read_about
from screening_app.core.forms.details import DETAIL_EXTENSIONS, WITHOUT_DETAILS, Details
from screening_app.core.forms.expressions_lint import lint_expressions, plan_or_refuse
from screening_app.core.forms.expressions_read import (
    EXPRESSION_EXTENSIONS,
    ROOT_EXPRESSION_EXTENSIONS,
    read_constraints,
    read_expression,
    read_launch_contexts,
    read_variables,
)
from screening_app.core.forms.extensions import (
    CALCULATED,
    ENABLE_EXPRESSION,
    FOREIGN_ITEM_ELEMENTS,
    FOREIGN_ROOT_ELEMENTS,
    ITEM_ELEMENTS,
    ROOT_ELEMENTS,
)
from screening_app.core.forms.fhirpath.expression import Expression
from screening_app.core.forms.findings import UNKNOWN_LANGUAGE, Findings, Place, complete_languages
from screening_app.core.forms.guards import lint_sums
from screening_app.core.forms.lint import Outline, lint_item, lint_patterns
from screening_app.core.forms.model import About, Constraint, Form, Item, ItemType, Problem, Texts, Variable
from screening_app.core.forms.parts import read_conditions, read_options
from screening_app.core.forms.reading import MAX_ITEM_DEPTH, MAX_ITEMS, Document
from screening_app.core.forms.values import CHOICE_TYPES
from screening_app.core.forms.valuesets import ValueSets

_STATUSES = frozenset({"draft", "active", "retired", "unknown"})
_TYPES = {str(kind): kind for kind in ItemType}
_OTHER_R4_TYPES = frozenset({"attachment", "reference", "question"})
_ORDINARY_ELEMENTS = (ITEM_ELEMENTS.keys() - {"modifierExtension"}) | {"_text", "_prefix"}
"""What an item can hold without anything to report: known, and at most with a translation."""
_ITEM_EXTENSIONS = DETAIL_EXTENSIONS | EXPRESSION_EXTENSIONS


class Reading:
    """One reading of one document. `result()` is called once."""

    def __init__(self, document: Document) -> None:
        self._document, self._sha256 = document
        self._findings = Findings()
        self._outline = Outline()
        self._count = 0
        self._about = About()
        self._variables: tuple[Variable, ...] = ()
        self._constraints: tuple[Constraint, ...] = ()

    def result(self) -> tuple[Form | None, tuple[Problem, ...]]:
        """Return the form, or None where anything refuses it, and everything found."""
        findings, document = self._findings, self._document
        if not self._sniff():
            return None, tuple(findings.problems)
        root = Place()
        findings.elements(document, ROOT_ELEMENTS, root)
        if "implicitRules" in document:
            findings.not_supported("implicitRules", root.at("implicitRules"))
        findings.read_in(findings.tag(document, "language", root) or UNKNOWN_LANGUAGE)
        if findings.language == UNKNOWN_LANGUAGE:
            findings.warn("language-missing", root)
        self._sets = ValueSets(findings, document)
        self._root_extensions(document, root)
        items = self._items(document, root, 1)
        if not self._outline.link_ids:
            findings.refuse("missing-element", root, element="item")
        for item in self._outline.items:
            lint_item(item, self._outline, findings)
        lint_patterns(self._outline, findings)
        form = self._form(items)
        return (None if findings.refused else form), tuple(findings.problems)

    def _root_extensions(self, document: dict[str, Any], root: Place) -> None:
        findings = self._findings
        findings.is_skeleton = is_skeleton(document)
        found = findings.extensions(document, root, ABOUT_EXTENSIONS | ROOT_EXPRESSION_EXTENSIONS)
        self._about = read_about(findings, document, found)
        self._variables = (*read_launch_contexts(findings, found), *read_variables(findings, found))
        self._constraints = read_constraints(findings, found)

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
        if "status" not in document:
            findings.warn("status-missing", root)
        elif texts["status"] not in _STATUSES:
            findings.refuse("status-unknown", root.at("status"))
        context, effective = self._use_context(), self._effective()
        if not copyright_texts:
            findings.warn("copyright-missing", root)
        for key in ("url", "version"):
            if texts[key] is None:
                findings.warn(f"{key}-missing", root)
        if not title:
            findings.warn("title-missing", root)
        languages = complete_languages(findings.language, findings.texts_seen + findings.shared_texts, findings)
        plan = plan_or_refuse(self._outline, self._variables, self._constraints, findings)
        lint_expressions(self._outline, self._variables, self._constraints, findings)
        lint_sums(self._outline, self._variables, findings)
        if findings.refused:
            return None
        sha256 = self._sha256
        url = texts["url"] or f"urn:sha256:{sha256}"
        return Form(
            url=url,
            version=texts["version"] or sha256[:12],
            name=texts["name"] or "",
            title=title or {findings.language: texts["name"] or url},
            status=texts["status"] or "unknown",
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
            variables=self._variables,
            constraints=self._constraints,
            about=self._about,
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
        found = self._findings.numbered(owner, "item", place)
        if found and depth > MAX_ITEM_DEPTH:
            self._findings.refuse("limit", place, what="item-depth", limit=MAX_ITEM_DEPTH)
            return ()
        made = []
        for index, value in found:
            where = place.at("item", index)
            self._count += 1
            if self._count > MAX_ITEMS:
                if self._count == MAX_ITEMS + 1:
                    self._findings.refuse("limit", where, what="items", limit=MAX_ITEMS)
                break
            item = self._item(value, where, depth, parent)
            if item is not None:
                made.append(item)
        return tuple(made)

    def _item(self, value: dict[str, Any], where: Place, depth: int, parent: str | None) -> Item | None:
        findings = self._findings
        link_id = findings.text(value, "linkId", where)
        place = Place(where.steps, link_id)
        if link_id is None:
            findings.refuse("missing-linkId", where)
        elif link_id in self._outline.link_ids:
            findings.refuse("duplicate-linkId", place)
        else:
            self._outline.link_ids.add(link_id)
        kind = self._type(value, place)
        self._elements(value, place)
        if kind is None or link_id is None:
            self._items(value, place, depth + 1, link_id)
            return None
        index, seen = len(self._outline.items), len(findings.texts_seen)
        fields = self._question(value, place, kind)
        items = self._items(value, place, depth + 1, link_id) if "item" in value else ()
        if items:
            fields |= {"items": items, "help": _joined([child.text for child in items if child.is_help])}
        if fields.get("hidden", False) and is_left_out(value):
            # Nobody is asked it, so no language waits for its words.
            del findings.texts_seen[seen:]
        item = Item(link_id, kind, **fields)
        self._outline.put(index, item, parent, place)
        return item

    def _elements(self, value: dict[str, Any], place: Place) -> None:
        findings = self._findings
        if _ORDINARY_ELEMENTS.issuperset(value):
            return
        known = {key: content for key, content in value.items() if key.lstrip("_") not in FOREIGN_ITEM_ELEMENTS}
        for key in [key for key in value if key not in known]:
            findings.refuse("other-format", place.at(key), format=FOREIGN_ITEM_ELEMENTS[key.lstrip("_")], element=key)
        findings.elements(known, ITEM_ELEMENTS, place)

    def _type(self, value: dict[str, Any], place: Place) -> ItemType | None:
        findings = self._findings
        name = findings.typed(value, "type", str, place)
        if name is None:
            if "type" not in value:
                findings.refuse("missing-element", place, element="type")
            return None
        if name in _TYPES:
            return _TYPES[name]
        if name in _OTHER_R4_TYPES:
            findings.not_supported(f"type-{name}", place.at("type"))
        elif name == "coding":
            findings.refuse("other-format", place.at("type"), format="R5", element="type")
        else:
            findings.refuse("unknown-type", place.at("type"), found=name[:60])
        return None

    def _question(self, value: dict[str, Any], place: Place, kind: ItemType) -> dict[str, Any]:
        """Return what an item says of itself, by the names it has in Item."""
        findings = self._findings
        found = findings.extensions(value, place, _ITEM_EXTENSIONS)
        fields: dict[str, Any] = {}
        if "enableWhen" in value or "enableBehavior" in value:
            fields["conditions"], fields["any_condition"] = read_conditions(findings, value, place)
        if ENABLE_EXPRESSION in found:
            fields["enable_expression"] = read_expression(findings, found, ENABLE_EXPRESSION)
            if fields.get("conditions"):
                findings.not_supported("enableWhen-and-enableWhenExpression", place)
        fields["text"] = findings.texts(value, "text", place)
        if "code" in value:
            fields["codes"] = findings.codings(value, "code", place)
        for key in ("required", "repeats"):
            if key in value:
                fields[key] = bool(findings.typed(value, key, bool, place))
        if kind in CHOICE_TYPES or "answerOption" in value or "answerValueSet" in value:
            fields["options"] = read_options(findings, self._sets, value, place, kind)
            fields["has_value_set"] = "answerValueSet" in value
        if found:
            fields |= {
                "calculated": self._calculated(found, kind),
                "variables": read_variables(findings, found),
                "constraints": read_constraints(findings, found),
            }
        if found or not WITHOUT_DETAILS.issuperset(value):
            fields |= Details(findings, value, found, place, kind).fields()
        return fields

    def _calculated(self, found: Mapping[str, list[tuple[dict[str, Any], Place]]], kind: ItemType) -> Expression | None:
        if kind in (ItemType.GROUP, ItemType.DISPLAY):
            for _, where in found.get(CALCULATED, []):
                self._findings.not_supported(f"sdc-questionnaire-calculatedExpression-{kind}", where)
            return None
        return read_expression(self._findings, found, CALCULATED)


def _joined(texts: list[Texts]) -> Texts | None:
    """Return the texts of several helps as one, in the languages that all of them have."""
    if not texts:
        return None
    shared = [language for language in texts[0] if all(language in text for text in texts)]
    return {language: "\n".join(text[language] for text in texts) for language in shared}
