"""Capitals of laws, of names in several parts, of what opens a sentence after a figure, and of people counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from french_text import corrected, findings

from desktop.checks.capitals.check import CapitalsCheck

CHECK = CapitalsCheck(Path(__file__).resolve().parents[2] / "resources")

MENDED = [
    ("Selon la loi sur les cités et villes, un avis suit.", "Selon la Loi sur les cités et villes, un avis suit."),
    ("Notre charte des droits et libertés l’énonce.", "Notre Charte des droits et libertés l’énonce."),
    ("Le code de la sécurité routière l’interdit.", "Le Code de la sécurité routière l’interdit."),
    ("Le sentier de la rue Émile-nadeau est fermé.", "Le sentier de la rue Émile-Nadeau est fermé."),
    ("Le parc de la grande-Ourse rouvre.", "Le parc de la Grande-Ourse rouvre."),
    ("Hier, Anne-sophie Morin a chanté.", "Hier, Anne-Sophie Morin a chanté."),
    ("Les marcheurs reviennent vers 15 h. ils auront faim.", "Les marcheurs reviennent vers 15 h. Ils auront faim."),
    ("Le moulin date de 1874. on peut le visiter.", "Le moulin date de 1874. On peut le visiter."),
    ("Gardez le reçu sept jours. ensuite, recyclez-le.", "Gardez le reçu sept jours. Ensuite, recyclez-le."),
    ("On a préparé un bœuf à l’Italienne.", "On a préparé un bœuf à l’italienne."),
    ("Un ancien Préfet et deux Conseillères ont parlé.", "Un ancien préfet et deux conseillères ont parlé."),
    ("Deux générations de Brodeuses exposent.", "Deux générations de brodeuses exposent."),
    ("Les inscriptions au camp d’Hiver débutent.", "Les inscriptions au camp d’hiver débutent."),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "right"), MENDED)
def test_a_capital_is_mended(wrong: str, right: str) -> None:
    assert corrected(CHECK, wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "La loi sur ce point est claire.",
        "Le code de conduite du club est affiché.",
        "La charte du club est affichée.",
        "La rue du Rond-point est fermée.",
        "Le centre multi-sport est ouvert.",
        "Le parc du Grand-Héron est ouvert.",
        "Ouvert de 9 h à 16 h. et le soir",
        "Le prix remis à la Québécoise est beau.",
        "Un vieil Écossais vivait là.",
        "Les Voltigeurs ont gagné.",
        "Trois Fermières de Saint-Lin ont tissé.",
        "Le Palais d’Hiver est un musée.",
    ],
)
def test_a_right_capital_is_left_alone(text: str) -> None:
    assert [(f.rule, text[f.start : f.end]) for f in findings(CHECK, text)] == []
