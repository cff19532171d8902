# SPDX-License-Identifier: EUPL-1.2
"""The pages about questionnaires, state by state, for pictures and for the walk of tests/gui/test_accessibility.py."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from gui.shots_build import build_walk
from screening_app.gui.hands import Hands

KEY = Qt.Key


def instruments_walk(window: QWidget, hands: Hands, folder: Path) -> Iterator[str]:
    """Walk from the list of questionnaires to every page behind it; `folder` takes the files that are imported."""
    hands.shown("instruments-filter")
    yield "instruments"
    good, bad = folder / "good.json", folder / "bad.json"
    good.write_text(json.dumps(made()), encoding="utf-8")
    bad.write_text(json.dumps(broken()), encoding="utf-8")
    _choose(window, hands, bad)
    hands.shown("import-report")
    yield "import-refused"
    hands.activate("import-cancel")
    hands.shown("instruments-filter")
    _choose(window, hands, good)
    hands.shown("keep")
    yield "import-report"
    hands.activate("keep")
    hands.shown("activate")
    yield "instrument-draft"
    hands.activate("problems")
    hands.shown("checked")
    yield "instrument-checked"
    hands.activate("back")
    hands.activate("activate")
    hands.shown("confirm-yes")
    yield "instrument-activate"
    hands.activate("confirm-yes")
    _settled(window, hands)
    hands.shown("retire")
    yield "instrument-active"
    hands.activate("read")
    hands.shown("reading")
    yield "instrument-reading"
    hands.tab_to("reading-language")
    hands.press(KEY.Key_Down)
    hands.shown("reading-language")
    yield "instrument-reading-other"
    hands.activate("back")
    hands.shown("read")
    hands.activate("back")
    hands.shown("instruments-publishers")
    hands.activate("instruments-publishers")
    hands.shown("publisher-add")
    yield "publishers"
    hands.fill("publisher-name", "Socialstyrelsen")
    hands.fill("publisher-key", "inte en nyckel")
    hands.activate("publisher-add")
    hands.until(lambda: bool(hands.shown("publisher-key").property("wrong")), "the key refused")
    yield "publishers-refused"
    hands.press(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    hands.shown("instruments-filter")
    yield from build_walk(window, hands, folder)


def _choose(window: QWidget, hands: Hands, file: Path) -> None:
    hands.activate("instruments-import")
    hands.shown("file-dialog")
    hands.type(str(file))
    hands.press(KEY.Key_Return)
    hands.until(lambda: QApplication.activeModalWidget() is None, "the dialog gone")
    _settled(window, hands)


def _settled(window: QWidget, hands: Hands) -> None:
    window.activateWindow()
    hands.until(window.isActiveWindow, "the window active again")


def made() -> dict[str, Any]:
    """Return a questionnaire in Swedish and Arabic with a warning, a condition and rows."""
    answers = [_option("no", "Nej", "لا"), _option("yes", "Ja", "نعم"), _option("unsure", "Vet inte säkert", "لا أعرف")]
    return {
        "resourceType": "Questionnaire",
        "url": "https://example.org/Questionnaire/trygg-hemma",
        "version": "1.0.0",
        "name": "SafeAtHome",
        "status": "draft",
        "language": "sv",
        "title": "Trygg hemma",
        "_title": _translated("الأمان في البيت"),
        "publisher": "Region Exempel",
        "purpose": "Syfte: att fråga om trygghet i hemmet. Målgrupp: vuxna.",
        "_purpose": _translated("الغرض: السؤال عن الأمان في البيت"),
        "copyright": "Påhittat för prov. Fritt att använda.",
        "_copyright": _translated("مثال للتجربة"),
        "extension": [_source("sv", "Egen formulering.", True), _source("ar", "Översatt av byrå.", False)],
        "item": [
            {
                "linkId": "safe",
                "type": "choice",
                "text": "Är du trygg hemma?",
                "_text": _translated("هل تشعرين بالأمان في البيت؟"),
                "answerOption": answers,
            },
            {
                "linkId": "who",
                "type": "string",
                "text": "Vem gör dig otrygg?",
                "_text": _translated("من الذي يجعلك تشعرين بعدم الأمان؟"),
                "enableWhen": [
                    {
                        "question": "safe",
                        "operator": "=",
                        "answerCoding": {"system": "urn:rutinstod:answer", "code": "no"},
                    }
                ],
            },
            {
                "linkId": "children",
                "type": "group",
                "repeats": True,
                "text": "Barn",
                "_text": _translated("الأطفال"),
                "item": [
                    {
                        "linkId": "age",
                        "type": "integer",
                        "text": "Hur gammalt är barnet?",
                        "_text": _translated("كم عمر الطفل؟"),
                    }
                ],
            },
        ],
    }


def broken() -> dict[str, Any]:
    """Return a questionnaire that cannot be used, for several reasons."""
    document = made()
    document.pop("copyright")
    document.pop("_copyright")
    document["item"][1]["enableWhen"][0]["question"] = "nobody"
    document["item"].append({"linkId": "safe", "type": "choice", "text": "En gång till?"})
    return document


def _option(code: str, display: str, arabic: str) -> dict[str, Any]:
    value = {"system": "urn:rutinstod:answer", "code": code, "display": display, "_display": _translated(arabic)}
    return {"valueCoding": value}


def _translated(text: str) -> dict[str, Any]:
    parts = [{"url": "lang", "valueCode": "ar"}, {"url": "content", "valueString": text}]
    return {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/translation", "extension": parts}]}


def _source(language: str, text: str, validated: bool) -> dict[str, Any]:
    parts: list[dict[str, Any]] = [
        {"url": "lang", "valueCode": language},
        {"url": "source", "valueString": text, "_valueString": _translated("المصدر")},
        {"url": "validated", "valueBoolean": validated},
    ]
    return {"url": "urn:rutinstod:language-source", "extension": parts}
