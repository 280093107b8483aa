"""Laws of line breaking, against a breaker that is slow and plain: it builds the pieces."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from layout.toys import TOY, em
from report_builder.layout.kinsoku import (
    BLANKS,
    DIGITS,
    LINE_END_PROHIBITED,
    LINE_START_PROHIBITED,
    WORD,
)
from report_builder.layout.linebreak import LINE_ENDS, author_lines, break_lines, clusters

PARAGRAPHS = st.text(
    "あア漢々っー、。」）（「％1２a.,  \u3000か\u3099葛\U000e0100👩\u200d𠮟ﾊﾞ@", max_size=60
)
TEXTS = st.text("あい漢っ、。」（12ab., \u3000\u3099\n\r\v", max_size=60) | st.text(max_size=30)
WIDTHS = st.integers(min_value=0, max_value=em(12))


def _glued(before: str, char: str) -> bool:
    """Tells whether a cluster goes with the ones before it."""
    last = before[-1]
    if char[0] in LINE_START_PROHIBITED or last in LINE_END_PROHIBITED:
        return True
    in_number = char[0] in DIGITS and last in ",." and before[-2:-1] in DIGITS
    return in_number or (char[0] in WORD and last in WORD)


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    before = ""
    for char in clusters(text):
        if pieces and _glued(before, char):
            pieces[-1] += char
        else:
            pieces.append(char)
        before += char
    return pieces


def _seen(line: str) -> int:
    """Returns the width of a line, hanging blanks and its line end apart."""
    return TOY.width(line.rstrip("\r\n\v").rstrip("".join(BLANKS)))


def _greedy(pieces: list[str], width: int) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and _seen(lines[-1] + piece) > width:
            lines.append("")
        lines[-1] += piece
    return lines


def _breaks(lines: tuple[str, ...]) -> list[tuple[str, str]]:
    """Returns the lines on both sides of each break that is not the author's."""
    return [(before, after) for before, after in pairwise(lines) if before[-1:] not in LINE_ENDS]


@given(TEXTS, WIDTHS)
def test_the_lines_joined_are_the_text(text: str, width: int) -> None:
    assert "".join(break_lines(text, width, TOY)) == text


@given(TEXTS, WIDTHS)
def test_a_line_end_of_the_author_ends_a_line(text: str, width: int) -> None:
    lines = break_lines(text, width, TOY)
    ends = [line for line in lines if line[-1:] in LINE_ENDS and line]
    assert len(ends) == len(author_lines(text)) - 1


@given(PARAGRAPHS, WIDTHS)
def test_a_paragraph_of_pieces_that_fit_is_broken_as_the_plain_breaker_does(
    text: str, width: int
) -> None:
    pieces = _pieces(text)
    width = max([width, *map(_seen, pieces)])
    assert list(break_lines(text, width, TOY)) == _greedy(pieces, width)


@given(PARAGRAPHS, WIDTHS)
def test_no_line_but_a_single_character_is_wider_than_the_column(text: str, width: int) -> None:
    for line in break_lines(text, width, TOY):
        assert _seen(line) <= width or len(clusters(line)) == 1


@given(PARAGRAPHS, WIDTHS)
def test_no_character_is_parted_from_its_marks(text: str, width: int) -> None:
    lines = break_lines(text, width, TOY)
    assert sum(len(clusters(line)) for line in lines) == max(1, len(clusters(text)))


@given(PARAGRAPHS, WIDTHS)
def test_a_prohibited_character_is_at_a_break_only_inside_a_piece_wider_than_the_column(
    text: str, width: int
) -> None:
    widest = max(map(_seen, _pieces(text)), default=0)
    for before, after in _breaks(break_lines(text, width, TOY)):
        prohibited = before[-1] in LINE_END_PROHIBITED or after[0] in LINE_START_PROHIBITED
        assert not prohibited or widest > width


@given(PARAGRAPHS, WIDTHS, st.integers(min_value=0, max_value=em(3)))
def test_a_wider_column_never_has_more_lines_while_all_pieces_fit(
    text: str, width: int, more: int
) -> None:
    """Greedy is minimal where the places for a break do not depend on the width."""
    width = max([width, *map(_seen, _pieces(text))])
    assert len(break_lines(text, width + more, TOY)) <= len(break_lines(text, width, TOY))


@given(PARAGRAPHS, WIDTHS)
def test_what_begins_with_a_line_falls_into_the_lines_that_follow(text: str, width: int) -> None:
    """So the lines of a continued text are those of the whole."""
    lines = break_lines(text, width, TOY)
    for at in range(1, len(lines)):
        if "".join(lines[:at])[-1] not in ",.":  # but for a number broken inside
            assert break_lines("".join(lines[at:]), width, TOY) == lines[at:]
