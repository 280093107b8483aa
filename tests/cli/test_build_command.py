"""`build` and build-report as they are typed: the contract of their options and streams."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.answers import Answer

NAME = "環境年次報告"
FILES = [f"{NAME}.docx", f"{NAME}.xlsx"]


def _files(folder: Path) -> list[str]:
    """What a user sees: beside them, a folder whose name begins with a dot is for `diff`."""
    return sorted(path.name for path in folder.glob("[!.]*"))


@pytest.mark.parametrize(
    "year",
    ["2022", "２０２２", "R4", "r4", "Ｒ４", "令和4", "令和４", "令和4年", "令和4年度", "2022年度"],
)
def test_a_year_can_be_written_in_many_ways(
    type_in: Callable[..., Answer], small: Path, year: str
) -> None:
    assert type_in("build", year, "--format", "docx").status == 0
    assert _files(small / "output" / "2022") == [f"{NAME}.docx"]


def test_results_are_on_stdout_and_name_every_file(
    type_in: Callable[..., Answer], small: Path
) -> None:
    assert type_in("build", "R4") == Answer(
        0, f"output/2022/{NAME}.xlsx（2ページ）\noutput/2022/{NAME}.docx（2ページ）\n", ""
    )
    assert _files(small / "output" / "2022") == FILES


def test_build_report_does_the_same(type_in: Callable[..., Answer], small: Path) -> None:
    assert type_in("R4", program="build-report").status == 0
    assert _files(small / "output" / "2022") == FILES


@pytest.mark.parametrize("program", ["report-builder", "build-report"])
def test_the_workspace_can_be_elsewhere(
    type_in: Callable[..., Answer],
    small: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    program: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["-C", small.name, *(["build"] if program == "report-builder" else []), "R4"]
    assert type_in(*words, program=program).status == 0
    assert _files(small / "output" / "2022") == FILES


def test_the_files_can_go_to_another_folder_that_is_made(
    type_in: Callable[..., Answer], small: Path
) -> None:
    answer = type_in("build", "R4", "--output", "会議/第１回")
    assert answer.out.startswith(f"会議/第１回/{NAME}.xlsx")
    assert _files(small / "会議" / "第１回") == FILES
    assert not (small / "output").exists()


def test_one_format_alone_leaves_the_other_file_as_it_was(
    type_in: Callable[..., Answer], small: Path
) -> None:
    folder = small / "output" / "2022"
    folder.mkdir(parents=True)
    (folder / FILES[0]).write_bytes(b"old")
    assert type_in("build", "R4", "--format", "xlsx").status == 0
    assert (folder / FILES[0]).read_bytes() == b"old"


def test_a_format_named_twice_is_made_once(type_in: Callable[..., Answer], small: Path) -> None:
    formats = ["--format", "docx", "--format", "xlsx", "--format", "docx"]
    lines = type_in("build", "R4", *formats).out.splitlines()
    assert [line.split("（")[0][-4:] for line in lines] == ["docx", "xlsx"]
    assert _files(small / "output" / "2022") == FILES


def test_another_template_can_be_named(type_in: Callable[..., Answer], small: Path) -> None:
    text = (small / "templates" / "nenpo.yaml").read_text(encoding="utf-8")
    other = text.replace(f"name: {NAME}", "name: 概要")
    (small / "templates" / "gaiyo.yaml").write_text(other, encoding="utf-8")
    assert type_in("build", "R4", "--template", "gaiyo").status == 0
    assert _files(small / "output" / "2022") == ["概要.docx", "概要.xlsx"]


def test_a3_is_named_in_the_excel_file(type_in: Callable[..., Answer], small: Path) -> None:
    assert type_in("build", "R4", "--paper", "A3", "--format", "xlsx").status == 0
    with zipfile.ZipFile(small / "output" / "2022" / f"{NAME}.xlsx") as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode("utf-8")
    assert 'paperSize="8"' in sheet  # 8: A3, ECMA-376 18.3.1.63


# ----------------------------------------------------------------------------- what goes wrong


def test_every_mistake_in_the_data_is_said_with_file_and_line_and_nothing_is_written(
    type_in: Callable[..., Answer], small: Path
) -> None:
    path = small / "data" / "2022.yaml"
    text = path.read_text(encoding="utf-8")
    for right, wrong in (
        ("進捗: ◎", "進捗: 〇"),
        ("課題: |", "問題: |"),
        ("  - No: 303\n", "  - No: 305\n"),
    ):
        text = text.replace(right, wrong, 1)
    path.write_text(text, encoding="utf-8")
    answer = type_in("build", "R4")
    assert (answer.status, answer.out) == (1, "")
    assert [line.split("。")[0] for line in answer.err.splitlines()] == [
        "誤り data/2022.yaml:8: 計画にあるNo.303がありません",
        "誤り data/2022.yaml:9: No.101の進捗「〇」は進捗の区分にありません",
        "誤り data/2022.yaml:13: No.101に「問題」というキーはありません",
        "誤り data/2022.yaml:81: No.305は計画にありません",
    ]
    assert not (small / "output").exists()


def test_a_mistake_in_the_template_is_said_with_its_line(
    type_in: Callable[..., Answer], small: Path
) -> None:
    path = small / "templates" / "nenpo.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("show: 指標.単位", "show: 指標.単価"),
        encoding="utf-8",
    )
    answer = type_in("build", "R4")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("誤り templates/nenpo.yaml:22: show の「指標.単価」という項目は")
    assert "「指標.単位」ではありませんか。" in answer.err


def test_a_year_without_a_file_says_how_to_begin_it(
    type_in: Callable[..., Answer], small: Path
) -> None:
    assert type_in("build", "R5") == Answer(
        1,
        "",
        "誤り data/2023.yaml: 令和5年度のファイルがありません。"
        "年度を確かめるか、「report-builder new 2023」で作ってください。\n",
    )
    assert small.exists()


@pytest.mark.parametrize("where", ["ない", "data"])
def test_a_folder_that_is_no_workspace_is_said(
    type_in: Callable[..., Answer], small: Path, where: str
) -> None:
    answer = type_in("-C", small / where, "build", "R4")
    assert (answer.status, answer.out) == (1, "")
    assert "-C で指定してください。" in answer.err


def test_a_template_that_is_not_there_is_said(type_in: Callable[..., Answer], small: Path) -> None:
    answer = type_in("build", "R4", "--template", "gaiyo")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("誤り templates/gaiyo.yaml: ファイルがありません。")
    assert small.exists()


def test_a_plan_that_names_no_template_says_so(type_in: Callable[..., Answer], small: Path) -> None:
    path = small / "data" / "plan.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("  様式: nenpo\n", ""), "utf-8")
    answer = type_in("build", "R4")
    assert answer.status == 1
    assert answer.err.startswith("誤り data/plan.yaml: 計画に「様式」がないので")


@pytest.mark.parametrize("blocked", FILES)
def test_when_one_file_cannot_be_written_those_of_last_time_stay(
    type_in: Callable[..., Answer], small: Path, blocked: str
) -> None:
    folder = small / "output" / "2022"
    (folder / blocked).mkdir(parents=True)  # as good as a file that Excel holds open
    (other,) = set(FILES) - {blocked}
    (folder / other).write_bytes(b"old")
    answer = type_in("build", "R4")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith(f"誤り output/2022/{blocked}: ")
    assert (folder / other).read_bytes() == b"old"
    assert _files(folder) == FILES


def test_where_there_was_no_file_a_failure_leaves_none(
    type_in: Callable[..., Answer], small: Path
) -> None:
    folder = small / "output" / "2022"
    (folder / FILES[0]).mkdir(parents=True)
    assert type_in("build", "R4").status == 1
    assert _files(folder) == [FILES[0]]


def test_an_output_folder_that_is_a_file_is_said(
    type_in: Callable[..., Answer], small: Path
) -> None:
    (small / "output").write_text("", encoding="utf-8")
    answer = type_in("build", "R4")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("誤り output/2022: ")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_without_permission_is_said(type_in: Callable[..., Answer], small: Path) -> None:
    (small / "output").mkdir(mode=0o500)
    answer = type_in("build", "R4")
    assert (answer.status, answer.out) == (1, "")
    assert "書き込む権限があるか確かめて" in answer.err


def test_a_read_only_place_is_said(
    type_in: Callable[..., Answer], small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    answer = type_in("build", "R4")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("誤り output/2022: ファイルに書き込めません。")
    assert small.exists()


# --------------------------------------------------------------------------- as its own process


def test_results_and_messages_go_to_their_own_streams(start: Callable[..., Answer]) -> None:
    answer = start("build", "R4", "--format", "xlsx")
    assert answer == Answer(0, f"output/2022/{NAME}.xlsx（2ページ）\n", "")
    answer = start("build", "R9")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err


def test_two_builds_give_the_same_bytes(start: Callable[..., Answer], small: Path) -> None:
    for place, seed in (("一", "1"), ("二", "2")):
        assert start("build", "R4", "--output", place, PYTHONHASHSEED=seed).status == 0
    for name in FILES:
        assert (small / "一" / name).read_bytes() == (small / "二" / name).read_bytes()


def test_a_bug_shows_no_traceback(start: Callable[..., Answer], small: Path) -> None:
    broken = small / "lib" / "lxml"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise RuntimeError", encoding="utf-8")
    answer = start("build", "R4", PYTHONPATH=str(small / "lib"), TMPDIR=str(small))
    assert answer.status == 1
    assert answer.err.startswith("プログラムの誤りで止まりました。記録: ")
    assert "Traceback" not in answer.err
    assert list(small.glob("report-builder-*.log"))
