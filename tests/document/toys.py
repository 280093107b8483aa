"""Small plans and years made by hand, and the table that a few lines of template make of them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from report_builder.document.build import build
from report_builder.document.context import Facts
from report_builder.document.table import Row, Table
from report_builder.document.template_reading import read_template
from report_builder.model.field import Field
from report_builder.model.form import Form
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Department, Group, Indicator, Plan, Project, Target
from report_builder.model.scale import Grade, Scale
from report_builder.model.section import Section, Value
from report_builder.model.year import Result, YearResults

THIS_YEAR = FiscalYear(2021)

SCALES = (
    Scale(
        "三段階",
        (
            Grade("A", "Ａ", "順調", "(予定どおり)"),
            Grade("B", "Ｂ", "遅れ"),
            Grade("C", "Ｃ", "未着手"),
        ),
    ),
)

FIELDS = (
    Field("方針", "文章", "計画"),
    Field("基準値", "数値", "計画", "指標"),
    Field("評価", "評価", "年度", scale="三段階"),
    Field("実績", "文章", "年度", "担当課"),
    Field("実績値", "数値", "年度", "指標"),
)

DEPARTMENTS = (
    Department("kenko", "健康課"),
    Department("hoiku", "保育課", ((FiscalYear(2022), "こども保育課"),)),
)

INDICATORS = (
    Indicator("受理", "受理件数", "件", Target("450", Decimal(450)), values={"基準値": "440"}),
    Indicator("相談", "相談件数", "件", None, department="hoiku"),
)


def project(number: int, *departments: str, indicators: Sequence[str] = ()) -> Project:
    """A 事業 of some departments, the first of which leads."""
    return Project(
        number,
        f"事業{number}",
        departments,
        departments[0] if departments else None,
        {"方針": f"方針{number}"},
        tuple(indicators),
    )


def group(level: str, number: str, *children: Group | Project) -> Group:
    """A group called after its level and number."""
    return Group(level, number, f"{level}{number}の名称", children)


def plan(
    *children: Group | Project,
    levels: Sequence[str] = (),
    fields: Sequence[Field] = FIELDS,
    departments: Sequence[Department] = DEPARTMENTS,
) -> Plan:
    """A plan of 令和2年度 to 令和6年度."""
    return Plan(
        name="試験の計画",
        short_name="計画",
        city="試験市",
        decided="令和2年3月",
        first=FiscalYear(2020),
        last=FiscalYear(2024),
        levels=tuple(levels),
        fields=tuple(fields),
        departments=tuple(departments),
        indicators=INDICATORS,
        children=children,
    )


def results(
    values: Mapping[int, Mapping[str, str | Sequence[Section]]] | None = None,
    year: FiscalYear = THIS_YEAR,
    page_breaks: Sequence[int] = (),
    actuals: Mapping[str, str] | None = None,
) -> YearResults:
    """A year: No. to {field: text, or sections}."""
    return YearResults(
        year,
        {number: Result(_values(each)) for number, each in (values or {}).items()},
        indicators={"実績値": actuals or {}},
        page_breaks=tuple(page_breaks),
    )


def _values(texts: Mapping[str, str | Sequence[Section]]) -> dict[str, Value]:
    return {
        name: Value((Section(text=text),) if isinstance(text, str) else tuple(text))
        for name, text in texts.items()
    }


def table(
    of: Plan,
    template: str,
    year: YearResults | None = None,
    others: Sequence[YearResults] = (),
    form: Form | None = None,
) -> Table:
    """The table of a plan and a year; a template without a name is given one."""
    text = template if template.startswith("name:") else f"name: 試験\n{template}"
    facts = Facts(of, year or results(), SCALES, {each.year: each for each in others})
    return build(facts, read_template(text, "templates/shiken.yaml", of, SCALES).value, form)


def rows(of: Table) -> tuple[Row, ...]:
    """The rows below the heading."""
    return of.blocks[0].rows


def texts(of: Table) -> list[list[str]]:
    """The texts of the cells of each row below the heading."""
    return [[cell.text for cell in row.cells] for row in rows(of)]
