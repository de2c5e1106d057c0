"""Qualities and participles of what a pronoun stands for: `on le lui a demandé`, `laissez-les libres`, `avez-vous pensé`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.attribute_places import skip_adverbs
from desktop.checks.grammar.agreement.inflection import chosen, inflected
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

_TO_WHOM = forms("lui leur")
_NEUTER: frozenset[GenderNumber] = frozenset({("m", "s")})
_PAIRS: dict[str, frozenset[GenderNumber]] = {
    "le": _NEUTER,
    "la": frozenset({("f", "s")}),
    "les": frozenset({("m", "p"), ("f", "p")}),
}
_LEFT = forms("laisser garder tenir maintenir rendre conserver")


def given_to(s: Sentence) -> Iterator[Hit]:
    """`On le lui a demandés`, `on la leur a promis`: the object is the pronoun before « lui »."""
    for i in s.places(_TO_WHOM):
        pairs = _PAIRS.get(s.lower(i - 1))
        if pairs is None or s.role(i - 1) != "O" or "avoir" not in s.at(i + 1).form.lemmas(participle=False):
            continue
        j = skip_adverbs(s, i + 2)
        word = s.at(j)
        own = word.form.participles
        if word.role != "Q" or not own or own & pairs or s.role(j + 1) == "Y":
            continue
        message = f"Le participe s’accorde avec «\u00a0{s.at(i - 1).text}\u00a0», placé avant."
        yield on(word, message, *inflected(s, word, chosen(word.form, pairs)))


_ASKED = forms("-je -tu -il -elle -on -nous -vous -ils -elles -t-il -t-elle -t-on")


def asked_without_object(s: Sentence) -> Iterator[Hit]:
    """`Avez-vous pensée à changer les piles?`: nothing stands before that the participle could agree with."""
    for i in s.places(_ASKED):
        verb = i - 1
        if "avoir" not in s.at(verb).form.lemmas(participle=False) or s.role(verb) != "V":
            continue
        if s.role(verb - 1) not in ("", ".") or s.lower(i + 1) == "été":
            continue
        j = skip_adverbs(s, i + 1)
        word = s.at(j)
        own = word.form.participles
        read_so = word.role in ("Q", "A") or s.lower(j + 1) in (
            "à",
            "de",
            "d'",
        )  # but: avez-vous vue sur le lac
        if read_so and own and not own & _NEUTER:
            message = "Avec « avoir », le participe ne s’accorde pas avec ce qui suit."
            yield on(word, message, *inflected(s, word, ("m", "s")))


_OBJECTS = {"-le": "le", "-la": "la", "-les": "les"}


def left_so(s: Sentence) -> Iterator[Hit]:
    """`Laissez-les libre sur un mètre`, `gardez-la fermé`: the quality is that of the pronoun."""
    for i in s.places(frozenset(_OBJECTS)):
        word = s.at(i + 1)
        pairs = _PAIRS[_OBJECTS[s.lower(i)]]
        if not s.at(i - 1).form.lemmas(participle=False) & _LEFT or word.role not in ("A", "Q"):
            continue
        own = word.form.qualifiers
        if not own or own & pairs or word.form.finite or word.form.adverb:
            continue
        if s.role(i + 2) in (".", ",", "", "P", "C"):
            message = f"L’adjectif s’accorde avec «\u00a0{s.at(i).text.lstrip('-')}\u00a0»."
            yield on(word, message, *inflected(s, word, chosen(word.form, pairs)))


RULES = (
    GrammarRule(
        "accord.objet_donne",
        given_to,
        "Avec « avoir », le participe s’accorde avec l’objet placé avant : « le », « la », « les ».",
        bad=(
            ("Elle recommence, car on le lui a demandés.", "Elle recommence, car on le lui a demandé."),
            ("La clé, on la leur a remis hier.", "La clé, on la leur a remise hier."),
        ),
        good=("Les clés, on les leur a remises.", "On le leur a dit.", "On lui a donné raison."),
        words=_TO_WHOM,
    ),
    GrammarRule(
        "accord.avoir_question",
        asked_without_object,
        "Avec « avoir », le participe ne s’accorde qu’avec un objet placé avant.",
        bad=(
            ("Avez-vous pensée à changer les piles?", "Avez-vous pensé à changer les piles?"),
            ("Ont-ils votés par anticipation?", "Ont-ils voté par anticipation?"),
        ),
        good=(
            "Avez-vous vue sur le lac?",
            "Les avez-vous reçus?",
            "Avez-vous été invités?",
            "Combien de livres avez-vous lus?",
        ),
        words=forms("avez avons ont a as ai avait avais aviez avions avaient aura auront aurez aurons"),
    ),
    GrammarRule(
        "accord.objet_laisse",
        left_so,
        "L’adjectif dit de l’objet s’accorde avec lui.",
        bad=(
            ("Laissez-les libre sur un mètre.", "Laissez-les libres sur un mètre."),
            ("La porte, gardez-la fermé.", "La porte, gardez-la fermée."),
        ),
        good=("Laissez-les libres.", "Gardez-le propre.", "Laissez-les entrer.", "Tenez-les bien."),
        words=forms("laissez laisse laissons gardez garde gardons tenez tenons maintenez rendez conservez"),
    ),
)
