"""templates/shukei.yaml and templates/shinkyu.yaml: what they may say, and each mistake in them."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from document.toys import SCALES, plan, project
from report_builder.document.comparison_look import ComparisonSpec
from report_builder.document.comparison_reading import read_comparison
from report_builder.document.look_reading import Source
from report_builder.document.summary_look import Bars, SummarySpec
from report_builder.document.summary_reading import read_summary
from report_builder.document.table import Style
from report_builder.problems import ReportError

PLAN = plan(project(1), levels=("目標",))
PATH = "templates/見た目.yaml"


def _summary(text: str) -> SummarySpec:
    return read_summary(Source(text, PATH, PLAN, SCALES), SummarySpec()).value


def _comparison(text: str) -> ComparisonSpec:
    return read_comparison(Source(text, PATH, PLAN, SCALES), ComparisonSpec()).value


Read = Callable[[str], object]
both = pytest.mark.parametrize("read", [_summary, _comparison])


def _problems(read: Read, text: str) -> list[tuple[int | None, str, str]]:
    with pytest.raises(ReportError) as caught:
        read(text)
    assert {problem.place.path for problem in caught.value.problems} == {PATH}
    return [
        (each.place.line, each.code, f"{each.message}{each.advice}")
        for each in caught.value.problems
    ]


# ------------------------------------------------------------------------------- what is said


def test_what_a_file_does_not_say_is_as_it_is_without_one() -> None:
    assert _summary("charts: true\n") == SummarySpec()
    assert _comparison("padding: 0.3\n") == ComparisonSpec()


def test_a_part_of_the_paper_leaves_its_other_parts() -> None:
    paper = _summary("paper: {landscape: false, margins: {left: 20}}\n").look.paper
    assert (paper.size, paper.landscape, paper.margins) == ("A4", False, (10, 8, 11, 20))


@both
def test_a_size_leaves_the_face_that_the_plan_s_paper_has(
    read: Callable[[str], SummarySpec | ComparisonSpec],
) -> None:
    assert read("font: {size: 12}\n").look.font == (
        SummarySpec().look.in_face("ＭＳ Ｐゴシック").in_size(12).font
    )
    assert read("font: {face: ＭＳ 明朝}\n").look.font.face == "ＭＳ 明朝"


def test_bars_have_two_colours() -> None:
    assert _summary("bars: {to: ffffff}\n").bars == Bars("1F4E79", "FFFFFF")


def test_a_look_of_a_row_is_that_of_all_its_cells() -> None:
    styles = _summary("styles: {total: {fill: FFE699}, count: {bold: false}}\n").look.styles
    assert styles["total"] == Style(fill="FFE699", bold=True)
    assert styles["total code"] == Style(fill="FFE699", bold=True, align="center")
    assert (styles["total count"].fill, styles["total count"].bold) == ("FFE699", False)
    assert styles["total count"].number_format == "#,##0"
    assert styles["group count"].fill == "F2F2F2"


def test_roles_of_kinds_are_no_roles_of_cells() -> None:
    assert not {"code", "count", "change", "share"} & {*_summary("charts: false\n").look.styles}


def test_headings_and_widths_are_said_one_by_one() -> None:
    read = _comparison("headings: {item: 区分}\nwidths: {name: 9}\n")
    assert [text[0] for text in read.headings.values()][:3] == ["No.", "事業名", "区分"]
    assert read.widths == {"number": 3.4, "name": 9, "item": 10.4}


# ----------------------------------------------------------------------------------- mistakes


def _mistakes() -> Iterator[tuple[str, Read, str, str]]:
    """Yields title, reader, text and what is said of each case."""
    text = Path(__file__).with_name("mistakes_looks.txt").read_text(encoding="utf-8")
    for case in ("\n" + text.rstrip("\n")).split("\n=== ")[1:]:
        head, said = case.split("\n!!!\n")
        title, wrong = head.split("\n", 1)
        read = _summary if title.startswith("shukei: ") else _comparison
        yield title, read, wrong, said.strip("\n")


MISTAKES = tuple(_mistakes())


@pytest.mark.parametrize(
    ("read", "text", "said"), [each[1:] for each in MISTAKES], ids=[each[0] for each in MISTAKES]
)
def test_a_mistake_is_said_once_with_its_line_and_what_to_do(
    read: Read, text: str, said: str
) -> None:
    found = _problems(read, text)
    assert [f"{code} {line}: {whole}" for line, code, whole in found] == [said]


@pytest.mark.parametrize(
    ("read", "lines", "codes"),
    [
        (
            _summary,
            (
                "colour: 赤",
                "charts: 要らない",
                "bars: {to: 白}",
                "show: [実績]",
                "footer: '{頁数}'",
            ),
            (
                *("key-unknown", "choice-unknown", "template-color"),
                *("template-show", "template-field-unknown"),
            ),
        ),
        (
            _comparison,
            ("title: '{前}'", "widths: {item: 0}", "styles: {olf: {}}", "headings: {nam: 名}"),
            ["template-field-unknown", "template-size", "template-style-unknown", "key-unknown"],
        ),
    ],
)
def test_all_mistakes_are_said_at_once_in_the_order_of_their_lines(
    read: Read, lines: Sequence[str], codes: Sequence[str]
) -> None:
    found = _problems(read, "\n".join(lines))
    assert [(line, code) for line, code, _ in found] == list(enumerate(codes, 1))


@both
def test_a_paper_of_another_kind_under_this_name_is_said_once(read: Read) -> None:
    text = "name: 総括\ncolumns: [{show: 事業.番号, width: 3}]\n"
    ((line, code, said),) = _problems(read, text)
    assert (line, code) == (1, "template-reserved")
    assert "様式のファイルの名前を変えてください" in said


def test_columns_that_leave_no_room_for_old_and_new_are_too_wide() -> None:
    # A4 upright, 8 mm at each side: 194 mm at 9 pt are 61.1 em, whole 61. The widths take
    # 3.4 + 28 + 10.4, the paddings 5 × 0.6, old and new at least 10 each: 64.8.
    text = "paper: {landscape: false}\nwidths: {name: 28}\n"
    ((line, code, said),) = _problems(_comparison, text)
    assert (line, code) == (2, "table-too-wide")
    assert said == (
        "表の幅は 64.8 字ですが、用紙には 61.1 字までしか入りません。"
        "widths、font の size、paper の margins のどれかを小さくしてください。"
    )


def test_columns_that_just_leave_room_are_not() -> None:
    # 61 - (3.4 + 24.2 + 10.4 + 3) = 20.
    spec = _comparison("paper: {landscape: false}\nwidths: {name: 24.2}\n")
    assert spec.side == 10


def test_letters_too_large_for_the_columns_are_too_wide_too() -> None:
    # 281 mm at 20 pt are 39.8 em: less than 3.4 + 14.4 + 10.4 + 3 + 20 = 51.2.
    ((line, code, said),) = _problems(_comparison, "padding: 0.3\nfont: {size: 20}\n")
    assert (line, code) == (2, "table-too-wide")
    assert "表の幅は 51.2 字ですが、用紙には 39.8 字まで" in said
