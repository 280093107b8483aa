"""A template's tree of columns in, the heading rows of the table out: spanners over leaves."""

from collections.abc import Callable

from report_builder.document.table import Cell, Row
from report_builder.document.template import ColumnSpec, SpannerSpec, Text, leaf_columns


def heading_rows(
    specs: tuple[ColumnSpec | SpannerSpec, ...], fill: Callable[[Text, int], str]
) -> tuple[Row, ...]:
    """Returns the heading rows: a spanner covers its columns, a leaf reaches to the bottom.

    Args:
        specs: The columns, to any depth.
        fill: Puts the words of a year, as offset to the reported one, into a heading.
    """
    depth = _depth(specs)
    rows: list[list[Cell]] = [[] for _ in range(depth)]
    _place(specs, rows, 0, fill)
    return tuple(
        Row("head", tuple(cells), "whole" if level + 1 < depth else "none", may_split=False)
        for level, cells in enumerate(rows)
    )


def _depth(specs: tuple[ColumnSpec | SpannerSpec, ...]) -> int:
    below = (_depth(spec.columns) for spec in specs if isinstance(spec, SpannerSpec))
    return 1 + max(below, default=0)


def _place(
    specs: tuple[ColumnSpec | SpannerSpec, ...],
    rows: list[list[Cell]],
    level: int,
    fill: Callable[[Text, int], str],
) -> None:
    for spec in specs:
        text = fill(spec.header, spec.year)
        if isinstance(spec, ColumnSpec):
            cell = Cell(text, spec.header_style, rows=len(rows) - level, fill="last")
            rows[level].append(cell)
        else:
            columns = len(leaf_columns(spec.columns))
            rows[level].append(Cell(text, spec.header_style, columns))
            _place(spec.columns, rows, level + 1, fill)
