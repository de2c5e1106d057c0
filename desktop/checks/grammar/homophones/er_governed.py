"""é, er and ez told by the word just before or just after: `à protégé les lacs`, `Appelé au 450…`, `vous avez oubliez`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import only_singular, skip_adverbs
from desktop.checks.grammar.verbs.infinitive_forms import has_other_verb
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_BEFORE = forms("à pour sans")
_ASKED = forms("merci prière")
_HAVING = forms(
    "ai as a avons avez ont avais avait avions aviez avaient aurai aura aurez auront aurais aurait ayez avoir ayant"
)


def infinitive_after_preposition(s: Sentence) -> Iterator[Hit]:
    """`oblige la Municipalité à protégé les lacs`, `pour laissé passer`, `merci d’arrêté de`: after these, an infinitive."""
    for i in s.with_role("QNA"):
        word = s.at(i)
        before = s.lower(i - 1)
        thanked = before in ("de", "d'") and s.lower(i - 2) in _ASKED
        if (
            not (thanked or (before in _BEFORE and s.role(i - 1) == "P"))
            or (right := _other(s, i, "er")) is None
        ):
            continue
        governs = s.role(i + 1) in ("D", "O", "Y", "K", "L", "U", "W") or s.lower(i + 1) in (
            "hors",
            "que",
            "de",
            "d'",
        )
        done = s.role(i + 1) == "V" and s.role(i - 2) == "N"  # le numéro à composer est…
        following = done or (s.role(i + 1) in ("V", "P", "F") and not word.form.nouns)
        from_state = s.lower(i - 3) in ("de", "d'", "du") and s.role(i - 2) in ("A", "Q")
        if before == "à" and not has_other_verb(s, i - 1):
            continue  # le camion à laissé un avis: « a laissé »
        if (governs or (following and before == "à")) and not from_state and s.lower(i - 2) != "jusqu'":
            yield on(word, f"Après «\u00a0{s.at(i - 1).text}\u00a0», le verbe est à l’infinitif.", right)


_CALLED = ("appel", "contact", "demand", "text", "rejoign")
_OBJECTS = forms("votre vos notre nos ton tes le la les l' un une ce cet cette ces leurs")
_NO_ORDER = forms("passé excepté né donné")
_FIRST = {
    "communiqué": forms("avec"),
    "réservé": forms("auprès tôt vite votre vos en"),
    "demandé": forms("au à votre vos notre le la conseil"),
    "voté": forms("avant pour par en dès tôt"),
    "composé": forms("le votre"),
    "commandé": forms("en votre vos tôt"),
    "payé": forms("votre vos"),
    "visité": forms("notre le la nos"),
    "consulté": forms("notre le la les nos votre"),
    "surveillé": forms("notre nos le la les vos votre"),
}


def order_written_as_participle(s: Sentence) -> Iterator[Hit]:
    """`Appelé au 450 438-7784`, `Pour réserver, appelé Denise`, `Vérifié aussi la date`: an order opens the clause."""
    for i in s.with_role("QNA"):
        word = s.at(i)
        if (
            (word.lower in _NO_ORDER and s.role(i + 1) != "Y")
            or not _opens(s, i)
            or (right := _other(s, i, "ez")) is None
        ):
            continue
        if _calls(s, i) or s.lower(i + 1) in _FIRST.get(word.lower, ()) or _acts(s, i):
            yield on(word, "La phrase donne une consigne : le verbe est à l’impératif.", right)


def _opens(s: Sentence, i: int) -> bool:
    """At the beginning, after a colon, after `Pour réserver,`, or after another order and « ou », « et »."""
    if i == 0 or (s.role(i - 1) == "." and s.lower(i - 1) not in ("«", "(", ")", "»", "-", "–", "•")):
        return True
    if s.lower(i - 1) == "," and s.lower(0) in ("si", "s'") and _calls(s, i):
        return True  # si vous le trouvez, appelez Ghislain
    if s.lower(i - 1) == ",":
        return s.lower(0) in ("pour", "afin", "en", "au") and not any(
            w.role in "VSRK" for w in s.words[: i - 1]
        )
    ordered = (w.role == "V" and w.lower.endswith("ez") and w.lower not in _HAVING for w in s.words[: i - 1])
    return s.lower(i - 1) in ("ou", "et", "puis") and any(ordered)


def _calls(s: Sentence, i: int) -> bool:
    """`appelé au 450 438-7784`, `appelé Denise`: whom, or at what number."""
    if not s.lower(i).startswith(_CALLED):
        return False
    number = s.lower(i + 1) in ("au", "le") and s.role(i + 2) == "#"
    return number or (s.at(i + 1).capital and s.role(i + 1) in ("M", "N", "?") and s.role(i - 1) != "")


def _acts(s: Sentence, i: int) -> bool:
    """`Vérifié aussi la date`, `utilisé du papier`, `Passé prendre vos billets`: a participle has no object."""
    transitive = any("t" in use[2:7] for _, use in s.at(i).form.participle_verbs)
    j = skip_adverbs(s, i + 1)
    if s.lower(i) == "passé":
        return s.role(i + 1) == "Y"
    owned = s.lower(j) in ("votre", "vos", "notre", "nos", "ton", "tes")
    said = s.role(j) == "D" and s.lower(j) in _OBJECTS and (owned or j > i + 1)
    shared = (
        s.lower(j) == "du" and s.role(j + 1) == "N" and s.role(i - 1) == "." and s.role(j + 2) in (".", "")
    )
    return (
        transitive
        and (said or shared)
        and not is_time(s, j)
        and not any(w.role in "VSR" for w in s.words[j:])
    )


def participle_after_avoir(s: Sentence) -> Iterator[Hit]:
    """`Vous avez oubliez vos clés`, `les trousses que vous avez demandez`: after « avoir », a participle."""
    for i in s.places(_HAVING):
        j = skip_adverbs(s, i + 1)
        word = s.at(j)
        if not word.lower.endswith("ez") or word.role != "V" or (right := _other(s, j, "é")) is None:
            continue
        yield on(word, "Après « avoir », c’est le participe passé.", right)


def participle_of_title(s: Sentence) -> Iterator[Hit]:
    """`Trousseau trouvez à l’aréna`, `Sentier fermez du 14 au 20 mai`: a thing, then what was done to it."""
    word, noun = s.at(1), s.at(0)
    if not word.lower.endswith("ez") or word.role != "V" or noun.role != "N":
        return
    if s.role(2) not in ("P", "F") or not only_singular(noun.form.nouns):
        return
    participle = _other(s, 1, "é")
    pairs = noun_pairs(s, 0)
    if participle is not None and pairs:
        feminine = {gender for gender, _ in pairs} == {"f"}
        yield on(
            word, "C’est le participe passé, dit de ce nom.", f"{participle}e" if feminine else participle
        )


_PRONOUNS = forms("le la les l' lui leur vous nous se s' y en")
_BETWEEN = forms("tout rien bien mieux vite toujours")
_GOVERNING = forms(
    "va vont peut peuvent pourra pourront doit doivent devra saura ira iront veut veulent sait savent"
)


def infinitive_further(s: Sentence) -> Iterator[Hit]:
    """`plier son bulletin et le déposé`, `le moment de tout recommencé`, `va vous bouleversez`."""
    for i in s.with_role("QVNA"):
        word = s.at(i)
        if not word.lower.endswith(("é", "ez")) or (right := _other(s, i, "er")) is None:
            continue
        before, done = s.lower(i - 1), word.lower.endswith("é")
        second = (
            done
            and s.role(i - 1) in ("O", "D")
            and before in ("le", "la", "les", "l'")
            and s.lower(i - 2) in ("et", "ou", "puis")
            and any(s.role(k) == "Y" for k in range(max(0, i - 9), i - 2))
        )
        nothing = s.lower(i - 3) in ("rien", "quoi", "chose")
        whole = done and before in _BETWEEN and s.lower(i - 2) in ("de", "à", "pour", "sans") and not nothing
        whole = whole and word.role == "Q" and s.role(i + 1) not in ("N", "A")
        governed = not done and before in _PRONOUNS and s.lower(i - 2) in _GOVERNING
        if second or whole or governed:
            yield on(word, "Le verbe est à l’infinitif.", right)


def _other(s: Sentence, i: int, ending: str) -> str | None:
    """The word with another of the three endings, when the verb has it."""
    lower = s.lower(i)
    stem = lower[:-1] if lower.endswith("é") else lower[:-2] if lower.endswith(("ez", "er")) else None
    if stem is None or not s.vocabulary.form(f"{stem}er").infinitives:
        return None
    right = f"{stem}{ending}"
    if right == lower or not s.vocabulary.form(right).known:
        return None
    return right.capitalize() if s.at(i).capital else right


RULES = (
    GrammarRule(
        "terminaison.infinitif_eloigne",
        infinitive_further,
        "Le verbe dépend d’une préposition, d’un autre verbe ou d’un infinitif : il est à l’infinitif.",
        bad=(
            (
                "Voici comment plier son bulletin et le déposé dans l’urne.",
                "Voici comment plier son bulletin et le déposer dans l’urne.",
            ),
            ("Est-ce le moment de tout recommencé?", "Est-ce le moment de tout recommencer?"),
            ("Cette vidéo va vous bouleversez.", "Cette vidéo va vous bouleverser."),
        ),
        good=(
            "Rien de bien compliqué.",
            "Où achetez-vous vos fleurs?",
            "Il faut plier le bulletin et le dé rouge.",
            "Un repas de tout repos.",
        ),
        roles="QVNA",
        last_resort=True,
    ),
    GrammarRule(
        "terminaison.infinitif_regi",
        infinitive_after_preposition,
        "Après une préposition, le verbe est à l’infinitif.",
        bad=(
            (
                "La loi oblige la Municipalité à protégé les renseignements.",
                "La loi oblige la Municipalité à protéger les renseignements.",
            ),
            ("Le numéro à composé est le 911.", "Le numéro à composer est le 911."),
            (
                "Le stationnement est interdit pour laissé passer les charrues.",
                "Le stationnement est interdit pour laisser passer les charrues.",
            ),
            ("Merci d’arrêté de nourrir les canards.", "Merci d’arrêter de nourrir les canards."),
        ),
        good=(
            "Un arrêté du maire suffit.",
            "Il est passé à côté.",
            "Un service à la carte, pour retraités.",
        ),
        roles="QNA",
        last_resort=True,
    ),
    GrammarRule(
        "terminaison.consigne_participe",
        order_written_as_participle,
        "Une consigne se donne à l’impératif : « appelez », « réservez ».",
        bad=(
            ("Appelé au 450 438-7784 pour réserver.", "Appelez au 450 438-7784 pour réserver."),
            ("Pour réserver, appelé Denise au comptoir.", "Pour réserver, appelez Denise au comptoir."),
            ("Réservé auprès de la responsable avant vendredi.", "Réservez auprès de la responsable avant vendredi."),
            ("Passé prendre vos billets au bureau.", "Passez prendre vos billets au bureau."),
            ("Vérifié aussi la date de péremption.", "Vérifiez aussi la date de péremption."),
            ("Fini les sacs : utilisé du papier.", "Fini les sacs : utilisez du papier."),
            (
                "Remplissez le formulaire ou appelé au 450 438-7784.",
                "Remplissez le formulaire ou appelez au 450 438-7784.",
            ),
        ),
        good=(
            "Réservé aux membres du club.",
            "Passé minuit, la rue est fermée.",
            "Appelé sous les drapeaux, il partit.",
            "Demandé par plusieurs, le banc est installé.",
            "Visité l’été dernier, le moulin est fermé.",
        ),
        roles="QNA",
    ),
    GrammarRule(
        "terminaison.avoir_ez",
        participle_after_avoir,
        "Après « avoir », le verbe est au participe passé, en -é.",
        bad=(("Vous avez oubliez vos clés?", "Vous avez oublié vos clés?"),),
        good=("Si vous en avez, appelez-nous.", "Vous avez du nez.", "Vous avez oublié."),
        words=_HAVING,
    ),
    GrammarRule(
        "terminaison.titre_ez",
        participle_of_title,
        "Dans un titre, ce qui suit le nom est un participe.",
        bad=(
            ("Trousseau trouvez à l’aréna.", "Trousseau trouvé à l’aréna."),
            ("Sentier fermez du 14 au 20 mai.", "Sentier fermé du 14 au 20 mai."),
        ),
        good=("Chez nous, c’est ouvert.", "Parents, inscrivez-vous.", "Ne passez pas à gauche."),
        roles="V",
    ),
)  # fmt: skip
