"""The styles of a package in, the number format of each out; and the few in use, written anew.

Of all that a style says only the number format changes what a cell means: it makes 44286 a date.
"""

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from report_builder.forms.package_archive import Archive
from report_builder.forms.package_reasons import refusal
from report_builder.forms.package_xml import Attributes, Listener, walk
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


def read_formats(archive: Archive, part: str) -> list[Format]:
    """Returns the number format of each cell style, in order.

    Args:
        archive: The package.
        part: Where the styles are; nothing: the workbook has none.

    Raises:
        ReportError: Missing or damaged.
    """
    codes: dict[int, str] = dict(JAPANESE)
    numbers: list[int] = []
    inside: list[str] = []

    def code(attributes: Attributes) -> None:
        if inside == ["numFmts"]:
            text = attributes["formatCode"][:MAX_CODE]
            codes[int(attributes["numFmtId"])] = archive.budget.keep(text)

    def style(attributes: Attributes) -> None:
        if inside == ["cellXfs"]:
            numbers.append(int(attributes.get("numFmtId", "0")))

    listener = Listener(
        {
            "s:numFmts": lambda _: inside.append("numFmts"),
            "s:cellXfs": lambda _: inside.append("cellXfs"),
            "s:numFmt": code,
            "s:xf": style,
        },
        ends={"s:numFmts": inside.clear, "s:cellXfs": inside.clear},
    )
    if part:
        walk(archive, part, "s:styleSheet", listener)
    return [codes.get(number, number) for number in numbers]


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
