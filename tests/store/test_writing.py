"""Values written into a year's file: what a person sees in the diff."""

import difflib
from pathlib import Path

import pytest

from report_builder.model.key import Key
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan
from report_builder.model.scale import Scale
from report_builder.model.values import values, with_values
from report_builder.problems import ReportError
from report_builder.store.reading import read_year
from report_builder.store.writing import write_values
from report_builder.workspace import load, open_workspace

PATH = "data/2020.yaml"


def _diff(old: str, new: str) -> str:
    """Returns the lines that went and came."""
    lines = difflib.ndiff(old.splitlines(keepends=True), new.splitlines(keepends=True))
    return "".join(line for line in lines if line[0] in "+-")


def _codes(text: str, plan: Plan, changes: dict[Key, str], *scales: Scale) -> list[str]:
    with pytest.raises(ReportError) as caught:
        write_values(text, PATH, plan, changes, scales)
    return [problem.code for problem in caught.value.problems]


# ------------------------------------------------------------------------------- replacing


def test_a_value_of_one_line_replaces_another(year_text: str, plan: Plan) -> None:
    written = write_values(year_text, PATH, plan, {("事業", 1, "評価"): "B"})
    assert _diff(year_text, written) == "-     評価: A\n+     評価: B\n"


def test_a_text_in_lines_stays_in_lines(year_text: str, plan: Plan) -> None:
    written = write_values(year_text, PATH, plan, {("事業", 1, "実績", ""): "一行"})
    assert _diff(year_text, written) == "-       　続けました。\n+       一行\n"


def test_a_section_is_found_by_its_department(year_text: str, plan: Plan) -> None:
    written = write_values(year_text, PATH, plan, {("事業", 2, "実績", "hoiku"): "　電話　4人\n注"})
    assert _diff(year_text, written) == (
        "-           　電話　3人\n+           　電話　4人\n+           注\n"
    )


def test_a_second_section_of_the_same_departments_is_told_from_the_first(
    year_text: str, plan: Plan
) -> None:
    more = "      - 担当課: [健康課]\n        文章: 二つめ\n"
    text = year_text.replace("  - No: 3\n", more + "  - No: 3\n")
    written = write_values(text, PATH, plan, {("事業", 2, "実績", "kenko#2"): "変えた"})
    assert written == text.replace("二つめ", "変えた")


def test_a_value_by_department_is_replaced_between_brackets(year_text: str, plan: Plan) -> None:
    written = write_values(year_text, PATH, plan, {("事業", 2, "達成度", "kenko"): "2"})
    assert "達成度: {健康課: 2, 保育課: 2}" in written


def test_an_indicator_stands_under_the_project_that_defines_it(year_text: str, plan: Plan) -> None:
    written = write_values(year_text, PATH, plan, {("指標", "受理件数", "実績値"): "1,429"})
    assert written == year_text.replace("{受理件数: 429}", '{受理件数: "1,429"}')


def test_a_group_is_found_by_its_position(year_text: str, plan: Plan) -> None:
    written = write_values(year_text, PATH, plan, {("施策", "１", "支援", "総括"): "改善"})
    assert written == year_text.replace("遅れ", "改善")


def test_a_comment_in_the_line_of_the_key_stays_there(year_text: str, plan: Plan) -> None:
    text = year_text.replace("評価: A\n", "評価: A   # 仮\n").replace(
        "実績: |\n", "実績: |  # 済\n", 1
    )
    changes: dict[Key, str] = {("事業", 1, "評価"): "B", ("事業", 1, "実績", ""): " 変えた"}
    written = write_values(text, PATH, plan, changes)
    assert "    評価: B   # 仮\n" in written
    assert "    実績: |2  # 済\n       変えた\n" in written


def test_blank_lines_and_comments_after_a_text_stay(year_text: str, plan: Plan) -> None:
    text = year_text.replace("　続けました。\n", "　続けました。\n\n\n    # 次は指標\n")
    written = write_values(text, PATH, plan, {("事業", 1, "実績", ""): "a\nb"})
    assert written == text.replace("　続けました。\n", "a\n      b\n")


