"""A participle whose object is farther off: in the question before, under a shared auxiliary, in « laquelle des… »."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.attribute_places import skip_adverbs
from desktop.checks.grammar.agreement.direct_object import (
    INVARIABLE,
    NOUN_CLAUSES,
    participle_with_avoir,
)
from desktop.checks.grammar.agreement.inflection import chosen, inflected
from desktop.checks.grammar.agreement.no_relative import is_cleft, opens_no_relative
from desktop.checks.grammar.agreement.participle import allowed
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.antecedents import antecedent_of, noun_pairs
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.reader import read_sentence
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

_OBJECTS = {"l'": "s", "les": "p"}
# Of these, « l’ » may be the clause before rather than a thing.
_OF_CLAUSES = forms(
    "dire annoncer savoir croire penser promettre prouver constater faire apprendre comprendre voir deviner voulu vouloir"
    " demander prévoir mentionner expliquer confirmer oublier remarquer entendre pouvoir devoir laisser espérer souhaiter"
)
_PEOPLE_SUBJECTS = forms("je j' tu il elle on nous vous ils elles")


def object_of_question(s: Sentence) -> Iterator[Hit]:
    """`La facture est arrivée? On ne l’a pas reçu.`: « l’ » or « les » stands for what was asked about."""
    for i in s.places(forms("l' les")):
        verb = i + 1
        number = _OBJECTS[s.lower(i)]
        subject = i - 1 - (s.role(i - 1) == "X")
        if s.role(i) != "O" or s.role(verb) != "V" or s.lower(subject) not in _PEOPLE_SUBJECTS:
            continue
        if "avoir" not in s.at(verb).form.lemmas(infinitive=False, participle=False):
            continue
        q = skip_adverbs(s, verb + 1)
        word = s.at(q)
        lemmas = {lemma for lemma, _ in word.form.participle_verbs}
        transitive = any("t" in use[2:6] for _, use in word.form.participle_verbs)
        clause = number == "s" and bool(lemmas & _OF_CLAUSES)
        if not word.form.participles or not transitive or clause or s.role(q + 1) in ("Y", "K", "D", "A"):
            continue
        if any(w.role in "NM" for w in s.words[:i]):
            continue  # what this sentence names may be meant
        pairs = _asked(s, number)
        if pairs and not word.form.participles & pairs:
            message = (
                f"Le participe s’accorde avec «\u00a0{s.lower(i)}\u00a0», qui remplace le nom de la question."
            )
            yield on(word, message, *inflected(s, word, chosen(word.form, pairs)))


def _asked(s: Sentence, number: str) -> frozenset[GenderNumber]:
    """What agrees with the things of that number named in the question just before; empty when it is not sure."""
    spans = [span for span in s.document.segments if span.end <= s.span.start]
    folded = s.document.folded
    if not spans or "\n" in folded[spans[-1].end : s.span.start]:
        return frozenset()
    question = read_sentence(s.document, spans[-1], s.vocabulary)
    if question.final != "?":
        return frozenset()
    phrase = noun_phrase(question, 0) if question.role(0) == "D" else None
    if phrase is not None:
        end = complements(question, phrase.end)
        stated = "être" in question.at(end).form.lemmas(participle=False) or question.role(end) == "."
        if stated and phrase.number == number and phrase.gender:
            return allowed(phrase)
    found: set[GenderNumber] = set()
    if {"il", "elle", "ils", "elles", "-il", "-elle", "-ils", "-elles"} & set(
        question.lowers(0, len(question.words))
    ):
        return frozenset()  # Est-elle facile à lire? On l'a soumise à ma mère
    for k in question.with_role("NM?T"):
        if question.role(k) != "N":
            return frozenset()
        pairs = noun_pairs(question, k)
        if not pairs:
            return frozenset()
        found |= {pair for pair in pairs if pair[1] == number}
    return frozenset(found)


def second_after_que(s: Sentence) -> Iterator[Hit]:
    """`les arbres que le verglas a cassés et tordu`: the second of two participles under the same auxiliary."""
    for que in s.with_role("K"):
        found = subject_at(s, que + 1)
        first = participle_with_avoir(s, found[1]) if found else None
        if found is None or first is None or is_cleft(s, que) or opens_no_relative(s, que):
            continue
        link = skip_adverbs(s, found[1] + 1) + 1
        second = skip_adverbs(s, link + 1)
        word = s.at(second)
        transitive = any("t" in use[2:6] for _, use in word.form.participle_verbs)
        joined = s.lower(link) in ("et", "puis", "ou") and s.role(second) == "Q" and transitive
        alone = not (word.form.finite or word.form.nouns) and s.role(second + 1) in (
            "P",
            "F",
            "V",
            ",",
            ".",
            "W",
        )
        alone = alone and s.lower(second + 1) not in ("des", "du")
        invariable = {lemma for lemma, _ in word.form.participle_verbs} & INVARIABLE
        antecedent = antecedent_of(s, que) if joined and alone and not invariable else None
        if antecedent is None or antecedent.nouns & NOUN_CLAUSES or word.form.participles & antecedent.pairs:
            continue
        if first.form.participles & antecedent.pairs:
            pair = chosen(word.form, antecedent.pairs)
            yield on(
                word, "Le participe s’accorde avec le nom que « que » remplace.", *inflected(s, word, pair)
            )


_WHICH = {"lequel": ("m", "s"), "laquelle": ("f", "s"), "lesquels": ("m", "p"), "lesquelles": ("f", "p")}


def after_which(s: Sentence) -> Iterator[Hit]:
    """`Laquelle des affiches avez-vous choisi?`: the pronoun that asks is the object."""
    pair = _WHICH.get(s.lower(0))
    verb = complements(s, 1) if pair and s.lower(1) in ("de", "des") else 0
    word = participle_with_avoir(s, verb) if s.role(verb) == "V" and s.role(verb + 1) in ("S", "O") else None
    if pair is not None and word is not None and pair not in word.form.participles:
        yield on(word, "Le participe s’accorde avec le pronom qui interroge.", *inflected(s, word, pair))


RULES = (
    GrammarRule(
        "accord.objet_de_la_question",
        object_of_question,
        "Avec « avoir », le participe s’accorde avec l’objet direct placé devant, ici un pronom.",
        bad=(
            (
                "La clé du chalet? Nous l’avons remis au gardien.",
                "La clé du chalet? Nous l’avons remise au gardien.",
            ),
            ("La facture est arrivée? On ne l’a pas reçu.", "La facture est arrivée? On ne l’a pas reçue."),
            ("Les bottes? On les a oublié au chalet.", "Les bottes? On les a oubliées au chalet."),
            ("Avez-vous votre carte? Je l’ai posté hier.", "Avez-vous votre carte? Je l’ai postée hier."),
        ),
        good=(
            "La rue est fermée? On nous l’a dit hier.",
            "Le permis? Vous l’avez reçu.",
            "La clé? Le gardien l’a rendue.",
            "La rue ou le parc? On l’a nettoyé.",
            "Qui a gagné? On l’a applaudi.",
        ),
        words=frozenset(("l", "les")),
        roles="O",
        beside=True,
    ),
    GrammarRule(
        "accord.second_participe_que",
        second_after_que,
        "Deux participes joints après « avoir » s’accordent tous deux avec l’objet placé devant.",
        bad=(
            (
                "Les arbres que le verglas a cassés et emporté seront coupés.",
                "Les arbres que le verglas a cassés et emportés seront coupés.",
            ),
        ),
        good=(
            "Les arbres qu’on a plantés et arrosés poussent.",
            "La rue que l’on a fermée et le pont sont sûrs.",
        ),
        roles="K",
    ),
    GrammarRule(
        "accord.laquelle",
        after_which,
        "Avec « avoir », le participe s’accorde avec l’objet direct placé devant.",
        bad=(("Laquelle des affiches avez-vous choisi?", "Laquelle des affiches avez-vous choisie?"),),
        good=("Lequel des sentiers avez-vous choisi?", "Laquelle des affiches a gagné?"),
        words=frozenset(_WHICH),
    ),
)
