"""est and et, sont and son, soit and soie: the verb être where a small word is meant, and the reverse."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import (
    DETERMINERS,
    SURE_VERBS,
    bare_noun,
    is_plural,
    no_verb_after,
    no_verb_before,
    praised_before,
    skip_adverbs,
    verb_at,
)
from desktop.checks.reading.noun_phrases import noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_EST = forms("est")
_ET = forms("et")
_IS = "La proposition n’a pas de verbe : « est »."
_AND = "La proposition a déjà son verbe : « et » relie."


def est_between_clauses(s: Sentence) -> Iterator[Hit]:
    """`vous détenez un permis est vous êtes libre`, `le samedi est les jours fériés`, `(est ne pas faire)`."""
    for i in s.places(_EST):
        before, following = s.lower(i - 1), s.lower(i + 1)
        if before in (
            "c'",
            "s'",
            "n'",
            "ne",
            "l'",
            "ce",
            "qui",
            "il",
            "elle",
            "on",
            "y",
            "en",
            "tel",
            "m'",
            "t'",
            "d'",
        ):
            continue
        clause = following in ("vous", "nous", "il", "elle", "ils", "elles", "on", "je", "j'", "tu")
        if (
            (clause and verb_at(s, i + 2) is not None and not s.lower(i + 2).startswith("-"))
            or (before == "(" and not s.at(i).capital)
            or (following in ("puis", "donc", "ainsi", "surtout") and s.role(i - 1) == "," == before)
            or _listed(s, i)
        ):
            yield on(s.at(i), _AND, "et")


_ASKED = forms("quel quelle quels quelles comment pourquoi combien quand quiconque")


def _listed(s: Sentence, i: int) -> bool:
    """Two nouns are joined, and the clause has its verb elsewhere."""
    if s.role(i - 1) not in ("N", "M", "A") or s.at(i + 1).capital:
        return False
    phrase = noun_phrase(s, i + 1)
    if phrase is None or s.lower(i + 1) not in DETERMINERS:
        return False
    clause = range(max((k for k in range(i) if s.role(k) in (".", "L", "K", "R", "U")), default=-1) + 1, i)
    relative = [k for k in range(i) if s.role(k) in ("K", "R", "U")]
    if len(relative) == 1 and _THANKS & set(s.lowers(0, 3)) and "," not in s.lowers(relative[0], i):
        # « Bravo à Léa, qui a gagné l'or est le bronze »: no verb waits for a subject.
        return any(s.role(k) == "V" for k in range(relative[0], i))
    if any(s.role(k) in ("K", "R", "U") or s.lower(k) in _ASKED for k in range(i)):
        return False
    verb = next((k for k in clause if s.role(k) == "V" and _main(s, k)), None)
    if verb is not None:
        if any(s.role(k) in ("C", ",", "Y") or s.lower(k) == "comme" for k in range(verb + 1, i)):
            return False
        # « Ce que veut Léo est un chien »: the clause before would be the subject.
        return s.role(clause.start) in ("D", "S", "M", "N", "T") or s.at(verb).lower.endswith("ez")
    return s.lower(i + 1) in ("les", "des", "nos", "vos") and "," in s.lowers(clause.start, i)


_THANKS = forms("bravo merci félicitations chapeau voici voilà")


def _main(s: Sentence, k: int) -> bool:
    form = s.at(k).form
    return form.only_verb or s.lower(k) in SURE_VERBS or s.lower(k) in ("était", "étaient")


_PREDICATES = forms(
    "fermé fermée ouvert ouverte interdit interdite obligatoire gratuit gratuite prié priée prêt prête disponible complet"
    " complète terminé terminée annulé annulée reporté reportée prévu prévue situé située offert offerte levé levée"
    " invité invitée requis requise permis permise important importante responsable tenu tenue"
)


def et_without_verb(s: Sentence) -> Iterator[Hit]:
    """`Le tarif et de 12,50 $ par mètre.`, `La procédure et la même.`, `l’avis et levé!`: no other verb."""
    for i in s.places(_ET):
        if s.role(i - 1) not in ("N", "M", "#") or s.final not in (".", "!"):
            continue
        if s.lower(i + 1) in ("donc", "ainsi", "surtout", "notamment", "même"):
            continue  # la même taille, et donc le même poids
        start = i - 1
        while start > 0 and s.role(start - 1) not in (".", ",", "C", "K", "L"):
            start -= 1
        if s.role(start) == "L":
            start += 1
        later = start and s.lower(start - 1) in ("comme", '"', "«", "»", "”")
        if later and any(w.role == "V" for w in s.words):
            continue  # Il agit comme une équipe formée par Léa et dirigée par Zoé
        if s.lower(start) not in DETERMINERS or not (no_verb_before(s, i) or _only_in_relative(s, start, i)):
            continue
        phrase = noun_phrase(s, start)
        if phrase is None or phrase.number != "s" or not no_verb_after(s, i + 1) or praised_before(s, i):
            continue
        if _only_in_relative(s, start, i) or no_verb_before(s, i):
            gender = phrase.gender
            if _states(s, i, gender, near=phrase.end == i):
                yield on(s.at(i), _IS, "est")


def _only_in_relative(s: Sentence, start: int, i: int) -> bool:
    verbs = [k for k in range(start, i) if s.role(k) == "V"]
    opening = next((k for k in range(start, i) if s.role(k) in ("R", "U", "K")), None)
    return len(verbs) == 1 and opening is not None and opening < verbs[0] <= opening + 4


def _states(s: Sentence, i: int, gender: str, *, near: bool) -> bool:
    j = skip_adverbs(s, i + 1)
    target = s.at(j)
    if s.lower(j) in ("la", "le") and s.lower(j + 1) in (
        "même",
        "meilleur",
        "meilleure",
        "plus",
        "suivant",
        "suivante",
    ):
        return True
    if s.lower(j) == "de" and (s.role(j + 1) == "#"):
        return True
    agrees = (gender or "m", "s") in target.form.qualifiers and target.role in ("A", "Q", "V", "N")
    if target.form.finite and s.role(j + 1) == "D":
        return False  # le règlement fixe le nombre de poules et interdit la garde d'un coq
    if not agrees or s.role(j + 1) not in (".", "P", "F", ",", "W", "D") or "," in s.lowers(i - 3, i):
        return False
    alone = not target.form.nouns or target.lower in _PREDICATES
    foreign = (gender or "m", "s") not in s.at(i - 1).form.nouns
    return alone and (near or foreign or target.lower in _PREDICATES)


def est_before_plural(s: Sentence) -> Iterator[Hit]:
    """`d’être courtois est attentifs`: a plural attribute, and the clause has its verb."""
    for i in s.places(_EST):
        target = s.at(i + 1)
        pairs = target.form.qualifiers
        plural = bool(pairs) and all(number == "p" for _, number in pairs) and not target.form.nouns
        if plural and s.role(i - 1) in ("A", "Q", "N") and any(w.role in ("V", "Y") for w in s.words[:i]):
            last = s.at(i - 1).form
            if any(number == "p" for _, number in last.qualifiers | last.nouns):
                yield on(s.at(i), _AND, "et")


_HEADS = forms("le la l' ce cette votre notre son sa leur")
# What says of what kind a thing is, which « et » seldom joins to a participle: « la directrice générale et autorisée ».
_RELATIONAL = ("al", "ale", "ique", "aire", "elle", "el", "ier", "ière")


def et_before_participle(s: Sentence) -> Iterator[Hit]:
    """`Le montant dû et indiqué au verso.`, `Le procès-verbal et en ligne.`: a sentence without a verb."""
    if s.final != "." or s.lower(0) not in _HEADS or len(s.places(_ET)) != 1 or s.role(0) != "D":
        return
    if any(
        w.role in ("V", "R", "K", "U", "L", "S") or w.lower in SURE_VERBS or w.form.only_verb for w in s.words
    ):
        return
    i = s.places(_ET)[0]
    phrase = noun_phrase(s, 0)
    if (
        phrase is None
        or phrase.number != "s"
        or s.role(i - 1) not in ("N", "M", "#", "A")
        or "," in s.lowers(0, i)
    ):
        return
    target = s.at(i + 1)
    if s.role(i - 1) == "A" and not s.lower(i - 1).endswith(_RELATIONAL):
        return
    located = target.lower == "en" and s.lower(i + 2) in _WHEREABOUTS
    participle = (
        target.role == "Q"
        and not target.form.nouns
        and (phrase.gender or "m", "s") in target.form.participles
    )
    if located or (participle and s.role(i + 2) in ("P", "F", "W", ".")):
        yield on(s.at(i), _IS, "est")


_WHEREABOUTS = forms(
    "ligne vente vigueur cours service marche place retard avance ordre retraite panne attente construction rénovation"
    " réparation congé vacances train feu fleurs fête danger règle grève pause baisse hausse jeu production préparation chantier"
)
_SON = forms("son")
_SONT = forms("sont")
_SMALL_AFTER = forms(
    "pas plus très tous toutes déjà aussi bien toujours encore maintenant également trop souvent là"
)


def son_as_verb(s: Sentence) -> Iterator[Hit]:
    """`Les chiens son permis dans le sentier`, `elles son à la bibliothèque`: no singular noun follows."""
    for i in s.places(_SON):
        before, following = s.at(i - 1), s.at(i + 1)
        plural = before.lower in ("ils", "elles", "qui", "ce", "tous", "toutes", "y", "en", "se", "les") or (
            s.role(i - 1) in ("N", "A", "Q", "M") and is_plural(s, i - 1)
        )
        if not plural or s.role(i - 1) in ("P", "F", "V"):
            continue
        j = skip_adverbs(s, i + 1)
        noun = (
            any(n == "s" for _, n in following.form.nouns | following.form.adjectives)
            and following.role != "W"
        )
        words = (
            following.lower in _SMALL_AFTER
            or following.role in ("P", "F", "D", "S")
            or (j > i + 1 and s.at(j).form.qualifiers)
        )
        attribute = s.lower(i + 1) in _ATTRIBUTES and no_verb_before(s, i) and no_verb_after(s, i + 2)
        pronoun = before.lower in ("ils", "elles") and not noun
        if (words and not noun) or attribute or pronoun:
            yield on(s.at(i), "C’est le verbe « être » : on peut dire « étaient ».", "sont")


_ATTRIBUTES = forms("permis admis inclus requis compris pris promis soumis acquis mis remis assis gris frais")


def sont_as_determiner(s: Sentence) -> Iterator[Hit]:
    """`le directeur et sont équipe`, `avec sont chien`: a singular noun follows."""
    for i in s.places(_SONT):
        pairs = bare_noun(s, i + 1)
        single = bool(pairs) and all(n == "s" for _, n in pairs)
        governed = s.role(i - 1) in ("P", "C", "V", "F") and s.lower(i - 1) not in ("ou", "où")
        verbless = s.lower(i - 1) in ("y", "et") and s.role(i - 1) != "P" and no_verb_after(s, i + 2)
        if single and governed and not verbless:
            yield on(s.at(i), "Devant un nom, c’est le déterminant « son ».", "son")


_SOIE = forms("soie soies soi")


def soie_as_verb(s: Sentence) -> Iterator[Hit]:
    """`que la patinoire soie fermée`, `qu’il soi prêt`: the verb être."""
    for i in s.places(_SOIE):
        before, following = s.lower(i - 1), s.at(skip_adverbs(s, i + 1))
        subject = s.role(i - 1) in ("N", "M", "S", "A") and before not in ("chez", "de", "en", "sur", "pour")
        conj = {"que", "qu'"} & set(s.lowers(0, i))
        if (subject and conj and (following.form.qualifiers or following.role in ("P", "D", "W"))) or (
            before in ("il", "elle", "on", "ce") and following.form.qualifiers
        ):
            yield on(s.at(i), "C’est le verbe « être » : « soit ».", "soit")


RULES = (
    GrammarRule(
        "homophone.et_pluriel",
        est_before_plural,
        "« Et » relie; « est » est le verbe être.",
        bad=(
            ("On demande aux usagers d’être courtois est attentifs.", "On demande aux usagers d’être courtois et attentifs."),
            ("Les billets sont gratuits est limités.", "Les billets sont gratuits et limités."),
        ),
        good=("Le parc est ouvert.", "Ce qui plaît aux gens est gratuit.", "Les gens dont le bac est plein attendent."),
        words=_EST,
    ),
    GrammarRule(
        "homophone.est_participe",
        et_before_participle,
        "« Est » est le verbe être; « et » relie.",
        bad=(
            ("Le camion et en panne devant la fourrière.", "Le camion est en panne devant la fourrière."),
            ("La directrice générale et autorisée à signer l’entente.", "La directrice générale est autorisée à signer l’entente."),
            ("Le montant et indiqué au verso.", "Le montant est indiqué au verso."),
            ("Le procès-verbal et en ligne.", "Le procès-verbal est en ligne."),
            ("Le chemin du Lac et barré.", "Le chemin du Lac est barré."),
        ),
        good=("La salle rénovée et équipée d’une cuisine.", "Le parc et la plage.", "Un parc clos et éclairé.", "Le maire et le conseil."),
        words=_ET,
    ),
    GrammarRule(
        "homophone.et_propositions",
        est_between_clauses,
        "« Et » relie; « est » est le verbe être.",
        bad=(
            ("Vous avez un permis est vous êtes libre?", "Vous avez un permis et vous êtes libre?"),
            ("Voici quoi faire (est ne pas faire).", "Voici quoi faire (et ne pas faire)."),
            ("Ils repartent avec un prix est un grand sourire.", "Ils repartent avec un prix et un grand sourire."),
        ),
        good=(
            "Le plus beau parc est le nôtre.",
            "Ce que veut Léo est un chien.",
            "Le samedi est un jour de fête.",
            "L’important est vous.",
            "Deux équipes s’affrontent (Est contre Ouest).",
            "Quiconque nage est un brave.",
        ),
        words=_EST,
    ),
    GrammarRule(
        "homophone.est_verbe",
        et_without_verb,
        "« Est » est le verbe être; « et » relie.",
        bad=(
            ("Le tarif et de 12,50 $ par mètre.", "Le tarif est de 12,50 $ par mètre."),
            ("La procédure et la même.", "La procédure est la même."),
            ("Le bureau de poste et fermé le lundi.", "Le bureau de poste est fermé le lundi."),
            ("L’avis d’ébullition et levé!", "L’avis d’ébullition est levé!"),
        ),
        good=("Le pain et le beurre.", "Un parc grand et ouvert à tous.", "La rue et la cour.", "Un lac et de belles rives."),
        words=_ET,
    ),
    GrammarRule(
        "homophone.sont_verbe",
        son_as_verb,
        "« Sont » est le verbe être; « son » accompagne un nom.",
        bad=(
            ("Les chiens son permis dans ce sentier.", "Les chiens sont permis dans ce sentier."),
            ("Les livres son à la bibliothèque.", "Les livres sont à la bibliothèque."),
            ("Elles son très belles.", "Elles sont très belles."),
        ),
        good=("Elle a perdu son permis.", "Les amis de son frère.", "Il a mis son gilet.", "Avec son aide."),
        words=_SON,
    ),
    GrammarRule(
        "homophone.son",
        sont_as_determiner,
        "« Son » accompagne un nom; « sont » est le verbe être.",
        bad=(
            ("Le directeur et sont équipe vous saluent.", "Le directeur et son équipe vous saluent."),
            ("Il promène sont chien.", "Il promène son chien."),
        ),
        good=("Les élus sont là et sont fiers.", "Ils sont cent.", "Elles sont en fête.", "Où sont passés nos bacs?"),
        words=_SONT,
    ),
    GrammarRule(
        "homophone.soit",
        soie_as_verb,
        "« Soit » est le verbe être; « soi », un pronom; « soie », un tissu.",
        bad=(
            ("Il se peut que la rue soie fermée.", "Il se peut que la rue soit fermée."),
            ("Qu’il soi prêt ou non, on part.", "Qu’il soit prêt ou non, on part."),
        ),
        good=("Un foulard de soie fine.", "Chacun pour soi.", "Le soi est fragile.", "Prendre soin de soi."),
        words=_SOIE,
    ),
)  # fmt: skip
