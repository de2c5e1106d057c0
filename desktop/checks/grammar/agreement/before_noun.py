"""Adjectives before their noun, and superlatives: they agree with the determiner and the noun."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.inflection import chosen, inflected
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.function_words import PRENOMINAL
from desktop.checks.reading.qualified import possible
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms


def superlative(s: Sentence) -> Iterator[Hit]:
    """`le chemin le plus courte`, `est la plus accueillant`: article and adjective agree."""
    for i, word in enumerate(s.words):
        if word.role not in ("A", "Q") or s.lower(i - 1) not in ("plus", "moins") or not word.form.qualifiers:
            continue
        article = {"le": ("m", "s"), "la": ("f", "s"), "les": ("", "p")}.get(s.lower(i - 2))
        of_several = s.lower(i + 1) == "des" and s.lower(i - 2) != "les"  # le plus fort des hommes
        if article is None or s.lowers(i - 3, i) == ("pour", "le", "moins") or of_several:
            continue
        if s.lower(i - 2) == "le" and s.at(i - 3).form.lemmas(participle=False) & {"être", "avoir"}:
            continue  # le conte dont ils sont le plus fiers, ce qui m’a le plus touchée
        fitting = {p for p in word.form.qualifiers if article[0] in ("", p[0]) and p[1] == article[1]}
        if fitting and s.role(i - 3) == "N" and s.role(i + 1) != "N":
            pairs = possible(s, i - 3, word)  # les villages les plus isolés
            if pairs and not pairs & word.form.qualifiers:
                message = f"«\u00a0{word.text}\u00a0» s’accorde avec «\u00a0{s.lower(i - 3)}\u00a0»."
                yield on(word, message, *inflected(s, word, chosen(word.form, pairs)))
                continue
        if not fitting:
            pair = chosen(
                word.form, frozenset({(article[0] or "m", article[1]), (article[0] or "f", article[1])})
            )
            yield on(
                word,
                f"«\u00a0{word.text}\u00a0» s’accorde avec «\u00a0{s.lower(i - 2)}\u00a0».",
                *inflected(s, word, pair),
            )


def adjective_after_determiner(s: Sentence) -> Iterator[Hit]:
    """`une vrai voix`, `un excellente maire`: the adjective takes the gender of its determiner."""
    for i, word in enumerate(s.words):
        determiner = s.lower(i - 1)
        if (
            word.role != "A"
            or word.form.nouns - word.form.adjectives
            or determiner not in _GENDERED
            or s.role(i - 1) != "D"
        ):
            continue
        if word.lower in _INVARIABLE or word.capital or s.role(i + 1) not in ("N", "A", "Q"):
            continue
        if s.role(i + 1) == "Q" and not s.at(i + 1).form.nouns & s.at(i + 1).form.participles:
            continue  # une épaisse fumée
        gender = _GENDERED[determiner]
        if gender in {g for g, _ in word.form.adjectives} or not word.form.adjectives:
            continue
        noun = {g for g, _ in s.at(i + 1).form.nouns}
        if noun and gender not in noun:
            continue  # the determiner is wrong, and another rule says so
        offered = inflected(s, word, (gender, "s"))
        if offered:
            yield on(
                word, f"«\u00a0{word.text}\u00a0» prend le genre de «\u00a0{determiner}\u00a0».", *offered
            )


_GENDERED = {
    **dict.fromkeys(("un", "le", "ce", "cet", "au", "du"), "m"),
    **dict.fromkeys(("une", "la", "cette", "ma", "ta", "sa"), "f"),
}
_INVARIABLE = forms("demi nu feu mi semi quasi presque tout haut bas fort ex vice grand")


def plural_noun_after_singular_adjective(s: Sentence) -> Iterator[Hit]:
    """`différente activités`, `plusieurs nouvelle familles`: the adjective before the noun."""
    for i, word in enumerate(s.words):
        if (s.role(i + 1) != "N" and not _opens_title(s, i)) or (word.capital and i):
            continue
        if not _stands_before(s, i):
            continue
        noun = s.at(i + 1).form
        apposed = (
            s.role(i - 1) in (",", ".", "") and s.role(i + 2) == "F"
        )  # le cortège, longue file de calèches
        named = not noun.finite or s.role(i - 1) in ("D", "F", "#") or apposed
        if not word.form.qualifiers or not noun.nouns or not named or noun.text in PRENOMINAL:
            continue
        if word.form.qualifiers & noun.nouns or word.form.nouns & noun.nouns:
            continue
        if s.lower(i + 2) == "et" and s.role(i + 3) == "N" and "s" in {n for _, n in noun.nouns}:
            continue  # chers père et mère
        if word.form.nouns and noun.persons & {"3s", "3p"} and _may_govern(s, i):
            continue  # chaque seconde compte; la nouvelle fait douze cafés; la première compte s’en servir
        if noun.gerund and s.role(i - 1) == "D" and s.role(i + 2) in ("P", "F", "D"):
            continue  # la dernière remontant à 1994
        if s.lower(i) == "autre" and s.lower(i - 2) == "et":
            continue  # l’une et l’autre nonagénaires
        if noun.text == "œuvre" and s.lower(i) in ("gros", "second"):
            continue  # le gros œuvre
        if s.lower(i - 1) == "du" and word.lower in ("haut", "bas") and noun.finite and s.role(i + 2) == "D":
            continue  # la barre du haut affiche une heure
        numbers = {n for _, n in noun.nouns}
        ordinal = s.lower(i - 2).endswith(("ième", "ier", "ière"))  # les premier et troisième lundis
        second = s.role(i - 1) == "C" and (s.role(i - 2) in ("A", "D") or ordinal)
        if len(numbers) != 1 or second or word.lower in ("demi", "seul", "même", "tel"):
            continue
        if s.lowers(i - 2, i + 1) == ("de", "plus", "belle"):
            continue  # le chantier reprendra de plus belle lundi
        again = s.lower(i - 1) == "à" or (s.lower(i - 1) == "de" and s.role(i - 2) == "V")
        if again and word.lower == "nouveau":
            continue  # rendre à nouveau nettes les lignes; seront de nouveau normales
        if s.role(i - 1) == "N" and noun.gerund and s.role(i + 2) in ("P", "F", "D"):
            continue  # la valeur future restant après le rachat
        if numbers == {"s"} and s.role(i - 1) in ("V", "W") and noun.text == "face":
            continue  # ils sont prudents face à la crue
        if numbers == {"s"} and (_counted_many(s, i) or word.role == "D"):
            continue  # de nombreuses question: the noun is wrong, and another rule says so
        if numbers == {"p"} and s.lower(i - 1) in _ONE and "s" in {n for _, n in word.form.qualifiers}:
            continue  # une autre activités: the noun again
        pair = chosen(word.form, noun.nouns)
        if (pair, word.lower) in _ALTERNATING:
            yield on(word, f"Devant «\u00a0{noun.text}\u00a0», au pluriel.", _ALTERNATING[pair, word.lower])
            continue
        if suggestions := (*before_vowel(word.lower, pair, noun.text), *inflected(s, word, pair)):
            yield on(
                word,
                f"«\u00a0{word.text}\u00a0» s’accorde avec «\u00a0{s.at(i + 1).text}\u00a0».",
                *suggestions,
            )


def _may_govern(s: Sentence, i: int) -> bool:
    """Whether the word after the one at `i` may be its verb; not in `ont reçu leur première diplôme`."""
    held = s.role(i - 1) == "D" and s.role(i - 2) in ("Q", "V", "Y")
    return s.role(i + 2) in (".", ",", "P", "F", "", "#", "O") and not held


def _opens_title(s: Sentence, i: int) -> bool:
    """`Nouvelle horaire en vigueur`: a title that opens with an adjective, then a noun read as another one."""
    both = s.role(1) == "A" and bool(s.at(1).form.nouns)
    return i == 0 and both and s.lower(0) in PRENOMINAL and s.role(2) in ("P", "F", ".", "", "V")


_BEFORE_VOWEL = {"nouveau": "nouvel", "beau": "bel", "vieux": "vieil"}
_MUTE = forms("horaire hôtel homme hiver habitant hôpital habit hommage héritage horizon humour honneur")


def before_vowel_sound(s: Sentence) -> Iterator[Hit]:
    """`le nouveau horaire`, `un beau été`: before a masculine singular that opens with a vowel sound."""
    for i in s.places(_SOUNDED):
        noun = s.at(i + 1)
        opens = noun.lower[:1] in "aeiouéèêâîôœ" and noun.lower not in ("onze", "oui", "ouistiti")
        if s.role(i) != "A" or noun.role != "N" or not (opens or noun.lower in _MUTE) or noun.capital:
            continue
        if s.lower(i - 1) in _MANY or s.role(i - 1) == "#":
            continue  # mes vieux os
        if ("m", "s") in noun.form.nouns and s.role(i - 1) in ("D", "F", "P", "#"):
            yield on(s.at(i), "Devant un son de voyelle.", _BEFORE_VOWEL[s.lower(i)])


_SOUNDED = forms("nouveau beau vieux")
_ALTERNATING = {
    (("m", "p"), "bel"): "beaux",
    (("m", "p"), "nouvel"): "nouveaux",
    (("m", "p"), "vieil"): "vieux",
}


def _stands_before(s: Sentence, i: int) -> bool:
    """An adjective that often precedes its noun, or any one between an article and a noun."""
    if s.lower(i) in PRENOMINAL or (s.lower(i) in _SUCH and s.role(i - 1) == "D"):
        return True
    form = s.at(i).form
    if s.role(i - 1) == "," and s.role(i + 2) == "F" and s.role(i) in ("A", "N") and not form.finite:
        plain = form.nouns <= form.adjectives and not form.adverb and not form.preposition
        return bool(form.adjectives) and plain  # nos patineuses, fières représentantes du club
    opened = s.lower(i - 1) in (
        "de",
        "d'",
        "des",
        "du",
        "au",
        "aux",
        "les",
        "ces",
        "nos",
        "vos",
        "leurs",
        "plusieurs",
        "quelques",
    )
    opened = opened or (s.role(i - 1) == "D" and s.lower(i - 1) not in ("tous", "toutes"))
    single = form.adjectives and {n for _, n in form.adjectives} == {"s"} and s.lower(i - 1) in ("de", "d'")
    if single and s.role(i) != "#" and s.role(i - 2) in ("", ".", ",", "V", "Y", "P", "Q", "W"):
        return {n for _, n in s.at(i + 1).form.nouns} == {"p"}  # de lourd branches
    return s.role(i) == "A" and opened and not form.nouns and not form.participles and s.role(i - 2) != "N"


_SUCH = forms("tel telle tels telles")


def _counted_many(s: Sentence, i: int) -> bool:
    """Whether the plural of the adjective at `i` is sure: `nos deux belles`, `de nombreuses`, `chers`."""
    if "s" in {n for _, n in s.at(i).form.qualifiers}:
        return False
    return s.lower(i - 1) in _MANY or s.role(i - 1) == "#" or s.lower(i) in ("chers", "chères")


_ONE = forms("un une cet cette ce chaque aucun aucune mon ma ton ta son sa notre votre")
_MANY = forms("les des ces mes tes ses nos vos leurs plusieurs quelques aux de d' plus")


def before_vowel(word: str, pair: GenderNumber, noun: str) -> tuple[str, ...]:
    """`nouvel ordre`, `bel arbre`, `vieil orme`."""
    if pair != ("m", "s") or not (noun[:1] in "aeiouéèêâîôœ" or noun in _MUTE):
        return ()
    return tuple(
        form
        for stem, form in (("nouve", "nouvel"), ("bel", "bel"), ("viei", "vieil"))
        if word.startswith(stem)
    )


RULES = (
    GrammarRule(
        "accord.nouvel",
        before_vowel_sound,
        "« Nouveau », « beau », « vieux » deviennent « nouvel », « bel », « vieil » devant un son de voyelle.",
        bad=(
            ("Le nouveau horaire est affiché.", "Le nouvel horaire est affiché."),
            ("Un beau été nous attend.", "Un bel été nous attend."),
        ),
        good=(
            "Le banc convient à mes vieux os.",
            "Le nouvel horaire est affiché.",
            "De vieux arbres bordent la rue.",
            "Un nouveau règlement.",
        ),
        words=_SOUNDED,
    ),
    GrammarRule(
        "accord.superlatif",
        superlative,
        "Après « le plus », l’adjectif s’accorde avec l’article.",
        bad=(
            ("Voici le sentier le plus courte.", "Voici le sentier le plus court."),
            ("Cette salle est la plus grand de la région.", "Cette salle est la plus grande de la région."),
        ),
        good=(
            "C’est le conte dont elle est le plus fière.",
            "Voici le sentier le plus court.",
            "C’est la rivière qui monte le plus vite.",
            "La vue est pour le moins saisissante.",
        ),
    ),
    GrammarRule(
        "accord.adjectif_determinant",
        adjective_after_determiner,
        "L’adjectif placé devant le nom s’accorde avec le déterminant et le nom.",
        bad=(("C’est une vrai réussite.", "C’est une vraie réussite."),),
        good=("C’est une vraie réussite.", "Une demi-heure plus tard, tout était fini."),
    ),
    GrammarRule(
        "accord.adjectif_devant",
        plural_noun_after_singular_adjective,
        "L’adjectif placé devant le nom s’accorde aussi avec lui.",
        bad=(
            ("Nous offrons différente activités.", "Nous offrons différentes activités."),
            ("Plusieurs nouvelle familles sont arrivées.", "Plusieurs nouvelles familles sont arrivées."),
            (
                "Bravo à nos patineuses, fier représentantes du club!",
                "Bravo à nos patineuses, fières représentantes du club!",
            ),
            ("Ils ont reçu leur première diplôme.", "Ils ont reçu leur premier diplôme."),
        ),
        good=(
            "La nouvelle fait douze cafés.",
            "Nous offrons différentes activités.",
            "La même équipe sera présente.",
            "Les riverains sont excellents face au danger.",
            "Les premier et troisième lundis du mois, le conseil siège.",
        ),
    ),
)
