"""Constructions: moods after si and que, negation, imperatives, hyphens, questions, determiners."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.agreement_noun import inflected
from desktop.checks.clauses import subject_at
from desktop.checks.function_words import PRENOMINAL
from desktop.checks.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.sentence import Sentence, Word
from desktop.checks.words import forms
from desktop.editorial.findings import Category

# « Je me demande si », « on ne sait pas si »: an indirect question takes the conditional.
_ASKING = forms(
    "demander savoir ignorer voir vérifier décider déterminer dire préciser évaluer confirmer indiquer comprendre"
    " chercher discuter analyser étudier établir juger"
)
_SUBJUNCTIVE_BEFORE_QUE = forms(
    "pour afin bien avant condition jusqu'à pourvu moins sorte crainte peur jusque sans quoi malgré encore attendant"
)
_SUBJUNCTIVE_VERBS = forms(
    "falloir vouloir souhaiter exiger demander importer suffire permettre préférer désirer aimer"
)
_NECESSARY = forms(
    "important essentiel nécessaire obligatoire possible préférable souhaitable impératif primordial"
)
_NEGATIONS = forms("pas jamais rien aucun aucune guère personne plus point")
_SUBJECT_WORDS = forms("je j' tu il elle on nous vous ils elles c' ce cela ça")


def si_conditional(s: Sentence) -> Iterator[Hit]:
    """`si vous auriez`, `si la météo le permettrait`."""
    for i, word in enumerate(s.words):
        if word.lower not in ("si", "s'") or s.role(i + 1) in ("W", "A", "Q"):
            continue
        if word.lower == "s'" and s.lower(i + 1) not in ("il", "ils"):
            continue
        if not (i == 0 or s.role(i - 1) in (".", ",", "C", "W", "N", "A", "Q", "Y", "V")) or _asked(s, i):
            continue
        found = subject_at(s, i + 1)
        if found is None:
            continue
        verb = s.at(found[1])
        moods = {v.mood for v in verb.form.verbs}
        if moods != {"K"}:
            continue
        subject = found[0]
        who = subject.who or next(iter(sorted(verb.form.persons)))
        offered = []
        for mood in _moods_for_si(s, i):
            for v in verb.form.verbs:
                offered.append(s.vocabulary.lexicographer.conjugate(v.lemma, mood, who))
        yield on(verb, "Après « si » qui marque une condition, pas de conditionnel.", *offered)


def _moods_for_si(s: Sentence, i: int) -> tuple[str, str]:
    """The imperfect when the main verb is conditional, else the present."""
    others = [w for k, w in enumerate(s.words) if w.role == "V" and k > i]
    conditional = any({v.mood for v in w.form.verbs} == {"K"} for w in others[1:])
    return ("Iq", "Ip") if conditional else ("Ip", "Iq")


def _asked(s: Sentence, i: int) -> bool:
    return any(
        w.form.lemmas() & _ASKING for w in s.words[max(0, i - 5) : i] if w.role in ("V", "Y", "G", "Q")
    ) or bool({"question", "comme", "même"} & set(s.lowers(max(0, i - 3), i)))


def subjunctive(s: Sentence) -> Iterator[Hit]:
    """`pour que la situation devient`, `il faut que vous venez`, `bien que le parc est`."""
    for i, word in enumerate(s.words):
        if word.role != "K" or not _wants_subjunctive(s, i):
            continue
        found = subject_at(s, i + 1)
        if found is None:
            continue
        subject, verb = found
        target = s.at(verb)
        moods = {v.mood for v in target.form.verbs}
        if not moods or moods & {"Sp", "Sq"} or not moods & {"Ip", "If", "K", "Iq"} or not subject.who:
            continue
        lemmas = [v.lemma for v in target.form.verbs]
        offered = [s.vocabulary.lexicographer.conjugate(lemma, "Sp", subject.who) for lemma in lemmas]
        yield on(target, "Cette tournure demande le subjonctif.", *offered)


def _wants_subjunctive(s: Sentence, i: int) -> bool:
    before = s.lower(i - 1)
    if before in ("pour", "afin", "pourvu"):
        # « trop tard pour que », « il suffit de peu pour que »: always the subjunctive.
        return True
    if before == "bien":
        return i == 1 or s.role(i - 2) in (",", ".")
    if before == "avant":
        return s.role(i - 2) not in ("D",)
    if s.lowers(i - 2, i) in (
        ("à", "condition"),
        ("de", "sorte"),
        ("à", "moins"),
        ("jusqu'", "à"),
        ("en", "attendant"),
    ):
        return s.lower(i - 2) != "de" and not (before == "à" and s.lower(i + 1) == "ce")
    if before == "ce" and s.lowers(i - 3, i - 1) == ("jusqu'", "à"):
        return True
    if before == "faut" or (before in ("pas", "aussi", "donc") and s.lower(i - 2) == "faut"):
        return True
    return (
        before in _NECESSARY
        and s.lower(i - 2) in ("est", "sera", "serait")
        and s.lower(i - 3) in ("il", "n'")
    )


def missing_ne(s: Sentence) -> Iterator[Hit]:
    """`Il faut jamais`, `Les chiens sont pas admis`."""
    for i, word in enumerate(s.words):
        if word.lower not in ("pas", "jamais", "rien", "aucun", "aucune", "guère") or word.role == "N":
            continue
        verb = _negated_verb(s, i)
        if verb is None:
            continue
        first = verb
        while s.role(first - 1) == "O" and not s.lower(first - 1).startswith("-"):
            first -= 1
        if s.role(first - 1) == "X" or {"ne", "n'"} & set(s.lowers(max(0, first - 3), i)):
            continue
        if not _has_subject(s, first) or (
            word.lower not in ("pas", "jamais") and not _clitic_subject(s, first)
        ):
            continue
        start = first - 1 if _clitic_subject(s, first) else first
        target = s.at(first)
        ne = (
            f"n{s.apostrophe()}" if target.lower[:1] in "aeiouyéèêhâîô" and target.lower[:1] != "h" else "ne "
        )
        text = s.document.text
        between_words = text[s.at(start).start : target.start]
        said = text[target.start : word.end]
        if s.lower(start) in ("c'", "j'"):
            between_words = (
                ("Ce " if s.at(start).capital else "ce ")
                if s.lower(start) == "c'"
                else ("Je " if s.at(start).capital else "je ")
            )
        right = f"{between_words}{ne}{said}" if start < first else f"{ne}{said}"
        yield Hit(s.at(start).start, word.end, "Il manque « ne » devant le verbe.", (right,))


def _negated_verb(s: Sentence, i: int) -> int | None:
    """The verb just before the negation, its inverted pronoun apart."""
    j = i - 1
    while s.role(j) in ("W",) and s.lower(j) in (
        "donc",
        "toutefois",
        "même",
        "encore",
        "toujours",
        "vraiment",
    ):
        j -= 1
    return j if s.role(j) == "V" and s.at(j).form.finite else None


def _clitic_subject(s: Sentence, first: int) -> bool:
    return s.lower(first - 1) in _SUBJECT_WORDS and s.role(first - 1) in ("S", "T", "D")


def _has_subject(s: Sentence, first: int) -> bool:
    if _clitic_subject(s, first):
        return True
    return s.role(first - 1) in ("N", "M", "A", "Q", "R") and not s.at(first).form.nominal


def venir_without_hyphen(s: Sentence) -> Iterator[Hit]:
    """`Venez-nous parler`: the pronoun belongs to the infinitive."""
    for i, word in enumerate(s.words):
        clitic, following = s.at(i + 1), s.at(i + 2)
        if not word.form.lemmas(infinitive=False, participle=False) & {
            "venir",
            "aller",
            "revenir",
            "passer",
            "courir",
        }:
            continue
        if clitic.lower in ("-nous", "-me", "-le", "-la", "-les", "-lui", "-leur") and following.role == "Y":
            yield between(
                word,
                clitic,
                "Le pronom complète l’infinitif : pas de trait d’union.",
                f"{word.text} {clitic.text[1:]}",
            )


def faite_imperative(s: Sentence) -> Iterator[Hit]:
    """`Faite un tour`, `vous faite`, `Dite-le`."""
    right = {"faite": "faites", "dite": "dites", "fait": "faites"}
    for i, word in enumerate(s.words):
        if word.lower not in right:
            continue
        following = s.at(i + 1)
        opening = i == 0 or s.lower(i - 1) in (".", "!", ":", "…")
        imperative = opening and (
            (following.role in ("D", "O") and following.lower != "à")
            or following.lower in ("attention", "vite", "parvenir", "comme")
        )
        with_vous = s.lower(i - 1) == "vous" and s.role(i - 1) == "S"
        with_vous = with_vous and (s.role(i - 2) in ("", "L", ",") or s.lower(i - 2) == ".")
        if word.lower == "fait" and not (with_vous or (opening and following.lower in ("attention", "vite"))):
            continue
        if imperative or with_vous:
            yield on(
                word, "À la deuxième personne du pluriel, le verbe se termine par -tes.", right[word.lower]
            )


def mixed_tu_vous(s: Sentence) -> Iterator[Hit]:
    """`Invitez ton voisin`."""
    for i, word in enumerate(s.words):
        following = s.lower(i + 1)
        if not (i == 0 or s.role(i - 1) in (".", ",", "C")) or not word.form.verbs:
            continue
        verbs = [v for v in word.form.verbs if v.mood == "E"]
        if (
            following in ("ton", "ta", "tes", "toi", "-toi")
            and verbs
            and all("2p" in v.persons for v in verbs)
        ):
            lemma = verbs[0].lemma
            yield on(
                word,
                "La phrase tutoie : le verbe aussi.",
                s.vocabulary.lexicographer.conjugate(lemma, "E", "2s"),
            )


def singular_imperative(s: Sentence) -> Iterator[Hit]:
    """`Répond au sondage`, `Vient nous voir`, `Apportes ta chaise`: the ending of the imperative."""
    for i, word in enumerate(s.words):
        if not (i == 0 or s.lower(i - 1) in (".", "!", ":")) or not word.capital or word.form.nominal:
            continue
        following = s.role(i + 1)
        verbs = word.form.verbs
        if not verbs or any(v.mood == "E" for v in verbs) or following in ("S", "", "V", "C"):
            continue
        if s.lower(i + 1).startswith("-") and following == "S":
            continue
        if not all(v.mood == "Ip" or v.mood == "Sp" for v in verbs) or not word.form.persons & {"3s", "2s"}:
            continue
        if (
            s.lower(i) in ("est", "sont", "a", "ont", "peut", "doit", "faut", "suffit", "reste", "vaut")
            or s.final == "?"
        ):
            continue
        offered = [s.vocabulary.lexicographer.conjugate(v.lemma, "E", "2s") for v in verbs]
        if following in ("D", "P", "F", "O", "W") and any(offered) and _no_subject_after(s, i):
            yield on(word, "C’est un impératif.", *offered)


def _no_subject_after(s: Sentence, i: int) -> bool:
    """`Suit une période de questions`: then the noun phrase is the subject."""
    lemmas = {v.lemma for v in s.at(i).form.verbs}
    if s.at(i).form.persons == {"2s"}:
        return True
    if s.role(i + 1) in ("P", "F", "W"):
        return bool(lemmas & {"répondre", "venir"}) and s.role(i + 1) != "W"
    return (
        s.role(i + 1) == "O"
        or s.lower(i + 1) in ("ton", "ta", "tes", "nous")
        or (
            "t" in "".join(v.use[2:6] for v in s.at(i).form.verbs)
            and s.role(i + 1) == "D"
            and s.final in ("!", "")
        )
    )


def inversion_hyphen(s: Sentence) -> Iterator[Hit]:
    """`Avez vous votre carte?`, `Où peut on stationner?`."""
    persons = {
        "vous": "2p",
        "tu": "2s",
        "on": "3s",
        "il": "3s",
        "elle": "3s",
        "ils": "3p",
        "elles": "3p",
        "nous": "1p",
    }
    if s.final != "?":
        return
    for i, word in enumerate(s.words):
        following = s.at(i + 1)
        if following.lower not in persons or word.form.nominal or not word.form.finite or word.role == "M":
            continue
        if not (
            i == 0
            or s.role(i - 1) in ("L", "U", "O", "X", ".")
            or s.lower(i - 1) in ("que", "qu'", "quoi", "où")
        ):
            continue
        if (s.role(i - 1) == "O" and s.role(i - 2) == "S") or persons[
            following.lower
        ] not in word.form.persons:
            continue
        if s.role(i + 2) == "V" or (following.lower in ("vous", "nous") and s.role(i + 2) == "S"):
            continue
        link = "-t-" if following.lower in ("il", "elle", "on") and word.lower[-1] in "aec" else "-"
        yield between(
            word,
            following,
            "L’inversion du sujet demande un trait d’union.",
            f"{word.text}{link}{following.text}",
        )


def question_mark(s: Sentence) -> Iterator[Hit]:
    """`Avez-vous reçu votre compte.`: a direct question."""
    if (
        not s.words
        or s.words[-1].text != "."
        or s.document.folded[s.words[-1].end : s.words[-1].end + 1] == "."
    ):
        return
    verb = s.words[0]
    if s.role(0) == "L" and s.lower(0) in ("comment", "pourquoi", "combien", "quand"):
        inverted = any(w.role == "S" and w.lower.startswith("-") for w in s.words[1:4])
    else:
        inverted = (
            verb.form.finite
            and s.role(1) in ("S", "O")
            and s.lower(1)
            in (
                "-vous",
                "-tu",
                "-t-on",
                "-on",
                "-il",
                "-t-il",
                "-elle",
                "-t-elle",
                "-ils",
                "-elles",
            )
        )
        imperative = any(v.mood == "E" for v in verb.form.verbs) and s.lower(1) == "-vous"
        inverted = inverted and not imperative
    if inverted and not {"aussi", "peut-être", "puisse", "vive"} & set(s.lowers(0, 2)) and len(s.words) > 3:
        yield Hit(s.words[-1].start, s.words[-1].end, "La phrase est une question.", ("?",))


_GENDERED = {
    "un": ("m", "s"),
    "une": ("f", "s"),
    "le": ("m", "s"),
    "la": ("f", "s"),
    "ce": ("m", "s"),
    "cet": ("m", "s"),
    "cette": ("f", "s"),
    "du": ("m", "s"),
    "au": ("m", "s"),
    "ma": ("f", "s"),
    "ta": ("f", "s"),
    "sa": ("f", "s"),
    "quel": ("m", "s"),
    "quelle": ("f", "s"),
    "quels": ("m", "p"),
    "quelles": ("f", "p"),
    "aucun": ("m", "s"),
    "aucune": ("f", "s"),
    "certains": ("m", "p"),
    "certaines": ("f", "p"),
    "tous les": ("m", "p"),
}
_OTHER = {
    "un": "une",
    "une": "un",
    "le": "la",
    "la": "le",
    "ce": "cette",
    "cet": "cette",
    "du": "de la",
    "au": "à la",
    "ma": "mon",
    "ta": "ton",
    "sa": "son",
    "quel": "quelle",
    "quelle": "quel",
    "quels": "quelles",
    "quelles": "quels",
    "aucun": "aucune",
    "aucune": "aucun",
    "certains": "certaines",
    "certaines": "certains",
}


def determiner_gender(s: Sentence) -> Iterator[Hit]:
    """`cet fin de semaine`, `quel belle journée`, `un activité`: the determiner takes the noun's gender."""
    for i, word in enumerate(s.words):
        if word.lower not in _GENDERED or word.role not in ("D", "F", "P"):
            continue
        j = i + 1
        while s.lower(j) in PRENOMINAL and s.role(j) == "A":
            j += 1
        noun = s.at(j)
        if s.role(j) != "N" or noun.capital or not _plain_noun(s, j) or len(noun.lower) < 3:
            continue
        genders = {"f"} if noun.lower == "fin" else {g for g, _ in noun.form.nouns}
        gender, number = _GENDERED[word.lower]
        numbers = {n for _, n in noun.form.nouns}
        if len(genders) != 1 or gender in genders or number not in numbers:
            continue
        if s.role(j + 1) == "N" or s.lower(i - 1) in ("le", "la", "l'"):
            continue
        yield on(
            word,
            f"« {noun.text} » est {'féminin' if 'f' in genders else 'masculin'}.",
            _determiner(s, word, i, genders),
        )


