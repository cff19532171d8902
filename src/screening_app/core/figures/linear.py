# SPDX-License-Identifier: EUPL-1.2
"""Least and greatest values over linear constraints: a thin layer over HiGHS, which is loaded when first needed."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from screening_app.core.figures.watch import Watch
from screening_app.errors import CannotNow, Code

if TYPE_CHECKING:
    import highspy

Whole = NDArray[np.int64]
Real = NDArray[np.float64]
Truth = NDArray[np.bool_]

NEAR = 1e-6
"""How near to a whole number, or to a limit, counts as being there: the solver's own tolerance, with room."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Sparse sums of variables with limits: row r sums `columns[starts[r]:starts[r + 1]]` times `factors`."""

    starts: Whole
    columns: Whole
    factors: Real
    lower: Real
    upper: Real

    def sums(self, point: Real) -> Real:
        """Return the value of each row at a point; no row may be empty."""
        if len(self.starts) < 2:
            return np.zeros(0)
        values: Real = np.add.reduceat(point[self.columns] * self.factors, self.starts[:-1])
        return values


@functools.cache
def _quiet() -> type[highspy.Highs]:
    """Return a solver that never writes: its first words would come before the option that silences it."""
    import highspy

    class Quiet(highspy.Highs):
        """Silent before anything can be said."""

        def __init__(self) -> None:
            highspy.Highs.__init__(self)

        def enableCallbacks(self) -> None:
            self.setOptionValue("output_flag", False)
            highspy.Highs.enableCallbacks(self)

    return Quiet


def _interrupt(solver: highspy.Highs, watch: Watch) -> None:
    """Let the solver ask the watch, again and again, whether to stop: one question can take it many seconds."""

    def ask(event: highspy.highs.HighsCallbackEvent) -> None:
        if watch.cancelled():
            event.interrupt()

    solver.cbSimplexInterrupt += ask
    solver.cbMipInterrupt += ask


class Polytope:
    """All points within limits of variables and of sums; asks keep what the last one learnt, so they are cheap.

    `once`: only one thing will be asked. `most_nodes`: with whole numbers, be content with the best found by then.
    `watch`: stops in the middle of what is asked, with CannotNow(CANCELLED).
    """

    def __init__(
        self,
        lower: Real,
        upper: Real,
        rows: Rows,
        *,
        once: bool = False,
        most_nodes: int | None = None,
        presolve: bool = True,
        watch: Watch | None = None,
    ) -> None:
        import highspy

        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(lower), len(rows.lower)
        model.col_cost_ = np.zeros(len(lower))
        model.col_lower_, model.col_upper_ = lower, upper
        model.row_lower_, model.row_upper_ = rows.lower, rows.upper
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = rows.starts.astype(np.int32)
        model.a_matrix_.index_ = rows.columns.astype(np.int32)
        model.a_matrix_.value_ = rows.factors
        self._solver = _quiet()()
        for option, value in (
            ("threads", 1),
            ("presolve", "choose" if once and presolve else "off"),
            ("simplex_strategy", 1 if once else 4),
            ("mip_rel_gap", 0.0),
        ):
            self._solver.setOptionValue(option, value)
        if most_nodes is not None:
            self._solver.setOptionValue("mip_max_nodes", most_nodes)
        self._solver.passModel(model)
        if watch is not None:
            _interrupt(self._solver, watch)
        self._size = len(lower)
        self._whole, self._once = False, once
        self._asked = np.zeros(0, np.int32)

    def point(self, costs: tuple[Whole, Real] | None = None, *, whole: bool = False) -> Real | None:
        """Return a point where the sum of costs (places, factors) is least, or None where there is no point.

        `whole`: only whole numbers are points. The sum must have a least value.
        """
        self._want(whole)
        if len(self._asked):
            self._solver.changeColsCost(len(self._asked), self._asked, np.zeros(len(self._asked)))
            self._asked = np.zeros(0, np.int32)
        if costs is not None:
            self._asked = costs[0].astype(np.int32)
            self._solver.changeColsCost(len(self._asked), self._asked, costs[1].astype(np.float64))
        return self._solved()

    def dived(self, point: Real, most: int) -> Real | None:
        """Return a whole point near one where the sum last asked for is least, or None where none is found soon.

        One broken variable after another is held at a whole number, the largest first, and the rest asked for again;
        after that the limits are no longer those that were given.
        """
        for _ in range(most):
            broken = np.flatnonzero(np.abs(point - np.rint(point)) > NEAR)
            if not len(broken):
                return point
            at = int(broken[np.argmax(point[broken])])
            found = self._held(at, float(np.rint(point[at])))
            if found is None:
                found = self._held(at, float(2 * np.floor(point[at]) + 1 - np.rint(point[at])))
            if found is None:
                return None
            point = found
        return None

    def _held(self, at: int, value: float) -> Real | None:
        self._solver.changeColBounds(at, value, value)
        return self._solved()

    def _want(self, whole: bool) -> None:
        import highspy

        if whole == self._whole or not self._size:
            return
        kind = int(highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous)
        self._solver.changeColsIntegrality(
            self._size, np.arange(self._size, dtype=np.int32), np.full(self._size, kind, np.uint8)
        )
        self._solver.setOptionValue("presolve", "choose" if whole or self._once else "off")
        self._whole = whole

    def _solved(self) -> Real | None:
        import highspy

        self._solver.run()
        feasible = self._solver.getInfo().primal_solution_status == int(highspy.SolutionStatus.kSolutionStatusFeasible)
        status = self._solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInterrupt:
            raise CannotNow(Code.CANCELLED)
        stopped = status == highspy.HighsModelStatus.kSolutionLimit and feasible
        if status != highspy.HighsModelStatus.kOptimal and not stopped:
            return None
        return np.array(self._solver.getSolution().col_value)
