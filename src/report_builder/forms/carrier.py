"""What a form carries, hidden, out and in again: what it was made from, and where each cell went.

In the sheet 調査票, a hidden column right of the table holds an id in every row (`r12`), a hidden
row below the table holds one in every column (`c5`), and where they cross stands a mark. The ids
are cells like any others: they go along when rows or columns are inserted, deleted, moved or
sorted, and tell where a cell is now that was made as r12, c5.

A sheet `_base` that no menu shows holds the rest, one text a line in column A: the mark, the head
(計画, 年度, 担当課), and a line for each cell to fill in and for each cell that was given, headings
and 記入要領 included. The lines are JSON. No office program takes a text that begins with a bracket
for a number, a date or a formula, and nothing in it depends on blanks, line ends or escapes.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from re import fullmatch
from typing import Any, Final, Literal, cast, get_args

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from report_builder.document.table import HoleKind
from report_builder.forms.normalise import unescape
from report_builder.model.key import Key, key_text, text_key
from report_builder.model.period import FiscalYear
from report_builder.problems import Place, Problem, ReportError

BASE_SHEET: Final = "_base"

VERSION: Final = 1
"""Of what is carried. A change that older programs would misread makes it 2."""

_MARK: Final = "report-builder 調査票"

SlotKind = Literal["question", "reference", "given", "count"]
"""A cell to fill in; a locked one of a record row, that shows what is known; any other text of the
form (headings, 記入要領); a formula that counts what is filled in."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of a form, as it was made.

    Attributes:
        kind: What it is.
        key: Of what is asked; None where nothing is.
        label: What messages call it: `No.10 今後の方針`; empty where it has no name.
        row: Id of its row; the first one where it spans several; empty on another sheet.
        column: Id of its column, likewise.
        hole: What is asked for; None where nothing is.
        choices: The codes or words of which one was to be chosen.
        base: 配布時の値.
    """

    kind: SlotKind
    key: Key | None
    label: str
    row: str
    column: str
    hole: HoleKind | None = None
    choices: tuple[str, ...] = ()
    base: str = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a form carries.

    Attributes:
        plan: The plan's name.
        year: 年度.
        department: Its id.
        slots: In the order of the sheet.
    """

    plan: str
    year: FiscalYear
    department: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the rows and columns of a form are now.

    Attributes:
        sheet: The sheet with the form.
        rows: Id to the numbers of the rows that bear it: none once it is deleted, two once copied.
        columns: Likewise.
        mark: Row and column of the mark: the row with the ids of columns, and the other way round.
    """

    sheet: Worksheet
    rows: dict[str, tuple[int, ...]]
    columns: dict[str, tuple[int, ...]]
    mark: tuple[int, int]

    def cells(self, slot: Slot) -> tuple[tuple[int, int], ...]:
        """Returns row and column of every cell that is this slot now."""
        columns = self.columns.get(slot.column, ())
        return tuple((row, column) for row in self.rows.get(slot.row, ()) for column in columns)


def row_id(number: int) -> str:
    """Returns the id of a row of the sheet as it is made."""
    return f"r{number}"


def column_id(number: int) -> str:
    """Returns the id of a column of the sheet as it is made."""
    return f"c{number}"


def write_carrier(sheet: Worksheet, carried: Carried, rows: int, columns: int) -> None:
    """Adds the hidden parts to a workbook.

    Args:
        sheet: With the form.
        carried: What it carries. What else its sheets have by now is added, so that a reader can
            tell it from what people write beside the cells to fill in.
        rows: How many rows the form has.
        columns: How many columns.
    """
    given = tuple(_given(sheet, carried.slots))
    last = max((column for _, column in _cells(sheet)), default=0)
    for number in range(1, rows + 1):
        sheet.cell(number, columns + 1, row_id(number))
    for number in range(1, max(columns, last) + 1):
        sheet.cell(rows + 1, number, column_id(number))
    sheet.cell(rows + 1, columns + 1, f"{_MARK} {VERSION}")
    sheet.column_dimensions[get_column_letter(columns + 1)].hidden = True
    sheet.row_dimensions[rows + 1].hidden = True
    base = cast("Workbook", sheet.parent).create_sheet(BASE_SHEET)
    base.sheet_state = "veryHidden"
    base.protection.sheet = True
    for line in _lines(replace(carried, slots=(*carried.slots, *given))):
        base.append([line])


def _given(form: Worksheet, slots: Iterable[Slot]) -> Iterator[Slot]:
    """Yields a slot for each cell with a text or formula of ours that has none yet."""
    own = {(slot.row, slot.column) for slot in slots}
    for sheet in cast("Workbook", form.parent).worksheets:
        cells: dict[tuple[int, int], Any] = cast("Any", sheet)._cells  # noqa: SLF001
        for (row, column), cell in sorted(cells.items()):
            place = (row_id(row), column_id(column)) if sheet is form else ("", "")
            if cell.value is None or place in own:
                continue
            kind = "count" if cell.data_type == "f" else "given"
            base = "" if kind == "count" else unescape(str(cell.value))
            yield Slot(kind, None, "", *place, base=base)


def _lines(carried: Carried) -> Iterator[str]:
    yield f"{_MARK} {VERSION}"
    yield _json([carried.plan, carried.year.number, carried.department, len(carried.slots)])
    for slot in carried.slots:
        key = key_text(slot.key) if slot.key else ""
        place = (slot.row, slot.column)
        yield _json([slot.kind, key, slot.label, *place, slot.hole, slot.choices, slot.base])


def _json(values: list[object]) -> str:
    """Returns values as one line; `_x` apart, for _x0041_ would be an escape of the file."""
    return json.dumps(values, ensure_ascii=False).replace("_x", r"\u005fx")


def read_carrier(workbook: Workbook, path: str) -> Carried:
    """Returns what a returned form carries.

    Args:
        workbook: As it came back.
        path: What messages call it.

    Raises:
        ReportError: It is no form, one of a newer version of this program, or what it carries is
            missing or damaged.
    """
    if BASE_SHEET not in workbook.sheetnames:
        raise _refusal(path, "return-base-missing" if _marks(workbook) else "return-not-form")
    cells = _cells(workbook[BASE_SHEET])
    lines = [value for (_, column), value in sorted(cells.items()) if column == 1]
    version = _version(lines[0]) if lines else None
    if version is None:
        raise _refusal(path, "return-base-damaged")
    if version > VERSION:
        raise _refusal(path, "return-newer")
    try:
        return _carried(lines[1:])
    except (ValueError, TypeError, IndexError, OverflowError, RecursionError) as error:
        raise _refusal(path, "return-base-damaged") from error


def _carried(lines: list[Any]) -> Carried:
    plan, year, department, count = json.loads(lines[0])
    slots = tuple(_slot(*json.loads(line)) for line in lines[1 : count + 1])
    if len(slots) != count:
        raise ValueError(count)
    return Carried(str(plan), FiscalYear(int(year)), str(department), slots)


def _slot(*values: Any) -> Slot:
    kind, key, label, row, column, hole, choices, base = values
    if kind not in get_args(SlotKind) or hole not in (None, *get_args(HoleKind)):
        raise ValueError(kind)
    texts = (str(each) for each in choices)
    own = text_key(str(key)) if key else None
    return Slot(kind, own, str(label), str(row), str(column), hole, tuple(texts), str(base))


def find_grids(workbook: Workbook, path: str) -> tuple[Grid, ...]:
    """Returns where the rows and columns of the form are: on one sheet, or on its copies too.

    Raises:
        ReportError: No sheet has the mark, or one has it twice.
    """
    marks = _marks(workbook)
    sheets = {sheet.title for sheet, _, _ in marks}
    if not marks or len(sheets) != len(marks):
        raise _refusal(path, "return-sheet-twice" if marks else "return-sheet-missing")
    return tuple(_grid(*mark) for mark in marks)


def _grid(sheet: Worksheet, row: int, column: int) -> Grid:
    cells = sorted(_cells(sheet).items())
    return Grid(
        sheet,
        _ids((value, place[0]) for place, value in cells if place[1] == column),
        _ids((value, place[1]) for place, value in cells if place[0] == row),
        (row, column),
    )


def _marks(workbook: Workbook) -> list[tuple[Worksheet, int, int]]:
    """Returns the sheet, row and column of every mark outside of `_base`."""
    return [
        (sheet, *place)
        for sheet in workbook.worksheets
        if sheet.title != BASE_SHEET
        for place, value in _cells(sheet).items()
        if _version(value) is not None
    ]


def _cells(sheet: Worksheet) -> dict[tuple[int, int], object]:
    """Returns the values of the cells there are: a sheet may have its last one at XFD1048576."""
    cells: dict[tuple[int, int], Any] = cast("Any", sheet)._cells  # noqa: SLF001
    return {place: cell.value for place, cell in cells.items()}


def _version(value: object) -> int | None:
    found = fullmatch(rf"{_MARK} (\d{{1,4}})", value) if isinstance(value, str) else None
    return int(found[1]) if found else None


def _ids(found: Iterable[tuple[object, int]]) -> dict[str, tuple[int, ...]]:
    places: dict[str, list[int]] = {}
    for value, number in found:
        if isinstance(value, str):
            places.setdefault(value, []).append(number)
    return {name: tuple(numbers) for name, numbers in places.items()}


_SEND_FORM = "配布した調査票に記入したものを、送り直してもらってください。"

_SAID: dict[str, tuple[str, str]] = {
    "return-not-form": ("調査票ではありません。", _SEND_FORM),
    "return-newer": (
        "このプログラムより新しい版で作られた調査票です。",
        "report-builder を新しい版にしてから、もう一度取り込んでください。",
    ),
    "return-base-missing": (
        "調査票の隠しシート（配布時の値）がありません。シートだけを別のファイルに写したようです。",
        _SEND_FORM,
    ),
    "return-base-damaged": ("調査票の隠しシート（配布時の値）が壊れています。", _SEND_FORM),
    "return-sheet-missing": (
        "シート「調査票」の表が見つかりません。シートか、その右端や下端の隠し欄を消したようです。",
        _SEND_FORM,
    ),
    "return-sheet-twice": (
        "一つのシートに「調査票」の表が二つ以上あり、どれが回答か分かりません。",
        "写しの表を消して、送り直してもらってください。",
    ),
}


def _refusal(path: str, code: str) -> ReportError:
    message, advice = _SAID[code]
    return ReportError([Problem(Place(path), message, advice, code)])
