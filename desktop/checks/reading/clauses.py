"""Clauses: who is the subject of which verb, as far as it can be told without doubt."""

from __future__ import annotations

from dataclasses import replace

from desktop.checks.reading.asides import goes_on_past, parenthetical
from desktop.checks.reading.clause_openings import is_moment
from desktop.checks.reading.coordination import coordinated
from desktop.checks.reading.noun_phrases import (
    Phrase,
    after_preposition_group,
    complements,
    introduces_name,
    is_collective,
    noun_phrase,
    opens_plural,
)
from desktop.checks.reading.quantified_phrases import more_than_one, quantified_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms


def verb_after(s: Sentence, i: int) -> int | None:
    """The conjugated verb at `i`, after `ne` and object pronouns, or None."""
    while s.role(i) in ("X", "O") and not s.lower(i).startswith("-"):
        i += 1
    return i if s.role(i) == "V" else None


def second_verb(s: Sentence, verb: int) -> int | None:
    """The verb coordinated with the one at `verb`, under the same subject: `il ouvre à midi et ferme à 17 h`."""
    for j in range(verb + 1, len(s.words)):
        if s.lower(j) == "," and s.lower(j + 1) in ("mais", "et", "puis"):
            continue
        if s.role(j) in ("R", "K", "U", "L", ".", "S", ","):
            return None
        if s.lower(j) in ("et", "ou", "mais", "puis") and (second := verb_after(s, j + 1)) is not None:
            if s.lowers(second - 1, second + 1) == ("n'", "importe"):
                return None  # Certains sont publics et n'importe qui peut s'y inscrire
            ordered = s.at(second).form.persons <= {"1p", "2p"} and "3s" in s.at(verb).form.persons
            return None if ordered else second  # Le plan n'est pas prêt, mais soyez assurés
    return None


def joins_verbs(s: Sentence, i: int) -> bool:
    """`certains ont quitté l’école ou s’apprêtent à le faire`: after « ou », a second verb of the same plural subject."""
    earlier = next((w for w in reversed(s.words[:i]) if w.role == "V"), s.edge)
    return "3p" in earlier.form.persons & s.at(i + 2).form.persons and s.role(i + 3) != "D"


def subject_at(s: Sentence, i: int) -> tuple[Phrase, int] | None:
    """The subject that begins at `i` and the index of its verb, when every word between is understood."""
    if ("subject", i) not in s.answers:
        found_at = _subject_at(s, i)
        if found_at is not None and s.lower(i - 1) == "dont" and lone_noun_verb(s, i, found_at[1]):
            found_at = None
        s.answers["subject", i] = found_at
    found: tuple[Phrase, int] | None = s.answers["subject", i]
    return found


def may_be_several(s: Sentence, subject: Phrase, verb: int) -> bool:
    """`la toile comme la structure doivent`, `une remorque ou un conteneur constituent`: a plural verb is sound too.

    Set apart by commas, « comme la structure » only compares.
    """
    joining = (k for k in range(subject.end, verb) if s.lower(k) in ("comme", "ou") and s.lower(k - 1) != ",")
    return (
        subject.number == "s"
        and "3p" in s.at(verb).form.persons
        and any(s.role(k + 1) == "D" for k in joining)
    )


def lone_noun_verb(s: Sentence, i: int, verb: int) -> bool:
    """`les maisons dont la valeur monte sont rares`: « monte », read as a noun, is the verb of the relative."""
    alone = not any(w.role == "V" for k, w in enumerate(s.words) if k != verb)
    before = s.at(verb - 1).form
    return alone and verb > i + 2 and before.finite and "3s" in before.persons


