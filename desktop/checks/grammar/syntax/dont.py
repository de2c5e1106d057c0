"""« Dont » and its verb: `dont la Ville en est propriétaire`, `le feu dont les pompiers ont combattu`, `ce qu’il s’agit`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between
from desktop.checks.grammar.syntax.relatives import que_instead
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_DONT = forms("dont")


def en_again(s: Sentence) -> Iterator[Hit]:
    """`le terrain dont la Ville en est propriétaire`, `le sujet dont on en a parlé`: « dont » says « en » already."""
    for i in s.places(_DONT):
        for k in range(i + 2, min(len(s.words), i + 8)):
            if s.role(k) in (",", ".", "R", "K", "U", "L", "V"):
                break
            if s.lower(k) != "en" or s.role(k + 1) != "V" or not s.at(k + 1).form.finite:
                continue
            if s.role(k - 1) not in ("N", "M", "S", "A") or s.role(k + 2) in ("#", "D", "X", "K"):
                break
            if {lemma for lemma, _ in s.at(k + 2).form.participle_verbs} & _FILLED:
                break  # les lettres… de l'entraîneur, dont le bureau en est tapissé
            start, verb = s.at(k), s.at(k + 1)
            yield between(start, verb, "« Dont » contient déjà « en ».", verb.text)
            break


# What a thing is filled or covered with may be another thing than its owner.
_FILLED = forms("tapisser couvrir recouvrir remplir orner décorer garnir entourer tacher imprégner charger")
# Verbs that have a direct object, and never « de » something.
_DIRECT = forms(
    "combattre acheter construire recevoir adopter voir visiter lire rencontrer installer réparer planter vendre trouver"
    " organiser présenter remplir signer approuver déposer ouvrir fermer inaugurer abattre emprunter utiliser choisir"
    " envoyer consulter préparer accueillir attendre aimer apprécier proposer rénover nommer appeler"
)


def no_of(s: Sentence) -> Iterator[Hit]:
    """`le feu dont les pompiers ont combattu est éteint`, `le plan dont nous avons adopté`: the object is « que »."""
    for i in s.places(_DONT):
        if s.role(i - 1) not in ("N", "A", "M", "Q") or s.role(i + 1) not in ("D", "S", "M", "O"):
            continue
        found = subject_at(s, i + 1)
        if found is None:
            continue
        verb = found[1]
        end = verb + 1
        while s.role(end) == "W":
            end += 1
        helped = s.role(end) == "Q" and "avoir" in s.at(verb).form.lemmas(participle=False)
        lemmas = {lemma for lemma, _ in s.at(end).form.participle_verbs} if helped else set()
        after = end + 1
        while s.role(after) == "W":
            after += 1
        if not lemmas & _DIRECT or s.role(verb - 1) == "O" or s.role(end + 1) == "Y":
            continue
        if s.role(after) in ("V", "X") or s.lower(after) in (".", ",", ""):
            if lemmas & {"ouvrir", "fermer"} and s.lower(after) in (".", ""):
                continue
            yield que_instead(s, i, i, "Ce verbe a un complément direct : « que ».")


_WHAT = forms("qu' que")


def what_it_is_about(s: Sentence) -> Iterator[Hit]:
    """`Voici ce qu’il s’agit`, `ce que nous avons besoin`: « ce dont »."""
    for i in s.places(_WHAT):
        if s.lower(i - 1) != "ce" or s.lowers(i + 1, i + 3) != ("il", "s'"):
            continue
        if s.at(i + 3).form.lemmas() & {"agir"} and s.lower(i + 4) not in ("de", "d'", "du", "des"):
            yield between(s.at(i), s.at(i + 1), "On dit « ce dont il s’agit ».", f"dont {s.at(i + 1).text}")


def to_you(s: Sentence) -> Iterator[Hit]:
    """`C’est à vous à qui revient la décision`, `C’est au maire à qui il faut écrire`: « c’est à… que »."""
    for i in s.places(_WHOM):
        if s.lower(i - 1) != "à":
            continue
        opened = next((k for k in range(i - 2, max(-1, i - 8), -1) if s.lower(k) in ("c'", "ce")), None)
        if opened is None or not s.at(opened + 1).form.lemmas() & {"être"}:
            continue
        if (
            s.lower(opened + 2) in ("à", "au", "aux")
            and opened + 2 < i - 1
            and "," not in s.lowers(opened, i)
        ):
            yield que_instead(s, i - 1, i, "On dit « c’est à lui que ».")


_WHOM = forms("qui")

RULES: tuple[GrammarRule, ...] = (
    GrammarRule(
        "relatif.dont_en",
        en_again,
        "« Dont » remplace un complément introduit par « de » : « en » ferait double emploi.",
        bad=(
            ("Le terrain dont la Ville en est propriétaire sera vendu.", "Le terrain dont la Ville est propriétaire sera vendu."),
            ("Le sujet dont on en parle est clos.", "Le sujet dont on parle est clos."),
        ),
        good=("Le terrain dont la Ville est propriétaire.", "Un plan dont la mise en œuvre commence.", "Le bal dont on dit qu’il en vaut la peine.", "Des lettres de l’entraîneur, dont le bureau en est tapissé."),
        words=_DONT,
    ),
    GrammarRule(
        "relatif.dont_objet",
        no_of,
        "« Dont » remplace un complément introduit par « de »; le complément direct est « que ».",
        bad=(
            ("Le feu dont les pompiers ont combattu est éteint.", "Le feu que les pompiers ont combattu est éteint."),
            ("Voici le plan dont le conseil a adopté.", "Voici le plan que le conseil a adopté."),
        ),
        good=(
            "Le projet dont le conseil a parlé est prêt.",
            "Le parc dont la Ville a acheté le terrain.",
            "Le club dont les membres ont voté est dissous.",
        ),
        words=_DONT,
    ),
    GrammarRule(
        "relatif.ce_dont",
        what_it_is_about,
        "On dit « il s’agit de » : « ce dont il s’agit ».",
        bad=(("Voici ce qu’il s’agit.", "Voici ce dont il s’agit."),),
        good=("Voici ce dont il s’agit.", "C’est ce qu’il s’agit de voir."),
        words=_WHAT | {"qu"},
    ),
    GrammarRule(
        "relatif.c_est_a_qui",
        to_you,
        "La préposition n’est pas répétée : « c’est à vous que ».",
        bad=(
            ("C’est à vous à qui revient la décision.", "C’est à vous que revient la décision."),
            ("C’est au maire à qui il faut écrire.", "C’est au maire qu’il faut écrire."),
        ),
        good=("C’est à vous que je parle.", "C’est le maire à qui il faut écrire."),
        words=_WHOM,
    ),
)  # fmt: skip
