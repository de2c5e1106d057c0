"""The sets of words that sound alike among which a learnt model chooses, and where their members stand.

Beside the sets of words there are four by morphology: `er`, the endings of the verbs in -er; `en`, the same for the
verbs that take anything (`governed`) or of which a form is also a noun (« marcher » and « marché »); `it`, a participle and
a conjugated form of another verb; `nv`, a noun and a conjugated verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import forms

# Members are separated by bars, the words of one by spaces; an elided word is a word.
CLOSED_SETS = {
    "a": "a|à|as",
    "cest": "ces|ses|c' est|s' est|sais|sait",
    "cs": "c'|s'",
    "ce": "ce|se",
    "et": "et|est|es|ai",
    "on": "on|ont",
    "son": "son|sont",
    "ou": "ou|où",
    "la": "la|là|l' a|l' as",
    "sa": "sa|ça",
    "leur": "leur|leurs",
    "quel": "quel|quels|quelle|quelles|qu' elle|qu' elles",
    "qui": "qui|qu' il|qu' ils",
    "peu": "peu|peut|peux",
    "quand": "quand|quant|qu' en|qu' on",
    "sans": "sans|s' en|c' en|sens|cent",
    "dans": "dans|d' en",
    "ni": "ni|n' y",
    "si": "si|s' y|ci",
    "mais": "mais|mes|met|mets",
    "tout": "tout|tous|toute|toutes",
    "dont": "dont|donc|don",
    "pret": "prêt|près|prêts|prête|prêtes",
    "plutot": "plutôt|plus tôt",
    "davantage": "davantage|d' avantage|d' avantages",
    "quoique": "quoique|quoi que",
    "parce": "parce que|par ce que",
    "du": "du|dû",
    "des": "des|dès",
    "sur": "sur|sûr",
    "or": "or|hors",
    "voir": "voir|voire",
    "cour": "cour|cours|court",
    "fois": "fois|foi",
    "vers": "vers|vert|verre",
    "ma": "ma|m' a|m' as",
    "ya": "y a|y à",
    "quelque": "quelque|quelques",
    "soit": "soit|soi",
    "fond": "fond|font|fonds",
    "par": "par|part",
    "temps": "temps|tant|t' en",
    "mon": "mon|m' ont",
    "notre": "notre|nôtre",
    "votre": "votre|vôtre",
    "eu": "eu|eux",
    "compte": "compte|conte",
    "bientot": "bientôt|bien tôt",
    "sinon": "sinon|si non",
    "peutetre": "peut-être|peut être",
}
BEFORE_ELIDED = forms("est était étaient sera seront serait seraient étant fut soit en")


@dataclass(frozen=True, slots=True)
class Place:
    """A member of a set where it stands: the name of the set, the rank of the member, its words, what it allows."""

    set: str
    member: int
    start: int
    end: int
    own: int = 0


def _spelled() -> dict[str, tuple[tuple[str, int, tuple[str, ...]], ...]]:
    found: dict[str, list[tuple[str, int, tuple[str, ...]]]] = {}
    for name, members in CLOSED_SETS.items():
        for rank, member in enumerate(members.split("|")):
            first, *rest = member.split()
            found.setdefault(first, []).append((name, rank, tuple(rest)))
    return {first: tuple(each) for first, each in found.items()}


_SPELLED = _spelled()
# Endings of the verbs in -er that sound alike: infinitive, participle, « vous », imperfect.
ER = ("er", "é", "ez", "ait")
# Participles and conjugated forms of the other verbs: « fini » and « finit », « pris » and « prit ».
IT = ("i", "it")
# Nouns that sound as a conjugated verb.
NOUN_VERBS = dict(
    pair.split("|")
    for pair in (
        "travail|travaille accueil|accueille appel|appelle rappel|rappelle conseil|conseille emploi|emploie envoi|envoie"
        " renvoi|renvoie essai|essaie détail|détaille entretien|entretient maintien|maintient soutien|soutient salut|salue"
        " oubli|oublie pli|plie cri|crie tri|trie pari|parie défi|défie réveil|réveille éveil|éveille sommeil|sommeille"
        " recueil|recueille vol|vole calcul|calcule recul|recule cumul|cumule fil|file profil|profile secours|secourt"
        " parcours|parcourt discours|discourt recours|recourt concours|concourt vent|vend octroi|octroie convoi|convoie"
        " balai|balaie relais|relaie souci|soucie signal|signale"
    ).split()
)
VERB_NOUNS = {verb: noun for noun, verb in NOUN_VERBS.items()}


def places(s: Sentence, *, learning: bool = False) -> Iterator[Place]:
    """Where the members of the sets stand, in order; `learning`: and every noun and verb that teaches those of `NOUN_VERBS`."""
    words = s.words
    for i, word in enumerate(words):
        lower = word.lower
        known = _SPELLED.get(lower)
        inner = word.capital and i and words[i - 1].role not in (".", ",")
        if known is None:
            if inner:
                continue
            if lower.endswith(_ENDS) and (found := ending(s, word)):
                yield Place("en" if found[1] >= _ANYTHING else "er", found[0], i, i + 1, found[1])
            elif lower.endswith(_SHORT) and (short := short_ending(s, word)) is not None:
                yield Place("it", short[0], i, i + 1, short[1])
            if lower in NOUN_VERBS or lower in VERB_NOUNS:
                yield Place("nv", int(lower in VERB_NOUNS), i, i + 1)
            elif learning and (rank := teaches(word)) is not None:
                yield Place("nv", rank, i, i + 1)
            continue
        if inner or word.text == "A":
            continue
        for name, rank, rest in known:
            if rest and any(s.lower(i + k) != other for k, other in enumerate(rest, 1)):
                continue
            if name == "cs" and s.lower(i + 1) not in BEFORE_ELIDED:
                continue
            yield Place(name, rank, i, i + 1 + len(rest))


def teaches(word: Word) -> int | None:
    """Whether a word is a masculine singular noun and nothing else (0), or a verb of the third person and nothing else (1)."""
    form = word.form
    if form.only_verb and form.finite and "3s" in form.persons:
        return 1
    if form.nouns == _MASCULINE and not (
        form.qualifiers or form.verbs or form.infinitives or form.adverb or form.preposition
    ):
        return 0
    return None


_MASCULINE = frozenset({("m", "s")})
_SHORT = ("i", "is", "u", "us", "it", "ut")


def sibling(s: Sentence, word: Word) -> tuple[int, str] | None:
    """The rank in `IT` of a participle or a conjugated form, with the other form that sounds as it does."""
    lower, form = word.lower, word.form
    if form.nouns or (form.adjectives and not form.participles):
        return None
    if lower.endswith("t"):
        if not form.finite or form.participles:
            return None
        for other in (lower[:-1], lower[:-1] + "s"):
            if (
                other != "et"
                and ("m", "s") in s.vocabulary.form(other).participles
                and form.lemmas() & s.vocabulary.form(other).lemmas()
            ):
                return 1, other
        return None
    if not form.participles:
        return None
    other = (lower[:-1] if lower.endswith("s") else lower) + "t"
    it = s.vocabulary.form(other)
    return (0, other) if it.finite and not it.participles and it.lemmas() & form.lemmas() else None


def short_ending(s: Sentence, word: Word) -> tuple[int, int] | None:
    """The rank in `IT` of a word, and a number for what its verb governs; None for another word."""
    found = sibling(s, word)
    if found is None:
        return None
    participle = word.form if found[0] == 0 else s.vocabulary.form(found[1])
    return found[0], governed(participle.participle_verbs[0][1])


def governed(use: str) -> int:
    """A number for what a verb governs, from 1: an object, nothing, a preposition; `_ANYTHING` for all three."""
    return 1 + ("t" in use) + 2 * ("i" in use) + 4 * ("n" in use)


_ENDS = ("er", "é", "ée", "és", "ées", "ez", "ait", "aient", "ais")


_ANYTHING = 8
_BY_RANK = (("er",), ("ées", "ée", "és", "é"), ("ez",), ("aient", "ait", "ais"))


def ending(s: Sentence, word: Word) -> tuple[int, int] | None:
    """The rank in `ER` of the ending of a verb in -er, and a number for what the verb governs and which of its forms are
    nouns; None for another word."""
    form, lower = word.form, word.lower
    if word.capital and form.name:
        return None
    if lower.endswith("er"):
        uses = [use for lemma, use in form.infinitives if use.startswith("V1")]
        rank = 0
    elif lower.endswith("ez"):
        uses = [
            v.use
            for v in form.verbs
            if v.use.startswith("V1") and "2p" in v.persons and v.mood in ("Ip", "E")
        ]
        rank = 2
    elif lower.endswith(("ait", "ais", "aient")):
        uses = [v.use for v in form.verbs if v.use.startswith("V1") and v.mood == "Iq"]
        rank = 3
    else:
        uses = [use for _, use in form.participle_verbs if use.startswith("V1")]
        rank = 1
    if not uses or (rank > 1 and form.nouns) or (rank != 1 and form.adjectives):
        return None
    stem = next(lower[: -len(end)] for end in _BY_RANK[rank] if lower.endswith(end))
    nouns = (s.vocabulary.form(stem + end).nouns for end in ("er", "é"))
    return rank, governed(uses[0]) + sum(_ANYTHING << k for k, found in enumerate(nouns) if found)


def place_pairs(written: str, right: str) -> list[tuple[str, int, int]]:
    """The sets in which one form was written for another, with the ranks of the two."""
    wrong, good = (text.lower().replace("’", "'").replace("'", "' ") for text in (written, right))
    found = [
        (name, members.index(wrong), members.index(good))
        for name, members in ((name, each.split("|")) for name, each in CLOSED_SETS.items())
        if wrong in members and good in members
    ]
    by_ending: tuple[tuple[str, _Groups], ...] = (("er", _ER_GROUPS), ("it", _IT_GROUPS))
    for name, groups in by_ending:
        ranks = [
            next((k for k, ends in enumerate(groups) if form.endswith(ends)), None) for form in (wrong, good)
        ]
        if (
            None not in ranks
            and ranks[0] != ranks[1]
            and not found
            and len(good) > 2
            and wrong[:2] == good[:2]
        ):
            found.append((name, ranks[0] or 0, ranks[1] or 0))
    if NOUN_VERBS.get(wrong) == good or VERB_NOUNS.get(wrong) == good:
        found.append(("nv", int(wrong in VERB_NOUNS), int(good in VERB_NOUNS)))
    return found


_Groups = tuple[str | tuple[str, ...], ...]
_ER_GROUPS: _Groups = ("er", ("é", "ée", "és", "ées"), "ez", ("ait", "ais", "aient"))
_IT_GROUPS: _Groups = (("i", "is", "u", "us"), ("it", "ut"))
