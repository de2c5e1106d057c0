"""Which relative pronoun: `dont` for what « de » introduces, `que` for the object, `lequel` that agrees."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.reading.clauses import SUBJECTS, subject_at, verb_after
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.telling import told_as_noun
from desktop.checks.reading.words import forms
from desktop.editorial.elision import is_elided_before

_REFLEXIVE_OF = forms(
    "souvenir servir occuper méfier apercevoir ennuyer débarrasser moquer préoccuper plaindre réjouir"
)
_OF = forms("parler profiter bénéficier disposer dépendre rêver discuter hériter jouir raffoler découler")
_EXPRESSIONS = forms(
    "besoin envie peur honte hâte droit fier fière fiers satisfait satisfaits satisfaite responsable responsables content contents"
)


def dont_for_que(s: Sentence) -> Iterator[Hit]:
    """`le pont qu’on se souvient`, `l’outil que vous avez besoin`, `le parc que vous parlez`, `que son terrain est`."""
    for i in s.places(_QUE):
        if (s.role(i - 1) != "N" and s.lower(i - 1) != "ce") or _cleft(s, i):
            continue
        if s.lowers(i - 2, i) in (("sans", "doute"), ("au", "point")) or told_as_noun(s, i - 1):
            continue  # Sans doute que je m’ennuie; L’un d’eux, timide, demande qu’on ne lui parle pas
        if (hit := _possessive(s, i)) is not None:
            yield hit
            continue
        if s.lower(i + 1) not in SUBJECTS:
            yield from _noun_subject(s, i)
            continue
        verb = verb_after(s, i + 2)
        if s.lower(i - 1) == "ce" and s.lower(i - 2) in ("à", "jusqu'à"):
            continue  # jusqu’à ce qu’on soit satisfaits
        if verb is None or s.lower(i - 1) in _COMPLEMENTED or "en" in s.lowers(i + 2, verb):
            continue
        end = _completed_by_of(s, i, verb)
        if end is None:
            continue
        while s.role(end) == "W" and s.lower(end) not in ("plus", "moins"):
            end += 1
        if (
            s.lower(end) in ("de", "d'", "du", "des", "que", "qu'", "le", "la", "les", "un")
            or s.role(end) == "Y"
        ) and s.lower(end + 1) not in _WHEN:
            continue
        message = "Ce mot se construit avec « de » : « dont »."
        yield on(s.at(i), message, "dont" if s.lower(i) == "que" else "dont ")


_QUE = forms("que qu'")
# « le projet que nous vous avons parlé le mois dernier »: a moment is no object.
_WHEN = forms(
    "mois semaine an année jour matin soir lundi mardi mercredi jeudi vendredi samedi dimanche printemps été"
)
_PHRASES = {
    "compte": "tenir",
    "besoin": "avoir",
    "partie": "faire",
    "connaissance": "prendre",
    "soin": "prendre",
}


def _noun_subject(s: Sentence, i: int) -> Iterator[Hit]:
    """`un enjeu que le conseil tient compte`, `le parc que la Ville s’occupe`."""
    found = subject_at(s, i + 1)
    if found is None or s.lower(i - 1) in _COMPLEMENTED | {"ce"} or s.role(i + 1) not in ("D", "M", "T", "A"):
        return
    verb = found[1]
    lemmas = s.at(verb).form.lemmas(participle=False)
    phrase = _PHRASES.get(s.lower(verb + 1)) in lemmas or (
        "être" in lemmas and s.lower(verb + 1) in _EXPRESSIONS
    )
    reflexive = s.lower(verb - 1) in ("se", "s'") and lemmas & _REFLEXIVE_OF
    spoken = s.role(verb - 1) != "O" and _spoken_of(s, i, verb)
    after = s.lower(verb + 1 + phrase)
    if (phrase or reflexive or spoken) and after not in ("de", "d'", "du", "des", "que", "qu'"):
        right = "dont" if s.lower(i) == "que" else "dont "
        yield on(s.at(i), "Ce verbe se construit avec « de » : « dont ».", right)


_TOLD = forms("aviser informer prévenir avertir rappeler convaincre assurer dire annoncer savoir voir")


def _spoken_of(s: Sentence, i: int, verb: int) -> bool:
    """`le livre que tout le monde parle`, `le projet que le conseil a parlé`: the verb takes « de »."""
    participle = verb + 1
    while s.role(participle) == "W":
        participle += 1
    told = s.at(participle if s.role(participle) == "Q" else verb)
    lemmas = told.form.lemmas() & _OF - {"disposer", "discuter", "hériter"}
    if not lemmas or not _not_a_language(s, i, lemmas) or any(w.form.lemmas() & _TOLD for w in s.words[:i]):
        return False
    following = s.at(participle + 1 if told is not s.at(verb) else verb + 1)
    return following.role in ("V", ",", ".", "W", "X", "O", "") and told.role in ("V", "Q")


def _cleft(s: Sentence, i: int) -> bool:
    """`C’est de votre aide que nous avons besoin`: « de » is already there."""
    opened = (k for k in range(max(0, i - 8), i - 1) if s.lower(k) in ("c'", "ce"))
    return any(s.role(k + 2) in ("F", "P") or s.lower(k + 2) in ("surtout", "bien") for k in opened)


_REFLEXIVES = forms("se s' me m' te t' nous vous")
# « que je vous parle »: « vous » is spoken to, not the subject again.
_OWN_PRONOUNS = {
    "je": forms("me m'"),
    "j'": forms("me m'"),
    "tu": forms("te t'"),
    "nous": forms("nous"),
    "vous": forms("vous"),
    **dict.fromkeys(("il", "elle", "on", "ils", "elles"), forms("se s'")),
}


def _completed_by_of(s: Sentence, que: int, verb: int) -> int | None:
    """Where the verb group that « de » completes ends, or None when it takes something else."""
    lemmas = s.at(verb).form.lemmas(participle=False)
    reflexive = _OWN_PRONOUNS.get(s.lower(que + 1), _REFLEXIVES) & set(s.lowers(que + 2, verb))
    if reflexive and lemmas & _REFLEXIVE_OF:
        return verb + 1
    if lemmas & {"avoir", "être"} and s.lower(verb + 1) in _EXPRESSIONS:
        return verb + 2
    if lemmas & {"faire"} and s.lower(verb + 1) == "partie":
        return verb + 2
    infinitive = verb + 1
    while s.role(infinitive) == "O":
        infinitive += 1
    modal = lemmas & {"vouloir", "pouvoir", "devoir", "aller", "souhaiter", "désirer"}
    if (
        modal
        and s.role(infinitive) == "Y"
        and s.at(infinitive).form.lemmas() & _OF - {"disposer", "discuter"}
    ):
        return infinitive + 1
    participle = verb + 1
    while s.role(participle) == "W":
        participle += 1
    if "avoir" in lemmas and s.role(participle) == "Q":
        if s.lower(participle) == "eu" and s.lower(participle + 1) in _EXPRESSIONS:
            return participle + 2
        helped = {lemma for lemma, _ in s.at(participle).form.participle_verbs}
        return participle + 1 if helped & _OF and _not_a_language(s, que, helped) else None
    if lemmas & _OF and not reflexive and _not_a_language(s, que, set(lemmas)):
        return verb + 1
    return None


def _not_a_language(s: Sentence, que: int, lemmas: set[str] | frozenset[str]) -> bool:
    """`la langue que vous parlez` has an object; so has `les chaises qu’on dispose`."""
    if lemmas & {"disposer", "discuter", "hériter"}:
        return False
    return s.lower(que - 1) not in ("langue", "langues", "français", "anglais")


# « le fait que », « l’idée que »: a clause follows, not a relative.
_COMPLEMENTED = forms(
    "compte fait idée avis preuve constat condition opinion crainte espoir temps sorte fois façon jour moment fin impression but"
)


def _possessive(s: Sentence, i: int) -> Hit | None:
    """`que son terrain est`: « dont le terrain est »."""
    possessive = s.at(i + 1)
    if possessive.lower not in _ARTICLES or s.lower(i - 1) in _COMPLEMENTED or s.lower(i - 1) == "ce":
        return None
    if s.at(i - 1).form.lemmas(infinitive=False, participle=False) & _THINKING:
        return None  # Elle croit que sa ville grandit.
    told = next((k for k in range(i - 2, max(0, i - 6), -1) if s.lower(k) in ("à", "au", "aux")), 0)
    if told and any(w.form.lemmas() & _TELLING for w in s.words[max(0, told - 3) : told]):
        return None  # On rappelle aux bénévoles que leur présence est requise.
    found = subject_at(s, i + 1)
    if found is None or s.at(found[1]).form.lemmas(participle=False) - _STATES:
        return None
    beyond = found[1] + 1
    while s.role(beyond) == "W":
        beyond += 1
    if beyond > found[1] + 1 and (s.role(beyond) == "Q" or s.lower(beyond) in ("de", "d'")):
        return None  # un semoir que leurs propriétaires ont bien voulu prêter
    if any(v.mood in ("Sp", "Sq") for v in s.at(found[1]).form.verbs) or s.role(found[1] + 1) == "Q":
        passive = "être" in s.at(found[1]).form.lemmas(participle=False)
        if not passive or any(v.mood in ("Sp", "Sq") for v in s.at(found[1]).form.verbs):
            return None
    return _with_article(s, i, "dont")


_STATES = forms("être avoir excéder dépasser")
_THINKING = forms(
    "croire penser dire savoir espérer affirmer estimer juger souhaiter vouloir prétendre soutenir voir"
)
_TELLING = forms(
    "dire répondre rappeler expliquer enseigner apprendre annoncer confirmer promettre montrer prouver assurer écrire"
    " signaler indiquer mentionner préciser raconter signifier répéter"
)
_ARTICLES = {"son": "le", "sa": "la", "ses": "les", "leur": "le", "leurs": "les"}


def _with_article(s: Sentence, i: int, relative: str) -> Hit:
    """The relative at `i` and the possessive after it, replaced by `relative` and an article."""
    possessive, noun = s.at(i + 1), s.at(i + 2)
    article = _ARTICLES[possessive.lower]
    feminine = ("f", "s") in noun.form.nouns and ("m", "s") not in noun.form.nouns
    if possessive.lower == "leur" and feminine:
        article = "la"
    message = "Le possessif répète le nom : « dont »."
    if article != "les" and is_elided_before(noun.lower):
        typed = s.document.text[noun.start : noun.end]
        return between(s.at(i), noun, message, f"{relative} l{s.apostrophe()}{typed}")
    return between(s.at(i), possessive, message, f"{relative} {article}")


# « La terre dont leurs jardins étaient nourris »: their passive takes « de ».
_TAKING_DE = forms(
    "nourrir couvrir entourer garnir remplir orner munir doter composer former faire border coiffer vêtir charger équiper"
    " enduire imprégner parsemer tapisser meubler pourvoir accompagner suivre précéder truffer hérisser peupler fier"
)


def _made_of(s: Sentence, verb: int) -> bool:
    j = verb + 1
    while s.role(j) == "W" or s.lower(j) == "été":
        j += 1
    return bool({lemma for lemma, _ in s.at(j).form.participle_verbs} & _TAKING_DE)


def repeated_by_dont(s: Sentence) -> Iterator[Hit]:
    """`dont son chien aboie`, `dont on en parle`, `où on y trouve`: the relative already says it."""
    for i in s.places(_DONT):
        after = s.lower(i + 1)
        if s.lower(i - 1) in _BESIDE:  # la façon dont leur bac est placé, le matin où il n’y était pas
            continue
        if s.lower(i) == "dont" and after in _ARTICLES and s.role(i + 2) in ("N", "A", "Q"):
            found = subject_at(s, i + 1)
            if found is not None and not _made_of(s, found[1]):
                yield _with_article(s, i, "dont")
            continue
        k = i + 2 if after in SUBJECTS else i + 1
        if s.lowers(i + 1, i + 3) == ("l'", "on"):
            k = i + 3
        if k == i + 1:
            found = subject_at(s, i + 1)
            if found is None:
                continue
            k = found[0].end
            if s.lower(i) == "dont" or "être" in s.at(found[1]).form.lemmas(participle=False):
                continue  # dont les parents n’en ont pas les moyens, où le cœur n’y est pas
        while s.role(k) in ("X", "O") and s.lower(k) not in ("en", "y"):
            k += 1
        if s.lower(k - 1) in ("s'", "m'", "t'", "nous", "vous") and s.lower(k) == "y" and k > i + 2:
            continue  # au moment où l’on s’y attend le moins
        needless = {"dont": "en", "où": "y"}[s.lower(i)]
        if s.lower(k) == needless and s.role(k + 1) == "V" and "avoir" not in _there_is(s, k):
            subject, verb = s.at(k - 1), s.at(k + 1)
            alone = subject.lower == "j'" and not is_elided_before(verb.lower)
            typed = "je" if alone else subject.text
            space = "" if typed.endswith(("'", "’")) else " "
            yield between(
                subject, verb, f"«\u00a0{needless}\u00a0» répète le relatif.", f"{typed}{space}{verb.text}"
            )


_DONT = forms("dont où")
_BESIDE = forms("façon manière mesure ce heure heures matin soir jour jours nuit fois année semaine moment")


def _there_is(s: Sentence, k: int) -> frozenset[str]:
    """`où il y a`, `le jour où on y va`: that « y » belongs to the verb."""
    lemmas = s.at(k + 1).form.lemmas() if s.lower(k) == "y" else frozenset()
    return lemmas | {"avoir"} if "aller" in lemmas else lemmas


_ABOUT = forms(
    "discuter parler profiter bénéficier hériter traiter user débattre rêver douter témoigner abuser disposer jouir convenir"
    " décider changer manquer informer rire accuser"
)


def que_for_dont(s: Sentence) -> Iterator[Hit]:
    """`le formulaire dont vous avez reçu`: nothing there is introduced by « de »."""
    for i in s.places(_DONT):
        if s.lower(i) != "dont" or s.lower(i + 1) not in SUBJECTS or s.role(i - 1) not in ("N", "A", "Q"):
            continue
        verb = verb_after(s, i + 2)
        if verb is None or "avoir" not in s.at(verb).form.lemmas():
            continue
        q = verb + 1
        while s.role(q) == "W":
            q += 1
        uses = [use for _, use in s.at(q).form.participle_verbs]
        direct = uses and all(use[4:5] == "t" and use[5:6] != "n" for use in uses)
        ends = s.role(q + 1) in (".", ",", "V", "X", "") or s.lower(q + 1) in (
            "hier",
            "lundi",
            "par",
            "le",
            "avec",
            "est",
        )
        how = s.lower(i - 1) in ("façon", "manière")  # la façon dont on nous a écoutés
        if how or {lemma for lemma, _ in s.at(q).form.participle_verbs} & _ABOUT:
            continue  # les formulaires dont nous avons discuté
        if s.role(q) == "Q" and direct and ends and not s.at(q).lower.startswith(("fait", "pris", "eu")):
            yield que_instead(s, i, i, "Le verbe a un complément direct : « que ».")


def que_instead(s: Sentence, first: int, last: int, message: str) -> Hit:
    """« Que » in place of the words `first` to `last`, elided with the word that follows them."""
    following = s.at(last + 1)
    if is_elided_before(following.lower):
        return between(s.at(first), following, message, f"qu{s.apostrophe()}{following.text}")
    return between(s.at(first), s.at(last), message, "que")


RULES = (
    GrammarRule(
        "relatif.dont",
        dont_for_que,
        "« Dont » remplace un complément introduit par « de ».",
        bad=(
            ("L’outil que vous avez besoin est ici.", "L’outil dont vous avez besoin est ici."),
            ("Le pont que tu te souviens est fermé.", "Le pont dont tu te souviens est fermé."),
            ("Le parc que vous parlez est fermé.", "Le parc dont vous parlez est fermé."),
            ("Voici un projet que nous sommes fiers.", "Voici un projet dont nous sommes fiers."),
            ("Le bénévole que je vous ai parlé arrive.", "Le bénévole dont je vous ai parlé arrive."),
            (
                "Le propriétaire que son terrain est contaminé doit écrire.",
                "Le propriétaire dont le terrain est contaminé doit écrire.",
            ),
            (
                "Les gens que leurs bacs sont brisés appellent.",
                "Les gens dont les bacs sont brisés appellent.",
            ),
            ("C’est un enjeu que le conseil tient compte.", "C’est un enjeu dont le conseil tient compte."),
            (
                "Le point que je veux vous parler est délicat.",
                "Le point dont je veux vous parler est délicat.",
            ),
            ("Dites ce que vous avez besoin.", "Dites ce dont vous avez besoin."),
        ),
        good=(
            "Sans doute que je m’ennuie.",
            "L’outil dont vous avez besoin est ici.",
            "Le fait que son terrain est contaminé inquiète.",
            "Le livre que vous avez est ici.",
            "Le jour que nous avons choisi approche.",
            "L’avis que ses voisins ont reçu est clair.",
            "Les finances que ses prédécesseurs avaient laissées sont saines.",
            "On sait que vous avez besoin d’aide.",
            "Elle déplore le retard et croit que sa municipalité est prête.",
            "La langue que vous parlez est belle.",
        ),
        words=forms("que qu"),
    ),
    GrammarRule(
        "relatif.repete",
        repeated_by_dont,
        "« Dont » et « où » contiennent déjà « de » et « y ».",
        bad=(
            ("Le citoyen dont son chien aboie est avisé.", "Le citoyen dont le chien aboie est avisé."),
            ("Le projet dont on en parle avance.", "Le projet dont on parle avance."),
            ("Le parc où on y trouve un quai ferme.", "Le parc où on trouve un quai ferme."),
            ("L’aîné dont sa demande est prête viendra.", "L’aîné dont la demande est prête viendra."),
            ("Un sentier où l’on y marche bien.", "Un sentier où l’on marche bien."),
        ),
        good=(
            "Il rit au moment où l’on s’y attend le moins.",
            "Le citoyen dont le chien aboie.",
            "Un parc où il y a un quai.",
            "Deux bacs, dont son bac brun.",
            "Le jour où on y va.",
            "Celui dont on parle en mai.",
        ),
        words=_DONT,
    ),
    GrammarRule(
        "relatif.que",
        que_for_dont,
        "« Que » remplace un complément direct.",
        bad=(
            ("Le formulaire dont vous avez reçu est long.", "Le formulaire que vous avez reçu est long."),
            ("Les arbres dont nous avons plantés poussent.", "Les arbres que nous avons plantés poussent."),
            ("Le plan dont elle a dessiné, hier.", "Le plan qu’elle a dessiné, hier."),
            ("Le module dont ils ont installé est haut.", "Le module qu’ils ont installé est haut."),
            ("L’avis dont on a publié est clair.", "L’avis qu’on a publié est clair."),
        ),
        good=(
            "Le formulaire dont vous avez besoin.",
            "Le projet dont nous avons parlé.",
            "Le club dont il a pris la tête.",
            "Une loi dont on a modifié deux articles.",
            "Le legs dont elle a bénéficié.",
        ),
        words=forms("dont"),
    ),
)
