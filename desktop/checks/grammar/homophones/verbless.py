"""Small words told apart by a verb that is there or not: et and est past an aside, ou and où, quelle and qu’elle."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.participle import allowed
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.homophones.places import CLITICS, no_verb_before, skip_adverbs, sure_verb
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_ET = forms("et")
_LEAST = 3  # words of an aside and its commas


def is_past_aside(s: Sentence) -> Iterator[Hit]:
    """`Votre demande, une fois reçue, et transmise à l’inspectrice.`: a subject, an aside, a quality and no verb."""
    start = 1 if s.role(0) == "L" and s.lower(0) in ("si", "lorsque", "quand", "puisque") else 0
    for i in s.places(_ET):
        if s.lower(i - 1) != "," or i < start + _LEAST or s.role(start) != "D":
            continue
        phrase = noun_phrase(s, start)
        if phrase is None or not phrase.number or s.lower(complements(s, phrase.end)) != ",":
            continue
        comma = complements(s, phrase.end)
        apart = s.role(comma + 1) in ("P", "F", "Q", "L", "W", "M") or s.lowers(comma + 1, comma + 3) == (
            "une",
            "fois",
        )
        j = skip_adverbs(s, i + 1)
        quality = s.at(j)
        told = bool(quality.form.qualifiers & allowed(phrase))
        told = told and (quality.role in ("A", "Q") or quality.form.nouns <= quality.form.participles)
        if not (apart and told) or comma >= i - 2 or s.role(j + 1) in ("N", "C") or not _no_main_verb(s, i):
            continue
        if "," in s.lowers(comma + 1, i - 1):
            continue  # a list
        right = "sont" if phrase.number == "p" else "est"
        yield on(s.at(i), f"La proposition n’a pas d’autre verbe : «\u00a0{right}\u00a0».", right)


def _no_main_verb(s: Sentence, i: int) -> bool:
    """Whether no verb stands before `i`, nor after it until a relative or another clause."""
    if any(w.role in "VSR" or sure_verb(w) for w in s.words[:i]):
        return False
    for k in range(i, len(s.words)):
        if s.role(k) in ("R", "K", "U", "L", ".") or (s.lower(k) == "," and s.role(0) == "L"):
            return True
        if s.role(k) in ("V", "S") or sure_verb(s.at(k)):
            return False
    return True


_OU = forms("ou")
_MEANT = "« où » marque le lieu ou le temps; on ne peut dire « ou bien »."
_PLACES = forms(
    "endroit endroits lieu lieux place coin site jour moment année époque période instant semaine soir matin heure saison"
    " rue chemin rang secteur zone parc salle village maison cour quartier point pays région municipalité ville école"
)
_THE = forms("le la l' les au aux du des ce cet cette ces un une")
_PRECISE = forms("même exact précis exacte précise mêmes exacts précises")


def where_it_happens(s: Sentence) -> Iterator[Hit]:
    """`L’endroit précis ou s’est produite la fuite`, `remis à l’endroit même ou on les a trouvés`: what happens there."""
    for i in s.places(_OU):
        noun = i - 1 - (s.lower(i - 1) in _PRECISE)
        if s.lower(noun) not in _PLACES or s.lower(noun - 1) not in _THE:
            continue
        if noun < i - 1 and subject_at(s, i + 1) is not None and s.role(i + 1) in ("S", "D"):
            yield on(s.at(i), _MEANT, "où")
            continue
        verb = i + 1
        while s.lower(verb) in CLITICS:
            verb += 1
        reflexive = s.lower(verb - 1) in ("se", "s'") and verb > i + 1
        if not reflexive or s.role(verb) != "V" or not s.at(verb).form.finite:
            continue
        subject = verb + 1 + (s.role(verb + 1) == "Q")
        follows = s.role(subject) in ("D", "#", "M") and not is_time(s, subject)
        if follows and (no_verb_before(s, i) or noun < i - 1 or s.role(noun + 1) == "C"):
            yield on(s.at(i), _MEANT, "où")


_WHERE = forms("où")
_CHOICE = "« Ou » marque un choix; « où », le lieu ou le temps."
_MOMENTS = forms(
    "matin soir midi après-midi avant-midi nuit jour soirée matinée lundi mardi mercredi jeudi vendredi samedi dimanche hiver"
    " été printemps automne semaine fin"
)
_ALONE = forms("seul seule seuls seules")


def or_without_verb(s: Sentence) -> Iterator[Hit]:
    """`une visite le matin où l’après-midi?`, `Que vous veniez seul où en famille,`: nothing happens there."""
    for i in s.places(_WHERE):
        rest = s.words[i + 1 :]
        silent = not any(w.role in "VYGSRKUL?" or sure_verb(w) for w in rest)
        moments = s.lower(i - 1) in _MOMENTS and (s.role(i + 1) == "D" and s.lower(i + 2) in _MOMENTS)
        if moments and silent:
            yield on(s.at(i), _CHOICE, "ou")
            continue
        manner = s.role(i - 1) in ("A", "Q") and s.role(i - 2) == "V"
        manner = manner and s.role(i + 1) == "P" and s.role(i + 2) == "N"
        if manner and (s.lower(i + 3) in (",", ".") or (silent and s.role(i + 3) == "")):
            opens = s.role(0) == "K" or s.lower(i - 1) in _ALONE
            if opens:
                yield on(s.at(i), _CHOICE, "ou")


_QU = forms("qu'")
_ASKING = forms("demander ignorer deviner")
_KNOWING = forms("savoir dire")
_BEING = forms("est sera était serait fut")


def which_it_is(s: Sentence) -> Iterator[Hit]:
    """`Je me demande qu’elle sera la prochaine étape`: one asks which it is."""
    for i in s.places(_QU):
        if s.lower(i + 1) != "elle" or s.lower(i + 2) not in _BEING or s.role(i + 3) != "D":
            continue
        k = i - 1
        while s.lower(k) in ("pas", "encore", "plus", "toujours", "-nous", "-vous", "bien"):
            k -= 1
        lemmas = s.at(k).form.lemmas(participle=False)
        denied = bool(lemmas & _KNOWING) and (k < i - 1 or s.role(k - 1) == "X")
        if s.role(k) in ("V", "Y") and (lemmas & _ASKING or denied) and noun_phrase(s, i + 3) is not None:
            yield between(s.at(i), s.at(i + 1), "Le déterminant interrogatif est « quelle ».", "quelle")


RULES = (
    GrammarRule(
        "homophone.est_apres_incise",
        is_past_aside,
        "Le sujet est séparé de son verbe « est » par un complément entre virgules.",
        bad=(
            (
                "Votre demande, une fois reçue, et transmise à l’inspectrice.",
                "Votre demande, une fois reçue, est transmise à l’inspectrice.",
            ),
            (
                "Le terrain, selon le préposé, et trop mouillé.",
                "Le terrain, selon le préposé, est trop mouillé.",
            ),
            ("Les bacs, une fois vidés, et rentrés.", "Les bacs, une fois vidés, sont rentrés."),
        ),
        good=(
            "Le maire, la conseillère, et fière de l’être.",
            "La salle, à l’étage, et libre ce soir, sera louée.",
        ),
        words=_ET,
    ),
    GrammarRule(
        "homophone.ou_se_passe",
        where_it_happens,
        "« Où » marque le lieu ou le temps de ce qui suit.",
        bad=(
            (
                "L’endroit précis ou s’est produite la fuite reste inconnu.",
                "L’endroit précis où s’est produite la fuite reste inconnu.",
            ),
            (
                "Ils sont remis à l’endroit même ou on les a trouvés.",
                "Ils sont remis à l’endroit même où on les a trouvés.",
            ),
        ),
        good=(
            "Le même lieu ou un autre conviendra.",
            "On change le jour ou l’heure.",
        ),
        words=_OU,
    ),
    GrammarRule(
        "homophone.ou_sans_verbe",
        or_without_verb,
        "« Ou » marque un choix; après « où », un verbe est attendu.",
        bad=(
            ("Préférez-vous le matin où l’après-midi?", "Préférez-vous le matin ou l’après-midi?"),
            ("Que vous veniez seul où en famille, entrez.", "Que vous veniez seul ou en famille, entrez."),
        ),
        good=(
            "Le soir où la neige tombe, restez.",
            "On vit heureux où l’on naît.",
            "Le matin où, dans la rue, il passa.",
        ),
        words=_WHERE,
    ),
    GrammarRule(
        "homophone.quelle_question",
        which_it_is,
        "« Quelle » interroge; « qu’elle » contient le pronom « elle ».",
        bad=(
            (
                "Je me demande qu’elle sera la prochaine étape.",
                "Je me demande quelle sera la prochaine étape.",
            ),
            ("On ne sait pas qu’elle est la cause du bris.", "On ne sait pas quelle est la cause du bris."),
        ),
        good=(
            "On sait qu’elle est la mairesse.",
            "Elle dit qu’elle est la première.",
            "Il croit qu’elle sera là.",
        ),
        words=_QU | {"qu"},
    ),
)
