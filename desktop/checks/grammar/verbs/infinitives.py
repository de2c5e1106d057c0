"""-é, -er, -ez: the infinitive after a preposition, a modal, a question word."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.verbs.infinitive_forms import (
    gerund_infinitives,
    other_infinitive,
    past_plural_infinitive,
    second_of_orders,
)
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.noun_phrases import moment_end, noun_phrase
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import forms

_SUBJUNCTIVE_BEFORE_QUE = forms(
    "pour afin bien avant condition jusqu'à pourvu moins sorte crainte peur jusque sans quoi malgré encore attendant"
)

_SUBJUNCTIVE_VERBS = forms(
    "falloir vouloir souhaiter exiger demander importer suffire permettre préférer désirer aimer"
)

_NEGATIONS = forms("pas jamais rien aucun aucune guère personne plus point")

_MODALS = forms(
    "pouvoir devoir vouloir aller falloir savoir souhaiter désirer oser venir courir compter espérer préférer daigner"
)

_STRICT = forms("pouvoir devoir aller vouloir falloir")
_MOTION = forms("aller venir courir")

# « Viens costumé! »: what one may be on arriving.
_DRESSED = forms("costumé déguisé habillé préparé accompagné équipé motivé masqué chaussé reposé armé seul")

_GOVERNING = forms(
    "afin avant lieu possible demandé prié permis invité merci obligation besoin façon manière prière obligé tenu"
    " occasion chance plaisir droit temps heureux heureuse fier fière important interdit essentiel possibilité"
)

OBJECT_ARTICLES = forms("le la les l' un une des votre vos ton ta tes ce cette cet ces notre nos leur leurs")


def governed(s: Sentence, i: int) -> bool:
    """`Payer ses taxes : suivez le guide.`, `Pourriez-vous, ce soir, jeter un œil`: an infinitive that orders nothing."""
    if any(w.form.lemmas(participle=False) & _MODALS for w in s.words[:i] if w.role == "V"):
        return True
    colon = next((k for k, w in enumerate(s.words) if w.text == ":"), 0)
    return i == 0 and colon > 1 and not any(w.role == "V" for w in s.words[:colon])


def infinitive_of(word: Word) -> str | None:
    """The -er infinitive that sounds like this participle or this `vous` form, or None."""
    form = word.form
    if form.text.endswith("ez"):
        lemmas = {v.lemma for v in form.verbs if "2p" in v.persons}
    elif form.text.endswith(("é", "ée", "és", "ées")):
        lemmas = {lemma for lemma, _ in form.participle_verbs}
    else:
        return None
    endings = sorted(lemma for lemma in lemmas if lemma.endswith("er"))
    return endings[0] if endings and not form.infinitives else None


def _is_participle(word: Word, *, nouns: bool = False) -> bool:
    """A participle in -é that is no noun; with `nouns`, one in -é, -és, -ée or -ées whatever else it is."""
    endings = ("é", "és", "ée", "ées") if nouns else ("é",)
    return word.form.text.endswith(endings) and bool(word.form.participles) and (nouns or not word.form.nouns)


def is_vous_form(word: Word) -> bool:
    """A form of `vous` that can be nothing else."""
    return (
        word.form.text.endswith("ez")
        and not word.form.nominal
        and "2p" in {p for v in word.form.verbs for p in v.persons}
    )


def skip_roles(s: Sentence, i: int, roles: str) -> int:
    """The first index from `i` whose role is not one of `roles`."""
    while s.role(i) and s.role(i) in roles and s.lower(i) not in ("voici", "voilà"):
        i += 1
    return i


def after_preposition(s: Sentence) -> Iterator[Hit]:
    """`pour participé`, `afin de réservé`, `à apportez`."""
    for i, word in enumerate(s.words):
        if word.lower not in ("de", "d'", "à", "pour", "sans"):
            continue
        j = skip_roles(s, i + 1, "OX")
        target = s.at(j)
        infinitive = infinitive_of(target)
        if infinitive is None and _has_object(s, j) and _asks_verb(s, i):
            infinitive = other_infinitive(target)
            if infinitive is not None:
                yield on(target, f"Après «\u00a0{word.lower}\u00a0», le verbe est à l’infinitif.", infinitive)
            continue
        if infinitive is None or target.capital:
            continue
        hesitating = word.lower == "à" and any(
            "hésiter" in w.form.lemmas() for w in s.words[max(0, i - 3) : i]
        )
        sure = is_vous_form(target) or (_is_participle(target) and _needs_infinitive(s, i, j))
        just = word.lower == "de" and "venir" in s.at(i - 1).form.lemmas(participle=False)
        sure = sure or ((hesitating or just or _proposed(s, i, j)) and _is_participle(target, nouns=True))
        if sure:
            yield on(target, f"Après «\u00a0{word.lower}\u00a0», le verbe est à l’infinitif.", infinitive)


_WANTS_A = forms(
    "inviter aider commencer chercher penser consister viser servir encourager hésiter apprendre réussir continuer"
    " tenir obliger autoriser contribuer participer appeler convier parvenir"
)


def _has_object(s: Sentence, i: int) -> bool:
    """Whether an article and its noun follow the word at `i`: no moment, which would only date it."""
    noun = s.at(i + 2).form.nominal or s.role(i + 2) == "#"
    article = s.lower(i + 1) in OBJECT_ARTICLES or s.lower(i + 1) in ("son", "sa", "ses", "mon", "ma", "mes")
    return article and noun and not is_time(s, i + 1)


def _asks_verb(s: Sentence, i: int) -> bool:
    """Whether the preposition at `i` introduces an infinitive rather than a noun: after a verb, or « pour », « sans »."""
    if s.lower(i) in ("pour", "sans"):
        return not s.at(i + 1).form.nouns  # sans contredit un enjeu
    return s.role(i - 1) in ("V", "Y", "A", "G") or s.lower(i - 1) in _GOVERNING


def _proposed(s: Sentence, i: int, target: int) -> bool:
    """`recommande au conseil d’accordé la dérogation`: a verb asks somebody to do something."""
    person = s.role(i - 1) == "N" and (s.lower(i - 2) in ("au", "aux") or s.lower(i - 3) == "à")
    verb = s.at(i - 3 - (s.lower(i - 3) == "à"))
    asked = s.role(i - 1) == "V" or (person and verb.role in ("V", "Y", "Q"))
    return s.lower(i) in ("de", "d'") and asked and _has_object(s, target)


def _needs_infinitive(s: Sentence, preposition: int, target: int) -> bool:
    lower = s.lower(preposition)
    followed = s.lower(target + 1) in OBJECT_ARTICLES or s.role(target + 1) in ("#",)
    if target > preposition + 1:
        return True
    if lower in ("pour", "sans"):
        return s.role(target + 1) in ("D", "#", "P", "F", "N", ".", ",", "")
    if lower == "à":
        governed = any(w.form.lemmas() & _WANTS_A for w in s.words[max(0, preposition - 3) : preposition])
        return governed or (followed and s.role(preposition - 1) != "N")
    return followed or s.lower(preposition - 1) in _GOVERNING


def after_modal(s: Sentence) -> Iterator[Hit]:
    """`Veuillez présenté`, `vous pouvez apportez`, `il faut réservé`."""
    for i, word in enumerate(s.words):
        oneself = word.form.gerund and s.lower(i + 1) in ("se", "s'")  # désirant s'exprimer
        if word.role not in ("V", "Y", "G") and not oneself:
            continue
        lemmas = (word.form.lemmas(participle=False) | gerund_infinitives(word)) & _MODALS
        if not lemmas or (s.role(i - 1) == "O" and s.lower(i - 1) in ("se", "s'")):
            continue
        j = skip_roles(s, i + 1, "WSO")
        if s.lower(j) in ("la", "le", "les", "l'") and s.role(j + 1) == "Q":
            j += 1  # venez la chercher
        target = s.at(j)
        infinitive = infinitive_of(target)
        if j == i + 1 and (past := past_plural_infinitive(target)) and lemmas & _STRICT:
            yield on(target, f"Après «\u00a0{word.text}\u00a0», le verbe est à l’infinitif.", past)
            continue
        if infinitive is None or s.at(j - 1).lower in ("que", "qu'"):
            continue
        if s.lowers(i - 2, i + 1) == ("on", "ne", "peut") and s.lower(i + 1) in ("plus", "mieux"):
            continue  # des parcs on ne peut plus animés
        if (is_vous_form(target) and s.lower(j - 1) != "vous") or (
            _is_participle(target, nouns=oneself or bool(lemmas & _STRICT))
            and not (lemmas & _MOTION and target.lower in _DRESSED)
        ):
            yield on(target, f"Après «\u00a0{word.text}\u00a0», le verbe est à l’infinitif.", infinitive)


def is_er_infinitive(word: Word) -> bool:
    """An -er infinitive that is no noun."""
    form = word.form
    return form.text.endswith("er") and bool(form.infinitives) and not form.nominal and word.role != "M"


def vous_with_infinitive(s: Sentence) -> Iterator[Hit]:
    """`Si vous désirer participer`, `Vous désiré`."""
    for i, word in enumerate(s.words):
        if word.lower != "vous" or not (i == 0 or s.role(i - 1) in ("L", ".") or s.lower(i - 1) == "dont"):
            continue
        target = s.at(i + 1)
        infinitive = (
            target.lower
            if is_er_infinitive(target)
            else infinitive_of(target)
            if _is_participle(target)
            else None
        )
        if infinitive is None or s.lower(i - 1) == "comment" or (i == 0 and is_er_infinitive(target)):
            continue
        form = s.vocabulary.lexicographer.conjugate(infinitive, "Ip", "2p")
        yield on(target, "Avec « vous », la terminaison est -ez.", form)


def after_question_word(s: Sentence) -> Iterator[Hit]:
    """`comment aidez les équipes`, `où jetez les pneus`."""
    for i, word in enumerate(s.words):
        if word.lower not in ("comment", "où", "quoi") or s.role(i + 1) not in ("V", "Q"):
            continue
        target = s.at(i + 1)
        infinitive = infinitive_of(target)
        if infinitive is None or s.lower(i + 2) == "-vous":
            continue
        if is_vous_form(target) or (_is_participle(target) and s.lower(i + 2) in OBJECT_ARTICLES):
            yield on(
                target,
                f"Après «\u00a0{word.lower}\u00a0» sans sujet, le verbe est à l’infinitif.",
                infinitive,
            )


def after_causative(s: Sentence) -> Iterator[Hit]:
    """`Laissez vos enfants jouez`: the second verb is an infinitive."""
    for i, word in enumerate(s.words):
        if word.role != "V" or not word.form.lemmas(participle=False) & _CAUSATIVE:
            continue
        phrase = noun_phrase(s, skip_roles(s, i + 1, "WO"))
        if phrase is None or s.role(phrase.start) != "D":
            continue
        target = s.at(phrase.end)
        infinitive = infinitive_of(target)
        if infinitive is not None and is_vous_form(target):
            yield on(target, f"Après «\u00a0{word.text}\u00a0», le verbe est à l’infinitif.", infinitive)


_CAUSATIVE = forms("laisser faire voir regarder entendre écouter envoyer emmener amener")


def coordinated_infinitive(s: Sentence) -> Iterator[Hit]:
    """`Veuillez remplir le formulaire et retourné le tout`."""
    for i, word in enumerate(s.words):
        if s.lower(i - 1) not in ("et", "ou"):
            continue
        infinitive = infinitive_of(word)
        if second_of_orders(s, i):
            continue
        past = s.lower(i - 1) == "et" and not word.form.finite and s.lower(i + 1) != "des"
        if infinitive is None and past and _has_object(s, i) and _governed_list(s, i):
            infinitive = other_infinitive(word)
            if infinitive is not None:
                yield on(word, "Le second verbe est lui aussi à l’infinitif.", infinitive)
            continue
        if infinitive is not None and (_follows_infinitive(s, i) or _shares_preposition(s, i)):
            yield on(word, "Le second verbe est lui aussi à l’infinitif.", infinitive)
            continue
        listed = s.role(i - 2) == "Y" or s.lower(i + 1) in OBJECT_ARTICLES
        if not _is_participle(word) or not listed or (s.role(i - 2) in ("Q", "A") and is_time(s, i + 1)):
            continue  # rempli et signé le 3 mai
        earlier = s.words[: i - 1]
        if infinitive is None or not any(w.role == "Y" for w in earlier):
            continue
        if any(w.form.lemmas() & {"être", "avoir"} for w in earlier if w.role in ("V", "Y", "G")):
            continue
        yield on(word, "Le second verbe est lui aussi à l’infinitif.", infinitive)


def _follows_infinitive(s: Sentence, i: int) -> bool:
    """`pour réagir et réparé`: no participle is joined to the infinitive just before, unless « être » helps it."""
    word = s.at(i)
    if s.role(i - 2) != "Y" or not _is_participle(word, nouns=True) or word.capital:
        return False
    if s.at(i - 2).form.infinitives and s.at(i - 2).form.nouns:
        return False
    if s.lower(i - 3) == "à" and s.role(i - 4) in ("A", "Q", "N") and s.lower(i + 1) == "par":
        return False  # rapide à obtenir et délivré par
    helped = any(w.form.lemmas() & {"être", "avoir"} for w in s.words[max(0, i - 5) : i])
    return not helped and (not word.form.nouns or s.lower(i + 1) in OBJECT_ARTICLES)


def _shares_preposition(s: Sentence, i: int) -> bool:
    """`pour protéger les lieux et évaluée la situation`: the participle has an object, and no subject of its own."""
    word = s.at(i)
    if not _is_participle(word, nouns=True) or word.capital or s.lower(i + 1) not in OBJECT_ARTICLES:
        return False
    if not s.at(i + 2).form.nominal or moment_end(s, i + 1) > i + 1:
        return False
    if s.at(i - 2).form.participles & word.form.participles:
        return False  # remplir le formulaire joint et signé la veille
    for k in range(i - 2, max(0, i - 10), -1):
        learnt = s.role(k - 2) == "Q" and ("m", "s") in word.form.participles
        if s.role(k) == "Y" and learnt and any("avoir" in w.form.lemmas() for w in s.words[: k - 2]):
            return False  # Il a appris à corder du bois et adopté un chien
        if s.role(k) == "Y":
            return _governed_list(s, i)
        if s.role(k) in ("V", "R", "K", "S", ".", "L", "U", "Q"):
            return False
    return False


def _governed_list(s: Sentence, i: int) -> bool:
    """Whether an infinitive before the `et` at `i` - 1, with no other verb between, depends on a preposition or a modal."""
    k = i - 2
    while s.role(k) and s.role(k) not in ("Y", "V", "R", "K", "S", ".", "L", "U"):
        k -= 1
    if s.role(k) != "Y" or s.at(k).form.lemmas() & {"être", "avoir", "faire", "laisser"}:
        return False
    while s.role(k - 1) in ("Y", "O", "W", "X"):
        k -= 1
    modal = s.role(k - 1) in ("V", "G") and s.at(k - 1).form.lemmas(participle=False) & _MODALS
    return bool(modal) or s.lower(k - 1) in ("pour", "sans", "de", "à", "d'")


RULES = (
    GrammarRule(
        "infinitif.preposition",
        after_preposition,
        "Après « à », « de », « pour » et « sans », le verbe est à l’infinitif.",
        bad=(
            ("Apportez vos outils pour réparé votre vélo.", "Apportez vos outils pour réparer votre vélo."),
            ("Merci de déposez vos clés.", "Merci de déposer vos clés."),
            ("Il est temps de vous préparé à l’hiver.", "Il est temps de vous préparer à l’hiver."),
            ("On se réunit pour choisi un logo.", "On se réunit pour choisir un logo."),
            (
                "Le comité suggère au conseil d’accordé le permis.",
                "Le comité suggère au conseil d’accorder le permis.",
            ),
        ),
        good=(
            "Rien de changé pour l’instant.",
            "Trois chaises de brisées.",
            "C’est sans contredit un enjeu.",
            "Le comité a beaucoup à donner.",
        ),
    ),
    GrammarRule(
        "infinitif.modal",
        after_modal,
        "Après « pouvoir », « devoir », « vouloir », « falloir » et leurs pareils, le verbe est à l’infinitif.",
        bad=(
            ("Veuillez apporté une pièce d’identité.", "Veuillez apporter une pièce d’identité."),
            ("Vous pouvez aussi appelez au comptoir.", "Vous pouvez aussi appeler au comptoir."),
            ("Il faut réservé sa place.", "Il faut réserver sa place."),
            ("Les firmes doivent fournirent une garantie.", "Les firmes doivent fournir une garantie."),
            ("Ceux désirant s’exprimé le pourront.", "Ceux désirant s’exprimer le pourront."),
        ),
        good=(
            "Viens costumé, il y aura des prix!",
            "Le stationnement doit être libéré.",
            "Si vous le pouvez, aidez un voisin.",
        ),
    ),
    GrammarRule(
        "conjugaison.vous",
        vous_with_infinitive,
        "Avec le sujet « vous », le présent se termine par -ez.",
        bad=(
            (
                "Si vous désirer recevoir un bac, appelez-nous.",
                "Si vous désirez recevoir un bac, appelez-nous.",
            ),
        ),
        good=("Pour vous aider, appelez-nous.", "Nous voulons vous écouter."),
    ),
    GrammarRule(
        "infinitif.laisser",
        after_causative,
        "Après « laisser », « faire » ou « voir » et leur objet, le verbe est à l’infinitif.",
        bad=(("Laissez les enfants jouez dehors.", "Laissez les enfants jouer dehors."),),
        good=("Laissez les enfants, jouez avec eux.",),
    ),
    GrammarRule(
        "infinitif.question",
        after_question_word,
        "Sans sujet après « comment » ou « où », le verbe est à l’infinitif.",
        bad=(("Voici comment triez les matières.", "Voici comment trier les matières."),),
        good=("Comment allez-vous?", "Où mangez-vous ce midi?"),
    ),
    GrammarRule(
        "infinitif.coordonne",
        coordinated_infinitive,
        "Deux verbes coordonnés après le même mot sont tous deux à l’infinitif.",
        bad=(
            ("Il faut vider le bac et rangé les sacs.", "Il faut vider le bac et ranger les sacs."),
            (
                "Nous venons pour nettoyer et réparée la fontaine.",
                "Nous venons pour nettoyer et réparer la fontaine.",
            ),
            ("On doit lire le plan et joints une copie.", "On doit lire le plan et joindre une copie."),
        ),
        good=(
            "Il a voulu vider le bac et rangé les sacs.",
            "Elle aide à lire et fournit des lunettes.",
            "On doit lire un texte rempli et signé le 3 mai.",
        ),
    ),
)
