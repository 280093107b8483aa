"""Odd returns that are not taken: each kind of doubt, and the cells that are named."""

from dataclasses import replace
from datetime import date, time

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from forms.odd_returns import (
    COUNT,
    DEPARTMENT,
    FILE,
    FIRST,
    GRADE,
    LEVEL,
    TEXT,
    YEAR,
    Damage,
    OddReturn,
    read,
    refused,
    typed,
    usual_form,
)
from report_builder.forms.read import read_return
from report_builder.model.period import FiscalYear
from report_builder.problems import ReportError


def _differing_copies(odd: OddReturn) -> None:
    odd.put(FIRST, "B")
    odd.insert_rows(19)
    odd.copy_row(18, 19)
    odd.sheet["H19"] = "C"


def _differing_sheets(odd: OddReturn) -> None:
    odd.book.copy_worksheet(odd.sheet)["H7"] = "B"


def _sort_without_ids(odd: OddReturn) -> None:
    odd.swap_rows(18, 19, last=14)


def _delete_form(odd: OddReturn) -> None:
    odd.book.create_sheet("白紙")
    odd.book.remove(odd.sheet)


def _delete_base(odd: OddReturn) -> None:
    odd.book.remove(odd.book["_base"])


def _delete_ids(odd: OddReturn) -> None:
    odd.delete_column(15)


def _delete_everything(odd: OddReturn) -> None:
    _delete_base(odd)
    _delete_ids(odd)


def _damage_base(odd: OddReturn) -> None:
    odd.book["_base"]["A5"] = "?"


def _newer(odd: OddReturn) -> None:
    odd.book["_base"]["A1"] = "report-builder 調査票 2"


def _table_twice(odd: OddReturn) -> None:
    for row in odd.sheet.iter_rows(max_row=36, max_col=16):
        for cell in row:
            if cell.value is not None:
                odd.sheet.cell(cell.row + 40, cell.column, cell.value)


def _several(odd: OddReturn) -> None:
    odd.put(GRADE, "E")
    odd.put(COUNT, "約429")
    odd.put(TEXT, date(2021, 4, 1), "m/d/yyyy")


def _strike_words(odd: OddReturn) -> None:
    struck = TextBlock(InlineFont(strike=True), "中止")
    odd.cell(TEXT).value = CellRichText("事業は", struck, "実施しました。")


def _strike_cell(odd: OddReturn) -> None:
    odd.put(TEXT, "中止しました。")
    odd.cell(TEXT).font = Font(strike=True)


