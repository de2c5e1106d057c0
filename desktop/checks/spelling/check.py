"""Spelling by Enchant and its French dictionary; unknown names go quietly to a list of their own.

Findings are warnings (art. 22: the language must be impeccable): a dictionary does not know every right
word, so the officer may justify one, but not publish without having looked at it.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.checks.base import CheckContext
from desktop.checks.document import Document, Token
from desktop.checks.engines.grammalecte import Grammalecte
from desktop.checks.engines.lexicon import Lexicon, lexicon_of, shipped_entries, shipped_names
from desktop.checks.reading.words import forms
from desktop.checks.spelling.conjugations_irregular import irregular_forms
from desktop.checks.spelling.context import adjacent, openings_of, part_of_code
from desktop.checks.spelling.corrector import Corrector
from desktop.checks.spelling.dictionary import SLIGHT, Dictionary, read_usual, usual_correction
from desktop.checks.spelling.findings import mistyped_name, name_to_verify, unknown_word
from desktop.checks.spelling.foreign import foreign_stretches, is_cited, shouted, spoken
from desktop.checks.spelling.known_places import KnownPlaces, official_names
from desktop.checks.spelling.near_forms import NearForms
from desktop.checks.spelling.ranking import Ranking, unaccented
from desktop.checks.toponyms.official_names import read_places
from desktop.editorial.findings import Finding
from desktop.editorial.profile import MunicipalProfile

# No word is longer: a longer run of letters has no correction.
LONGEST = 40
# A word of Grammalecte's lexicon longer than this is no slip of the hand.
_RARE = 9
_WITH_CLITIC = re.compile(r"-(?:vous|nous|moi|toi|le|la|les|lui|leur|y|en)$")
_WITH_PRONOUN = re.compile(rf"{_WITH_CLITIC.pattern}|-(?:je|tu|ils?|elles?|on|ce|ci|là|t)$")
_PREFIXED = re.compile(
    r"(?:micro|mini|multi|mono|anti|auto|bio|éco|agro|aqua|hydro|géo|inter|méga|néo|post|pré|télé|ultra|vidéo|cyber|socio"
    r"|super|thermo|vélo|photo|radio|intra|extra|hyper|électro|supra|para|récréo|cardio|pluri|psycho|audio|infra|macro|rétro)(?P<rest>[a-zà-ÿœ]+)"
)
_AGAIN = re.compile(r"re(?P<rest>[bcdfgjklmnpqrstvz][a-zà-ÿœ]+)")
_FEMININES = (("euse", "eur"), ("trice", "teur"), ("ière", "ier"), ("ienne", "ien"), ("eure", "eur"))
# What no compound ends with, though it is a word: « elle-mème », « a-t-yl ».
_BROKEN = re.compile(r"-(?:mèmes?|mémes?|memes?|yls?|lé|lés)(?![\w'])")
_LETTERS = frozenset("aàyte")
_DEMONYM = re.compile(r"[a-zà-ÿœ-]{3,}(?:ienn?e?|oise?|aise?|éenn?e?|aine?|ère?)s?")
_BRAND = re.compile(r"[a-z][A-Z][A-Za-z]+")  # iOS, eBay
# « Lécole »: an elided article, its apostrophe lost, and an accent that no name begins with.
_ELIDED_ACCENT = re.compile(r"[ldn][éêîôœà][a-zà-ÿ]{3}")
_ROMAN = re.compile(r"[IVXLCDM]+")
_ABBREVIATIONS = forms(
    "inc ltée enr senc tél téléc sc boul av app ch mme mmes mlle dre mgr art vol env min max approx réf janv févr avr juill sept"
    " oct nov déc etc ex cf pp éd ed hre hres pi po lb kg km cm mm ml ha mo go ko ing urb prof dép secr gouv"
)
_BEFORE_COMMON_NOUN = forms("le la les l' du des au aux une un ce cette nos vos")

# A word cut in two is at least that long.
_SHORTEST_CUT = 5
_CUT = 6
# Of a slip of the hand: accents, doubled letters, two letters swapped; then a letter lost, or for the next key.
_SLIGHT, _LETTER_LOST = 0.6, 0.8
_LONG = 7
_LONGEST_NAME = 10
# What no name is made of: three times a letter, a doubled first letter, consonants that nothing begins with.
_UNSAYABLE = re.compile(
    r"(?P<same>.)(?P=same){2}|^(?P<first>[^el])(?P=first)|q(?![uh]|$)|[bcdfghjklmnpqrstvwxz]{6}|[bcdfgjkpqtvwz]{5}"
    r"|^(?!(?:[bcfgkp]l|[bcdfgkptvw]r|[cgknpstw]h|[gkps]n|chr|chl|phr|phl|thr|ps|pt|sc|scr|sch|sk|sl|sm|sp|spl|spr|squ|sq"
    r"|st|str|sw|sv|sz|tch|tw|dj|dz|dw|dh|bh|mb|nd|ng|nk|mc|ks|kw|ts|tz|zh|zl|lh|mh|wh|rh|gw|fj|cz|tl|vl|hl)[aeiouyàâéèêëîïôöùûü])"
    r"[bcdfghjklmnpqrstvwxz]{2}"
)
# The words one begins sentences with, by how common they are.
_FUNCTION_WORD = 0.96


class _Place(enum.Enum):
    """Where a capitalised word stands: first, after a determiner, beside another capital, or anywhere else."""

    OPENING = enum.auto()
    NOUN = enum.auto()
    BESIDE = enum.auto()
    INSIDE = enum.auto()


# The length from which a word that is slightly wrong there is no name.
_LEAST = {_Place.OPENING: 5, _Place.NOUN: 5, _Place.INSIDE: 6, _Place.BESIDE: 7}


class Spelling:
    """Flags words that no dictionary and no profile knows (art. 22)."""

    name = "orthographe"

    def __init__(self, resources: Path, grammalecte: Grammalecte, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._grammalecte = grammalecte
        self._shipped = shipped_entries(resources)
        self._names = shipped_names(resources)
        self._ranking = Ranking(resources / "lexicon" / "frequent.txt", grammalecte.everyday_lemmas)
        self._profile: MunicipalProfile | None = None
        self._lexicon = Lexicon(frozenset(), ())
        self._near = NearForms(())
        self._places: KnownPlaces | None = None
        self._official = official_names(read_places(resources / "lexicon"))
        self._known: dict[str, bool] = {}
        self._usual = read_usual(resources / "lexicon" / "fautes.tsv")
        self._corrector = Corrector(resources, dictionary, grammalecte, self._ranking, self._usual)

    def unavailable(self) -> str | None:
        """None, or the French sentence that says what to install."""
        return self._dictionary.unavailable()

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        """Unknown words of `document`, spans in code points of `document.text`."""
        if self.unavailable() is not None:
            return
        if context.profile is not self._profile:
            self._profile = context.profile
            self._lexicon = lexicon_of(context.profile, self._shipped)
            self._near = NearForms(self._lexicon.forms)
            self._places = None
            self._known.clear()
            self._corrector.forget()
        unknown = [(i, t) for i, t in enumerate(document.tokens) if not self._accepted(t.text)]
        yield from self._compound_places(document)
        if not unknown:
            return
        openings = openings_of(document)
        skipped = foreign_stretches(document, self._accepted, self._dictionary.english, self._mistyped)
        skipped += [*shouted(document), *spoken(document)]
        joined: set[int] = set()
        for index, token in unknown:
            if index in joined:
                continue
            if document.is_protected(token.start, token.end) or document.in_italics(token.start, token.end):
                continue
            if part_of_code(document, token) or any(s.start <= token.start < s.end for s in skipped):
                continue
            if (whole := self._cut_in_two(document, index)) is not None:
                joined.add(index + 1)
                yield whole
            else:
                yield self._finding(document, index, token.start in openings)

    # --- which words are accepted -------------------------------------------------------------------

    def _accepted(self, word: str) -> bool:
        if (known := self._known.get(word)) is None:
            known = self._known[word] = self._accept(word)
        return known

    def _accept(self, word: str) -> bool:
        bare = word.rstrip("'ºª²³°")
        if len(bare) < 2 or bare[0].isdigit() or word.endswith("'") or bare.lower() in _ABBREVIATIONS:
            return True
        if (
            _BRAND.fullmatch(bare)
            or (bare.isupper() and len(bare) <= 6)
            or _ROMAN.fullmatch(bare)
            or bare in self._names
        ):
            return True
        if "-" in bare and (_BROKEN.search(bare) or self._is_cut(bare)):
            return False
        known = self._lexicon.accepts(bare) or self._dictionary.knows(bare) or self._compound(bare)
        return known or self._derived(bare) or self._feminine(bare) or self._in_lexicon(bare)

    def _feminine(self, word: str) -> bool:
        """The feminine of a trade whose masculine is known: `signaleuse`, `arboricultrices`; no `couleure`."""
        for feminine, masculine in _FEMININES:
            stem = word.removesuffix("s").removesuffix(feminine)
            if len(stem) > 3 and stem + feminine == word.removesuffix("s"):
                tags = self._grammalecte.morph(stem + masculine)
                named = any(":N" in tag and ":f" not in tag for tag in tags)
                return named and not (feminine == "eure" and stem.endswith("t"))  # directeure
        return False

    def _in_lexicon(self, word: str) -> bool:
        """A spelling of 1990 (`ile`, `aout`, `maitre`), or a long word, that Grammalecte's lexicon has."""
        tags = self._grammalecte.morph(word) or self._grammalecte.morph(word.lower())
        return any(tag.endswith("/R") or len(word) > _RARE for tag in tags)

    def _derived(self, word: str) -> bool:
        """A learned prefix before a whole word: `microforêt`, `préautorisé`, `bioalimentaire`; or `resurfaçage`."""
        match = _PREFIXED.fullmatch(word) or _AGAIN.fullmatch(word)
        if match is None or len(match["rest"]) <= 4 or not self._dictionary.knows(match["rest"]):
            return False
        if word.startswith("re") and self._dictionary.knows(f"ré{match['rest']}"):
            return False  # revision
        return not self._is_slip(word)  # recommende, présanté

    def _compound(self, word: str) -> bool:
        """A word in several parts, all of them known: `parc-école`, `Brault-Piché`."""
        parts = word.split("-")
        if len(parts) == 2 and len(parts[0]) > 4 and parts[0].endswith("o"):
            return self._accepted(parts[1])  # industrialo-portuaire
        if word.islower() and not all(map(self._is_part, parts)):
            return False  # lui-mme
        return len(parts) > 1 and all(part and self._accepted(part) for part in parts)

    def _is_cut(self, word: str) -> bool:
        """« aussi-tôt », « porte-feuille »: a word that a hyphen cuts, and no compound (a dictionary accepts its parts)."""
        word = word[:1].lower() + word[1:]
        whole = word.replace("-", "", 1)
        if len(whole) < _CUT or not whole.isalpha() or not word.islower() or _WITH_PRONOUN.search(word):
            return False
        tags = self._grammalecte.morph(whole)
        known = any(not tag.endswith("/R") for tag in tags)
        return known and not self._grammalecte.morph(word) and not self._lexicon.accepts(word)

    def _is_part(self, part: str) -> bool:
        """Whether a word in small letters may stand in a compound: no abbreviation, no letter alone but a few."""
        return (
            part in _LETTERS or (len(part) > 1 and part not in _ABBREVIATIONS) or self._dictionary.knows(part)
        )

    # --- what is said of the others -----------------------------------------------------------------

    def _finding(self, document: Document, index: int, opening: bool) -> Finding:
        token = document.tokens[index]
        if token.text[:1].isupper() and self._is_name(document, index, opening):
            place = self._known_place(document, token)
            return name_to_verify(token) if place is None else mistyped_name(document, token, place)
        typed = document.is_being_typed(token.start, token.end)
        suggestions = () if typed else self._corrections(document, index)
        if _DEMONYM.fullmatch(token.text) and not any(s[:1].islower() for s in suggestions):
            return name_to_verify(token)  # la rentrée félicienne
        foreign = not suggestions and (self._dictionary.english(token.text) or is_cited(document, token))
        return unknown_word(token.text, token.start, token.end, suggestions, foreign=foreign)

    def _known_place(self, document: Document, token: Token) -> str | None:
        """The known name that an unknown one is a slip of, unless it is English."""
        places = None if self._dictionary.english(token.text) else self._known_places()
        return None if places is None else places.meant(document, token)

    def _known_places(self) -> KnownPlaces | None:
        if self._places is None and self._profile is not None:
            self._places = KnownPlaces(self._official, self._profile)
        return self._places

    def _compound_places(self, document: Document) -> Iterator[Finding]:
        """« Saint-Saveur », « Trois-Rivière »: a place known but for a letter, in two words of the dictionary."""
        for token in document.tokens:
            if "-" not in token.text or not token.text[0].isupper() or not self._accepted(token.text):
                continue
            place = self._known_places()
            common = place.compound(document, token, self._is_plain) if place is not None else None
            if common and not document.is_protected(token.start, token.end):
                yield mistyped_name(document, token, common)

    def _is_plain(self, word: str) -> bool:
        """Whether a word is common, and nobody's name."""
        return self._dictionary.knows(word) and not any(
            ":M" in tag for tag in self._grammalecte.morph(word.capitalize())
        )

    def _cut_in_two(self, document: Document, index: int) -> Finding | None:
        """« commu nication »: an unknown word that its neighbour makes a known one."""
        if usual_correction(document.tokens[index].text, self._usual, self._dictionary) is not None:
            return None  # vous soyiez
        for first in (index - 1, index):
            pair = document.tokens[max(0, first) : first + 2]
            if (
                len(pair) < 2
                or not adjacent(document, *pair)
                or document.is_being_typed(pair[0].start, pair[1].end)
            ):
                continue
            one, other = pair
            word = one.text + other.text
            if not (word.isalpha() and other.text.islower() and len(word) >= _SHORTEST_CUT):
                continue
            long = len(word) > _SHORTEST_CUT and not one.text[:1].isupper()  # Fatou Sarr au conseil
            sure = long or self._ranking.commonness(word) > 0
            if sure and self._dictionary.knows(word) and not self._apart(document.tokens[index], one, other):
                return unknown_word(document.text[one.start : other.end], one.start, other.end, (word,))
        return None

    def _apart(self, unknown: Token, one: Token, other: Token) -> bool:
        """Whether two words are what they seem, one of them nearly a common word: « recu le », « mon tres »."""
        neighbour = other if unknown is one else one
        if not self._accepted(neighbour.text):
            return False
        near = self._dictionary.slips(unknown.lower)
        return any(
            self._ranking.distance(unknown.lower, o) <= SLIGHT and self._ranking.commonness(o) > 0
            for o in near
        )

    def _corrections(self, document: Document, index: int) -> tuple[str, ...]:
        token = document.tokens[index]
        if len(token.text) > LONGEST:
            return ()
        if self._is_cut(token.text):
            return (token.text.replace("-", "", 1),)
        if self._is_elided(token.lower):
            return (f"{token.text[0]}{_apostrophe(document)}{token.text[1:]}",)
        known = self._corrector.offered(document, index, tuple(self._near_lexicon(token.text)))
        return tuple(o.replace("'", _apostrophe(document)) for o in known)

    def _near_lexicon(self, word: str) -> Iterator[str]:
        """The municipal words one could have meant."""
        return (form for form in self._near.likely(word) if self._ranking.distance(word, form) <= 1.0)

    def _is_name(self, document: Document, index: int, opening: bool) -> bool:
        """Whether an unknown capitalised word is somebody's or something's name rather than a mistake."""
        tokens, word = document.tokens, document.tokens[index]
        before, after = tokens[max(0, index - 1) : index], tokens[index + 1 : index + 2]
        if _WITH_CLITIC.search(word.text):
            return False  # Inscrivé-vous
        beside = after if opening else before + after
        if any(other.text[:1].isupper() and adjacent(document, word, other) for other in beside):
            place = _Place.BESIDE
        elif opening:
            place = _Place.OPENING
        elif any(token.lower in _BEFORE_COMMON_NOUN for token in before):
            place = _Place.NOUN
        else:
            place = _Place.INSIDE
        return not self._is_common_word(word.text, place)

    def _is_common_word(self, word: str, place: _Place) -> bool:
        """Whether an unknown capitalised word is a common one mistyped: near it, and too long for that to be chance.

        A name is near some word too (`Marois`, mardis), by another letter rather than by two swapped, one doubled,
        one missing: those who mistype a word do not change its letters for others.
        """
        lower = word.lower()
        if usual_correction(word, self._usual, self._dictionary) is not None:
            return True
        ordered = place is _Place.OPENING or (place is _Place.BESIDE and lower.endswith("ez"))
        if ordered and (irregular_forms(lower, self._grammalecte) or any(self._dictionary.misdoubled(lower))):
            return True  # Fesez, Apellez
        if any(":M" in tag for tag in self._grammalecte.morph(word)):
            return False
        near = [
            (self._ranking.distance(lower, other), other)
            for other in self._ranking.order(lower, self._dictionary.slips(lower))
            if other.islower()
            and (other.isalpha() or _accents_apart(other, lower) or other.replace("'", "") == lower)
        ]
        common = min(
            ((far, other) for far, other in near if self._ranking.commonness(other) > 0), default=None
        )
        if common is None:
            if place is _Place.OPENING and self._is_elided(lower):
                return True  # Lécocentre
            # « Insere », « Appladuirent »
            near_enough = any(unaccented(other) == unaccented(lower) for _, other in near)
            near_enough |= len(word) > _RARE - 1 and any(far <= _SLIGHT for far, _ in near)
            if len(word) > _LONGEST_NAME and any(far <= _LETTER_LOST for far, _ in near):
                return True  # Revitalsation
            return place is _Place.OPENING and len(word) >= _LONG and near_enough
        far, other = common
        if place is _Place.OPENING and len(word) > 3 and unaccented(other) == unaccented(lower):
            return True  # Deja
        if "'" in other:  # Aujourdhui, Lhoraire, Lécole
            return place is _Place.OPENING and (len(word) >= _LONG or bool(_ELIDED_ACCENT.match(lower)))
        if len(word) > 3 and _UNSAYABLE.search(lower):
            return True
        if (
            place is _Place.OPENING
            and self._ranking.commonness(other) > _FUNCTION_WORD
            and far <= _LETTER_LOST
        ):
            return True
        least = _LEAST[place] + (0 if far <= _SLIGHT else 1 if far <= _LETTER_LOST else _LONG)
        return len(word) >= least

    def _is_elided(self, word: str) -> bool:
        """Whether only an apostrophe is missing before a word with its accent: no name is written so."""
        return bool(_ELIDED_ACCENT.match(word)) and self._accepted(word[1:])

    def _mistyped(self, word: str) -> bool:
        """Whether an unknown word is a common French one badly typed, and no English one."""
        return not self._dictionary.english(word) and self._is_slip(word)

    def _is_slip(self, word: str) -> bool:
        """Whether a word is one slip of the hand away from a common one, or a frequent misspelling."""
        if usual_correction(word, self._usual, self._dictionary) is not None:
            return True
        near = self._ranking.order(word, self._dictionary.slips(word))
        return bool(near) and self._ranking.is_slip(word, near[0])


def _apostrophe(document: Document) -> str:
    """The apostrophe that the text uses."""
    return "’" if "’" in document.text else "'"


def _accents_apart(one: str, other: str) -> bool:
    """« aprés-demain »: a compound whose accents alone are wrong."""
    return "-" in one and unaccented(one) == unaccented(other)
