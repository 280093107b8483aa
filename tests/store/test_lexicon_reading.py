"""The table of words is read, with every mistake at its line."""

from decimal import Decimal
from pathlib import Path

import pytest

from report_builder.model.lexicon import Clash, Lexicon, Slip, Variants
from report_builder.model.scale import Scale
from report_builder.problems import ReportError
from report_builder.store.lexicon_reading import read_lexicon
from report_builder.store.reading import read_scales

WORDS = """\
表記:
  - {語: [ウイルス, ウィルス]}
  - {語: [か所, カ所], 数字の直後: はい, 除く: [要か所]}
  - {語: [取組, 取り組み], 直後: [を, が]}
書き誤り:
  - {誤: に務め, 正: に努め}
言葉の組:
  していない: {言葉: [中止, 見送], 除く: [中止せず]}
評価と合わない言葉:
  - {基準: 達成度基準, コード: [1, 2], 言葉: していない}
  - {基準: 評価基準, コード: [A], 言葉: していない, 割合: 1}
ほかの年度でよい言葉: [策定]
後の年度でよい言葉: [現在]
使ってよい文字: 〇
"""


def _said(text: str, scales: tuple[Scale, ...]) -> list[str]:
    with pytest.raises(ReportError) as caught:
        read_lexicon(text, "templates/words.yaml", scales)
    return [f"{each.code} {each.place.line}" for each in caught.value.problems]


def test_every_part_of_the_table_is_read(scales: tuple[Scale, ...]) -> None:
    words, exceptions = ("中止", "見送"), ("中止せず",)
    lexicon, doubts = read_lexicon(WORDS, "templates/words.yaml", scales)
    assert doubts == ()
    assert lexicon == Lexicon(
        (
            Variants(("ウイルス", "ウィルス")),
            Variants(("か所", "カ所"), after_digit=True, exceptions=("要か所",)),
            Variants(("取組", "取り組み"), followers=("を", "が")),
        ),
        (Slip("に務め", "に努め"),),
        (
            Clash("達成度基準", ("1", "2"), words, exceptions, Decimal("0.5")),
            Clash("評価基準", ("A",), words, exceptions, Decimal(1)),
        ),
        ("策定",),
        ("現在",),
        "〇",
    )


def test_every_part_may_be_absent(scales: tuple[Scale, ...]) -> None:
    assert read_lexicon("表記: []\n", "templates/words.yaml", scales) == (Lexicon(), ())


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("表記:", "表紀:", ["key-unknown 1"]),
        ("{語: [ウイルス, ウィルス]}", "[ウイルス, ウィルス]", ["not-a-mapping 2"]),
        ("数字の直後: はい", "数字の直後: はいはい", ["choice-unknown 3"]),
        ("誤: に務め", "誤: ''", ["identity-empty 6"]),
        ("言葉: していない}", "言葉: しない}", ["word-set-unknown 10"]),
        ("割合: 1", "割合: 全部", ["not-a-number 11"]),
    ],
)
def test_a_mistake_is_reported_at_its_line(
    right: str, wrong: str, said: list[str], scales: tuple[Scale, ...]
) -> None:
    assert right in WORDS
    assert _said(WORDS.replace(right, wrong, 1), scales) == said


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("基準: 達成度基準", "基準: 達成基準", "scale-unknown"),
        ("コード: [1, 2]", "コード: [1, 9]", "grade-unknown"),
    ],
)
def test_scales_of_another_plan_are_warned_of(
    right: str, wrong: str, code: str, scales: tuple[Scale, ...]
) -> None:
    text = WORDS.replace(right, wrong, 1)
    lexicon, (doubt,) = read_lexicon(text, "templates/words.yaml", scales)
    assert (doubt.code, doubt.severity, doubt.place.line) == (code, "warning", 10)
    assert lexicon.slips


def test_an_empty_word_is_left_out(scales: tuple[Scale, ...]) -> None:
    lexicon, _ = read_lexicon("ほかの年度でよい言葉: [策定, '']\n", "templates/words.yaml", scales)
    assert lexicon.year_words == ("策定",)


def test_the_tables_of_the_city_and_of_the_outline_can_be_read(repository: Path) -> None:
    for root in (repository, repository / "examples" / "hinagata"):
        scales, words = (root / "templates" / f"{name}.yaml" for name in ("scales", "words"))
        known = read_scales(scales.read_text(encoding="utf-8"), str(scales)).value
        lexicon, doubts = read_lexicon(words.read_text(encoding="utf-8"), str(words), known)
        assert doubts == ()
        assert all((lexicon.variants, lexicon.slips, lexicon.clashes, lexicon.year_words))
