"""Fills: what a part of a file is to hold, and what this makes of the part as it stands.

A fill gives a new value where there is none yet, and a change of the node where there is one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from report_builder import source
from report_builder.problems import Place, Problem, ReportError
from report_builder.store.patch import Addition, Listing, New, Patch, Record, Text

Identity = int | str | tuple[str, ...]
"""Names an item of a list: a No., the key of a section, the position of a group."""


class Fill(Protocol):
    """What a value is to hold."""

    def new(self) -> New:
        """Returns the value where there is none."""
        ...

    def change(self, node: source.Node) -> Patch | New:
        """Returns what is to become of the value that there is.

        Raises:
            ReportError: It has another shape.
        """
        ...


def misfit(place: Place) -> ReportError:
    """Returns the error of a value for which a file has no room."""
    message = "ここの書き方では、値を書き入れられません。ファイルは元のままです。"
    advice = "docs/data.md の例のとおりに書き直してから、もう一度実行してください。"
    return ReportError([Problem(place, message, advice, "value-misfit")])


def is_blank(node: source.Node) -> bool:
    """Tells whether a node is a value that has not been given."""
    return isinstance(node, source.Scalar) and not node.text


@dataclass(frozen=True, slots=True)
class Word:
    """A scalar; of prose where it is begun as a block, unless it already has a style."""

    text: str
    is_prose: bool = False

    def new(self) -> New:
        """Returns the scalar."""
        return Text(self.text, self.is_prose)

    def change(self, node: source.Node) -> Patch | New:
        """Returns the scalar."""
        if not isinstance(node, source.Scalar):
            raise misfit(node.place)
        return Text(self.text, self.is_prose and is_blank(node))


@dataclass(frozen=True, slots=True)
class Entries:
    """Some entries of a mapping.

    Attributes:
        parts: By key.
        order: The keys that the mapping may have, in the order for new ones.
    """

    parts: Mapping[str, Fill]
    order: Sequence[str]

    def new(self) -> Record:
        """Returns a mapping of these entries."""
        return Record(tuple((name, self.parts[name].new()) for name in self._sorted(self.parts)))

    def change(self, node: source.Node) -> Patch | New:
        """Changes the entries that are there, and adds the others in their places."""
        if is_blank(node):
            return self.new()
        if not isinstance(node, source.Mapping):
            raise misfit(node.place)
        present = {key.text: index for index, (key, _) in enumerate(node.entries)}
        ranks = [self._rank(key.text) for key, _ in node.entries]
        return Patch(
            {
                present[name]: part.change(node.entries[present[name]][1])
                for name, part in self.parts.items()
                if name in present
            },
            tuple(
                Addition(first_after(ranks, self._rank(name)), self.parts[name].new(), name)
                for name in self._sorted(self.parts)
                if name not in present
            ),
        )

    def _sorted(self, names: Mapping[str, Fill]) -> list[str]:
        return sorted(names, key=self._rank)

    def _rank(self, name: str) -> int:
        return self.order.index(name) if name in self.order else -1


@dataclass(frozen=True, slots=True)
class Items:
    """Some items of a list of mappings.

    Attributes:
        parts: What each is to hold, the head of a new one included.
        heads: The key that every new item begins with, and its value.
        identify: Tells who the items of a list are.
        rank: Where an item belongs; new ones go before the first that belongs later.
    """

    parts: Mapping[Identity, Entries]
    heads: Callable[[Identity], tuple[str, New]]
    identify: Callable[[source.Sequence], Sequence[Identity]]
    rank: Callable[[Identity], int]

    def new(self) -> New:
        """Returns a list of these items."""
        return Listing(tuple(self._record(each) for each in sorted(self.parts, key=self.rank)))

    def change(self, node: source.Node) -> Patch | New:
        """Changes the items that are there, and adds the others in their places."""
        if is_blank(node):
            return self.new()
        if not isinstance(node, source.Sequence):
            raise misfit(node.place)
        present = {identity: index for index, identity in enumerate(self.identify(node))}
        ranks = [self.rank(identity) for identity in self.identify(node)]
        return Patch(
            {
                present[identity]: part.change(node.items[present[identity]])
                for identity, part in self.parts.items()
                if identity in present
            },
            tuple(
                Addition(first_after(ranks, self.rank(identity)), self._record(identity))
                for identity in sorted(self.parts, key=self.rank)
                if identity not in present
            ),
        )

    def _record(self, identity: Identity) -> Record:
        return Record((self.heads(identity), *self.parts[identity].new().entries))


def first_after(ranks: Sequence[int], rank: int) -> int:
    """Returns the index of the first that ranks higher; their number where none does."""
    return next((index for index, other in enumerate(ranks) if other > rank), len(ranks))
