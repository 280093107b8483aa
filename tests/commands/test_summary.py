"""summary: the files for the council, read back; numbers as LibreOffice works them out."""

import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from report_builder.commands.summary import summarise_year
from report_builder.model.period import FiscalYear
from report_builder.problems import ReportError
from report_builder.workspace import Workspace, load, open_workspace

YEAR = FiscalYear(2021)


def next_year(workspace: Path) -> None:
    """Adds a year in which some values differ from those of the first."""
    text = (workspace / "data" / "2020.yaml").read_text(encoding="utf-8")
    changes = (
        ("年度: 令和2年度", "年度: 令和3年度", 1),
        ("    評価: B", "    評価: A", 4),
        ("    達成度: 4", "    達成度: 2", 3),
        ("継続して実施しました", "感染症対策をしながら継続して実施しました", 5),
        ("妊娠届受理件数: 429", "妊娠届受理件数: 455", 1),
        ("延べ利用者数　785人", "延べ利用者数　1,024人", 1),
    )
    for old, new, count in changes:
        assert old in text
        text = text.replace(old, new, count)
    (workspace / "data" / "2021.yaml").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The city's own data with a second year, and the 集計 of both."""
    root = tmp_path_factory.mktemp("city")
    for name in ("data", "templates"):
        shutil.copytree(Path(__file__).parent.parent.parent / name, root / name)
    next_year(root)
    workspace = open_workspace(root)
    for year in (2020, 2021):
        summarise_year(workspace, FiscalYear(year))
    return workspace


def _book(workspace: Workspace, year: FiscalYear = YEAR, *, values: bool = True) -> Any:
    return load_workbook(workspace.output(year) / "集計.xlsx", data_only=values)


def _column(sheet: Any, number: int) -> list[object]:
    return [row[number] for row in sheet.iter_rows(values_only=True)]


def test_there_is_a_sheet_for_each_rating_and_for_the_indicators(city: Workspace) -> None:
    assert _book(city).sheetnames == ["評価", "達成度", "実績値", "実績値の図"]


@pytest.mark.parametrize("field", ["評価", "達成度"])
def test_the_counts_are_those_of_the_data(city: Workspace, field: str) -> None:
    results = load(city, YEAR).results.value.results
    codes = Counter(result.text(field) for result in results.values())
    sheet = _book(city)[field]
    total = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "計")
    now, before, change = total[2:7], total[7:12], total[12:16]
    order = "ABCD" if field == "評価" else "1234"
    assert list(now) == [*(codes[code] for code in order), 67]
    assert before[-1] == 67
    assert list(change) == [a - b for a, b in zip(now, before[:4], strict=False)][:4]


def test_every_group_and_lead_department_has_a_line(city: Workspace) -> None:
    first = [str(cell or "") for cell in _column(_book(city)["評価"], 0)]
    assert sum(text.startswith("基本目標") and text[-1] in "１２３" for text in first) == 6
    assert sum(text.startswith("　施策") for text in first) == 12
    plan = load(city, YEAR).plan.value
    leads = {project.lead for project in plan.projects()}
    names = {plan.department(lead).name_in(YEAR) for lead in leads if lead}
    assert names <= set(first)


def test_indicators_stand_once_with_their_rates(city: Workspace) -> None:
    sheet = _book(city)["実績値"]
    rows = {row[1]: row for row in sheet.iter_rows(values_only=True) if row[2]}
    plan = load(city, YEAR).plan.value
    assert set(rows) - {"指標"} == {indicator.name for indicator in plan.indicators}
    number, _, unit, kind, target, actual, rate, before, change, _ = rows["妊娠届受理件数"]
    assert (number, unit, kind, target, actual, before, change) == (
        19,
        "件",
        "単年",
        450,
        455,
        429,
        26,
    )
    assert rate == pytest.approx(455 / 450)
    assert rows["巡回相談・教育相談"][6] == "―"
    assert "全園実施" in rows["巡回相談・教育相談"][9]


def test_the_first_year_has_no_comparison(city: Workspace) -> None:
    sheet = _book(city, FiscalYear(2020))["評価"]
    assert "増減" not in [cell for row in sheet.iter_rows(values_only=True) for cell in row]


def test_charts_refer_to_numbers_that_are_there(city: Workspace) -> None:
    book = _book(city)
    for sheet in _book(city, values=False).worksheets:
        for chart in sheet._charts:  # noqa: SLF001
            for series in chart.series:
                assert _cells(book, series.val.numRef.f) == [
                    pytest.approx(float(each.v)) for each in series.val.numRef.numCache.pt
                ]
                assert _cells(book, series.cat.strRef.f) == [
                    each.v for each in series.cat.strRef.strCache.pt
                ]


