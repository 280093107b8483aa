"""Toys for the tests of the layout: figures that can be worked out by hand.

Full-width characters are 1 em wide, half-width ones 0.5 em. At 8 pt a line is 10 pt high (1.25 em),
and a cell has 4 pt (0.5 em) around its text: n lines make a row of 10 n + 4 pt.
"""

from collections.abc import Sequence

from report_builder.document.table import (
    Cell,
    Column,
    Em,
    Fill,
    Font,
    Keep,
    Mm,
    Paper,
    Pt,
    Row,
    Style,
    Table,
)
from report_builder.layout.heights import Gauge
from report_builder.layout.metrics import EM, fixed_pitch
from report_builder.layout.pages import Page, PlacedRow
from report_builder.layout.rows import gauge_of, measure_rows
from report_builder.layout.setting import Setter

TOY = fixed_pitch("toy")
SIZE = Pt(8)

STYLES = {
    "text": Style(),
    "small": Style(scale=0.5),
    "large": Style(scale=2.0),
    "stacked": Style(direction="stacked"),
    "vertical": Style(direction="vertical"),
}


def em(count: float) -> int:
    """Returns a width in the units of the layout."""
    return int(count * EM)


def toy_table(*widths: float, padding: float = 0.25) -> Table:
    """Returns a table without rows on columns of so many em."""
    return Table(
        name="玩具",
        title="玩具",
        columns=tuple(Column(Em(width)) for width in widths),
        padding=Em(padding),
        running=(),
        blocks=(),
        paper=Paper("A4", landscape=False, margins=(Mm(10), Mm(10), Mm(10), Mm(10))),
        font=Font("ＭＳ ゴシック", SIZE),
        styles=STYLES,
    )


def tall(lines: int, rows: int = 1, fill: Fill = "even") -> Cell:
    """Returns a cell of so many lines, for a column wide enough."""
    return Cell("\n".join("あ" * lines), "text", rows=rows, fill=fill)


def row(*cells: Cell | str, keep: Keep = "none", break_before: bool = False) -> Row:
    """Returns a row; a bare text is a cell of its own."""
    made = tuple(Cell(each, "text") if isinstance(each, str) else each for each in cells)
    return Row("record", made, keep, break_before)


def labelled(*cells: Cell | str) -> Row:
    """Returns a row whose first cell is its label."""
    made = tuple(Cell(each, "text") if isinstance(each, str) else each for each in cells)
    return Row("record", made, label=0)


def measured(rows: Sequence[Row], *widths: float) -> tuple[PlacedRow, ...]:
    """Returns rows on columns of so many em."""
    return measure_rows(rows, toy_table(*widths), TOY)


def gauge() -> Gauge:
    """Returns what the heights of the toys are reckoned by."""
    return gauge_of(toy_table(1))


def setter(*widths: float) -> Setter:
    """Returns what sets texts into columns of so many em."""
    return Setter(toy_table(*widths), TOY)


def heights(rows: Sequence[PlacedRow]) -> list[float]:
    """Returns the heights of rows in points."""
    return [each.height * SIZE for each in rows]


def first_texts(page: Page) -> list[str]:
    """Returns the texts of the first cells of a page's rows, heads left out."""
    return [each.cells[0].cell.text for part in page.parts for each in part.rows]
