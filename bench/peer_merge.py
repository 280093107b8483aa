"""Returned workbooks in, nothing out: opened and read with openpyxl, the least that is needed."""

import sys
from pathlib import Path

from openpyxl import load_workbook


def main(folder: Path) -> None:
    """Reads every cell of every workbook in a folder."""
    for path in sorted(folder.glob("*.xlsx")):
        for sheet in load_workbook(path).worksheets:
            for _ in sheet.values:
                pass


if __name__ == "__main__":
    main(Path(sys.argv[1]))
