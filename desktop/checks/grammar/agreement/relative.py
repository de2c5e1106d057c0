"""The verb after « qui » agrees with what « qui » stands for, even a pronoun or a name."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.verb import agreed, conjugated
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit
from desktop.checks.reading.antecedents import antecedent_of
from desktop.checks.reading.clauses import verb_after
from desktop.checks.reading.noun_phrases import noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms


def relative_qui(s: Sentence) -> Iterator[Hit]:
    """The verb after `qui` agrees with one of the nouns of the phrase before it, else with none."""
    for i, word in enumerate(s.words):
        verb = verb_after(s, i + 1) if word.lower == "qui" else None
        if verb is None:
            continue
        if _rhetorical(s, i) or _one_of_degree(s, i):
            continue
        tonic = _TONIC.get(s.lower(i - 1))
        cleft = i - 2
        while s.role(cleft) == "W":
            cleft -= 1
        if (
            tonic
            and s.role(cleft) in ("V", "", ".")
            and s.at(verb).form.persons
            and tonic not in s.at(verb).form.persons
        ):
            message = f"Le verbe s’accorde avec «\u00a0{s.lower(i - 1)}\u00a0», que « qui » remplace."
            yield agreed(s, s.at(verb), message, *conjugated(s, s.at(verb), tonic))
            continue
        if who := _named(s, i):
            persons = s.at(verb).form.persons
            if persons == {"3p"}:
                yield agreed(
                    s,
                    s.at(verb),
                    "Le verbe s’accorde avec le nom que « qui » remplace.",
                    *conjugated(s, s.at(verb), who),
                )
            continue
        if other := _second_qui(s, i, verb):
            message = "« Et qui » reprend le même nom que le premier « qui »."
            yield agreed(s, s.at(verb), message, *conjugated(s, s.at(verb), other))
            continue
        antecedent = antecedent_of(s, i)
        numbers = {number for _, number in antecedent.pairs} if antecedent else set()
        persons = s.at(verb).form.persons
        if s.lower(i - 1) == "ce" and persons and "3s" not in persons and s.lower(i - 2) != "est":
            yield agreed(
                s,
                s.at(verb),
                "Après « ce qui », le verbe est au singulier.",
                *conjugated(s, s.at(verb), "3s"),
            )
            continue
        if len(numbers) != 1 or not persons & {"2s", "3s", "3p"} or persons & {"1p", "2p"}:
            continue
        who = "3" + next(iter(numbers))
        joined = who == "3s" and persons == {"3p"} and {"ainsi", "comme"} & set(s.lowers(0, i))
        aside = s.lower(i - 1) == "," and (
            _nearest(s, i - 2) == who.translate(_OTHER)
            or _with_relative(s, i)
            or any(w.form.gerund for w in s.words[i - 6 : i - 1])
        )
        if (
            who not in persons and not joined and not aside
        ):  # la directrice ainsi que son adjoint, qui animeront
            message = "Le verbe s’accorde avec le nom que « qui » remplace."
            yield agreed(s, s.at(verb), message, *conjugated(s, s.at(verb), who))


def _rhetorical(s: Sentence, qui: int) -> bool:
    """`qui sait ce qui serait arrivé`, `Dites aux pompiers qui manque et où`, `savait, avant nous, qui partait`."""
    verb = s.at(qui + 1)
    if s.final == "?" and s.lower(qui - 1) == "," and s.lower(0) in _HAILING:
        return True  # Dites donc, vous autres, qui a peint la citerne?
    if "savoir" in verb.form.lemmas(participle=False) and s.lower(qui + 2) in _ASKED:
        return True
    before = next((k for k in range(qui - 1, -1, -1) if s.role(k) in ("V", ".", "R", "K", "U", "Y")), -1)
    telling = s.role(before) in ("V", "Y") and s.at(before).form.lemmas(participle=False) & _TELLING
    return (
        bool(telling) and s.role(before + 1) in ("P", "F", ",") and s.lower(before + 1) not in ("de", "des")
    )


_HAILING = forms("dites dis alors eh hé allô bonjour")
_ASKED = forms("ce quand si comment combien pourquoi où quel quelle quels quelles à jusqu'")
_TELLING = forms("savoir dire demander ignorer indiquer préciser")


def _one_of_degree(s: Sentence, qui: int) -> bool:
    """`la plus petite des musiciennes, qui l’avait choisie`, `dans les bras du plus vieux, qui`: the one named by degree."""
    for k in range(qui - 2, max(0, qui - 8), -1):
        if s.lower(k) in ("plus", "moins", "pire", "meilleur", "meilleure"):
            return s.lower(k - 1) in ("le", "la", "du", "au") and s.role(qui - 1) == ","
        if s.role(k) in ("V", ",", "."):
            return False
    return False


def _second_qui(s: Sentence, qui: int, verb: int) -> str:
    """`ceux qui trient et qui composte`: the person of the verbs of every « qui » before, when it is another one."""
    own = s.at(verb).form.persons & {"3s", "3p"}
    if s.lower(qui - 1) not in ("et", "ou") or len(own) != 1 or s.at(verb).form.persons & {"1p", "2p"}:
        return ""
    verbs = (verb_after(s, k + 1) for k in range(qui) if s.lower(k) == "qui")
    earlier = [s.at(k).form.persons & {"3s", "3p"} if k is not None else frozenset() for k in verbs]
    other = "3p" if own == {"3s"} else "3s"
    return other if earlier and all(persons == {other} for persons in earlier) else ""


def _with_relative(s: Sentence, qui: int) -> bool:
    """`celle dont se servent les villes voisines, qui agit`: « qui » may stand for what the first relative is about."""
    first = next((k for k in range(qui - 2, 0, -1) if s.role(k) in ("U", "R", "K", ".")), 0)
    return s.role(first) in ("U", "K") and s.lower(first - 1) in ("celui", "celle", "ceux", "celles")


_OTHER = str.maketrans("sp", "ps")


def _nearest(s: Sentence, noun: int) -> str:
    """The number of the noun just before the comma: « au grand étonnement des voisins, qui finirent par »."""
    numbers = {number for _, number in s.at(noun).form.nouns} if s.role(noun) == "N" else set()
    return f"3{numbers.pop()}" if len(numbers) == 1 else ""


def _named(s: Sentence, qui: int) -> str:
    """`Solange Roy, qui`: one person named, so a singular; "" elsewhere."""
    k = qui - 1
    if s.role(k) == "M" and (k == 1 or s.role(k - 1) in ("M", "A", "N")):
        k += 1  # le maire suppléant Luc Roy qui
    elif s.lower(k) != "," or s.role(k - 1) != "M":
        return ""
    k -= 1
    while s.role(k) == "M" or s.lower(k) in ("m.", "mme", "monsieur", "madame"):
        k -= 1
    if (
        s.lower(k + 1) in ("mme", "monsieur", "madame", "m.")
        and s.lower(k) == ","
        and "et" not in s.lowers(k, qui)
    ):
        return "3s"  # Ses enfants partis à Québec, madame Roy, qui n’avait
    if any(s.lower(m) == "et" and s.role(m - 1) == "M" for m in range(max(1, qui - 7), qui - 1)):
        return ""  # à Yvan et à la petite Éloïse, qui
    if s.lower(k - 1) == "non":
        return ""  # les enfants, et non la Municipalité, qui ont
    if s.role(k) == "P" and s.role(k - 1) in ("C", ","):
        return ""  # à Mégane et à Rosalie, qui
    if s.role(k) == "F" or s.lower(k) in ("selon", "chez", "sur", "sous", "comme"):
        return ""  # à Mégane et à Rosalie, qui; les parties non libres selon Debian, qui
    if s.lower(k) == "," and s.role(k - 1) in ("N", "A"):
        phrase = next(
            (p for p in (noun_phrase(s, m) for m in range(k - 1, -1, -1)) if p and p.end == k), None
        )
        listed = any(s.lower(m) in (",", "et", "ou") for m in range(k))
        return "3s" if phrase and phrase.number == "s" and s.role(phrase.start) == "D" and not listed else ""
    if s.role(k) in ("N", "A"):
        while s.role(k) in ("N", "A"):
            k -= 1
        single = s.role(k) == "D" and s.lower(k) in (
            "le",
            "la",
            "l'",
            "un",
            "une",
            "ce",
            "cette",
            "notre",
            "votre",
        )
        # la firme Roy, qui; not les résidents de la rue Roy, qui
        return "3s" if single and s.role(k - 1) not in ("C", ",", "F") else ""
    return "" if s.role(k) in ("C", ",", "M", "N", "A") or s.lower(k) in ("les", "des", "aux", "&") else "3s"


_TONIC = {
    "moi": "1s",
    "toi": "2s",
    "lui": "3s",
    "elle": "3s",
    "nous": "1p",
    "vous": "2p",
    "eux": "3p",
    "elles": "3p",
}


RULES = (
    GrammarRule(
        "accord.verbe_qui",
        relative_qui,
        "Après « qui », le verbe s’accorde avec le nom que « qui » remplace.",
        bad=(
            ("Voici deux moniteurs qui anime les soirées.", "Voici deux moniteurs qui animent les soirées."),
            ("Merci à Anne Roy, qui ont tout organisé.", "Merci à Anne Roy, qui a tout organisé."),
            (
                "Ce sont eux qui trient les dons et qui assure le service.",
                "Ce sont eux qui trient les dons et qui assurent le service.",
            ),
            ("Voici l’usine et les gens qui y travaille.", "Voici l’usine et les gens qui y travaillent."),
            ("Dites-nous ce qui vous préoccupez.", "Dites-nous ce qui vous préoccupe."),
            (
                "En raison des travaux qui se poursuit, la rue est fermée.",
                "En raison des travaux qui se poursuivent, la rue est fermée.",
            ),
            (
                "C’est le règlement de zonage (RZ) qui le prévoient.",
                "C’est le règlement de zonage (RZ) qui le prévoit.",
            ),
            ("Merci à la firme Tremblay, qui ont payé.", "Merci à la firme Tremblay, qui a payé."),
            ("Ce sont toujours eux qui est là.", "Ce sont toujours eux qui sont là."),
            ("C’est nous qui prépare la salle.", "C’est nous qui préparons la salle."),
            (
                "La neige qui tombent depuis hier complique le déneigement.",
                "La neige qui tombe depuis hier complique le déneigement.",
            ),
        ),
        good=(
            "Sans ces étudiants, qui sait ce qui serait arrivé?",
            "C’est la directrice ainsi que son adjoint qui animeront la rencontre.",
            "Un des parcs qui ferment à 20 h est situé près de l’école.",
            "Les enfants de la garderie qui participent reçoivent un prix.",
            "C’est vous qui décidez.",
            "Le service vise les gens ayant une limitation, qui n’ont pas d’auto.",
            "Vérifiez l’identité de celui ou celle qui appelle.",
        ),
    ),
)