REFUSED: tuple[tuple[str, Damage, list[tuple[str, str]]], ...] = (
    ("a grade that is none", typed(GRADE, "E"), [("return-code-unknown", "H7")]),
    ("two grades", typed(GRADE, "A・B"), [("return-code-unknown", "H7")]),
    ("a grade with its name", typed(GRADE, "A 定常的実施"), [("return-code-unknown", "H7")]),
    ("a grade of 2.5", typed(LEVEL, 2.5), [("return-code-unknown", "I7")]),
    ("a figure with words", typed(COUNT, "約429"), [("return-figure-unclear", "L7")]),
    ("a figure of another unit", typed(COUNT, "429件"), [("return-figure-unclear", "L7")]),
    ("a percentage of persons", typed(COUNT, 0.957, "0%"), [("return-figure-unclear", "L7")]),
    (
        "a date for a text",
        typed(TEXT, date(2021, 4, 1), "m/d"),
        [("return-cell-date", "J7")],
    ),
    ("a date for a grade", typed(GRADE, date(2021, 4, 1)), [("return-cell-date", "H7")]),
    ("a date for a figure", typed(COUNT, date(2021, 4, 1)), [("return-cell-date", "L7")]),
    ("a time", typed(TEXT, time(12, 30)), [("return-cell-date", "J7")]),
    ("a date after 9999", typed(TEXT, 10**9, "yyyy/m/d"), [("return-cell-error", "J7")]),
    ("TRUE", typed(GRADE, True), [("return-cell-truth", "H7")]),  # noqa: FBT003
    (
        "an error",
        lambda odd: odd.error(TEXT, "#REF!"),
        [("return-cell-error", "J7")],
    ),
    (
        "a formula without a value",
        lambda odd: odd.formula(COUNT, "=400+21"),
        [("return-formula-uncalculated", "L7")],
    ),
    ("words struck through", _strike_words, [("return-struck", "J7")]),
    ("a cell struck through", _strike_cell, [("return-struck", "J7")]),
    ("copies of a row that differ", _differing_copies, [("return-copies-differ", "H18")]),
    ("copies of a sheet that differ", _differing_sheets, [("return-copies-differ", "H7")]),
    (
        "rows sorted without their ids",
        _sort_without_ids,
        [("return-rows-mixed", "A18"), ("return-rows-mixed", "A19")],
    ),
    ("no sheet with the form", _delete_form, [("return-sheet-missing", "")]),
    ("the hidden sheet deleted", _delete_base, [("return-base-missing", "")]),
    ("the hidden column deleted", _delete_ids, [("return-sheet-missing", "")]),
    ("a form of a newer program", _newer, [("return-newer", "")]),
    ("the table twice on a sheet", _table_twice, [("return-sheet-twice", "")]),
    ("any workbook", _delete_everything, [("return-not-form", "")]),
    ("the hidden sheet damaged", _damage_base, [("return-base-damaged", "")]),
    (
        "all at once",
        _several,
        [
            ("return-code-unknown", "H7"),
            ("return-cell-date", "J7"),
            ("return-figure-unclear", "L7"),
        ],
    ),
)


@pytest.mark.parametrize(
    ("damage", "reasons"),
    [(damage, reasons) for _, damage, reasons in REFUSED],
    ids=[name for name, _, _ in REFUSED],
)
def test_a_doubtful_return_is_refused_with_every_cell(
    damage: Damage, reasons: list[tuple[str, str]]
) -> None:
    odd = OddReturn()
    damage(odd)
    assert refused(odd.content()) == reasons


def test_a_reason_names_file_sheet_and_cell_and_what_to_do() -> None:
    odd = OddReturn()
    odd.put(GRADE, "E")
    odd.sheet.title = "健康課"
    with pytest.raises(ReportError) as caught:
        read(odd.content())
    assert str(caught.value) == (
        "inbox/健康課（修正） 2.xlsx「健康課」H7: "
        "No.3 評価の「E」は選択肢（A・B・C・D）にありません。"
        "ファイルのこのセルを直すか、担当課に確かめて、もう一度取り込んでください。"
    )


def test_the_form_of_another_plan_is_refused() -> None:
    made = usual_form()
    other = replace(made.plan, name="第三期計画")
    assert refused(made.content, plan=other) == [("return-other-plan", "")]


def test_the_form_of_another_year_is_refused() -> None:
    assert refused(usual_form().content, year=FiscalYear(2020)) == [("return-other-year", "")]


def test_the_form_of_another_department_than_the_one_expected_is_refused() -> None:
    content = usual_form().content
    assert refused(content, department="hoiku") == [("return-other-department", "")]
    read_return(content, FILE, usual_form().plan, YEAR, DEPARTMENT)


def test_the_form_of_a_department_that_the_plan_does_not_have_is_refused() -> None:
    made = usual_form()
    others = tuple(each for each in made.plan.departments if each.id != DEPARTMENT)
    other = replace(made.plan, departments=others)
    assert refused(made.content, plan=other) == [("return-department-unknown", "")]


def test_a_form_that_is_wrong_altogether_is_refused_with_all_reasons() -> None:
    made = usual_form()
    other = replace(made.plan, name="第三期計画")
    codes = [code for code, _ in refused(made.content, plan=other, year=FiscalYear(2022))]
    assert codes == ["return-other-plan", "return-other-year"]


def test_what_is_no_workbook_is_refused_before_it_is_opened() -> None:
    assert refused(b"%PDF-1.7") == [("return-pdf", "")]
