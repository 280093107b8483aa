"""指標 of a year, and of its 事業, in, the values 実績値 of the indicators out."""

from dataclasses import dataclass, field

from report_builder.model.field import Field
from report_builder.model.holder import Holder, owners_of
from report_builder.model.plan import Plan
from report_builder.source import Mapping, Node, Scalar
from report_builder.store.value_reading import Reading, fields_of, read_value


@dataclass(frozen=True, slots=True)
class Actuals:
    """The values of indicators while a year is read.

    Attributes:
        fields: The year's fields of 指標 by name.
        owners: Indicator id to what defines it.
        values: Field name to {indicator id: value}, in the order of the file.
    """

    fields: dict[str, Field]
    owners: dict[str, Holder]
    values: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])


def actuals_of(plan: Plan) -> Actuals:
    """Returns what is needed to read the values of a plan's indicators; none is read yet."""
    return Actuals(fields_of(plan.fields, "年度", "指標"), owners_of(plan))


def read_actuals(
    reading: Reading, actuals: Actuals, node: Node, number: int | None, *, is_known: bool = True
) -> None:
    """Adds the values under a 事業, or at the root of the file.

    Args:
        reading: Where problems and places go.
        actuals: Those read so far.
        node: 指標.
        number: No. of the 事業; None: it is the root.
        is_known: The plan has the 事業.
    """
    what = "年度の指標" if number is None else f"No.{number}の指標"
    for identity, (key, value) in reading.reader.open_entries(node, what).items():
        owner = actuals.owners.get(identity)
        if owner is None:
            _report_unknown(reading, actuals, key, value)
        elif is_known and owner.number != number:
            _report_elsewhere(reading, key, owner)
        else:
            _read_actual(reading, actuals, identity, value)


def _report_elsewhere(reading: Reading, key: Scalar, owner: Holder) -> None:
    if owner.project:
        where = f"No.{owner.number}"
        hint = f"この行を{where}の「指標」に移してください。"
    else:
        group = next(iter(owner.groups[-1:]), None)
        where = f"{group.level}「{group.number or group.name}」" if group else "計画の「体系」"
        hint = "この行を、「年度:」と同じ段の「指標:」の下に移してください。"
    message = f"指標「{key.text}」は、{where}で定義された指標です。"
    reading.reader.report(key, message, hint, "indicator-elsewhere")


def _report_unknown(reading: Reading, actuals: Actuals, key: Scalar, value: Node) -> None:
    reader = reading.reader
    message = f"指標「{key.text}」は計画にありません。"
    is_rest = key.text.isdigit() and isinstance(value, Scalar) and not value.text
    if is_rest:
        hint = "桁区切りの「,」なら、値を引用符で囲むか「,」を取ってください。"
        reader.report(key, message, hint, "indicator-unknown")
    else:
        reader.report_unknown(key, message, key.text, actuals.owners, "indicator-unknown")


def _read_actual(reading: Reading, actuals: Actuals, identity: str, node: Node) -> None:
    what = f"指標「{identity}」"
    only = next(iter(actuals.fields)) if len(actuals.fields) == 1 else None
    if only and not isinstance(node, Mapping):
        _keep(reading, actuals, identity, only, node)
        return
    for name, value in reading.reader.entries(node, what, (), tuple(actuals.fields)).items():
        _keep(reading, actuals, identity, name, value)


def _keep(reading: Reading, actuals: Actuals, identity: str, name: str, node: Node) -> None:
    reading.places["指標", identity, name] = node.place
    text = read_value(reading, actuals.fields[name], node, f"指標「{identity}」の{name}")
    if text:
        actuals.values.setdefault(name, {})[identity] = text
