"""The wording rules by article of the policy, to be read; and whether those installed are those signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.checks.policy.policy_rule import Rule
from desktop.checks.policy.rule_folder import load_packs
from desktop.editorial.gates.evaluation import GATES
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.desk import Desk
from desktop.services.in_force import put_packs_in_force, refuse_unless_installed
from desktop.services.policy_articles import PolicyArticle, read_articles
from desktop.services.session import Session

_GOOD_PRACTICE = PolicyArticle(
    "",
    "Accessibilité",
    "Une bonne pratique, que la politique ne demande pas : que chacun puisse lire une publication, avec un lecteur "
    "d’écran, au clavier ou en vitesse (règles du W3C pour l’accessibilité des contenus Web). Rien ici ne bloque.",
)


@dataclass(frozen=True, slots=True)
class ArticleRules:
    """An article (without a number: good practice), the wording rules that rest on it, and the labels of the gates that do."""

    article: PolicyArticle
    rules: tuple[Rule, ...]
    gates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RulesState:
    """Whether the rules installed here are those in force; `reason` says what differs, in French."""

    in_force: bool
    reason: str = ""


def read_rule_book(resources: Path) -> tuple[ArticleRules, ...]:
    """Every article in its order, then the good practice that rests on none. Needs no database; takes a fraction of a second.

    Raises `Refusal` or `EnvironmentFault` when the packs or the articles cannot be read.
    """
    rules = load_packs(resources / "policies").rules
    articles = tuple(
        ArticleRules(
            article,
            tuple(rule for rule in rules if article.number in numbers(rule.article)),
            tuple(gate.label for gate in GATES if article.number in numbers(gate.article)),
        )
        for article in read_articles(resources).values()
    )
    return (*articles, ArticleRules(_GOOD_PRACTICE, tuple(rule for rule in rules if not rule.article), ()))


def numbers(articles: str | None) -> tuple[str, ...]:
    """The numbers that `8, 24` names."""
    return tuple(number.strip() for number in (articles or "").split(",") if number.strip())


def rules_state(desk: Desk) -> RulesState:
    """Whether the rules installed on this computer are those that were signed."""
    try:
        refuse_unless_installed(desk.workspace, desk.policies)
    except Refusal as refusal:
        return RulesState(False, refusal.message)
    return RulesState(True)


def put_installed_rules_in_force(desk: Desk, session: Session) -> Mapping[str, str]:
    """Sign the rules installed here; the direction or the greffe may. The packs by name."""
    packs: Mapping[str, str] = put_packs_in_force(desk.workspace, session, desk.policies).body["packs"]
    return packs


def unbroken(text: str) -> str:
    """A sentence of a file as it is shown: no line begins with `:` or ends with `«`."""
    return text.replace("« ", "«\u00a0").replace(" »", "\u00a0»").replace(" :", "\u00a0:")


def read_licence(resources: Path) -> str:
    """The text of the licence shipped beside the resources. Raises `EnvironmentFault` when it is not there."""
    try:
        return (resources.parent / "LICENSE").read_text(encoding="utf-8")
    except OSError as error:
        raise EnvironmentFault(
            "licence_absente",
            "Le texte de la licence n’est pas dans cette installation. Il se lit sur le site du projet GNU "
            "(https://www.gnu.org/licenses/gpl-3.0.html).",
        ) from error
