# SPDX-License-Identifier: EUPL-1.2
"""Questionnaires of the sizes that LHC-Forms was measured with: 11, 28, 111 and 299 items, made up for the purpose."""

from __future__ import annotations

from typing import Any

from synthetic_forms import SDC, SYSTEM, document, extension

CHOICES = ("Aldrig", "Sällan", "Ibland", "Ofta")


def choice(number: int) -> dict[str, Any]:
    """Return a question with four weighted options; the third asks for nothing that follows."""
    options = [
        {
            "valueCoding": {"system": SYSTEM, "code": f"c{weight}", "display": text},
            "extension": [extension("ordinalValue", valueDecimal=weight)],
        }
        for weight, text in enumerate(CHOICES)
    ]
    text = f"Fråga {number}: hur ofta har det hänt under de senaste tolv månaderna?"
    return {"linkId": f"q{number}", "type": "choice", "text": text, "answerOption": options}


def score(number: int, questions: range) -> dict[str, Any]:
    """Return the sum of some questions, once all that are asked of them are answered."""
    named = " or ".join(f"linkId='q{each}'" for each in questions)
    answered = f"%resource.repeat(item).where({named}).answer.value"
    text = f"iif({answered}.count() > {len(questions) // 2}, {answered}.weight().sum(), {{}})"
    expression = {"language": "text/fhirpath", "expression": text}
    calculated = extension(SDC + "sdc-questionnaire-calculatedExpression", valueExpression=expression)
    made = {"linkId": f"s{number}", "type": "decimal", "text": f"Summa {number}", "readOnly": True}
    return made | {"extension": [calculated]}


def form(items: int, scores: int = 0, conditions: int = 0) -> dict[str, Any]:
    """Return a questionnaire with so many items; the last `conditions` questions hang on an earlier answer."""
    count = items - scores
    questions = [choice(number) for number in range(count)]
    for number in range(count - conditions, count):
        source = {"question": f"q{number // 3}", "operator": "!=", "answerCoding": {"system": SYSTEM, "code": "c3"}}
        questions[number]["enableWhen"] = [source, {"question": source["question"], "operator": "exists"}]
        questions[number]["enableWhen"][1]["answerBoolean"] = True
        questions[number]["enableBehavior"] = "all"
    parts = [range(part * count // scores, (part + 1) * count // scores) for part in range(scores)]
    sums = [score(number, part) for number, part in enumerate(parts)]
    return document(f"peer-{items}", [*questions, *sums], "intake", "routine")


SIZES = {
    11: form(11, scores=1),
    28: form(28, conditions=6),
    111: form(111, scores=11, conditions=80),
    299: form(299, scores=11, conditions=120),
}
"""A form of each size, by its number of items."""
