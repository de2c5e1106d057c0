"""Which role each word plays, from its readings and its neighbours: a few rules, applied left to right."""

from __future__ import annotations

from desktop.checks.reading.function_words import (
    CLOSED,
    DAYS,
    NEVER_ADJECTIVES,
    NOUNS_FIRST,
    NUMBERS,
    OBJECT_CLITICS,
    PRENOMINAL,
)
from desktop.checks.reading.role_context import (
    ARTICLES,
    STATES,
    announces,
    clause_needs_verb,
    coordinated_attribute,
    ends_clause,
    given_to,
    governs,
    is_full_of,
    judges,
    last,
    object_by_place,
    object_follows,
    only_candidate,
    opens_aside,
    states_quality,
    stays_infinitive,
    sure_verb_here,
    sure_verb_later,
    tout_role,
    verb_before,
    verb_in,
    verb_of_amount,
)
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import Form, forms

_CONTRACTED = forms("auquel auxquels auxquelles duquel desquels desquelles")
_COMPLEMENTS = forms("à au aux par en dans sur")
_NOUNS_TOO = forms("bien mieux moins plus peu tard ensemble point pas")


def role_of(sentence: Sentence, index: int, word: Word) -> str:
    lower, form = word.form.text, word.form
    if not lower[0].isalnum() and lower[0] != "-":
        amount = _previous(sentence, index) == "#" or sentence.lower(index - 1) in ("m", "k", "g")
        if lower in ("$", "%", "°", "¢") and amount:
            return "#"
        return "," if lower == "," else "."
    if lower[0] == "-" and len(lower) > 1:
        return "S" if lower.lstrip("-t") in ("je", "u", "il", "ils", "elle", "elles", "on", "ce") else "O"
    if len(lower) > 1 and lower.endswith(".") and lower[0].isalpha():
        return "M" if word.capital else "N"
    previous = _previous(sentence, index)
    if lower[0].isdigit() or lower in NUMBERS or ("B" in form.tags and "-" in lower):
        counts = (
            sentence.at(index + 1).form.nominal and sentence.lower(index + 1) not in _HAVE
        ) or previous in ("D", "F", "P", "#")
        return "A" if lower == "neuf" and (previous == "N" or not counts) else "#"
    noun_next = sentence.at(index + 1).form
    if lower in ("nul", "nulle") and previous == "V" and (noun_next.preposition or not noun_next.nominal):
        return "A"  # la visibilité est nulle
    if (closed := CLOSED.get(lower)) is not None:
        return _closed_role(sentence, index, word, closed, previous)
    if lower in _CONTRACTED:
        return "U"
    if lower == "grâce" and sentence.lower(index + 1) in ("à", "au", "aux"):
        return "P"
    if lower in ("être", "avoir") and (previous != "D" or sentence.lower(index - 1) in OBJECT_CLITICS):
        return "Y"
    if lower == "compris" and sentence.lower(index - 1) == "y":
        return "W"
    if lower in ("a", "as", "ont", "es", "aura", "sera"):
        return "V"
    if lower in ("fut", "fût"):
        cask = previous in ("D", "#") or (previous == "A" and sentence.role(index - 2) in ("D", "#"))
        cask = cask and not sentence.at(index + 1).form.participles  # en 1902 fut abattue
        return "N" if cask else "V"
    if lower == "laisse" and previous == "N" and sentence.at(index + 1).form.infinitives:
        return "V"  # dont le comportement laisse craindre une attaque
    if lower in ("rouvre", "rouvrent", "revient") and previous in ("N", "A", "M", "Q", "S"):
        return "V"
    if lower == "est":
        side = sentence.lower(index - 1) in ("direction", "côté") and (
            sentence.lower(index + 1) in (".", ",") or sentence.at(index + 1).form.finite
        )
        return "N" if side or sentence.lower(index - 1) in ("l'", "d'", "plein", "cet") else "V"
    if index == 1 and form.nouns and sentence.lower(0) == "côté":
        return "N"  # Côté bénévoles, tout va bien
    if word.capital and _is_name(sentence, index, form):
        return "M"
    return _open_role(sentence, index, form, previous)


