"""Homophones told by what opens or closes a turn: « sitôt arrivé », « c’est la preuve que », « de s’en passer »,
« si j’avais…, je ferais »."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.inflection import chosen
from desktop.checks.grammar.agreement.participle import allowed
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.homophones.states import participle_of
from desktop.checks.grammar.verbs.infinitives import is_er_infinitive
from desktop.checks.reading.clauses import subject_at, verb_after
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

_ANY: frozenset[GenderNumber] = frozenset({("m", "s")})
_FURTHEST = 14


def participle_once_done(s: Sentence) -> Iterator[Hit]:
    """`Sitôt arriver au camp, les jeunes…`, `À peine rentrer, elle…`: what is over is said by a participle."""
    for place in s.places(_OVER):
        i = place + 1
        if s.lower(place) in ("peine", "fois") and s.lower(place - 1) not in ("à", "une"):
            continue
        word = s.at(i)
        if s.role(i) != "Y" or not is_er_infinitive(word) or any(w.role in "VY" for w in s.words[:place]):
            continue
        comma = next((k for k in range(i + 1, i + _FURTHEST) if s.lower(k) == ","), 0)
        if not comma or any(s.role(k) in "VYS" for k in range(i + 1, comma)):
            continue
        found = subject_at(s, comma + 1)
        participle = participle_of(s, word.lower)
        pairs = allowed(found[0]) if found else _ANY
        pair = chosen(s.vocabulary.form(participle), pairs or _ANY)
        offered = s.vocabulary.lexicographer.inflect(participle, *pair)
        yield on(word, "Ce qui est déjà fait se dit par un participe, en -é.", *(*offered[:1], participle))


_OVER = forms("sitôt aussitôt peine fois")
_LA = forms("là")


def la_before_noun(s: Sentence) -> Iterator[Hit]:
    """`c'est là nouveauté de l'été`: before a feminine noun that something completes, an article."""
    for i in s.places(_LA):
        form = s.at(i + 1).form
        stated = s.role(i - 1) == "V" and "être" in s.at(i - 1).form.lemmas(participle=False)
        if not stated or s.lower(i - 2) not in ("c'", "ce", "n'") or s.role(i + 1) != "N":
            continue
        sure = form.nouns == {("f", "s")} and not form.finite and not form.qualifiers and not form.infinitives
        if sure and s.role(i + 2) in ("F", "R", "K", "A", "U", "Q"):
            yield on(s.at(i), "Devant un nom, « la » est un article, sans accent.", "la")


_SANS = forms("sans")
_WITH_EN = forms(
    "passer servir occuper charger sortir tirer souvenir moquer rendre aller remettre défaire prendre éloigner approcher"
    " inspirer contenter méfier apercevoir réjouir plaindre débarrasser vanter mêler lasser emparer priver"
)


def s_en_before_infinitive(s: Sentence) -> Iterator[Hit]:
    """`Difficile de sans passer`, `prêts à sans servir`: « de » or « à » governs the infinitive, « s'en » goes with it."""
    for i in s.places(_SANS):
        governed = s.lower(i - 1) in ("de", "d'", "à", "pour") and s.role(i + 1) == "Y"
        if not governed or not s.at(i + 1).form.lemmas() & _WITH_EN:
            continue
        if s.role(i + 2) in ("D", "Y", "O") or s.lower(i + 2) in ("par", "de", "d'") or s.lower(i - 2) == ",":
            continue  # la chance de, sans passer par le bureau, régler son compte
        yield on(
            s.at(i),
            "« S’en » accompagne un verbe pronominal; « sans » marque l’absence.",
            f"s{s.apostrophe()}en",
        )


_SI = forms("si s'")
_DONE = forms("hier avant-hier déjà avant jadis autrefois dernier dernière derniers dernières passé passée")


def conditional_of_je(s: Sentence) -> Iterator[Hit]:
    """`Si vous m'avertissiez tôt, je pourrai passer`: what depends on a supposition is in the conditional."""
    if s.lower(0) not in _SI or _DONE & {w.lower for w in s.words}:
        return
    comma = next((k for k in range(2, min(len(s.words), _FURTHEST + 6)) if s.lower(k) == ","), 0)
    me = comma + 1
    if not comma or s.lower(me) not in ("je", "j'") or (verb := verb_after(s, me + 1)) is None:
        return
    supposed = [k for k in range(1, comma) if s.role(k) == "V"]
    if len(supposed) != 1 or not any(v.mood == "Iq" for v in s.at(supposed[0]).form.verbs):
        return
    if {v.mood for v in s.at(supposed[0]).form.verbs} - {"Iq", "Sp", "Sq"}:
        return
    readings = [v for v in s.at(verb).form.verbs if v.mood == "If" and "1s" in v.persons]
    if not readings or {v.mood for v in s.at(verb).form.verbs} != {"If"}:
        return
    offered = [s.vocabulary.lexicographer.conjugate(v.lemma, "K", "1s") for v in readings]
    yield on(s.at(verb), "Ce qui dépend d’une supposition se dit au conditionnel : -rais.", *offered)


_QUELLE = forms("quelle quelles")
_TELLING = forms(
    "dire penser croire affirmer assurer jurer raconter prétendre expliquer préciser ajouter espérer savoir trouver"
    " confirmer souligner promettre admettre rappeler annoncer"
)