def _subject_at(s: Sentence, i: int) -> tuple[Phrase, int] | None:
    i += s.lowers(i, i + 2) == ("l'", "on")
    pronoun = _pronoun_subject(s, i) if s.lower(i + 1) != "et" else None
    if pronoun is not None:
        verb = verb_after(s, pronoun.end)
        if verb is None and s.lower(i) in ("tous", "toutes", "chacun", "chacune") and s.lower(i + 1) == ",":
            verb = verb_after(s, parenthetical(s, i + 1))  # Tous, du plus jeune au plus vieux, chantaient
        if verb is not None or s.lower(pronoun.end) != ",":
            return (pronoun, verb) if verb is not None else None
    if (people := _tonic_and(s, i)) is not None:
        return _to_verb(s, people, people.end)
    if (quantified := quantified_phrase(s, i) or more_than_one(s, i)) is not None:
        return _to_verb(s, quantified, quantified.end)
    if (other := _other_subject(s, i)) is not None:
        return _to_verb(s, other, other.end)
    if s.role(i) == "F" and s.lower(i) in ("de", "d'") and not opens_plural(s, i + 1):
        return None
    phrase = noun_phrase(s, i)
    bare = s.role(i) == "N" and s.role(i + 1) != "D" and not introduces_name(s, i)
    if s.lower(i) == "force" and {n for _, n in s.at(i + 1).form.nouns} == {"p"}:
        return None  # Force bénévoles sont venus
    if phrase is None or (bare and not _bare_subject(s, i, phrase)):
        return None
    if bare and not phrase.number and s.lower(i) == "avis":
        phrase = Phrase(phrase.start, phrase.end, phrase.head, "m", "s")
    if is_collective(s, phrase):
        one = _one_body(s, phrase) or _one_kind(s, phrase)
        number = "s" if one else "p" if _many(s, phrase) else ""
        phrase = Phrase(phrase.start, phrase.end, phrase.head, "", number)
    end = complements(s, phrase.end)
    joined = coordinated(s, phrase, end)
    if (
        joined is not None
        and phrase.number == "p"
        and s.lower(end) == s.lower(joined[1]) == ","
        and end < joined[1]
    ):
        beyond = verb_after(s, joined[1] + 1)
        if beyond is not None:
            return phrase, beyond  # Les responsables, Zoé et Félix, vous attendent
    if joined is not None and joined[1] > end and _elliptic(s, i, joined[1]):
        return None
    if joined is None or (s.lower(i - 1) in ("et", "ou") and joined[0].number != phrase.number):
        return None  # pour l'étude et la réfection du pont et une somme de 3 M$ a été versée
    phrase, end = joined
    if "chaque" in s.lowers(phrase.start, phrase.end) and end > phrase.end - 1 and phrase.number == "p":
        each = s.lowers(phrase.start, phrase.end).count("chaque") > 1
        phrase = replace(phrase, number="s") if each else phrase  # chaque homme et chaque femme a droit
        return _to_verb(s, phrase, end) if each else None
    return _to_verb(s, phrase, end)


def _elliptic(s: Sentence, start: int, end: int) -> bool:
    """`La glace sera fondue, la dalle lavée et le compresseur, …, sera remis`: « sera » is understood after the first."""
    link = next((k for k in range(start, end) if s.lower(k) == "et"), start)
    being = any(w.role == "V" and "être" in w.form.lemmas(participle=False) for w in s.words[:start])
    return s.lower(start - 1) == "," and s.role(link - 1) == "Q" and being


def _one_body(s: Sentence, phrase: Phrase) -> bool:
    """`la majorité du conseil`: a part of one thing, so a singular."""
    one = s.lower(phrase.end) == "du" or (
        s.lower(phrase.end) == "de"
        and s.lower(phrase.end + 1)
        in ("la", "l'", "notre", "votre", "cette", "ce", "son", "sa", "leur", "mon", "un", "une")
    )
    return one and s.lower(phrase.head) in _PARTS and {n for _, n in s.at(phrase.head).form.nouns} == {"s"}


def _one_kind(s: Sentence, phrase: Phrase) -> bool:
    """`ce type d’incident`: a kind of one thing, so a singular."""
    return (
        s.lower(phrase.head) in ("type", "genre", "sorte", "espèce")
        and phrase.number == "s"
        and s.lower(phrase.end) in ("de", "d'")
        and s.role(phrase.end + 1) == "N"
        and {n for _, n in s.at(phrase.end + 1).form.nouns} == {"s"}
        and s.lower(complements(s, phrase.end)) not in ("et", "ou", ",")
    )


