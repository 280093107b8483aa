"""The small files as fixtures, and what is read from them."""

import pytest

from report_builder.model.plan import Plan
from report_builder.model.scale import Scale
from report_builder.store.reading import read_plan, read_scales
from store.specimens import PLAN, SCALES, YEAR


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
