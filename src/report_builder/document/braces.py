"""Braces in a text that may name things: a text in, what is wrong with its braces out."""

import re
from collections.abc import Collection, Iterator

from report_builder.document.composed import pieces_of

_PAIR = re.compile(r"[{｛]([^{}｛｝]*)[}｝]")
"""Two braces of which at least one is full-width, in what is left of a text without its names."""


def wrong_braces(text: str, names: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yields message and advice for each brace that was meant to name something and does not.

    Full-width braces are a mistake only around a name: a text may want them as they are.

    Args:
        text: With names in half-width braces.
        names: What may stand in braces.
    """
    for piece in pieces_of(text)[::2]:
        wide = [found for found in _PAIR.finditer(piece) if found[1].strip() in names]
        for found in wide:
            yield f"「{found[0]}」の括弧が全角です。", "半角の { } に直してください。"
        rest = _PAIR.sub(lambda found: "" if found[1].strip() in names else found[0], piece)
        if "{" in rest:
            yield (
                "「{」が閉じられていません。",
                "「{計画.名称}」のように、半角の「}」で閉じてください。",
            )
        if "}" in rest:
            yield (
                "「}」に、対になる「{」がありません。",
                "半角の「{」を足すか、「}」を消してください。",
            )
