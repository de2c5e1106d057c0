"""Noun phrases joined by `et` or commas, and what they agree with together."""

from __future__ import annotations

from desktop.checks.reading.noun_phrases import (
    Phrase,
    after_preposition_group,
    complements,
    noun_phrase,
    opens_plural,
)
from desktop.checks.reading.sentence import Sentence


def coordinated(s: Sentence, first: Phrase, after: int) -> tuple[Phrase, int] | None:
    """`first` with what `et` adds to it; None when it cannot be told what is added to what.

    Returns the joined phrase and where its complements end.
    """
    has_complement, has_between, phrases, i = after > first.end, False, [first], after
    if s.lower(i) == "ou" and first.number == "p":
        return _either(s, first, i)
    while s.lower(i) in ("et", ",", "ainsi"):
        if s.lower(i) == "," and not _enumeration(s, i):
            break
        j = i + 1
        if s.lower(i) == "et" and "entre" in s.lowers(first.end, i) and not has_between:
            has_between = True  # la différence entre le maire et les élus réside
            if (other := noun_phrase(s, j)) is None:
                return None
            i = complements(s, other.end)
            continue
        if s.lower(i) == "ainsi" and s.lower(j) != "que":
            break
        if s.lower(i) == "ainsi":
            return None
        person = _TONIC.get(s.lower(j).removesuffix("-même").removesuffix("-mêmes"), "")
        if person in ("1", "2"):
            return Phrase(first.start, j + 1, first.head, "", "p", person), j + 1
        if person:
            phrases.append(Phrase(j, j + 1, j, "", "s"))
            i = j + 1
            continue
        if s.lower(j) == "des" and has_complement and _bare_complement(s, phrases[-1].end, i):
            return None  # une pompe de puisard et des drains: « des » may open a second subject
        several = _opens_several(s, i) or (s.lower(j) in ("de", "d'") and opens_plural(s, j + 1))
        if s.role(first.start) == s.role(j) == "F" and s.lower(j) in ("de", "du") and not has_complement:
            return None  # du pain, du fromage et de la confiture
        if s.role(j) in ("P", "F") and not (s.role(j) == "F" and several and not has_complement):
            if (after_complement := after_preposition_group(s, j)) == j:
                return None
            i = complements(s, after_complement)
            continue
        if s.role(j) in ("A", "Q") and (len(phrases) == 1 or s.role(i - 1) in ("A", "Q", "M", "N")):
            i = complements(s, j)  # les médias et les réseaux utilisés et gérés par la Ville
            if len(phrases) == 1:
                phrases[0] = Phrase(first.start, i, first.head, first.gender, first.number)
            continue
        other = None if s.role(j) in ("A", "Q", "W") else noun_phrase(s, j) or _demonstrative(s, j)
        if other is None:
            return None
        bare = s.role(other.start) == "N"
        if bare and (s.role(first.start) != "N" or s.role(first.start + 1) == "D"):
            if not has_complement and first.number != "p":
                return None
            phrases += [] if has_complement else [other]  # les luthiers, ébénistes et potières
            i = complements(s, other.end)  # les heures de prêt et retour
            continue
        if has_complement and _in_complement(s, first, i, other):
            return None
        phrases.append(other)
        i = complements(s, other.end)
        has_complement = i > other.end
    return _joined(s, phrases, i)


def _opens_several(s: Sentence, link: int) -> bool:
    """`un parc et des sentiers`, but not `les rues Lafontaine et des Saules`."""
    return s.lower(link + 1) == "des" and not (s.at(link - 1).capital and s.at(link + 2).capital)


def _in_complement(s: Sentence, first: Phrase, link: int, other: Phrase) -> bool:
    """Whether what follows the `link` may be added to a complement of `first`, not to `first` itself."""
    inside = range(first.end, link)
    governed = first.number != "p" and any(s.role(k) == "G" for k in inside)
    if s.role(other.start) != "N" and (governed or any(_determined(s, k) for k in inside)):
        return True  # le règlement sur les chiens et les chats, un dépliant résumant les tarifs et l'horaire
    # la gestion des parcs Laurier, Dollard et Viger
    return first.number != "p" and s.at(other.start).capital and s.at(link - 1).capital


def _joined(s: Sentence, phrases: list[Phrase], end: int) -> tuple[Phrase, int] | None:
    """What the phrases make together, up to `end`; None when one of them goes on with `ou` or `comme`."""
    first = phrases[0]
    if len(phrases) == 1:
        return (first, end) if s.lower(end) not in ("ou", "ni", "comme") else None
    return Phrase(first.start, end, first.head, _together(phrases), "p"), end


_TONIC = {"moi": "1", "toi": "2", "nous": "1", "vous": "2", "lui": "3", "elle": "3", "eux": "3", "elles": "3"}


def _either(s: Sentence, first: Phrase, link: int) -> tuple[Phrase, int] | None:
    """`les bacs ou les sacs`: two plurals are plural, whichever is meant."""
    other = noun_phrase(s, link + 1)
    if other is None or other.number != "p" or s.role(other.start) not in ("D", "N", "#", "F"):
        return None
    end = complements(s, other.end)
    return Phrase(first.start, end, first.head, _together([first, other]), "p"), end


def _bare_complement(s: Sentence, start: int, end: int) -> bool:
    """Whether `start` to `end` is a complement without any article: `de puisard`, `à clapet`, not `de la ville`."""
    plain = s.role(start + 1) == "N" and s.lower(start) in ("de", "d'", "à", "en")
    return plain and not any(
        s.role(k) == "D" or s.lower(k) in ("du", "des", "au", "aux") for k in range(start, end)
    )


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


def listed_noun(s: Sentence, i: int) -> bool:
    """A word read as a noun after a comma, but an adjective too: `beau, propre et bien éclairé`."""
    form = s.at(i).form
    alike = {n for _, n in form.adjectives} & {n for _, n in s.at(i - 2).form.qualifiers}
    return s.role(i) == "N" and s.lower(i - 1) == "," and bool(alike) and s.lower(i + 1) in ("et", ",")
