"""Tables of different columns in, the same tables on one grid out: a page has one for all."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from report_builder.document.context import Context
from report_builder.document.table import Block, Cell, Column, Em, Row

SNAP = 0.4
"""Em by which a table may become wider so that its edges meet those of others."""

_LOSS = 0.1
"""Em that a column may lose to the same end: less than any character is wide."""

_NOISE = 1e-9

VOID = "void"
"""Role of what is right of a table that is narrower than the page's widest."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A block with the columns that it stands on.

    Attributes:
        columns: 列.
        block: On these columns.
        contexts: Of its rows, what each speaks of; none where they speak of the plan as a whole.
    """

    columns: tuple[Column, ...]
    block: Block
    contexts: tuple[Context, ...] = ()


@dataclass(frozen=True, slots=True)
class Wide:
    """A block as wide as the whole grid, whatever that becomes: a text, a legend.

    Attributes:
        make: Gives the block on the columns of the grid.
    """

    make: Callable[[tuple[Column, ...]], Block]


def on_one_grid(
    sheets: Sequence[Sheet | Wide], padding: Em, room: Em
) -> tuple[tuple[Column, ...], tuple[Block, ...]]:
    """Returns the common grid, and each block with its spans counted in the grid's columns.

    Args:
        sheets: From the top. The first keeps its edges; no column of the others becomes narrower
            by more than anyone sees.
        padding: Of the text of a cell, at the left and at the right.
        room: Width of the paper, for one without any table.
    """
    tables = [each for each in sheets if isinstance(each, Sheet)]
    ends = list(_ends(tables, padding))
    edges = sorted({0.0, *(end for own in ends for end in own)})
    columns = [Column(Em(right - left - 2 * padding)) for left, right in pairwise(edges)]
    if not tables:
        columns = [Column(Em(room - 2 * padding))]
    places = {edge: place for place, edge in enumerate(edges)}
    counts = [[places[b] - places[a] for a, b in pairwise((0.0, *own))] for own in ends]
    for sheet, own in zip(tables, counts, strict=True):
        _mark(columns, sheet, own)
    if tables and all(sheet.columns == tables[0].columns for sheet in tables):
        columns = list(tables[0].columns)
    spans = iter(counts)
    blocks = tuple(
        each.make(tuple(columns))
        if isinstance(each, Wide)
        else _respanned(each.block, next(spans), len(columns))
        for each in sheets
    )
    return tuple(columns), blocks


def _ends(sheets: Sequence[Sheet], padding: Em) -> Iterator[list[float]]:
    """Yields the right edges of the columns of each table, moved to those of the tables before."""
    edges: set[float] = set()
    for sheet in sheets:
        own: list[float] = []
        asked = 0.0
        for place, column in enumerate(sheet.columns):
            width = column.width + 2 * padding
            asked += width
            least = (own[-1] if own else 0.0) + width
            loss = SNAP if place + 1 == len(sheet.columns) else _LOSS
            own.append(_joined(edges, least, asked + SNAP, min(loss, width / 2)))
        edges |= {*own}
        yield own


def _joined(edges: set[float], least: float, most: float, loss: float) -> float:
    """Returns the edge nearest to where a column ends, or that place itself.

    Args:
        edges: Of other tables.
        least: Where the column ends, if it is as wide as it asks to be.
        most: Further right it would make its table too wide.
        loss: By which it may be narrower.
    """
    near = [edge for edge in edges if least - loss <= edge + _NOISE and edge <= most + _NOISE]
    return min(near, key=lambda edge: abs(edge - least), default=least)


def _mark(columns: list[Column], sheet: Sheet, counts: list[int]) -> None:
    """Gives columns of the grid the name and the marks of the first table's column over them.

    A column over several has its name, and the button of its filter, at the first of them.
    """
    place = 0
    for column, count in zip(sheet.columns, counts, strict=True):
        if not columns[place].name:
            columns[place] = replace(column, width=columns[place].width)
            for covered in range(place, place + count):
                frozen = columns[covered].frozen or column.frozen
                columns[covered] = replace(columns[covered], frozen=frozen)
        place += count


def _respanned(block: Block, counts: list[int], width: int) -> Block:
    if width == len(counts):
        return block
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
