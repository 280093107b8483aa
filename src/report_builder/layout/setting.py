"""Setting 組み: texts and the columns that they stand in, in; the lines of each cell out."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from report_builder.document.table import Cell, Direction, Style, Table
from report_builder.layout.heights import Cells
from report_builder.layout.linebreak import author_lines, break_lines, clusters
from report_builder.layout.metrics import EM, Metrics
from report_builder.layout.pages import PlacedCell

_NOISE = 1e-6

Slot = tuple[int, Direction]
"""The room that a text is set into: its width in 1/256 em of the text's own size, its direction."""


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
