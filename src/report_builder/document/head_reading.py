"""head of a template in, the lines at the top of every page out."""

from report_builder.document.kinds import Kind, read_kind
from report_builder.document.template import (
    BlockSpec,
    CellLine,
    CellSpec,
    HeadLine,
    LegendLine,
    TableSpec,
    TitleLine,
    leaf_columns,
)
from report_builder.document.words import Words
from report_builder.model.form import EXTENSION, PERSON
from report_builder.source import Node, Sequence

_CELLS = Kind("欄の並び（cells）", ("cells",), (), "欄の並びは別の行（- cells: …）にしてください。")
_LEGEND = Kind(
    "凡例（legend）", ("legend",), ("style",), "凡例は別の行（- legend: …）にしてください。"
)
_TITLE = Kind(
    "題名（left・right）",
    ("left", "right"),
    ("style", "right_style"),
    "題名は別の行（- left: …）にしてください。",
)
HEAD_KINDS = (_CELLS, _LEGEND, _TITLE)
"""In the order in which their keys tell what a line of `head` is."""

CELL_KEYS = ("text", "columns", "style", "asks")
ASKED = (PERSON[0], EXTENSION[0])

_HIDING = frozenset({"key-unknown", "not-a-mapping", "not-a-list", "template-columns"})
"""Codes of mistakes in columns after which nobody knows how many there are."""


def read_head(
    words: Words, node: Node | None, blocks: tuple[BlockSpec, ...]
) -> tuple[HeadLine, ...]:
    """Returns the lines."""
    tables = [block for block in blocks if isinstance(block, TableSpec)]
    subjects = _subjects(words, tables)
    columns = max((len(leaf_columns(table.columns)) for table in tables), default=0)
    if any(problem.code in _HIDING for problem in words.reader.problems):
        columns = 0
    lines: list[HeadLine] = []
    for each in words.items(node, "head"):
        line = _line(words, each, subjects)
        lines.append(line)
        if columns and _columns_of(line) > columns:
            words.reader.report(
                each,
                f"この行は列を {_columns_of(line)} 本使いますが、表の列は {columns} 本です。",
                "cells の columns を小さくするか、right を消してください。",
                "template-head-wide",
            )
    return tuple(lines)


def _subjects(words: Words, tables: list[TableSpec]) -> tuple[str, ...]:
    """Returns of what the lines may speak: of the first row of a page, if some rows do."""
    levels = words.plan.levels
    rows = {source for table in tables for source in table.rows}
    deepest = max((levels.index(each) for each in rows if each in levels), default=-1)
    own = levels if rows & {"事業", "指標"} else levels[: deepest + 1]
    by_department = any(table.rows[0] == "担当課" for table in tables)
    return ("計画", *own, *(("担当課",) if by_department else ()))


def _columns_of(line: HeadLine) -> int:
    match line:
        case CellLine():
            return sum(cell.columns for cell in line.cells)
        case TitleLine():
            return 2 if line.right else 1
        case LegendLine():
            return 1


def _line(words: Words, node: Node, subjects: tuple[str, ...]) -> HeadLine:
    kind, entries = read_kind(words.reader, node, "head の行", HEAD_KINDS, "template-head-empty")
    if kind is _CELLS:
        cells = read_cells(words, entries["cells"])
        return CellLine(tuple(_cell(words, each, subjects) for each in cells))
    if kind is _LEGEND:
        style = words.role(entries.get("style"), "style", "legend")
        return LegendLine(words.scale(entries["legend"], "legend"), style)
    return TitleLine(
        words.text(entries.get("left"), "left", subjects),
        words.text(entries.get("right"), "right", subjects),
        words.role(entries.get("style"), "style", "title"),
        words.role(entries.get("right_style"), "right_style", "label"),
    )


def read_cells(words: Words, node: Node) -> tuple[Node, ...]:
    """Returns the cells of a line, of which there must be one."""
    if isinstance(node, Sequence) and not node.items:
        hint = "「[{text: …}]」のように欄を書くか、この行を消してください。"
        words.reader.report(node, "cells に欄がありません。", hint, "template-head-empty")
    return words.items(node, "cells")


def read_span(words: Words, node: Node | None) -> int:
    """Returns over how many columns a cell stands; one where nothing is said."""
    columns = words.reader.integer(node, "columns") if node else None
    if node is not None and columns == 0:
        hint = "1 以上の数を書いてください。"
        words.reader.report(node, "columns「0」は小さすぎます。", hint, "template-size")
    return columns or 1


def _cell(words: Words, node: Node, subjects: tuple[str, ...]) -> CellSpec:
    entries = words.reader.entries(node, "cells の欄", optional=CELL_KEYS)
    asks = words.choice(entries.get("asks"), "asks", ASKED)
    return CellSpec(
        words.text(entries.get("text"), "text", subjects),
        read_span(words, entries.get("columns")),
        words.role(entries.get("style"), "style", "input" if asks else "cell"),
        asks or "",
    )
