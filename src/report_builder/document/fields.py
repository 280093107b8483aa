"""The catalogue of what a column or a text of a template can show, by its Japanese name."""

from collections.abc import Callable, Iterable
from functools import partial

from report_builder.document.composed import Catalogue
from report_builder.document.context import Context
from report_builder.document.declared import declared_entries, planned_owner, section_name
from report_builder.document.entries import (
    Entry,
    Show,
    Shown,
    as_text,
    indicator_of,
    of_group,
    of_project,
    project_of,
)
from report_builder.model.form import CONFIRMATION, REMARK
from report_builder.model.key import Key
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan, departments_of
from report_builder.model.scale import Scale


def catalogue(plan: Plan, scales: tuple[Scale, ...]) -> Catalogue:
    """Returns every name that a template of this plan may use."""
    entries = {
        **_plan_entries(),
        **_year_entries(),
        **_scale_entries(scales),
        **_level_entries(plan),
        **_project_entries(),
        **_form_entries(),
        **_number_entries(plan),
        **declared_entries(plan),
    }
    # An indicator without a 事業 has a note of its own.
    safe = {
        name: of_project(entry)
        for name, entry in entries.items()
        if (entry.subject == "事業" or entry.is_of_project) and name != f"記入.{REMARK}"
    }
    return Catalogue({**entries, **safe}, plan.levels)


def _plan_entries() -> dict[str, Entry]:
    return {
        "計画.名称": Entry(as_text(lambda c: c.plan.name), "計画", "計画の名称"),
        "計画.通称": Entry(as_text(lambda c: c.plan.short_name), "計画", "計画の通称"),
        "計画.団体": Entry(as_text(lambda c: c.plan.city), "計画", "団体の名称"),
        "計画.策定": Entry(as_text(lambda c: c.plan.decided), "計画", "策定の年月"),
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
            as_text(lambda c: "（案）" if c.is_draft else ""),
            "計画",
            "まだ空欄があれば「（案）」、なければ空",
        ),
        "年度.注記": Entry(
            as_text(lambda c: "\n".join(c.results.remarks)), "計画", "年度のファイルの注記"
        ),
    }
    for name, (year, meaning) in _YEARS.items():
        entries |= _entries_of_year(name, year, meaning)
    return entries


def _entries_of_year(
    name: str, year: Callable[[Context], FiscalYear], meaning: str
) -> dict[str, Entry]:
    return {
        f"{name}.和暦": Entry(
            as_text(lambda c: year(c).era_name), "計画", f"{meaning}（令和2年度）"
        ),
        f"{name}.年": Entry(as_text(lambda c: year(c).era_year), "計画", f"{meaning}（令和2年）"),
        f"{name}.西暦": Entry(as_text(lambda c: str(year(c).number)), "計画", f"{meaning}（2020）"),
    }


def _scale_entries(scales: tuple[Scale, ...]) -> dict[str, Entry]:
    return {
        f"{name}.表示": Entry(
            as_text(lambda c, name=name: "・".join(g.label for g in c.scales[name].grades)),
            "計画",
            f"{name}の符号を・でつないだもの",
        )
        for name in (scale.name for scale in scales)
    }


def _level_entries(plan: Plan) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for level in plan.levels:
        entries[f"{level}.番号"] = Entry(
            as_text(of_group(level, lambda group: group.number)), level, f"{level}の番号"
        )
        entries[f"{level}.名称"] = Entry(
            as_text(of_group(level, lambda group: group.name)), level, f"{level}の名称"
        )
        entries[f"{level}.担当課"] = Entry(
            partial(_departments_of_group, level),
            level,
            f"{level}の担当課（なければ、すぐ上の階層の担当課）",
        )
        entries[f"{level}.番号と名称"] = Entry(
            as_text(of_group(level, lambda group: group.number + group.name)),
            level,
            f"{level}の番号の後に名称",
        )
    return entries


def _departments_of_group(level: str, context: Context) -> Shown:
    path = tuple(context.groups.values())
    own = tuple(group for at, group in enumerate(path) if level in {g.level for g in path[at:]})
    return _names(context, departments_of(own))


def _names(context: Context, departments: Iterable[str]) -> Shown:
    year = context.results.year
    return Shown(tuple(context.departments[each].name_in(year) for each in departments))


