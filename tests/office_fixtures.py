"""The real check worker, and an installed workspace for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from office import LOGO, PEOPLE, Clock, Office

from db.workspace import Workspace
from desktop import paths
from desktop.checks.process.client import WorkerClient
from desktop.imaging.logo import register_logo
from desktop.publishing.credentials import FileCredentials
from desktop.services.desk import Desk
from desktop.services.installation import install, put_in_force
from desktop.services.profile_file import read_profile
from desktop.services.session import Session


@pytest.fixture(scope="session")
def checker() -> Iterator[WorkerClient]:
    with WorkerClient() as client:
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
