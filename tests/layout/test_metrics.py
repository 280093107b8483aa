"""The widths of the faces."""

import pytest

from report_builder.layout.metrics import FACES, Metrics, metrics_for

REFINED = {
    "\u3000": (168, 176), "、": (168, 176), "う": (182, 176), "き": (218, 224), "し": (193, 192),
    "た": (236, 240), "っ": (205, 208), "て": (232, 224), "で": (226, 224), "な": (227, 224),
    "ま": (229, 224), "も": (207, 208), "る": (222, 224), "ん": (242, 240), "ス": (226, 224),
    "ズ": (244, 240), "ー": (245, 240),
}  # fmt: skip
"""The 17 widths that the paper's print told, and Monapo's."""


@pytest.fixture(scope="module")
def pgothic() -> Metrics:
    metrics = metrics_for("ＭＳ Ｐゴシック")
    assert metrics is not None
    return metrics


def _metrics(face: str) -> Metrics:
    metrics = metrics_for(face)
    assert metrics is not None
    return metrics


@pytest.mark.parametrize("face", FACES)
def test_every_face_that_is_named_has_metrics(face: str) -> None:
    assert _metrics(face).face == face


def test_a_face_whose_widths_are_not_known_has_none() -> None:
    assert metrics_for("游ゴシック") is None


@pytest.mark.parametrize(("char", "widths"), REFINED.items())
def test_the_refined_widths_prevail(pgothic: Metrics, char: str, widths: tuple[int, int]) -> None:
    assert pgothic.advances[char] == widths[0]


def test_no_refined_width_is_more_than_a_thirty_second_of_an_em_from_monapo() -> None:
    assert all(abs(refined - monapo) <= 256 // 32 for refined, monapo in REFINED.values())


@pytest.mark.parametrize(
    ("char", "width"),
    [
        ("漢", 256),
        ("。", 176),
        ("1", 128),
        (" ", 80),
        ("#", 128),
        ("ｱ", 160),
        ("ﾞ", 64),
        ("Ｗ", 256),
    ],
)
def test_other_widths_are_those_of_monapo(pgothic: Metrics, char: str, width: int) -> None:
    assert pgothic.advances[char] == width


def test_a_character_that_the_font_does_not_have_is_an_em_wide(pgothic: Metrics) -> None:
    assert pgothic.advances["𠮟"] == 256


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("char", ["\u3099", "\ufe00", "\U000e0100", "\u200d", "\u200b", "\n", "\r"])
def test_what_combines_or_is_not_seen_has_no_width(face: str, char: str) -> None:
    assert _metrics(face).advances[char] == 0


@pytest.mark.parametrize("face", FACES[1:])
@pytest.mark.parametrize("char", list("漢あア、（①○※Ａ１　"))
def test_full_width_is_an_em_in_a_fixed_pitch_face(face: str, char: str) -> None:
    assert _metrics(face).advances[char] == 256


@pytest.mark.parametrize("face", FACES[1:])
@pytest.mark.parametrize("char", list("Aa1 ,(ｱﾞ｡¥Ā"))
def test_half_width_is_half_an_em_in_a_fixed_pitch_face(face: str, char: str) -> None:
    assert _metrics(face).advances[char] == 128


@pytest.mark.parametrize("face", FACES)
def test_a_tab_takes_room(face: str) -> None:
    assert _metrics(face).advances["\t"] > 0


def test_the_width_of_a_text_is_the_sum_of_its_characters(pgothic: Metrics) -> None:
    assert pgothic.width("漢字1、") == 256 + 256 + 128 + 168
