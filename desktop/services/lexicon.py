"""The municipal lexicon: the words of the profile, and those that people propose to add to it.

Proposals are kept on this workstation; a word counts once the direction or the greffe signed a profile that
holds it, and somebody else than the person who proposed it does so.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace

from db.workspace import Workspace
from desktop.errors import Refusal
from desktop.services.desk import Desk
from desktop.services.in_force import profile_in_force, put_profile_in_force
from desktop.services.session import Session

LONGEST_WORD = 60
"""Characters: a proper name of several words; a sentence was selected by mistake."""
MOST_PROPOSALS = 500

_PROPOSALS = "lexique:propositions"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A word that `name` (of identifier `person`) wants in the lexicon; `at` is ISO 8601."""

    word: str
    person: str
    name: str
    at: str


@dataclass(frozen=True, slots=True)
class MunicipalLexicon:
    """The words in force, in alphabetical order, and what is proposed, oldest first."""

    words: tuple[str, ...]
    proposals: tuple[Proposal, ...]


def municipal_lexicon(desk: Desk) -> MunicipalLexicon:
    """The words of the profile in force and the proposals kept here. Raises as `profile_in_force`."""
    words = profile_in_force(desk.workspace).profile.lexicon
    return MunicipalLexicon(tuple(sorted(words, key=_order)), proposals(desk.workspace))


def proposals(workspace: Workspace) -> tuple[Proposal, ...]:
    """The words proposed on this workstation and not yet settled, oldest first."""
    written = workspace.database.setting(_PROPOSALS)
    return tuple(Proposal(**each) for each in json.loads(written)) if written else ()


def propose_word(desk: Desk, session: Session, word: str) -> Proposal:
    """Propose a word; anybody may. Raises `Refusal` for no word at all, or one already known or proposed."""
    wanted = _tidy(word)
    workspace = desk.workspace
    _refuse_known(wanted, profile_in_force(workspace).profile.lexicon)
    waiting = proposals(workspace)
    if any(_folded(each.word) == _folded(wanted) for each in waiting):
        raise Refusal(
            "mot_deja_propose",
            f"«\u00a0{wanted}\u00a0» est déjà proposé\u00a0: la direction générale ou le greffe doit le confirmer. Rien n’a été "
            "changé.",
        )
    if len(waiting) >= MOST_PROPOSALS:
        raise Refusal(
            "trop_de_propositions",
            f"Il y a déjà {MOST_PROPOSALS} mots proposés. Rien n’a été ajouté; demandez à la direction générale ou au "
            "greffe de les confirmer ou de les écarter.",
        )
    made = Proposal(wanted, session.person, session.name, desk.now().isoformat(timespec="seconds"))
    _keep(workspace, (*waiting, made))
    return made


def accept_words(desk: Desk, session: Session, words: Collection[str]) -> tuple[str, ...]:
    """Sign a profile that holds these proposed words; the words that were added.

    Raises `Refusal` when one of them was proposed by the same person, is no longer proposed, or when the
    person is neither of the direction nor of the greffe: nothing is signed then.
    """
    workspace = desk.workspace
    waiting = proposals(workspace)
    chosen = [each for each in waiting if each.word in set(words)]
    if len(chosen) < len(set(words)) or not chosen:
        raise Refusal(
            "mot_non_propose", "Ce mot n’est plus proposé. Rien n’a été changé; affichez la liste de nouveau."
        )
    own = [each.word for each in chosen if each.person == session.person]
    if own:
        raise Refusal(
            "propre_proposition",
            "Un mot est confirmé par une autre personne que celle qui le propose. Rien n’a été changé; demandez à "
            "quelqu’un d’autre de la direction générale ou du greffe.",
            tuple(f"«\u00a0{word}\u00a0»" for word in own),
        )
    profile = profile_in_force(workspace).profile
    added = tuple(each.word for each in chosen)
    lexicon = tuple(sorted({*profile.lexicon, *added}, key=_order))
    with workspace.database.transaction():
        put_profile_in_force(workspace, session, replace(profile, lexicon=lexicon))
        _keep(workspace, tuple(each for each in waiting if each not in chosen))
    return added


def reject_word(desk: Desk, session: Session, word: str) -> None:
    """Set a proposal aside: the direction, the greffe, or who proposed it. Raises `Refusal` for others."""
    workspace = desk.workspace
    waiting = proposals(workspace)
    found = next((each for each in waiting if each.word == word), None)
    if found is None:
        return
    if found.person != session.person and not session.roles(workspace) & {"direction", "greffe"}:
        raise Refusal(
            "role_requis",
            "La direction générale, le greffe ou la personne qui propose un mot peut l’écarter. Rien n’a été changé.",
        )
    _keep(workspace, tuple(each for each in waiting if each is not found))


def remove_word(desk: Desk, session: Session, word: str) -> None:
    """Sign a profile without this word. Raises `Refusal` when it is not there, or without the role."""
    workspace = desk.workspace
    profile = profile_in_force(workspace).profile
    if word not in profile.lexicon:
        raise Refusal("mot_inconnu", f"«\u00a0{word}\u00a0» n’est pas dans le lexique. Rien n’a été changé.")
    kept = tuple(each for each in profile.lexicon if each != word)
    put_profile_in_force(workspace, session, replace(profile, lexicon=kept))


def _tidy(word: str) -> str:
    tidy = " ".join(unicodedata.normalize("NFC", word).replace("'", "’").split())
    if not tidy or len(tidy) > LONGEST_WORD or not any(character.isalpha() for character in tidy):
        raise Refusal(
            "mot_invalide",
            f"Ce n’est pas un mot ni un nom à ajouter au lexique ({LONGEST_WORD} caractères au plus). Rien n’a été changé.",
        )
    return tidy


def _refuse_known(word: str, lexicon: Collection[str]) -> None:
    if word in lexicon:
        raise Refusal(
            "mot_deja_connu", f"«\u00a0{word}\u00a0» est déjà dans le lexique municipal. Rien n’a été changé."
        )


def _keep(workspace: Workspace, waiting: tuple[Proposal, ...]) -> None:
    written = json.dumps([asdict(each) for each in waiting], ensure_ascii=False) if waiting else None
    workspace.database.set_setting(_PROPOSALS, written)


def _folded(word: str) -> str:
    return word.casefold()


def _order(word: str) -> tuple[str, str]:
    """Alphabetical without accents, then with them."""
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in bare if not unicodedata.combining(character)), word
