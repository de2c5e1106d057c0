"""What a rule is called where people read of it: its article and its title in French, never its identifier."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from desktop.checks.shipped_file import table_of

_FRENCH = "22"
"""The article on the quality of the French: the one of every check that is no wording rule."""
_FAMILIES = {
    "accessibilite": "accessibilité",
    "grammaire": "grammaire",
    "orthographe": "orthographe",
    "toponymes": "noms de lieux",
    "typographie": "typographie",
    "vocabulaire": "vocabulaire",
}
_PACKS = {
    "00-commun": "listes communes",
    "accessibilite": "accessibilité",
    "propos-appris": "poids appris",
}
_OF_ARTICLE = re.compile(r"article-(\d+)")
_REST = re.compile(r"\s:|;|\.$")
"""What follows the title in the message of a rule: its reason, from the policy."""


def rule_title(resources: Path, rule: str) -> str:
    """The article and the title of a rule: « Article 8 : comparaison d’administrations ou d’élus ».

    Good practice has no article. Raises `EnvironmentFault` when the wording rules cannot be read.
    """
    family = rule.partition(".")[0]
    usual = (None if family == "accessibilite" else _FRENCH, "")
    article, title = _wording_rules(resources / "policies").get(rule, usual)
    title = title or _FAMILIES.get(family, "langue")
    if not article:
        return f"{title[:1].upper()}{title[1:]}"
    *others, last = (number.strip() for number in article.split(","))
    named = f"Articles {', '.join(others)} et {last}" if others else f"Article {last}"
    return f"{named}\u00a0: {title}"


def pack_titles(packs: Iterable[str]) -> tuple[str, ...]:
    """What groups of rules are about, in words, each said once: « article 8 », « accessibilité »."""
    return tuple(dict.fromkeys(_pack_title(pack) for pack in packs))


def _pack_title(pack: str) -> str:
    of_article = _OF_ARTICLE.match(pack)
    return f"article\u00a0{int(of_article[1])}" if of_article else _PACKS.get(pack, pack)


@functools.lru_cache(maxsize=1)
def _wording_rules(folder: Path) -> Mapping[str, tuple[str | None, str]]:
    """The article and the title by rule, from the files alone: compiling the patterns takes seconds."""
    return {
        str(rule["id"]): (rule.get("article"), _title(str(rule["message"])))
        for path in sorted(folder.glob("*.toml"))
        for rule in table_of(path).get("regle", ())
    }


def _title(message: str) -> str:
    """The beginning of a message, as it goes on after a colon; empty when it holds a figure of the text."""
    title = _REST.split(message, maxsplit=1)[0].strip()
    return "" if "{" in title else title[:1].lower() + title[1:]
