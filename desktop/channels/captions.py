"""Caption files of videos, SubRip (`.srt`) and WebVTT (`.vtt`), read so that only their words can change.

A file is kept whole, as the text its bytes decode to; a cue knows where its lines are in that text. What is written
back is the same text with other words in those places: every byte outside them is the one that was read.
Sources: the WebVTT recommendation of the W3C, and the practice of SubRip, which has no standard.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from desktop.errors import Refusal

SUFFIXES = (".srt", ".vtt")
# Bytes; the captions of a day of video take a tenth of it.
LARGEST = 5 * 1024 * 1024
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|$)")
_HOURS = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMING = re.compile(rf"[ \t]*(?P<start>{_HOURS})[ \t]*-->[ \t]*(?P<end>{_HOURS})(?P<settings>(?:[ \t].*)?)")
_LIKE_TIMING = re.compile(r"[ \t]*\d+[:.]\d+.*[-–—]+>|.*-->")
_NUMBER = re.compile(r"[ \t]*\d+[ \t]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a cue's words: `text[start:end]` of the file, without its line break; `number` counts from 1."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption. `number` counts from 1; times are in milliseconds; `timing` is the whole line, as written."""

    number: int
    begins: int
    ends: int
    timing: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Captions:
    """A caption file. `mark` is the byte order mark it began with, `encoding` what its other bytes are in."""

    name: str
    text: str
    mark: bytes
    encoding: str
    webvtt: bool
    cues: tuple[Cue, ...]

    def words(self, cue: Cue) -> str:
        """The words of a cue as they stand in the file, tags included, lines parted by `\\n`."""
        return "\n".join(self.text[line.start : line.end] for line in cue.lines)

    def to_bytes(self) -> bytes:
        """The file to write: byte for byte the one that was read when nothing was replaced."""
        return self.mark + self.text.encode(self.encoding)

    def replaced(self, changes: Iterable[tuple[int, int, str]]) -> Captions:
        """The same file with other words at some places of `text`, none of which overlaps another.

        Raises `Refusal` when what is put would add or remove a caption, change a time, or cannot be written in the
        file's encoding.
        """
        text = self.text
        for start, end, words in sorted(changes, reverse=True):
            text = text[:start] + words + text[end:]
        _refuse_unwritable(self, text)
        made = Captions(self.name, text, self.mark, self.encoding, self.webvtt, _cues(self.name, text))
        if _skeleton(made) != _skeleton(self):
            raise Refusal(
                "sous_titre_coupe",
                "Ces mots ajouteraient ou retireraient un sous-titre, ou changeraient son minutage. Rien n’a été "
                "changé; gardez les mots entre les lignes vides, sans flèche «\u00a0-->\u00a0».",
            )
        return made

    def with_words(self, cue: Cue, words: str) -> Captions:
        """The same file with other words in one cue; as many lines as `words` has. Raises as `replaced`."""
        wanted = words.split("\n")
        if not cue.lines or not all(line.strip() for line in wanted):
            raise Refusal(
                "sous_titre_vide",
                "Un sous-titre ne peut être vide ni contenir de ligne vide. Rien n’a été changé; gardez au moins un mot.",
            )
        present = [self.text[line.start : line.end] for line in cue.lines]
        if len(wanted) == len(present):
            pairs = zip(cue.lines, wanted, strict=True)
            return self.replaced((line.start, line.end, put) for line, put in pairs)
        first = cue.lines[0]
        ending = _ending(self.text, first.end)
        return self.replaced([(first.start, cue.lines[-1].end, ending.join(wanted))])


def is_caption_file(name: str) -> bool:
    """Whether a file's name is that of captions."""
    return PurePath(name).suffix.lower() in SUFFIXES


def read_captions(data: bytes, name: str) -> Captions:
    """The captions of a file. `name` is shown in messages.

    UTF-8 and UTF-16 are recognised, with their mark; anything that is not UTF-8 is read as Windows-1252. Raises
    `Refusal` (`sous_titres_…`), with the number of the line that cannot be read.
    """
    if len(data) > LARGEST:
        raise _wrong("trop_longs", name, "est trop long pour des sous-titres (plus de 5 Mo)")
    mark, text, encoding = _decoded(data, name)
    webvtt = text.startswith("WEBVTT")
    if not webvtt and PurePath(name).suffix.lower() == ".vtt":
        raise _wrong("entete", name, "ne commence pas par «\u00a0WEBVTT\u00a0»", 1)
    return Captions(name, text, mark, encoding, webvtt, _cues(name, text))


