"""Qualities said before their subject is named, or by somebody whose title comes after: « Plus longue que l'an
dernier, le sentier… », « Je suis fier », confie Mme Roy."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.attribute_places import attribute_index, skip_adverbs
from desktop.checks.grammar.agreement.inflection import chosen, inflected
from desktop.checks.grammar.agreement.participle import allowed, attributes
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.clause_openings import clause_starts
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.telling import TELLING
from desktop.checks.reading.words import GenderNumber, forms

_COMPARING = forms("plus moins aussi")
_LASTING = forms("longtemps toujours jadis autrefois encore très trop presque rarement souvent parfois")
# « Plus jeune, mes parents m’emmenaient » is said of oneself; « Plus grave, … » and « Toujours vrai, … » of the fact.
_AGES = forms(
    "jeune jeunes petit petite petits petites vieux vieille vieilles âgé âgée seul seule seuls seules cher"
)
_FURTHEST = 14


def quality_at_head(s: Sentence) -> Iterator[Hit]:
    """`Longtemps muettes, le carillon…`, `Plus longue que prévu, le sentier…`, `Ni riches ni instruit, ces gens…`."""
    if "," not in s.roles or not (opened := _qualities(s)):
        return
    comma = next((k for k in range(opened[-1] + 1, _FURTHEST) if s.lower(k) == ","), 0)
    if (
        not comma
        or any(s.role(k) in "VSYRLU." for k in range(comma))
        or s.role(comma + 1) not in ("D", "M", "S")
    ):
        return
    found = subject_at(s, comma + 1)
    if found is None or found[0].person in ("1", "2") or s.lower(comma + 1) in ("on", "il", "ce", "c'"):
        return
    pairs = allowed(found[0])
    for i in opened:
        word = s.at(i)
        if not pairs or word.form.qualifiers & pairs:
            continue
        if word.form.qualifiers == {("m", "s")} and comma == i + 1 and s.lower(0) in _COMPARING:
            continue  # Plus important, les délais raccourcissent
        offered = inflected(s, word, chosen(word.form, pairs))
        yield on(word, "Cette qualité, en tête de phrase, s’accorde avec le sujet.", *offered)


def _qualities(s: Sentence) -> tuple[int, ...]:
    """Where the qualities that open the sentence are, when they can only announce its subject."""
    if s.lower(0) == "ni":
        first = 1 + (s.role(1) == "W")
        second = first + 2 + (s.role(first + 2) == "W")
        paired = s.lower(first + 1) == "ni" and s.lower(second + 1) == ","
        return (first, second) if paired and _plain(s, first) and _plain(s, second) else ()
    if s.lowers(0, 2) == ("d'", "abord") and s.lower(3) == "," and _plain(s, 2):
        return (2,)  # D'abord sceptique, les commerçants ont suivi
    if s.lower(0) not in _COMPARING | _LASTING or not _plain(s, 1) or s.lower(1) in _AGES:
        return ()
    compared = s.lower(0) in _COMPARING and s.lower(2) in ("que", "qu'")
    return (1,) if s.lower(2) == "," or compared else ()


def _plain(s: Sentence, i: int) -> bool:
    """An adjective or a participle, which as a noun could only name those who have that quality."""
    form = s.at(i).form
    return bool(form.qualifiers) and form.nouns <= form.qualifiers and not form.gerund and not form.adverb


_TITLES = {"mme": "f", "madame": "f", "mlle": "f", "m": "m", "m.": "m", "monsieur": "m"}
_WOMEN = ("trice", "euse", "esse", "ière", "enne", "ante", "mère", "fille", "sœur", "femme", "dame")
_THINGS = forms("personne victime sentinelle recrue vedette jeunesse lumière assistante")


def quality_of_speaker(s: Sentence) -> Iterator[Hit]:
    """`« Je suis fier de mes équipes », confie Mme Roy`: what one says of oneself agrees with who one is."""
    closing = next((k for k, w in enumerate(s.words) if w.text in ("»", "”") and s.lower(k + 1) == ","), 0)
    gender = _speaker(s, closing + 2) if closing else ""
    if not gender:
        return
    for start in s.places(_ME):
        verb = start + 1
        if (
            start > closing
            or s.lower(start - 1) in (":", "“")
            or s.role(verb) != "V"
            or "1s" not in s.at(verb).form.persons
        ):
            continue
        if not s.at(verb).form.lemmas(infinitive=False, participle=False) & {"être", "avoir"}:
            continue
        i = skip_adverbs(s, verb + 1) if s.lower(verb) == "suis" else attribute_index(s, verb)
        if i is None or i >= closing or not _plain(s, i) or s.role(i) not in ("A", "Q"):
            continue
        word = s.at(i)
        pairs: frozenset[GenderNumber] = frozenset({(gender, "s")})
        if not word.form.qualifiers & pairs:
            yield on(
                word,
                "Cette qualité s’accorde avec la personne qui parle.",
                *inflected(s, word, (gender, "s")),
            )


_ME = forms("je j'")


def _speaker(s: Sentence, verb: int) -> str:
    """The gender of who says it, told by a title, a pronoun or the feminine name of a trade; "" when it is not sure."""
    if not s.at(verb).form.lemmas(infinitive=False, participle=False) & TELLING:
        return ""
    after = verb + 1
    if s.lower(after).lstrip("-t") in ("elle", "il"):
        return "f" if s.lower(after).endswith("elle") else "m"
    if title := _TITLES.get(s.lower(after)):
        return title
    name = s.lower(after + 1)
    trade = (
        s.lower(after) in ("la", "une", "sa", "cette") and s.role(after + 1) == "N" and name not in _THINGS
    )
    return "f" if trade and name.endswith(_WOMEN) else ""


def absolute(s: Sentence) -> Iterator[Hit]:
    """`Le stationnement étant réservé`, `la salle ayant été rénovée`."""
    for start in clause_starts(s):
        phrase = noun_phrase(s, start)
        if phrase is None or s.role(start) == "N":
            continue
        end = complements(s, phrase.end)
        end += s.role(end) == "X"
        if s.lower(end) == "étant":
            i = skip_adverbs(s, end + 1)
        elif s.lowers(end, end + 2) == ("ayant", "été"):
            i = skip_adverbs(s, end + 2)
        else:
            continue
        yield from attributes(s, allowed(phrase), i)


RULES = (
    GrammarRule(
        "accord.participe_absolu",
        absolute,
        "Après « étant », le participe s’accorde avec le nom qui précède.",
        bad=(
            (
                "La salle étant réservé, la réunion aura lieu ailleurs.",
                "La salle étant réservée, la réunion aura lieu ailleurs.",
            ),
        ),
        good=("Les travaux étant terminés, la rue est ouverte.",),
        words=forms("étant ayant"),
    ),
    GrammarRule(
        "accord.qualite_tete",
        quality_at_head,
        "Une qualité placée en tête de phrase s’accorde avec le sujet qui suit.",
        bad=(
            (
                "D’abord sceptique, les commerçants du village ont suivi.",
                "D’abord sceptiques, les commerçants du village ont suivi.",
            ),
            ("Longtemps muettes, le carillon résonnera.", "Longtemps muet, le carillon résonnera."),
            (
                "Plus longue que l’an dernier, le sentier traverse le boisé.",
                "Plus long que l’an dernier, le sentier traverse le boisé.",
            ),
            (
                "Ni riches ni instruit, ces colons savaient lire le ciel.",
                "Ni riches ni instruits, ces colons savaient lire le ciel.",
            ),
        ),
        good=(
            "Longtemps muettes, les cloches sonneront.",
            "Plus jeune, mes parents m’emmenaient au lac.",
            "Plus important, les délais raccourcissent.",
            "Ni trop chaude ni trop froide, la piscine est prête.",
            "Plus chère que prévu, la route sera payée en deux ans.",
            "Plus hauts que larges, les bacs versent.",
            "Moins cher que le cinéma, les spectacles attirent les familles.",
            "Ni vu ni connu, le renard est reparti.",
            "Toujours pas de neige, la piste reste fermée.",
        ),
        words=_COMPARING | _LASTING | {"ni", "abord"},
    ),
    GrammarRule(
        "accord.personne_qui_parle",
        quality_of_speaker,
        "Ce qu’une personne dit d’elle-même s’accorde avec elle.",
        bad=(
            (
                "« Je suis fier de mes équipes », confie Mme Roy.",
                "« Je suis fière de mes équipes », confie Mme Roy.",
            ),
            ("« Je suis très contente », lance M. Roy.", "« Je suis très content », lance M. Roy."),
            ("« J’ai été surpris », raconte-t-elle.", "« J’ai été surprise », raconte-t-elle."),
            ("« Je suis heureux », dit la directrice.", "« Je suis heureuse », dit la directrice."),
        ),
        good=(
            "« Je suis fière de mes équipes », confie Mme Roy.",
            "« Je suis content », dit la victime.",
            "« Je suis sûr que Mme Roy viendra », dit le maire.",
            "« J’ai vu l’ours », raconte Mme Roy.",
            "« Je suis bénévole ici », dit-elle.",
            "« Il m’a dit : je suis prêt », raconte Mme Roy.",
        ),
        words=forms("je j"),
    ),
)
