"""The verb agrees with its subject, near or far, before or after it."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.antecedents import antecedent_of
from desktop.checks.clauses import clause_starts, second_verb, subject_at, verb_after
from desktop.checks.grammar_rule import GrammarRule, Hit, on
from desktop.checks.noun_phrases import Phrase, complements, is_collective, noun_phrase
from desktop.checks.sentence import Sentence, Word
from desktop.checks.words import Verb, forms

_SECOND = forms("tu toi te t' ton ta tes")
_PERSON_NAMES = {"1s": "je", "2s": "tu", "3s": "il ou elle", "1p": "nous", "2p": "vous", "3p": "ils ou elles"}
# « À la bibliothèque vous attendent des surprises »: the subject may follow these.
_INVERTING = forms("attendre accueillir revenir appartenir incomber parvenir convenir manquer être")
_MODAL = forms("être avoir pouvoir devoir vouloir aller venir faire savoir falloir recevoir")
_IMPERSONAL = forms("falloir pleuvoir neiger agir")


def conjugated(s: Sentence, word: Word, who: str) -> tuple[str, ...]:
    """The same verb in the same moods, in another person; forms of the likeliest reading first."""
    offered: list[str] = []
    for verb in _indicative_first(word.form.verbs):
        if verb.mood == "E":
            continue
        form = s.vocabulary.lexicographer.conjugate(verb.lemma, verb.mood, who)
        if form:
            offered.append(form)
    return tuple(dict.fromkeys(offered))


def _indicative_first(verbs: tuple[Verb, ...]) -> list[Verb]:
    order = ("Ip", "If", "Iq", "K", "Sp", "Is", "Sq", "E")
    return sorted(verbs, key=lambda verb: order.index(verb.mood))


def _disagreement(s: Sentence, subject: Phrase, verb: int) -> Hit | None:
    word = s.at(verb)
    who = subject.who
    persons = word.form.persons
    if not who or not persons or who in persons:
        return None
    if not subject.number and subject.person + "s" in persons | {"3s", "3p"}:
        return None
    suggestions = conjugated(s, word, who)
    if not suggestions:
        return None
    head = s.document.text[s.at(subject.start).start : s.at(subject.end - 1).end]
    return on(word, f"Le verbe « {word.text} » s’accorde avec son sujet, « {head} ».", *suggestions)


def _foreign_number(s: Sentence, subject: Phrase, verb: int) -> bool:
    """Whether what precedes the verb makes its number a matter of sense: « 80 % des gens »."""
    inside = {s.lower(k) for k in range(subject.start, verb)}
    return bool(
        inside & {"%", "ou", "ni", "plupart", "sauf", "&", "/", "avec", "«", "»", '"', "plus", "moins"}
    )


def with_subject_before(s: Sentence) -> Iterator[Hit]:
    """A noun phrase or a pronoun that opens a clause, and its verb."""
    seen: set[int] = set()
    for start in clause_starts(s):
        found = subject_at(s, start)
        if found is None or found[1] in seen:
            continue
        subject, verb = found
        seen.add(verb)
        if _foreign_number(s, subject, verb) or _questionable(s, subject, verb):
            continue
        if hit := _disagreement(s, subject, verb):
            yield hit
        yield from _second_verb(s, subject, verb)


def _second_verb(s: Sentence, subject: Phrase, verb: int) -> Iterator[Hit]:
    """`Le conseil souligne la semaine et remercient les bénévoles`: the same subject, a second verb."""
    second = second_verb(s, verb)
    if second is None or subject.person != "3":
        return
    moods = {v.mood for v in s.at(verb).form.verbs} & {v.mood for v in s.at(second).form.verbs}
    hit = _disagreement(s, subject, second) if moods and s.at(second).form.only_verb else None
    if hit is not None:
        yield hit


def _questionable(s: Sentence, subject: Phrase, verb: int) -> bool:
    """Cases where the phrase may not be the subject, or the verb not a verb."""
    word = s.at(verb)
    if any(v.lemma in _IMPERSONAL for v in word.form.verbs) and not subject.pronoun:
        return True
    if s.lower(subject.start) in ("nous", "vous"):
        # « vous attend une surprise »: an object before its verb, the subject after.
        if any(v.lemma in _INVERTING for v in word.form.verbs):
            return True
        if subject.start == 0 and not any(v.lemma in _MODAL for v in word.form.verbs):
            return True  # « Vous donne accès à… », in a list
        # « Une fenêtre s'ouvre et vous demande votre nom »: the subject of the verb before.
        earlier = [w.form.persons for w in s.words[: subject.start] if w.role == "V"]
        return s.role(subject.start - 1) == "C" and bool(earlier and earlier[-1] & word.form.persons)
    before = s.lower(subject.start - 1)
    if s.role(subject.start - 1) == "K" and not subject.pronoun:
        return False
    if before == "comme" and not subject.pronoun:
        return True
    if not subject.pronoun and s.role(verb + 1) == "S" and s.lower(verb + 1).startswith("-"):
        return True
    if word.form.participles and not subject.pronoun and verb == subject.end:
        return True  # « les effets produit par »: a participle, which another rule sees
    return word.form.nominal and not subject.pronoun and not s.is_prose


def second_person_without_tu(s: Sentence) -> Iterator[Hit]:
    """A form of `tu` where nobody says `tu`: « le service se feras », « la rivière débordes »."""
    if any(word.lower in _SECOND or word.lower.startswith("-toi") for word in s.words):
        return
    for i, word in enumerate(s.words):
        form = word.form
        if word.role != "V" or form.persons != {"2s"} or form.nominal or form.text in ("as", "es"):
            continue
        if any(v.mood == "E" for v in form.verbs) or s.at(i + 1).lower in ("-tu", "tu") or word.capital:
            continue
        if i == 0 or s.role(i - 1) not in ("N", "M", "A", "Q", "O", "X", "T", "R", "W", "S", "?"):
            continue
        who = "3p" if s.lower(i - 1) in ("ils", "elles") else "3s"
        yield on(word, f"« {word.text} » est la forme de « tu ».", *conjugated(s, word, who))


def relative_qui(s: Sentence) -> Iterator[Hit]:
    """The verb after `qui` agrees with one of the nouns of the phrase before it, else with none."""
    for i, word in enumerate(s.words):
        verb = verb_after(s, i + 1) if word.lower == "qui" else None
        if verb is None:
            continue
        tonic = _TONIC.get(s.lower(i - 1))
        if (
            tonic
            and s.role(i - 2) == "V"
            and s.at(verb).form.persons
            and tonic not in s.at(verb).form.persons
        ):
            message = f"Le verbe s’accorde avec « {s.lower(i - 1)} », que « qui » remplace."
            yield on(s.at(verb), message, *conjugated(s, s.at(verb), tonic))
            continue
        antecedent = antecedent_of(s, i)
        numbers = {number for _, number in antecedent.pairs} if antecedent else set()
        persons = s.at(verb).form.persons
        if len(numbers) != 1 or not persons & {"2s", "3s", "3p"} or persons & {"1p", "2p"}:
            continue
        who = "3" + next(iter(numbers))
        if who not in persons:
            message = "Le verbe s’accorde avec le nom que « qui » remplace."
            yield on(s.at(verb), message, *conjugated(s, s.at(verb), who))


_TONIC = {"moi": "1s", "toi": "2s", "nous": "1p", "vous": "2p"}


def inverted_after_relative(s: Sentence) -> Iterator[Hit]:
    """The subject that follows its verb: « où se trouve les bacs », « que propose les organismes »."""
    yield from _after_quotation(s)
    for i, word in enumerate(s.words):
        if word.role not in ("U", "K") and word.lower not in ("comme", "comment", "quand", "lorsque"):
            continue
        verb = verb_after(s, i + 1)
        if verb is None or s.role(verb + 1) not in ("D", "#"):
            continue
        form = s.at(verb).form
        if not form.persons <= {"1s", "2s", "3s", "3p"}:
            continue
        phrase = noun_phrase(s, verb + 1)
        if phrase is None or not phrase.number or s.lower(complements(s, phrase.end)) in ("et", "ou", ","):
            continue
        if is_collective(s, phrase) or _may_be_object(s, i, phrase, form.verbs):
            continue
        who = "3" + phrase.number
        if who not in form.persons and {"3s", "3p"} & form.persons:
            yield on(
                s.at(verb), "Le verbe s’accorde avec le sujet qui le suit.", *conjugated(s, s.at(verb), who)
            )


_SAYING = forms(
    "dire rappeler expliquer déclarer affirmer souligner ajouter préciser conclure indiquer mentionner raconter lancer"
    " confier noter résumer souffler répondre soutenir assurer estimer soutenir poursuivre"
)


def _after_quotation(s: Sentence) -> Iterator[Hit]:
    """`« … », rappelle la directrice`: the verb of saying and the subject after it."""
    for i, word in enumerate(s.words):
        opening = s.lowers(i - 2, i) in (("»", ","), ('"', ","), ("”", ","))
        if not opening or word.role != "V" or not word.form.lemmas(participle=False) & _SAYING:
            continue
        phrase = noun_phrase(s, i + 1)
        if phrase is None or not phrase.number or s.lower(complements(s, phrase.end)) == "et":
            continue
        who = "3" + phrase.number
        if word.form.persons and who not in word.form.persons:
            yield on(word, "Le verbe s’accorde avec le sujet qui le suit.", *conjugated(s, word, who))


def _may_be_object(s: Sentence, relative: int, phrase: Phrase, verbs: tuple[Verb, ...]) -> bool:
    """Whether the noun phrase after the verb may be its object, the subject being elsewhere."""
    if s.role(relative) == "K":
        return s.role(relative - 1) not in ("N", "A", "Q", "T") or s.lower(relative - 1) in ("plus", "alors")
    reflexive = s.lower(relative + 1) in ("se", "s'", "en")
    intransitive = any(v.use[4:5] != "t" or v.lemma in ("être", "commencer", "avoir") for v in verbs)
    return not reflexive and not intransitive


RULES = (
    GrammarRule(
        "accord.verbe_sujet",
        with_subject_before,
        "Le verbe prend la personne et le nombre de son sujet, même éloigné.",
        bad=(
            (
                "La liste des camps de jour, publiée ce printemps, comprennent douze activités.",
                "La liste des camps de jour, publiée ce printemps, comprend douze activités.",
            ),
            (
                "Mon collègue et moi répondra à vos questions.",
                "Mon collègue et moi répondrons à vos questions.",
            ),
            ("Lucie et ses amis prépare le repas.", "Lucie et ses amis préparent le repas."),
            (
                "Depuis lundi, les employés de la voirie répare la rue.",
                "Depuis lundi, les employés de la voirie réparent la rue.",
            ),
            ("Après l’inscription, vous recevra un reçu.", "Après l’inscription, vous recevrez un reçu."),
            (
                "S’il fait beau, nous irons au parc et vous pourra pique-niquer.",
                "S’il fait beau, nous irons au parc et vous pourrez pique-niquer.",
            ),
        ),
        good=(
            "La liste des camps de jour, publiée ce printemps, comprend douze activités.",
            "À la bibliothèque vous attendent de belles surprises.",
            "La majorité des citoyens ont voté.",
            "Le maire, les conseillers et la direction vous souhaitent un bel été.",
            "Ni le froid ni la pluie n’ont arrêté les bénévoles.",
            "Le règlement sur les chiens et les chats entre en vigueur lundi.",
            "Nous vous invitons à participer.",
        ),
    ),
    GrammarRule(
        "accord.forme_de_tu",
        second_person_without_tu,
        "Les formes en -s de la deuxième personne ne vont qu’avec « tu ».",
        bad=(
            ("Le dépôt se feras au comptoir.", "Le dépôt se fera au comptoir."),
            ("Le ruisseau débordes depuis hier.", "Le ruisseau déborde depuis hier."),
        ),
        good=("Tu viendras quand tu pourras.", "Les portes ouvertes attirent la foule."),
    ),
    GrammarRule(
        "accord.verbe_qui",
        relative_qui,
        "Après « qui », le verbe s’accorde avec le nom que « qui » remplace.",
        bad=(
            ("Voici deux moniteurs qui anime les soirées.", "Voici deux moniteurs qui animent les soirées."),
            ("C’est nous qui prépare la salle.", "C’est nous qui préparons la salle."),
            (
                "La neige qui tombent depuis hier complique le déneigement.",
                "La neige qui tombe depuis hier complique le déneigement.",
            ),
        ),
        good=(
            "Un des parcs qui ferment à 20 h est situé près de l’école.",
            "Les enfants de la garderie qui participent reçoivent un prix.",
            "C’est vous qui décidez.",
        ),
    ),
    GrammarRule(
        "accord.sujet_inverse",
        inverted_after_relative,
        "Le sujet placé après le verbe commande l’accord comme s’il était devant.",
        bad=(
            ("Voici la salle où se déroule les ateliers.", "Voici la salle où se déroulent les ateliers."),
            (
                "Les services qu’offre les organismes sont gratuits.",
                "Les services qu’offrent les organismes sont gratuits.",
            ),
        ),
        good=("Voici la salle où se déroulent les ateliers.", "Le parc que borde la rivière est ouvert."),
    ),
)
