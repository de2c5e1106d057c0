"""The verb agrees with its subject, near or far, before or after it."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.doubtful_subjects import ASKING, is_doubtful
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.reading.clause_openings import clause_starts
from desktop.checks.reading.clauses import second_verb, subject_at
from desktop.checks.reading.noun_phrases import Phrase
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import Verb, forms
from desktop.editorial.elision import is_elided_before

_SECOND = forms("tu toi te t' ton ta tes")
_TU_ALONE = frozenset({"2s"})


def conjugated(s: Sentence, word: Word, who: str) -> tuple[str, ...]:
    """The same verb in the same moods, in another person; forms of the likeliest reading first."""
    offered: list[str] = []
    readings = likeliest_first(word.form.verbs)
    addressed = any(w.lower == "vous" for w in s.words)
    if who == "2p" and addressed and word.lower.endswith(("ait", "ais", "er", "é")):
        # « vous avait », heard as « vous avez »
        offered += [
            s.vocabulary.lexicographer.conjugate(v.lemma, "Ip", who) for v in readings if v.mood == "Iq"
        ]
    if who in ("2s", "3s") and word.lower.endswith("ai"):
        # « le bac serai », « il mangeai »: heard as « serait », « mangeait »
        heard = "K" if word.lower.endswith("rai") and any(v.mood == "If" for v in readings) else "Iq"
        offered += [
            s.vocabulary.lexicographer.conjugate(v.lemma, heard, who)
            for v in readings
            if v.mood in ("If", "Is")
        ]
    for verb in readings:
        if verb.mood == "E":
            continue
        form = s.vocabulary.lexicographer.conjugate(verb.lemma, verb.mood, who)
        if form:
            offered.append(form)
    return tuple(form for form in dict.fromkeys(offered) if form)


# « étaient » is « être » before « étayer », « as » is « avoir ».
_COMMON = forms("être avoir aller faire pouvoir devoir vouloir falloir")


def likeliest_first(verbs: tuple[Verb, ...]) -> list[Verb]:
    """The readings of a form, those of the commonest verbs and of the indicative first."""
    order = ("Ip", "If", "Iq", "K", "Sp", "Is", "Sq", "E")
    return sorted(verbs, key=lambda verb: (verb.lemma not in _COMMON, order.index(verb.mood)))


_FULL = {"s'": "se", "n'": "ne", "m'": "me", "t'": "te", "j'": "je", "qu'": "que", "c'": "ce"}
_ELIDED = {"se": "s", "ne": "n", "me": "m", "te": "t", "je": "j", "que": "qu"}


def agreed(s: Sentence, word: Word, message: str, *offered: str) -> Hit:
    """A verb and its right forms; « s’est » becomes « se sont », « se sont » « s’est », with the word before it."""
    index = next((k for k, w in enumerate(s.words) if w is word), 0)
    before = s.at(index - 1)
    forms_of = [form for form in dict.fromkeys(offered) if form]
    if not forms_of:
        return on(word, message)
    opens = is_elided_before(forms_of[0])
    if before.lower in _FULL and not opens:
        joined = [f"{_FULL[before.lower]} {form}" for form in forms_of if not is_elided_before(form)]
        return between(before, word, message, *joined)
    if before.lower in _ELIDED and opens:
        start = f"{_ELIDED[before.lower]}{s.apostrophe()}"
        return between(
            before, word, message, *(f"{start}{form}" for form in forms_of if is_elided_before(form))
        )
    return on(word, message, *forms_of)


def _disagreement(s: Sentence, subject: Phrase, verb: int) -> Hit | None:
    word = s.at(verb)
    who = subject.who
    persons = word.form.persons
    if not who or not persons or who in persons:
        return None
    if not subject.number and subject.person + "s" in persons | {"3s", "3p"}:
        return None
    if word.text[:1].isupper() and word.text[1:].islower() and s.role(verb - 1) == "N":
        return None  # la mère Octavie
    suggestions = ("sommes",) if (word.lower, who) == ("somme", "1p") else conjugated(s, word, who)
    if s.role(subject.start - 1) == "K" and _WISHED & set(s.lowers(subject.start - 4, subject.start - 1)):
        wished = s.vocabulary.lexicographer
        suggestions = (
            *(
                wished.conjugate(v.lemma, "Sp", who)
                for v in likeliest_first(word.form.verbs)
                if v.mood == "Sp"
            ),
            *suggestions,
        )
    if not suggestions:
        return None
    head = s.document.text[s.at(subject.start).start : s.at(subject.end - 1).end]
    return agreed(
        s,
        word,
        f"Le verbe «\u00a0{word.text}\u00a0» s’accorde avec son sujet, «\u00a0{head}\u00a0».",
        *suggestions,
    )


# « Il faut que », « avant que », « pour que »: the verb is in the subjunctive.
_WISHED = forms(
    "faut faudrait faudra avant afin pour bien sans pourvu jusqu' jusqu'à important nécessaire essentiel"
)


def _foreign_number(s: Sentence, subject: Phrase, verb: int) -> bool:
    """Whether what precedes the verb makes its number a matter of sense: « 80 % des gens »."""
    inside = {s.lower(k) for k in range(subject.start, subject.end)}
    if s.lower(subject.head) in ("double", "triple") and s.lower(subject.start) == "le":
        return True  # on estime que le double pourraient venir
    superlative = s.lower(subject.start) in ("le", "la", "les") and s.role(subject.start + 1) == "W"
    compared = (
        any(
            s.lower(k) in ("plus", "moins") and s.role(k + 1) == "F"
            for k in range(subject.start, subject.end)
        )
        and not superlative
        and not (s.role(subject.start + 2) == "#" and s.lower(subject.start + 2) not in _ONE)
    )
    if s.lower(subject.head - 1) == "des" and "%" in s.lowers(subject.start, subject.head):
        return False  # 70 % des foyers
    if s.lowers(subject.start, subject.start + 3) in (("de", "plus", "en"), ("de", "moins", "en")):
        return False
    if s.lowers(subject.start, subject.start + 2) == ("plus", "d'") or s.lower(subject.start) == "ni":
        return False
    added = subject.number != "p" and inside & {"ou", "avec", "sauf"}
    return bool(compared or added or inside & {"%", "ni", "&", "/", "«", "»", '"'})


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
        if _foreign_number(s, subject, verb) or is_doubtful(s, subject, verb):
            continue
        if hit := _disagreement(s, subject, verb):
            yield hit
        yield from _second_verb(s, subject, verb)


def _second_verb(s: Sentence, subject: Phrase, verb: int) -> Iterator[Hit]:
    """`Le conseil souligne la semaine et remercient les bénévoles`: the same subject, a second verb."""
    second = second_verb(s, verb)
    earlier = (w.form.persons for w in s.words[: subject.start] if w.role == "V")
    inner = second is not None and s.role(subject.start - 1) in ("L", "U", "K")
    if (
        second is None
        or (inner and any(s.at(second).form.persons & persons for persons in earlier))
        or subject.person != "3"
        or s.role(subject.start - 1) == "K"
        or s.lower(subject.start) in ASKING
    ):
        return
    if not s.at(second).form.persons & {"1s", "2s", "3s", "3p"}:
        return  # Le sentier est ouvert, mais gardez vos crampons
    moods = {v.mood for v in s.at(verb).form.verbs} & {v.mood for v in s.at(second).form.verbs}
    hit = (
        _disagreement(s, subject, second)
        if moods and (s.at(second).form.only_verb or s.role(second + 1) == "D")
        else None
    )
    if hit is not None:
        yield hit


def second_person_without_tu(s: Sentence) -> Iterator[Hit]:
    """A form of `tu` where nobody says `tu`: « le service se feras », « la rivière débordes »."""
    if any(word.lower in _SECOND or word.lower.startswith("-toi") for word in s.words):
        return
    verbless = s.is_prose and "V" not in s.roles
    for i, word in enumerate(s.words):
        form = word.form
        if form.persons != _TU_ALONE or form.text in ("as", "es"):
            continue
        if not (word.role == "V" and not form.nominal) and not (verbless and _lone_verb(s, i)):
            continue
        if any(v.mood == "E" for v in form.verbs) or s.at(i + 1).lower in ("-tu", "tu") or word.capital:
            continue
        aside = s.lower(i - 1) == "," and verbless and s.lowers(0, i).count(",") == 2
        if i == 0 or not (aside or s.role(i - 1) in ("N", "M", "A", "Q", "O", "X", "T", "R", "W", "S", "?")):
            continue
        who = "3p" if s.lower(i - 1) in ("ils", "elles") else "3s"
        yield agreed(s, word, f"«\u00a0{word.text}\u00a0» est la forme de « tu ».", *conjugated(s, word, who))


def _lone_verb(s: Sentence, i: int) -> bool:
    """`Le cours dures dix semaines.`: an adjective by its form, but the sentence has no other verb."""
    opens = s.role(0) == "D" and i > 1 and s.role(i - 1) in ("N", "A", "M", ",")
    completed = s.role(i + 1) in ("D", "#", "P", "W")
    nouns = frozenset(pair for k in range(i) if s.role(k) == "N" for pair in s.at(k).form.nouns)
    own = s.at(i).form.adjectives if s.role(i) == "A" else s.at(i).form.nouns
    apart = s.role(i) == "A" or s.role(i - 1) == ","  # La formation, offerte en ligne, dures trois heures
    disagrees = apart and bool(nouns) and not own & nouns
    return disagrees and opens and completed


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
            ("Plus d’un citoyen ont écrit.", "Plus d’un citoyen a écrit."),
            ("Plus de 70 % des foyers composte.", "Plus de 70 % des foyers compostent."),
            ("Parents et enfants participe au jeu.", "Parents et enfants participent au jeu."),
            ("Ceux que le sujet intéresse peut écrire.", "Ceux que le sujet intéresse peuvent écrire."),
            (
                "Ni le froid ni la pluie n’arrête les scouts.",
                "Ni le froid ni la pluie n’arrêtent les scouts.",
            ),
            ("Nous, les bénévoles, avez besoin de vous.", "Nous, les bénévoles, avons besoin de vous."),
            ("Avis public sont donné par la greffière.", "Avis public est donné par la greffière."),
            ("Construire un garage exigent un permis.", "Construire un garage exige un permis."),
            ("Combien de gens a répondu?", "Combien de gens ont répondu?"),
            ("Les seaux ou les bacs est pleins.", "Les seaux ou les bacs sont pleins."),
            ("De plus en plus de gens composte.", "De plus en plus de gens compostent."),
            ("De nombreux voisins viendra.", "De nombreux voisins viendront."),
            (
                "Certaines rues sont refaites, mais d’autres attend leur tour.",
                "Certaines rues sont refaites, mais d’autres attendent leur tour.",
            ),
            ("Vu la pluie, la fête sont reportée.", "Vu la pluie, la fête est reportée."),
            ("L’an dernier, la fête ont attiré la foule.", "L’an dernier, la fête a attiré la foule."),
            (
                "N’attendez pas que la neige bouchent la sortie.",
                "N’attendez pas que la neige bouche la sortie.",
            ),
            (
                "Merci aux bénévoles, sans qui nos activités n’aurait pas lieu.",
                "Merci aux bénévoles, sans qui nos activités n’auraient pas lieu.",
            ),
            ("Ce type d’incident peuvent survenir.", "Ce type d’incident peut survenir."),
            ("Le 30 mars, la chanteuse visiteront l’école.", "Le 30 mars, la chanteuse visitera l’école."),
            ("Il faut savoir quelles rues sera fermées.", "Il faut savoir quelles rues seront fermées."),
            ("Cent personnes s’est inscrites.", "Cent personnes se sont inscrites."),
            ("Les parcs n’est pas ouverts.", "Les parcs ne sont pas ouverts."),
            ("La fête se sont déroulée hier.", "La fête s’est déroulée hier."),
            ("Après l’inscription, vous recevra un reçu.", "Après l’inscription, vous recevrez un reçu."),
            (
                "S’il fait beau, nous irons au parc et vous pourra pique-niquer.",
                "S’il fait beau, nous irons au parc et vous pourrez pique-niquer.",
            ),
        ),
        good=(
            "« Il neige », nous a écrit Léa.",
            "L’agente vous répondra et, au besoin, vous aidera.",
            "Des chats, des chiens, une oie y vivent.",
            "Les autos garées n’importe où nuisent.",
            "Les confitures de la mère Octavie valaient le détour.",
            "La liste des camps de jour, publiée ce printemps, comprend douze activités.",
            "À la bibliothèque vous attendent de belles surprises.",
            "La majorité des citoyens ont voté.",
            "Il faut savoir quels services offre la Ville.",
            "Le seau ou le bac est plein.",
            "Seule une personne au cœur pur et prête à aider peut s’inscrire.",
            "Oublier quels sacs sont pleins n’aide personne.",
            "Le maire, les conseillers et la direction vous souhaitent un bel été.",
            "Ni le froid ni la pluie n’ont arrêté les bénévoles.",
            "Le règlement sur les chiens et les chats entre en vigueur lundi.",
            "Nous vous invitons à participer.",
            "Maude, notre horticultrice, vous apprend à tailler un lilas.",
            "Les pluies qu’il y a eu en mai et la chaleur qu’il a fait ensuite ont retardé les semis.",
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
)
