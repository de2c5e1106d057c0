"""Where the attribute of a verb of state is: past the adverbs, a rank, an infinitive."""

from __future__ import annotations

from desktop.checks.reading.adverbials import adverbial
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

STATES = forms("être rester demeurer devenir sembler paraître")


def skip_adverbs(s: Sentence, i: int) -> int:
    """The first index from `i` that is neither an adverb nor a pronoun after a hyphen."""
    while (s.role(i) == "W" and s.lower(i) not in ("voici", "voilà")) or (
        s.role(i) in ("S", "O") and s.lower(i).startswith("-")
    ):
        i += 1
    size = adverbial(s, i)
    return skip_adverbs(s, i + size) if size else i


def attribute_index(s: Sentence, verb: int) -> int | None:
    """Where the participle or the attribute of a verb of state is: `est`, `ont été`, `peut être`…"""
    lemmas = s.at(verb).form.lemmas(infinitive=False, participle=False)
    i = skip_adverbs(s, verb + 1)
    if "être" in lemmas and _ranked(s, i):
        return i + 2
    if "avoir" in lemmas and s.lower(i) in ("été", "semblé", "paru"):
        i = skip_adverbs(s, i + 1)
        return skip_adverbs(s, i + 1) if s.lower(i) == "ni" else i
    if s.lower(i) == "ni" and lemmas & STATES:
        i = skip_adverbs(s, i + 1)  # ne sont ni repris ni échangés
    if (
        lemmas & STATES
        and not lemmas & {"suivre"}
        and s.role(i) != "Y"
        and not (_in_course(s, i) or s.lowers(i, i + 2) == ("à", "être"))
    ):
        if s.role(i) in ("A", "Q") and s.role(skip_adverbs(s, i + 1)) in ("F", "P"):
            return i
        only = s.lower(i) == "qu'" or (s.lower(i) == "que" and s.role(i + 1) == "W")
        return skip_adverbs(s, i + 1) if only else i  # n'était qu'endormie, n'est que plus sucrée
    return infinitive_attribute(s, verb)


def _ranked(s: Sentence, i: int) -> bool:
    """`est le plus profond du territoire`, but `est la plus belle des saisons`."""
    graded = s.role(i) == "D" and s.lower(i + 1) in ("plus", "moins") and s.role(i + 2) == "A"
    return graded and (s.lower(i + 3) in ("du", "à", "en") or s.role(i + 3) in (".", ",", ""))


# Verbs whose infinitive is not said of their subject: « le règlement exige d'être prudent ».
NOT_OF_SUBJECT = forms(
    "demander exiger permettre conseiller recommander suggérer proposer empêcher interdire falloir suffire importer"
    " nécessiter impliquer consister obliger apprendre signifier prévoir dire valoir convenir être agir aider"
    " offrir coûter plaire appartenir arriver"
)
_IN_COURSE: set[tuple[str, ...]] = {
    ("en", "train"),
    ("en", "mesure"),
    ("en", "voie"),
    ("sur", "le", "point"),
    ("à", "même"),
    ("besoin",),
    ("près",),
    ("loin",),
}
_LINKS = ("de", "d'", "à", "par", "pour")


def _in_course(s: Sentence, i: int) -> tuple[str, ...]:
    """The locution at `i` that announces an infinitive of the same subject, or ()."""
    return next((w for w in _IN_COURSE if s.lowers(i, i + len(w)) == w), ())


def infinitive_attribute(s: Sentence, verb: int) -> int | None:
    """The attribute of an infinitive said of the subject: `risquent d'être`, `est susceptible d'être`."""
    j = verb + 1
    lemmas = s.at(verb).form.lemmas(infinitive=False, participle=False)
    said = not lemmas & NOT_OF_SUBJECT
    while j < verb + 14:
        if locution := _in_course(s, j):
            said, j = True, j + len(locution)
        elif s.role(j) == "W" or (s.role(j) == "S" and s.lower(j).startswith("-")):
            j += 1
        elif s.role(j) in ("A", "Q"):
            said, j = True, j + 1
        elif s.lower(j) == "pour" and s.lower(j - 1).startswith("suffisant"):
            return None  # une heure suffisante pour être prêt
        elif s.lower(j) in _LINKS and s.role(j + 1) in ("Y", "X", "W"):
            j += 1
        elif s.role(j) == "Y" and (s.lower(j) in STATES or s.lowers(j, j + 2) == ("avoir", "été")):
            return skip_adverbs(s, j + 1 + (s.lower(j) == "avoir")) if said else None
        elif s.role(j) == "Y" and s.lower(j) in _CHAINED:
            j += 1
        else:
            return _joined_being(s, j) if s.role(j) == "Y" and lemmas & _MODALS else None
    return None


_MODALS = forms("devoir pouvoir aller")


def _joined_being(s: Sentence, first: int) -> int | None:
    """The attribute of `être` joined to the infinitive at `first`: `doivent détenir un permis et être disponibles`."""
    for k in range(first + 1, min(first + 16, len(s.words))):
        if s.role(k) in ("V", "R", "K", "U", "L", ".", "S"):
            return None
        if s.lower(k) == "être" and s.lower(k - 1) in ("et", "ou", ","):
            return skip_adverbs(s, k + 1)
    return None


_CHAINED = forms(
    "devoir pouvoir aller sembler risquer cesser commencer continuer finir mériter venir falloir avoir"
)
