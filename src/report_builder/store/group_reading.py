"""What a year says of groups (総括 of a 施策 …) in, their results out."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from report_builder.model.field import Field
from report_builder.model.plan import Group, Plan, path_of
from report_builder.model.section import Section, Value
from report_builder.model.year import Result
from report_builder.source import Node, Scalar, Sequence
from report_builder.store.value_reading import Reading, fields_of, read_value

Path = tuple[str, ...]
"""Numbers, or names where there is no number, from the top."""


@dataclass(frozen=True, slots=True)
class _Level:
    """A level whose list is being read.

    Attributes:
        name: Its name.
        fields: Its year's fields.
        groups: Path to its groups, each with those above it.
    """

    name: str
    fields: dict[str, Field]
    groups: dict[Path, tuple[Group, ...]]


def read_groups(reading: Reading, plan: Plan, parts: Mapping[str, Node]) -> dict[Path, Result]:
    """Returns the results of groups by their path; `parts` is level name to list."""
    every = tuple(plan.groups())
    found: dict[Path, Result] = {}
    for name, node in parts.items():
        own = {path_of(each): each for each in every if each[-1].level == name}
        level = _Level(name, fields_of(plan.fields, "年度", name), own)
        for item in reading.reader.items(node, name):
            _read_group(reading, level, item, found)
    return found


def _read_group(reading: Reading, level: _Level, node: Node, found: dict[Path, Result]) -> None:
    parts = reading.reader.entries(node, level.name, ("位置",), tuple(level.fields))
    path = _position(reading, level, parts.get("位置"))
    if path is None:
        return
    if path in found:
        first = reading.places[level.name, *path].line
        message = f"{level.name}の位置「{' > '.join(path)}」が二度あります（最初は{first}行目）。"
        reading.reader.report(node, message, "一つにまとめてください。", "position-twice")
        return
    reading.places[level.name, *path] = node.place
    found[path] = Result(_values(reading, level, path, parts))


def _position(reading: Reading, level: _Level, node: Node | None) -> Path | None:
    if node is None:
        return None
    reader = reading.reader
    what = f"{level.name}の位置"
    path = tuple(reader.text(item, what) for item in reader.items(node, what))
    if path in level.groups:
        return path
    if isinstance(node, Sequence) and all(isinstance(item, Scalar) for item in node.items):
        message = f"{what}「{' > '.join(path)}」は計画にありません。"
        near = next((known for known in level.groups if _means(path, level.groups[known])), None)
        word = _written(near or path)
        known = [_written(each) for each in level.groups]
        reader.report_unknown(node, message, word, known, "position-unknown")
    return None


def _written(path: Path) -> str:
    return f"[{', '.join(path)}]"


def _means(path: Path, groups: tuple[Group, ...]) -> bool:
    """Tells whether a path is that of groups but for the width of digits, or by their names."""
    if len(path) != len(groups):
        return False
    names = ({_plain(group.number), _plain(group.name)} for group in groups)
    return all(_plain(word) in of_group for word, of_group in zip(path, names, strict=True))


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).strip()


def _values(
    reading: Reading, level: _Level, path: Path, parts: Mapping[str, Node]
) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name, node in parts.items():
        if name in level.fields:
            reading.places[level.name, *path, name] = node.place
            what = f"{level.name}「{path[-1]}」の{name}"
            text = read_value(reading, level.fields[name], node, what)
            if text:
                found[name] = Value((Section(text=text),))
    return found
