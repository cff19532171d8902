# SPDX-License-Identifier: EUPL-1.2
"""Loads and evaluates broken questionnaires by the thousand: `make fuzz ARGS="--count 20000 --corpus DIR"`.

Each that loads is then given answers, whole and broken. Says how many loaded, how many responses were read, every
exception with the number that brings it back, and every file over its time limit.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpus.mutations import answers, mutated
from screening_app.core.forms.definition import check
from screening_app.core.forms.evaluation import evaluate
from screening_app.core.forms.fhirpath.expression import EvaluationFailed
from screening_app.core.forms.filling import from_response
from screening_app.core.forms.model import Form
from screening_app.errors import CannotNow, ScreeningError
from screening_app.paths import data_folder

NOW = datetime(2026, 1, 1, tzinfo=UTC)
LIMIT_S = 1.0
LARGEST_SEED = 60_000
RESPONSES = 3
CRASHES = (
    *(LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RuntimeError, MemoryError, AssertionError),
    *(ScreeningError, EvaluationFailed),
)


@dataclass
class Result:
    """What came of a run."""

    done: int = 0
    loaded: int = 0
    read: int = 0
    slowest: float = 0.0
    slow: list[str] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)


def seeds(folders: Sequence[Path]) -> list[tuple[str, dict[str, Any]]]:
    """Return the questionnaires of these folders, by file name; very large ones are left out."""
    files = [file for folder in folders for file in sorted(folder.glob("*.json"))]
    return [(f.name, json.loads(f.read_bytes())) for f in files if f.stat().st_size <= LARGEST_SEED]


def run(documents: Sequence[tuple[str, dict[str, Any]]], count: int, first: int = 0) -> Result:
    """Break, load and evaluate `count` documents; numbers go on from `first`."""
    result = Result()
    for number in range(first, first + count):
        chance = random.Random(number)
        name, document = chance.choice(documents)
        content = json.dumps(mutated(document, chance)).encode()
        started = time.thread_time()
        try:
            form, problems = check(content)
            assert (form is None) == any(problem.severity == "refuse" for problem in problems)
            evaluate(content, None, NOW)
            if form is not None:
                result.loaded += 1
                result.read += sum(respond(form, content, chance) for _ in range(RESPONSES))
        except CRASHES as problem:
            where = traceback.extract_tb(problem.__traceback__)[-1]
            result.crashes.append(
                f"{number} {name}: {type(problem).__name__} at {Path(where.filename).name}:{where.lineno}"
            )
        seconds = time.thread_time() - started
        result.done += 1
        result.slowest = max(result.slowest, seconds)
        if seconds > LIMIT_S:
            result.slow.append(f"{number} {name}: {seconds:.1f} s")
    return result


def respond(form: Form, content: bytes, chance: random.Random) -> bool:
    """Evaluate a response and a broken copy of it; whether the broken one could be read, which then keeps all it held.

    What was read and is written again is read to the same answers.
    """
    whole = answers(form, chance)
    json.dumps(evaluate(content, whole, NOW))
    broken = mutated(whole, chance)
    json.dumps(evaluate(content, broken, NOW))
    try:
        read = from_response(form, broken, NOW)
    except CannotNow:
        return False
    assert sum(map(len, read.answers.values())) == held(form, broken)
    again = from_response(form, json.loads(json.dumps(read.response("in-progress", NOW, form.language))), NOW)
    assert (again.answers, again.declined) == (read.answers, read.declined)
    read.response("completed", NOW, form.language)
    return True


def held(form: Form, owner: dict[str, Any]) -> int:
    """Return how many answers a response holds below this place, without those the form works out."""
    found = 0
    for entry in owner.get("item", ()):
        answers_here = entry.get("answer", ())
        if form.item(entry["linkId"]).calculated is None:
            found += sum(any(key.startswith("value") for key in answer) for answer in answers_here)
        found += held(form, entry) + sum(held(form, answer) for answer in answers_here)
    return found


def main() -> int:
    """Run from the command line; status 1 when anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0, help="number to begin with, to bring a finding back")
    parser.add_argument("--corpus", type=Path, action="append", default=[], help="folder with more questionnaires")
    chosen = parser.parse_args()
    found = run(seeds([data_folder("forms") / "instruments", *chosen.corpus]), chosen.count, chosen.first)
    counts = f"{found.done} files, {found.loaded} loaded, {found.read} broken responses read"
    print(f"{counts}, the slowest {found.slowest * 1000:.0f} ms")
    for line in (*found.crashes, *found.slow):
        print(line)
    return 1 if found.crashes or found.slow else 0


if __name__ == "__main__":
    sys.exit(main())