def _previous(sentence: Sentence, index: int) -> str:
    return sentence.words[index - 1].role if index else ""


_TITLES = forms("m. mm. mme mmes dr dre me monsieur madame")


def _is_name(sentence: Sentence, index: int, form: Form) -> bool:
    if not form.known or (form.text == "u" and sentence.lower(index + 1)[:1].isdigit()):
        return True  # nos U15 féminines
    if index and (form.name or sentence.lower(index - 1) in _TITLES):
        return True
    opening = index == 0 or sentence.words[index - 1].role == "."
    if opening:
        one = form.text[-1] == "s" and sentence.lower(index + 1) in ("a", "est", "avait", "était")
        return form.name and (one or not (form.nominal or form.verbs))  # Gilles a commencé
    follows_name = sentence.words[index - 1].role == "M" and sentence.words[index - 1].text != "M"
    return follows_name or not (form.nominal or form.verbs or form.infinitives or form.adverb)


def _closed_role(sentence: Sentence, index: int, word: Word, closed: str, previous: str) -> str:
    lower = word.form.text
    following = sentence.at(index + 1).form
    if lower in OBJECT_CLITICS:
        return _article_or_pronoun(sentence, index, following, previous)
    if lower in ("nous", "vous"):
        return "O" if _object_nous_vous(sentence, index, following, previous) else "S"
    if lower == "en":
        verb_next = following.finite and not following.nominal
        gerund = following.gerund
        if (previous in ("S", "X", "R") and following.finite) or (verb_next and not gerund):
            return "O"
        return "O" if previous == "O" and following.finite else "P"
    if lower in ("tout", "toute", "tous", "toutes"):
        return tout_role(sentence, index, following, previous)
    if lower in ("certain", "certaine") and previous == "D" and following.nouns:
        return "A"  # un certain nombre
    verb_next = following.text in _ARE or following.text in _HAVE
    if lower in ("certains", "certaines", "plusieurs", "aucun", "aucune") and not (
        (following.nominal and not verb_next) or sentence.lower(index + 1)[:1].isdigit()
    ):
        return "T"
    if lower == "personne" and previous in ("D", "A", "#", "F", "P"):
        return "N"
    if lower in _NOUNS_TOO and previous == "D":
        return "W" if following.qualifiers or following.adverb else "N"
    if lower in ("devant", "avant", "près", "depuis", "son", "vers") and previous == "D":
        return "N"
    if lower in ("point", "or") and previous in ("D", "P", "#" if lower == "point" else "F"):
        return "N"
    if lower == "entre" and sentence.lower(index + 1) == "en":
        return "V"  # il entre en vigueur
    if lower == "car" and previous in ("D", "P") and sentence.lower(index - 2) not in ("tel", "telle"):
        return "N"
    if lower in ("différents", "différentes", "divers", "diverses") and previous in ("D", "N", "#"):
        return "A"
    if lower == "quand" and sentence.lower(index + 1) == "même":
        return "W"
    if lower == "soit":
        subjunctive = {"que", "qu'"} & {w.form.text for w in sentence.words[:index]}
        verb = previous == "R" or (previous in ("S", "X", "T", "N", "M", "A", "Q") and subjunctive)
        return "V" if verb else "W"
    if lower == "même" and previous == "D":
        return "A"
    if lower == "ensemble" and (previous in ("D", "l'") or sentence.lower(index - 1) == "d'"):
        return "N"
    if lower in ("tel", "telle", "tels", "telles") and previous in ("D", "F") and following.nouns:
        return "A"  # un tel commandant
    return closed


