"""Participles and attributes agree with an object: before avoir, or beside rendre."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop.checks.grammar.agreement.attribute_places import skip_adverbs
from desktop.checks.grammar.agreement.inflection import chosen, inflected
from desktop.checks.grammar.agreement.no_relative import is_cleft, opens_no_relative
from desktop.checks.grammar.agreement.participle import allowed
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.antecedents import Antecedent, antecedent_of, noun_pairs
from desktop.checks.reading.clauses import subject_at, verb_after
from desktop.checks.reading.coordination import coordinated
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import GenderNumber, forms

# A participle that stays as it is before an infinitive or an implied clause.
INVARIABLE = forms(
    "faire laisser pouvoir devoir vouloir falloir savoir valoir coûter peser durer dire croire penser"
    " espérer prévoir souhaiter être supposer affirmer permettre juger"
    " estimer"
)

_JUDGED = forms("vouloir croire dire juger estimer")

DIRECT_PERSON = forms(
    "aider inviter accueillir rejoindre encourager soutenir appuyer accompagner contacter informer"
    " prévenir remercier surprendre émouvoir impressionner guider aviser convaincre féliciter charmer"
    " toucher épauler visiter entendre attendre écouter comprendre avertir consulter rencontrer convier oublier"
)

NOUN_CLAUSES = forms(
    "fait idée espoir preuve annonce impression certitude conviction condition hypothèse rumeur"
    " chance avis signe crainte peur moment fois jour sorte point"
)


_HOW_MANY = forms("combien que")


def object_before_avoir(s: Sentence) -> Iterator[Hit]:
    """`que`, `les`, `quelle récolte`: the object before avoir commands the participle."""
    for i, word in enumerate(s.words):
        many = word.lower in _HOW_MANY and s.lower(i + 1) in ("de", "d'") and s.role(i + 2) in ("N", "A")
        many = many and (word.lower == "combien" or i == 0)
        if word.role == "K" and not many:
            yield from _after_relative_que(s, i)
        elif word.lower in ("les", "nous", "l'") and word.role == "O":
            yield from _after_object_pronoun(s, i)
        elif word.lower in ("quel", "quelle", "quels", "quelles") or many:
            yield from _after_exclamation(s, i)


def participle_with_avoir(s: Sentence, verb: int, *, inverted: bool = False) -> Word | None:
    if "avoir" not in s.at(verb).form.lemmas(infinitive=False, participle=False):
        return None
    i = skip_adverbs(s, verb + 1)
    word = s.at(i)
    lemmas = {lemma for lemma, use in word.form.participle_verbs}
    transitive = any("t" in use[2:6] for _, use in word.form.participle_verbs)
    j = skip_adverbs(s, i + 1)
    meant = bool(lemmas & _JUDGED) and s.role(j) == "A"  # que le conseil a voulue simple
    left = "laisser" in lemmas and s.role(j) in ("P", "F", "A", ".", ",")  # celles qu'on a laissées au chaud
    unvaried = bool(lemmas & INVARIABLE - {"faire"}) and not (meant or left)
    if not word.form.participles or not transitive or unvaried:
        return None
    if word.lower == "eu" and s.role(j) == "N":
        return None  # les questions qu'on a eu peur de poser
    superlative = s.role(j) == "D" and s.lower(j + 1) in ("plus", "moins", "mieux")
    following = "" if superlative or (s.role(j) in ("D", "#") and is_time(s, j)) else s.role(j)
    if (
        following in ("Y", "K")
        or (following in ("D", "#") and not inverted)
        or (s.lower(i + 1) in ("à", "de", "d'") and s.role(i + 2) in ("Y", "O") and not lemmas & _SPENDING)
    ):
        return None
    return word


# « Les années qu’il a passées à lire »: « à » and its infinitive say what the time went to.
_SPENDING = forms("passer consacrer")


def _after_relative_que(s: Sentence, i: int) -> Iterator[Hit]:
    antecedent = antecedent_of(s, i)
    if antecedent is None or antecedent.nouns & (NOUN_CLAUSES | {"lurette"}) or is_cleft(s, i):
        return
    if opens_no_relative(s, i):
        return
    if s.role(i - 1) in ("A", "Q") and s.lower(i - 2) in ("plus", "moins", "aussi"):
        return  # des voisins plus hardis que les autres ont porté plainte
    found = subject_at(s, i + 1)
    verb = found[1] if found else verb_after(s, i + 1)
    if verb is None or (found and s.lower(found[0].start) == "il" and _impersonal(s, verb, antecedent)):
        return
    conceded = {v.mood for v in s.at(verb).form.verbs} <= {"Sp", "Sq"} or s.lower(verb - 1) in _PERSONS
    if s.lower(i - 1) == "," and conceded:
        return  # les joueurs, qu’ils aient gagné ou non; évident, ce soir-là, que la ville m’avait épuisée
    if any(s.lower(k) in ("en", "les", "l'", "la", "le") and s.role(k) == "O" for k in range(i + 1, verb)):
        return
    word = participle_with_avoir(s, verb, inverted=found is None) or _bought(s, verb) or _believed(s, verb)
    if word is not None and not word.form.qualifiers & antecedent.pairs and not _of_another(s, i, verb, word):
        beside = noun_pairs(s, i - 1) if s.role(i - 1) == "N" and s.role(i - 2) == "D" else frozenset()
        pair = chosen(word.form, antecedent.pairs & beside or antecedent.pairs)
        yield on(word, "Le participe s’accorde avec le nom que « que » remplace.", *inflected(s, word, pair))


_MEASURING = forms("courir vivre durer coûter peser valoir régner dormir marcher mesurer parcourir")


def _of_another(s: Sentence, que: int, verb: int, word: Word) -> bool:
    """`l’idée de fusionner les services, qu’il a jugée`; `plus de pages qu’il n’a mangé…`; `les heures qu’il a dormi`."""
    if s.lower(que - 1) == ",":
        earlier = (s.at(k).form.nouns for k in range(que - 1) if s.role(k) == "N")
        if any(nouns & word.form.qualifiers for nouns in earlier):
            return True
    compared = s.lower(verb - 1) in ("n'", "ne") and {"plus", "moins", "autant", "autre", "autres"} & set(
        s.lowers(0, que)
    )
    measured = {lemma for lemma, _ in word.form.participle_verbs} & _MEASURING
    return bool(compared or measured)


_WEATHER = forms(
    "chaleur chaleurs froid froids temps vent vents soleil pluie pluies neige gel humidité canicule brouillard tempête"
    " température températures redoux verglas orage orages bruine brume"
)


def _impersonal(s: Sentence, verb: int, antecedent: Antecedent) -> bool:
    """`les orages qu’il y a eu`, `la chaleur qu’il a fait`: a verb without a person never agrees."""
    done = "faire" in {lemma for lemma, _ in s.at(skip_adverbs(s, verb + 1)).form.participle_verbs}
    return s.lower(verb - 1) == "y" or (done and bool(antecedent.nouns & _WEATHER))


_BELIEVING = forms("croire juger savoir estimer trouver considérer dire penser")


def _believed(s: Sentence, verb: int) -> Word | None:
    """`les loups, qu'on croyait disparus`: what is thought of the antecedent."""
    lemmas = s.at(verb).form.lemmas(infinitive=False, participle=False)
    i = skip_adverbs(s, verb + 1)
    word = s.at(i)
    sure = word.role in ("A", "Q") and word.form.nouns <= word.form.qualifiers
    return word if lemmas & _BELIEVING and sure and s.role(i + 1) in (",", ".", "P", "W", "V") else None


def _bought(s: Sentence, verb: int) -> Word | None:
    """`les chemises qu’il s’est achetées`: « se » is indirect, « que » the object."""
    if s.lower(verb - 1) not in ("se", "s'") or "être" not in s.at(verb).form.lemmas(participle=False):
        return None
    i = skip_adverbs(s, verb + 1)
    lemmas = {lemma for lemma, _ in s.at(i).form.participle_verbs}
    return s.at(i) if lemmas & ON_ONESELF and s.role(i + 1) not in ("Y", "D", "#", "K") else None


_PERSONS = forms("me m' te t' nous vous")


def _after_object_pronoun(s: Sentence, i: int) -> Iterator[Hit]:
    verb = i + 1
    while s.role(verb) == "O":
        verb += 1
    word = participle_with_avoir(s, verb)
    if word is None or s.lower(verb + 1).startswith("-"):
        return  # la phrase, nous l’a-t-on rapporté, est de lui
    pairs = dislocated(s, i) if s.lower(i) != "nous" else frozenset()
    if pairs and not word.form.participles & pairs:
        pair = chosen(word.form, pairs)
        yield on(
            word,
            f"Le participe s’accorde avec «\u00a0{s.lower(i)}\u00a0», placé devant.",
            *inflected(s, word, pair),
        )
        return
    if s.lower(i) == "l'":
        return
    if "p" in {n for _, n in word.form.participles}:
        return
    if s.lower(i) == "nous" and not {lemma for lemma, _ in word.form.participle_verbs} & DIRECT_PERSON:
        return
    genders = ("f", "m") if s.lower(i) == "les" and _feminine_before(s, i) else ("m", "f")
    yield on(
        word,
        f"Le participe s’accorde avec «\u00a0{s.lower(i)}\u00a0», placé devant.",
        *(form for gender in genders for form in inflected(s, word, (gender, "p"))),
    )


def _feminine_before(s: Sentence, pronoun: int) -> bool:
    """Whether the nearest plural noun before `les` is feminine: what it most likely stands for."""
    for k in range(pronoun - 1, -1, -1):
        pairs = noun_pairs(s, k) if s.role(k) == "N" else frozenset()
        if pairs and {number for _, number in pairs} == {"p"}:
            return pairs == {("f", "p")}
    return False


def dislocated(s: Sentence, pronoun: int) -> frozenset[GenderNumber]:
    """What agrees with « ces chansons » in « ces chansons, c’est lui qui les a apprises »; empty when it is not so."""
    phrase = noun_phrase(s, 0) if s.role(0) in ("D", "#") or s.lower(0) == "des" else None
    if phrase is None or is_time(s, 0):
        return frozenset()
    end = complements(s, phrase.end)
    joined = coordinated(s, phrase, end)
    if joined is None:
        return frozenset()
    phrase, end = joined
    if phrase.number != ("p" if s.lower(pronoun) == "les" else "s") or not phrase.gender:
        return frozenset()
    start = end + 1
    if s.lower(start) in ("c'", "ce") and s.role(start + 1) == "V" and "qui" in s.lowers(start, pronoun):
        start += 2
    if s.lower(end) != "," or s.role(start) in ("R", "P"):
        return frozenset()  # La directrice, qui l'a épaulé
    if any(s.role(k) in ("V", ",", "K", "L") for k in range(start, pronoun)):
        return frozenset()
    return allowed(phrase)


def _after_exclamation(s: Sentence, i: int) -> Iterator[Hit]:
    counted = s.lower(i) in ("combien", "que")
    if not counted and s.role(i - 1) == "P":
        return  # en quelle année la boulangerie a fermé
    phrase = noun_phrase(s, i + 2 if counted else i)
    if phrase is None or s.lower(phrase.head) == "fois":
        return  # combien de fois avez-vous eu besoin d'aide
    several = counted and "p" in {n for _, n in s.at(phrase.head).form.nouns}
    if several and not phrase.number:
        phrase = replace(phrase, number="p")  # combien de permis
    if not phrase.number or (counted and phrase.number != "p"):
        return
    end = complements(s, phrase.end)
    for verb in range(end, min(end + 7, len(s.words))):
        if s.role(verb) not in ("D", "N", "A", "M", "S", "O", "X", "V", "#") or s.lower(verb) == "en":
            return
        if s.role(verb) == "O" and s.lower(verb) not in ("se", "s'", "y"):
            return  # à quel point vos gestes nous ont touchés
        if s.role(verb) == "V":
            break
    else:
        return
    if s.lowers(verb - 2, verb) == ("il", "y"):
        return  # quelle chaleur il y a eu
    word = participle_with_avoir(s, verb)
    pairs = allowed(phrase)
    if word is not None and not word.form.participles & pairs:
        pair = chosen(word.form, pairs)
        yield on(word, "Le participe s’accorde avec l’objet placé devant.", *inflected(s, word, pair))


ON_ONESELF = forms(
    "casser fouler tordre couper brûler laver brosser essuyer donner offrir procurer acheter partager arracher"
    " échanger retrousser arroger serrer fixer accorder répartir réserver construire faire imposer octroyer disputer gratter geler"
)


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
            ("Votre plainte, nous l’avons transmis hier.", "Votre plainte, nous l’avons transmise hier."),
            (
                "Cette coupe, c’est mon oncle qui l’a gagné.",
                "Cette coupe, c’est mon oncle qui l’a gagnée.",
            ),
            (
                "Les bernaches, qu’on croyait parti, sont là.",
                "Les bernaches, qu’on croyait parties, sont là.",
            ),
        ),
        good=(
            "On ne sait plus en quelle année la boulangerie a fermé.",
            "Tous, qu’ils aient gagné ou non, sont fêtés.",
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
)
