"""A small word too few or too many: « que » before a clause, « de », « tous les », « dû à » where no noun is due."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.forms.verbs import forms_by_feature
from desktop.checks.grammar.contractions import in_place_of, with_preposition
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.homophones.places import only_plural
from desktop.checks.reading.clauses import subject_at, verb_after
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms
from desktop.editorial.elision import is_elided_before

_BELIEVING = forms(
    "penser croire espérer souhaiter constater rappeler confirmer estimer prévoir supposer noter préciser"
)
_BELIEVED = frozenset(form for verb in _BELIEVING for form in forms_by_feature(verb).values())
_JUDGED = forms(
    "important nécessaire essentiel possible probable préférable souhaitable primordial regrettable certain impératif"
)
_OPENS = forms(
    "le la les l' un une cette ce cet ces votre vos notre nos leur leurs son sa ses chaque plusieurs"
)
_SELVES = {"vous": "2p", "nous": "1p"}


def missing_que(s: Sentence) -> Iterator[Hit]:
    """`Nous espérons cette activité vous plaira`, `Il est important vous gardiez le reçu`: a clause without « que »."""
    for i in s.places(_BELIEVED | _JUDGED):
        judged = s.lower(i) in _JUDGED
        if judged and (s.lower(i - 1) not in ("est", "serait", "sera") or s.lower(i - 2) not in ("il", "c'")):
            continue
        if not judged and (s.role(i) not in ("V", "Y") or not _believes(s, i)):
            continue
        if any(s.role(k) in ("K", "R", "U", "L") for k in range(i)):
            continue
        if _clause_at(s, i + 1) is None:
            continue
        following = s.at(i + 1)
        que = f"qu{s.apostrophe()}" if is_elided_before(following.lower) else "que "
        yield on(following, "Il manque « que » devant la subordonnée.", f"{que}{following.text}")


def _believes(s: Sentence, i: int) -> bool:
    """`je pense`, `nous espérons`, `Notez`: whoever believes is named just before, or the verb orders."""
    ordered = i == 0 and s.lower(i).endswith("ez")
    before = i - 1
    while s.role(before) in ("O", "X"):
        before -= 1
    return (
        ordered or s.role(before) == "S" or (s.role(i) == "Y" and s.lower(i - 1) in ("de", "à", "pour", "d'"))
    )


def _clause_at(s: Sentence, i: int) -> int | None:
    """The verb of the clause that begins at `i`, when nothing is unsure between."""
    if (person := _SELVES.get(s.lower(i))) is not None:
        verb = verb_after(s, i + 1)
        own = s.at(verb).form.persons if verb is not None else frozenset()
        return verb if own == {person} or (person in own and s.at(i + 1).role == "V") else None
    if s.lower(i) in ("il", "elle", "on", "ils", "elles"):
        return verb_after(s, i + 1)
    if s.lower(i) not in _OPENS or s.role(i) != "D":
        return None
    found = subject_at(s, i)
    if found is None or not sure_verb_at(s, found[1]):
        return None
    return None if any(s.role(k) in (",", "R", "K", "U", "L", "C") for k in range(i, found[1])) else found[1]


def sure_verb_at(s: Sentence, verb: int) -> bool:
    """Whether the word at `verb` can hardly be anything but a conjugated verb."""
    return s.at(verb).form.only_verb or s.lower(verb) in (
        "est",
        "a",
        "sera",
        "seront",
        "sont",
        "ont",
        "doit",
        "doivent",
    )


_PERIODS = forms(
    "jours mois ans matins soirs après-midi lundis mardis mercredis jeudis vendredis samedis dimanches"
)
_PEOPLE = forms(
    "citoyens citoyennes résidents résidentes enfants parents bénévoles employés élèves participants élus membres voisins"
    " propriétaires locataires aînés jeunes familles visiteurs"
)
_ALL = forms("tous toutes")


def all_without_article(s: Sentence) -> Iterator[Hit]:
    """`ouverte tous jours`, `invite tous résidents`: « tous les »."""
    for i in s.places(_ALL):
        noun = s.lower(i + 1)
        placed = (
            noun in _PERIODS
            and s.role(i - 1) not in ("D", "P", "F", "#")
            and "être" not in s.at(i - 1).form.lemmas()
        )
        placed = placed or (noun in _PEOPLE and s.role(i - 1) in ("V", "Y") and s.lower(i - 1) != "sont")
        if placed:
            yield on(s.at(i), "Il manque l’article.", f"{s.at(i).text} les")


_NEEDING = forms("besoin envie")


def bare_need(s: Sentence) -> Iterator[Hit]:
    """`Nous avons besoin bénévoles`: « besoin de »."""
    for i in s.places(_NEEDING):
        k = i - 1
        while s.role(k) == "W":
            k -= 1
        noun = s.at(i + 1)
        named = only_plural(noun.form.nouns) and not (noun.form.adverb or noun.form.preposition)
        if named and "avoir" in s.at(k).form.lemmas() and "en" not in s.lowers(max(0, k - 2), k):
            yield with_preposition(s, i + 1, "de", f"On écrit «\u00a0{s.lower(i)} de\u00a0».")


_ENACTING = forms("adopter approuver modifier abroger consulter respecter remplir signer lire")
_ENACTED = frozenset(form for verb in _ENACTING for form in forms_by_feature(verb).values())
_ACTS = forms(
    "règlement résolution budget projet plan politique entente demande rapport formulaire programme consigne"
)


def act_without_article(s: Sentence) -> Iterator[Hit]:
    """`Le conseil a adopté règlement sur les nuisances`: a noun in the singular needs its article."""
    for i in s.places(_ACTS):
        if s.lower(i - 1) not in _ENACTED or s.role(i - 1) not in ("V", "Y", "Q") or s.at(i).capital:
            continue
        if s.role(i - 1) == "Q" and "avoir" not in s.at(i - 2).form.lemmas():
            continue
        genders = {gender for gender, _ in s.at(i).form.nouns}
        article = "la " if genders == {"f"} else "le "
        if is_elided_before(s.lower(i)):
            article = f"l{s.apostrophe()}"
        yield on(s.at(i), "Il manque l’article.", f"{article}{s.at(i).text}")


_DUE = forms("dû dues due dus")
_CAUSED_BY_FORM = {"au": "du ", "aux": "des "}


def due_to(s: Sentence) -> Iterator[Hit]:
    """`Les travaux ont débuté dû à une fuite`: « dû » agrees with a noun; a cause is « en raison de »."""
    for i in s.places(_DUE):
        if (
            s.lower(i) != "dû"
            or s.lower(i + 1) not in ("à", "au", "aux")
            or s.role(i - 1) not in ("Q", "Y", "O")
        ):
            continue
        if s.at(i - 1).form.lemmas() & {"avoir", "être"} or (
            s.role(i - 1) == "Q" and not _complete(s, i - 1)
        ):
            continue
        if s.lower(i + 1) == "à":
            yield (
                in_place_of(s, i, i + 2, "en raison de", "« Dû à » se rapporte à un nom.")
                if not (is_elided_before(s.lower(i + 2)))
                else between(
                    s.at(i),
                    s.at(i + 2),
                    "« Dû à » se rapporte à un nom.",
                    f"en raison d{s.apostrophe()}{s.at(i + 2).text}",
                )
            )
        else:
            article = _CAUSED_BY_FORM[s.lower(i + 1)].strip()
            yield between(s.at(i), s.at(i + 1), "« Dû à » se rapporte à un nom.", f"en raison {article}")


def _complete(s: Sentence, i: int) -> bool:
    """Whether the participle at `i` has its auxiliary: `ont débuté`, `sera annulé`, `a été reporté`."""
    k = i - 1
    while s.role(k) == "W" or s.lower(k) == "été":
        k -= 1
    return bool(s.at(k).form.lemmas(participle=False) & {"avoir", "être"})


_THANKING = frozenset(
    form
    for verb in ("remercier", "féliciter", "inviter", "convier", "encourager", "aviser")
    for form in forms_by_feature(verb).values()
) - {"convient"}  # of « convenir »

_THANKED = _PEOPLE | forms(
    "gagnants gagnantes lauréats commanditaires partenaires organisateurs équipes pompiers"
)
_WITHOUT_A = {"aux": "les", "au": "le"}


def thanked(s: Sentence) -> Iterator[Hit]:
    """`Nous remercions à tous les bénévoles`, `Félicitons aux gagnants`: one thanks somebody."""
    for i in s.places(_THANKING):
        if s.role(i) not in ("V", "Y", "G") or s.role(i - 1) in ("D", "O"):
            continue
        link, following = s.at(i + 1), s.at(i + 2)
        said = "Ce verbe a un complément direct : on remercie, on invite quelqu’un."
        if link.lower == "à" and following.lower in ("tous", "toutes", "ceux", "celles", "chacun", "chacune"):
            yield between(link, following, said, following.text)
        elif link.lower in _WITHOUT_A and following.lower in _THANKED:
            yield on(link, said, _WITHOUT_A[link.lower])


_DOUBLED = forms("à de")


def two_prepositions(s: Sentence) -> Iterator[Hit]:
    """`invités à de déposer`: one preposition is enough before an infinitive."""
    for i in s.places(_DOUBLED):
        twice = s.lowers(i, i + 2) in (("à", "de"), ("de", "à")) and s.role(i + 2) == "Y"
        if twice and s.role(i - 1) in ("V", "Q", "Y", "A") and s.lower(i + 2) != "partir":
            yield between(s.at(i), s.at(i + 1), "Une de ces deux prépositions est de trop.", s.at(i).text)


_MERCI = forms("merci prière")


def thanks_for(s: Sentence) -> Iterator[Hit]:
    """`Merci laisser vos chiens à la maison`, `Prière se garer derrière`: « merci de »."""
    for i in s.places(_MERCI):
        if i and s.role(i - 1) not in (".", ","):
            continue
        k = i + 1
        while s.role(k) in ("O", "X") or s.lower(k) in ("pas", "vous", "nous"):
            k += 1
        if s.role(k) == "Y" and not s.at(k).form.nouns and not s.at(i + 1).capital:
            yield with_preposition(s, i + 1, "de", f"On écrit «\u00a0{s.lower(i)} de\u00a0».")


_OF_ONE = re.compile(
    r"(?<![\w'-])(?P<x>de (?P<un>une?|eux|elles?|ailleurs|où))(?= (?P<suite>[a-zà-ÿ]+))", re.IGNORECASE
)
# « de un à dix », « une pièce de un dollar »: the numeral keeps « de » whole.
_COUNTED = forms(
    "à ou et an mois jour mètre dollar dollars cent cents kilomètre million milliard kilo litre pied pouce pour"
)


def of_one(s: Sentence) -> Iterator[Hit]:
    """`à l’aide de une carte`, `il s’agit de un projet`: « d’une », « d’un »."""
    for match in _OF_ONE.finditer(s.document.folded, s.span.start, s.span.end):
        if match["suite"] in _COUNTED:
            continue
        start, end = match.span("x")
        d = "D" if s.document.text[start] == "D" else "d"
        yield Hit(start, end, "« De » s’élide devant une voyelle.", (f"{d}{s.apostrophe()}{match['un']}",))


RULES = (
    GrammarRule(
        "elision.de_un",
        of_one,
        "« De » s’élide devant « un » article et devant les pronoms qui commencent par une voyelle.",
        bad=(
            ("On vote à l’aide de une carte.", "On vote à l’aide d’une carte."),
            ("Il s’agit de un nouveau parc.", "Il s’agit d’un nouveau parc."),
            ("On a besoin de eux samedi.", "On a besoin d’eux samedi."),
        ),
        good=("Notez l’accueil de un à dix.", "Une pièce de un dollar suffit.", "Il s’agit d’un parc."),
    ),
    GrammarRule(
        "que.absent",
        missing_que,
        "La subordonnée complément est introduite par « que ».",
        bad=(
            ("Nous espérons cette activité vous plaira.", "Nous espérons que cette activité vous plaira."),
            ("Je pense vous devriez consulter le plan.", "Je pense que vous devriez consulter le plan."),
            ("Il est important vous gardiez le reçu.", "Il est important que vous gardiez le reçu."),
            ("Notez les bureaux seront fermés lundi.", "Notez que les bureaux seront fermés lundi."),
        ),
        good=(
            "Nous espérons la visite du ministre.",
            "Il est possible, nous dit-on, de payer en ligne.",
            "Notez les dates qui vous conviennent.",
            "On croit qu’il viendra.",
            "Nous prévoyons la fin des travaux.",
            "Nous vous confirmons la date.",
        ),
        words=_BELIEVED | _JUDGED,
        roles="V",
    ),
    GrammarRule(
        "article.tous",
        all_without_article,
        "« Tous » qui désigne un ensemble précis est suivi d’un article.",
        bad=(
            ("Le comptoir est ouvert tous jours.", "Le comptoir est ouvert tous les jours."),
            ("Le conseil invite tous résidents à la fête.", "Le conseil invite tous les résidents à la fête."),
        ),
        good=("Le comptoir ouvre tous les jours.", "Tous sont invités.", "Un vélo tous terrains.", "Tous deux ont signé."),
        words=_ALL,
    ),
    GrammarRule(
        "preposition.besoin",
        bare_need,
        "On a besoin, on a envie de quelque chose.",
        bad=(
            ("Nous avons besoin bénévoles.", "Nous avons besoin de bénévoles."),
            ("Le club a besoin arbitres.", "Le club a besoin d’arbitres."),
        ),
        good=("Nous avons besoin de bénévoles.", "Au besoin, des gants sont prêtés."),
        words=_NEEDING,
    ),
    GrammarRule(
        "article.acte",
        act_without_article,
        "Un nom commun au singulier demande un déterminant.",
        bad=(
            ("Le conseil a adopté règlement sur le bruit.", "Le conseil a adopté le règlement sur le bruit."),
            ("Veuillez remplir formulaire en ligne.", "Veuillez remplir le formulaire en ligne."),
        ),
        good=("Le conseil a adopté le budget.", "Le règlement adopté, projet par projet, est long.", "Il a déposé plainte."),
        words=_ACTS,
    ),
    GrammarRule(
        "locution.du_a",
        due_to,
        "« Dû à » se rapporte à un nom; une cause s’exprime par « en raison de », « à cause de » (OQLF, Vitrine linguistique).",
        bad=(
            ("Les travaux ont débuté dû à une fuite.", "Les travaux ont débuté en raison d’une fuite."),
            ("Le match sera annulé dû à la pluie.", "Le match sera annulé en raison de la pluie."),
            ("Le vol est retardé dû au brouillard.", "Le vol est retardé en raison du brouillard."),
        ),
        good=("Un retard dû à la pluie est possible.", "Il a dû au maire sa place.", "Ce retard est dû à la neige."),
        words=_DUE,
    ),
    GrammarRule(
        "preposition.remercier",
        thanked,
        "On remercie, on félicite, on invite quelqu’un, sans « à ».",
        bad=(
            ("Nous remercions à tous les bénévoles.", "Nous remercions tous les bénévoles."),
            ("La Ville félicite aux gagnants.", "La Ville félicite les gagnants."),
        ),
        good=("Merci à tous.", "Nous vous remercions à l’avance.", "Nous remercions les bénévoles."),
        words=_THANKING,
    ),
    GrammarRule(
        "preposition.doublee",
        two_prepositions,
        "Une seule préposition introduit l’infinitif.",
        bad=(
            ("Les gens sont invités à de déposer leurs dons.", "Les gens sont invités à déposer leurs dons."),
            ("Il faut commencer à de ranger.", "Il faut commencer à ranger."),
        ),
        good=("Il pense à de grands projets.", "De à partir de midi, rien n’est dit."),
        words=_DOUBLED,
        roles="Y",
    ),
    GrammarRule(
        "preposition.merci",
        thanks_for,
        "« Merci », « prière » sont suivis de « de » devant un infinitif.",
        bad=(
            ("Merci laisser vos chiens à la maison.", "Merci de laisser vos chiens à la maison."),
            ("Prière se garer derrière la salle.", "Prière de se garer derrière la salle."),
            ("Merci ne pas nourrir les canards.", "Merci de ne pas nourrir les canards."),
        ),
        good=("Merci de laisser la place propre.", "Merci, manger dehors est permis.", "Merci pour votre aide."),
        words=_MERCI,
        roles="Y",
    ),
)  # fmt: skip
