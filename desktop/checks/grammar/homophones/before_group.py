"""a written where a noun group is only introduced: `cédée a une troupe`, `relatif a la circulation`, `et a 12 h`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.a import MOMENTS
from desktop.checks.grammar.homophones.places import SURE_VERBS
from desktop.checks.grammar.verbs.infinitive_forms import has_other_verb
from desktop.checks.reading.function_words import DAYS
from desktop.checks.reading.noun_phrases import noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_A = forms("a")
_HOLDERS = forms("il elle on qui y n' l' en ça m' t' s' d' cela ceci lui que qu' dont où ce tu")
# What only « à » can complete.
_COMPLETED = forms(
    "relatif relative relatifs relatives contrairement conformément semblable semblables identique identiques favorable"
    " favorables grâce quant jusqu' lié liée liés liées inférieur inférieure inférieurs inférieures supérieur supérieure"
    " supérieurs supérieures égal égale égaux antérieur antérieure postérieur préalable inhérent inhérents attenant"
    " destiné destinée destinés destinées assujetti assujettie assujettis assujetties consécutif consécutive"
    " préalablement parallèlement antérieurement ultérieurement"
)
_PEOPLE = forms("papa maman grand-maman grand-papa personne chacun monsieur madame quiconque")


def a_before_group(s: Sentence) -> Iterator[Hit]:
    """The preposition, where « a » could have no subject or no object."""
    for i in s.places(_A):
        following, before = s.at(i + 1), s.lower(i - 1)
        if i == 0 or s.at(i).text != "a" or before in _HOLDERS or following.lower.startswith("-"):
            continue
        if following.role not in ("D", "M", "#") and following.lower not in (
            "celle",
            "celui",
            "ceux",
            "celles",
            "tout",
        ):
            continue
        if (
            before in _COMPLETED
            or _after_participle(s, i)
            or _after_bare_noun(s, i)
            or _added(s, i)
            or _verb_after_group(s, i)
        ):
            yield on(s.at(i), "C’est la préposition « à », qu’on ne peut remplacer par « avait ».", "à")


def a_before_infinitive(s: Sentence) -> Iterator[Hit]:
    """`continuer a valoriser`, `si vous avez des cintres a donner`: the clause has its verb, so « a » helps none."""
    for i in s.places(_A):
        if (
            s.role(i + 1) == "Y"
            and s.at(i).text == "a"
            and s.lower(i - 1) not in _HOLDERS
            and (has_other_verb(s, i) or _announced(s, i))
        ):
            yield on(s.at(i), "Devant un infinitif, c’est la préposition « à ».", "à")


def _announced(s: Sentence, i: int) -> bool:
    """`Voici un mandat a renouveler.`, `Carte trouvée : a réclamer au comptoir.`: no subject has done anything."""
    opens = s.role(i - 1) == "." and s.lower(i - 1) not in ("»", ")")
    shown = s.lower(0) in ("voici", "voilà") and not any(s.role(k) in ("R", "K", "U", "S") for k in range(i))
    listed = s.role(0) in ("N", "A", "Q") and "," in s.lowers(0, i) and s.role(i + 2) in (".", "")
    return opens or shown or (listed and not any(s.role(k) in ("V", "R", "K", "S") for k in range(i)))


def _after_participle(s: Sentence, i: int) -> bool:
    """`qui se sont présentés a l’aube`, `désacralisée, puis cédée a une troupe`, `tiré a 400 exemplaires,`."""
    participle = s.at(i - 1)
    if s.role(i - 1) != "Q" or not participle.form.participles:
        return False
    opening = s.lower(i - 2) in (",", "puis")
    if opening:
        return participle.lower not in ("passé", "fini") and s.at(i - 1).form.nouns == frozenset()
    auxiliary = s.at(i - 2).form.lemmas() & {"être", "avoir"} or s.role(i - 2) == "W"
    plural = all(number == "p" for _, number in participle.form.participles)
    relative = any(s.role(k) in ("R", "K") for k in range(i))
    return bool(auxiliary) and plural and relative


def _after_bare_noun(s: Sentence, i: int) -> bool:
    """`Billets a la porte`, `Appel a l’action`: without a determiner, no subject."""
    first = s.at(0)
    if (
        first.role != "N"
        or i > 5
        or first.lower in _PEOPLE | DAYS | MOMENTS
        or any(w.role == "V" for w in s.words[:i])
    ):
        return False
    return s.role(i - 1) in ("N", "A", "Q") and all(s.role(k) in ("N", "A", "F", "P", "Q") for k in range(i))


def _added(s: Sentence, i: int) -> bool:
    """`du lundi au jeudi, et a 12 h le vendredi`, `est remise au 2 juin, a la demande des membres`."""
    if s.lower(i - 1) == "et" and s.role(i + 1) == "#" and s.lower(i + 2) in ("h", "heures"):
        return any(s.lower(k) in ("h", "heures") for k in range(i))
    if s.lower(i - 1) != "," or s.lowers(0, i - 1).count(","):
        return False
    verb = any((w.role == "V" and w.form.only_verb) or w.lower in SURE_VERBS for w in s.words[:i])
    return verb and not any(s.role(k) in ("R", "K", "L", "U") for k in range(i)) and s.role(i + 1) == "D"


def _verb_after_group(s: Sentence, i: int) -> bool:
    """`La mise a l’eau est gratuite`: the sentence has its verb after the group."""
    phrase = noun_phrase(s, i + 1) if s.role(i - 1) == "N" and s.role(i + 1) == "D" else None
    if phrase is None or any(w.role in ("V", "R", "K", "U", "L") for w in s.words[:i]):
        return False
    return s.lower(phrase.end) in SURE_VERBS - {"a", "ont"} and s.role(phrase.end) == "V"


RULES = (
    GrammarRule(
        "homophone.a_infinitif",
        a_before_infinitive,
        "« À » introduit un infinitif; « a » est le verbe avoir.",
        bad=(
            ("Vous pourrez continuer a composter.", "Vous pourrez continuer à composter."),
            ("Si vous avez un sac a donner, appelez.", "Si vous avez un sac à donner, appelez."),
            ("Les documents a remettre sont au comptoir.", "Les documents à remettre sont au comptoir."),
            ("Voici un mandat a renouveler.", "Voici un mandat à renouveler."),
            ("Carte trouvée : a réclamer au comptoir.", "Carte trouvée : à réclamer au comptoir."),
            ("Rues refaites, parcs agrandis : un mandat a renouveler.", "Rues refaites, parcs agrandis : un mandat à renouveler."),
        ),
        good=("Le maire a pu parler.", "Elle y a vu jouer son fils."),
        words=_A,
    ),
    GrammarRule(
        "homophone.a_devant_groupe",
        a_before_group,
        "« À » est une préposition; « a » est le verbe avoir.",
        bad=(
            ("Le règlement relatif a la circulation est en vigueur.", "Le règlement relatif à la circulation est en vigueur."),
            ("Merci à ceux qui se sont présentés a l’aube.", "Merci à ceux qui se sont présentés à l’aube."),
            ("L’église a été vendue, puis cédée a une troupe.", "L’église a été vendue, puis cédée à une troupe."),
            ("Billets a la porte.", "Billets à la porte."),
            ("Le bureau ferme à 16 h du lundi au jeudi, et a 12 h le vendredi.", "Le bureau ferme à 16 h du lundi au jeudi, et à 12 h le vendredi."),
            ("La mise a l’eau est gratuite.", "La mise à l’eau est gratuite."),
        ),
        good=(
            "Celui qui est élu a un mandat de quatre ans.",
            "La salle, rénovée, a une belle scène.",
            "Le maire a la parole.",
            "Papa a une idée.",
            "Le club ouvre à midi et a 12 bénévoles.",
        ),
        words=_A,
    ),
)  # fmt: skip