def _article_or_pronoun(sentence: Sentence, index: int, following: Form, previous: str) -> str:
    """`la` before a noun or before a verb: `la porte`, `on la porte`."""
    lower = sentence.lower(index)
    clitic = previous in ("S", "X", "R", "O") and not sentence.lower(index - 1).startswith("-")
    if clitic and (following.finite or following.text in ("y", "en", "lui", "leur") or following.infinitives):
        return "O"
    if following.infinitives and not following.nouns:
        return "O"
    if following.gerund and (previous == "," or sentence.lower(index - 1) == "en") and lower != "le":
        return "O"  # la couleur, la remplaçant par du blanc
    if following.only_verb and following.finite and previous not in ("P", "F"):
        return "O"
    if following.text in _HAVE and lower in ("le", "la", "les", "leur"):
        return "O"
    if lower == "les" and following.text == "laisse" and sentence.at(index + 2).form.infinitives:
        return "O"  # le personnel les laisse entrer
    if lower == "leur" and following.text in _ARE:
        return "O"  # une aide leur est offerte
    if lower == "l'" and following.text in ("a", "ont") and previous in ("N", "M", "A", "Q", "T"):
        return "O"  # cette affiche, le comité l'a approuvée
    given = lower == "leur" and given_to(sentence, index, previous)
    given = given or (lower == "leur" and bool(following.infinitives or following.only_verb))
    if given or (following.text in ("y", "lui", "en") and lower != "l'"):
        return "O"
    if lower == "l'" and any(v.lemma in ("avoir", "être") for v in following.verbs) and (not following.nouns):
        return "O"
    return "D"


_SEASONS = forms("été hiver automne printemps année mois semaine matin soir midi jour fois") | DAYS
_ARE = forms("est sont sera seront était étaient fut furent serait seraient soit soient")
_HAVE = forms("a ont ai as avons avez avait avaient aura auront aurait auraient avais ait aient")


def _object_nous_vous(sentence: Sentence, index: int, following: Form, previous: str) -> bool:
    """`nous` and `vous` before a verb that is not theirs, or after a preposition, are objects."""
    if previous in ("S", "X", "R", "Y", "V") and (following.finite or following.infinitives):
        return True
    if following.infinitives and not following.finite:
        return True
    if previous in ("P", "F"):
        return True
    person = "1p" if sentence.lower(index) == "nous" else "2p"
    if sentence.lower(index + 1) in ("nous", "vous"):
        return False
    if following.text in ("y", "en", "le", "la", "les", "l'", "lui", "leur", "ne", "n'", "avez", "avons"):
        return False
    if following.finite and person not in following.persons and object_by_place(sentence, index, previous):
        return True
    if previous == "," and following.text in _ARE and person not in following.persons:
        # Le plan, selon la greffière, vous sera remis
        return [word.lower for word in sentence.words[:index]].count(",") > 1
    if previous == "," and following.only_verb and following.finite and person not in following.persons:
        # Les responsables du camp, Zoé et Félix, vous attendent
        before = sentence.words[:index]
        aside = [word.lower for word in before].count(",") > 1 and not any(
            word.role == "V" for word in before
        )
        opens = before[0].role == "D" or before[0].lower == "des"
        return aside and opens and before[1].lower not in _SEASONS
    among = previous == "O" and sentence.lower(index - 2) == "entre"
    return (
        (among or previous in ("N", "M", "A", "Q", "T"))
        and following.finite
        and person not in following.persons
    )


