"""What a verb says that a thing holds, or that somebody seeks: « Le parc compte deux plages, ouvertes en été »."""

from __future__ import annotations

from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.qualified import ANY, bare_complement
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

# « Le parc compte deux plages, ouvertes en été »: what follows the object of these speaks of it.
_HOLDING = forms(
    "compter posséder regrouper abriter contenir inclure aménager construire acquérir acheter inaugurer installer"
    " exploiter comporter"
)


# « J’ai trouvé une chatte grise, très douce »: a description of what was lost or sought.
_SOUGHT = forms("perdre trouver retrouver chercher rechercher adopter vendre")


def held_things(s: Sentence, comma: int, *, graded: bool) -> frozenset[GenderNumber]:
    """What agrees with the object before `comma` of a verb that says what a thing holds; empty for other verbs."""
    holding = _HOLDING | _SOUGHT if graded else _HOLDING
    verb = next((k for k in range(comma - 1, -1, -1) if s.role(k) in ("V", ",", ".", "R", "K")), -1)
    helped = "avoir" in s.at(verb).form.lemmas(infinitive=False, participle=False)
    verb += helped and s.role(verb + 1) == "Q"
    if s.role(verb) not in ("V", "Q") or not s.at(verb).form.lemmas() & holding or s.role(comma - 1) == "M":
        return frozenset()
    found: set[GenderNumber] = set()
    several = False
    for k in range(verb + 1, comma):
        several = several or s.role(k) == "C"
        if s.role(k) == "N" and not bare_complement(s, k):
            found |= noun_pairs(s, k) or ANY
    if several and found:
        found |= {("m", "p"), ("f", "p")}
    return frozenset(found)
