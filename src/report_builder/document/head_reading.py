"""head of a template in, the lines at the top of every page out."""

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
from report_builder.source import Node

HEAD_KEYS = ("left", "right", "legend", "cells", "style", "right_style")
CELL_KEYS = ("text", "columns", "style", "asks")


def read_head(
    words: Words, node: Node | None, blocks: tuple[BlockSpec, ...]
) -> tuple[HeadLine, ...]:
    """Returns the lines."""
    tables = [block for block in blocks if isinstance(block, TableSpec)]
    subjects = _subjects(words, tables)
    columns = max((len(leaf_columns(table.columns)) for table in tables), default=0)
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
    entries = words.reader.entries(node, "head の行", optional=HEAD_KEYS)
    if "cells" in entries:
        cells = words.items(entries["cells"], "cells")
        return CellLine(tuple(_cell(words, each, subjects) for each in cells))
    if "legend" in entries:
        style = words.role(entries.get("style"), "style", "legend")
        return LegendLine(words.scale(entries["legend"], "legend"), style)
    return TitleLine(
        words.text(entries.get("left"), "left", subjects),
        words.text(entries.get("right"), "right", subjects),
        words.role(entries.get("style"), "style", "title"),
        words.role(entries.get("right_style"), "right_style", "label"),
    )


def _cell(words: Words, node: Node, subjects: tuple[str, ...]) -> CellSpec:
    entries = words.reader.entries(node, "cells の欄", optional=CELL_KEYS)
    asks = words.choice(entries.get("asks"), "asks", (PERSON[0], EXTENSION[0]))
    columns = words.reader.integer(entries["columns"], "columns") if "columns" in entries else 1
    return CellSpec(
        words.text(entries.get("text"), "text", subjects),
        max(1, columns or 1),
        words.role(entries.get("style"), "style", "input" if asks else "cell"),
        asks or "",
    )
