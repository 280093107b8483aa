"""The rows of sheets in; where each named cell stands, as formulas and charts refer to it, out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter, quote_sheetname

from report_builder.render.xlsx_rows import SheetRow

_NAME = re.compile(r"\{([^{}]*)\}")
"""The name of a cell in a formula."""


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a cell stands: the sheet's name, row and column from 1."""

    sheet: str
    row: int
    column: int

    @property
    def coordinate(self) -> str:
        """Such as `B5`."""
        return f"{get_column_letter(self.column)}{self.row}"


Places = Mapping[str, CellPlace]
"""Name of a cell to its place in the workbook."""


def places_of(sheets: Iterable[tuple[str, Sequence[SheetRow]]]) -> dict[str, CellPlace]:
    """Returns the places of the named cells of sheets, each given with its name."""
    return {
        placed.cell.name: CellPlace(name, row.number, placed.column + 1)
        for name, rows in sheets
        for row in rows
        for placed in row.placed.cells
        if placed.cell.name
    }


def formula_at(formula: str, places: Places, sheet: str) -> str:
    """Returns a formula with the places of its cells, as it stands in a sheet."""

    def place(found: re.Match[str]) -> str:
        at = places[found[1]]
        return (
            at.coordinate if at.sheet == sheet else f"{quote_sheetname(at.sheet)}!{at.coordinate}"
        )

    return _NAME.sub(place, formula)


def range_of(names: Sequence[str], places: Places) -> str:
    """Returns the range in which cells of one column stand, from the top.

    Where headings that are repeated on a page stand between them, it is of several parts.
    """
    stretches = [
        _range(first, last) for first, last in _stretches([places[name] for name in names])
    ]
    return stretches[0] if len(stretches) == 1 else f"({','.join(stretches)})"


def _stretches(cells: Sequence[CellPlace]) -> Iterator[tuple[CellPlace, CellPlace]]:
    """Yields the first and the last cell of each stretch without a gap."""
    first = last = cells[0]
    for cell in cells[1:]:
        if (cell.sheet, cell.column, cell.row) != (last.sheet, last.column, last.row + 1):
            yield first, last
            first = cell
        last = cell
    yield first, last


def _range(first: CellPlace, last: CellPlace) -> str:
    column = get_column_letter(first.column)
    start = f"{quote_sheetname(first.sheet)}!${column}${first.row}"
    return start if first == last else f"{start}:${column}${last.row}"
