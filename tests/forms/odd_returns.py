"""Forms as they come back: builders that do to a form what clerks and office programs do to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path
from re import subn
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.cell_range import CellRange

from report_builder.document.build import build
from report_builder.document.context import Facts
from report_builder.document.template_reading import read_template
from report_builder.forms.compose import compose
from report_builder.forms.read import Reading, read_return
from report_builder.forms.write import write
from report_builder.layout.lay_out import lay_out
from report_builder.model.form import Form
from report_builder.model.key import Key
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan
from report_builder.model.values import with_values
from report_builder.model.year import YearResults
from report_builder.problems import ReportError
from report_builder.workspace import load, open_workspace

REPOSITORY = Path(__file__).parent.parent.parent
YEAR = FiscalYear(2021)
DEPARTMENT = "kenko"
FILE = "inbox/健康課（修正） 2.xlsx"

GRADE: Key = ("事業", 3, "評価")
LEVEL: Key = ("事業", 3, "達成度")
TEXT: Key = ("事業", 3, "実績", "")
GIVEN: Key = ("事業", 19, "実績", "")
FIRST: Key = ("事業", 19, "評価")
SECOND: Key = ("事業", 20, "評価")
THIRD: Key = ("事業", 22, "評価")
COUNT: Key = ("指標", "3～4か月児健康診査受診者数", "実績値")
RATE: Key = ("指標", "3～4か月児健康診査受診率", "実績値")
THOUSANDS: Key = ("指標", "妊娠届受理件数", "実績値")
NOTE: Key = ("備考", 3)
SEEN: Key = ("確認", 11)
PERSON: Key = ("記入者",)
EXTENSION: Key = ("内線",)

BASE: Mapping[Key, str] = {
    GRADE: "A",
    LEVEL: "2",
    GIVEN: "　母子健康手帳を交付しました。\n　※ ①～③は再掲\u00a0です。",
    THOUSANDS: "3,061",
}
"""What data/ held when the form was made; all else was blank."""


@dataclass(frozen=True, slots=True)
class MadeForm:
    """A form, and what it was made from."""

    plan: Plan
    form: Form
    content: bytes


@cache
def facts() -> Facts:
    """The city's own plan with the results that it had in 2020."""
    loaded = load(open_workspace(REPOSITORY), FiscalYear(2020))
    return Facts(loaded.plan.value, loaded.results.value, loaded.scales.value)


def made_form(base: Mapping[Key, str], department: str = DEPARTMENT) -> MadeForm:
    """Returns the form of a department for 2021, with some values there already."""
    known = facts()
    results = with_values(known.plan, YearResults(YEAR, {}), base)
    year = replace(known, results=results, others={FiscalYear(2020): known.results})
    path = REPOSITORY / "templates" / "chosahyo.yaml"
    text = path.read_text(encoding="utf-8")
    template = read_template(text, path.name, known.plan, known.scales).value
    form = compose(year, known.plan.department(department))
    return MadeForm(known.plan, form, write(form, lay_out(build(year, template, form))))


@cache
def usual_form() -> MadeForm:
    """The form that the tests write into."""
    return made_form(BASE)


@cache
def usual_cells() -> Mapping[Key, str]:
    """Where its questions are: key to `F12`."""
    made = usual_form()
    found = read_return(made.content, FILE, made.plan, YEAR).returned
    return {key: str(found.place(*key).cell) for key in found.value.base}


Parts = dict[str, bytes]

Damage = Callable[["OddReturn"], None]
"""What a clerk or a program did to the form."""


def typed(key: Key, value: object, number_format: str | None = None) -> Damage:
    """Returns the damage of a value in a cell, which may bring its own format."""
    return lambda odd: odd.put(key, value, number_format)


