"""Short sentences and small words: `casque fortement recommander`, `des le 10 mai`, `le doyen ma confié`, `on c’est que`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.homophones.places import skip_adverbs
from desktop.checks.grammar.verbs.infinitives import is_er_infinitive
from desktop.checks.grammar.verbs.participles import inflected_verb
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.noun_phrases import noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

# What is said, at the end of a notice, of what it names: « casques prêtés sur place », « places limitées ».
_SAID_OF_THINGS = forms(
    "recommander exiger accepter refuser prêter limiter réserver demander conseiller suggérer autoriser tolérer obliger"
    " inviter annuler reporter rembourser contingenter payer préparer proposer terminer organiser inclure"
)
_OTHER_TASKS = forms("à pour sans comment où quoi")


def infinitive_in_notice(s: Sentence) -> Iterator[Hit]:
    """`Casque fortement recommander!`, `Casques prêter sur place`: no verb, so the word qualifies the noun."""
    if any(role in "VGSTRK" for role in s.roles):
        return
    for i in s.with_role("Y"):
        word = s.at(i)
        if not is_er_infinitive(word) or word.capital or word.lower not in _SAID_OF_THINGS:
            continue
        noun = i - 1
        while s.role(noun) in ("W", "A"):
            noun -= 1
        start = noun
        while start > 0 and (s.role(start - 1) in ("D", "A", "#") or _linked(s, start)):
            start -= 1 if s.role(start - 1) in ("D", "A", "#") else 2
        opens = start == 0 or s.role(start - 1) in (".", ",") or s.lower(start - 1) in ("et", "–", "•")
        if s.role(noun) != "N" or not opens or _OTHER_TASKS & set(s.lowers(0, i)):
            continue
        if s.role(i + 1) not in (".", ",", "", "P", "C", "W"):
            continue
        head = next(k for k in range(start, noun + 1) if s.role(k) == "N")
        offered = [form for pair in sorted(noun_pairs(s, head)) for form in inflected_verb(s, word, pair)]
        yield on(word, "Ce mot qualifie le nom : c’est un participe.", *offered)


def _linked(s: Sentence, start: int) -> bool:
    """Whether the noun at `start` completes another one: « preuve de résidence »."""
    return s.role(start - 1) in ("P", "F") and s.role(start - 2) == "N"


_DES = forms("des")
_FROM_THEN = forms("le la l' ce cette cet notre votre leur maintenant demain aujourd'hui lors")


def since(s: Sentence) -> Iterator[Hit]:
    """`Entrevues des le 10 février`, `des maintenant`: « des » never stands before another determiner."""
    for i in s.places(_DES):
        following = s.at(i + 1)
        if following.lower in _FROM_THEN and not following.capital and not following.form.nouns:
            yield on(s.at(i), "« Dès » dit à partir de quand.", "dès")


_POSSESSIVE = forms("ma ta")
_SPEAKERS = forms("il elle on qui ça cela")


def to_me(s: Sentence) -> Iterator[Hit]:
    """`Le doyen ma confié son secret`: a participle that is no noun follows."""
    for i in s.places(_POSSESSIVE):
        k = skip_adverbs(s, i + 1)
        participle = s.at(k)
        told = bool(participle.form.participles) and not participle.form.nouns
        subject = s.role(i - 1) in ("N", "M", "Q", "A") or s.lower(i - 1) in _SPEAKERS
        if told and subject and i > 0 and s.role(k + 1) not in ("N",):
            letter = s.lower(i)[0]
            yield on(
                s.at(i), "C’est le pronom et l’auxiliaire « avoir » : « m’a ».", f"{letter}{s.apostrophe()}a"
            )


_LA = forms("la")
# Feminine participles that are also nouns.
_SEEN = forms(
    "vue prise mise faite reçue venue connue crue bue tenue battue sortie remise reprise permise promise"
)


def has_seen_her(s: Sentence) -> Iterator[Hit]:
    """`Le facteur la vue le premier`: the sentence has no verb, and « la » follows its subject."""
    for i in s.places(_LA):
        if s.lower(i + 1) not in _SEEN or s.role(i + 2) not in ("W", "P", "D", ".", ",", "F", "#", ""):
            continue
        if any(role in "VGY" for role in s.roles) or i == 0:
            continue
        phrase = noun_phrase(s, 0)
        if phrase is not None and s.role(0) == "D" and phrase.end == i and phrase.number == "s":
            yield on(s.at(i), "C’est le pronom et l’auxiliaire « avoir ».", f"l{s.apostrophe()}a")


_C = forms("c'")
_KNOWERS = forms("on il elle qui nul personne")
_KNOWN = forms("que qu' où si comment pourquoi quand combien quel quelle quels quelles")


def knows(s: Sentence) -> Iterator[Hit]:
    """`on c’est que`, `qui c’est où`: a subject pronoun already stands before « c’est »."""
    for i in s.places(_C):
        if s.lower(i + 1) != "est" or s.lower(i + 2) not in _KNOWN or i == 0:
            continue
        if s.lower(i - 1) in _KNOWERS and (s.role(i - 2) in (".", ",", "C", "K", "") or i == 1):
            yield between(s.at(i), s.at(i + 1), "C’est le verbe « savoir ».", "sait")


_ET = forms("et")
_ANSWERS = forms("réponse verdict conclusion")


def answer_is(s: Sentence) -> Iterator[Hit]:
    """`la réponse et oui!`: what it says follows."""
    for i in s.places(_ET):
        said = s.lower(i + 1) in ("oui", "non") and s.role(i + 2) in (".", ",", "")
        if said and s.lower(i - 1) in _ANSWERS and s.role(i - 2) == "D":
            yield on(s.at(i), "« Est » est le verbe être.", "est")


_DANS = forms("dans")


def from_above(s: Sentence) -> Iterator[Hit]:
    """`Dans haut de la tour`, `dans bas`: « d’en »."""
    for i in s.places(_DANS):
        if s.lower(i + 1) in ("haut", "bas") and s.lower(i + 2) in ("de", "d'", "du", ",", ".", ""):
            yield on(s.at(i), "On écrit « d’en haut », « d’en bas ».", f"d{s.apostrophe()}en")


RULES = (
    GrammarRule(
        "terminaison.notice",
        infinitive_in_notice,
        "Dans une annonce sans verbe, ce qui qualifie le nom est un participe.",
        bad=(
            ("Casque fortement recommander!", "Casque fortement recommandé!"),
            ("Casques prêter sur place.", "Casques prêtés sur place."),
            ("Preuve de résidence exiger.", "Preuve de résidence exigée."),
        ),
        good=(
            "Cafetière à réserver.",
            "Papiers pour réserver.",
            "Le club peut refuser.",
            "Inscription en ligne, puis payer au comptoir.",
        ),
        words=_SAID_OF_THINGS,
        roles="Y",
    ),
    GrammarRule(
        "homophone.des_moment",
        since,
        "« dès » dit à partir de quand.",
        bad=(
            ("Entrevues des le 10 février.", "Entrevues dès le 10 février."),
            ("Inscrivez-vous des maintenant.", "Inscrivez-vous dès maintenant."),
        ),
        good=("Venez dès le matin.", "La rue des Lacs."),
        words=_DES,
    ),
    GrammarRule(
        "homophone.m_a",
        to_me,
        "« m’a » est un pronom et un verbe; « ma » accompagne un nom.",
        bad=(
            ("Le doyen ma confié son secret.", "Le doyen m’a confié son secret."),
            ("Le maire ma toujours répondu.", "Le maire m’a toujours répondu."),
        ),
        good=("Je cherche ma clé perdue.", "Ma chère voisine, merci.", "Il garde ma tasse préférée."),
        words=_POSSESSIVE,
    ),
    GrammarRule(
        "homophone.l_a_vue",
        has_seen_her,
        "« l’a » est un pronom et un verbe; « la » accompagne un nom.",
        bad=(("Le facteur la vue le premier.", "Le facteur l’a vue le premier."),),
        good=("Du belvédère, la vue du lac.", "La prise de rendez-vous.", "Le facteur a la vue basse."),
        words=_SEEN,
    ),
    GrammarRule(
        "homophone.sait_que",
        knows,
        "« sait » est le verbe savoir.",
        bad=(("On c’est que la rue est fermée.", "On sait que la rue est fermée."),),
        good=("Ce qui compte, c’est que tout le monde vienne.", "Lui, c’est quand il veut.", "Qui c’est?"),
        words=forms("c"),
    ),
    GrammarRule(
        "homophone.reponse_est",
        answer_is,
        "« est » est le verbe être.",
        bad=(("La réponse et oui!", "La réponse est oui!"),),
        good=("La réponse est non.", "Oui et non."),
        words=_ANSWERS,
    ),
    GrammarRule(
        "homophone.d_en_haut",
        from_above,
        "« d’en haut », « d’en bas » s’écrivent avec « en ».",
        bad=(("Dans haut de la tour, on voit loin.", "D’en haut de la tour, on voit loin."),),
        good=("Dans ce haut lieu.", "D’en bas, on ne voit rien.", "Rangez-le dans bas et fonds."),
        words=_DANS,
    ),
)
