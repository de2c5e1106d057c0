"""quand, quant and qu’en, quel and qu’elle: what asks, and what only sounds like it."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import bare_noun, joined, no_verb_after, sure_verb, verb_at
from desktop.checks.reading.function_words import MONTHS
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_QU = forms("qu'")


def qu_en_for_quand(s: Sentence) -> Iterator[Hit]:
    """`qu’en même`, `qu’en la guerre éclata`, `qu’en à elle`: quand or quant."""
    for i in s.places(_QU):
        if s.lower(i + 1) != "en":
            continue
        after = s.lower(i + 2)
        if after == "même":
            yield joined(s, i, i + 1, "« Quand même » veut dire « malgré tout ».", "quand")
        elif after in ("à", "au", "aux"):
            yield joined(s, i, i + 1, "« Quant à » veut dire « pour ce qui est de ».", "quant")
        elif i == 0 and after in ("le", "la", "les", "l'") and "," in s.lowers(3, 12) and s.final != "?":
            yield joined(s, i, i + 1, "« Quand » marque le temps.", "quand")
        elif after in ("le", "la", "les", "l'", "un", "une", "votre", "vos", "nos", "notre"):
            clause = any(s.role(k) == "V" for k in range(i + 3, min(i + 9, len(s.words))))
            if clause and not s.at(i + 3).form.gerund and s.at(i + 3).form.nominal:
                yield joined(s, i, i + 1, "« Quand » marque le temps.", "quand")
        elif after in ("ils", "elles", "il", "elle", "on", "je", "tu") or (
            s.lower(i - 1) == "depuis" and s.role(i + 2) == "V" and s.lower(i + 3).startswith("-")
        ):
            yield joined(s, i, i + 1, "« Quand » marque le temps.", "quand")


_QUAND = forms("quand quant")
_IN = forms("ligne soirée semaine groupe famille cas après-midi avant-midi personne matinée")


def quand_for_qu_en(s: Sentence) -> Iterator[Hit]:
    """`ne se paie quand ligne`, `plus froid quand janvier.`: nothing is said to happen then."""
    for i in s.places(_QUAND):
        if _in_a_state(s, i):
            opens = i == 0 or s.role(i - 1) in (",", ".")
            yield on(
                s.at(i), "Aucun verbe ne suit : c’est « en ».", "en" if opens else f"qu{s.apostrophe()}en"
            )
        elif s.lower(i + 1) in _IN and s.role(i + 2) in (".", ",", "P", "F", "") and no_verb_after(s, i + 2):
            yield on(s.at(i), "Ici, « que » et « en » : « qu’en ».", f"qu{s.apostrophe()}en")
        elif (
            s.lower(i) == "quant"
            and s.lower(i + 1) not in ("à", "au", "aux")
            and s.role(i + 1) not in (".", "")
        ) or (
            s.lower(i) == "quant"
            and s.role(i + 1) in (".", "")
            and s.lower(i - 1) in ("et", "depuis", "jusqu'à")
        ):
            yield on(s.at(i), "« Quant » est toujours suivi de « à ».", "quand")


_BOUND = {
    "cas": ("de", "d'"),
    "vertu": ("de", "du", "des", "d'"),
    "raison": ("de", "du", "des", "d'"),
    "attendant": ("", ",", "la", "le", "de"),
}
_SEASONS = MONTHS | forms(
    "hiver été automne semaine soirée matinée général moyenne tout dehors fin début plus 2025 2026 2027"
)
_TELLING = forms(
    "savoir rappeler noter dire informer aviser préciser indiquer souligner mentionner retenir annoncer oublier"
)


def _in_a_state(s: Sentence, i: int) -> bool:
    """`quand cas de grand froid`, `Sachez quand hiver le stationnement est interdit`: a noun no verb could follow."""
    following = s.lower(i + 1)
    if following in _BOUND:
        return s.lower(i + 2) in _BOUND[following]
    told = s.role(i - 1) == "V" and bool(s.at(i - 1).form.lemmas(participle=False) & _TELLING)
    whole = (following not in ("tout", "plus")) or s.lower(i + 2) in ("temps", "de", "d'", "du")
    return told and whole and following in _SEASONS and s.role(i + 2) in ("D", ",", "S", "N", "F", "P")


_QUEL = forms("quel quelle quels quelles")


_HOPING = forms("espérer croire penser falloir souhaiter vouloir trouver affirmer assurer")


def quel_for_qu_elle(s: Sentence) -> Iterator[Hit]:
    """`la toile quel a peinte`, `il fallait quelle tînt`: a pronoun and its verb."""
    for i in s.places(_QUEL):
        following = s.at(i + 1)
        if s.lower(i - 1) in ("le", "la", "les", "tel", "telle", "tels", "telles"):
            continue
        plural = "s" if s.lower(i).endswith("s") else ""
        right = f"qu{s.apostrophe()}elle{plural}"
        adjective = s.at(i + 2).form
        if s.lower(i + 1) == "en" and "être" in s.at(i + 2).form.lemmas() | s.at(i + 3).form.lemmas():
            continue  # Quel en sera l’effet? Quels en ont été les effets?
        if i == 0 and s.final == "?" and s.lower(i + 2) in ("être", "avoir"):
            continue  # Quelle devrait être la durée du prêt?
        if s.lower(i + 2) == "été" and s.at(i - 1).form.lemmas() & (_ASKING | {"déterminer", "voir"}):
            continue  # déterminer quel a été le prix payé
        if "être" in following.form.lemmas(infinitive=False, participle=False):
            feminine = adjective.qualifiers and all(g == "f" for g, _ in adjective.qualifiers)
            feminine = feminine and (not adjective.nouns or s.lower(i + 3) in (",", "!"))
            if feminine and s.lower(i) in ("quel", "quelle"):
                yield on(s.at(i), "C’est « que » et le pronom « elle ».", right)
            if s.at(i - 1).form.lemmas(participle=False) & _HOPING and following.lower not in ("est", "sont"):
                yield on(s.at(i), "C’est « que » et le pronom « elle ».", right)
            continue
        if "être" in s.lowers(i + 2, i + 5) and _noun_after_being(s, i + 2):
            continue  # Voyons quelles peuvent en être les conséquences
        negative = following.lower in ("ne", "n'") and s.lower(i + 2) != "fut"
        clitic = following.lower in ("se", "s'", "y", "en", "lui", "leur") and verb_at(s, i + 1) is not None
        conjugated = sure_verb(following) and (following.lower != "ont" or plural)
        wanted = "falloir" in s.at(i - 1).form.lemmas() and "3s" in following.form.persons
        conjugated = conjugated or wanted
        if conjugated or negative or clitic:
            yield on(s.at(i), "C’est « que » et le pronom « elle ».", right)


def _noun_after_being(s: Sentence, i: int) -> bool:
    """Whether a noun phrase follows the `être` that stands just after `i`: it is the subject of the question."""
    being = i + s.lowers(i, i + 3).index("être")
    return s.role(being + 1) == "D"


def qu_elle_for_quel(s: Sentence) -> Iterator[Hit]:
    """`Qu’elle cote donnez-vous`, `dites-nous qu’elle sujet`, `qu’elles que soient`: it agrees with its noun."""
    for i in s.places(_QU):
        if s.lower(i + 1) not in ("elle", "elles"):
            continue
        if s.lower(i + 2) in ("que", "qu'") and s.lower(i + 3) in ("soit", "soient", "fût", "fussent"):
            pairs = _attribute(s, i + 4, s.lower(i + 3))
        else:
            pairs = _determined(s, i + 2) if s.role(i + 2) != "O" else frozenset()  # qu'elle la dévoile
            k = i - 1 - s.lower(i - 1).startswith("-")  # dites-nous qu'elle date vous convient
            asked = bool(s.at(k).form.lemmas() & _ASKING and _asks(s, k)) or i == 0
            told = asked and k < i - 1 and s.role(i + 3) in ("O", "V") and s.role(i + 2) == "N"
            pairs = pairs or (s.at(i + 2).form.nouns if told else frozenset())
            theirs = (
                s.lower(i + 3) in ("votre", "vos", "notre", "nos", "la", "le", "les")
                and s.lower(i + 2) in _BEING
            )
            if asked and theirs and s.lower(i + 4) not in _SUPERLATIVES:
                pairs = s.at(i + 4).form.nouns
        for gender, number in sorted(pairs)[:1]:
            right = "quel" + ("le" if gender == "f" else "") + ("s" if number == "p" else "")
            yield joined(s, i, i + 1, "Devant un nom, c’est « quel », qui s’accorde.", right)


_ASKING = forms("savoir demander dire indiquer découvrir connaître préciser vérifier")


def _asks(s: Sentence, i: int) -> bool:
    """`demandez`, `savoir`, `vérifiez`: not « elle a dit qu’elle », « on sait qu’elle »."""
    form = s.at(i).form
    return bool(form.infinitives) or "2p" in form.persons or s.lower(i).endswith("ez")


_BEING = forms("est sera était sont seront étaient")
_SUPERLATIVES = forms("plus moins meilleure meilleur première premier seule dernière pire")


def _determined(s: Sentence, i: int) -> frozenset[tuple[str, str]]:
    form = s.at(i).form
    # savez-vous qu'elle collecte a lieu demain, qu'elles rues seront fermées: the verb comes next, or is not « elle »'s
    named = bool(form.nouns) and not {"3s", "3p"} & form.persons
    if (
        s.lower(i) not in _BEING
        and form.nouns
        and (named or (sure_verb(s.at(i + 1)) and s.role(i + 1) == "V"))
    ):
        return form.nouns
    if s.lower(i) in ("ne", "n'", "se", "s'", "y", "en") or (form.finite and not bare_noun(s, i)):
        return frozenset()
    return bare_noun(s, i) if s.role(i) != "M" else frozenset()


def _attribute(s: Sentence, i: int, verb: str) -> frozenset[tuple[str, str]]:
    """What « quel que soit » agrees with: the noun after the verb."""
    number = "p" if verb in ("soient", "fussent") else "s"
    for k in range(i, i + 4):
        nouns = {(g, n) for g, n in s.at(k).form.nouns if n == number} or (
            {(g, number) for g, _ in s.at(k).form.nouns} if number == "p" else set()
        )
        if nouns and s.role(k) == "N":
            return frozenset(nouns)
    return frozenset({("m" if number == "p" else "f", number)})


RULES = (
    GrammarRule(
        "homophone.quand",
        qu_en_for_quand,
        "« Quand » marque le temps; « quant à », le sujet; « qu’en » contient deux mots.",
        bad=(
            ("Venez qu’en même!", "Venez quand même!"),
            ("Depuis qu’en offrez-vous ce service?", "Depuis quand offrez-vous ce service?"),
            ("Qu’en à la piscine, elle est fermée.", "Quant à la piscine, elle est fermée."),
            ("Qu’en la guerre éclata, tout ferma.", "Quand la guerre éclata, tout ferma."),
        ),
        good=("Qu’en pensez-vous?", "On ne l’a qu’en le demandant.", "Il n’ouvre qu’en mai.", "Ce n’est qu’en l’absence du maire."),
        words=forms("qu'en qu"),
    ),
    GrammarRule(
        "homophone.qu_en",
        quand_for_qu_en,
        "« Qu’en » contient « que » et « en ».",
        bad=(
            ("Le permis ne se paie quand ligne.", "Le permis ne se paie qu’en ligne."),
            ("Où et quant s’inscrire?", "Où et quand s’inscrire?"),
            ("Nous vous rappelons quand cas de grand froid, tout ferme.", "Nous vous rappelons qu’en cas de grand froid, tout ferme."),
            ("Sachez quand hiver, le stationnement est interdit.", "Sachez qu’en hiver, le stationnement est interdit."),
            ("Quand cas de pluie, la fête sera remise.", "En cas de pluie, la fête sera remise."),
        ),
        good=("Savez-vous quand hiver rime avec plaisir?", "Sachez quand décembre arrive.", "Quand la semaine finit, on dort.", "Depuis quand?", "Quant à lui, il reste.", "Quand personne ne vient, on ferme."),
        words=_QUAND,
    ),
    GrammarRule(
        "homophone.qu_elle",
        quel_for_qu_elle,
        "« Qu’elle » contient le pronom sujet; « quelle » accompagne un nom.",
        bad=(
            ("La toile quel a peinte est vendue.", "La toile qu’elle a peinte est vendue."),
            ("Il fallait quelle tînt tout l’hiver.", "Il fallait qu’elle tînt tout l’hiver."),
            ("Quel est belle, notre rivière!", "Qu’elle est belle, notre rivière!"),
        ),
        good=("Quel en sera le prix?", "Quelle est la date?", "Quel sera le prix?", "Quels sont vos besoins?", "Quelle belle journée!", "Quel est le prix?"),
        words=_QUEL,
    ),
    GrammarRule(
        "homophone.quel",
        qu_elle_for_quel,
        "« Quel » accompagne un nom et s’accorde avec lui; « qu’elle » contient le pronom sujet.",
        bad=(
            ("Qu’elle activité préférez-vous?", "Quelle activité préférez-vous?"),
            ("Dites-nous qu’elle sujet vous plaît.", "Dites-nous quel sujet vous plaît."),
            ("On ignore qu’elle collecte sera reportée.", "On ignore quelle collecte sera reportée."),
            ("Qu’elle que soit la saison, on marche.", "Quelle que soit la saison, on marche."),
        ),
        good=("Avant qu’elle parte.", "Plus qu’elle ne le dit.", "Je crois qu’elle marche.", "Aussi grande qu’elle."),
        words=forms("qu"),
    ),
)  # fmt: skip
