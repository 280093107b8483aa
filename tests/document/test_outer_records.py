"""Rows from other sources than 事業: a 施策 with its 事業 in one table, a 担当課 with its 事業."""

from document.toys import group, plan, project, results, rows, table, texts
from report_builder.model.field import Field
from report_builder.model.plan import Plan
from report_builder.model.section import Section, Value
from report_builder.model.year import Result, YearResults

LEVELS = ("目標", "施策")


def _plan() -> Plan:
    first = group("施策", "①", project(1, "kenko"), project(2, "hoiku"))
    second = group("施策", "②", project(3, "kenko", "hoiku"))
    return plan(group("目標", "１", first, second), levels=LEVELS)


def test_a_group_can_be_a_cell_beside_its_projects() -> None:
    columns = (
        "rows: 施策 / 事業\ncolumns: [{show: 施策.番号, width: 2}, {show: 事業.番号, width: 2}]"
    )
    shown = table(_plan(), columns)
    assert texts(shown) == [["①", "1"], ["2"], ["②", "3"]]
    assert [[cell.rows for cell in row.cells] for row in rows(shown)] == [[2, 1], [1], [1, 1]]


def test_every_level_can_be_a_cell() -> None:
    columns = """\
rows: 目標 / 施策 / 事業
columns: [{show: 目標.番号, width: 2}, {show: 施策.番号, width: 2}, {show: 事業.番号, width: 2}]
"""
    shown = table(_plan(), columns)
    assert texts(shown) == [["１", "①", "1"], ["2"], ["②", "3"]]
    assert [cell.rows for cell in rows(shown)[0].cells] == [3, 2, 1]


def test_a_paper_of_groups_alone_has_a_row_for_each() -> None:
    fields = (Field("総括", "短文", "年度", "施策"),)
    of = plan(*_plan().children, levels=LEVELS, fields=fields)
    year = YearResults(
        results().year,
        {},
        groups={("１", "①"): Result({"総括": Value((Section(text="順調"),))})},
    )
    columns = "rows: 施策\ncolumns: [{show: 施策.番号, width: 2}, {show: 施策.総括, width: 5}]"
    assert texts(table(of, columns, year)) == [["①", "順調"], ["②", ""]]


def test_each_department_can_have_the_projects_that_it_takes_part_in() -> None:
    columns = (
        "rows: 担当課 / 事業\ncolumns: [{show: 担当課.名称, width: 9}, {show: 事業.番号, width: 2}]"
    )
    assert texts(table(_plan(), columns)) == [["健康課", "1"], ["3"], ["保育課", "2"], ["3"]]


def test_indicators_can_stand_alone() -> None:
    of = plan(project(1, indicators=["受理"]), project(2), project(3, indicators=["相談"]))
    columns = "rows: 指標\ncolumns: [{show: 事業.番号, width: 2}, {show: 指標.名称, width: 9}]"
    assert texts(table(of, columns)) == [["1", "受理件数"], ["3", "相談件数"]]


def test_a_page_begins_with_the_group_whose_first_project_it_is() -> None:
    columns = (
        "rows: 施策 / 事業\ncolumns: [{show: 施策.番号, width: 2}, {show: 事業.番号, width: 2}]"
    )
    found = rows(table(_plan(), columns, results(page_breaks=[2, 3])))
    assert [row.break_before for row in found] == [False, True, True]
