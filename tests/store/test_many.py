"""Ten thousand 事業 are read as one is, and any text comes back as it went in."""

from hypothesis import given
from hypothesis import strategies as st

from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan
from report_builder.model.scale import Grade, Scale
from report_builder.store.reading import read_plan, read_year

HEAD = """\
計画: {名称: い, 団体: ろ, 開始: 2020, 終了: 2020}
項目:
  評価: {種類: 評価, 基準: 評価基準, 所属: 年度}
  実績: {種類: 文章, 所属: 年度, 対象: 担当課}
  値: {種類: 数値, 所属: 年度, 対象: 指標}
担当課: [{id: a, 名称: 甲課}, {id: b, 名称: 乙課}]
体系:
"""
SCALES = (Scale("評価基準", (Grade("A", "A", "続ける"),)),)
YEAR = FiscalYear(2020)


def _plan(count: int) -> Plan:
    projects = "".join(
        f"  - No: {number}\n    名称: 事業{number}\n    担当課: [甲課, 乙課]\n"
        f"    指標: [{{id: 件数{number}, 名称: 件数}}]\n"
        for number in range(1, count + 1)
    )
    return read_plan(HEAD + projects, "data/plan.yaml", SCALES).value


def _block(text: str, indent: int) -> str:
    """Writes a text as a block scalar whose indentation is 2 deeper than its key's."""
    return "|2\n" + "".join(f"{' ' * indent}{line}\n" for line in text.split("\n"))


def test_ten_thousand_projects_are_read() -> None:
    count = 10_000
    text = "　継続して実施しました。\n○受給者数　　112人"
    results = "年度: 2020\n事業:\n" + "".join(
        f"  - No: {number}\n    評価: A\n    実績: {_block(text, 6)}"
        f"    指標: {{件数{number}: {number}}}\n"
        for number in range(1, count + 1)
    )
    located = read_year(results, "data/2020.yaml", _plan(count), SCALES, YEAR)
    assert len(located.value.results) == count
    assert {each.text("実績") for each in located.value.results.values()} == {text}
    # Two lines stand above the first 事業, and each takes six.
    assert located.place("事業", count).line == 2 + 6 * (count - 1) + 1


_LINE = st.text("あア漢㈱𠮷都①○※《》、。 　-:#'\"|A1１\t", max_size=12)
_TEXT = st.lists(_LINE, min_size=1, max_size=4).map(lambda lines: "\n".join([*lines, "終"]))


@given(_TEXT, _TEXT, _TEXT)
def test_any_text_in_sections_comes_back_character_for_character(
    first: str, second: str, ending: str
) -> None:
    text = (
        "年度: 2020\n事業:\n  - No: 1\n    実績:\n"
        f"      - 担当課: [甲課]\n        文章: {_block(first, 10)}"
        f"      - 担当課: [乙課]\n        文章: {_block(second, 10)}"
        f"        結び: {_block(ending, 10)}"
    )
    result = read_year(text, "data/2020.yaml", _plan(1), SCALES, YEAR).value.results[1]
    assert result.text("実績") == f"{first}\n\n{second}{ending}"
