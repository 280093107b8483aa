"""体系 of data/plan.yaml in, the tree of groups with 事業 and 指標 as leaves out."""

from collections.abc import Mapping as Values
from dataclasses import dataclass, field, replace
from typing import TypeVar

from report_builder.model.field import Field
from report_builder.model.plan import Group, Project
from report_builder.model.section import Value
from report_builder.source import Mapping, Node, Scalar, Sequence
from report_builder.store.department_reading import Names, read_department, read_department_list
from report_builder.store.indicator_reading import Indicators, read_indicators
from report_builder.store.section_reading import read_sections
from report_builder.store.shared_reading import read_shared
from report_builder.store.value_reading import Reading, fields_of, read_value

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tree:
    """What is at hand while 体系 is read.

    Attributes:
        reading: Where problems and places go.
        levels: The names of the levels.
        fields: The declared fields.
        names: Of the departments.
        indicators: Those read so far.
        projects: The 事業 read so far, by No.
    """

    reading: Reading
    levels: tuple[str, ...]
    fields: tuple[Field, ...]
    names: Names
    indicators: Indicators
    projects: dict[int, Project] = field(default_factory=dict[int, Project])


def read_tree(tree: Tree, node: Node) -> tuple[tuple[Group | Project, ...], tuple[str, ...]]:
    """Returns the top groups, or the 事業 or the ids of the indicators of a plan without levels."""
    if not tree.levels and _lists_indicators(node):
        return (), read_indicators(tree.reading, tree.indicators, node, "計画", None)
    return _children(tree, (), node, tree.levels[0] if tree.levels else "事業"), ()


def _lists_indicators(node: Node) -> bool:
    """Whether a list is one of indicators: its first item has an id, and no No."""
    first = next(iter(node.items), None) if isinstance(node, Sequence) else None
    keys = {key.text for key, _ in first.entries} if isinstance(first, Mapping) else set[str]()
    return "id" in keys and "No" not in keys


def _children(
    tree: Tree, above: tuple[str, ...], node: Node, key: str
) -> tuple[Group | Project, ...]:
    """Reads a list that stands under a key: groups of the level of that name, or 事業."""
    items = tree.reading.reader.items(node, key if above else "体系")
    if key == "事業":
        found = [_project(tree, item) for item in items]
        return tuple(each for each in found if each is not None)
    return tuple(_group(tree, key, above, item) for item in items)


def _group(tree: Tree, level: str, above: tuple[str, ...], node: Node) -> Group:
    reader = tree.reading.reader
    fields = fields_of(tree.fields, "計画", level)
    below = _keys_below(tree, level)
    what = f"{level}「{_word(node, '番号') or _word(node, '名称')}」"
    known = ("番号", "担当課", *below, "指標", *fields)
    parts = reader.entries(node, what, ("名称",), known)
    number = reader.text(parts["番号"], f"{what}の番号") if "番号" in parts else ""
    name = reader.text(parts["名称"], f"{what}の名称") if "名称" in parts else ""
    path = (*above, number or name)
    _place_group(tree.reading, (level, *path), node, parts, what)
    # Before what is below: a group's own indicators stand first.
    indicators = _indicators(tree, parts, what, None)
    return Group(
        level=level,
        number=number,
        name=name,
        children=_below(tree, path, node, parts, below),
        values=_values(tree.reading, fields, parts, what),
        indicators=indicators,
        departments=_departments(tree, parts, what),
    )


def _keys_below(tree: Tree, level: str) -> tuple[str, ...]:
    depth = tree.levels.index(level) + 1
    return (*tree.levels[depth : depth + 1], "事業")


def _place_group(
    reading: Reading, key: tuple[str, ...], node: Node, parts: dict[str, Node], what: str
) -> None:
    first = reading.places.get(key)
    if first:
        message = f"{what}が同じ所に二度あります（最初は{first.line}行目）。"
        hint = "番号を変えるか、一つにまとめてください。"
        reading.reader.report(node, message, hint, "group-twice")
        return
    reading.places[key] = node.place
    for name, part in parts.items():
        reading.places[*key, name] = part.place


def _below(
    tree: Tree, path: tuple[str, ...], node: Node, parts: dict[str, Node], keys: tuple[str, ...]
) -> tuple[Group | Project, ...]:
    present = [key for key in keys if key in parts]
    has_unknown = isinstance(node, Mapping) and len(node.entries) > len(parts)
    is_one = len(present) == 1 or (not present and "指標" in parts)
    if not is_one and isinstance(node, Mapping) and not has_unknown:
        _report_children(tree.reading, node, path[-1], keys, present)
    return tuple(child for key in present for child in _children(tree, path, parts[key], key))


def _report_children(
    reading: Reading, node: Node, name: str, keys: tuple[str, ...], present: list[str]
) -> None:
    both = "と".join(f"「{key}」" for key in present)
    words = "か".join(f"「{key}」" for key in (*keys, "指標"))
    message = f"「{name}」の下に{both}があります。" if both else f"「{name}」の下に何もありません。"
    hint = "どちらか一つの下にまとめてください。" if both else f"{words}を書いてください。"
    reading.reader.report(node, message, hint, "group-children")


