"""Moods: the indicative after si, the subjunctive after pour que and its like."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.verb import likeliest_first
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.verbs.subjunctive_places import alternative, needed, negative_subject
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

# « Je me demande si », « on ne sait pas si »: an indirect question takes the conditional.
_ASKING = forms(
    "demander savoir ignorer voir vérifier décider déterminer dire préciser évaluer confirmer indiquer comprendre"
    " chercher discuter analyser étudier établir juger"
)


def si_conditional(s: Sentence) -> Iterator[Hit]:
    """`si vous auriez`, `si la météo le permettrait`, `si vous viendrez`."""
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
        if moods not in ({"K"}, {"If"}):
            continue
        subject = found[0]
        who = subject.who or next(iter(sorted(verb.form.persons)))
        offered = [
            s.vocabulary.lexicographer.conjugate(v.lemma, mood, who)
            for mood in _moods_for_si(s, i)
            for v in likeliest_first(verb.form.verbs)
        ]
        yield on(verb, "Après « si » qui marque une condition, ni conditionnel ni futur.", *offered)


def _moods_for_si(s: Sentence, i: int) -> tuple[str, str]:
    """The imperfect when the main verb is conditional, else the present."""
    others = [w for k, w in enumerate(s.words) if w.role == "V" and k > i]
    conditional = any({v.mood for v in w.form.verbs} == {"K"} for w in others[1:])
    conditional |= any({v.mood for v in w.form.verbs} == {"K"} for w in s.words[:i])
    return ("Iq", "Ip") if conditional else ("Ip", "Iq")


def _asked(s: Sentence, i: int) -> bool:
    linked = s.lower(i - 1) in ("ou", "et", "bien")  # demandez-vous si… ou si…
    listed = next((k for k in range(i - 2, -1, -1) if s.lower(k) in ("si", "s'")), -1)
    if s.lower(i - 1) == "," and listed >= 0 and _asked(s, listed):
        return True  # Ils veulent savoir s’il est riche, s’il pourrait
    if s.lower(i - 1) == "," and (asked := next((k for k in range(i - 2, 0, -1) if s.lower(k) == ","), 0)):
        return bool(s.at(asked - 1).form.lemmas() & _ASKING)  # Je voulais savoir, écrit-elle, si
    if linked and (earlier := [k for k in range(i - 1) if s.lower(k) in ("si", "s'")]):
        return _asked(s, earlier[-1])
    return any(
        w.form.lemmas() & _ASKING
        for w in s.words[max(0, i - 5) : i]
        if w.role in ("V", "Y", "G", "Q") or w.lower in ("savoir", "dire")
    ) or bool({"question", "comme", "même"} & set(s.lowers(max(0, i - 3), i)))


def subjunctive(s: Sentence) -> Iterator[Hit]:
    """`pour que la situation devient`, `il faut que vous venez`, `bien que le parc est`."""
    for i, word in enumerate(s.words):
        if word.lower not in ("quoique", "quoiqu'") and word.role != "K":
            continue
        if word.role == "K" and not (_wants_subjunctive(s, i) or alternative(s, i)):
            continue
        found = subject_at(s, i + 1) or negative_subject(s, i + 1)
        compared = s.role(i - 1) == "A" and s.lower(i - 2) in ("plus", "moins", "aussi")
        if found is None or compared or _relative(s, i, found[1]):
            continue
        subject, verb = found
        target = s.at(verb)
        moods = {v.mood for v in target.form.verbs}
        if not moods or moods & {"Sp", "Sq"} or not moods & {"Ip", "If", "K", "Iq"} or not subject.who:
            continue
        lemmas = [v.lemma for v in likeliest_first(target.form.verbs)]
        if target.lower == "est" and (s.lower(verb + 1) in _HAVING or s.lower(verb + 1) in _OWN):
            lemmas.insert(0, "avoir")  # pour que chacun est sa place
        offered = [s.vocabulary.lexicographer.conjugate(lemma, "Sp", subject.who) for lemma in lemmas]
        if s.lower(verb - 1) == "je" and offered[0][:1] in "aeiouéê":
            elided = [f"j{s.apostrophe()}{form}" for form in offered if form]
            yield between(s.at(verb - 1), target, "Cette tournure demande le subjonctif.", *elided)
            continue
        yield on(target, "Cette tournure demande le subjonctif.", *offered)


def _relative(s: Sentence, i: int, verb: int) -> bool:
    """`c’est une surprise qu’elle n’oubliera pas`: « que » is the object that the verb lacks."""
    j = verb + 1
    while s.role(j) == "W":
        j += 1
    one = s.role(i - 1) == "N" and s.lower(i - 2) in ("un", "une")
    return one and s.role(j) in (".", ",", "") and all(v.use[4:5] == "t" for v in s.at(verb).form.verbs)


# What one has: « est » stands for « ait » before these.
_HAVING = forms("accès lieu besoin droit hâte envie faim froid soif peur raison tort connaissance conscience")
_OWN = forms("sa son ses leur leurs mon ma mes ton ta tes votre vos notre nos")


_WISHING = forms(
    "vouloir souhaiter exiger demander préférer désirer aimer falloir proposer recommander suggérer craindre"
    " regretter douter ordonner interdire attendre permettre empêcher éviter accepter refuser importer suffire apprécier"
    " réclamer tolérer convenir mériter détester déplorer réjouir"
)
_REACTIONS = forms(
    "heureux heureuse heureuses ravi ravie ravis fier fière fiers contents content contente désolé désolée désolés surpris"
    " surprise déçu déçus satisfait satisfaits dommage normal rare temps urgent utile inutile bon mieux fréquent"
    " logique étonnant triste inévitable regrettable question indispensable naturel juste"
    " important importante essentiel nécessaire obligatoire possible impossible préférable souhaitable impératif primordial"
    " demandé demandée exigé recommandé souhaité interdit permis requis suggéré proposé hors"
)
_FEELINGS = forms("besoin hâte peur envie honte")
# Words before « que » that are always followed by the subjunctive, the last ones of a locution.
_LOCUTIONS = (
    ("de", "peur"),
    ("de", "crainte"),
    ("en", "attendant"),
    ("à", "condition"),
    ("à", "moins"),
    ("en", "admettant"),
    ("à", "supposer"),
    ("pour", "peu"),
    ("en", "sorte"),
    ("vaut", "mieux"),
    ("mieux", "vaut"),
    ("advenant",),
    ("se", "peut"),
    ("de", "façon", "à", "ce"),
    ("de", "manière", "à", "ce"),
)
_TO_THIS = forms(
    "veiller tenir attendre consentir opposer contribuer chercher viser travailler aider parvenir réussir engager"
)
_TELLING = forms(
    "noter savoir comprendre retenir dire voir penser croire espérer rappeler entendre montrer vouloir falloir"
    " démontrer prouver confirmer constater indiquer révéler illustrer témoigner sentir remarquer souligner affirmer"
)
_SKIPPED = forms("pas plus aussi donc toujours également surtout absolument fortement")


def _wants_subjunctive(s: Sentence, i: int) -> bool:
    """Whether the `que` at `i` opens a clause in the subjunctive."""
    before = s.lower(i - 1)
    if before in ("et", "ou"):  # il faut que… et que…
        earlier = [k for k in range(i - 1) if s.role(k) == "K"]
        return bool(earlier) and all(_wants_subjunctive(s, k) for k in {earlier[0], earlier[-1]})
    if before in ("sans", "pour", "afin", "pourvu"):
        # « trop tard pour que », « il suffit de peu pour que »: always the subjunctive.
        return True
    if before == "bien":
        if s.at(i - 2).form.lemmas(participle=False) & _TELLING:
            return False  # notez bien que le bureau est fermé
        return i == 1 or s.role(i - 2) in (",", ".", "C", "N", "A", "Q", "M", "V")
    if before == "avant":
        return s.role(i - 2) not in ("D",)
    if any(s.lowers(i - len(words), i) == words for words in _LOCUTIONS):
        return True
    if before == "dommage" and (i == 1 or s.role(i - 2) in (".", ",")):
        return True  # Dommage que vous ayez raté le départ!
    if before == "ce" and s.lower(i - 2) in ("à", "jusqu'à"):
        return _to_this(s, i)
    k = i - 1
    while s.lower(k) in _SKIPPED or s.lower(k).startswith("-"):
        k -= 1
    governing = s.at(k)
    if governing.role in ("V", "Y", "N") and _wishes(s, k):
        return True
    if governing.role == "Q" and "avoir" in s.at(k - 1).form.lemmas(participle=False):
        return bool({lemma for lemma, _ in governing.form.participle_verbs} & _WISHING - {"convenir"})
    state = s.at(k - 1).form.lemmas(participle=False) | s.at(k - 2).form.lemmas(participle=False)
    if governing.lower == "temps" and s.lower(i + 1) == "il" and needed(s, i + 2):
        return False  # c’est le temps qu’il vous faut, qu’il a fallu
    if governing.role == "N" and s.role(k - 1) == "D":
        return False  # c’est la question qu’on nous a posée
    if governing.lower in _REACTIONS and state & {"être", "trouver", "sembler", "paraître"}:
        return governing.role in ("A", "Q", "N", "W", "T")
    return governing.lower in _FEELINGS and "avoir" in state


def _wishes(s: Sentence, k: int) -> bool:
    """A verb of will or feeling: « on souhaite », « il faut », « éviter »; not « on s’attend »."""
    lemmas = s.at(k).form.lemmas(participle=False)
    if s.role(k) == "N" and not (k == 0 and any(v.mood == "E" for v in s.at(k).form.verbs)):
        return False
    if "empêcher" in lemmas and "n'" in s.lowers(max(0, k - 2), k):
        return False  # il n'empêche que trois cas ont été signalés
    if "douter" in lemmas and {"me", "m'", "te", "t'", "se", "s'", "ne", "n'"} & set(s.lowers(k - 3, k)):
        return False  # je me doutais qu’il viendrait; on ne doute pas qu’il viendra
    doubled = s.lower(k - 1) in ("vous", "nous") and s.lower(k - 2) == s.lower(k - 1)
    if "attendre" in lemmas and (s.lower(k - 1) == "s'" or doubled):
        return False
    if "convenir" in lemmas or "suffire" in lemmas or "importer" in lemmas:
        return "il" in s.lowers(max(0, k - 2), k)
    return bool(lemmas & _WISHING)


def _to_this(s: Sentence, i: int) -> bool:
    """`jusqu’à ce que`, `veiller à ce que`, `s’attendre à ce que`."""
    if s.lower(i - 3) in ("jusqu'", "jusque") or s.lower(i - 2) == "jusqu'à":
        return True
    return any(w.form.lemmas(participle=False) & _TO_THIS for w in s.words[max(0, i - 5) : i - 2])


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
                s.vocabulary.lexicographer.conjugate(v.lemma, "Ip", found[0].who)
                for v in likeliest_first(target.form.verbs)
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
            ("Si vous viendrez à la fête, apportez un plat.", "Si vous venez à la fête, apportez un plat."),
            (
                "Si la pluie continuerait, la fête serait reportée.",
                "Si la pluie continuait, la fête serait reportée.",
            ),
        ),
        good=(
            "Elle veut savoir, écrit-elle, si tu viendras.",
            "On se demande si le parc pourrait ouvrir.",
            "Si vous avez des questions, écrivez-nous.",
            "Merci de nous faire savoir si vous serez présents.",
        ),
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
            ("Il faut que je vais au comptoir.", "Il faut que j’aille au comptoir."),
            ("Pour que chacun est sa place, réservez.", "Pour que chacun ait sa place, réservez."),
            ("C’est dommage que personne n’a filmé.", "C’est dommage que personne n’ait filmé."),
            ("On craint que la crue atteint la rue.", "On craint que la crue atteigne la rue."),
            ("Quoique la salle est petite, on y danse.", "Quoique la salle soit petite, on y danse."),
            ("Il se peut que le bac est plein.", "Il se peut que le bac soit plein."),
            ("Le règlement exige que le chien est attaché.", "Le règlement exige que le chien soit attaché."),
            ("On voudrait que vous venez tôt.", "On voudrait que vous veniez tôt."),
            ("Avant que la neige fond, partez.", "Avant que la neige fonde, partez."),
            ("On veille à ce que tout est prêt.", "On veille à ce que tout soit prêt."),
            ("Le conseil a exigé que l’étude est refaite.", "Le conseil a exigé que l’étude soit refaite."),
            ("Nous attendons que le ministère répond.", "Nous attendons que le ministère réponde."),
            ("Nous sommes ravis que vous êtes là.", "Nous sommes ravis que vous soyez là."),
            ("Il est temps que le conseil prend position.", "Il est temps que le conseil prenne position."),
            (
                "On a hâte que le parc ouvre et que vous pouvez jouer.",
                "On a hâte que le parc ouvre et que vous puissiez jouer.",
            ),
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
            "Je me doutais qu’il viendrait.",
            "Il faut que vous soyez présents.",
            "Le maire dit que le parc est ouvert.",
            "On espère que vous viendrez.",
            "Les travaux que demande le conseil sont prévus.",
            "Le règlement que vous avez demandé est prêt.",
            "Que faut-il apporter, une tasse ou un bol?",
            "Il est demandé que les bacs soient rangés.",
            "Le comité a bien vu que le parc est fermé.",
            "Il est clair que le parc est petit.",
            "Nous avons convenu que le prix est juste.",
            "Le plus important, c’est que le parc est ouvert.",
            "C’est le temps qu’il a fallu pour tout ranger.",
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
