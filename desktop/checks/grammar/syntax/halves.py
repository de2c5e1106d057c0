"""Half of what is due: « ne » without « pas », a tonic pronoun without its comma, « leur » without its hyphen."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_NE = forms("ne n'")
_SECOND = forms(
    "pas plus jamais rien aucun aucune personne que qu qu' s ni guère point nul nulle nullement aucunement goutte mot quiconque"
    " davantage moins mieux autre autrement pire meilleur si s' peu nulle-part nuls nulles dont où qui"
)
# « Il n’ose entrer », « On ne saurait trop », « Il n’importe »: « ne » alone is right.
_ALONE = forms("pouvoir savoir oser cesser importer daigner avoir-garde empêcher tenir")
_CLAIMED = forms("il elle on nous vous ils elles je cela")


def ne_alone(s: Sentence) -> Iterator[Hit]:
    """`Les chiens ne sont admis dans le parc`, `Vous n’avez besoin de réserver`: « pas » was lost."""
    if s.final not in (".", "!") or _SECOND & s.pieces:
        return
    for i in s.places(_NE):
        verb = i + 1
        while s.role(verb) == "O":
            verb += 1
        before = s.at(i - 1)
        subject = (before.role == "S" and before.lower in _CLAIMED) or (
            before.role == "N" and s.role(i - 2) == "D"
        )
        opened = any(s.role(k) in ("K", "R", "U", "L", "V", ",") for k in range(i))
        form = s.at(verb).form
        if (
            not subject
            or opened
            or s.role(verb) != "V"
            or not form.finite
            or (form.lemmas() | s.at(verb + 1).form.lemmas()) & _ALONE
        ):
            continue
        if "2p" in form.persons and before.lower != "vous":
            continue
        word = s.at(verb)
        yield on(word, "Il manque le second mot de la négation.", f"{word.text} pas")


_TAKEN_UP = {
    "moi": forms("je j'"),
    "toi": forms("tu"),
    "lui": forms("il"),
    "eux": forms("ils"),
    "elles": forms("elles"),
    "nous": forms("on"),
}
_TONIC = frozenset(_TAKEN_UP)


def tonic_and_clitic(s: Sentence) -> Iterator[Hit]:
    """`Moi je crois que`, `Nous on pense`, `Eux ils ont payé`: the pronoun set apart is followed by a comma."""
    for i in s.places(_TONIC):
        opens = i == 0 or s.role(i - 1) == "." or s.lower(i - 1) in ("et", "mais", ",")
        if opens and s.lower(i + 1) in _TAKEN_UP[s.lower(i)] and s.role(i + 1) == "S" and s.role(i) == "T":
            word = s.at(i)
            yield Hit(
                word.start, word.end, "Le pronom mis en relief est suivi d’une virgule.", (f"{word.text},",)
            )


_TO_THEM = forms("leur lui")


def order_to_them(s: Sentence) -> Iterator[Hit]:
    """`Donnez leur un coup de main`, `Offrez lui une carte`: the order and its pronoun are joined."""
    for i in s.places(_TO_THEM):
        verb = s.at(i - 1)
        orders = verb.lower.endswith("ez") and any(v.mood == "E" for v in verb.form.verbs)
        opens = i == 1 or s.role(i - 2) in (".", ",", "C")
        if (
            orders
            and opens
            and s.lower(i + 1) in ("un", "une", "des", "le", "la", "l'", "les", "votre", "vos", "de", "du")
        ):
            right = f"{verb.text}-{s.at(i).text}"
            yield between(verb, s.at(i), "L’impératif et le pronom sont liés par un trait d’union.", right)


RULES = (
    GrammarRule(
        "negation.sans_pas",
        ne_alone,
        "La négation s’exprime en deux mots.",
        bad=(
            ("Les chiens ne sont admis dans le parc.", "Les chiens ne sont pas admis dans le parc."),
            ("Vous n’avez besoin de réserver.", "Vous n’avez pas besoin de réserver."),
            ("La Ville n’est responsable des objets perdus.", "La Ville n’est pas responsable des objets perdus."),
        ),
        good=(
            "Il ne peut entrer.",
            "On ne saurait tout prévoir.",
            "Vous n’avez qu’à signer.",
            "Elle n’a cessé de rire.",
            "Il ne faut guère attendre.",
        ),
        words=_NE | {"n"},
        roles="X",
    ),
    GrammarRule(
        "virgule.pronom_tonique",
        tonic_and_clitic,
        "Le pronom mis en relief est isolé par une virgule (OQLF, Vitrine linguistique).",
        bad=(
            ("Moi je crois que le parc est beau.", "Moi, je crois que le parc est beau."),
            ("Eux ils ont déjà payé.", "Eux, ils ont déjà payé."),
        ),
        good=("Moi, je crois.", "Comme moi je crois.", "Lui et moi irons."),
        words=_TONIC,
    ),
    GrammarRule(
        "trait_union.leur",
        order_to_them,
        "L’impératif et le pronom qui le suit sont liés par un trait d’union.",
        bad=(
            ("Donnez leur un coup de main.", "Donnez-leur un coup de main."),
            ("Offrez lui une carte.", "Offrez-lui une carte."),
        ),
        good=("Donnez-leur un coup de main.", "Donnez leur bac aux voisins."),
        words=_TO_THEM,
    ),
)  # fmt: skip
