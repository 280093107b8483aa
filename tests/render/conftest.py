"""A small paper laid out by hand, for everything that draws pages.

Its metric is the simplest there is: every character is 1 em wide, so that a cell of 6 em holds six
characters a line. Heights are the lines of the tallest cell times 1.25 em, and 0.25 em above and
below.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from report_builder.document.table import (
    Block,
    Cell,
    Column,
    Em,
    Font,
    Mm,
    Paper,
    Pt,
    Row,
    Style,
    Table,
)
from report_builder.layout.pages import Page, Pages, Part, PlacedCell, PlacedRow

PITCH = 1.25
MARGIN = 0.25
WIDTHS = (1.5, 8.0, 12.0, 4.0, 4.5, 16.0)
NAMES = ("No", "事業名", "今後の方針", "担当課", "評価", "実績")

A3 = Paper("A3", landscape=True, margins=(Mm(10), Mm(8), Mm(12), Mm(8)))
A4 = Paper("A4", landscape=True, margins=(Mm(7), Mm(5.6), Mm(8.4), Mm(5.6)))

LONG = (
    "　母子保健法に基づき、妊娠届を受理し、母子健康手帳を交付します。\n"
    "\n"
    "《令和6年度目標値》\n"
    "　　妊娠届受理件数　450件 "
)
DONE = "　継続して実施しました。\n　市内２園　ＡＢＣ①㈱都\n○延べ利用者数　785人"


def _lines(text: str, width: float) -> tuple[str, ...]:
    """Cuts a text after each line end, and each line after as many characters as 1 em fits."""
    step = max(1, int(width))
    lines = [
        line[start : start + step]
        for line in text.splitlines(keepends=True)
        for start in range(0, max(1, len(line.rstrip("\n"))), step)
    ]
    return tuple(_with_ends(lines, text))


def _with_ends(lines: list[str], text: str) -> list[str]:
    """A line end that the cut left alone belongs to the line before it."""
    joined: list[str] = []
    for line in lines:
        if line == "\n" and joined and not joined[-1].endswith("\n"):
            joined[-1] += line
        else:
            joined.append(line)
    rest = text[len("".join(joined)) :]
    return [*joined, rest] if rest or not joined else joined


def _placed(cells: tuple[Cell, ...], columns: tuple[int, ...]) -> tuple[PlacedCell, ...]:
    return tuple(
        PlacedCell(cell, column, _lines(cell.text, sum(WIDTHS[column : column + cell.columns])))
        for cell, column in zip(cells, columns, strict=True)
    )


def _row(
    kind: str, *at: tuple[int, Cell], height: float | None = None, continued: bool = False
) -> PlacedRow:
    """Lays out one row: (column, cell) from the left."""
    cells = tuple(cell for _, cell in at)
    placed = _placed(cells, tuple(column for column, _ in at))
    lines = max(len(each.lines) for each in placed if each.cell.rows == 1)
    row = Row(kind, cells, keep="with first" if kind == "group" else "none")
    return PlacedRow(row, Em(height or lines * PITCH + 2 * MARGIN), placed, continued=continued)


def _running() -> tuple[PlacedRow, ...]:
    title = "■総合計画　主な事業の令和2年度実績及び評価について"
    return (
        _row("head", (0, Cell(title, "title", columns=5)), (5, Cell("資料２", "label"))),
        _row("head", (0, Cell("【評価基準】　A：定常的実施　B：一部着手", "legend", columns=6))),
    )


def _head() -> tuple[PlacedRow, ...]:
    """Two spanners over a row of headings; No. is stacked and stands beside both."""
    upper = (
        (0, Cell("項目No.", "stacked", rows=2)),
        (1, Cell("総合計画（令和2年3月策定）", "heading", columns=3)),
        (4, Cell("令和2年度　実績・評価", "heading", columns=2)),
    )
    names = ((1, "事業名"), (2, "今後の方針"), (3, "担当課"), (4, "評価"), (5, "実績・取組状況"))
    lower = ((column, Cell(name, "heading")) for column, name in names)
    return _row("head", *upper, height=2.0), _row("head", *lower, height=5.0)


def _group(text: str) -> PlacedRow:
    return _row("group", (0, Cell(text, "group", columns=6)))


def _record(number: int, policy: str, done: str, *, continued: bool = False) -> PlacedRow:
    cells = (
        Cell(str(number), "number", number=float(number)),
        Cell(f"事業の名称その{number}", "text"),
        Cell(policy, "text"),
        Cell("保育課\n健康課", "text"),
        Cell("A" if number % 2 else "2", "grade"),
        Cell(done, "text"),
    )
    return _row("record", *enumerate(cells), continued=continued)


def _spanned() -> tuple[PlacedRow, ...]:
    """A 事業 of two rows: No. and name stand beside both; the second lacks a grade."""
    first = (
        Cell("3", "number", rows=2, number=3.0),
        Cell("二つの担当課を持つ事業", "text", rows=2),
        Cell("保育園で", "text"),
        Cell("保育課", "text"),
        Cell("1250", "amount", number=1250.0),
        Cell("=1+1 で始まる文", "text"),
    )
    second = (
        (2, Cell("保健所で", "text")),
        (3, Cell("健康課", "vertical")),
        (4, Cell("", "void")),
        (5, Cell("_x000D_ とそのまま", "text")),
    )
    return _row("record", *enumerate(first)), _row("record", *second)


def _pages(head: tuple[PlacedRow, ...]) -> tuple[Page, ...]:
    third = (_record(5, LONG, DONE), _record(5, "続きの行", "", continued=True))
    return (
        Page((Part(head, (_group("基本目標１　健やかに育つ環境"), _record(1, LONG, DONE)), 0),)),
        Page((Part(head, (*_spanned(), _group("①　保育の充実"), _record(4, "", DONE)), 0),)),
        Page((Part(head, third, 0),)),
    )


def _styles() -> dict[str, Style]:
    return {
        "title": Style(bold=True, scale=1.2, border="none"),
        "label": Style(align="right", border="none"),
        "legend": Style(border="none", vertical="top"),
        "heading": Style(fill="DDEBF7", align="center"),
        "stacked": Style(fill="DDEBF7", align="center", direction="stacked"),
        "group": Style(fill="BFBFBF", bold=True, border="medium"),
        "number": Style(align="center"),
        "grade": Style(align="center", color="C00000"),
        "amount": Style(align="right", number_format="#,##0"),
        "text": Style(),
        "vertical": Style(align="center", direction="vertical"),
        "void": Style(diagonal=True),
    }


def _table(running: tuple[PlacedRow, ...], pages: tuple[Page, ...]) -> Table:
    columns = tuple(
        Column(Em(width), name, filtered=name in {"担当課", "評価"})
        for width, name in zip(WIDTHS, NAMES, strict=True)
    )
    head = tuple(placed.row for placed in pages[0].parts[0].head)
    rows = tuple(placed.row for page in pages for part in page.parts for placed in part.rows)
    return Table(
        name="資料２",
        title="主な事業の令和2年度実績及び評価について",
        columns=columns,
        padding=Em(0.2),
        running=tuple(placed.row for placed in running),
        blocks=(Block(head, rows),),
        paper=A3,
        font=Font("ＭＳ Ｐゴシック", Pt(9)),
        styles=_styles(),
        footer="{頁} / {総頁}",
        author="あきる野市",
        keywords=("子育て", "評価"),
    )


def _sample() -> Pages:
    running, pages = _running(), _pages(_head())
    table = _table(running, pages)
    return Pages(table, A3, table.font.size, 1.0, Em(PITCH), running, pages)


@pytest.fixture
def sample_pages() -> Pages:
    """資料２ in small: spanners, stacked headings, groups, a row-span, three pages, A3."""
    return _sample()


@pytest.fixture
def sample_pages_on_a4() -> Pages:
    """The same lines and pages at 70% on A4."""
    return replace(_sample(), paper=A4, font_size=Pt(6.3), zoom=0.7)


@pytest.fixture
def two_block_pages() -> Pages:
    """A paper of two blocks: each part of a block writes out its own head."""
    pages = _sample()
    head, other = _head(), (_row("head", (0, Cell("別表", "heading", columns=6))),)
    first = Page((Part(head, (_record(1, LONG, DONE),), 0),))
    second = Page((Part(head, (_record(2, "", DONE),), 0), Part(other, (_group("合計"),), 1)))
    blocks = (*pages.table.blocks, Block(tuple(row.row for row in other), ()))
    return replace(pages, table=replace(pages.table, blocks=blocks), pages=(first, second))


@pytest.fixture
def pages_of() -> Callable[..., Pages]:
    """Makes a paper of one page whose only row holds the given cells from the left."""

    def build(*cells: Cell, **changes: Style) -> Pages:
        pages = _sample()
        row = _row("record", *enumerate(cells))
        table = replace(pages.table, styles={**pages.table.styles, **changes})
        return replace(pages, table=table, pages=(Page((Part((), (row,), 0),)),))

    return build
