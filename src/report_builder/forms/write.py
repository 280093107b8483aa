"""A form and its pages in, the workbook for the department out: 調査票, 記入要領, the carrier."""

from typing import Any

from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.views import Selection
from openpyxl.worksheet.worksheet import Worksheet

from report_builder.forms.carrier import (
    Carried,
    Slot,
    column_id,
    row_id,
    write_carrier,
)
from report_builder.forms.places import Area, PlacedHole, Reference, placed_holes, references
from report_builder.forms.write_count import write_blanks, write_count
from report_builder.forms.write_holes import write_holes
from report_builder.layout.pages import Pages
from report_builder.model.form import Form
from report_builder.render.xlsx import new_workbook, sheet_name, write_sheet
from report_builder.render.xlsx_package import to_bytes
from report_builder.render.xlsx_rows import SheetRow, sheet_rows


def write(form: Form, pages: Pages, guide: Pages | None = None) -> bytes:
    """Returns the workbook of a form: same form and pages, same bytes.

    Args:
        form: What is asked.
        pages: The form laid out.
        guide: 記入要領 laid out, or None for a form without.
    """
    workbook = new_workbook(pages.table)
    sheet = workbook.worksheets[0]
    _write_form(sheet, form, pages)
    if guide:
        _write_guide(workbook.create_sheet(sheet_name(guide.table.name)), guide)
    write_carrier(sheet, _carried(form, pages), len(sheet_rows(pages)), len(pages.table.columns))
    workbook.security = WorkbookProtection(lockStructure=True)
    return to_bytes(workbook)


def _write_form(sheet: Worksheet, form: Form, pages: Pages) -> None:
    rows = sheet_rows(pages)
    holes = placed_holes(form, rows)
    required = [hole for hole in holes if hole.question.required]
    write_sheet(sheet, pages)
    write_holes(sheet, holes)
    write_blanks(sheet, required, pages.table.styles)
    _let_rows_grow(sheet, rows, holes)
    write_count(sheet, required, rows, len(pages.table.columns) + 2)
    _protect(sheet)
    if holes:
        _put_cursor(sheet, min(holes, key=_reading_order).area)


def _write_guide(sheet: Worksheet, guide: Pages) -> None:
    write_sheet(sheet, guide)
    _protect(sheet)
    view = sheet.sheet_view
    view.zoomScale = view.zoomScaleNormal = 100
    view.showGridLines = False


def _reading_order(hole: PlacedHole) -> tuple[int, int]:
    return hole.area.top, hole.area.left


def _protect(sheet: Worksheet) -> None:
    """Locks what is not unlocked; rows and columns can be made larger. There is no password.

    Comments can be added: who sends the form back may want to say something about a locked cell.
    """
    protection = sheet.protection
    protection.enable()
    protection.formatColumns = False
    protection.formatRows = False


class _Growing(RowDimension):
    """A row that is as high as we say until somebody writes into it, and then as its texts need.

    A row whose height is the author's own (customHeight) keeps it, whatever is written.
    """

    @property
    def customHeight(self) -> bool:  # noqa: N802 (openpyxl asks for it by this name)
        return False


def _let_rows_grow(
    sheet: Worksheet, rows: tuple[SheetRow, ...], holes: tuple[PlacedHole, ...]
) -> None:
    """Lets the record rows grow, but for those under cells over several rows.

    What is merged does not count when Excel fits a row, so that it would cut such cells off.
    """
    spans = [(row.number, row.number + each.cell.rows) for row in rows for each in row.placed.cells]
    spans += [(hole.area.top, hole.area.bottom + 1) for hole in holes]
    covered = {row for first, end in spans if end - first > 1 for row in range(first, end)}
    for row in rows:
        if row.number not in covered and row.placed.row.kind == "record":
            fixed: Any = sheet.row_dimensions[row.number]
            sheet.row_dimensions[row.number] = _Growing(sheet, row.number, ht=fixed.height)


def _put_cursor(sheet: Worksheet, area: Area) -> None:
    """Puts the cursor on a cell, in whichever of the panes it stands."""
    view = sheet.sheet_view
    pane = view.pane
    down = pane is not None and area.top > int(pane.ySplit or 0)
    across = pane is not None and area.left > int(pane.xSplit or 0)
    name: Any = _PANES[down, across]
    if pane is not None:
        pane.activePane = name
    panes = {selection.pane for selection in view.selection}
    if name not in panes:
        view.selection.insert(0, Selection(pane=name))
    for selection in view.selection:
        selection.activeCell, selection.sqref = area.first, area.range


_PANES = {
    (False, False): "topLeft",
    (False, True): "topRight",
    (True, False): "bottomLeft",
    (True, True): "bottomRight",
}


def _carried(form: Form, pages: Pages) -> Carried:
    rows = sheet_rows(pages)
    asked = (_question(hole) for hole in placed_holes(form, rows))
    shown = (_reference(each) for each in references(pages.table, rows))
    return Carried(form.plan, form.year, form.department, (*asked, *shown))


def _question(hole: PlacedHole) -> Slot:
    question, area = hole.question, hole.area
    place = (row_id(area.top), column_id(area.left))
    kind = hole.hole.kind
    return Slot(
        "question", question.key, question.label, *place, kind, question.choices, question.base
    )


def _reference(reference: Reference) -> Slot:
    place = (row_id(reference.area.top), column_id(reference.area.left))
    return Slot("reference", None, reference.label, *place, base=reference.text)
