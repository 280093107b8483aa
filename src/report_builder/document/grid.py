"""Tables of different columns in, the same tables on one grid out: a page has one for all."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from report_builder.document.table import Block, Cell, Column, Em, Row

SNAP = 1.0
"""Edges nearer to each other than this, in em, become one: a sliver of a column helps nobody."""

VOID = "void"
"""Role of what is right of a table that is narrower than the page's widest."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A block with the columns that it stands on."""

    columns: tuple[Column, ...]
    block: Block


def on_one_grid(sheets: tuple[Sheet, ...], padding: Em) -> tuple[tuple[Column, ...], list[Block]]:
    """Returns the common grid, and each block with its spans counted in the grid's columns.

    Args:
        sheets: From the top. The first keeps its edges where another's are close to them.
        padding: Of the text of a cell, at the left and at the right.
    """
    if all(sheet.columns == sheets[0].columns for sheet in sheets):
        return sheets[0].columns, [sheet.block for sheet in sheets]
    edges = _edges(sheets, padding)
    spans = [_spans(sheet, edges, padding) for sheet in sheets]
    columns = [Column(Em(right - left - 2 * padding)) for left, right in pairwise(edges)]
    for sheet, counts in zip(sheets, spans, strict=True):
        _name(columns, sheet, counts)
    blocks = [
        _respanned(sheet.block, counts, len(columns))
        for sheet, counts in zip(sheets, spans, strict=True)
    ]
    return tuple(columns), blocks


def _ends(sheet: Sheet, padding: Em) -> list[float]:
    """Returns the right edges of a table's columns."""
    return list(accumulate(column.width + 2 * padding for column in sheet.columns))


def _edges(sheets: tuple[Sheet, ...], padding: Em) -> list[float]:
    edges = [0.0]
    for sheet in sheets:
        for end in _ends(sheet, padding):
            if all(abs(end - edge) >= SNAP for edge in edges):
                edges.append(end)
    return sorted(edges)


def _spans(sheet: Sheet, edges: list[float], padding: Em) -> list[int]:
    """Returns how many columns of the grid each column of a table covers."""
    places = [0]
    for end in _ends(sheet, padding):
        nearest = min(range(len(edges)), key=lambda place: abs(edges[place] - end))
        # Each column has at least one of the grid, however narrow it is.
        places.append(min(max(nearest, places[-1] + 1), len(edges) - 1))
    return [right - left for left, right in pairwise(places)]


def _name(columns: list[Column], sheet: Sheet, counts: list[int]) -> None:
    """Gives a column of the grid the name of the first table's column that it alone makes up."""
    place = 0
    for column, count in zip(sheet.columns, counts, strict=True):
        if count == 1 and not columns[place].name:
            columns[place] = replace(column, width=columns[place].width)
        place += count


def _respanned(block: Block, counts: list[int], width: int) -> Block:
    return replace(
        block,
        head=tuple(_respan(block.head, counts, width)),
        rows=tuple(_respan(block.rows, counts, width)),
        foot=tuple(_respan(block.foot, counts, width)),
    )


def _respan(rows: tuple[Row, ...], counts: list[int], width: int) -> Iterator[Row]:
    hanging = [0] * len(counts)
    rest = width - sum(counts)
    for row in rows:
        place = 0
        cells: list[Cell] = []
        for cell in row.cells:
            while hanging[place]:
                place += 1
            covered = slice(place, place + cell.columns)
            cells.append(replace(cell, columns=sum(counts[covered])))
            hanging[covered] = [cell.rows] * cell.columns
            place += cell.columns
        hanging = [max(0, left - 1) for left in hanging]
        if rest:
            cells.append(Cell("", VOID, rest))
        yield replace(row, cells=tuple(cells))
