"""What checking costs over Grammalecte alone: a whole text, one edited paragraph, and the worker's memory."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from measure import Row, compare, compare_in_slices, report
from texts import paragraph, paragraphs

from desktop import paths
from desktop.checks.base import Check, CheckContext
from desktop.checks.document import Document
from desktop.checks.engines.grammalecte import candidate_folders
from desktop.checks.fields import TextField
from desktop.checks.policy.accessibility import AccessibilityCheck
from desktop.checks.policy.check import PolicyCheck
from desktop.checks.policy.links import LinkCheck
from desktop.checks.process.client import SWITCH, WorkerClient
from desktop.checks.process.protocol import CheckRequest
from desktop.checks.registry import build_checks
from desktop.checks.runner import Runner
from desktop.editorial.profile import MunicipalProfile
from desktop.services.profile_file import read_profile

WORDS = 20_000
SLICES = 20
"""In how many pieces the whole text is read, in turn with Grammalecte."""
WORKER_MEMORY = 90
"""Megabytes."""
POLICY = (AccessibilityCheck, LinkCheck, PolicyCheck)
"""The checks of the communications policy; every other one is about French."""


class Bare:
    """Grammalecte alone in its own process: whole paragraphs, its own options, nothing of ours."""

    def __init__(self) -> None:
        folder = next(path for path in candidate_folders(paths.resources()) if path.is_dir())
        script = Path(__file__).with_name("bare_grammalecte.py")
        self._process = subprocess.Popen(
            [sys.executable, str(script), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.megabytes = 0.0

    def check(self, texts: tuple[str, ...]) -> int:
        """The number of errors it reports."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(texts), file=self._process.stdin, flush=True)
        errors, self.megabytes = json.loads(self._process.stdout.readline())
        return int(errors)

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def in_turn(work: Callable[[tuple[str, ...]], object], words: int, seed: int) -> Callable[[], object]:
    """`work` on another text each time, so that neither side remembers a sentence."""
    seeds = iter(range(seed, seed + 1000))
    return lambda: work(paragraphs(words, next(seeds)))


def edited(seed: int) -> Callable[[], str]:
    """The same paragraph of 80 words, with one word changed at each call, as typing does."""
    text = paragraph(random.Random(seed))
    numbers = iter(range(10_000, 20_000))
    return lambda: re.sub(r"\d+", str(next(numbers)), text, count=1)


def worker_megabytes() -> float:
    """The resident memory of the worker, this process's child."""
    children = [path.read_text().split() for path in Path("/proc/self/task").glob("*/children")]
    (worker,) = [
        pid
        for pids in children
        for pid in pids
        if SWITCH.encode() in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    ]
    status = Path(f"/proc/{worker}/status").read_text()
    return int(re.findall(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)[0]) / 1024


def whole_text(bare: Bare, context: CheckContext) -> list[Row]:
    """The whole text, with the checks of French, then with all of them."""
    everything = build_checks(paths.resources())
    french = tuple(check for check in everything if not isinstance(check, POLICY))

    def read_with(checks: tuple[Check, ...]) -> Callable[[tuple[str, ...]], object]:
        runner = Runner(checks)
        return lambda texts: [runner.check(Document(text), context) for text in texts]

    return [
        compare_in_slices(
            f"full pass, {WORDS} words, {what} / Grammalecte",
            in_turn(read_with(checks), WORDS // SLICES, seed),
            in_turn(bare.check, WORDS // SLICES, seed),
            limit,
            slices=SLICES,
        )
        for what, checks, limit, seed in (
            ("French", french, 1.6, 100),
            ("French and policy", everything, 2.0, 200),  # other texts: the first are remembered
        )
    ]


def one_paragraph(bare: Bare, context: CheckContext) -> list[Row]:
    """An edit, sent to the worker and back, then the worker's memory once it has read a whole text."""
    ours, theirs = edited(1), edited(1)
    with WorkerClient() as client:

        def through_the_worker(text: str) -> object:
            return client.check(CheckRequest((TextField("corps", text),), context))

        row = compare(
            "edit to findings, 80 words / Grammalecte on the paragraph",
            lambda: through_the_worker(ours()),
            lambda: bare.check((theirs(),)),
            3.0,
            rounds=40,
        )
        for text in paragraphs(WORDS):
            through_the_worker(text)
        used = worker_megabytes()
    alone = f"resident; Grammalecte alone {bare.megabytes:.1f} MB"
    return [row, Row("memory of the worker after 20,000 words", used, WORKER_MEMORY, " MB", alone)]


def main() -> None:
    """The rows about checking."""
    profile: MunicipalProfile = read_profile(paths.resources() / "profiles" / "sainte-sophie.toml")
    context = CheckContext(profile, dt.date(2027, 6, 1))
    bare = Bare()
    report(*whole_text(bare, context), *one_paragraph(bare, context))
    bare.close()


if __name__ == "__main__":
    main()
