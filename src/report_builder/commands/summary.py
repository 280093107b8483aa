"""report-builder summary: the 集計 of a year for the council, as a workbook and a Word page."""

from dataclasses import dataclass, replace
from pathlib import Path

from report_builder.commands.build import face_of, write_all
from report_builder.document.context import Facts
from report_builder.document.look_reading import Source
from report_builder.document.summary import summarise
from report_builder.document.summary_look import SummarySpec
from report_builder.document.summary_reading import read_summary, too_wide
from report_builder.files import ensure_folder, read_text
from report_builder.layout.lay_out import lay_out
from report_builder.model.period import FiscalYear
from report_builder.problems import Located, Problem, ReportError
from report_builder.render import FORMATS, render_all
from report_builder.workspace import Loaded, Workspace, load, load_year_before

NAME = "集計"
"""Of the files, without their endings."""

TEMPLATE = "shukei"
"""Of what a city says of their look; without it they look as they always do."""


@dataclass(frozen=True, slots=True)
class Summarised:
    """What was made.

    Attributes:
        files: Written, in the order of the formats.
        pages: How many pages each of them has.
        compared: The year with which it is compared; None: there is no file of the year before.
    """

    files: tuple[Path, ...]
    pages: int
    compared: FiscalYear | None


def summarise_year(
    workspace: Workspace, year: FiscalYear, output: Path | None = None
) -> Summarised:
    """Makes the 集計 of a year.

    Args:
        workspace: Where the data are.
        year: 年度.
        output: Folder; None: output/YEAR of the workspace.

    Raises:
        ReportError: Data have mistakes, declare nothing to be counted, or a file cannot be written.
    """
    loaded = load(workspace, year)
    before = load_year_before(workspace, loaded)
    others = {before.year: before} if before else {}
    facts = Facts(loaded.plan.value, loaded.results.value, loaded.scales.value, others)
    spec = _spec(workspace, loaded)
    tables = summarise(facts, spec.value)
    problems = too_wide(spec, tables) if tables else (_nothing(loaded),)
    if problems:
        raise ReportError(problems)
    papers = tuple(lay_out(table) for table in tables)
    folder = output or workspace.output(year)
    made = {folder / f"{NAME}.{form}": render_all(papers, form) for form in FORMATS}
    ensure_folder(folder)
    write_all(made)
    pages = sum(len(each.pages) for each in papers)
    return Summarised(tuple(made), pages, before.year if before else None)


def _spec(workspace: Workspace, loaded: Loaded) -> Located[SummarySpec]:
    spec = SummarySpec()
    absent = replace(spec, look=spec.look.in_face(face_of(workspace, loaded)))
    path = workspace.template(TEMPLATE)
    shown = workspace.shown(path)
    if not path.exists():
        return Located(absent, shown)
    text = read_text(path, shown)
    return read_summary(Source(text, shown, loaded.plan.value, loaded.scales.value), absent)


def _nothing(loaded: Loaded) -> Problem:
    return Problem(
        loaded.plan.place("項目"),
        "集計する項目がありません。",
        "計画の「項目」に、所属が年度で種類が評価の項目か、対象が指標で種類が数値の項目を足してください。",
        "summary-empty",
    )
