"""ou and où, et and est, la and l’a, qui and qu’il, on and on n’: small words that link clauses."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.homophones.a import MOMENTS, clause_verb
from desktop.checks.reading.clauses import subject_at, verb_after
from desktop.checks.reading.noun_phrases import noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_LOCATED = forms("trouver situer dresser tenir dérouler élever croiser rencontrer rassembler rejoindre jeter")
_IN_A_PLACE = forms("à au aux dans sur en chez vers devant derrière sous près jusqu'à du jusqu'au")
_ASKING = forms(
    "savoir indiquer dire demander préciser vérifier découvrir trouver choisir regarder montrer voir voici ignorer"
    " expliquer chercher deviner"
)


def ou_of_place(s: Sentence) -> Iterator[Hit]:
    """`la côte ou se dressait le moulin`, `au refuge, ou ils restent`, `on se rejoint ou?`, `dites-nous ou aller`."""
    for i, word in enumerate(s.words):
        if word.lower == "ou" and (_locates(s, i) or _place_then_clause(s, i) or _asked(s, i)):
            yield on(word, "« où » marque le lieu ou le temps; on ne peut dire « ou bien ».", "où")


def _locates(s: Sentence, i: int) -> bool:
    """Before `se trouve`, `se dressait`; or the last word of a question."""
    if s.lower(i + 1) == "?" and i > 0:
        return True
    aside = s.lower(i - 1) == "," and s.role(i + 2) == "D" and "," in s.lowers(i + 3, len(s.words))
    first = aside and not any(w.role == "V" for w in s.words[:i])
    if first and s.at(i + 1).form.only_verb and s.role(i - 2) in ("N", "M"):
        return True  # Le chalet, ou logeait le gardien, a brûlé
    verb = s.at(i + 2)
    pronominal = s.lower(i + 1) in ("se", "s'") and verb.form.lemmas(participle=False) & _LOCATED
    return bool(pronominal) and verb.form.finite and s.role(i - 1) in ("N", "M", "A", "Q", ",")


_NO_PLACE = forms("nous vous ça cela ceci un une des son sa ses leur leurs ce cette ces")


def _place_then_clause(s: Sentence, i: int) -> bool:
    """A place, then a whole clause with its own subject in the third person."""
    if s.lower(i - 1) != "," or {"soit", "ou"} & set(s.lowers(0, i)):
        return False
    place = next((k for k in range(i - 2, max(-1, i - 7), -1) if s.role(k) in ("P", "F", "V", ",")), -1)
    located = place >= 0 and s.lower(place) in _IN_A_PLACE and s.role(i - 2) in ("N", "M", "A")
    if located and s.lower(i + 1) in ("chacun", "chacune") and s.role(i + 2) == "V":
        return True
    found = subject_at(s, i + 1)
    if found is None or found[0].who[:1] in ("1", "2") or s.lower(i + 1) in _NO_PLACE:
        return False
    threat = any(v.mood == "If" for v in s.at(found[1]).form.verbs) and any(
        w.role == "V" and w.lower.endswith("ez") for w in s.words[:i]
    )
    return located and not threat  # Restez à l'abri, ou le froid vous gagnera


def _asked(s: Sentence, i: int) -> bool:
    """After a verb that asks where: `savez-vous ou`, `voici ou`, `ne sait pas ou`."""
    j = i - 1
    while s.lower(j) not in ("voici", "voilà") and (
        s.role(j) in ("O", "S", "W") or s.lower(j) in ("nous", "-nous", "moi", "-moi")
    ):
        j -= 1
    if s.lower(j) not in ("voici", "voilà") and not s.at(j).form.lemmas(participle=False) & _ASKING:
        return False
    if s.role(j) not in ("V", "Y", "W") or s.role(j) == "N":
        return False
    following = s.at(i + 1)
    infinitive = bool(following.form.infinitives) and s.role(j) != "Y"
    return infinitive or (s.role(i + 1) == "S" and s.role(i - 1) != ",") or s.lower(i + 1) in ("se", "s'")


def est_for_et(s: Sentence) -> Iterator[Hit]:
    """`présenter une preuve est une pièce d’identité`: the clause has its verb, two objects are joined."""
    for i, word in enumerate(s.words):
        if (
            word.lower != "est"
            or s.role(i - 1) not in ("N", "A", "M")
            or s.role(i + 1) not in ("D", "F", "#")
        ):
            continue
        counted = s.role(i + 1) == "#" and s.role(i + 2) == "N"
        if s.lower(i + 1) not in ("un", "une", "votre", "vos", "des", "notre", "nos") and not counted:
            continue
        verb = clause_verb(s, i)
        told = verb is not None and (s.at(verb).form.only_verb or (s.role(verb) == "V" and s.role(0) == "D"))
        if verb is None or not told or s.lower(verb) in ("est", "sont"):
            continue
        object_ = noun_phrase(s, verb + 1)
        infinitive = any(s.role(k) == "Y" for k in range(verb, i))
        if (object_ is not None and s.role(verb + 1) == "D") or infinitive:
            yield on(word, "« et » relie; la proposition a déjà son verbe.", "et")


_STATE = forms(
    "susceptible susceptibles disponible disponibles obligatoire obligatoires interdit interdite gratuit gratuite"
    " complet complète reporté reportée annulé annulée déposée prévu prévue réservé réservée offert offerte valide"
    " responsable payable admissible permis permise requis requise assujetti assujettie tenu tenue prié priée passible"
    " invité invitée fermé fermée ouvert ouverte sujet sujette soumis soumise libre"
)


def et_for_est(s: Sentence) -> Iterator[Hit]:
    """`Tout objet laissé sur la plage et susceptible d’être saisi.`, `La demande, signée, et déposée au greffe.`"""
    if s.role(0) != "D" or not s.is_prose or len(s.words) < 7 or any(w.role == "V" for w in s.words):
        return
    head = noun_phrase(s, 0)
    if head is None or head.number != "s":
        return
    for i, word in enumerate(s.words):
        target = s.at(i + 1)
        if word.lower != "et" or target.lower not in _STATE or s.role(i + 2) not in ("P", "F", "W", "K"):
            continue
        pair = (head.gender or "m", "s")
        after_aside = s.lower(i - 1) == "," and "," in s.lowers(0, i - 1)
        far = s.role(i - 1) == "N" and i - 1 > head.head
        if pair in target.form.qualifiers and (after_aside or far):
            yield on(word, "La proposition n’a pas de verbe : « est ».", "est")


def la_before_noun(s: Sentence) -> Iterator[Hit]:
    """`Là neige nous joue des tours`: the article before the subject."""
    for i, word in enumerate(s.words):
        if word.lower != "là" or not (i == 0 or s.role(i - 1) == "."):
            continue
        noun = s.at(i + 1).form
        feminine = noun.nouns == {("f", "s")} and not s.at(i + 1).capital
        after = s.at(i + 2)
        verb = verb_after(s, i + 2)
        if (
            feminine
            and verb is not None
            and (verb > i + 2 or after.form.only_verb or after.lower in ("est", "a", "aura", "sera"))
            and s.role(i + 2) != "S"
        ):
            yield on(word, "Devant un nom, c’est l’article « la ».", "la")


def c_est_for_s_est(s: Sentence) -> Iterator[Hit]:
    """`a débuté à 19 h et c’est terminée à 20 h`: the second verb of the same subject is pronominal."""
    for i, word in enumerate(s.words):
        if word.lower != "c'" or s.lower(i - 1) != "et" or s.lower(i + 1) not in ("est", "était"):
            continue
        target = s.at(i + 2)
        genders = target.form.participles
        marked = genders and ("m", "s") not in genders
        cleft = {"que", "qu'"} & set(s.lowers(i + 3, len(s.words)))
        if cleft:
            continue  # et c’est entourée de ses ruches qu’elle vit
        pronominal = any("q" in use[2:7] or "p" in use[2:7] for _, use in target.form.participle_verbs)
        if marked and pronominal and any(w.role == "V" for w in s.words[:i]):
            yield on(word, "Le verbe est pronominal : « s’ ».", f"s{s.apostrophe()}")


_NEGATIVE = forms(
    "pas plus jamais rien aucun aucune ni guère personne que qu' nul nulle point nullement sans pouvons cesse"
)
_ALONE = forms("pouvoir savoir oser cesser avoir")


def on_n_without_negation(s: Sentence) -> Iterator[Hit]:
    """`On n’a 25 foulards`: nothing is denied."""
    for i, word in enumerate(s.words):
        if word.lower != "n'" or s.lower(i - 1) != "on":
            continue
        verb = verb_after(s, i + 1)
        if (
            verb is None
            or _NEGATIVE & set(s.lowers(0, len(s.words)))
            or s.at(verb).form.lemmas() & (_ALONE - {"avoir"})
        ):
            continue
        following = s.role(verb + 1)
        if following in ("#", "D", "Q", "A", "P", "F", "W", "N") and s.lower(0) not in ("si", "quel", "que"):
            said = s.document.text[s.at(i + 1).start : s.at(verb).end]
            yield between(word, s.at(verb), "Rien n’est nié : « on » sans « n’ ».", said)


_PEOPLE = forms(
    "bénévoles bénévole citoyens citoyennes employés équipe pompiers pompières élèves enfants jeunes aînés résidents"
    " artisans artistes athlètes participants partenaires parents voisins directrice directeur maire mairesse"
)


_DETERMINERS = forms("le la les l' notre nos votre vos son sa ses")


def qu_il_for_qui(s: Sentence) -> Iterator[Hit]:
    """`Merci à Donald, qu’il entretient la patinoire`: the object follows, so the pronoun is the subject."""
    for i, word in enumerate(s.words):
        if word.lower != "qu'" or s.lower(i + 1) not in ("il", "ils", "elle", "elles"):
            continue
        person = s.role(i - 2) == "M" or s.lower(i - 2) in _PEOPLE
        if s.lower(i - 1) != "," or not person or any(w.role in ("V", "Y") for w in s.words[:i]):
            continue
        verb = verb_after(s, i + 2)
        if verb is None or s.at(verb).form.lemmas(participle=False) & {"être", "falloir", "avoir"}:
            continue
        determined = s.lower(verb + 1) in _DETERMINERS and s.lower(verb + 2) not in MOMENTS
        if determined:
            yield between(word, s.at(i + 1), "Le pronom est sujet : « qui ».", "qui")


RULES = (
    GrammarRule(
        "homophone.ou_place",
        ou_of_place,
        "« où » marque le lieu ou le temps; « ou » marque un choix.",
        bad=(
            ("Voici la côte ou se dressait le moulin.", "Voici la côte où se dressait le moulin."),
            ("On se rejoint ou?", "On se rejoint où?"),
            ("Les chats vont au refuge, ou ils restent trois jours.", "Les chats vont au refuge, où ils restent trois jours."),
            ("Il fut légué au collège, ou les élèves l’étudient.", "Il fut légué au collège, où les élèves l’étudient."),
            ("Voici ou déposer vos piles.", "Voici où déposer vos piles."),
            ("Tout est aux archives, ou chacun peut lire.", "Tout est aux archives, où chacun peut lire."),
        ),
        good=(
            "Il part ou se cache.",
            "Appelez ou passez au comptoir.",
            "Lavez-le, ou les taches resteront.",
            "Savoir lire ou écrire est utile.",
            "Vous pouvez voir ou entendre le spectacle.",
            "Un bac ou deux?",
        ),
        words=forms("ou"),
    ),
    GrammarRule(
        "homophone.et_objets",
        est_for_et,
        "« et » relie deux noms; « est » est le verbe être.",
        bad=(
            ("Il suffit de présenter une preuve est une pièce d’identité.", "Il suffit de présenter une preuve et une pièce d’identité."),
            ("Vous devez apporter un crayon est une gomme.", "Vous devez apporter un crayon et une gomme."),
            ("Le camp fournit une collation est un chandail.", "Le camp fournit une collation et un chandail."),
            ("Remettez votre clé est votre carte au gardien.", "Remettez votre clé et votre carte au gardien."),
            ("La trousse comprend une lampe est des piles.", "La trousse comprend une lampe et des piles."),
        ),
        good=(
            "Rouler à vélo est un plaisir.",
            "Le comité juge que ce projet est une réussite.",
            "Ce que veut Léo est un chien.",
            "Offrir un livre est une bonne idée.",
            "Ce qui compte est votre sécurité.",
            "Le parc qui borde la rivière est un refuge.",
        ),
        words=forms("est"),
    ),
    GrammarRule(
        "homophone.est_etat",
        et_for_est,
        "« est » est le verbe être; « et » relie.",
        bad=(
            ("Tout objet laissé sur la plage et susceptible d’être saisi.", "Tout objet laissé sur la plage est susceptible d’être saisi."),
            ("La demande, accompagnée des plans, et déposée au comptoir.", "La demande, accompagnée des plans, est déposée au comptoir."),
            ("Le stationnement de la rue et interdit en hiver.", "Le stationnement de la rue est interdit en hiver."),
            ("La salle du centre et réservée pour la fête.", "La salle du centre est réservée pour la fête."),
            ("Le propriétaire du chien et responsable de ses actes.", "Le propriétaire du chien est responsable de ses actes."),
        ),
        good=(
            "Une salle claire et offerte à tous.",
            "Le parc de la rive est gratuit et ouvert à tous.",
            "Un sentier large et libre de neige.",
            "La fête, gratuite et ouverte à tous.",
            "Un camp pour tous et gratuit en été.",
        ),
        words=forms("et"),
    ),
    GrammarRule(
        "homophone.la_nom",
        la_before_noun,
        "« La » est l’article; « là » marque le lieu.",
        bad=(
            ("Là neige nous joue des tours.", "La neige nous joue des tours."),
            ("Là fête aura lieu samedi.", "La fête aura lieu samedi."),
            ("Là rue est fermée.", "La rue est fermée."),
            ("Là collecte se fera mardi.", "La collecte se fera mardi."),
            ("Là patinoire ne sera pas arrosée.", "La patinoire ne sera pas arrosée."),
        ),
        good=(
            "Là, la neige fond.",
            "Là naquit le premier maire.",
            "Là pousse la fleur rare.",
            "Là règne le calme.",
            "Là où la rue finit, tournez.",
        ),
        words=forms("là"),
    ),
    GrammarRule(
        "homophone.s_est",
        c_est_for_s_est,
        "« S’est » accompagne un verbe pronominal; « c’est » présente.",
        bad=(
            ("L’assemblée a débuté à 19 h et c’est terminée à 20 h.", "L’assemblée a débuté à 19 h et s’est terminée à 20 h."),
            ("La rivière a monté et c’est retirée.", "La rivière a monté et s’est retirée."),
            ("Elle est tombée et c’est blessée.", "Elle est tombée et s’est blessée."),
            ("La chorale a chanté et c’est assise.", "La chorale a chanté et s’est assise."),
            ("L’équipe a gagné et c’est qualifiée.", "L’équipe a gagné et s’est qualifiée."),
        ),
        good=(
            "Il a plu et c’est inondé.",
            "On vote et c’est fini.",
            "Il neige et c’est beau.",
            "Elle a chanté et c’est tout.",
            "Nous avons peint et c’est sec.",
        ),
        words=forms("c"),
    ),
    GrammarRule(
        "homophone.on_n",
        on_n_without_negation,
        "« On n’ » annonce une négation : « on n’a pas », « on n’a que ».",
        bad=(
            ("On n’a 25 foulards à donner.", "On a 25 foulards à donner."),
            ("On n’ouvre à 9 h.", "On ouvre à 9 h."),
            ("On n’est ouvert le samedi.", "On est ouvert le samedi."),
            ("Demain, on n’organise une corvée.", "Demain, on organise une corvée."),
            ("On n’accueille tous les âges.", "On accueille tous les âges."),
        ),
        good=(
            "On n’a pas 25 foulards.",
            "On n’a que deux bacs.",
            "On n’ose dire le prix.",
            "On n’a vu personne.",
            "On n’accepte ni chèque ni carte.",
        ),
        words=forms("on"),
    ),
    GrammarRule(
        "homophone.qui_sujet",
        qu_il_for_qui,
        "« Qui » est sujet du verbe; « qu’il » contient déjà un sujet.",
        bad=(
            ("Merci à Donald, qu’il entretient la patinoire.", "Merci à Donald, qui entretient la patinoire."),
            ("Bravo à nos bénévoles, qu’ils préparent la fête.", "Bravo à nos bénévoles, qui préparent la fête."),
            ("Chapeau à Rita, qu’elle anime notre chorale.", "Chapeau à Rita, qui anime notre chorale."),
            ("Un mot de Paul, qu’il dirige le club.", "Un mot de Paul, qui dirige le club."),
            ("Photo de Zoé, qu’elle tient son trophée.", "Photo de Zoé, qui tient son trophée."),
        ),
        good=(
            "Merci à Donald, qui entretient la patinoire.",
            "La patinoire, qu’il entretient depuis 22 ans, est belle.",
            "Il dit, à raison, qu’il aime le parc.",
            "Sa maison, qu’elle adore, est rouge.",
            "Le livre, qu’il lit le soir, est long.",
        ),
        words=forms("qu"),
    ),
)  # fmt: skip
