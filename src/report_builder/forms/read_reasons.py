"""What is said of a returned form: which differences were smoothed over, and why it is not taken.

A mistake keeps the whole file from being merged; a remark does not.
"""

from dataclasses import dataclass
from typing import Literal

from report_builder.forms.normalise import Difference
from report_builder.problems import Place, Problem, Severity

Mistake = Literal[
    "return-other-plan",
    "return-other-year",
    "return-other-department",
    "return-department-unknown",
    "return-rows-mixed",
    "return-copies-differ",
    "return-copies-many",
    "return-code-unknown",
    "return-figure-unclear",
    "return-date-unclear",
    "return-cell-error",
    "return-cell-truth",
    "return-cell-date",
    "return-formula-uncalculated",
    "return-struck",
]

Oddity = (
    Difference
    | Literal[
        "return-number-format",
        "return-formula",
        "return-mixed-look",
        "return-copies-same",
        "return-row-missing",
        "return-column-missing",
        "return-cell-covered",
        "return-stray-many",
        "return-extra",
    ]
)

_MEND = "ファイルのこのセルを直すか、担当課に確かめて、もう一度取り込んでください。"
_ASK = "意図したものか、担当課に確かめてください。"
_NOTHING = "このままで構いません。"
_LOOK = "取り込み後の文を確かめてください。"

_MISTAKES: dict[Mistake, tuple[str, str]] = {
    "return-other-plan": (
        "別の計画「{found}」の調査票です。",
        "計画「{wanted}」の調査票を取り込んでください。",
    ),
    "return-other-year": (
        "{found}の調査票です。{wanted}には取り込めません。",
        "取り込む年度か、ファイルを確かめてください。",
    ),
    "return-other-department": (
        "{found}の調査票です。{wanted}のものではありません。",
        "ファイルを確かめてください。",
    ),
    "return-department-unknown": (
        "担当課「{found}」の調査票ですが、計画にその担当課はありません。",
        "data/plan.yaml の担当課の id を確かめてください。",
    ),
    "return-rows-mixed": (
        "この行には、ほかの行の「{found}」が並んでいます。隠し列を含めずに並べ替えたようです。",
        "どの事業への回答か決められません。並べ替えを元に戻したものを、送ってもらってください。",
    ),
    "return-copies-differ": (
        "{label}の欄が二つ以上あり（{found}）、値が違います。",
        "どれが回答か確かめて、ほかの行かシートを消し、もう一度取り込んでください。",
    ),
    "return-copies-many": (
        "行や列の写しが多すぎます。",
        "配布した調査票に記入し直したものを、送ってもらってください。",
    ),
    "return-code-unknown": ("{label}の「{found}」は選択肢（{wanted}）にありません。", _MEND),
    "return-figure-unclear": (
        "{label}の「{found}」は数字として読めません。",
        "数字だけか、「中止」のような語だけにして、もう一度取り込んでください。",
    ),
    "return-date-unclear": (
        "{label}の「{found}」は日付として読めません。",
        "「令和3年6月30日」か「2021-06-30」のように直して、もう一度取り込んでください。",
    ),
    "return-cell-error": ("{label}がエラー（{found}）になっています。", _MEND),
    "return-cell-truth": ("{label}が論理値（{found}）になっています。", _MEND),
    "return-cell-date": (
        "{label}が日付や時刻（{found}）になっています。「4/1」などと打つと Excel が変えます。",
        "セルの書式を「文字列」にして打ち直し、もう一度取り込んでください。",
    ),
    "return-formula-uncalculated": (
        "{label}は数式ですが、計算結果がファイルにありません。",
        "Excel で開いて上書き保存してから、もう一度取り込んでください。",
    ),
    "return-struck": (
        "{label}に取り消し線の付いた文字があります（{found}）。消すつもりの文字か分かりません。",
        "その文字を消すか取り消し線を外して、もう一度取り込んでください。",
    ),
}

_ODDITIES: dict[Oddity, tuple[str, str]] = {
    "return-line-ends": ("{label}の改行の形をそろえました。", _NOTHING),
    "return-controls": ("{label}から、印刷できない制御文字を除きました。", _NOTHING),
    "return-blanks-at-end": ("{label}の終わりの空白や改行を除きました。", _NOTHING),
    "return-lines-joined": ("{label}の改行を空白に替えて、一行にしました。", _LOOK),
    "return-invisible": (
        "{label}に、目に見えない文字か特殊な空白（{found}）があります。そのまま取り込みます。",
        "要らなければ、取り込み後に消してください。",
    ),
    "return-gaiji": (
        "{label}に、外字（{found}）があります。ほかのパソコンでは違う字になります。",
        "正しい字に置き換えてください。",
    ),
    "return-spelling": ("{label}の「{found}」を「{wanted}」と読みました。", _NOTHING),
    "return-number-format": (
        "{label}は数値の {wanted} です。表示形式（{found}）で付いた文字は取り込みません。",
        _LOOK,
    ),
    "return-formula": ("{label}は数式です。計算結果「{found}」を取り込みます。", _LOOK),
    "return-mixed-look": (
        "{label}の一部の文字に、色などの書式があります。文字だけを取り込みます。",
        "色で何かを伝えていないか、元のファイルを見てください。",
    ),
    "return-copies-same": (
        "行かシートの写しがあります（{label} など {found} 欄）。値は同じなので一つとします。",
        _NOTHING,
    ),
    "return-row-missing": (
        "行が削除されています（{found}）。回答がないものとし、元の値は消しません。",
        _ASK,
    ),
    "return-column-missing": (
        "列が削除されています（{found}）。回答がないものとし、元の値は消しません。",
        _ASK,
    ),
    "return-cell-covered": (
        "{label}の欄が、ほかのセルと結合されて見えません。回答がないものとし、元の値は消しません。",
        _ASK,
    ),
    "return-stray-many": (
        "記入欄の外に、ほかにも {found} か所の書き込みがあります。",
        "元のファイルを見てください。",
    ),
    "return-extra": ("{found}があります。", "取り込みません。必要なら元のファイルを見てください。"),
}

LONGEST = 60
"""Characters of what was found that a message shows."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a message names.

    Attributes:
        label: Of the question.
        found: What is there.
        wanted: What should be, or what it was taken for.
    """

    label: str = ""
    found: str = ""
    wanted: str = ""


def mistake(place: Place, code: Mistake, said: Said) -> Problem:
    """Returns why a file is not taken."""
    return _problem(place, code, _MISTAKES[code], said, "error")


def oddity(place: Place, code: Oddity, said: Said) -> Problem:
    """Returns what is worth a word, and does not keep the file from being taken."""
    return _problem(place, code, _ODDITIES[code], said, "warning")


def shortened(text: str) -> str:
    """Returns a text in one line, as a message quotes it."""
    line = " ".join(text[: 2 * LONGEST].split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def _problem(
    place: Place, code: str, words: tuple[str, str], said: Said, severity: Severity
) -> Problem:
    message, advice = (
        each.format(label=said.label, found=shortened(said.found), wanted=shortened(said.wanted))
        for each in words
    )
    return Problem(place, message, advice, code, severity)
