"""担当課 of data/plan.yaml in, the departments out; and lists of their names as lists of ids."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from report_builder.model.period import FiscalYear, parse_fiscal_year
from report_builder.model.plan import Department
from report_builder.problems import Place
from report_builder.source import Node, Reader, Scalar
from report_builder.store.value_reading import Reading, read_identity


def read_departments(reading: Reading, node: Node | None) -> tuple[Department, ...]:
    """Returns the departments in the order of the file; none where 担当課 is absent."""
    if node is None:
        return ()
    found: list[Department] = []
    names: dict[str, Place] = {}
    successors: dict[str, Node] = {}
    for item in reading.reader.items(node, "担当課"):
        department = _department(reading, item, successors)
        _check_new(reading, department, item, names)
        found.append(department)
    _check_successors(reading.reader, {each.id: each for each in found}, successors)
    return tuple(found)


def read_fiscal_year(reader: Reader, node: Node, what: str) -> FiscalYear | None:
    """Returns a fiscal year; None after reporting what is none."""
    text = reader.text(node, what)
    year = parse_fiscal_year(text)
    if year is None and isinstance(node, Scalar):
        hint = "「令和2年度」のように書いてください。"
        reader.report(node, f"{what}「{text}」は年度として読めません。", hint, "not-a-year")
    return year


def _department(reading: Reading, node: Node, successors: dict[str, Node]) -> Department:
    reader = reading.reader
    parts = reader.entries(node, "担当課", ("id", "名称"), ("年度別名称", "宛先", "後継"))
    identity = read_identity(reading, parts, "担当課", "id")
    name = read_identity(reading, parts, "担当課", "名称")
    if "後継" in parts:
        successors[identity] = parts["後継"]
    addressee = parts.get("宛先")
    return Department(
        id=identity or name,
        name=name,
        names=_names(reading, parts.get("年度別名称"), name),
        successor=reader.text(parts["後継"], f"{name}の後継") if "後継" in parts else None,
        has_addressee=addressee is None
        or reader.choice(addressee, f"{name}の宛先", ("あり", "なし")) != "なし",
    )


def _names(reading: Reading, node: Node | None, what: str) -> tuple[tuple[FiscalYear, str], ...]:
    if node is None:
        return ()
    reader = reading.reader
    found: list[tuple[FiscalYear, str]] = []
    for item in reader.items(node, f"{what}の年度別名称"):
        parts = reader.entries(item, f"{what}の年度別名称", ("開始", "名称"))
        first = "開始" in parts and read_fiscal_year(reader, parts["開始"], f"{what}の開始")
        if first and "名称" in parts:
            found.append((first, reader.text(parts["名称"], f"{what}の年度別名称")))
    if any(later[0] <= earlier[0] for earlier, later in pairwise(found)):
        hint = "古い年度から順に、一つの年度に一つの名称を書いてください。"
        reader.report(node, f"{what}の年度別名称が年度の順になっていません。", hint, "names-order")
    return tuple(found)


def _check_new(
    reading: Reading, department: Department, node: Node, names: dict[str, Place]
) -> None:
    """Reports an id or a name that another department has."""
    by_id = reading.places.get(("担当課", department.id))
    for key, value, first in (
        ("id", department.id, by_id),
        ("名称", department.name, names.get(department.name)),
    ):
        if value and first:
            message = f"担当課の{key}「{value}」が二度あります（最初は{first.line}行目）。"
            hint = "別のものにするか、どちらかを消してください。"
            reading.reader.report(node, message, hint, "department-twice")
    names.setdefault(department.name, node.place)
    reading.places.setdefault(("担当課", department.id), node.place)


def _check_successors(
    reader: Reader, departments: Mapping[str, Department], nodes: Mapping[str, Node]
) -> None:
    for identity, node in nodes.items():
        department = departments.get(identity)
        if department is None or department.successor is None:
            continue
        if not isinstance(node, Scalar):
            continue
        if department.successor not in departments:
            message = f"{department.name}の後継「{department.successor}」という id はありません。"
            reader.report_unknown(
                node, message, department.successor, departments, "successor-unknown"
            )
        elif _comes_back(department, departments):
            hint = "後を継いだ課の id にしてください。"
            message = f"{department.name}の後継をたどると元の課に戻ります。"
            reader.report(node, message, hint, "successor-circle")


def _comes_back(start: Department, departments: Mapping[str, Department]) -> bool:
    current, steps = departments.get(start.successor or ""), 0
    while current is not None and current is not start and steps < len(departments):
        current, steps = departments.get(current.successor or ""), steps + 1
    return current is start


@dataclass(frozen=True, slots=True)
class Names:
    """How the data may refer to the departments.

    Attributes:
        ids: Name in the plan to id.
        others: A name of other years to the name in the plan, for advice.
    """

    ids: Mapping[str, str]
    others: Mapping[str, str]


def names_of(departments: Iterable[Department]) -> Names:
    """Returns the names by which the data may refer to departments."""
    ids: dict[str, str] = {}
    others: dict[str, str] = {}
    for department in departments:
        ids[department.name] = department.id
        others.update((name, department.name) for _, name in department.names)
    return Names(ids, others)


def read_department_list(reading: Reading, names: Names, node: Node, what: str) -> tuple[str, ...]:
    """Returns the ids of a list of departments; those that are unknown or repeated are left out."""
    found: list[str] = []
    what = f"{what}の担当課"
    for item in reading.reader.items(node, what):
        identity = read_department(reading, names, item, what)
        if identity in found:
            name = reading.reader.text(item, what)
            message = f"{what}に「{name}」が二度あります。"
            reading.reader.report(
                item, message, "どちらかを消してください。", "department-repeated"
            )
        elif identity is not None:
            found.append(identity)
    return tuple(found)


def read_department(reading: Reading, names: Names, node: Node, what: str) -> str | None:
    """Returns the id of a department; None after reporting an unknown name."""
    name = reading.reader.text(node, what)
    if name in names.ids:
        return names.ids[name]
    if isinstance(node, Scalar):
        _report_unknown(reading.reader, names, node, what)
    return None


def _report_unknown(reader: Reader, names: Names, node: Scalar, what: str) -> None:
    own = names.others.get(node.text)
    message = f"{what}「{node.text}」は計画にありません。"
    if own is None:
        reader.report_unknown(node, message, node.text, names.ids, "department-unknown")
    else:
        hint = f"計画での名称「{own}」で書いてください（紙面ではその年度の名称になります）。"
        reader.report(node, message, hint, "department-unknown")
