"""What stands around a place name: a street, a town, or the first name of somebody who bears the same name."""

from __future__ import annotations

import re

from desktop.checks.capitals.context import opens
from desktop.checks.reading.words import forms

STREETS = (
    r"[Rr]ue|[Aa]venue|[Aa]ve?\.|[Bb]oulevard|[Bb]oul\.?|[Cc]hemin|[Cc]h\.|[Mm]ontée|[Rr]ang|[Rr]oute|[Ii]mpasse|[Cc]roissant"
    r"|[Rr]uelle|[Tt]errasse|[Aa]llée|[Cc]ôte|[Pp]lace|[Pp]romenade"
)
BUILDINGS = (
    r"[Pp]arc|[Éé]cole|[Ee]cole|[Bb]ibliothèque|[Pp]avillon|[Aa]réna|[Ss]alle|[Ss]entier|[Pp]iscine|[Gg]ymnase|[Cc]aserne|[Pp]olyvalente"
    r"|[Ss]tade|[Cc]halet|[Pp]ont|[Aa]uditorium|[Cc]entre communautaire|[Cc]entre sportif|[Cc]entre culturel"
)
WATERS = r"[Ll]ac|[Rr]ivière|[Ff]leuve|[Rr]uisseau|[Mm]ont|[Îîi]le|[Bb]aie|[Éé]tang"
_OTHER = (
    r"[Éé]glise|[Pp]aroisse|[Ss]ecteur|[Dd]istrict|[Vv]illage|[Vv]ille|[Mm]unicipalité|[Gg]are|[Hh]ôpital|[Cc]imetière|[Aa]éroport"
    r"|[Aa]rrondissement|[Cc]anton|[Cc]omté|[Rr]égion|[Pp]résentation|[Cc]égep|[Cc]ollège|MRC"
)
_GENERIC_BEFORE = re.compile(
    rf"(?<![\w-])(?:{STREETS}|{BUILDINGS}|{WATERS}|{_OTHER})(?: primaire| secondaire)? (?:de |d'|du |de la )?$"
)
_STREET_BEFORE = re.compile(rf"(?<![\w-])(?:{STREETS}|{WATERS}) $")
_LOCATIVE = re.compile(r"(?<![\w-])(?:[ÀàA]|[Vv]ers|[Pp]rès de|[Vv]illes? de|[Mm]unicipalités? de|[Dd]e|[Pp]aroisse de|[Jj]usqu'à|[Dd]ans|[Ee]ntre|et|ou|[Pp]our|[Ee]n|[Pp]ar|[Rr]égions? (?:d[eu]|de la|des)) $")  # fmt: skip
_AT = re.compile(r"(?<![\w-])(?:[Àà]|[Vv]ers|[Jj]usqu'à) $")
_PREVIOUS = re.compile(r"(?<![\w-])([^\W\d_][\w'-]*\.?) $")
_CIVILITY = forms("m. mm. mme mmes mlle m mm monsieur madame dr dre me mgr")


_TITLES = _CIVILITY | forms(
    "curé abbé père frère sœur chanoine monseigneur évêque seigneur capitaine général colonel notaire docteur docteure maire"
    " mairesse préfet préfète député députée ministre conseiller conseillère"
)


def after_title(text: str, start: int) -> bool:
    """Whether a person's title stands just before: « le curé Antoine Labelle »."""
    previous = _PREVIOUS.search(text[max(0, start - 30) : start])
    return previous is not None and previous[1].lower() in _TITLES


def has_generic_before(text: str, start: int) -> bool:
    """Whether a street, a building, a lake or a town is announced just before `start`."""
    return bool(_GENERIC_BEFORE.search(text[max(0, start - 40) : start]))


def has_street_before(text: str, start: int) -> bool:
    """Whether a street, a lake or a stream stands just before `start`, with nothing between: « chemin Abercromby »."""
    return bool(_STREET_BEFORE.search(text[max(0, start - 20) : start]))


_PARTNERS = re.compile(r" (?:&|et) (?:[Ff]ils|[Ff]illes?|[Ff]rères?|[Ss]œurs?|[Aa]ssociée?s?)(?![\w-])")


def before_partners(text: str, end: int) -> bool:
    """Whether what ends at `end` is the name of a firm: « St-Amand & Filles »."""
    return bool(_PARTNERS.match(text, end))


def at_place(text: str, start: int) -> bool:
    """Whether « à », « vers » or « jusqu’à » stands just before."""
    return bool(_AT.search(text[max(0, start - 12) : start]))


def place_cue(text: str, start: int) -> bool:
    """Whether a preposition that may introduce a place stands just before."""
    return bool(_LOCATIVE.search(text[max(0, start - 24) : start]))


def may_be_a_person(text: str, start: int) -> bool:
    """Whether a capitalised word or a civility stands just before: « Nathalie St-Amour », « Garage St-Jérôme »."""
    if has_generic_before(text, start):
        return False
    previous = _PREVIOUS.search(text[max(0, start - 30) : start])
    if not previous:
        return False
    word = previous[1]
    if word.lower() in _CIVILITY:
        return True
    if not word[0].isupper():
        return False
    at = start - 1 - len(word)
    return not (opens(text, at) and (len(word) < 4 or word in _OPENERS))


_OPENERS = forms(
    "Dans Vers Pour Avec Chez Entre Selon Depuis Jusqu Tout Toute Cette Notre Votre Bienvenue Bonjour Avis"
)
