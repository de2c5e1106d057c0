"""Icons by role, in the colour of a token. The drawings are Material Design Icons, in a font of qtawesome."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

# The name of each drawing in its font, and the character that draws it.
_DRAWINGS = {
    # The rail.
    "home": ("home-outline", 0xF06A1),
    "write": ("pencil-outline", 0xF0CB6),
    "queue": ("stamper", 0xF0D39),
    "publish": ("send-outline", 0xF1165),
    "calendar": ("calendar-month-outline", 0xF0E18),
    "library": ("image-multiple-outline", 0xF02EF),
    "registers": ("book-open-variant", 0xF14F7),
    "settings": ("cog-outline", 0xF08BB),
    # Severities and verdicts: always beside a word.
    "block": ("alert-octagon-outline", 0xF0CE6),
    "warning": ("alert-outline", 0xF002A),
    "suggestion": ("lightbulb-on-outline", 0xF06E9),
    "pass": ("check-circle-outline", 0xF05E1),
    "unchecked": ("progress-question", 0xF1522),
    "not_applicable": ("minus-circle-outline", 0xF0377),
    "info": ("information-outline", 0xF02FD),
    # Families of findings.
    "spelling": ("spellcheck", 0xF04C6),
    "grammar": ("format-letter-case", 0xF0B34),
    "vocabulary": ("book-alphabet", 0xF061D),
    "policy": ("scale-balance", 0xF05D1),
    # Channels.
    "website": ("web", 0xF059F),
    "facebook": ("facebook", 0xF020C),
    "youtube": ("youtube", 0xF05C3),
    "contact": ("newspaper-variant-outline", 0xF1004),
    # Actions and things.
    "search": ("magnify", 0xF0349),
    "add": ("plus", 0xF0415),
    "remove": ("trash-can-outline", 0xF0A7A),
    "close": ("close", 0xF0156),
    "back": ("arrow-left", 0xF004D),
    "next": ("chevron-right", 0xF0142),
    "previous": ("chevron-left", 0xF0141),
    "open": ("chevron-down", 0xF0140),
    "lock": ("lock-outline", 0xF0341),
    "key": ("key-outline", 0xF0DD6),
    "person": ("account-outline", 0xF0013),
    "people": ("account-group-outline", 0xF0B58),
    "rights": ("shield-account-outline", 0xF0A12),
    "image": ("image-plus", 0xF087C),
    "bold": ("format-bold", 0xF0264),
    "italic": ("format-italic", 0xF0277),
    "heading": ("format-header-2", 0xF026C),
    "subheading": ("format-header-3", 0xF026D),
    "bullets": ("format-list-bulleted", 0xF0279),
    "numbers": ("format-list-numbered", 0xF027B),
    "quote": ("format-quote-close", 0xF027E),
    "link": ("link-variant", 0xF0339),
    "table": ("table", 0xF04EB),
    "undo": ("undo", 0xF054C),
    "redo": ("redo", 0xF044E),
    "history": ("history", 0xF02DA),
    "replace": ("find-replace", 0xF06D4),
    "find": ("file-find", 0xF021E),
    "copy": ("content-copy", 0xF018F),
    "external": ("open-in-new", 0xF03CC),
    "save": ("download", 0xF01DA),
    "print": ("printer", 0xF042A),
    "preview": ("eye-outline", 0xF06D0),
    "hide": ("eye-off-outline", 0xF06D1),
    "word": ("file-word-outline", 0xF103E),
    "emergency": ("alarm-light-outline", 0xF0BEA),
    "comment": ("comment-text-outline", 0xF0189),
    "filter": ("filter-variant", 0xF0236),
    "clock": ("clock-outline", 0xF0150),
    "offline": ("cloud-off-outline", 0xF0164),
    "sync": ("sync", 0xF04E6),
    "law": ("gavel", 0xF029B),
    "appearance": ("palette-outline", 0xF0E0C),
    "backup": ("database-outline", 0xF1632),
    "check": ("check", 0xF012C),
    "more": ("dots-horizontal", 0xF01D8),
    "folder": ("folder-outline", 0xF0256),
    "town": ("city-variant-outline", 0xF0A37),
    "retry": ("refresh", 0xF0450),
    "present": ("circle-slice-8", 0xF0AA5),
    "to_come": ("circle-outline", 0xF0766),
    "up": ("arrow-up", 0xF005D),
    "down": ("arrow-down", 0xF0045),
    "crop": ("crop", 0xF019E),
    "scan": ("file-document-check-outline", 0xF1A9A),
    "keyboard": ("keyboard-outline", 0xF097B),
}

ROLES = tuple(_DRAWINGS)

_DISABLED = "#969696"


@functools.lru_cache(maxsize=512)
def icon(role: str, colour: str, disabled: str | None = None) -> QIcon:
    """The icon of a role in a colour (`#RRGGBB`). Raises KeyError for a role that does not exist."""
    # No icon is drawn before the first paint: what draws them is imported with the first one.
    from desktop.ui.icon_drawing import drawn

    return drawn(chr(_DRAWINGS[role][1]), colour, disabled or _DISABLED)
