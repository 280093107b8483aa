"""Plan, results and template in, Table out: every text, span and role; no height and no page."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from report_builder.document.context import Context, Facts
from report_builder.document.fields import Entry, Shown, catalogue
from report_builder.document.headings import heading_rows
from report_builder.document.records import Record, begun_records, record_of
from report_builder.document.table import Block, Cell, Column, Hole, HoleKind, Row, Style, Table
from report_builder.document.template import (
    CellLine,
    CellSpec,
    ColumnSpec,
    GroupSpec,
    HeadLine,
    LegendLine,
    Template,
    Text,
    TitleLine,
    leaf_columns,
)
from report_builder.model.field import Kind
from report_builder.model.form import REMARK, Form, Question
from report_builder.model.key import key_text
from report_builder.model.plan import Group
from report_builder.model.scale import Scale
from report_builder.model.year import YearResults


def build(facts: Facts, template: Template, form: Form | None = None) -> Table:
    """Returns the paper of a year, before it is laid out.

    Args:
        facts: What it is made from.
        template: 様式.
        form: 調査票: only the 事業 of which it asks stand in the table, and the cells of what it
            asks for are to be filled in. None: a paper to read.
    """
    return _Build(facts, template, form).table()


def role_of(spec: ColumnSpec, style: str | None = None) -> str:
    """Returns the role of a column's cells: their style, and what the column says otherwise."""
    return ":".join(filter(None, (style or spec.style, spec.align, spec.vertical)))


