"""A worksheet of openpyxl in, its XML out, as openpyxl writes it but for four things.

Rows are text instead of one XML element after another, which takes a tenth of the time. Merged
ranges come in their order on the sheet instead of the order of a set. Numbers that stand as text
(the `2` of a scale) are declared to be meant so, and get no green corner in Excel. A formula may
have its result beside it, for readers that do not calculate.

Comments on cells are not written.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from html import escape as escape_xml
from io import BytesIO
from operator import attrgetter
from typing import IO, Any

from openpyxl.cell import Cell
from openpyxl.cell._writer import write_cell  # pyright: ignore[reportPrivateUsage, reportUnknownVariableType]
from openpyxl.compat import safe_string
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter  # pyright: ignore[reportPrivateUsage]
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import Element, SubElement, tostring, xmlfile

_START = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{SHEET_MAIN_NS}">'
)


serialise: Callable[[Any], bytes] = tostring
"""An element as bytes; openpyxl is typed as if its elements were those of the standard library."""


class CalculatedCell(Cell):
    """A cell with a formula, and the number or text that it comes to."""

    __slots__ = ("result",)

    def __init__(self, sheet: Worksheet, formula: str, result: float | str, style: Any) -> None:
        super().__init__(sheet, 1, 1, formula, style)
        self.result = result


def put_formula(
    sheet: Worksheet, place: tuple[int, int], formula: str, result: float | str
) -> None:
    """Puts a formula, with what it comes to, into a cell of a sheet; its format stays."""
    before: Any = sheet.cell(*place)
    cell: Any = CalculatedCell(sheet, formula, result, before._style)  # noqa: SLF001
    cell.row, cell.column = place
    cells: Any = sheet
    cells._cells[place] = cell  # noqa: SLF001


class SheetWriter(WorksheetWriter):
    """Writes a sheet to a binary file; `relations` are then those that its part needs."""

    _rels: Any

    def __init__(self, sheet: Worksheet, part: IO[bytes]) -> None:
        self._sheet, self._part = sheet, part
        super().__init__(sheet, part)

    @property
    def relations(self) -> Any:
        """Relations to other parts, as openpyxl keeps them."""
        return self._rels

    def get_stream(self) -> Generator[Any, Any]:
        """Takes elements until it is closed."""
        self._part.write(_START.encode())
        try:
            while True:
                element = yield
                if element is not None:
                    self._part.write(serialise(element))
        except GeneratorExit:
            self._part.write(b"</worksheet>")

    def write_rows(self) -> None:
        """Writes the rows."""
        self._part.write(b"<sheetData>")
        for number, cells in self.rows():
            self._part.write("".join(_row(self._sheet, number, cells)).encode())
        self._part.write(b"</sheetData>")

    def write_merged_cells(self) -> None:
        """Writes the merged ranges from the top."""
        ranges = sorted(self._sheet.merged_cells, key=attrgetter("min_row", "min_col"))
        if ranges:
            merged = Element("mergeCells", count=str(len(ranges)))
            for each in ranges:
                SubElement(merged, "mergeCell", ref=each.coord)
            self.xf.send(merged)

    def write_drawings(self) -> None:
        """Writes what the standard has between page breaks and drawings, and these."""
        errors = Element("ignoredErrors")
        SubElement(errors, "ignoredError", sqref=self._sheet.dimensions, numberStoredAsText="1")
        self.xf.send(errors)
        super().write_drawings()


def _row(sheet: Worksheet, number: int, cells: Iterable[Any]) -> Iterator[str]:
    attributes = dict(sheet.row_dimensions.get(number, ()))
    yield f'<row r="{number}"'
    yield from (f' {name}="{value}"' for name, value in attributes.items())
    yield ">"
    yield from (_cell(sheet, cell, number) for cell in cells)
    yield "</row>"


def _cell(sheet: Worksheet, cell: Any, number: int) -> str:
    """Returns the XML of a cell; what is neither text nor number is left to openpyxl."""
    value = cell.value
    style = f' s="{cell.style_id}"' if cell.has_style else ""
    place = f'<c r="{get_column_letter(cell.column)}{number}"{style}'
    if value is None:
        return f"{place}/>" if style else ""
    if cell.hyperlink is None and type(value) is str and cell.data_type == "s":
        return f'{place} t="inlineStr"><is>{_text(value)}</is></c>'
    if cell.data_type == "n":
        return f"{place}><v>{safe_string(value)}</v></c>"
    if isinstance(cell, CalculatedCell):
        return f"{place}{_calculated(str(value)[1:], cell.result)}</c>"
    return _by_openpyxl(sheet, cell)


def _calculated(formula: str, result: float | str) -> str:
    kind = ' t="str"' if isinstance(result, str) else ""
    value = escape_xml(safe_string(result), quote=False)
    return f"{kind}><f>{escape_xml(formula, quote=False)}</f><v>{value}</v>"


def _text(value: str) -> str:
    """Readers are free to drop blanks at the ends of a text that does not ask to keep them."""
    keep = ' xml:space="preserve"' if value[:1].isspace() or value[-1:].isspace() else ""
    return f"<t{keep}>{escape_xml(value, quote=False)}</t>"


def _by_openpyxl(sheet: Worksheet, cell: Any) -> str:
    out = BytesIO()
    with xmlfile(out) as stream:
        write_cell(stream, sheet, cell, cell.has_style)
    return out.getvalue().decode()
