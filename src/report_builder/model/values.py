"""A year's results as a flat map of keys to texts, and back: what forms and merging work on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from report_builder.model.key import UNDIVIDED, Key, section_keys
from report_builder.model.plan import Plan
from report_builder.model.section import Section, Value
from report_builder.model.year import Result, YearResults


def values(plan: Plan, results: YearResults) -> dict[Key, str]:
    """Returns every value that the year has, blank ones included, by key."""
    return {
        **dict(_project_values(plan, results)),
        **dict(_group_values(plan, results)),
        **{
            ("指標", identity, name): text
            for name, actuals in results.indicators.items()
            for identity, text in actuals.items()
        },
    }


def _sectioned(plan: Plan) -> frozenset[str]:
    return frozenset(field.name for field in plan.fields if field.subject == "担当課")


def _project_values(plan: Plan, results: YearResults) -> Iterator[tuple[Key, str]]:
    sectioned = _sectioned(plan)
    for number, result in results.results.items():
        for name, value in result.values.items():
            if name not in sectioned:
                yield ("事業", number, name), value.text
                continue
            for key, section in zip(section_keys(value.sections), value.sections, strict=True):
                yield ("事業", number, name, key), section.text


def _group_values(plan: Plan, results: YearResults) -> Iterator[tuple[Key, str]]:
    for path, result in results.groups.items():
        for name, value in result.values.items():
            yield (plan.levels[len(path) - 1], *path, name), value.text


def with_values(plan: Plan, results: YearResults, texts: Mapping[Key, str]) -> YearResults:
    """Returns the results with some values replaced or added; nothing else differs.

    Raises:
        KeyError: A key names nothing that the plan could hold.
    """
    orders = {project.number: project.departments for project in plan.projects()}
    for key, text in texts.items():
        results = _with_value(plan, orders, results, key, text)
    return results


def _with_value(
    plan: Plan, orders: Mapping[int, tuple[str, ...]], results: YearResults, key: Key, text: str
) -> YearResults:
    match key:
        case ("事業", int(number), str(name)):
            result = results.results.get(number, Result())
            changed = _with_section(result, name, UNDIVIDED, text)
            return replace(results, results={**results.results, number: changed})
        case ("事業", int(number), str(name), str(section)):
            result = results.results.get(number, Result())
            changed = _with_section(result, name, section, text, orders.get(number, ()))
            return replace(results, results={**results.results, number: changed})
        case ("指標", str(identity), str(name)):
            actuals = {**results.indicators.get(name, {}), identity: text}
            return replace(results, indicators={**results.indicators, name: actuals})
        case (level, *path, str(name)) if level in plan.levels:
            place = tuple(map(str, path))
            changed = _with_section(results.groups.get(place, Result()), name, UNDIVIDED, text)
            return replace(results, groups={**results.groups, place: changed})
        case _:
            raise KeyError(key)


def _with_section(
    result: Result, name: str, key: str, text: str, order: Sequence[str] = ()
) -> Result:
    sections = result.values.get(name, Value()).sections
    keys = section_keys(sections)
    if key in keys:
        place = keys.index(key)
        changed = replace(sections[place], text=text)
        sections = (*sections[:place], changed, *sections[place + 1 :])
    else:
        own = tuple(key.split("#", maxsplit=1)[0].split("+")) if key else ()
        ranks = [section_rank(order, section.departments) for section in sections]
        later = (place for place, rank in enumerate(ranks) if rank > section_rank(order, own))
        place = next(later, len(sections))
        sections = (*sections[:place], Section(own, text=text), *sections[place:])
    return replace(result, values={**result.values, name: Value(sections)})


def section_rank(order: Sequence[str], departments: tuple[str, ...]) -> int:
    """Returns where a section belongs, so that the order of merging makes no difference.

    A new one goes before the first that ranks higher. `order` are the departments of the 事業.
    """
    return order.index(departments[0]) if departments and departments[0] in order else len(order)
