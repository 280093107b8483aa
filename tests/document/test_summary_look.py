"""How the sheets of a 集計 follow what a file says: title, order, colours, paper, figures."""

from dataclasses import replace
from decimal import Decimal

import pytest

from document.formulas import cells
from document.toys import SCALES, group, plan, project, results
from report_builder.document.context import Facts
from report_builder.document.look_reading import Source
from report_builder.document.paper_reading import room_across, room_down
from report_builder.document.summary import summarise
from report_builder.document.summary_look import Bars, SummarySpec
from report_builder.document.summary_reading import read_summary, too_wide
from report_builder.document.table import Figure, Table
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Indicator, Target
from report_builder.model.scale import Grade, Scale
from report_builder.problems import Located

GROUPS = [group("目標", str(n), project(n, "kenko", indicators=[f"i{n}"])) for n in range(1, 31)]
PLAN = replace(
    plan(*GROUPS, levels=("目標",)),
    indicators=tuple(
        Indicator(f"i{n}", f"指標{n}", "件", Target("4", Decimal(4))) for n in range(1, 31)
    ),
)
YEAR = results(
    {n: {"評価": "A"} for n in range(1, 31)}, actuals={f"i{n}": str(n) for n in range(1, 31)}
)
BEFORE = results(year=FiscalYear(2020))
FACTS = Facts(PLAN, YEAR, SCALES, {BEFORE.year: BEFORE})


def _read(text: str) -> Located[SummarySpec]:
    return read_summary(Source(text, "templates/shukei.yaml", PLAN, SCALES), SummarySpec())


def _sheets(text: str, facts: Facts = FACTS) -> tuple[Table, ...]:
    return summarise(facts, _read(text).value)


def _figures(tables: tuple[Table, ...]) -> list[Figure]:
    return [cell.figure for table in tables for cell in cells(table) if cell.figure]


def _top(table: Table) -> list[str]:
    return [cell.text for cell in table.running[0].cells]


def test_a_file_that_says_what_holds_without_it_changes_nothing() -> None:
    assert _sheets("bars: {from: 1F4E79}\nfont: {size: 10}\n") == summarise(FACTS)


def test_the_title_is_on_every_sheet_with_the_words_of_each() -> None:
    tables = _sheets('title: "■{計画.団体}　{年度.年}の{項目}"\nlabel: 資料３\n')
    assert [_top(table) for table in tables] == [
        ["■試験市　令和3年の評価", "資料３"],
        ["■試験市　令和3年の実績値", "資料３"],
        ["■試験市　令和3年の実績値", "資料３"],
    ]
    assert tables[0].title == "試験市　令和3年の評価"


def test_without_a_label_the_title_has_the_whole_line() -> None:
    table = _sheets('label: ""\n')[0]
    (cell,) = table.running[0].cells
    assert cell.columns == len(table.columns)


def test_without_title_and_label_there_is_no_line() -> None:
    tables = _sheets('title: ""\nlabel: ""\n')
    assert [len(table.running) for table in tables] == [1, 1, 0]  # a legend, a note, nothing
    assert tables[2].title == "計画　令和3年度の指標の集計"


def test_the_fields_stand_in_the_order_that_is_asked_for() -> None:
    names = [table.name for table in _sheets("show: [実績値, 評価]\n")]
    assert names == ["実績値", "実績値の図", "評価"]
    assert [table.name for table in _sheets("show: [評価]\n")] == ["評価"]


def test_without_charts_there_is_no_figure_and_no_sheet_of_figures() -> None:
    tables = _sheets("charts: false\n")
    assert [table.name for table in tables] == ["評価", "実績値"]
    assert not _figures(tables)


def test_bars_go_from_the_one_colour_to_the_other() -> None:
    figure, *_, ratios = _figures(_sheets("bars: {from: '000000', to: F0F0F0}\n"))
    assert [(each.fill, each.ink) for each in figure.series[:3]] == [
        ("000000", "FFFFFF"),
        ("787878", "FFFFFF"),  # half of F0
        ("F0F0F0", "000000"),
    ]
    assert ratios.series[0].fill == "787878"


def test_letters_on_a_bright_colour_are_black() -> None:
    # 0.587 × 255 = 149.7 is light; red has 0.299 × 255 = 76.2.
    assert list(Bars("00FF00", "FF0000").shades(2)) == [("00FF00", "000000"), ("FF0000", "FFFFFF")]


def test_a_look_reaches_the_numbers_of_indicators_too() -> None:
    table = _sheets("styles: {line: {fill: FFFDF5}, count: {color: C00000}}\n")[1]
    target = table.blocks[0].rows[0].cells[4]
    style = table.styles[target.role]
    assert (target.text, style.fill, style.color) == ("4", "FFFDF5", "C00000")
    assert (style.number_format, style.align) == ("#,##0", "right")


@pytest.mark.parametrize(
    "text",
    [
        "paper: {landscape: false}\n",
        "paper: {size: A3}\n",
        "paper: {landscape: false, margins: {left: 30, right: 30}}\n",
        "padding: 0.8\n",
        "padding: 0\n",
        "font: {size: 14}\n",
    ],
)
def test_every_sheet_fits_its_paper(text: str) -> None:
    for table in _sheets(text):
        width = sum(column.width + 2 * table.padding for column in table.columns)
        room = room_across(table.paper, table.font)
        assert room - 1 < width <= room + 1e-9
        assert min(column.width for column in table.columns) >= 2


@pytest.mark.parametrize(
    "text",
    ["font: {size: 18}\n", "paper: {margins: {top: 70, bottom: 40}}\n", "paper: {size: A3}\n"],
)
def test_every_figure_fits_a_page_and_a_row_of_excel(text: str) -> None:
    tables = _sheets(text)
    assert sum(len(figure.labels) for figure in _figures(tables)) == 31 + 30  # with the total
    for table in tables:
        for figure in _figures((table,)):
            assert figure.height * table.font.size <= 409.5
            assert figure.height <= room_down(table.paper, table.font) - 3


def test_a_figure_upright_has_more_of_its_width_for_labels() -> None:
    # 目標15 has 4 letters, and 3 em around them; 281 mm at 10 pt are 79 whole em, 194 mm are 54.
    across = _figures(_sheets("padding: 0.3\n"))[0]
    upright = _figures(_sheets("paper: {landscape: false}\n"))[0]
    assert (across.label_share, upright.label_share) == (7 / 79, 7 / 54)


def test_a_sheet_in_letters_too_small_to_read_is_too_wide() -> None:
    grades = tuple(Grade(str(n), str(n), "段階") for n in range(12))
    facts = replace(FACTS, scales=(Scale("三段階", grades),))
    spec = _read("title: 集計\npaper: {landscape: false}\n")
    (problem,) = too_wide(spec, summarise(facts, spec.value))
    assert (problem.code, problem.place.line) == ("table-too-wide", 2)
    # 12 grades and 未記入: 13 × (6 + 4 + 3), two sums of 4, and 5 + 16 for the names are 198 em;
    # 54 em at 10 pt are as much as 198 at 2.7, in half points 2.5.
    assert problem.message == "表は、文字を 2.5 pt まで小さくしないと用紙に入りません。"
    assert not too_wide(spec, summarise(FACTS, spec.value))


def test_letters_that_are_said_to_be_small_are_not_reported() -> None:
    spec = _read("font: {size: 4}\n")
    assert not too_wide(spec, summarise(FACTS, spec.value))
