# SPDX-License-Identifier: EUPL-1.2
"""A questionnaire of 111 items in two languages: opening it, and working out which items are asked."""

from __future__ import annotations

import json
import time
from typing import Any

from screening_app.core.forms.conditions import enabled
from screening_app.core.forms.definition import Coding, load
from screening_app.paths import data_folder

ITEMS = 111
ROUNDS = 200
OPEN_LIMIT_MS = 5
CONDITIONS_LIMIT_MS = 1
SYSTEM = "urn:rutinstod:answer"
CODES = ("no", "earlier", "ongoing")


def in_two_languages(key: str, text: str) -> dict[str, Any]:
    """Return a text element with its English translation."""
    parts = [{"url": "lang", "valueCode": "en"}, {"url": "content", "valueString": f"{text} (in English)"}]
    url = "http://hl7.org/fhir/StructureDefinition/translation"
    return {key: text, f"_{key}": {"extension": [{"url": url, "extension": parts}]}}


def question(number: int) -> dict[str, Any]:
    """Return a question with three options; all but the first depend on two earlier ones."""
    made = {"linkId": f"q{number}", "type": "choice"}
    made |= in_two_languages("text", f"Fråga {number}: har någon som står dig nära gjort dig illa?")
    made["answerOption"] = [
        {"valueCoding": {"system": SYSTEM, "code": code} | in_two_languages("display", f"Svar {code}")}
        for code in CODES
    ]
    if number:
        made["enableBehavior"] = "any"
        made["enableWhen"] = [
            {"question": f"q{number - 1}", "operator": "exists", "answerBoolean": True},
            {"question": f"q{number // 2}", "operator": "=", "answerCoding": {"system": SYSTEM, "code": "ongoing"}},
        ]
    return made


def large_form() -> bytes:
    """Return the file's bytes."""
    document = {"resourceType": "Questionnaire", "url": "urn:bench", "version": "1", "status": "active"}
    document |= {"language": "sv", "title": "Stort formulär", "copyright": "Påhittat"}
    document |= {"item": [question(number) for number in range(ITEMS)]}
    return json.dumps(document, ensure_ascii=False).encode()


def test_open_a_large_form(meter: Any) -> None:
    content = large_form()
    assert len(load(content).ordered) == ITEMS
    ours, theirs, busy = [], [], []
    for _ in range(ROUNDS):
        began = time.thread_time()
        ours.append(meter.once(lambda: load(content)))
        busy.append((time.thread_time() - began) * 1000)
        theirs.append(meter.once(lambda: json.loads(content)))
    size = f"{len(content) // 1000} kB"
    parse = meter.row(f"json.loads of the same {size}", theirs)
    median = sorted(ours)[ROUNDS // 2]
    beside = f"{median / OPEN_LIMIT_MS:.2f} of {OPEN_LIMIT_MS} ms; {median / parse:.1f} x json.loads"
    meter.row(f"open a form of {ITEMS} items, {size}", ours, beside)
    meter.row("of this, processor time", busy, f"the least {min(busy):.2f} ms")


def test_open_every_shipped_form(meter: Any) -> None:
    files = [file.read_bytes() for file in sorted((data_folder("forms") / "instruments").rglob("*.json"))]
    times = meter.times(lambda: [load(content) for content in files], ROUNDS // 10)
    meter.row(f"open all {len(files)} shipped forms, {sum(map(len, files)) / 1e6:.1f} MB", times)


def test_all_conditions(meter: Any) -> None:
    form = load(large_form())
    answers = {f"q{number}": (Coding(SYSTEM, CODES[number % 3]),) for number in range(ITEMS)}
    times = meter.times(lambda: enabled(form, answers), ROUNDS)
    beside = f"{sorted(times)[ROUNDS // 2] / CONDITIONS_LIMIT_MS:.2f} of {CONDITIONS_LIMIT_MS} ms"
    meter.row(f"all conditions of {ITEMS} items", times, beside)