def _plain_noun(s: Sentence, i: int) -> bool:
    """A word that can only be a noun here; `fin de semaine` is one."""
    form = s.at(i).form
    if form.text == "fin":
        return s.lower(i + 1) == "de"
    other = form.qualifiers or form.finite or form.infinitives or form.adverb or form.preposition
    return not other and "-" not in form.text and form.text not in forms("grâce quasi faute gang job toast")


def _determiner(s: Sentence, word: Word, i: int, genders: set[str]) -> str:
    following = s.lower(i + 1)
    vowel = following[:1] in "aeiouéèêâîôœ"
    lower = word.lower
    if vowel and lower in ("le", "la"):
        return f"l{s.apostrophe()}"
    if vowel and lower in ("du", "au"):
        return f"de l{s.apostrophe()}" if lower == "du" else f"à l{s.apostrophe()}"
    if lower == "cette":
        return "cet" if vowel else "ce"
    if lower in ("ma", "ta", "sa"):
        return _OTHER[lower]
    return _OTHER[lower] if genders else lower


def cet_ce(s: Sentence) -> Iterator[Hit]:
    """`ce arbre`, `cet parc`: before a masculine noun, by its first sound."""
    for i, word in enumerate(s.words):
        if word.lower not in ("ce", "cet") or word.role != "D":
            continue
        noun = s.at(i + 1)
        if noun.role not in ("N", "A") or not noun.form.nominal or noun.capital:
            continue
        if {g for g, _ in noun.form.nouns | noun.form.qualifiers} != {"m"}:
            continue
        first = noun.lower[:1]
        if (
            word.lower == "ce"
            and first in "aeiouéèêâîô"
            and not noun.form.finite
            and noun.lower not in ("onze", "oui", "ouistiti")
        ):
            yield on(word, "Devant une voyelle, c’est « cet ».", "cet")
        if word.lower == "cet" and first not in "aeiouéèêâîôhœy":
            yield on(word, "Devant une consonne, c’est « ce ».", "ce")


