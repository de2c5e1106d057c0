"""c’est, s’est, sait, ces and ses: what presents, what reflects."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import (
    bare_noun,
    has_subject,
    joined,
    no_verb_after,
    no_verb_before,
    only_plural,
    opens_clause,
    skip_adverbs,
)
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_S = forms("s'")
_C = forms("c'")
_ETRE = forms("est était sera serait")
_PRESENTS = "« C’est » présente : on peut dire « cela est »."


def s_est_without_subject(s: Sentence) -> Iterator[Hit]:
    """`S’est au sommet de la côte`, `s’est en 1911 que`: nothing before it can be its subject."""
    for i in s.places(_S):
        if s.lower(i + 1) not in _ETRE or not opens_clause(s, i) or s.role(i - 1) in ("R", "U"):
            continue
        if s.lower(i + 2).startswith("-"):
            continue
        target = s.at(skip_adverbs(s, i + 2))
        linked = s.lower(i - 1) in ("et", "ou", "mais", "puis", ",") or s.role(i - 1) in ("K", "U")
        if not target.form.participles or (
            target.form.nouns and not linked and s.role(i + 3) not in ("P", "O")
        ):
            yield on(s.at(i), _PRESENTS, f"c{s.apostrophe()}")


def c_est_reflexive(s: Sentence) -> Iterator[Hit]:
    """`le taux c’est établi à 38 %`, `sa toile, un champ d’avoine, c’est vendue`: the verb of the subject before."""
    for i in s.places(_C):
        if s.lower(i + 1) not in ("est", "était", "sont", "étaient") or s.role(0) not in (
            "W",
            "D",
            "M",
            "#",
            "N",
            "T",
        ):
            continue
        j = skip_adverbs(s, i + 2)
        target = s.at(j)
        subject = has_subject(s, i) and s.lower(i - 1) not in ("ce", "ça", "cela")
        aside = s.lower(i - 1) == "," and "," in s.lowers(1, i - 1)
        if s.lower(i - 1) == "tout" and not target.form.lemmas() & forms(
            "passer dérouler terminer arrêter jouer"
        ):
            continue
        marked = target.form.participles and ("m", "s") not in target.form.participles
        if not (target.form.participles and (subject or (aside and marked))) or not no_verb_before(s, i):
            continue
        if (
            target.role in ("Q", "V", "A")
            and s.lower(j + 1) not in ("que", "qu'", "qui")
            and _no_relative(s, i)
        ):
            yield on(s.at(i), "Le verbe est pronominal : « s’ ».", f"s{s.apostrophe()}")


def _no_relative(s: Sentence, i: int) -> bool:
    return all(s.role(k) not in ("R", "K", "U", "L", "Y") for k in range(i))


_DEMONSTRATIVE = forms("ces ses")
_JUDGED = forms("dommage vrai faux certain clair évident sûr beau bon bien mieux")
_CEST_BEFORE = forms("pas plus toujours vraiment déjà très trop aussi bien mieux ainsi là enfin encore")


def ces_for_c_est(s: Sentence) -> Iterator[Hit]:
    """`Ses en 1911 que`, `ces entourée de`, `Demain, ses jour de collecte`: no plural noun follows."""
    for i in s.places(_DEMONSTRATIVE):
        following = s.at(i + 1)
        if not (opens_clause(s, i) or s.lower(i - 1) in ("et", "mais", "que", "puis")):
            continue
        if following.role in ("#", "?", ".", "") or following.capital or not following.form.known:
            continue
        pairs = following.form.nouns | following.form.qualifiers
        closed = following.role in ("D", "P", "F", "S", "T", "L", "K", "X") or following.lower in _CEST_BEFORE
        lonely = (
            pairs
            and all(n == "s" for _, n in pairs)
            and (
                (s.role(i + 2) in ("F", "P") and no_verb_after(s, i + 2))
                or (s.role(i + 2) == "K" and following.lower in _JUDGED)
            )
        )
        unmarked = not any(n == "p" for _, n in pairs) and not following.form.nouns
        superlative = following.lower in ("plus", "moins", "mieux", "très") and any(
            n == "p" for _, n in s.at(i + 2).form.qualifiers
        )
        quantified = following.lower in (
            "quelques",
            "divers",
            "diverses",
            "différents",
            "différentes",
            "mêmes",
        )
        if superlative or quantified:
            continue
        judged = lonely and following.lower in _JUDGED
        if closed or unmarked or judged or (lonely and s.lower(i - 1) == ","):
            yield on(s.at(i), _PRESENTS, f"c{s.apostrophe()}est")


def c_est_for_ses(s: Sentence) -> Iterator[Hit]:
    """`il fit c’est études`, `dans c’est fonctions`, `C’est heures ont changé`: a plural noun follows."""
    for i in s.places(_C | _S):
        if s.lower(i + 1) != "est":
            continue
        if s.role(i + 2) == "D":
            continue  # et c'est nos randonneurs qui en profiteront
        pairs = bare_noun(s, i + 2)
        governed = s.role(i - 1) in ("P", "F", "V", "Y", "G", "C", "Q")
        subject = opens_clause(s, i) and not no_verb_after(s, i + 3)
        plural = only_plural(pairs) or (governed and _plural_noun(s, i + 2))
        if plural and (governed or subject) and s.role(i + 2) != "V":
            both = ("ces", "ses") if _speaks_to_somebody(s, i) else ("ses", "ces")
            yield joined(s, i, i + 1, "Devant un nom pluriel, c’est « ces » ou « ses ».", *both)


def _plural_noun(s: Sentence, i: int) -> bool:
    form = s.at(i).form
    return bool(form.nouns) and all(n == "p" for _, n in form.nouns) and not form.adverb


def _speaks_to_somebody(s: Sentence, i: int) -> bool:
    """Whether nobody is there to own anything: an order, « vous », « nous »."""
    earlier = set(s.lowers(0, i))
    if {"il", "elle", "on", "qui", "sa", "son", "ses"} & earlier or any(w.role == "M" for w in s.words[:i]):
        return False
    singular = any(w.role == "N" and ("m", "s") in w.form.nouns | w.form.nouns for w in s.words[:i])
    return not singular or any(w.lower.endswith("ez") for w in s.words[:i])


_KNOW = forms("c' s' ses ces")
_QUESTIONS = forms("où quand comment si quel quelle quels quelles pourquoi combien qui que quoi")


def c_est_for_sait(s: Sentence) -> Iterator[Hit]:
    """`on ne c’est pas encore quand`, `personne ne s’est où`: the verb savoir."""
    for i in s.places(_KNOW):
        clitic = s.lower(i) in ("c'", "s'")
        if clitic and s.lower(i + 1) not in ("est", "ait"):
            continue
        last = i + 1 if clitic else i
        j = last + 1
        while s.lower(j) in ("pas", "plus", "jamais", "encore", "toujours", "trop"):
            j += 1
        denied = s.lower(i - 1) in ("ne", "n'")
        who = s.lower(i - 1) in ("on", "il", "elle", "qui") and s.lower(j) in _QUESTIONS - {
            "que",
            "qui",
            "quoi",
        }
        wondered = i == 1 and s.lower(0) == "qui" and s.lower(j) in ("à", "ce", "de", "s'")
        if (denied and s.lower(j) in _QUESTIONS | {"."}) or who or wondered:
            yield joined(s, i, last, "C’est le verbe « savoir ».", "sait")


_FORM_OF_S_EST = forms("ces ses sait")
_ALIKE = forms("mis pris remis épris repris surpris permis soumis dit fait refait")


def small_word_for_s_est(s: Sentence) -> Iterator[Hit]:
    """`La cérémonie ces tenue à l’église`, `la rivière sait retirée`: a participle, which no determiner precedes."""
    for i in s.places(_FORM_OF_S_EST):
        j = skip_adverbs(s, i + 1)
        target = s.at(j)
        pairs = target.form.nouns | target.form.qualifiers
        if not target.form.participles or not (has_subject(s, i) or s.lower(i - 1) in ("ne", "puis")):
            continue
        verb = s.lower(i) == "sait"
        alone = (j > i + 1 or not target.form.nouns) if verb else all(number == "s" for _, number in pairs)
        fixed = target.lower in _ALIKE and s.role(j + 1) in ("P", "F", "O", "A", "Y")
        known = target.form.infinitives or target.form.adverb
        if (alone or fixed) and not known and (s.role(i - 1) != "V"):
            yield on(s.at(i), "Le verbe est pronominal : « s’est ».", f"s{s.apostrophe()}est")


def sait_for_c_est(s: Sentence) -> Iterator[Hit]:
    """`Sait ce qu’il faut retenir`, `chose certaine, sait là que tout commence`: nobody is there to know."""
    for i in s.places(_SAIT):
        opening = i == 0 or s.lower(i - 1) in (".", ";", "!") or (s.lower(i - 1) == "," and i > 1)
        after = s.lower(i + 1)
        presents = after in (
            "ce",
            "là",
            "ici",
            "celle",
            "celui",
            "ainsi",
            "pourquoi",
            "un",
            "une",
            "le",
            "la",
            "les",
        )
        presents = presents or bool(s.at(i + 1).form.qualifiers and s.role(i + 2) in (",", ".", "P"))
        earlier = s.lower(i - 1) == "," and any(w.role == "V" for w in s.words[:i])
        if opening and presents and not earlier and not s.at(i + 1).form.infinitives:
            yield on(s.at(i), _PRESENTS, f"c{s.apostrophe()}est")


_SAIT = forms("sait")


RULES = (
    GrammarRule(
        "homophone.s_est_participe",
        small_word_for_s_est,
        "« S’est » précède le participe d’un verbe pronominal.",
        bad=(
            ("La cérémonie ces tenue à l’église.", "La cérémonie s’est tenue à l’église."),
            ("Le toit ses effondré.", "Le toit s’est effondré."),
            ("La rivière sait retirée.", "La rivière s’est retirée."),
            ("Elle sait vite remise au travail.", "Elle s’est vite remise au travail."),
        ),
        good=(
            "Il range ses reçus.",
            "On veut ces permis demain.",
            "Elle sait lire.",
            "La Ville vend ses employés? Non.",
            "Il sait parfaitement nager.",
        ),
        words=forms("ces ses sait"),
    ),
    GrammarRule(
        "homophone.c_est_savoir",
        sait_for_c_est,
        "« C’est » présente; « sait » est le verbe savoir.",
        bad=(
            ("Sait ce qu’il faut retenir.", "C’est ce qu’il faut retenir."),
            ("Sait complet, il n’y a plus de place.", "C’est complet, il n’y a plus de place."),
            ("Bonne nouvelle, sait gratuit.", "Bonne nouvelle, c’est gratuit."),
        ),
        good=("Sait-on jamais?", "Sait nager, aime l’eau.", "Qui sait, il viendra.", "Elle le sait, la rue est fermée."),
        words=forms("sait"),
    ),
    GrammarRule(
        "homophone.c_est",
        s_est_without_subject,
        "« C’est » présente; « s’est » accompagne un verbe pronominal et son sujet.",
        bad=(
            ("S’est au sommet que la croix se dresse.", "C’est au sommet que la croix se dresse."),
            ("S’est en 1911 qu’on bâtit l’église.", "C’est en 1911 qu’on bâtit l’église."),
            ("Venez, s’est toujours gratuit.", "Venez, c’est toujours gratuit."),
        ),
        good=("Il est tombé et s’est relevé.", "La porte s’est ouverte.", "S’est ajoutée une scène.", "Qui s’est perdu?"),
        words=forms("s"),
    ),
    GrammarRule(
        "homophone.s_est_sujet",
        c_est_reflexive,
        "« S’est » accompagne un verbe pronominal; « c’est » présente.",
        bad=(
            ("Le taux c’est établi à 38 %.", "Le taux s’est établi à 38 %."),
            ("Une partie du toit c’est effondrée.", "Une partie du toit s’est effondrée."),
            ("Sa toile, un champ d’avoine, c’est vendue hier.", "Sa toile, un champ d’avoine, s’est vendue hier."),
        ),
        good=("Ce parc, c’est réussi.", "Le samedi, c’est fermé.", "Tout ça, c’est fini.", "La fête, c’est prévu samedi."),
        words=forms("c"),
    ),
    GrammarRule(
        "homophone.c_est_ces",
        ces_for_c_est,
        "« C’est » présente; « ces » et « ses » accompagnent un nom pluriel.",
        bad=(
            ("Ses en 1911 que l’église fut bâtie.", "C’est en 1911 que l’église fut bâtie."),
            ("Venez, ces toujours gratuit.", "Venez, c’est toujours gratuit."),
            ("Demain, ses jour de collecte.", "Demain, c’est jour de collecte."),
        ),
        good=("Ces trois parcs.", "Ses anciens voisins.", "Ces plus beaux jours.", "Ses 12 ans sont loin.", "Ces jolies fleurs."),
        words=_DEMONSTRATIVE,
    ),
    GrammarRule(
        "homophone.ses",
        c_est_for_ses,
        "« Ces » et « ses » accompagnent un nom pluriel; « c’est » présente.",
        bad=(
            ("Il fit c’est études à Québec.", "Il fit ses études à Québec."),
            ("Elle garde c’est outils au sec.", "Elle garde ses outils au sec."),
            ("Consultez c’est pages.", "Consultez ces pages."),
        ),
        good=("C’est vacances!", "Ce que je veux, c’est marcher.", "Je crois que c’est bien.", "Le jeudi, c’est pâtes."),
        words=forms("c s"),
    ),
    GrammarRule(
        "homophone.sait",
        c_est_for_sait,
        "« Sait » est le verbe savoir.",
        bad=(
            ("On ne c’est pas encore quand l’eau reviendra.", "On ne sait pas encore quand l’eau reviendra."),
            ("Personne ne s’est où aller.", "Personne ne sait où aller."),
            ("Nul ne ses comment faire.", "Nul ne sait comment faire."),
        ),
        good=("Il ne s’est pas levé.", "On ne s’est jamais perdus.", "Qui s’est trompé?", "Ce n’est pas où je pensais."),
        words=forms("c s ses ces"),
    ),
)  # fmt: skip
