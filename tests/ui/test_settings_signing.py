"""What is signed from the settings asks the passphrase, says why it refuses, and loses nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from office import LOGO, PASSPHRASE
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from showing import shown

from desktop.editorial.post import Channel
from desktop.editorial.profile import ProfileElection
from desktop.services.account_keepers import all_keepers
from desktop.services.accounts import known_accounts
from desktop.services.lexicon import proposals, propose_word
from desktop.services.official_accounts import listed_accounts
from desktop.services.people import roster_lines
from desktop.services.profile_changes import export_profile
from desktop.ui.settings.settings_screen import SettingsScreen
from desktop.ui.settings.signing import SigningPanel
from desktop.ui.widgets.said import Said


@pytest.fixture
def visit(bench_for, qtbot):
    """`visit(session, key)`: that section, on show."""

    def make(session, key: str):
        bench = bench_for(session)
        screen = SettingsScreen(bench)
        bench.changed.connect(screen.refresh)
        shown(screen, qtbot)
        screen.visit(key)
        make.screen = screen
        return screen.section

    return make


def sign(panel: SigningPanel, qtbot, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase, then Enter, as a person would."""
    assert panel.is_asking
    line = panel.phrase.line
    line.clear()
    qtbot.keyClicks(line, passphrase)
    qtbot.keyClick(line, Qt.Key.Key_Return)


class TestPanel:
    def test_a_wrong_passphrase_is_said_and_the_right_one_then_signs(self, office, visit, qtbot) -> None:
        propose_word(office.desk, office.officer, "pickleball")
        section = visit(office.greffe, "lexique")
        section._accept(proposals(office.workspace)[0])
        sign(section.signing, qtbot, "une autre phrase")
        assert section.signing.is_asking
        assert "pickleball" not in office.profile().lexicon
        sign(section.signing, qtbot)
        assert not section.signing.is_asking
        assert "pickleball" in office.profile().lexicon

    def test_escape_signs_nothing_and_leaves_no_passphrase(self, office, visit, qtbot) -> None:
        propose_word(office.desk, office.officer, "pickleball")
        section = visit(office.greffe, "lexique")
        section._accept(proposals(office.workspace)[0])
        qtbot.keyClicks(section.signing.phrase.line, PASSPHRASE)
        section.signing.cancel()
        assert section.signing.isHidden()
        assert section.signing.phrase.text() == ""
        assert proposals(office.workspace)

    def test_the_signature_stays_open_a_few_minutes_then_is_asked_again(self, office, visit, qtbot) -> None:
        for word in ("pickleball", "Lac-Bellevue", "rang Sainte-Marguerite"):
            propose_word(office.desk, office.officer, word)
        section = visit(office.greffe, "lexique")
        section._accept(proposals(office.workspace)[0])
        sign(section.signing, qtbot)
        section._accept(proposals(office.workspace)[0])
        assert section.signing.phrase.isHidden()
        section.signing.sign()
        assert len(proposals(office.workspace)) == 1
        section._accept(proposals(office.workspace)[0])
        office.clock.time += dt.timedelta(minutes=6)
        section.signing.sign()
        assert not section.signing.phrase.isHidden(), "it must be given again"
        sign(section.signing, qtbot)
        assert not proposals(office.workspace)

    def test_leaving_the_settings_closes_the_signature(self, office, visit, qtbot) -> None:
        for word in ("pickleball", "Lac-Bellevue"):
            propose_word(office.desk, office.officer, word)
        section = visit(office.greffe, "lexique")
        section._accept(proposals(office.workspace)[0])
        sign(section.signing, qtbot)
        visit.screen.leave()
        section._accept(proposals(office.workspace)[0])
        assert not section.signing.phrase.isHidden()


