"""Which preposition a verb or an adjective asks for before an infinitive, and which relative pronoun."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.clauses import subject_at, verb_after
from desktop.checks.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.noun_phrases import complements, noun_phrase
from desktop.checks.sentence import Sentence
from desktop.checks.words import forms

# What is followed by « de » and an infinitive, never by « à »; and the reverse.
_WANTS_DE = forms(
    "responsable responsables capable capables incapable incapables sûr sûre sûrs sûres certain certaine conscient consciente"
    " désireux désireuse susceptible susceptibles obligation possibilité occasion chance droit intention besoin plaisir honneur"
    " interdit interdite interdits interdites défense permission importance libre libres"
)
_VERBS_DE = forms(
    "essayer éviter refuser accepter permettre empêcher convaincre persuader interdire cesser oublier décider choisir tâcher"
    " promettre proposer négliger conseiller recommander suggérer ordonner"
)
_WANTS_A = forms(
    "prêt prête prêts prêtes apte aptes habile habiles déterminé déterminée habilité habilitée tendance"
)
_VERBS_A = forms(
    "aider autoriser inviter encourager inciter hésiter parvenir réussir consister chercher apprendre renoncer"
    " contribuer convier"
)
# « être obligé de », « être décidé à »: past participles keep another preposition.
_EITHER = forms("décidé décidée décidés décidées obligé obligée forcé forcée contraint contrainte")


def infinitive_regime(s: Sentence) -> Iterator[Hit]:
    """`responsables à aller chercher`, `prêts de partir`, `invite les gens de participer`."""
    for i, word in enumerate(s.words):
        j = i + 1
        while s.role(j) == "O" and not s.lower(j).startswith("-"):
            j += 1
        if s.role(j) != "Y" or word.lower not in ("à", "de", "d'"):
            continue
        if s.at(j).form.nouns and s.lower(j) not in ("aller", "être", "savoir", "pouvoir", "devoir"):
            continue
        before = s.at(i - 1)
        if before.lower in _EITHER or before.lower in ("est", "était", "sera"):
            continue
        if word.lower == "à":
            verbs = (
                before.form.lemmas(participle=False) & _VERBS_DE if before.role in ("V", "Y") else frozenset()
            )
            if before.lower in _WANTS_DE and before.role in ("N", "A", "Q") and not _has_to(s, i):
                yield _with_de(s, i, f"On dit «\u00a0{before.lower} de » devant un infinitif.")
            elif verbs:
                yield _with_de(s, i, "Ce verbe demande « de » devant un infinitif.")
        elif _asks_a(s, i):
            yield on(word, "Ce mot demande « à » devant un infinitif.", "à")


def _has_to(s: Sentence, i: int) -> bool:
    """`le droit à payer`, `une chance à saisir`: the noun is the object of the infinitive."""
    return s.at(i - 1).role == "N" and s.lower(i - 2) in (
        "le",
        "la",
        "les",
        "une",
        "un",
        "des",
        "l'",
        "aucune",
        "du",
    )


def _asks_a(s: Sentence, i: int) -> bool:
    before = s.at(i - 1)
    if before.lower in _WANTS_A and before.role in ("A", "Q"):
        return s.lower(i - 2) not in ("le", "les", "un", "des", "du", "au") and before.lower not in ("près",)
    if before.lower == "tendance":
        return s.lower(i - 2) in ("a", "ont", "avez", "avons", "avait")
    if before.role in ("V", "Y") and before.form.lemmas(participle=False) & _VERBS_A:
        return True
    if before.role != "N":
        return False
    # invite les gens de participer: the person between
    k = i - 1
    while k > 0 and s.role(k) in ("N", "D", "A"):
        k -= 1
    phrase = noun_phrase(s, k + 1)
    sure = (
        phrase is not None
        and phrase.end == i
        and s.lower(k + 1) in ("les", "la", "le", "l'", "vos", "nos", "tous")
    )
    verb = s.at(k)
    moved = verb.form.lemmas(participle=False) & {
        "inviter",
        "encourager",
        "inciter",
        "aider",
        "autoriser",
        "convier",
    }
    return sure and verb.role in ("V", "Y") and bool(moved)


def _with_de(s: Sentence, i: int, message: str) -> Hit:
    """« à » replaced by « de », or by « d’ » joined to the word that follows."""
    following = s.at(i + 1)
    if following.lower[:1] in "aeiouyéèêâîôû" or following.lower in (
        "habiter",
        "hésiter",
        "honorer",
        "héberger",
    ):
        return between(s.at(i), following, message, f"d{s.apostrophe()}{following.text}")
    return on(s.at(i), message, "de")


_NEED_DE = forms("souvenir servir occuper méfier apercevoir ennuyer débarrasser moquer préoccuper")
_EXPRESSIONS = forms("besoin envie peur honte hâte")


def dont_for_que(s: Sentence) -> Iterator[Hit]:
    """`le pont qu’on se souvient`, `l’outil que vous avez besoin`, `le propriétaire que son terrain est contaminé`."""
    for i, word in enumerate(s.words):
        if word.lower not in ("que", "qu'"):
            continue
        if (s.role(i - 1) != "N" and s.lower(i - 1) != "ce") or "c'" in s.lowers(max(0, i - 8), i - 1):
            continue  # c'est de votre aide que nous avons besoin
        if (hit := _possessive(s, i)) is not None:
            yield hit
            continue
        if s.lower(i + 1) not in ("je", "j'", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles"):
            continue
        verb = verb_after(s, i + 2)
        if verb is None or s.lower(i - 1) in _COMPLEMENTED:
            continue
        reflexive = {"se", "s'", "me", "m'", "te", "t'", "nous", "vous"} & set(s.lowers(i + 2, verb))
        needs = bool(reflexive) and s.at(verb).form.lemmas(participle=False) & _NEED_DE
        expression = "avoir" in s.at(verb).form.lemmas(participle=False) and s.lower(verb + 1) in _EXPRESSIONS
        after = verb + (2 if expression else 1)
        while s.role(after) == "W":
            after += 1
        closed = s.lower(after) not in ("de", "d'", "du", "des", "que", "qu'") and s.role(after) != "Y"
        if (needs or expression) and closed:
            yield on(
                word,
                "Ce verbe se construit avec « de » : « dont ».",
                "dont" if word.lower == "que" else "dont ",
            )


# « le fait que », « l’idée que »: a clause follows, not a relative.
_COMPLEMENTED = forms(
    "fait idée avis preuve constat condition opinion crainte espoir temps sorte fois façon jour moment fin"
)


def _possessive(s: Sentence, i: int) -> Hit | None:
    """`que son terrain est`: « dont le terrain est »."""
    articles = {"son": "le", "sa": "la", "ses": "les", "leur": "le", "leurs": "les"}
    possessive = s.at(i + 1)
    if possessive.lower not in articles or s.lower(i - 1) in _COMPLEMENTED or s.lower(i - 1) == "ce":
        return None
    if any(w.role == "V" for w in s.words[:i]) and s.role(i - 1) != "N":
        return None
    found = subject_at(s, i + 1)
    if found is None or s.at(found[1]).form.lemmas(participle=False) - {
        "être",
        "avoir",
        "excéder",
        "dépasser",
    }:
        return None
    if any(v.mood in ("Sp", "Sq") for v in s.at(found[1]).form.verbs):
        return None
    article = articles[possessive.lower]
    noun = s.at(i + 2)
    if possessive.lower == "leur" and ("f", "s") in noun.form.nouns and ("m", "s") not in noun.form.nouns:
        article = "la"
    if (
        possessive.lower == "son" and ("f", "s") in noun.form.nouns and ("m", "s") not in noun.form.nouns
    ) or (article in ("le", "la") and noun.lower[:1] in "aeiouyéèêâîô"):
        article = f"l{s.apostrophe()}"
    if article.endswith(("'", "’")):
        typed = s.document.text[noun.start : noun.end]
        return between(s.at(i), noun, "Le possessif répète le nom : « dont ».", f"dont {article}{typed}")
    return between(s.at(i), possessive, "Le possessif répète le nom : « dont ».", f"dont {article}")


_TIMES = forms(
    "matin soir midi nuit jour jours semaine mois année été hiver automne printemps fois moment lundi mardi mercredi"
    " jeudi vendredi samedi dimanche heure instant époque saison veille lendemain fin début nombre reste temps"
)


def double_subject(s: Sentence) -> Iterator[Hit]:
    """`Mon oncle il revenait toujours`: a noun and its pronoun for one verb."""
    if s.role(0) != "D" or s.final == "?":
        return
    phrase = noun_phrase(s, 0)
    if phrase is None or s.lower(phrase.head) in _TIMES:
        return
    end = complements(s, phrase.end)
    pronoun = s.lower(end)
    who = {"il": ("m", "s"), "elle": ("f", "s"), "ils": ("m", "p"), "elles": ("f", "p")}.get(pronoun)
    if (
        who is None
        or s.at(end).capital
        or phrase.number != who[1]
        or (phrase.gender and phrase.gender != who[0])
    ):
        return
    verb = verb_after(s, end + 1)
    if (
        verb is None
        or s.at(verb).form.lemmas() & {"falloir", "neiger", "pleuvoir", "agir"}
        or _impersonal(s, end)
    ):
        return
    said = s.document.text[s.at(end + 1).start : s.at(verb).end]
    yield between(s.at(end), s.at(verb), "Le sujet est déjà exprimé : pas de pronom.", said)


def _impersonal(s: Sentence, pronoun: int) -> bool:
    return s.lower(pronoun) == "il" and s.lower(pronoun + 1) in (
        "y",
        "s'",
        "reste",
        "manque",
        "est",
        "fait",
        "n'",
    )


RULES = (
    GrammarRule(
        "preposition.infinitif",
        infinitive_regime,
        "Chaque verbe, chaque adjectif a sa préposition devant un infinitif (OQLF, Vitrine linguistique).",
        bad=(
            ("Les parents sont responsables à aller chercher leur enfant.", "Les parents sont responsables d’aller chercher leur enfant."),
            ("Ils sont prêts de partir.", "Ils sont prêts à partir."),
            ("Elle est capable à gérer le projet.", "Elle est capable de gérer le projet."),
            ("On hésite de fermer la rue.", "On hésite à fermer la rue."),
            ("Évitez à stationner ici.", "Évitez de stationner ici."),
            ("Nous invitons les gens de participer.", "Nous invitons les gens à participer."),
            ("Il est interdit à nourrir les canards.", "Il est interdit de nourrir les canards."),
        ),
        good=(
            "Ils sont prêts à partir.",
            "Une chance à saisir.",
            "Le droit à payer est de 5 $.",
            "Il a décidé de partir, décidé à gagner.",
            "Près de partir, il hésite à rester.",
            "On cherche à aider les gens de passage.",
        ),
    ),
    GrammarRule(
        "relatif.dont",
        dont_for_que,
        "« Dont » remplace un complément introduit par « de ».",
        bad=(
            ("L’outil que vous avez besoin est ici.", "L’outil dont vous avez besoin est ici."),
            ("Le pont que tu te souviens est fermé.", "Le pont dont tu te souviens est fermé."),
            ("Le propriétaire que son terrain est contaminé doit écrire.", "Le propriétaire dont le terrain est contaminé doit écrire."),
            ("Les gens que leurs bacs sont brisés appellent.", "Les gens dont les bacs sont brisés appellent."),
            ("Dites ce que vous avez besoin.", "Dites ce dont vous avez besoin."),
        ),
        good=(
            "L’outil dont vous avez besoin est ici.",
            "Le fait que son terrain est contaminé inquiète.",
            "Le livre que vous avez est ici.",
            "Le jour que nous avons choisi approche.",
            "L’avis que ses voisins ont reçu est clair.",
            "On sait que vous avez besoin d’aide.",
        ),
        words=forms("que qu"),
    ),
    GrammarRule(
        "sujet.double",
        double_subject,
        "À l’écrit, le nom sujet n’est pas repris par un pronom.",
        bad=(
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
)  # fmt: skip
