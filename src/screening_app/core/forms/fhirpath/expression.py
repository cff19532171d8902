# SPDX-License-Identifier: EUPL-1.2
"""One compiled expression."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from screening_app.core.forms.fhirpath.evaluation import Run, Scope
from screening_app.core.forms.fhirpath.functions import CLOCK
from screening_app.core.forms.fhirpath.nodes import Literal, Part, Variable
from screening_app.core.forms.fhirpath.parser import Parser
from screening_app.core.forms.fhirpath.reach import calls, link_ids, names_items, parts
from screening_app.core.forms.fhirpath.surround import EvaluationFailed, ExpressionRefused, Surround
from screening_app.core.forms.fhirpath.values import node, plain

__all__ = ["EvaluationFailed", "Expression", "ExpressionRefused", "Surround", "compile_expression", "node"]


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """A compiled expression; thread-safe, evaluated often.

    `variables` are the % names it mentions. `link_ids` are the texts compared with linkId anywhere in it;
    `names_items` is False when it also reaches answers without naming their linkId (then it depends on all).
    `uses_clock` says that its value also depends on when it is evaluated.
    """

    text: str
    variables: frozenset[str]
    link_ids: frozenset[str]
    names_items: bool
    functions: frozenset[str]
    uses_clock: bool = False
    root: Part = field(default=Literal(()), repr=False)

    def evaluate(self, focus: Sequence[Any], surround: Surround) -> list[Any]:
        """Return the collection it gives: bool, int, Decimal, str and JSON objects. Raises EvaluationFailed only.

        The focus and the variables are plain JSON; what `node` has wrapped is walked without wrapping it again.
        """
        items = [node(item) for item in focus if item is not None]
        try:
            found = self.root.give(Run(items, surround), Scope(items))
        except RecursionError:
            raise EvaluationFailed("steps", "depth") from None
        return [value for item in found if (value := plain(item)) is not None]


def compile_expression(text: str) -> Expression:
    """Return the compiled expression. Raises ExpressionRefused."""
    root = Parser(text).whole()
    functions = frozenset(calls(root))
    return Expression(
        text=text,
        variables=frozenset(part.name for part in parts(root) if isinstance(part, Variable)),
        link_ids=link_ids(root),
        names_items=names_items(root),
        functions=functions,
        uses_clock=bool(functions & CLOCK),
        root=root,
    )
