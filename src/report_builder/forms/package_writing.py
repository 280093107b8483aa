"""The tabs of a workbook and the XML of its sheets in; a plain new .xlsx out."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from report_builder.forms.package_book import Book

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FORMAT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"

_TYPES = f"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="{_FORMAT}.worksheet+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{_FORMAT}.sheet.main+xml"/>
<Override PartName="/xl/styles.xml" ContentType="{_FORMAT}.styles+xml"/>
</Types>"""

_ROOT = f"""<Relationships xmlns="{_RELATIONSHIPS}">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>
</Relationships>"""

_LINKS = f"""<Relationships xmlns="{_RELATIONSHIPS}">
<Relationship Id="styles" Type="{_OFFICE}/styles" Target="styles.xml"/>
{{sheets}}</Relationships>"""
_LINK = f'<Relationship Id="s{{0}}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{{0}}.xml"/>'

_BOOK = f"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="{_OFFICE}"><workbookPr date1904="{{epoch:d}}"/><sheets>{{sheets}}</sheets></workbook>"""
_TAB = '<sheet name={0} sheetId="{1}" state="{2}" r:id="s{1}"/>'


def packed(book: Book, sheets: Sequence[str], styles: str) -> bytes:
    """Returns the package, not compressed: it is read at once and thrown away.

    Args:
        book: For the tabs, and how days are counted.
        sheets: A worksheet part for each tab.
        styles: The styles part.
    """
    content = BytesIO()
    with ZipFile(content, "w", ZIP_STORED) as file:
        for name, xml in _parts(book, sheets, styles):
            file.writestr(ZipInfo(name), _HEAD + xml)  # undated: the same sheets, the same bytes
    return content.getvalue()


def _parts(book: Book, sheets: Sequence[str], styles: str) -> Iterator[tuple[str, str]]:
    numbered = list(enumerate(book.tabs, 1))
    tabs = "".join(_TAB.format(quoteattr(tab.name), n, tab.state) for n, tab in numbered)
    links = "".join(_LINK.format(n) for n, _ in numbered)
    yield "[Content_Types].xml", _TYPES
    yield "_rels/.rels", _ROOT
    yield "xl/workbook.xml", _BOOK.format(epoch=book.counts_from_1904, sheets=tabs)
    yield "xl/_rels/workbook.xml.rels", _LINKS.format(sheets=links)
    yield "xl/styles.xml", styles
    for number, sheet in enumerate(sheets, 1):
        yield f"xl/worksheets/sheet{number}.xml", sheet
