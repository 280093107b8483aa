"""Line breaking: a text and a width in, the lines into which it falls out. Greedy, 追い出し only.

The rules are those that the city's paper of 令和2年度 was set by (docs/typography.md): they repeat
142 of its 143 wrapped paragraphs to the letter. What is not a line's end is left to C: widths are
summed by `accumulate` and a line's end is found by `bisect`, so that only the characters around
it are looked at.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate, pairwise

from report_builder.layout.kinsoku import (
    BLANK,
    CLASSES,
    DIGIT,
    ENDS_NOT,
    EXTENDS,
    IN_WORD,
    JOINS_DIGITS,
    STARTS_NOT,
    TIES,
)
from report_builder.layout.metrics import Metrics

LINE_ENDS = ("\n", "\r", "\v")
"""改行: the characters with which an author ends a line; \\r\\n is one end."""

_LINE_END = re.compile(r"\r\n|[\n\r\v]")
_ANY_LINE_END = re.compile(r"[\n\r\v]")
_class_of = CLASSES.__getitem__


def break_lines(text: str, width: int, metrics: Metrics) -> tuple[str, ...]:
    """Breaks a text into the lines that a column shows.

    The lines joined are the text. A line end of the author stays at the end of its line, and
    begins another, if only an empty one. Blanks at the end of a line hang: they do not count
    against the width. A piece that is wider than the line is broken where no rule on the start
    and the end of a line forbids it, or else after any character with its marks; so a line
    is wider than the column only where one such character is.

    Args:
        text: Verbatim.
        width: Of the column, without padding, in 1/256 em.
        metrics: Of the face.

    Returns:
        At least one line; the only line of an empty text is empty.
    """
    edges = list(accumulate(map(metrics.advances.__getitem__, text), initial=0))
    if edges[-1] <= width and not _ANY_LINE_END.search(text):
        return (text,)
    cuts = [0]
    start = 0
    for end in _LINE_END.finditer(text):
        _wrap(text, edges, (start, end.start()), max(width, 0), cuts)
        start = end.end()
        cuts.append(start)
    _wrap(text, edges, (start, len(text)), max(width, 0), cuts)
    cuts.append(len(text))
    return tuple([text[first:last] for first, last in pairwise(cuts)])


def author_lines(text: str) -> tuple[str, ...]:
    """Splits a text at its author's line ends, which stay at the end of their lines."""
    cuts = (0, *(end.end() for end in _LINE_END.finditer(text)), len(text))
    return tuple(text[first:last] for first, last in pairwise(cuts))


def clusters(text: str) -> tuple[str, ...]:
    """Splits a text into characters, each with its combining marks, selectors and joiners."""
    cuts = [at for at in range(1, len(text)) if _is_cluster_edge(text, at)]
    return tuple(text[first:last] for first, last in pairwise([0, *cuts, len(text)]))


def _wrap(
    text: str, edges: list[int], paragraph: tuple[int, int], width: int, cuts: list[int]
) -> None:
    """Appends the ends of all lines of a paragraph but the last."""
    start, stop = paragraph
    total = edges[stop]
    while total - edges[start] > width:
        end = bisect_right(edges, edges[start] + width, start, stop) - 1
        if _class_of(text[end]) or _class_of(text[end - 1]) or end == start:
            end = _line_end(text, start, end, stop)
            if end == stop:
                return
        cuts.append(end)
        start = end


def _line_end(text: str, start: int, end: int, stop: int) -> int:
    """Returns where a line ends, of which the characters from `start` to `end` have room."""
    while end < stop and _class_of(text[end]) & BLANK:
        end += 1
    if end == stop:
        return stop
    for may_end in (_may_break, _may_part, _is_cluster_edge):
        found = _last_place(text, start, end, may_end)
        if found > start:
            return found
    return next((at for at in range(start + 1, stop) if _is_cluster_edge(text, at)), stop)


def _last_place(text: str, start: int, end: int, may_end: Callable[[str, int], bool]) -> int:
    while end > start and not may_end(text, end):
        end -= 1
    return end


def _may_break(text: str, at: int) -> bool:
    """Tells whether two pieces meet at a place."""
    if not _may_part(text, at):
        return False
    before, after = _class_of(text[at - 1]), _class_of(text[at])
    if not after & IN_WORD:
        return True
    if after & DIGIT and before & JOINS_DIGITS and at > 1:
        return not _class_of(text[at - 2]) & DIGIT
    return not before & IN_WORD


def _may_part(text: str, at: int) -> bool:
    """Tells whether the kinsoku of the characters at a place lets them part."""
    before, after = _class_of(text[at - 1]), _class_of(text[at])
    return not (before & (ENDS_NOT | TIES) or after & (STARTS_NOT | EXTENDS))


def _is_cluster_edge(text: str, at: int) -> bool:
    return not (_class_of(text[at - 1]) & TIES or _class_of(text[at]) & EXTENDS)
