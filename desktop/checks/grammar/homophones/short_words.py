"""sans, cent and sens; par and part; tous and tout; dont and donc; son and sont: what may stand beside each."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import (
    CLITICS,
    joined,
    no_verb_after,
    no_verb_before,
    only_singular,
    pure_noun,
    sure_verb,
    verb_before,
)
from desktop.checks.reading.function_words import DAYS, NUMBERS
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_WITHOUT = forms("cent sens s'")
_SANS = "La préposition est « sans »."
_AFTER_S_EN = forms("but frais permis succès bruit celles ceux trop")
_AFTER_SANS = forms("celles ceux qui jamais trop cela ça toi moi")
_PERCENT = forms(
    "pour les aux quelques ces nos vos mes ses leurs du de un en deux trois quatre cinq six sept huit neuf"
)
_SENSES = forms(
    "le les un ce du au double bon tout en dans à leur son mon ton votre notre nos vos ces des aux même je tu"
)


def without(s: Sentence) -> Iterator[Hit]:
    """`cent oublier`, `un feu cent surveillance`, `sens jamais hausser le ton`, `les organismes s’en but lucratif`."""
    for i in s.places(_WITHOUT):
        word, before = s.at(i), s.lower(i - 1)
        last = i + (word.lower == "s'")
        if last > i and s.lower(last) != "en":
            continue
        following = s.at(last + 1)
        infinitive = bool(following.form.infinitives) and not following.form.nouns
        never = following.lower in ("jamais", "rien") and bool(s.at(last + 2).form.infinitives)
        single = pure_noun(following.form) and only_singular(following.form.nouns) and not following.capital
        if word.lower == "cent":
            if _lacking(s, i):
                yield on(word, _SANS, "sans")
                continue
            counted = (
                before in _PERCENT
                or before in NUMBERS
                or s.role(i - 1) in ("#", "D")
                or s.role(i + 1) == "#"
                or following.lower in ("un", "une")
            )
            if counted or not (infinitive or never or single or following.lower in _AFTER_SANS):
                continue
        elif word.lower == "sens":
            noun = before in _SENSES or s.role(i - 1) in ("D", "#", "F", "A", "S", "O", "X")
            bare = single and s.role(i - 1) in ("N", "C", "A", ",")
            if noun or not (infinitive or never or bare or following.lower in ("jamais", "celles", "ceux")):
                continue
        elif s.role(i - 1) in ("S", "X", "R") or not (never or single or following.lower in _AFTER_S_EN):
            continue
        yield joined(s, i, last, _SANS, "sans") if last > i else on(word, _SANS, "sans")


_HELPERS = forms("avoir être")
_GIVEN = forms("votre vos notre nos le la l' les son sa ses cette cet leur leurs")


def _lacking(s: Sentence, i: int) -> bool:
    """`cent avoir été ouvertes`, `cent votre aide`, `un village cent trottoirs`, `Cent bottes ni manteau`: no number."""
    following = s.lower(i + 1)
    if following in _HELPERS and s.lower(i - 1) != "pour":
        return s.role(i + 2) == "Q" or s.lower(i + 2) in ("à", "été", "eu", "pu", "dû")
    if following in _GIVEN and s.role(i - 1) in ("N", "A", "Q", "", ".", ",", "V"):
        return s.at(i + 2).form.nominal and s.lower(i - 1) not in _PERCENT | {"pour"}
    if s.lower(i + 2) == "ni" and s.at(i + 1).form.nouns:
        return True
    single = (
        s.role(i - 1) == "N" and s.lower(i - 2) in ("un", "une") and only_singular(s.at(i - 1).form.nouns)
    )
    return single and s.role(i + 1) == "N" and following != "fois" and s.lower(i - 1) not in NUMBERS


_PART = forms("part")
_NOUN_PART = forms("prendre faire avoir mettre être donner savoir")
_BEFORE_PART = forms(
    "nulle autre quelque de à la une ma ta sa notre votre leur quote qui et ni pour d' plupart chaque"
)


def by_the_doer(s: Sentence) -> Iterator[Hit]:
    """`convaincre part sa nièce`, `des fresques peintes part des élèves`: the clause has its verb."""
    for i in s.places(_PART):
        before, following = s.at(i - 1), s.at(i + 1)
        if before.lower in _BEFORE_PART or before.role in ("D", "A", "S", "R", ",", ".", "", "X", "C", "#"):
            continue
        if following.role not in ("D", "M") and following.lower not in (
            "des",
            "soi-même",
            "tranche",
            "chambre",
        ):
            continue
        around = {lemma for w in s.words[max(0, i - 3) : i] for lemma in w.form.lemmas()}
        if around & _NOUN_PART - {"être"} or sure_verb(before):
            continue
        led = before.form.infinitives or before.form.participles or before.role in ("O", "W")
        if led and (verb_before(s, i) is not None or before.role in ("Y", "Q")) and before.role != "N":
            yield on(s.at(i), "La préposition est « par ».", "par")


_TOUT = forms("tout")


def all_of_them(s: Sentence) -> Iterator[Hit]:
    """`que tout croyaient centenaire`, `et tout ont franchi la ligne`: the verb is in the plural."""
    for i in s.places(_TOUT):
        opened = i == 0 or s.role(i - 1) in (".", ",", "C", "K", "L") or s.lower(i - 1) == "puis"
        j = i + 1
        while s.lower(j) in CLITICS and s.role(j) == "O":
            j += 1
        verb = s.at(j).form
        several = verb.persons and verb.persons <= {"3p"} and not verb.nominal
        several = several or s.lower(j) in ("ont", "sont", "étaient", "seront", "avaient", "auront")
        if opened and several and not any(s.lower(k) == "qui" for k in range(max(0, i - 4), i)):
            yield on(s.at(i), "Le verbe est au pluriel : « tous ».", "tous")


_TOUS = forms("tous")
_STATES = forms("être sembler paraître rester demeurer")


def everything(s: Sentence) -> Iterator[Hit]:
    """`Tous va bien`, `Tous est prêt`, `La ville tous entière`: what agrees is in the singular."""
    for i in s.places(_TOUS):
        following = s.at(i + 1)
        j = i + 1
        while s.lower(j) in CLITICS and s.role(j) in ("O", "D"):
            j += 1
        verb = s.at(j)
        single = verb.form.persons <= {"3s"} and (
            verb.form.only_verb or verb.lower in ("est", "a", "peut", "doit", "va")
        )
        if single and verb.form.persons and s.role(i - 1) in (".", ",", "", "C") and s.lower(i - 2) != "nous":
            yield on(s.at(i), "Le verbe est au singulier : « tout ».", "tout")
            continue
        pairs = following.form.qualifiers
        whole = following.lower in ("entier", "entière") and s.role(i - 1) in ("N", "M")
        described = (
            pairs
            and only_singular(pairs)
            and not following.form.nouns - pairs
            and not following.form.finite
            and following.role in ("A", "Q")
        )
        stated = s.at(i - 1).form
        be = s.role(i - 1) == "V" and bool(stated.lemmas() & _STATES) and "3p" not in stated.persons
        if whole or (described and (be or s.role(i - 1) in ("N", "", ".", ","))):
            feminine = {g for g, _ in pairs} == {"f"}
            vowel = following.lower[:1] in "aeiouéèêâîôh"
            yield on(
                s.at(i),
                "L’adverbe « tout » porte sur ce qui suit.",
                "toute" if feminine and not vowel else "tout",
            )


_DONC = forms("donc")


def of_which(s: Sentence) -> Iterator[Hit]:
    """`les locataires donc le revenu dépasse`, `quarante parcelles, donc six surélevées`: no consequence."""
    for i in s.places(_DONC):
        before = i - 1
        if (
            s.role(before) == "N"
            and s.role(i + 1) == "D"
            and no_verb_before(s, i)
            and s.role(0) in ("D", "N", "M", "F")
        ):
            first = noun_phrase(s, i + 1)
            end = complements(s, first.end) if first is not None else i
            k = end + (s.role(end) == "X")
            beyond = any(s.role(m) == "V" or sure_verb(s.at(m)) for m in range(k + 1, len(s.words)))
            if first is not None and (s.role(k) == "V" or sure_verb(s.at(k))) and (beyond or not s.is_prose):
                yield on(s.at(i), "« Dont » relie le nom à ce qui suit.", "dont")
            continue
        counted = s.lower(before) == "," and s.role(i + 1) == "#" and s.lower(i + 1) != "1"
        total = any(
            s.role(k) == "#" and s.role(k + 1) in ("N", "A") for k in range(max(0, before - 4), before)
        )
        if counted and total and s.role(i + 2) in ("A", "Q", "P", "F", ",", ".") and no_verb_after(s, i + 1):
            yield on(s.at(i), "« Dont » présente une partie de ce qui précède.", "dont")


_SON = forms("son")


def are_invited(s: Sentence) -> Iterator[Hit]:
    """`Les aînés de Val-Doux son invité à un dîner`: a plural subject and its complements, no other verb."""
    for i in s.places(_SON):
        phrase = noun_phrase(s, 0) if s.role(0) == "D" else None
        if phrase is None or phrase.number != "p" or complements(s, phrase.end) != i or phrase.end == i:
            continue
        following = s.at(i + 1)
        stated = bool(following.form.qualifiers) and s.role(i + 2) in ("P", "F", ".", ",", "W", "")
        if stated and no_verb_before(s, i) and no_verb_after(s, i + 1):
            yield on(s.at(i), "C’est le verbe « être » : on peut dire « étaient ».", "sont")


_MODALS = forms(
    "doivent peuvent veulent vont devront pourront voudront devraient pourraient doit peut va faut"
)


def infinitive_after_modal(s: Sentence) -> Iterator[Hit]:
    """`Les soumissionnaires doivent fournirent une garantie`: an infinitive follows."""
    for i in s.places(_MODALS):
        j = i + 1
        while s.lower(j) in CLITICS or s.role(j) == "W":
            j += 1
        verb = s.at(j)
        past = {v.mood for v in verb.form.verbs} == {"Is"} and verb.form.persons == {"3p"}
        if past and not verb.form.nominal and (lemma := next(iter(verb.form.lemmas()), "")):
            yield on(verb, "Après ce verbe, l’infinitif.", lemma)


_PEOPLE = forms(
    "parents tuteurs parent tuteur propriétaire locataire propriétaires locataires résident résidente citoyen citoyenne enfant"
    " élève conjoint conjointe maire mairesse greffier greffière gardien gardienne titulaire mère père fille fils frère sœur"
    " voisin voisine employé employée bénévole membre candidat candidate requérant occupant commerçant ami amie"
    " amande noix arachide tante oncle cousin cousine"
)
_OU = forms("où")


def either(s: Sentence) -> Iterator[Hit]:
    """`Les parents où les tuteurs signent`, `de la mère où de la fille`, `rester où de partir`: a choice."""
    for i in s.places(_OU):
        k = i + 1
        while s.role(k) in ("D", "F", "P") and k < i + 3:
            k += 1
        people = s.lower(i - 1) in _PEOPLE and s.lower(k) in _PEOPLE and s.lower(k) != s.lower(i - 1)
        led = s.lower(i + 1) in ("de", "d'") and (
            bool(s.at(i + 2).form.infinitives) or s.lower(i + 2) == "tout"
        )
        led = led and s.role(i - 1) == "Y" and s.role(i - 2) in ("F", "O", "D")
        sure = people and not (s.role(i + 1) in ("D", "N") and no_verb_before(s, i) and _two_verbs(s, k))
        if sure or led:
            yield on(s.at(i), "« Ou » marque un choix; « où », le lieu ou le temps.", "ou")


def _two_verbs(s: Sentence, i: int) -> bool:
    return sum(s.role(k) == "V" for k in range(i, len(s.words))) > 1


_DONE = forms("fini finie finis finies")
_SOON = DAYS | forms("demain bientôt aujourd'hui samedi")


def it_ends(s: Sentence) -> Iterator[Hit]:
    """`L’exposition de courtepointes fini dimanche.`, `Le spectacle fini à 21 h.`: the clause has no other verb."""
    for i in s.places(_DONE):
        start = i
        while start > 0 and s.role(start - 1) not in (".", ",", "L", "K", "C", "V"):
            start -= 1
        phrase = noun_phrase(s, start) if s.role(start) == "D" and s.role(start - 1) in ("", ".") else None
        if phrase is None or not phrase.number or phrase.head >= i or not no_verb_before(s, i):
            continue
        nearest = complements(s, phrase.end) if phrase.end < i else i
        after = s.lower(i + 1)
        timed = after in _SOON or (after in ("à", "le", "vers") and s.role(i + 2) == "#")
        timed = timed or s.lowers(i + 1, i + 3) in (("ce", "soir"), ("cette", "semaine"), ("dans", "deux"))
        end = next((k for k in range(i + 1, len(s.words)) if s.role(k) in (",", ".")), len(s.words))
        alone = not any(s.role(k) in ("V", "C") or sure_verb(s.at(k)) for k in range(i + 1, end))
        if timed and alone and nearest >= i:
            yield on(s.at(i), "C’est le verbe.", "finissent" if phrase.number == "p" else "finit")


RULES = (
    GrammarRule(
        "homophone.sans_suite",
        without,
        "« Sans » veut dire « dépourvu de »; « cent » est un nombre, « sens » un nom ou un verbe.",
        bad=(
            ("Videz le bac cent oublier le couvercle.", "Videz le bac sans oublier le couvercle."),
            ("Il arbitre les parties sens jamais hausser le ton.", "Il arbitre les parties sans jamais hausser le ton."),
            ("Les organismes s’en but lucratif sont exemptés.", "Les organismes sans but lucratif sont exemptés."),
            ("Sens oublier les bénévoles!", "Sans oublier les bénévoles!"),
            ("Que serions-nous cent celles qui aident?", "Que serions-nous sans celles qui aident?"),
        ),
        good=(
            "Dix pour cent être parfait.",
            "Le bon sens paysan compte.",
            "Je sens venir la pluie.",
            "Il s’en occupe.",
            "Cent personnes sont là.",
            "Il ne s’en lasse jamais.",
        ),
        words=forms("cent sens s"),
    ),
    GrammarRule(
        "homophone.par_agent",
        by_the_doer,
        "« Par » introduit celui qui agit ou le moyen.",
        bad=(
            ("Elle s’est laissé convaincre part sa nièce.", "Elle s’est laissé convaincre par sa nièce."),
            ("Sur les murs s’étalent des fresques peintes part des élèves.", "Sur les murs s’étalent des fresques peintes par des élèves."),
        ),
        good=("La navette part du quai.", "Ils ont pris part à la fête.", "Faites-leur part des idées."),
        words=_PART,
    ),
    GrammarRule(
        "homophone.tous_verbe_pluriel",
        all_of_them,
        "« Tous » est pluriel, comme le verbe.",
        bad=(
            ("La croix, que tout croyaient perdue, est là.", "La croix, que tous croyaient perdue, est là."),
            ("Cent coureurs sont partis, et tout ont franchi la ligne.", "Cent coureurs sont partis, et tous ont franchi la ligne."),
            ("Ils se turent, puis tout applaudirent.", "Ils se turent, puis tous applaudirent."),
        ),
        good=("Tout est prêt.", "Ceux qui veulent tout perdent tout.", "Tout va bien."),
        words=_TOUT,
    ),
    GrammarRule(
        "homophone.tout_singulier",
        everything,
        "« Tout » est singulier, comme ce qui suit.",
        bad=(
            ("La ville tous entière dormait.", "La ville tout entière dormait."),
            ("Elle était tous émue.", "Elle était tout émue."),
        ),
        good=("Ils sont tous là.", "Nous, tous fiers, chantons.", "Tous viennent.", "Le prix pour tous est bas."),
        words=_TOUS,
    ),
    GrammarRule(
        "homophone.dont_partie",
        of_which,
        "« Dont » relie un nom à ce qui suit; « donc » marque la conséquence.",
        bad=(
            ("Le jardin compte quarante parcelles, donc six surélevées.", "Le jardin compte quarante parcelles, dont six surélevées."),
            ("Les locataires donc le revenu dépasse le seuil paient plus.", "Les locataires dont le revenu dépasse le seuil paient plus."),
        ),
        good=(
            "Le camp est plein, donc la liste ouvre.",
            "Il reste deux places, donc deux enfants pourront venir.",
            "Le parc rouvre donc le lundi.",
        ),
        words=_DONC,
    ),
    GrammarRule(
        "homophone.son_invites",
        are_invited,
        "« Sont » est le verbe être; « son » accompagne un nom.",
        bad=(("Les aînés de Saint-Jérôme son admis au dîner.", "Les aînés de Saint-Jérôme sont admis au dîner."),),
        good=("Les aînés de la ville aiment son dîner.", "Les gens et son invité."),
        words=_SON,
    ),
    GrammarRule(
        "homophone.finit",
        it_ends,
        "« Finit » est le verbe; « fini », le participe.",
        bad=(
            ("L’exposition de courtepointes fini dimanche.", "L’exposition de courtepointes finit dimanche."),
            ("Le spectacle fini à 21 h.", "Le spectacle finit à 21 h."),
            ("Les cours finis le 3 mai.", "Les cours finissent le 3 mai."),
        ),
        good=("Le projet fini dimanche sera montré.", "Le camp est fini dimanche.", "Un plan fini."),
        words=_DONE,
    ),
    GrammarRule(
        "homophone.infinitif_modal",
        infinitive_after_modal,
        "Après « devoir », « pouvoir » ou « vouloir », le verbe est à l’infinitif.",
        bad=(
            ("Les soumissionnaires doivent fournirent une garantie.", "Les soumissionnaires doivent fournir une garantie."),
            ("Les citoyens peuvent sortirent leur bac.", "Les citoyens peuvent sortir leur bac."),
        ),
        good=("Ils doivent partir.", "Ils firent ce qu’ils peuvent."),
        words=_MODALS,
    ),
    GrammarRule(
        "homophone.ou_personnes",
        either,
        "« Ou » marque un choix; « où », le lieu ou le temps.",
        bad=(
            ("Les parents où les tuteurs doivent signer.", "Les parents ou les tuteurs doivent signer."),
            ("On ignore qui, de la mère où de la fille, a gagné.", "On ignore qui, de la mère ou de la fille, a gagné."),
            ("Le conseil propose de vendre où de tout refaire.", "Le conseil propose de vendre ou de tout refaire."),
        ),
        good=("Le parc où les enfants jouent est beau.", "Le parc où le maire lit ferme."),
        words=_OU,
    ),
)  # fmt: skip
