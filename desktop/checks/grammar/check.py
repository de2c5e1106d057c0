"""Our own grammar: constructions that no engine we measured sees, read on Grammalecte's morphology."""

from __future__ import annotations

import bisect
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.checks.base import CheckContext
from desktop.checks.document import Document, Span
from desktop.checks.engines.grammalecte import Grammalecte
from desktop.checks.engines.lexicon import lexicon_of, shipped_entries
from desktop.checks.grammar.agreement import becoming
from desktop.checks.grammar.agreement import rules as agreement
from desktop.checks.grammar.agreement.known_qualities import quality_rules
from desktop.checks.grammar.commas import rules as commas
from desktop.checks.grammar.compounds import read_compounds
from desktop.checks.grammar.confusions import read_confusions
from desktop.checks.grammar.grammalecte_check import readable_spans
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit
from desktop.checks.grammar.homophones import rules as homophones
from desktop.checks.grammar.homophones.by_context import read_contexts
from desktop.checks.grammar.homophones.company import company_rules
from desktop.checks.grammar.learnt_agreement.by_context import read_learnt_agreement
from desktop.checks.grammar.syntax import (
    compound_plurals,
    dont,
    elisions,
    halves,
    hyphens_clitics,
    hyphens_nouns,
    inversions,
    locutions,
    missing_words,
    negation,
    negation_forms,
    negation_subjects,
    questions,
    regimes,
    relatives,
    relatives_forms,
    relatives_gaps,
    small_words,
    small_words_groups,
    small_words_more,
    spoken,
    spoken_turns,
)
from desktop.checks.grammar.syntax.near_words import near_word_rules
from desktop.checks.grammar.verbs import (
    auxiliaries,
    government,
    imperatives,
    infinitive_regimes,
    infinitives,
    moods,
    moods_indicative,
    orders,
    participles,
    reflexive_orders,
    stated_orders,
)
from desktop.checks.reading.reader import read_sentence
from desktop.checks.reading.sentence import Sentence
from desktop.editorial.findings import Finding
from desktop.editorial.profile import MunicipalProfile

ARTICLE = "22"
_FAMILY = "grammaire."
# Sentences whose findings are kept: see `desktop.checks.engines.grammalecte`.
REMEMBERED = 512

# Of two findings about the same words, the first family speaks: a homophone before a mere disagreement.
FUNCTIONS: tuple[GrammarRule, ...] = (
    *homophones.RULES,
    *infinitives.RULES,
    *participles.RULES,
    *becoming.RULES,
    *imperatives.RULES,
    *hyphens_clitics.RULES,
    *stated_orders.RULES,
    *orders.RULES,
    *reflexive_orders.RULES,
    *auxiliaries.RULES,
    *moods.RULES,
    *moods_indicative.RULES,
    *negation.RULES,
    *negation_subjects.RULES,
    *negation_forms.RULES,
    *questions.RULES,
    *inversions.RULES,
    *government.RULES,
    *infinitive_regimes.RULES,
    *locutions.RULES,
    *relatives.RULES,
    *relatives_forms.RULES,
    *relatives_gaps.RULES,
    *dont.RULES,
    *regimes.RULES,
    *small_words.RULES,
    *small_words_more.RULES,
    *small_words_groups.RULES,
    *elisions.RULES,
    *missing_words.RULES,
    *spoken.RULES,
    *spoken_turns.RULES,
    *compound_plurals.RULES,
    *halves.RULES,
    *hyphens_nouns.RULES,
    *commas.RULES,
    *agreement.RULES,
)


def all_rules(resources: Path) -> tuple[GrammarRule, ...]:
    """The rules of the table of confusions, those that are functions, then what was learnt."""
    return (
        *read_confusions(resources),
        *read_compounds(resources),
        *company_rules(resources),
        *FUNCTIONS,
        *quality_rules(resources),
        *read_contexts(resources),
        *read_learnt_agreement(resources),
        *near_word_rules(resources),
    )