def plural_noun_after_determiner(s: Sentence) -> Iterator[Hit]:
    """`les bénévole`, `nos activité`: the noun takes the plural of its determiner."""
    plural = forms(
        "les des ces mes tes ses nos vos leurs plusieurs quelques aux deux trois quatre cinq six dix"
    )
    for i, word in enumerate(s.words):
        if word.lower not in plural or word.role not in ("D", "F", "P", "#"):
            continue
        noun = s.at(i + 1)
        if noun.role != "N" or noun.capital or not noun.form.nouns or "-" in noun.lower:
            continue
        pronoun = word.lower == "les" and s.role(i - 1) not in ("P", "F", "V", "Y", "", ".", ",")
        if noun.form.gerund or noun.form.infinitives or (noun.form.finite and pronoun):
            continue
        if s.lower(i + 2) == "et" and noun.form.qualifiers:
            continue
        if {n for _, n in noun.form.nouns | noun.form.qualifiers} != {"s"} or s.role(i + 2) in ("#", "M"):
            continue
        gender = next(iter(sorted({g for g, _ in noun.form.nouns})))
        if word.role == "#" and (noun.lower in ("h", "mille") or s.role(i - 1) == "D"):
            continue
        yield on(
            noun, f"« {noun.text} » prend le pluriel de « {word.lower} ».", *inflected(s, noun, (gender, "p"))
        )


