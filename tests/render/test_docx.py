"""The Word file: what it says of pages, rows, cells and itself."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from report_builder.document.table import Cell, Em, Mm, Style
from report_builder.layout.kinsoku import LINE_END_PROHIBITED, LINE_START_PROHIBITED
from report_builder.layout.pages import Page, Pages, Part, PlacedCell, PlacedRow
from report_builder.render.docx import render
from report_builder.render.docx_settings import NOT_AT_END, NOT_AT_START

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GOLDEN = Path(__file__).parent.parent / "golden" / "docx"
NAMESPACES = {
    "w": W[1:-1],
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
AINU = frozenset(map(chr, range(0x31F0, 0x3200)))


def parts(pages: Pages) -> dict[str, bytes]:
    with ZipFile(BytesIO(render(pages))) as package:
        return {name: package.read(name) for name in package.namelist()}


def part(pages: Pages, name: str = "document") -> ET.Element:
    return ET.fromstring(parts(pages)[f"word/{name}.xml"])


def value(element: ET.Element, path: str, attribute: str = "val") -> str | None:
    """The value of the first element at a path of names without their prefix."""
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return None if found is None else found.get(f"{W}{attribute}")


def has(element: ET.Element, path: str) -> bool:
    return element.find("/".join(f"{W}{name}" for name in path.split("/"))) is not None


def text_of(element: ET.Element) -> str:
    return "\n".join(
        "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
        for paragraph in element.iter(f"{W}p")
    )


def rows_of(pages: Pages) -> Iterator[PlacedRow]:
    for page in pages.pages:
        for each in page.parts:
            yield from (*each.head, *each.rows)


def spelled(root: ET.Element) -> list[str]:
    """The texts of all cells that are no continuation of one above."""
    cells = root.iter(f"{W}tc")
    return [
        text_of(cell)
        for cell in cells
        if not has(cell, "tcPr/vMerge") or value(cell, "tcPr/vMerge") == "restart"
    ]


def one_cell(pages: Pages) -> ET.Element:
    return next(part(pages).iter(f"{W}tc"))


def test_every_cell_says_its_text_verbatim_and_in_order(sample_pages: Pages) -> None:
    expected = [placed.cell.text for row in rows_of(sample_pages) for placed in row.cells]
    assert spelled(part(sample_pages)) == expected


def test_python_docx_reads_the_same_table(sample_pages: Pages) -> None:
    document = Document(BytesIO(render(sample_pages)))
    row = document.tables[0].rows[-1]
    assert [cell.text for cell in row.cells] == [
        placed.cell.text for placed in sample_pages.pages[0].parts[0].rows[-1].cells
    ]


def test_the_same_pages_are_the_same_bytes(sample_pages: Pages) -> None:
    assert render(sample_pages) == render(sample_pages)


def test_every_page_but_the_first_begins_with_one_paragraph_that_breaks(
    sample_pages: Pages,
) -> None:
    body = part(sample_pages)[0]
    kinds = [value(each, "pPr/pStyle") or each.tag.removeprefix(W) for each in body]
    assert kinds == ["tbl", "break", "tbl", "break", "tbl", "gap", "sectPr"]


def test_parts_on_a_page_are_tables_apart(two_block_pages: Pages) -> None:
    body = part(two_block_pages)[0]
    kinds = [value(each, "pPr/pStyle") or each.tag.removeprefix(W) for each in body]
    assert kinds == ["tbl", "break", "tbl", "gap", "tbl", "gap", "sectPr"]


def test_the_paragraphs_around_tables_are_one_point_high(sample_pages: Pages) -> None:
    styles = part(sample_pages, "styles").iter(f"{W}style")
    heights = {
        style.get(f"{W}styleId"): value(style, "pPr/spacing", "line")
        for style in styles
        if style.get(f"{W}styleId") in {"gap", "break"}
    }
    assert heights == {"gap": "20", "break": "20"}


def test_no_row_splits_and_none_is_lower_than_settled(sample_pages: Pages) -> None:
    rows = list(part(sample_pages).iter(f"{W}tr"))
    assert all(has(row, "trPr/cantSplit") for row in rows)
    assert {value(row, "trPr/trHeight", "hRule") for row in rows} == {"atLeast"}


def test_a_row_and_its_line_are_as_high_as_settled(sample_pages: Pages) -> None:
    heights = [int(value(row, "trPr/trHeight") or 0) for row in part(sample_pages).iter(f"{W}tr")]
    # 9 pt: an em is 180 twips. Head rows of 2 and 5 em, with a line of 0.5 pt each; the group of
    # 1.75 em has one of 1.5 pt.
    assert heights[:3] == [2 * 180 - 10, 5 * 180 - 10, 315 - 30]


def test_the_rows_of_the_head_are_repeated_should_a_page_overflow(sample_pages: Pages) -> None:
    for table in part(sample_pages).iter(f"{W}tbl"):
        flags = [has(row, "trPr/tblHeader") for row in table.iter(f"{W}tr")]
        assert flags == [True, True, *[False] * (len(flags) - 2)]


def test_columns_are_as_wide_as_their_text_and_padding(sample_pages: Pages) -> None:
    columns = part(sample_pages).iter(f"{W}gridCol")
    widths = [int(column.get(f"{W}w") or 0) for column in columns][:6]
    # 1.5, 8, 12, 4, 4.5 and 16 em of 180 twips, 0.2 em on both sides, a twip to spare
    assert widths == [em + 73 for em in (270, 1440, 2160, 720, 810, 2880)]


def test_the_cells_of_a_row_fill_the_grid(sample_pages: Pages) -> None:
    for table in part(sample_pages).iter(f"{W}tbl"):
        whole = value(table, "tblPr/tblW", "w")
        for row in table.iter(f"{W}tr"):
            widths = (int(value(cell, "tcPr/tcW", "w") or 0) for cell in row.iter(f"{W}tc"))
            assert str(sum(widths)) == whole


def test_a_span_restarts_and_is_continued_in_the_rows_below(sample_pages: Pages) -> None:
    table = part(sample_pages)[0][2]  # the second page
    first, second = list(table.iter(f"{W}tr"))[2:4]
    merges = [[has(cell, "tcPr/vMerge") for cell in row.iter(f"{W}tc")] for row in (first, second)]
    assert merges == [[True, True, False, False, False, False]] * 2
    assert [text_of(cell) for cell in second.iter(f"{W}tc")][:3] == ["", "", "保健所で"]


def test_a_span_in_the_middle_keeps_the_cells_after_it_in_place(sample_pages: Pages) -> None:
    wide = PlacedCell(Cell("広い", "text", columns=2, rows=2), 2, ())
    others = [PlacedCell(Cell(str(at), "text"), at, ()) for at in (0, 1, 4, 5)]
    row = next(rows_of(sample_pages)).row
    above = PlacedRow(row, Em(2), (*others[:2], wide, *others[2:]))
    below = PlacedRow(row, Em(2), tuple(others))
    pages = replace(sample_pages, pages=(Page((Part((), (above, below), 0),)),))
    second = list(part(pages).iter(f"{W}tr"))[1]
    assert [text_of(cell) for cell in second.iter(f"{W}tc")] == ["0", "1", "", "4", "5"]
    assert value(list(second.iter(f"{W}tc"))[2], "tcPr/gridSpan") == "2"


def test_stacked_text_has_room_for_one_character_a_line(sample_pages: Pages) -> None:
    cell = one_cell(sample_pages)
    margins = [int(value(cell, f"tcPr/tcMar/{side}", "w") or 0) for side in ("left", "right")]
    # a column of 343 twips, of which 0.75 em of 180 remain
    assert 343 - sum(margins) == 135
    assert text_of(cell) == "項目No."


def test_vertical_text_keeps_its_characters_upright(pages_of: Callable[..., Pages]) -> None:
    cell = one_cell(pages_of(Cell("縦書き", "vertical")))
    assert value(cell, "tcPr/textDirection") == "tbRlV"


@pytest.mark.parametrize(
    ("style", "across", "down"),
    [
        (Style(direction="vertical", align="left", vertical="top"), "left", "bottom"),
        (Style(direction="vertical", align="center", vertical="center"), "center", "center"),
        (Style(direction="vertical", align="right", vertical="bottom"), "right", "top"),
        (Style(align="right", vertical="bottom"), "right", "bottom"),
    ],
)
def test_vertical_lines_stand_where_the_style_says(
    pages_of: Callable[..., Pages], style: Style, across: str, down: str
) -> None:
    pages = pages_of(Cell("字", "role"), role=style)
    assert value(one_cell(pages), "tcPr/vAlign") == down
    assert value(role_style(pages, "欄 role"), "pPr/jc") == across


def role_style(pages: Pages, name: str) -> ET.Element:
    styles = part(pages, "styles").iter(f"{W}style")
    return next(style for style in styles if value(style, "name") == name)


def test_a_role_is_a_paragraph_style(pages_of: Callable[..., Pages]) -> None:
    look = Style(bold=True, color="C00000", scale=1.2, align="center")
    style = role_style(pages_of(Cell("字", "role"), role=look), "欄 role")
    assert has(style, "rPr/b")
    assert value(style, "rPr/color") == "C00000"
    # 9 pt × 1.2 is 10.8 pt, of which Word can set 10.5
    assert value(style, "rPr/sz") == "21"
    # 1.25 em × 180 twips × 1.2
    assert value(style, "pPr/spacing", "line") == "270"


def test_a_role_without_a_style_looks_plain(pages_of: Callable[..., Pages]) -> None:
    cell = one_cell(pages_of(Cell("字", "知らない役割")))
    assert value(cell, "p/pPr/pStyle") == "role0"


def test_fill_and_diagonal_are_the_cell_s(pages_of: Callable[..., Pages]) -> None:
    cell = one_cell(pages_of(Cell("", "role"), role=Style(fill="DDEBF7", diagonal=True)))
    assert value(cell, "tcPr/shd", "fill") == "DDEBF7"
    assert value(cell, "tcPr/tcBorders/tr2bl") == "single"


@pytest.mark.parametrize(("border", "line"), [("none", "nil"), ("medium", "single")])
def test_lines_that_are_not_thin_are_the_cell_s(
    pages_of: Callable[..., Pages], border: str, line: str
) -> None:
    style = Style(border="none") if border == "none" else Style(border="medium")
    cell = one_cell(pages_of(Cell("", "role"), role=style))
    assert value(cell, "tcPr/tcBorders/top") == line


def test_a_plain_cell_says_no_more_than_it_must(pages_of: Callable[..., Pages]) -> None:
    names = [each.tag.removeprefix(W) for each in one_cell(pages_of(Cell("字", "text")))[0]]
    assert names == ["tcW", "vAlign"]


def test_title_and_legends_stand_in_the_header_of_every_page(sample_pages: Pages) -> None:
    header = part(sample_pages, "header")
    expected = [each.cell.text for row in sample_pages.running for each in row.cells]
    assert spelled(header) == expected


def test_the_body_begins_below_the_header(sample_pages: Pages) -> None:
    margins = part(sample_pages).iter(f"{W}pgMar")
    found = {key.removeprefix(W): int(text) for key, text in next(margins).attrib.items()}
    # 10 mm; running rows of 1.25 × 1 + 0.5 em each, at 180 twips; a point for the last paragraph
    assert found["header"] == 567
    assert found["top"] == 567 + 2 * 315 + 20


def test_the_footer_stays_within_the_margin(sample_pages: Pages) -> None:
    found = next(part(sample_pages).iter(f"{W}pgMar")).attrib
    line = 225
    assert int(found[f"{W}footer"]) + line <= int(found[f"{W}bottom"]) < 680  # 12 mm


def test_without_running_rows_and_footer_there_are_no_such_parts(sample_pages: Pages) -> None:
    bare = replace(sample_pages, running=(), table=replace(sample_pages.table, footer=""))
    assert not {"word/header.xml", "word/footer.xml"} & set(parts(bare))


def test_the_footer_counts_pages(sample_pages: Pages) -> None:
    fields = part(sample_pages, "footer").iter(f"{W}fldSimple")
    assert [field.get(f"{W}instr") for field in fields] == [" PAGE ", " NUMPAGES "]


@pytest.mark.parametrize(
    ("landscape", "width", "height"), [(True, "16838", "11906"), (False, "11906", "16838")]
)
def test_the_paper_is_the_paper_of_the_pages(
    sample_pages_on_a4: Pages, *, landscape: bool, width: str, height: str
) -> None:
    paper = replace(sample_pages_on_a4.paper, landscape=landscape)
    size = next(part(replace(sample_pages_on_a4, paper=paper)).iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == (width, height)


def test_on_a_smaller_paper_all_lengths_follow_the_letters(sample_pages_on_a4: Pages) -> None:
    # Word sets 6 pt for 6.3: an em is 120 twips, in widths as in heights
    columns = part(sample_pages_on_a4).iter(f"{W}gridCol")
    assert next(columns).get(f"{W}w") == str(180 + 2 * 24 + 1)
    assert value(role_style(sample_pages_on_a4, "欄 text"), "rPr/sz") == "12"


def test_a_margin_too_low_for_a_footer_is_no_error(sample_pages: Pages) -> None:
    paper = replace(sample_pages.paper, margins=(Mm(0), Mm(0), Mm(0), Mm(0)))
    margins = next(part(replace(sample_pages, paper=paper)).iter(f"{W}pgMar"))
    assert margins.get(f"{W}bottom") == "0"


def test_lines_break_by_the_same_characters_as_in_the_layout() -> None:
    assert set(NOT_AT_START) == LINE_START_PROHIBITED - AINU
    assert set(NOT_AT_END) == LINE_END_PROHIBITED
    # the most that Word holds
    assert len(NOT_AT_START) <= 100
    assert len(NOT_AT_END) <= 50


def test_the_sets_of_the_settings_are_whole(sample_pages: Pages) -> None:
    settings = part(sample_pages, "settings")
    assert value(settings, "noLineBreaksBefore") == NOT_AT_START
    assert value(settings, "noLineBreaksAfter") == NOT_AT_END


def test_the_file_knows_its_title_and_author(sample_pages: Pages) -> None:
    properties = Document(BytesIO(render(sample_pages))).core_properties
    assert properties.title == "主な事業の令和2年度実績及び評価について"
    assert properties.author == "あきる野市"
    assert properties.keywords == "子育て, 評価"
    assert properties.language == "ja-JP"


def test_a_title_of_any_length_and_characters_is_taken(sample_pages: Pages) -> None:
    table = replace(sample_pages.table, title="題\x00" * 200)
    title = Document(BytesIO(render(replace(sample_pages, table=table)))).core_properties.title
    assert title == ("題\ufffd" * 200)[:255]


def test_a_screen_reader_is_told_what_a_table_is(sample_pages: Pages) -> None:
    table = next(part(sample_pages).iter(f"{W}tbl"))
    assert value(table, "tblPr/tblCaption") == sample_pages.table.title
    assert value(table, "tblPr/tblDescription") == "No、事業名、今後の方針、担当課、評価、実績"


def test_nothing_of_the_library_s_template_is_left(sample_pages: Pages) -> None:
    found = parts(sample_pages)
    assert list(found) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/header.xml",
        "word/footer.xml",
    ]
    assert not [name for name, content in found.items() if re.search(b"python-docx|Theme", content)]


@pytest.mark.parametrize("name", ["document", "styles", "settings", "header", "footer"])
def test_a_part_is_as_it_was(
    sample_pages: Pages, name: str, request: pytest.FixtureRequest
) -> None:
    """Compared as pretty-printed XML; unused namespaces are left out, all else counts."""
    for prefix, namespace in NAMESPACES.items():
        ET.register_namespace(prefix, namespace)
    root = part(sample_pages, name)
    ET.indent(root)
    found = ET.tostring(root, encoding="unicode") + "\n"
    path = GOLDEN / f"{name}.xml"
    if request.config.getoption("--golden-update", default=False):
        path.write_text(found, encoding="utf-8", newline="\n")
    assert found == path.read_text(encoding="utf-8")
