"""près and prêt, où before a verb, être and an infinitive, est été: what a verb of state governs."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import SURE_VERBS, no_verb_before, skip_adverbs
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

_PRES = forms("près")
_PRET = forms("prêt prêts prête prêtes")
_STATE = forms("être sembler paraître rester demeurer")
_PLURALS = forms("sont êtes sommes seront serez serons étaient étiez étions soyez soyons")
_CLOSE = forms("si aussi plus très trop tout à peu de assez là bien au moins pas")


def near_for_ready(s: Sentence) -> Iterator[Hit]:
    """`Vous êtes près pour l’hiver?`, `le sac est près!`, `le près de raquettes`: ready, or a loan."""
    for i in s.places(_PRES):
        before, after = s.lower(i - 1), s.lower(i + 1)
        if i == 0 and (after == "pour" or (after == "à" and s.at(i + 2).form.infinitives)):
            yield on(s.at(i), "« Prêt » : disposé ou préparé.", "prêt", "prêts")
            continue
        if (
            before in ("le", "un", "du", "au", "ce", "les")
            and s.lower(i - 2) != "l'"
            and after in ("de", "d'", "est", "entre", "sera")
        ):
            yield on(s.at(i), "Le nom est « prêt ».", "prêt")
            continue
        if before == "de" and s.lower(i - 2) in (
            "service",
            "comptoir",
            "période",
            "carte",
            "durée",
            "système",
        ):
            yield on(s.at(i), "Le nom est « prêt ».", "prêt")
            continue
        if after in ("de", "du", "des", "d'"):
            continue  # du lac; de finir
        k = i - 1
        while s.role(k) == "W":
            k -= 1
        state = s.at(k).form.lemmas(participle=False) & _STATE or s.lower(k) in (
            "-vous",
            "-tu",
            "-nous",
            "-il",
        )
        if state and (
            k == i - 1 or s.lower(i - 1) in ("enfin", "déjà", "toujours", "maintenant", "bientôt", "fin")
        ):
            yield on(s.at(i), "« Prêt » : disposé ou préparé; « près » marque la proximité.", *_ready(s, k))


def _ready(s: Sentence, verb: int) -> tuple[str, ...]:
    """The forms of « prêt », the one that agrees with the subject first."""
    verb = verb if not s.lower(verb).startswith("-") else verb - 1
    plural = s.lower(verb) in _PLURALS or any("p" in p for p in s.at(verb).form.persons)
    nouns = [pair for w in s.words[:verb] if w.role in ("N", "S") for pair in w.form.nouns]
    feminine = (bool(nouns) and nouns[0][0] == "f") or s.lower(verb - 1) in ("elle", "elles")
    first = "prête" if feminine else "prêt"
    forms_ = [f"{first}s", first] if plural else [first, f"{first}s"]
    return tuple(dict.fromkeys([*forms_, "prêts", "prêtes", "prêt", "prête"]))


def ready_for_near(s: Sentence) -> Iterator[Hit]:
    """`La caserne est prête de l’école`, `Prêt de la voie ferrée poussait un pommier.`: nearness."""
    for i in s.places(_PRET):
        after, beyond = s.lower(i + 1), s.lower(i + 2)
        here = after in ("du", "des") or (
            after in ("de", "d'") and (beyond in _THE or s.role(i + 2) in ("#", "M"))
        )
        if not here or s.at(i + 2).form.infinitives:
            continue
        state = s.at(i - 1).form.lemmas(participle=False) & _STATE
        opening = i == 0 and any(w.role == "V" for w in s.words) and s.role(i + 3) in ("N", "A")
        placed = s.role(i - 1) in ("Q", "V") or s.at(i - 1).form.lemmas() & forms(
            "situer trouver stationner remplacer passer"
        )
        if state or placed or (opening and s.is_prose and ":" not in s.lowers(0, len(s.words))):
            yield on(s.at(i), "« Près de » marque la proximité.", "près")


_THE = forms("la l' le les un une votre notre chez leur")
_OU = forms("ou")


def ou_before_verb(s: Sentence) -> Iterator[Hit]:
    """`Le parc ou aura lieu le tournoi est fermé.`: a noun, then a verb whose subject follows."""
    for i in s.places(_OU):
        verb = s.at(i + 1)
        place = s.role(i - 1) == "N" and no_verb_before(s, i) and s.role(0) in ("D", "P", "N")
        held = verb.lower in SURE_VERBS and (s.lower(i + 2) == "lieu" or s.at(i + 2).form.participles)
        alone = (
            verb.form.only_verb
            and verb.lower not in SURE_VERBS
            and s.lower(i + 2) in ("le", "la", "les", "l'", "un", "une", "nos")
        )
        shelter = s.lower(i + 1) in ("se", "s'") and s.at(i + 2).form.infinitives and s.role(i - 1) == "N"
        if shelter and not any(w.role == "Y" for w in s.words[:i]):
            yield on(s.at(i), "« où » marque le lieu ou le temps; on ne peut dire « ou bien ».", "où")
            continue
        inverted = (
            alone
            and not s.at(i - 1).form.finite
            and {"3s", "3p"} & verb.form.persons
            and any(w.role == "V" for w in s.words[i + 3 :])
        )
        if place and (held or inverted):
            yield on(s.at(i), "« où » marque le lieu ou le temps; on ne peut dire « ou bien ».", "où")


_EST = forms(
    "demeure demeurent demeurera demeureront est sont sera seront était étaient serait seraient soit soient êtes sommes"
)


def etre_and_infinitive(s: Sentence) -> Iterator[Hit]:
    """`La patinoire est maintenant ouvrir`, `les bacs doivent être placer les roues…`: a participle."""
    for i in s.places(_EST | forms("être été")):
        if (
            i == 0
            or s.role(i) == "N"
            or (
                s.lower(i - 1) in ("c'", "ce", "peut", "n'", "ne", "s'") and s.lower(i) not in ("être", "été")
            )
        ):
            continue
        j = skip_adverbs(s, i + 1)
        target = s.at(j)
        if (
            not target.form.infinitives
            or (target.form.nominal and s.lower(i) not in ("être", "été") and target.lower not in _ALSO_NOUNS)
            or target.capital
            or target.lower in ("être", "avoir", "fier")
            or (s.lower(i) == "été" and target.lower in ("chercher", "voir", "porter"))  # ils ont été voir
        ):
            continue
        plain = s.lower(i) in _PLURALS and s.lower(i).endswith("nt") and target.lower.endswith("er")
        plain = plain or (s.lower(i - 1) == "qui" and target.lower.endswith("er"))
        if (
            s.lower(i) not in ("être", "été")
            and not plain
            and s.role(i - 1) not in ("N", "M", "A", "Q", "S", "W", "#")
        ):
            continue
        if s.lower(i - 1).startswith("ç'"):
            continue  # ç’aurait été jeter l’argent par les fenêtres
        if target.lower in s.lowers(max(0, i - 5), i):
            continue  # tout ce qu’on peut faire est faire attention
        if s.lower(i) in ("être", "été") and {"ce", "c'", "but", "objectif"} & set(
            s.lowers(max(0, i - 4), i)
        ):
            continue
        pair = subject_pair(s, i)
        offered = s.vocabulary.lexicographer.inflect(participle_of(s, target.lower), *pair)
        if offered:
            yield on(target, "Après « être », le verbe est au participe passé.", *offered[:2])


_ALSO_NOUNS = forms("toucher coucher lever")


def participle_of(s: Sentence, infinitive: str) -> str:
    """The past participle of a verb, masculine singular; the infinitive itself when it has none."""
    if infinitive.endswith("er"):
        return infinitive[:-2] + "é"
    return s.vocabulary.lexicographer.conjugate(infinitive, "Q", "m:s") or infinitive


def subject_pair(s: Sentence, verb: int) -> GenderNumber:
    """The gender and number of the subject of the verb at `verb`, masculine singular when nothing tells them."""
    gender, number = _nearest_subject(s, verb)
    finite = next((s.at(k) for k in range(verb, -1, -1) if s.role(k) == "V" and s.at(k).form.persons), None)
    told = {person[1] for person in finite.form.persons} if finite is not None else {number}
    if number in told or len(told) != 1:
        return gender, number
    number = next(iter(told))
    others = [w.form.nouns for w in reversed(s.words[:verb]) if w.role == "N" and len(w.form.nouns) == 1]
    return next((pair for nouns in others for pair in nouns if pair[1] == number), ("m", number))


def _nearest_subject(s: Sentence, verb: int) -> GenderNumber:
    k = verb
    while k > 0 and s.role(k - 1) not in (".", ",", "L", "K", "R"):
        k -= 1
    found = subject_at(s, k)
    if found is not None and found[1] <= verb and found[0].gender and found[0].number:
        return found[0].gender, found[0].number
    nouns = [w.form.nouns for w in s.words[k:verb] if w.role == "N" and len(w.form.nouns) == 1]
    if nouns:
        return next(iter(nouns[0]))
    both = next((w.form.nouns for w in s.words[k:verb] if w.role == "N" and w.form.nouns), frozenset())
    if both:  # « les locataires », of both genders
        feminine = {"la", "une", "cette"} & set(s.lowers(k, verb)) and ("f", "s") in both
        return ("f" if feminine else "m", "p" if all(number == "p" for _, number in both) else "s")
    pronoun = next((w.lower for w in s.words[k:verb] if w.role == "S"), "il")
    return (
        "f" if pronoun.startswith("elle") else "m",
        "p" if pronoun in ("ils", "elles", "nous", "vous") else "s",
    )


def est_been(s: Sentence) -> Iterator[Hit]:
    """`que votre demande est été acceptée`, `la rue est été refaite`: the auxiliary of été is avoir."""
    for i in s.places(forms("est es")):
        if s.lower(i + 1) != "été":
            continue
        wished = {"que", "qu'"} & set(s.lowers(0, i))
        yield on(
            s.at(i),
            "Devant « été », l’auxiliaire est « avoir ».",
            *(("ait", "a") if wished else ("a", "ait")),
        )


RULES = (
    GrammarRule(
        "homophone.pret",
        near_for_ready,
        "« Prêt » : préparé, disposé; « près » marque la proximité.",
        bad=(
            ("Vous êtes près pour l’hiver?", "Vous êtes prêts pour l’hiver?"),
            ("Le sac du campeur est près!", "Le sac du campeur est prêt!"),
            ("Le près de raquettes recommence.", "Le prêt de raquettes recommence."),
            ("La rue est enfin près.", "La rue est enfin prête."),
        ),
        good=("La saison est près de finir.", "Il habite tout près.", "On est près du lac.", "Le parc est à peu près vide.", "Suivez l’affaire de près.", "C’est plus près."),
        words=_PRES,
    ),
    GrammarRule(
        "homophone.pres_de",
        ready_for_near,
        "« Près de » marque la proximité.",
        bad=(
            ("La caserne est prête de l’école.", "La caserne est près de l’école."),
            ("Prêt de la voie ferrée poussait un pommier.", "Près de la voie ferrée poussait un pommier."),
            ("Le sel est remplacé prêt des puits.", "Le sel est remplacé près des puits."),
        ),
        good=("Le prêt de la salle est gratuit.", "Un service de prêt de livres.", "Il est prêt à partir.", "Elle est prête d’avance."),
        words=_PRET,
    ),
    GrammarRule(
        "homophone.ou_verbe",
        ou_before_verb,
        "« où » marque le lieu ou le temps; « ou » marque un choix.",
        bad=(
            ("Le parc ou aura lieu le tournoi est fermé.", "Le parc où aura lieu le tournoi est fermé."),
            ("Voici le chalet ou se réchauffer.", "Voici le chalet où se réchauffer."),
            ("La salle ou seront servis les repas est prête.", "La salle où seront servis les repas est prête."),
        ),
        good=("La rue ou est en pente ou est fermée.", "Un bac ou deux.", "Le parc ou le sentier.", "Il pleut ou il neige."),
        words=_OU,
    ),
    GrammarRule(
        "terminaison.etre_infinitif",
        etre_and_infinitive,
        "Après « être », le verbe est au participe passé.",
        bad=(
            ("La patinoire est maintenant ouvrir.", "La patinoire est maintenant ouverte."),
            ("Les bacs doivent être placer au chemin.", "Les bacs doivent être placés au chemin."),
            ("La rue sera bientôt fermer.", "La rue sera bientôt fermée."),
        ),
        good=("C’est partager qui compte.", "Le but est de gagner.", "Il est à réparer.", "Être aidé est un droit."),
        words=_EST | forms("être été"),
    ),
    GrammarRule(
        "homophone.a_ete",
        est_been,
        "« A été », « ait été » : l’auxiliaire est avoir.",
        bad=(
            ("La rue est été refaite.", "La rue a été refaite."),
            ("Que la demande est été acceptée ou non, venez.", "Que la demande ait été acceptée ou non, venez."),
        ),
        good=("L’été est beau.", "Elle a été refaite.", "C’est l’été.", "Cet été, on danse."),
        words=forms("été"),
    ),
)  # fmt: skip
