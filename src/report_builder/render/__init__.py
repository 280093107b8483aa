"""Pages in, bytes of a file out. Nothing here knows 事業 or measures text."""

from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from report_builder.layout.pages import Pages

FORMATS = {
    "xlsx": "report_builder.render.xlsx",
    "docx": "report_builder.render.docx",
}
"""Format (and file name ending) to the module with `render(pages) -> bytes`, imported when used."""


class Renderer(Protocol):
    """What a module of FORMATS offers."""

    def render(self, pages: Pages, *more: Pages) -> bytes:
        """Returns the file; several papers are sheets or sections of it."""
        ...


def render(pages: Pages, form: str) -> bytes:
    """Returns the pages as a file of a format.

    Raises:
        KeyError: FORMATS does not have the format.
    """
    return render_all((pages,), form)


def render_all(papers: Sequence[Pages], form: str) -> bytes:
    """Returns papers, at least one, as one file: sheets of a workbook, sections of a document.

    They share font and styles.

    Raises:
        KeyError: FORMATS does not have the format.
    """
    return cast("Renderer", import_module(FORMATS[form])).render(*papers)
