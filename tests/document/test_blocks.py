"""A paper is a list of blocks on one grid: tables, texts, legends, tallies; pages by group."""

from dataclasses import replace

import pytest

from document.toys import FIELDS, group, plan, project, results, table
from report_builder.document.build import apart
from report_builder.document.table import Row, Table
from report_builder.model.field import Field
from report_builder.model.plan import Plan
from report_builder.model.section import Section, Value
from report_builder.model.year import Result, YearResults

TABLE = "{rows: 事業, columns: [{show: 事業.番号, width: 4}, {show: 事業.名称, width: 20}]}"


def _plan() -> Plan:
    first = group("目標", "１", project(1, "kenko", "hoiku"), project(2, "hoiku"))
    return plan(first, group("目標", "２", project(3, "kenko")), levels=("目標",))


def _year() -> YearResults:
    return results({1: {"評価": "A"}, 2: {"評価": "B"}, 3: {"評価": "A"}})


def _paper(*blocks: str, head: str = "") -> Table:
    lines = "".join(f"  - {block}\n" for block in blocks)
    return table(_plan(), f"{head}blocks:\n{lines}", _year())


def _texts(rows: tuple[Row, ...]) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in rows]


def _spans(rows: tuple[Row, ...]) -> list[list[int]]:
    return [[cell.columns for cell in row.cells] for row in rows]


def test_blocks_stand_in_their_order() -> None:
    shown = _paper('{text: "{年度.和暦}について"}', TABLE, "{legend: 三段階}")
    assert [_texts(block.rows)[0] for block in shown.blocks] == [
        ["令和3年度について"],
        ["1", "事業1"],
        ["【三段階】　Ａ：順調(予定どおり)　Ｂ：遅れ　Ｃ：未着手"],
    ]


def test_a_text_is_as_wide_as_the_widest_table_and_has_a_role() -> None:
    shown = _paper("{text: 説明, style: legend, keep: with first}", TABLE)
    row = shown.blocks[0].rows[0]
    assert (row.cells[0].columns, row.cells[0].role, row.keep) == (2, "legend", "with first")


@pytest.mark.parametrize(
    ("arrange", "expected"),
    [
        ("一行", [["【三段階】　Ａ：順調(予定どおり)　Ｂ：遅れ　Ｃ：未着手"]]),
        ("一覧", [["【三段階】"], ["Ａ：順調(予定どおり)"], ["Ｂ：遅れ"], ["Ｃ：未着手"]]),
        ("格子", [["【三段階】"], ["Ａ：順調(予定どおり)", "Ｂ：遅れ", "Ｃ：未着手"]]),
    ],
)
def test_a_legend_is_a_line_a_list_or_a_row(arrange: str, expected: list[list[str]]) -> None:
    columns = ", ".join(f"{{show: 事業.{name}, width: 9}}" for name in ("番号", "名称", "方針"))
    shown = _paper(f"{{legend: 三段階, arrange: {arrange}}}", f"{{columns: [{columns}]}}")
    assert _texts(shown.blocks[0].rows) == expected
    assert all(sum(spans) == 3 for spans in _spans(shown.blocks[0].rows))


def test_in_excel_each_group_of_pages_can_be_a_sheet() -> None:
    paged = (
        "{rows: 目標 / 事業, pages: 目標, sheets: true, columns: [{show: 事業.名称, width: 20}]}"
    )
    papers = apart(_paper(paged, "{text: 終わり}"))
    assert [paper.name for paper in papers] == ["１目標１の名称", "２目標２の名称"]
    assert [len(paper.blocks) for paper in papers] == [1, 2]  # the text is on the last


def test_a_paper_without_sheets_stays_one() -> None:
    shown = _paper(TABLE, "{text: 終わり}")
    assert apart(shown) == (shown,)


def test_what_follows_a_page_break_begins_a_new_page() -> None:
    shown = _paper("{text: 前}", "{page_break: true}", "{text: 後, keep: with first}", TABLE)
    begun = [[row.break_before for row in block.rows] for block in shown.blocks]
    assert begun == [[False], [True], [False, False, False]]


def test_a_legend_stays_on_one_page() -> None:
    assert _paper("{legend: 三段階, arrange: 一覧}", TABLE).blocks[0].keep == "whole"


@pytest.mark.parametrize("arrange", ["一行", "一覧", "格子"])
def test_a_legend_may_stay_with_the_block_after_it(arrange: str) -> None:
    shown = _paper(f"{{legend: 三段階, arrange: {arrange}, keep: with first}}", TABLE).blocks[0]
    assert {shown.keep, *(row.keep for row in shown.rows)} == {"with first"}


def test_a_page_break_may_be_switched_off() -> None:
    shown = _paper("{text: 前}", "{page_break: false}", TABLE)
    assert not any(row.break_before for block in shown.blocks for row in block.rows)


