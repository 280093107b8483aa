"""連番: the numbers that a paper gives its 事業 by where they stand."""

import pytest

from document.toys import group, plan, project, table, texts
from report_builder.document.numerals import NUMERALS
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


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("目標.順番", ["1", "1", "1", "2"]),
        ("施策.順番", ["1", "1", "2", "1"]),
        ("施策.通し番号", ["1", "1", "2", "3"]),
        ("'{目標.順番}-{施策.順番}-{連番.施策}'", ["1-1-1", "1-1-2", "1-2-1", "2-1-1"]),
    ],
)
def test_a_group_is_numbered_by_its_place(name: str, numbers: list[str]) -> None:
    columns = f"rows: 事業\ncolumns: [{{show: {name}, width: 6}}]"
    assert texts(table(_plan(), columns)) == [[n] for n in numbers]


def test_an_indicator_is_numbered_by_its_place() -> None:
    of = plan(project(1, indicators=["受理"]), project(2, indicators=["受理", "相談"]))
    columns = "columns: [{show: 指標.通し番号, width: 3}, {show: 指標.順番, width: 3}]"
    assert texts(table(of, f"rows: 指標\n{columns}")) == [["1", "1"], ["2", "2"]]


@pytest.mark.parametrize(
    ("numeral", "numbers"),
    [
        ("①", ["①", "②", "③"]),
        ("Ⅰ", ["Ⅰ", "Ⅱ", "Ⅲ"]),
        ("一", ["一", "二", "三"]),
        ("ア", ["ア", "イ", "ウ"]),
        ("A", ["A", "B", "C"]),
        ("１", ["１", "２", "３"]),
        ("001", ["001", "002", "003"]),
    ],
)
def test_a_number_can_be_written_otherwise(numeral: str, numbers: list[str]) -> None:
    columns = f"columns: [{{show: 連番.目標.{numeral}, width: 6}}]"
    assert [row[0] for row in texts(table(_plan(), columns))][:3] == numbers
    together = f"columns: [{{show: '（{{連番.目標.{numeral}}}）', width: 6}}]"
    assert texts(table(_plan(), together))[1] == [f"（{numbers[1]}）"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (10, ("⑩", "Ⅹ", "十", "コ", "10")),
        (21, ("㉑", "ⅩⅩⅠ", "二十一", "ナ", "21")),
        (51, ("(51)", "ⅬⅠ", "五十一", "オ", "51")),
        (123, ("(123)", "ⅭⅩⅩⅢ", "一二三", "マ", "123")),
    ],
)
def test_numerals_go_on_beyond_the_first_ones(number: int, expected: tuple[str, ...]) -> None:
    found = tuple(NUMERALS[each](number) for each in ("①", "Ⅰ", "一", "ア", "01"))
    assert found == expected


def test_a_plan_without_levels_numbers_its_projects_through() -> None:
    of = plan(project(7), project(3))
    columns = "columns: [{show: 連番.通し, width: 3}, {show: 連番.枝番, width: 3}]"
    assert texts(table(of, columns)) == [["1", "1"], ["2", "2"]]


def test_a_project_right_under_a_goal_has_no_number_within_a_lower_level() -> None:
    of = plan(group("目標", "甲", project(1)), levels=("目標", "施策"))
    columns = "columns: [{show: 連番.目標, width: 3}, {show: 連番.施策, width: 3}]"
    assert texts(table(of, columns)) == [["1", ""]]
