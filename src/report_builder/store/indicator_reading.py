"""指標 of a 事業 or a group in data/plan.yaml in, definitions and references out."""

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import cast

from report_builder.model.field import Field
from report_builder.model.plan import (
    PERCENT,
    Bound,
    Direction,
    Indicator,
    Measure,
    Target,
)
from report_builder.source import Node, Scalar
from report_builder.store.department_reading import Names, read_department
from report_builder.store.value_reading import Reading, read_identity, read_value, read_word

_MEASURES = ("単年", "累計", "時点")
_DIRECTIONS = ("増", "減")
_OPTIONAL = ("単位", "目標", "種類", "向き", "担当課")


@dataclass(frozen=True, slots=True)
class Indicators:
    """The indicators of a plan while it is read.

    Attributes:
        fields: The plan's fields of 指標 by name.
        names: Of the departments.
        defined: By id, in the order of the file.
        references: Ids without a definition: that stands elsewhere, above or below.
    """

    fields: dict[str, Field]
    names: Names
    defined: dict[str, Indicator] = field(default_factory=dict[str, Indicator])
    references: list[Scalar] = field(default_factory=list[Scalar])


def read_indicators(
    reading: Reading, indicators: Indicators, node: Node, what: str, number: int | None
) -> tuple[str, ...]:
    """Returns the ids of the indicators of a 事業 or a group: defined here, and shared.

    Args:
        reading: Where problems and places go.
        indicators: Those read so far.
        node: The list.
        what: Under what it stands, for messages.
        number: No. of the 事業; None: there is none.
    """
    found: list[str] = []
    for item in reading.reader.items(node, f"{what}の指標"):
        if isinstance(item, Scalar):
            identity = item.text
            indicators.references.append(item)
        else:
            identity = _definition(reading, indicators, item, number, what)
        if identity in found:
            message = f"{what}の指標「{identity}」が二度あります。"
            hint = "どちらかを消してください。"
            reading.reader.report(item, message, hint, "indicator-repeated")
        elif identity:
            found.append(identity)
    return tuple(found)


def check_references(reading: Reading, indicators: Indicators) -> None:
    """Reports references to what nothing defines."""
    known = indicators.defined
    for node in indicators.references:
        if node.text not in known:
            message = f"指標「{node.text}」は計画のどこにも定義されていません。"
            reading.reader.report_unknown(node, message, node.text, known, "indicator-unknown")


def _definition(
    reading: Reading, indicators: Indicators, node: Node, number: int | None, what: str
) -> str | None:
    reader = reading.reader
    parts = reader.entries(node, f"{what}の指標", ("id", "名称"), (*_OPTIONAL, *indicators.fields))
    identity = read_identity(reading, parts, f"{what}の指標", "id")
    indicator = replace(_indicator(reading, indicators, parts, identity), project=number)
    first = reading.places.get(("指標", identity))
    if first:
        message = f"指標「{identity}」が二度定義されています（最初は{first.line}行目）。"
        hint = "別の id にするか、同じ指標なら id だけを書いてください。"
        reader.report(node, message, hint, "indicator-twice")
        return None
    indicators.defined[identity] = indicator
    reading.places["指標", identity] = node.place
    for key, value in parts.items():
        reading.places["指標", identity, key] = value.place
    return identity


def _indicator(
    reading: Reading, indicators: Indicators, parts: dict[str, Node], identity: str
) -> Indicator:
    what = f"指標「{identity}」"
    texts = {
        key: reading.reader.text(parts[key], f"{what}の{key}")
        for key in ("名称", "単位", "目標")
        if key in parts
    }
    department = parts.get("担当課")
    return Indicator(
        id=identity,
        name=texts.get("名称", ""),
        unit=texts.get("単位", ""),
        target=read_target(texts["目標"], texts.get("単位", "")) if texts.get("目標") else None,
        measure=cast("Measure", read_word(reading, parts, what, "種類", _MEASURES)),
        direction=cast("Direction", read_word(reading, parts, what, "向き", _DIRECTIONS)),
        department=department
        and read_department(reading, indicators.names, department, f"{what}の担当課"),
        values={
            name: read_value(reading, each, parts[name], f"{what}の{name}")
            for name, each in indicators.fields.items()
            if name in parts
        },
    )


_FIGURE = (
    r"(?P<sign>[-−▲△])?(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,30})(?P<part>\.[0-9]{1,30})?"
)
_BOUNDS: dict[str, Bound] = {
    "以上": "以上",
    "以下": "以下",
    "未満": "未満",
    "超": "超",
    "を超える": "超",
}
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．，－", "0123456789.,-")


def read_target(text: str, unit: str = "") -> Target:
    """Reads a target as the plan words it: `450`, `3,000人`, `８０％以上`, `増加`, `全園実施`.

    Args:
        text: Verbatim, and so it stays; full-width digits are figures too.
        unit: 単位, which may stand behind the figure.
    """
    if text in ("増加", "減少"):
        return Target(text, bound=cast("Bound", text))
    units = "|".join(map(re.escape, filter(None, (unit, *PERCENT))))
    pattern = rf"{_FIGURE}(?:{units})?(?P<bound>{'|'.join(_BOUNDS)})?"
    found = re.fullmatch(pattern, text.translate(_HALF_WIDTH))
    if not found:
        return Target(text)
    number = Decimal(found["whole"].replace(",", "") + (found["part"] or ""))
    signed = number.copy_negate() if found["sign"] else number
    return Target(text, signed, _BOUNDS.get(found["bound"] or ""))
