"""New values in, their YAML out: what goes into the line of the key, and the lines after it."""

from typing import assert_never

from report_builder.store.patch import Listing, Names, New, Record, Text
from report_builder.store.scalar_writing import STEP, block, inline


def emit(new: New, column: int, *, was_block: bool = False) -> tuple[str, str]:
    """Returns what stands after `key: `, and the lines below, each with the line end before it.

    Args:
        new: The value of a key.
        column: Of the key.
        was_block: Whether the value stood in lines before; it does so again, if it can.
    """
    match new:
        case Text():
            wants_block = new.is_prose or was_block or "\n" in new.text
            lines = block(new.text, column) if wants_block else None
            return lines or (inline(new.text, is_flow=False), "")
        case Names():
            return flow(new), ""
        case Record():
            return "", _begin(column + STEP) + record_lines(new, column + STEP)
        case Listing():
            inner = column + STEP
            return "", "".join(_begin(inner) + item_lines(each, inner) for each in new.items)
        case _:
            assert_never(new)


def _begin(column: int) -> str:
    return "\n" + " " * column


def record_lines(record: Record, column: int) -> str:
    """Returns the entries of a mapping that stands at a column, without the first indentation."""
    entries = (entry_lines(key, value, column) for key, value in record.entries)
    return _begin(column).join(entries)


def entry_lines(key: str, value: New, column: int) -> str:
    """Returns one entry of a mapping that stands at a column."""
    head, lines = emit(value, column)
    return f"{inline(key, is_flow=False)}:{' ' if head else ''}{head}{lines}"


def item_lines(value: New, column: int) -> str:
    """Returns an item of a list whose `-` stands at a column."""
    if isinstance(value, Record):
        return "- " + record_lines(value, column + STEP)
    return "- " + flow(value)


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
