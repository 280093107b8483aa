"""The text of templates/kinyuyoryo.yaml in, a Guide 記入要領 out, or all its mistakes at once."""

from report_builder.document.block_reading import read_text
from report_builder.document.fields import catalogue
from report_builder.document.footer_reading import read_footer
from report_builder.document.guide import GradesLine, Guide, GuideLine
from report_builder.document.head_reading import read_cells, read_span
from report_builder.document.kinds import Kind, read_kind
from report_builder.document.paper_reading import (
    read_font,
    read_paper,
    read_size,
    room_across,
    too_wide,
)
from report_builder.document.style_reading import read_styles
from report_builder.document.table import Em
from report_builder.document.template import CellLine, CellSpec
from report_builder.document.words import Words
from report_builder.model.plan import Plan
from report_builder.model.scale import Scale
from report_builder.problems import Located
from report_builder.source import Node, Reader, parse

_CELLS = Kind("欄の並び（cells）", ("cells",), (), "欄の並びは別の行（- cells: …）にしてください。")
_GRADES = Kind(
    "評価基準の一覧（grades）",
    ("grades",),
    ("columns", "style", "code_style"),
    "評価基準の一覧は別の行（- grades: …）にしてください。",
)
_TEXT = Kind("文（text）", ("text",), ("style", "keep"), "文は別の行（- text: …）にしてください。")
LINE_KINDS = (_CELLS, _GRADES, _TEXT)
"""In the order in which their keys tell what a line is."""

GUIDE_KEYS = ("paper", "font", "padding", "styles", "footer")
GUIDE_CELL_KEYS = ("text", "columns", "style")

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
        optional=GUIDE_KEYS,
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
        footer=read_footer(words, entries.get("footer")),
    )


def _line(words: Words, node: Node, width: int) -> GuideLine:
    kind, entries = read_kind(words.reader, node, "lines の行", LINE_KINDS, "template-head-empty")
    if kind is _CELLS:
        cells = tuple(_cell(words, each) for each in read_cells(words, entries["cells"]))
        _report_columns(words, node, sum(cell.columns for cell in cells), width)
        return CellLine(cells)
    if kind is _GRADES:
        columns = read_span(words, entries.get("columns"))
        _report_columns(words, node, columns + 1, width)
        return GradesLine(
            words.scale(entries["grades"], "grades"),
            columns,
            words.role(entries.get("code_style"), "code_style", "heading"),
            words.role(entries.get("style"), "style", "cell"),
        )
    return read_text(words, entries, _SUBJECTS)


def _cell(words: Words, node: Node) -> CellSpec:
    entries = words.reader.entries(node, "cells の欄", optional=GUIDE_CELL_KEYS)
    return CellSpec(
        words.text(entries.get("text"), "text", _SUBJECTS),
        read_span(words, entries.get("columns")),
        words.role(entries.get("style"), "style", "cell"),
        "",
    )


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
    if figures := too_wide(wide, room_across(guide.paper, guide.font)):
        hint = "grid の幅、font の size、paper の margins のどれかを小さくしてください。"
        reader.report(node, f"記入要領の{figures}", hint, "table-too-wide")
