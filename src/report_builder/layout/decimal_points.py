"""Decimal points 小数点: rows of placed cells in, the same with numbers set point below point out.

What stands after the digits before the point (decimals, unit) is a number's end. In each column the
widest end reaches to the right edge of the text; the others leave free what they lack of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from report_builder.document.table import Em, Style
from report_builder.layout.heights import Cells
from report_builder.layout.metrics import EM
from report_builder.layout.pages import PlacedCell
from report_builder.layout.setting import Setter

_NUMBER = re.compile(
    r"[-−▲△+±]?(?:[0-9]+(?:,[0-9]+)*|[０-９]+(?:[，,][０-９]+)*)"
    r"(?P<end>(?:\.[0-9]+|[．.][０-９]+)?[^0-9０-９\r\n\v]*)"
)
"""A number with its unit, if any; words and dates are none."""

_FILLERS = ("0", ".", " ")


@dataclass(frozen=True, slots=True)
class _Ends:
    """The ends of the numbers of a table.

    Attributes:
        setter: For widths and columns.
        widest: Column to the width of its widest end, in 1/256 em of the base font.
    """

    setter: Setter
    widest: dict[int, float]

    def end_of(self, placed: PlacedCell) -> float | None:
        """Returns the width of a number's end; None: the cell is not set by its decimal point."""
        style = self.style(placed)
        found = _NUMBER.fullmatch(placed.cell.text) if style.align == "decimal" else None
        return self.setter.metrics.width(found["end"]) * style.scale if found else None

    def style(self, placed: PlacedCell) -> Style:
        return self.setter.table.styles.get(placed.cell.role) or Style()

    def note(self, placed: PlacedCell) -> None:
        end = self.end_of(placed)
        if end is not None:
            self.widest[placed.column] = max(end, self.widest.get(placed.column, 0))

    def aligned(self, placed: PlacedCell) -> PlacedCell:
        end = self.end_of(placed)
        if end is None:
            return placed
        scale = self.style(placed).scale
        width, _ = self.setter.slot(placed.cell, placed.column)
        spare = (width - self.setter.metrics.width(placed.cell.text)) * scale
        # A number that has no room for what it lacks stands at the right: it is never broken.
        lack = min(self.widest[placed.column] - end, spare)
        if lack <= 0:
            return placed
        return replace(placed, after=Em(lack / EM), filler=self._filler(lack / scale))

    def _filler(self, room: float) -> str:
        found = ""
        for char in _FILLERS:
            count = int(room // self.setter.metrics.width(char))
            found += char * count
            room -= count * self.setter.metrics.width(char)
        return found


def align_points(rows: Sequence[Cells], setter: Setter) -> list[Cells]:
    """Returns the cells of rows of one table, their numbers aligned where the role asks for it."""
    if not any(style.align == "decimal" for style in setter.table.styles.values()):
        return list(rows)
    ends = _Ends(setter, {})
    for cells in rows:
        for placed in cells:
            ends.note(placed)
    return [tuple(map(ends.aligned, cells)) for cells in rows]
