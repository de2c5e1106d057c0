"""The verb that a clause lacks, hidden by a word that sounds like it: `le maire envoi une lettre`, `le conseil autorisé la vente`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import SURE_VERBS, TIMES, pure_noun
from desktop.checks.reading.noun_phrases import noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_VERB = "La proposition n’a pas d’autre verbe : c’est ici qu’il se conjugue."
_SUBJECTS = forms("le la l' les ce cet cette ces notre nos votre vos son sa ses leur leurs chaque un une des")
_OBJECTS = forms("le la les l' un une son sa ses leur leurs votre vos notre nos ce cet cette ces")
# What begins by asking, introducing or governing an infinitive.
_OPENERS = forms(
    "quel quelle quels quelles comment où quoi combien qui que dont quand pourquoi si comme lequel laquelle voici voilà pour"
    " afin sans veuillez"
)
_MOMENTS = forms(
    "à au dès vers du le ce cet cette tous toutes chaque jusqu'au jusqu'à lundi mardi mercredi jeudi vendredi samedi dimanche"
)
# A noun whose last sound hides the verb: `le billet coût 5 $`, `la saison début lundi`.
_IRREGULAR = {
    "coût": "coûte", "début": "débute", "report": "reporte", "apport": "apporte", "transport": "transporte",
    "support": "supporte", "respect": "respecte", "contact": "contacte", "arrêt": "arrête", "dépôt": "dépose",
    "achat": "achète", "rapport": "rapporte", "salut": "salue", "pari": "parie", "cri": "crie",
    "tri": "trie", "oubli": "oublie", "défi": "défie", "repli": "replie", "envoi": "envoie", "renvoi": "renvoie",
    "emploi": "emploie", "octroi": "octroie", "essai": "essaie", "balai": "balaie", "relai": "relaie", "appel": "appelle", "rappel": "rappelle", "travail": "travaille", "détail": "détaille",
    "conseil": "conseille", "réveil": "réveille", "accueil": "accueille", "recueil": "recueille", "signal": "signale",
    "soutien": "soutient", "maintien": "maintient", "entretien": "entretient", "contrôl": "contrôle", "calcul": "calcule",
    "recul": "recule", "clou": "cloue", "ennui": "ennuie", "convoi": "convoie",
}  # fmt: skip


_MANNERS = forms("maintenant désormais déjà fort dur bien ensemble avec depuis toujours rapidement souvent")


def _lacks_verb(s: Sentence, i: int) -> str | None:
    """The number of the subject that ends before `i`, when the sentence begins with it and nothing else is a verb."""
    start = _subject_start(s)
    if start is None or i <= start + 1 or s.role(i - 1) not in ("N", "A", "M", "#", "Q"):
        return None
    for k, word in enumerate(s.words):
        if k == i:
            continue
        if (
            (word.role in ("V", "R", "K", "U", "L", "S", "X") and word.lower not in ("nous", "vous"))
            or word.lower in SURE_VERBS
            or (k < i and word.lower in _OPENERS)
        ):
            return None
        if k < i and word.role in ("C", "Y", "G", ".") and k > start:
            return None
        if k > i and word.form.only_verb and word.form.finite:
            return None
    if "," in s.lowers(start, i):
        return None
    phrase = noun_phrase(s, start)
    if phrase is None or phrase.number not in ("s", "p") or phrase.head >= i:
        return None
    return phrase.number


def _subject_start(s: Sentence) -> int | None:
    """Where the subject begins: the first word, or what follows `Cet été,`, `Chaque hiver,`."""
    if s.final not in (".", "!"):
        return None
    if s.role(1) and s.lower(0) in _SUBJECTS and "," not in s.lowers(0, 4):
        return 0
    comma = next((k for k in range(1, 6) if s.lower(k) == ","), None)
    if comma is None or s.lower(comma + 1) not in _SUBJECTS:
        return None
    opening = (
        s.lower(comma - 1) in TIMES
        or s.role(0) in ("P", "W")
        or s.lower(0) in ("chaque", "cet", "cette", "ce")
    )
    return comma + 1 if opening else None


def _present(s: Sentence, lemma: str, number: str) -> str:
    return s.vocabulary.lexicographer.conjugate(lemma, "Ip", f"3{number}")


def noun_as_verb(s: Sentence) -> Iterator[Hit]:
    """`Le brigadier salut les enfants.`, `La saison début lundi.`, `Le billet coût 5 $.`"""
    for i in s.places(frozenset(_IRREGULAR)):
        word = s.at(i)
        if word.capital:
            continue
        clitic = (
            s.lower(i - 1) in ("qui", "il", "elle", "on", "ne", "n'", "se", "s'") and s.role(i - 1) in "SRXO"
        )
        governed = s.lower(i + 1) in _OBJECTS | _MOMENTS or s.role(i + 1) == "#"
        governed = governed or (word.lower in ("gel", "dégel") and s.lower(i + 1) == "en")
        governed = governed or s.lower(i + 1) in _MANNERS or (word.lower, s.lower(i + 1)) == ("pari", "sur")
        number: str | None = "s"
        if not clitic:
            number = _lacks_verb(s, i) if governed else None
            if number is None or (
                s.lower(i - 1) in ("de", "d'") or (s.role(i - 1) == "M" and s.role(i + 1) == "#")
            ):
                continue
        verb = s.vocabulary.form(_IRREGULAR[word.lower])
        lemma = next((v.lemma for v in verb.verbs if v.mood == "Ip"), None)
        if lemma is not None and number is not None:
            yield on(word, "C’est le verbe.", _present(s, lemma, number))


def ending_as_verb(s: Sentence) -> Iterator[Hit]:
    """`Le conseil autorisé la vente.`, `La collecte débuter à 7 h.`, `Le club fini sa saison.`"""
    for i in s.with_role("QYANV"):
        word = s.at(i)
        if word.role == "V" and {v.mood for v in word.form.verbs} - {"Sp", "Sq"}:
            continue
        infinitive = bool(word.form.infinitives) and not word.form.nominal
        participle = bool(word.form.participles) and word.lower.endswith(
            ("é", "és", "i", "is", "it", "u", "us", "ue")
        )
        if not (infinitive or participle) or (participle and s.role(i - 1) == "Q") or word.capital:
            continue
        after = s.at(i + 1)
        moment = after.lower in _OBJECTS and (
            s.lower(i + 2) in TIMES or s.lower(i + 3) in TIMES or s.role(i + 2) in ("#", "M")
        )
        # A participle governs no object; an infinitive does not follow a subject.
        object_ = after.lower in _OBJECTS and s.at(i + 2).form.nominal and not moment
        if participle and not object_:
            continue
        if infinitive and not (object_ or moment or after.role in ("P", "#", "F") or after.lower in _MOMENTS):
            continue
        if participle and (
            pure_noun(word.form)
            or s.lower(i - 1) in ("de", "d'")
            or (s.role(i) == "N" and s.role(i - 1) in "DP")
        ):
            continue
        number = _lacks_verb(s, i)
        lemma = (
            next((lemma for lemma, _ in word.form.infinitives), None)
            if infinitive
            else next((lemma for lemma, _ in word.form.participle_verbs), None)
        )
        if number is None or lemma is None:
            continue
        use = next(
            (u for found, u in (*word.form.participle_verbs, *word.form.infinitives) if found == lemma), ""
        )
        if participle and "t" not in use[2:7]:
            continue
        offered = [_present(s, lemma, number)]
        if _long_ago(s):
            auxiliary = "a" if number == "s" else "ont"
            past = s.vocabulary.lexicographer.conjugate(lemma, "Is", f"3{number}")
            offered = [f"{auxiliary} {word.lower}", past, *offered] if participle else [past, *offered]
        yield on(word, _VERB, *offered)


_YEAR = re.compile(r"1[5-9]\d\d|200\d|201\d")
_AGO = forms("hier avant-hier jadis autrefois dernier dernière naguère")


def _long_ago(s: Sentence) -> bool:
    """Whether the sentence opens on what is past: `En 1968,`, `Hier,`, `L’an dernier,`."""
    opening = s.lowers(0, min(5, len(s.words)))
    return "," in opening and any(w in _AGO or _YEAR.fullmatch(w) for w in opening)


def verb_too_many(s: Sentence) -> Iterator[Hit]:
    """`Tout formulaire remplit doit être signé`, `tout immeuble desservit, qu’il soit occupé`: a participle."""
    for i in s.with_role("V"):
        word = s.at(i)
        if not word.lower.endswith(("it", "ut")) or not word.form.only_verb:
            continue
        stem = s.vocabulary.form(word.lower[:-1])
        if not stem.participles:
            continue
        noun = i - 2 if s.role(i - 1) == "W" and s.lower(i - 1) not in ("ne", "pas") else i - 1
        if s.role(noun) != "N" or any(s.role(k) in ("R", "K", "U", "L") for k in range(i)):
            continue
        # Nothing joins this verb to the other one of its clause.
        before = [
            k
            for k in range(noun)
            if s.role(k) == "V" and (s.at(k).form.only_verb or s.lower(k) in SURE_VERBS)
        ]
        earlier = bool(before) and not any(s.role(k) in (",", ".", "C", "Y") for k in range(before[-1], i))
        after = s.at(i + 1)
        later = (after.form.only_verb and after.form.finite) or after.lower in SURE_VERBS
        pairs = s.at(noun).form.nouns
        if (earlier or later) and pairs and s.role(noun - 1) in ("D", "A", "F", "P"):
            pair = sorted(pairs, key=lambda p: p[1], reverse=True)[0]
            offered = s.vocabulary.lexicographer.inflect(stem.participle_verbs[0][0], *pair)
            yield on(word, "La proposition a déjà son verbe : c’est un participe passé.", *offered[:1])


_PAR = forms("par")


def par_as_verb(s: Sentence) -> Iterator[Hit]:
    """`L’autobus par à 8 h`, `la navette par dès midi`: the verb partir."""
    for i in s.places(_PAR):
        after = s.lower(i + 1)
        leaves = after in (
            "à",
            "au",
            "dès",
            "vers",
            "pour",
            "demain",
            "tôt",
            "lundi",
            "samedi",
            "dimanche",
            "bientôt",
        )
        if after == "au" and s.lower(i + 2) in ("moins", "plus"):
            continue  # signée par au moins douze personnes
        if after == "à" and (s.lower(i + 2) in ("peu", "coups", "côté") or s.lower(i + 2).startswith("coup")):
            continue
        if leaves and s.role(i - 1) in ("N", "M", "A", "S", "R", "Q"):
            plural = all(n == "p" for _, n in s.at(i - 1).form.nouns) and bool(s.at(i - 1).form.nouns)
            yield on(s.at(i), "C’est le verbe « partir ».", "partent" if plural else "part")


RULES = (
    GrammarRule(
        "homophone.nom_pour_verbe",
        noun_as_verb,
        "Le nom et le verbe se prononcent pareil mais ne s’écrivent pas pareil.",
        bad=(
            ("Chaque matin, le brigadier salut les enfants par leur prénom.", "Chaque matin, le brigadier salue les enfants par leur prénom."),
            ("La saison début lundi.", "La saison débute lundi."),
            ("Notre équipe travail fort pour vous.", "Notre équipe travaille fort pour vous."),
            ("La Ville emploi trente jeunes.", "La Ville emploie trente jeunes."),
            ("Le club accueil tous les âges.", "Le club accueille tous les âges."),
            ("Le comité conseil les citoyens.", "Le comité conseille les citoyens."),
            ("Le billet coût 5 $.", "Le billet coûte 5 $."),
            ("La Ville pari sur le vélo et la marche.", ""),
            ("Le maire envoi une lettre à la ministre.", "Le maire envoie une lettre à la ministre."),
            ("Le comité qui début en mai est complet.", "Le comité qui débute en mai est complet."),
        ),
        good=(
            "Le début de la saison approche.",
            "Le coût est de 5 $.",
            "Une demande d’appel à la cour est possible.",
            "Le conseil et le maire sont là.",
            "La rencontre du comité conseil sur l’eau est lundi.",
            "Notre plan : le tri, le vélo, la marche.",
        ),
        words=frozenset(_IRREGULAR),
    ),
    GrammarRule(
        "terminaison.verbe_absent",
        ending_as_verb,
        "Une phrase a un verbe conjugué; le participe et l’infinitif ne suffisent pas.",
        bad=(
            ("Le conseil autorisé la signature de l’entente.", "Le conseil autorise la signature de l’entente."),
            ("La collecte débuter à 7 h.", "La collecte débute à 7 h."),
            ("Chaque hiver, la Ville embaucher des brigadiers.", ""),
            ("Le club fini sa saison.", "Le club finit sa saison."),
            ("En 1968, la fabrique vendu le terrain.", "En 1968, la fabrique a vendu le terrain."),
        ),
        good=(
            "Un livre lu le soir.",
            "Une fête organisée par le club.",
            "Le bac brun, une bonne idée.",
            "Quel bac utiliser?",
            "Le temps de manger.",
        ),
        roles="QYANV",
    ),
    GrammarRule(
        "terminaison.verbe_de_trop",
        verb_too_many,
        "Le participe passé n’a pas le t du verbe conjugué.",
        bad=(
            ("Tout formulaire remplit doit être signé.", "Tout formulaire rempli doit être signé."),
            ("La taxe est due pour tout immeuble desservit.", "La taxe est due pour tout immeuble desservi."),
        ),
        good=("Le club réunit ses membres.", "Le parc est beau et réunit les familles.", "Ce que bâtit Léo est beau."),
        roles="V",
    ),
    GrammarRule(
        "homophone.part",
        par_as_verb,
        "« Part » est le verbe partir; « par » est une préposition.",
        bad=(("L’autobus par à 8 h.", "L’autobus part à 8 h."), ("La navette par dès midi.", "La navette part dès midi.")),
        good=("Il passe par là.", "Une lettre signée par au moins dix personnes.", "Par à-coups.", "Une lettre par semaine.", "Payez par carte au comptoir.", "Le vent par moments fort."),
        words=_PAR,
    ),
)  # fmt: skip
