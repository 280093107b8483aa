"""The program as a user types it: words in; exit status, results and messages out."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.answers import Answer
from report_builder.cli import build_report, main

SECOND = Path(__file__).parent.parent / "document" / "second"


Type = Callable[..., Answer]


@pytest.fixture
def type_in(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Type:
    """Types the words after report-builder; build-report with `program`."""

    def type_in(*words: object, program: str = "report-builder") -> Answer:
        monkeypatch.setattr(sys, "argv", [program, *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            (build_report if program == "build-report" else main)()
        captured = capsys.readouterr()
        return Answer(int(ended.value.code or 0), captured.out, captured.err)

    return type_in


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small workspace, which is also the current folder."""
    root = tmp_path / "みなと市"
    shutil.copytree(SECOND, root)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def start(small: Path) -> Callable[..., Answer]:
    """Starts the program in the small workspace as a process of its own."""

    def start(*words: str, **environment: str) -> Answer:
        run = subprocess.run(
            [sys.executable, "-m", "report_builder", *words],
            cwd=small,
            capture_output=True,
            check=False,
            env={"PATH": "/usr/bin:/bin", "PYTHONUTF8": "1", **environment},
        )
        return Answer(run.returncode, run.stdout.decode("utf-8"), run.stderr.decode("utf-8"))

    return start
