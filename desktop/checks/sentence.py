"""A sentence as the grammar rules see it: words with their readings and the role each plays there.

Roles are one letter: `D` determiner, `N` noun, `A` adjective, `Q` past participle, `V` conjugated verb,
`Y` infinitive, `G` present participle, `P` preposition, `F` de, du, des, d' (preposition or article),
`S` subject pronoun, `O` object pronoun, `X` ne, `R` qui, `K` que, `U` dont or où, `C` coordination,
`L` subordination, `W` adverb, `T` other pronoun, `#` number, `M` proper name, `,` comma, `.` other mark,
`?` unknown word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from desktop.checks.document import Document, Span
from desktop.checks.words import Form, Vocabulary

_TOKEN = re.compile(
    r"\d+(?:[ .,:/]\d+)*(?:er|re|e|es|ers|h|ème)?(?![^\W\d_])"
    r"|(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=[^\W\d_«])"
    r"|[^\W\d_]+\.(?:[^\W\d_]\.)+"
    r"|[^\W\d_]+(?:[-'][^\W\d_]+)*"
    r"|\d+|[^\w\s]|_",
    re.IGNORECASE,
)
_CLITICS = re.compile(
    r"(?P<verb>.+?)(?P<first>-t-(?:ils?|elles?|on)|-(?:je|tu|ils?|elles?|on|nous|vous|ce|moi|toi|les?|la|lui|leur|y|en))"
    r"(?P<second>-(?:en|y|le|la|les|moi|nous))?$",
    re.IGNORECASE,
)
_PREFIXES = frozenset(
    [
        "ex",
        "mi",
        "non",
        "sous",
        "demi",
        "semi",
        "anti",
        "auto",
        "co",
        "inter",
        "mini",
        "multi",
        "pré",
        "post",
        "néo",
        "micro",
        "méga",
        "super",
    ]
)

_CLOSED: dict[str, str] = {}


def _close(role: str, words: str) -> None:
    _CLOSED.update(dict.fromkeys(words.split(), role))


_close(
    "D",
    "le la les l' un une ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs chaque"
    " plusieurs quelques quelque aucun aucune nul nulle quel quelle quels quelles tout toute tous toutes"
    " certains certaines divers diverses différents différentes",
)
_close("F", "de du des d'")
_close("S", "je j' tu il elle on ils elles")
_close("O", "me m' te t' se s' lui y")
_close("X", "ne n'")
_close("R", "qui")
_close("K", "que qu'")
_close("U", "dont où")
_close("C", "et ou ni mais car or")
_close("L", "si quand lorsque lorsqu' comme puisque puisqu' quoique quoiqu' pourquoi comment combien")
_close(
    "P",
    "à au aux en dans sur sous avec sans pour par chez vers dès depuis pendant durant entre parmi contre"
    " malgré selon quant avant après devant derrière jusque jusqu' outre hormis via envers sauf lors près hors",
)
_close(
    "T",
    "ceux celui celle celles cela ça ceci celui-ci celle-ci ceux-ci celles-ci chacun chacune quelqu'un"
    " rien personne moi toi eux soi lequel laquelle lesquels lesquelles quoi autrui tel telle c' nous vous"
    " certain aucuns plupart quiconque l'un l'une",
)
_close(
    "W",
    "ne pas plus jamais très trop bien aussi déjà encore toujours souvent parfois ici là puis ensuite enfin"
    " donc alors également notamment surtout seulement même presque environ non oui moins mieux peu beaucoup"
    " assez demain hier aujourd'hui bientôt tôt tard ailleurs ensemble soit voire plutôt point guère tant"
    " autant davantage désormais dorénavant cependant toutefois néanmoins pourtant maintenant ci-dessous"
    " ci-dessus ci-joint etc voici voilà là-bas ainsi auparavant tantôt gratuitement",
)
_NUMBERS = frozenset(
    [
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        "treize",
        "quatorze",
        "quinze",
        "seize",
        "vingt",
        "trente",
        "quarante",
        "cinquante",
        "soixante",
        "cent",
        "cents",
        "mille",
        "dix-sept",
        "dix-huit",
        "dix-neuf",
        "vingt-deux",
        "vingt-trois",
        "vingt-quatre",
        "vingt-cinq",
        "vingt-six",
        "vingt-sept",
        "vingt-huit",
        "vingt-neuf",
        "trente-deux",
        "trente-cinq",
        "soixante-dix",
        "quatre-vingts",
        "quatre-vingt-dix",
        "millier",
    ]
) - {"millier"}
DAYS = frozenset(["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"])
MONTHS = frozenset(
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ]
)
_OBJECT_ARTICLES = frozenset(("le", "la", "les", "l'", "leur"))
_TRANSPARENT = frozenset("XO")


@dataclass(slots=True)
class Word:
    """A word, a clitic, a number or a mark; offsets in code points of the document's text."""

    text: str
    start: int
    end: int
    form: Form
    role: str = "?"

    @property
    def lower(self) -> str:
        """The form, in lower case, every apostrophe as `'`."""
        return self.form.text

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()


