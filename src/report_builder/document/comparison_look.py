"""How a 新旧対照表 looks: the roles of its cells, the widths of its columns, its texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from report_builder.document.composed import pieces_of
from report_builder.document.look import HEADING, SHADES, TOP_STYLES, Look
from report_builder.document.paper_reading import FONT, room_across
from report_builder.document.style_reading import Said, changed
from report_builder.document.table import Em, Style
from report_builder.document.template import Text

NAMES: tuple[str, ...] = ("旧", "新")
"""What its texts can name besides the catalogue: what the two sides are called."""

_STYLES: Mapping[str, Style] = {
    **TOP_STYLES,
    "heading": HEADING,
    "top": Style(fill=SHADES["total"], bold=True),
    "group": Style(fill=SHADES["group"], bold=True),
    "number": Style(align="center", vertical="top"),
    "name": Style(vertical="top"),
    "item": Style(vertical="top"),
    "old": Style(vertical="top", mark="C00000"),
    "new": Style(vertical="top", mark="0000C0"),
}

ROLES = tuple(_STYLES)
"""What a file can say the look of."""

WIDTHS: Mapping[str, Em] = {"number": Em(3.4), "name": Em(14.4), "item": Em(10.4)}
"""Of the text of the first columns; old and new share the rest."""

HEADINGS: Mapping[str, Text] = {
    "number": pieces_of("No."),
    "name": pieces_of("事業名"),
    "item": pieces_of("項目"),
    "old": pieces_of("旧（{旧}）"),
    "new": pieces_of("新（{新}）"),
}

_NOTE = "※　変わったところに色と下線を付けています。変わっていない事業は載せていません。"


def styles_of(said: Said) -> dict[str, Style]:
    """Returns the look of every role: what a file says over what it is without one."""
    return {role: changed(style, said.get(role, {})) for role, style in _STYLES.items()}


@dataclass(frozen=True, slots=True)
class ComparisonSpec:
    """What a file says of a 新旧対照表; without one it is as the defaults say.

    Attributes:
        look: Of its pages.
        widths: Of the text of the columns before old and new.
        headings: Of all columns, from the left.
        note: The line below the title; nothing: there is none.
    """

    look: Look = field(
        default_factory=lambda: Look(
            title=pieces_of("■{計画.通称}　新旧対照表（{旧}・{新}）"),
            label=pieces_of("新旧対照表"),
            styles=styles_of({}),
        ).in_size(FONT.size)
    )
    widths: Mapping[str, Em] = field(default_factory=lambda: WIDTHS)
    headings: Mapping[str, Text] = field(default_factory=lambda: HEADINGS)
    note: Text = field(default_factory=lambda: pieces_of(_NOTE))

    @property
    def taken(self) -> float:
        """Em of the columns before old and new, and of all paddings; rounded, as sums are not."""
        widths = sum(self.widths.values()) + 2 * self.look.padding * len(self.headings)
        return round(widths, 3)

    @property
    def side(self) -> Em:
        """Em of the text of old and of new: half each of the whole em that are left."""
        room = int(room_across(self.look.paper, self.look.font))
        return Em((room - self.taken) / 2)
