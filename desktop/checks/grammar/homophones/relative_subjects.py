"""qu’il for qui, and qui for qu’il: whether the relative clause lacks a subject or an object."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.homophones.places import TIMES
from desktop.checks.reading.clauses import subject_at, verb_after
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_QU = forms("qu'")
_SUBJECT = "Le pronom est le sujet du verbe : « qui »."
_PRONOUNS = {"il": "3s", "ils": "3p"}
_DEMONSTRATIVES = forms("celui celle ceux celles")
# After these, « que » opens a clause that has everything.
_ANNOUNCING = forms(
    "fait idée condition preuve impression espoir crainte peur sorte façon manière chance dommage rumeur nouvelle certitude"
    " conviction sentiment bruit signe assurance hypothèse décision principe point raison besoin envie doute garantie promesse"
    " vœu vœux opinion avis théorie hasard fois temps moment instant parole écho mesure cas titre attente soin compte"
    " confirmation croyance surprise honte lieu plaisir bonheur malheur message constat rappel souvenir intention volonté"
)
_TELLING = forms(
    "dire croire penser savoir annoncer affirmer indiquer préciser confirmer rappeler aviser informer prévenir avertir vouloir"
    " souhaiter demander espérer falloir ajouter estimer juger montrer prouver assurer convaincre noter voir constater expliquer"
    " soutenir mentionner déclarer promettre jurer apprendre sembler comprendre oublier entendre parier garantir exiger accepter"
    " craindre regretter attendre raconter admettre signaler écrire répondre répéter crier signifier permettre empêcher"
    " persuader supplier prier conseiller recommander suggérer proposer paraître pouvoir trouver vérifier imaginer"
)
_COMPARED = forms(
    "plus moins aussi si tel telle tels telles tant tellement autant même mieux autre ne n' seulement"
)
_DETERMINERS = forms(
    "le la l' les un une notre votre nos vos son sa ses leur leurs cette ces cet mon ma mes quelques plusieurs"
)
_MODALS = forms("pouvoir devoir aller vouloir")
_IMPERSONAL = forms(
    "rester tomber manquer suffire arriver advenir survenir exister falloir pleuvoir neiger venir aller revenir incomber"
)
_MOVING = forms(
    "absenter rendre occuper entêter dérouler souvenir inscrire présenter terminer déplacer engager exposer jeter qualifier"
    " distinguer démarquer dévouer impliquer poursuivre réunir étendre"
)


def qui_without_place(s: Sentence) -> Iterator[Hit]:
    """`Le motoneigiste qu’il quitte le sentier`, `celui qu’il a été choisi`, `C’est nous qu’il offrons le café`."""
    for i in s.places(_QU):
        person = _PRONOUNS.get(s.lower(i + 1))
        verb = verb_after(s, i + 2) if person else None
        if person is None or verb is None:
            continue
        speaker = _SPEAKERS.get(s.lower(i - 1)) if person else None
        if speaker is not None:
            if speaker in s.at(verb).form.persons and person not in s.at(verb).form.persons:
                yield between(s.at(i), s.at(i + 1), _SUBJECT, "qui")
            continue
        if _has_antecedent(s, i) and _has_everything(s, i, verb):
            yield between(s.at(i), s.at(i + 1), _SUBJECT, "qui")


_SPEAKERS = {"moi": "1s", "toi": "2s", "nous": "1p", "vous": "2p"}


def _has_antecedent(s: Sentence, i: int) -> bool:
    """Whether a noun of which nothing is announced stands before `qu’`, and no verb that tells."""
    comma = s.lower(i - 1) == ","
    k = i - 2 if comma else i - 1
    if s.role(k) == "A" and s.role(k - 1) in ("N", "M"):
        k -= 1
    word = s.at(k)
    told = any(s.at(j).form.lemmas() & _TELLING and s.role(j) in "VYQG" for j in range(k))
    if told or _COMPARED & set(s.lowers(max(0, i - 7), i)) or word.lower in TIMES | _ANNOUNCING:
        return False
    if s.lower(k) in _DEMONSTRATIVES or (s.lower(k) == "ce" and not comma and s.role(k - 1) != "P"):
        return True
    determined = any(s.role(j) in ("D", "#") for j in range(max(0, k - 3), k)) or s.lower(k - 1) in (
        "au",
        "aux",
    )
    named = word.role == "M" and comma
    if not named and (word.role != "N" or not determined):
        return False
    cleft = next((j for j in range(k) if s.lowers(j, j + 2) in (("c'", "est"), ("c'", "était"))), None)
    return cleft is None or s.role(cleft + 2) == "D"  # c'est à Léa qu'il a remis son prix


def _has_everything(s: Sentence, i: int, verb: int) -> bool:
    """Whether the verb has its object, or takes none."""
    lemmas = s.at(verb).form.lemmas(participle=False, infinitive=False)
    if all(v.mood in ("Sp", "Sq") for v in s.at(verb).form.verbs):
        return False  # qu'ils soient présents ou non
    clitics = s.lowers(i + 2, verb)
    if clitics and clitics[-1] in ("le", "la", "les", "l'"):
        return s.lower(i - 1) != "ce" or s.lower(verb + 1) != "a"
    if clitics and clitics[-1] in ("se", "s'"):
        return bool(lemmas & _MOVING) and s.role(verb + 1) in ("P", "F", "W", "#", ".", "")
    after = verb + 1
    while s.role(after) == "W":
        after += 1
    passive = "avoir" in lemmas and s.lower(after) == "été" and s.role(after + 1) == "Q"
    if passive:
        return not any(s.role(k) in ("Y", "K") for k in range(after + 2, _clause_end(s, after)))
    if ("avoir" in lemmas and s.role(after) == "Q") or (lemmas & _MODALS and s.role(after) == "Y"):
        after += 1
    elif "être" in lemmas:
        stated = s.role(after) in ("A", "Q") and s.lower(after) not in (
            "devenu",
            "resté",
            "devenus",
            "restés",
        )
        return stated and s.lower(i - 1) != "ce" and s.role(after + 1) not in ("F", "K", "Q")
    elif (
        not lemmas & _IMPERSONAL
        and s.lower(i - 1) != "ce"
        and s.role(i - 1) != "A"
        and _takes_nothing(s, verb)
    ):
        return True
    counted = s.role(after) == "#" and s.role(after + 1) == "N" and s.lower(after + 1) not in TIMES
    determined = s.lower(after) in _DETERMINERS and s.role(after) == "D"
    if s.lower(after - 1) in ("fait", "faire", "nommé", "appelé") or s.lower(after + 1) in (
        "plus",
        "moins",
        "mieux",
    ):
        return False
    if "avoir" in lemmas and any(s.role(k) == "Y" for k in range(after, _clause_end(s, after))):
        return False  # un renseignement qu'il a le droit d'exiger
    return (determined or (counted and s.lower(after + 1) != "h")) and not is_time(s, after)


def _takes_nothing(s: Sentence, verb: int) -> bool:
    """`un robinet qu’il goutte`: the verb has no object."""
    uses = [v.use for v in s.at(verb).form.verbs]
    return (
        bool(uses)
        and all("t" not in use[2:] and "n" not in use[2:5] for use in uses)
        and "avoir" not in s.at(verb).form.lemmas()
    )


def _clause_end(s: Sentence, i: int) -> int:
    return next((k for k in range(i, len(s.words)) if s.role(k) in ",.RKU"), len(s.words))


def who_asks(s: Sentence) -> Iterator[Hit]:
    """`Qu’il a perdu une mitaine?`: the question is about who."""
    if s.final != "?" or s.lower(0) != "qu'" or s.lower(1) not in _PRONOUNS:
        return
    verb = verb_after(s, 2)
    if verb is None or any(w.lower.startswith("-") and len(w.lower) > 1 for w in s.words):
        return
    indicative = any(v.mood in ("Ip", "Iq", "If", "K") and "3s" in v.persons for v in s.at(verb).form.verbs)
    if indicative and not any(v.mood == "Sp" for v in s.at(verb).form.verbs):
        yield between(s.at(0), s.at(1), "On demande qui.", "qui")


_LEFT_OPEN = forms(", . ; ! ? à au aux pour depuis chez dans sur lors avant après en afin")
_ONESELF = forms("se s' en y le la les l' lui leur nous vous me te")


def what_he_has(s: Sentence) -> Iterator[Hit]:
    """`tous les plans qui détient`, `les livres qui a empruntés`, `les objets qui possèdent.`: the object is wanting."""
    for i in s.places(_QUI):
        antecedent = s.at(i - 1)
        verb = i + 1
        if antecedent.role not in ("N", "A") or s.role(verb) != "V" or s.lower(verb) in _ONESELF:
            continue
        found = subject_at(s, 0)
        if found is None or found[1] >= i or (found[0].pronoun and found[0].who[:1] != "3"):
            continue
        owner = found[0]
        pairs = antecedent.form.nouns or antecedent.form.qualifiers
        person = f"3{owner.number}"
        if owner.number not in ("s", "p") or person not in s.at(verb).form.persons or len(pairs) != 1:
            continue
        (pair,) = pairs
        lacks = _agrees_backwards(s, verb, pair) or (_lacks_object(s, verb) and (pair[1] == "p"))
        if lacks and not any(s.role(k) in ("R", "K", "U", "L") for k in range(i)):
            pronoun = ("elle" if owner.gender == "f" else "il") + ("s" if owner.number == "p" else "")
            yield on(
                s.at(i), "Le verbe a déjà un sujet : « que » et le pronom.", f"qu{s.apostrophe()}{pronoun}"
            )


def _agrees_backwards(s: Sentence, verb: int, pair: tuple[str, str]) -> bool:
    """`la maison qui avait bâtie`: the participle agrees with what stands before, so that is its object."""
    if "avoir" not in s.at(verb).form.lemmas(participle=False) or pair == ("m", "s"):
        return False
    done = verb + 1
    while s.role(done) == "W":
        done += 1
    form = s.at(done).form
    return form.participles == {pair} and s.role(done) == "Q" and s.lower(done + 1) in _LEFT_OPEN | {""}


def _lacks_object(s: Sentence, verb: int) -> bool:
    """Whether the verb, which always has an object, has none."""
    form = s.at(verb).form
    uses = [v.use[2:7] for v in form.verbs]
    bound = bool(uses) and all("t" in use and not {"i", "n"} & set(use) for use in uses)
    return bound and form.only_verb and s.lower(verb + 1) in _LEFT_OPEN | {""}


_QUI = forms("qui")
_BEFORE_QUE = forms("dès pourvu tandis parce lorsque puisque aussitôt sitôt depuis pendant")
_WITH_SUBJUNCTIVE = forms("pour avant sans afin après")
_ONLY_SUBJUNCTIVE = forms("soit ait puisse fasse aille vienne sache veuille tienne prenne reçoive")
_SURELY_SAID = forms(
    "apercevoir réaliser prétendre supposer craindre promettre jurer estimer soutenir regretter"
)
_JUDGED = forms(
    "possible probable important essentiel nécessaire préférable normal dommage rare évident souhaitable rumeur utile"
)


def that_he(s: Sentence) -> Iterator[Hit]:
    """`dès qui quitte votre terrain`, `Pour qui soit valide`, `Chaque fois qui voit le facteur`, `Il est rare qui gèle`."""
    for i in s.places(_QUI):
        verb = verb_after(s, i + 1)
        if verb is None:
            continue
        before = s.lower(i - 1)
        led = before in _BEFORE_QUE or s.lowers(i - 2, i) in (
            ("chaque", "fois"),
            ("à", "condition"),
            ("ce", "qui"),
        )
        wished = before in _WITH_SUBJUNCTIVE and s.lower(verb) in _ONLY_SUBJUNCTIVE
        said = s.at(i - 1).form.lemmas(participle=False) & _SURELY_SAID and s.role(i - 1) in ("V", "Y")
        judged = before in _JUDGED and s.lower(i - 2) in ("est", "serait", "était", "soit")
        judged = judged and s.lower(i - 3) in ("il", "c'", "n'")
        if led or wished or said or judged:
            several = "3p" in s.at(verb).form.persons and "3s" not in s.at(verb).form.persons
            right = "qu'ils" if several else "qu'il"
            other = "qu'elles" if several else "qu'elle"
            mark = s.apostrophe()
            yield on(
                s.at(i),
                "Une proposition suit : « que » et « il ».",
                right.replace("'", mark),
                other.replace("'", mark),
            )


RULES = (
    GrammarRule(
        "homophone.qui_sans_objet",
        qui_without_place,
        "« Qui » est le sujet du verbe; « qu’il » en contient un autre.",
        bad=(
            ("Le motoneigiste qu’il quitte le sentier s’expose à une amende.", "Le motoneigiste qui quitte le sentier s’expose à une amende."),
            ("Les règlements du camp, qu’ils ont été abrogés, sont remplacés.", "Les règlements du camp, qui ont été abrogés, sont remplacés."),
            ("C’est nous qu’il offrons le chocolat chaud.", "C’est nous qui offrons le chocolat chaud."),
            ("Chapeau à Océane, qu’il a nagé 5 km.", "Chapeau à Océane, qui a nagé 5 km."),
            ("Un robinet qu’il goutte gaspille l’eau.", "Un robinet qui goutte gaspille l’eau."),
            ("Merci aux élèves qu’ils la dirigent.", "Merci aux élèves qui la dirigent."),
            ("Apportez tout ce qu’il peut appuyer votre défense.", "Apportez tout ce qui peut appuyer votre défense."),
            ("C’est la pluie qu’il a causé les dégâts.", "C’est la pluie qui a causé les dégâts."),
        ),
        good=(
            "Le prix qu’il a reçu cette année est beau.",
            "La preuve qu’il a lu le plan est là.",
            "Le maire confirme au conseil qu’il a vendu le terrain.",
            "C’est à Léa qu’il a remis son prix.",
            "Les terrains qu’ils veulent vendre sont grands.",
            "Les jeux qu’ils ont installés la semaine dernière plaisent.",
            "Le projet qu’il a été forcé d’abandonner renaît.",
            "Le lundi qu’il ouvre son école, il neige.",
        ),
        words=_QU | {"qu"},
    ),
    GrammarRule(
        "homophone.qui_question",
        who_asks,
        "« Qui » demande quelle personne.",
        bad=(
            ("Qu’il a perdu une mitaine rouge?", "Qui a perdu une mitaine rouge?"),
            ("Qu’il se souvient du magasin général?", "Qui se souvient du magasin général?"),
        ),
        good=("Qu’il vienne!", "Qu’il neige demain?", "Qu’ont-ils dit?"),
        words=_QU | {"qu"},
    ),
    GrammarRule(
        "homophone.qu_il_apres",
        that_he,
        "Ces mots sont suivis de « que » : « qu’il ».",
        bad=(
            ("Le chien est tenu en laisse dès qui quitte votre terrain.", "Le chien est tenu en laisse dès qu’il quitte votre terrain."),
            ("Pour qui soit valide, le permis est signé.", "Pour qu’il soit valide, le permis est signé."),
            ("Il aboie chaque fois qui voit le facteur.", "Il aboie chaque fois qu’il voit le facteur."),
            ("Il est possible qui gèle demain.", "Il est possible qu’il gèle demain."),
            ("Les chasseurs déchargent leur arme dès qui regagnent le chemin.", "Les chasseurs déchargent leur arme dès qu’ils regagnent le chemin."),
        ),
        good=(
            "Celui pour qui la fête compte.",
            "On sait qui viendra.",
            "Il est possible, qui sait, de passer.",
            "Sans qui rien ne serait possible.",
            "Ceux qui restent, qui pour lire, qui pour rire.",
        ),
        words=_QUI,
    ),
    GrammarRule(
        "homophone.qui_objet",
        what_he_has,
        "« Qu’il » contient le sujet et l’objet du verbe; « qui » en est le sujet.",
        bad=(
            ("Le demandeur doit joindre tous les plans qui détient.", "Le demandeur doit joindre tous les plans qu’il détient."),
            ("La citoyenne doit retirer les branches qui a coupées.", "La citoyenne doit retirer les branches qu’elle a coupées."),
            ("Les citoyens apportent les objets qui possèdent.", "Les citoyens apportent les objets qu’ils possèdent."),
        ),
        good=(
            "La mairesse salue les bénévoles qui donnent.",
            "Le conseil écoute les gens qui parlent.",
            "Les élèves lisent les livres qui plaisent.",
            "Le club a reçu les élèves qui ont gagné.",
        ),
        words=_QUI,
    ),
)  # fmt: skip
