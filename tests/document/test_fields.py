"""What a template can show: the catalogue of names, and what each of them shows."""

from dataclasses import replace
from decimal import Decimal

import pytest

from document.toys import FIELDS, SCALES, group, plan, project, results, table, texts
from report_builder.document.context import Context, Facts
from report_builder.document.fields import catalogue
from report_builder.model.field import Field
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Indicator, Target
from report_builder.model.section import Section, Value
from report_builder.model.year import Result, YearResults

LEVELS = ("目標", "施策")


def _full() -> Context:
    """A context in which every name has something to show."""
    own = project(1, "kenko", "hoiku", indicators=["受理"])
    measure = group("施策", "①", own)
    goal = group("目標", "１", measure)
    of = plan(goal, levels=LEVELS)
    year = results({1: {"評価": "A", "実績": "続けた。"}}, actuals={"受理": "429"})
    return replace(
        Context.of(Facts(of, year, SCALES)),
        groups={"目標": goal, "施策": measure},
        project=own,
        indicator=of.indicators[0],
    )


def _shown(name: str) -> str:
    context = _full()
    return "、".join(catalogue(context.plan, SCALES)[name].show(context).parts)


def test_levels_scales_and_fields_of_a_plan_are_names_beside_those_of_every_plan() -> None:
    fields = (*FIELDS, Field("総括", "短文", "年度", "施策"), Field("趣旨", "文章", "計画", "目標"))
    of_every_plan = set(catalogue(plan(fields=()), ()))
    found = set(catalogue(plan(levels=LEVELS, fields=fields), SCALES))
    assert {"計画.名称", "年度.和暦", "事業.番号", "指標.名称", "連番.通し"} < of_every_plan < found
    assert found - of_every_plan == {
        "三段階.表示",
        "目標.番号",
        "目標.担当課", "目標.番号と名称", "目標.名称", "目標.趣旨", "施策.番号",
        "施策.担当課", "施策.番号と名称", "施策.名称", "施策.総括",
        "連番.目標", "連番.施策", "目標.順番", "目標.通し番号", "施策.順番", "施策.通し番号",
        "事業.方針", "指標.基準値", "結果.評価", "結果.実績", "指標.実績値",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("計画.名称", "試験の計画"),
        ("計画.通称", "計画"),
        ("計画.団体", "試験市"),
        ("計画.策定", "令和2年3月"),
        ("年度.和暦", "令和3年度"),
        ("年度.年", "令和3年"),
        ("年度.西暦", "2021"),
        ("前年度.和暦", "令和2年度"),
        ("翌年度.和暦", "令和4年度"),
        ("開始年度.和暦", "令和2年度"),
        ("最終年度.西暦", "2024"),
        ("三段階.表示", "Ａ・Ｂ・Ｃ"),
        ("目標.番号", "１"),
        ("施策.名称", "施策①の名称"),
        ("事業.番号", "1"),
        ("事業.名称", "事業1"),
        ("事業.方針", "方針1"),
        ("事業.担当課", "健康課、保育課"),
        ("事業.主管課", "健康課"),
        ("事業.担当課と主管", "◎健康課、保育課"),
        ("結果.評価", "A"),
        ("結果.実績", "続けた。"),
        ("指標.名称", "受理件数"),
        ("指標.単位", "件"),
        ("指標.目標", "450"),
        ("指標.基準値", "440"),
        ("指標.実績値", "429"),
    ],
)
def test_a_name_shows_its_value(name: str, expected: str) -> None:
    assert _shown(name) == expected


def test_the_only_department_of_a_project_is_not_marked_as_its_lead() -> None:
    columns = "columns: [{show: 事業.担当課と主管, width: 9}]"
    assert texts(table(plan(project(1, "kenko")), columns)) == [["健康課"]]


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        (Target("450", Decimal(450)), "受理件数\n（目標 450件）"),
        (Target("37.5以上", Decimal("37.5"), "以上"), "受理件数\n（目標 37.5件以上）"),
        (Target("増加", None, "増加"), "受理件数\n（目標 増加）"),
        (Target("全園実施"), "受理件数\n（目標 全園実施）"),
        (None, "受理件数"),
    ],
)
def test_a_target_has_its_unit_behind_the_figure(target: Target | None, shown: str) -> None:
    context = _full()
    context = replace(context, indicator=Indicator("受理", "受理件数", "件", target))
    entry = catalogue(context.plan, SCALES)["指標.名称と目標"]
    assert entry.show(context).parts == (shown,)