def _indicators(
    tree: Tree, parts: dict[str, Node], what: str, number: int | None
) -> tuple[str, ...]:
    """Returns the ids of the indicators of a 事業, or of a group without one between."""
    if "指標" not in parts:
        return ()
    return read_indicators(tree.reading, tree.indicators, parts["指標"], what, number)


def _values(
    reading: Reading, fields: dict[str, Field], parts: dict[str, Node], what: str
) -> dict[str, str]:
    return {
        name: read_value(reading, each, parts[name], f"{what}の{name}")
        for name, each in fields.items()
        if name in parts
    }


# ------------------------------------------------------------------------------------ projects


def _project(tree: Tree, node: Node) -> Project | None:
    """Returns a 事業; None where it has no usable No."""
    reader, what = tree.reading.reader, title_of(node)
    fields = fields_of(tree.fields, "計画", "事業", "担当課")
    known = ("担当課", "主管課", "指標", "共通", *fields)
    parts = reader.entries(node, what, ("No", "名称"), known)
    number = reader.integer(parts["No"], "No.") if "No" in parts else None
    bare = _with_departments(tree, Project(number or 0, ""), parts, what)
    project = replace(
        bare,
        name=reader.text(parts["名称"], f"{what}の名称") if "名称" in parts else "",
        values={**bare.values, **_said(tree, "事業", parts, what)},
        parts={**bare.parts, **_parts(tree, bare, parts)},
        indicators=_indicators(tree, parts, what, number),
    )
    if number is None or not _is_new(tree, number, node, parts):
        return None
    tree.projects[number] = project
    return project


def _with_departments(tree: Tree, project: Project, parts: dict[str, Node], what: str) -> Project:
    """Returns a 事業 with its departments, and with what it has from a 事業 above it."""
    names = ("担当課", *fields_of(tree.fields, "計画", "事業", "担当課"))
    order = (*tree.projects, project.number) if "共通" in parts else ()
    owners: dict[str, int] = {}
    for name, first in read_shared(tree.reading, names, order, project.number, parts).items():
        above = tree.projects[first]
        owners[name] = above.shared.get(name, first)
        project = replace(
            project,
            departments=above.departments if name == "担当課" else project.departments,
            lead=above.lead if name == "担当課" else project.lead,
            values={**project.values, **_only(above.values, name)},
            parts={**project.parts, **_only(above.parts, name)},
        )
    if "担当課" not in owners:
        departments = _departments(tree, parts, what)
        lead = _lead(tree, parts, departments, what)
        project = replace(project, departments=departments, lead=lead)
    return replace(project, shared=owners)


def _only(values: Values[str, T], name: str) -> dict[str, T]:
    return {name: values[name]} if name in values else {}


def _said(tree: Tree, subject: str, parts: dict[str, Node], what: str) -> dict[str, str]:
    return _values(tree.reading, fields_of(tree.fields, "計画", subject), parts, what)


def _parts(tree: Tree, project: Project, parts: dict[str, Node]) -> dict[str, Value]:
    """Returns the fields of which the departments of a 事業 have parts."""
    return {
        name: read_sections(tree.reading, tree.names, each, project, parts[name])
        for name, each in fields_of(tree.fields, "計画", "担当課").items()
        if name in parts
    }


def title_of(node: Node) -> str:
    """Returns what to call a 事業 in messages: its No. as written, where it has one."""
    number = _word(node, "No")
    return f"No.{number}" if number else "事業"


def _word(node: Node, key: str) -> str:
    """Returns the text of a key, empty where there is none; nothing is reported."""
    entries = node.entries if isinstance(node, Mapping) else ()
    found = (value for each, value in entries if each.text == key)
    return next((value.text for value in found if isinstance(value, Scalar)), "")


def _departments(tree: Tree, parts: dict[str, Node], what: str) -> tuple[str, ...]:
    node = parts.get("担当課")
    return read_department_list(tree.reading, tree.names, node, what) if node else ()


def _lead(
    tree: Tree, parts: dict[str, Node], departments: tuple[str, ...], what: str
) -> str | None:
    """Returns the id of the department that answers for the whole: the first unless named."""
    first = departments[0] if departments else None
    node = parts.get("主管課")
    if node is None:
        return first
    lead = read_department(tree.reading, tree.names, node, f"{what}の主管課")
    if lead is not None and lead not in departments and _are_all(parts, departments):
        message = (
            f"{what}の主管課「{tree.reading.reader.text(node, what)}」が担当課の中にありません。"
        )
        hint = "担当課に足すか、担当課の一つを主管課にしてください。"
        tree.reading.reader.report(node, message, hint, "lead-outside")
        return first
    return lead or first


def _are_all(parts: dict[str, Node], departments: tuple[str, ...]) -> bool:
    """Tells whether every department that is listed could be read."""
    listed = parts.get("担当課")
    return listed is None or (
        isinstance(listed, Sequence) and len(listed.items) == len(departments)
    )


def _is_new(tree: Tree, number: int, node: Node, parts: dict[str, Node]) -> bool:
    if number in tree.projects:
        first = tree.reading.places["事業", number, "No"].line
        message = f"No.{number}が二度あります（最初は{first}行目）。"
        hint = "別の番号にするか、どちらかを消してください。"
        tree.reading.reader.report(parts["No"], message, hint, "project-twice")
        return False
    tree.reading.places["事業", number] = node.place
    for name, part in parts.items():
        tree.reading.places["事業", number, name] = part.place
    return True
