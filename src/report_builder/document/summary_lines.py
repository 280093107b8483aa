"""Lines of counts in, rows of the 集計 out: numbers, and formulas where they add up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from report_builder.document.summary_counts import BLANK
from report_builder.document.summary_look import DASH
from report_builder.document.summary_numbers import change_text, percent
from report_builder.document.table import Cell, Row
from report_builder.model.scale import Scale

Kind = Literal["now", "before", "change"]
"""This year's counts, last year's, the difference."""

TOTAL = "計"
"""Stands for the sum of all codes; no scale has it as a code of its own columns."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A column of counts.

    Attributes:
        kind: Of which year.
        code: A code of the scale, `BLANK`, or `TOTAL`.
        heading: 見出し.
        width: With the padding, in em.
    """

    kind: Kind
    code: str
    heading: str
    width: int

    @property
    def name(self) -> str:
        """Names the column among the others."""
        return f"{self.kind}_{self.code.encode().hex()}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block.

    Attributes:
        name: Unique in the sheet.
        label: The cells before the counts.
        now: Code to count of this year.
        before: The same of last year.
        role: line, group or total.
        parts: The names of the lines that its counts are the sum of; empty: they are given.
        in_a_row: Those lines stand right below each other.
    """

    name: str
    label: tuple[Cell, ...]
    now: Mapping[str, int]
    before: Mapping[str, int]
    role: str = "line"
    parts: tuple[str, ...] = ()
    in_a_row: bool = True

    def number(self, tally: Tally) -> int:
        """Returns the number of a column."""
        match tally.kind:
            case "now":
                return _number(self.now, tally.code)
            case "before":
                return _number(self.before, tally.code)
            case "change":
                return _number(self.now, tally.code) - _number(self.before, tally.code)


def _number(counts: Mapping[str, int], code: str) -> int:
    return sum(counts.values()) if code == TOTAL else counts.get(code, 0)


def tallies(scale: Scale, lines: Sequence[Line], *, with_last_year: bool) -> tuple[Tally, ...]:
    """Returns the columns: a code each, what is not filled in if anything, and the sum."""
    codes = [(grade.code, grade.label, f"{grade.label}\n{grade.name}") for grade in scale.grades]
    if any(line.now.get(BLANK) or line.before.get(BLANK) for line in lines):
        codes.append((BLANK, "未記入", "未記入"))
    narrow = _narrow(lines)
    now = [Tally("now", code, heading, narrow + 3) for code, _, heading in codes]
    now.append(Tally("now", TOTAL, TOTAL, narrow + 1))
    if not with_last_year:
        return tuple(now)
    before = [Tally("before", code, label, narrow + 1) for code, label, _ in codes]
    before.append(Tally("before", TOTAL, TOTAL, narrow + 1))
    change = [Tally("change", code, label, narrow) for code, label, _ in codes]
    return (*now, *before, *change)


def _narrow(lines: Sequence[Line]) -> int:
    """Returns the width of a column with room for the greatest count and its sign.

    One em more has room for a share: `100.0%` is 3.3 em in the widest of the faces.
    """
    most = max(
        (sum(each.values()) for line in lines for each in (line.now, line.before)), default=0
    )
    return max(3, len(f"▲{most:,}") // 2 + 2)


def line_row(line: Line, columns: Sequence[Tally]) -> Row:
    """Returns the row of a line."""
    first = replace(line.label[0], name=label_name(line.name))
    figures = (_cell(line, tally, columns) for tally in columns)
    return Row("record", (first, *line.label[1:], *figures), may_split=False)


def label_name(line: str) -> str:
    """Returns the name of the cell that names a line."""
    return f"{line}.label"


def name_of(line: str, tally: Tally) -> str:
    """Returns the name of the cell of a line in a column."""
    return f"{line}.{tally.name}"


def _cell(line: Line, tally: Tally, columns: Sequence[Tally]) -> Cell:
    number = line.number(tally)
    is_change = tally.kind == "change"
    return Cell(
        change_text(number) if is_change else f"{number:,}",
        f"{line.role} {'change' if is_change else 'count'}",
        number=number,
        name=name_of(line.name, tally),
        formula=_formula(line, tally, columns),
    )


def _formula(line: Line, tally: Tally, columns: Sequence[Tally]) -> str:
    if tally.kind == "change":
        now, before = (_reference(line, kind, tally.code, columns) for kind in ("now", "before"))
        return f"{now}-{before}"
    if tally.code == TOTAL:
        own = [each for each in columns if each.kind == tally.kind and each.code != TOTAL]
        return f"SUM({{{name_of(line.name, own[0])}}}:{{{name_of(line.name, own[-1])}}})"
    return _sum([name_of(part, tally) for part in line.parts], in_a_row=line.in_a_row)


def _reference(line: Line, kind: str, code: str, columns: Sequence[Tally]) -> str:
    column = next(each for each in columns if (each.kind, each.code) == (kind, code))
    return f"{{{name_of(line.name, column)}}}"


_MOST_TERMS = 255
"""Arguments of a function in Excel; what is the sum of more is given as a number."""


def _sum(names: Sequence[str], *, in_a_row: bool) -> str:
    if not names or (len(names) > _MOST_TERMS and not in_a_row):
        return ""
    if len(names) == 1:
        return f"{{{names[0]}}}"
    if in_a_row:
        return f"SUM({{{names[0]}}}:{{{names[-1]}}})"
    return f"SUM({','.join(f'{{{name}}}' for name in names)})"


def share_row(total: Line, columns: Sequence[Tally], label: Cell) -> Row:
    """Returns the row under a total: which part of the whole each code has."""
    cells = (_share(total, tally, columns) for tally in columns)
    return Row("record", (label, *cells), may_split=False)


def _share(total: Line, tally: Tally, columns: Sequence[Tally]) -> Cell:
    whole = next((each for each in columns if (each.kind, each.code) == (tally.kind, TOTAL)), None)
    if whole is None or not total.number(whole):
        return Cell("" if whole is None else DASH, "line code")
    share = total.number(tally) / total.number(whole)
    parts = (name_of(total.name, each) for each in (tally, whole))
    formula = "/".join(f"{{{part}}}" for part in parts)
    return Cell(percent(share), "line share", number=share, formula=formula)
