"""The rows of a paper: groups above 事業, what stays together, where pages begin."""

import pytest

from document.toys import group, plan, project, results, rows, table, texts
from report_builder.document.table import Row
from report_builder.model.plan import Group, Plan, Project

NUMBER = "columns: [{show: 事業.番号, width: 2}]\n"
GROUPS = """\
columns: [{show: 事業.番号, width: 2}, {show: 事業.名称, width: 9}]
groups:
  - {by: 目標, text: "目標{目標.番号}"}
  - {by: 施策, text: "{目標.番号}{施策.番号}"}
"""


def _two_levels() -> Plan:
    """Two goals; the second 施策 of the first has two 事業."""
    first = group("施策", "①", project(1))
    second = group("施策", "②", project(2), project(3))
    third = group("施策", "①", project(4))
    return plan(
        group("目標", "１", first, second), group("目標", "２", third), levels=("目標", "施策")
    )


def _kinds(found: tuple[Row, ...]) -> list[str]:
    return [f"{row.kind} {row.cells[0].text}" for row in found]


def test_a_group_stands_once_above_its_projects() -> None:
    assert [row[0] for row in texts(table(_two_levels(), GROUPS))] == [
        "目標１", "１①", "1", "１②", "2", "3", "目標２", "２①", "4",
    ]  # fmt: skip


def test_groups_of_the_same_number_under_different_goals_are_different() -> None:
    shown = [row[0] for row in texts(table(_two_levels(), GROUPS))]
    assert (shown.count("１①"), shown.count("２①")) == (1, 1)


def test_a_group_row_is_as_wide_as_the_table() -> None:
    widths = [row.cells[0].columns for row in rows(table(_two_levels(), GROUPS))]
    assert widths == [2, 2, 1, 2, 1, 1, 2, 2, 1]


def test_a_group_row_stays_with_the_row_after_it_and_is_never_split() -> None:
    found = [row for row in rows(table(_two_levels(), GROUPS)) if row.kind == "group"]
    assert {(row.keep, row.may_split) for row in found} == {("with first", False)}


def test_a_project_of_one_row_may_be_split_and_repeats_its_first_cell() -> None:
    found = [row for row in rows(table(_two_levels(), GROUPS)) if row.kind == "record"]
    assert {(row.keep, row.may_split, row.label) for row in found} == {("none", True, 0)}


def test_the_outline_is_as_deep_as_the_levels() -> None:
    assert [row.level for row in rows(table(_two_levels(), GROUPS))] == [0, 1, 2, 1, 2, 2, 0, 1, 2]


def test_a_level_that_is_not_shown_leaves_no_trace() -> None:
    only = 'columns: [{show: 事業.番号, width: 2}]\ngroups: [{by: 目標, text: "{目標.番号}"}]'
    assert [row[0] for row in texts(table(_two_levels(), only))] == ["１", "1", "2", "3", "２", "4"]


def _breaks(numbers: list[int]) -> list[str]:
    year = results(page_breaks=numbers)
    found = rows(table(_two_levels(), GROUPS, year))
    return [name for name, row in zip(_kinds(found), found, strict=True) if row.break_before]


@pytest.mark.parametrize(
    ("number", "first_row"),
    [(2, "group １②"), (3, "record 3"), (4, "group 目標２")],
)
def test_a_page_begins_with_the_headings_right_above_its_first_project(
    number: int, first_row: str
) -> None:
    assert _breaks([number]) == [first_row]


def test_each_page_break_is_made_once() -> None:
    assert _breaks([2, 3, 4]) == ["group １②", "record 3", "group 目標２"]


def test_a_year_without_page_breaks_leaves_them_to_the_layout() -> None:
    assert _breaks([]) == []


def _nested(depth: int, *leaves: Project) -> tuple[Group | Project, ...]:
    """Levels 一 to 五, one group in each but the lowest, which has one for each leaf."""
    below: tuple[Group | Project, ...] = tuple(
        group("一二三四五"[depth - 1], str(number), leaf) for number, leaf in enumerate(leaves, 1)
    )
    for level in reversed("一二三四五"[: depth - 1]):
        below = (group(level, "1", *below),)
    return below


def test_a_plan_of_five_levels_has_five_headings() -> None:
    levels = tuple("一二三四五")
    lines = "".join(f'  - {{by: {each}, text: "{each}{{{each}.番号}}"}}\n' for each in levels)
    of = plan(*_nested(5, project(1), project(2)), levels=levels)
    shown = table(of, f"{NUMBER}groups:\n{lines}")
    assert [row[0] for row in texts(shown)] == [
        "一1", "二1", "三1", "四1", "五1", "1", "五2", "2",
    ]  # fmt: skip
    assert [row.level for row in rows(shown)] == [0, 1, 2, 3, 4, 5, 4, 5]


def test_a_plan_without_levels_has_only_projects() -> None:
    assert texts(table(plan(project(2), project(1)), NUMBER)) == [["2"], ["1"]]


def test_a_project_right_under_a_goal_has_no_heading_of_the_lower_level() -> None:
    goal = group("目標", "１", project(1))
    other = group("目標", "２", group("施策", "①", project(2)))
    shown = texts(table(plan(goal, other, levels=("目標", "施策")), GROUPS))
    assert [row[0] for row in shown] == ["目標１", "1", "目標２", "２①", "2"]


def test_a_plan_without_departments_has_blank_cells_for_them() -> None:
    of = plan(project(1), departments=())
    columns = "columns: [{show: 事業.番号, width: 2}, {show: 事業.担当課, width: 8}]"
    assert texts(table(of, columns)) == [["1", ""]]


def test_a_plan_without_projects_has_no_rows() -> None:
    assert rows(table(plan(), NUMBER)) == ()


def test_the_same_facts_give_the_same_table() -> None:
    assert table(_two_levels(), GROUPS) == table(_two_levels(), GROUPS)


@pytest.mark.parametrize(
    ("join", "expected"),
    [("改行", "健康課\n保育課"), ("読点", "健康課、保育課"), ("中点", "健康課・保育課")],
)
def test_departments_are_joined_as_the_template_says(join: str, expected: str) -> None:
    columns = f"columns: [{{show: 事業.担当課, width: 8, join: {join}}}]"
    assert texts(table(plan(project(1, "kenko", "hoiku")), columns)) == [[expected]]


def test_a_column_s_own_alignment_makes_a_role_of_its_own() -> None:
    columns = "columns: [{show: 事業.番号, width: 2, align: right, vertical: top}]"
    shown = table(plan(project(1)), columns)
    style = shown.styles[rows(shown)[0].cells[0].role]
    assert (style.align, style.vertical) == ("right", "top")
    assert shown.styles["cell"].align == "left"


def test_text_is_verbatim() -> None:
    text = "　①１ 2㈱\u200b都  \n\n　—"
    columns = "columns: [{show: 結果.評価, width: 9}]"
    assert texts(table(plan(project(1)), columns, results({1: {"評価": text}}))) == [[text]]
