"""The noun takes the number of what counts it: determiner, number, « une dizaine de »."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.forms.nouns import plural
from desktop.checks.grammar.agreement.inflection import inflected
from desktop.checks.grammar.agreement.uncounted import one_more_verb, some_and_others
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.clauses import verb_after
from desktop.checks.reading.function_words import MONTHS, PRENOMINAL
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.noun_phrases import complements
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_PLURAL = forms(
    "les des ces mes tes ses nos vos leurs plusieurs quelques aux certains certaines différents différentes"
    " divers diverses tous toutes"
)
# « Une dizaine de », « un grand nombre de »: what they count is plural.
_COLLECTIVES = forms(
    "dizaine dizaines douzaine douzaines quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine"
    " centaine centaines millier milliers multitude kyrielle panoplie nombre"
)
_ITS = forms("le un ce leur")
_MANY = forms("grand certain bon petit plus bel")
# Nouns one reads after a number without counting them.
_UNCOUNTED = MONTHS | forms(
    "min sec max env mille cent h am pm mm cm km kg lb po lbs ml dpi cad net nets plus hâte pile"
)
_AFTER_LABEL = ("N", "M", "D", "A")


def plural_noun(s: Sentence) -> Iterator[Hit]:
    """`les bénévole`, `nos nouvelles activité`, `34 kiosque`, `une dizaine de famille`: the noun is plural."""
    seen = 0
    for i in s.with_role("#DFPA"):
        word = s.at(i)
        if i < seen or not counts_many(s, i) or (word.lower == "les" and s.role(i - 1) == "O"):
            continue  # je te les texte
        if (word.role == "#" and word.capital and i) or some_and_others(s, i):
            continue  # le rang Cinq fait un coude; les uns l'ont trouvé lent, les autres profond
        if s.role(i + 1) == "#" and s.at(i + 2).form.gerund:
            continue  # aux 32 finissants: the number itself is read
        j = seen = _past_adjectives(s, i + 1)
        noun = s.at(j)
        nominal = noun.role == "N" or (noun.role == "A" and s.role(j - 1) == "#" and s.role(j + 1) != "N")
        person = noun.role == "A" and noun.form.gerund  # 40 exposant, les 32 finissant
        if not nominal or noun.capital or not (noun.form.nouns or person):
            continue
        if {n for _, n in noun.form.nouns | noun.form.qualifiers} != {"s"} or noun.lower in _UNCOUNTED:
            continue
        if noun.form.adverb and s.role(j + 1) == "A" and s.lower(j - 1) in ("certains", "certaines"):
            continue  # des débris, dont certains fort lourds
        if noun.lower == "mal" and s.at(j + 1).form.participles:
            continue  # les jeunes mal élevés
        if s.lower(j + 1) in ("vitæ", "vitae") or (word.role == "#" and s.lower(i - 1) == "-"):
            continue  # deux curriculum vitæ, un formulaire F-12 incomplet
        if (
            noun.lower in ("être", "avoir")
            or _may_be_verb(s, i, j)
            or _labelled(s, j)
            or (word.role == "#" and not _counted(s, i, j))
        ):
            continue
        if s.lower(j + 1) == "et" and (noun.form.qualifiers or _each_is_one(s, j + 2)) and not _doublet(s, j):
            continue
        if _meant_for_one(s, j):
            yield on(word, f"«\u00a0{noun.text}\u00a0» est au singulier.", "au")
            continue
        gender = next(iter(sorted({g for g, _ in noun.form.nouns or noun.form.adjectives})))
        offered = _compound_plural(s, noun.lower) if "-" in noun.lower else inflected(s, noun, (gender, "p"))
        if person:
            offered = tuple(text for text in offered if text.startswith(noun.lower))  # exposants, not exposés
        if offered := tuple(sorted(offered, key=lambda text: _unlikely(s, noun.lower, text))):
            yield on(
                noun, f"«\u00a0{noun.text}\u00a0» prend le pluriel de «\u00a0{word.lower}\u00a0».", *offered
            )


def _meant_for_one(s: Sentence, noun: int) -> bool:
    """`aux quai municipal`: noun and adjective are in the masculine singular, so it is « aux » that is wrong."""
    one = {("m", "s")}
    return (
        s.lower(noun - 1) == "aux"
        and s.role(noun + 1) == "A"
        and s.at(noun).form.nouns == one
        and s.at(noun + 1).form.qualifiers == one
    )


def _unlikely(s: Sentence, noun: str, text: str) -> tuple[bool, bool]:
    """How unlikely a plural is: `lieux` before `lieus`, a noun before an adjective."""
    return not s.vocabulary.form(text).nouns, noun.endswith("eu") and not text.endswith("x")


def _compound_plural(s: Sentence, text: str) -> tuple[str, ...]:
    """`nids-de-poule`, `mots-clés`: the plurals that the lexicon knows."""
    parts = text.split("-")
    first, last = plural(parts[0]), plural(parts[-1])
    linked = len(parts) == 3 and parts[1] in ("de", "à", "en", "du")
    tries = (
        [[first, *parts[1:]]]
        if linked
        else [[first, *parts[1:-1], last], [*parts[:-1], last], [first, *parts[1:]]]
    )
    found = ["-".join(attempt) for attempt in tries]
    return tuple(form for form in found if "p" in {n for _, n in s.vocabulary.form(form).nouns})


def _each_is_one(s: Sentence, second: int) -> bool:
    """`vos nom et prénom`: the determiner counts both nouns together."""
    numbers = {n for _, n in s.at(second).form.nouns}
    return s.role(second) == "N" and numbers == {"s"}


def _doublet(s: Sentence, j: int) -> bool:
    """`les citoyen et citoyennes`: the second noun is the feminine of the first, in the plural."""
    second = s.at(j + 2)
    return second.lower[:4] == s.lower(j)[:4] and {n for _, n in second.form.nouns} == {"p"}


def counts_many(s: Sentence, i: int) -> bool:
    """Whether the word at `i` announces a plural noun."""
    word = s.at(i)
    if word.role == "#":
        return _more_than_one(word.lower) and s.role(i + 1) != "#"
    if word.lower in ("tous", "toutes"):
        following = s.at(i + 1).form
        other = following.participles or following.adverb or following.gerund or following.preposition
        return word.role == "D" and not other  # Où étiez-vous tous avant?
    if word.lower in _PLURAL:
        return word.role in ("D", "F", "P")
    if word.role == "F" and word.lower in ("de", "d'"):
        return _after_collective(s, i - 1) or _opens_many(s, i + 1)
    return word.role == "A" and word.lower in _VOCATIVES and s.role(i - 1) in ("", ".", ",")


_VOCATIVES = forms("chers chères")


def _opens_many(s: Sentence, i: int) -> bool:
    """`de nombreuses`, `d'autres`, `de belles`: an adjective that is plural, before a noun."""
    i += s.lower(i) in ("tout", "très", "plus", "si")
    word = s.at(i)
    numbers = {n for _, n in word.form.qualifiers}
    plural = numbers == {"p"} and (not word.form.nouns or word.lower in PRENOMINAL)
    return word.role == "A" and (plural or word.lower in _NUMEROUS) and s.role(i + 1) in ("N", "A")


_NUMEROUS = forms("autres nombreux")


def _after_collective(s: Sentence, i: int) -> bool:
    lower = s.lower(i)
    if lower not in _COLLECTIVES or s.role(i) not in ("N", "#"):
        return False
    return lower != "nombre" or s.lower(i - 1) in _MANY or s.lower(i - 1) in _ITS


def _more_than_one(number: str) -> bool:
    if not number[0].isdigit():
        return number[0].isalpha() and number not in ("cent", "mille", "cents", "zéro")
    digits = number.replace(" ", "").replace("\u00a0", "")
    if not digits.isdecimal():
        return False
    value = int(digits)
    return value > 1 and not (digits == number and 1800 <= value <= 2100)


def _past_adjectives(s: Sentence, j: int) -> int:
    """Past the adjectives that precede a noun: `nouvelles`, `plus belles`, `trois premiers`."""
    limit = j + 3
    while j < limit and (
        (s.role(j) == "A" and ("p" in {n for _, n in s.at(j).form.qualifiers} or s.lower(j) in PRENOMINAL))
        or s.role(j) == "#"
        or (s.lower(j) in ("plus", "très", "moins", "tout", "si") and s.role(j + 1) == "A")
    ):
        j += 1
    return j


def _may_be_verb(s: Sentence, i: int, j: int) -> bool:
    """Whether what looks like a noun may be a verb: `il les porte`, `les jeunes aide`."""
    form = s.at(j).form
    object_follows = s.role(j + 1) in ("D", "F") and not is_time(s, j + 1)
    article = s.role(i - 1) in ("V", "Y", "D", "", ".", "P") and s.lower(i - 1) != "en"
    if (form.infinitives and s.lower(i) in ("les", "de", "d'")) or (
        form.gerund
        and ((s.lower(i) == "les" and not article) or (object_follows and s.role(i) + s.role(j + 1) != "#F"))
    ):
        return True
    if not form.finite or (s.role(j - 1) == "#" and s.role(j - 2) == "D" and _verb_of_several(s, j)):
        return False  # les deux borne de recharge sont
    if j > i + 1:
        governs = s.role(j + 1) in ("D", "Y", "O", "W", "#", "P") or s.lower(j + 1) in ("des", "du", "de")
        return governs and any(s.at(k).form.nouns or s.role(k) == "#" for k in range(i + 1, j))
    if s.role(i) == "#":
        if s.role(i - 1) == "F" and s.role(i - 2) == "N" and "V" not in s.roles:
            return True  # un seuil de 20 donne droit
        return s.role(i - 1) in ("D", "S", "") or s.lower(i - 1) == "sur"  # une personne sur cinq vit seule
    asked = s.lower(j + 1) in ("à", "de", "d'") and s.role(j + 2) == "Y"
    if s.lower(i) == "les" and s.role(i - 1) == "," and (asked or one_more_verb(s, i, j)):
        return (
            True  # elle les encre, les essuie, les couvre; elle les reçoit, les aide à remplir le formulaire
        )
    if s.lower(i) != "les" or s.role(i - 1) in ("P", "F", "V", "Y", "D", "G", "", ".", ","):
        return False
    plural_after = s.role(j + 1) in ("A", "Q") and {n for _, n in s.at(j + 1).form.qualifiers} == {"p"}
    return not plural_after and not (s.lower(i - 1) == "comme" and s.role(j + 1) not in ("D", "F", "M"))


def _verb_of_several(s: Sentence, j: int) -> bool:
    """Whether the noun at `j`, past its complements, has a verb in the plural, so is no verb itself."""
    verb = verb_after(s, complements(s, j + 1))
    return verb is not None and "3p" in s.at(verb).form.persons and not s.at(verb).form.nominal


def _labelled(s: Sentence, j: int) -> bool:
    """`les route 117 et 335`, `18 rue Roy`: what follows names the thing."""
    following = s.at(j + 1)
    named = following.role == "M" and s.role(j - 1) not in ("D", "A")
    return named or (following.role == "#" and following.lower[0].isdigit())


def _counted(s: Sentence, i: int, j: int) -> bool:
    """Whether the number at `i` counts the noun at `j`, rather than a date, a label or a measure."""
    noun = s.at(j)
    if s.role(j + 1) == "N" or len(noun.lower) < 2:
        return False
    if s.lower(i - 1) in ("à", "-", "–") and s.role(i - 2) == "#" and s.lower(i) == "7":
        return False  # un 5 à 7 réseautage
    if s.lower(i)[0].isalpha() and s.role(i - 1) == "N" and s.role(i - 2) == "D":
        return False  # la page quatre-vingt manque
    if s.lower(i)[0].isdigit() and s.role(i - 1) in _AFTER_LABEL:
        return s.lower(i - 1) in _BEFORE_COUNT
    return s.lower(i - 1) not in ("le", "la", "au", "du", "n", "no")


_BEFORE_COUNT = forms(
    "les aux ces nos vos mes ses leurs des quelque quelques environ autres premiers derniers"
)

_SINGULAR = forms(
    "un une ce cet cette chaque tout toute aucun aucune mon ton son ma ta sa notre votre leur le la l' au du"
)

_PRONOUNS = forms("le la l' leur")
_EVERYONE = forms("le la l' leur")
_ADDRESSED = {"2s": forms("tu -tu"), "1p": forms("nous -nous"), "2p": forms("vous -vous")}
_ARTICLES = forms("le la un une au du cette ce")
_CONTRACTED = {"au": "aux", "du": "des"}


def _ordinal(number: str) -> bool:
    """`1re`, `12e`: a number that counts nothing."""
    return number[:1].isdigit() and number[-1:].isalpha()


_SAID_PLURAL = forms(
    "prises toilettes abords alentours environs soins urnes urgences aguets armes oubliettes éclats trousses"
    " fourneaux poings honneurs vacances devoirs loisirs"
)


def _meant_plural(s: Sentence, i: int, j: int) -> str:
    """`au travaux publics`: the article alone is wrong when what follows the noun, or its use, is plural too."""
    word, noun = s.at(i), s.at(j)
    if j == i + 1 and noun.lower in _SAID_PLURAL:
        return _CONTRACTED[word.lower]
    after = {n for _, n in s.at(j + 1).form.qualifiers} if s.role(j + 1) in ("A", "Q") else set()
    between = any("s" in {n for _, n in s.at(k).form.qualifiers} for k in range(i + 1, j))
    single = any(
        {n for _, n in s.vocabulary.form(text).nouns} == {"s"}
        for gender, _ in noun.form.nouns
        for text in inflected(s, noun, (gender, "s"))
    )
    return _CONTRACTED[word.lower] if not between and (after == {"p"} or not single) else ""


def singular_noun(s: Sentence) -> Iterator[Hit]:
    """`toute personnes`, `cette belle activités`: the noun takes the singular of its determiner."""
    for i in s.places(_SINGULAR):
        word = s.at(i)
        j = i + 1 + (s.lower(i) in _ARTICLES and s.role(i + 1) == "#" and _ordinal(s.lower(i + 1)))
        j += s.role(j) == "A" and "s" in {n for _, n in s.at(j).form.qualifiers}
        noun = s.at(j)
        contracted = word.lower in _CONTRACTED and word.role in ("P", "F")
        if not (word.role == "D" or contracted) or noun.role != "N" or noun.capital:
            continue
        if (s.lower(i - 1) == "et" and s.lower(i - 2) in _TENS) or s.lower(i - 1) in _TENS:
            continue  # vingt et un romans, mille et une façons, cent un ans
        if word.lower == "tout" and noun.form.participles and s.role(i - 1) in (",", "V", "W"):
            continue  # Les enfants, tout excités, attendent
        form = noun.form
        if {n for _, n in form.nouns | form.qualifiers} != {"p"} or "-" in form.text:
            continue
        addressed = not any(s.places(_ADDRESSED.get(person, _EVERYONE)) for person in form.persons)
        after_verb = s.role(i - 1) in ("V", "Y", "P", "F", "Q") and not s.lower(j + 1).startswith("-")
        if word.lower in _PRONOUNS and form.finite and not addressed and not after_verb:
            continue  # tu l'affiches, but « as-tu vu l'affiches »
        doublet = s.role(i - 1) == "C" and s.role(i - 2) in ("D", "P", "#")  # la ou les responsables
        if doublet or s.lower(i - 1) in ("tous", "toutes") or s.lower(j + 1) in ("-", "–"):
            continue
        if s.role(j + 1) == "K" and word.lower in ("le", "la", "tout"):
            continue
        verb = next((w for w in s.words[j + 1 :] if w.role in ("V", ".", ",")), None)
        governed = contracted or s.role(i - 1) in ("P", "F", "V", "Y")
        if verb is not None and not governed and "3p" in verb.form.persons and "3s" not in verb.form.persons:
            continue  # the determiner is wrong, and another rule says so
        genders = sorted({g for g, _ in form.nouns})
        offered = [text for gender in genders for text in inflected(s, noun, (gender, "s"))]
        if contracted and (plural := _meant_plural(s, i, j)):
            yield on(word, f"«\u00a0{noun.text}\u00a0» est au pluriel.", plural)
            continue
        if offered:
            yield on(
                noun, f"«\u00a0{noun.text}\u00a0» prend le singulier de «\u00a0{word.lower}\u00a0».", *offered
            )


_TENS = forms("vingt trente quarante cinquante soixante cent mille")


RULES = (
    GrammarRule(
        "accord.nom_pluriel",
        plural_noun,
        "Le nom prend le nombre de son déterminant.",
        bad=(
            ("Les bénévole sont attendus.", "Les bénévoles sont attendus."),
            ("Nos deux nouvelles surveillante sont là.", "Nos deux nouvelles surveillantes sont là."),
            ("Le salon réunit 27 kiosque cette année.", "Le salon réunit 27 kiosques cette année."),
            ("Bravo aux 32 finissant du cours!", "Bravo aux 32 finissants du cours!"),
            ("Une vingtaine de riverain ont signé.", "Une vingtaine de riverains ont signé."),
            ("De nombreuses plainte ont été reçues.", "De nombreuses plaintes ont été reçues."),
            ("Plusieurs nid-de-poule ont été bouchés.", "Plusieurs nids-de-poule ont été bouchés."),
            ("Chers parent, la rentrée approche.", "Chers parents, la rentrée approche."),
            ("Les feu de circulation clignotent.", "Les feux de circulation clignotent."),
            ("D’autres citoyen ont écrit.", "D’autres citoyens ont écrit."),
            ("De nombreux arbre sont tombés.", "De nombreux arbres sont tombés."),
            ("Le nombre de visiteur augmente.", "Le nombre de visiteurs augmente."),
            ("Voici les programmes et les mesure prévues.", "Voici les programmes et les mesures prévues."),
            ("La fête réunit tous les groupe du village.", "La fête réunit tous les groupes du village."),
            ("Il a parcouru les lieu.", "Il a parcouru les lieux."),
            ("Les deux borne du quai sont neuves.", "Les deux bornes du quai sont neuves."),
        ),
        good=(
            "Elle les encre, les essuie, les couvre.",
            "Les bénévoles sont attendus.",
            "Les après-midi sont longs.",
            "Le 12 départ à midi, retour le soir.",
            "Un 5 à 7 réseautage aura lieu au chalet.",
            "La rue du Lac compte 12 maisons.",
            "Les jeunes aident à monter la scène.",
            "Tous ensemble, gardons la ville propre.",
            "En 2026 naissance du comité.",
            "On prend les dimensions et les mesure à la fin.",
            "La neige tombe sur les toits, les recouvrant.",
        ),
    ),
    GrammarRule(
        "accord.nom_singulier",
        singular_noun,
        "Le nom prend le nombre de son déterminant.",
        bad=(
            ("Toute personnes intéressée est bienvenue.", "Toute personne intéressée est bienvenue."),
            ("Le patrimoines religieux est protégé.", "Le patrimoine religieux est protégé."),
            ("Aucune demandes ne sera acceptée.", "Aucune demande ne sera acceptée."),
            ("Cette activités est gratuite.", "Cette activité est gratuite."),
            ("Votre chiens doit porter sa médaille.", "Votre chien doit porter sa médaille."),
            ("Cette belle initiatives est saluée.", "Cette belle initiative est saluée."),
            ("La foires aux livres ouvre samedi.", "La foire aux livres ouvre samedi."),
            ("Consultez le sites Internet.", "Consultez le site Internet."),
            (
                "La mairesse a annoncé la démissions du préfet.",
                "La mairesse a annoncé la démission du préfet.",
            ),
            ("Dans le secteurs du lac, les bacs sont vides.", "Dans le secteur du lac, les bacs sont vides."),
            ("La 12e éditions du salon ouvre.", "La 12e édition du salon ouvre."),
            ("L’horaire du loisirs est affiché.", "L’horaire des loisirs est affiché."),
            ("Le plan du quartiers est affiché.", "Le plan du quartier est affiché."),
        ),
        good=(
            "Elle a eu cent un ans.",
            "Toute personne intéressée est bienvenue.",
            "Le temps des vacances est arrivé.",
            "Un gros lilas pousse près du quai.",
            "Les enfants étaient tout contents.",
            "Le Vieux-Montréal attire les foules.",
            "Votre colis est arrivé.",
            "La ou les responsables viendront.",
            "Elle connaît mille et une façons de cuire un œuf.",
            "Nous la saluons.",
        ),
        words=_SINGULAR,
    ),
)