class _Build:
    """Holds what every cell needs: the template, its catalogue and the outermost context."""

    def __init__(self, facts: Facts, template: Template, form: Form | None) -> None:
        self.facts = facts
        self.template = template
        self.asked = {question.key: question for question in form.questions} if form else {}
        self.projects = {key[1] for key in self.asked if key[0] == REMARK} if form else None
        self.names: Mapping[str, Entry] = catalogue(facts.plan, facts.scales)
        self.context = Context.of(facts, form)
        self.columns = leaf_columns(template.columns)
        self.depths = tuple(self._depth(column) for column in self.columns)
        self.roles = tuple(role_of(column) for column in self.columns)
        # The pages of the paper are not those of a form, which has fewer rows.
        self.breaks = frozenset(() if form else facts.results.page_breaks)

    def table(self) -> Table:
        template = self.template
        title = self._fill(template.title, self.context)
        return Table(
            name=template.name,
            title=title,
            columns=tuple(self._column(column) for column in self.columns),
            padding=template.padding,
            running=tuple(self._head_line(line) for line in template.head),
            blocks=(
                Block(
                    heading_rows(template.columns, self._heading),
                    tuple(self._rows()),
                ),
            ),
            paper=template.paper,
            font=template.font,
            styles=self._styles(),
            footer=template.footer,
            author=self.context.plan.city,
        )

    def _column(self, spec: ColumnSpec) -> Column:
        return Column(spec.width, spec.show.split(".")[-1], spec.filtered)

    def _depth(self, spec: ColumnSpec) -> int:
        """Which of the template's sources a column speaks of; all that is above is the first's."""
        subject = self.names[spec.show].subject
        rows = self.template.rows
        if subject == "担当課" and subject not in rows:
            subject = "区分"
        return rows.index(subject) if subject in rows else 0

    def _styles(self) -> Mapping[str, Style]:
        styles = dict(self.template.styles)
        for spec in self.columns:
            for style in (spec.style, "input") if spec.is_input else (spec.style,):
                base = styles[style]
                styles[role_of(spec, style)] = replace(
                    base, align=spec.align or base.align, vertical=spec.vertical or base.vertical
                )
        return styles

    def _fill(self, text: Text, context: Context) -> str:
        return "".join(
            "".join(self.names[piece].show(context).parts) if place % 2 else piece
            for place, piece in enumerate(text)
        )

    def _heading(self, text: Text, offset: int) -> str:
        return self._fill(text, self._in_year(self.context, offset))

    def _head_line(self, line: HeadLine) -> Row:
        match line:
            case LegendLine():
                text = _legend(self.context.scales[line.scale])
                cells = (Cell(text, line.style, len(self.columns)),)
            case CellLine():
                cells = tuple(self._head_cell(cell) for cell in line.cells)
            case TitleLine():
                cells = self._title(line)
        return Row("running", cells, may_split=False)

    def _head_cell(self, spec: CellSpec) -> Cell:
        text = self._fill(spec.text, self.context)
        question = self.asked.get((spec.asks,))
        hole = _hole(question) if question else None
        return Cell(text, spec.style, spec.columns, hole=hole)

    def _title(self, line: TitleLine) -> tuple[Cell, ...]:
        left, right = (self._fill(text, self.context) for text in (line.left, line.right))
        if not right:
            return (Cell(left, line.style, len(self.columns)),)
        labelled = self._label_columns(right)
        return (
            Cell(left, line.style, len(self.columns) - labelled),
            Cell(right, line.right_style, labelled),
        )

    def _label_columns(self, label: str) -> int:
        """Counts the columns at the right that hold a label: a character is at most 1 em wide."""
        room = 0.0
        for count, column in enumerate(reversed(self.columns[1:]), 1):
            room += column.width
            if room >= len(label):
                return count
        return max(1, len(self.columns) - 1)

    def _rows(self) -> Iterator[Row]:
        above: tuple[Group, ...] = ()
        for groups, project in self.context.plan.leaves():
            if self.projects is not None and project.number not in self.projects:
                continue
            by_level = {group.level: group for group in groups}
            context = replace(self.context, groups=by_level, project=project)
            # A page that begins with a 事業 begins with the headings that stand right above it.
            breaks = project.number in self.breaks
            for spec in self._new_groups(above, groups):
                yield self._group_row(spec, context, break_before=breaks)
                breaks = False
            above = groups
            yield from self._record_rows(
                record_of(context, self.template.rows), break_before=breaks
            )

    def _new_groups(
        self, above: tuple[Group, ...], groups: tuple[Group, ...]
    ) -> Iterator[GroupSpec]:
        """Yields the groups that begin here: those that the 事業 before was not in."""
        same = 0
        while same < min(len(above), len(groups)) and above[same] is groups[same]:
            same += 1
        begun = {group.level for group in groups[same:]}
        for spec in self.template.groups:
            if spec.level in begun:
                yield spec

    def _group_row(self, spec: GroupSpec, context: Context, *, break_before: bool) -> Row:
        cell = Cell(self._fill(spec.text, context), spec.style, len(self.columns))
        level = context.plan.levels.index(spec.level)
        return Row("group", (cell,), "with first", break_before, may_split=False, level=level)

    def _record_rows(self, record: Record, *, break_before: bool) -> Iterator[Row]:
        """Yields a record's rows; all but the last are joined to the next by the outer cells."""
        lines = list(begun_records(record))
        for place, begun in enumerate(lines):
            last = place + 1 == len(lines)
            yield Row(
                "record",
                tuple(self._cells(begun)),
                "none" if last else "whole",
                break_before=break_before and place == 0,
                label=0 if place == 0 else None,
                level=len(self.context.plan.levels),
            )

    def _cells(self, begun: tuple[Record, ...]) -> Iterator[Cell]:
        """Yields the cells of the records that begin in a row; those above span down to it."""
        by_depth = {record.depth: record for record in begun}
        for spec, depth, role in zip(self.columns, self.depths, self.roles, strict=True):
            record = by_depth.get(depth)
            if record is None:
                if depth > max(by_depth):
                    yield Cell("", role)
                continue
            context = self._in_year(record.context, spec.year)
            entry = self.names[spec.show]
            shown = entry.show(context)
            question = None
            if spec.is_input and entry.key:
                question = self.asked.get(entry.key(context))
            yield _cell(shown, spec, role, record.height, question)

    def _in_year(self, context: Context, offset: int) -> Context:
        """Returns a context in which the results are those of a neighbouring year."""
        if offset == 0:
            return context
        year = self.facts.results.year.next(offset)
        return replace(context, results=self.facts.others.get(year) or YearResults(year, {}))


def _cell(shown: Shown, spec: ColumnSpec, role: str, rows: int, question: Question | None) -> Cell:
    text = spec.join.join(shown.parts)
    if question is None and spec.empty and not text.strip():
        return Cell(spec.empty, "blank", rows=rows)
    if question is None:
        # Of what is asked of another department, the form shows what is there.
        return Cell(text, role, rows=rows, number=shown.number)
    return Cell(question.base, role_of(spec, "input"), rows=rows, hole=_hole(question))


def _hole(question: Question) -> Hole:
    return Hole(key_text(question.key), _HOLES[question.kind], question.choices, question.prompt)


_HOLES: Mapping[Kind, HoleKind] = {
    "文章": "text",
    "短文": "short",
    "評価": "grade",
    "数値": "number",
    "日付": "date",
}


def _legend(scale: Scale) -> str:
    grades = (f"{grade.label}：{grade.name}{grade.explanation}" for grade in scale.grades)
    return f"【{scale.name}】　" + "　".join(grades)
