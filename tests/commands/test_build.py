"""build_report: a year of a workspace in, the files of its paper out, or all of what is wrong."""

import errno
import os
from pathlib import Path

import pytest
from openpyxl import load_workbook

from report_builder.commands.build import BuildOrder, BuiltReport, build_report, lay_out_report
from report_builder.model.period import FiscalYear
from report_builder.problems import ReportError
from report_builder.workspace import Workspace, load

YEAR = FiscalYear(2022)
NAME = "環境年次報告"


def _build(small: Workspace, order: BuildOrder | None = None) -> BuiltReport:
    return build_report(small, YEAR, order or BuildOrder())


def _change(path: Path, right: str, wrong: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")


def _refused(small: Workspace, order: BuildOrder | None = None) -> list[str]:
    with pytest.raises(ReportError) as caught:
        _build(small, order)
    return [f"{each.code} {each.place}" for each in caught.value.problems]


def _cells(path: Path) -> list[str]:
    rows = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return [str(cell) for row in rows for cell in row if cell is not None]


def test_every_format_is_made_unless_some_are_named(small: Workspace) -> None:
    built = _build(small)
    assert [path.name for path in built.files] == [f"{NAME}.xlsx", f"{NAME}.docx"]
    assert all(path.stat().st_size for path in built.files)
    assert (built.pages, built.problems) == (2, ())


def test_the_files_go_to_the_folder_of_the_year(small: Workspace) -> None:
    built = _build(small, BuildOrder(formats=("docx",)))
    assert built.files == (small.root / "output" / "2022" / f"{NAME}.docx",)


def test_a_named_folder_is_made_with_those_above_it(small: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "会議" / "第１回"
    assert _build(small, BuildOrder(formats=("docx",), output=folder)).files[0].parent == folder


def test_lines_and_pages_are_the_same_on_every_paper(small: Workspace) -> None:
    loaded = load(small, YEAR)
    own, large = (lay_out_report(small, loaded, BuildOrder(paper=paper)) for paper in (None, "A3"))
    assert own.pages == large.pages
    assert (own.paper.size, large.paper.size) == ("A4", "A3")
    assert not large.paper.landscape
    assert large.zoom > own.zoom


def test_what_is_blank_is_listed_with_its_line_and_the_paper_is_made(small: Workspace) -> None:
    _change(small.year(YEAR), "    進捗: ◎\n", "    進捗:\n")
    built = _build(small, BuildOrder(formats=("xlsx",)))
    assert [(each.code, each.severity, str(each.place)) for each in built.problems] == [
        ("value-blank", "warning", "data/2022.yaml:9")
    ]
    assert any("（案）" in text for text in _cells(built.files[0]))


def test_a_number_without_room_is_told_and_no_row_of_hashes(small: Workspace) -> None:
    template = small.root / "templates"
    (path,) = (each for each in template.glob("*.yaml") if NAME in each.read_text(encoding="utf-8"))
    right = '{show: 指標.実績値, width: 5.2, header: "{年度.和暦}", style: figure, align: right}'
    narrow = right.replace("width: 5.2", "width: 1, figures: {commas: true}")
    _change(path, right, narrow)
    built = _build(small, BuildOrder(formats=("xlsx",)))
    assert [each.code for each in built.problems] == ["number-too-wide"]
    assert "「実績値」の列の幅に、数「10,020」が入らず" in built.problems[0].message
    assert "10,020" in _cells(built.files[0])  # as text: of a number Excel would show ####


def test_a_gap_between_the_bounds_of_a_scale_is_a_warning(small: Workspace) -> None:
    _change(small.scales, "コード: ◎, ", "コード: ◎, 下限: 1.05, ")
    _change(small.scales, "コード: ○, ", "コード: ○, 上限: 1, ")
    built = _build(small, BuildOrder(formats=("xlsx",)))
    assert [(each.code, each.severity) for each in built.problems] == [("ratio-gap", "warning")]
    assert "1以上1.05未満" in built.problems[0].message


# ---------------------------------------------------------------------------------- other years


def test_columns_of_last_year_are_read_from_its_file(small: Workspace) -> None:
    built = _build(small, BuildOrder(formats=("xlsx",)))
    assert {"10,910", "10,020"} <= set(_cells(built.files[0]))


def test_without_the_file_of_last_year_its_columns_are_blank(small: Workspace) -> None:
    small.year(FiscalYear(2021)).unlink()
    cells = _cells(_build(small, BuildOrder(formats=("xlsx",))).files[0])
    assert "10,910" not in cells
    assert "10,020" in cells


def test_a_mistake_in_last_year_s_file_is_reported_where_its_columns_are_shown(
    small: Workspace,
) -> None:
    _change(small.year(FiscalYear(2021)), "進捗: ○", "進捗: 丸")
    assert _refused(small) == ["grade-unknown data/2021.yaml:10"]
    template = small.template("nenpo")
    _change(template, ", year: 前年度", "")
    assert _build(small).pages == 2


def test_a_value_computed_from_last_year_s_is_shown_in_a_column_of_this_year(
    small: Workspace,
) -> None:
    formula = "計算: 差, 値: [実績値, 前年度.実績値], 小数: 0"
    declared = f"  増減: {{種類: 数値, 所属: 年度, 対象: 指標, {formula}}}\n"
    _change(small.plan, "  総括:", f"{declared}  総括:")
    template = small.template("nenpo")
    _change(template, "show: 指標.実績値", "show: 指標.増減")
    _change(template, ", year: 前年度", "")
    # No.101: 32 施設 after 14 the year before; 10,020 千kWh after 10,910.
    cells = _cells(_build(small, BuildOrder(formats=("xlsx",))).files[0])
    assert {"18", "-890"} <= set(cells)


def test_a_value_computed_from_a_computed_one_needs_the_files_of_two_years_before(
    small: Workspace,
) -> None:
    first = "計算: 差, 値: [実績値, 前年度.実績値], 小数: 0"
    second = "計算: 差, 値: [増減, 前年度.増減], 小数: 0"
    declared = "".join(
        f"  {name}: {{種類: 数値, 所属: 年度, 対象: 指標, {formula}}}\n"
        for name, formula in (("増減", first), ("増減の差", second))
    )
    _change(small.plan, "  総括:", f"{declared}  総括:")
    _change(small.plan, "開始: 令和3年度", "開始: 令和2年度")
    template = small.template("nenpo")
    _change(template, "show: 指標.実績値", "show: 指標.増減の差")
    _change(template, ", year: 前年度", "")
    before = small.year(FiscalYear(2021)).read_text(encoding="utf-8")
    text = before.replace("令和3年度", "令和2年度").replace(
        "LED化した施設: 14", "LED化した施設: 13"
    )
    small.year(FiscalYear(2020)).write_text(text, encoding="utf-8")
    # No.101: 32, 14 and 13 施設: (32 - 14) - (14 - 13).
    assert "17" in _cells(_build(small, BuildOrder(formats=("xlsx",))).files[0])


def test_a_file_before_the_plan_s_first_year_is_not_looked_at(small: Workspace) -> None:
    small.year(FiscalYear(2020)).write_text("何か", encoding="utf-8")
    built = build_report(small, FiscalYear(2021), BuildOrder(formats=("xlsx",)))
    assert "10,910" in _cells(built.files[0])


# -------------------------------------------------------------------------------- what goes wrong


def test_mistakes_in_all_three_files_are_reported_together(small: Workspace) -> None:
    _change(small.scales, "名称: 予定どおり", "名前: 予定どおり")
    _change(small.plan, "団体: みなと市", "団態: みなと市")
    _change(small.year(YEAR), "位置: [Ⅱ]", "位地: [Ⅱ]")
    assert [each.rsplit(":", 1)[0] for each in _refused(small)] == [
        "key-unknown templates/scales.yaml",
        "key-unknown data/plan.yaml",
    ]
    _change(small.scales, "名前: 予定どおり", "名称: 予定どおり")
    _change(small.plan, "団態: みなと市", "団体: みなと市")
    assert _refused(small) == ["key-unknown data/2022.yaml:5"]


@pytest.mark.parametrize("name", ["data", "templates", "output"])
def test_a_mistake_leaves_the_workspace_as_it_was(small: Workspace, name: str) -> None:
    _change(small.year(YEAR), "進捗: ◎", "進捗: 丸")
    before = sorted(small.root.glob(f"{name}/**/*"))
    assert _refused(small) == ["grade-unknown data/2022.yaml:9"]
    assert sorted(small.root.glob(f"{name}/**/*")) == before


def test_a_template_that_is_none_is_reported(small: Workspace) -> None:
    assert _refused(small, BuildOrder(template="ない")) == ["file-missing templates/ない.yaml"]
    _change(small.plan, "  様式: nenpo\n", "")
    assert _refused(small) == ["template-unnamed data/plan.yaml"]


def test_a_full_disk_leaves_the_files_of_last_time(
    small: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in _build(small).files}
    _change(small.year(YEAR), "進捗: ◎", "進捗: ○")
    calls: list[int] = []
    write = os.fsync

    def full_at_the_second(handle: int) -> None:
        calls.append(handle)
        if len(calls) == _SECOND_FILE:
            raise OSError(errno.ENOSPC, "No space left on device")
        write(handle)

    monkeypatch.setattr(os, "fsync", full_at_the_second)
    (said,) = _refused(small)
    assert said.startswith("disk-full ")
    assert {path: path.read_bytes() for path in before} == before
    assert sorted(small.output(YEAR).glob("[!.]*")) == sorted(before)


_SECOND_FILE = 3  # the first file, its folder, the second file


def test_the_same_data_give_the_same_bytes(small: Workspace, tmp_path: Path) -> None:
    first, second = (
        [path.read_bytes() for path in _build(small, BuildOrder(output=tmp_path / name)).files]
        for name in ("一", "二")
    )
    assert first == second
