"""記入要領: texts, small tables and the grades of a scale, read from a file and put on one grid."""

from collections.abc import Sequence

import pytest

from document.toys import SCALES, plan, project, results
from report_builder.document.context import Facts
from report_builder.document.guide import build_guide
from report_builder.document.guide_reading import read_guide
from report_builder.document.table import Table
from report_builder.model.form import Form, Question
from report_builder.problems import ReportError

PATH = "templates/kinyuyoryo.yaml"
HEAD = "name: 記入要領\npaper: {size: A4, landscape: false}\ngrid: [3, 10, 20]\n"


def _built(*lines: str) -> Table:
    of = plan(project(1, "kenko"))
    facts = Facts(of, results(), SCALES)
    text = HEAD + "lines:\n" + "".join(f"  - {line}\n" for line in lines)
    guide = read_guide(text, PATH, of, SCALES).value
    form = Form(of.name, results().year, "kenko", (Question(("備考", 1), "", "文章"),))
    return build_guide(facts, guide, form)


def _cells(of: Table) -> list[list[tuple[str, str, int]]]:
    return [
        [(cell.text, cell.role, cell.columns) for cell in row.cells] for row in of.blocks[0].rows
    ]


def _problems(text: str) -> list[tuple[int | None, str]]:
    with pytest.raises(ReportError) as caught:
        read_guide(text, PATH, plan(), SCALES)
    return [(each.place.line, each.code) for each in caught.value.problems]


def test_a_text_goes_over_the_whole_width_and_has_the_words_of_the_form() -> None:
    shown = _built('{text: "{調査票.担当課}の{年度.和暦}"}')
    assert _cells(shown) == [[("健康課の令和3年度", "text", 3)]]


def test_a_heading_may_stay_with_what_follows() -> None:
    (row,) = _built("{text: １　提出, style: group, keep: with first}").blocks[0].rows
    assert (row.keep, row.cells[0].role) == ("with first", "group")


def test_cells_stand_beside_each_other() -> None:
    shown = _built("cells: [{text: 期限, style: heading}, {text: 5月, columns: 2}]")
    assert _cells(shown) == [[("期限", "heading", 1), ("5月", "cell", 2)]]


def test_a_scale_has_a_row_for_each_grade() -> None:
    assert _cells(_built("{grades: 三段階, columns: 2, code_style: label}")) == [
        [("Ａ", "label", 2), ("順調　(予定どおり)", "cell", 1)],
        [("Ｂ", "label", 2), ("遅れ", "cell", 1)],
        [("Ｃ", "label", 2), ("未着手", "cell", 1)],
    ]


def test_the_sheet_is_named_after_the_guide_and_stands_on_its_own_paper() -> None:
    shown = _built("{text: 文}")
    assert (shown.name, shown.paper.size, shown.paper.landscape) == ("記入要領", "A4", False)
    assert [column.width for column in shown.columns] == [3, 10, 20]
    assert (shown.running, shown.blocks[0].head) == ((), ())


@pytest.mark.parametrize(
    ("lines", "problems"),
    [
        ("  - {text: 文, colour: 赤}", [(5, "key-unknown")]),
        ('  - {text: "{計画.名前}"}', [(5, "template-field-unknown")]),
        ('  - {text: "{事業.名称}"}', [(5, "template-field-misplaced")]),
        ("  - {text: 文, style: 太字}", [(5, "template-style-unknown")]),
        ("  - {grades: 四段階}", [(5, "scale-unknown")]),
        ("  - {grades: 三段階, columns: 3}", [(5, "template-head-wide")]),
        ("  - cells: [{columns: 2}, {columns: 2}]", [(5, "template-head-wide")]),
        ("  - cells: [{columns: 二}]", [(5, "not-an-integer")]),
        ("  - cells: 文", [(5, "not-a-list")]),
        ("  - cells: []", [(5, "template-head-empty")]),
        ("  - cells: [{columns: 0}]", [(5, "template-size")]),
        ("  - {}", [(5, "template-head-empty")]),
        ("  - {style: text}", [(5, "template-head-empty")]),
        ("  - 文", [(5, "not-a-mapping")]),
        ("  - {text: 文, columns: 2}", [(5, "key-elsewhere")]),
        ("  - {grades: 三段階, text: 文}", [(5, "key-elsewhere")]),
        ("  - cells: [{text: 文}]\n    style: text", [(6, "key-elsewhere")]),
        ("  - {text: ｛計画.名称｝}", [(5, "template-braces")]),
    ],
)
def test_a_mistake_is_reported_with_its_line(
    lines: str, problems: Sequence[tuple[int, str]]
) -> None:
    assert _problems(f"{HEAD}lines:\n{lines}\n") == problems


def test_the_footer_of_a_guide_names_pages_alone() -> None:
    foot = 'footer: "{頁}／{総ページ}"\nlines: []\n'
    assert _problems(HEAD + foot) == [(4, "template-field-unknown")]


def test_what_is_missing_is_reported_at_once() -> None:
    assert [code for _, code in _problems("footer: なし\n")] == ["key-missing"] * 3


def test_a_guide_that_is_wider_than_its_paper_is_reported() -> None:
    # 194 mm at 9 pt are 61.1 em; the grid has 40 + 40 em and 4 paddings of 0.2 em.
    wide = HEAD.replace("[3, 10, 20]", "[40, 40]")
    with pytest.raises(ReportError, match=r"幅は 80\.8 字ですが、用紙には 61\.1 字まで"):
        read_guide(f"{wide}lines: []\n", PATH, plan(), SCALES)
