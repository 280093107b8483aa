"""Problems and bugs to lines and an exit status: nothing escapes as a traceback."""

import io
import json
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from report_builder.cli.messages import run, say, say_json
from report_builder.problems import Place, Problem, ReportError

WRONG = Problem(Place("data/2020.yaml", 5), "誤っています。", "直してください。", "a")
ODD = Problem(Place("data/2020.yaml", 9), "変です。", "確かめてください。", "b", "warning")


def _raises(error: BaseException) -> int:
    def command() -> None:
        raise error

    return run(command)


def test_what_is_done_is_status_0() -> None:
    assert run(lambda: None) == 0


def test_a_command_may_give_its_own_status() -> None:
    assert run(lambda: 1) == 1


def test_every_problem_is_a_line_on_stderr_and_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert _raises(ReportError([WRONG, ODD])) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == [
        "誤り data/2020.yaml:5: 誤っています。直してください。",
        "注意 data/2020.yaml:9: 変です。確かめてください。",
    ]


@pytest.mark.parametrize("error", [click.Abort(), KeyboardInterrupt()], ids=["abort", "ctrl-c"])
def test_a_user_may_stop_the_program(
    error: BaseException, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _raises(error) == 1
    assert capsys.readouterr().err == "中止しました。\n"


def test_a_bug_is_one_line_and_its_traceback_is_in_the_log_that_it_names(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert _raises(ZeroDivisionError("零")) == 1
    said = capsys.readouterr().err
    found = re.fullmatch(r"プログラムの誤りで止まりました。記録: (.+)\n", said)
    assert found
    log = Path(found[1]).read_text(encoding="utf-8")
    assert log.startswith("Traceback")
    assert log.endswith("ZeroDivisionError: 零\n")


def test_a_bug_on_a_full_disk_is_still_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", full)
    assert _raises(ZeroDivisionError()) == 1
    said = capsys.readouterr().err
    assert said.startswith("プログラムの誤りで止まりました。記録も残せませんでした")
    assert said.count("\n") == 1


def test_a_character_that_the_output_lacks_is_said_by_its_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A pipe of Japanese Windows has code page 932, which lacks U+20BB7.
    pipe = io.TextIOWrapper(io.BytesIO(), encoding="cp932", write_through=True)
    monkeypatch.setattr(sys, "stdout", pipe)
    assert run(lambda: click.echo("資料\U00020bb7")) == 0
    written = pipe.buffer
    assert isinstance(written, io.BytesIO)
    assert written.getvalue().decode("cp932").strip() == "資料\\U00020bb7"


def test_problems_are_said_in_their_order(capsys: pytest.CaptureFixture[str]) -> None:
    say([ODD, WRONG])
    assert [line[:2] for line in capsys.readouterr().err.splitlines()] == ["注意", "誤り"]


@dataclass(frozen=True, slots=True)
class _Report:
    path: Path
    problems: tuple[Problem, ...]


def test_a_report_for_scripts_is_json_with_the_codes(capsys: pytest.CaptureFixture[str]) -> None:
    say_json(_Report(Path("資料２.xlsx"), (WRONG,)))
    said = json.loads(capsys.readouterr().out)
    assert said["path"] == "資料２.xlsx"
    assert said["problems"][0]["code"] == "a"
    assert said["problems"][0]["place"] == {
        "path": "data/2020.yaml", "line": 5, "sheet": None, "cell": None,
    }  # fmt: skip
