"""tout, toute, tous and toutes: the adverb and the pronoun that stand still, the determiner that agrees."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import DETERMINERS, bare_noun
from desktop.checks.reading.function_words import PRENOMINAL
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import Form, forms

_ALL = forms("tout toute tous toutes")
_AGREEING = forms("toute tous toutes")
_PHRASES = (
    ("à", "fait"), ("à", "coup"), ("d'", "abord"), ("d'", "un"), ("de", "suite"), ("de", "même"), ("au", "plus"),
    ("au", "moins"), ("au", "long"), ("en", "haut"), ("en", "bas"), ("à", "l'"),
)  # fmt: skip
_NEUTER = forms("cela ça ceci")


def fixed(s: Sentence) -> Iterator[Hit]:
    """`tous d’abord`, `toute à fait`, `tous en marchant`, `toutes ce qui`: invariable in these phrases."""
    for i in s.places(_AGREEING):
        if _invariable(s, i):
            yield on(s.at(i), "Dans cette tournure, « tout » est invariable.", "tout")


def _invariable(s: Sentence, i: int) -> bool:
    following, before = s.at(i + 1), s.at(i - 1)
    pair = s.lowers(i + 1, i + 3)
    if s.lower(i) == "tous" and before.lower in ("le", "du", "un") and following.role in ("P", ".", ","):
        return True
    if following.lower in _NEUTER or (
        following.lower == "ce" and s.lower(i + 2) in ("qui", "que", "qu'", "dont")
    ):
        return True
    if pair in _PHRASES:
        if pair == ("à", "l'"):
            return s.lower(i + 3) == "heure"
        theirs = any(s.lower(k) == "les" and s.role(k) == "O" for k in range(max(0, i - 3), i))
        return pair != ("d'", "un") or (s.lower(i + 3) == "coup" and not theirs)  # les fond toutes d'un coup
    if following.lower == "en" and s.at(i + 2).form.gerund:
        return before.role in ("N", "A", ",", "V", "W", "Q", "") and s.lower(i) != "tous"
    if following.lower == "comme" and s.lower(i) != "tous":
        return i == 0 or before.role == ","
    if before.lower == "à" and following.lower == "jamais":
        return True
    if before.lower in ("du", "par-dessus", "malgré") or (before.lower == "avant" and s.lower(i) == "toute"):
        return following.text in (",", ".", "!")
    manner = following.lower.endswith("ment") and following.form.adverb and not following.form.nominal
    return manner and s.lower(i) != "tous"


def determiner(s: Sentence) -> Iterator[Hit]:
    """`à tout personne`, `tout modification`: before a feminine noun without another determiner, `toute`."""
    for i in s.places(_TOUT):
        before, following = s.at(i - 1), s.at(i + 1)
        if before.lower in ("le", "du", "au", "un", "ce", "son", "mon", "pas", "somme") or following.capital:
            continue
        noun = following
        if (
            _only(following.form, "f")
            and not following.form.nouns
            and following.lower[:1] not in "aeéèêiouhâîô"
        ):
            noun = s.at(i + 2)  # tout nouvelle demande
        feminine = noun.form.nouns == {("f", "s")} and noun.role in ("N", "V", "A")
        if feminine and not (noun.form.adjectives or noun.form.participles or _is_verb_there(s, noun)):
            yield on(s.at(i), "Devant un nom féminin, « toute ».", "toute")


_TOUT = forms("tout")


def _only(form: Form, gender: str) -> bool:
    return bool(form.adjectives) and {g for g, _ in form.adjectives} == {gender}


def _is_verb_there(s: Sentence, word: Word) -> bool:
    """`tout change`, `il tout porte`: a noun that is a verb here."""
    return word.form.finite and word.lower not in (
        "chose",
        "personne",
        "place",
        "forme",
        "demande",
        "trace",
        "plainte",
    )


def for_good(s: Sentence) -> Iterator[Hit]:
    """`une fois pour tout`: the phrase is in the feminine plural."""
    for i in s.places(_TOUT | forms("tous toute")):
        if (
            s.lower(i - 1) == "pour"
            and s.lower(i - 2) in ("fois", "bonne")
            and s.role(i + 1) in (".", ",", "", "C")
        ):
            yield on(s.at(i), "« Une fois pour toutes ».", "toutes")


def with_group(s: Sentence) -> Iterator[Hit]:
    """`toutes les bacs`, `tous les rues`, `toutes nos sentiers`: the gender of the noun."""
    for i in s.places(_ALL):
        if s.lower(i + 1) not in _DETERMINERS:
            yield from _with_singular(s, i)
            continue
        j = i + 2
        while s.role(j) in ("A", "#") and j < i + 4:
            j += 1
        noun = s.at(j)
        genders = {g for g, _ in noun.form.nouns}
        if s.lower(i) == "tout" and s.lower(i - 1) in ("du", "avant", "en", "après", "malgré"):
            continue
        if s.lower(i) in ("tout", "toute") and noun.role in ("N", "A", "Q", "V"):
            yield on(s.at(i), "Devant un déterminant pluriel, « tous » ou « toutes ».", *_plurals(genders))
            continue
        if noun.role != "N" or len(genders) != 1 or {n for _, n in noun.form.nouns} != {"p"} or noun.capital:
            continue
        if s.lower(j + 1) in ("et", "ou", ","):
            continue
        right = "tous" if genders == {"m"} else "toutes"
        if s.lower(i) != right:
            yield on(s.at(i), f"« {right.capitalize()} » s’accorde avec « {noun.text} ».", right)


def _plurals(genders: set[str]) -> tuple[str, str]:
    return ("toutes", "tous") if genders == {"f"} else ("tous", "toutes")


def _with_singular(s: Sentence, i: int) -> Iterator[Hit]:
    """`tous le monde`, `toutes notre équipe`: a singular group."""
    article = s.lower(i + 1)
    shared = s.role(i - 1) == "V" and s.lower(i) != "toute"  # nous avons tous la même idée
    given = (shared or s.lower(i - 1) in ("à", "pour", "de")) and s.lower(i + 2) != "monde"
    if (
        s.lower(i) == "tout"
        or article not in _SINGULAR
        or (shared and given)
        or (given and article in ("le", "la", "l'"))
        or (given and s.lower(i + 2).endswith(("-là", "-ci")))  # pour tous ce jour-là
    ):
        return  # accorder à tous la liberté
    pronoun = article in ("le", "la", "l'", "leur")
    nouns = bare_noun(s, i + 2) if pronoun else s.at(i + 2).form.nouns
    if s.lower(i + 2) == "monde":
        nouns = frozenset({("m", "s")})
    genders = {g for g, n in nouns if n == "s"}
    right = {"m": "tout", "f": "toute"}.get("".join(genders)) if len(genders) == 1 else None
    if right is not None and s.lower(i) != right and not any(n == "p" for _, n in nouns):
        yield on(s.at(i), f"Au singulier : « {right} ».", right)


_SINGULAR = forms("le la l' ce cet cette mon ma ton ta son sa notre votre leur")
_DETERMINERS = forms("les ces mes tes ses nos vos leurs")


def with_participle(s: Sentence) -> Iterator[Hit]:
    """`le froid nous a tout surpris`, `on les a toutes avertis`: the participle shows the plural."""
    for i in s.places(_ALL):
        target, verb = s.at(i + 1), s.at(i - 1)
        if target.role != "Q" or "avoir" not in verb.form.lemmas(participle=False):
            continue
        pairs = target.form.participles
        if len(pairs) != 1 or next(iter(pairs))[1] != "p":
            continue
        right = "tous" if next(iter(pairs))[0] == "m" else "toutes"
        if s.lower(i) != right and s.lower(i - 2) in ("les", "nous", "vous"):
            yield on(s.at(i), f"« {right.capitalize()} » s’accorde comme le participe.", right)


def toute_adverb(s: Sentence) -> Iterator[Hit]:
    """`la salle est toute équipée`: before a vowel the adverb does not change."""
    for i in s.places(forms("toute")):
        following = s.at(i + 1)
        vowel = following.lower[:1] in "aeiouéèêâîô" and following.lower != "entière"
        feminine = ("f", "s") in following.form.qualifiers and not (
            following.form.nouns - following.form.qualifiers
        )
        state = s.at(i - 1).form.lemmas(participle=False) & forms("être sembler paraître rester demeurer")
        if vowel and feminine and state and s.role(i + 2) in (".", ",", "P", "F", "C"):
            yield on(s.at(i), "Devant une voyelle, l’adverbe « tout » ne varie pas.", "tout")


def _of_noun_before(s: Sentence, i: int) -> Hit | None:
    """`une attention toute particulier`: « tout » has the gender of the noun before, so the adjective after is wrong."""
    noun, quality = s.at(i - 1), s.at(i + 1)
    genders = {g for g, n in noun.form.nouns if n == "s"}
    gender = "f" if s.lower(i) == "toute" else "m"
    alone = s.role(i + 2) not in ("N", "A", "M") and quality.form.nouns <= quality.form.adjectives
    if s.role(i - 1) != "N" or s.role(i - 2) not in ("D", "A") or genders != {gender} or not alone:
        return None
    if not quality.form.adjectives or gender in {g for g, _ in quality.form.qualifiers}:
        return None
    right = s.vocabulary.lexicographer.inflect(quality.lower, gender, "s")
    return on(quality, "L’adjectif s’accorde avec le nom.", *right[:1])


def toute_with_masculine(s: Sentence) -> Iterator[Hit]:
    """`pour toute cabanon`, `à toute moment`, `du toute`, `la gagnante tout fière`: gender of the noun or adjective."""
    for i in s.places(forms("toute tout")):
        following = s.at(i + 1)
        if (quality := _of_noun_before(s, i)) is not None:
            yield quality
            continue
        if s.lower(i) == "tout":
            named = (
                following.form.nouns == {("f", "s")}
                and s.role(i + 2) == "V"
                and s.role(i - 1) in ("", ".", ",")
            )
            if named and following.lower not in ("chose",):
                yield on(s.at(i), "Devant un nom féminin, « toute ».", "toute")
                continue
            feminine = following.form.adjectives == {("f", "s")} and following.lower not in PRENOMINAL
            consonant = following.lower[:1] not in "aeiouéèêâîôhy"
            described = s.role(i - 1) in ("V", "N") or s.lower(i - 1) in (",", "encore")
            if feminine and consonant and described and s.role(i + 2) != "N":
                yield on(
                    s.at(i), "Devant un adjectif féminin qui commence par une consonne, « toute ».", "toute"
                )
            continue
        if ("f", "s") in following.form.qualifiers | following.form.nouns:
            continue  # Cette habitude toute simple; elle rit toute seule
        pairs = bare_noun(s, i + 1)
        masculine = bool(pairs) and all(g == "m" for g, _ in pairs) and following.lower not in DETERMINERS
        fixed = following.lower in ("près", "au", "un") or (
            s.lower(i - 1) == "du" and following.role in (".", ",")
        )
        if (masculine and not following.capital) or fixed:
            yield on(s.at(i), "Au masculin : « tout ».", "tout")


RULES = (
    GrammarRule(
        "homophone.tout_locution",
        fixed,
        "Dans cette tournure, « tout » est invariable.",
        bad=(
            ("Tous d’abord, merci.", "Tout d’abord, merci."),
            ("C’est toute simplement gratuit.", "C’est tout simplement gratuit."),
            ("Voici toutes ce que vous devez savoir.", "Voici tout ce que vous devez savoir."),
        ),
        good=("Tous en avion!", "Toutes nos excuses.", "Ils sont tous à bord."),
        words=_AGREEING,
    ),
    GrammarRule(
        "homophone.toute_nom",
        determiner,
        "Devant un nom féminin, « toute ».",
        bad=(
            ("Signalez tout modification.", "Signalez toute modification."),
            ("En tout saison, le parc est ouvert.", "En toute saison, le parc est ouvert."),
        ),
        good=("Tout change.", "Elle est tout entière.", "Le tout compte.", "Tout porte à croire."),
        words=_TOUT,
    ),
    GrammarRule(
        "homophone.pour_toutes",
        for_good,
        "« Une fois pour toutes ».",
        bad=(("Réglons cela une fois pour tout.", "Réglons cela une fois pour toutes."),),
        good=("Le parc est pour tous.", "Une place pour tous."),
        words=forms("tout tous toute"),
    ),
    GrammarRule(
        "homophone.tous_toutes",
        with_group,
        "« Tous » et « toutes » s’accordent avec le nom.",
        bad=(
            ("Toutes les sentiers sont ouverts.", "Tous les sentiers sont ouverts."),
            ("Tous nos équipes sont là.", "Toutes nos équipes sont là."),
            ("Tout les rues sont ouvertes.", "Toutes les rues sont ouvertes."),
            ("Merci à toutes le monde.", "Merci à tout le monde."),
        ),
        good=("Tous les hommes et les femmes.", "Toutes les rues sont ouvertes."),
        words=_ALL,
    ),
    GrammarRule(
        "homophone.tous_participe",
        with_participle,
        "« Tous » et « toutes » s’accordent comme le participe.",
        bad=(("Le froid nous a tout surpris hier, on les a toutes avertis.", "Le froid nous a tout surpris hier, on les a tous avertis."),),
        good=("On a tout vu.", "On les a toutes vues."),
        words=_ALL,
    ),
    GrammarRule(
        "homophone.tout_adverbe",
        toute_adverb,
        "Devant une voyelle, l’adverbe « tout » ne varie pas.",
        bad=(("La salle est toute équipée pour vos fêtes.", "La salle est tout équipée pour vos fêtes."),),
        good=("La salle est toute prête.", "Elle est toute petite.", "Toute autre demande est refusée."),
        words=forms("toute"),
    ),
    GrammarRule(
        "homophone.toute_genre",
        toute_with_masculine,
        "« Tout » s’accorde avec le nom qu’il accompagne.",
        bad=(
            ("Un permis est requis pour toute cabanon.", "Un permis est requis pour tout cabanon."),
            ("Elle arrive à toute moment.", "Elle arrive à tout moment."),
            ("Ce n’est pas loin du toute.", "Ce n’est pas loin du tout."),
            ("La gagnante était tout fière.", "La gagnante était toute fière."),
            ("Une pensée toute spécial pour lui.", "Une pensée toute spéciale pour lui."),
        ),
        good=("Elle a ri toute seule.", "Toute demande est étudiée.", "À toute heure.", "Elle est tout heureuse.", "Une toute petite rue.", "C’est tout près."),
        words=forms("toute tout"),
    ),
)  # fmt: skip
