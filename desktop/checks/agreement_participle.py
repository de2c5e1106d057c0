"""Participles and attributes agree with the subject of être and its like."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.agreement_noun import chosen, inflected
from desktop.checks.antecedents import Antecedent, antecedent_of
from desktop.checks.clauses import clause_starts, second_verb, subject_at, verb_after
from desktop.checks.function_words import DAYS
from desktop.checks.grammar_rule import GrammarRule, Hit, on
from desktop.checks.noun_phrases import Phrase, after_preposition_group
from desktop.checks.sentence import Sentence, Word
from desktop.checks.words import GenderNumber, forms

BOTH = ("m", "f")

_MODALS = forms("devoir pouvoir aller sembler paraître vouloir")

_STATES = forms("être rester demeurer devenir sembler paraître")

# « se » is their indirect object: their participle never agrees with it.
_INDIRECT = forms(
    "parler plaire déplaire complaire nuire sourire rire succéder suffire ressembler mentir survivre"
    " téléphoner convenir imaginer permettre demander dire donner partager répondre écrire promettre"
    " jurer offrir procurer acheter faire laisser voir attribuer arroger poser échanger serrer lancer"
    " fixer accorder payer prendre mettre rendre apporter envoyer transmettre créer construire figurer"
    " entendre sentir réserver approprier interdire refuser reprocher avouer cacher chercher casser"
    " laver brosser souhaiter raconter servir"
)

_ADVERBIAL = forms("fort haut bas cher court clair debout fin plein compris mieux bien même tel quel")


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
        if pairs := allowed(subject):
            yield pairs, subject.end, verb
            second = second_verb(s, verb)
            if second is not None and second not in seen:
                seen.add(second)
                yield pairs, verb + 1, second
    for i, word in enumerate(s.words):
        if (
            word.lower == "qui"
            and (verb_index := verb_after(s, i + 1)) is not None
            and verb_index not in seen
        ):
            antecedent = antecedent_of(s, i)
            if antecedent is not None:
                yield antecedent.pairs, i + 1, verb_index


def skip_adverbs(s: Sentence, i: int) -> int:
    """The first index from `i` that is neither an adverb nor a pronoun after a hyphen."""
    while (s.role(i) == "W" and s.lower(i) not in ("voici", "voilà")) or (
        s.role(i) in ("S", "O") and s.lower(i).startswith("-")
    ):
        i += 1
    return i


def attribute_index(s: Sentence, verb: int) -> int | None:
    """Where the participle or the attribute of a verb of state is: `est`, `ont été`, `peut être`…"""
    lemmas = s.at(verb).form.lemmas(infinitive=False, participle=False)
    i = skip_adverbs(s, verb + 1)
    if "avoir" in lemmas and s.lower(i) in ("été", "dû", "pu"):
        if s.lower(i) != "été":
            i = skip_adverbs(s, i + 1)
            if s.lower(i) != "être":
                return None
        return skip_adverbs(s, i + 1)
    if lemmas & _MODALS and s.lower(i) == "être":
        return skip_adverbs(s, i + 1)
    if lemmas & _STATES and not lemmas & {"suivre"}:
        return skip_adverbs(s, i + 1) if s.lower(i) == "qu'" else i  # n'était qu'endormie
    return None


def after_state_verbs(s: Sentence) -> Iterator[Hit]:
    """The participle or adjective after être and its like agrees with the subject."""
    for pairs, clitics, verb in subjects(s):
        if any(s.lower(k) in ("se", "s'", "me", "m'", "te", "t'") for k in range(clitics, verb)):
            continue
        i = attribute_index(s, verb)
        if i is not None:
            yield from attributes(s, pairs, i)


def attributes(s: Sentence, pairs: frozenset[GenderNumber], i: int) -> Iterator[Hit]:
    while _is_attribute(s, i):
        word = s.at(i)
        if not word.form.qualifiers & pairs:
            yield agreement(s, word, pairs)
        j = i + 1
        if {lemma for lemma, _ in word.form.participle_verbs} & _JUDGED and s.role(j) in ("A", "Q"):
            i = j  # jugées conformes
            continue
        if s.lower(j) not in ("et", "ou", "mais"):
            if (second := _second_participle(s, i)) is None:
                return
            i = second
            continue
        j = skip_adverbs(s, j + 1)
        if s.role(j) == "A" and s.role(j + 1) == "N":
            return
        i = j


_JUDGED = forms("juger déclarer rendre trouver laisser tenir garder réputer estimer croire")


def _second_participle(s: Sentence, i: int) -> int | None:
    """`déposés au conseil puis versés aux archives`: the second of two participles with complements."""
    j = i + 1
    while s.role(j) in ("P", "F") and (after := after_preposition_group(s, j)) > j:
        j = after
    j += s.lower(j) == "," and s.lower(j + 1) in ("puis", "et", "mais")
    if s.role(i) != "Q" or j == i + 1 or s.lower(j) not in ("et", "ou", "mais", "puis"):
        return None
    second = skip_adverbs(s, j + 1)
    ends = ("P", "F", ".", ",", "") if s.lower(j) == "puis" or s.lower(j - 1) == "," else ("P", "F")
    sure = s.role(second) == "Q" and s.role(second + 1) in ends and s.role(j - 1) not in ("Q", "A")
    return second if sure and not s.at(second).form.finite else None


def _is_attribute(s: Sentence, i: int) -> bool:
    word = s.at(i)
    height = word.lower in ("haut", "court", "plein") and s.role(i + 1) in (".", ",", "C", "")
    if (
        word.role not in ("Q", "A")
        or (word.lower in _ADVERBIAL and not height)
        or word.lower == "été"
        or word.capital
    ):
        return False
    if s.role(i + 1) in ("N", "M") and word.role == "A":
        return False
    return not (word.form.nouns and not word.form.qualifiers)


def agreement(s: Sentence, word: Word, pairs: frozenset[GenderNumber]) -> Hit:
    pair = chosen(word.form, pairs)
    return on(word, f"«\u00a0{word.text}\u00a0» s’accorde avec le sujet du verbe.", *inflected(s, word, pair))


def pronominal(s: Sentence) -> Iterator[Hit]:
    """After `se sont`, the participle agrees with the subject unless an object follows."""
    for pairs, clitics, verb in subjects(s):
        reflexive = any(s.lower(k) in ("se", "s'", "nous") and s.role(k) == "O" for k in range(clitics, verb))
        if not reflexive or "être" not in s.at(verb).form.lemmas(participle=False):
            continue
        i = skip_adverbs(s, verb + 1)
        if _never_agrees(s, i):
            yield on(s.at(i), "Ce verbe pronominal est invariable.", *inflected(s, s.at(i), ("m", "s")))
        if _is_reflexive_participle(s, i) and not s.at(i).form.participles & pairs:
            yield agreement(s, s.at(i), pairs)


_INTRANSITIVE = forms(
    "parler plaire nuire sourire succéder téléphoner ressembler mentir suffire rire survivre"
)


def _never_agrees(s: Sentence, i: int) -> bool:
    """`se sont parlés`, `se sont donnés rendez-vous`: « se » is the indirect object."""
    form = s.at(i).form
    lemmas = {lemma for lemma, _ in form.participle_verbs}
    if not form.participles or ("m", "s") in form.participles:
        return False
    return bool(lemmas & _INTRANSITIVE) or s.lower(i + 1) in ("rendez-vous", "compte", "mal", "peur")


def _is_reflexive_participle(s: Sentence, i: int) -> bool:
    word = s.at(i)
    lemmas = {lemma for lemma, _ in word.form.participle_verbs}
    if word.role != "Q" or not lemmas or lemmas & _INDIRECT:
        return False
    j = skip_adverbs(s, i + 1)
    return s.role(j) != "Y" and not (s.role(j) in ("D", "#") and not is_time(s, j))


_TIMES = DAYS | forms(
    "matin soir midi nuit année semaine mois jour fin printemps été hiver automne après-midi soirée"
    " journée an"
)


def is_time(s: Sentence, i: int) -> bool:
    """Whether the noun phrase at `i` is a moment: `le 12 mai`, `cette année`."""
    return any(s.lower(k) in _TIMES or s.role(k) == "#" for k in range(i, i + 3))


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
            ("Les ateliers sont gratuits et ouvert à tous.", "Les ateliers sont gratuits et ouverts à tous."),
            ("Les travaux ont été reporté à lundi.", "Les travaux ont été reportés à lundi."),
            (
                "Depuis lundi, les équipes sont revenu au travail.",
                "Depuis lundi, les équipes sont revenues au travail.",
            ),
        ),
        good=(
            "La patinoire et le chalet sont ouverts.",
            "Il est interdit de stationner dans la rue.",
            "Une partie des citoyens est satisfaite.",
            "Vous êtes invité à la fête.",
            "Les bénévoles sont de retour.",
        ),
    ),
    GrammarRule(
        "accord.participe_pronominal",
        pronominal,
        "Le participe d’un verbe pronominal s’accorde avec le sujet, sauf si un objet direct suit.",
        bad=(
            ("Les élèves se sont inscrit à la course.", "Les élèves se sont inscrits à la course."),
            ("L’assemblée s’est déroulé dans le calme.", "L’assemblée s’est déroulée dans le calme."),
            ("Nous nous sommes réuni lundi.", "Nous nous sommes réunis lundi."),
            ("Les élus se sont donnés rendez-vous.", "Les élus se sont donné rendez-vous."),
        ),
        good=(
            "Elles se sont parlé au téléphone.",
            "Elle s’est donné un an pour réussir.",
            "Ils se sont lavé les mains.",
        ),
    ),
)
