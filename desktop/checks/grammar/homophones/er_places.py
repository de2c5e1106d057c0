"""-é, -er, -ez, -ait, -it: the ending that the place in the clause allows, whatever the verb."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import CLITICS, SURE_VERBS, TIMES, sure_verb, verb_before
from desktop.checks.grammar.homophones.states import participle_of, subject_pair
from desktop.checks.grammar.verbs.infinitives import infinitive_of, is_er_infinitive, is_vous_form
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import GenderNumber, forms

CAUSING = forms(
    "laisser faire voir revoir apercevoir surprendre regarder entendre écouter sentir envoyer emmener amener mener conduire aller venir partir courir"
    " monter descendre sortir retourner passer rentrer revenir aider"
)
_MODALS = forms(
    "pouvoir devoir vouloir falloir savoir oser compter espérer préférer souhaiter désirer daigner valoir"
)
_ASKING = forms("quel quelle quels quelles combien lequel laquelle veuillez")
_NAMED = forms(
    "verbes options boutons commandes fonctions modes touches verbe mot mots option commande bouton fonction mode touche mention onglet menu"
)


def infinitive_beside_noun(s: Sentence) -> Iterator[Hit]:
    """`les attaques utiliser de nuit sont`, `envoyez le formulaire signer`: nothing governs an infinitive there."""
    for i in s.with_role("Y"):
        word = s.at(i)
        if not word.lower.endswith("er"):
            continue
        noun = i - 1
        while s.role(noun) == "W" and (s.lower(noun) in _BETWEEN or s.lower(noun).endswith("ment")):
            noun -= 1
        if (
            not is_er_infinitive(word)
            or word.capital
            or s.at(i - 1).form.gerund
            or s.role(noun) not in ("N", "A")
        ):
            continue
        while s.role(noun) == "A":
            noun -= 1
        start = noun
        while s.lower(start - 1) not in _CONTRACTED and (
            s.role(start - 1) in ("A", "#", "N", "F")
            or (s.role(start - 1) == "P" and s.role(start - 2) == "N")
        ):
            start -= 1
        determined = s.role(start - 1) in ("D", "#", "Q", "V", "") or s.lower(start - 1) in _CONTRACTED
        if (
            s.role(noun) != "N"
            or s.at(noun).form.infinitives
            or not determined
            or s.lower(noun) in _NAMED | TIMES
        ):
            continue
        before = start - 1
        ends = s.role(i + 1) in (".", ",", "")
        if (
            licensed(s, before, ends=ends)
            or s.at(noun).form.lemmas() & CAUSING
            or not _has_main_verb(s, before, i)
        ):
            continue
        pairs = [p for p in sorted(s.at(noun).form.nouns) if _agrees(s, before, p)] or sorted(
            s.at(noun).form.nouns
        )
        offered = [
            f for p in pairs for f in s.vocabulary.lexicographer.inflect(participle_of(s, word.lower), *p)
        ]
        if offered:
            yield on(word, "C’est un participe passé, qui s’accorde avec le nom.", *offered[:2])


_CONTRACTED = forms("des du aux au")
_BETWEEN = forms("encore déjà toujours bien mal non souvent")


def _agrees(s: Sentence, determiner: int, pair: GenderNumber) -> bool:
    plural = s.lower(determiner) in (
        "les",
        "des",
        "ces",
        "nos",
        "vos",
        "ses",
        "leurs",
        "mes",
        "tes",
        "aux",
        "plusieurs",
        "quelques",
    )
    return (pair[1] == "p") == plural


def licensed(s: Sentence, before: int, *, ends: bool) -> bool:
    """Whether a word before the noun group, which begins at `before`, may govern an infinitive beyond it."""
    if s.lower(before - 1) in ("pour", "sans") and not ends:
        return True
    for k in range(before, -1, -1):
        word = s.at(k)
        if word.role == ".":
            return False
        if word.lower in _ASKING and not (word.lower == "veuillez" and _satisfied(s, k)):
            return True
        if any(lemma in CAUSING for lemma, _ in word.form.participle_verbs):
            return True
        if word.role in ("V", "Y", "G", "Q"):
            lemmas = word.form.lemmas()
            if lemmas & CAUSING or (lemmas & _MODALS and not _satisfied(s, k)):
                return True
        if word.lower in ("de", "d'", "pour", "sans", "à") and s.role(k + 1) in ("P", "W"):
            return True
    return False


def _satisfied(s: Sentence, modal: int) -> bool:
    """Whether the infinitive that a verb governs follows it: « vous pouvez aussi en demander »."""
    k = modal + 1
    while s.role(k) in ("O", "X", "W", "S") or s.lower(k) in CLITICS:
        k += 1
    return s.role(k) == "Y"


def _has_main_verb(s: Sentence, before: int, i: int) -> bool:
    """Whether the sentence has its verb: after the group, or before it."""
    for k in range(i + 1, min(i + 9, len(s.words))):
        if s.role(k) in (".", ",", "R", "K", "U", "L", "C"):
            break
        if (sure_verb(s.at(k)) or s.role(k) == "V") and not is_vous_form(s.at(k)):
            return s.role(0) in ("D", "L", "C", "W", "M") or s.role(before - 1) in ("L", "K", "U", "")
    if s.role(i + 1) in ("D", "#", "O") or s.lower(i + 1) in CLITICS or s.lower(i + 1) in ("des", "d'"):
        return False
    for k in range(before - 1, -1, -1):
        if s.role(k) == ".":
            return False
        if s.role(k) == "V" or sure_verb(s.at(k)) or s.lower(k) in ("voici", "voilà"):
            return True
    return False


_ALWAYS_ARTICLES = forms(
    "un une des aux ce cet cette ces mon ma mes ton ta tes son sa ses votre notre vos nos leurs chaque"
)
_PLACING = forms("sur dans avec en par chez sous vers contre entre depuis dès pendant selon durant malgré")


def infinitive_after_article(s: Sentence) -> Iterator[Hit]:
    """`dans la citer`, `enrôlés dans l’armer`, `les porter d’ossia`: a noun in -é or -ée."""
    for i in s.with_role("YNV"):
        word, article = s.at(i), s.lower(i - 1)
        if not word.lower.endswith("er") or word.capital or not is_er_infinitive(word):
            continue
        placed = article in ("le", "la", "les", "l'") and s.lower(i - 2) in _PLACING
        of = (
            article in ("le", "la", "l'")
            and s.lower(i - 2) == "à"
            and s.lower(i + 1) in ("de", "du", "des", "d'")
        )
        opens = article in ("le", "la", "l'") and s.role(i - 2) in ("", ",", ".")
        act = s.lowers(i + 1, i + 3) in (("est", "un"), ("est", "une"))  # La déplacer est une infraction
        subject = (
            opens
            and not act
            and (sure_verb(s.at(i + 1)) or (s.role(i + 1) == "A" and sure_verb(s.at(i + 2))))
        )
        if not (placed or of or subject or article in _ALWAYS_ARTICLES):
            continue
        base = word.lower[:-2] + "é"
        plural = article in ("les", "des", "aux", "ces", "mes", "tes", "ses", "vos", "nos", "leurs")
        ends = ("ées", "és") if plural else ("ée", "é")
        wanted = {
            "la": "f",
            "une": "f",
            "cette": "f",
            "ma": "f",
            "sa": "f",
            "le": "m",
            "un": "m",
            "ce": "m",
        }.get(article)
        offered = []
        for end in ends:
            form = base[:-1] + end
            nouns = s.vocabulary.form(form).nouns
            if nouns and (wanted is None or wanted in {g for g, _ in nouns}):
                offered.append(form)
        if offered:
            yield on(word, "Après un déterminant, c’est un nom, en -é ou en -ée.", *offered)


def vous_form_in_group(s: Sentence) -> Iterator[Hit]:
    """`le formulaire envoyez par la Ville`, `la rue est fermez`: neither a subject « vous » nor an order."""
    for i in s.with_role("V"):
        word = s.at(i)
        if not word.lower.endswith("ez") or word.capital or not is_vous_form(word):
            continue
        infinitive = infinitive_of(word)
        if infinitive is None or s.lower(i + 1).startswith("-") or "vous" in s.lowers(max(0, i - 6), i):
            continue
        k = i - 1
        while s.role(k) == "W" and k > 0:
            k -= 1
        auxiliary = s.at(k).lower in SURE_VERBS and s.at(k).form.lemmas(participle=False) & {"être", "avoir"}
        if auxiliary or s.lower(k) in ("être", "avoir", "été"):
            offered = _participles(s, k, infinitive)
            yield on(word, "Après un auxiliaire, le verbe est au participe passé.", *offered)
            continue
        group = s.role(i - 1) == "N" and s.role(i - 2) in ("D", "A", "N", "F")
        subject = group and sure_verb(s.at(i + 1)) and not s.lower(i + 1).endswith("ez")
        told = verb_before(s, i - 2) if group and s.role(i + 1) in ("P", "F", ".", "") else None
        if subject or (
            told is not None and (_told(s, told) or s.lower(i + 1) == "par") and s.lower(i + 1) != "avec"
        ):
            pairs = sorted(s.at(i - 1).form.nouns)
            offered = [
                f
                for p in pairs[:1]
                for f in s.vocabulary.lexicographer.inflect(participle_of(s, infinitive), *p)
            ]
            yield on(word, "C’est un participe passé, qui s’accorde avec le nom.", *offered[:1])


def _told(s: Sentence, verb: int) -> bool:
    """Whether the verb at `verb` is no order, after which another order could come without a mark."""
    return not s.lower(verb).endswith("ez") or s.lower(verb - 1) == "vous"


def _participles(s: Sentence, auxiliary: int, infinitive: str) -> list[str]:
    """The participle of a verb after an auxiliary, which agrees with the subject of « être »."""
    base = participle_of(s, infinitive)
    lemmas = s.at(auxiliary).form.lemmas()
    if "avoir" in lemmas and "être" not in lemmas:
        return [base]
    pair = subject_pair(s, auxiliary)
    return [*s.vocabulary.lexicographer.inflect(base, *pair)[:1], base]


def _er_finite(word: Word) -> str | None:
    """The -er infinitive of a form in -ait, -ais, -aient or -e that is nothing but conjugated, or None."""
    if not word.form.only_verb or not word.lower.endswith(("ait", "ais", "aient")):
        return None
    lemmas = sorted(v.lemma for v in word.form.verbs if v.lemma.endswith("er") and v.mood == "Iq")
    return lemmas[0] if lemmas else None


def imperfect_after_auxiliary(s: Sentence) -> Iterator[Hit]:
    """`ils ont mangeait`, `la rue est limitait par`, `vous devez rappelait`, `afin d’accélérait`."""
    for i in s.with_role("V"):
        word = s.at(i)
        infinitive = _er_finite(word)
        if infinitive is None:
            continue
        k = i - 1
        while s.role(k) == "W" or s.lower(k) in ("pas", "tous", "tout", "toutes"):
            k -= 1
        before = s.at(k)
        if before.role == "N":
            continue  # le vent d'est amenait
        if before.lower in ("de", "d'", "à", "pour", "sans", "par") and k == i - 1 and before.text != "A":
            yield on(word, "Après une préposition, le verbe est à l’infinitif.", infinitive)
            continue
        joined_ = before.lower in ("et", "ou") and s.role(i - 2) == "Y" and k == i - 1
        if joined_ and not any(v.mood == "Iq" for w in s.words[: i - 1] for v in w.form.verbs):
            yield on(word, "Ce verbe est à l’infinitif, comme le premier.", infinitive)
            continue
        object_ = (
            s.role(i - 1) == "N" and s.role(i - 2) in ("D", "A", "F") and verb_before(s, i - 1) is not None
        )
        if object_ and s.role(i + 1) not in ("D", "O"):
            pairs = sorted(s.at(i - 1).form.nouns)
            right = [
                f
                for p in pairs[:1]
                for f in s.vocabulary.lexicographer.inflect(participle_of(s, infinitive), *p)
            ]
            yield on(word, "C’est un participe passé, qui s’accorde avec le nom.", *right[:1])
            continue
        third = bool({"3s", "3p"} & before.form.persons)
        inverted = third and s.role(k - 1) == "S" and s.role(k - 2) in ("K", "U")
        if inverted or not (sure_verb(before) or before.role in ("Y", "G")):
            continue
        lemmas = before.form.lemmas(participle=False)
        if lemmas & _GOVERNING and s.role(k - 1) != "R":
            yield on(word, "Après ce verbe, il faut un infinitif.", infinitive)
        elif "avoir" in lemmas or (lemmas & _STAYING and (before.role == "Y" or verb_before(s, k) is None)):
            yield on(
                word, "Après un auxiliaire, le verbe est au participe passé.", *_participles(s, k, infinitive)
            )


_STAYING = forms("être rester demeurer")
_GOVERNING = forms("pouvoir devoir vouloir falloir aller faire laisser entendre voir")


RULES = (
    GrammarRule(
        "terminaison.nom_infinitif",
        infinitive_beside_noun,
        "Rien ne demande ici l’infinitif : c’est un participe passé.",
        bad=(
            ("Les sacs déposer au chemin seront ramassés.", "Les sacs déposés au chemin seront ramassés."),
            ("Apportez le formulaire signer par les deux parents.", "Apportez le formulaire signé par les deux parents."),
        ),
        good=(
            "Laissez les enfants jouer.",
            "Les producteurs désirant louer une table ont jusqu’au 15 avril.",
            "Mme Paquin revoit la fanfare défiler devant l’église.",
            "Vous pouvez à tout moment annuler.",
            "Quel bac utiliser pour les piles est une bonne question.",
            "En cas d’urgence appeler le 911.",
        ),
        roles="Y",
    ),
    GrammarRule(
        "terminaison.article_infinitif",
        infinitive_after_article,
        "Après un déterminant, c’est un nom, en -é ou en -ée.",
        bad=(
            ("Passez par l’entrer du chalet.", "Passez par l’entrée du chalet."),
            ("Une monter de lait.", "Une montée de lait."),
            ("Le défiler partira de l’église.", "Le défilé partira de l’église."),
        ),
        good=("Il faut la citer.", "Un dîner.", "Le déjeuner est servi.", "La préparer est un art."),
        roles="YNV",
    ),
    GrammarRule(
        "terminaison.vous_groupe",
        vous_form_in_group,
        "Sans « vous » et hors d’une consigne, la terminaison -ez ne convient pas.",
        bad=(
            ("La rue est fermez jusqu’à midi.", "La rue est fermée jusqu’à midi."),
            ("Lisez le dépliant envoyez par la Ville.", "Lisez le dépliant envoyé par la Ville."),
        ),
        good=("Vous avez aimé.", "En cas de pluie, appelez-nous.", "Lisez, signez et envoyez.", "Prenez un sac et apportez vos gants."),
        roles="V",
    ),
    GrammarRule(
        "terminaison.imparfait_auxiliaire",
        imperfect_after_auxiliary,
        "Après un auxiliaire, un participe; après un verbe comme « pouvoir » ou une préposition, un infinitif.",
        bad=(
            ("Les enfants ont mangeait dehors.", "Les enfants ont mangé dehors."),
            ("Vous devez rappelait avant midi.", "Vous devez rappeler avant midi."),
            ("Merci de déposait vos bacs.", "Merci de déposer vos bacs."),
            ("Restez informait en tout temps.", "Restez informés en tout temps."),
        ),
        good=("Ce qu’il a semblait neuf.", "Ceux qui peuvent aidaient.", "Il mangeait et buvait."),
        roles="V",
    ),
)  # fmt: skip
