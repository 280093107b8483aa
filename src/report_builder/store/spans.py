"""Nodes and their text in, the offsets out that the nodes do not carry: brackets and line ends.

Between two neighbouring scalars stand nothing but marks of YAML, blanks and comments, so that every
bracket and every `-` of a list can be found from the scalars around it.
"""

import re
from dataclasses import dataclass

from report_builder.source import Mapping, Node, Scalar, Sequence

_GAP = re.compile(r"(?:[ \t\r\n,]|#[^\r\n]*)*")
_NEXT_LINE = re.compile(r"(?:\r\n|\r|\n)[^\r\n]*")
_REST_OF_LINE = re.compile(r"[^\r\n]*")
_HEAD = re.compile(r"[|>][-+0-9]*")


@dataclass(frozen=True, slots=True)
class Spans:
    """Offsets in a text that has been parsed.

    Attributes:
        text: The whole file.
    """

    text: str

    def value_start(self, key: Scalar) -> int:
        """Returns where the value of a key begins."""
        return self._after_gap(self.text.index(":", key.end) + 1)

    def item_starts(self, node: Sequence, start: int) -> list[int]:
        """Returns where each item of a list begins; of one in lines after its `-`."""
        found: list[int] = []
        is_flow = self.is_flow(start)
        after = start + 1 if is_flow else start
        for item in node.items:
            begin = self._after_gap(after)
            found.append(begin if is_flow else self._after_gap(begin + 1))
            after = self.end(item, found[-1])
        return found

    def is_flow(self, start: int) -> bool:
        """Tells whether a collection that begins here is written between brackets."""
        return self.text[start] in "{["

    def column(self, offset: int) -> int:
        """Returns how many characters stand before an offset in its line."""
        line = max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1
        has_mark = line == 0 and self.text.startswith("\ufeff")
        return offset - line - (1 if has_mark else 0)

    def end(self, node: Node, start: int) -> int:
        """Returns the offset after a node; of a block after its last line, without the line end."""
        match node:
            case Scalar(style="block"):
                return self.block_end(node)
            case Scalar():
                return node.end
            case _:
                return self._end_of_collection(node, start)

    def head_end(self, node: Scalar) -> int:
        """Returns the offset after a scalar's part in its first line: of a block after `|2`."""
        head = _HEAD.match(self.text, node.start) if node.style == "block" else None
        return head.end() if head else node.end

    def block_end(self, node: Scalar) -> int:
        """Returns the offset after the last line of a block that is part of its text."""
        end = self.line_end(node.start)
        for _ in range(len(node.text.removesuffix("\n").split("\n")) if node.text else 0):
            line = _NEXT_LINE.match(self.text, end)
            end = line.end() if line else end
        return end

    def line_end(self, offset: int) -> int:
        """Returns the offset of the line end after an offset, or of the end of the text."""
        rest = _REST_OF_LINE.match(self.text, offset)
        return rest.end() if rest else offset

    def _end_of_collection(self, node: Mapping | Sequence, start: int) -> int:
        children = self.children(node, start)
        last = self.end(*children[-1]) if children else start + 1
        return self._after_gap(last) + 1 if self.is_flow(start) else last

    def children(self, node: Mapping | Sequence, start: int) -> list[tuple[Node, int]]:
        """Returns the values of a mapping or the items of a list, each with where it begins."""
        if isinstance(node, Sequence):
            return list(zip(node.items, self.item_starts(node, start), strict=True))
        return [(value, self._start_of(key, value)) for key, value in node.entries]

    def _start_of(self, key: Scalar, value: Node) -> int:
        return value.start if isinstance(value, Scalar) else self.value_start(key)

    def _after_gap(self, offset: int) -> int:
        gap = _GAP.match(self.text, offset)
        return gap.end() if gap else offset
