"""The preposition a verb asks for before its complement: `participer à`, `profiter de`, `s’inscrire à`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.forms.verbs import forms_by_feature
from desktop.checks.grammar.contractions import with_preposition
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between
from desktop.checks.grammar.verbs.subject_places import complemented_before, subject_follows, tells_who_spoke
from desktop.checks.reading.function_words import DAYS, MONTHS
from desktop.checks.reading.noun_phrases import noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

# Verbs that never have a direct object.
_TO = forms(
    "participer procéder remédier adhérer collaborer recourir contrevenir nuire accéder déroger obéir succéder appartenir"
    " parvenir subvenir obtempérer répondre contribuer"
)
_OF = forms("profiter bénéficier dépendre découler jouir douter provenir regorger émaner résulter abuser")
_REFLEXIVE_TO = forms(
    "inscrire abonner réabonner opposer conformer adresser intéresser attaquer habituer adapter appliquer consacrer joindre"
    " exposer soumettre fier référer limiter initier connecter soustraire adonner présenter"
)
_REFLEXIVE_OF = forms(
    "souvenir occuper servir méfier soucier charger débarrasser approcher éloigner munir doter prévaloir acquitter"
    " agir enquérir inspirer moquer plaindre emparer départir préoccuper réjouir contenter priver nourrir"
)
_REFLEXIVE = frozenset({"se", "s'", "vous", "nous", "me", "m'", "te", "t'", "-vous", "-toi", "-nous"})


def _by_form(table: dict[str, frozenset[str]]) -> dict[str, str]:
    return {
        form: preposition
        for preposition, verbs in table.items()
        for verb in verbs
        for form in forms_by_feature(verb).values()
    }


_PLAIN_FORMS = _by_form({"à": _TO, "de": _OF})
_REFLEXIVE_FORMS = _by_form({"à": _REFLEXIVE_TO, "de": _REFLEXIVE_OF})
_VERBS = frozenset(_PLAIN_FORMS) | frozenset(_REFLEXIVE_FORMS)

DETERMINERS = forms(
    "tous toutes le la les l' un une ce cet cette ces votre vos notre nos son sa ses leur leurs mon ma mes chaque plusieurs quelques"
)
TIMES = (
    forms(
        "matin matins soir soirs soirée midi nuit nuits jour jours journée semaine semaines mois année années an ans été"
        " étés hiver hivers automne printemps fois heure heures minute minutes saison fin veille lendemain moment instant"
        " week-end weekend jours-ci temps-ci fin-de-semaine période temps début reste minimum maximum deuxième première dernière an"
    )
    | DAYS
    | MONTHS
)


def opens_object(s: Sentence, i: int) -> bool:
    """Whether an article or its like at `i` opens a noun phrase that is no moment: « le concours », not « le 5 mai »."""
    if s.lower(i) not in DETERMINERS or s.role(i) != "D" or s.role(i + 1) == "#":
        return False
    phrase = noun_phrase(s, i)
    return phrase is not None and phrase.start == i and not TIMES & set(s.lowers(i, phrase.end))


_ADVERBS = forms("pas plus aussi également activement jamais donc alors")


def missing_after_verb(s: Sentence) -> Iterator[Hit]:
    """`participé le concours`, `bénéficient un rabais`, `s’occupe les arbres`."""
    for i in s.places(_VERBS):
        word = s.at(i)
        if word.role not in ("V", "Y", "Q", "G", "N") or (
            word.role == "N" and not (i == 0 or s.lower(i + 1).startswith("-"))
        ):
            continue
        happens = s.lower(i + 1) in ("un", "une") and s.role(i) == "Q"
        if "il" in s.lowers(max(0, i - 4), i) and (happens or "résulter" in word.form.lemmas()):
            continue  # il résulte une perte, il s'est présenté une candidate
        preposition, after = _asked(s, i)
        if preposition is None:
            continue
        while s.lower(after) in _ADVERBS:
            after += 1
        if s.lower(after + 1) in ("mieux", "plus", "moins", "peu") or tells_who_spoke(s, i):
            continue  # ceux qui profitent le mieux de la piste
        if not opens_object(s, after) or complemented_before(s, i) or subject_follows(s, i, after):
            continue
        said = f"«\u00a0{word.text}\u00a0» demande la préposition «\u00a0{preposition}\u00a0»."
        yield with_preposition(s, after, preposition, said)


def _asked(s: Sentence, i: int) -> tuple[str | None, int]:
    """The preposition that the verb at `i` asks for, and where its complement should begin."""
    lower, before, after = s.lower(i), s.lower(i - 1), s.lower(i + 1)
    if after in _REFLEXIVE and after.startswith("-"):
        return _REFLEXIVE_FORMS.get(lower), i + 2
    if s.role(i) == "Q":
        k = i - 1
        while s.role(k) == "W" or s.lower(k) == "été":
            k -= 1
        auxiliary = s.at(k).form.lemmas(infinitive=True, participle=False)
        if "avoir" in auxiliary:
            return _PLAIN_FORMS.get(lower), i + 1
        reflexive = "être" in auxiliary and s.lower(k - 1) in _REFLEXIVE and s.role(k - 1) == "O"
        return (_REFLEXIVE_FORMS.get(lower) if reflexive else None), i + 1
    if before in _REFLEXIVE and s.role(i - 1) in ("O", "S"):
        doubled = before in ("se", "s'") or (s.lower(i - 2), before) in _SAME_PERSON
        if s.role(i) == "Y" and not doubled:
            persons = s.at(i - 2).form.persons
            own = {"vous": "2p", "nous": "1p"}.get(before, "")
            doubled = own in persons if persons or lower in _GIVING else True
        return (_REFLEXIVE_FORMS.get(lower) if doubled else None), i + 1
    if s.role(i - 1) == "O" or "faire" in s.at(i - 1).form.lemmas():
        return None, i + 1  # y participer, en profiter, faire parvenir
    return _PLAIN_FORMS.get(lower), i + 1


_SAME_PERSON = {("vous", "vous"), ("nous", "nous"), ("je", "me"), ("je", "m'"), ("tu", "te"), ("tu", "t'")}
# « pour vous soumettre le plan »: « vous » is whom it is given to.
_GIVING = forms(
    "servir occuper adresser inscrire soumettre appliquer consacrer joindre exposer soustraire présenter"
)


_OF_ADJECTIVES = forms(
    "muni munie munis munies responsable responsables dépourvu dépourvue doté dotée équipé équipée équipés entouré entourée rempli remplie remplis"
    " composé composée désolé désolée désolés digne exempt exempte conscient conscients fier fière fiers satisfait satisfaits"
    " accompagné accompagnée accompagnés"
)
_TO_ADJECTIVES = forms(
    "réservé réservée réservés réservées destiné destinée destinés destinées limité limitée limités limitées assujetti"
    " assujettie soumis soumise adapté adaptée adaptés consacré consacrée dédié dédiée dédiés accessible accessibles conforme"
    " conformes admissible admissibles favorable favorables relatif relative relatifs lié liée liés nuisible propice"
)


def missing_after_adjective(s: Sentence) -> Iterator[Hit]:
    """`muni une preuve`, `réservé les bénévoles`, `limité vingt`, `désolés les inconvénients`."""
    for i in s.places(_ADJECTIVES):
        preposition = "de" if s.lower(i) in _OF_ADJECTIVES else "à"
        counted = s.role(i + 1) == "#" and s.lower(i).startswith("limité") and s.role(i + 2) in (".", "N")
        if s.role(i) not in ("A", "Q") or not (counted or opens_object(s, i + 1)):
            continue
        if s.role(i - 1) in ("D", "#") or _has_avoir(s, i) or _inverted_state(s, i):
            continue
        if s.at(i - 1).form.lemmas(participle=False) & _RENDERING:
            continue  # rendre accessible le quai
        if s.lower(i).endswith("é") and (s.role(i - 1) in ("", ".") or s.lower(i - 1) in _BEFORE_VERB):
            continue  # Réservé vos places: another rule says it
        yield with_preposition(s, i + 1, preposition, f"On écrit «\u00a0{s.at(i).text} {preposition}\u00a0».")


def _inverted_state(s: Sentence, i: int) -> bool:
    """`Sont admissibles les locataires`, `sera réservée la salle`: the subject follows the verb of state."""
    k = i - 1
    while s.role(k) in ("W", "Q") and s.lower(k) not in ("soit", "soient"):
        k -= 1  # a été, sont réputés
    ceased = s.role(k) == "Y" and "cesser" in s.at(k - 2).form.lemmas(participle=False)
    k -= 2 * ceased  # Cesse d'être admissible la personne qui
    if s.lower(k) in ("soit", "soient") and s.role(k - 1) == "K":
        return True  # demande que soit réputée conforme une remise
    if not ceased and (s.role(k) != "V" or not s.at(k).form.lemmas(participle=False) & _STATES):
        return False
    return s.role(k - 1) in ("", ".", ",", "C", "U", "K", "L", "W") or s.lower(k - 1) == "y"


_RENDERING = forms("rendre garder tenir juger laisser")
_BEFORE_VERB = forms("pour à de d' sans en")
_STATES = forms("être demeurer rester avoir devenir")


def _has_avoir(s: Sentence, i: int) -> bool:
    """`La Ville a réservé les places`: a participle with its object."""
    reach = (
        14 if s.lower(i - 1) in (",", "et", "puis") else 4
    )  # On a redessiné les parcours, équipé les camions
    helped = any("avoir" in w.form.lemmas() for w in s.words[max(0, i - reach) : i])
    return helped and "été" not in s.lowers(max(0, i - 3), i)


_ADJECTIVES = _OF_ADJECTIVES | _TO_ADJECTIVES
_INVITING = frozenset(
    form
    for verb in ("inviter", "convier", "encourager", "initier")
    for form in forms_by_feature(verb).values()
) - {"convient"}  # « ce qui vous convient le mieux » is « convenir »


def missing_after_inviting(s: Sentence) -> Iterator[Hit]:
    """`vous invite une soirée`: one is invited to something."""
    for i in s.places(_INVITING):
        if (
            s.role(i - 1) == "O"
            and s.lower(i - 1) in ("vous", "nous", "les", "te", "t'")
            and opens_object(s, i + 1)
        ):
            yield with_preposition(s, i + 1, "à", "On invite quelqu’un à quelque chose.")


# What a set phrase asks for: noun, the verbs before it (none: any), the preposition.
_SET_PHRASES: dict[str, tuple[frozenset[str], str]] = {
    "accès": (frozenset(), "à"),
    "droit": (forms("avoir donner"), "à"),
    "recours": (forms("avoir"), "à"),
    "appel": (forms("faire"), "à"),
    "fin": (forms("mettre"), "à"),
    "suite": (forms("donner"), "à"),
    "part": (forms("faire"), "de"),
    "partie": (forms("faire"), "de"),
    "objet": (forms("faire"), "de"),
    "preuve": (forms("faire"), "de"),
    "usage": (forms("faire"), "de"),
    "compte": (forms("tenir"), "de"),
    "connaissance": (forms("prendre"), "de"),
    "soin": (forms("prendre avoir"), "de"),
    "possession": (forms("prendre"), "de"),
    "atteinte": (forms("porter"), "à"),
    "attention": (forms("porter prêter"), "à"),
    "secours": (forms("porter"), "à"),
}


def missing_after_set_phrase(s: Sentence) -> Iterator[Hit]:
    """`tenir compte les vents`, `avez droit un rabais`, `mis fin le contrat`."""
    for i in s.places(_NOUNS):
        verbs, preposition = _SET_PHRASES[s.lower(i)]
        first = i - 1
        if s.lower(i) == "objet":
            if s.lower(first) != "l'":
                continue
            first -= 1
        while s.role(first) == "W":
            first -= 1
        governed = bool(s.at(first).form.lemmas() & verbs) if verbs else s.role(i - 1) != "F"
        counted = s.role(i + 1) == "#" and s.role(i + 2) == "N" and s.lower(i + 2) not in TIMES
        if not governed or not (opens_object(s, i + 1) or counted) or complemented_before(s, first):
            continue
        yield with_preposition(s, i + 1, preposition, f"On écrit «\u00a0{s.at(i).text} {preposition}\u00a0».")


_NOUNS = frozenset(_SET_PHRASES)


_RECALLING = frozenset(forms_by_feature("rappeler").values())
_OTHERS = forms("vous nous")
_BARE = {"du": "le", "des": "les", "d'": "", "de": ""}


def of_after_rappeler(s: Sentence) -> Iterator[Hit]:
    """`Rappelez-vous de la date`, `je me rappelle de ce magasin`: one recalls something."""
    for i in s.places(_RECALLING):
        after = i + 1
        if s.lower(after) in ("-vous", "-toi", "-nous"):
            after += 1
        elif s.lower(i - 1) not in _REFLEXIVE or s.role(i) not in ("V", "Y", "Q"):
            continue
        elif s.lower(i - 1) in _OTHERS and s.role(i) == "V" and s.lower(i - 2) not in _OTHERS:
            continue  # on vous rappelle de la mairie
        while s.lower(after) in ("aussi", "bien", "sûrement", "peut-être", "toujours", "encore"):
            after += 1
        link, following = s.at(after), s.at(after + 1)
        if link.lower not in _BARE or following.role in ("Y", "O", "X", "") or following.lower == "où":
            continue
        right = _BARE[link.lower]
        said = "On se rappelle quelque chose, sans « de »."
        yield between(link, link, said, right) if right else between(link, following, said, following.text)


RULES = (
    GrammarRule(
        "preposition.rappeler",
        of_after_rappeler,
        "« Se rappeler » a un complément direct; « se souvenir » se construit avec « de » (OQLF, Vitrine linguistique).",
        bad=(
            ("Rappelez-vous de la consigne.", "Rappelez-vous la consigne."),
            ("Je me rappelle de ce magasin.", "Je me rappelle ce magasin."),
            ("Il se rappelle du pont.", "Il se rappelle le pont."),
            ("On se rappelle bien des inondations.", "On se rappelle bien les inondations."),
            ("Vous vous rappelez de cette fête?", "Vous vous rappelez cette fête?"),
        ),
        good=(
            "Rappelez-vous de fermer la porte.",
            "Rappelez-vous la consigne.",
            "On vous rappelle de la mairie.",
            "Nous rappelons des règles.",
            "Elle s’en rappelle.",
        ),
        words=_RECALLING,
    ),
    GrammarRule(
        "preposition.complement",
        missing_after_verb,
        "Le complément de ce verbe est introduit par une préposition (OQLF, Vitrine linguistique).",
        bad=(
            ("Dix enfants ont participé le tournoi.", "Dix enfants ont participé au tournoi."),
            ("Les abonnés bénéficient un tarif réduit.", "Les abonnés bénéficient d’un tarif réduit."),
            ("Profitez les soldes du marché.", "Profitez des soldes du marché."),
            ("Il faut procéder la réparation du quai.", "Il faut procéder à la réparation du quai."),
            ("Le contremaître s’occupe les nids-de-poule.", "Le contremaître s’occupe des nids-de-poule."),
            ("Abonnez-vous notre infolettre.", "Abonnez-vous à notre infolettre."),
            ("Il s’agit une rue privée.", "Il s’agit d’une rue privée."),
        ),
        good=(
            "« Je ne sais pas », lui a répondu le maire.",
            "Peuvent s’inscrire les jeunes de 12 à 17 ans.",
            "Les jeunes participeront le 5 mai.",
            "Les activités auxquelles participent les jeunes sont gratuites.",
            "Nous vous inscrirons la semaine prochaine.",
            "La rencontre dont dépend la suite a lieu lundi.",
            "On y participe chaque année.",
            "Le club inscrit les joueurs en ligne.",
            "Au parc s’ajoute une patinoire.",
            "La Ville adresse une lettre aux résidents.",
            "Profitez de la patinoire.",
            "Les aînés sont ceux qui profitent le mieux de la piste.",
            "C’est réglé, a répondu le maire.",
        ),
        words=_VERBS,
    ),
    GrammarRule(
        "preposition.complement_adjectif",
        missing_after_adjective,
        "Le complément de cet adjectif est introduit par une préposition.",
        bad=(
            ("Venez muni une preuve de résidence.", "Venez muni d’une preuve de résidence."),
            ("La soirée est réservée les bénévoles.", "La soirée est réservée aux bénévoles."),
            ("Le nombre est limité vingt.", "Le nombre est limité à vingt."),
            ("Nous sommes désolés les inconvénients.", "Nous sommes désolés des inconvénients."),
        ),
        good=(
            "Le parc est réservé le samedi.",
            "Sont admissibles les locataires et les propriétaires.",
        ),
        words=_ADJECTIVES,
        roles="AQ",
    ),
    GrammarRule(
        "preposition.inviter",
        missing_after_inviting,
        "On invite, on convie quelqu’un à quelque chose.",
        bad=(
            ("Le club vous invite une conférence.", "Le club vous invite à une conférence."),
            ("Nous vous convions la fête.", "Nous vous convions à la fête."),
            ("La Ville vous invite son brunch.", "La Ville vous invite à son brunch."),
        ),
        good=(
            "Le club vous invite à la fête.",
            "On vous invite le 5 mai.",
            "La Ville invite les citoyens.",
            "Invitez la famille.",
            "Choisissez le cours qui vous convient le mieux.",
        ),
        words=_INVITING,
        roles="O",
    ),
    GrammarRule(
        "preposition.locution_verbale",
        missing_after_set_phrase,
        "Cette locution verbale est suivie d’une préposition.",
        bad=(
            ("Tenez compte la profondeur du lac.", "Tenez compte de la profondeur du lac."),
            ("Vous avez droit deux bacs par logement.", "Vous avez droit à deux bacs par logement."),
            ("Le puits fera l’objet une inspection.", "Le puits fera l’objet d’une inspection."),
            ("La Ville a mis fin le contrat.", "La Ville a mis fin au contrat."),
        ),
        good=(
            "Tenez compte de la profondeur.",
            "Fait partie intégrante du règlement le plan suivant.",
        ),
        words=_NOUNS,
    ),
)
