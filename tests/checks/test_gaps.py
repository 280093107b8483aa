"""What a year does not say is found, with whom to ask."""

from dataclasses import replace

from checks.toys import checked, found, indicator, plan, project, result, year
from report_builder.checks.gaps import (
    actual_blank,
    section_blank,
    section_heading,
    section_missing,
    value_blank,
)
from report_builder.model.field import Field, Formula
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Department
from report_builder.model.section import Section, Value
from report_builder.model.year import Result, YearResults

BOTH = ("kenko", "hoiku")


def _divided(*sections: Section) -> Result:
    return replace(result(), values={**result().values, "実績": Value(sections)})


def _kenko(text: str = "面接", heading: str = "", ending: str = "") -> Section:
    return Section(("kenko",), heading, text, ending)


def test_every_declared_value_that_is_not_there_is_found() -> None:
    facts = checked(plan(project(1), project(2)), year(result(achievement=""), Result()))
    assert found(value_blank, facts) == [
        "達成度が未記入です。",
        "評価が未記入です。",
        "達成度が未記入です。",
        "実績が未記入です。",
    ]


def test_a_text_of_blanks_alone_is_missing() -> None:
    assert found(value_blank, checked(plan(project()), year(result("　\n ")))) == [
        "実績が未記入です。"
    ]


def test_every_department_is_asked_for_what_every_department_answers() -> None:
    facts = checked(plan(project(departments=BOTH)), year(Result()))
    asked = {each.message[:2]: each.spot.departments for each in value_blank(facts)}
    assert asked == {"評価": ("kenko",), "達成": ("kenko",), "実績": BOTH}


def test_the_value_of_another_project_that_holds_here_too_is_not_missing() -> None:
    here = Result({}, {"評価": 1, "達成度": 1, "実績": 1})
    assert found(value_blank, checked(plan(project(1), project(2)), year(result(), here))) == []


def test_a_computed_value_is_not_missing() -> None:
    computed = Field("達成率", "数値", "年度", "事業", formula=Formula("達成率", ("実績値",)))
    own = plan(project())
    facts = checked(replace(own, fields=(*own.fields, computed)), year(result()))
    assert found(value_blank, facts) == []


def test_a_value_that_a_group_owes_is_found() -> None:
    own = plan(project())
    own = replace(own, fields=(*own.fields, Field("総括", "文章", "年度", "目標")))
    assert found(value_blank, checked(own, year(result()))) == ["目標１育つの総括が未記入です。"]
    said = replace(year(result()), groups={("１",): Result({"総括": Value((_kenko(),))})})
    assert found(value_blank, checked(own, said)) == []


def test_a_section_without_a_text_is_found_under_its_department() -> None:
    facts = checked(
        plan(project(departments=BOTH)), year(_divided(_kenko(), Section(("hoiku",), "(保育課)")))
    )
    (finding,) = section_blank(facts)
    assert finding.spot.key == ("事業", 1, "実績", 1)
    assert finding.spot.departments == ("hoiku",)
    assert found(value_blank, facts) == []


def test_a_department_without_a_section_is_found_where_the_text_is_divided() -> None:
    facts = checked(plan(project(departments=BOTH)), year(_divided(_kenko())))
    assert [each.spot.departments for each in section_missing(facts)] == [("hoiku",)]


def test_an_undivided_text_stands_for_all_departments() -> None:
    assert found(section_missing, checked(plan(project(departments=BOTH)), year(result()))) == []


def test_an_office_without_addressee_may_stay_silent() -> None:
    own = plan(project(departments=("kenko", "shisetsu")))
    assert found(section_missing, checked(own, year(_divided(_kenko())))) == []


def test_a_successor_speaks_for_its_predecessor() -> None:
    own = plan(project(departments=("kenko", "mukashi")))
    former = Department("mukashi", "保健課", successor="kenko")
    own = replace(own, departments=(*own.departments, former))
    assert found(section_missing, checked(own, year(_divided(_kenko())))) == []


def test_a_heading_that_names_another_department_is_found() -> None:
    facts = checked(plan(project()), year(_divided(_kenko(heading="(保健課)"))))
    assert found(section_heading, facts) == ["「(保健課)」に「健康課」がありません。"]


def test_a_heading_may_name_its_department_among_others() -> None:
    heading = "（指導室・健康課）"
    facts = checked(plan(project()), year(_divided(_kenko(heading=heading, ending=heading))))
    assert found(section_heading, facts) == []


def test_a_heading_follows_the_name_that_the_department_has_in_the_year() -> None:
    sections = _divided(Section(("hoiku",), "(保育課)", "続けました。"))
    own = plan(project(departments=("hoiku",), lead="hoiku"))
    later = YearResults(FiscalYear(2022), {1: sections})
    assert found(section_heading, checked(own, year(sections))) == []
    assert found(section_heading, checked(own, later)) == [
        "「(保育課)」に「こども保育課」がありません。"
    ]


def test_an_indicator_without_a_figure_is_asked_for_once() -> None:
    shared = indicator(project=1, department="hoiku")
    own = plan(
        project(1, indicators=(shared.id,)),
        project(2, indicators=(shared.id,)),
        indicators=(shared,),
    )
    (finding,) = actual_blank(checked(own, year(result(), result())))
    assert finding.message == "指標「受理件数」の実績値がありません。"
    assert (finding.spot.project, finding.spot.departments) == (1, ("hoiku",))


def test_an_indicator_with_a_figure_or_a_word_is_not_asked_for() -> None:
    own = plan(project(indicators=("受理件数",)), indicators=(indicator(project=1),))
    for text in ("0", "中止"):
        facts = checked(own, year(result(), actuals={"受理件数": text}))
        assert found(actual_blank, facts) == []


def test_what_departments_are_not_asked_for_is_missing_only_if_it_was_there_before() -> None:
    own = plan(project(indicators=("受理件数",)), indicators=(indicator(project=1),))
    estimate = Field("見込量", "数値", "年度", "指標")
    own = replace(own, fields=(*own.fields[:-1], estimate))
    last = replace(year(result()), indicators={"見込量": {"受理件数": "440"}})
    assert found(actual_blank, checked(own, year(result()))) == []
    assert found(actual_blank, checked(own, year(result()), last)) == [
        "指標「受理件数」の見込量がありません。"
    ]
