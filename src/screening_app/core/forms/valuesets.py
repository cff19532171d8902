# SPDX-License-Identifier: EUPL-1.2
"""Options from the value sets that a form carries inside itself; sets that lie elsewhere are refused by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from screening_app.core.forms.findings import Findings, Place
from screening_app.core.forms.model import Coding, Option
from screening_app.core.forms.weights import read_weight

MAX_CONCEPTS = 5_000


class ValueSets:
    """The value sets of one document. A set is read when the first item asks for it."""

    def __init__(self, findings: Findings, document: Mapping[str, Any]) -> None:
        self._findings = findings
        self._count = 0
        self._read: dict[str, tuple[Option, ...]] = {}
        self._sets: dict[str, tuple[dict[str, Any], Place]] = {}
        for resource, where in findings.objects(document, "contained", Place()):
            name = resource.get("id")
            if resource.get("resourceType") == "ValueSet" and isinstance(name, str):
                self._sets[name] = (resource, where)
                url = resource.get("url")
                if isinstance(url, str):
                    self._sets.setdefault(url, (resource, where))
            else:
                findings.note("contained-ignored", where)

    def options(self, reference: str, place: Place) -> tuple[Option, ...]:
        """Return the options of "#id", or of the url of a set inside the document; one from elsewhere is refused."""
        name = reference.removeprefix("#")
        if not reference.startswith("#") and reference not in self._sets:
            self._findings.refuse("valueset-external", place, url=reference[:200])
            return ()
        if name not in self._sets:
            self._findings.refuse("valueset-missing", place, url=reference[:200])
            return ()
        if name not in self._read:
            # Another item may have the same options: their words stay when those of the first one do not count.
            seen = len(self._findings.texts_seen)
            self._read[name] = self._options(*self._sets[name], place)
            self._findings.shared_texts += self._findings.texts_seen[seen:]
            del self._findings.texts_seen[seen:]
        return self._read[name]

    def _options(self, resource: dict[str, Any], where: Place, place: Place) -> tuple[Option, ...]:
        findings = self._findings
        concepts: list[tuple[dict[str, Any], Place, str | None]] = []
        expansion = findings.typed(resource, "expansion", dict, where)
        if expansion is not None:
            layer = findings.objects(expansion, "contains", where.at("expansion"))
            while layer:
                below: list[tuple[dict[str, Any], Place]] = []
                for value, spot in layer:
                    if value.get("abstract") is not True and "code" in value:
                        concepts.append((value, spot, findings.text(value, "system", spot)))
                    below += findings.objects(value, "contains", spot)
                layer = below
        else:
            compose = findings.typed(resource, "compose", dict, where) or {}
            included = findings.objects(compose, "include", where.at("compose"))
            for include, spot in included:
                if "concept" not in include or "filter" in include or "valueSet" in include:
                    findings.refuse("valueset-unusable", place, url=str(resource.get("id"))[:200])
                    return ()
                system = findings.text(include, "system", spot)
                concepts += [(value, at, system) for value, at in findings.objects(include, "concept", spot)]
            if "exclude" in compose:
                findings.refuse("valueset-unusable", place, url=str(resource.get("id"))[:200])
                return ()
        self._count += len(concepts)
        if self._count > MAX_CONCEPTS:
            findings.refuse("limit", where, what="concepts", limit=MAX_CONCEPTS)
            return ()
        if not concepts:
            findings.refuse("valueset-unusable", place, url=str(resource.get("id"))[:200])
        made = [self._option(*concept) for concept in concepts]
        return tuple(option for option in made if option is not None)

    def _option(self, value: dict[str, Any], where: Place, system: str | None) -> Option | None:
        findings = self._findings
        code = findings.text(value, "code", where)
        if code is None:
            findings.refuse("missing-element", where, element="code")
            return None
        texts = dict(findings.texts(value, "display", where))
        for designation, spot in findings.objects(value, "designation", where):
            language = findings.tag(designation, "language", spot)
            word = findings.text(designation, "value", spot)
            if language is not None and word is not None:
                texts.setdefault(language, word)
        if not texts:
            findings.warn("option-without-text", where)
        option = Option(Coding(system, code), texts or {findings.language: code})
        return replace(option, weight=read_weight(findings, value, where))
