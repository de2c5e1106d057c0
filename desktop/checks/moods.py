"""Moods: the indicative after si, the subjunctive after pour que and its like."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.clauses import subject_at
from desktop.checks.grammar_rule import GrammarRule, Hit, on
from desktop.checks.sentence import Sentence
from desktop.checks.words import forms

# « Je me demande si », « on ne sait pas si »: an indirect question takes the conditional.
_ASKING = forms(
    "demander savoir ignorer voir vérifier décider déterminer dire préciser évaluer confirmer indiquer comprendre"
    " chercher discuter analyser étudier établir juger"
)

_NECESSARY = forms(
    "important essentiel nécessaire obligatoire possible préférable souhaitable impératif primordial"
)


def si_conditional(s: Sentence) -> Iterator[Hit]:
    """`si vous auriez`, `si la météo le permettrait`."""
    for i, word in enumerate(s.words):
        if word.lower not in ("si", "s'") or s.role(i + 1) in ("W", "A", "Q"):
            continue
        if word.lower == "s'" and s.lower(i + 1) not in ("il", "ils"):
            continue
        if not (i == 0 or s.role(i - 1) in (".", ",", "C", "W", "N", "A", "Q", "Y", "V")) or _asked(s, i):
            continue
        found = subject_at(s, i + 1)
        if found is None:
            continue
        verb = s.at(found[1])
        moods = {v.mood for v in verb.form.verbs}
        if moods != {"K"}:
            continue
        subject = found[0]
        who = subject.who or next(iter(sorted(verb.form.persons)))
        offered = [
            s.vocabulary.lexicographer.conjugate(v.lemma, mood, who)
            for mood in _moods_for_si(s, i)
            for v in verb.form.verbs
        ]
        yield on(verb, "Après « si » qui marque une condition, pas de conditionnel.", *offered)


def _moods_for_si(s: Sentence, i: int) -> tuple[str, str]:
    """The imperfect when the main verb is conditional, else the present."""
    others = [w for k, w in enumerate(s.words) if w.role == "V" and k > i]
    conditional = any({v.mood for v in w.form.verbs} == {"K"} for w in others[1:])
    return ("Iq", "Ip") if conditional else ("Ip", "Iq")


def _asked(s: Sentence, i: int) -> bool:
    return any(
        w.form.lemmas() & _ASKING for w in s.words[max(0, i - 5) : i] if w.role in ("V", "Y", "G", "Q")
    ) or bool({"question", "comme", "même"} & set(s.lowers(max(0, i - 3), i)))


def subjunctive(s: Sentence) -> Iterator[Hit]:
    """`pour que la situation devient`, `il faut que vous venez`, `bien que le parc est`."""
    for i, word in enumerate(s.words):
        if word.role != "K" or not _wants_subjunctive(s, i):
            continue
        found = subject_at(s, i + 1)
        if found is None:
            continue
        subject, verb = found
        target = s.at(verb)
        moods = {v.mood for v in target.form.verbs}
        if not moods or moods & {"Sp", "Sq"} or not moods & {"Ip", "If", "K", "Iq"} or not subject.who:
            continue
        lemmas = [v.lemma for v in target.form.verbs]
        offered = [s.vocabulary.lexicographer.conjugate(lemma, "Sp", subject.who) for lemma in lemmas]
        yield on(target, "Cette tournure demande le subjonctif.", *offered)


def _wants_subjunctive(s: Sentence, i: int) -> bool:
    before = s.lower(i - 1)
    if before in ("pour", "afin", "pourvu"):
        # « trop tard pour que », « il suffit de peu pour que »: always the subjunctive.
        return True
    if before == "bien":
        return i == 1 or s.role(i - 2) in (",", ".")
    if before == "avant":
        return s.role(i - 2) not in ("D",)
    if s.lowers(i - 2, i) in (
        ("à", "condition"),
        ("de", "sorte"),
        ("à", "moins"),
        ("jusqu'", "à"),
        ("en", "attendant"),
    ):
        return s.lower(i - 2) != "de" and not (before == "à" and s.lower(i + 1) == "ce")
    if before == "ce" and s.lowers(i - 3, i - 1) == ("jusqu'", "à"):
        return True
    if before == "faut" or (before in ("pas", "aussi", "donc") and s.lower(i - 2) == "faut"):
        return True
    return (
        before in _NECESSARY
        and s.lower(i - 2) in ("est", "sera", "serait")
        and s.lower(i - 3) in ("il", "n'")
    )


RULES = (
    GrammarRule(
        "mode.si",
        si_conditional,
        "« Si » de condition veut l’indicatif : présent ou imparfait.",
        bad=(
            ("Si vous auriez des questions, écrivez-nous.", "Si vous avez des questions, écrivez-nous."),
            (
                "Si la pluie continuerait, la fête serait reportée.",
                "Si la pluie continuait, la fête serait reportée.",
            ),
        ),
        good=("On se demande si le parc pourrait ouvrir.", "Si vous avez des questions, écrivez-nous."),
    ),
    GrammarRule(
        "mode.subjonctif",
        subjunctive,
        "Le but, la condition, la concession et l’obligation veulent le subjonctif.",
        bad=(
            (
                "Il suffit d’un appel pour que le bac est remplacé.",
                "Il suffit d’un appel pour que le bac soit remplacé.",
            ),
            ("Il faut que vous devez être présents.", "Il faut que vous deviez être présents."),
        ),
        good=("Il faut que vous soyez présents.", "Le maire dit que le parc est ouvert."),
    ),
)
