"""A workspace and a format in, the seconds of each stage of one build out, as JSON.

The functions of the stages are wrapped where the program looks them up: a clock around a call
costs far less than a profiler, which would make small functions such as line breaking look big.
"""

import importlib
import json
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

_BUILD = "report_builder.commands.build"
STAGES = {
    "read": (_BUILD, "load"),
    "table": (_BUILD, "build"),
    "layout": (_BUILD, "lay_out"),
    "break_lines": ("report_builder.layout.setting", "break_lines"),
    "render": (_BUILD, "render"),
    "write": (_BUILD, "write_atomically"),
}
"""Stage to the module and the name by which it is called; break_lines is a part of layout."""


def main(workspace: Path, form: str) -> None:
    """Runs the command once and prints, after its own lines, the seconds of its stages."""
    seconds = dict.fromkeys(("total", "imports", *STAGES), 0.0)
    start = perf_counter()
    cli = importlib.import_module("report_builder.cli")
    for stage, (module, name) in STAGES.items():
        _wrap(importlib.import_module(module), name, stage, seconds)
    seconds["imports"] = perf_counter() - start
    sys.argv = ["report-builder", "-C", str(workspace), "build", "2020", "--format", form]
    try:
        cli.main()
    except SystemExit as end:
        if end.code:
            raise
    seconds["total"] = perf_counter() - start
    print(json.dumps(seconds))


def _wrap(module: Any, name: str, stage: str, seconds: dict[str, float]) -> None:
    inner = getattr(module, name)

    def timed(*args: object) -> object:
        start = perf_counter()
        value = inner(*args)
        seconds[stage] += perf_counter() - start
        return value

    setattr(module, name, timed)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
