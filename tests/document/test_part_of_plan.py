"""A table of one group alone, and a tally of what departments or indicators say each."""

import pytest

from document.toys import FIELDS, THIS_YEAR, group, plan, project, results, table
from report_builder.layout.lay_out import lay_out
from report_builder.model.field import Field, Formula
from report_builder.model.plan import Group, Plan
from report_builder.model.section import Section, Value
from report_builder.model.year import Result, YearResults
from report_builder.problems import ReportError

OF = "{of: %s, columns: [{show: 事業.番号, width: 4}]}"


def _plan(*fields: Field) -> Plan:
    first = group("目標", "１", project(1, "kenko", "hoiku"), project(2, "hoiku"))
    second = group("目標", "２", project(3, "kenko", indicators=["受理"]))
    return plan(first, second, levels=("目標",), fields=(*FIELDS, *fields))


def _tally(field: Field, by: str, year: YearResults, name: str) -> list[list[str]]:
    text = (
        "name: 表\nblocks:\n"
        "  - {columns: [{show: 事業.名称, width: 20}]}\n"
        f"  - {{tally: {name}, by: {by}, width: 8, figure_width: 4}}\n"
    )
    block = table(_plan(field), text, year).blocks[1]
    return [[cell.text for cell in row.cells] for row in block.rows]


def _graded(**codes: str) -> Result:
    sections = tuple(Section((department,), text=code) for department, code in codes.items())
    return Result({"自己評価": Value(sections)})


def test_a_table_of_a_group_holds_only_what_is_under_it() -> None:
    names = [each.name for each in _plan().children]
    blocks = "".join(f"  - {OF % name}\n" for name in reversed(names))
    shown = table(_plan(), f"blocks:\n{blocks}", results({}))
    assert [[row.cells[0].text for row in block.rows] for block in shown.blocks] == [
        ["3"],
        ["1", "2"],
    ]


def test_a_grade_of_each_department_counts_at_each_of_them() -> None:
    own = Field("自己評価", "評価", "年度", "担当課", scale="三段階")
    year = YearResults(
        THIS_YEAR,
        {1: _graded(kenko="A", hoiku="B"), 2: _graded(hoiku="B"), 3: _graded(kenko="C")},
    )
    by_level = _tally(own, "目標", year, "結果.自己評価")
    assert [row[1:] for row in by_level] == [
        ["1", "2", "0", "3"],
        ["0", "0", "1", "1"],
        ["1", "2", "1", "4"],
    ]
    by_department = _tally(own, "担当課", year, "結果.自己評価")
    assert by_department[0] == ["健康課", "1", "0", "1", "2"]
    assert by_department[1] == ["保育課", "0", "2", "0", "2"]


def test_a_computed_grade_of_an_indicator_is_counted() -> None:
    judged = Field(
        "判定", "評価", "年度", "指標", scale="三段階", formula=Formula("達成率", ("実績値",))
    )
    year = YearResults(THIS_YEAR, {}, indicators={"実績値": {"受理": "450"}})
    assert [row[-1] for row in _tally(judged, "目標", year, "指標.判定")] == ["0", "0", "0"]


def test_the_grades_of_a_grid_end_at_the_edges_nearest_to_equal_parts() -> None:
    widths = (6, 2, 8, 6, 14, 3, 4, 4, 4, 15)
    columns = ", ".join(f"{{show: 事業.名称, width: {width}}}" for width in widths)
    text = f"blocks:\n  - {{legend: 三段階, arrange: 格子}}\n  - {{columns: [{columns}]}}\n"
    row = table(_plan(), text, results({})).blocks[0].rows[1]
    assert [cell.columns for cell in row.cells] == [4, 3, 3]  # 22, 21 and 23 of 66 em


def test_a_grid_of_more_grades_than_columns_has_another_row() -> None:
    text = (
        "blocks:\n  - {legend: 三段階, arrange: 格子}\n"
        "  - {columns: [{show: 事業.番号, width: 4}, {show: 事業.名称, width: 20}]}\n"
    )
    rows = table(_plan(), text, results({})).blocks[0].rows[1:]
    assert [[cell.columns for cell in row.cells] for row in rows] == [[1, 1], [2]]


def test_a_text_that_stays_with_what_follows_goes_with_a_table_that_begins_a_page() -> None:
    text = (
        "blocks:\n  - {columns: [{show: 事業.名称, width: 20}]}\n"
        "  - {text: 二, keep: with first}\n  - {columns: [{show: 事業.名称, width: 20}]}\n"
    )
    pages = lay_out(table(_plan(), text, results({}, page_breaks=[1]))).pages
    assert [part.rows[0].cells[0].cell.text for part in pages[1].parts] == ["二", "事業1"]


def _alike() -> Plan:
    """Two measures of one name under two goals."""
    first = group("目標", "１", Group("施策", "①", "推進", (project(1),)))
    second = group("目標", "２", Group("施策", "①", "推進", (project(2),)))
    return plan(first, second, levels=("目標", "施策"))


def test_of_groups_that_are_called_alike_the_numbers_from_the_top_say_which() -> None:
    (block,) = table(_alike(), f"blocks: [{OF % '[２, ①]'}]").blocks
    assert [row.cells[0].text for row in block.rows] == ["2"]


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("推進", "of: [１, ①] のように、上からの番号を書いてください。"),
        ("推新", "「推進」ではありませんか。"),
        ("[３, ①]", "「２ > ①」ではありませんか。"),
    ],
)
def test_a_group_that_cannot_be_told_is_reported(said: str, advice: str) -> None:
    with pytest.raises(ReportError) as caught:
        table(_alike(), f"blocks: [{OF % said}]")
    assert [(each.code, each.advice) for each in caught.value.problems] == [("template-of", advice)]
