"""Titles of laws, codes and charters: the first word takes a capital (OQLF, Vitrine linguistique, Lois et codes)."""

from __future__ import annotations

import re

from desktop.checks.capitals.calendar import LOWER, UPPER
from desktop.checks.document import Document
from desktop.checks.pattern_rule import NBSP, PatternRule, Replacement

_WHY = (
    f"Le titre d’une loi, d’un code ou d’une charte prend la majuscule au premier mot{NBSP}: «{NBSP}la Loi sur les cités"
    f" et villes{NBSP}», «{NBSP}le Code civil{NBSP}» (OQLF, Vitrine linguistique, Majuscules{NBSP}: lois et codes)."
)
_CHARTERS = (
    r"(?:québécoise |canadienne )?des droits(?: et libertés)?|de la langue française|de la Ville|des droits et libertés de la personne"
    r"|du bois|québécoise de la laïcité"
)
_CODES = (
    r"civil(?: du Québec)?(?= |[.,;)]|$)|criminel|pénal|de la sécurité routière|municipal(?: du Québec)?(?= |[.,;)]|$)|du travail"
    r"|de procédure (?:civile|pénale)|(?:national )?du bâtiment|de construction du Québec|de sécurité du Québec|des professions"
    r"|national de prévention des incendies"
)
# The laws a municipality quotes: « la loi sur le tabac » may be spoken of without its title, these never are.
_LAWS = (
    r"sur (?:les cités et villes|l'aménagement et l'urbanisme|la qualité de l'environnement|l'accès aux documents|les compétences municipales"
    r"|les élections et les référendums|la fiscalité municipale|la sécurité (?:civile|incendie)|le patrimoine culturel|les normes du travail"
    r"|le traitement des élus|l'éthique et la déontologie|l'instruction publique|la protection d[eu]s? |les travaux municipaux"
    r"|les dettes et (?:les )?emprunts|l'organisation territoriale|les véhicules hors route|la laïcité de l'État|l'expropriation"
    r"|le développement durable|les contrats des organismes|la santé et la sécurité|les services de santé|l'équité salariale"
    r"|les biens culturels|la conservation et la mise en valeur|les abus préjudiciables|l'interdiction)"
    r"|concernant la lutte|visant (?:à|principalement|l'|la|le)|favorisant (?:le|la|l')|encadrant "
)


def _whole(match: re.Match[str]) -> Replacement:
    return match["x"].capitalize()


def _plain(match: re.Match[str], document: Document) -> bool:
    return not document.in_italics(*match.span("x"))


def _after(article: str, word: str, titles: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{article}) (?P<x>{word})(?= (?:{titles}))")


_PATTERNS = (
    _after(r"[Ll]a|[Nn]otre", "charte", _CHARTERS),
    _after(r"[Ll]e|[Dd]u|[Aa]u", "code", _CODES),
    _after(r"[Ll]a", "loi", _LAWS),
)

# « la Loi sur la Qualité de l’Environnement »: the other words of the title keep their small letter.
_WORDS = (
    r"Accès|Aménagement|Cités|Compétences|Conservation|Développement|Éducation|Élections|Environnement|Éthique|Fiscalité|Instruction|Normes"
    r"|Patrimoine|Protection|Qualité|Référendums|Santé|Sécurité|Services|Tabac|Travaux|Travail|Urbanisme|Véhicules|Villes"
)
_INSIDE = re.compile(
    rf"(?<![\w-])Loi (?:sur|concernant) (?:[a-zà-ÿ]+ |[ld]'){{1,8}}(?P<x>(?:{_WORDS})(?: (?:et |de |du |des |les |la |d'|l'|de la |de l')+(?:{_WORDS}))*)(?![\w-])"
)


def _small(match: re.Match[str]) -> Replacement:
    return match["x"].lower()


LAW_RULES = (
    *(PatternRule("majuscules.loi", pattern, _whole, UPPER, _WHY, guard=_plain) for pattern in _PATTERNS),
    PatternRule("majuscules.loi", _INSIDE, _small, LOWER, _WHY, guard=_plain),
)
