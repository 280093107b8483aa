"""The records of a table in, its rows out: a row for each innermost record, spans for the rest."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from report_builder.document.context import Context, Facts
from report_builder.document.entries import Shown
from report_builder.document.figures import printed
from report_builder.document.records import (
    SOURCES,
    Record,
    begun_records,
    outermost_records,
    within_group,
)
from report_builder.document.table import Cell, Row
from report_builder.document.template import ColumnSpec, GroupSpec, TableSpec, leaf_columns
from report_builder.document.wording import Wording, hole_of
from report_builder.model.form import Question
from report_builder.model.plan import Group


def role_of(spec: ColumnSpec, style: str | None = None) -> str:
    """Returns the role of a column's cells: their style, and what the column says otherwise."""
    return ":".join(filter(None, (style or spec.style, spec.align, spec.vertical)))


def used_columns(spec: TableSpec, wording: Wording) -> tuple[bool, ...]:
    """Tells of each column whether anything stands in it, or is to be filled in."""
    body = Body(spec, wording, frozenset())
    used = [False] * len(body.columns)
    for record in outermost_records(within_group(wording.context, spec.of), spec.rows):
        for begun in begun_records(record):
            for place, cell in body.cells(begun):
                used[place] = used[place] or cell.hole is not None or bool(cell.text.strip())
    return tuple(used)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column with what is the same for all its cells.

    Attributes:
        spec: As the template says it.
        depth: Of which source it speaks.
        role: Of its cells.
        owner: Names whose value a record has; None: no two records can have one together.
        needs_project: It says something of a 事業, or of a part of one.
    """

    spec: ColumnSpec
    depth: int
    role: str
    owner: Callable[[Context], str] | None
    needs_project: bool


class Body:
    """Makes the rows of one table."""

    def __init__(self, spec: TableSpec, wording: Wording, breaks: frozenset[int]) -> None:
        self.spec = spec
        self.wording = wording
        self.breaks = breaks
        self.levels = wording.facts.plan.levels
        shares = "担当課" in spec.rows or _shares(wording.facts)
        self.columns = tuple(
            _Column(
                column,
                self._depth(column),
                role_of(column),
                self._owner(column) if shares else None,
                self._needs_project(column),
            )
            for column in leaf_columns(spec.columns)
        )

    def _owner(self, column: ColumnSpec) -> Callable[[Context], str] | None:
        return self.wording.names[column.show].owner

    def _needs_project(self, column: ColumnSpec) -> bool:
        entry = self.wording.names[column.show]
        return entry.subject == "事業" or (entry.subject == "担当課" and entry.is_of_project)

    def _depth(self, column: ColumnSpec) -> int:
        """Of which source a column speaks: its own, or the first that lies within it."""
        entry, rows = self.wording.names[column.show], self.spec.rows
        subject = entry.subject
        if subject == "担当課" and entry.is_of_project and rows[0] == subject:
            subject = "事業"
        elif subject == "担当課" and subject not in rows:
            subject = "区分" if "区分" in rows else "事業"
        if subject in rows:
            return rows.index(subject)
        order = ("計画", *self.levels, *SOURCES)
        own = order.index(subject)
        # The 事業 of a 担当課 stand in it, but not its groups.
        inner = (place for place, source in enumerate(rows) if (place, source) != (0, "担当課"))
        return next((place for place in inner if order.index(rows[place]) >= own), 0)

    def shown(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yields the records that have rows: of a 担当課 that no column names, those within it."""
        is_named = any(column.depth == 0 for column in self.columns)
        for record in records:
            if self.spec.rows[0] == "担当課" and not is_named:
                yield from record.inner
            else:
                yield record

    def rows(
        self, record: Record, above: Context | None, *, break_before: bool = False
    ) -> Iterator[tuple[Row, Context]]:
        """Yields the rows of the groups that begin with a record, then its own.

        With each comes of what it speaks: a heading, of the first row below it.
        """
        lines = list(begun_records(record))
        # A page that begins with a 事業 begins with the headings that stand right above it.
        breaks = break_before or self._breaks_before(record)
        for spec in self._begun_groups(above, record.context):
            row = self._group_row(spec, record.context, break_before=breaks)
            yield row, lines[0][-1].context
            breaks = False
        for place, begun in enumerate(lines):
            row = Row(
                "record",
                tuple(cell for _, cell in self.cells(begun)),
                "none" if place + 1 == len(lines) else "whole",
                break_before=breaks if place == 0 else self._breaks_before(begun[0]),
                label=0 if place == 0 else None,
                level=len(self.levels),
            )
            yield row, begun[-1].context

    def _breaks_before(self, record: Record) -> bool:
        while record.context.project is None and record.inner:
            record = record.inner[0]
        project = record.context.project
        is_first = record.context.indicator is None or record.depth == 0
        return is_first and project is not None and project.number in self.breaks

    def _begun_groups(self, above: Context | None, context: Context) -> Iterator[GroupSpec]:
        """Yields the groups that begin here: those that the record before was not in."""
        is_same = above is not None and above.department is context.department
        before = _path(above) if above and is_same else ()
        path = _path(context)
        same = 0
        while same < min(len(before), len(path)) and before[same] is path[same]:
            same += 1
        begun = {group.level for group in path[same:]}
        for spec in self.spec.groups:
            if spec.level in begun:
                yield spec

    def _group_row(self, spec: GroupSpec, context: Context, *, break_before: bool) -> Row:
        cell = Cell(self.wording.fill(spec.text, context), spec.style, len(self.columns))
        level = self.levels.index(spec.level)
        return Row("group", (cell,), "with first", break_before, may_split=False, level=level)

    def cells(self, begun: tuple[Record, ...]) -> Iterator[tuple[int, Cell]]:
        """Yields the cells of the records that begin in a row, each with its column's index.

        The cells of the records above span down to the row.
        """
        by_depth = {record.depth: record for record in begun}
        skipped = self._skipped(begun[-1])
        for place, column in enumerate(self.columns):
            record = by_depth.get(column.depth)
            if record is not None:
                yield place, self._cell(column, record)
            elif column.depth > max(by_depth) or column.depth in skipped:
                yield place, self._without(column.spec, column.role)

    def _skipped(self, record: Record) -> range:
        """Returns the depths at which an indicator has no record: no 事業, or no group either."""
        rows, context = self.spec.rows[: record.depth], record.context
        lacking = {each for each in self.levels if each not in context.groups} | {"事業"}
        is_loose = context.indicator is not None and context.project is None
        first = next((at for at, each in enumerate(rows) if each in lacking), record.depth)
        return range(first if is_loose else record.depth, record.depth)

    def _without(self, spec: ColumnSpec, role: str) -> Cell:
        """Returns a cell where a 事業 has no 指標 (担当課 …): in a form, there is nothing to do."""
        if self.wording.asked:
            return Cell("", role_of(spec, "idle"))
        return Cell(spec.none, spec.none_style or role)

    def _cell(self, column: _Column, record: Record) -> Cell:
        spec = column.spec
        if spec.is_input and (question := self.wording.question(spec.show, record.context)):
            return _to_fill_in(spec, record.height, question)
        if column.needs_project and record.context.project is None:
            return self._without(spec, column.role)
        # Of what is asked of another department, a form shows what is there.
        shown = self.wording.shown(spec.show, record.context, spec.year)
        if spec.is_input and self.wording.is_asked_in_another_row(spec.show, record.context):
            shown = Shown(())
        idle = self.wording.asked and spec.is_input and not any(shown.parts)
        role = role_of(spec, "idle") if idle else column.role
        cell = self._to_read(spec, role, record, shown)
        if column.owner is None or record.context.project is None:
            return cell
        own = self.wording.in_year(record.context, spec.year)
        return replace(cell, shared=column.owner(own))

    def _to_read(self, spec: ColumnSpec, role: str, record: Record, shown: Shown) -> Cell:
        if not self.wording.remarked:
            return self._said(spec, role, record, shown)
        remark = self.wording.remark(spec.show, record.context, spec.year)
        if remark is None:
            return replace(self._without(spec, role), rows=record.height, fill=spec.fill)
        cell = self._said(spec, role, record, shown)
        return _noted(cell, remark) if remark else cell

    def _said(self, spec: ColumnSpec, role: str, record: Record, shown: Shown) -> Cell:
        text = spec.join.join(shown.parts)
        if spec.year > 0 and spec.future:
            # Even if it is known by now: a year that is built again looks as it did.
            return Cell(spec.future, role, rows=record.height, fill=spec.fill)
        if spec.empty and not text.strip():
            return Cell(spec.empty, "blank", rows=record.height, fill=spec.fill)
        if spec.figures is None:
            return Cell(text, role, rows=record.height, number=shown.number, fill=spec.fill)
        indicator = record.context.indicator
        own = printed(text, spec.figures, indicator.unit if indicator else "")
        return Cell(
            own.text,
            role,
            rows=record.height,
            number=own.number,
            number_format=own.number_format,
            fill=spec.fill,
        )


def _noted(cell: Cell, mark: str) -> Cell:
    """Returns a cell with the mark of a note after its text; a number stays one."""
    code = "".join(f"\\{char}" for char in mark)
    sections = (section + code for section in (cell.number_format or "General").split(";"))
    return replace(cell, text=cell.text + mark, number_format=";".join(sections))


def _shares(facts: Facts) -> bool:
    """Tells whether a 事業 has anything from another (共通)."""
    years = (facts.results, *facts.others.values())
    yearly = any(result.shared for year in years for result in year.results.values())
    return yearly or any(project.shared for project in facts.plan.projects())


def _path(context: Context) -> tuple[Group, ...]:
    return tuple(context.groups.values())


def _to_fill_in(spec: ColumnSpec, rows: int, question: Question) -> Cell:
    hole = hole_of(question, spec.lines)
    return Cell(question.base, role_of(spec, "input"), rows=rows, hole=hole)
