"""LibreOffice as tests and the pictures of docs/ use it: files in, files of another format out."""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

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


def convert(home: Path, paths: Iterable[Path], form: str, folder: Path) -> None:
    """Converts files into a folder, all in one call.

    Args:
        home: For the profile of LibreOffice; the same one is quicker the second time.
        paths: Of the files.
        form: Format, as in `--convert-to`.
        folder: For the new files.
    """
    fonts = home / "fonts.conf"
    matches = "\n".join(_MATCH.format(*pair) for pair in _FACES)
    fonts.write_text(_FONTS.format(matches=matches), encoding="utf-8")
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{home}/profile",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(folder),
            *map(str, paths),
        ],
        check=True,
        capture_output=True,
        timeout=300,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
    )
