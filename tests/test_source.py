"""YAML text becomes nodes that know their line and span, and nothing in it is guessed at."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.problems import Place, ReportError
from report_builder.source import MAX_DEPTH, Mapping, Node, Reader, Scalar, Sequence, parse


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence():
            for item in node.items:
                yield from _scalars(item)
        case Mapping():
            for key, value in node.entries:
                yield from (key, *_scalars(value))


def _codes(text: str) -> list[tuple[int | None, str]]:
    with pytest.raises(ReportError) as caught:
        parse(text, "data/plan.yaml")
    return [(problem.place.line, problem.code) for problem in caught.value.problems]


def _value(text: str) -> Node:
    node = parse(f"値: {text}\n", "x.yaml")
    assert isinstance(node, Mapping)
    return node.entries[0][1]


@pytest.mark.parametrize("word", ["No", "12:30", "010", "1_000", "~", "null", "2020-04-01", "1e3"])
def test_a_value_has_no_implicit_type(word: str) -> None:
    node = _value(word)
    assert isinstance(node, Scalar)
    assert node.text == word


def test_a_node_knows_its_line() -> None:
    node = parse("計画:\n  名称: あ\n  一覧:\n    - い\n", "data/plan.yaml")
    assert [str(each.place) for each in _scalars(node)] == [
        "data/plan.yaml:1",
        "data/plan.yaml:2",
        "data/plan.yaml:2",
        "data/plan.yaml:3",
        "data/plan.yaml:4",
    ]


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_span_points_into_the_text_as_it_was_given(start: str, line_end: str) -> None:
    lines = ("文章: |", "  𠮷野 ㈱", "  ２行", "名称: 'それ'", "値: 𠮷 a", "")
    text = start + line_end.join(lines)
    spans = [text[each.start : each.end] for each in _scalars(parse(text, "x.yaml"))]
    block = line_end.join(("|", "  𠮷野 ㈱", "  ２行", ""))
    assert spans == ["文章", block, "名称", "'それ'", "値", "𠮷 a"]


def test_the_style_of_a_scalar_is_known() -> None:
    node = parse("- a\n- 'b'\n- \"c\"\n- |\n  d\n", "x.yaml")
    assert [each.style for each in _scalars(node)] == ["plain", "single", "double", "block"]


def test_a_repeated_key_stays_visible() -> None:
    node = parse("評価: A\n評価: B\n", "x.yaml")
    assert isinstance(node, Mapping)
    assert [key.text for key, _ in node.entries] == ["評価", "評価"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- No: 1\n  名称：い\n  担当課: [う]\n", [(2, "yaml-wide-colon")]),
        ("- No: 1\n  名称:い\n  担当課: [う]\n", [(2, "yaml-blank-after-colon")]),
        ("- No: 1\n　　名称: い\n", [(2, "yaml-wide-blank")]),
        ("- No: 1\n\t名称: い\n", [(2, "yaml-tab")]),
        ("指標: ｛件数: 3｝\n", [(1, "yaml-wide-bracket")]),
        ("名称： い\n値: う\n", [(1, "yaml-wide-colon")]),
        ("# 注\n\n名称：い\n# 注\n値: う\n", [(3, "yaml-wide-colon")]),
        ("名称:い\n\n値:\n  - う\n", [(1, "yaml-blank-after-colon")]),
        ("名称： い: う\nえ\n", [(2, "yaml-syntax")]),
        ("値: {い: う、え: お}\n", [(1, "yaml-wide-comma")]),
        ("値: [{い: う，え: お}]\n", [(1, "yaml-wide-comma")]),
        ("値: {計画.名称}　い\n", [(1, "yaml-brace-text")]),
        ("- {値: 第{計画.名称}回}\n", [(1, "yaml-brace-text")]),
        ("名称: 'い\n値: う\n", [(1, "yaml-syntax")]),
        ("名称: い\n  値: う\n", [(2, "yaml-syntax")]),
        ("名称: [い", [(1, "yaml-syntax")]),
        ("%YAML", [(1, "yaml-syntax")]),
        ("値: &あ い\n", [(1, "yaml-syntax")]),
        ("値: &a い\n他: *a\n", [(1, "yaml-anchor"), (2, "yaml-alias")]),
        ("値: !!python/object:os.system い\n", [(1, "yaml-tag")]),
        ("値: ! い\n", [(1, "yaml-tag")]),
        ("値: い\n---\n値: う\n", [(2, "yaml-documents")]),
        ("値: い\n  う\n", [(1, "yaml-folded")]),
        ("値: 'い\n  う'\n", [(1, "yaml-folded")]),
        ("値: >\n  い\n  う\n", [(1, "yaml-folded")]),
        ("[い]: う\n", [(1, "yaml-key")]),
        ("値: い\n他: う\x0bえ\n", [(2, "yaml-character")]),
        ("値: い\u2028う\n", [(1, "yaml-character")]),
        ("値: い\ufeffう\n", [(1, "yaml-character")]),
        ("値: \ud800\n", [(1, "yaml-character")]),
        ("", [(None, "yaml-empty")]),
        ("# 注\n", [(None, "yaml-empty")]),
        ("\ufeff", [(None, "yaml-empty")]),
        ("---\n", [(None, "yaml-empty")]),
    ],
)
def test_what_data_have_no_need_of_is_refused_by_line(
    text: str, said: list[tuple[int | None, str]]
) -> None:
    assert _codes(text) == said


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused_before_it_does_harm(opening: str) -> None:
    assert _codes(opening * 100_000) == [(1, "yaml-depth")]


def test_nesting_to_the_limit_is_read() -> None:
    node = parse("[" * MAX_DEPTH + "]" * MAX_DEPTH, "x.yaml")
    assert isinstance(node, Sequence)


def test_of_a_binary_file_only_the_first_characters_are_reported() -> None:
    assert len(_codes("\x00\n" * 1000)) == 20


def test_an_unclosed_bracket_is_not_also_called_a_value_over_several_lines() -> None:
    assert _codes("値: い\n  う\n一覧: [え\n他: お\n") == [(1, "yaml-folded"), (3, "yaml-syntax")]


@given(st.text(max_size=60))
def test_any_text_becomes_nodes_or_problems(text: str) -> None:
    try:
        parse(text, "x.yaml")
    except ReportError as error:
        assert error.problems  # noqa: PT017 - either outcome is right


_LINE = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cn", "Zl", "Zp")), max_size=20)


@given(st.lists(_LINE.filter(lambda line: "\ufeff" not in line), min_size=1, max_size=6))
def test_a_block_text_is_read_verbatim(lines: list[str]) -> None:
    text = "\n".join([*lines, "終"])
    block = "".join(f"    {line}\n" for line in text.split("\n"))
    node = parse(f"文章: |4\n{block}次: い\n", "x.yaml")
    assert isinstance(node, Mapping)
    assert Reader().text(node.entries[0][1], "文章") == text


_WORDS = st.text("あいう㈱𠮷A1 　'\"#", min_size=1, max_size=8)


@given(st.lists(_WORDS, min_size=1, max_size=5), st.sampled_from(["\n", "\r\n"]))
def test_putting_another_value_in_a_span_changes_that_value_only(
    words: list[str], line_end: str
) -> None:
    text = "".join("- '" + each.replace("'", "''") + f"'{line_end}" for each in words)
    nodes = list(_scalars(parse(text, "x.yaml")))
    last = nodes[-1]
    changed = text[: last.start] + "'新'" + text[last.end :]
    assert [each.text for each in _scalars(parse(changed, "x.yaml"))] == [*words[:-1], "新"]


# ------------------------------------------------------------------------------------ reader


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("'19'", "No.「19」が引用符で囲まれています。引用符を外して 19 としてください。"),
        ("１９", "No.「１９」は全角の数字です。半角の数字で書いてください。"),
        ("no", "No.「no」は、はい・いいえを表す語です。半角の数字を書いてください。"),
        ("12:30", "No.「12:30」は時刻の形です。コロンのない半角の数字を書いてください。"),
        ("2020/4/1", "No.「2020/4/1」は日付の形です。半角の数字だけを書いてください。"),
        (
            "1,000",
            (
                "No.「1,000」は0以上の整数ではありません。"
                "小数点・桁区切り・符号のない、9桁までの半角の数字で書いてください。"
            ),
        ),
        (
            "19番",
            "No.「19番」に数字でない文字が付いています。単位などを除き、数字だけを書いてください。",
        ),
        ("", "No.が空です。半角の数字を書いてください。"),
        ("九", "No.「九」は数字ではありません。半角の数字で書いてください。"),
    ],
)
def test_what_is_no_whole_number_is_told_why(written: str, said: str) -> None:
    reader = Reader()
    assert reader.integer(_value(written), "No.") is None
    assert [each.message + each.advice for each in reader.problems] == [said]


def test_a_number_of_a_thousand_digits_is_refused() -> None:
    reader = Reader()
    assert reader.integer(_value("9" * 5000), "No.") is None
    assert reader.problems


@pytest.mark.parametrize(
    ("written", "number"),
    [("19", "19"), ("1,429", "1429"), ("-0.5", "-0.5"), ("'37.5'", "37.5"), ("122,890", "122890")],
)
def test_a_number_may_have_commas_and_decimals(written: str, number: str) -> None:
    assert Reader().number(_value(written), "値") == Decimal(number)


@pytest.mark.parametrize("written", ["1,42", "１９", "3件", "1.", "", "[1]"])
def test_what_is_no_number_is_reported(written: str) -> None:
    reader = Reader()
    assert reader.number(_value(written), "値") is None
    assert len(reader.problems) == 1


def test_a_block_text_loses_its_one_final_line_end() -> None:
    reader = Reader()
    node = parse("- |+\n  い\n\n\n- |\n  い\n- い\n", "x.yaml")
    assert [reader.text(each, "") for each in reader.items(node, "")] == ["い\n\n", "い", "い"]


def test_an_unknown_key_is_reported_with_the_nearest_one() -> None:
    reader = Reader()
    reader.entries(parse("評値: A\n", "x.yaml"), "No.2", (), ("評価", "達成度"))
    assert str(reader.problems[0]) == (
        "x.yaml:1: No.2に「評値」というキーはありません。「評価」ではありませんか。"
    )


def test_a_key_with_a_stray_blank_is_recognised() -> None:
    reader = Reader()
    reader.entries(parse("評価　: A\n", "x.yaml"), "No.2", (), ("評価", "達成度"))
    assert reader.problems[0].advice == "「評価」ではありませんか。空白を確かめてください。"


def test_a_misspelt_key_is_not_also_called_missing() -> None:
    reader = Reader()
    reader.entries(parse("名弥: い\n", "x.yaml"), "計画", ("名称", "団体"))
    assert [each.code for each in reader.problems] == ["key-unknown", "key-missing"]


def test_a_repeated_key_is_reported_with_the_line_of_the_first() -> None:
    reader = Reader()
    found = reader.open_entries(parse("い: 1\nろ: 2\nい: 3\n", "x.yaml"), "指標")
    assert found["い"][1].place == Place("x.yaml", 1)
    assert reader.problems[0].message == "指標に「い」が二度書かれています（最初は1行目）。"


def test_a_line_with_a_full_width_colon_in_place_of_a_mapping_gets_its_own_advice() -> None:
    reader = Reader()
    reader.entries(parse("評価：A\n", "x.yaml"), "No.2")
    assert "全角「：」" in reader.problems[0].advice


def test_a_word_outside_a_choice_is_reported_with_the_words() -> None:
    reader = Reader()
    assert reader.choice(_value("通年"), "種類", ("単年", "累計")) is None
    assert reader.problems[0].advice == "単年・累計のどれかにしてください。"


def test_where_there_is_nothing_to_choose_from_the_line_should_go() -> None:
    reader = Reader()
    assert reader.choice(_value("基本目標"), "by", ()) is None
    assert reader.problems[0].advice == "この行を消してください。"


def test_closing_raises_every_problem_in_the_order_of_the_lines() -> None:
    reader = Reader()
    reader.report(Place("x.yaml", 5), "後", "", "b")
    reader.report(Place("x.yaml", 2), "先", "", "a")
    with pytest.raises(ReportError) as caught:
        reader.close()
    assert [each.code for each in caught.value.problems] == ["a", "b"]


def test_warnings_alone_do_not_stop_the_reading() -> None:
    reader = Reader()
    reader.report(Place("x.yaml", 5), "注意", "", "a", "warning")
    reader.close()
    assert reader.problems


def _advice(text: str) -> list[tuple[str, str]]:
    reader = Reader()
    reader.entries(parse(text, "x.yaml"), "列", required=("show",), optional=("width",))
    return [(problem.code, problem.advice) for problem in reader.problems]


@pytest.mark.parametrize(
    ("text", "code"),
    [("{show： い, width: 3}", "yaml-wide-colon"), ("{show:い}", "yaml-blank-after-colon")],
)
def test_a_key_that_has_taken_in_its_value_is_one_mistake(text: str, code: str) -> None:
    assert [each for each, _ in _advice(text)] == [code]


def test_words_with_full_width_commas_between_them_are_told_as_a_list() -> None:
    reader, node = Reader(), _value("い、う")
    reader.report_unknown(node, "", "い、う", ("い", "う"), "x")
    assert reader.problems[0].advice == "半角の「,」で区切ってください（い, う）。"


def test_a_name_in_braces_without_quotation_marks_is_told_as_a_text() -> None:
    reader = Reader()
    reader.text(_value("{計画.名称}"), "題名")
    (problem,) = reader.problems
    assert (problem.code, '"{計画.名称}"' in problem.advice) == ("not-a-text", True)
