"""The articles of the policy as adopted, to quote beside what they found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import tomli

from desktop.errors import EnvironmentFault


@dataclass(frozen=True, slots=True)
class PolicyArticle:
    """One article: its number, its title, its text in paragraphs separated by an empty line."""

    number: str
    title: str
    text: str


def read_articles(resources: Path) -> Mapping[str, PolicyArticle]:
    """The articles by number, from `politique/articles.toml`. Raises `EnvironmentFault` when it cannot be read."""
    path = resources / "politique" / "articles.toml"
    try:
        table = tomli.loads(path.read_text(encoding="utf-8"))
        entries = [
            PolicyArticle(str(entry["numero"]), str(entry["titre"]), str(entry["texte"]).strip())
            for entry in table["article"]
        ]
    except (OSError, ValueError, KeyError) as error:
        raise EnvironmentFault(
            "politique_illisible",
            f"Les articles de la politique ne se lisent pas ({path.name}). Vos textes et leurs vérifications sont "
            "conservés; réinstallez l’application pour revoir les articles cités.",
        ) from error
    return {article.number: article for article in entries}


def cited(articles: Mapping[str, PolicyArticle], numbers: str | None) -> Iterable[PolicyArticle]:
    """The articles that a gate or a rule names (`8, 24`), in order; those unknown here are left out."""
    for number in (numbers or "").split(","):
        found = articles.get(number.strip())
        if found is not None:
            yield found
