"""Noun phrases: head, gender, number, and the complements that follow.

Everything here gives up (None) at the first word it does not understand: a missed error costs less than a
false alarm.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.checks.reading.function_words import (
    DAYS,
    FEMININE_DETERMINERS,
    MASCULINE_DETERMINERS,
    MONTHS,
    PLURAL_DETERMINERS,
    PRENOMINAL,
)
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import forms

# Heads after which the verb may agree with the complement: « une partie des citoyens a / ont ».
COLLECTIVES = forms(
    "majorité minorité partie plupart moitié tiers quart dizaine douzaine quinzaine"
    " vingtaine trentaine quarantaine cinquantaine soixantaine centaine millier milliers dizaines"
    " centaines nombre poignée multitude quantité total reste infinité totalité quasi-totalité"
    " pourcentage proportion million millions milliard type sorte sortes espèce genre tas peu"
    " beaucoup bon un une fois"
)
_COUNTING = forms("nombre total type sorte sortes espèce genre tas quantité proportion pourcentage reste")
_WITH_COMPLEMENT = forms("foule lot trio duo kyrielle panoplie variété")
_ROUNDED = forms(
    "dizaine douzaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine centaine millier"
)
_TITLES = {"monsieur": "m", "m.": "m", "madame": "f", "mme": "f"}


def is_collective(s: Sentence, phrase: Phrase) -> bool:
    """Whether the verb may agree with the complement: « une partie des gens », « une équipe de bénévoles »."""
    head = s.lower(phrase.head)
    if head in ("nombre", "total") and s.lower(phrase.start) in ("le", "ce", "leur", "notre", "votre", "son"):
        return False
    if head in _COUNTING and s.role(phrase.end) != "F":
        return False  # aucun nombre
    if head in ("majeure", "plus") and "partie" in s.lowers(phrase.head, phrase.head + 3):
        return True  # la majeure partie d'entre eux ont accepté
    indefinite = s.lower(phrase.start) in ("un", "une")
    return head in COLLECTIVES or (head in _WITH_COMPLEMENT and indefinite and s.role(phrase.end) == "F")


_BEFORE_ARTICLE = forms("tous toutes tout toute seul seule seuls seules uniquement seulement même")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: words `start` to `end` excluded, its head, and what is sure of it.

    `gender` and `number` are "" when the words do not tell. `person` is that of the verb it governs.
    """

    start: int
    end: int
    head: int
    gender: str
    number: str
    person: str = "3"
    pronoun: bool = False

    @property
    def who(self) -> str:
        """Person and number of the verb, or "" when the number is not sure."""
        return self.person + self.number if self.number else ""


def noun_phrase(s: Sentence, i: int) -> Phrase | None:
    """The noun phrase that begins at word `i`: determiner, qualifiers, head, qualifiers."""
    start = i
    determiner: Word | None = None
    if s.lower(i) in _TITLES and s.role(i + 1) == "D":
        inner = noun_phrase(s, i + 1)  # Monsieur le maire
        return inner and replace(inner, start=start, gender=_TITLES[s.lower(i)])
    if s.lower(i) in _BEFORE_ARTICLE and s.role(i + 1) == "D":
        i += 1
    if s.lower(i) in ("plus", "moins", "près", "environ") and "#" in (s.role(i + 1), s.role(i + 2)):
        i += 1 + (s.role(i + 1) == "F")  # plus de 300 personnes
    if s.lower(i) in ("près", "plus", "moins") and s.lower(i + 1) == "d'" and s.lower(i + 3) in _ROUNDED:
        i += 2  # près d'une vingtaine de fêtes
    if s.lower(i) in ("de", "d'") and s.role(i) == "F" and opens_plural(s, i + 1):
        i += 1  # d'autres capsules, de nombreux bénévoles
    elif s.role(i) == "D" or (s.role(i) == "F" and s.lower(i) in ("des", "du")):
        determiner = s.at(i)
        i += 1
    count: str | None = None
    while s.role(i) == "#":
        if not (s.lower(i)[0].isdigit() and s.lower(i)[-1].isalpha()):
            count = s.lower(i)  # « la 12e édition » counts nothing
        i += 1
    while s.role(i) == "A" or (
        s.role(i) == "W" and s.role(i + 1) == "A" and s.lower(i) in ("très", "plus", "tout")
    ):
        i += 1
    if s.role(i) == "M" and not introduces_name(s, i):
        return _named(s, start, i, determiner)
    if introduces_name(s, i):
        gender = _TITLES[s.lower(i)]
        while s.role(i + 1) == "M":
            i += 1
        return Phrase(start, i + 1, start, gender, "s")
    if count is not None and determiner is None and s.role(i) == "V" and s.at(i).form.persons == {"3p"}:
        return Phrase(start, i, i - 1, "", "p")  # 21 ont été acceptées
    if s.role(i) not in ("N",):
        if determiner is not None and s.role(i - 1) in ("A",):
            i -= 1  # les jeunes, les plus démunis
        else:
            return None
    head = i
    i += 1
    while (
        (s.role(i) in ("A", "Q", "M") and not (s.role(i + 1) == "K" and s.lower(i).startswith("tel")))
        or (s.role(i) == "W" and s.role(i + 1) in ("A", "Q") and _intensive(s, i))
        or (s.role(i) == "?" and "-" in s.lower(i))
    ):
        i += 1
    gender, number = _features(s, head, determiner, count)
    return Phrase(start, i, head, gender or _shown_gender(s, start, i, head), number)


