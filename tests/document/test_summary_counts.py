"""How often each grade was given: by group and by department, whatever the field is said of."""

from collections.abc import Mapping
from dataclasses import replace

from document.toys import SCALES, group, plan, project, results
from report_builder.document.context import Facts
from report_builder.document.summary_counts import BLANK, Counts, count
from report_builder.model.field import Field
from report_builder.model.plan import Plan
from report_builder.model.section import Section
from report_builder.model.year import YearResults

LEVELS = ("目標", "施策")


def _plan() -> Plan:
    return plan(
        group(
            "目標",
            "１",
            group("施策", "①", project(1, "kenko"), project(2, "hoiku", "kenko")),
            group("施策", "②", project(3, "kenko", indicators=["受理", "相談"])),
        ),
        group("目標", "２", group("施策", "①", project(4, indicators=["受理"]))),
        levels=LEVELS,
    )


def _count(year: YearResults, subject: str = "事業") -> Counts:
    field = Field("評価", "評価", "年度", subject, scale="三段階")
    return count(Facts(_plan(), year, SCALES), field)


def _same(found: Mapping[str, int], **expected: int) -> bool:
    return {code: number for code, number in found.items() if number} == expected


YEAR = results({1: {"評価": "A"}, 2: {"評価": "B"}, 3: {"評価": "A"}})


def test_a_group_counts_what_is_in_the_groups_within_it() -> None:
    counts = _count(YEAR)
    assert _same(counts.of_group(("１", "①")), A=1, B=1)
    assert _same(counts.of_group(("１",)), A=2, B=1)
    assert counts.of_group(()) == {"A": 2, "B": 1, BLANK: 1}


def test_a_grade_counts_at_the_lead_alone() -> None:
    counts = _count(YEAR)
    assert _same(counts.of_department("kenko"), A=2)
    assert _same(counts.of_department("hoiku"), B=1)
    assert counts.of_department("") == {BLANK: 1}
    assert counts.of_department("unknown") == {}


def test_of_a_field_of_departments_each_part_counts_at_its_own() -> None:
    parts = (Section(("hoiku",), text="A"), Section(("kenko",), text="C"))
    counts = _count(results({2: {"評価": parts}, 3: {"評価": "B"}}), "担当課")
    assert _same(counts.of_department("hoiku"), A=1)
    assert counts.of_department("kenko") == {"C": 1, "B": 1, BLANK: 1}
    assert counts.of_group(("１", "①")) == {BLANK: 1, "A": 1, "C": 1}


def test_a_shared_indicator_counts_once() -> None:
    year = replace(results(), indicators={"評価": {"受理": "A", "相談": "B"}})
    counts = _count(year, "指標")
    assert counts.of_group(()) == {"A": 1, "B": 1}
    assert _same(counts.of_department("kenko"), A=1)  # the lead of its 事業
    assert _same(counts.of_department("hoiku"), B=1)  # its own


def test_a_grade_of_a_group_counts_there_and_above() -> None:
    graded = results({0: {"評価": "A"}}).results[0]
    counts = _count(replace(results(), groups={("１", "②"): graded}), "施策")
    assert counts.of_group(("１",)) == {"A": 1, BLANK: 1}
    assert counts.of_group(("２",)) == {BLANK: 1}
