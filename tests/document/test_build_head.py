"""What stands at the top of every page, and what a year without an end is marked with."""

import pytest

from document.toys import group, plan, project, results, rows, table, texts
from report_builder.document.table import Cell, Table
from report_builder.model.field import Field

COLUMNS = """\
columns:
  - {show: 事業.番号, width: 2}
  - {show: 事業.名称, width: 20}
  - {show: 事業.担当課, width: 3}
  - {show: 事業.主管課, width: 4}
"""


def _head(lines: str) -> Table:
    return table(plan(project(1)), f"head:\n{lines}\n{COLUMNS}")


def _cells(of: Table) -> list[list[tuple[str, int]]]:
    return [[(cell.text, cell.columns) for cell in row.cells] for row in of.running]


def test_a_line_without_a_label_is_as_wide_as_the_table() -> None:
    shown = _head('  - {left: "■{計画.名称}　{年度.和暦}"}')
    assert _cells(shown) == [[("■試験の計画　令和3年度", 4)]]


@pytest.mark.parametrize(
    ("label", "columns"),
    [("資料", 1), ("資料２別紙", 2), ("とても長い札", 2), ("とても長い右の札", 3)],
)
def test_a_label_takes_as_many_columns_at_the_right_as_it_needs(label: str, columns: int) -> None:
    # From the right the columns are 4, 3 and 20 em wide.
    shown = _head(f"  - {{left: 題名, right: {label}}}")
    assert _cells(shown) == [[("題名", 4 - columns), (label, columns)]]


def test_a_label_leaves_the_first_column_to_the_title() -> None:
    shown = _head(f"  - {{left: 題名, right: {'札' * 99}}}")
    assert _cells(shown)[0][0] == ("題名", 1)


def test_a_legend_is_one_line_with_every_grade() -> None:
    expected = "【三段階】　Ａ：順調(予定どおり)　Ｂ：遅れ　Ｃ：未着手"
    assert _cells(_head("  - {legend: 三段階}")) == [[(expected, 4)]]


def test_lines_of_the_head_have_their_own_looks_unless_told_otherwise() -> None:
    shown = _head(
        "  - {left: 題, right: 札}\n"
        "  - {left: 題, right: 札, style: legend, right_style: heading}\n"
        "  - {legend: 三段階}"
    )
    assert [[cell.role for cell in row.cells] for row in shown.running] == [
        ["title", "label"], ["legend", "heading"], ["legend"],
    ]  # fmt: skip


def test_a_line_can_be_put_together_from_cells() -> None:
    shown = _head('  - cells: [{text: "{年度.年}", columns: 3, style: heading}, {text: 枠}]')
    assert shown.running[0].cells == (Cell("令和3年", "heading", 3), Cell("枠", "cell", 1))


def test_a_paper_has_nothing_to_fill_in_at_its_head() -> None:
    shown = _head("  - cells: [{text: 記入者, asks: 記入者}]")
    assert [(cell.text, cell.hole) for cell in shown.running[0].cells] == [("記入者", None)]


def test_the_head_is_never_split() -> None:
    assert not any(row.may_split for row in _head("  - {left: 題}").running)


def test_the_names_in_the_title_of_the_document_are_filled_in() -> None:
    shown = table(plan(project(1)), f'title: "{{計画.団体}}の{{年度.西暦}}"\n{COLUMNS}')
    assert (shown.title, shown.name, shown.author) == ("試験市の2021", "試験", "試験市")


def test_a_document_without_a_title_is_called_by_its_name() -> None:
    assert table(plan(project(1)), COLUMNS).title == "試験"


# -------------------------------------------------------------------------------- 案, 未記入

ASKED = (Field("評価", "評価", "年度", answered_by="主管課", scale="三段階"),)
EMPTY = 'title: "実績{年度.案}"\ncolumns: [{show: 結果.評価, width: 4, empty: 未記入}]'


def test_a_year_that_lacks_a_value_is_a_draft() -> None:
    of = plan(project(1), fields=ASKED)
    assert table(of, EMPTY).title == "実績（案）"
    assert table(of, EMPTY, results({1: {"評価": "A"}})).title == "実績"


def test_a_blank_cell_says_so_in_its_own_look() -> None:
    shown = table(plan(project(1), project(2), fields=ASKED), EMPTY, results({1: {"評価": "A"}}))
    assert [[(cell.text, cell.role) for cell in row.cells] for row in rows(shown)] == [
        [("A", "cell")], [("未記入", "blank")],
    ]  # fmt: skip
    assert "blank" in shown.styles


@pytest.mark.parametrize("text", ["", " ", "\n　"])
def test_white_space_alone_is_blank(text: str) -> None:
    shown = table(plan(project(1), fields=ASKED), EMPTY, results({1: {"評価": text}}))
    assert texts(shown) == [["未記入"]]


def test_the_words_of_a_group_row_come_from_the_plan_and_the_levels_above_it() -> None:
    of = plan(group("目標", "１", group("施策", "①", project(1))), levels=("目標", "施策"))
    text = "{計画.団体} {目標.番号} {施策.番号} {施策.名称}"
    shown = table(of, f'{COLUMNS}groups: [{{by: 施策, text: "{text}"}}]')
    assert texts(shown)[0] == ["試験市 １ ① 施策①の名称"]
