"""ces and ses, by who is there to own: what is announced is shown, what a lone subject has is its own."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import TIMES, only_plural
from desktop.checks.grammar.verbs.infinitives import is_vous_form
from desktop.checks.reading.noun_phrases import noun_phrase
from desktop.checks.reading.sentence import Sentence, Word
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


def without_owner(s: Sentence) -> Iterator[Hit]:
    """`Nous tiendrons ses deux rencontres`, `Apportez ses papiers`, `Merci de respecter ses consignes`: said by us, to
    you, of things that no third person could own."""
    for i in s.places(_SES):
        if not _first(s) or not (s.at(i + 1).form.nominal or s.role(i + 1) in ("#", "N", "A", "D")):
            continue
        spoken = False
        for k in range(i):
            word = s.at(k)
            if word.role in ("V", "Y") and not _is_ours(s, k):
                break
            spoken = spoken or word.role == "V" or word.lower in _ASKING
            if word.role in ("M", "T", "R", "K", "U", "L", "?", ".") or _is_other(word):
                break
            if word.role == "N" and not _names_nobody(s, k):
                break
        else:
            if spoken and s.lower(i + 1) not in _ANYONES and not _owner_after(s, i):
                yield on(s.at(i), _SHOWN, "ces")


def _is_other(word: Word) -> bool:
    """Whether a pronoun stands for a third person."""
    return word.lower in _OTHERS and word.role != "D"


_ASKING = forms("merci veuillez")
_OTHERS = forms("il elle on ils elles c' ce ça cela chacun lui leur la le l' les")
# Of an animal, of a child who was spoken to or shown: « brossez ses dents ».
_ANYONES = forms(
    "propres dents mains pieds cheveux griffes yeux oreilles vêtements bottes pattes poils ongles joues blessures parents besoins trois"
)
_ANY_PERSON = frozenset({"1s", "2s", "1p", "2p"})
_INVITING = forms(
    "inviter prier demander encourager recommander pouvoir devoir aller vouloir conseiller permettre proposer"
)
_TALKED_TO = forms(
    "merci bienvenue bonjour nom plaisir fierté cœur regret invitation occasion besoin soin prière service disposition citoyens"
    " citoyennes citoyen parents résidents résidentes riverains concitoyens amis gens madame monsieur chers tous toutes note connaissance part"
    " compte rappel avance suite raison cas cours lieu plus fin début compter partir attention œil coup"
)


def _is_ours(s: Sentence, k: int) -> bool:
    """Whether the verb at `k` speaks of us or of you, or is the infinitive of what you are asked."""
    word = s.at(k)
    if word.role == "V":
        persons = {person for verb in word.form.verbs for person in verb.persons}
        return bool(persons) and persons <= _ANY_PERSON
    earlier = [j for j in range(k) if s.role(j) == "V"]
    asked = bool(earlier) and bool(s.at(earlier[-1]).form.lemmas(participle=False) & _INVITING)
    thanked = s.lower(k - 1) in ("de", "d'") and s.lower(k - 2) in ("merci", "avant", "afin")
    return asked or thanked or s.lower(k - 1) in ("veuillez", "pour")


def _names_nobody(s: Sentence, k: int) -> bool:
    """Whether the noun at `k` owns nothing: a moment, somebody one speaks to, the noun of a set phrase, several."""
    word = s.at(k)
    bare = s.role(k - 1) in ("P", "F") and s.lower(k - 1) not in ("du", "au", "avec", "chez")
    return bare or word.lower in TIMES | _TALKED_TO or only_plural(word.form.nouns)


def _owner_after(s: Sentence, i: int) -> bool:
    """Whether somebody who may own the thing is named later: `Découvrez ses toiles : Léa Roy expose`."""
    return any(
        w.role == "M"
        or w.lower in ("il", "elle", "-il", "-elle", "son", "sa", "artiste", "auteur", "autrice")
        for w in s.words[i + 2 :]
    )


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
        "homophone.ces_sans_maitre",
        without_owner,
        "« Ces » montre; « ses » dit à qui sont les choses.",
        bad=(
            ("Nous tiendrons ses deux rencontres d’information en mai.", "Nous tiendrons ces deux rencontres d’information en mai."),
            ("Vous trouverez ses formulaires au comptoir.", "Vous trouverez ces formulaires au comptoir."),
            ("Merci de respecter ses consignes.", "Merci de respecter ces consignes."),
            ("Dès lundi, nous vous invitons à ses ateliers gratuits.", "Dès lundi, nous vous invitons à ces ateliers gratuits."),
        ),
        good=(
            "Aidez un voisin : déneigez ses marches.",
            "Nous remercions le club et ses bénévoles.",
            "Vous aimez Zoé? Lisez ses romans.",
            "Découvrez ses toiles : l’artiste expose au parc.",
            "Nous apprenons à gérer ses émotions.",
            "Remplissez le bac à ses trois quarts.",
        ),
        words=_SES,
        last_resort=True,
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
