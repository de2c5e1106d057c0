"""Orders in the infinitive: after what is stated, before a number to call, with « là » for the pronoun."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.verbs.infinitives import is_er_infinitive, is_vous_form
from desktop.checks.grammar.verbs.orders import ORDERED
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_COMMA = forms(",")
_YOURS = forms("votre vos")
_AIM = forms(
    "but objectif mission défi idée consigne règle geste gestes truc trucs conseil conseils façon manière moyen solution plaisir tâche"
    " rôle priorité secret mot étape étapes choix rêve projet ça cela résolution travail responsabilité options recette chose choses"
)
_GUIDING = forms(
    "emprunter prendre éviter suivre utiliser composer appeler prévoir ralentir contourner passer"
)


def order_after_statement(s: Sentence) -> Iterator[Hit]:
    """`Le camion est en retard, laisser vos bacs au bord du chemin`, `La rue est fermée, emprunter la rue Morin`."""
    comma = next(iter(s.places(_COMMA)), 0)
    if s.role(comma + 1) != "Y" or not s.at(0).capital or s.lower(comma + 2) in (",", ":", ""):
        return
    order = s.at(comma + 1)
    infinitive = next((lemma for lemma, _ in order.form.infinitives), "")
    found = subject_at(s, 0)
    told = found is not None and found[1] < comma and found[0].who[:1] != "2"
    plain = not any(w.role in "YLRKU" or w.lower in _AIM for w in s.words[:comma])
    end = next((k for k in range(comma + 1, len(s.words)) if s.role(k) == "."), len(s.words))
    after = s.words[comma + 2 : end]
    if not told or not plain or any(w.role in "VS," or w.role == "Y" for w in after) or s.final == "?":
        return
    yours = any(w.lower in _YOURS for w in after[:4]) and (infinitive.endswith("er") or infinitive in ORDERED)
    stated = found is not None and "être" in s.at(found[1]).form.lemmas(participle=False)
    guided = stated and infinitive in _GUIDING and s.role(comma + 2) == "D" and bool(s.final)
    if (yours or guided) and (right := s.vocabulary.lexicographer.conjugate(infinitive, "E", "2p")):
        yield on(order, "La consigne s’adresse à « vous » : l’impératif, en -ez.", right)


_POUR = forms("pour")
_PHONING = forms("composer appeler téléphoner")


def call_for(s: Sentence) -> Iterator[Hit]:
    """`Pour signaler un lampadaire éteint, composer le 450-438-7784`: a number is given to somebody."""
    if s.lower(0) not in _POUR or not s.is_prose:
        return
    comma = next((k for k in s.places(_COMMA) if s.role(k + 1) == "Y"), 0)
    order = s.at(comma + 1)
    number = (s.role(comma + 3) == "#" and s.lower(comma + 2) in ("le", "au")) or s.role(comma + 2) == "#"
    spoken = any(w.role in ("V", "S") for w in s.words[comma + 2 :])
    if comma and order.lower in _PHONING and number and not spoken:
        right = s.vocabulary.lexicographer.conjugate(order.lower, "E", "2p")
        yield on(order, "La consigne s’adresse à « vous » : l’impératif, en -ez.", right)


_THERE = forms("là")
_NO_OBJECT = forms(
    "tourner rouler stationner entrer monter attendre rester passer arrêter marcher demeurer sonner aller"
)


def it_there(s: Sentence) -> Iterator[Hit]:
    """`Prenez la clé et rapportez là au comptoir`, `votre vignette, coller là dans le pare-brise`: the pronoun « la »."""
    for i in s.places(_THERE):
        order = s.at(i - 1)
        infinitive = order.lower if is_er_infinitive(order) else ""
        ordered = is_vous_form(order) and any(v.mood == "E" for v in order.form.verbs)
        opens = i == 1 or s.role(i - 2) in (",", ".", "C") or s.lower(i - 2) in ("puis", "ensuite")
        if not (infinitive or ordered) or not opens or s.role(i + 1) not in ("P", ".", "W", "C", ""):
            continue
        lemmas = order.form.lemmas()
        named = any(
            w.role == "N" and w.form.nouns == {("f", "s")} and s.role(k - 1) in ("D", "A")
            for k, w in enumerate(s.words[: i - 1])
        )
        if named and not lemmas & _NO_OBJECT:
            said = s.vocabulary.lexicographer.conjugate(infinitive, "E", "2p") if infinitive else order.text
            yield between(
                order, s.at(i), "Après l’impératif, « la » est un pronom : trait d’union.", f"{said}-la"
            )


RULES = (
    GrammarRule(
        "imperatif.apres_constat",
        order_after_statement,
        "Une consigne adressée à « vous » est à l’impératif.",
        bad=(
            ("Le camion est en retard, laisser vos bacs au bord du chemin.", "Le camion est en retard, laissez vos bacs au bord du chemin."),
            ("La rue est fermée, emprunter la rue Morin.", "La rue est fermée, empruntez la rue Morin."),
        ),
        good=(
            "Le but est simple, garder vos rues propres.",
            "Il adore ça, pelleter vos entrées.",
            "Vous avez deux choix, garder vos bacs ou les rendre.",
        ),
        roles="Y",
    ),
    GrammarRule(
        "imperatif.telephone",
        call_for,
        "Une consigne adressée à quelqu’un est à l’impératif.",
        bad=(("Pour signaler un bris, composer le 311.", "Pour signaler un bris, composez le 311."),),
        good=("Pour signaler un bris, composez le 311.", "Pour nous aider, appeler le 311 est utile."),
        words=_PHONING,
    ),
    GrammarRule(
        "imperatif.la_pronom",
        it_there,
        "« La » reprend un nom; « là » marque un lieu.",
        bad=(
            ("Prenez la clé et rapportez là au comptoir.", "Prenez la clé et rapportez-la au comptoir."),
            ("Dès que vous recevez votre vignette, coller là dans le pare-brise.", "Dès que vous recevez votre vignette, collez-la dans le pare-brise."),
        ),
        good=("Suivez la rue et tournez là.", "Prenez le sac et déposez là vos clés.", "Posez le bac, laissez là."),
        words=_THERE,
    ),
)  # fmt: skip
