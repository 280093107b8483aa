"""Paths that a user names in, the returned files among and below them out."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

_DEEPEST = 4
"""Folders below a named one in which files are looked for: nobody means the whole disk."""

_ENDINGS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
"""What is no .xlsx cannot be merged; left out silently, a department's answers would be lost."""

_LOCK_FILE = "~$"
"""How the names of Excel's own lock files begin."""


def returned_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Returns each file once: those that are named, and in folders all that may be a 調査票.

    Links to folders are not followed, nor hidden folders looked into. A path that is not there is
    returned like a file, and refused like one.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in sorted(_below(path)) if path.is_dir() else (path,):
            found.setdefault(file.resolve(), file)
    return tuple(found.values())


def _below(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        depth = len(Path(root).relative_to(folder).parts)
        is_deepest = depth >= _DEEPEST
        folders[:] = [] if is_deepest else [each for each in folders if not each.startswith(".")]
        yield from (Path(root, name) for name in names if _is_wanted(name))


def _is_wanted(name: str) -> bool:
    is_own = name.startswith((_LOCK_FILE, "."))
    return not is_own and Path(name).suffix.lower() in _ENDINGS
