"""Figures as charts of Excel and Word: what they show, where they stand, what they refer to."""

import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from render.figures import COUNTS, LABELS, RATES, SHARES, counts_pages, counts_table
from report_builder.document.table import Block, Font, Pt
from report_builder.layout.lay_out import lay_out
from report_builder.layout.pages import Pages
from report_builder.render import docx, xlsx
from report_builder.render.chart_xml import chart_xml

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def _parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _chart(pages: Pages) -> ET.Element:
    return ET.fromstring(_parts(xlsx.render(pages))["xl/charts/chart1.xml"])


def _texts(element: ET.Element, path: str) -> list[str]:
    return [each.text or "" for each in element.iterfind(path)]


def _values(element: ET.Element, path: str) -> list[str]:
    return [each.get("val", "") for each in element.iterfind(path)]


def test_excel_and_word_show_the_same_chart_but_for_the_references() -> None:
    pages = counts_pages()
    excel = _parts(xlsx.render(pages))["xl/charts/chart1.xml"]
    word = _parts(docx.render(pages))["word/charts/chart1.xml"]
    one, other = ET.fromstring(excel), ET.fromstring(word)
    data = other.find(f"{C}externalData")
    assert data is not None
    other.remove(data)
    for root in (one, other):
        for reference in root.iter(f"{C}f"):
            reference.text = ""
    assert ET.tostring(one) == ET.tostring(other)


def test_categories_and_numbers_refer_to_their_cells() -> None:
    # Row 1 the title, 2 the heading, 3 to 5 the counts.
    references = _texts(_chart(counts_pages()), f".//{C}f")
    assert references == [
        "'評価'!$A$3:$A$5",
        "'評価'!$B$3:$B$5",
        "'評価'!$A$3:$A$5",
        "'評価'!$C$3:$C$5",
    ]


def test_a_chart_shows_without_its_cells() -> None:
    chart = _chart(counts_pages())
    series = list(chart.iter(f"{C}ser"))
    for number, each in enumerate(series):
        assert _texts(each, f"{C}cat//{C}v") == list(LABELS)
        assert _texts(each, f"{C}val//{C}v") == [str(row[number]) for row in COUNTS]
    assert [_texts(each, f"{C}tx/{C}v") for each in series] == [["A：継続"], ["未記入"]]


def test_the_first_category_stands_at_the_top_and_the_numbers_at_the_bottom() -> None:
    chart = _chart(counts_pages())
    assert _values(chart, f".//{C}catAx/{C}scaling/{C}orientation") == ["maxMin"]
    assert _values(chart, f".//{C}valAx/{C}crosses") == ["max"]


def test_shares_are_stacked_to_the_whole_and_ratios_stand_alone() -> None:
    shares, rates = _chart(counts_pages()), _chart(counts_pages(RATES))
    assert _values(shares, f".//{C}grouping") == ["percentStacked"]
    assert _values(shares, f".//{C}legendPos") == ["b"]
    assert _values(rates, f".//{C}grouping") == ["clustered"]
    assert _values(rates, f".//{C}legendPos") == []
    assert _values(rates, f".//{C}valAx/{C}scaling/{C}max") == ["2"]


def test_numbers_stand_on_the_bars_in_their_own_colour() -> None:
    chart = _chart(counts_pages())
    labels = list(chart.iter(f"{C}dLbls"))
    assert [each.find(f"{C}numFmt").get("formatCode") for each in labels] == ["#,##0;;"] * 2  # pyright: ignore[reportOptionalMemberAccess]
    assert [_values(each, f".//{A}srgbClr") for each in labels] == [["FFFFFF"], ["000000"]]


def test_bars_are_told_apart_without_colour() -> None:
    chart = _chart(counts_pages())
    fills = [each.find(f"{C}spPr") for each in chart.iter(f"{C}ser")]
    assert [next(iter(fill)).tag for fill in fills if fill is not None] == [
        f"{A}solidFill",
        f"{A}pattFill",
    ]
    assert all(fill.find(f"{A}ln") is not None for fill in fills if fill is not None)


