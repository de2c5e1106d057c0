"""What one of our own grammar rules is: a short function, with sentences it must and must not flag.

A text of 20,000 words is some 1,000 sentences, read by every rule: what a rule costs where it finds nothing is
what counts. So each says what must be in a sentence for it to be tried, its trigger:

- `words`: lower-case words, whole compounds or their parts, of which one must be there. They are indexed: a rule
  with `words` costs nothing at all elsewhere. Give every form (`forms("é er ée")` does not match inside words);
- `roles`: letters of `sentence.py`, of which some word must have one: `roles="Q"` for past participles;
- neither, for the few rules that anything may concern: `find` then begins with its cheapest test.

Inside `find`, `sentence.places(WORDS)` gives where words of a set are without a loop over the sentence, and
`sentence.with_role("QA")` where words of some roles are. An answer that several rules ask for is kept in
`sentence.answers`. Expressions are compiled once, at the top of the file, and sets are built there too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from desktop.checks.packed_examples import PackedExamples
from desktop.checks.reading.sentence import Sentence, Word
from desktop.editorial.findings import Category, Severity


@dataclass(frozen=True, slots=True)
class Hit:
    """A mistake: its place in the document's text, what to say, what to write instead, best first.

    `also`: the places of other words it is about. A last resort is silent when another rule speaks of one of them.
    """

    start: int
    end: int
    message: str
    suggestions: tuple[str, ...] = ()
    also: tuple[tuple[int, int], ...] = ()

    def meets(self, other: Hit) -> bool:
        """Whether what `other` marks is among the words this one is about."""
        places = ((self.start, self.end), *self.also)
        return any(start < other.end and other.start < end for start, end in places)


@dataclass(frozen=True, slots=True, init=False)
class GrammarRule:
    """A rule and its proof.

    `bad` pairs a sentence with the corrected one, which the first suggestion must give; `good` sentences
    must raise nothing. `severity` is SUGGESTION for what usage also accepts. With `words` or `roles`, the rule is
    tried only in the sentences that hold one of those words, and a word of one of those roles (see the top of this
    file). `beside`: what it says depends on the other sentences of the line, so it is not remembered when they
    change. `last_resort`: where another rule speaks, it says it better; this one is heard only of words that no other
    rule, and no last resort before it, speaks of.

    Its sentences are kept packed: nobody asks for them where texts are checked, and thousands of them take a megabyte.
    """

    name: str
    find: Callable[[Sentence], Iterable[Hit]]
    explanation: str
    category: Category
    words: frozenset[str]
    roles: str
    severity: Severity
    beside: bool
    last_resort: bool
    _proof: PackedExamples = field(repr=False)

    def __init__(
        self,
        name: str,
        find: Callable[[Sentence], Iterable[Hit]],
        explanation: str,
        bad: tuple[tuple[str, str], ...] = (),
        good: tuple[str, ...] = (),
        category: Category = Category.GRAMMAR,
        words: frozenset[str] = frozenset(),
        roles: str = "",
        severity: Severity = Severity.WARNING,
        *,
        beside: bool = False,
        last_resort: bool = False,
        _proof: PackedExamples | None = None,  # given by `dataclasses.replace`
    ) -> None:
        values = (name, find, explanation, category, words, roles, severity, beside, last_resort)
        proof = _proof or PackedExamples(tuple(bad), tuple(good))
        for each, value in zip(self.__slots__, (*values, proof), strict=True):
            object.__setattr__(self, each, value)

    @property
    def bad(self) -> tuple[tuple[str, str], ...]:
        """Sentences it must mend, each with the corrected one."""
        return self._proof.wrong()

    @property
    def good(self) -> tuple[str, ...]:
        """Sentences it must leave alone."""
        return self._proof.right()


def on(word: Word, message: str, *suggestions: str) -> Hit:
    """A mistake on one word; suggestions take its capital and the text's apostrophe."""
    return between(word, word, message, *suggestions)


def between(first: Word, last: Word, message: str, *suggestions: str) -> Hit:
    """A mistake from one word to another."""
    kept = tuple(dict.fromkeys(_cased(first.text, s) for s in suggestions if s))
    return Hit(first.start, last.end, message, kept)


def _cased(model: str, text: str) -> str:
    if len(model) > 1 and model.isupper() and model[-1] not in "'’":
        return text.upper()
    if model[:1].isupper():
        return text[:1].upper() + text[1:]
    return text
