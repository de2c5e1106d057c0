"""The verb agrees with its subject, near or far, before or after it."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.antecedents import antecedent_of
from desktop.checks.clauses import clause_starts, second_verb, subject_at, verb_after
from desktop.checks.grammar_rule import GrammarRule, Hit, on
from desktop.checks.noun_phrases import Phrase
from desktop.checks.sentence import Sentence, Word
from desktop.checks.words import Verb, forms

_SECOND = forms("tu toi te t' ton ta tes")
_PERSON_NAMES = {"1s": "je", "2s": "tu", "3s": "il ou elle", "1p": "nous", "2p": "vous", "3p": "ils ou elles"}
# « À la bibliothèque vous attendent des surprises »: the subject may follow these.
_INVERTING = forms("attendre accueillir revenir appartenir incomber parvenir convenir manquer être")
_MODAL = forms("être avoir pouvoir devoir vouloir aller venir faire savoir falloir recevoir")
# A moment before the verb is not its subject.
MOMENTS = forms(
    "lendemain veille matin soir jour année semaine mois fois printemps automne hiver jours nuits heures semaines"
    " ans années minutes"
)
IMPERSONAL = forms("falloir pleuvoir neiger agir")


def conjugated(s: Sentence, word: Word, who: str) -> tuple[str, ...]:
    """The same verb in the same moods, in another person; forms of the likeliest reading first."""
    offered: list[str] = []
    readings = _indicative_first(word.form.verbs)
    if who == "2p" and word.lower.endswith(("ait", "ais", "er", "é")):
        # « vous avait », heard as « vous avez »
        offered += [
            s.vocabulary.lexicographer.conjugate(v.lemma, "Ip", who) for v in readings if v.mood == "Iq"
        ]
    for verb in readings:
        if verb.mood == "E":
            continue
        form = s.vocabulary.lexicographer.conjugate(verb.lemma, verb.mood, who)
        if form:
            offered.append(form)
    return tuple(dict.fromkeys(offered))


# « étaient » is « être » before « étayer », « as » is « avoir ».
_COMMON = forms("être avoir aller faire pouvoir devoir vouloir")


def _indicative_first(verbs: tuple[Verb, ...]) -> list[Verb]:
    order = ("Ip", "If", "Iq", "K", "Sp", "Is", "Sq", "E")
    return sorted(verbs, key=lambda verb: (verb.lemma not in _COMMON, order.index(verb.mood)))


def _disagreement(s: Sentence, subject: Phrase, verb: int) -> Hit | None:
    word = s.at(verb)
    who = subject.who
    persons = word.form.persons
    if not who or not persons or who in persons:
        return None
    if not subject.number and subject.person + "s" in persons | {"3s", "3p"}:
        return None
    suggestions = ("sommes",) if (word.lower, who) == ("somme", "1p") else conjugated(s, word, who)
    if not suggestions:
        return None
    head = s.document.text[s.at(subject.start).start : s.at(subject.end - 1).end]
    return on(
        word,
        f"Le verbe «\u00a0{word.text}\u00a0» s’accorde avec son sujet, «\u00a0{head}\u00a0».",
        *suggestions,
    )


def _foreign_number(s: Sentence, subject: Phrase, verb: int) -> bool:
    """Whether what precedes the verb makes its number a matter of sense: « 80 % des gens »."""
    inside = {s.lower(k) for k in range(subject.start, subject.end)}
    compared = inside & {"plus", "moins"} and not (
        s.role(subject.start + 2) == "#" and s.lower(subject.start + 2) not in _ONE
    )
    return bool(compared or inside & {"%", "ou", "ni", "sauf", "&", "/", "avec", "«", "»", '"'})


_ONE = forms("1 1,5 un une 0")


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
    if any(v.lemma in IMPERSONAL for v in word.form.verbs) and not subject.pronoun:
        return True
    if s.lower(subject.start) in ("nous", "vous") and subject.pronoun:
        # « vous attend une surprise »: an object before its verb, the subject after.
        if any(v.lemma in _INVERTING for v in word.form.verbs):
            return True
        if (
            subject.start == 0
            and not word.lower.endswith(("somme", "ront", "rons"))
            and not any(v.lemma in _MODAL for v in word.form.verbs)
        ):
            return True  # « Vous donne accès à… », in a list
        # « Une fenêtre s'ouvre et vous demande votre nom »: the subject of the verb before.
        earlier = [w.form.persons for w in s.words[: subject.start] if w.role == "V"]
        return s.role(subject.start - 1) == "C" and bool(earlier and earlier[-1] & word.form.persons)
    if (
        s.lower(subject.head) in MOMENTS
        and s.lower(verb + 1) not in ("de", "d'")
        and (s.role(verb + 1) in ("D", "#", "F"))
    ):
        return True  # Le lendemain arrivent les renforts
    before = s.lower(subject.start - 1)
    if s.role(subject.start - 1) == "K" and not subject.pronoun:
        return False
    if before == "comme" and not subject.pronoun:
        return True
    if s.role(verb + 1) in ("S", "O") and s.lower(verb + 1) in _INVERTED_SUBJECTS and not subject.pronoun:
        return True  # Quelle note donnez-vous?
    if word.form.participles and not subject.pronoun and verb == subject.end:
        return True  # « les effets produit par »: a participle, which another rule sees
    return word.form.nominal and not subject.pronoun and not s.is_prose


_INVERTED_SUBJECTS = forms(
    "-je -tu -il -elle -on -nous -vous -ils -elles -t-il -t-elle -t-on -t-ils -t-elles -ce"
)


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
        yield on(word, f"«\u00a0{word.text}\u00a0» est la forme de « tu ».", *conjugated(s, word, who))


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
            message = f"Le verbe s’accorde avec «\u00a0{s.lower(i - 1)}\u00a0», que « qui » remplace."
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


_TONIC = {
    "moi": "1s",
    "toi": "2s",
    "lui": "3s",
    "elle": "3s",
    "nous": "1p",
    "vous": "2p",
    "eux": "3p",
    "elles": "3p",
}


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
)
