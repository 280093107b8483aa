"""The lines of a template's head in, the rows at the top of every page out."""

from dataclasses import dataclass, field
from itertools import accumulate

from report_builder.document.context import Context
from report_builder.document.table import Cell, Column, Row
from report_builder.document.template import (
    Arrangement,
    CellLine,
    CellSpec,
    HeadLine,
    LegendLine,
    Text,
    TitleLine,
)
from report_builder.document.wording import Wording, hole_of
from report_builder.model.scale import Grade, Scale


@dataclass(slots=True)
class Heads:
    """What stands at the top of the pages of a paper, made once for all pages that have the same.

    Attributes:
        lines: Of the template.
        columns: 列 of the grid.
        wording: What names say.
        made: The rows by the texts in them.
    """

    lines: tuple[HeadLine, ...]
    columns: tuple[Column, ...]
    wording: Wording
    made: dict[tuple[str, ...], tuple[Row, ...]] = field(
        default_factory=dict[tuple[str, ...], tuple[Row, ...]]
    )

    @property
    def vary(self) -> bool:
        """Whether they speak of what stands on a page, and not of the plan alone."""
        names = (name for text in map(_texts, self.lines) for each in text for name in each[1::2])
        return any(self.wording.names[name].subject != "計画" for name in names)

    def rows(self, context: Context | None = None) -> tuple[Row, ...]:
        """Returns the rows above a page that begins with a record; None: with no record."""
        known = context or self.wording.context
        texts = tuple(
            self.wording.fill(each, known) for line in self.lines for each in _texts(line)
        )
        if texts not in self.made:
            self.made[texts] = tuple(
                Row("running", _cells(line, self.columns, self.wording, known), may_split=False)
                for line in self.lines
            )
        return self.made[texts]


def _texts(line: HeadLine) -> tuple[Text, ...]:
    match line:
        case TitleLine():
            return line.left, line.right
        case CellLine():
            return tuple(cell.text for cell in line.cells)
        case LegendLine():
            return ()


def _cells(
    line: HeadLine, columns: tuple[Column, ...], wording: Wording, context: Context
) -> tuple[Cell, ...]:
    match line:
        case LegendLine():
            text = legend(wording.context.scales[line.scale])
            return (Cell(text, line.style, len(columns)),)
        case CellLine():
            return tuple(_cell(cell, wording, context) for cell in line.cells)
        case TitleLine():
            return _title(line, columns, wording, context)


def _cell(spec: CellSpec, wording: Wording, context: Context) -> Cell:
    question = wording.asked.get((spec.asks,))
    hole = hole_of(question) if question else None
    return Cell(wording.fill(spec.text, context), spec.style, spec.columns, hole=hole)


def _title(
    line: TitleLine, columns: tuple[Column, ...], wording: Wording, context: Context
) -> tuple[Cell, ...]:
    left, right = (wording.fill(text, context) for text in (line.left, line.right))
    if not right:
        return (Cell(left, line.style, len(columns)),)
    labelled = _label_columns(right, columns)
    return (
        Cell(left, line.style, len(columns) - labelled),
        Cell(right, line.right_style, labelled),
    )


def _label_columns(label: str, columns: tuple[Column, ...]) -> int:
    """Counts the columns at the right that hold a label: a character is at most 1 em wide."""
    room = 0.0
    for count, column in enumerate(reversed(columns[1:]), 1):
        room += column.width
        if room >= len(label):
            return count
    return max(1, len(columns) - 1)


def legend_rows(
    scale: Scale, arrange: Arrangement, style: str, columns: tuple[Column, ...]
) -> tuple[Row, ...]:
    """Returns the legend of a scale as rows over the columns."""
    if arrange == "一行":
        return (_text_row(legend(scale), style, len(columns)),)
    grades = [_grade(grade) for grade in scale.grades]
    each = min(len(grades), len(columns)) if arrange == "格子" else 1
    first = _text_row(f"【{scale.name}】", style, len(columns))
    rows = [
        first,
        *(
            _shared_row(grades[at : at + each], style, columns)
            for at in range(0, len(grades), each)
        ),
    ]
    return tuple(rows)


def _text_row(text: str, style: str, columns: int) -> Row:
    return Row("text", (Cell(text, style, columns),), "with first", may_split=False)


def _shared_row(texts: list[str], style: str, columns: tuple[Column, ...]) -> Row:
    """Returns texts side by side, each over about as much of the width as the others."""
    edges = [0.0, *accumulate(column.width for column in columns)]
    cells: list[Cell] = []
    taken = 0
    for place, text in enumerate(texts, 1):
        # Each of the texts that follow needs a column too.
        free = range(taken + 1, len(edges) - (len(texts) - place))
        ideal = edges[-1] * place / len(texts)
        last = min(free, key=lambda end: abs(edges[end] - ideal))
        cells.append(Cell(text, style, last - taken))
        taken = last
    return Row("text", tuple(cells), may_split=False)


def _grade(grade: Grade) -> str:
    return f"{grade.label}：{grade.name}{grade.explanation}"


def legend(scale: Scale) -> str:
    """Returns the legend of a scale in one line."""
    return f"【{scale.name}】　" + "　".join(_grade(grade) for grade in scale.grades)
