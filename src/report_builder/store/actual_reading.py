"""指標 of a year's 事業 in, the values 実績値 of its indicators out."""

from dataclasses import dataclass, field

from report_builder.model.field import Field
from report_builder.model.plan import Plan, Project
from report_builder.source import Mapping, Node, Scalar
from report_builder.store.value_reading import Reading, fields_of, read_value


@dataclass(frozen=True, slots=True)
class Actuals:
    """The values of indicators while a year is read.

    Attributes:
        fields: The year's fields of 指標 by name.
        owners: Indicator id to the No. of the 事業 that defines it.
        values: Field name to {indicator id: value}, in the order of the file.
    """

    fields: dict[str, Field]
    owners: dict[str, int]
    values: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])


def actuals_of(plan: Plan) -> Actuals:
    """Returns what is needed to read the values of a plan's indicators; none is read yet."""
    owners: dict[str, int] = {}
    for project in plan.projects():
        for identity in project.indicators:
            owners.setdefault(identity, project.number)
    for indicator in plan.indicators:
        if indicator.project is not None:
            owners[indicator.id] = indicator.project
    return Actuals(fields_of(plan.fields, "年度", "指標"), owners)


def read_actuals(reading: Reading, actuals: Actuals, project: Project | None, node: Node) -> None:
    """Adds the values under a 事業; `project` is None where the plan does not have it."""
    what = f"No.{project.number}" if project else "事業"
    for identity, (key, value) in reading.reader.open_entries(node, f"{what}の指標").items():
        owner = actuals.owners.get(identity)
        if owner is None:
            _report_unknown(reading, actuals, key, value)
        elif project and owner != project.number:
            message = f"指標「{identity}」は、No.{owner}で定義された指標です。"
            hint = f"この行をNo.{owner}の「指標」に移してください。"
            reading.reader.report(key, message, hint, "indicator-elsewhere")
        else:
            _read_actual(reading, actuals, identity, value)


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
