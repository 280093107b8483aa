"""Rows of indicators that stand right below a group: where they are, and where they are not."""

from dataclasses import replace

from document.toys import group, plan, project, results, table, texts
from report_builder.model.plan import Group, Plan

LEVELS = ("目標", "施策")

COLUMNS = """\
paper: {size: A4, landscape: true, margins: {top: 10, right: 8, bottom: 8, left: 8}}
font: {face: ＭＳ Ｐゴシック, size: 9}
"""


def _with(of: Group, *indicators: str, departments: tuple[str, ...] = ()) -> Group:
    return replace(of, indicators=indicators, departments=departments)


def _mixed() -> Plan:
    """施策 ア has 相談 (of 保育課) beside 事業 1, which has 受理; 施策 イ has 受理 again."""
    return plan(
        group(
            "目標",
            "一",
            _with(group("施策", "ア", project(1, "kenko", indicators=["受理"])), "相談"),
            _with(group("施策", "イ"), "受理", departments=("kenko",)),
        ),
        levels=LEVELS,
    )


def _rows(of: Plan, rows: str, *shown: str, extra: str = "") -> list[list[str]]:
    columns = "".join(f"  - {{show: {each}, width: 8}}\n" for each in shown)
    template = f"rows: {rows}\n{extra}{COLUMNS}columns:\n{columns}"
    return texts(table(of, template, results(actuals={"相談": "12", "受理": "429"})))


def test_rows_of_projects_have_none_for_them() -> None:
    assert _rows(_mixed(), "事業", "事業.名称") == [["事業1"]]
    assert _rows(_mixed(), "事業 / 指標", "事業.名称", "指標.名称") == [["事業1", "受理件数"]]


def test_rows_of_indicators_have_each_once_in_the_order_of_the_plan() -> None:
    shown = ("施策.番号", "指標.名称", "指標.実績値")
    assert _rows(_mixed(), "指標", *shown) == [
        ["ア", "相談件数", "12"],
        ["ア", "受理件数", "429"],
    ]


def test_what_speaks_of_a_project_is_blank_beside_an_indicator_without_one() -> None:
    shown = ("事業.番号", "連番.通し", "結果.評価", "結果.実績", '"{事業.番号}{指標.名称}"')
    assert _rows(_mixed(), "指標", *shown) == [
        ["", "", "", "", "相談件数"],
        ["1", "1", "", "", "1受理件数"],
    ]


def test_rows_within_groups_have_those_of_the_group_and_of_its_projects() -> None:
    assert _rows(_mixed(), "施策 / 指標", "施策.番号", "指標.名称") == [
        ["ア", "相談件数"],
        ["受理件数"],
        ["イ", "受理件数"],
    ]


def test_within_groups_and_projects_they_come_first_and_have_no_project() -> None:
    shown = ("施策.番号", "事業.名称", "指標.名称")
    assert _rows(_mixed(), "施策 / 事業 / 指標", *shown) == [
        ["ア", "", "相談件数"],
        ["事業1", "受理件数"],
        ["イ", "", "受理件数"],
    ]


def test_an_indicator_above_a_level_has_no_group_of_it() -> None:
    of = plan(_with(group("目標", "一", _with(group("施策", "ア"), "受理")), "相談"), levels=LEVELS)
    shown = ("目標.番号", "施策.番号", "指標.名称")
    assert _rows(of, "目標 / 施策 / 指標", *shown) == [["一", "", "相談件数"], ["ア", "受理件数"]]
    assert _rows(of, "施策 / 指標", "施策.番号", "指標.名称") == [["ア", "受理件数"]]


def test_rows_of_departments_have_those_that_they_know() -> None:
    of = plan(
        _with(group("施策", "ア"), "受理", "相談", departments=("kenko", "hoiku")),
        levels=("施策",),
    )
    assert _rows(of, "担当課 / 指標", "担当課.名称", "指標.名称") == [
        ["健康課", "受理件数"],
        ["保育課", "相談件数"],
    ]
    assert _rows(of, "施策 / 担当課 / 指標", "施策.番号", "担当課.名称", "指標.名称") == [
        ["ア", "健康課", "受理件数"],
        ["保育課", "相談件数"],
    ]


def test_a_table_of_one_group_has_its_own() -> None:
    of = _rows(_mixed(), "指標", "指標.名称", extra="of: 施策アの名称\n")
    assert of == [["相談件数"], ["受理件数"]]


def test_departments_of_a_group_are_its_own_or_those_above() -> None:
    of = plan(
        _with(
            group(
                "目標", "一", _with(group("施策", "ア"), "受理"), _with(group("施策", "イ"), "相談")
            ),
            departments=("hoiku", "kenko"),
        ),
        levels=LEVELS,
    )
    shown = ("施策.番号", "施策.担当課", "指標.担当課")
    assert _rows(of, "指標", *shown) == [
        ["ア", "保育課\n健康課", "保育課"],
        ["イ", "保育課\n健康課", "保育課"],
    ]


def test_a_plan_without_levels_may_have_indicators_alone() -> None:
    of = replace(plan(), top_indicators=("受理", "相談"))
    assert _rows(of, "指標", "指標.名称", "指標.実績値") == [
        ["受理件数", "429"],
        ["相談件数", "12"],
    ]
