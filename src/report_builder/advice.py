"""What is wrong with a text that a person wrote, as Japanese words: message and advice 対処."""

import difflib
import re
from collections.abc import Callable, Collection, Iterator
from itertools import islice

Said = tuple[str, str, str]
"""Message, advice and code of a problem."""

# ------------------------------------------------------------------------------ unknown words


_SEARCHED = 1000
"""Among more words than these a nearest one is not looked for: it would cost more than it helps."""

_SHOWN = 12
"""More words than these are not listed in full."""

_WIDE_COMMA = re.compile("[、，]")
_COLON = re.compile("[:：]")


def nearest(word: str, known: Collection[str]) -> str | None:
    """Returns the known word most like a misspelt one, or None.

    A word that differs in blanks alone comes first.
    """
    bare = "".join(word.split())
    for each in known:
        if bare and bare == "".join(each.split()):
            return each
    if len(known) > _SEARCHED:
        return None
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return found[0] if found else None


def meant(key: str, known: Collection[str]) -> str | None:
    """Returns the known key that an unknown one stands for, or None.

    A key may have taken in its value (`show：事業.名称`).
    """
    before = _COLON.split(key)[0]
    return before if before in known else nearest(key, known)


def suggestion(word: str, known: Collection[str]) -> str:
    """Returns the advice for an unknown word: the nearest known one, or what there is.

    Words that are known one by one, with full-width commas between them, are a list.
    """
    parts = [each.strip() for each in _WIDE_COMMA.split(word)]
    if len(parts) > 1 and any(each in known for each in parts):
        return f"半角の「,」で区切ってください（{', '.join(parts)}）。"
    close = nearest(word, known)
    if close is not None:
        blank = "空白を確かめてください。" if close == "".join(word.split()) else ""
        return f"「{close}」ではありませんか。{blank}"
    words = [each for each in known if each]
    if not words:
        return "この行を消してください。"
    shown = "・".join(words[:_SHOWN])
    return f"{shown}{' など' if len(words) > _SHOWN else ''}のどれかにしてください。"


# ------------------------------------------------------------- YAML that data have no need of

SEVERAL = (
    "「---」で区切られた二つめの文書があります。",
    "一つのファイルには一つの文書だけを書いてください。",
    "yaml-documents",
)
FOLDED = (
    "値が何行にもわたっています。このままでは改行が空白に変わってしまいます。",
    "文章は「|」の次の行から、字下げをそろえて書いてください。",
    "yaml-folded",
)
TOO_DEEP = (
    "入れ子が深すぎます。",
    "字下げと括弧の数を確かめてください。",
    "yaml-depth",
)
KEY_NOT_TEXT = (
    "キーに一覧や組は使えません。",
    "キーは文字で書いてください。",
    "yaml-key",
)
ALIAS = ("値をそのまま書いてください。「*」で始まる文は引用符で囲みます。", "yaml-alias")
ANCHOR = ("「&」の語を消してください。「&」で始まる文は引用符で囲みます。", "yaml-anchor")
TAG = ("「!」の語を消してください。「!」で始まる文は引用符で囲みます。", "yaml-tag")


CHARACTER = (
    "この行の見えない文字を消してください（ExcelやWordから貼り付けると入ることがあります）。",
    "yaml-character",
)

