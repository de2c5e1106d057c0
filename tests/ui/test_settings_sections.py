"""Sections that sign nothing: a word proposed, a sentence tried, a backup, the ledger, the newsletter, this computer."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from showing import shown

from desktop.checks.base import Period
from desktop.checks.policy.rulepack import compile_packs
from desktop.services.lexicon import proposals
from desktop.services.newsletter import next_deadline
from desktop.ui.settings.rule_card import RuleCard
from desktop.ui.settings.settings_screen import SettingsScreen
from desktop.ui.theme import Appearance
from desktop.ui.widgets.said import Said

PACK = """
[paquet]
nom = "essai"
titre = "Essai"
source = "Politique, article 8"

[[regle]]
id = "essai.un"
article = "8"
categorie = "opinion_politique"
gravite = { hors_periode = "avertissement", periode = "bloquant", autre_scrutin = "avertissement" }
gravite_par_media = { youtube = "suggestion" }
motif = ["le meilleur maire"]
message = "Article 8."
suggestion = "Donnez les faits."
exemples_ok = ["1", "2", "3", "4", "5"]
exemples_ko = ["a", "b", "c", "d", "e"]
"""


@pytest.fixture
def visit(bench, qtbot):
    """`visit(key)`: that section, on show, for the officer."""

    def make(key: str):
        screen = SettingsScreen(bench)
        bench.changed.connect(screen.refresh)
        shown(screen, qtbot)
        screen.visit(key)
        make.screen = screen
        return screen.section

    return make


def said(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(Said)]


def test_a_word_is_proposed_and_taken_back(office, visit, qtbot, notices) -> None:
    section = visit("lexique")
    assert not section.propose.isEnabled()
    qtbot.keyClicks(section.word, "pickleball")
    section.propose.click()
    assert [each.word for each in proposals(office.workspace)] == ["pickleball"]
    section._reject("pickleball")
    assert proposals(office.workspace) == ()
    assert section.remove.isHidden(), "the officer does not sign the lexicon"


def test_a_lexicon_of_ten_thousand_words_is_filtered(office, visit) -> None:
    from dataclasses import replace

    from desktop.services.in_force import put_profile_in_force

    words = tuple(f"mot{number}" for number in range(10_000))
    put_profile_in_force(office.workspace, office.greffe, replace(office.profile(), lexicon=words))
    section = visit("lexique")
    assert section._model.rowCount() == 10_000
    section.filter.setText("MOT999")
    assert section._model.rowCount() == 11
    section.filter.setText("zzz")
    assert section.list.isHidden()
    assert "Aucun mot" in section._count.text()


def test_a_sentence_is_tried_in_and_out_of_an_election(office, visit) -> None:
    section = visit("regles")
    trial = section.trial
    trial.text.setPlainText("Votez pour notre fabuleux maire, le meilleur candidat de la région!")
    trial.period.setCurrentIndex(trial.period.findData(Period.COUNCIL))
    trial.run.click()
    assert any(text.startswith("Bloquant, article") for text in said(trial))
    shown = [each.text() for each in trial.findChildren(QLabel)]
    assert any(text.startswith("Indice\u00a0: «") for text in shown), "the cue, and what to write"
    trial.text.setPlainText("Le bureau municipal ouvre à 9\u00a0h.")
    trial.run.click()
    assert "Rien à revoir" in trial._said.text()


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period.NONE, "Avertissement, article"),
        (Period.COUNCIL, "Bloquant, article"),
        (Period.OTHER, "Avertissement, article"),
    ],
)
def test_how_much_a_sentence_weighs_depends_on_whose_election_it_is(
    office, visit, period: Period, words: str
) -> None:
    trial = visit("regles").trial
    trial.text.setPlainText("Le conseil est immensément fier du chemin parcouru depuis quatre ans.")
    trial.period.setCurrentIndex(trial.period.findData(period))
    trial.run.click()
    assert [text.startswith(words) for text in said(trial)] == [True]


def test_the_rules_that_rest_on_no_article_are_read_too(office, visit) -> None:
    section = visit("regles:accessibilite.alternative_longue")
    assert section.article.currentText() == "Sans article, Accessibilité (9 règles)"
    names = {card.accessibleName() for card in section.findChildren(RuleCard)}
    assert "Le texte de remplacement fait … caractères\u00a0: au-delà de …, l’essentiel se perd." in names


def test_a_card_says_when_and_where_a_rule_weighs_what(theme) -> None:
    (rule,) = compile_packs({"essai.toml": PACK}).rules
    card = RuleCard(theme, rule)
    assert [words for words, _ in card._weights()] == [
        "Hors élection municipale",
        "Élection municipale",
        "YouTube, en tout temps",
    ]


def test_the_rules_of_an_article_are_read_with_their_examples(office, visit) -> None:
    section = visit("regles:9")
    cards = section.findChildren(RuleCard)
    assert cards
    card = cards[-1]
    card.examples.open()
    assert {"Acceptés", "Relevés"} <= set(said(card))
    assert "celles qui ont été signées" in section.state.text()


def test_a_backup_is_made_where_it_was_chosen(office, visit, tmp_path: Path) -> None:
    section = visit("sauvegarde")
    assert not section.now.isEnabled()
    place = tmp_path / "disque"
    place.mkdir()
    section.use_folder(place)
    assert section.now.isEnabled()
    section.now.click()
    (made,) = place.glob("*.bonatirer")
    (again,) = (each for each in section.table.findChildren(QPushButton) if each.text() == "Restaurer…")
    again.click()
    assert section.restoring.file.text() == str(made)
    assert section.working.isHidden()


def test_an_impossible_place_is_refused_and_the_former_one_kept(
    office, visit, notices, tmp_path: Path
) -> None:
    section = visit("sauvegarde")
    section.use_folder(office.folder)
    assert "dans l’espace de travail" in notices.texts()[0]
    assert not section.now.isEnabled()


def test_the_ledger_is_verified(office, visit) -> None:
    section = visit("journal")
    section.run.click()
    assert "intact" in section.result.text()


def test_a_damaged_file_is_named(office, visit) -> None:
    section = visit("journal")
    path = office.workspace.objects.path(office.profile().logo)
    path.chmod(0o600)
    path.write_bytes(b"autre chose")
    section.run.click()
    assert section.result.text() == "1 point n’est pas intact."
    assert section._problems.count() == 2


def test_a_verification_in_the_background_can_be_stopped(office, live_bench, qtbot, notices) -> None:
    screen = SettingsScreen(live_bench)
    shown(screen, qtbot)
    screen.visit("journal")
    section = screen.section
    section.verify()
    assert section.working.isVisible()
    section.working.stop.click()
    qtbot.waitUntil(lambda: section.run.isEnabled())
    assert any("interrompue" in text for text in notices.texts())
    assert section.working.isHidden()


def test_the_deadline_of_the_newsletter_is_kept_and_forgotten(office, visit) -> None:
    section = visit("contact")
    assert "Aucune tombée" in section.state.text()
    section.day.setDate(QDate(2026, 5, 5))
    section.keep.click()
    assert next_deadline(office.workspace) == dt.date(2026, 5, 5)
    assert "demain" in section.state.text()
    section.forget.click()
    assert next_deadline(office.workspace) is None


def test_the_diagnosis_is_copied(office, visit) -> None:
    section = visit("a_propos")
    section.copy.click()
    assert "PySide6-Essentials" in QGuiApplication.clipboard().text()
    section.licence.open()
    assert "GNU GENERAL PUBLIC LICENSE" in section._licence_text.toPlainText()


def test_until_the_profile_is_read_nothing_is_said_of_it(office, bench_for, qtbot) -> None:
    from desktop.ui.settings.profile_section import ProfileSection
    from desktop.ui.settings.signing import Signatures

    section = ProfileSection(bench_for(office.direction), Signatures())
    section.build()
    shown(section, qtbot)
    said = [each.text() for each in section.findChildren(QLabel) if each.isVisible()]
    assert not any("Aucun profil" in text or text == "Personnes élues" for text in said)
    section.read()
    assert any(each.text() == "Personnes élues" for each in section.findChildren(QLabel) if each.isVisible())


def test_a_workspace_with_two_profiles_says_what_to_do(office, visit, notices) -> None:
    from dataclasses import replace

    from desktop.services.in_force import put_profile_in_force

    with office.elsewhere() as other:
        put_profile_in_force(office.workspace, office.greffe, replace(office.profile(), short_name="A"))
        put_profile_in_force(other.workspace, other.direction, replace(other.profile(), short_name="B"))
        office.receive(other)
    section = visit("profil")
    assert section._none.isVisible()
    assert not section.export_button.isEnabled()


@pytest.mark.parametrize("look", Appearance)
def test_shift_tab_returns_to_the_look_in_use(office, visit, theme, qtbot, look: Appearance) -> None:
    theme.use(look, 1.0)
    try:
        section = visit("apparence")
        visit.screen.activateWindow()
        qtbot.waitUntil(visit.screen.isActiveWindow)
        section.zoom.setFocus()
        qtbot.keyClick(section.zoom, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
        assert QApplication.focusWidget() is section.looks[look]
        assert theme.appearance is look, "the keyboard going by chooses nothing"
    finally:
        theme.use(Appearance.LIGHT, 1.0)
