"""The gates that read the findings of the checks: neutrality, advertising, complaints, media, language.

A finding goes to the gates of its category; one that names article 16 alone concerns media requests, and
one that names article 19 alone the use of the networks as an emergency service.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from desktop.editorial.findings import Category, Finding, Severity
from desktop.editorial.foreign_terms import is_within_another_language
from desktop.editorial.gates.case import GateCase
from desktop.editorial.gates.cues import answers_the_media, folded
from desktop.editorial.gates.verdict import Origin, Reason, Verdict, blocks, warns
from desktop.editorial.post import Channel

# What takes a stand: the matter of art. 8 and 24 all year, of art. 9 in an election period.
STANDS = frozenset({Category.POLITICAL_OPINION, Category.ELECTORAL_BIAS})
_LANGUAGE = frozenset(
    {
        Category.OTHER_LANGUAGE,
        Category.SPELLING,
        Category.GRAMMAR,
        Category.TYPOGRAPHY,
        Category.VOCABULARY,
    }
)
# Articles that name a gate of their own, whatever the category the finding was filed under.
_CLAIMED = frozenset({"16", "19"})

# Checks that only read the French, by the first word of their name: when one is missing, the policy was
# read all the same. Any other missing check leaves every gate that reads the text unproved.
LANGUAGE_CHECKS = frozenset(
    {"orthographe", "grammaire", "typographie", "vocabulaire", "noms", "dates", "accords"}
)


UNCHECKED = "Non vérifié"
"""How the reason of a check that could not run begins."""
CONTESTED = " Contesté\u00a0: la direction générale tranche en approuvant."
"""How the reason of a contested block ends."""


def neutrality(case: GateCase) -> tuple[Reason, ...]:
    """Art. 8 and 24: no political opinion, no judgement; what is partial in an election is partial at all."""
    found = by_category(case, STANDS | {Category.SUBJECTIVITY})
    return (*from_findings(case, found), *policy_unchecked(case))


def advertising(case: GateCase) -> tuple[Reason, ...]:
    """Art. 13: no advertising but the municipality's own; the newsletter as the profile says."""
    found = from_findings(case, by_category(case, {Category.EXTERNAL_ADVERTISING}))
    if case.medium == Channel.CONTACT and case.newsletter_external_ads:
        found = tuple(_tolerated_in_newsletter(reason) for reason in found)
    return (*found, *policy_unchecked(case))


def complaint(case: GateCase) -> tuple[Reason, ...]:
    """Art. 15: complaints and requests are never handled in public."""
    found = by_category(case, {Category.PUBLIC_COMPLAINT})
    return (*from_findings(case, found), *policy_unchecked(case))


def media_request(case: GateCase) -> tuple[Reason, ...]:
    """Art. 16: questions and interview requests of the media go to the direction générale."""
    found = from_findings(case, (finding for finding in case.findings if finding.article == "16"))
    if not any(finding.article == "16" for finding in case.findings) and answers_the_media(folded(case)):
        found = (
            blocks(
                "Une demande des médias semble traitée ici, en public. Retirez cette réponse; "
                "les médias s’adressent à la direction générale.",
                Origin.TEXT,
            ),
        )
    return (*found, *policy_unchecked(case))


def language(case: GateCase) -> tuple[Reason, ...]:
    """Art. 22: in French, and impeccable. A slip of French warns; only a `bloquant` finding blocks.

    A word of a phrase in another language is no misspelling besides. A space that should not break, or the
    shape of an apostrophe, is layout: one command mends them all, and nobody should have to justify them.
    """
    phrases = tuple(each for each in case.findings if each.category is Category.OTHER_LANGUAGE)
    found = (
        finding
        for finding in by_category(case, _LANGUAGE)
        if not _is_layout(case, finding) and not is_within_another_language(finding, phrases)
    )
    return (*from_findings(case, found), *unchecked(case, case.unchecked))


def by_category(case: GateCase, categories: Iterable[Category]) -> tuple[Finding, ...]:
    """The findings of `categories`, except those whose article gives them to another gate."""
    wanted = frozenset(categories)
    return tuple(f for f in case.findings if f.category in wanted and f.article not in _CLAIMED)


def from_findings(case: GateCase, findings: Iterable[Finding]) -> tuple[Reason, ...]:
    """What findings weigh in a gate once justifications and contestations are heard.

    A suggestion never counts; a justified warning no longer does; a contested block waits, as a warning,
    for the direction générale to tick it.
    """
    reasons = []
    for finding in findings:
        if finding.severity is Severity.BLOCKING:
            reasons.append(_contested(finding) if finding in case.contested else _of(finding, Verdict.BLOCKS))
        elif finding.severity is Severity.WARNING and finding not in case.waived:
            reasons.append(_of(finding, Verdict.WARNS))
    return tuple(reasons)


def policy_unchecked(case: GateCase) -> tuple[Reason, ...]:
    """The reasons of the checks of the policy that could not run."""
    return unchecked(case, (name for name in case.unchecked if name.split(" ")[0] not in LANGUAGE_CHECKS))


def unchecked(case: GateCase, names: Iterable[str]) -> tuple[Reason, ...]:
    """« Non vérifié » blocks, since silence is no proof; in an emergency it warns (art. 19)."""
    missing = ", ".join(dict.fromkeys(names))
    if not missing:
        return ()
    sentence = f"{UNCHECKED}\u00a0: {missing}. "
    if case.emergency:
        return (warns(sentence + "Relisez vous-même; l’urgence permet de publier."),)
    return (blocks(sentence + "Rétablissez la vérification (voir le diagnostic), puis vérifiez de nouveau."),)


def _of(finding: Finding, verdict: Verdict) -> Reason:
    return Reason(finding.message, verdict, Origin.TEXT, finding)


def may_contest(reason: Reason) -> bool:
    """Whether a block came from reading the words, which may be wrong: a record never is contested."""
    return reason.verdict is Verdict.BLOCKS and reason.origin is Origin.TEXT


def is_contested(reason: Reason) -> bool:
    """Whether a reason is a block that waits for the direction générale to tick it."""
    return reason.verdict is Verdict.WARNS and reason.text.endswith(CONTESTED)


def contested(reason: Reason) -> Reason:
    """A block of text detection, once contested: a warning until the direction générale ticks it."""
    return replace(reason, text=f"{reason.text}{CONTESTED}", verdict=Verdict.WARNS)


def _contested(finding: Finding) -> Reason:
    return contested(_of(finding, Verdict.BLOCKS))


def _tolerated_in_newsletter(reason: Reason) -> Reason:
    if reason.verdict is not Verdict.BLOCKS:
        return reason
    text = f"{reason.text} Le profil admet la publicité dans le journal\u00a0: présentez-la comme telle."
    return replace(reason, text=text, verdict=Verdict.WARNS)


def _is_layout(case: GateCase, finding: Finding) -> bool:
    """Whether the first suggestion only changes the kind of a space or of an apostrophe."""
    if finding.category is not Category.TYPOGRAPHY or not finding.suggestions:
        return False
    written = case.text_of(finding.where)[finding.start : finding.end]
    return bool(written) and _plain(written) == _plain(finding.suggestions[0])


def _plain(text: str) -> str:
    return re.sub(r"\s", " ", text).replace("\u2019", "'")