_UNREADABLE = re.compile(
    r"[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML 1.1 forbids (its production c-printable), and three characters that it takes for line
ends while an editor does not (U+0085, U+2028, U+2029)."""

_MOST_CHARACTERS = 20
"""As many are reported: a file that is no text at all would have thousands."""


def unreadable(text: str) -> Iterator[tuple[int, str]]:
    """Yields the line of each character that YAML forbids, and what to say of it."""
    for found in islice(_UNREADABLE.finditer(text), _MOST_CHARACTERS):
        line = text.count("\n", 0, found.start()) + 1
        yield line, f"目に見えない文字（U+{ord(found[0]):04X}）があります。"


# ----------------------------------------------------------------------------- broken YAML

_CLASSICS: tuple[tuple[re.Pattern[str], Said], ...] = (
    (
        re.compile(r" *\t"),
        (
            "行の初めにタブがあります。",
            "タブを半角の空白に置き換えて、上の行と字下げをそろえてください。",
            "yaml-tab",
        ),
    ),
    (
        re.compile(r" *\u3000"),
        (
            "行の初めに全角の空白があります。",
            "字下げは半角の空白で、上の行とそろえてください。",
            "yaml-wide-blank",
        ),
    ),
    (
        re.compile(r" *(?:- +)*[^\s:：\"'\[{#|、。]+："),
        (
            "キーの後のコロンが全角「：」です。",
            "半角のコロンと半角の空白「: 」に直してください。",
            "yaml-wide-colon",
        ),
    ),
    (
        re.compile(r" *(?:- +)*[^\s:\"'\[{#|、。]+:[^\s/]"),
        (
            "コロン「:」の後に空白がありません。",
            "「キー: 値」のように、コロンの後に半角の空白を入れてください。",
            "yaml-blank-after-colon",
        ),
    ),
    (
        re.compile(r" *(?:- +)*(?:[^\s:]+: +)?[［｛]"),
        ("括弧が全角です。", "半角の [ ] か { } に直してください。", "yaml-wide-bracket"),
    ),
)
"""The classics of hand-edited Japanese YAML: what their line looks like, and what to say."""

_BROKEN = (
    (
        re.compile(r"[{\[][^\"'{}\[\]]*[、，][^\"'{}\[\]:：]*: "),
        (
            "「{ }」の中が全角の「、」で区切られています。",
            "半角のコンマと空白「, 」に直してください。",
            "yaml-wide-comma",
        ),
    ),
    (
        re.compile(r"(?:: +|- +)(?:[^\s\"'{\[#][^\"'{}]*)?\{[^{}:,]+\}"),
        (
            "「{ }」を含む文が引用符で囲まれていません。",
            '「title: "{計画.名称}　評価"」のように、文の全体を引用符で囲んでください。',
            "yaml-brace-text",
        ),
    ),
)
"""What may stand in a line that is right, but explains one that cannot be read."""

_AFTER_A_TEXT = ("mapping values are not allowed", "<document start>")
"""The parser's words where the file began with a text, and not with a key."""

_SYNTAX = (
    (
        "unexpected end of stream",
        "引用符が閉じられていません。",
        "行の終わりの引用符を確かめてください。",
    ),
    (
        "',' or ']'",
        "「[」で始まる一覧が閉じられていません。",
        "「,」と「]」を確かめてください。",
    ),
    ("',' or '}'", "「{」で始まる組が閉じられていません。", "「,」と「}」を確かめてください。"),
    (
        "cannot start any token",
        "値の初めに使えない記号（@ ` % など）があります。",
        "値を引用符「'」で囲んでください。",
    ),
    (
        "alphabetic or numeric",
        "「*」や「&」で始まる値はそのままでは書けません。",
        "値を引用符「'」で囲んでください。",
    ),
    (
        "mapping values are not allowed",
        "ここにはコロン「: 」を書けません。",
        "値に「: 」を含むときは引用符で囲み、そうでなければ字下げを上の行とそろえてください。",
    ),
    (
        "sequence entries are not allowed",
        "ここには「- 」を書けません。",
        "一覧はキーの次の行から始めてください。",
    ),
    (
        "expected ':'",
        "キーの後のコロン「: 」がありません。",
        "「キー: 値」の形にしてください。文章の続きなら字下げを上の行とそろえてください。",
    ),
    (
        "comment or line break",
        "「|」の後に文字があります。",
        "文章は「|」の次の行から書いてください。",
    ),
    (
        "unknown escape",
        "「\\」の後の文字が正しくありません。",
        "引用符を「\"」から「'」に替えてください。",
    ),
    ("tab character", "タブで字下げがされています。", "タブを半角の空白に置き換えてください。"),
    ("directive", "「%」で始まる行は書けません。", "この行を消してください。"),
    ("tag", "「!」で始まる値はそのままでは書けません。", "値を引用符「'」で囲んでください。"),
    (
        "node content",
        "余分な記号があるか、括弧が閉じられていません。",
        "「[ ]」「{ }」「,」の数を確かめてください。",
    ),
    (
        "",
        "字下げがそろっていないか、前の行の書き方に誤りがあります。",
        "前後の行と字下げをそろえ、「キー: 値」の形になっているか確かめてください。",
    ),
)
"""Words of the parser's own message, the message in Japanese, the advice. The last one fits all."""


def classic(line: str) -> Said | None:
    """Returns what to say of a line with one of the classic errors of hand-edited YAML."""
    return next((said for pattern, said in _CLASSICS if pattern.match(line)), None)


def broken(lines: list[str], suspects: list[int], parser_says: str) -> tuple[int, Said]:
    """Returns the line of a syntax error, from 0, and what to say of it.

    Args:
        lines: Of the file.
        suspects: Lines in which the error may be, the likeliest first.
        parser_says: The parser's own words.
    """
    found = [min(line, len(lines) - 1) for line in suspects]
    # A line that begins with a full-width blank is taken for a key, and the next one fails.
    before = max(found[-1] - 1, 0)
    others = [before] if lines[before].startswith("\u3000") else []
    if any(words in parser_says for words in _AFTER_A_TEXT):
        others += _first_line(lines)
    for line in (*found, *others):
        said = classic(lines[line])
        if said:
            return line, said
    texts = ((line, said) for line in found for sign, said in _BROKEN if sign.search(lines[line]))
    return next(texts, (found[0], syntax(parser_says)))


def _first_line(lines: list[str]) -> list[int]:
    """Returns the first line with content, if it has no key: it is where a text began."""
    content = (at for at, line in enumerate(lines) if line.strip() and line.lstrip()[0] != "#")
    first = next(content, 0)
    return [] if re.search(r":(?:\s|$)", lines[first]) else [first]


def syntax(parser_says: str) -> Said:
    """Returns what to say of a syntax error, given the parser's own words.

    libyaml from 0.2.6 on gives up on brackets nested too deeply before it tells of the first one.
    """
    if "maximum nesting depth" in parser_says:
        return TOO_DEEP
    message, advice = next(said[1:] for said in _SYNTAX if said[0] in parser_says)
    return message, advice, "yaml-syntax"


# ------------------------------------------------------------------------ values of a wrong type

SHAPES = {
    "not-a-mapping": (
        "「キー: 値」の組",
        "「キー: 値」の行を、字下げをそろえて並べてください。",
    ),
    "not-a-list": (
        "一覧",
        "[ ] で囲んで「,」で区切るか、「- 」で始まる行を並べてください。",
    ),
    "not-a-text": ("文字", "一覧や組ではなく、文字だけを書いてください。"),
}
"""What was expected, and the advice, by the code of the problem."""

BRACES = '「{{ }}」を含む文は、"{{{name}}}" のように引用符で囲んでください。'
"""The advice where a text with a name in braces was taken for a mapping."""

WHOLE = re.compile(r"[0-9]{1,9}")
"""A whole number in half-width digits."""

NUMBER = re.compile(r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,30})(?:\.[0-9]{1,30})?")
"""A number in half-width digits, thousands set apart by commas or not."""

