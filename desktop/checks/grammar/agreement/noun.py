"""Adjectives and participles agree with the noun they stand beside."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.elsewhere import of_another
from desktop.checks.grammar.agreement.heard import heard
from desktop.checks.grammar.agreement.in_ant import is_adjective
from desktop.checks.grammar.agreement.inflection import chosen, difference, inflected
from desktop.checks.grammar.agreement.series import led_by_another
from desktop.checks.grammar.agreement.terms import of_term
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.antecedents import ends_locution, noun_pairs
from desktop.checks.reading.attachment import (
    NOTHING,
    agrees_with_head,
    describes_object,
    follows_conduct,
    holds,
    is_quality,
    last_before,
    of_event,
    of_head,
    of_held,
    of_named,
    of_near,
    past_amount,
    second_completed,
    second_of_two,
    sits_before,
)
from desktop.checks.reading.function_words import PRENOMINAL
from desktop.checks.reading.noun_phrases import moment_end
from desktop.checks.reading.qualified import bare_complement, is_intensive, possible
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.shared_qualifiers import COLOURS, is_excused
from desktop.checks.reading.words import GenderNumber, forms

_FIXED = forms(
    "même mêmes possible compris maximum minimum standard chic express demi nu ci-joint tel telle"
    " tels telles été partie plein fort haut bas court cher comme dit dû excepté passé vu sauf cadeau"
    " seul seule seuls seules"
)
_IDIOMS = {("affiche", "complet"), ("affichent", "complet"), ("bat", "plein"), ("coupe", "court")}


def qualifier_after_noun(s: Sentence) -> Iterator[Hit]:
    """`les légumes récolté`, `une neige ramassé`: the qualifier agrees with one of the nouns before it."""
    for i in s.with_role("AQNV"):
        word, pairs = s.at(i), _told(s, i)
        if not pairs or word.form.qualifiers & pairs:
            continue
        if suggestions := inflected(s, word, chosen(word.form, _nearest(s, i, pairs))):
            yield on(
                word, f"«\u00a0{word.text}\u00a0» ne s’accorde avec aucun nom qui le précède.", *suggestions
            )


def _told(s: Sentence, i: int) -> frozenset[GenderNumber]:
    """What the word at `i` must agree with when it qualifies what precedes; empty when that is not sure."""
    word = s.at(i)
    if word.role in ("A", "Q", "N") and (term := of_term(s, i)) and not is_excused(s, i):
        return term
    qualifies = word.role in ("A", "Q") or _in_title(s, i)
    joined = word.role == "N" and (
        _joined_participle(s, i) or _joined_adjective(s, i) or follows_conduct(s, i)
    )
    if not (qualifies and _pure(s, i)) and not joined:
        return NOTHING
    if is_excused(s, i) or led_by_another(s, i) or of_another(s, i):
        return NOTHING
    before = last_before(s, i)
    if second_completed(s, i):
        before = i - 2  # des ateliers offerts par la Ville et destinés aux aînés
    if s.role(before) == "#" and word.role == "Q":
        before = past_amount(s, before)  # un montant de 50 $ exigé à l'inscription
    if s.lower(before) == "h" and s.role(before - 1) == "#":
        return NOTHING  # à 9 h tapantes
    if (s.role(i - 1) == "Q" and s.role(i - 2) in ("F", "#")) or (i == 1 and s.lower(0) == "haut"):
        return NOTHING  # de l'enrobé bitumineux, haut perchée
    first = i - 2 if s.role(i - 2) != "A" else i - 3
    if s.role(first) in ("D", "P", "#") and s.role(i - 1) == "A" and sits_before(s.at(i - 1), word):
        return NOTHING  # ces infects moustiques, votre propre destinée
    near = before
    while near > 0 and is_intensive(s, near) and s.role(near) == "W":
        near -= 1
    if s.lowers(i - 2, i) == (",", "mais"):
        return NOTHING  # il l'a trouvé par terre, la hanche cassée, mais vivant
    if s.lowers(i - 3, i - 1) == ("d'", "abord") or s.lower(i - 2) == "fois":
        return NOTHING  # sans l'avoir d'abord bien rincée, deux fois mieux déneigée
    if s.lower(near) in _STATE_WORDS or _spanned(s, before, i):
        return NOTHING  # devenir plus puissantes
    if agrees_with_head(s, near, word) or describes_object(s, _verb_before(s, i), i):
        return NOTHING  # une résistance aux chocs assez inhabituelle
    named = (
        s.role(before) == "Y"
        and (word.form.nouns <= word.form.adjectives or joined)
        and s.lower(before - 1) in ("de", "à")
        and s.role(before - 2) in ("N", "A")
    )
    if s.role(before) not in ("N", "M", "W", "A", "Q") and not named:
        return NOTHING
    if ends_locution(s, before) or s.lower(before) in _STATE_WORDS:
        return NOTHING
    if (event := of_event(s, i)) and not word.form.qualifiers & event:
        return event
    pairs = possible(s, before, word)
    if not pairs or word.form.qualifiers & pairs:
        pairs = of_named(s, i) or of_head(s, i) or of_near(s, i) or of_held(s, i)
    return pairs


def _spanned(s: Sentence, before: int, i: int) -> bool:
    """`elles passent la journée assises`, `fêter ses cent ans entourée des siens`: after a time that is spent."""
    return s.lower(before) in _SPANS and bool(
        {"tout", "toute"} & set(s.lowers(before - 2, before))
        or (s.lower(before) == "ans" and s.role(i) == "Q")
        or "passer" in s.at(_verb_before(s, i)).form.lemmas()
    )


_STATE_WORDS = forms(
    "été être avoir ayant étant devenir devenant rester restant demeurer demeurant sembler paraître paraissant"
)
_SPANS = forms("ans journée journées soirée nuit matinée vie temps heure heures semaine année été hiver")


def _verb_before(s: Sentence, i: int) -> int:
    return next((k for k in range(i - 1, max(-1, i - 10), -1) if s.role(k) in ("V", "Y", "G")), -1)


def _in_title(s: Sentence, i: int) -> bool:
    """`Chiens interdit sur la plage`: after a bare plural that opens a title, a participle, not a verb."""
    word = s.at(i)
    if word.role != "V" or s.role(0) != "N" or s.role(i - 1) != "N" or not word.form.participles:
        return False
    bare = not any(w.role in ("V", "D", "S") and k != i for k, w in enumerate(s.words[: i + 1]))
    plural = {n for _, n in s.at(i - 1).form.nouns} == {"p"}
    return bare and plural and "3p" not in word.form.persons and s.role(i + 1) not in ("D", "#")


def _joined_participle(s: Sentence, i: int) -> bool:
    """`des bénévoles généreux et engagé`: after a qualifier and `et`, a participle that is a noun too."""
    word = s.at(i)
    if word.role != "N" or s.lower(i - 1) not in ("et", "mais") or s.role(i - 2) not in ("A", "Q"):
        return False
    form = word.form
    participle = form.participles and form.nouns <= form.participles and form.text not in _PEOPLE
    if s.role(i - 3) != "N":
        return False
    agreeing = s.at(i - 2).form.qualifiers & noun_pairs(s, i - 3)
    alike = s.at(i - 2).form.qualifiers & form.adjectives and form.nouns <= form.adjectives
    if alike and not agreeing and form.text not in _PEOPLE and s.role(i - 4) not in ("P", "F"):
        return True  # cherche gardienne averti et patient
    return bool(participle and agreeing) and s.role(i + 1) in ("V", ".", ",", "")


def _joined_adjective(s: Sentence, i: int) -> bool:
    """`une équipe jeune et dynamiques`: a plural that adds nothing to the one thing just qualified."""
    form = s.at(i).form
    if s.role(i) != "N" or s.lower(i - 1) != "et" or not is_quality(s, i - 2) or form.text in _PEOPLE:
        return False
    plural = {n for _, n in form.nouns | form.adjectives} == {"p"} and form.nouns <= form.adjectives
    before = last_before(s, i)
    one = (
        s.role(before) == "N" and s.role(before - 1) == "D" and {n for _, n in noun_pairs(s, before)} == {"s"}
    )
    if s.lower(i) in COLOURS and s.role(i - 3) == "N" and s.role(i + 1) in ("V", ".", ",", ""):
        first = s.at(i - 2)  # deux chiots noirs et blancs
        return first.lower.rstrip("s") in COLOURS and {n for _, n in first.form.qualifiers} == {"p"}
    return plural and one and s.role(i + 1) in ("V", ".", ",", "", "O")


def agrees_with_earlier_noun(s: Sentence, i: int) -> bool:
    """Whether the qualifier at `i` agrees with a noun of the phrase that it ends, even a distant one."""
    return bool(possible(s, i - 1, s.at(i)) & s.at(i).form.qualifiers)


def _pure(s: Sentence, i: int) -> bool:
    """Whether the word can only qualify what stands before it."""
    word = s.at(i)
    form = word.form
    if (s.lower(i - 1), word.lower) in _IDIOMS or (word.lower == "bon" and holds(s, i - 1)):
        return False
    if form.finite and form.participles and s.role(i + 1) in ("D", "Y") and moment_end(s, i + 1) == i + 1:
        return False  # Quand la nouvelle que la digue a cédé atteint le village
    high = s.lower(i - 1) in ("trop", "très") and s.role(i - 2) == "N"  # une haie trop haute
    full = word.lower == "plein" and s.role(i - 1) == "N" and s.role(i + 1) in ("V", "O", "X", ".", ",", "C")
    if word.lower in _FIXED and not (high or full) and (word.lower, s.lower(i + 1)) not in _COMPLETED:
        return False
    if word.lower in ("juste", "droit") and (s.role(i + 1) in ("P", "W") or s.lower(i + 1) == "ce"):
        return False  # les terrains juste en face, droit devant, juste ce qu'il faut
    if word.lower == "dur" and s.at(i - 1).form.participles:
        return False  # une terre gelée dur
    if form.gerund and not (form.adjectives and is_adjective(s, i)):
        return False
    joined_verb = (
        form.finite and s.lower(i - 1) == "et" and s.role(i + 1) == "D" and moment_end(s, i + 1) == i + 1
    )
    if word.capital or second_of_two(s, i) or joined_verb:
        return False  # applique les règles et ferme la fenêtre
    if form.finite and (
        s.role(i + 1) == "#" and s.lower(i + 2) in ("%", "$", "m", "cm", "mm", "km", "kg", "ans")
    ):
        return False  # dont la perte atteint 30 %
    measured = s.lower(i + 1) in ("de", "d'") and s.role(i + 2) == "#"
    qualified = s.role(i - 1) == "A" and s.role(i - 2) == "N" and s.lower(i - 1) not in PRENOMINAL
    graded = s.lower(i - 1) in _GRADES and s.role(i - 2) == "N" and s.role(i + 1) not in ("A", "#")
    after = (
        s.role(i - 1) == "N" or qualified or graded
    )  # des cartes postales anciennes, une salle assez grande
    if word.lower in PRENOMINAL and not measured and (not after or s.role(i + 1) == "N"):
        return False
    title = word.role in ("A", "Q") and s.role(0) == "N"
    if form.finite and not title and not any(w.role == "V" for w in s.words):
        return False
    if form.nouns and form.nouns <= form.adjectives:
        person = s.lower(i - 1) in _PERSONS  # des propriétaires riverains
        return form.text in _COMPARED or person or not (form.text.endswith(_AGENTS) or form.text in _PEOPLE)
    if word.lower in ("mort", "morte") and s.role(i - 1) == "N" and s.role(i + 1) not in ("F", "P", "D"):
        return True  # les feuilles mortes
    if word.role in ("Q", "V") and form.nouns <= form.participles:
        moment = moment_end(s, i + 1) > i + 1
        likened = s.lower(i + 1) == "comme"  # des marques connues comme
        return s.role(i + 1) in "PFVCOXRKU,." or moment or likened or not form.nouns
    return not form.nouns


_GRADES = forms("trop très assez plus moins aussi si peu")


_COMPLETED, _AGENTS = {("plein", "de"), ("plein", "d'"), ("haut", "en")}, ("eur", "eurs")
_PERSONS = forms(
    "propriétaire propriétaires citoyen citoyens citoyenne citoyennes parent parents élève élèves enfant enfants"
    " personne personnes usager usagers famille familles commerçant commerçants"
)
# Nouns that stand beside another without agreeing: « volet jeune », « comité citoyen », « papier journal ».
_PEOPLE = forms(
    "jeune jeunes adulte adultes aîné aînés enfant enfants bénévole bénévoles client clients ado ados"
    " parent parents expert experts junior juniors senior seniors ami amis mâle mâles journal midi"
    " soir nature surprise découverte bonus record santé cible clé limite type pilote vedette contenant"
    " contenants aperçu locataire locataires riverain riverains résident résidents employé employés élu élus"
    " nord sud ouest est or pastel crème loisir loisirs étudiant étudiants"
)
_COMPARED = forms(
    "majeur majeurs mineur mineurs extérieur extérieurs intérieur intérieurs supérieur supérieurs antérieur"
)


def _nearest(s: Sentence, i: int, pairs: frozenset[GenderNumber]) -> frozenset[GenderNumber]:
    """The pairs of the noun just before, when changing the word to agree with it costs no more."""
    j = i - 1
    while j > 0 and (s.role(j) != "N" or _mere_complement(s, j, i)):
        j -= 1
    near = noun_pairs(s, j) & pairs or pairs
    if len({n for _, n in near}) > 1 and s.role(j - 1) == "D":
        number = "p" if s.lower(j - 1) in _MANY else "s"
        near = frozenset(pair for pair in near if pair[1] == number) or near
    k = j - 1
    while s.role(k) in ("A", "#") or (s.role(k) == "D" and s.role(k - 1) in ("P", "F")):
        k -= 1
    own = s.at(i).form.qualifiers
    several = {n for _, n in own} == {"p"} and s.role(k - (s.role(k) == "D")) == "C"
    if (several or (s.role(k) == "C" and s.lower(k - 1)[:4] == s.lower(j)[:4])) and ("m", "p") in pairs:
        return frozenset({("m", "p")})  # les candidats et candidates retenus, la tuque et le foulard oubliés
    if s.lower(j) in _PERSONS and s.role(i) == "Q":
        return near  # les noms des personnes élues
    best = min(difference(pair, own) for pair in pairs)
    governed = s.role(k) in ("P", "F") and not (s.lower(k) == "des" and s.role(k - 1) not in ("N", "A", "Q"))
    farther = min((difference(p, own) for p in near), default=9) - best
    # « Une odeur de pain chauds » is chosen so, but not « les demandes de dérogation reçu », merely forgotten.
    listed = s.role(k) != "D" or s.role(k - 1) == "C"
    alone = not governed and (listed or own == {("m", "s")})
    return near if farther <= 0 or alone else pairs


_MANY = forms("les des ces mes tes ses nos vos leurs plusieurs quelques")


def _mere_complement(s: Sentence, j: int, i: int) -> bool:
    """Whether the noun at `j` is a bare complement that the qualifier at `i` is not meant for.

    `un bac de compost`, but not `des personnes à mobilité réduite`; of `l'achat de livres usagé`, the noun
    whose form sounds like what was written.
    """
    if not bare_complement(s, j) or s.lower(j - 1) == "à":
        return False
    word = s.at(i)
    hers = {g for g, _ in word.form.qualifiers} == {g for g, _ in s.at(j).form.nouns} == {"f"}
    if hers and "f" not in {g for g, _ in noun_pairs(s, j - 2)}:
        return False  # vos chiens en laisse courte
    several = {n for _, n in s.at(j).form.nouns} == {"p"}
    return (
        not several
        or not _sounds_alike(s, word, noun_pairs(s, j))
        or _sounds_alike(s, word, noun_pairs(s, j - 2))
    )


def _sounds_alike(s: Sentence, word: Word, pairs: frozenset[GenderNumber]) -> bool:
    """Whether the word made to agree with a noun sounds like what was written."""
    written = heard(word.lower)
    return any(heard(form) == written for pair in pairs for form in inflected(s, word, pair)[:1])


RULES = (
    GrammarRule(
        "accord.qualificatif",
        qualifier_after_noun,
        "L’adjectif et le participe prennent le genre et le nombre du nom auquel ils se rapportent.",
        bad=(
            ("On est à la recherche d’animateurs qualifié.", "On est à la recherche d’animateurs qualifiés."),
            (
                "Une fois la rampe installé, le parc rouvrira.",
                "Une fois la rampe installée, le parc rouvrira.",
            ),
            (
                "Les branches ramassé au printemps sont broyées.",
                "Les branches ramassées au printemps sont broyées.",
            ),
            ("Voici les étapes suivi par notre équipe.", "Voici les étapes suivies par notre équipe."),
            (
                "Les demandes complète et signée sont traitées.",
                "Les demandes complètes et signées sont traitées.",
            ),
            ("Des quais flottant seront installés.", "Des quais flottants seront installés."),
            (
                "Il légua ses livres et sa collection entier de cartes.",
                "Il légua ses livres et sa collection entière de cartes.",
            ),
            ("Chiens interdit sur la plage.", "Chiens interdits sur la plage."),
            ("Voici les dates important à retenir.", "Voici les dates importantes à retenir."),
            ("Les cartes de membre expiré sont refusées.", "Les cartes de membre expirées sont refusées."),
            ("Il faut deux pièces d’identité différente.", "Il faut deux pièces d’identité différentes."),
            ("Le plan des pistes cyclable est offert.", "Le plan des pistes cyclables est offert."),
            ("Inscription obligatoire, places limité.", "Inscription obligatoire, places limitées."),
            ("Un accès facile et sécuritaires est prévu.", "Un accès facile et sécuritaire est prévu."),
            ("Les jeunes inscrit au camp dînent ici.", "Les jeunes inscrits au camp dînent ici."),
            ("Un plan complète doit être fourni.", "Un plan complet doit être fourni."),
            ("L’entente intermunicipal est signée.", "L’entente intermunicipale est signée."),
            ("Une soirée plein de surprises vous attend.", "Une soirée pleine de surprises vous attend."),
        ),
        good=(
            "15 ml de gingembre râpé",
            "L’édition a rassemblé vingt organismes et accueilli plus de 400 personnes.",
            "Le service de prêt gratuit est offert.",
            "Les sacs de papier recyclé sont acceptés.",
            "Les langues anglaise et française sont parlées.",
            "Des murs bleu clair accueillent les visiteurs.",
            "Un comité de citoyens engagés se réunit.",
            "Le règlement sur les chiens et les chats adopté en mai est clair.",
            "Les enfants sont revenus de la sortie ravis.",
            "Les portes coupe-feu défectueuses seront réparées.",
            "Le budget et la planification annuels sont adoptés.",
            "Les digues tenant bon, on respire.",
            "Les bénévoles, à moitié gelés, ont souri.",
            "Cette case est par défaut non cochée.",
            "L’annonce que la digue a cédé atteint le village voisin.",
            "Les rudes hivers d’ici exigent une adaptation aux rudes froids secs.",
            "Chaque nom apparaît dans la liste accompagné de sa date.",
            "Des questions de planification partagée restent à régler.",
            "Une sortie un brin salissante, pour nos finissantes et finissants qui se la sont offerte.",
        ),
    ),
)
