"""Holes and a sheet in; the sheet counts those that are filled in, and shows those that are not.

The second of the hidden columns right of the table holds, in each row, a formula that counts the
filled holes that begin there; the counter 記入済 n／m adds them up. So it stays right when rows are
inserted, deleted or sorted. Blanks alone, full-width ones and line ends too, are not an answer.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from report_builder.document.table import Style
from report_builder.forms.places import PlacedHole, by_row
from report_builder.render.xlsx_rows import SheetRow
from report_builder.render.xlsx_sheet_xml import put_formula

COUNTER, BLANK = "counter", "blank"
"""Roles: of the cell that counts, and the look of a hole that must be filled in and is not."""


def write_count(
    sheet: Worksheet, holes: Sequence[PlacedHole], rows: Sequence[SheetRow], column: int
) -> None:
    """Adds the counter, if the form has a cell for it.

    Args:
        sheet: With the form.
        holes: Those that must be filled in.
        rows: Of the sheet.
        column: For the formulas that count by row.
    """
    counter = _counter(rows)
    if counter is None or not holes:
        return
    letter = get_column_letter(column)
    sheet.column_dimensions[letter].hidden = True
    for row, own in by_row(holes).items():
        # From 0 on, for SUM passes over a lone TRUE.
        formula = "=0" + "".join(f"+({_length(hole)}>0)" for hole in own)
        put_formula(sheet, (row, column), formula, _filled(own))
    place, word = counter
    quoted = word.replace('"', '""')
    formula = f'="{quoted}　"&SUM({letter}1:{letter}{len(rows)})&"／{len(holes)}"'
    put_formula(sheet, place, formula, f"{word}　{_filled(holes)}／{len(holes)}")


def _filled(holes: Sequence[PlacedHole]) -> int:
    return sum(bool(hole.question.base.strip()) for hole in holes)


def _counter(rows: Sequence[SheetRow]) -> tuple[tuple[int, int], str] | None:
    """Returns row and column of the cell of the role `counter`, and the word before the count."""
    return next(
        (
            ((row.number, placed.column + 1), placed.cell.text)
            for row in rows
            for placed in row.placed.cells
            if placed.cell.role == COUNTER
        ),
        None,
    )


def write_blanks(
    sheet: Worksheet, holes: Sequence[PlacedHole], styles: Mapping[str, Style]
) -> None:
    """Lets holes that must be filled in stand out as long as they are blank."""
    fill = (styles.get(BLANK) or Style()).fill
    if fill is None:
        return
    look = DifferentialStyle(fill=PatternFill(bgColor=f"FF{fill}"))
    formatting: Any = sheet.conditional_formatting
    columns = groupby(sorted(holes, key=_by_column), key=attrgetter("area.left"))
    for _, own in columns:
        column = list(own)
        ranges = " ".join(hole.area.range for hole in column)
        # A rule speaks of the first cell of its ranges; for the others it moves along.
        formatting.add(ranges, Rule("expression", dxf=look, formula=[f"{_length(column[0])}=0"]))


def _by_column(hole: PlacedHole) -> tuple[int, int]:
    return hole.area.left, hole.area.top


def _length(hole: PlacedHole) -> str:
    """Returns a formula for the length of what is written in a hole, without blanks around it."""
    return f'LEN(TRIM(SUBSTITUTE(CLEAN({hole.area.first}),"　","")))'
