"""A word that its place refuses: `dès rires`, `vos y rendre`, `dans nous potagers`, `l’au`, `au boue de`, `C’ait`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import TIMES, is_plural, only_plural, pure_noun
from desktop.checks.reading.function_words import DAYS, PRENOMINAL
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_DES = forms("dès")


def des_before_plural(s: Sentence) -> Iterator[Hit]:
    """`du repos, dès rires`, `le calendrier dès collectes`: « dès » is never followed by a bare plural."""
    for i in s.places(_DES):
        j = i + 1
        while s.lower(j) in PRENOMINAL and s.at(j + 1).form.nouns:
            j += 1
        noun = s.at(j)
        plural = only_plural(noun.form.nouns) or (not noun.form.nouns and is_plural(s, j))
        plural = plural or (j > i + 1 and is_plural(s, i + 1))
        if plural and noun.role in ("N", "A", "Q") and noun.lower not in TIMES and not noun.capital:
            yield on(s.at(i), "« Dès » dit à partir de quand; devant un nom pluriel, c’est « des ».", "des")


_VOS = forms("vos")


def vos_for_vous(s: Sentence) -> Iterator[Hit]:
    """`avant de vos déplacer`, `nous vos recommandons`, `ce que vos en avez fait`: no noun follows."""
    for i in s.places(_VOS):
        following = s.at(i + 1)
        form = following.form
        if following.capital or following.role in ("#", "M", "?", "N", "A", "Q") or following.text in '«“"':
            continue
        if i and s.lower(i - 1) in ("il", "ça", "cela", "en") and form.text in ("mieux", "la", "le"):
            continue  # il vaut mieux
        plural = any(n == "p" for _, n in form.nouns | form.qualifiers)
        verb = bool(form.infinitives) or bool(form.persons & {"1s", "3s", "1p", "2p", "3p"})
        if not plural and form.known and (verb or following.role in ("X", "O", "Y")):
            yield on(s.at(i), "Devant un verbe, c’est le pronom « vous ».", "vous")
        elif following.role == "." and following.lower in (".", "!", "?") and s.role(i - 1) in ("P", "F"):
            yield on(s.at(i), "Aucun nom ne suit : c’est le pronom « vous ».", "vous")


_US = forms("nous vous")
_OURS = {"nous": "nos", "vous": "vos"}
_LED = forms("dans sur à avec de pour par sous chez entre parmi")


def pronoun_for_possessive(s: Sentence) -> Iterator[Hit]:
    """`dans nous potagers`, `Apportez vous chaises`: a plural noun stands where nothing introduces it."""
    for i in s.places(_US):
        noun = s.at(i + 1)
        if not only_plural(noun.form.nouns) or noun.form.verbs or noun.capital or noun.form.participles:
            continue
        if noun.form.preposition or noun.form.adverb or noun.lower == "autres":
            continue  # le plus proche de vous dans la liste
        ordered = any(v.mood == "E" and "2p" in v.persons for v in s.at(i - 1).form.verbs)
        ordered = ordered and s.lower(i) == "vous" and s.role(i - 2) in ("", ".", ",", "C")
        governed = s.lower(i - 1) in _LED and s.role(i + 2) not in (",", "F")
        if (governed or ordered) and noun.lower not in TIMES | DAYS:
            right = _OURS[s.lower(i)]
            yield on(s.at(i), f"Devant un nom pluriel, c’est le déterminant «\u00a0{right}\u00a0».", right)


_AU = forms("au aux haut")
_WATERY = forms("l' d' cette")


def au_for_eau(s: Sentence) -> Iterator[Hit]:
    """`dans l’au`, `cette au est potable`: after an article stands the noun."""
    for i in s.places(_AU):
        if s.lower(i - 1) not in ("l'", "cette") or s.at(i + 1).text.startswith("-"):
            continue
        if s.lower(i) != "haut":
            yield on(
                s.at(i), "Après un article, c’est le nom « eau ».", "eau" if s.lower(i) == "au" else "eaux"
            )


_EAU = forms("eau eaux")
_NEVER_BARE = forms(
    "d' l' en cette une notre votre leur son sa mon ta de et ou ni sans à comme quelle toute avec par"
)


def eau_for_au(s: Sentence) -> Iterator[Hit]:
    """`procède eau dépouillement`, `Quant eau framboisiers`, `chasse eau déchets`: a bare noun cannot stand there."""
    for i in s.places(_EAU):
        before, noun = s.at(i - 1), s.at(i + 1)
        if (
            i == 0
            or before.lower in _NEVER_BARE
            or before.role in ("D", "P", "F", "C", ",", ".", "#", "M", "")
        ):
            continue
        if noun.capital or not pure_noun(noun.form) or noun.form.adjectives:
            continue
        masculine = ("m", "s") in noun.form.nouns and before.role in ("V", "Y", "Q", "W", "G")
        if masculine:
            yield on(s.at(i), "« À le » se contracte en « au ».", "au")
        elif only_plural(noun.form.nouns):
            yield on(s.at(i), "« À les » se contracte en « aux ».", "aux")


_MASCULINE = forms("le un du au ce")
_FEMININE = forms("la une cette")
# What is feminine only, and the masculine noun that sounds like it.
_SOUNDS_MASCULINE = {
    "boue": "bout", "peau": "pot", "mère": "maire", "selle": "sel", "salle": "sale", "balle": "bal", "sole": "sol",
    "barre": "bar", "colle": "col", "malle": "mal", "lieue": "lieu", "tique": "tic", "foi": "foie", "mare": "marc",
    "reine": "renne", "allée": "aller", "cane": "canne", "chaîne": "chêne", "cour": "cours",
    "chaire": "cher", "voie": "voix", "paire": "père", "statue": "statut", "raie": "rai",
    "soie": "soi", "roue": "roux", "vie": "vis", "mûre": "mur", "pâte": "pas", "gaze": "gaz", "maille": "mail",
    "forêt": "foret", "ancre": "encre", "fête": "faîte",
}  # fmt: skip
_SOUNDS_FEMININE = {
    "bout": "boue", "maire": "mère", "sel": "selle", "bal": "balle", "bar": "barre", "col": "colle", "sol": "sole",
    "père": "paire", "renne": "reine", "chêne": "chaîne", "statut": "statue", "mur": "mûre", "champ": "chant",
    "cours": "cour", "fer": "foire", "lieu": "lieue", "mal": "malle", "foret": "forêt", "foie": "fois", "faîte": "fête",
    "signal": "signal", "gaz": "gaze", "mail": "maille", "pas": "pâte",
}  # fmt: skip
_UNSURE = forms(
    "salle cane mousse chaire raie haie roue pâte date route ancre moule soie vie champ fer signal gaz cour mare pas"
    " mail maire cours paire mûre lieu mur père"
)
_OTHER_GENDER = {
    w: r for w, r in (_SOUNDS_MASCULINE | _SOUNDS_FEMININE).items() if w not in _UNSURE and w != r
}


def other_gender(s: Sentence) -> Iterator[Hit]:
    """`au boue du chemin`, `le mère a signé`, `le peau de confiture`: the article has the gender of the other noun."""
    for i in s.places(_NOUNS):
        article, noun = s.lower(i - 1), s.at(i)
        wanted = _MASCULINE if noun.lower in _SOUNDS_MASCULINE else _FEMININE
        if article not in wanted or noun.capital or s.role(i - 1) == "O" or noun.role not in ("N", "A", "V"):
            continue
        if s.at(i + 1).lower.startswith("-"):
            continue
        right = _OTHER_GENDER[noun.lower]
        yield on(noun, f"Le déterminant convient à «\u00a0{right}\u00a0».", right)


_NOUNS = frozenset(_OTHER_GENDER)
_AIT = forms("ait")
_SUBORDINATE = frozenset(("K", "R", "U", "L"))


def ait_for_est(s: Sentence) -> Iterator[Hit]:
    """`C’ait une petite action`, `Celle-ci ait mise à jour`: no « que » asks for the subjunctive."""
    for i in s.places(_AIT):
        if s.lower(i - 1) in ("c'", "ce"):
            yield on(s.at(i), "C’est le verbe « être ».", "est")
            continue
        if any(s.role(k) in _SUBORDINATE or s.lower(k).startswith("qu") for k in range(i)) or i == 0:
            continue
        after = i + 1
        while s.role(after) == "W":
            after += 1
        state = s.at(after).form
        marked = state.participles and ("m", "s") not in state.participles
        if s.role(i - 1) in ("N", "M", "T", "S", "Q", "A"):
            attribute = marked or (state.adjectives and not state.participles)
            yield on(
                s.at(i), "Rien ne demande le subjonctif.", *(("est", "a") if attribute else ("a", "est"))
            )


RULES = (
    GrammarRule(
        "homophone.des_pluriel",
        des_before_plural,
        "« Dès » marque un point de départ; « des » accompagne un nom pluriel.",
        bad=(
            ("On vous souhaite du repos et dès rires.", "On vous souhaite du repos et des rires."),
            ("Le calendrier dès collectes est en ligne.", "Le calendrier des collectes est en ligne."),
            ("Il a gravé dès petites croix.", "Il a gravé des petites croix."),
            ("Vous prévoyez dès travaux?", "Vous prévoyez des travaux?"),
        ),
        good=("Dès lundi, le parc ouvre.", "Dès les premières neiges, on skie.", "Dès réception, signez.", "Dès lors, tout change."),
        words=_DES,
    ),
    GrammarRule(
        "homophone.vos_vous",
        vos_for_vous,
        "« Vos » accompagne un nom pluriel; « vous » est un pronom.",
        bad=(
            ("Vérifiez la route avant de vos déplacer.", "Vérifiez la route avant de vous déplacer."),
            ("Nous vos recommandons la prudence.", "Nous vous recommandons la prudence."),
            ("Dites-nous ce que vos en avez fait.", "Dites-nous ce que vous en avez fait."),
            ("Les biscuits étaient pour vos!", "Les biscuits étaient pour vous!"),
        ),
        good=("Apportez vos bottes.", "Vos trois bacs sont pleins.", "Vos très beaux dessins sont affichés.", "Vos anciens voisins reviennent."),
        words=_VOS,
    ),
    GrammarRule(
        "homophone.pronom_possessif",
        pronoun_for_possessive,
        "« Nos » et « vos » accompagnent un nom; « nous » et « vous » sont des pronoms.",
        bad=(
            ("Le topinambour revient dans nous potagers.", "Le topinambour revient dans nos potagers."),
            ("Apportez vous chaussures.", "Apportez vos chaussures."),
            ("Une soirée est offerte par vous conseillers!", "Une soirée est offerte par vos conseillers!"),
        ),
        good=("Parmi vous, parents et amis, il y a des élus.", "Chez nous, gens du lac, on rit.", "Servez-vous des pelles."),
        words=_US,
    ),
    GrammarRule(
        "homophone.l_eau",
        au_for_eau,
        "« Au » est un article contracté; l’« eau » est un nom.",
        bad=(
            ("Ne laissez pas les enfants seuls dans l’au.", "Ne laissez pas les enfants seuls dans l’eau."),
            ("Cette au est potable.", "Cette eau est potable."),
        ),
        good=("L’eau est bonne.", "L’au-delà l’intrigue.", "Il vient d’au moins deux rues.", "Le haut du quai."),
        words=_AU,
    ),
    GrammarRule(
        "homophone.eau_au",
        eau_for_au,
        "« Au », « aux » sont des articles contractés; « eau » est un nom.",
        bad=(
            ("Le scrutateur procède eau dépouillement.", "Le scrutateur procède au dépouillement."),
            ("Samedi, grande chasse eau déchets!", "Samedi, grande chasse aux déchets!"),
        ),
        good=("Une taxe d’eau annuelle.", "L’eau coule.", "Il y a eau et électricité.", "Compteur eau chaude."),
        words=_EAU,
    ),
    GrammarRule(
        "homophone.autre_genre",
        other_gender,
        "Deux noms qui se prononcent de même n’ont pas le même genre.",
        bad=(
            ("Le chalet est au boue du chemin.", "Le chalet est au bout du chemin."),
            ("Le mère était absent.", "Le maire était absent."),
            ("Elle rapporta le peau de confiture.", "Elle rapporta le pot de confiture."),
        ),
        good=("La boue sèche.", "Le bout du chemin.", "La mère du maire.", "Le balle-molle revient."),
        words=_NOUNS,
    ),
    GrammarRule(
        "homophone.ait",
        ait_for_est,
        "« Ait » est le subjonctif d’avoir, que « que » introduit.",
        bad=(
            ("C’ait une toute petite action.", "C’est une toute petite action."),
            ("Celle-ci ait mise à jour chaque vendredi.", "Celle-ci est mise à jour chaque vendredi."),
            ("Le conseil ait voté hier.", "Le conseil a voté hier."),
        ),
        good=("Il faut que le conseil ait voté.", "Bien qu’il ait plu, on joue.", "Pourvu que tout ait fini.", "Le seul qui ait voté."),
        words=_AIT,
    ),
)  # fmt: skip
