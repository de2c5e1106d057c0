"""Noun phrases and clauses: who is the subject of which verb, as far as it can be told without doubt.

Everything here gives up (None) at the first word it does not understand: a missed error costs less than a
false alarm.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.checks.function_words import DAYS, PRENOMINAL
from desktop.checks.sentence import Sentence, Word
from desktop.checks.words import forms

_PLURAL_DETERMINERS = forms(
    "les des ces mes tes ses nos vos leurs plusieurs quelques certains certaines divers diverses"
    " différents différentes tous toutes quels quelles aux"
)
_MASCULINE = forms("le un ce cet mon ton son du au aucun nul tout certain quel certains tous quels")
_FEMININE = forms("la une cette ma ta sa aucune nulle toute certaine quelle certaines toutes quelles")
# Heads after which the verb may agree with the complement: « une partie des citoyens a / ont ».
COLLECTIVES = forms(
    "majorité minorité partie plupart moitié tiers quart groupe foule dizaine douzaine quinzaine"
    " vingtaine trentaine quarantaine cinquantaine soixantaine centaine millier milliers dizaines"
    " centaines nombre série ensemble poignée multitude quantité total reste infinité totalité"
    " pourcentage proportion million millions milliard type sorte espèce genre tas équipe lot peu"
    " beaucoup bon trio duo couple kyrielle panoplie gamme variété un une fois"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: words `start` to `end` excluded, its head, and what is sure of it.

    `gender` and `number` are "" when the words do not tell. `person` is that of the verb it governs.
    """

    start: int
    end: int
    head: int
    gender: str
    number: str
    person: str = "3"
    pronoun: bool = False

    @property
    def who(self) -> str:
        """Person and number of the verb, or "" when the number is not sure."""
        return self.person + self.number if self.number else ""


def noun_phrase(s: Sentence, i: int) -> Phrase | None:
    """The noun phrase that begins at word `i`: determiner, qualifiers, head, qualifiers."""
    start = i
    determiner: Word | None = None
    if s.lower(i) in ("tous", "toutes", "tout", "toute") and s.role(i + 1) == "D":
        i += 1
    if s.lower(i) in ("de", "d'") and s.role(i) == "F" and _plural_opening(s, i + 1):
        i += 1  # d'autres capsules, de nombreux bénévoles
    elif s.role(i) == "D" or (s.role(i) == "F" and s.lower(i) in ("des", "du")):
        determiner = s.at(i)
        i += 1
    count: str | None = None
    while s.role(i) == "#":
        count = s.lower(i)
        i += 1
    while s.role(i) == "A" or (
        s.role(i) == "W" and s.role(i + 1) == "A" and s.lower(i) in ("très", "plus", "tout")
    ):
        i += 1
    if s.role(i) == "M":
        return _named(s, start, i, determiner)
    if count is not None and determiner is None and s.role(i) == "V" and s.at(i).form.persons == {"3p"}:
        return Phrase(start, i, i - 1, "", "p")  # 21 ont été acceptées
    if s.role(i) not in ("N",):
        if determiner is not None and s.role(i - 1) in ("A",):
            i -= 1  # les jeunes, les plus démunis
        else:
            return None
    head = i
    i += 1
    while s.role(i) in ("A", "Q", "M") or (
        s.role(i) == "W" and s.role(i + 1) in ("A", "Q") and _intensive(s, i)
    ):
        i += 1
    gender, number = _features(s, head, determiner, count)
    return Phrase(start, i, head, gender, number)


_INTENSIVES = forms(
    "très plus moins assez trop bien peu non déjà récemment nouvellement fraîchement également"
)


def _plural_opening(s: Sentence, i: int) -> bool:
    word = s.at(i)
    plural = {n for _, n in word.form.qualifiers} == {"p"} or word.lower == "autres"
    return plural and word.lower in PRENOMINAL and s.role(i + 1) in ("N", "A")


def _intensive(s: Sentence, i: int) -> bool:
    return s.lower(i) in _INTENSIVES or s.lower(i).endswith("ment")


def _named(s: Sentence, start: int, i: int, determiner: Word | None) -> Phrase:
    genders = {g for g, _ in _name_genders(s, i)}
    first = i
    while s.role(i) == "M":
        i += 1
    gender = genders.pop() if len(genders) == 1 else ""
    number = "s"
    if determiner is not None:
        gender, number = _determiner_features(determiner.lower)
    return Phrase(start, i, first, gender, number)


def _name_genders(s: Sentence, i: int) -> set[tuple[str, str]]:
    tags = s.at(i).form.tags
    if "M1" not in tags:
        return set()
    return {(gender, "s") for gender in ("m", "f") if gender in tags}


def _determiner_features(lower: str) -> tuple[str, str]:
    gender = "m" if lower in _MASCULINE else "f" if lower in _FEMININE else ""
    return gender, "p" if lower in _PLURAL_DETERMINERS else "s"


