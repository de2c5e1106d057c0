"""The last steps of the journey: approved with a signature, exported, altered, audited."""

from __future__ import annotations

from dataclasses import replace

from desktop.editorial.election_checklist import EVERY_CODE
from desktop.editorial.post import Channel
from desktop.imaging.metadata import read_metadata
from desktop.imaging.originals import open_original
from desktop.services.decision import approve
from desktop.services.journey_trial import Step, Trial, must_refuse, require
from desktop.services.publication import export_approved
from desktop.services.session import Session
from desktop.services.submission import Submitted, submit


def submitted_step(submitted: Submitted) -> Step:
    """What the submission bound."""
    nodes = submitted.manifest["nodes"].values()
    return Step(
        "Soumise à l’approbation, avec ce qui sera publié, octet pour octet",
        (
            f"Révision {submitted.revision[:12]}…, empreinte du contenu {submitted.content[:12]}….",
            f"{len(nodes)} médias rendus, logo composé sur {sum(len(n['images']) for n in nodes)} images.",
        ),
    )


def approved(trial: Trial, officer: Session, direction: Session, submitted: Submitted) -> Step:
    """The author cannot approve, nor anybody another content; the direction signs this one."""
    own = must_refuse(
        lambda: approve(trial.desk, officer, trial.post.id, submitted.revision),
        "l’autrice a pu approuver son propre texte",
    )
    head = trial.workspace.ledger.fact(submitted.revision)
    require(head is not None, "la révision soumise n’est pas au journal")
    forged = must_refuse(
        lambda: trial.workspace.ledger.append(
            direction.signer,
            "decision",
            item=trial.post.id,
            revision=submitted.revision,
            content="0" * 64,
            nodes=dict(head.body["nodes"]) if head else {},
            verdict="approve",
            corrected=None,
            contests=[],
            comment=None,
        ),
        "le journal a accepté une approbation d’une autre empreinte",
    )
    decision = approve(trial.desk, direction, trial.post.id, submitted.revision)
    state = trial.workspace.ledger.approval(trial.post.id)
    require(all(state.is_approved(str(c)) for c in Channel), "les quatre médias devraient être approuvés")
    return Step(
        "Approuvée par la direction générale, qui signe",
        (
            f"Par l’autrice\u00a0: refusé. {own.message}",
            f"Sur une autre empreinte\u00a0: refusé par le journal lui-même. {forged.message}",
            f"{direction.name} signe la décision {decision.hash[:12]}… sur l’empreinte {submitted.content[:12]}….",
        ),
    )


def exported(trial: Trial, officer: Session, submitted: Submitted) -> Step:
    """What leaves is what was approved, byte for byte, without metadata, once."""
    made = export_approved(trial.desk, officer, trial.post.id, trial.outputs)
    pictures = [p for p in trial.outputs.rglob("*") if p.suffix in {".jpg", ".jpeg", ".png"}]
    require(len(pictures) == len(Channel), "il devrait y avoir une image par média")
    for picture in pictures:
        found = read_metadata(open_original(picture.read_bytes(), picture.name))
        require(found.is_empty, f"des métadonnées restent dans {picture.name}")
    nodes = submitted.manifest["nodes"].values()
    hashes = {image["rendition"] for node in nodes for image in node["images"]}
    written = {trial.workspace.objects.put_file(picture) for picture in pictures}
    require(written == hashes, "les images exportées ne sont pas celles qui ont été approuvées")
    must_refuse(
        lambda: export_approved(trial.desk, officer, trial.post.id, trial.outputs / "bis"),
        "la même publication a été remise deux fois",
    )
    return Step(
        "Exportée pour les quatre médias",
        (
            f"{len(made.claims)} médias dans {trial.outputs}, chacun réservé une seule fois.",
            "Les images sont, octet pour octet, celles qui ont été approuvées, sans métadonnées ni position GPS.",
        ),
    )


def altered(trial: Trial, officer: Session, submitted: Submitted) -> Step:
    """Saving without change makes no revision; one sentence more, and nothing is approved any longer."""
    site = trial.post.variants[0]
    trial.save(officer, site)
    unchanged = submit(trial.desk, officer, trial.post.id, EVERY_CODE)
    require(not unchanged.revision_is_new, "une révision est née sans changement")
    trial.save(officer, replace(site, body=f"{site.body}\n\nBienvenue à toutes et à tous."))
    changed = submit(trial.desk, officer, trial.post.id, EVERY_CODE)
    state = trial.workspace.ledger.approval(trial.post.id)
    require(changed.content != submitted.content, "l’empreinte aurait dû changer")
    require(not any(state.is_approved(str(channel)) for channel in Channel), "l’approbation aurait dû tomber")
    return Step(
        "Modifiée d’une seule phrase, elle perd son approbation",
        (
            "Soumise de nouveau sans changement\u00a0: aucune nouvelle révision.",
            f"Une phrase de plus\u00a0: l’empreinte devient {changed.content[:12]}…, plus aucun média n’est approuvé.",
        ),
    )


def audited(trial: Trial) -> Step:
    """The whole ledger, read again."""
    problems = trial.workspace.ledger.audit()
    require(not problems, "le journal n’est pas intact\u00a0: " + " | ".join(p.message for p in problems))
    facts = sum(trial.workspace.ledger.streams().values())
    return Step("Le journal entier est relu", (f"{facts} faits signés, chaînes et objets intacts.",))