def _shown_gender(s: Sentence, start: int, end: int, head: int) -> str:
    """The gender that the qualifiers give to a noun of both: `deux nouvelles bénévoles`; empty when they do not."""
    qualifiers = (s.at(k).form.qualifiers for k in range(start, end) if k != head and s.role(k) == "A")
    genders = {gender for told in qualifiers for gender, _ in told}
    return genders.pop() if len(genders) == 1 else ""


_SINGULAR_ARTICLES = forms("le la l' un une ce cette cet")
_INTENSIVES = forms(
    "très plus moins assez trop bien peu non déjà récemment nouvellement fraîchement également"
)


def introduces_name(s: Sentence, i: int) -> bool:
    """`Monsieur Painchaud`, `Mme Roy`: a title and a name."""
    return s.lower(i) in _TITLES and s.role(i + 1) == "M"


def opens_plural(s: Sentence, i: int) -> bool:
    """Whether `de` + the adjective at `i` opens a plural noun phrase: `de nombreux bénévoles`."""
    word = s.at(i)
    plural = {n for _, n in word.form.qualifiers} == {"p"} or word.lower in ("autres", "nombreux")
    return plural and word.lower in PRENOMINAL and s.role(i + 1) in ("N", "A")


def _intensive(s: Sentence, i: int) -> bool:
    return s.lower(i) in _INTENSIVES or s.lower(i).endswith("ment")


def _named(s: Sentence, start: int, i: int, determiner: Word | None) -> Phrase:
    genders = {g for g, _ in _name_genders(s, i)}
    first = i
    while s.role(i) == "M":
        i += 1
    gender = genders.pop() if len(genders) == 1 else ""
    number = "s"
    if determiner is not None:
        gender, number = _determiner_features(determiner.lower)
    return Phrase(start, i, first, gender, number)


def _name_genders(s: Sentence, i: int) -> set[tuple[str, str]]:
    tags = s.at(i).form.tags
    if "M1" not in tags:
        return set()
    return {(gender, "s") for gender in ("m", "f") if gender in tags}


def _determiner_features(lower: str) -> tuple[str, str]:
    gender = "m" if lower in MASCULINE_DETERMINERS else "f" if lower in FEMININE_DETERMINERS else ""
    return gender, "p" if lower in PLURAL_DETERMINERS else "s"


def _features(s: Sentence, head: int, determiner: Word | None, count: str | None) -> tuple[str, str]:
    """What determiner, number word and noun agree on; "" where they are silent or disagree."""
    form = s.at(head).form
    if (s.lower(head - 1), form.text) in (("quelque", "chose"), ("gros", "œuvre"), ("second", "œuvre")):
        return "m", "s"
    if form.text == "cours" and {"arrière", "école"} & set(s.lowers(head + 1, head + 3)):
        form = s.vocabulary.form("cour")  # vos cours arrière, les cours d'école
    pairs = form.nouns or form.qualifiers
    genders = {g for g, _ in pairs}
    numbers = {n for _, n in pairs}
    gender, number = "", ""
    if determiner is not None:
        gender, number = _determiner_features(determiner.lower)
        if determiner.lower in ("l'", "des", "leur"):
            gender = ""
        if gender and genders and gender not in genders:
            # The noun has its gender, whatever its determiner says: « aucune animal n'est admis ».
            gender = (
                next(iter(genders))
                if len(genders) == 1 and form.text.isalpha() and not s.at(head).capital
                else ""
            )
            genders = {gender} - {""}
        if numbers and number not in numbers:
            return (next(iter(genders)) if len(genders) == 1 else ""), ""
    if count is not None:
        number = "s" if count in ("1", "un", "une", "0") else "p"
        if numbers and number not in numbers:
            spelled = determiner is None and count.isalpha() and number == "p"
            return "", "p" if spelled else ""  # trois journée attendent
        if determiner is not None and determiner.lower in _SINGULAR_ARTICLES:
            return gender, ""
    if not number and len(numbers) == 1:
        number = next(iter(numbers))
    if not gender and len(genders) == 1:
        gender = next(iter(genders))
    return gender, number


