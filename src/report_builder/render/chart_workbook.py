"""A figure in, the small workbook of its numbers out, which Word opens for who edits them."""

from html import escape
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from report_builder.document.table import Figure

SHEET: Final = "Sheet1"

_START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def chart_workbook(figure: Figure) -> bytes:
    """Returns the workbook: categories in column A, a series in each column after it."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, content in {**_FRAME, "xl/worksheets/sheet1.xml": _sheet(figure)}.items():
            entry = ZipInfo(name)  # dated 1980-01-01
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # the same on Windows and elsewhere
            archive.writestr(entry, f"{_START}{content}")
    return stream.getvalue()


def column_of(number: int) -> str:
    """Returns the letters of a column, from 0."""
    before, last = divmod(number, 26)
    return (column_of(before - 1) if before else "") + chr(ord("A") + last)


def _relation(identity: str, kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="{identity}"'
        f' Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


_FRAME: Final = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": _relation("rId1", "officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": _relation("rId1", "worksheet", "worksheets/sheet1.xml"),
}


def _sheet(figure: Figure) -> str:
    names = "".join(_text(at, 1, each.name) for at, each in enumerate(figure.series, 1))
    rows = [f'<row r="1">{names}</row>']
    for place, label in enumerate(figure.labels):
        row = place + 2
        numbers = "".join(
            f'<c r="{column_of(at)}{row}"><v>{each.numbers[place]:.15g}</v></c>'
            for at, each in enumerate(figure.series, 1)
        )
        rows.append(f'<row r="{row}">{_text(0, row, label)}{numbers}</row>')
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>'


def _text(column: int, row: int, text: str) -> str:
    place = f"{column_of(column)}{row}"
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
