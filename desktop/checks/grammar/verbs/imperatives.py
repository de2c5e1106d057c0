"""The imperative: its endings, its hyphens, the person it speaks to."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.verbs.infinitives import (
    OBJECT_ARTICLES,
    infinitive_of,
    is_er_infinitive,
    is_vous_form,
)
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.noun_phrases import moment_end
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_GOING = forms("venir aller revenir passer courir")
_ITS_PRONOUNS = forms("-nous -me -le -la -les -lui -leur")


def venir_without_hyphen(s: Sentence) -> Iterator[Hit]:
    """`Venez-nous parler`: the pronoun belongs to the infinitive."""
    for i in s.places(_ITS_PRONOUNS):
        word, clitic = s.at(i - 1), s.at(i)
        if s.role(i + 1) != "Y" or not word.form.lemmas(infinitive=False, participle=False) & _GOING:
            continue
        if clitic.lower == "-nous" and "1p" in word.form.persons:
            continue  # Qu’allons-nous voir?
        yield between(
            word,
            clitic,
            "Le pronom complète l’infinitif : pas de trait d’union.",
            f"{word.text} {clitic.text[1:]}",
        )


def faite_imperative(s: Sentence) -> Iterator[Hit]:
    """`Faite un tour`, `vous faite`, `Dite-le`."""
    right = {"faite": "faites", "dite": "dites", "fait": "faites"}
    for i, word in enumerate(s.words):
        if word.lower not in right:
            continue
        following = s.at(i + 1)
        opening = i == 0 or s.lower(i - 1) in (".", "!", ":", "…")
        imperative = opening and (
            (following.role in ("D", "O") and following.lower != "à")
            or following.lower in ("attention", "vite", "parvenir", "comme")
        )
        with_vous = s.lower(i - 1) == "vous" and s.role(i - 1) == "S"
        with_vous = with_vous and (s.role(i - 2) in ("", "L", ",") or s.lower(i - 2) == ".")
        if word.lower == "fait" and not (with_vous or (opening and following.lower in ("attention", "vite"))):
            continue
        if imperative or with_vous:
            yield on(
                word, "À la deuxième personne du pluriel, le verbe se termine par -tes.", right[word.lower]
            )


def mixed_tu_vous(s: Sentence) -> Iterator[Hit]:
    """`Invitez ton voisin`."""
    for i, word in enumerate(s.words):
        following = s.lower(i + 1)
        if not (i == 0 or s.role(i - 1) in (".", ",", "C")) or not word.form.verbs:
            continue
        verbs = [v for v in word.form.verbs if v.mood == "E"]
        if (
            following in ("ton", "ta", "tes", "toi", "-toi")
            and verbs
            and all("2p" in v.persons for v in verbs)
        ):
            lemma = verbs[0].lemma
            yield on(
                word,
                "La phrase tutoie : le verbe aussi.",
                s.vocabulary.lexicographer.conjugate(lemma, "E", "2s"),
            )


# « Fasse le ciel que », « Reste à savoir »: their subject follows.
_NEVER_ORDERED = forms("est sont a ont peut doit faut suffit reste vaut fasse puisse plaise vienne")


def singular_imperative(s: Sentence) -> Iterator[Hit]:
    """`Répond au sondage`, `Vient nous voir`, `Apportes ta chaise`: the ending of the imperative."""
    for i, word in enumerate(s.words):
        if not word.form.verbs:
            continue
        negated = _negated_order(s, i)
        opening = (i == 0 or s.lower(i - 1) in (".", "!", ":")) and word.capital
        after_tu = s.lower(i - 1) == "," and s.lower(0) in ("si", "quand") and "tu" in s.lowers(1, i)
        following = s.role(i + 1)
        # « Passes nous voir », « si tu as une idée, demandes à Marc »: a noun would have its article
        told = word.form.persons == {"2s"} and (following == "O" or after_tu)
        plain = (
            negated
            or told
            or (word.lower == "part" and s.lower(i + 1) == "à")
            or s.lower(i + 1).startswith("-")
        )
        noun = word.form.nominal and not plain and not (word.lower.endswith("es") and following == "D")
        if not (opening or negated or after_tu) or noun:
            continue
        verbs = word.form.verbs
        if any(v.mood == "E" for v in verbs) or following in ("S", "", "V", "C"):
            continue
        if s.lower(i + 1) in ("-y", "-en", "y", "en") or (
            s.lower(i + 1).startswith("-") and following == "S"
        ):
            continue
        if not all(v.mood == "Ip" or v.mood == "Sp" for v in verbs) or not word.form.persons & {"3s", "2s"}:
            continue
        if s.lower(i) in _NEVER_ORDERED or s.final == "?":
            continue
        offered = [s.vocabulary.lexicographer.conjugate(v.lemma, "E", "2s") for v in verbs]
        if (
            following in ("D", "P", "F", "O", "W", "M")
            and any(offered)
            and (negated or _no_subject_after(s, i))
        ):
            yield on(word, "C’est un impératif.", *offered)


def _negated_order(s: Sentence, i: int) -> bool:
    """`Ne t’en fait pas`, `N’oublies pas`: an order to « tu », its pronouns before it."""
    k = i - 1
    while s.role(k) == "O" or s.lower(k) in ("en", "y"):
        k -= 1
    if s.lower(k) not in ("ne", "n'") or not (k == 0 or s.role(k - 1) == "."):
        return False
    return bool({"t'", "te"} & set(s.lowers(k, i))) or s.at(i).form.persons == {"2s"}


def _no_subject_after(s: Sentence, i: int) -> bool:
    """`Suit une période de questions`: then the noun phrase is the subject."""
    lemmas = {v.lemma for v in s.at(i).form.verbs}
    if s.at(i).form.persons == {"2s"}:
        return True
    if s.role(i + 1) in ("P", "F", "W"):
        called = s.final == "!" or {"tu", "ton", "ta", "tes", "toi", "t'"} & set(s.lowers(i, len(s.words)))
        known = bool(lemmas & {"répondre", "venir"}) and s.role(i + 1) != "W"
        return known or (bool(called) and not any(w.role == "S" for w in s.words))
    return (
        s.role(i + 1) == "O"
        or s.lower(i + 1) in ("ton", "ta", "tes", "nous")
        or (
            "t" in "".join(v.use[2:6] for v in s.at(i).form.verbs)
            and s.role(i + 1) == "D"
            and s.final in ("!", "")
        )
    )


_OPENING_PARTICIPLES = forms(
    "passé excepté vu fini compris supposé terminé attendu étant donné dit mis sitôt finis écoulé"
)


def opening_participle(s: Sentence) -> Iterator[Hit]:
    """`Réservé votre place`, `Si vous avez des questions, communiqué avec nous`."""
    for i, word in enumerate(s.words):
        if (
            not word.form.text.endswith("é")
            or not word.form.participles
            or word.lower in _OPENING_PARTICIPLES
        ):
            continue
        infinitive = infinitive_of(word)
        if infinitive is None or not _opens_imperative(s, i):
            continue
        imperative = s.vocabulary.lexicographer.conjugate(infinitive, "E", "2p")
        if imperative:
            yield on(word, "C’est un impératif : la terminaison est -ez.", imperative)


def _opens_imperative(s: Sentence, i: int) -> bool:
    before, following = s.role(i - 1) if i else ".", s.lower(i + 1)
    if before == "." and s.at(i).capital and following in ("votre", "vos"):
        return True
    if s.lower(i - 1) == ":" and following == "avant" and s.lower(i + 2) in ("de", "d'"):
        return True  # Les heures varient : vérifié avant de vous déplacer
    if moment_end(s, i + 1) > i + 1 or s.lower(i + 1) in _MOMENTS_OF or _introduces(s, i):
        return False  # Fermé le lundi; Arrivé à 9 h, il repart
    has_object = (following in OBJECT_ARTICLES and s.role(i + 1) == "D") or s.role(i + 1) in ("#", "Y")
    with_us = following == "avec" and s.lower(i + 2) in ("nous", "le", "la", "l'", "notre")
    if s.role(i + 1) == "O" and following.startswith("-"):
        return True
    if i == 0 and not s.at(i).capital and not {"votre", "vos", "vous"} & set(s.lowers(i, i + 8)):
        return False  # Les élus ont :\n- adjugé le contrat;
    if before == "." and s.lower(i - 1) not in ("(", "/", "-", "«", ")", "»"):
        intransitive = not any("t" in use[2:6] for _, use in s.at(i).form.participle_verbs)
        indirect = intransitive and s.role(i + 1) in ("P", "F", ".") and not word_has_noun(s, i)
        indirect = indirect or (following in ("ici", "vite") and s.lower(i + 2) != ",")
        return has_object or indirect or (with_us and not word_has_noun(s, i))
    if before == "," and s.role(0) in ("L", "P"):
        if any(w.role == "Q" and s.at(k - 1).form.lemmas() & {"avoir"} for k, w in enumerate(s.words[:i])):
            return False  # Depuis l’ouverture, vous avez laissé 100 commentaires, signalé 3 chats et…
        later = any(w.role == "V" for w in s.words[i + 1 :])
        addressed = any(w.lower in ("vous", "votre", "vos") or is_vous_form(w) for w in s.words)
        return (has_object or with_us) and (addressed or s.lower(0) == "pour") and not later
    return before == "W" and i == 1 and has_object and s.lower(0) in ("surtout", "aussi", "alors", "ensuite")


_MOMENTS_OF = forms("depuis dès en vers avant après pendant durant entre jusqu'")


def _introduces(s: Sentence, i: int) -> bool:
    """`Fondé le dimanche 1er juin, le club…`, `Arrivé à 9 h, il repart`: the subject follows the comma."""
    if i and s.role(i - 1) != ".":
        return False
    for k in range(i + 1, min(i + 14, len(s.words))):
        if s.role(k) in ("V", "S", ".", "R", "K"):
            return False
        if s.lower(k) == "," and (found := subject_at(s, k + 1)) is not None:
            return "2p" not in s.at(found[1]).form.persons
    return False


def word_has_noun(s: Sentence, i: int) -> bool:
    """Whether a sentence may begin with that word as a noun: « Marché avec nous »."""
    return bool(s.at(i).form.nouns) and s.at(i).lower != "communiqué"


def infinitive_with_clitic(s: Sentence) -> Iterator[Hit]:
    """`Présenter-vous`, `Abonner-vous`."""
    for i, word in enumerate(s.words):
        following = s.lower(i + 1)
        if following not in ("-vous", "-le", "-la", "-les", "-nous") or not is_er_infinitive(word):
            continue
        lemma = word.form.infinitives[0][0]
        imperative = s.vocabulary.lexicographer.conjugate(lemma, "E", "2p")
        yield on(word, "C’est un impératif : la terminaison est -ez.", imperative)


def missing_hyphen_clitic(s: Sentence) -> Iterator[Hit]:
    """`Inscrivez vous`, `rappelons nous`: an imperative and its pronoun."""
    for i, word in enumerate(s.words):
        following = s.at(i + 1)
        if following.lower not in ("vous", "nous") or not (i == 0 or s.role(i - 1) in (".",)):
            continue
        person = {"vous": "2p", "nous": "1p"}[following.lower]
        imperative = any(v.mood == "E" and person in v.persons for v in word.form.verbs)
        if (
            not imperative
            or s.role(i + 2) in ("Y", "V", "X", "O", "S", "D", "L", "Q", "A")
            or word.form.nominal
        ):
            continue
        if any("q" in v.use or "p" in v.use[:6] for v in word.form.verbs) and s.role(i + 2) in (
            "P",
            "F",
            ".",
            "W",
            ",",
            "",
        ):
            yield between(
                word,
                following,
                "Un trait d’union lie l’impératif au pronom.",
                f"{word.text}-{following.lower}",
            )


RULES = (
    GrammarRule(
        "trait_union.venir",
        venir_without_hyphen,
        "Devant un infinitif, le pronom se rattache à lui.",
        bad=(("Venez-nous voir au kiosque.", "Venez nous voir au kiosque."),),
        good=("Laissez-nous vous aider.", "Venez nous voir.", "Où allons-nous planter ces arbres?"),
    ),
    GrammarRule(
        "imperatif.faites",
        faite_imperative,
        "« Vous faites », « vous dites » : sans -ez, mais avec un -s.",
        bad=(("Faite vos devoirs au parc.", "Faites vos devoirs au parc."),),
        good=("Faite de bois, la table est solide.", "Faites attention."),
    ),
    GrammarRule(
        "imperatif.tu_vous",
        mixed_tu_vous,
        "Une même phrase tutoie ou vouvoie.",
        bad=(("Apportez ta raquette.", "Apporte ta raquette."),),
        good=("Apporte ta raquette.", "Apportez votre raquette."),
    ),
    GrammarRule(
        "imperatif.singulier",
        singular_imperative,
        "L’impératif singulier des verbes en -ir, -oir et -re se termine par -s; celui des verbes en -er, sans -s.",
        bad=(
            ("Répond au questionnaire avant vendredi.", "Réponds au questionnaire avant vendredi."),
            ("Donnes une seconde vie à tes patins.", "Donne une seconde vie à tes patins."),
            ("Ne t’en fait pas avec ça.", "Ne t’en fais pas avec ça."),
            ("Passes nous voir.", "Passe nous voir."),
            ("Si tu as une idée, demandes à Léa.", "Si tu as une idée, demande à Léa."),
            ("Part à la découverte du sentier!", "Pars à la découverte du sentier!"),
            ("Aides-nous à nommer la charrue!", "Aide-nous à nommer la charrue!"),
            ("N’oublies pas ton maillot!", "N’oublie pas ton maillot!"),
        ),
        good=("Réponds au questionnaire.", "Suit une période de questions."),
    ),
    GrammarRule(
        "imperatif.participe",
        opening_participle,
        "En tête de phrase, devant un complément, c’est l’impératif qu’il faut.",
        bad=(
            ("Réservé votre place dès maintenant!", "Réservez votre place dès maintenant!"),
            (
                "Laissé vos voitures chez le voisin, il est prévenu.",
                "Laissez vos voitures chez le voisin, il est prévenu.",
            ),
            ("Pour toute question, contacté le comptoir.", "Pour toute question, contactez le comptoir."),
        ),
        good=(
            "Réservé aux résidents.",
            "Le conseil a :\n- adjugé le contrat de déneigement;\n- autorisé la fête de la rue.",
            "Passé le pont, tournez à droite.",
            "Rénové en 2020, le chalet est beau.",
            "Fermé le lundi.",
            "Fermé le 24 juin.",
            "Fondé le dimanche 1er juin 1947, le club est centenaire.",
            "Arrivé à 9 h, il repart à midi.",
            "Fermé la semaine, le chalet ouvre le samedi.",
        ),
    ),
    GrammarRule(
        "imperatif.infinitif_pronom",
        infinitive_with_clitic,
        "Devant un pronom lié par un trait d’union, le verbe est à l’impératif.",
        bad=(("Abonner-vous à l’infolettre.", "Abonnez-vous à l’infolettre."),),
        good=("Abonnez-vous à l’infolettre.",),
    ),
    GrammarRule(
        "trait_union.imperatif",
        missing_hyphen_clitic,
        "L’impératif et le pronom qui le suit sont liés par un trait d’union.",
        bad=(("Inscrivez vous avant le 5 mai.", "Inscrivez-vous avant le 5 mai."),),
        good=("Venez nous parler.", "Êtes-vous prêts?"),
    ),
)
