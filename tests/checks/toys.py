"""A small plan and year made by hand, and what a rule finds in them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from report_builder.checks.facts import Checked, checked_of
from report_builder.checks.rule import Finding
from report_builder.model.field import Field
from report_builder.model.lexicon import Clash, Lexicon, Slip, Variants
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Department, Group, Indicator, Plan, Project, Target
from report_builder.model.scale import Grade, Scale
from report_builder.model.section import Section, Value
from report_builder.model.year import Result, YearResults

Look = Callable[[Checked], Iterator[Finding]]

YEAR = FiscalYear(2020)

FIELDS = (
    Field("方針", "文章", "計画"),
    Field("評価", "評価", "年度", "事業", "主管課", "評価基準"),
    Field("達成度", "評価", "年度", "事業", "主管課", "達成度基準"),
    Field("実績", "文章", "年度", "担当課", "担当課"),
    Field("実績値", "数値", "年度", "指標", "担当課"),
)

RATING = Scale("評価基準", (Grade("A", "A", "定常的実施"), Grade("B", "B", "一部着手")))
ACHIEVEMENT = Scale(
    "達成度基準",
    (
        Grade("1", "１", "計画以上", at_least=Decimal("1.05")),
        Grade("2", "２", "計画どおり", at_least=Decimal("0.95"), below=Decimal("1.05")),
        Grade("3", "３", "計画未満", below=Decimal("0.95")),
        Grade("4", "４", "未実施"),
    ),
)

LEXICON = Lexicon(
    (
        Variants(("ウイルス", "ウィルス")),
        Variants(("障がい者", "障害者"), exceptions=("身体障害者手帳",)),
        Variants(("か所", "カ所", "箇所"), after_digit=True),
        Variants(("取組", "取り組み"), followers=("を", "が")),
    ),
    (Slip("に務め", "に努め"), Slip("のの", "の", ("ものの",))),
    (
        Clash("達成度基準", ("1", "2"), ("中止", "見送"), ("中止せず",)),
        Clash("評価基準", ("A",), ("中止",), share=Decimal(1)),
    ),
    ("策定", "から", "～", "目標"),
    ("現在", "予定"),
    "〇",
)

DEPARTMENTS = (
    Department("kenko", "健康課"),
    Department("hoiku", "保育課", ((FiscalYear(2022), "こども保育課"),)),
    Department("shisetsu", "施設所管課", has_addressee=False),
)


def indicator(aim: str = "450", bound: str | None = None, **others: object) -> Indicator:
    """Returns 妊娠届受理件数, with another target or more."""
    number = Decimal(aim)
    goal = Target(f"{aim}{bound or ''}", number, bound)  # type: ignore[arg-type]
    return replace(Indicator("受理件数", "受理件数", "件", goal), **others)


def plan(*projects: Project, indicators: tuple[Indicator, ...] = ()) -> Plan:
    """Returns a plan of one level with some 事業."""
    return Plan(
        "計画",
        "計画",
        "市",
        "令和2年3月",
        YEAR,
        FiscalYear(2024),
        ("目標",),
        FIELDS,
        DEPARTMENTS,
        indicators,
        (Group("目標", "１", "育つ", projects),),
    )


def project(number: int = 1, **others: object) -> Project:
    """Returns a 事業 of 健康課."""
    return replace(Project(number, f"事業{number}", ("kenko",), "kenko"), **others)


def whole(text: str) -> Value:
    """Returns an undivided value; blank without text."""
    return Value((Section(text=text),) if text else ())


def result(text: str = "続けました。", rating: str = "B", achievement: str = "3") -> Result:
    """Returns what a year says of a 事業."""
    texts = {"評価": rating, "達成度": achievement, "実績": text}
    return Result({name: whole(each) for name, each in texts.items() if each})


def year(
    *results: Result, actuals: Mapping[str, str] | None = None, of: FiscalYear = YEAR
) -> YearResults:
    """Returns a year with the results of 事業 1, 2, …."""
    return YearResults(
        of,
        dict(enumerate(results, 1)),
        indicators={"実績値": dict(actuals)} if actuals else {},
    )


def checked(
    own: Plan, results: YearResults, before: YearResults | None = None, lexicon: Lexicon = LEXICON
) -> Checked:
    """Returns what is checked."""
    return checked_of(own, results, (RATING, ACHIEVEMENT), lexicon, before)


def texts(*said: str, policy: str = "", **others: object) -> Checked:
    """Returns a year in which 事業 1, 2, … say some texts."""
    projects = (project(number) for number in range(1, len(said) + 1))
    with_policy = (replace(each, values={"方針": policy} if policy else {}) for each in projects)
    own = plan(*with_policy)
    return replace(checked(own, year(*map(result, said))), **others)  # type: ignore[arg-type]


def found(look: Look, facts: Checked) -> list[str]:
    """Returns the messages of what is found."""
    return [finding.message for finding in look(facts)]


def quoted(look: Look, *said: str, **others: object) -> list[str]:
    """Returns what stands in the first 「」 of each message about some texts."""
    messages = found(look, texts(*said, **others))  # type: ignore[arg-type]
    return [message.split("「", 1)[1].split("」", 1)[0] for message in messages]
