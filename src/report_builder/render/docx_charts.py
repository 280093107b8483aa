"""Figures in; their chart parts, and the paragraphs that hold them, out."""

from collections.abc import Iterator, Sequence
from typing import Final

from report_builder.document.table import Figure, Font
from report_builder.layout.pages import Pages
from report_builder.render.chart_workbook import SHEET, column_of
from report_builder.render.chart_xml import chart_xml
from report_builder.render.docx_text import in_value

FIGURE: Final = "figure"
"""Id of the style of a paragraph with a chart: its line is as high as the chart."""

WORKBOOK: Final = "workbook"
"""Id of the relation of a chart's part to the workbook of its numbers."""

SPARE: Final = 60
"""Twips (3 pt) by which a chart is lower than its row: below it is the descent of a letter."""

_EMU_OF_TWIP = 635
_WORDPROCESSING_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def figures(papers: Sequence[Pages]) -> Iterator[Figure]:
    """Yields the figures of papers in the order in which they are drawn."""
    for pages in papers:
        for page in pages.pages:
            for part in page.parts:
                for row in (*part.head, *part.rows):
                    yield from (each.cell.figure for each in row.cells if each.cell.figure)


def relation(number: int) -> str:
    """Returns the id of the relation to the part of a figure, counted from 1."""
    return f"chart{number}"


def chart_part(figure: Figure, font: Font) -> str:
    """Returns the part of a figure, which names the cells of the workbook within."""
    last = len(figure.labels) + 1
    references = {figure.label_cells: f"{SHEET}!$A$2:$A${last}"}
    for number, series in enumerate(figure.series, 1):
        column = column_of(number)
        references[series.cells] = f"{SHEET}!${column}$2:${column}${last}"
    data = (
        f'<c:externalData xmlns:r="{_RELATIONS}" r:id="{WORKBOOK}">'
        '<c:autoUpdate val="0"/></c:externalData>'
    )
    return chart_xml(figure, font, references, data)


def figure_paragraph(figure: Figure, number: int, room: tuple[int, int]) -> str:
    """Returns the paragraph of a figure.

    Args:
        figure: 図.
        number: Of the figure in the document, from 1.
        room: Width and height in twips.
    """
    width, height = (length * _EMU_OF_TWIP for length in room)
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{FIGURE}"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline xmlns:wp="{_WORDPROCESSING_DRAWING}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="図 {number}" descr="{in_value(figure.title)}"/>'
        "<wp:cNvGraphicFramePr/>"
        f'<a:graphic xmlns:a="{_DRAWING}"><a:graphicData uri="{_CHART}">'
        f'<c:chart xmlns:c="{_CHART}" xmlns:r="{_RELATIONS}" r:id="{relation(number)}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
