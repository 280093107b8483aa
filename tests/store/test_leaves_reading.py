"""Indicators as the leaves of a plan: read with their places, and every mistake is said."""

from collections.abc import Mapping

import pytest

from report_builder.model.holder import homes_of, owners_of
from report_builder.model.key import Key
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan, departments_of
from report_builder.model.year import YearResults
from report_builder.problems import Located, ReportError
from report_builder.store.reading import read_plan, read_year
from report_builder.store.writing import write_values

YEAR = FiscalYear(2020)

HEAD = """\
計画: {名称: 健康計画, 団体: 試験市, 開始: 令和2年度, 終了: 令和6年度}
項目:
  実績値: {種類: 数値, 所属: 年度, 対象: 指標, 回答: 担当課}
担当課:
  - {id: kenko, 名称: 健康課}
  - {id: hoiku, 名称: 保育課}
"""
PLAN = f"""\
{HEAD}\
階層: [基本目標, 施策]
体系:
  - 番号: １
    名称: 育つ
    担当課: [健康課]
    施策:
      - 番号: ①
        名称: 母子
        指標:
          - {{id: 受診率, 名称: 健診の受診率}}
      - 番号: ②
        名称: 保育
        担当課: [保育課]
        指標: [{{id: 待機, 名称: 待機児童}}, 受診率]
        事業:
          - {{No: 1, 名称: 交付, 指標: [{{id: 件数, 名称: 交付件数}}, 待機]}}
"""
TEXT = """\
年度: 令和2年度
事業:
  - No: 1
    指標: {件数: 60}
指標:
  受診率: 97.2
  待機: 3
"""


def _plan(text: str = PLAN) -> Located[Plan]:
    return read_plan(text, "data/plan.yaml", ())


def _year(text: str = TEXT, plan: str = PLAN) -> Located[YearResults]:
    return read_year(text, "data/2020.yaml", _plan(plan).value, (), YEAR)


def _mistakes_of_plan(old: str, new: str) -> list[str]:
    assert PLAN.count(old) == 1
    with pytest.raises(ReportError) as caught:
        _plan(PLAN.replace(old, new))
    return [f"{each.code} {each}" for each in caught.value.problems]


def _mistakes_of_year(text: str, plan: str = PLAN) -> list[str]:
    with pytest.raises(ReportError) as caught:
        _year(text, plan)
    return [f"{each.code} {each}" for each in caught.value.problems]


def test_a_group_has_indicators_beside_its_projects_and_departments_from_above() -> None:
    plan = _plan()
    first, second = (each for each in plan.value.groups() if each[-1].level == "施策")
    assert (first[-1].indicators, second[-1].indicators) == (("受診率",), ("待機", "受診率"))
    assert departments_of(first) == ("kenko",)
    assert departments_of(second) == ("hoiku",)
    assert [project.number for project in plan.value.projects()] == [1]
    assert plan.place("指標", "受診率", "名称").line == 16


def test_an_indicator_has_its_home_where_it_stands_first_and_one_owner() -> None:
    plan = _plan().value
    assert {identity: home.key for identity, home in homes_of(plan).items()} == {
        "受診率": ("施策", "１", "①"),
        "待機": ("施策", "１", "②"),
        "件数": ("事業", 1),
    }
    assert {identity: owner.number for identity, owner in owners_of(plan).items()} == {
        "受診率": None,
        "待機": None,
        "件数": 1,
    }


def test_a_group_owns_what_it_defines_though_a_project_above_has_it_too() -> None:
    text = f"""\
{HEAD}\
階層: [施策]
体系:
  - 名称: 先
    事業: [{{No: 1, 名称: 相談, 指標: [受診率]}}]
  - 名称: 後
    指標: [{{id: 受診率, 名称: 健診の受診率}}]
"""
    plan = _plan(text).value
    assert homes_of(plan)["受診率"].key == ("事業", 1)
    assert owners_of(plan)["受診率"].key == ("施策", "後")
    year = "年度: 令和2年度\n事業: [{No: 1}]\n指標: {受診率: 9}\n"
    assert _year(year, text).value.indicators == {"実績値": {"受診率": "9"}}


def test_values_stand_at_the_root_and_have_places() -> None:
    year = _year()
    assert year.value.indicators == {"実績値": {"件数": "60", "受診率": "97.2", "待機": "3"}}
    assert year.place("指標", "待機", "実績値").line == 7


def test_without_levels_the_plan_is_a_list_of_indicators() -> None:
    plan = f"{HEAD}体系: [{{id: 受診率, 名称: 健診の受診率, 担当課: 健康課}}]\n"
    assert _plan(plan).value.top_indicators == ("受診率",)
    assert _plan(plan).value.children == ()
    year = "年度: 令和2年度\n指標: {受診率: 97}\n"
    assert _year(year, plan).value.indicators == {"実績値": {"受診率": "97"}}


