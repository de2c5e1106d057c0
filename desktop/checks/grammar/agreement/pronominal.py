"""Participles of pronominal verbs: with the subject, unless « se » is an indirect object."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.attribute_places import skip_adverbs
from desktop.checks.grammar.agreement.direct_object import ON_ONESELF
from desktop.checks.grammar.agreement.inflection import inflected
from desktop.checks.grammar.agreement.participle import agreement, allowed, attributes, is_attribute, subjects
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.antecedents import antecedent_of
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.qualified import ANY
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

# « se » is their indirect object: their participle never agrees with it.
INDIRECT = forms(
    "parler plaire déplaire complaire nuire sourire rire succéder suffire ressembler mentir survivre"
    " téléphoner convenir imaginer permettre demander dire donner partager répondre écrire promettre"
    " jurer offrir procurer acheter faire laisser voir attribuer arroger poser échanger serrer lancer"
    " fixer accorder payer prendre mettre rendre apporter envoyer transmettre créer construire figurer"
    " entendre sentir réserver approprier interdire refuser reprocher avouer cacher chercher casser"
    " laver brosser souhaiter raconter servir"
)


def pronominal(s: Sentence) -> Iterator[Hit]:
    """After `se sont`, the participle agrees with the subject unless an object follows."""
    for pairs, clitics, verb in subjects(s):
        reflexive = any(s.lower(k) in ("se", "s'", "nous") and s.role(k) == "O" for k in range(clitics, verb))
        lemmas = s.at(verb).form.lemmas(infinitive=False, participle=False)
        if reflexive and lemmas & _SHOWING:
            yield from attributes(s, pairs, skip_adverbs(s, verb + 1))
        if not reflexive or "être" not in lemmas:
            continue
        i = skip_adverbs(s, verb + 1)
        if s.at(i).form.participles & _of_object(s, clitics) or _object_elsewhere(s, clitics, verb, i):
            continue
        impersonal = s.role(i + 1) in ("D", "#", "F") and "il" in s.lowers(max(0, clitics - 1), verb)
        if _never_agrees(s, i) or (impersonal and s.at(i).form.participles and not _masculine(s, i)):
            yield on(s.at(i), "Ce verbe pronominal est invariable.", *inflected(s, s.at(i), ("m", "s")))
        if _is_reflexive_participle(s, i) and "en" not in s.lowers(clitics, verb):
            yield from _with_attribute(s, pairs, i)


def _object_elsewhere(s: Sentence, clitics: int, verb: int, i: int) -> bool:
    """`se les sont arrachées`, `s’est donné pour mission de`, `se sont trouvé du travail`, `s’est bâti, en dix ans, un nom`."""
    first = verb
    while first > clitics and s.role(first - 1) in ("O", "X"):
        first -= 1
    if {"les", "l'", "la", "le"} & set(s.lowers(first, verb)):
        return True
    form = s.at(i).form
    if ("m", "s") not in form.participles:
        return False
    lemmas = {lemma for lemma, _ in form.participle_verbs}
    if s.lower(i + 1) == "pour" and s.role(i + 2) == "N" and s.lower(i + 3) in ("de", "d'", "que", "qu'"):
        return True
    own = lemmas & (INDIRECT | _OBTAINING | ON_ONESELF)
    if own and s.lower(i + 1) == "," and s.role(i + 2) in ("P", "F", "W"):
        closing = next((k for k in range(i + 2, min(i + 12, len(s.words))) if s.lower(k) == ","), 0)
        return bool(closing) and s.role(closing + 1) in ("D", "#")
    return bool(lemmas & _OBTAINING) and s.lower(i + 1) in ("du", "des", "de") and s.role(i + 2) == "N"


# « Se » and an adjective: « la saison s'annonce bien remplie ».
_SHOWING = forms(
    "annoncer avérer révéler montrer vouloir dire sentir trouver croire tenir déclarer retrouver"
)
_INTRANSITIVE = forms(
    "parler plaire nuire sourire succéder téléphoner ressembler mentir suffire rire survivre"
)


def _never_agrees(s: Sentence, i: int) -> bool:
    """`se sont parlés`, `se sont donnés rendez-vous`: « se » is the indirect object."""
    form = s.at(i).form
    lemmas = {lemma for lemma, _ in form.participle_verbs}
    if not form.participles or ("m", "s") in form.participles:
        return False
    if "dire" in lemmas and s.lower(i + 1) in ("oui", "non", "bonjour", "merci", "adieu", "que", "qu'"):
        return True  # ils se sont dit oui
    if lemmas & {"promettre", "jurer"} and s.lower(i + 1) in ("de", "d'", "que", "qu'"):
        return True  # elles se sont promis de revenir
    hurt = s.lower(i + 1) in ("mal", "peur") and "faire" in lemmas  # but: elle s'est dite mal à l'aise
    return bool(lemmas & _INTRANSITIVE) or hurt or s.lower(i + 1) in ("rendez-vous", "compte")


_HAPPENING = forms(
    "tenir dérouler terminer ouvrir produire installer joindre ajouter réunir amorcer conclure dessiner rassembler glisser"
)
_MOMENTS = forms(
    "samedi dimanche lundi mardi mercredi jeudi vendredi matin soir midi lendemain veille semaine"
)


def happened(s: Sentence) -> Iterator[Hit]:
    """`Samedi s'est tenu la fête`: the subject follows a pronominal verb that says that something takes place."""
    known = {verb for _, _, verb in subjects(s)}
    for i in s.with_role("Q"):
        word = s.at(i)
        verb = i - 1
        if s.lower(verb - 1) not in ("se", "s'") or "être" not in s.at(verb).form.lemmas(participle=False):
            continue
        moment = any(s.lower(k) in _MOMENTS or s.role(k) == "#" for k in range(verb - 1))
        if s.role(i + 1) not in ("D", "#") or (verb in known and not moment) or is_time(s, i + 1):
            continue
        phrase = noun_phrase(s, i + 1)
        if phrase is None or not phrase.number or s.lower(complements(s, phrase.end)) in ("et", ","):
            continue
        happens = {lemma for lemma, _ in word.form.participle_verbs} & _HAPPENING
        if happens and not word.form.participles & allowed(phrase):
            yield agreement(s, word, allowed(phrase))


def _of_object(s: Sentence, clitics: int) -> frozenset[GenderNumber]:
    """What agrees with the antecedent of `une robe qu’elles s’étaient cousue`; empty without a relative « que »."""
    que = next((k for k in range(clitics - 1, max(-1, clitics - 5), -1) if s.role(k) == "K"), None)
    antecedent = antecedent_of(s, que) if que is not None else None
    if antecedent is not None:
        return antecedent.pairs
    noun = que is not None and (s.role(que - 1) in ("N", ",") or s.lowers(que - 2, que)[:1] == ("à",))
    return ANY if noun else frozenset()  # la machine à écrire que trois personnes se sont disputée


def _masculine(s: Sentence, i: int) -> bool:
    """`il s'est vendu 142 composteurs`, `il s'est glissé une erreur`: what an impersonal verb takes."""
    return ("m", "s") in s.at(i).form.participles


def _with_attribute(s: Sentence, pairs: frozenset[GenderNumber], i: int) -> Iterator[Hit]:
    """The pronominal participle at `i`, and the attribute after it: `s'est dite ravie`."""
    if not s.at(i).form.participles & pairs:
        yield agreement(s, s.at(i), pairs)
    j = skip_adverbs(s, i + 1)
    if is_attribute(s, j) and s.role(j + 1) not in ("N", "M") and s.lower(j) not in _ADVERBS:
        yield from attributes(s, pairs, j)


# « Elle s’est vendue cher »: adjectives that may follow a verb as adverbs.
_ADVERBS = forms("cher court droit dur fort haut bas juste faux net clair bon gros")


# « Se » is the object of these when nothing follows but a complement: « s'est mise en marche ».
_OWN_OBJECT = forms(
    "mettre rendre lancer poser servir cacher laver présenter donner envoyer fixer chercher prendre"
)
_OBTAINING = forms(
    "découvrir trouver bâtir préparer tailler commander forger aménager tricoter cuisiner fabriquer"
)
_SAYING = forms("dire montrer déclarer sentir croire voir rendre faire")


def _is_reflexive_participle(s: Sentence, i: int) -> bool:
    word = s.at(i)
    lemmas = {lemma for lemma, _ in word.form.participle_verbs}
    if word.role != "Q" or not lemmas:
        return False
    j = skip_adverbs(s, i + 1)
    if lemmas & _SAYING and is_attribute(s, j) and s.role(j + 1) not in ("N", "M", "D"):
        return True
    if s.lowers(i + 1, i + 3) == ("en", "tête"):
        return False  # elle s'est mis en tête de partir
    if s.lower(j) == "pour" and s.role(j + 1) == "N" and "donner" in lemmas:
        return False  # elles s'étaient donné pour règle de se taire
    agreed = "entendre" in lemmas and s.lower(j) in ("sur", "avec", "pour")  # se sont entendus sur le partage
    if lemmas & INDIRECT and not (agreed or (lemmas & _OWN_OBJECT and s.role(j) in ("P", "F"))):
        return False
    if lemmas & _OBTAINING and s.lower(j) == "des":
        return False  # ils se sont découvert des talents
    return s.role(j) != "Y" and not (s.role(j) in ("D", "#") and not is_time(s, j))


RULES = (
    GrammarRule(
        "accord.pronominal_inverse",
        happened,
        "Le participe d’un verbe pronominal s’accorde avec le sujet, même placé après lui.",
        bad=(
            ("Samedi s’est tenu la fête des Semences.", "Samedi s’est tenue la fête des Semences."),
            (
                "Le lundi 4 mai s’est déroulé une rencontre.",
                "Le lundi 4 mai s’est déroulée une rencontre.",
            ),
            (
                "Hier soir s’est terminée le tournoi de hockey.",
                "Hier soir s’est terminé le tournoi de hockey.",
            ),
            (
                "Depuis se sont ajouté trois haltes vélo.",
                "Depuis se sont ajoutées trois haltes vélo.",
            ),
            (
                "Au parc s’est installé une famille de renards.",
                "Au parc s’est installée une famille de renards.",
            ),
        ),
        good=(
            "Samedi s’est tenue la fête des Semences.",
            "La fête s’est tenue le samedi 4 mai.",
            "Elle s’est ouverte trois fois.",
            "La séance s’est terminée cette nuit.",
            "Depuis s’est ajouté un sentier.",
        ),
        roles="Q",
    ),
    GrammarRule(
        "accord.participe_pronominal",
        pronominal,
        "Le participe d’un verbe pronominal s’accorde avec le sujet, sauf si un objet direct suit.",
        bad=(
            ("Les élèves se sont inscrit à la course.", "Les élèves se sont inscrits à la course."),
            ("L’assemblée s’est déroulé dans le calme.", "L’assemblée s’est déroulée dans le calme."),
            ("Nous nous sommes réuni lundi.", "Nous nous sommes réunis lundi."),
            ("Les équipes se sont mis en marche.", "Les équipes se sont mises en marche."),
            ("La conseillère s’est dit ravie.", "La conseillère s’est dite ravie."),
            ("La saison s’annonce bien rempli.", "La saison s’annonce bien remplie."),
            ("Les élus se sont donnés rendez-vous.", "Les élus se sont donné rendez-vous."),
            ("Il s’est glissée une erreur.", "Il s’est glissé une erreur."),
        ),
        good=(
            "Elle s’est donné pour but de courir.",
            "Elles se sont parlé au téléphone.",
            "Elle s’est donné un an pour réussir.",
            "Ils se sont lavé les mains.",
            "Elle s’est mis en tête de repeindre le gazebo.",
            "Elles s’étaient donné pour règle de ne rien dire.",
            "Il s’est produit des pannes.",
            "Nous nous sommes procuré deux défibrillateurs.",
        ),
    ),
)
