"""Text in, XML of WordprocessingML out: each of the author's lines is a paragraph.

Word breaks a paragraph into lines by itself; not one break of ours is written.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_REPLACED = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": '</w:t><w:tab/><w:t xml:space="preserve">',
}
_ILLEGAL = "\ufffd"
"""Stands for a character that XML cannot hold, such as a control character: seen, never silent."""

_NEVER = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_SPECIAL = re.compile(f"[&<>\t{_NEVER}]")
_SPECIAL_IN_VALUE = re.compile(f'[&<>"\t\n\r{_NEVER}]')
_NOT_LEGAL = re.compile(f"[{_NEVER}]")
_LINE_END = re.compile(r"\r\n|[\n\r\v]")

_AMBIGUOUS = re.compile(
    "[\xa1\xa4\xa7\xa8\xaa\xad\xaf-\xb4\xb6-\xba\xbc-\xbf\xd7\xf7"
    "\u02b0-\u04ff\u2000-\u2bff\ue000-\uf8ff]"
)
"""Characters such as ※ ○ ①, which Word takes for Latin ones and does not part at the end of a
line unless it is told otherwise (ISO/IEC 29500-1, 17.3.2.26: the ranges in which hint decides)."""

_RUN = '<w:r><w:t xml:space="preserve">'
_RUN_ASIAN = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">'
_RUN_END = "</w:t></w:r>"


def part_xml(element: str, content: str) -> str:
    """Returns a part of the package, with its root element."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:{element} xmlns:w="{_NAMESPACE}">{content}</w:{element}>'
    )


def paragraphs(text: str, style: str, after: int = 0) -> str:
    """Returns the paragraphs of a text in a style: one for each line, so that it reads back.

    Args:
        text: Verbatim.
        style: Id of the paragraphs' style.
        after: Room that stays free at the right, in twips.
    """
    indent = f'<w:ind w:right="{after}"/>' if after else ""
    opening = f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{indent}</w:pPr>'
    return "".join([f"{opening}{run(line)}</w:p>" for line in _LINE_END.split(text)])


def marked_paragraphs(text: str, style: str, marks: Sequence[tuple[int, int]], color: str) -> str:
    """Returns the same, with stretches of the text in a colour and underlined."""
    edges = [0, *(edge for mark in marks for edge in mark), len(text)]
    lines = [""]
    for number, (first, last) in enumerate(pairwise(edges)):
        begun, *others = _LINE_END.split(text[first:last])
        lines[-1] += _marked(begun, color) if number % 2 else run(begun)
        lines += [_marked(other, color) if number % 2 else run(other) for other in others]
    opening = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    return "".join([f"{opening}{line}</w:p>" for line in lines])


def _marked(line: str, color: str) -> str:
    look = f'<w:color w:val="{color}"/><w:u w:val="single"/></w:rPr>'
    plain = run(line)
    if "<w:rPr>" in plain[: len(_RUN_ASIAN)]:
        return plain.replace("</w:rPr>", look, 1)
    return plain.replace("<w:r>", f"<w:r><w:rPr>{look}", 1)


def run(line: str) -> str:
    """Returns a line as a run; nothing for nothing."""
    if not line:
        return ""
    opening = _RUN_ASIAN if _AMBIGUOUS.search(line) else _RUN
    return f"{opening}{_SPECIAL.sub(_in_text, line)}{_RUN_END}"


def in_value(text: str) -> str:
    """Returns a text as it may stand between the quotes of an attribute."""
    return _SPECIAL_IN_VALUE.sub(_in_value, text)


def legal(text: str) -> str:
    """Returns a text that XML can hold."""
    return _NOT_LEGAL.sub(_ILLEGAL, text)


def _in_text(found: re.Match[str]) -> str:
    return _REPLACED.get(found[0], _ILLEGAL)


def _in_value(found: re.Match[str]) -> str:
    return " " if found[0].isspace() else _REPLACED.get(found[0], _ILLEGAL)
