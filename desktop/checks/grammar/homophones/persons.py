"""The person that a verb is heard in: `le club tiens`, `on vous l’avez promis`, `les plants en trouvé`, `on en n’a`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.homophones.places import CLITICS, SURE_VERBS, TIMES, is_plural, sure_verb
from desktop.checks.grammar.verbs.infinitives import is_er_infinitive, is_vous_form
from desktop.checks.reading.noun_phrases import Phrase, after_preposition_group, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import Verb, forms

_ALONE = "La proposition n’a pas d’autre verbe : il est à la troisième personne."
_FIRST_PERSONS = frozenset({"1s", "2s"})


def _subject_up_to(s: Sentence, i: int) -> Phrase | None:
    """The noun phrase that opens the sentence and whose complements end at `i`, when no other verb is there."""
    phrase = noun_phrase(s, 0) if s.role(0) == "D" and s.is_prose else None
    if phrase is None or not phrase.number or phrase.head >= i:
        return None
    end = min(phrase.end, i)
    while end < i and s.role(end) in ("F", "P", "A", "Q", "N", "M"):
        end = max(end + 1, min(i, after_preposition_group(s, end))) if s.role(end) in ("F", "P") else end + 1
    rest = (w for k, w in enumerate(s.words) if k != i)
    alone = not any(w.role in ("V", "R", "K", "U", "L", "S", "X") or sure_verb(w) for w in rest)
    return phrase if end == i and alone else None


def silent_s(s: Sentence) -> Iterator[Hit]:
    """`L’association du lac tiens sa corvée`, `Le chien du voisin cours dans la rue`: heard the same with -t."""
    for i in s.with_role("ANVQ?"):
        word = s.at(i)
        if i < 2 or word.capital or not word.lower.endswith(("s", "x")) or not word.form.verbs:
            continue
        present = [v for v in word.form.verbs if v.mood == "Ip" and v.persons <= _FIRST_PERSONS]
        followed = s.role(i + 1) in ("D", "P", "F", "#", "W") or s.lower(i + 1) in CLITICS
        followed = followed or s.lowers(i, i + 2) == ("mets", "fin")
        if not present or not followed or word.form.persons - _FIRST_PERSONS:
            continue
        subject = _subject_up_to(s, i)
        if subject is None or subject.number != "s" or (word.form.nouns and not _has_object(s, i)):
            continue
        if word.form.qualifiers & s.at(i - 1).form.nouns:
            continue  # une odeur d'œufs pourris dans l'eau
        yield on(word, _ALONE, *_third(s, present, "3s"))


def _has_object(s: Sentence, i: int) -> bool:
    """Whether what follows the word at `i` can only be what a verb takes: `cours dans la rue`, `tiens une vente`."""
    after = s.lower(i + 1)
    if after in TIMES or s.lower(i + 2) in TIMES:
        return False
    after_noun = s.role(i - 1) == "N"
    return after_noun and (after in _AFTER_VERB or (s.lower(i) == "mets" and after in ("en", "à", "fin")))


_AFTER_VERB = forms("un une le la les son sa ses dans l'")


def _third(s: Sentence, verbs: list[Verb], person: str) -> Iterator[str]:
    for verb in verbs:
        if form := s.vocabulary.lexicographer.conjugate(verb.lemma, verb.mood, person):
            yield form


_THIRDS = forms("on il elle ça cela")


def imperfect_heard(s: Sentence) -> Iterator[Hit]:
    """`On vous l’avez promis`, `Il avez neigé`, `La Ville avez prévu`: -ait sounds much like -ez."""
    for i in s.with_role("V"):
        word = s.at(i)
        if word.lower not in _AUXILIARIES or s.lower(i + 1).startswith("-"):
            continue
        k = i - 1
        while (
            k > 0
            and (s.role(k) in ("O", "X") or s.lower(k) in ("vous", "l'", "nous", "le", "la", "les"))
            and s.lower(k) not in _THIRDS
        ):
            k -= 1
        pronoun = s.lower(k) in _THIRDS and s.role(k) in ("S", "T") and s.role(k - 1) not in ("P", "F", "C")
        named = k == i - 1 and _subject_up_to(s, i) is not None
        if pronoun or named:
            heard = _AUXILIARIES[word.lower]
            yield on(word, "Le sujet est à la troisième personne.", *heard)


_AUXILIARIES = {
    "avez": ("avait", "a"), "savez": ("savait", "sait"), "allez": ("allait", "va"), "pouvez": ("pouvait", "peut"),
    "devez": ("devait", "doit"), "voulez": ("voulait", "veut"), "étiez": ("était", "est"),
}  # fmt: skip


def have_found(s: Sentence) -> Iterator[Hit]:
    """`Les plants offerts par le jardin en trouvé preneur`, `Les bénévoles en ramassé dix sacs`: an auxiliary is wanting."""
    for i in s.places(_EN):
        done = s.at(i + 1)
        past = done.lower in _PASTS or (
            done.form.participles and done.lower.endswith(("é", "i", "u", "is", "it")) and not done.form.nouns
        )
        if (
            not past
            or ("m", "s") not in done.form.participles
            or (done.form.finite and done.lower not in _PASTS)
        ):
            continue
        phrase = _subject_up_to(s, i)
        given = s.role(i + 2) in ("D", "#", "Q") or (s.role(i + 2) in ("N", "A") and s.role(i + 1) == "Q")
        if phrase is not None and phrase.number == "p" and given and s.lower(phrase.head) not in TIMES:
            yield on(s.at(i), "Le participe a besoin de son auxiliaire.", "ont")


_EN = forms("en")
_PASTS = forms("été fait eu pris mis")


_NOT = forms("pas plus jamais rien aucun aucune guère personne que qu' ni point")


def of_it_without_not(s: Sentence) -> Iterator[Hit]:
    """`on en n’a besoin`: « en a », with the liaison; `on en n’a pas`: « n’en a pas »."""
    for i in s.places(_OF_IT):
        if s.lower(i + 1) != "n'" or s.role(i - 1) not in ("S", "N", "M", "T"):
            continue
        verb = s.at(i + 2)
        if not (verb.form.finite or verb.lower in SURE_VERBS):
            continue
        denied = bool(_NOT & set(s.lowers(i + 3, i + 7)))
        it = s.at(i).text
        right = f"n{s.apostrophe()}{it} {verb.text}" if denied else f"{it} {verb.text}"
        said = "La négation précède le pronom." if denied else "Rien n’est nié : pas de « n’ »."
        yield between(s.at(i), verb, said, right)


_OF_IT = forms("en y")


def participle_of_several(s: Sentence) -> Iterator[Hit]:
    """`Des paniers garnit de produits ont été tirés`, `Les plans établit par la firme sont prêts`: no second verb."""
    for i in s.with_role("VN"):
        word = s.at(i)
        several = is_plural(s, i - 1) or s.lower(i - 2) in _SEVERAL
        if not word.lower.endswith(("it", "ut")) or s.role(i - 1) != "N" or not several:
            continue
        base = next(
            (
                b
                for b in (word.lower[:-1], f"{word.lower[:-1]}s")
                if ("m", "s") in s.vocabulary.form(b).participles
            ),
            "",
        )
        if (
            not base
            or not word.form.finite
            or s.lower(i + 1) not in _AGENT
            or s.role(i - 2) not in ("D", "F", "A")
        ):
            continue
        marks = (",", ".", "R", "K", "U", "L", "C")
        later = next((k for k in range(i + 1, len(s.words)) if s.role(k) in marks or sure_verb(s.at(k))), 0)
        if later and sure_verb(s.at(later)) and "3p" in s.at(later).form.persons:
            pair = (next((g for g, n in sorted(s.at(i - 1).form.nouns) if n == "p"), "m"), "p")
            yield on(
                word,
                "La proposition a déjà son verbe : c’est un participe.",
                *s.vocabulary.lexicographer.inflect(base, *pair)[:1],
            )


_SEVERAL = forms("les des ces nos vos ses leurs")


def infinitive_for_you(s: Sentence) -> Iterator[Hit]:
    """`jusqu’à vendredi pour vous inscrivez`, `afin de vous rendez`: after a preposition, an infinitive."""
    for i in s.places(_YOU):
        verb = s.at(i + 1)
        governed = s.lower(i - 1) in ("pour", "sans") or (
            s.lower(i - 1) == "de" and s.lower(i - 2) in ("afin", "avant", "lieu")
        )
        if not governed or verb.lower.endswith(("erez", "irez")) or not is_vous_form(verb):
            continue
        offered = [v.lemma for v in verb.form.verbs if v.mood in ("Ip", "E")]
        if offered and s.role(i + 2) in ("P", "F", "D", ".", ",", "W", ""):
            yield on(verb, "Après une préposition, le verbe est à l’infinitif.", *dict.fromkeys(offered))


_YOU = forms("vous nous")


def second_participle(s: Sentence) -> Iterator[Hit]:
    """`Le maire a félicité et remercier les bénévoles`: the auxiliary serves both."""
    for i in s.places(_AND):
        verb = s.at(i + 1)
        helped = s.role(i - 1) == "Q" and s.lower(i - 1).endswith("é")
        auxiliary = s.at(i - 2).form.lemmas(participle=False, infinitive=False)
        if helped and "avoir" in auxiliary and is_er_infinitive(verb) and s.role(i + 2) == "D":
            yield on(verb, "L’auxiliaire sert aux deux participes.", f"{verb.lower[:-2]}é")


_AND = forms("et ou puis")
_AGENT = forms("de d' par du des en pour avec")


RULES = (
    GrammarRule(
        "terminaison.s_muet",
        silent_s,
        "À la troisième personne, ces verbes se terminent par -t ou -d : « il tient », « il met ».",
        bad=(
            ("L’association du lac tiens sa corvée samedi.", "L’association du lac tient sa corvée samedi."),
            ("Le chien du voisin cours dans la rue.", "Le chien du voisin court dans la rue."),
            ("Le spectacle du soir mets en vedette trois artistes.", "Le spectacle du soir met en vedette trois artistes."),
        ),
        good=("Le club offre des cours dans la salle.", "Le prix des cours du samedi.", "Tu tiens la corde."),
        roles="ANVQ?",
    ),
    GrammarRule(
        "terminaison.ait_entendu",
        imperfect_heard,
        "« Vous avez », mais « on avait ».",
        bad=(
            ("On vous l’avez promis.", "On vous l’avait promis."),
            ("La Ville avez prévu une séance.", "La Ville avait prévu une séance."),
        ),
        good=("Vous l’avez promis.", "Si vous les avez, gardez-les.", "Le sac que vous avez, il fuit."),
        words=frozenset(_AUXILIARIES),
    ),
    GrammarRule(
        "homophone.ont_en",
        have_found,
        "« Ont » est l’auxiliaire; « en », une préposition ou un pronom.",
        bad=(
            ("Les plants de tomates en trouvé preneur en une heure.", "Les plants de tomates ont trouvé preneur en une heure."),
            ("Les bénévoles en ramassé dix sacs.", "Les bénévoles ont ramassé dix sacs."),
        ),
        good=("Les bénévoles en congé ont ri.", "Des légumes en purée.", "Les élèves en uniforme sont beaux."),
        words=_EN,
    ),
    GrammarRule(
        "negation.en_n",
        of_it_without_not,
        "« On en a » s’entend comme « on en n’a » : le « n » est une liaison.",
        bad=(
            ("Vos idées, on en n’a besoin.", "Vos idées, on en a besoin."),
            ("Des chaises, on en n’a pas.", "Des chaises, on n’en a pas."),
        ),
        good=("On n’en a pas.", "On en a besoin.", "On y va."),
        words=_OF_IT,
    ),
    GrammarRule(
        "terminaison.infinitif_vous",
        infinitive_for_you,
        "Après une préposition, le verbe est à l’infinitif.",
        bad=(
            ("Vous avez jusqu’à vendredi pour vous inscrivez.", "Vous avez jusqu’à vendredi pour vous inscrire."),
            ("Appelez avant de vous rendez au parc.", "Appelez avant de vous rendre au parc."),
        ),
        good=("Pour vous, inscrivez la date.", "Sans vous, rendez-vous au parc.", "Pour vous inscrire, venez."),
        words=_YOU,
    ),
    GrammarRule(
        "terminaison.second_participe",
        second_participle,
        "Un seul auxiliaire sert à deux participes joints par « et ».",
        bad=(("Le maire a félicité et remercier les bénévoles.", "Le maire a félicité et remercié les bénévoles."),),
        good=("Elle a aimé et veut revenir.", "Il a accepté de trier et composter les restes."),
        words=_AND,
    ),
    GrammarRule(
        "terminaison.participe_pluriel",
        participle_of_several,
        "Une proposition n’a qu’un verbe : l’autre mot est un participe, sans -t.",
        bad=(
            ("Des paniers garnit de produits locaux ont été tirés.", "Des paniers garnis de produits locaux ont été tirés."),
            ("Les plans établit par la firme sont prêts.", "Les plans établis par la firme sont prêts."),
        ),
        good=("Les gens d’ici, la fête les réunit en mai.", "Le club garnit des paniers.", "La firme qui établit des plans est ici."),
        roles="VN",
    ),
)  # fmt: skip
