"""The profile and the rule packs in force: facts signed by the direction or the greffe.

TOML files are only their import and export: nobody edits a gate away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from db.digests import sha256_hex
from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.profile import MunicipalProfile
from desktop.errors import Refusal
from desktop.services.profile_file import parse_profile, profile_text
from desktop.services.replacement import unreplaced
from desktop.services.session import Session

WEIGHTS = "propos-appris.txt"
"""The file of `desktop.checks.policy.learnt_wording`, named here: every start reads what is in force, and no check."""


@dataclass(frozen=True, slots=True)
class ProfileInForce:
    """The profile, and the object that holds it."""

    profile: MunicipalProfile
    object: str


@dataclass(frozen=True, slots=True)
class RulesInForce:
    """What a review is made with, and a submission bound to: the profile and the rule packs, by hash."""

    profile: MunicipalProfile
    profile_object: str
    packs: Mapping[str, str]


def rules_in_force(workspace: Workspace, policies: Path) -> RulesInForce:
    """The profile and the packs in force.

    Raises `Refusal` when either is missing or signed twice, or when the packs installed in `policies` are
    not those: checks made with others prove nothing.
    """
    held = profile_in_force(workspace)
    return RulesInForce(held.profile, held.object, refuse_unless_installed(workspace, policies))


def put_profile_in_force(workspace: Workspace, session: Session, profile: MunicipalProfile) -> Fact:
    """Sign `profile` as the one in force, in place of the present one."""
    sha = workspace.objects.put(profile_text(profile).encode())
    objects = [sha, *([profile.logo] if profile.logo else [])]
    return workspace.ledger.append(
        session.signer, "profile", parents=_heads(workspace, "profile"), object=sha, objects=objects
    )


def profile_in_force(workspace: Workspace) -> ProfileInForce:
    """The one profile in force. Raises `Refusal` when there is none, or two that do not know each other."""
    sha = str(_only(workspace, "profile", "profil municipal").body["object"])
    text = workspace.objects.read(sha).decode()
    return ProfileInForce(parse_profile(text, "profil en vigueur"), sha)


def put_packs_in_force(workspace: Workspace, session: Session, folder: Path) -> Fact:
    """Sign the rule packs of `folder` (`*.toml`), and the learnt weights beside them, as those in force.

    Raises `Refusal` or `EnvironmentFault` when there is none, or when one of them cannot be read as rules:
    an empty or broken set would let everything pass.
    """
    # Every start reads the profile, and only an installation reads the rules here: 25 ms.
    from desktop.checks.policy.rule_folder import load_packs

    load_packs(folder)
    packs = {name: workspace.objects.put(path.read_bytes()) for name, path in _files_of(folder).items()}
    return workspace.ledger.append(
        session.signer,
        "packs",
        parents=_heads(workspace, "packs"),
        packs=packs,
        objects=sorted(set(packs.values())),
    )


def packs_in_force(workspace: Workspace) -> Mapping[str, str]:
    """The packs in force: name to object."""
    packs: Mapping[str, str] = _only(workspace, "packs", "ensemble de règles").body["packs"]
    return packs


def refuse_unless_installed(workspace: Workspace, folder: Path) -> Mapping[str, str]:
    """The packs in force, refusing when the rules installed here are not those that were signed."""
    signed = packs_in_force(workspace)
    installed = {name: _digest(path) for name, path in _files_of(folder).items()}
    if installed != dict(signed):
        from desktop.services.rule_titles import pack_titles  # said only when something is wrong

        differing = sorted(
            {name for name in installed.keys() | signed.keys() if installed.get(name) != signed.get(name)}
        )
        raise Refusal(
            "regles_differentes",
            "Les règles installées sur ce poste ne sont pas celles que la direction ou le greffe a mises en vigueur "
            f"({', '.join(pack_titles(differing))}). Tout est conservé; la direction ou le greffe les met en vigueur dans "
            "Paramètres, «\u00a0Règles par article\u00a0».",
        )
    return signed


def _files_of(folder: Path) -> Mapping[str, Path]:
    """What decides of a wording, by name: each pack, and the weights that make a block a warning."""
    files = sorted(folder.glob("*.toml"))
    learnt = folder.parent / "lexicon" / WEIGHTS
    return {path.stem: path for path in (*files, *([learnt] if learnt.is_file() else ()))}


def _digest(path: Path) -> str:
    return sha256_hex(path.read_bytes())


def _heads(workspace: Workspace, kind: str) -> tuple[str, ...]:
    return tuple(sorted(fact.hash for fact in unreplaced(workspace.ledger.facts(kind=kind))))


def _only(workspace: Workspace, kind: str, what: str) -> Fact:
    heads = _heads(workspace, kind)
    if len(heads) == 1:
        found = workspace.ledger.fact(heads[0])
        assert found is not None
        return found
    if not heads:
        raise Refusal(
            f"{kind}_absent",
            f"Aucun {what} n’est en vigueur dans cet espace. Rien n’a été changé; "
            "la direction ou le greffe doit en signer un.",
        )
    raise Refusal(
        f"{kind}_en_double",
        f"Deux versions du {what} ont été signées sans se connaître. Rien n’a été changé; "
        "la direction ou le greffe doit signer celle qui reste en vigueur.",
    )
