"""Roles of a table in, cell formats of a workbook out: each is made once, for all its cells."""

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from openpyxl.cell import Cell as SheetCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.worksheet import Worksheet

from report_builder.document.table import Cell, Pt, Style, Table
from report_builder.render.xlsx_text import escape, is_formula_like

SHIFT_JIS: Final = 128
"""Character set of a font: with it Excel picks a Japanese face where the named one is missing."""

_ROMAN, _MODERN = 1, 3
"""Families of fonts, as Excel writes them for 明朝 and for ゴシック."""

_STACKED = 255
"""Excel's textRotation for letters one below the other, its 縦書き."""


@dataclass(frozen=True, slots=True)
class CellFormats:
    """The formats of a table's roles; a role that the table does not list looks like the default.

    Attributes:
        sheet: A sheet of the workbook that holds the formats.
        table: Whose styles and font they follow.
        made: Those that were asked for, by role, code of the number and whether the text looks
            like a formula.
    """

    sheet: Worksheet
    table: Table
    made: dict[tuple[str, str, bool], StyleArray] = field(
        default_factory=dict[tuple[str, str, bool], StyleArray]
    )

    def of_text(self, role: str, text: str = "", filler: str = "") -> StyleArray:
        """Returns the format of a cell with a text, with the room of some characters after it."""
        code = f"@{_room(filler)}" if filler else ""
        return self._made((role, code, is_formula_like(text)))

    def of_number(self, role: str, code: str = "", filler: str = "") -> StyleArray:
        """Returns the format of a cell with a number.

        Args:
            role: Of the cell.
            code: Of the number; empty: that of the role.
            filler: Characters whose room stays free after it.
        """
        if not filler:
            return self._made((role, code, False))
        own = code or (self.table.styles.get(role) or Style()).number_format
        return self._made((role, ";".join(each + _room(filler) for each in own.split(";")), False))

    def _made(self, key: tuple[str, str, bool]) -> StyleArray:
        if key not in self.made:
            role, code, is_quoted = key
            style = self.table.styles.get(role) or Style()
            style = replace(style, number_format=code or style.number_format)
            cell = _specimen(self.sheet, style, self.table.font.face, self.table.font.size)
            cell.quotePrefix = is_quoted
            self.made[key] = cell._style  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        return self.made[key]


def _room(filler: str) -> str:
    """Returns what a code of Excel leaves the room of characters free with (ECMA-376, 18.8.31)."""
    return "".join(f"_{char}" for char in filler)


def _specimen(sheet: Worksheet, style: Style, face: str, size: Pt) -> SheetCell:
    cell = SheetCell(sheet, 1, 1)
    cell.font = _font(face, size * style.scale, style)
    cell.border = _border(style)
    cell.alignment = _alignment(style)
    cell.number_format = style.number_format
    if style.fill:
        cell.fill = PatternFill("solid", fgColor=_color(style.fill))
    return cell


def _font(face: str, size: float, style: Style) -> Font:
    family = _ROMAN if "明朝" in face or "Mincho" in face else _MODERN
    return Font(
        name=face,
        sz=round(size, 2),
        b=style.bold or None,
        color=_color(style.color),
        family=family,
        charset=SHIFT_JIS,
    )


def marked_text(cell: Cell, table: Table) -> CellRichText:
    """Returns the text of a cell in runs, the marked ones in the colour of their role."""
    style = table.styles.get(cell.role) or Style()
    plain = _font(table.font.face, table.font.size * style.scale, style)
    fonts = [_inline(plain), _inline(plain, style.mark)]
    edges = [0, *(edge for mark in cell.marks for edge in mark), len(cell.text)]
    return CellRichText(
        *(
            TextBlock(fonts[number % 2], escape(cell.text[first:last]))
            for number, (first, last) in enumerate(pairwise(edges))
            if first < last
        )
    )


def _inline(font: Font, mark: str | None = None) -> InlineFont:
    """Returns a font as a run has it; every run has one, for without it Excel takes its own."""
    return InlineFont(
        rFont=font.name,
        charset=font.charset,
        family=font.family,
        b=font.b,
        sz=font.sz,
        color=_color(mark) if mark else font.color,
        u="single" if mark else None,
    )


def _border(style: Style) -> Border:
    line = Side(style=None if style.border == "none" else style.border)
    across = Side(style="thin") if style.diagonal else Side()
    return Border(line, line, line, line, diagonal=across, diagonalUp=style.diagonal or None)


def _alignment(style: Style) -> Alignment:
    return Alignment(
        horizontal=style.side,
        vertical=style.vertical,
        wrap_text=True,
        text_rotation=0 if style.direction == "horizontal" else _STACKED,
    )


def _color(rgb: str) -> Color:
    return Color(rgb=f"FF{rgb}")
