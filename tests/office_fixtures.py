"""The real check worker, and an installed workspace for each test."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from office import LOGO, PEOPLE, Clock, Office

from db.workspace import Workspace
from desktop import paths
from desktop.checks.process import workers
from desktop.checks.process.client import WorkerClient
from desktop.composition import open_demo
from desktop.imaging.logo import register_logo
from desktop.publishing.credentials import FileCredentials
from desktop.services.demo import Demo
from desktop.services.desk import Desk
from desktop.services.installation import install, put_in_force
from desktop.services.profile_file import read_profile
from desktop.services.session import Session

OpenDemo = Callable[..., contextlib.AbstractContextManager[tuple[Desk, Demo]]]


@pytest.fixture(scope="session")
def checker() -> Iterator[WorkerClient]:
    with WorkerClient() as client:
        yield client


@pytest.fixture(scope="session")
def open_demo_here(checker: WorkerClient) -> OpenDemo:
    """`open_demo_here(now, election=…, empty=…)`: a demonstration whose texts are read by the check worker of the other tests.

    One that starts workers of its own opens in `test_start_process.py`, and by night in `test_soak.py`.
    """

    @contextlib.contextmanager
    def open_here(
        now: dt.datetime | None = None, *, election: bool = False, empty: bool = False
    ) -> Iterator[tuple[Desk, Demo]]:
        with contextlib.ExitStack() as opened:
            with pytest.MonkeyPatch.context() as patched:
                patched.setattr(workers, "Workers", lambda: contextlib.nullcontext(checker))
                demo = opened.enter_context(open_demo(now, election=election, empty=empty))
            yield demo

    return open_here


@pytest.fixture(scope="session")
def grammarless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkerClient]:
    """The check worker of a computer where the grammar engine is missing."""
    missing = str(tmp_path_factory.mktemp("sans-grammalecte"))
    with WorkerClient(environment={**os.environ, "BON_A_TIRER_GRAMMALECTE": missing}) as client:
        yield client


@pytest.fixture(scope="session")
def town(
    tmp_path_factory: pytest.TempPathFactory, checker: WorkerClient
) -> tuple[Path, Mapping[str, Session]]:
    """A workspace installed once, to be copied: wrapping a passphrase is slow on purpose."""
    folder = tmp_path_factory.mktemp("ville") / "espace"
    with Workspace.create(folder) as workspace:
        desk = Desk(workspace, checker, FileCredentials("essai", folder), paths.resources())
        installed = install(workspace, desk.keys, "Municipalité de Sainte-Sophie", PEOPLE)
        workspace.objects.put(LOGO)
        profile = read_profile(paths.resources() / "profiles" / "sainte-sophie.toml")
        profile = replace(profile, logo=register_logo(LOGO).sha256)
        put_in_force(workspace, installed.sessions["martine"], profile, desk.policies)
    return folder, installed.sessions


@pytest.fixture
def office(
    tmp_path: Path, town: tuple[Path, Mapping[str, Session]], checker: WorkerClient
) -> Iterator[Office]:
    folder = tmp_path / "espace"
    shutil.copytree(town[0], folder)
    clock = Clock()
    with Workspace.open(folder) as workspace:
        desk = Desk(workspace, checker, FileCredentials("essai", folder), paths.resources(), clock)
        yield Office(desk, clock, town[1])
