"""styles of a template in, the look of every role out."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, replace
from typing import cast, get_args

from report_builder.document.paper_reading import read_size
from report_builder.document.table import Align, Direction, Style, VerticalAlign
from report_builder.source import Node, Reader, Scalar

STYLE_WORDS: Mapping[str, tuple[str, ...]] = {
    "bold": ("true", "false"),
    "diagonal": ("true", "false"),
    "align": get_args(Align),
    "vertical": get_args(VerticalAlign),
    "direction": get_args(Direction),
    "border": ("none", "thin", "medium"),
}
"""The keys of a style that take one of a few words."""

DEFAULT_STYLES: Mapping[str, Style] = {
    "title": Style(bold=True, border="none", scale=1.1),
    "label": Style(border="thin", align="center"),
    "legend": Style(border="none"),
    "heading": Style(fill="E7E6E6", align="center"),
    "stacked": Style(fill="E7E6E6", align="center", direction="stacked"),
    "group": Style(fill="D9D9D9", bold=True),
    "cell": Style(),
    "input": Style(fill="FFF9E5"),
    "idle": Style(fill="D9D9D9"),
    "blank": Style(fill="FCE4D6", align="center"),
    "figure": Style(align="right"),
    "text": Style(border="none"),
    "note": Style(border="none", scale=0.9),
    "void": Style(border="none"),
    "counter": Style(bold=True, align="center"),
}
"""Roles that every template has; a file changes only what it names."""

Said = Mapping[str, Mapping[str, object]]
"""Role to what is said of its look."""

COLOR = re.compile(r"[0-9A-Fa-f]{6}")


def read_styles(reader: Reader, node: Node | None) -> dict[str, Style]:
    """Returns the look of every role: what the file says over the looks that every template has."""
    found = dict(DEFAULT_STYLES)
    for role, (_, value) in (reader.open_entries(node, "styles") if node else {}).items():
        found[role] = changed(found.get(role, Style()), _said(reader, value, role))
    return found


def read_known_styles(reader: Reader, node: Node | None, roles: Collection[str]) -> Said:
    """Returns what the file says of some roles; any other is reported, for nothing would use it.

    It says no `number_format`: the program writes such numbers as texts too, for Word.
    """
    found: dict[str, Mapping[str, object]] = {}
    for role, (key, value) in (reader.open_entries(node, "styles") if node else {}).items():
        if role in roles:
            found[role] = _said(reader, value, role, KNOWN_STYLE_KEYS)
        else:
            message = f"styles に「{role}」という役割はありません。"
            reader.report_unknown(key, message, role, roles, "template-style-unknown")
    return found


STYLE_KEYS = tuple(sorted(each.name for each in fields(Style)))
KNOWN_STYLE_KEYS = tuple(key for key in STYLE_KEYS if key != "number_format")


def changed(style: Style, said: Mapping[str, object]) -> Style:
    """Returns a look with what is said in place of what it was."""
    return replace(style, **cast("dict[str, str]", said))


def _said(
    reader: Reader, node: Node, role: str, known: Sequence[str] = STYLE_KEYS
) -> dict[str, object]:
    what = f"styles の「{role}」"
    read = {
        key: _word(reader, key, value, f"{what}の {key}")
        for key, value in reader.entries(node, what, optional=known).items()
    }
    return {key: word for key, word in read.items() if word is not None}


def _word(reader: Reader, key: str, node: Node, what: str) -> object:
    if key in STYLE_WORDS:
        word = reader.choice(node, what, STYLE_WORDS[key])
        return word == "true" if key in ("bold", "diagonal") else word
    if key in ("fill", "color", "mark"):
        return read_color(reader, node, what)
    return read_size(reader, node, what, 1.0, 0.1) if key == "scale" else reader.text(node, what)


def read_color(reader: Reader, node: Node, what: str) -> str | None:
    """Returns a colour as RRGGBB; None after reporting what is none."""
    color = reader.text(node, what)
    if not isinstance(node, Scalar) or COLOR.fullmatch(color):
        return color.upper() or None
    reader.report(
        node,
        f"{what}「{color}」は色ではありません。",
        "BFBFBF のように、0–9 と A–F の6文字で書いてください。",
        "template-color",
    )
    return None
