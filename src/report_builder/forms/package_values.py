"""A cell's type and value as its file has them in; the same value as plain XML out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from math import isinf
from re import ASCII
from re import compile as pattern

from report_builder.forms.package_facts import Look
from report_builder.forms.package_strings import Strings
from report_builder.forms.package_styles import FormatsInUse
from report_builder.forms.package_xml import Attributes

_NUMBER = pattern(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,4})?", ASCII)
_LONGEST_NUMBER = 400
"""Characters: the largest number of Excel, written out in full, has 309."""

_CLOCK = r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?"
_MOMENT = pattern(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(T{_CLOCK}Z?)?|{_CLOCK}", ASCII)
"""The dates and times that a strict workbook holds: some of what ISO 8601 allows."""

_TRUTH = {"1": "1", "true": "1", "0": "0", "false": "0"}


@dataclass(frozen=True, slots=True)
class Tables:
    """What the sheets of a workbook share.

    Attributes:
        strings: The shared strings.
        formats: The number formats; it grows as numbers are met.
        struck: Indexes of the styles in which all is struck through.
    """

    strings: Strings
    formats: FormatsInUse
    struck: frozenset[int] = frozenset()


def value_text(cell: Attributes, written: str, tables: Tables) -> str:
    """Returns the value of a cell as text; a shared string is looked up.

    Args:
        cell: The attributes of the cell.
        written: What stands in it.
        tables: What it may refer to.

    Raises:
        ValueError: The number of the string is none.
        LookupError: There is no such string.
    """
    if not written or cell.get("t") != "s":
        return written
    if not written.isdecimal():  # a negative one would count from the end
        raise ValueError(written)
    return tables.strings.texts[int(written)]


def look_of(cell: Attributes, written: str, inline: Look | None, tables: Tables) -> Look | None:
    """Returns how the letters of a cell look.

    Args:
        cell: The attributes of the cell.
        written: What stands in it, where `value_text` has found a text.
        inline: The look of a text that stands in the cell itself.
        tables: What it may refer to.
    """
    if tables.struck and int(cell.get("s", "0")) in tables.struck:
        return "struck"
    is_shared = cell.get("t") == "s" and tables.strings.looks
    return tables.strings.looks.get(int(written)) if is_shared else inline


def value_xml(cell: Attributes, reference: str, text: str, formats: FormatsInUse) -> str:
    """Returns a `c` element that openpyxl reads without a doubt.

    Args:
        cell: The attributes of the cell as its file has it.
        reference: Where it is.
        text: Its value as `value_text` gave it, not empty.
        formats: Notes the number format of a number.

    Raises:
        ValueError: The value is none of its type.
        LookupError: It is of an unknown type.
    """
    kind = cell.get("t", "n")
    written, attributes = _WRITERS[kind](text)
    if kind == "n" and "s" in cell:
        attributes = f' s="{formats.index(cell["s"])}"'
    return f'<c r="{reference}"{attributes}><v>{written}</v></c>'


def _text(text: str) -> tuple[str, str]:
    return _escaped(text), ' t="str"'


def _escaped(text: str) -> str:
    """Returns a text as XML; a parser would turn a bare carriage return into a line feed."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace("\r", "&#13;")


def _number(text: str) -> tuple[str, str]:
    number = text.strip()
    if len(number) > _LONGEST_NUMBER or not _NUMBER.fullmatch(number) or isinf(float(number)):
        raise ValueError(text)
    return number, ""


def _truth(text: str) -> tuple[str, str]:
    return _TRUTH[text.strip()], ' t="b"'


def _error(text: str) -> tuple[str, str]:
    return _escaped(text), ' t="e"'


def _moment(text: str) -> tuple[str, str]:
    """Writes a date or time; one that is none, or written in another way, becomes text."""
    for read in (datetime.fromisoformat, time.fromisoformat) if _MOMENT.fullmatch(text) else ():
        try:
            read(text)
        except ValueError:
            continue
        return text, ' t="d"'
    return _text(text)


_WRITERS: dict[str, Callable[[str], tuple[str, str]]] = {
    "s": _text,
    "str": _text,
    "inlineStr": _text,
    "n": _number,
    "b": _truth,
    "e": _error,
    "d": _moment,
}
"""ECMA-376 part 1, 18.18.11: the types of cells."""
