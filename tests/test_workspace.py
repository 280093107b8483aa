"""A workspace is found, its parts have their places, and a year is loaded with all it needs."""

from pathlib import Path

import pytest

from report_builder.model.period import FiscalYear
from report_builder.problems import ReportError
from report_builder.workspace import Workspace, load, load_plan, open_workspace

YEAR = FiscalYear(2020)

SCALES = "評価基準:\n  - {コード: A, 名称: 定常的実施}\n"
PLAN = """\
計画: {名称: こども計画, 団体: 試験市, 開始: 令和2年度, 終了: 令和6年度}
項目:
  評価: {種類: 評価, 基準: 評価基準, 所属: 年度}
体系:
  - {No: 1, 名称: 交付}
"""
RESULTS = "年度: 令和2年度\n事業:\n  - {No: 1, 評価: A}\n"


@pytest.fixture
def small(tmp_path: Path) -> Workspace:
    """A workspace with one 事業, no levels and no departments."""
    for name, text in (
        ("data/plan.yaml", PLAN),
        ("data/2020.yaml", RESULTS),
        ("templates/scales.yaml", SCALES),
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return open_workspace(tmp_path)


def _said(caught: pytest.ExceptionInfo[ReportError]) -> list[str]:
    return [f"{each.place} {each.code}" for each in caught.value.problems]


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_parts_of_a_workspace_have_their_places() -> None:
    workspace = Workspace(Path("市"))
    assert workspace.plan == Path("市/data/plan.yaml")
    assert workspace.year(YEAR) == Path("市/data/2020.yaml")
    assert workspace.scales == Path("市/templates/scales.yaml")
    assert workspace.template("shiryo2") == Path("市/templates/shiryo2.yaml")
    assert workspace.output(YEAR) == Path("市/output/2020")


def test_messages_name_a_file_as_seen_from_the_workspace() -> None:
    workspace = Workspace(Path("市"))
    assert workspace.shown(Path("市/data/2020.yaml")) == "data/2020.yaml"
    assert workspace.shown(Path("よそ/2020.yaml")) == "よそ/2020.yaml"


def test_a_missing_folder_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="フォルダがありません"):
        open_workspace(tmp_path / "ない")


def test_an_empty_folder_is_told_what_a_workspace_is(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as caught:
        open_workspace(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path}: このフォルダには data/plan.yaml と templates/scales.yaml がありません。"
        "data/plan.yaml と templates/scales.yaml のあるフォルダで実行するか、"
        "-C で指定してください。"
    )


def test_only_what_is_missing_is_named(small: Workspace) -> None:
    small.scales.unlink()
    with pytest.raises(ReportError, match=r"このフォルダには templates/scales\.yaml がありません"):
        open_workspace(small.root)


def test_a_year_is_loaded_with_its_plan_and_scales(small: Workspace) -> None:
    loaded = load(small, YEAR)
    assert loaded.plan.value.name == "こども計画"
    assert loaded.scales.value[0].codes == ("A",)
    assert loaded.results.value.results[1].text("評価") == "A"
    assert str(loaded.results.place("事業", 1, "評価")) == "data/2020.yaml:3"


def test_a_plan_is_loaded_without_any_year(small: Workspace) -> None:
    small.year(YEAR).unlink()
    assert load_plan(small).plan.value.name == "こども計画"


def test_a_year_without_a_file_is_told_how_to_make_one(small: Workspace) -> None:
    with pytest.raises(ReportError) as caught:
        load(small, FiscalYear(2021))
    assert str(caught.value) == (
        "data/2021.yaml: 令和3年度のファイルがありません。"
        "年度を確かめるか、「report-builder new 2021」で作ってください。"
    )


def test_a_missing_year_does_not_hide_the_mistakes_of_the_plan(small: Workspace) -> None:
    small.year(YEAR).unlink()
    _change(small.plan, "種類: 評価", "種類: 評定")
    with pytest.raises(ReportError) as caught:
        load(small, YEAR)
    assert _said(caught) == [
        "data/plan.yaml:3 choice-unknown",
        "data/2020.yaml year-missing",
    ]


def test_mistakes_in_all_three_files_are_reported_together(small: Workspace) -> None:
    _change(small.scales, "名称: ", "名弥: ")
    _change(small.plan, "終了: 令和6年度", "終了: 令和1年度")
    _change(small.year(YEAR), "- {No: 1, 評価: A}", "- {No: 1, 評価: A}\n  - {No: 1}")
    with pytest.raises(ReportError) as caught:
        load(small, YEAR)
    assert _said(caught) == [
        "templates/scales.yaml:2 key-unknown",
        "data/plan.yaml:1 period-reversed",
        "data/2020.yaml:4 project-twice",
    ]


def test_a_broken_plan_brings_no_false_mistakes_in_the_year(small: Workspace) -> None:
    _change(small.plan, "体系:", "体系")
    with pytest.raises(ReportError) as caught:
        load(small, YEAR)
    assert _said(caught) == ["data/plan.yaml:4 yaml-syntax"]


def test_a_misread_number_in_the_plan_brings_no_false_mistakes_in_the_year(
    small: Workspace,
) -> None:
    _change(small.plan, "No: 1", "No: １")
    with pytest.raises(ReportError) as caught:
        load(small, YEAR)
    assert _said(caught) == ["data/plan.yaml:5 not-an-integer"]


def test_broken_scales_bring_no_false_mistakes_in_the_others(small: Workspace) -> None:
    small.scales.write_bytes("評価基準".encode("cp932"))
    with pytest.raises(ReportError) as caught:
        load(small, YEAR)
    assert _said(caught) == ["templates/scales.yaml:1 file-not-utf8"]
