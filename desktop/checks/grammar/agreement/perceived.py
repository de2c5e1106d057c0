"""The participle of avoir where what is heard before it decides: « vus passer », « plus qu’on ne l’avait cru »."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.attribute_places import skip_adverbs
from desktop.checks.grammar.agreement.direct_object import DIRECT_PERSON, dislocated, participle_with_avoir
from desktop.checks.grammar.agreement.inflection import chosen, inflected
from desktop.checks.grammar.agreement.pronominal import INDIRECT
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.antecedents import antecedent_of
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

_PERCEIVING = forms("voir entendre regarder écouter sentir apercevoir emmener amener envoyer mener conduire")
# What the thing perceived does by itself.
_DOING = forms(
    "arriver partir venir revenir passer grandir pousser tomber naître mourir monter descendre remonter sortir entrer"
    " courir nager voler disparaître apparaître évoluer défiler pleurer rire travailler dormir approcher traverser"
    " fleurir brûler couler flotter progresser sauter patiner glisser vieillir atterrir reculer"
)


# « Les chansons que nous avons entendu chanter ce soir-là »: others sing them.
_DONE_BY_OTHERS = forms("faire laisser chanter jouer dire raconter construire bâtir tourner lire réciter")


def _has_avoir(s: Sentence, verb: int) -> bool:
    return s.role(verb) == "V" and "avoir" in s.at(verb).form.lemmas(infinitive=False, participle=False)


def perceived(s: Sentence) -> Iterator[Hit]:
    """`les truites que nous avons vues remonter`: the object before avoir does what the infinitive says."""
    for i in s.with_role("Q"):
        word = s.at(i)
        if s.role(i + 1) != "Y" or not {lemma for lemma, _ in word.form.participle_verbs} & _PERCEIVING:
            continue
        verb = i - 1
        while s.role(verb) == "W":
            verb -= 1
        object_follows = s.role(i + 2) == "D" and not is_time(s, i + 2)
        does = (s.lower(i + 1) in _DOING and s.lower(i + 2) != "par") or (
            object_follows and s.lower(i + 1) not in _DONE_BY_OTHERS
        )
        if not _has_avoir(s, verb) or not does:
            continue
        pairs = _object_of(s, verb)
        if pairs and not word.form.participles & pairs:
            yield on(
                word,
                "Le participe s’accorde avec ce qui fait l’action de l’infinitif.",
                *inflected(s, word, chosen(word.form, pairs)),
            )


def _object_of(s: Sentence, verb: int) -> frozenset[GenderNumber]:
    """What agrees with the object before avoir at `verb`, `que` or `les`; empty when it is not sure."""
    if s.lower(verb - 1) in ("les", "l'") and s.role(verb - 1) in ("O", "D"):
        pairs = dislocated(s, verb - 1)
        return pairs or (frozenset({("m", "p"), ("f", "p")}) if s.lower(verb - 1) == "les" else frozenset())
    for k in range(verb - 1, -1, -1):
        if s.role(k) == "K":
            found = subject_at(s, k + 1)
            antecedent = antecedent_of(s, k) if found and found[1] == verb else None
            return antecedent.pairs if antecedent else frozenset()
        if s.role(k) in ("V", "O", ".", "R"):
            break
    return frozenset()


_EXPECTED = forms(
    "espérer prévoir croire penser imaginer craindre annoncer supposer estimer anticiper escompter soupçonner"
    " souhaiter redouter présumer prétendre"
)
_COMPARING = forms(
    "plus moins aussi autant mieux pire meilleur meilleure meilleurs meilleures davantage autre autrement"
)


def than_expected(s: Sentence) -> Iterator[Hit]:
    """`plus nombreux qu’on ne l’avait espérés`: `l’` stands for the whole idea, so nothing agrees."""
    for i in s.with_role("Q"):
        word = s.at(i)
        if ("m", "s") in word.form.participles:
            continue
        if not {lemma for lemma, _ in word.form.participle_verbs} & _EXPECTED:
            continue
        verb = i - 1
        while s.role(verb) == "W":
            verb -= 1
        if s.lower(verb - 1) != "l'" or not _has_avoir(s, verb):
            continue
        k = next((k for k in range(verb - 2, max(-1, verb - 8), -1) if s.role(k) in ("K", "V", "L")), -1)
        compared = s.role(k) == "K" and bool(_COMPARING & set(s.lowers(max(0, k - 7), k)))
        if compared or s.lower(k) == "comme":
            yield on(
                word,
                "« l’ » remplace toute une idée : le participe reste au masculin singulier.",
                *inflected(s, word, ("m", "s")),
            )


_VOCATIVES = forms("chers chères")
_STATING = forms("être rester devenir")
_KEEPING = forms("tenir garder rendre savoir vouloir attendre")


def several_addressed(s: Sentence) -> Iterator[Hit]:
    """`Chers parents, vous êtes invité`: those who are spoken to are several, so is what is said of them."""
    pairs = _addressed(s) or _addressed_last(s) or _thanked(s)
    if not pairs:
        return
    for i in s.places(_VOUS):
        verb = i + 1
        while s.role(verb) in ("X", "O"):
            verb += 1
        if s.role(verb) != "V":
            continue
        lemmas = s.at(verb).form.lemmas(infinitive=False, participle=False)
        j = skip_adverbs(s, verb + 1)
        subject = "2p" in s.at(verb).form.persons and verb == i + 1
        if subject and "avoir" in lemmas and s.lower(j) == "été":
            j = skip_adverbs(s, j + 1)
        elif not (lemmas & (_STATING if subject else _KEEPING)) and (subject or not _done_to(s, i, verb)):
            continue
        word = s.at(j)
        if s.lower(verb + 1) == "-vous" and {lemma for lemma, _ in word.form.participle_verbs} & INDIRECT:
            continue  # Mesdames, vous êtes-vous demandé
        if word.role not in ("A", "Q") or word.lower in _FIXED or word.form.qualifiers & pairs:
            continue
        if {n for _, n in word.form.qualifiers} == {"s"}:
            yield on(
                word,
                "« vous » désigne ici plusieurs personnes.",
                *inflected(s, word, chosen(word.form, pairs)),
            )


def _done_to(s: Sentence, pronoun: int, verb: int) -> bool:
    """`On vous a entendus`: « vous » is the direct object of a verb whose object is a person."""
    word = participle_with_avoir(s, verb) if s.role(pronoun) == "O" else None
    return word is not None and bool({lemma for lemma, _ in word.form.participle_verbs} & DIRECT_PERSON)


_CALLED = forms("mesdames messieurs mesdemoiselles")


def _addressed_last(s: Sentence) -> frozenset[GenderNumber]:
    """What agrees with the plural that ends the clause as an address: `On vous a entendus, chers parents`."""
    for i in s.places(_VOCATIVES | _CALLED):
        called = s.at(i) if s.lower(i) in _CALLED else s.at(i + 1)
        numbers = {number for _, number in called.form.nouns}
        if s.lower(i - 1) == "," and numbers == {"p"} and "vous" in s.lowers(0, i):
            joined = s.lower(i + 1 + (s.lower(i) in _VOCATIVES)) in ("et", ",")
            feminine = {gender for gender, _ in called.form.nouns} == {"f"} or s.lower(i) == "chères"
            return frozenset({("f", "p")} if feminine and not joined else {("m", "p"), ("f", "p")})
    return frozenset()


_THANKS = forms("merci mercis bravo félicitations chapeau")
_TEAMS = forms("équipe gang tous toutes")


def _thanked(s: Sentence) -> frozenset[GenderNumber]:
    """What agrees with those who are thanked before « vous »: `Merci à toute l’équipe, vous êtes incroyables`."""
    for k in s.places(_THANKS):
        end = next((j for j in range(k + 2, min(k + 10, len(s.words))) if s.lower(j) == ","), 0)
        if s.lower(k + 1) not in ("à", "aux") or s.lower(end + 1) != "vous" or s.role(end + 2) != "V":
            continue
        last = s.at(end - 1)
        several = last.role == "N" and {number for _, number in last.form.nouns} == {"p"}
        if several or last.lower in _TEAMS:
            feminine = several and {gender for gender, _ in last.form.nouns} == {"f"}
            return frozenset({("f", "p")} if feminine else {("m", "p"), ("f", "p")})
    return frozenset()


_VOUS = forms("vous")
_FIXED = forms("debout prêt-à-porter compris été")


def _addressed(s: Sentence) -> frozenset[GenderNumber]:
    """What agrees with the plural that opens the sentence as an address: `Chers parents,`, `Citoyens, citoyennes,`."""
    i = int(s.lower(0) in _VOCATIVES)
    noun = s.at(i)
    numbers = {number for _, number in noun.form.nouns}
    if not (noun.role == "N" or i) or numbers != {"p"}:
        return frozenset()
    end = next((k for k in range(i + 1, min(i + 8, len(s.words))) if s.lower(k) in (",", "!", ":")), None)
    if end is None or any(s.role(k) in ("V", "D", "Q") for k in range(i + 1, end)):
        return frozenset()
    if i == 0 and (end > 2 or not noun.form.persons.isdisjoint({"2p"})):
        return frozenset()
    genders = {gender for gender, _ in noun.form.nouns}
    joined = "et" in s.lowers(i, end)
    feminine = (genders == {"f"} or s.lower(0) == "chères") and not joined
    return frozenset({("f", "p")} if feminine else {("m", "p"), ("f", "p")})


RULES = (
    GrammarRule(
        "accord.participe_perception",
        perceived,
        "Avant un infinitif, le participe de « voir » ou d’« entendre » s’accorde si l’objet fait l’action.",
        bad=(
            (
                "Les chevreuils que nous avons vu traverser la route étaient quatre.",
                "Les chevreuils que nous avons vus traverser la route étaient quatre.",
            ),
            (
                "La chorale que vous avez entendu répéter le chant est d’ici.",
                "La chorale que vous avez entendue répéter le chant est d’ici.",
            ),
            (
                "Ces fillettes, on les a vu grandir au parc.",
                "Ces fillettes, on les a vues grandir au parc.",
            ),
            (
                "Les outardes que j’ai regardé passer volaient bas.",
                "Les outardes que j’ai regardées passer volaient bas.",
            ),
            (
                "Ces maisons, on les a vus brûler en 1922.",
                "Ces maisons, on les a vues brûler en 1922.",
            ),
        ),
        good=(
            "Les airs que j’ai entendu jouer étaient anciens.",
            "Les arbres que nous avons vu abattre étaient malades.",
            "Les truites que nous avons vues remonter la rivière sont grosses.",
            "Les maisons qu’on a fait construire sont louées.",
            "La pièce que nous avons vu jouer hier est drôle.",
        ),
        roles="Y",
    ),
    GrammarRule(
        "accord.participe_comparaison",
        than_expected,
        "Dans une comparaison, « l’ » est neutre : le participe ne s’accorde pas.",
        bad=(
            (
                "Les dons sont plus élevés qu’on ne l’avait espérés.",
                "Les dons sont plus élevés qu’on ne l’avait espéré.",
            ),
            (
                "La crue est moins forte que nous l’avions crainte.",
                "La crue est moins forte que nous l’avions craint.",
            ),
            (
                "La facture est plus salée qu’on l’avait imaginée.",
                "La facture est plus salée qu’on l’avait imaginé.",
            ),
            (
                "La fête s’est déroulée comme nous l’avions prévue.",
                "La fête s’est déroulée comme nous l’avions prévu.",
            ),
            (
                "Elles sont venues plus tôt qu’on ne l’avait pensées.",
                "Elles sont venues plus tôt qu’on ne l’avait pensé.",
            ),
        ),
        good=(
            "Les dons sont plus élevés qu’on ne l’avait espéré.",
            "La salle est belle et nous l’avons prévue pour vous.",
            "La fête que nous avions prévue aura lieu.",
            "Cette date, nous l’avons annoncée hier.",
            "Comme prévu, la rue est fermée.",
        ),
        roles="Q",
    ),
    GrammarRule(
        "accord.vous_pluriel",
        several_addressed,
        "Quand on s’adresse à plusieurs personnes, ce qu’on dit de « vous » est au pluriel.",
        bad=(
            ("Chers parents, vous êtes invité à la fête.", "Chers parents, vous êtes invités à la fête."),
            (
                "Chers bénévoles, nous vous tiendrons informé.",
                "Chers bénévoles, nous vous tiendrons informés.",
            ),
            (
                "Chères citoyennes, vous serez convoquée par lettre.",
                "Chères citoyennes, vous serez convoquées par lettre.",
            ),
            ("Parents, vous êtes prié d’attendre.", "Parents, vous êtes priés d’attendre."),
            (
                "Un gros merci à toute l’équipe, vous êtes incroyable!",
                "Un gros merci à toute l’équipe, vous êtes incroyables!",
            ),
            (
                "Citoyens, vous avez été entendu par le conseil.",
                "Citoyens, vous avez été entendus par le conseil.",
            ),
        ),
        good=(
            "Chers parents, vous êtes invités à la fête.",
            "Cher voisin, vous êtes invité à la fête.",
            "Vous êtes invité à la fête.",
            "Merci aux parents, vous êtes un appui précieux.",
            "Merci à notre doyenne, vous êtes incroyable!",
            "Chers amis, vous avez reçu la lettre.",
        ),
        words=_VOUS,
    ),
)
