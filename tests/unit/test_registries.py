"""Explicit tuples name everything there is: a file that nobody registered would be a check that never runs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from desktop.channels.registry import CHANNELS
from desktop.cli.main import COMMANDS
from desktop.editorial.gates.evaluation import GATES
from desktop.editorial.post import Channel

ROOT = Path(__file__).resolve().parents[2]


def modules(package: str) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((ROOT / "desktop" / package).glob("*.py")):
        yield path.stem, ast.parse(path.read_text(encoding="utf-8"))


def classes_with(package: str, *methods: str) -> set[str]:
    """The modules of a package that define a class with all these methods."""
    found = set()
    for stem, tree in modules(package):
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                defined = {part.name for part in node.body if isinstance(part, ast.FunctionDef)}
                if defined.issuperset(methods):
                    found.add(stem)
    return found


def test_every_channel_is_registered() -> None:
    written = classes_with("channels", "check_limits", "render") - {"base"}
    assert sorted(type(form).__module__.rpartition(".")[2] for form in CHANNELS) == sorted(written)
    assert [form.channel for form in CHANNELS] == list(Channel)


def test_every_command_is_registered() -> None:
    written = {
        stem
        for stem, tree in modules("cli")
        if any(isinstance(node, ast.FunctionDef) and node.name == "add" for node in tree.body)
    }
    assert sorted(COMMANDS) == sorted(written)


def test_every_gate_is_registered_or_serves_another() -> None:
    written, imported = set(), set()
    for _, tree in modules("editorial/gates"):
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and _judges_a_case(node):
                written.add(node.name)
            elif isinstance(node, ast.ImportFrom):
                imported |= {alias.name for alias in node.names}
    registered = {getattr(gate.examine, "__name__", "") for gate in GATES}
    assert registered <= written
    assert written - registered <= imported


def _judges_a_case(node: ast.FunctionDef) -> bool:
    annotations = [ast.unparse(argument.annotation or ast.Constant(None)) for argument in node.args.args]
    return annotations == ["GateCase"] and "Reason" in ast.unparse(node.returns or ast.Constant(None))
