"""The indicative where the subjunctive slips in, the conditional after « au cas où », the wish « que chacun fasse »."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.verb import likeliest_first
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.reading.clauses import subject_at, verb_after
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_FACTS = forms("dès aussitôt depuis pendant tandis alors parce sitôt maintenant étant vu")
_SUBORDINATING = forms("lorsque lorsqu' puisque puisqu' quand")
_OPINIONS = forms(
    "espérer annoncer constater savoir informer aviser noter confirmer remarquer préciser souligner"
)
_SURE = forms("probable certain évident clair sûr vrai")
_THAT = forms("que qu'")


def indicative(s: Sentence) -> Iterator[Hit]:
    """`dès que vous ayez reçu`, `lorsque le conseil ait voté`, `on espère que vous soyez`."""
    for i in s.places(_THAT | _SUBORDINATING):
        if s.role(i) == "K":
            if not _states_a_fact(s, i):
                continue
        elif s.role(i) != "L":
            continue
        found = subject_at(s, i + 1)
        if found is None or not found[0].who:
            continue
        target = s.at(found[1])
        moods = {v.mood for v in target.form.verbs} - {"E"}
        if moods == {"Sp"}:
            conjugate = s.vocabulary.lexicographer.conjugate
            offered = [
                conjugate(v.lemma, mood, found[0].who)
                for mood in ("Ip", "If")
                for v in likeliest_first(target.form.verbs)
            ]
            yield on(target, "Un fait s’énonce à l’indicatif.", *offered)


def _states_a_fact(s: Sentence, i: int) -> bool:
    if s.lower(i - 1) in _FACTS:
        adverb = s.lower(i - 1) == "maintenant" and s.role(i - 2) == "V"
        return s.role(i - 2) != "D" and not adverb  # elle exige maintenant qu'on en mette
    if {"ne", "n'"} & set(s.lowers(max(0, i - 5), i)) or s.final == "?":
        return False
    governing = s.at(i - 1)
    if governing.role in ("V", "Y") and governing.form.lemmas(participle=False) & _OPINIONS:
        return True
    return governing.lower in _SURE and "être" in s.at(i - 2).form.lemmas() and s.lower(i - 3) in ("il", "c'")


def in_case(s: Sentence) -> Iterator[Hit]:
    """`au cas où il pleut`: the conditional."""
    for i in s.places(_WHERE):
        if s.lowers(i - 2, i) != ("au", "cas"):
            continue
        found = subject_at(s, i + 1)
        if found is None or not found[0].who:
            continue
        target = s.at(found[1])
        moods = {v.mood for v in target.form.verbs} - {"E"}
        if moods & {"Ip", "If", "Sp"} and not moods & {"K", "Iq"}:
            conjugate = s.vocabulary.lexicographer.conjugate
            offered = [conjugate(v.lemma, "K", found[0].who) for v in likeliest_first(target.form.verbs)]
            yield on(target, "« Au cas où » veut le conditionnel.", *offered)


_WHERE = forms("où")


def wish(s: Sentence) -> Iterator[Hit]:
    """`Que chacun fait sa part.`: a wish or an order to a third person."""
    if s.lower(0) not in _THAT or s.final == "?":
        return
    if s.document.folded[: s.span.start].rstrip().endswith("?"):
        return  # Qu'est-ce que cela veut dire? Qu'aucun avis ne sera donné.
    found = subject_at(s, 1)
    if found is None or found[0].person != "3" or not found[0].who or "," in s.lowers(0, len(s.words)):
        return
    verbs = [k for k, word in enumerate(s.words) if word.role == "V"]
    target = s.at(found[1])
    if s.final == "!" and (s.role(1) == "S" or target.form.lemmas() & {"être", "faire", "avoir"}):
        return  # Qu'elles sont mignonnes! Que la côte est belle!
    moods = {v.mood for v in target.form.verbs} - {"E"}
    if verbs == [found[1]] and moods and not moods & {"Sp", "Sq"}:
        conjugate = s.vocabulary.lexicographer.conjugate
        offered = [conjugate(v.lemma, "Sp", found[0].who) for v in likeliest_first(target.form.verbs)]
        yield on(target, "Un souhait ou un ordre introduit par « que » veut le subjonctif.", *offered)


_FOR = forms("pour")


def not_so_that(s: Sentence) -> Iterator[Hit]:
    """`Pour ne pas que l’eau gèle`: « pour que l’eau ne gèle pas »."""
    for i in s.places(_FOR):
        if s.lowers(i + 1, i + 3) != ("ne", "pas") or s.lower(i + 3) not in _THAT:
            continue
        found = subject_at(s, i + 4)
        if found is None:
            continue
        verb = found[1]
        first = verb
        while s.role(first - 1) == "O":
            first -= 1
        text = s.document.text
        form = s.at(verb).text
        if found[0].who:
            forms_of = [
                s.vocabulary.lexicographer.conjugate(v.lemma, "Sp", found[0].who)
                for v in likeliest_first(s.at(verb).form.verbs)
            ]
            form = next((f for f in forms_of if f), form)
        subject = text[s.at(i + 3).start : s.at(first).start]
        clitics = text[s.at(first).start : s.at(verb).start]
        ne = f"n{s.apostrophe()}" if (clitics or form)[:1].lower() in "aeiouyéèêâîôh" else "ne "
        said = f"{subject}{ne}{clitics}{form} pas"
        yield between(s.at(i + 1), s.at(verb), "On écrit « pour que… ne… pas ».", said)


_ME = forms("je j'")
_TO_COME = forms(
    "demain lundi mardi mercredi jeudi vendredi samedi dimanche prochain prochaine bientôt dès jusqu'au janvier février mars"
    " avril mai juin juillet août septembre octobre novembre décembre après-demain tantôt"
)
_POLITE = forms(
    "vouloir aimer pouvoir devoir souhaiter préférer désirer falloir avoir apprécier dire croire penser"
)


def future_first_person(s: Sentence) -> Iterator[Hit]:
    """`Je serais absente du 3 au 10 mai`: what is certain is said in the future."""
    if {"si", "s'", "sinon", "peut-être", "volontiers"} & set(s.lowers(0, len(s.words))):
        return
    for i in s.places(_ME):
        verb = verb_after(s, i + 1)
        if verb is None or s.lower(i - 1) in ("que", "qu'") or not _TO_COME & set(s.lowers(0, len(s.words))):
            continue
        readings = [v for v in s.at(verb).form.verbs if v.mood == "K" and "1s" in v.persons]
        moods = {v.mood for v in s.at(verb).form.verbs}
        if moods != {"K"} or any(v.lemma in _POLITE for v in readings):
            continue
        offered = [
            s.vocabulary.lexicographer.conjugate(v.lemma, "If", "1s")
            for v in likeliest_first(tuple(readings))
        ]
        yield on(s.at(verb), "Ce qui est prévu se dit au futur : -rai.", *offered)


_ORDERS = {"sachiez": "sachez", "soyiez": "soyez", "ayiez": "ayez", "vouliez": "veuillez"}


def order(s: Sentence) -> Iterator[Hit]:
    """`Sachiez que la rue est fermée`: the imperative of savoir, être, avoir."""
    for i in s.places(frozenset(_ORDERS)):
        if i == 0 or s.role(i - 1) in (".",) or (s.role(i - 1) == "," and s.role(0) in ("L", "P")):
            yield on(s.at(i), "C’est un impératif.", _ORDERS[s.lower(i)])


RULES = (
    GrammarRule(
        "mode.indicatif",
        indicative,
        "« Dès que », « puisque », « espérer que » et leurs pareils sont suivis de l’indicatif.",
        bad=(
            ("Dès que vous ayez reçu l’avis, appelez.", "Dès que vous avez reçu l’avis, appelez."),
            ("Lorsque le conseil ait voté, on affiche.", "Lorsque le conseil a voté, on affiche."),
            ("Nous espérons que vous soyez présents.", "Nous espérons que vous êtes présents."),
            ("Puisque le parc ait fermé, on joue ailleurs.", "Puisque le parc a fermé, on joue ailleurs."),
            ("Parce que la rue puisse fermer, on marche.", "Parce que la rue peut fermer, on marche."),
        ),
        good=(
            "Dès que vous avez reçu l’avis, appelez.",
            "Nous n’espérons plus que vous veniez.",
            "Il faut que vous soyez là.",
            "Quand le parc est fermé, on joue ailleurs.",
            "On ne croit pas qu’il vienne.",
        ),
        words=_THAT | _SUBORDINATING | forms("qu lorsqu puisqu"),
        roles="V",
    ),
    GrammarRule(
        "mode.au_cas_ou",
        in_case,
        "« Au cas où » est suivi du conditionnel (OQLF, Vitrine linguistique).",
        bad=(
            ("Apportez un parapluie au cas où il pleut.", "Apportez un parapluie au cas où il pleuvrait."),
            ("Laissez un mot au cas où nous sommes absents.", "Laissez un mot au cas où nous serions absents."),
            ("Au cas où la rue est fermée, suivez le détour.", "Au cas où la rue serait fermée, suivez le détour."),
            ("Au cas où vous perdez la carte, appelez.", "Au cas où vous perdriez la carte, appelez."),
            ("Gardez le reçu au cas où il le faut.", "Gardez le reçu au cas où il le faudrait."),
        ),
        good=(
            "Au cas où il pleuvrait, on reste.",
            "Dans le cas où il pleut, on reste.",
            "Un parapluie, au cas où.",
            "Le jour où il pleut.",
            "Au cas où le parc fermerait.",
        ),
        words=_WHERE,
        roles="V",
    ),
    GrammarRule(
        "mode.souhait",
        wish,
        "« Que » et le subjonctif expriment un souhait ou un ordre.",
        bad=(
            ("Que chacun fait sa part.", "Que chacun fasse sa part."),
            ("Que tout est prêt à temps.", "Que tout soit prêt à temps."),
            ("Que le meilleur réussit!", "Que le meilleur réussisse!"),
            ("Que tous sont prudents.", "Que tous soient prudents."),
            ("Que cela vous sert de rappel.", "Que cela vous serve de rappel."),
        ),
        good=(
            "Que chacun fasse sa part.",
            "Que fait le comité?",
            "Que diriez-vous d’un café?",
            "Que faire des pneus?",
            "Que le parc soit petit, on le sait.",
        ),
        words=_THAT | forms("qu"),
        roles="V",
    ),
    GrammarRule(
        "mode.pour_ne_pas_que",
        not_so_that,
        "« Pour ne pas que » est de la langue parlée (OQLF, Vitrine linguistique).",
        bad=(
            ("Pour ne pas que l’eau gèle, chauffez.", "Pour que l’eau ne gèle pas, chauffez."),
            ("Fermez la trappe pour ne pas que les chats entrent.", "Fermez la trappe pour que les chats n’entrent pas."),
            ("On sable pour ne pas que vous tombiez.", "On sable pour que vous ne tombiez pas."),
            ("Salez pour ne pas que ça glisse.", "Salez pour que ça ne glisse pas."),
            ("Attachez le sac pour ne pas qu’il se perde.", "Attachez le sac pour qu’il ne se perde pas."),
        ),
        good=(
            "Pour que l’eau ne gèle pas, chauffez.",
            "Pour ne pas payer, signez.",
            "Afin de ne pas nuire, baissez le son.",
            "Pour ne pas oublier que demain on ferme.",
            "Pour ne rien perdre.",
        ),
        words=_FOR,
    ),
    GrammarRule(
        "mode.futur_je",
        future_first_person,
        "« Je serai » (futur) dit ce qui est prévu; « je serais » (conditionnel), ce qui dépend d’une condition.",
        bad=(
            ("Je serais absente du 3 au 10 mai.", "Je serai absente du 3 au 10 mai."),
            ("Je viendrais vous voir demain.", "Je viendrai vous voir demain."),
            ("J’enverrais le document lundi prochain.", "J’enverrai le document lundi prochain."),
            ("Je passerais samedi avec la clé.", "Je passerai samedi avec la clé."),
            ("Je vous rappellerais dès jeudi.", "Je vous rappellerai dès jeudi."),
        ),
        good=(
            "Je voudrais venir lundi.",
            "Je serais ravi de vous aider.",
            "Si je pouvais, je viendrais lundi.",
            "Je serai absente en mai.",
            "J’aurais une question pour lundi.",
        ),
        words=forms("je j"),
        roles="V",
    ),
    GrammarRule(
        "mode.imperatif",
        order,
        "« Sachez », « soyez », « ayez » : l’impératif.",
        bad=(
            ("Sachiez que la rue est fermée.", "Sachez que la rue est fermée."),
            ("Soyiez prudents!", "Soyez prudents!"),
            ("Pour entrer, sachiez votre numéro.", "Pour entrer, sachez votre numéro."),
            ("Ayiez votre carte.", "Ayez votre carte."),
            ("Venez! Sachiez que c’est gratuit.", "Venez! Sachez que c’est gratuit."),
        ),
        good=("Il faut que vous sachiez nager.", "Sachez que c’est gratuit.", "Que vous sachiez ou non nager, venez.", "Soyez là.", "Ayez du plaisir."),
        words=frozenset(_ORDERS),
    ),
)  # fmt: skip
