# SPDX-License-Identifier: EUPL-1.2
"""Turns the text of an expression into its parts."""

from __future__ import annotations

import re
from decimal import Decimal

from screening_app.core.forms.fhirpath.functions import FUNCTIONS
from screening_app.core.forms.fhirpath.functions_types import TYPED, as_type, is_type
from screening_app.core.forms.fhirpath.nodes import (
    Call,
    Chain,
    Index,
    Literal,
    Member,
    Part,
    Path,
    Signed,
    Special,
    Step,
    Typed,
    TypeName,
    Variable,
)
from screening_app.core.forms.fhirpath.quantities import Quantity, is_calendar_word
from screening_app.core.forms.fhirpath.shortcuts import shortened
from screening_app.core.forms.fhirpath.surround import ExpressionRefused
from screening_app.core.forms.fhirpath.temporal import Temporal, parsed
from screening_app.core.forms.fhirpath.tokens import Token, tokens
from screening_app.core.forms.fhirpath.values import PRIMITIVES

LENGTH = 4000
DEPTH = 60
RANKS: tuple[frozenset[str], ...] = (
    frozenset({"implies"}),
    frozenset({"or", "xor"}),
    frozenset({"and"}),
    frozenset({"in", "contains"}),
    frozenset({"=", "!=", "~", "!~"}),
    frozenset({"<", "<=", ">", ">="}),
    frozenset({"|"}),
    frozenset({"is", "as"}),
    frozenset({"+", "-", "&"}),
    frozenset({"*", "/", "div", "mod"}),
)
RANK_OF = {mark: rank for rank, marks in enumerate(RANKS) for mark in marks}
TYPE_RANK = RANK_OF["is"]
CONSTANTS = {
    "sct": "http://snomed.info/sct",
    "loinc": "http://loinc.org",
    "ucum": "http://unitsofmeasure.org",
}
_SYSTEM = frozenset(["Any", "Boolean", "Integer", "Decimal", "String", "Date", "DateTime", "Time", "Quantity"])
_TYPE = re.compile(r"[A-Z][A-Za-z]*$")


