"""Compounds and set phrases (`lexicon/graphies.toml`): hyphens missing or too many, words run together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from desktop.checks.expression import Expression
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit
from desktop.checks.reading.sentence import Sentence
from desktop.checks.shipped_file import reading, table_of
from desktop.checks.spelling.ranking import unaccented
from desktop.editorial.findings import Category

# The CEST may be a centre of something.
_LONGEST_ACRONYM = 6
_JOINED = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)+")
_MESSAGE_HYPHEN = "Ce mot composé prend un trait d’union."
_MESSAGE_SPACE = "Cette expression s’écrit sans trait d’union."
_MESSAGE_GLUED = "Ces mots ne s’écrivent pas ainsi."
Find = Callable[[Sentence], Iterator[Hit]]


def read_compounds(resources: Path) -> tuple[GrammarRule, ...]:
    """The rules of the table, and that of « non ». Raises EnvironmentFault on one that is not well made."""
    path = resources / "lexicon" / "graphies.toml"
    with reading(path):
        return _rules(table_of(path))


def _rules(table: dict[str, Any]) -> tuple[GrammarRule, ...]:
    hyphened, spaced, glued = table["trait_union"], table["sans_trait_union"], table["soudes"]
    return (
        GrammarRule(
            "compose.non",
            non_before_adjective,
            "« Non » ne prend un trait d’union que devant un nom : « un non-résident », mais « non périssable » (OQLF).",
            _BAD_NON,
            _GOOD_NON,
            Category.SPELLING,
            frozenset({"non"}),
        ),
        GrammarRule(
            "compose.prefixe",
            prefix_with_hyphen,
            "La plupart des préfixes se soudent au mot : télétravail, covoiturage, préinscription (OQLF).",
            _BAD_PREFIX,
            _GOOD_PREFIX,
            Category.SPELLING,
            _PREFIXES,
        ),
        _rule("compose.trait_union", _missing(hyphened), _first_words(hyphened), _BAD_HYPHEN, _GOOD_HYPHEN),
        _rule("compose.sans_trait_union", _superfluous(spaced), _joined_forms(spaced), _BAD_SPACE, _GOOD_SPACE),
        _rule("compose.mots_colles", _run_together(glued), frozenset(glued), _BAD_GLUED, _GOOD_GLUED),
    )  # fmt: skip


def _rule(
    name: str, find: Find, words: frozenset[str], bad: tuple[tuple[str, str], ...], good: tuple[str, ...]
) -> GrammarRule:
    explanation = "La graphie des mots composés est celle du dictionnaire (OQLF, Vitrine linguistique)."
    return GrammarRule(name, find, explanation, bad, good, Category.SPELLING, words)


_ACCENTED = {
    "é": "[ée]",
    "è": "[èeé]",
    "ê": "[êe]",
    "à": "[àa]",
    "â": "[âa]",
    "î": "[îi]",
    "ô": "[ôo]",
    "û": "[ûu]",
    "ç": "[çc]",
}


def _plural(element: str) -> str:
    """An element and its plural, as an expression."""
    if element in ("né", "née"):
        return f"{element}s?"  # « le nouveau ne sera pas »
    plain = "".join(_ACCENTED.get(letter, re.escape(letter)) for letter in element)
    return (
        plain
        if len(element) < 3 or element in ("sur", "les", "des") or element.endswith(("s", "x", "z"))
        else f"{plain}[sx]?"
    )


def _first_words(names: list[str]) -> frozenset[str]:
    firsts = {re.split(r"[-' ]", name.lower())[0] for name in names}
    firsts |= {unaccented(first) for first in firsts}
    return frozenset(firsts | {f"{first}{'x' if first.endswith('u') else 's'}" for first in firsts})


def _missing(names: list[str]) -> Find:
    """What finds a compound written in separate words."""
    by_base: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        pieces = [_plural(piece) for piece in name.split("-")]
        base = unaccented(re.split(r"[-' ]", name.lower())[0])
        joint = "[ -]" if len(pieces) > 2 else " "  # rez-de chaussée
        by_base.setdefault(base, []).append(joint.join(pieces).replace("œ", "(?:œ|oe)"))
    expressions = {
        base: Expression(rf"(?<![\w-])(?:{'|'.join(found)})(?![\w-])") for base, found in by_base.items()
    }
    patterns = {
        form: expressions.get(plain) or expressions[plain[:-1]]
        for form in _first_words(names)
        for plain in (unaccented(form),)
    }

    def find(s: Sentence) -> Iterator[Hit]:
        folded = s.document.folded
        places = {
            match.span(): match
            for first in s.pieces & patterns.keys()
            for match in patterns[first].pattern.finditer(folded, s.span.start, s.span.end)
        }
        for _, match in sorted(places.items()):
            if " " not in match.group() or _apart(folded, match) or s.document.is_protected(*match.span()):
                continue
            typed = s.document.text[match.start() : match.end()]
            right = _with_accents(re.sub(r"[ \u00a0]", "-", typed).replace("oe", "œ"), names)
            right += "s" if right.lower() == "mots-clé" else ""
            yield Hit(match.start(), match.end(), _MESSAGE_HYPHEN, (_with_its_plural(right),))

    return find


# Verbs, that take no s: « des porte-parole ». A « porte-fenêtre » is a door.
_VERB_FIRST = re.compile(
    r"(porte|garde|coupe|pare|brise|lave|grille|casse|passe|tire|gratte|essuie|ouvre|sèche|taille|monte|cache|couvre)s-"
    r"(?!fenêtre|patio|malade|chasse|robe|côte|forestier|pêche)",
    re.IGNORECASE,
)
_COMPLEMENT_LAST = re.compile(r"(-(?:d['’]|de-|en-)[^-]{3,}[^-us])s$")


def _with_its_plural(joined: str) -> str:
    """« chefs-d’œuvres », « portes-paroles »: what completes a noun and a verb keep the singular."""
    return _COMPLEMENT_LAST.sub(r"\1", _VERB_FIRST.sub(r"\1-", joined))


def _with_accents(joined: str, names: list[str]) -> str:
    """`joined` with the accents of the compound it is, in its own capitals and plurals."""
    for name in names:
        if len(name.split("-")) == len(joined.split("-")) and _alike(joined, name):
            pieces = zip(joined.split("-"), name.split("-"), strict=True)
            return "-".join(f"{(a[0] if a[0].isupper() else b[0])}{b[1:]}{a[len(b) :]}" for a, b in pieces)
    return joined


def _alike(joined: str, name: str) -> bool:
    pieces = zip(joined.lower().split("-"), name.lower().split("-"), strict=True)
    return all(unaccented(a) in (unaccented(b), f"{unaccented(b)}s", f"{unaccented(b)}x") for a, b in pieces)


def _apart(folded: str, match: re.Match[str]) -> bool:
    """Whether the words are not the compound: « peut bien être », « sans abri ni toit »."""
    before = folded[max(0, match.start() - 24) : match.start()].lower()
    typed = match.group().lower().replace("-", " ")
    if typed == "pied à terre":
        return not re.search(
            r"\b(?:un|le|du|au|ce|son|votre|leur|notre|petit) $", before
        )  # il mit pied à terre
    if typed.startswith("qu'en dira"):
        return "-" in match.group()  # Qu'en dira-t-on?
    if typed in ("bien être", "mieux être"):
        return not re.search(r"(?:\ble|\bdu|\bau|\bleur|\bvotre|\bnotre|\bson|\bde) $", before)
    if typed in ("tout petit", "tout petits"):
        return not re.search(r"\b(?:les|des|nos|vos|aux|ses|leurs|mes|ces|pour) $", before)
    if typed.startswith(("trop perçu", "laisser aller", "tout terrain", "bien fondé", "court circuit")):
        return not re.search(r"\b(?:les?|la|un|une|des|du|au|aux|ce|tout|véhicules?|vélos?) $", before)
    if typed == "porte bonheur" and folded[match.end() : match.end() + 3] == " à ":
        return not re.search(r"(?:\bun|\ble|\bce|\bson|\bmon|\bvotre) $", before)
    if typed.startswith("laissez passer"):
        return not re.search(r"(?:\bun|\bdes|\ble|\bles|\bce|\bvotre) $", before)
    if typed in ("après midi", "apres midi", "avant midi") and _AFTERNOON.search(before):
        return False
    if typed in _NOUNS_WHEN_JOINED:
        return not re.search(r"(?:\bles?|\bun|\bdes|\bdu|\baux?|\bce|\bnos|\bleurs?|\bpour les|\d) $", before)
    if typed.startswith(("ci ", "mi ")):
        return before.endswith(("celui ", "celle "))
    return False


_NOUNS_WHEN_JOINED = frozenset(
    "sans abri|sans gêne|trop plein|sous bois|soi disant|face à face|tête à tête|porte à porte|savoir faire"
    "|savoir vivre|après midi|apres midi|avant midi|aller retour|libre service|va et vient".split("|")
)
_AFTERNOON = re.compile(
    r"(?:\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?|\b(?:cet|cette|chaque|en|même|bel|belle|une) |[ld]') ?$"
)


def _joined_forms(names: list[str]) -> frozenset[str]:
    forms: set[str] = set()
    for name in names:
        joined = name.replace(" ", "-")
        first, _, rest = joined.partition("-")
        forms |= {joined, f"{first}s-{rest}", f"{joined}s", f"{first}s-{rest}s"}
        if "'" in joined:
            forms |= {piece for piece in re.split(r"(?<=')|-", joined) if len(piece) > 3}
    return frozenset(forms)


def _superfluous(names: list[str]) -> Find:
    """What finds a set phrase joined by hyphens."""
    known = {_bare(name.replace(" ", "-")) for name in names}

    def find(s: Sentence) -> Iterator[Hit]:
        if s.document.folded.find("-", s.span.start, s.span.end) < 0:
            return
        for match in _JOINED.finditer(s.document.folded, s.span.start, s.span.end):
            if "-" not in match.group() or _bare(match.group().lower()) not in known:
                continue
            if s.document.is_protected(*match.span()):
                continue
            typed = s.document.text[match.start() : match.end()]
            if typed[1:].lower() != typed[1:] and not typed.isupper():
                continue  # the name of a street or of a body
            yield Hit(match.start(), match.end(), _MESSAGE_SPACE, (_respaced(typed),))

    return find


def _respaced(typed: str) -> str:
    """`typed` with spaces, but for the hyphens that the phrase keeps; « plages-horaire » takes its second s."""
    pieces = typed.split("-")
    if pieces[0].lower() == "quelques" and pieces[1:] in (["part"], ["chose"]):
        pieces[0] = pieces[0][:-1]
    if pieces[0].endswith("s") and len(pieces) == 2 and pieces[0][:-1] in ("plage", "tranche"):
        pieces[1] = pieces[1] if pieces[1].endswith("s") else f"{pieces[1]}s"
    text = " ".join(pieces)
    return text.replace("rendez vous", "rendez-vous")


def _bare(joined: str) -> str:
    """A joined form without the plurals of its elements."""
    return "-".join(piece.rstrip("s") if len(piece) > 3 else piece for piece in joined.split("-"))


def _run_together(pairs: dict[str, str]) -> Find:
    """What finds words written in one, by the table of `soudes`."""
    pattern = re.compile(
        rf"(?<![\w'-])(?:{'|'.join(map(re.escape, sorted(pairs, key=len, reverse=True)))})(?![\w'-])",
        re.IGNORECASE,
    )

    def find(s: Sentence) -> Iterator[Hit]:
        for match in pattern.finditer(s.document.folded, s.span.start, s.span.end):
            if s.document.is_protected(*match.span()):
                continue
            if match.group().isupper() and len(match.group()) < _LONGEST_ACRONYM:
                continue
            right = pairs[match.group().lower()].replace("'", s.apostrophe())
            right = right[:1].upper() + right[1:] if match.group()[0].isupper() else right
            yield Hit(match.start(), match.end(), _MESSAGE_GLUED, (right,))

    return find


_PREFIXES = frozenset(
    "télé auto co pré bio sur contre extra anti multi micro mini éco géo inter super hydro agro photo radio ré socio intra ultra macro"
    " hyper électro thermo néo cyber vidéo".split()
)
# Those that are no words, or hardly: « le télé travail », « une pré vente ».
_APART = frozenset("mini multi micro anti télé pré inter éco co géo hydro agro super socio ré".split())
_MESSAGE_PREFIX = "Ce préfixe se soude au mot."


def prefix_with_hyphen(s: Sentence) -> Iterator[Hit]:
    """`télé-travail`, `co-voiturage`, `mini bus`: known in one word, and in one word only."""
    for i, word in enumerate(s.words):
        prefix, _, rest = word.lower.partition("-")
        if prefix not in _PREFIXES or word.role == "M" or not word.text[1:].islower():
            continue
        end = word.end
        if not rest:
            rest, end = s.lower(i + 1), s.at(i + 1).end
            apart = s.document.folded[word.end : s.at(i + 1).start] == " "
            if prefix not in _APART or not apart or not s.at(i + 1).text.islower():
                continue
        known = s.vocabulary.form
        if len(rest) > 2 and known(f"{prefix}{rest}").known and not known(f"{prefix}-{rest}").known:
            yield Hit(word.start, end, _MESSAGE_PREFIX, (f"{word.text[: len(prefix)]}{rest}",))


_BAD_PREFIX = (
    ("Le télé-travail est permis.", "Le télétravail est permis."),
    ("Le co-voiturage est encouragé.", "Le covoiturage est encouragé."),
    ("La bio-diversité est riche.", "La biodiversité est riche."),
    ("Un anti-dérapant est conseillé.", "Un antidérapant est conseillé."),
    ("Le mini bus est plein.", "Le minibus est plein."),
)
_GOOD_PREFIX = (
    "Le télétravail est permis.",
    "La contre-allée est déneigée.",
    "Un micro est branché.",
    "L’auto-école ouvre.",
    "Le sur-mesure coûte cher.",
)
# Adjectives that dictionaries write with the hyphen.
_NON_WITH_HYPHEN = frozenset(
    "violent violente violents violentes voyant voyante voyants voyantes fumeur fumeurs fumeuse fumeuses croyant croyante croyants"
    " croyantes aligné alignés alignée alignées directif directive directifs directives figuratif figurative figuratifs figuratives"
    " euclidien euclidienne euclidiens euclidiennes engagé engagés stop".split()
)
_MESSAGE_NON = "Devant un adjectif ou un participe, « non » ne prend pas de trait d’union."


def non_before_adjective(s: Sentence) -> Iterator[Hit]:
    """`denrées non-périssables`, `terrain non-pavé`: before an adjective or a participle, two words."""
    for i, word in enumerate(s.words):
        if not word.lower.startswith("non-") or word.lower.count("-") != 1:
            continue
        rest = word.lower[4:]
        form = s.vocabulary.form(rest)
        if rest in _NON_WITH_HYPHEN or not form.qualifiers or word.role == "M" or word.text[4:5].isupper():
            continue
        if (
            form.nouns
            and s.role(i - 1) in ("D", "F", "P", "A", "#", "")
            and s.lower(i - 1) not in ("très", "est")
        ):
            continue  # les non-résidents
        end = word.start + 4
        kept = word.text[:3]
        if s.role(i - 1) == "D" and s.role(i + 1) not in ("N", "A", "M"):
            continue  # les non-inscrits
        yield Hit(word.start, end + len(rest), _MESSAGE_NON, (f"{kept} {word.text[4:]}",))


_BAD_NON = (
    ("Apportez des denrées non-périssables.", "Apportez des denrées non périssables."),
    ("Un chemin non-pavé mène au lac.", "Un chemin non pavé mène au lac."),
    ("Les dépenses non-prévues sont refusées.", "Les dépenses non prévues sont refusées."),
    ("Le terrain est non-conforme.", "Le terrain est non conforme."),
    ("Inscription non-requise.", "Inscription non requise."),
    ("Les frais sont non-remboursables.", "Les frais sont non remboursables."),
)
_GOOD_NON = (
    "Les non-résidents paient plus.",
    "La non-conformité est notée.",
    "Une zone non-fumeur.",
    "Les non-inscrits attendent.",
    "Un organisme à but non lucratif.",
)
_BAD_HYPHEN = (
    ("Le garde manger est plein.", "Le garde-manger est plein."),
    ("Un arc en ciel est apparu.", "Un arc-en-ciel est apparu."),
    ("Les nids de poule seront bouchés.", "Les nids-de-poule seront bouchés."),
    ("La demi finale est à la mi juin.", "La demi-finale est à la mi-juin."),
    ("Au delà du pont, virez à droite.", "Au-delà du pont, virez à droite."),
    ("Le formulaire ci joint est à remplir.", "Le formulaire ci-joint est à remplir."),
)
_GOOD_HYPHEN = (
    "Le bien-être des aînés compte.",
    "On peut bien être en retard.",
    "Il vit sans abri ni toit.",
    "Les enfants de dix à douze ans jouent.",
    "La plus grande mère de famille du rang.",
    "Le sous-sol est inondé.",
)
_BAD_SPACE = (
    ("Consultez la foire-aux-questions.", "Consultez la foire aux questions."),
    ("Tant-mieux si vous venez.", "Tant mieux si vous venez."),
    ("Les plages-horaire sont affichées.", "Les plages horaires sont affichées."),
    ("Les fins-de-semaine, c’est fermé.", "Les fins de semaine, c’est fermé."),
    ("Changez votre mot-de-passe.", "Changez votre mot de passe."),
)
_GOOD_SPACE = (
    "Prenez rendez-vous.",
    "La rue du Chemin-de-Fer est fermée.",
    "Le centre-ville est animé.",
    "Un va-et-vient continu.",
    "La foire aux questions est en ligne.",
)
_BAD_GLUED = (
    ("C’est gratuit, biensur.", "C’est gratuit, bien sûr."),
    ("Fermé parceque la rue est en travaux.", "Fermé parce que la rue est en travaux."),
    ("Apartir de lundi, tout change.", "À partir de lundi, tout change."),
    ("Dabord, lavez vos mains.", "D’abord, lavez vos mains."),
    ("Plustard, on dansera.", "Plus tard, on dansera."),
    ("Parcontre, le chalet est ouvert.", "Par contre, le chalet est ouvert."),
    ("Peutêtre qu’il neigera.", "Peut-être qu’il neigera."),
    ("Cest le temps de voter.", "C’est le temps de voter."),
)
_GOOD_GLUED = (
    "Bien sûr, c’est gratuit.",
    "Elle joue avec entrain.",
    "Parce que c’est loin, roulez.",
    "D’abord, lavez vos mains.",
    "Plus tard, on dansera.",
)
