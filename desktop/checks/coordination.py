"""Noun phrases joined by `et` or commas, and what they agree with together."""

from __future__ import annotations

from desktop.checks.noun_phrases import Phrase, after_preposition_group, complements, noun_phrase
from desktop.checks.sentence import Sentence


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
        tonic = s.lower(j).removesuffix("-même").removesuffix("-mêmes")
        if tonic in ("moi", "toi", "nous", "vous", "lui", "elle", "eux", "elles"):
            person = {"moi": "1", "nous": "1", "toi": "2", "vous": "2"}.get(tonic, "3")
            if person != "3":
                return Phrase(first.start, j + 1, first.head, "", "p", person), j + 1
            phrases.append(Phrase(j, j + 1, j, "", "s"))
            i = j + 1
            continue
        if s.role(j) in ("P", "F") and not (s.role(j) == "F" and s.lower(j) == "des" and not has_complement):
            after_complement = after_preposition_group(s, j)
            if after_complement == j:
                return None
            i = complements(s, after_complement)
            continue
        if s.role(j) in ("A", "Q") and s.role(i - 1) in ("A", "Q", "M", "N") and len(phrases) > 1:
            i = complements(s, j)  # les médias et les réseaux utilisés et gérés par la Ville
            continue
        if s.role(j) in ("A", "Q", "W"):
            if len(phrases) == 1 and s.role(j) in ("A", "Q"):
                i = complements(s, j)
                first_number = first.number
                phrases[0] = Phrase(first.start, i, first.head, first.gender, first_number)
                continue
            return None
        other = noun_phrase(s, j) or _demonstrative(s, j)
        if other is None:
            return None
        bare = s.role(other.start) == "N"
        if bare and s.role(first.start) != "N":
            if not has_complement and first.number != "p":
                return None
            if not has_complement:
                phrases.append(other)  # les luthiers, ébénistes et potières
            i = complements(s, other.end)  # les heures de prêt et retour
            continue
        end = complements(s, other.end)
        if has_complement and not bare and any(_determined(s, k) for k in range(first.end, i)):
            return None  # le règlement sur les chiens et les chats
        phrases.append(other)
        has_complement = end > other.end
        i = end
    if len(phrases) == 1:
        return (phrases[0], i) if s.lower(i) not in ("ou", "ni", "comme") else None
    return Phrase(first.start, i, first.head, _together(phrases), "p"), i


def _determined(s: Sentence, k: int) -> bool:
    """A preposition and a noun with its article, to which « et les chats » may be added; not « à moustiques »."""
    return s.role(k) == "P" and (s.role(k + 1) in ("D", "#", "A", "F") or s.lower(k) in ("au", "aux"))


_DEMONSTRATIVES = {"celui": ("m", "s"), "celle": ("f", "s"), "ceux": ("m", "p"), "celles": ("f", "p")}


def _demonstrative(s: Sentence, j: int) -> Phrase | None:
    """`votre bac et celui du voisin`."""
    if s.lower(j) not in _DEMONSTRATIVES or s.role(j + 1) not in ("F", "P"):
        return None
    return Phrase(j, j + 1, j, *_DEMONSTRATIVES[s.lower(j)])


def _together(phrases: list[Phrase]) -> str:
    """The gender of what agrees with all of them: feminine only when all are; "" when it is not sure."""
    genders = {phrase.gender for phrase in phrases}
    return "f" if genders == {"f"} else "m" if "m" in genders else ""


def _enumeration(s: Sentence, i: int) -> bool:
    """Whether the comma at `i` separates members of a list that ends with `et` + noun phrase before a verb."""
    j = i + 1
    for _ in range(6):
        phrase = noun_phrase(s, j)
        if phrase is None:
            return False
        j = complements(s, phrase.end)
        if s.lower(j) == "et":
            return noun_phrase(s, j + 1) is not None or s.lower(j + 1).startswith(
                ("moi", "toi", "nous", "vous")
            )
        if s.lower(j) != ",":
            return False
        j += 1
    return False
