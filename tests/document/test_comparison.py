"""What has changed between two states, and the 新旧対照表 of it."""

from dataclasses import replace

from document.toys import FIELDS, SCALES, group, plan, project, results
from report_builder.document.comparison import State, compare, merged_order
from report_builder.document.comparison_look import ComparisonSpec
from report_builder.document.comparison_table import comparison_table
from report_builder.document.context import Facts
from report_builder.document.table import Cell, Table
from report_builder.model.field import Field
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan, Project
from report_builder.model.section import Section
from report_builder.model.year import YearResults

LEVELS = ("目標",)
PLAN = plan(
    group("目標", "１", project(1, "kenko", indicators=["受理"]), project(2, "kenko", "hoiku")),
    group("目標", "２", project(3, "hoiku")),
    levels=LEVELS,
)
YEAR = results({1: {"評価": "A", "実績": "続けた。"}, 2: {"評価": "B"}, 3: {"評価": "B"}})


def _state(year: YearResults = YEAR, of: Plan = PLAN) -> State:
    return State(Facts(of, year, SCALES), f"{year.year.era_name}")


def _differences(old: State, new: State) -> list[tuple[str, str, str, str]]:
    return [
        (changed.subject.name, each.label, each.old, each.new)
        for changed in compare(old, new)
        for each in changed.differences
    ]


def _with(*projects: Project, name: str = "目標１の名称") -> Plan:
    first = replace(group("目標", "１", *projects), name=name)
    return replace(PLAN, children=(first, *PLAN.children[1:]))


FIRST, SECOND = project(1, "kenko", indicators=["受理"]), project(2, "kenko", "hoiku")


def test_what_is_as_it_was_is_left_out() -> None:
    assert compare(_state(), _state()) == ()


def test_grades_and_texts_stand_in_the_order_of_the_plan_s_fields() -> None:
    new = results({1: {"実績": "広げた。", "評価": "B"}, 2: {"評価": "B"}, 3: {"評価": "B"}})
    assert _differences(_state(), _state(new)) == [
        ("事業1", "評価", "A", "B"),
        ("事業1", "実績", "続けた。", "広げた。"),
    ]


def test_each_section_is_compared_by_itself() -> None:
    parts = (Section(("kenko",), "(健康課)", "同じ。"), Section(("hoiku",), "(保育課)", "古い。"))
    changed = (parts[0], replace(parts[1], text="新しい。"))
    old, new = results({2: {"実績": parts}}), results({2: {"実績": changed}})
    assert _differences(_state(old), _state(new)) == [
        ("事業2", "実績（保育課）", "(保育課)\n古い。", "(保育課)\n新しい。"),
    ]


def test_a_section_that_is_new_has_nothing_beside_it() -> None:
    part = Section(("hoiku",), text="始めた。")
    assert _differences(_state(results()), _state(results({2: {"実績": (part,)}}))) == [
        ("事業2", "実績（保育課）", "", "始めた。"),
    ]


def test_values_of_indicators_stand_with_the_project_that_defines_them() -> None:
    old, new = results(actuals={"受理": "429"}), results(actuals={"受理": "431"})
    assert _differences(_state(old), _state(new)) == [
        ("事業1", "受理件数の実績値", "429", "431"),
    ]


def test_the_plan_s_own_texts_and_targets_are_compared_too() -> None:
    indicators = tuple(
        replace(each, values={"基準値": "441"}) if each.id == "受理" else each
        for each in PLAN.indicators
    )
    changed = replace(FIRST, values={"方針": "新しい方針"})
    new = replace(_with(changed, SECOND), indicators=indicators)
    assert _differences(_state(), _state(of=new)) == [
        ("事業1", "方針", "方針1", "新しい方針"),
        ("事業1", "受理件数の基準値", "440", "441"),
    ]


def test_a_department_that_changed_its_name_is_shown() -> None:
    later = replace(YEAR, year=FiscalYear(2022))
    assert _differences(_state(), _state(later)) == [
        ("事業2", "担当課", "健康課\n保育課", "健康課\nこども保育課"),
        ("事業3", "担当課", "保育課", "こども保育課"),
    ]


def test_another_lead_is_shown() -> None:
    assert _differences(_state(), _state(of=_with(FIRST, replace(SECOND, lead="hoiku")))) == [
        ("事業2", "主管課", "", "保育課"),
    ]


