"""Municipal French made on the spot: as many words as wanted, no sentence twice, so that no cache can help."""

from __future__ import annotations

import random

_SUBJECTS = (
    "La Municipalité",
    "Le service des travaux publics",
    "Le conseil municipal",
    "La bibliothèque",
    "L’équipe des loisirs",
    "Le comité consultatif d’urbanisme",
    "La brigade verte",
    "Le service de sécurité incendie",
)
_VERBS = (
    "annonce la fermeture",
    "prévoit l’entretien",
    "confirme la réouverture",
    "entreprend la réfection",
    "reporte l’inauguration",
    "termine l’aménagement",
    "vérifie l’état",
)
_PLACES = (
    "de la rue des Érables",
    "du parc Roland-Guindon",
    "de la montée Masson",
    "du pavillon Bellefeuille",
    "de la patinoire du secteur nord",
    "du chemin de la Rivière",
    "de l’écocentre",
    "du sentier des Pins",
)
_WHENS = (
    "le {day} juin 2027, à compter de {hour} h",
    "pendant {day} jours, sauf en cas de pluie",
    "du {day} au {later} septembre 2027",
    "avant le {day} octobre, si la météo le permet",
    "au cours des {day} prochaines semaines",
)
_ENDINGS = (
    "afin d’assurer la sécurité des piétons et des cyclistes",
    "et remercie la population de sa collaboration",
    "parce que les conduites doivent être remplacées",
    "en attendant la livraison de {number} arbres",
    "dont les coûts sont évalués à {number} $",
    "pour que les {number} familles inscrites puissent s’y rendre",
    # One sentence in seven holds mistakes, as drafts do.
    "et les citoyen concerné recevrons un avis de {number} mots",
)


def sentence(chance: random.Random) -> str:
    """One sentence of about twenty-five words."""
    day = chance.randrange(1, 15)
    parts = (_SUBJECTS, _VERBS, _PLACES, _WHENS, _ENDINGS)
    words = " ".join(chance.choice(part) for part in parts)
    filled = words.format(
        day=day, later=day + 14, hour=chance.randrange(7, 20), number=chance.randrange(11, 9999)
    )
    return filled + "."


def paragraph(chance: random.Random, words: int = 80) -> str:
    """A paragraph of at least that many words."""
    text = sentence(chance)
    while len(text.split()) < words:
        text += " " + sentence(chance)
    return text


def paragraphs(words: int, seed: int = 1) -> tuple[str, ...]:
    """Paragraphs of 80 words or so, `words` words in all; another seed gives other sentences."""
    chance = random.Random(seed)
    found: list[str] = []
    count = 0
    while count < words:
        found.append(paragraph(chance))
        count += len(found[-1].split())
    return tuple(found)
