"""paper, font and sizes of a template in, 用紙 and 書体 out; and whether a table fits its paper."""

from report_builder.document.composed import names_in
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
_PAGE_NUMBERS = ("頁", "総頁")


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
    return Paper(
        absent.size if size is None else "A4" if size == "A4" else "A3",
        landscape=absent.landscape if landscape is None else landscape == "true",
        margins=_margins(reader, entries.get("margins"), absent.margins),
    )


Margins = tuple[Mm, Mm, Mm, Mm]


def _margins(reader: Reader, node: Node | None, absent: Margins) -> Margins:
    if node is None:
        return absent
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


def read_footer(reader: Reader, node: Node | None, absent: str = FOOTER) -> str:
    """Returns the text at the foot of every page, in which page numbers have names."""
    if node is None:
        return absent
    footer = reader.text(node, "footer")
    wrong = [name for name in names_in(footer) if name not in _PAGE_NUMBERS]
    if wrong:
        reader.report(
            node,
            f"footer の「{wrong[0]}」という項目はありません。",
            "footer で使えるのは {頁} と {総頁} です。",
            "template-field-unknown",
        )
    return footer


def room_across(paper: Paper, font: Font) -> float:
    """Returns how many em of a font stand between the left and the right margin of a paper."""
    long, short = PAPER_MM[paper.size]
    _, right, _, left = paper.margins
    across = (long if paper.landscape else short) - right - left
    return across / MM_PER_PT / font.size


def room_down(paper: Paper, font: Font) -> float:
    """Returns how many em of a font stand between the top and the bottom margin of a paper."""
    long, short = PAPER_MM[paper.size]
    top, _, bottom, _ = paper.margins
    down = (short if paper.landscape else long) - top - bottom
    return down / MM_PER_PT / font.size


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
        report_too_wide(reader, node, wide, room, "columns の width")


def report_too_wide(reader: Reader, node: Node, wide: float, room: float, widths: str) -> None:
    """Reports a table of some em that has room for fewer; `widths` names what says so."""
    reader.report(
        node,
        f"表の幅は {wide:.1f} 字ですが、用紙には {room:.1f} 字までしか入りません。",
        f"{widths}、font の size、paper の margins のどれかを小さくしてください。",
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
