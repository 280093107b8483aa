"""Rows within a 事業: its 指標, its 担当課, and columns of other years."""

from dataclasses import replace

from document.toys import DEPARTMENTS as DEPARTMENTS_OF_PLAN
from document.toys import FIELDS, group, plan, project, results, rows, table, texts
from report_builder.document.table import Row
from report_builder.model.field import Field
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Department
from report_builder.model.section import Section, Value

INDICATORS = """\
rows: 事業 / 指標
columns:
  - {show: 事業.番号, width: 2}
  - {show: 指標.名称, width: 9}
  - {show: 指標.実績値, width: 5}
"""
DEPARTMENTS = """\
rows: 事業 / 担当課
columns:
  - {show: 事業.番号, width: 2}
  - {show: 結果.評価, width: 2}
  - {show: 担当課.名称, width: 9}
  - {show: 結果.実績, width: 20}
"""
BOTH = """\
rows: 事業 / 担当課 / 指標
columns:
  - {show: 事業.番号, width: 2}
  - {show: 担当課.名称, width: 9}
  - {show: 指標.名称, width: 9}
"""
SECTIONS = (
    Section(("kenko",), "(健康課)", "健診をした。"),
    Section(("hoiku",), "(保育課)", "相談を受けた。"),
)


def _spans(found: tuple[Row, ...]) -> list[list[int]]:
    return [[cell.rows for cell in row.cells] for row in found]


def test_each_indicator_has_a_row_and_the_project_spans_them() -> None:
    of = plan(project(1, "kenko", indicators=["受理", "相談"]))
    shown = table(of, INDICATORS, results(actuals={"受理": "429"}))
    assert texts(shown) == [["1", "受理件数", "429"], ["相談件数", ""]]
    assert _spans(rows(shown)) == [[2, 1, 1], [1, 1]]


def test_a_project_without_indicators_has_blank_cells_for_them() -> None:
    assert texts(table(plan(project(1)), INDICATORS)) == [["1", "", ""]]


def test_rows_joined_by_a_span_stay_together() -> None:
    of = plan(project(1, indicators=["受理", "相談"]), project(2))
    assert [row.keep for row in rows(table(of, INDICATORS))] == ["whole", "none", "none"]


def test_only_the_first_row_of_a_project_begins_a_page_and_is_a_label() -> None:
    of = plan(project(1, indicators=["受理", "相談"]))
    found = rows(table(of, INDICATORS, results(page_breaks=[1])))
    assert [(row.break_before, row.label) for row in found] == [(True, 0), (False, None)]


def test_each_department_has_a_row_with_its_own_part() -> None:
    of = plan(project(1, "kenko", "hoiku"))
    year = results({1: {"評価": "A", "実績": SECTIONS}})
    assert texts(table(of, DEPARTMENTS, year)) == [
        ["1", "A", "健康課", "(健康課)\n健診をした。"],
        ["保育課", "(保育課)\n相談を受けた。"],
    ]


def test_an_undivided_text_stands_once_for_all_departments() -> None:
    of = plan(project(1, "kenko", "hoiku"))
    shown = table(of, DEPARTMENTS, results({1: {"実績": "続けた。"}}))
    assert texts(shown) == [["1", "", "健康課", "続けた。"], ["保育課"]]
    assert _spans(rows(shown)) == [[2, 2, 1, 2], [1]]


def test_a_section_of_several_departments_stands_once_for_those_that_follow_each_other() -> None:
    both = (Section(("kenko", "hoiku"), text="ともに。"), Section(("soumu",), text="一人で。"))
    of = plan(
        project(1, "kenko", "hoiku", "soumu"),
        departments=(*DEPARTMENTS_OF_PLAN, Department("soumu", "総務課")),
    )
    shown = table(of, DEPARTMENTS, results({1: {"実績": both}}))
    assert texts(shown) == [["1", "", "健康課", "ともに。"], ["保育課"], ["総務課", "一人で。"]]


def test_departments_that_say_the_same_have_said_it_each_for_itself() -> None:
    same = (Section(("kenko",), text="続けた。"), Section(("hoiku",), text="続けた。"))
    of = plan(project(1, "kenko", "hoiku"))
    shown = table(of, DEPARTMENTS, results({1: {"実績": same}}))
    assert texts(shown) == [["1", "", "健康課", "続けた。"], ["保育課", "続けた。"]]


