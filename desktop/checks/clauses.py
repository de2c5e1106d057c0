"""Clauses: who is the subject of which verb, as far as it can be told without doubt."""

from __future__ import annotations

from desktop.checks.coordination import coordinated
from desktop.checks.function_words import DAYS
from desktop.checks.noun_phrases import (
    Phrase,
    after_preposition_group,
    complements,
    introduces_name,
    is_collective,
    noun_phrase,
    opens_plural,
    quantified_phrase,
)
from desktop.checks.sentence import Sentence
from desktop.checks.words import forms


def verb_after(s: Sentence, i: int) -> int | None:
    """The conjugated verb at `i`, after `ne` and object pronouns, or None."""
    while s.role(i) in ("X", "O") and not s.lower(i).startswith("-"):
        i += 1
    return i if s.role(i) == "V" else None


def second_verb(s: Sentence, verb: int) -> int | None:
    """The verb coordinated with the one at `verb`, under the same subject: `il ouvre à midi et ferme à 17 h`."""
    for j in range(verb + 1, len(s.words)):
        if s.role(j) in ("R", "K", "U", "L", ".", "S", ","):
            return None
        if s.lower(j) in ("et", "ou", "mais") and (second := verb_after(s, j + 1)) is not None:
            return second
    return None


def parenthetical(s: Sentence, i: int) -> int:
    """Past an aside between commas (or dashes) that begins at `i`, or `i` itself."""
    mark = s.lower(i)
    if mark not in (",", "–", "—"):
        return i
    for j in range(i + 2, min(i + 22, len(s.words))):
        if s.lower(j) == mark:
            inner = [s.role(k) for k in range(i + 1, j)]
            if "V" in inner and s.role(i + 1) not in ("R", "L", "U", "K"):
                return i
            return j + 1
        if s.role(j) == "." and s.lower(j) not in ("«", "»", "(", ")", "“", "”", '"'):
            return i
    return i


def subject_at(s: Sentence, i: int) -> tuple[Phrase, int] | None:
    """The subject that begins at `i` and the index of its verb, when every word between is understood."""
    if ("subject", i) not in s.answers:
        s.answers["subject", i] = _subject_at(s, i)
    found: tuple[Phrase, int] | None = s.answers["subject", i]
    return found


def _subject_at(s: Sentence, i: int) -> tuple[Phrase, int] | None:
    pronoun = _pronoun_subject(s, i) if s.lower(i + 1) != "et" else None
    if pronoun is not None:
        verb = verb_after(s, pronoun.end)
        if verb is None and s.lower(i) in ("tous", "toutes", "chacun", "chacune") and s.lower(i + 1) == ",":
            verb = verb_after(s, parenthetical(s, i + 1))  # Tous, du plus jeune au plus vieux, chantaient
        return (pronoun, verb) if verb is not None else None
    if (people := _tonic_and(s, i)) is not None:
        return _to_verb(s, people, people.end)
    if (quantified := quantified_phrase(s, i)) is not None:
        return _to_verb(s, quantified, quantified.end)
    if s.role(i) == "F" and s.lower(i) in ("de", "d'") and not opens_plural(s, i + 1):
        return None
    phrase = noun_phrase(s, i)
    if phrase is None or (s.role(i) == "N" and s.role(i + 1) != "D" and not introduces_name(s, i)):
        return None
    if is_collective(s, phrase):
        phrase = Phrase(phrase.start, phrase.end, phrase.head, "", "")
    end = complements(s, phrase.end)
    joined = coordinated(s, phrase, end)
    if joined is None:
        return None
    phrase, end = joined
    if "chaque" in s.lowers(phrase.start, phrase.end) and end > phrase.end - 1 and phrase.number == "p":
        return None  # chaque homme et chaque femme a droit
    return _to_verb(s, phrase, end)


_TONIC = {"moi": "1", "nous": "1", "toi": "2", "vous": "2", "lui": "3", "elle": "3", "eux": "3", "elles": "3"}


def _tonic_and(s: Sentence, i: int) -> Phrase | None:
    """`Vous et votre famille`: a pronoun, `et`, a noun phrase; the verb takes the first of the persons."""
    person = _TONIC.get(s.lower(i))
    if person is None or s.lower(i + 1) != "et" or s.role(i - 1) in ("P", "F", "V"):
        return None
    other = noun_phrase(s, i + 2)
    if other is None:
        return None
    return Phrase(i, complements(s, other.end), i, "", "p", person)


def _to_verb(s: Sentence, phrase: Phrase, end: int) -> tuple[Phrase, int] | None:
    verb = verb_after(s, end)
    if verb is not None:
        return phrase, verb
    if s.role(end) in ("R", "K", "U"):
        end = relative_end(s, end)
        verb = verb_after(s, end)
        return (phrase, verb) if verb is not None else None
    beyond = parenthetical(s, end)
    if beyond == end:
        return None
    verb = verb_after(s, beyond)
    return (phrase, verb) if verb is not None else None


def relative_end(s: Sentence, i: int) -> int:
    """Where a clause opened by `qui`, `que`, `dont` or `où` at `i` ends, or `i` when it cannot be told."""
    if s.role(i) == "R":
        verb = verb_after(s, i + 1)
    else:
        inner = subject_at(s, i + 1)
        verb = inner[1] if inner else None
    if verb is None:
        return i
    j = verb + 1
    while True:
        role = s.role(j)
        if role in ("Q", "A", "W", "Y", "O", "X") and not (
            role in ("O", "X") and verb_after(s, j) is not None
        ):
            j += 1
            continue
        if role in ("P", "F"):
            after = after_preposition_group(s, j)
            if after == j:
                return i
            j = after
            continue
        phrase = noun_phrase(s, j) if role in ("D", "#", "N", "M", "F") else None
        if phrase is None:
            return j
        j = phrase.end