def test_the_paper_s_face_is_named_for_japanese_letters_too() -> None:
    chart = ET.fromstring(chart_xml(SHARES, Font("BIZ UDゴシック", Pt(9)), _Anywhere()))
    assert {each.get("typeface") for each in chart.iter(f"{A}ea")} == {"BIZ UDゴシック"}


class _Anywhere(dict[tuple[str, ...], str]):
    def __missing__(self, key: tuple[str, ...]) -> str:
        return "Sheet1!$A$1"


def test_a_chart_covers_its_cell_on_the_sheet() -> None:
    parts = _parts(xlsx.render(counts_pages()))
    anchor = next(ET.fromstring(parts["xl/drawings/drawing1.xml"]).iter(f"{XDR}twoCellAnchor"))
    corners = [
        [int(anchor.findtext(f"{XDR}{end}/{XDR}{side}") or -1) for side in ("col", "row")]
        for end in ("from", "to")
    ]
    assert corners == [[0, 5], [3, 6]]  # from 0: columns A to C of the sixth row
    sheet: Any = load_workbook(BytesIO(xlsx.render(counts_pages()))).worksheets[0]
    assert sheet.row_dimensions[6].height == 200  # 20 em of 10 pt
    assert sheet.print_area == "'評価'!$A$1:$C$6"


def test_openpyxl_reads_the_chart_back() -> None:
    sheet: Any = load_workbook(BytesIO(xlsx.render(counts_pages()))).worksheets[0]
    (chart,) = sheet._charts  # noqa: SLF001
    assert [series.val.numRef.f for series in chart.series] == [
        "'評価'!$B$3:$B$5",
        "'評価'!$C$3:$C$5",
    ]


@pytest.mark.parametrize("module", [xlsx, docx])
def test_a_screen_reader_is_told_what_a_chart_shows(module: Any) -> None:
    parts = _parts(module.render(counts_pages()))
    assert any(b'descr="' + "評価の割合 &amp; 件数".encode() in part for part in parts.values())


def test_a_range_with_a_heading_in_between_is_of_two_parts() -> None:
    table = counts_table()
    rows = table.blocks[0].rows
    broken = (rows[0], replace(rows[1], break_before=True), rows[2])
    block = Block(table.blocks[0].head, broken)
    pages = lay_out(replace(table, blocks=(block, table.blocks[1])))
    references = _texts(_chart(pages), f".//{C}f")
    assert references[1] == "('評価'!$B$3,'評価'!$B$5:$B$6)"


def test_a_chart_may_stand_on_another_sheet_than_its_numbers() -> None:
    table = counts_table()
    numbers = lay_out(replace(table, blocks=table.blocks[:1]))
    figure = lay_out(replace(table, name="図", blocks=table.blocks[1:]))
    parts = _parts(xlsx.render(numbers, figure))
    assert "'評価'!$B$3:$B$5" in _texts(ET.fromstring(parts["xl/charts/chart1.xml"]), f".//{C}f")


# -------------------------------------------------------------------------------------- Word


def _body(pages: Pages, *more: Pages) -> ET.Element:
    return ET.fromstring(_parts(docx.render(pages, *more))["word/document.xml"])


def test_a_chart_of_word_is_found_by_its_relation() -> None:
    parts = _parts(docx.render(counts_pages()))
    drawn = next(ET.fromstring(parts["word/document.xml"]).iter(f"{C}chart"))
    relations = ET.fromstring(parts["word/_rels/document.xml.rels"])
    targets = {each.get("Id"): each.get("Target") for each in relations}
    assert targets[drawn.get(f"{R}id")] == "charts/chart1.xml"


def test_the_data_of_a_chart_of_word_can_be_edited() -> None:
    parts = _parts(docx.render(counts_pages()))
    chart = ET.fromstring(parts["word/charts/chart1.xml"])
    relations = ET.fromstring(parts["word/charts/_rels/chart1.xml.rels"])
    data = next(chart.iter(f"{C}externalData")).get(f"{R}id")
    assert [(each.get("Id"), each.get("Target")) for each in relations] == [
        (data, "../embeddings/chart1.xlsx"),
    ]
    sheet = load_workbook(BytesIO(parts["word/embeddings/chart1.xlsx"])).worksheets[0]
    assert list(sheet.values) == [
        (None, "A：継続", "未記入"),
        *((label, *counts) for label, counts in zip(LABELS, COUNTS, strict=True)),
    ]
    assert _texts(chart, f".//{C}val//{C}f") == ["Sheet1!$B$2:$B$4", "Sheet1!$C$2:$C$4"]


