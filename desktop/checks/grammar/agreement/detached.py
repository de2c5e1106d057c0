"""Participles away from their subject: at the head of the sentence, before it, after « étant », « c’est »."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.attribute_places import skip_adverbs
from desktop.checks.grammar.agreement.inflection import chosen, inflected
from desktop.checks.grammar.agreement.participle import agreement, allowed
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.asides import subject_before_aside
from desktop.checks.reading.clause_openings import is_moment
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.noun_phrases import after_preposition_group, complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

_INFINITIVE_OPENINGS: tuple[tuple[str, ...], ...] = (
    ("pour", "être"),
    ("afin", "d'", "être"),
    ("avant", "d'", "être"),
    ("avant", "de", "pouvoir", "être"),
    ("sans", "être"),
    ("à", "moins", "d'", "être"),
    ("en", "plus", "d'", "être"),
    ("faute", "d'", "être"),
    ("après", "avoir", "été"),
    ("tout", "en", "étant"),
)
_CONCESSIONS = (("bien", "que"), ("bien", "qu'"), ("quoique",), ("quoiqu'",))


def _first_qualifier(s: Sentence) -> int:
    """Where the qualifier that opens the sentence is: `Une fois…`, `Pour être…`, `Bien que…`."""
    for opening in (*_INFINITIVE_OPENINGS, *_CONCESSIONS):
        if s.lowers(0, len(opening)) == opening:
            first = len(opening)
            while s.role(first) == "W" or s.lowers(first, first + 2) == ("un", "peu"):
                first += 1 + (s.lower(first) == "un")
            return first
    introduced = next((k for k in range(2, 5) if s.lower(k) == ","), 0)
    if introduced and is_moment(s, 0, 1):
        return introduced + 1  # Cette année encore, fidèles à la tradition, les pompiers
    if s.lowers(0, 2) in (("bien", "entendu"), ("bien", "sûr")):
        return len(s.words)
    if s.lowers(0, 2) in (("une", "fois"), ("à", "peine"), ("ayant", "été")):
        return 2
    if s.lower(0) in _DEGREES or (s.role(0) == "W" and s.lower(0).endswith("ment")):
        return 1
    return 0


def fronted(s: Sentence) -> Iterator[Hit]:
    """`Situé près du lac, la bibliothèque…`, `Pour être valide, les demandes…`: it qualifies the subject."""
    first = _first_qualifier(s)
    introduced = s.lower(first - 1) == ","
    opened = (first > 1 + (s.lower(0) == "à") and not introduced) or s.lower(0).startswith("quoiqu")
    word = s.at(first)
    if word.form.gerund and s.role(first + 1) in ("F", "D", "#"):
        return  # Portant des gants, les bénévoles trient
    gone = {lemma for lemma, _ in word.form.participle_verbs} & _GONE and s.role(first + 1) in ("P", "F")
    proper = gone or _opens_adjective(s, first) or (opened and bool(word.form.qualifiers))
    opened = opened and s.lower(0) not in ("une", "ayant")
    written = word.role == "V" and first == 0 and word.lower.endswith("s") and not word.form.nouns
    equipped = (
        written and bool(word.form.participles) and s.role(1) in ("P", "F")
    )  # Munis d'une lampe, chacun
    proper = proper or _opens_person(s, first) or equipped
    if word.lower in _PREPOSED or not (s.role(first) == "Q" or proper) or s.role(first + 1) == "N":
        return
    if word.form.nouns - word.form.qualifiers and not gone and not opened:
        return
    if s.lower(first - 1) == "être" and word.role == "N" and not word.form.participles:
        return  # À moins d'être membre, les livres
    comma = _comma_of_subject(s, first)
    if comma is None:
        return
    found = subject_at(s, comma + 1)
    if found is None or (found[0].pronoun and found[0].person != "3") or s.lower(comma + 1) == "on":
        return
    if s.lower(comma + 1) == "il" and (
        s.lower(comma + 2) == "y" or "falloir" in s.at(found[1]).form.lemmas()
    ):
        return
    if opened and any(s.lower(k) in ("le", "la", "les", "l'", "lui") for k in _clitics(s, found[1])):
        return  # Avant d'être élue, les citoyens la connaissaient
    pairs = allowed(found[0])
    sure = ("D", "S", "M", "#", "F", "T") if word.role == "Q" else ("D", "S", "M", "T")
    if not pairs or (s.role(comma + 1) not in sure and s.lower(comma + 1) != "des"):
        return
    for i in (first, *_joined_to(s, first, comma)):
        if not s.at(i).form.qualifiers & pairs:
            yield on(
                s.at(i),
                "Le participe en tête de phrase s’accorde avec le sujet.",
                *inflected(s, s.at(i), chosen(s.at(i).form, pairs)),
            )


def _clitics(s: Sentence, verb: int) -> range:
    """The places of the pronouns and « ne » before a verb."""
    first = verb
    while s.role(first - 1) in ("O", "X"):
        first -= 1
    return range(first, verb)


def _comma_of_subject(s: Sentence, first: int) -> int | None:
    """The comma after the qualifier that opens the sentence, and what is added to it; None when a clause comes first."""
    for k in range(first + 1, min(first + 18, len(s.words))):
        if s.role(k) in ("V", "S", ".", "R") and s.lower(k) not in ("«", "»"):
            return None
        listed = s.role(k + 1) in ("A", "Q", "Y") or s.lower(k + 1) in ("puis", "et", "mais")
        if s.lower(k) == "," and not listed:
            return k
    return None


def _joined_to(s: Sentence, first: int, comma: int) -> list[int]:
    """The qualities that commas, « et », « puis » add to the one that opens the sentence: `encore plus clair et concis`."""
    found = []
    for k in range(first + 2, comma):
        link = k - 1 - (s.role(k - 1) == "W")
        joined = s.lower(link) in ("et", ",", "mais") and (
            s.role(link - 1) in ("A", "Q") or link - 1 == first
        )
        if (
            joined
            and s.role(k) in ("A", "Q")
            and s.role(k + 1) in (",", "P", "F", "C")
            and not s.at(k).form.nouns
        ):
            found.append(k)
    return found


# Things that end like participles.
_THINGS = forms(
    "marché congé procédé traité exposé passé fossé côté pavé défilé énoncé comité résumé tracé carré"
    " entrée arrivée allée soirée journée année matinée durée tournée rentrée montée vallée portée visée randonnée corvée"
    " mêlée armée assemblée idée donnée pensée chaussée tranchée gelée levée traversée percée poussée marée plongée"
    " dictée criée relevé cliché débouché marché doigté"
)


def _opens_person(s: Sentence, i: int) -> bool:
    """`Passionné d'histoire, Mme Girard…`: a participle that is a noun of person too."""
    word = s.at(i)
    person = word.lower.endswith(("é", "és", "ée", "ées")) and word.lower.rstrip("s") not in _THINGS
    person = person or word.lower in ("élu", "élue", "élus", "élues", "prise", "prises")
    completed = s.role(i + 1) in ("P", "F") or s.lower(i + 1) in ("hier", "récemment", "lundi")
    return s.role(i) == "N" and bool(word.form.participles) and person and completed


def _opens_adjective(s: Sentence, i: int) -> bool:
    """`Fière de ses élèves, la directrice…`: an adjective with its complement, and nothing it precedes."""
    word = s.at(i)
    proper = (s.role(i) == "A" and not word.form.nouns) or word.lower.startswith(_COMPLETED)
    sure = (
        bool(word.form.adjectives)
        and not word.form.adverb
        and (i == 0 or s.lower(0) in _DEGREES or s.lower(i - 1) == ",")
    )
    # Discrète mais efficace, la trésorière…
    paired = i == 0 and s.lower(1) in ("mais", "et") and s.role(2) in ("A", "Q")
    paired = paired and s.role(3) in (",", "P", "F")
    if paired and word.form.adjectives and not word.form.adverb and word.form.nouns <= word.form.adjectives:
        return True
    return proper and sure and s.role(i + 1) in ("P", "F", ",")


_COMPLETED = tuple(
    "fier fidèle soucieu désireu heureu content originaire conscient natif native idéal populaire unique curieu amoureu amateur avide orphelin jalou anxieu inquiet impatient nerveu prudent patient".split()
)


_DEGREES = forms(
    "aussitôt sitôt autrefois jadis aujourd'hui souvent longtemps même bien mal très toujours tout trop chaudement moins plus encore presque haut peu"
)
_GONE = forms("partir venir naître arriver")
_PREPOSED = forms(
    "passé excepté vu fini compris supposé attendu étant donné dit mis écoulé ci-joint désolé désolée désolés désolées"
)


def subject_after(s: Sentence) -> Iterator[Hit]:
    """`Sont invités les…`, `Seront admises les…`: participle before its subject."""
    for start in s.with_role("V"):
        word = s.at(start)
        before = start - (s.role(start - 1) == "X")
        opened = (
            s.role(before - 1) in ("", ".", ",", "K", "U", "L", "W", "O") or s.lower(before - 1) in _WHICH
        )
        opened = opened and s.lower(before - 1) not in _CLOSING_MARKS
        if not opened or _has_subject(s, start, before):
            continue
        if s.role(start - 1) == "O" and (
            s.lower(start - 1) != "y" or s.role(start - 2) in ("S", "X", "N", "R", "O")
        ):
            continue  # vous n’y êtes pas obligé
        if (i := _participle_of(s, start)) is None:
            continue
        if s.lower(i + 1) == "comme" and s.role(i + 2) in ("A", "Q") and s.role(i + 3) == "D":
            yield from _before_subject(s, i, i + 3)  # est considérée comme abandonnée toute embarcation
            yield from _before_subject(s, i + 2, i + 3)
        subject = _postponed(s, i + 1, indefinite=s.role(before - 1) != ",")
        if s.role(i) == "Q" and subject is not None:
            yield from _before_subject(s, i, subject, plural=word.form.persons == {"3p"})


def _has_subject(s: Sentence, verb: int, before: int) -> bool:
    """`L’accès, interrompu, sera rétabli`, `êtes-vous satisfait`: the subject is before an aside, or a pronoun after."""
    if s.lower(verb + 1).startswith("-") or subject_before_aside(s, verb):
        return True
    # Ceux qui l'empruntent chaque jour sont priés
    return s.role(before - 1) == "W" and s.role(before - 2) not in ("", ".", ",", "C", "K", "U", "L")


def _participle_of(s: Sentence, verb: int) -> int | None:
    """Where the participle of `sont admis`, `ont été admis`, `doivent être admis` may be; None without être."""
    lemmas = s.at(verb).form.lemmas(infinitive=False, participle=False)
    i = skip_adverbs(s, verb + 1)
    if "être" in lemmas:
        return i
    if ("avoir" in lemmas and s.lower(i) == "été") or (lemmas & _MODALS and s.lower(i) == "être"):
        return skip_adverbs(s, i + 1)
    return None


_MODALS = forms("devoir pouvoir aller")


_CLOSING_MARKS = forms(") » ” / %")


def _postponed(s: Sentence, i: int, *, indefinite: bool) -> int | None:
    """Where the subject after a participle begins, past complements, a moment and a colon; None when it does not.

    `indefinite` when it may begin with `des`.
    """
    first = moment_end = i
    while True:
        if s.lower(i) == "des" and indefinite and (i in (first, moment_end) or s.lower(i - 1) == ":"):
            break
        if s.role(i) in ("P", "F") and (after := after_preposition_group(s, i)) > i:
            i = after  # Sont exemptés de la taxe les véhicules d'urgence
        elif s.role(i) == "D" and is_time(s, i) and (moment := noun_phrase(s, i)) is not None:
            i = moment_end = moment.end  # Seront rénovées cette année deux patinoires
        elif s.lower(i) == "comme" and (likened := noun_phrase(s, i + 1)) is not None:
            i = likened.end  # Ne sont pas considérées comme des bâtiments les serres
        elif s.role(i) == "W" or s.lower(i) == ":":
            i += 1
        else:
            break
    if s.lower(i - 1) in ("aussitôt", "sitôt") or s.lowers(i, i + 2) == ("le", "long"):
        return None  # sera rétabli aussitôt les plants enracinés  # Neuville, fondée en 1684, est située le long du fleuve
    opens = s.role(i) in ("D", "#") or (
        s.role(i) in ("N", "F") and (i in (first, moment_end) or s.lower(i - 1) == ":")
    )
    opens = (
        opens and (s.role(i) != "F" or s.lower(i) == "des") and (s.role(i) != "N" or s.lower(i - 1) == ":")
    )
    return i if opens and not is_time(s, i) else None


_WHICH = forms("lequel laquelle lesquels lesquelles auquel auxquels auxquelles duquel desquels desquelles")


def _before_subject(s: Sentence, i: int, subject: int, *, plural: bool = False) -> Iterator[Hit]:
    """The participle at `i` and the noun phrase at `subject`, which it agrees with; `plural` when the verb says so."""
    phrase = noun_phrase(s, subject)
    if phrase is None or (s.role(phrase.head + 1) == "N" and s.at(phrase.head).form.adjectives):
        return  # que soient publiées ses propres dépenses
    listed = _list_pairs(s, subject) if plural else frozenset()
    if listed and not s.at(i).form.qualifiers & listed:
        yield agreement(s, s.at(i), listed)
        return
    if not phrase.number:
        return
    end = complements(s, phrase.end)
    beyond = end
    while len(s.at(beyond).text) == 1 or s.role(beyond) in ("M", "#", "?") or s.lower(beyond) == "et":
        if s.lower(beyond) in ("et", ",") and s.role(beyond + 1) in ("D", "#", "F", "P", "T"):
            return  # Sont joints les annexes A et B, le plan et la grille
        beyond += 1
    goes_on = s.lower(end) == "," or (plural and s.role(end) in ("K", "R", "U"))
    if s.lower(end) in ("et", "ou", "ni") or (goes_on and "et" in s.lowers(end, len(s.words))):
        return
    if not s.at(i).form.qualifiers & allowed(phrase):
        yield agreement(s, s.at(i), allowed(phrase))


def _list_pairs(s: Sentence, i: int) -> frozenset[GenderNumber]:
    """What agrees with every noun phrase of the list at `i`: `240 coureurs, 12 poussettes et un chien`.

    Both genders when one of them is not sure, or when the list goes on with something else.
    """
    genders: set[str] = set()
    while (phrase := noun_phrase(s, i)) is not None:
        genders.add(phrase.gender)
        i = complements(s, phrase.end)
        if s.lower(i) not in (",", "et", "ou", "ni"):
            break
        i = skip_adverbs(s, i + 1)
        i += s.lowers(i, i + 2) == ("au", "moins")
        i += s.lower(i) == "moins"
    sure = "" not in genders and s.role(i) in (".", "", "R", "K", "U")
    if not sure:
        return frozenset({("m", "p"), ("f", "p")})
    return frozenset({("f" if genders == {"f"} else "m", "p")})


RULES = (
    GrammarRule(
        "accord.participe_tete",
        fronted,
        "Le participe qui ouvre la phrase se rapporte au sujet.",
        bad=(
            (
                "Fier de ses élèves, la directrice a souri.",
                "Fière de ses élèves, la directrice a souri.",
            ),
            (
                "Fidèle à leur habitude, les bernaches sont revenues.",
                "Fidèles à leur habitude, les bernaches sont revenues.",
            ),
            ("Bien emmitouflé, les curieux observaient.", "Bien emmitouflés, les curieux observaient."),
            (
                "Situé près du lac, la bibliothèque est ouverte.",
                "Située près du lac, la bibliothèque est ouverte.",
            ),
            (
                "Passionné d’histoire, Mme Girard guide la visite.",
                "Passionnée d’histoire, Mme Girard guide la visite.",
            ),
            (
                "Grand et lumineux, la salle accueille cent personnes.",
                "Grande et lumineuse, la salle accueille cent personnes.",
            ),
            ("Une fois signé, la lettre sera postée.", "Une fois signée, la lettre sera postée."),
            (
                "Pour être valide, les candidatures sont signées.",
                "Pour être valides, les candidatures sont signées.",
            ),
            ("Avant d’être jeté, les piles sont triées.", "Avant d’être jetées, les piles sont triées."),
            (
                "À moins d’être réclamé, les objets sont donnés.",
                "À moins d’être réclamés, les objets sont donnés.",
            ),
            ("Bien que petit, les salles suffisent.", "Bien que petites, les salles suffisent."),
            (
                "Quoiqu’un peu étroits, le passage est praticable.",
                "Quoiqu’un peu étroit, le passage est praticable.",
            ),
        ),
        good=(
            "Marché de Noël oblige, la rue sera fermée.",
            "Passé midi, la salle est fermée.",
            "Pour être admissible, il faut habiter ici.",
            "Sans être obligatoire, l’inscription est souhaitée.",
            "Pour être prêts, nous répétons chaque semaine.",
            "Fondée en 1855, la municipalité grandit.",
            "Chers à nos cœurs, les aînés méritent mieux.",
            "Possible en hiver, la marche est agréable.",
            "Seul dans sa cabane, il attendait le printemps.",
        ),
        roles=",",
    ),
    GrammarRule(
        "accord.participe_inverse",
        subject_after,
        "Placé devant le sujet, le participe s’accorde quand même avec lui.",
        bad=(
            ("Seront admis les personnes inscrites.", "Seront admises les personnes inscrites."),
            ("La soirée à laquelle sont convié les aînés", "La soirée à laquelle sont conviés les aînés"),
            ("Sont exempté de la taxe les abris d’auto.", "Sont exemptés de la taxe les abris d’auto."),
            (
                "Sont attendu : 40 marcheuses et deux chiens.",
                "Sont attendus : 40 marcheuses et deux chiens.",
            ),
            ("Seront refaits cet été deux rues.", "Seront refaites cet été deux rues."),
        ),
        good=(
            "Elle s’y est fait des amis.",
            "Sont invités les parents et les enfants.",
            "Sont joints les annexes A et B, le plan P-17 et la grille tarifaire.",
        ),
    ),
)