def _many(s: Sentence, phrase: Phrase) -> bool:
    """`plusieurs centaines de bénévoles`: a plural of plurals."""
    several = {n for _, n in s.at(phrase.head).form.nouns} == {"p"} and phrase.number == "p"
    counted = {n for _, n in s.at(phrase.end + 1).form.nouns}
    return several and s.role(phrase.end) == "F" and counted == {"p"}


_PARTS = forms("majorité minorité partie moitié totalité reste")


def _bare_subject(s: Sentence, i: int, phrase: Phrase) -> bool:
    """`Avis public est donné`: a bare noun that opens the sentence, before être and a participle."""
    verb = verb_after(s, complements(s, phrase.end)) if i == 0 else None
    return verb is not None and s.role(verb + 1) == "Q" and "être" in s.at(verb).form.lemmas(participle=False)


_DEMONSTRATIVES = {"celui": ("m", "s"), "celle": ("f", "s"), "ceux": ("m", "p"), "celles": ("f", "p")}


def _other_subject(s: Sentence, i: int) -> Phrase | None:
    """`Celui qui…`, `celles et ceux que…`, `ni le froid ni la pluie`, `nous, les bénévoles,`, `construire un mur`."""
    lower = s.lower(i)
    if lower in _DEMONSTRATIVES and s.role(i - 1) not in ("P", "F", "V", "C"):
        end = i + 1
        if s.lower(end) == "et" and s.lower(end + 1) in _DEMONSTRATIVES:
            return Phrase(i, complements(s, end + 2), i, "m", "p")
        return Phrase(i, complements(s, end), i, *_DEMONSTRATIVES[lower])
    if i == 0 and s.lower(1) == "et" and (pair := _bare_pair(s)) is not None:
        return pair
    if lower == "l'" and s.lower(i + 1) in ("un", "une") and s.lower(i + 2) in ("des", "de", "d'"):
        return Phrase(i, complements(s, i + 2), i + 1, "f" if s.lower(i + 1) == "une" else "m", "s")
    if lower == "la" and s.lower(i + 1) == "plupart" and verb_after(s, i + 2) is not None:
        return Phrase(i, i + 2, i + 1, "", "p")  # La plupart sortent seules
    if lower == "les" and s.role(i + 1) == "#" and verb_after(s, i + 2) is not None:
        return Phrase(i, i + 2, i + 1, "", "p")  # les deux fonctionnent
    if lower == "ni" and s.role(i + 1) == "D":
        return _neither(s, i)
    if lower in ("nous", "vous", "eux", "elles") and s.lower(i + 1) == "," and s.role(i + 2) == "D":
        return Phrase(i, i + 1, i, "", "p", _TONIC[lower])
    if lower == "d'" and s.lower(i + 1) == "autres" and verb_after(s, i + 2) is not None:
        return Phrase(i, i + 2, i + 1, "", "p")  # d'autres ont été payées
    if (
        s.role(i) == "#"
        and s.lower(i + 1) in ("de", "d'")
        and s.role(i + 2) == "D"
        and s.lower(i) not in _ONE
    ):
        return Phrase(i, complements(s, i + 1), i, "", "p")  # 60 de ces ponts
    if s.role(i) == "Y" and (i == 0 or s.lower(i - 1) == ","):
        end = i + 1 + (s.role(i + 1) == "N" and s.role(i + 2) in ("V", "X"))  # Porter plainte peut
        while s.lower(end) in (",", "et", "ou") and s.role(end + 1) == "Y":
            end += 2  # construire, agrandir ou démolir un bâtiment
        asked = s.lower(end) in ("quel", "quelle", "quels", "quelles")  # oublier quels sacs sont pleins
        phrase = noun_phrase(s, end) if s.role(end) in ("D", "#") and not asked else None
        while phrase and s.lower(phrase.end) in ("et", "ou") and (other := noun_phrase(s, phrase.end + 1)):
            phrase = other  # vider la corbeille et les dossiers
        end = complements(s, phrase.end if phrase else end)
        if s.lowers(end, end + 2) == ("le", "long"):
            end = complements(s, end + 2)  # planter des arbres le long des rues
        return Phrase(i, end, i, "m", "s") if s.role(end) in ("V", "X", "O") and end > i + 1 else None
    return None


