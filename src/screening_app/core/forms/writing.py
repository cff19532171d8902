# SPDX-License-Identifier: EUPL-1.2
"""From a filling to the QuestionnaireResponse that is kept, the same JSON for the same answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from screening_app.core.forms.extensions import DATA_ABSENT_REASON
from screening_app.core.forms.instances import Tree, below
from screening_app.core.forms.model import Answer, Form, Item, in_language
from screening_app.core.forms.response_parts import DECLINED_CODE
from screening_app.core.forms.values import write_value


class Writing:
    """One writing. `values` holds what is to be written by path; only "in-progress" keeps what disabled items hold."""

    def __init__(
        self,
        form: Form,
        tree: Tree,
        values: Mapping[str, tuple[Answer, ...]],
        declined: Collection[str],
        enabled: Mapping[str, bool],
    ) -> None:
        self._form, self._tree = form, tree
        self._values, self._declined, self._enabled = values, declined, enabled
        self._language, self._keeps_disabled = form.language, False

    def response(self, status: str, authored: datetime, language: str) -> dict[str, Any]:
        """Return the response. A declined question carries data-absent-reason on its item; a blank one is absent."""
        self._language, self._keeps_disabled = language, status == "in-progress"
        items = self._items(self._form.items, "")
        made: dict[str, Any] = {
            "resourceType": "QuestionnaireResponse",
            "language": language,
            "questionnaire": f"{self._form.url}|{self._form.version}",
            "status": status,
            "authored": authored.isoformat(timespec="seconds"),
        }
        return made | ({"item": items} if items else {})

    def _items(self, items: Sequence[Item], prefix: str) -> list[dict[str, Any]]:
        found = []
        for item in items:
            path = prefix + item.link_id
            if item.is_repeating_group:
                found += self._rows(item, path)
                continue
            here = self._keeps_disabled or self._enabled[path]
            values = self._values.get(path, ()) if here else ()
            declined = here and path in self._declined
            under = [
                self._items(item.items, below(path, prefix, answer))
                for answer in range(max(1, len(values)) if item.nests else 1)
            ]
            if not (any(under) or values or declined):
                continue
            made = self._entry(item, declined=declined)
            if item.is_question:
                made |= self._answers(item, values, under)
            elif under[0]:
                made["item"] = under[0]
            found.append(made)
        return found

    def _answers(self, item: Item, values: Sequence[Answer], under: Sequence[list[dict[str, Any]]]) -> dict[str, Any]:
        """Return the answers, each with what stands below it; without any, one that only holds that."""
        written = [write_value(item, value, self._language, self._form.language) for value in values]
        if not written and any(under):
            written = [{}]
        for value, items in zip(written, under, strict=False):
            if items:
                value["item"] = items
        return {"answer": written} if written else {}

    def _rows(self, item: Item, group: str) -> list[dict[str, Any]]:
        """Return an entry for each row; an empty row is kept only in a draft, and only beside others."""
        found = []
        for row in range(self._tree.groups[group]):
            items = self._items(item.items, f"{group}[{row}]/")
            if items or (self._keeps_disabled and self._tree.groups[group] != 1):
                found.append(self._entry(item) | ({"item": items} if items else {}))
        return found

    def _entry(self, item: Item, *, declined: bool = False) -> dict[str, Any]:
        made: dict[str, Any] = {"linkId": item.link_id}
        if declined:
            made["extension"] = [{"url": DATA_ABSENT_REASON, "valueCode": DECLINED_CODE}]
        if item.text:
            made["text"] = in_language(item.text, self._language, self._form.language)
        return made
