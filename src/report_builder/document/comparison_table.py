"""What has changed in, the 新旧対照表 out: old beside new, changed characters marked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.document.comparison import Changed, Difference, State, Subject
from report_builder.document.comparison_marks import changed_stretches
from report_builder.document.summary_look import FACE, STYLES, Look, row_over, title_rows
from report_builder.document.table import Block, Cell, Font, Pt, Row, Style, Table

_WIDTHS = (4, 15, 11)
"""Em of No., name and item, the padding included; old and new share the rest."""

_STYLES = {
    **STYLES,
    "number": Style(align="center", vertical="top"),
    "name": Style(vertical="top"),
    "item": Style(vertical="top"),
    "old": Style(vertical="top", mark="C00000"),
    "new": Style(vertical="top", mark="0000C0"),
}


def comparison_table(
    old: State, new: State, changes: Sequence[Changed], face: str | None = None
) -> Table:
    """Returns the 新旧対照表 of two states and what has changed between them.

    Args:
        old: 旧.
        new: 新.
        changes: What `compare` finds between them.
        face: 書体; None: ＭＳ Ｐゴシック.
    """
    look = Look(font=Font(face or FACE, Pt(9)), styles=_STYLES)
    side = (look.room - sum(_WIDTHS)) // 2
    columns = tuple(
        replace(column, name=name)
        for name, column in zip(
            ("No.", "事業名", "項目", "旧", "新"), look.columns((*_WIDTHS, side, side)), strict=True
        )
    )
    title = f"■{new.facts.plan.short_name}　新旧対照表（{old.called}・{new.called}）"
    head = Row(
        "head",
        tuple(
            Cell(text, "heading")
            for text in ("No.", "事業名", "項目", f"旧（{old.called}）", f"新（{new.called}）")
        ),
        may_split=False,
    )
    return Table(
        name="新旧対照表",
        title=title.removeprefix("■"),
        columns=columns,
        padding=look.padding,
        running=(
            *title_rows(title, "新旧対照表", columns),
            row_over(_NOTE, "note", len(columns), "running"),
        ),
        blocks=(Block((head,), tuple(_rows(changes, len(columns)))),),
        paper=look.paper,
        font=look.font,
        styles=look.styles,
        footer="{頁}／{総頁}",
        author=new.facts.plan.city,
    )


_NOTE = "※　変わったところに色と下線を付けています。変わっていない事業は載せていません。"


def _rows(changes: Sequence[Changed], columns: int) -> Iterator[Row]:
    above: tuple[str, ...] = ()
    for changed in changes:
        groups = changed.subject.groups
        for depth, text in enumerate(groups):
            if groups[: depth + 1] != above[: depth + 1]:
                heading = row_over(text, "group" if depth else "total", columns, "group")
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
