"""Settings that the policy asks for: public notices (12), rules of conduct (18), paid placements (13)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from editor_driving import cards, judged, opened
from office import PASSPHRASE, Office
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from showing import shown
from widget_walk import faults, settle

from desktop.editorial.elections import ElectionKind, Level
from desktop.editorial.post import Channel, Post
from desktop.editorial.variant import with_variant
from desktop.editorial.workflow import State
from desktop.services.comments import comments_of
from desktop.services.conduct_rules import conduct_versions, put_rules_in_force
from desktop.services.elections import enter_election
from desktop.services.placements import placements, record_placement
from desktop.services.posts import save_draft
from desktop.services.public_notices import deposit_notice, post_of_notice, public_notices
from desktop.services.share_requests import record_share_request, share_requests
from desktop.services.situation import state_of
from desktop.ui.settings.section import Section
from desktop.ui.settings.settings_screen import SettingsScreen
from desktop.ui.theme import Appearance, Theme

PAGE = "https://stesophie.ca/regles-de-conduite"
TITLE = "Avis public\u00a0: demande de dérogation mineure"
BODY = "Le conseil statuera sur une demande de dérogation mineur."


@pytest.fixture
def visit(bench_for, qtbot):
    """`visit(session, key)`: that section, on show; `visit.went` is where it asked to go."""

    def make(session, key: str) -> Section:
        bench = bench_for(session)
        screen = SettingsScreen(bench)
        bench.changed.connect(screen.refresh)
        bench.asked.connect(lambda place, target: make.went.append((place, target)))
        shown(screen, qtbot, 1200, 900)
        screen.visit(key)
        make.screen = screen
        return screen.section

    make.went = []
    return make


def sign(section: Section, qtbot) -> None:
    line = section.signing.phrase.line
    qtbot.keyClicks(line, PASSPHRASE)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def press(section: Section, name: str) -> None:
    settle()
    next(each for each in section.findChildren(QPushButton) if each.accessibleName() == name).click()


def words(section: Section) -> str:
    settle()
    return " ".join(each.text() for each in section.findChildren(QLabel) if each.isVisible())


class TestNotices:
    def test_the_greffe_deposits_a_notice(self, office: Office, visit, qtbot) -> None:
        section = visit(office.greffe, "avis")
        section.name.setText(TITLE)
        assert not section.sign.isEnabled()
        section.words.setPlainText(BODY)
        section.sign.click()
        sign(section, qtbot)
        (notice,) = public_notices(office.workspace)
        assert (notice.title, notice.body) == (TITLE, BODY)
        assert section.words.toPlainText() == ""
        assert TITLE in words(section)

    def test_the_officer_prepares_the_post_from_it_and_deposits_nothing(self, office: Office, visit) -> None:
        deposit_notice(office.workspace, office.greffe, TITLE, BODY)
        section = visit(office.officer, "avis")
        assert not section.sign.isVisible()
        press(section, f"Préparer la publication\u00a0: {TITLE}")
        ((place, target),) = visit.went
        assert place == "editeur"
        assert isinstance(target, Post)
        assert target.variants[0].body == BODY

    def test_it_is_deposited_again_in_place_of_the_former(self, office: Office, visit, qtbot) -> None:
        notice = deposit_notice(office.workspace, office.greffe, TITLE, BODY)
        section = visit(office.greffe, "avis")
        press(section, f"Déposer de nouveau\u00a0: {TITLE}")
        section.words.setPlainText(BODY.replace("mineur.", "mineure."))
        section.sign.click()
        sign(section, qtbot)
        (again,) = public_notices(office.workspace)
        assert (again.item, again.body) == (notice.item, BODY.replace("mineur.", "mineure."))

    @pytest.fixture
    def editor(self, office: Office, bench, qtbot):
        notice = deposit_notice(office.workspace, office.greffe, TITLE, BODY)
        post = replace(post_of_notice(notice), site_page="https://stesophie.ca/avis/derogation")
        save_draft(office.workspace, office.officer, post)
        screen = opened(bench, qtbot, post.id)
        judged(screen, qtbot)
        return screen

    def test_in_the_editor_its_words_are_read_and_not_written(self, editor) -> None:
        page = editor.work.tabs.pages[Channel.WEBSITE]
        assert page.title.isReadOnly()
        assert page.body.isReadOnly()
        assert not page.links.isReadOnly(), "the link of its page is the officer's"
        said = " ".join(each.text() for each in editor.work.messages.findChildren(QLabel))
        assert "Texte déposé par le greffe (Denis Gagnon" in said

    def test_a_fault_in_it_is_told_to_the_greffe_and_holds_nothing(
        self, office: Office, editor, visit, qtbot
    ) -> None:
        panel = editor.work.panel
        panel.suggestions.open()
        panel._suggested.build(True)
        card = panel._suggested.cards[0]
        assert card.answer.text() == "Signaler au greffe…"
        card.answer.click()
        card.form.reason.setPlainText("Accord à revoir.")
        card.form.send.click()
        (remark,) = comments_of(office.workspace, editor.edited.post.id)
        assert remark.text == "Accord à revoir."
        told = words(visit(office.greffe, "avis"))
        assert f" sur «\u00a0{remark.quote}\u00a0»\u00a0: Accord à revoir." in told
        editor.footer.submit.click()
        assert state_of(office.workspace, editor.edited.post.id) is State.AWAITING

    def test_the_words_of_the_greffe_are_taken_again(self, office: Office, bench, qtbot) -> None:
        notice = deposit_notice(office.workspace, office.greffe, TITLE, BODY)
        post = replace(post_of_notice(notice), site_page="https://stesophie.ca/avis/derogation")
        save_draft(office.workspace, office.officer, post)
        fresh = deposit_notice(
            office.workspace, office.greffe, TITLE, BODY.replace("mineur.", "mineure."), notice.item
        )
        screen = opened(bench, qtbot, post.id)
        judged(screen, qtbot)
        assert [card.point.left for card in cards(screen, "site_web")] == [True]
        take = next(
            each
            for each in screen.work.messages.findChildren(QPushButton)
            if each.text() == "Reprendre le texte du greffe"
        )
        take.click()
        assert screen.work.tabs.pages[Channel.WEBSITE].body.text() == fresh.body
        assert judged(screen, qtbot).left == 0


class TestConduct:
    def test_the_annex_is_put_in_force_with_its_page(self, office: Office, visit, qtbot) -> None:
        section = visit(office.greffe, "conduite")
        assert "Aucune version n’est signée" in words(section)
        section.change.click()
        assert "langage approprié" in section.words.toPlainText()
        assert not section.sign.isEnabled(), "art. 18: they are on the site"
        section.addresses[Channel.WEBSITE].setText(PAGE)
        section.sign.click()
        sign(section, qtbot)
        (version,) = conduct_versions(office.workspace)
        assert version.published == {Channel.WEBSITE: PAGE}
        assert section.form.isHidden()
        assert "Version 1, en vigueur" in words(section)

    def test_the_officer_reads_them(self, office: Office, visit) -> None:
        put_rules_in_force(office.desk, office.greffe, "Soyez polis.", {Channel.WEBSITE: PAGE})
        section = visit(office.officer, "conduite")
        assert section.change.isHidden()
        assert PAGE in words(section)


class TestPlacements:
    def test_the_direction_decides_one(self, office: Office, visit, qtbot) -> None:
        post = office.post()
        office.submit(post)
        section = visit(office.direction, "placements")
        section.purpose.setText("Inscription au camp de jour")
        assert not section.sign.isEnabled()
        section.budget.setValue(1250.5)
        section.start.setDate(QDate(2026, 5, 10))
        section.end.setDate(QDate(2026, 5, 24))
        section.post.setCurrentIndex(section.post.findData(post.id))
        section.sign.click()
        sign(section, qtbot)
        (found,) = placements(office.workspace)
        assert (found.cents, found.item, found.channel) == (125_050, post.id, Channel.FACEBOOK)
        assert "1\u00a0250,50\u00a0$ en 2026" in words(section)

    def test_a_long_title_among_the_choices_makes_the_page_no_wider(
        self, office: Office, visit, theme: Theme
    ) -> None:
        post = office.post()
        office.save(with_variant(post, replace(post.variants[0], title="Adoption du règlement " * 12)))
        theme.use(Appearance.LIGHT, 2.0)
        section = visit(office.direction, "placements")
        settle()
        assert section.post.count() == 2
        assert section.page.widget().width() <= section.page.viewport().width()
        theme.use(Appearance.LIGHT, 1.0)

    def test_days_in_a_municipal_period_are_refused_as_soon_as_they_are_chosen(
        self, office: Office, visit, qtbot
    ) -> None:
        enter_election(
            office.workspace,
            office.greffe,
            Level.MUNICIPAL,
            ElectionKind.BY_ELECTION,
            dt.date(2026, 5, 1),
            dt.date(2026, 6, 14),
            dt.date(2026, 6, 14),
        )
        section = visit(office.direction, "placements")
        section.purpose.setText("Camp de jour")
        section.budget.setValue(500)
        said = "période électorale municipale court du 1er mai 2026 au 14 juin 2026"
        assert said in section.wrong.text(), "the days suggested are in it"
        assert "art.\u00a09" in section.wrong.text()
        assert section.wrong.text().endswith("Commencez le placement à partir du 15 juin 2026."), (
            "no way back in time"
        )
        assert not section.sign.isEnabled()
        section.end.setDate(QDate(2026, 6, 30))
        section.start.setDate(QDate(2026, 6, 14))
        assert section.wrong.isVisible(), "the last day of the period counts"
        section.start.setDate(QDate(2026, 6, 15))
        assert section.wrong.isHidden()
        assert section.sign.isEnabled()
        section.start.setDate(QDate(2026, 7, 1))
        assert section.wrong.text() == "Le dernier jour vient avant le premier."
        assert not section.sign.isEnabled()

    def test_before_a_period_to_come_both_ways_are_told(self, office: Office, visit) -> None:
        first, last = dt.date(2026, 5, 12), dt.date(2026, 6, 25)
        enter_election(
            office.workspace, office.greffe, Level.MUNICIPAL, ElectionKind.BY_ELECTION, first, last, last
        )
        section = visit(office.direction, "placements")
        assert "au plus tard le 11 mai 2026, ou commencez-le à partir du 26 juin 2026" in section.wrong.text()

    def test_a_provincial_period_admits_placements(self, office: Office, visit) -> None:
        first, last = dt.date(2026, 5, 1), dt.date(2026, 6, 14)
        enter_election(
            office.workspace, office.greffe, Level.PROVINCIAL, ElectionKind.GENERAL, first, last, last
        )
        section = visit(office.direction, "placements")
        assert section.wrong.isHidden()

    def test_the_officer_reads_them_only(self, office: Office, visit) -> None:
        day = dt.date(2026, 5, 10)
        record_placement(office.desk, office.direction, Channel.FACEBOOK, day, day, 500, "Camp de jour")
        section = visit(office.officer, "placements")
        assert not section.sign.isVisible()
        assert "Camp de jour" in words(section)


class TestSharing:
    MAYOR = "https://www.facebook.com/guy.lamothe.maire"

    def test_the_page_of_an_elected_person_is_refused_and_the_reply_copied(
        self, office: Office, visit
    ) -> None:
        section = visit(office.officer, "partages")
        section.address.setText(self.MAYOR)
        section.reason.setText("Il inaugure le parc.")
        assert "refusé toute l’année" in section.said.text()
        assert not section.share.isEnabled()
        section.refuse.click()
        (request,) = share_requests(office.workspace)
        assert (request.shared, request.address) == (False, self.MAYOR)
        assert "ni les pages personnelles des membres du conseil" in QGuiApplication.clipboard().text()

    def test_a_community_group_may_be_shared_for_a_reason(self, office: Office, visit) -> None:
        section = visit(office.officer, "partages")
        section.address.setText("https://amisdelariviere.example.org/corvee")
        section.who.setText("Josée Roy")
        assert not section.share.isEnabled(), "art. 10: say why"
        section.reason.setText("Corvée organisée avec la Municipalité.")
        section.share.click()
        (request,) = share_requests(office.workspace)
        assert (request.shared, request.who) == (True, "Josée Roy")
        assert "Josée Roy" in words(section)


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("key", ["avis", "conduite", "placements", "comptes", "partages"])
@pytest.mark.parametrize("who", ["officer", "direction", "greffe"])
def test_these_sections_lack_nothing(
    office: Office, visit, theme: Theme, zoom: float, key: str, who: str
) -> None:
    theme.use(Appearance.DARK, zoom)
    deposit_notice(office.workspace, office.greffe, TITLE, BODY)
    put_rules_in_force(office.desk, office.greffe, "Soyez polis.", {Channel.WEBSITE: PAGE})
    day = dt.date(2026, 5, 10)
    record_placement(office.desk, office.direction, Channel.FACEBOOK, day, day, 500, "Camp de jour")
    record_share_request(office.desk, office.officer, "Josée Roy", TestSharing.MAYOR, shared=False)
    section = visit(getattr(office, who), key)
    if key == "conduite" and section.may_sign:
        section.change.click()
    settle()
    assert faults(section) == []
    theme.use(Appearance.LIGHT, 1.0)
