"""The promise of build-report 2020: every character, the fourteen pages, the head on each."""

import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

OFFICIAL = Path(__file__).parent / "official_2020.tsv"

PAGES = (
    (1, 4), (5, 9), (10, 12), (13, 18), (19, 23), (24, 27), (28, 30),
    (31, 37), (38, 43), (44, 49), (50, 54), (55, 60), (61, 65), (66, 67),
)  # fmt: skip
"""First and last No. of each page of the official paper (DESIGN.md 4)."""

TITLE = (
    "■子ども・子育て支援総合計画（第４章あきる野市子育て支援施策の展開）　"
    "主な事業の令和2年度実績及び評価について"
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _official() -> dict[int, str]:
    lines = OFFICIAL.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return {int(number): text for number, text in pairs}


def _official_groups() -> list[str]:
    lines = OFFICIAL.read_text(encoding="utf-8").splitlines()[2:]
    return [line.removeprefix("# ") for line in lines if line.startswith("#")]


def build(workspace: Path, *options: str) -> Path:
    """Runs the command as a user does, and returns the folder of the files."""
    output = workspace / "out"
    subprocess.run(
        [sys.executable, "-m", "report_builder", "-C", str(workspace), "build", "2020",
         "--output", str(output), *options],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return output


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Path(__file__).parent.parent.parent
    folder = tmp_path_factory.mktemp("paper")
    for name in ("data", "templates"):
        (folder / name).symlink_to(root / name)
    return build(folder)


def _sheet_rows(path: Path) -> list[list[object]]:
    sheet = load_workbook(path).worksheets[0]
    return [[cell for cell in row if cell is not None] for row in sheet.values]


def _word_tables(path: Path) -> list[list[list[str]]]:
    with zipfile.ZipFile(path) as package:
        body = ET.fromstring(package.read("word/document.xml"))
    return [_table_rows(table) for table in body.iter(f"{W}tbl")]


def _table_rows(table: ET.Element) -> list[list[str]]:
    return [
        ["".join(text.text or "" for text in cell.iter(f"{W}t")) for cell in row.iter(f"{W}tc")]
        for row in table.iter(f"{W}tr")
    ]


def _projects(rows: list[list[object]] | list[list[str]]) -> dict[int, str]:
    """The rows that begin with a No., joined from left to right."""
    return {
        int(str(row[0])): _squeezed("".join(str(cell) for cell in row[1:]))
        for row in rows
        if row and str(row[0]).isdecimal()
    }


def test_the_excel_file_has_every_character_of_the_67_projects(output: Path) -> None:
    assert _projects(_sheet_rows(output / "資料２.xlsx")) == _official()


def test_the_word_file_has_every_character_of_the_67_projects(output: Path) -> None:
    rows = [row for table in _word_tables(output / "資料２.docx") for row in table]
    assert _projects(rows) == _official()


def test_the_groups_stand_in_both_files_in_order(output: Path) -> None:
    sheet = [_squeezed(str(row[0])) for row in _sheet_rows(output / "資料２.xlsx") if row]
    word = [_squeezed(row[0]) for table in _word_tables(output / "資料２.docx") for row in table]
    groups = _official_groups()
    assert [text for text in sheet if text in groups] == groups
    assert [text for text in word if text in groups] == groups


def test_the_excel_pages_break_where_the_paper_does(output: Path) -> None:
    sheet = load_workbook(output / "資料２.xlsx").worksheets[0]
    breaks = [each.id for each in sheet.row_breaks.brk]
    pages: list[list[int]] = [[]]
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        if isinstance(row[0], int):
            pages[-1].append(row[0])
        if number in breaks:
            pages.append([])
    assert tuple((page[0], page[-1]) for page in pages if page) == PAGES


def test_the_word_pages_break_where_the_paper_does(output: Path) -> None:
    pages = [sorted(_projects(table)) for table in _word_tables(output / "資料２.docx")]
    assert tuple((page[0], page[-1]) for page in pages) == PAGES


def test_numbers_are_numbers_and_ratings_can_be_filtered(output: Path) -> None:
    sheet = load_workbook(output / "資料２.xlsx").worksheets[0]
    numbers = [row[0].value for row in sheet.iter_rows() if isinstance(row[0].value, int)]
    assert numbers == list(range(1, 68))
    assert sheet.auto_filter.ref is not None


@pytest.mark.parametrize("paper", ["A3", "A4"])
@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_libreoffice_prints_the_fourteen_pages(
    workspace: Path, soffice: Callable[..., Path], paper: str, form: str
) -> None:
    output = build(workspace, "--paper", paper, "--format", form)
    pages = _printed_pages(soffice(output / f"資料２.{form}", "pdf"))
    assert len(pages) == len(PAGES)
    for text, (first, last) in zip(pages, PAGES, strict=True):
        for needed in (TITLE, "資料２", "【評価基準】", "D：完了", "【達成度基準】", "４：未実施"):
            assert _squeezed(needed) in _squeezed(text)
        lost = _characters(first, last) - Counter(_squeezed(text))
        assert not lost, f"No.{first}–{last}: {lost}"


def _characters(first: int, last: int) -> Counter[str]:
    """Every character of some 事業, however the page mixes the lines of their cells."""
    official = _official()
    return Counter("".join(official[number] for number in range(first, last + 1)))


def _printed_pages(pdf: Path) -> list[str]:
    # Without -layout, a cell's lines stay together.
    run = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True)
    return run.stdout.decode("utf-8").split("\f")[:-1]


def test_libreoffice_wants_no_row_higher_than_it_is(
    output: Path, soffice: Callable[..., Path], tmp_path: Path
) -> None:
    """Its own optimal height, asked for by dropping ours, never exceeds what we set."""
    source = output / "資料２.xlsx"
    free = tmp_path / "free.xlsx"
    _without_heights(source, free)
    wanted = _heights(soffice(free, "fods"))
    given = _given_heights(source)
    assert len(given) > len(PAGES)
    cut = [(row, wanted[row - 1], have) for row, have in given if wanted[row - 1] > have + 0.1]
    assert not cut


def _given_heights(path: Path) -> list[tuple[int, float]]:
    with zipfile.ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode("utf-8")
    rows = re.findall(r"<row [^>]*>", sheet)
    return [
        (int(number[1]), float(height[1]))
        for row in rows
        if (number := re.search(r' r="(\d+)"', row))
        and (height := re.search(r' ht="([\d.]+)"', row))
    ]


def _without_heights(source: Path, target: Path) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content = re.sub(rb' (ht|customHeight)="[^"]*"', b"", content)
            new.writestr(name, content)


STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def _heights(path: Path) -> list[float]:
    """Row heights in pt of a flat OpenDocument sheet, repeated rows unrolled."""
    root = ET.parse(path).getroot()
    styles = {style.get(f"{STYLE}name"): _points(style) for style in root.iter(f"{STYLE}style")}
    heights: list[float] = []
    for row in root.iter(f"{TABLE}table-row"):
        count = int(row.get(f"{TABLE}number-rows-repeated", "1"))
        heights += [styles[row.get(f"{TABLE}style-name")]] * count
    return heights


def _points(style: ET.Element) -> float:
    properties = style.find(f"{STYLE}table-row-properties")
    length = "" if properties is None else properties.get(f"{STYLE}row-height", "")
    units = {"in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pt": 1.0}
    found = re.fullmatch(r"([\d.]+)(\w+)", length)
    return float(found[1]) * units[found[2]] if found else 0.0
