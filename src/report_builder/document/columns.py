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
    Template,
    leaf_columns,
)

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
    return replace(template, head=head, table=replace(template.table, columns=columns))


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