def test_a_plan_without_projects_needs_none_in_a_year_and_one_with_them_does() -> None:
    leaves = PLAN.replace("        事業:\n", "").replace(
        "          - {No: 1, 名称: 交付, 指標: [{id: 件数, 名称: 交付件数}, 待機]}\n", ""
    )
    assert _year("年度: 令和2年度\n", leaves).value.results == {}
    assert _mistakes_of_year("年度: 令和2年度\n") == [
        (
            "key-missing data/2020.yaml:1: 年度のファイルに「事業」がありません。"
            "「事業: …」の行を足してください。"
        )
    ]
    assert _mistakes_of_year("年度: 令和2年度\n事業: [{No: 1}]\n", leaves) == [
        (
            "project-unknown data/2020.yaml:2: No.1は計画にありません。"
            "番号を確かめてください。新しい事業は data/plan.yaml にも書きます。"
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "        指標:\n          - {id: 受診率, 名称: 健診の受診率}\n",
            "        指標:\n          - {名称: 健診の受診率}\n",
            "key-missing data/plan.yaml:16: 施策「①」の指標に「id」がありません。",
        ),
        (
            "        指標:\n          - {id: 受診率, 名称: 健診の受診率}\n",
            "",
            (
                "group-children data/plan.yaml:13: 「①」の下に何もありません。"
                "「事業」か「指標」を書いてください。"
            ),
        ),
        (
            "{id: 待機, 名称: 待機児童}",
            "{id: 受診率, 名称: 待機児童}",
            "indicator-twice data/plan.yaml:20: 指標「受診率」が二度定義されています",
        ),
        (
            "名称: 待機児童}, 受診率]",
            "名称: 待機児童}, 受診]",
            (
                "indicator-unknown data/plan.yaml:20: "
                "指標「受診」は計画のどこにも定義されていません。「受診率」ではありませんか。"
            ),
        ),
        (
            "担当課: [保育課]",
            "担当課: [保健課]",
            "department-unknown data/plan.yaml:19: 施策「②」の担当課「保健課」は",
        ),
    ],
)
def test_a_mistake_in_the_plan_is_said_with_its_place(old: str, new: str, expected: str) -> None:
    assert any(each.startswith(expected) for each in _mistakes_of_plan(old, new))


def test_a_name_that_a_group_needs_is_no_field() -> None:
    (mistake, *_) = _mistakes_of_plan(
        "  実績値:", "  担当課: {種類: 短文, 所属: 計画, 対象: 施策}\n  実績値:"
    )
    assert mistake.startswith("name-reserved data/plan.yaml:3: 項目「担当課」は、施策の書式の語")


def test_all_mistakes_at_the_root_are_said_at_once_and_where_a_value_belongs() -> None:
    text = TEXT.replace("{件数: 60}", "{待機: 3}").replace(
        "待機: 3\n", "件数: 六十b\n  受信率: 9\n"
    )
    said = (
        (
            "indicator-elsewhere data/2020.yaml:4: 指標「待機」は、施策「②」で定義された指標です。"
            "この行を、「年度:」と同じ段の「指標:」の下に移してください。"
        ),
        (
            "indicator-elsewhere data/2020.yaml:7: 指標「件数」は、No.1で定義された指標です。"
            "この行をNo.1の「指標」に移してください。"
        ),
        (
            "indicator-unknown data/2020.yaml:8: 指標「受信率」は計画にありません。"
            "「受診率」ではありませんか。"
        ),
    )
    assert tuple(_mistakes_of_year(text)) == said


def test_a_value_at_the_root_must_fit_its_field() -> None:
    (mistake,) = _mistakes_of_year(TEXT.replace("97.2", "97.2%"))
    assert mistake.startswith("not-a-number data/2020.yaml:6: 指標「受診率」の実績値")


def _written(text: str, changes: Mapping[Key, str]) -> str:
    return write_values(text, "data/2020.yaml", _plan().value, changes)


def test_a_new_value_is_written_after_the_projects_and_in_the_order_of_the_plan() -> None:
    bare = "年度: 令和2年度\n検査しない: []\n事業:\n  - No: 1   # 交付\n"
    three, rate = ("指標", "待機", "実績値"), ("指標", "受診率", "実績値")
    both = _written(bare, {three: "3", rate: "97"})
    assert both == bare + "指標:\n  受診率: 97\n  待機: 3\n"
    flow = _written(bare + "指標: {待機: 3}   # 速報\n", {rate: "98"})
    assert flow == bare + "指標: {受診率: 98, 待機: 3}   # 速報\n"