class TestSections:
    def test_an_imported_profile_is_compared_then_signed(self, office, visit, qtbot, tmp_path: Path) -> None:
        path = export_profile(
            replace(office.profile(), office_hours="de 9 h à 16 h"), tmp_path / "profil.toml"
        )
        section = visit(office.greffe, "profil")
        section.import_file(path)
        assert section.proposal.isVisible()
        section.proposal.put.click()
        sign(section.signing, qtbot)
        assert office.profile().office_hours == "de 9 h à 16 h"
        assert section.proposal.isHidden()

    def test_a_profile_with_a_new_period_shows_what_it_puts_in_doubt(
        self, office, visit, qtbot, tmp_path: Path
    ) -> None:
        office.submit(office.post(planned_at="2026-05-10"))
        start, poll = dt.date(2026, 5, 4), dt.date(2026, 6, 14)
        period = ProfileElection("municipale", "partielle", poll, start, poll)
        profile = office.profile()
        wider = replace(profile, elections=(*profile.elections, period))
        section = visit(office.greffe, "profil")
        section.import_file(export_profile(wider, tmp_path / "profil.toml"))
        section.proposal.put.click()
        sign(section.signing, qtbot)
        (again,) = section.again
        qtbot.waitUntil(
            lambda: "1 vérifiée sur 1. 1 demande une décision." in again.said.text(), timeout=30_000
        )
        section.leave()
        assert section.again == []

    def test_a_file_that_is_no_profile_is_said_and_changes_nothing(
        self, office, visit, notices, tmp_path: Path
    ) -> None:
        path = tmp_path / "faux.toml"
        path.write_text("municipalite = 3", encoding="utf-8")
        section = visit(office.greffe, "profil")
        section.import_file(path)
        assert section.proposal.isHidden()
        assert "n’a pas été chargé" in notices.texts()[0]

    def test_the_form_of_the_profile_becomes_a_proposal(self, office, visit, qtbot) -> None:
        section = visit(office.direction, "profil")
        section.edit_button.click()
        section.form.hours.setText("du lundi au jeudi")
        section.form.compare.click()
        section.proposal.put.click()
        sign(section.signing, qtbot)
        assert office.profile().office_hours == "du lundi au jeudi"

    def test_the_officer_reads_the_profile_and_cannot_replace_it(self, office, visit) -> None:
        section = visit(office.officer, "profil")
        assert section.import_button.isHidden()
        assert section.edit_button.isHidden()
        assert section.export_button.isVisible()

    def test_the_profile_is_exported(self, office, visit, notices, tmp_path: Path) -> None:
        visit(office.officer, "profil").export_file(tmp_path / "profil.toml")
        assert (tmp_path / "profil.toml").is_file()
        assert "Profil écrit" in notices.texts()[0]

    def test_a_person_is_added_from_the_form(self, office, visit, qtbot) -> None:
        section = visit(office.direction, "personnes")
        section.add.click()
        form = section.form
        form.name.setText("Élodie Bellefeuille")
        form.roles["publication"].box.click()
        for fld in (form.passphrase.first, form.passphrase.again):
            qtbot.keyClicks(fld.line, "cinq loutres au soleil")
        form.sign.click()
        sign(section.signing, qtbot)
        added = next(who for who in roster_lines(office.desk) if who.name == "Élodie Bellefeuille")
        assert (added.person, added.roles, added.here) == ("elodie", {"publication"}, True)
        assert form.isHidden()
        assert form.passphrase.text() == ""

    def test_removing_the_last_direction_warns_and_asks_the_recovery_sheet(
        self, office, visit, qtbot
    ) -> None:
        section = visit(office.direction, "personnes")
        deputy = next(who for who in section._people if who.person == "paul")
        section.form.change(deputy)
        section.form.remove.click()
        assert section.signing.code.isVisible()
        sign(section.signing, qtbot)
        assert section.signing.is_asking, "without the code nothing is signed"
        assert next(who for who in roster_lines(office.desk) if who.person == "paul").roles

    def test_an_officer_sees_the_people_and_changes_only_their_passphrase(self, office, visit, qtbot) -> None:
        section = visit(office.officer, "personnes")
        assert section.add.isHidden()
        qtbot.keyClicks(section.own.present.line, "pas la bonne phrase")
        for fld in (section.own.new.first, section.own.new.again):
            qtbot.keyClicks(fld.line, "cinq loutres au soleil")
        section.own.change.click()
        assert "ne correspond pas" in section.own._wrong.text()
        section.own.present.set_text(PASSPHRASE)
        section.own.present.changed.emit()
        section.own.change.click()
        assert section.own.present.text() == ""

    def test_the_direction_ends_an_account_and_authorises_another(self, office, visit, qtbot) -> None:
        section = visit(office.direction, "comptes")
        form = section.form
        form.name.setText("Bibliothèque de Sainte-Sophie")
        assert not form.ask.isEnabled(), "art. 21 wants its analysis"
        form.audience.setPlainText("Les familles.")
        form.analysis.setPlainText("Deux publications par semaine, par la bibliothécaire.")
        form.ask.click()
        sign(section.signing, qtbot)
        assert "Bibliothèque de Sainte-Sophie" in {each.name for each in known_accounts(office.workspace)}
        assert form.name.text() == ""

    def test_the_officer_asks_for_an_account_and_the_direction_answers(self, office, visit, qtbot) -> None:
        form = visit(office.officer, "comptes").form
        form.name.setText("Bibliothèque de Sainte-Sophie")
        form.audience.setPlainText("Les familles.")
        form.analysis.setPlainText("Deux publications par semaine, par la bibliothécaire.")
        form.ask.click()
        sign(visit.screen.section.signing, qtbot)
        assert "Bibliothèque de Sainte-Sophie" not in {each.name for each in known_accounts(office.workspace)}
        section = visit(office.direction, "comptes")
        grant = next(
            each
            for each in section.requests.findChildren(QPushButton)
            if each.accessibleName() == "Accorder Bibliothèque de Sainte-Sophie"
        )
        grant.click()
        sign(section.signing, qtbot)
        assert "Bibliothèque de Sainte-Sophie" in {each.name for each in known_accounts(office.workspace)}

    def test_the_direction_names_who_runs_an_account(self, office, visit, qtbot) -> None:
        section = visit(office.direction, "comptes")
        facebook = next(each for each in listed_accounts(office.desk) if each.channel is Channel.FACEBOOK)
        section._open_keepers(facebook)
        assert set(section.keepers.checks) == {"camille", "lea"}
        section.keepers.checks["lea"].box.click()
        section.keepers.sign.click()
        sign(section.signing, qtbot)
        assert all_keepers(office.workspace) == {("facebook", facebook.id): {"lea"}}
        assert section.keepers.isHidden()

    def test_another_logo_is_tried_then_signed(self, office, visit, qtbot, notices, tmp_path: Path) -> None:
        path = tmp_path / "logo.svg"
        path.write_bytes(LOGO.replace(b"#176b57", b"#123456"))
        section = visit(office.greffe, "logo")
        before = office.profile().logo
        section.import_file(path)
        sign(section.signing, qtbot)
        assert office.profile().logo != before
        wrong = tmp_path / "photo.svg"
        wrong.write_bytes(b"ceci n'est pas une image")
        section.import_file(wrong)
        assert any("ni un SVG ni un PNG" in text for text in notices.texts())

    def test_a_period_is_entered_and_lists_what_to_verify_again(self, office, visit, qtbot) -> None:
        office.submit(office.post(planned_at="2026-06-20"))
        section = visit(office.greffe, "elections")
        section.add.click()
        section.form.sign.click()
        sign(section.signing, qtbot)
        assert section.again.isVisible()
        assert len(section.entered._lines) == 1

    def test_days_out_of_order_cannot_be_signed(self, office, visit) -> None:
        section = visit(office.greffe, "elections")
        section.add.click()
        section.form.start.setDate(section.form.polling.date().addDays(3))
        assert not section.form.sign.isEnabled()
        assert section.form._wrong.isVisible()


