"""A year's data in, what an experienced clerk would ask about out. RULES is the list of the rules.

A new rule is a function `(checked) -> Iterator[Finding]` in one of the modules, a line here, a row
in docs/checks.md and docs/problems.md, and a test.
"""

from typing import Final

from report_builder.checks import (
    actuals,
    arithmetic,
    characters,
    clashes,
    fitting,
    gaps,
    ratings,
    spelling,
    writing,
    years,
)
from report_builder.checks.rule import Rule

RULES: Final = (
    Rule("記入漏れ", "value-blank", "error", gaps.value_blank),
    Rule("課の文章なし", "section-blank", "error", gaps.section_blank),
    Rule("課の記入漏れ", "section-missing", "warning", gaps.section_missing),
    Rule("見出しの課名", "section-heading", "warning", gaps.section_heading),
    Rule("実績値の記入漏れ", "actual-blank", "warning", gaps.actual_blank),
    Rule("評価と数値", "rating-figures", "warning", ratings.rating_figures),
    Rule("評価と言葉", "rating-words", "warning", clashes.rating_words),
    Rule("前年度と同じ", "text-unchanged", "warning", years.text_unchanged),
    Rule("年度違い", "year-other", "warning", years.year_other),
    Rule("割合の計算", "share-wrong", "warning", arithmetic.share_wrong),
    Rule("合計の計算", "total-wrong", "warning", arithmetic.total_wrong),
    Rule("実績値と文章", "actual-differs", "warning", actuals.actual_differs),
    Rule("事業どうしの数", "figures-differ", "warning", actuals.figures_differ),
    Rule("表記ゆれ", "spelling-varies", "warning", spelling.spelling_varies),
    Rule("書き誤り", "spelling-slip", "warning", spelling.spelling_slip),
    Rule("数字の幅", "digit-width", "warning", writing.digit_width),
    Rule("桁区切り", "comma-missing", "warning", writing.comma_missing),
    Rule("括弧の対応", "bracket-pair", "warning", writing.bracket_pair),
    Rule("括弧の幅", "bracket-width", "warning", writing.bracket_width),
    Rule("読めない文字", "character-broken", "error", characters.character_broken),
    Rule("見えない文字", "character-invisible", "warning", characters.character_invisible),
    Rule("半角カタカナ", "character-half-kana", "warning", characters.character_half_kana),
    Rule("重ねる記号", "character-combining", "warning", characters.character_combining),
    Rule("機種依存文字", "character-rare", "warning", characters.character_rare),
    Rule("続きの行", "row-continued", "warning", fitting.row_continued),
    Rule("長い課名", "department-long", "warning", fitting.department_long),
)
