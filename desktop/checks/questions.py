"""Direct questions: the hyphen of the inversion, the question mark."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar_rule import GrammarRule, Hit, between
from desktop.checks.sentence import Sentence
from desktop.checks.words import forms
from desktop.editorial.findings import Category


def inversion_hyphen(s: Sentence) -> Iterator[Hit]:
    """`Avez vous votre carte?`, `Où peut on stationner?`."""
    persons = {
        "vous": "2p",
        "tu": "2s",
        "on": "3s",
        "il": "3s",
        "elle": "3s",
        "ils": "3p",
        "elles": "3p",
        "nous": "1p",
    }
    if s.final != "?":
        return
    for i, word in enumerate(s.words):
        following = s.at(i + 1)
        if following.lower not in persons or word.form.nominal or not word.form.finite or word.role == "M":
            continue
        if not (
            i == 0
            or s.role(i - 1) in ("L", "U", "O", "X", ".")
            or s.lower(i - 1) in ("que", "qu'", "quoi", "où")
        ):
            continue
        if (s.role(i - 1) == "O" and s.role(i - 2) == "S") or persons[
            following.lower
        ] not in word.form.persons:
            continue
        if s.role(i + 2) == "V" or (following.lower in ("vous", "nous") and s.role(i + 2) == "S"):
            continue
        link = "-t-" if following.lower in ("il", "elle", "on") and word.lower[-1] in "aec" else "-"
        yield between(
            word,
            following,
            "L’inversion du sujet demande un trait d’union.",
            f"{word.text}{link}{following.text}",
        )


_SUBJECTS = forms("-je -vous -tu -t-on -on -il -t-il -elle -t-elle -ils -elles -nous -ce")
_ASKING = forms("comment pourquoi combien quand où quel quelle quels quelles qui que quoi lequel laquelle")
# Verbs that nobody orders with a pronoun: « Voulez-vous », « Avez-vous » always ask.
_NEVER_ORDERS = forms(
    "vouloir désirer souhaiter pouvoir avoir être savoir connaître aimer chercher devoir posséder habiter prévoir"
    " compter penser croire"
)
_NOT_ASKING = forms("aussi peut-être puisse vive eût fût dût sans ainsi encore dussé toujours")


def question_mark(s: Sentence) -> Iterator[Hit]:
    """`Avez-vous reçu votre compte.`, `Est-ce que le parc est ouvert.`, `Comment puis-je payer`: direct questions."""
    if len(s.words) < 4 or not _asks(s) or _NOT_ASKING & set(s.lowers(0, 2)):
        return
    last = s.words[-1]
    after = s.document.folded[last.end : last.end + 1]
    if last.text == ".":
        if after != ".":
            yield Hit(last.start, last.end, "La phrase est une question.", ("?",))
    elif last.role in ("N", "A", "Q", "M", "Y") and after in ("", "\n") and len(s.words) > 5:
        yield Hit(last.start, last.end, "La phrase est une question.", (f"{last.text}?",))


def _asks(s: Sentence) -> bool:
    """Whether the sentence opens as a direct question."""
    if s.lower(0) == "est-ce" or s.lowers(0, 2) in (("est", "-ce"), ("qu'", "est-ce")):
        return s.lower(1) in ("que", "qu'", "-ce", "est-ce")
    if s.lowers(0, 2) == ("y", "a") or s.lowers(0, 2) == ("y", "aura"):
        return s.lower(2).startswith("-t-")
    start = 0
    while s.role(start) == "P" and start < 2:
        start += 1  # De quel âge, à qui
    if s.lower(start) in _ASKING:
        inverted = any(w.role in ("S", "O") and w.lower in _SUBJECTS for w in s.words[start + 1 : start + 7])
        return inverted and s.lower(start) != "que" and "," not in s.lowers(start, start + 7)
    verb = s.words[0]
    if not verb.form.finite or s.role(1) not in ("S", "O") or s.lower(1) not in _SUBJECTS - {"-ce"}:
        return False
    imperative = any(v.mood == "E" for v in verb.form.verbs) and s.lower(1) in ("-vous", "-nous")
    return not imperative or bool(verb.form.lemmas() & _NEVER_ORDERS)


RULES = (
    GrammarRule(
        "trait_union.inversion",
        inversion_hyphen,
        "Le pronom sujet placé après le verbe s’y rattache par un trait d’union.",
        bad=(
            ("Avez vous votre carte?", "Avez-vous votre carte?"),
            ("Comment peut on s’inscrire?", "Comment peut-on s’inscrire?"),
        ),
        good=("Quand vous aurez fini?",),
    ),
    GrammarRule(
        "ponctuation.question",
        question_mark,
        "Une question directe se termine par un point d’interrogation.",
        bad=(
            ("Avez-vous reçu votre compte de taxes.", "Avez-vous reçu votre compte de taxes?"),
            ("Est-ce que le parc est ouvert.", "Est-ce que le parc est ouvert?"),
            ("Voulez-vous en savoir plus.", "Voulez-vous en savoir plus?"),
            ("Comment puis-je obtenir une copie du rapport", "Comment puis-je obtenir une copie du rapport?"),
            ("À qui dois-je remettre le formulaire.", "À qui dois-je remettre le formulaire?"),
            ("Pourquoi la rue est-elle fermée.", "Pourquoi la rue est-elle fermée?"),
        ),
        good=(
            "Inscrivez-vous avant le 5 mai.",
            "Rappelez-vous la consigne.",
            "Comment s’inscrire au camp de jour",
            "Quand il neige, restez-y.",
            "Peut-être viendra-t-il demain.",
            "Sans doute est-il parti.",
            "Fût-elle gratuite, la visite est à réserver.",
        ),
        category=Category.TYPOGRAPHY,
    ),
)
