"""Returned forms, unchanged and filled in: every answer, and what else was written."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.chart import BarChart
from openpyxl.comments import Comment

from forms.odd_returns import (
    COUNT,
    DEPARTMENT,
    EXTENSION,
    FILE,
    GRADE,
    NOTE,
    PERSON,
    TEXT,
    YEAR,
    OddReturn,
    made_form,
    read,
    refused,
    usual_cells,
    usual_form,
)
from report_builder.commands.forms import FormsOrder, make_forms
from report_builder.forms.read import read_return
from report_builder.forms.read_remarks import MOST_STRAYS
from report_builder.model.form import Remark
from report_builder.model.period import FiscalYear
from report_builder.workspace import open_workspace

# ---------------------------------------------------------------------- as it was made, filled in


def test_an_unchanged_form_answers_what_it_was_made_with() -> None:
    made = usual_form()
    reading = read(made.content)
    returned = reading.returned.value
    base = {question.key: question.base for question in made.form.questions}
    assert (returned.plan, returned.year, returned.department) == (
        made.plan.name,
        YEAR,
        DEPARTMENT,
    )
    assert returned.base == returned.answers == base
    assert (returned.remarks, reading.notes) == ((), ())


def test_every_answer_knows_its_cell() -> None:
    place = read(usual_form().content).returned.place(*GRADE)
    assert str(place) == f"{FILE}「調査票」{usual_cells()[GRADE]}"


def test_who_filled_it_in_is_known() -> None:
    odd = OddReturn()
    odd.put(PERSON, " 山田　花子")
    odd.put(EXTENSION, 2345)
    returned = read(odd.content()).returned.value
    assert (returned.person, returned.extension) == ("山田　花子", "2345")


@pytest.mark.parametrize("department", ["hoiku", "kodomo-seisaku", "kensetsu"])
def test_every_department_gets_back_what_it_sent(department: str) -> None:
    made = made_form({}, department)
    returned = read(made.content).returned.value
    assert returned.answers == {question.key: "" for question in made.form.questions}


def test_the_citys_own_forms_with_their_guide_come_back_as_they_were_sent(workspace: Path) -> None:
    made = make_forms(open_workspace(workspace), FiscalYear(2020), FormsOrder())
    plan = usual_form().plan
    for each in made.forms:
        reading = read_return(each.file.read_bytes(), each.file.name, plan, FiscalYear(2020))
        returned = reading.returned.value
        assert returned.answers == returned.base
        assert (returned.remarks, reading.notes) == ((), ())


@given(st.text(max_size=60), st.text(max_size=20))
@settings(max_examples=25)
def test_whatever_a_form_is_made_with_it_answers_the_same(text: str, short: str) -> None:
    base = {TEXT: text.replace("\r", ""), COUNT: short, GRADE: "B"}
    writable = {key: value.encode("utf-8", "ignore").decode() for key, value in base.items()}
    made = made_form(writable)
    returned = read(made.content).returned.value
    assert returned.base == returned.answers
    assert writable.items() <= returned.base.items()


# ----------------------------------------------------------------------------- what is kept


def test_what_stands_on_a_sheet_that_was_added_is_kept_up_to_a_bound_and_the_rest_counted() -> None:
    odd = OddReturn()
    added = odd.book.create_sheet("内訳")
    for row in range(1, MOST_STRAYS + 101):
        added.cell(row, 1, f"内訳{row}")
    reading = read(odd.content())
    remarks = reading.returned.value.remarks
    assert [each.text for each in remarks] == [f"内訳{row}" for row in range(1, MOST_STRAYS + 1)]
    assert remarks[0].place == f"{FILE}「内訳」A1"
    assert [(each.code, "100 か所" in each.message) for each in reading.notes] == [
        ("return-stray-many", True)
    ]


def test_a_suggestion_tells_what_stood_there_and_where() -> None:
    odd = OddReturn()
    before = odd.sheet["C18"].value
    odd.sheet["C18"] = "方針をこう改めたい。"
    assert read(odd.content()).returned.value.remarks == (
        Remark(
            "suggestion",
            "No.19 今後の方針",
            "方針をこう改めたい。",
            before,
            f"{FILE}「調査票」C18",
        ),
    )


def test_a_comment_tells_what_it_speaks_of() -> None:
    odd = OddReturn()
    odd.cell(GRADE).comment = Comment("Ｂでよいか？", "山田")
    (remark,) = read(odd.content()).returned.value.remarks
    assert (remark.label, remark.place) == ("No.3 評価のコメント", f"{FILE}「調査票」H7")


def test_a_note_to_the_planning_division_is_an_answer() -> None:
    odd = OddReturn()
    odd.put(NOTE, "数値は速報です。")
    returned = read(odd.content()).returned.value
    assert returned.answers[NOTE] == "数値は速報です。"
    assert returned.remarks == ()


def test_a_picture_is_named() -> None:
    odd = OddReturn()
    odd.sheet.add_chart(BarChart(), "R20")
    (note,) = read(odd.content()).notes
    assert (note.code, note.place.sheet) == ("return-extra", "調査票")
    assert "グラフ" in note.message


# -------------------------------------------------------------------------------- hostile ones


def test_rows_and_columns_copied_beyond_reason_are_refused_at_once() -> None:
    odd = OddReturn()
    for row in range(100, 700):
        odd.sheet.cell(row, 15, "r7")
    for column in range(30, 700):
        odd.sheet.cell(36, column, "c8")
    assert refused(odd.content()) == [("return-copies-many", "")]


def test_merged_cells_over_everything_are_refused_at_once() -> None:
    odd = OddReturn()
    wide = "".join(f'<mergeCell ref="A{row}:N35"/>' for row in range(1, 36)) * 30
    odd.patch("</mergeCells>", f"{wide}</mergeCells>")
    assert refused(odd.content()) == [("return-copies-many", "")]
