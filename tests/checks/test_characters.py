"""Characters that do not survive are found; those of every Japanese machine are not."""

import pytest

from checks.toys import Look, checked, found, plan, project, quoted, result, texts, year
from report_builder.checks.characters import (
    character_broken,
    character_combining,
    character_half_kana,
    character_invisible,
    character_rare,
)

ALL: tuple[Look, ...] = (
    character_broken,
    character_invisible,
    character_half_kana,
    character_combining,
    character_rare,
)


@pytest.mark.parametrize(
    ("char", "look"),
    [
        ("\x07", character_broken),
        ("\ue000", character_broken),
        ("\U000f0001", character_broken),
        ("\ufffd", character_broken),
        ("\ufdd0", character_broken),
        ("\u200b", character_invisible),
        ("\ufeff", character_invisible),
        ("\xa0", character_invisible),
        ("\xad", character_invisible),
        ("\t", character_invisible),
        ("\u202e", character_invisible),
        ("\ufe0f", character_invisible),
        ("\U000e0100", character_invisible),
        ("\u3164", character_invisible),
        ("ｱ", character_half_kana),
        ("｡", character_half_kana),
        ("ﾞ", character_half_kana),
        ("\u3099", character_combining),
        ("\u309b", character_combining),
        ("\u0301", character_combining),
        ("㈱", character_rare),
        ("髙", character_rare),
        ("﨑", character_rare),
        ("\ufa26", character_rare),
        ("Ⅲ", character_rare),
        ("㎡", character_rare),
        ("℡", character_rare),
        ("㋿", character_rare),
        ("①"[:0] + "㉑", character_rare),
        ("𠮟", character_rare),
        ("😀", character_rare),
        ("们", character_rare),
    ],
)
def test_a_character_is_found_by_the_rule_that_it_breaks_and_by_no_other(
    char: str, look: Look
) -> None:
    facts = texts(f"字{char}字")
    assert [each.__name__ for each in ALL if found(each, facts)] == [look.__name__]


def test_the_characters_of_the_paper_are_right() -> None:
    usual = "①⑳○●※《》【】「」々〆ヶ～〜－％：！？＆㈠"[:-1] + "都〇ABCabc012ＡＢＣ０１２・…―→\n　 "
    assert [found(look, texts(usual)) for look in ALL] == [[]] * len(ALL)


def test_a_character_is_named_once_for_each_text_with_its_code() -> None:
    assert found(character_rare, texts("髙橋と髙山の㈱", "髙木")) == [
        "機種依存文字（「髙」U+9AD9、「㈱」U+3231）があります。",
        "機種依存文字（「髙」U+9AD9）があります。",
    ]


def test_what_cannot_be_seen_is_named_by_its_code_alone() -> None:
    assert found(character_invisible, texts("a\u200bb")) == [
        "目に見えない文字（U+200B）があります。"
    ]


def test_the_place_is_the_line_of_the_first() -> None:
    (finding,) = character_half_kana(texts("一\n二ｱ\n三ｲ"))
    assert (finding.spot.line, finding.spot.words) == (1, "二ｱ")


def test_the_texts_of_the_plan_are_looked_at_too() -> None:
    facts = texts("続けました。", policy="方針\u200bです")
    assert [each.spot.file for each in character_invisible(facts)] == ["plan"]


def test_the_lexicon_may_let_pass_a_character() -> None:
    assert quoted(character_rare, "〇〇町") == []


def test_names_are_looked_at_too() -> None:
    facts = checked(plan(project(name="㈱事業")), year(result()))
    assert [each.spot.key for each in character_rare(facts)] == [("事業", 1, "名称")]
