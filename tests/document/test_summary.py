"""The sheets of a 集計: counts that add up, changes, targets against actuals, figures."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from document.formulas import cells, worked_out
from document.toys import DEPARTMENTS, SCALES, group, plan, project, results
from report_builder.document.context import Facts
from report_builder.document.paper_reading import MM_PER_PT, PAPER_MM
from report_builder.document.summary import summarise
from report_builder.document.summary_numbers import change_text, percent
from report_builder.document.table import Figure, Table
from report_builder.model.field import Field
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Indicator, Plan, Target
from report_builder.model.scale import Grade, Scale
from report_builder.model.year import YearResults

LEVELS = ("目標", "施策")
GRADE = Field("評価", "評価", "年度", scale="三段階")
ACTUAL = Field("実績値", "数値", "年度", "指標")
LAST_YEAR = FiscalYear(2020)

PLAN = plan(
    group(
        "目標",
        "１",
        group("施策", "①", project(1, "kenko"), project(2, "hoiku", "kenko")),
        group("施策", "②", project(3, "kenko")),
    ),
    group("目標", "２", group("施策", "①", project(4, "hoiku"))),
    levels=LEVELS,
    fields=(GRADE,),
)
NOW = results({1: {"評価": "A"}, 2: {"評価": "B"}, 3: {"評価": "A"}, 4: {"評価": "C"}})
BEFORE = results({n: {"評価": "B"} for n in (1, 2, 3, 4)}, LAST_YEAR)


def _sheets(of: Plan, now: YearResults, *others: YearResults) -> tuple[Table, ...]:
    return summarise(Facts(of, now, SCALES, {each.year: each for each in others}))


def _rating(of: Plan = PLAN, now: YearResults = NOW, *others: YearResults) -> Table:
    return _sheets(of, now, *others)[0]


def _rows(table: Table, block: int) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.blocks[block].rows]


def _figures(tables: Sequence[Table]) -> list[Figure]:
    return [cell.figure for table in tables for cell in cells(table) if cell.figure]


# ----------------------------------------------------------------------------------- counts


def test_the_top_level_is_counted_with_total_and_shares() -> None:
    assert _rows(_rating(), 0) == [
        ["目標１", "目標１の名称", "2", "1", "0", "3"],
        ["目標２", "目標２の名称", "0", "0", "1", "1"],
        ["計", "2", "1", "1", "4"],
        ["割合", "50.0%", "25.0%", "25.0%", "100.0%"],
    ]


def test_every_level_is_counted_groups_above_what_is_in_them() -> None:
    assert _rows(_rating(), 2) == [
        ["目標１", "目標１の名称", "2", "1", "0", "3"],
        ["　施策①", "施策①の名称", "1", "1", "0", "2"],
        ["　施策②", "施策②の名称", "1", "0", "0", "1"],
        ["目標２", "目標２の名称", "0", "0", "1", "1"],
        ["　施策①", "施策①の名称", "0", "0", "1", "1"],
        ["計", "2", "1", "1", "4"],
    ]


def test_departments_count_what_they_lead_and_the_sheet_says_so() -> None:
    rows = _rows(_rating(), 3)
    assert rows[:3] == [
        ["健康課", "2", "0", "0", "2"],
        ["保育課", "0", "1", "1", "2"],
        ["計", "2", "1", "1", "4"],
    ]
    assert rows[3][0].startswith("※　主管課で数えています。")


def test_the_headings_name_codes_and_years() -> None:
    head = [[cell.text for cell in row.cells] for row in _rating(PLAN, NOW, BEFORE).blocks[0].head]
    assert head == [
        ["目標別"],
        ["目標", "令和3年度", "令和2年度", "増減"],
        ["Ａ\n順調", "Ｂ\n遅れ", "Ｃ\n未着手", "計", "Ａ", "Ｂ", "Ｃ", "計", "Ａ", "Ｂ", "Ｃ"],
    ]


def test_last_year_stands_beside_this_one_with_the_change() -> None:
    rows = _rows(_rating(PLAN, NOW, BEFORE), 0)
    assert rows[0][2:] == ["2", "1", "0", "3", "0", "3", "0", "3", "+2", "▲2", "±0"]
    assert rows[-1][1:] == [
        *("50.0%", "25.0%", "25.0%", "100.0%"),
        *("0.0%", "100.0%", "0.0%", "100.0%"),
        *("", "", ""),
    ]


def test_another_year_than_the_last_is_no_comparison() -> None:
    earlier = replace(BEFORE, year=FiscalYear(2019))
    assert _rows(_rating(PLAN, NOW, earlier), 0) == _rows(_rating(), 0)


def test_departments_have_the_name_of_the_year() -> None:
    rows = _rows(_rating(PLAN, replace(NOW, year=FiscalYear(2022))), 3)
    assert rows[1][0] == "こども保育課"


def test_a_grade_that_is_not_given_yet_is_counted_too() -> None:
    rows = _rows(_rating(PLAN, results({1: {"評価": "A"}})), 0)
    assert rows[2] == ["計", "1", "0", "0", "3", "4"]
    head = _rating(PLAN, results()).blocks[0].head[2]
    assert [cell.text for cell in head.cells][3:] == ["未記入", "計"]


@pytest.mark.parametrize("others", [(), (BEFORE,)])
def test_a_formula_comes_to_the_number_that_the_cell_shows(others: Sequence[YearResults]) -> None:
    found = list(worked_out(_rating(PLAN, NOW, *others)))
    assert len(found) > 30
    for cell, value in found:
        assert cell.number == pytest.approx(value), cell.formula


def test_a_plan_of_one_level_has_no_second_table_of_groups() -> None:
    own = plan(group("目標", "１", project(1, "kenko")), levels=("目標",), fields=(GRADE,))
    table = _rating(own, results({1: {"評価": "A"}}))
    assert [block.head[0].cells[0].text for block in table.blocks if block.head] == [
        "目標別",
        "主管課別",
    ]
    assert _rows(table, 0)[0] == ["目標１", "目標１の名称", "1", "0", "0", "1"]


def test_a_plan_without_levels_and_departments_has_a_total() -> None:
    own = plan(project(1), project(2), fields=(GRADE,), departments=())
    table = _rating(own, results({1: {"評価": "A"}, 2: {"評価": "A"}}))
    assert _rows(table, 0) == [
        ["計", "2", "0", "0", "2"],
        ["割合", "100.0%", "0.0%", "0.0%", "100.0%"],
    ]
    assert len(table.blocks) == 2  # and its figure


def test_groups_of_five_levels_add_up() -> None:
    levels = ("一", "二", "三", "四", "五")
    inner = group("五", "ア", project(1)), group("五", "イ", project(2))
    for level in ("四", "三", "二"):
        inner = (group(level, "1", *inner), group(level, "2", project(len(level) + 9)))
    own = plan(group("一", "1", *inner), levels=levels, fields=(GRADE,), departments=())
    for cell, value in worked_out(_rating(own, results({1: {"評価": "A"}}))):
        assert cell.number == pytest.approx(value)


def test_a_group_without_a_number_goes_by_its_name() -> None:
    own = plan(group("目標", "", project(1)), levels=("目標",), fields=(GRADE,))
    assert _rows(_rating(own, results({1: {"評価": "A"}})), 0)[0][0] == "目標の名称"


def test_a_field_of_a_level_counts_groups_and_no_department() -> None:
    own = replace(PLAN, fields=(replace(GRADE, subject="目標"),))
    given = results({0: {"評価": "A"}}).results[0]
    table = _rating(own, replace(results(), groups={("１",): given}))
    assert _rows(table, 0)[2] == ["計", "1", "0", "0", "1", "2"]
    assert len(table.blocks) == 2


def test_every_rating_of_the_year_has_a_sheet_whatever_it_is_called() -> None:
    fields = (
        GRADE,
        replace(GRADE, name="事務局の判定"),
        Field("区分", "評価", "計画", scale="三段階"),
    )
    names = [table.name for table in _sheets(replace(PLAN, fields=fields), NOW)]
    assert names == ["評価", "事務局の判定"]


def test_many_grades_are_set_smaller_and_fit_the_paper() -> None:
    grades = tuple(Grade(str(n), str(n), "段階の名称") for n in range(15))
    scales = (Scale("三段階", grades),)
    facts = Facts(PLAN, NOW, scales, {LAST_YEAR: BEFORE})
    (table,) = summarise(replace(facts, plan=PLAN))
    assert table.font.size < 10
    assert _width(table) * table.font.size <= _room(table)


def _width(table: Table) -> float:
    return sum(column.width + 2 * table.padding for column in table.columns)


def _room(table: Table) -> float:
    _, right, _, left = table.paper.margins
    return (PAPER_MM[table.paper.size][0] - right - left) / MM_PER_PT


def test_the_columns_fill_the_paper_in_whole_em() -> None:
    for others in ((), (BEFORE,)):
        table = _rating(PLAN, NOW, *others)
        assert _room(table) - table.font.size < _width(table) * table.font.size <= _room(table)


# ------------------------------------------------------------------------------- indicators


def _indicator(identity: str, target: Target | None, **others: str) -> Indicator:
    return Indicator(identity, f"{identity}の名称", "件", target, **others)  # pyright: ignore[reportArgumentType]


def _plan_of(*indicators: Indicator) -> Plan:
    ids = [indicator.id for indicator in indicators]
    own = plan(project(1, indicators=ids), project(2, indicators=ids[:1]), fields=(ACTUAL,))
    return replace(own, indicators=indicators)


def _values(actuals: Mapping[str, str], year: FiscalYear = NOW.year) -> YearResults:
    return results(actuals=actuals, year=year)


HALF = _indicator("半", Target("40", Decimal(40)))
BOUND = _indicator("以上", Target("6以上", Decimal(6), "以上"))
LESS = _indicator("減", Target("10", Decimal(10)), direction="減")
WORD = _indicator("語", Target("全園実施"))
NONE = _indicator("無", None)


def test_targets_stand_against_actuals_with_the_rate() -> None:
    table = _sheets(_plan_of(HALF, BOUND), _values({"半": "20", "以上": "4"}))[0]
    assert _rows(table, 0) == [
        ["1・2", "半の名称", "件", "単年", "40", "20", "50.0%", ""],
        ["1", "以上の名称", "件", "単年", "6以上", "4", "66.7%", ""],
    ]
    assert [column.name for column in table.columns] == [
        *("No.", "指標", "単位", "種類", "目標", "実績", "達成率", "備考"),
    ]


def test_what_is_not_comparable_stands_below_with_the_reason() -> None:
    table = _sheets(_plan_of(WORD, HALF, NONE), _values({"語": "21", "半": "中止"}))[0]
    assert [(row[1], row[6], row[7]) for row in _rows(table, 0)[1:]] == [
        ("語の名称", "―", "目標が数値でない（全園実施）"),
        ("半の名称", "―", "実績が数値でない（中止）"),
        ("無の名称", "―", "目標値がない"),
    ]
    assert _rows(table, 0)[0] == ["目標値と比べられないもの"]
    assert not _figures([table])


def test_less_is_better_turns_the_rate_around_and_is_said() -> None:
    table = _sheets(_plan_of(LESS), _values({"減": "20"}))[0]
    (row,) = _rows(table, 0)
    assert (row[6], row[7]) == ("50.0%", "減")
    assert "目標÷実績" in table.running[1].cells[0].text


def test_the_change_from_last_year_has_as_many_decimals_as_the_values() -> None:
    now, before = (
        _values({"半": "20.5", "以上": "3"}),
        _values({"半": "21", "以上": "中止"}, LAST_YEAR),
    )
    rows = _rows(_sheets(_plan_of(HALF, BOUND), now, before)[0], 0)
    assert [row[7:9] for row in rows] == [["21", "▲0.5"], ["中止", "―"]]


def test_numbers_of_indicators_are_numbers_in_the_form_of_their_text() -> None:
    own = _indicator("率", Target("1,250.50", Decimal("1250.50")))
    table = _sheets(_plan_of(own), _values({"率": "1,000"}))[0]
    target, actual = table.blocks[0].rows[0].cells[4:6]
    assert (target.text, target.number) == ("1,250.50", 1250.5)
    assert table.styles[target.role].number_format == "#,##0.00"
    assert (actual.text, actual.number) == ("1,000", 1000)


def test_looks_of_numbers_stand_in_the_order_of_the_numbers() -> None:
    # A Word file lists them: in any other order it would differ from run to run.
    own = [_indicator(str(n), Target("1", Decimal(1))) for n in range(6)]
    actuals = {"0": "1.0", "1": "1.00", "2": "1.000", "3": "0.0001", "4": "0.00001", "5": "2"}
    table = _sheets(_plan_of(*own), _values(actuals))[0]
    numbers = [role for role in table.styles if role.startswith("number ")]
    assert numbers == [f"number {decimals}" for decimals in (0, 1, 2, 3, 4, 5)]


def test_the_formulas_of_indicators_come_to_their_numbers() -> None:
    own = _plan_of(HALF, BOUND, LESS)
    actuals = {"半": "20", "以上": "4", "減": "20"}
    for table in _sheets(own, _values(actuals), _values(actuals, LAST_YEAR)):
        for cell, value in worked_out(table):
            assert cell.number == pytest.approx(value)


def test_a_computed_number_of_indicators_is_not_reported_again() -> None:
    assert not _sheets(replace(_plan_of(HALF), fields=()), _values({"半": "20"}))


# ---------------------------------------------------------------------------------- figures


def test_a_figure_shows_the_shares_of_the_top_level_and_of_the_whole() -> None:
    table = _rating()
    (figure,) = _figures([table])
    assert figure.labels == ("目標１", "目標２", "計")
    assert [(series.name, series.numbers) for series in figure.series] == [
        ("Ａ：順調", (2, 0, 2)),
        ("Ｂ：遅れ", (1, 0, 1)),
        ("Ｃ：未着手", (0, 1, 1)),
    ]
    assert figure.stacked


def test_a_figure_refers_to_the_cells_that_hold_its_numbers() -> None:
    tables = _sheets(_plan_of(HALF, BOUND), _values({"半": "20", "以上": "4"}))
    for named, shown in ((cells(_rating()), [_rating()]), (cells(tables[0]), tables)):
        held = {cell.name: cell for cell in named if cell.name}
        for figure in _figures(shown):
            assert tuple(held[name].text for name in figure.label_cells) == figure.labels
            for series in figure.series:
                assert tuple(held[name].number for name in series.cells) == series.numbers


def test_names_of_cells_are_unique_in_the_file() -> None:
    fields = (GRADE, replace(GRADE, name="もう一つ"), ACTUAL)
    own = replace(PLAN, fields=fields)
    tables = _sheets(own, NOW, BEFORE)
    names = [cell.name for table in tables for cell in cells(table) if cell.name]
    assert len(names) == len(set(names)) > 100


def test_shades_go_from_dark_to_light_with_readable_numbers() -> None:
    (figure,) = _figures([_rating()])
    lightness = [sum(bytes.fromhex(series.fill or "")) for series in figure.series]
    assert lightness == sorted(lightness)
    assert [series.ink for series in figure.series] == ["FFFFFF", "000000", "000000"]


def test_what_is_not_given_is_hatched() -> None:
    (figure,) = _figures([_rating(PLAN, results({1: {"評価": "A"}}))])
    assert [series.fill for series in figure.series][-1] is None


def test_the_rates_of_many_indicators_are_shown_in_several_figures() -> None:
    own = [_indicator(f"指標{n}", Target("4", Decimal(4))) for n in range(33)]
    actuals = {indicator.id: str(n) for n, indicator in enumerate(own)}
    figures = _figures(_sheets(_plan_of(*own), _values(actuals)))
    assert [len(figure.labels) for figure in figures] == [11, 11, 11]
    # a row of Excel is at most 409.5 pt high
    assert all(figure.height * 10 <= 409.5 for figure in figures)
    assert all(figure.most == 2 for figure in figures)
    assert "200%を超える棒は右端で切ってあります" in figures[0].title


def test_the_axis_of_ratios_reaches_as_far_as_the_bars() -> None:
    (figure,) = _figures(_sheets(_plan_of(HALF), _values({"半": "45"})))
    assert figure.most == 1.25


def test_a_plan_of_many_groups_has_a_figure_for_every_twenty() -> None:
    groups = [group("目標", str(n), project(n)) for n in range(1, 31)]
    own = plan(*groups, levels=("目標",), fields=(GRADE,), departments=DEPARTMENTS)
    assert [len(figure.labels) for figure in _figures([_rating(own)])] == [15, 16]


# ---------------------------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [(3, 0, "+3"), (-1200, 0, "▲1,200"), (0, 0, "±0"), (Decimal("-0.5"), 1, "▲0.5")],
)
def test_a_change_is_written_as_excel_shows_it(number: int, decimals: int, text: str) -> None:
    assert change_text(number, decimals) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.5, "50.0%"),
        (1 / 3, "33.3%"),
        (2 / 3, "66.7%"),
        (0.0005, "0.1%"),
        (1.0005, "100.1%"),
        (3.0, "300.0%"),
    ],
)
def test_a_share_is_rounded_half_up_as_excel_does(share: float, text: str) -> None:
    assert percent(share) == text


def test_a_cell_without_a_number_has_no_formula() -> None:
    for table in _sheets(PLAN, NOW, BEFORE):
        assert not [cell for cell in cells(table) if cell.formula and cell.number is None]


def test_all_sheets_share_their_styles_and_their_font() -> None:
    own = replace(_plan_of(HALF), fields=(GRADE, ACTUAL))
    before = _values({"半": "20"}, LAST_YEAR)
    scale = Scale("三段階", tuple(Grade(str(n), str(n), "名称") for n in range(9)))
    facts = Facts(own, _values({"半": "20"}), (scale,), {LAST_YEAR: before})
    tables = summarise(facts)
    assert len({table.font for table in tables}) == 1
    assert tables[0].font.size < 10
    assert all(table.styles == tables[0].styles for table in tables)
    roles = {cell.role for table in tables for cell in cells(table)}
    assert roles <= set(tables[0].styles)
