"""The whole life of one publication, on the very services the window uses, proving each step (`essai`).

A communiqué full of mistakes, a photograph from a camera and a fictitious logo go from the first draft to
four exported channels. Each step raises `JourneyError` when what it must prove does not hold.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from db.workspace import Workspace
from desktop.editorial.findings import Severity
from desktop.editorial.post import Channel, ImageUse, Post, PostKind, Variant
from desktop.editorial.profile import MunicipalProfile
from desktop.editorial.rights import Release, RightsRecord
from desktop.editorial.variant import with_variant
from desktop.errors import Refusal
from desktop.imaging.logo import register_logo
from desktop.imaging.metadata import read_metadata
from desktop.imaging.originals import open_original
from desktop.services.decision import approve
from desktop.services.desk import Desk
from desktop.services.image_import import ImportedImage, import_image
from desktop.services.image_people import Appearance, Subject, new_subject, record_appearance, record_release
from desktop.services.image_rights import record_rights
from desktop.services.in_force import profile_in_force
from desktop.services.installation import Installed, NewPerson, install, put_in_force
from desktop.services.posts import new_post, save_draft
from desktop.services.publication import export_approved
from desktop.services.review import Review, review
from desktop.services.session import Session
from desktop.services.submission import Submitted, authorship, submit

PASSPHRASES = {
    "camille": "quatre sapins sous la neige",
    "martine": "une barque au bord du lac",
    "denis": "le vieux moulin tourne encore",
}
ALL_CHANNELS = tuple(Channel)


class JourneyError(Exception):
    """A step did not prove what it must; the message says which."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what was done, and the lines that show what it proves."""

    title: str
    proofs: tuple[str, ...]


