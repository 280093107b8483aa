"""Problems and reports to Japanese lines or JSON, and to an exit status."""

import dataclasses
import io
import json
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable
from typing import Any

import click

from report_builder.cli.japanese import usage_message
from report_builder.problems import Problem, ReportError

DONE, PROBLEMS, USAGE = 0, 1, 2
"""Exit status: done; the data or the files have problems; wrong usage."""

_MARKS = {"error": "誤り", "warning": "注意"}


def say(problems: Iterable[Problem], *, as_result: bool = False) -> None:
    """Prints problems, one a line: to stderr, or to stdout where they are what was asked for."""
    for problem in problems:
        click.echo(f"{_MARKS[problem.severity]} {problem}", err=not as_result)


def say_json(report: Any) -> None:
    """Prints a report, a dataclass, as JSON to stdout."""
    plain = dataclasses.asdict(report)
    click.echo(json.dumps(plain, ensure_ascii=False, indent=2, default=str))


def run(command: Callable[..., object]) -> int:
    """Runs a click command to its end, and returns the exit status; nothing escapes as a traceback.

    Args:
        command: Takes no arguments; may raise what click or the library raises.
    """
    _say_every_character()
    try:
        status = command()
    except ReportError as error:
        say(error.problems)
        return PROBLEMS
    except click.UsageError as error:
        click.echo(f"{usage_message(error)}（--help で使い方が出ます）", err=True)
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("中止しました。", err=True)
        return PROBLEMS
    except click.exceptions.Exit as error:
        return error.exit_code
    except Exception:  # noqa: BLE001 - the last line of defence: a bug of ours
        click.echo(f"プログラムの誤りで止まりました。{_log()}", err=True)
        return PROBLEMS
    return status if isinstance(status, int) else DONE


def _say_every_character() -> None:
    """Lets pass, as a code, what the output has no letter for (code page 932 in a Windows pipe)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _log() -> str:
    """Keeps the traceback for whoever maintains the program, and says where."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="report-builder-", suffix=".log", delete=False, encoding="utf-8"
        ) as file:
            file.write(traceback.format_exc())
    except OSError as error:
        return f"記録も残せませんでした（{error.strerror}）。"
    return f"記録: {file.name}"
