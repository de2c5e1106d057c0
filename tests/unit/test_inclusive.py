"""Inclusive writing: the OQLF's full doublets; its tolerated parentheses are left alone."""

from __future__ import annotations

import pytest
from french_text import corrected, findings, warnings

from desktop.checks.style.inclusive import InclusiveCheck
from desktop.editorial.findings import Category

CHECK = InclusiveCheck()


@pytest.mark.parametrize(
    "form",
    (
        "citoyen·ne·s citoyen.ne.s citoyen/ne/s citoyen-ne-s citoyenNEs citoyens.nes citoyens/citoyennes citoyen•ne•s"
        " citoyen‧ne‧s citoyen·nes"
    ).split(),
)
def test_every_sign_that_shortens_a_doublet_gives_the_full_one(form: str) -> None:
    assert corrected(CHECK, f"Les {form} du village") == "Les citoyennes et citoyens du village"


@pytest.mark.parametrize(
    ("form", "full"),
    [
        ("étudiant.e", "étudiante ou étudiant"),
        ("directeur/trice", "directrice ou directeur"),
        ("conseiller·ère·s", "conseillères et conseillers"),
        ("pompier·ière·s", "pompières et pompiers"),
        ("lecteur·rice·s", "lectrices et lecteurs"),
        ("travailleurs/euses", "travailleuses et travailleurs"),
        ("travailleur-se-s", "travailleuses et travailleurs"),
        ("sportif-ve-s", "sportives et sportifs"),
        ("heureux·se·s", "heureuses et heureux"),
        ("professionnel-le-s", "professionnelles et professionnels"),
        ("municipaux·ales", "municipales et municipaux"),
        ("maire·sse", "mairesse ou maire"),
        ("employéEs", "employées et employés"),
        ("aîné-e-s", "aînées et aînés"),
        ("non-résident.e.s", "non-résidentes et non-résidents"),
        ("vice-président·e", "vice-présidente ou vice-président"),
        ("éducateur-éducatrice", "éducatrice ou éducateur"),
        ("tou·te·s", "toutes et tous"),
        ("tous.tes", "toutes et tous"),
        ("ceux/celles", "celles et ceux"),
        ("il/elle", "elle ou il"),
        ("le/la", "la ou le"),
        ("un.e", "une ou un"),
        ("iels", "elles et ils"),
        ("celleux", "celles et ceux"),
        ("auteurices", "autrices et auteurs"),
        ("bénévole·s", "bénévoles"),
        ("CITOYEN·NE·S", "CITOYENNES ET CITOYENS"),
        ("Sophien·ne·s", "Sophiennes et Sophiens"),
    ],
)
def test_each_ending_is_spelled_out(form: str, full: str) -> None:
    assert corrected(CHECK, f"À {form} du parc") == f"À {full} du parc"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Un·e citoyen·ne engagé·e suffit.", "Une citoyenne ou un citoyen engagé suffit."),
        ("Le.la directeur.trice répond.", "La directrice ou le directeur répond."),
        ("Un.e bénévole suffit.", "Une ou un bénévole suffit."),
        ("Tou·te·s les élu·e·s sont invité·e·s.", "Toutes les élues et tous les élus sont invités."),
        ("Soyez tous.tes bienvenu.e.s!", "Soyez toutes et tous bienvenus!"),
        ("Les personnes intéressé.e.s écrivent.", "Les personnes intéressées écrivent."),
        ("Les candidat.e.s retenu.e.s", "Les candidates et candidats retenus"),
        ("Un animateur/trice suffit.", "Un animateur ou une animatrice suffit."),
        ("L’adjoint.e rédige.", "L’adjoint ou l’adjointe rédige."),
        ("Une étudiant-e suffit.", "Une étudiante ou un étudiant suffit."),
        (
            "Parlez au responsable ou à la directeur·trice.",
            "Parlez au responsable ou à la directrice ou au directeur.",
        ),
        ("Le ou la candidat.e répond.", "Le candidat ou la candidate répond."),
        ("La ou le président·e signe.", "La présidente ou le président signe."),
        ("Chaque conseiller·ère parle.", "Chaque conseillère ou conseiller parle."),
        ("Êtes-vous intéressé.e?", "Êtes-vous intéressé?"),
        ("Les élèves inscrit.e.s écrivent.", "Les élèves inscrits écrivent."),
        ("Les bénévoles dévoué·e·s sourient.", "Les bénévoles dévoués sourient."),
        ("Nos chers employé·e·s sourient.", "Nos chers employées et employés sourient."),
    ],
)
def test_words_that_stand_together_are_mended_together(wrong: str, right: str) -> None:
    assert corrected(CHECK, wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "Les citoyen(ne)s, un(e) employé(e), les étudiant[e]s",
        "Donnez-le à Paul; peut-elle venir? dit-elle; faites-les, tais-toi, mets-te-le",
        "Porte-à-porte, celui-ci, rendez-vous, ex-maire, président-directeur, Sainte-Anne-des-Plaines",
        "Et/ou, 30 km/h, TPS/TVQ, mai/juin, soccer/hockey, 24/7, c/o",
        "Écrivez à citoyen.ne@exemple.ca; voir https://exemple.ca/citoyen-ne-s et citoyen-ne-s.pdf",
        "Le parc.Le lac, etc.e, M.Roy, art.2, texte.tex",
        "Une heureuse et chaleureuse équipe, de généreuses bénévoles",
        "Citoyennes et citoyens, toutes et tous",
        "Parc · Aréna · Bibliothèque",
    ],
)
def test_what_the_oqlf_accepts_is_left_alone(text: str) -> None:
    assert [text[f.start : f.end] for f in findings(CHECK, text)] == []


def test_a_finding_covers_the_whole_form_and_names_its_source() -> None:
    text = "Les résident·e·s du lac"
    [found] = warnings(CHECK, text)
    assert text[found.start : found.end] == "résident·e·s"
    assert (found.rule, found.category, found.article) == (
        "inclusif.forme_abregee",
        Category.VOCABULARY,
        "22",
    )
    assert found.suggestions == ("résidentes et résidents", "résidents et résidentes")
    assert "OQLF" in found.explanation


@pytest.mark.parametrize(
    "text", ["a·e·s " * 16_000, "a" * 100_000, "é·" * 50_000, "un-e-" * 20_000, "a.e" * 30_000]
)
def test_a_very_long_line_is_read_to_the_end(text: str) -> None:
    for finding in findings(CHECK, text):
        assert 0 <= finding.start < finding.end <= len(text)
