"""Two sentences run into one: `est fermé Les plaisanciers doivent`, `gratuitement il contient`, `à tous venez fêter`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.commas.clauses import comma_after
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between
from desktop.checks.grammar.homophones.places import SURE_VERBS, TIMES, only_plural, sure_verb
from desktop.checks.grammar.verbs.infinitives import is_vous_form
from desktop.checks.reading.clauses import subject_at, verb_after
from desktop.checks.reading.function_words import DAYS, MONTHS
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms
from desktop.editorial.findings import Category, Severity

_PRONOUNS = forms("nous vous il elle on ils elles je j' c'")
_ARTICLES = forms("le la les l' un une des ce cet cette ces notre votre nos vos")
_STARTERS = _PRONOUNS | _ARTICLES | {"merci"}
_ENDS = frozenset(("N", "A", "Q", "W", "M", "#", "T", "Y"))
# A name that begins with an article follows what it names: « le film Les Boys est présenté ».
_NAMED = forms(
    "film livre roman album journal revue magazine émission spectacle restaurant ferme boutique groupe club exposition"
    " conférence atelier pièce concours chanson programme projet centre camp parc centre organisme fondation ensemble trio"
    " duo chœur chorale troupe compagnie coopérative résidence maison auberge théâtre café casse-croûte bistro série balado"
    " documentaire poème tableau œuvre sculpture murale thème titre recueil conte événement festival défi circuit sentier"
    " école garderie habitation habitations association comité mouvement parti hebdomadaire quotidien site page chronique"
)


def sentence_without_mark(s: Sentence) -> Iterator[Hit]:
    """`Le quai est fermé Les plaisanciers doivent attendre.`, `Le feu est éteint, Nous remercions les pompiers.`"""
    for i in s.places(_STARTERS):
        word = s.at(i)
        if i < 3 or not word.capital:
            continue
        comma = s.lower(i - 1) == ","
        last = i - 2 if comma else i - 1
        if s.role(last) not in _ENDS or s.at(last).text.endswith(".") or _titled(s, i):
            continue
        if len(word.text) > 1 and word.text.isupper():
            continue
        verb = next((k for k in range(last + 1) if sure_verb(s.at(k)) or s.role(k) == "V"), None)
        if verb is None or not _starts_clause(s, i, comma=comma):
            continue
        message = "Un point sépare deux phrases."
        if comma:
            yield Hit(s.at(i - 1).start, s.at(i - 1).end, message, (".",))
        else:
            yield Hit(s.at(last).start, s.at(last).end, message, (f"{s.at(last).text}.",))


def _titled(s: Sentence, i: int) -> bool:
    """Whether the capital may open a title or a name, rather than a sentence."""
    text = s.document.folded
    marked = text[: s.at(i).start].rstrip(" ")[-1:] in ("«", "(", '"', "“", "*", "–", "—", "-", "/")
    named = s.role(i - 1) == "N" and s.lower(i - 1) in _NAMED
    return (
        marked
        or named
        or s.at(i + 1).capital
        or text.count("«", 0, s.at(i).start) > text.count("»", 0, s.at(i).start)
    )


def _starts_clause(s: Sentence, i: int, *, comma: bool) -> bool:
    if s.lower(i) == "merci":
        return not comma and s.lower(i + 1) in ("à", "de", "d'", "pour", "aux", "au") and s.role(i - 1) != "D"
    if s.lower(i) in _PRONOUNS:
        if s.lower(i) in ("nous", "vous"):
            person = "1p" if s.lower(i) == "nous" else "2p"
            verb = verb_after(s, i + 1)
            return verb is not None and person in s.at(verb).form.persons
        return verb_after(s, i + 1) is not None
    found = subject_at(s, i)
    return (
        found is not None
        and sure_verb(s.at(found[1]))
        and s.role(i - 1 - comma) in ("Q", "W", "A", "N", "#")
        and not any(s.role(k) in ("K", "R", "U", "L") for k in range(i))
    )


_CLITICS = forms("il elle ils elles on nous vous c'")
_NOT_ALONE = forms("y a")


def two_clauses(s: Sentence) -> Iterator[Hit]:
    """`Le bac est distribué gratuitement il contient un sac`, `Venez nombreux nous vous attendons`."""
    for i in s.places(_CLITICS):
        if i < 2 or s.at(i).capital or s.role(i - 1) not in _ENDS - {"M", "Y"}:
            continue
        if s.role(i - 1) == "W" and not (s.lower(i - 1).endswith("ment") and len(s.lower(i - 1)) > 6):
            continue
        verb = verb_after(s, i + 1)
        if verb is None or s.lowers(i + 1, i + 3) == ("y", "a") or s.lower(verb + 1).startswith("-"):
            continue
        if not _is_subject(s, i, verb) or not _complete_before(s, i):
            continue
        last, word = s.at(i - 1), s.at(i)
        if s.role(i - 1) == "T" and s.lower(i - 1) not in (
            "tous",
            "toutes",
            "celui-ci",
            "celle-ci",
            "ceux-ci",
        ):
            continue
        said = word.text[:1].upper() + word.text[1:]
        stops = (f"{last.text}. {said}", f"{last.text}; {word.text}", f"{last.text}, {word.text}")
        ordered = is_vous_form(s.at(0))
        yield between(
            last, word, "Deux propositions se suivent sans ponctuation.", *(stops[::-1] if ordered else stops)
        )


def _is_subject(s: Sentence, i: int, verb: int) -> bool:
    lower, form = s.lower(i), s.at(verb).form
    if lower == "c'":
        return s.lower(verb) in ("est", "était", "sera")
    if lower in ("nous", "vous"):
        person = "1p" if lower == "nous" else "2p"
        return person in form.persons and s.at(verb).lower[-3:] != "ées" and form.only_verb
    return s.role(i) == "S" and bool(form.persons & {"3s", "3p"})


def _complete_before(s: Sentence, i: int) -> bool:
    """Whether a clause with its subject and its verb, and nothing that opens another one, ends just before `i`."""
    start = next((k + 1 for k in range(i - 1, -1, -1) if s.role(k) == "."), 0)
    if any(
        s.role(k) in ("K", "R", "U", "L", "C") or s.lower(k) in ("quel", "quelle") for k in range(start, i)
    ):
        return False
    first = s.at(start)
    if is_vous_form(first) and any(v.mood == "E" for v in first.form.verbs):
        return start + 1 < i and not s.lower(start + 1).startswith("-")
    if s.role(start) not in ("D", "S", "M", "T"):
        return False
    found = subject_at(s, start)
    if found is None or not sure_verb(s.at(found[1])) or found[1] >= i - 1:
        return False
    return not {"dit", "ainsi"} & {s.lower(found[1])}


_GREETINGS = forms("bonjour bonsoir salut merci bravo allô bienvenue")


def order_after_greeting(s: Sentence) -> Iterator[Hit]:
    """`Bonjour à tous venez célébrer`, `Parents inscrivez vos enfants`, `Citoyens la parole est à vous`."""
    if s.lower(0) in _GREETINGS:
        end = 1
        while (
            s.lower(end) in ("à", "et")
            or s.role(end) in ("T", "D")
            or s.lower(end) in ("tous", "toutes", "chers", "chères", "le", "monde")
        ):
            end += 1
        while s.role(end) in ("N", "A", "M") and not is_vous_form(s.at(end)) and end < 7:
            end += 1
    elif _people(s):
        phrase = noun_phrase(s, 0)
        end = complements(s, phrase.end) if phrase is not None else 0
    else:
        return
    if end == 0 or s.role(end - 1) not in ("N", "A", "M", "T", "D") or s.lower(end - 1) == "à":
        return
    ordered = is_vous_form(s.at(end)) and s.role(end) in ("V", "N") and s.lower(end + 1) != "-vous"
    spoken = s.lower(end) in ("nous", "vous", "votre", "vos", "notre") and _own_clause(s, end)
    told = (
        s.lower(0) not in _GREETINGS and s.role(end) == "D" and _own_clause(s, end) and _second_person(s, end)
    )
    if ordered or spoken or told:
        yield comma_after(s, end - 1, "Une virgule suit le nom de la personne à qui l’on s’adresse.")


def _own_clause(s: Sentence, i: int) -> bool:
    if s.lower(i) in ("nous", "vous"):
        verb = verb_after(s, i + 1)
        return verb is not None and _is_subject(s, i, verb)
    return subject_at(s, i) is not None


def _second_person(s: Sentence, i: int) -> bool:
    return bool({"vous", "votre", "vos", "-vous"} & set(s.lowers(i, len(s.words))))


def _people(s: Sentence) -> bool:
    first = s.at(0)
    plural = first.role == "N" and only_plural(first.form.nouns) and not first.form.verbs
    return plural and (
        first.lower in _PEOPLE or first.lower.endswith(("teurs", "trices", "yens", "yennes", "ants", "eurs"))
    )


_PEOPLE = forms(
    "parents élèves enfants jeunes aînés aînées ados adolescents voisins voisines bénévoles familles propriétaires locataires"
    " gourmands sportifs sportives mélomanes cyclistes artistes artisans artisanes riverains contribuables électeurs commerçants"
)
_C = forms("c'")


def it_is(s: Sentence) -> Iterator[Hit]:
    """`La date limite c’est le 12 mai`: what « c’ » takes up is set apart."""
    if s.role(0) != "D" or not s.places(_C):
        return
    i = s.places(_C)[0]
    phrase = noun_phrase(s, 0)
    if phrase is None or s.lower(i + 1) not in ("est", "était", "sera") or complements(s, phrase.end) != i:
        return
    if phrase.head + 1 <= i and not TIMES & set(s.lowers(0, i)):
        yield comma_after(s, i - 1, "Une virgule isole ce que « c’ » reprend.")


_EVERY = forms("chaque tous toutes")
_SPANS = (
    TIMES
    | DAYS
    | MONTHS
    | forms(
        "automne hiver printemps été matin soir midi an mois semaine jour année lundis mardis mercredis jeudis vendredis samedis dimanches jours soirs"
        " matins printemps hivers étés ans semaines automnes"
    )
)


def after_every(s: Sentence) -> Iterator[Hit]:
    """`Chaque automne la Ville ramasse les feuilles`, `Tous les lundis le bureau ferme à midi`."""
    start = 1 if s.lower(0) == "chaque" else 2 if s.lower(1) == "les" else 0
    if s.lower(0) not in _EVERY or not start or s.lower(start) not in _SPANS:
        return
    end = start + 1
    if s.lower(end) in ("matins", "soirs", "matin", "soir"):
        end += 1
    pronoun = s.lower(end) in ("nous", "vous") and verb_after(s, end + 1) is not None
    found = subject_at(s, end) if s.role(end) == "D" else None
    sure = found is not None and (sure_verb(s.at(found[1])) or s.role(found[1] + 1) == "D")
    if (pronoun and not s.lower(end + 1).startswith("-")) or sure:
        yield comma_after(s, end - 1, "Une virgule suit le complément de temps placé en tête.")


_OFFICES = forms(
    "maire mairesse directeur directrice président présidente greffier greffière conseiller conseillère trésorier trésorière"
    " coordonnateur coordonnatrice responsable inspecteur inspectrice animateur animatrice entraîneur entraîneuse chef cheffe"
    " bibliothécaire ingénieur ingénieure urbaniste préfet préfète ministre député députée urbaniste curé auteur auteure autrice"
)


def after_name(s: Sentence) -> Iterator[Hit]:
    """`La directrice générale, Anne Côté a présenté le budget`: the name is set apart on both sides."""
    if s.role(0) != "D" or not _OFFICES & set(s.lowers(1, 4)):
        return
    phrase = noun_phrase(s, 0)
    if phrase is None or s.lower(phrase.head) not in _OFFICES:
        return
    i = complements(s, phrase.end)
    if s.lower(i) != ",":
        return
    k = i + 1
    while s.role(k) == "M" or (k > i + 1 and s.at(k).capital):
        k += 1
    verb = verb_after(s, k) if k > i + 1 else None
    if verb is not None and s.lower(verb) in SURE_VERBS | {
        "présente",
        "invite",
        "rappelle",
        "explique",
        "annonce",
    }:
        yield comma_after(s, k - 1, "Le nom mis en apposition est entre deux virgules.")


RULES = (
    GrammarRule(
        "ponctuation.phrases",
        sentence_without_mark,
        "Deux phrases sont séparées par un point.",
        bad=(
            ("Le quai est fermé Les plaisanciers doivent attendre.", "Le quai est fermé. Les plaisanciers doivent attendre."),
            ("Le feu est éteint, Nous remercions les pompiers.", "Le feu est éteint. Nous remercions les pompiers."),
            ("Nous rouvrirons lundi Merci de votre patience.", "Nous rouvrirons lundi. Merci de votre patience."),
        ),
        good=(
            "On présente le film Les Boys est content.",
            "Le parc est fermé. Les bancs sont partis.",
            "Bonjour, Nous avons reçu votre lettre.",
            "Elle lit Le Devoir et La Presse.",
            "La laisse mesure au plus 1,25 m. Il doit la tenir.",
        ),
        category=Category.TYPOGRAPHY,
        words=_STARTERS | {"l", "j", "c"},
    ),
    GrammarRule(
        "ponctuation.juxtaposition",
        two_clauses,
        "Deux propositions qui se suivent sont séparées par un signe de ponctuation ou une conjonction.",
        bad=(
            ("Le bac est distribué gratuitement il contient un sac.", "Le bac est distribué gratuitement. Il contient un sac."),
            ("Venez nombreux nous vous attendons.", "Venez nombreux, nous vous attendons."),
            ("La patinoire est ouverte elle ferme à 22 h.", "La patinoire est ouverte. Elle ferme à 22 h."),
        ),
        good=(
            "Le conseil a adopté il y a un an un plan.",
            "Quand le parc est fermé, il faut attendre ailleurs.",
            "Le jour même il neigeait.",
            "Le conseil nous a reçus.",
        ),
        category=Category.TYPOGRAPHY,
        words=_CLITICS | {"c"},
        roles="V",
    ),
    GrammarRule(
        "virgule.interpellation",
        order_after_greeting,
        "Les mots qui désignent la personne à qui l’on s’adresse sont isolés par une virgule (OQLF, Vitrine linguistique).",
        bad=(
            ("Bonjour à tous venez célébrer avec nous.", "Bonjour à tous, venez célébrer avec nous."),
            ("Citoyens la parole est à vous!", "Citoyens, la parole est à vous!"),
            ("Parents inscrivez vos enfants au camp.", "Parents, inscrivez vos enfants au camp."),
        ),
        good=(
            "Bonjour à tous et à toutes!",
            "Bénévoles recherchés pour la fête.",
            "Citoyens et élus se rencontrent.",
            "Parents et enfants, venez jouer.",
        ),
        category=Category.TYPOGRAPHY,
        roles="NT",
    ),
    GrammarRule(
        "virgule.c_est",
        it_is,
        "Le groupe repris par « c’est » est isolé par une virgule.",
        severity=Severity.SUGGESTION,
        bad=(
            ("La date limite c’est le 12 mai.", "La date limite, c’est le 12 mai."),
            ("Le plus beau parc c’est le nôtre.", "Le plus beau parc, c’est le nôtre."),
        ),
        good=("La date limite, c’est le 12 mai.", "Ce que je veux, c’est un banc."),
        category=Category.TYPOGRAPHY,
        words=_C | {"c"},
    ),
    GrammarRule(
        "virgule.chaque",
        after_every,
        "Le complément de temps placé en tête est suivi d’une virgule (OQLF, Vitrine linguistique).",
        bad=(
            ("Chaque automne la Ville ramasse les feuilles.", "Chaque automne, la Ville ramasse les feuilles."),
            ("Tous les lundis le bureau est fermé.", "Tous les lundis, le bureau est fermé."),
            ("Chaque année nous plantons dix arbres.", "Chaque année, nous plantons dix arbres."),
        ),
        good=("Chaque automne apporte sa pluie.", "Tous les jours sont fériés.", "Chaque année, nous plantons des arbres."),
        category=Category.TYPOGRAPHY,
        words=_EVERY,
        roles="V",
    ),
    GrammarRule(
        "virgule.nom_propre",
        after_name,
        "L’apposition est encadrée de deux virgules (OQLF, Vitrine linguistique).",
        bad=(
            ("La directrice générale, Anne Côté a présenté le budget.", "La directrice générale, Anne Côté, a présenté le budget."),
            ("Le maire, Paul Roy est absent.", "Le maire, Paul Roy, est absent."),
        ),
        good=("Le maire, Paul Roy, est absent.", "La mairesse Anne Côté est là.", "Le lendemain, Paul Roy a signé."),
        category=Category.TYPOGRAPHY,
        words=_OFFICES,
    ),
)  # fmt: skip