class OddReturn:
    """A form in the hands of a clerk, who has taken its protection off.

    Attributes:
        book: To be changed as a workbook.
        sheet: 調査票.
    """

    def __init__(self) -> None:
        self.book: Workbook = load_workbook(BytesIO(usual_form().content))
        self.sheet: Any = self.book.worksheets[0]
        self._changes: list[Callable[[Parts], None]] = []

    def cell(self, key: Key) -> Any:
        """The cell of a question, as long as no row or column was moved."""
        return self.sheet[usual_cells()[key]]

    def put(self, key: Key, value: object, number_format: str | None = None) -> None:
        """Types a value, which may bring its own format."""
        cell = self.cell(key)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
        if number_format:
            cell.number_format = number_format

    def formula(self, key: Key, formula: str, cached: str | None = None) -> None:
        """Puts a formula and what it came to; None: it was never calculated."""
        self.cell(key).value = formula
        if cached is not None:
            cell = usual_cells()[key]
            self.patch(
                rf'<c r="{cell}"( s="\d+")?><f>(.*?)</f><v ?/?>(</v>)?',
                rf'<c r="{cell}"\1 t="str"><f>\2</f><v>{cached}</v>',
            )

    def error(self, key: Key, shown: str) -> None:
        """Lets a cell show an error."""
        cell = self.cell(key)
        cell.value, cell.data_type = shown, "e"

    def patch(self, old: str, new: str, part: str = "xl/worksheets/sheet1.xml") -> None:
        """Replaces a pattern in the XML of a part, once the workbook is saved."""

        def change(parts: Parts) -> None:
            text, count = subn(old, new, parts[part].decode())
            assert count, f"{part} does not have {old}"
            parts[part] = text.encode()

        self._changes.append(change)

    def insert_rows(self, before: int, count: int = 1) -> None:
        """Inserts rows; merged cells below move along, as in every office program."""
        self._move(lambda: self.sheet.insert_rows(before, count), (before, count), (0, 0))

    def insert_column(self, before: int) -> None:
        """Inserts a column."""
        self._move(lambda: self.sheet.insert_cols(before), (0, 0), (before, 1))

    def delete_row(self, row: int) -> None:
        """Deletes a row."""
        self._move(lambda: self.sheet.delete_rows(row), (row + 1, -1), (0, 0))

    def delete_column(self, column: int) -> None:
        """Deletes a column."""
        self._move(lambda: self.sheet.delete_cols(column), (0, 0), (column + 1, -1))

    def _move(
        self, change: Callable[[], None], rows: tuple[int, int], columns: tuple[int, int]
    ) -> None:
        areas = [CellRange(str(each)) for each in self.sheet.merged_cells.ranges]
        for area in areas:
            self.sheet.unmerge_cells(str(area))
        change()
        for area in areas:
            moved = _moved(area, rows, columns)
            if moved:
                self.sheet.merge_cells(moved)

    def swap_rows(self, one: int, other: int, last: int | None = None) -> None:
        """Exchanges two rows up to a column: what sorting does to rows without merged cells."""
        for column in range(1, (last or self.sheet.max_column) + 1):
            first, second = self.sheet.cell(one, column), self.sheet.cell(other, column)
            first.value, second.value = second.value, first.value

    def copy_row(self, row: int, to: int) -> None:
        """Copies a row, its hidden id included, into a row that was inserted."""
        for column in range(1, self.sheet.max_column + 1):
            self.sheet.cell(to, column).value = self.sheet.cell(row, column).value

    def content(self) -> bytes:
        """Saves it."""
        saved = BytesIO()
        self.book.save(saved)
        if not self._changes:
            return saved.getvalue()
        with ZipFile(saved) as file:
            parts = {name: file.read(name) for name in file.namelist()}
        for change in self._changes:
            change(parts)
        packed = BytesIO()
        with ZipFile(packed, "w", ZIP_DEFLATED) as file:
            for name, part in parts.items():
                file.writestr(name, part)
        return packed.getvalue()


def _moved(area: CellRange, rows: tuple[int, int], columns: tuple[int, int]) -> str:
    """Returns a merged range after an insertion or a deletion; nothing where it is gone."""
    if rows == (area.max_row + 1, -1) and area.min_row == area.max_row:
        return ""
    if columns == (area.max_col + 1, -1) and area.min_col == area.max_col:
        return ""
    top, bottom = (_after(each, *rows) for each in (area.min_row, area.max_row))
    left, right = (_after(each, *columns) for each in (area.min_col, area.max_col))
    return CellRange(None, left, top, right, bottom).coord


def _after(number: int, begin: int, count: int) -> int:
    return number + count if begin and number >= begin else number


def read(content: bytes) -> Reading:
    """Reads a file as a return of the usual form."""
    return read_return(content, FILE, usual_form().plan, YEAR)


def refused(content: bytes, **wanted: Any) -> list[tuple[str, str]]:
    """Returns code and cell of each reason for which a file is not taken."""
    expected: dict[str, Any] = {"plan": usual_form().plan, "year": YEAR, **wanted}
    try:
        read_return(content, FILE, **expected)
    except ReportError as error:
        return [(each.code, each.place.cell or "") for each in error.problems]
    return []
