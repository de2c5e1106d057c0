"""Commas that an aside lacks to be closed, or that part what one clause holds together.

What tells them is the clause around: its subject before the comma, its verb after the aside, no other comma.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.commas.clauses import comma_after, no_noun
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between
from desktop.checks.grammar.homophones.places import TIMES
from desktop.checks.reading.clauses import relative_end, subject_at, verb_after
from desktop.checks.reading.function_words import DAYS
from desktop.checks.reading.noun_phrases import Phrase, complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.telling import tells_before_subject
from desktop.checks.reading.words import forms
from desktop.editorial.findings import Category

_ASIDES = forms(
    "comme bien par malgré toutefois cependant néanmoins pourtant quant pour selon grâce après avant depuis en dans sous sur"
    " avec sans à au aux lors pendant durant de d' dès également ensuite enfin notamment hélas heureusement malheureusement"
    " contrairement conformément faute suite outre hormis vu finalement évidemment naturellement"
)
_LONGEST_ASIDE = 12


_MOMENTS = TIMES | forms(
    "lendemain veille surlendemain nuit jour saison heure moment instant fois après-midi"
)


def _commas(s: Sentence) -> list[int]:
    return [k for k, word in enumerate(s.words) if word.lower in (",", ";", ":", "–", "—", "(")]


def _first_subject(s: Sentence) -> tuple[Phrase, int] | None:
    """The noun phrase that opens the sentence and where its complements end."""
    phrase = noun_phrase(s, 0) if s.role(0) == "D" else None
    if phrase is None or not phrase.who or _MOMENTS & set(s.lowers(phrase.start, phrase.end)):
        return None
    return phrase, complements(s, phrase.end)


def _sure(s: Sentence, verb: int) -> bool:
    """Whether the word at `verb` is surely one: no noun has its form, or an article or a participle follows it."""
    word = s.at(verb)
    if no_noun(word):
        return True
    alone = not any(w.role == "V" for k, w in enumerate(s.words) if k != verb)
    return (s.role(verb + 1) == "D" or alone) and s.role(verb - 1) not in ("D", "F", "P")


def after_opened_aside(s: Sentence) -> Iterator[Hit]:
    """`L’aréna, comme prévu rouvrira`, `Le maire, de son côté appuie le plan`: the comma that closes the aside."""
    commas = _commas(s)
    if len(commas) != 1 or s.lower(commas[0]) != ",":
        return
    comma = commas[0]
    opening = s.lower(comma + 1)
    qualified = opening in _DEGREES and s.role(comma + 2) in ("A", "Q")
    if not (opening in _ASIDES or qualified) or (opening == "comme" and s.lower(comma + 2) not in _SAID):
        return
    found = _first_subject(s)
    if found is None or found[1] != comma:
        return
    phrase = found[0]
    if s.role(comma + 1) in ("P", "F") and opening in s.lowers(phrase.start, comma):
        return  # des clôtures en fil, en bois ou en tôle
    for verb in range(comma + 2, min(len(s.words), comma + _LONGEST_ASIDE)):
        role = s.role(verb)
        if role in ("K", "R", "U", "S", "C", ".") or (role == "L" and verb > comma + 1):
            return
        if role != "V":
            continue
        first = verb
        while s.role(first - 1) in ("O", "X"):
            first -= 1
        agrees = phrase.who in s.at(verb).form.persons and _sure(s, verb)
        closed = s.role(first - 1) in ("N", "A", "Q", "W", "M", "#", "Y") or s.lower(first - 1) == "contre"
        if agrees and closed and first > comma + 1 + (opening not in _ALONE):
            yield comma_after(s, first - 1, "Une virgule ferme l’incise que la première a ouverte.")
        return


_DEGREES = forms("toujours déjà très encore souvent parfois plus moins bien assez fort")
_SAID = forms("prévu convenu annoncé promis mentionné indiqué demandé chaque toujours toutes")
_ALONE = forms(
    "toutefois cependant néanmoins pourtant également ensuite enfin notamment hélas heureusement malheureusement finalement"
    " évidemment naturellement"
)


def after_title_and_name(s: Sentence) -> Iterator[Hit]:
    """`Le directeur des travaux publics, M. Gagnon expliquera`: the name in apposition is closed."""
    if s.role(0) != "D":
        return
    for i in s.places(_TITLES):
        if s.lower(i - 1) != "," or "," in s.lowers(0, i - 1) or "," in s.lowers(i, len(s.words)):
            continue
        found = _first_subject(s)
        end = i + 1
        while s.role(end) == "M" or (s.at(end).capital and end < i + 4):
            end += 1
        verb = verb_after(s, end)
        if found is None or found[1] != i - 1 or verb is None or end == i + 1:
            continue
        if found[0].number == "s" and "3s" in s.at(verb).form.persons:
            yield comma_after(s, end - 1, "Le nom mis en apposition est entre deux virgules.")


_TITLES = forms("m m. mme mlle me dr dre monsieur madame")


def before_lone_verb(s: Sentence) -> Iterator[Hit]:
    """`Le service des loisirs, offre un camp`, `Ceux qui veulent nager, doivent payer`: subject, comma, verb."""
    commas = _commas(s)
    if len(commas) != 1 or s.lower(commas[0]) != "," or s.role(0) not in ("D", "T"):
        return
    comma = commas[0]
    verb = verb_after(s, comma + 1)
    if (
        verb is None
        or tells_before_subject(s, verb)
        or s.lower(comma + 1) in ("s'", "c'", "dit")
        or s.lower(verb + 1).startswith("-")
    ):
        return
    if any(s.role(k) in ("V", "X") for k in range(verb + 1, len(s.words))) or not _sure(s, verb):
        return
    found = _first_subject(s) or _those(s)
    if found is None:
        return
    phrase, end = found
    if s.role(end) in ("R", "K", "U"):
        if any(s.role(k) in ("C", "L") for k in range(end + 1, comma)):
            return
        verbs = [k for k in range(end, comma) if s.role(k) == "V"]
        end = comma if len(verbs) == 1 and relative_end(s, end) in (comma, end) else 0
    elif s.at(comma - 1).form.finite and s.role(verb + 1) != "D":
        return  # Le sentier monte, descend
    elif s.lower(comma - 1) in DAYS and s.role(comma - 2) == "Q":
        return  # L'exposition fini dimanche, passe la voir: a verb badly spelt, and an order
    told = s.at(verb).form.persons
    if end != comma or phrase.who not in told or s.role(comma - 1) not in ("N", "A", "Q", "M", "#", "Y"):
        return
    word = s.at(comma - 1)
    yield Hit(word.start, s.at(comma).end, "Aucune virgule entre le sujet et son verbe.", (word.text,))


def _those(s: Sentence) -> tuple[Phrase, int] | None:
    """`Ceux qui ont perdu leur carte`: a pronoun and its relative."""
    number = {"celui": "s", "celle": "s", "ceux": "p", "celles": "p"}.get(s.lower(0))
    return (Phrase(0, 1, 0, "", number), 1) if number and s.role(1) == "R" else None


def before_object(s: Sentence) -> Iterator[Hit]:
    """`Le conseil a adopté, le budget.`: no comma between a verb and the object that ends the sentence."""
    for i in s.places(_COMMA):
        if s.role(i - 1) != "Q" or s.role(i + 1) != "D" or s.role(i - 3) == "O" or _commas(s) != [i]:
            continue
        lemmas = {lemma for lemma, _ in s.at(i - 1).form.participle_verbs}
        helped = s.at(i - 2).form.lemmas(infinitive=False, participle=False)
        phrase = noun_phrase(s, i + 1)
        if "avoir" not in helped or not lemmas & _WITH_OBJECT or phrase is None:
            continue
        if complements(s, phrase.end) >= len(s.words) - 1 and not _MOMENTS & set(s.lowers(i, phrase.end)):
            last = s.at(i - 1)
            yield Hit(
                last.start, s.at(i).end, "Aucune virgule entre le verbe et son complément.", (last.text,)
            )


_COMMA = frozenset(",")
_WITH_OBJECT = forms(
    "adopter approuver présenter déposer offrir recevoir octroyer accorder confirmer inaugurer nommer remettre acheter"
    " construire rénover installer planter obtenir reporter annuler modifier accepter refuser autoriser embaucher"
)


def before_clause_told(s: Sentence) -> Iterator[Hit]:
    """`Nous informons les résidents, que l’eau sera coupée`: no comma before the clause that the verb asks for."""
    for i in s.places(_QUE):
        if (
            s.lower(i - 1) != ","
            or s.lowers(0, len(s.words)).count(",") > 1
            or s.role(i - 2) not in ("N", "A", "M")
        ):
            continue
        told = next((k for k in range(i - 2, -1, -1) if s.role(k) in ("V", "Y", "R", "K", "L", "U")), None)
        if told is None or not s.at(told).form.lemmas() & _TELLING or subject_at(s, i + 1) is None:
            continue
        phrase = noun_phrase(s, told + 1)
        if phrase is not None and complements(s, phrase.end) == i - 1:
            word = s.at(i - 2)
            message = "Aucune virgule devant la subordonnée complément."
            yield Hit(word.start, s.at(i - 1).end, message, (word.text,))


_QUE = forms("que qu'")
_TELLING = forms("informer aviser prévenir avertir assurer")


def before_adverb(s: Sentence) -> Iterator[Hit]:
    """`Le terrain est mouillé toutefois le match aura lieu`: two clauses that only an adverb links."""
    for i in s.places(_LINKS):
        after = i + 1
        if s.lower(i) in ("contre", "revanche"):
            if s.lower(i - 1) != {"contre": "par", "revanche": "en"}[s.lower(i)]:
                continue
            i -= 1
        if s.role(i - 1) not in ("N", "A", "Q", "M", "#") or s.lower(after) == ",":
            continue
        if any(s.role(k) in (",", "K", "R", "U", "L", "C") for k in range(i)):
            continue
        pronoun = s.role(after) == "S" or s.lower(after) in ("nous", "vous", "c'")
        later = verb_after(s, after + 1) if pronoun else None
        found = subject_at(s, after) if s.role(after) == "D" else None
        verb = found[1] if found else later
        first = subject_at(s, 0)
        if verb is None or first is None or first[1] >= i - 1 or not _sure(s, verb):
            continue
        if "avoir" in s.at(first[1]).form.lemmas() and s.role(i - 1) == "Q" and found is not None:
            continue  # Le conseil a adopté toutefois le plan
        last, link = s.at(i - 1), s.at(after - 1)
        said = s.document.text[s.at(i).start : link.end]
        yield between(
            last,
            link,
            "Deux propositions se suivent sans ponctuation.",
            f"{last.text}; {said},",
            f"{last.text}, {said}",
        )


_LINKS = forms("toutefois cependant néanmoins pourtant contre revanche")


RULES: tuple[GrammarRule, ...] = (
    GrammarRule(
        "virgule.incise",
        after_opened_aside,
        "L’incise placée entre le sujet et le verbe est encadrée de deux virgules (OQLF, Vitrine linguistique).",
        bad=(
            ("L’aréna, comme prévu rouvrira en août.", "L’aréna, comme prévu, rouvrira en août."),
            ("Le maire, de son côté appuie le plan.", "Le maire, de son côté, appuie le plan."),
            ("Le conseil, après avoir lu l’avis a voté.", "Le conseil, après avoir lu l’avis, a voté."),
            ("La collecte, par contre aura lieu mardi.", "La collecte, par contre, aura lieu mardi."),
        ),
        good=(
            "L’aréna, comme prévu, rouvrira en août.",
            "Le matin, en semaine le bureau ouvre tôt.",
            "Les clôtures en fil, en bois ou en tôle sont interdites.",
            "Le parc, en effet, est fermé.",
        ),
        category=Category.TYPOGRAPHY,
        words=frozenset(word.rstrip("'") for word in _ASIDES | _DEGREES),
        roles=",",
    ),
    GrammarRule(
        "virgule.titre_nom",
        after_title_and_name,
        "L’apposition est encadrée de deux virgules (OQLF, Vitrine linguistique).",
        bad=(
            ("La mairesse, Mme Roy présidera la séance.", "La mairesse, Mme Roy, présidera la séance."),
            ("Le chef des pompiers, M. Guay expliquera le plan.", "Le chef des pompiers, M. Guay, expliquera le plan."),
        ),
        good=("La mairesse, Mme Roy, présidera la séance.", "Le lendemain, Mme Roy présidera la séance."),
        category=Category.TYPOGRAPHY,
        words=frozenset(word.rstrip(".") for word in _TITLES),
        roles=",",
    ),
    GrammarRule(
        "virgule.sujet_seul",
        before_lone_verb,
        "On ne sépare pas le sujet de son verbe par une virgule (OQLF, Vitrine linguistique).",
        bad=(
            ("Le Service des loisirs, offre un camp de jour.", "Le Service des loisirs offre un camp de jour."),
            ("Le règlement sur le bruit, interdit les pétards.", "Le règlement sur le bruit interdit les pétards."),
            ("Les gens qui veulent nager, doivent payer.", "Les gens qui veulent nager doivent payer."),
        ),
        good=(
            "Le bruit, interdit la nuit, dérange.",
            "Le soir, ferme la porte.",
            "Les gens, qui veulent nager, doivent payer.",
            "Ceux qui nagent, et eux seuls, doivent payer.",
        ),
        category=Category.TYPOGRAPHY,
        roles=",",
    ),
    GrammarRule(
        "virgule.verbe_objet",
        before_object,
        "On ne sépare pas le verbe de son complément direct par une virgule (OQLF, Vitrine linguistique).",
        bad=(
            ("Le conseil a adopté, le budget.", "Le conseil a adopté le budget."),
            ("La Ville a reçu, une aide du ministère.", "La Ville a reçu une aide du ministère."),
        ),
        good=("Le conseil a adopté, le 4 mai, le budget.", "Le conseil a voté, le maire aussi."),
        category=Category.TYPOGRAPHY,
        roles=",",
    ),
    GrammarRule(
        "virgule.que_annonce",
        before_clause_told,
        "La subordonnée complément d’un verbe n’en est pas séparée par une virgule.",
        bad=(
            ("Nous informons les résidents, que l’eau sera coupée.", "Nous informons les résidents que l’eau sera coupée."),
            ("On avise les usagers, que le quai est fermé.", "On avise les usagers que le quai est fermé."),
        ),
        good=("Nous informons les résidents, que le bruit dérange, des travaux.", "Nous informons les résidents que l’eau sera coupée."),
        category=Category.TYPOGRAPHY,
        words=frozenset(("que", "qu")),
        roles=",",
    ),
    GrammarRule(
        "ponctuation.adverbe_lien",
        before_adverb,
        "Un adverbe ne suffit pas à joindre deux propositions : un signe de ponctuation le précède.",
        bad=(
            ("Le terrain est mouillé toutefois le match aura lieu.", "Le terrain est mouillé; toutefois, le match aura lieu."),
            ("La patinoire est ouverte cependant le chalet est fermé.", "La patinoire est ouverte; cependant, le chalet est fermé."),
            ("Le quai est fermé par contre la rampe est ouverte.", "Le quai est fermé; par contre, la rampe est ouverte."),
        ),
        good=(
            "Le terrain est toutefois le plus grand.",
            "Le conseil a adopté toutefois le plan.",
            "Le terrain est mouillé; toutefois, le match aura lieu.",
        ),
        category=Category.TYPOGRAPHY,
        words=_LINKS,
        roles="V",
    ),
)  # fmt: skip
