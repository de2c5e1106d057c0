"""À publier: the clipboard gets exactly what was approved, once, if it still may go out at that moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from office import Office
from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from showing import shown

from desktop.editorial.post import Channel, Post, Variant, VideoFacts
from desktop.editorial.variant import with_variant
from desktop.editorial.workflow import State
from desktop.services.assisted_publication import consign, take
from desktop.services.decision import approve
from desktop.services.in_force import put_profile_in_force
from desktop.services.publication_list import Section
from desktop.services.session import Session
from desktop.services.situation import state_of
from desktop.services.withdrawal import WithdrawalReason, withdraw_post
from desktop.ui.background import LaneBackground
from desktop.ui.notices import NoticeBoard
from desktop.ui.publishing.channel_card import FORMS, ChannelCard
from desktop.ui.publishing.publishing_screen import PublishingScreen
from desktop.ui.workbench import Workbench

SITE, FACEBOOK, YOUTUBE, CONTACT = Channel
LINK = "https://www.facebook.com/stesophie/posts/12"
EMOJI = "Fête au parc Sophie-Masson le 12 mai, de 9 h à 21 h."

Opening = Callable[..., PublishingScreen]


@pytest.fixture
def opened(office: Office, bench_for: Callable[..., Workbench], qtbot: QtBot) -> Opening:
    """`opened(session, target)`: the screen of one person, visited."""

    def make(who: Session | None = None, target: str | None = None) -> PublishingScreen:
        bench = bench_for(who or office.officer)
        screen = PublishingScreen(bench)
        bench.changed.connect(screen.refresh)
        shown(screen, qtbot, 1300, 900)
        screen.visit(target)
        return screen

    return make


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def card(screen: PublishingScreen, channel: Channel = FACEBOOK) -> ChannelCard:
    return screen.page.cards[channel]


def press(screen: PublishingScreen, name: str, channel: Channel = FACEBOOK) -> None:
    card(screen, channel).buttons[name].click()


def published(office: Office, post: Post, channel: Channel = FACEBOOK) -> None:
    taken = take(office.desk, office.officer, post.id, channel)
    consign(office.desk, office.officer, taken.claim, LINK)


class TestCopying:
    @pytest.mark.parametrize("channel", list(Channel))
    def test_the_clipboard_gets_exactly_the_approved_words(
        self, office: Office, opened: Opening, channel: Channel
    ) -> None:
        video = VideoFacts(("parc Sophie-Masson", "été"), made_for_kids=True)
        post = office.save(
            with_variant(office.post(*Channel, body=EMOJI), Variant(Channel.YOUTUBE, video=video))
        )
        office.approved(post)
        screen = opened()
        for name, _ in FORMS[channel]:
            press(screen, name, channel)
            expected = take(office.desk, office.officer, post.id, channel).form(name)
            assert clipboard().encode() == expected.text.encode()
        if channel is YOUTUBE:
            assert clipboard() == "parc Sophie-Masson,été"
            said = {each.text() for each in card(screen, channel).findChildren(QLabel)}
            assert (
                "À déclarer sur YouTube\u00a0: conçue pour les enfants\u00a0: oui; images de synthèse réalistes\u00a0: non."
                in said
            )

    def test_facebook_gets_the_approved_bytes_themselves(self, office: Office, opened: Opening) -> None:
        post = office.post(FACEBOOK, body=EMOJI)
        submitted = office.approved(post)
        screen = opened()
        press(screen, "texte")
        payload = office.workspace.objects.read(submitted.manifest["nodes"]["facebook"]["payload"])
        assert clipboard().encode() == payload

    def test_a_formatted_text_carries_the_approved_markup(self, office: Office, opened: Opening) -> None:
        submitted = office.approved(office.post(CONTACT))
        screen = opened()
        press(screen, "texte", CONTACT)
        payload = office.workspace.objects.read(submitted.manifest["nodes"]["contact"]["payload"])
        data = QGuiApplication.clipboard().mimeData()
        assert data.html().encode() == payload
        assert "<article" not in data.text()

    def test_copying_claims_once(self, office: Office, opened: Opening) -> None:
        post = office.post(FACEBOOK)
        office.approved(post)
        screen = opened()
        press(screen, "texte")
        press(screen, "texte")
        assert len(office.workspace.ledger.facts("claim", post.id)) == 1
        assert "consigner" in card(screen).buttons

    def test_a_colleague_sees_who_holds_it(self, office: Office, opened: Opening) -> None:
        post = office.post(FACEBOOK)
        office.approved(post)
        take(office.desk, office.officer, post.id, FACEBOOK)
        screen = opened(office.colleague)
        assert list(card(screen).buttons) == ["abandon"]
        press(screen, "abandon")
        assert "texte" in card(screen).buttons

    def test_the_images_are_saved_with_their_descriptions(
        self, office: Office, opened: Opening, notices: NoticeBoard, tmp_path: Path
    ) -> None:
        post = office.illustrated(office.post(FACEBOOK), office.photo())
        office.rights(post.variants[0].images[0].asset)
        office.approved(post)
        screen = opened()
        assert "images" in card(screen).buttons
        screen.save_images(FACEBOOK, tmp_path)
        (folder,) = [path for path in tmp_path.iterdir() if "Facebook" in path.name]
        assert (folder / "image-1.jpg").exists()
        assert folder.name in notices.texts()[0]

    def test_the_page_of_the_account_is_the_one_of_the_profile(
        self, office: Office, opened: Opening, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        accounts = tuple(
            replace(account, url="https://www.facebook.com/stesophie")
            if account.channel == FACEBOOK
            else account
            for account in office.profile().accounts
        )
        profile = replace(office.profile(), accounts=accounts)
        put_profile_in_force(office.workspace, office.direction, profile)
        office.approved(office.post(FACEBOOK))
        screen = opened()
        gone: list[QUrl] = []
        monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(gone.append(url)) or True)
        press(screen, "compte")
        assert [url.toString() for url in gone] == ["https://www.facebook.com/stesophie"]


class TestRefusals:
    def test_a_right_that_ended_since_says_which_point_and_what_to_do(
        self, office: Office, opened: Opening
    ) -> None:
        post = office.illustrated(office.post(FACEBOOK), office.photo())
        office.rights(post.variants[0].images[0].asset, expires=dt.date(2026, 5, 4))
        office.approved(post)
        office.clock.time += dt.timedelta(days=1)
        screen = opened()
        assert not card(screen).buttons["texte"].isEnabled()
        assert any("échus" in reason for reason in card(screen)._shown.blocked)

    def test_one_that_ends_while_the_page_is_open_stops_the_copy(
        self, office: Office, opened: Opening, notices: NoticeBoard
    ) -> None:
        post = office.illustrated(office.post(FACEBOOK), office.photo())
        office.rights(post.variants[0].images[0].asset, expires=dt.date(2026, 5, 4))
        office.approved(post)
        screen = opened()
        QGuiApplication.clipboard().setText("avant")
        office.clock.time += dt.timedelta(days=1)
        press(screen, "texte")
        assert clipboard() == "avant"
        assert office.workspace.ledger.facts("claim", post.id) == ()
        assert "ne peut plus sortir" in notices.texts()[0]
        assert not card(screen).buttons["texte"].isEnabled()

    def test_who_does_not_publish_is_told_so(self, office: Office, opened: Opening) -> None:
        office.approved(office.post(FACEBOOK))
        screen = opened(office.direction)
        assert card(screen).buttons == {}

    def test_a_pending_draft_holds_it_and_says_so(self, office: Office, opened: Opening) -> None:
        post = office.post(FACEBOOK)
        office.approved(post)
        office.rewrite(post, "Le parc est fermé.")
        screen = opened()
        assert card(screen).buttons == {}
        assert "brouillon plus récent" in card(screen)._shown.refusal


class TestConsigning:
    def held(self, office: Office, opened: Opening) -> tuple[Post, PublishingScreen]:
        post = office.post(FACEBOOK)
        office.approved(post)
        screen = opened()
        press(screen, "texte")
        return post, screen

    def test_the_address_is_pasted_back(self, office: Office, opened: Opening) -> None:
        post, screen = self.held(office, opened)
        assert not card(screen).buttons["consigner"].isEnabled()
        self.type_address(screen, LINK)
        press(screen, "consigner")
        assert state_of(office.workspace, post.id) is State.PUBLISHED
        (receipt,) = office.workspace.ledger.facts("receipt", post.id)
        assert receipt.body["permalink"] == LINK
        press(screen, "adresse")
        assert clipboard() == LINK

    def test_what_is_no_address_is_refused_and_kept_to_be_mended(
        self, office: Office, opened: Opening, notices: NoticeBoard
    ) -> None:
        post, screen = self.held(office, opened)
        self.type_address(screen, "publié ce matin")
        press(screen, "consigner")
        assert state_of(office.workspace, post.id) is State.APPROVED
        assert "n’est pas l’adresse" in notices.texts()[0]
        assert card(screen).address.text() == "publié ce matin"

    def test_an_address_elsewhere_is_doubted_then_accepted(self, office: Office, opened: Opening) -> None:
        post, screen = self.held(office, opened)
        self.type_address(screen, "https://stesophie.ca/parc")
        press(screen, "consigner")
        assert state_of(office.workspace, post.id) is State.APPROVED
        assert card(screen).buttons["consigner"].text() == "Consigner quand même"
        press(screen, "consigner")
        assert state_of(office.workspace, post.id) is State.PUBLISHED

    def test_nothing_went_out(self, office: Office, opened: Opening) -> None:
        post, screen = self.held(office, opened)
        press(screen, "abandon")
        (attempt,) = office.workspace.ledger.facts("attempt", post.id)
        assert attempt.body["outcome"] == "abandoned"
        assert "consigner" not in card(screen).buttons

    def test_paper_has_no_address(self, office: Office, opened: Opening) -> None:
        post = office.post(CONTACT)
        office.approved(post)
        screen = opened()
        press(screen, "texte", CONTACT)
        press(screen, "consigner", CONTACT)
        (receipt,) = office.workspace.ledger.facts("receipt", post.id)
        assert receipt.body["permalink"] is None

    def type_address(self, screen: PublishingScreen, text: str) -> None:
        card(screen).address.setText(text)
        card(screen).address.textEdited.emit(text)


class TestSentFromElsewhere:
    """A post opened from the search or from Accueil is shown in the list where it is."""

    def test_each_in_its_section(self, office: Office, opened: Opening) -> None:
        waiting, out, gone = office.post(FACEBOOK), office.post(FACEBOOK), office.post(FACEBOOK)
        for post in (waiting, out, gone):
            office.approved(post)
        for post in (out, gone):
            published(office, post)
        withdraw_post(office.workspace, office.officer, gone.id, WithdrawalReason.MISTAKE, (FACEBOOK,))
        screen = opened()
        for post, section in (
            (out, Section.PUBLISHED),
            (gone, Section.WITHDRAWN),
            (waiting, Section.TO_PUBLISH),
        ):
            screen.visit(post.id)
            assert (screen.sections.section(), screen._item) == (section, post.id)
            assert screen._file is not None
            assert screen._file.item == post.id

    def test_a_section_chosen_by_hand_stays(self, office: Office, opened: Opening) -> None:
        post = office.post(FACEBOOK)
        office.approved(post)
        published(office, post)
        screen = opened(target=post.id)
        screen.sections.tabs.choose(Section.TO_PUBLISH)
        assert screen.sections.section() is Section.TO_PUBLISH


class TestCorrecting:
    def test_a_correction_shows_what_changes_and_waits_for_its_approval(
        self, office: Office, opened: Opening
    ) -> None:
        post = office.post(FACEBOOK)
        office.approved(post)
        published(office, post)
        site = replace(post.variants[0], body="Le parc Sophie-Masson est ouvert de 10 h à 21 h.")
        office.submit(office.save(with_variant(post, site)))
        screen = opened(target=post.id)
        assert not screen.page._correction_frame.isHidden()
        assert not screen.page._changes_fold.isHidden()
        assert list(card(screen).buttons) == ["ouvrir", "adresse"]
        head = office.workspace.ledger.heads(post.id)[0]
        approve(office.desk, office.direction, post.id, head)
        screen.visit(post.id)
        press(screen, "texte")
        assert "10" in clipboard()
        TestConsigning().type_address(screen, LINK)
        press(screen, "consigner")
        assert state_of(office.workspace, post.id) is State.CORRECTED

    def test_it_is_prepared_in_the_editor(self, office: Office, opened: Opening) -> None:
        post = office.post(FACEBOOK)
        office.approved(post)
        published(office, post)
        screen = opened(target=post.id)
        gone: list[tuple[str, object]] = []
        screen.bench.asked.connect(lambda place, target: gone.append((place, target)))
        screen.page.correct_button.click()
        assert gone == [("editeur", post.id)]


class TestWithdrawing:
    def test_the_post_leaves_some_media_with_a_reason(self, office: Office, opened: Opening) -> None:
        post = office.post(SITE, FACEBOOK)
        office.approved(post)
        published(office, post)
        screen = opened(target=post.id)
        screen.page.withdraw_button.click()
        panel = screen.page.withdrawal
        panel._boxes[SITE].setChecked(False)
        panel.reason.setCurrentIndex(panel.reason.findData("erreur"))
        panel.comment.setPlainText("Mauvaise date.")
        panel.withdraw_button.click()
        (fact,) = office.workspace.ledger.facts("withdrawal", post.id)
        assert (fact.body["channels"], fact.body["reason"]) == (("facebook",), "erreur")
        assert card(screen)._out is not None
        assert card(screen)._out.removal is not None
        assert panel.isHidden()

    def test_an_image_leaves_every_post_that_uses_it(self, office: Office, opened: Opening) -> None:
        asset = office.photo()
        office.rights(asset)
        posts = [office.illustrated(office.post(FACEBOOK), asset) for _ in range(2)]
        for post in posts:
            office.approved(post)
        screen = opened(target=posts[0].id)
        screen.page.withdraw_button.click()
        panel = screen.page.withdrawal
        panel.one_image.click()
        assert "(2)" in panel.everywhere.text()
        panel.everywhere.click()
        panel.reason.setCurrentIndex(panel.reason.findData("consentement"))
        panel.withdraw_button.click()
        facts = office.workspace.ledger.facts("withdrawal")
        assert {fact.item for fact in facts} == {post.id for post in posts}
        assert all(fact.body["asset"] == asset for fact in facts)


class TestLists:
    def test_three_lists_and_their_empty_states(self, office: Office, opened: Opening) -> None:
        screen = opened()
        for section, said in (
            ("publiees", "Rien n’est encore publié"),
            ("retirees", "Rien n’a été retiré"),
            ("a_publier", "Rien n’attend d’être publié"),
        ):
            screen.sections.tabs.choose(section)
            titles = [each for each in screen.findChildren(QLabel) if each.property("look") == "section"]
            assert {each.text() for each in titles if each.isVisible()} == {"À publier", said}, "said once"
            (told,) = [each for each in titles if each.text() == said]
            assert (
                screen.first_focus()
                is screen.sections.tabs.buttons()[screen.sections.tabs.keys().index(section)]
            )
            centre = told.mapTo(screen, told.rect().center()).x()
            assert abs(centre - screen.width() // 2) <= 1
        post = office.post(FACEBOOK)
        office.approved(post)
        screen.visit()
        assert screen.page.isVisible()
        assert [line.item for line in screen.sections.view.lines.lines] == [post.id]
        published(office, post)
        screen.sections.tabs.choose("publiees")
        assert [line.item for line in screen.sections.view.lines.lines] == [post.id]

    def test_a_post_that_is_late_says_so(self, office: Office, opened: Opening) -> None:
        office.approved(office.post(FACEBOOK, planned_at="2026-05-04"))
        office.clock.time += dt.timedelta(days=1)
        (line,) = opened().sections.view.lines.lines
        assert [mark.text for mark in line.marks] == ["La date prévue est passée"]


class TestKeyboard:
    def test_from_the_list_to_published_without_a_mouse(
        self, office: Office, bench_for: Callable[..., Workbench], lanes: LaneBackground, qtbot: QtBot
    ) -> None:
        """On real lanes, as in the window."""
        post = office.post(FACEBOOK)
        office.approved(post)
        bench = bench_for(office.officer, lanes)
        screen = PublishingScreen(bench)
        bench.changed.connect(screen.refresh)
        bench.notices.setParent(screen)  # as in the window: not a window of its own
        shown(screen, qtbot, 1300, 900)
        with qtbot.waitActive(screen):
            screen.activateWindow()
        screen.visit()
        qtbot.waitUntil(lambda: FACEBOOK in screen.page.cards and card(screen).buttons["texte"].isVisible())
        focus = screen.first_focus()
        assert focus is not None
        focus.setFocus()
        self.tab_to(qtbot, lambda widget: widget is card(screen).buttons["texte"])
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: "consigner" in card(screen).buttons and card(screen).address.isVisible())
        assert "Sophie-Masson" in clipboard()
        self.tab_to(qtbot, lambda widget: widget is card(screen).address)
        qtbot.keyClicks(card(screen).address, LINK)
        qtbot.keyClick(card(screen).address, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "adresse" in card(screen).buttons)

    def tab_to(self, qtbot: QtBot, wanted: Callable[[QWidget], bool]) -> None:
        for _ in range(60):
            focused = QApplication.focusWidget()
            if focused is not None and wanted(focused):
                return
            assert focused is not None
            qtbot.keyClick(focused, Qt.Key.Key_Tab)
        pytest.fail("Tab never came there")


def test_nothing_but_the_page_opens_a_window(office: Office, opened: Opening, qapp: QApplication) -> None:
    """A lone widget shown for an instant would take the keyboard away."""

    class Windows(QObject):
        seen: list[str] = []  # noqa: RUF012 - one test

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                self.seen.append(type(watched).__name__)
            return False

    post = office.post(*Channel)
    office.approved(post)
    windows = Windows()
    qapp.installEventFilter(windows)
    screen = opened()
    press(screen, "texte")
    screen.page.withdraw_button.click()
    qapp.removeEventFilter(windows)
    assert windows.seen in (["PublishingScreen"], ["PublishingScreen", "NoticeBoard"]), (
        "notices are alone in tests"
    )
