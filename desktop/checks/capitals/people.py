"""Demonyms: the noun takes a capital, the adjective and the language do not (OQLF, Noms de peuples)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.checks.capitals.calendar import LOWER, UPPER
from desktop.checks.capitals.context import in_title, inside_sentence, opens
from desktop.checks.document import Document
from desktop.checks.pattern_rule import NBSP, PatternRule, Replacement
from desktop.checks.reading.words import forms
from desktop.checks.spelling.ranking import unaccented

_NOUN_WHY = (
    f"Le nom des habitants prend la majuscule, l’adjectif la minuscule{NBSP}: «{NBSP}les Sophiens{NBSP}», «{NBSP}les"
    f" familles sophiennes{NBSP}» (OQLF, Vitrine linguistique, Gentilés)."
)
_LANGUAGE_WHY = f"Le nom d’une langue s’écrit avec une minuscule{NBSP}: «{NBSP}en français{NBSP}» (OQLF, Vitrine linguistique)."

LANGUAGES = forms(
    "français anglais espagnol italien allemand portugais arabe russe chinois japonais mandarin créole latin grec innu"
    " ukrainien roumain vietnamien polonais québécois"
)
_LANGUAGE = "|".join(sorted(LANGUAGES))
_CAPITAL_LANGUAGE = "|".join(name.capitalize() for name in sorted(LANGUAGES))
_LANGUAGE_CUE = (
    r"cours(?: de conversation| privés?| débutant)?|leçons?|ateliers?(?: de conversation)?|classes?|professeure?s?|enseignante?s?"
    r"|enseignement|apprentissage|apprendre|apprenez|parler|parlez|parlons|parle|parlent|parlait|étudier|traduction|version|traduire"
    r"|traduite?s?|connaissance|maîtrise|conversation|francisation|niveau|bilingue|écrire|comprendre|comprend|enseigner|test|examen|dictée|tuteur|qualité|usage|défense|amour"
)
_IN_LANGUAGE = re.compile(
    rf"(?<![\w'-])(?:en|ou|et en|(?i:{_LANGUAGE_CUE}) (?:de l'|du |d'|de |en |le |l'|bien |couramment )?(?:l')?)"
    rf"(?:(?<=')| ?)(?P<x>{_CAPITAL_LANGUAGE})(?![\w-])(?! [A-ZÀ-Ý])"
)
_SUBJECT_LANGUAGE = re.compile(
    rf"(?<![\w-])(?:[Ll]e |[Ll]')(?P<x>{_CAPITAL_LANGUAGE})(?= (?:est|demeure|reste) (?:la|une|notre) |(?: \w+)? comme langue)"
)
_LANGUAGE_PAIR = re.compile(
    rf"(?<![\w-])(?:{_LANGUAGE}),? (?:et|ou) (?:en |l'|le |d'|de l'|du )?(?P<x>{_CAPITAL_LANGUAGE})(?![\w-])"
)


# « un québécois » is somebody; « un français soigné » is a language.
_TONGUES = LANGUAGES - {"québécois"}


@dataclass(frozen=True, slots=True)
class Demonyms:
    """Lower-case forms: nouns that cannot be anything else, and all those that may be adjectives."""

    nouns: frozenset[str]
    all: frozenset[str]


# Forms that are also an animal, a language, a dish or a thing: no capital is asked for in the singular.
_AMBIGUOUS = forms(
    "canadienne canadiennes suisse suisses danois persan siamois basque bordelais romain romains grec polonaise"
    " française-comté maltais anglaise arabe indien indienne indiens indiennes orientale américaine javanais havanais madrilène"
    " parisienne parisiennes italienne bolognaise viennoise lyonnaise niçoise écossais turc turque"
)


# « un anglais venu de Londres » is somebody, « un anglais parfait » a language.
_LANGUAGE_OR_ONE = LANGUAGES | {"écossais"}
_ONE_BEFORE = re.compile(r"(?<![\w'-])(?:un|cet|ce|jeune|vieil|vieux|riche) $", re.IGNORECASE)
_ARRIVING = re.compile(
    r" (?:venu|arrivé|né|installé|établi|débarqué|immigré|originaire|nommé|de passage|a|avait)\b"
)


def demonyms_of(names: Iterable[str]) -> Demonyms:
    """All forms (masculine, feminine, plurals) of demonyms given in the masculine or the feminine singular."""
    every = {form for name in names for form in inflected(name.lower())}
    return Demonyms(frozenset(every - _AMBIGUOUS - _TONGUES), frozenset(every))


_FEMININES = (
    ("ienne", "ien"),
    ("éenne", "éen"),
    ("onne", "on"),
    ("aise", "ais"),
    ("oise", "ois"),
    ("aine", "ain"),
    ("ande", "and"),
)


def inflected(name: str) -> Iterator[str]:
    """The four forms of one demonym in lower case, whatever form it was given in."""
    singular = name[:-1] if name.endswith(("es", "ns", "ts", "ds")) else name
    for feminine, masculine in _FEMININES:
        if singular.endswith(feminine):
            singular = singular[: -len(feminine)] + masculine
    yield singular
    yield singular if singular.endswith(("s", "x")) else singular + "s"
    feminine = (
        singular
        if singular.endswith("e")
        else singular + ("ne" if singular.endswith(("ien", "éen", "on")) else "e")
    )
    yield feminine
    yield feminine + "s"


_PLURAL_BEFORE = re.compile(
    r"(?<![\w'-])(?:les|des|aux|nos|vos|ces|ses|leurs|plusieurs|certaine?s|quelques|de nombreu(?:x|ses)|tous les|toutes les|chers|chères"
    r"|jeunes|autres|deux|trois|quatre|cinq|\d+|cents?|mille|milliers de|centaines de|millions de|beaucoup de|nombre de|bien des"
    r"|invite|invitons|bonjour|merci|entre|pour|par|que de|tant de|trop de|peu de|plus de|groupe de|anciens|futurs|ainsi que)"
    r"(?: jeunes| nombreux| autres| anciens| nouveaux| premiers)? $",
    re.IGNORECASE,
)
_SINGULAR_BEFORE = re.compile(
    r"(?<![\w'-])(?:une?|cet|cette|chaque|tout|toute|quelqu'une?|le|la|l'|du|au|ce|jeune|aucune?|ancienne?|nouvelle|premi(?:er|ère))(?:(?<=')| )(?:jeune |ancien |ancienne |première |premier )?$",
    re.IGNORECASE,
)
# « Les français de passage »: people; « les français parlés au Canada » are languages.
_INHABITING = re.compile(
    r" (?:qui|de passage|d'origine|d'ici|ont|avaient|sont|étaient|seront|viennent|veulent|consomment|vivent|aiment|adorent|visitent|venus|établis)\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PAIR_BEFORE = re.compile(r"(?<![\w-])([^\W\d_]+(?:-[^\W\d_]+)*)(?: et| ou|,)(?: les| des| aux| à la| au)? $")
# Words before which no noun has been named yet: what follows is the noun.
_FUNCTION = forms(
    "les des aux nos vos ces ses leurs le la un une du au et ou ni de à par pour avec entre chez sur dans que qui comme dont"
    " sans selon plusieurs certains certaines quelques tous toutes tout toute chers chères cher chère jeunes jeune anciens anciennes"
    " ancien ancienne nombreux nombreuses autres autre deux trois quatre cinq six sept huit neuf dix mille cent cents bonjour merci mes tes mon ton nommé nommée nommés appelé appelée baptisé baptisée surnommé surnommée"
    " son sa cet cette ce est sont était étaient devenu devenue devenus né née soit chaque aucun aucune vrai vrais vraie vraies nouveaux nouvelles"
    " nouveau nouvelle premier première premiers premières dernier vieil vieille vieilles bel belle belles gentil gentille brave braves célèbre célèbres grands grand fiers fier fière fières vieux bons si mais car où y en non ex plus moins très bien aussi"
    " invite invitons convie convions remercie remercions rassemble réunit attend attendent nous vous se sophiens ainsi alors lorsque quand parmi contre"
)


# What follows one of these is a name: « rue Écossais », « famille Français ».
_GENERICS = forms(
    "rue avenue boulevard chemin montée rang route place parc lac rivière ruisseau pont école salle pavillon aréna famille secteur"
    " district côte impasse croissant sentier maire mairesse conseiller conseillère député députée monsieur madame mme capitaine"
    " restaurant café bistro marché ferme club journal magazine"
)


def demonym_rules(demonyms: Demonyms) -> tuple[PatternRule, ...]:
    """The rules that know these demonyms."""
    if not demonyms.all:
        return ()
    lower = "|".join(sorted(demonyms.all, key=len, reverse=True))
    spelt = _without_accents(demonyms.all)
    capitals = (form.capitalize() for form in (*demonyms.all, *spelt))
    upper = "|".join(sorted(capitals, key=len, reverse=True))
    noun = re.compile(rf"(?<![\w-])(?P<x>{lower})(?![\w-])")
    adjective = re.compile(rf"(?<=[a-zà-öø-ÿ]) (?P<x>{upper})(?![\w-])")

    def is_noun(match: re.Match[str], document: Document) -> bool:
        if document.folded[: match.start()].endswith((", toute ", ", tout ")):
            return False  # une église, toute britannique à l’intérieur
        if _WORD_OF.search(document.folded[max(0, match.start() - 60) : match.start("x")]):
            return False  # le mot « achigan » vient de l’algonquin
        return _is_noun(match, document, demonyms)

    def small(match: re.Match[str]) -> Replacement:
        lower = match["x"].lower()
        return spelt.get(lower, lower)

    ways = "|".join(
        sorted({form.capitalize() for form in demonyms.all if form.endswith("e")}, key=len, reverse=True)
    )
    manner = re.compile(
        rf"(?<![\w-])[àÀ] l(?:a |')(?P<x>{ways})(?=[.,;!?)]|$| (?:avec|et|au|aux|pour|est|sera|servie?s?|sur|dans)(?![\w-]))"
    )

    return (
        PatternRule("majuscules.gentile_maniere", manner, _plain, LOWER, _NOUN_WHY, guard=_is_manner, words=demonyms.all),
        PatternRule("majuscules.gentile", noun, _capitalised, UPPER, _NOUN_WHY, guard=is_noun, words=demonyms.all),
        PatternRule("majuscules.gentile_adjectif", adjective, small, LOWER, _NOUN_WHY, guard=_is_adjective, words=demonyms.all | spelt.keys()),
    )  # fmt: skip


def _without_accents(names: Iterable[str]) -> dict[str, str]:
    """The forms with one accent or all of them missing, and what they are: `québecoise`, `montrealais`."""
    found: dict[str, str] = {}
    for name in names:
        bare = unaccented(name)
        for i, letter in enumerate(name):
            if letter != bare[i : i + 1]:
                found |= {f"{name[:i]}{bare[i]}{name[i + 1 :]}": name, bare: name}
    return found


_GIVING = re.compile(
    r"\b(?:parl|demand|donn|remi|remet|décern|offr|offert|dédi|téléphon|adress|répond|revien|revenu|accord|attribu)\w*(?: \w+){0,3} $"
)


def _is_manner(match: re.Match[str], document: Document) -> bool:
    """« un thé à l’anglaise », but « le prix remis à la Québécoise »."""
    return not _GIVING.search(document.folded[max(0, match.start() - 60) : match.start()])


def _capitalised(match: re.Match[str]) -> Replacement:
    return "-".join(part.capitalize() for part in match["x"].split("-"))


def _plain(match: re.Match[str]) -> Replacement:
    return match["x"].lower()


_WORD_OF = re.compile(
    r"\b(?:mots?|termes?|noms?|vient|venu|tirée?|emprunt\w+|traduit\w*)\b[^.!?]{0,50}(?:de l'|du )$"
)


def _is_noun(match: re.Match[str], document: Document, demonyms: Demonyms) -> bool:
    text, start, form = document.folded, match.start("x"), match["x"]
    before = text[max(0, start - 40) : start]
    if document.in_italics(start, match.end("x")):
        return False
    if form in _LANGUAGE_OR_ONE and _ONE_BEFORE.search(before) and _ARRIVING.match(text, match.end("x")):
        return True  # un écossais arrivé en 1820
    pair = _PAIR_BEFORE.search(before)
    if pair and form in LANGUAGES and pair[1].lower() in LANGUAGES:
        return False  # « elle parle Anglais et français »: two languages, the first with a capital too many
    if pair and pair[1].lower() in demonyms.all and _agree(pair[1], form):
        # « Sophiens et sophiennes », but not « familles sophiennes et québécoises ».
        return pair[1][0].isupper() or bool(_PLURAL_BEFORE.search(before[: pair.start(1)]))
    if form in ("français", "anglais") and _PLURAL_BEFORE.search(before):
        return bool(_INHABITING.match(document.folded, match.end("x")))
    plural = form.endswith("s") and (form[:-1] in demonyms.all)
    if plural and form not in _TONGUES:
        return form in demonyms.nouns and bool(_PLURAL_BEFORE.search(before))
    if form.endswith(("ais", "ois")) and form not in _TONGUES and _PLURAL_BEFORE.search(before):
        return form in demonyms.nouns
    return form in demonyms.nouns and bool(_SINGULAR_BEFORE.search(before))


def _agree(one: str, other: str) -> bool:
    """Both in the plural, or both in the singular."""
    return one.endswith("s") == other.endswith("s")


# « Quarante Montréalais ont fait la route »: those who are counted.
_COUNTS = forms(
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante"
    " soixante cent cents mille plusieurs quelques certains certaines"
)


def _is_adjective(match: re.Match[str], document: Document) -> bool:
    text, start, form = document.folded, match.start("x"), match["x"]
    previous = _last_word(text, match.start())
    of_people = previous == "famille" and form.endswith(
        ("enne", "aise", "oise", "aine")
    )  # une famille Syrienne
    if (
        (previous in _GENERICS and not of_people)
        or not previous.islower()
        or previous in _FUNCTION
        or len(previous) < 3
        or previous in _COUNTS
    ):
        return False
    following = text[match.end("x") : match.end("x") + 4]
    if form.endswith("s") and not previous.endswith(("s", "x", "z")):
        return form.endswith(("ais", "ois")) and not following.startswith((" et", " ou"))
    if previous.endswith(("ez", "ons", "ent")) and following.startswith((" et", ",")):
        return False
    if not form.endswith("s") and previous.endswith(("s", "x")) and len(previous) < 5:
        return False
    if re.match(r" [A-ZÀ-Ý]", following):
        return False
    return not (opens(text, start) or in_title(text, start) or document.in_italics(start, start + 1))


def _last_word(text: str, end: int) -> str:
    words = _WORD.findall(text[max(0, end - 30) : end])
    return words[-1] if words else ""


LANGUAGE_RULES = (
    PatternRule("majuscules.langue", _IN_LANGUAGE, _plain, LOWER, _LANGUAGE_WHY, guard=inside_sentence),
    PatternRule("majuscules.langue", _SUBJECT_LANGUAGE, _plain, LOWER, _LANGUAGE_WHY, guard=inside_sentence),
    PatternRule("majuscules.langue", _LANGUAGE_PAIR, _plain, LOWER, _LANGUAGE_WHY, guard=inside_sentence),
)
