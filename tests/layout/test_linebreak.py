"""The rules of a line's end, each by a text of a few characters (cases/*.txt)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from layout.toys import TOY, em
from report_builder.layout.linebreak import author_lines, break_lines, clusters

_CASES = Path(__file__).parent / "cases"
_SHOWN = str.maketrans({"□": "\u3000", "␣": " ", "⏎": "\n"})
"""What stands in the case files for what cannot be seen there."""


@dataclass(frozen=True, slots=True)
class _Case:
    title: str
    width: float
    text: str
    lines: tuple[str, ...]


def _cases() -> Iterator[_Case]:
    """Reads title, width, `.`, text, `.`, expected lines, `.` over and over."""
    for path in sorted(_CASES.glob("*.txt")):
        for case in path.read_text(encoding="utf-8").split("\n.\n\n"):
            head, text, lines = case.removesuffix("\n.\n").split("\n.\n")
            title, width = head.split("\n幅 ")
            expected = tuple(line.translate(_SHOWN) for line in lines.split("\n"))
            yield _Case(f"{path.stem}: {title}", float(width), text.translate(_SHOWN), expected)


@pytest.mark.parametrize("case", list(_cases()), ids=lambda case: case.title)
def test_a_text_falls_into_the_lines_of_its_case(case: _Case) -> None:
    assert break_lines(case.text, em(case.width), TOY) == case.lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v"])
def test_every_kind_of_line_end_is_kept_as_it_came(end: str) -> None:
    assert break_lines(f"あ{end}い", em(9), TOY) == (f"あ{end}", "い")


def test_a_carriage_return_and_a_line_feed_are_one_line_end() -> None:
    assert len(break_lines("あ\r\n\r\nい", em(9), TOY)) == 3  # あ, an empty line, い


def test_an_empty_text_is_one_empty_line() -> None:
    assert break_lines("", em(3), TOY) == ("",)


def test_a_line_separator_of_unicode_is_no_line_end() -> None:
    assert break_lines("あ\u2028い\x85う", em(9), TOY) == ("あ\u2028い\x85う",)


def test_a_column_without_width_takes_a_character_a_line() -> None:
    assert break_lines("あいう", em(-1), TOY) == ("あ", "い", "う")


def test_a_lone_surrogate_is_a_character_like_others() -> None:
    assert break_lines("あ\ud800い", em(2), TOY) == ("あ\ud800", "い")


def test_a_million_closing_brackets_are_broken() -> None:
    assert len(break_lines("」" * 1_000_000, em(10), TOY)) == 100_000


def test_a_text_splits_at_its_authors_line_ends() -> None:
    assert author_lines("あ\r\nい\n") == ("あ\r\n", "い\n", "")


def test_a_character_keeps_its_marks() -> None:
    assert clusters("か\u3099葛\U000e0100👩\u200d👧ﾊﾞ") == (
        "か\u3099",
        "葛\U000e0100",
        "👩\u200d👧",
        "ﾊﾞ",
    )
