"""The policy's wording rules on a text: neutrality, elections, advertising, complaints, privacy.

The rules themselves are data (`resources/policies/*.toml`). This file reads a text once, tries the rules
that its words make possible, and keeps one finding a category and a sentence.
"""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import operator
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from desktop import paths
from desktop.checks.base import CheckContext, Period
from desktop.checks.document import Document
from desktop.checks.policy.learnt_wording import IMPROBABLE, SUBJECTS, UNLIKE, LearntWording
from desktop.checks.policy.matching import Reader, Reading, matches
from desktop.checks.policy.past_times import of_the_past
from desktop.checks.policy.patterns import Motif
from desktop.checks.policy.people import Directory, People, read_first_names
from desktop.checks.policy.policy_rule import Rule
from desktop.checks.policy.recognisers import (
    addresses,
    ages,
    imperatives,
    link_labels,
    manner,
    numbers,
    proper_nouns,
    quotations,
)
from desktop.checks.policy.rewriting import rewritten
from desktop.checks.policy.rule_folder import load_pattern_packs
from desktop.checks.policy.rulepack import RulePacks
from desktop.editorial.findings import Category, Finding, Severity
from desktop.editorial.profile import MunicipalProfile

# What a finding of one category says already: the other one about the same words adds nothing. What speaks of a vote,
# a candidate or a party's campaign is a bias (art. 9) at any time, whatever judgement the sentence holds besides.
_COVERED: dict[Category, frozenset[Category]] = {
    Category.SUBJECTIVITY: frozenset(
        {Category.ELECTORAL_BIAS, Category.POLITICAL_OPINION, Category.EXTERNAL_ADVERTISING}
    ),
    Category.PERSONAL_DATA: frozenset({Category.PUBLIC_COMPLAINT}),
    Category.POLITICAL_OPINION: frozenset({Category.ELECTORAL_BIAS}),
}

# What taking a side in an election may also be called.
_BECOMING_BIAS = frozenset({Category.SUBJECTIVITY, Category.POLITICAL_OPINION})

# Articles with a gate of their own, whose rules borrow a category: what is learnt of that one knows nothing of them.
_OF_THEIR_OWN = frozenset({"16", "19"})

# What opens a clause of its own in a sentence.
_NEW_CLAUSE = frozenset(itertools.product(",", ("et", "puis", "or", "ni")))
# The named pattern of the packs for the title of a work: what it says is not said by the Municipality.
_TITLE = "titre_oeuvre"
_TAKING_SIDES = frozenset({Category.ELECTORAL_BIAS, Category.POLITICAL_OPINION})
# What a sentence must be very unlike for a finding of a category to be only suggested: what campaigns may bear the name
# of an opinion, and the other way round. A private life or a judgement is never so little.
_UNLIKE_ALL: dict[Category, Iterable[Category]] = {
    Category.PUBLIC_COMPLAINT: (Category.PUBLIC_COMPLAINT,),
    Category.EXTERNAL_ADVERTISING: (Category.EXTERNAL_ADVERTISING,),
    **dict.fromkeys(_TAKING_SIDES, _TAKING_SIDES),
}
# Said of a finding that would block, were the sentence not unlike it.
_DOUBT = "Le reste de la phrase ne ressemble pas à un manquement\u00a0: à vous de juger."
# Said of what a rule about elections alone finds outside their periods.
_IN_A_PERIOD = "Ce passage bloquerait une publication en période électorale\u00a0: à vous de juger."
# What a sentence may hold that a rule does not look into, and the class that marks it.
_PARTS = (("citation", "CITATION"), ("lien", "LIEN"))


@dataclass(frozen=True, slots=True)
class _Hit:
    """A rule that fired: on which sentence, and on which of its words."""

    rule: Rule
    category: Category
    severity: Severity
    reading: Reading
    start: int
    end: int
    doubted: bool = False


class PolicyCheck:
    """Runs the rule packs on a text. Built once; the packs are compiled at construction.

    Raises `Refusal` when a pack has a mistake, `EnvironmentFault` when one cannot be read.
    """

    name = "neutralité et politique"

    def __init__(self, resources: Path | None = None) -> None:
        folder = resources if resources is not None else paths.resources()
        self._engine = PolicyEngine(load_pattern_packs(folder / "policies"), folder)

    def unavailable(self) -> None:
        """Needs nothing but its packs, read at construction."""

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        """The wording of `document` that the policy's articles refuse or want reviewed."""
        return self._engine.findings(document, context)


