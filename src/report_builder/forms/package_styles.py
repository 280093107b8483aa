"""The styles of a package in, the number format of each out; and the few in use, written anew.

Of all that a style says only two things change what a cell means: the number format makes 44286 a
date, and what is struck through is meant to go.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from xml.sax.saxutils import quoteattr

from report_builder.forms.package_archive import Archive, Budget
from report_builder.forms.package_reasons import refusal
from report_builder.forms.package_xml import Attributes, Listener, is_on, walk
from report_builder.problems import Place

MAX_FORMATS = 5_000
"""Number formats in use; a workbook of Excel has some 200 of its own."""

MAX_CODE = 1000
"""Characters of a number format; Excel takes about 250."""

_FIRST_CUSTOM = 164
"""ECMA-376 part 1, 18.8.30: below are the built-in ones."""

_YEAR_MONTH_DAY = 'yyyy"年"m"月"d"日"'
_ERA = "[$-411]ge.m.d"
_ERA_IN_FULL = '[$-411]ggge"年"m"月"d"日"'
_YEAR_MONTH = 'yyyy"年"m"月"'
_MONTH_DAY = 'm"月"d"日"'

JAPANESE = {
    27: _ERA,
    28: _ERA_IN_FULL,
    29: _ERA_IN_FULL,
    30: "m/d/yy",
    31: _YEAR_MONTH_DAY,
    32: 'h"時"mm"分"',
    33: 'h"時"mm"分"ss"秒"',
    34: _YEAR_MONTH,
    35: _MONTH_DAY,
    36: _ERA,
    50: _ERA,
    51: _ERA_IN_FULL,
    52: _YEAR_MONTH,
    53: _MONTH_DAY,
    54: _ERA_IN_FULL,
    55: _YEAR_MONTH,
    56: _MONTH_DAY,
    57: _ERA,
    58: _ERA_IN_FULL,
}
"""The built-in formats of a Japanese Excel (18.8.30, ja-jp), which its files name by number only.

openpyxl does not know them, and would take such a date for a plain number.
"""

Format = int | str
"""The number of a built-in format, or the code of another: `0`, `yyyy/m/d`."""

_STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<numFmts>{codes}</numFmts><fonts><font/></fonts><fills><fill><patternFill/></fill></fills>"
    '<borders><border/></borders><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/>{formats}</cellXfs>'
    '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True, slots=True)
class CellStyles:
    """What is known of the styles of cells.

    Attributes:
        formats: The number format of each, in order.
        struck: Indexes of those in which all is struck through.
    """

    formats: Sequence[Format]
    struck: frozenset[int]


def read_styles(archive: Archive, part: str) -> CellStyles:
    """Returns what the cells may refer to.

    Args:
        archive: The package.
        part: Where the styles are; nothing: the workbook has none.

    Raises:
        ReportError: Missing or damaged.
    """
    sheet = _StyleSheet(archive.budget)
    if part:
        walk(archive, part, "s:styleSheet", sheet.listener())
    return sheet.styles()


class _StyleSheet:
    """What the pass over the styles knows at a moment, and what it has found."""

    __slots__ = ("_budget", "_codes", "_fonts", "_list", "_styles")

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._list = ""
        self._codes: dict[int, str] = dict(JAPANESE)
        self._fonts: list[bool] = []
        self._styles: list[tuple[int, int]] = []

    def listener(self) -> Listener:
        """Returns whom to tell of the elements of the styles."""
        return Listener(
            {
                **{f"s:{name}": partial(self._begin_list, name) for name in _LISTS},
                "s:numFmt": self._format,
                "s:font": self._font,
                "s:strike": self._strike,
                "s:xf": self._style,
            },
            ends={f"s:{name}": self._end_list for name in _LISTS},
        )

    def styles(self) -> CellStyles:
        """Returns what was found."""
        struck = {font for font, is_struck in enumerate(self._fonts) if is_struck}
        return CellStyles(
            [self._codes.get(number, number) for number, _ in self._styles],
            frozenset(index for index, (_, font) in enumerate(self._styles) if font in struck),
        )

    def _begin_list(self, name: str, _: Attributes) -> None:
        self._list = name

    def _end_list(self) -> None:
        self._list = ""

    def _format(self, attributes: Attributes) -> None:
        if self._list == "numFmts":
            text = attributes["formatCode"][:MAX_CODE]
            self._codes[int(attributes["numFmtId"])] = self._budget.keep(text)

    def _font(self, _: Attributes) -> None:
        if self._list == "fonts":
            self._fonts.append(False)

    def _strike(self, attributes: Attributes) -> None:
        if self._list == "fonts":
            self._fonts[-1] = is_on(attributes)

    def _style(self, attributes: Attributes) -> None:
        if self._list == "cellXfs":
            number, font = attributes.get("numFmtId", "0"), attributes.get("fontId", "0")
            self._styles.append((int(number), int(font)))


_LISTS = ("numFmts", "fonts", "cellXfs")
"""Elements whose children count; others have some of the same names (dxfs, cellStyleXfs)."""


class FormatsInUse:
    """The number formats that some number in the workbook has."""

    __slots__ = ("_formats", "_indexes", "_place")

    def __init__(self, formats: Sequence[Format], place: Place) -> None:
        self._formats = formats
        self._place = place
        self._indexes: dict[Format, int] = {0: 0}

    def index(self, style: str) -> int:
        """Returns the new index of the format of a style; 0, General, for an unknown one.

        Raises:
            ValueError: The number of the style is none.
            ReportError: There are too many.
        """
        number = int(style)
        code = self._formats[number] if 0 <= number < len(self._formats) else 0
        index = self._indexes.setdefault(code, len(self._indexes))
        if index > MAX_FORMATS:
            raise refusal(self._place, "return-too-many", f"表示形式は {MAX_FORMATS:,} まで")
        return index

    def styles(self) -> str:
        """Returns a styles part that has these formats only."""
        formats = list(self._indexes)[1:]
        own = [code for code in formats if isinstance(code, str)]
        ids = {code: number for number, code in enumerate(own, _FIRST_CUSTOM)}
        return _STYLES.format(
            codes="".join(
                f'<numFmt numFmtId="{ids[code]}" formatCode={quoteattr(code)}/>' for code in own
            ),
            formats="".join(
                f'<xf numFmtId="{ids[code] if isinstance(code, str) else code}"/>'
                for code in formats
            ),
        )
