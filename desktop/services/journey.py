"""The whole life of one publication, on the very services the window uses, proving each step (`essai`).

A communiqué full of mistakes, a photograph from a camera and a fictitious logo go from the first draft to
four exported channels. Each step raises `JourneyError` when what it must prove does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from desktop.editorial.election_checklist import EVERY_CODE
from desktop.editorial.profile import MunicipalProfile
from desktop.editorial.workflow import ROLE_LABELS
from desktop.imaging.logo import register_logo
from desktop.services import journey_approval, journey_writing
from desktop.services.desk import Desk
from desktop.services.image_import import import_image
from desktop.services.installation import Installed, NewPerson, install, put_in_force
from desktop.services.journey_trial import PASSPHRASES, JourneyError, Step, Trial
from desktop.services.submission import submit

__all__ = ["PASSPHRASES", "Journey", "JourneyError", "Step"]


class Journey:
    """The journey, on the files of `material` (`resources/essai`), exported into `outputs`."""

    def __init__(self, desk: Desk, profile: MunicipalProfile, material: Path, outputs: Path) -> None:
        self._trial = Trial(desk, material, outputs)
        self._profile = profile
        self.recovery_code = ""

    def steps(self) -> Iterator[Step]:
        """Every step in order; stop at the first `JourneyError`."""
        trial = self._trial
        installed = self._install()
        self.recovery_code = installed.recovery_code
        yield self._installed_step(installed)
        officer = installed.sessions["camille"]
        direction = installed.sessions["martine"]
        yield journey_writing.mistakes(trial, officer)
        yield journey_writing.corrected(trial, officer)
        image = import_image(trial.workspace, officer, trial.material / "fete-camera.jpg")
        yield journey_writing.imported(trial, officer, image)
        yield journey_writing.rights_confirmed(trial, officer, image)
        yield journey_writing.released(trial, officer)
        submitted = submit(trial.desk, officer, trial.post.id, EVERY_CODE)
        yield journey_approval.submitted_step(submitted)
        yield journey_approval.approved(trial, officer, direction, submitted)
        yield journey_approval.exported(trial, officer, submitted)
        yield journey_approval.altered(trial, officer, submitted)
        yield journey_approval.audited(trial)

    def _install(self) -> Installed:
        roles = {
            "camille": ("Camille Roy", {"redaction", "publication"}),
            "martine": ("Martine Dion", {"direction"}),
            "denis": ("Denis Gagnon", {"greffe"}),
        }
        people = [
            NewPerson(code, name, frozenset(held), PASSPHRASES[code]) for code, (name, held) in roles.items()
        ]
        desk, workspace = self._trial.desk, self._trial.workspace
        installed = install(workspace, desk.keys, "Municipalité de Sainte-Sophie (essai)", people)
        path = self._trial.material / "logo-fictif.svg"
        logo = register_logo(path.read_bytes(), path.name)
        workspace.objects.put_file(path)
        profile = replace(self._profile, logo=logo.sha256)
        put_in_force(workspace, installed.sessions["martine"], profile, desk.policies)
        return installed

    def _installed_step(self, installed: Installed) -> Step:
        roster = self._trial.workspace.ledger.roster()
        people = ", ".join(
            f"{p.name} ({', '.join(sorted(ROLE_LABELS[role] for role in p.roles))})" for p in roster.people()
        )
        return Step(
            "Un espace de travail neuf, sa clé racine, ses personnes et son profil",
            (
                f"Personnes\u00a0: {people}.",
                f"Code de secours à imprimer\u00a0: {installed.recovery_code[:9]}… (il n’est gardé nulle part).",
                f"Logo officiel enregistré par son empreinte {self._trial.profile.logo[:12]}… (fictif).",
            ),
        )
