"""Percentages and totals beside their numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.toys import found, quoted, texts
from report_builder.checks.arithmetic import share_wrong, total_wrong


def test_a_percentage_that_its_two_numbers_do_not_give_is_found() -> None:
    # 109 ÷ 266 = 40.977…%
    assert found(share_wrong, texts("配布家庭266件、回収109件、作成率40.9％　")) == [
        "「40.9％」とありますが、109件÷266件は41.0％です（切り捨てなら合います）。"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "配布266件、回収109件、作成率41.0％",
        "41人（88人中）　実施率　47％",
        "受診者421人（受診率95.7％）　年22回実施",
        "昨年度100件、今年度105件で、前年度比105％",
        "昨年度100件、今年度105件で、5％の増",
        "対象者200人、受診者180人、要精検者9人、受診率90％、要精検率5％",
        "配布266件。作成率40.9％",
        "95％を下回らないように、266人と109人",
        "３歳児550人、４歳児540人",
        "率50％",
        "回収数80人（配布100人）、「満足」の割合は92％",
        "定員100人に対し延べ95人が参加し、満足度は98％",
        "0件、10件、率0％",
    ],
)
def test_a_right_or_unrelated_percentage_is_not_found(text: str) -> None:
    assert quoted(share_wrong, text) == []


@pytest.mark.parametrize(
    "text",
    ["41人（88人中）　実施率　57％", "88人のうち41人（57％）", "配布266件、回収109件、回収率14.9%"],
)
def test_a_rate_of_two_numbers_may_be_far_off(text: str) -> None:
    assert len(quoted(share_wrong, text)) == 1


@given(part=st.integers(1, 999), whole=st.integers(1, 999))
def test_a_share_that_is_rounded_right_is_never_found(part: int, whole: int) -> None:
    part, whole = sorted((part, whole))
    tenths = (2000 * part + whole) // (2 * whole)  # rounded half up
    text = f"配布{whole}件、回収{part}件、回収率{tenths // 10}.{tenths % 10}％"
    assert quoted(share_wrong, text) == []


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("宿泊型　６件　通所型　４件　訪問型　２件　計　13件", "13件"),
        ("公立３園、私立12園、幼稚園２園、認定こども園４園　　計20園", "20園"),
        ("受給者数　9,253人（小学校7,186人、中学生2,070人、里親15人）", "9,253人"),
        ("33件（支給内訳　母子32件・父子０件）", "33件"),
        ("５園（うち公立６園）", "５園"),
        ("面接　10件\n電話　５件\n訪問　１件\n合計　17件", "17件"),
        ("A　1件　B　2件　小計3件　C　4件　計8件", "8件"),
        ("男10人、女5人（計16人）", "16人"),
        ("面接　10件\n電話　５件\n小計　15件\n訪問　１件\n○合計　17件", "17件"),
    ],
)
def test_a_total_that_is_not_the_sum_of_its_parts_is_found(text: str, printed: str) -> None:
    assert quoted(total_wrong, text) == [printed]


@pytest.mark.parametrize(
    "text",
    [
        "宿泊型　６件　通所型　４件　訪問型　２件　計　12件",
        "受給者数　9,253人（小学校7,168人、中学生2,070人、里親15人）",
        "５園（うち認定こども園３園）",
        "新規認定者数　０人（計186人）",
        "新規10人、更新5人（計186人）",
        "1,453人（649世帯）",
        "41人（88人中）",
        "子育て相談　10件（来所６件、電話３件など）",
        "面接　10件\n\n電話　５件\n統計　17件",
        "面接　10件\n延べ20人\n合計　17件",
        "A　1件　B　2件　小計3件　C　4件　計7件",
        "12月６日（全２回）、受講者33人",
        "計12件",
        "電話　10件\n訪問　5件\n相談件数　計96件",
        "面接　10件\n電話　５件\n小計　15件\n訪問　１件\n合計　16件",
        "計画　3件、設計　4件",
        "１回目20人、２回目25人、計２回",
        "第１回　20人、第２回　25人　計２回　45人",
        "鉛筆12本、箱３個、体温計10個",
        "鉛筆３個、箱３個、体温計10個",
    ],
)
def test_right_totals_and_what_is_no_total_are_not_found(text: str) -> None:
    assert quoted(total_wrong, text) == []


@given(st.lists(st.integers(0, 99_999), min_size=2, max_size=6), st.integers(-50, 50))
def test_a_total_is_found_exactly_if_it_is_wrong(parts: list[int], off: int) -> None:
    total = max(0, sum(parts) + off)
    text = "、".join(f"施設{part:,}人" for part in parts) + f"　計{total:,}人"
    assert bool(quoted(total_wrong, text)) == (total != sum(parts))
