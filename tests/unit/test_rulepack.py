"""A mistake in a rule pack is told in French, with its file and its line; nothing of a bad pack is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.checks.base import Period
from desktop.checks.policy.rule_folder import load_packs, load_pattern_packs
from desktop.checks.policy.rulepack import compile_packs
from desktop.editorial.findings import Category, Severity
from desktop.errors import EnvironmentFault, Refusal

GOOD = """\
[paquet]
nom = "essai"
titre = "Essai"
source = "Politique, article 8"

[classes]
titre_elu = ["maire:n"]

[[regle]]
id = "essai.un"
article = "8, 24"
categorie = "opinion_politique"
gravite = "bloquant"
motif = ["le meilleur <titre_elu>"]
message = "Article 8."
suggestion = "Donnez les faits."
exemples_ok = ["Un.", "Deux.", "Trois.", "Quatre.", "Cinq."]
exemples_ko = ["A.", "B.", "C.", "D.", "E."]
"""
RULE = GOOD[GOOD.index("[[regle]]") :]
NAME = "article-08.toml"


def said(text: str, others: dict[str, str] | None = None) -> str:
    with pytest.raises(Refusal) as caught:
        compile_packs({NAME: text, **(others or {})})
    assert caught.value.code == "policies.invalid"
    return caught.value.message


def with_gravity(value: str) -> str:
    return GOOD.replace('gravite = "bloquant"', f"gravite = {value}")


def test_a_good_pack_compiles() -> None:
    (rule,) = compile_packs({NAME: GOOD}).rules
    assert (rule.id, rule.source, rule.line) == ("essai.un", NAME, 9)


@pytest.mark.parametrize(
    ("before", "after", "line", "reason"),
    [
        ('message = "Article 8."\n', "", 10, "il manque «\u00a0message\u00a0»"),
        ('nom = "essai"\n', "", 1, "il manque «\u00a0nom\u00a0» à la section [paquet]"),
        ("[classes]", "[clases]", 6, "section inconnue «\u00a0clases\u00a0»"),
        ("[classes]", "[[classes]]", 6, "cette section s’écrit [classes]"),
        ("[[regle]]", "[regle]", 9, "cette section s’écrit [[regle]]"),
        ("suggestion =", 'sugestion = "x"\nsuggestion =', 16, "clé inconnue «\u00a0sugestion\u00a0»"),
        (
            '"bloquant"',
            '"grave"',
            13,
            "«\u00a0gravite\u00a0» ne connaît pas «\u00a0grave\u00a0» (connus\u00a0: avertissement, bloquant, suggestion)",
        ),
        (
            '"opinion_politique"',
            '"humeur"',
            12,
            "«\u00a0categorie\u00a0» ne connaît pas «\u00a0humeur\u00a0»",
        ),
        ("le meilleur <titre_elu>", "/(a+)+b/", 14, "répète un groupe"),
        ("le meilleur <titre_elu>", "/a*b*c*d/", 14, "plus de deux répétitions"),
        ("le meilleur <titre_elu>", "/[/", 14, "l’expression /[/ est mal écrite"),
        ("le meilleur <titre_elu>", "<inconnue> maire", 14, "classe inconnue «\u00a0<inconnue>\u00a0»"),
        ("le meilleur <titre_elu>", "( le meilleur", 14, "parenthèse non fermée"),
        ("le meilleur <titre_elu>", "mot:z", 14, "genre inconnu"),
        ("le meilleur <titre_elu>", "le ..90 maire", 14, "doit être de 1 à 25 mots"),
        ('["le meilleur <titre_elu>"]', "[]", 14, "«\u00a0motif\u00a0» doit être une liste de textes"),
        ('"maire:n"', '"maire:z"', 7, "classe «\u00a0titre_elu\u00a0»\u00a0: genre inconnu"),
        ("titre_elu =", "Titre_elu =", 7, "doit être en minuscules"),
        ('"Cinq."]', "]", 17, "doit compter au moins 5 exemples"),
        ('"E."]', "7]", 18, "un exemple est un texte"),
        ('"E."]', '{ texte = "E.", periode = "peut-être" }]', 18, "un exemple est un texte"),
        ('id = "essai.un"', "id = ", 10, "ce n’est pas du TOML valide, à «\u00a0id =\u00a0»"),
        ("article =", 'negation = "oui"\narticle =', 11, "«\u00a0negation\u00a0» est true ou false"),
        ("article =", 'portee = ["image"]\narticle =', 11, "ne connaît pas «\u00a0image\u00a0»"),
        ("article =", 'medias = ["télé"]\narticle =', 11, "ne connaît pas «\u00a0télé\u00a0»"),
        (
            "article =",
            'gravite_par_media = { radio = "bloquant" }\narticle =',
            11,
            "ne connaît pas «\u00a0radio\u00a0»",
        ),
        ("article =", 'gravite_par_media = "bloquant"\narticle =', 11, "est { média = gravité }"),
        ("article =", 'remplacement = "un"\narticle =', 11, "est { motif = texte à écrire à la place }"),
        ("article =", 'remplacement."le ( meilleur" = "un"\narticle =', 11, "parenthèse non fermée"),
        ("article =", 'remplacement."le <inconnu>" = "un"\narticle =', 11, "classe inconnue"),
        ("article =", 'remplacement."le meilleur" = "un {x}"\narticle =', 11, "s’écrit {1}, {2}…"),
        # What looks like a regular expression, or like two words in one, is no word of a text: it would never be found.
        ("le meilleur <titre_elu>", "[a-z]+ maire", 14, "«\u00a0[a-z]+\u00a0» n’est pas un mot"),
        ("le meilleur <titre_elu>", "le (maire|/mair)", 14, "«\u00a0/mair\u00a0» n’est pas un mot"),
        ("le meilleur <titre_elu>", "maire**", 14, "«\u00a0maire**\u00a0» n’est pas un mot"),
        ("le meilleur <titre_elu>", "enfin, le maire", 14, "«\u00a0enfin,\u00a0» n’est pas un mot"),
        ('"maire:n"', '"le (maire|conseil)"', 7, "«\u00a0(maire|conseil)\u00a0» n’est pas un mot"),
        ("le meilleur <titre_elu>", "( " * 3000 + "a" + " )" * 3000, 14, "parenthèses dans des parenthèses"),
        ("article =", "a = " + "[" * 1000 + "]" * 1000 + "\narticle =", 11, "trop de crochets"),
        ("article =", 'etendue = ["phrase"]\narticle =', 11, "«\u00a0etendue\u00a0» doit être un texte"),
        ("article =", "seulement = { a = 1 }\narticle =", 11, "«\u00a0seulement\u00a0» doit être un texte"),
        ("article =", "admis_si = [1]\narticle =", 11, "«\u00a0admis_si\u00a0» doit être un texte"),
        ("article =", 'genres = ["fête"]\narticle =', 11, "ne connaît pas «\u00a0fête\u00a0»"),
        ('"E."]', '{ texte = "E.", media = "radio" }]', 18, "un exemple est un texte"),
        ('"E."]', '{ texte = "E.", genre = ["avis"] }]', 18, "un exemple est un texte"),
        ('"E."]', '{ texte = "E.", ou = "marge" }]', 18, "un exemple est un texte"),
    ],
)
def test_a_mistake_is_told_with_its_line(before: str, after: str, line: int, reason: str) -> None:
    assert before in GOOD
    message = said(GOOD.replace(before, after, 1))
    assert message.startswith(f"{NAME}, ligne {line}\u00a0: "), message
    assert reason in message
    assert "corrigez ce fichier" in message


@pytest.mark.parametrize(
    "value", ["3", "{ periode = 'bloquant' }", "{ hors_periode = 'bloquant', noel = 'x' }"]
)
def test_a_severity_is_one_or_one_a_period(value: str) -> None:
    assert "ligne 13\u00a0: «\u00a0gravite\u00a0» est un texte, ou { hors_periode" in said(
        with_gravity(value)
    )


def test_two_rules_of_a_pack_cannot_bear_one_name() -> None:
    message = said(GOOD + "\n" + RULE)
    assert message.startswith(f"{NAME}, ligne 21\u00a0: ")
    assert f"«\u00a0essai.un\u00a0» est déjà pris dans {NAME}" in message


def test_two_rules_of_two_packs_cannot_bear_one_name() -> None:
    message = said(GOOD, {"article-09.toml": GOOD.replace("titre_elu", "autre_elu")})
    assert message.startswith("article-09.toml, ligne 10\u00a0: ")
    assert f"est déjà pris dans {NAME}" in message


def test_two_packs_cannot_define_one_class() -> None:
    message = said(GOOD, {"article-09.toml": GOOD.replace("essai.un", "essai.deux")})
    assert message.startswith("article-09.toml, ligne 7\u00a0: ")
    assert f"«\u00a0titre_elu\u00a0» est déjà défini dans {NAME}" in message


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_an_empty_file_is_no_pack(text: str) -> None:
    assert said(text).startswith(f"{NAME}, ligne 1\u00a0: ce fichier est vide")


class TestFolder:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        (tmp_path / NAME).write_text(GOOD, encoding="utf-8")
        return tmp_path

    def refused(self, folder: Path) -> str:
        with pytest.raises(Refusal) as caught:
            load_packs(folder)
        return caught.value.message

    def test_bytes_that_are_not_utf_8_are_told_with_their_line(self, folder: Path) -> None:
        data = GOOD.encode().replace(b"Trois.", "Troisième.".encode("latin-1"))
        (folder / NAME).write_bytes(data)
        assert self.refused(folder).startswith(f"{NAME}, ligne 17\u00a0: ce fichier n’est pas en UTF-8")

    def test_a_file_saved_by_windows_is_the_same_pack(self, folder: Path) -> None:
        (folder / NAME).write_bytes(GOOD.replace("\n", "\r\n").encode())
        assert [rule.id for rule in load_packs(folder).rules] == ["essai.un"]

    def test_a_folder_without_rules_is_a_fault_of_the_computer(self, tmp_path: Path) -> None:
        for load in (load_packs, load_pattern_packs):
            with pytest.raises(EnvironmentFault):
                load(tmp_path)

    def test_a_file_that_does_not_open_is_a_fault_of_the_computer(self, folder: Path) -> None:
        (folder / "article-09.toml").mkdir()
        with pytest.raises(EnvironmentFault) as caught:
            load_packs(folder)
        assert "article-09.toml" in caught.value.message


class TestSeverity:
    def test_one_for_all_times(self) -> None:
        (rule,) = compile_packs({NAME: GOOD}).rules
        assert {rule.severity(period, "facebook") for period in Period} == {Severity.BLOCKING}

    def test_two_and_another_election_weighs_as_the_council_s_own(self) -> None:
        text = with_gravity("{ hors_periode = 'avertissement', periode = 'bloquant' }")
        (rule,) = compile_packs({NAME: text}).rules
        assert rule.severities == (Severity.WARNING, Severity.BLOCKING, Severity.BLOCKING)

    def test_three(self) -> None:
        text = with_gravity(
            "{ hors_periode = 'suggestion', periode = 'bloquant', autre_scrutin = 'avertissement' }"
        )
        (rule,) = compile_packs({NAME: text}).rules
        assert rule.severities == (Severity.SUGGESTION, Severity.BLOCKING, Severity.WARNING)

    def test_a_medium_may_have_its_own_at_each_period(self) -> None:
        text = GOOD.replace(
            "article =",
            "gravite_par_media = { contact = 'suggestion', youtube = "
            "{ hors_periode = 'avertissement', periode = 'bloquant' } }\narticle =",
        )
        (rule,) = compile_packs({NAME: text}).rules
        assert rule.severity(Period.COUNCIL, "contact") is Severity.SUGGESTION
        assert rule.severity(Period.NONE, "youtube") is Severity.WARNING
        assert rule.severity(Period.OTHER, "youtube") is Severity.BLOCKING
        assert rule.severity(Period.NONE, "website") is Severity.BLOCKING

    def test_a_category_may_change_with_the_period(self) -> None:
        pair = "{ hors_periode = 'opinion_politique', periode = 'parti_pris_electoral' }"
        (rule,) = compile_packs({NAME: GOOD.replace('"opinion_politique"', pair)}).rules
        assert rule.categories == (
            Category.POLITICAL_OPINION,
            Category.ELECTORAL_BIAS,
            Category.ELECTORAL_BIAS,
        )


@pytest.mark.parametrize(
    ("only", "periods"),
    [
        ("periode", {Period.COUNCIL, Period.OTHER}),
        ("hors_periode", {Period.NONE}),
        ("scrutin_du_conseil", {Period.COUNCIL}),
        ("hors_scrutin_du_conseil", {Period.NONE, Period.OTHER}),
    ],
)
def test_a_rule_may_look_at_some_periods_only(only: str, periods: set[Period]) -> None:
    (rule,) = compile_packs({NAME: GOOD.replace("article =", f'seulement = "{only}"\narticle =')}).rules
    assert {
        period for period in Period if rule.concerns("corps", "website", "publication", period)
    } == periods
