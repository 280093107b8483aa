"""A year's file such as data/2020.yaml in, the results 年度実績 out, as far as they can be read."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from report_builder.model.field import Field
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan, Project
from report_builder.model.section import Value
from report_builder.model.year import Result, YearResults
from report_builder.source import Node
from report_builder.store.actual_reading import Actuals, actuals_of, read_actuals
from report_builder.store.department_reading import Names, names_of, read_fiscal_year
from report_builder.store.group_reading import read_groups
from report_builder.store.remark_reading import read_not_applicable, read_notes
from report_builder.store.section_reading import read_sections
from report_builder.store.shared_reading import read_shared
from report_builder.store.tree_reading import title_of
from report_builder.store.value_reading import Reading, fields_of

_MOST_NUMBERS = 12
"""More missing Nos. than these are counted, not listed."""


@dataclass(frozen=True, slots=True)
class _Year:
    """What is at hand while a year's file is read."""

    reading: Reading
    names: Names
    fields: dict[str, Field]
    projects: dict[int, Project]
    actuals: Actuals
    results: dict[int, Result] = field(default_factory=dict[int, Result])
    unnumbered: list[Node] = field(default_factory=list[Node])
    unchecked: dict[int | None, frozenset[str]] = field(
        default_factory=dict[int | None, frozenset[str]]
    )


def year_of(reading: Reading, root: Node, plan: Plan, expected: FiscalYear) -> YearResults:
    """Returns the results of a year, as far as they can be read.

    Args:
        reading: Where problems and places go.
        root: The file.
        plan: What the file is read against.
        expected: The year that the name of the file says.
    """
    reader = reading.reader
    levels = tuple(level for level in plan.levels if fields_of(plan.fields, "年度", level))
    year = _start(reading, plan)
    required, rest = (("年度", "事業"), ()) if year.projects else (("年度",), ("事業",))
    figures = ("指標",) if year.actuals.fields else ()
    optional = ("提出期限", "改ページ", "注記", "検査しない", *rest, *figures, *levels)
    parts = reader.entries(root, "年度のファイル", required, optional)
    if "年度" in parts:
        _check_year(reading, parts["年度"], plan, expected)
    _read_unchecked(year, None, parts)
    _read_results(year, parts)
    return YearResults(
        year=expected,
        results=year.results,
        groups=read_groups(reading, plan, {key: parts[key] for key in levels if key in parts}),
        indicators=year.actuals.values,
        page_breaks=_page_breaks(year, parts.get("改ページ")),
        due=_due(reading, parts.get("提出期限")),
        remarks=tuple(
            reader.text(item, "注記")
            for item in (reader.items(parts["注記"], "注記") if "注記" in parts else ())
        ),
        unchecked=year.unchecked,
    )


def _start(reading: Reading, plan: Plan) -> _Year:
    return _Year(
        reading=reading,
        names=names_of(plan.departments),
        fields=fields_of(plan.fields, "年度", "事業", "担当課"),
        projects={project.number: project for project in plan.projects()},
        actuals=actuals_of(plan),
    )


def _read_results(year: _Year, parts: dict[str, Node]) -> None:
    """Reads what is said of the 事業, and of the indicators without one."""
    if "事業" in parts:
        for item in year.reading.reader.items(parts["事業"], "事業"):
            _read_result(year, item)
        _check_all_are_there(year, parts["事業"])
    if "指標" in parts:
        year.reading.places["指標",] = parts["指標"].place
        read_actuals(year.reading, year.actuals, parts["指標"], None)


def _check_year(reading: Reading, node: Node, plan: Plan, expected: FiscalYear) -> None:
    reader = reading.reader
    reading.places["年度",] = node.place
    year = read_fiscal_year(reader, node, "年度")
    if year is None:
        return
    if year != expected:
        hint = (
            f"「{expected.era_name}」に直すか、ファイルの名前を {year.number}.yaml にしてください。"
        )
        message = f"年度「{year.era_name}」がファイルの名前（{expected.number}）と合いません。"
        reader.report(node, message, hint, "year-differs")
    elif not plan.first <= year <= plan.last:
        message = f"{year.era_name}は計画の期間にありません。"
        hint = f"計画は{plan.first.era_name}から{plan.last.era_name}までです。"
        reader.report(node, message, hint, "year-outside-plan")


def _due(reading: Reading, node: Node | None) -> str | None:
    if node is None:
        return None
    reading.places["提出期限",] = node.place
    return reading.reader.text(node, "提出期限") or None


