"""-er and -é where nothing governs an infinitive: beside a participle, in an aside, before a date that is past."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.inflection import chosen
from desktop.checks.grammar.agreement.participle import allowed
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import TIMES
from desktop.checks.grammar.homophones.states import participle_of
from desktop.checks.grammar.verbs.infinitives import is_er_infinitive
from desktop.checks.reading.asides import parts_subject
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.noun_phrases import noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

_JOINING = forms("et ou puis")
_GOVERNING = forms(
    "à pour de d' sans afin avant faut peut peuvent doit doivent devez pouvez veut veulent va vont comment où"
)


def joined_participle(s: Sentence) -> Iterator[Hit]:
    """`Une fois remplie et signer, la fiche`, `des mets préparés et emballer`: joined to a participle, it is one."""
    for link in s.places(_JOINING):
        i = link + 1
        word, first = s.at(i), s.at(link - 1)
        if s.role(i) != "Y" or s.role(link - 1) != "Q" or not is_er_infinitive(word) or word.form.nouns:
            continue
        earlier = s.words[:link]
        if any(w.role in "YG" for w in earlier) or _GOVERNING & {w.lower for w in earlier}:
            continue
        if s.role(i + 1) in ("D", "N", "O") and not is_time(s, i + 1):
            continue
        pairs = sorted(first.form.participles)
        yield on(word, "Joint à un participe, ce verbe en est un.", *_participles(s, word.lower, pairs))


def _participles(s: Sentence, infinitive: str, pairs: list[GenderNumber]) -> list[str]:
    participle = participle_of(s, infinitive)
    found = [form for pair in pairs for form in s.vocabulary.lexicographer.inflect(participle, *pair)]
    return list(dict.fromkeys([*found, participle]))


# « Son rêve, voyager en train, … »: what an infinitive may explain.
_EXPLAINED = forms(
    "rêve but tâche objectif idée projet mission rôle défi mandat consigne conseil règle plaisir solution façon geste choix"
    " passe-temps ambition souhait truc astuce option étape travail devoir manière moyen métier vocation priorité habitude"
    " recette réflexe secret passion principe"
)


def participle_in_aside(s: Sentence) -> Iterator[Hit]:
    """`Le mot de passe, renouveler chaque mois, est affiché`: an aside between a subject and its verb qualifies it."""
    for i in s.with_role("Y"):
        word = s.at(i)
        if not is_er_infinitive(word) or s.lower(i - 1) != "," or not parts_subject(s, i):
            continue
        phrase = noun_phrase(s, 0)
        following = s.role(i + 1) in ("P", "W", "F") or is_time(s, i + 1)
        closing = next((k for k in range(i + 1, len(s.words)) if s.lower(k) == ","), 0)
        other = any(s.role(k) in ("Y", "V", "R", "K") for k in range(i + 1, closing))
        if phrase is None or not following or other or s.lower(phrase.head) in _EXPLAINED:
            continue
        pairs = allowed(phrase)
        pair = chosen(s.vocabulary.form(participle_of(s, word.lower)), pairs)
        offered = s.vocabulary.lexicographer.inflect(participle_of(s, word.lower), *pair)
        yield on(word, "Cette précision sur le sujet est un participe.", *offered[:2])


_PLEASE = forms("svp plaît plait")


def order_with_please(s: Sentence) -> Iterator[Hit]:
    """`Présenter votre carte, s’il vous plaît.`, `Garder vos distances, svp.`: one asks somebody."""
    word = s.at(0)
    if not is_er_infinitive(word) or s.role(0) != "Y" or any(w.role in "VSY" for w in s.words[1:-4]):
        return
    last = max(s.places(_PLEASE), default=0)
    if last and s.role(last + 1) in (".", "") and s.final in (".", "!"):
        yield on(word, "On s’adresse à quelqu’un : l’impératif se termine en -ez.", f"{word.lower[:-2]}ez")


_PASSING = forms("passer passez passait")
_DUE = TIMES | forms("date délai limite échéance moment période saison temps cap mi-octobre")


def past_date(s: Sentence) -> Iterator[Hit]:
    """`Passer cette date, un intérêt sera ajouté`: once it is past."""
    word = s.at(0)
    phrase = noun_phrase(s, 1) if word.lower in _PASSING and s.role(1) == "D" else None
    if phrase is None or s.lower(phrase.end) != "," or s.lower(phrase.head) not in _DUE:
        return
    if s.role(phrase.end + 1) in ("D", "S", "T", "#", "N"):
        yield on(word, "« Passé », devant une date ou un délai, veut dire « après ».", "passé")


RULES = (
    GrammarRule(
        "terminaison.participe_joint",
        joined_participle,
        "Deux participes joints par « et » : le second se termine en -é.",
        bad=(
            (
                "Une fois remplie et signer, la fiche nous revient.",
                "Une fois remplie et signée, la fiche nous revient.",
            ),
            ("Les murs sont lavés et décorer.", "Les murs sont lavés et décorés."),
        ),
        good=("Ils sont invités à venir et chanter.",),
        words=_JOINING,
        roles="Y",
    ),
    GrammarRule(
        "terminaison.participe_incise",
        participle_in_aside,
        "Entre le sujet et son verbe, la précision est un participe.",
        bad=(
            (
                "Le mot de passe, renouveler chaque mois, est affiché.",
                "Le mot de passe, renouvelé chaque mois, est affiché.",
            ),
        ),
        good=("La tâche, nettoyer le parc, est lourde.",),
        roles="Y",
    ),
    GrammarRule(
        "terminaison.ordre_poli",
        order_with_please,
        "Avec « s’il vous plaît », la consigne est à l’impératif.",
        bad=(
            ("Présenter votre carte, s’il vous plaît.", "Présentez votre carte, s’il vous plaît."),
            ("Garder vos distances, svp.", "Gardez vos distances, svp."),
        ),
        good=("Gardez vos distances, svp.", "Payer comptant, s’il vous plaît de le faire, aide."),
        words=_PLEASE,
    ),
    GrammarRule(
        "terminaison.passe_cette_date",
        past_date,
        "« Passé » devant un délai est une préposition, invariable.",
        bad=(
            ("Passer cette date, un intérêt sera ajouté.", "Passé cette date, un intérêt sera ajouté."),
            ("Passez ce délai, la demande est fermée.", "Passé ce délai, la demande est fermée."),
        ),
        good=("Passer la journée dehors, ça fait du bien.", "Passez la soirée, restez avec nous."),
        words=_PASSING,
    ),
)
