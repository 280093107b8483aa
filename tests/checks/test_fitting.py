"""What fits the paper badly."""

from dataclasses import replace

from checks.toys import checked, found, plan, project, result, texts, year
from report_builder.checks.fitting import department_long, row_continued
from report_builder.model.plan import Department


def test_a_row_that_goes_on_in_another_is_found() -> None:
    facts = texts("一", "二", "三", continued=frozenset({3, 2}))
    assert [each.spot.project for each in row_continued(facts)] == [2, 3]
    assert found(row_continued, texts("一")) == []


def test_a_very_long_name_of_a_department_is_found() -> None:
    own = plan(project())
    name = "こども" * 10 + "課"
    long = replace(own, departments=(Department("kodomo", name),))
    assert found(department_long, checked(own, year(result()))) == []
    (finding,) = department_long(checked(long, year(result())))
    assert (finding.spot.departments, finding.spot.words) == (("kodomo",), name)
    assert "31字" in finding.message
