"""What a person pastes on each medium: made from the approved bytes alone, never from a text typed since."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass

from desktop.channels.plain_text import plain_text
from desktop.editorial.post import Channel
from desktop.errors import EnvironmentFault

_HEADING = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PasteForm:
    """One thing to copy. `name` is stable, `label` names the button; `html` goes beside `text` for rich editors."""

    name: str
    label: str
    text: str
    html: str = ""


def paste_forms(channel: Channel, payload: bytes) -> tuple[PasteForm, ...]:
    """The forms of `payload` (the rendered bytes of `channel`), the one most used first.

    The plain text of Facebook, and the page of the site, are the approved bytes themselves. Raises
    `EnvironmentFault` for bytes that this channel never renders.
    """
    try:
        text = payload.decode()
        if channel is Channel.FACEBOOK:
            return (PasteForm("texte", "Copier le texte", text),)
        if channel is Channel.YOUTUBE:
            return _video(json.loads(text))
    except (ValueError, KeyError, TypeError) as error:
        raise EnvironmentFault(
            "rendu_illisible",
            f"Le contenu approuvé pour le média «\u00a0{channel.label}\u00a0» n’est pas lisible. Rien n’a été copié; lancez "
            "«\u00a0journal verifier\u00a0», puis restaurez une sauvegarde.",
        ) from error
    words = PasteForm("texte", "Copier le texte", plain_text(text) + "\n", html=text)
    title = PasteForm("titre", "Copier le titre", _title(text))
    if channel is Channel.WEBSITE:
        return PasteForm("page", "Copier la page (HTML)", text), words, title
    return words, PasteForm("page", "Copier l’article (HTML)", text), title


def _video(fields: dict[str, object]) -> tuple[PasteForm, ...]:
    title, description, tags = fields["title"], fields["description"], fields["tags"]
    if not isinstance(title, str) or not isinstance(description, str) or not isinstance(tags, list):
        raise TypeError(fields)
    forms = [
        PasteForm("description", "Copier la description", description),
        PasteForm("titre", "Copier le titre", title),
    ]
    if tags:
        forms.append(PasteForm("mots_cles", "Copier les mots-clés", ",".join(map(str, tags))))
    return tuple(forms)


def _title(markup: str) -> str:
    found = _HEADING.search(markup)
    return html.unescape(found[1]) if found is not None else ""
