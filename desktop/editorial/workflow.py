"""Who may do what to a post, in which state; every refusal in words a person can act on."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass

from desktop.errors import Refusal


class State(enum.StrEnum):
    """Where a post is. The value is stored in projections; `label` is shown.

    `EXPIRED` alone is never stored, since no clock decides of a post: lists show it (`state_on`).
    """

    DRAFT = "brouillon"
    AWAITING = "en_approbation"
    CHANGES_REQUESTED = "a_modifier"
    REJECTED = "refusee"
    CORRECTION_OFFERED = "correction_proposee"
    APPROVED = "a_publier"
    SCHEDULED = "programmee"
    TO_READ = "motif_a_lire"
    PUBLISHED = "publiee"
    CORRECTED = "corrigee"
    WITHDRAWN = "retiree"
    EXPIRED = "expiree"
    CONFLICT = "conflit"

    @property
    def label(self) -> str:
        """The name shown to people."""
        return _LABELS[self]


_LABELS = {
    State.DRAFT: "Brouillon",
    State.AWAITING: "En approbation",
    State.CHANGES_REQUESTED: "Modifications demandées",
    State.REJECTED: "Refusée",
    State.CORRECTION_OFFERED: "Correction proposée",
    State.APPROVED: "À publier",
    State.SCHEDULED: "Programmée",
    State.TO_READ: "Publiée, motif à lire",
    State.PUBLISHED: "Publiée",
    State.CORRECTED: "Corrigée",
    State.WITHDRAWN: "Retirée",
    State.EXPIRED: "Échue",
    State.CONFLICT: "Deux versions à réunir",
}


OUT = frozenset({State.TO_READ, State.PUBLISHED, State.CORRECTED})
"""What the public sees, in the words of the last version."""
TO_DECIDE = frozenset({State.AWAITING, State.TO_READ})
"""What waits for the direction: before it goes out, or the reasons of what is out."""
LAPSING = frozenset({State.AWAITING, State.APPROVED})
"""What a planned day that passes leaves behind: not approved, or approved and not published."""


def state_on(stored: State, planned_at: str | None, today: dt.date) -> State:
    """The state to show on a day: `EXPIRED` for what should have gone out before; it can still be, or be replanned."""
    if stored not in LAPSING or not planned_at:
        return stored
    try:
        from desktop.editorial.civil_dates import civil_day  # after the passphrase is asked for

        day = civil_day(dt.datetime.fromisoformat(planned_at))
    except (ValueError, OverflowError):
        return stored
    return State.EXPIRED if day < today else stored


class Action(enum.StrEnum):
    """What a person may ask of a post."""

    EDIT = "modifier"
    SUBMIT = "soumettre"
    APPROVE = "approuver"
    APPROVE_WITH_CORRECTION = "approuver_avec_correction"
    REQUEST_CHANGES = "demander_modifications"
    REJECT = "refuser"
    ACCEPT_CORRECTION = "accepter_correction"
    PUBLISH = "publier"
    WITHDRAW = "retirer"


_ROLES: dict[Action, frozenset[str]] = {
    Action.EDIT: frozenset({"redaction", "direction"}),
    Action.SUBMIT: frozenset({"redaction"}),
    Action.APPROVE: frozenset({"direction"}),
    Action.APPROVE_WITH_CORRECTION: frozenset({"direction"}),
    Action.REQUEST_CHANGES: frozenset({"direction"}),
    Action.REJECT: frozenset({"direction"}),
    Action.ACCEPT_CORRECTION: frozenset({"redaction"}),
    Action.PUBLISH: frozenset({"publication"}),
    Action.WITHDRAW: frozenset({"redaction", "publication", "direction"}),
}

_DECISIONS = frozenset(
    {Action.APPROVE, Action.APPROVE_WITH_CORRECTION, Action.REQUEST_CHANGES, Action.REJECT}
)

# Removing a post never awaits an approval: an image whose consent ended comes down at once (art. 26).
_STATES: dict[Action, frozenset[State]] = {
    Action.EDIT: frozenset(State),
    Action.SUBMIT: frozenset(State) - {State.CONFLICT},
    Action.APPROVE: frozenset(
        {
            State.AWAITING,
            State.TO_READ,
            State.CHANGES_REQUESTED,
            State.REJECTED,
            State.CORRECTION_OFFERED,
        }
    ),
    Action.APPROVE_WITH_CORRECTION: frozenset(
        {
            State.AWAITING,
            State.TO_READ,
            State.CHANGES_REQUESTED,
            State.REJECTED,
            State.CORRECTION_OFFERED,
        }
    ),
    Action.REQUEST_CHANGES: frozenset(
        {State.AWAITING, State.TO_READ, State.APPROVED, State.REJECTED, State.CORRECTION_OFFERED}
    ),
    Action.REJECT: frozenset(
        {State.AWAITING, State.TO_READ, State.APPROVED, State.CHANGES_REQUESTED, State.CORRECTION_OFFERED}
    ),
    Action.ACCEPT_CORRECTION: frozenset({State.CORRECTION_OFFERED}),
    Action.PUBLISH: frozenset(
        {State.APPROVED, State.SCHEDULED, State.TO_READ, State.PUBLISHED, State.CORRECTED}
    ),
    Action.WITHDRAW: frozenset(State),
}

ROLE_LABELS = {
    "redaction": "rédaction",
    "direction": "direction générale",
    "publication": "publication",
    "greffe": "greffe",
    "administration": "administration",
}


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides whether an action is allowed.

    `wrote_it` is true when the person is in the ancestry of the revision (author ≠ approver, always), and
    `wrote_head` when the last revision is theirs. `pending_draft` is true when a draft differs from the
    revision that was decided. `reconciled` is true when the person's draft descends from every head.
    """

    state: State
    roles: frozenset[str]
    wrote_it: bool = False
    wrote_head: bool = False
    pending_draft: bool = False
    reconciled: bool = False


