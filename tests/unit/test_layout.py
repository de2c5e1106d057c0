"""Rules about the repository as a whole, which no single file can break unseen."""

from __future__ import annotations

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MAX_LINES = 400
MAX_TEST_LINES = 460
MAX_FUNCTION_LINES = 60

QT_ROOMS = ("desktop/ui/", "desktop/application.py", "desktop/captures.py", "tests/")
SQL_ROOMS = ("db/", "tests/")

# Written in pieces, so that this file obeys the rule it checks.
REGISTRY_HOSTS = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("files", "pythonhosted", "org"),
        ("deb", "debian", "org"),
        ("archive", "ubuntu", "com"),
        ("registry", "npmjs", "org"),
        ("proxy", "golang", "org"),
    )
)
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+)/\w|/tmp/\w+/")

# Straight apostrophe between letters; a space before ; ! ?; a colon or guillemet with an ordinary space.
BAD_FRENCH = re.compile(r"\w'\w|[ \u00a0\u202f][;!?]|\w[ ]:|«[ ]|[ ]»|\.\.\.")
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|Lorem ip" + r"sum)\b", re.IGNORECASE)


@cache
def tracked() -> tuple[str, ...]:
    """The files of the repository, by path from its root: committed, or about to be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return tuple(sorted(name for name in listed.split("\0") if name and (ROOT / name).is_file()))


def python_files(*folders: str) -> list[str]:
    return [name for name in tracked() if name.endswith(".py") and name.startswith(folders)]


@dataclass(frozen=True, slots=True)
class Content:
    """What is asked of a Python file; its tree, which weighs fifty times more, is let go."""

    functions: tuple[tuple[str, int], ...]
    """The name and the lines of each function, inner ones too."""
    packages: frozenset[str]
    """The top-level packages that it imports, anywhere in it."""


@cache
def content(name: str) -> Content:
    functions, packages = [], set()
    for node in statements(syntax(name)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            functions.append((node.name, (node.end_lineno or 0) - node.lineno + 1))
        elif isinstance(node, ast.Import):
            packages |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            packages.add(node.module.split(".")[0])
    return Content(tuple(functions), frozenset(packages))


def syntax(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text(encoding="utf-8"))


def statements(tree: ast.Module) -> Iterator[ast.AST]:
    """Every statement, however deep: neither an import nor a function is inside an expression."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        for part in ("body", "orelse", "finalbody", "handlers", "cases"):
            waiting.extend(getattr(node, part, ()))


def text_files() -> Iterator[tuple[str, str]]:
    for name in tracked():
        try:
            yield name, (ROOT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def strings(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def messages(name: str) -> Iterator[str]:
    """The French sentences of a file: what its refusals and faults are given."""
    kinds = ("Refusal", "EnvironmentFault")
    source = (ROOT / name).read_text(encoding="utf-8")
    if not any(kind in source for kind in kinds):
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in kinds:
            for argument in [*node.args[1:], *(keyword.value for keyword in node.keywords)]:
                yield from strings(argument)


def test_no_python_file_is_too_long_to_read() -> None:
    lengths = {name: len((ROOT / name).read_text(encoding="utf-8").splitlines()) for name in python_files("")}
    # A suite is a list: it is read one test at a time, and may be a little longer than code.
    longest = {name: MAX_TEST_LINES if name.startswith("tests/") else MAX_LINES for name in lengths}
    assert {name: lines for name, lines in lengths.items() if lines > longest[name]} == {}


def test_no_function_is_too_long_to_read() -> None:
    long = {
        f"{name}:{function}": length
        for name in python_files("")
        for function, length in content(name).functions
        if length > MAX_FUNCTION_LINES
    }
    assert long == {}


def test_nothing_committed_names_a_package_registry() -> None:
    assert [(name, host) for name, text in text_files() for host in REGISTRY_HOSTS if host in text] == []


def test_nothing_committed_names_a_path_of_one_machine() -> None:
    found = [(name, match[0]) for name, text in text_files() for match in MACHINE_PATHS.finditer(text)]
    assert found == []


def test_nothing_is_left_unfinished() -> None:
    found = [
        (name, match[0])
        for name in python_files("")
        for match in UNFINISHED.finditer((ROOT / name).read_text(encoding="utf-8"))
    ]
    assert found == []


def test_no_folder_shadows_a_library() -> None:
    assert "packaging/__init__.py" not in tracked()
    assert [name for name in tracked() if name.startswith("tests/") and name.endswith("__init__.py")] == []


def test_test_files_have_names_of_their_own() -> None:
    names = Counter(Path(name).name for name in python_files("tests/") if not name.endswith("conftest.py"))
    assert [name for name, times in names.items() if times > 1] == []


def test_qt_is_imported_by_the_window_only() -> None:
    assert [
        name
        for name in python_files("")
        if not name.startswith(QT_ROOMS) and "PySide6" in content(name).packages
    ] == []


def test_sqlalchemy_never_leaves_the_database_package() -> None:
    outside = [name for name in python_files("") if not name.startswith(SQL_ROOMS)]
    assert [name for name in outside if {"sqlalchemy", "alembic"} & content(name).packages] == []


def test_modules_are_named_after_what_they_are_about() -> None:
    vague = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
    assert [name for name in python_files("desktop/", "db/") if Path(name).stem in vague] == []


def test_refusals_are_written_in_typographic_french() -> None:
    found = [
        (name, match[0], message)
        for name in python_files("desktop/", "db/")
        for message in messages(name)
        for match in BAD_FRENCH.finditer(message)
    ]
    assert found == []
