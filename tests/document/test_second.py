"""Another city's paper is two folders of YAML: other levels, fields, grades, columns and paper.

second/ has five columns of its own, a legend of three grades, indicators as rows, last year beside
this one, A4 upright, and a level 施策 that the paper does not show. Nothing in src/ knows of it.
"""

import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

SECOND = Path(__file__).parent / "second"
NAME = "環境年次報告"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

LEGEND = "【進捗の区分】　◎：予定より進んでいる　○：予定どおり　△：遅れている（着手済み）"
LEVELS = [
    "基本方針Ⅰ　地球温暖化を防ぐまち　　照明の取替えが進み、電気使用量が目標に近づいた。",
    "基本方針Ⅱ　みどりと水に親しむまち　　市民の参加が戻った。",
    "基本方針Ⅲ　ごみを出さないまち　　",
]
HIDDEN = ("省エネルギーの推進", "みどりの保全", "水辺の再生", "ごみの減量", "資源の循環")
FIRST = [
    "101",
    "公共施設の照明のLED化",
    "環境課",
    "LED化した施設の数",
    "施設",
    "50",
    "14",
    "32",
    "◎",
]
SECOND_INDICATOR = ["公共施設の電気使用量", "千kWh", "9,800以下", "10,910", "10,020"]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = tmp_path_factory.mktemp("second") / "みなと市"
    shutil.copytree(SECOND, workspace)
    subprocess.run(
        [sys.executable, "-m", "report_builder", "-C", str(workspace), "build", "R4"],
        check=True,
        capture_output=True,
    )
    return workspace / "output" / "2022"


def _sheet(folder: Path) -> Worksheet:
    return load_workbook(folder / f"{NAME}.xlsx").worksheets[0]


def _sheet_rows(folder: Path) -> list[list[str]]:
    found = [[str(cell) for cell in row if cell is not None] for row in _sheet(folder).values]
    return [row for row in found if row]


def _word_rows(folder: Path) -> list[list[str]]:
    with zipfile.ZipFile(folder / f"{NAME}.docx") as package:
        body = ET.fromstring(package.read("word/document.xml"))
    rows = ([_text(cell) for cell in row.iter(f"{W}tc")] for row in body.iter(f"{W}tr"))
    return [[text for text in row if text] for row in rows]


def _text(cell: ET.Element) -> str:
    return "".join(text.text or "" for text in cell.iter(f"{W}t"))


READERS = pytest.mark.parametrize("rows", [_sheet_rows, _word_rows], ids=["xlsx", "docx"])


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@READERS
def test_a_project_stands_with_its_indicators_of_two_years(
    output: Path, rows: Callable[[Path], list[list[str]]]
) -> None:
    found = rows(output)
    place = next(place for place, row in enumerate(found) if row[0] == "101")
    assert [text for text in found[place] if len(text) < 20] == FIRST
    assert found[place + 1] == SECOND_INDICATOR


@READERS
def test_the_shown_level_stands_above_its_projects_and_the_other_nowhere(
    output: Path, rows: Callable[[Path], list[list[str]]]
) -> None:
    found = rows(output)
    assert [row[0] for row in found if row[0].startswith("基本方針")] == LEVELS
    every = "".join(text for row in found for text in row)
    assert not [name for name in HIDDEN if name in every]


@READERS
def test_a_department_has_the_name_of_the_reported_year(
    output: Path, rows: Callable[[Path], list[list[str]]]
) -> None:
    every = [text for row in rows(output) for text in row]
    assert "みどり推進課" in every
    assert "公園緑地課" not in every


def test_the_excel_file_is_for_upright_a4(output: Path) -> None:
    setup = _sheet(output).page_setup
    assert (setup.orientation, setup.paperSize) == ("portrait", 9)  # 9: A4, ECMA-376 18.3.1.63


def test_the_word_file_is_for_upright_a4(output: Path) -> None:
    with zipfile.ZipFile(output / f"{NAME}.docx") as package:
        size = next(ET.fromstring(package.read("word/document.xml")).iter(f"{W}pgSz"))
    # 210 mm are 11906 twips, 297 mm 16838.
    assert [int(size.get(f"{W}{side}", 0)) for side in "wh"] == [11906, 16838]


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_libreoffice_prints_every_character_with_head_and_legend_on_both_pages(
    output: Path, soffice: Callable[..., Path], form: str
) -> None:
    pages = _printed(soffice(output / f"{NAME}.{form}", "pdf"))
    assert len(pages) == 2
    for page in pages:
        assert _squeezed("みなと市環境基本計画　年次報告（令和4年度）") in page
        assert _squeezed(LEGEND) in page
    shown = Counter(_squeezed("".join(text for row in _sheet_rows(output) for text in row)))
    assert not shown - Counter("".join(pages))


def _printed(pdf: Path) -> list[str]:
    run = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True)
    return [_squeezed(page) for page in run.stdout.decode("utf-8").split("\f")[:-1]]
