"""What a measure completes, and what a pronoun after its verb repeats: `une clôture haute de 2 m`, `les bacs sont-ils`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.attribute_places import skip_adverbs
from desktop.checks.grammar.agreement.inflection import chosen, inflected
from desktop.checks.grammar.agreement.verb import conjugated
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.clause_openings import clause_starts
from desktop.checks.reading.clauses import verb_after
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

_SIZES = forms(
    "haut haute hauts hautes long longue longs longues large larges profond profonde profonds profondes épais épaisse épaisses"
    " vieux vieille vieilles distant distante distants distantes"
)
_UNITS = forms(
    "m cm km mm mètre mètres kilomètre kilomètres centimètre centimètres pied pieds pouce pouces étage étages an ans année"
    " années siècle siècles"
)
_AMOUNTS = forms("plus moins près quelques plusieurs")


def measured(s: Sentence) -> Iterator[Hit]:
    """`Une clôture haut de deux mètres`: the size is that of a noun before it."""
    for i in s.places(_SIZES):
        word = s.at(i)
        k = i + 2
        k += s.lower(k) in _AMOUNTS
        k += s.lower(k) in ("de", "d'")
        counted = s.role(k) == "#" or s.lower(i + 2) in _AMOUNTS or s.lower(k) in ("un", "une")
        if s.lower(i + 1) not in ("de", "d'") or not counted or not _UNITS & set(s.lowers(k, k + 3)):
            continue
        if s.role(i - 1) not in ("N", "A", "Q", "M"):
            continue
        found: set[GenderNumber] = set()
        j = i - 1
        while s.role(j) in ("N", "A", "Q", "F", "P", "D", "#", "M", "C"):
            if s.role(j) in ("N", "M"):
                found |= noun_pairs(s, j)
            if s.lower(j) in ("et", "ou"):
                found.add(("m", "p"))
            j -= 1
        if found and not word.form.qualifiers & found:
            yield on(word, "L’adjectif s’accorde avec le nom dont il dit la mesure.", *_agreed(s, i, found))


def _agreed(s: Sentence, i: int, found: set[GenderNumber]) -> tuple[str, ...]:
    """The forms that agree with the nearest noun first."""
    head = next((k for k in range(i - 1, -1, -1) if s.role(k) == "N" and s.role(k - 1) in ("D", "#")), None)
    pairs = (noun_pairs(s, head) if head is not None else frozenset()) or frozenset(found)
    return inflected(s, s.at(i), chosen(s.at(i).form, pairs))


_PRONOUNS = {
    "-il": "-ils", "-elle": "-elles", "-t-il": "-ils", "-t-elle": "-elles",
}  # fmt: skip


def repeated_by_pronoun(s: Sentence) -> Iterator[Hit]:
    """`Les terrains est-il ouverts?`, `Pourquoi les bacs a-t-il changé?`: the pronoun repeats a plural subject."""
    for i, word in enumerate(s.words):
        right = _PRONOUNS.get(word.lower)
        verb = s.at(i - 1)
        if right is None or verb.form.persons & {"3p"} or "3s" not in verb.form.persons:
            continue
        clitics = i - 1
        while s.role(clitics - 1) in ("X", "O") and not s.lower(clitics - 1).startswith("-"):
            clitics -= 1
        asked = [1] if s.lower(0) in ("pourquoi", "comment", "quand", "où", "combien") else []
        for start in (*asked, *clause_starts(s)):
            opens = (
                start == 0
                or s.role(start - 1) in ("L", ".", "W", ",", "U")
                or s.lower(start - 1) in ("pourquoi", "comment")
            )
            phrase = noun_phrase(s, start) if start < clitics and s.role(start) == "D" and opens else None
            if phrase is None or s.lower(start) in ("quels", "quelles"):
                continue
            if phrase.number != "p" or complements(s, phrase.end) != clitics:
                continue
            gender = "-elles" if phrase.gender == "f" else "-ils"
            plural = conjugated(s, verb, "3p")
            if plural:
                offered = [f"{form}{gender}" for form in plural]
                yield between(verb, word, "Le verbe et le pronom reprennent un sujet pluriel.", *offered)
            break


_COMING = forms("arriver suivre venir rester revenir commencer débuter paraître apparaître naître")
_THEN = forms("ensuite alors puis enfin aussi bientôt maintenant")


def comes_next(s: Sentence) -> Iterator[Hit]:
    """`Arrive ensuite les chars allégoriques`, `S'y ajoute des primes`: the verb opens the sentence, its subject follows."""
    reflexive = s.lower(0) in ("se", "s'")
    first = (verb_after(s, 0) or 0) if reflexive else 0
    word = s.at(first)
    comes = reflexive or word.form.lemmas(participle=False) & _COMING
    if not comes or not word.form.persons & {"3s"} or word.form.persons & {"3p"} or s.final != ".":
        return
    j = first + 1 + (s.lower(first + 1) in _THEN)
    j += 2 * (reflexive and s.lowers(j, j + 2) in (("à", "cela"), ("à", "ceci")))
    future = any(v.mood == "If" for v in word.form.verbs)
    sure = reflexive or future or j == 2
    if (
        not (s.role(j) in ("D", "#") or s.lower(j) == "des")
        or not sure
        or any(w.role == "V" for w in s.words[first + 1 :])
    ):
        return
    phrase = noun_phrase(s, j)
    if phrase is not None and phrase.number == "p":
        yield on(word, "Le verbe s’accorde avec le sujet qui le suit.", *conjugated(s, word, "3p"))


_ABOUT = forms("dizaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine centaine")
_SUMS = _UNITS | forms(
    "minute minutes jour jours heure heures semaine semaines mois dollar dollars litre litres kilo kilos fois"
)


def about_many(s: Sentence) -> Iterator[Hit]:
    """`Une vingtaine de citernes alimente les bornes`, `Là demeurait une quinzaine de familles`: so many, a plural."""
    for i in s.places(_ABOUT):
        noun = s.at(i + 2)
        plural = {n for _, n in noun.form.nouns} == {"p"} and noun.role == "N" and noun.lower not in _SUMS
        if s.lower(i - 1) != "une" or s.lower(i + 1) not in ("de", "d'") or not plural:
            continue
        start = i - 1 - 2 * (s.lowers(i - 3, i - 1) == ("près", "d'"))
        after = verb_after(s, complements(s, i + 1)) if start in clause_starts(s) else None
        before = start - 1
        while s.role(before) == "W":
            before -= 1
        verb = after if after is not None else before
        word = s.at(verb)
        if word.role != "V" or "3s" not in word.form.persons or word.form.persons & {"3p", "2p", "1p"}:
            continue
        if after is None and not _stands_alone(s, verb):
            continue
        offered = conjugated(s, word, "3p")
        passive = s.role(skip_adverbs(s, verb + 1)) == "Q" or "être" in word.form.lemmas(participle=False)
        if offered and not passive and "suffire" not in word.form.lemmas():
            yield on(
                word,
                "« Une vingtaine de » compte des êtres ou des choses : le verbe est au pluriel.",
                *offered,
            )


def _stands_alone(s: Sentence, verb: int) -> bool:
    """Whether the verb at `verb` is intransitive, after a place or a moment, without a subject of its own."""
    intransitive = all(v.use[4:5] != "t" or v.lemma == "vivre" for v in s.at(verb).form.verbs)
    opened = s.role(0) in ("P", "F", "W", "U") and not any(w.role in "VSTR" for w in s.words[:verb])
    return intransitive and opened and s.role(verb - 1) in ("N", "A", "W", "#", ",", "U", "M")


_ONLY = forms("seul seule seuls seules")


def only_these(s: Sentence) -> Iterator[Hit]:
    """`Seul les matières en sacs sont ramassées`: « seul » before an article agrees with its noun."""
    word = s.at(0)
    phrase = noun_phrase(s, 1) if word.lower in _ONLY and s.role(1) == "D" else None
    if (
        phrase is None
        or not phrase.number
        or not phrase.gender
        or s.lower(complements(s, phrase.end)) in ("et", "ou", ",")
    ):
        return
    right = {"ms": "seul", "fs": "seule", "mp": "seuls", "fp": "seules"}[phrase.gender + phrase.number]
    if word.lower != right:
        yield on(word, "« Seul » s’accorde avec le nom qui suit.", right)


RULES = (
    GrammarRule(
        "accord.vingtaine",
        about_many,
        "Après « une vingtaine de », le verbe s’accorde avec le nom qui suit (BDL, « Accord du verbe avec un collectif »).",
        bad=(
            (
                "Une vingtaine de citernes alimente les bornes.",
                "Une vingtaine de citernes alimentent les bornes.",
            ),
            (
                "Dans le rang demeurait alors une quinzaine de familles.",
                "Dans le rang demeuraient alors une quinzaine de familles.",
            ),
        ),
        good=(
            "Une dizaine de minutes suffit.",
            "Une centaine de bénévoles est attendue.",
            "Il reste une vingtaine de places.",
            "La salle accueille une trentaine de personnes.",
        ),
        words=_ABOUT,
    ),
    GrammarRule(
        "accord.seul",
        only_these,
        "« Seul », devant un article, s’accorde avec le nom.",
        bad=(
            ("Seul les matières triées sont ramassées.", "Seules les matières triées sont ramassées."),
            ("Seules les résidents entrent.", "Seuls les résidents entrent."),
        ),
        good=("Seul le maire signe.", "Seuls les élus et la greffière votent.", "Seule, la maison veille."),
        words=_ONLY,
    ),
    GrammarRule(
        "accord.mesure",
        measured,
        "« Haut de », « long de » s’accordent avec le nom dont ils disent la mesure.",
        bad=(
            ("Une clôture haut de deux mètres suffit.", "Une clôture haute de deux mètres suffit."),
            ("On creuse des fossés profond de 50 cm.", "On creuse des fossés profonds de 50 cm."),
            ("Une piste long de 4 km longe le lac.", "Une piste longue de 4 km longe le lac."),
        ),
        good=(
            "Une clôture haute de deux mètres suffit.",
            "Le haut de deux murs est sale.",
            "Une allée de pierres large de 2 m.",
            "Le mur et la clôture hauts de 2 m.",
            "Le long de 3 km de rives.",
        ),
        words=_SIZES,
    ),
    GrammarRule(
        "accord.pronom_repris",
        repeated_by_pronoun,
        "Dans la question, le pronom reprend le sujet et le verbe s’accorde avec lui.",
        bad=(
            ("Les terrains de soccer est-il ouverts?", "Les terrains de soccer sont-ils ouverts?"),
            ("Pourquoi les collectes a-t-elle changé?", "Pourquoi les collectes ont-elles changé?"),
        ),
        good=(
            "Les terrains sont-ils ouverts?",
            "Les lundis, est-il permis d’entrer?",
            "La salle est-elle libre?",
            "Avec les pluies, a-t-il fallu fermer?",
        ),
        words=forms("il elle"),
    ),
    GrammarRule(
        "accord.sujet_annonce",
        comes_next,
        "Le verbe qui annonce son sujet s’accorde avec lui.",
        bad=(
            ("Arrive ensuite les chars allégoriques.", "Arrivent ensuite les chars allégoriques."),
            ("Suivra deux ateliers de tricot.", "Suivront deux ateliers de tricot."),
            ("S’y ajoute des primes de nuit.", "S’y ajoutent des primes de nuit."),
            ("Se tiendra aussi deux ateliers.", "Se tiendront aussi deux ateliers."),
        ),
        good=(
            "Arrive ensuite le char.",
            "Reste deux jours.",
            "Suivra un goûter.",
            "Arrive tôt les jours de fête.",
            "S’y ajoute une prime de nuit.",
            "Se tenir loin des lignes est plus sûr.",
        ),
        words=forms(
            "arrive arrivait arrivera suit suivait suivra vient venait viendra reste restait restera commence débute débutera"
            " commencera reviendra revient paraît paraîtra apparaît naît naîtra suivrait arriverait viendrait se s"
        ),
    ),
)
