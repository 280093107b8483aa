"""The reasons for which a returned file is refused whole, and what to do about each."""

from typing import Literal

from report_builder.problems import Place, Problem, ReportError

Code = Literal[
    "return-missing",
    "return-folder",
    "return-link",
    "return-not-regular",
    "return-permission",
    "return-unreadable",
    "return-lock-file",
    "return-too-large",
    "return-empty",
    "return-encrypted",
    "return-xls",
    "return-xlsb",
    "return-macro",
    "return-ods",
    "return-word",
    "return-pdf",
    "return-zip",
    "return-text",
    "return-not-workbook",
    "return-cut-off",
    "return-damaged",
    "return-cell-damaged",
    "return-parts",
    "return-dtd",
    "return-xml",
    "return-unpacked-too-large",
    "return-too-many",
]

_SEND_AGAIN = "元のファイルが Excel で開けるか確かめて、送り直してもらってください。"
_SAVE_AS_XLSX = (
    "Excel で開き、「名前を付けて保存」で種類を「Excel ブック (*.xlsx)」にして保存したものを、"
    "送ってもらってください。"
)
_DECRYPT = (
    "Excel の「ファイル」→「情報」→「ブックの保護」でパスワードを外して保存したものを、"
    "送ってもらってください。"
)
_COPY_TO_NEW = (
    "配布した調査票を開き、記入欄の値だけを写して保存したものを、送ってもらってください。"
)

_SAID: dict[Code, tuple[str, str]] = {
    "return-missing": ("ファイルがありません。", "名前と置き場所を確かめてください。"),
    "return-folder": (
        "ファイルではなくフォルダです。",
        "フォルダの中の .xlsx ファイルを指定してください。",
    ),
    "return-link": (
        "リンクの先をたどれません。",
        "リンクではなく、ファイルそのものを置いてください。",
    ),
    "return-not-regular": (
        "普通のファイルではありません。",
        "返送された .xlsx ファイルを指定してください。",
    ),
    "return-permission": (
        "ファイルを読めません。",
        "Excel などで開いていれば閉じ、読む権限があるか確かめてください。",
    ),
    "return-unreadable": (
        "読み取りに失敗しました（{found}）。",
        "ディスクやネットワークの状態を確かめ、もう一度実行してください。",
    ),
    "return-lock-file": (
        "Excel がファイルを開いている間だけ作る、作業用のファイルです。",
        "Excel を閉じてください。閉じても残るときは、このファイルを消してかまいません。",
    ),
    "return-too-large": (
        "ファイルが大きすぎます（{found}）。",
        "貼り付けた画像などを消して保存したものを、送ってもらってください。",
    ),
    "return-empty": ("ファイルが空です（0バイト）。", _SEND_AGAIN),
    "return-encrypted": (
        "パスワードなどで暗号化されているので読めません。",
        _DECRYPT,
    ),
    "return-xls": ("古い形式（.xls）のファイルです。", _SAVE_AS_XLSX),
    "return-xlsb": ("バイナリ形式（.xlsb）のファイルです。", _SAVE_AS_XLSX),
    "return-macro": (
        "マクロを含む形式（.xlsm など）のファイルです。マクロのあるファイルは受け付けません。",
        _SAVE_AS_XLSX,
    ),
    "return-ods": ("OpenDocument 形式（.ods など）のファイルです。", _SAVE_AS_XLSX),
    "return-word": ("Word のファイルです。", "調査票（.xlsx）を送ってもらってください。"),
    "return-pdf": (
        "PDF のファイルです。",
        "PDF にする前の調査票（.xlsx）を送ってもらってください。",
    ),
    "return-zip": (
        "圧縮されたファイル（zip）です。",
        "展開して、中の .xlsx ファイルを指定してください。",
    ),
    "return-text": (
        "CSV や HTML など、文字だけのファイルです。",
        "調査票（.xlsx）を送ってもらってください。",
    ),
    "return-not-workbook": (
        "Excel のファイルではありません。",
        "調査票（.xlsx）を送ってもらってください。",
    ),
    "return-cut-off": ("ファイルが途中で切れています。", _SEND_AGAIN),
    "return-damaged": ("ファイルが壊れています（{found}）。", _SEND_AGAIN),
    "return-cell-damaged": ("セルの内容が壊れています（{found}）。", _SEND_AGAIN),
    "return-parts": (
        "ファイルの中の部品の並べ方が正しくありません（{found}）。",
        "Excel で開いて保存し直したものを、送ってもらってください。",
    ),
    "return-dtd": (
        "Excel が書くことのない宣言（DTD）があります（{found}）。安全のため読みません。",
        "誰がどのように作ったファイルか確かめてください。",
    ),
    "return-xml": (
        "ファイルの中の XML が異常です（{found}）。安全のため読みません。",
        "誰がどのように作ったファイルか確かめてください。",
    ),
    "return-unpacked-too-large": (
        "展開すると大きくなりすぎます（{found}）。安全のため読みません。",
        _COPY_TO_NEW,
    ),
    "return-too-many": ("中身が多すぎます（{found}）。", _COPY_TO_NEW),
}


def refusal(place: Place, code: Code, found: str = "") -> ReportError:
    """Returns the error to raise.

    Args:
        place: The file; where known, the sheet and cell.
        code: Why.
        found: What was seen, for the reasons that name it.
    """
    message, advice = _SAID[code]
    return ReportError([Problem(place, message.format(found=found), advice, code)])
