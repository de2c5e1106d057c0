"""A word without an end, an address of three hundred signs, emoji: no screen grows wider than its window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from approvals_driving import Opening, opening
from editor_driving import opened
from office import Office
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QScrollArea, QTableView, QWidget
from pytestqt.qtbot import QtBot
from showing import BenchFor, Stage
from widget_walk import cut_texts, outside, settle

from desktop.editorial.post import Channel, Post
from desktop.editorial.variant import with_variant
from desktop.services.comments import write_comment
from desktop.services.written_answers import CONTEST, write_answers
from desktop.ui.home.home_screen import HomeScreen
from desktop.ui.publishing.publishing_screen import PublishingScreen
from desktop.ui.registers.registers_screen import RegistersScreen
from desktop.ui.screens import Screen
from desktop.ui.widgets.labels import breakable
from desktop.ui.workbench import Workbench

WORD = "Anticonstitutionnellement" * 6
ADDRESS = "https://stesophie.ca/" + "reglementation" * 20
EMOJI = "👩‍👩‍👧‍👦🏳️‍🌈🇨🇦" * 12


@pytest.fixture
def approvals(office: Office, bench_for: BenchFor, qtbot: QtBot) -> Iterator[Opening]:
    yield from opening(office, bench_for, qtbot)


def endless(office: Office) -> Post:
    post = office.post(Channel.WEBSITE, Channel.FACEBOOK)
    site = replace(
        post.variants[0], title=f"{WORD} {EMOJI}", body=f"{WORD}\n\n{ADDRESS}\n\n{EMOJI}", links=(ADDRESS,)
    )
    return office.save(replace(with_variant(post, site), site_page=ADDRESS))


def answered(office: Office) -> Post:
    """Everything that stands in the way contested, at length."""
    post = endless(office)
    for channel in office.review(post).channels:
        keys = [channel.key_of(gate, reason) for gate, reason in channel.unanswered]
        write_answers(office.workspace, office.officer, post.id, CONTEST, keys, WORD)
    write_comment(office.workspace, office.officer, post.id, WORD, quote=ADDRESS[:80])
    return post


def words(screen: QWidget) -> list[str]:
    """What is on show, lines of lists included."""
    shown = [each.text() for each in screen.findChildren(QLabel) if each.isVisible()]
    for view in screen.findChildren(QAbstractItemView):
        model = view.model()
        shown += [
            str(model.index(row, at).data())
            for row in range(model.rowCount())
            for at in range(model.columnCount() if isinstance(view, QTableView) else 1)
        ]
    return [*shown, *(each.text() for each in screen.findChildren(QAbstractButton))]


def too_wide(screen: QWidget) -> list[str]:
    settle()
    areas = [screen] if isinstance(screen, QScrollArea) else screen.findChildren(QScrollArea)
    found = []
    for area in areas:
        inside = area.widget()
        if area.isVisible() and inside is not None and inside.width() > area.viewport().width() + 2:
            found.append(f"{area.accessibleName()}\u00a0: {inside.width()} > {area.viewport().width()}")
    return [*found, *outside(screen), *cut_texts(screen)]


@pytest.mark.parametrize("size", [QSize(1280, 800), QSize(1024, 640)])
def test_the_editor(office: Office, bench: Workbench, qtbot: QtBot, size: QSize) -> None:
    screen = opened(bench, qtbot, endless(office).id)
    screen.resize(size)
    settle()
    screen.work.panel.open_left()
    assert too_wide(screen) == []
    assert screen.width() == size.width()


def test_the_approval(office: Office, approvals: Opening) -> None:
    post = answered(office)
    office.submit(post)
    screen = approvals(office.direction, post.id)
    screen.resize(1280, 800)
    assert too_wide(screen) == []
    assert screen.width() == 1280


@pytest.mark.parametrize("kind", [HomeScreen, PublishingScreen, RegistersScreen])
def test_the_lists(office: Office, bench: Workbench, stage: Stage, kind: type[Screen]) -> None:
    office.approved(answered(office))
    screen = kind(bench)
    stage(screen, 1280, 800)
    screen.visit(None)
    settle()
    assert any(WORD[:20] in said for said in words(screen))
    assert too_wide(screen) == []
    assert screen.width() == 1280


def test_the_versions(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    post = answered(office)
    office.submit(post)
    screen = opened(bench, qtbot, post.id)
    screen.resize(1280, 800)
    screen.footer.versions.click()
    assert too_wide(screen) == []


def test_a_notice(bench: Workbench, stage: Stage) -> None:
    board = bench.notices
    stage(board, 700, 300)
    board.warn(f"«\u00a0{WORD}\u00a0»", reasons=(ADDRESS,))
    settle()
    assert board.widget().width() <= board.viewport().width() + 2
    assert board.texts() == (f"«\u00a0{WORD}\u00a0»",)


def test_only_what_has_no_end_is_cut() -> None:
    for text in (
        "",
        "Le parc est ouvert.",
        "https://stesophie.ca/parc",
        EMOJI,
        "Nom-de-lieu très long mais avec des espaces",
    ):
        assert breakable(text) == text
    assert breakable(WORD).replace("\u200b", "") == WORD
    assert max(map(len, breakable(f"{WORD} {ADDRESS}").replace(" ", "\u200b").split("\u200b"))) <= 20
