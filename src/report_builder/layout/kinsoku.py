"""Kinsoku 禁則: the classes of characters on which it depends where a line may end. A catalogue.

Source: the printed line breaks of the city's paper of 令和2年度, which the characters of the first
string of each class come from; the second ones complete the class after JIS X 4051 and the strict
set of office programs, so that a text which the paper does not foresee is set alike.
"""

import unicodedata
from typing import Final

LINE_START_PROHIBITED: Final = frozenset(
    "、。，．・：；？！々ゝゞヽヾー）」』】〕》〉］｝ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％%℃)]},.:;!?"
    "゛゜〻゠‼⁇⁈⁉’”〞〟｠»°′″‰¢￠｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟゕゖㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
)
"""行頭禁則: never starts a line; it goes with the character before it."""

LINE_END_PROHIBITED: Final = frozenset(
    "（「『【〔《〈［｛([{"
    "‘“〝｟«｢$£¥€＄￡￥№"
)  # fmt: skip
"""行末禁則: never ends a line; it goes with the character after it."""

DIGITS: Final = frozenset("0123456789")

WORD: Final = DIGITS | frozenset(
    char for char in map(chr, range(0x250)) if char.isalpha() and char not in "ªº"
)
"""分離禁止: half-width digits and Latin letters; a run of them stays whole."""

DIGIT_JOINERS: Final = frozenset(",.")
"""Between two digits they belong to the number: 1,529."""

BLANKS: Final = frozenset(" \u3000")
"""空白: at the end of a line they hang, and do not count against its width."""

STARTS_NOT: Final = 1
ENDS_NOT: Final = 2
IN_WORD: Final = 4
DIGIT: Final = 8
JOINS_DIGITS: Final = 16
BLANK: Final = 32
EXTENDS: Final = 64
"""Belongs to the character before it: a combining mark, a variation selector, a voicing mark."""
TIES: Final = 128
"""Makes one character of its neighbours: the zero-width joiner, which therefore extends too."""

_FLAGS = (
    (LINE_START_PROHIBITED, STARTS_NOT),
    (LINE_END_PROHIBITED, ENDS_NOT),
    (WORD, IN_WORD),
    (DIGITS, DIGIT),
    (DIGIT_JOINERS, JOINS_DIGITS),
    (BLANKS, BLANK),
    (frozenset("\u200dﾞﾟ") | frozenset(map(chr, range(0x1F3FB, 0x1F400))), EXTENDS),
    (frozenset("\u200d"), TIES),
)
_MARKS = frozenset({"Mn", "Mc", "Me"})


class Classes(dict[str, int]):
    """Character to its classes, as a sum of the flags above; 0 for one that breaks freely."""

    def __missing__(self, char: str) -> int:
        flags = sum(flag for chars, flag in _FLAGS if char in chars)
        if unicodedata.category(char) in _MARKS:
            flags |= EXTENDS
        self[char] = flags
        return flags


CLASSES: Final = Classes()
