"""A form laid out in, where its holes and its references landed on the sheet out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from openpyxl.utils import get_column_letter

from report_builder.document.table import Hole, Table
from report_builder.layout.pages import PlacedCell
from report_builder.model.form import Form, Question
from report_builder.model.key import key_text
from report_builder.render.xlsx_rows import SheetRow


@dataclass(frozen=True, slots=True)
class Area:
    """A cell of the sheet, or several that are one; rows and columns count from 1, ends included.

    The order is that of reading: from the top, then from the left.
    """

    top: int
    left: int
    bottom: int
    right: int

    @property
    def first(self) -> str:
        """The cell that holds the value, such as `F12`."""
        return f"{get_column_letter(self.left)}{self.top}"

    @property
    def range(self) -> str:
        """All of it, such as `F12:F14`; `F12` where that is all."""
        last = f"{get_column_letter(self.right)}{self.bottom}"
        return self.first if last == self.first else f"{self.first}:{last}"

    @property
    def cells(self) -> Iterator[tuple[int, int]]:
        """Row and column of each cell, the first one first."""
        for row in range(self.top, self.bottom + 1):
            for column in range(self.left, self.right + 1):
                yield row, column


@dataclass(frozen=True, slots=True)
class PlacedHole:
    """A 記入欄 on the sheet.

    Attributes:
        question: What is asked.
        hole: As the table has it.
        area: Where it is; a cell that was cut is one again.
        parts: How many parts it was cut into.
    """

    question: Question
    hole: Hole
    area: Area
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Reference:
    """A locked cell of a record row: what the form shows to whoever fills it in."""

    label: str
    text: str
    area: Area


def placed_holes(form: Form, rows: Sequence[SheetRow]) -> tuple[PlacedHole, ...]:
    """Returns the holes of a form, in the order of the sheet."""
    questions = {key_text(question.key): question for question in form.questions}
    found: dict[str, PlacedHole] = {}
    for row in rows:
        for placed in row.placed.cells:
            hole = placed.cell.hole
            if hole is None:
                continue
            part = PlacedHole(questions[hole.key], hole, _area(row, placed))
            whole = found.get(hole.key)
            found[hole.key] = _joined(whole, part) if whole else part
    return tuple(found.values())


def _joined(whole: PlacedHole, part: PlacedHole) -> PlacedHole:
    area = replace(whole.area, bottom=max(whole.area.bottom, part.area.bottom))
    return replace(whole, area=area, parts=whole.parts + 1)


def _area(row: SheetRow, placed: PlacedCell) -> Area:
    left = placed.column + 1
    cell = placed.cell
    return Area(row.number, left, row.number + cell.rows - 1, left + cell.columns - 1)


def references(table: Table, rows: Sequence[SheetRow]) -> Iterator[Reference]:
    """Yields the locked cells of the record rows that say something, from the top."""
    name = ""
    for row in rows:
        if row.placed.row.kind != "record":
            continue
        name = _named(row) or name
        for placed in row.placed.cells:
            if placed.cell.hole is None and placed.cell.text:
                column = table.columns[placed.column].name
                yield Reference(f"{name} {column}", placed.cell.text, _area(row, placed))


def _named(row: SheetRow) -> str:
    """Returns what the record that begins in a row is called; nothing where it goes on."""
    label = row.placed.row.label
    if label is None or row.placed.continued:
        return ""
    text = row.placed.row.cells[label].text
    return f"No.{text}" if text.isdecimal() else text


def by_row(holes: Sequence[PlacedHole]) -> Mapping[int, tuple[PlacedHole, ...]]:
    """Returns the holes that begin in each row."""
    rows: dict[int, list[PlacedHole]] = {}
    for hole in holes:
        rows.setdefault(hole.area.top, []).append(hole)
    return {row: tuple(own) for row, own in rows.items()}
