"""An old and a new text in; the stretches of each that a reader should see as changed out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from report_builder.document.table import Mark

_TOKEN = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*|[０-９]+(?:[．，.,][０-９]+)*|[A-Za-z]+"
    r"|\r\n|.[\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef]*",
    re.DOTALL,
)
"""What changes as a whole: a number, a word of Latin letters, a character with its marks."""

_TINY = 3
"""Fewer equal tokens between two changes are part of the change: nobody reads such an islet."""

_LEAST_ALIKE = 0.3
"""Texts that have a smaller part in common are two different texts, and changed throughout."""

_LONGEST = 4000
"""Of longer texts equal lines are found first: the time grows with the square of the length."""

_Block = tuple[int, int, int]
"""An equal stretch: where it begins among the old tokens, among the new ones, and its length."""


def changed_stretches(old: str, new: str) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Returns the changed stretches of both texts; joined with the others they are the texts."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    blocks = list(_without_islets(_equal(before, after), (len(before), len(after))))
    common = sum(length for _, _, length in blocks)
    if common < _LEAST_ALIKE * max(len(before), len(after)):
        blocks = []
    return (
        tuple(_gaps(before, [(at, length) for at, _, length in blocks])),
        tuple(_gaps(after, [(at, length) for _, at, length in blocks])),
    )


def _equal(before: Sequence[str], after: Sequence[str]) -> list[_Block]:
    """Returns the equal stretches, those at both ends found first, for most changes are small."""
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    ends = len(before) - tail, len(after) - tail
    middle = (
        (head + old, head + new, length)
        for old, new, length in _matches(before[head : ends[0]], after[head : ends[1]])
    )
    return [(0, 0, head), *middle, (*ends, tail)]


def _common(before: Iterable[str], after: Iterable[str]) -> int:
    count = 0
    for old, new in zip(before, after, strict=False):
        if old != new:
            break
        count += 1
    return count


def _matches(before: Sequence[str], after: Sequence[str]) -> Iterator[_Block]:
    if max(len(before), len(after)) <= _LONGEST:
        yield from SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        return
    end = (0, 0)
    for old, new, length in _equal_lines(before, after):
        own = before[end[0] : old], after[end[1] : new]
        if max(map(len, own)) <= _LONGEST:
            yield from ((end[0] + at, end[1] + to, count) for at, to, count in _matches(*own))
        yield old, new, length
        end = old + length, new + length


def _equal_lines(before: Sequence[str], after: Sequence[str]) -> Iterator[_Block]:
    """Yields the stretches of equal lines, the last one empty and at the end."""
    old, new = _lines(before), _lines(after)
    starts = [list(accumulate(map(len, lines), initial=0)) for lines in (old, new)]
    for first, second, count in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_matching_blocks():
        length = starts[0][first + count] - starts[0][first]
        yield starts[0][first], starts[1][second], length


def _lines(tokens: Sequence[str]) -> list[tuple[str, ...]]:
    lines: list[tuple[str, ...]] = []
    start = 0
    for at, token in enumerate(tokens, 1):
        if token in ("\n", "\r\n") or at == len(tokens):
            lines.append(tuple(tokens[start:at]))
            start = at
    return lines


def _without_islets(blocks: Sequence[_Block], ends: tuple[int, int]) -> Iterator[_Block]:
    """Yields the equal stretches but for tiny ones between two changes; joins those that meet."""
    joined: list[_Block] = []
    for old, new, length in blocks:
        if joined and length:
            first, second, count = joined[-1]
            if (first + count, second + count) == (old, new):
                joined[-1] = (first, second, count + length)
                continue
        if length:
            joined.append((old, new, length))
    for old, new, length in joined:
        is_inside = (old, new) != (0, 0) and (old + length, new + length) != ends
        if length >= _TINY or not is_inside:
            yield old, new, length


def _gaps(tokens: Sequence[str], equal: Sequence[tuple[int, int]]) -> Iterator[Mark]:
    """Yields what is not equal, as offsets of characters."""
    offsets = list(accumulate(map(len, tokens), initial=0))
    end = 0
    for at, length in (*equal, (len(tokens), 0)):
        if end < at:
            yield offsets[end], offsets[at]
        end = at + length