def complements(s: Sentence, i: int) -> int:
    """Where the complements that follow a noun end: `de la ville`, `à vélo`, `(…)`, `pour s'inscrire`."""
    while True:
        after = _one_complement(s, i)
        if after == i:
            return i
        i = after


def _one_complement(s: Sentence, i: int) -> int:
    role = s.role(i)
    if (after := moment_end(s, i)) > i:
        return after
    if role in ("P", "F"):
        return i if s.lowers(i, i + 2) == ("à", "été") else after_preposition_group(s, i)
    again = {"d'": "de"}.get(s.lower(i + 1), s.lower(i + 1))
    if s.lower(i) == "ou" and again in ("de", "à", "en", "pour", "du") and s.role(i - 1) in ("N", "A", "M"):
        after = after_preposition_group(s, i + 1)
        return after if after > i + 1 else i  # la date de fabrication ou d'expiration
    if role == "D" and s.lower(i + 1) in ("plus", "moins") and s.role(i + 2) == "A" and s.role(i + 3) != "N":
        return i + 3  # le bureau le plus proche
    if s.lower(i) == "," and (listed := _listed_qualities(s, i) or _listed_complements(s, i)):
        return listed
    joined = (
        s.lower(i) in ("et", "ou", "mais") and s.role(i - 1) in ("A", "Q") and s.role(i + 1) in ("A", "Q")
    )
    if joined and s.role(i + 2) != "N":
        return i + 2  # d'un frêne malade ou mort
    if s.lower(i) in ("(", "«", "*"):
        return _closing(s, i)
    if s.lower(i) in _STREETS and s.role(i - 1) == "Q" and s.role(i + 1) == "M":
        while s.role(i + 1) == "M":
            i += 1
        return i + 1  # situé rue Industrielle
    if s.lower(i) in ("relatif", "relative", "relatifs", "relatives") and s.role(i + 1) in ("P", "F"):
        return i + 1
    if s.lower(i) == "comme" and s.lower(i + 1) in ("celui", "celle", "ceux", "celles"):
        return i + 2  # des bris comme celui de lundi
    such = s.lower(i) in ("tel", "telle", "tels", "telles") and s.role(i + 1) == "K"
    if such and (likened := noun_phrase(s, i + 2)) is not None:
        return _listed(s, likened)  # les documents tels que les baux et les plans
    if s.lower(i) == "comme" and s.role(i + 1) == "N":
        return i + 2  # mon premier geste comme mairesse
    if s.lower(i) == "comme" and (likened := noun_phrase(s, i + 1)) is not None:
        return _listed(s, likened)  # les systèmes comme les adoucisseurs
    if role == "N" and s.role(i - 1) in ("N", "M") and i > 1:
        return i + 1  # sécurité incendie
    if role == "G" and s.role(i - 1) in ("N", "A", "Q") and s.lower(i) not in ("étant", "pendant"):
        return _after_gerund(s, i)
    if role in ("A", "Q", "M") or (role == "W" and s.lower(i) not in ("pas", "voici", "voilà")):
        return i + 1
    if role == "#" and s.role(i - 1) in ("N", "M", "A"):
        return i + 1
    return i


def _listed_qualities(s: Sentence, comma: int) -> int:
    """Where `des effets durables, visibles et réels` ends, from its first comma; 0 when it is no such list."""
    j = comma
    while s.lower(j) == "," and s.role(j - 1) in ("A", "Q") and s.role(j + 1) in ("A", "Q"):
        j += 2
    ended = j > comma and s.lower(j) in ("et", "ou") and s.role(j + 1) in ("A", "Q") and s.role(j + 2) != "N"
    return j + 2 if ended else 0


def _listed_complements(s: Sentence, comma: int) -> int:
    """Where `les frais de remorquage, de remisage et d'administration` ends, from its comma; 0 when it is no such list."""
    j = comma
    while s.lower(j) == "," and s.lower(j + 1) in ("de", "d'") and s.role(j - 1) in ("N", "M", "A"):
        after = after_preposition_group(s, j + 1)
        if after == j + 1:
            return 0
        j = after
    ended = j > comma and s.lower(j) in ("et", "ou") and s.lower(j + 1) in ("de", "d'")
    after = after_preposition_group(s, j + 1) if ended else 0
    return after if after > j + 1 else 0


def _listed(s: Sentence, first: Phrase) -> int:
    """Where the noun phrases that `et`, `ou` or commas add to `first` end."""
    end = first.end
    while s.lower(end) in ("et", "ou") and (other := noun_phrase(s, end + 1)) is not None:
        end = other.end
    return end


_MOMENTS = DAYS | forms("matin soir midi minuit après-midi hier demain")
_SPANS = DAYS | forms("matin soir semaine mois année été automne hiver printemps saison nuit jour")


