"""Every mistake in a template is said with its place, what is wrong and what to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from document.toys import FIELDS, SCALES, plan, project
from report_builder.document.template_reading import read_template
from report_builder.model.field import Field
from report_builder.problems import ReportError

HERE = Path(__file__).parent
GOOD = (HERE / "good.yaml").read_text(encoding="utf-8")
GOOD_BLOCKS = (HERE / "good_blocks.yaml").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class _Mistake:
    """A mistake: words of a good template, those put in their place, and what is said of it."""

    good: str
    right: str
    wrong: str
    said: str

    @property
    def text(self) -> str:
        assert self.right in self.good
        return self.good.replace(self.right, self.wrong, 1)


def _mistakes(good: str, name: str) -> Iterator[tuple[str, _Mistake]]:
    """Yields title and mistake of each case of a file."""
    text = (HERE / name).read_text(encoding="utf-8")
    for case in ("\n" + text.rstrip("\n")).split("\n=== ")[1:]:
        head, said = case.split("\n!!!\n")
        title, changed = head.split("\n---\n", 1)
        right, wrong = f"{changed}\n".split("\n+++\n")
        yield title, _Mistake(good, right, wrong[:-1], said.strip("\n"))


MISTAKES = dict(_mistakes(GOOD, "mistakes.txt")) | dict(
    _mistakes(GOOD_BLOCKS, "mistakes_blocks.txt")
)


def _said(text: str) -> list[str]:
    fields = (*FIELDS, Field("総括", "短文", "年度", "目標"))
    of = plan(project(1), levels=("目標",), fields=fields)
    with pytest.raises(ReportError) as caught:
        read_template(text, "templates/houkoku.yaml", of, SCALES)
    assert {problem.place.path for problem in caught.value.problems} == {"templates/houkoku.yaml"}
    return [
        f"{each.code} {each.place.line}: {each.message}{each.advice}"
        for each in caught.value.problems
    ]


@pytest.mark.parametrize("text", [GOOD, GOOD_BLOCKS], ids=["columns", "blocks"])
def test_the_good_template_is_good(text: str) -> None:
    of = plan(project(1), levels=("目標",))
    assert read_template(text, "templates/houkoku.yaml", of, SCALES).value.name == "報告"


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_said_once_with_its_place_and_what_to_do(mistake: _Mistake) -> None:
    assert _said(mistake.text) == [mistake.said]


def test_all_mistakes_are_said_at_once_in_the_order_of_their_lines() -> None:
    text = GOOD
    for right, wrong in (
        ("{計画.名称}", "{計画.名前}"),
        ("size: A4", "size: B4"),
        ("legend: 三段階", "legend: 三段"),
        ("show: 事業.番号", "show: 事業.No"),
        ("width: 20", "width: 90"),
        ("style: grade", "style: grede"),
        ("by: 目標", "by: 施策"),
        ("fill: BDD7EE", "fill: 青"),
    ):
        text = text.replace(right, wrong, 1)
    found = [
        each.split(":")[0]
        for each in _said(text.replace("  - {legend", "  - {lgend: x}\n  - {legend"))
    ]
    assert found == [
        "template-field-unknown 2",
        "choice-unknown 4",
        "key-unknown 10",
        "scale-unknown 11",
        "template-field-unknown 16",
        "template-style-unknown 18",
        "choice-unknown 20",
        "template-color 22",
    ]


def test_the_width_is_measured_even_where_other_things_are_wrong() -> None:
    text = GOOD.replace("width: 20", "width: 90").replace("{計画.名称}", "{計画.名前}")
    assert [each.split(" ")[0] for each in _said(text)] == [
        "template-field-unknown",
        "table-too-wide",
    ]


def test_each_block_that_is_too_wide_is_said_with_its_line_and_its_kind() -> None:
    text = GOOD_BLOCKS.replace("width: 12", "width: 99").replace(
        "目標.番号, width: 3", "目標.番号, width: 130"
    )
    assert [each.split("の幅は")[0] for each in _said(text)] == [
        "table-too-wide 5: 表",
        "table-too-wide 13: 集計",
    ]


def test_a_figure_that_can_be_read_is_never_said_of_what_cannot() -> None:
    text = GOOD.replace("columns:\n  - header", "colums:\n  - header")
    assert [each.split(" ")[0] for each in _said(text)] == ["key-unknown"]


HEAD = 'head: [{left: "{目標.番号}"}]\n'


def test_the_head_may_speak_of_what_the_rows_of_a_page_are_in() -> None:
    of = plan(project(1), levels=("目標",))
    assert read_template(HEAD + GOOD_BLOCKS, "templates/houkoku.yaml", of, SCALES).value.head
    (said,) = _said(HEAD.replace("目標.番号", "担当課.名称") + GOOD_BLOCKS)
    assert said == (
        "template-field-misplaced 1: leftの「担当課.名称」は、ここでは使えません。"
        "ここで使えるのは 計画・目標 の項目です。"
    )


def test_a_file_that_is_no_template_at_all_is_said_once() -> None:
    (said,) = _said("資料２\n")
    assert said.startswith("not-a-mapping 1: 様式が「キー: 値」の組になっていません。")
