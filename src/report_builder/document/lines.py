"""Lines of a template in, rows of the table out: titles, legends, cells put together by hand."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

from report_builder.document.table import Cell, Em, Hole, Row
from report_builder.document.template import (
    CellLine,
    CellSpec,
    GradesLine,
    LegendLine,
    Line,
    Text,
    TitleLine,
)
from report_builder.model.scale import Grade, Scale


@dataclass(frozen=True, slots=True)
class LineBuilder:
    """What every line needs.

    Attributes:
        widths: Of the columns that the table has.
        kept: Of each column of the template, whether the table has it.
        scales: Name to scale.
        fill: Puts the words of the paper into a text.
        hole: What is to be filled in where something is asked by name, if it is asked.
    """

    widths: tuple[Em, ...]
    kept: tuple[bool, ...]
    scales: Mapping[str, Scale]
    fill: Callable[[Text], str]
    hole: Callable[[str], Hole | None]

    def rows(self, line: Line, kind: str) -> Iterator[Row]:
        """Yields the row of a line; of a list of grades, one for each."""
        match line:
            case GradesLine():
                for grade in self.scales[line.scale].grades:
                    yield Row(kind, self._grade(line, grade), may_split=False)
                return
            case LegendLine():
                text = _legend(self.scales[line.scale])
                cells = (Cell(text, line.style, len(self.widths)),)
            case CellLine():
                cells = tuple(self._cells(line))
            case TitleLine():
                cells = self._title(line)
        yield Row(kind, cells, may_split=False)

    def _grade(self, line: GradesLine, grade: Grade) -> tuple[Cell, Cell]:
        left = max(1, sum(self.kept[: line.columns]))
        text = grade.name + grade.explanation
        return (
            Cell(grade.label, line.style, left),
            Cell(text, line.right_style, len(self.widths) - left),
        )

    def _cells(self, line: CellLine) -> Iterator[Cell]:
        """Yields the cells; one all of whose columns the table lacks is left out."""
        edges = accumulate((cell.columns for cell in line.cells), initial=0)
        for spec, (first, last) in zip(line.cells, pairwise(edges), strict=True):
            columns = sum(self.kept[first:last])
            if columns:
                yield self._cell(spec, columns)

    def _cell(self, spec: CellSpec, columns: int) -> Cell:
        hole = self.hole(spec.asks) if spec.asks else None
        return Cell(self.fill(spec.text), spec.style, columns, hole=hole)

    def _title(self, line: TitleLine) -> tuple[Cell, ...]:
        left, right = self.fill(line.left), self.fill(line.right)
        count = len(self.widths)
        if not right:
            return (Cell(left, line.style, count),)
        labelled = self._label_columns(right)
        return (
            Cell(left, line.style, count - labelled),
            Cell(right, line.right_style, labelled),
        )

    def _label_columns(self, label: str) -> int:
        """Counts the columns at the right that hold a label: a character is at most 1 em wide."""
        room = 0.0
        for count, width in enumerate(reversed(self.widths[1:]), 1):
            room += width
            if room >= len(label):
                return count
        return max(1, len(self.widths) - 1)


def _legend(scale: Scale) -> str:
    grades = (f"{grade.label}：{grade.name}{grade.explanation}" for grade in scale.grades)
    return f"【{scale.name}】　" + "　".join(grades)
