"""Irregular verbs conjugated as if they were regular: `mettit`, `recoivez`, `reverrera`, `cousa`, `fesait`."""

from __future__ import annotations

import unicodedata
import weakref
from collections.abc import Iterator

from desktop.checks.reading.words import Lexicographer

_VERBS = (
    "faire défaire refaire satisfaire aller envoyer renvoyer voir revoir prévoir entrevoir venir revenir devenir"
    " parvenir prévenir convenir provenir intervenir survenir souvenir tenir maintenir soutenir obtenir retenir"
    " contenir appartenir prendre apprendre comprendre entreprendre reprendre surprendre mettre remettre permettre"
    " admettre promettre transmettre soumettre dire redire interdire contredire prédire lire élire relire écrire"
    " inscrire décrire prescrire vivre survivre revivre suivre poursuivre recevoir apercevoir percevoir décevoir"
    " concevoir devoir pouvoir vouloir savoir valoir falloir mourir courir accourir parcourir secourir concourir"
    " recourir acquérir conquérir requérir ouvrir couvrir découvrir rouvrir offrir souffrir cueillir accueillir"
    " recueillir partir repartir sortir sentir servir dormir mentir craindre plaindre peindre repeindre éteindre"
    " atteindre rejoindre joindre teindre conduire produire construire détruire réduire traduire introduire"
    " reconstruire instruire cuire nuire luire coudre recoudre moudre résoudre dissoudre battre abattre débattre"
    " combattre boire croire croître naître renaître connaître reconnaître paraître apparaître disparaître plaire"
    " taire rire sourire conclure inclure exclure vaincre convaincre rompre interrompre fuir enfuir vêtir asseoir"
    " pleuvoir émouvoir promouvoir entendre attendre répondre rendre vendre perdre descendre fondre"
).split()
# Stems that one hears and that no true form shows.
_HEARD = {
    "faire": ("fes", "fais"),
    "aller": ("al",),
    "prendre": ("prenn",),
    "croire": ("croiv",),
    "inclure": ("incl",),
    "savoir": ("saur", "save"),
    "naître": ("naqu", "naîtr"),
    "asseoir": ("assoy", "assey", "assoi", "assis"),
    "résoudre": ("résolv", "résoud"),
    "mourir": ("mour", "meur"),
    "conclure": ("conclu",),
    "exclure": ("exclu",),
}
_ENDINGS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    *((f"{ending}eraient", (("K", "3p"),)) for ending in ("", "r")),
    *((f"{ending}erait", (("K", "3s"),)) for ending in ("", "r")),
    *((f"{ending}eront", (("If", "3p"),)) for ending in ("", "r")),
    *((f"{ending}erons", (("If", "1p"),)) for ending in ("", "r")),
    *((f"{ending}erez", (("If", "2p"),)) for ending in ("", "r")),
    *((f"{ending}erai", (("If", "1s"),)) for ending in ("", "r")),
    *((f"{ending}eras", (("If", "2s"),)) for ending in ("", "r")),
    *((f"{ending}era", (("If", "3s"),)) for ending in ("", "r")),
    *((f"{vowel}raient", (("K", "3p"),)) for vowel in ("i", "")),
    *((f"{vowel}rait", (("K", "3s"),)) for vowel in ("i", "")),
    *((f"{vowel}ront", (("If", "3p"),)) for vowel in ("i", "")),
    *((f"{vowel}rons", (("If", "1p"),)) for vowel in ("i", "")),
    *((f"{vowel}rez", (("If", "2p"),)) for vowel in ("i", "")),
    *((f"{vowel}ras", (("If", "2s"),)) for vowel in ("i", "")),
    *((f"{vowel}rai", (("If", "1s"),)) for vowel in ("i", "")),
    *((f"{vowel}ra", (("If", "3s"),)) for vowel in ("i", "")),
    *((f"{vowel}rent", (("Is", "3p"),)) for vowel in ("è", "i", "u", "")),
    ("aient", (("Iq", "3p"),)),
    ("ait", (("Iq", "3s"), ("Iq", "3p"))),
    ("ais", (("Iq", "1s"),)),
    ("iez", (("Iq", "2p"), ("Sp", "2p"))),
    ("ions", (("Iq", "1p"), ("Sp", "1p"))),
    ("issent", (("Ip", "3p"), ("Sp", "3p"))),
    ("issez", (("Ip", "2p"),)),
    ("ez", (("Ip", "2p"), ("E", "2p"))),
    ("e", (("Ip", "3s"), ("Ip", "3p"))),
    ("er", (("E", "2p"), ("Y", ""))),
    ("ons", (("Ip", "1p"),)),
    ("ent", (("Ip", "3p"), ("Sp", "3p"))),
    *((ending, (("Is", "3p"),)) for ending in ("issèrent", "issirent")),
    *((ending, (("Is", "3s"),)) for ending in ("issa", "a", "it", "ut")),
    ("é", (("Q", "m:s"), ("E", "2p"))),
    *((vowel, (("Q", "m:s"),)) for vowel in ("u", "i", "is", "it")),
    *((vowel, (("Q", "f:s"),)) for vowel in ("ée", "ue", "ie", "ite")),
)


