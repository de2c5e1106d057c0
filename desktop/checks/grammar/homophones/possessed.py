"""ces and ses, by who is there to own: what is announced is shown, what a lone subject has is its own."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import only_plural
from desktop.checks.grammar.verbs.infinitives import is_vous_form
from desktop.checks.reading.noun_phrases import noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_SES = forms("ses")
_CES = forms("ces")
_SHOWN = "Ce que l’on montre : « ces »."
_OWNED = "Ce qui appartient au sujet : « ses »."
_LISTED = forms(
    "dates conseils étapes trucs règles signes gestes consignes mesures heures numéros questions astuces précautions documents"
    " symptômes critères conditions trois deux quatre cinq quelques"
)
_HAPPENING = forms(
    "travaux mesures règles activités données consignes heures dates frais pluies vents orages règlements"
)


def _first(s: Sentence) -> bool:
    """Whether nothing comes before it, to which it could refer."""
    return s.span.start == s.document.segments[0].start


def shown(s: Sentence) -> Iterator[Hit]:
    """`Surveillez ses trois signes`, `Voici ses cinq conseils`, `Ses travaux dureront`: nobody was named."""
    for i in s.places(_SES):
        if not _first(s):
            continue
        ordered = i == 1 and (is_vous_form(s.at(0)) or s.lower(0) in ("voici", "voilà"))
        counted = s.lower(i + 1) in _LISTED or (s.role(i + 1) == "#" and s.lower(i + 2) in _LISTED)
        named = any(
            s.role(k) == "M" or s.lower(k) in ("il", "elle") for k in range(i + 2, min(i + 6, len(s.words)))
        )
        opens = i == 0 and s.lower(1) in _HAPPENING and s.role(2) == "V" and "3p" in s.at(2).form.persons
        caused = s.lowers(i - 3, i) == ("à", "cause", "de") and i == 3 and s.lower(i + 1) in _HAPPENING
        if (ordered and counted and not named and not _kept(s)) or opens or caused:
            yield on(s.at(i), _SHOWN, "ces")


def _kept(s: Sentence) -> bool:
    """Whether somebody is spoken of, whose things they may be."""
    return any(w.role == "M" for w in s.words[1:]) and ":" not in s.lowers(0, len(s.words))


_THINGS = forms(
    "romans livres voyages toiles œuvres photos souvenirs aventures secrets recettes poèmes chansons créations découvertes"
    " passions enfants parents amis petits-enfants bottes patins gants mitaines ustensiles outils finissants bénévoles employés"
    " paroissiens membres commanditaires partenaires élèves citoyens locaux bureaux portes fossés comptes fenêtres résidents"
    " abonnés clients joueurs arbitres débuts racines origines talents plans bacs chiens dents mains vêtements bagages lunettes"
    " papiers ennuis voisins premiers premières meilleurs meilleures nouveaux nouvelles plus"
)
_GIVING = forms(
    "présenter exposer raconter partager dévoiler lancer inviter remercier féliciter nettoyer entretenir déménager ouvrir fermer"
    " apporter oublier ranger vendre montrer publier célébrer fêter honorer accueillir parler perdre retrouver prêter offrir"
    " accrocher rouvrir conserver garder quitter emmener amener porter aimer"
)
_FOR_OWN = forms("fier fière fiers fières")


def owned(s: Sentence) -> Iterator[Hit]:
    """`L’école présente ces finissants`, `elle va te raconter ces voyages`, `Une ville fière de ces bénévoles`."""
    for i in s.places(_CES):
        thing = s.at(i + 1)
        if not _first(s) or thing.lower not in _THINGS or s.role(i + 2) in ("R", "K", "U"):
            continue
        if thing.lower == "plus" and s.role(i + 2) != "A":
            continue
        after = {"-là", "qui", "que"} & set(s.lowers(i + 1, len(s.words)))
        proud = s.lower(i - 1) == "de" and s.lower(i - 2) in _FOR_OWN
        k = i - 1 - (s.lower(i - 1) in ("de", "à"))
        verb = s.at(k)
        gives = bool(verb.form.lemmas(participle=False) & _GIVING) and verb.role in ("V", "Y")
        if not after and (proud or (gives and _one_subject(s, k))) and _no_plural_before(s, i):
            yield on(s.at(i), _OWNED, "ses")


def _one_subject(s: Sentence, verb: int) -> bool:
    """Whether one person, or one body, acts: `L’autrice`, `elle`, `Léa Roy`."""
    finite = next((j for j in range(verb, -1, -1) if s.role(j) == "V"), -1)
    if finite < 1 or "3s" not in s.at(finite).form.persons or is_vous_form(s.at(finite)):
        return False
    if s.lower(finite - 1) in ("elle", "il") or "elle" in s.lowers(max(0, finite - 3), finite):
        return True
    if s.role(0) == "M":
        return all(s.role(j) in "MO" for j in range(finite))
    phrase = noun_phrase(s, 0) if s.role(0) == "D" else None
    return phrase is not None and phrase.number == "s" and phrase.head < finite


def _no_plural_before(s: Sentence, i: int) -> bool:
    """Whether nothing plural was named, that « ces » could take up."""
    return not any(w.role == "N" and only_plural(w.form.nouns) for w in s.words[:i]) and "on" not in s.lowers(
        0, i
    )


def both(s: Sentence) -> Iterator[Hit]:
    """`remercie ces arbitres et ses marqueurs`: two of the same owner."""
    for i in s.places(_CES):
        before = (
            s.lower(i - 1) == "et" and s.role(i - 2) in ("N", "A") and "ses" in s.lowers(max(0, i - 4), i - 1)
        )
        after = next((k for k in range(i + 2, i + 4) if s.lower(k) == "et"), 0)
        after = (
            after if after and i and s.lower(after + 1) == "ses" and s.role(after - 1) in ("N", "A") else 0
        )
        if (before and s.at(i + 1).form.nouns) or after:
            yield on(s.at(i), _OWNED, "ses")


RULES = (
    GrammarRule(
        "homophone.ces_annonce",
        shown,
        "« Ces » montre; « ses » dit à qui sont les choses.",
        bad=(
            ("Surveillez ses trois signes d’une fosse trop pleine : odeurs, lenteur, bruit.", "Surveillez ces trois signes d’une fosse trop pleine : odeurs, lenteur, bruit."),
            ("Voici ses cinq conseils pour économiser l’eau.", "Voici ces cinq conseils pour économiser l’eau."),
            ("Ses travaux dureront trois semaines.", "Ces travaux dureront trois semaines."),
            ("Retenez ses dates : 4 juin et 11 juin.", "Retenez ces dates : 4 juin et 11 juin."),
        ),
        good=(
            "Zoé est nutritionniste. Voici ses cinq conseils.",
            "Retenez ces dates : 4 juin et 11 juin.",
            "Ses enfants l’attendent.",
            "Brossez ses dents.",
        ),
        words=_SES,
    ),
    GrammarRule(
        "homophone.ses_sujet",
        owned,
        "« Ses » dit ce qui appartient au sujet; « ces » montre.",
        bad=(
            ("L’école présente ces finissants.", "L’école présente ses finissants."),
            ("Viens rencontrer Mireille, elle va te raconter ces voyages.", "Viens rencontrer Mireille, elle va te raconter ses voyages."),
            ("Une municipalité fière de ces bénévoles.", "Une municipalité fière de ses bénévoles."),
            ("L’autrice viendra parler de ces romans.", "L’autrice viendra parler de ses romans."),
        ),
        good=(
            "Deux bénévoles partent. La ville remercie ces bénévoles.",
            "Le conseil remercie ces bénévoles qui donnent tout.",
            "On présente ces finissants.",
            "Les élèves du camp, on les voit; le camp aime ces élèves.",
        ),
        words=_CES,
    ),
    GrammarRule(
        "homophone.ses_deux",
        both,
        "« Ses » dit ce qui appartient au sujet; « ces » montre.",
        bad=(
            ("La ligue remercie ces arbitres et ses marqueurs.", "La ligue remercie ses arbitres et ses marqueurs."),
            ("La ligue remercie ses arbitres et ces marqueurs.", "La ligue remercie ses arbitres et ses marqueurs."),
        ),
        good=("Ces arbitres et ces marqueurs.", "Ses arbitres et ses marqueurs."),
        words=_CES,
    ),
)  # fmt: skip
