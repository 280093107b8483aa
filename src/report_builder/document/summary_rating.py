"""A field of kind 評価 in, its sheet of the 集計 out: counts, and a figure of their shares."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from report_builder.document.context import Facts
from report_builder.document.heads import legend
from report_builder.document.look import Look, row_over, title_rows
from report_builder.document.summary_counts import BLANK, Counts, Path, count
from report_builder.document.summary_groups import (
    Both,
    all_lines,
    counted_groups,
    has_depth,
    top_lines,
    total_line,
)
from report_builder.document.summary_lines import (
    TOTAL,
    Line,
    Tally,
    label_name,
    line_row,
    name_of,
    share_row,
    tallies,
)
from report_builder.document.summary_look import COUNT, Bars, SummarySpec, evenly
from report_builder.document.table import Block, Cell, Em, Figure, Row, Series, Table
from report_builder.model.field import Field
from report_builder.model.scale import Scale

_SHORTEST_NAME = 16
"""Em for the names of groups, the padding included."""

_SHORTEST_LABEL, _LONGEST_LABEL = 5, 12
"""Em for labels such as 基本目標１, the padding included."""

_MOST_BARS = 20
"""In one figure."""

_THINNEST_BAR, _AROUND = 1.5, 8
"""Em of the height: of a bar with room for the numbers in it, and of all that is no bar."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet in the making.

    Attributes:
        facts: What it is made from.
        field: Of which grades it speaks.
        scale: Its 評価基準.
        now: The counts of the year.
        before: Those of the year before, none where there is none.
        with_last_year: Whether there is one.
        prefix: Of the names of its cells.
        bars: Colours of its figures; None: it has none.
    """

    facts: Facts
    field: Field
    scale: Scale
    now: Counts
    before: Counts
    with_last_year: bool
    prefix: str
    bars: Bars | None

    def of_group(self, path: Path) -> Both:
        """Returns the counts of a group in both years."""
        return self.now.of_group(path), self.before.of_group(path)

    def of_department(self, identity: str) -> Both:
        """Returns the counts of a department in both years."""
        return self.now.of_department(identity), self.before.of_department(identity)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a sheet: of the top groups, of every group if that is more, of departments."""

    top: tuple[Line, ...]
    every: tuple[Line, ...]
    departments: tuple[Line, ...]


def rating_sheet(facts: Facts, field: Field, spec: SummarySpec, prefix: str) -> Table:
    """Returns the sheet of a field.

    Args:
        facts: What it is made from; of other years, the one before counts.
        field: Of kind 評価.
        spec: Of all sheets.
        prefix: Of the names of its cells, unlike that of any other sheet.
    """
    sheet = _sheet(facts, field, spec, prefix)
    lines = _lines(sheet)
    columns = tallies(sheet.scale, lines.top, with_last_year=sheet.with_last_year)
    label = _label_width(lines)
    figures = sum(column.width for column in columns)
    count_all = len(columns) + 2
    look = spec.look.fitted(label + _SHORTEST_NAME + figures, count_all)
    name = look.room(count_all) - label - figures
    grid = look.columns((label, name, *(each.width for each in columns)))
    year = facts.results.year.era_name
    return Table(
        name=field.name,
        title=f"{facts.plan.short_name}　{year}の{field.name}の集計",
        columns=grid,
        padding=look.padding,
        running=(
            *title_rows(look, grid),
            row_over(legend(sheet.scale), "note", len(grid), "running"),
        ),
        blocks=tuple(_blocks(sheet, lines, columns, look)),
        paper=look.paper,
        font=look.font,
        styles=look.styles,
        footer=look.footer,
        author=facts.plan.city,
    )


def _sheet(facts: Facts, field: Field, spec: SummarySpec, prefix: str) -> _Sheet:
    last = facts.others.get(facts.results.year.next(-1))
    return _Sheet(
        facts=facts,
        field=field,
        scale=next(scale for scale in facts.scales if scale.name == field.scale),
        now=count(facts, field),
        before=count(replace(facts, results=last), field) if last else Counts({}, {}),
        with_last_year=last is not None,
        prefix=prefix,
        bars=spec.bars if spec.has_charts else None,
    )


def _lines(sheet: _Sheet) -> _Lines:
    groups = counted_groups(sheet.facts.plan, sheet.field.subject)
    return _Lines(
        top_lines(groups, sheet.of_group, sheet.prefix),
        all_lines(groups, sheet.of_group, sheet.prefix) if has_depth(groups) else (),
        _department_lines(sheet),
    )


def _department_lines(sheet: _Sheet) -> tuple[Line, ...]:
    """Returns a line for each department that answers for something, and the total.

    For a group no department answers.
    """
    if sheet.field.subject in sheet.facts.plan.levels:
        return ()
    year = sheet.facts.results.year
    names = [(each.id, each.name_in(year)) for each in sheet.facts.plan.departments]
    counted = ((name, sheet.of_department(own)) for own, name in [*names, ("", "（担当課なし）")])
    lines = tuple(
        Line(f"{sheet.prefix}d{place}", (Cell(name, "line", 2),), *both)
        for place, (name, both) in enumerate(counted)
        if any(both)
    )
    if not names or not lines:
        return ()
    return (*lines, total_line(f"{sheet.prefix}d", lines, sheet.of_group(())))


