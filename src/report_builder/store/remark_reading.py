"""What a year says about values of a 事業 in; marks of notes 注, and what does not apply, out."""

from collections.abc import Collection, Mapping

from report_builder.model.field import Field
from report_builder.source import Mapping as Entries
from report_builder.source import Node
from report_builder.store.value_reading import Reading


def read_notes(
    reading: Reading,
    what: str,
    node: Node | None,
    names: Collection[str],
    indicators: Mapping[str, Collection[str]],
) -> dict[tuple[str, ...], str]:
    """Returns the marks of notes by field, by indicator, or by indicator and field.

    Args:
        reading: Where problems go.
        what: 事業.
        node: 注.
        names: Of the year's fields of a 事業.
        indicators: Id of each indicator of the 事業 to the year's fields of indicators.
    """
    if node is None:
        return {}
    found: dict[tuple[str, ...], str] = {}
    known = (*names, *indicators)
    for name, value in reading.reader.entries(node, f"{what}の注", (), known).items():
        if name in indicators and isinstance(value, Entries):
            fields = tuple(indicators[name])
            parts = reading.reader.entries(value, f"{what}の{name}の注", (), fields)
            found |= {
                (name, field): reading.reader.text(each, f"{what}の{name}の{field}の注")
                for field, each in parts.items()
            }
        else:
            found[name,] = reading.reader.text(value, f"{what}の{name}の注")
    return found


def read_not_applicable(
    reading: Reading, what: str, parts: Mapping[str, Node], fields: Mapping[str, Field]
) -> frozenset[str]:
    """Returns the fields that do not apply to a 事業 in a year (該当なし), which say nothing."""
    node = parts.get("該当なし")
    if node is None:
        return frozenset()
    reader = reading.reader
    found: set[str] = set()
    for item in reader.items(node, f"{what}の該当なし"):
        name = reader.text(item, f"{what}の該当なし")
        if name not in fields:
            message = f"{what}の該当なしの「{name}」は、年度の項目にありません。"
            reader.report_unknown(item, message, name, tuple(fields), "not-applicable-unknown")
        elif name in parts:
            message = f"{what}の{name}が、該当なしと自分の値の両方にあります。"
            reader.report(item, message, "どちらかを消してください。", "not-applicable-twice")
        else:
            found.add(name)
    return frozenset(found)
