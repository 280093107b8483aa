"""What a field says: given, of the 事業 above it, or computed."""

from dataclasses import replace
from decimal import Decimal

from document.toys import SCALES, group, plan, project, results
from report_builder.document.context import Facts
from report_builder.document.statements import Statements
from report_builder.model.field import Field, Formula
from report_builder.model.plan import Plan, Target
from report_builder.model.section import Section
from report_builder.model.year import Result, YearResults

GRADE = Field("評価", "評価", "年度", scale="三段階")


def _said(of: Plan, year: YearResults) -> Statements:
    return Statements.of(Facts(of, year, SCALES))


def test_a_shared_value_is_that_of_the_project_above() -> None:
    first, second, third = project(1), project(2), project(3)
    year = results({1: {"評価": "B"}})
    shared = {2: Result(shared={"評価": 1}), 3: Result(shared={"評価": 2})}
    said = _said(plan(first, second, third), replace(year, results={**year.results, **shared}))
    assert [said.of_project(GRADE, each).text for each in (first, second, third)] == ["B"] * 3


def test_a_value_in_sections_keeps_them() -> None:
    sections = (Section(("kenko",), text="一"), Section(("hoiku",), text="二"))
    own = project(1, "kenko", "hoiku")
    said = _said(plan(own), results({1: {"実績": sections}}))
    assert said.of_project(Field("実績", "文章", "年度", "担当課"), own).sections == sections


def test_a_computed_value_is_worked_out() -> None:
    rate = Field("達成率", "数値", "年度", "指標", formula=Formula("達成率", ("実績値",)))
    actual = Field("実績値", "数値", "年度", "指標")
    own = plan(project(1, indicators=["受理"]), fields=(actual, rate))
    indicator = replace(own.indicators[0], target=Target("450", Decimal(450)))
    said = _said(own, results(actuals={"受理": "225"}))
    assert said.of_indicator(rate, indicator) == "50.0"


def test_a_field_of_the_plan_is_what_the_plan_says() -> None:
    own = project(1, indicators=["受理"])
    of = plan(own)
    said = _said(of, results())
    assert said.of_project(Field("方針", "文章", "計画"), own).text == "方針1"
    base = Field("基準値", "数値", "計画", "指標")
    assert said.of_indicator(base, of.indicators[0]) == "440"
    above = group("目標", "１", own)
    assert said.of_group(Field("趣旨", "文章", "計画", "目標"), (above,)) == ""


def test_a_group_is_found_by_its_numbers() -> None:
    field = Field("総括", "短文", "年度", "目標")
    above = group("目標", "１", project(1))
    year = results()
    year = replace(year, groups={("１",): results({0: {"総括": "進んだ。"}}).results[0]})
    said = _said(plan(above, levels=("目標",), fields=(field,)), year)
    assert said.of_group(field, (above,)) == "進んだ。"
