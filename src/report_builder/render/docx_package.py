"""Papers in, a whole .docx package out, but for the tables of its body."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from docx import Document
from docx.document import Document as Package
from docx.enum.section import WD_HEADER_FOOTER, WD_ORIENTATION
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.document import CT_Body, CT_Document
from docx.shared import Twips

from report_builder.document.table import Figure, Font, Mm
from report_builder.layout.pages import Pages
from report_builder.render.chart_workbook import chart_workbook
from report_builder.render.docx_charts import WORKBOOK, chart_part, figures, relation
from report_builder.render.docx_lengths import HAIR, Lengths, measure, twips
from report_builder.render.docx_settings import settings_xml
from report_builder.render.docx_styles import FOOTER, GAP, styles_xml
from report_builder.render.docx_table import running_table
from report_builder.render.docx_text import legal, part_xml, run

if TYPE_CHECKING:
    from docx.opc.package import OpcPackage

AFTER_TABLES = re.compile(rb"<w:p><w:pPr>(?:<w:pStyle [^>]*>)?<w:sectPr|<w:sectPr")
"""What the tables of a paper stand before in word/document.xml: a paragraph with the end of their
section, or the section with which the body ends."""

_LONGEST_PROPERTY = 255
"""python-docx refuses more characters in a property of the document."""

_SIZES = {"A3": (Mm(297), Mm(420)), "A4": (Mm(210), Mm(297))}
"""Short and long side."""

_LONG_AGO = datetime(1980, 1, 1, tzinfo=UTC)
"""The oldest date of a zip: the same pages are the same bytes on any day."""

_KEPT = {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}
_FIELDS = {"{頁}": "PAGE", "{総頁}": "NUMPAGES"}

_BORDER = 10
"""Twips of a thin line."""


def package(papers: Sequence[Pages]) -> bytes:
    """Returns the package: a section for each paper, all of them empty."""
    document = Document()
    _clear(document)
    _add(document, "styles", styles_xml(papers[0], measure(papers[0])))
    _add(document, "settings", settings_xml())
    for number, pages in enumerate(papers):
        if number:
            _end_section(document)
        _section(document, pages, str(number + 1) if number else "")
    for number, figure in enumerate(figures(papers), 1):
        _add_chart(document, number, figure, papers[0].table.font)
    _properties(document, papers[0])
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _end_section(document: Package) -> None:
    """Ends the section in a paragraph of its own, no higher than one between two tables."""
    document.add_section()
    cast("Any", document.element).body.p_lst[-1].style = GAP


def _add_chart(document: Package, number: int, figure: Figure, font: Font) -> None:
    """Adds the part of a chart, and the workbook of its numbers to that."""
    name = PackURI(f"/word/charts/chart{number}.xml")
    part = Part(name, CONTENT_TYPE.DML_CHART, chart_part(figure, font).encode())
    within = PackURI(f"/word/embeddings/chart{number}.xlsx")
    workbook = Part(within, CONTENT_TYPE.SML_SHEET, chart_workbook(figure))
    part.load_rel(RELATIONSHIP_TYPE.PACKAGE, workbook, WORKBOOK)
    document.part.load_rel(RELATIONSHIP_TYPE.CHART, part, relation(number))


def _clear(document: Package) -> None:
    """Takes away what comes with the library's template."""
    body = _body(document)
    body.clear_content()
    body.get_or_add_sectPr().attrib.clear()
    document.part.rels.clear()
    whole = cast("OpcPackage", document.part.package)
    for name, kept in tuple(whole.rels.items()):
        if kept.reltype not in _KEPT:
            del whole.rels[name]


def _body(document: Package) -> CT_Body:
    return cast("CT_Document", document.element).body


def _add(document: Package, name: str, xml: str, number: str = "") -> str:
    """Adds a part beside the document and returns the id of the relation to it."""
    part = Part(
        PackURI(f"/word/{name}{number}.xml"),
        getattr(CONTENT_TYPE, f"WML_{name.upper()}"),
        xml.encode(),
    )
    return document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, name.upper()))


def _section(document: Package, pages: Pages, number: str) -> None:
    """Sets the section that ends the document; `number` tells its parts from those before."""
    section = document.sections[-1]
    lengths = measure(pages)
    short, long = (Twips(twips(side)) for side in _SIZES[pages.paper.size])
    if pages.paper.landscape:
        section.orientation = WD_ORIENTATION.LANDSCAPE
        short, long = long, short
    section.page_width, section.page_height = short, long
    top, right, bottom, left = (twips(margin) for margin in pages.paper.margins)
    section.left_margin, section.right_margin = Twips(left), Twips(right)
    section.header_distance = Twips(top)
    section.top_margin = Twips(top + _header(document, pages, lengths, number))
    line = lengths.line(1.0)
    room = max(0, min((bottom + line) // 2, bottom - _spare(pages)))
    section.bottom_margin = Twips(room)
    section.footer_distance = Twips(max(0, room - line))
    if pages.table.footer:
        _footer(document, pages.table.footer, number)


def _header(document: Package, pages: Pages, lengths: Lengths, number: str) -> int:
    """Writes the rows at the top of every page, if any, and returns their height in twips."""
    if not pages.running:
        return 0
    identity = _add(document, "header", part_xml("hdr", running_table(pages)), number)
    section = _body(document).get_or_add_sectPr()
    section.add_headerReference(WD_HEADER_FOOTER.PRIMARY, identity)
    return sum(lengths.twips(row.height) for row in pages.running) + HAIR


def _spare(pages: Pages) -> int:
    """Returns what a page needs beyond its rows, in twips, which the margin below must give.

    Hair paragraphs around the tables, a line above each, and half a twip of rounding a row.
    """
    return max(
        (
            HAIR
            + len(page.running)
            + sum(
                HAIR + _BORDER + len(part.head) + len(part.rows) + len(part.foot)
                for part in page.parts
            )
            for page in pages.pages
        ),
        default=0,
    )


def _footer(document: Package, text: str, number: str) -> None:
    pieces = (_field(piece) for piece in re.split(r"(\{頁\}|\{総頁\})", text))
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{FOOTER}"/></w:pPr>{"".join(pieces)}</w:p>'
    identity = _add(document, "footer", part_xml("ftr", paragraph), number)
    section = _body(document).get_or_add_sectPr()
    section.add_footerReference(WD_HEADER_FOOTER.PRIMARY, identity)


def _field(piece: str) -> str:
    name = _FIELDS.get(piece)
    return f'<w:fldSimple w:instr=" {name} ">{run("1")}</w:fldSimple>' if name else run(piece)


def _properties(document: Package, pages: Pages) -> None:
    properties, table = document.core_properties, pages.table
    properties.title = _property(table.title)
    properties.author = properties.last_modified_by = _property(table.author)
    properties.keywords = _property(", ".join(table.keywords))
    properties.comments = ""
    properties.language = "ja-JP"
    properties.created = properties.modified = _LONG_AGO


def _property(text: str) -> str:
    return legal(text)[:_LONGEST_PROPERTY]
