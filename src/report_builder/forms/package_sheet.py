"""One worksheet in; the values of its cells, written anew and plainly, and its facts out.

What openpyxl gets to see is `row`, `c` and `v`, each where it belongs, and nothing else.
"""

from bisect import bisect_left, bisect_right
from dataclasses import replace

from report_builder.forms.package_archive import Archive
from report_builder.forms.package_book import Tab, extras, relations
from report_builder.forms.package_cells import (
    Rectangle,
    column_letters,
    column_number,
    rectangle,
    row_number,
)
from report_builder.forms.package_facts import FailedCell, Look, SheetFacts
from report_builder.forms.package_notes import read_comments, read_drawings
from report_builder.forms.package_reasons import refusal
from report_builder.forms.package_strings import RichText
from report_builder.forms.package_values import Tables, look_of, value_text, value_xml
from report_builder.forms.package_xml import Attributes, Listener, walk
from report_builder.problems import Place, ReportError

MAX_MERGED = 50_000
"""Merged ranges of a sheet; a form has some ten."""

MAX_COVERED = 2_000_000
"""Rows and cells looked at to find those under merged ranges, all ranges of a sheet together."""

LONGEST_REFERENCE = 10
"""Characters: `XFD1048576`."""

LONGEST_ERROR = 20
"""Characters of an error such as `#GETTING_DATA`."""

_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{rows}</sheetData></worksheet>"
)


def read_sheet(archive: Archive, tab: Tab, tables: Tables) -> tuple[str, SheetFacts]:
    """Returns a worksheet part with nothing but values, and what else there is to know.

    Args:
        archive: The package.
        tab: Which sheet.
        tables: What its cells refer to.

    Raises:
        ReportError: It is missing, damaged or too much.
    """
    cells = _Cells(archive, tab, tables)
    walk(archive, tab.part, "s:worksheet", cells.listener())
    cells.hide_covered()
    links = relations(archive, tab.part)
    texts, drawn = read_drawings(archive, links)
    facts = SheetFacts(
        name=tab.name,
        part=tab.part,
        state=tab.state,
        formulas=frozenset(cells.formulas),
        formulas_without_value=frozenset(cells.without_value),
        errors=tuple(cells.errors),
        merged=tuple(cells.merged),
        looks=cells.looks,
        comments=read_comments(archive, links),
        shape_texts=texts,
        extras=tuple(dict.fromkeys(extras(links) + drawn)),
    )
    return cells.sheet(), facts


def _hide(row: dict[int, str], area: Rectangle, number: int) -> None:
    keep = area.left if number == area.top else 0
    for column in [c for c in row if area.left <= c <= area.right and c != keep]:
        del row[column]


