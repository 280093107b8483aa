"""The package of a returned file in; what is in each of its cells, sheet by sheet, out."""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, cast

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from report_builder.forms.package import Package
from report_builder.forms.package_cells import column_letters, position
from report_builder.forms.package_facts import SheetFacts
from report_builder.forms.read_values import Written
from report_builder.problems import Place

Position = tuple[int, int]
"""Row and column, from 1."""


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """A sheet as it came back.

    Attributes:
        name: As on its tab.
        cells: Those that hold something, a formula that nobody has calculated included.
        facts: What else there is to know.
    """

    name: str
    cells: Mapping[Position, Written]
    facts: SheetFacts

    def place(self, path: str, position: Position) -> Place:
        """Returns the place of a cell."""
        return Place(path, sheet=self.name, cell=cell_name(position))


def cell_name(position: Position) -> str:
    """Returns `F12` for row 12 of column 6."""
    return f"{column_letters(position[1])}{position[0]}"


def open_workbook(package: Package) -> Workbook:
    """Returns the values of a package that has passed the guard."""
    with warnings.catch_warnings():
        # openpyxl warns of dates before 1900; they are errors for us too, and come as such.
        warnings.simplefilter("ignore")
        return load_workbook(BytesIO(package.content), data_only=True, keep_links=False)


def filled_sheets(workbook: Workbook, package: Package) -> tuple[FilledSheet, ...]:
    """Returns the sheets of a workbook with what the guard knows of each."""
    pairs = zip(workbook.worksheets, package.sheets, strict=True)
    return tuple(FilledSheet(sheet.title, _cells(sheet, facts), facts) for sheet, facts in pairs)


def _cells(sheet: Worksheet, facts: SheetFacts) -> dict[Position, Written]:
    cells: dict[Position, Any] = cast("Any", sheet)._cells  # noqa: SLF001 (cells there are)
    found = {place: _written(cell) for place, cell in cells.items() if cell.value is not None}
    for cell, look in facts.looks.items():
        if (place := position(cell)) in found:
            found[place] = replace(found[place], look=look)
    for cell in facts.formulas:
        if (place := position(cell)) in found:
            found[place] = replace(found[place], is_formula=True)
    for cell in facts.formulas_without_value:
        found[position(cell)] = Written(None, is_formula=True, is_uncalculated=True)
    return found


def _written(cell: Any) -> Written:
    if isinstance(cell.value, str):
        return Written(cell.value, is_error=cell.data_type == "e")
    return Written(cell.value, cell.number_format)
