"""A text in, the YAML scalar that holds it out: bare, in double quotes, or in lines after `|`."""

import re

STEP = 2
"""Blanks by which a block, or a collection, stands further in than its key."""

_AS_IT_IS = r" -~\xa0-\u2027\u202a-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
"""What may stand in YAML as it is: neither forbidden nor a line end (as U+0085, U+2028, U+2029
are) nor a byte order mark."""

_NO_LINE = re.compile(rf"[^{_AS_IT_IS}]")
_NO_BLOCK = re.compile(rf"[^\t\n{_AS_IT_IS}]")
_TO_ESCAPE = re.compile(rf'["\\]|[^{_AS_IT_IS}]')

_NO_PLAIN = re.compile(
    r"""\A[?:,\[\]{}\#&*!|>'"%@`]  # an indicator of YAML
    |\A-(?![0-9])                  # a list; but -5 is no list
    |:(?:[ ]|\Z)                   # a key
    |[ ]\#                         # a comment
    """,
    re.VERBOSE,
)

_FLOW = re.compile(r"[,\[\]{}:]")
"""What has a meaning between brackets."""

_NAMED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}

_SURROGATE = re.compile("[\ud800-\udfff]")


def is_writable(text: str) -> bool:
    """Tells whether YAML can hold a text: anything but half a character (a lone surrogate)."""
    return not _SURROGATE.search(text)


def inline(text: str, *, is_flow: bool) -> str:
    """Returns a scalar in one line: bare where it is read as it looks, else in double quotes.

    Args:
        text: What the scalar is to hold.
        is_flow: Whether it stands between brackets, where more has to be quoted.
    """
    # A bare text that begins or ends with a full-width blank would be right, but look wrong.
    looks_odd = text != text.strip() or not text
    means_else = _NO_PLAIN.search(text) or (is_flow and _FLOW.search(text))
    if looks_odd or means_else or _NO_LINE.search(text):
        return '"' + _TO_ESCAPE.sub(_escape, text) + '"'
    return text


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return _NAMED.get(found[0]) or (f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}")  # noqa: PLR2004


def block(text: str, column: int) -> tuple[str, str] | None:
    """Returns `|` and the lines after it, each with the line end before it.

    A block loses its one final line end when it is read, so that it is written without `-`; and
    with its indentation named where its first line does not show it.

    Args:
        text: What the scalar is to hold.
        column: Of the key; the lines stand `STEP` further in.

    Returns:
        None where a block would not give the text back, or not show it: blank ones, line ends at
        the end, characters that need an escape.
    """
    if not text.strip() or text.endswith("\n") or _NO_BLOCK.search(text):
        return None
    indent = " " * (column + STEP)
    head = f"|{STEP}" if text[0] in "\n\t " else "|"
    return head, "".join(f"\n{indent}{line}" if line else "\n" for line in text.split("\n"))