def _features(s: Sentence, head: int, determiner: Word | None, count: str | None) -> tuple[str, str]:
    """What determiner, number word and noun agree on; "" where they are silent or disagree."""
    form = s.at(head).form
    pairs = form.nouns or form.qualifiers
    genders = {g for g, _ in pairs}
    numbers = {n for _, n in pairs}
    gender, number = "", ""
    if determiner is not None:
        gender, number = _determiner_features(determiner.lower)
        if determiner.lower in ("l'", "des", "leur"):
            gender = ""
        if gender and genders and gender not in genders:
            gender = ""
            genders = set()
        if numbers and number not in numbers:
            return "", ""
    if count is not None:
        number = "s" if count in ("1", "un", "une", "0") else "p"
        if determiner is not None and determiner.lower in (
            "le",
            "la",
            "l'",
            "un",
            "une",
            "ce",
            "cette",
            "cet",
        ):
            return gender, ""
    if not number and len(numbers) == 1:
        number = next(iter(numbers))
    if not gender and len(genders) == 1:
        gender = next(iter(genders))
    return gender, number


def complements(s: Sentence, i: int) -> int:
    """Where the complements that follow a noun end: `de la ville`, `à vélo`, `(…)`, `pour s'inscrire`."""
    while True:
        after = _one_complement(s, i)
        if after == i:
            return i
        i = after


def _one_complement(s: Sentence, i: int) -> int:
    role = s.role(i)
    if role in ("P", "F"):
        return _prepositional(s, i)
    if s.lower(i) == "(":
        return _closing(s, i)
    if role in ("A", "Q", "M") or (role == "W" and s.lower(i) not in ("pas", "voici", "voilà")):
        return i + 1
    if role == "#" and s.role(i - 1) in ("N", "M", "A"):
        return i + 1
    return i


def _closing(s: Sentence, i: int) -> int:
    for j in range(i + 1, min(i + 25, len(s.words))):
        if s.lower(j) == ")":
            return j + 1
    return i


def _prepositional(s: Sentence, i: int) -> int:
    """After a preposition: a noun phrase, a bare noun, a pronoun, or an infinitive with its object."""
    j = i + 1
    if s.role(j) == "P" and s.role(j + 1) in ("S", "T", "O") and s.lower(j) == "chez":
        return j + 2  # devant chez vous
    if s.role(j) == "W" and s.lower(j) in ("moins", "plus", "près") and s.role(j + 1) == "F":
        j += 2  # de moins de 14 ans
    if s.role(j) == "F" and s.lower(i) in ("près", "hors", "lors", "avant", "quant"):
        j += 1
    if s.role(j) in ("P", "F") and s.lower(i) in (
        "jusqu'",
        "jusque",
        "dès",
        "depuis",
        "de",
        "d'",
        "pour",
        "à",
    ):
        j += 1
    while s.role(j) == "O":
        j += 1
    if s.role(j) == "Y":
        j += 1
        if phrase := noun_phrase(s, j):
            return phrase.end
        return j
    while s.role(j) in ("#", "A"):
        j += 1
    if phrase := noun_phrase(s, j):
        return phrase.end
    if s.lower(j) in ("lequel", "laquelle", "lesquels", "lesquelles", "quoi"):
        return i
    if s.lower(i) == "chez" and s.role(j) in ("S", "O", "T"):
        return j + 1
    if s.role(j) in ("N", "M", "T", "Q", "?") or (
        s.role(j) == "W" and s.lower(j) in ("ici", "là", "demain", "hier")
    ):
        return j + 1
    return j if j > i + 1 and s.role(j - 1) in ("#", "A") else i


def coordinated(s: Sentence, first: Phrase, after: int) -> tuple[Phrase, int] | None:
    """`first` with what `et` adds to it; None when it cannot be told what is added to what.

    Returns the joined phrase and where its complements end.
    """
    has_complement = after > first.end
    phrases = [first]
    i = after
    while s.lower(i) in ("et", ",", "ainsi"):
        if s.lower(i) == "," and not _enumeration(s, i):
            break
        j = i + 1
        if s.lower(i) == "ainsi":
            if s.lower(j) != "que":
                break
            return None
        if s.lower(j) in ("moi", "toi", "nous", "vous", "lui", "elle", "eux", "elles"):
            person = {"moi": "1", "nous": "1", "toi": "2", "vous": "2"}.get(s.lower(j), "3")
            if person != "3":
                return Phrase(first.start, j + 1, first.head, "", "p", person), j + 1
            phrases.append(Phrase(j, j + 1, j, "", "s"))
            i = j + 1
            continue
        if s.role(j) in ("P", "F") and not (s.role(j) == "F" and s.lower(j) == "des" and not has_complement):
            after_complement = _prepositional(s, j)
            if after_complement == j:
                return None
            i = complements(s, after_complement)
            continue
        if s.role(j) in ("A", "Q", "W"):
            if len(phrases) == 1 and s.role(j) in ("A", "Q"):
                i = complements(s, j)
                first_number = first.number
                phrases[0] = Phrase(first.start, i, first.head, first.gender, first_number)
                continue
            return None
        other = noun_phrase(s, j)
        if other is None:
            return None
        bare = s.role(other.start) == "N"
        if bare and s.role(first.start) != "N":
            if not has_complement:
                return None
            i = complements(s, other.end)  # les heures de prêt et retour
            continue
        end = complements(s, other.end)
        if has_complement and not bare and s.role(first.end) == "P":
            return None  # le règlement sur les chiens et les chats
        phrases.append(other)
        has_complement = end > other.end
        i = end
    if len(phrases) == 1:
        return (phrases[0], i) if s.lower(i) not in ("ou", "ni", "comme") else None
    genders = {p.gender for p in phrases}
    gender = "f" if genders == {"f"} else "m" if "m" in genders else ""
    return Phrase(first.start, i, first.head, gender, "p"), i