_SOUND_NOUNS = {
    "appel": "appeler",
    "travail": "travailler",
    "réveil": "réveiller",
    "conseil": "conseiller",
    "accueil": "accueillir",
    "emploi": "employer",
    "essai": "essayer",
    "envoi": "envoyer",
    "soutien": "soutenir",
    "maintien": "maintenir",
    "entretien": "entretenir",
    "signal": "signaler",
    "rappel": "rappeler",
    "relai": "relayer",
    "balai": "balayer",
}


def noun_for_verb(s: Sentence) -> Iterator[Hit]:
    """`on vous accueil`, `un bon accueille`: noun and verb that sound alike."""
    for i, word in enumerate(s.words):
        if (
            word.lower in _SOUND_NOUNS
            and s.role(i - 1) in ("S", "X", "O")
            and not s.lower(i - 1).startswith("-")
        ):
            subject = next((w for w in reversed(s.words[:i]) if w.role == "S"), None)
            if subject is None:
                continue
            who = {"je": "1s", "j'": "1s", "tu": "2s", "ils": "3p", "elles": "3p"}.get(subject.lower, "3s")
            form = s.vocabulary.lexicographer.conjugate(_SOUND_NOUNS[word.lower], "Ip", who)
            yield on(word, "C’est le verbe.", form)
        nouns = [
            n
            for n, lemma in _SOUND_NOUNS.items()
            if lemma in word.form.lemmas(participle=False, infinitive=False)
        ]
        if (
            nouns
            and (s.role(i - 1) == "D" or (s.role(i - 2) == "D" and s.role(i - 1) == "A"))
            and s.lower(i - 1) not in ("les", "la", "l'", "le")
            and word.form.persons & {"3s"}
            and not word.form.nominal
        ):
            yield on(word, "C’est le nom.", nouns[0])


