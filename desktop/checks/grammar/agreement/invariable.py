"""Participles that do not vary: after avoir without an object before, before an infinitive, « se » indirect."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.attribute_places import skip_adverbs
from desktop.checks.grammar.agreement.direct_object import ON_ONESELF
from desktop.checks.grammar.agreement.inflection import inflected
from desktop.checks.grammar.agreement.no_relative import is_cleft
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import TIMES
from desktop.checks.reading.clause_openings import clause_starts
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import Form, forms


def before_infinitive(s: Sentence) -> Iterator[Hit]:
    """`avez faits parvenir`, `a due apporter`: invariable before an infinitive."""
    for i, word in enumerate(s.words):
        if word.role != "Q" or s.role(i + 1) != "Y" or ("m", "s") in word.form.participles:
            continue
        if {lemma for lemma, _ in word.form.participle_verbs} & _WITH_INFINITIVE and _after_aux(s, i):
            yield on(
                word, "Devant un infinitif, ce participe est invariable.", *inflected(s, word, ("m", "s"))
            )


_WITH_INFINITIVE = forms("faire devoir pouvoir vouloir")


def _after_aux(s: Sentence, i: int) -> bool:
    k = i - 1
    while s.role(k) in ("W", "S", "O"):
        k -= 1
    return s.role(k) == "V" and bool(s.at(k).form.lemmas(participle=False) & {"avoir", "être"})


def no_object_before_avoir(s: Sentence) -> Iterator[Hit]:
    """Without an object before it, the participle after avoir does not vary: « nous avons reçus »."""
    for start in clause_starts(s):
        found = subject_at(s, start)
        if found is None or s.role(start - 1) in ("K", "U"):
            continue
        subject, verb = found
        if "avoir" not in s.at(verb).form.lemmas(infinitive=False, participle=False):
            continue
        if any(
            s.role(k) in ("O", "K") and s.lower(k) not in ("y", "lui", "leur")
            for k in range(subject.start, verb)
        ):
            continue
        if {"combien", "quel", "quelle", "quels", "quelles", "que", "qu'"} & set(s.lowers(0, verb)):
            continue
        i = skip_adverbs(s, verb + 1)
        word = s.at(i)
        if not word.form.known and (base := _invariable_base(s, word)):
            yield on(word, "Ce participe est invariable.", base)
        sure = _only_participle(word.form) or _held_to(s, i)
        if word.role == "Q" and sure and ("m", "s") not in word.form.participles:
            yield on(
                word,
                "Après « avoir » sans objet placé devant, le participe ne s’accorde pas.",
                *inflected(s, word, ("m", "s")),
            )


def _held_to(s: Sentence, i: int) -> bool:
    """`ont tenue à remercier`: a participle that is a noun too, before « à » and an infinitive."""
    form = s.at(i).form
    return form.nouns <= form.participles and s.lower(i + 1) == "à" and s.role(i + 2) in ("Y", "O")


def object_after_avoir(s: Sentence) -> Iterator[Hit]:
    """`ont repeints les bancs`, `avoir vue le lac`: the object follows, so the participle does not vary."""
    for i, word in enumerate(s.words):
        if word.role not in ("V", "Y", "G") or not _is_avoir(word):
            continue
        j = skip_adverbs(s, i + 1)
        target = s.at(j)
        form = target.form
        if not form.participles or ("m", "s") in form.participles or target.capital:
            continue
        had = target.lower in _HAD and (s.role(j + 1) in ("P", "F") or s.lower(i - 1) == "y")
        bare = target.role == "Q" and not had
        bare = bare or not any("t" in use[2:6] for _, use in form.participle_verbs)
        object_follows = (_opens_object(s, j + 1) or s.lower(j + 1) == "des") and not is_time(s, j + 1)
        object_follows = object_follows and s.lower(j + 2) not in TIMES  # nous a retenus une heure
        transitive = any("t" in use[2:6] for _, use in form.participle_verbs)
        if not bare and not (object_follows and transitive):
            continue
        beside = i - 1 - (s.lower(i - 1) in ("y", "en"))  # lorsqu’on vous y aura autorisés
        if "rendre" in {lemma for lemma, _ in form.participle_verbs} and s.role(j + 1) in ("A", "Q"):
            continue  # que la solitude a rendus méfiants
        near = [
            w
            for w in s.words[max(0, i - 3) : i]
            if (w.role == "O" and w.lower not in ("y", "lui", "leur", "en"))
            or (w.lower in (_BESIDE | _DIRECT if word.role in "YG" else _BESIDE) and w is s.at(beside))
        ]
        if object_follows and not {lemma for lemma, _ in form.participle_verbs} & _NAMING:
            near = [
                w
                for w in near  # m'a appris la recette
                if w.lower in _DIRECT or s.lower(j + 2) in _RANKS or _kept_from(s, w, j)
            ]
        told = {lemma for lemma, _ in form.participle_verbs}
        called = told <= _CALLED and s.lower(j + 1) not in ("de", "d'", "que", "qu'", "si", "s'")
        if not object_follows and told <= _TOLD and not called:
            near = [
                w for w in near if w.lower not in _BESIDE or w.lower == "l'"
            ]  # nous ont demandé d'être là
        doubled = s.lower(i - 1) in ("leur", "lui") and s.lower(i - 2) in ("les", "la", "le", "l'")
        if near or doubled or _object_asked(s, i) or target.lower == "crainte":
            continue
        yield on(target, "L’objet suit : le participe ne s’accorde pas.", *inflected(s, target, ("m", "s")))


# Whom one tells is their indirect object.
_TOLD = forms(
    "demander permettre conseiller suggérer recommander proposer interdire répondre écrire parler téléphoner plaire nuire"
    " promettre ordonner reprocher annoncer expliquer rappeler dire souhaiter confier"
)
# Whom one calls back or asks for is the direct object: « On vous a rappelée », not « rappelé de venir ».
_CALLED = forms("rappeler demander")
# « La maison a vue sur le lac. »
_HAD = forms("vue prise tenue entrée suite droits faits")
_NAMING = forms("nommer élire appeler proclamer rendre sacrer désigner")


def _kept_from(s: Sentence, pronoun: Word, participle: int) -> bool:
    """`nous a protégés des inondations`: what « des » opens is no object, and the participle agrees."""
    several = any(n == "p" for _, n in s.at(participle).form.participles)
    return pronoun.lower in ("nous", "vous") and several and s.lower(participle + 1) == "des"


_BESIDE = forms("l' nous vous m' t'")
_RANKS = forms("premier première premiers premières dernier dernière derniers dernières seul seule seuls")
_DIRECT = forms("le la les l' en se s'")


def _object_asked(s: Sentence, verb: int) -> bool:
    """Whether `que`, `quel`, `combien` stand before the verb as its object: no other verb took them."""
    told = s.role(verb) == "Y"  # les factures que vous dites n’avoir jamais reçues
    for k in range(verb - 1, -1, -1):
        if told and s.role(k) == "V":
            told = False
            continue
        said = s.role(k - 1) in ("W", "P", "V", "Y") or _told(s, k - 1)
        if s.role(k) == "K" and (said or is_cleft(s, k)):
            return False  # sitôt qu'il eut fini, c'est en mai que la Ville a inauguré
        if s.role(k) == "K" or s.lower(k) in _ASKED or s.lower(k) == "que":
            return True
        if s.role(k) == ".":
            return False
        if s.role(k) == "V":
            return any(s.lower(m) in _ASKED for m in range(k))
    return False


def _told(s: Sentence, i: int) -> bool:
    """Whether a participle after avoir stands at `i`: `j'ai pensé que`."""
    return s.role(i) == "Q" and any(_is_avoir(s.at(k)) for k in range(max(0, i - 3), i) if s.role(k) == "V")


def _is_avoir(word: Word) -> bool:
    return word.lower == "ayant" or "avoir" in word.form.lemmas(participle=False)


_ASKED = forms("quel quelle quels quelles combien laquelle lequel lesquels lesquelles")


def own_body(s: Sentence) -> Iterator[Hit]:
    """`elle s’est cassée le poignet`: the object follows, « se » is indirect."""
    for i, word in enumerate(s.words):
        if word.role != "V" or "être" not in word.form.lemmas(infinitive=False, participle=False):
            continue
        if s.lower(i - 1) not in ("se", "s'", "me", "m'", "nous", "vous"):
            continue
        if any(w.role == "K" for w in s.words[max(0, i - 8) : i]):
            continue
        j = skip_adverbs(s, i + 1)
        form = s.at(j).form
        lemmas = {lemma for lemma, _ in form.participle_verbs}
        if not lemmas & ON_ONESELF or ("m", "s") in form.participles or is_time(s, j + 1):
            continue
        if s.lower(j + 2) in ("un", "une", "uns", "unes"):
            continue  # ils se sont serrés les uns contre les autres
        if s.role(j + 1) == "D" or (s.role(j + 1) == "#" and s.role(j + 2) == "N"):
            yield on(
                s.at(j), "L’objet suit : le participe ne s’accorde pas.", *inflected(s, s.at(j), ("m", "s"))
            )


def _opens_object(s: Sentence, i: int) -> bool:
    """Whether a determiner, a number or `plus de 20` opens a noun phrase at `i` that is no moment."""
    if s.lower(i) in ("près", "plus", "moins", "environ"):
        i += 1 + (s.role(i + 1) == "F")
        return s.role(i) == "#"
    if s.lower(i) == "l'" and s.lower(i + 1) in ("un", "une") and s.lower(i + 2) in ("après", "à"):
        return False  # Elle nous a regardées l’une après l’autre
    return s.role(i) in ("D", "#") and not is_time(s, i) and s.lowers(i, i + 2) != ("le", "long")


def second_object_after_avoir(s: Sentence) -> Iterator[Hit]:
    """`a vérifié les bornes et signalées les bris`: one avoir for both, and the second object follows too."""
    for i in s.with_role("Q"):
        form = s.at(i).form
        if ("m", "s") in form.participles or not _opens_object(s, i + 1):
            continue
        k = i - 1
        while s.role(k) == "W":
            k -= 1
        if s.lower(k) not in ("et", "ou", "puis", ",", "mais"):
            continue
        if (
            s.lower(k) == ","
            and s.lower(i + 1) in ("les", "l'")
            and s.lower(i + 2) in ("uns", "unes", "un", "une")
        ):
            continue  # ils ont chanté, serrés les uns contre les autres
        if s.lower(k) == "," and s.role(k - 1) == "N" and s.at(k - 1).form.nouns & form.participles:
            continue  # une photo de leurs protégées, suspendues la tête en bas
        while k >= 0 and s.role(k) not in ("V", ".", "R", "K", "U", "L"):
            k -= 1
        first = skip_adverbs(s, k + 1)
        if s.role(k) == "V" and _is_avoir(s.at(k)) and ("m", "s") in s.at(first).form.participles:
            if s.lower(first) == "été" or _object_asked(s, k):
                continue
            yield on(
                s.at(i), "L’objet suit : le participe ne s’accorde pas.", *inflected(s, s.at(i), ("m", "s"))
            )


def _invariable_base(s: Sentence, word: Word) -> str:
    """`répondue`, `participés`: the participle of a verb that has no other form."""
    for ending in ("es", "e", "s"):
        base = word.lower.removesuffix(ending)
        if base != word.lower and s.vocabulary.form(base).participle_verbs:
            return base
    return ""


def _only_participle(form: Form) -> bool:
    return bool(form.participles) and not form.adjectives and not form.nouns


RULES = (
    GrammarRule(
        "accord.second_participe_avoir",
        second_object_after_avoir,
        "Deux participes joints après un seul « avoir » : le second suit la même règle que le premier.",
        bad=(
            (
                "L’équipe a vérifié les bornes et réparées les fuites.",
                "L’équipe a vérifié les bornes et réparé les fuites.",
            ),
            (
                "Nous avons reçu vos lettres et étudiés vos demandes.",
                "Nous avons reçu vos lettres et étudié vos demandes.",
            ),
            (
                "Le comité a choisi un logo, puis approuvée la maquette.",
                "Le comité a choisi un logo, puis approuvé la maquette.",
            ),
            (
                "La brigade a éteint le feu et évacués les lieux.",
                "La brigade a éteint le feu et évacué les lieux.",
            ),
            (
                "Ils ont lavé les vitres et repeintes les portes.",
                "Ils ont lavé les vitres et repeint les portes.",
            ),
        ),
        good=(
            "L’équipe a vérifié les bornes et réparé les fuites.",
            "Les lettres que nous avons reçues et classées cette semaine sont lues.",
            "Il a remis des lettres signées et datées le 3 mai.",
            "Elle a été élue et assermentée le même soir.",
            "Nous avons planté des fleurs, arrosées chaque matin.",
        ),
        roles="Q",
    ),
    GrammarRule(
        "accord.avoir_sans_objet",
        no_object_before_avoir,
        "Avec « avoir », le participe reste invariable quand l’objet direct suit ou manque.",
        bad=(("Les familles ont appréciées la fête.", "Les familles ont apprécié la fête."),),
        good=("Les familles ont apprécié la fête.", "La lettre que j’ai reçue est claire."),
    ),
    GrammarRule(
        "accord.avoir_objet_apres",
        object_after_avoir,
        "Avec « avoir », le participe reste invariable quand l’objet direct suit.",
        bad=(
            ("Une poignée de colons a fondés le village.", "Une poignée de colons a fondé le village."),
            ("Le gardien jure avoir vue la lumière.", "Le gardien jure avoir vu la lumière."),
            ("Après avoir mangés les crêpes, on a dansé.", "Après avoir mangé les crêpes, on a dansé."),
            ("Qui a ouverte la barrière?", "Qui a ouvert la barrière?"),
            ("Ayant reçus les plans, le comité délibère.", "Ayant reçu les plans, le comité délibère."),
        ),
        good=(
            "On vous a demandée au guichet.",
            "Les photos que nous avons prises le matin sont floues.",
            "Elle les a vues la semaine dernière.",
            "Quelles mesures avez-vous prises cette année?",
            "Les bancs que la Ville a repeints l’an dernier tiennent bon.",
            "Nous vous avons reçus les premiers.",
            "La digue nous a protégés des inondations.",
            "L’équipe dit les avoir vérifiées.",
        ),
    ),
    GrammarRule(
        "accord.participe_devant_infinitif",
        before_infinitive,
        "« Fait », « dû », « pu », « voulu » sont invariables devant un infinitif.",
        bad=(
            ("Les lettres qu’elle a faites livrer sont là.", "Les lettres qu’elle a fait livrer sont là."),
            (
                "Les plans que vous avez faits parvenir sont clairs.",
                "Les plans que vous avez fait parvenir sont clairs.",
            ),
            ("Les bacs que la Ville a faits vider sont là.", "Les bacs que la Ville a fait vider sont là."),
            (
                "Les robes qu’elle s’est faites coudre sont belles.",
                "Les robes qu’elle s’est fait coudre sont belles.",
            ),
            (
                "La maison qu’ils ont faite construire est grande.",
                "La maison qu’ils ont fait construire est grande.",
            ),
        ),
        good=(
            "Les lettres qu’elle a fait livrer sont là.",
            "Les erreurs faites, apprendre devient facile.",
            "Les sommes dues, payer devient urgent.",
            "Elle s’est fait couper les cheveux.",
            "Les tâches qu’il a faites sont bien faites.",
        ),
    ),
    GrammarRule(
        "accord.pronominal_objet_apres",
        own_body,
        "Le participe pronominal reste invariable quand l’objet direct suit.",
        bad=(
            ("Elle s’est cassée le poignet.", "Elle s’est cassé le poignet."),
            ("Les équipes se sont partagées les prix.", "Les équipes se sont partagé les prix."),
            ("Ils se sont donnés un défi.", "Ils se sont donné un défi."),
            ("La Ville s’est offerte un camion neuf.", "La Ville s’est offert un camion neuf."),
            ("Elle s’est foulée une cheville.", "Elle s’est foulé une cheville."),
        ),
        good=(
            "Elle s’est coupée le matin même.",
            "Les marcheurs se sont serrés les uns contre les autres.",
            "Les tâches qu’elles se sont partagées sont finies.",
            "La branche s’est cassée.",
            "Elle s’est fait une joie de venir.",
            "Ils se sont échangé leurs numéros.",
        ),
    ),
)
