"""What is said of returns: each kind is explained to staff, and quotes stay short."""

from pathlib import Path
from typing import get_args

import pytest

from report_builder.forms.read_reasons import (
    LONGEST,
    Mistake,
    Oddity,
    Said,
    mistake,
    oddity,
    shortened,
)
from report_builder.problems import Place

MISTAKES: tuple[Mistake, ...] = get_args(Mistake)
ODDITIES: tuple[Oddity, ...] = tuple(code for each in get_args(Oddity) for code in get_args(each))
SAID = Said("No.3 評価", "見つけたもの", "あるべきもの")


@pytest.mark.parametrize("code", [*MISTAKES, *ODDITIES])
def test_every_kind_is_explained_to_staff(code: str, repository: Path) -> None:
    assert f"`{code}`" in (repository / "docs" / "returns.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", MISTAKES)
def test_every_mistake_says_what_is_wrong_and_what_to_do(code: Mistake) -> None:
    problem = mistake(Place("返送.xlsx"), code, SAID)
    assert (problem.code, problem.severity) == (code, "error")
    assert problem.message.endswith("。")
    assert problem.advice.endswith("。")


@pytest.mark.parametrize("code", ODDITIES)
def test_every_oddity_is_a_warning(code: Oddity) -> None:
    problem = oddity(Place("返送.xlsx"), code, SAID)
    assert (problem.code, problem.severity) == (code, "warning")
    assert problem.message.endswith("。")
    assert problem.advice.endswith("。")


def test_a_quoted_text_is_one_short_line() -> None:
    assert shortened("一行目\n二行目") == "一行目 二行目"
    assert shortened("長" * 1000) == "長" * LONGEST + "…"
