"""The tuple of checks and the folder say the same thing."""

from __future__ import annotations

import importlib
import inspect
from pathlib import Path
from types import ModuleType

from desktop import checks, paths
from desktop.checks.registry import CHECKS, build_checks


def defines_a_check(module: ModuleType) -> bool:
    """Whether a module defines a class with all that a check has."""
    return any(
        defined.__module__ == module.__name__
        and all(callable(getattr(defined, method, None)) for method in ("check", "unavailable"))
        and isinstance(getattr(defined, "name", None), str)
        for _, defined in inspect.getmembers(module, inspect.isclass)
        if not getattr(defined, "_is_protocol", False)
    )


def test_every_check_of_the_folder_is_in_the_tuple_and_back() -> None:
    folder = Path(checks.__file__).parent
    modules = {
        path.stem: importlib.import_module(f"desktop.checks.{path.stem}") for path in folder.glob("*.py")
    }
    assert {stem for stem, module in modules.items() if defines_a_check(module)} == {
        stem for stem, *_ in CHECKS
    }


def test_each_check_has_its_own_name() -> None:
    names = [check.name for check in build_checks(paths.resources())]
    assert len(names) == len(set(names)) == len(CHECKS)
