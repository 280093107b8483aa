"""A value of a year in: undivided, or by department; its sections out."""

from report_builder.model.field import Field
from report_builder.model.plan import Project
from report_builder.model.section import Section, Value
from report_builder.source import Node, Scalar
from report_builder.store.department_reading import (
    Names,
    read_department,
    read_department_list,
)
from report_builder.store.value_reading import Reading, read_value


def read_sections(
    reading: Reading, names: Names, field: Field, project: Project, node: Node
) -> Value:
    """Returns a value; without sections where it is blank."""
    what = f"No.{project.number}の{field.name}"
    may_divide = field.subject == "担当課" and not isinstance(node, Scalar)
    if not may_divide:
        text = read_value(reading, field, node, what)
        return Value((Section(text=text),) if text else ())
    if field.kind == "文章":
        return Value(_texts(reading, names, field, project, node))
    return Value(_by_department(reading, names, field, project, node))


def _texts(
    reading: Reading, names: Names, field: Field, project: Project, node: Node
) -> tuple[Section, ...]:
    """Reads a list of sections, each with heading, text and ending."""
    found: list[Section] = []
    for index, item in enumerate(reading.reader.items(node, f"No.{project.number}の{field.name}")):
        reading.places["事業", project.number, field.name, index] = item.place
        found.append(_section(reading, names, field, project, item))
    return tuple(found)


def _section(reading: Reading, names: Names, field: Field, project: Project, node: Node) -> Section:
    what = f"No.{project.number}の{field.name}"
    parts = reading.reader.entries(node, what, ("担当課", "文章"), ("見出し", "結び"))
    departments = ()
    if "担当課" in parts:
        departments = read_department_list(reading, names, parts["担当課"], what)
        _check_are_of(reading, names, project, departments, parts["担当課"])
    texts = {
        key: reading.reader.text(parts[key], f"{what}の{key}")
        for key in ("見出し", "文章", "結び")
        if key in parts
    }
    return Section(
        departments, texts.get("見出し", ""), texts.get("文章", ""), texts.get("結び", "")
    )


def _by_department(
    reading: Reading, names: Names, field: Field, project: Project, node: Node
) -> tuple[Section, ...]:
    """Reads `{課: 値}`."""
    what = f"No.{project.number}の{field.name}"
    found: list[Section] = []
    entries = reading.reader.open_entries(node, what).values()
    for index, (key, value) in enumerate(entries):
        reading.places["事業", project.number, field.name, index] = value.place
        identity = read_department(reading, names, key, f"{what}の担当課")
        if identity is not None:
            _check_are_of(reading, names, project, (identity,), key)
            text = read_value(reading, field, value, f"{what}（{key.text}）")
            found.append(Section((identity,), text=text))
    return tuple(found)


def _check_are_of(
    reading: Reading, names: Names, project: Project, departments: tuple[str, ...], node: Node
) -> None:
    """Reports departments of a section that are not among those of the 事業."""
    outside = [each for each in departments if each not in project.departments]
    if outside:
        shown = "・".join(name for name, identity in names.ids.items() if identity in outside)
        message = f"「{shown}」は、計画ではNo.{project.number}の担当課ではありません。"
        hint = "課の名称を直すか、data/plan.yaml のこの事業の「担当課」に足してください。"
        reading.reader.report(node, message, hint, "section-department")
