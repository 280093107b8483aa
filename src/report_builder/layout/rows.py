"""Rows: the rows of a table in, the same rows with columns, lines and heights out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from report_builder.document.table import Cell, Direction, Em, Row, Style, Table
from report_builder.layout.heights import LINE_PITCH, Cells, Gauge, settle
from report_builder.layout.linebreak import author_lines, break_lines, clusters
from report_builder.layout.metrics import EM, Metrics
from report_builder.layout.pages import PlacedCell, PlacedRow

_NOISE = 1e-6

Slot = tuple[int, Direction]
"""The room that a text is set into: its width in 1/256 em of the text's own size, its direction."""


def measure_rows(
    rows: Sequence[Row], table: Table, metrics: Metrics, line_pitch: Em = LINE_PITCH
) -> tuple[PlacedRow, ...]:
    """Places the cells of rows on the grid, breaks their texts, and settles the heights.

    Cells are placed as in HTML: each in the first column that is free, past those which a cell
    from above covers. A span ends at the last row and the last column, whatever it asks for.

    Args:
        rows: Rows that follow each other, such as those of one block.
        table: For its columns, padding, font size and styles.
        metrics: Of the table's face.
        line_pitch: 行送り.

    Returns:
        The rows as if they stood on one endless page.
    """
    gauge = gauge_of(table, line_pitch)
    setter = Setter(table, metrics)
    cells = [setter.set_cells(placed) for placed in _places(rows, len(table.columns))]
    return tuple(
        [
            PlacedRow(row, gauge.em(height), placed)
            for row, placed, height in zip(rows, cells, settle(cells, gauge), strict=True)
        ]
    )


def gauge_of(table: Table, line_pitch: Em = LINE_PITCH) -> Gauge:
    """Returns what the heights of a table are reckoned by."""
    return Gauge(table.styles, table.font.size, line_pitch)


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets texts into the columns of a table, and a repeated text only once.

    Attributes:
        table: For its columns, padding and styles.
        metrics: Of its face.
    """

    table: Table
    metrics: Metrics
    _slots: dict[tuple[int, int, str], Slot] = field(
        default_factory=dict[tuple[int, int, str], Slot], init=False, repr=False
    )
    _lines: dict[tuple[str, Slot], tuple[str, ...]] = field(
        default_factory=dict[tuple[str, Slot], tuple[str, ...]], init=False, repr=False
    )

    def set_cells(self, places: Sequence[tuple[Cell, int]]) -> Cells:
        """Returns the cells of a row, given with their columns, and their lines."""
        return tuple([PlacedCell(cell, at, self.lines(cell, at)) for cell, at in places])

    def lines(self, cell: Cell, column: int) -> tuple[str, ...]:
        """Returns the lines of a cell that begins at a column.

        Stacked text has one character a line. Vertical text runs down unbroken, a line for each
        of the author's, because LibreOffice does not wrap it.
        """
        slot = self.slot(cell, column)
        lines = self._lines.get((cell.text, slot))
        if lines is None:
            lines = self._lines[cell.text, slot] = _set(cell.text, slot, self.metrics)
        return lines

    def slot(self, cell: Cell, column: int) -> Slot:
        """Returns the room that a cell has for its text."""
        key = (column, cell.columns, cell.role)
        slot = self._slots.get(key)
        if slot is None:
            style = self.table.styles.get(cell.role) or Style()
            width = int(self._across(column, cell.columns) / style.scale * EM + _NOISE)
            slot = self._slots[key] = (width, style.direction)
        return slot

    def _across(self, column: int, count: int) -> float:
        """Columns that are spanned give their inner padding to the text."""
        spanned = self.table.columns[column : column + count]
        return sum(each.width for each in spanned) + 2 * self.table.padding * (len(spanned) - 1)


def _set(text: str, slot: Slot, metrics: Metrics) -> tuple[str, ...]:
    width, direction = slot
    match direction:
        case "horizontal":
            return break_lines(text, width, metrics)
        case "stacked":
            return _stacked(text)
        case "vertical":
            return author_lines(text)


def _stacked(text: str) -> tuple[str, ...]:
    """One character a line; a line end of the author goes with the character before it."""
    lines: list[str] = []
    for line in author_lines(text):
        body = line.rstrip("\r\n\v")
        *others, last = clusters(body)
        lines += [*others, last + line[len(body) :]]
    return tuple(lines)


def _places(rows: Sequence[Row], width: int) -> Iterator[list[tuple[Cell, int]]]:
    """Yields the cells of each row with their columns, spans cut at the edges of the grid."""
    covered = [0] * width
    for above, row in enumerate(rows):
        places: list[tuple[Cell, int]] = []
        column = 0
        for cell in row.cells:
            column = _free_from(column, covered)
            placed = _clipped(cell, max(1, width - column), len(rows) - above)
            places.append((placed, column))
            covered[column : column + placed.columns] = [placed.rows] * placed.columns
            column += placed.columns
        covered = [max(0, count - 1) for count in covered]
        yield places


def _free_from(column: int, covered: Sequence[int]) -> int:
    last = len(covered) - 1
    while column < last and covered[column]:
        column += 1
    return max(0, min(column, last))


def _clipped(cell: Cell, columns: int, rows: int) -> Cell:
    if cell.columns <= columns and cell.rows <= rows:
        return cell
    return replace(cell, columns=min(cell.columns, columns), rows=min(cell.rows, rows))
