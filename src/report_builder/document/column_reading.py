"""rows, columns and groups of a table in, a TableSpec out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast, get_args

from report_builder.document.composed import is_composed, names_in
from report_builder.document.figures import Figures
from report_builder.document.kinds import Kind, read_kind
from report_builder.document.paper_reading import read_size
from report_builder.document.records import SOURCES
from report_builder.document.row_reading import UNREAD, read_rows
from report_builder.document.table import Align, Em, Fill, Keep, VerticalAlign
from report_builder.document.template import (
    REPEATED_YEARS,
    ColumnSpec,
    GroupSpec,
    SpannerSpec,
    TableSpec,
    Text,
    leaf_columns,
)
from report_builder.document.words import Words
from report_builder.model.number import MOST_DECIMALS
from report_builder.model.plan import path_of
from report_builder.source import Node, Scalar, Sequence

YEARS = {"前年度": -1, "今年度": 0, "翌年度": 1}
"""Of which year a column shows the results, and from which its heading takes its words."""

JOINS = {"改行": "\n", "読点": "、", "中点": "・"}

TABLE_KEYS = ("rows", "columns", "groups", "pages", "sheets", "keep", "foot", "of")
_SPANNER = Kind("見出し（columns）", ("columns",), ("header", "header_style", "year", "years"))
_LEAF = Kind(
    "列",
    (),
    (
        *("show", "width", "header", "header_style", "join", "style", "align", "vertical"),
        *("filter", "year", "years", "input", "empty", "none", "none_style", "future", "fill"),
        *("lines", "freeze", "figures"),
    ),
    "columns の中の列に書いてください。",
)
COLUMN_KINDS = (_SPANNER, _LEAF)
"""A heading over columns, or a column."""

GROUP_KEYS = ("by", "text", "style")
FIGURE_KEYS = ("decimals", "commas", "negative", "unit")
NEGATIVES = ("-", "−", "▲", "△")
KEEPS: tuple[Keep, ...] = ("none", "whole")


def read_table(words: Words, entries: Mapping[str, Node], meant: frozenset[str]) -> TableSpec:
    """Returns a table from the entries of a template, or of a block, that speak of it.

    Args:
        words: What it is read with.
        entries: Its entries.
        meant: Keys that stand there, those that are misspelt too.
    """
    rows = read_rows(words, entries.get("rows"))
    reading = _Reading(words, rows)
    sheets = words.is_true(entries.get("sheets"), "sheets")
    pages = _pages(words, entries, rows, meant)
    keep = words.choice(entries.get("keep"), "keep", KEEPS)
    columns = reading.columns(entries.get("columns"))
    _report_groups(words, entries.get("groups"), rows, columns)
    if sheets and "pages" not in meant:
        _report_idle_sheets(words, entries["sheets"], rows)
    return TableSpec(
        rows,
        columns,
        tuple(_group(words, each) for each in words.items(entries.get("groups"), "groups")),
        pages,
        cast("Keep", keep or "none"),
        tuple(
            words.text(each, "foot", ("計画",)) for each in words.items(entries.get("foot"), "foot")
        ),
        _of(words, entries.get("of")),
        sheets=sheets,
    )


def _pages(
    words: Words, entries: Mapping[str, Node], rows: tuple[str, ...], meant: frozenset[str]
) -> str:
    """Returns with what each page begins."""
    sources = _page_sources(words, rows)
    pages = words.choice(entries.get("pages"), "pages", sources)
    # What the head says of each page is no mistake as long as `pages` is one.
    return pages or (sources[-1] if "pages" in meant and sources else "")


def _report_idle_sheets(words: Words, node: Node, rows: tuple[str, ...]) -> None:
    sources = "・".join(_page_sources(words, rows))
    hint = (
        f"pages（{sources}）を書くか、sheets を消してください。"
        if sources
        else "sheets を消してください。"
    )
    message = "pages のない表では、sheets: true は働きません。"
    words.reader.report(node, message, hint, "template-sheets")


def _of(words: Words, node: Node | None) -> tuple[str, ...]:
    """Reads the group of a table: its name, or the numbers from the top where names are alike."""
    if node is None:
        return ()
    paths = {path_of(groups): groups[-1].name for groups in words.plan.groups()}
    if isinstance(node, Sequence):
        said = tuple(words.reader.text(each, "of") for each in node.items)
        found = [said] if said in paths else []
        known = [" > ".join(path) for path in paths]
    else:
        said = (words.reader.text(node, "of"),)
        found = [path for path, name in paths.items() if name == said[0]]
        known = list(dict.fromkeys(paths.values()))
    shown = " > ".join(said)
    if len(found) > 1:
        hint = f"of: [{', '.join(found[0])}] のように、上からの番号を書いてください。"
        message = f"of「{shown}」という名称の所が {len(found)} つあります。"
        words.reader.report(node, message, hint, "template-of")
    elif not found:
        message = f"of「{shown}」は計画にありません。"
        words.reader.report_unknown(node, message, shown, known, "template-of")
    return found[0] if len(found) == 1 else ()


def _page_sources(words: Words, rows: tuple[str, ...]) -> tuple[str, ...]:
    """Returns of what each may begin a new page: the outermost source, and the levels above it."""
    levels = words.plan.levels
    if UNREAD in rows:
        return (*levels, "担当課")
    if rows[0] == "担当課":
        return ("担当課",)
    return levels[: levels.index(rows[0]) + 1] if rows[0] in levels else levels


def _report_groups(
    words: Words,
    node: Node | None,
    rows: tuple[str, ...],
    columns: tuple[ColumnSpec | SpannerSpec, ...],
) -> None:
    """Reports headings that would stand within a cell over the rows of a 担当課."""
    is_named = any(column.show.startswith("担当課.") for column in leaf_columns(columns))
    if node is not None and rows[0] == "担当課" and is_named:
        words.reader.report(
            node,
            "担当課の列が結合されるので、groups の見出し行は入りません。",
            "担当課の列を消して pages: 担当課 と head に書くか、groups を消してください。",
            "template-groups",
        )


def _group(words: Words, node: Node) -> GroupSpec:
    entries = words.reader.entries(
        node, "groups の行", required=("by", "text"), optional=("style",)
    )
    levels = words.plan.levels
    level = words.choice(entries.get("by"), "by", levels) or ""
    depth = levels.index(level) + 1 if level else len(levels)
    return GroupSpec(
        level,
        words.text(entries.get("text"), "text", ("計画", *levels[:depth])),
        words.role(entries.get("style"), "style", "group"),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads the columns of one table, whose rows tell of what they can speak."""

    words: Words
    rows: tuple[str, ...]

    def columns(
        self, node: Node | None, *, is_repeated: bool = False
    ) -> tuple[ColumnSpec | SpannerSpec, ...]:
        """Returns columns; those under a heading with `years` are repeated with it."""
        if isinstance(node, Sequence) and not node.items:
            hint = "「- {show: …, width: …}」の行を足してください。"
            self.words.reader.report(node, "columns に列がありません。", hint, "template-columns")
        read = (
            self._column(each, is_repeated=is_repeated)
            for each in self.words.items(node, "columns")
        )
        return tuple(each for each in read if each)

    def _column(self, node: Node, *, is_repeated: bool) -> ColumnSpec | SpannerSpec | None:
        words = self.words
        if isinstance(node, Scalar) and node.text in words.names:
            hint = f"「{{show: {node.text}, width: 10}}」のように書いてください。"
            words.reader.report(node, "列が項目の名前だけです。", hint, "not-a-mapping")
            return None
        kind, entries = read_kind(words.reader, node, "列", COLUMN_KINDS, "template-columns")
        if kind is None:
            return None
        self._report_years(entries, kind.name, is_repeated=is_repeated)
        header = words.text(entries.get("header"), "header", ("計画",))
        header_style = words.role(entries.get("header_style"), "header_style", "heading")
        if kind is _LEAF:
            return self._leaf(node, entries, header, header_style)
        columns = self.columns(entries["columns"], is_repeated=is_repeated or "years" in entries)
        year, years = self._year(entries), self._years(entries)
        return SpannerSpec(header, header_style, columns, year, years)

    def _report_years(self, entries: Mapping[str, Node], name: str, *, is_repeated: bool) -> None:
        """Reports years that other words override: of the heading above, or of the column."""
        report = self.words.reader.report
        given = [key for key in ("year", "years") if key in entries]
        if given and is_repeated:
            message = f"years のある見出しの下では、{'と '.join(given)} は働きません。"
            hint = f"{'と '.join(given)} を消すか、見出しの years を消してください。"
            report(entries[given[0]], message, hint, "template-years")
        elif len(given) > 1:
            message = f"{name}に year と years の両方があります。"
            report(entries["years"], message, "どちらかを消してください。", "template-years")

    def _leaf(
        self, node: Node, entries: Mapping[str, Node], header: Text, header_style: str
    ) -> ColumnSpec:
        words = self.words
        self._report_missing(node)
        show = self._show(entries.get("show"))
        join = words.choice(entries.get("join"), "join", tuple(JOINS)) or "改行"
        align = words.choice(entries.get("align"), "align", get_args(Align))
        vertical = words.choice(entries.get("vertical"), "vertical", get_args(VerticalAlign))
        return ColumnSpec(
            show=show,
            width=Em(read_size(words.reader, entries.get("width"), "width", 1.0, 0.1)),
            header=header,
            header_style=header_style,
            join=JOINS[join],
            style=words.role(entries.get("style"), "style", "cell"),
            align=cast("Align | None", align),
            vertical=cast("VerticalAlign | None", vertical),
            filtered=words.is_true(entries.get("filter"), "filter"),
            year=self._year(entries),
            years=self._years(entries),
            is_input=self._is_input(entries.get("input"), show),
            empty=words.plain(entries.get("empty"), "empty", ""),
            none=words.plain(entries.get("none"), "none", ""),
            none_style=words.role(entries.get("none_style"), "none_style", ""),
            future=words.plain(entries.get("future"), "future", ""),
            fill=cast("Fill", words.choice(entries.get("fill"), "fill", get_args(Fill)) or "even"),
            lines=round(read_size(words.reader, entries.get("lines"), "lines", 1, 1)),
            frozen=words.is_true(entries.get("freeze"), "freeze"),
            figures=_figures(words, entries.get("figures")),
        )

    def _report_missing(self, node: Node) -> None:
        for key in ("show", "width"):
            if key not in self.words.reader.meant(node, _LEAF.every):
                self.words.reader.report(
                    node,
                    f"列に「{key}」がありません。",
                    f"{key}: を書いてください。",
                    "key-missing",
                )

    def _show(self, node: Node | None) -> str:
        show = self.words.plain(node, "show", "")
        if not isinstance(node, Scalar):
            return show
        if is_composed(show):
            self.words.braces(node, "show ", self.words.names)
        for name in names_in(show) if is_composed(show) else (show,):
            self._check_shown(node, name)
        return show

    def _check_shown(self, node: Node, show: str) -> None:
        source = show.split(".", maxsplit=1)[0]
        if show in self.words.names and source in SOURCES and source not in self._at_hand():
            others = tuple(each for each in self._subjects() if each != source)
            self.words.misplaced(node, show, "show ", others)
        else:
            self.words.known(node, show, "show ", self._subjects())

    def _at_hand(self) -> tuple[str, ...]:
        """Returns the sources of which a row is, or within one of which it is."""
        is_within = set(self.rows) & {"区分", "指標"}
        return (*self.rows, "事業") if is_within else self.rows

    def _subjects(self) -> tuple[str, ...]:
        """Of what a row can speak; without rows for each 担当課, its fields are shown whole."""
        rows = self._at_hand()
        if "事業" in rows:
            return ("計画", *self.words.plan.levels, *rows, "担当課")
        levels = self.words.plan.levels
        deepest = max((levels.index(each) for each in rows if each in levels), default=-1)
        return ("計画", *levels[: deepest + 1], *rows)

    def _is_input(self, node: Node | None, show: str) -> bool:
        is_input = self.words.is_true(node, "input")
        entry = self.words.names.get(show)
        if node is not None and is_input and entry is not None and entry.key is None:
            self.words.reader.report(
                node,
                f"「{show}」は記入欄にできません。",
                "記入欄にできるのは、年度の項目と「記入.」で始まる項目です。",
                "template-input",
            )
        return is_input

    def _year(self, entries: Mapping[str, Node]) -> int:
        return YEARS[self.words.choice(entries.get("year"), "year", tuple(YEARS)) or "今年度"]

    def _years(self, entries: Mapping[str, Node]) -> str:
        return self.words.choice(entries.get("years"), "years", REPEATED_YEARS) or ""


def _figures(words: Words, node: Node | None) -> Figures | None:
    if node is None:
        return None
    entries = words.reader.entries(node, "figures", optional=FIGURE_KEYS)
    negative = words.choice(entries.get("negative"), "negative", NEGATIVES)
    return Figures(
        _decimals(words, entries.get("decimals")),
        words.is_true(entries.get("commas"), "commas"),
        negative or "-",
        words.is_true(entries.get("unit"), "unit"),
    )


def _decimals(words: Words, node: Node | None) -> int | None:
    decimals = words.reader.integer(node, "decimals") if node else None
    if node is not None and decimals is not None and decimals > MOST_DECIMALS:
        hint = f"{MOST_DECIMALS} 以下の数を書いてください。"
        words.reader.report(node, f"decimals「{decimals}」は大きすぎます。", hint, "template-size")
        return None
    return decimals
