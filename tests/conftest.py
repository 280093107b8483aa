"""Fixtures for all tests: a fresh workspace, LibreOffice, and the option --golden-update."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

REPOSITORY = Path(__file__).parent.parent

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("ci")

_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include>/etc/fonts/fonts.conf</include>
  {matches}
</fontconfig>
"""
_MATCH = """<match target="pattern"><test qual="first" name="family"><string>{0}</string></test>
  <edit name="family" mode="assign" binding="strong"><string>{1}</string></edit></match>"""
_FACES = (
    ("ＭＳ Ｐゴシック", "Monapo"),
    ("MS PGothic", "Monapo"),
    ("ＭＳ ゴシック", "IPAGothic"),
    ("MS Gothic", "IPAGothic"),
    ("ＭＳ 明朝", "IPAMincho"),
    ("MS Mincho", "IPAMincho"),
)
"""The paper's faces and free ones of the same widths, so that LibreOffice is a fair judge."""


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
    program = shutil.which("soffice")
    if program is None:
        message = "soffice（Debian の libreoffice-calc と libreoffice-writer）がありません"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    home = tmp_path_factory.mktemp("soffice")
    fonts = home / "fonts.conf"
    matches = "\n".join(_MATCH.format(*pair) for pair in _FACES)
    fonts.write_text(_FONTS.format(matches=matches), encoding="utf-8")

    def convert(path: Path, form: str) -> Path:
        folder = tmp_path_factory.mktemp("converted")
        subprocess.run(
            [
                program,
                f"-env:UserInstallation=file://{home}/profile",
                "--headless",
                "--convert-to",
                form,
                "--outdir",
                str(folder),
                str(path),
            ],
            check=True,
            capture_output=True,
            timeout=180,
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        )
        return next(folder.iterdir())

    return convert