class PolicyEngine:
    """Compiled packs at work; also tries a sentence for the settings screen and the packs' own examples."""

    def __init__(self, packs: RulePacks, resources: Path) -> None:
        self._reader = Reader(
            packs.lexicon,
            (imperatives, proper_nouns, numbers, ages, addresses, manner, quotations, link_labels),
        )
        self._people = People(read_first_names(resources / "lexicon" / "prenoms.txt"))
        self._learnt = LearntWording(resources)
        self._directory: tuple[MunicipalProfile, dt.date | None, Directory] | None = None
        # Where each motif may begin to hold: its rule and its place in it, by a word or mark it needs.
        self._by_key: dict[str, list[tuple[int, int]]] = {}
        self._always: list[tuple[int, int]] = []
        self._rules = packs.recognised_by(None)
        self._electoral = frozenset(rule.id for rule in self._rules if rule.electoral)
        for number, rule in enumerate(self._rules):
            for place, motif in enumerate(rule.motifs):
                there = number, place
                if motif.keys is None:
                    self._always.append(there)
                for key in motif.keys or ():
                    self._by_key.setdefault(key, []).append(there)

    def findings(self, document: Document, context: CheckContext) -> Iterator[Finding]:
        """One finding for each category and sentence, in reading order."""
        readings = self.readings(document, context)
        self._learnt.mark(readings)
        hits = [list(self._hits(reading, context)) for reading in readings]
        for at, found in enumerate(hits):
            told = _told(hits[max(at - 1, 0) : at + 2])
            learnt = [hit for hit in found if hit.rule.learnt and hit.category not in told]
            for hit in _told_of(found, learnt) if found else ():
                yield self._with_sound_rewrite(_finding(hit), document, context)
        for reading in readings:
            # Sentences that hold each other would stay in memory until the collector comes by.
            reading.previous = reading.following = None

    def _with_sound_rewrite(self, finding: Finding, document: Document, context: CheckContext) -> Finding:
        """`finding` without a rewrite of which something would be said again, but for a name to read in a period."""
        if not finding.suggestions:
            return finding
        (new,) = finding.suggestions
        again = Document(new, where=document.where, medium=document.medium, kind=document.kind)
        sound = all(
            told.severity is Severity.SUGGESTION and told.rule in self._electoral
            for told in self.findings(again, context)
        )
        return finding if sound else replace(finding, suggestions=())

    def readings(self, document: Document, context: CheckContext) -> tuple[Reading, ...]:
        """The sentences of `document`, with the marks that do not depend on what was learnt."""
        directory = self._directory_of(context)
        people = functools.partial(self._people.recognise, directory=directory)
        return self._reader.read(document, people)

    def _directory_of(self, context: CheckContext) -> Directory:
        """The names of the profile on the date of publication; those of the last text most often."""
        known = self._directory
        if known is None or known[0] is not context.profile or known[1] != context.publication_date:
            directory = Directory(context.profile, context.publication_date)
            known = self._directory = (context.profile, context.publication_date, directory)
        return known[2]

    def _hits(self, reading: Reading, context: CheckContext) -> Iterator[_Hit]:
        document, period = reading.document, context.period
        for rule, motifs in self._possible(reading):
            if not rule.concerns(document.where, document.medium, document.kind, period):
                continue
            if rule.admitted_if and document.medium == "contact" and context.profile.newsletter_external_ads:
                continue
            if (place := _first_match(rule, motifs, reading)) is not None:
                category, severity = rule.categories[period], rule.severity(period, document.medium)
                if category in _TAKING_SIDES and of_the_past(reading):
                    continue
                weighed = _weighed(rule, severity, period, reading)
                yield _Hit(rule, category, weighed, reading, *place, doubted=weighed is not severity)

    def _possible(self, reading: Reading) -> Iterator[tuple[Rule, list[Motif]]]:
        """The rules, and those of their motifs, whose conditions the sentence may meet."""
        keys, rules = reading.keys(), self._rules
        found = set(self._always)
        for key in keys & self._by_key.keys():
            found.update(self._by_key[key])
        met = sorted(there for there in found if rules[there[0]].motifs[there[1]].possible(keys))
        for number, places in itertools.groupby(met, key=operator.itemgetter(0)):
            rule = rules[number]
            yield rule, [rule.motifs[place] for _, place in places]


