"""Laws of all rules: they end, they point at a line, and they do not depend on the order."""

from hypothesis import given
from hypothesis import strategies as st

from checks.toys import checked, indicator, plan, project, result, texts, year
from report_builder.checks import RULES
from report_builder.checks.checking import check
from report_builder.checks.facts import Checked
from report_builder.checks.numbers import figures

_PIECES = st.sampled_from(
    [
        *"（()）「」、。％%・○①ｱ㈱～〜\u3099\u200b\ue000\n\n　 年度月日件人園計中",
        *("令和", "平成", "元年度", "２年度", "現在", "中止", "見送り", "ました。", "うち", "合計"),
        *("ウイルス", "ウィルス", "障害者", "に務め", "1,234", "１２３４", "40.9", "99999", "０"),
    ]
)
_TEXTS = st.lists(_PIECES, max_size=25).map("".join)


def _facts(said: list[str], actual: str) -> Checked:
    own = indicator(project=1)
    projects = [project(number, indicators=(own.id,)) for number in range(1, len(said) + 1)]
    results = [result(text, "A", "2") for text in said]
    before = year(*map(result, reversed(said)))
    actuals = year(*results, actuals={own.id: actual})
    return checked(plan(*projects, indicators=(own,)), actuals, before)


@given(st.lists(_TEXTS, min_size=1, max_size=4), st.sampled_from(["", "429", "中止", "9" * 30]))
def test_every_finding_points_at_a_line_of_its_text(said: list[str], actual: str) -> None:
    for rule, finding in check(_facts(said, actual), RULES):
        assert finding.message.endswith("。"), rule.name
        assert finding.advice.endswith("。"), rule.name
        spot = finding.spot
        if spot.words and spot.file == "year" and spot.project:
            assert said[spot.project - 1].split("\n")[spot.line] == spot.words


@given(st.lists(_TEXTS, min_size=1, max_size=3))
def test_a_check_says_the_same_each_time(said: list[str]) -> None:
    assert check(_facts(said, "1"), RULES) == check(_facts(said, "1"), RULES)


@given(number=st.integers(0, 10**9), form=st.sampled_from(["{}", "{:,}"]), wide=st.booleans())
def test_a_figure_is_read_in_either_width_with_or_without_commas(
    number: int, form: str, *, wide: bool
) -> None:
    text = form.format(number)
    if wide:
        text = text.translate(str.maketrans("0123456789,", "０１２３４５６７８９，"))
    (figure,) = figures(f"児童{text}人")
    assert (figure.value, figure.unit, figure.text) == (number, "人", f"{text}人")


@given(_TEXTS)
def test_a_text_of_the_usual_kind_is_no_reason_to_stop(text: str) -> None:
    for rule in RULES:
        list(rule.check(texts(text, text, policy=text)))
