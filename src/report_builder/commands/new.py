"""report-builder new: begins a fiscal year from the one before."""

from dataclasses import dataclass
from pathlib import Path

from report_builder.files import read_text, write_atomically
from report_builder.model.label import key_label
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan
from report_builder.model.succession import next_year
from report_builder.model.year import YearResults
from report_builder.problems import Place, Problem, ReportError
from report_builder.store.reading import read_year
from report_builder.store.year_writing import year_text
from report_builder.workspace import Workspace, load_plan


@dataclass(frozen=True, slots=True)
class StartedYear:
    """What was begun.

    Attributes:
        file: The new file.
        problems: What somebody has to confirm in it.
    """

    file: Path
    problems: tuple[Problem, ...]


def start_year(workspace: Workspace, year: FiscalYear) -> StartedYear:
    """Writes the file of a new year: every 事業, blank; boilerplate with its years moved on.

    Raises:
        ReportError: The year is outside the plan, has a file already, or the year before (needed
            unless the year is the plan's first) has none or a faulty one.
    """
    loaded = load_plan(workspace)
    plan = loaded.plan.value
    path, shown = workspace.year(year), workspace.shown(workspace.year(year))
    _check(workspace, plan, year)
    if year == plan.first:
        results, to_confirm = YearResults(year, {}), ()
    else:
        before = workspace.year(year.next(-1))
        name = workspace.shown(before)
        last = read_year(read_text(before, name), name, plan, loaded.scales.value, year.next(-1))
        results, to_confirm = next_year(plan, last.value)
    text = year_text(plan, results, to_confirm)
    places = read_year(text, shown, plan, loaded.scales.value, year)
    write_atomically(path, text.encode())
    return StartedYear(
        path,
        tuple(
            Problem(
                places.place(*key),
                f"{key_label(plan, year, key)}に、前年度の文の年度を進めて入れました。",
                "合っているか確かめてください。",
                "year-to-confirm",
                "warning",
            )
            for key in to_confirm
        ),
    )


def _check(workspace: Workspace, plan: Plan, year: FiscalYear) -> None:
    path = workspace.year(year)
    place = Place(workspace.shown(path))
    if not plan.first <= year <= plan.last:
        message = (
            f"{year.era_name}は計画の期間（{plan.first.era_name}～{plan.last.era_name}）の外です。"
        )
        advice = "年度を確かめるか、data/plan.yaml の計画の開始と終了を直してください。"
        raise ReportError([Problem(place, message, advice, "year-outside-plan")])
    if path.exists():
        message = f"{year.era_name}のファイルはもうあります。"
        advice = "作り直すときは、ファイルの名前を変えてから、もう一度実行してください。"
        raise ReportError([Problem(place, message, advice, "year-exists")])
    if year != plan.first and not workspace.year(year.next(-1)).exists():
        before = workspace.shown(workspace.year(year.next(-1)))
        message = f"前の年度のファイル {before} がありません。"
        advice = "前の年度から順に作ってください。"
        raise ReportError([Problem(place, message, advice, "year-before-missing")])
