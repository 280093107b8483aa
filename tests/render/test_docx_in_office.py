"""The Word file in LibreOffice: the pages are ours, and every character is on them."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from report_builder.document.table import Em
from report_builder.layout.pages import Page, Pages, PlacedRow
from report_builder.render.docx import render

pytestmark = pytest.mark.soffice

ROOM = (297 - 10 - 12) / 25.4 * 72 / 9
"""Height of a page of the sample in em: A3 across, its margins, 9 pt."""


@pytest.fixture
def printed(soffice: Callable[..., Path], tmp_path: Path) -> Callable[[Pages], list[str]]:
    """Gives the text of each page as LibreOffice prints it, without blanks and line ends."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext（Debian の poppler-utils）がありません")

    def text_of_pages(pages: Pages) -> list[str]:
        path = tmp_path / "paper.docx"
        path.write_bytes(render(pages))
        run = subprocess.run(
            ["pdftotext", "-layout", str(soffice(path, "pdf")), "-"],
            check=True,
            capture_output=True,
        )
        return ["".join(page.split()) for page in run.stdout.decode().split("\f")[:-1]]

    return text_of_pages


def height(rows: tuple[PlacedRow, ...]) -> float:
    return sum(row.height for row in rows)


def filled(page: Page, room: float) -> Page:
    """The same page, its last row as high as the page has room for."""
    part = page.parts[-1]
    *others, last = part.rows
    rest = room - height(part.head) - height(tuple(others))
    return Page((replace(part, rows=(*others, replace(last, height=Em(rest)))),))


def test_pages_begin_and_end_where_they_should(
    printed: Callable[[Pages], list[str]], sample_pages: Pages
) -> None:
    pages = printed(sample_pages)
    assert len(pages) == 3
    assert ["続きの行" in page for page in pages] == [False, False, True]
    assert ["保健所で" in page for page in pages] == [False, True, False]


def test_title_and_head_are_on_every_page(
    printed: Callable[[Pages], list[str]], sample_pages: Pages
) -> None:
    for number, page in enumerate(printed(sample_pages), 1):
        assert "■総合計画" in page
        assert "実績・取組状況" in page
        assert f"{number}/3" in page


def test_the_pages_are_the_same_on_a4(
    printed: Callable[[Pages], list[str]], sample_pages_on_a4: Pages
) -> None:
    assert len(printed(sample_pages_on_a4)) == 3


def test_parts_of_two_blocks_share_a_page(
    printed: Callable[[Pages], list[str]], two_block_pages: Pages
) -> None:
    assert ["別表" in page for page in printed(two_block_pages)] == [False, True]


def test_pages_without_a_point_to_spare_stay_pages(
    printed: Callable[[Pages], list[str]], sample_pages: Pages
) -> None:
    room = ROOM - height(sample_pages.running)
    pages = tuple(filled(page, room) for page in sample_pages.pages)
    assert len(printed(replace(sample_pages, pages=pages))) == 3
