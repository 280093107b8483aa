"""Template 様式: what a file of templates/ may say, as values; template_reading reads it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from report_builder.document.figures import Figures
from report_builder.document.table import Align, Em, Fill, Font, Keep, Paper, Style, VerticalAlign

Arrangement = Literal["一行", "一覧", "格子"]

REPEATED_YEARS = ("計画期間", "経過年度", "最終年度", "開始年度")
"""For which years a column is repeated: all of the plan, those up to the reported one, or one."""

Text = tuple[str, ...]
"""A text with names in braces, cut at them: even places are verbatim, odd ones are names."""


@dataclass(frozen=True, slots=True)
class TitleLine:
    """`{left: …, right: …}`: a line of the head, text at the left and label at the right."""

    left: Text
    right: Text
    style: str
    right_style: str


@dataclass(frozen=True, slots=True)
class LegendLine:
    """`{legend: 評価基準}`: the legend of a scale, in one line."""

    scale: str
    style: str


@dataclass(frozen=True, slots=True)
class CellSpec:
    """A cell of a line of the head that is put together from cells.

    Attributes:
        text: Verbatim and names; empty where something is asked.
        columns: How many columns of the table it spans.
        style: Its role.
        asks: Name of what is to be filled in (記入者, 内線), or empty.
    """

    text: Text
    columns: int
    style: str
    asks: str


@dataclass(frozen=True, slots=True)
class CellLine:
    """`{cells: […]}`: a line of the head put together from cells."""

    cells: tuple[CellSpec, ...]


HeadLine = TitleLine | LegendLine | CellLine


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """A column.

    Attributes:
        show: A name of the catalogue.
        width: Of the text, in em.
        header: 見出し.
        header_style: Role of the heading.
        join: Between the parts of a list (担当課).
        style: Role of its cells.
        align: Across; None: as the role has it.
        vertical: Down; None: as the role has it.
        filtered: A person may filter by it.
        year: Of its results, as offset to the reported one: -1 for 前年度.
        is_input: Where a form asks for what is shown, the cell is to be filled in.
        fill: Where the height goes that a spanning cell needs beyond its rows.
        empty: What stands where the year says nothing yet (未記入), in the role `blank`.
        none: What stands where the row has nothing of the kind (no 指標).
        none_style: Role of such cells (a 斜線); empty: as the others.
        future: What stands where the year is still to come.
        years: Years for which the column is repeated; empty: it stands once.
        figures: How its numbers are printed; None: every value as it is.
        lines: For how many lines of writing a cell that is to be filled in has room at least.
        frozen: It stays on the screen, with all columns left of it.
    """

    show: str
    width: Em
    header: Text
    header_style: str
    join: str
    style: str
    align: Align | None
    vertical: VerticalAlign | None
    filtered: bool
    year: int = 0
    is_input: bool = False
    empty: str = ""
    fill: Fill = "even"
    lines: int = 1
    frozen: bool = False
    none: str = ""
    none_style: str = ""
    future: str = ""
    years: str = ""
    figures: Figures | None = None


@dataclass(frozen=True, slots=True)
class SpannerSpec:
    """上位見出し: a heading over columns, to any depth."""

    header: Text
    header_style: str
    columns: "tuple[ColumnSpec | SpannerSpec, ...]"
    year: int = 0
    years: str = ""


@dataclass(frozen=True, slots=True)
class GroupSpec:
    """A merged row above the records of each group of a level."""

    level: str
    text: Text
    style: str


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table: what makes its rows, and what its columns show.

    Attributes:
        rows: Names of the record sources from the outermost (`施策`, `事業`, `指標`).
        columns: 列.
        groups: Merged rows above the records, from the top level.
        pages: A level (or 担当課) of which each begins a new page, with the head of the paper in
            its own words; empty: pages run on.
        sheets: In Excel, what begins a new page stands on a sheet of its own.
        keep: "whole": it stays on one page if it fits.
        foot: 注: texts below its rows on each page.
        of: Numbers (or names) from the top of a group: only what is under it stands in the table;
            empty: the whole plan.
    """

    rows: tuple[str, ...]
    columns: tuple[ColumnSpec | SpannerSpec, ...]
    groups: tuple[GroupSpec, ...]
    pages: str = ""
    keep: Keep = "none"
    foot: tuple[Text, ...] = ()
    of: tuple[str, ...] = ()
    sheets: bool = False


@dataclass(frozen=True, slots=True)
class TextSpec:
    """`{text: …}`: a text over the width of the paper.

    Attributes:
        text: Verbatim and names.
        style: Role.
        keep: "with first": it stays with the block after it.
    """

    text: Text
    style: str
    keep: Keep


@dataclass(frozen=True, slots=True)
class LegendSpec:
    """`{legend: 評価基準, arrange: list}`: the legend of a scale as a block of its own.

    Attributes:
        scale: Its name.
        arrange: 一行 a line, 一覧 a row for each grade, 格子 several grades in a row.
        style: Role.
        keep: "whole"; or "with first": it stays with the block after it too.
    """

    scale: str
    arrange: Arrangement
    style: str
    keep: Keep = "whole"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """`{page_break: true}`: the block after it begins a new page."""


@dataclass(frozen=True, slots=True)
class TallySpec:
    """`{tally: 結果.評価, by: 基本目標}`: how often each code was given, group by group.

    Attributes:
        show: The 評価 that is counted.
        scale: Its 評価基準.
        by: A level, or 担当課 (counted at its 主管課).
        label: What a row is called.
        width: Of the column with the labels, in em.
        figure_width: Of the columns with figures.
        has_shares: Shares in percent stand beside the counts.
        style: Role of the labels.
        figure_style: Role of the figures.
        header_style: Role of the headings.
    """

    show: str
    scale: str
    by: str
    label: Text
    width: Em
    figure_width: Em
    has_shares: bool
    style: str
    figure_style: str
    header_style: str


BlockSpec = TableSpec | TextSpec | LegendSpec | TallySpec | PageBreak


@dataclass(frozen=True, slots=True)
class Template:
    """様式.

    Attributes:
        name: Of the files made.
        title: Of the document's properties.
        blocks: 表, 文, 凡例 and 集計 from the top; at least one 表.
        head: What stands at the top of every page.
        styles: Role to look.
        paper: 用紙.
        font: 書体.
        padding: Left and right of the text of a cell, in em.
        footer: Text at the foot of every page.
    """

    name: str
    title: Text
    blocks: tuple[BlockSpec, ...]
    head: tuple[HeadLine, ...]
    styles: Mapping[str, Style]
    paper: Paper
    font: Font
    padding: Em
    footer: str

    @property
    def table(self) -> TableSpec:
        """The first table: that of a paper with one table, or of a form."""
        return next(block for block in self.blocks if isinstance(block, TableSpec))

    def with_table(self, table: TableSpec) -> "Template":
        """Returns the template with another first table."""
        blocks = tuple(table if block is self.table else block for block in self.blocks)
        return replace(self, blocks=blocks)


def leaf_columns(specs: tuple[ColumnSpec | SpannerSpec, ...]) -> tuple[ColumnSpec, ...]:
    """Returns the columns under a tree of headings, from the left."""
    leaves: list[ColumnSpec] = []
    for spec in specs:
        leaves.extend([spec] if isinstance(spec, ColumnSpec) else leaf_columns(spec.columns))
    return tuple(leaves)