def _enumeration(s: Sentence, i: int) -> bool:
    """Whether the comma at `i` separates members of a list that ends with `et` + noun phrase before a verb."""
    j = i + 1
    for _ in range(6):
        phrase = noun_phrase(s, j)
        if phrase is None:
            return False
        j = complements(s, phrase.end)
        if s.lower(j) == "et":
            return noun_phrase(s, j + 1) is not None
        if s.lower(j) != ",":
            return False
        j += 1
    return False


def verb_after(s: Sentence, i: int) -> int | None:
    """The conjugated verb at `i`, after `ne` and object pronouns, or None."""
    while s.role(i) in ("X", "O") and not s.lower(i).startswith("-"):
        i += 1
    return i if s.role(i) == "V" else None


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
    pronoun = _pronoun_subject(s, i)
    if pronoun is not None:
        verb = verb_after(s, pronoun.end)
        return (pronoun, verb) if verb is not None else None
    if s.role(i) == "F" and s.lower(i) in ("de", "d'") and not _plural_opening(s, i + 1):
        return None
    phrase = noun_phrase(s, i)
    if phrase is None or s.role(i) == "N":
        return None
    if s.lower(phrase.head) in COLLECTIVES and s.lowers(phrase.start, phrase.start + 2) != ("le", "nombre"):
        phrase = Phrase(phrase.start, phrase.end, phrase.head, "", "")
    end = complements(s, phrase.end)
    joined = coordinated(s, phrase, end)
    if joined is None:
        return None
    phrase, end = joined
    return _to_verb(s, phrase, end)


def _to_verb(s: Sentence, phrase: Phrase, end: int) -> tuple[Phrase, int] | None:
    verb = verb_after(s, end)
    if verb is not None:
        return phrase, verb
    if s.role(end) == "R":
        end = relative_end(s, end)
        verb = verb_after(s, end)
        return (phrase, verb) if verb is not None else None
    beyond = parenthetical(s, end)
    if beyond == end:
        return None
    verb = verb_after(s, beyond)
    return (phrase, verb) if verb is not None else None


def relative_end(s: Sentence, i: int) -> int:
    """Where a clause opened by `qui` at `i` ends, or `i` when it cannot be told."""
    verb = verb_after(s, i + 1)
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
            after = _prepositional(s, j)
            if after == j:
                return i
            j = after
            continue
        phrase = noun_phrase(s, j) if role in ("D", "#", "N", "M", "F") else None
        if phrase is None:
            return j
        j = phrase.end


_SUBJECTS = {
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
    "quelqu'un": ("m", "s", "3"),
    "personne": ("m", "s", "3"),
    "rien": ("m", "s", "3"),
}


def _pronoun_subject(s: Sentence, i: int) -> Phrase | None:
    lower = s.lower(i)
    if lower not in _SUBJECTS or s.role(i) not in ("S", "T"):
        return None
    if s.role(i - 1) in ("P", "F") or (
        s.lower(i - 1) in ("et", "ou", "que", "comme", "qu'", "ni")
        and lower not in ("je", "j'", "tu", "il", "on", "ils", "elle", "elles", "nous", "vous")
    ):
        return None
    gender, number, person = _SUBJECTS[lower]
    end = i + 1
    if lower in ("chacun", "chacune", "plusieurs", "certains", "certaines") and s.role(end) in ("F", "P"):
        end = complements(s, end)
    return Phrase(i, end, i, gender, number, person, pronoun=True)


def clause_starts(s: Sentence) -> list[int]:
    """Where a clause, so a subject, may begin."""
    return [i for i in range(len(s.words)) if _may_open(s, i)]


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
        return _after_introduction(s, i - 1)
    if before == "C":
        return (
            subject
            or s.lower(i - 1) in ("mais", "car")
            or s.lowers(i - 2, i) == (",", "et")
            or _new_clause(s, i)
        )
    if before in ("P", "W"):
        return subject and lower not in ("nous", "vous", "elle", "elles")
    return subject and lower in ("il", "ils", "on", "je", "tu", "j'") and before != "V"


def _new_clause(s: Sentence, i: int) -> bool:
    """`Nous avons noté votre plainte et votre bac sera remplacé`: after `et`, the clause before had its verb."""
    if s.lower(i - 1) != "et" or s.role(i) != "D":
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
    if any(s.role(k) == "V" for k in range(begin, comma)):
        return True
    if s.lower(begin + 1) in DAYS:
        return True
    return s.lowers(begin, begin + 2) in (
        ("une", "fois"),
        ("chaque", "année"),
        ("cette", "année"),
        ("tout", "est"),
    )