def _weighed(rule: Rule, severity: Severity, period: Period, reading: Reading) -> Severity:
    """What a finding weighs, less than `severity` in a sentence in all else unlike a breach: a person is to judge.

    « Le procès-verbal, corrigé à la demande de M. Roy, est adopté » is no private matter: what blocks warns there. Of
    a sentence that is like none, « Le grand prix du concours va à la famille Roy », it is only suggested that it be
    read again (`_UNLIKE_ALL`). While a council is being elected nothing that may
    take sides is doubted (art. 9). What an opinion is outside every period decides: during another election it only
    bears another name, and weighs as much at least.
    """
    if period is Period.COUNCIL and rule.categories[period] in _TAKING_SIDES:
        return severity
    category = rule.categories[Period.NONE]
    subject = SUBJECTS.get(category)
    if subject is None or rule.learnt or rule.article in _OF_THEIR_OWN:
        return severity
    unlike = _UNLIKE_ALL.get(category, ())
    if unlike and all(reading.has(SUBJECTS[other] + UNLIKE) for other in unlike):
        return Severity.SUGGESTION
    return (
        Severity.WARNING if severity is Severity.BLOCKING and reading.has(subject + IMPROBABLE) else severity
    )


def _written(hits: Iterable[_Hit]) -> list[_Hit]:
    """What the rules written by hand say of a sentence, those of last resort when no other does."""
    found = [hit for hit in hits if not hit.rule.learnt]
    return [hit for hit in found if not hit.rule.fallback] or found


def _told(neighbours: Iterable[list[_Hit]]) -> set[Category]:
    """What rules written by hand say at any time of a sentence and its neighbours: nothing learnt is added to it."""
    found = (hit for hits in neighbours for hit in hits if not (hit.rule.learnt or hit.rule.electoral))
    always = (hit.rule for hit in found if hit.severity is not Severity.SUGGESTION or not hit.doubted)
    return {category for rule in always for category in rule.categories}


def _told_of(found: Iterable[_Hit], learnt: Iterable[_Hit]) -> Iterator[_Hit]:
    """What is told of a sentence: outside every period and in one, the same rules tell of the same words.

    What changes with the day of publication is what a wording weighs, not what is said of it (art. 9). A rule about
    elections alone speaks of words that no other tells of; of those that another does, it only says how much they weigh.
    """
    found, learnt = tuple(found), tuple(learnt)
    ordinary = {hit.rule.id: hit for hit in (*found, *learnt) if not hit.rule.electoral}
    kept = (*_written(hit for hit in found if hit.rule.id in ordinary), *learnt)
    usual = _decide(_outside_periods(hit) for hit in kept if hit.rule.id in ordinary)
    told = [ordinary[hit.rule.id] for hit in usual]
    electoral = max(
        (hit for hit in (*_written(found), *learnt) if hit.rule.electoral),
        key=_electoral_weight,
        default=None,
    )
    if electoral is not None:
        concerned = [hit for hit in told if _concerns(electoral, hit)]
        told = [_raised(hit, electoral) if hit in concerned else hit for hit in told]
        told += () if concerned else (electoral,)
    yield from sorted(told, key=lambda hit: hit.start)


def _electoral_weight(hit: _Hit) -> tuple[int, int]:
    """Of two rules about elections, the heaviest in one of the council tells, whatever the day; then the first."""
    return hit.rule.severity(Period.COUNCIL, hit.reading.document.medium).rank, -hit.start


def _raised(hit: _Hit, electoral: _Hit) -> _Hit:
    """`hit`, as heavy at least as what a rule about elections says of the same words in one of their periods."""
    severity = electoral.severity
    if severity is Severity.SUGGESTION or severity.rank < hit.severity.rank:
        return hit
    return replace(hit, category=electoral.category, severity=severity, doubted=False)


def _concerns(electoral: _Hit, hit: _Hit) -> bool:
    """Whether a rule about elections alone speaks of what another tells of: a bias then, or words it may also judge."""
    if hit.rule.categories[Period.COUNCIL] is electoral.category:
        return True
    surer = hit.rule.learnt or not electoral.rule.learnt
    return surer and hit.category in _BECOMING_BIAS and _covers(electoral, hit)


