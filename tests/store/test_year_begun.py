"""The file of a new year: every kind of plan gets one that is read back, with places to write."""

from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan
from report_builder.model.scale import Scale
from report_builder.model.section import Section, Value
from report_builder.model.year import Result, YearResults
from report_builder.store.reading import read_plan, read_year
from report_builder.store.year_writing import year_text
from store.specimens import PLAN

YEAR = FiscalYear(2021)


def _begun(plan: Plan, values: dict[int, Result] | None = None) -> str:
    return year_text(plan, YearResults(YEAR, values or {}), ())


def _read(text: str, plan: Plan, scales: tuple[Scale, ...]) -> YearResults:
    return read_year(text, "data/2021.yaml", plan, scales, YEAR).value


def _parts(*texts: str) -> Value:
    return Value(
        tuple(
            Section((own,), text=text) for own, text in zip(("kenko", "hoiku"), texts, strict=True)
        )
    )


def test_blank_grades_of_departments_leave_one_blank_entry(
    plan: Plan, scales: tuple[Scale, ...]
) -> None:
    text = _begun(plan, {2: Result({"達成度": _parts("", "")})})
    assert _read(text, plan, scales).results[2].values == {}
    assert text.count("\n    達成度:\n") == 3


def test_grades_of_departments_are_written_by_department(
    plan: Plan, scales: tuple[Scale, ...]
) -> None:
    text = _begun(plan, {2: Result({"達成度": _parts("1", "2")})})
    assert _read(text, plan, scales).results[2].values["達成度"] == _parts("1", "2")


def test_what_no_form_asks_for_has_its_place(scales: tuple[Scale, ...]) -> None:
    of = read_plan(
        PLAN.replace("対象: 指標, 回答: 担当課}", "対象: 指標}"), "data/plan.yaml", scales
    ).value
    text = _begun(of)
    assert "    指標:\n      受理件数:\n" in text
    assert "施策:\n  - 位置: [１, ①]\n    総括:\n  - 位置: [１, 支援]\n    総括:\n" in text
    assert _read(text, of, scales).indicators == {}


def test_with_several_fields_of_an_indicator_each_has_its_place(
    scales: tuple[Scale, ...],
) -> None:
    more = "  見込値: {種類: 数値, 所属: 年度, 対象: 指標}\n  実績値:"
    of = read_plan(PLAN.replace("  実績値:", more), "data/plan.yaml", scales).value
    text = _begun(of)
    # The forms ask for the other one.
    assert "    指標:\n      受理件数:\n        見込値:\n" in text
    assert "        実績値:" not in text
    assert _read(text, of, scales).indicators == {}