def irregular_forms(word: str, lexicographer: Lexicographer) -> tuple[str, ...]:
    """The true forms of the irregular verbs that the unknown `word` (lower case) conjugates regularly.

    Also the only form of a participle that does not vary: `succédées`, `contribués`.
    """
    return tuple(dict.fromkeys((*_invariable(word, lexicographer), *_regularised(word, lexicographer))))


def _invariable(word: str, lexicographer: Lexicographer) -> Iterator[str]:
    for ending in ("es", "e", "s"):
        base = word.removesuffix(ending)
        if (
            base != word
            and base.endswith(("é", "i", "u"))
            and any(":Q" in m for m in lexicographer.morph(base))
        ):
            yield base


def _regularised(word: str, lexicographer: Lexicographer) -> Iterator[str]:
    plain = _bare(word)
    for ending, meanings in _ENDINGS:
        if not word.endswith(ending):
            continue
        stem = plain[: len(plain) - len(ending)]
        for lemma in _lemmas_by_stem(lexicographer).get(stem, ()):
            if ending == "er" and lexicographer.morph(other := f"{word[:-2]}ez"):
                yield other  # assoyer: this verb has two stems
            if ending == "er" and _bare(lexicographer.conjugate(lemma, "If", "3s")) == stem + "a":
                yield lexicographer.conjugate(lemma, "If", "2p")  # pourrer
            for mood, person in meanings:
                form = lemma if mood == "Y" else lexicographer.conjugate(lemma, mood, person)
                if form and form != word:
                    yield form


_BY_STEM: weakref.WeakKeyDictionary[Lexicographer, dict[str, tuple[str, ...]]] = weakref.WeakKeyDictionary()


def _lemmas_by_stem(lexicographer: Lexicographer) -> dict[str, tuple[str, ...]]:
    """Every stem one may start from, without accents, and the verbs that have it; built at the first need."""
    if (known := _BY_STEM.get(lexicographer)) is not None:
        return known
    found: dict[str, tuple[str, ...]] = {}
    for lemma in _VERBS:
        stems = [_bare(stem) for stem in _stems(lemma, lexicographer)]
        # « metèrent »: a doubled consonant, written once
        stems += [stem[:-1] for stem in stems if len(stem) > 3 and stem[-1] == stem[-2]]
        for stem in dict.fromkeys(stems):
            if len(stem) > 2 or lemma == "aller":
                found[stem] = (*found.get(stem, ()), lemma)
    _BY_STEM[lexicographer] = found
    return found


def _stems(lemma: str, lexicographer: Lexicographer) -> Iterator[str]:
    for ending in ("oir", "er", "ir", "re"):
        if lemma.endswith(ending):
            yield lemma.removesuffix(ending)
            break
    for mood, person, ending in (
        ("Ip", "1p", "ons"),
        ("Ip", "3p", "ent"),
        ("Ip", "3s", "t"),
        ("Ip", "3s", "d"),
        ("If", "3s", "a"),
        ("If", "3s", "ra"),
        ("Sp", "3s", "e"),
    ):
        form = lexicographer.conjugate(lemma, mood, person)
        if form.endswith(ending):
            yield form.removesuffix(ending)
    yield from _HEARD.get(lemma, ())


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
