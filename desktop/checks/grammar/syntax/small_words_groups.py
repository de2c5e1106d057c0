"""A small word too few between two groups, or a subject too many: `La tenue les camps est`, `qui viennent ils peuvent`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.contractions import with_preposition
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.homophones.places import TIMES, sure_verb
from desktop.checks.reading.clauses import subject_at, verb_after
from desktop.checks.reading.function_words import DAYS, MONTHS
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_ARTICLES = forms("le la les l'")
_SPANS = (
    TIMES
    | DAYS
    | MONTHS
    | forms("matin soir midi saison hiver été printemps automne journée temps début fin")
)
_OPENINGS = forms("le la les l' un une cette ce cet notre votre")


def two_groups(s: Sentence) -> Iterator[Hit]:
    """`La tenue les camps de jour est prévue`, `L’entretien le parc relève de la Ville`: one subject, one complement."""
    if s.lower(0) not in _OPENINGS or s.role(0) != "D":
        return
    phrase = noun_phrase(s, 0)
    i = phrase.end if phrase is not None else 0
    if phrase is None or s.lower(i) not in _ARTICLES or s.role(i) != "D" or s.role(i - 1) not in ("N", "A"):
        return
    if s.at(i).capital or s.lower(i + 1) in ("plus", "moins", "mieux"):
        return  # le camp Les Petits Explorateurs; la façon la plus simple
    inside = set(s.lowers(0, i))
    if _SPANS & inside or s.lower(phrase.head) in ("tout", "tous") or s.lower(i - 1) in ("même", "long"):
        return
    found = subject_at(s, i)
    if found is None or s.role(i + 1) == "#" or _SPANS & set(s.lowers(i, found[0].end)):
        return
    verb = s.at(found[1])
    if not sure_verb(verb) or any(s.role(k) in ("K", "R", "U", "L", ",", ".") for k in range(found[1])):
        return
    person = f"3{phrase.number}" if phrase.number else ""
    if person and person not in verb.form.persons:
        return
    yield with_preposition(s, i, "de", "Le second nom complète le premier : il manque « de ».")


_MOMENTS = forms(
    "matin soir midi nuit jour jours semaine mois année été hiver automne printemps fois moment lundi mardi mercredi"
    " jeudi vendredi samedi dimanche heure instant époque saison veille lendemain fin début nombre reste temps"
)
_PRONOUNS = {"il": ("m", "s"), "elle": ("f", "s"), "ils": ("m", "p"), "elles": ("f", "p")}


def double_subject(s: Sentence) -> Iterator[Hit]:
    """`Mon oncle il revenait toujours`, `Passé midi, le propriétaire il doit`: a noun and its pronoun for one verb."""
    if s.final == "?":
        return
    for start in (0, *(k + 1 for k in s.places(_COMMA) if s.role(0) in ("P", "L", "N", "W", "Q", "D"))):
        if (hit := _said_twice(s, start)) is not None:
            yield hit


_COMMA = frozenset({","})


def _said_twice(s: Sentence, start: int) -> Hit | None:
    if s.role(start) not in ("D", "M"):
        return None
    phrase = noun_phrase(s, start)
    if phrase is None or _MOMENTS & {s.lower(phrase.head), s.lower(phrase.end - 1)}:
        return None
    end = complements(s, phrase.end)
    if start and any(s.role(k) in ("V", "X") for k in range(start)) and s.role(0) != "L":
        return None
    gender, number = phrase.gender, phrase.number
    if s.lower(end) == "et" and (other := noun_phrase(s, end + 1)) is not None:
        end, number = complements(s, other.end), "p"
        gender = "f" if gender == other.gender == "f" else "m" if gender and other.gender else ""
    pronoun = s.lower(end)
    who = _PRONOUNS.get(pronoun)
    if who is None or s.at(end).capital or number != who[1] or s.role(end - 1) in (",", "."):
        return None
    if start and (s.lower(start + 1) in _MOMENTS or phrase.head != end - 1):
        return None
    verb = verb_after(s, end + 1)
    if (gender and gender != who[0]) or verb is None or _impersonal(s, end, verb):
        return None
    said = s.document.text[s.at(end + 1).start : s.at(verb).end]
    return between(s.at(end), s.at(verb), "Le sujet est déjà exprimé : pas de pronom.", said)


_IMPERSONAL = forms("y s' reste manque fait n'")


def _impersonal(s: Sentence, pronoun: int, verb: int) -> bool:
    if s.at(verb).form.lemmas() & {"falloir", "neiger", "pleuvoir", "agir"}:
        return True
    return s.lower(pronoun) == "il" and s.lower(pronoun + 1) in _IMPERSONAL


_AGAIN = forms("il elle ils elles")


def subject_again(s: Sentence) -> Iterator[Hit]:
    """`Les gens qui désirent participer ils peuvent s’inscrire`: the noun is the subject already."""
    if s.role(0) != "D":
        return
    for i in s.places(_AGAIN):
        verb = verb_after(s, i + 1)
        if verb is None or s.role(i) != "S" or s.lower(verb + 1).startswith("-"):
            continue
        aside = s.lower(i - 1) == ","
        end = i - aside
        phrase = noun_phrase(s, 0)
        if phrase is None or not phrase.number or s.at(verb).form.persons.isdisjoint({f"3{phrase.number}"}):
            continue
        masculine = s.lower(i) in ("il", "ils")
        if phrase.gender and (phrase.gender == "m") != masculine:
            continue
        if (s.lower(i) in ("ils", "elles")) != (phrase.number == "p"):
            continue
        relative = (
            s.role(phrase.end) == "R"
            and _one_verb(s, phrase.end, end)
            and s.role(end - 1) in ("Y", "A", "Q", "N", "W")
        )
        alone = (
            aside
            and phrase.end == end
            and s.role(verb + 1) in ("Q", "D")
            and not _SPANS & set(s.lowers(0, end))
        )
        alone = alone and s.lower(phrase.head) in _BODIES
        if relative or alone:
            words = s.document.text[s.at(i + 1).start : s.at(verb).end]
            yield between(
                s.at(end - 1), s.at(verb), "Le sujet est déjà exprimé.", f"{s.at(end - 1).text} {words}"
            )


_BODIES = forms(
    "conseil maire mairesse municipalité ville comité greffier greffière directeur directrice bibliothèque"
)


def _one_verb(s: Sentence, start: int, end: int) -> bool:
    verbs = [k for k in range(start, end) if s.role(k) == "V"]
    openers = [k for k in range(start + 1, end) if s.role(k) in ("K", "R", "U", "L", "C", ".", ",")]
    return len(verbs) == 1 and not openers


_PLACED = forms("situé située situés situées")


def placed_near(s: Sentence) -> Iterator[Hit]:
    """`situé proximité de l’école`, `situé 12 rue du Quai`: the preposition of the place."""
    for i in s.places(_PLACED):
        completed = s.lower(i + 2) in ("de", "du", "des", "d'") and s.lower(i + 1) in ("proximité", "côté")
        if completed:
            yield on(s.at(i + 1), "Il manque « à ».", f"à {s.at(i + 1).text}")


_AVAILABLE = forms(
    "disponible disponibles offert offerte offerts offertes affiché affichée affichés affichées vendu vendue vendus vendues"
    " remis remise remises servi servie lieu rendez-vous exposé exposée exposés exposées"
)
_SITES = forms(
    "hôtel bibliothèque bureau comptoir réception accueil mairie aréna écocentre greffe centre parc école église caserne"
    " piscine gymnase presbytère chalet quai kiosque pharmacie garage salle marché patinoire"
)


def at_a_site(s: Sentence) -> Iterator[Hit]:
    """`La liste est disponible l’hôtel de ville`, `aura lieu la bibliothèque`: where it is."""
    for i in s.places(_AVAILABLE):
        if s.lower(i + 1) not in _ARTICLES or s.lower(i + 2) not in _SITES or s.role(i + 1) != "D":
            continue
        word = s.lower(i)
        stated = s.at(i - 1).form.lemmas(participle=False) & {"avoir" if word == "lieu" else "être"}
        named = word == "rendez-vous" and (i == 0 or s.role(i - 1) in (".", ","))
        opening = s.role(0) not in ("D", "M", "N") or (word == "lieu" and s.at(i - 1).form.infinitives)
        if named or (stated and not opening and s.role(i - 1) == "V"):
            yield with_preposition(s, i + 1, "à", "Il manque la préposition de lieu.")


RULES = (
    GrammarRule(
        "preposition.lieu",
        at_a_site,
        "Le complément de lieu est introduit par une préposition.",
        bad=(
            ("La liste est disponible l’hôtel de ville.", "La liste est disponible à l’hôtel de ville."),
            ("Le spectacle aura lieu le parc Ouellet.", "Le spectacle aura lieu au parc Ouellet."),
        ),
        good=(
            "Samedi aura lieu la fête.",
            "Sont offerts le parc et la piscine.",
            "La Ville a vendu le chalet.",
            "Ici est affichée la salle.",
        ),
        words=_AVAILABLE,
    ),
    GrammarRule(
        "preposition.entre_noms",
        two_groups,
        "Le complément du nom est introduit par une préposition.",
        bad=(
            ("La tenue les camps de jour est prévue en juillet.", "La tenue des camps de jour est prévue en juillet."),
            ("L’entretien le parc sera confié au club.", "L’entretien du parc sera confié au club."),
            ("La fermeture la rue a causé un détour.", "La fermeture de la rue a causé un détour."),
        ),
        good=(
            "La Ville les a avisés.",
            "Le jour la rue est calme.",
            "Le conseil le sera aussi.",
            "La fin de semaine la rue est fermée.",
        ),
        words=_OPENINGS | {"l"},
        roles="V",
    ),
    GrammarRule(
        "sujet.double",
        double_subject,
        "À l’écrit, le nom sujet n’est pas repris par un pronom.",
        bad=(
            ("Passé midi, le propriétaire il doit payer.", "Passé midi, le propriétaire doit payer."),
            ("La mairesse et son équipe elles vous saluent.", "La mairesse et son équipe vous saluent."),
            ("Mon oncle il revenait toujours.", "Mon oncle revenait toujours."),
            ("La Ville elle ramasse les feuilles.", "La Ville ramasse les feuilles."),
            ("Les enfants ils jouent dehors.", "Les enfants jouent dehors."),
            ("Ma voisine elle chante bien.", "Ma voisine chante bien."),
            ("Les pompières elles arrivent vite.", "Les pompières arrivent vite."),
        ),
        good=(
            "Ce matin il neige.",
            "La pluie finie, elle sort.",
            "Le lundi il travaille.",
            "La fête, elle, aura lieu.",
            "Cette année elle dirige le chœur.",
        ),
        words=forms("il elle ils elles"),
    ),
    GrammarRule(
        "sujet.repris",
        subject_again,
        "Le nom est le sujet : le pronom le répète.",
        bad=(
            ("Les gens qui désirent participer ils peuvent s’inscrire.", "Les gens qui désirent participer peuvent s’inscrire."),
            ("Le conseil, il a adopté le budget.", "Le conseil a adopté le budget."),
        ),
        good=(
            "Les gens qui arrivent, ils les accueillent.",
            "Le matin, il a lu le journal.",
            "La voisine qui l’aime, il la salue.",
            "Le parc, elle a aimé.",
        ),
        words=_AGAIN,
    ),
    GrammarRule(
        "preposition.situe",
        placed_near,
        "On est situé « à proximité », « à côté ».",
        bad=(
            ("Le parc est situé proximité de l’école.", "Le parc est situé à proximité de l’école."),
            ("Un banc situé côté du quai.", "Un banc situé à côté du quai."),
        ),
        good=("Le parc est situé à proximité.", "Un banc situé côté sud.", "La cote est située à gauche."),
        words=_PLACED,
    ),
)  # fmt: skip