# --------------------------------------------------------------------------------------- tallies


def test_a_tally_counts_each_code_in_each_group_and_in_all() -> None:
    shown = _paper(TABLE, '{tally: 結果.評価, by: 目標, label: "目標{目標.番号}"}').blocks[1]
    assert _texts(shown.head) == [["目標", "Ａ：順調", "Ｂ：遅れ", "Ｃ：未着手", "計"]]
    assert [row[:5] for row in _texts(shown.rows)] == [
        ["目標１", "1", "1", "0", "2"],
        ["目標２", "1", "0", "0", "1"],
        ["合計", "2", "1", "0", "3"],
    ]


def test_a_project_of_two_departments_counts_once_at_its_lead() -> None:
    shown = _paper(TABLE, "{tally: 結果.評価, by: 担当課}").blocks[1]
    assert [row[:5] for row in _texts(shown.rows)] == [
        ["健康課", "2", "0", "0", "2"],
        ["保育課", "0", "1", "0", "1"],
        ["合計", "2", "1", "0", "3"],
    ]


def test_shares_stand_beside_the_counts() -> None:
    shown = _paper(TABLE, "{tally: 結果.評価, by: 目標, shares: true, width: 12}").blocks[1]
    assert _texts(shown.head)[1][:2] == ["件数", "割合"]
    assert _texts(shown.rows)[0][1:5] == ["1", "50.0％", "1", "50.0％"]


def test_the_figures_of_a_tally_are_numbers() -> None:
    shown = _paper(TABLE, "{tally: 結果.評価, by: 目標}").blocks[1]
    assert [cell.number for cell in shown.rows[2].cells[:5]] == [None, 2, 1, 0, 3]


def _rated(*, by: str, subject: str, show: str) -> list[list[str]]:
    """The rows of a tally of a 評価 of another subject than 事業."""
    fields = (*FIELDS, Field("判定", "評価", "年度", subject, scale="三段階"))
    first = group("目標", "１", project(1, "kenko", "hoiku", indicators=["受理"]))
    other = group("目標", "２", project(2, "hoiku", indicators=["受理", "相談"]))
    of = plan(first, other, levels=("目標",), fields=fields)
    said = replace(
        results(),
        indicators={"判定": {"受理": "A", "相談": "B"}},
        groups={("１",): Result({"判定": Value((Section(text="C"),))})},
    )
    blocks = f"blocks: [{TABLE}, {{tally: {show}, by: {by}}}]"
    return [row[:5] for row in _texts(table(of, blocks, said).blocks[1].rows)]


def test_the_grade_of_an_indicator_counts_once_where_it_stands_first() -> None:
    assert _rated(by="目標", subject="指標", show="指標.判定") == [
        ["目標１の名称", "1", "0", "0", "1"],
        ["目標２の名称", "0", "1", "0", "1"],
        ["合計", "1", "1", "0", "2"],
    ]


def test_the_grade_of_an_indicator_counts_at_the_department_that_knows_it() -> None:
    assert _rated(by="担当課", subject="指標", show="指標.判定") == [
        ["健康課", "1", "0", "0", "1"],
        ["保育課", "0", "1", "0", "1"],
        ["合計", "1", "1", "0", "2"],
    ]


def test_the_grade_of_a_level_counts_for_each_of_its_groups() -> None:
    assert _rated(by="目標", subject="目標", show="目標.判定") == [
        ["目標１の名称", "0", "0", "1", "1"],
        ["目標２の名称", "0", "0", "0", "0"],
        ["合計", "0", "0", "1", "1"],
    ]


def test_shares_are_of_what_was_graded() -> None:
    of = plan(group("目標", "１", project(1), project(2), project(3)), levels=("目標",))
    blocks = f"blocks: [{TABLE}, {{tally: 結果.評価, by: 目標, shares: true}}]"
    said = results({1: {"評価": "A"}, 2: {"評価": "B"}})
    row = _texts(table(of, blocks, said).blocks[1].rows)[0]
    assert row[1:] == ["1", "50.0％", "1", "50.0％", "0", "0.0％", "2"]


# ------------------------------------------------------------------------------------- one grid


def test_tables_of_different_columns_stand_on_one_grid() -> None:
    other = "{columns: [{show: 事業.番号, width: 10}, {show: 事業.名称, width: 14}]}"
    shown = _paper(TABLE, other)
    # Text and padding of 0.2 at both sides: edges at 4.4, 24.8 and 10.4, 24.8.
    assert [round(column.width, 6) for column in shown.columns] == [4.0, 5.6, 14.0]
    assert [_spans(block.rows)[0] for block in shown.blocks] == [[1, 2], [2, 1]]


