"""The text of templates/kinyuyoryo.yaml in, a Guide 記入要領 out, or all its mistakes at once."""

from collections.abc import Mapping
from typing import cast, get_args

from report_builder.document.fields import catalogue
from report_builder.document.guide import GradesLine, Guide, GuideLine
from report_builder.document.paper_reading import (
    FOOTER,
    read_font,
    read_paper,
    read_size,
    room_across,
)
from report_builder.document.style_reading import read_styles
from report_builder.document.table import Em, Keep
from report_builder.document.template import CellLine, CellSpec, TextSpec
from report_builder.document.words import Words
from report_builder.model.plan import Plan
from report_builder.model.scale import Scale
from report_builder.problems import Located
from report_builder.source import Node, Reader, parse

_SUBJECTS = ("計画",)


def read_guide(text: str, path: str, plan: Plan, scales: tuple[Scale, ...]) -> Located[Guide]:
    """Returns the guide of a file.

    Raises:
        ReportError: The file has mistakes; all of them are in it.
    """
    node = parse(text, path)
    reader = Reader()
    guide = _guide(reader, node, plan, scales)
    _report_width(reader, node, guide)
    reader.close()
    return Located(guide, path, {(): node.place})


def _guide(reader: Reader, node: Node, plan: Plan, scales: tuple[Scale, ...]) -> Guide:
    entries = reader.entries(
        node,
        "記入要領",
        required=("name", "grid", "lines"),
        optional=("paper", "font", "padding", "styles", "footer"),
    )
    styles = read_styles(reader, entries.get("styles"))
    names = tuple(scale.name for scale in scales)
    words = Words(reader, catalogue(plan, scales), plan, names, styles)
    grid = tuple(
        Em(read_size(reader, each, "grid の幅", 1, 0.1))
        for each in words.items(entries.get("grid"), "grid")
    )
    return Guide(
        name=words.plain(entries.get("name"), "name", ""),
        grid=grid,
        lines=tuple(
            _line(words, each, len(grid)) for each in words.items(entries.get("lines"), "lines")
        ),
        styles=styles,
        paper=read_paper(reader, entries.get("paper")),
        font=read_font(reader, entries.get("font")),
        padding=Em(read_size(reader, entries.get("padding"), "padding", 0.2, 0)),
        footer=words.plain(entries.get("footer"), "footer", FOOTER),
    )


def _line(words: Words, node: Node, width: int) -> GuideLine:
    entries = words.reader.entries(
        node,
        "lines の行",
        optional=("text", "cells", "grades", "columns", "style", "code_style", "keep"),
    )
    if "cells" in entries:
        cells = tuple(_cell(words, each) for each in words.items(entries["cells"], "cells"))
        _report_columns(words, node, sum(cell.columns for cell in cells), width)
        return CellLine(cells)
    if "grades" in entries:
        columns = _columns(words, entries)
        _report_columns(words, node, columns + 1, width)
        return GradesLine(
            words.scale(entries["grades"], "grades"),
            columns,
            words.role(entries.get("code_style"), "code_style", "heading"),
            words.role(entries.get("style"), "style", "cell"),
        )
    keep = words.choice(entries.get("keep"), "keep", get_args(Keep))
    return TextSpec(
        words.text(entries.get("text"), "text", _SUBJECTS),
        words.role(entries.get("style"), "style", "text"),
        cast("Keep", keep or "none"),
    )


def _cell(words: Words, node: Node) -> CellSpec:
    entries = words.reader.entries(node, "cells の欄", optional=("text", "columns", "style"))
    return CellSpec(
        words.text(entries.get("text"), "text", _SUBJECTS),
        _columns(words, entries),
        words.role(entries.get("style"), "style", "cell"),
        "",
    )


def _columns(words: Words, entries: Mapping[str, Node]) -> int:
    node = entries.get("columns")
    return max(1, (words.reader.integer(node, "columns") if node else 1) or 1)


def _report_columns(words: Words, node: Node, used: int, width: int) -> None:
    if width and used > width:
        words.reader.report(
            node,
            f"この行は列を {used} 本使いますが、grid の列は {width} 本です。",
            "columns を小さくするか、grid に列を足してください。",
            "template-head-wide",
        )


def _report_width(reader: Reader, node: Node, guide: Guide) -> None:
    """Reports a guide that is wider than its paper."""
    wide = sum(width + 2 * guide.padding for width in guide.grid)
    room = room_across(guide.paper, guide.font)
    if wide > room:
        reader.report(
            node,
            f"記入要領の幅は {wide:.1f} 字ですが、用紙には {room:.1f} 字までしか入りません。",
            "grid の幅、font の size、paper の margins のどれかを小さくしてください。",
            "table-too-wide",
        )
