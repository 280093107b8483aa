"""The lock of a folder: one at a time, and nobody is kept out for ever."""

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from report_builder.lock import locked
from report_builder.problems import Problem, ReportError

HOLD = """
import sys
from pathlib import Path
from report_builder.lock import locked
with locked(Path(sys.argv[1]), "data/.lock"):
    print("held", flush=True)
    sys.stdin.read()
"""


def _refusal(path: Path) -> Problem:
    with pytest.raises(ReportError) as caught, locked(path, "data/.lock"):
        pass
    (problem,) = caught.value.problems
    return problem


def _hold(path: Path) -> subprocess.Popen[str]:
    """Starts a process that holds the lock until its input ends."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    return holder


def _left_by(path: Path, host: str) -> None:
    holder = {"user": "山田", "host": host, "pid": 1, "since": "2021-06-30 10:15"}
    path.write_text(json.dumps(holder), encoding="utf-8")


def test_a_lock_that_is_let_go_leaves_nothing(tmp_path: Path) -> None:
    with locked(tmp_path / ".lock", "data/.lock") as broken_off:
        assert broken_off == ()
    with locked(tmp_path / ".lock", "data/.lock"):
        pass
    assert list(tmp_path.iterdir()) == [] or sys.platform == "win32"


def test_it_is_let_go_when_the_work_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(tmp_path / ".lock", "data/.lock"):
        raise ZeroDivisionError
    with locked(tmp_path / ".lock", "data/.lock") as broken_off:
        assert broken_off == ()


def test_a_second_process_is_told_who_holds_it_and_since_when(tmp_path: Path) -> None:
    path = tmp_path / ".lock"
    holder = _hold(path)
    problem = _refusal(path)
    since = json.loads(path.read_text(encoding="utf-8"))["since"]
    holder.communicate("")
    assert (problem.code, str(problem.place)) == ("lock-held", "data/.lock")
    assert f"パソコン「{platform.node()}」、{since}" in problem.message
    with locked(path, "data/.lock") as broken_off:
        assert broken_off == ()


def test_a_lock_whose_process_was_killed_is_taken_over_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / ".lock"
    holder = _hold(path)
    holder.kill()
    holder.communicate()
    with locked(path, "data/.lock") as broken_off:
        assert [(each.code, each.severity) for each in broken_off] == [("lock-left", "warning")]


def test_a_lock_that_outlasted_a_restart_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / ".lock"
    _left_by(path, platform.node())
    with locked(path, "data/.lock") as broken_off:
        assert "山田" in broken_off[0].message
        assert "2021-06-30 10:15" in broken_off[0].message


def test_a_lock_left_on_another_machine_is_not_taken_over(tmp_path: Path) -> None:
    path = tmp_path / ".lock"
    _left_by(path, "PC-0123")
    problem = _refusal(path)
    assert problem.code == "lock-elsewhere"
    assert "パソコン「PC-0123」" in problem.message
    assert path.exists()
    path.unlink()
    with locked(path, "data/.lock"):
        pass


def test_a_lock_that_was_only_half_written_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / ".lock"
    path.write_bytes('{"user": "山'.encode())
    with locked(path, "data/.lock") as broken_off:
        assert [each.code for each in broken_off] == ["lock-left"]


def test_a_holder_that_cannot_be_read_is_somebody(tmp_path: Path) -> None:
    path = tmp_path / ".lock"
    holder = _hold(path)
    os.truncate(path, 3)
    problem = _refusal(path)
    holder.communicate("")
    assert problem.message.startswith("ほかの人")


def test_a_folder_that_is_not_there_is_reported(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "data" / ".lock").code == "folder-missing"
