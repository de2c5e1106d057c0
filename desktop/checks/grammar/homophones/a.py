"""a and à: the verb avoir and the preposition."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.reading.asides import ends_comparison
from desktop.checks.reading.clauses import verb_after
from desktop.checks.reading.function_words import DAYS
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import forms

# « a » + a bare noun is the verb avoir with these only.
BARE_OBJECTS = forms(
    "lieu droit besoin horreur hâte peur faim soif raison tort envie honte mal chaud froid pitié accès trait fait soin tendance"
    " recours affaire vent cours confiance rendez-vous force valeur congé vue pignon autorité compétence priorité vocation"
    " préséance charge mission intérêt avantage connaissance conscience foi pouvoir qualité souvenir rapport mandat effet"
)

_BOUNDARIES = forms(". L K R U C ,")

MOMENTS = DAYS | forms("soir matin midi week-end mois printemps été hiver automne moment")


_LATIN = forms("priori posteriori fortiori minima maxima cappella contrario")
_ASKED = forms("quel quelle quels quelles lequel laquelle lesquels lesquelles chaque si quand lorsque")


def clause_verb(s: Sentence, i: int) -> int | None:
    """The verb of the same clause before word `i`, when nothing but plain words stands between."""
    for j in range(i - 1, -1, -1):
        role = s.role(j)
        if role == "V":
            before = [s.role(k) for k in range(j)]
            asked = _ASKED & set(s.lowers(0, i))
            return None if asked or any(r in ("R", "K", "U") for r in before) else j
        if role in _BOUNDARIES:
            return None
    return None


def a_without_accent(s: Sentence) -> Iterator[Hit]:
    """`a` where the preposition is meant: `a cause de`, `boîte a lettres`, `lundi a vendredi`, `a 17 h`."""
    for i, word in enumerate(s.words):
        latin = s.lower(i + 1) in _LATIN or s.lower(i + 1) == s.lower(i + 3)  # a tour à tour abrité
        if word.lower == "a" and word.text != "A" and not latin and _is_preposition(s, i):
            yield on(word, "C’est la préposition « à », qu’on ne peut remplacer par « avait ».", "à")


def _is_preposition(s: Sentence, i: int) -> bool:
    following, role = s.at(i + 1), s.role(i + 1)
    before, previous = s.lower(i - 1), s.role(i - 1)
    if before in ("y", "il", "elle", "on", "qui", "n'", "l'", "m'", "t'", "lui", "nous", "vous", "en", "tu"):
        return role == "Y" and before not in ("y", "lui", "en", "l'")
    if s.lower(i + 1).startswith("-"):
        return False
    if following.lower in ("qui", "quoi", "laquelle", "lequel", "lesquelles", "lesquels"):
        return True
    if before in DAYS and following.lower in DAYS:
        return True
    if role == "Y":
        return True
    if previous == "#" and role == "#":
        return True
    if s.lower(0) in _GREETINGS and role in ("D", "M", "T") and not any(w.role == "V" for w in s.words[:i]):
        return True
    if role in ("D", "M", "#") and _verb_beyond(s, i):
        return True
    if (role == "#" and s.lower(i + 2) in ("h", "heures", "$")) or (
        role == "#" and following.lower.endswith("h")
    ):
        return (
            previous in (",", "#", "W")
            or before in MOMENTS
            or before in ("h", "rendez-vous")
            or s.role(0) == "N"
            or clause_verb(s, i) is not None
        )
    if (
        role == "N"
        and not following.capital
        and following.lower not in BARE_OBJECTS
        and not following.form.participles
    ):
        return previous in ("N", "A", "Q", "W", "V", ",", "Y", "#") and not following.form.adverb
    if (
        role == "M"
        and previous in ("N", "A", "Q", "V", "W", "Y")
        and following.form.name
        and "MP" in following.form.tags
    ):
        return True
    relative = any(s.role(k) in ("R", "K") for k in range(i))
    if (
        not relative
        and previous == "Q"
        and role in ("D", "M", "#")
        and s.at(i - 2).form.lemmas(participle=False) & {"être"}
    ):
        return True  # furent versés a l'hôpital
    if role in ("D", "#", "N", "A", "M"):
        if following.lower in BARE_OBJECTS and relative:
            return False  # le pouvoir qu’il transmet a tendance à grandir
        return (previous in ("Q", "W", "Y", "N", "A") and clause_verb(s, i) is not None) or _after_plain_verb(
            s, i
        )
    return False


_GREETINGS = forms(
    "félicitations merci bravo bienvenue hommage bonne joyeux joyeuse bon remerciements longue"
)


def _verb_beyond(s: Sentence, i: int) -> bool:
    """Whether the noun phrase after `a` is followed by the true verb: « chaque appui a Nadia compte »."""
    phrase = noun_phrase(s, i + 1)
    if phrase is None or s.role(i - 1) not in ("N", "A", "Q") or not s.roles.isdisjoint("RKUL"):
        return False  # les familles dont l'enfant a un besoin particulier doivent
    verb = verb_after(s, phrase.end)
    return verb is not None and s.at(verb).form.only_verb and not s.at(verb).form.participles


def _after_plain_verb(s: Sentence, i: int) -> bool:
    return s.role(i - 1) == "V" and s.at(i - 1).form.only_verb


def a_with_accent(s: Sentence) -> Iterator[Hit]:
    """`à` where the verb is meant: `il à`, `qui à vu`, `la Ville à adopté`."""
    for i, word in enumerate(s.words):
        if word.lower != "à" or ends_comparison(s, i):
            continue
        if _is_avoir(s, i):
            yield on(word, "C’est le verbe « avoir » : on peut dire « avait ».", "a")
        else:
            yield from _before_participle(s, i)


def _before_participle(s: Sentence, i: int) -> Iterator[Hit]:
    """`à lieu`, `plusieurs à demandé`, `à toujours été`: either the verb avoir or an infinitive."""
    j = i + 1
    while s.role(j) == "W" and s.lower(j) in _BETWEEN:
        j += 1
    target = s.at(j)
    if s.lower(i + 1) == "lieu" and s.role(i - 1) in ("N", "M", "A", "Q"):
        yield on(s.at(i), "C’est le verbe « avoir » : « avoir lieu ».", "a")
    if s.lower(j) in ("été", "eu") and j > i + 1 and has_subject(s, i):
        yield on(s.at(i), "C’est le verbe « avoir » : on peut dire « avait ».", "a")
        return
    if passed_on(s, i, target):
        yield on(s.at(i), "C’est le verbe « avoir » : on peut dire « avait ».", "a")
        return
    if target.role != "Q" or target.capital or not plain_participle(target) or target.form.adjectives:
        return
    if s.role(i - 1) in ("P", "F", "D", "."):
        return
    middle = s.document.text[s.at(i).end : target.start]
    verb = f"a{middle}{target.text}"
    infinitives = [f"à{middle}{lemma}" for lemma, _ in target.form.participle_verbs]
    has_verb = any(w.role == "V" for w in s.words[:i]) or s.lower(i - 1) in (
        "rien",
        "chose",
        "beaucoup",
        "tout",
    )
    ordered = [*infinitives, verb] if has_verb or s.role(i - 1) == "," else [verb, *infinitives]
    yield between(
        s.at(i), target, "« à » ne se met pas devant un participe : « a » ou l’infinitif.", *ordered
    )


def has_subject(s: Sentence, i: int) -> bool:
    """Whether a noun phrase ends before `i`."""
    return s.role(i - 1) in ("N", "M", "A", "Q")


_GROUPS = forms("le la les l' un une son sa ses leur leurs notre nos votre vos cette")


def passed_on(s: Sentence, i: int, target: Word) -> bool:
    """`La mairesse à salué l’engagement`, `à nécessité 340 t`, `à procédé au piquetage`: a participle and its object."""
    form = target.form
    if (
        not target.lower.endswith(("é", "i", "u", "is", "it"))
        or ("m", "s") not in form.participles
        or target.capital
    ):
        return False
    if (
        form.preposition
        or form.adverb
        or s.role(i - 1) not in ("N", "M", "A", "Q", ",")
        or ("de" in s.lowers(i - 2, i) and not _whole_subject(s, i))
    ):
        return False
    after = s.lower(s.words.index(target) + 1)
    object_ = after in _GROUPS
    if s.role(i - 1) == ",":
        object_ = object_ and s.lower(0) in ("le", "la", "l'", "les") and "," in s.lowers(0, i - 1)
    return object_ and not any(w.role in ("V", "Y") for w in s.words[_own_clause(s, i) : i])


def _whole_subject(s: Sentence, i: int) -> bool:
    """Whether the sentence begins with a noun phrase and its complements, up to `i`."""
    subject = noun_phrase(s, 0) if s.role(0) == "D" else None
    return subject is not None and complements(s, subject.end) == i


def _own_clause(s: Sentence, i: int) -> int:
    """Where the clause whose subject ends before `i` begins: after `que`, or after a comma and up to `i` a noun phrase."""
    for k in range(i - 1, 0, -1):
        if s.role(k) in ("K", "L"):
            return k
        if s.role(k) == "," or s.lower(k) == "mais":
            subject = noun_phrase(s, k + 1) if s.role(k + 1) == "D" else None
            return k if subject is not None and complements(s, subject.end) == i else 0
    return 0


_BETWEEN = forms("toujours déjà encore aussi bien également souvent jamais enfin")


def _is_avoir(s: Sentence, i: int) -> bool:
    before, previous, following = s.lower(i - 1), s.role(i - 1), s.at(i + 1)
    participle = plain_participle(following) or following.lower in ("été", "eu", "fait")
    if s.at(i - 1).text == "Y":
        return False
    if before == "quelqu'un" and ("m", "s") in following.form.participles:
        return True
    if (
        following.lower == "droit"
        and s.lower(i + 2) in ("à", "au", "aux")
        and previous in ("N", "M", "A", "Q")
    ):
        return True
    if following.lower in ("besoin", "hâte", "envie") and previous in (
        "N",
        "M",
        "A",
        "Q",
        "R",
        "S",
        "T",
        ",",
    ):
        return True
    if before in ("lequel", "laquelle") and participle:
        return True
    if before in ("il", "on", "n'", "y") or (before == "elle" and s.role(i - 2) in (".", ",", "", "L", "K")):
        return s.role(i + 1) != "#" and not (before == "y" and s.role(i + 1) == "Y")
    if before == "qui" and ("m", "s") in following.form.participles:
        return True
    if participle and before in ("cela", "ça", "ceci", "chacun"):
        return True
    noun_too = ("m", "s") in following.form.participles and s.role(i + 2) in ("P", "F", "D") and s.is_prose
    if previous in ("N", "M", "A", "Q") and (participle or (noun_too and not following.form.finite)):
        verbs = [k for k, w in enumerate(s.words) if w.role == "V"]
        return not verbs and s.role(0) in ("D", "M")
    return False


def plain_participle(word: Word) -> bool:
    """A masculine singular participle that is neither a noun nor a conjugated verb."""
    form = word.form
    return ("m", "s") in form.participles and not form.nouns and not form.finite and not form.adverb


RULES = (
    GrammarRule(
        "homophone.a_preposition",
        a_without_accent,
        "« a » est le verbe avoir; « à » est une préposition.",
        bad=(
            ("La rue est fermée a cause des travaux.", "La rue est fermée à cause des travaux."),
            ("Le comptoir est ouvert du lundi a vendredi.", "Le comptoir est ouvert du lundi à vendredi."),
            ("Apportez vos sacs a ordures.", "Apportez vos sacs à ordures."),
            ("Il reste deux places a combler.", "Il reste deux places à combler."),
            ("La Ville invite tous les citoyens a la fête.", "La Ville invite tous les citoyens à la fête."),
            ("La Ville distribue des sacs a l’écocentre.", "La Ville distribue des sacs à l’écocentre."),
        ),
        good=(
            "Il y a une fête.",
            "Le maire a fait un don.",
            "La Ville a besoin de bénévoles.",
            "L’école a 200 élèves.",
            "La salle qui est ouverte a une scène.",
        ),
        words=forms("a"),
    ),
    GrammarRule(
        "homophone.a_verbe",
        a_with_accent,
        "« a » est le verbe avoir; « à » est une préposition.",
        bad=(
            ("La bibliothécaire à choisi dix romans.", "La bibliothécaire a choisi dix romans."),
            ("Le garçon qui à gagné est d’ici.", "Le garçon qui a gagné est d’ici."),
        ),
        good=(
            "L’horaire à respecter est affiché.",
            "Elle pense à lui.",
            "Quant à elle, à midi, elle partira.",
        ),
        words=forms("à"),
    ),
)
