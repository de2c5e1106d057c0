"""Vocabulary: every entry proves itself on its own examples; what replaces a word fits the sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from french_text import by_twenty, corrected, findings, warnings

from desktop.checks.vocabulary.check import VocabularyCheck
from desktop.checks.vocabulary.entries import Entry, compile_motif, load_entries
from desktop.editorial.findings import Category, Severity
from desktop.errors import EnvironmentFault

CHECK = VocabularyCheck()
ENTRIES = tuple(entry for entry in CHECK.entries if entry.table is None)
ROWS = tuple(entry for entry in CHECK.entries if entry.table is not None)


def fixed(text: str) -> str:
    """`text` with the first suggestion of every finding in place, those of mere suggestions too."""
    for finding in sorted(findings(CHECK, text), key=lambda f: f.start, reverse=True):
        if finding.suggestions:
            text = text[: finding.start] + finding.suggestions[0] + text[finding.end :]
    return text.replace("\u00a0", " ").replace("’", "'")


@pytest.mark.parametrize("entries", by_twenty(ENTRIES), ids=lambda entries: f"{entries[0].id}…")
def test_entries_flag_and_mend_their_wrong_examples(entries: tuple[Entry, ...]) -> None:
    for entry in entries:
        assert len(entry.wrong_examples) >= 2, entry.id
        for wrong, right in entry.wrong_examples:
            found = {finding.rule for finding in findings(CHECK, wrong)}
            assert (entry.id, f"vocabulaire.{entry.id}" in found) == (entry.id, True)
            assert (entry.id, fixed(wrong)) == (entry.id, right.replace("’", "'"))
            assert not entry.replacements or (entry.id, warnings(CHECK, right)) == (entry.id, [])


@pytest.mark.parametrize("entries", by_twenty(ENTRIES), ids=lambda entries: f"{entries[0].id}…")
def test_entries_leave_their_right_examples_alone(entries: tuple[Entry, ...]) -> None:
    for entry in entries:
        assert len(entry.right_examples) >= 2, entry.id
        for right in entry.right_examples:
            found = [(finding.rule, finding.suggestions) for finding in findings(CHECK, right)]
            assert (entry.id, found) == (entry.id, [])


def spoken(motif: str) -> str:
    """What a motif matches, plainly: the first of its choices, without the words it may do without."""
    pieces = motif.replace("[", " ").replace("]", " ").split()
    words = [piece.split("|")[0].split(":")[0] for piece in pieces if not piece.endswith("?")]
    return " ".join({"#": "trois"}.get(word, word) for word in words if not word.startswith("..")).replace(
        "' ", "'"
    )


@pytest.mark.parametrize("rows", by_twenty(ROWS), ids=lambda entries: f"{entries[0].id}…")
def test_rows_of_a_table_find_each_of_their_words_and_propose_what_nobody_criticises(
    rows: tuple[Entry, ...],
) -> None:
    for row, motif in ((each, motif) for each in rows for motif in each.motifs):
        text = f"On note ici {spoken(motif.source)} en juin."
        [found] = [finding for finding in findings(CHECK, text) if finding.rule == f"vocabulaire.{row.id}"]
        mended = text[: found.start] + found.suggestions[0] + text[found.end :]
        assert (mended, findings(CHECK, mended)) == (mended, [])


@pytest.mark.parametrize(
    "line", ["flagman:nm", "flagman:nm signaleur:nm", "= signaleur:nm", "a = b = c"], ids=repr
)
def test_a_row_that_cannot_be_read_says_which_table(tmp_path: Path, line: str) -> None:
    path = tmp_path / "vocabulaire.toml"
    path.write_text(f'[[tableau]]\nid = "voirie"\nraison = "r"\nlignes = ["{line}"]\n', encoding="utf-8")
    with pytest.raises(EnvironmentFault, match="voirie"):
        load_entries([path])


@pytest.mark.parametrize(
    "word",
    "courriel infolettre mairesse autrice stationnement dépanneur magasiner halte nid-de-poule prioriser".split(),
)
def test_a_word_of_good_usage_here_is_never_flagged(word: str) -> None:
    assert findings(CHECK, f"On parle de {word} toute la fin de semaine.") == []


def test_a_finding_names_the_article_and_its_source() -> None:
    [found] = findings(CHECK, "La sortie est cancellée.")
    assert (found.rule, found.category, found.severity) == (
        "vocabulaire.canceller",
        Category.VOCABULARY,
        Severity.WARNING,
    )
    assert found.article == "22"
    assert "OQLF" in found.explanation


def test_case_and_apostrophe_are_those_of_the_text() -> None:
    assert corrected(CHECK, "CANCELLÉ : le bal") == "ANNULÉ : le bal"
    assert corrected(CHECK, "L’équipe s’en va canceller l’envoi.") == "L’équipe s’en va annuler l’envoi."


@pytest.mark.parametrize(
    "text",
    [
        "Voir https://exemple.ca/canceller et #canceller",
        "On ne dit pas « canceller ».",
        "Le mot *canceller* est critiqué.",
    ],
)
def test_an_address_or_a_word_that_is_only_mentioned_is_spared(text: str) -> None:
    assert findings(CHECK, text) == []


@pytest.mark.parametrize(
    ("pack", "said"),
    [
        ('[[entree]]\nid = "x"\nmotif = []\n', "x"),
        ('[[entree]]\nid = "x"\nmotif = "mot"\nraison = "r"\nexemples_ko = 3\nexemples_ok = []\n', "x"),
        ('[[entree]]\nid = "é"\nmotif = "mot"\nraison = "r"\nexemples_ko = []\nexemples_ok = []\n', "é"),
        ("[[entree\n", "vocabulaire.toml"),
    ],
)
def test_a_pack_that_cannot_be_read_says_which_entry(tmp_path: Path, pack: str, said: str) -> None:
    path = tmp_path / "vocabulaire.toml"
    path.write_text(pack, encoding="utf-8")
    with pytest.raises(EnvironmentFault, match=said):
        load_entries([path])


def test_two_entries_may_not_share_an_identifier(tmp_path: Path) -> None:
    path = tmp_path / "vocabulaire.toml"
    entry = '[[entree]]\nid = "x"\nmotif = "mot"\nraison = "r"\nexemples_ko = []\nexemples_ok = []\n'
    path.write_text(entry * 2, encoding="utf-8")
    with pytest.raises(EnvironmentFault, match="double"):
        load_entries([path])


def test_a_motif_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="vide"):
        compile_motif("..2")


@pytest.mark.parametrize(
    "text",
    ["canceller " * 10_000, "a" * 100_000, "suite à " * 12_000, "*" * 100_000, "« canceller " * 8_000],
)
def test_a_very_long_line_is_read_to_the_end(text: str) -> None:
    for finding in findings(CHECK, text):
        assert 0 <= finding.start < finding.end <= len(text)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("La nouvelle cédule est affichée.", "Le nouvel horaire est affiché."),
        ("Toute la gang est invitée.", "Tout le groupe est invité."),
        ("Le party est réussi.", "La fête est réussie."),
        ("Au meeting, on a compris.", "À la réunion, on a compris."),
        ("Dû aux vents, on ferme.", "En raison des vents, on ferme."),
        ("Dû à un bris, on ferme.", "En raison d'un bris, on ferme."),
        ("Il faut pallier à l'oubli.", "Il faut pallier l'oubli."),
        ("On vous chargera 5 $.", "On vous facturera 5 $."),
        ("Les frais chargés sont bas.", "Les frais facturés sont bas."),
        ("Avant d'initier le projet, lisez.", "Avant de lancer le projet, lisez."),
        ("Une salle versatile est louée.", "Une salle polyvalente est louée."),
        ("Le temps supplémentaire est payé double.", "Les heures supplémentaires sont payées double."),
        ("Le temps supplémentaire payé sera compté.", "Les heures supplémentaires payées seront comptées."),
    ],
)
def test_what_surrounds_a_replaced_word_agrees_with_the_new_one(wrong: str, right: str) -> None:
    assert fixed(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "Le film « Le party du siècle » est à l’affiche.",
        "Le film *Parking lot* est à l’affiche.",
        "Watch the council meeting with us.",
        "La troupe Show Boréal est en ville.",
    ],
)
def test_a_title_a_name_or_an_english_sentence_is_spared(text: str) -> None:
    assert findings(CHECK, text) == []


def test_a_finding_reaches_no_further_than_what_changes() -> None:
    text = "Le prérequis du cours est affiché."
    [found] = warnings(CHECK, text)
    assert text[found.start : found.end] == "Le prérequis"
