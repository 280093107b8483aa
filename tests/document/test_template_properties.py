"""Laws of templates: each is read, or its mistakes are said; what is read can be built."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from document.toys import FIELDS, SCALES, group, plan, project, results
from report_builder.document.build import build
from report_builder.document.context import Facts
from report_builder.document.table import Table
from report_builder.document.template_reading import read_template
from report_builder.model.field import Field
from report_builder.model.plan import Plan
from report_builder.problems import Problem, ReportError

HERE = Path(__file__).parent
GOOD = [(HERE / name).read_text(encoding="utf-8") for name in ("good.yaml", "good_blocks.yaml")]

WORDS = re.compile(r"[^\s:,{}\[\]\"-]+")
"""What a template is made of, between its marks."""


def _plan() -> Plan:
    first = group("目標", "１", project(1, "kenko", "hoiku", indicators=["受理"]), project(2))
    fields = (*FIELDS, Field("総括", "短文", "年度", "目標"))
    return plan(first, group("目標", "２", project(3)), levels=("目標",), fields=fields)


PLAN = _plan()
FACTS = Facts(PLAN, results({1: {"評価": "A"}}, actuals={"受理": "429"}), SCALES)
VOCABULARY = sorted(
    {word for text in GOOD for word in WORDS.findall(text)}
    | {
        "事業 / 指標",
        "担当課 / 事業",
        "目標 / 事業 / 担当課",
        "指標.名称",
        "担当課.名称",
        "結果.実績",
    }
    | {"0", "-1", "1e9", "999", "{", "}", "[]", "{}", "~", "''", "|", "- x", "&a", "\u3000", "true"}
)


@st.composite
def _templates(draw: st.DrawFn) -> str:
    """A good template in which some words are replaced by others, and some lines are missing."""
    text = draw(st.sampled_from(GOOD))
    for _ in range(draw(st.integers(1, 3))):
        places = list(WORDS.finditer(text))
        found = places[draw(st.integers(0, len(places) - 1))]
        text = text[: found.start()] + draw(st.sampled_from(VOCABULARY)) + text[found.end() :]
    lines = text.splitlines(keepends=True)
    gone = draw(st.sets(st.integers(0, len(lines) - 1), max_size=2))
    return "".join(line for place, line in enumerate(lines) if place not in gone)


def _built(text: str) -> Table | tuple[Problem, ...]:
    try:
        template = read_template(text, "templates/shiken.yaml", PLAN, SCALES)
    except ReportError as error:
        return error.problems
    return build(FACTS, template.value)


@settings(max_examples=300)
@given(_templates())
def test_a_template_is_built_or_its_mistakes_are_said(text: str) -> None:
    built = _built(text)
    if isinstance(built, tuple):
        assert built
        assert all(each.message and each.advice and each.code for each in built)
        return
    for block in built.blocks:
        for cell in (cell for row in (*block.head, *block.rows) for cell in row.cells):
            assert cell.columns > 0
            assert cell.role in built.styles


@pytest.mark.parametrize("text", GOOD, ids=["columns", "blocks"])
def test_the_cells_of_every_block_cover_the_grid_once(text: str) -> None:
    table = build(FACTS, read_template(text, "templates/shiken.yaml", PLAN, SCALES).value)
    for block in table.blocks:
        for rows in (block.head, block.rows):
            hanging = [0] * len(table.columns)
            for row in rows:
                for cell in row.cells:
                    place = hanging.index(0)
                    covered = slice(place, place + cell.columns)
                    assert set(hanging[covered]) == {0}
                    hanging[covered] = [cell.rows] * cell.columns
                assert 0 not in hanging
                hanging = [left - 1 for left in hanging]
            assert set(hanging) <= {0}
