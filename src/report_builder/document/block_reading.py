"""blocks of a template in, tables, texts, legends and tallies out."""

from collections.abc import Mapping
from typing import cast, get_args

from report_builder.document.column_reading import TABLE_KEYS, read_table
from report_builder.document.kinds import Kind, read_kind
from report_builder.document.paper_reading import read_size
from report_builder.document.table import Em, Keep
from report_builder.document.template import (
    Arrangement,
    BlockSpec,
    LegendSpec,
    PageBreak,
    TableSpec,
    TallySpec,
    TextSpec,
)
from report_builder.document.words import Words
from report_builder.source import Node, Scalar, Sequence

_PAGE_BREAK = Kind(
    "改ページ（page_break）",
    ("page_break",),
    (),
    "改ページは別の項（- page_break: true）にしてください。",
)
_TALLY = Kind(
    "集計（tally）",
    ("tally",),
    (
        *("by", "label", "shares", "width", "figure_width"),
        *("style", "figure_style", "header_style"),
    ),
    "集計は別の項（- tally: …）にしてください。",
)
_LEGEND = Kind(
    "凡例（legend）",
    ("legend",),
    ("arrange", "style", "keep"),
    "凡例は別の項（- legend: …）にしてください。",
)
_TEXT = Kind("文（text）", ("text",), ("style", "keep"), "文は別の項（- text: …）にしてください。")
_TABLE = Kind(
    "表（columns）",
    ("columns",),
    tuple(key for key in TABLE_KEYS if key != "columns"),
    "表は別の項（- columns: …）にしてください。",
)
BLOCK_KINDS = (_PAGE_BREAK, _TALLY, _LEGEND, _TEXT, _TABLE)
"""In the order in which their keys tell what an item of `blocks` is."""

LEGEND_KEEPS: tuple[Keep, ...] = ("whole", "with first")

_NOTHING = TableSpec(("事業",), (), ())
"""Stands for a block that cannot be read."""

Blocks = tuple[tuple[Node, BlockSpec], ...]
"""Each block with the node that it was read from."""

_COUNTED = {"事業": "結果", "担当課": "結果"}
"""What the names of the fields of a 事業, and of its parts, begin with."""


def read_blocks(
    words: Words, node: Node, entries: Mapping[str, Node], meant: frozenset[str]
) -> Blocks:
    """Returns the blocks; a template without `blocks` is one table.

    Args:
        words: What they are read with.
        node: The template.
        entries: Its entries.
        meant: Its keys, those that are misspelt too.
    """
    if "blocks" not in entries:
        return ((entries.get("columns", node), read_table(words, entries, meant)),)
    for key in TABLE_KEYS:
        if key in entries:
            hint = f"「{key}」を blocks の中の表に移してください。"
            message = f"blocks のある様式では、{key} を外に書けません。"
            words.reader.report(entries[key], message, hint, "template-blocks")
    items = words.items(entries["blocks"], "blocks")
    read = ((each, _block(words, each)) for each in items)
    blocks = tuple((each, block) for each, block in read if block)
    if not any(isinstance(block, TableSpec) for _, block in blocks):
        if isinstance(entries["blocks"], Sequence):
            hint = "「- columns: …」の表を一つは入れてください。"
            message = "blocks に表がありません。"
            words.reader.report(entries["blocks"], message, hint, "template-blocks")
        return (*blocks, (node, _NOTHING))
    return blocks


def _block(words: Words, node: Node) -> BlockSpec | None:
    """Returns a block; None for a page break that is switched off."""
    kind, entries = read_kind(words.reader, node, "blocks の項", BLOCK_KINDS, "template-blocks")
    if kind is None:
        return _NOTHING
    if kind is _PAGE_BREAK:
        return PageBreak() if words.is_true(entries["page_break"], "page_break") else None
    if kind is _TALLY:
        return _tally(words, entries)
    if kind is _LEGEND:
        return _legend(words, entries)
    if kind is _TEXT:
        return read_text(words, entries, ("計画",))
    known = [key for each in BLOCK_KINDS for key in each.every]
    return read_table(words, entries, words.reader.meant(node, known))


def _legend(words: Words, entries: Mapping[str, Node]) -> LegendSpec:
    arrange = words.choice(entries.get("arrange"), "arrange", get_args(Arrangement))
    keep = words.choice(entries.get("keep"), "keep", LEGEND_KEEPS)
    return LegendSpec(
        words.scale(entries["legend"], "legend"),
        cast("Arrangement", arrange or "一行"),
        words.role(entries.get("style"), "style", "legend"),
        cast("Keep", keep or "whole"),
    )


def read_text(words: Words, entries: Mapping[str, Node], subjects: tuple[str, ...]) -> TextSpec:
    """Returns a text over the width of the paper."""
    keep = words.choice(entries.get("keep"), "keep", get_args(Keep))
    return TextSpec(
        words.text(entries.get("text"), "text", subjects),
        words.role(entries.get("style"), "style", "text"),
        cast("Keep", keep or "none"),
    )


def _groups_of(levels: tuple[str, ...], subject: str) -> tuple[str, ...]:
    """Returns by what the grades of a subject may be counted: for a 施策 no department answers."""
    if subject in levels:
        return levels[: levels.index(subject) + 1]
    return (*levels, "担当課")


def _tally(words: Words, entries: Mapping[str, Node]) -> TallySpec:
    node = entries["tally"]
    show = words.reader.text(node, "tally")
    ratings = {
        f"{_COUNTED.get(field.subject, field.subject)}.{field.name}": field
        for field in words.plan.fields
        if field.kind == "評価"
    }
    if isinstance(node, Scalar) and show not in ratings:
        message = f"tally の「{show}」は数えられません。"
        words.reader.report_unknown(node, message, show, ratings, "template-tally")
    levels = words.plan.levels
    groups = _groups_of(levels, ratings[show].subject if show in ratings else "")
    by = words.choice(entries.get("by"), "by", groups) or groups[-1]
    subjects = ("計画", "担当課") if by == "担当課" else ("計画", *levels[: levels.index(by) + 1])
    return TallySpec(
        show=show,
        scale=(ratings[show].scale or "") if show in ratings else "",
        by=by,
        label=words.text(entries.get("label"), "label", subjects) or ("", f"{by}.名称", ""),
        width=Em(read_size(words.reader, entries.get("width"), "width", 20.0, 0.1)),
        figure_width=Em(
            read_size(words.reader, entries.get("figure_width"), "figure_width", 5.0, 0.1)
        ),
        has_shares=words.is_true(entries.get("shares"), "shares"),
        style=words.role(entries.get("style"), "style", "cell"),
        figure_style=words.role(entries.get("figure_style"), "figure_style", "figure"),
        header_style=words.role(entries.get("header_style"), "header_style", "heading"),
    )
