"""Small words told apart by the whole clause: qu’il and qui, son and sont, et and est, du and dû, ou and où."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.homophones.places import (
    DETERMINERS,
    SURE_VERBS,
    is_plural,
    no_verb_before,
    skip_adverbs,
    sure_verb,
)
from desktop.checks.reading.clauses import subject_at, verb_after
from desktop.checks.reading.function_words import MONTHS
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_QU = forms("qu'")
_IL = {"il": "3s", "elle": "3s", "ils": "3p", "elles": "3p"}
_SUBJECT = "Le pronom est le sujet du verbe : « qui »."
_OBJECTS = forms("le la les l' un une notre votre nos vos son sa leur leurs cette ces plusieurs")


def qu_il_without_place(s: Sentence) -> Iterator[Hit]:
    """`un chœur qu’ils a du cœur`, `ce qu’il deviendrait la caisse`, `ceux qu’elles ont aidé les jeunes`."""
    for i in s.places(_QU):
        person = _IL.get(s.lower(i + 1))
        verb = verb_after(s, i + 2) if person else None
        if verb is None or person is None:
            continue
        persons = s.at(verb).form.persons & {"3s", "3p"}
        named = s.role(i - 1) in ("N", "M", "A", "Q") or s.lower(i - 1) in (
            "ce",
            "ceux",
            "celui",
            "celles",
            "celle",
        )
        other = bool(persons) and person not in persons
        said = any(w.form.lemmas() & _TELLING for w in s.words[:i]) or s.lower(i - 1) in _COMPARED
        if not named or said or _COMPARED & set(s.lowers(max(0, i - 6), i)):
            continue
        complete = _complete(s, verb)
        if (other and complete) or (s.lower(i - 1) == "ce" and s.role(i - 2) != "P" and _attribute(s, verb)):
            yield between(s.at(i), s.at(i + 1), _SUBJECT, "qui")


_TELLING = forms(
    "dire croire penser savoir annoncer affirmer indiquer préciser confirmer rappeler aviser informer prévenir avertir"
    " vouloir souhaiter demander espérer falloir ajouter estimer juger montrer prouver assurer convaincre noter voir"
    " constater expliquer soutenir mentionner déclarer"
)
_COMPARED = forms("plus moins aussi si tel telle tels telles tant tellement autant même mieux fait")


def _complete(s: Sentence, verb: int) -> bool:
    """Whether the verb has its object or its attribute after it."""
    after = verb + 1
    while s.role(after) == "W":
        after += 1
    if s.role(after) == "Q":
        after += 1
    return s.lower(after) in _OBJECTS | {"du", "des", "que", "qu'"} or s.role(verb + 1) in ("A", "Q", "P")


def _attribute(s: Sentence, verb: int) -> bool:
    """`devenir`, `être` and the noun that completes them."""
    stated = s.at(verb).form.lemmas(participle=False) & {"devenir", "constituer", "inclure"}
    return bool(stated) and s.lower(verb + 1) in _OBJECTS


_QUI = forms("qui")
_WISHING = forms("croire penser attendre vouloir souhaiter espérer falloir sembler paraître prévoir exiger")


def qui_after_wish(s: Sentence) -> Iterator[Hit]:
    """`N’attendez pas qui soit trop tard`, `Je crois qui viendra`: a clause follows these verbs."""
    for i in s.places(_QUI):
        k = i - 1
        while s.lower(k) in ("pas", "jamais", "-vous", "-tu", "surtout", "bien", "-t-il", "plus"):
            k -= 1
        wished = s.at(k).form.lemmas(participle=False) & _WISHING
        if (
            not wished
            or s.role(k) not in ("V", "Y")
            or verb_after(s, i + 1) is None
            or s.role(k - 1) in ("P", "F")
        ):
            continue
        if "falloir" in wished and s.role(i + 1) == "O":
            continue  # il faut qui le dise
        if s.role(i + 1) in ("S",) or s.lower(i + 1) in ("vous", "nous", "de", "que"):
            continue
        yield on(
            s.at(i), "Ce verbe est suivi de « qu’il ».", f"qu{s.apostrophe()}il", f"qu{s.apostrophe()}elle"
        )


_SON = forms("son")


def son_and_attribute(s: Sentence) -> Iterator[Hit]:
    """`Les montagnes de neige son si hautes`, `deux seulement son encore debout`, `en son les gardiens`."""
    for i in s.places(_SON):
        linked = s.role(i - 1) in ("D", "F") or (s.role(i - 1) == "P" and s.lower(i - 1) != "en")
        if i == 0 or linked or s.at(i).capital:
            continue
        j = skip_adverbs(s, i + 1)
        while s.lower(j) in ("si", "tout", "tous", "toutes"):
            j += 1
        target = s.at(j)
        pairs = target.form.qualifiers
        plural = bool(pairs) and all(n == "p" for _, n in pairs) and target.role in ("A", "Q", "V", "N")
        plural = plural and not any(n == "s" for _, n in target.form.nouns)
        listed = s.lower(i + 1) in ("les", "des", "ces", "nos", "vos") and s.lower(i - 1) in (
            "en",
            "y",
            "qui",
            "ce",
        )
        standing = bool({"debout", "là", "ici", "loin"} & set(s.lowers(i + 2, j + 1)))
        several = s.role(i - 1) != "V" and (
            s.role(i - 1) == "#" or is_plural(s, i - 1) or s.role(i - 1) in ("W", "O")
        )
        reflexive = s.lowers(i - 2, i) in (("s'", "en"), ("s'", "y"), ("se", "en")) and bool(
            target.form.participles
        )
        if plural or listed or (standing and several) or reflexive:
            yield on(s.at(i), "C’est le verbe « être » : on peut dire « étaient ».", "sont")


_EST = forms("est")
_AND = "La proposition a déjà son verbe : « et » relie."
_BEFORE_EST = forms("c' s' n' ne l' ce qui il elle on y en m' t' d' cela ça quel quelle tel telle où")


def est_between_subjects(s: Sentence) -> Iterator[Hit]:
    """`la bouilloire est le poêlon faisaient`, `Un permis est requis, est l’appareil doit`: another verb follows."""
    for i in s.places(_EST):
        if s.lower(i - 1) in _BEFORE_EST or i == 0 or s.at(i + 1).lower.startswith("-"):
            continue
        if s.role(i + 1) not in ("D", "M") or s.role(i - 1) not in ("N", "M", "A", "Q", ",", "Y", "W", "V"):
            continue
        if s.at(i + 1).lower in ("ce", "la", "le") and s.lower(i + 2) in ("même", "suivante", "suivant"):
            continue
        found = subject_at(s, i + 1)
        if found is None or not sure_verb(s.at(found[1])) or s.at(found[1] + 1).lower.startswith("-"):
            continue
        between_ = range(i + 1, found[1])
        if any(s.role(k) in ("K", "R", "U", "L", ",", ".") for k in between_):
            continue
        clause = range(
            max((k for k in range(i) if s.role(k) in (".", "L", "K", "R", "U")), default=-1) + 1, i
        )
        plural = "3p" in s.at(found[1]).form.persons and "3s" not in s.at(found[1]).form.persons
        told = any(s.role(k) == "V" for k in clause)
        several = plural and found[0].number != "p"
        if told or several:
            yield on(s.at(i), _AND, "et")


_ET = forms("et")
_IS = "La proposition n’a pas de verbe : « est »."


def et_at_the_end(s: Sentence) -> Iterator[Hit]:
    """`Un permis valide et exigé.`, `Un bulletin des routes et publié.`, `La relève et là.`: no verb anywhere."""
    if s.final != "." or any(w.role in ("V", "S", "R", "K", "U", "L") for w in s.words):
        return
    places = s.places(_ET)
    i = places[-1] if places else 0
    nearest = s.at(i - 1).form.nouns | s.at(i - 1).form.qualifiers
    if len(places) != 1 or s.role(i - 1) not in ("N", "A", "M") or any(sure_verb(w) for w in s.words):
        return
    start = 0
    while s.role(start) != "D" and s.lower(start) != "," and start < i:
        start += 1
    if s.lower(start) == ",":
        start += 1
    opening = s.lower(0) in (
        "tout",
        "toutes",
        "tous",
        "chaque",
        "à",
        "au",
        "dans",
        "depuis",
    ) and "," in s.lowers(0, i)
    if opening:
        start = s.lowers(0, i).index(",") + 1
    elif start:
        return
    phrase = noun_phrase(s, start)
    if phrase is None or phrase.number != "s" or s.role(start) != "D" or "," in s.lowers(start, len(s.words)):
        return
    target = s.at(i + 1)
    ends = s.role(i + 2) == "."
    pair = (phrase.gender or "m", "s")
    foreign = pair not in nearest
    participle = target.role == "Q" and pair in target.form.participles and s.role(i - 1) == "N"
    far = foreign and pair in target.form.participles and target.role == "Q"
    if (ends and (participle or far or target.lower in ("là", "ici"))) or (
        s.lowers(i + 1, i + 4) in (("l'", "un", "des"), ("l'", "une", "des"))
    ):
        yield on(s.at(i), _IS, "est")


_DU = forms("du")
_DUE = forms("dû")
_HAVING = forms("a ont ai as avons avez avait avaient aura auront aurait auraient avoir ayant ait aient")
_NOUN_INFINITIVES = forms("pouvoir savoir souper dîner déjeuner devoir coucher lever vivre être rire toucher")


def du_after_having(s: Sentence) -> Iterator[Hit]:
    """`a finalement du refuser`, `ont tous du partir`: the participle of « devoir » between its auxiliary and a verb."""
    for i in s.places(_DU):
        k = i - 1
        while s.role(k) == "W" or s.lower(k) in ("tous", "toutes"):
            k -= 1
        infinitive = bool(s.at(i + 1).form.infinitives) and s.role(i + 1) != "N"
        if s.lower(k) in _HAVING and k < i - 1 and infinitive and s.lower(i + 1) not in _NOUN_INFINITIVES:
            yield on(s.at(i), "C’est le participe de « devoir ».", "dû")


def due_before_date(s: Sentence) -> Iterator[Hit]:
    """`entre 21 h et 6 h dû 1er mai au 15 juin`, `nuit dû 2 au 3`: nothing is owed."""
    for i in s.places(_DUE):
        helped = {
            k for k in range(max(0, i - 2), i) if s.lower(k) in _HAVING or "être" in s.at(k).form.lemmas()
        }
        if helped or s.role(i - 1) == "D" or s.lower(i - 1) == "le":
            continue
        numbered = s.role(i + 1) == "#" or s.lower(i + 1) in ("1er", "premier")
        dated = numbered and (s.lower(i + 2) in MONTHS | {"au"})
        ruled = (
            s.lower(i + 1) in ("pouvoir", "savoir", "dimanche", "lundi", "vendredi", "samedi")
            and s.role(i - 1) == "N"
        )
        if dated or (ruled and s.role(i + 2) in (".", "F", "P", "")):
            yield on(s.at(i), "C’est l’article contracté « du ».", "du")


_OU = forms("ou")
_SPOTS = forms(
    "endroit endroits lieu lieux secteur secteurs zone zones place places rue rues parc parcs salle salles site sites jour"
    " date moment quartier quartiers rang terrain terrains village coin coins point points chemin chemins bâtiment"
)
# What happens in a place: the subject follows.
_THERE = forms(
    "pousser nicher couler circuler habiter dormir frayer fleurir stationner travailler jouer vivre"
)
_WHERE = "« où » marque le lieu ou le temps; on ne peut dire « ou bien »."


def ou_after_spot(s: Sentence) -> Iterator[Hit]:
    """`l’endroit ou seront plantés les érables`, `les meilleurs endroits ou manger`, `le parc ou se tient la fête`."""
    for i in s.places(_OU):
        if s.lower(i - 1) not in _SPOTS or s.role(i - 1) != "N":
            continue
        verb = i + 1
        while s.lower(verb) in ("se", "s'", "en", "y"):
            verb += 1
        word = s.at(verb)
        free = not any(w.role == "Y" for w in s.words[:i])
        if word.form.infinitives and word.role in ("Y", "N") and free and s.role(i - 2) in ("D", "A"):
            yield on(s.at(i), _WHERE, "où")
            continue
        finite = sure_verb(word) and word.form.persons & {"3s", "3p"} and not word.lower.endswith("ez")
        after = verb + 1
        while s.role(after) in ("Q", "W"):
            after += 1
        inverted = s.lower(after) in DETERMINERS and bool(s.at(after + 1).form.nouns)
        presented = s.lower(0) in ("voici", "voilà", "c'") or _verb_beyond(s, after)
        lives = word.form.lemmas(participle=False) & _THERE and s.role(after) in ("D", "F", "#", "A")
        if lives and sure_verb(word) and s.role(i - 2) in ("F", "P", "D"):
            yield on(s.at(i), _WHERE, "où")  # à l'écart des terrains ou poussent de jeunes plants
            continue
        if (
            finite
            and inverted
            and presented
            and (no_verb_before(s, i) or s.lower(0) in ("c'", "voici", "voilà"))
        ):
            yield on(s.at(i), _WHERE, "où")


def _verb_beyond(s: Sentence, i: int) -> bool:
    """Whether the group at `i` is followed by the verb of the sentence."""
    phrase = noun_phrase(s, i)
    end = complements(s, phrase.end) if phrase is not None else i
    return phrase is not None and (s.lower(end) in SURE_VERBS or s.role(end) == "V")


RULES = (
    GrammarRule(
        "homophone.qu_il_qui",
        qu_il_without_place,
        "« Qui » est le sujet du verbe; « qu’il » en contient un autre.",
        bad=(
            ("Voilà un chœur qu’ils a du cœur.", "Voilà un chœur qui a du cœur."),
            ("Ils font l’entretien, ce qu’ils inclut les travaux de peinture.", "Ils font l’entretien, ce qui inclut les travaux de peinture."),
            ("Ainsi naquit ce qu’il deviendrait la caisse.", "Ainsi naquit ce qui deviendrait la caisse."),
        ),
        good=(
            "Ce qu’il a dit du parc est vrai.",
            "Le maire dit au greffier qu’ils ont gagné.",
            "Le livre qu’elle a lu.",
            "Ce qu’il reste de la grange.",
        ),
        words=_QU | {"qu"},
    ),
    GrammarRule(
        "homophone.qui_qu_il",
        qui_after_wish,
        "Ces verbes sont suivis d’une proposition : « qu’il ».",
        bad=(
            ("N’attendez pas qui soit trop tard.", "N’attendez pas qu’il soit trop tard."),
            ("Je crois qui viendra plus tard.", "Je crois qu’il viendra plus tard."),
        ),
        good=("Invitez qui vous voulez.", "Je sais qui viendra.", "Ceux que l’on croit, qui sont là, partent.", "On attend ceux qui viendront."),
        words=_QUI,
    ),
    GrammarRule(
        "homophone.son_etat",
        son_and_attribute,
        "« Sont » est le verbe être; « son » accompagne un nom.",
        bad=(
            ("Les montagnes de neige son si hautes ici.", "Les montagnes de neige sont si hautes ici."),
            ("Deux écoles seulement son encore debout.", "Deux écoles seulement sont encore debout."),
            ("Les enfants en son les gardiens.", "Les enfants en sont les gardiens."),
        ),
        good=("Il gare son si beau camion.", "Elle aime son très long jardin.", "Le son était trop fort.", "Avec son bon ami."),
        words=_SON,
    ),
    GrammarRule(
        "homophone.est_sujets",
        est_between_subjects,
        "« Et » relie; « est » est le verbe être.",
        bad=(
            ("La bouilloire est le poêlon de fonte faisaient partie du trousseau.", "La bouilloire et le poêlon de fonte faisaient partie du trousseau."),
            ("Un permis est requis, est l’appareil doit être conforme.", "Un permis est requis, et l’appareil doit être conforme."),
        ),
        good=("La question est la suivante.", "Le but est le plaisir que donne le jeu.", "L’important est le plan, dit-il.", "Le parc est un lieu calme."),
        words=_EST,
    ),
    GrammarRule(
        "homophone.et_fin",
        et_at_the_end,
        "« Est » est le verbe être; « et » relie.",
        bad=(
            ("Un bulletin des conditions routières et publié.", "Un bulletin des conditions routières est publié."),
            ("Toutes les heures, un bulletin des routes et publié.", "Toutes les heures, un bulletin des routes est publié."),
            ("Le Québec et l’un des grands producteurs.", "Le Québec est l’un des grands producteurs."),
        ),
        good=("Un sentier large et plat.", "Une salle propre et décorée.", "Le maire et l’équipe.", "Des bacs vides et propres."),
        words=_ET,
    ),
    GrammarRule(
        "homophone.du_participe",
        du_after_having,
        "« Dû » est le participe de devoir; « du » est un article.",
        bad=(
            ("Le marché a finalement du refuser des exposants.", "Le marché a finalement dû refuser des exposants."),
            ("Ils ont tous du partir.", "Ils ont tous dû partir."),
        ),
        good=("Il a aussi du savoir.", "Elle a toujours du courrier.", "Ils ont dû partir."),
        words=_DU,
    ),
    GrammarRule(
        "homophone.du_moment",
        due_before_date,
        "« Du » est un article; « dû » vient de devoir.",
        bad=(
            ("L’arrosage est permis de nuit dû 1er mai au 15 juin.", "L’arrosage est permis de nuit du 1er mai au 15 juin."),
            ("La nuit dû 2 au 3 sera froide.", "La nuit du 2 au 3 sera froide."),
        ),
        good=("Le montant est dû le 1er mai.", "Il a dû 2 $ au voisin.", "Le solde dû 30 jours après."),
        words=_DUE,
    ),
    GrammarRule(
        "homophone.ou_endroit",
        ou_after_spot,
        "« Où » marque le lieu ou le temps; « ou » marque un choix.",
        bad=(
            ("Voici l’endroit ou seront plantés les érables.", "Voici l’endroit où seront plantés les érables."),
            ("On présente les meilleurs endroits ou manger une glace.", "On présente les meilleurs endroits où manger une glace."),
            ("Le parc ou se tient la fête est fermé.", "Le parc où se tient la fête est fermé."),
        ),
        good=("Une rue ou un parc.", "Choisissez le lieu ou changez la date.", "Visiter le parc ou nager."),
        words=_OU,
    ),
)  # fmt: skip
