"""What shukei.yaml and shinkyu.yaml say is seen in the files made; without them nothing changes."""

import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from commands.test_summary import next_year
from report_builder.commands.build import BuildOrder, build_report
from report_builder.commands.diff import compare_years
from report_builder.commands.summary import summarise_year
from report_builder.model.period import FiscalYear
from report_builder.problems import ReportError
from report_builder.workspace import Workspace, open_workspace

OLD, NEW = FiscalYear(2020), FiscalYear(2021)

SUMMARY = """\
title: "{計画.団体}　{年度.和暦}の{項目}の総括"
label: 資料３
paper: {size: A4, landscape: false, margins: {top: 15, right: 15, bottom: 15, left: 20}}
font: {face: ＭＳ 明朝, size: 9}
footer: "－ {頁} －"
show: [達成度, 評価]
bars: {from: 7F0000, to: FFF2CC}
styles:
  heading: {fill: F8CBAD}
  total: {color: C00000}
"""

COMPARISON = """\
title: "{計画.通称}　{旧}から{新}への変更"
label: 資料４
note: ※　{年度.和暦}に変わったところに色を付けています。
paper: {landscape: false}
font: {size: 8}
widths: {number: 2.4, name: 9, item: 7}
headings: {item: 区分, old: "変更前（{旧}）", new: "変更後（{新}）"}
styles:
  top: {fill: F8CBAD}
  new: {fill: FFFDF5}
"""


@pytest.fixture
def city(workspace: Path) -> Workspace:
    """The city's own data with a second year."""
    next_year(workspace)
    return open_workspace(workspace)


def _write(workspace: Workspace, name: str, text: str) -> None:
    workspace.template(name).write_text(text, encoding="utf-8")


def _made(workspace: Workspace, folder: Path) -> dict[str, bytes]:
    summarise_year(workspace, OLD, folder / "旧")
    summarise_year(workspace, NEW, folder / "新")
    compare_years(workspace, OLD, NEW, folder)
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.*x")}


def test_the_city_s_own_files_change_no_byte(city: Workspace, tmp_path: Path) -> None:
    said = _made(city, tmp_path / "あり")
    for name in ("shukei", "shinkyu"):
        city.template(name).unlink()
    assert len(said) == 5
    assert _made(city, tmp_path / "なし") == said


# ----------------------------------------------------------------------------------- the 集計


def _book(city: Workspace, text: str, year: FiscalYear = NEW) -> Any:
    _write(city, "shukei", text)
    summarise_year(city, year)
    return load_workbook(city.output(year) / "集計.xlsx")


def _find(sheet: Any, text: str) -> Any:
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == text)


def test_a_summary_in_excel_looks_as_its_file_says(city: Workspace) -> None:
    book = _book(city, SUMMARY)
    assert book.sheetnames == ["達成度", "評価"]
    sheet = book["達成度"]
    assert sheet["A1"].value == "あきる野市　令和3年度の達成度の総括"
    assert book.properties.title == "あきる野市　令和3年度の達成度の総括"
    assert _find(sheet, "資料３").row == 1
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize) == ("portrait", 9)
    assert "－" in sheet.oddFooter.center.text
    assert _find(sheet, "基本目標").fill.start_color.rgb.endswith("F8CBAD")
    assert _find(sheet, "基本目標").font.name == "ＭＳ 明朝"


def test_a_total_has_its_own_colour(city: Workspace) -> None:
    sheet = _book(city, SUMMARY)["評価"]
    totals = [cell for cell in sheet["A"] if cell.value == "計"]
    assert {cell.font.color.rgb[-6:] for cell in totals} == {"C00000"}


def test_bars_have_their_colours_in_both_files(city: Workspace) -> None:
    _book(city, SUMMARY)
    for form, folder in (("xlsx", "xl"), ("docx", "word")):
        with zipfile.ZipFile(city.output(NEW) / f"集計.{form}") as package:
            names = [each for each in package.namelist() if each.startswith(f"{folder}/charts/c")]
            charts = [package.read(name).decode() for name in names]
        assert len(charts) == 2
        for chart in charts:
            assert '"7F0000"' in chart
            assert '"FFF2CC"' in chart
            assert '"1F4E79"' not in chart


def test_a_summary_in_word_looks_as_its_file_says(city: Workspace) -> None:
    _book(city, SUMMARY)
    document: Any = Document(str(city.output(NEW) / "集計.docx"))
    section = document.sections[0]
    assert round(section.page_width.mm) == 210
    assert round(section.left_margin.mm) in (19, 20)
    text = document.element.xml
    for words in ("あきる野市　令和3年度の達成度の総括", "資料３"):
        assert words in section.header._element.xml  # noqa: SLF001
    assert 'w:fill="F8CBAD"' in text + document.styles.element.xml
    assert "ＭＳ 明朝" in document.styles.element.xml


