"""A small town whose departments send their forms back, and what a test needs to know of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import load_workbook

from report_builder.commands.forms import FormsOrder, make_forms
from report_builder.commands.merge import MergeOrder, merge_returns
from report_builder.commands.merge_report import FileReport, MergeReport
from report_builder.forms.carrier import find_grids, read_carrier
from report_builder.model.change import Side
from report_builder.model.key import Key
from report_builder.model.period import FiscalYear
from report_builder.model.values import values
from report_builder.store.journal import Entry, read_journal
from report_builder.workspace import Workspace, load

YEAR = FiscalYear(2021)

SCALES = """\
評価基準:
  - {コード: A, 名称: 実施}
  - {コード: B, 名称: 着手}
  - {コード: C, 名称: 未着手}
"""

PLAN = """\
計画:
  名称: こども計画
  団体: 試験市
  開始: 令和3年度
  終了: 令和7年度
階層: [施策]
項目:
  方針: {種類: 文章, 所属: 計画}
  評価: {種類: 評価, 基準: 評価基準, 所属: 年度, 回答: 主管課}
  実績: {種類: 文章, 所属: 年度, 対象: 担当課, 回答: 担当課}
  実績値: {種類: 数値, 所属: 年度, 対象: 指標, 回答: 担当課}
担当課:
  - {id: kenko, 名称: 健康課}
  - {id: hoiku, 名称: 保育課}
  - {id: kyoiku, 名称: 教育課}
体系:
  - 番号: ①
    名称: 充実
    事業:
      - {No: 1, 名称: 交付, 担当課: [健康課], 指標: [{id: 件数, 名称: 交付件数, 単位: 件}]}
      - {No: 2, 名称: 相談, 担当課: [保育課, 健康課]}
      - {No: 3, 名称: 広報, 担当課: [教育課]}
      - {No: 4, 名称: 見守り, 担当課: [保育課], 指標: [{id: 回数, 名称: 見守り回数, 単位: 回}]}
"""

TEXT = """\
# 手で直すことがあります。
年度: 令和3年度   # 一年目
事業:
  - No: 1   # 交付
    評価: A
    実績: |
      　交付しました。
    指標: {件数: 429}
  - No: 2
    評価: B
    実績:
      - 担当課: [保育課]
        文章: |
          　電話　3人
      - 担当課: [健康課]
        文章: |
          　面接　12人
  - No: 3
    評価: C
  - No: 4
    実績: |
      　歩きました。
    指標: {回数: 12}
"""

FORM = """\
name: 調査票
title: 調査票
rows: 事業 / 区分 / 指標
paper: {size: A3, landscape: true, margins: {top: 10, right: 8, bottom: 8, left: 8}}
font: {face: ＭＳ Ｐゴシック, size: 9}
head:
  - cells: [{text: 記入者}, {asks: 記入者}, {asks: 内線}]
columns:
  - {show: 事業.番号, width: 2}
  - {show: 事業.名称, width: 9}
  - {show: 結果.評価, width: 3, input: true}
  - {show: 結果.実績, width: 20, input: true}
  - {show: 指標.実績値, width: 6, input: true}
  - {show: 記入.確認, width: 5, input: true}
  - {show: 記入.備考, width: 9, input: true}
"""

RATING: Key = ("事業", 1, "評価")
TALK: Key = ("事業", 2, "評価")
PHONE: Key = ("事業", 2, "実績", "hoiku")
MEETING: Key = ("事業", 2, "実績", "kenko")
NEWS: Key = ("事業", 3, "評価")
WATCH: Key = ("事業", 4, "評価")
WALK: Key = ("事業", 4, "実績", "")
COUNT: Key = ("指標", "件数", "実績値")

Texts = Mapping[Key, str]


def write_town(root: Path, text: str = TEXT) -> Workspace:
    """Writes the workspace."""
    for name, content in (
        ("data/plan.yaml", PLAN),
        ("data/2021.yaml", text),
        ("templates/scales.yaml", SCALES),
        ("templates/chosahyo.yaml", FORM),
    ):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="")
    return Workspace(root)


@dataclass(frozen=True, slots=True)
class Town:
    """The town, and the forms that it has sent out.

    Attributes:
        workspace: Its data.
        forms: Id of a department to its form.
    """

    workspace: Workspace
    forms: Mapping[str, bytes] = field(repr=False)

    @property
    def root(self) -> Path:
        """The folder."""
        return self.workspace.root

    @property
    def text(self) -> str:
        """The year's file."""
        return self.workspace.year(YEAR).read_bytes().decode()

    @property
    def values(self) -> dict[Key, str]:
        """What the year says, without what is blank."""
        loaded = load(self.workspace, YEAR)
        said = values(loaded.plan.value, loaded.results.value)
        return {key: text for key, text in said.items() if text}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The journal."""
        path = self.workspace.journal(YEAR)
        return read_journal(path.read_bytes().decode(), "") if path.exists() else ()

    def edit(self, old: str, new: str) -> None:
        """Replaces a text in the year's file by hand."""
        text = self.text
        assert text.count(old) == 1
        path = self.workspace.year(YEAR)
        path.write_text(text.replace(old, new), encoding="utf-8", newline="")

    def send(self, name: str, department: str, answers: Texts) -> Path:
        """Writes a returned form into inbox/, and returns its path."""
        path = self.root / "inbox" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(filled(self.forms[department], answers))
        return path

    def merge(self, *paths: Path, prefer: Side | None = None, dry_run: bool = False) -> MergeReport:
        """Merges files, all of inbox/ if none is named."""
        order = MergeOrder(paths or (self.root / "inbox",), dry_run, prefer)
        return merge_returns(self.workspace, YEAR, order)

    def take(self, path: Path, prefer: Side | None = None) -> FileReport:
        """Merges one file, and returns what became of it."""
        (file,) = self.merge(path, prefer=prefer).files
        return file


def make_town(root: Path, text: str = TEXT) -> Town:
    """Writes the town and makes its forms."""
    workspace = write_town(root, text)
    made = make_forms(workspace, YEAR, FormsOrder(output=root / "forms"))
    return Town(workspace, {_sender(form.file): form.file.read_bytes() for form in made.forms})


@cache
def first_forms() -> Mapping[str, bytes]:
    """The forms of TEXT."""
    with TemporaryDirectory() as folder:
        return make_town(Path(folder)).forms


def _sender(path: Path) -> str:
    return read_carrier(load_workbook(path), "").department


def filled(form: bytes, answers: Texts) -> bytes:
    """Returns a form with some cells filled in, as openpyxl saves it."""
    workbook = load_workbook(BytesIO(form))
    slots = {slot.key: slot for slot in read_carrier(workbook, "").slots if slot.row}
    (grid,) = find_grids(workbook, "")
    for key, text in answers.items():
        ((row, column),) = grid.cells(slots[key])
        cell: Any = grid.sheet.cell(row, column)
        cell.value = text or None
        cell.data_type = "s" if text else "n"
    saved = BytesIO()
    workbook.save(saved)
    return saved.getvalue()
