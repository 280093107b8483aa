"""Who may import whom, and how large code may grow: the table of docs/architecture.md."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "report_builder"

ALLOWED: dict[str, tuple[str, ...]] = {
    "__init__": (),
    "__main__": ("cli",),
    "model": ("model",),
    "problems": (),
    "files": ("problems",),
    "lock": ("problems", "files"),
    "advice": ("problems",),
    "source": ("problems", "files", "advice"),
    "store": ("store", "model", "problems", "files", "source"),
    "document": ("document", "model", "problems", "source"),
    "layout": ("layout", "document.table"),
    "render": ("render", "layout.pages", "document.table"),
    "merge": ("model", "problems"),
    "checks": ("checks", "model", "problems"),
    "forms": ("forms", "model", "problems", "document", "layout", "render"),
    "workspace": ("store", "document", "files", "problems", "model"),
    "commands": (
        "commands",
        "model",
        "problems",
        "files",
        "lock",
        "store",
        "document",
        "layout",
        "render",
        "merge",
        "checks",
        "forms",
        "workspace",
    ),
    "cli": ("cli", "commands", "problems", "model", "workspace"),
}
LIBRARIES = {
    "yaml": ("source",),
    "openpyxl": ("render", "forms"),
    "docx": ("render",),
    "click": ("cli",),
}
LONGEST_FILE = 400
LONGEST_FUNCTION = 40
DEEPEST_NESTING = 4

MODULES = sorted(SOURCE.rglob("*.py"))


def _name(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


def _imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_imports_only_what_its_place_allows(path: Path) -> None:
    stage = _name(path).split(".", maxsplit=1)[0]
    own = {
        name.removeprefix("report_builder.")
        for name in _imports(path)
        if name.startswith("report_builder.")
    }
    allowed = ALLOWED[stage]
    wrong = {
        name for name in own if not any(name == a or name.startswith(f"{a}.") for a in allowed)
    }
    assert not wrong, f"{stage} must not import {sorted(wrong)}"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_library_is_imported_only_where_it_is_at_home(path: Path) -> None:
    stage = _name(path).split(".", maxsplit=1)[0]
    used = {name.split(".")[0] for name in _imports(path)}
    assert all(stage in LIBRARIES[library] for library in used & set(LIBRARIES))


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_file_stays_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_function_fits_on_a_screen(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    long = {
        function.name: length
        for function in functions
        if (length := _length(function)) > LONGEST_FUNCTION
    }
    assert not long


def _length(function: ast.FunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - (body[0].lineno if body else function.lineno) + 1


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_nesting_stays_shallow(path: Path) -> None:
    assert _depth(ast.parse(path.read_text(encoding="utf-8"))) <= DEEPEST_NESTING


def _depth(node: ast.AST) -> int:
    blocks = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match)
    depth = 0
    for child in ast.iter_child_nodes(node):
        # An elif is an if within an else, but reads as one more branch of the first.
        is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and child in node.orelse
        depth = max(depth, _depth(child) - (1 if is_elif else 0))
    return depth + (1 if isinstance(node, blocks) else 0)


def test_the_command_line_starts_without_the_office_libraries() -> None:
    code = "import sys, report_builder.cli; print({'openpyxl', 'docx', 'yaml'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
