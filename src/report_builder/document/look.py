"""How a paper without a 様式 looks (集計, 新旧対照表): paper, font, roles, the line at the top."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import floor

from report_builder.document.entries import Entry, as_text
from report_builder.document.paper_reading import FONT, FOOTER, room_across, room_down
from report_builder.document.table import Cell, Column, Em, Font, Mm, Paper, Pt, Row, Style
from report_builder.document.template import Text
from report_builder.document.wording import Wording

PADDING = Em(0.3)
"""Left and right of the text of a cell, where nothing else is said."""

TOP_STYLES: Mapping[str, Style] = {
    "title": Style(bold=True, border="none", scale=1.1),
    "label": Style(border="none", align="right"),
    "note": Style(border="none"),
}
"""Roles of what stands above a table."""

HEADING = Style(fill="DDEBF7", align="center")

SHADES: Mapping[str, str | None] = {"line": None, "group": "F2F2F2", "total": "DDEBF7"}
"""Background of rows: a line, what holds several of them, what holds all of them."""


@dataclass(frozen=True, slots=True)
class Look:
    """What all sheets of a file share.

    Attributes:
        title: The line at the top of every page.
        label: At its right.
        styles: Role to look.
        font: 書体; letters may be smaller where a table has no room.
        paper: 用紙.
        padding: Left and right of the text of a cell.
        footer: Text at the foot of every page.
    """

    title: Text
    label: Text
    styles: Mapping[str, Style]
    font: Font = field(default_factory=lambda: Font(FONT.face, Pt(10)))
    paper: Paper = field(
        default_factory=lambda: Paper("A4", landscape=True, margins=(Mm(10), Mm(8), Mm(11), Mm(8)))
    )
    padding: Em = PADDING
    footer: str = FOOTER

    def in_face(self, face: str | None) -> "Look":
        """Returns the look in another 書体; None: in its own."""
        return replace(self, font=replace(self.font, face=face)) if face else self

    def in_size(self, size: float) -> "Look":
        """Returns the look in letters of another size."""
        return replace(self, font=replace(self.font, size=Pt(size)))

    def worded(self, wording: Wording) -> "Look":
        """Returns the look with words in place of the names."""
        title, label = wording.fill(self.title), wording.fill(self.label)
        return replace(self, title=(title,), label=(label,))

    def room(self, columns: int) -> int:
        """Returns the whole em that columns share, whose widths are given with `PADDING`."""
        return floor(room_across(self.paper, self.font) - self._more(columns))

    def fitted(self, width: float, columns: int) -> "Look":
        """Returns the look in letters so small that columns of some em in all have room."""
        room, more = self.room(columns), self._more(columns)
        if width <= room:
            return self
        return self.in_size(
            max(1.0, floor((room + more) * self.font.size / (width + more) * 2) / 2)
        )

    def _more(self, columns: int) -> float:
        """Returns what columns need beyond their widths where the padding is another one."""
        return columns * 2 * (self.padding - PADDING)

    def columns(self, widths: Sequence[float]) -> tuple[Column, ...]:
        """Returns columns of widths that are given with `PADDING`."""
        return tuple(Column(Em(width - 2 * PADDING)) for width in widths)

    @property
    def tallest(self) -> int:
        """Whole em of the height of a figure: neither a page nor a row of Excel may be lower."""
        page = room_down(self.paper, self.font) - _TOP
        return max(1, floor(min(_TALLEST_FIGURE, page, _TALLEST_ROW / self.font.size)))


_TOP = 6
"""Em for what stands above a figure on its page."""

_TALLEST_FIGURE = 38
"""Em; bars in a taller one would be farther apart than the eye likes."""

_TALLEST_ROW = 409.5
"""Pt; a row of Excel is at most as high."""


def naming(wording: Wording, names: Mapping[str, str]) -> Wording:
    """Returns a wording that knows some more names, with what each stands for."""
    return replace(wording, names={**wording.names, **entries_of(names)})


def entries_of(names: Mapping[str, str]) -> dict[str, Entry]:
    """Returns names, and what each stands for, as a text of the paper as a whole knows them."""
    return {
        name: Entry(as_text(lambda _, said=said: said), "計画", "") for name, said in names.items()
    }


def row_over(text: str, role: str, columns: int, kind: str = "head") -> Row:
    """Returns a row of one cell across the table."""
    return Row(kind, (Cell(text, role, columns),), may_split=False)


def title_rows(look: Look, columns: Sequence[Column]) -> tuple[Row, ...]:
    """Returns the line at the top of every page: a title, and a label at the right."""
    title, label = "".join(look.title), "".join(look.label)
    if not label:
        return (row_over(title, "title", len(columns), "running"),) if title else ()
    right = 1
    while right + 1 < len(columns) and _width(columns[-right:]) < len(label) + 1:
        right += 1
    cells = (Cell(title, "title", len(columns) - right), Cell(label, "label", right))
    return (Row("running", cells, may_split=False),)


def _width(columns: Sequence[Column]) -> float:
    return sum(column.width for column in columns)