class _Cells:
    """What the pass over a sheet knows at a moment, and what it has found."""

    def __init__(self, archive: Archive, tab: Tab, tables: Tables) -> None:
        self._budget = archive.budget
        self._path = archive.place.path
        self._tab = tab
        self._tables = tables
        self._rows: dict[int, dict[int, str]] = {}
        self._row, self._digits = 0, ""
        self._reference = ""
        self._cell: Attributes = {}
        self._value: str | None = None
        self._has_formula = False
        self._inline = RichText(archive.budget)
        self.formulas: set[str] = set()
        self.without_value: set[str] = set()
        self.errors: list[FailedCell] = []
        self.merged: list[str] = []
        self.looks: dict[str, Look] = {}

    def listener(self) -> Listener:
        """Returns whom to tell of the elements of the sheet."""
        return self._inline.listener(
            {
                "s:row": self._begin_row,
                "s:c": self._begin_cell,
                "s:f": self._formula,
                "s:mergeCell": self._merge,
            },
            {"s:c": self._end_cell},
            {"s:v": self._take_value},
        )

    def sheet(self) -> str:
        """Returns the worksheet part."""
        rows = (
            f'<row r="{number}">{"".join(row[column] for column in sorted(row))}</row>'
            for number, row in sorted(self._rows.items())
        )
        return _SHEET.format(rows="".join(rows))

    def hide_covered(self) -> None:
        """Drops what lies under merged ranges, except at their top left, as openpyxl does."""
        numbers = sorted(self._rows)
        left = MAX_COVERED
        for reference in self.merged:
            try:
                area = rectangle(reference)
            except ValueError as error:
                found = f"結合範囲「{reference[:20]}」"
                raise refusal(self._sheet_place(), "return-cell-damaged", found) from error
            covered = numbers[bisect_left(numbers, area.top) : bisect_right(numbers, area.bottom)]
            left -= sum(1 + len(self._rows[number]) for number in covered)
            if left < 0:
                raise self._too_many_merged()
            for number in covered:
                _hide(self._rows[number], area, number)

    def _merge(self, attributes: Attributes) -> None:
        self.merged.append(self._budget.keep(attributes["ref"]))
        if len(self.merged) > MAX_MERGED:
            raise self._too_many_merged()

    def _too_many_merged(self) -> ReportError:
        return refusal(self._sheet_place(), "return-too-many", "結合されたセル")

    def _begin_row(self, attributes: Attributes) -> None:
        self._row = row_number(attributes.get("r") or str(self._row + 1))
        self._digits = str(self._row)
        self._reference = ""

    def _begin_cell(self, attributes: Attributes) -> None:
        self._cell = attributes
        self._reference = attributes.get("r") or self._next_reference()
        self._value = None
        self._has_formula = False

    def _next_reference(self) -> str:
        """Returns where a cell lies that does not say so: beside the one before it."""
        before = self._reference.removesuffix(self._digits)
        return column_letters(column_number(before) + 1 if before else 1) + self._digits

    def _formula(self, _: Attributes) -> None:
        self._has_formula = True

    def _take_value(self, text: str) -> None:
        self._value = text

    def _end_cell(self) -> None:
        look, inline = self._inline.look, self._inline.take()
        if self._has_formula or self._value or inline:
            try:
                self._fill(inline, look)
            except (ValueError, LookupError) as error:
                found = (self._value or "番地")[:20]
                raise refusal(self._cell_place(), "return-cell-damaged", found) from error

    def _fill(self, inline: str, look: Look | None) -> None:
        """Keeps a cell that holds something.

        Raises:
            ValueError: The reference or the value is none.
            LookupError: It refers to a string that is not there, or is of an unknown type.
        """
        column = self._column()
        if self._has_formula:
            self._note_formula()
        text = value_text(self._cell, inline or self._value or "", self._tables)
        if not text:
            return
        self._budget.keep(text)
        self._budget.fill_cell()
        look = look_of(self._cell, self._value or "", look, self._tables)
        if look:
            self.looks[self._reference] = look
        if self._cell.get("t") == "e":
            self.errors.append(FailedCell(self._reference, text[:LONGEST_ERROR]))
        row = self._rows.setdefault(self._row, {})
        if column in row:
            raise ValueError(self._reference)
        row[column] = value_xml(self._cell, self._reference, text, self._tables.formats)

    def _column(self) -> int:
        """Returns the column of the cell, whose reference must name the row that it is in."""
        if not self._row or not self._reference.endswith(self._digits):
            raise ValueError(self._reference)
        return column_number(self._reference.removesuffix(self._digits))

    def _note_formula(self) -> None:
        """Keeps where a formula is; one that gives an empty text has an empty value of type str."""
        self._budget.fill_cell()
        self.formulas.add(self._reference)
        if self._value is None or (not self._value and self._cell.get("t") != "str"):
            self.without_value.add(self._reference)

    def _sheet_place(self) -> Place:
        return Place(self._path, sheet=self._tab.name)

    def _cell_place(self) -> Place:
        return replace(self._sheet_place(), cell=self._reference[:LONGEST_REFERENCE])
