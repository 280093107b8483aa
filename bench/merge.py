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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Figure:
    """What one process took, or the medians of several: on the clock, and of the processor."""

    seconds: float
    busy: float


def _report(folder: Path) -> Iterator[str]:
    city = _city(folder / "city")
    forms = sorted((city / "output" / "2020" / "forms").glob("*.xlsx"))
    times: dict[int, tuple[Figure, Figure]] = {}
    for count in COUNTS:
        inbox = folder / f"inbox{count}"
        _fill_in(forms, inbox, count)
        times[count] = _times(city, inbox, folder / "copy")
    yield f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end."
    yield ""
    yield "| files | merge | openpyxl | by the clock | by processor time |"
    yield "|--:|--:|--:|--:|--:|"
    for count, (own, peer) in times.items():
        ratios = f"{own.seconds / peer.seconds:.2f} | {own.busy / peer.busy:.2f}"
        yield f"| {count} | {own.seconds:.2f} s | {peer.seconds:.2f} s | {ratios} |"
    yield ""
    ours, theirs = times[FILES]
    yield f"{FILES} files: {ours.busy / theirs.busy:.2f} of at most {LIMIT}. A file more costs"
    yield f"{_more(times, 0):.0f} ms of the processor; openpyxl alone {_more(times, 1):.0f} ms."


def _more(times: Mapping[int, tuple[Figure, Figure]], side: int) -> float:
    """Returns what a file more costs, in milliseconds."""
    first, last = COUNTS[0], COUNTS[-1]
    return 1000 * (times[last][side].busy - times[first][side].busy) / (last - first)


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


def _times(city: Path, inbox: Path, copy: Path) -> tuple[Figure, Figure]:
    """Returns the medians for merging and for reading, which take turns."""
    ours: list[Figure] = []
    theirs: list[Figure] = []
    for _ in range(TURNS):
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(city, copy)
        ours.append(_run([*_program(copy), "merge", "2020", str(inbox)]))
        theirs.append(_run([sys.executable, str(HERE / "peer_merge.py"), str(inbox)]))
    return _median(ours), _median(theirs)


def _median(figures: Sequence[Figure]) -> Figure:
    return Figure(median(each.seconds for each in figures), median(each.busy for each in figures))


def _run(command: list[str]) -> Figure:
    start = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 1:
        sys.exit(f"{' '.join(command)}: exit status {process.returncode}")
    return Figure(seconds, usage.ru_utime + usage.ru_stime)


if __name__ == "__main__":
    main()