def _open_role(sentence: Sentence, index: int, form: Form, previous: str) -> str:
    lower = form.text
    before = sentence.lower(index - 1)
    if not form.known:
        determined = previous in ("D", "#") or (previous == "A" and sentence.role(index - 2) == "D")
        return "W" if lower.endswith("ment") else "N" if determined else "?"
    if lower.endswith("ment") and form.adverb:
        return "W"
    nominal = previous in ("D", "#", "F") or (previous == "A" and sentence.role(index - 2) != "N")
    if lower == "mal" and not nominal and sentence.at(index + 1).form.participles:
        return "W"  # des fosses mal entretenues
    if form.preposition and not form.nominal:
        return "P"
    clitic = previous in ("S", "X", "R") or (previous == "O" and before[0] != "-") or before in ("ça", "cela")
    if form.finite and (
        clitic or (lower == "sommes" and previous in ("W", "C") and "nous" in sentence.lowers(0, index))
    ):
        return "V"
    if lower == "autour" and previous != "D":
        return "W"
    if lower == "fort" and sentence.at(index + 1).form.qualifiers and not nominal:
        return "W"  # des règles fort utiles
    if form.infinitives and form.adjectives and previous in ("V", "W"):
        degree = before in ("très", "trop", "si", "aussi", "assez")  # les élèves, très fiers
        return "A" if degree or "être" in sentence.at(last(sentence, index, "V")).form.lemmas() else "Y"
    if form.infinitives and stays_infinitive(sentence, index, form, previous):
        return "Y"
    if form.nouns and lower in NOUNS_FIRST and not clitic:
        return "N"
    last_named = before in ("dernier", "dernière", "derniers", "dernières") and previous != "V"
    if last_named and form.persons & {"3s", "3p"} and not form.nouns & sentence.at(index - 1).form.adjectives:
        return "V"  # Ce dernier statue et ordonne
    if before in ("$", "%") and verb_of_amount(sentence, index):
        return "V"
    after_noun = previous == "A" and sentence.at(index - 2).role in ("N", "M")
    if previous in ("D", "#", "A", "F", "P") and form.nominal and not after_noun:
        return _nominal_role(sentence, index, form, previous)
    if form.gerund and not form.nominal:
        return "G"
    governing = previous in ("N", "M") and sentence.lower(index + 1) in ARTICLES and not form.finite
    if form.gerund and (before == "en" or governing):
        return "G"  # un règlement encadrant les chiens
    if form.finite and not form.nominal:
        return "V"
    certified = previous == "Q" and lower in ("conforme", "conformes")  # une copie certifiée conforme
    if form.nominal and (certified or not form.finite):
        return _nominal_role(sentence, index, form, previous)
    if form.nominal:
        return _noun_or_verb(sentence, index, form, previous)
    if form.verbs:
        return "V"
    return "W" if form.adverb else "A" if form.adjectives else "?"


def _nominal_role(sentence: Sentence, index: int, form: Form, previous: str) -> str:
    if form.adverb and previous not in ("D", "#", "F", "P") and not form.nouns:
        return "W"
    asked = previous == "S" and sentence.lower(index - 1)[:1] == "-" and sentence.lower(index - 2) in _HAVE
    if form.participles and (asked or (not form.nouns and not form.adjectives)):
        return "Q"  # quelqu'un a-t-il perdu une mitaine
    if form.nouns and (not form.qualifiers or form.text in NEVER_ADJECTIVES):
        return "N"
    if form.text in _NOUNS_HERE and previous in ("D", "#", "F", "P"):
        return "N"
    if form.qualifiers and not form.nouns:
        return "Q" if form.participles else "A"
    if previous == "," and form.participles and opens_aside(sentence, index):
        return "Q"
    priced = form.participles and sentence.lower(index - 1) in ("$", "%")  # 50 $ exigés
    if previous in ("D", "#", "F", "P") and not priced:
        following = sentence.at(index + 1).form
        if form.adjectives and following.nouns and not following.verbs and form.text in PRENOMINAL:
            return "A"
        if form.text in PRENOMINAL and following.nouns:
            return "A"
        return "N"
    if previous in ("N", "M", "Q") or priced:
        return "Q" if form.participles else "A"
    if previous == "A" and sentence.at(index - 1).form.text in PRENOMINAL:
        completed = sentence.lower(index + 1) in _COMPLEMENTS and sentence.role(index - 2) == "D"
        people = {number for _, number in sentence.at(index - 1).form.nouns} == {"p"}
        return "Q" if form.participles and completed and people else "N"  # les jeunes inscrits au camp
    if previous == "Y" and form.adjectives and form.nouns == form.adjectives:
        return "A"  # un permis de conduire valide
    if previous == "Y" and sentence.at(index - 1).form.lemmas() & (STATES | {"être"}):
        return "Q" if form.participles else "A"  # doivent être propres
    if previous == "C" and form.qualifiers and coordinated_attribute(sentence, index):
        return "Q" if form.participles else "A"  # Nos sauveteurs sont formés et prêts
    if previous in ("V", "W", "A"):
        return "Q" if form.participles else "A"
    if (
        previous in ("G", "Y")
        and form.participles
        and sentence.lower(index - 1) in ("ayant", "avoir", "étant")
    ):
        return "Q"
    return "N"


