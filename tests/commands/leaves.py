"""A plan whose leaves are indicators, one that has 事業 too, and what a test needs of both."""

from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook

from commands.town import SCALES as GRADES
from commands.town import Texts, filled
from report_builder.commands.forms import FormsOrder, make_forms
from report_builder.forms.carrier import read_carrier
from report_builder.model.key import Key
from report_builder.model.period import FiscalYear
from report_builder.model.values import values
from report_builder.workspace import Workspace, load

YEAR = FiscalYear(2021)

SCALES = f"""\
{GRADES}\
達成の段階:
  - {{コード: ◎, 名称: 達成, 下限: 1}}
  - {{コード: △, 名称: 未達成, 上限: 1}}
  - {{コード: －, 名称: 判定できない, 判定不能: はい}}
"""

_HEAD = """\
計画:
  名称: 健康増進計画
  団体: 試験市
  開始: 令和2年度
  終了: 令和4年度
  様式: hyoka
階層: [基本目標, 施策]
項目:
  実績値: {種類: 数値, 所属: 年度, 対象: 指標, 回答: 担当課}
  見込値: {種類: 数値, 所属: 年度, 対象: 指標, 必須: いいえ}
  達成率: {種類: 数値, 所属: 年度, 対象: 指標, 計算: 達成率, 値: [実績値]}
  達成: {種類: 評価, 基準: 達成の段階, 所属: 年度, 対象: 指標, 計算: 達成率, 値: [実績値]}
  総括: {種類: 文章, 所属: 年度, 対象: 施策, 回答: 担当課}
"""

_DEPARTMENTS = """\
担当課:
  - {id: kenko, 名称: 健康課}
  - {id: hoiku, 名称: 保育課}
  - {id: kyoiku, 名称: 教育課}
"""

LEAVES = f"""\
{_HEAD}{_DEPARTMENTS}\
体系:
  - 番号: １
    名称: 健やかに育つ
    施策:
      - 番号: ①
        名称: 母子保健
        担当課: [健康課, 教育課]
        指標:
          - {{id: 受診率, 名称: 乳児健診の受診率, 単位: ％, 目標: 98}}
          - {{id: 相談, 名称: 相談件数, 単位: 件, 目標: 100, 担当課: 保育課}}
  - 番号: ２
    名称: 地域で支える
    担当課: [教育課]
    施策:
      - 番号: ①
        名称: 食育
        指標:
          - {{id: 朝食, 名称: 朝食を食べる子の割合, 単位: ％, 目標: 95}}
"""

LEAVES_TEXT = """\
# 手で直すことがあります。
年度: 令和3年度   # 二年目
指標:
  # 健診は三月分まで
  受診率: {実績値: 97.2, 見込値: 98}   # 速報
  相談:
    見込値: 130
"""

MIXED = f"""\
{_HEAD}\
  評価: {{種類: 評価, 基準: 評価基準, 所属: 年度, 回答: 主管課}}
{_DEPARTMENTS}\
体系:
  - 番号: １
    名称: 健やかに育つ
    担当課: [健康課]
    指標: [{{id: 満足, 名称: 満足な人の割合, 単位: ％, 目標: 80}}]
    施策:
      - 番号: ①
        名称: 保育
        担当課: [教育課]
        指標: [{{id: 待機, 名称: 待機児童, 単位: 人, 目標: 0, 向き: 減}}]
        事業:
          - {{No: 1, 名称: 交付, 担当課: [保育課], 指標: [{{id: 件数, 名称: 交付件数, 目標: 50}}]}}
          - {{No: 2, 名称: 広報, 担当課: [保育課]}}
      - 番号: ②
        名称: 健診
        担当課: [健康課]
        指標: [{{id: 受診率, 名称: 受診率, 単位: ％, 目標: 98}}, 件数]
"""