_HALF_WIDTH = str.maketrans("０１２３４５６７８９．，－＋", "0123456789.,-+")


def not_a_number(what: str, text: str, wanted: re.Pattern[str]) -> tuple[str, str]:
    """Returns message and advice for a value that should be a number.

    Args:
        what: The name of the value, such as `No.23の実績値`.
        text: The value.
        wanted: `WHOLE` or `NUMBER`; a text that fits it can only be in quotation marks.
    """
    if wanted.fullmatch(text):
        return (
            f"{what}「{text}」が引用符で囲まれています。",
            f"引用符を外して {text} としてください。",
        )
    for matches, end, advice in _REASONS:
        if matches(text):
            shown = f"「{text}」" if text else ""
            return f"{what}{shown}{end}", advice
    return f"{what}「{text}」は数字ではありません。", "半角の数字で書いてください。"


def _is_wide(text: str) -> bool:
    return NUMBER.fullmatch(text.translate(_HALF_WIDTH)) is not None


def _has_unit(text: str) -> bool:
    return re.fullmatch(rf"(?:{NUMBER.pattern})\s*\D+", text.translate(_HALF_WIDTH)) is not None


_REASONS: tuple[tuple[Callable[[str], object], str, str], ...] = (
    (lambda text: not text, "が空です。", "半角の数字を書いてください。"),
    (
        re.compile(r"(?i)no|yes|on|off|true|false|y|n").fullmatch,
        "は、はい・いいえを表す語です。",
        "半角の数字を書いてください。",
    ),
    (
        re.compile(r"\d+(?::\d+)+").fullmatch,
        "は時刻の形です。",
        "コロンのない半角の数字を書いてください。",
    ),
    (
        re.compile(r"\d{4}[-/]\d\d?[-/]\d\d?|.*月.*日").fullmatch,
        "は日付の形です。",
        "半角の数字だけを書いてください。",
    ),
    (
        NUMBER.fullmatch,
        "は0以上の整数ではありません。",
        "小数点・桁区切り・符号のない、9桁までの半角の数字で書いてください。",
    ),
    (_is_wide, "は全角の数字です。", "半角の数字で書いてください。"),
    (_has_unit, "に数字でない文字が付いています。", "単位などを除き、数字だけを書いてください。"),
)
"""What the text looks like, how the message ends, the advice."""
