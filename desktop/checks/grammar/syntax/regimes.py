"""The wrong preposition: `s’opposer contre`, `par rapport avec`, `aller au dentiste`, `situé dans 5 km`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.contractions import contracted, in_place_of
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.homophones.places import TIMES
from desktop.checks.reading.clauses import verb_after
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

# By the preposition that was written: the verbs it does not follow, with the one they take; first when they are
# pronominal (« se munir avec »), then when they are not.
_PRONOMINAL: dict[str, dict[str, str]] = {
    "contre": dict.fromkeys(("opposer", "objecter"), "à"),
    "avec": {
        **dict.fromkeys(("munir", "doter", "servir", "départir", "débarrasser", "prévaloir"), "de"),
        **dict.fromkeys(("conformer", "habituer", "joindre"), "à"),
    },
    "par": {"composer": "de"},
    "pour": {"intéresser": "à", "méfier": "de", "abonner": "à", "plaindre": "de"},
    "sur": {
        **dict.fromkeys(("intéresser", "référer", "abonner", "attaquer", "fier"), "à"),
        **dict.fromkeys(("méfier", "souvenir", "plaindre"), "de"),
    },
    "dans": {"abonner": "à"},
}
_PLAIN: dict[str, dict[str, str]] = {
    "contre": dict.fromkeys(("nuire", "remédier", "contrevenir", "désobéir"), "à"),
    "avec": {"adhérer": "à", "obtempérer": "à", "remédier": "à", "contrevenir": "à"},
    "par": {"résulter": "de", "découler": "de", "dépendre": "de"},
    "pour": {"contribuer": "à", "remédier": "à", "renoncer": "à"},
    "sur": {"accéder": "à", "dépendre": "de", "douter": "de", "remédier": "à"},
    "dans": {"accéder": "à", "assister": "à", "participer": "à"},
}
_PARTICIPLES: dict[str, dict[str, str]] = {
    "contre": {"opposé": "à"},
    "avec": {**dict.fromkeys(("muni", "doté", "pourvu"), "de"), "raccordé": "à", "connecté": "à"},
    "par": {},
    "pour": {"intéressé": "par", "abonné": "à"},
    "sur": {"intéressé": "par", "abonné": "à"},
    "dans": {"intéressé": "par", "abonné": "à"},
}
_ADJECTIVES: dict[str, dict[str, str]] = {
    "contre": {"défavorable": "à", "hostile": "à", "allergique": "à"},
    "avec": {
        **dict.fromkeys(("adjacent", "contigu", "perpendiculaire", "attenant", "conforme"), "à"),
        "voisin": "de",
    },
    "pour": {"favorable": "à", "défavorable": "à", "admissible": "à"},
    "sur": {"conscient": "de", "favorable": "à", "accès": "à"},
    "dans": {},
    "par": {"attribuable": "à", "imputable": "à"},
}
_WRONG = frozenset(_PLAIN)
_GROUP = frozenset("DTM")
# « contribué pour la moitié des frais », « contribué dans le passé »
_SHARES = forms("moitié tiers part plupart somme totalité passé cadre but fins montant") | TIMES


def wrong_preposition(s: Sentence) -> Iterator[Hit]:
    """`s’intéresse sur l’histoire`, `contribué pour le succès`, `adjacent avec le parc`."""
    for i in s.places(_WRONG):
        if s.role(i) not in ("P", "A", "N") or s.role(i + 1) not in _GROUP or s.lower(i + 1) == "qui":
            continue
        if _SHARES & set(s.lowers(i + 1, i + 4)):
            continue
        k = i - 1
        while s.role(k) == "W" and s.lower(k) not in ("avant", "plus"):
            k -= 1
        right = _right(s, s.lower(i), k)
        if right:
            yield in_place_of(s, i, i + 1, right, f"On dit «\u00a0{s.at(k).text} {right}\u00a0».")


def _right(s: Sentence, wrong: str, k: int) -> str:
    """The preposition that the word at `k` takes, when `wrong` is none of its own, or ""."""
    word = s.at(k)
    if word.role in ("A", "N", "Q"):
        stem = word.lower.rstrip("s")
        for table in (_ADJECTIVES, _PARTICIPLES):
            for model, right in table[wrong].items():
                if model in (stem, word.lower) or stem in (f"{model}e", f"{model}ë"):
                    had = model != "accès" or s.at(k - 1).form.lemmas() & {"avoir", "donner"}
                    return right if had else ""
    if word.role not in ("V", "Y", "Q", "G"):
        return ""
    lemmas = word.form.lemmas() | {lemma for lemma, _ in word.form.participle_verbs}
    first = k
    while word.role == "Q" and s.role(first - 1) in ("V", "W"):
        first -= 1
    reflexive = s.lower(first - 1) in _SELF and s.role(first - 1) == "O"
    table = _PRONOMINAL if reflexive or s.lower(k + 1) == "-vous" else _PLAIN
    return next((right for lemma, right in table[wrong].items() if lemma in lemmas), "")


_SELF = forms("se s' vous nous me m' te t' -vous -nous")

# The last two words of a phrase, the prepositions it does not take, the one it takes.
_PHRASES: dict[str, tuple[str, frozenset[str], str]] = {
    "rapport": ("par", forms("de d' du des avec que qu'"), "à"),
    "collaboration": ("en", forms("de d' du des à au aux"), "avec"),
    "partenariat": ("en", forms("de d' du des à au aux"), "avec"),
    "vertu": ("en", forms("à au aux"), "de"),
    "faveur": ("en", forms("à au aux pour"), "de"),
    "aide": ("l'", forms("à"), "de"),
    "proximité": ("à", forms("à au aux avec"), "de"),
    "profit": ("au", forms("à au aux pour"), "de"),
    "égard": ("l'", forms("à au aux"), "de"),
    "détriment": ("au", forms("à au aux"), "de"),
    "encontre": ("l'", forms("à au aux contre"), "de"),
    "instar": ("l'", forms("à au aux que"), "de"),
    "insu": ("l'", forms("à au aux"), "de"),
    "contrairement": ("", forms("de d' du des que qu' avec"), "à"),
    "conformément": ("", forms("avec de d' du des"), "à"),
    "relativement": ("", forms("sur"), "à"),
    "quant": ("", forms("de d' du pour"), "à"),
}
_ARTICLES = {"du": "le", "des": "les", "au": "le", "aux": "les"}


def wrong_phrase(s: Sentence) -> Iterator[Hit]:
    """`par rapport de l’an dernier`, `en collaboration du club`, `à l’aide à une corde`."""
    for i in s.places(_HEADS):
        before, wrong, right = _PHRASES[s.lower(i)]
        typed = s.lower(i + 1)
        if (before and s.lower(i - 1) != before) or typed not in wrong:
            continue
        if before == "l'" and s.lower(i - 2) != "à":
            continue
        article = _ARTICLES.get(typed)
        message = f"La locution se termine par «\u00a0{right}\u00a0»."
        if article:
            yield on(s.at(i + 1), message, contracted(right, article))
        elif s.role(i + 2) in ("D", "N", "T", "M", "A", "#") or s.lower(i + 2) == "ce":
            yield in_place_of(s, i + 1, i + 2, right, message)


_HEADS = frozenset(_PHRASES)
_TRADES = forms(
    "docteur docteure médecin dentiste notaire coiffeur coiffeuse boucher boulanger pharmacien pharmacienne vétérinaire"
    " garagiste mécanicien optométriste avocat avocate barbier physiothérapeute psychologue opticien"
)
_GOING = forms("aller venir retourner rendre passer revenir rentrer courir")


def gone_to(s: Sentence) -> Iterator[Hit]:
    """`aller au médecin`, `se rendre au dentiste`: one goes to somebody's, « chez »."""
    for i in s.places(_TRADES):
        at = i - 1 if s.lower(i - 1) in ("au", "aux") else i - 2
        if s.lower(at) not in ("au", "aux", "à") or (at == i - 2 and s.lower(i - 1) not in ("la", "l'")):
            continue
        going = s.at(at - 1).form
        if not (going.lemmas() | {lemma for lemma, _ in going.participle_verbs}) & _GOING:
            continue
        article = {"au": "chez le", "aux": "chez les", "à": "chez"}[s.lower(at)]
        yield on(s.at(at), "On va chez quelqu’un.", article)


