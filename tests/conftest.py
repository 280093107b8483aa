"""Fixtures for all tests: a fresh workspace, LibreOffice, and the option --golden-update."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import libreoffice

REPOSITORY = Path(__file__).parent.parent

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-update", action="store_true", help="write the golden files anew")


@pytest.fixture
def repository() -> Path:
    """The root of the clone."""
    return REPOSITORY


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A fresh copy of the city's own data and templates."""
    root = tmp_path / "workspace"
    root.mkdir()
    for folder in ("data", "templates"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    return root


@pytest.fixture(scope="session")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """A function that converts a file with LibreOffice to a format and returns the new file."""
    if shutil.which("soffice") is None:
        message = "soffice（Debian の libreoffice-calc と libreoffice-writer）がありません"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    home = tmp_path_factory.mktemp("soffice")

    def convert(path: Path, form: str) -> Path:
        folder = tmp_path_factory.mktemp("converted")
        libreoffice.convert(home, [path], form, folder)
        return next(folder.iterdir())

    return convert
