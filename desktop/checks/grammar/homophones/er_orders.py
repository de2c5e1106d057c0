"""Orders in -ez that an opening, an address or another order gives away, and infinitives among infinitives."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.order_places import OBJECTS
from desktop.checks.grammar.homophones.orders import vous_form
from desktop.checks.grammar.verbs.infinitives import infinitive_of, is_er_infinitive, is_vous_form
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import forms

_ORDER = "On s’adresse à quelqu’un : l’impératif se termine en -ez."
_TASK = "Ce verbe suit d’autres infinitifs : il en est un."
_YOURS = forms("votre vos")
_TO_YOU = _YOURS | {"vous"}
_NAMING = forms(
    "façon façons manière but consigne consignes geste gestes conseil conseils règle règles truc trucs astuce astuces étape"
    " étapes rappel mission objectif défi solution idée plaisir tâche tâches moyen priorité résolution aide-mémoire"
)
_GOVERNING = forms("veuillez faut pour sans comment où quoi quand-même merci prière penser pensez à de d'")


def order_with_yours(s: Sentence) -> Iterator[Hit]:
    """`Petits et grands, enfiler vos patins`, `Reporter vos déplacements`, `D’ici là, limiter votre consommation`."""
    for i in s.with_role("Y"):
        word = s.at(i)
        if not is_er_infinitive(word) or not _opens(s, i) or not _addresses(s, i):
            continue
        if _tells(s, i) or not s.is_prose:
            continue
        yield on(word, _ORDER, vous_form(s, word.lower))


def _opens(s: Sentence, i: int) -> bool:
    """Whether the infinitive at `i` opens the main clause: first, after a colon, after an opening and its comma."""
    if i == 0:
        return s.at(0).capital
    before = s.lower(i - 1)
    earlier = s.words[: i - 1]
    if before not in (",", ":") or any(w.lower in _NAMING for w in earlier):
        return False
    own = [w for w in earlier if w.role in ("V", "Y", "S", "G")]
    if before == ":":
        return not own
    if s.role(0) in ("L", "P", "F") and (own or s.role(0) == "L"):
        return "," not in s.lowers(0, i - 1) and bool(own)
    return not own and not any(w.lower in _GOVERNING - {"à", "de", "d'", "pour"} for w in earlier)


def _addresses(s: Sentence, i: int) -> bool:
    """Whether what follows the verb speaks to « vous »: `vos patins`, `de vous garer`, `quand vous attendez`."""
    if s.role(0) == "L" and "vous" in s.lowers(1, i):
        return True
    for k in range(i + 1, min(len(s.words), i + 12)):
        if s.role(k) == "." or s.lower(k) in ("qui", "que", "pour", "afin"):
            return False
        if s.lower(k) in _YOURS:
            return k <= i + 5
        if s.lower(k) == "vous" and s.lower(k - 1) in ("quand", "lorsque", "si", "de"):
            return True
    return False


def _tells(s: Sentence, i: int) -> bool:
    """Whether the infinitive at `i` is a subject, or one task of a list."""
    for k in range(i + 1, len(s.words)):
        if s.lower(k) in (".", ";", "!", ":", "quand", "lorsque", "si", "car", "puisque", "parce"):
            break
        if s.role(k) == "," and (s.role(k + 1) == "Y" or s.lower(k + 1) in ("c'", "ça", "cela", "ce")):
            return True
        if s.role(k) == ",":
            break
        if s.role(k) == "V" or s.lower(k) == "est":
            return True
        if s.role(k) == "C" and s.role(k + 1) == "Y":
            return True
    return s.final == "?"


def orders_joined(s: Sentence) -> Iterator[Hit]:
    """`préparer une trousse et rechargé vos téléphones`: both are orders to « vous »."""
    for link in s.places(_AND):
        second = s.at(link + 1)
        if s.lower(link + 2) not in _YOURS or not second.lower.endswith("é"):
            continue
        lemma = infinitive_of(second)
        opening = next((k for k in range(link - 1, -1, -1) if s.role(k) in "YVSRKLUG."), None)
        if lemma is None or opening is None or s.role(opening) != "Y" or not is_er_infinitive(s.at(opening)):
            continue
        if not (opening == 0 or s.lower(opening - 1) in (":", ".", "!")):
            continue
        yield on(s.at(opening), _ORDER, vous_form(s, s.lower(opening)))
        yield on(second, _ORDER, vous_form(s, lemma))


_AND = forms("et puis ou")
_VOUS = forms("vous")
_LIKING = forms("aimer désirer souhaiter penser songer hésiter préférer adorer détester espérer compter")
_IF = forms("si s' quand lorsque")
_CLITICS = forms("en y le la les l'")


def vous_and_infinitive(s: Sentence) -> Iterator[Hit]:
    """`Vous aimer travailler dehors?`, `Si vous en trouver`: « vous » is the subject."""
    for i in s.places(_VOUS):
        j = i + 1
        while s.lower(j) in _CLITICS:
            j += 1
        word = s.at(j)
        if not is_er_infinitive(word):
            continue
        asked = (i == 0 or s.role(i - 1) == ".") and s.lower(j) in _LIKING and s.role(j + 1) in ("Y", "D")
        if asked or (j > i + 1 and s.lower(i - 1) in _IF):
            yield on(word, "Avec « vous », la terminaison est -ez.", vous_form(s, word.lower))


def vous_form_in_list(s: Sentence) -> Iterator[Hit]:
    """`être majeur, résidez ici et détenir un permis`, `doivent être vaccinés et portez`: infinitives."""
    for i in s.with_role("V"):
        word = s.at(i)
        if not is_vous_form(word) or word.capital or s.lower(i + 1).startswith("-"):
            continue
        lemma = infinitive_of(word)
        if lemma is None or s.lower(i - 1) not in (",", "et", "ou", ":"):
            continue
        if any((is_vous_form(w) and w is not word) or w.lower in _TO_YOU for w in s.words):
            continue
        start = next((k + 1 for k in range(i - 1, -1, -1) if s.role(k) == "."), 0)
        before = any(_plain_infinitive(s, k) for k in range(start, i - 1))
        after = _next_infinitive(s, i)
        modal = s.lower(i - 1) == "et" and any(
            s.lower(k) == "être" and s.at(k - 1).form.lemmas() & _MODALS and s.role(k + 1) in ("Q", "A")
            for k in range(start, i - 1)
        )
        if modal or (after and (before or (s.lower(i - 1) == ":" and after == ","))):
            yield on(word, _TASK, lemma)


_MODALS = forms("pouvoir devoir vouloir falloir")


def _plain_infinitive(s: Sentence, k: int) -> bool:
    """An infinitive that nothing governs: one of a list."""
    return s.role(k) == "Y" and (k == 0 or s.role(k - 1) in (".", ",") or s.lower(k - 1) in _AND)


def _next_infinitive(s: Sentence, i: int) -> str:
    """The mark or the link after which the list goes on with an infinitive, after `i`; "" when it does not."""
    for k in range(i + 1, len(s.words)):
        if s.role(k) in ("V", "S", "."):
            return ""
        if s.role(k) == "Y":
            return s.lower(k - 1) if s.lower(k - 1) in (",", "et", "ou") else ""
    return ""


_PARALLEL = forms("plutôt ou et où")


def participle_beside_infinitive(s: Sentence) -> Iterator[Hit]:
    """`Réparé plutôt que jeter`, `resté ou partir`, `Où jeté vos vieilles piles?`: an infinitive too."""
    for k in s.places(_PARALLEL):
        i = k - 1
        word = s.at(i)
        if k == 0 and s.lower(0) in ("ou", "où"):
            yield from _asked(s, s.at(1))
            continue
        after = k + 2 if s.lower(k) == "plutôt" and s.lower(k + 1) in ("que", "qu'") else k + 1
        if s.lower(after) in ("de", "d'"):
            after += 1
        opens = i == 0 or s.role(i - 1) in (".", ",")
        if not word.lower.endswith("é") or s.lower(k) == "et" or s.role(after) != "Y" or not opens:
            continue
        lemma = infinitive_of(word)
        if lemma is not None and not s.at(after).form.nouns:
            yield on(word, _TASK, lemma)


def _asked(s: Sentence, word: Word) -> Iterator[Hit]:
    lemma = infinitive_of(word) if word.lower.endswith("é") else None
    if lemma is not None and s.final == "?" and s.lower(2) in OBJECTS | _YOURS:
        yield on(word, "Dans cette question sans sujet, le verbe est à l’infinitif.", lemma)


RULES = (
    GrammarRule(
        "terminaison.ordre_adresse",
        order_with_yours,
        "Avec « votre », « vos » ou « vous », la consigne parle à quelqu’un : elle est à l’impératif, en -ez.",
        bad=(
            ("Petits et grands, enfiler vos patins samedi soir.", "Petits et grands, enfilez vos patins samedi soir."),
            ("D’ici vendredi, limiter votre consommation d’eau.", "D’ici vendredi, limitez votre consommation d’eau."),
            ("D’ici à ce que la pompe soit réparée, limiter votre consommation.", "D’ici à ce que la pompe soit réparée, limitez votre consommation."),
            ("Couper le moteur quand vous attendez vos enfants.", "Coupez le moteur quand vous attendez vos enfants."),
        ),
        good=(
            "Porter votre casque est obligatoire.",
            "Trois gestes : fermer votre porte, éteindre, sortir.",
            "Comment préparer votre jardin?",
            "Pour nous aider à garder vos rues propres, ramassez.",
        ),
        roles="Y",
    ),
    GrammarRule(
        "terminaison.ordres_joints",
        orders_joined,
        "Deux consignes jointes, dont l’une dit « vos », sont à l’impératif, en -ez.",
        bad=(
            (
                "Tempête en vue : préparer une trousse et rechargé vos téléphones.",
                "Tempête en vue : préparez une trousse et rechargez vos téléphones.",
            ),
        ),
        good=("Il faut préparer une trousse et recharger vos téléphones.",),
        words=_AND,
    ),
    GrammarRule(
        "terminaison.vous_sujet",
        vous_and_infinitive,
        "Le verbe dont « vous » est le sujet se termine en -ez.",
        bad=(
            ("Vous aimer travailler dehors, quel que soit le temps?", "Vous aimez travailler dehors, quel que soit le temps?"),
            ("Si vous en trouver, appelez-nous.", "Si vous en trouvez, appelez-nous."),
        ),
        good=("Vous aider à trier, c’est notre travail.", "Pour vous en informer, écrivez-nous."),
        words=_VOUS,
        last_resort=True,
    ),
    GrammarRule(
        "terminaison.liste_infinitifs",
        vous_form_in_list,
        "Les verbes d’une même liste ont la même forme : ici, l’infinitif.",
        bad=(
            ("Il y a trois conditions : être majeur, résidez ici et détenir un permis.", "Il y a trois conditions : être majeur, résider ici et détenir un permis."),
            ("Les chats doivent être vaccinés et portez une puce.", "Les chats doivent être vaccinés et porter une puce."),
        ),
        good=("Crue : restez au sec et attachez tout.", "Pour participer, apportez une pelle et venez creuser.", "Avant de partir, fermez la porte et éteindre devient facile."),
        roles="V",
        last_resort=True,
    ),
    GrammarRule(
        "terminaison.infinitif_parallele",
        participle_beside_infinitive,
        "De deux verbes mis en parallèle, si l’un est à l’infinitif, l’autre l’est aussi.",
        bad=(
            ("Réparé plutôt que jeter, c’est payant.", "Réparer plutôt que jeter, c’est payant."),
            ("Où jeté vos vieilles piles?", "Où jeter vos vieilles piles?"),
        ),
        good=("Fatigué ou non, il court.", "Ou plutôt, laissez-le."),
        words=_PARALLEL,
        last_resort=True,
    ),
)  # fmt: skip
