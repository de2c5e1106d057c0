"""The two words of a negation."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import forms
from desktop.editorial.elision import is_elided_before

MISSING = "Il manque « ne » devant le verbe."
_SUBJECT_WORDS = forms("je j' tu il elle on nous vous ils elles c' ce ceci cela ça tout qui")
_NEGATIONS = forms("pas jamais rien aucun aucune guère plus personne ni aucunement nullement")
_STRONG = forms("pas jamais aucunement nullement")
_BETWEEN = forms("donc toutefois même encore toujours vraiment souvent non absolument surtout")
_MARKS = forms(". , ; ! ? …")


def missing_ne(s: Sentence) -> Iterator[Hit]:
    """`Il faut jamais`, `Les chiens sont pas admis`, `On a reçu aucune plainte`, `On peut plus`."""
    for i in s.places(_NEGATIONS):
        word = s.at(i)
        if word.role == "N" or s.role(i - 1) in ("D", "P", "F"):
            continue
        if s.lowers(i, i + 3) == ("pas", "à", "pas"):
            continue  # on vous guide pas à pas
        if s.lowers(i - 1, i + 1) == ("non", "pas"):
            continue  # la photo montrait non pas le pont, mais le quai
        verb = _negated_verb(s, i)
        if verb is None or not _negates(s, verb, i):
            continue
        if _spoken(s, word):
            continue
        ever = s.final == "?" or any(w.lower in _SUPERLATIVES for w in s.words[max(0, verb - 9) : verb])
        ever = ever or s.lowers(verb - 2, verb) in (("s'", "il"), ("s'", "ils"))  # s'il a jamais existé
        if word.lower == "jamais" and (ever or {v.mood for v in s.at(verb).form.verbs} <= {"Sp", "Sq", "E"}):
            continue  # le plus beau lac que j’aie jamais vu
        first = verb
        while s.role(first - 1) == "O" and not s.lower(first - 1).startswith("-"):
            first -= 1
        if s.role(first - 1) == "X" or {"ne", "n'", "sans"} & set(s.lowers(max(0, first - 3), i)):
            continue
        if word.lower in _STRONG and (forbidden := _forbidden(s, first, verb, i)) is not None:
            yield forbidden
            continue
        if _imperative(s, first):
            if (
                (word.lower == "plus" and s.lower(i + 1) != ",")
                or word.lower == "ni"
                or (s.at(first).form.nominal and word.lower != "pas")
            ):
                continue
            said = _said(s, first, i)
            right = f"{ne_before(s, s.at(first))}{said[:1].lower()}{said[1:]}"
            yield between(s.at(first), word, MISSING, right)
            continue
        object_after = word.lower == "plus" and s.role(i + 1) == "D" and s.role(first - 1) in ("N", "M")
        if word.lower in _STRONG and _shares_subject(s, first):
            yield with_ne(s, first, i)
            continue
        strong = word.lower in _STRONG
        stopped = word.lower == "plus" and bool(s.at(verb).form.lemmas(participle=False) & _STOPPING)
        known = strong or _subject_known(s, first) or (stopped and first == verb)
        named = stopped and s.role(first - 1) in ("N", "M", "A")
        if (
            object_after
            or ((_has_subject(s, first) or named) and known)
            or (strong and _other_subject(s, first, i))
        ):
            yield with_ne(s, first, i)


_SPOKEN_ORDERS = forms("inquiéter gêner fier tracasser soucier presser fatiguer laisser tromper énerver")


def _forbidden(s: Sentence, first: int, verb: int, i: int) -> Hit | None:
    """`Les écrasez pas`, `Vous en faites pas`, `Faut pas courir`: an order or « il faut » without its « ne »."""
    start = first - (s.lower(first - 1) == "vous")
    if s.role(start - 1) not in ("", ".", ",", "C") or s.lower(start - 1) in ("«", "»", "ou", "ni"):
        return None
    opening, word = s.at(start), s.at(verb)
    said = _said(s, start, i)
    if word.lower in ("faut", "fallait", "faudra", "faudrait") and start == verb:
        il = "Il" if opening.capital else "il"
        return Hit(opening.start, s.at(i).end, MISSING, (f"{il} ne {said[:1].lower()}{said[1:]}",))
    if not any(v.mood == "E" and "2p" in v.persons for v in word.form.verbs):
        return None
    if start < first:  # « vous » may be the subject
        told = word.lower == "faites" and s.lower(first) == "en"
        if not told and not word.form.lemmas() & _SPOKEN_ORDERS:
            return None
    elif first == verb or {"vous", "qui"} & set(s.lowers(max(0, start - 4), start)):
        return None
    ne = ne_before(s, opening)
    right = f"{ne.capitalize() if opening.capital else ne}{said[:1].lower()}{said[1:]}"
    return Hit(opening.start, s.at(i).end, MISSING, (right,))


def _shares_subject(s: Sentence, first: int) -> bool:
    """`il ferme tôt et ouvre pas le lundi`: a second verb of the same subject."""
    joined_ = s.lower(first - 1) in ("et", "mais", "ou") and s.at(first).form.only_verb
    return joined_ and any(s.role(k) == "V" for k in range(first - 1)) and not s.lower(first).endswith("ez")


# « La seule fois qu’on a jamais manqué d’eau », « tout ce qu’il a jamais lu »: at any time.
_SUPERLATIVES = forms("seul seule seuls seules plus premier première toutes si")


def _spoken(s: Sentence, word: Word) -> bool:
    """Whether the word is in what somebody is quoted to say: `« J’ai jamais vu ça », a-t-il lancé`."""
    text = s.document.folded
    closing = text.find("»", word.end)
    quoted = text.rfind("«", 0, word.start) > text.rfind("»", 0, word.start)
    return quoted and closing >= 0 and text[closing + 1 : closing + 2] == ","


def with_ne(s: Sentence, first: int, last: int) -> Hit:
    """« ne » put before the word `first`; the words up to `last` are shown with it."""
    start = first - 1 if clitic_subject(s, first) and s.lower(first - 1) != "qui" else first
    target, subject = s.at(first), s.at(start)
    said = _said(s, first, last)
    whole = {"c'": "ce ", "j'": "je "}.get(subject.lower)
    if start == first:
        right = f"{ne_before(s, target)}{said}"
    elif whole:
        right = f"{whole.capitalize() if subject.capital else whole}{ne_before(s, target)}{said}"
    else:
        right = f"{s.document.text[subject.start : target.start]}{ne_before(s, target)}{said}"
    return Hit(subject.start, s.at(last).end, MISSING, (right,))


def _negated_verb(s: Sentence, i: int) -> int | None:
    """The verb before the negation, an adverb or a participle apart."""
    j = i - 1
    while s.role(j) == "W" and (s.lower(j) in _BETWEEN or s.lower(j).endswith("ment")):
        j -= 1
    if s.role(j) == "V" and s.at(j).form.finite:
        return j
    if s.lower(i) in ("aucun", "aucune", "personne", "ni") and s.role(j) in ("Q", "Y"):
        k = j - 1
        while s.role(k) in ("W", "O"):
            k -= 1
        helped = s.at(k).form.lemmas(infinitive=False, participle=False)
        wanted = {"avoir", "être"} if s.role(j) == "Q" else {"pouvoir", "devoir", "vouloir", "aller"}
        return k if s.role(k) == "V" and helped & wanted else None
    return None


_NO_MORE = forms(
    "disponible disponibles valide valides ouvert ouverte ouverts ouvertes offert offerte offerts offertes possible permis"
    " permise permises autorisé autorisée autorisés obligatoire accepté acceptée acceptés acceptées là ici admis admise"
    " requis requise vendu vendue vendus membre ramassé ramassée ramassés ramassées livré livrée livrés livrées distribué"
    " distribuée distribués distribuées publié publiée publiés remboursé remboursés remboursables toléré tolérée tolérés"
    " desservi desservie desservis renouvelé renouvelés"
)
_STOPPING = forms(
    "fonctionner exister répondre marcher ouvrir suffire habiter travailler vouloir pouvoir savoir"
)


_SPANS = forms("semaine jour soir matin nuit samedi dimanche hiver été midi")


def _negates(s: Sentence, verb: int, i: int) -> bool:
    """Whether the word at `i` says no: « plus » may mean more, « personne » may be a subject."""
    lower, after = s.lower(i), s.lower(i + 1)
    lemmas = s.at(verb).form.lemmas(infinitive=False, participle=False)
    if lower == "personne" and s.role(i + 1) == "D" and s.lower(i + 2) in _SPANS:
        return True
    if lower == "personne":
        return after not in ("ne", "n'", "qui") and s.role(i + 1) in ("", ".", ",", "P", "F", "W", "C", "L")
    if lower == "ni":
        return "ni" in s.lowers(i + 1, i + 7)
    if lower in ("aucun", "aucune") and "signifier" in lemmas:
        return False  # zéro déchet signifie aucun sac
    if lower in ("aucun", "aucune"):
        return (s.role(i + 1) in ("N", "A", "F", "") and "être" not in lemmas) or s.role(i - 1) == "Q"
    if lower != "plus":
        return not (lower == "pas" and after == "mal")
    if _only_so_many_left(s, verb, i):
        return True
    if (
        after in ("de", "d'", "du", "des")
        and lemmas & {"souvenir", "rappeler", "servir", "occuper"}
        and s.role(verb - 1) == "O"
    ):
        return True  # on se souvient plus de la date
    compared = {"que", "qu'", "encore", "toujours", "beaucoup"} & set(s.lowers(verb, len(s.words)))
    if after in ("jamais", "rien", "aucun", "aucune", "personne"):
        return True
    if compared or after in ("de", "d'", "que", "du", "des", "ou"):
        return False
    if (
        lemmas & {"pouvoir", "devoir", "vouloir", "aller", "falloir"}
        and s.role(past_clitics(s, i + 1)) == "Y"
    ):
        return True
    if after in _NO_MORE and "être" in lemmas:
        return True
    if after in ("cours", "lieu", "accès") and "avoir" in lemmas:
        return s.role(i + 2) in (".", ",", "") or s.lower(i + 2) in ("à", "au", "aux")
    if (
        s.role(i + 1) == "D"
        and after not in ("un", "une")
        and _clitic_or_noun(s, verb)
        and "coûter" not in lemmas
    ):
        return not lemmas & {"aimer", "être", "intéresser", "toucher", "préférer", "concerner", "plaire"}
    if lemmas & {"aller", "entrer", "venir"} and after in ("dans", "au", "aux", "chez"):
        return True  # les contenants vont plus dans le bac
    closed = s.role(i + 1) in (".", "") or (s.lower(i + 1) == "," and s.lower(i + 2) == "mais")
    if s.lower(verb - 1) in ("en", "y") and closed and s.final != "!":
        return True  # on s’en sert plus
    return bool(lemmas & _STOPPING) and (s.role(i + 1) in (".", "", ",") or after in ("depuis", "du"))


def _only_so_many_left(s: Sentence, verb: int, i: int) -> bool:
    """`Il reste plus que dix places`, `Il nous reste plus que quelques jours`: nothing else is left."""
    if s.lower(i + 1) not in ("que", "qu'") or "rester" not in s.at(verb).form.lemmas(participle=False):
        return False
    return "il" in s.lowers(max(0, verb - 2), verb) and (
        s.role(i + 2) in ("#", "D") or s.lower(i + 2) in ("quelque", "quelques", "trois", "deux")
    )


def past_clitics(s: Sentence, i: int) -> int:
    """The word after the object pronouns that begin at `i`."""
    while s.role(i) == "O":
        i += 1
    return i


def _clitic_or_noun(s: Sentence, verb: int) -> bool:
    return s.role(verb - 1) in ("S", "N", "M", "A", "O")


def _imperative(s: Sentence, verb: int) -> bool:
    """A verb that opens its clause and orders: `Manquez pas ça`, `Va pas`, `Oublie jamais`."""
    word = s.at(verb)
    opening = (
        verb == 0 or s.role(verb - 1) in (".", "C") or (s.role(verb - 1) == "," and s.role(0) in ("L", "P"))
    )
    orders = [v for v in word.form.verbs if v.mood == "E"]
    if not opening or not orders:
        return False
    return word.lower.endswith("ez") or word.lower in ("faites", "dites") or verb == 0


def _said(s: Sentence, first: int, last: int) -> str:
    return s.document.text[s.at(first).start : s.at(last).end]


def ne_before(s: Sentence, word: Word) -> str:
    """« ne » as it is written before `word`."""
    return f"n{s.apostrophe()}" if is_elided_before(word.lower) else "ne "


def clitic_subject(s: Sentence, first: int) -> bool:
    """Whether a subject pronoun stands just before `first`."""
    return s.lower(first - 1) in _SUBJECT_WORDS and s.role(first - 1) in ("S", "T", "D", "R")


def sure_verb(s: Sentence, first: int) -> bool:
    """Whether the word can hardly be anything but a verb there."""
    return not s.at(first).form.nominal or s.lower(first) in (
        "est",
        "a",
        "doit",
        "peut",
        "dit",
        "fait",
        "met",
    )


def _other_subject(s: Sentence, first: int, i: int) -> bool:
    """`ceux-ci sont pas`, `deux seulement ont pas`, `l’arbitre, lui, avait jamais`, `la salle ferme pas;`."""
    before = s.lower(first - 1)
    if s.role(first - 1) == "N" and s.role(first - 2) == "D" and first == i - 1:
        # « pas » denies the word before, and nothing else; « prête pas les revues » has an object
        opened = s.role(first - 3) in ("", ".", ",", "L", "U", "K")
        denied = opened and (s.role(i + 1) in ("D", "V", "#") or s.lower(i + 1) in ("plus", "assez"))
        if s.lower(i + 1) in _MARKS or (denied and s.lower(i) == "pas"):
            return True
    if first == i - 1 and _supposed(s, first):
        return True
    taken_up = before in ("seulement", "aussi", "également", "eux", "elles", "lui")
    taken_up = taken_up and s.role(first - 1) != "O" and s.role(first - 2) in ("N", "#", "T", "M", ",")
    set_apart = (
        before == "," and s.lower(first - 2) in ("lui", "elle", "eux", "elles") and s.lower(first - 3) == ","
    )
    told = s.role(first - 1) == "T" and before not in _SUBJECT_WORDS
    return sure_verb(s, first) and (told or taken_up or set_apart or s.role(first - 1) == "#")


def _supposed(s: Sentence, first: int) -> bool:
    """`lorsque la remise de jardin mesure pas plus de`: the verb of the clause that a conjunction opens."""
    opening = next((k for k in range(first - 1, -1, -1) if s.role(k) in ("L", "V", ",", ".", "K")), -1)
    if s.role(opening) != "L" or s.role(opening + 1) != "D":
        return False
    found = subject_at(s, opening + 1)
    return found is not None and found[1] == first and {"3s", "3p"} & s.at(first).form.persons != set()


def _subject_known(s: Sentence, first: int) -> bool:
    return clitic_subject(s, first) or sure_verb(s, first)


def _has_subject(s: Sentence, first: int) -> bool:
    return clitic_subject(s, first) or (
        s.role(first - 1) in ("N", "M", "A", "Q", "R") and sure_verb(s, first)
    )


RULES = (
    GrammarRule(
        "negation.ne",
        missing_ne,
        "À l’écrit, la négation s’exprime en deux mots.",
        bad=(
            ("La biblio prête pas les revues.", "La biblio ne prête pas les revues."),
            (
                "Si votre chien porte pas de médaille, payez.",
                "Si votre chien ne porte pas de médaille, payez.",
            ),
            ("Les bacs sont plus ramassés.", "Les bacs ne sont plus ramassés."),
            ("Ces frais, ceux-ci sont pas remboursables.", "Ces frais, ceux-ci ne sont pas remboursables."),
            (
                "L’imprimante du greffe marche plus depuis mardi.",
                "L’imprimante du greffe ne marche plus depuis mardi.",
            ),
            (
                "Il est généralement pas recommandé de tailler.",
                "Il n’est généralement pas recommandé de tailler.",
            ),
            ("Il faut jamais nourrir les canards.", "Il ne faut jamais nourrir les canards."),
            ("Les chiens sont pas admis.", "Les chiens ne sont pas admis."),
            ("Oubliez pas vos souliers.", "N’oubliez pas vos souliers."),
            ("C’est pas grave.", "Ce n’est pas grave."),
            ("Ceux qui ont pas payé seront avisés.", "Ceux qui n’ont pas payé seront avisés."),
            ("Le comité a reçu aucune plainte.", "Le comité n’a reçu aucune plainte."),
            ("On peut plus se baigner au quai.", "On ne peut plus se baigner au quai."),
            ("On a vu personne au parc.", "On n’a vu personne au parc."),
            ("Il y a ni eau ni électricité.", "Il n’y a ni eau ni électricité."),
            ("La Ville offre plus ce service.", "La Ville n’offre plus ce service."),
            ("Vos contenants, les écrasez pas.", "Vos contenants, ne les écrasez pas."),
            ("Vous inquiétez pas, tout est prêt.", "Ne vous inquiétez pas, tout est prêt."),
            ("Faut pas nourrir les canards.", "Il ne faut pas nourrir les canards."),
            ("Il reste plus que trois places.", "Il ne reste plus que trois places."),
            ("Ceci est pas un jeu.", "Ceci n’est pas un jeu."),
        ),
        good=(
            "Les bacs pas encore vidés attendent.",
            "Pourquoi pas?",
            "Il ne faut pas courir.",
            "Pas besoin de réserver.",
            "Elle marche d’un pas rapide.",
            "La Ville offre plus de services.",
            "Il y a plus de places cette année.",
            "Ce cours est plus cher.",
            "On a vu la personne au parc.",
            "Le parc le plus fréquenté est fermé.",
            "Il a dit pas mal de choses.",
            "Cela coûte plus cher.",
            "Il reste plus de places qu’hier.",
            "Les écrasez-vous?",
            "La photo montre non pas le pont, mais le quai.",
        ),
        words=_NEGATIONS,
        roles="V",
        beside=True,
    ),
)
