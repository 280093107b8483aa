"""The fields that a plan declares in, the names by which templates show them out."""

from collections.abc import Callable
from functools import partial

from report_builder.document.context import Context
from report_builder.document.entries import Entry, Show, as_text, indicator_of, of_group, project_of
from report_builder.model.field import PREVIOUS, TARGET, Field, Formula
from report_builder.model.formula import computed_text, operand_text
from report_builder.model.key import UNDIVIDED, Key, section_keys
from report_builder.model.plan import Plan
from report_builder.model.section import Section, Value


def declared_entries(plan: Plan) -> dict[str, Entry]:
    """Returns the names of the declared fields."""
    return dict(_declared(plan, field) for field in plan.fields)


def _declared(plan: Plan, field: Field) -> tuple[str, Entry]:
    """Returns how templates name a declared field, and how it is shown."""
    if field.formula:
        prefix, show, key = _worked_out(field, field.formula)
    else:
        prefix, show, key = _planned(field) if field.period == "計画" else _yearly(plan, field)
    meaning = f"項目「{field.name}」（{field.kind}）"
    has_owner = field.subject in ("事業", "担当課") and field.formula is None
    owner = partial(_owner, field) if has_owner else None
    is_part = field.subject == "担当課"
    return f"{prefix}.{field.name}", Entry(show, field.subject, meaning, key, owner, is_part)


_Declared = tuple[str, Show, Callable[[Context], Key] | None]


def _worked_out(field: Field, formula: Formula) -> _Declared:
    """Returns how a computed field is shown; no form asks for it."""
    prefix = "結果" if field.subject in ("事業", "担当課") else field.subject

    def show(context: Context) -> str:
        return computed_text(
            field,
            formula,
            partial(_said, context, field.subject),
            context.indicator,
            context.scales,
        )

    return prefix, as_text(show), None


def _said(context: Context, subject: str, name: str) -> str:
    """Returns what a field says of the record, whether for the plan, the year or the one before."""
    if name.startswith(PREVIOUS):
        return _said(context.in_year(-1), subject, name.removeprefix(PREVIOUS))
    if name == TARGET and subject == "指標":
        return _target(context)
    field = context.plan.field(name)
    if field and field.formula:
        return operand_text(field.formula, partial(_said, context, subject), context.indicator)
    if subject in ("事業", "担当課"):
        planned = project_of(context).values.get(name) or _planned_part(context, name)
        return planned or _result_text(context, name)
    if subject != "指標":
        depth = context.plan.levels.index(subject) + 1
        planned = of_group(subject, lambda group: group.values.get(name, ""))(context)
        return planned or _group_text(context, depth, name)
    own = indicator_of(context)
    planned = own.values.get(name)
    return planned or context.results.indicators.get(name, {}).get(own.id, "")


def _target(context: Context) -> str:
    target = indicator_of(context).target
    if target is None or target.number is None:
        return target.text if target else ""
    return f"{target.number:f}"


def _planned(field: Field) -> _Declared:
    name, level = field.name, field.subject
    if level == "事業":
        return "事業", as_text(lambda c: project_of(c).values.get(name, "")), None
    if level == "担当課":
        return "事業", as_text(lambda c: _planned_part(c, name)), None
    if level == "指標":
        return "指標", as_text(lambda c: indicator_of(c).values.get(name, "")), None
    return level, as_text(of_group(level, lambda group: group.values.get(name, ""))), None


def _yearly(plan: Plan, field: Field) -> _Declared:
    name, level = field.name, field.subject
    match level:
        case "事業":
            show = as_text(lambda c: _result_text(c, name))
            return "結果", show, lambda c: ("事業", project_of(c).number, name)
        case "担当課":
            return "結果", as_text(lambda c: _result_text(c, name)), _section_key(name)
        case "指標":
            show = as_text(lambda c: c.results.indicators.get(name, {}).get(indicator_of(c).id, ""))
            return "指標", show, lambda c: ("指標", indicator_of(c).id, name)
        case _:
            depth = plan.levels.index(level) + 1
            show = as_text(lambda c: _group_text(c, depth, name))
            return level, show, lambda c: (level, *c.path[:depth], name)


