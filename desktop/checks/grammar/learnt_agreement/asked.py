"""Which verbs and qualifiers the learnt trees are asked about, and what is written there."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.checks.grammar.homophones.places import only_plural
from desktop.checks.grammar.learnt_agreement.neighbours import (
    AND,
    COUNTS,
    NAME,
    NOUN,
    OR,
    OTHER_PRONOUN,
    PRONOUN,
    QUALIFIER,
    WHO,
    Neighbour,
    after,
    before,
    sure,
)
from desktop.checks.reading.asides import subject_before_aside
from desktop.checks.reading.clause_openings import clause_starts
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.noun_phrases import COLLECTIVES, Phrase
from desktop.checks.reading.qualified import possible
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.telling import tells_before_subject
from desktop.checks.reading.words import forms

_PRONOUN_SUBJECTS = forms("je j' tu nous vous il elle on ils elles c' ce cela ça ceci")


def verb_number(s: Sentence, i: int) -> int:
    """1 or 2 for a verb of the third person of one number, whose subject is no pronoun before it; else 0."""
    word = s.at(i)
    if word.role != "V":
        return 0
    persons = word.form.persons
    if ("3s" in persons) == ("3p" in persons):
        return 0
    k = i - 1
    while k >= 0 and s.role(k) in ("X", "O"):
        k -= 1
    inverted = s.lower(i + 1).startswith("-") and s.role(i + 1) in ("S", "O")
    if s.lower(k) in _PRONOUN_SUBJECTS or inverted:
        return 0
    return 1 if "3s" in persons else 2


def qualifier_pair(s: Sentence, i: int) -> tuple[int, int]:
    """The gender and the number written of an adjective or a participle, each 0 where the form does not tell it."""
    word = s.at(i)
    return sure(word.form.qualifiers) if word.role in ("A", "Q") else (0, 0)


def subjects_by_verb(s: Sentence) -> dict[int, Phrase]:
    """The subject that the rules read for each verb."""
    known: dict[int, Phrase] | None = s.answers.get(("subjects by verb", 0))
    if known is None:
        known = {}
        for start in clause_starts(s):
            if (found := subject_at(s, start)) is not None:
                known[found[1]] = found[0]
        s.answers["subjects by verb", 0] = known
    return known


def read_alike(s: Sentence, i: int, written: int) -> bool:
    """Whether the rules read for the verb at `i` a subject of the number written: nothing more is asked."""
    subject = subjects_by_verb(s).get(i)
    return subject is not None and COUNTS.get(subject.number) == written


def verb_unasked(s: Sentence, i: int, written: int) -> bool:
    """Whether nothing is asked of the verb at `i`, whose subject may be a turn that trees do not know.

    « Dieu sait », « n’importe », « du côté est », « à qui veut »; « ni », « ainsi que », collectives before a plural;
    a subject after the verb (`le soir montait du quai le son`, `, disent les anciens,`).
    """
    lower = s.lower(i)
    if s.at(i).form.nouns and s.lower(i - 1) == "," and s.role(i + 1) == "F":
        return True  # M. Charles, résident de la rue des Lilas, s'inquiète
    if read_alike(s, i, written) or lower == "importe" or s.lowers(i - 1, i + 1) in _SET_VERBS:
        return True
    if tells_before_subject(s, i) or (
        written == 1 and s.role(i - 1) == "#" and s.lower(i - 2) in ("le", "la")
    ):
        return True  # La 2026-211 a fait couler de l'encre
    if s.lower(i - 1) == "qui" and s.role(i - 2) in ("V", "Y", "P", "G", ",", ""):
        return True
    if written == 2 and s.lower(i - 1) == "," and subject_before_aside(s, i):
        return True  # Les électeurs dont le nom n’y est pas, ou y est mal écrit, peuvent
    if written == 2 and s.lower(i - 1) == "qui" and only_plural(s.at(i - 2).form.nouns):
        return True  # aux quelque trois cents personnes qui ont relayé sa photo
    before_it = s.words[max(1, i - 20) : i]
    if written == 2 and any(word.lower in _JOINING for word in before_it):
        return True
    if written == 2 and any(s.lower(k) == "ou" and s.role(k + 1) == "D" for k in range(max(1, i - 20), i)):
        return True  # une remorque, une roulotte ou un conteneur ne constituent pas
    near = before(s, i, 1)
    opens = not near or near[0].manner or near[0].kind not in (NOUN, NAME, QUALIFIER, WHO, AND, OR)
    return bool(opens) and any(
        each.manner == 0
        and each.number == written
        and (each.is_phrase or each.kind in (PRONOUN, OTHER_PRONOUN))
        for each in after(s, i, 4)
    )


_SET_VERBS = frozenset((("dieu", "sait"), ("côté", "est"), ("secteur", "est"), ("y", "avait"), ("y", "a")))
_JOINING = (forms("ni comme ainsi avec chaque ensemble plupart totalité") | COLLECTIVES) - forms(
    "un une fois bon genre type sorte partie tas"
)


def qualifier_unasked(s: Sentence, i: int) -> bool:
    """Whether nothing is asked of the qualifier at `i`, which may be no qualifier or may not vary.

    A form that may be a conjugated verb, a present participle, a colour in two words, `fin prêts`, `court vêtue`,
    `plus haut`, `affiche complet`; the participle of a pronominal verb without an agreement; what follows the time or the
    rank of a title (`12:40 Rapport financier`), which counts nothing.
    """
    form, lower = s.at(i).form, s.lower(i)
    if lower == "nouveau" and s.lower(i - 1) in ("de", "à"):
        return True
    if s.lowers(i - 1, i + 1) == ("bien", "sûr") or s.lower(i - 1) == "âne":
        return True  # Les livres, bien sûr; Dos d'âne installés
    if s.lower(i - 1) == "," and s.role(0) == "M" and {n for _, n in form.qualifiers} == {"s"}:
        return True  # Ovila taille ses pommiers, perché sur une échelle
    if s.role(i - 2) == "#" and s.at(i - 1).capital:
        return True
    if lower in _MEASURED and {"que", "qu'"} & set(s.lowers(max(0, i - 5), i)):
        return True  # les kilomètres qu'ils ont couru
    if form.verbs or form.gerund or lower in _INVARIABLE or s.lower(i - 1) in ("droit", "demi"):
        return True
    if s.lower(i - 1) in ("se", "s'") or s.lowers(i - 1, i + 1) in (("à", "demi"), ("tout", "court")):
        return True
    colour = lower.startswith(_COLOURS) and (s.role(i + 1) in ("A", "N", "Q") or s.role(i - 1) == "A")
    return colour or (s.lower(i - 1).startswith(_COLOURS) and s.role(i - 1) in ("A", "N"))


# How far, how long, how much: no object, so no agreement.
_MEASURED = forms("couru marché dormi vécu duré régné coûté valu pesé mesuré")


def agrees_beside(s: Sentence, i: int, gender: int, number: int) -> bool:
    """Whether the phrase beside the qualifier at `i` has the gender and number written: few of those are wrong.

    Past « de classe 3 », « de catégorie B », which only says of which kind.
    """
    kind = s.role(i - 1) in ("#", "M") and s.role(i - 2) == "N" and s.lower(i - 3) in ("de", "d'")
    if kind and possible(s, i - 4, s.at(i)) & s.at(i).form.qualifiers:
        return True
    beside = before(s, i, 1)
    if not beside or not beside[0].is_phrase:
        beside = after(s, i, 1) if s.role(i - 1) in ("D", "#", "") else []
    return any(
        each.is_phrase and each.gender in (gender, 0) and each.number in (number, 0) and each.head >= 0
        for each in beside
    )


_INVARIABLE = forms(
    "fin court courte haut haute bas net bel plein bon cher fort juste droit possible complet complète neuf neuve demi"
    " demie nu tel tels telle telles seul seuls seule seules marron orange jeunes parents"
)
_COLOURS = (
    "bleu",
    "vert",
    "rouge",
    "jaune",
    "gris",
    "brun",
    "rose",
    "noir",
    "blanc",
    "violet",
    "blond",
    "beige",
)


def supported(near: Sequence[Neighbour], far: Sequence[Neighbour], written: int, *, gender: bool) -> bool:
    """Whether something around has the gender, or the number, written: the word may agree with it."""
    around = (*near[:8], *far[:2])
    return any((each.gender if gender else each.number) == written for each in around)


def set_apart(s: Sentence, i: int) -> bool:
    """A word in capitals, or with a capital inside the sentence, is part of a name."""
    word: Word = s.at(i)
    return (len(word.text) > 1 and word.text.isupper()) or (word.capital and i > 0 and s.role(i - 1) != ".")
