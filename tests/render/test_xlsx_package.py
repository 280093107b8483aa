"""The file as a whole: the same bytes for the same pages, and openpyxl's own means kept."""

import re
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Protection
from openpyxl.worksheet.datavalidation import DataValidation

from report_builder.document.table import Cell
from report_builder.layout.pages import Pages
from report_builder.render.xlsx import new_workbook, render, write_sheet
from report_builder.render.xlsx_package import to_bytes

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def _part(content: bytes, name: str) -> Any:
    with ZipFile(BytesIO(content)) as package:
        return ET.fromstring(package.read(name))


def test_the_same_pages_are_the_same_bytes(sample_pages: Pages) -> None:
    assert render(sample_pages) == render(sample_pages)


def test_the_bytes_do_not_depend_on_the_hashes_of_a_run(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import hashlib, sys\n"
        "from datetime import datetime\n"
        "from openpyxl import Workbook\n"
        "from report_builder.render.xlsx_package import to_bytes\n"
        "book = Workbook()\n"
        "book.properties.created = book.properties.modified = datetime(2020, 4, 1)\n"
        "sheet = book.worksheets[0]\n"
        "for row in range(1, 40):\n"
        "    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=row + 1)\n"
        "sys.stdout.write(hashlib.sha256(to_bytes(book)).hexdigest())\n",
        encoding="utf-8",
    )
    runs = {
        subprocess.run(
            [sys.executable, str(script)],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(runs) == 1


def test_no_part_has_a_date_of_its_own(sample_pages: Pages) -> None:
    with ZipFile(BytesIO(render(sample_pages))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_parts_of_fonts_are_in_the_order_of_the_standard(sample_pages: Pages) -> None:
    fonts = _part(render(sample_pages), "xl/styles.xml").iter(f"{MAIN}font")
    orders = {tuple(part.tag.removeprefix(MAIN) for part in font) for font in fonts}
    assert orders == {
        ("sz", "name", "family"),
        ("sz", "color", "name", "family", "charset"),
        ("b", "sz", "color", "name", "family", "charset"),
    }


def test_codes_that_look_like_numbers_are_no_errors(sample_pages: Pages) -> None:
    sheet = _part(render(sample_pages), "xl/worksheets/sheet1.xml")
    ignored = sheet.find(f"{MAIN}ignoredErrors/{MAIN}ignoredError")
    assert ignored.attrib == {"sqref": "A1:F12", "numberStoredAsText": "1"}


@pytest.mark.parametrize(
    ("text", "keeps"),
    [(" 先頭", True), ("末尾\n", True), ("　全角", True), ("中 央", False)],
)
def test_blanks_at_the_ends_of_a_text_are_asked_to_be_kept(
    text: str, *, keeps: bool, pages_of: Callable[..., Pages]
) -> None:
    sheet = _part(render(pages_of(Cell(text, "text"))), "xl/worksheets/sheet1.xml")
    found = [each for each in sheet.iter(f"{MAIN}t") if each.text == text]
    space = "{http://www.w3.org/XML/1998/namespace}space"
    assert [each.get(space) == "preserve" for each in found] == [keeps]


def test_markup_in_a_text_is_text(pages_of: Callable[..., Pages]) -> None:
    sheet = _part(render(pages_of(Cell("<b>&amp;]]>\"'", "text"))), "xl/worksheets/sheet1.xml")
    assert "<b>&amp;]]>\"'" in [each.text for each in sheet.iter(f"{MAIN}t")]


def test_a_row_is_written_to_the_pixel(sample_pages: Pages) -> None:
    sheet = _part(render(sample_pages), "xl/worksheets/sheet1.xml")
    rows = [row.attrib for row in sheet.iter(f"{MAIN}row")]
    assert rows[0] == {"r": "1", "ht": "15.75", "customHeight": "1"}  # (1.25 + 0.5) em of 9 pt


def test_what_is_added_to_a_written_sheet_is_kept(sample_pages: Pages) -> None:
    workbook = new_workbook(sample_pages.table)
    sheet: Any = workbook.worksheets[0]
    write_sheet(sheet, sample_pages)
    sheet["E6"].protection = Protection(locked=False)
    sheet["F6"].value = "=COUNTA(E6:E12)"
    sheet["F10"].value = True
    choices = DataValidation(type="list", formula1='"A,B"', sqref="E6")
    sheet.add_data_validation(choices)
    sheet.row_dimensions[8].hidden = True
    sheet.protection.sheet = True
    read: Any = load_workbook(BytesIO(to_bytes(workbook))).worksheets[0]
    assert (read["E6"].protection.locked, read["E7"].protection.locked) == (False, True)
    assert (read["F6"].value, read["F10"].value) == ("=COUNTA(E6:E12)", True)
    assert str(read.data_validations.dataValidation[0].sqref) == "E6"
    assert read.row_dimensions[8].hidden
    assert read.protection.sheet


def test_parts_of_a_sheet_follow_the_standard(sample_pages: Pages) -> None:
    sheet = _part(render(sample_pages), "xl/worksheets/sheet1.xml")
    assert [part.tag.removeprefix(MAIN) for part in sheet] == [
        *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData"),
        *("autoFilter", "mergeCells", "printOptions", "pageMargins", "pageSetup", "headerFooter"),
        *("rowBreaks", "ignoredErrors"),
    ]


@pytest.mark.soffice
def test_libreoffice_reads_every_text_as_it_was_written(
    sample_pages: Pages, soffice: Callable[..., Path], tmp_path: Path
) -> None:
    path = tmp_path / "資料２.xlsx"
    path.write_bytes(render(sample_pages))
    lines = soffice(path, "csv:Text - txt - csv (StarCalc):44,34,76,1").read_text(encoding="utf-8")
    assert "_x000D_ とそのまま" in lines
    assert "=1+1 で始まる文" in lines
    assert "　　妊娠届受理件数　450件 " in lines


@pytest.mark.soffice
def test_libreoffice_prints_the_same_pages_on_either_paper(
    sample_pages: Pages,
    sample_pages_on_a4: Pages,
    soffice: Callable[..., Path],
    tmp_path: Path,
) -> None:
    counts: list[int] = []
    for name, pages in (("a3.xlsx", sample_pages), ("a4.xlsx", sample_pages_on_a4)):
        path = tmp_path / name
        path.write_bytes(render(pages))
        counts.append(len(re.findall(rb"/Type\s*/Page\b", soffice(path, "pdf").read_bytes())))
    assert counts == [3, 3]