def _decoded(data: bytes, name: str) -> tuple[bytes, str, str]:
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", ""))
    for tried in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            text = data[len(mark) :].decode(tried)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            continue
        if "\0" in text:
            line = text.count("\n", 0, text.index("\0")) + 1
            break
        return mark, text, tried
    raise _wrong("encodage", name, "n’est pas un fichier de texte", line)


def _wrong(code: str, name: str, what: str, line: int | None = None) -> Refusal:
    place = f", ligne {line}" if line is not None else ""
    return Refusal(
        f"sous_titres_{code}",
        f"Le fichier «\u00a0{name}\u00a0» {what}{place}. Rien n’a été vérifié ni changé; corrigez-le dans l’outil qui l’a "
        "produit, ou exportez-le de nouveau en .srt ou en .vtt.",
    )


def _refuse_unwritable(captions: Captions, text: str) -> None:
    try:
        text.encode(captions.encoding)
    except UnicodeEncodeError as error:
        raise Refusal(
            "sous_titre_encodage",
            f"Le caractère «\u00a0{text[error.start]}\u00a0» ne peut pas s’écrire dans ce fichier "
            f"({captions.encoding}). Rien n’a été changé; remplacez-le, ou exportez le fichier en UTF-8.",
        ) from error


def _ending(text: str, at: int) -> str:
    """The line break that stands at a place of the text."""
    return "\r\n" if text.startswith("\r\n", at) else text[at : at + 1] or "\n"


def _skeleton(captions: Captions) -> list[tuple[str, bool]]:
    return [(cue.timing, bool(cue.lines)) for cue in captions.cues]


# --- cues -------------------------------------------------------------------------------------------


def _cues(name: str, text: str) -> tuple[Cue, ...]:
    cues: list[Cue] = []
    webvtt = text.startswith("WEBVTT")
    for place, block in enumerate(_blocks(text)):
        words = [text[line.start : line.end] for line in block]
        if webvtt and (place == 0 or words[0].split(" ")[0].split("\t")[0] in ("NOTE", "STYLE", "REGION")):
            continue
        at = next((i for i, line in enumerate(words[:2]) if _TIMING.fullmatch(line)), None)
        if at is not None and not (at == 1 and not webvtt and not _NUMBER.fullmatch(words[0])):
            glued = next((i for i, line in enumerate(words) if i > at and "-->" in line), None)
            if glued is not None:
                raise _wrong(
                    "minutage", name, "a un minutage sans ligne vide devant lui", block[glued].number
                )
            cues.append(_cue(name, len(cues) + 1, words[at], block, at))
        elif at is None and not webvtt and cues and not any(map(_LIKE_TIMING.match, words)):
            # Tools of SubRip leave blank lines inside a caption.
            last = cues[-1]
            cues[-1] = Cue(last.number, last.begins, last.ends, last.timing, last.lines + block)
        else:
            wrong = next((i for i, line in enumerate(words) if _LIKE_TIMING.match(line)), 0)
            what = (
                "a un minutage illisible" if _LIKE_TIMING.match(words[wrong]) else "a un bloc sans minutage"
            )
            raise _wrong("minutage", name, what, block[wrong].number)
    if not cues:
        raise _wrong("vides", name, "ne contient aucun sous-titre")
    return tuple(cues)


def _cue(name: str, number: int, timing: str, block: tuple[Line, ...], at: int) -> Cue:
    match = _TIMING.fullmatch(timing)
    assert match is not None
    begins, ends = _milliseconds(match["start"]), _milliseconds(match["end"])
    if ends < begins:
        raise _wrong("minutage", name, "a un sous-titre qui finit avant de commencer", block[at].number)
    return Cue(number, begins, ends, timing, block[at + 1 :])


def _blocks(text: str) -> Iterator[tuple[Line, ...]]:
    """The runs of lines that no blank line parts."""
    block: list[Line] = []
    for number, match in enumerate(_LINE.finditer(text), 1):
        if match[1].strip():
            block.append(Line(match.start(), match.end(1), number))
        elif block:
            yield tuple(block)
            block = []
    if block:
        yield tuple(block)


def _milliseconds(time: str) -> int:
    whole, _, fraction = time.replace(",", ".").partition(".")
    seconds = 0
    for part in whole.split(":"):
        seconds = 60 * seconds + int(part)
    return 1000 * seconds + int(fraction.ljust(3, "0"))
