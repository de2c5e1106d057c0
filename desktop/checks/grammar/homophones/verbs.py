"""est and et, sont and son, ont and on, peut and peu: verbs that sound like small words."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.homophones.a import clause_verb
from desktop.checks.grammar.homophones.choices import verb_follows
from desktop.checks.reading.clauses import verb_after
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

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
        if word.form.nominal or "3s" not in word.form.persons:
            continue
        if s.role(i - 1) != "D" and not (s.role(i - 2) == "D" and s.role(i - 1) == "A"):
            continue
        lemmas = word.form.lemmas(participle=False, infinitive=False)
        nouns = [noun for noun, lemma in _SOUND_NOUNS.items() if lemma in lemmas]
        if nouns and s.lower(i - 1) not in ("les", "la", "l'", "le"):
            yield on(word, "C’est le nom.", nouns[0])


def et_est(s: Sentence) -> Iterator[Hit]:
    """`la salle et déjà pleine.`: the clause has no verb."""
    for i, word in enumerate(s.words):
        if word.lower != "et" or s.role(i - 1) not in ("N", "M") or not s.is_prose:
            continue
        start = i - 1
        while start > 0 and s.role(start - 1) not in (".", ",", "C", "L", "V"):
            start -= 1
        if s.role(start) == "C":
            start += 1
        phrase = noun_phrase(s, start)
        if phrase is None or s.role(start) != "D" or phrase.number != "s" or verb_follows(s, start):
            continue
        if s.role(start - 1) == "," and (s.lower(start - 2).startswith("-") or s.lower(start) == "toute"):
            continue  # elle était tout heureuse, toute fière et tout étonnée; il possédait, disait-on, la plus belle paire du comté et le plus mauvais caractère
        if complements(s, phrase.end) == i and _predicate(
            s, i + 1, (phrase.gender or "m", "s"), phrase.end == i
        ):
            yield on(word, "La proposition n’a pas de verbe : « est ».", "est")


def _predicate(s: Sentence, i: int, pair: GenderNumber, near: bool) -> bool:
    """Whether an attribute or a moment begins at `i`: `déjà pleine`, `la plus belle`, `en vigueur`, `à 10 h`."""
    j = i
    while s.role(j) == "W":
        j += 1
    if s.lower(i) in ("en", "de") and s.lower(i + 1) in (
        "vigueur",
        "cours",
        "retour",
        "vente",
        "place",
        "service",
    ):
        return True
    if s.lower(i) == "à" and s.role(i + 1) == "#" and s.lower(i + 2) == "h":
        return True
    if s.lowers(i, i + 2) in (("la", "plus"), ("le", "plus")):
        return True
    attribute = s.at(j)
    sure = j > i or not attribute.form.nouns
    if attribute.role not in ("A", "Q", "N") or not sure or pair not in attribute.form.qualifiers:
        return False
    return s.role(j + 1) in (".", "P", "F", ",") and (j > i or (attribute.role == "Q" and near))


def est_et(s: Sentence) -> Iterator[Hit]:
    """`le maire est les conseillers seront`: two subjects."""
    for i, word in enumerate(s.words):
        if word.lower != "est" or s.role(i) == "N":
            continue  # le vent d'est amenait
        if _second_verb(s, i):
            yield on(word, "« et » relie; la proposition a déjà son verbe.", "et")
            continue
        if s.role(i - 1) not in ("N", "M") or s.role(i + 1) not in ("D", "M"):
            continue
        phrase = noun_phrase(s, i + 1)
        if phrase is None:
            continue
        verb = verb_after(s, phrase.end)
        if verb is not None and s.at(verb).form.only_verb and s.at(verb).form.persons <= {"3p"}:
            yield on(word, "Les deux noms sont coordonnés : « et ».", "et")


def _second_verb(s: Sentence, i: int) -> bool:
    """`Découpez ce coupon est économisez`, `les 10 est 11 mai`, `ce projet grand est beau`."""
    following = s.at(i + 1)
    if s.lower(0) in ("quiconque", "où") or "quiconque" in s.lowers(0, i):
        return False  # the clause before is the subject
    if any(s.lower(k) == "donc" and s.role(k + 1) in ("D", "S") for k in range(1, i)):
        return False  # il pleut donc la date est changée
    if s.lower(i - 1) in ("c'", "ce", "qui", "n'", "ne", "s'", "il", "elle", "on", "l'", "y", "en"):
        return False
    if s.role(i - 1) == "#" and following.role == "#" and s.lower(i - 2) in ("les", "du", "des", "le"):
        return True
    past = {verb.mood for verb in following.form.verbs} == {"Is"}  # « est sortit »: another mistake
    if (
        following.role == "V"
        and following.form.only_verb
        and not past
        and not following.lower.startswith("-")
    ):
        return s.lower(i + 1) not in ("est", "sont")
    verb = clause_verb(s, i)
    if verb is None or not s.at(verb).form.only_verb or s.role(i + 1) not in ("A", "Q", "N", "V"):
        return False
    return s.role(i - 1) in ("N", "A", "Q") and any(s.role(k) in ("D", "N", "A") for k in range(verb + 1, i))


def son_sont(s: Sentence) -> Iterator[Hit]:
    """`les portes son ouvertes`, `avec sont équipe`."""
    for i, word in enumerate(s.words):
        following = s.at(i + 1)
        if word.lower == "son":
            numbers = {n for _, n in following.form.qualifiers}
            plural = numbers == {"p"} and not following.form.nouns - following.form.qualifiers
            if s.lower(i - 1) in ("ils", "elles") or (plural and s.role(i - 1) in ("N", "A", "Q", "R")):
                yield on(word, "C’est le verbe « être » : on peut dire « étaient ».", "sont")
        if word.lower == "sont" and s.role(i - 1) in ("P", "F") and following.form.nouns:
            yield on(word, "Devant un nom, c’est le déterminant « son ».", "son")


_BEFORE_ONT = frozenset("NAQM#RV")


def on_ont(s: Sentence) -> Iterator[Hit]:
    """`les élèves on reçu`, `ont peut`."""
    for i, word in enumerate(s.words):
        following = s.at(i + 1)
        if word.lower == "on" and (s.role(i - 1) in _BEFORE_ONT or s.lower(i - 1) in ("ils", "elles")):
            participle = ("m", "s") in following.form.participles and not following.form.finite
            if s.lower(i - 1) == "fois" and following.lower in ("lui", "leur"):
                continue  # cent fois on lui a dit
            if participle or following.lower == "été":
                yield on(word, "C’est le verbe « avoir » : on peut dire « avaient ».", "ont")
        if (
            word.lower == "ont"
            and (i == 0 or s.role(i - 1) in ("L", "K", "."))
            and (
                (following.form.only_verb and following.form.finite)
                or following.lower in ("peut", "va", "doit", "vous", "se")
            )
        ):
            yield on(word, "C’est le pronom « on ».", "on")


def peu_peut(s: Sentence) -> Iterator[Hit]:
    """`on peu réserver`, `la demande peut-être faite`, `il viendra peut être`."""
    for i, word in enumerate(s.words):
        before = s.lower(i - 1)
        if (
            word.lower == "peu"
            and s.role(i + 1) == "Y"
            and s.role(i - 1) in ("S", "N", "M", "A", "Q", "R", "T", "O")
        ):
            yield on(word, "C’est le verbe « pouvoir ».", "peut")
        if (
            word.lower in ("peut", "peux")
            and s.lower(i - 2) != "l'"
            and s.role(i + 1) != "Y"
            and before in ("un", "très", "trop", "si", "depuis", "sous")
        ):
            yield on(word, "C’est l’adverbe « peu ».", "peu")
        if word.lower == "peut" and s.lower(i + 1) == "être" and _is_adverb(s, i):
            yield between(word, s.at(i + 1), "L’adverbe « peut-être » prend un trait d’union.", "peut-être")
        if (
            (
                word.lower == "peut-être"
                and s.role(i - 1) in ("N", "M", "A", "Q", "S")
                and s.role(i + 1) in ("Q", "A")
            )
            and not any(w.role == "V" for w in s.words)
            and s.role(0) in ("D", "S", "M", "T")
        ):
            yield on(word, "Le verbe « pouvoir » et « être » s’écrivent sans trait d’union.", "peut être")


def _is_adverb(s: Sentence, i: int) -> bool:
    after = s.lower(i + 2)
    if i == 0 or s.lower(i - 1) in (".", "!", ";", ":", "…"):
        return after in ("que", "qu'") or s.lower(i + 3).startswith("-") or s.role(i + 2) == "S"
    return s.role(i - 1) in ("V", "O") and s.role(i + 2) not in ("Q", "A") and s.at(i - 1).form.only_verb


def pres_pret(s: Sentence) -> Iterator[Hit]:
    """`tout prêt de la caserne`, `sont près à partir`."""
    for i, word in enumerate(s.words):
        loan = s.role(i - 1) in ("", ".", "D", "A", "F", "P", "#", "C") and s.lower(i - 1) not in (
            "tout",
            "très",
            "plus",
        )
        loan = loan or (s.role(i - 1) == "," and s.lower(i + 1) in ("de", "d'") and s.role(i + 2) == "N")
        if word.lower in ("prêt", "prêts") and s.lower(i + 1) in ("de", "d'", "du", "des") and not loan:
            yield on(word, "« près de » marque la proximité.", "près")
        if word.lower == "près" and s.lower(i + 1) == "à" and s.role(i + 2) in ("Y", "O"):
            plural = "p" in "".join(s.at(i - 1).form.persons)
            yield on(
                word,
                "« prêt à » : disposé à.",
                *(("prêts", "prêtes") if plural else ("prêt", "prête", "prêts")),
            )


RULES = (
    GrammarRule(
        "homophone.nom_verbe",
        noun_for_verb,
        "Le nom et le verbe se prononcent pareil mais ne s’écrivent pas pareil.",
        bad=(("On vous accueil à bras ouverts.", "On vous accueille à bras ouverts."),),
        good=("Un accueil chaleureux.", "On travaille ici."),
    ),
    GrammarRule(
        "homophone.est",
        et_est,
        "« est » est le verbe être; « et » relie.",
        bad=(("La piscine et déjà pleine.", "La piscine est déjà pleine."),),
        good=(
            "Un parc vert et propre.",
            "Le pain et le beurre.",
            "Il avait, disait-on, le plus beau cheval du comté et le plus mauvais caractère.",
        ),
        words=forms("et"),
    ),
    GrammarRule(
        "homophone.et",
        est_et,
        "« et » relie deux noms; « est » est le verbe être.",
        bad=(
            ("Le maire est les conseillers seront présents.", "Le maire et les conseillers seront présents."),
        ),
        good=(
            "La fête est la plus belle.",
            "Quiconque contrevient au règlement est passible d’une amende.",
        ),
        words=forms("est"),
    ),
    GrammarRule(
        "homophone.sont",
        son_sont,
        "« sont » est le verbe être; « son » accompagne un nom.",
        bad=(("Les inscriptions son ouvertes.", "Les inscriptions sont ouvertes."),),
        good=("Elle aime son chien.",),
        words=forms("son sont"),
    ),
    GrammarRule(
        "homophone.ont",
        on_ont,
        "« ont » est le verbe avoir; « on » est un pronom.",
        bad=(
            ("Les élèves on reçu un livre.", "Les élèves ont reçu un livre."),
            ("Ont peut réserver en ligne.", "On peut réserver en ligne."),
        ),
        good=("Ce matin on mange dehors.",),
        words=forms("on ont"),
    ),
    GrammarRule(
        "homophone.peut",
        peu_peut,
        "« peut » est le verbe pouvoir; « peu » marque la quantité; « peut-être » marque le doute.",
        bad=(
            ("On peu réserver en ligne.", "On peut réserver en ligne."),
            ("Peut être que vous avez raison.", "Peut-être que vous avez raison."),
            ("La demande peut-être faite en ligne.", "La demande peut être faite en ligne."),
        ),
        good=(
            "La demande peut être faite en ligne.",
            "Il reste peu de places.",
            "Il viendra peut-être demain.",
        ),
        words=forms("peu peut peux"),
    ),
    GrammarRule(
        "homophone.pres",
        pres_pret,
        "« près de » marque la proximité; « prêt à » veut dire disposé à.",
        bad=(("Le lot se trouve prêt de la rivière.", "Le lot se trouve près de la rivière."),),
        good=(
            "Le service de prêt de livres est gratuit.",
            "Jeux, prêt de raquettes et contes.",
            "Un prêt de 500 $.",
            "Ils sont prêts à partir.",
        ),
        words=forms("prêt prêts près"),
    ),
)
