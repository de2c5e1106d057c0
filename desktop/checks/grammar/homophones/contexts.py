"""Small words that the next word refuses: `s’y hautes`, `sans vont`, `là plus grande`, `tout styles`, `si déroule`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.homophones.places import TIMES, joined, only_plural, sure_verb
from desktop.checks.reading.clauses import verb_after
from desktop.checks.reading.noun_phrases import noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_S = forms("s'")


def so_before_adjective(s: Sentence) -> Iterator[Hit]:
    """`sont s’y hautes que`, `une voix s’y douce`: no verb follows, so it is the adverb."""
    for i in s.places(_S):
        following = s.at(i + 2)
        form = following.form
        if s.lower(i + 1) != "y" or form.verbs or form.infinitives or form.gerund or not following.lower:
            continue
        if form.adjectives or (form.adverb and s.role(i + 2) == "W" and form.text not in ("pas", "plus")):
            yield joined(s, i, i + 1, "Devant un adjectif ou un adverbe, c’est « si ».", "si")


_SI = forms("si")
_NEVER_Y = forms("fait importe peut cela ceci")


def s_y_before_verb(s: Sentence) -> Iterator[Hit]:
    """`Son livre si déroule en entier`, `Plus d’un si est perdu`: a verb follows, without a subject of its own."""
    for i in s.places(_SI):
        verb = s.at(i + 1)
        third = verb.form.persons & {"3s", "3p"}
        lone = (verb.form.only_verb and verb.form.finite) or verb.lower in ("est", "sont")
        if i == 0 or not lone or not third or verb.lower in _NEVER_Y or s.at(i + 2).lower.startswith("-"):
            continue
        if s.role(i - 1) in ("N", "M", "A", "#", ",", "T") and s.lower(i + 2) not in ("que", "qu'"):
            yield on(s.at(i), "C’est le pronom et « y » : « s’y ».", f"s{s.apostrophe()}y")


_SANS = forms("sans")


def s_en_before_verb(s: Sentence) -> Iterator[Hit]:
    """`Où sans vont les vieux livres?`, `le postillon sans remit`: a conjugated verb follows."""
    for i in s.places(_SANS):
        verb = s.at(i + 1)
        third = verb.form.persons & {"3s", "3p"}
        if verb.form.only_verb and verb.form.finite and third and not verb.capital and verb.lower != "remord":
            yield on(s.at(i), "Devant un verbe conjugué, c’est « s’en ».", f"s{s.apostrophe()}en")


_OBJECTS = forms("un une le la les leur leurs votre vos aucun aucune")


def sans_before_que(s: Sentence) -> Iterator[Hit]:
    """`coupée s’en qu’un avis soit donné`, `se déplacer s’en conduire une voiture`: the preposition."""
    for i in s.places(_S):
        if s.lower(i + 1) != "en":
            continue
        adverb = s.lower(i - 1).endswith("ment") and s.role(i - 1) == "W"
        infinitive = bool(s.at(i + 2).form.infinitives)
        infinitive = infinitive and (adverb or s.role(i - 1) in ("Y", "N", "A", "Q"))
        infinitive = infinitive and s.lower(i + 3) in _OBJECTS
        if s.role(i + 2) == "K" or infinitive:
            yield joined(s, i, i + 1, "C’est la préposition « sans ».", "sans")


_LA = forms("là")


def the_most(s: Sentence) -> Iterator[Hit]:
    """`là plus grande fête`, `dont là valeur`: an article is wanted."""
    for i in s.places(_LA):
        compared = s.lower(i + 1) in ("plus", "moins") and ("f", "s") in s.at(i + 2).form.qualifiers
        compared = compared and s.role(i + 3) in ("N", "F") and not s.at(i + 2).form.adverb
        noun = s.at(i + 1)
        owned = s.role(i - 1) == "U" and noun.form.nouns == {("f", "s")} and noun.role in ("N", "A")
        if compared or owned:
            yield on(s.at(i), "Devant un nom, c’est l’article « la ».", "la")


_TOUT = forms("tout tous")


def _one_follows(s: Sentence, i: int) -> bool:
    """`tout abris temporaire doit`: the words after say one thing, so the noun is wrong."""
    numbers = {n for _, n in s.at(i).form.qualifiers} if s.role(i) in ("A", "Q") else set()
    verb = i + 1 if numbers else i
    told = s.role(verb) == "V" and "3s" in s.at(verb).form.persons and "3p" not in s.at(verb).form.persons
    return numbers == {"s"} or told


def all_of_a_kind(s: Sentence) -> Iterator[Hit]:
    """`tout styles confondus`, `tous lumières éteintes`, `pour tout surface`: the gender and number of the noun."""
    for i in s.places(_TOUT):
        noun = s.at(i + 1)
        pairs = noun.form.nouns
        if (
            not pairs
            or noun.role not in ("N", "A")
            or noun.capital
            or s.lower(i - 1) in ("du", "le", "pas", "un")
        ):
            continue
        pure = (
            noun.role == "N"
            and not noun.form.adjectives
            and not noun.form.participles
            and s.role(i + 2) != "K"
        )
        if s.lower(i) == "tout" and only_plural(pairs) and pure and not _one_follows(s, i + 2):
            feminine = all(g == "f" for g, _ in pairs)
            yield on(
                s.at(i), "Devant un nom pluriel, « tous » ou « toutes ».", "toutes" if feminine else "tous"
            )
        elif s.lower(i) == "tous" and pure and pairs == {("f", "p")}:
            yield on(s.at(i), "Devant un nom féminin, « toutes ».", "toutes")
        elif (
            s.lower(i) == "tout"
            and pairs == {("f", "s")}
            and noun.role == "N"
            and s.role(i - 1) in ("P", "F")
        ):
            qualified = not noun.form.adjectives and not noun.form.adverb and noun.lower != "chose"
            if qualified and s.role(i + 2) in ("G", "N", "A", "Q", "F", ".", ","):
                yield on(s.at(i), "Devant un nom féminin, « toute ».", "toute")


_SE = forms("se")


_BETWEEN = (
    ("par", "ailleurs"),
    ("en", "effet"),
    ("en", "outre"),
    ("de", "nouveau"),
    ("à", "nouveau"),
    ("par", "contre"),
)


def ce_before_etre(s: Sentence) -> Iterator[Hit]:
    """`Que se soit par la poste`, `c’est un an, se livre, dont`: no pronominal verb follows."""
    for i in s.places(_SE):
        after = i + 2
        while s.role(after) == "W":
            after += 1
        state = s.lower(i + 1) in ("soit", "fût", "sera", "serait", "sont", "est", "était", "fut")
        said = s.role(after) == "P" and s.role(after + 1) in ("W", "N") and s.role(after + 2) == "Q"
        if said and s.lowers(after, after + 2) in _BETWEEN:
            continue  # Les élus se sont par ailleurs engagés
        most = s.lowers(after, after + 2) in (("le", "plus"), ("le", "moins"), ("le", "mieux"))
        if most and s.at(after + 2).form.participles:
            continue  # les romans que les lecteurs se sont le plus disputés
        if state and s.role(after) in ("P", "D", "T", "F") and not s.at(after).form.participles:
            yield on(s.at(i), "Aucun verbe pronominal ne suit : « ce ».", "ce")
            continue
        noun = s.at(i + 1).form
        opening = s.role(i - 1) in (",", "", ".") and s.lower(i + 2) == "," and ("m", "s") in noun.nouns
        if opening and s.role(i + 3) in ("U", "R", "Q"):
            yield on(s.at(i), "Devant un nom, c’est « ce ».", "ce")


_QU = forms("qu'")
_STANDS = forms(
    "élever éteindre dérouler tenir situer trouver arrêter terminer inscrire opposer plaindre souvenir réunir déplacer"
    " rassembler engager dresser jeter étendre effondrer installer conformer adresser"
)
_SET = {
    ("fait", "preuve"),
    ("fait", "partie"),
    ("a", "lieu"),
    ("a", "droit"),
    ("prend", "fin"),
    ("ont", "lieu"),
    ("font", "partie"),
    ("a", "besoin"),
}
_TAKES_A = forms("contrevenir participer appartenir nuire procéder remédier succéder assister adhérer")
_TELLING = forms(
    "dire croire penser savoir annoncer affirmer indiquer préciser confirmer rappeler aviser informer prévenir avertir vouloir"
    " souhaiter demander espérer falloir ajouter estimer juger montrer prouver assurer convaincre voir constater expliquer"
)


def who_stands(s: Sentence) -> Iterator[Hit]:
    """`la fumée qu’il s’élève`, `un camp qu’il fait preuve de rigueur`, `celui qu’il contrevient à l’avis`."""
    for i in s.places(_QU):
        if s.lower(i + 1) not in ("il", "ils") or any(w.form.lemmas() & _TELLING for w in s.words[:i]):
            continue
        named = s.role(i - 1) in ("N", "M", "A") or (s.lower(i - 1) == "," and s.role(i - 2) in ("N", "M"))
        named = named or s.lower(i - 1) in ("celui", "ceux")
        verb = verb_after(s, i + 2)
        if (
            not named
            or verb is None
            or {"si", "tant", "tellement", "plus", "moins", "aussi"} & set(s.lowers(max(0, i - 7), i))
        ):
            continue
        lemmas = s.at(verb).form.lemmas(participle=False) | s.at(verb + 1).form.lemmas()
        reflexive = s.role(verb - 1) == "O" and s.lower(verb - 1) in ("se", "s'") and bool(lemmas & _STANDS)
        phrase = (s.lower(verb), s.lower(verb + 1)) in _SET
        governed = bool(s.at(verb).form.lemmas(participle=False) & _TAKES_A) and s.lower(verb + 1) in (
            "à",
            "au",
            "aux",
        )
        if (reflexive or phrase or governed) and not TIMES & {s.lower(i - 1)}:
            yield between(s.at(i), s.at(i + 1), "Le pronom est le sujet du verbe : « qui ».", "qui")


_A = forms("à")


def has_before_participle(s: Sentence) -> Iterator[Hit]:
    """`Celle-ci à permis la création`, `tout à commencé`, `la chanson qu’à composée Lili`: the verb « avoir »."""
    for i in s.places(_A):
        participle = s.at(i + 1)
        form = participle.form
        objected = s.role(i + 2) in ("D", "M") and (
            s.lower(i - 1) == "qu'" or s.lower(i - 1).endswith(("-ci", "-là"))
        )
        alone = not (form.nouns or form.infinitives or form.verbs) and participle.role in ("Q", "A", "V")
        if not form.participles or not (alone or objected):
            continue
        subject = s.role(i - 1) in ("T", "S", "R", "K") or (s.lower(i - 1) == "tout" and i <= 6)
        if subject and s.lower(i - 1) not in ("quoi", "eux", "moi", "toi", "vous", "nous", "-vous", "-nous"):
            yield on(s.at(i), "Devant un participe, c’est le verbe « avoir ».", "a")


_ET = forms("et")


def is_after_condition(s: Sentence) -> Iterator[Hit]:
    """`Si votre secteur et sous surveillance, prévoyez`: the clause has no other verb."""
    if s.role(0) != "L" or s.lower(0) not in ("si", "lorsque", "quand", "puisque", "comme"):
        return
    comma = next((k for k in range(3, len(s.words)) if s.lower(k) == ","), 0)
    phrase = noun_phrase(s, 1)
    if not comma or phrase is None or s.lower(phrase.end) != "et" or phrase.number != "s":
        return
    inside = range(1, comma)
    if any(s.role(k) in ("V", "S") or sure_verb(s.at(k)) for k in inside) or s.role(phrase.end + 1) not in (
        "P",
        "A",
        "Q",
        "W",
    ):
        return
    yield on(s.at(phrase.end), "La proposition n’a pas de verbe : « est ».", "est")


RULES = (
    GrammarRule(
        "homophone.si_adjectif",
        so_before_adjective,
        "« Si » dit à quel point; « s’y » contient deux pronoms.",
        bad=(
            ("Les bancs de neige sont s’y hauts qu’on s’y perd.", "Les bancs de neige sont si hauts qu’on s’y perd."),
            ("Il parlait d’une voix s’y douce.", "Il parlait d’une voix si douce."),
        ),
        good=("On s’y perd.", "Une course s’y tenant, la rue est fermée.", "Elle s’y plaît.", "Ils s’y sont plu.", "Il faut s’y faire."),
        words=forms("s y"),
    ),
    GrammarRule(
        "homophone.s_y_verbe",
        s_y_before_verb,
        "« S’y » accompagne un verbe pronominal.",
        bad=(
            ("Son dernier livre si déroule en entier.", "Son dernier livre s’y déroule en entier."),
            ("Plus d’un promeneur si est perdu.", "Plus d’un promeneur s’y est perdu."),
        ),
        good=("Dites si vous venez.", "Il est si beau.", "Même si peu viennent.", "Le parc, si grand, est calme."),
        words=_SI,
    ),
    GrammarRule(
        "homophone.s_en_verbe",
        s_en_before_verb,
        "« S’en » accompagne un verbe conjugué; « sans » est une préposition.",
        bad=(
            ("Où sans vont les vieux livres?", "Où s’en vont les vieux livres?"),
            ("Le postillon sans remit à son cheval.", "Le postillon s’en remit à son cheval."),
        ),
        good=("Sans doute.", "Il part sans dire un mot.", "Un repas sans viande.", "Sans permis, on paie."),
        words=_SANS,
    ),
    GrammarRule(
        "homophone.sans_que",
        sans_before_que,
        "« Sans » est une préposition; « s’en » contient deux pronoms.",
        bad=(
            ("L’eau ne sera pas coupée s’en qu’un avis soit donné.", "L’eau ne sera pas coupée sans qu’un avis soit donné."),
            ("On peut se déplacer s’en conduire une auto.", "On peut se déplacer sans conduire une auto."),
        ),
        good=("Il peut s’en servir.", "Elle s’en va.", "Ils viennent s’en plaindre."),
        words=forms("s en"),
    ),
    GrammarRule(
        "homophone.la_plus",
        the_most,
        "« La » est l’article; « là » marque le lieu.",
        bad=(
            ("C’est, depuis 60 ans, là plus grande fête du monde.", "C’est, depuis 60 ans, la plus grande fête du monde."),
            ("Les maisons dont là valeur monte sont rares.", "Les maisons dont la valeur monte sont rares."),
        ),
        good=("Il est là plus souvent.", "Là, plus grande encore, la tour.", "Là où il va."),
        words=_LA,
    ),
    GrammarRule(
        "homophone.tout_genre",
        all_of_a_kind,
        "« Tout » s’accorde avec le nom qu’il accompagne.",
        bad=(
            ("On cherche des musiciens, tout styles confondus.", "On cherche des musiciens, tous styles confondus."),
            ("La projection débute, tous lumières éteintes.", "La projection débute, toutes lumières éteintes."),
            ("Ajoutez 1 $ pour tout surface excédant 100 m².", "Ajoutez 1 $ pour toute surface excédant 100 m²."),
        ),
        good=("Tous styles confondus.", "Tout parents qu’ils sont.", "En tout temps.", "Le tout petits fruits."),
        words=_TOUT,
    ),
    GrammarRule(
        "homophone.ce_etre",
        ce_before_etre,
        "« Ce » est le sujet d’être; « se » accompagne un verbe pronominal.",
        bad=(
            ("Que se soit par la poste ou en ligne, payez.", "Que ce soit par la poste ou en ligne, payez."),
            ("Après six ans, se livre, dont on parle, est prêt.", "Après six ans, ce livre, dont on parle, est prêt."),
        ),
        good=("Qu’il se soit blessé.", "Ils se sont tous plaints.", "Se livre-t-on à cela?", "Elles se sont plu."),
        words=_SE,
    ),
    GrammarRule(
        "homophone.qui_pronominal",
        who_stands,
        "« Qui » est le sujet du verbe; « qu’il » en contient un autre.",
        bad=(
            ("La fumée qu’il s’élève du boisé inquiète.", "La fumée qui s’élève du boisé inquiète."),
            ("Le propriétaire qu’il contrevient à l’avis paie.", "Le propriétaire qui contrevient à l’avis paie."),
            ("Un camp qu’il fait preuve de rigueur.", "Un camp qui fait preuve de rigueur."),
        ),
        good=("Le maire dit qu’il s’élève contre le projet.", "Il pleut tant qu’il s’arrête.", "Le prix qu’il s’est offert."),
        words=_QU | {"qu"},
    ),
    GrammarRule(
        "homophone.a_participe",
        has_before_participle,
        "« A » est le verbe avoir; « à » est une préposition.",
        bad=(
            ("Celle-ci à permis la création du plan.", "Celle-ci a permis la création du plan."),
            ("La chanson qu’à composée Lili est belle.", "La chanson qu’a composée Lili est belle."),
        ),
        good=("Quant à ceux à venir.", "Ce qu’à Québec on dit.", "Tout à coup.", "Celui à qui on parle."),
        words=_A,
    ),
    GrammarRule(
        "homophone.si_est",
        is_after_condition,
        "« Est » est le verbe être; « et » relie.",
        bad=(
            ("Si votre secteur et sous surveillance, préparez-vous.", "Si votre secteur est sous surveillance, préparez-vous."),
            ("Lorsque le quai et glissant, tenez la rampe.", "Lorsque le quai est glissant, tenez la rampe."),
        ),
        good=("Si le parc et la rue ferment, marchez.", "Comme l’eau et le feu."),
        words=_ET,
    ),
)  # fmt: skip
