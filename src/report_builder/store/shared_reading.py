"""共通 of a 事業 in, the fields in which it shares the value of the 事業 before it out."""

from collections.abc import Iterable, Mapping

from report_builder.source import Node
from report_builder.store.value_reading import Reading


def read_shared(
    reading: Reading,
    names: Iterable[str],
    order: Iterable[int],
    number: int,
    parts: Mapping[str, Node],
) -> dict[str, int]:
    """Returns field name to the No. whose value holds here too.

    Args:
        reading: Where problems go.
        names: Of what a 事業 may share.
        order: The Nos. of the plan's 事業, at least to this one.
        number: Of the 事業.
        parts: The entries of its record.
    """
    node = parts.get("共通")
    if node is None:
        return {}
    reader, what = reading.reader, f"No.{number}の共通"
    found: dict[str, int] = {}
    known = tuple(order)
    for name, value in reader.entries(node, what, (), tuple(names)).items():
        first = reader.integer(value, f"{what}の{name}")
        if name in parts:
            hint = "どちらかを消してください。"
            message = f"No.{number}の{name}が、共通と自分の値の両方にあります。"
            reader.report(value, message, hint, "shared-twice")
        elif first is not None and not _is_before(known, first, number):
            hint = "計画でこれより前にある事業の No. を書いてください。"
            reader.report(value, f"{what}の{name}「{first}」は使えません。", hint, "shared-unknown")
        elif first is not None:
            found[name] = first
    return found


def _is_before(order: tuple[int, ...], first: int, number: int) -> bool:
    return first in order and number in order and order.index(first) < order.index(number)
