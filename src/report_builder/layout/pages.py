"""Pages: a table whose lines, heights and places are settled. Types only; lengths in em."""

from dataclasses import dataclass, field

from report_builder.document.table import Cell, Em, Paper, Pt, Row, Table


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell at its place.

    Attributes:
        cell: With the text of this page and the rows that it spans on this page.
        column: Index of its first column in the grid.
        lines: The lines into which the text falls; joined, they are the text, line ends included.
        after: Room that stays free right of the text, in em of the base font, so that its decimal
            point stands below the others.
        again: What stands in its place on the next page where a page's end cuts it: of a part of a
            text too high for a page, a mark that it goes on; None: its own text once more.
        filler: Half-width characters that take about that room, for an output that knows no em.
    """

    cell: Cell
    column: int
    lines: tuple[str, ...]
    after: Em = field(default=Em(0))
    filler: str = ""
    again: str | None = None

    @property
    def is_broken(self) -> bool:
        """Whether the text has not the room that it needs on one line."""
        return len(self.lines) > 1


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row with its height.

    Attributes:
        row: What it was made from; its kind, keep and level.
        height: In em of the base font, padding above and below included.
        cells: From the left.
        continued: True for a 続き row.
    """

    row: Row
    height: Em
    cells: tuple[PlacedCell, ...]
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one block on one page.

    Attributes:
        head: Its heading rows.
        rows: Its rows; never empty.
        block: Index of the block.
        foot: The rows below them.
    """

    head: tuple[PlacedRow, ...]
    rows: tuple[PlacedRow, ...]
    block: int
    foot: tuple[PlacedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page.

    Attributes:
        parts: Of the blocks on it, from the top, below the running rows.
        running: The rows at its top, where those of the pages differ; else empty.
    """

    parts: tuple[Part, ...]
    running: tuple[PlacedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Pages:
    """A table laid out.

    Attributes:
        table: For its columns, padding, styles, titles; renderers do not read its rows.
        paper: On which it is printed: the table's own, or another.
        font_size: On that paper. Lines and pages are the same on every paper.
        zoom: Size of that paper's print against the table's own paper (1.0; 0.70 for A4 of A3).
        line_pitch: From one line to the next.
        running: The rows at the top of every page; empty where each page has its own.
        pages: In order.
    """

    table: Table
    paper: Paper
    font_size: Pt
    zoom: float
    line_pitch: Em
    running: tuple[PlacedRow, ...]
    pages: tuple[Page, ...]
