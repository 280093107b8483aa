"""blocks of a template in, tables, texts, legends and tallies out."""

from collections.abc import Mapping
from typing import cast, get_args

from report_builder.document.column_reading import TABLE_KEYS, read_table
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
from report_builder.source import Node

BLOCK_KEYS = (
    *TABLE_KEYS,
    "text", "legend", "arrange", "tally", "by", "label", "shares", "width", "figure_width",
    "style", "figure_style", "header_style", "page_break",
)  # fmt: skip


_COUNTED = {"事業": "結果", "担当課": "結果"}
"""What the names of the fields of a 事業, and of its parts, begin with."""


def read_blocks(words: Words, entries: Mapping[str, Node]) -> tuple[BlockSpec, ...]:
    """Returns the blocks; a template without `blocks` is one table."""
    if "blocks" not in entries:
        return (read_table(words, entries),)
    for key in TABLE_KEYS:
        if key in entries:
            hint = f"「{key}」を blocks の中の表に移してください。"
            message = f"blocks のある様式では、{key} を外に書けません。"
            words.reader.report(entries[key], message, hint, "template-blocks")
    blocks = tuple(_block(words, each) for each in words.items(entries["blocks"], "blocks"))
    if not any(isinstance(block, TableSpec) for block in blocks):
        hint = "「- columns: …」の表を一つは入れてください。"
        words.reader.report(entries["blocks"], "blocks に表がありません。", hint, "template-blocks")
        return (*blocks, TableSpec(("事業",), (), ()))
    return blocks


def _block(words: Words, node: Node) -> BlockSpec:
    entries = words.reader.entries(node, "blocks の項", optional=BLOCK_KEYS)
    if words.is_true(entries.get("page_break"), "page_break"):
        return PageBreak()
    if "tally" in entries:
        return _tally(words, entries)
    if "legend" in entries:
        arrange = words.choice(entries.get("arrange"), "arrange", get_args(Arrangement))
        style = words.role(entries.get("style"), "style", "legend")
        scale = words.scale(entries["legend"], "legend")
        return LegendSpec(scale, cast("Arrangement", arrange or "一行"), style)
    if "text" in entries:
        keep = words.choice(entries.get("keep"), "keep", get_args(Keep))
        return TextSpec(
            words.text(entries["text"], "text", ("計画",)),
            words.role(entries.get("style"), "style", "text"),
            cast("Keep", keep or "none"),
        )
    if "columns" not in entries:
        hint = "columns・text・legend・tally・page_break のどれかを書いてください。"
        words.reader.report(node, "blocks の項に中身がありません。", hint, "template-blocks")
    return read_table(words, entries)


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
    if show not in ratings:
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
