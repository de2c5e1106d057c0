"""Participles and attributes agree: with the subject after être, with the object before avoir."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.agreement_noun import chosen, inflected
from desktop.checks.antecedents import Antecedent, antecedent_of
from desktop.checks.clauses import Phrase, clause_starts, complements, noun_phrase, subject_at, verb_after
from desktop.checks.function_words import DAYS
from desktop.checks.grammar_rule import GrammarRule, Hit, on
from desktop.checks.sentence import Sentence, Word
from desktop.checks.words import Form, GenderNumber, forms

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
# A participle that stays as it is before an infinitive or an implied clause.
_INVARIABLE = forms(
    "faire laisser pouvoir devoir vouloir falloir savoir valoir coûter peser durer dire croire penser"
    " espérer prévoir souhaiter voir entendre sentir être avoir supposer affirmer permettre juger"
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


def subjects(s: Sentence) -> Iterator[tuple[frozenset[GenderNumber], int, int]]:
    """For each verb whose subject is sure: what agrees with it, where its clitics begin, the verb."""
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
    for i, word in enumerate(s.words):
        if (
            word.lower == "qui"
            and (verb_index := verb_after(s, i + 1)) is not None
            and verb_index not in seen
        ):
            antecedent = antecedent_of(s, i)
            if antecedent is not None:
                yield antecedent.pairs, i + 1, verb_index


def _skip_adverbs(s: Sentence, i: int) -> int:
    while (s.role(i) == "W" and s.lower(i) not in ("voici", "voilà")) or (
        s.role(i) in ("S", "O") and s.lower(i).startswith("-")
    ):
        i += 1
    return i


def attribute_index(s: Sentence, verb: int) -> int | None:
    """Where the participle or the attribute of a verb of state is: `est`, `ont été`, `peut être`…"""
    lemmas = s.at(verb).form.lemmas(infinitive=False, participle=False)
    i = _skip_adverbs(s, verb + 1)
    if "avoir" in lemmas and s.lower(i) in ("été", "dû", "pu"):
        if s.lower(i) != "été":
            i = _skip_adverbs(s, i + 1)
            if s.lower(i) != "être":
                return None
        return _skip_adverbs(s, i + 1)
    if lemmas & _MODALS and s.lower(i) == "être":
        return _skip_adverbs(s, i + 1)
    if lemmas & _STATES and not lemmas & {"suivre"}:
        return i
    return None


def after_state_verbs(s: Sentence) -> Iterator[Hit]:
    """The participle or adjective after être and its like agrees with the subject."""
    for pairs, clitics, verb in subjects(s):
        if any(s.lower(k) in ("se", "s'", "me", "m'", "te", "t'") for k in range(clitics, verb)):
            continue
        i = attribute_index(s, verb)
        if i is not None:
            yield from _attributes(s, pairs, i)


def _attributes(s: Sentence, pairs: frozenset[GenderNumber], i: int) -> Iterator[Hit]:
    while _is_attribute(s, i):
        word = s.at(i)
        if not word.form.qualifiers & pairs:
            yield _agreement(s, word, pairs)
        j = i + 1
        if s.lower(j) in ("et", "ou", "mais"):
            j = _skip_adverbs(s, j + 1)
        elif s.role(j) != "W":
            return
        else:
            return
        if s.role(j) == "A" and s.role(j + 1) == "N":
            return
        i = j


def _is_attribute(s: Sentence, i: int) -> bool:
    word = s.at(i)
    if word.role not in ("Q", "A") or word.lower in _ADVERBIAL or word.lower == "été" or word.capital:
        return False
    if s.role(i + 1) in ("N", "M") and word.role == "A":
        return False
    return not (word.form.nouns and not word.form.qualifiers)


def _agreement(s: Sentence, word: Word, pairs: frozenset[GenderNumber]) -> Hit:
    pair = chosen(word.form, pairs)
    return on(word, f"« {word.text} » s’accorde avec le sujet du verbe.", *inflected(s, word, pair))


def pronominal(s: Sentence) -> Iterator[Hit]:
    """After `se sont`, the participle agrees with the subject unless an object follows."""
    for pairs, clitics, verb in subjects(s):
        reflexive = any(s.lower(k) in ("se", "s'", "nous") and s.role(k) == "O" for k in range(clitics, verb))
        if not reflexive or "être" not in s.at(verb).form.lemmas(participle=False):
            continue
        i = _skip_adverbs(s, verb + 1)
        if _is_reflexive_participle(s, i) and not s.at(i).form.participles & pairs:
            yield _agreement(s, s.at(i), pairs)


def _is_reflexive_participle(s: Sentence, i: int) -> bool:
    word = s.at(i)
    lemmas = {lemma for lemma, _ in word.form.participle_verbs}
    if word.role != "Q" or not lemmas or lemmas & _INDIRECT:
        return False
    j = _skip_adverbs(s, i + 1)
    return s.role(j) != "Y" and not (s.role(j) in ("D", "#") and not is_time(s, j))


_TIMES = DAYS | forms(
    "matin soir midi nuit année semaine mois jour fin printemps été hiver automne après-midi soirée"
    " journée an"
)


def is_time(s: Sentence, i: int) -> bool:
    """Whether the noun phrase at `i` is a moment: `le 12 mai`, `cette année`."""
    return any(s.lower(k) in _TIMES or s.role(k) == "#" for k in range(i, i + 3))


def object_before_avoir(s: Sentence) -> Iterator[Hit]:
    """`que`, `les`, `quelle récolte`: the object before avoir commands the participle."""
    for i, word in enumerate(s.words):
        if word.role == "K":
            yield from _after_relative_que(s, i)
        elif word.lower in ("les", "nous") and word.role == "O":
            yield from _after_object_pronoun(s, i)
        elif word.lower in ("quel", "quelle", "quels", "quelles"):
            yield from _after_exclamation(s, i)


def _participle_with_avoir(s: Sentence, verb: int) -> Word | None:
    if "avoir" not in s.at(verb).form.lemmas(infinitive=False, participle=False):
        return None
    i = _skip_adverbs(s, verb + 1)
    word = s.at(i)
    lemmas = {lemma for lemma, use in word.form.participle_verbs}
    transitive = any("t" in use[2:6] for _, use in word.form.participle_verbs)
    if not word.form.participles or not transitive or lemmas & _INVARIABLE - {"faire"}:
        return None
    following = s.role(_skip_adverbs(s, i + 1))
    if following in ("Y", "K", "D", "#") or (
        s.lower(i + 1) in ("à", "de", "d'") and s.role(i + 2) in ("Y", "O")
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
    word = _participle_with_avoir(s, verb)
    if word is not None and not word.form.participles & antecedent.pairs:
        pair = chosen(word.form, antecedent.pairs)
        yield on(word, "Le participe s’accorde avec le nom que « que » remplace.", *inflected(s, word, pair))


def _after_object_pronoun(s: Sentence, i: int) -> Iterator[Hit]:
    verb = i + 1
    while s.role(verb) == "O":
        verb += 1
    word = _participle_with_avoir(s, verb)
    if word is None or "p" in {n for _, n in word.form.participles}:
        return
    if s.lower(i) == "nous" and not {lemma for lemma, _ in word.form.participle_verbs} & _DIRECT_PERSON:
        return
    yield on(
        word,
        f"Le participe s’accorde avec « {s.lower(i)} », placé devant.",
        *inflected(s, word, ("m", "p")),
        *inflected(s, word, ("f", "p")),
    )


def _after_exclamation(s: Sentence, i: int) -> Iterator[Hit]:
    phrase = noun_phrase(s, i)
    if phrase is None or not phrase.number:
        return
    end = complements(s, phrase.end)
    for verb in range(end, min(end + 7, len(s.words))):
        if s.role(verb) not in ("D", "N", "A", "M", "S", "O", "X", "V", "#"):
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


def no_object_before_avoir(s: Sentence) -> Iterator[Hit]:
    """Without an object before it, the participle after avoir does not vary: « nous avons reçus »."""
    for start in clause_starts(s):
        found = subject_at(s, start)
        if found is None or s.role(start - 1) in ("K", "U"):
            continue
        subject, verb = found
        if "avoir" not in s.at(verb).form.lemmas(infinitive=False, participle=False):
            continue
        if any(
            s.role(k) in ("O", "K") and s.lower(k) not in ("y", "lui", "leur")
            for k in range(subject.start, verb)
        ):
            continue
        if {"combien", "quel", "quelle", "quels", "quelles", "que", "qu'"} & set(s.lowers(0, verb)):
            continue
        i = _skip_adverbs(s, verb + 1)
        word = s.at(i)
        if not word.form.known and (base := _invariable_base(s, word)):
            yield on(word, "Ce participe est invariable.", base)
        if word.role == "Q" and _only_participle(word.form) and ("m", "s") not in word.form.participles:
            yield on(
                word,
                "Après « avoir » sans objet placé devant, le participe ne s’accorde pas.",
                *inflected(s, word, ("m", "s")),
            )


def _invariable_base(s: Sentence, word: Word) -> str:
    """`répondue`, `participés`: the participle of a verb that has no other form."""
    for ending in ("es", "e", "s"):
        base = word.lower.removesuffix(ending)
        if base != word.lower and s.vocabulary.form(base).participle_verbs:
            return base
    return ""


def _only_participle(form: Form) -> bool:
    return bool(form.participles) and not form.adjectives and not form.nouns


def absolute(s: Sentence) -> Iterator[Hit]:
    """`Le stationnement étant réservé`, `la salle ayant été rénovée`."""
    for start in clause_starts(s):
        phrase = noun_phrase(s, start)
        if phrase is None or s.role(start) == "N":
            continue
        end = complements(s, phrase.end)
        if s.lower(end) == "étant":
            i = _skip_adverbs(s, end + 1)
        elif s.lowers(end, end + 2) == ("ayant", "été"):
            i = _skip_adverbs(s, end + 2)
        else:
            continue
        yield from _attributes(s, allowed(phrase), i)


def subject_after(s: Sentence) -> Iterator[Hit]:
    """`Sont invités les…`, `Seront admises les…`: participle before its subject."""
    for start in clause_starts(s):
        if s.role(start) != "V" or "être" not in s.at(start).form.lemmas(infinitive=False, participle=False):
            continue
        i = _skip_adverbs(s, start + 1)
        if s.role(i) != "Q" or s.role(i + 1) != "D":
            continue
        phrase = noun_phrase(s, i + 1)
        if phrase is None or not phrase.number or s.lower(complements(s, phrase.end)) in ("et", ",", "ou"):
            continue
        if not s.at(i).form.participles & allowed(phrase):
            yield _agreement(s, s.at(i), allowed(phrase))


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
        j = _skip_adverbs(s, i + 1)
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
        ),
        good=(
            "Elles se sont parlé au téléphone.",
            "Elle s’est donné un an pour réussir.",
            "Ils se sont lavé les mains.",
        ),
    ),
    GrammarRule(
        "accord.objet_avant_avoir",
        object_before_avoir,
        "Avec « avoir », le participe s’accorde avec l’objet direct placé devant.",
        bad=(
            (
                "Les photos que vous nous avez envoyé seront exposées.",
                "Les photos que vous nous avez envoyées seront exposées.",
            ),
            ("Quelle belle soirée nous avons passé!", "Quelle belle soirée nous avons passée!"),
            ("Ces bacs, la Ville les a remplacé hier.", "Ces bacs, la Ville les a remplacés hier."),
            ("Merci aux bénévoles qui nous ont aidé.", "Merci aux bénévoles qui nous ont aidés."),
        ),
        good=(
            "La maison que nous avons fait construire est rouge.",
            "Les efforts qu’il a fallu sont grands.",
            "Le fait que nous avons reçu des plaintes est connu.",
            "Il nous a dit merci.",
        ),
    ),
    GrammarRule(
        "accord.avoir_sans_objet",
        no_object_before_avoir,
        "Avec « avoir », le participe reste invariable quand l’objet direct suit ou manque.",
        bad=(("Les familles ont appréciées la fête.", "Les familles ont apprécié la fête."),),
        good=("Les familles ont apprécié la fête.", "La lettre que j’ai reçue est claire."),
    ),
    GrammarRule(
        "accord.participe_absolu",
        absolute,
        "Après « étant », le participe s’accorde avec le nom qui précède.",
        bad=(
            (
                "La salle étant réservé, la réunion aura lieu ailleurs.",
                "La salle étant réservée, la réunion aura lieu ailleurs.",
            ),
        ),
        good=("Les travaux étant terminés, la rue est ouverte.",),
    ),
    GrammarRule(
        "accord.participe_inverse",
        subject_after,
        "Placé devant le sujet, le participe s’accorde quand même avec lui.",
        bad=(("Seront admis les personnes inscrites.", "Seront admises les personnes inscrites."),),
        good=("Sont invités les parents et les enfants.",),
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