def _section_key(name: str) -> Callable[[Context], Key]:
    return lambda c: ("事業", project_of(c).number, name, _asked_section(c))


def _asked_section(context: Context) -> str:
    department = context.department
    return context.section or (department.id if department else UNDIVIDED)


def _owner(field: Field, context: Context) -> str:
    """Returns whose value of a field a record has: of which 事業, and of which of its sections."""
    project = project_of(context)
    if field.period == "計画":
        number, value = planned_owner(context, field.name), project.parts.get(field.name)
    else:
        number, value = _said_by(context, field.name)
    if context.department is None or field.subject == "事業":
        return str(number)
    sections = value.sections if value else ()
    own = [str(at) for at, s in enumerate(sections) if _is_of(s, context.department.id)]
    return f"{number}/{'+'.join(own)}" if own else ""


def planned_owner(context: Context, name: str) -> int:
    """Returns the No. of the 事業 of which the plan says what holds here too (共通)."""
    project = project_of(context)
    return project.shared.get(name, project.number)


def _said_by(context: Context, name: str) -> tuple[int, Value | None]:
    """Returns the No. of the 事業 that says a value of the year, and the value.

    It is that of a 事業 further up where the year says so (共通).
    """
    results = context.results.results
    number = project_of(context).number
    result = results.get(number)
    while result is not None and name in result.shared:
        number = result.shared[name]
        result = results.get(number)
    return number, result.values.get(name) if result else None


def _result_text(context: Context, name: str) -> str:
    _, value = _said_by(context, name)
    if value is None:
        return ""
    if context.section is not None:
        return _section_text(context, value, context.section)
    return _own_part(context, value)


def _planned_part(context: Context, name: str) -> str:
    """Returns what the plan says of a 事業, or of the part of it of the row's department."""
    value = project_of(context).parts.get(name, Value())
    if context.section is None:
        return _own_part(context, value)
    # The sections that a form asks for are those of the year; the plan may be divided otherwise.
    asked, _, ordinal = context.section.partition("#")
    own = Value(tuple(s for s in value.sections if {*asked.split("+")} & {*s.departments}))
    if own.sections:
        return "" if ordinal else own.text
    return "" if context.is_later_section else value.text


def _section_text(context: Context, value: Value, wanted: str) -> str:
    """Returns the text of a section; where a year was divided otherwise, all of it, once."""
    own = _sections(value, wanted)
    if not own and not context.is_later_section:
        return value.text
    return "".join(section.text for section in own)


def _sections(value: Value, wanted: str) -> tuple[Section, ...]:
    pairs = zip(section_keys(value.sections), value.sections, strict=True)
    return tuple(section for key, section in pairs if key == wanted)


def section_name(context: Context) -> str:
    """Returns what a section is called: its heading, or the departments that write it.

    Of several sections of the same departments without headings (No. 29) it says which one it is.
    """
    result = context.results.results.get(project_of(context).number)
    wanted = context.section or ""
    for value in result.values.values() if result else ():
        for section in _sections(value, wanted):
            if section.departments:
                return section.heading or _whose(context, section, wanted)
    return ""


def _whose(context: Context, section: Section, key: str) -> str:
    year = context.results.year
    names = "・".join(context.departments[each].name_in(year) for each in section.departments)
    _, _, ordinal = key.partition("#")
    return f"{names}（{ordinal}つ目）" if ordinal else names


def _own_part(context: Context, value: Value) -> str:
    return value.text if context.department is None else _part(value, context.department.id)


def _part(value: Value, department: str) -> str:
    """Returns what one department says; an undivided text is everybody's."""
    return Value(tuple(s for s in value.sections if _is_of(s, department))).text


def _is_of(section: Section, department: str) -> bool:
    return department in section.departments or not section.departments


def _group_text(context: Context, depth: int, name: str) -> str:
    result = context.results.groups.get(context.path[:depth])
    return result.text(name) if result else ""
