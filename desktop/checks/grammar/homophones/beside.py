"""Small words that may stand only beside some others: dont, mêmes, aucuns, eux and ceux, cet, soi, sons, tant."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import is_plural, joined, pure_noun, sure_verb
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_PLURAL_BEFORE = forms(
    "les des ces mes tes ses nos vos leurs aux deux trois quatre cinq six sept huit neuf dix quelques plusieurs"
    " certains certaines divers diverses différents différentes tous toutes"
)
_MARKS = forms(". , ; ! ? … : ) »")


def _ends(s: Sentence, i: int) -> bool:
    """Whether the group ends at `i`: a mark, or the end of the sentence."""
    return s.role(i) in ("", ",", ".") or s.lower(i) in _MARKS


def therefore(s: Sentence) -> Iterator[Hit]:
    """`Vous devez dont payer`, `il n’est dont pas ouvert`: a relative pronoun never follows the verb itself."""
    for i in s.places(_DONT):
        before = s.at(i - 1)
        after_verb = sure_verb(before) or before.lower in ("ainsi", "pas")
        subject = before.lower in (
            "-vous",
            "-nous",
            "-il",
            "-elle",
            "-on",
            "-t-il",
            "-t-elle",
            "-t-on",
            "-ils",
        )
        opens = (i == 0 or s.lower(i - 1) in (".", ";")) and s.role(i + 1) in ("S", "O", "X", ",")
        if after_verb or subject or opens:
            yield on(s.at(i), "« Donc » marque la conséquence; « dont » relie un nom à ce qui suit.", "donc")


_DONT = forms("dont")


def same(s: Sentence) -> Iterator[Hit]:
    """`mêmes si`, `quand mêmes`, `de mêmes,`: the adverb has no plural."""
    for i in s.places(_SAME):
        before = s.at(i - 1)
        if before.lower in _PLURAL_BEFORE or before.role == "#":
            continue
        following = s.lower(i + 1)
        if before.role in ("N", "A", "Q", "M", "T") and is_plural(s, i - 1) and following not in _CONDITIONS:
            continue
        if before.lower in ("de", "d'", "et", "ou", "en", "entre", "avec", "sous", "sans") and is_plural(
            s, i + 1
        ):
            continue  # de mêmes dimensions
        if before.role in (",", "", ".") and is_plural(s, i + 1):
            continue  # nouveau gazon, mêmes éclats de rire
        if (
            before.role in ("T", "S", "O")
            and following not in _CONDITIONS
            and before.lower not in ("il", "on")
        ):
            continue
        if before.lower.endswith(("-là", "-ci")):
            continue  # ceux-là mêmes que nous cherchions
        yield on(s.at(i), "« Même », adverbe, est invariable.", "même")


_SAME = forms("mêmes")
_CONDITIONS = forms("si s' quand lorsque lorsqu' en")


def no_one(s: Sentence) -> Iterator[Hit]:
    """`aucuns frais` has a plural noun; `aucuns problème`, `aucuns de vos` have none."""
    for i in s.places(_NONE):
        if s.lower(i - 1) == "d'":
            continue
        j = i + 1
        while s.role(j) == "A" and s.at(j + 1).form.nouns:
            j += 1
        nouns = s.at(j).form.nouns
        if s.lower(j) == "frais":
            continue
        if not nouns and s.at(j).form.qualifiers:
            nouns = s.at(j).form.qualifiers
        if nouns and not any(number == "s" for _, number in nouns):
            continue
        right = "aucune" if nouns and {g for g, _ in nouns} == {"f"} else "aucun"
        yield on(s.at(i), f"Devant un singulier, on écrit « {right} ».", right)


_NONE = forms("aucuns aucunes")


def those(s: Sentence) -> Iterator[Hit]:
    """`pour eux qui`, `tous eux qui` are `ceux`; `avec ceux.`, `d’entre ceux ont` are `eux`."""
    for i in s.places(_THOSE):
        word, following, before = s.at(i), s.lower(i + 1), s.at(i - 1)
        led = before.role in ("P", "F") or before.lower == "entre"
        presented = {"c'", "ce"} & set(s.lowers(max(0, i - 6), i))
        if word.lower == "eux":
            apart = s.lower(i - 2) in (
                ",",
                "d'",
            )  # tout leur manque, à eux qui sont loin; peu d’entre eux qui
            asked = before.lower == "tous" or (led and not presented and not apart)
            asked = asked or (before.role in ("V", "Y", "Q") and before.lower not in _ETRE)
            one = "3s" in s.at(i + 2).form.persons and "3p" not in s.at(i + 2).form.persons
            if one and following == "qui" and before.lower != "tous":
                continue  # un lien avec eux qui facilite la tâche
            if asked and (
                following in ("qui", "dont") or (before.lower == "tous" and following in ("que", "qu'"))
            ):
                yield on(word, "« Ceux » annonce ce qui suit; « eux » remplace un nom.", "ceux")
            continue
        described = {"qui", "que", "qu'", "dont", "-ci", "-là", "où", "celles"} & set(s.lowers(i + 1, i + 5))
        close = _ends(s, i + 1) or sure_verb(s.at(i + 1)) or following in ("aussi", "et", "ou")
        if led and close and not described and before.lower not in ("à", "de"):
            yield on(word, "« Ceux » annonce ce qui suit; « eux » remplace un nom.", "eux")


_THOSE = forms("eux ceux")
_ETRE = forms("est sont était étaient sera seront serait seraient fut furent soit soient")


def this(s: Sentence) -> Iterator[Hit]:
    """`cet que`, `tout cet qui`: the pronoun is `ce`."""
    for i in s.places(_CET):
        if s.lower(i + 1) in _AFTER_CE:
            yield on(s.at(i), "« Cet » accompagne un nom; le pronom est « ce ».", "ce")


_CET = forms("cet")
_AFTER_CE = forms("que qui qu' dont ne sont sera seront serait seraient n' furent sur à")


def be_it(s: Sentence) -> Iterator[Hit]:
    """`que la rue soi ouverte`, `soit lundi, sois mardi`: the verb or the conjunction is `soit`."""
    for i in s.places(_SOI):
        before, word = s.at(i - 1), s.at(i)
        if word.lower == "soi":
            if before.role in ("P", "F", "K", "D", "C") or before.lower in ("que", "comme", "de", "autour"):
                continue
            if _ends(s, i + 1) and before.role not in ("N", "M"):
                continue
            yield on(word, "« Soit » est le verbe être ou annonce un choix; « soi » est un pronom.", "soit")
        elif not {"je", "j'", "tu"} & set(s.lowers(0, i)) and "soit" in s.lowers(0, len(s.words)):
            yield on(
                word, "« Soit… soit » annonce un choix; « sois » s’emploie avec « je » et « tu ».", "soit"
            )


_SOI = forms("soi sois")


def are(s: Sentence) -> Iterator[Hit]:
    """`les rues sons fermées`, `qui sons ouverts`: the noun has a determiner."""
    for i in s.places(_SONS):
        before = s.at(i - 1)
        noun = before.role in ("N", "M") and before.lower not in _PLURAL_BEFORE
        described = before.role in ("A", "Q") and is_plural(s, i - 1) and s.role(i - 2) in ("N", "Q")
        second = before.lower == "et" and s.role(i + 1) == "D"
        if noun or described or second or before.lower in _SUBJECTS:
            yield on(s.at(i), "« Sont » est le verbe être; un « son » s’entend.", "sont")


_SONS = forms("sons")
_SUBJECTS = forms("ils elles qui se ce où plupart y ne n'")


def so_much(s: Sentence) -> Iterator[Hit]:
    """`temps que la glace est mince`, `il est tant de`, `en même tant`: time has a determiner."""
    for i in s.places(_TEMPS):
        word, before, following = s.at(i), s.at(i - 1), s.lower(i + 1)
        if word.lower == "temps":
            come = "être" in before.form.lemmas(participle=False)  # il était temps que
            free = before.role not in ("D", "A", "P", "F", "#") and before.lower not in ("il", "long", "même")
            free = free and not come
            if (following in ("que", "qu'") and free) or (
                before.lower in _HAVING and s.role(i + 1) == "Q" and not s.at(i + 1).form.nouns
            ):
                yield on(word, "« Tant » marque la quantité ou la durée; le « temps » passe.", "tant")
            continue
        determined = before.lower not in _QUALITIES or s.role(i - 2) == "D"
        time = before.lower in _BEFORE_TIME and determined and s.lowers(i + 1, i + 3) != ("soit", "peu")
        of = before.lower == "de" and s.lower(i - 2) in _MUCH and following not in ("de", "d'", "que", "qu'")
        come = before.lower == "est" and s.lower(i - 2) == "il" and following in ("de", "d'", "que", "qu'")
        if time or of or come:
            yield on(word, "Le « temps » passe; « tant » marque la quantité.", "temps")


_TEMPS = forms("temps tant")
_HAVING = forms("a ont avait avaient ai avons avez as")
_BEFORE_TIME = forms("le du au mon ton son notre votre leur ce même quel bon mauvais beau certain")
_QUALITIES = forms("bon mauvais beau certain même")
_MUCH = forms("peu plus moins beaucoup assez combien trop")


def some(s: Sentence) -> Iterator[Hit]:
    """`quel que jours`, `quel que temps`: before a noun, one word."""
    for i in s.places(_QUEL):
        if s.lower(i + 1) not in ("que", "qu'"):
            continue
        following = s.at(i + 2)
        if following.role not in ("N", "A", "#") or following.form.only_verb or following.lower in _BEING:
            continue
        right = "quelques" if is_plural(s, i + 2) else "quelque"
        yield joined(s, i, i + 1, "Devant un nom, on écrit en un mot « quelque » ou « quelques ».", right)


_QUEL = forms("quel quels quelle quelles")
_BEING = forms("soit soient fût fussent puisse puissent en sera sont est")


def when(s: Sentence) -> Iterator[Hit]:
    """`qu’en vous arriverez`, `Qu’en le bac est plein,`: what has a subject and a verb is a time."""
    for i in s.places(_QU):
        if s.lower(i + 1) != "en":
            continue
        j = i + 2
        pronoun = s.lower(j) in _CLITIC_SUBJECTS
        k = j + 1
        while pronoun and s.role(k) in ("O", "X"):
            k += 1
        opening = i == 0 or s.role(i - 1) == ","
        if (pronoun and s.at(k).form.finite and not s.at(k).form.nominal) or (
            opening and s.role(j) in ("S", "D")
        ):
            yield joined(
                s, i, i + 1, "« Quand » marque le moment; « qu’en », c’est « que » et « en ».", "quand"
            )


_QU = forms("qu'")
_CLITIC_SUBJECTS = forms("il on je tu ils cela ça vous nous elle elles")


def for_the_part(s: Sentence) -> Iterator[Hit]:
    """`organisé part la Ville`, `commencez pars trier`: the preposition is `par`."""
    for i in s.places(_PART):
        before, following = s.at(i - 1), s.at(i + 1)
        doer = (
            before.role in ("Q", "A")
            and bool(before.form.participles)
            and following.role in ("D", "M", "N", "T")
        )
        begun = bool(before.form.lemmas() & {"commencer", "finir", "terminer"}) and following.role in (
            "Y",
            "D",
        )
        bare = pure_noun(following.form) or following.lower in _BY
        fixed = (
            bare
            and before.role not in ("D", "A", "P", "F", "S", "R", "#")
            and before.lower not in ("qui", "nulle", "et")
        )
        if "prendre" in before.form.lemmas() and following.role in ("#", "D"):
            continue  # la séance à laquelle ont pris part cent personnes
        if (doer or begun or fixed) and s.lower(i - 2) not in ("à", "de"):
            yield on(
                s.at(i),
                "« Par » est la préposition; « part » vient de « partir » ou veut dire portion.",
                "par",
            )


_PART = forms("part pars")
_BY = forms("conséquent contre ici exemple rapport défaut là ailleurs")


RULES = (
    GrammarRule(
        "homophone.donc",
        therefore,
        "« Donc » marque la conséquence; « dont » relie un nom à ce qui suit.",
        bad=(
            ("Vous devez dont réserver votre place.", "Vous devez donc réserver votre place."),
            ("La patinoire n’est dont pas ouverte.", "La patinoire n’est donc pas ouverte."),
        ),
        good=("Voici le parc dont nous parlons.", "Trois places, dont une gratuite, sont libres."),
        words=_DONT,
    ),
    GrammarRule(
        "homophone.meme",
        same,
        "« Même », adverbe, est invariable.",
        bad=(
            ("L’activité a lieu mêmes s’il pleut.", "L’activité a lieu même s’il pleut."),
            ("Il faut quand mêmes appeler.", "Il faut quand même appeler."),
        ),
        good=("Les mêmes règles valent ici.", "Les règles mêmes du jeu changent.", "Deux bacs de mêmes dimensions."),
        words=_SAME,
    ),
    GrammarRule(
        "homophone.aucuns",
        no_one,
        "« Aucun » se met au singulier, sauf devant un nom toujours pluriel.",
        bad=(
            ("Nous n’avons reçu aucuns appel.", "Nous n’avons reçu aucun appel."),
            ("Aucuns de vos voisins n’a appelé.", "Aucun de vos voisins n’a appelé."),
        ),
        good=("D’aucuns diront que c’est tard.", "Aucuns frais ne sont exigés."),
        words=_NONE,
    ),
    GrammarRule(
        "homophone.eux_ceux",
        those,
        "« Ceux » annonce ce qui suit; « eux » remplace un nom.",
        bad=(
            ("Merci à tous eux qui ont aidé.", "Merci à tous ceux qui ont aidé."),
            ("La navette est gratuite pour eux qui ont plus de 65 ans.", "La navette est gratuite pour ceux qui ont plus de 65 ans."),
            ("Nous irons avec ceux.", "Nous irons avec eux."),
        ),
        good=("Ce sont eux qui ont gagné.", "Parlez-en à ceux que vous aimez.", "Nous irons avec ceux du quartier."),
        words=_THOSE,
    ),
    GrammarRule(
        "homophone.cet_ce",
        this,
        "« Cet » accompagne un nom; le pronom est « ce ».",
        bad=(("Voici cet que vous devez savoir.", "Voici ce que vous devez savoir."),),
        good=("Cet arbre est mort.", "Dites ce que vous pensez."),
        words=_CET,
    ),
    GrammarRule(
        "homophone.soi_soit",
        be_it,
        "« Soit » est le verbe être ou annonce un choix; « soi » est un pronom.",
        bad=(
            ("Il faut que la rue soi dégagée.", "Il faut que la rue soit dégagée."),
            ("Le bac est soit bleu, sois vert.", "Le bac est soit bleu, soit vert."),
        ),
        good=("Chacun pour soi.", "Être plus grand que soi.", "Je veux que tu sois là, soit lundi."),
        words=_SOI,
    ),
    GrammarRule(
        "homophone.sons_sont",
        are,
        "« Sont » est le verbe être; un « son » s’entend.",
        bad=(
            ("Les rues sons fermées.", "Les rues sont fermées."),
            ("Les bacs qui sons pleins débordent.", "Les bacs qui sont pleins débordent."),
        ),
        good=("Les sons du carillon.", "Des bruits et sons étranges.", "Deux beaux sons."),
        words=_SONS,
    ),
    GrammarRule(
        "homophone.tant_temps",
        so_much,
        "« Tant » marque la quantité ou la durée; le « temps » passe.",
        bad=(
            ("Restez chez vous temps que la pluie tombe.", "Restez chez vous tant que la pluie tombe."),
            ("Il est tant de vider le bac.", "Il est temps de vider le bac."),
            ("Prenez le tant de lire.", "Prenez le temps de lire."),
        ),
        good=("Il y a longtemps que la rue est fermée.", "En même temps que vous.", "Un tant soit peu.", "Le temps que la rue sèche."),
        words=_TEMPS,
    ),
    GrammarRule(
        "homophone.quelque_nom",
        some,
        "Devant un nom, on écrit en un mot « quelque » ou « quelques ».",
        bad=(("Il reste quel que places.", "Il reste quelques places."),),
        good=("Quel que soit le temps.", "Quelle que puisse être la raison."),
        words=_QUEL,
    ),
    GrammarRule(
        "homophone.quand_qu_en",
        when,
        "« Quand » marque le moment; « qu’en », c’est « que » et « en ».",
        bad=(("Appelez-nous qu’en vous arriverez.", "Appelez-nous quand vous arriverez."),),
        good=("Qu’en pensez-vous?", "Ce qu’en disent les voisins.", "On n’entre qu’en bottes."),
        words=forms("qu"),
    ),
    GrammarRule(
        "homophone.par_part",
        for_the_part,
        "« Par » est la préposition; « part » vient de « partir » ou veut dire portion.",
        bad=(("La fête est organisée part le club.", "La fête est organisée par le club."),),
        good=("La séance à laquelle ont pris part cent personnes est finie.", "Une part du budget.", "Le train part lundi.", "Il est arrivé de part en part."),
        words=_PART,
    ),
)  # fmt: skip
