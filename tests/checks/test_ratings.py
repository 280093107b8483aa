"""A grade is held against the figures, fairly."""

from dataclasses import replace
from decimal import Decimal

import pytest

from checks.toys import ACHIEVEMENT, FIELDS, checked, found, indicator, plan, project, result, year
from report_builder.checks.facts import Checked
from report_builder.checks.ratings import left_out, rating_figures
from report_builder.model.field import Field, Formula
from report_builder.model.plan import Indicator, Target
from report_builder.model.scale import Grade, Scale
from report_builder.model.section import Section, Value
from report_builder.model.year import Result


def _facts(grade: str, *given: tuple[Indicator, str]) -> Checked:
    named = [replace(each, id=f"指標{nth}", project=1) for nth, (each, _) in enumerate(given, 1)]
    ids = tuple(each.id for each in named)
    actuals = {each.id: text for each, (_, text) in zip(named, given, strict=True)}
    own = plan(project(indicators=ids), indicators=tuple(named))
    return checked(own, year(result(achievement=grade), actuals=actuals))


@pytest.mark.parametrize(
    ("actual", "agreeing"),
    [
        ("429", "2"),  # 429 ÷ 450 = 95.3%
        ("427", "3"),  # 94.9%
        ("472", "2"),  # 104.9%
        ("473", "1"),  # 105.1%
        ("225", "3"),
        ("900", "1"),
        ("1,000", "1"),
    ],
)
def test_a_grade_agrees_with_the_ratio_that_its_thresholds_hold(actual: str, agreeing: str) -> None:
    asked = [
        grade for grade in "123" if found(rating_figures, _facts(grade, (indicator(), actual)))
    ]
    assert asked == [grade for grade in "123" if grade != agreeing]


def test_the_question_names_the_figures_and_the_grade_they_give() -> None:
    (message,) = found(rating_figures, _facts("2", (indicator("6", "以上"), "4")))
    assert message == (
        "達成度は「２」（計画どおり）ですが、数値では「３」（計画未満）に当たります。"
        "受理件数 4件（目標6件以上、66.7％）。"
    )


def test_a_ratio_that_rounds_to_a_threshold_allows_both_grades() -> None:
    # 9,496 ÷ 10,000 = 94.96%, as a clerk reckons 95.0%
    near = indicator("10000"), "9496"
    assert not found(rating_figures, _facts("2", near))
    assert not found(rating_figures, _facts("3", near))


def test_any_grade_between_the_worst_and_the_best_indicator_is_fair() -> None:
    mixed = ((indicator(), "900"), (indicator(), "45"))
    assert [grade for grade in "123" if found(rating_figures, _facts(grade, *mixed))] == []
    good = ((indicator(), "900"), (indicator(), "450"))
    assert [grade for grade in "123" if found(rating_figures, _facts(grade, *good))] == ["3"]


def test_whoever_keeps_within_a_bound_has_done_as_planned_however_far() -> None:
    for bounded in ((indicator("6", "以上"), "9"), (indicator("10", "以下"), "2")):
        asked = [grade for grade in "123" if found(rating_figures, _facts(grade, bounded))]
        assert asked == ["3"]


def test_less_is_better_where_the_plan_says_so() -> None:
    fewer = indicator("100", direction="減")
    # 100 ÷ 80 = 125%;  100 ÷ 125 = 80%
    assert [g for g in "123" if found(rating_figures, _facts(g, (fewer, "80")))] == ["2", "3"]
    assert [g for g in "123" if found(rating_figures, _facts(g, (fewer, "125")))] == ["1", "2"]


def test_a_grade_without_thresholds_is_fair_if_a_target_was_missed() -> None:
    assert found(rating_figures, _facts("4", (indicator(), "450")))
    assert found(rating_figures, _facts("4", (indicator(), "429")))  # 95.3%: as planned
    assert not found(rating_figures, _facts("4", (indicator(), "0")))
    assert not found(rating_figures, _facts("4", (indicator(), "450"), (indicator(), "300")))


