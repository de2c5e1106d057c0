"""Participles and attributes agree with an object: before avoir, or beside rendre."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.agreement_noun import chosen, inflected
from desktop.checks.agreement_participle import allowed, is_time, skip_adverbs
from desktop.checks.antecedents import antecedent_of
from desktop.checks.clauses import subject_at, verb_after
from desktop.checks.grammar_rule import GrammarRule, Hit, on
from desktop.checks.noun_phrases import complements, noun_phrase
from desktop.checks.sentence import Sentence, Word
from desktop.checks.words import GenderNumber, forms

# A participle that stays as it is before an infinitive or an implied clause.
_INVARIABLE = forms(
    "faire laisser pouvoir devoir vouloir falloir savoir valoir coûter peser durer dire croire penser"
    " espérer prévoir souhaiter être supposer affirmer permettre juger"
    " estimer"
)

_DIRECT_PERSON = forms(
    "aider inviter accueillir rejoindre encourager soutenir appuyer accompagner contacter informer"
    " prévenir remercier surprendre émouvoir impressionner guider aviser convaincre féliciter charmer"
    " toucher épauler visiter"
)

_NOUN_CLAUSES = forms(
    "fait idée espoir preuve annonce impression certitude conviction condition hypothèse rumeur"
    " chance avis signe crainte peur moment fois jour sorte point"
)


def object_before_avoir(s: Sentence) -> Iterator[Hit]:
    """`que`, `les`, `quelle récolte`: the object before avoir commands the participle."""
    for i, word in enumerate(s.words):
        if word.role == "K":
            yield from _after_relative_que(s, i)
        elif word.lower in ("les", "nous") and word.role == "O":
            yield from _after_object_pronoun(s, i)
        elif word.lower in ("quel", "quelle", "quels", "quelles") or (
            word.lower in ("combien", "que")
            and s.lower(i + 1) in ("de", "d'")
            and s.role(i + 2) in ("N", "A")
        ):
            yield from _after_exclamation(s, i)


def _participle_with_avoir(s: Sentence, verb: int, *, inverted: bool = False) -> Word | None:
    if "avoir" not in s.at(verb).form.lemmas(infinitive=False, participle=False):
        return None
    i = skip_adverbs(s, verb + 1)
    word = s.at(i)
    lemmas = {lemma for lemma, use in word.form.participle_verbs}
    transitive = any("t" in use[2:6] for _, use in word.form.participle_verbs)
    if not word.form.participles or not transitive or lemmas & _INVARIABLE - {"faire"}:
        return None
    j = skip_adverbs(s, i + 1)
    following = "" if s.role(j) in ("D", "#") and is_time(s, j) else s.role(j)
    if (
        following in ("Y", "K")
        or (following in ("D", "#") and not inverted)
        or (s.lower(i + 1) in ("à", "de", "d'") and s.role(i + 2) in ("Y", "O"))
    ):
        return None
    return word


def _after_relative_que(s: Sentence, i: int) -> Iterator[Hit]:
    antecedent = antecedent_of(s, i)
    if antecedent is None or antecedent.nouns & _NOUN_CLAUSES:
        return
    found = subject_at(s, i + 1)
    verb = found[1] if found else verb_after(s, i + 1)
    if verb is None or (found and s.lower(found[0].start) == "il" and s.lower(verb - 1) == "y"):
        return
    if any(s.lower(k) in ("en", "les", "l'", "la", "le") and s.role(k) == "O" for k in range(i + 1, verb)):
        return
    word = _participle_with_avoir(s, verb, inverted=found is None) or _bought(s, verb)
    if word is not None and not word.form.participles & antecedent.pairs:
        pair = chosen(word.form, antecedent.pairs)
        yield on(word, "Le participe s’accorde avec le nom que « que » remplace.", *inflected(s, word, pair))


def _bought(s: Sentence, verb: int) -> Word | None:
    """`les chemises qu’il s’est achetées`: « se » is indirect, « que » the object."""
    if s.lower(verb - 1) not in ("se", "s'") or "être" not in s.at(verb).form.lemmas(participle=False):
        return None
    i = skip_adverbs(s, verb + 1)
    lemmas = {lemma for lemma, _ in s.at(i).form.participle_verbs}
    return s.at(i) if lemmas & ON_ONESELF and s.role(i + 1) not in ("Y", "D", "#", "K") else None


def _after_object_pronoun(s: Sentence, i: int) -> Iterator[Hit]:
    verb = i + 1
    while s.role(verb) == "O":
        verb += 1
    word = _participle_with_avoir(s, verb)
    if word is None:
        return
    pairs = _dislocated(s, i) if s.lower(i) == "les" else frozenset()
    if pairs and not word.form.participles & pairs:
        pair = chosen(word.form, pairs)
        yield on(word, "Le participe s’accorde avec « les », placé devant.", *inflected(s, word, pair))
        return
    if "p" in {n for _, n in word.form.participles}:
        return
    if s.lower(i) == "nous" and not {lemma for lemma, _ in word.form.participle_verbs} & _DIRECT_PERSON:
        return
    yield on(
        word,
        f"Le participe s’accorde avec «\u00a0{s.lower(i)}\u00a0», placé devant.",
        *inflected(s, word, ("m", "p")),
        *inflected(s, word, ("f", "p")),
    )


def _dislocated(s: Sentence, pronoun: int) -> frozenset[GenderNumber]:
    """What agrees with « ces chansons » in « ces chansons, il les avait apprises »; empty when it is not so."""
    phrase = noun_phrase(s, 0) if s.role(0) == "D" else None
    if phrase is None or phrase.number != "p" or not phrase.gender:
        return frozenset()
    end = complements(s, phrase.end)
    if s.lower(end) != "," or any(s.role(k) in ("V", ",", "N") for k in range(end + 1, pronoun - 2)):
        return frozenset()
    return allowed(phrase)


def _after_exclamation(s: Sentence, i: int) -> Iterator[Hit]:
    counted = s.lower(i) in ("combien", "que")
    phrase = noun_phrase(s, i + 2 if counted else i)
    if phrase is None or not phrase.number or (counted and phrase.number != "p"):
        return
    end = complements(s, phrase.end)
    for verb in range(end, min(end + 7, len(s.words))):
        if s.role(verb) not in ("D", "N", "A", "M", "S", "O", "X", "V", "#") or s.lower(verb) == "en":
            return
        if s.role(verb) == "V":
            break
    else:
        return
    word = _participle_with_avoir(s, verb)
    pairs = allowed(phrase)
    if word is not None and not word.form.participles & pairs:
        pair = chosen(word.form, pairs)
        yield on(word, "Le participe s’accorde avec l’objet placé devant.", *inflected(s, word, pair))


ON_ONESELF = forms(
    "casser fouler tordre couper brûler laver brosser essuyer donner offrir procurer acheter partager arracher"
    " échanger serrer fixer accorder répartir réserver construire faire imposer octroyer disputer gratter geler"
)


def attribute_of_object(s: Sentence) -> Iterator[Hit]:
    """`rendre accessibles les lieux`, `trouver compliquée la gestion`."""
    for i, word in enumerate(s.words):
        if word.role not in ("V", "Y", "G") or not word.form.lemmas(participle=False) & {
            "rendre",
            "trouver",
            "juger",
            "maintenir",
            "garder",
        }:
            continue
        j = skip_adverbs(s, i + 1)
        if s.role(j) not in ("A", "Q") or s.at(j).form.nouns or s.role(j + 1) != "D":
            continue
        phrase = noun_phrase(s, j + 1)
        if phrase is None or not phrase.number or s.lower(complements(s, phrase.end)) == "et":
            continue
        if not s.at(j).form.qualifiers & allowed(phrase):
            pair = chosen(s.at(j).form, allowed(phrase))
            yield on(s.at(j), "L’attribut s’accorde avec le nom qui suit.", *inflected(s, s.at(j), pair))


RULES = (
    GrammarRule(
        "accord.objet_avant_avoir",
        object_before_avoir,
        "Avec « avoir », le participe s’accorde avec l’objet direct placé devant.",
        bad=(
            (
                "Les photos que vous nous avez envoyé seront exposées.",
                "Les photos que vous nous avez envoyées seront exposées.",
            ),
            (
                "Les fleurs que nous avons planté cette année sont belles.",
                "Les fleurs que nous avons plantées cette année sont belles.",
            ),
            ("Quelle belle soirée nous avons passé!", "Quelle belle soirée nous avons passée!"),
            ("Ces bacs, la Ville les a remplacé hier.", "Ces bacs, la Ville les a remplacés hier."),
            ("Merci aux bénévoles qui nous ont aidé.", "Merci aux bénévoles qui nous ont aidés."),
            (
                "Combien de tulipes avez-vous planté cet automne?",
                "Combien de tulipes avez-vous plantées cet automne?",
            ),
            (
                "Ces comptines, elle les a appris de sa tante.",
                "Ces comptines, elle les a apprises de sa tante.",
            ),
        ),
        good=(
            "La maison que nous avons fait construire est rouge.",
            "Les efforts qu’il a fallu sont grands.",
            "Le fait que nous avons reçu des plaintes est connu.",
            "Il nous a dit merci.",
            "Les bottes qu’il s’est achetées sont chaudes.",
            "Les retards qu’a causés la tempête sont rattrapés.",
            "Combien de fois a-t-il neigé?",
            "Ces airs, je les ai entendu jouer cent fois.",
        ),
    ),
    GrammarRule(
        "accord.attribut_objet",
        attribute_of_object,
        "L’attribut de l’objet s’accorde avec cet objet.",
        bad=(
            (
                "Ces travaux rendront plus sécuritaire les trottoirs.",
                "Ces travaux rendront plus sécuritaires les trottoirs.",
            ),
        ),
        good=("Elle trouve compliquée la gestion des bacs.",),
    ),
)
