"""Commas between clauses: before `mais`, `car`, `donc`, `ce qui`, `dont`, after what opens the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit
from desktop.checks.grammar.homophones.places import SURE_VERBS
from desktop.checks.reading.clauses import subject_at, verb_after
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import forms
from desktop.editorial.findings import Category, Severity

_LINKS = forms("mais car donc or")
_ENDS = ("N", "A", "Q", "Y", "M", "W", "#", "T", "?", "V", "O")
_QUOTES = forms('» " ” )')


def comma_after(s: Sentence, last: int, message: str) -> Hit:
    """A comma to add after the word `last`."""
    word = s.at(last)
    return Hit(word.start, word.end, message, (f"{word.text},",))


def no_noun(word: Word) -> bool:
    """Whether what is read as a verb is surely one: no noun has its form, or hardly ever."""
    return word.form.only_verb or word.lower in SURE_VERBS or not word.form.nominal


def before_conjunction(s: Sentence) -> Iterator[Hit]:
    """`Le parc est fermé mais la patinoire reste ouverte`: two clauses, each with its verb."""
    for i in s.places(_LINKS):
        lower = s.lower(i)
        if (
            i < 2
            or s.role(i) not in ("C", "W")
            or s.role(i - 1) not in _ENDS
            or s.lower(i - 1) in ("non", "pas")
        ):
            continue
        if not any(_is_verb(s, k) for k in range(i)):
            continue
        if lower == "or" and (
            s.role(i) != "C" or s.lower(i - 1) in ("en", "d'", "l'", "mine") or not _opens_clause(s, i + 1)
        ):
            continue
        if lower == "donc" and (s.role(i - 1) in ("V", "X", "O", "Y") or not _opens_clause(s, i + 1)):
            continue
        if _opens_clause(s, i + 1) or (lower == "mais" and _goes_on(s, i + 1) and not _same_relative(s, i)):
            yield comma_after(s, i - 1, f"Une virgule précède «\u00a0{lower}\u00a0» entre deux propositions.")


def _is_verb(s: Sentence, k: int) -> bool:
    return s.role(k) == "V" or (k == 0 and any(v.mood == "E" for v in s.at(0).form.verbs))


def _opens_clause(s: Sentence, i: int) -> bool:
    """Whether a subject and its verb, or an order, begin at `i`."""
    while s.role(i) == "W":
        i += 1
    if s.role(i) == "S" or s.lower(i) in ("c'", "nous", "vous", "cela", "ça"):
        return verb_after(s, i + 1) is not None
    if s.role(i) in ("D", "N", "M", "T", "#", "F"):
        return subject_at(s, i) is not None
    orders = any(v.mood == "E" for v in s.at(i).form.verbs)
    return orders and (
        s.lower(i).endswith("ez")
        or s.lower(i) in ("faites", "dites")
        or s.lower(i + 1).startswith("-")
        or s.role(i) == "X"
    )


def _goes_on(s: Sentence, i: int) -> bool:
    """What else begins a clause after « mais »: a second verb of the subject, a question, a circumstance and its verb.

    « petite mais belle », « rude mais juste », « mais aussi » have none.
    """
    if s.lower(i) == "aussi" or "," in s.lowers(i, i + 2):
        return False
    if s.lower(i) == "pourquoi":
        return True
    while s.role(i) in ("W", "X", "O"):
        i += 1
    if s.role(i) == "V" and not s.at(i).form.nominal:
        return s.role(i + 1) != "." and len(s.words) - i > 3
    if s.lower(i) in _CIRCUMSTANCES:
        return any(s.role(k) == "V" for k in range(i + 1, min(i + 14, len(s.words))))
    return False


def _same_relative(s: Sentence, i: int) -> bool:
    """`une romancière qui déteste les fautes mais adore les histoires`: « qui » is the subject of both verbs."""
    k = i + 1
    while s.role(k) in ("W", "X", "O"):
        k += 1
    first = next((b for b in range(i - 1, 0, -1) if s.role(b) == "V"), 0)
    while first > 0 and s.role(first - 1) in ("O", "X"):
        first -= 1
    return s.role(k) == "V" and s.lower(first - 1) == "qui"


_CIRCUMSTANCES = forms(
    "quand lorsque lorsqu' si s' comme après avant dès pendant depuis une pourquoi comment"
)


def before_ce_qui(s: Sentence) -> Iterator[Hit]:
    """`Le pont est barré ce qui allonge le trajet`: what follows comments the whole clause."""
    for i in s.places(_CE):
        if s.lower(i + 1) not in ("qui", "que", "qu'") or s.role(i - 1) not in ("N", "A", "Q", "M", "#"):
            continue
        verbs = [k for k in range(i) if s.role(k) == "V"]
        if s.lowers(i - 2, i) in (("à", "cœur"), ("à", "coeur")):
            continue  # ceux qui ont à cœur ce qui se passe ici
        if not verbs or s.lower(i - 1) in ("tout", "tous", "voici", "voilà", "peu") or object_of(s, i - 1):
            continue
        if _object_awaited(s, i):
            continue
        if s.lower(i + 1) == "qui" or s.lower(i + 2) in ("nous", "on", "vous"):
            yield comma_after(s, i - 1, "Une virgule précède « ce qui », qui résume la proposition.")


def _object_awaited(s: Sentence, i: int) -> bool:
    """`Ils ont terminé à midi ce qu’ils avaient commencé`, `Remettez à l’eau ce qui est petit`: the object comes last.

    The verb before is only transitive, or asks or tells something, and only circumstances stand after it.
    """
    k = next((k for k in range(i - 1, -1, -1) if s.role(k) in ("V", "Y", "Q", "G", ".", ",")), -1)
    if s.role(k) not in ("V", "Y", "Q", "G"):
        k = next((m for m in range(k - 1, -1, -1) if s.role(m) in ("V", "Y")), -1) if s.role(k) == "," else -1
    if k < 0 or (k + 1 < i and s.role(k + 1) in ("D", "N", "A", "T", "#")):
        return False
    form = s.at(k).form
    if s.role(k) == "Q" and not object_of(s, k):
        return False
    uses = {v.use for v in form.verbs} | {use for _, use in (*form.infinitives, *form.participle_verbs)}
    if s.lower(i + 1) == "qui":
        only = bool(uses) and all("t" in use[2:7] and "i" not in use[2:7] for use in uses)
    else:
        only = any("t" in use[2:7] for use in uses)
    return only or bool(form.lemmas() & _ASKING)


_ASKING = forms(
    "demander dire expliquer savoir montrer raconter noter comprendre apprendre écrire décrire répéter"
)


def object_of(s: Sentence, i: int) -> bool:
    """`Quand le conseil a adopté le règlement`: a participle and its object."""
    return s.role(i) == "Q" and any("avoir" in w.form.lemmas() for w in s.words[max(0, i - 3) : i])


_CE = forms("ce")


def before_dont(s: Sentence) -> Iterator[Hit]:
    """`douze équipes dont quatre féminines`: a part of what was named."""
    for i in s.places(_DONT):
        if s.role(i - 1) not in ("N", "A", "Q", "#", "M") or s.role(i + 1) not in ("#", "D"):
            continue
        if s.lower(i - 1) in ("manière", "façon", "mesure"):
            continue  # la manière dont un appareil réagit
        counted = s.role(i + 1) == "#" or s.lower(i + 1) in (
            "plusieurs",
            "une",
            "un",
            "certains",
            "certaines",
            "quelques",
        )
        phrase = noun_phrase(s, i + 1)
        end = complements(s, phrase.end) if phrase else i + 2
        while s.role(end) == "#":
            end += 1
        if counted and verb_after(s, end) is None and subject_at(s, i + 1) is None:
            yield comma_after(s, i - 1, "Une virgule précède « dont » quand il introduit une partie du tout.")


_DONT = forms("dont")


def after_mais(s: Sentence) -> Iterator[Hit]:
    """`mais, nous jouons quand même`: a comma before « mais », none after it."""
    for i in s.places(_BUT):
        if s.lower(i + 1) != "," or "," in s.lowers(i + 2, len(s.words)) or s.lower(i - 1) == "non":
            continue  # Non mais, quelle équipe!
        if s.role(i + 2) in ("S", "D") or s.lower(i + 2) in ("nous", "vous", "c'"):
            yield Hit(
                s.at(i).start, s.at(i + 1).end, "Aucune virgule après cette conjonction.", (s.at(i).text,)
            )


_BUT = forms("mais car")


RULES = (
    GrammarRule(
        "virgule.conjonction",
        before_conjunction,
        "« Mais », « car » et « donc » sont précédés d’une virgule entre deux propositions (OQLF, Vitrine linguistique).",
        bad=(
            ("Nous avons peu de sable or l’hiver commence à peine.", "Nous avons peu de sable, or l’hiver commence à peine."),
            ("Ils ont participé au tournoi mais ils n’ont pas gagné.", "Ils ont participé au tournoi, mais ils n’ont pas gagné."),
            ("Le parc est fermé car il neige.", "Le parc est fermé, car il neige."),
            ("Le parc est fermé mais la patinoire reste ouverte.", "Le parc est fermé, mais la patinoire reste ouverte."),
            ("Le service est suspendu car un bris est survenu.", "Le service est suspendu, car un bris est survenu."),
            ("Il a neigé toute la nuit donc les écoles sont fermées.", "Il a neigé toute la nuit, donc les écoles sont fermées."),
            ("On annule la sortie car c’est trop froid.", "On annule la sortie, car c’est trop froid."),
            ("Le pont sera fermé mais rouvrira dès le lendemain matin.", "Le pont sera fermé, mais rouvrira dès le lendemain matin."),
            ("La salle est prête mais quand il neige, on reporte la fête.", "La salle est prête, mais quand il neige, on reporte la fête."),
            ("La soirée est finie mais pourquoi ne pas rester?", "La soirée est finie, mais pourquoi ne pas rester?"),
        ),
        good=(
            "La salle est petite mais belle.",
            "La romancière qui déteste les fautes mais adore les histoires revient jeudi.",
            "Le parc est fermé, car il neige.",
            "Il fait froid mais sec.",
            "Le camp est ouvert mais aussi la piscine.",
            "Le sentier est court mais exigeant pour les enfants.",
            "Non seulement il neige, mais il vente.",
            "Mais il est tard.",
            "Vous devez donc remplir un formulaire.",
            "Nous pouvons donc dire que tout va bien.",
            "Le car arrive.",
        ),
        category=Category.TYPOGRAPHY,
        words=_LINKS,
    ),
    GrammarRule(
        "virgule.ce_qui",
        before_ce_qui,
        "« Ce qui » et « ce que » qui résument une proposition sont précédés d’une virgule.",
        severity=Severity.SUGGESTION,
        bad=(
            ("Le pont est barré ce qui allonge le trajet.", "Le pont est barré, ce qui allonge le trajet."),
            ("Le taux baisse de 2 % ce qui est une bonne nouvelle.", "Le taux baisse de 2 %, ce qui est une bonne nouvelle."),
            ("La pompe est brisée ce qui cause un refoulement.", "La pompe est brisée, ce qui cause un refoulement."),
            ("Il a plu tout le mois ce qui retarde le chantier.", "Il a plu tout le mois, ce qui retarde le chantier."),
            ("Le lac est gelé ce que nous vérifions chaque jour.", "Le lac est gelé, ce que nous vérifions chaque jour."),
        ),
        good=("Remettez à l’eau ce qui est trop petit.", "C’est ce qui compte.", "On sait ce qui arrive.", "Voici ce que nous ferons.", "Le parc et tout ce qui l’entoure.", "Dites ce que vous voulez."),
        category=Category.TYPOGRAPHY,
        words=_CE,
        roles="RK",
    ),
    GrammarRule(
        "virgule.dont",
        before_dont,
        "« Dont » suivi d’une partie du tout est précédé d’une virgule.",
        bad=(
            ("Le club compte douze équipes dont quatre féminines.", "Le club compte douze équipes, dont quatre féminines."),
            ("Huit arbres sont tombés dont deux sur la route.", "Huit arbres sont tombés, dont deux sur la route."),
            ("On a reçu 40 avis dont plusieurs favorables.", "On a reçu 40 avis, dont plusieurs favorables."),
            ("Six rues ferment dont une en terre.", "Six rues ferment, dont une en terre."),
            ("Il y a 30 places dont 5 réservées.", "Il y a 30 places, dont 5 réservées."),
        ),
        good=(
            "Le parc dont un banc est brisé ferme.",
            "La rue dont on parle.",
            "Douze équipes, dont quatre féminines.",
            "L’homme dont une fille est mairesse.",
            "Un lot dont 20 % est boisé.",
        ),
        category=Category.TYPOGRAPHY,
        words=_DONT,
    ),
    GrammarRule(
        "virgule.apres_mais",
        after_mais,
        "La virgule précède « mais » ou « car »; elle ne les suit pas, sauf devant une incise.",
        bad=(
            ("Il pleut, mais, nous jouons.", "Il pleut, mais nous jouons."),
            ("Mais, le parc est ouvert.", "Mais le parc est ouvert."),
            ("On ferme, car, la route est glissante.", "On ferme, car la route est glissante."),
            ("Il vente, mais, il fait beau.", "Il vente, mais il fait beau."),
            ("C’est petit, mais, c’est beau.", "C’est petit, mais c’est beau."),
        ),
        good=(
            "Il pleut, mais nous jouons.",
            "Mais, comme il pleut, on rentre.",
            "Mais oui.",
            "Il vente, mais, dit-on, il fera beau.",
            "On ferme, car il neige.",
        ),
        category=Category.TYPOGRAPHY,
        words=_BUT,
        roles=",",
    ),
)  # fmt: skip
