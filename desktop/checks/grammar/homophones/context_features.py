"""What surrounds a word, as numbers a learnt model weighs: closed words by themselves, all others by their class.

Everything is read from the forms in the lexicon, never from the roles: a word that sounds like the right one disturbs
the roles of its neighbours. The word in question itself is never looked at, so that a sentence says the same of
« ou » and of « où ».
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from desktop.checks.reading.function_words import CLOSED, DAYS, MONTHS, NUMBERS
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import Form, forms

_MORE = forms(
    "c' qu' y en moi toi eux voici voilà ci-après sitôt aussitôt dès peut-être bref hélas merci svp -vous -nous -le -la -les"
    " -en -y -il -elle -ils -elles -on -je -tu -ce -t-il -t-elle -t-on fois quelqu'un quelques-uns cas fait lieu cours"
    " train part peu besoin droit temps suite compte près prêt afin ceux-ci celles-ci parce tant si pourtant jusqu'"
)
_WORDS = frozenset(CLOSED) | _MORE
_TIMES = (
    DAYS
    | MONTHS
    | forms(
        "an ans année années jour jours semaine semaines soir soirée matin matinée midi minuit heure heures mois journée nuit"
        " week-end après-midi été hiver automne printemps"
    )
)
_VERBS = forms(
    "être avoir aller faire pouvoir devoir vouloir falloir savoir venir mettre permettre prier laisser voir dire prendre"
    " rendre demander inviter trouver rester sembler devenir servir aider suffire importer souhaiter commencer continuer"
    " agir convenir arriver plaire concerner appeler tenir passer"
)
_AUXILIARIES = ("être", "avoir")
_MODALS = ("pouvoir", "devoir", "vouloir", "falloir", "savoir", "aller", "faire", "laisser", "venir", "voir")
_STRONG = frozenset('.;:!?…()[]«»"“”–—|•/')
_OPENERS = forms(
    "que qu' qui où dont si quand lorsque lorsqu' comme puisque puisqu' car lequel laquelle lesquels lesquelles"
)
_LETTERS = (("N", "nouns"), ("A", "adjectives"), ("Q", "participles"))
REMEMBERED = 4_096

# What a signature does to the clause: a verb that can be nothing else, one that may be another word, a mark, a link.
NONE, MAYBE, VERB, MARK, OPENER, COMMA = range(6)
EDGE = "edge"
RARE = "rare"
FARTHEST = 14
_ENDING = (VERB, MARK, OPENER)


def signature(word: Word, *, first: bool) -> str:
    """A closed word or a mark as itself, a frequent verb by its lemma and its class, any other word by its class."""
    lower, form = word.lower, word.form
    if word.role == "M" and not form.known:
        return "M"
    if lower in _WORDS or not lower[:1].isalnum():
        return f"={lower}"
    if lower[0].isdigit() or lower in NUMBERS:
        return "#"
    if word.capital and not first and (form.name or not form.known):
        return "M"
    if not form.known:
        return "?W" if lower.endswith("ment") else "?"
    return class_of(form)


def class_of(form: Form) -> str:
    """What a form may be: letters, then genders and numbers, then persons (`NV:ms:3s`)."""
    letters = "".join(letter for letter, kind in _LETTERS if getattr(form, kind))
    if form.text in _TIMES:
        letters = "T" + letters
    finite = {verb.mood[0] for verb in form.verbs}
    letters += "V" if finite - {"E"} else "E" if finite else ""
    letters += "Y" if form.infinitives else ""
    letters += "G" if form.gerund else ""
    letters += "W" if form.adverb else ""
    letters += "P" if form.preposition else ""
    pairs = form.nouns | form.qualifiers
    told = _one({g for g, _ in pairs}, "e") + _one({n for _, n in pairs}, "i") if pairs else ""
    persons = "".join(
        p for p in ("1s", "2s", "3s", "1p", "2p", "3p") if any(p in v.persons for v in form.verbs)
    )
    frequent = ""
    if form.verbs or form.infinitives:
        frequent = next(iter(sorted(form.lemmas(participle=False) & _VERBS)), "")
    return f"{frequent}+{letters}:{told}:{persons}"


def _one(values: set[str], several: str) -> str:
    return next(iter(values)) if len(values) == 1 else several


def coarse_of(name: str) -> str:
    """The class behind a signature: a determiner's number, a noun's number, a verb's person, no more."""
    if name in (EDGE, RARE, "M", "#", "?", "?W"):
        return name
    if name[0] == "=":
        word = name[1:]
        if not word[:1].isalpha() and word[:1] != "-":
            return "," if word == "," else "." if word in ".?!…" else "("
        role = CLOSED.get(word, "+")
        return role + ("p" if role == "D" and word.endswith(("s", "x")) else "")
    frequent, _, told = name.partition("+")
    letters, pairs, persons = told.split(":")
    if frequent in _AUXILIARIES:
        return frequent + letters
    if "V" not in letters or set(letters) & set("NAQT"):
        return f"{letters}:{pairs[1:]}"
    third = next((person for person in ("3s", "3p") if person in persons), persons[:2])
    return f"{'modal' if frequent in _MODALS else 'V'}{third}"


