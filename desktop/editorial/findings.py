"""What a check says about a text: findings, and the written answers a person may give them."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace


class Severity(enum.StrEnum):
    """How much a finding weighs. Ordered from the lightest to the heaviest by `rank`."""

    SUGGESTION = "suggestion"
    WARNING = "avertissement"
    BLOCKING = "bloquant"

    @property
    def rank(self) -> int:
        """0 for a suggestion, 1 for a warning, 2 for a block."""
        return (Severity.SUGGESTION, Severity.WARNING, Severity.BLOCKING).index(self)

    def raised(self) -> Severity:
        """One step heavier, as an election period does (art. 9); a block stays a block."""
        return Severity.SUGGESTION if self is Severity.SUGGESTION else Severity.BLOCKING


class Category(enum.StrEnum):
    """The family of a finding: seven of language and form, seven of the policy."""

    SPELLING = "orthographe"
    GRAMMAR = "grammaire"
    TYPOGRAPHY = "typographie"
    VOCABULARY = "vocabulaire"
    NAME_TO_VERIFY = "nom_a_verifier"
    ACCESSIBILITY = "accessibilite"
    LINK = "lien"
    POLITICAL_OPINION = "opinion_politique"
    ELECTORAL_BIAS = "parti_pris_electoral"
    EXTERNAL_ADVERTISING = "publicite_externe"
    PUBLIC_COMPLAINT = "plainte_publique"
    PERSONAL_DATA = "renseignement_personnel"
    SUBJECTIVITY = "subjectivite"
    OTHER_LANGUAGE = "langue_non_francaise"

    @property
    def label(self) -> str:
        """The family in words, in the singular and without a capital."""
        return _LABELS.get(self, self.value)


_LABELS = {
    Category.NAME_TO_VERIFY: "nom à vérifier",
    Category.ACCESSIBILITY: "accessibilité",
    Category.POLITICAL_OPINION: "opinion politique",
    Category.ELECTORAL_BIAS: "parti pris électoral",
    Category.EXTERNAL_ADVERTISING: "publicité externe",
    Category.PUBLIC_COMPLAINT: "plainte publique",
    Category.PERSONAL_DATA: "renseignement personnel",
    Category.SUBJECTIVITY: "subjectivité",
    Category.OTHER_LANGUAGE: "autre langue que le français",
}
"""Those that are written otherwise than their value."""

POLICY_CATEGORIES = frozenset(
    {
        Category.POLITICAL_OPINION,
        Category.ELECTORAL_BIAS,
        Category.EXTERNAL_ADVERTISING,
        Category.PUBLIC_COMPLAINT,
        Category.PERSONAL_DATA,
        Category.SUBJECTIVITY,
        Category.OTHER_LANGUAGE,
    }
)


VIDEO_TAGS = "mots_cles"
"""The field of the tags of a video, one a line (`VideoFacts.lines`)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One point to review in one field of a post.

    `start` and `end` are code points of that field's text as it was given, end excluded.
    `where` names the field: `titre`, `corps`, `mots_cles`, `texte_de_remplacement:0`, `mention:0`…
    `article` is the policy's article number(s) or None. `suggestions` replace the span, best first.
    """

    rule: str
    category: Category
    severity: Severity
    start: int
    end: int
    message: str
    article: str | None = None
    explanation: str = ""
    suggestions: tuple[str, ...] = ()
    where: str = "corps"

    def moved(self, start: int, end: int) -> Finding:
        """The same finding at another span; itself when it is there."""
        known = (self.start, self.end) == (start, end)
        return self if known else replace(self, start=start, end=end)

    def key(self, text: str) -> FindingKey:
        """What a waiver or a contest of this finding is bound to, in `text`."""
        return FindingKey(self.rule, self.where, self.start, self.end, text_hash(text))


@dataclass(frozen=True, slots=True)
class FindingKey:
    """Identity of a finding in one exact text: it is void as soon as the text changes."""

    rule: str
    where: str
    start: int
    end: int
    text_hash: str


def text_hash(text: str) -> str:
    """SHA-256 (hexadecimal) of a text in UTF-8."""
    from db.digests import sha256_hex  # OpenSSL comes with it, 7 MB that the check worker never needs

    return sha256_hex(text.encode())


@dataclass(frozen=True, slots=True)
class Waiver:
    """A written reason for one *warning* (justification)."""

    key: FindingKey
    reason: str
    author: str
    at: str


@dataclass(frozen=True, slots=True)
class Contest:
    """A written objection to one *block that came from text detection* (contestation).

    The direction générale must tick each one when approving.
    """

    key: FindingKey
    reason: str
    author: str
    at: str