def test_edges_that_are_close_become_one() -> None:
    other = "{columns: [{show: 事業.番号, width: 3.7}, {show: 事業.名称, width: 20.3}]}"
    shown = _paper(TABLE, other)
    assert [column.width for column in shown.columns] == pytest.approx([4, 20])
    assert [_spans(block.rows)[0] for block in shown.blocks] == [[1, 1], [1, 1]]


def test_a_narrower_table_leaves_the_rest_of_the_line_empty() -> None:
    shown = _paper(TABLE, "{columns: [{show: 事業.番号, width: 4}]}")
    cell = shown.blocks[1].rows[0].cells[-1]
    assert (cell.text, cell.role, cell.columns) == ("", "void", 1)


def test_spans_of_rows_are_kept_on_the_grid() -> None:
    of = plan(project(1, indicators=["受理", "相談"]))
    first = "[{show: 事業.番号, width: 4}, {show: 指標.名称, width: 20}]"
    second = "[{show: 事業.番号, width: 10}, {show: 事業.名称, width: 14}]"
    template = f"blocks: [{{rows: 事業 / 指標, columns: {first}}}, {{columns: {second}}}]"
    found = table(of, template).blocks[0].rows
    assert [[(cell.columns, cell.rows) for cell in row.cells] for row in found] == [
        [(1, 2), (2, 1)], [(2, 1)],
    ]  # fmt: skip


# --------------------------------------------------------------------------------- pages by group


def _above(shown: Table) -> list[list[str]]:
    """For each row of each block, what stands at the top of a page that begins with it."""
    rows = [[row.running or shown.running for row in block.rows] for block in shown.blocks]
    return [[_texts(running)[0][0] for running in own] for own in rows]


def test_without_pages_too_the_head_speaks_of_what_a_page_begins_with() -> None:
    groups = "groups: [{by: 目標, text: '{目標.番号}'}]"
    block = f"{{{groups}, columns: [{{show: 事業.番号, width: 9}}]}}"
    shown = _paper(block, head='head: [{left: "目標{目標.番号}"}]\n')
    # A heading speaks of the row below it.
    assert _above(shown) == [["目標１"] * 3 + ["目標２"] * 2]


def test_a_head_that_is_the_same_on_all_pages_is_said_once() -> None:
    shown = _paper(PAGED % "目標", "{text: 終わり}", head='head: [{left: "{年度.和暦}"}]\n')
    assert _texts(shown.running) == [["令和3年度"]]
    assert {row.running for block in shown.blocks for row in block.rows} == {None}


def test_in_excel_a_text_goes_with_the_sheet_that_it_stays_with() -> None:
    paged = (
        "{rows: 目標 / 事業, pages: 目標, sheets: true, columns: [{show: 事業.名称, width: 20}]}"
    )
    papers = apart(_paper("{text: 始め}", "{text: 第２, keep: with first}", paged))
    assert [paper.name for paper in papers] == ["試験", "１目標１の名称", "２目標２の名称"]
    assert [len(paper.blocks) for paper in papers] == [1, 2, 1]


PAGED = "{columns: [{show: 事業.番号, width: 9}, {show: 事業.名称, width: 20}], pages: %s}"


def test_each_group_can_begin_a_page_with_the_head_in_its_own_words() -> None:
    shown = _paper(PAGED % "目標", head='head: [{left: "目標{目標.番号}"}]\n')
    assert _texts(shown.running) == [["目標"]]  # above a page without any row of the table
    assert _above(shown) == [["目標１", "目標１"], ["目標２"]]
    assert [_texts(block.rows) for block in shown.blocks] == [
        [["1", "事業1"], ["2", "事業2"]],
        [["3", "事業3"]],
    ]
    assert [[row.break_before for row in block.rows] for block in shown.blocks] == [
        [True, False], [True],
    ]  # fmt: skip


def test_each_department_can_begin_a_page() -> None:
    columns = "columns: [{show: 担当課.名称, width: 9}, {show: 事業.番号, width: 20}]"
    shown = _paper(
        f"{{rows: 担当課 / 事業, {columns}, pages: 担当課}}",
        head='head: [{left: "{担当課.名称}"}]\n',
    )
    assert _above(shown) == [["健康課", "健康課"], ["保育課", "保育課"]]
    assert [_texts(block.rows) for block in shown.blocks] == [
        [["健康課", "1"], ["3"]],
        [["保育課", "1"], ["2"]],
    ]


def test_a_table_can_be_kept_whole() -> None:
    shown = _paper("{columns: [{show: 事業.番号, width: 9}], keep: whole}")
    assert shown.blocks[0].keep == "whole"


def test_notes_stand_below_a_table_on_each_of_its_pages() -> None:
    shown = _paper('{columns: [{show: 事業.番号, width: 9}], foot: ["※{年度.和暦}", "※※"]}')
    assert _texts(shown.blocks[0].foot) == [["※令和3年度"], ["※※"]]
    assert [row.cells[0].role for row in shown.blocks[0].foot] == ["note", "note"]
