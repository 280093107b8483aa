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
SIZES = (REAL, SMALL, LARGE)
TURNS = 4
REPEATS = {REAL: 3, SMALL: 2, LARGE: 1}
"""How often a run is repeated within a turn: short ones are cheap, and their medians need it."""

IMPORT_TURNS = 9

MEMORY = 300
"""The most that ours may take at 10,000, in MiB."""

_MEBIBYTE = 1024
"""In the unit of ru_maxrss, which is KiB on Linux."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What one process took, or the medians of several.

    Attributes:
        seconds: On the clock, from start to end.
        busy: Seconds that the processor worked for it.
        memory: Highest resident memory, in MiB.
    """

    seconds: float
    busy: float
    memory: float


@dataclass(frozen=True, slots=True)
class Target:
    """What is aimed at.

    Attributes:
        what: In words.
        limit: The most that it may be.
        clock: As measured, by the clock.
        busy: The same by the processor's time, which a busy machine changes less.
    """

    what: str
    limit: float
    clock: float
    busy: float


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
    _run(_python("peer_template.py", str(template)))
    commands = {size: _commands(_workspace(folder, size), template) for size in SIZES}
    figures = _measure(commands)
    yield from _machine()
    memory = max(figures[name, LARGE].memory for name in ("both", "xlsx", "docx"))
    yield from _target_table(list(_targets(figures)), memory)
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


def _measure(commands: dict[int, dict[str, list[str]]]) -> Figures:
    """Runs all sizes and commands by turns; one short run of each first warms the disk."""
    for command in commands[REAL].values():
        _run(command)
    runs: dict[tuple[str, int], list[Figure]] = {}
    for _ in range(TURNS):
        for size, repeats in REPEATS.items():
            for name, command in [*commands[size].items()] * repeats:
                runs.setdefault((name, size), []).append(_run(command))
    return {key: _median(each) for key, each in runs.items()}


def _median(figures: list[Figure]) -> Figure:
    return Figure(
        median(each.seconds for each in figures),
        median(each.busy for each in figures),
        median(each.memory for each in figures),
    )


def _run(command: list[str]) -> Figure:
    start = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    # wait4 gives the memory of this child alone; the totals of getrusage are those of all.
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit status {process.returncode}")
    return Figure(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _MEBIBYTE)


def _import_time() -> float:
    code = (
        "from time import perf_counter; start = perf_counter();"
        "import report_builder.cli; print(perf_counter() - start)"
    )
    return median(float(_output([sys.executable, "-c", code])) for _ in range(IMPORT_TURNS))


def _output(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _growth(start: float, small: float, large: float) -> float:
    """Returns the exponent e of time ~ size^e from 1,000 to 10,000.

    The time at 67 is taken off both: it is nearly all start-up, which would hide growth.
    """
    return log((large - start) / (small - start)) / log((LARGE - REAL) / (SMALL - REAL))


# ------------------------------------------------------------------------------------- reporting


def _machine() -> Iterator[str]:
    load = os.getloadavg()[0]
    python, cores = platform.python_version(), os.cpu_count()
    yield f"Python {python}, {platform.machine()}, {cores} cores, load {load:.1f} at the end."
    yield ""


def _targets(figures: Figures) -> Iterator[Target]:
    yield _target(
        "67: both files / both peers", 1.0, figures, REAL, ("both", "openpyxl", "docxtpl")
    )
    yield _target("10,000: xlsx / openpyxl", 1.0, figures, LARGE, ("xlsx", "openpyxl"))
    yield _target("10,000: docx / docxtpl", 0.5, figures, LARGE, ("docx", "docxtpl"))
    for name in ("both", "xlsx", "docx"):
        points = [figures[name, size] for size in SIZES]
        clock = _growth(*[each.seconds for each in points])
        busy = _growth(*[each.busy for each in points])
        yield Target(f"growth from 1,000 to 10,000: {name}", 1.1, clock, busy)


def _target(what: str, limit: float, figures: Figures, size: int, names: tuple[str, ...]) -> Target:
    """The first of the names against the sum of the others."""
    ours, *peers = [figures[name, size] for name in names]
    clock = ours.seconds / sum(each.seconds for each in peers)
    return Target(what, limit, clock, ours.busy / sum(each.busy for each in peers))


def _target_table(targets: list[Target], memory: float) -> Iterator[str]:
    yield "| target | at most | by the clock | by processor time |"
    yield "|---|--:|--:|--:|"
    for each in targets:
        shown = " | ".join(_marked(value, each.limit) for value in (each.clock, each.busy))
        yield f"| {each.what} | {each.limit:.2f} | {shown} |"
    yield f"| 10,000: peak memory | {MEMORY} MiB | {memory:.0f} MiB | |"
    yield ""


def _marked(value: float, limit: float) -> str:
    return f"{value:.2f}" if value <= limit else f"**{value:.2f}**"


def _figure_table(figures: Figures) -> Iterator[str]:
    yield "| | " + " | ".join(f"{size:,} 事業" for size in SIZES) + " |"
    yield "|---|" + "--:|" * len(SIZES)
    for name in dict.fromkeys(name for name, _ in figures):
        cells = [figures[name, size] for size in SIZES]
        shown = " | ".join(f"{each.seconds:.2f} s, {each.memory:.0f} MiB" for each in cells)
        yield f"| {name} | {shown} |"
    yield ""


def _stage_table(workspace: Path) -> Iterator[str]:
    """Tells the share of each stage at 10,000; line breaking is a part of layout."""
    stages = {form: _stages(workspace, form) for form in ("xlsx", "docx")}
    names = list(stages["xlsx"])
    yield "| at 10,000 | " + " | ".join(names) + " | break_lines / total |"
    yield "|---|" + "--:|" * (len(names) + 1)
    for form, seconds in stages.items():
        shown = " | ".join(f"{seconds[name]:.2f} s" for name in names)
        yield f"| {form} | {shown} | {seconds['break_lines'] / seconds['total']:.0%} |"


def _stages(workspace: Path, form: str) -> dict[str, float]:
    """The last line is ours; what the command says stands before it."""
    return json.loads(_output(_python("stages.py", str(workspace), form)).splitlines()[-1])


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
