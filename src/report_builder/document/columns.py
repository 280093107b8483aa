"""A template in, the same without the columns of years that are not at hand out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from report_builder.document.table import Em
from report_builder.document.template import (
    CellLine,
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


def of_years(template: Template, years: frozenset[int]) -> Template:
    """Returns a template with the columns of some years only, as wide as before.

    In a plan's first year there is no 前年度: its columns would be a third of a page of nothing.
    They are left out, and the others are widened in proportion.

    Args:
        template: 様式.
        years: As offsets to the reported one.
    """
    every = leaf_columns(template.table.columns)
    kept = tuple(_at_hand(template.table.columns, years))
    left = leaf_columns(kept)
    if not left or len(left) == len(every):
        return template
    freed = 2 * template.padding * (len(every) - len(left))
    ratio = (sum(each.width for each in every) + freed) / sum(each.width for each in left)
    columns = tuple(_widened(kept, ratio))
    head = tuple(_narrowed(line, [each.year in years for each in every]) for line in template.head)
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


def _at_hand(specs: Specs, years: frozenset[int]) -> Iterator[ColumnSpec | SpannerSpec]:
    for spec in specs:
        if isinstance(spec, SpannerSpec):
            columns = tuple(_at_hand(spec.columns, years))
            if columns:
                yield replace(spec, columns=columns)
        elif spec.year in years:
            yield spec


def _widened(specs: Specs, ratio: float) -> Iterator[ColumnSpec | SpannerSpec]:
    """Yields columns made wider, in hundredths of an em, rounded down."""
    for spec in specs:
        if isinstance(spec, SpannerSpec):
            yield replace(spec, columns=tuple(_widened(spec.columns, ratio)))
        else:
            yield replace(spec, width=Em(int(spec.width * ratio * 100) / 100))


def _narrowed(line: HeadLine, kept: Sequence[bool]) -> HeadLine:
    """Returns a line of the head over the columns that are left; a cell over none is left out."""
    if not isinstance(line, CellLine):
        return line
    edges = accumulate((cell.columns for cell in line.cells), initial=0)
    cells = (
        replace(cell, columns=sum(kept[first:last]))
        for cell, (first, last) in zip(line.cells, pairwise(edges), strict=True)
    )
    return CellLine(tuple(cell for cell in cells if cell.columns))
