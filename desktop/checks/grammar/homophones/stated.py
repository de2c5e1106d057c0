"""Small words that what is stated around decides: `vendredi a la caserne`, `déjà tout partis`, `qui ce croit lésé`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.homophones.places import no_verb_after, no_verb_before, only_plural, sure_verb
from desktop.checks.grammar.verbs.infinitives import is_vous_form
from desktop.checks.reading.asides import subject_before_aside
from desktop.checks.reading.function_words import DAYS, PRENOMINAL
from desktop.checks.reading.noun_phrases import noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_A = forms("a")
_WHEN = DAYS | forms(
    "demain hier aujourd'hui matin soir midi après-midi prochain prochaine dernier dernière janvier juin"
)
_LINKS = frozenset(("K", "R", "U", "L", "C", ".", ",", "S"))


def a_after_moment(s: Sentence) -> Iterator[Hit]:
    """`seront livrées vendredi a la caserne`: the clause has its verb, and a moment is no subject."""
    for i in s.places(_A):
        if s.lower(i - 1) not in _WHEN or s.role(i + 1) != "D" or s.at(i).text != "a":
            continue
        start = next((k + 1 for k in range(i - 1, -1, -1) if s.role(k) in ("K", "R", "U", "L", ".")), 0)
        verbs = [k for k in range(start, i) if sure_verb(s.at(k)) and s.role(k) == "V"]
        if start and s.role(start - 1) != ".":
            verbs = verbs[1:]  # the first one is the verb of the relative
        if verbs and not any(s.role(k) in _LINKS for k in range(verbs[0] + 1, i)):
            yield on(s.at(i), "C’est la préposition « à » : la proposition a déjà son verbe.", "à")


_CE = forms("ce")
_SELDOM = forms("soir matin jour midi printemps mois sera serait dont n'")


def ce_after_qui(s: Sentence) -> Iterator[Hit]:
    """`Tout propriétaire qui ce croit lésé`: after « qui » stands the verb, and its pronoun."""
    for i in s.places(_CE):
        verb = s.at(i + 1)
        if s.role(i - 1) != "R" or verb.lower in _SELDOM or not verb.form.finite:
            continue
        third = verb.form.persons & {"3s", "3p"}
        sure = verb.form.only_verb or not verb.form.nouns or s.role(i + 2) in ("Q", "A")
        if third and sure and "être" not in verb.form.lemmas(participle=False):
            yield on(s.at(i), "Le verbe est pronominal : « se ».", "se")


_TOUT = forms("tout")


def tout_for_several(s: Sentence) -> Iterator[Hit]:
    """`les biscuits sont déjà tout partis`, `les bacs ont tout été vidés`: it repeats a plural subject."""
    for i in s.places(_TOUT):
        k = i - 1
        while s.role(k) == "W" and s.lower(k) not in ("pas", "plus"):
            k -= 1
        helped = s.at(k).form.lemmas(infinitive=False, participle=False) & {"être", "avoir"}
        if not helped or s.role(k) != "V" or not s.at(k).form.persons & {"3p", "1p", "2p"}:
            continue
        after = i + 1 + (s.lower(i + 1) == "été")
        participle = s.at(after)
        plural = bool(participle.form.participles) and all(n == "p" for _, n in participle.form.participles)
        feminine = {g for g, _ in participle.form.participles} == {"f"}
        if not plural or participle.form.adjectives or ("avoir" in helped) != (s.lower(i + 1) == "été"):
            continue
        if "être" in helped and s.lower(after) not in _MOVED:
            continue  # ils sont tout mouillés
        yield on(s.at(i), "Le mot reprend le sujet pluriel.", "toutes" if feminine else "tous")


_MOVED = forms(
    "partis parties arrivés arrivées venus venues revenus revenues rentrés rentrées vendus vendues inscrits inscrites"
    " invités invitées annulés annulées reportés reportées fermés fermées payés payées remis remises livrés livrées"
    " envolés envolées réservés réservées distribués distribuées installés installées réparés réparées"
)
_SON = forms("son")


def son_after_subject(s: Sentence) -> Iterator[Hit]:
    """`Les animatrices son certifié en premiers soins`: the sentence has no other verb, and no noun follows."""
    for i in s.places(_SON):
        phrase = noun_phrase(s, 0) if s.role(0) == "D" else None
        following = s.at(i + 1)
        if phrase is None or phrase.end != i or phrase.number != "p":
            continue
        stated = bool(following.form.participles | following.form.adjectives) and s.role(i + 2) != "N"
        if (
            stated
            and s.role(i + 2) in ("P", "F", ".", ",", "W")
            and no_verb_before(s, i)
            and no_verb_after(s, i + 1)
        ):
            yield on(s.at(i), "C’est le verbe « être » : on peut dire « étaient ».", "sont")


_NEAR = forms("prête prêtes prêt prêts")


def near_a_place(s: Sentence) -> Iterator[Hit]:
    """`La vieille horloge, prête de la porte`: before a place and « de »."""
    for i in s.places(_NEAR):
        placed = s.lower(i + 1) in ("de", "du", "des") and (
            s.lower(i + 1) != "de" or s.lower(i + 2) in ("la", "l'", "chez", "notre", "votre")
        )
        if subject_before_aside(s, i):
            continue  # la bibliothèque, en plus des livres, prête des jeux
        if placed and s.role(i - 1) in (",", "W") and s.lower(i - 1) not in ("pas", "ne"):
            yield on(s.at(i), "Devant un lieu, c’est « près ».", "près")


_YOUR = {"votre": "vos", "notre": "nos"}
_YOURS = frozenset(_YOUR)


def several_of_yours(s: Sentence) -> Iterator[Hit]:
    """`apportez votre chaises`: the noun was written in the plural."""
    for i in s.places(_YOURS):
        j = i + 1
        while s.lower(j) in PRENOMINAL and s.role(j + 1) == "N":
            j += 1
        noun = s.at(j)
        adjective = noun.form.adjectives and not only_plural(noun.form.adjectives)
        if (
            s.role(i) != "D"
            or noun.role != "N"
            or noun.capital
            or adjective
            or not only_plural(noun.form.nouns)
        ):
            continue
        if s.lower(i - 1) in ("le", "la", "les"):
            continue
        inside = s.document.text[s.at(i + 1).start : noun.end]
        right = _YOUR[s.lower(i)]
        yield between(
            s.at(i), noun, f"Devant un pluriel, on écrit «\u00a0{right}\u00a0».", f"{right} {inside}"
        )


_ET = forms("et puis")


def second_singular(s: Sentence) -> Iterator[Hit]:
    """`Apporte tes patins et vient rejoindre la bande`, `refermez la barrière et gardes votre laisse`: a second order."""
    for i in s.places(_ET):
        verb = s.at(i + 1)
        governing = s.lower(i + 2) in ("votre", "vos") and verb.form.persons == {"2s"}
        if i < 2 or (verb.form.nominal and not governing) or not verb.form.finite or verb.capital:
            continue
        subject = any(s.role(k) in ("S", "R", "K", "U") for k in range(i))
        if subject:
            continue
        if verb.form.persons == {"2s"} and any(is_vous_form(w) for w in s.words[:i]):
            lemma = next((v.lemma for v in verb.form.verbs), "")
            order = s.vocabulary.lexicographer.conjugate(lemma, "E", "2p") if lemma else ""
            if order:
                yield on(verb, "C’est un second ordre, à « vous ».", order)
            continue
        first = s.at(0)
        ordered = first.capital and any(v.mood == "E" and "2s" in v.persons for v in first.form.verbs)
        ordered = ordered or (first.form.persons == {"2s"} and not first.form.nominal)
        if not ordered or not {"ton", "ta", "tes", "toi", "-toi", "t'", "te"} & set(
            s.lowers(1, len(s.words))
        ):
            continue
        if "3s" in verb.form.persons and "2s" not in verb.form.persons and verb.lower.endswith(("t", "d")):
            lemma = next((v.lemma for v in verb.form.verbs if v.mood == "Ip"), "")
            order = s.vocabulary.lexicographer.conjugate(lemma, "E", "2s") if lemma else ""
            if order and order != verb.lower:
                yield on(verb, "C’est un second impératif : il se termine par -s.", order)


def infinitive_beside_participle(s: Sentence) -> Iterator[Hit]:
    """`Il sera plus petit, imprimer sur papier recyclé et expédié par la poste`: the other word is a participle."""
    for i in s.with_role("Y"):
        if s.lower(i - 1) != "," or not s.at(i).form.infinitives or not s.lower(i).endswith("er"):
            continue
        stem = s.lower(i)[:-1]
        if s.role(i + 1) != "P" or any(
            s.role(k) in ("Y", "P") and s.role(k + 1) == "Y" for k in range(i - 1)
        ):
            continue
        end = next(
            (k for k in range(i + 1, len(s.words)) if s.role(k) in (".", ",", "V", "R", "K")), len(s.words)
        )
        joined_ = [k for k in range(i + 1, end) if s.lower(k) in ("et", "ou") and s.role(k + 1) == "Q"]
        stated = any("être" in w.form.lemmas(participle=False) and w.role == "V" for w in s.words[: i - 1])
        if not joined_ or not stated or any(s.role(k) == "Y" for k in range(i + 1, end)):
            continue
        model = s.lower(joined_[0] + 1)
        suffix = (
            "es"
            if model.endswith("ées")
            else "s"
            if model.endswith("és")
            else "e"
            if model.endswith("ée")
            else ""
        )
        yield on(s.at(i), "Ce mot qualifie le sujet : c’est un participe.", stem[:-1] + "é" + suffix)


RULES = (
    GrammarRule(
        "homophone.a_moment",
        a_after_moment,
        "« À » est une préposition; « a » est le verbe avoir.",
        bad=(
            ("Les deux pompes seront livrées vendredi a la caserne.", "Les deux pompes seront livrées vendredi à la caserne."),
            ("Le conseil siégera demain a la mairie.", "Le conseil siégera demain à la mairie."),
        ),
        good=("La fête qui aura lieu vendredi a un thème.", "Vendredi a la cote.", "Le parc fermé hier a un gardien."),
        words=_A,
    ),
    GrammarRule(
        "homophone.qui_se",
        ce_after_qui,
        "« Se » accompagne un verbe; « ce », un nom.",
        bad=(
            ("Tout propriétaire qui ce croit lésé écrit.", "Tout propriétaire qui se croit lésé écrit."),
            ("Ceux qui ce plaignent attendent.", "Ceux qui se plaignent attendent."),
        ),
        good=("Ceux qui, ce soir, viendront.", "Qui ce sera?", "Le parc qui ce matin dort."),
        words=_CE,
    ),
    GrammarRule(
        "homophone.tout_repris",
        tout_for_several,
        "« Tous » reprend un sujet pluriel.",
        bad=(
            ("Les biscuits sont déjà tout partis.", "Les biscuits sont déjà tous partis."),
            ("Les bacs ont tout été vidés.", "Les bacs ont tous été vidés."),
        ),
        good=("Ils sont tout mouillés.", "Elles ont tout vu."),
        words=_TOUT,
    ),
    GrammarRule(
        "homophone.son_sujet",
        son_after_subject,
        "« Sont » est le verbe être.",
        bad=(
            ("Les animatrices son certifiées en premiers soins.", "Les animatrices sont certifiées en premiers soins."),
            ("Les billets son gratuits pour les aînés.", "Les billets sont gratuits pour les aînés."),
        ),
        good=("Les chiens, son plaisir.", "Le gardien et son adjoint.", "Les enfants aiment son public."),
        words=_SON,
    ),
    GrammarRule(
        "homophone.pres_lieu",
        near_a_place,
        "« Près de » dit où; « prêt à » dit que l’on peut commencer.",
        bad=(
            ("La vieille horloge, prête de la porte, retarde.", "La vieille horloge, près de la porte, retarde."),
            ("Le banc est tout prêt du quai.", "Le banc est tout près du quai."),
        ),
        good=("Elle prête de la laine.", "Le prêt de la clé.", "Prête de bonne heure, elle part."),
        words=_NEAR,
    ),
    GrammarRule(
        "homophone.vos_pluriel",
        several_of_yours,
        "« Votre », « notre » accompagnent un singulier; « vos », « nos », un pluriel.",
        bad=(
            ("Mais apportez votre chaises, il en manque.", "Mais apportez vos chaises, il en manque."),
            ("Voici notre nouveaux voisins.", "Voici nos nouveaux voisins."),
        ),
        good=("Apportez votre chaise.", "Votre temps est précieux.", "Voici notre choix.", "Notre gros ours est là."),
        words=_YOURS,
    ),
    GrammarRule(
        "imperatif.second_singulier",
        second_singular,
        "Deux ordres coordonnés sont à la même personne.",
        bad=(
            ("Apporte tes patins et vient rejoindre la bande.", "Apporte tes patins et viens rejoindre la bande."),
            ("Refermez la barrière et gardes votre laisse.", "Refermez la barrière et gardez votre laisse."),
        ),
        good=("Apporte tes patins et viens jouer.", "Ouvrez et gardez la clé.", "Le maire arrive et prend la parole."),
        words=_ET,
    ),
    GrammarRule(
        "terminaison.participe_coordonne",
        infinitive_beside_participle,
        "Deux mots coordonnés qui qualifient le sujet ont la même forme.",
        bad=(
            ("Il sera petit, imprimer sur papier recyclé et expédié par la poste.", "Il sera petit, imprimé sur papier recyclé et expédié par la poste."),
        ),
        good=("Il faut être prêt, arriver à l’heure et assis.", "Il sera petit, imprimé en noir et expédié.", "Ils sont venus pour lire, chanter en chœur et rire."),
        roles="Y",
    ),
)  # fmt: skip
