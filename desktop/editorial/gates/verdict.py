"""What a gate answers: a verdict, its article, and reasons in words."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop.editorial.findings import Finding
from desktop.editorial.gates.case import CaseImage, GateCase

_PLACE = re.compile(r"image\s\d+")


class Verdict(enum.StrEnum):
    """The answer of a gate. Heaviest last by `rank`; what does not apply weighs as much as what passes."""

    NOT_APPLICABLE = "sans_objet"
    PASSES = "passe"
    WARNS = "avertit"
    BLOCKS = "bloque"

    @property
    def rank(self) -> int:
        """0 for passing or not applying, 1 for a warning, 2 for a block."""
        return {Verdict.WARNS: 1, Verdict.BLOCKS: 2}.get(self, 0)


class Origin(enum.StrEnum):
    """Where a reason comes from: the detection of a text may be contested, a record is final."""

    TEXT = "texte"
    RECORD = "fiche"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a gate warns or blocks: `text` is a French sentence saying what, and how to mend it.

    `finding` is the point of the text it came from, if any. Nobody is named, except by a finding's message.
    `link` is the external link whose pertinence is asked, empty otherwise.
    """

    text: str
    verdict: Verdict
    origin: Origin = Origin.RECORD
    finding: Finding | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class GateResult:
    """The verdict of one gate, the article it applies (None for good practice) and its reasons."""

    verdict: Verdict
    article: str | None
    reasons: tuple[Reason, ...] = ()

    def to_mapping(self) -> dict[str, Any]:
        """The form that the command line prints."""
        return {
            "verdict": str(self.verdict),
            "article": self.article,
            "reasons": [reason.text for reason in self.reasons],
        }


# What a gate is: the reasons against the case, none when it passes, or None when it does not apply.
Examination = Callable[[GateCase], tuple[Reason, ...] | None]


def blocks(sentence: str, origin: Origin = Origin.RECORD) -> Reason:
    """A reason that blocks."""
    return Reason(sentence, Verdict.BLOCKS, origin)


def warns(sentence: str, origin: Origin = Origin.RECORD) -> Reason:
    """A reason that warns."""
    return Reason(sentence, Verdict.WARNS, origin)


def quoted(text: str) -> str:
    """`text` in French quotation marks, with their no-break spaces."""
    return f"«\u00a0{text}\u00a0»"


def file_name(image: CaseImage) -> str:
    """The file of an image without its folders: how a reason tells it from the others."""
    return image.name.replace("\\", "/").rsplit("/", 1)[-1]


def named_image(image: CaseImage) -> str:
    """An image within a sentence: `image « fete.jpg »`, or its place in the post when it has no file name."""
    name = file_name(image)
    return name if _PLACE.fullmatch(name) else f"image {quoted(name)}"


def of_image(image: CaseImage, sentence: str) -> str:
    """`sentence` about an image, after its name."""
    name = named_image(image)
    return f"{name[:1].upper()}{name[1:]}\u00a0: {after_colon(sentence)}"


def after_colon(sentence: str) -> str:
    """`sentence` as it goes on after a colon, without its capital."""
    return sentence[:1].lower() + sentence[1:]
