"""Sound turns that Grammalecte takes for mistakes: nouns put beside nouns, verbs read as nouns, words of a label."""

from __future__ import annotations

from desktop.checks.engines.grammalecte import EngineError
from desktop.checks.reading.antecedents import antecedent_of
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.qualified import possible
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

# « les tarifs famille », « des comptes utilisateur »: the second noun says what kind, and may stay singular.
_KINDS = forms(
    "administrateur utilisateur client système famille adulte enfant étudiant aîné membre jeunesse invité visiteur parent"
    " résident citoyen entreprise maison"
)
_OF_KINDS = forms(
    "tarif tarifs forfait forfaits billet billets laissez-passer carte cartes compte comptes privilège privilèges droit droits"
    " accès profil profils abonnement abonnements rabais place places mode modes paramètre paramètres applicatifs espace espaces"
    " section sections volet volets passeport passeports fichier fichiers inscription inscriptions prix zone zones service services"
)


# « une soirée crêpes et cidre couronnera le séjour »: what is done or served there.
_OCCASIONS = forms(
    "soirée souper déjeuner dîner brunch café atelier après-midi journée matinée coin stand kiosque bar rayon pause fête vente"
    " buffet séance volet section espace"
)
_MOMENTS = forms("hier demain avant-hier après-demain")
_ONE = forms("le la l' du au un une ce cette notre votre")
_SHARP = forms("précises tapantes pile")


def is_sound(error: EngineError, s: Sentence, index: int) -> bool:
    """Whether the word at `index`, which `error` begins with, is right for one of the reasons above."""
    rule, word = error.rule, s.at(index)
    if error.option in ("gn", "eleu") and _is_sound_word(error, s, index):
        return True
    if _is_sound_turn(error, s, index) or _is_sound_participle(rule, s, index) or _is_apart(error, s, index):
        return True
    if "panser_penser" in rule and s.lower(index + 1) in ("à", "au", "aux"):
        return True  # pensez aux animaux
    if word.lower == "no" and s.role(index + 1) == "#":
        return True  # l'école no 3
    if error.option == "gn" and {s.lower(index - 1), s.lower(index + 1)} & _MOMENTS:
        return True  # On vous donne des nouvelles demain midi
    if error.option == "gn" and word.lower in _KINDS and s.lower(index - 1) in _OF_KINDS:
        return True
    if error.option == "gn" and word.lower in _SHARP and s.lower(index - 1) == "h":
        return True  # à 8 h précises
    if error.option == "gn" and word.lower == "neuf" and s.lower(index + 1) == "ans":
        return True  # Léonie, neuf ans, a réparé son vélo
    if "gn_nombre_chiffres" in rule and s.role(index - 1) == "#":
        before = s.at(index - 2)  # la salle 204 équipée, la 158 fermée: a number that names one thing
        named = before.role == "N" and {number for _, number in before.form.nouns} == {"s"}
        return named or before.lower in _ONE
    if error.option in ("gn", "conj") and word.role == "N" and s.lower(index - 1) in _OCCASIONS:
        return {number for _, number in word.form.nouns} == {"p"}
    if error.option in ("gn", "conj") and word.form.finite and s.lower(index + 1) == "en":
        return (
            bool(s.at(index + 2).form.gerund) and s.role(index - 1) == "N"
        )  # le programme continue en faisant
    if error.option == "gn" and s.at(index + 1).capital and s.role(index - 1) == "D":
        return (
            bool(word.form.nouns) and s.lower(index + 1) != s.at(index + 1).text
        )  # l’interrupteur Connexion
    return (
        "conf_start_nom_ppas" in rule and word.capital and bool(word.form.infinitives)
    )  # le bouton « Ajouter »


# « Un chasse-moustiques », « le lave-mains »: a verb and what it acts on, plural from the first.
_ACTING = forms(
    "abat accroche aide allume amuse appuie arrache attrape brise casse chasse compte coupe couvre croque cure essuie garde"
    " gratte grille hache lance lave monte ouvre pare passe perce pèse porte presse protège ramasse range repose sèche serre"
    " souffle taille tire tourne tranche trouble vide"
)


