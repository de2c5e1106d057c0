"""One search for everything a person may want to reach: posts, images, people, articles, standard replies."""

from __future__ import annotations

import enum
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from db.workspace import Workspace
from desktop.editorial.post import Channel
from desktop.editorial.profile import MunicipalProfile
from desktop.editorial.variant import resolve
from desktop.editorial.workflow import ROLE_LABELS, State
from desktop.services.conduct_rules import rules_page
from desktop.services.desk import Desk
from desktop.services.in_force import profile_in_force
from desktop.services.policy_articles import read_articles
from desktop.services.posts import post_of_revision
from desktop.services.session import Session
from desktop.services.standard_replies import standard_replies

MOST = 6
"""Results of one kind: enough to choose from, few enough to read."""
_POSTS_READ = 20
"""Posts that are looked at, for their title and their images: the newest that hold the words."""


UNTITLED = "Sans titre"


class FoundKind(enum.StrEnum):
    """What a result is, in the order they are shown."""

    POST = "Publications"
    IMAGE = "Images"
    REPLY = "Réponses types"
    ARTICLE = "Règles"
    PERSON = "Personnes"


@dataclass(frozen=True, slots=True)
class Found:
    """One result. `target` is what to open: a post, an article's number; `copy` is the text of a reply.

    `state` is the stored state of the post, for a post or an image.
    """

    kind: FoundKind
    title: str
    detail: str
    target: str = ""
    copy: str = ""
    state: str = ""


def search_everywhere(desk: Desk, _: Session, typed: str) -> tuple[Found, ...]:
    """What answers to `typed`, by kind; nothing for an empty text. Accents and capitals do not count."""
    words = folded(typed).split()
    if not words:
        return ()
    profile = profile_in_force(desk.workspace).profile
    found = (
        _posts(desk.workspace, typed, words),
        _images(desk.workspace, typed, words),
        _replies(desk, profile, words),
        _articles(desk, words),
        _people(desk.workspace, profile, words),
    )
    return tuple(each for kind in found for each in _first(kind))


def folded(text: str) -> str:
    """Lower case without accents, apostrophes alike."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _first(found: Iterable[Found]) -> Iterator[Found]:
    for each, _ in zip(found, range(MOST), strict=False):
        yield each


def _holds(words: list[str], *texts: str) -> bool:
    whole = folded(" ".join(texts))
    return all(word in whole for word in words)


def _posts(workspace: Workspace, typed: str, words: list[str]) -> Iterator[Found]:
    """Among the newest that match, those whose title says it come first."""
    newest = workspace.queries.search(typed, _POSTS_READ)
    for hit in sorted(newest, key=lambda each: not _holds(words, each.title or ""))[:MOST]:
        row = workspace.queries.post(hit.item)
        state = row.state if row is not None else str(State.DRAFT)
        yield Found(FoundKind.POST, hit.title or UNTITLED, State(state).label, hit.item, state=state)


def _images(workspace: Workspace, typed: str, words: list[str]) -> Iterator[Found]:
    seen: set[str] = set()
    for hit in workspace.queries.search(typed, _POSTS_READ):
        row = workspace.queries.post(hit.item)
        if row is None or row.head is None:
            continue
        post = post_of_revision(workspace, row.head)
        uses = (
            use for channel in Channel if channel in post.channels for use in resolve(post, channel).images
        )
        for use in uses:
            if use.asset not in seen and _holds(words, use.alt, use.credit or ""):
                seen.add(use.asset)
                title = use.alt or "Image sans description"
                yield Found(FoundKind.IMAGE, title, hit.title or UNTITLED, hit.item, state=row.state)


def _replies(desk: Desk, profile: MunicipalProfile, words: list[str]) -> Iterator[Found]:
    for reply in standard_replies(desk.resources, profile, rules_page(desk.workspace)):
        if _holds(words, "réponse type", reply.title, reply.text):
            yield Found(FoundKind.REPLY, reply.title, f"article {reply.article}", reply.id, reply.text)


def _articles(desk: Desk, words: list[str]) -> Iterator[Found]:
    for article in read_articles(desk.resources).values():
        if _holds(words, f"article {article.number}", article.title, article.text):
            yield Found(FoundKind.ARTICLE, article.title, f"article {article.number}", article.number)


def _people(workspace: Workspace, profile: MunicipalProfile, words: list[str]) -> Iterator[Found]:
    for who in workspace.ledger.roster().people():
        roles = ", ".join(sorted(ROLE_LABELS.get(role, role) for role in who.roles))
        if _holds(words, who.name, roles):
            yield Found(FoundKind.PERSON, who.name, roles, who.person)
    listed = ((profile.elected, "élu"), (profile.officials, "fonction"))
    for people, what in listed:
        for person in people:
            if _holds(words, person.name, person.title):
                yield Found(FoundKind.PERSON, person.name, person.title or what)
