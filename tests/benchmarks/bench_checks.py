"""What checking costs over Grammalecte alone: a whole text, one edited paragraph, and the worker's memory."""

from __future__ import annotations

import datetime as dt
import random
import re
import sys
from collections.abc import Callable
from pathlib import Path

from measure import Row, compare, report
from texts import paragraph, paragraphs

from desktop import paths
from desktop.checks.base import Check, CheckContext
from desktop.checks.client import WorkerClient
from desktop.checks.document import Document
from desktop.checks.fields import TextField
from desktop.checks.grammalecte_engine import OPTIONS, Grammalecte, candidate_folders
from desktop.checks.protocol import CheckRequest
from desktop.checks.registry import CHECKS, build_checks
from desktop.checks.runner import Runner
from desktop.editorial.profile import MunicipalProfile
from desktop.services.profile_file import read_profile

WORDS = 20_000
WORKER_MEMORY = 90
"""Megabytes."""
POLICY = frozenset({"accessibility", "links", "policy"})
"""The checks of the communications policy; every other one is about French."""


class Bare:
    """Grammalecte as a first script would call it: whole paragraphs, nothing remembered."""

    def __init__(self) -> None:
        Grammalecte(candidate_folders(paths.resources())).unavailable()
        self._engine = sys.modules["grammalecte.fr"]
        self._engine.setOptions(OPTIONS)

    def check(self, texts: tuple[str, ...]) -> int:
        """The number of errors it reports."""
        return sum(len(list(self._engine.parse(text, "FR"))) for text in texts)


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
    """The resident memory of this process's only child."""
    children = [path.read_text().split() for path in Path("/proc/self/task").glob("*/children")]
    (child,) = [pid for pids in children for pid in pids]
    status = Path(f"/proc/{child}/status").read_text()
    return int(re.findall(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)[0]) / 1024


def whole_text(bare: Bare, context: CheckContext) -> list[Row]:
    """The whole text, with the checks of French, then with all of them."""
    named = list(zip((name for name, _ in CHECKS), build_checks(paths.resources()), strict=True))
    french = tuple(check for name, check in named if name not in POLICY)
    everything = tuple(check for _, check in named)

    def read_with(checks: tuple[Check, ...]) -> Callable[[tuple[str, ...]], object]:
        runner = Runner(checks)
        return lambda texts: [runner.check(Document(text), context) for text in texts]

    return [
        compare(
            f"full pass, {WORDS} words, {what} / Grammalecte",
            in_turn(read_with(checks), WORDS, seed),
            in_turn(bare.check, WORDS, seed),
            limit,
            rounds=3,
        )
        for what, checks, limit, seed in (
            ("French", french, 1.6, 100),
            ("French and policy", everything, 2.0, 200),  # other texts: both share one engine and its memory
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
    return [row, Row("memory of the worker after 20,000 words", used, WORKER_MEMORY, " MB", "resident")]


def main() -> None:
    """The rows about checking."""
    profile: MunicipalProfile = read_profile(paths.resources() / "profiles" / "sainte-sophie.toml")
    context = CheckContext(profile, dt.date(2027, 6, 1))
    bare = Bare()
    report(*one_paragraph(bare, context), *whole_text(bare, context))


if __name__ == "__main__":
    main()
