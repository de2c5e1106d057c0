"""What the tests of the French checks share: a profile, and a text with every warning corrected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TypeVar

from desktop.checks.base import Check, CheckContext
from desktop.checks.document import Document
from desktop.editorial.findings import Finding, Severity
from desktop.editorial.profile import DatedPerson, MunicipalProfile

Example = TypeVar("Example")

PROFILE = MunicipalProfile(
    id="essai",
    municipality="Municipalité de Sainte-Sophie",
    short_name="Sainte-Sophie",
    newsletter="Le Contact de chez nous",
    domains=("stesophie.ca",),
    phones=("450 438-7784",),
    emails=("info@stesophie.ca",),
    officials=(DatedPerson("Laurent Saint-Onge", "directeur du Service des loisirs"),),
    organisations=("Club de l’âge d’or St-Louis",),
    toponyms=("Sainte-Sophie", "rue de l’Hôtel-de-Ville", "parc Sophie-Masson", "rivière de l’Achigan"),
    demonyms=("Sophien", "Sophienne"),
    services=("Service de l’urbanisme", "Service des loisirs"),
)


def findings(
    check: Check,
    text: str,
    *,
    medium: str = "website",
    published: dt.date | None = None,
    profile: MunicipalProfile = PROFILE,
) -> list[Finding]:
    """Every finding of `check` in `text`."""
    document = Document(text, medium=medium, markdown=medium in ("website", "contact"))
    return list(check.check(document, CheckContext(profile, publication_date=published)))


def warnings(check: Check, text: str, **options: object) -> list[Finding]:
    """The findings that count: suggestions left out."""
    found = findings(check, text, **options)  # type: ignore[arg-type]
    return [finding for finding in found if finding.severity is not Severity.SUGGESTION]


def corrected(check: Check, text: str, **options: object) -> str:
    """`text` with the first suggestion of every warning in place, spaces all ordinary."""
    return corrected_exactly(check, text, **options).replace("\u00a0", " ")


def corrected_exactly(check: Check, text: str, **options: object) -> str:
    """`text` with the first suggestion of every warning in place, character for character."""
    for finding in sorted(warnings(check, text, **options), key=lambda f: f.start, reverse=True):
        if finding.suggestions:
            text = text[: finding.start] + finding.suggestions[0] + text[finding.end :]
    return text


def by_twenty(examples: Sequence[Example]) -> list[tuple[Example, ...]]:
    """Examples twenty at a time: a test of its own costs more than the sentence it reads."""
    return [tuple(examples[start : start + 20]) for start in range(0, len(examples), 20)]
