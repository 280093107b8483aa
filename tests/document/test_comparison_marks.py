"""Which characters of two texts are marked as changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.document.comparison_marks import changed_stretches


def _shown(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    """The text with its marks in brackets."""
    for first, last in reversed(marks):
        text = f"{text[:first]}[{text[first:last]}]{text[last:]}"
    return text


def _both(old: str, new: str) -> tuple[str, str]:
    before, after = changed_stretches(old, new)
    return _shown(old, before), _shown(new, after)


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("同じ文章です。", "同じ文章です。", "同じ文章です。", "同じ文章です。"),
        (
            "継続して実施した。",
            "計画どおり実施した。",
            "[継続して]実施した。",
            "[計画どおり]実施した。",
        ),
        ("教室を開いた。", "親子教室を開いた。", "教室を開いた。", "[親子]教室を開いた。"),
        ("教室を開いた。", "教室を開いた。二回", "教室を開いた。", "教室を開いた。[二回]"),
        ("", "新しい", "", "[新しい]"),
        ("古い", "", "[古い]", ""),
        ("", "", "", ""),
        # a blank that was lost is seen, for marks are underlined
        (
            "受講者　 35人でした",
            "受講者　35人でした",
            "受講者　[ ]35人でした",
            "受講者　35人でした",
        ),
    ],
)
def test_what_differs_is_marked_on_both_sides(old: str, new: str, before: str, after: str) -> None:
    assert _both(old, new) == (before, after)


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        (
            "利用者数　785人でした",
            "利用者数　795人でした",
            "利用者数　[785]人でした",
            "利用者数　[795]人でした",
        ),
        (
            "利用は1,250件でした",
            "利用は1,350件でした",
            "利用は[1,250]件でした",
            "利用は[1,350]件でした",
        ),
        (
            "受診率は95.7％です",
            "受診率は95.8％です",
            "受診率は[95.7]％です",
            "受診率は[95.8]％です",
        ),
        ("年２３回実施した", "年２４回実施した", "年[２３]回実施した", "年[２４]回実施した"),
        ("愛称はRunoです", "愛称はRunaです", "愛称は[Runo]です", "愛称は[Runa]です"),
    ],
)
def test_numbers_and_latin_words_change_as_a_whole(
    old: str, new: str, before: str, after: str
) -> None:
    assert _both(old, new) == (before, after)


def test_a_character_keeps_its_combining_marks() -> None:
    assert _both("葛󠄀城の森を歩く会", "葛城の森を歩く会") == (
        "[葛󠄀]城の森を歩く会",
        "[葛]城の森を歩く会",
    )


def test_an_islet_of_one_or_two_equal_characters_is_part_of_the_change() -> None:
    old, new = "感染症の拡大で延期とした行事", "緊急の事態で中止とした行事"
    assert _both(old, new) == ("[感染症の拡大で延期]とした行事", "[緊急の事態で中止]とした行事")


def test_texts_without_much_in_common_are_changed_throughout() -> None:
    old, new = "窓口で相談を受けた。", "冊子を全戸へ配り、説明会を開いた。"
    assert _both(old, new) == (f"[{old}]", f"[{new}]")


def test_line_ends_part_nothing_that_is_equal() -> None:
    assert _both("一行目です\n二行目です", "一行目です\n新しい行です\n二行目です") == (
        "一行目です\n二行目です",
        "一行目です\n[新しい行です\n]二行目です",
    )


def test_long_texts_are_compared_by_lines_first() -> None:
    lines = [f"{n}行目の文章はここに書いてあります。" for n in range(400)]
    old, new = (
        "\n".join(lines),
        "\n".join([*lines[:9], "9行目の記事はここに書いてあります。", *lines[10:]]),
    )
    before, after = changed_stretches(old, new)
    assert [old[first:last] for first, last in before] == ["文章"]
    assert [new[first:last] for first, last in after] == ["記事"]


def test_a_long_text_all_of_whose_lines_changed_is_still_compared() -> None:
    old = "\n".join(f"第{n}の項目は継続して実施しました。" for n in range(300))
    new = old.replace("継続して", "今年も")
    before, _ = changed_stretches(old, new)
    assert {old[first:last] for first, last in before} <= {old, "継続して"}


TEXTS = st.text(alphabet="あいうえお。、12,\n　A", max_size=60)


def _without(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    for first, last in reversed(marks):
        text = text[:first] + text[last:]
    return text


@given(TEXTS, TEXTS)
def test_what_is_not_marked_is_the_same_on_both_sides(old: str, new: str) -> None:
    before, after = changed_stretches(old, new)
    assert _without(old, before) == _without(new, after)


@given(TEXTS, TEXTS)
def test_marks_are_in_order_apart_and_within_the_text(old: str, new: str) -> None:
    for text, marks in zip((old, new), changed_stretches(old, new), strict=True):
        edges = [edge for mark in marks for edge in mark]
        assert edges == sorted(set(edges))
        assert not edges or (edges[0] >= 0 and edges[-1] <= len(text))


@given(TEXTS)
def test_equal_texts_have_no_marks(text: str) -> None:
    assert changed_stretches(text, text) == ((), ())