MIXED_TEXT = """\
年度: 令和3年度
事業:
  - No: 1
    評価: A
    指標: {件数: {実績値: 60}}
  - No: 2
指標:
  満足: {実績値: 72}
"""

REPORT = """\
name: 評価
title: 評価
paper: {size: A4, landscape: true, margins: {top: 10, right: 8, bottom: 8, left: 8}}
font: {face: ＭＳ Ｐゴシック, size: 9}
head:
  - {left: "{計画.名称}", right: "{基本目標.名称}"}
blocks:
  - rows: 指標
    pages: 基本目標
    columns:
      - {show: 指標.名称, width: 20}
      - {show: 指標.担当課, width: 8}
      - {show: 指標.目標, width: 5}
      - {show: 指標.実績値, width: 5, years: 計画期間, empty: 未記入, future: ―}
      - {show: 指標.達成率, width: 5}
      - {show: 指標.達成, width: 5}
    groups:
      - {by: 施策, text: "{施策.番号}　{施策.名称}（{施策.担当課}）"}
  - {tally: 指標.達成, by: 施策}
  - {tally: 指標.達成, by: 担当課}
"""

FORM = """\
name: 調査票
title: 調査票
rows: {rows}
paper: {{size: A3, landscape: true, margins: {{top: 10, right: 8, bottom: 8, left: 8}}}}
font: {{face: ＭＳ Ｐゴシック, size: 9}}
head:
  - cells: [{{text: 記入者}}, {{asks: 記入者}}, {{asks: 内線}}]
columns:
{columns}\
  - {{show: 指標.名称, width: 20}}
  - {{show: 指標.実績値, width: 5, input: true}}
  - {{show: 記入.備考, width: 9, input: true}}
"""

OF_GROUPS = """\
  - {show: 施策.名称, width: 9}
  - {show: 施策.総括, width: 20, input: true}
"""
OF_PROJECTS = """\
  - {show: 事業.番号, width: 3}
  - {show: 事業.名称, width: 9}
  - {show: 結果.評価, width: 5, input: true}
"""

RATE: Key = ("指標", "受診率", "実績値")
TALKS: Key = ("指標", "相談", "実績値")
BREAKFAST: Key = ("指標", "朝食", "実績値")
SUMMARY: Key = ("施策", "１", "①", "総括")


def write_leaves(root: Path, plan: str = LEAVES, text: str = LEAVES_TEXT) -> Workspace:
    """Writes a workspace, whose form has the rows that its plan allows."""
    rows, columns = "施策 / 指標", OF_GROUPS
    if "事業:" in plan:
        rows, columns = "基本目標 / 施策 / 事業 / 指標", OF_GROUPS + OF_PROJECTS
    for name, content in (
        ("data/plan.yaml", plan),
        ("data/2021.yaml", text),
        ("templates/scales.yaml", SCALES),
        ("templates/hyoka.yaml", REPORT),
        ("templates/chosahyo.yaml", FORM.format(rows=rows, columns=columns)),
    ):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="")
    return Workspace(root)


def forms_of(workspace: Workspace) -> Mapping[str, Path]:
    """Makes the forms; id of a department to its form."""
    made = make_forms(workspace, YEAR, FormsOrder(output=workspace.root / "forms"))
    assert not made.problems
    return {read_carrier(load_workbook(each.file), "").department: each.file for each in made.forms}


def asked_in(form: Path) -> list[Key]:
    """What a form asks for in its rows, in the order of the sheet."""
    slots = read_carrier(load_workbook(form), "").slots
    return [each.key for each in slots if each.row and each.key and each.kind == "question"]


def send_back(form: Path, answers: Texts) -> Path:
    """Fills in a form."""
    form.write_bytes(filled(form.read_bytes(), answers))
    return form


def said(workspace: Workspace) -> dict[Key, str]:
    """What the year says, without what is blank."""
    loaded = load(workspace, YEAR)
    every = values(loaded.plan.value, loaded.results.value)
    return {key: text for key, text in every.items() if text}
