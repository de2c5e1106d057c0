"""The verb whose subject is far: after a relative clause, after « ne… que », or behind what « figure » opens."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.doubtful_subjects import MOMENTS
from desktop.checks.grammar.agreement.verb import agreed, conjugated
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit
from desktop.checks.reading.clause_openings import clause_starts
from desktop.checks.reading.clauses import subject_at, verb_after
from desktop.checks.reading.coordination import coordinated
from desktop.checks.reading.function_words import NOUNS_FIRST
from desktop.checks.reading.noun_phrases import complements, is_collective, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_ONLY = forms("que qu'")
_REMAINING = forms("subsister rester demeurer survivre exister émerger dépasser")


def only_left(s: Sentence) -> Iterator[Hit]:
    """`De la scierie ne subsiste que deux murs`: what follows « que » is the subject."""
    for k in s.places(_ONLY):
        word = s.at(k - 1)
        if word.role != "V" or s.lower(k - 2) not in ("ne", "n'") or s.role(0) not in ("F", "P", "D"):
            continue
        if not word.form.lemmas(infinitive=False, participle=False) & _REMAINING:
            continue
        start = complements(s, 0) if s.role(0) in ("F", "P") else 0
        if start != k - 2 and not (s.lower(0) in ("du", "des") and _ends_at(s, k - 2)):
            continue
        phrase = noun_phrase(s, k + 1)
        persons = word.form.persons & {"3s", "3p"}
        if phrase is None or not phrase.number or not persons or "3" + phrase.number in persons:
            continue
        if phrase.number == "s" and s.lower(complements(s, phrase.end)) in ("et", "ou", ","):
            continue
        who = "3" + phrase.number
        yield agreed(s, word, "Le verbe s’accorde avec le sujet qui suit « que ».", *conjugated(s, word, who))


def _ends_at(s: Sentence, end: int) -> bool:
    phrase = noun_phrase(s, 0)
    return phrase is not None and complements(s, phrase.end) == end


_OBJECT = forms(
    "le la les l' un une des du de d' à au aux en sur dans pour par que qu' leur leurs nos vos ce cette ces"
)
_NOT_VERBS = forms("compte fin offre place mise marche fête liste suite grâce face type nombre ensemble")


def after_relative(s: Sentence) -> Iterator[Hit]:
    """`Les arbres que la Ville a plantés donne de l’ombre`: the main verb, read as a noun, is far from its subject."""
    for que in s.with_role("KU"):
        start = _opening(s, que)
        if start is None:
            continue
        phrase = noun_phrase(s, start)
        if (
            phrase is None
            or not phrase.number
            or is_collective(s, phrase)
            or complements(s, phrase.end) != que
        ):
            continue
        found = subject_at(s, que + 1)
        if (
            found is None
            or found[1] + 2 >= len(s.words)
            or any(w.role == "V" for w in s.words[found[1] + 1 :])
        ):
            continue
        hits = (_main_verb(s, i, phrase.number) for i in range(found[1] + 2, len(s.words)))
        if hit := next((hit for hit in hits if hit is not None), None):
            yield hit


def _opening(s: Sentence, que: int) -> int | None:
    """Where the noun phrase that opens the sentence begins, when nothing but it stands before `que`."""
    if que < 2 or any(w.role in ("V", ",", ".", "K", "U", "R", "L") for w in s.words[:que]):
        return None
    opens = s.role(0) in ("D", "#") or s.lower(0) == "des"
    return 0 if opens and s.is_prose else None


def _main_verb(s: Sentence, i: int, number: str) -> Hit | None:
    word = s.at(i)
    persons = word.form.persons & {"3s", "3p"}
    if word.role not in ("N", "A", "Q") or len(persons) != 1 or "3" + number in persons or word.capital:
        return None
    if s.lower(i + 1) not in _OBJECT or word.lower in _NOT_VERBS | NOUNS_FIRST or s.role(i - 1) not in "NAMW":
        return None
    articled = s.lower(i + 1) in ("le", "la", "les", "l'", "un", "une")
    if word.form.qualifiers and not articled:
        return None  # a qualifier of the noun before it
    message = "Le verbe s’accorde avec le sujet, placé avant la relative."
    return agreed(s, word, message, *conjugated(s, word, "3" + number))


_STANDING = forms("figurer trôner côtoyer")
_FIGURES = forms("figure figurait figurera trône trônait trônera")


def several_figure(s: Sentence) -> Iterator[Hit]:
    """`Parmi les projets figure la réfection du chemin et l’aménagement d’un parc`: two subjects after the verb."""
    for verb in s.places(_FIGURES):
        word = s.at(verb)
        if word.role != "V" or s.role(verb + 1) != "D":
            continue
        if not any(
            complements(s, start) == verb for start in clause_starts(s) if s.role(start) in ("P", "F")
        ):
            continue
        phrase = noun_phrase(s, verb + 1)
        if phrase is None or phrase.number != "s":
            continue
        end = complements(s, phrase.end)
        joined = coordinated(s, phrase, end) if s.lower(end) in ("et", ",") else None
        if joined is None or joined[0].number != "p" or s.role(joined[1]) not in (".", ""):
            continue
        message = "Le verbe s’accorde avec les deux sujets qui le suivent."
        yield agreed(s, word, message, *conjugated(s, word, "3p"))


_AS_WELL = forms("ainsi")


def as_well_as(s: Sentence) -> Iterator[Hit]:
    """`Le maire ainsi que la greffière signe`: without commas, « ainsi que » adds, as « et » does."""
    for i in s.places(_AS_WELL):
        if s.role(i + 1) != "K" or s.lower(i - 1) == ",":
            continue
        first = next((p for k in clause_starts(s) if k < i and (p := noun_phrase(s, k)) and p.end == i), None)
        second = noun_phrase(s, i + 2)
        if first is None or second is None or s.role(first.start) != "D" or s.role(second.start) != "D":
            continue
        verb = verb_after(s, second.end)
        if verb is None or s.lower(first.head) in MOMENTS or s.role(verb + 1) == "S":
            continue
        word = s.at(verb)
        if word.form.persons & {"3s", "3p"} == {"3s"} and not word.form.persons & {"1p", "2p"}:
            message = "Sans virgules, « ainsi que » a le sens de « et » : le verbe est au pluriel."
            yield agreed(s, word, message, *conjugated(s, word, "3p"))


_EACH = MOMENTS


def moment_then_place(s: Sentence) -> Iterator[Hit]:
    """`Tous les soirs montaient du quai le son d’un accordéon`: the subject comes after the place."""
    found = subject_at(s, 0)
    if found is None or s.lower(found[0].head) not in _EACH:
        return
    verb = found[1]
    word = s.at(verb)
    if s.role(verb + 1) not in ("P", "F") or not word.form.lemmas(participle=False) & _MOVING:
        return
    start = complements(s, verb + 1)
    phrase = noun_phrase(s, start) if s.role(start) == "D" or s.lower(start) == "des" else None
    persons = word.form.persons & {"3s", "3p"}
    if phrase is None or not phrase.number or len(persons) != 1 or "3" + phrase.number in persons:
        return
    if phrase.number == "s" and s.lower(complements(s, phrase.end)) in ("et", "ou") and "3p" in persons:
        following = complements(s, phrase.end) + 1
        beside = noun_phrase(s, following)
        if beside is None or verb_after(s, beside.end) is None:
            return  # two subjects after the verb
    who = "3" + phrase.number
    yield agreed(s, word, "Le verbe s’accorde avec le sujet qui le suit.", *conjugated(s, word, who))


_MOVING = forms(
    "monter descendre surgir jaillir sortir venir arriver retentir résonner s'élever élever tomber"
)


RULES = (
    GrammarRule(
        "accord.ne_que",
        only_left,
        "« Ne subsistent que deux murs » : le verbe s’accorde avec le sujet placé après « que ».",
        bad=(
            (
                "De la vieille scierie ne subsiste que deux murs.",
                "De la vieille scierie ne subsistent que deux murs.",
            ),
            ("Du quai ne reste que quelques pilotis.", "Du quai ne restent que quelques pilotis."),
            ("De la forge ne demeurent que le foyer.", "De la forge ne demeure que le foyer."),
        ),
        good=(
            "De la vieille scierie ne subsistent que deux murs.",
            "Du vieux quai ne restent que quelques pilotis.",
            "Il ne reste que deux places.",
            "La piscine ne reste que deux jours sans eau.",
            "De la forge ne demeure que le foyer et l’enclume.",
        ),
        words=_ONLY,
    ),
    GrammarRule(
        "accord.verbe_apres_relative",
        after_relative,
        "Le verbe s’accorde avec le sujet, même quand une relative les sépare.",
        bad=(
            (
                "Les arbres que la Ville a plantés le long du sentier donne de l’ombre.",
                "Les arbres que la Ville a plantés le long du sentier donnent de l’ombre.",
            ),
            (
                "Les documents que le greffier a déposés hier précise les coûts.",
                "Les documents que le greffier a déposés hier précisent les coûts.",
            ),
        ),
        good=(
            "Les documents que le greffier a déposés hier précisent les coûts.",
            "Les choses que je vois lui donnent raison.",
            "Le livre que j’ai lu à ma fille donne des idées.",
            "Les amis que j’ai en ville.",
        ),
        roles="KU",
    ),
    GrammarRule(
        "accord.figurent",
        several_figure,
        "Deux sujets placés après « figurer » demandent le pluriel.",
        bad=(
            (
                "Parmi les projets figure la réfection du chemin et l’aménagement d’un parc.",
                "Parmi les projets figurent la réfection du chemin et l’aménagement d’un parc.",
            ),
            (
                "Au programme figure un concert et un feu de joie.",
                "Au programme figurent un concert et un feu de joie.",
            ),
        ),
        good=(
            "Parmi les projets figure la réfection du chemin.",
            "Sur la liste figure le nom et le prénom est omis.",
            "Le nom qui figure sur la carte et le permis est lisible.",
        ),
        words=_FIGURES,
    ),
    GrammarRule(
        "accord.ainsi_que",
        as_well_as,
        "Deux sujets joints par « ainsi que », sans virgules, demandent le pluriel.",
        bad=(
            (
                "Le propriétaire ainsi que le locataire reçoit une copie.",
                "Le propriétaire ainsi que le locataire reçoivent une copie.",
            ),
            ("La date ainsi que l’heure sera affichée.", "La date ainsi que l’heure seront affichée."),
        ),
        good=(
            "Le propriétaire, ainsi que le locataire, reçoit une copie.",
            "Le propriétaire ainsi que le locataire reçoivent une copie.",
            "C’est ainsi que la fête a fini.",
        ),
        words=_AS_WELL,
    ),
    GrammarRule(
        "accord.moment_lieu",
        moment_then_place,
        "Après un moment et un verbe de mouvement, le sujet peut suivre le lieu.",
        bad=(
            (
                "Tous les soirs montaient du quai le son d’un accordéon.",
                "Tous les soirs montait du quai le son d’un accordéon.",
            ),
            (
                "Chaque matin montaient du lac un épais brouillard.",
                "Chaque matin montait du lac un épais brouillard.",
            ),
        ),
        good=(
            "Tous les soirs montait du quai le son d’un accordéon.",
            "Chaque matin vient avec un défi.",
            "Les enfants montent du quai le sourire aux lèvres.",
        ),
        roles="V",
    ),
)
