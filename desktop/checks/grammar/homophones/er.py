"""-é, -er, -ez, -ant: the ending that the construction asks for, where the ear hears no difference."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.choices import verb_follows
from desktop.checks.grammar.verbs.infinitives import (
    OBJECT_ARTICLES,
    infinitive_of,
    is_er_infinitive,
    is_vous_form,
)
from desktop.checks.reading.function_words import OBJECT_CLITICS
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import GenderNumber, forms

_NEGATIONS = forms("pas jamais rien plus surtout aucun aucune point guère")
_IRREGULAR = dict(
    pair.split(":")
    for pair in "être:êtes avoir:avez faire:faites dire:dites vouloir:voulez pouvoir:pouvez devoir:devez".split()
)


def _vous(s: Sentence, infinitive: str, mood: str = "Ip") -> str:
    return s.vocabulary.lexicographer.conjugate(infinitive, mood, "2p")


def negated_imperative(s: Sentence) -> Iterator[Hit]:
    """`Ne les jeter pas`, `Ne touché jamais`: the negation around the verb asks for the imperative."""
    for i, word in enumerate(s.words):
        if word.role != "X" or s.role(i - 1) in ("S", "R", "N", "M", "T", "P", "F", "O", "A", "V"):
            continue
        j = i + 1
        while s.lower(j) in _CLITICS:
            j += 1
        target, after = s.at(j), s.lower(j + 1)
        infinitive = target.lower if is_er_infinitive(target) else infinitive_of(target)
        if infinitive is None or is_vous_form(target) or target.lower.endswith(("ée", "ées", "és")):
            continue
        if after in _NEGATIONS and (s.role(j + 2) != "Y" or target.lower.endswith("é")):
            yield on(target, "C’est un impératif : la terminaison est -ez.", _vous(s, infinitive, "E"))


_CLITICS = forms("le la les l' lui leur y en vous nous se s' me m' te t'")


def vous_with_infinitive(s: Sentence) -> Iterator[Hit]:
    """`si vous être absent`, `si vous voyer des bulles`, `quand vous passer`: the verb of `vous`."""
    for i, word in enumerate(s.words):
        if s.lower(i - 1) == "où" and {"savoir", "demander", "voir"} & {
            lemma for w in s.words[: i - 1] for lemma in w.form.lemmas()
        }:
            continue  # vous ne savez pas où vous stationner
        if i == 0 and not word.capital:
            continue  # Pour :\n- vous brosser les dents
        if word.lower != "vous" or not (s.lower(i - 1) in _BEFORE_SUBJECT or _opens_alone(s, i)):
            continue
        if s.lower(i - 1) == "que" and any(s.role(k) == "X" for k in range(max(0, i - 7), i)):
            continue  # ces photos ne peuvent que vous plaire
        target = s.at(i + 1)
        if target.lower in _IRREGULAR:
            yield on(target, "Avec « vous », le verbe est conjugué.", _IRREGULAR[target.lower])
        elif target.lower.endswith("er") and not target.form.finite:
            written = f"{target.lower[:-2]}ez"
            if any("2p" in verb.persons for verb in s.vocabulary.form(written).verbs):
                yield on(target, "Avec « vous », la terminaison est -ez.", written)


def _opens_alone(s: Sentence, i: int) -> bool:
    """`Vous désirer devenir pompier?`: the first word, in a sentence that has no other verb."""
    rest = s.words[i + 2 :]
    opening = s.lower(i - 1) in ("", ".", "!", "?", "…", ";") and (s.final != "?" or len(rest) > 1)
    return opening and s.final in (".", "!", "?") and not any(w.role == "V" or w.form.finite for w in rest)


_BEFORE_SUBJECT = forms("si quand lorsque que où dont comme puisque")


def after_preposition_and_pronoun(s: Sentence) -> Iterator[Hit]:
    """`priée de les rapportées`, `de le renouvelé`, `pour vous aidé`: an infinitive."""
    for i, word in enumerate(s.words):
        if word.lower not in ("de", "d'", "à", "pour", "sans") or s.lower(i + 1) not in _CLITICS:
            continue
        j = i + 1
        while s.lower(j) in _CLITICS:
            j += 1
        target, pronoun = s.at(j), s.lower(j - 1)
        infinitive = infinitive_of(target)
        if infinitive is None or is_vous_form(target) or target.capital or target.lower == "accoutumée":
            continue
        contracted = word.lower in ("de", "à") and s.lower(i + 1) in ("le", "les") and j == i + 2
        if contracted or pronoun not in OBJECT_CLITICS or not (target.form.nouns or s.at(j + 1).form.nouns):
            yield on(target, f"Après «\u00a0{word.lower}\u00a0», le verbe est à l’infinitif.", infinitive)


# What is left to happen by itself: « laissez sécher 48 heures ».
_LEFT = forms(
    "couler sécher reposer tremper refroidir mijoter brûler infuser pousser passer tomber entrer circuler égoutter"
)
_PERCEIVING = forms("voir entendre regarder écouter")
_STATES = forms(
    "fermé branché allumé débranché verrouillé dégagé déverrouillé stationné entrouvert inoccupé immatriculé"
)


def after_laisser(s: Sentence) -> Iterator[Hit]:
    """`Laissez coulé l’eau`, `faites réparé la fuite`: an infinitive."""
    for i in s.with_role("VYG"):
        word = s.at(i)
        lemmas = word.form.lemmas(participle=False)
        seen = bool(lemmas & _PERCEIVING)
        if not (seen or lemmas & {"laisser", "faire"}):
            continue
        clitic = s.lower(i + 1) in ("-vous", "-toi", "-le", "-la", "-les")
        target = s.at(i + 2 if clitic else i + 1)
        infinitive = infinitive_of(target)
        if seen and (infinitive not in _LEFT or s.role(i - 1) == "O" or clitic):
            continue  # on le voit passé de mode
        if infinitive is None or target.lower in _STATES or not target.lower.endswith("é"):
            continue
        left = not clitic and infinitive in _LEFT and s.role(i - 1) not in ("O", "D", "S")
        left = left and (s.role(i + 2) in (".", ",", "#") or s.lower(i + 2) in ("sans", "au", "à"))
        if left or (clitic and "faire" in lemmas):
            yield on(target, f"Après « {word.text} », le verbe est à l’infinitif.", infinitive)
            continue
        if s.lower(i + 2) in OBJECT_ARTICLES and s.role(i - 1) not in ("O", "D"):
            yield on(target, f"Après «\u00a0{word.text}\u00a0», le verbe est à l’infinitif.", infinitive)


def finite_after_etre(s: Sentence) -> Iterator[Hit]:
    """`le couvercle est ouvre`, `la fête est annule`: after être, a participle."""
    for i, word in enumerate(s.words):
        if word.role != "V" or word.lower not in _ETRE or s.lower(i - 1) in ("c'", "ce", "qui", "que", "ne"):
            continue
        target = s.at(i + 1)
        if not target.form.only_verb or target.lower in _ETRE or target.lower.startswith("-"):
            continue
        verbs = [v for v in target.form.verbs if v.mood in ("Ip", "Sp") and v.persons & {"1s", "3s"}]
        # « ouvre »: of ouvrir rather than of the rare ouvrer
        verbs.sort(key=lambda verb: verb.lemma.endswith("er"))
        if not verbs or s.role(i - 1) not in ("N", "M", "A", "Q", "S", "X"):
            continue
        offered = [
            text
            for pair in _pairs_before(s, i)
            for text in s.vocabulary.lexicographer.inflect(verbs[0].lemma, *pair)
            if pair in s.vocabulary.form(text).participles
        ]
        if offered:
            yield on(target, "Après « être », le verbe est au participe passé.", *offered)


_ETRE = forms("est sont sera seront était étaient serait seraient")


def _pairs_before(s: Sentence, verb: int) -> tuple[GenderNumber, ...]:
    """The genders and numbers a participle may take, by the verb then by the nearest noun or pronoun."""
    number = "p" if s.lower(verb) in ("sont", "seront", "étaient", "seraient") else "s"
    before = s.at(verb - 1)
    if before.lower in ("elle", "elles"):
        return (("f", number),)
    genders = {g for g, n in before.form.nouns if n == number}
    first = "f" if genders == {"f"} else "m"
    return ((first, number), ("f" if first == "m" else "m", number))


def gerund_without_s(s: Sentence) -> Iterator[Hit]:
    """`en criants plus fort`: the gerund never agrees."""
    for i, word in enumerate(s.words):
        if s.lower(i - 1) != "en" or not word.lower.endswith(("ants", "ante", "antes")):
            continue
        stem = word.lower[: word.lower.rindex("ant") + 3]
        form = s.vocabulary.form(stem)
        if form.gerund and not word.form.nouns and not form.nouns:
            yield on(word, "Le gérondif est invariable.", stem)


def infinitive_beside_imperative(s: Sentence) -> Iterator[Hit]:
    """`En cas d’alarme, quitter les lieux et rendez-vous au parc`: two imperatives."""
    for i, word in enumerate(s.words):
        if not is_er_infinitive(word) or not _opens(s, i):
            continue
        for j in range(i + 1, min(i + 16, len(s.words))):
            if s.role(j) == ".":
                break
            if s.lower(j) in ("et", "puis", "ou") and _is_imperative(s.at(j + 1)):
                form = _vous(s, word.lower, "E")
                yield on(word, "Les deux verbes coordonnés sont à l’impératif.", form)
                break


def _opens(s: Sentence, i: int) -> bool:
    """The first word, or what follows an introduction without a verb: `En cas d’alarme, quitter`."""
    if i == 0:
        return True
    if s.lower(i - 1) != "," or s.role(0) not in ("P", "L"):
        return False
    return s.role(0) == "P" and not any(w.role in ("V", "Y") for w in s.words[:i])


def _is_imperative(word: Word) -> bool:
    return word.lower == "rendez-vous" or (
        is_vous_form(word) and any(verb.mood == "E" for verb in word.form.verbs)
    )


def imperative_after_introduction(s: Sentence) -> Iterator[Hit]:
    """`Pour vous inscrire, compléter le formulaire en ligne.`: left alone; `Si oui, apporté…` is not."""
    for i, word in enumerate(s.words):
        if s.lower(i - 1) != "," or not word.lower.endswith("é") or word.form.nouns:
            continue
        infinitive = infinitive_of(word)
        if infinitive is None or s.role(0) not in ("L", "P") or verb_follows(s, i + 1):
            continue
        addressed = any(w.lower in ("vous", "votre", "vos") for w in s.words)
        if addressed and s.lower(i + 1) in ("-le", "-la", "-les", "-nous", "-vous", "votre", "vos"):
            yield on(word, "C’est un impératif : la terminaison est -ez.", _vous(s, infinitive, "E"))


RULES = (
    GrammarRule(
        "terminaison.imperatif_negatif",
        negated_imperative,
        "« Ne » et « pas » encadrent un verbe conjugué; devant un infinitif, on écrit « ne pas ».",
        bad=(
            ("Ne les jeter pas!", "Ne les jetez pas!"),
            ("Ne touché jamais un fil tombé.", "Ne touchez jamais un fil tombé."),
            ("S’il vente, ne brûler pas vos feuilles.", "S’il vente, ne brûlez pas vos feuilles."),
            ("Ne vous baigner pas seul.", "Ne vous baignez pas seul."),
        ),
        good=(
            "Ne pas jeter de papier.",
            "Merci de ne rien laisser.",
            "Ne jamais toucher un fil tombé.",
            "Le bac ne passe pas.",
            "Pour ne plus attendre, réservez.",
        ),
        words=forms("ne n"),
    ),
    GrammarRule(
        "terminaison.vous",
        vous_with_infinitive,
        "Le verbe dont « vous » est le sujet est conjugué.",
        bad=(
            ("Si vous voyer de la fumée, appelez.", "Si vous voyez de la fumée, appelez."),
            ("Si vous être né en mai, venez.", "Si vous êtes né en mai, venez."),
            ("Quand vous passer au comptoir, sonnez.", "Quand vous passez au comptoir, sonnez."),
            ("Si vous avoir un chien, tenez-le.", "Si vous avez un chien, tenez-le."),
            ("Vous désirer devenir pompier?", "Vous désirez devenir pompier?"),
            ("Vous être cordialement invités à la soirée.", "Vous êtes cordialement invités à la soirée."),
        ),
        good=(
            "Si vous voulez passer, sonnez.",
            "Pour vous aider, on écoute.",
            "Plutôt que de vous déplacer, écrivez.",
            "Le but est de vous informer.",
            "Nous voulons vous être utiles.",
            "Cette page ne fait que vous renseigner.",
        ),
        words=forms("vous"),
    ),
    GrammarRule(
        "terminaison.preposition_pronom",
        after_preposition_and_pronoun,
        "Après une préposition et un pronom, le verbe est à l’infinitif.",
        bad=(
            ("Elle est priée de les rapportées.", "Elle est priée de les rapporter."),
            ("Il faut signer le permis et penser à le renouvelé.", "Il faut signer le permis et penser à le renouveler."),
            ("Merci de nous avisé.", "Merci de nous aviser."),
            ("On vient pour vous aidé.", "On vient pour vous aider."),
        ),
        good=(
            "Merci de les rapporter.",
            "Le don de la retraitée est généreux.",
            "On pense à la blessée.",
            "Un mot pour les employés.",
            "Sans les invités, la salle est vide.",
            "Comme à l’accoutumée, la fête aura lieu au parc.",
        ),
        words=forms("de d à pour sans"),
    ),
    GrammarRule(
        "terminaison.laisser",
        after_laisser,
        "Après « laisser » et « faire », le verbe est à l’infinitif.",
        bad=(
            ("Laissez coulé l’eau froide.", "Laissez couler l’eau froide."),
            ("Faites réparé la fuite.", "Faites réparer la fuite."),
            ("Il faut laisser reposé la pâte.", "Il faut laisser reposer la pâte."),
            ("Laissez séché 48 heures.", "Laissez sécher 48 heures."),
            ("On sort pour voir passé les oies.", "On sort pour voir passer les oies."),
            ("Faites-la ramoné à l’automne.", "Faites-la ramoner à l’automne."),
            ("Laissez séché les feuilles.", "Laissez sécher les feuilles."),
        ),
        good=(
            "Laissez couler l’eau.",
            "Laissez le robinet fermé.",
            "Laissez fermé le portail.",
            "C’est fait, réparé et livré.",
            "Ce que fait Léo plaît.",
        ),
    ),
    GrammarRule(
        "terminaison.etre",
        finite_after_etre,
        "Après « être », le verbe est au participe passé.",
        bad=(
            ("Le couvercle est ouvre.", "Le couvercle est ouvert."),
            ("La patinoire est arrose le soir.", "La patinoire est arrosée le soir."),
            ("Le chemin est déneige.", "Le chemin est déneigé."),
            ("Le bac est déplace.", "Le bac est déplacé."),
            ("Le match est annule.", "Le match est annulé."),
        ),
        good=(
            "Le couvercle est ouvert.",
            "Celui qui est élu vote.",
            "L’important est que la rue ouvre.",
            "Le temps est frais.",
            "Où est passé le chat?",
        ),
    ),
    GrammarRule(
        "terminaison.gerondif",
        gerund_without_s,
        "« En » et le participe présent forment un gérondif, toujours invariable.",
        bad=(
            ("Elle vendait des tartes en criants.", "Elle vendait des tartes en criant."),
            ("Ils avancent en glissants sur la neige.", "Ils avancent en glissant sur la neige."),
            ("Elles répondent en souriantes.", "Elles répondent en souriant."),
            ("On apprend en corrigeants les fautes.", "On apprend en corrigeant les fautes."),
            ("Il conclut en remerciants tous les bénévoles.", "Il conclut en remerciant tous les bénévoles."),
        ),
        good=(
            "Elle part en chantant.",
            "Un pain en croissants.",
            "Travaillez en gants.",
            "Un don en suppléants.",
            "En plantes et en fleurs.",
        ),
        words=forms("en"),
    ),
    GrammarRule(
        "terminaison.infinitif_imperatif",
        infinitive_beside_imperative,
        "Deux consignes coordonnées sont au même mode.",
        bad=(
            ("En cas d’alarme, quitter les lieux et rendez-vous au parc.", "En cas d’alarme, quittez les lieux et rendez-vous au parc."),
            ("Couper l’eau et appelez le 311.", "Coupez l’eau et appelez le 311."),
            ("Fermer la porte et attendez dehors.", "Fermez la porte et attendez dehors."),
            ("En cas de panne, débrancher les appareils et appelez-nous.", "En cas de panne, débranchez les appareils et appelez-nous."),
            ("Rincer le pot et déposez-le au bac.", "Rincez le pot et déposez-le au bac."),
        ),
        good=(
            "Couper l’eau et appeler le 311.",
            "Pour réserver, appelez et laissez un message.",
            "Quittez les lieux et rendez-vous au parc.",
            "Bouger, c’est bien.",
        ),
    ),
    GrammarRule(
        "terminaison.imperatif_participe",
        imperative_after_introduction,
        "Après l’introduction, la consigne est à l’impératif.",
        bad=(
            ("Si vous avez terminé, rapporté-nous la clé.", "Si vous avez terminé, rapportez-nous la clé."),
            ("Avant votre départ, rangé vos chaises.", "Avant votre départ, rangez vos chaises."),
        ),
        good=(
            "Pour vous, rénové en 2020, le chalet est prêt.",
            "Si vous l’avez, rapportez-le.",
        ),
    ),
)  # fmt: skip
