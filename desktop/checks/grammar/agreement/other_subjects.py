"""A phrase before a verb that is not its subject: `vous` an object, a moment, what an aside holds."""

from __future__ import annotations

from desktop.checks.reading.noun_phrases import Phrase, complements
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms


def same_subject(s: Sentence, i: int, verb: int) -> bool:
    """`l’inspectrice constatera les faits et, au besoin, vous accordera un délai`: one subject, `vous` the object.

    A verb before it has its person and its mood; « et » or a comma comes before the pronoun, an aside apart.
    """
    word = s.at(verb)
    who = word.form.persons & {"3s", "3p"}
    if not who or word.form.lemmas(infinitive=False, participle=False) & _NEVER_GIVING:
        return False
    link = i - 1
    if s.lower(link) == ",":
        opened = next((k for k in range(link - 1, max(0, link - 8), -1) if s.role(k) in (",", "V")), 0)
        link = opened - 1 if s.lower(opened - 1) in ("et", "puis") else link
    if s.lower(link) not in ("et", ",", "puis", "ou"):
        return False
    moods = {v.mood for v in word.form.verbs if v.persons & who}
    lone = not any(s.role(k) == "V" for k in range(link))  # La cour fixe une date et vous en avise
    return any(
        moods & {v.mood for v in s.at(k).form.verbs if v.persons & who}
        for k in range(link)
        if (s.role(k) == "V" or (lone and s.at(k).form.finite))
        and s.lower(k - 1) not in ("il", "s'il")
        and s.role(k - 1) != "R"
    )


# Nobody can « pouvoir » or « devoir » somebody: before these, « vous » is the subject.
_NEVER_GIVING = forms("pouvoir devoir vouloir falloir avoir être aller")


def inside_aside(s: Sentence, i: int) -> bool:
    """Whether `i` stands in the aside that opens just after « qui, », whose verb is still to come."""
    opened = next((k for k in range(i - 1, 0, -1) if s.role(k) in ("V", ".") or s.lower(k) == "qui"), 0)
    return s.lower(opened) == "qui" and s.lower(opened + 1) == ","


def then_subject(s: Sentence, moment: Phrase, verb: int) -> bool:
    """Whether the subject comes after the verb that a moment opens."""
    if moment.start == 0 and _subject_beyond(s, verb):
        return True  # Tous les matins montait de la rivière un brouillard
    # Le lendemain arrivent les renforts
    return s.lower(verb + 1) not in ("de", "d'") and s.role(verb + 1) in ("D", "#", "F")


def _subject_beyond(s: Sentence, verb: int) -> bool:
    """Whether a place stands just after the verb, and an article after it: `montait du quai le son d’un accordéon`."""
    end = complements(s, verb + 1) if s.role(verb + 1) in ("P", "F") else verb
    return end > verb and s.lower(end) in ("un", "une", "le", "la", "l'", "les", "des")
