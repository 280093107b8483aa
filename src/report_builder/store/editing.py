"""A text, its nodes and a patch in, the text with just that patch out, byte for byte."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter, itemgetter

from report_builder.source import Mapping, Node, Scalar, Sequence
from report_builder.store.emitting import (
    emit,
    emit_text,
    entry_lines,
    flow,
    flow_entry,
    item_lines,
)
from report_builder.store.patch import Addition, New, Patch, Record, Text
from report_builder.store.spans import Spans

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
class _Editor:
    """Finds where in a text each part of a patch goes."""

    spans: Spans

    def edits(self, node: Mapping | Sequence, start: int, patch: Patch) -> Iterator[_Edit]:
        """Yields the edits of a collection that begins at an offset."""
        children = self.spans.children(node, start)
        for index, change in sorted(patch.changed.items(), key=itemgetter(0)):
            child, begin = children[index]
            if isinstance(change, Patch):
                assert not isinstance(child, Scalar)  # noqa: S101 - patches follow the nodes
                yield from self.edits(child, begin, change)
            elif isinstance(node, Mapping) and isinstance(child, Scalar):
                key = node.entries[index][0]
                is_flow = self.spans.is_flow(start)
                yield from self._replacement(key, child, change, is_flow=is_flow)
        for place, added in groupby(patch.added, key=attrgetter("place")):
            yield self._insertion(node, start, place, list(added))

    # ------------------------------------------------------------------------- replacing

    def _replacement(self, key: Scalar, old: Scalar, new: New, *, is_flow: bool) -> Iterator[_Edit]:
        column = self.spans.column(key.start)
        if is_flow:
            head, lines = flow(new), ""
        elif isinstance(new, Text):
            head, lines = emit_text(new, column, was_block=old.style == "block")
        else:
            head, lines = emit(new, column)
        blank = self._blank_before(key, old) if head else ""
        head_end = self.spans.head_end(old)
        yield _Edit(old.start, head_end, blank + head)
        if not is_flow:
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

    def _insertion(
        self, node: Mapping | Sequence, start: int, place: int, added: list[Addition]
    ) -> _Edit:
        if self.spans.is_flow(start):
            return self._in_flow(node, start, place, added)
        return self._in_lines(node, start, place, added)

    def _in_flow(
        self, node: Mapping | Sequence, start: int, place: int, added: list[Addition]
    ) -> _Edit:
        new = ", ".join(
            flow(each.value) if each.key is None else flow_entry(each.key, each.value)
            for each in added
        )
        children = self.spans.children(node, start)
        if place:
            end = self.spans.end(*children[place - 1])
            return _Edit(end, end, ", " + new)
        return _Edit(start + 1, start + 1, new + (", " if children else ""))

    def _in_lines(
        self, node: Mapping | Sequence, start: int, place: int, added: list[Addition]
    ) -> _Edit:
        column = self.spans.column(start)
        apart = "\n" + " " * column
        new = apart.join(_child_lines(each, column) for each in added)
        if not place:
            return _Edit(start, start, new + apart)
        # After the line of the child before, so that comments above the next one stay with it.
        end = self.spans.line_end(self.spans.end(*self.spans.children(node, start)[place - 1]))
        return _Edit(end, end, apart + new)


def _child_lines(addition: Addition, column: int) -> str:
    if addition.key is not None:
        return entry_lines(addition.key, addition.value, column)
    assert isinstance(addition.value, Record)  # noqa: S101 - lists here hold nothing else
    return item_lines(addition.value, column)


def is_blank(node: Node) -> bool:
    """Tells whether a node is a value that has not been given."""
    return isinstance(node, Scalar) and not node.text
