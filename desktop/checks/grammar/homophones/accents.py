"""An accent lost on a real word: `le système installe en 2020`, `a inspire`, `ses invites`, `la foret`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import SURE_VERBS, no_verb_before, skip_adverbs
from desktop.checks.reading.noun_phrases import noun_phrase
from desktop.checks.reading.role_context import ARTICLES
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import GenderNumber, forms
from desktop.editorial.findings import Category

_PARTICIPLE = "Il manque l’accent du participe passé."
_AUXILIARIES = forms(
    "est sont était étaient sera seront serait seraient soit soient être étant êtes sommes suis"
    " a ont avait avaient aura auront aurait auraient ai avons avez avoir ayant"
)
_AVOIR = forms("a ont avait avaient aura auront aurait auraient ai avons avez avoir ayant")
# What « être » or « avoir » govern without an article: « est cause de », « a cure de ».
_SET = forms(
    "cause causes signe source membre place cure charge garde hâte cesse grâce trace preuve date gloire honte peine force libre comble combles"
)
_SHUT = forms("le du jusqu'au jusqu'à pour à en au aux depuis dès lors durant pendant et la")


def _accented(s: Sentence, word: Word, pair: GenderNumber) -> str | None:
    """The participle of the -er verb that `word` is a form of, in gender and number, or None."""
    lower = word.lower
    if not lower.endswith(("e", "es")) or not any(v.lemma.endswith("er") for v in word.form.verbs):
        return None
    stem = lower[:-2] if lower.endswith("es") else lower[:-1]
    base = f"{stem}é"
    if not s.vocabulary.form(base).participles:
        return None
    right = base + ("e" if pair[0] == "f" else "") + ("s" if pair[1] == "p" else "")
    return right if s.vocabulary.form(right).known else None


def after_auxiliary(s: Sentence) -> Iterator[Hit]:
    """`n’est pas obstrue`, `a inspire quinze artistes`, `sera ferme le vendredi`: a participle."""
    for i in s.places(_AUXILIARIES):
        j = skip_adverbs(s, i + 1)
        target = s.at(j)
        form = target.form
        if not form.verbs or target.lower in _SET or form.infinitives or form.participles or target.capital:
            continue
        if s.lower(i - 1) in ("c'", "ce", "l'", "d'", "cet", "plein", "qu'") and s.lower(i) in ("est", "a"):
            continue
        shut = target.lower in ("ferme", "fermes") and s.lower(j + 1) in _SHUT and s.lower(i) not in _AVOIR
        shut = (
            shut
            and s.lower(j - 1) not in ("assez", "plus", "très", "trop")
            and s.role(j + 2) not in ("A", "Y")
        )
        noun = bool(form.nouns) and (
            s.lower(i) in _AVOIR and s.lower(j + 1) not in ("le", "la", "les", "un", "une")
        )
        noun |= bool(form.nouns) and s.lower(j + 1) in ("de", "d'")  # tout est affaire de mesure
        if (form.adjectives or noun or form.adverb or form.preposition) and not shut:
            continue
        if s.lower(j - 1) in ("sans", "hors") or target.lower == "chose" or s.at(i).text == "A":
            continue  # est sans doute; elles sont hors terre; est quelque chose; le lot A remplace le lot B
        if target.lower == "rue" and s.at(j + 1).capital:
            continue  # le bureau est rue Principale
        pair = ("m", "s") if s.lower(i) in _AVOIR else _subject(s, i, target)
        if (right := _accented(s, target, pair)) is not None and s.role(i) in ("V", "Y", "G", "W"):
            yield on(target, _PARTICIPLE, right)


def _subject(s: Sentence, verb: int, target: Word) -> GenderNumber:
    number = "p" if target.lower.endswith("es") else "s"
    k = verb
    while k > 0 and s.role(k - 1) not in (".", ",", "L", "K", "R"):
        k -= 1
    for w in s.words[k:verb]:
        if w.role == "N" and w.form.nouns:
            genders = {g for g, _ in w.form.nouns}
            return ("f" if genders == {"f"} else "m", number)
        if w.lower in ("elle", "elles"):
            return ("f", number)
    return ("m", number)


def beside_noun(s: Sentence) -> Iterator[Hit]:
    """`le système installe en 2020 est garanti`, `que de souvenirs partages autour du feu`: a participle."""
    for i in s.with_role("VAN?"):
        word = s.at(i)
        form = word.form
        if not form.verbs or form.infinitives or form.participles or form.adjectives or word.capital:
            continue
        noun = i - 1 if s.lower(i - 1) != "," else i - 2
        if s.role(noun) != "N" or len(s.at(noun).form.nouns) != 1:
            continue
        pair = next(iter(s.at(noun).form.nouns))
        persons = form.persons
        second = word.lower.endswith("es") and persons == {"2s"} and pair[1] == "p" and not form.nouns
        second = second and not {"tu", "-tu", "ton", "ta", "tes"} & set(s.lowers(0, len(s.words)))
        second = second and not _only_verb_of_clause(s, i)
        agent = s.lower(i + 1) in (
            "par",
            "en",
            "de",
            "des",
            "du",
            "au",
            "aux",
            "dans",
            "à",
            "sur",
            "le",
            "autour",
            "avec",
            "lors",
        )
        third = (
            word.lower.endswith("e")
            and pair[1] == "s"
            and agent
            and not form.nouns
            and _verb_later(s, i, noun)
        )
        if (second or third) and (right := _accented(s, word, pair)) is not None:
            yield on(word, _PARTICIPLE, right)


def _only_verb_of_clause(s: Sentence, i: int) -> bool:
    """`nos équipes travailles encore`: a subject with its determiner opens the clause, which has no other verb."""
    start = i
    while start > 0 and s.role(start - 1) not in (".", ",", "L", "K", "R", "U"):
        start -= 1
    end = i + 1
    while s.role(end) and s.role(end) not in (".", ",", "L", "K", "R", "U", "C"):
        end += 1
    return s.role(start) == "D" and not any(s.role(k) == "V" for k in range(start, end) if k != i)


def _verb_later(s: Sentence, i: int, noun: int) -> bool:
    """Whether the clause has its true verb farther, so that this one is no verb: nothing joins them."""
    if (
        not no_verb_before(s, noun)
        or any(s.role(k) in ("R", "K", "U", "L") for k in range(i))
        or s.role(0) != "D"
    ):
        return False
    phrase = noun_phrase(s, 0)
    if phrase is None or phrase.end < noun:
        return False
    for k in range(i + 1, len(s.words)):
        if s.role(k) in (",", ".", "C", "R", "K", "U", "L", "S"):
            return False
        if s.lower(k) == "a" and s.lower(k + 1) in ARTICLES:
            return False  # la Ville distribue des sacs a l'écocentre: the preposition, without its accent
        if s.lower(k) in SURE_VERBS:
            return True
    return False


_PLURAL = forms("les des ses nos vos ces mes tes leurs aux plusieurs deux trois quatre cinq quelques")


def plural_noun(s: Sentence) -> Iterator[Hit]:
    """`ses invites`, `nos employes`, `les blesses`: after a plural determiner, the noun."""
    for i in s.with_role("VN?O"):
        word = s.at(i)
        only = (
            word.form.verbs and not (word.form.nominal or word.form.infinitives) and word.lower.endswith("es")
        )
        if (
            not only
            or s.lower(i - 1) not in _PLURAL
            or word.form.persons - {"2s"}
            or s.role(i - 2) in ("S", "X", "R", "O")
        ):
            continue
        right = f"{word.lower[:-2]}és"
        if s.vocabulary.form(right).nouns:
            yield on(word, "Il manque l’accent du nom.", right)


_MASCULINE = forms("un du au ce cet le")
_FEMININE = forms("une cette la")
_PRONOUN_BEFORE = ("S", "X", "R", "O", "K", "N", "M", "T", "Q")


def singular_noun(s: Sentence) -> Iterator[Hit]:
    """`le marche public`, `un communique`, `au fosse`, `la rentre scolaire`: the determiner shows which noun it is."""
    for i in s.places(_MASCULINE | _FEMININE):
        word = s.at(i + 1)
        gender = "m" if s.lower(i) in _MASCULINE else "f"
        if (
            word.capital
            or not word.lower.endswith("e")
            or (gender, "s") in word.form.nouns | word.form.qualifiers
        ):
            continue
        opening = i == 0 or s.role(i - 1) in (".", "P", "F")
        pronoun = s.lower(i) in ("le", "la") and (
            s.role(i - 1) in _PRONOUN_BEFORE or (s.role(i) == "O" and not opening)
        )
        if (
            pronoun
            or len(word.lower) < 4
            or not word.form.known
            or word.form.infinitives
            or s.role(i + 2) in ("D", "O")
        ):
            continue
        right = f"{word.lower[:-1]}é" + ("e" if gender == "f" else "")
        form = s.vocabulary.form(right)
        nouns = form.nouns or (form.participles if gender == "f" else frozenset())
        if form.nouns and all(pair == (gender, "s") for pair in nouns) and word.lower not in _OTHERS:
            yield on(word, "Il manque l’accent du nom.", right)


_OTHERS = forms("entre prise mise aide garde")
_WITHOUT = {
    "moitie": "moitié",
    "referendum": "référendum",
    "comite": "comité",
    "comites": "comités",
    "foret": "forêt",
    "forets": "forêts",
    "conge": "congé",
    "conges": "congés",
}


def noun_without_accent(s: Sentence) -> Iterator[Hit]:
    """`la foret`, `le comite`: the determiner has the gender of the accented word."""
    for i in s.places(frozenset(_WITHOUT)):
        word = s.at(i)
        feminine = s.lower(i - 1) in (
            "la",
            "une",
            "cette",
            "notre",
            "en",
            "de",
            "nos",
            "les",
            "des",
            "belle",
            "sa",
        )
        if word.lower.startswith("foret") and not feminine:
            continue
        if word.lower.startswith("foret") and {"perceuse", "acier", "mèche", "mm"} & s.pieces:
            continue
        yield on(word, "Il manque un accent.", _WITHOUT[word.lower])


RULES = (
    GrammarRule(
        "accent.auxiliaire",
        after_auxiliary,
        "Après un auxiliaire, le participe passé en -é prend l’accent.",
        bad=(
            ("L’évent n’est pas obstrue par la neige.", "L’évent n’est pas obstrué par la neige."),
            ("Le thème a inspire quinze artistes.", "Le thème a inspiré quinze artistes."),
            ("La piscine sera ferme le vendredi.", "La piscine sera fermée le vendredi."),
            ("Un dépôt est demande à la réservation.", "Un dépôt est demandé à la réservation."),
            ("Le seuil est passe à 75 000 $.", "Le seuil est passé à 75 000 $."),
        ),
        good=(
            "Le sol est ferme.",
            "Les bacs sont vides.",
            "Il est cause de retard.",
            "Une visite guidée est prévue.",
            "C’est comme ça.",
            "Tout est affaire de mesure.",
        ),
        category=Category.SPELLING,
        words=_AUXILIARIES,
    ),
    GrammarRule(
        "accent.participe",
        beside_noun,
        "Le participe passé en -é prend l’accent.",
        bad=(
            ("Le système installe en 2020 est garanti.", "Le système installé en 2020 est garanti."),
            ("Que de souvenirs racontes autour du feu!", "Que de souvenirs racontés autour du feu!"),
        ),
        good=("Le système chauffe la salle.", "Tu partages tes souvenirs.", "Nos équipes travaillent encore.", "Le club organise en mai une fête qui est gratuite.", "Les pages suivent."),
        category=Category.SPELLING,
        roles="VAN?",
    ),
    GrammarRule(
        "accent.nom_pluriel",
        plural_noun,
        "Le nom en -é prend l’accent.",
        bad=(("Les blesses sont soignés sur place.", "Les blessés sont soignés sur place."),),
        good=("Les invités sont là.", "Tu les invites.", "Les visites sont gratuites.", "Des dames."),
        category=Category.SPELLING,
        roles="VN?O",
    ),
    GrammarRule(
        "accent.nom_singulier",
        singular_noun,
        "Le nom en -é prend l’accent.",
        bad=(
            ("Le marche public ouvre samedi.", "Le marché public ouvre samedi."),
            ("Un communique sera publié.", "Un communiqué sera publié."),
            ("La voiture a glissé dans un fosse.", "La voiture a glissé dans un fossé."),
            ("La rentre scolaire approche.", "La rentrée scolaire approche."),
        ),
        good=(
            "La marche est longue.",
            "Il le communique au greffe.",
            "La fosse est pleine.",
            "Le conseil la rentre au garage.",
            "Un libre choix.",
        ),
        category=Category.SPELLING,
        words=_MASCULINE | _FEMININE,
    ),
    GrammarRule(
        "accent.nom",
        noun_without_accent,
        "Ce nom prend un accent.",
        bad=(
            ("La foret est fermée.", "La forêt est fermée."),
            ("Le comite se réunit lundi.", "Le comité se réunit lundi."),
        ),
        good=("Un foret de 10 mm.", "Le foret est usé.", "Le comité siège.", "La forêt est belle."),
        category=Category.SPELLING,
        words=frozenset(_WITHOUT),
    ),
)  # fmt: skip
