"""Attributes told by what is beside them: the number of their verb, a participle, the pronoun before the verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop.checks.grammar.agreement.attribute_places import attribute_index, skip_adverbs
from desktop.checks.grammar.agreement.inflection import chosen, inflected
from desktop.checks.grammar.agreement.participle import agreement, allowed, is_attribute, subjects
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.clause_openings import clause_starts
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

_THIRD = frozenset(("3s", "3p"))
_ADDING = forms("comme ainsi")
_SPOKEN = forms("on c' ce je j' tu")


def number_of_verb(s: Sentence) -> Iterator[Hit]:
    """`Tout le monde dans la salle semblait contents`: verb and attribute have one subject, so one number."""
    known: set[int] | None = None
    for verb in s.with_role("V"):
        persons = s.at(verb).form.persons
        if len(persons & _THIRD) != 1 or persons & {"1p", "2p", "2s"} or s.lower(verb) in ("soit", "fait"):
            continue
        i = attribute_index(s, verb)
        if i is None or not is_attribute(s, i) or s.at(i).form.persons & _THIRD or _spoken(s, verb):
            continue
        number = next(iter(persons & _THIRD))[1]
        own = s.at(i).form.qualifiers
        if not own or number in {n for _, n in own} or s.role(i - 1) in ("D", "P", "F", "C"):
            continue
        if _ADDING & set(s.lowers(0, verb)):
            continue  # L'usager, tout comme ses invités, sont tenu: the verb is wrong
        if known is None:
            known = {place for _, _, place in subjects(s)}
        if verb not in known:
            feminine = _women_before(s, verb) and number == "p"
            pairs = frozenset({("f", "p")} if feminine else {(gender, number) for gender, _ in own})
            yield replace(agreement(s, s.at(i), pairs), also=((s.at(verb).start, s.at(verb).end),))


def _women_before(s: Sentence, verb: int) -> bool:
    """Whether the nouns before the verb that nothing governs are all feminine: `seules celles retenues seront`."""
    genders: set[str] = set()
    for k in range(verb - 1, -1, -1):
        if s.role(k) in (".", "V", "K", "R", "L"):
            break
        if s.lower(k) in ("celles", "celle"):
            genders.add("f")
        elif s.role(k) == "N" and (s.role(k - 1) in ("D", "#", "A") and s.role(k - 2) not in ("P", "F")):
            genders |= {g for g, _ in noun_pairs(s, k)}
    return genders == {"f"}


def _spoken(s: Sentence, verb: int) -> bool:
    """Whether the subject is a pronoun whose attribute may have another number, or may be."""
    k = verb - 1
    while s.role(k) in ("O", "X") or s.lower(k) in ("nous", "vous"):
        if s.lower(k) in ("se", "s'"):
            return True  # elles se sont serré la main
        k -= 1
    return s.lower(k) in _SPOKEN or s.lower(verb + 1).lstrip("-t") in _SPOKEN or s.role(k) == "#"


_RENDERED = forms(
    "rendre réputer juger déclarer retrouver laisser rester devenir demeurer tenir présumer tirer"
)


def attribute_of_participle(s: Sentence) -> Iterator[Hit]:
    """`une liste rendue publics`, `est réputé abandonnés`: the participle and its attribute agree alike."""
    for i in s.with_role("Q"):
        word = s.at(i)
        if not {lemma for lemma, _ in word.form.participle_verbs} & _RENDERED or word.form.nouns:
            continue
        if "avoir" in s.at(_helper(s, i)).form.lemmas(infinitive=False, participle=False):
            continue
        j = skip_adverbs(s, i + 1)
        second = s.at(j)
        if second.role not in ("A", "Q") or not is_attribute(s, j) or second.form.finite:
            continue
        own = word.form.participles
        disagrees = own and second.form.qualifiers and not own & second.form.qualifiers
        if disagrees:
            message = f"«\u00a0{second.text}\u00a0» s’accorde comme «\u00a0{word.text}\u00a0»."
            yield on(second, message, *inflected(s, second, chosen(second.form, own)))


def _helper(s: Sentence, i: int) -> int:
    k = i - 1
    while s.role(k) == "W":
        k -= 1
    return k


_CLITICS: dict[str, frozenset[GenderNumber]] = {
    "le": frozenset({("m", "s")}),
    "la": frozenset({("f", "s")}),
    "l'": frozenset({("m", "s"), ("f", "s")}),
    "les": frozenset({("m", "p"), ("f", "p")}),
}
_JUDGING = forms("rendre juger trouver croire estimer garder tenir maintenir laisser considérer")


def attribute_of_pronoun(s: Sentence) -> Iterator[Hit]:
    """`si le greffe le juge opportuns`, `cela les rend accessible`: the attribute agrees with the pronoun."""
    for i in s.with_role("VYG"):
        pairs = _CLITICS.get(s.lower(i - 1)) if s.role(i - 1) == "O" else None
        if pairs is None or not s.at(i).form.lemmas(participle=False) & _JUDGING:
            continue
        j = skip_adverbs(s, i + 1)
        word = s.at(j)
        if word.role not in ("A", "Q") or not is_attribute(s, j) or word.form.finite or word.form.infinitives:
            continue
        ends = s.role(j + 1) in (".", ",", "", "C", "P", "F", "W", "K", "L")
        if ends and not word.form.qualifiers & pairs:
            message = f"«\u00a0{word.text}\u00a0» s’accorde avec «\u00a0{s.at(i - 1).text}\u00a0»."
            yield on(word, message, *inflected(s, word, chosen(word.form, pairs)))


_ALL = forms("tous toutes")


def all_of_you(s: Sentence) -> Iterator[Hit]:
    """`Vous êtes tous convié`: « tous » says that « vous » are several."""
    for k in s.places(_ALL):
        word = s.at(skip_adverbs(s, k + 1))
        if s.lower(k - 1) not in ("êtes", "serez", "étiez", "seriez", "soyez") or word.role not in ("A", "Q"):
            continue
        own = word.form.qualifiers
        pair = ("f" if s.lower(k) == "toutes" else "m", "p")
        if own and pair not in own and not word.form.finite:
            yield on(word, f"«\u00a0{s.at(k).text}\u00a0» : plusieurs personnes.", *inflected(s, word, pair))


_BEEN = forms("été")


def after_been(s: Sentence) -> Iterator[Hit]:
    """`Neuf prix on été remise`, `un ours à été aperçue`: « on », « à » stand for « ont », « a »."""
    for k in s.places(_BEEN):
        j = skip_adverbs(s, k + 1)
        word = s.at(j)
        if s.lower(k - 1) not in ("on", "à") or word.role != "Q" or not is_attribute(s, j):
            continue
        end = k - 1 - (s.lower(k - 2) == "y")
        for start in clause_starts(s):
            phrase = noun_phrase(s, start) if start < end else None
            if phrase is None or complements(s, phrase.end) != end or not phrase.number:
                continue
            pairs = allowed(phrase)
            if pairs and not word.form.qualifiers & pairs:
                yield agreement(s, word, pairs)
            break


_SON = forms("son")


def after_son(s: Sentence) -> Iterator[Hit]:
    """`Les animatrices son certifié`: « son » stands for « sont », and the participle agrees with the subject."""
    for k in s.places(_SON):
        word = s.at(k + 1)
        if (
            s.role(k - 1) != "N"
            or word.role != "Q"
            or word.form.nouns
            or s.role(k + 2) not in ("P", "F", ".", ",")
        ):
            continue
        pairs = noun_pairs(s, k - 1)
        plural = {number for _, number in pairs} == {"p"} and s.role(k - 2) in ("D", "A", "#")
        if plural and not word.form.participles & pairs:
            yield agreement(s, word, pairs)


_ONCE = forms("une")


def once_done(s: Sentence) -> Iterator[Hit]:
    """`Les procès-verbaux des séances sont publiés une fois approuvées`: it is said of the subject of the verb."""
    for k in s.places(_ONCE):
        i = k + 2
        if s.lower(k + 1) != "fois" or s.role(i) != "Q" or s.role(i + 1) not in (".", ",", "", "P", "L"):
            continue
        verb = next((m for m in range(k - 1, -1, -1) if s.role(m) == "V"), -1)
        if verb < 0 or any(s.role(m) in (".", ",", "K", "L", "Y") for m in range(verb, k)):
            continue
        if "être" not in s.at(verb).form.lemmas(infinitive=False, participle=False):
            continue
        pairs = next((pairs for pairs, _, place in subjects(s) if place == verb), frozenset())
        if pairs and not s.at(i).form.qualifiers & pairs:
            yield agreement(s, s.at(i), pairs)


RULES = (
    GrammarRule(
        "accord.attribut_nombre",
        number_of_verb,
        "Le verbe et l’attribut ont le même sujet, donc le même nombre.",
        bad=(
            (
                "Sans vous, rien de tout cela ne serait possibles.",
                "Sans vous, rien de tout cela ne serait possible.",
            ),
        ),
        good=(
            "Sans vous, rien de tout cela ne serait possible.",
            "Quand on est fatigués, on rentre.",
            "Les bancs, les tables et autres ne peuvent être déplacés.",
            "C’est fermé le lundi.",
        ),
        roles="V",
        last_resort=True,
    ),
    GrammarRule(
        "accord.attribut_participe",
        attribute_of_participle,
        "Après « rendu », « réputé », « jugé », l’attribut s’accorde comme le participe.",
        bad=(
            (
                "La liste des travaux rendue publics hier compte dix ponts.",
                "La liste des travaux rendue publique hier compte dix ponts.",
            ),
            (
                "Est réputé abandonnés tout véhicule laissé sur un terrain municipal.",
                "Est réputé abandonné tout véhicule laissé sur un terrain municipal.",
            ),
        ),
        good=(
            "La liste des travaux rendue publique hier compte dix ponts.",
            "Le conseil a rendu publiques les données de l’étude.",
        ),
        roles="Q",
        last_resort=True,
    ),
    GrammarRule(
        "accord.attribut_pronom",
        attribute_of_pronoun,
        "L’attribut s’accorde avec « le », « la », « les », placé devant le verbe.",
        bad=(
            (
                "Le greffe peut, s’il le juge opportuns, exiger l’original.",
                "Le greffe peut, s’il le juge opportun, exiger l’original.",
            ),
            ("Une rampe les rend accessible à tous.", "Une rampe les rend accessibles à tous."),
        ),
        good=(
            "Le greffe peut, s’il le juge opportun, exiger l’original.",
            "Une rampe les rend accessibles à tous.",
            "On le trouve partout.",
        ),
        roles="O",
        last_resort=True,
    ),
    GrammarRule(
        "accord.vous_tous",
        all_of_you,
        "« Vous êtes tous… » : on s’adresse à plusieurs personnes.",
        bad=(("Vous êtes tous convié au dévoilement.", "Vous êtes tous conviés au dévoilement."),),
        good=("Vous êtes tous conviés au dévoilement.", "Vous êtes convié au dévoilement."),
        words=_ALL,
        last_resort=True,
    ),
    GrammarRule(
        "accord.apres_ete",
        after_been,
        "Avec « ont été », « a été », le participe s’accorde avec le sujet.",
        bad=(
            # « on » and « à » are still wrong there: another rule says it
            ("Neuf prix on été remise.", ""),
            ("Un ours noir à été aperçue hier.", ""),
        ),
        good=("L’ours noir a été aperçu hier.", "Du printemps à l’été dernier, on dort."),
        words=_BEEN,
        last_resort=True,
    ),
    GrammarRule(
        "accord.apres_son",
        after_son,
        "« Son » est ici le verbe « sont » : le participe s’accorde avec le sujet.",
        bad=(
            (
                "Les animatrices son certifié en premiers soins.",
                "",  # « son » is still wrong there: another rule says it
            ),
        ),
        good=(
            "Les animatrices sont certifiées en premiers soins.",
            "Il remet les copies de son rapport détaillé.",
        ),
        words=_SON,
        last_resort=True,
    ),
    GrammarRule(
        "accord.une_fois",
        once_done,
        "Après « une fois », le participe s’accorde avec le sujet du verbe.",
        bad=(
            (
                "Les procès-verbaux des séances sont publiés une fois approuvées.",
                "Les procès-verbaux des séances sont publiés une fois approuvés.",
            ),
        ),
        good=(
            "Les procès-verbaux des séances sont publiés une fois approuvés.",
            "La salle est propre une fois les tables rangées.",
            "Une fois remplies, les fiches sont classées.",
        ),
        words=_ONCE,
        last_resort=True,
    ),
)
