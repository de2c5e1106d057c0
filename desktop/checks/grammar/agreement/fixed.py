"""Words whose agreement follows a rule of their own: possible, demi-, « quelque chose de »…"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.inflection import inflected
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.function_words import DAYS, MONTHS
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_POSSIBLE = forms("possibles")
_SOON = forms("tôt tard vite mieux souvent longtemps près loin")
_DEGREES = forms("plus moins mieux")


def as_possible(s: Sentence) -> Iterator[Hit]:
    """`dès que possibles`, `le plus de détails possibles`: invariable."""
    for i in s.places(_POSSIBLE):
        if s.lower(i - 1) in ("que", "qu'") or s.lower(i - 1) in _SOON:
            yield on(s.at(i), "« Possible » est ici invariable.", "possible")
            continue
        k = i - 1
        while k > 0 and i - k < 8 and s.role(k) in ("N", "A", "Q", "F", "W", "D"):
            if s.lower(k) in _DEGREES and s.lower(k - 1) == "le":
                yield on(s.at(i), "« Possible » est ici invariable.", "possible")
                break
            k -= 1


_PREFIXES = {"demie-": "demi-", "demies-": "demi-", "nue-": "nu-", "nus-": "nu-", "nues-": "nu-"}
_HALVES = forms("demi demie demies nue nus nues")


def prefixes(s: Sentence) -> Iterator[Hit]:
    """`une demie-heure`, `deux demi-journée`: the prefix never varies, the noun does."""
    for word_index, word in enumerate(s.words):
        head, dash, rest = word.lower.partition("-")
        if not dash or head not in _HALVES:
            continue
        right = _PREFIXES.get(head + dash, head + dash) + rest
        several = s.role(word_index - 1) == "#" and s.lower(word_index - 1) not in ("1", "une", "un")
        form = s.vocabulary.form(rest)
        if several and {n for _, n in form.nouns} == {"s"}:
            gender = min(g for g, _ in form.nouns)
            plural = s.vocabulary.lexicographer.inflect(rest, gender, "p")
            right = right.removesuffix(rest) + (plural[0] if plural else rest)
        if right != word.lower:
            yield on(word, "« Demi » et « nu » ne varient pas devant un trait d’union.", right)


_SHARP = {
    "précise": "précises",
    "précis": "précises",
    "tapante": "tapantes",
    "tapants": "tapantes",
    "sonnante": "sonnantes",
    "sonnant": "sonnantes",
}
_ON_THE_HOUR = frozenset(_SHARP)
_HOURS = forms("h heures")


def on_the_hour(s: Sentence) -> Iterator[Hit]:
    """`à 16 h précise`: of several hours, plural."""
    for i in s.places(_ON_THE_HOUR):
        number = i - 2 if s.lower(i - 1) in _HOURS else i - 3
        if (
            s.role(number) == "#"
            and s.lower(number + 1) in _HOURS
            and s.lower(number) not in ("1", "une", "0")
        ):
            yield on(s.at(i), "Les heures sont plusieurs : accordez au féminin pluriel.", _SHARP[s.lower(i)])


_DEMIE = forms("demie")


def noon_and_half(s: Sentence) -> Iterator[Hit]:
    """`midi et demie`: midi and minuit are masculine."""
    for i in s.places(_DEMIE):
        if s.lower(i - 1) == "et" and s.lower(i - 2) in ("midi", "minuit"):
            yield on(s.at(i), "« Midi » et « minuit » sont masculins.", "demi")


_NEUTRAL = forms("chose rien quelqu'un")


def something_new(s: Sentence) -> Iterator[Hit]:
    """`quelque chose de nouvelle`: masculine singular."""
    for i in s.places(_NEUTRAL):
        if s.lower(i) == "chose" and s.lower(i - 1) != "quelque":
            continue
        link = i + 1
        while link < i + 3 and s.role(link) in ("V", "Q", "W"):
            link += 1  # je n'ai rien fait d'extraordinaire
        if s.lower(link) not in ("de", "d'"):
            continue
        j = link + 1
        while s.role(j) == "W" or s.lower(j) in ("plus", "si", "très"):
            j += 1
        word = s.at(j)
        varied = word.form.qualifiers and ("m", "s") not in word.form.qualifiers
        if varied and not word.form.infinitives and s.role(j + 1) != "N":
            yield on(word, _NEUTRAL_SAYS, *inflected(s, word, ("m", "s")))


_NEUTRAL_SAYS = "Après ce pronom, l’adjectif est au masculin singulier."
_BIENVENU = forms("bienvenu bienvenus")


def welcome(s: Sentence) -> Iterator[Hit]:
    """`souhaiter la bienvenu`."""
    for i in s.places(_BIENVENU):
        if s.lower(i - 1) in ("la", "chaleureuse", "cordiale"):
            yield on(s.at(i), "Le nom est « la bienvenue ».", "bienvenue")


_FAITES = forms("faite faites faits")
_BARE = forms(
    "plaisir peur mal part preuve appel partie confiance face défaut honneur honte envie attention état"
)


def faire_and_noun(s: Sentence) -> Iterator[Hit]:
    """`nous a faite plaisir`: invariable in « faire plaisir », « faire part »."""
    for i in s.places(_FAITES):
        k = i - 1
        while s.role(k) == "W":
            k -= 1
        avoir = "avoir" in s.at(k).form.lemmas(participle=False)
        if avoir and s.role(k) in ("V", "Y") and s.lower(i + 1) in _BARE:
            yield on(s.at(i), "Dans cette locution, « fait » est invariable.", "fait")


_NOMBREUX = forms("nombreux nombreuses")


def many_and(s: Sentence) -> Iterator[Hit]:
    """`Venez nombreux et costumé`: both are plural."""
    for i in s.places(_NOMBREUX):
        j = i + 2
        while s.role(j) == "W":
            j += 1
        word = s.at(j)
        lone = word.role == "N" and word.form.nouns <= word.form.adjectives and s.role(j + 1) in (".", "")
        if s.lower(i + 1) != "et" or not (word.role in ("A", "Q") or lone) or s.role(j + 1) in ("N", "M"):
            continue  # « venez nombreux et enthousiaste »
        noun = s.at(i - 2 if s.lower(i - 1) == "," else i - 1)
        if noun.role == "N" and {("m", "s")} == noun.form.nouns and s.lower(i) == "nombreux":
            continue  # le public, nombreux et attentif
        if "p" not in {n for _, n in word.form.qualifiers}:
            gender = "f" if s.lower(i).endswith("ses") else "m"
            yield on(word, "S’accorde comme « nombreux », au pluriel.", *inflected(s, word, (gender, "p")))


_NEAR = forms(
    "dernier dernière derniers dernières prochain prochaine prochains prochaines suivant suivante suivants suivantes"
    " précédent précédente précédents précédentes"
)


def near_date(s: Sentence) -> Iterator[Hit]:
    """`le 17 octobre derniers`: one date is masculine singular, several are plural."""
    for i in s.places(_NEAR):
        word = s.at(i)
        if s.lower(i - 1) not in MONTHS or s.role(i - 2) != "#" or s.role(i + 1) == "N":
            continue
        k = i - 2
        while s.role(k) == "#" or s.lower(k) in DAYS or s.lower(k) in ("et", ",", "ou"):
            k -= 1
        number = {"le": "s", "du": "s", "au": "s", "les": "p", "des": "p", "aux": "p"}.get(s.lower(k), "")
        if s.lower(k) == "au" and s.role(k - 1) == "#":
            continue  # du 14 au 21 octobre prochains
        if number and ("m", number) not in word.form.qualifiers:
            yield on(
                word, "Après une date, l’adjectif s’accorde avec elle.", *inflected(s, word, ("m", number))
            )


RULES = (
    GrammarRule(
        "accord.date_qualifiee",
        near_date,
        "L’adjectif qui suit une date est au masculin, au singulier pour une seule date.",
        bad=(
            (
                "La fête du 17 octobre dernière a attiré la foule.",
                "La fête du 17 octobre dernier a attiré la foule.",
            ),
            ("On se revoit le mardi 3 juin prochains.", "On se revoit le mardi 3 juin prochain."),
            ("Rendez-vous les 5 et 6 mai prochain.", "Rendez-vous les 5 et 6 mai prochains."),
        ),
        good=(
            "La fête se tient du 14 au 21 octobre prochains.",
            "Rendez-vous les 5 et 6 mai prochains.",
            "La séance du 9 juin suivant est annulée.",
        ),
        words=_NEAR,
    ),
    GrammarRule(
        "accord.heures_precises",
        on_the_hour,
        "« Précises », « tapantes » et « sonnantes » s’accordent avec « heures ».",
        bad=(
            ("Soyez là à 16 h précise.", "Soyez là à 16 h précises."),
            ("Le départ se fait à 9 h 30 précise.", "Le départ se fait à 9 h 30 précises."),
            ("La porte ferme à 22 heures tapante.", "La porte ferme à 22 heures tapantes."),
            ("On commence à 8 h tapante.", "On commence à 8 h tapantes."),
            ("Midi ou 13 h sonnante?", "Midi ou 13 h sonnantes?"),
        ),
        good=(
            "Soyez là à 16 h précises.",
            "Il est 1 h précise.",
            "Donnez une date précise.",
            "À midi précis, la cloche sonne.",
            "Le 16 h est un autobus précis.",
        ),
        words=_ON_THE_HOUR,
    ),
    GrammarRule(
        "accord.possible",
        as_possible,
        "« Possible » ne varie pas après « le plus », « le moins » ou « que ».",
        bad=(
            ("Répondez dès que possibles.", "Répondez dès que possible."),
            ("Donnez le plus de détails possibles.", "Donnez le plus de détails possible."),
            ("Venez le plus tôt possibles.", "Venez le plus tôt possible."),
            ("Mettez-y le moins de sel possibles.", "Mettez-y le moins de sel possible."),
            ("Triez autant que possibles.", "Triez autant que possible."),
        ),
        good=(
            "Donnez le plus de détails possible.",
            "Voici les dates possibles.",
            "Deux horaires sont possibles.",
            "Les échanges ne sont pas possibles.",
            "Ce sont les meilleurs prix possibles.",
            "Toutes les voies possibles ont été étudiées.",
        ),
        words=_POSSIBLE,
    ),
    GrammarRule(
        "accord.demi",
        prefixes,
        "« Demi » et « nu » suivis d’un trait d’union sont invariables.",
        bad=(
            ("Une demie-heure suffit.", "Une demi-heure suffit."),
            ("Il reste deux demi-journée.", "Il reste deux demi-journées."),
            ("Trois demies-finales sont prévues.", "Trois demi-finales sont prévues."),
            ("Ne marchez pas nus-pieds sur le quai.", "Ne marchez pas nu-pieds sur le quai."),
            ("Il sort nue-tête.", "Il sort nu-tête."),
        ),
        good=(
            "Une demi-heure suffit.",
            "Deux demi-journées suffisent.",
            "Ne marchez pas pieds nus.",
            "La demi-finale est samedi.",
            "Une heure et demie suffit.",
        ),
        words=_HALVES,
    ),
    GrammarRule(
        "accord.midi_demi",
        noon_and_half,
        "« Midi » et « minuit » sont masculins : « et demi ».",
        bad=(("Le marché ouvre à midi et demie.", "Le marché ouvre à midi et demi."),),
        good=("Le marché ouvre à une heure et demie.",),
        words=_DEMIE,
    ),
    GrammarRule(
        "accord.pronom_neutre",
        something_new,
        "Après « quelque chose de », « rien de », « quelqu’un de », l’adjectif est au masculin singulier.",
        bad=(
            ("Quelque chose de nouvelle arrive au parc.", "Quelque chose de nouveau arrive au parc."),
            ("Rien d’anormale n’a été signalé.", "Rien d’anormal n’a été signalé."),
            ("Nous cherchons quelqu’un de motivée.", "Nous cherchons quelqu’un de motivé."),
            ("On cherche quelque chose de plus grande.", "On cherche quelque chose de plus grand."),
            ("Rien de bien compliqués.", "Rien de bien compliqué."),
        ),
        good=(
            "Quelque chose de nouveau arrive au parc.",
            "Rien de plus simple.",
            "Quelqu’un de la Ville passera.",
            "La chose de la semaine : un tri réussi.",
            "Rien de cela n’est vrai.",
        ),
        words=_NEUTRAL,
    ),
    GrammarRule(
        "accord.bienvenue",
        welcome,
        "On souhaite « la bienvenue ».",
        bad=(("Souhaitons la bienvenu à Julie.", "Souhaitons la bienvenue à Julie."),),
        good=("Souhaitons la bienvenue à Julie.", "Vous êtes le bienvenu."),
        words=_BIENVENU,
    ),
    GrammarRule(
        "accord.faire_plaisir",
        faire_and_noun,
        "« Fait » est invariable dans « faire plaisir », « faire part », « faire preuve ».",
        bad=(
            ("Ça nous a faits plaisir.", "Ça nous a fait plaisir."),
            ("Elles ont faites preuve de courage.", "Elles ont fait preuve de courage."),
            ("La conseillère a faite part de sa décision.", "La conseillère a fait part de sa décision."),
        ),
        good=("Ça nous a fait plaisir.", "Les tartes qu’elle a faites partent vite."),
        words=_FAITES,
    ),
    GrammarRule(
        "accord.nombreux_et",
        many_and,
        "L’adjectif joint à « nombreux » est au pluriel comme lui.",
        bad=(
            ("Venez nombreux et costumé!", "Venez nombreux et costumés!"),
            ("On vous attend nombreuses et motivée.", "On vous attend nombreuses et motivées."),
        ),
        good=("Venez nombreux et costumés!", "Les départs sont nombreux et la relève tarde."),
        words=_NOMBREUX,
    ),
)