def test_departments_that_say_nothing_say_nothing_each_for_itself() -> None:
    of = plan(project(1, "kenko", "hoiku"))
    assert texts(table(of, DEPARTMENTS)) == [["1", "", "健康課", ""], ["保育課", ""]]


def test_a_section_of_two_departments_stands_with_both() -> None:
    both = (Section(("kenko", "hoiku"), text="ともに。"), Section(("hoiku",), text="一人で。"))
    of = plan(project(1, "kenko", "hoiku"))
    shown = texts(table(of, DEPARTMENTS, results({1: {"実績": both}})))
    assert [row[-1] for row in shown] == ["ともに。", "ともに。\n\n一人で。"]


def test_each_department_has_its_own_part_of_what_the_plan_says() -> None:
    planned = replace(project(1, "kenko", "hoiku"), parts={"取組": Value(SECTIONS)})
    of = plan(planned, fields=(*FIELDS, Field("取組", "文章", "計画", "担当課")))
    columns = "columns: [{show: 事業.番号, width: 2}, {show: 事業.取組, width: 9}]"
    by_department = table(of, f"rows: 事業 / 担当課\n{columns}")
    assert texts(by_department) == [["1", "(健康課)\n健診をした。"], ["(保育課)\n相談を受けた。"]]
    whole = "(健康課)\n健診をした。\n\n(保育課)\n相談を受けた。"
    assert texts(table(of, columns)) == [["1", whole]]


def test_a_project_without_departments_has_one_row() -> None:
    assert texts(table(plan(project(1)), DEPARTMENTS)) == [["1", "", "", ""]]


def test_three_deep_the_outer_cells_span_the_inner_rows() -> None:
    of = plan(project(1, "kenko", "hoiku", indicators=["受理", "相談"]), project(2, "kenko"))
    shown = table(of, BOTH)
    assert texts(shown) == [
        ["1", "健康課", "受理件数"], ["保育課", "相談件数"], ["2", "健康課", ""],
    ]  # fmt: skip
    assert _spans(rows(shown)) == [[2, 1, 1], [1, 1], [1, 1, 1]]


def test_group_fields_span_like_those_of_the_project() -> None:
    of = plan(group("目標", "１", project(1, indicators=["受理", "相談"])), levels=("目標",))
    columns = "columns: [{show: 目標.番号, width: 2}, {show: 指標.名称, width: 9}]"
    shown = table(of, f"rows: 事業 / 指標\n{columns}")
    assert _spans(rows(shown)) == [[2, 1], [1]]


def test_a_field_by_department_is_divided_only_where_rows_are_departments() -> None:
    fields = (Field("達成度", "評価", "年度", "担当課", scale="三段階"),)
    of = plan(project(1, "kenko", "hoiku"), fields=fields)
    year = results({1: {"達成度": (Section(("kenko",), text="A"), Section(("hoiku",), text="B"))}})
    columns = "columns: [{show: 事業.番号, width: 2}, {show: 結果.達成度, width: 3}]"
    assert texts(table(of, columns, year)) == [["1", "A\n\nB"]]
    assert texts(table(of, f"rows: 事業 / 担当課\n{columns}", year)) == [["1", "A"], ["B"]]


# ------------------------------------------------------------------------------ other years

YEARS = """\
columns:
  - {show: 結果.評価, width: 3, year: 前年度}
  - {show: 結果.評価, width: 3}
  - {show: 結果.評価, width: 3, year: 翌年度}
"""


def test_a_column_of_last_year_shows_last_year_s_results() -> None:
    others = [
        results({1: {"評価": "C"}}, FiscalYear(2020)),
        results({1: {"評価": "B"}}, FiscalYear(2022)),
    ]
    of = plan(project(1))
    assert texts(table(of, YEARS, results({1: {"評価": "A"}}), others)) == [["C", "A", "B"]]


def test_a_year_that_is_not_at_hand_is_blank() -> None:
    assert texts(table(plan(project(1)), YEARS, results({1: {"評価": "A"}}))) == [["", "A", ""]]


def test_a_department_has_in_each_column_the_name_of_that_year() -> None:
    columns = (
        "columns: [{show: 事業.担当課, width: 8},"
        " {show: 事業.担当課, width: 8, year: 翌年度}]"
    )  # fmt: skip
    assert texts(table(plan(project(1, "hoiku")), columns)) == [["保育課", "こども保育課"]]
