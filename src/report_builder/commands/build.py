"""build-report: the paper of a year as files."""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from report_builder.document.build import apart, build
from report_builder.document.columns import repeated
from report_builder.document.context import Facts
from report_builder.document.table import Paper
from report_builder.document.template import TableSpec, Template, leaf_columns
from report_builder.document.template_reading import read_template
from report_builder.files import ensure_folder, read_bytes, read_text, write_atomically
from report_builder.layout.lay_out import lay_out
from report_builder.layout.pages import Pages
from report_builder.model.blanks import blanks
from report_builder.model.formula import years_back
from report_builder.model.label import key_label
from report_builder.model.period import FiscalYear
from report_builder.model.year import YearResults
from report_builder.problems import Place, Problem, ReportError
from report_builder.render import FORMATS, render, render_all
from report_builder.store.reading import read_year
from report_builder.store.scale_checking import scale_gaps
from report_builder.workspace import Loaded, Workspace, load

BUILT = ".built"
"""Folder beside the files made, with a copy of what they were made from, for `diff`."""


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
    forms = dict.fromkeys(order.formats or FORMATS)
    # Every format is rendered before any is written: a failure leaves the files of last time.
    made = {folder / f"{pages.table.name}.{form}": _rendered(pages, form) for form in forms}
    ensure_folder(folder)
    ensure_folder(folder / BUILT)
    write_all({**made, **_as_built(workspace, year, folder)})
    place = Place(workspace.shown(workspace.template(order.template or loaded.plan.value.template)))
    problems = (
        *scale_gaps(loaded.scales),
        *_blanks(loaded),
        *_without_room(pages, place),
    )
    return BuiltReport(tuple(made), len(pages.pages), problems)


def _rendered(pages: Pages, form: str) -> bytes:
    """Returns the file; where a template asks for sheets, Excel has one for each of its parts."""
    tables = apart(pages.table) if form == "xlsx" else (pages.table,)
    if len(tables) == 1:
        return render(pages, form)
    return render_all([lay_out(table, pages.paper) for table in tables], form)


def _blanks(loaded: Loaded) -> Iterator[Problem]:
    """Yields what the year does not say yet; the paper is an 案 as long as there is any."""
    plan, results = loaded.plan.value, loaded.results
    for key in blanks(plan, results.value):
        message = f"{key_label(plan, results.value.year, key)}が未記入です。"
        advice = "紙面は「（案）」として作りました。"
        yield Problem(results.place(*key), message, advice, "value-blank", "warning")


def _without_room(pages: Pages, place: Place) -> Iterator[Problem]:
    """Yields, once for each column, a number that is broken because its column is too narrow."""
    told: set[int] = set()
    rows = (row for page in pages.pages for part in page.parts for row in part.rows)
    for placed in (each for row in rows for each in row.cells):
        if placed.cell.number is not None and placed.is_broken and placed.column not in told:
            told.add(placed.column)
            name = pages.table.columns[placed.column].name
            column = f"「{name}」の列" if name else f"左から {placed.column + 1} 番めの列"
            message = f"{column}の幅に、数「{placed.cell.text}」が入らず、途中で折れています。"
            advice = "列の width を大きくしてください。"
            yield Problem(place, message, advice, "number-too-wide", "warning")


def _as_built(workspace: Workspace, year: FiscalYear, folder: Path) -> dict[Path, bytes]:
    """Returns copies of plan, scales and year."""
    paths = (workspace.plan, workspace.scales, workspace.year(year))
    return {folder / BUILT / path.name: read_bytes(path, workspace.shown(path)) for path in paths}


def lay_out_report(workspace: Workspace, loaded: Loaded, order: BuildOrder) -> Pages:
    """Returns the pages of a loaded year, as they are rendered."""
    plan, scales = loaded.plan.value, loaded.scales.value
    template = _template(workspace, loaded, order.template or plan.template)
    others = dict(_neighbours(workspace, loaded, template))
    table = build(Facts(plan, loaded.results.value, scales, others), template)
    return lay_out(table, _paper(template.paper, order.paper))


def face_of(workspace: Workspace, loaded: Loaded) -> str | None:
    """Returns the face of the plan's own paper, in which what goes with it is set; None: any.

    Raises:
        ReportError: Its template has mistakes.
    """
    name = loaded.plan.value.template
    return _template(workspace, loaded, name).font.face if name else None


def _template(workspace: Workspace, loaded: Loaded, name: str) -> Template:
    if not name:
        raise ReportError([Problem(Place(workspace.shown(workspace.plan)), *_NO_TEMPLATE)])
    path = workspace.template(name)
    text = read_text(path, workspace.shown(path))
    plan, scales = loaded.plan.value, loaded.scales.value
    return read_template(text, workspace.shown(path), plan, scales).value


_NO_TEMPLATE = (
    "計画に「様式」がないので、どの様式で作るか分かりません。",
    "計画に「様式: …」の行を足すか、--template で templates/ の様式の名前を指定してください。",
    "template-unnamed",
)


def _neighbours(
    workspace: Workspace, loaded: Loaded, template: Template
) -> Iterator[tuple[FiscalYear, YearResults]]:
    """Yields the results of other years that columns show, or compute with; none without a file."""
    plan, scales = loaded.plan.value, loaded.scales.value
    tables = repeated(template, plan, loaded.results.value.year).blocks
    columns = (leaf_columns(table.columns) for table in tables if isinstance(table, TableSpec))
    shown = {0, *(column.year for each in columns for column in each)}
    back = range(years_back(plan.fields) + 1)
    needed = {offset - years for offset in shown for years in back}
    for year in sorted(loaded.results.value.year.next(offset) for offset in needed - {0}):
        path = workspace.year(year)
        if plan.first <= year <= plan.last and path.exists():
            name = workspace.shown(path)
            yield year, read_year(read_text(path, name), name, plan, scales, year).value


def _paper(own: Paper, size: str | None) -> Paper:
    """The same way up and with the same margins, which the layout scales with the print."""
    if size is None or size == own.size:
        return own
    return Paper("A3" if size == "A3" else "A4", own.landscape, own.margins)


def write_all(files: Mapping[Path, bytes]) -> None:
    """Writes all of the files or none: two of different years side by side would mislead.

    Raises:
        ReportError: One of them cannot be written.
    """
    before: dict[Path, bytes | None] = {}
    try:
        for path, content in files.items():
            old = read_bytes(path, str(path)) if path.exists() else None
            write_atomically(path, content)
            before[path] = old
    except ReportError:
        _restore(before)
        raise


def _restore(before: Mapping[Path, bytes | None]) -> None:
    """Puts back what was there, as far as the disk lets us: what failed is reported already."""
    for path, content in before.items():
        with contextlib.suppress(ReportError, OSError):
            if content is None:
                path.unlink()
            else:
                write_atomically(path, content)
