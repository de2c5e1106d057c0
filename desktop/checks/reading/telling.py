"""Who speaks, told after the words or among them: « répond la gardienne », « nous a confié sa mère »."""

from __future__ import annotations

from desktop.checks.reading.moments import is_time
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

# Verbs that say who speaks or thinks, beside a quotation.
TELLING = forms(
    "dire affirmer ajouter préciser expliquer souligner rappeler indiquer conclure déclarer poursuivre croire lancer"
    " remarquer reconnaître mentionner commenter confier raconter répondre noter constater observer estimer soutenir"
    " insister avancer annoncer assurer renchérir demander admettre avouer avertir promettre résumer espérer penser signaler"
    " dénoncer plaider illustrer laisser évoquer rapporter nuancer témoigner exclamer blaguer ironiser marteler"
    " répéter rétorquer répliquer spécifier détailler faire murmurer chuchoter souffler conseiller soupirer recommander"
    " hurler crier glisser confirmer écrire plaisanter rigoler marmonner grommeler étonner inquiéter jurer prétendre"
    " philosopher suggérer proposer prévenir enchaîner décréter défendre souvenir réjouir désoler trouver apprendre"
    " déplorer regretter raisonner calculer juger trancher supplier ordonner interroger"
)
_OPENING = forms(", » ” ? ! … : .") | {""}
_PRONOUNS = forms("nous vous m' me t' te lui leur s' se l' y en")
_WHO = forms(
    "un une l'un l'une mon ma mes son sa ses notre nos votre vos le la l' les leur leurs ce cet cette ces deux plusieurs certains certaines beaucoup"
)


def tells_before_subject(s: Sentence, verb: int, *, after_que: bool = False) -> bool:
    """Whether the verb at `verb` says who speaks, its subject after it: `, nous a confié sa mère`.

    Before it and its pronouns stands a mark or the beginning of the sentence; after it (and its participle), a
    determiner, a name or a civility. `after_que`: « ce que nous apprennent les relevés » will do as well.
    """
    persons = s.at(verb).form.persons
    if s.role(verb) not in ("V", "A", "N", "Q") or not persons & {"3s", "3p"}:
        return False
    first = verb
    while s.lower(first - 1) in _PRONOUNS:
        first -= 1
    opened = first == 0 or s.lower(first - 1) in _OPENING or s.role(first - 1) == "."
    if not opened and not (after_que and s.role(first - 1) == "K"):
        return False
    last = verb
    helped = s.at(verb).form.lemmas(infinitive=False, participle=False) & {"avoir", "être"}
    if helped:
        last += 1
        while s.role(last) == "W":
            last += 1
        told = {lemma for lemma, _ in s.at(last).form.participle_verbs}
    else:
        told = set(s.at(verb).form.lemmas(infinitive=False, participle=False))
    if not told & TELLING:
        return False
    k = last + 1
    while s.role(k) == "W":
        k += 1
    if is_time(s, k):
        return False  # La troupe, dirigée par Léa, répète chaque mardi
    named = s.role(k) == "M" or (s.at(k).capital and s.role(k) in ("N", "?", "A"))
    return named or s.lower(k) in _WHO or s.lower(k) in _CIVILITIES or s.role(k) == "D"


def told_as_noun(s: Sentence, i: int) -> bool:
    """Whether the word at `i`, read as a noun, is a verb of saying after a comma: `L’un d’eux, timide, demande que`."""
    form = s.at(i).form
    told = form.persons & {"3s", "3p"} and form.lemmas() & TELLING
    return s.lower(i - 1) == "," and bool(told)


_CIVILITIES = forms("m. mme madame monsieur mesdames messieurs")
