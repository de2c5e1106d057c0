"""Tel, quel, and the attributes that come before « être » and its subject."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.inflection import chosen, inflected
from desktop.checks.grammar.agreement.participle import allowed
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.clauses import verb_after
from desktop.checks.reading.commented import commented
from desktop.checks.reading.function_words import MONTHS
from desktop.checks.reading.noun_phrases import complements, is_collective, noun_phrase
from desktop.checks.reading.qualified import possible
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

_ENDINGS: dict[GenderNumber, str] = {("m", "s"): "", ("f", "s"): "le", ("m", "p"): "s", ("f", "p"): "les"}
_TEL = forms("tel telle tels telles")
_QUEL = forms("quel quelle quels quelles")


_PLURALS: frozenset[GenderNumber] = frozenset({("m", "p"), ("f", "p")})
# « Rapportez-le tel quel »: what it is said of is the pronoun.
_OF_OBJECTS: dict[str, frozenset[GenderNumber]] = {
    "les": _PLURALS,
    "-les": _PLURALS,
    "-le": frozenset({("m", "s")}),
    "-la": frozenset({("f", "s")}),
}


def _pair(word: str) -> GenderNumber:
    """Gender and number of a form of tel or quel."""
    return ("f" if "ll" in word else "m", "p" if word.endswith("s") else "s")


def _spelled(stem: str, pairs: frozenset[GenderNumber], written: str) -> str:
    """The form of tel or quel that agrees, the nearest to what was written."""
    own = _pair(written)
    best = min(pairs, key=lambda pair: ((pair[0] != own[0]) + (pair[1] != own[1]), pair != ("m", "p"), pair))
    return stem + _ENDINGS[best]


def tel_quel(s: Sentence) -> Iterator[Hit]:
    """`les objets tel quels`: both words agree with the noun."""
    for i in s.places(_TEL):
        if s.lower(i + 1) not in _QUEL:
            continue
        pairs = noun_pairs(s, i - 1) if s.role(i - 1) == "N" and s.lower(i - 1) not in MONTHS else frozenset()
        if pairs and _pair(s.lower(i)) not in pairs:
            pairs |= possible(s, i - 1, s.at(i))  # la liste des membres telle quelle
        pairs = pairs or _OF_OBJECTS.get(s.lower(i - 1), frozenset())
        pairs = pairs or frozenset({_pair(s.lower(i + 1))})
        if _pair(s.lower(i)) in pairs and _pair(s.lower(i + 1)) == _pair(s.lower(i)):
            continue
        right = _spelled("tel", pairs, s.lower(i + 1))
        yield between(
            s.at(i),
            s.at(i + 1),
            "« Tel quel » s’accorde avec le nom.",
            f"{right} {right.replace('tel', 'quel')}",
        )


def tel_que(s: Sentence) -> Iterator[Hit]:
    """`des arbres tel que le frêne`, `le projet, tel que présentée`: agreement with the noun before."""
    for i in s.places(_TEL):
        last = i - 2 if s.lower(i - 1) == "," else i - 1
        if s.lower(i + 1) not in ("que", "qu'") or s.role(last) not in ("N", "A", "Q"):
            continue
        pairs = possible(s, last, s.at(i))
        if not pairs:
            continue
        after = s.at(i + 2)
        if after.role in ("Q", "A") and after.form.participles:
            if ("m", "s") not in after.form.participles and not after.form.participles & pairs:
                yield on(
                    after,
                    "Le participe s’accorde avec le nom.",
                    *inflected(s, after, chosen(after.form, pairs)),
                )
        elif (
            after.role in ("D", "N", "M", "#", "T", "F") or (after.role == "S" and last == i - 2)
        ) and _pair(s.lower(i)) not in pairs:
            if last == i - 2 and _pair(s.lower(i)) in commented(s, last + 1, subject=False):
                continue  # des renseignements pour vos loisirs, tels que les heures
            near = last
            while s.role(near) in ("A", "Q", "M"):
                near -= 1
            best = (noun_pairs(s, near) & pairs) or pairs
            yield on(
                s.at(i), "« Tel que » s’accorde avec le nom qui précède.", _spelled("tel", best, s.lower(i))
            )


_INVERTED = "S’accorde avec le sujet, placé après le verbe."


def before_etre(s: Sentence) -> Iterator[Hit]:
    """`Quelle sont les services`, `Tel est la conclusion`, `Nombreux sont les familles`."""
    for i, word in enumerate(s.words):
        opens = s.role(i - 1) in ("", ".", ",", "C", "K", "L") or word.lower in _QUEL
        if not opens or not (word.lower in _TEL | _QUEL or word.role in ("A", "Q")):
            continue
        verb = verb_after(s, i + 1)
        if verb is None or "être" not in s.at(verb).form.lemmas(infinitive=False, participle=False):
            continue
        if s.role(verb - 1) == "O" or s.role(verb + 1) != "D":
            continue
        phrase = noun_phrase(s, verb + 1)
        if phrase is None or not phrase.number or is_collective(s, phrase):
            continue
        if s.lower(complements(s, phrase.end)) in ("et", "ou", ","):
            continue
        pairs = allowed(phrase)
        if word.lower in _TEL | _QUEL:
            if _pair(word.lower) not in pairs:
                stem = "tel" if word.lower in _TEL else "quel"
                yield on(word, _INVERTED, _spelled(stem, pairs, word.lower))
        elif (
            word.form.qualifiers
            and not word.form.qualifiers & pairs
            and not word.form.nouns - word.form.qualifiers
        ):
            yield on(word, _INVERTED, *inflected(s, word, chosen(word.form, pairs)))


RULES = (
    GrammarRule(
        "accord.tel_quel",
        tel_quel,
        "« Tel quel » s’accorde avec le nom dont on parle.",
        bad=(
            ("Laissez les meubles tel quels.", "Laissez les meubles tels quels."),
            ("Laissez la clôture tel quel.", "Laissez la clôture telle quelle."),
            ("Déposez vos boîtes tel quel au quai.", "Déposez vos boîtes telles quelles au quai."),
            ("Remettez-les tel quels.", "Remettez-les tels quels."),
            ("On garde le plan telle quel.", "On garde le plan tel quel."),
            ("Le bac est plein, rapportez-le tel quelle.", "Le bac est plein, rapportez-le tel quel."),
        ),
        good=(
            "Laissez les meubles tels quels.",
            "On garde le plan tel quel.",
            "Remettez-les tels quels.",
            "La pièce est vendue telle quelle.",
            "Tel maire, tel village.",
        ),
        words=_TEL,
    ),
    GrammarRule(
        "accord.tel_que",
        tel_que,
        "« Tel que » s’accorde avec le nom qui le précède.",
        bad=(
            (
                "Des plantes tel que la renouée sont à proscrire.",
                "Des plantes telles que la renouée sont à proscrire.",
            ),
            (
                "Les déchets, tels que présentée au tableau, pèsent lourd.",
                "Les déchets, tels que présentés au tableau, pèsent lourd.",
            ),
            (
                "Une activité tel que le canot demande une veste.",
                "Une activité telle que le canot demande une veste.",
            ),
            ("Les outils telles que la pelle sont fournis.", "Les outils tels que la pelle sont fournis."),
            (
                "Les animaux exotiques telle que les pythons sont interdits.",
                "Les animaux exotiques tels que les pythons sont interdits.",
            ),
        ),
        good=(
            "Des plantes telles que la renouée sont à proscrire.",
            "Les travaux ont débuté, tel que prévu, lundi.",
            "La séance a eu lieu tel que convenu.",
            "Des villes de la région telles que Prévost y participent.",
            "Le règlement, tel que modifié, s’applique.",
        ),
        words=_TEL,
    ),
    GrammarRule(
        "accord.devant_etre",
        before_etre,
        "Devant « être », l’attribut s’accorde avec le sujet qui suit le verbe.",
        bad=(
            ("Quelle sont les services offerts?", "Quels sont les services offerts?"),
            ("Quel est la marche à suivre?", "Quelle est la marche à suivre?"),
            ("Tel est la conclusion du rapport.", "Telle est la conclusion du rapport."),
            ("Nombreux sont les familles inscrites.", "Nombreuses sont les familles inscrites."),
            ("Rare sont les matins sans vent.", "Rares sont les matins sans vent."),
        ),
        good=(
            "Quels sont les services offerts?",
            "Telle est la conclusion du rapport.",
            "Nombreux sont les parents et les familles inscrits.",
            "Rares sont les matins sans vent.",
            "Le plus beau est la vue.",
        ),
        roles="V",
    ),
)
