"""Small turns misheard: `la date à était changée`, `la balade n’ait pas annulée`, `le tôt de taxation`, `et mois avons`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.homophones.places import no_verb_before, skip_adverbs, sure_verb
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_WAS = forms("était étaient étais")
_HAVING = {"à": "a", "on": "ont"}


def has_been(s: Sentence) -> Iterator[Hit]:
    """`La date à était changée`, `Les bacs on étaient vidés`: two words that sound like « a été », « ont été »."""
    for i in s.places(_WAS):
        helper = _HAVING.get(s.lower(i - 1))
        done = s.at(skip_adverbs(s, i + 1))
        told = s.lower(i - 1) == "à" or s.lower(i) == "étaient"
        if helper is None or not told or not (done.form.participles or done.form.qualifiers):
            continue
        if s.role(i - 2) in ("N", "A", "M", "Q", "S", "T", "R", "#"):
            yield between(s.at(i - 1), s.at(i), "C’est le verbe « avoir », puis « été ».", f"{helper} été")


_AIT = forms("ait ai aie")
_DENYING = forms("pas plus jamais")


def is_not(s: Sentence) -> Iterator[Hit]:
    """`La balade n’ait pas annulée`, `Le chalet n’ai pas ouvert`: the subject is a thing, nothing is wished."""
    for i in s.places(_AIT):
        if s.lower(i - 1) not in ("n'", "ne") or s.lower(i + 1) not in _DENYING:
            continue
        subject = i - 2
        neuter = s.lower(subject) in ("cela", "ça", "ceci", "il", "elle", "on")
        phrase = noun_phrase(s, 0) if s.role(0) == "D" else None
        named = phrase is not None and phrase.number == "s" and complements(s, phrase.end) == i - 1
        if not (
            named or (neuter and s.role(subject - 1) in ("", ".", ",", "C") and s.lower(subject - 1) != "qu'")
        ):
            continue
        state = s.at(skip_adverbs(s, i + 2))
        pairs = state.form.qualifiers
        gender = phrase.gender if phrase is not None and named else "f" if s.lower(subject) == "elle" else "m"
        if (gender or "m", "s") in pairs and not sure_verb(state):
            yield on(s.at(i), "C’est le verbe « être », à l’indicatif.", "est")


_RATED = forms("de d' du des majoré réduit horaire annuel fixe unique applicable global foncier moyen")
_TOT = forms("tôt tôts")


def rate(s: Sentence) -> Iterator[Hit]:
    """`Le tôt de la taxe foncière`, `au tôt majoré`: an amount, not a moment."""
    for i in s.places(_TOT):
        led = s.lower(i - 1) in ("le", "un", "ce", "les", "quel", "votre", "notre", "au", "du", "tôt")
        if (led and s.lower(i + 1) in _RATED) or (i == 0 and s.lower(1) in ("de", "d'") and s.role(2) == "N"):
            yield on(s.at(i), "Un pourcentage est un « taux ».", "taux")


_MOIS = forms("mois")
_WE = forms("avons sommes étions avions irons serons allons avez êtes")


def and_i(s: Sentence) -> Iterator[Hit]:
    """`Mes voisins et mois avons planté`, `C’est mois qui ai peint`: the person who speaks."""
    for i in s.places(_MOIS):
        together = s.lower(i - 1) in ("et", ",") and s.lower(i + 1) in _WE
        shown = s.lowers(i - 2, i) == ("c'", "est") and s.lower(i + 1) in ("qui", "que")
        for_me = s.lower(i - 1) in ("chez", "pour", "avec") and s.role(i + 1) in (",", ".", "")
        if together or shown or for_me:
            yield on(s.at(i), "La personne qui parle : « moi ».", "moi")


_PLUTOT = forms("plutôt")
_COMING = forms("arriver venir partir commencer finir fermer ouvrir passer débuter terminer lever coucher")


def earlier(s: Sentence) -> Iterator[Hit]:
    """`Arrivez plutôt que 9 h`, `La collecte passera plutôt que prévu`: the opposite of « plus tard »."""
    for i in s.places(_PLUTOT):
        verb = s.at(i - 1)
        timed = s.lower(i + 1) in ("que", "qu'") and (s.role(i + 2) == "#" or s.lower(i + 2) in _FORESEEN)
        if timed and (verb.form.lemmas() & _COMING or s.role(i - 1) in ("V", "Q", "Y", "W")):
            yield on(s.at(i), "Le contraire de « plus tard » s’écrit en deux mots.", "plus tôt")


_FORESEEN = forms("prévu prévue d'habitude midi l'heure habituellement l'an")


_ET = forms("et")


def it_costs(s: Sentence) -> Iterator[Hit]:
    """`L’amende minimale et de 200 $`, `Le prix à payer et de 12 $`: the amount is told of its subject."""
    for i in s.places(_ET):
        if (
            s.lower(i + 1) not in ("de", "d'")
            or s.role(i + 2) != "#"
            or s.role(i - 1) not in ("N", "A", "Q", "Y")
        ):
            continue
        start = i - 1
        while start > 0 and s.role(start - 1) not in (".", "L", "K") and s.lower(start - 1) != ",":
            start -= 1
        phrase = noun_phrase(s, start) if s.role(start) == "D" else None
        if phrase is None or phrase.number != "s" or not no_verb_before(s, i):
            continue
        end = next((k for k in range(i + 3, len(s.words)) if s.role(k) in (".", ",")), len(s.words))
        alone = not any(s.role(k) in ("V", "R", "K", "U") or sure_verb(s.at(k)) for k in range(i + 1, end))
        listed = "de" in s.lowers(start, i) and s.role(phrase.end + 1) == "#"
        if alone and not listed and s.is_prose:
            yield on(s.at(i), "La proposition n’a pas de verbe : « est ».", "est")


RULES = (
    GrammarRule(
        "homophone.a_ete_etait",
        has_been,
        "« A été » : après « avoir », le participe passé de « être ».",
        bad=(
            ("La date à était changée.", "La date a été changée."),
            ("Les bacs on étaient vidés.", "Les bacs ont été vidés."),
        ),
        good=("La date était changée.", "Ceux qui sont à la salle étaient contents.", "On était ravis."),
        words=_WAS,
    ),
    GrammarRule(
        "homophone.n_est_pas",
        is_not,
        "« N’est pas » énonce un fait; « n’ait pas » suit « que ».",
        bad=(
            ("La balade n’ait pas annulée.", "La balade n’est pas annulée."),
            ("Cela n’ait pas permis.", "Cela n’est pas permis."),
        ),
        good=("Il se peut que la balade n’ait pas lieu.", "Je n’ai pas fini.", "Bien qu’il n’ait pas plu, on arrose."),
        words=_AIT,
    ),
    GrammarRule(
        "homophone.taux",
        rate,
        "« Taux » est un nom; « tôt », un adverbe.",
        bad=(
            ("Le tôt de la taxe foncière baisse.", "Le taux de la taxe foncière baisse."),
            ("Ces heures sont payées au tôt majoré de 50 %.", "Ces heures sont payées au taux majoré de 50 %."),
        ),
        good=("Le plus tôt sera le mieux.", "Il est tôt.", "Au plus tôt de lundi à mercredi.", "Tôt le matin."),
        words=_TOT,
    ),
    GrammarRule(
        "homophone.moi",
        and_i,
        "« Moi » est la personne qui parle; « mois », une durée.",
        bad=(
            ("Mes voisins et mois avons planté une haie.", "Mes voisins et moi avons planté une haie."),
            ("C’est mois qui ai peint le cheval.", "C’est moi qui ai peint le cheval."),
        ),
        good=("Un mois et deux jours.", "Pour un mois, louez ici.", "C’est un mois qui plaît."),
        words=_MOIS,
    ),
    GrammarRule(
        "homophone.plus_tot_que",
        earlier,
        "« Plus tôt » est le contraire de « plus tard »; « plutôt » marque une préférence.",
        bad=(
            ("Arrivez plutôt que 9 h.", "Arrivez plus tôt que 9 h."),
            ("La collecte passera plutôt que prévu.", "La collecte passera plus tôt que prévu."),
        ),
        good=("Marchez plutôt que de rouler.", "Prenez deux bacs plutôt que trois.", "Il est plutôt grand."),
        words=_PLUTOT,
    ),
    GrammarRule(
        "homophone.est_montant",
        it_costs,
        "« Est » dit le montant; « et » relie.",
        bad=(
            ("L’amende minimale et de 200 $.", "L’amende minimale est de 200 $."),
            ("Le prix à payer et de 12 $.", "Le prix à payer est de 12 $."),
        ),
        good=("Le rabais est de 5 $ et de 10 $.", "Une salle et de la place pour 20."),
        words=_ET,
    ),
)  # fmt: skip
