"""The text under check: normalised once, here, with the way back to the text as it was given.

Three views of one text:

- `original`: what the person wrote, in whatever Unicode form;
- `text`: its NFC form; every check works on it and every span of a check is in its code points;
- `folded`: same length as `text`, with the typographic apostrophe as `'` and every no-break or
  exotic space as an ordinary one, for matching words without caring how they were typed.

`to_original` maps a span of `text` to the span of `original` that produced it.
"""

from __future__ import annotations

import bisect
import functools
import operator
import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from desktop.editorial.findings import VIDEO_TAGS

_APOSTROPHES = dict.fromkeys(map(ord, "\u2019\u02bc\u2018\uff07"), "'")
_SPACES = dict.fromkeys(
    map(ord, "\u00a0\u202f\u2007\u2009\u200a\u2002\u2003\u2004\u2005\u2006\u2008\u205f\u3000\t"), " "
)
_FOLD = _APOSTROPHES | _SPACES

_ASCII_RUN = re.compile(r"[\x00-\x7f]+")

EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u23e9-\u23fa\u231a\u231b\u24c2"
    "\u3030\u303d\u3297\u3299\ufe0f\u200d\u20e3\U000e0020-\U000e007f]+"
)
_URL = r"(?:https?://|www\.)[^\s<>«»\"')\]]*[^\s<>«»\"')\].,;:!?…]"
# Bounded as in RFC 5321 and RFC 1035: a long run of letters must not be tried from each of its letters.
_EMAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}"
_BARE_DOMAIN = (
    r"(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,10}(?:ca|com|org|net|qc\.ca|gouv\.qc\.ca|gc\.ca|info|quebec|fr|eu|io|tv|be)"
    r"(?![\w-])(?:/[^\s<>«»\"')\]]*[^\s<>«»\"')\].,;:!?…])?"
)
_HANDLE = r"(?<![\w@])[@#](?=\w*[^\W\d_])\w+"
_CODE = r"`[^`\n]+`"
_PROTECTED = re.compile(f"{_CODE}|{_URL}|{_EMAIL}|{_BARE_DOMAIN}|{_HANDLE}", re.IGNORECASE)
_ONE_WORD_LINE = re.compile(r"^\S+$", re.MULTILINE)
_JOINED_WORDS = re.compile(r"\b\w*[a-zà-öø-ÿ][A-ZÀ-ÖØ-Þ]\w*")
# Bounded too, and stopped by the next bracket: a line of brackets costs no more than its length.
_MARKDOWN_LINK = re.compile(
    r"!?\[(?P<label>[^\]\n]{0,300})\]\((?P<target>[^)\s\[]{0,2000})(?:\s{1,9}\"[^\"\n]{0,300}\")?\)"
)
_MARKDOWN_PREFIX = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+•▪◦–—][ \t]+|\d{1,3}[.)][ \t]+|\|)+", re.MULTILINE
)

_ITALICS = re.compile(
    r"(?<![\w*])\*(?![\s*])[^*\n]+?(?<![\s*])\*(?![\w*])|(?<![\w_])_(?![\s_])[^_\n]+?(?<![\s_])_(?![\w_])"
)

# A sentence ends at . ! ? … followed by a space and something that can open a sentence, at a line end,
# or at an emoji. Abbreviations and initials do not end one; the symbol of a unit after a number does
# (« à 9 h. », « 30 min. »), and so does « etc. ».
_ABBREVIATION = re.compile(
    r"(?:(?i:\b(?:M|MM|Mme|Mmes|Mlle|Dr|Dre|Me|Mgr|St|Ste|boul|av|ch|app|no|nos|art|al|tél|poste|vol|env|ex|réf"
    r"|inc|ltée|janv|févr|avr|juill|sept|oct|nov|déc)|(?<!\d )\b(?:p|pp|max|min|c|r))|\b[A-ZÉÈÀ])\.$"
)
_BREAK = re.compile(r"(?<=[.!?…])(?:[»\")\]*_’']*)[ ]+(?=[^\s a-zà-öø-ÿ])|\n+")
_PART = re.compile(r"[-']")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*'?|\d+(?:[ ,.]\d+)*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open interval of code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a number, in `folded` form, with its place in `Document.text`."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


