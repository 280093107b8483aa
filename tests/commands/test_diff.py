"""diff: two years, or a year and its last build, old beside new."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock

from report_builder.commands.build import BUILT, BuildOrder, build_report
from report_builder.commands.diff import Compared, compare_years
from report_builder.model.period import FiscalYear
from report_builder.problems import ReportError
from report_builder.workspace import Workspace, open_workspace

OLD, NEW = FiscalYear(2021), FiscalYear(2022)


def _rows(found: Compared) -> list[list[object]]:
    assert found.file
    sheet = load_workbook(found.file).worksheets[0]
    return [[cell for cell in row if cell is not None] for row in sheet.values]


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _build(workspace: Workspace, output: Path | None = None) -> None:
    build_report(workspace, NEW, BuildOrder(formats=("xlsx",), output=output))


def _marked(found: Compared, text: str) -> list[str]:
    """The coloured stretches of the first cell that holds a text."""
    assert found.file
    sheet: Any = load_workbook(found.file, rich_text=True).worksheets[0]
    cell = next(cell.value for row in sheet.iter_rows() for cell in row if text in str(cell.value))
    assert isinstance(cell, CellRichText)
    return [str(run) for run in cell if isinstance(run, TextBlock) and run.font.u == "single"]


def test_two_years_stand_beside_each_other(small: Workspace) -> None:
    found = compare_years(small, OLD, NEW)
    rows = _rows(found)
    assert rows[2] == ["No.", "事業名", "項目", "旧（令和3年度）", "新（令和4年度）"]
    assert [101, "公共施設の照明のLED化", "進捗", "○", "◎"] in rows
    assert ["公共施設の電気使用量の実績値", "10,910", "10,020"] in rows
    assert found.file == small.output(NEW) / "新旧対照表.xlsx"
    assert found.projects == len({row[0] for row in rows if isinstance(row[0], int)})


def test_changed_characters_are_in_colour(small: Workspace) -> None:
    _build(small)
    _change(small.year(NEW), "18施設を取り替えた", "19施設を入れ替えた")
    found = compare_years(small, NEW, None)
    assert _marked(found, "19施設") == ["19", "入れ"]
    assert _marked(found, "18施設") == ["18", "取り"]


def test_a_year_is_compared_with_its_last_build(small: Workspace) -> None:
    _build(small)
    _change(small.year(NEW), "進捗: ◎", "進捗: ○")
    found = compare_years(small, NEW, None)
    rows = _rows(found)
    assert rows[2][3:] == ["旧（前回の作成時）", "新（今回）"]
    assert [101, "公共施設の照明のLED化", "進捗", "◎", "○"] in rows
    assert (found.projects, found.pages) == (1, 1)


def test_a_change_of_the_plan_since_the_last_build_is_shown(small: Workspace) -> None:
    _build(small)
    _change(small.plan, "名称: 省エネ診断の補助", "名称: 省エネルギー診断の補助")
    rows = _rows(compare_years(small, NEW, None))
    assert [
        102,
        "省エネルギー診断の補助",
        "事業名",
        "省エネ診断の補助",
        "省エネルギー診断の補助",
    ] in rows


def test_the_last_build_is_the_last_one(small: Workspace) -> None:
    _build(small)
    _change(small.year(NEW), "進捗: ◎", "進捗: ○")
    _build(small)
    assert compare_years(small, NEW, None) == Compared(None, 0, 0)


def test_a_build_that_failed_is_no_build(small: Workspace) -> None:
    _build(small)
    _change(small.year(NEW), "進捗: ◎", "進捗: 丸")
    with pytest.raises(ReportError):
        _build(small)
    _change(small.year(NEW), "進捗: 丸", "進捗: ○")
    assert compare_years(small, NEW, None).projects == 1


def test_where_nothing_changed_no_file_is_written(small: Workspace) -> None:
    assert compare_years(small, NEW, NEW) == Compared(None, 0, 0)
    assert not small.output(NEW).exists()


def test_a_year_that_was_not_built_says_what_to_do(small: Workspace) -> None:
    with pytest.raises(ReportError) as refused:
        compare_years(small, NEW, None)
    (problem,) = refused.value.problems
    assert problem.code == "build-missing"
    assert "build-report 2022" in problem.advice


def test_files_elsewhere_are_compared_there(small: Workspace, tmp_path: Path) -> None:
    _build(small, tmp_path / "会議")
    _change(small.year(NEW), "進捗: ◎", "進捗: ○")
    found = compare_years(small, NEW, None, tmp_path / "会議")
    assert found.file == tmp_path / "会議" / "新旧対照表.xlsx"
    with pytest.raises(ReportError):
        compare_years(small, NEW, None)


def test_a_copy_that_was_spoilt_is_reported_by_its_name(small: Workspace) -> None:
    _build(small)
    (small.output(NEW) / BUILT / "2022.yaml").write_text("年度: [", encoding="utf-8")
    with pytest.raises(ReportError) as refused:
        compare_years(small, NEW, None)
    assert refused.value.problems[0].place.path == f"output/2022/{BUILT}/2022.yaml"


def test_a_year_without_a_file_is_reported(small: Workspace) -> None:
    with pytest.raises(ReportError) as refused:
        compare_years(small, OLD, FiscalYear(2023))
    assert [problem.code for problem in refused.value.problems] == ["year-missing"]


def test_no_text_of_the_city_is_cut_off(workspace: Path, soffice: Callable[..., Path]) -> None:
    """Every text of every 事業 that changed is on the pages that LibreOffice prints."""
    city = open_workspace(workspace)
    build_report(city, FiscalYear(2020), BuildOrder(formats=("xlsx",)))
    text = city.year(FiscalYear(2020)).read_text(encoding="utf-8")
    city.year(FiscalYear(2020)).write_text(text.replace("。", "！"), encoding="utf-8")
    found = compare_years(city, FiscalYear(2020), None)
    assert found.file
    pdf = soffice(found.file, "pdf")
    run = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True)
    printed = run.stdout.decode("utf-8")
    assert len(printed.split("\f")) - 1 == found.pages
    written = "".join(str(cell) for row in _rows(found)[3:] for cell in row)
    for mark in "。！０１２３４５６７８９①②③④⑤○※":
        assert printed.count(mark) >= written.count(mark)
    assert len(re.sub(r"\s", "", printed)) >= len(re.sub(r"\s", "", written))
