"""« Elle se sent menacée »: a participle, not an infinitive, after the verbs that say how one feels or remains."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.participle import subjects
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.clauses import SUBJECTS
from desktop.checks.reading.noun_phrases import moment_end
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import GenderNumber, forms

_REFLEXIVE = forms("se s' me m' te t' nous vous")
_FEELING = forms("sentir dire croire")
_STAYING = forms("rester demeurer")
_FORCED = forms("obliger forcer contraindre")
# What one may feel, say or stay doing, without an object.
_ALSO_ALONE = forms(
    "dîner souper déjeuner manger coucher jouer chanter danser travailler parler étudier veiller dépanner garder pousser"
    " monter tourner glisser brûler couler basculer vibrer décoller changer grandir vieillir rajeunir rougir pâlir faiblir"
    " chavirer vaciller dériver tomber sombrer craquer mûrir maigrir grossir habiter penser compter douter flotter dormir"
)
_MARKS = {("m", "s"), ("f", "s"), ("m", "p"), ("f", "p")}


def felt(s: Sentence) -> Iterator[Hit]:
    """`Elle se sent menacer par`, `les sentiers restent fermer`: who feels it undergoes it."""
    agreeing: dict[int, frozenset[GenderNumber]] | None = None
    for j in s.with_role("Y"):
        word = s.at(j)
        if not _transitive(word) or word.lower in _ALSO_ALONE or not _ends_there(s, j):
            continue
        verb = j - 1
        while s.role(verb) == "W":
            verb -= 1
        if s.role(verb) == "Q" and "être" in s.at(verb - 1).form.lemmas(participle=False):
            lemmas = frozenset(lemma for lemma, _ in s.at(verb).form.participle_verbs)
            verb -= 1
        else:
            lemmas = s.at(verb).form.lemmas(infinitive=False, participle=False)
        if s.role(verb) not in ("V", "Y") or not _undergone(s, verb, j, lemmas):
            continue
        if agreeing is None:
            agreeing = {place: pairs for pairs, _, place in subjects(s)}
        pairs = agreeing.get(verb) or _pronoun(s, verb)
        order = sorted(pairs, key=lambda pair: (pair[0] != "m", pair[1] != "s"))
        offered = [form for pair in order for form in _participles(s, word, pair)]
        if offered:
            yield on(word, "C’est un participe : on dit ce que le sujet subit ou devient.", *offered)


def _undergone(s: Sentence, verb: int, j: int, lemmas: frozenset[str]) -> bool:
    """Whether the verb at `verb` says how its subject feels or stays, rather than what it does."""
    reflexive = s.lower(verb - 1) in _REFLEXIVE and s.role(verb - 1) in ("O", "S")
    if not reflexive:
        return bool(lemmas & _STAYING) and s.lower(j + 1) not in ("à", "au", "aux", "chez", "avec", "pour")
    if lemmas & _FEELING:
        return "sentir" in lemmas or s.role(j + 1) != "P" or s.lower(j + 1) == "par"
    forced = bool({lemma for lemma, _ in s.at(j).form.infinitives} & _FORCED)
    return bool(lemmas & {"voir"}) and forced and s.lower(j + 1) in ("de", "d'")


def _transitive(word: Word) -> bool:
    """An infinitive in -er or -ir of a verb that needs an object."""
    return (
        word.lower.endswith(("er", "ir"))
        and bool(word.form.infinitives)
        and all(use[4:5] == "t" for _, use in word.form.infinitives)
    )


def _ends_there(s: Sentence, j: int) -> bool:
    """Whether no object follows the infinitive: an agent, a cause, the end of the clause."""
    if s.role(j + 1) in (".", ",", "", "C", "P"):
        return s.role(j + 1) != "C" or s.role(j + 2) not in ("Y",)
    if s.lower(j + 1) in ("de", "d'", "du", "des"):
        return s.lower(j + 1) != "des" and s.role(j + 2) in ("D", "N", "Y")
    return s.role(j + 1) == "D" and moment_end(s, j + 1) > j + 1


def _pronoun(s: Sentence, verb: int) -> frozenset[GenderNumber]:
    """What agrees with the pronoun before the verb and its clitics; anything when it does not tell."""
    k = verb - 1
    while s.role(k) in ("O", "X") or (s.lower(k) == s.lower(k - 1) and s.lower(k) in ("nous", "vous")):
        k -= 1
    gender, number, _ = SUBJECTS.get(s.lower(k), ("", "", ""))
    if s.lower(k) in ("vous", "on"):
        number = ""
    return frozenset((g, n) for g, n in _MARKS if gender in ("", g) and number in ("", n))


def _participles(s: Sentence, word: Word, pair: GenderNumber) -> tuple[str, ...]:
    """The participle of the infinitive in that gender and number."""
    lexicographer = s.vocabulary.lexicographer
    stem = word.lower[:-2] + ("é" if word.lower.endswith("er") else "i")
    offered = (stem,) if pair == ("m", "s") else lexicographer.inflect(stem, *pair)
    return tuple(text for text in offered if pair in s.vocabulary.form(text).participles)


RULES = (
    GrammarRule(
        "participe.ressenti",
        felt,
        "Après « se sentir », « se dire », « se croire », « rester », ce que le sujet subit est un participe.",
        bad=(
            ("Elle se sent menacer par les voitures.", "Elle se sent menacée par les voitures."),
            ("Les élus se disent préoccuper par la crue.", "Les élus se disent préoccupés par la crue."),
            ("Les voisins se sont sentis abandonner.", "Les voisins se sont sentis abandonnés."),
            ("La Municipalité se voit obliger d’annuler.", "La Municipalité se voit obligée d’annuler."),
            ("Les sentiers restent fermer.", "Les sentiers restent fermés."),
            ("Le quartier se sent délaisser.", "Le quartier se sent délaissé."),
            ("Nous nous sentons écouter.", "Nous nous sentons écoutés."),
        ),
        good=(
            "Elle se sent menacée par les voitures.",
            "Il se sent vieillir.",
            "Elle se voit confier la présidence.",
            "Les enfants restent souper au chalet.",
            "Il se sent obligé de rester.",
            "Il se dit toucher une prime.",
        ),
        roles="Y",
    ),
)
