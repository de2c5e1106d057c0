"""The two lists of the policy that a post answers to: its objectives (art. 4) and its audiences (art. 5)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PolicyEntry:
    """One line of a list: the code that a post keeps, the words shown to people, the article it comes from."""

    code: str
    label: str
    article: str


OBJECTIVES = (
    PolicyEntry("informer", "Informer les citoyens et les citoyennes", "4"),
    PolicyEntry("rayonnement", "Dynamiser l’image de la Municipalité et contribuer à son rayonnement", "4"),
    PolicyEntry("projets", "Valoriser les projets réalisés", "4"),
    PolicyEntry("participation", "Favoriser la participation citoyenne à la vie municipale", "4"),
    PolicyEntry("placements", "Faire des placements publicitaires municipaux à peu de frais", "4"),
    PolicyEntry("appartenance", "Développer le sentiment d’appartenance", "4"),
    PolicyEntry(
        "promotion",
        "Promouvoir les activités, les événements et les services offerts aux citoyens",
        "4",
    ),
)
"""What the municipality wants of its media, in the order and words of article 4."""

AUDIENCES = (
    PolicyEntry("residents", "Résidents", "5"),
    PolicyEntry("citoyens_corporatifs", "Citoyens corporatifs", "5"),
    PolicyEntry("entreprises", "Entreprises", "5"),
    PolicyEntry("employes", "Employés", "5"),
    PolicyEntry("futurs_citoyens", "Futurs citoyens", "5"),
    PolicyEntry("visiteurs", "Visiteurs", "5"),
    PolicyEntry("fournisseurs", "Fournisseurs", "5"),
    PolicyEntry("collaborateurs", "Collaborateurs", "5"),
    PolicyEntry("organismes", "Organismes", "5"),
    PolicyEntry("regroupements", "Regroupements", "5"),
    PolicyEntry(
        "milieu_municipal",
        "Toute personne faisant partie du milieu municipal ou intéressée par des sujets de nature municipale",
        "5",
    ),
)
"""Whom the municipality writes to, in the order and words of article 5."""


def label_of(code: str) -> str:
    """The words of a code of either list; the code itself when a newer version wrote it."""
    return next((entry.label for entry in (*OBJECTIVES, *AUDIENCES) if entry.code == code), code)