SUBJECTS = {
    "je": ("", "s", "1"),
    "j'": ("", "s", "1"),
    "tu": ("", "s", "2"),
    "il": ("m", "s", "3"),
    "elle": ("f", "s", "3"),
    "on": ("", "s", "3"),
    "ils": ("m", "p", "3"),
    "elles": ("f", "p", "3"),
    "nous": ("", "p", "1"),
    "vous": ("", "p", "2"),
    "celui-ci": ("m", "s", "3"),
    "celle-ci": ("f", "s", "3"),
    "ceux-ci": ("m", "p", "3"),
    "celles-ci": ("f", "p", "3"),
    "cela": ("m", "s", "3"),
    "ceci": ("m", "s", "3"),
    "ça": ("m", "s", "3"),
    "chacun": ("m", "s", "3"),
    "chacune": ("f", "s", "3"),
    "plusieurs": ("", "p", "3"),
    "certains": ("m", "p", "3"),
    "certaines": ("f", "p", "3"),
    "tous": ("m", "p", "3"),
    "toutes": ("f", "p", "3"),
    "aucun": ("m", "s", "3"),
    "aucune": ("f", "s", "3"),
    "quelqu'un": ("m", "s", "3"),
    "personne": ("m", "s", "3"),
    "rien": ("m", "s", "3"),
}


_NEGATIVE = forms("personne rien aucun aucune quelqu'un")


def _pronoun_subject(s: Sentence, i: int) -> Phrase | None:
    lower = s.lower(i)
    if lower not in SUBJECTS or s.role(i) not in ("S", "T"):
        return None
    if s.role(i - 1) in ("P", "F") or (
        (
            s.lower(i - 1) in ("et", "ou", "comme", "ni")
            or (s.role(i - 1) == "K" and (lower in _NEGATIVE or verb_after(s, i + 1) is None))
        )
        and lower not in ("je", "j'", "tu", "il", "on", "ils", "elle", "elles", "nous", "vous")
    ):
        return None
    gender, number, person = SUBJECTS[lower]
    end = i + 1
    if s.lowers(end, end + 2) in (("d'", "entre"), ("parmi", "nous"), ("parmi", "vous")):
        end += 3 if s.lower(end) == "d'" else 2
    elif lower in ("chacun", "chacune", "plusieurs", "certains", "certaines", "aucun", "aucune") and s.role(
        end
    ) in ("F", "P"):
        end = complements(s, end)
    return Phrase(i, end, i, gender, number, person, pronoun=True)


def clause_starts(s: Sentence) -> list[int]:
    """Where a clause, so a subject, may begin."""
    if ("clauses", 0) not in s.answers:
        s.answers["clauses", 0] = [i for i in range(len(s.words)) if _may_open(s, i)]
    found: list[int] = s.answers["clauses", 0]
    return found


_NO_BREAK = forms("/ - ' ( ) » [ ] * _ + & ” # | = % $ …")

_COMPARISON = forms(
    "même mêmes plus moins aussi autant autre autres tel telle tels telles mieux meilleur ainsi si"
)


def _may_open(s: Sentence, i: int) -> bool:
    before, lower = (s.role(i - 1) if i else "."), s.lower(i)
    subject = s.role(i) == "S" and not lower.startswith("-")
    if i == 0:
        return True
    if before == ".":
        return s.lower(i - 1) not in _NO_BREAK
    if before == "K":
        earlier = set(s.lowers(max(0, i - 7), i - 1))
        return subject or not (_COMPARISON & earlier or {"ne", "n'"} & earlier)
    if before in ("L", "U"):
        return True
    if before == ",":
        return (subject and lower not in ("nous", "vous")) or _after_introduction(s, i - 1)
    if before == "C":
        return (
            subject
            or s.lower(i - 1) in ("mais", "car")
            or (s.lowers(i - 2, i) == (",", "et") and any(w.role == "V" for w in s.words[: i - 2]))
            or _new_clause(s, i)
        )
    if before in ("P", "W"):
        return subject and lower not in ("nous", "vous", "elle", "elles")
    return subject and lower in ("il", "ils", "on", "je", "tu", "j'") and before != "V"


def _new_clause(s: Sentence, i: int) -> bool:
    """`Nous avons noté votre plainte et votre bac sera remplacé`: after `et`, the clause before had its verb."""
    if s.lower(i - 1) not in ("et", "ou") or s.role(i) != "D":
        return False
    for j in range(i - 2, -1, -1):
        if s.role(j) == "V":
            return True
        if s.role(j) in ("K", "R", "U", "L", ".", "C", ","):
            return False
    return False


def _after_introduction(s: Sentence, comma: int) -> bool:
    """Whether what precedes a comma is an introduction or a clause, not the first members of a list."""
    begin = comma
    while begin > 0 and s.role(begin - 1) not in (".",) and s.lower(begin - 1) not in (";", ":"):
        begin -= 1
    first = s.role(begin)
    if all(s.role(k) == "M" for k in range(begin, comma)):
        return True  # M. Auger, votre demande…
    if first in ("P", "F", "L", "G", "Q", "W", "Y", "C", "V"):
        return True
    if any(s.role(k) in ("V", "G") for k in range(begin, comma)):
        return True
    if first == "A" and s.role(begin + 1) in ("F", "P"):
        return True  # Haute de 24 m, la tour…
    if s.lower(begin + 1) in DAYS:
        return True
    return s.lowers(begin, begin + 2) in (
        ("une", "fois"),
        ("chaque", "année"),
        ("cette", "année"),
        ("tout", "est"),
        ("compte", "tenu"),
        ("faute", "de"),
    )
