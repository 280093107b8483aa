"""What a year does not say yet, of all that a plan asks of its 事業 each year."""

from collections.abc import Iterator

from report_builder.model.field import Field
from report_builder.model.key import UNDIVIDED, Key, section_keys
from report_builder.model.plan import Plan, Project
from report_builder.model.section import Value
from report_builder.model.year import Result, YearResults


def blanks(plan: Plan, results: YearResults) -> Iterator[Key]:
    """Yields the keys of the values of 事業 that are blank, in the order of the plan.

    A value counts as blank where it is absent or only white space; indicators do not count, for
    not every figure can be had every year.
    """
    asked = tuple(field for field in plan.fields if _is_asked(field))
    for project in plan.projects():
        result = results.results.get(project.number, Result())
        for field in asked:
            value = result.values.get(field.name)
            if _is_said(value) or field.name in result.shared:
                continue
            yield from _of_field(project, value, field)


def _is_said(value: Value | None) -> bool:
    """Tells whether every section of a value has a text."""
    if value is None or not value.sections:
        return False
    return all(section.text and not section.text.isspace() for section in value.sections)


def _is_asked(field: Field) -> bool:
    return (
        field.period == "年度"
        and field.subject in ("事業", "担当課")
        and field.answered_by != "事務局"
        and field.formula is None
        and field.is_required
    )


def _of_field(project: Project, value: Value | None, field: Field) -> Iterator[Key]:
    if field.subject == "事業":
        yield "事業", project.number, field.name
    elif value is None or not value.sections:
        yield "事業", project.number, field.name, UNDIVIDED
    else:
        keys = zip(section_keys(value.sections), value.sections, strict=True)
        for key, section in keys:
            if not section.text.strip():
                yield "事業", project.number, field.name, key
