"""Telephone numbers in the Québec form « 450 438-7784, poste 5225 » (domain: OQLF, indicatif régional).

Only numbers whose area code is in use in Canada, or toll free, are read as telephones: ten figures in
a row may be anything else.
"""

from __future__ import annotations

import re

from desktop.checks.pattern_rule import NBSP, PatternRule, Replacement

_AREA = (
    "204|226|236|249|250|257|263|289|306|343|354|365|367|368|382|387|403|416|418|428|431|437|438|450|460|468"
    "|474|506|514|519|548|579|581|584|587|600|604|613|639|647|672|683|705|709|742|753|778|780|782|800|807|819"
    "|825|833|844|855|866|867|873|877|879|888|902|905|942"
)
_SEPARATOR = r"(?: ?[-–‑./]{1,2} ?| )?"
_NUMBER = re.compile(
    rf"(?<![\w.,/+=-])(?<!\d )(?P<x>(?:(?P<long>1){_SEPARATOR})?(?P<open>\()?(?P<area>{_AREA})\)?"
    rf"{_SEPARATOR}(?P<exchange>[2-9]\d\d){_SEPARATOR}(?P<line>\d{{4}}))(?![\w/]|[-.,]\d)"
)
_EXTENSION = re.compile(
    r"(?<=\d{3}-\d{4}|\d{3}[ .]\d{4}|.\d{7})(?P<x>(?P<comma>,? ?)\(?"
    r"(?P<word>[Pp]oste|[Pp]t|[Ee]xt(?:ension)?|[Pp]|[Xx]|#)\.? ?#? ?:? ?(?P<number>\d{2,5})\)?)(?!\d)"
)

_WHY = (
    f"L’OQLF écrit 450{NBSP}438-7784, poste 5225{NBSP}: une espace après l’indicatif régional, sans parenthèses"
    " ni points, un trait d’union, puis une virgule avant «\u00a0poste\u00a0»."
)


def _number(match: re.Match[str]) -> Replacement:
    if match["open"] and ")" not in match["x"]:
        return None
    start = f"1{NBSP}" if match["long"] else ""
    return f"{start}{match['area']}{NBSP}{match['exchange']}-{match['line']}"


def _extension(match: re.Match[str]) -> Replacement:
    return f", poste {match['number']}"


PHONE_RULES = (
    PatternRule(
        "typographie.telephone",
        _NUMBER,
        _number,
        f"Écriture du numéro de téléphone{NBSP}: «{NBSP}{{}}{NBSP}».",
        _WHY,
    ),
    PatternRule(
        "typographie.poste_telephonique",
        _EXTENSION,
        _extension,
        f"Numéro de poste{NBSP}: «{NBSP}{{}}{NBSP}».",
        _WHY,
    ),
)
