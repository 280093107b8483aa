"""Fields that nobody says: worked out from others wherever the paper shows them."""

import pytest

from document.toys import FIELDS, group, plan, project, results, table, texts
from report_builder.document.table import Table
from report_builder.model.field import Field, Formula
from report_builder.model.section import Section, Value
from report_builder.model.year import Result, YearResults

ACTUAL, BASE = "実績値", "基準値"


def _shown(formula: Formula, actual: str, *, scale: str | None = None) -> Table:
    """The only cell of a 指標 with the target 450 and the base value 440."""
    kind = "評価" if scale else "数値"
    fields = (
        *FIELDS,
        Field("値", kind, "年度", "指標", scale=scale, formula=formula),
    )
    of = plan(project(1, indicators=["受理"]), fields=fields)
    columns = "rows: 事業 / 指標\ncolumns: [{show: 指標.値, width: 5}]"
    return table(of, columns, results(actuals={"受理": actual} if actual else {}))


@pytest.mark.parametrize(
    ("formula", "actual", "expected"),
    [
        (Formula("達成率", (ACTUAL,)), "429", "95.3"),  # 429 / 450 = 95.33…%
        (Formula("達成率", (ACTUAL,), 0), "472.5", "105"),
        (Formula("進捗率", (ACTUAL, BASE)), "445", "50.0"),  # 5 of the 10 from 440 to 450
        (Formula("差", (ACTUAL, BASE), 0), "429", "-11"),
        (Formula("計", (ACTUAL, BASE), 0), "429", "869"),
        (Formula("割合", (ACTUAL, BASE)), "110", "25.0"),
    ],
)
def test_a_computed_field_shows_its_value(formula: Formula, actual: str, expected: str) -> None:
    assert texts(_shown(formula, actual)) == [[expected]]


@pytest.mark.parametrize(("actual", "expected"), [("", ""), ("中止", "―")])
def test_what_cannot_be_computed_is_blank_or_says_so(actual: str, expected: str) -> None:
    assert texts(_shown(Formula("達成率", (ACTUAL,)), actual)) == [[expected]]


def test_no_form_asks_for_a_computed_field() -> None:
    formula = Formula("達成率", (ACTUAL,))
    assert not any(cell.hole for row in _shown(formula, "429").blocks[0].rows for cell in row.cells)


def test_a_computed_field_of_a_level_is_worked_out_from_that_level() -> None:
    fields = (
        Field("決算", "数値", "年度", "目標"),
        Field("予算", "数値", "計画", "目標"),
        Field("執行率", "数値", "年度", "目標", formula=Formula("割合", ("決算", "予算"))),
    )
    goal = group("目標", "１", project(1))
    of = plan(
        type(goal)("目標", "１", "", goal.children, {"予算": "200"}),
        levels=("目標",),
        fields=fields,
    )
    said = {("１",): Result({"決算": Value((Section(text="150"),))})}
    year = YearResults(results().year, {}, groups=said)
    columns = "rows: 目標\ncolumns: [{show: 目標.執行率, width: 5}]"
    assert texts(table(of, columns, year)) == [["75.0"]]


def test_a_computed_field_may_need_the_value_of_the_year_before() -> None:
    fields = (
        Field("決算", "数値", "年度"),
        Field("増減", "数値", "年度", formula=Formula("差", ("決算", "前年度.決算"), 0)),
    )
    of = plan(project(1), project(2), fields=fields)
    last = results({1: {"決算": "1,300"}}, results().year.next(-1))
    columns = "columns: [{show: 結果.増減, width: 5}]"
    year = results({1: {"決算": "881"}, 2: {"決算": "40"}})
    assert texts(table(of, columns, year, others=[last])) == [["-419"], ["―"]]


def _of_indicator(*fields: Field, actual: str = "429") -> list[list[str]]:
    """What the last of some fields shows of the 指標 with the target 450 and the base value 440."""
    of = plan(project(1, indicators=["受理"]), fields=(*FIELDS, *fields))
    columns = f"rows: 指標\ncolumns: [{{show: 指標.{fields[-1].name}, width: 5}}]"
    return texts(table(of, columns, results(actuals={"受理": actual})))


def _computed(name: str, formula: Formula) -> Field:
    return Field(name, "数値", "年度", "指標", formula=formula)


def test_a_computed_field_may_need_another_which_is_not_rounded_before() -> None:
    rate = _computed("達成率", Formula("達成率", (ACTUAL,), 0))
    # 429 / 450 = 95.333…%, printed as 95; twice that is 190.666…
    twice = _computed("二倍", Formula("計", ("達成率", "達成率"), 1))
    assert _of_indicator(rate, twice) == [["190.7"]]


def test_what_could_not_be_computed_cannot_be_computed_with() -> None:
    rate = _computed("達成率", Formula("達成率", (ACTUAL,), 0))
    twice = _computed("二倍", Formula("計", ("達成率", "達成率"), 1))
    assert _of_indicator(rate, twice, actual="中止") == [["―"]]


def test_the_target_of_an_indicator_is_an_operand() -> None:
    # 429 - 450
    assert _of_indicator(_computed("差", Formula("差", (ACTUAL, "目標"), 0))) == [["-21"]]


def test_a_computed_field_of_the_year_before_needs_the_year_before_that() -> None:
    fields = (
        Field("決算", "数値", "年度"),
        Field("増減", "数値", "年度", formula=Formula("差", ("決算", "前年度.決算"), 0)),
        Field("増減の差", "数値", "年度", formula=Formula("差", ("増減", "前年度.増減"), 0)),
    )
    of = plan(project(1), fields=fields)
    this = results().year
    others = [
        results({1: {"決算": text}}, this.next(-back)) for back, text in ((1, "70"), (2, "40"))
    ]
    columns = "columns: [{show: 結果.増減の差, width: 5}]"
    # 5 more than the year before, after 30 more.
    assert texts(table(of, columns, results({1: {"決算": "75"}}), others=others)) == [["-25"]]
