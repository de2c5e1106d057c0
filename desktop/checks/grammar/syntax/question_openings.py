"""Two ways to ask that no inversion shows: `Et si on plantait un verger?`, `Le bac brun, à quoi ça sert?`"""

from __future__ import annotations

from desktop.checks.reading.sentence import Sentence


def what_if(s: Sentence, start: int) -> bool:
    """`Et si on plantait un verger.`: a condition in the past, and nothing that depends on it."""
    k = start + 1 + (s.lower(start + 1) in ("l'",))
    if (
        start == 0
        or s.lower(start - 1) != "et"
        or s.lower(start) != "si"
        or s.lower(k) not in ("on", "nous", "vous")
    ):
        return False
    verbs = [j for j in range(k, len(s.words)) if s.role(j) == "V"]
    past = bool(verbs) and any(v.mood == "Iq" for v in s.at(verbs[0]).form.verbs)
    return past and len(verbs) == 1 and s.words[-1].text == "."


def asks_at_the_end(s: Sentence) -> bool:
    """`Le bac brun, à quoi ça sert.`, `Le permis, comment ça marche.`: what was named first, then a short question."""
    if s.role(0) != "D" or s.lowers(0, len(s.words)).count(",") != 1:
        return False
    k = s.lowers(0, len(s.words)).index(",") + 1
    if any(s.role(j) == "V" for j in range(k)) or len(s.words) - k > 8:
        return False
    k += s.role(k) == "P"
    asked = s.lower(k) in ("quoi", "comment", "pourquoi", "où", "combien", "quand") and s.role(k + 1) in (
        "S",
        "T",
        "O",
    )
    return asked and s.role(k + 2) in ("V", "X", "O") and sum(w.role == "V" for w in s.words[k:]) == 1