def test_a_scale_without_thresholds_is_not_held_against_figures() -> None:
    facts = _facts("2", (indicator(), "450"))
    assert all("評価は" not in message for message in found(rating_figures, facts))


def test_what_cannot_be_compared_is_left_out_and_listed_with_the_reason() -> None:
    facts = _facts(
        "1",
        (indicator(measure="累計"), "3"),
        (indicator(target=None), "3"),
        (indicator(target=Target("全園実施")), "21"),
        (indicator(target=Target("増加", bound="増加")), "47"),
        (indicator(), "中止"),
        (indicator("0"), "3"),
    )
    assert found(rating_figures, facts) == []
    assert [each.reason for each in left_out(facts)] == [
        "累計の目標",
        "目標値がない",
        "目標が数値でない（全園実施）",
        "目標が数値でない（増加）",
        "実績が数値でない（中止）",
        "0以下の値とは比べられない",
    ]


def test_a_state_at_a_date_is_compared() -> None:
    assert found(rating_figures, _facts("2", (indicator("6", "以上", measure="時点"), "4")))


def test_figures_of_any_length_are_compared() -> None:
    assert found(rating_figures, _facts("2", (indicator("1"), "9" * 30)))


def test_a_department_that_grades_for_itself_is_held_against_its_own_indicators() -> None:
    own = replace(indicator(project=1, department="hoiku"), id="指標1")
    both = ("kenko", "hoiku")
    grades = Value((Section(("kenko",), text="1"), Section(("hoiku",), text="2")))
    said = Result({**result().values, "達成度": grades})
    facts = checked(
        plan(project(departments=both, indicators=("指標1",)), indicators=(own,)),
        year(said, actuals={"指標1": "900"}),
    )
    assert [each.spot.departments for each in rating_figures(facts)] == [("hoiku",)]


def test_a_grade_outside_the_scale_is_the_business_of_reading() -> None:
    assert found(rating_figures, _facts("9", (indicator(), "450"))) == []


def test_ratios_are_exact() -> None:
    assert Decimal("0.95") * 460 == 437
    assert not found(rating_figures, _facts("2", (indicator("460"), "437")))


def test_a_grade_that_says_it_cannot_be_judged_is_let_be() -> None:
    unknown = Scale(
        "達成度基準", (*ACHIEVEMENT.grades, Grade("-", "-", "判定不能", is_unknown=True))
    )
    facts = _facts("-", (indicator(), "450"))
    assert found(rating_figures, replace(facts, scales={unknown.name: unknown})) == []


def test_a_grade_of_an_indicator_is_held_against_its_own_figure() -> None:
    named = tuple(replace(indicator(project=1), id=f"指標{nth}") for nth in (1, 2))
    own = plan(project(1, indicators=("指標1", "指標2")), project(2), indicators=named)
    own = replace(
        own, fields=(Field("判定", "評価", "年度", "指標", scale="達成度基準"), *own.fields)
    )
    said = replace(
        year(result(), result()),
        indicators={
            "実績値": {"指標1": "450", "指標2": "900"},
            "判定": {"指標1": "2", "指標2": "2"},
        },
    )
    own_grade, whole = rating_figures(checked(own, said))
    assert own_grade.message.startswith(
        "判定は「２」（計画どおり）ですが、数値では「１」（計画以上）"
    )
    assert own_grade.spot.key == ("指標", "指標2", "判定")
    assert whole.message.startswith("達成度は「３」")


def test_the_figure_is_the_one_that_the_attainment_is_computed_from() -> None:
    facts = _facts("2", (indicator(), "900"))
    fields = (
        Field("見込量", "数値", "年度", "指標"),
        *FIELDS,
        Field("達成率", "数値", "年度", "指標", formula=Formula("達成率", ("見込量",))),
    )
    told = replace(facts.results, indicators={"見込量": {"指標1": "450"}})
    facts = replace(facts, plan=replace(facts.plan, fields=fields), results=told)
    assert found(rating_figures, facts) == []
    assert found(rating_figures, replace(facts, plan=replace(facts.plan, fields=FIELDS))) == []
