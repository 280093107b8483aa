"""Help in, lines of a terminal out: full-width characters are two columns wide, and have no blanks.

Click counts characters and breaks lines at blanks, so Japanese help would be ragged and cut off.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

import click

_RAW = "\b"
"""First line of a paragraph whose lines stay as they are, as click has it."""

_PIECE = re.compile(r"[（「『【]*(?:[!-~]+|.)[、。，．・：）」』】ー々]*")
"""What a line end does not part: a Latin word or a character, with the brackets and marks at it."""

_WIDE = frozenset("WFA")
"""UAX #11; what is ambiguous (○, …) is wide in a Japanese terminal."""


class HelpText(click.HelpFormatter):
    """Click's formatter, with its lists and paragraphs measured in columns of the terminal."""

    def write_text(self, text: str) -> None:
        """Writes paragraphs parted by blank lines."""
        room = self.width - self.current_indent
        paragraphs = ("\n".join(_paragraph(each, room)) for each in text.split("\n\n"))
        indent = " " * self.current_indent
        lines = "\n\n".join(paragraphs).split("\n")
        self.write("\n".join(indent + line if line else "" for line in lines) + "\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Writes a list of terms and what they mean, in two columns."""
        pairs = list(rows)
        first = min(max((columns_of(term) for term, _ in pairs), default=0), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, meaning in pairs:
            fits = columns_of(term) + col_spacing <= first
            lines = wrapped(meaning, max(self.width - self.current_indent - first, 10))
            begun = term + " " * (first - columns_of(term)) + lines.pop(0) if fits else term
            self.write(f"{indent}{begun}".rstrip() + "\n")
            for line in lines:
                self.write(indent + " " * first + line + "\n")


def columns_of(text: str) -> int:
    """Returns how many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(char) in _WIDE else 1 for char in text)


def wrapped(text: str, width: int) -> list[str]:
    """Returns a text in lines of at most so many columns; at least one line."""
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and columns_of(lines[-1] + piece) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip(" ")
    return [line.rstrip(" ") for line in lines]


def _pieces(text: str) -> Iterator[str]:
    return (found[0] for found in _PIECE.finditer(text))


def _paragraph(text: str, width: int) -> list[str]:
    first, *others = text.split("\n")
    return others if first == _RAW else wrapped("".join((first, *others)), width)
