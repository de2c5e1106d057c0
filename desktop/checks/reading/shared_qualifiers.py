"""Two qualifiers side by side, and those that never agree with the noun just before: what excuses a disagreement."""

from __future__ import annotations

from desktop.checks.reading.attachment import is_relational
from desktop.checks.reading.function_words import DAYS
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_SHADES = forms("clair foncé pâle vif marine olive ciel lime pomme tendre sombre")


def _after_having(s: Sentence, i: int) -> bool:
    """Whether participles of « avoir », in the masculine singular as at `i`, come before it."""
    first = next((k for k in range(1, i) if s.role(k) == "Q" and "avoir" in s.at(k - 1).form.lemmas()), None)
    return first is not None and ("m", "s") in s.at(i).form.qualifiers and s.role(first + 1) != "Y"


def is_excused(s: Sentence, i: int) -> bool:
    """Compound colours, two singular adjectives for one plural noun, and what follows a verb of state."""
    following, after = s.lower(i + 1), s.role(i + 2)
    if s.lower(i)[:4] == "vêtu" and s.lower(i - 2) == "de" and s.lower(i - 1) in COLOURS:
        return True  # les choristes, tout de noir vêtus
    if s.lowers(i, i + 3) == ("bel", "et", "bien"):
        return True  # la pièce dure bel et bien deux heures
    if s.lower(i) == "dispose" and following in ("de", "d'", "du", "des"):
        return True  # l'entreprise à laquelle a été confié le contrat dispose de
    if (s.lower(i) in COLOURS and following in _THINGS) or beyond_complement(s, i):
        return True
    if s.lower(i - 1) in ("et", "ou") and s.lower(i - 2)[:5] == s.lower(i)[:5]:
        return True  # nos finissantes et finissants
    if s.lower(i - 1) == "et" and s.role(i) == "Q" and s.role(i + 1) == "D" and _after_having(s, i):
        return True  # vous avez laissé un mot, signalé un chat et posé la même question
    if s.lowers(i - 2, i) in ((",", "reste"), (",", "demeure")) and s.role(i - 3) in ("S", "T", "O"):
        return True  # l'église, elle, reste ouverte
    if s.lower(i - 3) == "se" and s.role(i - 2) == "O" and "être" in s.at(i - 1).form.lemmas():
        return True  # elle se l'est bâtie
    if " ".join(s.lowers(i - 2, i)) in ("un brin", "un peu", "un tantinet", "fois plus", "fois moins"):
        return True
    if following in _SHADES or s.lower(i) in _SHADES:
        return True
    if following == "(":
        return True
    if following in ("et", "ou") and after == "?" and s.role(i) == "A":
        return True  # les mondes terrestre et féérique
    if following in ("et", "ou", ",", "/") and after in ("A", "Q", "N", "W"):
        if s.role(i) == "Q":
            return False
        second = i + 2
        while s.role(second) == "W":
            second += 1
        if s.role(second) == "N" and not s.at(second).form.adjectives:
            return following != "," and s.lower(i) in COLOURS
        return s.role(second) in ("A", "N") and not _indefinite(s, i) and _distributive(s, i, second)
    if s.lower(i - 1) == "et" and s.role(i - 2) == "A" and s.at(i).form.adjectives & s.at(i + 1).form.nouns:
        return s.lower(i - 3) in ("de", "d'")  # de nombreuses et agréables surprises
    if s.lower(i - 1) in ("et", "ou"):
        return s.role(i) == s.role(i - 2) == "A" and not _indefinite(s, i - 1) and _distributive(s, i - 2, i)
    if s.role(i + 1) == "N" and (s.lower(i + 1) in DAYS or s.role(i) == "Q"):
        return False
    return s.role(i + 1) == "N" and s.at(i).form.adjectives != frozenset()


# A colour, then the thing that has it: « de couleur vert émeraude », « des portes rouge brique ».
_THINGS = forms(
    "émeraude anthracite souris bouteille brique canard forêt menthe sapin citron moutarde ardoise acier perle crème"
    " cerise framboise lavande roi nuit royal poudre sauge ivoire paille"
)
_ONE_OF = forms("un une chacun chacune aucun aucune")
_SAID_OF_TWO = forms(
    "différents différentes distincts distinctes identiques semblables communs communes assortis"
)


