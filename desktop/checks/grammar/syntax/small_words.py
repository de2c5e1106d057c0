"""Small words missing, repeated or that cannot follow each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.grammar.contractions import with_preposition
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms
from desktop.editorial.elision import is_elided_before

_TIMES = forms(
    "matin soir midi nuit jour jours semaine mois année été hiver automne printemps fois moment lundi mardi mercredi"
    " jeudi vendredi samedi dimanche heure instant époque saison veille lendemain fin début nombre reste temps"
)


_REPEATED = forms(
    "le la les un une des du de au aux à et ou dans sur par pour avec en ce cette ces votre vos notre nos est sont qui que"
    " dont ne se son sa ses leur il elle ils elles on je très plus mais si avant après chaque aussi vous nous"
)


def repeated(s: Sentence) -> Iterator[Hit]:
    """`du du`, `la la`, `pour pour`: the same small word twice."""
    for i in s.places(_REPEATED):
        word, following = s.at(i), s.at(i + 1)
        if word.lower == "est" and (word.capital or s.lower(i - 1) in ("l'", "d'")):
            continue  # la rue de l’Est est fermée
        if word.lower != following.lower or following.start != word.end + 1 or s.lower(i - 1) == word.lower:
            continue
        if word.lower in _MAY_MEET and not _sure_repetition(s, i):
            continue
        yield between(word, following, "Le mot est répété.", word.text)


# Words that meet their like: « vous vous », « en en », « si si ».
_MAY_MEET = forms("en se si la très plus vous nous")
_PRONOUNS_AFTER = forms("y en le la les l' lui leur même mêmes autres")


def _sure_repetition(s: Sentence, i: int) -> bool:
    """`la la piscine`, not « tra la la », « très, très », « vous vous demandez » nor « en en parlant »."""
    if s.lower(i) == "en":
        return "P" not in s.at(i + 2).form.tags and s.role(i + 2) not in ("G", "?")
    if s.lower(i) in ("vous", "nous"):
        person = "2p" if s.lower(i) == "vous" else "1p"
        form = s.at(i + 2).form
        asks = form.infinitives or form.persons & {person} or any(person in v.persons for v in form.verbs)
        hyphen = s.document.folded[s.at(i).start - 1 : s.at(i).start] == "-"
        return not (asks or hyphen or s.role(i + 2) in ("O", "X", "?") or s.lower(i + 2) in _PRONOUNS_AFTER)
    return s.role(i + 2) in ("N", "A", "D", "V", "Q") and s.lower(i) != "très"


# Two small words that never meet, and what is written instead.
_PAIRS = {
    ("de", "des"): "des",
    ("de", "les"): "des",
    ("de", "le"): "du",
    ("à", "les"): "aux",
    ("à", "le"): "au",
    ("de", "du"): "du",
    ("du", "la"): "de la",
    ("du", "l'"): "de l'",
    ("du", "les"): "des",
    ("du", "le"): "du",
    ("au", "la"): "à la",
    ("au", "l'"): "à l'",
    ("au", "le"): "au",
    ("aux", "les"): "aux",
    ("à", "au"): "au",
    ("à", "aux"): "aux",
    ("à", "du"): "du",
    ("des", "les"): "les",
    ("les", "des"): "les",
    ("le", "la"): "la",
    ("le", "un"): "un",
    ("la", "une"): "une",
    ("un", "une"): "une",
    ("dans", "au"): "au",
    ("en", "à"): "à",
    ("un", "le"): "le",
    ("de", "au"): "au",
    ("sur", "au"): "au",
    ("une", "la"): "la",
    ("chez", "à"): "chez",
    ("le", "votre"): "votre",
    ("les", "vos"): "vos",
    ("les", "nos"): "nos",
    ("la", "notre"): "notre",
    ("la", "votre"): "votre",
    ("le", "notre"): "notre",
    ("le", "leur"): "leur",
}
_FIRST = frozenset(first for first, _ in _PAIRS)


def impossible_pair(s: Sentence) -> Iterator[Hit]:
    """`de des`, `à au`, `du la`, `les vos`."""
    for i in s.places(_FIRST):
        right = _PAIRS.get((s.lower(i), s.lower(i + 1)))
        if right is None or s.role(i + 2) not in ("N", "A", "#", "M", "?", "Q") or s.lower(i + 2) in _TIMES:
            continue
        gap = s.at(i + 1).start - s.at(i).end
        if (
            gap != 1
            or _misspelt_verb(s, i)
            or s.at(i + 1).capital
            or (s.lowers(i, i + 2) == ("à", "du") and s.at(i - 1).form.lemmas() & _MIXED)
            or (s.lower(i), s.role(i)) in (("le", "O"), ("la", "O"), ("les", "O"))
        ):
            continue
        yield between(
            s.at(i), s.at(i + 1), "Ces deux mots ne se suivent pas.", right.replace("'", s.apostrophe())
        )


_MIXED = forms("mêler mélanger ajouter")  # des graines mêlées à du sable


def _misspelt_verb(s: Sentence, i: int) -> bool:
    """`La Ville à le droit`: the verb « a », which another rule sees."""
    following = s.at(i + 2)
    verb = following.form.infinitives or following.role == "Q"
    if s.lower(i + 1) in ("le", "les") and (s.role(i + 1) != "D" or verb):
        return True  # on se doit de le dire
    if s.lower(i) != "à" or s.lower(i + 1) not in ("le", "les"):
        return False
    subject = s.role(i - 1) in ("S", "N", "M", "T", "O", "R") and not s.lower(i - 1).startswith("-")
    subject = subject and s.lower(i - 1) not in ("merci", "grâce", "rendez-vous")
    return subject and not any(word.role == "V" for word in s.words[:i])


_PLACES = forms(
    "aréna école écocentre église hôtel accueil entrée intersection extérieur intérieur usine aqueduc chalet parc centre"
    " bureau terrain stade garage gymnase comptoir kiosque lac"
    " bibliothèque mairie piscine patinoire salle caserne garderie séance population municipalité ville réunion direction"
    " rue fête plage caisse réception friperie clôture rivière route météo pluie neige"
)


def _thing(s: Sentence, i: int) -> bool:
    """`le bac à neige`: the complement says what the thing is for."""
    return s.role(i) == "N" and s.lower(i) != "rendez-vous"


def missing_article(s: Sentence) -> Iterator[Hit]:
    """`dans cadre de`, `à bibliothèque`: a noun that needs its article."""
    for i in s.places(_BEFORE_ARTICLE):
        noun = s.at(i + 1)
        only_noun = noun.role == "N" and noun.form.nouns and not noun.capital and not noun.form.adjectives
        if not only_noun or noun.form.text in _WITHOUT_ARTICLE:
            continue
        genders = {gender for gender, _ in noun.form.nouns}
        numbers = {number for _, number in noun.form.nouns}
        if len(genders) != 1 or len(numbers) != 1:
            continue
        if s.lower(i) == "à" and (noun.lower not in _PLACES or _thing(s, i - 1)):
            continue
        article = "les" if numbers == {"p"} else "la" if genders == {"f"} else "le"
        said = f"Il manque un article devant «\u00a0{noun.text}\u00a0»."
        if s.lower(i) == "à" and article == "le" and not is_elided_before(noun.lower):
            yield between(s.at(i), noun, said, f"au {noun.text}")
        elif article != "les" and is_elided_before(noun.lower):
            yield on(noun, said, f"l{s.apostrophe()}{noun.text}")
        else:
            yield on(noun, said, f"{article} {noun.text}")


_BEFORE_ARTICLE = forms("dans à")
_WITHOUT_ARTICLE = forms("nombre moins quelque quelques plus deux trois combien google facebook")

_MANY = forms("beaucoup peu trop assez tant autant combien énormément suffisamment moins")


def missing_de(s: Sentence) -> Iterator[Hit]:
    """`beaucoup gens`, `un peu patience`, `pas des toilettes`."""
    for i in s.places(_MANY):
        noun = s.at(i + 1)
        form = noun.form
        if (
            noun.role != "N"
            or form.qualifiers
            or form.verbs
            or form.infinitives
            or form.adverb
            or noun.capital
        ):
            continue  # c'est peu dire
        counted = {number for _, number in noun.form.nouns} == {"p"} or s.lower(i) not in ("trop", "moins")
        counted |= s.lower(i) == "moins" and s.lowers(i - 2, i) in (("y", "a"), ("y", "avait"), ("y", "aura"))
        if counted and (s.role(i - 1) in ("V", "Q", "Y", "", ",") or s.lower(i - 1) == "un"):
            yield with_preposition(s, i + 1, "de", "Une quantité est suivie de « de ».")
    for i in s.places(_NOT):
        if (
            s.lower(i + 1) != "des"
            or s.role(i + 2) not in ("N", "A")
            or not {"ne", "n'"} & set(s.lowers(max(0, i - 5), i))
        ):
            continue
        verb = s.at(i - 1).form.lemmas(participle=False)
        if not verb or not verb <= _POSSESSING:
            continue
        following = s.at(i + 2)
        comma = next((k for k in range(i + 2, min(i + 12, len(s.words))) if s.lower(k) in (",", ";")), 0)
        if comma and (s.lower(comma + 1) in ("mais", "c'", "ce") or s.role(comma + 1) == "S"):
            continue  # On ne vend pas des cercueils, on accompagne des gens
        if is_elided_before(following.lower):
            yield between(
                s.at(i + 1), following, "Après une négation : « de ».", f"d{s.apostrophe()}{following.text}"
            )
        else:
            yield on(s.at(i + 1), "Après une négation, « des » devient « de ».", "de")


_NOT = forms("pas plus jamais")
_POSSESSING = forms(
    "avoir offrir accepter vendre recevoir fournir prêter ramasser posséder porter faire falloir"
)

_RANGE = re.compile(
    r"\bentre (?:le |la )?(?P<de>\d[\dh :,]*|\w+)(?: (?:et demie?|h(?: \d\d)?|ans|\$|km|[a-zû]+))? (?P<x>à|au) (?=(?:le )?\d)",
    re.IGNORECASE,
)


def between_and(s: Sentence) -> Iterator[Hit]:
    """`entre 8 h à 16 h`: « entre… et… »."""
    for match in _RANGE.finditer(s.document.folded, s.span.start, s.span.end):
        start, end = match.span("x")
        right = "et le" if match["x"] == "au" else "et"
        yield Hit(start, end, "« Entre » demande « et ».", (right,))


RULES = (
    GrammarRule(
        "mot.repete",
        repeated,
        "Un mot a été écrit deux fois.",
        bad=(
            (
                "Le prochain numéro du du bulletin sort en juin.",
                "Le prochain numéro du bulletin sort en juin.",
            ),
            ("Le parc et la la piscine sont ouverts.", "Le parc et la piscine sont ouverts."),
            ("Un atelier pour pour les aînés.", "Un atelier pour les aînés."),
            ("Les bacs sont sont vidés.", "Les bacs sont vidés."),
            ("Apportez les les sacs.", "Apportez les sacs."),
            ("Le pont a fermé en en 1989.", "Le pont a fermé en 1989."),
            ("Les pistes sont à vous vous dès midi.", "Les pistes sont à vous dès midi."),
        ),
        good=(
            "Vous vous demandez quoi faire; nous nous y rendons.",
            "C’est en en parlant qu’on trouve.",
            "Nous nous verrons mardi.",
            "Vous vous inscrivez.",
            "Tra la la, on chante.",
            "Il est très, très tard.",
            "On va de-ci, de-là.",
        ),
        words=_REPEATED,
    ),
    GrammarRule(
        "mot.paire",
        impossible_pair,
        "Un de ces deux petits mots est de trop.",
        bad=(
            ("Nous avons reçu de des commentaires.", "Nous avons reçu des commentaires."),
            ("Le parc est à au coin de la rue.", "Le parc est au coin de la rue."),
            ("Le rôle du la mairesse est clair.", "Le rôle de la mairesse est clair."),
            ("Apportez les vos bacs.", "Apportez vos bacs."),
            ("On joue dans au parc.", "On joue au parc."),
        ),
        good=(
            "On le leur remet.",
            "Le un est gagnant.",
            "On les vend au parc.",
            "Un le matin, deux le soir.",
            "De La Tuque à Alma.",
        ),
        words=_FIRST,
    ),
    GrammarRule(
        "article.absent",
        missing_article,
        "Ce nom demande un article.",
        bad=(
            (
                "L’activité s’inscrit dans cadre de la semaine.",
                "L’activité s’inscrit dans le cadre de la semaine.",
            ),
            ("Les dons vont à bibliothèque.", "Les dons vont à la bibliothèque."),
            ("Ne jetez rien dans toilette.", "Ne jetez rien dans la toilette."),
            ("Le chat dort dans entrée.", "Le chat dort dans l’entrée."),
            ("Rendez-vous à mairie avant midi.", "Rendez-vous à la mairie avant midi."),
        ),
        good=(
            "Dans le cadre de la fête.",
            "Fermé à midi.",
            "Le bateau reste à quai.",
            "Un atelier à domicile.",
            "Dans quelques jours.",
        ),
        words=_BEFORE_ARTICLE,
    ),
    GrammarRule(
        "article.de",
        missing_de,
        "On dit « beaucoup de gens », « pas de toilettes ».",
        bad=(
            ("Il y a beaucoup gens au marché.", "Il y a beaucoup de gens au marché."),
            ("Apportez un peu patience.", "Apportez un peu de patience."),
            ("Il n’y a pas des toilettes.", "Il n’y a pas de toilettes."),
            ("Vous n’avez pas des enfants?", "Vous n’avez pas d’enfants?"),
            ("Trop familles attendent.", "Trop de familles attendent."),
        ),
        good=(
            "Il y a beaucoup de gens.",
            "On ne parle pas des travaux.",
            "Ce ne sont pas des bacs.",
            "Un peu plus tard.",
            "On lit beaucoup, surtout l’été.",
        ),
        words=_MANY | _NOT,
    ),
    GrammarRule(
        "preposition.entre",
        between_and,
        "Un intervalle s’écrit « entre… et… » ou « de… à… ».",
        bad=(
            ("La rue ferme entre 8 h à 16 h.", "La rue ferme entre 8 h et 16 h."),
            ("Pour les jeunes entre 5 à 12 ans.", "Pour les jeunes entre 5 et 12 ans."),
            ("Entre le 5 au 12 mai, on arrose.", "Entre le 5 et le 12 mai, on arrose."),
            ("Entre 10 à 20 personnes viendront.", "Entre 10 et 20 personnes viendront."),
            ("Appelez entre 9 h 30 à 11 h.", "Appelez entre 9 h 30 et 11 h."),
        ),
        good=(
            "Entre 8 h et 16 h.",
            "De 8 h à 16 h.",
            "Le pont entre Laval et Montréal, à 5 km.",
            "La distance entre les bacs est de 1 à 2 m.",
            "Du 5 au 12 mai.",
        ),
        words=forms("entre"),
    ),
)
