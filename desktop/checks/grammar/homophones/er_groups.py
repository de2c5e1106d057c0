"""The ending that a list or an aside decides: `visitez le garage, monter dans`, `L’abbé, surnommer le roi, a ouvert`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import sure_verb
from desktop.checks.grammar.verbs.infinitives import is_er_infinitive, is_vous_form
from desktop.checks.grammar.verbs.participles import inflected_verb
from desktop.checks.reading.clauses import verb_after
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import forms

_JOINED = forms(", et ou puis")
_OPENING = forms(", : ; et ou puis")
_HALTING = frozenset(("K", "R", "U", "L", "Y", "S", "."))


def order_in_list(s: Sentence) -> Iterator[Hit]:
    """`visitez le garage, monter dans la niveleuse`, `vérifiez-le en ligne ou composer`: orders have one form."""
    orders = [i for i in s.with_role("VN") if _orders(s, i)]
    if not orders or s.final == "?":
        return
    for i in s.with_role("Y"):
        word = s.at(i)
        if not is_er_infinitive(word) or word.capital:
            continue
        before = next((k for k in reversed(orders) if k < i), None)
        after = next((k for k in orders if k > i), None)
        listed = s.lower(i - 1) in _JOINED and before is not None and _clear(s, before + 1, i)
        opened = (
            s.lower(i - 1) == ":"
            and after is not None
            and _clear(s, i + 1, after)
            and s.lower(after - 1) in _JOINED
        )
        if (listed and not _governs(s, before or 0)) or opened:
            order = s.vocabulary.lexicographer.conjugate(word.lower, "E", "2p")
            yield on(word, "Les ordres qui se suivent ont la même forme.", order)


def _orders(s: Sentence, i: int) -> bool:
    word = s.at(i)
    opens = i == 0 or s.lower(i - 1) in _OPENING or s.role(i - 1) in (".", "X", "W")
    subject = {"vous", "qui"} & set(s.lowers(max(0, i - 3), i)) or s.lower(i + 1) == "-vous"
    return opens and not subject and is_vous_form(word) and any(v.mood == "E" for v in word.form.verbs)


def _clear(s: Sentence, start: int, end: int) -> bool:
    """Whether one clause goes from `start` to `end`: no other verb, no link."""
    if any(s.at(k).form.infinitives for k in range(start, end)):
        return False
    return not any(
        s.role(k) in _HALTING or (s.role(k) == "V" and not _orders(s, k)) for k in range(start, end)
    )


_ASKING = forms(
    "laisser faire venir aller pouvoir vouloir devoir savoir pouvoir penser choisir oublier noter retenir aimer"
)


def _governs(s: Sentence, i: int) -> bool:
    """Whether the order may have the infinitive as its complement: `choisissez : rester, partir`."""
    return bool(s.at(i).form.lemmas() & _ASKING)


def verb_in_aside(s: Sentence) -> Iterator[Hit]:
    """`L’abbé Labelle, surnommer le roi du Nord, a ouvert`, `Son agenda, bourrait de billets, a disparu`: a participle."""
    if s.role(0) not in ("D", "M"):
        return
    phrase = noun_phrase(s, 0)
    i = complements(s, phrase.end) if phrase is not None else 0
    word = s.at(i + 1)
    if phrase is None or s.lower(i) != "," or not _sounds(s, word):
        return
    if word.lower.endswith("er") and s.role(i + 2) == "D" and not any(s.at(k).capital for k in range(1, i)):
        return  # Le but, gagner la coupe, est clair
    comma = next((k for k in range(i + 2, min(len(s.words), i + 16)) if s.lower(k) == ","), None)
    if comma is None or any(s.role(k) in ("K", "R", "L", "S") for k in range(i + 1, comma)):
        return
    verb = verb_after(s, comma + 1)
    if verb is None or not sure_verb(s.at(verb)) or not phrase.number:
        return
    person = f"3{phrase.number}"
    if person not in s.at(verb).form.persons:
        return
    infinitive = _infinitive(word)
    model = s.vocabulary.form(infinitive)
    pair = (phrase.gender or "m", phrase.number)
    offered = inflected_verb(s, Word(infinitive, word.start, word.end, model), pair)
    if offered:
        yield on(word, "Ce mot qualifie le nom : c’est un participe.", *offered)


def _infinitive(word: Word) -> str:
    if word.lower.endswith("er"):
        return word.lower
    return next((v.lemma for v in word.form.verbs if v.lemma.endswith("er")), "")


def _sounds(s: Sentence, word: Word) -> bool:
    """Whether the word is heard as a participle in -é and is something else."""
    ending = word.lower.endswith(("er", "ez", "ait", "aient"))
    return ending and bool(_infinitive(word)) and not word.form.nominal


_AGENT = forms("par")
_NO_AGENT = forms(
    "commencer passer débuter terminer continuer transiter finir entrer regarder jurer compter aller"
)


def done_by(s: Sentence) -> Iterator[Hit]:
    """`un moyen ingénieux utiliser par les coureurs`: « par » tells who did it, so a participle."""
    for i in s.places(_AGENT):
        word = s.at(i - 1)
        if not is_er_infinitive(word) or word.lower in _NO_AGENT or s.role(i + 1) not in ("D", "M"):
            continue
        k = i - 2
        noun = k - 1 if s.role(k) == "A" and s.role(k - 1) == "N" else k
        if s.role(k) not in ("N", "A") or s.role(noun) != "N" or any(s.role(j) == "V" for j in range(noun)):
            continue
        pairs = s.at(noun).form.nouns & (
            s.at(k).form.qualifiers if s.role(k) == "A" else s.at(noun).form.nouns
        )
        if any(s.role(j) in ("P", "F") for j in range(noun)) or not pairs:
            continue
        offered = [form for pair in sorted(pairs) for form in inflected_verb(s, word, pair)]
        if offered:
            yield on(word, "Ce mot qualifie le nom : c’est un participe.", *dict.fromkeys(offered))


_AND = forms("et ou")


def last_of_infinitives(s: Sentence) -> Iterator[Hit]:
    """`venir glisser, patiner et savourait la tire`: the last of three coordinated infinitives."""
    for i in s.places(_AND):
        word = s.at(i + 1)
        if (
            s.role(i - 1) != "Y"
            or s.lower(i - 2) != ","
            or not word.lower.endswith(("ait", "é", "ez", "ée", "és"))
        ):
            continue
        first = any(s.role(k) == "Y" for k in range(max(0, i - 7), i - 2))
        lemma = _infinitive(word) or next(
            (verb for verb, _ in word.form.participle_verbs if verb.endswith("er")), ""
        )
        if first and lemma and not word.form.nouns and not word.form.adjectives:
            yield on(word, "Ces verbes coordonnés sont à l’infinitif.", lemma)


_NE = forms("ne n'")


def finite_after_ne(s: Sentence) -> Iterator[Hit]:
    """`Rien ne laisser croire`, `il ne manquer pas`: the verb of the clause is conjugated."""
    for i in s.places(_NE):
        j = i + 1
        while s.role(j) == "O":
            j += 1
        word = s.at(j)
        subject = s.lower(i - 1) in (
            "rien",
            "personne",
            "il",
            "elle",
            "on",
            "ils",
            "elles",
            "qui",
            "cela",
            "ça",
            "nul",
            "tout",
        )
        if not subject or not is_er_infinitive(word):
            continue
        person = "3p" if s.lower(i - 1) in ("ils", "elles") else "3s"
        offered = [s.vocabulary.lexicographer.conjugate(word.lower, mood, person) for mood in ("Ip", "Iq")]
        yield on(word, "Le verbe de la proposition est conjugué.", *offered)


RULES = (
    GrammarRule(
        "terminaison.ordre_liste",
        order_in_list,
        "Des ordres coordonnés ont la même forme.",
        bad=(
            ("Venez samedi : visitez le garage, monter dans la niveleuse, repartez avec un casque.", "Venez samedi : visitez le garage, montez dans la niveleuse, repartez avec un casque."),
            ("Aux usagers du parc : ramasser les dégâts, refermez la barrière.", "Aux usagers du parc : ramassez les dégâts, refermez la barrière."),
        ),
        good=(
            "Venez patiner, danser et rire.",
            "Apportez de quoi manger, patiner et jouer.",
            "N’oubliez pas : fermer la porte, éteindre.",
            "Avez-vous pensé à tout, manger et dormir?",
        ),
        roles="Y",
    ),
    GrammarRule(
        "terminaison.incise_participe",
        verb_in_aside,
        "Entre le nom et son verbe, ce qui le qualifie est un participe.",
        bad=(
            ("L’abbé Labelle, surnommer le roi du Nord, a ouvert la région.", "L’abbé Labelle, surnommé le roi du Nord, a ouvert la région."),
            ("Son agenda, bourrait de billets, a été retrouvé.", "Son agenda, bourré de billets, a été retrouvé."),
            ("Le rôle, déposez le 15 mai, sera en vigueur en juin.", "Le rôle, déposé le 15 mai, sera en vigueur en juin."),
        ),
        good=("L’abbé Labelle, surnommé le roi, a ouvert la région.", "Le but, gagner la coupe, est clair à tous."),
        roles=",",
    ),
    GrammarRule(
        "terminaison.par_agent",
        done_by,
        "Le complément d’agent suit un participe.",
        bad=(("Un moyen ingénieux utiliser par les draveurs.", "Un moyen ingénieux utilisé par les draveurs."),),
        good=("Un sentier à damer par les bénévoles.", "Pour commencer par la fin.", "Laissez le chien passer par la porte."),
        words=_AGENT,
    ),
    GrammarRule(
        "terminaison.trois_infinitifs",
        last_of_infinitives,
        "Des verbes coordonnés ont la même forme.",
        bad=(("Ils viennent glisser, patiner et savourait la tire.", "Ils viennent glisser, patiner et savourer la tire."),),
        good=("Ils viennent glisser, patiner et manger.", "Il aime nager, courir et était champion."),
        words=_AND,
    ),
    GrammarRule(
        "terminaison.apres_ne",
        finite_after_ne,
        "Après son sujet, le verbe est conjugué.",
        bad=(("Rien ne laisser croire que la rue fermerait.", "Rien ne laisse croire que la rue fermerait."),),
        good=("De quoi ne manquer de rien.", "Il ne mange pas.", "Rien ne sert de courir."),
        words=_NE | {"n"},
    ),
)  # fmt: skip