def placed_at(s: Sentence) -> Iterator[Hit]:
    """`situé dans cinq kilomètres du village`: at a distance, « à »."""
    for i in s.places(_IN):
        if s.at(i - 1).lower.rstrip("es") not in ("situé", "situ", "trouv", "établi"):
            continue
        if (
            s.role(i + 1) == "#"
            and s.lower(i + 2) in _DISTANCES
            and s.lower(i + 3) in ("de", "du", "des", "d'")
        ):
            yield on(s.at(i), "Une distance s’indique avec « à ».", "à")


_IN = forms("dans")
_DISTANCES = forms("kilomètre kilomètres km mètre mètres m minute minutes heure heures")


def left_alone(s: Sentence) -> Iterator[Hit]:
    """`la dame que je travaille avec`: the preposition goes before the relative, « avec qui »."""
    for i in s.places(_STRANDED):
        closed = s.role(i + 1) in ("V", "X", "") or s.lower(i + 1) in (".", ",", "!", "?")
        if not closed or s.role(i - 1) not in ("V", "Q", "N", "Y"):
            continue
        que = next((k for k in range(i - 1, max(-1, i - 8), -1) if s.lower(k) in ("que", "qu'")), None)
        if que is None or s.role(que - 1) not in ("N", "M") or s.role(que + 1) not in ("S", "D", "M"):
            continue
        subject = s.role(que + 1) == "S" and verb_after(s, que + 2) is not None
        told = any(w.role in ("V", "Y") for w in s.words[:que]) and s.lower(i + 1) in (".", ",", "")
        if not subject or (told and s.role(que - 2) != "D") or "c'" in s.lowers(max(0, que - 5), que):
            continue
        start, last = s.at(que), s.at(i)
        inner = s.document.text[s.at(que + 1).start : s.at(i - 1).end]
        yield between(start, last, "La préposition précède le pronom relatif.", f"{last.lower} qui {inner}")


