"""Wrong usage: what was typed wrongly, in Japanese, on stderr, with exit status 2."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.answers import Answer

MISTAKES = {
    "no such option": (
        ["build", "2020", "--papr", "A4"],
        "「--papr」というオプションはありません。「--paper」ではありませんか。",
    ),
    "no such option, like no other": (["build", "-Z"], "「-Z」というオプションはありません。"),
    "no year": (["build"], "「年度」がありません。"),
    "a year that is none": (
        ["build", "令和二"],
        "「令和二」は年度として読めません。2020・R2・令和2・令和2年度 のように書いてください。",
    ),
    "two years": (["build", "2020", "2021"], "余分な語があります。語の順と数を確かめてください。"),
    "no such paper": (
        ["build", "2020", "--paper", "B4"],
        "--paper には A3・A4 のどれかを書いてください。",
    ),
    "a paper in full width": (
        ["build", "2020", "--paper", "Ａ４"],
        "--paper には A3・A4 のどれかを書いてください。",
    ),
    "no such format": (
        ["build", "2020", "--format", "pdf"],
        "--format には xlsx・docx のどれかを書いてください。",
    ),
    "an option without its value": (
        ["build", "2020", "--paper"],
        "「--paper」の使い方が違います。値を続けて書いてください。",
    ),
    "a value for an option that has none": (
        ["build", "--help=3"],
        "「--help」に値は付きません。「=」とその後を消してください。",
    ),
    "no such command": (
        ["buld", "2020"],
        "「buld」というコマンドはありません。「build」ではありませんか。",
    ),
    "no such command, like no other": (["作る"], "「作る」というコマンドはありません。"),
    "a command with a blank": (["a b"], "「a b」というコマンドはありません。"),
    "a workspace without its folder": (
        ["-C"],
        "「-C」の使い方が違います。値を続けて書いてください。",
    ),
}


@pytest.mark.parametrize(("words", "said"), MISTAKES.values(), ids=MISTAKES)
def test_what_is_wrong_is_said_in_japanese(
    type_in: Callable[..., Answer], words: list[str], said: str
) -> None:
    answer = type_in(*words)
    assert answer == Answer(2, "", f"{said}（--help で使い方が出ます）\n")


def test_build_report_answers_alike(type_in: Callable[..., Answer]) -> None:
    answer = type_in("2020", "--paper", "B4", program="build-report")
    said = "--paper には A3・A4 のどれかを書いてください。（--help で使い方が出ます）\n"
    assert answer == Answer(2, "", said)


def test_the_program_alone_shows_how_it_is_used(type_in: Callable[..., Answer]) -> None:
    answer = type_in()
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("使い方: report-builder [オプション] コマンド …\n")
    assert "コマンドを書いてください。" in answer.err


def test_wrong_usage_writes_nothing(type_in: Callable[..., Answer], small: Path) -> None:
    assert type_in("build", "R4", "--paper", "B4").status == 2
    assert not (small / "output").exists()
