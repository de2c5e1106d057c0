"""The comma after what opens a sentence: a subordinate clause, a complement, a moment, an order."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.commas.clauses import comma_after, object_of
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit
from desktop.checks.reading.clauses import subject_at, verb_after
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms
from desktop.editorial.findings import Category

_OPENING = forms(
    "si s' quand lorsque lorsqu' puisque puisqu' comme dès pendant bien depuis même tant une aussitôt avant afin étant vu maintenant attendu"
)
_LONG = forms(
    "avec chez entre sous sur parmi contrairement pour avant après en à afin pendant durant selon sans depuis dans dès suite malgré grâce par lors au aux jusqu' outre"
    " conformément compte étant"
)
_WHICH = forms("quel quelle quels quelles")
_CLITICS = forms("il elle nous vous on ils elles je j' tu")


def after_opening_clause(s: Sentence) -> Iterator[Hit]:
    """`Quand la sirène retentit vous devez évacuer`, `Si le bac est plein il faut attendre`."""
    linked = (
        s.lower(0) in ("étant", "vu", "maintenant", "attendu")
        or s.role(0) in ("L", "P", "K")
        or s.role(1) in ("K", "L")
        or s.lowers(0, 2) == ("une", "fois")
    )
    if s.lower(0) not in _OPENING or not linked:
        return
    begin = (
        2
        if s.lowers(0, 2) in (("même", "si"), ("même", "s'"))
        else 1
        if s.role(0) == "L"
        else next((k + 1 for k in range(1, 4) if s.role(k) == "K"), 0)
    )
    found = subject_at(s, begin) if begin else None
    if found is None:
        return
    for i in range(found[1] + 1, min(len(s.words), found[1] + 16)):
        if s.role(i) in (".", ",", "K", "R", "U", "L", "C") or s.role(i) == "V":
            return
        if _main_clause(s, i, found[1]):
            yield comma_after(s, i - 1, "Une virgule sépare la subordonnée de tête du reste de la phrase.")
            return


def _main_clause(s: Sentence, i: int, verb: int) -> bool:
    """Whether the main clause begins at `i`, after the verb of the first."""
    person = {"vous": "2p", "nous": "1p"}.get(s.lower(i), "")
    if s.lower(i) in _CLITICS and (s.role(i) == "S" or person in s.at(i + 1).form.persons):
        fresh = i > verb + 1 or not s.at(verb).form.only_verb or s.lower(i) in ("vous", "il", "nous", "on")
        return (
            fresh
            and s.role(i - 1) in ("N", "A", "Q", "Y", "M", "W", "V", "#", "T")
            and verb_after(s, i + 1) is not None
        )
    if s.lower(i) in _WHICH:
        return False  # si vous ne savez pas quelle porte choisir
    told = i == verb + 1 and s.role(verb - 1) == "O" and s.lower(verb - 1) in ("le", "l'")
    told = told or (i > verb + 1 and s.lower(i - 1) in _TIME_NOUNS)
    denied = s.lower(i - 1) in ("pas", "plus", "jamais", "que")
    if s.role(i) == "D" and (
        told or (s.role(i - 1) in ("A", "Q", "W", "M", "#") and i > verb + 1 and not denied)
    ):
        started = subject_at(s, i)
        return started is not None and not object_of(s, i - 1)
    return False


def after_opening_complement(s: Sentence) -> Iterator[Hit]:
    """`Pour la sécurité de tous nous demandons…`, `Après la fonte des neiges il est utile de…`."""
    if s.lower(0) not in _LONG or s.role(0) not in ("P", "F", "V", "N", "G"):
        return
    if "," in s.lowers(0, 3) or s.lower(1) in ("aucun", "aucune"):
        return  # En aucun cas elle ne peut
    for i in range(3, min(len(s.words), 16)):
        if s.role(i) in (".", ",", "V", "K", "R", "U", "L", "C", "G"):
            return
        if s.lowers(i, i + 3) == ("il", "y", "a") and s.role(i + 3) in ("#", "D"):
            return  # Selon la liste publiée il y a dix jours, soixante
        person = {"vous": "2p", "nous": "1p"}.get(s.lower(i), "")
        subject = s.role(i) == "S" or person in s.at(i + 1).form.persons
        clitic = (
            s.lower(i) in _CLITICS and subject and s.role(i - 1) in ("N", "A", "Q", "M", "#", "T", "Y", "G")
        )
        if clitic and s.at(i).capital:
            return  # Sur le thème Vous avez changé
        if clitic and s.lower(i - 1) not in ("et", "entre") and verb_after(s, i + 1) is not None:
            yield comma_after(s, i - 1, "Une virgule suit le complément placé en tête.")
            return
        several = s.lower(i) == "des" and i > 4 and _several(s, i)
        if several or (
            s.role(i) == "D" and s.role(i - 1) in ("N", "A", "Q", "M", "#", "Y") and _fresh_subject(s, i)
        ):
            yield comma_after(s, i - 1, "Une virgule suit le complément placé en tête.")
            return


def _several(s: Sentence, i: int) -> bool:
    """`Au cours des prochaines semaines des équipes inspecteront`: a plural subject with its plural verb."""
    found = (
        subject_at(s, i)
        if s.role(i - 1) in ("N", "A") and s.lower(i - 1) in _MOMENTS | _PLURAL_MOMENTS
        else None
    )
    return found is not None and s.at(found[1]).form.only_verb and "3s" not in s.at(found[1]).form.persons


_PLURAL_MOMENTS = forms(
    "semaines jours années heures saisons minutes soirs nuits mois prochains prochaines derniers dernières"
)
_MOMENTS = forms(
    "matin soir jour semaine mois année lendemain veille fois nuit été hiver printemps automne week-end"
)


_TIME_NOUNS = forms(
    "lundi mardi mercredi jeudi vendredi samedi dimanche matin soir semaine mois année été hiver automne printemps an"
)
_MONTHS = forms("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")


def after_opening_moment(s: Sentence) -> Iterator[Hit]:
    """`Samedi dernier plus de 300 personnes ont dansé`, `Le 24 juin nous célébrerons`: a moment at the head."""
    i = 1 if s.lower(0) in ("le", "l'", "cet", "cette", "ce", "la") else 0
    start = i
    if s.lower(i) in _TIME_NOUNS:
        i += 1
    if s.role(i) == "#":
        i += 1
        if s.lower(i) not in _MONTHS:
            return
        i += 1 + (s.role(i + 1) == "#")
    if s.lower(i) in ("prochain", "prochaine", "dernier", "dernière", "passé", "passée"):
        i += 1
    if (i - start < 2 and i < 3) or s.role(i) in (",", ".", "V", "P", "F", ""):
        return
    if (s.lower(i) in _CLITICS and verb_after(s, i + 1) is not None) or (
        (s.role(i) == "D" or s.lower(i) in ("plus", "moins")) and _fresh_subject(s, i)
    ):
        yield comma_after(s, i - 1, "Une virgule suit le moment placé en tête.")


_CONCEDING = forms("quel quelle quels quelles")


def after_concession(s: Sentence) -> Iterator[Hit]:
    """`Quel que soit votre âge vous êtes les bienvenus`: the concession that opens the sentence is set apart."""
    if s.lower(0) not in _CONCEDING or s.lower(1) not in ("que", "qu'") or s.role(3) != "D":
        return
    for i in range(5, min(len(s.words), 14)):
        if s.role(i) in (",", ".", "K", "R", "U", "V"):
            return
        if s.role(i - 1) not in ("N", "A", "Q", "M"):
            continue
        own = s.lower(i) in _CLITICS and verb_after(s, i + 1) is not None
        if own or (s.role(i) == "D" and subject_at(s, i) is not None):
            yield comma_after(s, i - 1, "Une virgule suit la concession placée en tête.")
            return


_SAID_BEFORE = forms("mentionné convenu prévu annoncé indiqué demandé expliqué précisé discuté promis")


def after_reminder(s: Sentence) -> Iterator[Hit]:
    """`Comme mentionné les frais sont remboursables`, `Tel que convenu la séance débute`."""
    i = 1 if s.lower(0) == "comme" else 2 if s.lowers(0, 2) == ("tel", "que") else 0
    if i and s.lower(i) in _SAID_BEFORE and (s.role(i + 1) == "D" or s.lower(i + 1) in _CLITICS):
        yield comma_after(s, i, "Une virgule suit la subordonnée placée en tête.")


def after_order(s: Sentence) -> Iterator[Hit]:
    """`Dépêchez-vous les places sont limitées`, `Il pleut, mais, nous jouons`."""
    ordered = s.lower(1) in ("-vous", "-toi") and any(v.mood == "E" for v in s.at(0).form.verbs)
    if ordered and s.role(2) == "D" and "quel" not in s.lower(2) and s.final != "?" and _fresh_subject(s, 2):
        yield comma_after(s, 1, "Une virgule sépare l’ordre de la phrase qui l’explique.")


def _fresh_subject(s: Sentence, i: int) -> bool:
    """`Étant donné la sécheresse l’arrosage est interdit`: the subject and its verb, after the complement."""
    found = subject_at(s, i)
    sure = found is not None and (
        not s.at(found[1]).form.nominal
        or s.lower(found[1]) in ("est", "a", "sera")
        or (s.role(0) != "F" and s.lower(found[1]) in ("offre", "ferme", "invite", "demande", "organise"))
    )
    if found is None or not sure or s.lower(found[1] + 1).startswith("-"):
        return False  # À quel moment les comptes sont-ils envoyés?
    moments = _MOMENTS | {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}
    return not moments & set(s.lowers(found[0].start, found[0].end)) and s.role(i + 1) != "#"


RULES = (
    GrammarRule(
        "virgule.comme_prevu",
        after_reminder,
        "La subordonnée placée en tête est suivie d’une virgule (OQLF, Vitrine linguistique).",
        bad=(
            ("Comme mentionné les frais sont remboursables.", "Comme mentionné, les frais sont remboursables."),
            ("Comme promis nous avons planté un arbre.", "Comme promis, nous avons planté un arbre."),
        ),
        good=("Comme prévu, on ferme.", "Comme convenu avec le maire, on ferme."),
        category=Category.TYPOGRAPHY,
        words=_SAID_BEFORE,
    ),
    GrammarRule(
        "virgule.concession",
        after_concession,
        "La subordonnée placée en tête est suivie d’une virgule (OQLF, Vitrine linguistique).",
        bad=(
            ("Quel que soit votre âge vous êtes les bienvenus.", "Quel que soit votre âge, vous êtes les bienvenus."),
            ("Quelle que soit la saison le sentier est ouvert.", "Quelle que soit la saison, le sentier est ouvert."),
        ),
        good=("Quel que soit votre âge, venez.", "Quelle que soit la saison du défi sportif, on marche."),
        category=Category.TYPOGRAPHY,
        words=_CONCEDING,
        roles="V",
    ),
    GrammarRule(
        "virgule.subordonnee",
        after_opening_clause,
        "La subordonnée placée en tête est suivie d’une virgule (OQLF, Vitrine linguistique).",
        bad=(
            ("Bien que le pont soit étroit les camions y passent.", "Bien que le pont soit étroit, les camions y passent."),
            ("Même si le parc est petit vous y serez bien.", "Même si le parc est petit, vous y serez bien."),
            ("Quand la sirène retentit vous devez évacuer.", "Quand la sirène retentit, vous devez évacuer."),
            ("Si le bac est plein il faut attendre.", "Si le bac est plein, il faut attendre."),
            ("Lorsque la rue est barrée nous affichons un avis.", "Lorsque la rue est barrée, nous affichons un avis."),
            ("Puisque le lac est gelé on peut patiner.", "Puisque le lac est gelé, on peut patiner."),
            ("Dès que la cloche sonne il faut sortir.", "Dès que la cloche sonne, il faut sortir."),
            ("Si vous avez des questions je peux y répondre.", "Si vous avez des questions, je peux y répondre."),
        ),
        good=(
            "Bien que le pont soit étroit, on passe.",
            "Quand la sirène retentit, vous devez évacuer.",
            "Si le conseil a adopté le règlement, il sera affiché.",
            "Quand le maire ouvre la séance, on se tait.",
            "Quand arrive la neige, on rit.",
            "Comme le dit le maire.",
            "Si vous le pouvez, aidez.",
        ),
        category=Category.TYPOGRAPHY,
        words=_OPENING | forms("s lorsqu puisqu"),
        roles="V",
    ),
    GrammarRule(
        "virgule.moment",
        after_opening_moment,
        "Le complément de temps placé en tête est suivi d’une virgule (OQLF, Vitrine linguistique).",
        bad=(
            ("L’an dernier la collecte a permis un don.", "L’an dernier, la collecte a permis un don."),
            ("Samedi dernier plus de 300 personnes ont dansé.", "Samedi dernier, plus de 300 personnes ont dansé."),
            ("Le 24 juin nous célébrerons la fête.", "Le 24 juin, nous célébrerons la fête."),
            ("L’été passé nous avons planté 200 arbres.", "L’été passé, nous avons planté 200 arbres."),
            ("Le lundi 5 mai la rue sera fermée.", "Le lundi 5 mai, la rue sera fermée."),
            ("Jeudi prochain il y aura congé.", "Jeudi prochain, il y aura congé."),
        ),
        good=(
            "Le 24 juin, nous célébrerons.",
            "Le lundi il travaille.",
            "Cette année elle dirige le chœur.",
            "Le 24 juin est férié.",
            "Samedi dernier a eu lieu la fête.",
        ),
        category=Category.TYPOGRAPHY,
        words=_TIME_NOUNS | _MONTHS,
        roles="V",
    ),
    GrammarRule(
        "virgule.ordre",
        after_order,
        "Deux propositions juxtaposées sont séparées par une virgule.",
        bad=(
            ("Dépêchez-vous les places sont limitées!", "Dépêchez-vous, les places sont limitées!"),
            ("Inscrivez-vous la date limite est le 3.", "Inscrivez-vous, la date limite est le 3."),
            ("Habillez-vous le vent sera froid.", "Habillez-vous, le vent sera froid."),
            ("Hâtez-vous la vente finit demain.", "Hâtez-vous, la vente finit demain."),
            ("Méfiez-vous la glace est mince.", "Méfiez-vous, la glace est mince."),
        ),
        good=(
            "Rappelez-vous la consigne.",
            "Procurez-vous le guide qui est au comptoir.",
            "Lavez-vous les mains.",
            "Inscrivez-vous!",
            "Savez-vous que la rue est fermée?",
        ),
        category=Category.TYPOGRAPHY,
        words=forms("vous toi nous"),
        roles="D",
    ),
    GrammarRule(
        "virgule.complement",
        after_opening_complement,
        "Le complément placé en tête est suivi d’une virgule (OQLF, Vitrine linguistique).",
        bad=(
            ("Au cours des prochaines semaines des équipes inspecteront les ponceaux.", "Au cours des prochaines semaines, des équipes inspecteront les ponceaux."),
            ("En le réparant nous avons évité une fuite.", "En le réparant, nous avons évité une fuite."),
            ("Pour la sécurité de tous nous demandons de ralentir.", "Pour la sécurité de tous, nous demandons de ralentir."),
            ("Après la fonte des neiges il faut vider la pompe.", "Après la fonte des neiges, il faut vider la pompe."),
            ("Depuis le début des travaux nous avons reçu dix appels.", "Depuis le début des travaux, nous avons reçu dix appels."),
            ("Pour vous inscrire vous devez créer un compte.", "Pour vous inscrire, vous devez créer un compte."),
            ("Afin de vous servir le bureau déménage.", "Afin de vous servir, le bureau déménage."),
            ("En raison de la chaleur nous fermons à midi.", "En raison de la chaleur, nous fermons à midi."),
            ("Dans le cadre de la fête vous pourrez danser.", "Dans le cadre de la fête, vous pourrez danser."),
        ),
        good=(
            "En cas de panne, nous appellerons.",
            "À la bibliothèque vous attendent des surprises.",
            "Pour vous inscrire, signez.",
            "Dès demain il fera beau.",
            "Pour que vous puissiez entrer, sonnez.",
        ),
        category=Category.TYPOGRAPHY,
        words=_LONG | {"jusqu"},
        roles="V",
    ),
)  # fmt: skip
