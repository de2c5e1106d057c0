"""Qualifiers that agree with nothing at all in their sentence, whatever they may be said of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop.checks.grammar.agreement.inflection import chosen, inflected
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.function_words import PRENOMINAL
from desktop.checks.reading.noun_phrases import noun_phrase
from desktop.checks.reading.qualified import ANY, pronoun_pairs
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import GenderNumber, forms

_MASCULINE: GenderNumber = ("m", "s")
_JOINED: frozenset[GenderNumber] = frozenset({("m", "p"), ("f", "p")})
_FIXED = forms(
    "possible possibles compris comprise même mêmes seul seule seuls seules demi demie nu nue feu feue tel telle tels telles"
    " passé passée passés passées joint jointe jointes ci-joint ci-jointe ci-jointes inclus incluse incluses due dues"
    " plein pleine pleins pleines quitte quittes standard multiples"
)
_PRONOUNS = {
    "le": frozenset({("m", "s")}),
    "la": frozenset({("f", "s")}),
    "l'": frozenset({("m", "s"), ("f", "s")}),
    "les": _JOINED,
    "lui": frozenset({("m", "s"), ("f", "s")}),
    "leur": _JOINED,
}
_SILENT = forms("se s' y en ne n'")
_JOINING = forms(", avec comme ainsi / &")
_NEUTRAL = forms("rien quoi ce c' cela ça ceci tout qui")


def agrees_nowhere(s: Sentence) -> Iterator[Hit]:
    """`On le vit au verger, endormies dans l'herbe`: neither a noun nor a pronoun of the sentence allows the form."""
    found: frozenset[GenderNumber] | None = None
    for i in s.with_role("AQ"):
        word = s.at(i)
        if not _sure(s, i, word):
            continue
        nouns = (w for k, w in enumerate(s.words) if w.role == "N" or k == i - 1)
        if any(word.form.qualifiers & w.form.nouns for w in nouns):
            continue  # « fait partie intégrante »: the noun before may be read with its verb
        if found is None:
            found = _everything(s)
            if found >= ANY or not found:
                return
        if word.form.qualifiers & found:
            continue
        noun = _nearest_noun(s, i)
        told = noun_pairs(s, noun) if noun is not None else found
        if told:
            message = f"«\u00a0{word.text}\u00a0» ne s’accorde avec aucun nom de la phrase."
            yield on(word, message, *inflected(s, word, chosen(word.form, told)))


def _sure(s: Sentence, i: int, word: Word) -> bool:
    """Whether the word can only be an adjective or a participle, written otherwise than in the masculine singular."""
    form = word.form
    own = form.qualifiers
    if (
        not own
        or _MASCULINE in own
        or form.nouns
        or form.finite
        or form.gerund
        or form.adverb
        or word.capital
    ):
        return False
    if form.text in _FIXED or form.text in PRENOMINAL or s.role(i + 1) in ("A", "N", "M", "?"):
        return False
    before = s.lower(i - 1)
    if i == 1 and s.role(0) == "V":
        return False  # sont admissibles au programme : les clubs…
    if s.role(i - 1) in ("D", "#", "M", "?") or (
        before in ("plus", "moins", "-", "/", "(") and s.lower(i - 2) == "des"
    ):
        return False
    if before in _AMONG and s.role(i + 1) in ("O", "V", ",", ".", ""):
        return False  # un groupe pour endeuillés
    if before == "être" or (before in ("et", "ou") and s.role(i - 2) in ("A", "Q", "N")):
        return False  # il faut être prêts; les réseaux d'eau et pluviaux; pelle et contenants non fournis
    return s.lower(i + 1) not in ("et", "ou", "/", "(", "-", "*")


_AMONG = forms("pour entre chez")


def _everything(s: Sentence) -> frozenset[GenderNumber]:
    """Whatever agrees with a noun, a name or a pronoun of the sentence; everything when one is not known."""
    found: set[GenderNumber] = set()
    for k, word in enumerate(s.words):
        role, lower, form = word.role, word.lower, word.form
        if role == "N":
            found |= (noun_pairs(s, k) or ANY) if form.nouns else ANY
            found |= form.nouns if len({n for _, n in form.nouns}) > 1 else frozenset()
        elif role == "M":
            found |= {("m", "s"), ("f", "s")} | (_JOINED if s.role(k - 1) == "D" or "-" in lower else set())
        elif role == "?" or (role == "#" and s.role(k + 1) not in ("N", "A")):
            return ANY
        elif role in ("S", "T"):
            found |= {_MASCULINE} if lower in _NEUTRAL else pronoun_pairs(s, k)
        elif role == "O" and lower.lstrip("-") not in _SILENT:
            found |= _PRONOUNS.get(lower.lstrip("-"), ANY)
        elif role == "A" and s.role(k - 1) in ("D", "F", "A", "#") and s.role(k + 1) not in ("N", "A"):
            found |= form.qualifiers  # les jeunes, de nouvelles
        elif role == "D" and s.role(k + 1) not in ("N", "A", "M", "#", "D"):
            return ANY
        elif role == "C" or lower in _JOINING:
            found |= _JOINED if s.role(k + 1) in "DNMFPSTKO#" and s.role(k - 1) in "NMAQSTO" else set()
        elif role == "V" and not form.persons & {"3s", "3p"}:
            return ANY  # we, you, an order
    collective = any(w.role == "V" and w.form.persons & {"3s", "3p"} == {"3p"} for w in s.words)
    if collective and "p" not in {number for _, number in found}:
        return ANY  # la majorité sont venus
    return frozenset(found)


def _nearest_noun(s: Sentence, i: int) -> int | None:
    """The noun most likely meant: the head of the noun phrase before, or after a fronted qualifier."""
    for k in range(i - 1, -1, -1):
        if s.role(k) == "N" and (s.role(k - 1) in ("D", "#", "A") or s.role(k - 2) not in ("N", "A")):
            return k
    return next((k for k in range(i + 1, len(s.words)) if s.role(k) == "N"), None)


_ARTICLES = {
    **dict.fromkeys(("le", "un", "ce", "cet", "du", "au", "mon", "ton"), ("m", "s")),
    **dict.fromkeys(("la", "une", "cette", "ma", "ta", "sa"), ("f", "s")),
}
_AFTER_ARTICLE = frozenset(("V", "P", "F", ".", ",", "", "C", "R", "K", "U", "X", "O", "L"))


def article_alone(s: Sentence) -> Iterator[Hit]:
    """`range le cellulaires`, `au longue du sentier`: an adjective that stands for a noun agrees with its article."""
    for i in s.with_role("AQ"):
        word = s.at(i)
        pair = _ARTICLES.get(s.lower(i - 1)) if s.role(i - 1) in ("D", "F", "P") else None
        form = word.form
        if pair is None or word.capital or form.finite or form.infinitives or form.adverb or form.name:
            continue
        if s.role(i + 1) not in _AFTER_ARTICLE or s.lower(i - 2) in ("plus", "moins", "le", "la", "les"):
            continue
        own = form.qualifiers | form.nouns
        if s.lower(i - 1) in ("mon", "ton") and ("f", "s") in own and word.lower[0] in "aeiouyéèêh":
            continue  # Mon enseignante
        if (
            not own
            or pair in own
            or (s.lower(i + 1) in ("et", "ou", ",") and s.role(i + 2) in ("A", "N", "D", "P"))
        ):
            continue
        offered = inflected(s, word, pair)
        if offered:
            yield on(
                word, f"«\u00a0{word.text}\u00a0» s’accorde avec «\u00a0{s.at(i - 1).text}\u00a0».", *offered
            )


_THOUGH = forms("tout toute toutes si aussi")


def conceded(s: Sentence) -> Iterator[Hit]:
    """`tout foudroyée qu'il était`, `si petit qu'elles soient`: the quality is that of the subject after « que »."""
    for i in s.places(_THOUGH):
        word = s.at(i + 1)
        if word.role not in ("A", "Q") or s.role(i + 2) != "K" or not word.form.qualifiers:
            continue
        subject = s.at(i + 3)
        verb = i + 4 + (s.role(i + 4) == "X")
        if "être" not in s.at(verb).form.lemmas(infinitive=False, participle=False) or (
            i and s.role(i - 1) not in ",.C"
        ):
            continue
        pairs = frozenset[GenderNumber]()
        if subject.role == "S" and subject.lower in ("il", "elle", "ils", "elles"):
            pairs = pronoun_pairs(s, i + 3)
        if pairs and not word.form.qualifiers & pairs:
            yield on(
                word,
                "Cette qualité est celle du sujet qui suit « que ».",
                *inflected(s, word, chosen(word.form, pairs)),
            )


_ENUMERATED = frozenset(("A", "Q"))


def odd_in_list(s: Sentence) -> Iterator[Hit]:
    """`La truite, vidée, essuyées, farinée`: of three qualities or more in a row, one alone disagrees."""
    i = 0
    while i < len(s.words) - 4:
        members = _row(s, i)
        if len(members) < 3:
            i += 1
            continue
        i = members[-1] + 1
        if s.role(i) == "N":
            continue
        for odd in members:
            others = [s.at(k).form.qualifiers for k in members if k != odd]
            shared = frozenset.intersection(*others)
            word = s.at(odd)
            disagrees = shared and not word.form.qualifiers & shared and not word.form.finite
            own_noun = s.role(odd - 1) == "N" and word.form.qualifiers & noun_pairs(s, odd - 1)
            did = "avoir" in s.at(odd - 1).form.lemmas(
                participle=False
            )  # Ma voisine a salué, très digne, décoiffée
            if disagrees and not own_noun and not did:
                message = f"«\u00a0{word.text}\u00a0» s’accorde comme les autres qualités de cette liste."
                hit = on(word, message, *inflected(s, word, chosen(word.form, shared)))
                yield replace(hit, also=tuple((s.at(k).start, s.at(k).end) for k in members))
                break


def _row(s: Sentence, i: int) -> list[int]:
    """The places of qualities in a row from `i`, separated by commas, « et », « ou », « puis »."""
    members: list[int] = []
    while (
        s.role(i) in _ENUMERATED
        and s.at(i).form.qualifiers
        and not s.at(i).form.nouns - s.at(i).form.qualifiers
    ):
        members.append(i)
        k = i + 1
        if s.lower(k) not in (",", "et", "ou"):
            break
        k += 1
        while s.lower(k) in ("et", "ou", "puis", "très", "bien", "plus"):
            k += 1
        i = k
    return members


_DEAR = forms("cher chère")


def addressed(s: Sentence) -> Iterator[Hit]:
    """`Cher parents,`: what opens an address agrees with those it is sent to."""
    for i in s.places(_DEAR):
        noun = s.at(i + 1)
        if i > 0 and s.role(i - 1) not in (".", ",", "C"):
            continue
        pairs = noun.form.nouns
        if not pairs or noun.form.finite or {n for _, n in pairs} != {"p"}:
            continue
        gender = "f" if {g for g, _ in pairs} == {"f"} or s.lower(i) == "chère" else "m"
        if (gender, "p") in pairs:
            right = "chères" if gender == "f" else "chers"
            yield on(
                s.at(i), f"«\u00a0{s.at(i).text}\u00a0» s’accorde avec «\u00a0{noun.text}\u00a0».", right
            )


def labelled(s: Sentence) -> Iterator[Hit]:
    """`Reportés : le match d'ouverture`, `Trouvés : un trousseau de clés`: it speaks of what follows the colon."""
    word = s.at(0)
    if word.role not in ("Q", "A", "N") or s.lower(1) != ":" or not word.form.participles:
        return
    if word.form.nouns - word.form.qualifiers or s.role(2) not in ("D", "#"):
        return
    phrase = noun_phrase(s, 2)
    if (
        phrase is None
        or not (phrase.number and phrase.gender)
        or any(w.lower in (",", "et", ";") for w in s.words)
    ):
        return
    pair = (phrase.gender, phrase.number)
    if pair not in word.form.qualifiers:
        yield on(word, "Ce mot s’accorde avec le nom qui suit le deux-points.", *inflected(s, word, pair))


RULES = (
    GrammarRule(
        "accord.enumeration",
        odd_in_list,
        "Les qualités d’une même énumération s’accordent avec le même nom.",
        bad=(
            (
                "La truite, vidée, essuyées et farinée, est saisie au beurre.",
                "La truite, vidée, essuyée et farinée, est saisie au beurre.",
            ),
        ),
        good=(
            "La truite, vidée, essuyée et farinée, est saisie au beurre.",
            "Les langues anglaise, française et innue sont parlées ici.",
        ),
        roles="AQ",
        last_resort=True,
    ),
    GrammarRule(
        "accord.concession",
        conceded,
        "Dans « tout fatigué qu’il était », l’adjectif s’accorde avec le sujet qui suit.",
        bad=(
            (
                "Le pin, tout foudroyée qu’il était, a vécu.",
                "Le pin, tout foudroyé qu’il était, a vécu.",
            ),
        ),
        good=("Le pin, tout foudroyé qu’il était, a vécu.",),
        words=_THOUGH,
    ),
    GrammarRule(
        "accord.adresse",
        addressed,
        "« Cher » s’accorde avec le nom de ceux à qui l’on s’adresse.",
        bad=(("Cher parents, la rentrée approche.", "Chers parents, la rentrée approche."),),
        good=("Chers parents, la rentrée approche.", "Cher voisin, chère voisine, merci."),
        words=_DEAR,
    ),
    GrammarRule(
        "accord.apres_deux_points",
        labelled,
        "Le participe placé devant un deux-points s’accorde avec le nom qui suit.",
        bad=(("Reportés : le match d’ouverture.", "Reporté : le match d’ouverture."),),
        good=("Reporté : le match d’ouverture.", "Trouvées : une clé et une tuque."),
        roles="QAN",
    ),
    GrammarRule(
        "accord.article_adjectif",
        article_alone,
        "L’adjectif employé comme nom s’accorde avec l’article.",
        bad=(
            ("On range le cellulaires au vestiaire.", "On range le cellulaire au vestiaire."),
            ("La piste suit le littorale de la baie.", "La piste suit le littoral de la baie."),
        ),
        good=(
            "On range le cellulaire au vestiaire.",
            "La plus belle et la mieux entretenue des cours gagne.",
        ),
        roles="AQ",
        last_resort=True,
    ),
    GrammarRule(
        "accord.aucun_nom",
        agrees_nowhere,
        "L’adjectif et le participe s’accordent avec un nom ou un pronom de la phrase.",
        bad=(
            (
                "C’est un guichet unique, centrés sur la clientèle.",
                "C’est un guichet unique, centré sur la clientèle.",
            ),
            (
                "La soupe de la cantine se mange trop épaisses.",
                "La soupe de la cantine se mange trop épaisse.",
            ),
        ),
        good=(
            "C’est un guichet unique, centré sur la clientèle.",
            "Les spectateurs, un public d’habitués, sont repartis ravis.",
            "Il faut rester unis.",
            "Le maire et la greffière sont présents.",
        ),
        roles="AQ",
        last_resort=True,
    ),
)
