"""What has changed in, the 新旧対照表 out: old beside new, changed characters marked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.document.comparison import Changed, Difference, State, Subject
from report_builder.document.comparison_look import NAMES, ComparisonSpec
from report_builder.document.comparison_marks import changed_stretches
from report_builder.document.look import naming, row_over, title_rows
from report_builder.document.table import Block, Cell, Column, Row, Table
from report_builder.document.wording import Wording

NAME = "新旧対照表"
"""Of the file and of the sheet."""


def comparison_table(
    old: State, new: State, changes: Sequence[Changed], spec: ComparisonSpec | None = None
) -> Table:
    """Returns the 新旧対照表 of two states and what has changed between them.

    Args:
        old: 旧.
        new: 新.
        changes: What `compare` finds between them.
        spec: How it looks; None: as it does where no file says so.
    """
    spec = spec or ComparisonSpec()
    called = dict(zip(NAMES, (old.called, new.called), strict=True))
    wording = naming(Wording.of(new.facts, None), called)
    look = spec.look.worded(wording)
    columns = tuple(map(Column, (*spec.widths.values(), spec.side, spec.side)))
    headings = (Cell(wording.fill(text), "heading") for text in spec.headings.values())
    head = Row("head", tuple(headings), may_split=False)
    note = wording.fill(spec.note)
    return Table(
        name=NAME,
        title="".join(look.title).removeprefix("■"),
        columns=columns,
        padding=look.padding,
        running=(
            *title_rows(look, columns),
            *((row_over(note, "note", len(columns), "running"),) if note else ()),
        ),
        blocks=(Block((head,), tuple(_rows(changes, len(columns)))),),
        paper=look.paper,
        font=look.font,
        styles=look.styles,
        footer=look.footer,
        author=new.facts.plan.city,
    )


def _rows(changes: Sequence[Changed], columns: int) -> Iterator[Row]:
    above: tuple[str, ...] = ()
    for changed in changes:
        groups = changed.subject.groups
        for depth, text in enumerate(groups):
            if groups[: depth + 1] != above[: depth + 1]:
                heading = row_over(text, "group" if depth else "top", columns, "group")
                yield replace(heading, keep="with first", level=depth)
        above = groups
        yield from _subject_rows(changed)


def _subject_rows(changed: Changed) -> Iterator[Row]:
    """Yields a row for each difference; No. and name stand beside all of them."""
    count = len(changed.differences)
    for place, difference in enumerate(changed.differences):
        is_first = place == 0
        yield Row(
            "record",
            (*(_first_cells(changed.subject, count) if is_first else ()), *_sides(difference)),
            "none" if place + 1 == count else "whole",
            label=0 if is_first else None,
        )


def _first_cells(subject: Subject, rows: int) -> tuple[Cell, ...]:
    number = "" if subject.number is None else str(subject.number)
    return (
        Cell(number, "number", rows=rows, number=subject.number),
        Cell(subject.name, "name", rows=rows),
    )


def _sides(difference: Difference) -> tuple[Cell, ...]:
    old, new = changed_stretches(difference.old, difference.new)
    return (
        Cell(difference.label, "item"),
        Cell(difference.old, "old", marks=old),
        Cell(difference.new, "new", marks=new),
    )
