"""The text of the workspace's files in, located scales, plan and results out.

Each function either returns everything, or raises one ReportError with every problem.
"""

import gc
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan
from report_builder.model.scale import Scale
from report_builder.model.year import YearResults
from report_builder.problems import Located, Problem, ReportError
from report_builder.source import Node, Reader, parse
from report_builder.store.plan_reading import UNREADABLE, plan_of
from report_builder.store.scale_checking import scale_problems
from report_builder.store.scale_reading import scales_of
from report_builder.store.value_reading import Reading
from report_builder.store.year_reading import year_of

T = TypeVar("T")
Scales = tuple[Scale, ...]

_HANG_ON_SCALES = frozenset({"scale-unknown", "scale-bounds", "grade-unknown"})
_HANG_ON_PLAN = _HANG_ON_SCALES | {
    "department-unknown",
    "indicator-elsewhere",
    "indicator-unknown",
    "key-unknown",
    "page-break-unknown",
    "position-unknown",
    "project-missing",
    "project-unknown",
    "section-department",
}
"""Codes of what may be no mistake at all as long as the file that it was compared with has some."""


@dataclass(frozen=True, slots=True)
class Text:
    """The content of a file.

    Attributes:
        path: The file as the user would type it.
        text: The whole of it.
        problems: Why it could not be read; empty: it was.
    """

    path: str
    text: str
    problems: tuple[Problem, ...] = ()


def read_scales(text: str, path: str) -> Located[Scales]:
    """Reads templates/scales.yaml."""
    scales = _read_scales(Text(path, text))
    _raise_any(scales.problems)
    return scales.located


def read_plan(text: str, path: str, scales: Scales) -> Located[Plan]:
    """Reads data/plan.yaml."""
    plan = _read_plan(Text(path, text), scales)
    _raise_any(plan.problems)
    return plan.located


def read_year(
    text: str, path: str, plan: Plan, scales: Scales, expected_year: FiscalYear
) -> Located[YearResults]:
    """Reads a year's file; `expected_year` is the one that its name says."""
    year = _read_year(Text(path, text), plan, scales, expected_year)
    _raise_any(year.problems)
    return year.located


def read_scales_and_plan(scales: Text, plan: Text) -> tuple[Located[Scales], Located[Plan]]:
    """Reads two files; a mistake in the first does not hide those in the second."""
    first = _read_scales(scales)
    second = _read_plan(plan, first.located.value)
    _raise_any(first.problems + _bounds(first, second) + second.own_problems(after=first))
    return first.located, second.located


def read_all(
    scales: Text, plan: Text, year: Text, expected_year: FiscalYear
) -> tuple[Located[Scales], Located[Plan], Located[YearResults]]:
    """Reads the three files; mistakes in one do not hide those in the next."""
    first = _read_scales(scales)
    second = _read_plan(plan, first.located.value)
    third = _read_year(year, second.located.value, first.located.value, expected_year)
    in_year = third.own_problems(after=first, then=second)
    in_plan = _bounds(first, second) + second.own_problems(after=first)
    _raise_any(first.problems + in_plan + in_year)
    return first.located, second.located, third.located


# ------------------------------------------------------------------------------------ attempts


@dataclass(frozen=True, slots=True)
class _Attempt(Generic[T]):
    """What could be read of a file, and what is wrong with it."""

    located: Located[T]
    problems: tuple[Problem, ...]

    def own_problems(
        self, after: "_Attempt[Scales]", then: "_Attempt[Plan] | None" = None
    ) -> tuple[Problem, ...]:
        """Returns the problems without those that may stem from mistakes in an earlier file."""
        doubtful: frozenset[str] = frozenset()
        if after.problems:
            doubtful = _HANG_ON_SCALES
        if then is not None and then.problems:
            doubtful = _HANG_ON_PLAN
        return tuple(each for each in self.problems if each.code not in doubtful)


def _attempt(
    source: Text, scales: Scales, read: Callable[[Reading, Node], T], nothing: T
) -> _Attempt[T]:
    if source.problems:
        return _Attempt(Located(nothing, source.path), source.problems)
    reading = Reading(Reader(), {scale.name: scale for scale in scales})
    with _no_collection():
        try:
            root = parse(source.text, source.path)
        except ReportError as error:
            return _Attempt(Located(nothing, source.path), error.problems)
        value = read(reading, root)
    return _Attempt(Located(value, source.path, reading.places), tuple(reading.reader.problems))


@contextmanager
def _no_collection() -> Generator[None, None, None]:
    """Stops the search for reference cycles, of which nodes have none.

    Among half a million nodes it takes longer than the reading itself.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read_scales(source: Text) -> _Attempt[Scales]:
    return _attempt(source, (), scales_of, ())


def _read_plan(source: Text, scales: Scales) -> _Attempt[Plan]:
    return _attempt(source, scales, plan_of, UNREADABLE)


def _read_year(
    source: Text, plan: Plan, scales: Scales, expected: FiscalYear
) -> _Attempt[YearResults]:
    def read(reading: Reading, root: Node) -> YearResults:
        return year_of(reading, root, plan, expected)

    return _attempt(source, scales, read, YearResults(expected, {}))


def _bounds(scales: _Attempt[Scales], plan: _Attempt[Plan]) -> tuple[Problem, ...]:
    """Returns what is wrong with the bounds of scales, as far as both files tell."""
    if scales.problems or plan.located.value is UNREADABLE:
        return ()
    return tuple(scale_problems(scales.located, plan.located.value.fields))


def _raise_any(problems: tuple[Problem, ...]) -> None:
    if problems:
        by_line = sorted(problems, key=lambda each: each.place.line or 0)
        paths = list(dict.fromkeys(each.place.path for each in problems))
        raise ReportError(sorted(by_line, key=lambda each: paths.index(each.place.path)))
