"""-é, -er: the participle after an auxiliary or beside a noun."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.inflection import chosen
from desktop.checks.grammar.agreement.participle import allowed, subjects
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.verbs.infinitive_forms import has_other_verb
from desktop.checks.grammar.verbs.infinitives import is_er_infinitive, skip_roles
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.clause_openings import clause_starts
from desktop.checks.reading.clauses import verb_after
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import GenderNumber, forms

_CAUSATIVE = forms(
    "laisser faire voir regarder entendre écouter sentir envoyer emmener amener mener conduire aider inviter"
)

_MOVING = forms("aller venir passer courir monter descendre sortir retourner revenir partir rentrer rester")

# What « à » and an infinitive complete: « plein à craquer », « prêtes à manger ».
LEADING = forms("plein pleine pleins pleines prêt prête prêts prêtes facile faciles difficile difficiles")

_QUESTIONS = forms("quel quelle quels quelles comment où quoi qui")


def after_avoir(s: Sentence) -> Iterator[Hit]:
    """`avez-vous penser`, `nous avons réserver`."""
    for i, word in enumerate(s.words):
        if word.role not in ("V", "G", "Y") or "avoir" not in word.form.lemmas(participle=False):
            continue
        j = skip_roles(s, i + 1, "WS")
        while s.role(j) == "O" and s.lower(j).startswith("-"):
            j += 1
        target = s.at(j)
        if word.lower == "a" and has_other_verb(s, i):
            continue  # la date est a confirmer, des sacs a donner: the preposition, which another rule sees
        if word.lower == "a" and s.role(i - 1) == "A" and s.lower(i - 1) in LEADING:
            continue  # plein a craquer
        if is_er_infinitive(target) and s.lower(i - 1) not in ("y", "en"):
            yield on(
                target,
                "Après « avoir », le verbe est au participe passé.",
                *inflected_verb(s, target, ("m", "s")),
            )


def inflected_verb(s: Sentence, word: Word, pair: GenderNumber) -> tuple[str, ...]:
    """The participle of an infinitive or of a past form."""
    offered = s.vocabulary.lexicographer.inflect(word.lower, *pair)
    return tuple(text for text in offered if pair in s.vocabulary.form(text).participles)


def after_etre(s: Sentence) -> Iterator[Hit]:
    """`peut être consulter`, `est remplacer par`, `soit planter`."""
    agreeing = {verb: pairs for pairs, _, verb in subjects(s)}
    for i, word in enumerate(s.words):
        if (word.role not in ("V", "Y", "G") and not _is_auxiliary_ete(s, i)) or not _is_etre(word):
            continue
        if (
            s.lower(i - 1) in ("c'", "ce", "n'", "important", "soit")
            or s.lower(_governor(s, i) - 1) == "ce"
            or (s.lower(i) == "soit" and word.role != "V")
            or (s.lower(i - 1) == "en" and s.lower(i)[:2] == "fu")  # ils s’en furent travailler
        ):
            continue
        if s.lower(i + 1) == "-ce":
            continue  # est-ce trop demander?
        j = skip_roles(s, i + 1, "WS")
        target = s.at(j)
        past = _is_past_only(target)
        if target.capital or not (is_er_infinitive(target) or past) or s.lower(j - 1) in ("de", "à"):
            continue
        if past and s.role(j + 1) in ("Y", "Q"):
            continue  # ce qui doit être doit être dit
        if s.lower(i - 1) == "en" and s.role(i - 2) == "O" and s.lower(i) in _LEFT and not past:
            continue  # il s'en fut vérifier ses collets
        pairs = agreeing.get(i) or agreeing.get(_governor(s, i)) or frozenset({("m", "s")})
        order = sorted(pairs, key=lambda pair: (pair[0] != "m", pair[1] != "s"))
        offered = [form for pair in order for form in inflected_verb(s, target, pair)]
        if offered:
            yield on(target, "Après « être », le verbe est au participe passé.", *offered)


_LEFT = forms("fus fut fûmes fûtes furent fût fussent")


def _is_auxiliary_ete(s: Sentence, i: int) -> bool:
    """`été` after avoir: not the summer."""
    if s.lower(i) != "été":
        return False
    before = s.at(i - 1) if s.role(i - 1) != "W" else s.at(i - 2)
    return "avoir" in before.form.lemmas(participle=False)


def _is_etre(word: Word) -> bool:
    return word.lower in ("être", "été") or any(v.lemma == "être" and v.mood != "E" for v in word.form.verbs)


def _follows_avoir(s: Sentence, i: int) -> bool:
    """`a été`, `ont déjà été`: otherwise `été` is the season, as in « les loisirs d’été débutent »."""
    return any(verb.lemma == "avoir" for word in s.words[max(0, i - 3) : i] for verb in word.form.verbs)


def _is_past_only(word: Word) -> bool:
    """`sortit`, `émit`, `finit`: a past tense that sounds like a participle."""
    form = word.form
    if form.participles or form.nouns or not form.text.endswith(("it", "ut", "t", "is", "us")):
        return False
    return form.only_verb and any(verb.mood in ("Is", "Ip") for verb in form.verbs)


def past_in_aside(s: Sentence, i: int) -> frozenset[GenderNumber]:
    """What agrees with the subject in `Le salaire, établit selon la convention, varie`; empty elsewhere.

    The past tense at `i` opens an aside that ends before the verb of the sentence: it was meant for a participle.
    """
    word = s.at(i)
    if s.lower(i - 1) != "," or s.role(i + 1) not in ("P", "F", "W") or not _heard_as_participle(s, word):
        return frozenset()
    opening = (p for k in clause_starts(s) if k < i and s.role(k) == "D" and (p := noun_phrase(s, k)))
    phrase = next((p for p in opening if complements(s, p.end) == i - 1), None)
    closing = next(
        (k for k in range(i + 2, min(i + 16, len(s.words))) if s.role(k) in (",", "V", ".", "S")), i
    )
    if phrase is None or s.lower(closing) != "," or verb_after(s, closing + 1) is None:
        return frozenset()
    return allowed(phrase)


def _heard_as_participle(s: Sentence, word: Word) -> bool:
    """Whether a form is a past or a present tense whose participle sounds the same: `établit`, `comprit`, `émut`."""
    if word.role != "V" or word.form.nominal or not word.form.persons <= {"1s", "2s", "3s"}:
        return False
    if not word.lower.endswith(("it", "ut", "is", "us")):
        return False
    return any(form.rstrip("st") == word.lower.rstrip("st") for form in inflected_verb(s, word, ("m", "s")))


def aside(s: Sentence) -> Iterator[Hit]:
    """`Le salaire, établit selon la convention, varie`: what an aside says of the subject is a participle."""
    for i in s.with_role("V"):
        if pairs := past_in_aside(s, i):
            order = sorted(pairs, key=lambda pair: (pair[0] != "m", pair[1] != "s"))
            offered = [form for pair in order for form in inflected_verb(s, s.at(i), pair)]
            yield on(s.at(i), "Entre virgules, ce qui est dit du sujet est un participe passé.", *offered)


def _governor(s: Sentence, i: int) -> int:
    """The modal before `être`: `doivent être`, `peut aussi être`."""
    j = i - 1
    while j >= 0 and s.role(j) == "W":
        j -= 1
    return j


def past_after_avoir(s: Sentence) -> Iterator[Hit]:
    """`a permit`, `ont prit`."""
    for i, word in enumerate(s.words):
        if word.role != "V" or not any(v.lemma == "avoir" for v in word.form.verbs):
            continue
        j = skip_roles(s, i + 1, "W")
        if _is_past_only(s.at(j)) and s.role(j) == "V":
            yield on(
                s.at(j), "Après « avoir », c’est le participe passé.", *inflected_verb(s, s.at(j), ("m", "s"))
            )


def infinitive_after_noun(s: Sentence) -> Iterator[Hit]:
    """`les documents déposer par les citoyens`: a participle qualifies the noun."""
    for i, word in enumerate(s.words):
        if word.role != "Y" or not is_er_infinitive(word) or s.role(i - 1) not in ("N", "A"):
            continue
        if s.lower(i - 1) in ("fait", "laisse") and s.role(i - 2) in ("D", "O"):
            continue  # le secrétaire le fait signer par la présidence
        verbs = [w for w in s.words[:i] if w.role in ("V", "Y", "G")]
        by_agent = s.lower(i + 1) == "par"
        if any(w.form.lemmas(participle=False) & (_CAUSATIVE | _MOVING) for w in verbs) or (
            verbs and not by_agent
        ):
            continue
        if s.role(i + 1) not in ("P", "F") or not any(w.role == "D" for w in s.words[:i]):
            continue
        if word.capital or _QUESTIONS & set(s.lowers(0, i)):
            continue
        noun = i - 1 if s.role(i - 1) == "N" else i - 2
        pairs = noun_pairs(s, noun) if s.role(noun) == "N" else frozenset()
        if pairs:
            offered = inflected_verb(s, word, chosen(word.form, pairs))
            yield on(word, "C’est un participe : il qualifie le nom qui précède.", *offered)


def wrong_auxiliary_spelling(s: Sentence) -> Iterator[Hit]:
    """`ont était`, `il été`, `la salle été rénovée`."""
    for i, word in enumerate(s.words):
        helped = i - 1 - (s.lower(i - 1) in ("pas", "jamais", "plus", "toujours", "déjà"))
        if (
            word.lower in ("était", "étaient", "étais")
            and s.role(helped) == "V"
            and any(v.lemma == "avoir" for v in s.at(helped).form.verbs)
        ):
            yield on(word, "Après « avoir », c’est le participe « été ».", "été")
        if word.lower == "été" and s.lower(i - 1) in ("il", "elle", "on", "c'", "j'", "je"):
            plural = s.lower(i - 1) in ("je", "j'")
            yield on(word, "C’est le verbe « être » à l’imparfait.", "étais" if plural else "était")
        if word.lower == "été" and s.lower(i - 1) in ("ils", "elles"):
            yield on(word, "C’est le verbe « être » à l’imparfait.", "étaient")


RULES = (
    GrammarRule(
        "participe.incise",
        aside,
        "Entre virgules, le mot qui qualifie le sujet est au participe passé, sans le « t » du passé simple.",
        bad=(
            (
                "Le salaire, établit selon la convention, varie.",
                "Le salaire, établi selon la convention, varie.",
            ),
            (
                "La somme, remit au comité, servira aux jeunes.",
                "La somme, remise au comité, servira aux jeunes.",
            ),
            (
                "Les candidats, choisit par le jury, seront appelés.",
                "Les candidats, choisis par le jury, seront appelés.",
            ),
            (
                "Le plan, définit par l’urbaniste, sera déposé.",
                "Le plan, défini par l’urbaniste, sera déposé.",
            ),
        ),
        good=(
            "Le salaire, établi selon la convention, varie.",
            "Le maire entre, sourit à la foule, salue et sort.",
            "Le comité se réunit lundi, choisit par vote le lauréat, puis ferme.",
            "Le maire, dit-on, viendra.",
        ),
        roles="V",
    ),
    GrammarRule(
        "participe.avoir",
        after_avoir,
        "Après l’auxiliaire « avoir », le verbe est au participe passé.",
        bad=(
            ("Avez-vous oublier votre permis?", "Avez-vous oublié votre permis?"),
            ("Nous avons déjà planter cent arbres.", "Nous avons déjà planté cent arbres."),
        ),
        good=(
            "Vous avez à signer la feuille.",
            "Il y a manger et manger.",
            "La salle est pleine à craquer.",
        ),
    ),
    GrammarRule(
        "participe.etre",
        after_etre,
        "Après « être », le verbe est au participe passé et s’accorde.",
        bad=(
            (
                "La demande doit être signer par le propriétaire.",
                "La demande doit être signée par le propriétaire.",
            ),
            ("Le bac est remplacer sans frais.", "Le bac est remplacé sans frais."),
            ("Les résultats sont sortit hier.", "Les résultats sont sortis hier."),
        ),
        good=(
            "Le but est de participer.",
            "Ils s’en furent travailler.",
            "C’est aider son voisin qui compte.",
            "Ce peut être nager ou courir.",
            "Le plus simple est d’appeler.",
            "Ce qui doit être doit être dit.",
            "Les inscriptions aux loisirs d’été débutent le 19 mai.",
        ),
    ),
    GrammarRule(
        "participe.avoir_passe_simple",
        past_after_avoir,
        "Après « avoir », le participe ne prend pas la terminaison du passé simple.",
        bad=(("Ce don a permit l’achat de livres.", "Ce don a permis l’achat de livres."),),
        good=("Ce don a permis l’achat de livres.",),
    ),
    GrammarRule(
        "participe.apres_nom",
        infinitive_after_noun,
        "Un verbe qui qualifie un nom est au participe, pas à l’infinitif.",
        bad=(
            (
                "Les arbres planter par les élèves ont poussé.",
                "Les arbres plantés par les élèves ont poussé.",
            ),
        ),
        good=(
            "Venez voir les enfants danser sur la scène.",
            "Les arbres à planter par les élèves sont arrivés.",
        ),
    ),
    GrammarRule(
        "conjugaison.ete",
        wrong_auxiliary_spelling,
        "« été » est le participe du verbe être; « était » en est l’imparfait.",
        bad=(
            ("Les rues ont était déneigées.", "Les rues ont été déneigées."),
            ("Elle été présente.", "Elle était présente."),
            ("L’avis n’a pas était publié.", "L’avis n’a pas été publié."),
        ),
        good=("L’été est là.", "Il a été réélu."),
    ),
)
