"""What is missing: values, figures, and the part of a department."""

from collections.abc import Iterator, Mapping

from report_builder.checks.facts import Checked, Spot, actuals_spot, is_asked, spot_of
from report_builder.checks.rule import Finding
from report_builder.model.answering import answering
from report_builder.model.field import Field
from report_builder.model.holder import owners_of
from report_builder.model.plan import Project, path_of
from report_builder.model.section import Section, Value
from report_builder.model.year import Result

_ASK = "担当課に確かめて書いてください。"


def value_blank(checked: Checked) -> Iterator[Finding]:
    """Yields every value that the year owes to a 事業 or a group, and that is not there."""
    fields = _year_fields(checked, "事業", "担当課")
    for project in checked.projects.values():
        result = checked.results.results.get(project.number, Result())
        for field in fields:
            if result.owes(field.name) and _is_blank(_value(result, field)):
                spot = spot_of(project, field.name, _answerers(project, field))
                yield Finding(spot, f"{field.name}が未記入です。", _ASK)
    for field in _year_fields(checked, *checked.plan.levels):
        for groups in checked.plan.groups():
            path, group = path_of(groups), groups[-1]
            result = checked.results.groups.get(path, Result())
            if group.level == field.subject and not result.text(field.name).strip():
                key = (field.subject, *path, field.name)
                name = f"{group.level}{group.number}{group.name}"
                yield Finding(Spot(key), f"{name}の{field.name}が未記入です。", _ASK)


def section_blank(checked: Checked) -> Iterator[Finding]:
    """Yields the sections of a divided value that say nothing."""
    for project, field, value in _divided(checked):
        for index, section in enumerate(value.sections):
            if not section.text.strip():
                yield _of_section(project, field, index, section)


def _of_section(project: Project, field: Field, index: int, section: Section) -> Finding:
    spot = spot_of(project, field.name, section.departments)
    spot = Spot((*spot.key, index), "year", project.number, section.departments)
    return Finding(spot, f"{field.name}のうち、この課の部分が空です。", _ASK)


def section_missing(checked: Checked) -> Iterator[Finding]:
    """Yields the departments of a 事業 that have no part in a value which is divided.

    A department speaks for those whose successor it is; an office without addressee stays silent.
    """
    departments = {each.id: each for each in checked.plan.departments}
    answers = {each: answering(departments, each) for each in departments}
    for project, field, value in _divided(checked):
        heard = {answers[each] for section in value.sections for each in section.departments}
        for silent in project.departments:
            if answers[silent] and answers[silent] not in heard:
                yield Finding(
                    spot_of(project, field.name, (silent,)),
                    f"{field.name}が課ごとに分かれていますが、この課の部分がありません。",
                    "担当課に確かめ、書くことがなければそのままにしてください。",
                )


def section_heading(checked: Checked) -> Iterator[Finding]:
    """Yields headings such as `(保育課)` that do not name the department whose part it is."""
    names = {each.id: each.name_in(checked.results.year) for each in checked.plan.departments}
    for project, field, value in _divided(checked):
        for index, section in enumerate(value.sections):
            for words in (section.heading, section.ending):
                unnamed = [names[each] for each in section.departments if names[each] not in words]
                if _is_bracketed(words) and unnamed:
                    key = ("事業", project.number, field.name, index)
                    yield Finding(
                        Spot(key, "year", project.number, section.departments, words=words),
                        f"「{words}」に「{'・'.join(unnamed)}」がありません。",
                        "担当課か見出しを直してください。",
                    )


def _is_bracketed(words: str) -> bool:
    return words.startswith(("(", "（", "【", "〔")) and words.endswith((")", "）", "】", "〕"))


def actual_blank(checked: Checked) -> Iterator[Finding]:
    """Yields the indicators of which the year has no figure.

    What departments are not asked for (見込量) is missing only if it was there the year before.
    """
    owners = owners_of(checked.plan)
    for field in _year_fields(checked, "指標"):
        given = checked.results.indicators.get(field.name, {})
        last = checked.before.indicators if checked.before else dict[str, Mapping[str, str]]()
        before = last.get(field.name, {})
        for identity, owner in owners.items():
            indicator = checked.indicators[identity]
            is_owed = is_asked(field) or identity in before
            if is_owed and not given.get(identity, "").strip():
                yield Finding(
                    actuals_spot(owner, indicator),
                    f"指標「{indicator.name}」の{field.name}がありません。",
                    "担当課に確かめ、出せない年度なら「中止」のような語を書いてください。",
                )


def _year_fields(checked: Checked, *subjects: str) -> tuple[Field, ...]:
    """Returns the fields that somebody has to fill in each year."""
    fields = (field for field in checked.plan.fields if field.period == "年度")
    return tuple(
        each
        for each in fields
        if each.subject in subjects and each.formula is None and each.is_required
    )


def _value(result: Result, field: Field) -> Value:
    return result.values.get(field.name) or Value()


def _is_blank(value: Value) -> bool:
    """Whether nothing is said; of a value in sections each speaks for itself."""
    return not any(section.departments or section.text.strip() for section in value.sections)


def _answerers(project: Project, field: Field) -> tuple[str, ...] | None:
    return project.departments if field.answered_by == "担当課" else None


def _divided(checked: Checked) -> Iterator[tuple[Project, Field, Value]]:
    """Yields the values that are given by department."""
    fields = _year_fields(checked, "担当課")
    for project in checked.projects.values():
        for field in fields:
            value = _value(checked.results.results.get(project.number, Result()), field)
            if any(section.departments for section in value.sections):
                yield project, field, value
