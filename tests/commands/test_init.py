"""report-builder init: a workspace of an example, whose first build works."""

from pathlib import Path

import pytest

from report_builder.commands.build import BuildOrder, build_report
from report_builder.commands.init import SCHEMAS, begin_workspace, examples
from report_builder.model.period import FiscalYear
from report_builder.problems import ReportError
from report_builder.workspace import open_workspace


@pytest.mark.parametrize("name", examples())
def test_the_first_build_of_a_new_workspace_works(tmp_path: Path, name: str) -> None:
    made = begin_workspace(tmp_path / "new", name)
    report = build_report(
        open_workspace(made.folder), FiscalYear(made.years[-1]), BuildOrder(formats=("xlsx",))
    )
    assert report.pages >= 1
    assert all(path.exists() for path in report.files)


def test_the_schemas_lie_beside_the_templates_that_name_them(tmp_path: Path) -> None:
    made = begin_workspace(tmp_path / "new")
    folder = made.folder / "templates"
    first = (path.read_text(encoding="utf-8").splitlines()[0] for path in folder.glob("*.yaml"))
    named = {line.partition("$schema=")[2] for line in first if "$schema=" in line}
    assert named == set(SCHEMAS) == {path.name for path in folder.glob("*.json")}


def test_the_outline_comes_first_and_is_what_init_gives(tmp_path: Path) -> None:
    made = begin_workspace(tmp_path / "new")
    assert examples()[0] == "hinagata"
    assert "# 計画のひな形" in (made.folder / "data" / "plan.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["plan.yaml", "2026.yaml"])
def test_the_outline_explains_itself(tmp_path: Path, name: str) -> None:
    made = begin_workspace(tmp_path / "new")
    lines = (made.folder / "data" / name).read_text(encoding="utf-8").splitlines()
    assert sum("#" in line for line in lines) >= len(lines) // 4


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "大事.txt").write_text("x", encoding="utf-8")
    with pytest.raises(ReportError, match="すでに何かがある"):
        begin_workspace(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["大事.txt"]


def test_an_unknown_example_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="hinagata"):
        begin_workspace(tmp_path / "new", "hinagat")
    assert not (tmp_path / "new").exists()
