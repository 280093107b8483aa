"""A small workspace of another city, for the functions that the commands call."""

import shutil
from pathlib import Path

import pytest

from commands.town import Town, first_forms, write_town
from report_builder.workspace import Workspace, open_workspace

SECOND = Path(__file__).parent.parent / "document" / "second"


@pytest.fixture
def small(tmp_path: Path) -> Workspace:
    """A fresh copy of tests/document/second."""
    root = tmp_path / "みなと市"
    shutil.copytree(SECOND, root)
    return open_workspace(root)


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A fresh town, whose forms are out."""
    return Town(write_town(tmp_path / "町"), first_forms())
