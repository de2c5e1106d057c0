"""Small words known by what follows them, and by what cannot: vers, sans, dû, là, si, plutôt, n’importe."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import (
    CLITICS,
    DETERMINERS,
    SURE_VERBS,
    TIMES,
    bare_noun,
    joined,
    sure_verb,
)
from desktop.checks.reading.function_words import OBJECT_CLITICS
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_ARTICLES = forms("le la les l' un une votre vos notre nos leur leurs son sa ses ce cet cette ces")


def towards(s: Sentence) -> Iterator[Hit]:
    """`un pas verre moi`, `les flèches vert la droite`: what leads somewhere has a place after it."""
    for i in s.places(_VERS):
        before, word, following = s.at(i - 1), s.lower(i), s.lower(i + 1)
        if before.role in ("D", "F", "#") or before.lower in ("en", "au", "petit", "gros", "grand"):
            continue
        place = following in _ARTICLES and s.lower(i + 2) not in TIMES and bool(s.at(i + 2).form.nominal)
        person = following in ("moi", "toi", "lui", "eux", "nous", "vous") and not sure_verb(s.at(i + 2))
        if not (place or person):
            continue
        coloured = before.role == "N" and ("m", "s") in before.form.nouns
        if word == "vert" and coloured:
            continue  # le bac vert la veille
        yield on(s.at(i), "« Vers » marque la direction.", "vers")


_VERS = forms("vert verre ver")


_WITH_EN = forms(
    "servir tenir aller occuper souvenir passer remettre sortir prendre charger débarrasser inspirer moquer douter rendre"
    " éloigner approcher apercevoir écarter plaindre contenter méfier vouloir voir acheter procurer faire"
)


def without(s: Sentence) -> Iterator[Hit]:
    """`sens hésiter`, `sens le bac`, `votre bac s’en le couvercle`: the preposition `sans`."""
    for i in s.places(_SENS):
        before, following = s.at(i - 1), s.at(i + 1)
        own = (
            before.role in ("D", "F", "S", "O", "#", "X", "P") and not before.lower.startswith("-")
        ) or before.lower in ("double", "bon", "même", "seul")
        infinitive = following.form.infinitives and not following.form.nominal
        if (
            not own
            and (infinitive or (following.lower in DETERMINERS and following.lower not in ("des", "du")))
            and before.role in ("N", "A", "Q", "V", "W", "Y", "O", ",")
        ):
            yield on(s.at(i), "« Sans » marque l’absence.", "sans")
    for i in s.places(_S):
        if s.lower(i + 1) != "en":
            continue
        before, following = s.at(i - 1), s.at(i + 2)
        infinitive = following.form.infinitives and not following.form.nominal
        noun = before.role in ("N", "A", "M") and before.lower not in _GOVERNING
        noun = i == 0 or (noun and (not before.form.finite or s.role(i - 2) == "D"))
        if i == 0 and {lemma for lemma, _ in following.form.infinitives} & _WITH_EN:
            continue  # S'en servir dans cet état aurait été risqué
        if any(s.at(k).form.lemmas() & _LETTING for k in range(max(0, i - 4), i)):
            continue  # laissez Marie s'en occuper
        if (infinitive and noun) or following.lower in ("le", "la", "les", "un", "une", "votre", "vos"):
            yield joined(s, i, i + 1, "« Sans » marque l’absence.", "sans")


_SENS = forms("sens")
_S = forms("s'")
_S_IL = forms("s'il")
_GOVERNING = forms("rien tout trop même")
_LETTING = forms("laisser voir faire entendre regarder envoyer sentir")


def direction(s: Sentence) -> Iterator[Hit]:
    """`dans le sans des aiguilles`, `cela n’a aucun sans.`: the noun `sens`."""
    for i in s.places(_SANS):
        before, following = s.lower(i - 1), s.lower(i + 1)
        if before in _BEFORE_SENSE and (
            following in ("de", "du", "des", "d'", "que", "où") or s.role(i + 1) in (".", "")
        ):
            yield on(s.at(i), "Le « sens » est une direction ou une signification.", "sens")


_SANS = forms("sans")
_BEFORE_SENSE = forms("le un ce bon quel son aucun double même au du")


def ought(s: Sentence) -> Iterator[Hit]:
    """`vous auriez du savoir`, `il n’aurait pas du.`: the participle of devoir after avoir."""
    for i in s.places(_DU):
        j = i - 1
        while s.lower(j) in ("pas", "jamais", "toujours", "aussi", "déjà", "donc", "bien", "plutôt"):
            j -= 1
        conditional = any(v.lemma == "avoir" and v.mood == "K" for v in s.at(j).form.verbs)
        had = s.at(j).form.lemmas(participle=False, infinitive=False) == {"avoir"}
        following = s.at(i + 1)
        ends = s.role(i + 1) == "." or (following.lower == "" and s.is_prose)
        infinitive = following.form.infinitives and (not following.form.nouns or conditional)
        clitic = following.lower in CLITICS - {"le", "la", "les", "leur"} and bool(
            s.at(i + 2).form.infinitives
        )
        if had and (ends or infinitive or clitic):
            yield on(s.at(i), "« Dû » vient du verbe devoir.", "dû")


_DU = forms("du")


def there(s: Sentence) -> Iterator[Hit]:
    """`Restez la.`, `il était la hier`, `c’est la un atout`: no noun follows, so it is no article."""
    if {"sol", "mi", "fa", "si"} & set(s.lowers(0, len(s.words))) and "do" in s.lowers(0, len(s.words)):
        return
    for i in s.places(_LA):
        if s.at(i).text != "la" or s.lower(i + 1) == "la" or s.lower(i - 1) == "la":
            continue
        mark = s.at(i + 1)
        ends = mark.text in (".", ",", "!", "?", ";", "…") and s.at(i).end == mark.start
        last = ends and (
            s.role(i - 1) in ("V", "W", "Y", "P", "F", "O", "S", "T") or s.lower(i - 1) in ("-ce", "de")
        )
        moment = s.lower(i + 1) in ("demain", "hier", "aujourd'hui", "maintenant") and s.role(i - 1) in (
            "V",
            "W",
            "Y",
        )
        determined = s.lower(i + 1) in ("le", "les", "un", "une", "des", "vos", "nos", "ces", "ce", "votre")
        presented = determined and s.at(i - 1).form.lemmas(participle=False) & {"être"}
        if last or moment or presented:
            yield on(s.at(i), "« Là » marque le lieu ou le moment.", "là")


_LA = forms("la")


def the(s: Sentence) -> Iterator[Hit]:
    """`que là mairie`, `là plupart`, `elle ouvre là porte`: the article before a feminine noun."""
    for i in s.places(_THERE):
        before, following = s.at(i - 1), s.at(i + 1)
        feminine = following.form.nouns == {("f", "s")} and not following.capital and following.lower != "une"
        if not feminine and following.lower not in ("plupart", "majorité"):
            continue
        verbless = following.form.finite and not any(w.role == "V" for w in s.words[i + 2 :])
        if verbless and (i == 0 or before.role not in ("V", "P", "F", "Y")):
            continue  # là pousse une fleur
        governed = (
            before.role in ("V", "Y", "K", "L", "P", "F", "G") or i == 0 or before.lower in ("et", "ou", ",")
        )
        if (
            governed
            and not before.form.lemmas() & {"être", "avoir", "rester", "voir"}
            and before.lower not in ("par", "de")
        ):
            yield on(s.at(i), "Devant un nom, c’est l’article « la ».", "la")


_THERE = forms("là")


def over_there(s: Sentence) -> Iterator[Hit]:
    """`nous ne sommes pas l’a pour`, `ce jour l’a,`: no participle follows, so no verb avoir."""
    for i in s.places(_L):
        if s.lower(i + 1) != "a" or s.at(i + 1).text != "a":
            continue
        following = s.at(i + 2)
        free = following.role in ("P", "", ".", ",", "D", "L", "K") or following.lower in (
            "avec",
            "pour",
            "et",
            "que",
        )
        if not free or following.lower in ("à", "en", "aussi"):
            continue
        j = i - 1
        while s.lower(j) in ("pas", "plus", "déjà", "encore", "toujours", "simplement", "même", "jamais"):
            j -= 1
        state = s.at(j).form.lemmas(participle=False) & {"être", "rester", "venir", "passer", "arrêter"}
        day = s.lower(i - 1) in TIMES and following.text == ","
        if state and s.at(j).form.finite:
            yield joined(s, i, i + 1, "« Là » marque le lieu ou le temps.", "là")
        elif day:
            before = s.at(i - 1)
            yield Hit(before.start, s.at(i + 1).end, "« Là », lié au nom, montre.", (f"{before.text}-là",))


_L = forms("l'")


def if_he(s: Sentence) -> Iterator[Hit]:
    """`si s’agit`, `si n’y a pas`, `si vous plait`, `si faut`: the verb has no subject."""
    for i in s.places(_SI):
        if s.lowers(i + 1, i + 3) in (("vous", "plait"), ("vous", "plaît"), ("te", "plait"), ("te", "plaît")):
            yield on(s.at(i), "Le verbe a un sujet : « s’il ».", f"s{s.apostrophe()}il")
            continue
        j = i + 1
        while s.role(j) == "X" or s.lower(j) in ("y", "en", "s'", "se"):
            j += 1
        if s.lower(j + 1) == "faut" and s.lower(j) in CLITICS:
            j += 1  # si le faut
        verb = s.at(j)
        third = "3s" in verb.form.persons and (sure_verb(verb) or (j > i + 1 and verb.form.finite))
        if (
            not third
            or verb.form.qualifiers
            or s.lower(j + 1).startswith("-")
            or s.lower(i - 1) in ("et", "comme")
        ):
            continue
        lone = (
            verb.lower in ("faut", "convient", "pleut", "neige", "vente", "gèle", "existe", "semble")
            or j > i + 1
        )
        if lone or (verb.lower in SURE_VERBS and s.role(i - 1) in ("", ",", "C", "V", "N", "W")):
            yield on(s.at(i), "Le verbe a un sujet : « s’il ».", f"s{s.apostrophe()}il")


_SI = forms("si")
_SUBJECT_AFTER = forms(
    "je j' tu elle elles on ils ce cela ça ceci un une votre vos notre nos ces cette cet mon ma mes"
)


def if_alone(s: Sentence) -> Iterator[Hit]:
    """`s’il vous avez`, `s’il la rue est fermée`: the verb has another subject."""
    for i in s.places(_S):
        if s.lower(i + 1) != "il":
            continue
        following = s.at(i + 2)
        subject = following.lower in _SUBJECT_AFTER
        person = {"vous": "2p", "nous": "1p"}.get(following.lower)
        k = i + 3
        while s.lower(k) in CLITICS or s.role(k) == "X":
            k += 1
        subject = subject or (person is not None and person in s.at(k).form.persons)
        group = following.lower in OBJECT_CLITICS and bool(bare_noun(s, i + 3))
        if subject or group or (following.role == "M" and following.capital):
            yield joined(s, i, i + 1, "Le verbe a déjà un sujet : « si ».", "si")


def rather(s: Sentence) -> Iterator[Hit]:
    """`plus tôt que de payer`, `c’est plus tôt calme`, `ou plus tôt,`: a preference, not an hour."""
    for i in s.places(_PLUS):
        if s.lower(i + 1) != "tôt":
            continue
        following = s.lower(i + 2)
        than = following in ("que", "qu'")
        chosen = than and (s.lower(i + 3) == "de" or s.role(i + 3) == "Y")
        quality = (
            s.at(i - 1).form.lemmas(participle=False) & {"être", "sembler", "paraître", "rester"}
            and s.role(i + 2) == "A"
            and not s.at(i + 2).form.participles
        )
        things = (
            than
            and s.role(i - 1) in ("N", "M")
            and s.lower(i + 3) in ("un", "une", "des", "leur", "leurs", "son", "sa")
        )
        things = things and s.lower(i + 4) not in TIMES and not s.at(i + 4).form.infinitives
        if chosen or quality or things:
            yield joined(
                s,
                i,
                i + 1,
                "« Plutôt » marque une préférence; « plus tôt » est le contraire de « plus tard ».",
                "plutôt",
            )


_PLUS = forms("plus")


RULES = (
    GrammarRule(
        "homophone.vers_lieu",
        towards,
        "« Vers » marque la direction.",
        bad=(
            ("Tournez à droite, puis marchez verre la mairie.", "Tournez à droite, puis marchez vers la mairie."),
            ("La navette part vert le centre-ville à 9 h.", "La navette part vers le centre-ville à 9 h."),
        ),
        good=("Sortez le bac vert la veille.", "Le ver de terre aide le sol.", "Un verre le soir."),
        words=_VERS,
    ),
    GrammarRule(
        "homophone.sans_preposition",
        without,
        "« Sans » marque l’absence.",
        bad=(
            ("Appelez-nous sens hésiter.", "Appelez-nous sans hésiter."),
            ("Le bac s’en le couvercle sera laissé sur place.", "Le bac sans le couvercle sera laissé sur place."),
        ),
        good=("Une rue à sens unique.", "Je sens venir la neige.", "Il faut s’en servir."),
        words=_SENS | forms("s"),
    ),
    GrammarRule(
        "homophone.sens_nom",
        direction,
        "Le « sens » est une direction ou une signification.",
        bad=(("Roulez dans le sans de la circulation.", "Roulez dans le sens de la circulation."),),
        good=("Le sans-fil est gratuit.", "Un bac sans couvercle."),
        words=_SANS,
    ),
    GrammarRule(
        "homophone.du_avoir",
        ought,
        "« Dû » vient du verbe devoir.",
        bad=(
            ("Vous auriez du savoir.", "Vous auriez dû savoir."),
            ("Il n’aurait pas du.", "Il n’aurait pas dû."),
        ),
        good=("Il a du pain.", "Elle a du pouvoir.", "Nous avons du retard."),
        words=_DU,
    ),
    GrammarRule(
        "homophone.la_lieu",
        there,
        "« Là » marque le lieu ou le moment.",
        bad=(
            ("Serez-vous la?", "Serez-vous là?"),
            ("C’est la un bel atout.", "C’est là un bel atout."),
        ),
        good=("La voici.", "C’est la même rue.", "Oh la la!", "C’est la plus belle."),
        words=_LA,
    ),
    GrammarRule(
        "homophone.la_determinant",
        the,
        "Devant un nom, c’est l’article « la ».",
        bad=(
            ("On sait que là mairie est fermée.", "On sait que la mairie est fermée."),
            ("Ouvrez là fenêtre.", "Ouvrez la fenêtre."),
        ),
        good=("C’est là matière à débat.", "On est là jusqu’à midi.", "Il a vu là une chance."),
        words=_THERE,
    ),
    GrammarRule(
        "homophone.l_a_lieu",
        over_there,
        "« Là » marque le lieu ou le temps.",
        bad=(
            ("Nous sommes l’a pour vous aider.", "Nous sommes là pour vous aider."),
            ("Ce jour l’a, tout sera fermé.", "Ce jour-là, tout sera fermé."),
        ),
        good=("Il l’a.", "Elle l’a pour elle.", "On l’a dit."),
        words=forms("l"),
    ),
    GrammarRule(
        "homophone.s_il",
        if_he,
        "« S’il » contient le sujet du verbe.",
        bad=(
            ("Si vous plait, ralentissez.", "S’il vous plait, ralentissez."),
            ("Restez chez vous si pleut.", "Restez chez vous s’il pleut."),
            ("Dites-nous si s’agit d’un bris.", "Dites-nous s’il s’agit d’un bris."),
        ),
        good=("Si nécessaire, appelez.", "C’est si beau.", "Si vous voulez, venez.", "Un parc si grand est rare."),
        words=_SI,
    ),
    GrammarRule(
        "homophone.si_sujet",
        if_alone,
        "« S’il » contient déjà le sujet du verbe.",
        bad=(
            ("S’il vous avez un chien, tenez-le en laisse.", "Si vous avez un chien, tenez-le en laisse."),
            ("S’il la rue est fermée, faites le tour.", "Si la rue est fermée, faites le tour."),
        ),
        good=("S’il vous plaît, ralentissez.", "S’il le faut, appelez.", "S’il nous écrit, répondez."),
        words=_S_IL,
    ),
    GrammarRule(
        "homophone.plutot_choix",
        rather,
        "« Plutôt » marque une préférence; « plus tôt » est le contraire de « plus tard ».",
        bad=(("Marchez plus tôt que de rouler.", "Marchez plutôt que de rouler."),),
        good=("Venez plus tôt que prévu.", "La neige est tombée plus tôt."),
        words=_PLUS,
    ),
)  # fmt: skip
