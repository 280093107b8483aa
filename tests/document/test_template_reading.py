"""What a template says becomes a Template; what it leaves out is as docs/template.md has it."""

from dataclasses import fields

import pytest

from document.toys import FIELDS, SCALES, plan, project
from report_builder.document.style_reading import DEFAULT_STYLES
from report_builder.document.table import Font, Paper, Style
from report_builder.document.template import ColumnSpec, SpannerSpec, Template, leaf_columns
from report_builder.document.template_reading import read_template
from report_builder.model.field import Field

LEAST = "name: 試験\ncolumns: [{show: 事業.番号, width: 2}]\n"


def _read(text: str, *levels: str) -> Template:
    fields = (*FIELDS, Field("総括", "短文", "年度", "施策")) if levels else FIELDS
    of = plan(project(1), levels=levels, fields=fields)
    return read_template(text, "templates/shiken.yaml", of, SCALES).value


def test_a_template_needs_a_name_and_columns_only() -> None:
    read = _read(LEAST)
    assert (read.name, read.title, read.table.rows, read.head, read.table.groups) == (
        "試験", ("試験",), ("事業",), (), (),
    )  # fmt: skip
    assert read.paper == Paper("A3", landscape=True, margins=(10, 8, 8, 8))  # type: ignore[arg-type]
    assert read.font == Font("ＭＳ Ｐゴシック", 9)  # type: ignore[arg-type]
    assert (read.padding, read.footer) == (0.2, "{頁}／{総頁}")
    assert read.styles == DEFAULT_STYLES


def test_a_column_needs_to_say_what_it_shows_and_how_wide_it_is() -> None:
    assert leaf_columns(_read(LEAST).table.columns) == (
        ColumnSpec(
            "事業.番号", 2, (), "heading", "\n", "cell", None, None, filtered=False  # type: ignore[arg-type]
        ),
    )  # fmt: skip


def test_paper_font_and_padding_are_as_written() -> None:
    read = _read(
        LEAST + "paper: {size: A4, landscape: false, margins: {left: 20.5}}\n"
        "font: {face: ＭＳ 明朝, size: 10.5}\npadding: 0\nfooter: '- {頁} -'\n"
    )
    assert read.paper == Paper("A4", landscape=False, margins=(10, 8, 8, 20.5))  # type: ignore[arg-type]
    assert (read.font, read.padding, read.footer) == (Font("ＭＳ 明朝", 10.5), 0, "- {頁} -")  # type: ignore[arg-type]


def test_columns_stand_under_headings_to_any_depth() -> None:
    read = _read(
        "name: 試験\n"
        "columns:\n"
        "  - header: 一\n"
        "    columns:\n"
        "      - header: 二\n"
        "        columns: [{show: 事業.番号, width: 2}]\n"
        "      - {show: 事業.名称, width: 9}\n"
    )
    outer = read.table.columns[0]
    assert isinstance(outer, SpannerSpec)
    assert [type(each) for each in outer.columns] == [SpannerSpec, ColumnSpec]
    assert [each.show for each in leaf_columns(read.table.columns)] == ["事業.番号", "事業.名称"]


def test_text_is_cut_at_its_names_and_else_verbatim() -> None:
    read = _read(LEAST + 'title: "　{計画.名称}の\\n{年度.和暦}｛案｝"\n')
    assert read.title == ("　", "計画.名称", "の\n", "年度.和暦", "｛案｝")


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("事業", ("事業",)),
        ("事業 / 指標", ("事業", "指標")),
        ("事業/担当課", ("事業", "担当課")),
        ("事業 / 担当課 / 指標", ("事業", "担当課", "指標")),
    ],
)
def test_rows_are_named_from_the_outermost(written: str, read_as: tuple[str, ...]) -> None:
    assert _read(LEAST + f"rows: {written}\n").table.rows == read_as


@pytest.mark.parametrize(("word", "offset"), [("前年度", -1), ("今年度", 0), ("翌年度", 1)])
def test_a_column_is_of_last_year_this_year_or_next(word: str, offset: int) -> None:
    text = f"name: 試験\ncolumns: [{{show: 結果.評価, width: 2, year: {word}}}]\n"
    assert leaf_columns(_read(text).table.columns)[0].year == offset


def test_a_style_changes_only_what_it_names() -> None:
    read = _read(LEAST + "styles: {title: {scale: 2}, input: {bold: true}}\n")
    assert read.styles["title"] == Style(bold=True, border="none", scale=2.0)
    assert read.styles["input"] == Style(fill="FFF9E5", bold=True)
    assert read.styles["heading"] == DEFAULT_STYLES["heading"]


def test_a_style_of_the_file_s_own_begins_as_a_plain_cell() -> None:
    read = _read(LEAST + "styles: {sum: {fill: bdd7ee, number_format: '#,##0'}}\n")
    assert read.styles["sum"] == Style(fill="BDD7EE", number_format="#,##0")


def test_every_part_of_a_style_can_be_said() -> None:
    said = (
        "{fill: BDD7EE, color: FF0000, bold: true, scale: 1.5, align: right, vertical: top,"
        " border: medium, diagonal: true, mark: FFFFFF, direction: vertical, number_format: '0.0'}"
    )
    read = _read(LEAST + f"styles: {{all: {said}}}\n").styles["all"]
    plain = Style()
    assert all(getattr(read, each.name) != getattr(plain, each.name) for each in fields(Style))


def test_groups_speak_of_their_level_and_those_above_it() -> None:
    text = LEAST + 'groups: [{by: 施策, text: "{目標.番号}{施策.番号}{施策.総括}"}]\n'
    group = _read(text, "目標", "施策").table.groups[0]
    assert (group.level, group.style) == ("施策", "group")
    assert group.text[1::2] == ("目標.番号", "施策.番号", "施策.総括")


def test_a_hole_at_the_head_looks_like_one() -> None:
    read = _read(LEAST + "head: [{cells: [{asks: 内線}]}]\n")
    assert "style='input'" in repr(read.head[0])


def test_a_table_may_be_just_as_wide_as_its_paper() -> None:
    # A4 upright between 15 mm: 180 mm are 510.24 pt, at 10 pt 51.02 em; padding of 0.2 on both
    # sides leaves 50.62 em for the text of one column.
    paper = (
        "paper: {size: A4, landscape: false, margins: {left: 15, right: 15}}\nfont: {size: 10}\n"
    )
    read = _read(f"name: 試験\n{paper}columns: [{{show: 事業.名称, width: 50.6}}]\n")
    assert leaf_columns(read.table.columns)[0].width == 50.6
