"""A template in, the same with its columns as a paper of one year, or a form, has them out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from report_builder.document.table import Em
from report_builder.document.template import (
    CellLine,
    CellSpec,
    ColumnSpec,
    HeadLine,
    SpannerSpec,
    TableSpec,
    Template,
    leaf_columns,
)
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan

Specs = tuple[ColumnSpec | SpannerSpec, ...]


def in_use(template: Template, used: Sequence[bool]) -> Template:
    """Returns a template with only those columns of its table that are of use, as wide as before.

    In a plan's first year there is no 前年度, and many a department has no 指標: their columns
    would be a third of a page of nothing. They are left out, and the others are widened in
    proportion.

    Args:
        template: 様式 of a form.
        used: Of each column, whether anything stands in it or is to be filled in.
    """
    used = _with_asking(template.head, used)
    every = leaf_columns(template.table.columns)
    kept = tuple(_kept(template.table.columns, iter(used)))
    left = leaf_columns(kept)
    if not left or len(left) == len(every):
        return template
    freed = 2 * template.padding * (len(every) - len(left))
    ratio = (sum(each.width for each in every) + freed) / sum(each.width for each in left)
    columns = tuple(_widened(kept, ratio))
    before = template.table.columns
    head = tuple(_narrowed(line, used, before, columns) for line in template.head)
    return replace(template.with_table(replace(template.table, columns=columns)), head=head)


def repeated(template: Template, plan: Plan, reported: FiscalYear) -> Template:
    """Returns a template in which columns of several years stand once for each of them."""
    blocks = tuple(
        replace(block, columns=tuple(_repeated(block.columns, plan, reported)))
        if isinstance(block, TableSpec)
        else block
        for block in template.blocks
    )
    return replace(template, blocks=blocks)


def _repeated(specs: Specs, plan: Plan, reported: FiscalYear) -> Iterator[ColumnSpec | SpannerSpec]:
    for spec in specs:
        offsets = _offsets(spec.years, plan, reported) if spec.years else (spec.year,)
        for offset in offsets:
            if isinstance(spec, ColumnSpec):
                yield replace(spec, year=offset, years="")
            else:
                # What stands under a repeated heading is of its year.
                inner = tuple(_of_year(spec.columns, offset)) if spec.years else spec.columns
                columns = tuple(_repeated(inner, plan, reported))
                yield replace(spec, year=offset, years="", columns=columns)


def _of_year(specs: Specs, offset: int) -> Iterator[ColumnSpec | SpannerSpec]:
    for spec in specs:
        if isinstance(spec, SpannerSpec):
            yield replace(spec, year=offset, columns=tuple(_of_year(spec.columns, offset)))
        else:
            yield replace(spec, year=offset)


def _offsets(years: str, plan: Plan, reported: FiscalYear) -> tuple[int, ...]:
    own = reported.number
    first, last = {
        "計画期間": (plan.first.number, plan.last.number),
        "経過年度": (plan.first.number, own),
        "最終年度": (plan.last.number, plan.last.number),
        "開始年度": (plan.first.number, plan.first.number),
    }[years]
    return tuple(range(first - own, last - own + 1))


def _with_asking(head: tuple[HeadLine, ...], used: Sequence[bool]) -> Sequence[bool]:
    """Returns the same, with a column for every cell of the head that is to be filled in."""
    known = list(used)
    for line in head:
        if isinstance(line, CellLine):
            for cell, (first, last) in _over(line):
                known[first] = known[first] or (bool(cell.asks) and not any(known[first:last]))
    return known


def _over(line: CellLine) -> Iterator[tuple[CellSpec, tuple[int, int]]]:
    """Yields the cells of a line, each with the columns that it is over."""
    edges = accumulate((cell.columns for cell in line.cells), initial=0)
    yield from zip(line.cells, pairwise(edges), strict=True)


def _kept(specs: Specs, used: Iterator[bool]) -> Iterator[ColumnSpec | SpannerSpec]:
    """Yields the columns that are used; a heading over none of them goes too."""
    for spec in specs:
        if isinstance(spec, SpannerSpec):
            columns = tuple(_kept(spec.columns, used))
            if columns:
                yield replace(spec, columns=columns)
        elif next(used):
            yield spec


def _widened(specs: Specs, ratio: float) -> Iterator[ColumnSpec | SpannerSpec]:
    """Yields columns made wider, in hundredths of an em, rounded down."""
    for spec in specs:
        if isinstance(spec, SpannerSpec):
            yield replace(spec, columns=tuple(_widened(spec.columns, ratio)))
        else:
            yield replace(spec, width=Em(int(spec.width * ratio * 100) / 100))


def _narrowed(line: HeadLine, kept: Sequence[bool], before: Specs, after: Specs) -> HeadLine:
    """Returns a line of the head over the columns that are left.

    Cells keep their columns if each that says something has about as much room as before; else
    the line is parted anew, by the room that each had.
    """
    if not isinstance(line, CellLine):
        return line
    old = [column.width for column in leaf_columns(before)]
    new = [column.width for column in leaf_columns(after)]
    wanted = [sum(old[first:last]) for _, (first, last) in _over(line)]
    counts = [sum(kept[first:last]) for _, (first, last) in _over(line)]
    has_room = (
        sum(new[first:last]) >= _ENOUGH * room
        for (first, last), room, cell in zip(
            pairwise(accumulate(counts, initial=0)), wanted, line.cells, strict=True
        )
        if _says_something(cell)
    )
    if not all(has_room):
        counts = _parted(new, wanted)
    cells = zip(line.cells, counts, strict=True)
    return CellLine(tuple(replace(cell, columns=count) for cell, count in cells if count))


_ENOUGH = 0.7
"""Part of its former width that a cell of the head may shrink to."""


def _parted(widths: Sequence[float], wanted: Sequence[float]) -> list[int]:
    """Returns of how many columns each part is made, so that all have about the room they want."""
    edges = list(accumulate(widths, initial=0.0))
    scale = edges[-1] / sum(wanted)
    taken = [0]
    for place, end in enumerate(accumulate(wanted), 1):
        # Each of the parts that follow needs a column too, as far as there are enough.
        most = max(taken[-1], len(widths) - (len(wanted) - place))
        free = range(min(taken[-1] + 1, most), most + 1)
        taken.append(min(free, key=lambda at, end=end: abs(edges[at] - end * scale)))
    return [last - first for first, last in pairwise(taken)]


def _says_something(cell: CellSpec) -> bool:
    return bool(cell.asks) or any(cell.text)
