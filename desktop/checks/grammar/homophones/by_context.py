"""Words that sound alike, told apart by learnt weights: the last resort, where no rule written by hand speaks.

A small linear model a set (`context_sets.py`) weighs what surrounds the word (`context_features.py`) and prefers one
member; the rule speaks only when another than the one written leads by the margin of the file, set on held prose so
that correct texts are left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from desktop.checks.grammar.agreement.participle import allowed
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.context_features import Surroundings
from desktop.checks.grammar.homophones.context_model import ContextModel, read_model
from desktop.checks.grammar.homophones.context_sets import (
    CLOSED_SETS,
    NOUN_VERBS,
    VERB_NOUNS,
    Place,
    places,
    sibling,
)
from desktop.checks.grammar.homophones.places import joined, only_plural
from desktop.checks.grammar.homophones.states import participle_of, subject_pair
from desktop.checks.grammar.verbs.participles import LEADING
from desktop.checks.reading.adverbials import before_adverbs
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.asides import subject_before_aside
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.noun_phrases import noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

_MEMBERS = {name: tuple(members.split("|")) for name, members in CLOSED_SETS.items()}
# After « été », these may be what somebody went to do.
_GONE = forms("chercher porter visiter rencontrer manger jouer marcher travailler")
_SPEAKERS = {"je": "1s", "j'": "1s", "tu": "2s"}
_INVERTED = {
    "-je": "1s", "-tu": "2s", "-il": "3s", "-elle": "3s", "-on": "3s", "-t-il": "3s", "-t-elle": "3s", "-t-on": "3s",
    "-ils": "3p", "-elles": "3p",
}  # fmt: skip
# What may stand between « je » and its verb.
_BETWEEN = forms("ne n' le la l' les lui leur y en me m' te t'")
_AFTER = forms("a ont ai as avez avons avait avaient aura auront aurait auraient ayant avoir")


def read_contexts(resources: Path) -> tuple[GrammarRule, ...]:
    """The rule, with the weights as shipped. Raises EnvironmentFault on a damaged file."""
    find: Callable[[Sentence], Iterator[Hit]] = partial(unlikely_here, read_model(resources))
    return (
        GrammarRule(
            name="homophone.contexte",
            find=find,
            explanation="Deux mots se prononcent de la même façon; ce qui entoure celui-ci appelle l’autre.",
            bad=BAD,
            good=GOOD,
            last_resort=True,
        ),
    )


def unlikely_here(model: ContextModel, s: Sentence) -> Iterator[Hit]:
    """`le dépôt ou vous laissez`, `les élus son réunis`: the place calls for the other word."""
    heard: list[tuple[int, Place, int]] = []
    around: Surroundings | None = None
    for place in places(s):
        known = model.sets.get(place.set)
        if known is None or place.member not in known.margins or _shouted(s, place):
            continue
        if around is None:
            around = Surroundings(s, model.signatures)
        found = known.preferred(place.member, around.keys(place.start, place.end, place.own))
        if found is not None and not sure(s, place):
            heard.append((found[1], place, found[0]))
    for lead, place, best in heard:
        # Of two words side by side, one is wrong and misleads about the other.
        beside = (other for other, near, _ in heard if place.start <= near.end and near.start <= place.end)
        if lead >= max(beside) and (offered := _offered(s, place, best)):
            yield _hit(s, place, offered)


def sure(s: Sentence, place: Place) -> bool:
    """`Ils ont tout été chercher`; `je ne le peux pas`, `sait-il`: a verb that agrees with the pronoun beside it."""
    word, k = s.at(place.start), place.start - 1
    before = s.lower(k)
    if before in ("fut", "furent") and s.lower(k - 1) == "en":
        return True  # ils s'en furent travailler
    if before == "été":
        return word.lower in _GONE
    if _placed(s, place.start) or _ranked(s, place.start):
        return True
    verbs = word.form.verbs
    if not verbs:
        return False
    after = _INVERTED.get(s.lower(place.end))
    if after is not None and any(after in verb.persons for verb in verbs):
        return True
    while before in _BETWEEN:
        k -= 1
        before = s.lower(k)
    # « Moi qui n’ai rien gagné »
    person = _TONIC.get(s.lower(k - 1)) if before == "qui" else _SPEAKERS.get(before)
    return person is not None and any(person in verb.persons for verb in verbs)


_TONIC = {"moi": "1s", "toi": "2s", "nous": "1p", "vous": "2p"}
# « Qu'en pensent les résidents? »
_THOUGHT = forms("penser dire faire être savoir croire retenir avoir aller attendre")
_ASKING = forms("demander savoir dire préciser annoncer ignorer confirmer")
_CLOSED = forms("fermé annulé reporté déplacé prolongé remplacé")
_IN_TURN = forms("premier second dernier prochain autre même")
_BEFORE_INFINITIVE = forms("de d' pour sans à")
_ON = forms("dans sur devant derrière sous vers")
_CROWD = forms("tant tellement")
_HOW_MANY = forms("autant beaucoup nombre plus moins peu tant")


def _ranked(s: Sentence, i: int) -> bool:
    """`leur 10 000e repas`: one thing, whatever the number; `écrivez-nous en privé`, `n’en peut plus`, `a depuis acheté`."""
    word, before = s.at(i), s.lower(i - 1)
    if (before, word.lower) == ("en", "privé") or (before == "«" and s.lower(i + 1) == "»"):
        return True
    if word.lower == "peut" and before == "en" and s.lower(i + 1) == "plus":
        return True
    if before == "depuis" and word.form.participles and "avoir" in s.at(i - 2).form.lemmas(participle=False):
        return True
    if word.lower == "plutôt" and "pas" in s.lowers(0, i) and s.lower(i - 1).startswith("-"):
        return True  # ne découpez pas les recettes, photographiez-les plutôt
    if word.lower == "vers" and {"poème", "poèmes", "poésie", "rime", "strophe"} & s.pieces:
        return True
    if before == "," and s.lower(i + 1) == "," and word.form.finite:
        return True  # La directrice hésite, rit, répond
    if s.lowers(i, i + 2) == ("qu'", "elle") and "3s" in s.at(i + 2).form.persons:
        return True  # des sachets qu'elle paie
    return s.lower(i) == "leur" and s.lower(i + 1)[:1].isdigit() and s.lower(i + 1).endswith("e")


def _placed(s: Sentence, i: int) -> bool:
    """Whether the place itself tells: what opens a sentence, follows `ce serait` or an aside, is counted."""
    word = s.at(i)
    if i == 0 and word.lower == "quand" and s.role(1) == "V" and s.role(2) == "D":
        return not s.at(1).form.lemmas(participle=False) & _THOUGHT  # Quand ouvriront les inscriptions?
    if word.lower == "quand" and s.role(i + 1) == "V" and s.role(i + 2) == "D":
        asked = s.at(i - 1).form.lemmas() & _ASKING  # ont demandé quand rouvrirait la passerelle
        if asked and not s.at(i + 1).form.lemmas(participle=False) & _THOUGHT:
            return True
    if word.lower == "et" and s.lower(i + 1) == "chaque" and "chaque" in s.lowers(0, i):
        return True
    if i == 0 and word.form.participles:
        comma = next((k for k in range(1, min(i + 14, len(s.words))) if s.lower(k) == ","), None)
        subject = noun_phrase(s, comma + 1) if comma is not None and s.role(comma + 1) == "D" else None
        told = subject is not None and word.form.participles & allowed(subject)
        if told or not word.capital or (word.lower in _CLOSED and s.role(1) in ("L", "D", "P")):
            return True  # Déposée hier, la pétition; Fermé quand l'école est fermée; Ils ont :\n- autorisé
    before = s.lower(i - 1)
    if _answered(s, i):
        return True
    if (
        word.lower == "où"
        and before == ","
        and (s.lower(i + 1) in _CROWD or subject_at(s, i + 1) is not None)
    ):
        return True  # la vieille source, où tant de générations se sont désaltérées, est
    if word.form.infinitives and (_perceived(s, i) or (before == ";" and "Y" in (s.role(0), s.role(1)))):
        return True  # Dissoudre le sucre dans l'eau; verser dans le mélange
    if before == "a" and s.lower(i - 2) in LEADING and word.form.infinitives:
        return True  # plein a craquer: « a » is what is wrong
    if before == "," and s.lower(i - 2) != ",":
        if word.form.verbs and subject_before_aside(s, i):
            return True  # Leur rapport, remis le 5, conclut que; le club, qui a dix ans, part du parc
        opened = next((k for k in range(i - 2, 0, -1) if s.lower(k) == ","), 0)
        if s.lower(opened - 1) in ("ou", "et", "puis") and word.form.infinitives:
            return any(s.role(k) == "Y" for k in range(opened))  # vous inscrire ou, si vous préférez, appeler
    if (verb := _verb_of_it(s, i)) is not None:  # parler, c'est déjà avancer
        return s.role(i) == "Y" and any(s.at(k).form.infinitives for k in range(verb))
    if word.lower == "allée":
        placed = before in ("l'", "une", "cette", "votre") and s.lower(i - 2) in _ON  # dans l'allée
        return placed or (before in ("l'", "une", "cette", "d'") and s.lower(i + 1) in ("de", "d'"))
    if word.form.infinitives and not word.form.nouns and before in ("le", "la", "les", "l'"):
        return s.lower(i - 2) in _BEFORE_INFINITIVE  # avant de la consommer
    if before in ("de", "d'") and word.lower in ("prêt", "prêts"):
        return s.role(i - 2) == "N" or s.lower(i - 2) in _HOW_MANY  # une politique de prêt, autant de prêts
    if word.lower in ("prêts", "prêtes") and s.role(i - 1) == "N" and s.role(i + 1) in ("", "."):
        return True  # Sacs à dos prêts?
    if word.lower == "c'" and s.role(i - 1) in (",", "C") and "c'" in s.lowers(0, i):
        return True  # C'est gratuit, c'est ouvert à tous
    if word.lower == "des" and before in ("un", "une"):
        return True  # l’un des trois laissez-passer
    if word.lower == "des" and s.at(i + 1).text.isalpha() and s.role(i + 1) == "#":
        return (
            not is_time(s, i + 1) and s.role(i + 2) == "N"
        )  # Des sept fils du meunier, un seul reprit la ferme
    if s.lowers(i, i + 2) in (("qu'", "elle"), ("qu'", "elles")) and s.role(i + 2) == ".":
        return bool({"ne", "n'"} & set(s.lowers(max(0, i - 4), i)))  # on n'attend qu'elles
    if word.lower == "cours" and (before.endswith("ième") or before in _IN_TURN):
        return True  # après le deuxième cours
    return word.lower == "sa" and s.lower(i + 1) == "une" and s.role(i + 2) in (".", ",", "P", "")  # sa une


_JOINING = forms("et ou mais que qu' si où quand lorsque lorsqu' puis dont , ;")
_SUBJECTS = forms("je tu il elle on ils elles")


def _verb_of_it(s: Sentence, i: int) -> int | None:
    """The verb of `c’est`, `ce serait`, when the place follows it, past adverbs."""
    verb = i - 1
    while s.role(verb) == "W":
        verb -= 1
    told = "être" in s.at(verb).form.lemmas(participle=False) and s.lower(verb - 1) in ("ce", "c'")
    return verb if told else None


def _answered(s: Sentence, i: int) -> bool:
    """`on parle ou l’on se tait`, `et vous tournez`, `fait rire et pleurer`, `Tapissez le fond`: a word just before tells."""
    word, before = s.at(i), s.lower(i - 1)
    if word.lower == "ou":
        after = s.lower(i + 1 + (s.lower(i + 1) == "l'"))
        resumed = before == "," and s.role(i - 2) == "V"  # l'animal revient, ou il meurt
        return after in _SUBJECTS and (resumed or after in s.lowers(0, i))
    if word.lower.endswith("ez") and word.form.verbs:
        if before == "vous":
            return s.lower(i - 2) in _JOINING
        return i == 0 and s.role(1) == "D" and word.capital
    if word.form.infinitives:
        other, led = s.at(i - 2).form, s.at(i - 3).form.lemmas() & _PERCEIVING
        return before in ("et", "ou") and bool(other.infinitives) and (bool(led) or not other.nouns)
    return word.lower == "cour" and s.lowers(i - 2, i) == ("entrée", "de")


_PERCEIVING = forms("voir revoir apercevoir regarder entendre écouter sentir surprendre laisser faire")
_GROUP = frozenset("NMADFP#")


def _perceived(s: Sentence, i: int) -> bool:
    """`elle revoit la fanfare défiler`: the noun before the infinitive is who was seen doing it."""
    k = i - 1
    while s.role(k) in _GROUP:
        k -= 1
    return k < i - 1 and s.role(i - 1) in "NM" and bool(s.at(k).form.lemmas() & _PERCEIVING)


def _shouted(s: Sentence, place: Place) -> bool:
    word = s.at(place.start)
    return len(word.text) > 1 and word.text.isupper()


def _hit(s: Sentence, place: Place, offered: tuple[str, ...]) -> Hit:
    right = offered[0].replace("'", "’")
    message = f"D’après ce qui l’entoure, ce serait plutôt «\u00a0{right}\u00a0»."
    if place.set in ("er", "en", "it", "nv"):
        return on(s.at(place.start), message, *offered)
    return joined(s, place.start, place.end - 1, message, *offered)


def _offered(s: Sentence, place: Place, best: int) -> tuple[str, ...]:
    """What to write, likeliest first; nothing when no such form exists."""
    word = s.at(place.start)
    if place.set in ("er", "en"):
        return tuple(form for form in _ending(s, place, best) if form and form != word.lower)
    if place.set == "it":
        found = sibling(s, word)
        return (found[1],) if found else ()
    if place.set == "nv":
        other = NOUN_VERBS.get(word.lower) or VERB_NOUNS.get(word.lower, "")
        return (other,) if other else ()
    text = _MEMBERS[place.set][best]
    return (text.replace("' ", "'").replace("'", s.apostrophe()),)


def _ending(s: Sentence, place: Place, best: int) -> tuple[str, ...]:
    """The form of the verb of the place in the group of `ER` that is called for."""
    form = s.at(place.start).form
    lemma = next(iter(sorted(lemma for lemma in form.lemmas() if lemma.endswith("er"))), "")
    conjugate = s.vocabulary.lexicographer.conjugate
    if best == 0:
        return (lemma,)
    if best == 2:
        return (conjugate(lemma, "Ip", "2p"),)
    if best == 3:
        plural = only_plural(s.at(place.start - 1).form.nouns)
        return (conjugate(lemma, "Iq", "3p" if plural else "3s"),)
    participle = participle_of(s, lemma)
    agreed = [
        form
        for pair in _agreement(s, place.start)
        for form in s.vocabulary.lexicographer.inflect(participle, *pair)
    ]
    return tuple(dict.fromkeys((*agreed[:2], participle)))


def _agreement(s: Sentence, i: int) -> list[GenderNumber]:
    """The genders and numbers that a participle at `i` may take, likeliest first."""
    k = before_adverbs(s, i - 1)
    before = s.at(k)
    if before.lower == "été" or "être" in before.form.lemmas():
        return [subject_pair(s, k)]
    if before.lower in _AFTER:
        return [("m", "s")]
    while s.role(k) == "A" and k > 0:
        k -= 1
    if s.at(k).form.nouns and s.role(k) in ("N", "A", "Q"):
        return sorted(noun_pairs(s, k)) or sorted(s.at(k).form.nouns)
    following = next((w for w in s.words[i + 1 :] if w.role == "N"), None)
    if k < 0 or s.role(k) in (",", "."):
        return sorted(following.form.nouns) if following else []
    return [("m", "s")]


BAD = (
    ("Vous devez vous présentez à la réception.", "Vous devez vous présenter à la réception."),
    ("Le propriétaire doit faire vidangé sa fosse.", "Le propriétaire doit faire vidanger sa fosse."),
    ("Leur enfants sont inscrits au soccer.", "Leurs enfants sont inscrits au soccer."),
)
GOOD = (
    "Tu sais que le camp est complet, et je sais où t’inscrire.",
    "Le dépôt où vous laissez vos branches est ouvert le lundi ou le mardi.",
    "Ces bacs et ses couvercles se vident le lundi; c’est la règle, et chacun s’est fait à ce changement.",
    "Là où la neige est poussée, on la laisse fondre.",
    "Les élus sont réunis dans son bureau; ils l’ont dit sans s’en cacher.",
    "Quand la pluie cesse, quant à elle, la patinoire ouvre plus tôt, ou plutôt elle rouvre.",
    "Peu de gens le savent : on peut emprunter leurs jeux et leur demander conseil.",
    "Tous les enfants, toute l’équipe et tout le quartier y ont participé sur place, bien sûr.",
    "Combien de temps prévoir et quelles marges respecter?",
    "Les riverains ont suivi le chantier de près, et le conseil aussi.",
    "Nous avons écrit à votre maire et au nôtre, qui ont répondu.",
    "Les bénévoles ont tout nettoyé. Qu’elles en soient félicitées.",
    "Rangez les produits hors de portée des enfants.",
    "Quand ouvriront les inscriptions?",
    "Chaque citoyen et chaque citoyenne compte.",
    "L’eau de la vieille source, où tant de générations se sont désaltérées, n’est plus potable.",
    "Mme Paquin revoit la fanfare défiler devant l’église.",
    "Vous êtes à la retraite et vous tournez en rond?",
    "On parle ou l’on se tait. L’animal revient, ou il meurt, et un autre vient.",
    "Parler, c’est déjà avancer; vos photos nous ont fait rire et pleurer.",
    "Dissoudre le bicarbonate dans 125 ml de thé chaud; verser dans le mélange.",
)
