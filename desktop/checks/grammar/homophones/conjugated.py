"""The conjugated verb that a subject asks for: after vous ne, after qui, where the clause has no other."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import CLITICS, TIMES, skip_adverbs, sure_verb, verb_before
from desktop.checks.grammar.verbs.infinitives import infinitive_of, is_er_infinitive
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms


def vous_denied(s: Sentence) -> Iterator[Hit]:
    """`si vous ne souhaiter plus`, `vous n’apporter rien`: « vous ne » has a conjugated verb."""
    for i in s.places(_VOUS):
        if s.lower(i - 1) in ("de", "pour", "à") or s.role(i + 1) != "X":
            continue
        j = i + 2
        while s.lower(j) in CLITICS:
            j += 1
        word = s.at(j)
        infinitive = (
            word.lower
            if is_er_infinitive(word)
            else infinitive_of(word)
            if word.lower.endswith("é")
            else None
        )
        if infinitive is not None and word.lower not in ("pas", "plus"):
            yield on(
                word,
                "Avec « vous », la terminaison est -ez.",
                s.vocabulary.lexicographer.conjugate(infinitive, "Ip", "2p"),
            )


_VOUS = forms("vous")


def finite_after_who(s: Sentence) -> Iterator[Hit]:
    """`les gens qui habiter ici`, `tout ce qui tombé`: « qui » has a conjugated verb."""
    for i in s.places(_QUI):
        antecedent = s.at(i - 1)
        if antecedent.role not in ("N", "T", "A", "M") or antecedent.lower in ("importe", "à", "savoir"):
            continue
        j = i + 1
        while s.role(j) in ("O", "X") or s.lower(j) in CLITICS:
            j += 1
        word = s.at(j)
        infinitive = word.lower if is_er_infinitive(word) else None
        if infinitive is None and word.lower.endswith("é") and j == i + 1 and not word.form.nouns:
            infinitive = infinitive_of(word)
        if infinitive is None or word.capital:
            continue
        number = {n for _, n in antecedent.form.nouns | antecedent.form.qualifiers}
        person = "3p" if number == {"p"} or antecedent.lower in ("ceux", "celles") else "3s"
        past = any(
            v.mood in ("Iq", "Is")
            for w in s.words
            if w.role == "V" and w.form.only_verb
            for v in w.form.verbs
        )
        moods = ("Iq", "Ip") if past else ("Ip", "Iq")
        offered = [s.vocabulary.lexicographer.conjugate(infinitive, mood, person) for mood in moods]
        yield on(word, "« Qui » est suivi d’un verbe conjugué.", *offered)


_QUI = forms("qui")


def silent_t(s: Sentence) -> Iterator[Hit]:
    """`la Ville fourni le sac`, `cela abouti à un plan`: the clause has no other verb; and `un bac remplit de neige`."""
    for i in s.with_role("QVNA"):
        word = s.at(i)
        if (word.capital and i > 0) or not word.lower.endswith(("i", "it", "ut", "ie")):
            continue
        if word.lower.endswith("ie") and s.lower(i + 1) in _OBJECTS and i > 1:
            finite = s.vocabulary.form(word.lower[:-1] + "t")
            if ("f", "s") in word.form.participles and "3s" in finite.persons and _lacks_verb(s, i):
                yield on(word, "La proposition n’a pas d’autre verbe : il est conjugué.", finite.text)
            continue
        if word.lower.endswith("i") and ("m", "s") in word.form.participles and not word.form.finite:
            finite = s.vocabulary.form(word.lower + "t")
            if (
                "3s" in finite.persons
                and word.lower not in ("lui", "fini" if i == 0 else "lui")
                and _lacks_verb(s, i)
            ):
                yield on(word, "La proposition n’a pas d’autre verbe : il est conjugué.", f"{word.lower}t")
        elif word.lower.endswith(("it", "ut")) and word.form.only_verb and s.role(i - 1) == "N":
            bases = (word.lower[:-1], word.lower[:-1] + "s")
            base = next((b for b in bases if ("m", "s") in s.vocabulary.form(b).participles), None)
            if base is None or verb_before(s, i - 1) is None or s.role(i - 2) not in ("D", "A"):
                continue
            if s.lower(i + 1) not in _AGENT or s.lower(i - 1) in TIMES:
                continue
            pairs = sorted(s.at(i - 1).form.nouns)[:1]
            right = [f for p in pairs for f in s.vocabulary.lexicographer.inflect(base, *p)]
            yield on(word, "La proposition a déjà son verbe : c’est un participe.", *right[:1], base)


_OBJECTS = forms("le la les l' un une son sa ses leur leurs votre vos notre nos")
_AGENT = forms("de d' par du des en sous")


def _lacks_verb(s: Sentence, i: int) -> bool:
    """Whether the participle at `i` stands where the only verb of its clause should."""
    before = s.at(i - 1)
    direct = before.lower in (
        "qui",
        "cela",
        "ça",
        "il",
        "elle",
        "on",
        "ceci",
        "celui-ci",
        "celle-ci",
        "chacun",
        "chacune",
    )
    if direct and s.role(i - 2) not in ("P", "F", "V"):
        return before.lower != "qui" or s.role(i - 2) in ("N", "T", "M", "A")
    object_ = _governs_object(s, i)
    helped = any(w.form.lemmas(participle=False) & {"être", "avoir"} for w in s.words[:i])
    second = before.lower == "et" and object_ and not helped and any(s.role(k) == "V" for k in range(i - 1))
    if second and s.role(0) in ("D", "M", "S"):
        return True
    never_adjective = not s.vocabulary.form(s.lower(i) + "e").participles
    if before.role not in ("N", "M") or not (object_ or never_adjective):
        return i == 0 and object_ and s.final == "." and not any(w.role in ("V", ",") for w in s.words)
    start = i - 1
    while start > 0 and s.role(start - 1) not in (".", ",", "L", "K", "C"):
        start -= 1
    clause = s.words[start:i]
    marks = (".", ",", "R", "K", "U", "L", "C")
    after = next((w for w in s.words[i + 1 :] if sure_verb(w) or w.role in marks), None)
    alone = not any(w.role in ("V", "R", "K") for w in clause) and not (after and sure_verb(after))
    return s.role(start) in ("D", "M") and s.is_prose and alone


def _governs_object(s: Sentence, i: int) -> bool:
    """Whether a direct object, no moment, follows `i`: `le sac`, `maintenant un sac`, `des sacs` of a transitive verb."""
    j = skip_adverbs(s, i + 1)
    uses = [use[2:7] for _, use in s.at(i).form.participle_verbs]
    some = s.lower(j) == "des" and bool(uses) and all("t" in use and "i" not in use for use in uses)
    named = s.at(j + 1).form.nominal or s.lower(j + 1) in ("de", "d'", "des")
    return (s.lower(j) in _OBJECTS or some) and bool(named) and s.lower(j + 1) not in TIMES


def shared_subject(s: Sentence) -> Iterator[Hit]:
    """`nous la verrons et attaqueront`, `Dès lundi, nous pourront`: the subject is « nous »."""
    if "nous" not in s.pieces:
        return
    for i in s.with_role("V"):
        word = s.at(i)
        if not word.lower.endswith("ont") or word.form.persons != {"3p"} or word.lower in ("ont", "sont"):
            continue
        k = i - 1
        while s.role(k) == "X" or (s.lower(k) in CLITICS and s.lower(k) != "nous"):
            k -= 1
        opened = s.role(k - 1) in ("", ".", "L", "K") or s.lower(k - 1) in ("et", "mais", "car", "donc")
        opened = opened or (s.role(k - 1) == "," and s.role(0) == "L")
        subject = s.lower(k) == "nous" and opened
        second = s.lower(k) in ("et", "mais", "ou") and _last_is_ours(s, k)
        if subject or second:
            verb = next(v for v in word.form.verbs if v.mood != "E")
            form = s.vocabulary.lexicographer.conjugate(verb.lemma, verb.mood, "1p")
            yield on(word, "Le sujet est « nous » : la terminaison est -ons.", form)


def _last_is_ours(s: Sentence, i: int) -> bool:
    """Whether the last verb before `i` is of the first person plural, with no other subject since."""
    for k in range(i - 1, -1, -1):
        if s.role(k) == "V" and s.at(k).form.finite:
            return s.at(k).form.persons == {"1p"}
        if s.role(k) in (".", "R", "K", "L", "U", "S"):
            return False
    return False


def was(s: Sentence) -> Iterator[Hit]:
    """`la rue étai fermée`, `c’étai le maire`: a prop has a determiner."""
    for i in s.places(_ETAI):
        if s.role(i - 1) not in ("D", "F", "#", "A", "P"):
            yield on(s.at(i), "« Était » est le verbe être; un « étai » soutient.", "était")


_ETAI = forms("étai")


def may_be(s: Sentence) -> Iterator[Hit]:
    """`elle peut-être déplacée`, `si la rue peut-être fermée,`: the clause has no other verb."""
    for i in s.places(_MAYBE):
        target = s.at(skip_adverbs(s, i + 1))
        if not target.form.qualifiers or sure_verb(target):
            continue
        pronoun = s.lower(i - 1) in ("il", "elle", "on", "qui", "cela", "ça", "ne") and s.role(i - 2) not in (
            "P",
            "F",
            "C",
            "V",
        )
        if pronoun or _without_verb(s, i):
            yield on(s.at(i), "Le verbe « pouvoir » et « être » s’écrivent sans trait d’union.", "peut être")


_MAYBE = forms("peut-être")


def _without_verb(s: Sentence, i: int) -> bool:
    """Whether a singular subject ends just before `i`, in a clause that has no verb."""
    start = i - 1
    while start > 0 and s.role(start - 1) not in (".", ",", "L", "K", "C", "V"):
        start -= 1
    if s.role(start) != "D" or s.role(i - 1) not in ("N", "A", "Q", "M") or s.role(start - 1) in ("V", "C"):
        return False
    if s.role(start - 1) == "," and (
        s.role(0) not in ("P", "L") or any(s.role(k) == "V" for k in range(start)) != (s.role(0) == "L")
    ):
        return False
    phrase = noun_phrase(s, start)
    if phrase is None or phrase.number != "s" or complements(s, phrase.end) < i - 1:
        return False
    for k in range(i + 1, len(s.words)):
        if s.role(k) in (".", "R", "L", "U") or (s.role(k) == "," and s.role(start - 1) in ("L", "K")):
            return True
        if s.role(k) in ("V", "S", "K", ",") or sure_verb(s.at(k)):
            return False
    return s.is_prose


RULES = (
    GrammarRule(
        "conjugaison.nous_partage",
        shared_subject,
        "Deux verbes du sujet « nous » se terminent tous deux par -ons.",
        bad=(
            ("Nous lirons les offres et choisiront la meilleure.", "Nous lirons les offres et choisirons la meilleure."),
            ("Dès que nous pourront ouvrir, vous le saurez.", "Dès que nous pourrons ouvrir, vous le saurez."),
        ),
        good=("Les élus nous écouteront.", "Nous savons que les travaux coûteront cher et dureront longtemps."),
        roles="V",
    ),
    GrammarRule(
        "homophone.etait",
        was,
        "« Était » est le verbe être; un « étai » soutient.",
        bad=(("La rue étai fermée.", "La rue était fermée."),),
        good=("Un étai soutient le mur.", "La rue était fermée."),
        words=_ETAI,
    ),
    GrammarRule(
        "homophone.peut_etre_verbe",
        may_be,
        "« Peut être » est un verbe; « peut-être », un adverbe.",
        bad=(
            ("Si la rue peut-être fermée, nous vous le dirons.", "Si la rue peut être fermée, nous vous le dirons."),
            ("Elle peut-être déplacée.", "Elle peut être déplacée."),
        ),
        good=("Elle est peut-être fermée.", "Nous irons peut-être lundi.", "Un sentier peut-être fermé longe la rue."),
        words=_MAYBE | forms("peut"),
    ),
    GrammarRule(
        "terminaison.vous_ne",
        vous_denied,
        "« Vous ne » est suivi d’un verbe conjugué.",
        bad=(("Appelez si vous ne trouver pas votre bac.", "Appelez si vous ne trouvez pas votre bac."),),
        good=("Il faut vous ne dire à personne.", "Vous ne payez pas.", "Merci de ne pas vous stationner là."),
        words=_VOUS,
    ),
    GrammarRule(
        "terminaison.qui_conjugue",
        finite_after_who,
        "« Qui » est suivi d’un verbe conjugué.",
        bad=(("Les gens qui habiter ici sont contents.", "Les gens qui habitent ici sont contents."),),
        good=("Il ne sait qui appeler.", "À qui parler?", "N’importe qui invité peut entrer."),
        words=_QUI,
    ),
    GrammarRule(
        "terminaison.t_muet",
        silent_t,
        "Le seul verbe de la proposition est conjugué; un second sans sujet est un participe.",
        bad=(
            ("La Ville fourni les sacs.", "La Ville fournit les sacs."),
            ("Cela fini bien.", "Cela finit bien."),
            ("Le comité choisi maintenant un logo.", "Le comité choisit maintenant un logo."),
            ("La Ville achète le sel et fourni les sacs.", "La Ville achète le sel et fournit les sacs."),
            ("Ne laissez pas un bac remplit de neige.", "Ne laissez pas un bac rempli de neige."),
        ),
        good=("Le sac fourni par la Ville est gratuit.", "Un bac rempli le lundi.", "Il finit de manger."),
        roles="QVNA",
    ),
)  # fmt: skip
