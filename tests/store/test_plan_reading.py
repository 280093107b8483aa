"""A plan is read whole, whatever its levels, departments and fields are called."""

from decimal import Decimal

import pytest

from report_builder.model.field import Field
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Group, Indicator, Plan, Project, Target
from report_builder.model.scale import Scale
from report_builder.model.section import Section, Value
from report_builder.problems import Located, ReportError
from report_builder.store.indicator_reading import read_target
from report_builder.store.reading import read_plan

HEAD = "計画: {名称: 別の計画, 団体: 別市, 開始: 令和3年度, 終了: 令和7年度}\n"


def _located(text: str, scales: tuple[Scale, ...] = ()) -> Located[Plan]:
    return read_plan(text, "data/plan.yaml", scales)


def _plan(text: str, scales: tuple[Scale, ...] = ()) -> Plan:
    return _located(text, scales).value


def test_the_head_of_the_plan_is_read(plan: Plan) -> None:
    assert (plan.name, plan.city) == ("こども計画", "試験市")
    assert (plan.first, plan.last) == (FiscalYear(2020), FiscalYear(2024))


def test_a_plan_without_a_short_name_is_called_by_its_name(plan: Plan) -> None:
    assert plan.short_name == "こども計画"


def test_fields_are_declared_in_order(plan: Plan) -> None:
    assert plan.fields[0] == Field("方針", "文章", "計画")
    assert plan.fields[2] == Field("評価", "評価", "年度", "事業", "主管課", "評価基準")
    assert [each.name for each in plan.fields] == [
        "方針",
        "基準値",
        "評価",
        "達成度",
        "実績",
        "実績値",
        "確認日",
        "総括",
    ]


def test_departments_keep_their_later_names_and_successors(plan: Plan) -> None:
    _, nursery, education = plan.departments
    assert nursery.name_in(FiscalYear(2022)) == "こども保育課"
    assert (education.successor, education.has_addressee) == ("hoiku", False)


def test_the_tree_has_groups_with_projects_as_leaves(plan: Plan) -> None:
    found = [
        ([group.number or group.name for group in above], project.number)
        for above, project in plan.leaves()
    ]
    assert found == [(["１", "①"], 1), (["１", "①"], 2), (["１", "支援"], 3)]


def test_a_project_is_read_with_its_text_verbatim(plan: Plan) -> None:
    assert next(plan.projects()) == Project(
        1, "交付", ("kenko",), "kenko", {"方針": "　続けます。"}, ("受理件数",)
    )


def test_the_lead_is_the_first_department_unless_another_is_named(plan: Plan) -> None:
    assert [project.lead for project in plan.projects()] == ["kenko", "hoiku", "kyoiku"]


def test_an_indicator_is_defined_once_and_shared_by_its_id(plan: Plan) -> None:
    assert plan.indicators == (
        Indicator(
            "受理件数",
            "受理件数",
            "件",
            Target("450", Decimal(450)),
            values={"基準値": "440"},
            project=1,
        ),
    )
    assert [project.indicators for project in plan.projects()] == [("受理件数",), ("受理件数",), ()]


def test_an_indicator_may_be_shared_above_its_definition() -> None:
    plan = _plan(
        f"{HEAD}項目: {{}}\n体系:\n"
        "  - {No: 1, 名称: い, 指標: [件数]}\n"
        "  - {No: 2, 名称: ろ, 指標: [{id: 件数, 名称: 件数}]}\n"
    )
    assert [each.project for each in plan.indicators] == [2]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("450", Target("450", Decimal(450))),
        ("3,000", Target("3,000", Decimal(3000))),
        ("122,890", Target("122,890", Decimal(122890))),
        ("6以上", Target("6以上", Decimal(6), "以上")),
        ("37.5以上", Target("37.5以上", Decimal("37.5"), "以上")),
        ("10以下", Target("10以下", Decimal(10), "以下")),
        ("増加", Target("増加", None, "増加")),
        ("全園実施", Target("全園実施")),
        ("月1回", Target("月1回")),
        ("６以上", Target("６以上", Decimal(6), "以上")),
        ("80%以上", Target("80%以上", Decimal(80), "以上")),
        ("１５％以下", Target("１５％以下", Decimal(15), "以下")),
        ("5人未満", Target("5人未満", Decimal(5), "未満")),
        ("100超", Target("100超", Decimal(100), "超")),
        ("100人を超える", Target("100人を超える", Decimal(100), "超")),
        ("▲3.5以上", Target("▲3.5以上", Decimal("-3.5"), "以上")),
        ("0", Target("0", Decimal(0))),
        ("5件以上", Target("5件以上")),  # not in its own unit: no figure that could be compared
    ],
)
def test_a_target_is_kept_as_worded_with_its_figure(text: str, target: Target) -> None:
    assert read_target(text, "人") == target


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("37.5以上", "％", "37.5％以上"),
        ("80％以上", "％", "80％以上"),
        ("80%以上", "％", "80%以上"),
        ("５人未満", "人", "５人未満"),
        ("450", "", "450"),
        ("増加", "人", "増加"),
    ],
)
def test_the_unit_stands_once_behind_the_figure(text: str, unit: str, expected: str) -> None:
    assert read_target(text, unit).with_unit(unit) == expected


