"""Direct questions: the hyphen of the inversion, the question mark."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit
from desktop.checks.grammar.syntax.question_openings import asks_at_the_end, governs_another, offers, what_if
from desktop.checks.reading.noun_phrases import noun_phrase
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.telling import TELLING
from desktop.checks.reading.words import forms
from desktop.editorial.findings import Category

_SUBJECTS = forms("-je -vous -tu -t-on -on -il -t-il -elle -t-elle -ils -elles -t-ils -t-elles -nous -ce")
_ASKING = forms(
    "comment pourquoi combien quand où quel quelle quels quelles qui que quoi lequel laquelle lesquels lesquelles"
)
_WHICH = forms("quel quelle quels quelles")
# Verbs that nobody orders with a pronoun: « Voulez-vous », « Avez-vous » always ask.
_NEVER_ORDERS = forms(
    "vouloir désirer souhaiter pouvoir avoir être savoir connaître aimer chercher devoir posséder habiter prévoir"
    " compter penser croire"
)
_NOT_ASKING = forms(
    "aussi peine peut-être puisse vive eût fût dût sans ainsi encore dussé toujours jamais nulle"
)
_EST = forms("est")
_OPENINGS = forms("et mais alors donc or bonjour bonsoir salut hé")


def question_mark(s: Sentence) -> Iterator[Hit]:
    """`Avez-vous reçu votre compte.`, `Quel est votre parc préféré.`, `Comment puis-je payer`: direct questions."""
    if len(s.words) < 3 or s.final in ("?", "…"):
        return
    if s.final == "!":
        yield from _exclaimed(s)
        return
    last = s.words[-1]
    after = s.document.folded[last.end : last.end + 1]
    stops = last.text == "." and after != "."
    bare = last.role in ("N", "A", "Q", "M", "Y") and after in ("", "\n") and len(s.words) > 5
    if not (stops or bare) or _NOT_ASKING & set(s.lowers(0, 2)) or _after_quotation(s):
        return
    if _asked_of(s) or (s.lower(0) == "comment" and s.role(1) == "Y" and "," in s.lowers(2, len(s.words))):
        return
    if (
        not _asks(s, stops=stops)
        and not _asks_later(s)
        and not (stops and asks_at_the_end(s))
        and not (stops and offers(s))
    ):
        return
    if stops:
        yield Hit(last.start, last.end, "La phrase est une question.", ("?",))
    else:
        yield Hit(last.start, last.end, "La phrase est une question.", (f"{last.text}?",))


def _asked_of(s: Sentence) -> bool:
    """`Comment le feu a pris demeure un mystère.`: the question is the subject of the last verb."""
    if s.lower(0) not in _ASKING or s.final != ".":
        return False
    for last in s.places(_LASTING):
        before = s.words[1:last]
        alone = s.role(last + 1) == "D" and s.role(last - 1) not in ("D", "P", "F", "S")
        joined = any(w.role in ("R", "K", "U", "L", ",") for w in before)
        if alone and not joined and any(w.role == "V" for w in before):
            return True
    return False


_LASTING = forms("reste demeure est restera demeurera")


def _after_quotation(s: Sentence) -> bool:
    """`« … », a-t-il lancé.`: what follows a quotation says who spoke."""
    first = next((word for word in s.words if word.text[0].isalnum()), s.words[0])
    before = s.document.folded[: first.start].rstrip(" ,")
    marks = (k for k, word in enumerate(s.words[:-2]) if word.text in "?!")
    told = any(not s.at(k + 1).capital for k in marks)  # Qui paie? demande Léa.
    return told or before.endswith(("»", "”"))


def _exclaimed(s: Sentence) -> Iterator[Hit]:
    """`Avez-vous des idées!`: asked to the reader."""
    asked = s.lower(1) in ("-vous", "-tu") and _inverted(s, 0) and s.words[-1].text == "!"
    if asked and any(v.mood == "Ip" for v in s.at(0).form.verbs):
        yield Hit(s.words[-1].start, s.words[-1].end, "La phrase est une question.", ("?",))


def _asks(s: Sentence, *, stops: bool) -> bool:
    """Whether the sentence opens as a direct question."""
    start = 1 if s.lower(0) in _OPENINGS else 0
    if s.lower(start) == "," and start:
        start += 1
    later = next((k for k in s.places(_EST) if s.lower(k - 1) == "," and s.lower(k + 1) == "-ce"), 0)
    start = later or start
    if s.lowers(start, start + 3) == ("qu'", "est", "-ce") and s.lower(start + 3) in ("qui", "que", "qu'"):
        return True
    if what_if(s, start):
        return stops
    if s.lower(start) == "est-ce" or s.lowers(start, start + 2) in (("est", "-ce"), ("qu'", "est-ce")):
        return s.lower(start + 1) in ("que", "qu'", "-ce", "est-ce")
    if s.lower(start) == "y" and s.lower(start + 2).startswith("-t-"):
        return True
    first = start
    while s.role(start) == "P" and start < first + 2:
        start += 1  # De quel âge, à qui
    if s.lower(start) in ("que", "quoi") and s.role(start + 1) == "Y":
        return stops and s.at(0).capital
    if s.lower(start) == "que" and s.role(start + 1) == "V" and s.role(start + 2) == "D":
        return stops and bool(
            s.at(start + 1).form.lemmas(participle=False) & _BECOMING
        )  # Que deviennent nos bacs
    if s.lower(start) in _ASKING:
        inverted = any(w.role in ("S", "O") and w.lower in _SUBJECTS for w in s.words[start + 1 : start + 7])
        if inverted:
            placed = s.lower(start) != "que" or s.lower(start + 2).startswith("-")
            return placed and "," not in s.lowers(start, start + 7)
        return stops and _asks_without_inversion(s, start)
    return _inverted(s, start) and not _supposes(s, start)


def _supposes(s: Sentence, start: int) -> bool:
    """`L’auriez-vous su plus tôt, vous l’auriez inscrite.`: an inversion in the conditional may stand for « si »."""

    def conditional(k: int) -> bool:
        return any(v.mood == "K" for v in s.at(k).form.verbs)

    first = next((k for k in range(start, len(s.words)) if s.role(k) == "V"), start)
    comma = next((k for k in range(first, len(s.words)) if s.lower(k) == ","), len(s.words))
    return conditional(first) and any(s.role(k) == "V" and conditional(k) for k in range(comma, len(s.words)))


def _inverted(s: Sentence, i: int) -> bool:
    """`Avez-vous`, `Faut-il`, `le bac est-il`: a verb and its pronoun."""
    while s.role(i) in ("X", "O"):
        i += 1
    verb = s.at(i)
    if not verb.form.finite or s.role(i + 1) not in ("S", "O") or s.lower(i + 1) not in _SUBJECTS - {"-ce"}:
        return False
    if verb.form.verbs and all(v.mood in ("Sq", "Sp") for v in verb.form.verbs):
        return False  # Dussiez-vous n’y rester qu’une heure
    imperative = any(v.mood == "E" for v in verb.form.verbs) and s.lower(i + 1) in ("-vous", "-nous")
    return not imperative or bool(verb.form.lemmas() & _NEVER_ORDERS)


def _asks_without_inversion(s: Sentence, start: int) -> bool:
    """`Quel est votre parc préféré.`, `Qui veut un arbre.`, `Comment faire pour devenir bénévole.`"""
    if not s.at(0).capital:
        return False
    lower = s.lower(start)
    verbs = [k for k in range(start, len(s.words)) if s.role(k) == "V"]
    if lower in _WHICH:
        if s.at(start + 1).form.lemmas(participle=False) & {"être"}:
            return True
        # À quelle heure commence la séance; « Quel plaisir de vous voir » has no verb.
        return start > 0 and len(verbs) == 1 and s.role(0) == "P"
    if lower == "qui" and s.lower(start + 1) == "que":
        return False  # Qui que tu sois, merci.
    if lower == "qui":
        twice = s.lowers(start, len(s.words)).count(s.lower(start + 1)) > 1  # qui dit printemps dit
        return (
            start == 0
            and len(verbs) == 1
            and verbs[0] <= 3
            and not twice
            and not governs_another(s, verbs[0])
            and (len(s.words) > 4 or s.role(2) == "Y")
        )
    if lower in ("lesquels", "lesquelles", "lequel", "laquelle"):
        return start == 0 and len(verbs) == 1 and s.lower(1) in ("de", "des", "d'")
    if lower == "quoi":
        return start == 1 and s.role(2) == "V" and len(verbs) == 1 and "," not in s.lowers(0, len(s.words))
    if lower in ("comment", "pourquoi", "où", "combien"):
        begin = start + 1
        while s.role(begin) in ("O", "X") or s.lower(begin) in ("bien", "mieux", "ne", "pas"):
            begin += 1
        if s.role(begin) == "Y" or (s.lower(begin) == "savoir" and s.role(begin + 1) in ("L", "K")):
            # « Comment faire est expliqué plus loin »: the question is the subject of a verb.
            return not verbs or any(
                s.role(k) in ("R", "K", "U", "L", "S", "C") for k in range(start + 1, verbs[0])
            )
        opened = s.role(start + 1) in ("S", "D", "V", "T", "F") and "," not in s.lowers(start, len(s.words))
        if lower != "où":
            return bool(opened and len(verbs) == 1)
    return lower in ("où", "quand") and _asks_where(s, start, verbs)


def _asks_where(s: Sentence, start: int, verbs: list[int]) -> bool:
    """`Où sont passées les bottes.`, `Quand aura lieu la collecte.`: the verb comes first, and is alone."""
    verb = start + 1
    while s.role(verb) == "O":
        verb += 1
    if (
        verbs != [verb]
        or "," in s.lowers(start, len(s.words))
        or s.at(verb).form.persons - {"3s", "3p"} - {"1s", "2s"}
    ):
        return False
    settled = s.lower(start) == "où" or bool(s.at(verb).form.lemmas(participle=False) & _SCHEDULED)
    return settled and any(
        s.role(k) == "D" and s.role(k + 1) in ("N", "A", "#") for k in range(verb + 1, len(s.words))
    )


_BECOMING = forms("devenir faire dire penser contenir représenter signifier")
_SCHEDULED = forms("être avoir commencer débuter ouvrir rouvrir fermer finir reprendre passer pouvoir devoir")


def _asks_later(s: Sentence) -> bool:
    """`Les amis, êtes-vous prêts.`, `Le bac est-il plein.`: an inversion after a name or a comma."""
    if s.lower(0) in ("si", "quelque", "tout"):
        return False
    for i in range(2, min(len(s.words), 12)):
        if s.role(i) in ("K", "R", "U", "L", ".") or s.lower(i) in ("«", '"'):
            return False
        if s.lower(i) in (
            "-vous",
            "-tu",
            "-t-il",
            "-t-elle",
            "-il",
            "-elle",
            "-ils",
            "-elles",
            "-t-on",
            "-on",
        ):
            said = s.at(i - 1).form.lemmas() | s.at(i + 1).form.lemmas()
            said |= (
                s.at(i + 3).form.lemmas() if s.role(i + 1) == "Q" else frozenset()
            )  # a-t-elle fini par dire
            opening = i - 2
            while s.role(opening) in ("O", "S"):
                opening -= 1  # nous dit-on, nous l'a-t-on rapporté
            incise = s.role(opening) == "," and (
                said & TELLING or s.role(i + 1) in (".", ",") or _aside_closes(s, i + 1)
            )
            return (
                not incise
                and not _supposes(s, i - 1)
                and _inverted(s, i - 1)
                and s.role(i - 2) in (",", "N", "A", "M", "Q", "X", "O", "T")
            )
    return False


def _aside_closes(s: Sentence, i: int) -> bool:
    """`Le greffier, faut-il le rappeler, ne vote pas`: the verb of the sentence comes after the aside."""
    comma = next((k for k in range(i, min(i + 4, len(s.words))) if s.lower(k) == ","), len(s.words))
    return any(w.role == "V" for w in s.words[comma:])


_WHATS = forms("quoi où quand qui combien")
_OBJECTS_ASKED = forms(
    "savoir dire préciser demander indiquer expliquer comprendre vérifier confirmer rappeler"
)
_FORMS = {
    ("m", "s"): "quel est",
    ("f", "s"): "quelle est",
    ("m", "p"): "quels sont",
    ("f", "p"): "quelles sont",
}


def what_is_it(s: Sentence) -> Iterator[Hit]:
    """`Préciser c’est quoi le numéro`, `Dites-nous c’est où la fuite`: the spoken form of a question."""
    for i in s.places(_WHATS):
        if s.lowers(i - 2, i) != ("c'", "est") or s.role(i + 1) != "D":
            continue
        asked = any(w.form.lemmas() & _OBJECTS_ASKED for w in s.words[: i - 2])
        if not asked and (s.final != "?" or s.role(i - 3) not in ("", ".", ",", "C")):
            continue
        phrase = noun_phrase(s, i + 1)
        if phrase is None or (s.lower(i) != "quoi" and any(w.role == "V" for w in s.words[phrase.end :])):
            continue
        first, last = s.at(i - 2), s.at(i)
        number = "p" if phrase.number == "p" else "s"
        if s.lower(i) == "quoi" and s.lower(i + 1) in ("un", "une"):
            asked_of = ("ce qu" if asked else "qu’est-ce qu").replace("’", s.apostrophe())
            right = f"{asked_of}{s.apostrophe()}{'est ' if asked else ''}{s.lower(i + 1)}"
            yield _said_otherwise(first, s.at(i + 1), right)
            continue
        plain = f"{s.lower(i)} {'sont' if number == 'p' else 'est'}"
        yield _said_otherwise(
            first, last, _FORMS[phrase.gender or "m", number] if s.lower(i) == "quoi" else plain
        )


def _said_otherwise(first: Word, last: Word, right: str) -> Hit:
    return Hit(first.start, last.end, _SPOKEN, (right[:1].upper() + right[1:] if first.capital else right,))


_SPOKEN = "Cette tournure est de la langue parlée."


RULES = (
    GrammarRule(
        "ponctuation.question",
        question_mark,
        "Une question directe se termine par un point d’interrogation.",
        bad=(
            (
                "Comment bien installer le siège de votre enfant.",
                "Comment bien installer le siège de votre enfant?",
            ),
            ("Comment savoir si mon eau est potable.", "Comment savoir si mon eau est potable?"),
            (
                "Envie de bouger cet hiver. Les cours débutent lundi.",
                "Envie de bouger cet hiver? Les cours débutent lundi.",
            ),
            (
                "Vous avez perdu votre chien. Appelez le refuge.",
                "Vous avez perdu votre chien? Appelez le refuge.",
            ),
            ("Vous cherchez un emploi. La Ville embauche.", "Vous cherchez un emploi? La Ville embauche."),
            (
                "Vous êtes nouveau au village. Passez nous voir.",
                "Vous êtes nouveau au village? Passez nous voir.",
            ),
            ("Qu’est-ce que tu fais samedi.", "Qu’est-ce que tu fais samedi?"),
            ("Et si on plantait un verger au parc.", "Et si on plantait un verger au parc?"),
            ("Le bac brun, à quoi ça sert.", "Le bac brun, à quoi ça sert?"),
            ("Avez-vous reçu votre compte de taxes.", "Avez-vous reçu votre compte de taxes?"),
            ("Est-ce que le parc est ouvert.", "Est-ce que le parc est ouvert?"),
            ("Voulez-vous en savoir plus.", "Voulez-vous en savoir plus?"),
            ("Comment puis-je obtenir une copie du rapport", "Comment puis-je obtenir une copie du rapport?"),
            ("À qui dois-je remettre le formulaire.", "À qui dois-je remettre le formulaire?"),
            ("Pourquoi la rue est-elle fermée.", "Pourquoi la rue est-elle fermée?"),
            ("Quel est votre parc préféré.", "Quel est votre parc préféré?"),
            ("Qui veut un arbre gratuit.", "Qui veut un arbre gratuit?"),
            ("À quelle heure commence la séance.", "À quelle heure commence la séance?"),
            ("Comment faire pour devenir bénévole.", "Comment faire pour devenir bénévole?"),
            ("Que faire en cas de gel.", "Que faire en cas de gel?"),
            ("Besoin d’un coup de main. Appelez-nous.", "Besoin d’un coup de main? Appelez-nous."),
            ("Les amis, êtes-vous prêts.", "Les amis, êtes-vous prêts?"),
            ("Quelqu’un a-t-il vu passer un chat gris.", "Quelqu’un a-t-il vu passer un chat gris?"),
            ("Vous avez des questions. Écrivez-nous.", "Vous avez des questions? Écrivez-nous."),
            ("Où sont passées les affiches.", "Où sont passées les affiches?"),
            ("Quand aura lieu la prochaine vente.", "Quand aura lieu la prochaine vente?"),
            ("Qu’est-ce qui attire les ratons.", "Qu’est-ce qui attire les ratons?"),
        ),
        good=(
            "La phrase, nous l’a-t-on rapporté, est de lui.",
            "Inscrivez-vous avant le 5 mai.",
            "Vous n’avez pas à payer. Gardez la lettre.",
            "Votre sécurité est importante. Ralentissez.",
            "Pas de collecte lundi. Sortez le bac mardi.",
            "Vous êtes invités au bal. Confirmez votre présence.",
            "Vous êtes responsable de votre entrée. Déneigez-la.",
            "Rappelez-vous la consigne.",
            "Comment s’inscrire au camp de jour",
            "Quand il neige, restez-y.",
            "Peut-être viendra-t-il demain.",
            "Sans doute est-il parti.",
            "Fût-elle gratuite, la visite est à réserver.",
            "Quel plaisir de vous revoir.",
            "Dussiez-vous n’y rester qu’une heure, le verger vaut le détour.",
            "Qui dort dîne.",
            "Qui dit printemps dit nids-de-poule.",
            "À peine la glace était-elle prise que les pêcheurs arrivaient.",
            "Le parc est beau, dit-il.",
            "« C’est une bonne nouvelle! », a-t-il lancé tout de go.",
            "« Ce n’est pas compliqué! », s’est-il exclamé.",
            "Le manque se fait sentir partout, remarque-t-on à la Fédération des municipalités.",
            "Vous avez reçu une lettre. Conservez-la.",
            "Où que vous soyez, appelez.",
            "Combien de temps perdu.",
            "Comment faire est expliqué au verso.",
            "Qui sème récolte.",
            "Où commence le rang finit le bitume.",
            "La salle, nous assure-t-on, sera prête lundi.",
            "Le greffier, faut-il le rappeler, ne vote pas.",
            "Comment le feu a-t-il pris demeure un mystère.",
        ),
        category=Category.TYPOGRAPHY,
    ),
    GrammarRule(
        "question.c_est_quoi",
        what_is_it,
        "« C’est quoi » et « c’est où » appartiennent à la langue parlée : « quel est », « où est ».",
        bad=(
            ("Pouvez-vous préciser c’est quoi le numéro?", "Pouvez-vous préciser quel est le numéro?"),
            ("C’est quoi les heures d’ouverture?", "Quelles sont les heures d’ouverture?"),
            ("On veut savoir c’est quoi la règle.", "On veut savoir quelle est la règle."),
            ("Dites-nous c’est où la fuite.", "Dites-nous où est la fuite."),
            ("C’est quoi un écocentre?", "Qu’est-ce qu’un écocentre?"),
        ),
        good=(
            "Le compost, c’est quoi?",
            "C’est où la rue tourne que l’on ralentit.",
            "Je sais quelle est la règle.",
            "Qu’est-ce qu’un écocentre?",
        ),
        words=forms("quoi où quand"),
    ),
)
