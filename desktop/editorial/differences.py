"""What changed between two texts, word by word, and between two series of images. Pure.

Paragraphs are matched first, then words inside those that differ, on anchors that are unique on both sides
(patience difference): the time stays close to the length of the texts, and a word repeated a hundred times
does not mislead the comparison. A no-break space is not a space: changing one for the other is a difference.
"""

from __future__ import annotations

import enum
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher

from desktop.editorial.post import ImageUse


class PieceKind(enum.StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text. Same and removed pieces make the text before, same and added ones the text after."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class ImageDifference:
    """One image added (`before` is None), removed (`after` is None) or used otherwise.

    `changed` names the fields of `ImageUse` that differ; `moved` is whether its place among those kept did.
    """

    before: ImageUse | None
    after: ImageUse | None
    changed: tuple[str, ...] = ()
    moved: bool = False


_PARAGRAPH = re.compile(r"[^\n]+|\n+")
# A word with its elided article apart (« l’ » + « école »), a number with its decimals, a run of ordinary
# spaces; everything else, no-break spaces included, stands by itself.
_TOKEN = re.compile(r"\d+(?:,\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*[’']?|[ \t]+|\n+|.", re.DOTALL)

_CELLS = 40_000
"""Pairs of tokens up to which two runs without any anchor are still compared one by one."""


def word_differences(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces that lead from `before` to `after`, in reading order, what goes before what comes.

    Empty when both are. Changes that only a space separates are one change: it reads better.
    """
    if before == after:
        return (Piece(PieceKind.SAME, before),) if before else ()
    pieces: list[Piece] = []
    old, new = _PARAGRAPH.findall(before), _PARAGRAPH.findall(after)
    for same, left, right in _aligned(old, new):
        if same:
            _add(pieces, PieceKind.SAME, "".join(left))
        else:
            _add_words(pieces, "".join(left), "".join(right))
    return _gathered(pieces)


def are_equal(pieces: Iterable[Piece]) -> bool:
    """Whether nothing changed."""
    return all(piece.kind is PieceKind.SAME for piece in pieces)


def image_differences(before: Sequence[ImageUse], after: Sequence[ImageUse]) -> tuple[ImageDifference, ...]:
    """What changed among the images: first those of `after` in order, then those that are gone.

    Images are recognised by their original; the same one used twice is matched in order.
    """
    old, new = _numbered(before), _numbered(after)
    still = _unmoved([key for key in old if key in new], [key for key in new if key in old])
    found = []
    for key, use in new.items():
        former = old.get(key)
        if former is None:
            found.append(ImageDifference(None, use))
            continue
        changed = tuple(
            field.name
            for field in fields(ImageUse)
            if getattr(former, field.name) != getattr(use, field.name)
        )
        if changed or key not in still:
            found.append(ImageDifference(former, use, changed, key not in still))
    found += [ImageDifference(use, None) for key, use in old.items() if key not in new]
    return tuple(found)


def _add_words(pieces: list[Piece], before: str, after: str) -> None:
    for same, left, right in _aligned(_TOKEN.findall(before), _TOKEN.findall(after)):
        if same:
            _add(pieces, PieceKind.SAME, "".join(left))
        else:
            _add(pieces, PieceKind.REMOVED, "".join(left))
            _add(pieces, PieceKind.ADDED, "".join(right))


def _add(pieces: list[Piece], kind: PieceKind, text: str) -> None:
    if not text:
        return
    if pieces and pieces[-1].kind is kind:
        pieces[-1] = Piece(kind, pieces[-1].text + text)
    else:
        pieces.append(Piece(kind, text))


_Run = tuple[bool, Sequence[str], Sequence[str]]
"""Whether both sides say the same, what the first says, what the second says."""

_Span = tuple[int, int, int, int]


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[_Run]:
    """Runs that cover both sides in order. No recursion: a long text has many anchors."""
    waiting: list[_Span | tuple[int, int, int]] = [(0, len(old), 0, len(new))]
    while waiting:
        work = waiting.pop()
        if len(work) == 3:
            start, other, length = work
            yield True, old[start : start + length], new[other : other + length]
            continue
        low, high, other_low, other_high = work
        if low == high and other_low == other_high:
            continue
        parts = _parts(old, new, work)
        if parts is None:
            yield False, old[low:high], new[other_low:other_high]
        else:
            waiting.extend(reversed(parts))


def _parts(old: Sequence[str], new: Sequence[str], span: _Span) -> list[_Span | tuple[int, int, int]] | None:
    """`span` cut where both sides agree, in order; None when they agree nowhere that is worth looking for."""
    low, high, other_low, other_high = span
    shorter = min(high - low, other_high - other_low)
    head = 0
    while head < shorter and old[low + head] == new[other_low + head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[high - 1 - tail] == new[other_high - 1 - tail]:
        tail += 1
    if head or tail:
        middle = (low + head, high - tail, other_low + head, other_high - tail)
        ends = (low, other_low, head), (high - tail, other_high - tail, tail)
        return [*([ends[0]] if head else []), middle, *([ends[1]] if tail else [])]
    if not shorter:
        return None
    anchors = _anchors(old, new, span) or _matches(old, new, span)
    if not anchors:
        return None
    parts: list[_Span | tuple[int, int, int]] = []
    for start, other, length in anchors:
        parts += [(low, start, other_low, other), (start, other, length)]
        low, other_low = start + length, other + length
    return [*parts, (low, high, other_low, other_high)]


def _anchors(old: Sequence[str], new: Sequence[str], span: _Span) -> list[tuple[int, int, int]]:
    """The longest series, in the same order, of tokens that each side of `span` holds exactly once."""
    low, high, other_low, other_high = span
    once = {token for token, count in Counter(old[low:high]).items() if count == 1}
    counted = Counter(token for token in new[other_low:other_high] if token in once)
    places = {new[i]: i for i in range(other_low, other_high) if counted.get(new[i]) == 1}
    # A space or a comma that happens to be alone says nothing of where the texts agree.
    pairs = [
        (i, places[old[i]])
        for i in range(low, high)
        if old[i] in places and any(letter.isalnum() for letter in old[i])
    ]
    kept = _longest_increasing([other for _, other in pairs])
    return [(*pairs[index], 1) for index in kept]


def _matches(old: Sequence[str], new: Sequence[str], span: _Span) -> list[tuple[int, int, int]]:
    """The blocks that two short runs share; none when they are too long to be compared so."""
    low, high, other_low, other_high = span
    if (high - low) * (other_high - other_low) > _CELLS:
        return []
    matcher = SequenceMatcher(None, old[low:high], new[other_low:other_high], autojunk=False)
    return [
        (low + block.a, other_low + block.b, block.size)
        for block in matcher.get_matching_blocks()
        if block.size
    ]


def _longest_increasing(values: Sequence[int]) -> list[int]:
    """The indices of a longest increasing series of `values`."""
    ends: list[int] = []
    ending: list[int] = []
    before: list[int | None] = []
    for index, value in enumerate(values):
        place = bisect_left(ends, value)
        before.append(ending[place - 1] if place else None)
        if place == len(ends):
            ends.append(value)
            ending.append(index)
        else:
            ends[place], ending[place] = value, index
    series = []
    last = ending[-1] if ending else None
    while last is not None:
        series.append(last)
        last = before[last]
    return series[::-1]


def _gathered(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Changes apart by nothing but spaces made one, and in each change what goes before what comes."""
    gathered: list[Piece] = []
    removed = added = ""
    for position, piece in enumerate(pieces):
        if piece.kind is PieceKind.REMOVED:
            removed += piece.text
        elif piece.kind is PieceKind.ADDED:
            added += piece.text
        elif removed and added and _only_links(pieces, position):
            removed, added = removed + piece.text, added + piece.text
        else:
            _add(gathered, PieceKind.REMOVED, removed)
            _add(gathered, PieceKind.ADDED, added)
            removed = added = ""
            _add(gathered, PieceKind.SAME, piece.text)
    _add(gathered, PieceKind.REMOVED, removed)
    _add(gathered, PieceKind.ADDED, added)
    return tuple(_settled(gathered))


_FARTHEST = 400
"""Characters by which a passage may slide to begin where a reader would say it begins."""


def _settled(pieces: list[Piece]) -> list[Piece]:
    """Passages added or removed alone, moved to begin with their paragraph or their word.

    « a. [b.] » and « a[. b]. » say the same; only the first reads as the sentence that was added.
    """
    kinds = PieceKind
    for place in range(1, len(pieces) - 1):
        before, passage, after = pieces[place - 1 : place + 2]
        if passage.kind is kinds.SAME or not before.kind is after.kind is kinds.SAME:
            continue
        best = max(
            range(_slides(passage.text, after.text) + 1), key=lambda by: _begins(passage.text, after.text, by)
        )
        if best:
            joined = passage.text + after.text
            pieces[place - 1] = Piece(kinds.SAME, before.text + joined[:best])
            pieces[place] = Piece(passage.kind, joined[best : best + len(passage.text)])
            pieces[place + 1] = Piece(kinds.SAME, after.text[best:])
    return [piece for piece in pieces if piece.text]


def _slides(passage: str, after: str) -> int:
    """By how many characters `passage` may slide over what follows it, saying the same."""
    by = 0
    while by < min(len(after), _FARTHEST) and (passage + after)[by] == after[by]:
        by += 1
    return by


def _begins(passage: str, after: str, by: int) -> int:
    """How well a passage that slid begins: with a paragraph, else with a word, and never in two pieces of a word."""
    joined, end = passage + after, by + len(passage)
    if by and joined[end - 1 : end].isalnum() and joined[end : end + 1].isalnum():
        return -1
    return 2 if joined[by] == "\n" else int(joined[by] in " \u00a0")


def _only_links(pieces: Sequence[Piece], position: int) -> bool:
    """Whether a piece that stays is but spaces between two replaced words."""
    following = {piece.kind for piece in pieces[position + 1 : position + 3]}
    return not pieces[position].text.strip(" \u00a0\u202f") and following >= {
        PieceKind.REMOVED,
        PieceKind.ADDED,
    }


def _numbered(uses: Sequence[ImageUse]) -> dict[tuple[str, int], ImageUse]:
    """The images by original and by how many times it came before."""
    met: Counter[str] = Counter()
    numbered = {}
    for use in uses:
        numbered[use.asset, met[use.asset]] = use
        met[use.asset] += 1
    return numbered


def _unmoved(old: Sequence[tuple[str, int]], new: Sequence[tuple[str, int]]) -> frozenset[tuple[str, int]]:
    """Those of the images kept whose order did not change, as many as can be said so."""
    places = {key: place for place, key in enumerate(old)}
    return frozenset(new[index] for index in _longest_increasing([places[key] for key in new]))
