"""-é, -er, -ez: the infinitive after a preposition or a modal, the participle after an auxiliary."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.agreement_noun import chosen
from desktop.checks.agreement_participle import subjects
from desktop.checks.antecedents import noun_pairs
from desktop.checks.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.sentence import Sentence, Word
from desktop.checks.words import GenderNumber, forms

_MODALS = forms(
    "pouvoir devoir vouloir aller falloir savoir souhaiter désirer oser venir compter espérer préférer daigner"
)
_MOTION = forms("aller venir")
# « Viens costumé! »: what one may be on arriving.
_DRESSED = forms("costumé déguisé habillé préparé accompagné équipé motivé masqué chaussé reposé armé seul")
_GOVERNING = forms(
    "afin avant lieu possible demandé prié permis invité merci obligation besoin façon manière prière obligé tenu"
    " occasion chance plaisir droit temps heureux heureuse fier fière important interdit essentiel possibilité"
)
_CAUSATIVE = forms(
    "laisser faire voir regarder entendre écouter sentir envoyer emmener amener mener conduire aider inviter"
)
_MOVING = forms("aller venir passer courir monter descendre sortir retourner revenir partir rentrer rester")
_QUESTIONS = forms("quel quelle quels quelles comment où quoi qui")
_OPENING_PARTICIPLES = forms(
    "passé excepté vu fini compris supposé terminé attendu étant donné dit mis sitôt finis écoulé"
)
_OBJECTS = forms("le la les l' un une des votre vos ton ta tes ce cette cet ces notre nos leur leurs")


def infinitive_of(word: Word) -> str | None:
    """The -er infinitive that sounds like this participle or this `vous` form, or None."""
    form = word.form
    if form.text.endswith("ez"):
        lemmas = {v.lemma for v in form.verbs if "2p" in v.persons}
    elif form.text.endswith(("é", "ée", "és", "ées")):
        lemmas = {lemma for lemma, _ in form.participle_verbs}
    else:
        return None
    endings = sorted(lemma for lemma in lemmas if lemma.endswith("er"))
    return endings[0] if endings and not form.infinitives else None


def _is_participle(word: Word) -> bool:
    """A participle in -é that is neither a noun nor an adjective in its own right."""
    return word.form.text.endswith("é") and bool(word.form.participles) and not word.form.nouns


def _is_vous(word: Word) -> bool:
    return (
        word.form.text.endswith("ez")
        and not word.form.nominal
        and "2p" in {p for v in word.form.verbs for p in v.persons}
    )


def _skip(s: Sentence, i: int, roles: str) -> int:
    while s.role(i) and s.role(i) in roles and s.lower(i) not in ("voici", "voilà"):
        i += 1
    return i


def after_preposition(s: Sentence) -> Iterator[Hit]:
    """`pour participé`, `afin de réservé`, `à apportez`."""
    for i, word in enumerate(s.words):
        if word.lower not in ("de", "d'", "à", "pour", "sans"):
            continue
        j = _skip(s, i + 1, "OX")
        target = s.at(j)
        infinitive = infinitive_of(target)
        if infinitive is None or target.capital:
            continue
        sure = _is_vous(target) or (_is_participle(target) and _needs_infinitive(s, i, j))
        if sure:
            yield on(target, f"Après « {word.lower} », le verbe est à l’infinitif.", infinitive)


def _needs_infinitive(s: Sentence, preposition: int, target: int) -> bool:
    lower = s.lower(preposition)
    followed = s.lower(target + 1) in _OBJECTS or s.role(target + 1) in ("#",)
    if target > preposition + 1:
        return True
    if lower in ("pour", "sans"):
        return s.role(target + 1) in ("D", "#", "P", "F", "N", ".", ",", "")
    if lower == "à":
        return followed and s.role(preposition - 1) != "N"
    return followed or s.lower(preposition - 1) in _GOVERNING


def after_modal(s: Sentence) -> Iterator[Hit]:
    """`Veuillez présenté`, `vous pouvez apportez`, `il faut réservé`."""
    for i, word in enumerate(s.words):
        if word.role not in ("V", "Y", "G"):
            continue
        lemmas = word.form.lemmas(participle=False) & _MODALS
        if not lemmas or (s.role(i - 1) == "O" and s.lower(i - 1) in ("se", "s'")):
            continue
        j = _skip(s, i + 1, "WSO")
        target = s.at(j)
        infinitive = infinitive_of(target)
        if infinitive is None or s.at(j - 1).lower in ("que", "qu'"):
            continue
        if (_is_vous(target) and s.lower(j - 1) != "vous") or (
            _is_participle(target) and not (lemmas & _MOTION and target.lower in _DRESSED)
        ):
            yield on(target, f"Après « {word.text} », le verbe est à l’infinitif.", infinitive)


def after_avoir(s: Sentence) -> Iterator[Hit]:
    """`avez-vous penser`, `nous avons réserver`."""
    for i, word in enumerate(s.words):
        if word.role not in ("V", "G", "Y") or "avoir" not in word.form.lemmas(participle=False):
            continue
        j = _skip(s, i + 1, "WS")
        while s.role(j) == "O" and s.lower(j).startswith("-"):
            j += 1
        target = s.at(j)
        if _is_er_infinitive(target) and s.lower(i - 1) not in ("y", "en"):
            yield on(
                target,
                "Après « avoir », le verbe est au participe passé.",
                *inflected_verb(s, target, ("m", "s")),
            )


def _is_er_infinitive(word: Word) -> bool:
    form = word.form
    return form.text.endswith("er") and bool(form.infinitives) and not form.nominal and word.role != "M"


def inflected_verb(s: Sentence, word: Word, pair: GenderNumber) -> tuple[str, ...]:
    """The participle of an infinitive or of a past form."""
    offered = s.vocabulary.lexicographer.inflect(word.lower, *pair)
    return tuple(text for text in offered if pair in s.vocabulary.form(text).participles)


def after_etre(s: Sentence) -> Iterator[Hit]:
    """`peut être consulter`, `est remplacer par`, `soit planter`."""
    agreeing = {verb: pairs for pairs, _, verb in subjects(s)}
    for i, word in enumerate(s.words):
        if word.role not in ("V", "Y", "G") or not _is_etre(word):
            continue
        if s.lower(i - 1) in ("c'", "ce", "n'", "important", "soit") or (
            s.lower(i) == "soit" and word.role != "V"
        ):
            continue
        j = _skip(s, i + 1, "WS")
        target = s.at(j)
        past = _is_past_only(target)
        if target.capital or not (_is_er_infinitive(target) or past) or s.lower(j - 1) in ("de", "à"):
            continue
        pairs = agreeing.get(i) or agreeing.get(_governor(s, i)) or frozenset({("m", "s")})
        order = sorted(pairs, key=lambda pair: (pair[0] != "m", pair[1] != "s"))
        offered = [form for pair in order for form in inflected_verb(s, target, pair)]
        if offered:
            yield on(target, "Après « être », le verbe est au participe passé.", *offered)


def _is_etre(word: Word) -> bool:
    return word.lower in ("être", "été") or any(v.lemma == "être" and v.mood != "E" for v in word.form.verbs)


def _is_past_only(word: Word) -> bool:
    """`sortit`, `émit`, `finit`: a past tense that sounds like a participle."""
    form = word.form
    if form.participles or form.nouns or not form.text.endswith(("it", "ut", "t")):
        return False
    return any(verb.mood == "Is" and "3s" in verb.persons for verb in form.verbs)


def _governor(s: Sentence, i: int) -> int:
    """The modal before `être`: `doivent être`, `peut aussi être`."""
    j = i - 1
    while j >= 0 and s.role(j) == "W":
        j -= 1
    return j


def past_after_avoir(s: Sentence) -> Iterator[Hit]:
    """`a permit`, `ont prit`."""
    for i, word in enumerate(s.words):
        if word.role != "V" or not any(v.lemma == "avoir" for v in word.form.verbs):
            continue
        j = _skip(s, i + 1, "W")
        if _is_past_only(s.at(j)) and s.role(j) == "V":
            yield on(
                s.at(j), "Après « avoir », c’est le participe passé.", *inflected_verb(s, s.at(j), ("m", "s"))
            )


def infinitive_after_noun(s: Sentence) -> Iterator[Hit]:
    """`les documents déposer par les citoyens`: a participle qualifies the noun."""
    for i, word in enumerate(s.words):
        if word.role != "Y" or not _is_er_infinitive(word) or s.role(i - 1) not in ("N", "A"):
            continue
        verbs = [w for w in s.words[:i] if w.role in ("V", "Y", "G")]
        by_agent = s.lower(i + 1) == "par"
        if any(w.form.lemmas(participle=False) & (_CAUSATIVE | _MOVING) for w in verbs) or (
            verbs and not by_agent
        ):
            continue
        if s.role(i + 1) not in ("P", "F") or not any(w.role == "D" for w in s.words[:i]):
            continue
        if word.capital or _QUESTIONS & set(s.lowers(0, i)):
            continue
        noun = i - 1 if s.role(i - 1) == "N" else i - 2
        pairs = noun_pairs(s, noun) if s.role(noun) == "N" else frozenset()
        if pairs:
            offered = inflected_verb(s, word, chosen(word.form, pairs))
            yield on(word, "C’est un participe : il qualifie le nom qui précède.", *offered)


def opening_participle(s: Sentence) -> Iterator[Hit]:
    """`Réservé votre place`, `Si vous avez des questions, communiqué avec nous`."""
    for i, word in enumerate(s.words):
        if (
            not word.form.text.endswith("é")
            or not word.form.participles
            or word.lower in _OPENING_PARTICIPLES
        ):
            continue
        infinitive = infinitive_of(word)
        if infinitive is None or not _opens_imperative(s, i):
            continue
        imperative = s.vocabulary.lexicographer.conjugate(infinitive, "E", "2p")
        if imperative:
            yield on(word, "C’est un impératif : la terminaison est -ez.", imperative)


def _opens_imperative(s: Sentence, i: int) -> bool:
    before, following = s.role(i - 1) if i else ".", s.lower(i + 1)
    has_object = following in _OBJECTS and s.role(i + 1) == "D"
    with_us = following == "avec" and s.lower(i + 2) in ("nous", "le", "la", "l'", "notre")
    if s.role(i + 1) == "O" and following.startswith("-"):
        return True
    if before == "." and s.lower(i - 1) not in ("(", "/", "-", "«", ")", "»"):
        return has_object or (with_us and not word_has_noun(s, i))
    if before == "," and s.role(0) in ("L", "P"):
        later = any(w.role == "V" for w in s.words[i + 1 :])
        addressed = any(w.lower in ("vous", "votre", "vos") or _is_vous(w) for w in s.words)
        return (has_object or with_us) and (addressed or s.lower(0) == "pour") and not later
    return before == "W" and i == 1 and has_object and s.lower(0) in ("surtout", "aussi", "alors", "ensuite")


def word_has_noun(s: Sentence, i: int) -> bool:
    """Whether a sentence may begin with that word as a noun: « Marché avec nous »."""
    return bool(s.at(i).form.nouns) and s.at(i).lower != "communiqué"


def infinitive_with_clitic(s: Sentence) -> Iterator[Hit]:
    """`Présenter-vous`, `Abonner-vous`."""
    for i, word in enumerate(s.words):
        following = s.lower(i + 1)
        if following not in ("-vous", "-le", "-la", "-les", "-nous") or not _is_er_infinitive(word):
            continue
        lemma = word.form.infinitives[0][0]
        imperative = s.vocabulary.lexicographer.conjugate(lemma, "E", "2p")
        yield on(word, "C’est un impératif : la terminaison est -ez.", imperative)


def vous_with_infinitive(s: Sentence) -> Iterator[Hit]:
    """`Si vous désirer participer`, `Vous désiré`."""
    for i, word in enumerate(s.words):
        if word.lower != "vous" or not (i == 0 or s.role(i - 1) in ("L", ".") or s.lower(i - 1) == "dont"):
            continue
        target = s.at(i + 1)
        infinitive = (
            target.lower
            if _is_er_infinitive(target)
            else infinitive_of(target)
            if _is_participle(target)
            else None
        )
        if infinitive is None or s.lower(i - 1) == "comment" or (i == 0 and _is_er_infinitive(target)):
            continue
        form = s.vocabulary.lexicographer.conjugate(infinitive, "Ip", "2p")
        yield on(target, "Avec « vous », la terminaison est -ez.", form)


def after_question_word(s: Sentence) -> Iterator[Hit]:
    """`comment aidez les équipes`, `où jetez les pneus`."""
    for i, word in enumerate(s.words):
        if word.lower not in ("comment", "où", "quoi") or s.role(i + 1) not in ("V", "Q"):
            continue
        target = s.at(i + 1)
        infinitive = infinitive_of(target)
        if infinitive is None or s.lower(i + 2) == "-vous":
            continue
        if _is_vous(target) or (_is_participle(target) and s.lower(i + 2) in _OBJECTS):
            yield on(target, f"Après « {word.lower} » sans sujet, le verbe est à l’infinitif.", infinitive)


def coordinated_infinitive(s: Sentence) -> Iterator[Hit]:
    """`Veuillez remplir le formulaire et retourné le tout`."""
    for i, word in enumerate(s.words):
        if s.lower(i - 1) not in ("et", "ou") or not _is_participle(word) or s.lower(i + 1) not in _OBJECTS:
            continue
        infinitive = infinitive_of(word)
        earlier = s.words[: i - 1]
        if infinitive is None or not any(w.role == "Y" for w in earlier):
            continue
        if any(w.form.lemmas() & {"être", "avoir"} for w in earlier if w.role in ("V", "Y", "G")):
            continue
        yield on(word, "Le second verbe est lui aussi à l’infinitif.", infinitive)


def wrong_auxiliary_spelling(s: Sentence) -> Iterator[Hit]:
    """`ont était`, `il été`, `la salle été rénovée`."""
    for i, word in enumerate(s.words):
        if (
            word.lower in ("était", "étaient", "étais")
            and s.role(i - 1) == "V"
            and any(v.lemma == "avoir" for v in s.at(i - 1).form.verbs)
        ):
            yield on(word, "Après « avoir », c’est le participe « été ».", "été")
        if word.lower == "été" and s.lower(i - 1) in ("il", "elle", "on", "c'", "j'", "je"):
            plural = s.lower(i - 1) in ("je", "j'")
            yield on(word, "C’est le verbe « être » à l’imparfait.", "étais" if plural else "était")
        if word.lower == "été" and s.lower(i - 1) in ("ils", "elles"):
            yield on(word, "C’est le verbe « être » à l’imparfait.", "étaient")


def missing_hyphen_clitic(s: Sentence) -> Iterator[Hit]:
    """`Inscrivez vous`, `rappelons nous`: an imperative and its pronoun."""
    for i, word in enumerate(s.words):
        following = s.at(i + 1)
        if following.lower not in ("vous", "nous") or not (i == 0 or s.role(i - 1) in (".",)):
            continue
        person = {"vous": "2p", "nous": "1p"}[following.lower]
        imperative = any(v.mood == "E" and person in v.persons for v in word.form.verbs)
        if (
            not imperative
            or s.role(i + 2) in ("Y", "V", "X", "O", "S", "D", "L", "Q", "A")
            or word.form.nominal
        ):
            continue
        if any("q" in v.use or "p" in v.use[:6] for v in word.form.verbs) and s.role(i + 2) in (
            "P",
            "F",
            ".",
            "W",
            ",",
            "",
        ):
            yield between(
                word,
                following,
                "Un trait d’union lie l’impératif au pronom.",
                f"{word.text}-{following.lower}",
            )


RULES = (
    GrammarRule(
        "infinitif.preposition",
        after_preposition,
        "Après « à », « de », « pour » et « sans », le verbe est à l’infinitif.",
        bad=(
            ("Apportez vos outils pour réparé votre vélo.", "Apportez vos outils pour réparer votre vélo."),
            ("Merci de déposez vos clés.", "Merci de déposer vos clés."),
            ("Il est temps de vous préparé à l’hiver.", "Il est temps de vous préparer à l’hiver."),
        ),
        good=(
            "Rien de changé pour l’instant.",
            "Trois chaises de brisées.",
            "Le comité a beaucoup à donner.",
        ),
    ),
    GrammarRule(
        "infinitif.modal",
        after_modal,
        "Après « pouvoir », « devoir », « vouloir », « falloir » et leurs pareils, le verbe est à l’infinitif.",
        bad=(
            ("Veuillez apporté une pièce d’identité.", "Veuillez apporter une pièce d’identité."),
            ("Vous pouvez aussi appelez au comptoir.", "Vous pouvez aussi appeler au comptoir."),
            ("Il faut réservé sa place.", "Il faut réserver sa place."),
        ),
        good=(
            "Viens costumé, il y aura des prix!",
            "Le stationnement doit être libéré.",
            "Si vous le pouvez, aidez un voisin.",
        ),
    ),
    GrammarRule(
        "participe.avoir",
        after_avoir,
        "Après l’auxiliaire « avoir », le verbe est au participe passé.",
        bad=(
            ("Avez-vous oublier votre permis?", "Avez-vous oublié votre permis?"),
            ("Nous avons déjà planter cent arbres.", "Nous avons déjà planté cent arbres."),
        ),
        good=("Vous avez à signer la feuille.", "Il y a manger et manger."),
    ),
    GrammarRule(
        "participe.avoir_passe_simple",
        past_after_avoir,
        "Après « avoir », le participe ne prend pas la terminaison du passé simple.",
        bad=(("Ce don a permit l’achat de livres.", "Ce don a permis l’achat de livres."),),
        good=("Ce don a permis l’achat de livres.",),
    ),
    GrammarRule(
        "participe.etre",
        after_etre,
        "Après « être », le verbe est au participe passé et s’accorde.",
        bad=(
            (
                "La demande doit être signer par le propriétaire.",
                "La demande doit être signée par le propriétaire.",
            ),
            ("Le bac est remplacer sans frais.", "Le bac est remplacé sans frais."),
            ("Les résultats sont sortit hier.", "Les résultats sont sortis hier."),
        ),
        good=(
            "Le but est de participer.",
            "C’est aider son voisin qui compte.",
            "Le plus simple est d’appeler.",
        ),
    ),
    GrammarRule(
        "participe.apres_nom",
        infinitive_after_noun,
        "Un verbe qui qualifie un nom est au participe, pas à l’infinitif.",
        bad=(
            (
                "Les arbres planter par les élèves ont poussé.",
                "Les arbres plantés par les élèves ont poussé.",
            ),
        ),
        good=(
            "Venez voir les enfants danser sur la scène.",
            "Les arbres à planter par les élèves sont arrivés.",
        ),
    ),
    GrammarRule(
        "imperatif.participe",
        opening_participle,
        "En tête de phrase, devant un complément, c’est l’impératif qu’il faut.",
        bad=(
            ("Réservé votre place dès maintenant!", "Réservez votre place dès maintenant!"),
            ("Pour toute question, contacté le comptoir.", "Pour toute question, contactez le comptoir."),
        ),
        good=(
            "Réservé aux résidents.",
            "Passé le pont, tournez à droite.",
            "Rénové en 2020, le chalet est beau.",
        ),
    ),
    GrammarRule(
        "imperatif.infinitif_pronom",
        infinitive_with_clitic,
        "Devant un pronom lié par un trait d’union, le verbe est à l’impératif.",
        bad=(("Abonner-vous à l’infolettre.", "Abonnez-vous à l’infolettre."),),
        good=("Abonnez-vous à l’infolettre.",),
    ),
    GrammarRule(
        "conjugaison.vous",
        vous_with_infinitive,
        "Avec le sujet « vous », le présent se termine par -ez.",
        bad=(
            (
                "Si vous désirer recevoir un bac, appelez-nous.",
                "Si vous désirez recevoir un bac, appelez-nous.",
            ),
        ),
        good=("Pour vous aider, appelez-nous.", "Nous voulons vous écouter."),
    ),
    GrammarRule(
        "infinitif.question",
        after_question_word,
        "Sans sujet après « comment » ou « où », le verbe est à l’infinitif.",
        bad=(("Voici comment triez les matières.", "Voici comment trier les matières."),),
        good=("Comment allez-vous?", "Où mangez-vous ce midi?"),
    ),
    GrammarRule(
        "infinitif.coordonne",
        coordinated_infinitive,
        "Deux verbes coordonnés après le même mot sont tous deux à l’infinitif.",
        bad=(("Il faut vider le bac et rangé les sacs.", "Il faut vider le bac et ranger les sacs."),),
        good=("Il a voulu vider le bac et rangé les sacs.",),
    ),
    GrammarRule(
        "conjugaison.ete",
        wrong_auxiliary_spelling,
        "« été » est le participe du verbe être; « était » en est l’imparfait.",
        bad=(
            ("Les rues ont était déneigées.", "Les rues ont été déneigées."),
            ("Elle été présente.", "Elle était présente."),
        ),
        good=("L’été est là.", "Il a été réélu."),
    ),
    GrammarRule(
        "trait_union.imperatif",
        missing_hyphen_clitic,
        "L’impératif et le pronom qui le suit sont liés par un trait d’union.",
        bad=(("Inscrivez vous avant le 5 mai.", "Inscrivez-vous avant le 5 mai."),),
        good=("Venez nous parler.", "Êtes-vous prêts?"),
    ),
)
