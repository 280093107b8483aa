"""build-report: the paper of a year as files."""

from dataclasses import dataclass, field
from pathlib import Path

from report_builder.document.build import build
from report_builder.document.context import Facts
from report_builder.document.table import Paper
from report_builder.document.template import Template
from report_builder.document.template_reading import read_template
from report_builder.files import ensure_folder, read_text, write_atomically
from report_builder.layout.lay_out import lay_out
from report_builder.layout.pages import Pages
from report_builder.model.period import FiscalYear
from report_builder.problems import Problem
from report_builder.render import FORMATS, render
from report_builder.workspace import Loaded, Workspace, load


@dataclass(frozen=True, slots=True)
class BuildOrder:
    """What is to be built.

    Attributes:
        paper: 用紙 A3 or A4; None: the template's own.
        formats: Keys of FORMATS; empty: all.
        output: Folder; None: output/YEAR of the workspace.
        template: Name of a file in templates/ without its ending; None: the plan's own 様式.
    """

    paper: str | None = None
    formats: tuple[str, ...] = ()
    output: Path | None = None
    template: str | None = None


@dataclass(frozen=True, slots=True)
class BuiltReport:
    """What was built.

    Attributes:
        files: Written, in the order of the formats.
        pages: How many pages the paper has.
        problems: What did not hinder it.
    """

    files: tuple[Path, ...]
    pages: int
    problems: tuple[Problem, ...] = field(default=())


def build_report(workspace: Workspace, year: FiscalYear, order: BuildOrder) -> BuiltReport:
    """Makes the paper of a year.

    Raises:
        ReportError: Data or template have mistakes, or a file cannot be written.
    """
    loaded = load(workspace, year)
    pages = lay_out_report(workspace, loaded, order)
    folder = order.output or workspace.output(year)
    files = tuple(folder / f"{pages.table.name}.{form}" for form in order.formats or FORMATS)
    # Every format is rendered before any is written: a failure leaves the files of last time.
    made = [(path, render(pages, path.suffix[1:])) for path in files]
    ensure_folder(folder)
    for path, content in made:
        write_atomically(path, content)
    return BuiltReport(files, len(pages.pages))


def lay_out_report(workspace: Workspace, loaded: Loaded, order: BuildOrder) -> Pages:
    """Returns the pages of a loaded year, as they are rendered."""
    plan = loaded.plan.value
    template = _template(workspace, loaded, order.template or plan.template)
    table = build(Facts(plan, loaded.results.value, loaded.scales.value), template)
    return lay_out(table, _paper(template.paper, order.paper))


def _template(workspace: Workspace, loaded: Loaded, name: str) -> Template:
    path = workspace.template(name)
    text = read_text(path, workspace.shown(path))
    plan, scales = loaded.plan.value, loaded.scales.value
    return read_template(text, workspace.shown(path), plan, scales).value


def _paper(own: Paper, size: str | None) -> Paper:
    """The same way up and with the same margins, which the layout scales with the print."""
    if size is None or size == own.size:
        return own
    return Paper("A3" if size == "A3" else "A4", own.landscape, own.margins)
