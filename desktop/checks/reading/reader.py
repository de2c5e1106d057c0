"""From text to a sentence: words, clitics and marks, each with its readings and its role."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.checks.document import Document, Span
from desktop.checks.reading.roles import role_of
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import Vocabulary, forms

_TOKEN = re.compile(
    r"\d+(?:[ .,:/-]\d+)*(?:er|re|e|es|ers|h|ème)?(?![^\W\d_])"
    r"|(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=[^\W\d_«])"
    r"|(?:M|MM|Dr|Dre|Me|Mgr)\.(?= )|nos?\.(?= ?\d)"
    r"|[^\W\d_]{3,}(?:[.·•⋅/](?:e|ne|le|te|trice|euse|ère|ve)|-(?:e|ne|trice|euse|ère|ve)|\((?:e|ne|le)\))(?:[.·•⋅/-]?s)?(?!\w)"
    r"|[^\W\d_]+\.(?:[^\W\d_]\.)+"
    r"|(?!p\.-s)[^\W\d_]\.-[^\W\d_]\."
    r"|[^\W\d_]+(?:(?:[-']|–(?=(?-i:[A-ZÀ-Ý])))[^\W\d_]+)*"
    r"|\d+|[^\w\s]|_",
    re.IGNORECASE,
)
# « candidat.e.s », « résident(e)s »: one noun of both genders, whatever is thought of the spelling.
_SHORTENED = re.compile(r"[^\W\d_]{3,}(?=[.·•⋅/(][^\W\d_]|-(?:e|ne|trice|euse|ère|ve)(?:-?s)?$)")
_CLITICS = re.compile(
    r"(?P<verb>.+?)(?P<first>-t-(?:ils?|elles?|on)|-(?:je|tu|ils?|elles?|on|nous|vous|ce|moi|toi|les?|la|lui|leur|y|en))"
    r"(?P<second>-(?:en|y|le|la|les|moi|nous))?$",
    re.IGNORECASE,
)
_PREFIXES = forms(
    "ex mi non sous demi semi anti auto co inter mini multi pré post néo micro méga super quasi vice"
)


def read_sentence(document: Document, span: Span, vocabulary: Vocabulary) -> Sentence:
    """The words of `span` with their roles."""
    words: list[Word] = []
    for match in _TOKEN.finditer(document.folded, span.start, span.end):
        text = match.group()
        if document.is_protected(match.start(), match.end()):
            # An address or a hashtag is one name, whatever it is made of.
            if words and words[-1].role == "M" and document.is_protected(words[-1].start, match.end()):
                words[-1].end = match.end()
            else:
                words.append(Word(text, match.start(), match.end(), vocabulary.form(""), "M"))
            continue
        words += _split(text, match.start(), vocabulary)
    sentence = Sentence(words, document, span, vocabulary)
    for index, word in enumerate(words):
        if word.role != "M":
            sentence.play(index, role_of(sentence, index, word))
    return sentence


def _split(text: str, start: int, vocabulary: Vocabulary) -> list[Word]:
    """A word, cut from its clitics (`avez-vous`); a compound is read as what it is built on."""
    form = vocabulary.form(text)
    if shortened := _SHORTENED.match(text):
        base = vocabulary.form(shortened.group())
        if not base.known:
            base = vocabulary.form(f"{shortened.group()}s")  # tou·te·s
        number = "p" if text.endswith("s") else "s"
        pairs = frozenset({("m", number), ("f", number)})
        return [
            Word(
                text,
                start,
                start + len(text),
                replace(
                    base,
                    text=text.lower(),
                    nouns=pairs,
                    adjectives=frozenset(),
                    participles=frozenset(),
                    verbs=(),
                ),
            )
        ]
    if "-" not in text or form.known:
        return [Word(text, start, start + len(text), form)]
    clitic = _CLITICS.match(text)
    if clitic and (verb := vocabulary.form(clitic["verb"])).known:
        pieces = [clitic["verb"], clitic["first"], clitic["second"] or ""]
        words = [Word(pieces[0], start, start + len(pieces[0]), verb)]
        for piece in filter(None, pieces[1:]):
            words.append(Word(piece, words[-1].end, words[-1].end + len(piece), vocabulary.form(piece)))
        return words
    first, _, rest = text.partition("-")
    core = rest if first.lower() in _PREFIXES else first
    known = vocabulary.form(core)
    described = known.nouns or (core == rest and known.qualifiers)
    return [Word(text, start, start + len(text), replace(known, text=form.text) if described else form)]
