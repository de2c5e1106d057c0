"""cour, cours and court, fatigant and fatiguant, statut and statue: nouns told apart by gender and neighbours."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import SURE_VERBS, TIMES, no_verb_before, pure_noun
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import forms

_COURT = forms("cour cours court courts")
_MASCULINE = forms(
    "un le du au ce cet premier dernier prochain mon ton son notre votre chaque quel aucun leur"
)
_FEMININE = forms("la une cette ma ta sa")
_YARD = forms("arrière avant latérale intérieure d'école commune avant-plan municipale")
_DEGREES = forms("trop très plus assez si aussi moins bien un")


def court_cour_cours(s: Sentence) -> Iterator[Hit]:
    """`le cour de yoga`, `la court d’école`, `en cours arrière`, `en court de validité`, `elle cour le 10 km`."""
    for i in s.places(_COURT):
        word, before = s.at(i).lower, s.lower(i - 1)
        right = _right_court(s, i, word, before)
        if right and right != word:
            yield on(s.at(i), _COURT_MESSAGES[right], right)


# Who speaks of these speaks of the court that judges.
AT_LAW = forms(
    "débattre débattra débattront cause causes procès litige avocat avocats avocate juge tribunal témoigner"
)
_COURT_MESSAGES = {
    "cour": "Une « cour » entoure un bâtiment, ou juge.",
    "cours": "Un « cours » s’enseigne; « en cours », « au cours de » prennent un s.",
    "court": "« Court » est le contraire de long, ou le verbe courir.",
    "courts": "« Court » est le contraire de long.",
    "courte": "« Court » est le contraire de long.",
    "courtes": "« Court » est le contraire de long.",
}


def _governing(s: Sentence, i: int) -> Word:
    """The word before the adverbs that precede `i`."""
    k = i - 1
    while s.role(k) == "W":
        k -= 1
    return s.at(k)


def _right_court(s: Sentence, i: int, word: str, before: str) -> str:
    after = s.lower(i + 1)
    noun_after = s.at(i + 1).form.nouns and s.role(i + 1) == "N"
    state = s.at(i - 1).form.lemmas(participle=False) & {"être"} and s.role(i + 1) in (".", "C", ",")
    if word == "cours" and before == "," and s.role(i + 1) == "D" and s.lower(i + 2) in TIMES:
        return ""  # bain libre de 12 h à 17 h, cours le matin
    if word == "cours" and "avoir" in _governing(s, i).form.lemmas(participle=False):
        return ""  # n’ont plus cours, ont très souvent cours
    if (before in _DEGREES or state) and before != "un" and word in ("cour", "cours"):
        nouns = [pair for w in s.words[:i] if w.role == "N" for pair in w.form.nouns]
        last = nouns[-1] if nouns else ("m", "s")
        return "court" + ("e" if last[0] == "f" else "") + ("s" if last[1] == "p" else "")
    if (
        before in ("un", "ce", "le", "votre", "notre")
        and word in ("cours", "cour")
        and pure_noun(s.at(i + 1).form)
        and not s.at(i + 1).capital  # le cours Gardiens avertis
    ):
        return "court"
    if before == "en" and word in ("cours", "court") and after in _YARD and after not in ("d'",):
        return "cour"
    if before == "en" and word in ("court", "cour") and after in ("de", "d'", ".", ",", "!") and after:
        return "cours" if word == "court" or not AT_LAW & set(s.lowers(0, i)) else ""
    if before in _FEMININE and word in ("cours", "court") and not (word == "court" and noun_after):
        return "cour"
    ordinal = before in ("premier", "deuxième", "troisième", "dernier", "prochain", "quatrième")
    if (
        (before in _MASCULINE or ordinal)
        and word == "cour"
        and before not in ("leur", "notre", "votre", "chaque")
    ):
        return "cours"
    if (
        before in _MASCULINE
        and word == "court"
        and not noun_after
        and after not in ("de", "d'", "du", "métrage")
    ) and (
        not s.at(i + 1).form.nouns and s.role(i + 1) in ("V", ".", ",", "P", "A", "Q") and before != "plus"
    ):
        return "cours"
    who = s.role(i - 1) in ("S", "R", "M") or (before == "," and s.role(i - 2) in ("#", "N", "T", "S"))
    runs = after in (
        "le",
        "les",
        "un",
        "déjà",
        "la",
        "après",
        "vite",
        "toujours",
        "partout",
        "quand",
        "encore",
    )
    if who and runs and word in ("cour", "cours") and before not in ("je", "tu") and no_verb_before(s, i):
        return "court"
    return ""


_ADJECTIVES = {
    "fatiguant": "fatigant",
    "provoquant": "provocant",
    "négligeant": "négligent",
    "différant": "différent",
    "convainquant": "convaincant",
    "communiquant": "communicant",
    "excellant": "excellent",
    "équivalant": "équivalent",
    "influant": "influent",
    "adhérant": "adhérent",
    "intriguant": "intrigant",
    "suffoquant": "suffocant",
    "affluant": "affluent",
    "violant": "violent",
    "divergeant": "divergent",
    "précédant": "précédent",
    "navigant": "navigant",
    "vaquant": "vacant",
    "extravagant": "extravagant",
    "zigzaguant": "zigzagant",
    "résidant": "résident",
}
_PRESENT = frozenset(form for base in _ADJECTIVES for form in (base, base + "s", base + "e", base + "es"))


def participle_as_adjective(s: Sentence) -> Iterator[Hit]:
    """`ce travail est fatiguant`, `un parcours très fatiguant`, `l’article précédant.`: the adjective."""
    for i in s.places(_PRESENT):
        word = s.at(i)
        base = next(b for b in sorted(_ADJECTIVES, key=len, reverse=True) if word.lower.startswith(b))
        right = _ADJECTIVES[base] + word.lower[len(base) :]
        if right == word.lower or base == "résidant":
            continue
        before = s.lower(i - 1)
        state = s.at(i - 1).form.lemmas(participle=False) & forms("être sembler paraître rester devenir")
        degree = before in ("très", "trop", "plus", "aussi", "si", "bien", "assez", "moins", "peu")
        closing = (
            s.role(i - 1) == "N" and s.role(i + 1) in (".", ",", "C", "V", "") and s.lower(i - 1) != "en"
        )
        ending = word.lower != base
        if before != "en" and (state or degree or closing or ending):
            yield on(word, "L’adjectif et le participe présent ne s’écrivent pas de la même façon.", right)


_COUNT = forms("conte contes content")


def tale_for_count(s: Sentence) -> Iterator[Hit]:
    """`le marché conte 34 kiosques`, `on conte sur vous`, `le sous-sol conte pour une demie`: the verb compter."""
    for i in s.places(_COUNT):
        word = s.at(i).lower
        after = s.lower(i + 1)
        counted = (
            s.role(i + 1) == "#"
            or after in ("sur", "parmi", "pour")
            or s.lowers(i + 1, i + 3) in (("plus", "de"), ("près", "de"), ("que", "sur"))
        )
        subject = s.role(i - 1) in ("S", "N", "R", "X", "M", "V") and s.lower(i - 1) not in (
            "de",
            "du",
            "un",
            "le",
        )
        if (
            counted
            and subject
            and word != "contes"
            and (no_verb_before(s, i) or s.role(i - 1) in ("S", "X", "R"))
        ) and (word != "content" or any(n == "p" for _, n in s.at(i - 1).form.nouns) or s.role(i - 1) == "S"):
            yield on(s.at(i), "Du verbe compter.", "comptent" if word == "content" else "compte")


_STATUE = {"statue": ("m", "statut"), "statut": ("f", "statue"), "repaire": ("", "repère")}


def by_gender(s: Sentence) -> Iterator[Hit]:
    """`le statue de la demande`, `la statut du parc`: the determiner tells."""
    for i in s.places(frozenset(_STATUE)):
        gender, right = _STATUE[s.at(i).lower]
        determiner = s.lower(i - 1)
        masculine = determiner in ("le", "un", "du", "au", "ce", "mon", "ton") or s.lower(i + 1) in (
            "juridique",
            "légal",
            "particulier",
        )
        feminine = determiner in ("la", "une", "cette")
        if (gender == "m" and masculine) or (gender == "f" and feminine):
            yield on(s.at(i), "Le genre du déterminant montre de quel nom il s’agit.", right)
        elif (
            not gender
            and (
                s.lowers(i - 2, i)
                in (("point", "de"), ("points", "de"), ("servir", "de"), ("sert", "de"), ("servait", "de"))
            )
            and not {"brigands", "pirates", "bandits", "voleurs", "contrebandiers"} & s.pieces
        ):
            yield on(s.at(i), "Un « repère » aide à se retrouver; un « repaire » abrite.", right)


_DIFFERENT = forms("différent différents")


def different_for_dispute(s: Sentence) -> Iterator[Hit]:
    """`un différent oppose deux voisins`, `régler leur différent`: a dispute."""
    for i in s.places(_DIFFERENT):
        determined = s.lower(i - 1) in (
            "un",
            "le",
            "ce",
            "leur",
            "son",
            "votre",
            "tout",
            "les",
            "des",
            "leurs",
            "du",
            "au",
        )
        following = s.at(i + 1)
        verbal = following.form.only_verb or following.lower in SURE_VERBS or following.role in ("V",)
        between_ = following.lower in ("entre", "opposant", "avec", "au", "sur") or following.role == "."
        plural = s.at(i).lower.endswith("s")
        if not determined or (plural and s.lower(i - 1) == "des" and verbal):
            continue
        closing = following.role == "." and s.lower(i - 1) not in ("leur", "leurs", "ce")
        if (verbal or between_) and not closing:
            right = "différends" if plural else "différend"
            yield on(s.at(i), "Un « différend » est un désaccord.", right)


RULES = (
    GrammarRule(
        "homophone.cour",
        court_cour_cours,
        "La cour (de la maison), le cours (de yoga), court (contraire de long).",
        bad=(
            ("Pour que le cour ait lieu, inscrivez-vous.", "Pour que le cours ait lieu, inscrivez-vous."),
            ("La court était pleine d’enfants.", "La cour était pleine d’enfants."),
            ("Deux mètres en cours arrière.", "Deux mètres en cour arrière."),
            ("Le permis est en court de validité.", "Le permis est en cours de validité."),
            ("Les séances sont trop cours.", "Les séances sont trop courtes."),
            ("Zoé, 11 ans, cour déjà le 10 km.", "Zoé, 11 ans, court déjà le 10 km."),
        ),
        good=(
            "Le court de tennis est libre.",
            "Ces cartes n’ont plus cours.",
            "Un court métrage sera présenté.",
            "La cour d’école est grande.",
            "Les travaux en cours avancent.",
            "Au cours de l’été, on dîne dehors.",
            "Il prend un court repos.",
            "Les avocats vont débattre de la situation en cour.",
        ),
        words=_COURT,
    ),
    GrammarRule(
        "homophone.adjectif_verbal",
        participle_as_adjective,
        "« Fatigant » est l’adjectif; « fatiguant », le participe présent.",
        bad=(
            ("Ce travail est fatiguant.", "Ce travail est fatigant."),
            ("Un orateur très convainquant parlera.", "Un orateur très convaincant parlera."),
            ("Lisez l’article précédant.", "Lisez l’article précédent."),
        ),
        good=("Le jour précédant la collecte.", "En fatiguant le moteur.", "Un effort fatigant.", "Négligeant ses devoirs, il part."),
        words=_PRESENT,
    ),
    GrammarRule(
        "homophone.compte",
        tale_for_count,
        "« Compter » : dénombrer; « conter » : raconter.",
        bad=(
            ("Le marché conte 34 kiosques.", "Le marché compte 34 kiosques."),
            ("On conte sur vous.", "On compte sur vous."),
            ("Le sous-sol conte pour une demie.", "Le sous-sol compte pour une demie."),
        ),
        good=("Le conte pour enfants.", "Elle conte une histoire.", "Un conte sur l’hiver.", "Il est content pour vous."),
        words=_COUNT,
    ),
    GrammarRule(
        "homophone.statut",
        by_gender,
        "Le genre distingue le « statut » de la « statue ».",
        bad=(
            ("Le statue de votre demande est en ligne.", "Le statut de votre demande est en ligne."),
            ("La statut du parc est repeinte.", "La statue du parc est repeinte."),
            ("Le clocher sert de repaire aux marins.", "Le clocher sert de repère aux marins."),
        ),
        good=("La statue du parc.", "Le statut de membre.", "Un repaire de brigands.", "Le repère est rouge."),
        words=frozenset(_STATUE),
    ),
    GrammarRule(
        "homophone.differend",
        different_for_dispute,
        "Un « différend » est un désaccord; « différent » est un adjectif.",
        bad=(
            ("Un différent oppose deux voisins.", "Un différend oppose deux voisins."),
            ("Ils ont réglé leur différent.", "Ils ont réglé leur différend."),
            ("Le différent entre les deux villes est réglé.", "Le différend entre les deux villes est réglé."),
        ),
        good=("Un différent point de vue.", "Il est différent.", "Un tarif différent sera affiché.", "Deux plans différents."),
        words=_DIFFERENT,
    ),
)  # fmt: skip
