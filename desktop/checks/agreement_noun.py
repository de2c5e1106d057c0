"""Adjectives and participles agree with the noun they stand beside."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.antecedents import noun_pairs
from desktop.checks.function_words import PRENOMINAL
from desktop.checks.grammar_rule import GrammarRule, Hit, on
from desktop.checks.qualified import bare_complement, possible
from desktop.checks.sentence import Sentence, Word
from desktop.checks.words import Form, GenderNumber, forms

_SHADES = forms("clair foncé pâle vif marine olive ciel lime pomme tendre sombre")
_FIXED = forms(
    "même mêmes possible compris maximum minimum standard chic express demi nu ci-joint tel telle"
    " tels telles été partie plein fort haut bas court cher comme dit dû excepté passé vu sauf cadeau"
    " seul seule"
)


def chosen(form: Form, pairs: frozenset[GenderNumber]) -> GenderNumber:
    """Of the pairs that would agree, the one nearest to what was written."""
    own = form.qualifiers or form.nouns
    order = sorted(pairs, key=lambda pair: (difference(pair, own), pair != ("m", "p"), pair))
    return order[0]


def difference(pair: GenderNumber, own: frozenset[GenderNumber]) -> int:
    return min(((pair[0] != g) + (pair[1] != n) for g, n in own), default=2)


def inflected(s: Sentence, word: Word, pair: GenderNumber) -> tuple[str, ...]:
    """The word in that gender and number, each form confirmed by the lexicon."""
    offered = s.vocabulary.lexicographer.inflect(word.lower.replace("'", "’"), *pair)
    lemmas = {lemma for lemma, _ in word.form.participle_verbs}
    confirmed = [
        text
        for text in offered
        if pair in (form := s.vocabulary.form(text)).qualifiers | form.nouns
        and (not lemmas or lemmas & {lemma for lemma, _ in form.participle_verbs} or form.adjectives)
    ]
    if not word.form.participles:
        # « complète » is « complet », not « complété ».
        confirmed.sort(key=lambda text: bool(s.vocabulary.form(text).participles))
    return tuple(text.replace("’", s.apostrophe()) for text in confirmed)


def qualifier_after_noun(s: Sentence) -> Iterator[Hit]:
    """`les légumes récolté`, `une neige ramassé`: the qualifier agrees with one of the nouns before it."""
    for i, word in enumerate(s.words):
        if word.role not in ("A", "Q") or not _pure(s, i) or _excused(s, i):
            continue
        before = i - 1
        if s.lower(before) in ("et", "ou") and s.role(before - 1) in ("A", "Q") and s.role(i + 1) != "N":
            before -= 1  # les demandes complètes et signées
        if s.lowers(before - 1, before + 1) == ("une", "fois"):
            before -= 2  # la neige une fois ramassée
        named = s.role(before) == "Y" and s.lower(before - 1) in ("de", "à") and s.role(before - 2) == "N"
        if s.role(before) not in ("N", "M", "W", "A", "Q") and not named:
            continue
        if _locution(s, before) or s.lower(before) in ("été", "être", "avoir", "ayant", "étant"):
            continue
        pairs = possible(s, before, word)
        if not pairs or word.form.qualifiers & pairs:
            continue
        suggestions = inflected(s, word, chosen(word.form, _nearest(s, i, pairs)))
        if suggestions:
            yield on(
                word, f"«\u00a0{word.text}\u00a0» ne s’accorde avec aucun nom qui le précède.", *suggestions
            )


def agrees_with_earlier_noun(s: Sentence, i: int) -> bool:
    """Whether the qualifier at `i` agrees with a noun of the phrase that it ends, even a distant one."""
    return bool(possible(s, i - 1, s.at(i)) & s.at(i).form.qualifiers)


def _pure(s: Sentence, i: int) -> bool:
    """Whether the word can only qualify what stands before it."""
    word = s.at(i)
    form = word.form
    if word.lower in _FIXED and not (word.lower == "plein" and s.lower(i + 1) in ("de", "d'")):
        return False
    if word.capital or (form.gerund and not (form.adjectives and s.role(i + 1) == "V")):
        return False
    measured = s.lower(i + 1) in ("de", "d'") and s.role(i + 2) == "#"
    if word.lower in PRENOMINAL and not measured and (s.role(i - 1) != "N" or s.role(i + 1) == "N"):
        return False
    title = word.role in ("A", "Q") and s.role(0) == "N"
    if form.finite and not title and not any(w.role == "V" for w in s.words):
        return False
    if form.nouns and form.nouns <= form.adjectives:
        return form.text in _COMPARED or not (form.text.endswith(_AGENTS) or form.text in _PEOPLE)
    if word.role == "Q" and form.nouns <= form.participles:
        moment = s.role(i + 1) == "D" and s.role(i + 2) == "#"
        return s.role(i + 1) in ("P", "F", ",", ".", "", "V", "C") or moment or not form.nouns
    return not form.nouns


_AGENTS = ("eur", "eurs")
# Nouns that stand beside another without agreeing: « volet jeune », « comité citoyen », « papier journal ».
_PEOPLE = forms(
    "jeune jeunes adulte adultes aîné aînés enfant enfants bénévole bénévoles client clients ado ados"
    " parent parents expert experts junior juniors senior seniors ami amis mâle mâles journal midi"
    " soir nature surprise découverte bonus record santé cible clé limite type pilote vedette contenant"
    " contenants locataire locataires riverain riverains résident résidents employé employés élu élus"
    " nord sud ouest est or pastel crème loisir loisirs"
)
_COMPARED = forms(
    "majeur majeurs mineur mineurs extérieur extérieurs intérieur intérieurs supérieur supérieurs antérieur"
)


def _locution(s: Sentence, last: int) -> bool:
    """`en général`, `bien sûr que`, `à nouveau`: adverbs in two words, which nothing qualifies."""
    return s.lowers(last - 1, last + 1) in _LOCUTIONS or s.lowers(last, last + 2) in _LOCUTIONS


_LOCUTIONS = {
    tuple(locution.split())
    for locution in [
        "en général",
        "en particulier",
        "en effet",
        "en fait",
        "en réalité",
        "en cours",
        "en outre",
        "en tout",
        "bien sûr",
        "de nouveau",
        "fait partie",
        "à nouveau",
        "au moins",
        "au plus",
        "de plus",
        "d' abord",
        "en partie",
        "au complet",
        "en entier",
        "faire partie",
        "font partie",
        "en vain",
        "en plus",
        "au total",
        "en moyenne",
        "en principe",
        "en vigueur",
    ]
}


def _nearest(s: Sentence, i: int, pairs: frozenset[GenderNumber]) -> frozenset[GenderNumber]:
    """The pairs of the noun just before, when changing the word to agree with it costs no more."""
    j = i - 1
    while j > 0 and (s.role(j) != "N" or bare_complement(s, j)):
        j -= 1
    near = noun_pairs(s, j) & pairs or pairs
    own = s.at(i).form
    best = min(difference(pair, own.qualifiers) for pair in pairs)
    return near if min((difference(p, own.qualifiers) for p in near), default=9) <= best else pairs


def _excused(s: Sentence, i: int) -> bool:
    """Compound colours, two singular adjectives for one plural noun, and what follows a verb of state."""
    following, after = s.lower(i + 1), s.role(i + 2)
    if following in _SHADES or s.lower(i) in _SHADES:
        return True
    if following == "(":
        return True
    if following in ("et", "ou", ",", "/") and after in ("A", "Q", "N", "W"):
        if s.role(i) == "Q":
            return False
        if after in ("W", "N"):
            return following != "," and (after == "W" or s.lower(i) in _COLOURS)
        if _indefinite(s, i):
            return False
        mixed = "s" not in {n for _, n in s.at(i + 2).form.qualifiers}
        return "Q" not in (s.role(i), after) and not (mixed and following != ",")
    if s.lower(i - 1) in ("et", "ou"):
        return s.role(i) == "A" and s.role(i - 2) == "A" and not _indefinite(s, i - 1)
    return s.role(i + 1) == "N" and s.at(i).form.adjectives != frozenset()


def _indefinite(s: Sentence, i: int) -> bool:
    """`des journées chaudes et humides`: two qualities of the same things, not two kinds (« les langues… »)."""
    j = i - 1
    while s.role(j) in ("A", "Q"):
        j -= 1
    article, before = s.lower(j - 1), s.role(j - 2)
    return article in ("de", "d'", "plusieurs", "quelques") or (
        article == "des" and before not in ("N", "A", "Q")
    )


_COLOURS = forms("blanc noir rouge bleu vert jaune brun gris rose orange beige blanche noire bleue verte")


def superlative(s: Sentence) -> Iterator[Hit]:
    """`le chemin le plus courte`, `est la plus accueillant`: article and adjective agree."""
    for i, word in enumerate(s.words):
        if word.role not in ("A", "Q") or s.lower(i - 1) not in ("plus", "moins") or not word.form.qualifiers:
            continue
        article = {"le": ("m", "s"), "la": ("f", "s"), "les": ("", "p")}.get(s.lower(i - 2))
        if article is None or s.role(i - 2) != "D" or (s.role(i - 3) in ("V", "W") and article[0] == "m"):
            continue
        fitting = {p for p in word.form.qualifiers if article[0] in ("", p[0]) and p[1] == article[1]}
        if not fitting:
            pair = chosen(
                word.form, frozenset({(article[0] or "m", article[1]), (article[0] or "f", article[1])})
            )
            yield on(
                word,
                f"«\u00a0{word.text}\u00a0» s’accorde avec «\u00a0{s.lower(i - 2)}\u00a0».",
                *inflected(s, word, pair),
            )


def adjective_after_determiner(s: Sentence) -> Iterator[Hit]:
    """`une vrai voix`, `un excellente maire`: the adjective takes the gender of its determiner."""
    for i, word in enumerate(s.words):
        determiner = s.lower(i - 1)
        if (
            word.role != "A"
            or word.form.nouns - word.form.adjectives
            or determiner not in _GENDERED
            or s.role(i - 1) != "D"
        ):
            continue
        if word.lower in _INVARIABLE or word.capital or s.role(i + 1) not in ("N", "A"):
            continue
        gender = _GENDERED[determiner]
        if gender in {g for g, _ in word.form.adjectives} or not word.form.adjectives:
            continue
        noun = {g for g, _ in s.at(i + 1).form.nouns}
        if noun and gender not in noun:
            continue  # the determiner is wrong, and another rule says so
        offered = inflected(s, word, (gender, "s"))
        if offered:
            yield on(
                word, f"«\u00a0{word.text}\u00a0» prend le genre de «\u00a0{determiner}\u00a0».", *offered
            )


_GENDERED = {
    **dict.fromkeys(("un", "le", "ce", "cet", "au", "du"), "m"),
    **dict.fromkeys(("une", "la", "cette", "ma", "ta", "sa"), "f"),
}
_INVARIABLE = forms("demi nu feu mi semi quasi presque tout haut bas fort ex vice grand")


def plural_noun_after_singular_adjective(s: Sentence) -> Iterator[Hit]:
    """`différente activités`, `plusieurs nouvelle familles`: the adjective before the noun."""
    for i, word in enumerate(s.words):
        if word.lower not in PRENOMINAL or s.role(i + 1) != "N" or (word.capital and i):
            continue
        noun = s.at(i + 1).form
        named = not noun.finite or s.role(i - 1) in ("D", "F", "#")
        if not word.form.qualifiers or not noun.nouns or not named or noun.text in PRENOMINAL:
            continue
        if word.form.qualifiers & noun.nouns or word.form.nouns & noun.nouns:
            continue
        if s.lower(i + 2) == "et" and s.role(i + 3) == "N":
            continue
        numbers = {n for _, n in noun.nouns}
        second = s.role(i - 1) == "C" and s.role(i - 2) in ("A", "D")
        if len(numbers) != 1 or second or word.lower in ("demi", "seul", "même", "tel"):
            continue
        pair = chosen(word.form, noun.nouns)
        if suggestions := (*_before_vowel(word.lower, pair, noun.text), *inflected(s, word, pair)):
            yield on(
                word,
                f"«\u00a0{word.text}\u00a0» s’accorde avec «\u00a0{s.at(i + 1).text}\u00a0».",
                *suggestions,
            )


def _before_vowel(word: str, pair: GenderNumber, noun: str) -> tuple[str, ...]:
    """`nouvel ordre`, `bel arbre`, `vieil orme`."""
    if pair != ("m", "s") or noun[:1] not in "aeiouéèêâîôœ":
        return ()
    return tuple(
        form
        for stem, form in (("nouve", "nouvel"), ("bel", "bel"), ("viei", "vieil"))
        if word.startswith(stem)
    )


RULES = (
    GrammarRule(
        "accord.qualificatif",
        qualifier_after_noun,
        "L’adjectif et le participe prennent le genre et le nombre du nom auquel ils se rapportent.",
        bad=(
            (
                "Une fois la rampe installé, le parc rouvrira.",
                "Une fois la rampe installée, le parc rouvrira.",
            ),
            (
                "Les branches ramassé au printemps sont broyées.",
                "Les branches ramassées au printemps sont broyées.",
            ),
            ("Voici les étapes suivi par notre équipe.", "Voici les étapes suivies par notre équipe."),
            (
                "Les demandes complète et signée sont traitées.",
                "Les demandes complètes et signées sont traitées.",
            ),
            ("Des quais flottant seront installés.", "Des quais flottants seront installés."),
            (
                "Il légua ses livres et sa collection entier de cartes.",
                "Il légua ses livres et sa collection entière de cartes.",
            ),
            ("Un plan complète doit être fourni.", "Un plan complet doit être fourni."),
            ("Une soirée plein de surprises vous attend.", "Une soirée pleine de surprises vous attend."),
        ),
        good=(
            "Le service de prêt gratuit est offert.",
            "Les langues anglaise et française sont parlées.",
            "Des murs bleu clair accueillent les visiteurs.",
            "Un comité de citoyens engagés se réunit.",
            "Le règlement sur les chiens et les chats adopté en mai est clair.",
            "Elle avait l’air fatiguée.",
            "Merci de garder vos bacs propres.",
            "Les enfants sont revenus de la sortie ravis.",
            "Un contenant métallique est exigé.",
            "Les portes coupe-feu défectueuses seront réparées.",
            "L’ensemble des mesures prévues est connu.",
            "Le budget et la planification annuels sont adoptés.",
        ),
    ),
    GrammarRule(
        "accord.superlatif",
        superlative,
        "Après « le plus », l’adjectif s’accorde avec l’article.",
        bad=(
            ("Voici le sentier le plus courte.", "Voici le sentier le plus court."),
            ("Cette salle est la plus grand de la région.", "Cette salle est la plus grande de la région."),
        ),
        good=("Voici le sentier le plus court.", "C’est la rivière qui monte le plus vite."),
    ),
    GrammarRule(
        "accord.adjectif_determinant",
        adjective_after_determiner,
        "L’adjectif placé devant le nom s’accorde avec le déterminant et le nom.",
        bad=(("C’est une vrai réussite.", "C’est une vraie réussite."),),
        good=("C’est une vraie réussite.", "Une demi-heure plus tard, tout était fini."),
    ),
    GrammarRule(
        "accord.adjectif_devant",
        plural_noun_after_singular_adjective,
        "L’adjectif placé devant le nom s’accorde aussi avec lui.",
        bad=(
            ("Nous offrons différente activités.", "Nous offrons différentes activités."),
            ("Plusieurs nouvelle familles sont arrivées.", "Plusieurs nouvelles familles sont arrivées."),
        ),
        good=("Nous offrons différentes activités.", "La même équipe sera présente."),
    ),
)
