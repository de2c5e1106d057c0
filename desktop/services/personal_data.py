"""Everything held on one person: found, exported, destroyed (Loi sur l’accès; greffe)."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from db.fields import code
from db.sealed import Subject
from db.workspace import Workspace
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.person_export import write_entries
from desktop.services.session import Session


def holdings(workspace: Workspace, name: str) -> tuple[Subject, ...]:
    """The subjects that bear `name`, whatever its accents, capitals and order.

    Raises `EnvironmentFault` when a sealed object cannot be opened: what it holds is then unknown.
    """
    found = workspace.sealed.find(name)
    if found.unread:
        raise EnvironmentFault(
            "fiches_illisibles",
            f"{len(found.unread)} fiche(s) scellée(s) ne peuvent pas être lues\u00a0: la réponse serait incomplète. "
            "Rien n’a été changé; lancez «\u00a0journal verifier\u00a0», puis restaurez une sauvegarde.",
        )
    return found.subjects


def export_person(
    workspace: Workspace, name: str, folder: Path, about: Collection[str] | None = None
) -> tuple[Path, ...]:
    """Write everything held on `name` in a new folder: one JSON file, and the scans as they were received.

    `about` names the subjects (`Subject.about`) that are this person, when several bear the name. Raises
    `Refusal` when nothing is held, when several subjects fit and none was named, or when the folder already
    has something in it. A failure leaves nothing in clear behind.
    """
    entries = [
        entry
        for subject in _subjects(workspace, name, about, "exporté")
        for entry in subject.entries
        if not entry.destroyed
    ]
    return write_entries(workspace, entries, folder)


def destroy_person(
    workspace: Workspace,
    session: Session,
    name: str,
    reason: str = "demande",
    about: Collection[str] | None = None,
) -> int:
    """Destroy every sealed object held on `name`; returns how many. The greffe alone may, and signs it.

    `reason` is a code of the retention rules; `about` as for `export_person`. Raises `Refusal` when nothing
    is held, when several subjects fit and none was named, or for a reason that is no code: a sentence could
    name somebody where nothing is ever erased.
    """
    if not code(reason):
        raise Refusal(
            "motif_invalide",
            f"Le motif «\u00a0{reason}\u00a0» n’est pas un code. Rien n’a été détruit; écrivez un seul mot sans accents, "
            "comme «\u00a0demande\u00a0» ou «\u00a0conservation\u00a0».",
        )
    subjects = _subjects(workspace, name, about, "détruit")
    ids = [entry.id for subject in subjects for entry in subject.entries if not entry.destroyed]
    workspace.sealed.destroy(session.signer, ids, reason)
    return len(ids)


def _subjects(
    workspace: Workspace, name: str, about: Collection[str] | None, done: str
) -> tuple[Subject, ...]:
    held = holdings(workspace, name)
    if not held:
        raise Refusal(
            "rien_de_detenu",
            "Rien n’est détenu sous ce nom dans les fiches scellées de cet espace. Rien n’a été changé; vérifiez "
            "l’orthographe, ou essayez le nom de famille seul.",
        )
    chosen = tuple(subject for subject in held if about is None or subject.about in about)
    if about is None and len(held) > 1:
        raise Refusal(
            "plusieurs_personnes",
            f"Ce nom convient à {len(held)} personnes\u00a0: dites lesquelles par leur numéro. Rien n’a été {done}.",
            tuple(_described(subject) for subject in held),
        )
    if about is not None and {subject.about for subject in chosen} != set(about):
        raise Refusal(
            "autre_personne",
            f"Un des numéros donnés n’est pas celui d’une personne de ce nom. Rien n’a été {done}; vérifiez-les.",
        )
    return chosen


def _described(subject: Subject) -> str:
    """What tells a subject from another without saying who it is."""
    live = [entry for entry in subject.entries if not entry.destroyed]
    days = sorted(entry.at[:10] for entry in live)
    return f"{subject.about}\u00a0: {len(live)} fiche(s), du {days[0]} au {days[-1]}"
