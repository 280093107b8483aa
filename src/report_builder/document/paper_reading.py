"""paper, font and sizes of a template in, 用紙 and 書体 out; and whether a table fits its paper."""

from report_builder.document.table import Column, Font, Mm, Paper, Pt
from report_builder.document.tally import tally_columns
from report_builder.document.template import (
    BlockSpec,
    ColumnSpec,
    TableSpec,
    TallySpec,
    Template,
    leaf_columns,
)
from report_builder.model.scale import Scale
from report_builder.source import Node, Reader

MM_PER_PT = 25.4 / 72
PAPER_MM = {"A3": (420.0, 297.0), "A4": (297.0, 210.0)}
"""Long and short side, ISO 216."""

_MARGINS = (Mm(10), Mm(8), Mm(8), Mm(8))
_FONT = Font("ＭＳ Ｐゴシック", Pt(9))


def read_size(reader: Reader, node: Node | None, what: str, absent: float, least: float) -> float:
    """Returns a number; `absent` where there is none, or after reporting one below `least`."""
    number = reader.number(node, what) if node else None
    if node is None or number is None:
        return absent
    if number < least:
        hint = f"{least:g} 以上の数を書いてください。"
        reader.report(node, f"{what}「{number}」は小さすぎます。", hint, "template-size")
        return absent
    return float(number)


def read_paper(reader: Reader, node: Node | None) -> Paper:
    """Returns 用紙: A3 landscape where nothing else is said."""
    if node is None:
        return Paper("A3", landscape=True, margins=_MARGINS)
    entries = reader.entries(node, "paper", optional=("size", "landscape", "margins"))
    size, landscape = (
        reader.choice(entries[key], f"paper の {key}", words) if key in entries else None
        for key, words in (("size", tuple(PAPER_MM)), ("landscape", ("true", "false")))
    )
    return Paper(
        "A4" if size == "A4" else "A3",
        landscape=landscape != "false",
        margins=_margins(reader, entries.get("margins")),
    )


def _margins(reader: Reader, node: Node | None) -> tuple[Mm, Mm, Mm, Mm]:
    if node is None:
        return _MARGINS
    sides = ("top", "right", "bottom", "left")
    entries = reader.entries(node, "margins", optional=sides)
    top, right, bottom, left = (
        Mm(read_size(reader, entries.get(side), f"margins の {side}", absent, 0))
        for side, absent in zip(sides, _MARGINS, strict=True)
    )
    return top, right, bottom, left


def read_font(reader: Reader, node: Node | None) -> Font:
    """Returns 書体: ＭＳ Ｐゴシック 9 pt where nothing else is said."""
    if node is None:
        return _FONT
    entries = reader.entries(node, "font", optional=("face", "size"))
    face = reader.text(entries["face"], "font の face") if "face" in entries else _FONT.face
    size = read_size(reader, entries.get("size"), "font の size", _FONT.size, 1)
    return Font(face, Pt(size))


def room_across(paper: Paper, font: Font) -> float:
    """Returns how many em of a font stand between the left and the right margin of a paper."""
    long, short = PAPER_MM[paper.size]
    _, right, _, left = paper.margins
    across = (long if paper.landscape else short) - right - left
    return across / MM_PER_PT / font.size


def report_width(reader: Reader, node: Node, template: Template, scales: tuple[Scale, ...]) -> None:
    """Reports a table that is wider than its paper.

    Args:
        reader: Collects the problems.
        node: Where the problem is.
        template: With its columns in the year in which it is widest.
        scales: 評価基準 that a 集計 counts.
    """
    tables = (_columns(block, scales) for block in template.blocks)
    wide = max(sum(column.width + 2 * template.padding for column in each) for each in tables)
    room = room_across(template.paper, template.font)
    if wide > room:
        reader.report(
            node,
            f"表の幅は {wide:.1f} 字ですが、用紙には {room:.1f} 字までしか入りません。",
            "columns の width、font の size、paper の margins のどれかを小さくしてください。",
            "table-too-wide",
        )


def _columns(
    block: BlockSpec, scales: tuple[Scale, ...]
) -> tuple[ColumnSpec, ...] | tuple[Column, ...]:
    """Returns the columns of a block; a text or a legend is as wide as there is room."""
    match block:
        case TableSpec():
            return leaf_columns(block.columns)
        case TallySpec():
            counted = (scale for scale in scales if scale.name == block.scale)
            return next((tally_columns(scale, block) for scale in counted), ())
        case _:
            return ()
