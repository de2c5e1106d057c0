"""The verb agrees with the subject that follows it."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.attribute_places import skip_adverbs
from desktop.checks.grammar.agreement.doubtful_subjects import IMPERSONAL, MOMENTS
from desktop.checks.grammar.agreement.verb import agreed, conjugated
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit
from desktop.checks.reading.clause_openings import clause_starts
from desktop.checks.reading.clauses import subject_at, verb_after
from desktop.checks.reading.coordination import coordinated
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.noun_phrases import Phrase, complements, is_collective, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.telling import TELLING
from desktop.checks.reading.words import Verb, forms


def inverted_after_place(s: Sentence) -> Iterator[Hit]:
    """`Dans la cour jouait des enfants`: a place or a moment, an intransitive verb, then its subject."""
    for start in clause_starts(s):
        if s.lower(start) in _ADVERBS:
            verb = verb_after(s, start + 1)
        elif s.lowers(start, start + 2) == ("au", "loin"):
            verb = verb_after(s, start + 2)
        elif s.lowers(start, start + 2) in (("près", "de"), ("près", "des"), ("plus", "de"), ("plus", "des")):
            continue  # près de la moitié habitent le village: an amount, not a place
        elif s.role(start) == "P" or (s.role(start) == "F" and s.role(start + 1) == "D"):
            verb = verb_after(s, complements(s, start))
        else:
            moment = noun_phrase(s, start)
            timed = moment is not None and s.lower(moment.head) in MOMENTS
            verb = verb_after(s, _past_aside(s, moment.end)) if moment and timed else None
        if verb is None:
            continue
        begin = _past_circumstances(s, verb)
        if s.role(begin) not in ("D", "#", "F") or s.lower(begin) in ("de", "d'", "du"):
            continue
        word, phrase = s.at(verb), _whole_subject(s, begin)
        if phrase is None or not phrase.number or word.form.persons & {"3" + phrase.number, "1p", "2p"}:
            continue
        asked = (s.final == "?" or s.lower(start) in _ADVERBS) and word.form.lemmas(
            participle=False
        ) & _BEGINNING
        if (
            not (asked or _has_no_object(s, verb) or s.lower(begin - 1) == "lieu")
            or (phrase.number == "s" and is_collective(s, phrase))
            or s.lower(phrase.head) in MOMENTS
            or is_time(s, phrase.start)
        ):
            continue
        if {"3s", "3p"} & word.form.persons and not any(v.lemma in IMPERSONAL for v in word.form.verbs):
            who = "3" + phrase.number
            yield agreed(s, word, "Le verbe s’accorde avec le sujet qui le suit.", *conjugated(s, word, who))


def _past_aside(s: Sentence, i: int) -> int:
    """Past `, dès 20 h,`: a second circumstance between commas at `i`, or `i`."""
    if s.lower(i) != "," or s.role(i + 1) != "P":
        return i
    closing = next((k for k in range(i + 2, i + 8) if s.role(k) in (",", "V", "")), i)
    return closing + 1 if s.lower(closing) == "," else i


def _past_circumstances(s: Sentence, verb: int) -> int:
    """Where the subject after `verb` may begin: past `lieu`, adverbs and a moment (`revenait le plus souvent`)."""
    i = verb + 1
    if s.lower(i) == "lieu" and "avoir" in s.at(verb).form.lemmas(participle=False):
        i += 1
    i = skip_adverbs(s, i + 2 * (s.lowers(i, i + 2) == ("le", "plus")))
    moment = noun_phrase(s, i) if s.role(i) == "D" and is_time(s, i) else None
    return moment.end if moment is not None and s.role(moment.end) == "D" else i


def _whole_subject(s: Sentence, i: int) -> Phrase | None:
    """The noun phrase at `i` with those that `et` adds to it up to the end of the clause; None when it may go on."""
    phrase = noun_phrase(s, i)
    if phrase is None or phrase.number != "s":
        return phrase
    end = complements(s, phrase.end)
    if s.lower(end) not in ("et", "ou", ",", "ni"):
        return phrase
    together = coordinated(s, phrase, end)
    closed = together is not None and s.role(together[1]) in ("", ".", "R", "K", "U", "Q")
    return together[0] if together is not None and together[0].number == "p" and closed else None


# « À quelle heure ouvre la piscine? »
_HELPING = forms("pouvoir devoir vouloir")
_BEGINNING = forms("ouvrir fermer commencer débuter finir terminer partir arriver reprendre passer")
_ADVERBS = forms("demain hier ici là bientôt ainsi aujourd'hui ensuite alors puis enfin")


def _has_no_object(s: Sentence, verb: int) -> bool:
    """Whether the verb at `verb` cannot take an object: intransitive, or reflexive."""
    if s.lower(verb - 1) in ("se", "s'", "vous", "nous") and s.role(verb - 1) == "O":
        return True
    if s.lower(verb) in ("vit", "vivent"):
        return True  # vivre before voir
    return all(
        (v.use[4:5] != "t" or v.lemma in _SELDOM_TRANSITIVE) and v.lemma not in ("être", "avoir")
        for v in s.at(verb).form.verbs
    )


_SELDOM_TRANSITIVE = forms(
    "dormir vivre habiter danser régner pousser courir brouter jouer chanter flotter nicher percher circuler défiler"
    " rouler sécher couler baigner loger siéger camper sommeiller voler souffler fleurir gronder sonner pendre figurer"
    " reposer travailler patiner nager glisser trôner"
)


def inverted_after_relative(s: Sentence) -> Iterator[Hit]:
    """The subject that follows its verb: « où se trouve les bacs », « que propose les organismes »."""
    yield from _after_quotation(s)
    for i, word in enumerate(s.words):
        relative = word.lower in _LEQUEL and s.role(i - 1) != ","
        asked = (
            word.role == "R" and s.role(i - 1) == "P" and s.final == "?"
        )  # À qui s'adressent ces ateliers?
        if (
            word.role not in ("U", "K")
            and not (relative or asked)
            and word.lower not in ("comme", "comment", "quand", "lorsque")
        ):
            continue
        verb = verb_after(s, i + 1)
        if verb is None:
            continue
        form = s.at(verb).form
        helped = {"être", "avoir"} if word.role == "K" else {"être"}
        passive = s.role(verb + 1) == "Q" and bool(helped & form.lemmas(participle=False))
        takes_place = s.lower(verb + 1) == "lieu" and "avoir" in form.lemmas(participle=False)
        helped_by = s.role(verb + 1) == "Y" and bool(form.lemmas(participle=False) & _HELPING)
        start = verb + 1 + (passive or takes_place or (helped_by and word.role == "K"))
        if not form.persons <= {"1s", "2s", "3s", "3p"}:
            continue
        several = s.lower(start) == "des" or (word.role == "U" and _bare_list(s, verb, start))
        named = word.role == "K" and s.role(start) == "M" and "M1" in s.at(start).form.tags
        if s.role(start) not in ("D", "#") and not several and not named:
            continue
        phrase = noun_phrase(s, start)
        if phrase is None or not phrase.number:
            continue
        if word.role == "U" and phrase.number == "s" and _listed_beyond(s, complements(s, phrase.end)):
            continue
        apart = s.lower(i - 1) == "," and s.lower(complements(s, phrase.end)) == ","
        if s.lower(complements(s, phrase.end)) in ("et", "ou", ",") and phrase.number != "p" and not apart:
            continue
        held = word.lower == "comme" and s.lower(i + 1) == "l'"  # comme l'exigent les normes
        if is_collective(s, phrase) or not (
            takes_place or held or not _may_be_object(s, i, phrase, form.verbs)
        ):
            continue
        who = "3" + phrase.number
        if who not in form.persons and {"3s", "3p"} & form.persons:
            yield agreed(
                s,
                s.at(verb),
                "Le verbe s’accorde avec le sujet qui le suit.",
                *conjugated(s, s.at(verb), who),
            )


def _listed_beyond(s: Sentence, i: int) -> bool:
    """`où sont notés le temps qu’il faisait, les rhumes et la durée`: the list goes on past a relative at `i`."""
    if s.role(i) not in ("K", "R", "U"):
        return False
    comma = next((k for k in range(i, len(s.words)) if s.lower(k) == ","), len(s.words))
    return s.role(comma + 1) == "D" and "et" in s.lowers(comma, len(s.words))


def _bare_list(s: Sentence, verb: int, i: int) -> bool:
    """`où s'empilent casse-têtes et poupées`: plural nouns without articles after a reflexive verb."""
    plural = {n for _, n in s.at(i).form.nouns} == {"p"}
    return s.lower(verb - 1) in ("se", "s'") and s.role(i) == "N" and plural


_LEQUEL = forms("lequel laquelle lesquels lesquelles auquel auxquels auxquelles duquel desquels desquelles")
SAYING = TELLING | forms("dévoiler lire rassurer relater")


_QUOTING = forms(
    "dire expliquer indiquer affirmer souligner ajouter préciser conclure mentionner raconter déclarer confier poursuivre"
    " estimer soutenir commenter rappeler"
)


def _after_quotation(s: Sentence) -> Iterator[Hit]:
    """`« … », rappelle la directrice`: the verb of saying and the subject after it."""
    for i, word in enumerate(s.words):
        quoted = s.lowers(i - 2, i) in (("»", ","), ('"', ","), ("”", ","))
        if not (quoted or s.lower(i - 1) == ",") or word.role != "V":
            continue
        helped = "avoir" in word.form.lemmas(participle=False) and s.role(i + 1) == "Q"
        said = (
            {lemma for lemma, _ in s.at(i + 1).form.participle_verbs}
            if helped
            else word.form.lemmas(participle=False)
        )
        if not said & SAYING:
            continue
        phrase = noun_phrase(s, i + 1 + helped)
        if phrase is None or not phrase.number or s.lower(complements(s, phrase.end)) == "et":
            continue
        named = s.role(phrase.start) == "M" and word.form.persons == {"3p"} and said & _QUOTING
        if not quoted and not named:
            continue  # …, indiquent Luc Roy
        who = "3" + phrase.number
        if word.form.persons and who not in word.form.persons:
            yield agreed(s, word, "Le verbe s’accorde avec le sujet qui le suit.", *conjugated(s, word, who))


def _may_be_object(s: Sentence, relative: int, phrase: Phrase, verbs: tuple[Verb, ...]) -> bool:
    """Whether the noun phrase after the verb may be its object, the subject being elsewhere."""
    if s.role(relative) == "K":
        if s.lower(relative - 1) == "," and s.role(relative - 2) in ("N", "A", "Q", "M"):
            return s.lower(phrase.end) != ","  # ce règlement, que complètent trois annexes, entre
        if s.lower(relative - 1) in ("là", "ici"):
            return False  # c'est là que vivent les ermites
        return s.role(relative - 1) not in ("N", "A", "Q", "T") or s.lower(relative - 1) in ("plus", "alors")
    reflexive = s.lower(relative + 1) in ("se", "s'", "en")
    intransitive = any(v.use[4:5] != "t" or v.lemma in ("être", "commencer", "avoir") for v in verbs)
    return not reflexive and not intransitive


def inverted_passive(s: Sentence) -> Iterator[Hit]:
    """`Le 22 juin se sont déroulée la fête`: the participle and the subject after it agree, the verb does not."""
    for verb, word in enumerate(s.words):
        persons = word.form.persons & {"3s", "3p"}
        if word.role != "V" or len(persons) != 1 or word.form.persons & {"1p", "2p"}:
            continue
        lemmas = word.form.lemmas(infinitive=False, participle=False)
        q = skip_adverbs(s, verb + 1)
        if "avoir" in lemmas and s.lower(q) == "été":
            q = skip_adverbs(s, q + 1)
        elif "être" not in lemmas:
            continue
        if s.role(q) != "Q" or s.role(q + 1) != "D" or is_time(s, q + 1):
            continue
        phrase = noun_phrase(s, q + 1)
        if (
            phrase is None
            or not phrase.number
            or s.lower(complements(s, phrase.end)) in ("et", "ou", ",", "ni")
        ):
            continue
        numbers = {n for _, n in s.at(q).form.participles}
        genders = {g for g, _ in s.at(q).form.participles}
        if phrase.gender and phrase.gender not in genders:
            continue  # se sont rappelé la visite: an object
        if numbers != {phrase.number} or "3" + phrase.number in persons or not _alone(s, verb):
            continue
        if word.end not in {hit.end for hit in inverted_after_relative(s)}:
            who = "3" + phrase.number
            yield agreed(s, word, "Le verbe s’accorde avec le sujet qui le suit.", *conjugated(s, word, who))


def _alone(s: Sentence, verb: int) -> bool:
    """Whether no subject stands before the verb: a place, a moment, `que`, `où` or nothing does."""
    k = verb - 1
    while s.role(k) in ("O", "X"):
        k -= 1
    same = (w.form.persons & s.at(verb).form.persons for w in s.words[:k] if w.role == "V")
    if s.lower(k) == "qui":
        return False  # ceux qui se sont cogné le nez
    if s.lowers(k - 2, k) == ("d'", "entre") or (s.lower(k) in ("et", "puis", "mais") and any(same)):
        return False  # deux d'entre eux se sont partagé le prix; se sont serré la main, puis se sont partagé le prix
    return all(
        verb != found[1] for start in clause_starts(s) if (found := _sure_subject(s, start)) is not None
    )


def _sure_subject(s: Sentence, start: int) -> tuple[Phrase, int] | None:
    found = subject_at(s, start)
    moment = found is not None and (s.lower(found[0].head) in MOMENTS or is_time(s, found[0].start))
    return None if moment else found


RULES = (
    GrammarRule(
        "accord.passif_inverse",
        inverted_passive,
        "Le sujet placé après le participe commande l’accord du verbe.",
        bad=(
            ("Le 22 juin se sont déroulée la course.", "Le 22 juin s’est déroulée la course."),
            (
                "C’est ici qu’a été posées les premières pierres.",
                "C’est ici qu’ont été posées les premières pierres.",
            ),
            ("À sa sœur furent confiée la direction.", "À sa sœur fut confiée la direction."),
        ),
        good=(
            "Le 22 juin s’est déroulée la course.",
            "Les bénévoles sont arrivés les premiers.",
            "À sa sœur furent confiées la direction et la caisse.",
        ),
        roles="Q",
    ),
    GrammarRule(
        "accord.sujet_inverse",
        inverted_after_relative,
        "Le sujet placé après le verbe commande l’accord comme s’il était devant.",
        bad=(
            ("Voici la salle où se déroule les ateliers.", "Voici la salle où se déroulent les ateliers."),
            (
                "Les services qu’offre les organismes sont gratuits.",
                "Les services qu’offrent les organismes sont gratuits.",
            ),
            ("Les fleurs que cultivent Rolande sont belles.", "Les fleurs que cultive Rolande sont belles."),
            ("Voici la date à laquelle auront lieu la fête.", "Voici la date à laquelle aura lieu la fête."),
            ("C’est un record, indiquent Luc Tremblay.", "C’est un record, indique Luc Tremblay."),
            ("« Tout est prêt », ont déclaré la mairesse.", "« Tout est prêt », a déclaré la mairesse."),
        ),
        good=(
            "Voici la salle où se déroulent les ateliers.",
            "Le parc que borde la rivière est ouvert.",
            "Les fleurs que cultivent Rolande et Paul sont belles.",
        ),
    ),
    GrammarRule(
        "accord.sujet_apres_lieu",
        inverted_after_place,
        "Après un lieu ou un moment, le sujet peut suivre le verbe, qui s’accorde quand même avec lui.",
        bad=(
            (
                "Dans le grenier dormait des dizaines de photos.",
                "Dans le grenier dormaient des dizaines de photos.",
            ),
            ("Le lendemain arrivait les renforts.", "Le lendemain arrivaient les renforts."),
            (
                "Devant l’église se dresse deux tilleuls.",
                "Devant l’église se dressent deux tilleuls.",
            ),
            ("Au matin se lèvera des vents violents.", "Au matin se lèveront des vents violents."),
            ("Sur le lac naviguait des voiliers.", "Sur le lac naviguaient des voiliers."),
            (
                "Au quai dormait chaque nuit un cheval et deux chiens.",
                "Au quai dormaient chaque nuit un cheval et deux chiens.",
            ),
        ),
        good=(
            "Dans le parc se trouve un kiosque.",
            "Au centre de la salle trône la vieille horloge.",
            "Le lendemain arrivent les renforts.",
            "Au sommet se dresse une croix de bois et de fer.",
            "Depuis lundi circule une rumeur.",
            "Chaque semaine, la Ville offre des ateliers.",
            "Pendant la fête, on compte des dizaines de visiteurs.",
        ),
    ),
)
