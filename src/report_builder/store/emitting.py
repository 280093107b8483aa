"""New values in, their YAML out: what goes into the line of the key, and the lines after it."""

from typing import assert_never

from report_builder.store.patch import Listing, Names, New, Record, Text
from report_builder.store.scalars import STEP, block, inline


def emit(new: New, column: int) -> tuple[str, str]:
    """Returns what stands after `key: `, and the lines below, each with the line end before it.

    Args:
        new: The value of a key.
        column: Of the key.
    """
    match new:
        case Text():
            return emit_text(new, column)
        case Names():
            return flow(new), ""
        case Record():
            return "", _lines(column + STEP, record_lines(new, column + STEP))
        case Listing():
            return "", "".join(
                _lines(column + STEP, item_lines(each, column + STEP)) for each in new.items
            )
        case _:
            assert_never(new)


def emit_text(new: Text, column: int, *, was_block: bool = False) -> tuple[str, str]:
    """Returns a scalar as `emit` does: in lines where it is prose, was so before, or has lines."""
    wants_block = new.is_prose or was_block or "\n" in new.text
    lines = block(new.text, column) if wants_block else None
    return lines or (inline(new.text, is_flow=False), "")


def _lines(column: int, text: str) -> str:
    return "\n" + " " * column + text


def record_lines(record: Record, column: int) -> str:
    """Returns the entries of a mapping that stands at a column, without the first indentation."""
    separator = "\n" + " " * column
    return separator.join(entry_lines(key, value, column) for key, value in record.entries)


def entry_lines(key: str, value: New, column: int) -> str:
    """Returns one entry of a mapping that stands at a column."""
    head, lines = emit(value, column)
    return f"{inline(key, is_flow=False)}:{' ' if head else ''}{head}{lines}"


def item_lines(record: Record, column: int) -> str:
    """Returns an item of a list whose `-` stands at a column."""
    return "- " + record_lines(record, column + STEP)


def flow(new: New) -> str:
    """Returns a value between brackets."""
    match new:
        case Text():
            return inline(new.text, is_flow=True)
        case Names():
            return "[" + ", ".join(inline(each, is_flow=True) for each in new.texts) + "]"
        case Record():
            return "{" + ", ".join(flow_entry(key, value) for key, value in new.entries) + "}"
        case Listing():
            return "[" + ", ".join(flow(each) for each in new.items) + "]"
        case _:
            assert_never(new)


def flow_entry(key: str, value: New) -> str:
    """Returns one entry of a mapping between brackets."""
    return f"{inline(key, is_flow=True)}: {flow(value)}"
