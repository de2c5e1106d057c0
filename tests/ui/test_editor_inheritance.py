"""One text, four media: what is taken from the site, what is adapted, and the way back."""

from __future__ import annotations

from editor_driving import judged, opened, rewrite, saved
from office import Office
from pytestqt.qtbot import QtBot

from desktop.editorial.post import Channel
from desktop.editorial.variant import own_variant
from desktop.services.posts import draft_of
from desktop.ui.workbench import Workbench


def test_an_inherited_field_is_greyed_and_follows_the_site_live(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = office.post(Channel.WEBSITE, Channel.FACEBOOK)
    screen = opened(bench, qtbot, post.id)
    tabs = screen.work.tabs
    facebook = tabs.pages[Channel.FACEBOOK]
    rewrite(tabs.pages[Channel.WEBSITE].body, "La plage ouvre le 21 juin.")
    tabs.turn_to(Channel.FACEBOOK)
    screen.work.settle()
    assert facebook.body.text() == "La plage ouvre le 21 juin."
    assert facebook.body.isReadOnly()
    assert facebook.body.property("inherited")
    assert facebook.heads["body"].adapt.isVisible()


def test_adapting_begins_with_the_words_of_the_site_without_their_marks(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = office.post(
        Channel.WEBSITE, Channel.FACEBOOK, body="Le parc est **ouvert** de 9\u00a0h à 21\u00a0h."
    )
    screen = opened(bench, qtbot, post.id)
    screen.work.tabs.turn_to(Channel.FACEBOOK)
    page = screen.work.tabs.page
    page.heads["body"].adapt.click()
    assert page.body.text() == "Le parc est ouvert de 9\u00a0h à 21\u00a0h."
    assert not page.body.isReadOnly()
    assert page.body.hasFocus()
    page.body.insertPlainText(" Bonne visite.")
    saved(screen, qtbot)
    draft = draft_of(office.workspace, office.officer, post.id)
    assert draft is not None
    own = own_variant(draft.post, Channel.FACEBOOK)
    assert own.body == "Le parc est ouvert de 9\u00a0h à 21\u00a0h. Bonne visite."
    assert own.title is None, "only the body was adapted"


def test_taking_the_site_again_can_be_undone(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    post = office.post(Channel.WEBSITE, Channel.FACEBOOK)
    screen = opened(bench, qtbot, post.id)
    screen.work.tabs.turn_to(Channel.FACEBOOK)
    page = screen.work.tabs.page
    page.heads["body"].adapt.click()
    rewrite(page.body, "Venez au parc.")
    page.heads["body"].inherit.click()
    assert page.body.text() == post.variants[0].body
    assert page.body.isReadOnly()
    screen.edited.history.undo()
    assert page.body.text() == "Venez au parc."
    assert not page.body.isReadOnly()


def test_a_medium_ticked_in_the_sheet_takes_the_words_of_the_site(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post(Channel.WEBSITE).id)
    sheet, tabs = screen.work.sheet, screen.work.tabs
    tabs.turn_to(Channel.CONTACT)
    assert tabs._stacks[Channel.CONTACT].currentIndex() == 0, "offers to add the medium"
    sheet.channels.checks[Channel.CONTACT].box.click()
    assert tabs.page.body.text() == "Le parc Sophie-Masson est ouvert de 9 h à 21 h."
    assert tabs.page.is_inherited("body")


def test_the_texts_of_every_medium_are_checked_whatever_tab_is_on_show(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post(Channel.WEBSITE, Channel.FACEBOOK).id)
    rewrite(screen.work.tabs.pages[Channel.WEBSITE].body, "Les enfants sont content.")
    points = judged(screen, qtbot)
    assert set(points.reviews) == {Channel.WEBSITE, Channel.FACEBOOK}
    for review in points.reviews.values():
        assert any(finding.where == "corps" for finding in review.report.findings)
