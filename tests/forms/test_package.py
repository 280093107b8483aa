"""The guard as a whole: what honest programs save comes through, and nothing else does."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, cast
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment as Note
from openpyxl.formatting import rule as rules
from openpyxl.styles import Font, PatternFill, Protection
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from report_builder.forms.package import inspect
from report_builder.forms.package_facts import Comment
from report_builder.problems import Problem, ReportError

LAST_DAY = datetime(2021, 3, 31)  # noqa: DTZ001 (Excel knows no time zones)


def _saved(workbook: Workbook) -> bytes:
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def _values(content: bytes) -> dict[str, dict[str, Any]]:
    """Returns the values that openpyxl finds, by sheet and cell."""
    workbook = load_workbook(BytesIO(content), data_only=True, keep_links=False)
    return {
        sheet.title: {
            cell.coordinate: cell.value
            for row in sheet.iter_rows()
            for cell in row
            if cell.value not in (None, "")
        }
        for sheet in workbook.worksheets
    }


def _form() -> Workbook:
    """Returns a workbook with all that a form has, and what people add to one."""
    workbook = Workbook()
    sheet: Any = workbook.worksheets[0]
    sheet.title = "調査票"
    sheet["A1"] = "■令和3年度"
    sheet.merge_cells("A1:F1")
    for row in range(2, 40):
        for column, value in enumerate((row, "妊娠届受理\n件数　①㈱", 0.95, LAST_DAY, "A"), 1):
            sheet.cell(row, column, value).protection = Protection(locked=column < 4)
        sheet.cell(row, 3).number_format = "0%"
        sheet.cell(row, 2).font = Font(name="ＭＳ Ｐゴシック", size=9)
    sheet["G2"] = '="記入済 "&COUNTA(E2:E39)&"/38"'
    sheet["E2"].comment = Note("ここは未定", "山田")
    sheet["B3"].hyperlink = "https://example.com/"
    choices: Any = DataValidation(type="list", formula1='"A,B,C,D"')
    choices.add("E1:E1048576")
    sheet.add_data_validation(choices)
    tint = PatternFill("solid", bgColor="FFFF00")
    rule = cast("Any", rules).FormulaRule(formula=["ISBLANK(A1)"], fill=tint)
    sheet.conditional_formatting.add("A1:XFD1048576", rule)
    sheet.protection.sheet = True
    sheet.print_title_rows = "1:1"
    sheet.freeze_panes = "A2"
    sheet.column_dimensions["Z"].hidden = True
    guide = workbook.create_sheet("記入要領")
    guide.append(["評価", "意味"])
    guide.append(["A", 1])
    guide.add_table(Table(displayName="legend", ref="A1:B2"))
    chart: Any = BarChart()
    chart.add_data(Reference(guide, min_col=2, min_row=1, max_row=2))
    guide.add_chart(chart)
    base = workbook.create_sheet("_base")
    base.sheet_state = "veryHidden"
    base["A1"] = "配布時の値"
    workbook.defined_names["評価"] = DefinedName("評価", attr_text="調査票!$E$2:$E$39")
    workbook.properties.creator = "事務局"
    return workbook


def test_a_form_comes_through_with_every_value() -> None:
    content = _saved(_form())
    package = inspect(content, "保育課.xlsx")
    values = _values(package.content)
    assert values == _values(content)
    assert values["調査票"]["D2"] == LAST_DAY


def test_what_is_around_the_values_is_told() -> None:
    sheet, guide, base = inspect(_saved(_form()), "保育課.xlsx").sheets
    assert (sheet.name, guide.name, base.name) == ("調査票", "記入要領", "_base")
    assert (sheet.state, guide.state, base.state) == ("visible", "visible", "veryHidden")
    assert sheet.formulas_without_value == sheet.formulas == {"G2"}
    assert sheet.comments == (Comment("E2", "ここは未定"),)
    assert sheet.merged == ("A1:F1",)
    assert guide.extras == ("chart",)


def test_nothing_but_values_is_passed_on() -> None:
    content = inspect(_saved(_form()), "保育課.xlsx").content
    with ZipFile(BytesIO(content)) as file:
        assert file.namelist() == [
            "[Content_Types].xml",
            "_rels/.rels",
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/styles.xml",
            "xl/worksheets/sheet1.xml",
            "xl/worksheets/sheet2.xml",
            "xl/worksheets/sheet3.xml",
        ]


def test_the_same_file_gives_the_same_package() -> None:
    content = _saved(_form())
    assert inspect(content, "a.xlsx").sheets == inspect(content, "a.xlsx").sheets


def test_a_package_passes_the_guard_itself() -> None:
    content = inspect(_saved(_form()), "保育課.xlsx").content
    assert _values(inspect(content, "保育課.xlsx").content) == _values(content)


@pytest.mark.soffice
def test_a_form_that_libreoffice_has_saved_comes_through(
    soffice: Callable[[Path, str], Path], tmp_path: Path
) -> None:
    path = tmp_path / "保育課.xlsx"
    path.write_bytes(_saved(_form()))
    content = soffice(path, "xlsx").read_bytes()
    package = inspect(content, "保育課.xlsx")
    values = _values(package.content)
    assert values["調査票"]["B2"] == "妊娠届受理\n件数　①㈱"
    assert values["調査票"]["D2"] == LAST_DAY
    assert values["調査票"]["G2"] == "記入済 38/38"
    assert package.sheets[0].formulas == {"G2"}
    assert not package.sheets[0].formulas_without_value
    assert package.sheets[0].comments == (Comment("E2", "ここは未定"),)
    assert values["_base"] == {"A1": "配布時の値"}
    assert package.sheets[2].state != "visible"


@pytest.mark.soffice
@pytest.mark.parametrize(
    ("form", "code"), [("xls", "return-xls"), ("ods", "return-ods"), ("pdf", "return-pdf")]
)
def test_what_libreoffice_saves_in_another_format_is_named(
    form: str, code: str, soffice: Callable[[Path, str], Path], tmp_path: Path
) -> None:
    path = tmp_path / "保育課.xlsx"
    path.write_bytes(_saved(_form()))
    with pytest.raises(ReportError) as error:
        inspect(soffice(path, form).read_bytes(), "保育課.xlsx")
    assert [problem.code for problem in error.value.problems] == [code]


_TEXTS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff="
    )
    | st.sampled_from("\n\t ＿_<>&\"'"),
    min_size=1,
    max_size=30,
).filter(lambda text: "x005F_" not in text)
"""openpyxl takes `=` for a formula, and loses `x005F_`."""

_CELLS = st.dictionaries(
    st.tuples(st.integers(1, 1_048_576), st.integers(1, 16_384)),
    _TEXTS
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.floats(-1e307, 1e307)
    | st.datetimes(datetime(1901, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001
    max_size=8,
)


@given(_CELLS)
@settings(max_examples=60)
def test_openpyxl_reads_from_the_package_what_it_would_read_from_the_file(
    cells: dict[tuple[int, int], Any],
) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for (row, column), value in cells.items():
        sheet.cell(row, column, value)
    content = _saved(workbook)
    before, after = (
        load_workbook(BytesIO(each), data_only=True).worksheets[0]
        for each in (content, inspect(content, "a.xlsx").content)
    )
    for row, column in cells:
        assert after.cell(row, column).value == before.cell(row, column).value


_FORM = _saved(_form())


def _problems(content: bytes) -> tuple[Problem, ...]:
    """Returns why a file is refused; one that is not, openpyxl must be able to read."""
    try:
        package = inspect(content, "a.xlsx")
    except ReportError as error:
        return error.problems
    assert load_workbook(BytesIO(package.content), data_only=True).worksheets
    return ()


@given(
    st.lists(st.tuples(st.integers(0, len(_FORM) - 1), st.binary(max_size=6)), max_size=6),
    st.integers(1, 3 * len(_FORM)),
)
@settings(max_examples=150)
def test_a_file_with_any_bytes_changed_or_lost_is_read_or_refused(
    changes: list[tuple[int, bytes]], length: int
) -> None:
    content = bytearray(_FORM[:length])
    for place, new in changes:
        content[place : place + len(new)] = new
    assert len(_problems(bytes(content))) <= 1


@given(
    st.integers(0, 10**9),
    st.sampled_from(["<", "</c>", '"', " r='A1'", "&lt;", "]]>", "-1", "9" * 9, "é", ""]),
)
@settings(max_examples=150)
def test_a_file_with_anything_put_into_its_xml_is_read_or_refused(place: int, new: str) -> None:
    content = BytesIO()
    with ZipFile(BytesIO(_FORM)) as form, ZipFile(content, "w") as file:
        parts = {name: form.read(name) for name in form.namelist()}
        chosen = list(parts)[place % len(parts)]
        cut = place % len(parts[chosen])
        parts[chosen] = parts[chosen][:cut] + new.encode() + parts[chosen][cut + 2 :]
        for name, part in parts.items():
            file.writestr(name, part)
    assert len(_problems(content.getvalue())) <= 1
