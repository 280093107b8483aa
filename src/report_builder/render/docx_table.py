"""Placed rows in, the XML of tables out, row by row: what is written is never held whole."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from report_builder.layout.pages import Page, Pages, PlacedCell, PlacedRow
from report_builder.render.docx_charts import SPARE, figure_paragraph
from report_builder.render.docx_lengths import Lengths, measure
from report_builder.render.docx_styles import ANY_ROLE, BREAK, GAP, GRID, Look, looks, margin
from report_builder.render.docx_text import in_value, marked_paragraphs, paragraphs


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What all cells are drawn with.

    Attributes:
        lengths: Of the paper.
        looks: Role to look.
        title: 代替テキスト: what a screen reader calls a table.
        columns: Its columns in words.
        numbers: For the figures to come.
    """

    lengths: Lengths
    looks: Mapping[str, Look]
    title: str
    columns: str
    numbers: Iterator[int]

    def look(self, placed: PlacedCell) -> Look:
        """Returns the look of a cell."""
        return self.looks.get(placed.cell.role) or self.looks[ANY_ROLE]


@dataclass(frozen=True, slots=True)
class _Spanning:
    """A cell that reaches into rows below its own, and how many of them are left."""

    placed: PlacedCell
    left: int


_GAP = paragraphs("", GAP)

AFTER_LAST = _GAP
"""Word wants a paragraph after the last table of a document."""


def body(pages: Pages, numbers: Iterator[int]) -> Iterator[str]:
    """Yields the content of a section: a table for each part, its page begun by a paragraph.

    A break inside a table begins a page in Word but not in LibreOffice. A paragraph before the
    table both obey.

    Args:
        pages: A paper.
        numbers: For its figures, from that of the first one on.
    """
    drawing = _drawing(pages, numbers)
    for number, page in enumerate(pages.pages):
        if number:
            yield paragraphs("", BREAK)
        yield from _page(drawing, page)


def running_table(pages: Pages) -> str:
    """Returns the rows at the top of every page, and the paragraph that must end a header."""
    drawing = _drawing(pages, iter(()))
    return "".join((_opening(drawing), *_rows(drawing, pages.running, 0), "</w:tbl>", _GAP))


def _drawing(pages: Pages, numbers: Iterator[int]) -> _Drawing:
    lengths = measure(pages)
    columns = "、".join(column.name for column in pages.table.columns if column.name)
    return _Drawing(lengths, looks(pages, lengths), pages.table.title, columns, numbers)


def _page(drawing: _Drawing, page: Page) -> Iterator[str]:
    for number, part in enumerate(page.parts):
        if number:
            yield _GAP
        yield _opening(drawing)
        head = part.head if number else (*page.running, *part.head)
        yield from _rows(drawing, (*head, *part.rows, *part.foot), len(head))
        yield "</w:tbl>"


def _opening(drawing: _Drawing) -> str:
    edges = drawing.lengths.edges
    widths = [right - left for left, right in pairwise(edges)]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{GRID}"/><w:tblW w:w="{edges[-1]}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCaption w:val="{in_value(drawing.title)}"/>'
        f'<w:tblDescription w:val="{in_value(drawing.columns)}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )


def _rows(drawing: _Drawing, rows: Iterable[PlacedRow], heading: int) -> Iterator[str]:
    """Yields the rows; the first `heading` ones are repeated should a reader's page overflow."""
    above: list[_Spanning] = []
    for number, row in enumerate(rows):
        yield _row(drawing, row, above, "<w:tblHeader/>" if number < heading else "")
        own = [_Spanning(placed, placed.cell.rows) for placed in row.cells]
        above = [_Spanning(each.placed, each.left - 1) for each in above + own if each.left > 1]


def _row(drawing: _Drawing, row: PlacedRow, above: list[_Spanning], header: str) -> str:
    cells = [(placed.column, _cell(drawing, placed)) for placed in row.cells]
    cells += [(each.placed.column, _covered(drawing, each.placed)) for each in above]
    cells.sort()
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{_height(drawing, row)}"'
        f' w:hRule="atLeast"/>{header}</w:trPr>{"".join([xml for _, xml in cells])}</w:tr>'
    )


def _height(drawing: _Drawing, row: PlacedRow) -> int:
    """Returns the height that a row has without its line, which Word adds."""
    line = max((drawing.look(placed).border for placed in row.cells), default=0)
    return drawing.lengths.twips(row.height) - line


def _cell(drawing: _Drawing, placed: PlacedCell) -> str:
    look = drawing.look(placed)
    merge = '<w:vMerge w:val="restart"/>' if placed.cell.rows > 1 else ""
    properties = _properties(drawing.lengths, placed, look, merge)
    return f"<w:tc>{properties}{_content(drawing, placed, look)}</w:tc>"


def _content(drawing: _Drawing, placed: PlacedCell, look: Look) -> str:
    cell = placed.cell
    if cell.figure:
        lengths = drawing.lengths
        across = lengths.width(placed.column, cell.columns) - 2 * lengths.margin
        room = (across, lengths.twips(cell.figure.height) - SPARE)
        return figure_paragraph(cell.figure, next(drawing.numbers), room)
    if cell.marks:
        return marked_paragraphs(cell.text, look.style, cell.marks, look.mark)
    return paragraphs(cell.text, look.style, drawing.lengths.twips(placed.after))


def _covered(drawing: _Drawing, placed: PlacedCell) -> str:
    properties = _properties(drawing.lengths, placed, drawing.look(placed), "<w:vMerge/>")
    return f"<w:tc>{properties}{_GAP}</w:tc>"


def _properties(lengths: Lengths, placed: PlacedCell, look: Look, merge: str) -> str:
    columns = placed.cell.columns
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    width = lengths.width(placed.column, columns)
    narrow = _narrow(width, look.stack) if look.stack else ""
    return (
        f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{look.frame}{narrow}{look.place}'
        "</w:tcPr>"
    )


def _narrow(width: int, room: int) -> str:
    """Returns the margins that leave room for one character a line."""
    left = (width - room) // 2
    right = width - room - left
    return f"<w:tcMar>{margin('left', left)}{margin('right', right)}</w:tcMar>"