class TestKeyboard:
    def test_a_word_is_confirmed_without_the_mouse(self, office, visit, qtbot) -> None:
        propose_word(office.desk, office.officer, "pickleball")
        section = visit(office.greffe, "lexique")
        screen = visit.screen
        confirm = next(
            each
            for each in section.findChildren(QPushButton)
            if each.accessibleName() == "Confirmer pickleball"
        )
        qtbot.waitUntil(confirm.isVisible)
        screen.list.setFocus()
        visited = []
        while screen.focusWidget() is not confirm and len(visited) < 20:
            visited.append(screen.focusWidget().accessibleName())
            qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
        assert visited == ["Sections des paramètres", "Mot ou nom, écrit comme il doit l’être"], (
            "as it is read"
        )
        qtbot.keyClick(confirm, Qt.Key.Key_Space)
        assert screen.focusWidget() is section.signing.phrase.line
        sign(section.signing, qtbot)
        assert "pickleball" in office.profile().lexicon

    def test_when_nobody_gives_roles_any_more_the_recovery_sheet_begins_again(self, office, visit) -> None:
        section = visit(office.officer, "personnes")
        assert section.add.isHidden()
        left = tuple(who for who in section._people if not who.roles & {"direction", "administration"})
        section._show(left)
        assert section.add.isVisible()
        assert any(button.text() == "Modifier" for button in section.table.findChildren(QPushButton))

    def test_the_last_direction_is_warned_about(self, office, visit) -> None:
        section = visit(office.direction, "personnes")
        section._people = tuple(who for who in section._people if who.person != "paul")
        section.form.change(next(who for who in section._people if who.person == "martine"))
        section.form.remove.click()
        assert any(
            "rien ne pourra être approuvé" in each.text() for each in section.signing.findChildren(Said)
        )