_STRANDED = forms("avec pour chez")


RULES = (
    GrammarRule(
        "preposition.regime",
        wrong_preposition,
        "Ce mot se construit avec une autre préposition.",
        bad=(
            ("Les élèves s’intéressent sur l’histoire.", "Les élèves s’intéressent à l’histoire."),
            ("Le conseil s’oppose contre le projet.", "Le conseil s’oppose au projet."),
            ("Ils ont contribué pour le succès du bal.", "Ils ont contribué au succès du bal."),
            ("Le lot est adjacent avec le parc.", "Le lot est adjacent au parc."),
            ("Les gens ont accès sur le lac.", "Les gens ont accès au lac."),
            ("La porte est munie avec une serrure.", "La porte est munie d’une serrure."),
        ),
        good=(
            "Ils se sont opposés au projet.",
            "Il a contribué pour la moitié des frais.",
            "Elle se sert avec appétit.",
            "Le parc est voisin; avec le quai, il est beau.",
            "Cela contribue dans le temps au budget.",
        ),
        words=_WRONG,
    ),
    GrammarRule(
        "preposition.fin_locution",
        wrong_phrase,
        "Cette locution se termine par une autre préposition.",
        bad=(
            ("C’est 3 % par rapport de l’an dernier.", "C’est 3 % par rapport à l’an dernier."),
            ("Une fête en collaboration du club.", "Une fête en collaboration avec le club."),
            ("Contrairement de la rumeur, on ouvre.", "Contrairement à la rumeur, on ouvre."),
            ("Montez à l’aide à une corde.", "Montez à l’aide d’une corde."),
        ),
        good=(
            "L’aide aux aînés augmente.",
            "Il faut l’aide à domicile.",
            "Un rapport de l’an dernier.",
            "La collaboration de tous est requise.",
        ),
        words=_HEADS,
    ),
    GrammarRule(
        "preposition.chez",
        gone_to,
        "On va « chez » une personne (OQLF, Vitrine linguistique).",
        bad=(
            ("Il faut aller au médecin.", "Il faut aller chez le médecin."),
            ("Elle est allée au dentiste.", "Elle est allée chez le dentiste."),
        ),
        good=("Parlez au médecin.", "Il est allé chez le notaire.", "La lettre va au maire."),
        words=_TRADES,
    ),
    GrammarRule(
        "preposition.distance",
        placed_at,
        "Une distance s’indique avec « à ».",
        bad=(("Le rang est situé dans cinq kilomètres du village.", "Le rang est situé à cinq kilomètres du village."),),
        good=("Il est situé dans un rayon de 5 km.", "Il est situé dans deux villages."),
        words=_IN,
    ),
    GrammarRule(
        "relatif.preposition_finale",
        left_alone,
        "La préposition précède le pronom relatif qu’elle introduit.",
        bad=(("La dame que je travaille avec est urbaniste.", "La dame avec qui je travaille est urbaniste."),),
        good=("Il faut que tu viennes avec.", "Le bac que vous avez, gardez-le avec.", "Les gens qui sont pour votent."),
        words=_STRANDED,
    ),
)  # fmt: skip
