"""The tuple of checks and the folder say the same thing."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from types import ModuleType

from desktop import checks
from desktop.checks.base import Check
from desktop.checks.registry import CHECKS


def checks_of(module: ModuleType) -> set[type]:
    """The classes a module defines that have all that a check has."""
    return {
        defined
        for _, defined in inspect.getmembers(module, inspect.isclass)
        if defined.__module__ == module.__name__
        and all(callable(getattr(defined, method, None)) for method in ("check", "unavailable"))
        and isinstance(getattr(defined, "name", None), str)
        and not getattr(defined, "_is_protocol", False)
    }


def test_every_check_of_the_folder_is_in_the_tuple_and_back() -> None:
    modules = pkgutil.walk_packages(checks.__path__, "desktop.checks.")
    written = set[type]().union(*(checks_of(importlib.import_module(each.name)) for each in modules))
    assert written == {kind for kind, _ in CHECKS}


def test_each_check_has_its_own_name(all_checks: tuple[Check, ...]) -> None:
    names = [check.name for check in all_checks]
    assert len(names) == len(set(names)) == len(CHECKS)
