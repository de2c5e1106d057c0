"""-é and -er where an order in -ez is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.order_places import (
    ADDRESSED,
    CUES,
    OBJECTS,
    PHONES,
    SAID_FIRST,
    after_auxiliary,
    in_apposition,
    is_quoted,
)
from desktop.checks.grammar.homophones.places import SURE_VERBS, TIMES
from desktop.checks.grammar.verbs.infinitives import governed, infinitive_of, is_er_infinitive, is_vous_form
from desktop.checks.reading.asides import parts_subject
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import forms

_ORDER = "C’est un impératif : la terminaison est -ez."
_MODIFIERS = forms(
    "immédiatement aussitôt vite ensuite toujours d'abord doucement bien régulièrement délicatement"
)
# Participles that take a name or an attribute, or that have become prepositions.
_NAMED = forms(
    "passer excepter supposer considérer appeler nommer surnommer dénommer baptiser intituler proclamer consacrer sacrer"
    " déclarer juger donner coter évaluer estimer âger"
)
_ETRE_VERBS = forms(
    "arriver rester tomber entrer rentrer monter retourner passer décéder remonter retomber demeurer"
)


def starts_clause(s: Sentence, i: int) -> bool:
    """Whether a clause begins at `i`."""
    before = s.lower(i - 1)
    return i == 0 or (s.role(i - 1) in (".", ",") and before not in ("»", ")", '"', "”", "%", "$"))


def er_participle(word: Word) -> str | None:
    """The -er infinitive of a masculine singular participle in -é, or None."""
    return infinitive_of(word) if word.lower.endswith("é") else None


def _use(word: Word, lemma: str) -> str:
    return next((use for found, use in word.form.participle_verbs if found == lemma), "")


def vous_form(s: Sentence, lemma: str) -> str:
    """The form of « vous »: of the imperative, or of the present."""
    return s.vocabulary.lexicographer.conjugate(lemma, "E", "2p") or s.vocabulary.lexicographer.conjugate(
        lemma, "Ip", "2p"
    )


def order_as_participle(s: Sentence) -> Iterator[Hit]:
    """`Apporté votre doudou`, `Lorsque le voyant clignote, coupé l’alimentation`, `cliqué sur l’icône`."""
    for i in s.with_role("QVNAM"):
        word = s.at(i)
        linked = s.lower(i - 1) in ("mais", "puis", "alors", "donc", "et") and s.role(i - 2) in (",", ".", "")
        opens = word.lower.endswith("é") and (starts_clause(s, i) or linked)
        if not opens or (lemma := er_participle(word)) is None:
            continue
        if i == 0 and (lemma not in SAID_FIRST or s.lower(1) not in CUES[lemma] or not word.capital):
            continue
        if after_auxiliary(s, i) or is_quoted(s, i) or in_apposition(s, i) or parts_subject(s, i):
            continue
        if _has_object(s, i, lemma) or _has_cue(s, i, lemma) or _after_condition(s, i) or _among_orders(s, i):
            yield on(word, _ORDER, vous_form(s, lemma))


def _has_object(s: Sentence, i: int, lemma: str) -> bool:
    """A participle that opens its clause governs no object: with one, it is an order."""
    j = i + 1
    while s.lower(j) in _MODIFIERS:
        j += 1
    if s.lower(j) in ADDRESSED:
        return lemma not in ("passer", "excepter") or s.lower(j).startswith("-")
    if s.lower(j) == "le" and s.lower(j + 1) in PHONES:
        return True
    if s.lower(j) in ("tout", "toute") and s.at(j + 1).form.nouns and s.role(i - 1) in (".", ","):
        return s.lower(i - 1) != ","
    if "t" not in _use(s.at(i), lemma)[2:7] or lemma in _NAMED or s.lower(j) not in OBJECTS:
        return False
    after = s.at(j + 1)
    moment = s.lower(j + 1) in TIMES or s.lower(j + 2) in TIMES or after.role == "#" or after.capital
    return (
        bool(after.form.nominal) and not moment and s.lower(j) != "du" and s.lower(i + 1) not in ("par", "de")
    )


def _has_cue(s: Sentence, i: int, lemma: str) -> bool:
    """`communiqué avec nous`, `pensé à réserver`: a verb that no participle could be, by what follows."""
    after = s.lower(i + 1)
    if after in CUES.get(lemma, ()):
        return lemma not in ("passer", "rester", "monter") or s.lower(i + 1) in ("nous", "voir", "chercher")
    use = _use(s.at(i), lemma)[2:7]
    return (
        bool(use)
        and "t" not in use
        and lemma not in _ETRE_VERBS
        and not s.at(i).form.nouns
        and "q" not in use
    )


def _after_condition(s: Sentence, i: int) -> bool:
    """`S’il y a du refoulement, fermé le clapet`: the main clause has no other verb."""
    if s.lower(i - 1) != "," or s.role(0) != "L" or s.lower(0) in ("comme", "comment", "pourquoi", "combien"):
        return False
    condition = next((k for k, w in enumerate(s.words[:i]) if w.role == "V"), i)
    ordered = any(s.role(k) == "V" and s.lower(k - 1) == "," for k in range(condition, i))
    if condition == i or s.at(i).form.nouns or ordered:
        return False  # Si l'enfant prend un médicament, remettez-le, accompagné du formulaire
    return not any(w.role in ("V", "S") or w.lower in SURE_VERBS for w in s.words[i + 1 :]) and s.is_prose


def _among_orders(s: Sentence, i: int) -> bool:
    """`Pelez, épépiné, râpez`: the other clauses are orders."""
    others = [k for k in range(len(s.words)) if k != i and is_vous_form(s.at(k)) and opens_order(s, k)]
    if not others:
        return False
    following = s.role(i + 1) in (",", ".", "D", "P", "F", "W", "C", "") or s.lower(i + 1) in ADDRESSED
    if s.lower(i - 2).endswith(("é", "és", "ée", "ées")) or s.lower(i).startswith("pass"):
        return False
    agreeing = (
        s.role(i - 1) == ","
        and s.role(i - 2) in ("N", "A", "M")
        and (s.role(i + 1) in ("P", "F") or s.role(i + 2) == "#")
    )
    return following and not agreeing


def opens_order(s: Sentence, k: int) -> bool:
    """Whether the -ez form at `k` begins an order."""
    return (starts_clause(s, k) or s.lower(k - 1) in ("et", "puis", "ou")) and s.lower(k + 1) != "vous"


def order_as_infinitive(s: Sentence) -> Iterator[Hit]:
    """`Magasinez ici, manger ici, jasez ici`, `Rentrer vos mangeoires et vos poubelles!`."""
    for i in s.with_role("Y"):
        word = s.at(i)
        if not is_er_infinitive(word) or not starts_clause(s, i) or s.lower(i + 1) in ("ou", "et", "?", ","):
            continue
        if s.role(i - 1) == "," and any(s.role(k) == "Y" for k in range(i)):
            continue
        if any(w.lower in ("comment", "quoi", "où", "veuillez", "pour", "afin") for w in s.words[:i]):
            continue
        if s.lower(i - 1) in ("«", "“", '"', "(") or s.at(i + 1).text in ("»", "”", ")"):
            continue  # the name of a button
        list_of = any(s.role(k) == "Y" and k != i and starts_clause(s, k) for k in range(i))
        if _called_out(s, i):
            yield on(word, _ORDER, vous_form(s, word.lower))
            continue
        alone = not (list_of or _is_subject(s, i) or governed(s, i))
        mixed = alone and _among_orders(s, i) and s.role(0) not in ("P", "L")
        called = i == 0 and _exclaims(s) and _main_clause_has_no_verb(s)
        if mixed or called:
            yield on(word, _ORDER, vous_form(s, word.lower))


def _is_subject(s: Sentence, i: int) -> bool:
    """`Pelleter de la neige lourde est fatigant : échauffez-vous`: the infinitive has its own verb."""
    k = next((k for k in range(i + 1, len(s.words)) if s.role(k) in "V,.RKUL"), i)
    return s.role(k) == "V" and "3s" in s.at(k).form.persons


_LINE_END = re.compile(r"[.!?…][)»”\"]?\W*$")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_INFINITIVE = re.compile(r"[^\W\d_]+(?:er|ir|re)\b")


def order_in_a_paragraph(s: Sentence) -> Iterator[Hit]:
    """`Le bac doit être accessible. Dégager le couvercle.`: an infinitive among the sentences of a paragraph.

    A list, a title or a recipe may well be in the infinitive: it stands alone on its line, or beside others like it.
    """
    word = s.at(0)
    if not is_er_infinitive(word) or not word.capital or s.final not in (".", "!"):
        return
    if word.lower in ("consulter", "noter", "contacter"):
        return  # a reference to another document is often in the infinitive
    following = s.lower(1) in _PARAGRAPH_OBJECTS or s.role(1) == "A"
    if not following or not _no_verb(s):
        return
    folded = s.document.folded
    before = folded[folded.rfind("\n", 0, s.span.start) + 1 : s.span.start].strip()
    end = folded.find("\n", s.span.end)
    after = folded[s.span.end : end if end >= 0 else len(folded)].strip()
    around = [text for text in (*_SENTENCE.split(before), *_SENTENCE.split(after)) if len(text.split()) > 2]
    if not before or not _LINE_END.search(before) or len(before.split()) < 4:
        return
    if not any(_INFINITIVE.match(text) for text in around):
        yield on(word, _ORDER, vous_form(s, word.lower))


_PARAGRAPH_OBJECTS = OBJECTS | forms("votre vos notre nos des de d' au aux à en vers sur dans pour avec")


def _no_verb(s: Sentence) -> bool:
    return not any(w.role in ("V", "S") or w.lower in SURE_VERBS for w in s.words[1:])


def participle_as_subject(s: Sentence) -> Iterator[Hit]:
    """`Trié ses matières, c’est gagnant.`, `Bien assuré son chargement évite des amendes.`: an infinitive."""
    first = 1 if s.lower(0) in ("bien", "mal", "mieux", "toujours", "souvent") else 0
    word = s.at(first)
    lemma = er_participle(word)
    if (
        lemma is None
        or s.lower(first + 1) not in OBJECTS | {"votre", "vos", "notre", "nos"}
        or (word.form.nouns and first == 0)
    ):
        return
    if (
        "t" not in _use(word, lemma)[2:7]
        or lemma in _NAMED
        or s.lower(first + 2) in TIMES
        or s.role(first + 2) == "#"
    ):
        return
    for k in range(first + 2, len(s.words)):
        called = s.lower(k) == "," and s.lower(k + 1) in ("c'", "ça", "cela")
        verb = s.at(k).form.only_verb and s.at(k).form.persons & {"3s"} and s.role(k - 1) in ("N", "A", "M")
        if called or (verb and not any(s.role(j) in ("R", "K", "U", "L", ",") for j in range(k))):
            yield on(word, "Sujet de la phrase, le verbe est à l’infinitif.", lemma)
            return
        if s.role(k) in (",", "."):
            return


_NO_ORDER = forms("veuiller vouloir venir aller laisser faire pouvoir devoir savoir penser hésiter")
_JOINING = forms("et ou puis")


def order_joined(s: Sentence) -> Iterator[Hit]:
    """`Remplissez le formulaire ou composer le 311`, `Entrez votre plaque, puis payé`: a second order."""
    for link in s.places(_JOINING):
        i = link + 1
        word = s.at(i)
        if not word.lower.endswith(("er", "é")) or s.role(link - 1) in ("Q", "A"):
            continue
        infinitive = word.lower if is_er_infinitive(word) else er_participle(word)
        if infinitive is None:
            continue
        start = (
            next((k for k in range(i - 1, -1, -1) if s.role(k) == "." and s.lower(k) not in ("@", "/")), -1)
            + 1
        )
        ordered = [k for k in range(start, i) if is_vous_form(s.at(k)) and opens_order(s, k)]
        between = range(ordered[-1] + 1, i) if ordered else range(0)
        free = not any(s.role(k) in ("Y", "V", "S", "R", "K", "L", "U", "G") for k in between)
        object_ = s.lower(i + 1) in OBJECTS | {"votre", "vos", "notre", "nos"} or s.role(i + 1) in (
            "M",
            "P",
            "#",
            "D",
        )
        if not ordered or not free or not object_ or s.at(ordered[-1]).form.lemmas() & _NO_ORDER:
            continue
        if word.lower.endswith("é") and (s.role(i - 1) != "C" or s.role(i + 1) == "P"):
            continue
        yield on(word, _ORDER, vous_form(s, infinitive))


_SOCIAL = forms("partager aimer commenter identifier cliquer taguer mentionner")
_CALLED = forms("chers chères cher chère bonjour bonsoir amis parents")


def _called_out(s: Sentence, i: int) -> bool:
    """`Partager cette publication!`, `Chers parents, préparer les sacs!`: it speaks to readers."""
    if s.lower(i + 1) not in OBJECTS | {"votre", "vos", "notre", "nos"} or any(
        w.role == "V" for w in s.words
    ):
        return False
    shared = i == 0 and s.final == "!" and s.lower(i) in _SOCIAL
    return shared or (s.lower(0) in _CALLED and s.lower(i - 1) == ",")


def _exclaims(s: Sentence) -> bool:
    said = {"vos", "votre", "-vous", "-nous", "notre", "nos"} & set(s.lowers(1, 9))
    return bool(said) and s.final == "!"


def _main_clause_has_no_verb(s: Sentence) -> bool:
    for k in range(1, len(s.words)):
        if s.role(k) in (",", ".", "L", "K", "R", "U"):
            return True
        if s.role(k) == "V" or s.lower(k) in SURE_VERBS:
            return False
    return True


RULES = (
    GrammarRule(
        "terminaison.ordre_participe",
        order_as_participle,
        "Une consigne est à l’impératif, en -ez; le participe en -é décrit un nom.",
        bad=(
            ("Lorsque le voyant clignote, coupé l’alimentation.", "Lorsque le voyant clignote, coupez l’alimentation."),
            ("Vendredi, 18 h 30, apporté votre doudou.", "Vendredi, 18 h 30, apportez votre doudou."),
            ("Pour les activer, cliqué sur l’icône.", "Pour les activer, cliquez sur l’icône."),
            ("Pelez, épépiné, râpez.", "Pelez, épépinez, râpez."),
            ("Pour tout renseignement, téléphoné au 311.", "Pour tout renseignement, téléphonez au 311."),
            ("Si l’eau demeure brouillée, communiqué avec nous.", "Si l’eau demeure brouillée, communiquez avec nous."),
            ("Pensé à réserver votre place.", "Pensez à réserver votre place."),
            ("Sortez d’abord, appelé le 911 ensuite.", "Sortez d’abord, appelez le 911 ensuite."),
            ("Les fils pendants sont à éviter; signalé tout fil.", "Les fils pendants sont à éviter; signalez tout fil."),
            ("Nos sentiers sont ouverts, mais gardé vos crampons!", "Nos sentiers sont ouverts, mais gardez vos crampons!"),
        ),
        good=("Le poêle, acheté d’occasion, fume un peu.",
            "Un chalet fermé la semaine.",
            "Situé au cœur du village, le parc est ouvert.",
            "Annulé en cas de pluie.",
            "Le contenant, appelé le bac brun, est gratuit.",
            "Le train arrivé à 9 h repart à midi.",
            "Organisé par le club, gratuit.",
            "Passé la mi-octobre, tout ferme.",
        ),
        roles="QVNAM",
    ),
    GrammarRule(
        "terminaison.ordre_infinitif",
        order_as_infinitive,
        "Des consignes qui se suivent sont au même mode.",
        bad=(
            ("Magasinez ici, jaser ici, mangez ici.", "Magasinez ici, jasez ici, mangez ici."),
            ("Rentrer vos mangeoires et vos poubelles!", "Rentrez vos mangeoires et vos poubelles!"),
        ),
        good=(
            "Déposer le bac en bordure de rue.",
            "Marcher, nager, danser : choisissez!",
            "Aider vos voisins est un plaisir!",
            "Pour réserver, appelez et laissez un message.",
        ),
        roles="Y",
    ),
    GrammarRule(
        "terminaison.ordre_paragraphe",
        order_in_a_paragraph,
        "Dans un paragraphe, une consigne est à l’impératif, en -ez.",
        bad=(
            ("La fosse doit être accessible. Dégager les couvercles sur 15 cm.", "La fosse doit être accessible. Dégagez les couvercles sur 15 cm."),
            ("Le tournoi sera remis à dimanche. Croiser les doigts!", "Le tournoi sera remis à dimanche. Croisez les doigts!"),
        ),
        good=(
            "Déposer le bac en bordure de rue.",
            "Voici la marche à suivre :\nRincer le pot.\nVider le bac.",
            "Le bac brun est plein. Rincer le bac. Vider le sac.",
            "Le parc est ouvert. Marcher en forêt apaise.",
        ),
        roles="Y",
        beside=True,
    ),
    GrammarRule(
        "terminaison.ordre_coordonne",
        order_joined,
        "Deux ordres coordonnés sont tous deux à l’impératif.",
        bad=(
            ("Remplissez le formulaire ou composer le 311.", "Remplissez le formulaire ou composez le 311."),
            ("Entrez votre plaque, choisissez une durée, puis payer avec votre téléphone.", "Entrez votre plaque, choisissez une durée, puis payez avec votre téléphone."),
        ),
        good=(
            "Venez danser et chanter avec nous.",
            "Veuillez remplir le formulaire et signer la page 2.",
            "Apportez de quoi boire et manger pour la journée.",
            "Consultez le guide pour trier et composter vos restes.",
        ),
        words=_JOINING,
    ),
    GrammarRule(
        "terminaison.infinitif_sujet",
        participle_as_subject,
        "Sujet de la phrase, le verbe est à l’infinitif.",
        bad=(
            ("Trié ses matières, c’est gagnant.", "Trier ses matières, c’est gagnant."),
            ("Bien attaché son vélo évite les vols.", "Bien attacher son vélo évite les vols."),
        ),
        good=("Passé la mi-octobre, tout ferme.", "Annulé le 3 mai, le tournoi revient.", "Bien situé, le parc plaît."),
        roles="QAN",
    ),
)  # fmt: skip
