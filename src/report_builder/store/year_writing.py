"""A year's results in, the text of its file out: for a file that is not there yet."""

from collections.abc import Collection, Iterator, Mapping

from report_builder.model.field import Field
from report_builder.model.key import Key
from report_builder.model.plan import Plan, Project, path_of
from report_builder.model.section import Section, Value
from report_builder.model.year import YearResults
from report_builder.store.patch import Names, Record, Text
from report_builder.store.scalar_writing import inline
from report_builder.store.value_writing import entry_lines

_HEAD = """# {year}の実績。report-builder merge が担当課の回答をここに書き入れます。
# 書き方は docs/data.md にあります。文章は一字もそろえずに、回答のとおりに書きます。
年度: {year}
# 提出期限: {due}           # 調査票に載ります。使うときは行の頭の # を消してください
# 改ページ: [5, 10]                  # この No. の事業から新しいページにします。なければ自動です

事業:
"""

_CONFIRM = "# 要確認: 前年度と同じ文の年度を進めました。合っていれば、この行を消してください。"


def year_text(plan: Plan, results: YearResults, to_confirm: Collection[Key]) -> str:
    """Returns the YAML of a year, with a comment at each value that somebody has to confirm."""
    names = {department.id: department.name for department in plan.departments}
    head = _HEAD.format(year=results.year.era_name, due=f"{results.year.next().era_year}6月30日")
    records = (
        "\n".join(_record(plan, results, project, to_confirm, names)) for project in plan.projects()
    )
    return head + "\n".join((*records, *_groups(plan))) + "\n"


def _record(
    plan: Plan,
    results: YearResults,
    project: Project,
    to_confirm: Collection[Key],
    names: Mapping[str, str],
) -> Iterator[str]:
    yield f"  - No: {project.number}   # {project.name}"
    result = results.results.get(project.number)
    for field in _yearly(plan, "事業", "担当課"):
        value = (result.values.get(field.name) if result else None) or Value()
        if any(key[1:3] == (project.number, field.name) for key in to_confirm):
            yield f"    {_CONFIRM}"
        yield from _value(field, value, names)
    yield from _indicators(plan, project)


def _yearly(plan: Plan, *subjects: str) -> list[Field]:
    fields = (each for each in plan.fields if each.period == "年度" and not each.formula)
    return [each for each in fields if each.subject in subjects]


def _value(field: Field, value: Value, names: Mapping[str, str]) -> Iterator[str]:
    is_divided = any(section.departments for section in value.sections)
    if not is_divided:
        yield "    " + _entry(field.name, value.text, 4)
    elif field.kind == "文章":
        yield f"    {field.name}:"
        for section in value.sections:
            yield from _section(section, names)
    else:
        yield "    " + _by_department(field, value, names)


def _by_department(field: Field, value: Value, names: Mapping[str, str]) -> str:
    """Returns what each department says; a blank entry where none of them says anything yet."""
    said = {s.departments: s.text for s in value.sections if s.text and s.departments}
    record = Record(tuple((names[own[0]], Text(text)) for own, text in said.items()))
    return entry_lines(field.name, record, 4) if said else f"{field.name}:"


def _indicators(plan: Plan, project: Project) -> Iterator[str]:
    """Yields a place for each figure that the planning division writes, and no form asks for."""
    fields = [each for each in _yearly(plan, "指標") if not _is_asked(plan, each)]
    own = [each.id for each in plan.indicators if each.project == project.number]
    if not fields or not own:
        return
    yield "    指標:"
    alone = len(_yearly(plan, "指標")) == 1
    for identity in own:
        yield f"      {inline(identity, is_flow=False)}:"
        yield from () if alone else (f"        {field.name}:" for field in fields)


def _groups(plan: Plan) -> Iterator[str]:
    """Yields a place for each text of a group that the planning division writes."""
    for level in plan.levels:
        fields = [each for each in _yearly(plan, level) if not _is_asked(plan, each)]
        paths = (path_of(each) for each in plan.groups() if each[-1].level == level)
        if fields:
            yield f"\n{inline(level, is_flow=False)}:"
            for path in paths:
                yield "  - " + entry_lines("位置", Names(path), 4)
                yield from (f"    {field.name}:" for field in fields)


def _is_asked(plan: Plan, field: Field) -> bool:
    return bool(plan.departments) and field.answered_by != "事務局"


def _section(section: Section, names: Mapping[str, str]) -> Iterator[str]:
    departments = Names(tuple(names[each] for each in section.departments))
    yield "      - " + entry_lines("担当課", departments, 8)
    if section.heading:
        yield "        " + _entry("見出し", section.heading, 8)
    yield "        " + _entry("文章", section.text, 8)
    if section.ending:
        yield "        " + _entry("結び", section.ending, 8)


def _entry(key: str, text: str, column: int) -> str:
    """Returns an entry; a blank one ends with its colon, to be written on."""
    return entry_lines(key, Text(text), column) if text else f"{key}:"
