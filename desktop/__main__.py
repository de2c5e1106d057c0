"""The door of the program. Nothing heavy is imported here: the check worker starts through it."""

from __future__ import annotations

import gc
import sys

WORKER_SWITCH = "--verificateur"
CAPTURES = "captures"
_WINDOW_OPTIONS = frozenset({"--demo", CAPTURES})


def main(arguments: list[str] | None = None) -> int:
    """Open the window, run a command, or serve checks when started as the worker. Returns the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == [WORKER_SWITCH]:
        from desktop.checks.process.worker import serve

        serve()
    if opens_window(arguments):
        if CAPTURES not in arguments:
            collect_later()
        from desktop.app import main as start

        return start(arguments)
    from desktop.cli.main import run

    return run(arguments)


def collect_later() -> None:
    """Look for no cycle while the window starts: a twentieth of the time to its first paint, and nothing is freed.

    `desktop.ui.collector` does it from then on.
    """
    gc.disable()


def opens_window(arguments: list[str]) -> bool:
    """Whether these arguments, `--espace DIR` apart, ask for the window rather than for a command."""
    rest = list(arguments)
    while rest:
        if rest[0] == "--espace":
            del rest[:2]
        elif rest[0].startswith("--espace="):
            del rest[0]
        else:
            return rest[0] in _WINDOW_OPTIONS
    return True


if __name__ == "__main__":
    sys.exit(main())
