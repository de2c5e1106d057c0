"""What Grammalecte reports and we do not repeat: rules of France, and known classes of false alarms."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.checks.document import Document, Span
from desktop.checks.engines.grammalecte import EngineError
from desktop.checks.grammar.agreement.no_relative import is_cleft
from desktop.checks.grammar.grammalecte_sound import agrees_before_adverb, is_sound
from desktop.checks.grammar.homophones.a import BARE_OBJECTS
from desktop.checks.grammar.homophones.nouns import AT_LAW
from desktop.checks.grammar.verbs.participles import LEADING
from desktop.checks.reading.function_words import NOUNS_FIRST, PRENOMINAL
from desktop.checks.reading.qualified import possible
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.shared_qualifiers import beyond_complement
from desktop.checks.reading.words import forms

# Our own checks of typography, dates and capitals do these better, after the OQLF.
_NOT_OURS = forms("typo esp tab nbsp unit num date maj minis eepi apos poncfin")

_RULES = re.compile(
    # A space before ; ! ? is wrong in Québec (OQLF); ordinals, list dashes and middle dots are ours.
    r"nbsp_(?:ajout_)?avant_double_ponctuation|g2__typo_ordinaux_|typo_tiret_début_ligne|^num_"
    # « La fête », « le cours » are not mistakes for « faite », « court ».
    r"|conf_le_la_leur_les_verbe_nom"
    # A comma before « car » and « mais » is a matter of style; that before « etc. » is kept.
    r"|virgules_manquantes__b[23]"
    # « Agit sur… », « Définit… » open the items of a list; our own rule sees the true imperatives.
    r"|imp_verbe_groupe"
    # Lists after a comma: « l’hiver, bûcherons; l’été, cultivateurs ».
    r"|gn_\w+_virg"
    # « Des tomates cerises », « des vestes corail »: both are written.
    r"|gn_couleurs_invariables"
    # A comma follows an abbreviation: « Ing., M. Sc., MBA ».
    r"|virg_virgule_après_point"
    r"|conf_filtre_philtre"
    # Mostly wrong on real texts: our own rules of participles and joined nouns see what these rightly find.
    r"|ppas_être_accord_sing__b1|ppas_3sg_mas_verbe_état__b4|gn_2m_et_ou__b1"
)
_AGREEMENT = forms("gn ppas conj")
# Nouns whose gender in Québec is not the dictionary's.
_FEMININE_HERE = forms("gang gangs job jobs toast toasts poète poètes chef")
_UNTIL = forms("maintenant présent date lors")
_VARIANT = re.compile(r"_a\d+_\d+$")


def kept(errors: Iterable[EngineError], sentence: Sentence) -> list[EngineError]:
    """The errors of one sentence that are worth showing, one per mistake.

    `sentence` is the text they were found in, as our own rules read it; offsets are from its start.
    """
    worth = [error for error in errors if _keeps(error, sentence.document, sentence.span)]
    chosen: list[EngineError] = []
    seen: dict[str, int] = {}
    for error in sorted(worth, key=lambda e: e.start):
        rule = _VARIANT.sub("", error.rule)
        # One rule flags the determiner and its noun: the first says it all.
        neighbour = rule in seen and error.start - seen[rule] <= 2
        seen[rule] = error.end
        if neighbour:
            continue
        if not _contradicted(error, sentence):
            chosen.append(error)
    return chosen


def _keeps(error: EngineError, document: Document, span: Span) -> bool:
    start, end = span.start + error.start, span.start + error.end
    if error.option in _NOT_OURS or _RULES.search(error.rule):
        return False
    if document.in_italics(start, end) or document.is_protected(start, end):
        return False
    plain = document.folded[start:end]
    if any(suggestion.replace("’", "'") == plain for suggestion in error.suggestions):
        return False  # what was typed is among what it would have
    following = re.findall(r"\w+", document.folded[end : end + 24])[:2]
    if plain in _FEMININE_HERE or plain.isupper() or _FEMININE_HERE & set(following):
        return False
    return error.option not in _AGREEMENT or not _in_a_name(document, span, start, end)


def _in_a_name(document: Document, span: Span, start: int, end: int) -> bool:
    """Whether the flagged word is, or introduces, a name: « la firme Consultants GBR », « Le Gym Énergie »."""
    text = document.folded
    if start > span.start and text[start].isupper():
        return True
    if (
        text[start - 2 : start].startswith("«")
        or text[end : end + 2] == " «"
        or _quoted_phrase(text, start, end)
    ):
        return True
    if text[start:end].lower() in ("du", "de la", "le", "la", "au") and re.match(
        r" [A-ZÀ-Ý]", text[end : end + 2]
    ):
        return True  # la vallée du Manicouagan
    following = re.match(r"\s+([^\W\d_]+)\s+([^\W\d_]+)", text[end : end + 60])
    return following is not None and following[1][0].isupper() and following[2][0].isupper()


def _quoted_phrase(text: str, start: int, end: int) -> bool:
    """Whether a word stands in a quotation of a few words, which names something: « réflexe famille »."""
    opening, closing = text.rfind("«", max(0, start - 30), start), text.find("»", end, end + 30)
    return (
        opening >= 0
        and closing >= 0
        and "»" not in text[opening:start]
        and not set(".!?") & set(text[opening:closing])
    )


_DOUBLETS = ("g3__gn_det_les_3m_et", "g3__gn_start_3m_et")
_RATES = forms("jour mois an année semaine heure minute personne foyer ménage famille enfant habitant")
_MEASURES = forms("coûté valu pesé mesuré duré vécu couru régné dormi")


def _contradicted(error: EngineError, sentence: Sentence) -> bool:
    """Whether our own reading of the sentence shows that nothing is wrong there."""
    start = sentence.span.start + error.start
    for index, word in enumerate(sentence.words):
        if word.start == start and (_is_right(error, sentence, index) or _doublet(sentence, index)):
            return True
        if word.start == start and error.option in _AGREEMENT:
            if error.rule.startswith(_DOUBLETS) and _both_genders(sentence, index):
                return True
            noun = word.role == "N" and (
                word.lower in NOUNS_FIRST
                or sentence.role(index + 1) in ("V", "A", "G")
                or sentence.role(index - 1) == "D"
            )
            if error.option == "conj" and noun:
                return True  # la filière bois emploie
            if word.role in ("A", "Q") and beyond_complement(sentence, index):
                return True
            return word.role in ("A", "Q") and agrees_before_adverb(sentence, index)
    return False


def _is_right(error: EngineError, s: Sentence, index: int) -> bool:
    """Measures (« les dollars que ce pain a coûté »), « je les ai entendu jouer », « des on-dit et des qu’en-dira-t-on »."""
    if s.lower(index) == "services" and s.lower(index + 1) == "scolaire":
        return True  # le centre de services scolaire
    if (
        is_sound(error, s, index)
        or _is_sound_group(error, s, index)
        or _is_sound_verb(error, s, index)
        or _is_misread(error, s, index)
    ):
        return True
    if "conf_tache_tâche" in error.rule:
        return s.lower(index).startswith("tâche")
    if "conf_à_vconj" in error.rule:
        return s.lower(index) == "commandite"  # grâce à la commandite de
    if "pleo_substantifs" in error.rule:
        return s.lower(index) == "marche"
    if "conf_pris_prix" in error.rule:
        return s.lower(index - 1) == "moitié"  # à moitié prix
    if "gn_pfx_à_par" in error.rule and s.lower(index - 1) == "par":
        return s.lower(index) in _RATES  # 25 litres par jour perdus
    if error.option == "ppas":
        return (
            s.lower(index) in _MEASURES
            or _before_infinitive(error.rule, s, index)
            or _told_us(error.rule, s, index)
        )
    if "gn_adverbe_juste" in error.rule:
        return bool(s.at(index - 1).form.lemmas() & {"être", "sembler", "paraître"})
    if "conj_tout__" in error.rule:
        return s.lower(index - 1) == "abord"  # tout d’abord, choisissez
    if "vmode_verbe_que" in error.rule:
        return "attention" in s.lowers(0, index)  # faites attention à ce que vous dites
    if "gn_nombre_chiffres" in error.rule and s.at(index).form.finite and "V" not in s.roles:
        return s.role(index - 2) == "F"  # un seuil de 20 donne droit
    if "gn_nombre_chiffres" in error.rule:  # « 12 ans si accompagné », « un 5 à 7 réseautage »
        return s.lower(index - 1) == "si" or s.lowers(index - 3, index) == ("5", "à", "7")
    if "conj_les_nom" in error.rule:
        return s.at(index).form.nominal and s.role(index + 1) in (".", ",", "")
    if s.lower(index) == "ensemble" and "gn_tous" in error.rule:
        return s.role(index + 1) in (",", ".", "")  # Tous ensemble, gardons la ville propre
    if "conf_peut_être" in error.rule:
        return s.lower(index + 1) == "être" and bool(s.at(index + 2).form.qualifiers)
    if "conf_substantif_à" in error.rule:
        return s.lower(index + 1) in BARE_OBJECTS or s.lower(index + 1) == s.lower(index + 3)  # petit à petit
    if "conf_davantage" in error.rule:  # une gamme complète d’avantages sociaux
        before = s.role(index - 1) in ("N", "A") and s.lower(index - 1) != "savoir"
        return before or s.role(index + 2) in ("A", "Q")
    if s.lower(index) in ("cour", "en") and "conf_cour_" in error.rule:
        yard = {"avant", "arrière", "latérale", "intérieure"} & set(s.lowers(index + 1, index + 3))
        return bool(yard or AT_LAW & set(s.lowers(0, index)))
    return s.lower(index) == "des" and s.lower(index - 1) in ("et", "ou", ",") and "des" in s.lowers(0, index)


# « Les gens que nous avons invités à venir »: these have the person for object.
_OF_PERSONS = forms(
    "inviter encourager convier autoriser obliger forcer aider inciter appeler préparer habituer amener remercier prier"
    " empêcher accuser persuader convaincre"
)


_SAID_TO_EACH_OTHER = forms(
    "écrit parlé téléphoné répondu plu déplu succédé souri menti nui suffi ressemblé promis dit donné offert serré partagé"
)


def _is_misread(error: EngineError, s: Sentence, index: int) -> bool:
    """Sentences that the engine reads wrong by a word beside: `ni lui ni elle ne…`, `merci à vous tous qui assurez`."""
    if "conj_elle_" in error.rule and "ni" in s.lowers(max(0, index - 5), index):
        return True
    if "conf_ils_non_verbe" in error.rule and s.lower(index) in ("et", "ou"):
        return s.lower(index + 1) in ("elle", "elles", "il", "ils")  # ils et elles ont
    if "ppas_sujet_" in error.rule and {("et", "autres"), ("ou", "autres")} & {
        s.lowers(k, k + 2) for k in range(max(0, index - 7), index)
    }:
        return True  # les bateaux, les roulottes et autres ne peuvent être stationnés
    if "vmode_qqch_que_subjonctif" in error.rule and "autant" in s.lowers(max(0, index - 5), index):
        return "pas" in s.lowers(0, index)  # n'en déduit pas pour autant qu'il s'agit
    if error.option == "conj" and s.lowers(index, index + 3) == ("mis", "à", "part"):
        return True  # il croit que mis à part le prix, tout va
    if s.lower(index) in ("quelles", "quels") and s.lower(index - 1) in ("telles", "tels"):
        return True  # les valeurs sont gardées telles quelles
    if "gn_nombre_plur" in error.rule and s.lower(index - 1) == "ans":
        return s.role(index) == "Q" and s.role(index + 1) in ("P", "F")  # ses cent ans entourée des siens
    if error.option == "gn" and s.lower(index - 1) == "," and s.lower(index - 2) in ("ans", "an"):
        return True  # Rosalie, 19 ans, pompière à temps partiel
    if s.lower(index - 1) == "ni" or s.lower(index + 1) == "stéréo":
        return True  # ni lui ni elle ne s’en souvenaient; un son stéréo
    if "ppas_être_confusion" in error.rule and {"de", "d'"} & set(s.lowers(max(0, index - 2), index)):
        return True  # le plus simple est de bien noter l’heure
    if "_se_être_verbe" in error.rule and s.lower(index) in _SAID_TO_EACH_OTHER:
        return True  # ils se sont écrit pendant des années
    if s.lower(index) == "merci" and s.lower(index - 1) == "fois":
        return True  # mille fois merci
    if s.lower(index) in ("tiens", "leu") and error.rule == "doublon":
        return True
    if s.lower(index) == "présentes" and s.lowers(index - 2, index) == ("par", "les"):
        return True  # avis est par les présentes donné
    if error.option == "gn" and s.lower(index) in ("sud", "nord", "est", "ouest"):
        return True  # la lointaine frontière sud
    thanked = s.lowers(0, 3) == ("merci", "à", "vous")
    if "conj_2p_sans_sujet" in error.rule and (
        thanked or {"vous", "-vous"} & set(s.lowers(max(0, index - 4), index))
    ):
        return True  # merci à vous tous qui assurez le succès; qui êtes-vous qui avancez là?
    if "conj_le_la_leur_nom" in error.rule and {"et", "ainsi", "aussi"} & set(s.lowers(0, index)):
        return True  # les soins ainsi que l’achat de matériel justifient
    if "conf_la_là" in error.rule and s.lower(index + 1) == "ou":
        return True  # le contenu de la ou des cases
    if "conf_voir_voire" in error.rule and s.at(index).form.infinitives and s.role(index - 1) in ("V", "W"):
        return True  # vous pourrez voir différentes œuvres
    if "gn_vingt" in error.rule and s.lower(index - 1) == "cent":
        return True  # l’an mille neuf cent quatre-vingt
    if "conf_de_vconj" in error.rule and s.lower(index) in ("crisse", "commandite"):
        return True  # des oreilles de crisse
    if "conf_dès_des_dés" in error.rule and s.role(index + 1) in ("#", "W"):
        return True  # à l’exception des 24, 25 et 26 décembre
    if "conf_eh_bien" in error.rule and s.at(index).text == "et":
        return True  # et bien se défendre
    if s.lower(index - 1) == "," and ("infi_verbes" in error.rule or "ppas_pronom_avoir" in error.rule):
        return True  # Allez, ce soir, dansez; il y a longtemps, régnait un roi
    if "gn_la_2m" in error.rule and s.lower(index - 1) in ("journée", "nuit", "soirée", "semaine"):
        return True  # toute la journée assis
    return error.option in ("gn", "conj") and _each_its_own(s, index)


def _before_infinitive(rule: str, s: Sentence, index: int) -> bool:
    """`les bacs qu’elle a oublié de sortir`, `il les a laissé en faire`: the object is that of the infinitive."""
    asked = {lemma for lemma, _ in s.at(index).form.participle_verbs} & _OF_PERSONS
    linked = "avoir" in rule and not asked and s.lower(index + 1) in ("à", "de", "d'")
    k = index + 1 + linked
    while s.role(k) == "O":
        k += 1
    return s.role(k) == "Y"


_GIVEN = forms("fait dit donné appris montré demandé promis offert permis raconté écrit")


def _each_its_own(s: Sentence, index: int) -> bool:
    """`les mondes terrestre et marin`, `les réseaux sanitaire et pluvial`: two singulars for one plural noun."""
    first, second = s.at(index).form, s.at(index + 2)
    joined = s.lower(index + 1) in ("et", "ou") and s.role(index) in "AV" and s.role(index - 1) == "N"
    single = second.role == "?" or "p" not in {n for _, n in second.form.adjectives}
    return joined and second.role in ("A", "?") and single and "s" in {n for _, n in first.adjectives}


def _told_us(rule: str, s: Sentence, index: int) -> bool:
    """`ce que ces gens nous ont fait`: « nous » is to whom."""
    if "ppas_nous_vous_avoir" in rule and s.role(index - 3) == "K":
        return True  # des arbres ou en installer que vous aurez achetés
    to_us = "ppas_nous_avoir" in rule or "ppas_vous_avoir" in rule
    return to_us and s.lower(index) in _GIVEN and any(w.role == "K" for w in s.words[:index])


def _is_sound_group(error: EngineError, s: Sentence, index: int) -> bool:
    """Noun groups the engine splits badly: « une cabane à sucre urbaine », « des tuques vert forêt », « leurs cent ans »."""
    rule, lower = error.rule, s.lower(index)
    if lower in ("curriculum", "fois") and error.option == "gn":
        return lower == "fois" or s.lower(index + 1) in ("vitæ", "vitae")  # vu plusieurs fois revêtus
    if error.option == "gn" and s.role(index - 1) == "N" and s.role(index + 1) == "N":
        before = lower in PRENOMINAL and s.at(index).form.adjectives & s.at(index + 1).form.nouns
        if before and lower not in ("même", "seul"):
            return True  # l'opération grand ménage
    if "conf_quelle_qu_elle" in rule and s.lower(index - 1) in ("telle", "telles"):
        return True  # la liste des membres telle quelle suffit
    if error.option == "gn" and lower in _COLOURS and s.lower(index + 1)[:4] == "vêtu":
        return True  # tout de noir vêtus
    if "conf_salle_sale" in rule and s.lower(index + 1) in ("de", "d'", "des", "du"):
        return True  # fut tour à tour salle de danse, entrepôt et atelier
    if "gn_pfx_en" in rule and (s.lower(index + 1) in _SEVERAL or lower in _IN_PIECES):
        return True  # met en relation différentes familles; le fromage en grains frais
    if "infi_de_verbe" in rule and lower.endswith("ée"):
        return s.role(index - 2) == "N" and s.at(index - 2).form.nouns <= {("f", "s"), ("f", "p"), ("m", "s")}
    if "gn_det_epi" in rule and s.at(index + 1).capital:
        return bool(s.at(index).form.nouns)  # votre carte Citoyen
    if "conf_pause_pose" in rule:
        return lower == "pose" and s.role(index + 1) == "F"  # la pose du carrelage
    if "par_en_rafales" in rule or ("gn_leurs_" in rule and s.role(index + 1) == "#"):
        return True  # « en rafale » s’écrit aussi au singulier
    if "gn_pfx_à_par" in rule and s.lower(index - 1) == "à":
        return bool(possible(s, index, s.at(index + 1)) & s.at(index + 1).form.qualifiers)
    if lower in ("matin", "soir") and s.role(index - 1) in ("N", "A", "Q"):
        return True  # fait traverser les écoliers matin et soir
    if "gn_des_" in rule and lower in _COLOURS:
        return s.role(index + 1) in ("N", "A")
    return (
        error.option == "gn" and s.at(index).form.gerund and s.role(index + 1) == "D"
    )  # 24 h suivant la pose


def _is_sound_verb(error: EngineError, s: Sentence, index: int) -> bool:
    """Verbs: « la chaleur qu’il a fait », « c’est en présence de ses amis qu’il a… », « composez le 911 »."""
    rule, lower = error.rule, s.lower(index)
    if "se_être" in rule and s.lower(index - 2) == "en":
        return True  # elle s'en fut dormir
    if "conj_des_nom" in rule and s.at(index).form.adjectives:
        return s.role(index + 1) in (".", ",", "", "C")  # des gradins combles
    if error.option == "conj" and _joined_persons(s, index):
        return True
    if "ppas_det_sing_COD_que" in rule and lower in ("fait", "fallu"):
        return "il" in s.lowers(max(0, index - 3), index)
    if "COD_que" in rule and ("m", "s") not in s.at(index).form.qualifiers:
        que = next((k for k in range(index - 1, 0, -1) if s.role(k) == "K"), 0)
        if possible(s, que - 1, s.at(index)) & s.at(index).form.qualifiers:
            return True  # la liste des bacs que vous avez transmise
    if "ppas_adj_être" in rule and index == 0 and lower in _COLOURS:
        return True  # Vert est la couleur de l'année
    if "ppas_det_nom_avoir" in rule and s.at(index - 1).text == "A":
        return True  # le lot A remplace le lot B
    if "COD_que" in rule and any(is_cleft(s, k) for k in range(index) if s.role(k) == "K"):
        return True
    moving = s.at(index).form.lemmas() & {"venir", "aller", "passer", "vouloir", "entrer", "arrêter"}
    if ("imp_union_" in rule or "inte_union_" in rule) and moving:
        return s.lower(index + 1) in ("vous", "nous") and s.at(index + 2).lower.endswith(
            ("er", "ir", "re", "ez")
        )
    if "imp_union_" in rule:
        pronoun = s.at(index + 1)
        return pronoun.role == "#" or pronoun.capital or s.lower(index + 2) in ("ou", "et")
    if "conf_a_à_verbe" in rule:
        return s.lower(index - 1) in _UNTIL  # jusqu’à maintenant identifiés
    # « Est a confirmer », « plein a craquer »: another rule sees the preposition.
    before = s.role(index - 2) == "V" or s.lower(index - 2) in LEADING
    return "ppas_avoir" in rule and s.lower(index - 1) == "a" and before


_IN_PIECES = forms(
    "grains morceaux tranches cubes bouquets feuilles filets lanières rondelles copeaux flocons bottes granules"
)
_SEVERAL = forms("différents différentes divers diverses certains certaines plusieurs")
_COLOURS = forms("vert bleu rouge jaune gris brun noir blanc rose beige violet")
_TONIC = forms("vous nous moi toi vous-même vous-mêmes nous-mêmes toi-même moi-même")


def _joined_persons(s: Sentence, index: int) -> bool:
    """`Vous-même ou votre mandataire pouvez`: the verb takes the first of the persons."""
    return any(
        s.lower(k) in ("et", "ou", "ni") and (s.lower(k - 1) in _TONIC or s.lower(k + 1) in _TONIC)
        for k in range(max(1, index - 10), index)
    )


def _doublet(s: Sentence, index: int) -> bool:
    """« Les candidats et candidates retenus »: the second name is the feminine of the first."""
    if s.lower(index - 1) not in ("et", "ou"):
        return False
    first, second = s.at(index - 2), s.at(index)
    same = first.lower[:4] == second.lower[:4]
    return same and {n for _, n in first.form.nouns} == {n for _, n in second.form.nouns}


def _both_genders(sentence: Sentence, index: int) -> bool:
    """`les citoyennes et citoyens présents`: the qualifier agrees with both, in the masculine plural."""
    for left in (index, index - 2):
        one, other = sentence.at(left).form.nouns, sentence.at(left + 2).form.nouns
        if sentence.lower(left + 1) in ("et", "ou") and {g for g, _ in one} != {g for g, _ in other}:
            return bool(one and other)
    return False
