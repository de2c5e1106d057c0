"""Grammalecte alone, in a process that holds nothing of ours: what a first script would do with it.

Started with its folder: `python bare_grammalecte.py /usr/lib/python3/dist-packages/grammalecte`. Each line of the
input is a JSON list of paragraphs; each line of the output, the number of errors found in them and the memory of
the process in megabytes.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from pathlib import Path


def main() -> None:
    """Answer until the input ends."""
    sys.path.insert(0, str(Path(sys.argv[1]).parent))
    engine = importlib.import_module("grammalecte.fr")
    engine.load("Python")
    for line in sys.stdin:
        errors = sum(len(engine.parse(text, "FR")) for text in json.loads(line))
        print(json.dumps([errors, resident_megabytes()]), flush=True)


def resident_megabytes() -> float:
    """What this process holds in memory."""
    status = Path("/proc/self/status").read_text()
    return int(re.findall(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)[0]) / 1024


if __name__ == "__main__":
    main()
