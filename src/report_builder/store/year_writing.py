"""A year's results in, the text of its file out: for a file that is not there yet."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from report_builder.model.answering import Answering
from report_builder.model.field import Field
from report_builder.model.holder import owners_of
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
"""
_BREAKS = (
    "# 改ページ: [5, 10]                  "
    "# この No. の事業から新しいページにします。なければ自動です\n"
)

_CONFIRM = "# 要確認: 前年度と同じ文の年度を進めました。合っていれば、この行を消してください。"


def year_text(plan: Plan, results: YearResults, to_confirm: Collection[Key]) -> str:
    """Returns the YAML of a year, with a comment at each value that somebody has to confirm."""
    names = {department.id: department.name for department in plan.departments}
    head = _HEAD.format(year=results.year.era_name, due=f"{results.year.next().era_year}6月30日")
    blanks = _Blanks.of(plan, results)
    projects = [*plan.projects()]
    lines = [head + _BREAKS + "\n事業:" if projects else head.rstrip("\n")]
    for project in projects:
        lines += _record(plan, results, project, to_confirm, names)
        lines += blanks.of_indicators(project.number)
    return "\n".join((*lines, *blanks.of_indicators(None), *blanks.of_groups())) + "\n"


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


@dataclass(frozen=True, slots=True)
class _Blanks:
    """Makes places for what no form asks for: the planning division writes it.

    Attributes:
        plan: 計画.
        results: Of the year.
        answering: Who is asked for what.
        owned: No. of a 事業 to the ids of the indicators that it defines; None to the others.
    """

    plan: Plan
    results: YearResults
    answering: Answering
    owned: Mapping[int | None, Sequence[str]]

    @classmethod
    def of(cls, plan: Plan, results: YearResults) -> "_Blanks":
        owners = owners_of(plan)
        owned: dict[int | None, list[str]] = {}
        for identity in (each.id for each in plan.indicators if each.id in owners):
            owned.setdefault(owners[identity].number, []).append(identity)
        return cls(plan, results, Answering.of(plan), owned)

    def of_indicators(self, number: int | None) -> Iterator[str]:
        """Yields the places for the indicators of a 事業, or for those without one."""
        inset = "" if number is None else "    "
        alone = len(_yearly(self.plan, "指標")) == 1
        lines: list[str] = []
        for identity in self.owned.get(number, ()):
            fields = self._left("指標", (identity,))
            lines += [f"{inset}  {inline(identity, is_flow=False)}:"] if fields else []
            lines += [] if alone else [f"{inset}    {field.name}:" for field in fields]
        if lines:
            yield f"{inset}指標:" if inset else "\n指標:"
            yield from lines

    def of_groups(self) -> Iterator[str]:
        """Yields the places for the texts of groups."""
        for level in self.plan.levels:
            lines: list[str] = []
            for path in (path_of(each) for each in self.plan.groups() if each[-1].level == level):
                fields = self._left(level, path)
                lines += ["  - " + entry_lines("位置", Names(path), 4)] if fields else []
                lines += [f"    {field.name}:" for field in fields]
            if lines:
                yield f"\n{inline(level, is_flow=False)}:"
                yield from lines

    def _left(self, subject: str, path: tuple[str, ...]) -> list[Field]:
        """Returns the fields of which nobody is asked for the value."""
        fields = _yearly(self.plan, subject)
        owner, results = self.answering.owner, self.results
        return [each for each in fields if owner(results, (subject, *path, each.name)) is None]


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
