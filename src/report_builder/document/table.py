"""Table 表: everything that is printed, as rows of cells on one grid of columns. Types only.

The head of a page, legends, column headings, group rows and 事業 are all rows; spanners are cells
over several columns. So whatever draws or measures a table needs to know cells and nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NewType

Em = NewType("Em", float)
"""A length in font sizes (全角 characters)."""

Pt = NewType("Pt", float)
Mm = NewType("Mm", float)

Keep = Literal["none", "whole", "with first"]
"""What a page break must not part: nothing; a block as a whole; a row from the one after it."""

Align = Literal["left", "center", "right", "decimal"]
"""Across. `decimal`: at the right, and the decimal points of a column stand below each other; what
is no number stands at the right."""

VerticalAlign = Literal["top", "center", "bottom"]
Direction = Literal["horizontal", "stacked", "vertical"]
"""横書き; one upright character a line (項目No.); 縦書き with ー and brackets turned."""

Fill = Literal["even", "last"]
"""Where the height goes that a spanning cell needs beyond its rows: spread, or on the last."""

Mark = tuple[int, int]
"""A stretch of a text that has changed: from an offset to the one after its last character."""


@dataclass(frozen=True, slots=True)
class Style:
    """How the cells of a role look.

    Attributes:
        fill: Background as RRGGBB, or None.
        color: Of the text, as RRGGBB.
        bold: 太字.
        scale: Size of the text against the base font (1.0).
        align: Across.
        vertical: Down.
        border: Line around the cell, or none.
        diagonal: 斜線 from top right to bottom left.
        direction: Of the text.
        number_format: Excel's code (`#,##0`) for the numbers of cells that have none themselves.
        mark: Colour of marked characters as RRGGBB; they are underlined too, for black and white.
    """

    fill: str | None = None
    color: str = "000000"
    bold: bool = False
    scale: float = 1.0
    align: Align = "left"
    vertical: VerticalAlign = "center"
    border: Literal["none", "thin", "medium"] = "thin"
    diagonal: bool = False
    direction: Direction = "horizontal"
    number_format: str = "General"
    mark: str = "C00000"

    @property
    def side(self) -> Literal["left", "center", "right"]:
        """Where its texts stand: numbers that are set by their decimal points, at the right."""
        return "right" if self.align == "decimal" else self.align


HoleKind = Literal["grade", "text", "number", "date", "short"]
"""What is asked for: a code of a list, a text, a number, a date, or a few words."""


@dataclass(frozen=True, slots=True)
class Hole:
    """記入欄: a cell that is to be filled in.

    Where a cell is cut (続き, the end of a page), every part of it has the same hole: the parts lie
    below each other in one column, and whoever writes a form makes them one cell.

    Attributes:
        key: The identity of what is asked, unique in the form.
        kind: What is asked for.
        choices: The codes of a 評価, in order; empty for other kinds.
        prompt: What the person at the cell is told.
        lines: For how many lines of writing there is room at least.
    """

    key: str
    kind: HoleKind
    choices: tuple[str, ...] = ()
    prompt: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Series:
    """系列: the bars of one colour in a figure.

    Attributes:
        name: As in the legend.
        numbers: One for each category.
        cells: The names of the cells that hold them.
        fill: Of the bars, as RRGGBB; None: hatched.
        ink: Of the numbers on the bars, as RRGGBB.
    """

    name: str
    numbers: tuple[float, ...]
    cells: tuple[str, ...]
    fill: str | None
    ink: str = "000000"


@dataclass(frozen=True, slots=True)
class Figure:
    """図: horizontal bars, the first category at the top.

    Attributes:
        title: Above it, and what a screen reader says.
        height: Of the whole; no page and no row of Excel may be too low for it.
        labels: The categories.
        label_cells: The names of the cells that hold them.
        series: 系列.
        number_format: Excel's code for the numbers on the bars.
        stacked: The series of a category make one bar of 100%; else its only series is a ratio.
        label_share: Part of the width that the categories have, from 0 to 1.
        most: Where the axis of ratios ends; bars that reach further are cut there.
        line: Colour around the bars, of the axes and of whole multiples of 100%.
        grid: Of the lines between.
    """

    title: str
    height: Em
    labels: tuple[str, ...]
    label_cells: tuple[str, ...]
    series: tuple[Series, ...]
    number_format: str
    stacked: bool
    label_share: float
    most: float = 1.0
    line: str = "404040"
    grid: str = "D9D9D9"


@dataclass(frozen=True, slots=True)
class Cell:
    r"""A cell.

    Attributes:
        text: Verbatim, with the author's line ends as `\\n`.
        role: Key of Table.styles.
        columns: How many columns of the grid it spans.
        rows: How many rows it spans, itself included.
        number: Its value where the text is a number that a person may sort or sum by, else None.
        number_format: Excel's code by which the number looks like the text; empty: the role's.
        fill: Where extra height under it goes.
        hole: What is to be filled in here, or None.
        marks: The changed stretches of the text, in order and apart.
        name: By which formulas and figures of the same file know the cell; empty: they do not.
        formula: How its number comes about, as Excel has it, with {names} for cells; empty: given.
        figure: What is drawn in the cell, which has no text then.
        shared: Names the value where the data may say that it holds for several rows: cells below
            each other that bear the same name become one; empty: it stands for itself.
    """

    text: str
    role: str
    columns: int = 1
    rows: int = 1
    number: float | None = None
    number_format: str = ""
    fill: Fill = "even"
    hole: Hole | None = None
    marks: tuple[Mark, ...] = ()
    name: str = ""
    formula: str = ""
    figure: Figure | None = None
    shared: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells from the left, without those that a span from above covers.

    Attributes:
        kind: What it is: `head`, `group`, `record`, `text`, …; no code depends on other words.
        cells: From the left.
        keep: "with first": stays with the row after it (group rows). "whole": joined by spans.
        break_before: It begins a new page.
        may_split: It may be continued on another row when it is too tall.
        label: What a continuation repeats, as index into cells (the No.); None: nothing.
        running: What stands at the top of a page that begins with it; None: what stands there on
            every page of the paper.
        level: Depth in the outline: 0 for the top group; records are deepest.
    """

    kind: str
    cells: tuple[Cell, ...]
    keep: Keep = "none"
    break_before: bool = False
    may_split: bool = True
    label: int | None = None
    level: int = 0
    running: "tuple[Row, ...] | None" = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the grid.

    Attributes:
        width: For text, without padding.
        name: For a reader who looks for it (`評価`); unique or empty.
        filtered: A person may filter the rows by it.
        frozen: It stays on the screen, with all columns left of it.
    """

    width: Em
    name: str = ""
    filtered: bool = False
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A table, or a stretch of text, within the paper.

    Attributes:
        head: Its heading rows, repeated on each page on which it stands.
        rows: Its rows.
        keep: "whole": stays on one page if it fits.
        foot: Rows below its own on each page on which it stands (notes to the marks in it).
        name: Of the sheet that it begins in Excel; empty: it stands on that of the block before.
    """

    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    keep: Keep = "none"
    foot: tuple[Row, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """用紙.

    Attributes:
        size: Its name.
        landscape: 横.
        margins: Top, right, bottom, left.
    """

    size: Literal["A3", "A4"]
    landscape: bool
    margins: tuple[Mm, Mm, Mm, Mm]


@dataclass(frozen=True, slots=True)
class Font:
    """書体.

    Attributes:
        face: As the office program knows it (ＭＳ Ｐゴシック).
        size: On the template's own paper.
    """

    face: str
    size: Pt


@dataclass(frozen=True, slots=True)
class Table:
    """表: a whole paper before it is laid out.

    Attributes:
        name: Of the file, without its ending, and of the sheet.
        title: For the document's properties.
        columns: The grid; all rows stand on it.
        padding: Space at the left and the right of the text of every cell.
        running: Rows at the top of every page (title, legends), but where the first of its rows
            that has others says so; never split.
        blocks: In order.
        paper: 用紙.
        font: 書体.
        styles: Role to look.
        footer: Text at the foot of every page; `{頁}` and `{総頁}` stand for the numbers.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    padding: Em
    running: tuple[Row, ...]
    blocks: tuple[Block, ...]
    paper: Paper
    font: Font
    styles: Mapping[str, Style]
    footer: str = ""
    author: str = ""
    keywords: tuple[str, ...] = field(default=())
