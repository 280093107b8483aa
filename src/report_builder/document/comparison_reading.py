"""The text of templates/shinkyu.yaml in, a ComparisonSpec out, or all its mistakes at once."""

from collections.abc import Mapping

from report_builder.document.comparison_look import (
    HEADINGS,
    NAMES,
    ROLES,
    WIDTHS,
    ComparisonSpec,
    styles_of,
)
from report_builder.document.look_reading import LOOK_KEYS, Source, read_line, read_look
from report_builder.document.paper_reading import read_size, report_too_wide, room_across
from report_builder.document.style_reading import read_known_styles
from report_builder.document.table import Em
from report_builder.document.template import Text
from report_builder.document.words import Words
from report_builder.problems import Located
from report_builder.source import Node, Reader

COMPARISON_KEYS = (*LOOK_KEYS, "widths", "headings", "note")
WIDTH_KEYS = tuple(WIDTHS)
HEADING_KEYS = tuple(HEADINGS)

_NARROWEST_SIDE = Em(10)
"""Of the text of old and of new: below it there is more white than text."""


def read_comparison(source: Source, absent: ComparisonSpec) -> Located[ComparisonSpec]:
    """Returns what a file says of a 新旧対照表; what it does not say is as in `absent`.

    Raises:
        ReportError: The file has mistakes; all of them are in it.
    """
    node = source.node()
    reader = Reader()
    words = source.words(reader, NAMES)
    entries = reader.entries(node, "新旧対照表の様式", optional=COMPARISON_KEYS)
    styles = styles_of(read_known_styles(reader, entries.get("styles"), ROLES))
    spec = ComparisonSpec(
        look=read_look(words, entries, styles, absent.look),
        widths=_widths(reader, entries.get("widths"), absent.widths),
        headings=_headings(words, entries.get("headings"), absent.headings),
        note=read_line(words, entries.get("note"), "note", absent.note),
    )
    said = (entries[key] for key in ("widths", "paper", "font") if key in entries)
    _report_width(reader, next(said, node), spec)
    reader.close()
    return Located(spec, source.path, {(): node.place})


def _widths(reader: Reader, node: Node | None, absent: Mapping[str, Em]) -> Mapping[str, Em]:
    entries = reader.entries(node, "widths", optional=WIDTH_KEYS) if node else {}
    return {
        key: Em(read_size(reader, entries.get(key), f"widths の {key}", own, 1))
        for key, own in absent.items()
    }


def _headings(words: Words, node: Node | None, absent: Mapping[str, Text]) -> Mapping[str, Text]:
    entries = words.reader.entries(node, "headings", optional=HEADING_KEYS) if node else {}
    return {
        key: read_line(words, entries.get(key), f"headings の {key}", own)
        for key, own in absent.items()
    }


def _report_width(reader: Reader, node: Node, spec: ComparisonSpec) -> None:
    """Reports columns that leave no room on the paper for old and new."""
    if spec.side < _NARROWEST_SIDE:
        room = room_across(spec.look.paper, spec.look.font)
        report_too_wide(reader, node, spec.taken + 2 * _NARROWEST_SIDE, room, "widths")
