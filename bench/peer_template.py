"""Nothing in, the .docx template of peer_docxtpl.py out: what a user would draw in Word once."""

import sys
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt
from docx.table import Table
from peer_texts import HEADINGS, WIDTHS

_CELLS = tuple(f"{{{{ row[{place}] }}}}" for place in range(len(HEADINGS)))


def main(target: Path) -> None:
    """Writes a table with a row loop: a merged row for a 基本目標 or 施策, seven cells else."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(420), Mm(297)
    document.styles["Normal"].font.size = Pt(9)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    table = document.add_table(rows=0, cols=len(HEADINGS), style="Table Grid")
    table.autofit = False
    _add(table, HEADINGS)
    _add(table, ("{%tr for row in rows %}",))
    _add(table, ("{%tr if row|length == 1 %}",))
    _add(table, _CELLS[:1])
    _add(table, ("{%tr else %}",))
    _add(table, _CELLS)
    _add(table, ("{%tr endif %}",))
    _add(table, ("{%tr endfor %}",))
    document.save(str(target))


def _add(table: Table, texts: tuple[str, ...]) -> None:
    cells = table.add_row().cells
    for cell, width in zip(cells, WIDTHS, strict=True):
        cell.width = Pt(width * 9)
    if len(texts) == 1:
        cells[0].merge(cells[-1])
    for cell, text in zip(cells, texts, strict=False):
        cell.paragraphs[0].text = text


if __name__ == "__main__":
    main(Path(sys.argv[1]))
