# SPDX-License-Identifier: EUPL-1.2
"""One compiled expression: the whole surface of FHIRPath for the rest of the program.

How to use it many times on one response: wrap the response once with `node` and hand the wrapped value in, as focus
or among the variables; what an expression finds in it (fields, items by linkId) is then kept for the next one. A
changed response is wrapped anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from screening_app.core.forms.fhirpath.surround import EvaluationFailed, ExpressionRefused, Surround

if TYPE_CHECKING:
    from screening_app.core.forms.fhirpath.nodes import Part

__all__ = ["EvaluationFailed", "Expression", "ExpressionRefused", "Surround", "compile_expression", "node"]


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """A compiled expression; thread-safe, evaluated often.

    `variables` are the % names it mentions. `link_ids` are the texts compared with linkId anywhere in it;
    `names_items` is False when it also reaches answers without naming their linkId (then it depends on all). What its
    declared variables depend on comes on top. `uses_clock` says that its value also depends on when it is evaluated.
    """

    text: str
    variables: frozenset[str]
    link_ids: frozenset[str]
    names_items: bool
    functions: frozenset[str]
    uses_clock: bool
    root: Part = field(repr=False)

    def evaluate(self, focus: Sequence[Any], surround: Surround) -> list[Any]:
        """Return the collection it gives: bool, int, Decimal, str and JSON objects. Raises EvaluationFailed only.

        The focus and the variables are plain JSON; what `node` has wrapped is walked without wrapping it again.
        """
        from screening_app.core.forms.fhirpath.evaluation import Run, Scope
        from screening_app.core.forms.fhirpath.values import node, plain

        try:
            items = [node(item) for item in focus if item is not None]
            found = self.root.give(Run(items, surround), Scope(items))
            return [value for item in found if (value := plain(item)) is not None]
        except RecursionError:
            raise EvaluationFailed("steps", "depth") from None
        except (ArithmeticError, ValueError):
            raise EvaluationFailed("type", "number") from None


def compile_expression(text: str) -> Expression:
    """Return the compiled expression. Raises ExpressionRefused."""
    from screening_app.core.forms.fhirpath.functions import CLOCK
    from screening_app.core.forms.fhirpath.nodes import Variable
    from screening_app.core.forms.fhirpath.parser import Parser
    from screening_app.core.forms.fhirpath.reach import calls, link_ids, names_items, parts

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


def node(json: Any, type_name: str | None = None) -> Any:
    """Wrap a JSON object once, so that many evaluations share what they find in it; plain values stay as they are."""
    from screening_app.core.forms.fhirpath.values import node as wrapped

    return wrapped(json, type_name)