class Journey:
    """The journey, on the files of `material` (`resources/essai`), exported into `outputs`."""

    def __init__(self, desk: Desk, profile: MunicipalProfile, material: Path, outputs: Path) -> None:
        self._desk = desk
        self._base_profile = profile
        self._material = material
        self._outputs = outputs
        self._post = new_post(PostKind.PRESS_RELEASE)
        self.recovery_code = ""

    def steps(self) -> Iterator[Step]:
        """Every step in order; stop at the first `JourneyError`."""
        installed = self._install()
        self.recovery_code = installed.recovery_code
        yield self._installed_step(installed)
        officer = installed.sessions["camille"]
        direction = installed.sessions["martine"]
        yield self._mistakes(officer)
        yield self._corrected(officer)
        image = import_image(self._workspace, officer, self._material / "fete-camera.jpg")
        yield self._imported(officer, image)
        yield self._rights(officer, image)
        yield self._released(officer, image)
        submitted = submit(self._desk, officer, self._post.id)
        yield self._submitted(submitted)
        yield self._approved(officer, direction, submitted)
        yield self._exported(officer, submitted)
        yield self._altered(officer, submitted)
        yield self._audited()

    @property
    def _workspace(self) -> Workspace:
        return self._desk.workspace

    def _install(self) -> Installed:
        people = (
            NewPerson(
                "camille", "Camille Roy", frozenset({"redaction", "publication"}), PASSPHRASES["camille"]
            ),
            NewPerson("martine", "Martine Dion", frozenset({"direction"}), PASSPHRASES["martine"]),
            NewPerson("denis", "Denis Gagnon", frozenset({"greffe"}), PASSPHRASES["denis"]),
        )
        installed = install(self._workspace, self._desk.keys, "Municipalité de Sainte-Sophie (essai)", people)
        logo = register_logo((self._material / "logo-fictif.svg").read_bytes(), "logo-fictif.svg")
        self._workspace.objects.put_file(self._material / "logo-fictif.svg")
        profile = replace(self._base_profile, logo=logo.sha256)
        put_in_force(
            self._workspace, installed.sessions["martine"], profile, self._desk.resources / "policies"
        )
        return installed

    def _installed_step(self, installed: Installed) -> Step:
        roster = self._workspace.ledger.roster()
        people = ", ".join(f"{p.name} ({', '.join(sorted(p.roles))})" for p in roster.people())
        code = installed.recovery_code
        return Step(
            "Un espace de travail neuf, sa clé racine, ses personnes et son profil",
            (
                f"Personnes\u00a0: {people}.",
                f"Code de secours à imprimer\u00a0: {code[:9]}… (il n’est gardé nulle part).",
                f"Logo officiel enregistré par son empreinte {self._profile.logo[:12]}… (fictif).",
            ),
        )

    @property
    def _profile(self) -> MunicipalProfile:
        return profile_in_force(self._workspace).profile

    def _review(self, officer: Session) -> Review:
        return review(self._desk, self._profile, self._post, authorship(self._desk, officer))

    def _write(self, officer: Session, text: str) -> None:
        """Draft the communiqué for the four channels: its first line is the title."""
        title, _, body = text.strip().partition("\n")
        page = "https://stesophie.ca/actualites/fete-de-la-famille"
        post = replace(self._post, channels=ALL_CHANNELS, site_page=page)
        site = Variant(Channel.WEBSITE, title=title.lstrip("# ").strip(), body=body.strip(), links=(page,))
        self._post = with_variant(post, site)
        save_draft(self._workspace, officer, self._post)

    def _mistakes(self, officer: Session) -> Step:
        self._write(officer, (self._material / "communique.md").read_text(encoding="utf-8"))
        found = self._review(officer)
        report = found.channels[0].report
        kinds = Counter(str(f.category) for f in report.findings if f.severity is not Severity.SUGGESTION)
        _require(len(kinds) >= 4, "les familles de fautes du communiqué ne sont pas toutes trouvées")
        refusal = self._refused(officer, "un communiqué plein de fautes")
        shown = [_line(found, i) for i in range(min(5, len(report.findings)))]
        return Step(
            "Le communiqué, tel que tapé, est vérifié et refusé",
            (
                "Points à revoir\u00a0: " + ", ".join(f"{n} {kind}" for kind, n in kinds.most_common()) + ".",
                *shown,
                f"Soumission refusée\u00a0: {len(refusal.reasons)} points à régler, le brouillon est gardé.",
            ),
        )

    def _corrected(self, officer: Session) -> Step:
        self._write(officer, (self._material / "communique-corrige.md").read_text(encoding="utf-8"))
        missing = self._review(officer).missing
        _require(not missing, "le texte corrigé devrait passer: " + " | ".join(missing))
        return Step(
            "Le texte corrigé passe toutes les exigences", ("Aucun point bloquant, aucun avertissement.",)
        )

    def _imported(self, officer: Session, image: ImportedImage) -> Step:
        found = image.metadata
        _require(found.has_gps, "la photo de l’appareil devrait contenir une position GPS")
        use = ImageUse(
            image.asset,
            alt="Une enfant tient un ballon rouge devant une tente, au parc.",
            credit=f"Photo\u00a0: {found.author}",
            credit_where="texte",
            logo=True,
            people_reviewed=True,
        )
        own = self._post.variants[0]
        self._post = with_variant(self._post, replace(own, images=(use,)))
        save_draft(self._workspace, officer, self._post)
        refusal = self._refused(officer, "une image sans fiche de droits")
        return Step(
            "La photo est importée; ses métadonnées pré-remplissent la fiche, sans rien confirmer",
            (
                f"Lu dans le fichier\u00a0: auteur {found.author}, prise le {found.taken_at}, position GPS présente.",
                f"Soumission refusée\u00a0: {refusal.reasons[0]}",
            ),
        )

    def _rights(self, officer: Session, image: ImportedImage) -> Step:
        suggestion = image.metadata.author or ""
        record = RightsRecord(
            holder=suggestion,
            licence="Autorisation écrite du 4 mai 2026",
            channels=frozenset(Channel),
            modifications_allowed=True,
            credit_required=True,
            credit_line=f"Photo\u00a0: {suggestion}",
        )
        record_rights(self._workspace, officer, image.asset, record)
        self._subject = new_subject()
        who = Subject("Enfant fictive de l’essai")
        record_appearance(
            self._workspace, officer, image.asset, self._subject, who, Appearance(minor=True, age=8)
        )
        refusal = self._refused(officer, "une enfant sans autorisation de diffusion")
        return Step(
            "Les droits sont confirmés; une enfant est reconnaissable et n’a pas d’autorisation",
            (f"Soumission refusée\u00a0: {refusal.reasons[0]}",),
        )

    def _released(self, officer: Session, image: ImportedImage) -> Step:
        who = Subject("Enfant fictive de l’essai", contact="parent fictif, 450 555-0100")
        by = "parent ou tuteur"
        narrow = Release("signé", frozenset({Channel.WEBSITE, Channel.FACEBOOK}), None, by)
        record_release(self._workspace, officer, self._subject, who, narrow)
        partial = self._refused(officer, "une autorisation qui ne vise pas tous les médias")
        end = self._desk.today() + dt.timedelta(days=365)
        full = Release("signé", frozenset(Channel), end, by)
        record_release(self._workspace, officer, self._subject, who, full, scan=b"%PDF-1.4 formulaire fictif")
        names = b"Enfant fictive"
        leaked = [path.name for path in self._workspace.objects.folder.rglob("*") if _holds(path, names)]
        _require(not leaked, f"un nom scellé se lit en clair dans {leaked}")
        return Step(
            "L’autorisation est signée par un parent et scellée",
            (
                f"Pour deux médias seulement, encore refusé\u00a0: {partial.reasons[0]}",
                "Le nom et le formulaire ne se lisent dans aucun fichier de l’espace de travail.",
            ),
        )

    def _submitted(self, submitted: Submitted) -> Step:
        again = submitted.rendered.manifest
        return Step(
            "Soumise à l’approbation, avec ce qui sera publié, octet pour octet",
            (
                f"Révision {submitted.revision[:12]}…, empreinte du contenu {submitted.content[:12]}….",
                f"{len(again.nodes)} médias rendus, logo composé sur {sum(len(n.images) for n in again.nodes)} images.",
            ),
        )

    def _approved(self, officer: Session, direction: Session, submitted: Submitted) -> Step:
        own = _refusal(lambda: approve(self._desk, officer, self._post.id, submitted.revision))
        _require(own is not None, "l’autrice a pu approuver son propre texte")
        head = self._workspace.ledger.fact(submitted.revision)
        assert head is not None
        forged = _refusal(
            lambda: self._workspace.ledger.append(
                direction.signer,
                "decision",
                item=self._post.id,
                revision=head.hash,
                content="0" * 64,
                nodes=dict(head.body["nodes"]),
                verdict="approve",
                corrected=None,
                contests=[],
                comment=None,
            )
        )
        _require(forged is not None, "le journal a accepté une approbation d’une autre empreinte")
        decision = approve(self._desk, direction, self._post.id, submitted.revision)
        state = self._workspace.ledger.approval(self._post.id)
        _require(
            all(state.is_approved(str(c)) for c in ALL_CHANNELS), "les quatre médias devraient être approuvés"
        )
        return Step(
            "Approuvée par la direction générale, qui signe",
            (
                f"Par l’autrice\u00a0: refusé. {own.message if own else ''}",
                f"Sur une autre empreinte\u00a0: refusé par le journal lui-même. {forged.message if forged else ''}",
                f"{direction.name} signe la décision {decision.hash[:12]}… sur l’empreinte {submitted.content[:12]}….",
            ),
        )

    def _exported(self, officer: Session, submitted: Submitted) -> Step:
        exported = export_approved(self._desk, officer, self._post.id, self._outputs)
        pictures = [p for p in self._outputs.rglob("*") if p.suffix in {".jpg", ".jpeg", ".png"}]
        _require(len(pictures) == len(ALL_CHANNELS), "il devrait y avoir une image par média")
        for picture in pictures:
            found = read_metadata(open_original(picture.read_bytes(), picture.name))
            _require(found.is_empty, f"des métadonnées restent dans {picture.name}")
        hashes = {image.rendition for node in submitted.rendered.manifest.nodes for image in node.images}
        written = {self._workspace.objects.put_file(picture) for picture in pictures}
        _require(written == hashes, "les images exportées ne sont pas celles qui ont été approuvées")
        again = _refusal(lambda: export_approved(self._desk, officer, self._post.id, self._outputs / "bis"))
        _require(again is not None, "la même publication a été remise deux fois")
        return Step(
            "Exportée pour les quatre médias",
            (
                f"{len(exported.claims)} médias dans {self._outputs}, chacun réservé une seule fois.",
                "Les images sont, octet pour octet, celles qui ont été approuvées, sans métadonnées ni position GPS.",
            ),
        )

    def _altered(self, officer: Session, submitted: Submitted) -> Step:
        same = save_draft(self._workspace, officer, self._post)
        unchanged = submit(self._desk, officer, same.post)
        _require(not unchanged.revision_is_new, "une révision est née sans changement")
        own = self._post.variants[0]
        self._post = with_variant(
            self._post, replace(own, body=f"{own.body}\n\nBienvenue à toutes et à tous.")
        )
        save_draft(self._workspace, officer, self._post)
        altered = submit(self._desk, officer, self._post.id)
        state = self._workspace.ledger.approval(self._post.id)
        _require(altered.content != submitted.content, "l’empreinte aurait dû changer")
        _require(
            not any(state.is_approved(str(channel)) for channel in ALL_CHANNELS),
            "l’approbation aurait dû tomber",
        )
        return Step(
            "Modifiée d’une seule phrase, elle perd son approbation",
            (
                "Soumise de nouveau sans changement\u00a0: aucune nouvelle révision.",
                f"Une phrase de plus\u00a0: l’empreinte devient {altered.content[:12]}…, plus aucun média n’est approuvé.",
            ),
        )

    def _audited(self) -> Step:
        problems = self._workspace.ledger.audit()
        _require(not problems, "le journal n’est pas intact: " + " | ".join(p.message for p in problems))
        facts = sum(self._workspace.ledger.streams().values())
        return Step("Le journal entier est relu", (f"{facts} faits signés, chaînes et objets intacts.",))

    def _refused(self, officer: Session, what: str) -> Refusal:
        refused = _refusal(lambda: submit(self._desk, officer, self._post.id))
        if refused is None:
            raise JourneyError(f"{what} a pu être soumis")
        return refused


def _refusal(action: object) -> Refusal | None:
    """The refusal that `action` raises, None when it goes through."""
    try:
        action()  # type: ignore[operator]
    except Refusal as refusal:
        return refusal
    return None


def _require(condition: bool, otherwise: str) -> None:
    if not condition:
        raise JourneyError(otherwise)


def _holds(path: Path, words: bytes) -> bool:
    return path.is_file() and words in path.read_bytes()


def _line(found: Review, index: int) -> str:
    channel = found.channels[0]
    finding = channel.report.findings[index]
    excerpt = channel.text_of(finding.where)[finding.start : finding.end]
    fix = f" → «\u00a0{finding.suggestions[0]}\u00a0»" if finding.suggestions else ""
    return f"{finding.severity}, {finding.category}\u00a0: «\u00a0{excerpt}\u00a0»{fix}"


__all__ = ["Journey", "JourneyError", "Post", "Step"]
