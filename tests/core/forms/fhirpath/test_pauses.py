# SPDX-License-Identifier: EUPL-1.2
"""A pause that is not the expression's fault takes no value away; one that is slow by itself is still stopped."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from screening_app.core.forms.fhirpath.expression import EvaluationFailed, Surround, compile_expression

NOW = datetime(2026, 3, 4, tzinfo=UTC)
RESPONSE = {"item": [{"linkId": f"q{n}", "answer": [{"valueInteger": 1}]} for n in range(300)]}


class Slow(Mapping[str, Any]):
    """Variables of which each look-up works for longer than an expression may."""

    def __init__(self, times: int) -> None:
        self._left = times

    def __getitem__(self, name: str) -> Any:
        if self._left:
            self._left -= 1
            end = time.thread_time() + 0.06
            while time.thread_time() < end:
                pass
        return [1]

    def __iter__(self) -> Iterator[str]:
        return iter(("x",))

    def __len__(self) -> int:
        return 1


def test_one_pause_takes_no_value_away() -> None:
    text = "item.select(answer.value + %x).count()"
    assert compile_expression(text).evaluate([RESPONSE], Surround(NOW, Slow(1))) == [300]


@pytest.mark.slow
def test_what_is_slow_again_and_again_is_stopped() -> None:
    with pytest.raises(EvaluationFailed) as stopped:
        compile_expression("item.select(answer.value + %x).count()").evaluate([RESPONSE], Surround(NOW, Slow(300)))
    assert stopped.value.code == "time"