def kind_of(name: str) -> int:
    """What a signature does to the clause (`VERB`, `MARK`…)."""
    if name[0] == "=":
        word = name[1:]
        if word == ",":
            return COMMA
        if word in _OPENERS:
            return OPENER
        return MARK if word in _STRONG or not (word[0].isalpha() or word[0] == "-") else NONE
    if name == EDGE:
        return MARK
    frequent, _, told = name.partition("+")
    letters = told.partition(":")[0]
    if "V" in letters:
        sure = not set(letters) & set("NAQTYWPG") or frequent in (
            "être",
            "avoir",
            "aller",
            "pouvoir",
            "devoir",
        )
        return VERB if sure else MAYBE
    return NONE


def agreement_of(name: str) -> int:
    """The genders (masculine 1, feminine 2) and the numbers (singular 4, plural 8) that a noun or an adjective may have."""
    if "+" not in name or name[0] == "=":
        return 0
    letters, pairs, _ = name.partition("+")[2].split(":")
    if not pairs or not set(letters) & set("NAQ"):
        return 0
    return {"m": 1, "f": 2}.get(pairs[0], 3) | {"s": 4, "p": 8}.get(pairs[1], 12)


def is_light(name: str) -> bool:
    """Whether a signature is of an adverb, a negation or an unstressed pronoun."""
    return CLOSED.get(name[1:]) in ("W", "X", "O") if name[0] == "=" else "+W:" in name


class Signatures:
    """Signatures as numbers, with the class and the kind of each; those never seen are one, `RARE`.

    The classes and kinds come with the weights learnt on them: lists of words may grow meanwhile.
    """

    def __init__(self, names: list[str], coarse: list[int], kinds: list[int]) -> None:
        if not len(names) == len(coarse) == len(kinds):
            raise ValueError("autant de classes que de signatures étaient attendues")
        self.names, self.coarse, self.kinds = names, coarse, bytes(kinds)
        self.agreements = bytes(map(agreement_of, names))
        self.light = bytes(map(is_light, names))
        self._numbers = {name: number for number, name in enumerate(names)}
        self._known: dict[str, int] = {}

    @classmethod
    def learnt(cls, names: Iterable[str]) -> Signatures:
        """Those a program learns from: their classes and kinds are decided here."""
        all_names = list(dict.fromkeys(chain((EDGE, RARE), names)))
        classes: dict[str, int] = {}
        coarse = [classes.setdefault(coarse_of(name), len(classes)) for name in all_names]
        return cls(all_names, coarse, [kind_of(name) for name in all_names])

    def of(self, word: Word, *, first: bool) -> int:
        """The number of a word's signature."""
        if first or word.role == "M":
            return self._number(word, first=first)
        if (known := self._known.get(word.text)) is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            known = self._known[word.text] = self._number(word, first=False)
        return known

    def _number(self, word: Word, *, first: bool) -> int:
        closed = self._numbers.get(f"={word.lower}") if word.role != "M" else None
        return self._numbers.get(signature(word, first=first), 1) if closed is None else closed