_ONE = forms("1 un une 0")


def _bare_pair(s: Sentence) -> Phrase | None:
    """`Parents et enfants sont attendus`: two bare plurals that open the sentence."""
    pairs = [s.at(k).form.nouns for k in (0, 2)]
    if any({n for _, n in found} != {"p"} for found in pairs) or s.role(3) not in ("V", "X"):
        return None
    genders = {g for found in pairs for g, _ in found}
    return Phrase(0, 3, 0, "f" if genders == {"f"} else "m", "p")


def _neither(s: Sentence, i: int) -> Phrase | None:
    first = noun_phrase(s, i + 1)
    second = noun_phrase(s, first.end + 1) if first and s.lower(first.end) == "ni" else None
    return Phrase(i, complements(s, second.end), i, "", "p") if second else None


_TONIC = {"moi": "1", "nous": "1", "toi": "2", "vous": "2", "lui": "3", "elle": "3", "eux": "3", "elles": "3"}


def _tonic_and(s: Sentence, i: int) -> Phrase | None:
    """`Vous et votre famille`: a pronoun, `et`, a noun phrase; the verb takes the first of the persons."""
    person = _TONIC.get(s.lower(i))
    if person is None or s.lower(i + 1) != "et" or s.role(i - 1) in ("P", "F", "V"):
        return None
    other = noun_phrase(s, i + 2)
    if other is None:
        return None
    return Phrase(i, complements(s, other.end), i, "", "p", person)


def _to_verb(s: Sentence, phrase: Phrase, end: int) -> tuple[Phrase, int] | None:
    verb = verb_after(s, end)
    if verb is not None:
        return phrase, verb
    fresh = s.role(end + 1) in ("D", "F", "#") or s.lower(phrase.start - 1) == ","
    fresh = fresh or s.role(end + 1) in ("P", "L", "S", "K")
    if s.lower(end) == "," and fresh and is_moment(s, phrase.start, phrase.head):
        return None  # Cet automne, des dizaines de frênes du parc, au bord du lac, ont disparu; voir luire, la nuit, au
    if s.role(end) in ("R", "K", "U"):
        end = relative_end(s, end)
        verb = verb_after(s, end)
        return (phrase, verb) if verb is not None else None
    beyond = parenthetical(s, end)
    apposed = s.lower(end + 1) in ("un", "une") and s.lower(end + 2) != "fois"
    if s.lower(end) == "," and apposed and phrase.gender:
        phrase = replace(phrase, gender="")  # Le bébé, une fille, fut prénommée Blanche
    if phrase.number == "p" and s.lowers(end + 1, end + 3) in _ADDING:
        phrase = replace(phrase, gender="" if phrase.gender == "f" else phrase.gender)
    for _ in range(2):
        opens = s.role(beyond) in ("P", "Q", "W", "L", "F") and beyond > end
        if s.lower(beyond - 1) == "," and opens and verb_after(s, beyond) is None:
            beyond = parenthetical(s, beyond - 1)  # le maire, élu en mai, malgré tout, préside
    if s.role(end + 1) == "U" and s.lower(end) == "," and goes_on_past(s, end, beyond):
        return None  # un coq, dont le propriétaire, mal informé, s’est montré
    if beyond == end or (phrase.number != "p" and s.lowers(end + 1, end + 3) in _ADDING):
        return None
    verb = verb_after(s, beyond)
    return (phrase, verb) if verb is not None else None


# « La convocation, de même que le quorum, est / sont »: the verb takes either number.
_ADDING = {
    ("de", "même"),
    ("ainsi", "que"),
    ("ainsi", "qu'"),
    ("tout", "comme"),
    ("au", "même"),
    ("aussi", "bien"),
}


