"""Continuation 続き: rows too tall for a page or for Excel in, rows that continue them out.

The lines of each cell are dealt out, as many as there is room for, to the row itself and to the
rows that continue it. Nothing is lost: the parts of a text, joined, are the text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import ceil
from typing import Final

from report_builder.document.table import Hole, Mark
from report_builder.layout.heights import TALLEST_ROW, Gauge, settle, spans
from report_builder.layout.linebreak import LINE_ENDS, author_lines, clusters
from report_builder.layout.pages import PlacedCell, PlacedRow
from report_builder.layout.setting import Setter

MARK: Final = "（続き）"
"""Stands on a row that continues another, beside its label."""

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Split:
    """A cell, and the lines of each of its parts; of most cells there is one part.

    Attributes:
        placed: As it was.
        parts: Of its text.
        again: What stands for a part on a page where it does not begin.
    """

    placed: PlacedCell
    parts: tuple[Lines, ...]
    again: str = ""

    @property
    def spans_rows(self) -> bool:
        return self.placed.cell.rows > 1

    def part(self, nth: int, rows: int = 1) -> PlacedCell:
        """Returns a part as a cell of so many rows; empty where the text has ended before."""
        lines = self.parts[nth] if nth < len(self.parts) else ("",)
        start = sum(len(line) for part in self.parts[:nth] for line in part)
        marks = _within(self.placed.cell.marks, start, start + sum(map(len, lines)))
        cell = replace(self.placed.cell, text="".join(lines), rows=rows, marks=marks)
        cell = replace(cell, number=None, hole=_rest(cell.hole)) if nth else cell
        again = self.again if len(self.parts) > 1 else None
        return replace(self.placed, cell=cell, lines=lines, again=again)


_SplitRow = tuple[_Split, ...]


def _rest(hole: Hole | None) -> Hole | None:
    """All parts of a cell to fill in bear its key, so that who writes it makes them one again."""
    return hole and replace(hole, lines=1)


def _within(marks: tuple[Mark, ...], start: int, end: int) -> tuple[Mark, ...]:
    """Returns the marks of a part of a text, by its own offsets."""
    cut = ((max(first, start) - start, min(last, end) - start) for first, last in marks)
    return tuple((first, last) for first, last in cut if first < last)


def continue_rows(
    rows: Sequence[PlacedRow], page: int, gauge: Gauge, setter: Setter
) -> tuple[PlacedRow, ...]:
    """Splits what is too tall, and settles the heights anew.

    A row is split only where a cell needs more than a page, or than Excel's tallest row, by
    itself: left whole, it would be cut off. A cell over several rows is split where it needs more
    than a page, or than its rows can be high together, into cells that share its rows; where they
    are fewer than its parts, its last row is continued. The parts leave room for the group rows
    that stay with the row.

    Args:
        rows: Rows that follow each other.
        page: Height of a page for them, in quarters of a point.
        gauge: For heights.
        setter: For the lines of what a continuation repeats.

    Returns:
        Rows of which none is too high, if the page has room for two lines.
    """
    if not _any_too_tall(rows, page, gauge):
        return tuple(rows)
    split = [
        tuple(_marked(_split(each, page, above, gauge), setter) for each in row.cells)
        for row, above in zip(rows, _group_heights(rows, gauge), strict=True)
    ]
    dealt = list(_deal(rows, split, setter))
    heights = settle([row.cells for row in dealt], gauge)
    return tuple(
        replace(row, height=gauge.em(height)) for row, height in zip(dealt, heights, strict=True)
    )


def _limit(placed: PlacedCell, page: int) -> int:
    """Returns how high a cell can be: a page, or the tallest rows that it is over."""
    return min(page, TALLEST_ROW * placed.cell.rows)


def _any_too_tall(rows: Sequence[PlacedRow], page: int, gauge: Gauge) -> bool:
    if any(gauge.quarters(row.height) > min(page, TALLEST_ROW) for row in rows):
        return True
    found = spans([row.cells for row in rows])
    return any(gauge.needed(each) > _limit(each, page) for each, _ in found)


def _group_heights(rows: Sequence[PlacedRow], gauge: Gauge) -> Iterator[int]:
    """Yields for each row the height of the group rows right above it."""
    above = 0
    for row in rows:
        yield above
        above = above + gauge.quarters(row.height) if row.row.keep == "with first" else 0


def _split(placed: PlacedCell, page: int, above: int, gauge: Gauge) -> _Split:
    """Splits a cell that is too high into parts that have room below what stays above it."""
    limit = _limit(placed, page)
    if placed.cell.figure or gauge.needed(placed) <= limit:
        return _Split(placed, (placed.lines,))
    style = gauge.style(placed.cell.role)
    room = gauge.lines_within(_part_height(placed, page - above, gauge), style.scale)
    if style.direction == "vertical":
        upright = clusters(placed.cell.text)
        texts = ("".join(upright[at : at + room]) for at in range(0, len(upright), room))
        return _Split(placed, tuple(author_lines(text) for text in texts))
    return _Split(placed, tuple(_dealt_lines(placed.lines, room)))


def _marked(split: _Split, setter: Setter) -> _Split:
    """Returns a cell of several parts with the mark, if it has room for it."""
    is_cut = len(split.parts) > 1 and _has_room(split.placed, setter)
    return replace(split, again=MARK) if is_cut else split


def _part_height(placed: PlacedCell, below: int, gauge: Gauge) -> int:
    """Returns how high each part of a cell may be, of which each has its share of the rows."""
    parts, height = 0, below
    while parts < (needed := ceil(gauge.needed(placed) / max(1, height))):
        parts = needed
        height = min(below, TALLEST_ROW * max(1, placed.cell.rows // parts))
    return height


def _dealt_lines(lines: Lines, room: int) -> Iterator[Lines]:
    """Yields parts of at most `room` lines; an author's line end begins one more, empty."""
    start = 0
    while len(lines) - start > room:
        end = _part_end(lines, start, room)
        part = lines[start:end]
        yield (*part, "") if part[-1].endswith(LINE_ENDS) else part
        start = end
    yield lines[start:]


