"""« Ne » after a negative subject: `aucun`, `personne`, `rien`, `ni… ni`, `pas un`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.syntax.negation import MISSING, ne_before, sure_verb
from desktop.checks.reading.clause_openings import clause_starts
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms


def negative_subject(s: Sentence) -> Iterator[Hit]:
    """`Aucun membre a voté`, `Personne peut entrer`, `rien de grave lui arrive`, `plus aucun bac sera vidé`."""
    openings = list(clause_starts(s))
    for start in openings:
        if s.lower(start) == "ni":
            yield from _neither(s, start)
    if s.lowers(0, 2) in (("pas", "un"), ("pas", "une")) and (found := subject_at(s, 1)) is not None:
        place = found[1]
        while s.role(place - 1) == "O":
            place -= 1
        if s.role(place - 1) != "X" and sure_verb(s, found[1]):
            yield on(s.at(place), MISSING, f"{ne_before(s, s.at(place))}{s.at(place).text}")
    if s.lower(0) == "jamais" and (found := subject_at(s, 1)) is not None and sure_verb(s, found[1]):
        place = found[1]
        while s.role(place - 1) == "O":
            place -= 1
        if s.role(place - 1) != "X":
            yield on(s.at(place), MISSING, f"{ne_before(s, s.at(place))}{s.at(place).text}")
    for start in s.places(_NOBODY):
        if s.role(start - 1) not in _OPENING or s.lower(start + 1) in ("ne", "n'"):
            continue
        if s.role(start - 1) == "K" and s.lower(start - 2) in ("sans", "avant", "mieux", "plus", "moins"):
            continue  # sans que personne le sache
        alone = s.lower(start) in ("personne", "rien")
        if (alone and s.role(start) == "N" and s.role(start - 1) == "D") or s.lower(start - 1) in (
            "pas",
            "ou",
        ):
            continue
        verb = _subject_verb(s, start, alone=alone)
        if verb is None and start in openings:
            verb = _plain_subject_verb(s, start)
        if verb is not None:
            first = s.at(verb)
            yield on(first, MISSING, f"{ne_before(s, first)}{first.text}")


_NOBODY = forms("aucun aucune personne rien nul nulle")
_OPENING = frozenset(("", ".", ",", "K", "L", "C", "U", "W"))


def _plain_subject_verb(s: Sentence, start: int) -> int | None:
    """Where « ne » should stand before the verb whose subject begins at `start`, or None."""
    found = subject_at(s, start)
    if found is None or (found[1] == start + 1 and s.lower(start) in ("aucun", "aucune")):
        return None
    verb = found[1]
    while s.role(verb - 1) == "O":
        verb -= 1
    elsewhere = not sure_verb(s, found[1]) and {"ne", "n'"} & set(s.lowers(verb, len(s.words)))
    return None if elsewhere or {"ne", "n'"} & set(s.lowers(start, verb + 1)) else verb


def _subject_verb(s: Sentence, start: int, *, alone: bool) -> int | None:
    """Where « ne » should stand before the verb of the negative subject that begins at `start`, or None."""
    if s.role(start - 1) == "W" and s.lower(start - 1) != "plus":
        return None
    if s.role(start - 1) == "C" and s.lower(start - 1) not in ("et", "mais", "car"):
        return None
    k = start + 1
    placed = start == 0 and s.lower(k) in ("au", "à", "dans", "chez", "parmi", "du", "en", "sur")
    if alone and s.role(k) not in ("V", "O", "F") and s.lower(k) not in ("d'", "de") and not placed:
        return None
    nouns = 0
    while (
        s.role(k) in ("N", "A", "Q", "F", "M", "#", "P", "D") or s.lower(k) in ("cela", "ça", "ceux")
    ) and k < start + 9:
        nouns += s.role(k) == "N"
        k += 1
    first = k
    while s.role(k) == "O" and not s.lower(k).startswith("-"):
        k += 1
    verb = s.at(k)
    if s.role(k) != "V" or "3s" not in verb.form.persons or verb.lower.startswith("-"):
        return None
    told = {"V", "X"} & {s.role(j) for j in range(start)} and s.role(start - 1) not in (".", "K", "L", "U")
    if told and (alone or not sure_verb(s, k)) and not (alone and _new_clause(s, start, k)):
        return None
    if s.role(start - 1) in (",", "C") and "ni" in s.lowers(0, start):
        return None
    sure = sure_verb(s, k) or s.role(start - 1) in ("", ".") or s.role(k - 1) == "O"
    bare = s.lower(start) in ("nul", "nulle") and k == start + 1 and sure_verb(s, k)
    return first if (alone or nouns or bare) and sure else None


def _new_clause(s: Sentence, start: int, verb: int) -> bool:
    """`La maison a brûlé, et personne a rebâti`: an auxiliary and its participle are no object of what precedes."""
    linked = s.lower(start - 1) in ("et", "mais", "car") and "ni" not in s.lowers(0, start)
    earlier = next((k for k in range(start - 1, -1, -1) if s.role(k) in ("X", "P", "F")), -1)
    unsaid = s.role(earlier) != "X"
    helped = s.at(verb).form.lemmas(infinitive=False, participle=False) & {"avoir", "être"}
    after = verb + 1
    while s.role(after) == "W":
        after += 1
    if linked and unsaid and s.lower(start - 2) == "," and sure_verb(s, verb):
        return s.lower(start - 1) == "et"
    return linked and unsaid and bool(helped) and s.role(after) == "Q"


def _neither(s: Sentence, start: int) -> Iterator[Hit]:
    if "ni" not in s.lowers(start + 1, start + 9):
        return
    stops = ("V", "X", ".", "R", "K", "S", "T")
    verb = next((k for k in range(start, len(s.words)) if s.role(k) in stops), None)
    if verb is None or s.role(verb) != "V" or s.lower(verb - 1) in ("tel", "telle", "tels", "telles"):
        return
    if s.role(start + 1) in ("A", "Q", "W") and "," in s.lowers(start, verb):
        return  # ni trop sucrée ni trop grasse, la galette a fait l’unanimité
    if any(s.lower(k) == "," and s.role(k + 1) in ("D", "#") for k in range(start, verb)):
        return  # ni vues ni connues, deux mouffettes ont élu domicile sous le kiosque
    while s.role(verb - 1) == "O":
        verb -= 1
    first = s.at(verb)
    yield on(first, MISSING, f"{ne_before(s, first)}{first.text}")


RULES = (
    GrammarRule(
        "negation.sujet",
        negative_subject,
        "« Aucun », « personne », « rien » et « ni » demandent « ne » devant le verbe.",
        bad=(
            ("Jamais la rivière avait atteint ce niveau.", "Jamais la rivière n’avait atteint ce niveau."),
            ("Nul est censé ignorer la loi.", "Nul n’est censé ignorer la loi."),
            ("Aucun chien est admis.", "Aucun chien n’est admis."),
            ("Ni le maire ni la greffière étaient là.", "Ni le maire ni la greffière n’étaient là."),
            ("Personne a appelé.", "Personne n’a appelé."),
            ("Aucune des rues sera fermée.", "Aucune des rues ne sera fermée."),
            ("Rien empêche la baignade.", "Rien n’empêche la baignade."),
            ("Pas un seul banc a été brisé.", "Pas un seul banc n’a été brisé."),
            ("Personne au village se souvient de lui.", "Personne au village ne se souvient de lui."),
            ("Le pont a cédé, et personne a protesté.", "Le pont a cédé, et personne n’a protesté."),
        ),
        good=(
            "Aucun chien n’est admis.",
            "Personne ne viendra.",
            "Ni l’un ni l’autre ne viendra.",
            "La personne a appelé.",
            "Rien n’est fait.",
        ),
        words=forms("aucun aucune personne rien nul nulle ni pas jamais"),
        roles="V",
    ),
)
