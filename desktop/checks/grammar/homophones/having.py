"""on and ont, ai and est, a and à: the verb avoir where a small word is meant."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import (
    TIMES,
    is_plural,
    no_verb_before,
    opens_clause,
    skip_adverbs,
)
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_EST = forms("est")


_ON = forms("on")
_ONT = forms("ont")
_HAD = forms(
    "hâte congé besoin envie peur droit faim soif lieu tort raison accès fait eu été tous toutes jusqu' jusqu'à jusqu'au"
)


def on_as_verb(s: Sentence) -> Iterator[Hit]:
    """`Les enfants on hâte`, `vos citrouilles on fait leur temps`: a plural subject before, an object after."""
    for i in s.places(_ON):
        following = s.at(i + 1)
        before = s.lower(i - 1)
        listed = before in TIMES and s.lower(i - 2) not in ("5e", "6e", "de") and not _plural_subject(s, i)
        if listed or s.lower(i + 1) in ("n'", "ne", "l'", "y", "en", "se", "s'", "a", "est"):
            continue
        plural = before in ("ils", "elles", "qui", "tous") or (
            s.role(i - 1) in ("N", "A", "Q") and is_plural(s, i - 1)
        )
        plural = plural or _plural_subject(s, i)
        if (
            not plural
            or not no_verb_before(s, i)
            or s.lower(i - 2) in ("chaque", "depuis", "il", "tous", "toutes")
        ):
            continue
        past = following.form.participles and not following.form.persons & {"3s", "3p"}
        unlike = (not following.form.finite or past) and following.role not in ("O", "X", "P", ",", ".", "S")
        if (
            following.lower in _HAD
            or (unlike and (following.form.participles or following.role in ("D", "#", "W")))
        ) and following.lower not in ("nous", "vous", "les", "le", "la", "lui", "leur", "me", "te"):
            yield on(s.at(i), "C’est le verbe « avoir » : on peut dire « avaient ».", "ont")


def _plural_subject(s: Sentence, i: int) -> bool:
    """Whether a plural noun phrase with its complements opens the clause and ends at `i`: `Les élèves de 5e année`."""
    start = i
    while start > 0 and s.role(start - 1) not in (".", ",", "L", "K", "C"):
        start -= 1
    phrase = noun_phrase(s, start) if s.role(start) in ("D", "#") else None
    if phrase is None or phrase.number != "p" or s.lower(phrase.head) in TIMES:
        return False
    return complements(s, phrase.end) == i


def ont_as_pronoun(s: Sentence) -> Iterator[Hit]:
    """`Ont éteint les lumières et on regarde`, `et ont salue`, `si ont allait`: a conjugated verb follows."""
    for i in s.places(_ONT):
        following = s.at(i + 1)
        third = "3s" in following.form.persons or following.lower in (
            "ne",
            "n'",
            "se",
            "s'",
            "y",
            "vous",
            "nous",
        )
        alone = s.role(i - 1) in ("", ".", "L", "K", "U") and s.lower(i - 1) not in ("»", ")", '"')
        together = s.lower(i - 1) in ("et", "mais", ",") and following.form.only_verb
        imperfect = together and not following.form.participles
        if third and ((alone and ":" not in s.lowers(i, len(s.words))) or imperfect):
            inverted = s.role(i - 1) in ("K", "U") and following.form.participles
            closed = s.lower(i - 1) in ("–", "—") and s.lower(i - 1) in s.lowers(0, i - 1)
            if not inverted and not (closed and following.form.participles):
                yield on(s.at(i), "C’est le pronom « on ».", "on")


_EU = forms("eu")
_HELD = forms(
    "a ont ai as avons avez avait avaient avais avions aviez aura auront aurait auraient aurai auras aurons aurez ayant avoir ait aient ayez ayons eut"
)
_AFTER_EU = forms("aussi autres mêmes seuls tous non qui que , . ! ? : ;")


def eu_for_eux(s: Sentence) -> Iterator[Hit]:
    """`vont eu aussi`, `la plupart d’entre eu`, `c’est eu qui`: no auxiliary comes before it."""
    for i in s.places(_EU):
        helped = "avoir" in s.at(i - 1).form.lemmas(participle=False)
        if helped or _HELD & set(s.lowers(max(0, i - 6), i)) or i == 0 or "t" in s.lowers(max(0, i - 3), i):
            continue
        if s.lower(i + 1) in _AFTER_EU or s.role(i - 1) in ("P", "F", "K") or s.lower(i - 1) in ("d'", "qu'"):
            yield on(s.at(i), "C’est le pronom « eux ».", "eux")


_EUX = forms("eux")


def eux_for_eu(s: Sentence) -> Iterator[Hit]:
    """`la fête a eux lieu`, `ils ont eux droit à un rabais`: the participle of avoir."""
    for i in s.places(_EUX):
        had = s.lower(i - 1) in _HELD or (s.role(i - 1) == "W" and s.lower(i - 2) in _HELD)
        counted = s.lower(i + 1) in ("du", "de", "beaucoup", "mille", "plusieurs") or s.role(i + 1) in (
            "#",
            "D",
        )
        if had and (
            counted
            or s.lower(i + 1)
            in ("lieu", "droit", "besoin", "le", "la", "les", "un", "une", "l'", "des", "peur", "raison")
        ):
            yield on(s.at(i), "C’est le participe d’avoir.", "eu")


_AI = forms("ai")


def ai_as_est(s: Sentence) -> Iterator[Hit]:
    """`L’exécution des travaux ai surveillée`, `Ça y ai`: the subject is not « je »."""
    for i in s.places(_AI):
        if {"je", "j'", "moi"} & set(s.lowers(max(0, i - 4), i)) or (
            s.lower(i - 1) in ("y", "en") and {"je", "j'"} & set(s.lowers(0, i))
        ):
            continue  # j’ai lu le registre et y ai trouvé son nom
        if {"je", "j'", "moi"} & set(s.lowers(max(0, i - 4), i)) or s.lower(i + 1).startswith("-"):
            continue
        target = s.at(skip_adverbs(s, i + 1))
        state = target.form.qualifiers or target.role in (",", "P", "D", ".")
        third = s.lower(i - 1) in ("il", "elle", "on", "c'", "qui", "y", "ça", "ce") or s.role(i - 1) in (
            "N",
            "M",
            "A",
            "Q",
        )
        if third and state:
            yield on(s.at(i), "C’est le verbe « être » : on peut dire « était ».", "est", "ait")


def est_as_ai(s: Sentence) -> Iterator[Hit]:
    """`J’est perdu mon chien`, `je les est entendus`: the subject is « je »."""
    for i in s.places(_EST):
        earlier = s.lowers(max(0, i - 3), i)
        if s.lower(i - 1) in ("j'",) or (earlier and "je" in earlier and s.role(i - 1) in ("O", "S", "X")):
            target = s.at(skip_adverbs(s, i + 1))
            if target.form.participles or target.role in ("D", "N", "#"):
                yield on(s.at(i), "Avec « je », c’est le verbe « avoir » : « ai ».", "ai")


_A = forms("a")


def a_before_pronoun(s: Sentence) -> Iterator[Hit]:
    """`veiller a celle de leurs enfants`, `ferme a 23 h`, `accessible a tous`: the preposition."""
    for i in s.places(_A):
        if s.at(i).text != "a" or s.lower(i - 1) in (
            "il",
            "elle",
            "on",
            "qui",
            "y",
            "n'",
            "l'",
            "en",
            "ça",
            "m'",
            "t'",
        ):
            continue
        following = s.lower(i + 1)
        hour = s.role(i + 1) == "#" and (s.lower(i + 2) in ("h", "heures") or following.endswith("h"))
        clock = hour and s.lower(i - 1) not in ("journée", "jour", "semaine", "nuit", "et")
        whom = following in ("celle", "celui", "ceux", "celles", "eux", "moi", "toi", "vous", "lui") and (
            s.role(i - 1) in ("Y", "A", "Q", "C")
        )
        everybody = following in ("tous", "toutes", "chacun", "chacune") and s.role(i - 1) in (
            "A",
            "Q",
            "Y",
            "V",
            "W",
        )
        invited = s.lower(i - 1) in ("-vous", "-le", "-la", "-les", "-nous", "rendez-vous") and s.role(
            i + 1
        ) in ("D", "#", "M")
        if (
            invited
            or (clock and not opens_clause(s, i))
            or whom
            or (everybody and not s.at(i + 2).form.participles)
        ):
            yield on(s.at(i), "C’est la préposition « à », qu’on ne peut remplacer par « avait ».", "à")


RULES = (
    GrammarRule(
        "homophone.eux",
        eu_for_eux,
        "« Eux » est un pronom; « eu » vient d’avoir.",
        bad=(
            ("Les bocaux vont eu aussi au bac.", "Les bocaux vont eux aussi au bac."),
            ("La plupart d’entre eu sont partis.", "La plupart d’entre eux sont partis."),
            ("Ce sont eu qui décident.", "Ce sont eux qui décident."),
        ),
        good=("La fête a eu lieu.", "Ayant eu peur, il est parti.", "A-t-il eu, lui, sa lettre?", "Les gens ont tous eu leur bac."),
        words=_EU,
    ),
    GrammarRule(
        "homophone.eu",
        eux_for_eu,
        "« Eu » vient d’avoir; « eux » est un pronom.",
        bad=(
            ("La fête a eux lieu hier.", "La fête a eu lieu hier."),
            ("Ils ont eux droit à un rabais.", "Ils ont eu droit à un rabais."),
        ),
        good=("Ils ont, eux, payé.", "Chez eux, la rue est libre.", "Ils ont eux aussi payé.", "On a eu lieu d’être fiers."),
        words=_EUX,
    ),
    GrammarRule(
        "homophone.ont_verbe",
        on_as_verb,
        "« Ont » est le verbe avoir; « on » est un pronom.",
        bad=(
            ("Les enfants on hâte à la fête.", "Les enfants ont hâte à la fête."),
            ("Vos citrouilles on fait leur temps?", "Vos citrouilles ont fait leur temps?"),
        ),
        good=("Ces jours-ci on dort peu.", "Tous les matins on marche.", "Les bacs, on les vide."),
        words=_ON,
    ),
    GrammarRule(
        "homophone.on_pronom",
        ont_as_pronoun,
        "« On » est un pronom; « ont » est le verbe avoir.",
        bad=(
            ("Ont éteint les lumières ce soir.", "On éteint les lumières ce soir."),
            ("On ralentit et ont salue les élèves.", "On ralentit et on salue les élèves."),
        ),
        good=("Ils ont lu et ont ri.", "Ont voté pour : trois élus.", "Les gens qu’ont vus les élus.", "Ont-ils fini?"),
        words=_ONT,
    ),
    GrammarRule(
        "homophone.est_ai",
        ai_as_est,
        "« Ai » ne s’emploie qu’avec « je ».",
        bad=(
            ("L’exécution des travaux ai surveillée.", "L’exécution des travaux est surveillée."),
            ("Ça y ai, il neige!", "Ça y est, il neige!"),
        ),
        good=("J’ai fini.", "Je les ai vus.", "Je ne l’ai pas.", "C’est moi qui l’ai peint.", "Qu’ai-je fait?"),
        words=_AI,
    ),
    GrammarRule(
        "homophone.ai",
        est_as_ai,
        "« Ai » s’emploie avec « je ».",
        bad=(("J’est perdu mon chien.", "J’ai perdu mon chien."), ("Je les est entendus.", "Je les ai entendus.")),
        good=("Il est tard.", "Je crois qu’elle est là.", "Ce que je veux est simple."),
        words=_EST,
    ),
    GrammarRule(
        "homophone.a_tous",
        a_before_pronoun,
        "« À » est une préposition; « a » est le verbe avoir.",
        bad=(
            ("Veillez à votre sécurité et a celle des enfants.", "Veillez à votre sécurité et à celle des enfants."),
            ("La halte ferme a 23 h.", "La halte ferme à 23 h."),
            ("Le parc est accessible a tous.", "Le parc est accessible à tous."),
        ),
        good=("La journée a 24 h.", "Le club a tous les âges.", "Le maire a celui de l’an dernier.", "Elle a 23 h de retard."),
        words=_A,
    ),
)  # fmt: skip