def _outside_periods(hit: _Hit) -> _Hit:
    """What the rule of a hit, which looks outside every period too, says of its words then."""
    rule = hit.rule
    severity = _weighed(
        rule, rule.severity(Period.NONE, hit.reading.document.medium), Period.NONE, hit.reading
    )
    return replace(hit, category=rule.categories[Period.NONE], severity=severity)


def _decide(hits: Iterable[_Hit]) -> Iterator[_Hit]:
    """The heaviest hit of each category, the first of two, without those that another category tells.

    Of two as heavy, the one that a gate of its own waits for is told.
    """

    def weight(hit: _Hit) -> tuple[int, bool, int]:
        return hit.severity.rank, hit.rule.article in _OF_THEIR_OWN, -hit.start

    best: dict[Category, _Hit] = {}
    for hit in hits:
        known = best.get(hit.category)
        if known is None or weight(hit) > weight(known):
            best[hit.category] = hit
    for hit in sorted(best.values(), key=lambda hit: hit.start):
        covering = [best[category] for category in _COVERED.get(hit.category, ()) if category in best]
        covering = [other for other in covering if hit.rule.learnt or not other.rule.learnt]
        if not any(other.severity is not Severity.SUGGESTION and _covers(other, hit) for other in covering):
            yield hit


def _covers(other: _Hit, hit: _Hit) -> bool:
    """Whether both speak of the same thing: a sentence may hold two breaches, each is told.

    They do in one clause, unless « , et » opens a new one between them. A health, an address or a debt is told
    beside the complaint that it goes with: each is to be taken out for its own reason.
    """
    if hit.category is Category.PERSONAL_DATA and not (hit.rule.fallback or hit.rule.learnt):
        return False
    left, right = hit.reading.clause(hit.start)
    first, second = sorted((hit, other), key=lambda one: one.start)
    between = hit.reading.lowers[first.end : second.start]
    joined = not any(pair in _NEW_CLAUSE for pair in itertools.pairwise(between))
    return joined and left < other.end and other.start < right


def _first_match(rule: Rule, motifs: Iterable[Motif], reading: Reading) -> tuple[int, int] | None:
    """The words of the first motif that holds and that nothing cancels."""
    cancelled: list[tuple[int, int]] | None = None
    for motif in motifs:
        for start, end in matches(motif, reading):
            if cancelled is None:
                if any(next(matches(anti, reading), None) is not None for anti in rule.exclusions):
                    return None
                cancelled = [place for anti in rule.antipatterns for place in matches(anti, reading)]
            if not any(a < end and start < b for a, b in cancelled) and _stands(rule, reading, start, end):
                return start, end
    return None


def _stands(rule: Rule, reading: Reading, start: int, end: int) -> bool:
    """Whether the words are where the rule looks, said by the Municipality, and affirmed when it asks for that."""
    return (
        not _inside(reading, _TITLE, start, end)
        and not (rule.unless_negated and reading.negated(start, end))
        and all(scope in rule.scopes or not _inside(reading, mark, start, end) for scope, mark in _PARTS)
    )


def _inside(reading: Reading, name: str, start: int, end: int) -> bool:
    return any(a <= start and end <= b for a, b in reading.spans(name))


def _finding(hit: _Hit) -> Finding:
    reading, rule = hit.reading, hit.rule
    if rule.extent == "phrase":
        start, end = 0, len(reading.words)
    elif rule.extent == "proposition":
        left, right = reading.clause(hit.start)
        start, end = min(left, hit.start), max(right, hit.end)
    else:
        start, end = hit.start, hit.end
    first, last = reading.span_of(start, end)
    cue_start, cue_end = reading.span_of(hit.start, hit.end)
    cue = reading.document.text[cue_start:cue_end]
    doubt = f" {_DOUBT}" if hit.doubted else ""
    if rule.electoral and hit.severity is Severity.SUGGESTION:
        doubt = f" {_IN_A_PERIOD}"
    return Finding(
        rule=rule.id,
        category=hit.category,
        severity=hit.severity,
        start=first,
        end=last,
        message=rule.message,
        article=rule.article,
        explanation=f"Indice\u00a0: «\u00a0{cue}\u00a0».{doubt} {rule.suggestion}",
        suggestions=rewritten(rule.replacements, reading, start, end),
        where=reading.document.where,
    )
