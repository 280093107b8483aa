"""summary and diff as they are typed: what they print, and how they end."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.answers import Answer


def test_summary_names_its_files(type_in: Callable[..., Answer], small: Path) -> None:
    assert type_in("summary", "R4") == Answer(
        0,
        "output/2022/集計.xlsx（4ページ）\noutput/2022/集計.docx（4ページ）\n",
        "",
    )
    assert (small / "output" / "2022" / "集計.docx").exists()


def test_diff_of_two_years_names_its_file(type_in: Callable[..., Answer], small: Path) -> None:
    answer = type_in("diff", "令和3年度", "2022")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith("output/2022/新旧対照表.xlsx（12事業、")
    assert (small / "output" / "2022" / "新旧対照表.xlsx").exists()


def test_diff_says_that_nothing_changed_since_the_last_build(
    type_in: Callable[..., Answer], small: Path
) -> None:
    assert type_in("build", "R4", "--format", "xlsx").status == 0
    assert type_in("diff", "R4") == Answer(
        0, "変わったところはありません。ファイルは作りませんでした。\n", ""
    )
    assert not (small / "output" / "2022" / "新旧対照表.xlsx").exists()


@pytest.mark.usefixtures("small")
def test_diff_of_a_year_that_was_not_built_is_a_problem(type_in: Callable[..., Answer]) -> None:
    answer = type_in("diff", "R4")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("誤り output/2022: 令和4年度はまだ作られていない")


@pytest.mark.usefixtures("small")
def test_a_year_that_is_none_is_wrong_usage(type_in: Callable[..., Answer]) -> None:
    for words in (("summary", "来年"), ("diff", "2021", "来年"), ("summary",), ("diff",)):
        assert type_in(*words).status == 2


@pytest.mark.usefixtures("small")
def test_the_files_can_go_to_another_folder(type_in: Callable[..., Answer], tmp_path: Path) -> None:
    folder = tmp_path / "会議"
    assert type_in("summary", "R4", "--output", folder).status == 0
    assert type_in("diff", "R3", "R4", "--output", folder).status == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        *("新旧対照表.xlsx", "集計.docx", "集計.xlsx"),
    ]
