"""A small form made by hand, as a workbook, for the tests of what is written."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from document.toys import SCALES, plan, project, results
from report_builder.document.build import build
from report_builder.document.context import Facts
from report_builder.document.template_reading import read_template
from report_builder.forms.compose import compose
from report_builder.forms.places import PlacedHole, placed_holes
from report_builder.forms.write import write
from report_builder.layout.lay_out import lay_out
from report_builder.layout.pages import Pages
from report_builder.model.field import Field
from report_builder.model.form import Form
from report_builder.model.key import Key
from report_builder.model.scale import Scale
from report_builder.model.year import YearResults
from report_builder.render.xlsx_rows import sheet_rows

FIELDS = (
    Field("方針", "文章", "計画"),
    Field("評価", "評価", "年度", answered_by="主管課", scale="三段階"),
    Field("開始日", "日付", "年度", answered_by="主管課"),
    Field("実績", "文章", "年度", "担当課", answered_by="担当課"),
    Field("実績値", "数値", "年度", "指標", answered_by="担当課"),
)

TEMPLATE = """\
name: 調査票
rows: 事業 / 区分 / 指標
paper: {size: A3}
head:
  - {left: 題, right: "{調査票.担当課}"}
  - cells:
      - {text: 記入者, columns: 1, style: heading}
      - {asks: 記入者, columns: 1}
      - {text: 記入済, columns: 6, style: counter}
columns:
  - {show: 事業.番号, width: 3, header: No.}
  - {show: 事業.方針, width: 20, header: 方針, freeze: true}
  - {show: 結果.評価, width: 4, header: 評価, align: center, input: true}
  - {show: 結果.開始日, width: 4, header: 開始日, input: true}
  - {show: 結果.実績, width: 20, header: 実績, vertical: top, input: true, lines: 4}
  - {show: 指標.名称, width: 9, header: 指標}
  - {show: 指標.実績値, width: 5, header: 実績値, input: true}
  - {show: 記入.備考, width: 9, header: 備考, input: true}
styles:
  input: {fill: FFFBEA}
  blank: {fill: FFEBB0}
"""

GRADE: Key = ("事業", 1, "評価")
DATE: Key = ("事業", 1, "開始日")
TEXT: Key = ("事業", 1, "実績", "")
COUNT: Key = ("指標", "受理", "実績値")
NOTE: Key = ("備考", 1)


@dataclass(frozen=True, slots=True)
class Made:
    """A form and its workbook.

    Attributes:
        form: What is asked.
        pages: Laid out.
        content: The file.
        book: The same, read by openpyxl.
    """

    form: Form
    pages: Pages
    content: bytes
    book: Workbook

    @property
    def sheet(self) -> Any:
        """調査票."""
        return self.book.worksheets[0]

    def hole(self, *key: str | int) -> PlacedHole:
        """Where something is to be filled in."""
        holes = placed_holes(self.form, sheet_rows(self.pages))
        return next(hole for hole in holes if hole.question.key == key)

    def cell(self, *key: str | int) -> Any:
        """The cell where something is to be filled in."""
        return self.sheet[self.hole(*key).area.first]

    def rule(self, *key: str | int) -> Any:
        """The rule of what may be written there."""
        area = self.hole(*key).area.range
        rules = self.sheet.data_validations.dataValidation
        return next(rule for rule in rules if str(rule.sqref) == area)


def made(
    year: YearResults | None = None,
    guide: Pages | None = None,
    scales: tuple[Scale, ...] = SCALES,
) -> Made:
    """The form of kenko: 事業 1 with two 指標 (相談 is of hoiku), 事業 2 without."""
    of = plan(project(1, "kenko", indicators=["受理", "相談"]), project(2, "kenko"), fields=FIELDS)
    facts = Facts(of, year or results(), scales)
    form = compose(facts, of.departments[0])
    template = read_template(TEMPLATE, "templates/chosahyo.yaml", of, scales).value
    pages = lay_out(build(facts, template, form))
    content = write(form, pages, guide)
    return Made(form, pages, content, load_workbook(BytesIO(content)))
