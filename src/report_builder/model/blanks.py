"""What a year does not say yet, of all that a plan asks of its 事業 each year."""

from collections.abc import Iterator

from report_builder.model.answering import asked_sections
from report_builder.model.field import Field
from report_builder.model.key import Key, section_keys
from report_builder.model.plan import Plan, Project, path_of
from report_builder.model.section import Value
from report_builder.model.year import Result, YearResults


def blanks(plan: Plan, results: YearResults) -> Iterator[Key]:
    """Yields the keys of the values that are blank: of 事業 in the order of the plan, of groups.

    A value counts as blank where it is absent or only white space; indicators do not count, for
    not every figure can be had every year.
    """
    asked = tuple(field for field in plan.fields if _is_asked(field))
    own = tuple(field for field in asked if field.subject in ("事業", "担当課"))
    for project in plan.projects():
        result = results.results.get(project.number, Result())
        for field in own:
            if result.owes(field.name):
                yield from _of_project(project, result.values.get(field.name, Value()), field)
    for field in asked:
        if field.subject in plan.levels:
            yield from _of_groups(plan, results, field)


def _is_asked(field: Field) -> bool:
    return (
        field.period == "年度"
        and field.subject != "指標"
        and field.answered_by != "事務局"
        and field.formula is None
        and field.is_required
    )


def _of_project(project: Project, value: Value, field: Field) -> Iterator[Key]:
    if field.subject == "事業":
        if not value.text.strip():
            yield "事業", project.number, field.name
        return
    sections = asked_sections(value, project, field)
    for key, section in zip(section_keys(sections), sections, strict=True):
        if not section.text or section.text.isspace():
            yield "事業", project.number, field.name, key


def _of_groups(plan: Plan, results: YearResults, field: Field) -> Iterator[Key]:
    for groups in plan.groups():
        path = path_of(groups)
        said = results.groups.get(path, Result()).text(field.name)
        if groups[-1].level == field.subject and not said.strip():
            yield field.subject, *path, field.name
