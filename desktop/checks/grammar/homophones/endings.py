"""-é, -er, -ez: the infinitive that another verb governs, the participle that describes a noun."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.a import MOMENTS, passed_on
from desktop.checks.grammar.homophones.order_places import OBJECTS
from desktop.checks.grammar.homophones.orders import er_participle, opens_order, vous_form
from desktop.checks.grammar.homophones.places import CLITICS, SURE_VERBS, TIMES, no_verb_before
from desktop.checks.grammar.homophones.states import participle_of
from desktop.checks.grammar.verbs.infinitives import infinitive_of, is_vous_form
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms


def infinitive_after_verb(s: Sentence) -> Iterator[Hit]:
    """`Laissez tombez`, `ils sortirent fumez`, `le greffe peut, s’il le juge bon, exigez l’original`."""
    for i, word in enumerate(s.words):
        if not is_vous_form(word) or s.lower(i + 1).startswith("-"):
            continue
        infinitive = infinitive_of(word)
        if infinitive is None:
            continue
        before = s.at(i - 1)
        straight = (
            before.role == "V"
            and before.form.finite
            and not before.form.nominal
            and not before.form.lemmas() & {"avoir", "plaire"}
            and before.lower != "est"
        ) or before.lower in ("venu", "venue", "venus", "venues")
        j = i - 1
        while s.role(j) in ("W", "O"):
            j -= 1
        governed = (
            j < i - 1 and s.lower(j) in ("de", "d'", "pour", "sans", "à") and "vous" not in s.lowers(j, i)
        )
        asked = i == 1 and s.lower(0) == "que" and s.final == "?" and s.lower(i + 1) not in ("vous", "-vous")
        if governed or asked or straight or _after_aside(s, i) or _in_infinitives(s, i):
            yield on(word, "Ce verbe dépend d’un autre : il est à l’infinitif.", infinitive)


_MODALS = forms("pouvoir devoir vouloir falloir aller savoir")


def _after_aside(s: Sentence, i: int) -> bool:
    if s.lower(i - 1) != ",":
        return False
    for k in range(max(0, i - 16), i - 2):
        if s.lower(k) == "puis":
            continue  # Puis, avec la pelle, creusez
        said = is_vous_form(s.at(k)) and s.role(k - 1) not in ("S", "X", "O")  # Allez, fermez le portail
        if not said and s.at(k).form.lemmas(participle=False) & _MODALS and s.lower(k + 1) == ",":
            return s.lowers(k + 2, i - 1).count(",") == 0
    return False


def _in_infinitives(s: Sentence, i: int) -> bool:
    """`les clouer, les cadenasser, les étayez`: the verbs before it in the list are infinitives."""
    j = i - 1
    while s.lower(j) in CLITICS:
        j -= 1
    if s.lower(j) not in (",", "et", "ou") or (j == i - 1 and s.lower(j) == ","):
        return False
    earlier = s.role(j - 1) == "Y" or (
        s.role(j - 1) in ("N", "A") and any(s.role(k) == "Y" for k in range(j))
    )
    if "faites" in s.lowers(0, i) or s.at(j - 1).capital:
        return False  # Faites glisser et déposez; sur « Ouvrir » et sélectionnez
    ordered = any(is_vous_form(s.at(k)) and (opens_order(s, k) or s.role(k - 1) == "X") for k in range(j))
    return earlier and not ordered and not any(s.lower(k) == "vous" and s.role(k) == "S" for k in range(i))


_INVITING = forms(
    "inviter aider commencer chercher penser encourager hésiter apprendre continuer convier appeler tenir"
)


def infinitive_after_preposition(s: Sentence) -> Iterator[Hit]:
    """`prêts à donnés un coup de main`, `pour allumé une lanterne`, `peuvent venir se déguisé`."""
    for i in s.with_role("QVNA"):
        word = s.at(i)
        if not word.lower.endswith(("é", "és", "ée", "ées")) or s.at(i - 1).text == "Y":
            continue
        infinitive = infinitive_of(word)
        if infinitive is None or word.capital:
            continue
        reflexive = s.lower(i - 1) in ("se", "s'") and _governs_infinitive(s, i - 2)
        followed = (
            s.lower(i + 1) in OBJECTS | {"votre", "vos", "notre", "nos"} and s.lower(i + 2) not in TIMES
        )
        wanted = s.lower(i - 1) in ("pour", "sans", "à") and followed and s.at(i + 2).form.nominal
        of = s.lower(i - 1) in ("de", "d'") and followed and s.at(i + 2).form.nominal
        wanted = wanted or (of and s.role(i - 2) in ("V", "Y", "A") and not word.form.nouns)
        joined_ = (
            s.lower(i - 1) in ("et", "ou")
            and s.role(i - 2) == "Y"
            and (followed or (s.role(i + 1) in ("P", "F") and s.lower(i + 1) != "par"))
            and not (
                s.lower(i - 3) == "à" and s.role(i - 4) in ("A", "Q", "N")
            )  # rapide à obtenir et délivré par
        )
        invited = s.lower(i - 1) == "à" and any(
            w.form.lemmas(participle=False) & _INVITING for w in s.words[max(0, i - 3) : i - 1]
        )
        to_be = s.lower(i - 1) == "à" and (
            s.at(i - 2).form.lemmas(participle=False) & forms("être rester") or s.lower(i - 2) in _LEFT_TO_DO
        )
        governed = s.lower(i - 1) in ("de", "d'") and s.lower(i - 2) in _OPENING and not word.form.nouns
        wanted = (
            wanted
            or governed
            or joined_
            or bool(to_be)
            or (invited and s.role(i + 1) in ("P", "F", "D", "W"))
        )
        if to_be and word.lower == "portée" and s.role(i + 1) == "F":
            wanted = False  # être à portée de voix
        if s.lower(i - 1) == "à" and s.role(i - 2) not in ("A", "Q", "V", "N", "Y") and not to_be:
            wanted = False
        if s.lower(i - 1) == "à" and passed_on(s, i - 1, word):
            continue  # la croix de chemin à retrouvé sa blancheur: « a », another rule says so
        if reflexive or wanted:
            yield on(word, "Le verbe est à l’infinitif.", infinitive)


# « Capable de », « afin de »: nothing but an infinitive follows.
_OPENING = forms(
    "capable capables incapable incapables possible impossible interdit facile difficile important essentiel permis nécessaire"
    " préférable obligatoire avant afin besoin envie plaisir occasion responsable responsables chargé chargée chargés tenu tenus"
    " obligé obligés prié priés heureux fiers fier contents ravis"
)
_LEFT_TO_DO = forms("rien chose beaucoup tout peu reste travail")


def _governs_infinitive(s: Sentence, i: int) -> bool:
    form = s.at(i).form
    return (
        s.lower(i) in ("de", "à", "pour", "sans", "d'")
        or s.role(i) == "Y"
        or bool(form.lemmas(participle=False) & _MODALS)
    )


_SUBJECT_VOUS = forms("si quand lorsque que où dont comme puisque et mais qu' comment parce")


def vous_with_participle(s: Sentence) -> Iterator[Hit]:
    """`quel sentier vous préféré`, `selon que vous résidé au nord`: the verb of « vous »."""
    for i in s.places(forms("vous")):
        target = s.at(i + 1)
        lemma = er_participle(target)
        if lemma is None or target.lower.endswith(("és", "ée")):
            continue
        before = s.lower(i - 1)
        asked = s.role(i - 1) == "N" and any(w.lower in _WHICH for w in s.words[max(0, i - 4) : i])
        if not (before in _SUBJECT_VOUS or asked or (i == 0 and s.lower(i + 2) in OBJECTS)):
            continue
        if before == "comme" or s.lower(i - 2) in ("plutôt", "autre"):
            continue
        yield on(target, "Avec « vous », la terminaison est -ez.", vous_form(s, lemma))


_WHICH = forms("quel quelle quels quelles")


def participle_as_infinitive(s: Sentence) -> Iterator[Hit]:
    """`la demande, accompagner des plans, est déposée`, `une fois l’analyse terminer`, `l’air fatiguer`."""
    for i in s.with_role("Y"):
        word = s.at(i)
        pure = word.form.infinitives and not word.form.nominal and not word.capital
        if not pure or s.at(i - 1).form.gerund or (pair := _described(s, i)) is None:
            continue
        offered = s.vocabulary.lexicographer.inflect(participle_of(s, word.lower), *pair)
        yield on(word, "C’est un participe passé, qui s’accorde.", *offered[:1])


def _described(s: Sentence, i: int) -> GenderNumber | None:
    """Gender and number of what a participle at `i` would describe, when only a participle can stand there."""
    before = s.lower(i - 1)
    if before == "air" and s.lower(i - 2) == "l'":
        subject = next((w.lower for w in s.words[: i - 2] if w.role == "S"), "il")
        return ("f" if subject.startswith("elle") else "m", "p" if subject in ("ils", "elles") else "s")
    noun = i - 1
    after_comma = before == ","
    if after_comma:
        noun = i - 2
    while noun > 0 and s.role(noun) in ("A", "Q"):
        noun -= 1
    if s.role(noun) != "N" or any(w.lower in _OPENERS for w in s.words[:i]):
        return None
    while noun >= 2 and s.lower(noun - 1) in ("de", "d'") and s.role(noun - 2) == "N":
        noun -= 2
    pairs = s.at(noun).form.nouns
    if len(pairs) != 1:
        return None
    pair = next(iter(pairs))
    once = (s.lower(0) in ("une", "sitôt") and s.lowers(0, 2) in (("une", "fois"),)) or "fois" in s.lowers(
        max(0, i - 4), i
    )
    if once and not after_comma and no_verb_before(s, i) and s.role(i + 1) in (",", ".", "P"):
        return pair
    agent = s.lower(i + 1) in (
        "de",
        "d'",
        "des",
        "du",
        "par",
        "à",
        "au",
        "en",
        "dans",
        "sur",
        "quotidiennement",
        "chaque",
        "tous",
        "toutes",
        "hier",
        "avant",
        "pour",
    )
    closed = after_comma and agent and "," in s.lowers(i + 1, len(s.words)) and no_verb_before(s, i)
    closed = closed and not any(s.role(k) == "Y" for k in range(noun))  # emprunter un livre, assister à
    if closed and any(w.role == "V" for w in s.words[i:]):
        return pair
    beside = not after_comma and i <= 6 and s.role(0) in ("D", "C") and no_verb_before(s, i)
    modal = any((w.role == "V" and w.form.only_verb) or w.lower in SURE_VERBS for w in s.words[i + 1 : i + 6])
    return pair if beside and modal and s.role(i + 1) != "," else None


_OPENERS = forms(
    "quel quelle quels quelles comment où quoi combien qui que dont pour à de d' afin sans veuillez lequel"
)


def participle_with_object(s: Sentence) -> Iterator[Hit]:
    """`les pannes touchants plus d’une rue`, `les familles habitantes le rang`: a verb, invariable."""
    for i, word in enumerate(s.words):
        if not word.lower.endswith(("ants", "antes", "ante")) or s.role(i - 1) != "N":
            continue
        stem = word.lower[: word.lower.rindex("ant") + 3]
        form = s.vocabulary.form(stem)
        if not form.gerund or stem in ("suivant", "durant", "pendant", "devant", "importent"):
            continue
        following = s.lower(i + 1)
        measured = following in ("plus", "moins") and s.lower(i + 2) in ("d'", "de")
        moment = s.lower(i + 2) in MOMENTS | {"nuit", "jour", "matinée", "journée", "soirée"}
        moment = moment or is_time(s, i + 1) or s.lower(i + 3).startswith(("derni", "prochain", "passé"))
        pronoun = s.role(i + 1) == "O" or (following == "l'" and s.at(i + 2).form.finite)
        noun = word.form.nouns and not (s.role(i - 2) in ("D", "F", "#") and s.role(i + 1) == "D")
        taken = (following in _TAKEN or measured) and not noun and not moment and not pronoun
        if taken or following in _COMPLEMENTS.get(stem, "").split():
            yield on(word, "Suivi d’un complément d’objet, le participe présent est invariable.", stem)


# Participles that only a verb's complement follows: « les plaintes portant sur », « les sommes provenant du ».
_COMPLEMENTS = {
    **dict.fromkeys(("provenant", "datant", "émanant", "découlant", "résultant"), "de du des d'"),
    **dict.fromkeys(("visant", "consistant", "tendant", "appartenant"), "à au aux"),
    "portant": "sur",
}
_TAKEN = forms("le la les l' un une votre vos notre nos leur leurs son sa ses cette ces cet")


RULES = (
    GrammarRule(
        "terminaison.infinitif_verbe",
        infinitive_after_verb,
        "Un verbe qui dépend d’un autre est à l’infinitif.",
        bad=(
            ("Laissez tombez le jus de bras.", "Laissez tomber le jus de bras."),
            ("Les hommes sortirent fumez.", "Les hommes sortirent fumer."),
            ("Le greffe peut, s’il le juge bon, exigez l’original.", "Le greffe peut, s’il le juge bon, exiger l’original."),
        ),
        good=("Entrez, voyez, achetez.", "Si vous le pouvez, aidez-nous.", "Ce que vous voyez plaît.", "Quand il pleut, restez.", "Pour éviter la fraude, ne cliquez pas et signalez le message.", "Allez, ce soir, venez danser."),
        roles="V",
    ),
    GrammarRule(
        "terminaison.infinitif_preposition",
        infinitive_after_preposition,
        "Après une préposition, le verbe est à l’infinitif.",
        bad=(
            ("On cherche des gens prêts à donnés un coup de main.", "On cherche des gens prêts à donner un coup de main."),
            ("Voici une raison pour allumé une lanterne.", "Voici une raison pour allumer une lanterne."),
            ("Les enfants peuvent venir se déguisé.", "Les enfants peuvent venir se déguiser."),
        ),
        good=("Un mot pour le blessé.", "Ils sont venus costumés.", "Elle s’est déguisée.", "Rien à signaler.", "Le bouton doit être à portée de main."),
        roles="QVNA",
    ),
    GrammarRule(
        "terminaison.vous_participe",
        vous_with_participle,
        "Le verbe dont « vous » est le sujet se termine par -ez.",
        bad=(
            ("Dites-nous quel sentier vous préféré!", "Dites-nous quel sentier vous préférez!"),
            ("Selon que vous résidé au nord ou au sud.", "Selon que vous résidez au nord ou au sud."),
            ("Tant mieux si vous aimé le froid.", "Tant mieux si vous aimez le froid."),
        ),
        good=("Vous invité, tout change.", "Pour vous aider.", "Vous êtes invité.", "Comme vous, équipé pour l’hiver, il marche."),
        words=forms("vous"),
    ),
    GrammarRule(
        "terminaison.participe_infinitif",
        participle_as_infinitive,
        "Le participe passé s’accorde avec le nom qu’il décrit.",
        bad=(
            ("La demande, accompagner des plans, est déposée.", "La demande, accompagnée des plans, est déposée."),
            ("Une fois l’analyse terminer, vous recevrez une lettre.", "Une fois l’analyse terminée, vous recevrez une lettre."),
            ("Les personnes intéresser doivent appeler.", "Les personnes intéressées doivent appeler."),
        ),
        good=("Une salle à manger.", "Quel bac utiliser?", "Laissez les enfants jouer.", "Le temps de manger, il part.", "Le bouton Envoyer permet de payer."),
        roles="Y",
    ),
    GrammarRule(
        "terminaison.participe_present",
        participle_with_object,
        "Le participe présent suivi de son complément d’objet est invariable.",
        bad=(
            ("Les pannes touchants plus d’une rue sont rares.", "Les pannes touchant plus d’une rue sont rares."),
            ("Les travaux affectants le pont finissent.", "Les travaux affectant le pont finissent."),
            ("Les gens dérangeants le public sortiront.", "Les gens dérangeant le public sortiront."),
            ("Une clôture bloquante la vue est interdite.", "Une clôture bloquant la vue est interdite."),
            ("Les règles encadrants la vente changent.", "Les règles encadrant la vente changent."),
            ("Des plaintes portants sur le bruit.", "Des plaintes portant sur le bruit."),
            ("Les odeurs gênantes le voisinage sont signalées.", "Les odeurs gênant le voisinage sont signalées."),
        ),
        good=(
            "Des couleurs voyantes.",
            "Les pannes touchant la rue.",
            "Des récits touchants le soir.",
            "Les groupes participants la semaine dernière.",
            "La semaine suivante, on ferme.",
            "Une dame charmante l’aide.",
        ),
    ),
)  # fmt: skip
