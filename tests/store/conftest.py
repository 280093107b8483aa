"""A small plan with its scales and a year, as the texts of three files."""

import pytest

from report_builder.model.plan import Plan
from report_builder.model.scale import Scale
from report_builder.store.reading import read_plan, read_scales

SCALES = """\
評価基準:
  - {コード: A, 名称: 定常的実施}
  - {コード: B, 名称: 一部着手}
達成度基準:
  - {コード: 1, 表示: １, 名称: 計画以上, 説明: (105％以上), 下限: 1.05}
  - {コード: 2, 表示: ２, 名称: 計画未満, 上限: 1.05, 要確認: はい}
"""

PLAN = """\
計画:
  名称: こども計画
  団体: 試験市
  開始: 令和2年度
  終了: 令和6年度
階層: [基本目標, 施策]
項目:
  方針: {種類: 文章, 所属: 計画}
  基準値: {種類: 数値, 所属: 計画, 対象: 指標}
  評価: {種類: 評価, 基準: 評価基準, 所属: 年度, 回答: 主管課}
  達成度: {種類: 評価, 基準: 達成度基準, 所属: 年度, 対象: 担当課, 回答: 担当課}
  実績: {種類: 文章, 所属: 年度, 対象: 担当課, 回答: 担当課}
  実績値: {種類: 数値, 所属: 年度, 対象: 指標, 回答: 担当課}
  確認日: {種類: 日付, 所属: 年度}
  総括: {種類: 短文, 所属: 年度, 対象: 施策}
担当課:
  - {id: kenko, 名称: 健康課}
  - {id: hoiku, 名称: 保育課, 年度別名称: [{開始: 令和4年度, 名称: こども保育課}]}
  - {id: kyoiku, 名称: 教育課, 宛先: なし, 後継: hoiku}
体系:
  - 番号: １
    名称: 育つ
    施策:
      - 番号: ①
        名称: 充実
        事業:
          - No: 1
            名称: 交付
            担当課: [健康課]
            方針: |
              　続けます。
            指標:
              - {id: 受理件数, 名称: 受理件数, 単位: 件, 目標: 450, 基準値: 440}
          - No: 2
            名称: 相談
            担当課: [健康課, 保育課]
            主管課: 保育課
            指標: [受理件数]
      - 名称: 支援
        事業:
          - No: 3
            名称: 広報
            担当課: [教育課]
"""

YEAR = """\
年度: 令和2年度
提出期限: 令和3年6月30日
改ページ: [2]
事業:
  - No: 1
    評価: A
    達成度: 2
    実績: |
      　続けました。
    指標: {受理件数: 429}
  - No: 2
    評価: B
    達成度: {健康課: 1, 保育課: 2}
    実績:
      - 担当課: [健康課]
        見出し: (健康課)
        文章: |
          　面接　12人
      - 担当課: [保育課]
        文章: |
          　電話　3人
        結び: （保育課）
  - No: 3
施策:
  - {位置: [１, ①], 総括: 順調}
  - {位置: [１, 支援], 総括: 遅れ}
"""


@pytest.fixture
def scales_text() -> str:
    """templates/scales.yaml."""
    return SCALES


@pytest.fixture
def plan_text() -> str:
    """data/plan.yaml: three 事業, three departments, two levels."""
    return PLAN


@pytest.fixture
def year_text() -> str:
    """data/2020.yaml."""
    return YEAR


@pytest.fixture
def scales() -> tuple[Scale, ...]:
    """評価基準 A B, 達成度基準 1 2."""
    return read_scales(SCALES, "templates/scales.yaml").value


@pytest.fixture
def plan(scales: tuple[Scale, ...]) -> Plan:
    """The small plan."""
    return read_plan(PLAN, "data/plan.yaml", scales).value
