"""Every mistake in a template is said with its place, what is wrong and what to do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from document.toys import FIELDS, SCALES, plan, project
from report_builder.document.template_reading import read_template
from report_builder.model.field import Field
from report_builder.problems import ReportError

HERE = Path(__file__).parent
GOOD = (HERE / "good.yaml").read_text(encoding="utf-8")


def _mistakes() -> Iterator[tuple[str, str, str, str]]:
    """Yields title, words of the good template, those put in their place, and what is said."""
    text = (HERE / "mistakes.txt").read_text(encoding="utf-8")
    for case in ("\n" + text.rstrip("\n")).split("\n=== ")[1:]:
        head, said = case.split("\n!!!\n")
        title, changed = head.split("\n---\n", 1)
        right, wrong = changed.split("\n+++\n")
        yield title, right, wrong, said.strip("\n")


MISTAKES = {title: case for title, *case in _mistakes()}


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


def test_the_good_template_is_good() -> None:
    of = plan(project(1), levels=("目標",))
    assert read_template(GOOD, "templates/houkoku.yaml", of, SCALES).value.name == "報告"


@pytest.mark.parametrize(("right", "wrong", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_said_once_with_its_place_and_what_to_do(
    right: str, wrong: str, said: str
) -> None:
    assert right in GOOD
    assert _said(GOOD.replace(right, wrong, 1)) == [said]


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
        "table-too-wide",
        "template-field-unknown",
    ]


def test_a_file_that_is_no_template_at_all_is_said_once() -> None:
    (said,) = _said("資料２\n")
    assert said.startswith("not-a-mapping 1: 様式が「キー: 値」の組になっていません。")