def beyond_complement(s: Sentence, i: int) -> bool:
    """Qualifiers of a noun farther back, past what completes it, and of two nouns together."""
    own = s.at(i).form.qualifiers
    k = i - 1
    while s.role(k) in ("A", "Q", "C", "W"):
        k -= 1
    if s.lowers(k - 2, k + 1) == ("point", "de", "vue"):
        return any(g == "m" for g, _ in own)  # du point de vue esthétique et patrimonial
    if s.lower(k - 1) == "de" and s.lower(k) in ("type", "modèle", "format", "style"):
        return ("m", "s") in own and s.role(i + 1) in ("P", "F")  # une clôture de type approuvé par
    if s.lower(k - 1) in ("de", "d'") and s.role(k - 2) == "A" and s.role(k - 3) in ("", "."):
        return bool(own & s.at(k - 2).form.qualifiers)  # contenants de plastique numérotés de 1 à 5
    opening = k - 1
    while s.role(opening) in ("A", "#"):
        opening -= 1
    if s.lower(i).startswith("âgé") and s.lower(i + 1) in ("de", "d'") and s.lower(k - 2) == "de":
        return bool(own & s.at(k - 3).form.nouns)  # une adepte de l'égoportrait âgée de 82 ans
    if s.role(i) == "Q" and ("s" in {n for _, n in own}) and s.lower(opening - 1) == "de":
        one = s.lower(opening - 2)
        return one in _ONE_OF and ("f" if one.endswith("e") else "m", "s") in own  # un de ces bancs installé
    if s.lower(i) in _SAID_OF_TWO:
        c = next((j for j in range(i - 1, max(0, i - 7), -1) if s.lower(j) in ("et", "ou")), 0)
        return s.role(c + 1) in ("P", "F") and s.role(c - 1) in ("N", "A", "Q")  # sous un nom et avec un mot
    agent = next((j for j in range(i - 2, max(0, i - 5), -1) if s.lower(j) == "par"), 0)
    if (
        agent
        and not is_relational(s.at(i))
        and s.role(agent - 1) == "Q"
        and s.role(agent + 1) == "D"
        and s.role(i - 1) in ("N", "M")
    ):
        return bool(own & s.at(agent - 1).form.participles)  # les permis exigés par la Ville disponibles
    return False


def _distributive(s: Sentence, first: int, second: int) -> bool:
    """`les langues anglaise et française`: two singulars share a plural noun."""
    numbers = [{n for _, n in s.at(k).form.qualifiers} for k in (first, second)]
    noun = first - 1
    while s.role(noun) in ("A", "Q"):
        noun -= 1
    if s.lower(noun - 1) in ("de", "d'", "à") and s.role(noun - 2) == "N" and s.role(noun - 3) == "D":
        noun -= 2  # les barres d'appui horizontale et verticale
    plural = "p" in {n for _, n in s.at(noun).form.nouns} or s.role(noun) != "N"
    genders = {g for g, _ in s.at(noun).form.nouns} if s.role(noun) == "N" else set()
    if genders and any(genders.isdisjoint({g for g, _ in s.at(k).form.qualifiers}) for k in (first, second)):
        return False  # les équipes féminine et masculin
    both = any(
        len(n) > 1 and not s.lower(k).endswith(_PEOPLES)
        for k, n in zip((first, second), numbers, strict=True)
    )
    if both and numbers[0] != numbers[1]:
        return False  # des chemins boueux et glissant: « boueux » is plural here
    return "s" in numbers[0] and "s" in numbers[1] and plural


_PEOPLES = ("ais", "ois")


def _indefinite(s: Sentence, i: int) -> bool:
    """`des journées chaudes et humides`: two qualities of the same things, not two kinds (« les langues… »)."""
    j = i - 1
    while s.role(j) in ("A", "Q"):
        j -= 1
    apart = s.role(j - 2) not in ("N", "A")  # not « les réseaux d'égouts… »
    apart = apart or s.lower(j - 2) in ("besoin", "envie")
    return s.lower(j - 1) in ("plusieurs", "quelques") or (apart and s.lower(j - 1) in ("de", "d'", "des"))


COLOURS = forms("blanc noir rouge bleu vert jaune brun gris rose orange beige blanche noire bleue verte")
