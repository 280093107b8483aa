"""Template 様式: what a file of templates/ may say, as values; template_reading reads it."""

from collections.abc import Mapping
from dataclasses import dataclass

from report_builder.document.table import Align, Em, Fill, Font, Paper, Style, VerticalAlign

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


@dataclass(frozen=True, slots=True)
class SpannerSpec:
    """上位見出し: a heading over columns, to any depth."""

    header: Text
    header_style: str
    columns: "tuple[ColumnSpec | SpannerSpec, ...]"
    year: int = 0


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
    """

    rows: tuple[str, ...]
    columns: tuple[ColumnSpec | SpannerSpec, ...]
    groups: tuple[GroupSpec, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """様式.

    Attributes:
        name: Of the files made.
        title: Of the document's properties.
        table: The table of the paper.
        head: What stands at the top of every page.
        styles: Role to look.
        paper: 用紙.
        font: 書体.
        padding: Left and right of the text of a cell, in em.
        footer: Text at the foot of every page.
    """

    name: str
    title: Text
    table: TableSpec
    head: tuple[HeadLine, ...]
    styles: Mapping[str, Style]
    paper: Paper
    font: Font
    padding: Em
    footer: str


def leaf_columns(specs: tuple[ColumnSpec | SpannerSpec, ...]) -> tuple[ColumnSpec, ...]:
    """Returns the columns under a tree of headings, from the left."""
    leaves: list[ColumnSpec] = []
    for spec in specs:
        leaves.extend([spec] if isinstance(spec, ColumnSpec) else leaf_columns(spec.columns))
    return tuple(leaves)
