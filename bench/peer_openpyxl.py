"""A workspace in, a workbook out: the plain openpyxl script that a user would write instead."""

import sys
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side
from openpyxl.utils import get_column_letter
from peer_texts import HEADINGS, WIDTHS, read_rows


def main(workspace: Path, target: Path) -> None:
    """Writes the texts into cells with borders and wrap; sets no height and no page."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADINGS)
    for row in read_rows(workspace):
        sheet.append(row)
    for place, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width * 2
    line = Side(style="thin")
    border = Border(left=line, right=line, top=line, bottom=line)
    wrapped = Alignment(wrap_text=True, vertical="center")
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.border = border
            # A 基本目標 or 施策 stands in the first cell and runs on over the empty ones beside it.
            # Merged, they would cost a tenth more at 10,000.
            if cells[1].value is not None:
                cell.alignment = wrapped
    sheet.print_title_rows = "1:1"
    book.save(target)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