def test_a_new_project_is_shown_whole_where_it_stands() -> None:
    new = _with(FIRST, project(9, "kenko"), SECOND)
    assert _differences(_state(), _state(of=new)) == [
        ("事業9", "事業", "（なし）", "（追加）"),
        ("事業9", "位置", "", "目標１"),
        ("事業9", "事業名", "", "事業9"),
        ("事業9", "担当課", "", "健康課"),
        ("事業9", "方針", "", "方針9"),
    ]


def test_a_project_that_is_gone_stands_where_it_stood() -> None:
    found = compare(_state(), _state(of=_with(SECOND)))
    assert [changed.subject.number for changed in found] == [1]
    assert found[0].differences[0].new == "（削除）"


def test_a_group_with_a_new_name_is_shown_once_and_not_with_its_projects() -> None:
    assert _differences(_state(), _state(of=_with(FIRST, SECOND, name="新しい名称"))) == [
        ("目標１　新しい名称", "名称", "目標１の名称", "新しい名称"),
    ]


def test_what_is_said_of_a_group_is_compared() -> None:
    field = Field("総括", "短文", "年度", "目標")
    own = replace(PLAN, fields=(*FIELDS, field))
    said = results({0: {"総括": "進んだ。"}}).results[0]
    new = replace(YEAR, groups={("２",): said})
    assert _differences(_state(of=own), _state(new, own)) == [
        ("目標２　目標２の名称", "総括", "", "進んだ。"),
    ]


def test_a_project_that_moved_says_from_where() -> None:
    own = replace(
        PLAN,
        children=(group("目標", "１", FIRST), group("目標", "２", SECOND, project(3, "hoiku"))),
    )
    assert _differences(_state(), _state(of=own)) == [("事業2", "位置", "目標１", "目標２")]


def test_the_order_is_the_new_one_with_what_is_gone_after_its_old_neighbour() -> None:
    assert merged_order(list("abcd"), list("xbd")) == list("axbcd")
    assert merged_order([], [1, 2]) == [1, 2]
    assert merged_order([1, 2, 3], []) == [1, 2, 3]


# --------------------------------------------------------------------------------- the table


def _table(old: State, new: State) -> Table:
    return comparison_table(old, new, compare(old, new))


NEW = results({1: {"評価": "B", "実績": "広く続けた。"}, 2: {"評価": "B"}, 3: {"評価": "C"}})


def test_old_stands_beside_new_under_the_groups() -> None:
    table = _table(_state(), _state(NEW))
    assert [[cell.text for cell in row.cells] for row in table.blocks[0].rows] == [
        ["目標１　目標１の名称"],
        ["1", "事業1", "評価", "A", "B"],
        ["実績", "続けた。", "広く続けた。"],
        ["目標２　目標２の名称"],
        ["3", "事業3", "評価", "B", "C"],
    ]
    assert [cell.text for cell in table.blocks[0].head[0].cells] == [
        *("No.", "事業名", "項目", "旧（令和3年度）", "新（令和3年度）"),
    ]


def test_changed_characters_are_marked() -> None:
    rows = _table(_state(), _state(NEW)).blocks[0].rows
    old, new = rows[2].cells[1:]
    assert (old.marks, new.marks) == ((), ((0, 2),))


def test_number_and_name_span_the_rows_of_a_project() -> None:
    rows = _table(_state(), _state(NEW)).blocks[0].rows
    first: tuple[Cell, ...] = rows[1].cells
    assert [cell.rows for cell in first] == [2, 2, 1, 1, 1]
    assert [row.keep for row in rows] == ["with first", "whole", "none", "with first", "none"]
    assert first[0].number == 1


def test_a_group_that_changed_has_no_number() -> None:
    rows = _table(_state(), _state(of=_with(FIRST, SECOND, name="新しい名称"))).blocks[0].rows
    assert [cell.text for cell in rows[0].cells] == [
        *("", "目標１　新しい名称", "名称", "目標１の名称", "新しい名称"),
    ]
    assert rows[0].cells[0].number is None


def test_the_paper_s_own_face_is_used() -> None:
    old, new = _state(), _state(NEW)
    spec = ComparisonSpec()
    spec = replace(spec, look=spec.look.in_face("BIZ UDゴシック"))
    table = comparison_table(old, new, compare(old, new), spec)
    assert table.font.face == "BIZ UDゴシック"
