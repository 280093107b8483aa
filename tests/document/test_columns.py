"""Columns for several years, and what stands where there is nothing to show."""

from document.toys import plan, project, results, rows, table, texts
from report_builder.document.table import Table
from report_builder.model.period import FiscalYear

SEVERAL = """\
columns:
  - {show: 事業.番号, width: 2, header: No.}
  - {show: 結果.評価, width: 3, header: "{年度.和暦}", years: %s, future: －}
"""


def _headings(of: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in of.blocks[0].head]


def test_a_column_stands_once_for_each_year_of_the_plan() -> None:
    others = [results({1: {"評価": "C"}}, FiscalYear(2020))]
    shown = table(plan(project(1)), SEVERAL % "計画期間", results({1: {"評価": "B"}}), others)
    years = [f"令和{number}年度" for number in range(2, 7)]
    assert _headings(shown) == [["No.", *years]]
    assert texts(shown) == [["1", "C", "B", "－", "－", "－"]]


def test_a_column_can_stand_for_the_years_so_far() -> None:
    shown = table(plan(project(1)), SEVERAL % "経過年度")
    assert _headings(shown) == [["No.", "令和2年度", "令和3年度"]]


def test_a_column_can_stand_for_the_first_or_the_last_year() -> None:
    for word, year in (("開始年度", "令和2年度"), ("最終年度", "令和6年度")):
        assert _headings(table(plan(project(1)), SEVERAL % word)) == [["No.", year]]


def test_what_stands_under_a_repeated_heading_is_of_its_year() -> None:
    columns = """\
columns:
  - header: "{年度.西暦}"
    years: 経過年度
    columns:
      - {show: 結果.評価, width: 3, header: "{年度.年}"}
      - {show: 結果.実績, width: 9}
"""
    others = [results({1: {"評価": "C", "実績": "始めた。"}}, FiscalYear(2020))]
    year = results({1: {"評価": "B", "実績": "続けた。"}})
    shown = table(plan(project(1)), columns, year, others)
    assert _headings(shown) == [["2020", "2021"], ["令和2年", "", "令和3年", ""]]
    assert texts(shown) == [["C", "始めた。", "B", "続けた。"]]


def test_a_year_that_has_come_and_said_nothing_is_not_to_come() -> None:
    columns = "columns: [{show: 結果.評価, width: 3, future: －}]"
    assert texts(table(plan(project(1)), columns)) == [[""]]


def test_a_project_without_indicators_can_say_so_in_a_look_of_its_own() -> None:
    columns = """\
rows: 事業 / 指標
columns:
  - {show: 事業.番号, width: 2}
  - {show: 指標.名称, width: 9, none: 指標なし, none_style: slash}
  - {show: 指標.単位, width: 3, none: ―}
styles:
  slash: {diagonal: true}
"""
    shown = table(plan(project(1), project(2, indicators=["受理"])), columns)
    assert texts(shown) == [["1", "指標なし", "―"], ["2", "受理件数", "件"]]
    assert [cell.role for cell in rows(shown)[0].cells] == ["cell", "slash", "cell"]
    assert shown.styles["slash"].diagonal


def test_columns_can_stay_on_the_screen_and_be_filtered_by() -> None:
    columns = (
        "columns: [{show: 事業.番号, width: 2, freeze: true},"
        " {show: 結果.評価, width: 3, filter: true}]"
    )
    shown = table(plan(project(1)), columns)
    assert [(each.frozen, each.filtered) for each in shown.columns] == [
        (True, False),
        (False, True),
    ]


def test_the_columns_of_different_years_have_names_of_their_own() -> None:
    columns = "columns: [{show: 結果.評価, width: 3, year: 前年度}, {show: 結果.評価, width: 3}]"
    assert [each.name for each in table(plan(project(1)), columns).columns] == [
        "前年度評価",
        "評価",
    ]


def test_the_height_that_a_spanning_cell_needs_can_go_to_its_last_row() -> None:
    columns = """\
rows: 事業 / 指標
columns: [{show: 事業.方針, width: 9, fill: last}, {show: 指標.名称, width: 9}]
"""
    of = plan(project(1, indicators=["受理", "相談"]))
    assert [cell.fill for cell in rows(table(of, columns))[0].cells] == ["last", "even"]