def _is_sound_word(error: EngineError, s: Sentence, index: int) -> bool:
    """`du chasse-moustiques`, `bonjour au yoga`, `la chorale gospel`: words that the engine’s rules of number do not know."""
    word, after = s.at(index).lower, s.lower(index + 1)
    first, hyphen, _ = word.partition("-")
    if hyphen and first in _ACTING and word.endswith("s"):
        return True
    if word == "de" and after.startswith("hosta"):
        return True  # some say « d’hostas », others « de hostas »
    if "élisions_manquantes" in error.rule and after[:2] in ("ya", "ye", "yo"):
        return True  # à la mémoire de Yolande Charette
    if word == "au" and after[:1] == "y" and after[1:2] in ("a", "e", "o"):
        return True
    return not error.suggestions and s.role(index - 1) == "N" and bool(s.at(index).form.nouns)


_COMING = forms("venir revenir arriver repartir rentrer rester partir ressortir")


_KIN = forms("père mère parent parents grand-père grand-mère maman papa naissance famille")


def _is_sound_turn(error: EngineError, s: Sentence, index: int) -> bool:
    """`sont tour à tour`, `un lit d’ouate`, `tous ensemble et…`, `pouvoir la toucher`, `la commis`, `qui les classe`."""
    rule, word, after = error.rule, s.at(index), s.at(index + 1)
    if "conf_a_à" in rule and ("à", "frais") in (s.lowers(index, index + 2), s.lowers(index - 2, index)):
        return True  # taillées à frais partagés
    if "infi_de_verbe" in rule and s.lower(index - 1) == "de" and s.role(index - 3) == "#":
        return bool(word.form.participles & s.at(index - 2).form.nouns)  # trois minutes de gagnées
    if "infi_de_verbe" in rule and s.lower(index - 2) in _KIN:
        return True  # barbier et père de triplées
    if error.option == "gn" and s.lower(index - 1) == "un" and s.lower(index - 2) in ("cent", "mille", "et"):
        return True  # cent un ans
    if "se_être" in rule and (word.lower == "rassis" or _of_on(s, index)):
        return True  # il s’est rassis; on s’est bien amusés
    if "tu_pas_de_trait_d_union" in rule and word.lower.startswith("par"):
        return any(other.startswith("par-") for other in s.lowers(0, index))  # par-ci… par-là
    if "infi_falloir" in rule and word.role == "V" and {"ne", "n'"} & set(s.lowers(index - 2, index)):
        return True  # les pièces qu'il nous faut ne se fabriquent plus
    if "conf_verbes_det_verbe_nom" in rule and word.role == "V" and s.role(index - 1) == "O":
        return s.role(index - 2) == "N"  # le voyage les mènera à Québec
    if "ppas_sujet_être_accord_pluriel" in rule and ("m", "p") in word.form.participles:
        return _mixed_list(s, index)
    if "accord_plur" in rule and "devenir" in s.at(index - 1).form.lemmas():
        return bool(word.form.nouns) and not word.form.qualifiers  # les guenilles devenaient catalogne
    if "se_être" in rule and s.lower(index - 2) == "en" and word.form.infinitives:
        return s.lower(index - 1) in ("fut", "furent", "fus")  # il s’en fut vérifier ses collets
    if rule == "doublon" and word.lower == "là":
        return s.lower(index - 1) in ("oh", "ah", "là")  # oh là là
    if "conf_start_nom_ppas" in rule and word.role == "N" and word.form.nouns:
        return s.lower(index + 1) in (":", ",", ".", "", "de", "du", "d'", "des")  # Prix plancher : 12 500 $
    if ("conf_se_ceux_ce" in rule or "infi_" in rule) and "«" in s.lowers(index - 2, index + 2):
        return True  # Ce « revenir » a été ajouté; commencent tous par « Vous pouvez »
    if "conf_son_sont" in rule:
        return s.lowers(index + 1, index + 4) == ("tour", "à", "tour")
    if "élisions_superflues" in rule:
        return after.lower == "ouate"  # « d’ouate » and « de ouate » are both written
    if "gn_tous" in rule and word.lower == "ensemble":
        return after.role in ("C", "P", "W")
    if "gn_l_" in rule and word.lower in ("a", "ont"):
        return s.role(index - 1) == "O" and bool(after.form.participles)
    if "gn_la_" in rule and word.lower == "la":
        return after.lower == "commis" or (s.role(index - 1) == "Y" and bool(after.form.infinitives))
    spoken = "conj_tous_toutes" in rule or "conj_certains" in rule
    return spoken and word.role == "V" and "qui" in s.lowers(max(0, index - 3), index)


_OWNED = forms("vôtre vôtres nôtre nôtres sien siens sienne mien mienne leur leurs")