def test_blank_lines_that_belong_to_the_old_text_go_with_it(year_text: str, plan: Plan) -> None:
    text = year_text.replace("実績: |\n      　続けました。\n", "実績: |+\n      古い\n\n\n")
    written = write_values(text, PATH, plan, {("事業", 1, "実績", ""): "新しい"})
    assert written == text.replace("|+\n      古い\n\n\n", "|\n      新しい\n")


def test_a_text_that_ends_with_a_line_end_is_quoted(year_text: str, plan: Plan) -> None:
    written = write_values(year_text, PATH, plan, {("事業", 1, "実績", ""): "a\n"})
    assert '    実績: "a\\n"\n' in written


def test_line_ends_of_windows_and_a_byte_order_mark_stay(year_text: str, plan: Plan) -> None:
    text = "\ufeff" + year_text.replace("\n", "\r\n")
    written = write_values(text, PATH, plan, {("事業", 1, "実績", ""): "a\nb"})
    assert written == text.replace("　続けました。\r\n", "a\r\n      b\r\n")


def test_a_last_line_without_a_line_end_stays_without(year_text: str, plan: Plan) -> None:
    text = year_text[: year_text.index("施策:")] + "    実績: |\n      終わり"
    written = write_values(text, PATH, plan, {("事業", 3, "実績", ""): "a\nb"})
    assert written == text.replace("終わり", "a\n      b")


def test_a_blanked_value_is_an_empty_text(year_text: str, plan: Plan) -> None:
    written = write_values(year_text, PATH, plan, {("事業", 1, "評価"): ""})
    assert written == year_text.replace("評価: A", '評価: ""')


# --------------------------------------------------------------------------------- adding


def test_a_new_value_stands_in_the_order_of_the_fields(year_text: str, plan: Plan) -> None:
    text = year_text.replace("    達成度: 2\n", "").replace("    指標: {受理件数: 429}\n", "")
    changes: dict[Key, str] = {
        ("指標", "受理件数", "実績値"): "430",
        ("事業", 1, "達成度", ""): "1",
    }
    written = write_values(text, PATH, plan, changes)
    assert written == text.replace("    実績: |\n", "    達成度: 1\n    実績: |\n", 1).replace(
        "      　続けました。\n", "      　続けました。\n    指標:\n      受理件数: 430\n"
    )


def test_a_new_text_is_begun_in_lines(year_text: str, plan: Plan) -> None:
    written = write_values(year_text, PATH, plan, {("事業", 3, "実績", ""): "一行"})
    assert _diff(year_text, written) == "+     実績: |\n+       一行\n"


def test_a_value_goes_into_the_place_that_was_left_empty(year_text: str, plan: Plan) -> None:
    text = year_text.replace("評価: A\n", "評価:   # まだ\n").replace(
        "{受理件数: 429}", "{受理件数}"
    )
    changes: dict[Key, str] = {("事業", 1, "評価"): "A", ("指標", "受理件数", "実績値"): "5"}
    written = write_values(text, PATH, plan, changes)
    assert "    評価: A   # まだ\n" in written
    assert "    指標: {受理件数: 5}\n" in written


def test_a_new_department_stands_in_the_order_of_the_project(year_text: str, plan: Plan) -> None:
    text = year_text.replace("{健康課: 1, 保育課: 2}", "{保育課: 2}")
    written = write_values(text, PATH, plan, {("事業", 2, "達成度", "kenko"): "1"})
    assert "達成度: {健康課: 1, 保育課: 2}" in written


def test_sections_begin_a_list_where_there_was_nothing(year_text: str, plan: Plan) -> None:
    start = year_text.index("    実績:\n")
    text = year_text[:start] + year_text[year_text.index("  - No: 3\n") :]
    changes: dict[Key, str] = {
        ("事業", 2, "実績", "hoiku"): "後",
        ("事業", 2, "実績", "kenko"): "先",
    }
    assert _diff(text, write_values(text, PATH, plan, changes)) == (
        "+     実績:\n"
        "+       - 担当課: [健康課]\n+         文章: |\n+           先\n"
        "+       - 担当課: [保育課]\n+         文章: |\n+           後\n"
    )


