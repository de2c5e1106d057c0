"""Commas of a list, of a name beside its function, and after « que »: `le soccer, le baseball le tennis et la natation`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.commas.clauses import comma_after
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit
from desktop.checks.grammar.homophones.places import TIMES
from desktop.checks.reading.clauses import subject_at, verb_after
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms
from desktop.editorial.findings import Category

_AND = forms("et ou")
_MEMBERS = "Une virgule sépare les membres d’une énumération."
# Verbs that an infinitive completes, or that lean on the next one: « venez voir jouer et gagner ».
_LEANING = forms(
    "pouvoir devoir vouloir savoir faire laisser aller venir voir entendre falloir oser désirer souhaiter préférer penser"
    " espérer compter croire sembler sortir envoyer monter descendre courir partir regarder"
)


def between_members(s: Sentence) -> Iterator[Hit]:
    """`la tarte, le gâteau le pain et la confiture`, `a lu chanté et dansé`, `pour jouer rire et danser`."""
    for i in s.places(_AND):
        if _nouns_listed(s, i) or _verbs_listed(s, i):
            yield comma_after(s, i - 2 - (s.role(i - 2) == "D"), _MEMBERS)


def _nouns_listed(s: Sentence, i: int) -> bool:
    """Whether three groups of an article and a noun come before `et`, the last two without a comma."""
    roles = "".join(s.role(k) or " " for k in range(i - 5, i + 3))
    if roles != ",DNDNCDN":
        return False
    listed = (i - 4, i - 2, i + 1)
    articles = all(s.lower(k) in ("le", "la", "l'", "les", "un", "une", "des") for k in listed)
    return articles and not TIMES & {s.lower(k + 1) for k in listed} and s.role(i - 6) in ("N", "A")


def _verbs_listed(s: Sentence, i: int) -> bool:
    """Whether three participles after one auxiliary, or three infinitives after one preposition, are listed."""
    role = s.role(i - 1)
    if role not in ("Q", "Y") or s.role(i - 2) != role or s.role(i + 1) != role:
        return False
    first = s.at(i - 2).form
    if role == "Q":
        helped = s.at(i - 3).form.lemmas(infinitive=False, participle=False) & {"avoir"}
        return bool(helped) and s.lower(i - 2) not in (
            "été",
            "eu",
            "fait",
            "pu",
            "dû",
            "voulu",
            "su",
            "laissé",
        )
    return s.role(i - 3) in ("P", "F") and not first.nouns and not first.lemmas() & _LEANING


def after_subjects(s: Sentence) -> Iterator[Hit]:
    """`Les arbres, les haies et les clôtures, doivent`: no comma between the last subject and the verb."""
    if s.role(0) != "D":
        return
    end, joined = 0, False
    while True:
        phrase = noun_phrase(s, end)
        if phrase is None:
            return
        end = complements(s, phrase.end)
        if s.lower(end) in ("et", "ou"):
            joined = True
        elif s.lower(end) != ",":
            return
        elif joined:
            break
        end += 1
        if s.role(end) != "D":
            return
    verb = verb_after(s, end + 1)
    if verb is None or "3p" not in s.at(verb).form.persons or not s.at(verb).form.only_verb:
        return
    word = s.at(end - 1)
    yield Hit(word.start, s.at(end).end, "Aucune virgule entre le sujet et son verbe.", (word.text,))


_QUE = forms("que")


def after_que(s: Sentence) -> Iterator[Hit]:
    """`Veuillez noter que, le bureau sera fermé`: a comma after « que » opens an aside that another one closes."""
    for i in s.places(_QUE):
        if s.lower(i + 1) != "," or s.role(i) != "K":
            continue
        found = subject_at(s, i + 2)
        if found is None or "," in s.lowers(i + 2, found[1] + 1):
            continue
        start, comma = s.at(i), s.at(i + 1)
        yield Hit(start.start, comma.end, "Aucune virgule après « que » sans incise.", (start.text,))


_TITLES = forms("m. mme monsieur madame me dr dre")


def before_name(s: Sentence) -> Iterator[Hit]:
    """`Le directeur du service M. Luc Roy, a présenté`: the name set apart is between two commas."""
    commas = [k for k, word in enumerate(s.words) if word.role == ","]
    if not commas or s.role(0) != "D" or s.lower(0) not in ("le", "la", "l'", "notre"):
        return
    comma = commas[0]
    titled = [k for k in s.places(_TITLES) if 1 < k < comma and s.role(k - 1) in ("N", "A")]
    if not titled or verb_after(s, comma + 1) is None:
        return
    named = all(s.role(k) in ("M", ".") or s.at(k).capital for k in range(titled[0] + 1, comma))
    phrase = noun_phrase(s, 0)
    if named and phrase is not None and not any(s.role(k) == "V" for k in range(comma)):
        first, last = s.at(titled[0] - 1), s.at(comma)
        text = s.document.text
        right = f"{first.text},{text[first.end : last.end]}"
        yield Hit(first.start, last.end, "L’apposition est isolée par deux virgules.", (right,))


RULES = (
    GrammarRule(
        "virgule.apposition_nom",
        before_name,
        "Le nom mis en apposition est encadré de deux virgules (OQLF, Vitrine linguistique).",
        bad=(
            ("Le chef des pompiers M. Luc Roy, a parlé.", "Le chef des pompiers, M. Luc Roy, a parlé."),
            ("La directrice générale Mme Ève Roy, préside.", "La directrice générale, Mme Ève Roy, préside."),
        ),
        good=("Le chef, M. Luc Roy, a parlé.", "La directrice générale préside, Mme Roy aussi."),
        category=Category.TYPOGRAPHY,
        words=_TITLES | {"m", "dr"},
        roles="V",
    ),
    GrammarRule(
        "virgule.membres",
        between_members,
        "Les membres d’une énumération sont séparés par des virgules.",
        bad=(
            ("Le soccer, le tennis le hockey et la danse plaisent.", "Le soccer, le tennis, le hockey et la danse plaisent."),
            ("Elle a lu chanté et dansé.", "Elle a lu, chanté et dansé."),
            ("On vient ici pour jouer chanter et danser.", "On vient ici pour jouer, chanter et danser."),
        ),
        good=(
            "Elle a lu, chanté et dansé.",
            "Elle a fait chanter et danser le village.",
            "Venez pour voir jouer et gagner l’équipe.",
            "Le soir, le matin les chats et les chiens dorment.",
        ),
        category=Category.TYPOGRAPHY,
        words=_AND,
    ),
    GrammarRule(
        "virgule.sujets_verbe",
        after_subjects,
        "On ne sépare pas le sujet de son verbe par une virgule (OQLF, Vitrine linguistique).",
        bad=(
            ("Les arbres, les haies et les clôtures, doivent être taillés.", "Les arbres, les haies et les clôtures doivent être taillés."),
            ("Le maire et la greffière, seront présents.", "Le maire et la greffière seront présents."),
        ),
        good=(
            "Le maire, la greffière et le trésorier seront présents.",
            "Le maire et la greffière, élus en mai, sont là.",
        ),
        category=Category.TYPOGRAPHY,
        words=_AND,
        roles=",",
    ),
    GrammarRule(
        "virgule.apres_que",
        after_que,
        "« Que » n’est suivi d’une virgule que devant une incise, fermée par une autre virgule.",
        bad=(
            ("Veuillez noter que, le bureau sera fermé lundi.", "Veuillez noter que le bureau sera fermé lundi."),
            ("On rappelle que, les chiens doivent être en laisse.", "On rappelle que les chiens doivent être en laisse."),
        ),
        good=(
            "Veuillez noter que, le 5 mai, le bureau sera fermé.",
            "On rappelle que, selon le règlement, les chiens sont tenus en laisse.",
        ),
        category=Category.TYPOGRAPHY,
        words=_QUE,
        roles=",",
    ),
)  # fmt: skip
