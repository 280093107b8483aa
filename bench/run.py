"""The repository in, a table of times and memory out: ours against what a user would write instead.

Every figure is the median of whole processes that take turns, so that a slow minute of the
machine falls on all alike. Nothing is written but a temporary folder, unless --write.
"""

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from math import log
from pathlib import Path
from statistics import median
from time import perf_counter

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
README = HERE / "README.md"

REAL, SMALL, LARGE = 67, 1_000, 10_000
TURNS = {REAL: 9, SMALL: 3, LARGE: 3}
IMPORT_TURNS = 9

_MEBIBYTE = 1024
"""In the unit of ru_maxrss, which is KiB on Linux."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Medians of one command at one size.

    Attributes:
        seconds: From start to end of the process.
        memory: Highest resident memory, in MiB.
    """

    seconds: float
    memory: float


@dataclass(frozen=True, slots=True)
class Target:
    """What is aimed at.

    Attributes:
        what: In words.
        value: As measured.
        limit: The most that it may be.
        unit: Of both; may be empty.
    """

    what: str
    value: float
    limit: float
    unit: str = ""


Figures = dict[tuple[str, int], Figure]


def main() -> None:
    """Measures, prints, and with --write puts the figures into README.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the figures into README.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = "\n".join(_report(Path(folder)))
    print(text)
    if options.write:
        _write(text)


def _report(folder: Path) -> Iterator[str]:
    template = folder / "template.docx"
    _run([sys.executable, str(HERE / "peer_template.py"), str(template)])
    figures: Figures = {}
    for size, turns in TURNS.items():
        workspace = _workspace(folder, size)
        figures |= _measure(_commands(workspace, template), size, turns)
    yield from _machine()
    yield from _target_table(list(_targets(figures)))
    yield from _figure_table(figures)
    yield from _stage_table(folder / str(LARGE))
    yield f"\n`import report_builder.cli`: {_import_time() * 1000:.0f} ms."


def _workspace(folder: Path, size: int) -> Path:
    workspace = folder / str(size)
    if size == REAL:
        for name in ("data", "templates"):
            shutil.copytree(REPOSITORY / name, workspace / name)
    else:
        _run([sys.executable, str(HERE / "generate.py"), str(workspace), str(size)])
    return workspace


def _commands(workspace: Path, template: Path) -> dict[str, list[str]]:
    scripts = Path(sys.executable).parent
    space, peers = str(workspace), workspace / "peers"
    peers.mkdir()
    ours = [str(scripts / "report-builder"), "-C", space, "build", "2020"]
    return {
        "both": [str(scripts / "build-report"), "-C", space, "2020"],
        "xlsx": [*ours, "--format", "xlsx"],
        "docx": [*ours, "--format", "docx"],
        "openpyxl": _python("peer_openpyxl.py", space, str(peers / "table.xlsx")),
        "docxtpl": _python("peer_docxtpl.py", space, str(template), str(peers / "table.docx")),
    }


def _python(script: str, *arguments: str) -> list[str]:
    return [sys.executable, str(HERE / script), *arguments]


# ------------------------------------------------------------------------------------- measuring


def _measure(commands: dict[str, list[str]], size: int, turns: int) -> Figures:
    """Runs the commands by turns; the first turn only warms the disk, and is not counted."""
    runs: dict[str, list[Figure]] = {name: [] for name in commands}
    for turn in range(turns + 1):
        for name, command in commands.items():
            # A warm disk is warm after a second; a long run need not be had twice for it.
            if turn or size == REAL:
                runs[name].append(_run(command))
    counted = {name: each[-turns:] for name, each in runs.items()}
    return {
        (name, size): Figure(median(f.seconds for f in each), median(f.memory for f in each))
        for name, each in counted.items()
    }


def _run(command: list[str]) -> Figure:
    start = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    # wait4 gives the memory of this child alone; the totals of getrusage are those of all.
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit status {process.returncode}")
    return Figure(seconds, usage.ru_maxrss / _MEBIBYTE)


def _import_time() -> float:
    code = (
        "from time import perf_counter; start = perf_counter();"
        "import report_builder.cli; print(perf_counter() - start)"
    )
    return median(float(_output([sys.executable, "-c", code])) for _ in range(IMPORT_TURNS))


def _output(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def growth(figures: Figures, name: str) -> float:
    """Returns the exponent e of time ~ size^e from 1,000 to 10,000.

    The time at 67 is taken off both: it is nearly all start-up, which would hide growth.
    """
    start, small, large = (figures[name, size].seconds for size in (REAL, SMALL, LARGE))
    return log((large - start) / (small - start)) / log((LARGE - REAL) / (SMALL - REAL))


# ------------------------------------------------------------------------------------- reporting


def _machine() -> Iterator[str]:
    yield f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores."
    yield ""


def _targets(figures: Figures) -> Iterator[Target]:
    at_real, at_large = (
        {name: figures[name, size] for name, each in figures if each == size}
        for size in (REAL, LARGE)
    )
    peers = at_real["openpyxl"].seconds + at_real["docxtpl"].seconds
    yield Target("67: both files / both peers", at_real["both"].seconds / peers, 1.0)
    for ours, peer, limit in (("xlsx", "openpyxl", 1.0), ("docx", "docxtpl", 0.5)):
        ratio = at_large[ours].seconds / at_large[peer].seconds
        yield Target(f"10,000: {ours} / {peer}", ratio, limit)
    for name in ("xlsx", "docx", "both"):
        yield Target(f"10,000: peak memory, {name}", at_large[name].memory, 300, " MiB")
        yield Target(f"1,000 to 10,000: growth exponent, {name}", growth(figures, name), 1.1)


def _target_table(targets: list[Target]) -> Iterator[str]:
    yield "| target | measured | at most | |"
    yield "|---|--:|--:|---|"
    for each in targets:
        digits = 0 if each.unit else 2
        value, limit = (f"{figure:.{digits}f}{each.unit}" for figure in (each.value, each.limit))
        yield f"| {each.what} | {value} | {limit} | {'' if each.value <= each.limit else 'over'} |"
    yield ""


def _figure_table(figures: Figures) -> Iterator[str]:
    yield "| | " + " | ".join(f"{size:,} 事業" for size in TURNS) + " | growth |"
    yield "|---|" + "--:|" * (len(TURNS) + 1)
    for name in dict.fromkeys(name for name, _ in figures):
        cells = [figures[name, size] for size in TURNS]
        shown = " | ".join(f"{each.seconds:.2f} s, {each.memory:.0f} MiB" for each in cells)
        yield f"| {name} | {shown} | {growth(figures, name):.2f} |"
    yield ""


def _stage_table(workspace: Path) -> Iterator[str]:
    """Tells the share of each stage at 10,000; line breaking is a part of layout."""
    stages = {
        form: json.loads(_output(_python("stages.py", str(workspace), form)))
        for form in ("xlsx", "docx")
    }
    yield "| at 10,000 | " + " | ".join(next(iter(stages.values()))) + " | line breaking |"
    yield "|---|" + "--:|" * (len(next(iter(stages.values()))) + 1)
    for form, seconds in stages.items():
        shown = " | ".join(f"{each:.2f} s" for each in seconds.values())
        yield f"| {form} | {shown} | {seconds['break_lines'] / seconds['build']:.0%} |"


def _write(text: str) -> None:
    old = README.read_text(encoding="utf-8")
    new = re.sub(
        r"(<!-- figures -->\n).*(<!-- end -->)",
        lambda found: f"{found[1]}\n{text}\n\n{found[2]}",
        old,
        flags=re.DOTALL,
    )
    README.write_text(new, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
