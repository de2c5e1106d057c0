"""« Que » that stands for no noun: after « c’est », a comparison, a length of time, a verb of saying."""

from __future__ import annotations

from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms


def is_cleft(s: Sentence, i: int) -> bool:
    """`C’est en présence de ses amis qu’il a annoncé`: « que » stands for no noun."""
    for k in range(i - 2):
        verb = k + 1 + (s.role(k + 1) == "X")  # ce n'est qu'après trois essais que
        if s.lower(k) not in ("c'", "ce") or not s.at(verb).form.lemmas(participle=False) & {"être"}:
            continue
        m = verb + 1
        while s.role(m) == "W" and s.lower(m) in ("donc", "aussi", "bien", "surtout", "encore", "toujours"):
            m += 1  # c'est donc une dépense que vous n'aurez faite
        inside = not any(s.role(n) in ("V", "R") for n in range(verb + 1, i))
        if s.role(m) and s.role(m) in "PFWLK" and inside:
            return True
    return False


def opens_no_relative(s: Sentence, que: int) -> bool:
    """`Tant les élèves que les professeurs ont`, `il y avait dix ans que`, `jura sur l’honneur qu’il avait`."""
    earlier = s.lowers(max(0, que - 7), que)
    if {"tant", "autant"} & set(earlier) or ("y" in earlier and s.lower(que - 1) in _LASTED):
        return True
    verb = next((k for k in range(que - 1, -1, -1) if s.role(k) in ("V", ".", "R", "K", "U")), -1)
    told = s.role(verb) == "V" and s.at(verb).form.lemmas(participle=False) & _SWEARING
    return bool(told) and s.role(verb + 1) in ("P", "W")


_LASTED = forms("an ans année années mois semaine semaines jour jours heure heures minutes temps moment")


_SWEARING = forms(
    "jurer dire affirmer annoncer déclarer expliquer répéter répondre assurer promettre écrire avouer"
)
