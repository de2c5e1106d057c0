"""A sign that is read without opening anything says neither more nor less than what it stands for."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from editor_driving import judged, opened
from office import Office
from pytestqt.qtbot import QtBot
from showing import ImmediateBackground, Stage, shown

from desktop.editorial.civil_dates import ZONE
from desktop.editorial.post import Channel
from desktop.editorial.profile import ProfileElection
from desktop.services.home import Card, HomeLine
from desktop.services.placements import Placement
from desktop.services.post_list import remember_points
from desktop.services.restoration import BackupContents, Wanted
from desktop.ui.home.home_screen import HomeScreen
from desktop.ui.notices import NoticeBoard
from desktop.ui.settings.placements_section import PlacementsSection
from desktop.ui.settings.signing import Signatures
from desktop.ui.theme import Theme
from desktop.ui.widgets.labels import Badge
from desktop.ui.widgets.restore_form import RestoreForm
from desktop.ui.workbench import Workbench
from desktop.ui.writing.posts_model import POINTS, TITLE
from desktop.ui.writing.posts_screen import PostsScreen

BLOCKED = "Le maire a raison\u00a0: l’opposition a tort."
WARNED = "Les enfants sont content."


def listed(bench: Workbench, stage: Stage) -> PostsScreen:
    """The list of posts, shown as wide as on the narrowest screen that has all of its columns."""
    screen = PostsScreen(bench)
    stage(screen, 1200, 800)
    screen.visit(None)
    return screen


@pytest.mark.parametrize("left", [2, 13, 128])
def test_how_many_points_are_left_is_read_whole_in_the_list(
    office: Office, bench: Workbench, stage: Stage, left: int
) -> None:
    post = office.post()
    remember_points(office.workspace, post.id, left)
    screen = listed(bench, stage)
    cell = screen.model.index(0, POINTS)
    assert cell.data() == f"{left} points"
    assert screen.table.columnWidth(POINTS) >= screen.table.sizeHintForIndex(cell).width()


def test_a_draft_that_was_never_verified_does_not_look_settled(
    office: Office, bench: Workbench, stage: Stage
) -> None:
    office.post()
    screen = listed(bench, stage)
    assert screen.model.index(0, TITLE).data()
    assert screen.model.index(0, POINTS).data() == "Non vérifié"


@pytest.mark.parametrize(("body", "token"), [(WARNED, "warning"), (BLOCKED, "danger")])
def test_the_summary_of_the_verifications_is_as_grave_as_the_worst_of_them(
    office: Office, bench: Workbench, qtbot: QtBot, body: str, token: str
) -> None:
    screen = opened(bench, qtbot, office.post(body=body).id)
    assert judged(screen, qtbot).left
    assert screen.work.panel.summary._text.property("ink") == token


@pytest.mark.parametrize(("open_one", "look"), [("ce-poste", "success"), ("un-autre", "warning")])
def test_a_backup_of_another_workspace_is_not_shown_as_one_to_restore_without_a_thought(
    theme: Theme, notices: NoticeBoard, tmp_path: Path, qtbot: QtBot, open_one: str, look: str
) -> None:
    form = RestoreForm(theme, ImmediateBackground(notices.report), tmp_path / "espace", open_=True)
    shown(form, qtbot, 720, 700)
    form.compare(open_one, "3 publications")
    made = dt.datetime(2027, 3, 5, 16, 10, tzinfo=ZONE)
    found = BackupContents(made, "ce-poste", "Ville", ("Ana",), 12, 1, 10)
    form.show_contents(Wanted(tmp_path / "sauvegarde.bonatirer", "x"), found)
    assert form._found_box.property("look") == look


@pytest.mark.parametrize(("card", "role"), [(Card.AWAITING, "emergency"), (Card.NOTICES, "warning")])
def test_the_siren_is_for_emergencies_alone(bench: Workbench, qtbot: QtBot, card: Card, role: str) -> None:
    screen = HomeScreen(bench)
    qtbot.addWidget(screen)
    line = screen._line(card, HomeLine("Avis public", "1 remarque à lire", None, urgent=True))
    qtbot.addWidget(line)
    badge = line.findChildren(Badge)[0]
    assert (badge._sign._role, badge.text()) == (role, "1 remarque à lire")


@pytest.mark.parametrize(
    ("level", "said"), [("municipale", "À annuler (art.\u00a09)"), ("provinciale", "À venir")]
)
def test_a_placement_caught_by_a_municipal_election_period_does_not_look_in_order(
    bench: Workbench, qtbot: QtBot, level: str, said: str
) -> None:
    """It was decided before the period was entered; nothing paid may run in one (art. 9)."""
    section = PlacementsSection(bench, Signatures())
    qtbot.addWidget(section)
    polling = dt.date(2027, 4, 11)
    section._periods = (ProfileElection(level, "partielle", polling, dt.date(2027, 2, 26), polling),)
    camp = Placement(
        "p1", Channel.FACEBOOK, dt.date(2027, 3, 14), dt.date(2027, 3, 27), 8_550, "Camp de jour"
    )
    assert section._state(camp, dt.date(2027, 3, 9))[0] == said
