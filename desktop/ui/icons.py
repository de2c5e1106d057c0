"""Icons by role, in the colour of a token. The drawings are Material Design Icons, through qtawesome."""

from __future__ import annotations

import functools

from PySide6.QtGui import QIcon

_DRAWINGS = {
    # The rail.
    "home": "home-outline",
    "write": "pencil-outline",
    "queue": "stamper",
    "publish": "send-outline",
    "calendar": "calendar-month-outline",
    "library": "image-multiple-outline",
    "registers": "book-open-variant",
    "settings": "cog-outline",
    # Severities and verdicts: always beside a word.
    "block": "alert-octagon-outline",
    "warning": "alert-outline",
    "suggestion": "lightbulb-on-outline",
    "pass": "check-circle-outline",
    "unchecked": "progress-question",
    "not_applicable": "minus-circle-outline",
    "info": "information-outline",
    # Families of findings.
    "spelling": "spellcheck",
    "grammar": "format-letter-case",
    "vocabulary": "book-alphabet",
    "policy": "scale-balance",
    # Channels.
    "website": "web",
    "facebook": "facebook",
    "youtube": "youtube",
    "contact": "newspaper-variant-outline",
    # Actions and things.
    "search": "magnify",
    "add": "plus",
    "remove": "trash-can-outline",
    "close": "close",
    "back": "arrow-left",
    "next": "chevron-right",
    "previous": "chevron-left",
    "open": "chevron-down",
    "lock": "lock-outline",
    "key": "key-outline",
    "person": "account-outline",
    "people": "account-group-outline",
    "rights": "shield-account-outline",
    "image": "image-plus",
    "bold": "format-bold",
    "italic": "format-italic",
    "heading": "format-header-2",
    "subheading": "format-header-3",
    "bullets": "format-list-bulleted",
    "numbers": "format-list-numbered",
    "quote": "format-quote-close",
    "link": "link-variant",
    "table": "table",
    "undo": "undo",
    "redo": "redo",
    "history": "history",
    "replace": "find-replace",
    "find": "file-find",
    "copy": "content-copy",
    "external": "open-in-new",
    "save": "download",
    "print": "printer",
    "preview": "eye-outline",
    "hide": "eye-off-outline",
    "word": "file-word-outline",
    "emergency": "alarm-light-outline",
    "comment": "comment-text-outline",
    "filter": "filter-variant",
    "clock": "clock-outline",
    "offline": "cloud-off-outline",
    "sync": "sync",
    "law": "gavel",
    "appearance": "palette-outline",
    "backup": "database-outline",
    "check": "check",
    "more": "dots-horizontal",
    "folder": "folder-outline",
    "town": "city-variant-outline",
    "retry": "refresh",
    "present": "circle-slice-8",
    "to_come": "circle-outline",
    "up": "arrow-up",
    "down": "arrow-down",
    "crop": "crop",
    "scan": "file-document-check-outline",
    "keyboard": "keyboard-outline",
}

ROLES = tuple(_DRAWINGS)


@functools.lru_cache(maxsize=512)
def icon(role: str, colour: str, disabled: str | None = None) -> QIcon:
    """The icon of a role in a colour (`#RRGGBB`). Raises KeyError for a role that does not exist."""
    # Its fonts cost 100 ms: the first icon is drawn after the window is painted.
    import qtawesome

    options = {"color": colour}
    if disabled is not None:
        options["color_disabled"] = disabled
    drawn: QIcon = qtawesome.icon(f"mdi6.{_DRAWINGS[role]}", **options)
    return drawn
