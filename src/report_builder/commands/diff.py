"""report-builder diff: the 新旧対照表 of two years, or of a year and its last build."""

from dataclasses import dataclass, replace
from pathlib import Path

from report_builder.commands.build import BUILT, face_of, write_all
from report_builder.document.comparison import State, compare
from report_builder.document.comparison_look import ComparisonSpec
from report_builder.document.comparison_reading import read_comparison
from report_builder.document.comparison_table import NAME as TABLE
from report_builder.document.comparison_table import comparison_table
from report_builder.document.context import Facts
from report_builder.document.look_reading import Source
from report_builder.files import ensure_folder, read_text
from report_builder.layout.lay_out import lay_out
from report_builder.model.period import FiscalYear
from report_builder.problems import Place, Problem, ReportError
from report_builder.render import render
from report_builder.store.reading import Text, read_all
from report_builder.workspace import Loaded, Workspace, load

NAME = f"{TABLE}.xlsx"

TEMPLATE = "shinkyu"
"""Of what a city says of its look; without it it looks as it always does."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found.

    Attributes:
        file: Written; None: nothing has changed.
        projects: How many 事業 have changed, new and gone ones included.
        groups: The same of groups.
        pages: Of the file.
    """

    file: Path | None
    projects: int
    pages: int
    groups: int = 0


def compare_years(
    workspace: Workspace, old: FiscalYear, new: FiscalYear | None, output: Path | None = None
) -> Compared:
    """Compares two years, or a year with what it was when it was last built.

    Args:
        workspace: Where the data are.
        old: 旧.
        new: 新; None: the same year as it is now, `old` being its last build.
        output: Folder of the file, and of the last build; None: output/YEAR of the workspace, of
            the newer year.

    Raises:
        ReportError: Data have mistakes, the year was not built yet, or the file cannot be written.
    """
    folder = output or workspace.output(new or old)
    loaded = load(workspace, new or old)
    after = _state(loaded, new.era_name if new else "今回")
    before = _state(load(workspace, old), old.era_name) if new else _built(workspace, old, folder)
    spec = _spec(workspace, loaded)
    changes = compare(before, after)
    if not changes:
        return Compared(None, 0, 0)
    pages = lay_out(comparison_table(before, after, changes, spec))
    ensure_folder(folder)
    write_all({folder / NAME: render(pages, "xlsx")})
    projects = sum(changed.subject.number is not None for changed in changes)
    groups = len(changes) - projects
    return Compared(folder / NAME, projects, len(pages.pages), groups)


def _spec(workspace: Workspace, loaded: Loaded) -> ComparisonSpec:
    spec = ComparisonSpec()
    absent = replace(spec, look=spec.look.in_face(face_of(workspace, loaded)))
    path = workspace.template(TEMPLATE)
    if not path.exists():
        return absent
    shown = workspace.shown(path)
    source = Source(read_text(path, shown), shown, loaded.plan.value, loaded.scales.value)
    return read_comparison(source, absent).value


def _state(loaded: Loaded, called: str) -> State:
    facts = Facts(loaded.plan.value, loaded.results.value, loaded.scales.value)
    return State(facts, called)


def _built(workspace: Workspace, year: FiscalYear, folder: Path) -> State:
    """Reads the copy of plan and year that the last build left."""
    kept = folder / BUILT
    paths = (
        kept / workspace.scales.name,
        kept / workspace.plan.name,
        kept / workspace.year(year).name,
    )
    if not all(path.exists() for path in paths):
        raise ReportError([_not_built(workspace.shown(folder), year)])
    scales, plan, own = (
        Text(workspace.shown(each), read_text(each, workspace.shown(each))) for each in paths
    )
    read_scales, planned, results = read_all(scales, plan, own, year)
    return State(Facts(planned.value, results.value, read_scales.value), "前回の作成時")


def _not_built(shown: str, year: FiscalYear) -> Problem:
    return Problem(
        Place(shown),
        f"{year.era_name}はまだ作られていないので、前回と比べられません。",
        f"「build-report {year.number}」で一度作るか、比べる二つの年度を書いてください。",
        "build-missing",
    )
