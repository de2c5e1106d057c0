"""ce, se and ceux, ces and ses: what shows, what reflects, what belongs."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.a import MOMENTS
from desktop.checks.grammar.homophones.places import (
    bare_noun,
    has_subject,
    no_verb_before,
    only_singular,
    skip_adverbs,
    verb_at,
)
from desktop.checks.reading.function_words import OBJECT_CLITICS
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import forms

_CE = forms("ce")
_SE = forms("se")
_STAYS = forms("être pouvoir devoir avoir sembler")


def ce_reflexive(s: Sentence) -> Iterator[Hit]:
    """`le dépôt ce fait`, `les conseillères ce sont opposées`, `Ce rendre au parc`: the pronoun of the verb."""
    for i in s.places(_CE):
        following = s.at(i + 1)
        if s.lower(i - 1) == "pour" and following.lower in ("faire", "dire"):
            continue  # pour ce faire
        if following.form.infinitives and not following.form.nouns and following.lower != "être":
            yield on(s.at(i), "Devant un verbe, c’est le pronom « se ».", "se")
            continue
        if s.role(i - 1) == "S" and following.form.finite and not s.lower(i - 1).startswith("-"):
            yield on(s.at(i), "Devant un verbe, c’est le pronom « se ».", "se")
            continue
        if not has_subject(s, i) or s.lower(i - 1) in ("tout", "et"):
            continue
        if following.lower in ("sont", "étaient", "seront"):
            target = s.at(skip_adverbs(s, i + 2))
            marked = not target.form.nouns or (
                s.role(i - 1) in ("N", "A", "Q") and s.at(i - 1).lower.endswith("s")
            )
            if target.form.participles and marked and no_verb_before(s, i):
                yield on(s.at(i), "Le verbe est pronominal : « se ».", "se")
            continue
        verb = verb_at(s, i + 1)
        if verb is None and following.form.finite and s.role(i + 2) in ("P", ".", ",", "W"):
            verb = i + 1 if not following.form.nominal else None
        feminine = {g for g, _ in following.form.nouns} == {"f"}
        if verb is None and following.form.finite and feminine and s.role(i + 2) in ("D", "P", "W"):
            verb = i + 1  # le conseil ce réserve le droit; le demandeur ce présente avec son plan
        if (
            verb is not None
            and not s.at(verb).form.lemmas() & _STAYS
            and following.lower not in ("qui", "que")
        ) and (no_verb_before(s, i) or s.role(i - 1) in ("S", "R")):
            yield on(s.at(i), "Devant un verbe, c’est le pronom « se ».", "se")


def se_demonstrative(s: Sentence) -> Iterator[Hit]:
    """`se beau projet`, `apportez se que vous voulez`: the demonstrative."""
    for i in s.places(_SE):
        following = s.at(i + 1)
        if following.lower in ("qui", "que", "qu'", "dont"):
            people = following.lower == "qui" and (
                s.at(i + 2).form.persons == {"3p"} or s.lower(i + 2) in ("ont", "sont")
            )
            yield on(
                s.at(i), "C’est le démonstratif « ce ».", *(("ceux", "ce") if people else ("ce", "ceux"))
            )
            continue
        k = i + 2 if following.lower in ("n'", "ne") else i + 1
        presents = s.lower(k) in ("est", "était", "sera", "serait", "sont", "étaient", "fut") and (
            s.lower(k + 1)
            in ("pas", "pour", "un", "une", "le", "la", "les", "l'", "plus", "jamais", "des", "à", "trop")
        )
        if s.lowers(k + 1, k + 3) in (("le", "plus"), ("le", "moins"), ("le", "mieux")):
            presents = presents and not s.at(k + 3).form.participles  # se sont le plus disputés
        if (presents and s.role(i - 1) in ("", ".", ",", "L")) or following.lower == "," or _presents(s, i):
            yield on(s.at(i), "C’est le démonstratif « ce ».", "ce")
            continue
        # Nothing of a participle can follow « se »: a form that is also a noun is that noun.
        pairs = bare_noun(s, i + 1) or following.form.nouns
        if following.lower in OBJECT_CLITICS:
            continue  # elle se la rappelle
        moment = following.lower in MOMENTS
        if (following.form.gerund or following.form.adverb or following.form.preposition) and not moment:
            continue
        bare = pairs and not following.form.finite and not following.form.infinitives
        if moment or (bare and (only_singular(pairs) or _only_noun(following))):
            gender = {g for g, _ in pairs}
            vowel = following.lower[:1] in "aeiouéèêh"
            text = "cette" if gender == {"f"} else "cet" if vowel else "ce"
            yield on(s.at(i), "Devant un nom, c’est le déterminant « ce ».", text)


def _presents(s: Sentence, i: int) -> bool:
    """`se sont les bénévoles`, `se serait une fête`: a presentative, not `ils se sont tous inscrits`."""
    if s.role(i - 1) in ("S", "R") or s.lower(i + 2) in ("tout", "tous", "toutes"):
        return False
    being = s.lower(i + 1) in ("est", "sera", "sont", "seront", "serait", "était")
    return being and s.role(i + 2) in ("D", "#")


def _only_noun(word: Word) -> bool:
    return bool(word.form.nouns) and not (word.form.verbs or word.form.participles)


_CEUX = forms("ceux")
_HAPPEN = forms("passer compter concerner suivre importer manquer falloir rester arriver suffire signifier")
_SAYINGS = forms("savoir faire dire penser apporter retenir demander passer croire")


def ceux_for_ce(s: Sentence) -> Iterator[Hit]:
    """`dans ceux premier épisode`, `ceux qui se passe`, `tout ceux que`, `ceux que vous devez savoir`."""
    for i in s.places(_CEUX):
        following = s.lower(i + 1)
        noun = s.at(i + 1).form.nouns or s.lower(i + 1) in ("samedi", "premier", "dernier", "prochain")
        if (
            noun
            and ("m", "s") in (s.at(i + 1).form.nouns | s.at(i + 1).form.adjectives)
            and following != "là"
            and not (s.at(i + 1).form.gerund or s.at(i + 1).form.adverb)
        ):
            if not s.at(i + 1).form.participles or s.role(i - 1) in ("P", "F"):
                yield on(s.at(i), "Devant un nom, c’est le déterminant « ce ».", "ce")
        elif following == "qui":
            verb = verb_at(s, i + 2)
            if verb is None and s.lower(i + 2) in ("se", "s'") and s.at(i + 3).form.finite:
                verb = i + 3
            about = s.lower(i - 1) in ("tout", "voici", "voilà") or "savoir" in s.at(i - 1).form.lemmas()
            happens = verb is not None and s.at(verb).form.lemmas() & _HAPPEN
            if verb is None or not (about or happens):
                continue  # of « ceux qui danse », the verb is wrong
            if "3s" in s.at(verb).form.persons and "3p" not in s.at(verb).form.persons:
                yield on(s.at(i), "Le verbe est au singulier : « ce qui ».", "ce")
        elif following in ("que", "qu'", "dont") and _about_things(s, i):
            yield on(s.at(i), "« Ce » : la chose; « ceux » : les personnes.", "ce")


def _about_things(s: Sentence, i: int) -> bool:
    if s.lower(i - 1) == "tout":
        return True
    asked = bool(s.at(i - 1).form.lemmas() & forms("demander savoir dire voir")) or s.lower(i - 1) in (
        "voilà",
        "voici",
    )
    known = any(w.role == "Y" and w.form.lemmas() & _SAYINGS for w in s.words[i + 2 : i + 7])
    subject = s.lower(i + 2) in ("vous", "nous", "il", "l'", "on", "je", "tu", "en") or asked
    return subject and (known or asked)


def ce_for_ceux(s: Sentence) -> Iterator[Hit]:
    """`Ce qui verront de la fumée`, `tous ce qui ont une carte`, `celles et ce qui`: the people who."""
    for i in s.places(_CE):
        following = s.lower(i + 1)
        if s.lowers(i - 2, i) in (("celles", "et"), ("celle", "et")):
            yield on(s.at(i), "« Ceux » représente les personnes.", "ceux")
        elif following == "qui":
            verb = verb_at(s, i + 2)
            if (verb is not None and s.at(verb).form.persons == {"3p"} and s.lower(verb) != "sont") or (
                verb is not None
                and s.lower(verb) == "sont"
                and s.role(i - 1) in ("P", "")
                and s.lower(i - 1) != "de"
            ):
                yield on(s.at(i), "Le verbe est au pluriel : « ceux qui ».", "ceux")
        elif following in ("de", "d'", "du", "des") and s.role(i - 1) in ("P", "C", "K"):
            fixed = s.lower(i + 2) in ("plus", "fait", "pas", "côté") or s.lower(i - 1) in ("sur", "et")
            if not fixed:
                yield on(s.at(i), "« Ceux » représente les personnes ou les choses.", "ceux")


_OPENS = forms(
    "terminer commencer débuter dévoiler présenter adopter publier lancer ouvrir fermer rouvrir reprendre poursuivre cesser prolonger modifier changer étendre adapter réviser réduire"
)
_HOURS = forms(
    "priorités orientations prévisions résultats travaux inscriptions opérations séances portes heures horaires bureaux services activités installations lumières effectifs"
)
_THANKS = forms("remercier féliciter saluer")
_ITS_PEOPLE = forms(
    "bénévoles employés employées citoyens citoyennes membres partenaires résidents abonnés usagers commanditaires"
)


def ces_for_ses(s: Sentence) -> Iterator[Hit]:
    """`l’atelier ouvre ces portes`, `prolonge ces heures d’ouverture`: what belongs to the subject."""
    for i in s.places(forms("ces")):
        verb = s.at(i - 1)
        with_its = (
            s.lower(i - 1) == "et" and i in (3, 4) and s.lower(0) in ("le", "la", "l'", "notre", "votre")
        )
        each = s.lower(0) in ("chaque", "chacun", "chacune") and s.role(i - 1) in ("V", "Y", "P", "F")
        each = each and any(w.role == "V" for w in s.words[1:i])  # Chacun de ces bacs
        each = each and s.lowers(i - 2, i) not in (("un", "de"), ("une", "de"))  # par l’un de ces moyens
        if (with_its and s.role(i - 2) in ("N", "M") and s.at(i + 1).form.nouns) or each:
            yield on(s.at(i), "Ce qui appartient au sujet : « ses ».", "ses")
            continue
        done = s.role(i - 1) == "Q" and s.lower(i - 2) in ("a", "avait", "aura")
        if not verb.form.persons & {"3s"} and not verb.form.infinitives and not done:
            continue
        lemmas = verb.form.lemmas(participle=done)
        opened = lemmas & _OPENS and s.lower(i + 1) in _HOURS
        thanked = lemmas & _THANKS and s.lower(i + 1) in _ITS_PEOPLE and s.role(i + 2) in ("P", ".")
        subject = any(w.role in ("N", "M", "S") for w in s.words[: i - 1]) and s.lower(i - 2) not in (
            "vous",
            "nous",
        )
        if (
            subject
            and (opened or thanked)
            and "X" not in s.roles
            and "on" not in s.lowers(0, i)
            and s.span.start == s.document.segments[0].start
        ):
            yield on(s.at(i), "Ce qui appartient au sujet : « ses ».", "ses")


def ses_for_ces(s: Sentence) -> Iterator[Hit]:
    """`ses derniers jours`, `un de ses jours`, `lesquels de ses objets`: nobody owns them."""
    for i in s.places(forms("ses")):
        if s.at(i - 1).form.lemmas() & _SPENDING:
            continue  # il vécut ses dernières heures au manoir
        days = s.lower(i + 1) in ("derniers", "dernières", "prochains", "prochaines") and s.lower(i + 2) in (
            "jours", "temps", "semaines", "mois", "heures",
        )  # fmt: skip
        counted = (
            s.lower(i + 2) in ("derniers", "dernières", "prochains", "prochaines") and s.role(i + 1) == "#"
        )
        days = days or (counted and s.lower(i + 3) in _SPANS_OF_TIME)
        one = s.lowers(i - 2, i) == ("un", "de") and s.lower(i + 1) in ("jours", "matins", "quatre")
        which = s.lower(i - 1) == "de" and s.lower(i - 2) in _WHICH
        here = s.lower(i + 1).endswith(("-ci", "-là"))
        nobody = i == 2 and s.lowers(0, 2) in (
            ("qui", "sont"),
            ("où", "sont"),
            ("où", "vont"),
            ("où", "mènent"),
        )
        nobody = nobody and s.span.start == s.document.segments[0].start
        if days or one or which or here or nobody:
            yield on(s.at(i), "Ce que l’on montre : « ces ».", "ces")


_SPENDING = forms("vivre passer consacrer couler finir")
_SPANS_OF_TIME = forms("jours semaines mois années heures saisons ans minutes")
_WHICH = forms("lequel laquelle lesquels lesquelles auxquels auxquelles desquels desquelles auquel")


RULES = (
    GrammarRule(
        "homophone.se_verbe",
        ce_reflexive,
        "« Se » accompagne un verbe; « ce », un nom.",
        bad=(
            ("Le dépôt ce fait à l’arrière.", "Le dépôt se fait à l’arrière."),
            ("Les deux élues ce sont opposées au projet.", "Les deux élues se sont opposées au projet."),
            ("Ce rendre au parc est facile.", "Se rendre au parc est facile."),
        ),
        good=("Ce sont nos voisins.", "Ce devrait être long.", "Le parc, ce sera beau.", "Tout ce peut arriver.", "Ce matin.", "Pour ce faire, signez."),
        words=_CE,
    ),
    GrammarRule(
        "homophone.ce_nom",
        se_demonstrative,
        "« Ce » accompagne un nom; « se », un verbe.",
        bad=(
            ("Se beau projet avance.", "Ce beau projet avance."),
            ("Apportez se que vous voulez.", "Apportez ce que vous voulez."),
            ("On visite se musée samedi.", "On visite ce musée samedi."),
            ("Rendez-vous se samedi au parc.", "Rendez-vous ce samedi au parc."),
            ("Se sont les bénévoles du club.", "Ce sont les bénévoles du club."),
        ),
        good=("Il se lève.", "On se tient debout.", "Elle se montre prudente.", "Se garer ici est permis.", "Elles se sont toutes inscrites lundi."),
        words=_SE,
    ),
    GrammarRule(
        "homophone.ce_ceux",
        ceux_for_ce,
        "« Ce » accompagne un nom ou représente une chose; « ceux », des personnes.",
        bad=(
            ("Dans ceux premier épisode, on rit.", "Dans ce premier épisode, on rit."),
            ("Voici ceux qui se passe au parc.", "Voici ce qui se passe au parc."),
            ("Ceux que vous devez savoir est affiché.", "Ce que vous devez savoir est affiché."),
        ),
        good=("Ceux qui viennent.", "Ceux que vous aimez.", "Voici ceux du comité.", "Merci à ceux que cela touche.", "Ceux ayant payé.", "Seuls ceux possédant un permis entrent."),
        words=_CEUX,
    ),
    GrammarRule(
        "homophone.ceux",
        ce_for_ceux,
        "« Ceux » représente des personnes; « ce » accompagne un nom ou représente une chose.",
        bad=(
            ("Ce qui verront de la fumée appellent.", "Ceux qui verront de la fumée appellent."),
            ("Merci à celles et ce qui ont aidé.", "Merci à celles et ceux qui ont aidé."),
            ("On joue avec ce de l’autre école.", "On joue avec ceux de l’autre école."),
        ),
        good=("Ce qui compte, c’est vous.", "Ce que vous aimez.", "Et ce, dès demain.", "Sur ce, bonne nuit."),
        words=_CE,
    ),
    GrammarRule(
        "homophone.ses_siens",
        ces_for_ses,
        "« Ses » marque l’appartenance; « ces » montre.",
        bad=(
            ("L’atelier ouvre ces portes jeudi.", "L’atelier ouvre ses portes jeudi."),
            ("Chaque locataire est responsable de ces ordures.", "Chaque locataire est responsable de ses ordures."),
            ("La bibliothèque prolonge ces heures d’ouverture.", "La bibliothèque prolonge ses heures d’ouverture."),
            ("La Ville remercie ces employés pour leur travail.", "La Ville remercie ses employés pour leur travail."),
        ),
        good=("On ferme ces rues.", "La Ville ouvre ces dossiers.", "Fermez ces portes.", "Elle aime ces heures.", "Chacune de ces pistes est balisée.", "Le club remercie ces gens."),
        words=forms("ces"),
    ),
    GrammarRule(
        "homophone.ces",
        ses_for_ces,
        "« Ces » montre; « ses » marque l’appartenance.",
        bad=(
            ("Il a plu ses derniers jours.", "Il a plu ces derniers jours."),
            ("Lesquels de ses objets vont au bac?", "Lesquels de ces objets vont au bac?"),
            ("Passez un de ses jours.", "Passez un de ces jours."),
            ("Ses deux dernières semaines ont été froides.", "Ces deux dernières semaines ont été froides."),
            ("Qui sont ses gens sur la photo?", "Qui sont ces gens sur la photo?"),
        ),
        good=("Il range ses outils.", "Un de ses amis.", "Ses derniers romans.", "Elle passa ses dernières années au manoir.", "Elle vend ses livres."),
        words=forms("ses"),
    ),
)  # fmt: skip
