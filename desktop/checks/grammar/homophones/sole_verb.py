"""et and est told apart by counting verbs: a sentence has one, and two of them are joined."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.participle import allowed
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import only_plural, skip_adverbs, sure_verb
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_ET = forms("et")
_DEFINITE = forms("le la l' les ce cet cette ces notre nos votre vos mon ma mes son sa ses leur leurs chaque")
_INDEFINITE = forms("un une des")
_OF_THE = forms("du des au aux")
# What is said of a thing with these alone: « la rue est en travaux », « tout est à jour ».
_SITUATED = {
    "à": forms("jour vendre louer refaire revoir prévoir venir"),
    "en": forms(
        "vigueur cours vente place service panne congé attente hausse baisse rodage retard rénovation réparation"
        " construction ligne préparation deuil fête sécurité chemin travaux feu marche crue pause rupture"
    ),
    "de": forms("retour garde passage"),
    "d'": forms("accord avis actualité humeur"),
    "hors": forms("service usage d' contrôle zone"),
    "au": forms("dossier point menu programme rendez-vous complet calendrier travail repos cœur"),
    "sur": forms("pied place pause"),
    "sans": forms("danger frais risque eau surveillance électricité"),
}
_OWNERS = forms("nos vos votre notre sa ses leur leurs")
_AT_HAND = forms("portes portée disposition charge frais service guise place tour image")
_JUDGED = forms(
    "réussite succès priorité plaisir honneur privilège fierté obligation erreur exemple occasion chance incontournable"
    " joyau service droit responsabilité nécessité"
)


def is_only_verb(s: Sentence) -> Iterator[Hit]:
    """`La saison froide et à nos portes.`, `Le préposé au comptoir et absent.`: a subject, what is said of it, no verb."""
    if s.final not in (".", "!"):
        return
    for i in s.places(_ET):
        start = _subject_start(s, i)
        phrase = noun_phrase(s, start) if start is not None else None
        closed = s.lower(i - 1) == "»"
        if phrase is None or not phrase.number or not (closed or s.role(i - 1) in ("N", "A", "M", "#", "Q")):
            continue
        # In « des antécédents judiciaires et exigée », the two qualities are not of one noun.
        apart = s.role(i - 1) == "A" and not s.at(i - 1).form.qualifiers & s.at(i + 1).form.qualifiers
        end = _end(s, phrase.end)
        if not (end == i or (end > i and apart)) or not _verbless_after(s, i + 1):
            continue
        pairs = allowed(phrase)
        if s.lower(start or 0) in _INDEFINITE and not any(
            s.lower(k) in _OF_THE for k in range(phrase.end, i)
        ):
            continue  # un service de qualité et adapté
        ends = closed or s.role(i - 1) in ("N", "M", "#")
        ends = ends or (i > phrase.end and not s.at(i - 1).form.qualifiers & pairs)
        if _told(s, i + 1, phrase.number) or (ends and _agrees(s, i + 1, pairs)):
            right = "sont" if phrase.number == "p" else "est"
            yield on(s.at(i), f"La phrase n’a pas d’autre verbe : «\u00a0{right}\u00a0».", right)


def _subject_start(s: Sentence, i: int) -> int | None:
    """Where the subject that ends at `i` begins: the first word, or what follows `Oups,` or a colon."""
    start = 0
    for k in range(i - 1, -1, -1):
        if s.role(k) == "." and s.lower(k) not in ("«", "»", "(", ")"):
            start = k + 1
            break
    if s.lower(start + 1) == "," and s.lower(start) not in _DEFINITE:
        start += 2
    return start if s.lower(start) in _DEFINITE | _INDEFINITE and i - start > 1 else None


def _end(s: Sentence, end: int) -> int:
    """Past the complements of a subject and its title between quotation marks."""
    end = complements(s, end)
    while s.role(end) == "P" and (group := noun_phrase(s, end + 1)) is not None:
        end = complements(s, group.end)  # le rejet d’eau dans l’égout
    if s.lower(end) == "«":
        close = next((k for k in range(end, min(end + 8, len(s.words))) if s.lower(k) == "»"), None)
        return end if close is None else close + 1
    return end


def _verbless_after(s: Sentence, j: int) -> bool:
    """Whether no verb follows before another clause begins."""
    for k in range(j, len(s.words)):
        if s.role(k) in ("R", "K", "U", "L", ".", ",") and s.lower(k) not in ("«", "»", "(", ")"):
            return True
        if s.lower(k) in ("et", "mais", "car") and k > j and s.role(k + 1) in ("D", "S"):
            return True
        if s.role(k) in ("V", "S") or sure_verb(s.at(k)):
            return False
    return True


def _told(s: Sentence, j: int, number: str) -> bool:
    """`à nos portes`, `hors service`, `à 110 $`, `une réussite`: said of a thing as a quality is."""
    while s.role(j) == "W" and s.lower(j) not in _SITUATED:
        j += 1
    place = s.lower(j + 1)
    if s.lower(j) == "à" and place in _OWNERS:
        return s.lower(j + 2) in _AT_HAND
    if s.lower(j) == "à" and place == "l'":
        return s.lower(j + 2) in ("étude", "honneur", "affiche", "essai", "arrêt", "abandon")
    if place in _SITUATED.get(s.lower(j), ()):
        return True
    if s.lower(j) == "à" and s.role(j + 1) == "#":
        return s.lower(j + 2) in ("$", "h")
    return number == "s" and s.lower(j) in ("une", "un") and bool({place, s.lower(j + 2)} & _JUDGED)


def _agrees(s: Sentence, j: int, pairs: frozenset[tuple[str, str]]) -> bool:
    """Whether a quality that agrees with the subject begins at `j`: `absent cet après-midi`, `de nouveau ouvert`."""
    if s.lowers(j, j + 2) == ("de", "nouveau"):
        j += 2
    j = skip_adverbs(s, j)
    quality = s.at(j)
    one = quality.role == "N" and quality.form.qualifiers and not only_plural(quality.form.nouns)
    if not (one or quality.role in ("A", "Q")) or quality.capital or not quality.form.qualifiers & pairs:
        return False
    return quality.form.nouns <= quality.form.qualifiers and s.role(j + 1) not in ("N", "A", "M", "C")


_EST = forms("est")


def and_only_joins(s: Sentence) -> Iterator[Hit]:
    """`ferme à midi est rouvre à 13 h`, `dans les rues Morin est Godard`, `comment plier son bulletin est le déposer`."""
    for i in s.places(_EST):
        if s.role(i) == "N" or s.role(i - 1) in ("S", "R", "T", "X", "O", "", "L", "K"):
            continue
        if _second_verb(s, i) or _names(s, i) or _two_actions(s, i) or _bare(s, i) or _listed(s, i):
            yield on(s.at(i), "« Et » relie; « est » est le verbe être.", "et")


def _second_verb(s: Sentence, i: int) -> bool:
    """`ferme le 23 à midi est rouvre le 4`: a verb cannot follow « est »."""
    verb = s.at(i + 1).form
    governs = s.role(i + 2) == "D" and not verb.qualifiers
    present = any(v.mood in ("Ip", "If") for v in verb.verbs)  # est rouvrit: « est rouvert »
    follows = present and "3s" in verb.persons and (verb.only_verb or governs) and verb.text != "dit"
    return follows and any(w.form.finite and w.role != "N" for w in s.words[:i])


_BETWEEN = forms("entre rues chemins montées rangs secteurs familles parcs lacs districts messieurs")


def _names(s: Sentence, i: int) -> bool:
    """`les rues Morin est Godard`, `entre Léa est Tom`: two names."""
    first = i - 1
    while s.at(first).capital and first > 0:
        first -= 1
    return s.at(i - 1).capital and s.at(i + 1).capital and s.lower(first) in _BETWEEN


_ASKED = forms("comment pour afin veuillez sans prière faut faudra doit doivent devez peut pouvez pourrez")


def _two_actions(s: Sentence, i: int) -> bool:
    """`Comment plier son bulletin est le déposer`: a second infinitive with its object pronoun."""
    second = s.role(i + 1) == "O" and s.role(i + 2) == "Y"
    first = any(s.role(k) == "Y" for k in range(max(0, i - 8), i - 1))
    return second and first and bool(_ASKED & set(s.lowers(0, i)))


def _bare(s: Sentence, i: int) -> bool:
    """`Pelletage est sablage,`, `les soirs est fins de semaine`, `service rapide est soumission gratuite`."""
    after = s.at(i + 1)
    named = after.role == "N" or (after.form.nouns and s.role(i + 2) == "F")
    if not named or after.capital or after.form.finite or s.role(i - 1) not in ("N", "A"):
        return False
    ends = s.role(i + 2) in (",", ".", "", "F", "P", "A", "Q")
    if only_plural(after.form.nouns):
        return ends and s.role(i - 1) == "N" and only_plural(s.at(i - 1).form.nouns)
    alike = s.role(i + 2) == "," if i == 1 else s.role(1) == "A" == s.role(i + 2)
    opens = s.role(0) == "N" and i <= 2 and alike
    return opens and not any(w.role == "V" for k, w in enumerate(s.words) if k != i)


_ONE = forms("un une")
_SOME = forms("un une des du de bien beaucoup quelques")


def _listed(s: Sentence, i: int) -> bool:
    """`Prévoyez un pichet, un seau est de la philosophie`: the last of a list of things, none of which has a verb."""
    comma = next((k for k in range(i - 1, max(-1, i - 7), -1) if s.lower(k) == ","), None)
    if comma is None or s.lower(comma + 1) not in _ONE or s.lower(i + 1) not in _SOME:
        return False
    first = next((k for k in range(comma - 1, max(-1, comma - 6), -1) if s.lower(k) in _ONE), None)
    if first is None or any(s.role(k) in ("V", "S", "R", "K", "L", "U") for k in range(first, i)):
        return False
    opened = any(w.role == "V" or w.lower == ":" for w in s.words[:first])
    return opened and not any(w.role in ("V", "R", "K") for w in s.words[i + 1 :])


RULES = (
    GrammarRule(
        "homophone.est_verbe_unique",
        is_only_verb,
        "Une phrase a un verbe : « est »; « et » ne fait que relier.",
        bad=(
            ("La saison froide et à nos portes.", "La saison froide est à nos portes."),
            (
                "Le préposé au comptoir et absent cet après-midi.",
                "Le préposé au comptoir est absent cet après-midi.",
            ),
            (
                "Le poste de surveillant et de nouveau ouvert.",
                "Le poste de surveillant est de nouveau ouvert.",
            ),
            ("La rénovation du pavillon et une réussite.", "La rénovation du pavillon est une réussite."),
            ("Le cours « Stop motion » et complet.", "Le cours « Stop motion » est complet."),
            ("Oups, l’application et hors service.", "Oups, l’application est hors service."),
            ("Le rejet d’eau dans l’égout et proscrit.", "Le rejet d’eau dans l’égout est proscrit."),
            (
                "Une vérification des antécédents judiciaires et exigée pour ce travail.",
                "Une vérification des antécédents judiciaires est exigée pour ce travail.",
            ),
            ("L’analyse de l’eau et à vos frais.", "L’analyse de l’eau est à vos frais."),
        ),
        good=(
            "Une salle claire et offerte à tous.",
            "Un service de qualité et adapté à vos besoins.",
            "Les employés de la voirie et ceux des parcs.",
            "Le parc et la plage.",
            "Le camp d’été et à temps partiel.",
            "La mairesse et une conseillère.",
            "Le service de garde est complet et en attente.",
        ),
        words=_ET,
    ),
    GrammarRule(
        "homophone.et_relie",
        and_only_joins,
        "« Et » relie deux verbes, deux noms, deux actions; « est » est le verbe être.",
        bad=(
            (
                "Le bureau ferme le 23 décembre à midi est rouvre le 4 janvier.",
                "Le bureau ferme le 23 décembre à midi et rouvre le 4 janvier.",
            ),
            (
                "L’avis vise les rues Morin est Godard.",
                "L’avis vise les rues Morin et Godard.",
            ),
            (
                "Voici comment plier son bulletin est le déposer.",
                "Voici comment plier son bulletin et le déposer.",
            ),
            ("Pelletage est sablage, bons prix.", "Pelletage et sablage, bons prix."),
            ("Gardienne disponible les soirs est fins de semaine.", "Gardienne disponible les soirs et fins de semaine."),
            ("Service rapide est soumission gratuite.", "Service rapide et soumission gratuite."),
            (
                "Prévoyez un pichet, un seau est de la patience.",
                "Prévoyez un pichet, un seau et de la patience.",
            ),
        ),
        good=(
            "Le lac Morin est Godard pour les anciens.",
            "Pour un enfant, un parc est un royaume.",
            "Vouloir est pouvoir.",
            "Savoir nager est le minimum.",
            "Voirie est synonyme de travaux.",
            "Ce parc est fermé.",
        ),
        words=_EST,
    ),
)  # fmt: skip
