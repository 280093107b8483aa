"""Rows of a sheet in, its cells, merges and row heights out."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from openpyxl.cell import Cell
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.worksheet import Worksheet

from report_builder.document.table import Pt, Table
from report_builder.layout.pages import PlacedCell
from report_builder.render.xlsx_places import Places, formula_at
from report_builder.render.xlsx_rows import SheetRow
from report_builder.render.xlsx_sheet_xml import CalculatedCell
from report_builder.render.xlsx_styles import CellFormats, marked_text
from report_builder.render.xlsx_text import escape


@dataclass(frozen=True, slots=True)
class _Body:
    """What is known while the rows are written, from the top.

    Attributes:
        sheet: To which they go.
        formats: Of the roles.
        width: Number of columns.
        places: Of the cells of which formulas speak.
        merges: The merged ranges so far.
        hanging: Column to (role, rows still to cover) under a cell that spans rows.
    """

    sheet: Worksheet
    formats: CellFormats
    width: int
    places: Places
    merges: list[CellRange] = field(default_factory=list[CellRange])
    hanging: dict[int, tuple[str, int]] = field(default_factory=dict[int, tuple[str, int]])


def write_body(sheet: Worksheet, table: Table, rows: Sequence[SheetRow], places: Places) -> None:
    """Writes the rows to an empty sheet."""
    body = _Body(sheet, CellFormats(sheet, table), len(table.columns), places)
    for row in rows:
        sheet.append(_cells(body, row))
        sheet.row_dimensions[row.number].height = _points(row, table.font.size)
    sheet.merged_cells = MultiCellRange(body.merges)


def _points(row: SheetRow, size: Pt) -> float:
    return round(row.placed.height * size, 2)


def _cells(body: _Body, row: SheetRow) -> list[Cell | None]:
    """Returns a cell for every column: merged ones too, for each has a part of the border."""
    cells: list[Cell | None] = [None] * body.width
    for column in tuple(body.hanging):
        cells[column] = _blank(body, _hang(body, column))
    for placed in row.placed.cells:
        cells[placed.column] = _filled(body, placed)
        if placed.cell.columns > 1 or placed.cell.rows > 1:
            cells[placed.column + 1 : _end(placed)] = _merge(body, row.number, placed)
    return cells


def _merge(body: _Body, number: int, placed: PlacedCell) -> list[Cell | None]:
    """Merges a cell with those that it covers, and returns those to the right of it."""
    cell, end = placed.cell, _end(placed)
    bottom = number + cell.rows - 1
    body.merges.append(CellRange(None, placed.column + 1, number, end, bottom))
    if cell.rows > 1:
        body.hanging.update(dict.fromkeys(range(placed.column, end), (cell.role, cell.rows - 1)))
    return [_blank(body, cell.role) for _ in range(cell.columns - 1)]


def _end(placed: PlacedCell) -> int:
    """Returns the column after a cell."""
    return placed.column + placed.cell.columns


def _hang(body: _Body, column: int) -> str:
    """Returns the role of the cell from above, which covers one row less from now on."""
    role, left = body.hanging.pop(column)
    if left > 1:
        body.hanging[column] = (role, left - 1)
    return role


def _blank(body: _Body, role: str) -> Cell:
    return Cell(body.sheet, 1, 1, style_array=body.formats.of_text(role))


def _filled(body: _Body, placed: PlacedCell) -> Cell:
    """Returns a cell with a number, or with text that stays text whatever it begins with.

    A number that does not fit its column is text, for of a number Excel would show #### instead.
    """
    cell = placed.cell
    if cell.number is not None and (cell.formula or not placed.is_broken):
        style = body.formats.of_number(cell.role, cell.number_format, placed.filler)
        if not cell.formula:
            return Cell(body.sheet, 1, 1, cell.number, style)
        formula = f"={formula_at(cell.formula, body.places, body.sheet.title)}"
        return CalculatedCell(body.sheet, formula, cell.number, style)
    style = body.formats.of_text(cell.role, cell.text, placed.filler)
    if cell.marks:
        rich = marked_text(cell, body.formats.table)
        return Cell(body.sheet, 1, 1, rich, style)
    filled = Cell(body.sheet, 1, 1, escape(cell.text) or None, style)
    if filled.value is not None:
        filled.data_type = "s"  # openpyxl takes a text that begins with = for a formula
    return filled
