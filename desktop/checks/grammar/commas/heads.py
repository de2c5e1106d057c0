"""The comma after what opens a sentence, told by its verbs: with two of them, the second is that of the main clause."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.commas.clauses import comma_after, no_noun, object_of
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit
from desktop.checks.grammar.homophones.places import TIMES
from desktop.checks.grammar.verbs.infinitives import is_vous_form
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms
from desktop.editorial.findings import Category

_CLAUSES = forms("quand lorsque lorsqu' puisque puisqu' si s' comme")
_COMPLEMENTS = forms(
    "dans en à au aux pour avec selon malgré grâce depuis après avant lors durant pendant par afin sous sur dès"
)
_BREAKS = frozenset(".,KRULC")
_CLITICS = forms("-vous -tu -nous -t-il -t-elle -il -elle -on -ils -elles -je")


def after_first_verb(s: Sentence) -> Iterator[Hit]:
    """`Quand la neige fond les rues sont inondées`: two verbs, no comma, and the second has its own subject."""
    if s.lower(0) not in _CLAUSES or s.role(0) not in ("L", "K") or s.final not in (".", "!", ""):
        return
    verbs = [k for k, word in enumerate(s.words) if word.role == "V"]
    inner = subject_at(s, 1)
    if inner is None or len(verbs) == 1:
        first = _verb_read_as_noun(s)
        verbs = [first, *verbs] if first else []
    else:
        first = inner[1]
    if (
        len(verbs) != 2
        or verbs[0] != first
        or s.lower(verbs[1] + 1) in _CLITICS
        or not no_noun(s.at(verbs[1]))
    ):
        return
    if any(s.role(k) in _BREAKS for k in range(1, verbs[1])) or s.words[-1].role not in (".", ""):
        return
    for i in range(first + 1, verbs[1]):
        if s.lower(i) in _NOBODY and s.role(i + 1) in ("X", "V") and i > first + 1:
            yield comma_after(s, i - 1, "Une virgule sépare la subordonnée de tête du reste de la phrase.")
            return
        if s.role(i) != "D" or s.role(i - 1) in ("P", "F", "D", "O"):
            continue
        found = subject_at(s, i)
        if found is None or found[1] != verbs[1] or found[0].start != i:
            continue
        if not found[0].who or found[0].who not in s.at(verbs[1]).form.persons:
            return
        if object_of(s, i - 1) or TIMES & set(s.lowers(i, verbs[1])):
            return
        if i == first + 1 and s.at(first).form.lemmas() & _WITH_OBJECT:
            return
        last = i - 1 - (s.lower(i - 1) == "alors")
        yield comma_after(s, last, "Une virgule sépare la subordonnée de tête du reste de la phrase.")
        return


_NOBODY = forms("personne rien chacun")


def _verb_read_as_noun(s: Sentence) -> int:
    """`Quand la neige fond les rues`: where the verb of the subordinate is, when it has the form of a noun; or 0."""
    if s.role(1) != "D" or s.role(2) != "N" or s.role(3) != "N" or s.role(4) != "D":
        return 0
    return 3 if s.at(3).form.finite and "3s" in s.at(3).form.persons else 0


# « Quand le maire ouvre la séance est… »: what follows these is their object.
_WITH_OBJECT = forms("être avoir faire ouvrir fermer prendre devoir pouvoir vouloir donner mettre")


def before_order(s: Sentence) -> Iterator[Hit]:
    """`Puisque la route est fermée empruntez le rang`, `Comme il pleut apportez un manteau`: an order of its own."""
    if s.lower(0) not in _ORDERED_AFTER or len(s.words) < 5:
        return
    found = subject_at(s, 1) if s.role(0) in ("L", "K") else None
    if found is None:
        return
    for i in range(found[1] + 1, min(len(s.words), found[1] + 12)):
        if s.role(i) in _BREAKS:
            return
        word = s.at(i)
        if not is_vous_form(word) or not any(v.mood == "E" for v in word.form.verbs):
            continue
        if s.role(i - 1) in ("N", "A", "Q", "M", "Y", "W", "V", "#") and s.lower(i - 1) != "vous":
            said = "vous" in s.lowers(1, i)
            if (not said and s.lower(i + 1) not in ("-vous", "vous")) or s.lower(i + 1).startswith("-"):
                yield comma_after(
                    s, i - 1, "Une virgule sépare la subordonnée de tête du reste de la phrase."
                )
        return


_ORDERED_AFTER = forms("puisque puisqu' comme quand lorsque lorsqu' si")


def before_lone_clause(s: Sentence) -> Iterator[Hit]:
    """`Dans le cadre de la fête la bibliothèque présente une exposition`: one verb, its subject, a complement before."""
    if s.lower(0) not in _COMPLEMENTS or s.role(0) not in ("P", "F", "N"):
        return
    verbs = [k for k, word in enumerate(s.words) if word.role == "V"]
    if len(verbs) != 1 or verbs[0] < 5 or any(s.role(k) in _BREAKS for k in range(1, verbs[0])):
        return
    verb = verbs[0]
    if s.role(verb + 1) != "D" or s.lower(verb + 1) in ("aucun", "aucune"):
        return
    for i in range(3, verb):
        if s.role(i) != "D" or s.role(i - 1) not in ("N", "A", "Q", "M", "#"):
            continue
        phrase = noun_phrase(s, i)
        if phrase is None or complements(s, phrase.end) != verb or phrase.who not in s.at(verb).form.persons:
            continue
        if phrase.head > i + 2 or TIMES & set(s.lowers(i, verb)):
            return
        yield comma_after(s, i - 1, "Une virgule suit le complément placé en tête.")
        return


_AND = forms("et ou")


def in_list_of_three(s: Sentence) -> Iterator[Hit]:
    """`On accepte le verre le carton et le métal`, `de l’eau de la crème et un chapeau`: the members of a list."""
    for i in s.places(_AND):
        last = _member_before(s, i)
        first = _member_before(s, last) if last else 0
        if not first or s.role(first - 1) not in ("V", "Y") or s.role(i + 1) not in ("D", "F"):
            continue
        if TIMES & set(s.lowers(first, i)) or "," in s.lowers(first - 1, i):
            continue
        after = noun_phrase(s, i + 1) if s.role(i + 1) == "D" else None
        ended = after is not None and s.role(complements(s, after.end)) in (".", "", "P", ",", ";")
        if s.role(first - 1) == "V" and s.at(first - 1).form.lemmas() & {"être", "devenir", "sembler"}:
            continue
        if s.role(first) == "F" and not s.at(first - 1).form.lemmas() & _BROUGHT:
            continue
        if s.lower(first) == "des" and not s.lower(last) == s.lower(i + 1) == "des":
            continue
        if s.role(first) == s.role(last) and (ended or s.role(i + 1) == "F"):
            yield comma_after(s, last - 1, "Une virgule sépare les membres d’une énumération.")


def _member_before(s: Sentence, end: int) -> int:
    """Where the member `le carton`, `de la crème solaire` that ends at `end` begins, or 0."""
    k = end - 1
    while s.role(k) == "A":
        k -= 1
    if s.role(k) != "N" or s.at(k).capital:
        return 0
    plural = s.lower(k - 1) == "des" and {n for _, n in s.at(k).form.nouns} == {"p"}
    if plural and s.role(k - 2) in ("V", "N", "A"):
        return k - 1
    if s.lower(k - 1) in _LISTED and s.role(k - 1) == "D" and s.role(k - 2) not in ("F", "P", "D"):
        return k - 1
    partitive = s.role(k - 1) == "D" and s.lower(k - 1) in ("la", "l'") and s.lower(k - 2) == "de"
    if partitive and s.role(k - 3) not in ("D",):
        return k - 2
    return 0


_LISTED = forms("le la l' un une")
# « Il boit de l’eau de la rivière et un jus »: after these, what follows « de » is a member of the list.
_BROUGHT = forms("apporter prévoir fournir acheter vendre accepter préparer emporter")

RULES: tuple[GrammarRule, ...] = (
    GrammarRule(
        "virgule.deux_verbes",
        after_first_verb,
        "La subordonnée placée en tête est suivie d’une virgule (OQLF, Vitrine linguistique).",
        bad=(
            ("Quand la neige fond les rues sont inondées.", "Quand la neige fond, les rues sont inondées."),
            ("Lorsque le camion recule la sonnerie retentit.", "Lorsque le camion recule, la sonnerie retentit."),
        ),
        good=(
            "Quand la neige fond, les rues sont inondées.",
            "Si le conseil a adopté le règlement est à voir.",
            "Quand le maire ouvre la séance, on se tait.",
            "Comme le disait le maire la séance fut longue, mais utile.",
        ),
        category=Category.TYPOGRAPHY,
        words=_CLAUSES | forms("lorsqu puisqu s"),
        roles="V",
    ),
    GrammarRule(
        "virgule.ordre_suit",
        before_order,
        "La subordonnée placée en tête est suivie d’une virgule (OQLF, Vitrine linguistique).",
        bad=(
            ("Puisque la route est fermée empruntez le rang.", "Puisque la route est fermée, empruntez le rang."),
            ("Comme le quai est glacé marchez lentement.", "Comme le quai est glacé, marchez lentement."),
        ),
        good=(
            "Puisque la route est fermée, empruntez le rang.",
            "Comme le veut la coutume, dansez.",
            "Quand le feu est éteint, partez.",
        ),
        category=Category.TYPOGRAPHY,
        words=_ORDERED_AFTER | forms("lorsqu puisqu"),
        roles="V",
    ),
    GrammarRule(
        "virgule.tete",
        before_lone_clause,
        "Le complément placé en tête est suivi d’une virgule (OQLF, Vitrine linguistique).",
        bad=(
            (
                "Dans le cadre de la fête la bibliothèque présente une exposition.",
                "Dans le cadre de la fête, la bibliothèque présente une exposition.",
            ),
            ("Malgré la pluie de mardi le club organise un bal.", "Malgré la pluie de mardi, le club organise un bal."),
        ),
        good=(
            "Dans le cadre de la fête, la bibliothèque présente une exposition.",
            "Avec la clé du local le coffre de la salle.",
        ),
        category=Category.TYPOGRAPHY,
        words=_COMPLEMENTS,
        roles="V",
    ),
    GrammarRule(
        "virgule.trois_membres",
        in_list_of_three,
        "Les membres d’une énumération sont séparés par des virgules.",
        bad=(
            ("On accepte le verre le carton et le métal.", "On accepte le verre, le carton et le métal."),
            (
                "Apportez de l’eau de la crème solaire et un chapeau.",
                "Apportez de l’eau, de la crème solaire et un chapeau.",
            ),
        ),
        good=(
            "On accepte le verre, le carton et le métal.",
            "On ouvre le parc le matin et le soir.",
            "Il traverse le pont de la rivière et le parc.",
        ),
        category=Category.TYPOGRAPHY,
        words=_AND,
        roles="VY",
    ),
)  # fmt: skip
