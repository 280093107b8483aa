"""Holes and a sheet in; the cells of the holes can be filled in, and say how."""

from collections.abc import Sequence
from re import fullmatch
from typing import Any, Final

from openpyxl.styles import Protection
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from report_builder.document.table import Hole
from report_builder.forms.places import PlacedHole
from report_builder.render.xlsx_text import escape

LONGEST_TITLE: Final = 32
LONGEST_PROMPT: Final = 255
"""Excel's limits for the title and the text of a message at a cell, in units of UTF-16."""

LONGEST_LIST: Final = 255
"""Excel's limit for a list that stands in the rule itself."""

_TEXT_FORMAT = "@"
"""What is typed stays as it is: 4/1 is no date, ２ no number, =1 no formula."""

_WRITTEN_OUT = r"-?(0|[1-9]\d{0,14})(\.\d{0,13}[1-9])?"
"""Numbers that come back from a spreadsheet, which holds 15 digits, as they were written."""


def write_holes(sheet: Worksheet, holes: Sequence[PlacedHole]) -> None:
    """Unlocks the holes, puts the base into each, and adds the rules of what may be written."""
    for hole in holes:
        if hole.parts > 1:
            _merge(sheet, hole)
        _unlock(sheet, hole)
        _fill(sheet, hole)
        if hole.question.prompt or hole.hole.choices:
            sheet.add_data_validation(_rule(hole))


def _merge(sheet: Worksheet, hole: PlacedHole) -> None:
    """Makes the parts of a cell that was cut one cell."""
    area = hole.area
    own = CellRange(None, area.left, area.top, area.right, area.bottom)
    merged: Any = sheet.merged_cells
    for part in [each for each in merged.ranges if each.issubset(own)]:
        merged.remove(part)
    merged.add(own)
    for row, column in list(area.cells)[1:]:
        sheet.cell(row, column).value = None


def _unlock(sheet: Worksheet, hole: PlacedHole) -> None:
    """Unlocks all cells of the area: Excel locks a merged one if any of its cells is locked."""
    keeps_text = hole.hole.kind in ("text", "short", "date")
    for row, column in hole.area.cells:
        cell = sheet.cell(row, column)
        cell.protection = Protection(locked=False)
        if keeps_text:
            cell.number_format = _TEXT_FORMAT


def _fill(sheet: Worksheet, hole: PlacedHole) -> None:
    cell: Any = sheet.cell(hole.area.top, hole.area.left)
    base = hole.question.base
    if hole.hole.kind in ("number", "grade") and fullmatch(_WRITTEN_OUT, base):
        cell.value = float(base) if "." in base else int(base)
    else:
        cell.value = escape(base) or None
        cell.data_type = "s"  # openpyxl takes a text that begins with = for a formula


def _rule(hole: PlacedHole) -> DataValidation:
    """Returns the message at the cell, and what may be written into it."""
    return DataValidation(
        sqref=hole.area.range,
        allow_blank=True,
        showInputMessage=True,
        promptTitle=_cut(hole.question.label, LONGEST_TITLE),
        prompt=_cut(hole.question.prompt, LONGEST_PROMPT),
        **_allowed(hole.hole),
    )


def _allowed(hole: Hole) -> dict[str, Any]:
    """Returns what only some words, or only numbers, may be written into; else nothing is said.

    With the Japanese input method off, letters and digits come out in half width.
    """
    listed = ",".join(hole.choices).replace('"', '""')
    if hole.choices and hole.choices == tuple(listed.split(",")) and _units(listed) <= LONGEST_LIST:
        return {
            "type": "list",
            "formula1": f'"{listed}"',
            "imeMode": "off",
            "showErrorMessage": True,
            "errorTitle": "一覧にない値です",
            "error": _cut(_LIST_ERROR.format("・".join(hole.choices)), LONGEST_PROMPT),
        }
    if hole.kind == "number":
        return {
            "type": "decimal",
            "operator": "between",
            "formula1": f"-{_ANY_NUMBER}",
            "formula2": _ANY_NUMBER,
            "imeMode": "off",
            "showErrorMessage": True,
            "errorStyle": "warning",
            "errorTitle": "数字ではありません",
            "error": _NUMBER_ERROR,
        }
    return {"imeMode": "hiragana"} if hole.kind == "text" else {}


_LIST_ERROR = "{} のどれかにしてください。「キャンセル」を押して、▼ の一覧から選びます。"

_NUMBER_ERROR = (
    "単位や「約」を付けずに、半角の数字だけを書きます。「中止」のように言葉で答えるときは、"
    "「はい」を押すとそのまま入ります。"
)

_ANY_NUMBER = "999999999999999"


def _cut(text: str, longest: int) -> str:
    """Returns a text of at most so many units; one that is cut ends with an ellipsis."""
    if _units(text) <= longest:
        return text
    kept = text.encode("utf-16-le")[: 2 * (longest - 1)].decode("utf-16-le", "ignore")
    return f"{kept}…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