# ------------------------------------------------------------------------------------ results


def _read_result(year: _Year, node: Node) -> None:
    reading, what = year.reading, title_of(node)
    own = ("検査しない", "共通", "該当なし", "注")
    known = (*year.fields, *(("指標",) if year.actuals.fields else ()), *own)
    parts = reading.reader.entries(node, what, ("No",), known)
    number = reading.reader.integer(parts["No"], "No.") if "No" in parts else None
    if number is None:
        year.unnumbered.append(node)
        return
    if not _is_new(year, number, parts["No"]):
        return
    reading.places["事業", number] = node.place
    project = year.projects.get(number)
    if project is None:
        message = f"No.{number}は計画にありません。"
        hint = "番号を確かめてください。新しい事業は data/plan.yaml にも書きます。"
        reading.reader.report(parts["No"], message, hint, "project-unknown")
    anyone = Project(number, "", tuple(year.names.ids.values()))
    year.results[number] = Result(
        _values(year, project or anyone, parts),
        read_shared(reading, year.fields, year.projects, number, parts),
        read_not_applicable(reading, what, parts, year.fields),
        read_notes(
            reading,
            what,
            parts.get("注"),
            tuple(year.fields),
            dict.fromkeys((project or anyone).indicators, tuple(year.actuals.fields)),
        ),
    )
    _read_unchecked(year, number, parts)
    if "指標" in parts:
        is_known = project is not None
        read_actuals(reading, year.actuals, parts["指標"], number, is_known=is_known)


def _read_unchecked(year: _Year, number: int | None, parts: dict[str, Node]) -> None:
    """Keeps the names of the rules that are switched off, for a 事業 or for all."""
    node = parts.get("検査しない")
    if node is None:
        return
    reader, what = year.reading.reader, "検査しない"
    whole = () if number is None else ("事業", number)
    year.reading.places[*whole, what] = node.place
    names = (reader.text(item, f"{what}の規則") for item in reader.items(node, what))
    year.unchecked[number] = frozenset(names)


def _is_new(year: _Year, number: int, node: Node) -> bool:
    if number not in year.results:
        return True
    first = year.reading.places["事業", number].line
    message = f"No.{number}が二度あります（最初は{first}行目）。"
    hint = "一つにまとめてください。"
    year.reading.reader.report(node, message, hint, "project-twice")
    return False


def _values(year: _Year, project: Project, parts: dict[str, Node]) -> dict[str, Value]:
    """Returns the values of a 事業 that are not blank, in the order of the file."""
    found: dict[str, Value] = {}
    for name, node in parts.items():
        if name in year.fields:
            year.reading.places["事業", project.number, name] = node.place
            value = read_sections(year.reading, year.names, year.fields[name], project, node)
            if value.sections:
                found[name] = value
    return found


def _check_all_are_there(year: _Year, node: Node) -> None:
    missing = [number for number in year.projects if number not in year.results]
    if missing and not year.unnumbered:  # any of them may be one that is missing
        hint = "「- No: …」の行を足してください。実績がまだなくても番号は要ります。"
        message = f"計画にある{_numbers(missing)}がありません。"
        year.reading.reader.report(node, message, hint, "project-missing")


def _numbers(numbers: list[int]) -> str:
    shown = "・".join(str(number) for number in numbers[:_MOST_NUMBERS])
    rest = len(numbers) - _MOST_NUMBERS
    return f"No.{shown}" + (f" ほか{rest}事業" if rest > 0 else "")


def _page_breaks(year: _Year, node: Node | None) -> tuple[int, ...]:
    if node is None:
        return ()
    reader = year.reading.reader
    year.reading.places["改ページ",] = node.place
    found: list[int] = []
    for item in reader.items(node, "改ページ"):
        number = reader.integer(item, "改ページのNo.")
        if number is not None and _may_break(year, item, number, found):
            year.reading.places["改ページ", number] = item.place
            found.append(number)
    return tuple(found)


def _may_break(year: _Year, node: Node, number: int, found: Iterable[int]) -> bool:
    if number not in year.projects:
        message = f"改ページのNo.{number}は計画にありません。"
        hint = "ページの初めに来る事業の番号にしてください。"
        year.reading.reader.report(node, message, hint, "page-break-unknown")
        return False
    if number in found:
        message = f"改ページにNo.{number}が二度あります。"
        year.reading.reader.report(node, message, "一つを消してください。", "page-break-twice")
        return False
    return True
