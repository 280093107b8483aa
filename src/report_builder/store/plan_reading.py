"""data/plan.yaml in, the plan 計画 out, as far as it can be read."""

from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan
from report_builder.source import Node
from report_builder.store.department_reading import names_of, read_departments, read_fiscal_year
from report_builder.store.field_reading import read_fields, read_levels
from report_builder.store.indicator_reading import Indicators, check_references
from report_builder.store.tree_reading import Tree, read_tree
from report_builder.store.value_reading import Reading, fields_of

_EVER = (FiscalYear(0), FiscalYear(9999))
"""Stands for a period that cannot be read, so that no year is said to be outside it."""

UNREADABLE = Plan("", "", "", "", *_EVER, (), (), (), (), ())
"""Stands for a plan of which nothing can be read."""


def plan_of(reading: Reading, root: Node) -> Plan:
    """Returns the plan, as far as it can be read."""
    reader = reading.reader
    parts = reader.entries(root, "計画のファイル", ("計画", "項目", "体系"), ("階層", "担当課"))
    before = len(reader.problems)
    levels = read_levels(reading, parts.get("階層"))
    levels_are_read = len(reader.problems) == before
    fields = read_fields(reading, parts.get("項目"), levels)
    departments = read_departments(reading, parts.get("担当課"))
    names = names_of(departments)
    indicators = Indicators(fields_of(fields, "計画", "指標"), names)
    tree = Tree(reading, levels, fields, names, indicators)
    # With levels in doubt every group would be reported for what is wrong in one line above.
    top = parts.get("体系") if levels_are_read else None
    children, tops = read_tree(tree, top) if top else ((), ())
    check_references(reading, indicators)
    texts, (first, last) = _head(reading, parts.get("計画"))
    return Plan(
        name=texts.get("名称", ""),
        short_name=texts.get("通称") or texts.get("名称", ""),
        city=texts.get("団体", ""),
        decided=texts.get("策定", ""),
        first=first,
        last=last,
        levels=levels,
        fields=fields,
        departments=departments,
        indicators=tuple(indicators.defined.values()),
        children=children,
        template=texts.get("様式", ""),
        top_indicators=tops,
    )


_TEXTS = ("名称", "通称", "団体", "策定", "様式")


def _head(
    reading: Reading, node: Node | None
) -> tuple[dict[str, str], tuple[FiscalYear, FiscalYear]]:
    """Returns the texts of 計画 by key, and its period."""
    if node is None:
        return {}, _EVER
    reader = reading.reader
    parts = reader.entries(node, "計画", ("名称", "団体", "開始", "終了"), ("通称", "策定", "様式"))
    reading.places["計画",] = node.place
    for key, value in parts.items():
        reading.places["計画", key] = value.place
    texts = {key: reader.text(parts[key], f"計画の{key}") for key in _TEXTS if key in parts}
    return texts, _period(reading, parts)


def _period(reading: Reading, parts: dict[str, Node]) -> tuple[FiscalYear, FiscalYear]:
    years = [
        read_fiscal_year(reading.reader, parts[key], f"計画の{key}") if key in parts else None
        for key in ("開始", "終了")
    ]
    first, last = years[0] or _EVER[0], years[1] or _EVER[1]
    if first > last:
        hint = "開始と終了を確かめてください。"
        message = "計画の終了が開始より前です。"
        reading.reader.report(parts["終了"], message, hint, "period-reversed")
        return _EVER
    return first, last
