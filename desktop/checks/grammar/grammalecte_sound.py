"""Sound turns that Grammalecte takes for mistakes: nouns put beside nouns, verbs read as nouns, words of a label."""

from __future__ import annotations

from desktop.checks.engines.grammalecte import EngineError
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

# « les tarifs famille », « des comptes utilisateur »: the second noun says what kind, and may stay singular.
_KINDS = forms(
    "administrateur utilisateur client système famille adulte enfant étudiant aîné membre jeunesse invité visiteur parent"
    " résident citoyen entreprise maison"
)
_OF_KINDS = forms(
    "tarif tarifs forfait forfaits billet billets laissez-passer carte cartes compte comptes privilège privilèges droit droits"
    " accès profil profils abonnement abonnements rabais place places mode modes paramètre paramètres applicatifs espace espaces"
    " section sections volet volets passeport passeports fichier fichiers inscription inscriptions prix zone zones service services"
)


# « une soirée crêpes et cidre couronnera le séjour »: what is done or served there.
_OCCASIONS = forms(
    "soirée souper déjeuner dîner brunch café atelier après-midi journée matinée coin stand kiosque bar rayon pause fête vente"
    " buffet séance volet section espace"
)
_ONE = forms("le la l' du au un une ce cette notre votre")


def is_sound(error: EngineError, s: Sentence, index: int) -> bool:
    """Whether the word at `index`, which `error` begins with, is right for one of the reasons above."""
    rule, word = error.rule, s.at(index)
    if error.option == "gn" and word.lower in _KINDS and s.lower(index - 1) in _OF_KINDS:
        return True
    if "gn_nombre_chiffres" in rule and s.role(index - 1) == "#":
        before = s.at(index - 2)  # la salle 204 équipée, la 158 fermée: a number that names one thing
        named = before.role == "N" and {number for _, number in before.form.nouns} == {"s"}
        return named or before.lower in _ONE
    if error.option in ("gn", "conj") and word.role == "N" and s.lower(index - 1) in _OCCASIONS:
        return {number for _, number in word.form.nouns} == {"p"}
    if error.option in ("gn", "conj") and word.form.finite and s.lower(index + 1) == "en":
        return (
            bool(s.at(index + 2).form.gerund) and s.role(index - 1) == "N"
        )  # le programme continue en faisant
    if error.option == "gn" and s.at(index + 1).capital and s.role(index - 1) == "D":
        return (
            bool(word.form.nouns) and s.lower(index + 1) != s.at(index + 1).text
        )  # l’interrupteur Connexion
    return (
        "conf_start_nom_ppas" in rule and word.capital and bool(word.form.infinitives)
    )  # le bouton « Ajouter »
