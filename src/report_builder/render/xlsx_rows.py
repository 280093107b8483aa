"""Pages in, the rows of one sheet out: which row of the sheet holds what, and on which page."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from report_builder.layout.pages import Page, Pages, PlacedRow


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the sheet.

    Its cells stand in the sheet's column `PlacedCell.column + 1`.

    Attributes:
        number: From 1.
        placed: What it holds.
        page: Index of the page; None: it stands at the top of every page (print titles).
    """

    number: int
    placed: PlacedRow
    page: int | None


def sheet_rows(pages: Pages) -> tuple[SheetRow, ...]:
    """Returns the rows of the sheet, from the top."""
    titles = ((row, None) for row in (*pages.running, *repeated_head(pages)))
    alone = has_one_block(pages)
    body = (
        (row, index)
        for index, page in enumerate(pages.pages)
        for row in _rows(page, with_heads=not alone)
    )
    return tuple(
        SheetRow(number, placed, page)
        for number, (placed, page) in enumerate(chain(titles, body), 1)
    )


def has_one_block(pages: Pages) -> bool:
    """Tells whether all pages show the same block, so that its head can be a print title.

    Excel repeats one stretch of rows on every page. With several blocks these are the running rows
    alone, and each part is written with its head; where each page has rows of its own at the top,
    these are written too.
    """
    blocks = {part.block for page in pages.pages for part in page.parts}
    return len(blocks) <= 1 and not any(page.running for page in pages.pages)


def repeated_head(pages: Pages) -> tuple[PlacedRow, ...]:
    """Returns the heading rows that are repeated on every page; none with several blocks."""
    parts = (part for page in pages.pages for part in page.parts)
    first = next(parts, None)
    return first.head if first and has_one_block(pages) else ()


def _rows(page: Page, *, with_heads: bool) -> Iterator[PlacedRow]:
    yield from page.running
    for part in page.parts:
        if with_heads:
            yield from part.head
        yield from part.rows
        yield from part.foot
