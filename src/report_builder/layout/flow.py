"""Flow: the rows of all blocks one after the other, and how high any stretch of them is.

A page that ends inside the span of a cell ends the span; on the next page the cell begins anew,
with its text, on the rows that are left to it. So the rows of a stretch may be higher than they
were on an endless page, and their heights are settled again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain

from report_builder.document.table import Keep
from report_builder.layout.heights import Cells, Gauge, settle, spans
from report_builder.layout.pages import PlacedCell, PlacedRow


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block whose rows are measured.

    Attributes:
        head: Repeated on each page on which the block stands.
        rows: At least one.
        keep: "whole": stays on one page if it fits. "with first": with the row after it.
        index: Of the block in its table.
        foot: Repeated below, on each page on which the block stands.
    """

    head: tuple[PlacedRow, ...]
    rows: tuple[PlacedRow, ...]
    keep: Keep
    index: int
    foot: tuple[PlacedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A cell over several rows, from place `first` to place `last`."""

    placed: PlacedCell
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Flow:
    """Rows and the places between them; place n is before row n.

    Attributes:
        blocks: The blocks.
        rows: Their rows.
        block_of: Row to its block, as index into `blocks`.
        reach: Place to the height of all rows before it, in quarters of a point.
        heads: Block to the height of the heads and feet of all blocks before it.
        spans: The cells over several rows.
        cut: Place to the spans that a page which ends there cuts.
        gauge: For heights.
    """

    blocks: tuple[PlacedBlock, ...]
    rows: tuple[PlacedRow, ...]
    block_of: list[int]
    reach: list[int]
    heads: list[int]
    spans: list[Span]
    cut: dict[int, list[Span]]
    gauge: Gauge

    def fits(self, first: int, last: int, body: int) -> bool:
        """Tells whether the rows between two places, with their heads, have room on a page."""
        heads = self.heads[self.block_of[last - 1] + 1] - self.heads[self.block_of[first]]
        if first not in self.cut and last not in self.cut:
            return heads + self.reach[last] - self.reach[first] <= body
        if heads + (last - first) * self.gauge.lowest_row > body:
            return False
        return heads + sum(settle(self._cells(first, last), self.gauge)) <= body

    def between(self, first: int, last: int) -> tuple[PlacedRow, ...]:
        """Returns the rows between two places as they stand on a page of their own."""
        rows = self.rows[first:last]
        if first not in self.cut and last not in self.cut:
            return rows
        cells = self._cells(first, last)
        heights = settle(cells, self.gauge)
        return tuple(
            replace(row, cells=of_row, height=self.gauge.em(height))
            for row, of_row, height in zip(rows, cells, heights, strict=True)
        )

    def _cells(self, first: int, last: int) -> list[Cells]:
        """Returns the cells of rows, with the spans that both ends cut."""
        cells = [row.cells for row in self.rows[first:last]]
        for span in self.cut.get(last, ()):
            if span.first >= first:
                ended = _over(span.placed, last - span.first)
                at = span.first - first
                cells[at] = tuple(ended if each is span.placed else each for each in cells[at])
        anew = (_anew(span, first, last) for span in self.cut.get(first, ()))
        cells[0] = tuple(sorted((*cells[0], *anew), key=lambda each: each.column))
        return cells


def flow_of(blocks: Sequence[PlacedBlock], gauge: Gauge) -> Flow:
    """Returns the rows of blocks as one flow."""
    rows = tuple(chain.from_iterable(block.rows for block in blocks))
    heights = (gauge.quarters(row.height) for row in rows)
    heads = (
        sum(gauge.quarters(row.height) for row in (*block.head, *block.foot)) for block in blocks
    )
    spans = _spans(rows)
    return Flow(
        blocks=tuple(blocks),
        rows=rows,
        block_of=[at for at, block in enumerate(blocks) for _ in block.rows],
        reach=list(accumulate(heights, initial=0)),
        heads=list(accumulate(heads, initial=0)),
        spans=spans,
        cut=_cut(spans),
        gauge=gauge,
    )


def _spans(rows: Sequence[PlacedRow]) -> list[Span]:
    return [
        Span(each, first, first + each.cell.rows)
        for each, first in spans([row.cells for row in rows])
    ]


def _cut(found: Sequence[Span]) -> dict[int, list[Span]]:
    cut: dict[int, list[Span]] = {}
    for span in found:
        for place in range(span.first + 1, span.last):
            cut.setdefault(place, []).append(span)
    return cut


def _over(placed: PlacedCell, rows: int) -> PlacedCell:
    return replace(placed, cell=replace(placed.cell, rows=rows))


def _anew(span: Span, first: int, last: int) -> PlacedCell:
    """A repeated cell is not summed a second time; one to fill in is one cell all the same."""
    placed = span.placed
    cell = replace(placed.cell, rows=min(span.last, last) - first, number=None)
    if placed.again is None:
        return replace(placed, cell=cell)
    return replace(placed, cell=replace(cell, text=placed.again, marks=()), lines=(placed.again,))
