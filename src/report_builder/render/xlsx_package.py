"""A workbook of openpyxl in, the bytes of its file out: quick, by the standard, always the same.

openpyxl packs the file; sheets are written by `xlsx_sheet_xml`. Besides, these are not as openpyxl
would write them: fonts have their parts in the order of the standard, the style Normal has our
default font, and all parts are dated 1980-01-01.
"""

from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_STYLE, SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring

from report_builder.render.xlsx_charts import Drawing
from report_builder.render.xlsx_columns import DEFAULT_FACE, DEFAULT_SIZE
from report_builder.render.xlsx_sheet_xml import SheetWriter, serialise
from report_builder.render.zip_parts import PACKING, opened_part

_NAMESPACE: Final = f"{{{SHEET_MAIN_NS}}}"

_FONT_PARTS: Final = tuple(
    _NAMESPACE + part
    for part in (
        *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign"),
        *("sz", "color", "name", "family", "charset", "scheme"),
    )
)
"""CT_Font as [MS-OI29500] 2.1.731 and Microsoft's validator want it; openpyxl begins with name."""

_NORMAL: Final = (
    f'<font xmlns="{SHEET_MAIN_NS}"><sz val="{DEFAULT_SIZE}"/><name val="{DEFAULT_FACE}"/>'
    '<family val="3"/></font>'
)


def to_bytes(workbook: Workbook) -> bytes:
    """Returns the file of a workbook."""
    stream = BytesIO()
    with _Archive(stream, "w", **PACKING) as archive:
        _Packer(workbook, archive).write_data()
    return stream.getvalue()


class _Archive(ZipFile):
    """A zip whose parts have no date of their own, and whose style sheet is mended."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        name = str(zinfo_or_arcname)
        content = data.encode() if isinstance(data, str) else data
        with opened_part(self, name) as part:
            part.write(_mended(content) if name == ARC_STYLE else content)


class _Packer(ExcelWriter):
    """Packs as openpyxl does, but writes sheets straight into the zip."""

    _archive: ZipFile
    manifest: Any

    def write_worksheet(self, ws: Any) -> None:
        drawing = Drawing()
        drawing.charts, drawing.images = ws._charts, ws._images  # noqa: SLF001
        ws._drawing = drawing  # noqa: SLF001
        with opened_part(self._archive, ws.path[1:]) as part:
            writer = SheetWriter(ws, part)
            writer.write()
        ws._rels = writer.relations  # noqa: SLF001
        self.manifest.append(ws)


def _mended(styles: bytes) -> bytes:
    sheet: Any = fromstring(styles)
    fonts = sheet.find(f"{_NAMESPACE}fonts")
    fonts[0] = fromstring(_NORMAL)
    for font in sheet.iter(f"{_NAMESPACE}font"):
        font[:] = sorted(font, key=lambda part: _FONT_PARTS.index(part.tag))
    return serialise(sheet)
