"""Verb forms that do not exist: what they were meant to be (`répondera`, `vous disez`, `il acquérit`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from desktop.checks.reading.words import Lexicographer

# The ending one wrote, and the moods and persons it belongs to in a regular verb.
_ENDINGS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("erions", (("K", "1p"),)),
    ("eraient", (("K", "3p"),)),
    ("iraient", (("K", "3p"),)),
    ("raient", (("K", "3p"),)),
    ("erait", (("K", "3s"),)),
    ("irait", (("K", "3s"),)),
    ("rait", (("K", "3s"),)),
    ("eront", (("If", "3p"),)),
    ("iront", (("If", "3p"),)),
    ("ront", (("If", "3p"),)),
    ("erons", (("If", "1p"),)),
    ("irons", (("If", "1p"),)),
    ("erez", (("If", "2p"),)),
    ("irez", (("If", "2p"),)),
    ("rez", (("If", "2p"),)),
    ("erai", (("If", "1s"),)),
    ("irai", (("If", "1s"),)),
    ("rai", (("If", "1s"),)),
    ("eras", (("If", "2s"),)),
    ("era", (("If", "3s"),)),
    ("ira", (("If", "3s"),)),
    ("ra", (("If", "3s"),)),
    ("issent", (("Ip", "3p"), ("Sp", "3p"))),
    ("issez", (("Ip", "2p"),)),
    ("issèrent", (("Is", "3p"),)),
    ("issa", (("Is", "3s"),)),
    ("irent", (("Is", "3p"),)),
    ("èrent", (("Is", "3p"),)),
    ("aient", (("Iq", "3p"),)),
    ("iez", (("Sp", "2p"), ("Iq", "2p"))),
    ("ions", (("Sp", "1p"), ("Iq", "1p"))),
    ("ait", (("Iq", "3s"),)),
    ("ent", (("Ip", "3p"), ("Sp", "3p"))),
    ("ez", (("Ip", "2p"), ("E", "2p"))),
    ("ons", (("Ip", "1p"),)),
    ("it", (("Is", "3s"), ("Ip", "3s"))),
    ("ut", (("Is", "3s"),)),
    ("urent", (("Is", "3p"),)),
    ("a", (("Is", "3s"),)),
    ("u", (("Q", "m:s"),)),
    ("é", (("Q", "m:s"), ("E", "2p"))),
    ("i", (("Q", "m:s"),)),
)
_INFINITIVES = ("re", "ir", "er", "oir", "r", "dre", "tre")


def existing_forms(
    word: str, lexicographer: Lexicographer, is_common: Callable[[str], bool]
) -> Iterator[str]:
    """The forms that verbs with the same stem have where the unknown `word` has a regular ending.

    `is_common` tells the verbs that may have been meant when only part of the stem is theirs.
    """
    for ending, meanings in _ENDINGS:
        if not word.endswith(ending) or len(word) - len(ending) < 2:
            continue
        stem = word[: -len(ending)]
        for lemma in _lemmas(stem, lexicographer):
            irregular = not lemma.endswith("er") or lemma.endswith("yer")
            if not lemma.startswith(stem) and not (irregular and is_common(lemma)):
                continue
            for mood, person in meanings[: 1 if ending == "it" and lemma.endswith("er") else None]:
                if form := lexicographer.conjugate(lemma, mood, person):
                    yield form


# The ending of another person, heard alike: « les gens peuves », « vous pouvés », « les élus étudirons ».
_OTHER_PERSONS = (
    ("es", "ent", "3p"),
    ("és", "ez", "2p"),
    ("é", "ez", "2p"),
    ("ès", "ez", "2p"),
    ("nts", "nt", "3p"),
    ("ronts", "ront", "3p"),
    ("rons", "ront", "3p"),
    ("ier", "iez", "2p"),
    ("ronts", "rons", "1p"),
)


def forms_of_other_persons(word: str, lexicographer: Lexicographer) -> Iterator[str]:
    """The verb forms that the unknown `word` (lower case) becomes with the ending that sounds the same."""
    for typed, right, person in _OTHER_PERSONS:
        if len(word) < len(typed) + 3 or not word.endswith(typed):
            continue
        form = word.removesuffix(typed) + right
        if any(f":{person}" in tag for tag in lexicographer.morph(form)):
            yield form


def _lemmas(stem: str, lexicographer: Lexicographer) -> Iterator[str]:
    """The infinitives that a stem may come from, its last letter dropped or changed when it must be."""
    stems = [stem, stem[:-1]]
    if stem.endswith(("i", "v")):
        stems.append(stem[:-1] + "y")
    for base in stems:
        for ending in _INFINITIVES:
            if len(base) > 1 and lexicographer.conjugate(base + ending, "Ip", "3s"):
                yield base + ending
