"""A noun and a verb that sound alike: `un emprunte`, `le travaille`, `les employés travail fort`, `une bordé de neige`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import SURE_VERBS, is_plural, no_verb_after, no_verb_before
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_BEFORE_NOUN = forms(
    "un une du au ce cet cette mon ton son notre votre chaque aucun aucune quel quelle le bon petit grand premier nouvel nouveau"
)
_ENDINGS = (
    ("ent", "ant"),
    ("aille", "ail"),
    ("eille", "eil"),
    ("ille", "il"),
    ("ie", "i"),
    ("oie", "oi"),
    ("es", ""),
    ("e", ""),
    ("s", ""),
    ("t", ""),
)


def _nouns_like(s: Sentence, verb: str) -> list[str]:
    """The nouns that sound like a verb form: `emprunte` → `emprunt`, `montent` → `montant`."""
    found = []
    for ending, right in _ENDINGS:
        if verb.endswith(ending) and len(verb) - len(ending) > 2:
            noun = verb[: len(verb) - len(ending)] + right
            if s.vocabulary.form(noun).nouns and noun not in found:
                found.append(noun)
    return found


def verb_in_place_of_noun(s: Sentence) -> Iterator[Hit]:
    """`un emprunte de livre`, `le montent est de 40 $`: only a noun follows a determiner."""
    for i in s.with_role("VON?A"):
        word = s.at(i)
        before = s.lower(i - 1)
        if (
            before not in _BEFORE_NOUN
            or not word.form.verbs
            or word.form.nominal
            or word.form.infinitives
            or word.capital
        ):
            continue
        if before == "le" and (
            s.role(i - 2) in ("S", "R", "X", "O", "K", "U", "N", "M", "L", "A", "Q", "T")
            or s.lower(i - 2) == ","
        ):
            continue  # le is a pronoun: « il le conseille »
        if before in _ALONE and s.role(i - 2) == "D" and s.role(i + 1) in ("#", "D", "P", "W", "A"):
            continue  # le premier coûte 20 $
        if word.lower in SURE_VERBS or word.form.lemmas() & {"être", "avoir", "pouvoir", "devoir"}:
            continue
        if before == "le" and s.lower(i - 2) in ("et", "ou") and word.form.lemmas() & {"rester", "demeurer"}:
            continue  # elles sont fermées et le restent
        for noun in _nouns_like(s, word.lower):
            genders = {g for g, _ in s.vocabulary.form(noun).nouns}
            if (before in ("une", "cette", "aucune", "quelle") and "f" not in genders) or (
                before in ("un", "le", "du", "au", "ce", "cet", "aucun", "quel") and "m" not in genders
            ):
                continue
            yield on(word, "Après un déterminant, c’est un nom.", noun)
            break


# Adjectives that stand for their noun: « le premier », « la seconde ».
_ALONE = forms("premier première second seconde deuxième troisième dernier dernière seul seule autre même")
_VERBS = {
    "travail": "travailler", "conseil": "conseiller", "accueil": "accueillir", "emploi": "employer", "essai": "essayer",
    "envoi": "envoyer", "soutien": "soutenir", "entretien": "entretenir", "signal": "signaler", "rappel": "rappeler",
    "appel": "appeler", "réveil": "réveiller", "détail": "détailler", "convoi": "convoyer", "tri": "trier", "oubli": "oublier",
    "pari": "parier", "défi": "défier", "maintien": "maintenir", "balai": "balayer", "relai": "relayer", "clou": "clouer",
    "ennui": "ennuyer", "octroi": "octroyer", "renvoi": "renvoyer", "étai": "étayer", "charroi": "charroyer",
}  # fmt: skip
_AFTER_VERB = forms(
    "fort dur bien ensemble avec pour sur depuis chaque tous toutes toujours le la les l' un une des votre vos leur leurs nos notre à au"
)


def noun_in_place_of_plural_verb(s: Sentence) -> Iterator[Hit]:
    """`Les employés travail fort`, `Les bénévoles tri les dons`: the clause has no other verb."""
    for i in s.places(frozenset(_VERBS)):
        subject = s.at(i - 1)
        if s.lower(i + 1) not in _AFTER_VERB or not no_verb_before(s, i) or not no_verb_after(s, i + 1):
            continue
        first = next((k for k in range(i - 1, -1, -1) if s.role(k) in (".", ",", "L", "K", "C")), -1) + 1
        if s.role(first) not in ("D", "#") or s.role(i - 1) not in ("N", "A", "Q") or not is_plural(s, i - 1):
            continue
        if subject.lower == "services":
            continue
        form = s.vocabulary.lexicographer.conjugate(_VERBS[s.at(i).lower], "Ip", "3p")
        yield on(s.at(i), "C’est le verbe.", form)


def feminine_of_quantity(s: Sentence) -> Iterator[Hit]:
    """`une bordé de neige`, `la tourné du maire`: the noun ends in -ée."""
    for i in s.with_role("QNVA"):
        word = s.at(i)
        if not word.lower.endswith("é") or s.lower(i - 1) not in (
            "une",
            "la",
            "cette",
            "ma",
            "ta",
            "sa",
            "première",
            "belle",
            "grande",
        ):
            continue
        noun = s.vocabulary.form(f"{word.lower}e")
        if (
            ("f", "s") in noun.nouns
            and ("f", "s") not in word.form.nouns
            and s.role(i - 2) not in ("S", "X", "R")
        ):
            yield on(word, "Le nom est féminin : il se termine par -ée.", f"{word.lower}e")


RULES = (
    GrammarRule(
        "homophone.nom_determine",
        verb_in_place_of_noun,
        "Le nom et le verbe se prononcent pareil mais ne s’écrivent pas pareil.",
        bad=(
            ("Un emprunte de livre dure trois semaines.", "Un emprunt de livre dure trois semaines."),
            ("Un bon conseille : partez tôt.", "Un bon conseil : partez tôt."),
            ("Inscrivez-vous au tournoie de pétanque.", "Inscrivez-vous au tournoi de pétanque."),
            ("Le montent est de 40 $.", "Le montant est de 40 $."),
        ),
        good=("Il le conseille.", "On le travaille bien.", "Un emprunt.", "Ce qui compte.", "Le maire le montre."),
        roles="VON?A",
    ),
    GrammarRule(
        "homophone.nom_pour_verbe_pluriel",
        noun_in_place_of_plural_verb,
        "Le nom et le verbe se prononcent pareil mais ne s’écrivent pas pareil.",
        bad=(
            ("Les employés travail fort.", "Les employés travaillent fort."),
            ("Les bénévoles tri les dons.", "Les bénévoles trient les dons."),
        ),
        good=("Les heures de travail à temps plein.", "Les employés travaillent fort.", "Le travail fort paie."),
        words=frozenset(_VERBS),
    ),
    GrammarRule(
        "homophone.nom_en_ee",
        feminine_of_quantity,
        "Le nom féminin se termine par -ée.",
        bad=(("Une bordé de neige est attendue.", "Une bordée de neige est attendue."), ("La monté est rude.", "La montée est rude.")),
        good=("La qualité de l’eau.", "Une beauté rare.", "La santé compte.", "Une communauté unie."),
        roles="QNVA",
    ),
)  # fmt: skip