def test_without_charts_neither_file_has_any(city: Workspace) -> None:
    book = _book(city, "charts: false\n")
    assert book.sheetnames == ["評価", "達成度", "実績値"]
    for form in ("xlsx", "docx"):
        with zipfile.ZipFile(city.output(NEW) / f"集計.{form}") as package:
            assert not [name for name in package.namelist() if "chart" in name]


def test_a_summary_upright_is_printed_on_the_pages_laid_out(
    city: Workspace, soffice: Callable[..., Path]
) -> None:
    _write(city, "shukei", SUMMARY)
    made = summarise_year(city, NEW)
    for path in made.files:
        assert _pages(soffice(path, "pdf")) == made.pages


def _pages(pdf: Path) -> int:
    """Counts the pages, on which no number is without room."""
    run = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True)
    printed = run.stdout.decode("utf-8")
    assert "###" not in printed
    return len(printed.split("\f")) - 1


def test_a_summary_that_has_no_room_is_refused_and_nothing_is_written(city: Workspace) -> None:
    text = "label: 資料\npaper: {landscape: false, margins: {left: 80, right: 80}}\n"
    _write(city, "shukei", text)
    with pytest.raises(ReportError) as refused:
        summarise_year(city, NEW)
    (problem,) = refused.value.problems
    assert (str(problem.place), problem.code) == ("templates/shukei.yaml:2", "table-too-wide")
    assert not city.output(NEW).exists()


def test_a_mistake_in_the_summary_s_file_is_told_with_its_line(city: Workspace) -> None:
    _write(city, "shukei", "charts: true\nstyles:\n  totl: {bold: true}\n")
    with pytest.raises(ReportError) as refused:
        summarise_year(city, NEW)
    (problem,) = refused.value.problems
    assert str(problem.place) == "templates/shukei.yaml:3"
    assert problem.advice == "「total」ではありませんか。"


# ------------------------------------------------------------------------------ the 新旧対照表


def _compared(city: Workspace, text: str) -> Any:
    _write(city, "shinkyu", text)
    found = compare_years(city, OLD, NEW)
    assert found.file
    return load_workbook(found.file)


def test_a_comparison_looks_as_its_file_says(city: Workspace) -> None:
    book = _compared(city, COMPARISON)
    (sheet,) = book.worksheets
    rows = [[cell for cell in row if cell is not None] for row in sheet.values]
    title = "あきる野市子ども・子育て支援総合計画　令和2年度から令和3年度への変更"
    assert rows[:3] == [
        [title, "資料４"],
        ["※　令和3年度に変わったところに色を付けています。"],
        ["No.", "事業名", "区分", "変更前（令和2年度）", "変更後（令和3年度）"],
    ]
    assert book.properties.title == title
    assert sheet.page_setup.orientation == "portrait"
    top = next(cell for cell in sheet["A"] if str(cell.value).startswith("基本目標１　"))
    assert top.fill.start_color.rgb.endswith("F8CBAD")
    assert top.font.sz == 8
    changed = next(cell for cell in sheet["E"] if "感染症対策をしながら" in str(cell.value))
    assert changed.fill.start_color.rgb.endswith("FFFDF5")


def test_the_sides_of_a_comparison_with_the_last_build_have_their_names(small: Workspace) -> None:
    year = FiscalYear(2022)
    build_report(small, year, BuildOrder(formats=("xlsx",)))
    path = small.year(year)
    path.write_text(path.read_text(encoding="utf-8").replace("進捗: ◎", "進捗: ○", 1), "utf-8")
    _write(small, "shinkyu", 'note: ""\nheadings: {old: "{旧}", new: "{新}"}\n')
    found = compare_years(small, year, None)
    assert found.file
    rows = [
        [cell for cell in row if cell] for row in load_workbook(found.file).worksheets[0].values
    ]
    assert rows[1][3:] == ["前回の作成時", "今回"]


def test_a_mistake_in_the_comparison_s_file_is_told_though_nothing_changed(city: Workspace) -> None:
    _write(city, "shinkyu", "note: 注\nwidths: {name: 90}\n")
    with pytest.raises(ReportError) as refused:
        compare_years(city, NEW, NEW)
    (problem,) = refused.value.problems
    assert (str(problem.place), problem.code) == ("templates/shinkyu.yaml:2", "table-too-wide")


def test_a_comparison_upright_is_printed_on_the_pages_laid_out(
    city: Workspace, soffice: Callable[..., Path]
) -> None:
    _write(city, "shinkyu", COMPARISON)
    found = compare_years(city, OLD, NEW)
    assert found.file
    assert _pages(soffice(found.file, "pdf")) == found.pages
