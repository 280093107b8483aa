"""Metrics: the advance widths 送り幅 of the faces that a paper may be set in, in 1/256 em.

The figures of a proportional face stand in widths/*.txt with their source; a fixed-pitch face
follows from a rule. No font needs to be installed.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

EM: Final = 256
"""Units in an em; ＭＳ Ｐゴシック itself is drawn on this grid."""

_HALF = EM // 2
_INVISIBLE = frozenset({"Mn", "Me", "Cf", "Cc"})
"""Unicode categories of marks on another character, and of format and control characters."""

_LAST_ALPHABET = "\u1fff"
"""Below it lie the alphabets: their neutral letters (Ā, ß) are half-width in fixed-pitch faces."""

_FIXED_PITCH = ("ＭＳ ゴシック", "ＭＳ 明朝", "BIZ UDゴシック", "BIZ UD明朝")
_PROPORTIONAL = {"ＭＳ Ｐゴシック": "ms-pgothic.txt"}

FACES: Final = (*_PROPORTIONAL, *_FIXED_PITCH)
"""書体: the names of the faces whose widths are known."""


class Advances(dict[str, int]):
    """Character to advance; one that is not listed follows the rule, and is then remembered.

    `map(advances.__getitem__, text)` gives the advances of a text without a step of Python.
    """

    def __init__(self, listed: dict[str, int], rule: Callable[[str], int]) -> None:
        super().__init__(listed)
        self._rule = rule

    def __missing__(self, char: str) -> int:
        advance = self[char] = self._rule(char)
        return advance


@dataclass(frozen=True, slots=True)
class Metrics:
    """The widths of a face.

    Attributes:
        face: Its name.
        advances: Of every character, in 1/256 em; 0 for what is not seen or combines.
    """

    face: str
    advances: Advances

    def width(self, text: str) -> int:
        """Returns the width of a text set on one line, in 1/256 em."""
        return sum(map(self.advances.__getitem__, text))


@cache
def metrics_for(face: str) -> Metrics | None:
    """Returns the metrics of a face by its name; None if its widths are not known."""
    if face in _PROPORTIONAL:
        return Metrics(face, Advances(dict(_listed(_PROPORTIONAL[face])), _full_width))
    if face in _FIXED_PITCH:
        return fixed_pitch(face)
    return None


def fixed_pitch(face: str) -> Metrics:
    """Returns the metrics of a face in which full-width is 1 em and half-width 0.5 em."""
    return Metrics(face, Advances({}, _full_or_half_width))


def _full_width(char: str) -> int:
    return 0 if _is_invisible(char) else EM


def _full_or_half_width(char: str) -> int:
    return 0 if _is_invisible(char) else _HALF if _is_half_width(char) else EM


def _is_invisible(char: str) -> bool:
    """A tab is a control character, but one that takes room."""
    return char != "\t" and unicodedata.category(char) in _INVISIBLE


def _is_half_width(char: str) -> bool:
    """Follows UAX #11; an ambiguous character (○, ※, ①) is full-width in a Japanese face."""
    kind = unicodedata.east_asian_width(char)
    return kind in {"Na", "H"} or (kind == "N" and char <= _LAST_ALPHABET)


def _listed(name: str) -> Iterator[tuple[str, int]]:
    text = (files("report_builder.layout") / "widths" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        advance, *chars = line.split() or ["#"]
        if advance != "#":
            yield from ((_char(each), int(advance)) for each in chars)


def _char(token: str) -> str:
    return chr(int(token.removeprefix("U+"), 16)) if len(token) > 1 else token