def test_a_form_without_a_due_date_says_that_it_is_told_otherwise() -> None:
    assert _shown("調査票.提出期限") == "（別にお知らせします）"


@pytest.mark.parametrize("name", sorted(catalogue(_full().plan, SCALES)))
def test_every_name_shows_something_and_says_what_it_means(name: str) -> None:
    context = _full()
    entry = catalogue(context.plan, SCALES)[name]
    assert all(isinstance(part, str) for part in entry.show(context).parts)
    assert entry.meaning


def test_a_project_number_is_a_number_to_sort_by() -> None:
    context = _full()
    assert catalogue(context.plan, SCALES)["事業.番号"].show(context).number == 1


def test_the_first_year_of_an_era_is_its_gannen() -> None:
    of = plan(project(1))
    text = table(of, 'title: "{前年度.和暦}"\ncolumns: [{show: 事業.番号, width: 2}]')
    assert text.title == "令和2年度"
    early = results(year=FiscalYear(2020))
    text = table(of, 'title: "{前年度.和暦}"\ncolumns: [{show: 事業.番号, width: 2}]', early)
    assert text.title == "令和元年度"


@pytest.mark.parametrize(("year", "name"), [(2021, "保育課"), (2022, "こども保育課")])
def test_a_department_has_the_name_of_the_year(year: int, name: str) -> None:
    of = plan(project(1, "hoiku"))
    shown = table(of, "columns: [{show: 事業.担当課, width: 8}]", results(year=FiscalYear(year)))
    assert texts(shown) == [[name]]


def test_the_values_of_a_level_stand_beside_every_project_below_it() -> None:
    of = plan(group("目標", "１", project(1), project(2)), levels=("目標",))
    shown = table(of, "columns: [{show: 目標.番号, width: 2}, {show: 事業.番号, width: 2}]")
    assert texts(shown) == [["１", "1"], ["１", "2"]]


@pytest.mark.parametrize(
    "name", ["施策.番号", "施策.番号と名称", "施策.名称", "施策.趣旨", "施策.総括"]
)
def test_a_project_right_under_a_higher_level_shows_nothing_for_the_lower(name: str) -> None:
    fields = (Field("総括", "短文", "年度", "施策"), Field("趣旨", "文章", "計画", "施策"))
    of = plan(group("目標", "１", project(1)), levels=LEVELS, fields=fields)
    assert texts(table(of, f"columns: [{{show: {name}, width: 2}}]")) == [[""]]


def test_a_year_speaks_of_a_group_by_its_numbers_from_the_top() -> None:
    fields = (Field("総括", "短文", "年度", "施策"),)
    tree = [group("目標", n, group("施策", "①", project(int(n)))) for n in ("1", "2")]
    of = plan(*tree, levels=LEVELS, fields=fields)
    said = {("2", "①"): Result({"総括": Value((Section(text="順調"),))})}
    year = YearResults(FiscalYear(2021), {}, groups=said)
    shown = table(of, "columns: [{show: 施策.総括, width: 4}]", year)
    assert texts(shown) == [[""], ["順調"]]


def test_sections_are_shown_as_printed_with_a_blank_line_between() -> None:
    sections = (
        Section(("kenko",), "(健康課)", "　健診"),
        Section(("hoiku",), "", "　相談", "（保育課）"),
    )
    of = plan(project(1, "kenko", "hoiku"))
    shown = table(of, "columns: [{show: 結果.実績, width: 9}]", results({1: {"実績": sections}}))
    assert texts(shown) == [["(健康課)\n　健診\n\n　相談（保育課）"]]


@pytest.mark.parametrize("name", ["結果.評価", "結果.実績", "事業.主管課", "事業.担当課"])
def test_what_is_not_there_is_blank(name: str) -> None:
    assert texts(table(plan(project(1)), f"columns: [{{show: {name}, width: 4}}]")) == [[""]]


def test_what_a_form_may_ask_for_has_a_key() -> None:
    context = _full()
    keys = {
        name: entry.key(context)
        for name, entry in catalogue(context.plan, SCALES).items()
        if entry.key
    }
    assert keys == {
        "記入.備考": ("備考", 1),
        "記入.確認": ("確認", 1),
        "結果.評価": ("事業", 1, "評価"),
        "結果.実績": ("事業", 1, "実績", ""),
        "指標.実績値": ("指標", "受理", "実績値"),
    }