RULES = (
    GrammarRule(
        "mode.si",
        si_conditional,
        "« Si » de condition veut l’indicatif : présent ou imparfait.",
        bad=(
            ("Si vous auriez des questions, écrivez-nous.", "Si vous avez des questions, écrivez-nous."),
            (
                "Si la pluie continuerait, la fête serait reportée.",
                "Si la pluie continuait, la fête serait reportée.",
            ),
        ),
        good=("On se demande si le parc pourrait ouvrir.", "Si vous avez des questions, écrivez-nous."),
    ),
    GrammarRule(
        "mode.subjonctif",
        subjunctive,
        "Le but, la condition, la concession et l’obligation veulent le subjonctif.",
        bad=(
            (
                "Il suffit d’un appel pour que le bac est remplacé.",
                "Il suffit d’un appel pour que le bac soit remplacé.",
            ),
            ("Il faut que vous devez être présents.", "Il faut que vous deviez être présents."),
        ),
        good=("Il faut que vous soyez présents.", "Le maire dit que le parc est ouvert."),
    ),
    GrammarRule(
        "negation.ne",
        missing_ne,
        "À l’écrit, la négation s’exprime en deux mots.",
        bad=(
            ("Il faut jamais nourrir les canards.", "Il ne faut jamais nourrir les canards."),
            ("Les chiens sont pas admis.", "Les chiens ne sont pas admis."),
        ),
        good=(
            "Pourquoi pas?",
            "Il ne faut pas courir.",
            "Pas besoin de réserver.",
            "Elle marche d’un pas rapide.",
        ),
        category=Category.GRAMMAR,
    ),
    GrammarRule(
        "trait_union.venir",
        venir_without_hyphen,
        "Devant un infinitif, le pronom se rattache à lui.",
        bad=(("Venez-nous voir au kiosque.", "Venez nous voir au kiosque."),),
        good=("Laissez-nous vous aider.", "Venez nous voir."),
    ),
    GrammarRule(
        "imperatif.faites",
        faite_imperative,
        "« Vous faites », « vous dites » : sans -ez, mais avec un -s.",
        bad=(("Faite vos devoirs au parc.", "Faites vos devoirs au parc."),),
        good=("Faite de bois, la table est solide.", "Faites attention."),
    ),
    GrammarRule(
        "imperatif.tu_vous",
        mixed_tu_vous,
        "Une même phrase tutoie ou vouvoie.",
        bad=(("Apportez ta raquette.", "Apporte ta raquette."),),
        good=("Apporte ta raquette.", "Apportez votre raquette."),
    ),
    GrammarRule(
        "imperatif.singulier",
        singular_imperative,
        "L’impératif singulier des verbes en -ir, -oir et -re se termine par -s; celui des verbes en -er, sans -s.",
        bad=(("Répond au questionnaire avant vendredi.", "Réponds au questionnaire avant vendredi."),),
        good=("Réponds au questionnaire.", "Suit une période de questions."),
    ),
    GrammarRule(
        "trait_union.inversion",
        inversion_hyphen,
        "Le pronom sujet placé après le verbe s’y rattache par un trait d’union.",
        bad=(
            ("Avez vous votre carte?", "Avez-vous votre carte?"),
            ("Comment peut on s’inscrire?", "Comment peut-on s’inscrire?"),
        ),
        good=("Quand vous aurez fini?",),
    ),
    GrammarRule(
        "ponctuation.question",
        question_mark,
        "Une question directe se termine par un point d’interrogation.",
        bad=(("Avez-vous reçu votre compte de taxes.", "Avez-vous reçu votre compte de taxes?"),),
        good=("Inscrivez-vous avant le 5 mai.", "Rappelez-vous la consigne."),
        category=Category.TYPOGRAPHY,
    ),
    GrammarRule(
        "accord.determinant_genre",
        determiner_gender,
        "Le déterminant prend le genre du nom.",
        bad=(
            ("Cet fin de semaine, on patine.", "Cette fin de semaine, on patine."),
            ("Quel belle journée!", "Quelle belle journée!"),
        ),
        good=("Cette fin de semaine, on patine.", "Un arbre et une fleur."),
    ),
    GrammarRule(
        "accord.ce_cet",
        cet_ce,
        "« ce » devant une consonne, « cet » devant une voyelle ou un h muet.",
        bad=(("Ce arbre est malade.", "Cet arbre est malade."),),
        good=("Ce héros est d’ici.", "Cet été, on nage."),
    ),
    GrammarRule(
        "accord.nom_pluriel",
        plural_noun_after_determiner,
        "Le nom prend le nombre de son déterminant.",
        bad=(("Les bénévole sont attendus.", "Les bénévoles sont attendus."),),
        good=("Les bénévoles sont attendus.", "Les après-midi sont longs."),
    ),
    GrammarRule(
        "homophone.nom_verbe",
        noun_for_verb,
        "Le nom et le verbe se prononcent pareil mais ne s’écrivent pas pareil.",
        bad=(("On vous accueil à bras ouverts.", "On vous accueille à bras ouverts."),),
        good=("Un accueil chaleureux.", "On travaille ici."),
    ),
)