def she_who_does(s: Sentence) -> Iterator[Hit]:
    """`elle dit quelle garde toujours un roman`: after a verb of saying, « quelle » would leave the clause verbless."""
    for i in s.places(_QUELLE):
        verb = s.at(i + 1)
        if s.role(i - 1) != "V" or not s.at(i - 1).form.lemmas(participle=False) & _TELLING:
            continue
        person = "3p" if s.lower(i) == "quelles" else "3s"
        closing = next((k for k in range(i + 2, len(s.words)) if s.role(k) in ".,"), len(s.words))
        told = person in {p for v in verb.form.verbs if v.mood == "Ip" for p in v.persons}
        if not told or any(s.role(k) == "V" for k in range(i + 2, closing)):
            continue
        k = i + 2
        while s.role(k) == "W":
            k += 1
        object_follows = s.role(k) in ("D", "#") or (s.role(k) in ("P", "F") and k > i + 2)
        if object_follows and s.role(i + 1) == "N" and closing > k + 1:
            written = f"qu{s.apostrophe()}elle{'s' if person == '3p' else ''}"
            yield between(s.at(i), s.at(i), "Le verbe qui suit a besoin d’un sujet : « elle ».", written)


_OU = forms("où")
_LEADS = forms("d' par là n'importe importe voici voilà jusqu' vers savoir")


def choice_without_verb(s: Sentence) -> Iterator[Hit]:
    """`Patin libre où hockey?`, `un atelier le matin où en soirée`: nothing happens after « où », which then joins."""
    for i in s.places(_OU):
        joined = s.role(i - 1) in ("N", "A", "Q") and s.role(i + 1) in ("N", "P", "A")
        if not joined or s.lower(i - 2) in _LEADS or s.role(i + 2) in ("", "C", "U"):
            continue
        closing = next((k for k in range(i + 1, len(s.words)) if s.role(k) == "."), len(s.words))
        inside = s.words[i + 1 : closing]
        if any(w.role in "VYSXOR,G" or w.form.finite or w.form.infinitives for w in inside):
            continue
        if s.lower(closing) in ("?", ".", "!") and len(inside) < 5:
            yield on(s.at(i), "« Ou » propose un choix; « où » indique un lieu ou un moment.", "ou")


RULES = (
    GrammarRule(
        "homophone.ou_choix_nu",
        choice_without_verb,
        "« Ou » relie deux possibilités; « où » introduit un verbe.",
        bad=(
            ("Patin libre où hockey?", "Patin libre ou hockey?"),
            ("Un atelier est offert le matin où en soirée.", "Un atelier est offert le matin ou en soirée."),
        ),
        good=(
            "Voici l’endroit où stationner.",
            "Un parc où jouer en paix.",
            "Une ville où tout bouge!",
            "Où et quand?",
        ),
        words=_OU,
    ),
    GrammarRule(
        "terminaison.une_fois_fait",
        participle_once_done,
        "Après « sitôt », « aussitôt », « à peine », un verbe en -er devient un participe en -é.",
        bad=(
            ("Sitôt arriver au camp, les jeunes ont filé.", "Sitôt arrivés au camp, les jeunes ont filé."),
            (
                "À peine rentrer du travail, elle est repartie.",
                "À peine rentrée du travail, elle est repartie.",
            ),
            (
                "Aussitôt terminer, les travaux sont inspectés.",
                "Aussitôt terminés, les travaux sont inspectés.",
            ),
        ),
        good=(
            "Sitôt arrivés au camp, les jeunes ont filé.",
            "Il faut parfois marcher, à peine hésiter, puis traverser.",
            "Ça vaut la peine essayer ou non, on verra.",
            "Il peut à peine marcher, dit-elle.",
        ),
        words=_OVER,
    ),
    GrammarRule(
        "homophone.la_presentee",
        la_before_noun,
        "« Là » indique un lieu; « la » accompagne un nom.",
        bad=(
            ("C’est là nouveauté de l’été.", "C’est la nouveauté de l’été."),
            ("C’était là maison que nous cherchions.", "C’était la maison que nous cherchions."),
        ),
        good=(
            "C’est là que nous allons.",
            "C’est là une belle idée.",
            "C’est là, maison comprise.",
            "C’est là chose faite.",
        ),
        words=_LA,
    ),
    GrammarRule(
        "homophone.s_en_apres_de",
        s_en_before_infinitive,
        "« S’en » accompagne un verbe; « sans » marque l’absence.",
        bad=(
            ("Difficile de sans passer : le camion repart.", "Difficile de s’en passer : le camion repart."),
            ("Nous sommes prêts à sans charger.", "Nous sommes prêts à s’en charger."),
        ),
        good=(
            "Il passe sans s’en servir.",
            "Il est parti sans passer au bureau.",
            "Cela va sans dire.",
        ),
        words=_SANS,
    ),
    GrammarRule(
        "homophone.rais_apres_si",
        conditional_of_je,
        "Après « si » et l’imparfait, la conséquence est au conditionnel.",
        bad=(
            (
                "Si vous m’avertissiez tôt, je pourrai passer.",
                "Si vous m’avertissiez tôt, je pourrais passer.",
            ),
            ("Si j’avais le choix, j’irai à pied.", "Si j’avais le choix, j’irais à pied."),
        ),
        good=(
            "Si vous m’avertissez tôt, je pourrai passer.",
            "Si j’ai le choix, j’irai à pied.",
            "Si vous étiez là, je le saurais.",
        ),
        words=_SI,
    ),
    GrammarRule(
        "homophone.quelle_dite",
        she_who_does,
        "« Qu’elle » introduit une proposition et son sujet.",
        bad=(("Elle dit quelle garde toujours un roman.", "Elle dit qu’elle garde toujours un roman."),),
        good=(
            "On ignore quelle garde sera choisie.",
            "On sait quelle place chacun occupe.",
            "Il dit quelle porte ouvrir.",
        ),
        words=_QUELLE,
    ),
)
