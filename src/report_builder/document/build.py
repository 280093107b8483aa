"""Plan, results and template in, Table out: every text, span and role; no height and no page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from report_builder.document.fields import Context, Entry, Facts, Shown, catalogue
from report_builder.document.headings import heading_rows
from report_builder.document.table import Block, Cell, Column, Row, Style, Table
from report_builder.document.template import (
    ColumnSpec,
    GroupSpec,
    LegendLine,
    Template,
    Text,
    TitleLine,
    leaf_columns,
)
from report_builder.model.plan import Group
from report_builder.model.scale import Scale
from report_builder.model.year import YearResults


def build(facts: Facts, template: Template) -> Table:
    """Returns the paper of a year, before it is laid out."""
    return _Build(facts, template).table()


def role_of(spec: ColumnSpec) -> str:
    """Returns the role of a column's cells: its style, and what it says otherwise."""
    return ":".join(filter(None, (spec.style, spec.align, spec.vertical)))


@dataclass(frozen=True, slots=True)
class _Record:
    """A record and the records within it: its cells span their rows."""

    context: Context
    depth: int
    inner: "tuple[_Record, ...]"

    @property
    def height(self) -> int:
        return sum(record.height for record in self.inner) or 1


class _Build:
    """Holds what every cell needs: the template, its catalogue and the outermost context."""

    def __init__(self, facts: Facts, template: Template) -> None:
        self.facts = facts
        self.template = template
        self.names: Mapping[str, Entry] = catalogue(facts.plan, facts.scales)
        self.context = Context.of(facts)
        self.columns = leaf_columns(template.columns)
        self.depths = tuple(self._depth(column) for column in self.columns)
        self.roles = tuple(role_of(column) for column in self.columns)
        self.breaks = frozenset(facts.results.page_breaks)

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
        return self.template.rows.index(subject) if subject in self.template.rows else 0

    def _styles(self) -> Mapping[str, Style]:
        styles = dict(self.template.styles)
        for spec, role in zip(self.columns, self.roles, strict=True):
            base = styles[spec.style]
            styles[role] = replace(
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

    def _head_line(self, line: TitleLine | LegendLine) -> Row:
        if isinstance(line, LegendLine):
            text = _legend(self.context.scales[line.scale])
            return Row("running", (Cell(text, line.style, len(self.columns)),), may_split=False)
        left, right = (self._fill(text, self.context) for text in (line.left, line.right))
        if not right:
            return Row("running", (Cell(left, line.style, len(self.columns)),), may_split=False)
        labelled = self._label_columns(right)
        cells = (
            Cell(left, line.style, len(self.columns) - labelled),
            Cell(right, line.right_style, labelled),
        )
        return Row("running", cells, may_split=False)

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
            by_level = {group.level: group for group in groups}
            context = replace(self.context, groups=by_level, project=project)
            # A page that begins with a 事業 begins with the headings that stand right above it.
            breaks = project.number in self.breaks
            for spec in self._new_groups(above, groups):
                yield self._group_row(spec, context, break_before=breaks)
                breaks = False
            above = groups
            yield from self._record_rows(self._record(context), break_before=breaks)

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

    def _record(self, context: Context, depth: int = 0) -> _Record:
        inner: tuple[_Record, ...] = ()
        if depth + 1 < len(self.template.rows):
            contexts = _within(context, self.template.rows[depth + 1])
            inner = tuple(self._record(each, depth + 1) for each in contexts)
        return _Record(context, depth, inner)

    def _record_rows(self, record: _Record, *, break_before: bool) -> Iterator[Row]:
        """Yields a record's rows; all but the last are joined to the next by the outer cells."""
        lines = list(_lines(record, ()))
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

    def _cells(self, begun: tuple[_Record, ...]) -> Iterator[Cell]:
        """Yields the cells of the records that begin in a row; those above span down to it."""
        by_depth = {record.depth: record for record in begun}
        for spec, depth, role in zip(self.columns, self.depths, self.roles, strict=True):
            record = by_depth.get(depth)
            if record is None:
                if depth > max(by_depth):
                    yield Cell("", role)
                continue
            shown = self.names[spec.show].show(self._in_year(record.context, spec.year))
            yield _cell(shown, spec, role, record.height)

    def _in_year(self, context: Context, offset: int) -> Context:
        """Returns a context in which the results are those of a neighbouring year."""
        if offset == 0:
            return context
        year = self.facts.results.year.next(offset)
        return replace(context, results=self.facts.others.get(year) or YearResults(year, {}))


def _cell(shown: Shown, spec: ColumnSpec, role: str, rows: int) -> Cell:
    return Cell(spec.join.join(shown.parts), role, rows=rows, number=shown.number)


def _lines(record: _Record, begun: tuple[_Record, ...]) -> Iterator[tuple[_Record, ...]]:
    """Yields, for each row under a record, the records that begin in it from the outermost."""
    begun = (*begun, record)
    if not record.inner:
        yield begun
        return
    for place, inner in enumerate(record.inner):
        yield from _lines(inner, begun if place == 0 else ())


def _within(context: Context, source: str) -> tuple[Context, ...]:
    """Returns the records of a source within a 事業."""
    project = context.project
    if project is None:
        return ()
    if source == "担当課":
        return tuple(
            replace(context, department=context.departments[each]) for each in project.departments
        )
    indicators = {indicator.id: indicator for indicator in context.plan.indicators}
    return tuple(replace(context, indicator=indicators[each]) for each in project.indicators)


def _legend(scale: Scale) -> str:
    grades = (f"{grade.label}：{grade.name}{grade.explanation}" for grade in scale.grades)
    return f"【{scale.name}】　" + "　".join(grades)
