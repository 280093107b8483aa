"""Odd returns that are taken: each kind of damage, the answers all the same, and what is noted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles.colors import Color

from forms.odd_returns import (
    BASE,
    COUNT,
    FIRST,
    GIVEN,
    GRADE,
    LEVEL,
    NOTE,
    PERSON,
    RATE,
    SECOND,
    SEEN,
    TEXT,
    THOUSANDS,
    Damage,
    OddReturn,
    read,
    typed,
)
from report_builder.model.key import Key


@dataclass(frozen=True)
class Odd:
    """An odd return that is taken.

    Attributes:
        name: Of the test.
        damage: What was done to the form.
        answers: Those that are not as the form was made.
        codes: Of what is noted, in order.
        remarks: Kind and text of what is kept besides.
        missing: Keys without an answer.
    """

    name: str
    damage: Damage
    answers: Mapping[Key, str] = field(default_factory=dict[Key, str])
    codes: tuple[str, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
    missing: frozenset[Key] = frozenset()


def _insert_rows(odd: OddReturn) -> None:
    odd.put(FIRST, "B")
    odd.put(COUNT, 421)
    odd.insert_rows(19, 2)
    odd.insert_rows(10)
    odd.insert_rows(1)


def _insert_column(odd: OddReturn) -> None:
    odd.put(GRADE, "B")
    odd.put(COUNT, 421)
    odd.insert_column(9)
    odd.insert_column(1)


def _delete_row(odd: OddReturn) -> None:
    odd.put(FIRST, "B")
    odd.delete_row(19)


def _delete_column(odd: OddReturn) -> None:
    odd.put(TEXT, "実施した。")
    odd.delete_column(8)


def _sort(odd: OddReturn) -> None:
    odd.put(FIRST, "B")
    odd.put(SECOND, "C")
    odd.swap_rows(18, 19)
    odd.swap_rows(19, 26)


def _hide_and_filter(odd: OddReturn) -> None:
    odd.put(GRADE, "B")
    odd.sheet.auto_filter.ref = "A4:N34"
    odd.sheet.auto_filter.add_filter_column(7, ["C"])
    for row in (7, 18, 19):
        odd.sheet.row_dimensions[row].hidden = True
    odd.sheet.column_dimensions["H"].hidden = True


def _rename(odd: OddReturn) -> None:
    odd.put(GRADE, "B")
    odd.sheet.title = "健康課回答 (最終)"


def _sheet_in_front(odd: OddReturn) -> None:
    odd.put(GRADE, "B")
    front = odd.book.create_sheet("送付状", 0)
    front["B2"] = "お世話になっております。"
    front["B3"] = 44286
    odd.book.active = 0


def _copy_sheet(odd: OddReturn) -> None:
    odd.put(GRADE, "B")
    odd.book.copy_worksheet(odd.sheet)


def _copy_row(odd: OddReturn) -> None:
    odd.put(FIRST, "B")
    odd.insert_rows(19)
    odd.copy_row(18, 19)


def _blank_copy(odd: OddReturn) -> None:
    odd.insert_rows(19)
    odd.copy_row(18, 19)
    odd.put(FIRST, "B")


def _rich_text(odd: OddReturn) -> None:
    red = InlineFont(color=Color(rgb="FFFF0000"), rFont="ＭＳ 明朝")
    odd.cell(TEXT).value = CellRichText("実施は", TextBlock(red, "未定"), "です。")


def _runs_of_other_fonts(odd: OddReturn) -> None:
    black = Color(rgb="FF000000")
    runs = (TextBlock(InlineFont(rFont=font, sz=9, color=black), "研修") for font in ("A", "B"))
    odd.cell(TEXT).value = CellRichText("3回の", *runs)


def _furigana(odd: OddReturn) -> None:
    odd.put(TEXT, "東秋留")
    phonetic = '<is><t>東秋留</t><rPh sb="0" eb="3"><t>ヒガシアキル</t></rPh></is>'
    odd.patch("<is><t>(東秋留|&#26481;&#31179;&#30041;)</t></is>", phonetic)


def _comments(odd: OddReturn) -> None:
    odd.cell(GRADE).comment = Comment("山田:\nＢでよいか？", "山田")
    odd.sheet["A5"].comment = Comment("見出しへの意見", "鈴木")


def _edit_policy(odd: OddReturn) -> None:
    odd.sheet["C18"] = "方針をこう改めたい。"
    odd.sheet["B19"] = None


def _edit_heading(odd: OddReturn) -> None:
    odd.sheet["H4"] = "評価（暫定）"


def _write_beside(odd: OddReturn) -> None:
    odd.sheet["R18"] = "※ 欄が足りないのでここに書きます。"
    odd.sheet["C40"] = 12
    odd.sheet["H15"] = "B"
    odd.insert_rows(27)
    odd.sheet["B27"] = "追加の事業"


def _merge(odd: OddReturn) -> None:
    odd.put(FIRST, "B")
    odd.sheet.merge_cells("H18:H19")


def _paste_values(odd: OddReturn) -> None:
    for row in odd.sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                cell.value = "記入済　3／57" if cell.row == 2 else 3


ODD = (
    Odd("rows inserted", _insert_rows, {FIRST: "B", COUNT: "421"}),
    Odd("columns inserted", _insert_column, {GRADE: "B", COUNT: "421"}),
    Odd(
        "row deleted",
        _delete_row,
        {FIRST: "B"},
        ("return-row-missing",),
        missing=frozenset({SECOND, ("事業", 20, "達成度"), ("事業", 20, "実績", ""), ("備考", 20)}),
    ),
    Odd(
        "column deleted",
        _delete_column,
        {TEXT: "実施した。"},
        ("return-column-missing",),
        missing=frozenset(("事業", each, "評価") for each in (3, 19, 20, 21, 22, 23, 24, 28)),
    ),
    Odd("sorted with its ids", _sort, {FIRST: "B", SECOND: "C"}),
    Odd("hidden and filtered", _hide_and_filter, {GRADE: "B"}),
    Odd("sheet renamed", _rename, {GRADE: "B"}),
    Odd(
        "another sheet in front",
        _sheet_in_front,
        {GRADE: "B"},
        remarks=(("stray", "お世話になっております。"), ("stray", "44286")),
    ),
    Odd("sheet copied, same answers", _copy_sheet, {GRADE: "B"}, ("return-copies-same",)),
    Odd("row copied, same answers", _copy_row, {FIRST: "B"}, ("return-copies-same",)),
    Odd("row copied and left blank", _blank_copy, {FIRST: "B"}, ("return-copies-same",)),
    Odd("red words", _rich_text, {TEXT: "実施は未定です。"}, ("return-mixed-look",)),
    Odd("runs of other fonts", _runs_of_other_fonts, {TEXT: "3回の研修研修"}),
    Odd("furigana", _furigana, {TEXT: "東秋留"}),
    Odd("full-width letter", typed(GRADE, "ｂ"), {GRADE: "B"}, ("return-spelling",)),
    Odd("lower-case letter", typed(GRADE, "b "), {GRADE: "B"}, ("return-spelling",)),
    Odd("same letter, full-width", typed(GRADE, "Ａ"), {}, ("return-spelling",)),
    Odd("circled digit", typed(LEVEL, "③"), {LEVEL: "3"}, ("return-spelling",)),
    Odd("full-width digit", typed(LEVEL, "３"), {LEVEL: "3"}, ("return-spelling",)),
    Odd("digit with decimals as text", typed(LEVEL, "3.0"), {LEVEL: "3"}, ("return-spelling",)),
    Odd("digit as a number", typed(LEVEL, 3.0, "0.0"), {LEVEL: "3"}),
    Odd("digit as text", typed(LEVEL, "2"), {}),
    Odd("grade emptied", typed(GRADE, None), {GRADE: ""}),
    Odd("grade of blanks", typed(GRADE, "　"), {GRADE: ""}, ("return-spelling",)),
    Odd(
        "line ends of Windows",
        typed(TEXT, "一_x000D_\n二"),
        {TEXT: "一\n二"},
        ("return-line-ends",),
    ),
    Odd("vertical tab", typed(TEXT, "一_x000B_二"), {TEXT: "一\n二"}, ("return-line-ends",)),
    Odd("letters of an escape", typed(TEXT, "_x005F_x000D_"), {TEXT: "_x000D_"}),
    Odd("control character", typed(TEXT, "一_x0007_二"), {TEXT: "一二"}, ("return-controls",)),
    Odd(
        "blanks at the end",
        typed(TEXT, "　実施した。　\n\n "),
        {TEXT: "　実施した。"},
        ("return-blanks-at-end",),
    ),
    Odd("no-break space", typed(TEXT, "3\u00a0回"), {TEXT: "3\u00a0回"}, ("return-invisible",)),
    Odd("zero width", typed(TEXT, "取\u200b組"), {TEXT: "取\u200b組"}, ("return-invisible",)),
    Odd("zero width in a code", typed(GRADE, "\u200bB\u00a0"), {GRADE: "B"}, ("return-spelling",)),
    Odd("外字", typed(TEXT, "\ue000橋"), {TEXT: "\ue000橋"}, ("return-gaiji",)),
    Odd("full-width in a text", typed(TEXT, "○ ２０回 ①㈱"), {TEXT: "○ ２０回 ①㈱"}),
    Odd("number in a text", typed(TEXT, 429, "General"), {TEXT: "429"}),
    Odd("percentage in a text", typed(TEXT, 0.957, "0%"), {TEXT: "95.7%"}),
    Odd("unit by format", typed(TEXT, 429, '0"件"'), {TEXT: "429"}, ("return-number-format",)),
    Odd(
        "line ends of an unchanged text",
        typed(GIVEN, BASE[GIVEN].replace("\n", "_x000D_\n")),
        {},
        ("return-line-ends",),
    ),
    Odd("figure", typed(COUNT, 421), {COUNT: "421"}),
    Odd("figure of 0.1 + 0.2", typed(COUNT, 0.1 + 0.2), {COUNT: "0.3"}),
    Odd("figure as text", typed(COUNT, "421"), {COUNT: "421"}),
    Odd("figure in full-width", typed(COUNT, "４２１"), {COUNT: "421"}, ("return-spelling",)),
    Odd("figure with its unit", typed(COUNT, "421人"), {COUNT: "421"}, ("return-spelling",)),
    Odd("figure with a comma", typed(COUNT, "1,421"), {COUNT: "1,421"}),
    Odd("figure instead of one with a comma", typed(THOUSANDS, 3061), {}),
    Odd("another figure for one with a comma", typed(THOUSANDS, 3100), {THOUSANDS: "3,100"}),
    Odd("word for a figure", typed(COUNT, "中止"), {COUNT: "中止"}),
    Odd("no survey", typed(COUNT, "調査なし"), {COUNT: "調査なし"}),
    Odd("percentage", typed(RATE, 0.957, "0.0%"), {RATE: "95.7"}, ("return-spelling",)),
    Odd("percentage as text", typed(RATE, "９５．７％"), {RATE: "95.7"}, ("return-spelling",)),
    Odd("rate", typed(RATE, 95.7), {RATE: "95.7"}),
    Odd("words to tell", typed(SEEN, "意見あり"), {SEEN: "意見あり"}),
    Odd(
        "date in a note",
        typed(NOTE, date(2021, 4, 1), "m/d"),
        remarks=(("note", "4月1日"),),
        missing=frozenset({NOTE}),
    ),
    Odd("error in a note", typed(NOTE, "#REF!"), {NOTE: "#REF!"}),
    Odd(
        "other words to confirm",
        typed(SEEN, "了解しました"),
        remarks=(("note", "了解しました"),),
        missing=frozenset({SEEN}),
    ),
    Odd(
        "name in two lines",
        typed(PERSON, "予防係\n山田"),
        {PERSON: "予防係 山田"},
        ("return-lines-joined",),
    ),
    Odd(
        "formula with its value",
        lambda odd: odd.formula(COUNT, "=400+21", "421"),
        {COUNT: "421"},
        ("return-formula",),
    ),
    Odd(
        "formula that gives a blank",
        lambda odd: odd.formula(TEXT, '=""&""', ""),
        {},
    ),
    Odd("text like a formula", typed(TEXT, "=1+1"), {TEXT: "=1+1"}),
    Odd(
        "comments",
        _comments,
        remarks=(("stray", "見出しへの意見"), ("stray", "山田:\nＢでよいか？")),
    ),
    Odd(
        "policy edited, name deleted",
        _edit_policy,
        remarks=(("suggestion", "方針をこう改めたい。"), ("suggestion", "")),
    ),
    Odd("heading edited", _edit_heading, remarks=(("suggestion", "評価（暫定）"),)),
    Odd(
        "writing beside the cells",
        _write_beside,
        remarks=(
            ("stray", "B"),
            ("stray", "※ 欄が足りないのでここに書きます。"),
            ("stray", "追加の事業"),
            ("stray", "12"),
        ),
    ),
    Odd(
        "cells merged away",
        _merge,
        {FIRST: "B"},
        ("return-cell-covered",),
        missing=frozenset({SECOND}),
    ),
    Odd("counter pasted as values", _paste_values),
)


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.name)
def test_an_odd_return_is_taken_and_what_is_odd_is_named(odd: Odd) -> None:
    returning = OddReturn()
    odd.damage(returning)
    reading = read(returning.content())
    returned = reading.returned.value
    wanted = {**returned.base, **odd.answers}
    assert returned.answers == {key: wanted[key] for key in wanted if key not in odd.missing}
    assert tuple(each.code for each in reading.notes) == odd.codes
    assert tuple((each.kind, each.text) for each in returned.remarks) == odd.remarks
