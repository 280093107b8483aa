"""Plan 計画: its levels, fields, departments, and the tree of groups, 事業 and 指標."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from report_builder.model.field import Field
from report_builder.model.period import FiscalYear
from report_builder.model.section import Value

Measure = Literal["単年", "累計", "時点"]
"""What a value of an indicator counts: one year, all years so far, or the state at a date."""

Direction = Literal["増", "減"]
"""Whether more or less is better."""

Bound = Literal["以上", "超", "以下", "未満", "増加", "減少"]
"""A target that is a bound (超 and 未満 without the figure itself) or a tendency."""


@dataclass(frozen=True, slots=True)
class Department:
    """担当課: who answers for a 事業.

    Attributes:
        id: Stays when the name changes.
        name: 名称 in the plan; the data refer to the department by it.
        names: (first fiscal year, name) for years in which it is called otherwise, ascending.
        successor: 後継: the id of the department that took over, or None.
        has_addressee: False for a name that stands for several offices (施設所管課).
    """

    id: str
    name: str
    names: tuple[tuple[FiscalYear, str], ...] = ()
    successor: str | None = None
    has_addressee: bool = True

    def name_in(self, year: FiscalYear) -> str:
        """Returns the name that the department has in a fiscal year."""
        later = [name for first, name in self.names if first <= year]
        return later[-1] if later else self.name


PERCENT = ("％", "%")


@dataclass(frozen=True, slots=True)
class Target:
    """目標値: the text as given (`450`, `37.5以上`), and its figure where it has one."""

    text: str
    number: Decimal | None = None
    bound: Bound | None = None

    def with_unit(self, unit: str) -> str:
        """Returns the text with a unit behind its figure (`37.5％以上`), if none is there."""
        if self.number is None:
            return self.text
        end = max(at for at, char in enumerate(self.text, 1) if char.isdecimal())
        has_unit = self.text.startswith((unit, *PERCENT), end)
        return self.text if has_unit else self.text[:end] + unit + self.text[end:]


@dataclass(frozen=True, slots=True)
class Indicator:
    """指標: a figure by which a 事業, or a group without one, is followed.

    Attributes:
        id: Unique in the plan; the year's files refer to the indicator by it.
        name: 名称.
        unit: 単位, may be empty.
        target: 目標, or None.
        measure: 種類 of the value.
        direction: 向き.
        department: The id of the department that knows it; None: the lead of its holder.
        values: The plan's fields of 指標 by name (基準値 …).
        project: No. of the 事業 that defines it, under which a year gives its value; None: a group
            does, or else the first 事業 that has it.
    """

    id: str
    name: str
    unit: str
    target: Target | None
    measure: Measure = "単年"
    direction: Direction = "増"
    department: str | None = None
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    project: int | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """事業: a leaf of the plan.

    Attributes:
        number: No.
        name: 事業名.
        departments: Ids of its 担当課 in the order of the paper; may be empty.
        lead: 主管課: the id of the department that answers for the whole; None without departments.
        values: The plan's fields by name (今後の方針 …).
        indicators: Ids of its indicators, shared ones included.
        parts: The plan's fields of which each department has its own part, by name.
        shared: 共通: what it has from a 事業 above it (a field, 担当課), to the No. of that one.
    """

    number: int
    name: str
    departments: tuple[str, ...] = ()
    lead: str | None = None
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    indicators: tuple[str, ...] = ()
    parts: Mapping[str, Value] = field(default_factory=dict[str, Value])
    shared: Mapping[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class Group:
    """A 基本目標, a 施策 …: a branch of the plan.

    Attributes:
        level: The name of its level.
        number: 番号 as printed (`１`, `①`); may be empty.
        name: 名称.
        children: Groups of the next level, or 事業.
        values: The plan's fields of this level by name.
        indicators: Ids of the indicators that stand right below it, without a 事業.
        departments: Ids of the 担当課 that answer for the indicators below it, the first for those
            that name none; empty: as the group above.
    """

    level: str
    number: str
    name: str
    children: "tuple[Group | Project, ...]"
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    indicators: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """計画: everything that holds for all its years.

    Attributes:
        name: 名称, as in the title of the paper.
        short_name: 通称.
        city: 団体.
        decided: 策定, as printed (`令和2年3月`).
        first: The first fiscal year of the period.
        last: The last one.
        levels: The names of the levels from the top (基本目標, 施策); may be empty.
        fields: The declared fields, in order.
        departments: In the order of the form numbers.
        indicators: Every indicator once, in the order of the file.
        children: The top groups, or 事業 where the plan has no levels.
        template: 様式 of the paper that is made when none is named; may be empty.
        top_indicators: Ids of the indicators that stand in 体系 itself, of a plan without levels.
    """

    name: str
    short_name: str
    city: str
    decided: str
    first: FiscalYear
    last: FiscalYear
    levels: tuple[str, ...]
    fields: tuple[Field, ...]
    departments: tuple[Department, ...]
    indicators: tuple[Indicator, ...]
    children: tuple[Group | Project, ...]
    template: str = ""
    top_indicators: tuple[str, ...] = ()

    def projects(self) -> Iterator[Project]:
        """Yields the 事業 in the order of the plan."""
        for _, project in self.leaves():
            yield project

    def leaves(self) -> Iterator[tuple[tuple[Group, ...], Project]]:
        """Yields each 事業 with the groups above it, from the top."""
        yield from _leaves((), self.children)

    def groups(self) -> "Iterator[tuple[Group, ...]]":
        """Yields every group from the top, each with those above it."""
        yield from _groups((), self.children)

    def department(self, identity: str) -> Department:
        """Returns the department of an id.

        Raises:
            KeyError: The plan does not have it.
        """
        return {each.id: each for each in self.departments}[identity]

    def field(self, name: str) -> Field | None:
        """Returns the declared field of a name, or None."""
        return next((each for each in self.fields if each.name == name), None)


def path_of(groups: tuple[Group, ...]) -> tuple[str, ...]:
    """Returns how the data name the last of groups, given from the top: by number, or by name."""
    return tuple(group.number or group.name for group in groups)


def departments_of(groups: tuple[Group, ...]) -> tuple[str, ...]:
    """Returns the 担当課 of the last of groups, given from the top: or else those above it."""
    named = (group.departments for group in reversed(groups) if group.departments)
    return next(named, ())


def _groups(
    above: tuple[Group, ...], children: tuple[Group | Project, ...]
) -> Iterator[tuple[Group, ...]]:
    for child in children:
        if isinstance(child, Group):
            yield (*above, child)
            yield from _groups((*above, child), child.children)


def _leaves(
    above: tuple[Group, ...], children: tuple[Group | Project, ...]
) -> Iterator[tuple[tuple[Group, ...], Project]]:
    for child in children:
        if isinstance(child, Group):
            yield from _leaves((*above, child), child.children)
        else:
            yield above, child
