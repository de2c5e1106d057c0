"""The auxiliary of the compound tenses: `nous avons revenu`, `il s’a blessé`, `deux arbres ont tombés`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.reading.clause_openings import clause_starts
from desktop.checks.reading.clauses import SUBJECTS, subject_at
from desktop.checks.reading.noun_phrases import Phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_WITH_ETRE = forms(
    "aller venir arriver partir naître mourir décéder devenir revenir intervenir parvenir survenir advenir rester"
)
# With avoir when they have an object: « tomber la veste », « entrer un code ».
_EITHER = forms("tomber entrer rentrer retourner ressortir redevenir")
_HAVE = forms(
    "ai as a avons avez ont avais avait avions aviez avaient aurai auras aura aurons aurez auront aurais aurait aurions"
    " auriez auraient aie aies ait ayons ayez aient"
)
_MARKS = {("m", "s"): "m:s", ("f", "s"): "f:s", ("m", "p"): "m:p", ("f", "p"): "f:p"}


def etre_not_avoir(s: Sentence) -> Iterator[Hit]:
    """`ils ont venu`, `la neige a tombée`: these verbs take être, and their participle agrees."""
    for i in s.places(_HAVE):
        if s.role(i) != "V":
            continue
        q = i + 1
        while s.role(q) == "W" and s.lower(q) not in ("trop",):
            q += 1
        participle = s.at(q)
        lemmas = {lemma for lemma, _ in participle.form.participle_verbs}
        if (
            participle.role not in ("Q", "A", "N")
            or not lemmas
            or (s.role(i - 1) == "O" and s.lower(i - 1) in ("l'", "les"))
        ):
            continue
        asked = any(s.role(k) == "K" for k in (i - 1, i - 2))  # le montant que vous avez entré
        object_after = asked or s.role(q + 1) in ("D", "#") or s.lower(q + 1) in ("des", "du")
        if not (lemmas & _WITH_ETRE or (lemmas & _EITHER and not object_after)) or (
            participle.form.nouns and q > i + 1
        ):
            continue
        right = _conjugated(s, i)
        if not right:
            continue
        agreed = _agreed(s, i, q)
        said = s.document.text[s.at(i).end : participle.start]
        message = f"«\u00a0{sorted(lemmas)[0]}\u00a0» se conjugue avec « être »."
        yield between(s.at(i), participle, message, *(f"{verb}{said}{agreed}" for verb in right))


def _conjugated(s: Sentence, i: int) -> list[str]:
    conjugate = s.vocabulary.lexicographer.conjugate
    readings = [v for v in s.at(i).form.verbs if v.lemma == "avoir" and v.mood != "E"]
    found = [conjugate("être", v.mood, person) for v in readings for person in sorted(v.persons)]
    return list(dict.fromkeys(form for form in found if form))


def _subject(s: Sentence, verb: int) -> Phrase | None:
    for start in clause_starts(s):
        found = subject_at(s, start)
        if found is not None and found[1] == verb:
            return found[0]
    before = s.lower(verb - 1)
    return Phrase(verb - 1, verb, verb - 1, *SUBJECTS[before]) if before in SUBJECTS else None


def _agreed(s: Sentence, verb: int, participle: int) -> str:
    """The participle in the gender and number of the subject, as far as they are known."""
    subject = _subject(s, verb)
    typed = s.at(participle)
    if subject is None:
        return typed.text
    number = subject.number or "s"
    if s.lower(subject.start) == "on":
        return _base(s, typed.lower)
    genders = {gender for gender, n in typed.form.participles if n == number}
    gender = subject.gender or ("m" if "m" in genders or not genders else next(iter(genders)))
    offered = s.vocabulary.lexicographer.inflect(_base(s, typed.lower), gender, number)
    return offered[0] if offered else typed.text


def _base(s: Sentence, text: str) -> str:
    offered = s.vocabulary.lexicographer.inflect(text, "m", "s")
    return offered[0] if offered else text


_REFLEXIVE = forms("s' se m' me t' te")


def reflexive_with_avoir(s: Sentence) -> Iterator[Hit]:
    """`Il s’a blessé`, `je m’ai inscrit`: être with a reflexive pronoun."""
    for i in s.places(_HAVE):
        pronoun = s.at(i - 1)
        if pronoun.lower not in _REFLEXIVE or s.role(i + 1) not in ("Q", "W", "A"):
            continue
        same = {"m'": "je", "me": "je", "t'": "tu", "te": "tu"}.get(pronoun.lower)
        if same is not None and s.lower(i - 2) not in (same, "j'"):
            continue
        right = _conjugated(s, i)
        if right:
            bare = pronoun.text.rstrip("'’")[:1]
            joined = f"{bare}{s.apostrophe()}" if right[0][0] in "eé" else f"{bare}e "
            yield between(
                pronoun, s.at(i), "Un verbe pronominal se conjugue avec « être ».", f"{joined}{right[0]}"
            )


def was_for_been(s: Sentence) -> Iterator[Hit]:
    """`Le parc a était rénové`: the participle « été »."""
    for i in s.places(_WAS):
        if s.role(i - 1) == "V" and "avoir" in s.at(i - 1).form.lemmas(participle=False):
            yield on(s.at(i), "Après « avoir », c’est le participe « été ».", "été")


_WAS = forms("était étaient étais étée étés êtes étées")


RULES = (
    GrammarRule(
        "auxiliaire.etre",
        etre_not_avoir,
        "Ce verbe se conjugue avec « être » aux temps composés.",
        bad=(
            ("Nous avons revenu à la normale.", "Nous sommes revenus à la normale."),
            ("Ils ont venu en grand nombre.", "Ils sont venus en grand nombre."),
            ("L’équipe a allée sur place.", "L’équipe est allée sur place."),
            ("Deux arbres ont tombés sur la ligne.", "Deux arbres sont tombés sur la ligne."),
            ("Les pompiers ont intervenu rapidement.", "Les pompiers sont intervenus rapidement."),
            ("La crue a arrivé de nuit.", "La crue est arrivée de nuit."),
        ),
        good=(
            "Nous sommes revenus.",
            "Il a entré un code.",
            "La Ville a retourné l’appel.",
            "Il a monté la côte.",
            "On a une arrivée prévue.",
        ),
        words=_HAVE,
    ),
    GrammarRule(
        "auxiliaire.pronominal",
        reflexive_with_avoir,
        "Un verbe pronominal se conjugue avec « être ».",
        bad=(
            ("Il s’a blessé en tombant.", "Il s’est blessé en tombant."),
            ("Ils s’ont inscrits hier.", "Ils se sont inscrits hier."),
            ("Je m’ai trompé de rue.", "Je me suis trompé de rue."),
            ("Elle s’avait perdue.", "Elle s’était perdue."),
            ("Tu t’as rendu au parc?", "Tu t’es rendu au parc?"),
        ),
        good=("Il s’est blessé.", "On m’a écrit.", "Il t’a vu.", "Elle me l’a dit.", "Le conseil m’a nommé."),
        words=_HAVE,
    ),
    GrammarRule(
        "auxiliaire.ete",
        was_for_been,
        "« A été », « ont été » : le participe passé d’« être » est invariable.",
        bad=(
            ("Le parc a était rénové.", "Le parc a été rénové."),
            ("Les bacs ont étés vidés.", "Les bacs ont été vidés."),
            ("La rue a étée fermée.", "La rue a été fermée."),
            ("Nous avons étais avisés.", "Nous avons été avisés."),
            ("Elles ont étées choisies.", "Elles ont été choisies."),
        ),
        good=("Le parc a été rénové.", "Les étés sont courts.", "Il était là.", "Vous êtes là.", "L’avis était affiché."),
        words=_WAS,
    ),
)  # fmt: skip
