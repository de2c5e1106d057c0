"""At approval, the article that a point rests on is one click away, quoted word for word; the keyboard is enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from approvals_driving import PARTISAN, SITE, Opening, contested, opening, submitted
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from widget_walk import out_of_order, settle

from desktop import paths
from desktop.services.policy_articles import cited, read_articles
from desktop.services.withdrawn_answers import withdraw_answers
from desktop.services.written_answers import CONTEST, WAIVER, write_answers
from desktop.ui.workbench import Workbench

WARNED = "C’est le meilleur camp de jour de la région."


@pytest.fixture
def opened(office: Office, bench_for: Callable[..., Workbench], qtbot: QtBot) -> Iterator[Opening]:
    """`opened(session, target)`: the screen of one person, visited."""
    yield from opening(office, bench_for, qtbot)


def whys(part: QWidget) -> list[QToolButton]:
    settle()
    return [
        each
        for each in part.findChildren(QToolButton)
        if each.text() == "Pourquoi" and each.isVisibleTo(part)
    ]


def read(part: QWidget) -> str:
    settle()
    return "\n".join(each.text() for each in part.findChildren(QLabel) if each.isVisible())


def test_a_contested_point_quotes_its_article(office: Office, opened: Opening) -> None:
    contested(office)
    screen = opened()
    page, shown = screen.page.contested, screen._file
    why = whys(page)[0]
    assert shown is not None
    article, *_ = cited(read_articles(paths.resources()), shown.points.contested[0].article)
    assert article.text not in read(page), "folded at first"
    assert why.accessibleName().startswith("Pourquoi, point contesté 1 (art. ")
    why.setFocus()
    QTest.keyClick(why, Qt.Key.Key_Space)
    assert f"Politique, article {article.number}\u00a0: {article.title}" in read(page)
    assert article.text in read(page)


def test_a_requirement_that_is_not_met_quotes_its_article(office: Office, opened: Opening) -> None:
    contested(office)
    points = opened().points
    why = next(each for each in whys(points) if "Neutralité politique" in each.accessibleName())
    assert why.focusPolicy() & Qt.FocusPolicy.TabFocus
    why.click()
    articles = read_articles(paths.resources())
    assert articles["8"].text in read(points)
    assert articles["24"].text in read(points)


def test_what_passes_asks_for_no_article(office: Office, opened: Opening) -> None:
    submitted(office)
    assert whys(opened().points._gates) == []


def test_a_justified_point_quotes_its_article_too(office: Office, opened: Opening) -> None:
    post = office.post(SITE, body=WARNED)
    channel = office.review(post).channels[0]
    keys = [f.key(channel.text_of(f.where)) for f in channel.report.findings if f.severity == "avertissement"]
    write_answers(office.workspace, office.officer, post.id, WAIVER, keys, "C’est une citation.")
    office.submit(post)
    waivers = opened().points._waivers
    whys(waivers)[0].click()
    assert "Politique, article " in read(waivers)


def test_a_reason_taken_back_or_changed_since_is_said_beside_its_point(
    office: Office, opened: Opening
) -> None:
    post = office.post(SITE, body=f"{WARNED} {PARTISAN}")
    channel = office.review(post).channels[0]
    keys = {
        severity: [f.key(channel.text_of(f.where)) for f in channel.report.findings if f.severity == severity]
        for severity in ("avertissement", "bloquant")
    }
    justified, blocked = keys["avertissement"], keys["bloquant"]
    write_answers(office.workspace, office.officer, post.id, WAIVER, justified, "C’est une citation.")
    write_answers(office.workspace, office.officer, post.id, CONTEST, blocked, "C’est une citation.")
    office.submit(post)
    screen = opened()
    assert "Approuver vaut" not in read(screen)
    withdraw_answers(office.workspace, office.officer, post.id, CONTEST, blocked)
    write_answers(office.workspace, office.officer, post.id, WAIVER, justified, "Titre d’une pièce.")
    screen.visit()
    assert "Motif retiré par Camille Roy le " in read(screen.page.contested)
    assert "\u00a0: Titre d’une pièce." in read(screen.points._waivers)
    assert "Approuver vaut pour le motif soumis" in read(screen.page.contested)


def test_judged_again_it_stays_open(office: Office, opened: Opening) -> None:
    contested(office)
    screen = opened()
    whys(screen.points._gates)[0].click()
    assert screen._file is not None
    screen._judge_again(screen._file)
    settle()
    assert whys(screen.points._gates)[0].isChecked()
    assert out_of_order(screen) == [], "what was made again is read where it stands"
