"""Guide 記入要領: texts and small tables for whoever fills a form in, as lines on one grid."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from report_builder.document.context import Facts
from report_builder.document.table import Block, Cell, Column, Em, Font, Paper, Row, Style, Table
from report_builder.document.template import CellLine, TextSpec
from report_builder.document.wording import Wording
from report_builder.model.form import Form
from report_builder.model.scale import Grade


@dataclass(frozen=True, slots=True)
class GradesLine:
    """`{grades: 評価基準, columns: 1}`: a row for each grade of a scale, its code at the left.

    Attributes:
        scale: Its name.
        columns: How many columns of the grid the code spans; what it means has the others.
        code_style: Role of the code.
        style: Role of what it means.
    """

    scale: str
    columns: int
    code_style: str
    style: str


GuideLine = TextSpec | CellLine | GradesLine


@dataclass(frozen=True, slots=True)
class Guide:
    """記入要領 as a file of templates/ says it.

    Attributes:
        name: Of the sheet.
        grid: The widths of the columns.
        lines: From the top.
        styles: Role to look.
        paper: 用紙.
        font: 書体.
        padding: Left and right of the text of a cell.
        footer: Text at the foot of every page.
    """

    name: str
    grid: tuple[Em, ...]
    lines: tuple[GuideLine, ...]
    styles: Mapping[str, Style]
    paper: Paper
    font: Font
    padding: Em
    footer: str


def build_guide(facts: Facts, guide: Guide, form: Form) -> Table:
    """Returns the guide to a form, before it is laid out."""
    wording = Wording.of(facts, form)
    rows = tuple(row for line in guide.lines for row in _rows(line, guide, wording))
    return Table(
        name=guide.name,
        title=guide.name,
        columns=tuple(Column(width) for width in guide.grid),
        padding=guide.padding,
        running=(),
        blocks=(Block((), rows),),
        paper=guide.paper,
        font=guide.font,
        styles=guide.styles,
        footer=guide.footer,
        author=facts.plan.city,
    )


def _rows(line: GuideLine, guide: Guide, wording: Wording) -> Iterator[Row]:
    match line:
        case TextSpec():
            cell = Cell(wording.fill(line.text), line.style, len(guide.grid))
            yield Row("text", (cell,), line.keep)
        case CellLine():
            cells = (Cell(wording.fill(cell.text), cell.style, cell.columns) for cell in line.cells)
            yield Row("text", tuple(cells))
        case GradesLine():
            for grade in wording.context.scales[line.scale].grades:
                yield Row("text", _grade(line, grade, len(guide.grid)))


def _grade(line: GradesLine, grade: Grade, width: int) -> tuple[Cell, Cell]:
    meaning = "　".join(filter(None, (grade.name, grade.explanation)))
    return (
        Cell(grade.label, line.code_style, line.columns),
        Cell(meaning, line.style, width - line.columns),
    )
