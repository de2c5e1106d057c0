"""Qualifiers that speak of something else than the noun just before: of the subject, of an object, of nothing."""

from __future__ import annotations

from desktop.checks.reading.clause_openings import clause_starts
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

# What is said of people, or of what they wear, in the middle of what they do.
_OF_PEOPLE = forms(
    "déguiser costumer vêtir habiller équiper chausser armer masquer munir coiffer maquiller parer asseoir coucher"
    " ganter emmitoufler"
)
_STATES = forms("demeurer rester tomber devenir sembler paraître")
_JUDGING = forms("juger déclarer estimer croire trouver rendre laisser tenir garder réputer considérer")
_LARGE = forms("millier million millions milliard milliards")


def of_another(s: Sentence, i: int) -> bool:
    """Whether the qualifier at `i` has nothing to do with the nouns that stand just before it.

    `six millions neuf`; `a franchi la ligne coiffé d’un bonnet`; `le poste demeure vacant`, whose verb is read as a
    noun; `l’air satisfaites`; `avait jugée incomplète`; `en grande partie suivies`; `l’habitude de dormir assis`.
    """
    word, before = s.at(i), s.lower(i - 1)
    if word.lower == "neuf" and before in _LARGE:
        return True
    if before == "partie" and s.lower(i - 2) in ("en", "grande", "bonne", "majeure"):
        return True
    if s.lowers(i - 3, i) == ("à", "ce", "titre"):
        return True
    if before.startswith("propre") and s.role(i - 2) == "D" and word.form.nouns & s.at(i - 1).form.adjectives:
        return True  # sa propre entrée
    k = i - 1
    while s.role(k) == "W":
        k -= 1
    if s.lowers(k - 1, k + 1) == ("l'", "air"):
        return True
    verb = s.at(i - 1)
    read_as_noun = verb.role == "N" and verb.form.persons & {"3s", "3p"} and verb.form.lemmas() & _STATES
    if read_as_noun and s.lower(i - 2) in (",", "et"):
        return True
    if s.role(i - 1) == "Q" and word.form.qualifiers & verb.form.participles:
        return bool(verb.form.lemmas() & _JUDGING)
    lemmas = {lemma for lemma, _ in word.form.participle_verbs}
    return bool(lemmas & _OF_PEOPLE) and (s.role(i - 1) == "Y" or _agrees_with_subject(s, i))


def _agrees_with_subject(s: Sentence, i: int) -> bool:
    for start in clause_starts(s):
        found = subject_at(s, start) if start < i else None
        if found is not None and found[1] < i:
            subject = found[0]
            genders = (subject.gender,) if subject.gender else ("m", "f")
            numbers = (subject.number,) if subject.number else ("s", "p")
            if s.at(i).form.qualifiers & {(g, n) for g in genders for n in numbers}:
                return True
    return False
