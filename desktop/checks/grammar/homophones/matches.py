"""Small words betrayed by what cannot agree or follow: `qu’il sera demandée`, `toutes présents`, `cela peu devenir`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.homophones.places import only_singular, skip_adverbs, sure_verb, verb_before
from desktop.checks.reading.clauses import subject_at, verb_after
from desktop.checks.reading.noun_phrases import Phrase, after_preposition_group, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

_QU = forms("qu'")
_MASCULINE: frozenset[GenderNumber] = frozenset({("m", "s")})


def qu_il_disagrees(s: Sentence) -> Iterator[Hit]:
    """`la contribution qu’il vous sera demandée`, `un site qu’il doit être déboisé`: « il » is no subject there."""
    for i in s.places(_QU):
        if s.lower(i + 1) != "il" or s.role(i - 1) not in ("N", "A", "M", "Q"):
            continue
        verb = verb_after(s, i + 2)
        if verb is None:
            continue
        j = skip_adverbs(s, verb + 1)
        bound = s.lower(j) == "être" and bool(
            s.at(verb).form.lemmas(participle=False) & {"devoir", "pouvoir"}
        )
        state = bound or "être" in s.at(verb).form.lemmas(infinitive=False, participle=False)
        participle = s.at(j + bound).form
        marked = participle.participles and participle.participles.isdisjoint(_MASCULINE)
        reflexive = s.lower(verb - 1) in ("se", "s'")  # les bottes qu'il s'est achetées
        if state and marked and not participle.nouns and not reflexive:
            yield between(s.at(i), s.at(i + 1), "Le pronom est le sujet du verbe : « qui ».", "qui")


_TOUTES = forms("toutes")


def toutes_for_tous(s: Sentence) -> Iterator[Hit]:
    """`S’ils sont toutes présents`: what follows is masculine."""
    for i in s.places(_TOUTES):
        pairs = s.at(i + 1).form.qualifiers
        state = s.at(i - 1).form.lemmas(infinitive=False, participle=False) & {"être"}
        if state and pairs == {("m", "p")}:
            yield on(s.at(i), "Le mot reprend un masculin.", "tous")


_PEU = forms("peu")
_PRONOUNS = forms("cela ceci ça il elle on qui")


def peu_before_infinitive(s: Sentence) -> Iterator[Hit]:
    """`cela peu rapidement devenir un problème`: the verb « pouvoir », and its infinitive."""
    for i in s.places(_PEU):
        j = skip_adverbs(s, i + 1)
        if j > i + 1 and s.at(j).form.infinitives and s.lower(i - 1) in _PRONOUNS and s.role(j - 1) == "W":
            yield on(s.at(i), "C’est le verbe « pouvoir ».", "peut")


_A = forms("a")
_BOUND_TO = forms(
    "associé associée associés associées relié reliée reliés reliées branché branchée connecté connectée attaché attachée"
    " confié confiée confiés adressé adressée adressés accordé accordée accordés soumis soumise comparé comparée intégré intégrée"
    " ajouté ajoutée ajoutés consacré consacrée consacrés réservé réservée réservés adapté adaptée adaptés exposé exposée"
)


def a_after_bound(s: Sentence) -> Iterator[Hit]:
    """`utiliser un lecteur associé a une image`, `a laissé savoir a l’Association`: the clause has its verb."""
    for i in s.places(_A):
        if s.role(i + 1) != "D" or s.at(i).text != "a":
            continue
        bound = (
            s.lower(i - 1) in _BOUND_TO and s.role(i - 1) in ("Q", "A") and verb_before(s, i - 1) is not None
        )
        k = i - 2
        while s.role(k) in ("Q", "W", "Y", "O") and k > 0:
            k -= 1
        infinitive = s.role(i - 1) == "Y" or s.lower(i - 1) == "savoir"
        governed = infinitive and k >= 0 and s.role(k) == "V" and k < i - 1 and sure_verb(s.at(k))
        if bound or governed:
            yield on(s.at(i), "C’est la préposition « à » : la proposition a déjà son verbe.", "à")


_A_GRAVE = forms("à")


def has_after_subject(s: Sentence) -> Iterator[Hit]:
    """`La chaleur à un effet sur la pile.`: the sentence has no verb."""
    if (
        s.role(0) != "D"
        or s.final != "."
        or any(w.role in ("V", "S", "R", "K", "U", "L") or sure_verb(w) for w in s.words)
    ):
        return
    phrase = noun_phrase(s, 0)
    i = phrase.end if phrase is not None else 0
    effect = s.lower(i + 1) in ("un", "une") and s.role(i + 2) in ("N", "A")
    effect = effect and s.role(i + 3) in ("A", "N", "P", "F") and len(s.words) > 7
    while s.role(i) == "F" and (end := after_preposition_group(s, i)) > i:
        i = end
    if phrase is not None and s.lower(i) == "à" and (effect or _owns(s, phrase, i)):
        yield on(s.at(i), "La phrase n’a pas de verbe : c’est « avoir ».", "a")


_ITS = forms("son sa ses")
_TOWARDS = forms(
    "retour arrivée accès invitation merci don hommage visite appel réponse passage remise soutien adhésion droit lien place hockey"
    " participation inscription contribution transfert renvoi attachement aide part jeu bonjour bienvenue réaction amour fidélité"
)
_HELD = forms(
    "siège bureau bureaux local locaux adresse page site terrain stationnement jardin parc équipe comité conseil budget histoire"
    " charme club club-house chalet entrée place mot part kiosque atelier bibliothèque salle stand horaire règlement nom logo"
    " drapeau marché fête festival garage caserne école service services règles secrets habitués raisons limites"
)


def _owns(s: Sentence, phrase: Phrase, i: int) -> bool:
    """`La cour municipale à son siège à Joliette`, `Le club de soccer à ses locaux au sous-sol`: one thing, its own."""
    thing = i + 2
    while s.lower(thing) in (
        "propre",
        "propres",
        "nouveau",
        "nouvelle",
        "nouveaux",
        "nouvelles",
        "premier",
        "première",
    ):
        thing += 1
    held = s.lower(thing) in _HELD or (thing > i + 2 and s.role(thing) == "N")
    single = phrase.number == "s" and s.lower(phrase.head) not in _TOWARDS
    return single and held and s.lower(i + 1) in _ITS


_ET = forms("et")


def et_after_pronoun(s: Sentence) -> Iterator[Hit]:
    """`une période vous et réservée`, `Ce manuel et écrit par des bénévoles.`: the verb « être » is missing."""
    for i in s.places(_ET):
        participle = s.at(i + 1)
        if participle.role not in ("Q", "A") or not participle.form.participles:
            continue
        given = (
            s.lower(i - 1) in ("vous", "nous", "lui", "leur")
            and s.role(i - 1) in ("O", "S")
            and s.role(i - 2) in ("N", "A")
        )
        if given and s.lower(i - 3) != "entre":
            yield on(s.at(i), "Après le pronom, c’est le verbe « être ».", "est")


_OU = forms("ou")
_WHEN = forms(
    "heures hivers étés jours années moments époques endroits lieux soirs semaines saisons printemps automnes"
)


def ou_decided_by_verb(s: Sentence) -> Iterator[Hit]:
    """`un cadre ou viendront se greffer les idées`, `à des heures ou vos voisins sont absents`: a place or a time."""
    for i in s.places(_OU):
        verb = s.at(i + 1)
        plural = verb.form.only_verb and verb.form.persons == {"3p"} and s.role(i - 1) == "N"
        earlier = any("3p" in w.form.persons and w.role == "V" for w in s.words[:i])
        single = only_singular(s.at(i - 1).form.nouns)
        inverted = plural and single and not earlier and s.lower(0) not in ("si", "s'")
        dated = (
            s.lower(i - 1) in _WHEN
            and s.lower(i - 2) in ("des", "les", "aux", "ces")
            and subject_at(s, i + 1) is not None
        )
        if inverted or dated:
            yield on(s.at(i), "« où » marque le lieu ou le temps; on ne peut dire « ou bien ».", "où")


_QUELLE = forms("quelle quelles")


def quelle_before_verb(s: Sentence) -> Iterator[Hit]:
    """`sauf quelle passe par un autre réseau`, `je sais quelle viendra`: a verb follows, so a subject is wanted."""
    for i in s.places(_QUELLE):
        linked = s.lower(i - 1) in ("sauf", "parce", "dès", "afin")
        if s.lower(i - 1) in ("telle", "telles"):
            continue  # la liste telle quelle suffit
        verb = verb_after(s, i + 1)
        if verb is None and linked and s.at(i + 1).form.finite and s.role(i + 2) in ("P", "D", "W", "F"):
            verb = i + 1
        if verb is None:
            continue
        form = s.at(verb).form
        wanted = "3s" if s.lower(i) == "quelle" else "3p"
        if not (form.only_verb or linked) or wanted not in form.persons:
            continue
        if form.lemmas(participle=False) & {"être", "devoir", "pouvoir"} or s.lower(verb + 1).startswith("-"):
            continue
        said = f"qu{s.apostrophe()}elle" + ("s" if wanted == "3p" else "")
        yield on(s.at(i), "Le verbe a besoin d’un sujet : « qu’elle ».", said)


RULES = (
    GrammarRule(
        "homophone.qui_accord",
        qu_il_disagrees,
        "« Qui » est le sujet du verbe; « qu’il » en contient un autre.",
        bad=(
            ("La contribution qu’il vous sera demandée varie.", "La contribution qui vous sera demandée varie."),
            ("La cour qu’il doit être vidée est grande.", "La cour qui doit être vidée est grande."),
        ),
        good=("Le sentier qu’il est interdit de suivre.", "La rue qu’il est prévu de refaire.", "La maison qu’il a bâtie."),
        words=_QU | {"qu"},
    ),
    GrammarRule(
        "homophone.toutes_tous",
        toutes_for_tous,
        "« Tous » reprend un masculin pluriel.",
        bad=(("S’ils sont toutes présents, on commence.", "S’ils sont tous présents, on commence."),),
        good=("Elles sont toutes là.", "Elles sont toutes présentes.", "Ils sont tous présents."),
        words=_TOUTES,
    ),
    GrammarRule(
        "homophone.peu_infinitif",
        peu_before_infinitive,
        "« Peut » est le verbe pouvoir; « peu », un adverbe.",
        bad=(("Cela peu rapidement devenir un problème.", "Cela peut rapidement devenir un problème."),),
        good=("Il y a peu à faire.", "Cela peut devenir utile.", "Elle dort peu, mais bien."),
        words=_PEU,
    ),
    GrammarRule(
        "homophone.a_complement",
        a_after_bound,
        "« À » est une préposition; « a » est le verbe avoir.",
        bad=(
            ("Nous allons utiliser un lecteur associé a une image.", "Nous allons utiliser un lecteur associé à une image."),
            ("C’est ce que le ministre a laissé savoir a l’Association.", "C’est ce que le ministre a laissé savoir à l’Association."),
        ),
        good=("Le lecteur associé a une image.", "La salle réservée a une scène.", "Savoir nager a des avantages."),
        words=_A,
    ),
    GrammarRule(
        "homophone.a_sujet",
        has_after_subject,
        "« A » est le verbe avoir; « à » est une préposition.",
        bad=(("La chaleur à un effet important sur la pile.", "La chaleur a un effet important sur la pile."),),
        good=("La chaleur a un effet important sur la pile.", "Le rendez-vous à une date précise est fixé."),
        words=_A_GRAVE,
    ),
    GrammarRule(
        "homophone.et_pronom",
        et_after_pronoun,
        "« Est » est le verbe être; « et » relie.",
        bad=(("À chaque séance, une période vous et réservée.", "À chaque séance, une période vous est réservée."),),
        good=("Entre vous et nous.", "Il pense à vous et réservera.", "Ces mots de nous et répétés."),
        words=_ET,
    ),
    GrammarRule(
        "homophone.ou_sujet_apres",
        ou_decided_by_verb,
        "« Où » marque le lieu ou le temps; « ou » marque un choix.",
        bad=(
            ("Il fixe un cadre ou viendront se greffer les idées.", "Il fixe un cadre où viendront se greffer les idées."),
            ("Je me souviens des hivers ou nous pelletions.", "Je me souviens des hivers où nous pelletions."),
        ),
        good=("Les élèves marchent vers l’école ou prennent l’autobus.", "Les jours ou les soirs.", "Un sac ou deux."),
        words=_OU,
    ),
    GrammarRule(
        "homophone.quelle_verbe",
        quelle_before_verb,
        "« Qu’elle » contient le sujet du verbe; « quelle » accompagne un nom.",
        bad=(
            ("La ligne est la même, sauf quelle passe par le nord.", "La ligne est la même, sauf qu’elle passe par le nord."),
            ("Je sais quelle viendra demain.", "Je sais qu’elle viendra demain."),
        ),
        good=("Quelle est la date?", "Dites quelle ligne passe ici.", "Quelle belle fête!", "Quelle que soit la date."),
        words=_QUELLE,
    ),
)  # fmt: skip
