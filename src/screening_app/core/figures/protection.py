# SPDX-License-Identifier: EUPL-1.2
"""Protects a population's tables by either method; the attack has the last word on exactly what is returned."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from screening_app.core.figures.table import (
    TOTAL,
    Codes,
    EqualTotals,
    Example,
    ProtectedTable,
    Publication,
    Rule,
    TableCell,
    WholeGroup,
)
from screening_app.core.figures.watch import Watch
from screening_app.errors import CannotNow, Code

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from screening_app.core.figures.attack import Leak
    from screening_app.core.figures.hiding import Hiding
    from screening_app.core.figures.linear import Truth, Whole
    from screening_app.core.figures.population import Population

BASES: Final = (3, 5)
LEAST_THRESHOLD: Final = 2
MENDINGS: Final = 12
"""How often hiding is tried again around what the attack found, before the plan is refused."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How to protect. `for_adding` rounds so that files of many units can be added: right on average, not nearest.

    `secret` is what the draw for adding follows from beside the counts; without one, who guesses the counts can draw
    again and see whether the guess was right. `margin_weight`: how much more an error in a margin weighs than one in a
    finest cell, in each column.
    """

    method: str = "rounding"
    threshold: int = 5
    for_adding: bool = False
    zeros_shown: bool = False
    equal_totals: tuple[EqualTotals, ...] = ()
    whole_groups: tuple[WholeGroup, ...] = ()
    margin_weight: int = 1
    secret: bytes = field(default=b"", repr=False)


def protect(
    population: Population,
    wish: Wish,
    *,
    period: str = "",
    cut_off: str = "",
    counted: str = "",
    earlier: Sequence[Publication] = (),
    watch: Watch | None = None,
) -> Publication:
    """Return the tables in the order of the population's, protected and attacked together with `earlier`.

    `earlier` are the editions of the same tables and period so far, oldest first. Rounded numbers follow the last of
    them, see increments.py. Exact numbers are refused where the editions together say too much.

    Raises ValueError for a threshold that the method does not have and for hidden numbers for adding, CannotNow with
    FIGURES_UNSAFE when the attack still finds something, FIGURES_TOO_LARGE, or CANCELLED.
    """
    made, example = prepare(
        population, wish, period=period, cut_off=cut_off, counted=counted, earlier=earlier, watch=watch
    )
    if wish.method == "rounding" and not stand(earlier[-1:], [made]):
        refuse_leaks([*earlier, made], examples_of([*earlier, made]) if earlier else [example], watch)
    return made


def prepare(
    population: Population,
    wish: Wish,
    *,
    period: str = "",
    cut_off: str = "",
    counted: str = "",
    earlier: Sequence[Publication] = (),
    watch: Watch | None = None,
) -> tuple[Publication, Example]:
    """Return protected tables that the caller has yet to attack with others, and a population that they fit.

    What is hidden has been attacked by itself. Raises what `protect` raises.
    """
    if wish.threshold not in BASES if wish.method == "rounding" else wish.threshold < LEAST_THRESHOLD:
        raise ValueError("threshold")
    if wish.for_adding and wish.method != "rounding":
        raise ValueError("for adding")
    watch = watch or Watch()
    named = Publication(
        (),
        Rule(threshold=wish.threshold, equal_totals=wish.equal_totals, whole_groups=wish.whole_groups),
        _groups(population),
        population.merged,
        period,
        cut_off,
        counted,
    )
    if earlier and _way(earlier[-1].rule) != (wish.method, wish.threshold, wish.for_adding):
        raise CannotNow(Code.FIGURES_YEAR_FIXED, what="method", fixed=earlier[-1].rule.method)
    if wish.method == "hiding":
        return _hidden(population, wish, named, earlier, watch)
    if earlier:
        made = _continued(population, named, earlier[-1], watch)
        return made, made.example or example_of(population, population.counts)
    values = _values(population, wish, watch)
    example = example_of(population, values)
    return replace(_rounded(population, wish, named, values), example=example), example


def unprotected(population: Population, *, counted: str = "", period: str = "") -> Publication:
    """Return the true tables in the shape of protected ones: for the screen of whoever may count, never for a file."""
    tables = _tables(population, _sums(population, population.counts), None)
    return Publication(tables, Rule("hiding", 1), _groups(population), population.merged, period, counted=counted)


def stand(earlier: Sequence[Publication], now: Sequence[Publication]) -> bool:
    """Say whether publications, kinds in the same order, would tell nothing new: all numbers are shown already."""
    return len(earlier) == len(now) and all(
        one.tables == other.tables and other.rule.largest_error <= max(one.rule.largest_error, one.rule.threshold - 1)
        for one, other in zip(earlier, now, strict=True)
    )


def example_of(population: Population, values: Whole) -> Example:
    """Return what the tables are sums of, as something an attack can begin at."""
    columns = population.columns()
    leaves = [population.axes[at].leaves for at in columns.values()]
    places = population.places[:, list(columns.values())].tolist()
    rows = zip(places, values.tolist(), strict=True)
    return Example(
        tuple(columns),
        tuple(
            (tuple(codes[place] for codes, place in zip(leaves, row, strict=True)), count)
            for row, count in rows
            if count
        ),
    )


def refuse_leaks(
    publications: Sequence[Publication], examples: Sequence[Example] = (), watch: Watch | None = None
) -> None:
    """Attack publications together; raises CannotNow(FIGURES_UNSAFE) when anything is found."""
    from screening_app.core.figures.attack import attack

    found = attack(publications, watch=watch, examples=examples).leaks
    if found:
        raise _unsafe(found)


def _way(rule: Rule) -> tuple[str, int, bool]:
    return rule.method, rule.threshold, rule.for_adding


def _continued(population: Population, named: Publication, before: Publication, watch: Watch) -> Publication:
    from screening_app.core.figures.increments import increase

    found = increase(population, before, watch)
    rule = replace(
        named.rule,
        method="rounding",
        for_adding=before.rule.for_adding,
        largest_error=found.largest_error,
        inner_exact=False,
    )
    tables = _tables(population, [table.ravel() for table in found.tables], None)
    example = None if before.example is None else _stepped(before.example, found.steps)
    return replace(named, rule=rule, tables=tables, corrected=found.fallen, example=example)


def _stepped(example: Example, steps: Mapping[Codes, int]) -> Example | None:
    """Return the example after the steps; None where it has other columns, or would hold less than nothing."""
    rows = dict(example.rows)
    for codes, step in steps.items():
        if len(codes) != len(example.columns) or rows.get(codes, 0) + step < 0:
            return None
        rows[codes] = rows.get(codes, 0) + step
    return Example(example.columns, tuple((codes, count) for codes, count in sorted(rows.items()) if count))


def examples_of(publications: Sequence[Publication]) -> tuple[Example, ...]:
    """Return the examples of all publications, none where one has none."""
    found = tuple(one.example for one in publications if one.example is not None)
    return found if len(found) == len(publications) else ()


def _values(population: Population, wish: Wish, watch: Watch) -> Whole:
    from screening_app.core.figures.drawing import draw_small
    from screening_app.core.figures.rounding import round_small

    if wish.for_adding:
        return draw_small(population, wish.threshold, wish.secret)
    return round_small(population, wish.threshold, wish.margin_weight, watch)


def _rounded(population: Population, wish: Wish, named: Publication, values: Whole) -> Publication:
    from screening_app.core.figures.rounding import largest_error, leaves_published

    error = largest_error(population, values, wish.threshold)
    exact = population.exact is None
    rule = replace(
        named.rule,
        method="rounding",
        for_adding=wish.for_adding,
        largest_error=error,
        inner_exact=exact and leaves_published(population) and not population.floors,
        exact=None if exact else tuple(population.axes[at].name for at in population.exact or ()),
    )
    return replace(named, rule=rule, tables=_tables(population, _sums(population, values), None))


def _hidden(
    population: Population, wish: Wish, named: Publication, earlier: Sequence[Publication], watch: Watch
) -> tuple[Publication, Example]:
    from screening_app.core.figures.attack import attack
    from screening_app.core.figures.hiding import Hiding

    hiding = Hiding(
        population,
        wish.threshold,
        zeros_shown=wish.zeros_shown,
        equal_totals=wish.equal_totals,
        whole_groups=wish.whole_groups,
        watch=watch,
    )
    rule = replace(named.rule, method="hiding", zeros_shown=wish.zeros_shown)
    few = frozenset((len(earlier), table, codes) for table, codes in hiding.few_persons())
    found: tuple[Leak, ...] = ()
    truth = example_of(population, population.counts)
    for _ in range(MENDINGS):
        hiding.hide()
        masks = hiding.tables()
        tables = _tables(population, _sums(population, population.counts), masks)
        made = replace(named, rule=rule, tables=tables)
        example = replace(truth, changes=hiding.changes())
        found = attack([*earlier, made], few, watch, [] if earlier else [example]).leaks
        if not found:
            return made, example
        if any(leak.place[0] < len(earlier) or "change" in leak.kind for leak in found):
            raise _unsafe(found)
        _mend(hiding, found, wish, [table.name for table in tables])
    raise _unsafe(found)


def _mend(hiding: Hiding, found: tuple[Leak, ...], wish: Wish, names: Sequence[str]) -> None:
    for leak in found:
        _, table, codes = leak.place
        if not codes:
            raise _unsafe(found)
        if leak.kind == "whole-group":
            for rule in wish.whole_groups:
                hiding.widen_group(names.index(table), codes, rule)
        else:
            hiding.widen(names.index(table), codes)


def _unsafe(found: tuple[Leak, ...]) -> CannotNow:
    _, table, codes = found[0].place
    return CannotNow(Code.FIGURES_UNSAFE, table=table, cell=" / ".join(codes), found=len(found))


def _groups(population: Population) -> dict[str, dict[str, Codes]]:
    """Return the groups of each column; where its categories are not all lines, all of them are named as its total."""
    made: dict[str, dict[str, Codes]] = {}
    for axis in population.axes:
        if axis.shown is not None:
            made.setdefault(axis.name, {})[TOTAL] = axis.leaves
        for group, places in axis.groups.items():
            made.setdefault(axis.name, {})[group] = tuple(axis.leaves[at] for at in places)
    return made


def _sums(population: Population, values: Whole) -> list[Whole]:
    from screening_app.core.figures.summing import margins

    return [margins(population, values, table).ravel() for table in population.tables]


def _tables(
    population: Population, values: Sequence[Whole], masks: Sequence[Truth] | None
) -> tuple[ProtectedTable, ...]:
    from screening_app.core.figures.population import cells_of

    made = []
    for number, table in enumerate(population.tables):
        axes = population.axes_of(table)
        numbers = values[number].tolist()
        mask = [False] * len(numbers) if masks is None else masks[number].tolist()
        cells = [
            TableCell(codes, 0, "suppressed") if hidden else TableCell(codes, count)
            for (codes, _), count, hidden in zip(cells_of(axes), numbers, mask, strict=True)
        ]
        names: Codes = tuple(axis.name for axis in axes)
        made.append(ProtectedTable(population.name_of(number), names, tuple(cells)))
    return tuple(made)