def test_a_chart_of_word_is_as_large_as_its_cell() -> None:
    extent = next(_body(counts_pages()).iter(f"{WP}extent"))
    # 30 em and the inner padding of three columns at 200 twips, a twip to spare in each;
    # 20 em less 3 pt; 635 EMU a twip
    assert int(extent.get("cx", "")) == (6000 + 4 * 60 + 3) * 635
    assert int(extent.get("cy", "")) == (4000 - 60) * 635


def test_the_line_of_a_chart_is_as_high_as_the_chart() -> None:
    styles = ET.fromstring(_parts(docx.render(counts_pages()))["word/styles.xml"])
    style = next(each for each in styles if each.get(f"{W}styleId") == "figure")
    spacing = next(style.iter(f"{W}spacing"))
    assert spacing.get(f"{W}lineRule") == "auto"


def test_each_chart_of_word_has_a_part_and_a_number_of_its_own() -> None:
    parts = _parts(docx.render(counts_pages(), counts_pages(RATES, "率")))
    body = ET.fromstring(parts["word/document.xml"])
    assert [each.get(f"{R}id") for each in body.iter(f"{C}chart")] == ["chart1", "chart2"]
    assert [each.get("id") for each in body.iter(f"{WP}docPr")] == ["1", "2"]
    assert b"percentStacked" in parts["word/charts/chart1.xml"]
    assert b"clustered" in parts["word/charts/chart2.xml"]


# ------------------------------------------------------------------------- several papers


def test_papers_are_sheets_of_one_workbook() -> None:
    book = load_workbook(BytesIO(xlsx.render(counts_pages(), counts_pages(RATES, "率"))))
    assert book.sheetnames == ["評価", "率"]
    assert [sheet["A1"].value for sheet in book.worksheets] == ["題", "題"]


def test_papers_are_sections_of_one_document_with_their_own_heads() -> None:
    second = lay_out(replace(counts_table(RATES), running=counts_table().running * 2))
    parts = _parts(docx.render(counts_pages(), second))
    body = ET.fromstring(parts["word/document.xml"])
    sections = list(body.iter(f"{W}sectPr"))
    assert len(sections) == 2
    heads = [next(each.iter(f"{W}headerReference")).get(f"{R}id") for each in sections]
    assert len(set(heads)) == 2
    rows = [
        len(list(ET.fromstring(parts[f"word/{name}.xml"]).iter(f"{W}tr")))
        for name in ("header", "header2")
    ]
    assert rows == [1, 2]


def test_the_tables_of_a_paper_stand_before_the_end_of_its_section() -> None:
    body = _body(counts_pages(), counts_pages(RATES))[0]
    kinds = ["section" if each.find(f".//{W}sectPr") is not None else each.tag for each in body]
    table, gap = f"{W}tbl", f"{W}p"
    assert kinds == [table, gap, table, "section", table, gap, table, gap, f"{W}sectPr"]


@pytest.mark.parametrize("module", [xlsx, docx])
def test_the_same_papers_are_the_same_bytes(module: Any) -> None:
    papers = counts_pages(), counts_pages(RATES, "率")
    assert module.render(*papers) == module.render(*papers)


# ---------------------------------------------------------------------------- as they look


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_libreoffice_draws_the_chart_on_the_one_page(
    form: str, soffice: Callable[..., Path], tmp_path: Path
) -> None:
    path = tmp_path / f"figure.{form}"
    path.write_bytes((xlsx if form == "xlsx" else docx).render(counts_pages()))
    pages = list(_printed(soffice(path, "pdf")))
    assert len(pages) == 1
    for text in ("評価の割合 & 件数", "A：継続", "未記入", "100%", "28"):
        assert text.replace(" ", "") in pages[0].replace(" ", "")
    assert pages[0].count("目標１") == 2  # in the table and beside its bar


def _printed(pdf: Path) -> Iterator[str]:
    run = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True)
    yield from run.stdout.decode("utf-8").split("\f")[:-1]