def test_a_plan_may_have_five_levels() -> None:
    plan = _plan(
        HEAD + "階層: [章, 節, 項, 柱, 方向]\n"
        "項目:\n  ねらい: {種類: 短文, 所属: 計画, 対象: 柱}\n体系:\n"
        "  - 名称: い\n    節:\n"
        "      - 名称: ろ\n        項:\n"
        "          - 名称: は\n            柱:\n"
        "              - 名称: に\n                ねらい: 支える\n                方向:\n"
        "                  - 番号: (1)\n                    名称: ほ\n                    事業:\n"
        "                      - {No: 7, 名称: へ}\n"
    )
    ((above, project),) = plan.leaves()
    assert [(group.level, group.name) for group in above] == [
        ("章", "い"),
        ("節", "ろ"),
        ("項", "は"),
        ("柱", "に"),
        ("方向", "ほ"),
    ]
    assert above[3].values == {"ねらい": "支える"}
    assert project.number == 7


def test_a_plan_may_have_neither_levels_nor_departments() -> None:
    plan = _plan(f"{HEAD}項目: {{}}\n体系:\n  - {{No: 7, 名称: い}}\n  - {{No: 3, 名称: ろ}}\n")
    assert (plan.levels, plan.departments) == ((), ())
    assert plan.children == (Project(7, "い"), Project(3, "ろ"))


def test_a_group_may_have_projects_where_others_have_groups() -> None:
    plan = _plan(
        f"{HEAD}階層: [章, 節]\n項目: {{}}\n体系:\n"
        "  - {名称: い, 節: [{名称: ろ, 事業: [{No: 1, 名称: は}]}]}\n"
        "  - {名称: に, 事業: [{No: 2, 名称: ほ}]}\n"
        "  - {名称: へ, 節: []}\n"
    )
    assert plan.children[1] == Group("章", "", "に", (Project(2, "ほ"),))
    assert plan.children[2] == Group("章", "", "へ", ())


def test_every_part_has_its_place(plan_text: str, scales: tuple[Scale, ...]) -> None:
    located = _located(plan_text, scales)
    lines = {
        ("計画", "団体"): 3,
        ("階層", "施策"): 6,
        ("項目", "評価"): 10,
        ("担当課", "hoiku"): 18,
        ("基本目標", "１"): 21,
        ("施策", "１", "支援"): 39,
        ("事業", 2): 34,
        ("事業", 1, "方針"): 30,
        ("指標", "受理件数"): 33,
    }
    assert {key: located.place(*key).line for key in lines} == lines


def _with(plan_text: str, declared: str, *said: tuple[str, str]) -> str:
    text = plan_text.replace("項目:\n", f"項目:\n  {declared}\n")
    for at, more in said:
        assert at in text
        text = text.replace(at, at + more)
    return text


_PARTS = """\
            取組:
              - {担当課: [健康課], 文章: 受け付ける}
              - {担当課: [保育課], 見出し: (保育課), 文章: 相談に応じる}
"""


def test_each_department_may_have_its_part_of_a_field_of_the_plan(
    plan_text: str, scales: tuple[Scale, ...]
) -> None:
    text = _with(
        plan_text,
        "取組: {種類: 文章, 所属: 計画, 対象: 担当課}",
        ("            主管課: 保育課\n", _PARTS),
    )
    found = {each.number: each.parts for each in _plan(text, scales).projects()}
    assert found[1] == {}
    assert found[2]["取組"] == Value(
        (
            Section(("kenko",), text="受け付ける"),
            Section(("hoiku",), "(保育課)", "相談に応じる"),
        )
    )


def test_a_department_that_a_project_does_not_have_has_no_part_of_it(
    plan_text: str, scales: tuple[Scale, ...]
) -> None:
    text = _with(
        plan_text,
        "優先度: {種類: 数値, 所属: 計画, 対象: 担当課}",
        ("            担当課: [健康課]\n", "            優先度: {保育課: 3}\n"),
    )
    with pytest.raises(ReportError) as caught:
        _plan(text, scales)
    assert [problem.code for problem in caught.value.problems] == ["section-department"]


def test_a_project_may_have_departments_and_fields_from_one_above_it(
    plan_text: str, scales: tuple[Scale, ...]
) -> None:
    text = plan_text.replace(
        "            担当課: [教育課]\n", "            共通: {方針: 1, 担当課: 2}\n"
    )
    shared = {each.number: each for each in _plan(text, scales).projects()}[3]
    assert shared.values == {"方針": "　続けます。"}
    assert (shared.departments, shared.lead) == (("kenko", "hoiku"), "hoiku")
    assert shared.shared == {"方針": 1, "担当課": 2}


@pytest.mark.parametrize("said", ["{方針: 3}", "{方針: 9}"])
def test_a_project_has_nothing_from_one_that_is_not_above_it(
    said: str, plan_text: str, scales: tuple[Scale, ...]
) -> None:
    more = f"            共通: {said}\n"
    text = plan_text.replace("            主管課: 保育課\n", f"            主管課: 保育課\n{more}")
    with pytest.raises(ReportError) as caught:
        _plan(text, scales)
    assert [problem.code for problem in caught.value.problems] == ["shared-unknown"]
