"""paper, font and sizes of a template in, 用紙 and 書体 out; and whether a table fits its paper."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor

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

PAPER = Paper("A3", landscape=True, margins=(Mm(10), Mm(8), Mm(8), Mm(8)))
FONT = Font("ＭＳ Ｐゴシック", Pt(9))

FOOTER = "{頁}／{総頁}"

_LEAST_ROOM = Mm(20)
"""Between the margins: on less there is no room for a heading and a row."""

_NOISE = 1e-6

Margins = tuple[Mm, Mm, Mm, Mm]


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


def read_paper(reader: Reader, node: Node | None, absent: Paper = PAPER) -> Paper:
    """Returns 用紙; what is not said is as in `absent`."""
    if node is None:
        return absent
    entries = reader.entries(node, "paper", optional=("size", "landscape", "margins"))
    size, landscape = (
        reader.choice(entries[key], f"paper の {key}", words) if key in entries else None
        for key, words in (("size", tuple(PAPER_MM)), ("landscape", ("true", "false")))
    )
    bare = Paper(
        absent.size if size is None else "A4" if size == "A4" else "A3",
        landscape=absent.landscape if landscape is None else landscape == "true",
        margins=absent.margins,
    )
    if "margins" not in entries:
        return bare
    margins = _margins(reader, entries["margins"], absent.margins)
    fits = [
        _leaves_room(reader, entries["margins"], length, margins[first::2], words)
        for length, first, words in zip(_sides(bare)[::-1], (0, 1), _OPPOSITE, strict=True)
    ]
    return replace(bare, margins=margins) if all(fits) else bare


_OPPOSITE = (("高さ", "上下", "top と bottom"), ("幅", "左右", "left と right"))


def _leaves_room(
    reader: Reader, node: Node, length: float, margins: tuple[Mm, ...], words: tuple[str, str, str]
) -> bool:
    """Reports two opposite margins that leave no room on a paper, and tells whether they do."""
    taken, (side, where, keys) = sum(margins), words
    if length - taken >= _LEAST_ROOM:
        return True
    figures = f"合わせて {taken:g} mm あり、用紙の{side}（{length:g} mm）"
    hint = f"margins の {keys} を小さくしてください。"
    reader.report(node, f"{where}の余白が{figures}に紙面が残りません。", hint, "template-size")
    return False


def _margins(reader: Reader, node: Node, absent: Margins) -> Margins:
    sides = ("top", "right", "bottom", "left")
    entries = reader.entries(node, "margins", optional=sides)
    top, right, bottom, left = (
        Mm(read_size(reader, entries.get(side), f"margins の {side}", own, 0))
        for side, own in zip(sides, absent, strict=True)
    )
    return top, right, bottom, left


def read_font(reader: Reader, node: Node | None, absent: Font = FONT) -> Font:
    """Returns 書体; what is not said is as in `absent`."""
    if node is None:
        return absent
    entries = reader.entries(node, "font", optional=("face", "size"))
    face = reader.text(entries["face"], "font の face") if "face" in entries else absent.face
    size = read_size(reader, entries.get("size"), "font の size", absent.size, 1)
    return Font(face, Pt(size))


def room_across(paper: Paper, font: Font) -> float:
    """Returns how many em of a font stand between the left and the right margin of a paper."""
    _, right, _, left = paper.margins
    return (_sides(paper)[0] - right - left) / MM_PER_PT / font.size


def room_down(paper: Paper, font: Font) -> float:
    """Returns how many em of a font stand between the top and the bottom margin of a paper."""
    top, _, bottom, _ = paper.margins
    return (_sides(paper)[1] - top - bottom) / MM_PER_PT / font.size


def _sides(paper: Paper) -> tuple[float, float]:
    """Returns how wide and how high a paper is."""
    long, short = PAPER_MM[paper.size]
    return (long, short) if paper.landscape else (short, long)


def too_wide(wide: float, room: float) -> str:
    """Returns the figures of what is wider than its room, which never look the same, or nothing."""
    if wide <= room + _NOISE:
        return ""
    shown = ceil(wide * 10 - _NOISE) / 10, floor(room * 10 + _NOISE) / 10
    return f"幅は {shown[0]:.1f} 字ですが、用紙には {shown[1]:.1f} 字までしか入りません。"


def report_width(
    reader: Reader, nodes: Sequence[Node], template: Template, scales: tuple[Scale, ...]
) -> None:
    """Reports each 表 and each 集計 that is wider than the paper.

    Args:
        reader: Collects the problems.
        nodes: Where each of the blocks is.
        template: With its columns in the year in which it is widest.
        scales: 評価基準 that a 集計 counts.
    """
    room = room_across(template.paper, template.font)
    for node, block in zip(nodes, template.blocks, strict=True):
        name, keys, columns = _columns(block, scales)
        wide = sum(column.width + 2 * template.padding for column in columns)
        if figures := too_wide(wide, room):
            hint = f"{keys}、font の size、paper の margins のどれかを小さくしてください。"
            reader.report(node, f"{name}の{figures}", hint, "table-too-wide")


def report_too_wide(reader: Reader, node: Node, wide: float, room: float, widths: str) -> None:
    """Reports a table of some em that has room for fewer; `widths` names what says so."""
    hint = f"{widths}、font の size、paper の margins のどれかを小さくしてください。"
    reader.report(node, f"表の{too_wide(wide, room)}", hint, "table-too-wide")


def _columns(
    block: BlockSpec, scales: tuple[Scale, ...]
) -> tuple[str, str, tuple[ColumnSpec, ...] | tuple[Column, ...]]:
    """Returns what a block is called, which keys make it wide, and its columns.

    A text or a legend is as wide as there is room.
    """
    match block:
        case TableSpec():
            return "表", "columns の width", leaf_columns(block.columns)
        case TallySpec():
            counted = (scale for scale in scales if scale.name == block.scale)
            columns = next((tally_columns(scale, block) for scale in counted), ())
            return "集計", "width か figure_width", columns
        case _:
            return "", "", ()
