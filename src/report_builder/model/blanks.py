"""What a year does not say yet, of all that a plan asks of its 事業 each year."""

from collections.abc import Iterator

from report_builder.model.field import Field
from report_builder.model.key import UNDIVIDED, Key, section_keys
from report_builder.model.plan import Plan, Project
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
            if field.name not in result.shared:
                yield from _of_field(project, result, field)


def _is_asked(field: Field) -> bool:
    return (
        field.period == "年度"
        and field.subject in ("事業", "担当課")
        and field.answered_by != "事務局"
        and field.formula is None
        and field.is_required
    )


def _of_field(project: Project, result: Result, field: Field) -> Iterator[Key]:
    value = result.values.get(field.name)
    if field.subject == "事業":
        if value is None or not value.text.strip():
            yield "事業", project.number, field.name
    elif value is None or not value.sections:
        yield "事業", project.number, field.name, UNDIVIDED
    else:
        keys = zip(section_keys(value.sections), value.sections, strict=True)
        for key, section in keys:
            if not section.text.strip():
                yield "事業", project.number, field.name, key