def _label_width(lines: _Lines) -> int:
    labels = (line.label for line in (*lines.top, *lines.every))
    longest = max((len(cells[0].text) for cells in labels if len(cells) > 1), default=0)
    return min(_LONGEST_LABEL, max(_SHORTEST_LABEL, longest + 1))


def _blocks(sheet: _Sheet, lines: _Lines, columns: Sequence[Tally], look: Look) -> Iterator[Block]:
    """Yields the blocks from the top; each table stays on a page if it has room there."""
    width = len(columns) + 2
    levels = sheet.facts.plan.levels
    top = "区分" if not levels else levels[0]
    caption = f"{levels[0]}別" if levels else "全体"
    share = share_row(lines.top[-1], columns, Cell("割合", "line code", 2))
    rows = tuple(line_row(line, columns) for line in lines.top)
    yield Block(_head(sheet, caption, top, columns), (*rows, share), "whole")
    for figure in _figures(sheet, lines.top, columns, look):
        cell = Cell("", "figure", width, figure=figure)
        yield Block((), (Row("figure", (cell,), may_split=False),))
    if lines.every:
        caption = "・".join(levels) + "別"
        yield _table(_head(sheet, caption, "区分", columns), lines.every, columns)
    if lines.departments:
        caption, note = _COUNTED_BY[sheet.field.subject]
        head = _head(sheet, f"{caption}別", caption, columns)
        note = row_over(f"※　{note}", "note", width, "text")
        block = _table(head, lines.departments, columns)
        yield replace(block, rows=(*block.rows, note))


_COUNTED_BY = {
    "事業": ("主管課", "主管課で数えています。いくつかの課で行う事業は、主管課に一つと数えます。"),
    "担当課": ("担当課", "それぞれの課が付けた評価を数えています。"),
    "指標": ("担当課", "指標の担当課（なければ事業の主管課か、階層の担当課）で数えています。"),
}
"""Of what a field is said, to whom its grades are counted, and what the sheet says about it."""


def _table(head: tuple[Row, ...], lines: Sequence[Line], columns: Sequence[Tally]) -> Block:
    return Block(head, tuple(line_row(line, columns) for line in lines), "whole")


def _head(sheet: _Sheet, caption: str, first: str, columns: Sequence[Tally]) -> tuple[Row, ...]:
    year = sheet.facts.results.year
    above = {"now": year.era_name, "before": year.next(-1).era_name, "change": "増減"}
    spanners = (
        Cell(above[kind], "heading", len(tuple(own)))
        for kind, own in groupby(columns, key=lambda column: column.kind)
    )
    headings = tuple(Cell(column.heading, "heading") for column in columns)
    return (
        row_over(caption, "caption", len(columns) + 2),
        Row("head", (Cell(first, "heading", 2, 2), *spanners), "whole", may_split=False),
        Row("head", headings, may_split=False),
    )


def _figures(
    sheet: _Sheet, lines: Sequence[Line], columns: Sequence[Tally], look: Look
) -> Iterator[Figure]:
    """Yields the figures of the top level and of the whole: each line is a bar of shares."""
    if sheet.bars is None:
        return
    own = [column for column in columns if column.kind == "now" and column.code != TOTAL]
    colors = [
        *sheet.bars.shades(len(sheet.scale.grades)),
        *([(None, "000000")] if own[-1].code == BLANK else []),
    ]
    most = min(_MOST_BARS, int((look.tallest - _AROUND) / _THINNEST_BAR))
    for part in evenly(lines, max(1, most)):
        series = tuple(
            _series(column, part, color) for column, color in zip(own, colors, strict=True)
        )
        yield _figure(sheet, part, series, look)


def _figure(sheet: _Sheet, lines: Sequence[Line], series: tuple[Series, ...], look: Look) -> Figure:
    labels = tuple(line.label[0].text for line in lines)
    return Figure(
        title=f"{sheet.field.name}の割合（{sheet.facts.results.year.era_name}。棒の中は件数）",
        height=Em(min(look.tallest, _AROUND + 3 * len(lines))),
        labels=labels,
        label_cells=tuple(label_name(line.name) for line in lines),
        series=series,
        number_format=f"{COUNT};;",
        stacked=True,
        label_share=_label_share(look, max(map(len, labels))),
    )


def _series(column: Tally, lines: Sequence[Line], color: tuple[str | None, str]) -> Series:
    return Series(
        column.heading.replace("\n", "："),
        tuple(line.number(column) for line in lines),
        tuple(name_of(line.name, column) for line in lines),
        *color,
    )


def _label_share(look: Look, longest: int) -> float:
    """Returns which part of a figure's width labels of so many letters need, set smaller or not."""
    across = look.in_size(max(_LETTERS, look.font.size)).room(0)
    return min(0.4, (longest + 3) / max(1, across))


_LETTERS = 10
"""Pt; letters are smaller than these only for the sake of a wide table."""