@dataclass(slots=True)
class Sentence:
    """The words of one readable stretch, with bounds checked by `at`."""

    words: list[Word]
    document: Document
    span: Span
    vocabulary: Vocabulary
    edge: Word = field(init=False)

    def __post_init__(self) -> None:
        self.edge = Word("", self.span.end, self.span.end, self.vocabulary.form(""), "")

    def at(self, index: int) -> Word:
        """The word at `index`, or an empty one outside the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else self.edge

    def role(self, index: int) -> str:
        """Its role, or "" outside the sentence."""
        return self.words[index].role if 0 <= index < len(self.words) else ""

    def lower(self, index: int) -> str:
        """Its form in lower case, or "" outside the sentence."""
        return self.words[index].form.text if 0 <= index < len(self.words) else ""

    def lowers(self, start: int, end: int) -> tuple[str, ...]:
        """The forms from `start` to `end`, excluded."""
        return tuple(self.lower(index) for index in range(start, end))

    @property
    def final(self) -> str:
        """The mark that ends it (`.`, `?`, `!`…), or ""."""
        for word in reversed(self.words):
            if word.text in "»\")]”*_'’":
                continue
            return word.text if word.text in ".?!…" else ""
        return ""

    @property
    def is_prose(self) -> bool:
        """Whether it ends as a sentence does, rather than as a title or a list item."""
        return bool(self.final)

    def apostrophe(self) -> str:
        """The apostrophe this text uses, for the suggestions."""
        return "’" if "’" in self.document.text else "'"


def read_sentence(document: Document, span: Span, vocabulary: Vocabulary) -> Sentence:
    """The words of `span` with their roles."""
    words: list[Word] = []
    for match in _TOKEN.finditer(document.folded, span.start, span.end):
        text = match.group()
        if document.is_protected(match.start(), match.end()):
            # An address or a hashtag is one name, whatever it is made of.
            if words and words[-1].role == "M" and document.is_protected(words[-1].start, match.end()):
                words[-1].end = match.end()
            else:
                words.append(Word(text, match.start(), match.end(), vocabulary.form(""), "M"))
            continue
        words += _split(text, match.start(), vocabulary)
    sentence = Sentence(words, document, span, vocabulary)
    for index, word in enumerate(words):
        word.role = word.role if word.role == "M" else _role(sentence, index, word)
    return sentence


def _split(text: str, start: int, vocabulary: Vocabulary) -> list[Word]:
    """A word, cut from its clitics (`avez-vous`); a compound is read as what it is built on."""
    form = vocabulary.form(text)
    if "-" not in text or form.known:
        return [Word(text, start, start + len(text), form)]
    clitic = _CLITICS.match(text)
    if clitic and (verb := vocabulary.form(clitic["verb"])).known:
        pieces = [clitic["verb"], clitic["first"], clitic["second"] or ""]
        words = [Word(pieces[0], start, start + len(pieces[0]), verb)]
        for piece in filter(None, pieces[1:]):
            words.append(Word(piece, words[-1].end, words[-1].end + len(piece), vocabulary.form(piece)))
        return words
    first, _, rest = text.partition("-")
    core = rest if first.lower() in _PREFIXES else first
    known = vocabulary.form(core)
    return [Word(text, start, start + len(text), replace(known, text=form.text) if known.nouns else form)]


def _role(sentence: Sentence, index: int, word: Word) -> str:
    lower, form = word.form.text, word.form
    if not lower[0].isalnum() and lower[0] != "-":
        if lower in ("$", "%", "°", "¢") and _previous(sentence, index) == "#":
            return "#"
        return "," if lower == "," else "."
    if lower[0] == "-" and len(lower) > 1:
        return "S" if lower.lstrip("-t") in ("je", "u", "il", "ils", "elle", "elles", "on", "ce") else "O"
    if lower[0].isdigit() or lower in _NUMBERS:
        return "#"
    previous = _previous(sentence, index)
    closed = _CLOSED.get(lower)
    if closed is not None:
        return _closed_role(sentence, index, word, closed, previous)
    if lower in ("être", "avoir") and (previous != "D" or sentence.lower(index - 1) in _OBJECT_ARTICLES):
        return "Y"
    if lower == "compris" and sentence.lower(index - 1) == "y":
        return "W"
    if lower in ("a", "as", "ont", "es", "aura", "sera"):
        return "V"
    if lower == "est":
        return "N" if sentence.lower(index - 1) in ("l'", "d'", "plein", "cet") else "V"
    if word.capital and _is_name(sentence, index, form):
        return "M"
    return _open_role(sentence, index, form, previous)


def _previous(sentence: Sentence, index: int) -> str:
    return sentence.words[index - 1].role if index else ""


def _is_name(sentence: Sentence, index: int, form: Form) -> bool:
    if not form.known:
        return True
    if index and form.name:
        return True
    if sentence.words[index].text.isupper() and len(form.text) > 1 and not form.known:
        return True
    opening = index == 0 or sentence.words[index - 1].role == "."
    if opening:
        return form.name and not (form.nominal or form.verbs)
    follows_name = sentence.words[index - 1].role == "M" and sentence.words[index - 1].text != "M"
    return follows_name or not (form.nominal or form.verbs or form.infinitives or form.adverb)


def _closed_role(sentence: Sentence, index: int, word: Word, closed: str, previous: str) -> str:
    lower = word.form.text
    following = sentence.at(index + 1).form
    if lower in _OBJECT_ARTICLES:
        return _article_or_pronoun(sentence, index, following, previous)
    if lower in ("nous", "vous"):
        return "O" if _object_nous_vous(sentence, index, following, previous) else "S"
    if lower == "en":
        verb_next = following.finite and not following.nominal
        gerund = following.gerund
        if (previous in ("S", "X", "R") and following.finite) or (verb_next and not gerund):
            return "O"
        return "O" if previous == "O" and following.finite else "P"
    if lower in ("tout", "toute", "tous", "toutes"):
        return _tout_role(sentence, index, following, previous)
    if lower in ("certains", "certaines", "plusieurs", "aucun", "aucune") and not (
        following.nominal or sentence.lower(index + 1)[:1].isdigit()
    ):
        return "T"
    if lower == "personne" and previous in ("D", "A", "#", "F", "P"):
        return "N"
    if (
        lower in ("bien", "mieux", "moins", "plus", "peu", "tard", "ensemble", "point", "pas")
        and previous == "D"
    ):
        return "N"
    if lower in ("devant", "avant", "près", "depuis") and previous in ("D",):
        return "N"
    if lower == "or" and previous in ("D", "F", "P"):
        return "N"
    if lower == "car" and previous in ("D", "P"):
        return "N"
    if lower in ("différents", "différentes", "divers", "diverses") and previous in ("D", "N", "#"):
        return "A"
    if lower == "quand" and sentence.lower(index + 1) == "même":
        return "W"
    if lower == "même" and previous == "D":
        return "A"
    if lower == "ensemble" and previous in ("D", "l'"):
        return "N"
    if lower == "son" and previous == "D":
        return "N"
    return closed


def _article_or_pronoun(sentence: Sentence, index: int, following: Form, previous: str) -> str:
    """`la` before a noun or before a verb: `la porte`, `on la porte`."""
    lower = sentence.lower(index)
    if (previous in ("S", "X", "R", "O") and sentence.lower(index - 1) not in ("on",)) or (previous == "S"):
        if following.finite or following.text in ("y", "en", "lui", "leur") or following.infinitives:
            return "O"
    if following.infinitives and not following.nouns:
        return "O"
    if following.only_verb and following.finite and previous not in ("P", "F"):
        return "O"
    if following.text in _HAVE and lower in ("le", "la", "les", "leur"):
        return "O"
    if lower == "leur" and (following.infinitives or following.only_verb):
        return "O"
    if following.text in ("y", "lui", "en") and lower != "l'":
        return "O"
    if (
        lower == "l'"
        and following.verbs
        and any(v.lemma in ("avoir", "être") for v in following.verbs)
        and (not following.nouns)
    ):
        return "O"
    return "D"


_HAVE = frozenset(
    [
        "a",
        "ont",
        "ai",
        "as",
        "avons",
        "avez",
        "avait",
        "avaient",
        "aura",
        "auront",
        "aurait",
        "auraient",
        "avais",
        "ait",
        "aient",
    ]
)


def _object_nous_vous(sentence: Sentence, index: int, following: Form, previous: str) -> bool:
    """`nous` and `vous` before a verb that is not theirs, or after a preposition, are objects."""
    if previous in ("S", "X", "R", "Y", "V") and (following.finite or following.infinitives):
        return True
    if following.infinitives and not following.finite:
        return True
    if previous in ("P", "F"):
        return True
    person = "1p" if sentence.lower(index) == "nous" else "2p"
    if sentence.lower(index + 1) in ("nous", "vous"):
        return False
    if following.text in ("y", "en", "le", "la", "les", "l'", "lui", "leur", "ne", "n'", "avez", "avons"):
        return False
    if previous in ("N", "M", "A", "Q", "T") and following.finite and person not in following.persons:
        return True
    return False


def _tout_role(sentence: Sentence, index: int, following: Form, previous: str) -> str:
    after = sentence.lower(index + 1)
    if after in (
        "le",
        "la",
        "les",
        "l'",
        "ce",
        "cet",
        "cette",
        "ces",
        "mon",
        "nos",
        "vos",
        "votre",
        "notre",
        "leurs",
        "leur",
        "son",
        "sa",
        "ses",
        "mes",
        "tes",
        "ton",
        "ta",
        "ma",
        "ceux",
        "celles",
    ):
        return "D"
    if following.nouns or (following.adjectives and after in ("autre", "autres", "nouvelle", "nouveau")):
        return "D"
    if sentence.lower(index) == "tout" and (
        following.adjectives or following.participles or following.adverb
    ):
        return "W"
    return "T"


def _open_role(sentence: Sentence, index: int, form: Form, previous: str) -> str:
    lower = form.text
    before = sentence.lower(index - 1)
    if not form.known:
        return "W" if lower.endswith("ment") else "?"
    if lower.endswith("ment") and form.adverb:
        return "W"
    if form.preposition and not form.nominal:
        return "P"
    clitic = previous in ("S", "X", "R") or (previous == "O" and before[0] != "-")
    if form.finite and clitic:
        return "V"
    if form.infinitives and not form.nouns:
        return "Y"
    if (
        form.infinitives
        and (previous in ("O", "V", "X") or before in ("de", "d'", "à", "pour", "sans"))
        and (lower not in ("dîner", "souper", "déjeuner"))
    ):
        return "Y"
    if previous in ("D", "#", "A", "F", "P") and form.nominal:
        return _nominal_role(sentence, index, form, previous)
    if form.gerund and not form.nominal:
        return "G"
    if form.gerund and before == "en":
        return "G"
    if form.finite and not form.nominal:
        return "V"
    if form.nominal and not form.finite:
        return _nominal_role(sentence, index, form, previous)
    if form.nominal:
        return _noun_or_verb(sentence, index, form, previous)
    if form.verbs:
        return "V"
    if form.adverb:
        return "W"
    return "A" if form.adjectives else "?"


def _nominal_role(sentence: Sentence, index: int, form: Form, previous: str) -> str:
    if form.adverb and previous not in ("D", "#", "F", "P") and not form.nouns:
        return "W"
    if form.participles and not form.nouns and not form.adjectives:
        return "Q"
    if form.nouns and not form.qualifiers:
        return "N"
    if form.qualifiers and not form.nouns:
        return "Q" if form.participles else "A"
    # A noun that is also an adjective or a participle.
    if previous in ("D", "#", "F", "P"):
        following = sentence.at(index + 1).form
        if form.adjectives and following.nouns and not following.verbs and form.text in PRENOMINAL:
            return "A"
        if form.text in PRENOMINAL and following.nouns:
            return "A"
        return "N"
    if previous in ("N", "M", "Q"):
        return "Q" if form.participles else "A"
    if previous == "A" and sentence.at(index - 1).form.text in PRENOMINAL:
        return "N"
    if previous in ("V", "W", "A"):
        return "Q" if form.participles else "A"
    return "N"


def _noun_or_verb(sentence: Sentence, index: int, form: Form, previous: str) -> str:
    """A word that is a noun (or an adjective) and a verb, not after a determiner or a clitic."""
    following = sentence.at(index + 1)
    before = sentence.lower(index - 1)
    third = form.persons & {"3s", "3p"}
    opening = index == 0 or previous in (".", ",", "C")
    if sentence.at(index).capital and not opening:
        return _nominal_role(sentence, index, form, previous)
    if previous == "," and third and _object_follows(following) and not _verb_in(sentence, index):
        return "V"  # La navette, tirée par un tracteur, part à midi
    if opening and not any(v.mood == "E" for v in form.verbs):
        return _nominal_role(sentence, index, form, previous)
    if opening and any(verb.mood == "E" for verb in form.verbs) and form.participles:
        return "V" if not form.nouns else "N"  # Faites vite
    if form.participles and not form.nouns:
        # finis, dit, pris: a participle after an auxiliary or a noun, else a verb.
        return "Q"
    if opening:
        return "V" if _object_follows(following) and form.text not in _OPENING_NOUNS else "N"
    if previous in ("N", "M", "A", "Q", "T") and third and _object_follows(following):
        return (
            "V"
            if not _verb_before(sentence, index) and before not in ("mi",)
            else (_nominal_role(sentence, index, form, previous))
        )
    if previous == "O" and before[0] == "-":
        return _nominal_role(sentence, index, form, previous)
    if previous in ("K", "U") and third and following.role in ("", "?") and _object_follows(following):
        return "V"  # les services qu'offre la ville
    if previous in ("K", "L", "U"):
        return _nominal_role(sentence, index, form, previous)
    return _nominal_role(sentence, index, form, previous)


_OPENING_NOUNS = frozenset(
    [
        "avis",
        "compte",
        "fin",
        "offre",
        "demande",
        "vente",
        "fête",
        "place",
        "mise",
        "état",
        "visite",
        "marche",
    ]
)


def _object_follows(word: Word) -> bool:
    return word.form.text in _STARTS_OBJECT or word.form.text[:1].isdigit()


_STARTS_OBJECT = frozenset(
    [
        "le",
        "la",
        "les",
        "l'",
        "un",
        "une",
        "des",
        "du",
        "de",
        "d'",
        "ce",
        "cet",
        "cette",
        "ces",
        "mon",
        "ma",
        "mes",
        "ton",
        "ta",
        "tes",
        "son",
        "sa",
        "ses",
        "notre",
        "nos",
        "votre",
        "vos",
        "leur",
        "leurs",
        "à",
        "au",
        "aux",
        "en",
        "dans",
        "sur",
        "avec",
        "pour",
        "par",
        "chez",
        "vers",
        "plusieurs",
        "pas",
        "plus",
        "que",
        "qu'",
        "si",
        "gratuitement",
        "toujours",
        "également",
        "aussi",
        "tous",
        "toutes",
        "tout",
    ]
)


def _verb_in(sentence: Sentence, index: int) -> bool:
    """Whether another word of the sentence is surely a verb, or was read as one."""
    first = sentence.words[0].role
    if first not in ("D", "M", "#"):
        return True
    return any(
        word.role == "V" if place < index else word.form.only_verb
        for place, word in enumerate(sentence.words)
        if place != index
    )


def _verb_before(sentence: Sentence, index: int) -> bool:
    """Whether the clause already has its verb."""
    for back in range(index - 1, -1, -1):
        role = sentence.words[back].role
        if role in ("V",):
            return True
        if role in (".", "L", "K", "R", "U", ","):
            return False
    return False


PRENOMINAL = frozenset(
    [
        "petit",
        "petite",
        "petits",
        "petites",
        "grand",
        "grande",
        "grands",
        "grandes",
        "beau",
        "bel",
        "belle",
        "beaux",
        "belles",
        "bon",
        "bonne",
        "bons",
        "bonnes",
        "nouveau",
        "nouvel",
        "nouvelle",
        "nouveaux",
        "nouvelles",
        "vieux",
        "vieil",
        "vieille",
        "vieilles",
        "jeune",
        "jeunes",
        "ancien",
        "ancienne",
        "anciens",
        "anciennes",
        "premier",
        "première",
        "premiers",
        "premières",
        "dernier",
        "dernière",
        "derniers",
        "dernières",
        "prochain",
        "prochaine",
        "prochains",
        "prochaines",
        "autre",
        "autres",
        "même",
        "mêmes",
        "gros",
        "grosse",
        "grosses",
        "mauvais",
        "mauvaise",
        "mauvaises",
        "joli",
        "jolie",
        "jolis",
        "jolies",
        "haut",
        "haute",
        "hauts",
        "hautes",
        "double",
        "doubles",
        "seul",
        "seule",
        "seuls",
        "seules",
        "nombreux",
        "nombreuses",
        "principal",
        "principale",
        "principaux",
        "principales",
        "meilleur",
        "meilleure",
        "meilleurs",
        "meilleures",
        "pire",
        "pires",
        "futur",
        "future",
        "futurs",
        "futures",
        "simple",
        "simples",
        "vrai",
        "vraie",
        "vrais",
        "vraies",
        "certain",
        "certaine",
        "certains",
        "certaines",
        "différent",
        "différente",
        "différents",
        "différentes",
        "divers",
        "diverse",
        "diverses",
        "nombreux",
        "nombreuse",
        "second",
        "seconde",
        "deuxième",
        "troisième",
        "quatrième",
        "cinquième",
        "sixième",
        "septième",
        "huitième",
        "neuvième",
        "dixième",
        "superbe",
        "superbes",
        "magnifique",
        "magnifiques",
        "chers",
        "chères",
        "cher",
        "chère",
        "faible",
        "faibles",
        "forte",
        "fortes",
        "long",
        "longue",
        "longs",
        "longues",
        "court",
        "courte",
        "vaste",
        "vastes",
        "énième",
        "éventuel",
        "éventuelle",
        "éventuels",
        "éventuelles",
        "demi",
        "demie",
        "multiples",
        "innombrables",
        "excellent",
        "excellente",
        "excellents",
        "excellentes",
    ]
)
