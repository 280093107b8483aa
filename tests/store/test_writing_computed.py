"""A computed field takes no part in how the values that somebody gives are written."""

from dataclasses import replace

from report_builder.model.field import Field, Formula
from report_builder.model.plan import Plan
from report_builder.store.writing import write_values


def test_an_actual_value_stays_bare_beside_a_computed_field(year_text: str, plan: Plan) -> None:
    ratio = Field("達成率", "数値", "年度", "指標", formula=Formula("達成率", ("実績値",)))
    computing = replace(plan, fields=(*plan.fields, ratio))
    written = write_values(
        year_text, "data/2020.yaml", computing, {("指標", "受理件数", "実績値"): "7"}
    )
    assert "    指標: {受理件数: 7}\n" in written
