"""Moods: the indicative after si, the subjunctive after pour que and its like."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.clauses import subject_at
from desktop.checks.grammar_rule import GrammarRule, Hit, on
from desktop.checks.sentence import Sentence
from desktop.checks.words import forms

# « Je me demande si », « on ne sait pas si »: an indirect question takes the conditional.
_ASKING = forms(
    "demander savoir ignorer voir vérifier décider déterminer dire préciser évaluer confirmer indiquer comprendre"
    " chercher discuter analyser étudier établir juger"
)

_NECESSARY = forms(
    "important essentiel nécessaire obligatoire possible préférable souhaitable impératif primordial"
)


def si_conditional(s: Sentence) -> Iterator[Hit]:
    """`si vous auriez`, `si la météo le permettrait`."""
    for i, word in enumerate(s.words):
        if word.lower not in ("si", "s'") or s.role(i + 1) in ("W", "A", "Q"):
            continue
        if word.lower == "s'" and s.lower(i + 1) not in ("il", "ils"):
            continue
        if not (i == 0 or s.role(i - 1) in (".", ",", "C", "W", "N", "A", "Q", "Y", "V")) or _asked(s, i):
            continue
        found = subject_at(s, i + 1)
        if found is None:
            continue
        verb = s.at(found[1])
        moods = {v.mood for v in verb.form.verbs}
        if moods != {"K"}:
            continue
        subject = found[0]
        who = subject.who or next(iter(sorted(verb.form.persons)))
        offered = [
            s.vocabulary.lexicographer.conjugate(v.lemma, mood, who)
            for mood in _moods_for_si(s, i)
            for v in verb.form.verbs
        ]
        yield on(verb, "Après « si » qui marque une condition, pas de conditionnel.", *offered)


def _moods_for_si(s: Sentence, i: int) -> tuple[str, str]:
    """The imperfect when the main verb is conditional, else the present."""
    others = [w for k, w in enumerate(s.words) if w.role == "V" and k > i]
    conditional = any({v.mood for v in w.form.verbs} == {"K"} for w in others[1:])
    return ("Iq", "Ip") if conditional else ("Ip", "Iq")


def _asked(s: Sentence, i: int) -> bool:
    return any(
        w.form.lemmas() & _ASKING for w in s.words[max(0, i - 5) : i] if w.role in ("V", "Y", "G", "Q")
    ) or bool({"question", "comme", "même"} & set(s.lowers(max(0, i - 3), i)))


def subjunctive(s: Sentence) -> Iterator[Hit]:
    """`pour que la situation devient`, `il faut que vous venez`, `bien que le parc est`."""
    for i, word in enumerate(s.words):
        if word.lower not in ("quoique", "quoiqu'") and word.role != "K":
            continue
        if word.role == "K" and not (_wants_subjunctive(s, i) or _alternative(s, i)):
            continue
        found = subject_at(s, i + 1)
        if found is None:
            continue
        subject, verb = found
        target = s.at(verb)
        moods = {v.mood for v in target.form.verbs}
        if not moods or moods & {"Sp", "Sq"} or not moods & {"Ip", "If", "K", "Iq"} or not subject.who:
            continue
        lemmas = [v.lemma for v in target.form.verbs]
        offered = [s.vocabulary.lexicographer.conjugate(lemma, "Sp", subject.who) for lemma in lemmas]
        yield on(target, "Cette tournure demande le subjonctif.", *offered)


_WISHING = forms(
    "vouloir souhaiter exiger demander préférer désirer aimer falloir proposer recommander suggérer craindre"
    " regretter douter ordonner interdire attendre"
)
_REACTIONS = forms(
    "heureux heureuse ravi ravie ravis fier fière fiers contents content dommage normal rare temps urgent utile"
    " logique étonnant triste inévitable"
)
_WITHOUT = {("de", "peur"), ("de", "crainte"), ("en", "attendant"), ("à", "condition"), ("à", "moins")}


def _wants_subjunctive(s: Sentence, i: int) -> bool:
    before = s.lower(i - 1)
    if before in ("et", "ou"):  # il faut que… et que…
        earlier = [k for k in range(i - 1) if s.role(k) == "K"]
        return bool(earlier) and _wants_subjunctive(s, earlier[-1])
    if before == "sans" or s.lowers(i - 3, i) == ("il", "se", "peut"):
        return True
    if s.lowers(i - 2, i) in _WITHOUT:
        return True
    governing = s.at(i - 1) if before not in ("pas", "plus", "aussi", "donc", "toujours") else s.at(i - 2)
    if governing.role == "V" and governing.form.lemmas(infinitive=False, participle=False) & _WISHING:
        return True
    if before in _REACTIONS and any(v.lemma == "être" for v in s.at(i - 2).form.verbs):
        return True
    if before in ("pour", "afin", "pourvu"):
        # « trop tard pour que », « il suffit de peu pour que »: always the subjunctive.
        return True
    if before == "bien":
        return i == 1 or s.role(i - 2) in (",", ".")
    if before == "avant":
        return s.role(i - 2) not in ("D",)
    if s.lowers(i - 2, i) in (
        ("à", "condition"),
        ("de", "sorte"),
        ("à", "moins"),
        ("jusqu'", "à"),
        ("en", "attendant"),
    ):
        return s.lower(i - 2) != "de" and not (before == "à" and s.lower(i + 1) == "ce")
    if before == "ce" and s.lowers(i - 3, i - 1) == ("jusqu'", "à"):
        return True
    if before == "faut" or (before in ("pas", "aussi", "donc") and s.lower(i - 2) == "faut"):
        return True
    return (
        before in _NECESSARY
        and s.lower(i - 2) in ("est", "sera", "serait")
        and s.lower(i - 3) in ("il", "n'")
    )


def _alternative(s: Sentence, i: int) -> bool:
    """`Que vous soyez pour ou contre, …`: an alternative that opens the sentence."""
    if i and s.role(i - 1) != ".":
        return False
    comma = next((k for k in range(i + 1, len(s.words)) if s.lower(k) == ","), None)
    return comma is not None and "ou" in s.lowers(i + 1, comma) and s.final in (".", "!", "")


def apres_que(s: Sentence) -> Iterator[Hit]:
    """`après que le conseil ait adopté`: a fact, so the indicative."""
    for i, word in enumerate(s.words):
        if word.role != "K" or s.lower(i - 1) != "après":
            continue
        found = subject_at(s, i + 1)
        if found is None or not found[0].who:
            continue
        target = s.at(found[1])
        moods = {v.mood for v in target.form.verbs} - {"E"}
        if moods and moods <= {"Sp"}:
            offered = [
                s.vocabulary.lexicographer.conjugate(v.lemma, "Ip", found[0].who) for v in target.form.verbs
            ]
            yield on(target, "« Après que » veut l’indicatif.", *offered)


def circumflex(s: Sentence) -> Iterator[Hit]:
    """`On crût que`, `il vînt`: the past simple has no circumflex; the subjunctive follows « que »."""
    if "que" in s.pieces or "qu" in s.pieces:
        opened = next((k for k, w in enumerate(s.words) if w.role in ("K", "L")), len(s.words))
    else:
        opened = len(s.words)
    for i, word in enumerate(s.words[:opened]):
        if word.role != "V" or not any(mark in word.lower for mark in "îûâ"):
            continue
        moods = {v.mood for v in word.form.verbs}
        plain = word.lower.translate(_BARE)
        past = {v.mood for v in s.vocabulary.form(plain).verbs}
        believed = word.lower == "crût" and "K" in (s.role(i + 1), s.role(i + 2))  # not « croître »
        if (
            (moods != {"Sq"} and not believed)
            or "Is" not in past
            or s.lower(i + 1).startswith("-")
            or _literary(word.form.lemmas())
        ):
            continue
        if s.role(i - 1) in ("S", "N", "A", "Q", "M", "O", "T"):
            yield on(word, "Le passé simple s’écrit sans accent circonflexe.", plain)


_BARE = str.maketrans("îûâ", "iua")


def _literary(lemmas: frozenset[str]) -> bool:
    """`il fût parti`, `elle eût aimé`: a conditional of old."""
    return bool(lemmas & {"être", "avoir"})


RULES = (
    GrammarRule(
        "mode.si",
        si_conditional,
        "« Si » de condition veut l’indicatif : présent ou imparfait.",
        bad=(
            ("Si vous auriez des questions, écrivez-nous.", "Si vous avez des questions, écrivez-nous."),
            (
                "Si la pluie continuerait, la fête serait reportée.",
                "Si la pluie continuait, la fête serait reportée.",
            ),
        ),
        good=("On se demande si le parc pourrait ouvrir.", "Si vous avez des questions, écrivez-nous."),
    ),
    GrammarRule(
        "mode.subjonctif",
        subjunctive,
        "Le but, la condition, la concession et l’obligation veulent le subjonctif.",
        bad=(
            (
                "Il suffit d’un appel pour que le bac est remplacé.",
                "Il suffit d’un appel pour que le bac soit remplacé.",
            ),
            ("Il faut que vous devez être présents.", "Il faut que vous deviez être présents."),
            ("Quoique la salle est petite, on y danse.", "Quoique la salle soit petite, on y danse."),
            ("Il se peut que le bac est plein.", "Il se peut que le bac soit plein."),
            ("Le règlement exige que le chien est attaché.", "Le règlement exige que le chien soit attaché."),
            ("On voudrait que vous venez tôt.", "On voudrait que vous veniez tôt."),
            (
                "Que vous êtes en ville ou à la campagne, le service est offert.",
                "Que vous soyez en ville ou à la campagne, le service est offert.",
            ),
            (
                "Il faudra que chaque commerçant tient un registre.",
                "Il faudra que chaque commerçant tienne un registre.",
            ),
        ),
        good=(
            "Il faut que vous soyez présents.",
            "Le maire dit que le parc est ouvert.",
            "On espère que vous viendrez.",
            "Les travaux que demande le conseil sont prévus.",
            "Le règlement que vous avez demandé est prêt.",
            "Que faut-il apporter, une tasse ou un bol?",
            "Il est demandé que les bacs soient rangés.",
        ),
    ),
    GrammarRule(
        "mode.apres_que",
        apres_que,
        "« Après que » énonce un fait : il est suivi de l’indicatif.",
        bad=(
            (
                "Après que le conseil ait voté, le règlement est affiché.",
                "Après que le conseil a voté, le règlement est affiché.",
            ),
            (
                "La rue rouvrira après que les équipes aient terminé.",
                "La rue rouvrira après que les équipes ont terminé.",
            ),
            (
                "Après que la neige soit ramassée, on sable.",
                "Après que la neige est ramassée, on sable.",
            ),
            (
                "Le bac est vidé après que vous ayez payé.",
                "Le bac est vidé après que vous avez payé.",
            ),
            (
                "Après que la plainte soit reçue, un agent appelle.",
                "Après que la plainte est reçue, un agent appelle.",
            ),
        ),
        good=(
            "Après que le conseil a voté, le règlement est affiché.",
            "Avant que le conseil ait voté, rien ne change.",
            "Le parc ouvrira après que la neige aura fondu.",
            "Il faut qu’après la fête le parc soit propre.",
            "Après quoi, que le vote soit serré ou non, la séance est levée.",
        ),
    ),
    GrammarRule(
        "conjugaison.passe_simple",
        circumflex,
        "À l’indicatif, la troisième personne du passé simple n’a pas d’accent circonflexe.",
        bad=(
            ("On crût longtemps que la mine fermerait.", "On crut longtemps que la mine fermerait."),
            ("Le curé vînt bénir le pont.", "Le curé vint bénir le pont."),
            ("Elle prît la parole la première.", "Elle prit la parole la première."),
            ("La rivière reprît son cours.", "La rivière reprit son cours."),
            ("Le moulin finît par fermer.", "Le moulin finit par fermer."),
        ),
        good=(
            "On crut longtemps à un trésor.",
            "Il fallait qu’il vînt.",
            "L’arbre crût vite.",
            "Elle eût aimé voir ce pont.",
            "La mairesse paraît ravie.",
        ),
    ),
)
