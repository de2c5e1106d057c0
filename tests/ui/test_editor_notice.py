"""The words of a notice in the editor: what forbids publishing them reaches the greffe by itself (art. 12)."""

from __future__ import annotations

from dataclasses import replace

from editor_driving import judged, opened
from office import PAGE, Office
from pytestqt.qtbot import QtBot

from desktop.services.notice_tasks import keep_words, notice_tasks
from desktop.services.points import GREFFE, PostPoints
from desktop.services.public_notices import deposit_notice, post_of_notice
from desktop.ui.workbench import Change, Workbench

BODY = "Le conseil étudiera la demande le 8 juin 2026, à 19\u00a0h\u00a030. Le NAS du demandeur est le 046\u00a0454\u00a0286."


def site_texts(points: PostPoints) -> list[str]:
    return [point.text for gate in points.gates if gate.name == "site_web" for point in gate.points]


def test_the_greffe_is_told_without_anybody_asking_and_its_answer_lets_the_post_go(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    notice = deposit_notice(office.workspace, office.greffe, "Avis public de dérogation mineure", BODY)
    screen = opened(bench, qtbot, replace(post_of_notice(notice), site_page=PAGE))
    judged(screen, qtbot)
    qtbot.waitUntil(lambda: any("en est averti" in text for text in site_texts(judged(screen, qtbot))))
    (task,) = notice_tasks(office.workspace, office.greffe)
    assert task.count == 1
    (point,) = [point for gate in judged(screen, qtbot).gates for point in gate.points if point.left]
    assert point.answerable == GREFFE

    keep_words(office.workspace, office.greffe, notice)
    bench.changed.emit(Change(posts=frozenset({notice.item}), profile=True))
    qtbot.waitUntil(lambda: not site_texts(judged(screen, qtbot)))
    assert judged(screen, qtbot).left == 0
    assert notice_tasks(office.workspace, office.greffe) == ()