class GrammarRules:
    """Agreement, homophones and constructions (art. 22). Needs Grammalecte's lexicon."""

    name = "grammaire municipale"

    def __init__(self, resources: Path, grammalecte: Grammalecte) -> None:
        self._grammalecte = grammalecte
        self._vocabulary = grammalecte.vocabulary
        self.rules = all_rules(resources)
        self._by_word, self._by_roles = _indexed(self.rules)
        self._by_name = sorted(self.rules, key=_name)
        self._shipped = shipped_entries(resources)
        self._profile: MunicipalProfile | None = None
        self._sentences: OrderedDict[tuple[str, ...], _Read] = OrderedDict()

    def unavailable(self) -> str | None:
        """None, or the French sentence that says what to install."""
        return self._grammalecte.unavailable()

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        """The findings of every rule, sentence by sentence, in code points of `document.text`."""
        if context.profile is not self._profile:
            self._profile = context.profile
            self._grammalecte.teach(lexicon_of(context.profile, self._shipped).entries)
            self._sentences.clear()
        apostrophe = "’" if "’" in document.text else "'"
        for span in readable_spans(document):
            for rule, hit in self._hits(document, span, apostrophe):
                yield _finding(rule, hit, span.start)

    def found_by(self, rules: tuple[str, ...], document: Document) -> list[Finding]:
        """What the rules whose names begin so would say, last resorts included; `check` has said of which profile."""
        wanted = tuple(rule.removeprefix(_FAMILY) for rule in rules if rule.startswith(_FAMILY))
        found: list[Finding] = []
        named = {rule.name: rule for prefix in wanted for rule in self._named(prefix)}.values()
        for span in readable_spans(document) if named else ():
            sentence = read_sentence(document, span, self._vocabulary)
            for rule in named:
                if _may_speak(rule, sentence):
                    found += [_finding(rule, hit, 0) for hit in rule.find(sentence)]
        return found

    def _named(self, prefix: str) -> list[GrammarRule]:
        """The rules whose names begin so."""
        first = bisect.bisect_left(self._by_name, prefix, key=_name)
        return self._by_name[first : bisect.bisect_left(self._by_name, f"{prefix}\uffff", key=_name)]

    def _hits(self, document: Document, span: Span, apostrophe: str) -> tuple[tuple[GrammarRule, Hit], ...]:
        """What the rules say of one sentence, offsets from its start; an unchanged one is read once."""
        key = _known_by(document, span, apostrophe)
        if (known := self._sentences.get(key)) is not None and known.line in ("", _line(document, span)):
            self._sentences.move_to_end(key)
            return known.found
        sentence = read_sentence(document, span, self._vocabulary)
        tried = tuple(self._worth_trying(sentence))
        found = tuple(
            (rule, Hit(hit.start - span.start, hit.end - span.start, hit.message, hit.suggestions))
            for rule, hit in _heard(tried, sentence)
            if not (rule.name.startswith("homophone.") and _opens_name(document.text, hit, span))
        )
        line = _line(document, span) if any(rule.beside for rule in tried) else ""
        self._sentences[key] = _Read(found, line)
        while len(self._sentences) > REMEMBERED:
            self._sentences.popitem(last=False)
        return found

    def _worth_trying(self, sentence: Sentence) -> Iterator[GrammarRule]:
        """The rules whose trigger is in the sentence and those for every sentence, in their order."""
        roles = sentence.roles
        chosen: set[int] = set()
        for word in sentence.pieces & self._by_word.keys():
            chosen.update(self._by_word[word])
        orders = [order for order in chosen if _plays(self.rules[order].roles, roles)]
        for wanted, everywhere in self._by_roles.items():
            if _plays(wanted, roles):
                orders += everywhere
        orders.sort()
        return map(self.rules.__getitem__, orders)


def _name(rule: GrammarRule) -> str:
    return rule.name


def _may_speak(rule: GrammarRule, sentence: Sentence) -> bool:
    """Whether the trigger of a rule is in the sentence."""
    triggered = not rule.words or not rule.words.isdisjoint(sentence.pieces)
    return triggered and _plays(rule.roles, sentence.roles)


def _plays(wanted: str, roles: frozenset[str]) -> bool:
    return not wanted or not roles.isdisjoint(wanted)


# The places of rules in their order, those of each word and, of the others, those of each choice of roles.
_Index = tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]


def _indexed(rules: tuple[GrammarRule, ...]) -> _Index:
    by_word: dict[str, list[int]] = {}
    by_roles: dict[str, list[int]] = {}
    for order, rule in enumerate(rules):
        for word in rule.words:
            by_word.setdefault(word, []).append(order)
        if not rule.words:
            by_roles.setdefault(rule.roles, []).append(order)
    # Thousands of words lead to the same few rules: as lists of their own, they take most of a megabyte.
    shared = {orders: orders for orders in map(tuple, by_word.values())}
    return (
        {word: shared[tuple(orders)] for word, orders in by_word.items()},
        {roles: tuple(orders) for roles, orders in by_roles.items()},
    )


def _heard(rules: tuple[GrammarRule, ...], sentence: Sentence) -> list[tuple[GrammarRule, Hit]]:
    """What the rules say, in their order; the last resorts, after them, only of words nobody spoke of."""
    heard = [(rule, hit) for rule in rules if not rule.last_resort for hit in rule.find(sentence)]
    for rule in rules:
        if rule.last_resort:
            heard += [
                (rule, hit) for hit in rule.find(sentence) if not any(hit.meets(other) for _, other in heard)
            ]
    return heard


def _opens_name(text: str, hit: Hit, span: Span) -> bool:
    """Whether a capital inside the sentence makes a title or a name of that word: « le festival Sons et lumières »."""
    start = hit.start
    inside = start > span.start + 1 and text[start - 1] == " " and text[start - 2].islower()
    return inside and text[start].isupper() and not text[start : hit.end].isupper()


@dataclass(frozen=True, slots=True)
class _Read:
    """What the rules found in a sentence, and the line it was in when a rule looked at it (else empty)."""

    found: tuple[tuple[GrammarRule, Hit], ...]
    line: str


# What a rule may see of the sentences beside: how the one before ends, the word that opens the next.
_BEFORE = 3
_AFTER = 24


def _known_by(document: Document, span: Span, apostrophe: str) -> tuple[str, ...]:
    """The sentence, and what around it may change what is said of it."""
    text = document.text
    opens = "1" if span.start == document.segments[0].start else ""
    following = text[span.end : span.end + _AFTER].split()
    return (
        text[span.start : span.end],
        text[max(0, span.start - _BEFORE) : span.start],
        text[span.end : span.end + 1],
        following[0] if following else "",
        opens,
        apostrophe,
    )


def _line(document: Document, span: Span) -> str:
    end = document.text.find("\n", span.end)
    return document.text[document.text.rfind("\n", 0, span.start) + 1 : end if end >= 0 else None]


def _finding(rule: GrammarRule, hit: Hit, offset: int) -> Finding:
    return Finding(
        rule=f"{_FAMILY}{rule.name}",
        category=rule.category,
        severity=rule.severity,
        start=offset + hit.start,
        end=offset + hit.end,
        message=hit.message,
        article=ARTICLE,
        explanation=rule.explanation,
        suggestions=hit.suggestions,
    )
