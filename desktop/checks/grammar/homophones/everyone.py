"""tous and tout, told by number: a lone noun, a verb that sounds singular, those a thing is for."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import only_singular, sure_verb
from desktop.checks.reading.clauses import verb_after
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_TOUS = forms("tous")
_TOUT = forms("tout")
_EVERY = "Au singulier, « tout » : chacun sans exception."
_GENDERS = {"m": "tout", "f": "toute"}


def every_one(s: Sentence) -> Iterator[Hit]:
    """`Tous abri doit être démonté`, `signalez tous fil pendant`, `en tous lieu public`: one noun, in the singular."""
    for i in s.places(_TOUS):
        noun = s.at(i + 1)
        pairs = noun.form.nouns
        if noun.role != "N" or not only_singular(pairs) or noun.capital or noun.form.finite:
            continue
        k = i + 2
        while s.role(k) == "F" and s.role(k + 1) == "N":
            k += 2
        verb = verb_after(s, k + (s.role(k) in ("A", "Q")))
        told = verb is not None and "3s" in s.at(verb).form.persons
        described = only_singular(s.at(k).form.qualifiers) and s.role(k) in ("A", "Q", "P")
        gender = {g for g, _ in pairs}
        right = _GENDERS["".join(gender)] if len(gender) == 1 else "tout"
        if told or described:
            yield on(s.at(i), _EVERY, right)


_AUDIBLE = forms("a est sera était avait aura peut doit va fait avance commence finit")
_HAPPEN = forms("passer dérouler expliquer régler jouer terminer arranger")


def everything_does(s: Sentence) -> Iterator[Hit]:
    """`Tous a commencé par une boîte`, `Tous est prêt`, `Tous se passe au parc`: the verb sounds singular."""
    for i in s.places(_TOUS):
        if s.role(i - 1) not in ("", ".", ",", "K", "L", "C") or (
            s.lower(i - 1) == "et" and s.role(i - 2) != ","
        ):
            continue
        verb = verb_after(s, i + 1)
        if verb is None and s.lower(i + 1) in _AUDIBLE:
            verb = i + 1
        if verb is None or "3p" in s.at(verb).form.persons:
            continue
        reflexive = s.lower(verb - 1) in ("se", "s'") and bool(s.at(verb).form.lemmas() & _HAPPEN)
        if s.lower(verb) in _AUDIBLE or reflexive:
            yield on(s.at(i), "Le verbe est au singulier : « tout ».", "tout")


_NOT_FOR_ALL = forms("merci fois bonne bon prêt prête prêts prêtes payer paye payez responsable")


def for_everyone(s: Sentence) -> Iterator[Hit]:
    """`Un village pour tout.`, `Les frais sont les mêmes pour tout, et…`: those a thing is for."""
    for i in s.places(_TOUT):
        if s.lower(i - 1) != "pour" or s.role(i - 2) not in ("N", "A", "Q"):
            continue
        ends = s.role(i + 1) in (",", ".", "") or s.lower(i + 1) == "et"
        if ends and not _NOT_FOR_ALL & set(s.lowers(max(0, i - 4), i)):
            yield on(s.at(i), "« Tous », au pluriel : tout le monde.", "tous")


def all_of_us(s: Sentence) -> Iterator[Hit]:
    """`Nous avons tout un rôle à jouer`, `Les commerçants ont tout emboîté le pas`: each of several."""
    for i in s.places(_TOUT):
        helper = s.at(i - 1)
        several = s.lower(i - 2) in ("nous", "vous", "ils", "elles") or s.role(i - 2) == "N"
        if not several or helper.role != "V" or not helper.form.lemmas(participle=False) & {"avoir"}:
            continue
        k = i + 1
        done = s.at(k)
        object_follows = s.role(k + 1) == "D" and done.role == "Q" and s.at(k + 2).form.nominal
        part = s.lowers(k, k + 2) in _SHARED
        plural = {person[-1] for person in helper.form.persons} == {"p"} or s.lower(i - 1) == "ont"
        if plural and (object_follows or part) and not sure_verb(done):
            right = "toutes" if s.lower(i - 2) == "elles" else "tous"
            yield on(s.at(i), "Le mot reprend un sujet pluriel.", right)


_SHARED = {
    ("un", "rôle"), ("une", "responsabilité"), ("le", "droit"), ("le", "devoir"), ("besoin", "de"), ("besoin", "d'"), ("hâte", "de"),
    ("hâte", "d'"), ("un", "voisin"), ("une", "part"), ("à", "gagner"), ("notre", "part"), ("votre", "part"), ("notre", "rôle"),
    ("un", "souvenir"), ("la", "responsabilité"), ("une", "idée"), ("la", "même"), ("le", "même"), ("les", "mêmes"),
}  # fmt: skip


RULES = (
    GrammarRule(
        "homophone.tout_chacun",
        every_one,
        "« Tout » devant un nom singulier veut dire « n’importe quel »; « tous » veut un pluriel.",
        bad=(
            ("Tous abri d’auto doit être démonté le 1er mai.", "Tout abri d’auto doit être démonté le 1er mai."),
            ("Signalez tous fil pendant à Hydro-Québec.", "Signalez tout fil pendant à Hydro-Québec."),
            ("Une muselière est requise en tous lieu public.", "Une muselière est requise en tout lieu public."),
        ),
        good=("Tous azimuts.", "Une machine pour tous terrains.", "Tous âges confondus.", "Tous ensemble, chantons."),
        words=_TOUS,
    ),
    GrammarRule(
        "homophone.tout_sujet",
        everything_does,
        "« Tout », pronom, veut un verbe au singulier.",
        bad=(
            ("Tous a commencé par une boîte.", "Tout a commencé par une boîte."),
            ("Tous est prêt pour la fête.", "Tout est prêt pour la fête."),
            ("Tous se passe au parc.", "Tout se passe au parc."),
        ),
        good=("Tous ont ri.", "Ils sont venus, tous, a dit Léa.", "Tous en parlent."),
        words=_TOUS,
    ),
    GrammarRule(
        "homophone.pour_tous",
        for_everyone,
        "« Pour tous » : pour tout le monde.",
        bad=(
            ("Un village pour tout.", "Un village pour tous."),
            ("Les frais sont les mêmes pour tout, et les règles aussi.", "Les frais sont les mêmes pour tous, et les règles aussi."),
        ),
        good=("Merci pour tout.", "Une fois pour toutes.", "Prêts pour tout!", "Un merci pour tout et bon repos."),
        words=_TOUT,
    ),
    GrammarRule(
        "homophone.tous_ensemble",
        all_of_us,
        "« Tous » reprend un sujet pluriel.",
        bad=(
            ("Nous avons tout un rôle à jouer.", "Nous avons tous un rôle à jouer."),
            ("Les commerçants ont tout emboîté le pas.", "Les commerçants ont tous emboîté le pas."),
        ),
        good=("Nous avons tout vu.", "Ils ont tout expliqué hier.", "Nous avons tout un programme.", "On a tout un rôle."),
        words=_TOUT,
    ),
)  # fmt: skip
