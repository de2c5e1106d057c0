"""The preposition between a word and the infinitive that completes it: missing, superfluous or another one."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.forms.verbs import forms_by_feature
from desktop.checks.grammar.contractions import in_place_of, with_preposition
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between
from desktop.checks.grammar.verbs.government import opens_object
from desktop.checks.reading.noun_phrases import noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_VERBS_DE = forms(
    "éviter oublier permettre décider essayer accepter refuser cesser promettre proposer risquer choisir arrêter tenter"
    " envisager négliger omettre recommander conseiller demander interdire mériter efforcer charger abstenir prier"
    " remercier empêcher suggérer convenir persuader convaincre tâcher ordonner suffire"
)
_VERBS_A = forms(
    "aider autoriser inviter encourager inciter hésiter parvenir réussir consister chercher renoncer contribuer convier"
    " viser tenir veiller engager apprêter commencer continuer apprendre servir préparer habituer"
)
# Verbs that an infinitive completes without a preposition.
_BARE = forms("pouvoir devoir vouloir falloir savoir désirer souhaiter espérer préférer oser")
# Those that may also have « de » (« commencer de », « servir de »), or no preposition.
_EITHER_WAY = forms(
    "tenir commencer continuer engager servir chercher apprendre veiller préparer convenir demander"
)

_ADJECTIVES_DE = forms(
    "interdit interdite permis défendu important essentiel possible impossible nécessaire obligatoire préférable recommandé"
    " primordial heureux heureuse heureuses fier fière fiers fières ravi ravie ravis ravies content contents contente"
    " capable capables responsable responsables tenu tenue tenus tenues conscient susceptible susceptibles libre libres"
    " incapable incapables sûr sûrs certain désireux désireuse prié priée priés priées obligés obligées forcés"
)
_NOUNS_DE = forms(
    "possibilité occasion chance intention obligation plaisir honneur mesure droit besoin hâte envie but façon manière temps"
    " train permission mandat mission défense lieu afin avant vue condition moins peur point"
)
_ADJECTIVES_A = forms(
    "prêt prête prêts prêtes apte aptes habile habiles déterminé déterminée déterminés habilité habilitée habilités invité"
    " invitée invités invitées intéressé intéressée intéressés intéressées disposé disposée disposés habitué habituée"
    " habitués autorisé autorisée autorisés autorisées encouragé encouragés convié conviés conviée conviées"
)
# « Les gens décidés de, obligés à »: participles keep another preposition.
_FREE = forms(
    "décidé décidée décidés décidées obligé obligée forcé forcée contraint contrainte est était sera prié"
)
_NOUNS_TOO = forms("dîner souper déjeuner goûter coucher lever rire sourire toucher boucher vacher")
_ADVERBS = forms("pas plus jamais aussi toujours également donc surtout strictement")


def _all_forms(verbs: frozenset[str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in forms_by_feature(verb).values())


_FORMS_DE = _all_forms(_VERBS_DE) | forms("suffit suffira suffirait suffisait")
_FORMS_A = _all_forms(_VERBS_A)
_FORMS_BARE = _all_forms(_BARE - {"falloir"}) | forms("falloir faut faudra faudrait fallait fallu")


def _infinitive_at(s: Sentence, i: int) -> int | None:
    """The infinitive at `i`, past its object pronouns, or None."""
    while s.role(i) == "O" and not s.lower(i).startswith("-"):
        i += 1
    return i if s.role(i) == "Y" and not s.at(i).capital and s.lower(i) not in _NOUNS_TOO else None


def _is_verb(s: Sentence, i: int) -> bool:
    """A verb of its own: conjugated, infinitive, imperative, or a participle after `avoir`."""
    if s.role(i) in ("V", "Y", "G"):
        return True
    if s.role(i) == "N":
        return i == 0 and any(v.mood == "E" for v in s.at(i).form.verbs)
    k = i - 1
    while s.role(k) == "W":
        k -= 1
    return s.role(i) == "Q" and "avoir" in s.at(k).form.lemmas(participle=False)


def _after_adverbs(s: Sentence, i: int) -> int:
    while s.lower(i) in _ADVERBS or s.lower(i) in ("-vous", "-nous", "-toi"):
        i += 1
    return i


_IMPERATIVES_A = forms("pensez pense songez songe pensons")
_TRIGGERS = _FORMS_DE | _FORMS_A | _ADJECTIVES_DE | _NOUNS_DE | _ADJECTIVES_A | _IMPERATIVES_A
_TRIGGERS |= forms("intérêt tendance avantage")


def missing(s: Sentence) -> Iterator[Hit]:
    """`vise réduire`, `interdit nourrir`, `heureux annoncer`, `afin éviter`, `prêts partir`."""
    for i in s.places(_TRIGGERS):
        j = _after_adverbs(s, i + 1)
        if _infinitive_at(s, j) is None:
            continue
        preposition = _expected(s, i)
        if preposition:
            said = f"«\u00a0{s.at(i).text}\u00a0» demande «\u00a0{preposition}\u00a0» devant un infinitif."
            yield with_preposition(s, j, preposition, said)


def _expected(s: Sentence, i: int) -> str | None:
    """The preposition that the word at `i` needs before an infinitive just after it, or None."""
    lower, role, before = s.lower(i), s.role(i), s.at(i - 1)
    if lower in _IMPERATIVES_A:
        return "à" if i == 0 or s.role(i - 1) in (".", "C") else None
    if lower in ("intérêt", "tendance", "avantage"):
        return "à" if "avoir" in before.form.lemmas() else None
    if lower in _NOUNS_DE:
        return "de" if _opens_locution(s, i) else None
    if lower in _ADJECTIVES_DE | _ADJECTIVES_A and role in ("A", "Q", "N"):
        k = i - 1
        while s.role(k) == "W":
            k -= 1
        attribute = bool(s.at(k).form.lemmas() & {"être", "sembler", "paraître", "rester", "demeurer"})
        if lower in _ADJECTIVES_A and s.role(i - 1) == "N":
            return "à"  # les gens intéressés à participer
        return ("de" if lower in _ADJECTIVES_DE else "à") if attribute else None
    if not _is_verb(s, i):
        return None
    lemmas = s.at(i).form.lemmas()
    if lemmas & (_BARE | {"faire", "laisser", "aller", "venir", "voir"}):
        return None
    if before.role == "O" and lemmas & {"veiller", "servir"}:
        return None
    return "à" if lower in _FORMS_A else "de"


def _opens_locution(s: Sentence, i: int) -> bool:
    """`en mesure`, `afin`, `le plaisir`, `avoir hâte`: what « de » and an infinitive complete."""
    lower, before = s.lower(i), s.lower(i - 1)
    if lower in ("afin", "avant"):
        return s.role(i - 1) != "D" and before not in ("d'", "en")
    if lower in ("mesure", "train", "vue"):
        return before == "en"
    if lower == "lieu":
        return before == "au"
    if lower in ("condition", "moins"):
        return before == "à"
    if lower == "but":
        return before == "le" and s.lower(i - 2) == "dans"
    if lower == "façon" or lower == "manière":
        return before == "de"
    if lower == "point":
        return before == "le" and s.lower(i - 2) == "sur"
    if lower == "temps":
        return before in ("est", "était", "serait")
    if lower in ("besoin", "hâte", "envie", "peur"):
        return bool(s.at(i - 1).form.lemmas() & {"avoir"})
    return before in ("la", "le", "l'", "une", "aucune", "pour", "mandat") and s.role(i) == "N"


def superfluous(s: Sentence) -> Iterator[Hit]:
    """`Il faut de respecter`, `Vous pouvez de payer`, `désirons de vous informer`."""
    for i in s.places(_FORMS_BARE):
        if s.role(i) not in ("V", "Y", "G") or s.role(i - 1) == "D":
            continue
        j = _after_adverbs(s, i + 1)
        if s.lower(j) not in ("de", "d'", "à") or _infinitive_at(s, j + 1) is None:
            continue
        if s.lower(j) == "à" and not s.at(i).form.lemmas() & {"pouvoir", "devoir", "falloir"}:
            continue
        if "en" in s.lowers(max(0, i - 3), i) or (s.lower(j + 1) == "partir" and s.role(j + 2) == "F"):
            continue  # du mieux qu'il peut à partir des moyens qu'il a
        owed = "devoir" in s.at(i).form.lemmas() and {"à", "au", "aux"} & set(s.lowers(0, i))
        if s.lower(j) != "à" and (owed or _oneself(s, i)):
            continue  # la Ville se doit de répondre; c'est à elle que le club doit d'avoir survécu
        said = f"«\u00a0{s.at(i).text}\u00a0» est suivi de l’infinitif, sans préposition."
        yield between(s.at(j), s.at(j + 1), said, s.at(j + 1).text)


def another(s: Sentence) -> Iterator[Hit]:
    """`responsables à aller`, `prêts de partir`, `n’hésitez pas de`, `a décidé à reporter`."""
    for i in s.places(_LINKS):
        if _infinitive_at(s, i + 1) is None:
            continue
        k = i - 1
        while s.lower(k) in _ADVERBS or s.lower(k).startswith("-"):
            k -= 1
        before = s.at(k)
        if before.lower in _FREE and not (before.role == "Q" and _is_verb(s, k)):
            continue
        if s.lower(i) == "à":
            if _asks_de(s, i, k):
                said = f"On dit «\u00a0{before.lower} de » devant un infinitif."
                yield in_place_of(s, i, i + 1, "de", said)
            elif before.lower in _FORMS_DE and _is_verb(s, k) and not (_keeps_a(s, k) or _oneself(s, k)):
                yield in_place_of(s, i, i + 1, "de", "Ce verbe demande « de » devant un infinitif.")
        elif s.lower(i) in ("pour", "par") and not before.lower.startswith("intéressé"):
            continue
        elif _asks_a(s, i, k):
            yield in_place_of(s, i, i + 1, "à", "Ce mot demande « à » devant un infinitif.")


_LINKS = forms("à de d' pour par")
_REFLEXIVE = forms("se s' me m' te t' nous vous")


def _keeps_a(s: Sentence, k: int) -> bool:
    """`demander à parler`, `convenir à`; `la lumière suffit à éclairer`, but « il suffit de »."""
    lemmas = s.at(k).form.lemmas()
    if "suffire" in lemmas:
        return s.lower(k - 1) not in ("il", "-il")
    if "demander" in lemmas and s.role(k - 1) == "O":
        return False  # elle vous demande de ralentir
    return bool(lemmas & {"demander", "convenir", "risquer", "charger", "mériter"})


def _oneself(s: Sentence, k: int) -> bool:
    """`se décider à`, `se refuser à`, `se risquer à`: the reflexive verb keeps « à »."""
    if "demander" in s.at(k).form.lemmas() and s.lower(k - 2) != s.lower(k - 1):
        return False
    return s.role(k - 1) == "O" and s.lower(k - 1) in _REFLEXIVE


def _asks_de(s: Sentence, i: int, k: int) -> bool:
    """Whether « de » must replace « à » at `i`, after the adjective or the noun at `k`.

    `une chance à saisir`, `impossible à détecter`: the noun, or what the adjective describes, is the object of
    the infinitive; and one takes pleasure, spends time « à » doing.
    """
    lower, role = s.lower(k), s.role(k)
    if role == "N" and lower in _NOUNS_DE:
        return (
            lower not in ("temps", "plaisir", "droit", "chance", "façon", "manière")
            and _opens_locution(s, k)
            and k == i - 1
        )
    if lower not in _ADJECTIVES_DE or role not in ("N", "A", "Q") or s.role(k - 1) == "D":
        return False
    if role == "Q" and _is_verb(s, k):
        return False  # a tenu à reconnaître
    if lower in _SAID_OF_PERSONS:
        return True
    infinitive = _infinitive_at(s, i + 1)
    return infinitive is not None and opens_object(s, infinitive + 1)


# « Capable de », whatever follows; but « libre à louer », « important à savoir », « impossible à ouvrir ».
_SAID_OF_PERSONS = _ADJECTIVES_DE & forms(
    "heureux heureuse heureuses fier fière fiers fières ravi ravie ravis ravies content contents contente capable"
    " capables responsable responsables tenu tenue tenus tenues conscient susceptible susceptibles incapable incapables"
    " désireux désireuse"
)


def _asks_a(s: Sentence, i: int, k: int) -> bool:
    before = s.at(k)
    if before.lower in _ADJECTIVES_A and before.role in ("A", "Q", "N"):
        return s.lower(k - 1) not in ("le", "les", "un", "des", "du", "au") or s.lower(i) in ("pour", "par")
    if before.lower == "tendance":
        return s.lower(k - 1) in ("a", "ont", "avez", "avons", "avait")
    if before.lower in _FORMS_A and _is_verb(s, k):
        lemmas = before.form.lemmas()
        engaged = "engager" in lemmas and s.lower(k - 1) in ("s'", "vous", "nous")
        return engaged or not lemmas & _EITHER_WAY
    if before.role not in ("N", "A") or k != i - 1:
        return False
    # invite les gens de participer: the person between
    verb, phrase = _verb_before_person(s, i)
    return phrase and verb is not None and bool(s.at(verb).form.lemmas(participle=False) & _MOVING)


_MOVING = forms("inviter encourager inciter aider autoriser convier obliger")
_PERSONS = forms("les la le l' vos nos tous votre notre")


def _verb_before_person(s: Sentence, i: int) -> tuple[int | None, bool]:
    k = i - 1
    while k > 0 and s.role(k) in ("N", "D", "A"):
        k -= 1
    phrase = noun_phrase(s, k + 1)
    sure = phrase is not None and phrase.end == i and s.lower(k + 1) in _PERSONS
    return (k if s.role(k) in ("V", "Y") else None), sure


_GIVING = _all_forms(forms("permettre demander proposer interdire recommander suggérer conseiller"))
_PREVENTING = _all_forms(forms("empêcher"))
_MOVING_FORMS = _all_forms(_MOVING) | _PREVENTING


def missing_after_person(s: Sentence) -> Iterator[Hit]:
    """`permet aux familles inscrire`, `invite les gens participer`."""
    for i in s.places(_GIVING | _MOVING_FORMS):
        if not _is_verb(s, i):
            continue
        j = _after_adverbs(s, i + 1)
        giving = s.lower(i) in _GIVING
        if giving and s.lower(j) not in ("à", "aux", "au"):
            continue
        phrase = noun_phrase(s, j + giving)
        if phrase is None or _infinitive_at(s, phrase.end) is None:
            continue
        if s.role(phrase.start) != "D" and not giving:
            continue
        preposition = "de" if giving or s.lower(i) in _PREVENTING else "à"
        said = f"Ce verbe demande «\u00a0{preposition}\u00a0» devant un infinitif."
        yield with_preposition(s, phrase.end, preposition, said)


RULES = (
    GrammarRule(
        "preposition.infinitif_absente",
        missing,
        "Ce mot se construit avec une préposition devant un infinitif (OQLF, Vitrine linguistique).",
        bad=(
            ("Le plan vise réduire le bruit.", "Le plan vise à réduire le bruit."),
            ("Il est interdit nourrir les canards.", "Il est interdit de nourrir les canards."),
            ("N’oubliez pas apporter une chaise.", "N’oubliez pas d’apporter une chaise."),
            ("Avant vous rendre au parc, téléphonez.", "Avant de vous rendre au parc, téléphonez."),
            ("Nous serons en mesure vous répondre lundi.", "Nous serons en mesure de vous répondre lundi."),
            ("Les gens ont intérêt réserver.", "Les gens ont intérêt à réserver."),
            ("Les gens intéressés participer appellent.", "Les gens intéressés à participer appellent."),
            ("L’équipe a commencé balayer la rue.", "L’équipe a commencé à balayer la rue."),
        ),
        good=(
            "Le plan vise à réduire le bruit.",
            "Il est interdit de nourrir les canards.",
            "L’aide permet aux familles de souper ensemble.",
            "Avant, réserver était compliqué.",
            "Il est plus important que de courir.",
        ),
        words=_TRIGGERS,
        roles="Y",
    ),
    GrammarRule(
        "preposition.infinitif_personne",
        missing_after_person,
        "On permet à quelqu’un de faire, on invite quelqu’un à faire.",
        bad=(
            ("La rampe permet aux aînés circuler.", "La rampe permet aux aînés de circuler."),
            ("Nous invitons les familles réserver tôt.", "Nous invitons les familles à réserver tôt."),
            ("On recommande aux citoyens bouillir l’eau.", "On recommande aux citoyens de bouillir l’eau."),
            ("Le fossé empêche l’eau envahir la rue.", "Le fossé empêche l’eau d’envahir la rue."),
            ("Le club encourage les jeunes jouer dehors.", "Le club encourage les jeunes à jouer dehors."),
        ),
        good=(
            "La rampe permet aux aînés de circuler.",
            "On demande aux gens de réserver.",
        ),
        words=_GIVING | _MOVING_FORMS,
        roles="Y",
    ),
    GrammarRule(
        "preposition.infinitif_de_trop",
        superfluous,
        "« Pouvoir », « devoir », « vouloir », « falloir » et leurs pareils ont un infinitif sans préposition.",
        bad=(
            ("Il faut de respecter la limite.", "Il faut respecter la limite."),
            ("Vous pouvez de payer en ligne.", "Vous pouvez payer en ligne."),
            ("Nous désirons de vous informer du projet.", "Nous désirons vous informer du projet."),
            ("On doit d’arroser le soir.", "On doit arroser le soir."),
        ),
        good=(
            "Il faut respecter la limite.",
            "Il n’a pas le devoir de payer.",
            "Le pouvoir de décider revient au conseil.",
            "Nous espérons vous revoir.",
            "La Ville se doit de répondre.",
        ),
        words=_FORMS_BARE,
        roles="Y",
    ),
    GrammarRule(
        "preposition.infinitif",
        another,
        "Chaque verbe, chaque adjectif a sa préposition devant un infinitif (OQLF, Vitrine linguistique).",
        bad=(
            ("Elles vous demandent à ralentir.", "Elles vous demandent de ralentir."),
            ("Vous êtes responsables à trier.", "Vous êtes responsables de trier."),
            ("Ils sont prêts de partir.", "Ils sont prêts à partir."),
            ("Elle est capable à gérer le projet.", "Elle est capable de gérer le projet."),
            ("On hésite de fermer la rue.", "On hésite à fermer la rue."),
            ("N’hésitez pas d’appeler.", "N’hésitez pas à appeler."),
            ("La Ville a décidé à reporter la fête.", "La Ville a décidé de reporter la fête."),
            ("Vous êtes invités de remplir le sondage.", "Vous êtes invités à remplir le sondage."),
            ("Il est interdit à nourrir les canards.", "Il est interdit de nourrir les canards."),
        ),
        good=(
            "Ils sont prêts à partir.",
            "Une chance à saisir.",
            "Le droit à payer est de 5 $.",
            "Il a décidé de partir, décidé à gagner.",
            "Près de partir, il hésite à rester.",
            "Il a demandé à parler au maire.",
            "Une lampe suffisait à éclairer la nef.",
            "La Ville a tenu à remercier les bénévoles.",
            "Les aînés passent leur temps à jardiner.",
            "Il n’y a pas de temps à perdre.",
            "On prend plaisir à marcher.",
            "Placez les bacs de façon à laisser un passage.",
            "Ce verglas est impossible à voir la nuit.",
        ),
        words=_LINKS | {"d"},
        roles="Y",
    ),
)
