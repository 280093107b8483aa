"""連番: the numbers that a paper gives its 事業 by where they stand."""

import pytest

from document.toys import group, plan, project, table, texts
from report_builder.model.plan import Plan


def _plan() -> Plan:
    """Nos. 10, 20 / 30 under the first goal, 40 under the second, 50 right under it."""
    first = group(
        "目標",
        "甲",
        group("施策", "い", project(10), project(20)),
        group("施策", "ろ", project(30)),
    )
    second = group("目標", "乙", group("施策", "は", project(40)))
    return plan(first, second, levels=("目標", "施策"))


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("連番.通し", ["1", "2", "3", "4"]),
        ("連番.目標", ["1", "2", "3", "1"]),
        ("連番.施策", ["1", "2", "1", "1"]),
        ("連番.経路", ["111", "112", "121", "211"]),
        ("連番.枝番", ["1-1-1", "1-1-2", "1-2-1", "2-1-1"]),
    ],
)
def test_a_project_is_numbered_by_its_place(name: str, numbers: list[str]) -> None:
    assert texts(table(_plan(), f"columns: [{{show: {name}, width: 6}}]")) == [[n] for n in numbers]


def test_a_plan_without_levels_numbers_its_projects_through() -> None:
    of = plan(project(7), project(3))
    columns = "columns: [{show: 連番.通し, width: 3}, {show: 連番.枝番, width: 3}]"
    assert texts(table(of, columns)) == [["1", "1"], ["2", "2"]]


def test_a_project_right_under_a_goal_has_no_number_within_a_lower_level() -> None:
    of = plan(group("目標", "甲", project(1)), levels=("目標", "施策"))
    columns = "columns: [{show: 連番.目標, width: 3}, {show: 連番.施策, width: 3}]"
    assert texts(table(of, columns)) == [["1", ""]]
