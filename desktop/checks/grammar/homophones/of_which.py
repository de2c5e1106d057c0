"""donc for dont: a verb that lacks its « de », an aside that tells of the noun before it."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import no_verb_before, sure_verb
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_DONC = forms("donc")
_DONT = "« Dont » relie un nom à ce qui suit; « donc » conclut."
# Who lacks, has or speaks « de » something.
_LACKING = forms("besoin envie peur hâte honte")
_WITH_DE = forms(
    "disposer bénéficier parler profiter jouir souvenir rêver dépendre découler résulter faillir manquer"
)
_REFLEXIVE_WITH_DE = forms("servir occuper charger agir départir débarrasser moquer inspirer réclamer douter")
_PROUD = forms(
    "fier fière fiers fières responsable responsables content contente contents contentes satisfait satisfaite"
    " satisfaits satisfaites propriétaire propriétaires membre membres conscient consciente certain certaine"
)
_OF = forms("de d' du des en")
_SOME = forms("certains certaines plusieurs chacun chacune aucun aucune quelques-uns quelques-unes beaucoup")


def lacks_de(s: Sentence) -> Iterator[Hit]:
    """`la liste des documents donc vous aurez besoin`, `le matériel donc nous disposons`: of what?"""
    for i in s.places(_DONC):
        named = s.role(i - 1) in ("N", "M") or (s.role(i - 1) in ("A", "Q") and no_verb_before(s, i))
        if not named:
            continue
        found = subject_at(s, i + 1)
        verb = found[1] if found is not None else -1
        if verb < 0 and s.lower(i + 1) in ("tous", "toutes", "chacun"):
            verb = i + 2 if s.role(i + 2) == "V" else -1
        if verb < 0:
            continue
        last = _governing(s, verb)
        if last and s.lower(last + 1) not in _OF and "en" not in s.lowers(i, last):
            yield on(s.at(i), _DONT, "dont")


def _governing(s: Sentence, verb: int) -> int:
    """Where the word that wants « de » ends what is said from `verb`, or 0."""
    lemmas = s.at(verb).form.lemmas(participle=False, infinitive=False)
    j = verb + 1
    while s.role(j) == "W" or s.lower(j) in ("tous", "toutes"):
        j += 1
    reflexive = any(
        s.lower(k) in ("se", "s'", "me", "nous", "vous", "m'") and s.role(k) == "O"
        for k in (verb - 1, verb - 2)
    )
    if s.role(j) == "Y" and lemmas & {"pouvoir", "devoir", "aller", "vouloir"}:
        verb, lemmas, j = j, s.at(j).form.lemmas(participle=False), j + 1
        while s.role(j) == "W":
            j += 1
        reflexive = s.role(verb - 1) == "O"
    if "avoir" in lemmas and s.lower(j) in _LACKING:
        return j
    if "être" in lemmas and s.lower(j) in _PROUD:
        return j
    if "avoir" in lemmas and s.role(j) == "Q":
        lemmas, verb = frozenset(lemma for lemma, _ in s.at(j).form.participle_verbs), j
    if lemmas & _WITH_DE or (reflexive and lemmas & _REFLEXIVE_WITH_DE):
        direct = s.role(verb + 1) == "D" or s.lower(verb + 1) in ("que", "qu'", "à", "au", "aux")
        return 0 if direct else verb
    return 0


def aside_of_noun(s: Sentence) -> Iterator[Hit]:
    """`La fête, donc le thème est la mer, aura lieu samedi.`, `Ces photos, donc certaines datent de 1902, sont…`."""
    for i in s.places(_DONC):
        if s.lower(i - 1) != "," or s.role(i - 2) not in ("N", "A", "M", "Q") or not no_verb_before(s, i):
            continue
        if s.role(0) not in ("D", "M", "N", "#") or any(s.role(k) in "LRKUSY" for k in range(i)):
            continue
        some = s.lower(i + 1) in _SOME and (s.role(i + 2) == "V" or sure_verb(s.at(i + 2)))
        found = subject_at(s, i + 1) if s.role(i + 1) == "D" else None
        verb = i + 2 if some else found[1] if found is not None else 0
        if not verb:
            continue
        comma = next((k for k in range(verb + 1, len(s.words)) if s.lower(k) == ","), 0)
        resumed = comma and (s.role(comma + 1) in ("V", "X", "O") or sure_verb(s.at(comma + 1)))
        alone = (
            not comma
            and s.role(i - 2) == "M"
            and s.is_prose
            and not any(w.role == "V" for w in s.words[verb + 1 :])
        )
        if resumed or alone:
            yield on(s.at(i), _DONT, "dont")


RULES = (
    GrammarRule(
        "homophone.dont_complement",
        lacks_de,
        "« Dont » contient « de » : « avoir besoin de », « disposer de », « parler de ».",
        bad=(
            ("Voici la liste des documents donc vous aurez besoin.", "Voici la liste des documents dont vous aurez besoin."),
            ("Le matériel donc nous disposons est limité.", "Le matériel dont nous disposons est limité."),
            ("C’est un service donc tous peuvent bénéficier.", "C’est un service dont tous peuvent bénéficier."),
        ),
        good=(
            "La salle est petite, donc nous aurons besoin de chaises.",
            "Nous avons donc besoin de vous.",
            "Le parc est vaste, donc vous en profiterez.",
        ),
        words=_DONC,
    ),
    GrammarRule(
        "homophone.dont_aparte",
        aside_of_noun,
        "Entre un nom et son verbe, « dont » ajoute un renseignement; « donc » conclut.",
        bad=(
            ("La fête, donc le thème est la mer, aura lieu samedi.", "La fête, dont le thème est la mer, aura lieu samedi."),
            ("Ces photos, donc certaines datent de 1902, sont au musée.", "Ces photos, dont certaines datent de 1902, sont au musée."),
        ),
        good=(
            "Il neige, donc les enfants jouent, courent et rient.",
            "La fête, donc, aura lieu samedi.",
            "Tout est prêt, donc la fête aura lieu.",
        ),
        words=_DONC,
    ),
)  # fmt: skip
