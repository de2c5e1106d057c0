"""A slip of the hand that gives another word of French: « la sale communautaire », « la route de coté ».

No dictionary sees it and no list holds them all. A word that may be an accent, a doubled letter, two letters swapped or
one too many away from a common one is compared with it in its place, by what was counted on correct prose (`near_words_model.py`): the
rule speaks only when the other is far likelier there. Forms of the same word are for the rules of agreement and of
conjugation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit
from desktop.checks.grammar.syntax.near_words_model import NearWordModel, kind_of, read_near_words
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import Form, Vocabulary, forms
from desktop.editorial.findings import Category

# The endings of the imperfect subjunctive, which « que » asks for.
_LITERARY = ("ît", "ût", "ât")
_QUE = ("que", "qu'")
TOKEN = re.compile(r"[a-zà-ÿœæ]+'|[a-zà-ÿœæ]+(?:-[a-zà-ÿœæ]+)*|\d+|[^\s\w]", re.I)
EDGE = ("#", "#")
SHORTEST, _LONGEST = 3, 16
# A word as common as this in correct prose is no slip.
COMMON = 110
_ACCENTS = {letter: group for group in ("aàâ", "eéèêë", "iîï", "oô", "uùûü", "cç") for letter in group}
_TWICE = dict.fromkeys("eéèê", "eéèê") | {"a": "aâ", "i": "iî", "o": "oô", "u": "uû", "ô": "o", "â": "a"}
# What other rules tell apart, and spellings that are also right.
_SPARED = forms("court courts telle telles maitre maitres sus prés tris")
_ENDING = re.compile(r"(?:er|é|ez|és|ées|ée|ait|aient|ais|ai|e|es|ent|s|x)$")
_REMEMBERED = 4096
# The letters that one forgets, and how common the word must be that lacks one.
_FORGOTTEN = "aeéilmnoprstuvdcghb"
_BESIDE_KEY = {
    key: "".join(row[k] for k in (i - 1, i + 1) if 0 <= k < len(row))
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for i, key in enumerate(row)
}
EVERYDAY, _COMMONEST = 40, 400
_LONGEST_FORGOTTEN = 9
MOST_MARKED = 3
# How much likelier the other word must be, past what the weights ask: below, sound words were accused as often as not.
_SURE = 0.5
# How much for a word that was never counted, of which a letter was forgotten or is that of the next key: of 216,000 sound words, five would be accused.
_SURE_FORGOTTEN, _SURE_COMMONEST = 0.0, -1.0
# How much for a word that was counted, when only the next key makes another of it: « des fous », des fois.
_SURE_BESIDE = 2.0


def slips(word: str) -> dict[str, str]:
    """Every text one slip away from `word`, and the kind of slip that makes `word` of it.

    A key beside another would make ten times as many: too dear for each word of a text; so would a letter forgotten,
    sought among the commonest words alone (`of_a_finger`).
    """
    found: dict[str, str] = {}
    size = len(word)
    for i, letter in enumerate(word):
        for other in _ACCENTS.get(letter, ""):
            found.setdefault(word[:i] + other + word[i + 1 :], "accent")
    for text in _two_accents(word):
        found.setdefault(text, "accents")
    for i in range(size - 1):
        if word[i] == word[i + 1]:
            found.setdefault(word[:i] + word[i + 1 :], "simple")
        else:
            found.setdefault(word[:i] + word[i + 1] + word[i] + word[i + 2 :], "inversion")
    for i in range(size):
        found.setdefault(word[:i] + word[i] + word[i:], "double")
    for i in range(size):
        found.setdefault(word[:i] + word[i + 1 :], "de trop")
    found.pop(word, None)
    return found


def of_a_finger(word: str) -> Iterator[tuple[str, str]]:
    """Every text of which `word` is all but one letter, or one key away: « sot », sont; « vitre », votre."""
    for i in range(len(word) + 1):
        for letter in _FORGOTTEN:
            yield word[:i] + letter + word[i:], "oubli"
        for letter in _BESIDE_KEY.get(word[i : i + 1], ""):
            yield word[:i] + letter + word[i + 1 :], "touche"


def _two_accents(word: str) -> Iterator[str]:
    """`word` with two accents changed: « cote », côté; « prèsenté »."""
    marked = [(i, _TWICE[letter]) for i, letter in enumerate(word) if letter in _TWICE]
    if len(marked) > MOST_MARKED:
        return
    for rank, (i, firsts) in enumerate(marked):
        for j, seconds in marked[rank + 1 :]:
            for first in firsts:
                for second in seconds:
                    yield word[:i] + first + word[i + 1 : j] + second + word[j + 1 :]


def apart(vocabulary: Vocabulary, written: str, other: str, slip: str) -> bool:
    """Whether the two are words apart, not forms of the same: « coté » and « côté », not « réparé » and « réparée »."""
    same = _lemmas(vocabulary, written) & _lemmas(vocabulary, other)
    if slip == "accent":
        endings = written[-1] == "é" or other[-1] == "é"
        return _ENDING.sub("", written) != _ENDING.sub("", other) or not endings
    return not same and _ENDING.sub("", written) != _ENDING.sub("", other)


def _lemmas(vocabulary: Vocabulary, word: str) -> set[str]:
    return {line[1:].partition("/")[0] for line in vocabulary.lexicographer.morph(word)}


class NearWords:
    """Compares the words of a sentence with their neighbours. What was found for a form is kept a while."""

    def __init__(self, model: NearWordModel) -> None:
        self.model = model
        # The rivals of each form met, none for those that are not compared.
        self._rivals: dict[str, tuple[tuple[str, str], ...]] = {}

    def rivals(self, vocabulary: Vocabulary, word: str) -> tuple[tuple[str, str], ...]:
        """The common words that `word` may have been meant for, with the slip."""
        if (known := self._rivals.get(word)) is None:
            if len(self._rivals) >= _REMEMBERED:
                self._rivals.clear()
            compared = readable(word) and word not in _SPARED and self.model.words.count(word) < COMMON
            known = self._rivals[word] = tuple(self._search(vocabulary, word)) if compared else ()
        return known

    def _search(self, vocabulary: Vocabulary, word: str) -> Iterator[tuple[str, str]]:
        count = self.model.words.count
        for other, slip in slips(word).items():
            known = len(other) >= SHORTEST and count(other) and vocabulary.lexicographer.morph(other)
            if known and apart(vocabulary, word, other, slip):
                yield other, slip
        if len(word) > _LONGEST_FORGOTTEN:
            return
        for other, slip in of_a_finger(word):
            everyday = count(other) >= EVERYDAY and vocabulary.lexicographer.morph(other)
            if everyday and apart(vocabulary, word, other, slip):
                yield other, slip

    def rank(self, vocabulary: Vocabulary, word: str) -> float:
        """How common the word is, by its lemmas; literary readings (« surent ») do not count."""
        lines = vocabulary.lexicographer.morph(word)
        return self.model.rank(
            line[1:].partition("/")[0] for line in lines if ":Is" not in line and ":Sq" not in line
        )

    def find(self, s: Sentence) -> Iterator[Hit]:
        """`un détour par la route de coté`: in that place, a near word is far likelier."""
        start = s.span.start
        tokens = [
            (m[0], start + m.start(), start + m.end())
            for m in TOKEN.finditer(s.document.folded[start : s.span.end])
        ]
        form = s.vocabulary.form
        for i, (text, left, right) in enumerate(tokens):
            rivals = self.rivals(s.vocabulary, text)
            if not rivals or not form(text).known or s.document.is_protected(left, right):
                continue
            if text.endswith("ant") and i and tokens[i - 1][0].lower() == "en":
                continue  # en lavant la vaisselle
            if text.endswith(_LITERARY) and any(t[0].lower() in _QUE for t in tokens[max(0, i - 3) : i]):
                continue  # Qu'il s'agît de la drave ou des sucres
            best = self._likelier(
                _known(form, tokens, i - 1), text, _known(form, tokens, i + 1), rivals, s.vocabulary
            )
            if best:
                yield Hit(
                    left,
                    right,
                    f"Ce mot existe, mais c’est sans doute «\u00a0{best}\u00a0» qui est voulu.",
                    (best,),
                )

    def _likelier(
        self,
        before: tuple[str, str],
        text: str,
        after: tuple[str, str],
        rivals: tuple[tuple[str, str], ...],
        vocabulary: Vocabulary,
    ) -> str:
        """The rival far likelier than the word written, or ""."""
        model, form = self.model, vocabulary.form
        here = model.seat(before, (text, kind_of(text, form(text))), after)
        heard = []
        for other, slip in rivals:
            there = model.seat(before, (other, kind_of(other, form(other))), after)
            ranks = (self.rank(vocabulary, text), self.rank(vocabulary, other))
            lead = model.weigh(model.clues(text, here, there, slip, len(rivals), ranks))
            heard.append((lead - _asked(slip, here.count, there.count), other))
        lead, best = max(heard)
        return best if lead > 0 else ""


def _asked(slip: str, own: int, other: int) -> float:
    """How much likelier a word counted `other` times must be than the one written, counted `own` times."""
    if slip == "touche" and own:
        return _SURE_BESIDE
    if slip not in ("oubli", "touche") or own:
        return _SURE
    return _SURE_COMMONEST if slip == "oubli" and other >= _COMMONEST else _SURE_FORGOTTEN


def readable(text: str) -> bool:
    """Whether a token is a plain word in lower case, long enough to be compared."""
    return SHORTEST <= len(text) <= _LONGEST and text.isalpha() and text.islower()


def normal(text: str) -> str:
    """A token as it was counted."""
    return "0" if text.isdigit() else text.lower()


def _known(form: Callable[[str], Form], tokens: list[tuple[str, int, int]], i: int) -> tuple[str, str]:
    if not 0 <= i < len(tokens):
        return EDGE
    text = normal(tokens[i][0])
    return text, kind_of(text, form(text))


def near_word_rules(resources: Path) -> tuple[GrammarRule, ...]:
    """The rule, with the counts as shipped. Raises EnvironmentFault on a damaged file."""
    return (
        GrammarRule(
            name="graphie.mot_voisin",
            find=NearWords(read_near_words(resources)).find,
            explanation="Une lettre ajoutée, doublée ou déplacée, ou un accent perdu, donne un autre mot du français.",
            bad=BAD,
            good=GOOD,
            category=Category.SPELLING,
            last_resort=True,
        ),
    )


BAD = (
    (
        "Stationnez-vous sur le coté droit de la rue.",
        "Stationnez-vous sur le côté droit de la rue.",
    ),
    ("Les travaux se font das le délai imparti.", "Les travaux se font dans le délai imparti."),
    ("Ouvert de 9 h à 19 h, sas interruption.", "Ouvert de 9 h à 19 h, sans interruption."),
    ("Lisez votre compte en quarre minutes.", "Lisez votre compte en quatre minutes."),
    ("Les billets sont en vente en lige.", "Les billets sont en vente en ligne."),
)
GOOD = (
    "Le boisé du parc est ouvert; les bœufs et les foins y sont exposés.",
    "Une vieille grange abrite une vielle à roue et un pain de ménage.",
    "Le prix comprend les taxes; les frais sont en sus.",
)
