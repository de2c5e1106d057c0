"""The two words of a negation."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.clause_openings import clause_starts
from desktop.checks.clauses import subject_at
from desktop.checks.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.sentence import Sentence, Word
from desktop.checks.words import forms
from desktop.editorial.elision import is_elided_before

_SUBJECT_WORDS = forms("je j' tu il elle on nous vous ils elles c' ce cela ça qui")
_NEGATIONS = forms("pas jamais rien aucun aucune guère plus personne ni aucunement nullement")
_STRONG = forms("pas jamais aucunement nullement")
_BETWEEN = forms("donc toutefois même encore toujours vraiment souvent non absolument surtout")


def missing_ne(s: Sentence) -> Iterator[Hit]:
    """`Il faut jamais`, `Les chiens sont pas admis`, `On a reçu aucune plainte`, `On peut plus`."""
    for i in s.places(_NEGATIONS):
        word = s.at(i)
        if word.role == "N" or s.role(i - 1) in ("D", "P", "F"):
            continue
        if s.lowers(i, i + 3) == ("pas", "à", "pas"):
            continue  # on vous guide pas à pas
        verb = _negated_verb(s, i)
        if verb is None or not _negates(s, verb, i):
            continue
        if _spoken(s, word):
            continue
        ever = s.final == "?" or any(w.lower in _SUPERLATIVES for w in s.words[max(0, verb - 6) : verb])
        if word.lower == "jamais" and (ever or {v.mood for v in s.at(verb).form.verbs} <= {"Sp", "Sq", "E"}):
            continue  # le plus beau lac que j’aie jamais vu
        first = verb
        while s.role(first - 1) == "O" and not s.lower(first - 1).startswith("-"):
            first -= 1
        if s.role(first - 1) == "X" or {"ne", "n'", "sans"} & set(s.lowers(max(0, first - 3), i)):
            continue
        if _imperative(s, first):
            if (
                (word.lower == "plus" and s.lower(i + 1) != ",")
                or word.lower == "ni"
                or (s.at(first).form.nominal and word.lower != "pas")
            ):
                continue
            said = _said(s, first, i)
            right = f"{_ne(s, s.at(first))}{said[:1].lower()}{said[1:]}"
            yield between(s.at(first), word, "Il manque « ne » devant le verbe.", right)
            continue
        object_after = word.lower == "plus" and s.role(i + 1) == "D" and s.role(first - 1) in ("N", "M")
        if word.lower in _STRONG and _shares_subject(s, first):
            yield with_ne(s, first, i)
            continue
        if object_after or (_has_subject(s, first) and (word.lower in _STRONG or _subject_known(s, first))):
            yield with_ne(s, first, i)


def _shares_subject(s: Sentence, first: int) -> bool:
    """`il ferme tôt et ouvre pas le lundi`: a second verb of the same subject."""
    joined_ = s.lower(first - 1) in ("et", "mais") and s.at(first).form.only_verb
    return joined_ and any(s.role(k) == "V" for k in range(first - 1)) and not s.lower(first).endswith("ez")


# « La seule fois qu’on a jamais manqué d’eau », « tout ce qu’il a jamais lu »: at any time.
_SUPERLATIVES = forms("seul seule seuls seules plus premier première toutes si")


def _spoken(s: Sentence, word: Word) -> bool:
    """Whether the word is in what somebody is quoted to say: `« J’ai jamais vu ça », a-t-il lancé`."""
    text = s.document.folded
    closing = text.find("»", word.end)
    quoted = text.rfind("«", 0, word.start) > text.rfind("»", 0, word.start)
    return quoted and closing >= 0 and text[closing + 1 : closing + 2] == ","


def with_ne(s: Sentence, first: int, last: int) -> Hit:
    """« ne » put before the word `first`; the words up to `last` are shown with it."""
    start = first - 1 if clitic_subject(s, first) and s.lower(first - 1) != "qui" else first
    target, subject = s.at(first), s.at(start)
    said = _said(s, first, last)
    whole = {"c'": "ce ", "j'": "je "}.get(subject.lower)
    if start == first:
        right = f"{_ne(s, target)}{said}"
    elif whole:
        right = f"{whole.capitalize() if subject.capital else whole}{_ne(s, target)}{said}"
    else:
        right = f"{s.document.text[subject.start : target.start]}{_ne(s, target)}{said}"
    return Hit(subject.start, s.at(last).end, "Il manque « ne » devant le verbe.", (right,))


def _negated_verb(s: Sentence, i: int) -> int | None:
    """The verb before the negation, an adverb or a participle apart."""
    j = i - 1
    while s.role(j) == "W" and s.lower(j) in _BETWEEN:
        j -= 1
    if s.role(j) == "V" and s.at(j).form.finite:
        return j
    if s.lower(i) in ("aucun", "aucune", "personne", "ni") and s.role(j) in ("Q", "Y"):
        k = j - 1
        while s.role(k) in ("W", "O"):
            k -= 1
        helped = s.at(k).form.lemmas(infinitive=False, participle=False)
        wanted = {"avoir", "être"} if s.role(j) == "Q" else {"pouvoir", "devoir", "vouloir", "aller"}
        return k if s.role(k) == "V" and helped & wanted else None
    return None


_NO_MORE = forms(
    "disponible disponibles valide valides ouvert ouverte ouverts ouvertes offert offerte offerts offertes possible permis"
    " permise permises autorisé autorisée autorisés obligatoire accepté acceptée acceptés acceptées là ici admis admise"
    " requis requise vendu vendue vendus membre"
)
_STOPPING = forms(
    "fonctionner exister répondre marcher ouvrir suffire habiter travailler vouloir pouvoir savoir"
)


def _negates(s: Sentence, verb: int, i: int) -> bool:
    """Whether the word at `i` says no: « plus » may mean more, « personne » may be a subject."""
    lower, after = s.lower(i), s.lower(i + 1)
    lemmas = s.at(verb).form.lemmas(infinitive=False, participle=False)
    if lower == "personne":
        return after not in ("ne", "n'", "qui") and s.role(i + 1) in ("", ".", ",", "P", "F", "W", "C", "L")
    if lower == "ni":
        return "ni" in s.lowers(i + 1, i + 7)
    if lower in ("aucun", "aucune") and "signifier" in lemmas:
        return False  # zéro déchet signifie aucun sac
    if lower in ("aucun", "aucune"):
        return (s.role(i + 1) in ("N", "A", "F", "") and "être" not in lemmas) or s.role(i - 1) == "Q"
    if lower != "plus":
        return not (lower == "pas" and after == "mal")
    compared = {"que", "qu'", "encore", "toujours", "beaucoup"} & set(s.lowers(verb, len(s.words)))
    if after in ("jamais", "rien", "aucun", "aucune", "personne"):
        return True
    if compared or after in ("de", "d'", "que", "du", "des", "ou"):
        return False
    if (
        lemmas & {"pouvoir", "devoir", "vouloir", "aller", "falloir"}
        and s.role(past_clitics(s, i + 1)) == "Y"
    ):
        return True
    if after in _NO_MORE and "être" in lemmas:
        return True
    if (
        s.role(i + 1) == "D"
        and after not in ("un", "une")
        and _clitic_or_noun(s, verb)
        and "coûter" not in lemmas
    ):
        return not lemmas & {"aimer", "être", "intéresser", "toucher", "préférer", "concerner", "plaire"}
    if s.lower(verb - 1) in ("en", "y") and s.role(i + 1) in (".", "") and s.final != "!":
        return True  # on s’en sert plus
    return bool(lemmas & _STOPPING) and s.role(i + 1) in (".", "", ",")


def past_clitics(s: Sentence, i: int) -> int:
    """The word after the object pronouns that begin at `i`."""
    while s.role(i) == "O":
        i += 1
    return i


def _clitic_or_noun(s: Sentence, verb: int) -> bool:
    return s.role(verb - 1) in ("S", "N", "M", "A", "O")


def _imperative(s: Sentence, verb: int) -> bool:
    """A verb that opens its clause and orders: `Manquez pas ça`, `Va pas`, `Oublie jamais`."""
    word = s.at(verb)
    opening = (
        verb == 0 or s.role(verb - 1) in (".", "C") or (s.role(verb - 1) == "," and s.role(0) in ("L", "P"))
    )
    orders = [v for v in word.form.verbs if v.mood == "E"]
    if not opening or not orders:
        return False
    return word.lower.endswith("ez") or word.lower in ("faites", "dites") or verb == 0


def _said(s: Sentence, first: int, last: int) -> str:
    return s.document.text[s.at(first).start : s.at(last).end]


def _ne(s: Sentence, word: Word) -> str:
    return f"n{s.apostrophe()}" if is_elided_before(word.lower) else "ne "


def negative_subject(s: Sentence) -> Iterator[Hit]:
    """`Aucun membre a voté`, `Personne peut entrer`, `rien de grave lui arrive`, `plus aucun bac sera vidé`."""
    openings = list(clause_starts(s))
    for start in openings:
        if s.lower(start) == "ni":
            yield from _neither(s, start)
    for start in s.places(_NOBODY):
        if s.role(start - 1) not in _OPENING or s.lower(start + 1) in ("ne", "n'"):
            continue
        if s.role(start - 1) == "K" and s.lower(start - 2) in ("sans", "avant", "mieux", "plus", "moins"):
            continue  # sans que personne le sache
        alone = s.lower(start) in ("personne", "rien")
        if (alone and s.role(start) == "N" and s.role(start - 1) == "D") or s.lower(start - 1) in (
            "pas",
            "ou",
        ):
            continue
        verb = _subject_verb(s, start, alone=alone)
        if verb is None and start in openings:
            verb = _plain_subject_verb(s, start)
        if verb is not None:
            first = s.at(verb)
            yield on(first, "Il manque « ne » devant le verbe.", f"{_ne(s, first)}{first.text}")


_NOBODY = forms("aucun aucune personne rien nul nulle")
_OPENING = frozenset(("", ".", ",", "K", "L", "C", "U", "W"))


def _plain_subject_verb(s: Sentence, start: int) -> int | None:
    """Where « ne » should stand before the verb whose subject begins at `start`, or None."""
    found = subject_at(s, start)
    if found is None or (found[1] == start + 1 and s.lower(start) in ("aucun", "aucune")):
        return None
    verb = found[1]
    while s.role(verb - 1) == "O":
        verb -= 1
    elsewhere = not _sure_verb(s, found[1]) and {"ne", "n'"} & set(s.lowers(verb, len(s.words)))
    return None if elsewhere or {"ne", "n'"} & set(s.lowers(start, verb + 1)) else verb


def _subject_verb(s: Sentence, start: int, *, alone: bool) -> int | None:
    """Where « ne » should stand before the verb of the negative subject that begins at `start`, or None."""
    if s.role(start - 1) == "W" and s.lower(start - 1) != "plus":
        return None
    if s.role(start - 1) == "C" and s.lower(start - 1) not in ("et", "mais", "car"):
        return None
    k = start + 1
    if alone and s.role(k) not in ("V", "O", "F") and s.lower(k) not in ("d'", "de"):
        return None
    nouns = 0
    while s.role(k) in ("N", "A", "Q", "F", "M", "#", "P", "D") and k < start + 9:
        nouns += s.role(k) == "N"
        k += 1
    first = k
    while s.role(k) == "O" and not s.lower(k).startswith("-"):
        k += 1
    verb = s.at(k)
    if s.role(k) != "V" or "3s" not in verb.form.persons or verb.lower.startswith("-"):
        return None
    told = {"V", "X"} & {s.role(j) for j in range(start)} and s.role(start - 1) not in (".", "K", "L", "U")
    if told and (alone or not _sure_verb(s, k)):
        return None
    if s.role(start - 1) in (",", "C") and "ni" in s.lowers(0, start):
        return None
    return first if (alone or nouns) and (_sure_verb(s, k) or s.role(start - 1) in ("", ".")) else None


def _neither(s: Sentence, start: int) -> Iterator[Hit]:
    if "ni" not in s.lowers(start + 1, start + 9):
        return
    stops = ("V", "X", ".", "R", "K", "S", "T")
    verb = next((k for k in range(start, len(s.words)) if s.role(k) in stops), None)
    if verb is None or s.role(verb) != "V" or s.lower(verb - 1) in ("tel", "telle", "tels", "telles"):
        return
    if s.role(start + 1) in ("A", "Q", "W") and "," in s.lowers(start, verb):
        return  # ni trop sucrée ni trop grasse, la galette a fait l’unanimité
    while s.role(verb - 1) == "O":
        verb -= 1
    first = s.at(verb)
    yield on(first, "Il manque « ne » devant le verbe.", f"{_ne(s, first)}{first.text}")


def clitic_subject(s: Sentence, first: int) -> bool:
    """Whether a subject pronoun stands just before `first`."""
    return s.lower(first - 1) in _SUBJECT_WORDS and s.role(first - 1) in ("S", "T", "D", "R")


def _sure_verb(s: Sentence, first: int) -> bool:
    return not s.at(first).form.nominal or s.lower(first) in ("est", "a", "doit", "peut")


def _subject_known(s: Sentence, first: int) -> bool:
    return clitic_subject(s, first) or _sure_verb(s, first)


def _has_subject(s: Sentence, first: int) -> bool:
    return clitic_subject(s, first) or (
        s.role(first - 1) in ("N", "M", "A", "Q", "R") and _sure_verb(s, first)
    )


RULES = (
    GrammarRule(
        "negation.ne",
        missing_ne,
        "À l’écrit, la négation s’exprime en deux mots.",
        bad=(
            ("Il faut jamais nourrir les canards.", "Il ne faut jamais nourrir les canards."),
            ("Les chiens sont pas admis.", "Les chiens ne sont pas admis."),
            ("Oubliez pas vos souliers.", "N’oubliez pas vos souliers."),
            ("C’est pas grave.", "Ce n’est pas grave."),
            ("Ceux qui ont pas payé seront avisés.", "Ceux qui n’ont pas payé seront avisés."),
            ("Le comité a reçu aucune plainte.", "Le comité n’a reçu aucune plainte."),
            ("On peut plus se baigner au quai.", "On ne peut plus se baigner au quai."),
            ("On a vu personne au parc.", "On n’a vu personne au parc."),
            ("Il y a ni eau ni électricité.", "Il n’y a ni eau ni électricité."),
            ("La Ville offre plus ce service.", "La Ville n’offre plus ce service."),
        ),
        good=(
            "Pourquoi pas?",
            "Il ne faut pas courir.",
            "Pas besoin de réserver.",
            "Elle marche d’un pas rapide.",
            "La Ville offre plus de services.",
            "Il y a plus de places cette année.",
            "Ce cours est plus cher.",
            "On a vu la personne au parc.",
            "Le parc le plus fréquenté est fermé.",
            "Il a dit pas mal de choses.",
            "Cela coûte plus cher.",
        ),
        words=_NEGATIONS,
        roles="V",
    ),
    GrammarRule(
        "negation.sujet",
        negative_subject,
        "« Aucun », « personne », « rien » et « ni » demandent « ne » devant le verbe.",
        bad=(
            ("Aucun chien est admis.", "Aucun chien n’est admis."),
            ("Ni le maire ni la greffière étaient là.", "Ni le maire ni la greffière n’étaient là."),
            ("Personne a appelé.", "Personne n’a appelé."),
            ("Aucune des rues sera fermée.", "Aucune des rues ne sera fermée."),
            ("Rien empêche la baignade.", "Rien n’empêche la baignade."),
        ),
        good=(
            "Aucun chien n’est admis.",
            "Personne ne viendra.",
            "Ni l’un ni l’autre ne viendra.",
            "La personne a appelé.",
            "Rien n’est fait.",
        ),
        words=forms("aucun aucune personne rien nul nulle ni"),
        roles="V",
    ),
)
