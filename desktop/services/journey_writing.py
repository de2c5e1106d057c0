"""The first steps of the journey: a text full of mistakes, a photograph, its rights, a child's release."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

from desktop.editorial.civil_dates import french_moment
from desktop.editorial.findings import Severity
from desktop.editorial.post import Channel, ImageUse
from desktop.editorial.rights import Release, RightsRecord
from desktop.services.image_import import ImportedImage
from desktop.services.image_people import Appearance, record_appearance, record_release
from desktop.services.image_rights import record_rights
from desktop.services.journey_trial import CHILD, Step, Trial, require
from desktop.services.review import Review
from desktop.services.session import Session


def mistakes(trial: Trial, officer: Session) -> Step:
    """The communiqué as typed: its mistakes are found, and it cannot be submitted."""
    trial.write(officer, trial.read("communique.md"))
    found = trial.review(officer)
    report = found.channels[0].report
    kinds = Counter(f.category.label for f in report.findings if f.severity is not Severity.SUGGESTION)
    require(len(kinds) >= 4, "les familles de fautes du communiqué ne sont pas toutes trouvées")
    refusal = trial.refused(officer, "un communiqué plein de fautes")
    return Step(
        "Le communiqué, tel que tapé, est vérifié et refusé",
        (
            "Points à revoir\u00a0: " + ", ".join(f"{n} {kind}" for kind, n in kinds.most_common()) + ".",
            *(_line(found, index) for index in range(min(5, len(report.findings)))),
            f"Soumission refusée\u00a0: {len(refusal.reasons)} points à régler, le brouillon est gardé.",
        ),
    )


def corrected(trial: Trial, officer: Session) -> Step:
    """The text once corrected: nothing is left to say."""
    trial.write(officer, trial.read("communique-corrige.md"))
    missing = trial.review(officer).missing
    require(not missing, "le texte corrigé devrait passer\u00a0: " + " | ".join(missing))
    return Step(
        "Le texte corrigé passe toutes les exigences", ("Aucun point bloquant, aucun avertissement.",)
    )


def imported(trial: Trial, officer: Session, image: ImportedImage) -> Step:
    """The photograph: its metadata pre-fill the record and confirm nothing."""
    found = image.metadata
    require(found.has_gps, "la photo de l’appareil devrait contenir une position GPS")
    use = ImageUse(
        image.asset,
        alt="Une enfant tient un ballon rouge devant une tente, au parc.",
        credit=f"Photo\u00a0: {found.author}",
        credit_where="texte",
        logo=True,
        people_reviewed=True,
    )
    trial.show(officer, use)
    refusal = trial.refused(officer, "une image sans fiche de droits")
    return Step(
        "La photo est importée; ses métadonnées pré-remplissent la fiche, sans rien confirmer",
        (
            f"Lu dans le fichier\u00a0: auteur {found.author}, prise {_taken(found.taken_at)}, position GPS présente.",
            f"Soumission refusée\u00a0: {refusal.reasons[0]}",
        ),
    )


def rights_confirmed(trial: Trial, officer: Session, image: ImportedImage) -> Step:
    """The rights are signed; a child can be recognised and nobody consented."""
    holder = image.metadata.author or ""
    record = RightsRecord(
        holder=holder,
        licence="Autorisation écrite du 4 mai 2026",
        channels=frozenset(Channel),
        modifications_allowed=True,
        credit_required=True,
        credit_line=f"Photo\u00a0: {holder}",
    )
    record_rights(trial.workspace, officer, image.asset, record)
    child = Appearance(minor=True, age=8)
    record_appearance(trial.workspace, officer, image.asset, trial.child, CHILD, child)
    refusal = trial.refused(officer, "une enfant sans autorisation de diffusion")
    return Step(
        "Les droits sont confirmés; une enfant est reconnaissable et n’a pas d’autorisation",
        (f"Soumission refusée\u00a0: {refusal.reasons[0]}",),
    )


def released(trial: Trial, officer: Session) -> Step:
    """A release for some channels is not enough; a full one is sealed, and its words are nowhere in clear."""
    by, scan = "parent ou tuteur", b"%PDF-1.4 formulaire fictif"
    narrow = Release("signé", frozenset({Channel.WEBSITE, Channel.FACEBOOK}), None, by)
    record_release(trial.workspace, officer, trial.child, CHILD, narrow)
    partial = trial.refused(officer, "une autorisation qui ne vise pas tous les médias")
    full = Release("signé", frozenset(Channel), trial.desk.today() + dt.timedelta(days=365), by)
    record_release(trial.workspace, officer, trial.child, CHILD, full, scan=scan)
    secrets = (CHILD.name.encode(), CHILD.contact.encode(), scan)
    leaked = [path.name for path in trial.workspace.folder.rglob("*") if _holds(path, secrets)]
    require(not leaked, f"un renseignement scellé se lit en clair dans {leaked}")
    return Step(
        "L’autorisation est signée par un parent et scellée",
        (
            f"Pour deux médias seulement, encore refusé\u00a0: {partial.reasons[0]}",
            "Le nom et le formulaire ne se lisent dans aucun fichier de l’espace de travail.",
        ),
    )


def _holds(path: Path, secrets: tuple[bytes, ...]) -> bool:
    if not path.is_file():
        return False
    content = path.read_bytes()
    return any(secret in content for secret in secrets)


def _taken(at: str | None) -> str:
    """When a photograph was taken, as its camera wrote it."""
    return f"le {french_moment(dt.datetime.fromisoformat(at))}" if at else "on ne sait quand"


def _line(found: Review, index: int) -> str:
    channel = found.channels[0]
    finding = channel.report.findings[index]
    excerpt = channel.text_of(finding.where)[finding.start : finding.end]
    fix = f" → «\u00a0{finding.suggestions[0]}\u00a0»" if finding.suggestions else ""
    return f"{finding.severity}, {finding.category.label}\u00a0: «\u00a0{excerpt}\u00a0»{fix}"
