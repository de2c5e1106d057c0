"""Turns of the spoken language: `faut s’inscrire`, `chaque deux ans`, `beaucoup des gens`, `personne n’a pas signé`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.contractions import in_place_of, with_preposition
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.reading.function_words import MONTHS
from desktop.checks.reading.noun_phrases import noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_FAUT = forms("faut fallait faudra faudrait")


def impersonal_without_il(s: Sentence) -> Iterator[Hit]:
    """`Faut s’inscrire avant vendredi`, `Faudra que tout soit prêt`: « il faut »."""
    for i in s.places(_FAUT):
        if (i and s.role(i - 1) != ".") or not s.at(i).capital:
            continue
        after = i + 1 + (s.role(i + 1) == "O")
        if s.role(after) == "Y" or s.lower(i + 1) in ("que", "qu'"):
            yield on(s.at(i), "Il manque le sujet « il ».", f"Il {s.lower(i)}")


_UNITS = {
    "ans": "tous",
    "jours": "tous",
    "mois": "tous",
    "semaines": "toutes",
    "heures": "toutes",
    "années": "toutes",
}
_UNITS |= {"minutes": "toutes", "matins": "tous", "soirs": "tous", "fois": "toutes"}
_CHAQUE = forms("chaque")


def every_so_many(s: Sentence) -> Iterator[Hit]:
    """`Chaque deux ans`: « tous les deux ans »."""
    for i in s.places(_CHAQUE):
        if s.role(i + 1) == "#" and s.lower(i + 2) in _UNITS:
            right = f"{_UNITS[s.lower(i + 2)]} les"
            yield on(s.at(i), "« Chaque » ne précède pas un nombre : « tous les ».", right)


_QUANTITIES = forms("beaucoup trop peu assez tant autant énormément tellement moins plupart")


def quantity_of(s: Sentence) -> Iterator[Hit]:
    """`beaucoup des gens se sont plaints`, `la plupart de gens`: « beaucoup de », « la plupart des »."""
    for i in s.places(_QUANTITIES):
        link = s.lower(i + 1)
        if s.lower(i) == "plupart":
            plural = {n for _, n in s.at(i + 2).form.nouns} == {"p"}
            if link in ("de", "d'") and plural and s.role(i + 2) == "N":
                yield between(
                    s.at(i + 1), s.at(i + 2), "On dit « la plupart des ».", f"des {s.at(i + 2).text}"
                )
            continue
        if link != "des" or s.role(i) != "W" or s.role(i + 2) not in ("N", "A"):
            continue
        phrase = noun_phrase(s, i + 1)
        told_apart = phrase is None or s.role(phrase.end) in ("R", "K", "U", "F", "Q")
        if told_apart or (s.lower(i) in ("moins", "peu", "tant") and s.role(i - 1) not in ("V", "D", "Q")):
            continue
        yield in_place_of(s, i + 1, i + 2, "de", "Une quantité est suivie de « de ».")


_PAS = forms("pas")


def denied_twice(s: Sentence) -> Iterator[Hit]:
    """`Personne n’a pas signé`, `Aucune demande n’est pas refusée`, `rien pas`: one negation is enough."""
    for i in s.places(_PAS):
        if s.lower(i - 1) in ("rien", "personne"):
            yield between(s.at(i - 1), s.at(i), "« Pas » est de trop.", s.at(i - 1).text)
            continue
        verb = i - 1
        k = verb - 1
        while s.role(k) == "O":
            k -= 1
        subject = s.lower(0) in ("personne", "aucun", "aucune", "rien") and s.role(k) == "X"
        plain = subject and not any(s.role(j) in ("V", "R", "K", "U", ",") for j in range(k))
        if plain and s.role(verb) == "V" and s.lower(i + 1) not in ("seulement", "que", "moins", "plus"):
            yield between(
                s.at(verb),
                s.at(i),
                "« Aucun », « rien » et « personne » se passent de « pas ».",
                s.at(verb).text,
            )


_AMOUNTS = forms(
    "coût prix montant valeur amende rabais subvention budget somme maximum minimum distance durée superficie hausse longueur"
    " hauteur largeur profondeur don tarif total investissement frais dépôt"
)
_MEASURES = forms("$ % m km cm h kg L ha millions million dollars mètres heures minutes jours ans pieds")
_MADE_OF = forms(
    "composé composée composés composées constitué constituée formé formée entouré entourée équipé équipée"
)


def measure_without_of(s: Sentence) -> Iterator[Hit]:
    """`au coût 10 $`, `d’une valeur 500 $`, `composé six conseillers`: « de »."""
    for i in s.places(_AMOUNTS | _MADE_OF):
        if s.role(i + 1) != "#":
            continue
        made = s.lower(i) in _MADE_OF and s.role(i + 2) == "N" and s.role(i - 1) in ("V", "Q", "N")
        if made and "avoir" in s.at(i - 1).form.lemmas() and s.lower(i - 1) != "été":
            continue  # le Cercle a formé trois générations
        articled = s.lower(i - 1) in ("au", "une", "un", "le", "la")
        amount = s.lower(i) in _AMOUNTS and articled and s.lower(i + 2) in _MEASURES and "V" in s.roles
        if made or amount:
            yield with_preposition(s, i + 1, "de", f"On écrit «\u00a0{s.at(i).text} de\u00a0».")


def date_without_article(s: Sentence) -> Iterator[Hit]:
    """`La bibliothèque sera fermée 24 décembre`: « le 24 décembre »."""
    for i in s.places(MONTHS):
        day = i - 1
        stated = s.role(day) == "#" and s.at(day).text.rstrip("er").isdigit()
        held = s.role(day - 1) in ("V", "Q") or (
            s.lower(day - 1) == "lieu" and "avoir" in s.at(day - 2).form.lemmas()
        )
        helped = s.role(day - 1) != "Q" or s.at(day - 2).form.lemmas(participle=False) & {"être"}
        if stated and held and helped and s.lower(day - 1) not in ("daté", "datée"):
            yield on(s.at(day), "La date est précédée de l’article.", f"le {s.at(day).text}")


# A word, the preposition one hears after it, the one it asks for; its forms are those of the lexicon.
_REGIMES = {
    "discuter": ("sur", "de"),
    "dépendre": ("sur", "de"),
    "participer": ("dans", "à"),
    "répondre": ("sur", "à"),
    "appliquer": ("sur", "à"),
    "réserver": ("pour", "à"),
    "destiner": ("pour", "à"),
    "adresser": ("pour", "à"),
    "fier": ("à", "de"),
}
_WRONG = frozenset({"sur", "dans", "pour", "à"})
_OPENS = forms("le la les l' un une ce cet cette ces votre vos notre nos tous toutes tout leur leurs")


def heard_preposition(s: Sentence) -> Iterator[Hit]:
    """`discute sur le projet`, `réservée pour les membres`, `s’applique sur tous les terrains`."""
    for i in s.places(_WRONG):
        k = i - 1
        while s.role(k) == "W":
            k -= 1
        before = s.at(k)
        words = before.form.lemmas() | (
            {"fier"} if before.lower in ("fiers", "fières", "fière", "fier") else set()
        )
        found = next((_REGIMES[w] for w in words if w in _REGIMES and _REGIMES[w][0] == s.lower(i)), None)
        if found is None or s.role(i + 1) != "D" or s.lower(i + 1) not in _OPENS:
            continue
        if words & {"réserver", "destiner", "adresser"} and before.role not in ("Q", "A"):
            continue  # réserver une salle pour les jeunes
        if words & {"réserver", "adresser"} and not _of_people(s, i + 1):
            continue  # réservé pour la fête
        if "appliquer" in words and (s.lower(k - 1) not in ("s'", "se") or not _LAWS & s.pieces):
            continue  # la crème s’applique sur la peau
        if "discuter" in words and not _MATTERS & set(s.lowers(i + 1, i + 4)):
            continue  # on discute sur le quai
        if "fier" in words and (before.role not in ("A", "N") or s.role(i + 1) == "Y"):
            continue
        if "répondre" in words and s.role(k) == "Q":
            continue
        yield in_place_of(s, i, i + 1, found[1], f"On dit «\u00a0{before.text} {found[1]}\u00a0».")


_PEOPLE = forms(
    "membres résidents citoyens enfants jeunes aînés familles tous toutes élèves parents bénévoles employés abonnés adultes"
    " personnes locataires propriétaires greffière greffier mairesse maire directrice directeur participants piétons cyclistes"
)


_LAWS = forms(
    "règlement règlements règle règles tarif tarifs interdiction mesure mesures taxe norme normes article politique consigne"
)
_MATTERS = forms(
    "projet projets budget dossier sujet question questions règlement plan avenir enjeu enjeux problème demande thème"
)


def _of_people(s: Sentence, i: int) -> bool:
    return bool(_PEOPLE & set(s.lowers(i, i + 3)))


_ASKING = forms("quand où comment pourquoi combien")
_HOW = forms("de d'")


def asked_inside(s: Sentence) -> Iterator[Hit]:
    """`savoir quand est-ce que les travaux finiront`, `voir qu’est-ce que nos artisans font`, `explique de comment`."""
    for i in s.places(_ASKING | {"qu'", "comme"}):
        if s.lower(i) == "comme" and s.lower(i + 1) in ("que", "qu'") and s.role(i + 2) == "S":
            yield between(s.at(i), s.at(i + 1), "« Que » est de trop.", s.at(i).text)
            continue
        width = 1 if s.lower(i + 1) == "est-ce" else 2 if s.lowers(i + 1, i + 3) == ("est", "-ce") else 0
        last = i + width + 1
        inside = s.role(i - 1) in ("V", "Y", "K") or s.lower(i - 1) in ("-nous", "-moi", "pas", "-vous", "de")
        if width and inside and s.lower(last) in ("que", "qu'", "qui") and s.final != "?":
            elided = s.apostrophe() if s.lower(last) == "qu'" else ""
            if s.lower(i) == "qu'":
                right = f"ce {s.at(last).text}"
            elif s.lower(last) == "qui":
                continue
            else:
                right = s.at(i).text + (" " if elided else "")
            yield between(s.at(i), s.at(last), "L’interrogation indirecte se passe de « est-ce que ».", right)
        elif (
            s.lower(i) == "où"
            and s.lower(i + 1) == "que"
            and s.role(i - 1) == "N"
            and s.role(i + 2) in ("D", "S")
        ):
            yield between(s.at(i), s.at(i + 1), "« Que » est de trop.", "où")
        elif (
            s.lower(i) not in ("qu'", "combien")
            and s.lower(i - 1) == "de"
            and s.at(i - 2).form.lemmas() & _EXPLAINING
        ):
            yield between(s.at(i - 1), s.at(i), "« De » est de trop.", s.at(i).text)


_EXPLAINING = forms("expliquer montrer apprendre savoir voir dire demander indiquer")


RULES = (
    GrammarRule(
        "langue.il_faut",
        impersonal_without_il,
        "À l’écrit, « falloir » a toujours son sujet « il ».",
        bad=(
            ("Faut s’inscrire avant vendredi.", "Il faut s’inscrire avant vendredi."),
            ("Faudra que tout soit prêt.", "Il faudra que tout soit prêt."),
        ),
        good=("Il faut s’inscrire.", "Encore faut-il s’inscrire."),
        words=_FAUT,
    ),
    GrammarRule(
        "langue.chaque_nombre",
        every_so_many,
        "« Chaque » ne s’emploie pas devant un nombre (OQLF, Vitrine linguistique).",
        bad=(
            ("Chaque deux ans, le rôle est révisé.", "Tous les deux ans, le rôle est révisé."),
            ("On arrose chaque trois semaines.", "On arrose toutes les trois semaines."),
        ),
        good=("Chaque année, on arrose.", "Tous les deux ans, on vote."),
        words=_CHAQUE,
    ),
    GrammarRule(
        "article.beaucoup_des",
        quantity_of,
        "On dit « beaucoup de gens », « la plupart des gens ».",
        bad=(
            ("Beaucoup des personnes sont venues.", "Beaucoup de personnes sont venues."),
            ("Il y a trop des déchets ici.", "Il y a trop de déchets ici."),
            ("La plupart de gens recyclent.", "La plupart des gens recyclent."),
        ),
        good=(
            "Beaucoup des personnes qui sont venues ont signé.",
            "Beaucoup des arbres du parc sont vieux.",
            "La plupart d’entre eux recyclent.",
        ),
        words=_QUANTITIES,
    ),
    GrammarRule(
        "negation.deux_fois",
        denied_twice,
        "« Aucun », « rien » et « personne » se passent de « pas ».",
        bad=(
            ("Personne n’a pas signé la pétition.", "Personne n’a signé la pétition."),
            ("Ne jetez rien pas dans le lac.", "Ne jetez rien dans le lac."),
        ),
        good=("Personne n’a signé.", "Aucun bac n’est vidé, pas même le brun."),
        words=_PAS,
    ),
    GrammarRule(
        "preposition.mesure",
        measure_without_of,
        "Le nom d’une quantité est suivi de « de » : « au coût de 10 $ ».",
        bad=(
            ("Les billets sont en vente au coût 10 $.", "Les billets sont en vente au coût de 10 $."),
            ("Le conseil est composé six membres.", "Le conseil est composé de six membres."),
        ),
        good=("Les billets sont vendus au coût de 10 $.", "Le prix 2025 du livre revient à Ève."),
        words=_AMOUNTS | _MADE_OF,
        roles="#",
    ),
    GrammarRule(
        "article.date",
        date_without_article,
        "Dans une phrase, la date est précédée de l’article (OQLF, Vitrine linguistique).",
        bad=(
            ("Le bureau sera fermé 24 décembre.", "Le bureau sera fermé le 24 décembre."),
            ("La fête aura lieu 12 mai.", "La fête aura lieu le 12 mai."),
        ),
        good=("Le bureau sera fermé le 24 décembre.", "Fermé du 24 au 26 décembre.", "L’avis est daté 3 mai."),
        words=MONTHS,
        roles="#",
    ),
    GrammarRule(
        "preposition.entendue",
        heard_preposition,
        "Ce mot se construit avec une autre préposition.",
        bad=(
            ("Le comité discute sur le projet.", "Le comité discute du projet."),
            ("La piscine est réservée pour les membres.", "La piscine est réservée aux membres."),
            ("Le règlement s’applique sur tous les terrains.", "Le règlement s’applique à tous les terrains."),
            ("Nous sommes fiers à nos bénévoles.", "Nous sommes fiers de nos bénévoles."),
        ),
        good=(
            "La salle est réservée pour la fête.",
            "On discute sur le quai.",
            "Elle a réservé une place pour les membres.",
            "La crème s’applique sur la peau.",
        ),
        words=_WRONG,
    ),
    GrammarRule(
        "question.est_ce_inutile",
        asked_inside,
        "L’interrogation indirecte se construit sans « est-ce que ».",
        bad=(
            ("On veut savoir quand est-ce que le pont ouvrira.", "On veut savoir quand le pont ouvrira."),
            ("Venez voir qu’est-ce que nos artisans font.", "Venez voir ce que nos artisans font."),
            ("La rue où que le pont est tombé est fermée.", "La rue où le pont est tombé est fermée."),
            ("On vous explique de comment composter.", "On vous explique comment composter."),
        ),
        good=("Quand est-ce que le pont ouvre?", "Où que vous soyez, appelez.", "Comme vous le savez, on ferme."),
        words=_ASKING | {"qu", "qu'", "comme"},
    ),
)  # fmt: skip
