"""Everything held on one person: found, exported, destroyed (Loi sur l'accès; greffe)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from db.sealed import Subject
from db.workspace import Workspace
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.image_people import SCAN
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


def export_person(workspace: Workspace, name: str, folder: Path) -> tuple[Path, ...]:
    """Write everything held on `name` in a new folder: one JSON file, and the scans as they were received.

    Raises `Refusal` when nothing is held or when the folder already has something in it.
    """
    held = _held(workspace, name)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise Refusal(
                "dossier_occupe",
                f"Le dossier «\u00a0{folder}\u00a0» contient déjà quelque chose. Rien n’a été écrit; choisissez-en un autre.",
            )
        written = [folder / "renseignements.json"]
        records = []
        for holding in held:
            for entry in holding.entries:
                if entry.destroyed:
                    continue
                content = workspace.sealed.open(entry.id)
                record = {
                    "numero": entry.id,
                    "type": entry.type,
                    "inscrit_le": entry.at,
                    "publication": entry.item,
                }
                if entry.type == SCAN:
                    path = folder / f"formulaire-{entry.id}{_suffix(content)}"
                    path.write_bytes(content)
                    written.append(path)
                    records.append(record | {"fichier": path.name})
                else:
                    records.append(record | {"contenu": json.loads(content)})
        written[0].write_text(json.dumps(records, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise EnvironmentFault(
            "exportation_impossible",
            f"L’exportation n’a pas pu être écrite dans «\u00a0{folder}\u00a0» ({error.strerror}). "
            "L’espace de travail est inchangé; choisissez un dossier accessible, avec assez de place.",
        ) from error
    return tuple(written)


def destroy_person(workspace: Workspace, session: Session, name: str, reason: str = "demande") -> int:
    """Destroy every sealed object held on `name`; returns how many. The greffe alone may, and signs it.

    Raises `Refusal` when nothing is held, or when the name fits several subjects.
    """
    held = _held(workspace, name)
    if len(held) > 1:
        raise Refusal(
            "plusieurs_personnes",
            f"Ce nom convient à {len(held)} personnes\u00a0: précisez-le. Rien n’a été détruit.",
            tuple(" / ".join(subject.texts) for subject in held),
        )
    ids = [entry.id for entry in held[0].entries if not entry.destroyed]
    workspace.sealed.destroy(session.signer, ids, reason)
    return len(ids)


def _held(workspace: Workspace, name: str) -> Sequence[Subject]:
    held = holdings(workspace, name)
    if not held:
        raise Refusal(
            "rien_de_detenu",
            f"Rien n’est détenu sur «\u00a0{name}\u00a0» dans les fiches scellées de cet espace. Rien n’a été changé.",
        )
    return held


def _suffix(content: bytes) -> str:
    kinds = {b"%PDF": ".pdf", b"\xff\xd8\xff": ".jpg", b"\x89PNG": ".png"}
    return next((suffix for magic, suffix in kinds.items() if content.startswith(magic)), ".bin")
