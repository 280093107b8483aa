"""report-builder init: a new workspace for another plan or city, from one of the examples."""

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from report_builder.files import ensure_folder, read_bytes, write_atomically
from report_builder.problems import Place, Problem, ReportError

PLAIN = "hinagata"
"""The example that is a bare outline, with a comment at every key."""

SCHEMAS = tuple(f"{name}.schema.json" for name in ("kinyuyoryo", "shinkyu", "shukei", "template"))
"""With which an editor checks the templates; one of each for all examples."""

_PACKAGED = Path(__file__).parent.parent / "examples"
_REPOSITORY = Path(__file__).parent.parent.parent.parent


@dataclass(frozen=True, slots=True)
class NewWorkspace:
    """What was made.

    Attributes:
        folder: The workspace.
        files: Written, as seen from it.
        years: The fiscal years that have a file, ascending.
    """

    folder: Path
    files: tuple[str, ...]
    years: tuple[int, ...]


def examples() -> tuple[str, ...]:
    """Returns the names of the examples that a workspace can begin like, the bare one first."""
    folder = _folder()
    names = sorted(each.name for each in folder.iterdir() if (each / "data").is_dir())
    return (PLAIN, *(name for name in names if name != PLAIN))


def _folder() -> Path:
    """Where the examples are: beside the code in a wheel, else in the repository."""
    return _PACKAGED if _PACKAGED.is_dir() else _REPOSITORY / "examples"


def _schemas() -> Path:
    """Where the schemas are: among the examples in a wheel, else beside the city's templates."""
    return _PACKAGED if _PACKAGED.is_dir() else _REPOSITORY / "templates"


def begin_workspace(folder: Path, like: str = PLAIN) -> NewWorkspace:
    """Copies an example into a new folder.

    Raises:
        ReportError: The folder has something in it, cannot be written, or there is no such example.
    """
    if like not in examples():
        near = get_close_matches(like, examples(), 1, 0.3)
        hint = f"「{near[0]}」ではありませんか。" if near else ""
        advice = f"{hint}{'・'.join(examples())} のどれかを指定してください。"
        message = f"「{like}」という見本はありません。"
        raise ReportError([Problem(Place("--like"), message, advice, "example-unknown")])
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = "すでに何かがあるので、書き込みませんでした。"
        advice = "空のフォルダか、まだないフォルダを指定してください。"
        raise ReportError([Problem(Place(str(folder)), message, advice, "folder-not-empty")])
    source = _folder() / like
    sources = {
        each.relative_to(source): each
        for name in ("data", "templates")
        for each in sorted((source / name).rglob("*.yaml"))
    }
    sources |= {Path("templates") / name: _schemas() / name for name in SCHEMAS}
    parts = tuple(sources)
    for part, original in sources.items():
        ensure_folder((folder / part).parent)
        write_atomically(folder / part, read_bytes(original, str(part)))
    years = sorted(int(part.stem) for part in parts if part.stem.isdecimal())
    return NewWorkspace(folder, tuple(part.as_posix() for part in parts), tuple(years))