def _project_entries() -> dict[str, Entry]:
    return {
        "事業.番号": Entry(_project_number, "事業", "事業のNo.（数値）"),
        "事業.名称": Entry(as_text(lambda c: project_of(c).name), "事業", "事業名"),
        "事業.担当課": Entry(
            _departments, "事業", "担当課。join でつなぎ方を選ぶ", owner=_owner_of_departments
        ),
        "事業.主管課": Entry(_lead, "事業", "主管課", owner=_owner_of_departments),
        "事業.担当課と主管": Entry(
            _with_lead,
            "事業",
            "担当課。二つ以上あれば主管課に◎",
            owner=_owner_of_departments,
        ),
        "担当課.名称": Entry(_department_name, "担当課", "行の担当課"),
        "指標.名称": Entry(as_text(lambda c: indicator_of(c).name), "指標", "指標の名称"),
        "指標.単位": Entry(as_text(lambda c: indicator_of(c).unit), "指標", "指標の単位"),
        "指標.目標": Entry(_target, "指標", "指標の目標値"),
        "指標.名称と目標": Entry(as_text(_goal), "指標", "指標の名称の下に目標値と単位"),
        "指標.担当課": Entry(_teller, "指標", "指標の担当課（なければ主管課か、階層の担当課）"),
        "区分.名称": Entry(as_text(section_name), "区分", "調査票の区分（見出し、なければ担当課）"),
        "記入.備考": Entry(as_text(lambda _: ""), "事業", "事務局への連絡を書く欄", _remark_key),
        "記入.確認": Entry(
            as_text(lambda _: ""),
            "事業",
            "主管課でない課が確認したことを書く欄",
            _number_key(CONFIRMATION),
        ),
    }


def _remark_key(context: Context) -> Key:
    if context.project or not context.indicator:
        return _number_key(REMARK)(context)
    return REMARK, "指標", context.indicator.id


def _teller(context: Context) -> Shown:
    own = indicator_of(context).department
    groups = tuple(context.groups.values())
    lead = context.project.lead if context.project else next(iter(departments_of(groups)), None)
    return _names(context, filter(None, (own or lead,)))


def _number_key(word: str) -> Callable[[Context], Key]:
    return lambda context: (word, project_of(context).number)


def _project_number(context: Context) -> Shown:
    number = project_of(context).number
    return Shown((str(number),), number)


def _owner_of_departments(context: Context) -> str:
    return str(planned_owner(context, "担当課"))


def _departments(context: Context) -> Shown:
    return _names(context, project_of(context).departments)


def _with_lead(context: Context) -> Shown:
    """Shows the departments; where there are several, the lead bears a mark and the others none."""
    departments = project_of(context).departments
    if len(departments) == 1:
        return _departments(context)
    lead = project_of(context).lead
    names = zip(departments, _departments(context).parts, strict=True)
    return Shown(tuple(("◎" if each == lead else "") + name for each, name in names))


def _lead(context: Context) -> Shown:
    return _names(context, filter(None, (project_of(context).lead,)))


def _department_name(context: Context) -> Shown:
    department = context.department
    return _names(context, (department.id,) if department else ())


def _target(context: Context) -> Shown:
    target = indicator_of(context).target
    return Shown((target.text,) if target else ())


def _goal(context: Context) -> str:
    indicator = indicator_of(context)
    target = indicator.target
    return indicator.name + (f"\n（目標 {target.with_unit(indicator.unit)}）" if target else "")


def _form_entries() -> dict[str, Entry]:
    return {
        "調査票.担当課": Entry(as_text(_answering), "計画", "調査票に答える担当課"),
        "調査票.提出期限": Entry(as_text(_due), "計画", "提出期限"),
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
        **{
            name: Entry(_numbered(function), "事業", meaning, is_count=True)
            for name, (function, meaning) in numbers.items()
        },
        **{
            name: entry
            for level in plan.levels
            for name, entry in _group_numbers(level, _above(plan, level)).items()
        },
        "指標.順番": _indicator_number(0, "事業の中での順番"),
        "指標.通し番号": _indicator_number(1, "計画の始めからの番号"),
    }


def _above(plan: Plan, level: str) -> str:
    place = plan.levels.index(level)
    return plan.levels[place - 1] if place else "計画"


def _group_numbers(level: str, above: str) -> dict[str, Entry]:
    def numbered(which: int) -> Show:
        def show(context: Context) -> Shown:
            group = context.groups.get(level)
            return _count(context.positions.groups[id(group)][which] if group else None)

        return show

    return {
        f"{level}.順番": Entry(numbered(0), level, f"{above}の中での順番", is_count=True),
        f"{level}.通し番号": Entry(numbered(1), level, "計画の始めからの番号", is_count=True),
    }


def _indicator_number(which: int, meaning: str) -> Entry:
    def show(context: Context) -> Shown:
        return _count(context.positions.indicators[indicator_of(context).id][which])

    return Entry(show, "指標", meaning, is_count=True)


def _count(number: int | None) -> Shown:
    return Shown(()) if number is None else Shown((str(number),), number)


def _path_number(context: Context, number: int) -> str:
    return "".join(map(str, context.positions.path[number]))


def _numbered(function: Callable[[Context, int], str]) -> Show:
    def show(context: Context) -> Shown:
        text = function(context, project_of(context).number)
        return Shown((text,), int(text) if text.isdecimal() else None)

    return show
