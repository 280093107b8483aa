"""Pages in, bytes of a Word document out."""

from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from report_builder.layout.pages import Pages
from report_builder.render.docx_package import AFTER_TABLES, package
from report_builder.render.docx_table import body

_DOCUMENT = "word/document.xml"


def render(pages: Pages) -> bytes:
    """Returns the pages as a .docx: same pages, same bytes."""
    stream = BytesIO()
    with ZipFile(BytesIO(package(pages))) as skeleton, ZipFile(stream, "w") as whole:
        for name in skeleton.namelist():
            part = skeleton.read(name)
            _write(whole, name, _filled(part, pages) if name == _DOCUMENT else iter((part,)))
    return stream.getvalue()


def _filled(document: bytes, pages: Pages) -> Iterator[bytes]:
    """Yields the document with its tables, which are never in memory as a whole."""
    before, mark, after = document.partition(AFTER_TABLES)
    return chain((before,), (piece.encode() for piece in body(pages)), (mark, after))


def _write(whole: ZipFile, name: str, pieces: Iterator[bytes]) -> None:
    entry = ZipInfo(name)  # dated 1980-01-01
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0  # the same on Windows and elsewhere
    with whole.open(entry, "w") as part:
        for piece in pieces:
            part.write(piece)
