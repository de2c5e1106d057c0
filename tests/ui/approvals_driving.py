"""Drives the File d’approbation in tests: posts that wait, the screen of one person, a signature."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from office import PASSPHRASE, Office
from pytestqt.qtbot import QtBot
from showing import shown

from desktop.editorial.post import Channel, Post
from desktop.services.session import Session
from desktop.services.written_answers import CONTEST, write_answers
from desktop.ui.approvals.approvals_screen import ApprovalsScreen
from desktop.ui.workbench import Workbench

SITE, FACEBOOK = Channel.WEBSITE, Channel.FACEBOOK
PARTISAN = "Votez pour l’équipe en place."

Opening = Callable[..., ApprovalsScreen]


def submitted(office: Office, *channels: Channel, **changes: object) -> Post:
    post = office.post(*(channels or (SITE, FACEBOOK)), **changes)  # type: ignore[arg-type]
    office.submit(post)
    return post


def contested(office: Office) -> Post:
    post = office.post(SITE, FACEBOOK, body=PARTISAN)
    found = office.review(post).channels[0]
    keys = [f.key(found.text_of(f.where)) for f in found.report.findings if f.severity == "bloquant"]
    write_answers(office.workspace, office.officer, post.id, CONTEST, keys, "Titre d’une pièce.")
    office.submit(post)
    return post


def opening(office: Office, bench_for: Callable[..., Workbench], qtbot: QtBot) -> Iterator[Opening]:
    """Gives `opened(session, target)`: the screen of one person, visited, and left at the end."""
    screens: list[ApprovalsScreen] = []

    def make(who: Session | None = None, target: str | None = None) -> ApprovalsScreen:
        bench = bench_for(who or office.direction)
        screen = ApprovalsScreen(bench)
        bench.changed.connect(screen.refresh)
        shown(screen, qtbot, 1500, 900)
        screen.visit(target)
        screens.append(screen)
        return screen

    yield make
    for screen in screens:
        screen.leave()


def sign(screen: ApprovalsScreen, passphrase: str | None = PASSPHRASE) -> None:
    """Give the passphrase, unless the signature is open, and sign."""
    panel = screen.bar.signing
    if passphrase is not None:
        panel.passphrase.line.setText(passphrase)
        panel.passphrase.changed.emit()
    panel.sign_button.click()


def titles(screen: ApprovalsScreen) -> list[str]:
    return [line.item for line in screen.queue.view.lines.lines]