class Surroundings:
    """The signatures of a sentence, ready to be asked what surrounds each place."""

    def __init__(self, sentence: Sentence, signatures: Signatures) -> None:
        words = sentence.words
        fine = [0, 0, 0]
        first = True
        for word in words:
            number = signatures.of(word, first=first)
            fine.append(number)
            first = signatures.kinds[number] == MARK
        fine += (0, 0, 0)
        self._fine = fine
        self._classes = signatures.coarse
        self._coarse = list(map(signatures.coarse.__getitem__, fine))
        self._kinds = [signatures.kinds[number] for number in fine]
        self._agreements, self._light = signatures.agreements, signatures.light
        self._final = {"?": 1, "!": 2, ".": 3}.get(sentence.final, 0)

    def keys(self, start: int, end: int, own: int = 0) -> list[int]:
        """The features of the place from `start` to `end` (excluded), as numbers; `own`, what the word allows."""
        # The number of the template in the low six bits, then fields of ten bits.
        start += 3
        end += 3
        return [*self._beside(start, end), *self._around(start, end, own)]

    def _beside(self, start: int, end: int) -> tuple[int, ...]:
        """The words beside the place."""
        fine, coarse = self._fine, self._coarse
        l1, l2, r1, r2 = fine[start - 1], fine[start - 2], fine[end], fine[end + 1]
        cl1, cl2, cl3 = coarse[start - 1], coarse[start - 2], coarse[start - 3]
        cr1, cr2, cr3 = coarse[end], coarse[end + 1], coarse[end + 2]
        return (
            0,
            1 | l1 << 6,
            2 | r1 << 6,
            3 | l2 << 6,
            4 | r2 << 6,
            5 | cl3 << 6,
            6 | cr3 << 6,
            7 | l1 << 6 | r1 << 16,
            8 | cl1 << 6 | cr1 << 16,
            9 | r1 << 6 | r2 << 16,
            10 | cr1 << 6 | cr2 << 16,
            11 | cr1 << 6 | cr2 << 16 | cr3 << 26,
            12 | l2 << 6 | l1 << 16,
            13 | cl2 << 6 | cl1 << 16,
            14 | cl3 << 6 | cl2 << 16 | cl1 << 26,
            15 | cl2 << 6 | cl1 << 16 | cr1 << 26,
            16 | cl1 << 6 | cr1 << 16 | cr2 << 26,
            26 | l1 << 6 | cr1 << 16,
            27 | cl1 << 6 | r1 << 16,
            28 | l1 << 6 | cr1 << 16 | cr2 << 26,
            40 | cl2 << 6 | cl1 << 16 | cr1 << 26 | cr2 << 36,
            41 | l2 << 6 | l1 << 16 | cr1 << 26,
        )

    def _around(self, start: int, end: int, own: int) -> tuple[int, ...]:
        """The clause the place is in, and what its own word allows."""
        fine, coarse = self._fine, self._coarse
        l1, r1, cl1, cl2, cr1 = fine[start - 1], fine[end], coarse[start - 1], coarse[start - 2], coarse[end]
        left, before = self._walk(start - 1, -1)
        right, after = self._walk(end, 1)
        both = left << 5 | right
        held = self._held(start - 1, end)
        coarse_before, coarse_after = self._classes[before], self._classes[after]
        opening, second = self._opening(start)
        told = self._agreeing(start - 1, end)
        next_left, next_right = self._past(start - 1, -1), self._past(end, 1)
        return (
            17 | both << 6,
            18 | before << 6,
            19 | after << 6,
            20 | left << 6 | cl1 << 16,
            21 | right << 6 | cr1 << 16,
            22 | both << 6 | cr1 << 16,
            23 | before << 6 | cl1 << 16,
            24 | after << 6 | cr1 << 16,
            25 | self._final << 6 | cr1 << 16,
            29 | both << 6 | cl1 << 16,
            30 | own << 6,
            31 | own << 6 | cl1 << 16,
            32 | own << 6 | cr1 << 16,
            33 | own << 6 | before << 16,
            34 | r1 << 6 | right << 16,
            35 | l1 << 6 | left << 16,
            36 | before << 6 | after << 16,
            37 | cl2 << 6 | cl1 << 16 | left << 26,
            38 | before << 6 | cr1 << 16 | right << 26,
            39 | own << 6 | cl1 << 16 | cr1 << 26,
            42 | held << 6,
            43 | held << 6 | cl1 << 16,
            44 | held << 6 | cr1 << 16,
            45 | held << 6 | both << 16,
            46 | held << 6 | cl1 << 16 | cr1 << 26,
            47 | l1 << 6 | before << 16,
            48 | l1 << 6 | r1 << 16 | left << 26,
            49 | cl1 << 6 | cr1 << 16 | left << 26 | right << 36,
            50 | coarse_before << 6 | cl1 << 16 | left << 26,
            51 | coarse_before << 6 | cl1 << 16 | cr1 << 26,
            52 | coarse_before << 6 | coarse_after << 16,
            53 | opening << 6 | second << 16 | left << 26,
            54 | opening << 6 | second << 16 | cl1 << 26 | cr1 << 36,
            55 | opening << 6 | cr1 << 16 | left << 26,
            56 | opening << 6 | coarse_after << 16 | right << 26,
            57 | told << 6 | cl1 << 16 | cr1 << 26,
            58 | told << 6 | r1 << 16,
            59 | opening << 6 | r1 << 16,
            60 | next_right << 6 | cl1 << 16,
            61 | next_left << 6 | cr1 << 16,
            62 | told << 6 | opening << 16 | right << 26,
        )

    def _opening(self, start: int) -> tuple[int, int]:
        """The classes of the two first words of the clause on the left, up to the place: what its subject may be."""
        kinds, coarse = self._kinds, self._coarse
        k = start - 1
        while k > max(2, start - FARTHEST) and kinds[k] not in _ENDING:
            k -= 1
        return (coarse[k + 1] if k + 1 < start else 0, coarse[k + 2] if k + 2 < start else 0)

    def _agreeing(self, left: int, right: int) -> int:
        """Whether the nearest noun or adjective on each side may agree: in gender, in number, and how far they are."""
        agreements = self._agreements
        fine = self._fine
        near, there = next(
            ((k, code) for k in range(left, max(2, left - 4), -1) if (code := agreements[fine[k]])), (left, 0)
        )
        after, here = next(
            ((k, code) for k in range(right, min(len(fine), right + 3)) if (code := agreements[fine[k]])),
            (right, 0),
        )
        if not (there and here):
            return 1 if there else 2 if here else 0
        shared = there & here
        return (
            4
            | (1 if shared & 3 else 0)
            | (2 if shared & 12 else 0)
            | (left > near) << 3
            | (after > right) << 4
            | (here >> 2) << 5
        )

    def _past(self, place: int, step: int) -> int:
        """The first word from the place on that is no adverb, no negation and no unstressed pronoun."""
        for k in range(place, place + 3 * step, step):
            if not self._light[self._fine[k]]:
                return self._fine[k]
        return 0

    def _held(self, left: int, right: int) -> int:
        """How many verbs the stretch between two strong marks has, against its links, the place itself left out."""
        kinds = self._kinds
        verbs = links = other = 0
        for stretch in (range(left, max(0, left - 30), -1), range(right, min(len(kinds), right + 30))):
            for k in stretch:
                kind = kinds[k]
                if kind == VERB:
                    verbs += 1
                elif kind == OPENER:
                    links += 1
                elif kind == MAYBE:
                    other = 1
                elif kind == MARK:
                    break
        return max(0, min(6, 2 + verbs - links)) << 2 | min(links, 1) << 1 | other

    def _walk(self, place: int, step: int) -> tuple[int, int]:
        """How the clause goes on from a place in one direction, and the signature of the verb or link that ends it.

        First bits: what ends it (nothing, a verb, a mark, a link), whether a word that may be a verb was met, a comma.
        """
        kinds = self._kinds
        met = 0
        for k in range(place, place + step * FARTHEST, step):
            kind = kinds[k]
            if kind:
                if kind == MAYBE:
                    met |= 4
                elif kind == COMMA:
                    met |= 8
                else:
                    ended = 1 if kind == VERB else 2 if kind == MARK else 3
                    return met | ended, self._fine[k]
        return met, 0
