"""Number formats: what makes a number a date, or a share."""

from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from report_builder.forms.package import Package
from report_builder.forms.package_styles import MAX_FORMATS
from report_builder.problems import Problem

Packaged = Callable[..., bytes]
Accepted = Callable[[bytes], Package]

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_BOOK = "xl/workbook.xml"
_REIWA_3 = "44286"
"""2021-03-31, in days since 1899-12-30."""


def _cell(package: Package) -> Any:
    return load_workbook(BytesIO(package.content), data_only=True).worksheets[0]["A1"]


def _content(packaged: Packaged, number: str, styles: str, kind: str = "n") -> bytes:
    return packaged(
        {
            "xl/styles.xml": f"<styleSheet {_MAIN}>{styles}</styleSheet>",
            "xl/worksheets/sheet1.xml": (
                f'<worksheet {_MAIN}><sheetData><row><c t="{kind}" s="1"><v>{number}</v></c></row>'
                "</sheetData></worksheet>"
            ),
        }
    )


def _xfs(number: int) -> str:
    return f'<cellXfs><xf numFmtId="0"/><xf numFmtId="{number}"/></cellXfs>'


@pytest.mark.parametrize("number", [14, 22, 27, 28, 31, 36, 50, 54, 57, 58])
def test_the_built_in_dates_of_a_japanese_excel_are_dates(
    number: int, packaged: Packaged, accepted: Accepted
) -> None:
    cell = _cell(accepted(_content(packaged, _REIWA_3, _xfs(number))))
    assert cell.value == datetime(2021, 3, 31)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("yyyy/m/d", datetime(2021, 3, 31)),  # noqa: DTZ001
        ("[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@", datetime(2021, 3, 31)),  # noqa: DTZ001
        ("0.0&quot;件&quot;", 44286),
        ("#,##0&quot;&lt;人&gt;&amp;&quot;", 44286),
    ],
)
def test_a_format_of_ones_own_is_kept(
    code: str, value: object, packaged: Packaged, accepted: Accepted
) -> None:
    styles = f'<numFmts><numFmt numFmtId="176" formatCode="{code}"/></numFmts>{_xfs(176)}'
    cell = _cell(accepted(_content(packaged, _REIWA_3, styles)))
    assert cell.value == value
    assert "&" not in cell.number_format or cell.number_format == '#,##0"<人>&"'


@pytest.mark.parametrize(
    ("number", "code"), [(9, "0%"), (10, "0.00%"), (3, "#,##0"), (0, "General")]
)
def test_a_built_in_format_keeps_its_number(
    number: int, code: str, packaged: Packaged, accepted: Accepted
) -> None:
    cell = _cell(accepted(_content(packaged, "0.95", _xfs(number))))
    assert (cell.value, cell.number_format) == (0.95, code)


def test_a_format_of_differences_is_no_format_of_cells(
    packaged: Packaged, accepted: Accepted
) -> None:
    styles = f'{_xfs(0)}<dxfs><dxf><numFmt numFmtId="0" formatCode="yyyy/m/d"/></dxf></dxfs>'
    assert _cell(accepted(_content(packaged, "1", styles))).value == 1


def test_a_style_that_is_not_there_is_the_general_one(
    packaged: Packaged, accepted: Accepted
) -> None:
    assert _cell(accepted(_content(packaged, "1", ""))).number_format == "General"


def test_days_counted_from_1904_are_the_same_days(packaged: Packaged, accepted: Accepted) -> None:
    book = (
        f'<workbook {_MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships"><workbookPr date1904="1"/><sheets><sheet name="a" r:id="r1"/></sheets>'
        "</workbook>"
    )
    row = '<row><c s="1"><v>42824</v></c></row>'
    sheet = f"<worksheet {_MAIN}><sheetData>{row}</sheetData></worksheet>"
    package = accepted(packaged({_BOOK: book, "xl/worksheets/sheet1.xml": sheet}))
    assert _cell(package).value == datetime(2021, 3, 31)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2021-03-31", date(2021, 3, 31)),
        ("2021-03-31T12:30:00", datetime(2021, 3, 31, 12, 30)),  # noqa: DTZ001
        ("12:30:00", time(12, 30)),
        ("2021-02-30", "2021-02-30"),
        ("令和3年3月31日", "令和3年3月31日"),
        ("20210331", "20210331"),
    ],
)
def test_the_dates_of_a_strict_workbook_are_read_and_others_stay_text(
    written: str, value: object, packaged: Packaged, accepted: Accepted
) -> None:
    assert _cell(accepted(_content(packaged, written, _xfs(14), "d"))).value == value


def test_hundreds_of_thousands_of_formats_cost_no_more_than_those_in_use(
    packaged: Packaged, accepted: Accepted
) -> None:
    formats = '<xf numFmtId="14"/>' * 200_000
    styles = f"<cellXfs>{formats}</cellXfs>"
    package = accepted(_content(packaged, _REIWA_3, styles))
    assert len(package.content) < 5_000


def test_more_formats_in_use_than_a_workbook_can_have_are_refused(
    packaged: Packaged, refused: Callable[[bytes], Problem]
) -> None:
    numbers = range(200, 200 + MAX_FORMATS + 1)
    codes = "".join(f'<numFmt numFmtId="{n}" formatCode="0.{n}"/>' for n in numbers)
    formats = "".join(f'<xf numFmtId="{n}"/>' for n in numbers)
    cells = "".join(f'<c s="{index}"><v>1</v></c>' for index, _ in enumerate(numbers))
    content = packaged(
        {
            "xl/styles.xml": (
                f"<styleSheet {_MAIN}><numFmts>{codes}</numFmts><cellXfs>{formats}</cellXfs>"
                "</styleSheet>"
            ),
            "xl/worksheets/sheet1.xml": (
                f"<worksheet {_MAIN}><sheetData><row>{cells}</row></sheetData></worksheet>"
            ),
        }
    )
    problem = refused(content)
    assert problem.code == "return-too-many"
    assert "表示形式は 5,000 まで" in problem.message


def test_formats_that_never_end_are_refused(
    packaged: Packaged, refused: Callable[[bytes], Problem]
) -> None:
    code = f'<numFmt numFmtId="200" formatCode="{"0" * 1000}"/>'
    content = _content(packaged, "1", f"<numFmts>{code * 9_000}</numFmts>{_xfs(200)}")
    assert refused(content).code == "return-too-many"
