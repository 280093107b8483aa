"""The state of a year in, a table out that is aligned in a terminal."""

from collections.abc import Iterator, Sequence

from report_builder.cli.help_text import columns_of
from report_builder.commands.status import Counts, DepartmentStatus, YearStatus
from report_builder.model.period import FiscalYear

_HEADINGS = (
    "担当課",
    "事業",
    "記入欄",
    "記入済",
    "未記入",
    "指標",
    "確認",
    "競合",
    "最終受領",
    "ファイル",
)
_LEFT = frozenset({"担当課", "最終受領", "ファイル"})
"""Columns of words; those of figures are aligned at the right."""

_NONE = "-"
_MOST_NAMES = 12


def status_lines(status: YearStatus) -> Iterator[str]:
    """Yields a row for each department, the totals, and what of returned forms is missing."""
    rows = [_HEADINGS, *map(_row, status.departments), _total(status.total)]
    yield from _aligned(rows)
    for department in status.departments:
        if department.last_return or department.counts.filled:
            yield from _names(f"{department.name}の未記入", department.missing)
        yield from _names(f"{department.name}の競合", department.conflicts)
    waiting = [
        each.name for each in status.departments if each.counts.blank and not each.last_return
    ]
    yield from _names("未返送", waiting)
    yield _summary(status)


def _row(department: DepartmentStatus) -> tuple[str, ...]:
    last = department.last_return[:10] or _NONE
    return (department.name, *_figures(department.counts), last, department.file or _NONE)


def _total(counts: Counts) -> tuple[str, ...]:
    return ("計", *_figures(counts), "", "")


def _figures(counts: Counts) -> Iterator[str]:
    yield str(counts.projects)
    yield str(counts.asked)
    yield str(counts.filled)
    yield str(counts.blank)
    yield f"{counts.known}/{counts.indicators}" if counts.indicators else _NONE
    yield f"{counts.confirmed}/{counts.to_confirm}" if counts.to_confirm else _NONE
    yield str(counts.conflicts)


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(columns_of, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = zip(row, widths, _HEADINGS, strict=True)
        yield "  ".join(_padded(*cell) for cell in cells).rstrip()


def _padded(text: str, width: int, heading: str) -> str:
    blanks = " " * (width - columns_of(text))
    return text + blanks if heading in _LEFT else blanks + text


def _names(what: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        rest = len(names) - _MOST_NAMES
        more = f" ほか{rest}件" if rest > 0 else ""
        yield f"{what}: {'、'.join(names[:_MOST_NAMES])}{more}"


def _summary(status: YearStatus) -> str:
    total, year = status.total, FiscalYear(status.year).era_name
    due = f"（提出期限 {status.due}）" if status.due else ""
    if status.is_complete:
        return f"{year}の記入欄 {total.asked} は、すべて記入済みです。{due}"
    return (
        f"{year}の記入欄 {total.asked} のうち、未記入 {total.blank}、競合 {total.conflicts}。{due}"
    )