def test_a_new_record_stands_in_the_order_of_the_numbers(year_text: str, plan: Plan) -> None:
    start = year_text.index("  - No: 2\n")
    text = year_text[:start] + "  # 広報\n" + year_text[year_text.index("  - No: 3\n") :]
    written = write_values(text, PATH, plan, {("事業", 2, "評価"): "A"})
    assert _diff(text, written) == "+   - No: 2\n+     評価: A\n"
    assert "    評価: A\n  # 広報\n  - No: 3\n" in written


def test_a_first_record_and_a_first_group_are_begun(plan: Plan) -> None:
    text = "年度: 令和2年度\n事業: []\n"
    changes: dict[Key, str] = {
        ("事業", 3, "評価"): "A",
        ("事業", 1, "評価"): "B",
        ("施策", "１", "①", "総括"): "順調",
    }
    assert write_values(text, PATH, plan, changes) == (
        "年度: 令和2年度\n事業: [{No: 1, 評価: B}, {No: 3, 評価: A}]\n"
        "施策:\n  - 位置: [１, ①]\n    総括: 順調\n"
    )


def test_what_a_record_shares_and_leaves_unchecked_stays(
    year_text: str, plan: Plan, scales: tuple[Scale, ...]
) -> None:
    text = year_text.replace("    評価: B\n", "    共通: {評価: 1}\n")
    changes: dict[Key, str] = {("事業", 2, "確認日"): "令和3年5月1日"}
    written = write_values(text, PATH, plan, changes, scales)
    assert _diff(text, written) == "+     確認日: 令和3年5月1日\n"
    before, after = (
        read_year(each, PATH, plan, scales, FiscalYear(2020)).value for each in (text, written)
    )
    assert after == with_values(plan, before, changes)
    assert after.results[2].shared == {"評価": 1}


def test_nothing_to_change_leaves_the_text_alone(plan: Plan) -> None:
    assert write_values("# 読めない: [", PATH, plan, {}) == "# 読めない: ["


def test_the_citys_own_file_comes_back_byte_for_byte(repository: Path) -> None:
    loaded = load(open_workspace(repository), FiscalYear(2020))
    plan, scales = loaded.plan.value, loaded.scales.value
    text = (repository / PATH).read_bytes().decode("utf-8")
    texts = {
        key: text for key, text in values(plan, loaded.results.value).items() if key[2] == "実績"
    }
    changed = {key: f"　{text}\n改" for key, text in texts.items()}
    written = write_values(text, PATH, plan, changed, scales)
    assert len(texts) > 67
    assert written != text
    assert write_values(written, PATH, plan, texts, scales) == text


# ------------------------------------------------------------------------------- refusing


@pytest.mark.parametrize(
    "key",
    [
        ("事業", 1, "ない項目"),
        ("事業", 1, "方針"),
        ("事業", 1, "評価", "kenko"),
        ("事業", 9, "評価"),
        ("事業", 1, "達成度", "kenko"),
        ("事業", 1, "実績", "hoiku"),
        ("指標", "ない指標", "実績値"),
        ("施策", "９", "総括"),
        ("基本目標", "１", "総括"),
        ("備考", 1),
        ("記入者",),
    ],
)
def test_a_value_for_which_there_is_no_room_is_refused(
    year_text: str, plan: Plan, key: Key
) -> None:
    with pytest.raises(ReportError):
        write_values(year_text, PATH, plan, {key: "1"})


def test_a_value_that_could_not_be_read_again_is_refused(
    year_text: str, plan: Plan, scales: tuple[Scale, ...]
) -> None:
    number: dict[Key, str] = {("指標", "受理件数", "実績値"): "約400"}
    grade: dict[Key, str] = {("事業", 1, "評価"): "Z"}
    assert _codes(year_text, plan, number) == ["value-refused"]
    assert _codes(year_text, plan, grade, *scales) == ["value-refused"]


def test_half_a_character_is_refused(year_text: str, plan: Plan) -> None:
    assert _codes(year_text, plan, {("事業", 1, "実績", ""): "a\ud842"}) == ["value-unwritable"]


def test_mistakes_that_were_there_before_do_not_matter(year_text: str, plan: Plan) -> None:
    text = year_text.replace("評価: B", "評価: B\n    余分: x")
    written = write_values(text, PATH, plan, {("事業", 1, "評価"): "B"})
    assert written == text.replace("評価: A", "評価: B")
