"""Rows from other sources than 事業: a 施策 with its 事業 in one table, a 担当課 with its 事業."""

import pytest

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


# ---------------------------------------------------------- what departments say, beside anything


PARTS = (Section(("kenko",), text="健診。"), Section(("hoiku",), text="相談。"))


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ("目標 / 事業", [["１", ""], [""], ["健診。\n\n相談。"]]),
        ("施策 / 事業", [["①", ""], [""], ["②", "健診。\n\n相談。"]]),
        ("担当課 / 事業", [["健康課", ""], ["健診。"], ["保育課", ""], ["相談。"]]),
        ("担当課 / 施策 / 事業", [["健康課", ""], ["健診。"], ["保育課", ""], ["相談。"]]),
    ],
)
def test_what_departments_say_stands_beside_every_source(
    sources: str, expected: list[list[str]]
) -> None:
    first = sources.split(" / ", maxsplit=1)[0]
    name = "担当課.名称" if first == "担当課" else f"{first}.番号"
    columns = (
        f"rows: {sources}\ncolumns: [{{show: {name}, width: 9}}, {{show: 結果.実績, width: 9}}]"
    )
    assert texts(table(_plan(), columns, results({3: {"実績": PARTS}}))) == expected


def test_a_text_put_together_of_what_a_department_says_needs_its_project_too() -> None:
    columns = "rows: 担当課 / 事業\ncolumns: [{show: '{担当課.名称}：{結果.実績}', width: 9}]"
    shown = texts(table(_plan(), columns, results({3: {"実績": PARTS}})))
    assert shown == [["健康課："], ["健康課：健診。"], ["保育課："], ["保育課：相談。"]]


def _with_indicators() -> Plan:
    first = project(1, "kenko", "hoiku", indicators=["受理", "相談"])
    shared = project(2, "kenko", indicators=["受理"])
    return plan(group("目標", "１", first, shared), group("目標", "２"), levels=("目標",))


@pytest.mark.parametrize(
    ("sources", "show", "expected"),
    [
        ("目標 / 指標", "目標.番号", [["１", "受理件数"], ["相談件数"], ["２", ""]]),
        ("担当課 / 指標", "担当課.名称", [["健康課", "受理件数"], ["保育課", "相談件数"]]),
    ],
)
def test_indicators_stand_in_what_their_projects_are_in_each_once(
    sources: str, show: str, expected: list[list[str]]
) -> None:
    columns = (
        f"rows: {sources}\ncolumns: [{{show: {show}, width: 9}}, {{show: 指標.名称, width: 9}}]"
    )
    assert texts(table(_with_indicators(), columns)) == expected


def test_the_departments_of_a_group_stand_in_it() -> None:
    columns = (
        "rows: 施策 / 担当課\ncolumns: [{show: 施策.番号, width: 9}, {show: 担当課.名称, width: 9}]"
    )
    expected = [["①", "健康課"], ["保育課"], ["②", "健康課"], ["保育課"]]
    assert texts(table(_plan(), columns)) == expected


def test_headings_of_groups_stand_on_the_pages_of_each_department() -> None:
    columns = (
        "rows: 担当課 / 事業\npages: 担当課\nhead: [{left: '{担当課.名称}'}]\n"
        "groups: [{by: 施策, text: '{施策.番号}'}]\ncolumns: [{show: 事業.番号, width: 9}]"
    )
    blocks = table(_plan(), columns).blocks
    shown = [[cell.text for row in block.rows for cell in row.cells] for block in blocks]
    assert shown == [["①", "1", "②", "3"], ["①", "2", "②", "3"]]


def test_without_pages_the_headings_begin_anew_with_each_department() -> None:
    columns = (
        "rows: 担当課 / 事業\ngroups: [{by: 施策, text: '{施策.番号}'}]\n"
        "columns: [{show: 事業.番号, width: 9}]"
    )
    of = plan(group("施策", "①", project(1, "kenko", "hoiku")), levels=("施策",))
    assert texts(table(of, columns)) == [["①"], ["1"], ["①"], ["1"]]