def _is_apart(error: EngineError, s: Sentence, index: int) -> bool:
    """`Lavés chaque semaine, je vous le promets`, `– Léa, communications`: what the word is read with is apart from it."""
    rule, word, after = error.rule, s.at(index), s.at(index + 1)
    if "ppas_adj_accord_je" in rule:
        return word.lower.endswith("s")
    if "ppas_adj_accord_il" in rule and index == 0 and after.lower == ",":
        return bool(word.form.nouns)  # Candidats, il vous faut dix signatures
    if word.lower == "vue" and after.lower == "sur":
        return "avoir" in s.at(index - 1).form.lemmas()  # celle qui a vue sur le clocher
    if "verbe_état" in rule:
        return s.lowers(index, index + 2) == ("moitié", "moins")  # nous étions moitié moins
    if "start_prn" in rule:
        return s.lower(index - 1) == ","
    if "gn_pfx_de" in rule:
        return s.lower(index - 2) in ("ceux", "celles")  # ceux d’assistance
    if "se_verbe_pensée" in rule:
        return "on" in s.lowers(max(0, index - 5), index)  # on se croirait célèbres
    if error.option == "gn" and _OWNED & set(s.lowers(index - 3, index + 2)):
        return True  # Le vôtre en fait partie?
    aside = error.option == "gn" and after.role == "Q" and not after.form.qualifiers & word.form.nouns
    # « Personnes à l’aise avec les aînés demandées »
    return aside and bool(possible(s, index - 1, after) & after.form.qualifiers)


def _mixed_list(s: Sentence, index: int) -> bool:
    """`Des photos, des articles, des lettres peuvent être annexés`: nouns of both genders, listed."""
    start = index
    while start > 0 and s.role(start - 1) not in (".", "K", "R", "L"):
        start -= 1
    nouns = [
        s.at(k).form.nouns
        for k in range(start, index)
        if s.role(k) == "N" and s.role(k - 1) in ("D", "F", ",")
    ]
    return "," in s.lowers(start, index) and any({g for g, _ in pairs} == {"m"} for pairs in nouns)


def _of_on(s: Sentence, index: int) -> bool:
    """`on ne s’est pas ennuyés`: « on » may stand for several."""
    verb = next((k for k in range(index - 1, max(-1, index - 6), -1) if s.role(k) == "V"), -1)
    while verb > 0 and s.role(verb - 1) in ("O", "X"):
        verb -= 1
    return s.lower(verb - 1) == "on" and any(n == "p" for _, n in s.at(index).form.participles)


def _is_sound_participle(rule: str, s: Sentence, index: int) -> bool:
    """`jusqu’à minuit passé`, `il reviendra fatigué`, `restés bouche bée`, `se sont découvert des cousins`."""
    word, after = s.at(index), s.at(index + 1)
    if word.lower == "passé" and s.lower(index - 1) in ("minuit", "midi"):
        return True
    if word.lower == "laissé" and after.form.infinitives:
        return True  # on les a laissé partir: it may stay as it is before an infinitive
    if "infi_verbes" in rule:  # but: venez déposé vos sacs
        ends = after.role in (",", ".", "", "C") and bool(word.form.participles)
        return ends and bool(s.at(index - 1).form.lemmas() & _COMING)
    if "verbe_état" in rule:
        return word.lower == "bouche" and after.lower == "bée"
    if "ppas_det_nom_avoir" in rule or "ppas_det_plur_se_être" in rule:
        que = next((k for k in range(index - 1, max(0, index - 12), -1) if s.role(k) == "K"), 0)
        antecedent = antecedent_of(s, que) if que else None
        return antecedent is not None and bool(antecedent.pairs & word.form.participles)
    if "ppas_sujet_être" in rule and ("m", "s") in word.form.participles:
        object_ = after.role in ("D", "#") or after.lower == "des"
        return object_ and not is_time(s, index + 1) and bool({"se", "s'"} & set(s.lowers(index - 4, index)))
    return False


_STILL = forms("encore toujours déjà très bien tout plutôt parfois souvent si aussi")


def agrees_before_adverb(s: Sentence, index: int) -> bool:
    """`une tarte aux pommes encore tiède`: the noun is sought from before the adverbs."""
    last = index - 1
    while s.lower(last) in _STILL:
        last -= 1
    if s.role(last) == "N" and s.lower(last - 1) in ("à", "au", "aux") and last < index - 1:
        return bool(s.at(last - 2).form.nouns & s.at(index).form.qualifiers)
    return bool(possible(s, last, s.at(index)) & s.at(index).form.qualifiers)
