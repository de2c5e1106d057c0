"""Participles and attributes agree with the subject of être and its like."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.attribute_places import (
    NOT_OF_SUBJECT,
    STATES,
    attribute_index,
    infinitive_attribute,
    skip_adverbs,
)
from desktop.checks.grammar.agreement.inflection import chosen, inflected
from desktop.checks.grammar.agreement.verb_numbers import (
    counted_pairs,
    is_reflexive,
    listed_verbs,
    told_by_verb,
)
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.antecedents import Antecedent, antecedent_of
from desktop.checks.reading.clause_openings import clause_starts
from desktop.checks.reading.clauses import may_be_several, second_verb, subject_at, verb_after
from desktop.checks.reading.coordination import listed_noun
from desktop.checks.reading.function_words import DAYS
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.noun_phrases import Phrase, after_preposition_group, moment_end
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import GenderNumber, forms

BOTH = ("m", "f")
_ADVERBIAL = forms("debout compris mieux bien même tel quel parents")


def allowed(subject: Phrase | Antecedent) -> frozenset[GenderNumber]:
    """The genders and numbers a word may have to agree with `subject`."""
    if isinstance(subject, Antecedent):
        return subject.pairs
    if subject.pronoun and subject.person == "2":
        return frozenset()
    genders = (subject.gender,) if subject.gender else BOTH
    numbers = (subject.number,) if subject.number else ("s", "p")
    return frozenset((g, n) for g in genders for n in numbers)


Subjects = tuple[tuple[frozenset[GenderNumber], int, int], ...]


def subjects(s: Sentence) -> Subjects:
    """For each verb whose subject is sure: what agrees with it, where its clitics begin, the verb."""
    if ("subjects", 0) not in s.answers:
        s.answers["subjects", 0] = tuple(_subjects(s))
    found: Subjects = s.answers["subjects", 0]
    return found


def _subjects(s: Sentence) -> Iterator[tuple[frozenset[GenderNumber], int, int]]:
    seen: set[int] = set()
    for start in clause_starts(s):
        found = subject_at(s, start)
        if found is None or found[1] in seen:
            continue
        subject, verb = found
        seen.add(verb)
        if subject.pronoun and s.lower(subject.start) == "on":
            continue
        if s.lower(subject.start) in ("nous", "vous") and not s.at(verb).form.persons & {"1p", "2p"}:
            continue  # le gymnase, refait en mai, nous a été ouvert
        pairs = counted_pairs(s, subject, verb) or _of_number(s, verb, subject)
        if s.lowers(subject.start, subject.start + 2) in (("la", "plus"), ("la", "moins")):
            pairs = frozenset({("f", "s")})  # la plus drôle
        elif s.lower(subject.start) == "les" and s.lower(subject.start + 1) in ("plus", "moins"):
            pairs = frozenset(p for p in s.at(subject.head).form.adjectives if p[1] == "p") or pairs
        if pairs:
            yield pairs, subject.end, verb
            second = second_verb(s, verb)
            inner = s.role(subject.start - 1) in ("K", "L") and any(
                w.role == "V" for w in s.words[: subject.start - 1]
            )
            ended = inner and any(s.role(k) == "Y" for k in range(verb, second or verb))
            if second is not None and second not in seen and not ended:
                seen.add(second)
                yield pairs, verb + 1, second
            if second is None:
                for listed in listed_verbs(s, verb):
                    seen.add(listed)
                    yield pairs, verb + 1, listed
    for i, word in enumerate(s.words):
        if (
            word.lower == "qui"
            and (verb_index := verb_after(s, i + 1)) is not None
            and verb_index not in seen
        ):
            antecedent = antecedent_of(s, i)
            if antecedent is not None:
                yield told_by_verb(s, verb_index, antecedent.pairs), i + 1, verb_index


def _of_number(s: Sentence, verb: int, subject: Phrase) -> frozenset[GenderNumber]:
    """What agrees with `subject`; when its number is not sure, the verb tells it."""
    if may_be_several(s, subject, verb):
        return frozenset({("m", "p"), ("f", "p")})  # la toile comme la structure doivent être démontées
    pairs = allowed(subject)
    return pairs if subject.number or subject.pronoun else told_by_verb(s, verb, pairs)


def after_state_verbs(s: Sentence) -> Iterator[Hit]:
    """The participle or adjective after être and its like agrees with the subject."""
    for pairs, clitics, verb in subjects(s):
        first = verb
        while first > clitics and s.role(first - 1) in ("O", "X"):
            first -= 1
        if is_reflexive(s, first, verb) or (s.lower(first - 1) == "," and s.lower(verb + 1).startswith("-")):
            continue  # une matière, fût-elle végétale
        i = attribute_index(s, verb)
        if i is not None and s.role(i - 1) == "Y" and _OTHERS & set(s.lowers(first, verb)):
            continue  # Personne ne vous reprochera d’être prudents
        if i is not None and s.role(i) == "Y" and s.lower(i).endswith("er"):
            i = _second_participle(
                s, i
            )  # doit être signer par le maire, puis remise: « signer » is « signée »
        if i is not None:
            yield from attributes(s, pairs, i)


_OTHERS = forms("vous nous me m' te t' lui leur")


def attributes(s: Sentence, pairs: frozenset[GenderNumber], i: int) -> Iterator[Hit]:
    """The participle or adjective at `i`, and those joined to it, agree with `pairs`."""
    while is_attribute(s, i):
        word = s.at(i)
        doublet = s.lower(i + 1) in ("ou", "et") and s.lower(i + 2)[:4] == word.lower[:4]
        if not word.form.qualifiers & pairs and not doublet:  # devenir pompier ou pompière
            yield agreement(s, word, pairs)
        j = i + 1
        lemmas = {lemma for lemma, _ in word.form.participle_verbs}
        if lemmas & (_JUDGED | STATES) and s.role(skip_adverbs(s, j)) in ("A", "Q"):
            i = skip_adverbs(s, j)  # jugées conformes, restées inondées
            continue
        if lemmas & _DEPICTED and s.role(j) in ("A", "Q") and s.role(j + 1) in (".", ",", "", "P", "F", "C"):
            i = j  # repartis enchantés
            continue
        following = infinitive_attribute(s, i)
        if following is not None and not lemmas & NOT_OF_SUBJECT:
            i = following  # susceptible d'être confisqué
            continue
        j += s.lower(j) == "," and s.lower(j + 1) in _LINKING and s.role(skip_adverbs(s, j + 2)) in ("A", "Q")
        if s.lower(j) not in _LINKING and not _lists(s, j):
            if (second := _second_participle(s, i)) is None:
                return
            i = second
            continue
        j = skip_adverbs(s, j + 1)
        beyond = s.role(skip_adverbs(s, j + 1))
        named = s.role(j + 1) == "N" and s.lower(j + 1) not in DAYS
        if (s.role(j) in ("A", "Q") and (named or beyond == "V")) or _governs(s, j):
            return  # est décidée, mais nombreuses sont les embûches
        if s.role(j) == "Q" and s.role(j + 1) == "#" and s.role(j + 2) == "N":
            return  # onze sont jumelées, et démoli trois bâtiments
        i = j


_LINKING = ("et", "ou", "mais", "puis", "ni", "voire", "donc")


def _governs(s: Sentence, i: int) -> bool:
    """`est accessible et présente plusieurs attraits`: what follows `et` is a verb, with its object."""
    form, following = s.at(i).form, s.role(i + 1)
    if form.finite and (following in ("K", "L") or s.lower(i + 1) in ("pourquoi", "comment", "où")):
        return True  # les vues qui lui sont chères et dit pourquoi
    return form.finite and (following in ("D", "#") or (following == "F" and s.lower(i + 1) in ("des", "du")))


def _lists(s: Sentence, comma: int) -> bool:
    """Whether the comma goes on with a list of attributes: `claire, potable et contrôlée`; `plus belle, plus sûre`."""
    j = skip_adverbs(s, comma + 1)
    if s.lower(comma - 2) in _DEGREES and s.lower(comma + 1) in _DEGREES and j == comma + 2:
        return s.role(j) == "A" and s.role(j + 1) in (",", ".", "", "C")
    if s.lower(comma) != "," or not (s.role(j) in ("A", "Q") or listed_noun(s, j)):
        return False
    after = j + 1
    while s.role(after) in ("P", "F") and (further := after_preposition_group(s, after)) > after:
        after = further
    return s.lower(after) in ("et", "ou", ",") and (s.lower(after) != "," or _lists(s, after))


_DEGREES = forms("plus moins aussi très trop si tellement")
_DEPICTED = forms("repartir partir revenir rentrer sortir arriver ressortir mourir naître retourner")
_LOOSE = forms("fort haut bas court cher clair fin plein")
_JUDGED = forms("juger déclarer rendre trouver laisser tenir garder réputer estimer croire")


def _second_participle(s: Sentence, i: int) -> int | None:
    """`déposés au conseil puis versés aux archives`: the second of two participles with complements."""
    j = i + 1
    while True:
        after = after_preposition_group(s, j) if s.role(j) in ("P", "F") else moment_end(s, j)
        if after == j:
            break
        j = after
    j += s.role(j) == "#"  # la conseillère du district 2, puis adoptée
    j += s.lower(j) == "," and s.lower(j + 1) in ("puis", "et", "mais", "donc")
    done = s.role(i) in ("Q", "Y")
    joins = ("et", "ou", "mais", "puis", "donc") if done else ("et", "mais", "donc")
    alike: tuple[str, ...] = ("Q",) if done and s.lower(j) != "donc" else ("Q", "A")
    listed = s.lower(j) == "," and s.role(i) == "Q" and _lists(s, j)
    if j == i + 1 or not (s.lower(j) in joins or listed):
        return None
    second = skip_adverbs(s, j + 1)
    alike += ("N",) if _only_participle(s, second) else ()
    alone = s.role(second) == "Q" and done and not s.at(second).form.nouns
    alone = alone or (s.role(second) == s.role(i) == "A" and not s.at(second).form.nouns and not listed)
    open_end = alone or s.lower(j) == "puis" or s.lower(j - 1) == ","
    ends = ("P", "F", ".", ",", "") if open_end else ("P", "F")
    closed = s.role(second + 1) in ends or listed or (open_end and is_time(s, second + 1))
    sure = s.role(second) in alike and closed and s.role(j - 1) not in ("Q", "A")
    # « transmis » is « je transmis » too, which no noun has for subject.
    return second if sure and not s.at(second).form.persons & {"3s", "3p"} else None


def _only_participle(s: Sentence, i: int) -> bool:
    """Whether the word at `i`, after `et`, is a participle that the lexicon takes for a noun too: `et analysé`."""
    form = s.at(i).form
    return s.role(i) == "N" and bool(form.participles) and form.nouns <= form.participles


def is_attribute(s: Sentence, i: int) -> bool:
    """Whether the word at `i`, after a verb of state, is an adjective or a participle that must agree."""
    word = s.at(i)
    joined = s.lower(i - 1) in ("et", "ou", "puis") and _only_participle(s, i)
    if not (word.role in ("Q", "A") or joined or listed_noun(s, i)):
        return False
    if word.lower in _ADVERBIAL or word.lower == "été" or word.capital:
        return False
    if s.lower(i + 1) in ("pâle", "foncé", "clair", "marine"):
        return False  # les murs sont vert pâle
    if word.lower == "juste" and s.role(i + 1) in ("P", "W", "F"):
        return False  # ils sont juste derrière
    if word.lower == "sûr" and s.lower(i - 1) == "bien" and s.role(i + 1) in ("A", "Q", "W", ","):
        return False  # nous sommes bien sûr heureux
    if (
        word.lower == "neuf"
        and s.role(i + 1) in ("P", ".", ",", "C", "")
        and s.at(i - 1).form.persons == {"3p"}
    ):
        return False  # ils étaient neuf à table
    if word.lower in _LOOSE and s.role(i + 1) in ("A", "Q", "W", "Y", "N", "M"):
        return False
    if s.role(i + 1) in ("N", "M") and word.role == "A" and s.lower(i + 1) not in DAYS:
        return False
    return not (word.form.nouns and not word.form.qualifiers)


def agreement(s: Sentence, word: Word, pairs: frozenset[GenderNumber]) -> Hit:
    pair = chosen(word.form, pairs)
    return on(word, f"«\u00a0{word.text}\u00a0» s’accorde avec le sujet du verbe.", *inflected(s, word, pair))


RULES = (
    GrammarRule(
        "accord.attribut_sujet",
        after_state_verbs,
        "Avec « être » et les verbes d’état, le participe et l’attribut s’accordent avec le sujet.",
        bad=(
            (
                "La patinoire du parc Tremblay sera ouvert demain.",
                "La patinoire du parc Tremblay sera ouverte demain.",
            ),
            (
                "Les plans, déposés en mars, doivent être approuvé par le conseil.",
                "Les plans, déposés en mars, doivent être approuvés par le conseil.",
            ),
            ("La collecte des feuilles peut être reporté.", "La collecte des feuilles peut être reportée."),
            (
                "Les sentiers qui sont entretenu l’hiver sont indiqués.",
                "Les sentiers qui sont entretenus l’hiver sont indiqués.",
            ),
            ("Des billets vous seront posté.", "Des billets vous seront postés."),
            ("Les plans sont relus puis signé.", "Les plans sont relus puis signés."),
            ("La salle est sur le point d’être vidé.", "La salle est sur le point d’être vidée."),
            ("La piste risque d’être fermé en mai.", "La piste risque d’être fermée en mai."),
            ("L’eau est claire, potable et contrôlé.", "L’eau est claire, potable et contrôlée."),
            ("Les berges sont restées inondé.", "Les berges sont restées inondées."),
            ("Une centaine d’élèves sont venu.", "Une centaine d’élèves sont venus."),
            ("Les ateliers sont gratuits et ouvert à tous.", "Les ateliers sont gratuits et ouverts à tous."),
            ("Les travaux ont été reporté à lundi.", "Les travaux ont été reportés à lundi."),
            (
                "Depuis lundi, les équipes sont revenu au travail.",
                "Depuis lundi, les équipes sont revenues au travail.",
            ),
        ),
        good=(
            "La rue est de nouveau propre et bel et bien fermée.",
            "La patinoire et le chalet sont ouverts.",
            "Une partie des citoyens est satisfaite.",
            "Le terrain est plat et présente plusieurs atouts.",
            "Tout le monde est bienvenu, petits et grands.",
            "Les toilettes sont juste à côté de la scène.",
            "Le comité n’a pas tranché, mais soyez assurés que ce sera fait.",
            "Le parc de la ville, dans les collines du nord, qui était fermé, rouvre.",
        ),
    ),
)
