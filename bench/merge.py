"""The city's forms in, filled in and merged; a table of times out, against openpyxl alone.

The year is the city's with its 評価, 達成度 and 実績 blank. Each department fills a part of its
form in, and sends it as one file of several; nothing conflicts. Both sides are whole processes.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter

from openpyxl import load_workbook

from report_builder.forms.carrier import Slot, find_grids, read_carrier

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
README = HERE / "README.md"

COUNTS = (10, 30, 90)
TURNS = 7
FILES = 30
LIMIT = 1.5
"""What merging 30 files may take, as a multiple of only reading them with openpyxl."""

_BLANK = re.compile(r"^    (評価|達成度): .*\n", re.MULTILINE)


def main() -> None:
    """Measures, prints, and with --write puts the figures into README.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the figures into README.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = "\n".join(_report(Path(folder)))
    print(text)
    if options.write:
        old = README.read_text(encoding="utf-8")
        marks = r"(<!-- merge -->\n).*(<!-- /merge -->)"
        new = re.sub(marks, lambda found: f"{found[1]}\n{text}\n\n{found[2]}", old, flags=re.DOTALL)
        README.write_text(new, encoding="utf-8", newline="\n")


def _report(folder: Path) -> Iterator[str]:
    city = _city(folder / "city")
    forms = sorted((city / "output" / "2020" / "forms").glob("*.xlsx"))
    times: dict[int, tuple[float, float]] = {}
    for count in COUNTS:
        inbox = folder / f"inbox{count}"
        _fill_in(forms, inbox, count)
        times[count] = _times(city, inbox, folder / "copy")
    ours, theirs = times[FILES]
    first, last = COUNTS[0], COUNTS[-1]
    each = [1000 * (times[last][side] - times[first][side]) / (last - first) for side in (0, 1)]
    yield "| files | merge | openpyxl | ratio |"
    yield "|--:|--:|--:|--:|"
    for count, (own, peer) in times.items():
        yield f"| {count} | {own:.2f} s | {peer:.2f} s | {own / peer:.2f} |"
    yield ""
    yield f"{FILES} files: {ours / theirs:.2f} of at most {LIMIT}. "
    yield f"A file more: {each[0]:.0f} ms; openpyxl {each[1]:.0f} ms."


def _city(folder: Path) -> Path:
    """Makes a workspace with a year without ratings, and its forms."""
    for name in ("data", "templates"):
        shutil.copytree(REPOSITORY / name, folder / name)
    year = folder / "data" / "2020.yaml"
    year.write_text(_BLANK.sub("", year.read_text(encoding="utf-8")), encoding="utf-8")
    subprocess.run([*_program(folder), "forms", "2020"], check=True, capture_output=True)
    return folder


def _program(workspace: Path) -> list[str]:
    return [sys.executable, "-m", "report_builder", "-C", str(workspace)]


def _fill_in(forms: Sequence[Path], inbox: Path, count: int) -> None:
    """Writes so many returned files; those of one department have no cell in common."""
    inbox.mkdir()
    shares = -(-count // len(forms))
    for number, form in enumerate(islice(cycle(forms), count)):
        share = number // len(forms)
        content = _filled(form.read_bytes(), share, shares)
        (inbox / f"{number:03}_{form.name}").write_bytes(content)


def _filled(content: bytes, share: int, shares: int) -> bytes:
    workbook = load_workbook(BytesIO(content))
    (grid,) = find_grids(workbook, "")
    asked = [
        slot for slot in read_carrier(workbook, "").slots if slot.kind == "question" and slot.row
    ]
    for slot in asked[share::shares]:
        ((row, column),) = grid.cells(slot)
        grid.sheet.cell(row, column, _answer(slot, share))
    saved = BytesIO()
    workbook.save(saved)
    return saved.getvalue()


def _answer(slot: Slot, share: int) -> str:
    if slot.choices:
        return slot.choices[0]
    return str(100 + share) if slot.hole == "number" else f"{slot.base}\n　追記しました。"


def _times(city: Path, inbox: Path, copy: Path) -> tuple[float, float]:
    """Returns the medians for merging and for reading, which take turns."""
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(TURNS):
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(city, copy)
        ours.append(_time([*_program(copy), "merge", "2020", str(inbox)]))
        theirs.append(_time([sys.executable, str(HERE / "peer_merge.py"), str(inbox)]))
    return median(ours), median(theirs)


def _time(command: list[str]) -> float:
    start = perf_counter()
    run = subprocess.run(command, capture_output=True, check=False)
    seconds = perf_counter() - start
    if run.returncode > 1:
        sys.exit(os.fsdecode(run.stderr))
    return seconds


if __name__ == "__main__":
    main()
