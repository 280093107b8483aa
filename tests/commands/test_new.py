"""report-builder new: a year begun from the one before, on the city's own data."""

from pathlib import Path

import pytest

from report_builder.commands.build import BuildOrder, build_report
from report_builder.commands.new import start_year
from report_builder.model.period import FiscalYear
from report_builder.problems import ReportError
from report_builder.workspace import Workspace, load, open_workspace

NEXT = FiscalYear(2021)

BOILERPLATE = (8, 20, 23, 26, 31, 32, 33, 34, 35, 40, 57, 60, 63)
"""Nos. of the 13 事業 that refer to 資料３ of the year."""


@pytest.fixture
def city(workspace: Path) -> Workspace:
    return open_workspace(workspace)


def _refused(city: Workspace, year: FiscalYear) -> list[str]:
    with pytest.raises(ReportError) as caught:
        start_year(city, year)
    return [str(problem) for problem in caught.value.problems]


def test_every_project_is_there_and_blank_but_for_boilerplate(city: Workspace) -> None:
    start_year(city, NEXT)
    results = load(city, NEXT).results.value
    assert tuple(results.results) == tuple(range(1, 68))
    said = {
        number: name
        for number, result in results.results.items()
        for name, value in result.values.items()
        if any(section.text for section in value.sections)
    }
    assert said == dict.fromkeys(BOILERPLATE, "実績")
    assert results.page_breaks == ()
    assert results.indicators == {}


def test_the_years_of_boilerplate_move_on_in_their_own_width(city: Workspace) -> None:
    started = start_year(city, NEXT)
    results = load(city, NEXT).results.value
    assert results.results[8].text("実績") == (
        "資料３　「子ども・子育て支援総合計画（第５章教育・保育、地域子ども・子育て支援事業）"
        "令和３年度実績及び令和４年度進捗状況について」のとおり"
    )
    text = city.year(NEXT).read_text(encoding="utf-8").splitlines()
    for problem in started.problems:
        assert "要確認" in text[(problem.place.line or 0) - 2]
    assert len(started.problems) == len(BOILERPLATE)


def test_sections_stay_with_their_headings_and_lose_their_texts(city: Workspace) -> None:
    start_year(city, NEXT)
    value = load(city, NEXT).results.value.results[11].values["実績"]
    assert [section.heading for section in value.sections] == [
        "（指導室）",
        "（障がい者支援課）",
        "（指導室・障がい者支援課・健康課・保育課）",
        "(健康課)",
    ]
    assert not any(section.text for section in value.sections)


def test_a_year_that_is_there_already_is_not_written_over(city: Workspace) -> None:
    start_year(city, NEXT)
    before = city.year(NEXT).read_bytes()
    assert "令和3年度のファイルはもうあります" in _refused(city, NEXT)[0]
    assert city.year(NEXT).read_bytes() == before


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (2019, "計画の期間（令和2年度～令和6年度）の外です"),
        (2025, "計画の期間（令和2年度～令和6年度）の外です"),
        (2023, "前の年度のファイル data/2022.yaml がありません"),
    ],
)
def test_a_year_that_cannot_follow_is_refused(city: Workspace, year: int, said: str) -> None:
    assert said in _refused(city, FiscalYear(year))[0]
    assert not city.year(FiscalYear(year)).exists()


def test_the_first_year_of_a_plan_needs_none_before_it(city: Workspace) -> None:
    first = FiscalYear(2020)
    city.year(first).unlink()
    start_year(city, first)
    assert len(load(city, first).results.value.results) == 67


def test_the_paper_of_a_new_year_is_a_draft_that_lists_its_blanks(city: Workspace) -> None:
    start_year(city, NEXT)
    report = build_report(city, NEXT, BuildOrder(formats=("xlsx",)))
    # 67 評価 and 達成度; 実績: 67 - 13 undivided or divided, of which some in several sections.
    assert sum("評価が" in problem.message for problem in report.problems) == 67
    assert sum("達成度が" in problem.message for problem in report.problems) == 67
    assert all(problem.severity == "warning" for problem in report.problems)
    assert not any(f"No.{BOILERPLATE[0]} 実績" in problem.message for problem in report.problems)
