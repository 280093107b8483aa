"""Characters that do not survive: on another machine, in another font, in a search."""

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from report_builder.checks.facts import Checked
from report_builder.checks.rule import Finding

_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_SAME_PLACE: Final = "～－∥￠￡￢—"
"""Windows has other code points than JIS for these (〜 − ‖ ¢ £ ¬ ―); every machine shows both."""

_HALF_KANA: Final = ("\uff61", "\uff9f")
_SELECTORS: Final = (("\ufe00", "\ufe0f"), ("\U000e0100", "\U000e01ef"))
_VOICED: Final = "\u309b\u309c"
"""゛ and ゜ as characters of their own, which nobody types but after a kana."""

_BLANKS: Final = "\t\u00a0\u3164\u115f\u1160\u2800"
"""A tab, a blank that is no blank, and fillers that look like one."""

Suspicion = Callable[[str], bool]


def character_broken(checked: Checked) -> Iterator[Finding]:
    """Yields characters that nobody else can read: control, private use, replacement."""
    advice = "その文字を消すか、別の文字に直してください（外字は印刷されません）。"
    return _suspected(checked, _is_broken, "ほかでは読めない文字", advice)


def character_invisible(checked: Checked) -> Iterator[Finding]:
    """Yields characters that cannot be seen, and get in the way of search and line breaks."""
    advice = "消すか、普通の空白に直してください。"
    return _suspected(checked, _is_invisible, "目に見えない文字", advice)


def character_half_kana(checked: Checked) -> Iterator[Finding]:
    """Yields half-width katakana."""
    return _suspected(checked, _is_half_kana, "半角カタカナ", "全角のカタカナにしてください。")


def character_combining(checked: Checked) -> Iterator[Finding]:
    """Yields 濁点 and other marks that are characters of their own (か＋゛, as macOS has it)."""
    advice = "前の文字と合わせて、一つの文字で打ち直してください。"
    return _suspected(checked, _is_combining, "前の文字に重ねる記号", advice)


def character_rare(checked: Checked) -> Iterator[Finding]:
    """Yields characters outside JIS X 0208, but for ①–⑳ and those that the lexicon lets pass."""
    allowed = checked.lexicon.characters

    def is_rare(char: str) -> bool:
        return _is_rare(char) and char not in allowed

    advice = (
        "別の文字に直すか、よければ templates/words.yaml の「使ってよい文字」に足してください。"
    )
    return _suspected(checked, is_rare, "機種依存文字", advice)


def _suspected(
    checked: Checked, is_suspect: Suspicion, what: str, advice: str
) -> Iterator[Finding]:
    """Yields a finding for each text with suspects, which are judged once for the whole paper."""
    every = set[str]().union(*(passage.text for passage in checked.every_passage))
    suspects = {char for char in every if is_suspect(char)}
    for passage in checked.every_passage if suspects else ():
        found = dict.fromkeys(char for char in passage.text if char in suspects)
        if found:
            names = "、".join(map(_named, found))
            place = passage.at(passage.text.index(next(iter(found))))
            yield Finding(place, f"{what}（{names}）があります。", advice)


def _named(char: str) -> str:
    code = f"U+{ord(char):04X}"
    return f"「{char}」{code}" if char.isprintable() and not _is_combining(char) else code


@cache
def _is_broken(char: str) -> bool:
    is_nothing = unicodedata.category(char) in ("Cc", "Co", "Cn", "Cs")
    return (is_nothing and char not in "\n\t") or char == "\ufffd"


@cache
def _is_invisible(char: str) -> bool:
    is_selector = any(first <= char <= last for first, last in _SELECTORS)
    is_blank = unicodedata.category(char) == "Zs" and char not in " \u3000"
    is_format = unicodedata.category(char) in ("Cf", "Zl", "Zp")
    return is_format or is_blank or is_selector or char in _BLANKS


def _is_half_kana(char: str) -> bool:
    return _HALF_KANA[0] <= char <= _HALF_KANA[1]


@cache
def _is_combining(char: str) -> bool:
    is_mark = unicodedata.category(char) in ("Mn", "Mc", "Me") and not _is_invisible(char)
    return is_mark or char in _VOICED


@cache
def _is_rare(char: str) -> bool:
    """Whether a visible character is outside JIS X 0208, which every Japanese machine has."""
    if char in _CIRCLED or char in _SAME_PLACE or char == "\n":
        return False
    others = (_is_broken, _is_invisible, _is_half_kana, _is_combining)
    return not any(is_other(char) for is_other in others) and not _is_in_jis(char)


def _is_in_jis(char: str) -> bool:
    try:
        char.encode("iso2022_jp")
    except UnicodeEncodeError:
        return False
    return True
