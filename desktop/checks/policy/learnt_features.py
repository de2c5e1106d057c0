"""What the learnt weights of `lexicon/propos-appris.txt` know a sentence by: its words, two by two, and its marks.

A word is known by its beginning, so that the forms of a verb are one; a name, a figure or an address by what it is, so
that nothing of anybody is learnt. A feature is a text: `dossi` a word, `votre dossi` two, `+vocatif` a class of the
packs or a mark of the recognisers. What sells says little alone, and much beside a name: `+vendeur&+reclame` is both in
one sentence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from desktop.checks.policy.matching import Reading

# Whoever or whatever bears these marks is known by them alone.
_NAMED = (
    *("ELU", "OFFICIEL", "PARTI_LOCAL", "PARTENAIRE", "MUNICIPALITE", "ORGANISME_CONNU"),
    *("PERSONNE", "PRENOM", "MENTION", "COURRIEL", "ADRESSE_WEB"),
)
# Named patterns of the packs that are worth what they cost to look for.
_PATTERNS = ("vendeur", "jugement", "cible_forte")
# Who may sell; what sells or praises; what explains a name otherwise.
_WHO = ("+vendeur", "<Nom>", "+commerce_nom", "+commerce_propre", "+metier_prive")
_SELLS = (
    *("+bien_vendu", "+prestation", "+reclame", "+offre", "+recommandation", "+service_vendu"),
    *("+achat_verbe", "+achat_certain", "+PRIX", "+POURCENT", "+IMPERATIF", "+eloge_adjectif", "+eloge_vif"),
    *("+eloge_nom", "+qualite", "+emphase_forte", "+qualite_vantee", "+meilleur", "+portee_large"),
    *("votre", "vos", "vous"),
)
_EXPLAINS = ("+contrat", "+organisme", "+service_municipal", "+cadre_public", "+voie", "nous", "notre")
_FIGURE = re.compile(r"\d")
_OPENS = frozenset(".!?…«“\"':-–—(")
_FIRST, _LAST, _SOME_FIGURE = "^", "$", "0"

Token = tuple[str, int, int]
"""What a word, or the words of a name, are known by, the first of them and the one after the last."""


def tokens(reading: Reading) -> Iterator[Token]:
    """The sentence, word by word; the words of one name, or two names side by side, are one."""
    named = _named(reading)
    known, start, stop = "", 0, 0
    for index, lower in enumerate(reading.lowers):
        text = named.get(index) or _token(reading, index, lower)
        if text == known and text[0] == "<":
            stop = index + 1
            continue
        if known:
            yield known, start, stop
        known, start, stop = text, index, index + 1
    if known:
        yield known, start, stop


def features(reading: Reading) -> set[str]:
    """Everything the sentence is known by."""
    found = {f"+{name}" for name, places in reading.marks.items() if places}
    texts = [text for text, _, _ in tokens(reading)]
    found.update(f"+{name}" for name in _PATTERNS if reading.has(name))
    found.update(texts)
    found.update(pairs(texts))
    found.update(_named_provider(reading))
    found.update(_together(found))
    return found


def pairs(texts: list[str]) -> Iterator[str]:
    """Two by two, from the beginning of the sentence to its end."""
    return (f"{before} {after}" for before, after in itertools.pairwise([_FIRST, *texts, _LAST]))


def _named_provider(reading: Reading) -> Iterator[str]:
    """Whether a name comes right before a word that says what a business does."""
    for start in reading.marks.get("prestation", ()):
        if start and reading.capital(start - 1) and (start > 1 or len(reading.lowers[0]) > 4):
            yield "<Nom> +prestation"


def _together(found: set[str]) -> Iterator[str]:
    """Who may sell with what sells, two things that sell, and either with what explains a name otherwise."""
    sells = [name for name in _SELLS if name in found]
    explains = [name for name in _EXPLAINS if name in found]
    for who in _WHO:
        if who in found:
            yield from (f"{who}&{other}" for other in (*sells, *explains))
    yield from (f"{one}&{other}" for one, other in itertools.combinations(sells, 2))
    yield from (f"{one}&{other}" for one in sells for other in explains)


def _named(reading: Reading) -> dict[int, str]:
    named: dict[int, str] = {}
    for name in _NAMED:
        for start, ends in reading.marks.get(name, {}).items():
            for index in range(start, max(ends)):
                named.setdefault(index, f"<{name}>")
    return named


def _token(reading: Reading, index: int, lower: str) -> str:
    if _FIGURE.search(lower):
        return _SOME_FIGURE
    if index and reading.capital(index) and reading.lowers[index - 1] not in _OPENS:
        return "<Nom>"
    if len(lower) < 6:
        return lower
    return lower[:5] if len(lower) < 9 else lower[:6]
