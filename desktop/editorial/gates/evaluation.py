"""The eighteen gates in order, and what an override lifts.

To add a gate: its function in the file of its theme, and its line in `GATES`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.editorial.gates.case import GateCase, Override
from desktop.editorial.gates.credit import image_credit
from desktop.editorial.gates.election import election
from desktop.editorial.gates.event import event
from desktop.editorial.gates.images import alternative_text, image_rights, logo
from desktop.editorial.gates.links import hyperlinks, site
from desktop.editorial.gates.privacy import confidentiality, image_privacy
from desktop.editorial.gates.records import account, approval, emergency
from desktop.editorial.gates.texts import advertising, complaint, language, media_request, neutrality
from desktop.editorial.gates.verdict import Examination, GateResult, Origin, Reason, Verdict

APPROVAL = "approbation"


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate: its stable name, the words shown to people, its article, and its function."""

    name: str
    label: str
    article: str | None
    examine: Examination


GATES: tuple[Gate, ...] = (
    Gate("neutralite", "Neutralité politique", "8, 24", neutrality),
    Gate("election", "Période électorale", "9", election),
    Gate("evenement", "Événement", "10", event),
    Gate("publicite", "Publicité externe", "13", advertising),
    Gate("hyperliens", "Hyperliens", "14", hyperlinks),
    Gate("site_web", "Site d’abord", "2, 12", site),
    Gate("plainte", "Plaintes et requêtes", "15", complaint),
    Gate("medias", "Demandes des médias", "16", media_request),
    Gate("langue", "Langue", "22", language),
    Gate("representation_confidentialite", "Représentation et confidentialité", "23", confidentiality),
    Gate("compte", "Compte officiel", "3, 21", account),
    Gate("logo", "Logo", "25", logo),
    Gate("droits_image", "Droits sur les images", "26", image_rights),
    Gate("credit_image", "Mention de source", "26", image_credit),
    Gate("vie_privee_image", "Personnes sur les images", "26", image_privacy),
    Gate("texte_alternatif", "Texte de remplacement", None, alternative_text),
    Gate(APPROVAL, "Approbation", None, approval),
    Gate("urgence", "Urgence", "19", emergency),
)


def evaluate(case: GateCase) -> dict[str, GateResult]:
    """The verdict of each gate by name, in the order of `GATES`. Pure; never raises on a case well formed."""
    return {gate.name: _judge(gate, case) for gate in GATES}


def overall(results: Mapping[str, GateResult]) -> Verdict:
    """The worst verdict; what does not apply counts as passing."""
    worst = max(
        (result.verdict for result in results.values()),
        key=lambda verdict: verdict.rank,
        default=Verdict.PASSES,
    )
    return worst if worst.rank else Verdict.PASSES


def heaviest(reasons: tuple[Reason, ...], article: str | None) -> GateResult:
    """What reasons amount to: the heaviest of their verdicts, passing when there is none."""
    worst = max(
        (reason.verdict for reason in reasons), key=lambda verdict: verdict.rank, default=Verdict.PASSES
    )
    return GateResult(worst, article, reasons)


def is_in_force(override: Override | None) -> bool:
    """Whether an override has its author, its reason in words and its time (ISO 8601); void otherwise."""
    if override is None or not override.by.strip() or not any(char.isalnum() for char in override.reason):
        return False
    try:
        dt.datetime.fromisoformat(override.at.strip())
    except ValueError:
        return False
    return True


def _judge(gate: Gate, case: GateCase) -> GateResult:
    reasons = gate.examine(case)
    if reasons is None:
        return GateResult(Verdict.NOT_APPLICABLE, gate.article)
    override = case.override
    if override is not None and override.gate == gate.name and is_in_force(override):
        reasons = tuple(_lifted(reason, gate) for reason in reasons)
    return heaviest(reasons, gate.article)


def _lifted(reason: Reason, gate: Gate) -> Reason:
    """A block from text detection, or from the approval rule, becomes a warning; a record stays final."""
    if reason.verdict is not Verdict.BLOCKS or (reason.origin is Origin.RECORD and gate.name != APPROVAL):
        return reason
    text = f"{reason.text} Dérogation motivée\u00a0: la direction générale la révise."
    return replace(reason, text=text, verdict=Verdict.WARNS)
