"""Templates: the parts that each kind of post needs, ready to be completed. Data of `resources/templates/posts`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import tomli

from desktop import paths
from desktop.editorial.placeholders import Placeholder, placeholders_in, placeholders_of
from desktop.editorial.policy_lists import AUDIENCES, OBJECTIVES
from desktop.editorial.post import Channel, EventFacts, Post, PostKind, Variant
from desktop.editorial.profile import MunicipalProfile
from desktop.services.posts import new_post

__all__ = [
    "Adaptation",
    "Placeholder",
    "Template",
    "placeholders_in",
    "placeholders_of",
    "post_from_template",
    "templates",
    "templates_of",
]

_WORD = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Adaptation:
    """What a channel says in its own words; None inherits from the site."""

    title: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A post to complete. `follow_up` is the template of what comes after (the lifting of a notice), or None.

    `title` and `body` (Markdown) hold `{municipalite}` and the like, which the profile fills.
    """

    id: str
    name: str
    kind: PostKind
    description: str
    channels: tuple[Channel, ...]
    title: str
    body: str
    adapted: Mapping[Channel, Adaptation] = field(default_factory=dict)
    objectives: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    emergency: bool = False
    follow_up: str | None = None


@cache
def templates(folder: Path | None = None) -> tuple[Template, ...]:
    """Every template of `folder` (those shipped by default), in the order of the kinds, then of the files.

    Raises `ValueError` for a file that is no template: a fault of the installation, found by a test.
    """
    found = [
        _template(path)
        for path in sorted((folder or paths.resources() / "templates" / "posts").glob("*.toml"))
    ]
    return tuple(sorted(found, key=lambda template: list(PostKind).index(template.kind)))


def templates_of(kind: PostKind) -> tuple[Template, ...]:
    """The templates of one kind, the usual one first."""
    return tuple(template for template in templates() if template.kind is kind)


def post_from_template(
    template: Template, profile: MunicipalProfile, *, channels: Iterable[Channel] | None = None
) -> Post:
    """A new post with the parts of `template`, on its channels or on `channels`. Nothing is saved.

    What the profile does not say (a telephone, an address) becomes one more placeholder.
    """
    words = _words_of(profile)
    wanted = set(template.channels if channels is None else channels)
    ordered = tuple(channel for channel in Channel if channel in wanted)
    site = Variant(Channel.WEBSITE, title=_filled(template.title, words), body=_filled(template.body, words))
    own = (
        Variant(channel, title=_maybe(adapted.title, words), body=_maybe(adapted.body, words))
        for channel, adapted in template.adapted.items()
        if channel in wanted
    )
    return replace(
        new_post(template.kind),
        channels=ordered,
        variants=(site, *sorted(own, key=lambda variant: list(Channel).index(variant.channel))),
        emergency=template.emergency,
        event=EventFacts() if template.kind is PostKind.EVENT else None,
        objectives=template.objectives,
        audiences=template.audiences,
    )


def _words_of(profile: MunicipalProfile) -> dict[str, str]:
    """What a template may name, as the profile spells it."""
    domain = profile.domains[0] if profile.domains else _missing("adresse du site")
    return {
        "municipalite": profile.municipality,
        "nom_court": profile.short_name,
        "journal": profile.newsletter,
        "site": domain,
        "telephone": profile.phones[0].replace(" ", "\u00a0")
        if profile.phones
        else _missing("numéro de téléphone"),
        "courriel": profile.emails[0] if profile.emails else _missing("adresse de courriel"),
    }


def _missing(what: str) -> str:
    return f"[à compléter\u00a0: {what}]"


def _maybe(text: str | None, words: Mapping[str, str]) -> str | None:
    return None if text is None else _filled(text, words)


def _filled(text: str, words: Mapping[str, str]) -> str:
    return _WORD.sub(lambda found: words[found[1]], text)


def _template(path: Path) -> Template:
    """The template of one file. Raises `ValueError` naming the file."""
    try:
        return _from_mapping(path.stem, tomli.loads(path.read_text(encoding="utf-8")))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{path.name}: {error}") from error


def _from_mapping(id_: str, mapping: Mapping[str, Any]) -> Template:
    adapted = {
        Channel(name): Adaptation(_text(part.get("titre")), _text(part.get("corps")))
        for name, part in mapping.get("adaptations", {}).items()
    }
    template = Template(
        id=id_,
        name=mapping["nom"],
        kind=PostKind(mapping["type"]),
        description=mapping["description"],
        channels=tuple(Channel(name) for name in mapping["medias"]),
        title=mapping["titre"].strip(),
        body=mapping["corps"].strip(),
        adapted=adapted,
        objectives=_known(mapping["objectifs"], {entry.code for entry in OBJECTIVES}),
        audiences=_known(mapping["publics"], {entry.code for entry in AUDIENCES}),
        emergency=mapping.get("urgence", False),
        follow_up=mapping.get("suite"),
    )
    for text in (template.title, template.body, *(a.body or "" for a in adapted.values())):
        _known(_WORD.findall(text), {"municipalite", "nom_court", "journal", "site", "telephone", "courriel"})
    return template


def _text(value: str | None) -> str | None:
    return None if value is None else value.strip()


def _known(codes: Iterable[str], known: set[str]) -> tuple[str, ...]:
    found = tuple(codes)
    if unknown := set(found) - known:
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
    return found