def refusal(action: Action, situation: Situation) -> Refusal | None:
    """Why `situation` does not allow `action`, or None when it does."""
    lacking = role_refusal(action, situation.roles)
    if lacking is not None:
        return lacking
    if action in _DECISIONS and situation.wrote_it:
        return Refusal(
            "auteur_et_approbateur",
            "La personne qui a écrit ou modifié une publication ne peut pas la décider. "
            "La décision revient à une autre personne de la direction générale; rien n’a été changé.",
        )
    merging = action is Action.SUBMIT and situation.state is State.CONFLICT and situation.reconciled
    if situation.state not in _STATES[action] and not merging:
        return Refusal(
            "etat",
            f"La publication est à l’état «\u00a0{situation.state.label}\u00a0»\u00a0: cette action n’y est pas "
            "possible. Rien n’a été changé; ouvrez la publication pour voir ce qu’elle attend.",
        )
    if action is Action.ACCEPT_CORRECTION and not situation.wrote_head:
        return Refusal(
            "auteur_requis",
            "Une correction vaut quand la personne qui a écrit la version la reprend elle-même. Rien n’a été changé; "
            "demandez-lui de l’accepter, ou soumettez votre propre version.",
        )
    if action is Action.PUBLISH and situation.pending_draft:
        return Refusal(
            "brouillon_en_attente",
            "Un brouillon plus récent attend d’être soumis ou abandonné\u00a0: la publication est retenue. "
            "La version approuvée est conservée.",
        )
    return None


def role_refusal(action: Action, roles: frozenset[str]) -> Refusal | None:
    """Why somebody with these roles may not do `action` whatever the post, or None when they may."""
    if roles & _ROLES[action]:
        return None
    needed = " ou ".join(sorted(ROLE_LABELS[role] for role in _ROLES[action]))
    return Refusal(
        "role_requis",
        f"Il faut le rôle «\u00a0{needed}\u00a0» pour faire cela. Rien n’a été changé; "
        "demandez à l’administration de l’ajouter, ou changez de personne.",
    )