def _noun_or_verb(sentence: Sentence, index: int, form: Form, previous: str) -> str:
    """A word that is a noun (or an adjective) and a verb, not after a determiner or a clitic."""
    following = sentence.at(index + 1)
    before, lower = sentence.lower(index - 1), form.text
    third = form.persons & {"3s", "3p"}
    if third and sure_verb_here(sentence, index, previous):
        return "V"
    if third and states_quality(sentence, index):
        return "V"  # Les lumières restent allumées, l'avis que vous citez demeure valide
    if previous == "C" and form.qualifiers and coordinated_attribute(sentence, index):
        return "Q" if form.participles else "A"
    if third and previous == "N" and judges(sentence, index):
        return "V"  # Le comité juge nécessaires ces travaux
    if third and previous == "M" and sentence.role(index - 2) in ("K", "U") and following.form.finite:
        return "V"  # les messages que LilyPond affiche peuvent, le terrain où Léa joue est clôturé
    opening = index == 0 or previous in ".,C"
    if sentence.at(index).capital and not opening:
        return _nominal_role(sentence, index, form, previous)
    if previous == "," and form.participles and opens_aside(sentence, index):
        return "Q"
    states = following.form.qualifiers and form.lemmas() & STATES
    if previous == "," and third and (object_follows(following) or states) and not verb_in(sentence, index):
        return "V"  # La navette, tirée par un tracteur, part à midi
    if opening and not any(v.mood == "E" for v in form.verbs):
        return _nominal_role(sentence, index, form, previous)
    if opening and any(verb.mood == "E" for verb in form.verbs) and form.participles:
        return "V" if not form.nouns else "N"  # Faites vite
    lone = (
        previous in ("N", "M") and not verb_before(sentence, index) and not sure_verb_later(sentence, index)
    )
    if lower in ("fait", "dit") and lone and sentence.words[0].role != "N":
        return "V"
    if form.participles and not form.nouns:
        needed = governs(sentence, index) or clause_needs_verb(sentence, index)
        return "V" if third and previous in ("N", "M", "A") and needed else "Q"
    if opening:
        joined = previous == "C" and sentence.role(index - 2) in ("A", "Q")  # est neuf et offre un accès
        return "V" if following.form.text in ARTICLES and (joined or not announces(form, following)) else "N"
    if previous == "N" and sentence.words[0].role == "N" and not sentence.is_prose:
        return _nominal_role(sentence, index, form, previous)
    adjective = form.adjectives and form.text not in NEVER_ADJECTIVES
    if previous == "N" and adjective and sentence.words[0].role == "N":
        return "A"  # Réponses aux questions fréquentes sur…
    if third and ends_clause(sentence, index, following, previous):
        return "V"
    if previous in ("N", "M", "A") and sure_verb_later(sentence, index):
        return _nominal_role(sentence, index, form, previous)
    if previous in ("N", "M", "A", "Q", "T") and third and object_follows(following):
        if not (is_full_of(sentence, index) or verb_before(sentence, index) or before == "mi"):
            return "V"
        return _nominal_role(sentence, index, form, previous)
    if previous == "O" and before[0] == "-":
        return _nominal_role(sentence, index, form, previous)
    if previous in ("K", "U") and third and following.role in ("", "?") and object_follows(following):
        return "V"  # les services qu'offre la ville
    if previous in ("K", "L", "U"):
        return _nominal_role(sentence, index, form, previous)
    if previous == "N" and third and sentence.final == "." and only_candidate(sentence, index):
        return "V"  # Les vents du nord soufflent fort.
    return _nominal_role(sentence, index, form, previous)


# Nouns that the lexicon only knows as adjectives.
_NOUNS_HERE = forms("contenant contenants murale murales variable variables")
