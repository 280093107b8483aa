"""The same word spelt in several ways over the whole paper; and slips of the pen."""

from dataclasses import replace

from checks.toys import LEXICON, checked, found, plan, project, quoted, result, texts, year
from report_builder.checks.spelling import spelling_slip, spelling_varies
from report_builder.model.plan import Department


def test_the_spelling_of_the_minority_is_found_with_counts() -> None:
    facts = texts("コロナウイルスとウイルス", "コロナウィルス")
    assert found(spelling_varies, facts) == [
        "「ウィルス」（紙面に1か所）は、ほかでは「ウイルス」（2か所）です。"
    ]


def test_one_spelling_alone_is_consistent() -> None:
    assert quoted(spelling_varies, "コロナウィルス", "ウィルス") == []


def test_each_text_is_named_once_for_each_spelling() -> None:
    said = "ウイルス" * 5, "ウィルスとウィルス", "ウィルス"
    assert [each.spot.project for each in spelling_varies(texts(*said))] == [2, 3]


def test_the_preferred_spelling_decides_where_both_are_as_frequent() -> None:
    assert quoted(spelling_varies, "障害者", "障がい者") == ["障害者"]


def test_the_plan_counts_but_is_not_to_be_changed() -> None:
    facts = texts("障害者", "障害者", policy="障がい者、障がい者")
    assert [each.spot.file for each in spelling_varies(facts)] == ["year", "year"]
    assert quoted(spelling_varies, "障がい者", policy="障害者、障害者") == ["障がい者"]


def test_names_of_laws_and_departments_do_not_count() -> None:
    assert quoted(spelling_varies, "障がい者", "身体障害者手帳") == []
    own = plan(project())
    own = replace(own, departments=(*own.departments, Department("fukushi", "障害者福祉課")))
    facts = checked(own, year(result("障がい者、障がい者。障害者福祉課")))
    assert found(spelling_varies, facts) == []


def test_a_counter_is_one_only_after_a_digit() -> None:
    assert quoted(spelling_varies, "11か所、２か所", "50カ所", "箇所数　２箇所", "同じ箇所") == [
        "カ所",
        "箇所",
    ]


def test_a_noun_is_told_from_the_verb_by_what_follows() -> None:
    assert quoted(spelling_varies, "取組を行い、取組が進む", "取り組みました", "取り組みを") == [
        "取り組み"
    ]


def test_katakana_that_differs_in_a_final_mark_or_a_small_letter_is_found() -> None:
    said = "サーバーとサーバー", "サーバ", "フアミリー", "ファミリーとファミリー"
    assert quoted(spelling_varies, *said) == ["サーバ", "フアミリー"]


def test_another_word_in_katakana_is_no_spelling_of_this_one() -> None:
    assert quoted(spelling_varies, "サービス", "サーバー", "サポート", "サポーター", "バス") == []


def test_a_slip_is_found_with_what_was_meant() -> None:
    (finding,) = spelling_slip(texts("不安の軽減に務めました。"))
    assert finding.message == "「安の軽減に務めました」の「に務め」は書き誤りのようです。"
    assert finding.advice == "「に努め」ではありませんか。"


def test_an_exception_is_no_slip() -> None:
    assert quoted(spelling_slip, "したものの、できた。司会を務めました。") == []
    assert len(quoted(spelling_slip, "したものの、市のの事業")) == 1


def test_without_words_only_katakana_is_compared() -> None:
    empty = replace(LEXICON, variants=(), slips=())
    facts = texts("ウィルス、に務め、サーバー", "ウイルス、サーバー、サーバ", lexicon=empty)
    assert found(spelling_slip, facts) == []
    assert len(found(spelling_varies, facts)) == 2
