"""One finding per mistake: what several checks say of the same words is said once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.editorial.findings import POLICY_CATEGORIES, Category, Finding, Severity

# Categories that speak of the language itself; the others (policy, accessibility, links) are separate
# matters and are never merged with a spelling mistake.
LANGUAGE = frozenset({Category.SPELLING, Category.GRAMMAR, Category.TYPOGRAPHY, Category.VOCABULARY})
# Code points of a stretch of text.
_STRETCH = 64

# Grammalecte's rules about the agreement of two words, or about a word taken for another; and our own rules that
# speak of the same things.
_ENGINE = re.compile(r"grammalecte\.\w*?__(?P<family>gn|ppas|conj|conf)_")
_OURS = re.compile(r"grammaire\.(?P<agreement>accord\.|participe\.|terminaison\.participe)?")
# « leurs jeunesse »: the determiner is the word that was mistaken for its homophone.
_DETERMINER = re.compile(r"__gn_leurs?_")
# « Les gens on souvent peur »: the engine takes the homophone of « ont » for a subject, and mends the word after it.
# « Cette assemblé »: it mends the determiner of a noun that was taken for another one.
_MISLED = re.compile(
    r"grammaire\.(?:homophone\.(?:ont_\w+ grammalecte\.\w+__con[fj]_on_|nom_en_ee grammalecte\.\w+__gn_"
    r"|son_\w+ grammalecte\.\w+__ppas_être_)|accord\.verbe_\w+ grammalecte\.\w+__conj_"
    r"|terminaison\.preposition_pronom grammalecte\.\w+__gn_)"
)


def merge(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those about one mistake joined into one, its best suggestion first.

    Two findings of language are about one mistake when they share a character. The heaviest is kept, then
    the one that proposes something, then the one of the check that comes first in the registry. Those of
    the same words lend it their suggestions, after its own. A name to verify gives way to any of them,
    and a mere suggestion about a whole sentence hides nothing inside it.

    So are those of Grammalecte and of our own rules about two words that follow one another, when they would mend
    the one or the other: « les permis est délivrés », « est » for « sont » or « délivrés » for « délivré ». Ours is kept.
    """
    unique = list(dict.fromkeys(findings))
    language = [f for f in unique if f.category in LANGUAGE]
    names = [f for f in unique if f.category is Category.NAME_TO_VERIFY]
    others = [f for f in unique if f.category not in LANGUAGE and f.category is not Category.NAME_TO_VERIFY]
    kept = _without_echoes(_join(sorted(language, key=lambda f: (-f.severity.rank, not f.suggestions))))
    taken = kept + [f for f in others if f.category in POLICY_CATEGORIES]
    return others + kept + [name for name in names if not any(_overlap(name, other) for other in taken)]


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def _same_mistake(kept: Finding, other: Finding) -> bool:
    if not _overlap(kept, other):
        return False
    remark = other.severity is Severity.SUGGESTION and kept.severity is not Severity.SUGGESTION
    return not remark or (kept.start <= other.start and other.end <= kept.end)


def _join(findings: Sequence[Finding]) -> list[Finding]:
    """`findings` are in order of preference; the first of each group of overlapping ones stays."""
    kept: list[Finding] = []
    # Those kept, by the stretches of text they touch: a book has thousands.
    there: dict[int, list[int]] = {}
    for finding in findings:
        stretches = range(finding.start // _STRETCH, finding.end // _STRETCH + 1)
        near = sorted({index for stretch in stretches for index in there.get(stretch, ())})
        clashes = [index for index in near if _same_mistake(kept[index], finding)]
        if not clashes:
            for stretch in stretches:
                there.setdefault(stretch, []).append(len(kept))
            kept.append(finding)
        for index in clashes:
            other = kept[index]
            if (other.start, other.end) == (finding.start, finding.end):
                offered = dict.fromkeys(other.suggestions) | dict.fromkeys(finding.suggestions)
                kept[index] = replace(other, suggestions=tuple(offered))
    return kept


def _without_echoes(findings: Sequence[Finding]) -> list[Finding]:
    """`findings`, less those that say of a word what another one says of its neighbour."""
    # What Grammalecte finds, by where its neighbour ends or begins.
    beside: dict[int, list[tuple[Finding, str]]] = {}
    for other in findings:
        if engine := _ENGINE.match(other.rule):
            for place in (other.start - 1, other.end + 1):
                beside.setdefault(place, []).append((other, engine["family"]))
    echoes: set[Finding] = set()
    mended = {one.end for one in findings if one.rule == "grammaire.homophone.a_verbe"}
    for one in findings:
        if one.rule == "grammaire.terminaison.infinitif_preposition" and one.start - 1 in mended:
            echoes.add(one)  # « le conseil à adopté »: with « a », the participle is right
            continue
        if mine := _OURS.match(one.rule):
            for other, family in beside.get(one.start, []) + beside.get(one.end, []):
                misled = _MISLED.match(f"{one.rule} {other.rule}")
                alike = mine["agreement"] or family == "conf" or not other.suggestions
                if (misled or (alike and not _in_one_sense(one, other))) and not _overlap(one, other):
                    meant = _DETERMINER.search(other.rule) and one.rule != "grammaire.accord.adjectif_devant"
                    echoes.add(one if meant else other)  # « leurs premier hivers »: the adjective is wrong
    return [finding for finding in findings if finding not in echoes]


def _in_one_sense(one: Finding, other: Finding) -> bool:
    """Whether both add letters, or both take some away: two words of one group are then wrong, « les grande salle »."""
    return _letters_added(one) * _letters_added(other) > 0


def _letters_added(finding: Finding) -> int:
    return len(finding.suggestions[0]) - (finding.end - finding.start) if finding.suggestions else 0