_REPEATED = frozenset(f"{day}s" for day in DAYS) | forms("jours soirs matins week-ends fins")


def moment_end(s: Sentence, i: int) -> int:
    """Where a moment said without a preposition ends: `lundi`, `hier soir`, `le 12 mai`, `cette année`, or `i`."""
    j = i
    if s.lower(i) == "les" and s.role(i - 1) == "Q" and s.lower(i + 1) in _REPEATED:
        return i + 2 + (s.role(i + 2) == "A")  # les heures effectuées les jours fériés
    if s.role(i) == "D" and s.role(i + 1) in ("#", "N") and s.role(i - 1) in ("Q", "W"):
        j = i + 1
        if s.lower(j) in DAYS and s.role(j + 1) == "#":
            j += 1
        if s.role(j) == "#":
            j += 1
            return j + 1 + (s.role(j + 1) == "#") if s.lower(j) in MONTHS else i
        if s.lower(j) not in _SPANS or s.lower(i) not in ("le", "la", "l'", "ce", "cet", "cette", "chaque"):
            return i
        return j + 1 + (s.role(j + 1) == "A")
    while s.lower(j) in _MOMENTS and s.role(i - 1) in ("Q", "W", "N", "A"):
        j += 1
    if j > i and s.role(j) == "#" and s.lower(j + 1) in MONTHS:
        j += 2
    return j


_STREETS = forms("rue avenue boulevard chemin rang route montée place côte")


def _after_gerund(s: Sentence, i: int) -> int:
    """`la clôture entourant la piscine`: a present participle and its object."""
    if s.lower(i) == "ayant" and s.role(i + 1) == "N":
        return i + 2  # ayant front sur le lac
    if s.role(i + 1) in ("P", "F"):
        return after_preposition_group(s, i + 1)
    phrase = noun_phrase(s, i + 1) if s.role(i + 1) in ("D", "#") else None
    return phrase.end if phrase else i


def _closing(s: Sentence, i: int) -> int:
    closing = {"(": ")", "«": "»", "*": "*"}[s.lower(i)]
    for j in range(i + 1, min(i + 25, len(s.words))):
        if s.lower(j) == closing:
            return j + 1
    return i


_WITH_DE = forms("près hors lors avant quant afin au-delà au-dessus au-dessous")
_BEFORE_ANOTHER = forms("jusqu' jusque dès depuis de d' pour à")
_TONIC = forms("moi toi lui elle nous vous eux elles soi")


def after_preposition_group(s: Sentence, i: int) -> int:
    """After a preposition: a noun phrase, a bare noun, a pronoun, or an infinitive with its object."""
    j = i + 1
    if s.role(j) == "P" and s.role(j + 1) in ("S", "T", "O") and s.lower(j) == "chez":
        return j + 2  # devant chez vous
    if s.role(j) == "W" and s.lower(j) in ("moins", "plus", "près") and s.role(j + 1) == "F":
        j += 2  # de moins de 14 ans
    if s.role(j) == "F" and s.lower(i) in _WITH_DE:
        j += 1
    if s.role(j) in ("P", "F") and s.lower(i) in _BEFORE_ANOTHER:
        j += 1
    if s.role(j) in ("S", "O") and s.lower(j) in _TONIC and s.role(j + 1) not in ("Y", "O"):
        return j + 1  # ceux qui ont travaillé avec vous
    while s.role(j) == "O":
        j += 1
    if s.role(j) == "Y":
        j += 1
        if phrase := noun_phrase(s, j):
            return phrase.end
        return j
    while s.role(j) in ("#", "A"):
        j += 1
    if phrase := noun_phrase(s, j):
        return phrase.end
    if s.lower(j) in DAYS and s.role(j + 1) == "#" and s.lower(j + 2) in MONTHS:
        return j + 3 + (s.role(j + 3) == "#")  # la séance du lundi 8 février
    if s.lower(j) in ("le", "les") and s.role(j + 1) == "#" and s.role(j + 2) in ("V", "X", ",", ".", "P"):
        return j + 2  # les sacs déposés après le 19
    if s.lower(j) in ("lequel", "laquelle", "lesquels", "lesquelles", "quoi"):
        return i
    if s.lower(j) == "trop" and s.lower(i) == "en":
        return j + 1  # les sommes perçues en trop
    if s.lower(i) == "chez" and s.role(j) in ("S", "O", "T"):
        return j + 1
    if s.role(j) in ("N", "M", "T", "Q", "?") or (
        s.role(j) == "W"
        and s.lower(j) in ("ici", "là", "demain", "hier", "aujourd'hui", "jadis", "autrefois", "maintenant")
    ):
        return j + 1
    return j if j > i + 1 and s.role(j - 1) in ("#", "A") else i
