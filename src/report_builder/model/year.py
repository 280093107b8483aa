"""YearResults 年度実績: what was said of every 事業 in one fiscal year."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from report_builder.model.period import FiscalYear
from report_builder.model.section import Value


@dataclass(frozen=True, slots=True)
class Result:
    """実績: what a year says of one 事業 (or of one group).

    Attributes:
        values: Field name to value, in the order of the file; an absent one is blank.
        shared: 共通: field name to the No. of the 事業 above whose value holds here too.
        not_applicable: 該当なし: names of fields that do not apply, and that nobody is asked for.
        notes: 注: marks such as ※1 that are printed after a value, by field name, by id of an
            indicator, or by its id and a field's name.
    """

    values: Mapping[str, Value] = field(default_factory=dict[str, Value])
    shared: Mapping[str, int] = field(default_factory=dict[str, int])
    not_applicable: frozenset[str] = frozenset()
    notes: Mapping[tuple[str, ...], str] = field(default_factory=dict[tuple[str, ...], str])

    def owes(self, name: str) -> bool:
        """Tells whether a value of its own is to be said of a field."""
        return name not in self.shared and name not in self.not_applicable

    def text(self, name: str) -> str:
        """Returns the whole text of a field, empty where nothing was said."""
        value = self.values.get(name)
        return value.text if value else ""


@dataclass(frozen=True, slots=True)
class YearResults:
    """年度実績.

    Attributes:
        year: The fiscal year.
        results: No. of the 事業 to its result.
        groups: Path of a group (numbers or names from the top) to its result.
        indicators: Field name to {indicator id: value as written} (実績値: `429`, `中止`).
        page_breaks: Nos. of the 事業 that begin a new page; empty: automatic.
        due: 提出期限 of the forms as written, or None.
        remarks: 注記: the texts of the notes to the marks.
        unchecked: 検査しない: No. of a 事業, or None for all of them, to the names of the rules
            that are switched off.
    """

    year: FiscalYear
    results: Mapping[int, Result]
    groups: Mapping[tuple[str, ...], Result] = field(default_factory=dict[tuple[str, ...], Result])
    indicators: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict[str, Mapping[str, str]]
    )
    page_breaks: tuple[int, ...] = ()
    due: str | None = None
    remarks: tuple[str, ...] = ()
    unchecked: Mapping[int | None, frozenset[str]] = field(
        default_factory=dict[int | None, frozenset[str]]
    )
