"""Captions read as sentences: the words of the cues put end to end, what is found put back where it stands.

A sentence often runs over several cues and lines; a check that saw them one by one would accuse each. So cues are
joined until something ends the sentence, tags left out, and every character remembers where it is in the file.
"""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from desktop.channels.captions import Captions, Cue, Line, read_captions
from desktop.checks.base import CheckContext, CheckReport
from desktop.checks.fields import TextField
from desktop.checks.process.protocol import CheckRequest
from desktop.editorial.findings import Finding
from desktop.editorial.post import Channel
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.checker import Checker

# Code points of a passage: the checks of one that did not change are not done again.
PASSAGE = 800
# Milliseconds of silence after which another sentence begins.
SILENCE = 3_000
# What people say is not rewritten: no sentence to shorten, no acronym to spell out.
_WRITTEN_ONLY = "langage_clair."
_VOICE = re.compile(r"<v[.\s][^>]*>", re.IGNORECASE)
_WEBVTT_MARK = re.compile(r"<[^>\n]*>")
_SUBRIP_MARK = re.compile(r"</?(?:b|i|u|s|font|c|v)(?:[\s.][^>\n]*)?>|\{\\[^}\n]*\}", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp|lrm|rlm|#\d{1,6}|#x[0-9a-fA-F]{1,6});")
_ENDED = re.compile(r"[.!?…:;»\])\"”♪♫][\"»”’)\]]*$")
_SPEAKS = re.compile(r"(?:[-–—]\s?\S|>>|\[|\(|♪|♫)")


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of some cues that follow one another. `places[i]` is where `text[i]` begins and ends in the file;
    what was put between two lines has no place, and so has nothing to replace."""

    first: int
    text: str
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class CaptionFinding:
    """A finding on a caption file: its span is in `Captions.text`; `cue` is the number of the one it begins in.

    `words` are those it speaks of, as they are read; `fixes` are, for each suggestion of `finding`, the changes that
    put it in the file, or nothing when it would have to be shared out between cues by hand.
    """

    finding: Finding
    cue: int
    line: int
    words: str
    fixes: tuple[tuple[tuple[int, int, str], ...], ...]


@dataclass(frozen=True, slots=True)
class CaptionReport:
    """What was found, in reading order, and the checks that could not run."""

    findings: tuple[CaptionFinding, ...]
    unchecked: tuple[str, ...] = ()


def open_captions(path: Path) -> Captions:
    """The captions of a file. Raises as `read_captions`, or `EnvironmentFault` when it cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EnvironmentFault(
            "fichier_illisible",
            f"Le fichier «\u00a0{path.name}\u00a0» ne peut pas être lu ({error.strerror}). Rien n’a été vérifié; vérifiez "
            "qu’il existe encore et que vous y avez accès.",
        ) from error
    return read_captions(data, path.name)


def save_captions(captions: Captions, path: Path, source: Path | None = None) -> None:
    """Write the corrected captions in a new file, whole or not at all.

    Raises `Refusal` when it is `source`, the file that was opened, which stays as it is; `EnvironmentFault` when
    nothing can be written there.
    """
    if source is not None and path.exists() and source.exists() and path.samefile(source):
        raise Refusal(
            "sous_titres_source",
            "Le fichier d’origine reste tel quel\u00a0: choisissez un autre nom pour la version corrigée. Rien n’a été "
            "écrit.",
        )
    partial = path.with_name(f".{path.name}.partiel")
    try:
        partial.write_bytes(captions.to_bytes())
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise EnvironmentFault(
            "sous_titres_non_ecrits",
            f"Le fichier «\u00a0{path.name}\u00a0» n’a pas pu être écrit ({error.strerror}). Vos corrections sont encore à "
            "l’écran; choisissez un autre dossier.",
        ) from error


def corrected_name(name: str) -> str:
    """The name proposed for the corrected file: `conseil.srt` gives `conseil-corrigé.srt`."""
    path = Path(name)
    return f"{path.stem}-corrigé{path.suffix}"


def check_captions(
    checker: Checker, captions: Captions, context: CheckContext, key: str
) -> Future[CheckReport]:
    """The report to come on every passage; `placed` puts it back in the file. A newer request of `key` wins."""
    return checker.submit(request_of(captions, context, key))


def request_of(captions: Captions, context: CheckContext, key: str | None = None) -> CheckRequest:
    """What is asked of the checks: each passage is a field named by its first cue."""
    fields = tuple(
        TextField(f"sous-titre:{passage.first}", passage.text)
        for passage in passages(captions)
        if passage.text.strip()
    )
    return CheckRequest(fields, context, str(Channel.YOUTUBE), "publication", key)


def placed(captions: Captions, report: CheckReport) -> CaptionReport:
    """A report on the passages, on the file itself."""
    by_field = {f"sous-titre:{passage.first}": passage for passage in passages(captions)}
    lines = [(line, cue.number) for cue in captions.cues for line in cue.lines]
    found = []
    for finding in report.findings:
        passage = by_field.get(finding.where)
        if passage is not None and not finding.rule.startswith(_WRITTEN_ONLY):
            made = _placed(captions, passage, finding, lines)
            if made is not None:
                found.append(made)
    return CaptionReport(tuple(sorted(found, key=lambda f: f.finding.start)), report.unchecked)


# --- from cues to sentences -------------------------------------------------------------------------


def passages(captions: Captions) -> tuple[Passage, ...]:
    """The words of a file in passages, each of whole sentences."""
    made: list[Passage] = []
    text: list[str] = []
    places: list[tuple[int, int]] = []
    first, before = 1, None
    for cue in captions.cues:
        for line in cue.lines:
            pieces = _pieces(captions, line)
            if not pieces:
                continue
            words = "".join(letter for letter, _ in pieces)
            if text:
                new = _is_new(captions, "".join(text[-40:]), line, words, before, cue)
                if new and len(text) > PASSAGE:
                    made.append(Passage(first, "".join(text), tuple(places)))
                    text, places = [], []
                else:
                    text.append("\n" if new else " ")
                    places.append((places[-1][1], places[-1][1]))
            if not text:
                first = cue.number
            text += [letter for letter, _ in pieces]
            places += [place for _, place in pieces]
            before = cue
    if text:
        made.append(Passage(first, "".join(text), tuple(places)))
    return tuple(made)


def _is_new(captions: Captions, ending: str, line: Line, words: str, before: Cue | None, cue: Cue) -> bool:
    """Whether a line begins another sentence than the one before it."""
    silent = before is not None and cue.begins - before.ends >= SILENCE
    voice = _VOICE.match(captions.text[line.start : line.end].lstrip())
    return bool(silent or voice or _ENDED.search(ending) or _SPEAKS.match(words))


def _pieces(captions: Captions, line: Line) -> list[tuple[str, tuple[int, int]]]:
    """The characters one reads in a line, each with its place in the file; none of its tags and outer spaces."""
    raw, made, at = captions.text, [], line.start
    mark = _WEBVTT_MARK if captions.webvtt else _SUBRIP_MARK
    while at < line.end:
        if skipped := mark.match(raw, at, line.end):
            at = skipped.end()
        elif captions.webvtt and (entity := _ENTITY.match(raw, at, line.end)):
            letter = html.unescape(entity.group())
            made.append((letter if len(letter) == 1 else "?", entity.span()))
            at = entity.end()
        else:
            made.append((raw[at], (at, at + 1)))
            at += 1
    while made and made[-1][0].isspace():
        made.pop()
    blank = next((i for i, (letter, _) in enumerate(made) if not letter.isspace()), 0)
    return made[blank:]


# --- from sentences back to cues --------------------------------------------------------------------


def _placed(
    captions: Captions, passage: Passage, finding: Finding, lines: Sequence[tuple[Line, int]]
) -> CaptionFinding | None:
    start, end = finding.start, min(finding.end, len(passage.text))
    if start >= len(passage.text):
        return None
    begins = passage.places[start][0]
    ends = passage.places[end - 1][1] if end > start else begins
    line, cue = next(((line, cue) for line, cue in reversed(lines) if line.start <= begins), lines[0])
    fixes = tuple(tuple(_changes(captions, passage, start, end, words)) for words in finding.suggestions)
    return CaptionFinding(finding.moved(begins, ends), cue, line.number, passage.text[start:end], fixes)


def _changes(
    captions: Captions, passage: Passage, start: int, end: int, words: str
) -> Iterator[tuple[int, int, str]]:
    """The changes that put `words` in the place of `passage.text[start:end]`; none when that cannot be done surely.

    What is the same at both ends is left alone; what lies over a tag or a line break is replaced word for word.
    """
    shown = passage.text[start:end]
    if "\n" in words:
        return
    if (one := _change(captions, passage, start, end, words)) is not None:
        yield one
        return
    old, new = list(re.finditer(r"\S+", shown)), words.split()
    if len(old) != len(new):
        return
    changes = []
    for match, put in zip(old, new, strict=True):
        change = _change(captions, passage, start + match.start(), start + match.end(), put)
        if change is None:
            return
        changes.append(change)
    yield from (change for change in changes if captions.text[change[0] : change[1]] != change[2])


def _change(
    captions: Captions, passage: Passage, start: int, end: int, words: str
) -> tuple[int, int, str] | None:
    """One change, or None when the words lie over something that is not one of them."""
    shown = passage.text[start:end]
    same = 0
    while same < min(len(shown), len(words)) and shown[same] == words[same]:
        same += 1
    tail = 0
    while tail < min(len(shown), len(words)) - same and shown[-1 - tail] == words[-1 - tail]:
        tail += 1
    start, end, words = start + same, end - tail, words[same : len(words) - tail]
    span = passage.places[start:end]
    if not span:
        # Words are added: after the character before, where there is one.
        before = passage.places[start - 1] if start else None
        after = passage.places[start][0] if start < len(passage.places) else None
        place = before[1] if before is not None and before[0] < before[1] else after
        return None if place is None else (place, place, _written(captions, words))
    touching = all(one[1] == other[0] for one, other in itertools.pairwise(span))
    if not touching or any(a == b for a, b in span):
        return None
    return span[0][0], span[-1][1], _written(captions, words)


def _written(captions: Captions, words: str) -> str:
    """Words as the file writes them: WebVTT has signs of its own."""
    return words.replace("&", "&amp;").replace("<", "&lt;") if captions.webvtt else words
