"""Relative clauses with a word too few: « que » where « dont », « où », « qui » or « auquel » is wanted."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.no_relative import is_cleft
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.reading.clauses import subject_at, verb_after
from desktop.checks.reading.function_words import DAYS
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms
from desktop.editorial.elision import is_elided_before

_QUE = forms("que qu'")

# « Avisez les gens que la rue est fermée »: what follows is what they are told.
_TOLD = forms(
    "aviser informer prévenir avertir rappeler convaincre persuader assurer dire annoncer confirmer vouloir demander"
    " souhaiter savoir voir croire penser montrer prouver indiquer préciser vérifier constater noter"
)
_COMPARED = forms(
    "si tellement tant tel telle tels telles plus moins aussi autant assez trop même mêmes c' voilà fait y"
)
_MOMENTS_NAMED = forms(
    "jour jours année journée matin soir soirée nuit semaine mois moment instant heure saison été hiver automne printemps époque période"
)
_SPANS_NAMED = forms("endroit endroits lieu lieux place coin ville quartier")
# A noun that a clause completes: « l’idée que le pont est fermé ».
_TOLD_BY_CLAUSE = forms(
    "fait idée avis preuve constat condition opinion crainte espoir temps sorte fois façon manière impression nouvelle rumeur"
    " annonce signe certitude conviction hypothèse rappel bruit confirmation évidence assurance garantie principe raison point"
    " but mot mesure constatation sentiment cas dommage besoin doute bien chance malheur promesse peur envie"
)


def without_place_for_it(s: Sentence) -> Iterator[Hit]:
    """`Le résident que le bac est brisé`, `Le jour que la gare est arrivée`: the clause lacks nothing."""
    for i in s.places(_QUE):
        noun = i - 1
        if s.role(noun) != "N" or s.role(i + 1) not in ("D", "S", "M"):
            continue
        article = noun - 1 - (s.role(noun - 1) in ("A", "#"))
        indefinite = s.lower(article) in ("un", "une", "des", "tout", "toute", "chaque")
        compared = _COMPARED - {"c'"} if indefinite else _COMPARED
        if s.lowers(i - 3, i) == ("à", "l'", "instant"):
            continue  # nous apprenons à l'instant que la rue est inondée
        if s.lower(noun) in _TOLD_BY_CLAUSE or compared & set(s.lowers(max(0, i - 9), i)):
            continue
        if (s.role(article) != "D" and s.lower(article) != "des") or any(
            w.form.lemmas() & _TOLD for w in s.words[:article]
        ):
            continue
        found = subject_at(s, i + 1)
        right = "" if indefinite else _adverbial(s, noun, article)
        if indefinite and s.lower(noun) in _MOMENTS_NAMED | _SPANS_NAMED | DAYS:
            continue  # c’est un lundi que le pont est tombé
        if found is None or not (_complete(s, found[1]) or (right and _happens(s, found[1]))):
            continue
        if not right:
            opening = indefinite or _opens_with_noun(s, article, found[1])
            if s.lower(i + 1) not in ("le", "la", "l'", "les") or not opening:
                continue
            right = "dont"
        message = f"Rien ne manque à ce qui suit\u00a0: «\u00a0{right}\u00a0»."
        yield on(s.at(i), message, right + (" " if s.lower(i) == "qu'" else ""))


def _adverbial(s: Sentence, noun: int, article: int) -> str:
    """« où », when the noun is a moment or a place."""
    named = s.lower(noun) in _MOMENTS_NAMED | _SPANS_NAMED and s.lower(article) in (
        "le", "la", "l'", "au", "du", "cette", "ce", "cet", "les",
    )  # fmt: skip
    whenever = s.lower(noun) in ("moment", "instant") and s.lower(article - 1) in ("dès", "du")
    return "où" if named and not whenever else ""


def _complete(s: Sentence, verb: int) -> bool:
    """Whether the clause whose verb is at `verb` has no place for an object or an attribute: `est brisé`, `figure sur`."""
    form = s.at(verb).form
    if any(
        v.mood in ("Sp", "Sq") and not {w.mood for w in form.verbs} & {"Ip", "Iq", "If", "Is"}
        for v in form.verbs
    ):
        return False
    after = verb + 1
    while s.role(after) == "W":
        after += 1
    closing = s.role(after + 1) in (",", ".", "V", "O", "X", "", "W") or (
        s.role(after + 1) in ("P", "F")
        and s.lower(after + 1) not in ("de", "d'", "à")
        and s.role(after + 2) != "Y"
    )
    if "être" in form.lemmas(infinitive=False, participle=False):
        return s.role(after) in ("Q", "A") and s.lower(after) not in _OPEN_STATES and closing
    if s.role(verb - 1) == "O" and s.lower(verb - 1) not in ("se", "s'", "y"):
        return False
    if "avoir" in form.lemmas(infinitive=False, participle=False):
        uses = [use for _, use in s.at(after).form.participle_verbs] if s.role(after) == "Q" else []
        return bool(uses) and closing and not any("t" in use[2:7] or "n" in use[2:7] for use in uses)
    uses = [v.use for v in form.verbs]
    lone = s.role(after) in (",", ".", "V", "") or s.lower(after) in (
        "sur",
        "dans",
        "chez",
        "au",
        "aux",
        "en",
        "vers",
    )
    pronominal = s.lower(verb - 1) in ("se", "s'") and bool(form.lemmas() & _STAND)
    return bool(uses) and lone and (pronominal or not any("t" in use[2:7] or "n" in use[2:7] for use in uses))


def _happens(s: Sentence, verb: int) -> bool:
    """`le jour que le pont a cédé`: a verb that seldom has an object, and has none there."""
    told = verb + (s.role(verb + 1) == "Q")
    return bool(s.at(told).form.lemmas() & _HAPPENING) and s.role(told + 1) in (",", ".", "V")


_HAPPENING = forms(
    "frapper survenir céder couler fermer ouvrir commencer débuter rouvrir reprendre brûler fondre geler déborder changer naître"
)
_STAND = forms("tenir trouver dérouler situer réunir produire passer")
_OPEN_STATES = forms(
    "tenu tenue tenus tenues prêt prête prêts prêtes fier fière fiers fières allé allée venu venue appelé appelée"
)


def _opens_with_noun(s: Sentence, article: int, verb: int) -> bool:
    """Whether the noun opens the sentence, and the clause is followed by the verb it is the subject of."""
    return article <= (
        s.lower(0) in ("seuls", "seules", "seul", "seule", "tous", "toutes", "pour", "et")
    ) and any(
        s.role(k) == "V" or (s.role(k - 1) in ("P", "O", "N") and s.at(k).form.finite)
        for k in range(verb + 2, len(s.words))
    )


_SPOKEN_TO = forms("parler téléphoner écrire répondre demander sourire plaire nuire")
_WHO = forms("qui")
_SUBJECTS = forms("je j' tu il elle on ils elles")


def qui_before_subject(s: Sentence) -> Iterator[Hit]:
    """`ce qui vous voulez`, `la dame qui j’ai parlé`: « qui » is a subject, and there is one already."""
    for i in s.places(_WHO):
        before, following = s.lower(i - 1), s.lower(i + 1)
        verb = verb_after(s, i + 2)
        if verb is None or (s.role(i - 1) != "N" and before != "ce") or s.final == "?":
            continue
        persons = s.at(verb).form.persons
        second = (following == "vous" and persons <= {"2p"}) or (following == "nous" and persons <= {"1p"})
        if following not in _SUBJECTS and not (second and persons):
            continue
        said = s.at(verb).form.lemmas(participle=False) | s.at(verb + 1).form.lemmas()
        if before != "ce" and said & _SPOKEN_TO:
            yield on(s.at(i), "Ce verbe se construit avec « à ».", "à qui")
        elif is_elided_before(following):
            joined = f"qu{s.apostrophe()}{s.at(i + 1).text}"
            yield between(s.at(i), s.at(i + 1), "Le sujet est déjà là : « que ».", joined)
        else:
            yield on(s.at(i), "Le sujet est déjà là : « que ».", "que")


def que_without_subject(s: Sentence) -> Iterator[Hit]:
    """`ramasser ce que traîne au sol`, `ce que vous intéresse`, `les bacs que sont brisés`: « qui »."""
    for i in s.places(_QUE):
        verb = i + 1
        while s.role(verb) == "O" or (s.role(verb) == "S" and s.lower(verb) in ("vous", "nous")):
            verb += 1
        form = s.at(verb).form
        so_that = s.lower(i - 1) == "ce" and s.lower(i - 2) in ("à", "jusqu'à", "de")
        if not form.finite or s.role(verb) != "V" or so_that or verb > i + 3:
            continue
        if s.lower(i - 1) in _THOSE:
            helped = verb + (s.role(verb + 1) == "Q")
            agreed = "3s" if s.lower(i - 1).startswith("cel") and s.lower(i - 1) != "celles" else "3p"
            if agreed not in form.persons or not form.only_verb or s.role(helped + 1) not in _BEYOND:
                continue
        elif s.lower(i - 1) == "ce":
            if form.persons - {"1s", "2s"} != {"3s"} or not _nothing_after(s, verb):
                continue
        elif s.role(i - 1) != "N" or verb != i + 1 or not (_lone_verb(s, i, verb) or _stated(s, verb)):
            continue
        elif is_cleft(s, i):
            continue  # c'est dans cette cuisine que furent mises au point, un soir, les confitures
        yield on(
            s.at(i), "Le verbe n’a pas d’autre sujet : « qui ».", "qui" + (" " if s.lower(i) == "qu'" else "")
        )


_THOSE = forms("ceux celles celui celle")
# What no inverted subject begins with: « ceux que préfèrent les enfants ».
_BEYOND = frozenset(("P", "W", ".", ",", ""))


def _stated(s: Sentence, verb: int) -> bool:
    """`les bacs que sont brisés`: « être » and its attribute, with nothing after that could be the subject."""
    state = "être" in s.at(verb).form.lemmas(infinitive=False, participle=False) and s.role(verb + 1) in (
        "Q",
        "A",
    )
    return state and s.role(verb + 2) not in ("D", "M", "S", "N", "Q", "Y", "T")


def _lone_verb(s: Sentence, i: int, verb: int) -> bool:
    """`Les chiens que jappent dérangent`: two verbs in a row, and one subject."""
    form = s.at(verb).form
    number = {n for _, n in s.at(i - 1).form.nouns}
    agreed = ("3p" in form.persons and number == {"p"}) or ("3s" in form.persons and number == {"s"})
    sure = form.only_verb and agreed and s.at(verb + 1).form.only_verb and s.role(verb + 1) == "V"
    return sure and not {v.mood for v in form.verbs} <= {"Sp", "Sq"}


def _nothing_after(s: Sentence, verb: int) -> bool:
    """Whether no subject can follow the verb: `ce que dit la loi` has one, `ce que pense de lui son voisin` too."""
    after = verb + 1
    if "être" in s.at(verb).form.lemmas(infinitive=False, participle=False) and s.role(after) in ("Q", "A"):
        return s.role(after + 1) not in ("D", "M", "S", "N")
    while s.role(after) == "W":
        after += 1
    if s.role(after) in (".", ",", "", "X"):
        return s.role(verb - 1) == "O" or after == verb + 1
    tonight = s.lower(after) in ("ce", "cet", "cette") and s.lower(after + 1) in _MOMENTS_NAMED | DAYS
    if s.role(after) not in ("P", "F") and not (tonight and s.role(verb - 1) == "O"):
        return False
    after += tonight
    return not any(
        s.role(k) in ("D", "M", "S") and s.role(k - 1) not in ("P", "F")
        for k in range(after + 1, len(s.words))
        if k < _end_of_clause(s, after)
    )


def _end_of_clause(s: Sentence, start: int) -> int:
    return next(
        (k for k in range(start, len(s.words)) if s.role(k) in (",", ".", "V", "K", "R", "C")), len(s.words)
    )


_TO = forms("participer adhérer accéder téléphoner nuire obéir")
_EVENTS = forms(
    "réunion réunions séance spectacle concert assemblée cours atelier match fête soirée conférence rencontre cérémonie présentation"
    " formation représentation messe activité activités"
)
_AUQUEL = {("m", "s"): "auquel", ("f", "s"): "à laquelle", ("m", "p"): "auxquels", ("f", "p"): "auxquelles"}


def object_of_to(s: Sentence) -> Iterator[Hit]:
    """`le comité que je participe`, `la réunion que j’ai assisté`: the verb takes « à »."""
    for i in s.places(_QUE):
        if s.role(i - 1) != "N" or s.role(i + 1) not in ("S", "D", "M"):
            continue
        found = subject_at(s, i + 1)
        if found is None or (s.role(found[1] - 1) == "O" and s.lower(found[1] - 1) != "y"):
            continue
        told = found[1] + 1
        while s.role(told) == "W":
            told += 1
        told = told if s.role(told) == "Q" else found[1]
        lemmas = s.at(told).form.lemmas()
        known = lemmas & _TO or ("assister" in lemmas and s.lower(i - 1) in _EVENTS)
        if not known or s.role(told + 1) not in ("V", ",", ".", "W", "X", "O"):
            continue
        if _TOLD & {lemma for w in s.words[: i - 1] for lemma in w.form.lemmas()}:
            continue
        pairs = s.at(i - 1).form.nouns
        if len(pairs) == 1:
            right = _AUQUEL[next(iter(pairs))] + (" " if s.lower(i) == "qu'" else "")
            yield on(s.at(i), "Ce verbe se construit avec « à ».", right)


RULES = (
    GrammarRule(
        "relatif.sans_place",
        without_place_for_it,
        "« Que » remplace un objet. Sans objet à remplacer, c’est « dont » ou « où ».",
        bad=(
            ("Seules les personnes que la candidature est retenue seront jointes.", "Seules les personnes dont la candidature est retenue seront jointes."),
            ("Le résident que le bac est brisé appelle la Ville.", "Le résident dont le bac est brisé appelle la Ville."),
            ("Les familles que la maison est inondée sont logées.", "Les familles dont la maison est inondée sont logées."),
            ("Le jour que le train est arrivé, on a dansé.", "Le jour où le train est arrivé, on a dansé."),
            ("La semaine que les travaux commencent, prenez le détour.", "La semaine où les travaux commencent, prenez le détour."),
            ("Un terrain vague est à l’endroit que le marché se tient.", "Un terrain vague est à l’endroit où le marché se tient."),
            ("Elle cherche un local que le loyer est raisonnable.", "Elle cherche un local dont le loyer est raisonnable."),
        ),
        good=(
            "Le jour que vous choisirez sera le bon.",
            "Avisez les gens que la rue est fermée.",
            "Le fait que la rue est fermée nuit.",
            "Le bac que la Ville vous prête est bleu.",
            "Le rôle que le maire est appelé à jouer grandit.",
            "C’est le jour que le comité préfère.",
            "C’est un lundi que le pont est tombé.",
        ),
        words=forms("que qu"),
    ),
    GrammarRule(
        "relatif.qui_sujet",
        qui_before_subject,
        "« Qui » est sujet; devant un autre sujet, c’est « que » ou « à qui ».",
        bad=(
            ("Prenez ce qui vous voulez.", "Prenez ce que vous voulez."),
            ("La dame qui j’ai parlé est partie.", "La dame à qui j’ai parlé est partie."),
            ("Voici ce qui il faut apporter.", "Voici ce qu’il faut apporter."),
            ("Le parc qui nous aimons est fermé.", "Le parc que nous aimons est fermé."),
            ("Les fleurs qui tu plantes poussent.", "Les fleurs que tu plantes poussent."),
        ),
        good=(
            "Prenez ce qui vous plaît.",
            "La dame qui nous a parlé est partie.",
            "Voici ce qui arrive.",
            "Le parc qui vous attend est grand.",
            "Je ne sais pas qui il est.",
        ),
        words=_WHO,
    ),
    GrammarRule(
        "relatif.que_sujet",
        que_without_subject,
        "« Que » est objet; un verbe sans autre sujet demande « qui ».",
        bad=(
            ("Merci à ceux que ont participé à la corvée.", "Merci à ceux qui ont participé à la corvée."),
            ("Ramassez ce que traîne dans le sentier.", "Ramassez ce qui traîne dans le sentier."),
            ("Dites-nous ce que vous intéresse.", "Dites-nous ce qui vous intéresse."),
            ("Les bacs que sont brisés seront remplacés.", "Les bacs qui sont brisés seront remplacés."),
            ("On jette ce que est brisé.", "On jette ce qui est brisé."),
            ("Voici ce que se passe ce soir.", "Voici ce qui se passe ce soir."),
            ("Les chiens que jappent dérangent les voisins.", "Les chiens qui jappent dérangent les voisins."),
        ),
        good=(
            "Ceux que préfèrent les enfants sont ici.",
            "Ce que dit la loi est clair.",
            "Voici ce que propose la Ville.",
            "On attend jusqu’à ce que cesse la pluie.",
            "Ce que vous pensez compte.",
            "Les lois que sont venus défendre les élus.",
        ),
        words=forms("que qu"),
    ),
    GrammarRule(
        "relatif.auquel",
        object_of_to,
        "« Participer », « assister », « adhérer » se construisent avec « à ».",
        bad=(
            ("Le comité que je participe se réunit.", "Le comité auquel je participe se réunit."),
            ("La réunion que j’ai assisté était longue.", "La réunion à laquelle j’ai assisté était longue."),
            ("Les ateliers que les aînés participent sont gratuits.", "Les ateliers auxquels les aînés participent sont gratuits."),
            ("Le service que nous adhérons coûte peu.", "Le service auquel nous adhérons coûte peu."),
            ("La séance que vous avez assisté a duré trois heures.", "La séance à laquelle vous avez assisté a duré trois heures."),
        ),
        good=(
            "Le comité auquel je participe se réunit.",
            "Les aînés que nous assistons sont seuls.",
            "Le règlement que le conseil adopte est clair.",
            "On dit aux gens que tous participent.",
            "La fête que vous aimez revient.",
        ),
        words=forms("que qu"),
    ),
)  # fmt: skip
