"""Pages in, bytes of a Word document out: a section for each paper."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import count
from zipfile import ZipFile

from report_builder.layout.pages import Pages
from report_builder.render.docx_package import AFTER_TABLES, package
from report_builder.render.docx_table import AFTER_LAST, body
from report_builder.render.zip_parts import PACKING, opened_part

_DOCUMENT = "word/document.xml"


def render(pages: Pages, *more: Pages) -> bytes:
    """Returns the pages as a .docx: same pages, same bytes."""
    papers = (pages, *more)
    stream = BytesIO()
    with ZipFile(BytesIO(package(papers))) as skeleton, ZipFile(stream, "w", **PACKING) as whole:
        for name in skeleton.namelist():
            part = skeleton.read(name)
            _write(whole, name, _filled(part, papers) if name == _DOCUMENT else iter((part,)))
    return stream.getvalue()


def _filled(document: bytes, papers: Sequence[Pages]) -> Iterator[bytes]:
    """Yields the document with its tables, which are never in memory as a whole."""
    numbers = count(1)
    written = 0
    for pages, mark in zip(papers, AFTER_TABLES.finditer(document), strict=True):
        yield document[written : mark.start()]
        yield from (piece.encode() for piece in body(pages, numbers))
        written = mark.start()
    yield AFTER_LAST.encode()
    yield document[written:]


def _write(whole: ZipFile, name: str, pieces: Iterator[bytes]) -> None:
    with opened_part(whole, name) as part:
        for piece in pieces:
            part.write(piece)
