"""merge, status, log and undo as they are typed and answered."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from cli.answers import Answer
from cli.conftest import Type
from commands.town import MEETING, NEWS, RATING, TALK, YEAR, Town, first_forms, write_town
from report_builder.cli.help_text import columns_of
from report_builder.commands.transaction import digest
from report_builder.lock import locked


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Town:
    """A town whose forms are out; it is the current folder."""
    write_town(tmp_path / "町")
    monkeypatch.chdir(tmp_path / "町")
    return Town(write_town(Path()), first_forms())


Typed = Callable[..., Answer]


def test_merging_prints_each_change_and_what_it_came_to(type_in: Type, town: Town) -> None:
    town.send("保育課.xlsx", "hoiku", {TALK: "A", ("記入者",): "山田", ("内線",): "123"})
    answer = type_in("merge", "2021", "inbox")
    assert answer.out.splitlines() == [
        "inbox/保育課.xlsx: 保育課（山田、内線 123）の回答を取り込みました。変更 1件、未記入 1件",
        "  No.2 評価: B → A",
        "計 1ファイル（取込 1）、変更 1件",
        "差戻し票: output/2021/returns/差戻し_保育課.xlsx",
        "差戻し票: output/2021/returns/差戻し_保育課.txt",
    ]
    assert (answer.status, answer.err) == (0, "")


def test_notes_are_results_and_a_mere_confirmation_is_not_shown(type_in: Type, town: Town) -> None:
    answers = {("備考", 2): "一行目\n二行目", ("確認", 2): "確認済", MEETING: "　面接　13人"}
    town.send("健康課.xlsx", "kenko", answers)
    out = type_in("merge", "2021", "inbox").out
    assert "  No.2 備考: 一行目／二行目\n" in out
    assert "確認済" not in out


def test_problems_go_to_stderr_with_the_cell_and_the_line(type_in: Type, town: Town) -> None:
    town.edit("評価: B", "評価: C")
    town.send("保育課.xlsx", "hoiku", {TALK: "A"})
    answer = type_in("merge", "2021", "inbox")
    assert answer.status == 1
    assert answer.err == (
        "誤り inbox/保育課.xlsx「調査票」C3: No.2 評価が競合しています。配布時「B」、"
        "いま「C」（data/2021.yaml:10）、回答「A」。回答を採るなら --prefer returned、"
        "いまの値を残すなら --prefer current を付けて、もう一度取り込んでください。\n"
    )


def test_a_dry_run_says_that_nothing_was_written(type_in: Type, town: Town) -> None:
    town.send("教育課.xlsx", "kyoiku", {NEWS: "A"})
    before = town.text
    answer = type_in("merge", "2021", "inbox", "--dry-run")
    assert "取り込めます（まだ書いていません）" in answer.out
    assert (town.text, town.entries) == (before, ())


def test_files_that_are_not_taken_are_counted(type_in: Type, town: Town) -> None:
    town.send("教育課.xlsx", "kyoiku", {NEWS: "Z"})
    town.send("健康課.xlsx", "kenko", {RATING: "B"})
    answer = type_in("merge", "2021", "inbox")
    assert "inbox/教育課.xlsx: 取り込みません。" in answer.out
    assert "計 2ファイル（取込 1、取り込まず 1）、変更 1件" in answer.out
    assert answer.status == 1


def test_the_same_folder_again_is_told_in_one_line_a_file(type_in: Type, town: Town) -> None:
    town.send("健康課.xlsx", "kenko", {RATING: "B", ("備考", 1): "よろしく"})
    type_in("merge", "2021", "inbox")
    lines = type_in("merge", "2021", "inbox").out.splitlines()
    assert lines[0].endswith("に取り込み済みです。変更 0件")
    assert lines[1] == "計 1ファイル（取込済み 1）、変更 0件"


def test_json_has_everything_and_nothing_else_on_stdout(type_in: Type, town: Town) -> None:
    town.edit("評価: B", "評価: C")
    town.send("保育課.xlsx", "hoiku", {TALK: "A"})
    answer = type_in("merge", "2021", "inbox", "--json")
    (file,) = json.loads(answer.out)["files"]
    (conflict,) = file["conflicts"]
    assert (conflict["key"], conflict["label"]) == ("事業/2/評価", "No.2 評価")
    assert [conflict[name] for name in ("base", "current", "returned")] == ["B", "C", "A"]
    assert (conflict["line"], file["problems"][0]["code"]) == (
        "data/2021.yaml:10",
        "merge-conflict",
    )
    assert file["asks"][0]["number"] == 2


def test_wrong_usage_ends_with_2(type_in: Type, town: Town) -> None:
    town.send("保育課.xlsx", "hoiku", {})
    assert type_in("merge", "2021").status == 2
    assert type_in("merge", "2021", "inbox", "--prefer", "mine").status == 2
    assert type_in("undo").status == 2


def test_a_second_merge_at_the_same_time_is_told_who_is_at_it(type_in: Type, town: Town) -> None:
    town.send("保育課.xlsx", "hoiku", {TALK: "A"})
    before = town.text
    with locked(town.workspace.lock, ""):
        answer = type_in("merge", "2021", "inbox")
    assert (answer.status, answer.out, town.text) == (1, "", before)
    assert answer.err.startswith("誤り data/.lock: ")
    assert "取り込みか取消しをしている最中です。" in answer.err


def test_two_processes_at_once_never_mix(town: Town) -> None:
    town.send("1.xlsx", "hoiku", {TALK: "A"})
    town.send("2.xlsx", "kyoiku", {NEWS: "A"})
    command = [sys.executable, "-m", "report_builder", "merge", "2021"]
    both = [
        subprocess.Popen([*command, f"inbox/{name}.xlsx"], stderr=subprocess.PIPE, text=True)
        for name in "12"
    ]
    said = [process.communicate()[1] for process in both]
    assert all("プログラムの誤り" not in each for each in said)
    entries = town.entries
    assert 1 <= len(entries) <= 2
    assert all(later.before == first.after for first, later in pairwise(entries))
    assert entries[-1].after == digest(town.text.encode())


# ------------------------------------------------------------------------------------- others


def test_status_is_a_table_that_is_aligned_in_a_terminal(type_in: Type, town: Town) -> None:
    town.send("保育課.xlsx", "hoiku", {TALK: "A"})
    type_in("merge", "2021", "inbox")
    answer = type_in("status", "2021")
    lines = answer.out.splitlines()
    day = town.entries[0].time[:10]
    assert (
        lines[0] == "担当課  事業  記入欄  記入済  未記入  指標  確認  競合  最終受領    ファイル"
    )
    assert lines[2].split() == ["保育課", "2", "5", "4", "1", "1/1", "-", "0", day, "保育課.xlsx"]
    starts = {columns_of(line[: line.index(day)]) for line in lines if day in line}
    assert starts == {columns_of(lines[0][: lines[0].index("最終受領")])}
    assert "保育課の未記入: No.4 評価" in lines
    assert "未返送: 教育課" in lines
    assert lines[-1] == "令和3年度の記入欄 11 のうち、未記入 2、競合 0。"
    assert answer.status == 1


def test_status_ends_with_0_once_nothing_is_missing(type_in: Type, town: Town) -> None:
    town.edit("  - No: 4\n", "    実績: 配りました。\n  - No: 4\n    評価: A\n")
    answer = type_in("status", "2021")
    assert (answer.status, answer.out.splitlines()[-1]) == (
        0,
        "令和3年度の記入欄 11 は、すべて記入済みです。",
    )


def test_status_as_json_has_the_totals(type_in: Type, town: Town) -> None:
    report = json.loads(type_in("status", "2021", "--json").out)
    assert (report["year"], report["total"]["blank"]) == (YEAR.number, 2)
    assert [each["name"] for each in report["departments"]] == ["健康課", "保育課", "教育課"]
    assert town.values


def test_log_tells_merges_undoings_and_conflicts(type_in: Type, town: Town) -> None:
    town.edit("評価: B", "評価: C")
    town.send("保育課.xlsx", "hoiku", {TALK: "A", ("記入者",): "山田"})
    type_in("merge", "2021", "inbox", "--prefer", "returned")
    type_in("undo", "2021")
    time = town.entries[0].time[:16].replace("T", " ")
    assert type_in("log", "2021").out.splitlines() == [
        f"1  {time}  取込  保育課（山田）  保育課.xlsx  変更 1件  （取消済み）",
        "  No.2 評価: C → A",
        "  競合 No.2 評価: 配布時「B」、いま「C」、回答「A」 … 回答を採った",
        f"2  {town.entries[1].time[:16].replace('T', ' ')}  取消  1 の取込を取り消し  変更 1件",
        "  No.2 評価: A → C",
    ]


def test_a_log_without_entries_says_so(type_in: Type, town: Town) -> None:
    assert town.entries == ()
    assert type_in("log", "2021").out == "取り込みの記録はありません。\n"
    assert json.loads(type_in("log", "2021", "--json").out)["entries"] == []


def test_undo_prints_what_was_taken_back(type_in: Type, town: Town) -> None:
    town.send("教育課.xlsx", "kyoiku", {NEWS: "A"})
    type_in("merge", "2021", "inbox")
    answer = type_in("undo", "2021")
    assert "教育課の回答（教育課.xlsx）を取り消しました。変更 1件" in answer.out
    assert "  No.3 評価: A → C\n" in answer.out
    assert type_in("undo", "2021").status == 1


# ----------------------------------------------------------------------------------- progress


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="端末をまねられない OS です")
def test_progress_is_shown_on_a_terminal_and_nowhere_else(type_in: Type, town: Town) -> None:
    for number in range(3):
        town.send(f"{number}.xlsx", "kyoiku", {("備考", 3): str(number)})
    assert "取り込み中" not in type_in("merge", "2021", "inbox", "--dry-run").err
    ours, theirs = os.openpty()
    subprocess.run(
        [sys.executable, "-m", "report_builder", "merge", "2021", "inbox", "--dry-run"],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        check=True,
    )
    assert "取り込み中" in os.read(ours, 100_000).decode()
