"""Two states of plan and year in; what of the groups and 事業 has changed between them out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from report_builder.document.context import Facts
from report_builder.document.statements import Statements
from report_builder.model.field import Field
from report_builder.model.holder import holders, owners_of
from report_builder.model.key import Key, section_keys
from report_builder.model.plan import Group, Indicator, Plan, Project

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class State:
    """A plan and a year, as they are or as they were.

    Attributes:
        facts: 計画, 年度実績 and 評価基準.
        called: What the column of a 新旧対照表 is headed with.
    """

    facts: Facts
    called: str


@dataclass(frozen=True, slots=True)
class Item:
    """Something that is said of a group or a 事業: what it is called, and its text."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A group or a 事業 with all that is said of it.

    Attributes:
        groups: What the groups above it are called, from the top.
        number: No. of a 事業; None: it is a group.
        kind: 事業, or the name of the level.
        name: 名称, after the number of a group.
        items: By key, in the order of the paper.
    """

    groups: tuple[str, ...]
    number: int | None
    kind: str
    name: str
    items: Mapping[Key, Item]


@dataclass(frozen=True, slots=True)
class Difference:
    """新旧: an item whose text has changed; of one that is new or gone, the other text is empty."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A group or a 事業 of which something has changed.

    Attributes:
        subject: As it is, or as it was where it is gone.
        differences: At least one, in the order of the paper.
    """

    subject: Subject
    differences: tuple[Difference, ...]


def compare(old: State, new: State) -> tuple[Changed, ...]:
    """Returns what has changed, in the order of the plan; nothing that is as it was."""
    before, after = dict(_subjects(old)), dict(_subjects(new))
    found = (_changed(before.get(key), after.get(key)) for key in merged_order([*before], [*after]))
    return tuple(changed for changed in found if changed.differences)


def merged_order(old: Sequence[K], new: Sequence[K]) -> list[K]:
    """Returns the keys of both in the new order, each that is gone after what it stood behind."""
    merged = list(new)
    kept = set(new)
    for at, key in enumerate(old):
        if key not in kept:
            place = merged.index(old[at - 1]) + 1 if at else 0
            merged.insert(place, key)
    return merged


def _changed(old: Subject | None, new: Subject | None) -> Changed:
    subject = new or old
    if subject is None:
        raise LookupError("a key of neither side")
    before, after = _items(old), _items(new)
    differences = [
        _difference(before.get(key), after.get(key))
        for key in merged_order([*before], [*after])
        if _text(before.get(key)) != _text(after.get(key))
    ]
    if old is None or new is None:
        differences.insert(0, Difference(subject.kind, *(_GONE if new is None else _ADDED)))
    return Changed(subject, tuple(differences))


def _items(subject: Subject | None) -> Mapping[Key, Item]:
    return subject.items if subject else {}


_ADDED, _GONE = ("（なし）", "（追加）"), ("（あり）", "（削除）")


def _difference(old: Item | None, new: Item | None) -> Difference:
    item = new or old
    return Difference(item.label if item else "", _text(old), _text(new))


def _text(item: Item | None) -> str:
    return item.text if item else ""


# ------------------------------------------------------------------------ what is said of what


def _subjects(state: State) -> Iterator[tuple[Key, Subject]]:
    """Yields groups and 事業 in the order of the plan."""
    plan = state.facts.plan
    said = Statements.of(state.facts)
    owned = _owned(plan)
    for holder in holders(plan):
        own, titles = owned.get(holder.key, ()), tuple(map(_title, holder.groups))
        if holder.project:
            items = dict(_project_items(said, holder.groups, holder.project, own))
            name = holder.project.name
            yield holder.key, Subject(titles, holder.project.number, "事業", name, items)
        elif holder.groups:
            items = dict(_group_items(said, holder.groups, own))
            yield holder.key, Subject(titles[:-1], None, holder.groups[-1].level, titles[-1], items)
        else:
            items = {key: item for each in own for key, item in _indicator_items(said, each)}
            yield holder.key, Subject((), None, "計画", plan.short_name, items)


def _owned(plan: Plan) -> dict[Key, tuple[Indicator, ...]]:
    """Returns the indicators of each holder, shared ones with the one that defines them."""
    owners = owners_of(plan)
    owned: dict[Key, tuple[Indicator, ...]] = {}
    for indicator in (each for each in plan.indicators if each.id in owners):
        key = owners[indicator.id].key
        owned[key] = (*owned.get(key, ()), indicator)
    return owned


def _group_items(
    said: Statements, groups: tuple[Group, ...], indicators: Sequence[Indicator]
) -> Iterator[tuple[Key, Item]]:
    group = groups[-1]
    yield ("名称",), Item("名称", group.name)
    if group.departments:
        yield ("担当課",), Item("担当課", "\n".join(map(_names(said.facts), group.departments)))
    for field in said.facts.plan.fields:
        if field.subject == group.level:
            yield (field.name,), Item(field.name, said.of_group(field, groups))
    for indicator in indicators:
        yield from _indicator_items(said, indicator)


def _title(group: Group) -> str:
    return f"{group.level}{group.number}　{group.name}"


def _project_items(
    said: Statements, above: tuple[Group, ...], project: Project, indicators: Sequence[Indicator]
) -> Iterator[tuple[Key, Item]]:
    name_of = _names(said.facts)
    yield ("位置",), Item("位置", "　".join(f"{each.level}{each.number}" for each in above))
    yield ("名称",), Item("事業名", project.name)
    yield ("担当課",), Item("担当課", "\n".join(map(name_of, project.departments)))
    if project.lead and project.lead != next(iter(project.departments), None):
        yield ("主管課",), Item("主管課", name_of(project.lead))
    for field in said.facts.plan.fields:
        if field.subject in ("事業", "担当課"):
            yield from _field_items(said, field, project)
    for indicator in indicators:
        yield from _indicator_items(said, indicator)


def _names(facts: Facts) -> Callable[[str], str]:
    departments = {each.id: each for each in facts.plan.departments}
    return lambda identity: departments[identity].name_in(facts.results.year)


def _field_items(said: Statements, field: Field, project: Project) -> Iterator[tuple[Key, Item]]:
    """Yields an item for each section of a value: what one department says is compared alone."""
    sections = said.of_project(field, project).sections
    for key, section in zip(section_keys(sections), sections, strict=True):
        names = "・".join(map(_names(said.facts), section.departments))
        label = f"{field.name}（{names}）" if names else field.name
        yield (field.name, key), Item(label, section.whole)


def _indicator_items(said: Statements, indicator: Indicator) -> Iterator[tuple[Key, Item]]:
    own = ("指標", indicator.id)
    yield (*own, "名称"), Item("指標", indicator.name)
    if indicator.target:
        target = f"{indicator.target.text}{indicator.unit}"
        yield (*own, "目標"), Item(f"{indicator.name}の目標", target)
    for field in said.facts.plan.fields:
        if field.subject == "指標":
            text = said.of_indicator(field, indicator)
            yield (*own, field.name), Item(f"{indicator.name}の{field.name}", text)
