"""The gates that read the records of a post: official account, approval, emergency."""

from __future__ import annotations

import re

from desktop.editorial.civil_dates import french_day, instant
from desktop.editorial.findings import Category, Finding, Severity
from desktop.editorial.gates.addresses import unaccented
from desktop.editorial.gates.case import GateCase
from desktop.editorial.gates.cues import folded, is_ordinary_life, offers_help_here, says_where_to_call
from desktop.editorial.gates.texts import from_findings
from desktop.editorial.gates.verdict import Origin, Reason, Verdict, blocks, warns
from desktop.editorial.post import Channel, PostKind

# Those whom the municipality designates to run its accounts (art. 3, 20); « communications » and kin.
_DESIGNATED = re.compile(r"communication|information|redact|direct|publication|greff|administration|\bdga?\b")
_DIRECTION = re.compile(r"direct|\bdga?\b|\bdir\b")

NOT_A_SERVICE = "Cette page n’est pas un service d’urgence. En cas de danger, composez le 911."
"""What is proposed to an emergency that does not say so (art. 19)."""
_NETWORKS = frozenset({Channel.FACEBOOK, Channel.YOUTUBE})

# Kinds that are never an emergency; the others may be (a notice, works, a news item).
_NEVER_URGENT = frozenset(
    {
        PostKind.EVENT,
        PostKind.JOB_OFFER,
        PostKind.TENDER,
        PostKind.BYLAW,
        PostKind.MAYOR_WORD,
        PostKind.GROUP_TEXT,
        PostKind.TRIBUNE,
    }
)


def account(case: GateCase) -> tuple[Reason, ...]:
    """Art. 3 and 21: an official account, authorised by the direction générale by the publication day."""
    held = case.account
    if held is None:
        return (blocks("Aucun compte officiel n’est choisi pour ce média. Choisissez-en un."),)
    reasons = []
    if not held.authorized or held.approved_by_direction_on is None:
        reasons.append(
            blocks(
                "Ce compte n’est pas autorisé par la direction générale. "
                "Choisissez un compte officiel, ou demandez son autorisation."
            )
        )
    elif case.planned_on is not None and case.planned_on < held.approved_by_direction_on:
        reasons.append(
            blocks(
                f"Ce compte n’est autorisé qu’à partir du {french_day(held.approved_by_direction_on)}. "
                "Reportez la publication, ou choisissez un autre compte."
            )
        )
    role = unaccented(case.author_role)
    if role and not _DESIGNATED.search(role):
        reasons.append(
            warns(
                "La personne qui écrit n’est pas désignée comme responsable des comptes. "
                "Faites reprendre le texte par le service des communications, ou justifiez."
            )
        )
    return tuple(reasons)


def approval(case: GateCase) -> tuple[Reason, ...]:
    """Author ≠ approver, by the direction générale, and nothing changed since."""
    if not (case.approver or "").strip() or case.approved_at is None:
        return (blocks("La publication n’est pas approuvée. Soumettez-la à la direction générale."),)
    reasons = []
    if not case.author.strip():
        reasons.append(
            blocks("On ne sait pas qui a écrit le texte. Inscrivez l’auteur, puis soumettez de nouveau.")
        )
    elif _person(case.author) and _person(case.author) == _person(case.approver):
        reasons.append(
            blocks(
                "La personne qui a écrit le texte l’a aussi approuvé. Faites-le approuver par une autre personne."
            )
        )
    if not _may_approve(case.approver):
        reasons.append(
            blocks("L’approbation ne vient pas de la direction générale. Soumettez-lui la publication.")
        )
    if case.last_edited_at is not None and instant(case.last_edited_at) > instant(case.approved_at):
        reasons.append(
            blocks("Le texte a été modifié après l’approbation, qui ne vaut plus. Soumettez-le de nouveau.")
        )
    return tuple(reasons)


def emergency(case: GateCase) -> tuple[Reason, ...] | None:
    """Art. 19: the networks inform in an emergency; they are no emergency service, nor a way around the rules."""
    words = folded(case)
    claimed = from_findings(case, (finding for finding in case.findings if finding.article == "19"))
    if offers_help_here(words):
        claimed += (
            blocks(
                "Les médias sociaux ne sont pas un service d’urgence. Renvoyez au 911 ou au service concerné, "
                "et non à la messagerie ou aux commentaires.",
                Origin.TEXT,
            ),
        )
    if not case.emergency:
        return claimed or None
    claimed += _unsaid(case, words)
    if case.kind in _NEVER_URGENT or is_ordinary_life(words):
        return (
            *claimed,
            warns(
                "Rien ici n’annonce une situation d’urgence. Retirez la mention d’urgence, ou justifiez-la.",
                Origin.TEXT,
            ),
        )
    return claimed


def _unsaid(case: GateCase, words: str) -> tuple[Reason, ...]:
    """On a network an emergency says where to call: whoever is in danger must not wait for an answer there."""
    if not case.emergency_sentence or case.medium not in _NETWORKS or says_where_to_call(words):
        return ()
    sentence = "Dites que cette page n’est pas un service d’urgence, et où appeler."
    end = len(case.body)
    found = Finding(
        "urgence.service",
        Category.PUBLIC_COMPLAINT,
        Severity.WARNING,
        end,
        end,
        sentence,
        article="19",
        suggestions=(f"\n\n{NOT_A_SERVICE}",),
    )
    return (Reason(sentence, Verdict.WARNS, Origin.TEXT, found),)


def _person(written: str | None) -> frozenset[str]:
    """The words of a name, without the title between parentheses, accents, capitals or order."""
    return frozenset(re.findall(r"[\w-]+", unaccented(re.sub(r"\(.*?\)", " ", written or ""))))


def _may_approve(approver: str | None) -> bool:
    """False only when the role is written beside the name and is not that of the direction."""
    roles = re.findall(r"\((.*?)\)", unaccented(approver or ""))
    return not roles or any(_DIRECTION.search(role) for role in roles)
