"""Patch: what is to become of a YAML text, as a tree that follows its nodes. Types only."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar to be written; one of prose is begun in lines after `|`, however short."""

    text: str
    is_prose: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """A list of words to be written between brackets."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping to be written."""

    entries: "tuple[tuple[str, New], ...]"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list to be written."""

    items: "tuple[Record, ...]"


New = Text | Names | Record | Listing


@dataclass(frozen=True, slots=True)
class Addition:
    """A new child of a collection.

    Attributes:
        place: Index of the child before which it goes; their number: after the last.
        value: The child.
        key: Its key in a mapping; None in a list.
    """

    place: int
    value: New
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Patch:
    """What is to become of a mapping or a list.

    Attributes:
        changed: Index of a child to what takes its place, or to its own patch.
        added: New children; those of one place in their order.
    """

    changed: Mapping[int, "Patch | New"] = field(default_factory=dict[int, "Patch | New"])
    added: tuple[Addition, ...] = ()
