"""tout, tous and toutes, peu and peut, quelque and quelques: how much and how many."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import (
    DETERMINERS,
    SURE_VERBS,
    bare_noun,
    has_subject,
    no_verb_before,
    only_plural,
    only_singular,
    opens_clause,
    skip_adverbs,
)
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_TOUS = forms("tous")
_TOUT = forms("tout")
_TOUTE = forms("toute toutes")


def tous_for_tout(s: Sentence) -> Iterator[Hit]:
    """`sur tous terrain`, `là que tous a commencé`, `tous savoir`: one thing, or an adverb."""
    for i in s.places(_TOUS):
        following = s.at(i + 1)
        pairs = bare_noun(s, i + 1) if s.lower(i + 1) not in DETERMINERS else frozenset()
        third = following.form.persons
        verb = (
            (following.form.only_verb or following.lower in SURE_VERBS)
            and "3s" in third
            and "3p" not in third
        )
        subject = verb and s.role(i - 1) in ("", ".", "K", "L", ",", "U") and not following.form.infinitives
        masculine = pairs and all(g == "m" for g, _ in pairs) and only_singular(pairs)
        if subject or (
            masculine
            and not following.capital
            and s.role(i - 1) in ("P", "F", "", ".", "C", ",", "Y", "V")
            and not s.at(i - 1).form.lemmas(participle=False) & {"être", "avoir", "devenir", "rester"}
        ):
            yield on(s.at(i), "Au singulier : « tout ».", "tout")
        feminine = pairs and all(pair == ("f", "s") for pair in pairs) and not following.capital
        if feminine and s.role(i - 1) in ("P", "F", "", ".", ","):
            yield on(s.at(i), "Au féminin singulier : « toute ».", "toute")


_OPEN_TO = forms("ouvert offert accessibl gratuit destiné adapté souhaité adressé")


def tout_for_tous(s: Sentence) -> Iterator[Hit]:
    """`merci à tout pour`, `nous avons tout hâte`, `ils ont tout aidé`, `tout deux`: several people."""
    for i in s.places(_TOUT):
        before, following = s.lower(i - 1), s.at(i + 1)
        greeting = s.lower(i - 2) in (
            "merci",
            "bravo",
            "bonjour",
            "félicitations",
            "bienvenue",
            "chapeau",
            "toutes",
        )
        thanked = before == "à" and greeting and (following.role in ("P", ".", ",", "C", "L", "F"))
        open_to = before == "à" and s.lower(i - 2).rstrip("es") in _OPEN_TO and following.role in (".", ",")
        wished = before == "à" and following.lower in (".", "!") and i >= 3 and _greets(s, i)
        named = (
            before in ("à", "pour", "chez")
            and following.lower in (",", ":")
            and s.lower(i + 3) in ("et", "comme", "ou")
            and {n for _, n in s.at(i + 2).form.nouns | s.at(i + 2).form.adjectives} == {"p"}
        )
        for_people = before == "pour" and following.lower in (".", "!") and s.lower(i - 2) in _FOR_PEOPLE
        open_to = open_to or wished or named or for_people or _whole_group(s, i)
        plural = before in ("sommes", "êtes", "sont", "étaient", "serons", "serez", "seront")
        there = plural and following.lower in ("là", "ensemble")
        people = plural and {n for _, n in following.form.qualifiers} == {"p"} and _of_people(s, i)
        pair = (
            following.lower in ("deux", "trois") and s.role(i + 2) in ("V", "P", ",") and opens_clause(s, i)
        )
        if thanked or open_to or there or people or pair:
            yield on(s.at(i), "« Tous » représente plusieurs personnes ou choses.", "tous")


_FOR_PEOPLE = forms(
    "activités activité place places valent fun plaisir plaisirs gratuit gratuits gratuite accessible ouvert idéal sécuritaire"
)
_WISHES = forms(
    "bon bonne bons bonnes joyeux joyeuse joyeuses heureux heureuse belle beau merci bienvenue bonjour"
)


def _greets(s: Sentence, i: int) -> bool:
    """`Bon patin à tout!`: what opens the sentence is a wish without a verb."""
    start = next((k + 1 for k in range(i - 1, -1, -1) if s.role(k) in (".", ",")), 0)
    return s.lower(start) in _WISHES and not any(s.role(k) == "V" for k in range(start, i))


def _whole_group(s: Sentence, i: int) -> bool:
    """`Nous voulons tout garder nos rues propres`, `Tout ont été informés`: it is the subject that is repeated."""
    following = s.at(i + 1)
    plural = (following.form.only_verb and following.form.persons == {"3p"}) or following.lower in (
        "ont",
        "sont",
    )
    if plural and (i == 0 or s.role(i - 1) in (".", "L", ",")):
        return True
    subject = (
        s.role(i - 2) == "S" and s.lower(i - 2) in ("nous", "vous", "ils", "elles") and s.role(i - 1) == "V"
    )
    governed = bool(following.form.infinitives) and s.lower(i + 2) in DETERMINERS
    return subject and governed and bool(s.at(i + 3).form.nouns)


def _of_people(s: Sentence, i: int) -> bool:
    """« Nous sommes tous invités »: said of each; « tout heureux » is said of how much."""
    qualifier = s.lower(i + 1)
    return qualifier in _EACH and s.lower(i - 1) in ("sommes", "êtes", "sont", "serons", "serez", "seront")


_EACH = forms(
    "invités conviés responsables concernés égaux gratuits ouverts fermés différents admissibles complets partis présents"
    " venus arrivés morts allés revenus inscrits convoqués occupés requis obligatoires remplis pleins situés prêts reportés annulés"
)


def tous_with_feminine(s: Sentence) -> Iterator[Hit]:
    """`Les activités sont tous gratuites`, `tous ces familles`: the feminine plural."""
    for i in s.places(_TOUS | _TOUT):
        following = s.at(i + 1)
        if s.lower(i - 1) == "du":
            continue  # je ne connais pas du tout ces rues
        determined = following.lower in ("les", "ces", "nos", "vos", "ses", "leurs", "mes", "tes")
        noun = next((s.at(k).form.nouns for k in range(i + 2, i + 5) if s.role(k) == "N"), frozenset())
        if determined and noun and all(pair == ("f", "p") for pair in noun):
            head = next(k for k in range(i + 2, i + 5) if s.role(k) == "N")
            both = s.lower(head + 1) == "et" and ("m", "p") in s.at(head + 2).form.nouns
            if not both and all(s.role(k) in ("A", "#") for k in range(i + 2, head)):
                yield on(s.at(i), "« Toutes » s’accorde avec le nom féminin.", "toutes")
            continue
        target = s.at(skip_adverbs(s, i + 1)).form
        feminine = target.qualifiers and all(pair == ("f", "p") for pair in target.qualifiers)
        verb = s.at(i - 1)
        if s.lower(i) == "tous" and feminine and "être" in verb.form.lemmas() and "3p" in verb.form.persons:
            yield on(s.at(i), "« Toutes » s’accorde avec le sujet féminin.", "toutes")


def tous_of_a_feminine_subject(s: Sentence) -> Iterator[Hit]:
    """`Ces rues seront tous fermées`, `Les places ont tous été prises`: it repeats the subject."""
    for i in s.places(_TOUS):
        verb = i - 1
        if (
            s.role(verb) != "V"
            or "3p" not in s.at(verb).form.persons
            or s.role(i + 1) not in ("Q", "A", "P", "V", "N", "W")
        ):
            continue
        found = subject_at(s, _clause_start(s, verb))
        if found is None or found[1] != verb or s.lower(i + 1) in ("les", "des"):
            continue
        if (found[0].gender, found[0].number) == ("f", "p"):
            yield on(s.at(i), "« Toutes » s’accorde avec le sujet féminin.", "toutes")


def _clause_start(s: Sentence, i: int) -> int:
    while i > 0 and s.role(i - 1) not in (".", ",", "L", "K", "C"):
        i -= 1
    return i


_PEU = forms("peu")
_PEUT = forms("peut peux")
_BEFORE_LITTLE = forms(
    "à un de d' si très trop aussi depuis sous avant dans quelque sont est ont a aussitôt plutôt et pour"
)


def peu_for_peut(s: Sentence) -> Iterator[Hit]:
    """`nul ne peu entrer`, `tout citoyen de 18 ans ou plus peu devenir électeur`: the verb pouvoir."""
    for i in s.places(_PEU):
        following = s.at(i + 1)
        infinitive = bool(following.form.infinitives)  # no bare noun follows « peu »
        clitic = (
            following.lower in ("vous", "nous", "se", "s'", "y", "en", "lui") and s.at(i + 2).form.infinitives
        )
        before = s.lower(i - 1)
        subject = has_subject(s, i) or before in ("ne", "on", "se") or s.role(i - 1) in ("W", "X", "?")
        if (
            (infinitive or clitic)
            and subject
            and before not in _BEFORE_LITTLE
            and (before == "plus" or no_verb_before(s, i))
        ):
            me = before in ("je", "tu")
            yield on(
                s.at(i), "C’est le verbe « pouvoir ».", "peux" if me else "peut", *(("peut",) if me else ())
            )


def peut_for_peu(s: Sentence) -> Iterator[Hit]:
    """`il reste peut de places`, `un peut plus loin`, `à peut près`: the adverb."""
    for i in s.places(_PEUT):
        before, following = s.lower(i - 1), s.lower(i + 1)
        quantity = following in ("de", "d'") and s.lower(i + 2) not in (
            "abord",
            "ailleurs",
            "plus",
            "nouveau",
            "autant",
        )
        fixed = before in ("un", "très", "trop", "si", "quelque", "sous", "depuis") or (
            before == "à" and following == "près"
        )
        by = (before, following) == ("peut", "à") or s.lowers(i + 1, i + 3) == ("à", "peu")
        if s.role(i + 1) == "Y" or before == "l'":
            continue
        if quantity and s.role(i + 2) == "D" and _infinitive_later(s, i + 3):
            continue  # celui-ci peut de son propre chef analyser les faits
        quality = (
            s.role(i - 1) == "V"
            and following in (",", ".", "mais", "et", "pour")
            and (s.at(i - 1).form.only_verb or s.lower(i - 2) == "en")
        )
        fixed = fixed or (quality and s.role(i - 2) in ("S", "N", "M", "O"))
        if (quantity and s.role(i - 1) != "S") or fixed or by:
            yield on(s.at(i), "C’est l’adverbe « peu ».", "peu")


def _infinitive_later(s: Sentence, k: int) -> bool:
    """Whether an infinitive follows the noun group at `k`."""
    while s.role(k) in ("N", "A"):
        k += 1
    return s.role(k) == "Y"


_QUELQUE = forms("quelque")


def quelque_plural(s: Sentence) -> Iterator[Hit]:
    """`quelque places restent`, `il y a quelque jours`: several."""
    for i in s.places(_QUELQUE):
        following = s.at(i + 1)
        pairs = bare_noun(s, i + 1) or following.form.nouns
        if only_plural(pairs) and following.role != "#" and not following.form.adjectives:
            yield on(s.at(i), "« Quelques », au pluriel : plusieurs.", "quelques")


RULES = (
    GrammarRule(
        "homophone.tout",
        tous_for_tout,
        "« Tout » est au singulier; « tous », au pluriel.",
        bad=(
            ("C’est là que tous a commencé.", "C’est là que tout a commencé."),
            ("Un camion roule sur tous terrain.", "Un camion roule sur tout terrain."),
        ),
        good=("Tous savent nager.", "On les a tous vus.", "Merci à tous.", "De tous âges.", "Tous peuvent venir."),
        words=_TOUS,
    ),
    GrammarRule(
        "homophone.tous",
        tout_for_tous,
        "« Tous » représente plusieurs personnes; « tout », une chose.",
        bad=(
            ("Merci à tout pour votre patience!", "Merci à tous pour votre patience!"),
            ("Bon patin à tout!", "Bon patin à tous!"),
            ("La piste convient à tout, petits et grands.", "La piste convient à tous, petits et grands."),
            ("Nous voulons tout garder nos rues propres.", "Nous voulons tous garder nos rues propres."),
            ("Tout ont été informés.", "Tous ont été informés."),
            ("La fête est ouverte à tout.", "La fête est ouverte à tous."),
            ("Ces parcs sont tout fermés.", "Ces parcs sont tous fermés."),
        ),
        good=("Il est prêt à tout changement.", "Ils sont tout surpris.", "Merci pour tout.", "Tout est prêt."),
        words=_TOUT,
    ),
    GrammarRule(
        "homophone.toutes",
        tous_with_feminine,
        "« Toutes » s’accorde au féminin pluriel.",
        bad=(
            ("Les activités sont tous gratuites.", "Les activités sont toutes gratuites."),
            ("Tous ces familles sont là.", "Toutes ces familles sont là."),
            ("Tous les belles plages ouvrent.", "Toutes les belles plages ouvrent."),
        ),
        good=("Tous les jours.", "Elles sont toutes là.", "Tous les membres sont élus.", "Tout ça."),
        words=_TOUS | _TOUT,
    ),
    GrammarRule(
        "homophone.toutes_sujet",
        tous_of_a_feminine_subject,
        "« Toutes » reprend un sujet féminin.",
        bad=(("Ces rues ont tous été refaites.", "Ces rues ont toutes été refaites."),),
        good=("Les parcs ont tous été refaits.", "Ces rues ont toutes été refaites.", "Les élèves sont tous partis."),
        words=_TOUS,
    ),
    GrammarRule(
        "homophone.pouvoir",
        peu_for_peut,
        "« Peut » est le verbe pouvoir; « peu » marque la quantité.",
        bad=(
            ("Nul ne peu entrer sans billet.", "Nul ne peut entrer sans billet."),
            ("Tout citoyen de 18 ans ou plus peu devenir électeur.", "Tout citoyen de 18 ans ou plus peut devenir électeur."),
            ("Chacun peu se servir.", "Chacun peut se servir."),
        ),
        good=("Il reste peu à faire.", "Un peu marcher aide.", "On a peu dormi.", "Peu être vu."),
        words=_PEU,
    ),
    GrammarRule(
        "homophone.peu",
        peut_for_peu,
        "« Peu » marque la quantité; « peut » est le verbe pouvoir.",
        bad=(
            ("Il reste peut de places.", "Il reste peu de places."),
            ("C’est un peut plus loin.", "C’est un peu plus loin."),
            ("Il y a à peut près dix bancs.", "Il y a à peu près dix bancs."),
        ),
        good=("On peut d’abord payer.", "Elle peut venir.", "Il le peut.", "Si peut-être il vient."),
        words=_PEUT,
    ),
    GrammarRule(
        "homophone.quelques",
        quelque_plural,
        "« Quelques » : plusieurs; « quelque » : environ, ou un certain.",
        bad=(("Il reste quelque places.", "Il reste quelques places."), ("Dans quelque jours, on ferme.", "Dans quelques jours, on ferme.")),
        good=("Il y a quelque 300 abonnés.", "Quelque temps après.", "Quelque part.", "Quelque grands qu’ils soient."),
        words=_QUELQUE,
    ),
)  # fmt: skip
