"""The catalogue of what a column or a text of a template can show, by its Japanese name."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from report_builder.document.context import Context
from report_builder.model.field import PREVIOUS, Field, Formula
from report_builder.model.form import CONFIRMATION, REMARK
from report_builder.model.formula import computed_text
from report_builder.model.key import UNDIVIDED, Key, section_keys
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Group, Indicator, Plan, Project, Target
from report_builder.model.scale import Scale
from report_builder.model.year import Section, Value


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands in a cell: its text (a list joined later), and its number if it is one."""

    parts: tuple[str, ...]
    number: float | None = None


Show = Callable[[Context], Shown]


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of the catalogue.

    Attributes:
        show: What it shows of a record.
        subject: Of what it speaks: 計画, a level, 事業, 担当課 or 指標.
        meaning: For docs/template.md.
        key: Names the value shown, where a form can ask for it.
    """

    show: Show
    subject: str
    meaning: str
    key: Callable[[Context], Key] | None = None


def catalogue(plan: Plan, scales: tuple[Scale, ...]) -> dict[str, Entry]:
    """Returns every name that a template of this plan may use."""
    return {
        **_plan_entries(),
        **_year_entries(),
        **_scale_entries(scales),
        **_level_entries(plan),
        **_project_entries(),
        **_form_entries(),
        **_number_entries(plan),
        **_declared_entries(plan),
    }


def _text(function: Callable[[Context], str]) -> Show:
    return lambda context: Shown((function(context),))


def _plan_entries() -> dict[str, Entry]:
    return {
        "計画.名称": Entry(_text(lambda c: c.plan.name), "計画", "計画の名称"),
        "計画.通称": Entry(_text(lambda c: c.plan.short_name), "計画", "計画の通称"),
        "計画.団体": Entry(_text(lambda c: c.plan.city), "計画", "団体の名称"),
        "計画.策定": Entry(_text(lambda c: c.plan.decided), "計画", "策定の年月"),
    }


_YEARS: dict[str, tuple[Callable[[Context], FiscalYear], str]] = {
    "年度": (lambda c: c.results.year, "報告する年度"),
    "前年度": (lambda c: c.results.year.next(-1), "その前の年度"),
    "翌年度": (lambda c: c.results.year.next(), "その次の年度"),
    "開始年度": (lambda c: c.plan.first, "計画の最初の年度"),
    "最終年度": (lambda c: c.plan.last, "計画の最後の年度"),
}


def _year_entries() -> dict[str, Entry]:
    entries: dict[str, Entry] = {
        "年度.案": Entry(
            _text(lambda c: "（案）" if c.is_draft else ""),
            "計画",
            "まだ空欄があれば「（案）」、なければ空",
        )
    }
    for name, (year, meaning) in _YEARS.items():
        entries |= _entries_of_year(name, year, meaning)
    return entries


def _entries_of_year(
    name: str, year: Callable[[Context], FiscalYear], meaning: str
) -> dict[str, Entry]:
    return {
        f"{name}.和暦": Entry(_text(lambda c: year(c).era_name), "計画", f"{meaning}（令和2年度）"),
        f"{name}.年": Entry(_text(lambda c: year(c).era_year), "計画", f"{meaning}（令和2年）"),
        f"{name}.西暦": Entry(_text(lambda c: str(year(c).number)), "計画", f"{meaning}（2020）"),
    }


def _scale_entries(scales: tuple[Scale, ...]) -> dict[str, Entry]:
    return {
        f"{name}.表示": Entry(
            _text(lambda c, name=name: "・".join(g.label for g in c.scales[name].grades)),
            "計画",
            f"{name}の符号を・でつないだもの",
        )
        for name in (scale.name for scale in scales)
    }


def _level_entries(plan: Plan) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for level in plan.levels:
        entries[f"{level}.番号"] = Entry(
            _text(_of_group(level, lambda group: group.number)), level, f"{level}の番号"
        )
        entries[f"{level}.名称"] = Entry(
            _text(_of_group(level, lambda group: group.name)), level, f"{level}の名称"
        )
    return entries


def _of_group(level: str, show: Callable[[Group], str]) -> Callable[[Context], str]:
    """Shows the group of a level; a 事業 that stands right under a higher one has none."""
    return lambda context: show(context.groups[level]) if level in context.groups else ""


def _project_entries() -> dict[str, Entry]:
    return {
        "事業.番号": Entry(_project_number, "事業", "事業のNo.（数値）"),
        "事業.名称": Entry(_text(lambda c: _project(c).name), "事業", "事業名"),
        "事業.担当課": Entry(_departments, "事業", "担当課。join でつなぎ方を選ぶ"),
        "事業.主管課": Entry(_lead, "事業", "主管課"),
        "事業.担当課と主管": Entry(_with_lead, "事業", "担当課。二つ以上あれば主管課に◎"),
        "担当課.名称": Entry(_department_name, "担当課", "行の担当課"),
        "指標.名称": Entry(_text(lambda c: _indicator(c).name), "指標", "指標の名称"),
        "指標.単位": Entry(_text(lambda c: _indicator(c).unit), "指標", "指標の単位"),
        "指標.目標": Entry(_target, "指標", "指標の目標値"),
        "指標.名称と目標": Entry(_text(_goal), "指標", "指標の名称の下に目標値と単位"),
        "区分.名称": Entry(_text(_section_name), "区分", "調査票の区分（見出し、なければ担当課）"),
        "記入.備考": Entry(
            _text(lambda _: ""), "事業", "事務局への連絡を書く欄", _number_key(REMARK)
        ),
        "記入.確認": Entry(
            _text(lambda _: ""),
            "事業",
            "主管課でない課が確認したことを書く欄",
            _number_key(CONFIRMATION),
        ),
    }


def _number_key(word: str) -> Callable[[Context], Key]:
    return lambda context: (word, _project(context).number)


def _project(context: Context) -> Project:
    if context.project is None:
        raise LookupError("a row without a 事業 was asked for one")
    return context.project


def _indicator(context: Context) -> Indicator:
    if context.indicator is None:
        raise LookupError("a row without a 指標 was asked for one")
    return context.indicator


def _project_number(context: Context) -> Shown:
    number = _project(context).number
    return Shown((str(number),), number)


def _departments(context: Context) -> Shown:
    year = context.results.year
    return Shown(
        tuple(context.departments[each].name_in(year) for each in _project(context).departments)
    )


def _with_lead(context: Context) -> Shown:
    """Shows the departments; where there are several, the lead bears a mark and the others none."""
    departments = _project(context).departments
    if len(departments) == 1:
        return _departments(context)
    lead = _project(context).lead
    names = zip(departments, _departments(context).parts, strict=True)
    return Shown(tuple(("◎" if each == lead else "") + name for each, name in names))


def _lead(context: Context) -> Shown:
    lead = _project(context).lead
    return Shown((context.departments[lead].name_in(context.results.year),) if lead else ())


def _department_name(context: Context) -> Shown:
    department = context.department
    return Shown((department.name_in(context.results.year),) if department else ())


def _target(context: Context) -> Shown:
    target = _indicator(context).target
    return Shown((target.text,) if target else ())


def _goal(context: Context) -> str:
    indicator = _indicator(context)
    target = f"\n（目標 {_measured(indicator.target, indicator.unit)}）" if indicator.target else ""
    return indicator.name + target


def _measured(target: Target, unit: str) -> str:
    """Returns a target with its unit behind the figure (`37.5％以上`); words have none (`増加`)."""
    if target.number is None:
        return target.text
    bound = target.bound or ""
    return target.text.removesuffix(bound) + unit + bound


def _form_entries() -> dict[str, Entry]:
    return {
        "調査票.担当課": Entry(_text(_answering), "計画", "調査票に答える担当課"),
        "調査票.提出期限": Entry(_text(_due), "計画", "提出期限"),
    }


def _due(context: Context) -> str:
    return context.results.due or "（別にお知らせします）"


def _answering(context: Context) -> str:
    department = context.answering
    return department.name_in(context.results.year) if department else ""


def _number_entries(plan: Plan) -> dict[str, Entry]:
    numbers: dict[str, tuple[Callable[[Context, int], str], str]] = {
        "連番.通し": (lambda c, n: str(c.positions.running[n]), "計画の始めからの番号"),
        "連番.経路": (_path_number, "階層ごとの番号を並べたもの（11213）"),
        "連番.枝番": (lambda c, n: "-".join(map(str, c.positions.path[n])), "同じく（1-1-2-13）"),
    }
    for level in plan.levels:
        numbers[f"連番.{level}"] = (
            lambda c, n, level=level: str(c.positions.within[level].get(n, "")),
            f"{level}ごとに１から始まる番号",
        )
    return {
        name: Entry(_numbered(function), "事業", meaning)
        for name, (function, meaning) in numbers.items()
    }


def _path_number(context: Context, number: int) -> str:
    return "".join(map(str, context.positions.path[number]))


def _numbered(function: Callable[[Context, int], str]) -> Show:
    def show(context: Context) -> Shown:
        text = function(context, _project(context).number)
        return Shown((text,), int(text) if text.isdecimal() else None)

    return show


def _declared_entries(plan: Plan) -> dict[str, Entry]:
    return dict(_declared(plan, field) for field in plan.fields)


def _declared(plan: Plan, field: Field) -> tuple[str, Entry]:
    """Returns how templates name a declared field, and how it is shown."""
    if field.formula:
        prefix, show, key = _worked_out(field, field.formula)
    else:
        prefix, show, key = _planned(field) if field.period == "計画" else _yearly(plan, field)
    subject = "事業" if prefix == "事業" else field.subject
    meaning = f"項目「{field.name}」（{field.kind}）"
    return f"{prefix}.{field.name}", Entry(show, subject, meaning, key)


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

    return prefix, _text(show), None


def _said(context: Context, subject: str, name: str) -> str:
    """Returns what a field says of the record, whether for the plan, the year or the one before."""
    if name.startswith(PREVIOUS):
        return _said(context.in_year(-1), subject, name.removeprefix(PREVIOUS))
    if subject in ("事業", "担当課"):
        return _project(context).values.get(name) or _result_text(context, name)
    if subject != "指標":
        depth = context.plan.levels.index(subject) + 1
        planned = _of_group(subject, lambda group: group.values.get(name, ""))(context)
        return planned or _group_text(context, depth, name)
    own = _indicator(context)
    planned = own.values.get(name)
    return planned or context.results.indicators.get(name, {}).get(own.id, "")


def _planned(field: Field) -> _Declared:
    name, level = field.name, field.subject
    if level in ("事業", "担当課"):
        return "事業", _text(lambda c: _project(c).values.get(name, "")), None
    if level == "指標":
        return "指標", _text(lambda c: _indicator(c).values.get(name, "")), None
    return level, _text(_of_group(level, lambda group: group.values.get(name, ""))), None


def _yearly(plan: Plan, field: Field) -> _Declared:
    name, level = field.name, field.subject
    match level:
        case "事業":
            show = _text(lambda c: _result_text(c, name))
            return "結果", show, lambda c: ("事業", _project(c).number, name)
        case "担当課":
            return "結果", _text(lambda c: _result_text(c, name)), _section_key(name)
        case "指標":
            show = _text(lambda c: c.results.indicators.get(name, {}).get(_indicator(c).id, ""))
            return "指標", show, lambda c: ("指標", _indicator(c).id, name)
        case _:
            depth = plan.levels.index(level) + 1
            show = _text(lambda c: _group_text(c, depth, name))
            return level, show, lambda c: (level, *c.path[:depth], name)


def _section_key(name: str) -> Callable[[Context], Key]:
    return lambda c: ("事業", _project(c).number, name, _asked_section(c))


def _asked_section(context: Context) -> str:
    department = context.department
    return context.section or (department.id if department else UNDIVIDED)


def _result_text(context: Context, name: str) -> str:
    results = context.results.results
    result = results.get(_project(context).number)
    while result is not None and name in result.shared:
        # 共通: the value is that of a 事業 further up.
        result = results.get(result.shared[name])
    value = result.values.get(name) if result else None
    if value is None:
        return ""
    if context.section is not None:
        return _section_text(context, value, context.section)
    return value.text if context.department is None else _part(value, context.department.id)


def _section_text(context: Context, value: Value, wanted: str) -> str:
    """Returns the text of a section; where a year was divided otherwise, all of it, once."""
    own = _sections(value, wanted)
    if not own and not context.is_later_section:
        return value.text
    return "".join(section.text for section in own)


def _sections(value: Value, wanted: str) -> tuple[Section, ...]:
    pairs = zip(section_keys(value.sections), value.sections, strict=True)
    return tuple(section for key, section in pairs if key == wanted)


def _section_name(context: Context) -> str:
    """Returns what a section is called: its heading, or the departments that write it.

    Of several sections of the same departments without headings (No. 29) it says which one it is.
    """
    result = context.results.results.get(_project(context).number)
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


def _part(value: Value, department: str) -> str:
    """Returns what one department says; an undivided text is everybody's."""
    own = tuple(s for s in value.sections if department in s.departments or not s.departments)
    return Value(own).text


def _group_text(context: Context, depth: int, name: str) -> str:
    result = context.results.groups.get(context.path[:depth])
    return result.text(name) if result else ""
