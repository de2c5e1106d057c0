"""si and s’y, ni and n’y, sans and s’en, dans and d’en: a pronoun inside or not."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import (
    DETERMINERS,
    SURE_VERBS,
    has_subject,
    joined,
    pure_noun,
    sure_verb,
)
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_SI = forms("si")
_WONDER = forms("savoir demander ignorer")
_REFLEXIVE = "C’est le pronom du verbe : « s’y »."


def si_for_s_y(s: Sentence) -> Iterator[Hit]:
    """`le Code si applique`, `ceux qui veulent si inscrire`, `si rendre à vélo`: a verb without another subject."""
    for i in s.places(_SI):
        following = s.at(i + 1)
        if following.lower == "cela" or (following.capital and i == 0):
            continue
        infinitive = following.form.infinitives and not (following.form.nominal or following.capital)
        conjugated = sure_verb(following) and has_subject(s, i) and s.lower(i - 1) not in ("même", "et", "ou")
        infinitive = infinitive and not s.at(i - 1).form.lemmas() & _WONDER
        lone = following.form.finite and not following.form.qualifiers and s.role(i - 1) in ("N", "M", "R")
        conjugated = conjugated or (lone and s.role(i + 2) in (".", ",", "P") and not s.at(i + 1).capital)
        if infinitive or (conjugated and s.lower(i + 1) not in ("on", "l'")):
            yield on(s.at(i), _REFLEXIVE, f"s{s.apostrophe()}y")


_S = forms("s'")
_SUBJECTS = forms("je j' tu il elle on ils elles nous vous ce c' ça cela ceci quelqu'un")


def s_y_for_si(s: Sentence) -> Iterator[Hit]:
    """`s’y vous avez des questions`, `s’y la météo le permet`: a subject follows."""
    for i in s.places(_S):
        if s.lower(i + 1) != "y":
            continue
        following, role = s.lower(i + 2), s.role(i + 2)
        subject = following in _SUBJECTS | DETERMINERS or role in ("D", "M", "S")
        if subject or following in (".", "!", ",", "que", "qu'", "possible", "nécessaire", "besoin", "bien"):
            yield joined(s, i, i + 1, "« Si » marque la condition ou l’insistance.", "si")


_NI = forms("ni")
_NOT = forms("pas plus rien jamais guère aucun aucune personne que qu'")
_NOBODY = forms("il on rien personne qui ils elle elles nul")


def ni_for_n_y(s: Sentence) -> Iterator[Hit]:
    """`il ni a plus de sel`, `rien ni fait`: ne and y before a verb."""
    for i in s.places(_NI):
        following = s.at(i + 1)
        if not (following.form.finite or following.lower in SURE_VERBS) or following.lower in ("l'", "la"):
            continue
        alone = "ni" not in s.lowers(0, i) and "ni" not in s.lowers(i + 1, len(s.words))
        denied = _NOT & set(s.lowers(i + 2, i + 5))
        certain = sure_verb(following) and (denied or alone)
        ordered = denied and following.lower.endswith("ez") and s.role(i - 1) in (".", ",", "C", "", "W")
        if s.lower(i - 1) in _NOBODY or (has_subject(s, i) and certain) or ordered:
            yield on(s.at(i), "C’est la négation et le pronom « y ».", f"n{s.apostrophe()}y")


_N = forms("n'")


def n_y_for_ni(s: Sentence) -> Iterator[Hit]:
    """`ni les pneus n’y les batteries`, `sans bottes n’y manteau`: no verb follows."""
    for i in s.places(_N):
        if s.lower(i + 1) != "y":
            continue
        following = s.at(i + 2)
        added = "ni" in s.lowers(0, i) and bool(following.form.nouns) and s.role(i - 1) in ("N", "A")
        if (
            (following.form.finite and not added)
            or following.form.infinitives
            or following.lower in ("en", "")
        ):
            continue
        if (
            added
            or following.lower in DETERMINERS
            or following.role
            in (
                "D",
                "P",
                "F",
                "N",
                "A",
                "M",
                "W",
                "T",
                "#",
                "Q",
            )
        ):
            yield joined(s, i, i + 1, "« Ni » ajoute une négation.", "ni")


_SANS = forms("sans sens")
_GO = forms("va vont allait allaient fut sont est allèrent sert servait servent occupe occupent")


def sans_for_s_en(s: Sentence) -> Iterator[Hit]:
    """`ceux-là sans allèrent`, `il ne sans servait plus`: a conjugated verb follows."""
    for i in s.places(_SANS):
        following = s.at(i + 1)
        demonstrative = s.lower(i - 1).startswith(("ceux-", "celles-", "celui-", "celle-"))
        if not (demonstrative or has_subject(s, i)) and s.lower(i - 1) not in ("ne", "n'", "y", "et"):
            continue
        felt = {"je", "tu"} & set(s.lowers(max(0, i - 3), i))  # je ne sens plus le froid
        if (felt and s.lower(i) == "sens") or (s.lower(i) == "sens" and s.role(i - 1) not in ("X", "S")):
            continue
        verb = (
            sure_verb(following)
            or following.lower in _GO
            or (s.lower(i - 1) == "ne" and following.form.finite)
        )
        if verb and not following.lower.startswith("-"):
            yield on(s.at(i), "C’est le pronom du verbe : « s’en ».", f"s{s.apostrophe()}en")


def s_en_for_sans(s: Sentence) -> Iterator[Hit]:
    """`Trop courts, s’en doute`, `s’en rendez-vous`: no verb is meant."""
    for i in s.places(_S):
        if s.lower(i + 1) != "en":
            continue
        following = s.at(i + 2)
        doubt = following.lower == "doute" and not (has_subject(s, i) or s.role(i - 1) in ("X", "Y"))
        noun = following.lower in ("rendez-vous", "frais") or (
            pure_noun(following.form) and not following.capital and not following.form.verbs
        )
        third = following.form.persons & {"3s", "3p"} or following.form.infinitives or following.form.gerund
        noun = noun or (bool(following.form.nouns) and not third and not following.form.participles)
        clitic = following.lower in ("vous", "nous", "les", "la", "le", "se") and s.at(i + 3).form.infinitives
        if doubt or noun or clitic:
            yield joined(s, i, i + 1, "« Sans » marque l’absence.", "sans")


_SENSE = forms("sens cent sang")
_WITHOUT = forms(
    "issue abri papiers réserve cesse fil permis frais rendez-vous réservation inscription préavis délai limite problème obligation frais doute arrêt"
)


def sens_for_sans(s: Sentence) -> Iterator[Hit]:
    """`accepté sens rendez-vous`: the preposition."""
    for i in s.places(_SENSE):
        if s.lower(i + 1) in _WITHOUT and s.role(i - 1) not in ("D", "A", "P", "F", "#"):
            yield on(s.at(i), "« Sans » marque l’absence.", "sans")


_D = forms("d'")
_DANS = forms("dans")


def d_en_for_dans(s: Sentence) -> Iterator[Hit]:
    """`d’en le cadre de la semaine`: a determined noun follows."""
    for i in s.places(_D):
        if (
            s.lower(i + 1) == "en"
            and (s.lower(i + 2) in DETERMINERS or s.role(i + 2) in ("D", "#"))
            and (
                (not s.at(i + 3).form.infinitives and s.lower(i + 2) not in ("le", "la", "les"))
                or s.at(i + 3).form.nouns
            )
        ):
            yield joined(s, i, i + 1, "« Dans » marque le lieu ou le temps.", "dans")


def dans_for_d_en(s: Sentence) -> Iterator[Hit]:
    """`l’occasion dans profiter`, `merci dans prendre soin`: an infinitive follows."""
    for i in s.places(_DANS):
        following = s.at(i + 1)
        if following.form.infinitives and not following.form.nominal:
            yield on(s.at(i), "Devant un infinitif : « d’en ».", f"d{s.apostrophe()}en")


RULES = (
    GrammarRule(
        "homophone.s_y",
        si_for_s_y,
        "« S’y » contient le pronom du verbe; « si » marque la condition.",
        bad=(
            ("Ceux qui veulent si inscrire appellent.", "Ceux qui veulent s’y inscrire appellent."),
            ("Le Code si applique.", "Le Code s’y applique."),
            ("Qui si frotte le regrette.", "Qui s’y frotte le regrette."),
            ("Si rendre à vélo est facile.", "S’y rendre à vélo est facile."),
        ),
        good=(
            "Si la rue est fermée, tournez.",
            "Un parc si grand.",
            "On se demande si elle viendra.",
            "Même si nous partons tôt.",
            "Si tout va bien, on ouvre.",
        ),
        words=_SI,
    ),
    GrammarRule(
        "homophone.si",
        s_y_for_si,
        "« Si » marque la condition; « s’y » contient le pronom du verbe.",
        bad=(
            ("S’y vous avez des questions, appelez.", "Si vous avez des questions, appelez."),
            ("S’y la météo le permet, on danse.", "Si la météo le permet, on danse."),
            ("Le comté, s’y.", "Le comté, si."),
        ),
        good=("Il faut s’y prendre tôt.", "On s’y rend à pied.", "Il s’y est perdu.", "Elle s’y plaît."),
        words=forms("s"),
    ),
    GrammarRule(
        "homophone.n_y",
        ni_for_n_y,
        "« N’y » contient la négation; « ni » en ajoute une.",
        bad=(
            ("Il ni a plus de sel.", "Il n’y a plus de sel."),
            ("Rien ni fait.", "Rien n’y fait."),
            ("Les camions ni vont pas.", "Les camions n’y vont pas."),
        ),
        good=("Ni la neige ni le vent.", "On n’a ni eau ni gaz.", "Il ne veut ni ne peut venir.", "Personne, ni vous ni moi."),
        words=_NI,
    ),
    GrammarRule(
        "homophone.ni",
        n_y_for_ni,
        "« Ni » ajoute une négation; « n’y » contient le pronom du verbe.",
        bad=(
            ("Ne jetez ni lingettes n’y graisse dans la toilette.", "Ne jetez ni lingettes ni graisse dans la toilette."),
            ("On ne prend ni les pneus n’y les piles.", "On ne prend ni les pneus ni les piles."),
            ("Sans bottes n’y manteau.", "Sans bottes ni manteau."),
        ),
        good=("Il n’y a rien.", "On n’y va plus.", "Il n’y en a pas.", "N’y touchez pas."),
        words=forms("n"),
    ),
    GrammarRule(
        "homophone.s_en",
        sans_for_s_en,
        "« S’en » contient le pronom du verbe; « sans » marque l’absence.",
        bad=(
            ("Ceux-là sans vont.", "Ceux-là s’en vont."),
            ("Il ne sans servait plus.", "Il ne s’en servait plus."),
            ("Les enfants sans sont réjouis.", "Les enfants s’en sont réjouis."),
        ),
        good=("Un été sans pluie.", "Il part sans attendre.", "Le sens de la vie.", "On vit sans est ni ouest."),
        words=_SANS,
    ),
    GrammarRule(
        "homophone.sans",
        s_en_for_sans,
        "« Sans » marque l’absence; « s’en » contient le pronom du verbe.",
        bad=(
            ("Trop longs, s’en doute.", "Trop longs, sans doute."),
            ("L’activité est offerte s’en frais.", "L’activité est offerte sans frais."),
            ("Passez s’en vous inscrire.", "Passez sans vous inscrire."),
        ),
        good=("On s’en doute.", "Il s’en va.", "La rivière s’en trouve gonflée.", "Elle s’en est souvenue."),
        words=forms("s"),
    ),
    GrammarRule(
        "homophone.sans_sens",
        sens_for_sans,
        "« Sans » marque l’absence.",
        bad=(("Le dépôt est accepté sens rendez-vous.", "Le dépôt est accepté sans rendez-vous."),
             ("Entrée libre, sens réservation.", "Entrée libre, sans réservation.")),
        good=("Le sens du mot.", "Deux cent frais.", "Une rue à sens unique."),
        words=_SENSE,
    ),
    GrammarRule(
        "homophone.dans",
        d_en_for_dans,
        "« Dans » marque le lieu ou le temps.",
        bad=(("D’en le cadre de la fête, on danse.", "Dans le cadre de la fête, on danse."),
             ("On la trouve d’en nos parcs.", "On la trouve dans nos parcs.")),
        good=("Merci d’en parler.", "Le voisin d’en face.", "D’en haut, on voit tout."),
        words=forms("d"),
    ),
    GrammarRule(
        "homophone.d_en",
        dans_for_d_en,
        "« D’en » contient le pronom de l’infinitif.",
        bad=(("C’est l’occasion dans profiter.", "C’est l’occasion d’en profiter."),
             ("Merci dans prendre soin.", "Merci d’en prendre soin.")),
        good=("Dans mon souper, rien.", "Dans dix jours.", "On va dans le bois."),
        words=_DANS,
    ),
)  # fmt: skip
