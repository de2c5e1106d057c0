"""Forms as the ear hears them: what is silent at their end is what a typist forgets."""

from __future__ import annotations

_SILENT_E = (
    ("ée", "é"),
    ("ie", "i"),
    ("ique", "ic"),
    ("que", "c"),
    ("ue", "u"),
    ("ale", "al"),
    ("elle", "el"),
)


def heard(form: str) -> str:
    """A form without the letters at its end that are not heard."""
    form = form.rstrip("sx")
    for written, heard in _SILENT_E:
        if form.endswith(written):
            return form.removesuffix(written) + heard
    return form
