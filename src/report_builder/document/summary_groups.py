"""The groups of a plan and counts in, lines of the 集計 out that know what adds up to what."""

from collections.abc import Callable, Mapping, Sequence

from report_builder.document.summary_counts import Path
from report_builder.document.summary_lines import TOTAL, Line
from report_builder.document.table import Cell
from report_builder.model.plan import Group, Plan, path_of

Both = tuple[Mapping[str, int], Mapping[str, int]]
"""Code to count of this year, and of last year."""

CountsOf = Callable[[Path], Both]
"""Gives the counts of a group; those of () are of the whole plan."""

Groups = tuple[Group, ...]
"""A group, after those above it."""


def counted_groups(plan: Plan, subject: str) -> tuple[Groups, ...]:
    """Returns the groups in the order of the plan, down to the level that a field speaks of."""
    lowest = plan.levels.index(subject) if subject in plan.levels else len(plan.levels)
    every = plan.groups()
    return tuple(each for each in every if plan.levels.index(each[-1].level) <= lowest)


def has_depth(groups: Sequence[Groups]) -> bool:
    """Tells whether some groups stand in others."""
    return any(len(each) > 1 for each in groups)


def top_lines(groups: Sequence[Groups], counts: CountsOf, prefix: str) -> tuple[Line, ...]:
    """Returns a line for each group of the top level, and the total.

    Where there are groups within them, each refers to its line among all groups.
    """
    places = [place for place, each in enumerate(groups) if len(each) == 1]
    lines = tuple(
        Line(
            f"{prefix}t{place}",
            label_cells(groups[place], "line"),
            *counts(path_of(groups[place])),
            parts=(f"{prefix}g{place}",) if has_depth(groups) else (),
        )
        for place in places
    )
    return (*lines, total_line(f"{prefix}t", lines, counts(())))


def all_lines(groups: Sequence[Groups], counts: CountsOf, prefix: str) -> tuple[Line, ...]:
    """Returns a line for every group, those within it below it, and the total."""
    within = _within(groups)
    lines = tuple(
        Line(
            f"{prefix}g{place}",
            label_cells(each, "group" if within[place] else "line"),
            *counts(path_of(each)),
            role="group" if within[place] else "line",
            parts=tuple(f"{prefix}g{at}" for at in _all_parts(each, within[place])),
            in_a_row=not any(within[at] for at in within[place]),
        )
        for place, each in enumerate(groups)
    )
    top = [line for line, each in zip(lines, groups, strict=True) if len(each) == 1]
    total = total_line(f"{prefix}g", top, counts(()), in_a_row=len(top) == len(lines))
    return (*lines, total)


def _within(groups: Sequence[Groups]) -> list[list[int]]:
    """Returns for each group the places of those right within it; they come after it."""
    within: list[list[int]] = [[] for _ in groups]
    above: list[int] = []
    for place, each in enumerate(groups):
        del above[len(each) - 1 :]
        if above:
            within[above[-1]].append(place)
        above.append(place)
    return within


def _all_parts(groups: Groups, within: list[int]) -> list[int]:
    """Returns the groups within one if they are all that it has, and it is their sum."""
    has_own = bool(groups[-1].indicators)
    return within if len(within) == len(groups[-1].children) and not has_own else []


def total_line(name: str, lines: Sequence[Line], both: Both, *, in_a_row: bool = True) -> Line:
    """Returns the line under others that adds them up."""
    now, before = both
    parts = tuple(line.name for line in lines)
    return Line(
        f"{name}total", (Cell(TOTAL, "total code", 2),), now, before, "total", parts, in_a_row
    )


def label_cells(groups: Groups, role: str) -> tuple[Cell, ...]:
    """Returns the cells that name a group: level and number, set in by its depth, and its name."""
    group = groups[-1]
    inset = "　" * (len(groups) - 1)
    if not group.number:
        return (Cell(f"{inset}{group.name}", role, 2),)
    return (Cell(f"{inset}{group.level}{group.number}", role), Cell(group.name, role))