class Parser:
    """Reads one text; used once."""

    def __init__(self, text: str) -> None:
        if len(text) > LENGTH:
            raise ExpressionRefused("too-long", "text", LENGTH)
        self._tokens = tokens(text)
        self._at = self._depth = 0

    def whole(self) -> Part:
        """Return the expression that the whole text is."""
        found = self._expression(0)
        if self._now.kind != "end":
            raise self._refused()
        level, height = [found], 0
        while level:
            height += 1
            if height > DEPTH:
                raise ExpressionRefused("too-long", "depth", 0)
            level = [inner for part in level for inner in part.inner()]
        return found

    @property
    def _now(self) -> Token:
        return self._tokens[self._at]

    def _refused(self, code: str = "syntax", what: str | None = None) -> ExpressionRefused:
        return ExpressionRefused(code, self._now.text if what is None else what, self._now.position)

    def _next(self) -> Token:
        token = self._now
        self._at += token.kind != "end"
        return token

    def _is(self, mark: str) -> bool:
        return self._now.kind == "mark" and self._now.text == mark

    def _expect(self, mark: str) -> None:
        if not self._is(mark):
            raise self._refused()
        self._next()

    def _operator(self, lowest: int) -> str | None:
        token = self._now
        if token.kind not in {"mark", "name"}:
            return None
        return token.text if RANK_OF.get(token.text, -1) >= lowest else None

    def _expression(self, lowest: int) -> Part:
        self._depth += 1
        if self._depth > DEPTH:
            raise self._refused("too-long", "depth")
        found = self._signed()
        rank = len(RANKS)
        while (mark := self._operator(lowest)) is not None and RANK_OF[mark] <= rank:
            rank = RANK_OF[mark]
            if rank == TYPE_RANK:
                found, rank = self._typed(found), rank - 1
            else:
                found = self._chain(found, rank)
        self._depth -= 1
        return found

    def _chain(self, first: Part, rank: int) -> Part:
        rest: list[tuple[str, Part]] = []
        while (mark := self._operator(rank)) is not None and RANK_OF[mark] == rank:
            self._next()
            rest.append((mark, self._expression(rank + 1)))
        return Chain(first, tuple(rest))

    def _typed(self, operand: Part) -> Part:
        function = is_type if self._next().text == "is" else as_type
        return Typed(operand, function, self._type_name())

    def _type_name(self) -> TypeName:
        start, names = self._at, [self._name()]
        if self._is("."):
            self._next()
            names.append(self._name())
        space, name = names if len(names) == 2 else ("", names[0])
        known = name in _SYSTEM if space == "System" else name in PRIMITIVES or _TYPE.match(name)
        if space not in {"", "System", "FHIR"} or not (known or _TYPE.match(name)):
            self._at = start
            raise self._refused("unsupported", name)
        return TypeName(space, name)

    def _name(self) -> str:
        if self._now.kind not in {"name", "quoted"} or not self._now.text:
            raise self._refused()
        return self._next().text

    def _signed(self) -> Part:
        minus = False
        while self._is("-") or self._is("+"):
            minus ^= self._next().text == "-"
        found = self._path()
        return Signed(found) if minus else found

    def _path(self) -> Part:
        steps: list[Step] = []
        start: Part | None = None
        if self._starts_with_name():
            steps.append(self._step(first=True))
        else:
            start = self._start()
        while self._is(".") or self._is("["):
            if self._next().text == ".":
                steps.append(self._step(first=False))
            else:
                steps.append(Index(self._expression(0)))
                self._expect("]")
        if start is not None and not steps:
            return start
        return Path(start, tuple(steps), shortened(tuple(steps)))

    def _starts_with_name(self) -> bool:
        return self._now.kind == "quoted" or (self._now.kind == "name" and self._now.text not in {"true", "false"})

    def _step(self, *, first: bool) -> Step:
        place, name = self._now, self._name()
        if not self._is("("):
            return Member(name, first)
        known = FUNCTIONS.get(name)
        if known is None or place.kind == "quoted":
            raise ExpressionRefused("unsupported", name, place.position)
        self._next()
        arguments = self._arguments(name)
        if not known[0] <= len(arguments) <= known[1]:
            raise ExpressionRefused("syntax", name, place.position)
        return Call(name, arguments, known[2])

    def _arguments(self, name: str) -> tuple[Part, ...]:
        if self._is(")"):
            self._next()
            return ()
        found: list[Part] = [self._type_name() if name in TYPED else self._expression(0)]
        while self._is(","):
            self._next()
            found.append(self._expression(0))
        self._expect(")")
        return tuple(found)

    def _start(self) -> Part:
        token = self._now
        if token.kind == "mark":
            return self._marked()
        self._next()
        if token.kind == "special":
            return Special(token.text)
        if token.kind == "string":
            return Literal((token.text,))
        if token.kind == "name":
            return Literal((token.text == "true",))
        if token.kind == "number":
            return self._number(token.text)
        if token.kind == "temporal":
            return Literal((self._temporal(token),))
        raise ExpressionRefused("syntax", token.text, token.position)

    def _marked(self) -> Part:
        if self._is("("):
            self._next()
            found = self._expression(0)
            self._expect(")")
            return found
        if self._is("{"):
            self._next()
            self._expect("}")
            return Literal(())
        if not self._is("%"):
            raise self._refused()
        self._next()
        if self._now.kind not in {"name", "quoted", "string"}:
            raise self._refused()
        return _variable(self._next().text)

    def _number(self, text: str) -> Part:
        amount = Decimal(text)
        if self._now.kind == "string":
            return Literal((Quantity(amount, self._next().text),))
        if self._now.kind == "name" and is_calendar_word(self._now.text):
            return Literal((Quantity(amount, self._next().text, calendar=True),))
        if amount.adjusted() > 27:
            raise self._refused("unsupported", "number")
        return Literal((amount if "." in text else int(text),))

    def _temporal(self, token: Token) -> Temporal:
        body = token.text[1:]
        found = parsed(body)
        if found is None or self._now.kind == "number":
            raise ExpressionRefused("syntax", token.text, token.position)
        return found


def _variable(name: str) -> Part:
    if name in CONSTANTS:
        return Literal((CONSTANTS[name],))
    for start, folder in (("vs-", "ValueSet"), ("ext-", "StructureDefinition")):
        if name.startswith(start):
            return Literal((f"http://hl7.org/fhir/{folder}/{name.removeprefix(start)}",))
    return Variable(name)
