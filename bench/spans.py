"""The repository in, how a paper of many rows under spanning cells grows out.

The template (spans.yaml) has the plan's levels down the left, a row for each 指標, a tally and
notes; its cells span hundreds of rows over many pages.
"""

import re
import resource
import shutil
import subprocess
import sys
import tempfile
from math import log10
from pathlib import Path

HERE = Path(__file__).resolve().parent
SIZES = (1_000, 10_000)
START = 67
"""So few that the time is that of starting: it is taken off before the growth is reckoned."""


def main() -> None:
    """Prints seconds of processor time and pages for each format and size, and the exponent."""
    with tempfile.TemporaryDirectory() as folder:
        for form in ("xlsx", "docx"):
            start, small, large = (
                _seconds(Path(folder) / str(size), size, form) for size in (START, *SIZES)
            )
            growth = log10((large - start) / (small - start))
            print(f"{form}: {small:.2f} s -> {large:.2f} s, exponent {growth:.2f}")


def _seconds(workspace: Path, size: int, form: str) -> float:
    if not workspace.exists():
        generate = [sys.executable, str(HERE / "generate.py"), str(workspace), str(size)]
        subprocess.run(generate, check=True)
        shutil.copy(HERE / "spans.yaml", workspace / "templates")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(
        [sys.executable, "-m", "report_builder", "-C", str(workspace), "build", "2020",
         "--template", "spans", "--format", form],
        check=True,
        capture_output=True,
        text=True,
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    pages = re.search(r"（(\d+)ページ）", run.stdout)
    print(f"  {size} 事業, {form}: {pages[1] if pages else '?'} pages")
    return after.ru_utime - before.ru_utime


if __name__ == "__main__":
    main()
