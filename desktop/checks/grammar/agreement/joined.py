"""A verb without a subject of its own, joined to those before it: `ferme à midi et rouvrent à 13 h`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.attribute_places import skip_adverbs
from desktop.checks.grammar.agreement.doubtful_subjects import IMPERSONAL
from desktop.checks.grammar.agreement.inverted import SAYING
from desktop.checks.grammar.agreement.verb import agreed, conjugated, with_subject_before
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit
from desktop.checks.grammar.verbs.participles import past_in_aside
from desktop.checks.reading.asides import subject_before_aside
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.noun_phrases import after_preposition_group, noun_phrase
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.telling import tells_before_subject
from desktop.checks.reading.words import forms

_WHICH = forms("lequel laquelle lesquels lesquelles")
_JOINING = forms("et ou mais puis ni")
_BREAKS = forms('; : » « ( ) ” “ " – —')
_THIRD = frozenset(("3s", "3p"))


def verb_joined(s: Sentence) -> Iterator[Hit]:
    """`Les préposées accueillent et guide les visiteurs`: each verb has the number of those it is joined to."""
    for verb, word in enumerate(s.words):
        if word.role != "V" or not _sure(s, verb):
            continue
        own = word.form.persons & _THIRD
        if len(own) != 1 or word.form.persons & {"1p", "2p"}:
            continue
        link = _link(s, verb)
        if link is None:
            continue
        earlier = _earlier(s, link)
        if not earlier or _subject_follows(s, verb, next(iter(own))) or subject_before_aside(s, verb):
            continue
        if tells_before_subject(s, verb):
            continue  # Il y a quelque chose de beau, trouvent les élèves
        who = _shared(s, earlier, next(iter(own)))
        spoken = who and any(hit.end == word.end for hit in with_subject_before(s))
        if who and not spoken and not _with_subject(s, link, verb):
            message = "Ce verbe a le même sujet que celui auquel il est joint."
            yield agreed(s, word, message, *conjugated(s, word, who))


def _sure(s: Sentence, verb: int) -> bool:
    form = s.at(verb).form
    if any(v.lemma in IMPERSONAL for v in form.verbs) or form.text in _APART:
        return form.text == "peut" and s.role(verb + 1) == "Y"
    helping = bool(form.lemmas(participle=False) & {"être", "avoir"})
    return form.only_verb or helping or s.role(verb + 1) == "D" or s.lower(verb + 1) == "des"


_APART = forms("paraît soit vive peut puisse puissent importe importent vaut valent")


def _link(s: Sentence, verb: int) -> int | None:
    """Where the `et`, `mais`, `puis` (or the comma of a list of verbs) just before the verb is."""
    k = verb - 1
    while s.role(k) in ("O", "X") and not s.lower(k).startswith("-"):
        k -= 1
    while s.role(k) == "W" and s.lower(k) not in ("puis", "comme", "ainsi", "voilà", "voici", "mieux"):
        k -= 1
    if s.lower(k) in _JOINING:
        return k
    if s.lower(k - 1).startswith("-"):
        return None  # Le vandalisme, disons-le, décourage
    if s.lower(k) != "," or s.at(verb).form.nominal or s.at(verb).form.lemmas(participle=False) & SAYING:
        return None
    begin = k - 1
    while begin >= 0 and s.role(begin) not in (",", "."):
        begin -= 1
    predicate = any(s.role(m) == "V" for m in range(begin + 1, k))
    relative = any(s.role(m) in ("R", "K", "U", "L") or s.lower(m) in _WHICH for m in range(k))
    supposed = s.lower(begin + 1) in ("s'", "si", "comme")  # les taxes, s'il y en a, sont comprises
    return k if predicate and not relative and not supposed else None


def _earlier(s: Sentence, link: int) -> list[Word]:
    """The conjugated verbs of the sentence before `link`, nearest first."""
    found: list[Word] = []
    for k in range(link - 1, -1, -1):
        if s.role(k) == "." and (s.lower(k) in _BREAKS or s.lower(k) in (".", "!", "?", "…")):
            break
        if s.role(k) == "V" and s.at(k).form.persons and not past_in_aside(s, k):
            found.append(s.at(k))
    return found


def _shared(s: Sentence, earlier: list[Word], own: str) -> str:
    """The person that every verb before has, when it is not that of this one; "" otherwise."""
    if any(own in word.form.persons for word in earlier):
        return ""
    common = frozenset.intersection(*(word.form.persons for word in earlier))
    other = "3p" if own == "3s" else "3s"
    if other in common:
        return other
    return next((who for who in ("1p",) if who in common), "")


def _subject_follows(s: Sentence, verb: int, own: str) -> bool:
    """Whether the subject may come after: `et sont nés deux projets`, `et c'est là que vivent…`."""
    if s.lower(verb + 1).startswith("-"):
        return True  # en fussent-ils dotés
    k = skip_adverbs(s, verb + 1)
    k = skip_adverbs(s, k + 1) if s.role(k) == "Q" else k
    if s.role(k) in ("S", "T") or s.lower(k).startswith("-"):
        return True
    if k > verb + 1 and s.role(k) in ("O", "Y", "P"):
        while s.role(k) in ("O", "Y"):
            k += 1
        k = after_preposition_group(s, k) if s.role(k) == "P" else k
    phrase = noun_phrase(s, k)
    if phrase is None or is_time(s, k):
        return False
    where = s.lowers(verb - 2, verb) == (",", "ou")  # au bout de l'impasse, ou (où) tournent les camions
    passive = where or k > verb + 1 or all(v.use[4:5] != "t" for v in s.at(verb).form.verbs)
    return passive and phrase.number in (own[1], "")


def _with_subject(s: Sentence, link: int, verb: int) -> bool:
    """Whether a relative, or a bare pronoun between the link and the verb, gives it another subject."""
    between = range(link + 1, verb)
    many = {"beaucoup", "peu", "plusieurs", "nombre", "certains"} & set(s.lowers(link + 1, verb))
    return bool(many) or any(s.role(k) in ("S", "R", "K", "U", "T") for k in between)


RULES = (
    GrammarRule(
        "accord.verbe_joint",
        verb_joined,
        "Des verbes joints par « et », « mais » ou une virgule ont le même sujet, donc le même nombre.",
        bad=(
            (
                "Elle tient les comptes, anime les réunions et accueillent les nouveaux.",
                "Elle tient les comptes, anime les réunions et accueille les nouveaux.",
            ),
            (
                "Les gens qui trient le verre et refuse tout salaire sont rares.",
                "Les gens qui trient le verre et refusent tout salaire sont rares.",
            ),
            (
                "Quand elle sort, elle prend son vélo, file au bureau et reviennent trempée.",
                "Quand elle sort, elle prend son vélo, file au bureau et revient trempée.",
            ),
        ),
        good=(
            "Il y a du bon, trouvent les élèves, à marcher.",
            "Les frais sont de 120 $; les taxes, s’il y en a, sont comprises.",
            "Les élus, que la population a choisis, siègent lundi.",
            "Le comité a écrit aux voisins qui se plaignent et a promis une visite.",
            "Le camion passe et les voisins sortent.",
            "Puisse l’année vous sourire, et puissent nos chemins se croiser.",
            "Les bacs sont vidés tôt, donc mieux vaut les sortir la veille.",
            "Les dépôts laissés là, combinés au froid, rongent le métal.",
            "La gestionnaire va voir quels outils manquent et va en acheter.",
        ),
        roles="V",
    ),
)