def _cells(book: Any, reference: str) -> list[object]:
    found = re.fullmatch(r"'(.+)'!\$([A-Z]+)\$(\d+):\$\2\$(\d+)", reference)
    assert found
    sheet, column, first, last = found.groups()
    return [book[sheet][f"{column}{row}"].value for row in range(int(first), int(last) + 1)]


def test_libreoffice_works_out_the_same_numbers(
    city: Workspace, soffice: Callable[..., Path], tmp_path: Path
) -> None:
    own = city.output(YEAR) / "集計.xlsx"
    bare = tmp_path / "bare.xlsx"
    assert _without_results(own, bare) > 500
    worked: Any = load_workbook(soffice(bare, "xlsx"), data_only=True)
    for sheet in _book(city, values=False).worksheets:
        ours, theirs = _book(city)[sheet.title], worked[sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    mine = ours[cell.coordinate].value
                    assert theirs[cell.coordinate].value == pytest.approx(mine), cell.coordinate


def _without_results(source: Path, target: Path) -> int:
    """Takes the results of all formulas away, so that a reader has to work them out."""
    count = 0
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content, found = re.subn(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
                count += found
            new.writestr(name, content)
    return count


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_libreoffice_prints_every_table_and_chart_on_the_pages_laid_out(
    city: Workspace, soffice: Callable[..., Path], form: str
) -> None:
    pages = summarise_year(city, YEAR).pages
    pdf = soffice(city.output(YEAR) / f"集計.{form}", "pdf")
    run = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True)
    printed = run.stdout.decode("utf-8").split("\f")[:-1]
    assert len(printed) == pages
    whole = re.sub(r"\s", "", "".join(printed))
    for text in (
        "評価の割合（令和3年度。棒の中は件数）",
        "達成度の割合",
        "指標の達成率",
        "主管課で数えています",
    ):
        assert re.sub(r"\s", "", text) in whole
    assert not re.search("###", whole)


def test_the_word_page_has_the_same_tables(city: Workspace) -> None:
    with zipfile.ZipFile(city.output(YEAR) / "集計.docx") as package:
        text = package.read("word/document.xml").decode()
        charts = [name for name in package.namelist() if name.startswith("word/charts/chart")]
    assert len(charts) == 4
    shown = re.findall(r"<w:t[^>]*>([^<]*)</w:t>", text)
    book = _book(city)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=3, values_only=True):
            for cell in row:
                if isinstance(cell, str) and "\n" not in cell:
                    assert cell in shown


def test_another_city_has_its_own_scale_and_levels(small: Workspace) -> None:
    summarise_year(small, FiscalYear(2022))
    book = _book(small, FiscalYear(2022))
    assert book.sheetnames == ["進捗", "実績値", "実績値の図"]
    total = next(row for row in book["進捗"].iter_rows(values_only=True) if row[0] == "計")
    assert total[2:6] == (3, 6, 3, 12)


def test_a_plan_that_counts_nothing_says_so(small: Workspace) -> None:
    for path in (small.plan, small.year(FiscalYear(2021))):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"(?m)^  (進捗|実績値|様式): .*\n", "", text)
        path.write_text(re.sub(r"(?m)^ +(進捗|指標): .*\n", "", text), encoding="utf-8")
    with pytest.raises(ReportError) as refused:
        summarise_year(small, FiscalYear(2021))
    assert [problem.code for problem in refused.value.problems] == ["summary-empty"]


def test_the_files_can_go_elsewhere(small: Workspace, tmp_path: Path) -> None:
    made = summarise_year(small, FiscalYear(2022), tmp_path / "会議")
    assert sorted(path.name for path in (tmp_path / "会議").iterdir()) == ["集計.docx", "集計.xlsx"]
    assert [path.name for path in made.files] == ["集計.xlsx", "集計.docx"]
    assert made.compared == FiscalYear(2021)


def test_the_same_data_give_the_same_bytes(small: Workspace, tmp_path: Path) -> None:
    first, second = (
        [path.read_bytes() for path in summarise_year(small, FiscalYear(2022), folder).files]
        for folder in (tmp_path / "一", tmp_path / "二")
    )
    assert first == second


def test_a_mistake_in_last_year_s_file_is_reported(small: Workspace) -> None:
    path = small.year(FiscalYear(2021))
    path.write_text(path.read_text(encoding="utf-8").replace("進捗: ○", "進捗: 丸", 1), "utf-8")
    with pytest.raises(ReportError) as refused:
        summarise_year(small, FiscalYear(2022))
    assert [problem.code for problem in refused.value.problems] == ["grade-unknown"]
