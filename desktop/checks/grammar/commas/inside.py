"""Commas inside a clause: none between subject and verb, two around an apposition, one after a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.grammar.commas.clauses import comma_after
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit
from desktop.checks.grammar.verbs.participles import past_in_aside
from desktop.checks.reading.clauses import relative_end, verb_after
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.telling import tells_before_subject
from desktop.checks.reading.words import forms
from desktop.editorial.findings import Category

_MOMENTS = forms(
    "matin soir jour semaine mois année lendemain veille fois nuit été hiver printemps automne week-end"
)
_SAYING = (
    r"(?:a|ont|avait) (?:déclaré|affirmé|ajouté|précisé|expliqué|souligné|rappelé|mentionné|indiqué|dit|conclu|lancé|confié)"
    r"|(?:déclare|affirme|ajoute|précise|explique|souligne|rappelle|mentionne|indique|dit|conclut|lance|confie|raconte)(?:nt)?"
)
_AFTER_QUOTE = re.compile(rf"(?P<x>[\"»”]) (?:{_SAYING}) (?:le|la|les|l'|M\.|Mme|[A-ZÉ]|-t-|notre|une?)")


def after_quotation(s: Sentence) -> Iterator[Hit]:
    """`« Nous sommes prêts » a déclaré le chef`: the saying is set apart."""
    for match in _AFTER_QUOTE.finditer(s.document.folded, s.span.start, s.span.end):
        start, end = match.span("x")
        quoted = s.document.folded[s.span.start : start].strip()
        if (
            quoted[:1] in ("«", '"', "“")
            and quoted.count(" ") > 2
            and quoted[-1:] not in ("?", "!", "…", ",")
        ):
            yield Hit(start, end, "Une virgule suit la citation.", (f"{s.document.text[start:end]},",))


def between_subject_and_verb(s: Sentence) -> Iterator[Hit]:
    """`Les citoyens du secteur, doivent bouillir l’eau`: one comma alone never parts them."""
    commas = [k for k, word in enumerate(s.words) if word.role == ","]
    if not commas or s.role(0) not in ("D", "M"):
        return
    comma = commas[0]
    phrase = noun_phrase(s, 0)
    if (
        phrase is None
        or complements(s, phrase.end) != comma
        or s.role(comma - 1) not in ("N", "A", "Q", "M", "#")
    ):
        return
    verb = verb_after(s, comma + 1) if s.lower(comma + 1) not in ("s'", "c'") else None
    if (
        verb is None
        or (s.at(verb).form.nominal and s.lower(verb) not in ("a", "est"))
        or not phrase.who
        or phrase.who not in s.at(verb).form.persons
    ):
        return
    if s.at(comma - 1).form.finite and s.role(verb + 1) in (",", "C"):
        return  # Le sentier monte, descend, tourne
    if tells_before_subject(s, verb) or _governs(s, comma):
        return  # La bêtise, a dit l’enquêteur, coûte cher; Elle donne lecture de l’avis, constate le quorum
    if past_in_aside(s, verb):
        return  # Le salaire, établit selon la convention, varie: a participle was meant
    if s.lower(phrase.head) in _MOMENTS or s.lower(verb + 1).startswith("-"):
        return
    word = s.at(comma - 1)
    yield Hit(word.start, s.at(comma).end, "Aucune virgule entre le sujet et son verbe.", (word.text,))


def _governs(s: Sentence, comma: int) -> bool:
    """Whether a word before the comma, read as a noun, may be the verb of the sentence, with its object."""
    return any(
        s.at(k).form.persons & {"3s", "3p"}
        and s.role(k - 1) in ("N", "M", "A")
        and s.role(k + 1) in ("D", "N", "#")
        for k in range(1, comma)
    )


def after_apposition(s: Sentence) -> Iterator[Hit]:
    """`La patinoire, située derrière l’école ouvre vendredi`: the comma that closes what another opened."""
    commas = [k for k, word in enumerate(s.words) if word.role == ","]
    if not commas or s.role(0) not in ("D", "M"):
        return
    comma, phrase = commas[0], noun_phrase(s, 0)
    opened = s.role(comma + 1) in ("Q", "A", "P", "R") or bool(s.at(comma + 1).form.participles)
    if phrase is None or complements(s, phrase.end) != comma or not opened:
        return
    if s.role(comma + 1) == "P" and s.lower(comma + 1) in s.lowers(phrase.start, comma):
        return  # en fil barbelé, en fibre de verre ou en tôle
    if s.role(comma + 1) == "R":
        end = relative_end(s, comma + 1)
    else:
        end = complements(s, comma + (1 if s.role(comma + 1) == "P" else 2))
    verb = verb_after(s, end)
    if verb is None or not phrase.who or phrase.who not in s.at(verb).form.persons or end < comma + 3:
        return
    if not s.at(verb).form.nominal or s.lower(verb) in ("a", "est", "ouvre", "ferme"):
        yield comma_after(s, end - 1, "Une virgule ferme l’apposition que la première a ouverte.")


def before_que(s: Sentence) -> Iterator[Hit]:
    """`Nous vous informons, que la piscine ferme`: no comma before the clause that the verb governs."""
    for i in s.places(_QUE):
        if s.lower(i - 1) != "," or s.lowers(0, i).count(",") != 1:
            continue
        governing = s.at(i - 2)
        if any(s.role(k) in ("K", "L") for k in range(i - 1)):
            continue
        if governing.role not in ("V", "Y") or not governing.form.lemmas() & _GOVERNING:
            continue
        yield Hit(
            governing.start,
            s.at(i - 1).end,
            "Aucune virgule devant la subordonnée complément.",
            (governing.text,),
        )


_QUE = forms("que qu'")
_GOVERNING = forms(
    "informer noter aviser rappeler savoir dire annoncer croire penser espérer souhaiter vouloir demander indiquer préciser"
    " confirmer retenir assurer falloir mentionner souligner comprendre"
)


def in_enumeration(s: Sentence) -> Iterator[Hit]:
    """`Apportez bottes mitaines et tuque`, `votre lunch votre maillot et votre crème`: the members of a list."""
    for i in s.places(_AND):
        if (member := _same_determiner(s, i)) is not None:
            yield comma_after(s, member, "Une virgule sépare les membres d’une énumération.")
            continue
        first, second = s.at(i - 2), s.at(i - 1)
        if first.role != "N" or second.role not in ("N", "A") or s.role(i + 1) not in ("N", "A"):
            continue
        if second.lower.endswith(("teurs", "trices")):
            continue  # les clubs, comités organisateurs et équipes
        if (
            not _bare_plural(s, i - 2)
            or not _bare_plural(s, i - 1)
            or s.role(i - 3) not in ("V", "Y", ",", ".")
        ):
            continue
        yield comma_after(s, i - 2, "Une virgule sépare les membres d’une énumération.")


def _same_determiner(s: Sentence, i: int) -> int | None:
    """The end of the member before the one that `et`, at `i`, follows, when both begin with the same word."""
    start = i - 1
    while start > 0 and s.role(start) in ("N", "A", "Q"):
        start -= 1
    before = start - 1
    if (
        s.role(start) != "D"
        or s.role(i + 1) != "D"
        or (s.lower(i + 1) != s.lower(start) and s.lower(start) not in _POSSESSIVES)
        or s.role(before) != "N"
        or s.role(before - 1) != "D"
    ):
        return None
    if {s.lower(before - 1), s.lower(start), s.lower(i + 1)} <= _POSSESSIVES:
        return before
    return (
        before if s.lower(before - 1) == s.lower(start) and s.lower(start) not in ("le", "la", "l'") else None
    )


_POSSESSIVES = forms("votre vos ton ta tes notre nos mon ma mes son sa ses")


_AND = forms("et ou")


def _bare_plural(s: Sentence, i: int) -> bool:
    form = s.at(i).form
    return {number for _, number in form.nouns} == {"p"} and not form.qualifiers


RULES = (
    GrammarRule(
        "virgule.citation",
        after_quotation,
        "La citation est séparée par une virgule du verbe qui l’attribue.",
        bad=(
            ("« Nous sommes prêts » a déclaré le chef.", "« Nous sommes prêts », a déclaré le chef."),
            ("« On y sera » affirme Mme Roy.", "« On y sera », affirme Mme Roy."),
            ("« Le lac est gelé » précise la Ville.", "« Le lac est gelé », précise la Ville."),
            ("« C’est une fierté » souligne le maire.", "« C’est une fierté », souligne le maire."),
            ("« Il reste dix places » rappelle l’animatrice.", "« Il reste dix places », rappelle l’animatrice."),
        ),
        good=(
            "« Nous sommes prêts », a déclaré le chef.",
            "Le livre « Neige » raconte la vie d’ici.",
            "« Vraiment? » dit le maire.",
            "Le volet « Parcs » a été bonifié.",
            "La mention « Urgent » est affichée.",
        ),
        category=Category.TYPOGRAPHY,
    ),
    GrammarRule(
        "virgule.sujet_verbe",
        between_subject_and_verb,
        "On ne sépare pas le sujet de son verbe par une virgule (OQLF, Vitrine linguistique).",
        bad=(
            ("Les citoyens du secteur, doivent bouillir l’eau.", "Les citoyens du secteur doivent bouillir l’eau."),
            ("La mairesse, a remercié les bénévoles.", "La mairesse a remercié les bénévoles."),
            ("Les heures de la piscine, sont affichées.", "Les heures de la piscine sont affichées."),
            ("Le comité de loisirs, recrute des arbitres.", "Le comité de loisirs recrute des arbitres."),
            ("Les bacs bruns, seront livrés en mai.", "Les bacs bruns seront livrés en mai."),
        ),
        good=("La mer, disait mon père, est loin.",
            "La mairesse, Mme Roy, a parlé.",
            "Le lendemain, est arrivée la neige.",
            "Les enfants, venez jouer!",
            "Le maire, qui préside, a voté.",
            "La rue, a-t-on dit, ferme.",
            "La jument, répondit la veuve, n’est pas à vendre.",
        ),
        category=Category.TYPOGRAPHY,
        roles=",",
    ),
    GrammarRule(
        "virgule.apposition",
        after_apposition,
        "L’apposition est isolée par deux virgules (OQLF, Vitrine linguistique).",
        bad=(
            ("La patinoire, située derrière l’école ouvre vendredi.", "La patinoire, située derrière l’école, ouvre vendredi."),
            ("Le conseil, lors de sa séance de mai a voté.", "Le conseil, lors de sa séance de mai, a voté."),
            ("L’abri, qui a été vandalisé hier sera réparé.", "L’abri, qui a été vandalisé hier, sera réparé."),
            ("Le pont, construit en 1954 sera refait.", "Le pont, construit en 1954, sera refait."),
            ("Les bénévoles, formés par la Ville sont prêts.", "Les bénévoles, formés par la Ville, sont prêts."),
            ("Le lac, gelé depuis lundi est ouvert.", "Le lac, gelé depuis lundi, est ouvert."),
            ("La rue, barrée à la circulation rouvrira jeudi.", "La rue, barrée à la circulation, rouvrira jeudi."),
        ),
        good=(
            "La patinoire, située derrière l’école, ouvre vendredi.",
            "Le pont, usé, sera refait.",
            "Les enfants, prêts à tout, jouent.",
            "La rue, barrée, rouvrira.",
            "Le maire, élu en 2021, préside.",
            "Les clôtures en fil barbelé, en fibre de verre ou en tôle sont interdites.",
        ),
        category=Category.TYPOGRAPHY,
        roles=",",
    ),
    GrammarRule(
        "virgule.que",
        before_que,
        "La subordonnée complément d’un verbe n’en est pas séparée par une virgule.",
        bad=(
            ("Nous vous informons, que la piscine ferme.", "Nous vous informons que la piscine ferme."),
            ("Veuillez noter, que le bureau ferme.", "Veuillez noter que le bureau ferme."),
            ("On rappelle, que le lac est gelé.", "On rappelle que le lac est gelé."),
            ("Il faut, que chacun s’inscrive.", "Il faut que chacun s’inscrive."),
            ("Le maire souhaite, que tous votent.", "Le maire souhaite que tous votent."),
        ),
        good=(
            "Notez, svp, que le bureau ferme.",
            "Le plan, que vous connaissez, est prêt.",
            "Il pense, dit-il, que oui.",
            "Quoi que vous en pensiez, que le plan soit prêt ou non.",
            "Nous croyons que tout va.",
        ),
        category=Category.TYPOGRAPHY,
        words=forms("que qu"),
        roles=",",
    ),
    GrammarRule(
        "virgule.enumeration",
        in_enumeration,
        "Les membres d’une énumération sont séparés par des virgules.",
        bad=(
            ("Apportez bottes mitaines et tuques.", "Apportez bottes, mitaines et tuques."),
            ("On vend légumes bouquets et fruits.", "On vend légumes, bouquets et fruits."),
            ("Prévoyez collations bottes et souliers.", "Prévoyez collations, bottes et souliers."),
            ("Recyclez boîtes journaux et bouteilles.", "Recyclez boîtes, journaux et bouteilles."),
            ("Apportez votre lunch votre maillot et votre tuque.", "Apportez votre lunch, votre maillot et votre tuque."),
            ("Fournir chaises tables et nappes.", "Fournir chaises, tables et nappes."),
        ),
        good=(
            "Apportez bottes et tuques.",
            "Les travaux publics et parcs.",
            "Les élèves finissants et parents.",
            "Apportez bottes, mitaines et tuques.",
            "Des jeux gonflables et ateliers.",
        ),
        category=Category.TYPOGRAPHY,
        words=_AND,
    ),
)  # fmt: skip
