"""A post that satisfies every gate, to be varied by one fact at a time."""

from __future__ import annotations

import datetime as dt
from typing import Any

from desktop.editorial.findings import Category, Finding, Severity
from desktop.editorial.gates.case import CaseAccount, CaseImage, ElectionPeriod, GateCase
from desktop.editorial.post import Channel
from desktop.editorial.rights import Person, Release, RightsRecord

EVERYWHERE = frozenset(Channel)
PUBLICATION = dt.date(2026, 5, 12)
MUNICIPAL_2025 = ElectionPeriod("municipale", dt.date(2025, 9, 19), dt.date(2025, 11, 2))


def a_case(**changed: Any) -> GateCase:
    values: dict[str, Any] = {
        "title": "Sentier rouvert",
        "body": "Le sentier du ruisseau rouvre. stesophie.ca/sentiers",
        "medium": "facebook",
        "kind": "publication",
        "planned_on": PUBLICATION,
        "election": None,
        "emergency": False,
        "account": CaseAccount("Municipalité de Sainte-Sophie", True, dt.date(2019, 1, 15), True),
        "author": "personne-1",
        "author_role": "redaction",
        "approver": "personne-2",
        "approved_at": dt.datetime(2026, 5, 11, 9, 0),  # noqa: DTZ001 -- civil time, as the sheet holds it
        "last_edited_at": None,
        "links": ("https://stesophie.ca/sentiers",),
        "website_counterpart": "https://stesophie.ca/sentiers",
        "municipal_domains": ("stesophie.ca",),
    }
    return GateCase(**(values | changed))


def a_record(**changed: Any) -> RightsRecord:
    values: dict[str, Any] = {
        "holder": "Municipalité",
        "licence": "propriété municipale",
        "channels": EVERYWHERE,
    }
    return RightsRecord(**(values | changed))


def an_image(**changed: Any) -> CaseImage:
    values: dict[str, Any] = {
        "name": "sentier.jpg",
        "rights": a_record(),
        "credit_required": False,
        "credit": None,
        "credit_where": None,
        "people": (),
        "alt": "Passerelle de bois dans une érablière.",
        "decorative": False,
        "logo": True,
    }
    return CaseImage(**(values | changed))


def a_release(**changed: Any) -> Release:
    values: dict[str, Any] = {
        "status": "signé",
        "channels": EVERYWHERE,
        "expires": None,
        "signed_by": "la personne",
    }
    return Release(**(values | changed))


def a_person(**changed: Any) -> Person:
    values: dict[str, Any] = {"identifiable": True, "minor": False, "age": None, "release": a_release()}
    return Person(**(values | changed))


def a_finding(category: Category, severity: Severity = Severity.BLOCKING, **changed: Any) -> Finding:
    values: dict[str, Any] = {
        "rule": "essai",
        "category": category,
        "severity": severity,
        "start": 0,
        "end": 9,
        "message": "Point à revoir.",
    }
    return Finding(**(values | changed))