class Document:
    """One field of a post, ready to be checked.

    `where` names the field (see `Finding.where`); `medium` and `kind` are those of the post;
    `markdown` says whether `#`, `*`, `[…](…)` have a meaning in it (site and Le Contact). `typing` is where
    the caret is in `original` while a word is being typed, else None.
    """

    def __init__(
        self,
        original: str,
        *,
        where: str = "corps",
        medium: str = "website",
        kind: str = "publication",
        markdown: bool = True,
        typing: int | None = None,
    ) -> None:
        self.original = original
        self.where = where
        self.medium = medium
        self.kind = kind
        self.markdown = markdown
        self.typing = typing
        self.text, self._starts, self._originals = normalise(original)
        self.folded = self.text.translate(_FOLD)

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """The span of `original` that gave `text[start:end]`; both are clamped to the text."""
        if self._starts is None:
            return max(0, start), min(len(self.original), end)
        return self._map(max(0, start), False), self._map(min(len(self.text), end), True)

    def is_being_typed(self, start: int, end: int) -> bool:
        """Whether the caret is in, or at the end of, the word `text[start:end]` that is being typed."""
        if self.typing is None:
            return False
        first, last = self.to_original(start, end)
        return first < self.typing <= last

    def _map(self, position: int, is_end: bool) -> int:
        assert self._starts is not None
        starts, originals = self._starts, self._originals
        index = bisect.bisect_right(starts, position) - 1
        if index < 0:
            return position
        begin, origin = starts[index], originals[index]
        if position == begin:
            return origin
        # Inside a cluster: an ASCII run maps one to one, a composed cluster maps to its end (or start).
        if index + 1 < len(starts):
            length, span = starts[index + 1] - begin, originals[index + 1] - origin
        else:
            length, span = len(self.text) - begin, len(self.original) - origin
        if length == span:
            return origin + position - begin
        return origin + span if is_end else origin

    @functools.cached_property
    def protected(self) -> tuple[Span, ...]:
        """Where no language check may look: addresses, e-mails, hashtags, mentions, code, link targets.

        A tag of a video that joins its words is a hashtag without its sign.
        """
        spans = [Span(m.start(), m.end()) for m in _PROTECTED.finditer(self.folded)]
        if self.markdown:
            spans += [Span(m.start("target") - 2, m.end()) for m in _MARKDOWN_LINK.finditer(self.folded)]
        if self.where == VIDEO_TAGS:
            spans += [Span(m.start(), m.end()) for m in _JOINED_WORDS.finditer(self.folded)]
        return tuple(sorted(spans, key=lambda s: (s.start, s.end)))

    @functools.cached_property
    def _protected_starts(self) -> list[int]:
        return [span.start for span in self.protected]

    def is_protected(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` touches a protected span."""
        if not self.protected:
            return False
        stop = bisect.bisect_left(self._protected_starts, end)
        return any(span.end > start for span in self.protected[max(0, stop - 3) : stop])

    def opens_hashtag(self, start: int) -> bool:
        """Whether the word at `start` follows a `#` or a `@` directly, or opens a tag of a video that is one word."""
        return (start > 0 and self.folded[start - 1] in "#@") or start in self._one_word_tags

    @functools.cached_property
    def _one_word_tags(self) -> frozenset[int]:
        found = _ONE_WORD_LINE.finditer(self.folded) if self.where == VIDEO_TAGS else ()
        return frozenset(match.start() for match in found)

    @functools.cached_property
    def italics(self) -> tuple[Span, ...]:
        """Words between single asterisks or underscores, in any medium: foreign words and titles of works."""
        return tuple(Span(m.start(), m.end()) for m in _ITALICS.finditer(self.folded))

    def in_italics(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` lies inside words in italics."""
        before = bisect.bisect_right(self.italics, start, key=lambda span: span.start) - 1
        return before >= 0 and end <= self.italics[before].end

    @functools.cached_property
    def segments(self) -> tuple[Span, ...]:
        """Sentences or parts of lines, without list bullets, heading marks and emoji, in order.

        Each is a stretch of running text that an engine can read alone: an emoji would blind it.
        """
        spans: list[Span] = []
        for line in re.finditer(r"[^\n]+", self.folded):
            start = line.start()
            if prefix := _MARKDOWN_PREFIX.match(self.folded, start):
                start = prefix.end()
            for left, right in _between(self.folded, start, line.end(), EMOJI):
                spans += _sentences(self.folded, left, right)
        return tuple(spans)

    @functools.cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words and numbers of the whole text; elided articles keep their apostrophe (`l'`)."""
        tokens: list[Token] = []
        for match in _WORD.finditer(self.folded):
            tokens += _elisions(match.group(), match.start())
        return tuple(tokens)

    @functools.cached_property
    def words(self) -> frozenset[str]:
        """Every word of it in lower case, compounds whole and in parts: a quick test of what may be there."""
        whole = {token.text.lower().rstrip("'") for token in self.tokens}
        return frozenset(whole.union(*(_PART.split(word) for word in whole if not word.isalpha())))

    @functools.cached_property
    def runs(self) -> frozenset[str]:
        """Every one, two or three characters of `folded` in a row: a quick test of what may be matched there."""
        text = self.folded
        pairs = list(map(operator.add, text, text[1:]))
        return frozenset(map(operator.add, pairs, text[2:])).union(text, pairs)

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens wholly inside `text[start:end]`."""
        first = bisect.bisect_left(self._token_starts, start)
        last = bisect.bisect_left(self._token_starts, end)
        return tuple(token for token in self.tokens[first:last] if token.end <= end)

    @functools.cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]


_ELISION = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'", re.IGNORECASE)


def _elisions(word: str, start: int) -> list[Token]:
    tokens: list[Token] = []
    while match := _ELISION.match(word):
        tokens.append(Token(match.group(), start, start + match.end()))
        word, start = word[match.end() :], start + match.end()
    if word:
        tokens.append(Token(word, start, start + len(word)))
    return tokens


def _between(text: str, start: int, end: int, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    """The stretches of `text[start:end]` between matches of `separator`."""
    pieces, left = [], start
    for match in separator.finditer(text, start, end):
        pieces.append((left, match.start()))
        left = match.end()
    pieces.append((left, end))
    return [(a, b) for a, b in pieces if text[a:b].strip()]


def _sentences(text: str, start: int, end: int) -> list[Span]:
    cuts = [start]
    for match in _BREAK.finditer(text, start, end):
        head = text[max(start, match.start() - 12) : match.start()]
        if not _ABBREVIATION.search(head):
            cuts.append(match.end())
    cuts.append(end)
    spans = []
    for left, right in pairwise(cuts):
        piece = text[left:right]
        if stripped := piece.strip():
            begin = left + len(piece) - len(piece.lstrip())
            spans.append(Span(begin, begin + len(stripped)))
    return spans


def normalise(original: str) -> tuple[str, list[int] | None, list[int]]:
    """NFC of `original`, with the starts of its clusters in NFC and in the original.

    Returns `(text, starts, originals)`; `starts` is None when the text is already NFC.
    """
    if unicodedata.is_normalized("NFC", original):
        return original, None, []
    pieces: list[str] = []
    starts: list[int] = []
    originals: list[int] = []
    position = length = 0
    while position < len(original):
        if ascii_run := _ASCII_RUN.match(original, position):
            # The last ASCII letter of a run may carry a combining accent: leave it to the cluster.
            end = ascii_run.end()
            if end < len(original) and end - 1 > position:
                end -= 1
            elif end < len(original):
                end = _cluster_end(original, position)
        else:
            end = _cluster_end(original, position)
        piece = unicodedata.normalize("NFC", original[position:end])
        starts.append(length)
        originals.append(position)
        pieces.append(piece)
        length += len(piece)
        position = end
    return "".join(pieces), starts, originals


def _cluster_end(text: str, start: int) -> int:
    """The end of a stretch from `start` whose normalisation does not depend on what follows.

    A mark (Mn, Mc, Me) or a vowel or final Hangul jamo may compose with what precedes it.
    """
    end = start + 1
    while end < len(text) and (
        unicodedata.category(text[end])[0] == "M" or "\u1160" <= text[end] <= "\u11ff"
    ):
        end += 1
    return end
