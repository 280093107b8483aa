"""Workspace: where data/, templates/ and output/ are; loads a plan and a year."""

from dataclasses import dataclass
from pathlib import Path

from report_builder.files import read_text
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan
from report_builder.model.scale import Scale
from report_builder.model.year import YearResults
from report_builder.problems import Located, Place, Problem, ReportError
from report_builder.store.reading import Text, read_all, read_scales_and_plan, read_year


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with data/ and templates/.

    Attributes:
        root: As the user typed it.
    """

    root: Path

    @property
    def plan(self) -> Path:
        """data/plan.yaml."""
        return self.root / "data" / "plan.yaml"

    @property
    def scales(self) -> Path:
        """templates/scales.yaml."""
        return self.root / "templates" / "scales.yaml"

    def year(self, year: FiscalYear) -> Path:
        """Returns the path of a year's file, such as data/2020.yaml."""
        return self.root / "data" / f"{year.number}.yaml"

    def draft(self, year: FiscalYear) -> Path:
        """Returns the path of what is to replace a year's file, in the same folder."""
        target = self.year(year).resolve()  # which may be a link to elsewhere
        return target.with_name(f".{target.name}.draft")

    def journal(self, year: FiscalYear) -> Path:
        """Returns the path of a year's 取込記録, such as data/2020.journal.jsonl."""
        return self.root / "data" / f"{year.number}.journal.jsonl"

    def returns(self, year: FiscalYear) -> Path:
        """Returns the folder in which the returned files of a year are kept."""
        return self.root / "data" / "returns" / str(year.number)

    @property
    def lock(self) -> Path:
        """data/.lock: the sign that somebody is changing data/."""
        return self.root / "data" / ".lock"

    def template(self, name: str) -> Path:
        """Returns the path of a template, such as templates/shiryo2.yaml."""
        return self.root / "templates" / f"{name}.yaml"

    def output(self, year: FiscalYear) -> Path:
        """Returns the folder for the files of a year, such as output/2020."""
        return self.root / "output" / str(year.number)

    def shown(self, path: Path) -> str:
        """Returns a path as messages name it: seen from the workspace where it lies within."""
        inside = path.is_relative_to(self.root)
        return (path.relative_to(self.root) if inside else path).as_posix()


@dataclass(frozen=True, slots=True)
class LoadedPlan:
    """What every command needs: the plan and the scales."""

    plan: Located[Plan]
    scales: Located[tuple[Scale, ...]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A year with what it was read against."""

    plan: Located[Plan]
    results: Located[YearResults]
    scales: Located[tuple[Scale, ...]]


def open_workspace(root: Path) -> Workspace:
    """Returns the workspace in a folder.

    Raises:
        ReportError: The folder is missing, or is none: a workspace has data/plan.yaml and
            templates/scales.yaml.
    """
    workspace = Workspace(root)
    if not root.is_dir():
        raise ReportError([Problem(Place(str(root)), "フォルダがありません。", *_WHAT_IT_IS)])
    missing = [path for path in (workspace.plan, workspace.scales) if not path.exists()]
    if missing:
        names = "と ".join(f"{workspace.shown(path)} " for path in missing)
        message = f"このフォルダには {names}がありません。"
        raise ReportError([Problem(Place(str(root)), message, *_WHAT_IT_IS)])
    return workspace


_WHAT_IT_IS = (
    "data/plan.yaml と templates/scales.yaml のあるフォルダで実行するか、-C で指定してください。",
    "workspace-missing",
)


def load_plan(workspace: Workspace) -> LoadedPlan:
    """Reads plan and scales.

    Raises:
        ReportError: With every mistake in both files.
    """
    scales, plan = read_scales_and_plan(
        _text(workspace, workspace.scales), _text(workspace, workspace.plan)
    )
    return LoadedPlan(plan, scales)


def load(workspace: Workspace, year: FiscalYear) -> Loaded:
    """Reads a year with its plan and scales.

    Raises:
        ReportError: With every mistake in the three files, as far as those in one leave the
            next readable.
    """
    own = _text(workspace, workspace.year(year))
    if own.problems and not workspace.year(year).exists():
        own = Text(own.path, "", (_no_year(own.path, year),))
    scales, plan, results = read_all(
        _text(workspace, workspace.scales), _text(workspace, workspace.plan), own, year
    )
    return Loaded(plan, results, scales)


def load_year_before(workspace: Workspace, loaded: Loaded) -> YearResults | None:
    """Reads the year before a loaded one; None where the plan or the data begin with that one.

    Raises:
        ReportError: With every mistake in the file.
    """
    plan, scales = loaded.plan.value, loaded.scales.value
    year = loaded.results.value.year.next(-1)
    path = workspace.year(year)
    if year < plan.first or not path.exists():
        return None
    shown = workspace.shown(path)
    return read_year(read_text(path, shown), shown, plan, scales, year).value


def _text(workspace: Workspace, path: Path) -> Text:
    shown = workspace.shown(path)
    try:
        return Text(shown, read_text(path, shown))
    except ReportError as error:
        return Text(shown, "", error.problems)


def _no_year(path: str, year: FiscalYear) -> Problem:
    return Problem(
        Place(path),
        f"{year.era_name}のファイルがありません。",
        f"年度を確かめるか、「report-builder new {year.number}」で作ってください。",
        "year-missing",
    )