def _part_end(lines: Lines, start: int, room: int) -> int:
    """Returns where a part ends: after an author's line if one ends in its last quarter."""
    full = start + room
    for end in range(full - 1, start + room * 3 // 4, -1):
        if lines[end - 1].endswith(LINE_ENDS):
            return end
    has_room_for_its_end = not lines[full - 1].endswith(LINE_ENDS)
    return full if has_room_for_its_end else max(full - 1, start + 1)


def _deal(
    rows: Sequence[PlacedRow], split: Sequence[_SplitRow], setter: Setter
) -> Iterator[PlacedRow]:
    """Yields each row, and after it those that continue it."""
    counts = _counts(split)
    begins = list(accumulate(counts, initial=0))
    spanning = _spanning(split, begins)
    for row, cells, (first, last) in zip(rows, split, pairwise(begins), strict=True):
        for nth in range(last - first):
            placed = [*_single(row, cells, nth, setter), *spanning[first + nth]]
            placed.sort(key=lambda each: each.column)
            yield replace(row, cells=tuple(placed), continued=nth > 0)


def _counts(split: Sequence[_SplitRow]) -> list[int]:
    """Returns how many rows each row takes, itself included."""
    counts = [
        max((len(each.parts) for each in cells if not each.spans_rows), default=1)
        for cells in split
    ]
    for each, first in _over_several_rows(split):
        last = first + each.placed.cell.rows
        counts[last - 1] += max(0, len(each.parts) - sum(counts[first:last]))
    return counts


def _over_several_rows(split: Sequence[_SplitRow]) -> list[tuple[_Split, int]]:
    """Returns the cells over several rows and their first rows, from the shortest span."""
    found = [(each, at) for at, cells in enumerate(split) for each in cells if each.spans_rows]
    return sorted(found, key=lambda span: span[0].placed.cell.rows)


def _spanning(split: Sequence[_SplitRow], begins: Sequence[int]) -> list[list[PlacedCell]]:
    """Returns for each row dealt the cells over several rows whose parts begin on it."""
    spanning: list[list[PlacedCell]] = [[] for _ in range(begins[-1])]
    for each, at in _over_several_rows(split):
        first, last = begins[at], begins[at + each.placed.cell.rows]
        count = len(each.parts)
        edges = [first + (last - first) * nth // count for nth in range(count + 1)]
        for nth, (begin, end) in enumerate(pairwise(edges)):
            spanning[begin].append(each.part(nth, end - begin))
    return spanning


def _single(row: PlacedRow, cells: _SplitRow, nth: int, setter: Setter) -> list[PlacedCell]:
    """Returns the cells of one row each, for a row or its nth continuation."""
    placed = {at: each.part(nth) for at, each in enumerate(cells) if not each.spans_rows}
    label = row.row.label
    if nth and label in placed and nth >= len(cells[label].parts):
        placed |= _labelled(cells, label, nth, setter)
    return list(placed.values())


def _labelled(cells: _SplitRow, label: int, nth: int, setter: Setter) -> dict[int, PlacedCell]:
    """Returns the label anew, and the mark in the first empty cell after it that has room.

    Where none has, the mark stands below the label.
    """
    for at in range(label + 1, len(cells)):
        placed = cells[at].part(nth)
        if not cells[at].spans_rows and nth >= len(cells[at].parts) and _has_room(placed, setter):
            return {label: cells[label].placed, at: _with_text(placed, MARK, setter)}
    placed = cells[label].placed
    return {label: _with_text(placed, f"{placed.cell.text}\n{MARK}", setter)}


def _has_room(placed: PlacedCell, setter: Setter) -> bool:
    width, direction = setter.slot(placed.cell, placed.column)
    if placed.cell.hole:
        return False
    return direction == "horizontal" and setter.metrics.width(MARK) <= width


def _with_text(placed: PlacedCell, text: str, setter: Setter) -> PlacedCell:
    cell = replace(placed.cell, text=text, number=None, hole=None, marks=())
    return PlacedCell(cell, placed.column, setter.lines(cell, placed.column))
