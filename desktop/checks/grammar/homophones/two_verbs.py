"""A clause has one verb and no more: et and est, a and à, sont and son, ont and on, by what it already holds."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.a import BARE_OBJECTS
from desktop.checks.grammar.homophones.accents import beside_noun
from desktop.checks.grammar.homophones.places import (
    CLITICS,
    bare_noun,
    praised_before,
    skip_adverbs,
    sure_verb,
    verb_at,
    verb_before,
)
from desktop.checks.reading.clause_openings import clause_starts
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_EST = forms("est")
_ET = forms("et")
_AND = "La proposition a déjà son verbe : « et » relie."
_IS = "La proposition n’a pas de verbe : « est »."
_NOT_AND = forms(
    "c' ce s' n' ne l' d' m' t' y en qui il elle on tel telle qu' que dont où cela ça ceci lequel laquelle quiconque"
)
_MARKS = forms(". , ; : ) » et ou ! ?")
_COMPASS = forms("de du des d' à au")
_SIDES = forms(
    "côté côtés rive rives secteur partie section zone extrémité façade entrée sortie direction banlieue région coin bout"
    " quartier versant flanc mur voie voies rang piste intersection limite ligne pointe portion aile stationnement terrain"
    " tronçon nord sud boulevard rue route chemin autoroute plein vers"
)


def and_for_is(s: Sentence) -> Iterator[Hit]:
    """`Nous fournirons le sable est les sacs`, `il ferme à 17 h est rouvre`: a second verb without a subject."""
    for i in s.places(_EST):
        before, following = s.at(i - 1), s.lower(i + 1)
        if following in ("ne", "n'") and before.lower not in ("qui", "que", "c'", "n'", "l'", "d'") and i > 0:
            yield on(s.at(i), _AND, "et")
            continue
        if (
            before.lower in _NOT_AND
            or (s.at(i).capital and i > 0)
            or following.startswith("-")
            or before.role not in _ENDING
        ):
            continue
        if (
            before.role == "A"
            and s.role(i - 2) in ("D", "F")
            and s.role(i + 1) == "A"
            and s.role(i + 2) == "N"
        ):
            yield on(s.at(i), _AND, "et")  # une courte est belle fête
            continue
        if i == 2 and s.role(0) == "D" and s.role(3) in ("A", "Q"):
            continue  # le fait est rare
        sided = before.lower in _SIDES or before.capital
        if before.role in ("N", "A", "M") and (following in _MARKS or (sided and following in _COMPASS)):
            continue  # le côté est de la rue
        told = following in ("que", "qu'") and before.role == "N" and s.role(i - 2) == "D"
        if told and s.role(i - 3) in ("", ",", ".", "C") and not any(s.role(k) == "K" for k in range(i)):
            continue  # le fait est que
        if following in ("de", "d'", "à") and any(w.role == "Y" for w in s.words[i + 2 : i + 5]):
            alike = any(s.lower(k) == following and s.role(k + 1) == "Y" for k in range(1, i - 1))
            if alike and following == "à" and verb_before(s, i) is not None:
                yield on(s.at(i), _AND, "et")  # consiste à accueillir les usagers est à classer
            continue  # la meilleure façon est de le dire
        second = verb_at(s, i + 1)
        if before.role == "V" and not (before.lower.endswith("ez") or second is not None):
            continue
        told = (
            sure_verb(s.at(i + 1))
            and before.role != "V"
            and s.role(0) in ("D", "S", "M")
            and _plain_clause(s, i)
        )
        earlier = [k for k in range(i) if s.lower(k) == "est" and s.role(k + 1) not in ("A", "Q")]
        if (told or verb_before(s, i) is not None) and not earlier and "quiconque" not in s.lowers(0, i):
            if any(hit.end < s.at(i).start for hit in beside_noun(s)):
                continue  # le système installe en 2020 est garanti: the first is a participle without its accent
            yield on(s.at(i), _AND, "et")


_ENDING = frozenset("NAQW#MVYT")


def _plain_clause(s: Sentence, i: int) -> bool:
    """Whether a verb stands before `i` with no link between clauses."""
    roles = [s.role(k) for k in range(i)]
    return "V" in roles and not set(roles) & set(".,RKULC")


def is_for_and(s: Sentence) -> Iterator[Hit]:
    """`celui qui et venu`, `il et ouvert`, `Si la rue et glissante, ralentissez.`, `La salle et bien éclairée.`"""
    for i in s.places(_ET):
        before, following = s.lower(i - 1), s.lower(i + 1)
        if before in _QUEL and s.role(i + 1) == "D":
            yield on(s.at(i), "Après « quel », c’est le verbe : « est ».", "est")
            continue
        alone = before in ("il", "on", "qui", "elle") and s.role(i - 2) not in ("P", "F", "C", "V")
        if alone and _attributed(s, i, before):
            yield on(s.at(i), "Après son sujet, c’est le verbe : « est ».", "est")
        elif following not in ("donc", "même", "ainsi", "notamment", "surtout") and _lacks_verb(s, i):
            yield on(s.at(i), _IS, "est")


_QUEL = forms("quel quelle")


def _attributed(s: Sentence, i: int, before: str) -> bool:
    """Whether an attribute or a past participle follows `et`, rather than a second pronoun."""
    j = skip_adverbs(s, i + 1)
    target = s.at(j)
    if target.role == "T" or target.lower in ("lui", "vous", "nous"):
        return False  # elle et lui
    stated = bool(target.form.qualifiers) and ("s" in {n for _, n in target.form.qualifiers})
    if before in ("il", "on"):
        return stated or j > i + 1 or target.role in ("D", "P", "F")
    return stated and (j > i + 1 or not target.form.finite)


def _lacks_verb(s: Sentence, i: int) -> bool:
    """Whether a group and its attribute stand on each side of `et`, in a clause that has no verb."""
    start = i - 1
    while start > 0 and s.role(start - 1) not in (".", ",", "L", "K", "C", "V"):
        start -= 1
    opened = s.role(start - 1) in ("L", "K") and s.lower(start - 1) not in ("comme", "que", "qu'")
    opened = opened or (
        s.role(start - 1) == "K" and start in clause_starts(s)
    )  # s'assurer que la rue et libre
    led = (
        s.role(start - 1) == ","
        and (s.role(0) == "P" or s.lower(0) in ("vu", "étant", "compte", "faute"))
        and not any(w.role in ("V", "K") for w in s.words[:start])
    )
    closed = s.role(start - 1) == "," and s.role(0) == "L" and s.lowers(0, i).count(",") == 1
    fresh = start == 0 or led or closed or s.lower(start - 1) in (";", ":", ".", "…")
    named = s.role(start - 1) == "K" or s.lower(start) in _DEFINITE  # que la fosse septique et accessible
    ends = (
        ("N", "M", "A", "Q") if named and s.role(i + 1) == "Q" else ("N", "M", "A") if named else ("N", "M")
    )
    nominal = s.role(i - 1) == "A" and s.lower(i - 2) in ("des", "du")  # la collecte des encombrants
    if s.role(start) != "D" or not (opened or fresh) or not (s.role(i - 1) in ends or nominal):
        return False
    phrase = noun_phrase(s, start)
    if phrase is None or phrase.number != "s" or praised_before(s, i):
        return False
    if complements(s, phrase.end) != i and not (nominal and phrase.end == i - 2):
        return False
    j = skip_adverbs(s, i + 1)
    target = s.at(j)
    pair = (phrase.gender or "m", "s")
    put_off = (target.lower in _PUT_OFF and s.lower(j + 1) in _TO) or target.lower in _STAYED
    agrees = pair in target.form.qualifiers and target.role in ("A", "Q", "N")
    agrees = agrees and (put_off or not target.form.finite)
    if not agrees or (target.role == "N" and not (opened or put_off)) or s.role(j + 1) == "N":
        return False
    for k in range(j + 1, len(s.words)):
        second = s.lower(k) in ("et", "mais") and (s.role(k + 1) == "V" or sure_verb(s.at(k + 1)))
        ordered = s.role(k) == "," and s.at(k + 1).lower.endswith("ez")  # et réparée, remplissez vos gourdes
        if s.role(k) in (".", "R", "L", "U") or (s.role(k) == "," and opened) or second or ordered:
            return True
        if s.lower(k) == "a" and s.role(k + 1) == "#":
            continue  # et fixé a (à) 80 %
        if s.role(k) in ("V", "S", "K", ",") or sure_verb(s.at(k)):
            return False
    return s.is_prose


# Participles that are nouns too: « la séance du conseil et remise au 12 mai ».
_DEFINITE = forms("le la l' ce cet cette notre votre")
_PUT_OFF = forms("remise mise tenue prise")
_STAYED = forms("demeuré demeurée")
_TO = forms("à au en par le lundi mardi mercredi jeudi vendredi samedi dimanche demain")


def to_for_has(s: Sentence) -> Iterator[Hit]:
    """`en renonçant a ses droits`, `A mon avis`, `Nous parlons aux gens a vélo`: the preposition."""
    for i in s.places(_A):
        word, before, following = s.at(i), s.at(i - 1), s.at(i + 1)
        if following.lower.startswith("-") or following.lower in BARE_OBJECTS or following.form.participles:
            continue
        if word.text == "A":
            opening = i == 0 and s.is_prose and following.lower in _AFTER_CAPITAL
            if opening:
                yield on(word, "C’est la préposition « à », même à la majuscule.", "à")
            continue
        gerund = before.form.gerund and not before.form.nominal and before.role in ("G", "V")
        if gerund and following.role in ("D", "M", "N", "#", "Y"):
            yield on(word, "C’est la préposition « à », qu’on ne peut remplacer par « avait ».", "à")


_A = forms("a")
_AFTER_CAPITAL = forms(
    "mon ton son notre votre leur la l' partir compter cause cet cette ce ces vos nos ses l'occasion moins défaut noter"
    " vendre louer donner suivre venir cela ceci vous nous chaque propos titre force côté droite gauche vélo pied"
)


def its_for_are(s: Sentence) -> Iterator[Hit]:
    """`il veut récupérer sont vélo`, `qui a perdu sont chien`: a singular noun follows."""
    for i in s.places(_SONT):
        pairs = bare_noun(s, i + 1)
        if not any(n == "s" for _, n in pairs) or s.lower(i - 1) in _PLURAL_SUBJECTS:
            continue  # but: il fend encore sont bois
        governed = s.role(i - 1) in ("Y", "G")
        if governed or (s.role(i - 1) in ("Q", "T", "W") and verb_before(s, i) is not None):
            yield on(s.at(i), "Devant un nom, c’est le déterminant « son ».", "son")


_PLURAL_SUBJECTS = forms("ils elles ceux celles ce tous toutes")
_SONT = forms("sont")


def one_for_have(s: Sentence) -> Iterator[Hit]:
    """`mais ont n’a rien vu`, `Pour trier, ont utilise le bac`, `et ont vous répond`: a verb follows the pronoun."""
    for i in s.places(_ONT):
        if s.role(i - 1) not in (",", ".", "C", "L", "K", "U", ""):
            continue
        j = i + 1
        while s.lower(j) in CLITICS or s.role(j) == "X":
            j += 1
        verb = s.at(j)
        third = "3s" in verb.form.persons and "3p" not in verb.form.persons
        aside = s.role(i - 1) == "U" or (s.lower(i - 1) in _CLOSING and i > 3) or "ont" in s.lowers(0, i)
        if aside and verb.form.participles:
            continue  # l'ardeur dont ont fait preuve les voisins; les masques – plus de 900 – ont fait le tour
        sure = third and (sure_verb(verb) or _closes_or_opens(s, i, j))
        led = s.role(i - 1) == "," and s.role(0) == "P" and third and verb.form.finite
        if (sure and (j > i + 1 or s.role(i - 1) != ",")) or (
            led and not any(w.role == "V" for w in s.words[:i])
        ):
            yield on(s.at(i), "C’est le pronom « on », sujet du verbe qui suit.", "on")


def _closes_or_opens(s: Sentence, i: int, j: int) -> bool:
    """`mais ont ferme à 16 h`: the verb is an adjective too, which nobody « has »."""
    linked = s.role(i - 1) in ("C", "L", "K") and j == i + 1
    return linked and s.lower(j) in _QUALITIES and s.role(j + 1) in ("P", "L", "D", "W", "#", ".", ",")


_QUALITIES = forms("ferme complète vide double libère sèche trouble calme")
_ONT = forms("ont")
_CLOSING = forms("– — ) » -")


def itself(s: Sentence) -> Iterator[Hit]:
    """`la soirée c’est déroulée dehors`, `ça c’est réglé vite`: the subject is already there."""
    for i in s.places(_C):
        before, target = s.at(i - 1), s.at(i + 2)
        subject = before.role in ("N", "M", "A") or before.lower in ("ça", "cela", "tout", "chacun")
        if s.lower(i + 1) not in ("est", "était") or target.role != "Q" or not subject:
            continue
        if verb_before(s, i) is not None or s.role(i - 1) == ",":
            continue
        use = next((use for _, use in target.form.participle_verbs), "")
        agreed = ("m", "s") not in target.form.participles
        if agreed or (
            "q" in use[2:7]
            and s.role(i + 3) in ("P", "F", "D", "W")
            and s.lower(i + 3) not in ("par", "pour", "pas")
        ):
            yield on(s.at(i), "« S’est » accompagne un verbe pronominal dont le sujet précède.", "s'")


_C = forms("c'")


RULES = (
    GrammarRule(
        "homophone.et_second_verbe",
        and_for_is,
        "« Et » relie; la proposition a déjà son verbe.",
        bad=(
            ("Nous fournirons le sable est les sacs.", "Nous fournirons le sable et les sacs."),
            ("Le comptoir fermera à 17 h est rouvrira à 19 h.", "Le comptoir fermera à 17 h et rouvrira à 19 h."),
        ),
        good=("Il fait doux, mais le fait est qu’il gèlera.", "La rue longe le côté est de la voie.", "Celui qui dort est au chaud.", "Ce que nous offrons est gratuit.", "Manger est un plaisir.", "Le fait est rare : les équipes se sont entendues."),
        words=_EST,
    ),
    GrammarRule(
        "homophone.est_sans_verbe",
        is_for_and,
        "« Est » est le verbe; « et » relie.",
        bad=(
            ("Voici celui qui et venu.", "Voici celui qui est venu."),
            ("Si la rue et glissante, ralentissez.", "Si la rue est glissante, ralentissez."),
            ("La salle et toujours ouverte.", "La salle est toujours ouverte."),
            ("La séance du conseil et remise au 12 mai.", "La séance du conseil est remise au 12 mai."),
            ("Vu la neige, la séance et tenue en ligne.", "Vu la neige, la séance est tenue en ligne."),
            ("Assurez-vous que la sortie et libre.", "Assurez-vous que la sortie est libre."),
        ),
        good=("Elle et lui sont venus.", "Qui et quand?", "Le parc et la salle.", "Une fête simple et gratuite."),
        words=_ET,
    ),
    GrammarRule(
        "homophone.a_gerondif",
        to_for_has,
        "« À » est une préposition; « a » est le verbe avoir.",
        bad=(
            ("En renonçant a ses droits, il perd sa place.", "En renonçant à ses droits, il perd sa place."),
            ("A mon avis, c’est réglé.", "À mon avis, c’est réglé."),
        ),
        good=("A-t-on le choix?", "Le plan A.", "Le commerçant a raison."),
        words=_A,
    ),
    GrammarRule(
        "homophone.son_complement",
        its_for_are,
        "« Son » accompagne un nom; « sont » est le verbe être.",
        bad=(("Elle veut récupérer sont vélo.", "Elle veut récupérer son vélo."),),
        good=("Les vélos à vendre sont neufs.", "Ceux à réparer sont ici."),
        words=_SONT,
    ),
    GrammarRule(
        "homophone.on_sujet",
        one_for_have,
        "« On » est un pronom; « ont » est le verbe avoir.",
        bad=(
            ("Appelez-nous et ont vous répond.", "Appelez-nous et on vous répond."),
            ("On ouvre à midi, mais ont ferme à 16 h.", "On ouvre à midi, mais on ferme à 16 h."),
            ("Pour trier le papier, ont utilise le bac bleu.", "Pour trier le papier, on utilise le bac bleu."),
        ),
        good=(
            "Les élus, réunis, ont voté.",
            "Ils ont fini et ont mangé.",
            "Les pièces qu’elle a cousues – plus de 900 masques – ont fait le tour du village.",
        ),
        words=_ONT,
    ),
    GrammarRule(
        "homophone.s_est_groupe",
        itself,
        "« S’est » accompagne un verbe pronominal; « c’est » présente.",
        bad=(("La soirée c’est déroulée dehors.", "La soirée s’est déroulée dehors."),),
        good=("La piscine, c’est fermé.", "Le mieux, c’est de venir.", "Notre force, c’est vous."),
        words=forms("c"),
    ),
)  # fmt: skip
