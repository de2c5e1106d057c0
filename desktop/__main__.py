"""The door of the program. Nothing heavy is imported here: the check worker starts through it."""

from __future__ import annotations

import sys

WORKER_SWITCH = "--verificateur"


def main(arguments: list[str] | None = None) -> int:
    """Run the command line, or serve checks when started as the worker. Returns the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == [WORKER_SWITCH]:
        from desktop.checks.worker import serve

        return serve()
    from desktop.cli.main import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
