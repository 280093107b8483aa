"""The promise of the layout: texts break where the printed paper of 令和2年度 breaks them.

paper_lines.txt holds the paper's 143 wrapped paragraphs. One of them cannot be repeated: in No. 14
the print begins a line with 」.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from report_builder.layout.linebreak import break_lines
from report_builder.layout.metrics import metrics_for

PARAGRAPHS = 143
EXACT = {"今後の方針": 91, "実績": 51}
"""How many of 91 and 52 break exactly as printed."""


@dataclass(frozen=True, slots=True)
class _Printed:
    column: str
    width: int
    lines: tuple[str, ...]

    def lines_of_ours(self) -> tuple[str, ...]:
        metrics = metrics_for("ＭＳ Ｐゴシック")
        assert metrics is not None
        return break_lines("".join(self.lines), self.width, metrics)


@pytest.fixture(scope="module")
def printed() -> list[_Printed]:
    """The paragraphs with their printed lines; `# column width` stands before each column."""
    path = Path(__file__).parent / "paper_lines.txt"
    found: list[_Printed] = []
    for column in path.read_text(encoding="utf-8").split("\n# ")[1:]:
        head, *paragraphs = column.rstrip("\n").split("\n\n")
        name, width = head.split()
        found += [_Printed(name, int(width), tuple(each.split("\n")[1:])) for each in paragraphs]
    return found


def test_all_paragraphs_have_their_printed_number_of_lines(printed: list[_Printed]) -> None:
    alike = [each for each in printed if len(each.lines_of_ours()) == len(each.lines)]
    assert len(alike) == len(printed) == PARAGRAPHS


@pytest.mark.parametrize("column", EXACT)
def test_the_paragraphs_of_a_column_break_where_the_print_does(
    printed: list[_Printed], column: str
) -> None:
    exact = [
        each for each in printed if each.column == column and each.lines_of_ours() == each.lines
    ]
    assert len(exact) >= EXACT[column], f"{column}: {len(exact)}"
