"""What an exported folder holds: the approved bytes, and beside them the same words ready to paste."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.channels.article import LANGUAGE
from desktop.channels.edition import image_file_name
from desktop.channels.plain_text import plain_text
from desktop.editorial.post import Channel

FOLDERS = {
    Channel.WEBSITE: "site",
    Channel.FACEBOOK: "facebook",
    Channel.YOUTUBE: "youtube",
    Channel.CONTACT: "contact",
}
_BODIES = {
    Channel.WEBSITE: "publication.html",
    Channel.FACEBOOK: "publication.txt",
    Channel.YOUTUBE: "video.json",
    Channel.CONTACT: "article.html",
}
_ALTERNATIVES = "textes-de-remplacement.txt"

Files = dict[str, bytes]
"""Contents by path inside the folder, with `/`."""


@dataclass(frozen=True, slots=True)
class ExportedImage:
    """A rendered image to write, and the alternative text to paste with it (empty when decorative)."""

    data: bytes
    media_type: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class ExportItem:
    """One channel to write: its payload's exact bytes, and its images in the order of the post."""

    channel: Channel
    media_type: str
    body: bytes
    images: tuple[ExportedImage, ...] = ()


def files_of(items: Iterable[ExportItem]) -> Files:
    """Every file of `items`, each in its channel's folder."""
    files: Files = {}
    for item in items:
        own = {_BODIES[item.channel]: item.body, **_companions(item)}
        for position, image in enumerate(item.images):
            own[image_file_name(position, image.media_type)] = image.data
        if any(image.alt for image in item.images):
            own[_ALTERNATIVES] = _alternatives(item.images)
        files.update({f"{FOLDERS[item.channel]}/{name}": data for name, data in own.items()})
    return files


def _companions(item: ExportItem) -> Files:
    """The same words as the body, in the form a person pastes or looks at."""
    if item.channel is Channel.YOUTUBE:
        fields = json.loads(item.body)
        return {
            "titre.txt": f"{fields['title']}\n".encode(),
            "description.txt": f"{fields['description']}\n".encode(),
        }
    if item.channel is Channel.FACEBOOK:
        return {}
    markup = item.body.decode()
    page = (
        f'<!DOCTYPE html>\n<html lang="{LANGUAGE}">\n<head>\n<meta charset="utf-8">\n<title>Aperçu</title>\n'
        "<style>body{max-width:42em;margin:2em auto;padding:0 1em;font:1rem/1.5 sans-serif}"
        "img{max-width:100%;height:auto}figure{margin:1em 0}</style>\n"
        f"</head>\n<body>\n{markup}</body>\n</html>\n"
    )
    return {"apercu.html": page.encode(), "texte.txt": f"{plain_text(markup)}\n".encode()}


def _alternatives(images: tuple[ExportedImage, ...]) -> bytes:
    lines = [
        f"{image_file_name(position, image.media_type)}\u00a0: {image.alt or 'image décorative, laisser vide'}"
        for position, image in enumerate(images)
    ]
    return ("\n".join(lines) + "\n").encode()


_INTRODUCTION = (
    "Ces fichiers ont été préparés par Bon à tirer. Ils contiennent exactement ce qui a été approuvé\u00a0: "
    "ne les modifiez pas. Toute correction se fait dans l’application et demande une nouvelle approbation."
)
_EXPLANATIONS = {
    "site": (
        "publication.html\u00a0: le contenu de la page, à coller dans le site (mode HTML), les images à côté.\n"
        "apercu.html\u00a0: la même page, à ouvrir dans un navigateur pour la voir.\n"
        "texte.txt\u00a0: le même contenu sans mise en forme."
    ),
    "facebook": "publication.txt\u00a0: le texte à coller dans la publication; joignez-y les images du dossier.",
    "youtube": (
        "titre.txt et description.txt\u00a0: les textes à coller; image-1.jpg est la vignette.\n"
        "video.json\u00a0: les mêmes renseignements, avec les mots-clés et les deux déclarations."
    ),
    "contact": (
        "article.html et texte.txt\u00a0: l’article, avec ou sans mise en forme.\n"
        "Les images sont en RVB (sRGB), à 300 points par pouce; l’imprimeur les convertit."
    ),
}


def read_me(files: Files) -> bytes:
    """What each of `files` is for, in French."""
    parts = [_INTRODUCTION]
    for folder, explanation in _EXPLANATIONS.items():
        names = [name for name in files if name.startswith(f"{folder}/")]
        if names:
            lines = [f"Dossier «\u00a0{folder}\u00a0»", explanation]
            if f"{folder}/{_ALTERNATIVES}" in names:
                lines.append(f"{_ALTERNATIVES}\u00a0: la description à joindre à chaque image.")
            parts.append("\n".join(lines))
    return ("\n\n".join(parts) + "\n").encode()
