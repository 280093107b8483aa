"""Every mistake in a file is said with its place, once, and without others in its wake."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan
from report_builder.model.scale import Scale
from report_builder.problems import ReportError
from report_builder.store.reading import Text, read_all, read_plan, read_scales, read_year
from store.mistakes_reading import Mistake, mistakes
from store.specimens import PLAN, SCALES, YEAR


def _said(read: Callable[[str], object], text: str) -> tuple[str, ...]:
    with pytest.raises(ReportError) as caught:
        read(text)
    return tuple(f"{problem.code} {problem}" for problem in caught.value.problems)


@pytest.mark.parametrize("mistake", mistakes("scales"), ids=lambda each: each.title)
def test_a_mistake_in_the_scales_is_reported(mistake: Mistake, scales_text: str) -> None:
    def read(text: str) -> object:
        return read_scales(text, "templates/scales.yaml")

    assert _said(read, mistake.made_in(scales_text)) == mistake.said


@pytest.mark.parametrize("mistake", mistakes("plan"), ids=lambda each: each.title)
def test_a_mistake_in_the_plan_is_reported(
    mistake: Mistake, plan_text: str, scales: tuple[Scale, ...]
) -> None:
    def read(text: str) -> object:
        return read_plan(text, "data/plan.yaml", scales)

    assert _said(read, mistake.made_in(plan_text)) == mistake.said


@pytest.mark.parametrize("mistake", mistakes("year"), ids=lambda each: each.title)
def test_a_mistake_in_a_year_is_reported(
    mistake: Mistake, year_text: str, plan: Plan, scales: tuple[Scale, ...]
) -> None:
    def read(text: str) -> object:
        return read_year(text, "data/2020.yaml", plan, scales, FiscalYear(2020))

    assert _said(read, mistake.made_in(year_text)) == mistake.said


def test_a_year_outside_the_plan_is_reported(
    year_text: str, plan: Plan, scales: tuple[Scale, ...]
) -> None:
    def read(text: str) -> object:
        return read_year(text, "data/2019.yaml", plan, scales, FiscalYear(2019))

    assert _said(read, year_text.replace("令和2年度", "令和元年度")) == (
        (
            "year-outside-plan data/2019.yaml:1: 令和元年度は計画の期間にありません。"
            "計画は令和2年度から令和6年度までです。"
        ),
    )


def test_all_mistakes_of_a_file_are_reported_in_the_order_of_its_lines(
    year_text: str, plan: Plan, scales: tuple[Scale, ...]
) -> None:
    text = year_text.replace("評価: A", "評価: Z").replace("- No: 3", "- No: 9")
    text = text.replace("総括: 順調", "総活: 順調").replace("[2]", "[4]")
    with pytest.raises(ReportError) as caught:
        read_year(text, "data/2020.yaml", plan, scales, FiscalYear(2020))
    assert [(each.place.line, each.code) for each in caught.value.problems] == [
        (3, "page-break-unknown"),
        (5, "project-missing"),
        (6, "grade-unknown"),
        (23, "project-unknown"),
        (25, "key-unknown"),
    ]


_BITS = (
    *("", "[]", "{}", "[い]", "{い: ろ}", "- ", "- [", "  ", "\t", "　", "：", ": ", "|\n", "'"),
    *("{", "]", ",", "1", "#", "*", "&", "!", "~", "\n", "No: 1", "\n事業: ", "\n施策: "),
)


@given(st.data())
def test_however_a_file_is_broken_it_is_read_or_reported(data: st.DataObject) -> None:
    texts = {"scales": SCALES, "plan": PLAN, "year": YEAR}
    name = data.draw(st.sampled_from(sorted(texts)))
    old = texts[name]
    start = data.draw(st.integers(0, len(old)))
    end = min(len(old), start + data.draw(st.integers(0, 12)))
    texts[name] = old[:start] + data.draw(st.sampled_from(_BITS)) + old[end:]
    scales, plan, year = (Text(name, text) for name, text in texts.items())
    try:
        read_all(scales, plan, year, FiscalYear(2020))
    except ReportError as error:
        assert error.problems  # noqa: PT017 - either outcome is right