def relative_end(s: Sentence, i: int) -> int:
    """Where a clause opened by `qui`, `que`, `dont` or `où` at `i` ends, or `i` when it cannot be told."""
    if s.role(i) == "R":
        verb = verb_after(s, i + 1)
    else:
        inner = subject_at(s, i + 1)
        verb = inner[1] if inner else None
        if verb is None and s.role(i) in ("K", "U") and (verb := verb_after(s, i + 1)) is not None:
            # qu’a nécessitées le bâtiment, que peut supporter le pont
            inverted = noun_phrase(s, verb + 1 + (s.role(verb + 1) in ("Q", "Y")))
            return inverted.end if inverted else i
    if verb is None:
        return i
    j = verb + 1
    while True:
        role = s.role(j)
        if role in ("Q", "A", "W", "Y", "O", "X") and not (
            role in ("O", "X") and verb_after(s, j) is not None
        ):
            j += 1
            continue
        if role in ("P", "F"):
            after = after_preposition_group(s, j)
            if after == j:
                return i
            j = after
            continue
        phrase = noun_phrase(s, j) if role in ("D", "#", "N", "M", "F") else None
        if phrase is None:
            joined = verb_after(s, j + 1) if s.lower(j) in ("et", "ou") else None
            if joined is None or s.role(i) != "R":
                return j
            j = joined + 1  # qui longe la rivière et traverse le parc
            continue
        j = phrase.end


SUBJECTS = {
    "je": ("", "s", "1"),
    "j'": ("", "s", "1"),
    "tu": ("", "s", "2"),
    "il": ("m", "s", "3"),
    "elle": ("f", "s", "3"),
    "on": ("", "s", "3"),
    "ils": ("m", "p", "3"),
    "elles": ("f", "p", "3"),
    "nous": ("", "p", "1"),
    "vous": ("", "p", "2"),
    "celui-ci": ("m", "s", "3"),
    "celle-ci": ("f", "s", "3"),
    "ceux-ci": ("m", "p", "3"),
    "celles-ci": ("f", "p", "3"),
    "cela": ("m", "s", "3"),
    "ceci": ("m", "s", "3"),
    "ça": ("m", "s", "3"),
    "chacun": ("m", "s", "3"),
    "chacune": ("f", "s", "3"),
    "plusieurs": ("", "p", "3"),
    "certains": ("m", "p", "3"),
    "certaines": ("f", "p", "3"),
    "tous": ("m", "p", "3"),
    "toutes": ("f", "p", "3"),
    "aucun": ("m", "s", "3"),
    "aucune": ("f", "s", "3"),
    "quelqu'un": ("m", "s", "3"),
    "personne": ("m", "s", "3"),
    "rien": ("m", "s", "3"),
    "tout": ("m", "s", "3"),
    "quiconque": ("m", "s", "3"),
}


_NEGATIVE = forms("personne rien aucun aucune")


def _pronoun_subject(s: Sentence, i: int) -> Phrase | None:
    lower = s.lower(i)
    if lower not in SUBJECTS or s.role(i) not in ("S", "T") or s.lower(i - 1) == "ni":
        return None  # ni lui ni elle ne s’en souvenaient
    if s.role(i - 1) in ("P", "F") or (
        (
            s.lower(i - 1) in ("et", "ou", "comme", "ni")
            or (s.role(i - 1) == "K" and (lower in _NEGATIVE or verb_after(s, i + 1) is None))
        )
        and lower not in ("je", "j'", "tu", "il", "on", "ils", "elle", "elles", "nous", "vous")
    ):
        return None
    gender, number, person = SUBJECTS[lower]
    end = i + 1
    if s.lowers(end, end + 2) in (("d'", "entre"), ("parmi", "nous"), ("parmi", "vous")):
        gender = "f" if s.lower(end + 2) == "elles" else gender
        end += 3 if s.lower(end) == "d'" else 2
    elif lower in ("chacun", "chacune", "plusieurs", "certains", "certaines", "aucun", "aucune") and s.role(
        end
    ) in ("F", "P"):
        end = complements(s, end)
    return Phrase(i, end, i, gender, number, person, pronoun=True)
