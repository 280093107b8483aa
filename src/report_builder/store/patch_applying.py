"""A text, its nodes and a patch in, the text with just that patch out, byte for byte."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter, itemgetter

from report_builder.source import Mapping, Node, Scalar, Sequence
from report_builder.store.patch import Addition, New, Patch
from report_builder.store.spans import Spans
from report_builder.store.value_writing import emit, entry_lines, flow, flow_entry, item_lines

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class _Edit:
    """`text[start:end]` becomes `new`."""

    start: int
    end: int
    new: str


def apply(text: str, root: Mapping, patch: Patch) -> str:
    """Returns the text with a patch, and not one other character changed.

    Args:
        text: The whole file.
        root: Its nodes; not empty.
        patch: What is to become of them.
    """
    start = root.entries[0][0].start
    # Edits come from the inside out, and stay in this order where they share an offset.
    edits = sorted(_Editor(Spans(text)).edits(root, start, patch), key=attrgetter("start"))
    found = _LINE_END.search(text)
    line_end = found[0] if found else "\n"
    pieces: list[str] = []
    done = 0
    for edit in edits:
        pieces += [text[done : edit.start], edit.new.replace("\n", line_end)]
        done = max(done, edit.end)
    return "".join([*pieces, text[done:]])


@dataclass(frozen=True, slots=True)
class _Collection:
    """A mapping or a list in the text.

    Attributes:
        start: Its offset.
        keys: Of a mapping; none for a list.
        children: Values or items, each with where it begins.
        is_flow: Written between brackets.
    """

    start: int
    keys: tuple[Scalar, ...]
    children: list[tuple[Node, int]]
    is_flow: bool


@dataclass(frozen=True, slots=True)
class _Editor:
    """Finds where in a text each part of a patch goes."""

    spans: Spans

    def edits(self, node: Mapping | Sequence, start: int, patch: Patch) -> Iterator[_Edit]:
        """Yields the edits of a collection that begins at an offset."""
        keys = tuple(key for key, _ in node.entries) if isinstance(node, Mapping) else ()
        children = self.spans.children(node, start)
        own = _Collection(start, keys, children, self.spans.is_flow(start))
        for index, change in sorted(patch.changed.items(), key=itemgetter(0)):
            child, begin = children[index]
            if not isinstance(child, Scalar) and isinstance(change, Patch):
                yield from self.edits(child, begin, change)
            elif isinstance(child, Scalar) and not isinstance(change, Patch):
                yield from self._replacement(own, index, child, change)
        for place, added in groupby(patch.added, key=attrgetter("place")):
            yield (self._in_flow if own.is_flow else self._in_lines)(own, place, list(added))

    # ------------------------------------------------------------------------- replacing

    def _replacement(self, own: _Collection, index: int, old: Scalar, new: New) -> Iterator[_Edit]:
        key = own.keys[index]
        if own.is_flow:
            head, lines = flow(new), ""
        else:
            was_block = old.style == "block"
            head, lines = emit(new, self.spans.column(key.start), was_block=was_block)
        head_end = self.spans.head_end(old)
        blank = self._blank_before(key, old) if head else ""
        yield _Edit(old.start, head_end, blank + head)
        if not own.is_flow:
            # What follows in the line of the key is a comment, and stays there.
            line_end = self.spans.line_end(head_end)
            yield _Edit(line_end, max(line_end, self.spans.end(old, old.start)), lines)

    def _blank_before(self, key: Scalar, old: Scalar) -> str:
        """Returns what has to stand between a key and a value that was empty."""
        before = self.spans.text[key.end : old.start]
        if old.start != old.end or before.endswith((" ", "\t", "\n", "\r")):
            return ""
        return " " if ":" in before else ": "

    # ------------------------------------------------------------------------- inserting

    def _in_flow(self, own: _Collection, place: int, added: list[Addition]) -> _Edit:
        new = ", ".join(
            flow(each.value) if each.key is None else flow_entry(each.key, each.value)
            for each in added
        )
        if place:
            end = self.spans.end(*own.children[place - 1])
            return _Edit(end, end, ", " + new)
        return _Edit(own.start + 1, own.start + 1, new + (", " if own.children else ""))

    def _in_lines(self, own: _Collection, place: int, added: list[Addition]) -> _Edit:
        column = self.spans.column(own.start)
        apart = "\n" + " " * column
        new = apart.join(_child_lines(each, column) for each in added)
        if not place:
            return _Edit(own.start, own.start, new + apart)
        # After the line of the child before, so that comments above the next one stay with it.
        end = self.spans.line_end(self.spans.end(*own.children[place - 1]))
        return _Edit(end, end, apart + new)


def _child_lines(addition: Addition, column: int) -> str:
    if addition.key is not None:
        return entry_lines(addition.key, addition.value, column)
    return item_lines(addition.value, column)
