"""Relative pronouns after a given word, `la façon dont`, `c’est là que`, and `lequel` that agrees."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.homophones.places import TIMES
from desktop.checks.reading.antecedents import antecedent_of, noun_pairs
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.noun_phrases import noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms
from desktop.editorial.elision import is_elided_before

_QUE = forms("que qu'")
_WHERE = forms("où")


# « La raison qu’il donne », « la façon que vous proposez »: the noun is their object.
_OF_A_REASON = forms(
    "donner proposer choisir avoir invoquer préférer connaître suggérer trouver dire voir utiliser adopter privilégier"
)
_WAYS = {"façon": "dont", "manière": "dont", "raison": "pour laquelle", "raisons": "pour lesquelles"}


def noun_and_relative(s: Sentence) -> Iterator[Hit]:
    """`la façon que vous triez`, `la raison que je vous écris`, `c’est là où`, `au moment que`."""
    for i in s.places(_QUE):
        before, start = s.lower(i - 1), s.lower(i - 2)
        if (
            before in _WAYS
            and start in ("la", "les", "cette")
            and s.role(i + 1) in ("S", "D")
            and s.role(i - 3) != "F"
        ):
            found = subject_at(s, i + 1)
            if (
                s.lower(i - 3) in ("à", "de", "pour", "par")
                or found is None
                or s.at(found[1]).form.lemmas() & _OF_A_REASON
            ):
                continue
            right = _WAYS[before]
            yield on(
                s.at(i),
                f"On dit «\u00a0{before} {right}\u00a0».",
                right + (" " if s.lower(i) == "qu'" else ""),
            )
        elif before == "moment" and start == "au" and s.role(i + 1) in ("S", "D"):
            found = subject_at(s, i + 1)
            if found is not None and s.at(found[1]).form.lemmas() & (_OF_A_REASON | {"préférer", "vouloir"}):
                continue  # venez au moment que vous préférez
            yield on(s.at(i), "On dit « au moment où ».", "où" + (" " if s.lower(i) == "qu'" else ""))


def _cleft_start(s: Sentence, i: int) -> bool:
    """Whether `c’est` + a place precedes the `où` at `i`: `c’est là`, `c’est à la bibliothèque`."""
    for k in range(max(0, i - 6), i):
        if s.lower(k) in ("c'",) and s.at(k + 1).form.lemmas(participle=False) & {"être"}:
            return s.lower(k + 2) in ("là", "ici", "à", "au", "aux", "dans", "chez", "sur")
    return False


def cleft(s: Sentence) -> Iterator[Hit]:
    """`C’est là où se trouve le bureau`, `C’est à la bibliothèque où`: « c’est… que »."""
    for i in s.places(_WHERE):
        if _cleft_start(s, i):
            elided = is_elided_before(s.lower(i + 1))
            if elided:
                yield between(
                    s.at(i), s.at(i + 1), "On dit « c’est là que ».", f"qu{s.apostrophe()}{s.at(i + 1).text}"
                )
            else:
                yield on(s.at(i), "On dit « c’est là que ».", "que")


_HAPPENS = forms("tenir dérouler trouver passer situer dresser")
_PLACES = forms(
    "endroit endroits lieu lieux salle salles place parc rue bâtiment local édifice école jour journée soir soirée date moment"
    " semaine année secteur quartier terrain"
)


def where_it_happens(s: Sentence) -> Iterator[Hit]:
    """`l’endroit que se tiendra l’assemblée`, `la salle qu’aura lieu le bal`, `l’aide qu’il est question`."""
    for i in s.places(_QUE):
        if s.role(i - 1) != "N" or s.role(i - 2) not in ("D", "A"):
            continue
        space = " " if s.lower(i) == "qu'" else ""
        reflexive = s.lower(i + 1) in ("se", "s'") and bool(
            s.at(i + 2).form.lemmas(participle=False) & _HAPPENS
        )
        held = s.lower(i + 2) == "lieu" and "avoir" in s.at(i + 1).form.lemmas(participle=False)
        if (reflexive or held) and s.lower(i - 1) in _PLACES:
            yield on(s.at(i), "Le nom dit où ou quand : « où ».", f"où{space}")
            continue
        about = s.lower(i + 1) == "il" and s.lowers(i + 2, i + 4) in _ABOUT and s.lower(i - 1) not in _CLAUSED
        if s.role(i - 3) == "F" and "c'" in s.lowers(max(0, i - 7), i):
            continue  # c'est de ce parc qu'il s'agit
        if about and s.lower(i + 4) not in ("de", "d'", "du", "des"):
            yield on(s.at(i), "Il est question « de » quelque chose : « dont ».", f"dont{space}")


_GIVING = forms("remettre donner offrir envoyer accorder décerner expliquer demander")
_PEOPLE = forms(
    "bénévoles citoyens citoyennes personnes personne résidents résidentes familles gens enfants jeunes élèves parents voisins"
    " propriétaires locataires aînés commerçants employés citoyen citoyenne résident résidente voisin voisine dame homme femme"
)


def with_its_object(s: Sentence) -> Iterator[Hit]:
    """`Les bénévoles que nous avons remis un prix`, `Les familles que les enfants fréquentent l’école`."""
    for i in s.places(_QUE):
        if s.lower(i - 1) not in _PEOPLE or s.role(i - 2) != "D" or i > 3:
            continue
        found = subject_at(s, i + 1)
        if found is None or s.role(found[1] - 1) in ("O", "X"):
            continue
        last = found[1] + (s.role(found[1] + 1) == "Q")
        thing = noun_phrase(s, last + 1) if s.role(last + 1) == "D" else None
        main = thing is not None and any(s.role(k) == "V" for k in range(thing.end, len(s.words)))
        if thing is None or not main or TIMES & set(s.lowers(thing.start, thing.end)):
            continue
        space = " " if s.lower(i) == "qu'" else ""
        if s.at(last).form.lemmas() & _GIVING:
            yield on(s.at(i), "Le verbe a déjà son complément direct : « à qui ».", f"à qui{space}")
        elif s.role(i + 1) == "D" and last == found[1] and s.at(last).form.only_verb:
            yield on(s.at(i), "Le verbe a déjà son complément direct : « dont ».", f"dont{space}")


_INDIRECT = forms("demander savoir vérifier dire ignorer")


def indirect_est_ce_que(s: Sentence) -> Iterator[Hit]:
    """`On se demande est-ce que le pont sera réparé`: « si »."""
    for i in s.places(_EST_CE):
        width = 1 if s.lower(i) == "est-ce" else 2 if s.lower(i + 1) == "-ce" else 0
        que = s.at(i + width)
        if not width or que.lower not in _QUE or s.role(i - 1) not in ("V", "Y"):
            continue
        if s.at(i - 1).form.lemmas() & _INDIRECT:
            right = (
                "si"
                if que.lower == "que"
                else f"s{s.apostrophe()}"
                if s.lower(i + width + 1) == "il"
                else "si "
            )
            yield between(s.at(i), que, "Une question indirecte s’introduit par « si ».", right)


_EST_CE = forms("est est-ce")
_ABOUT = {("est", "question"), ("s'", "agit"), ("était", "question")}
_CLAUSED = forms("fait idée avis preuve impression certitude nouvelle fois")

_LEQUEL = {("m", "s"): "lequel", ("f", "s"): "laquelle", ("m", "p"): "lesquels", ("f", "p"): "lesquelles"}
_AUQUEL = {("m", "s"): "auquel", ("f", "s"): "à laquelle", ("m", "p"): "auxquels", ("f", "p"): "auxquelles"}
_DUQUEL = {("m", "s"): "duquel", ("f", "s"): "de laquelle", ("m", "p"): "desquels", ("f", "p"): "desquelles"}
_AGREEING = {
    form: (table, pair)
    for table in (_LEQUEL, _AUQUEL, _DUQUEL)
    for pair, form in table.items()
    if " " not in form
}


def agreement_of_lequel(s: Sentence) -> Iterator[Hit]:
    """`la salle dans lequel`, `les rues auquel`: the relative agrees with the noun before it."""
    for i in s.places(_AGREEING_FORMS):
        table, pair = _AGREEING[s.lower(i)]
        start = i
        if table is _LEQUEL:
            if s.role(i - 1) != "P":
                continue
            start = i - 1
        antecedent = antecedent_of(s, start)
        if (
            antecedent is None
            or s.lower(i + 1) == "cas"  # auquel cas
            or (
                s.lower(start - 1) == ","
                and any(pair in noun_pairs(s, k) for k in s.with_role("N") if k < start)
            )
            or pair in antecedent.pairs
            or len(antecedent.nouns) != 1
            or len(antecedent.pairs) != 1
            or not s.vocabulary.form(next(iter(antecedent.nouns))).known  # un accroche-porte
        ):
            continue
        right = table[next(iter(antecedent.pairs))]
        yield on(s.at(i), "Ce pronom s’accorde avec le nom qu’il remplace.", right)


_AGREEING_FORMS = frozenset(_AGREEING)


RULES = (
    GrammarRule(
        "relatif.a_qui",
        with_its_object,
        "« Que » remplace un complément direct; quand le verbe a le sien, c’est « à qui » ou « dont ».",
        bad=(
            (
                "Les bénévoles que nous avons remis un prix sont émus.",
                "Les bénévoles à qui nous avons remis un prix sont émus.",
            ),
            (
                "Les familles que les enfants fréquentent l’école ont reçu un avis.",
                "Les familles dont les enfants fréquentent l’école ont reçu un avis.",
            ),
        ),
        good=(
            "Les familles que nous avons reçues le samedi ont apprécié.",
            "Les gens que le maire a rencontrés ont signé.",
            "Les personnes que nous avons vues la veille sont parties.",
        ),
        words=_QUE | {"qu"},
        roles="V",
    ),
    GrammarRule(
        "question.indirecte_si",
        indirect_est_ce_que,
        "Une question indirecte s’introduit par « si », sans « est-ce que ».",
        bad=(
            ("On se demande est-ce que le pont sera réparé.", "On se demande si le pont sera réparé."),
            ("Vérifiez est-ce que la date est bonne.", "Vérifiez si la date est bonne."),
        ),
        good=("On se demande si le pont sera réparé.", "Est-ce que le pont est ouvert?"),
        words=_EST_CE,
    ),
    GrammarRule(
        "relatif.ou_se_tient",
        where_it_happens,
        "« Où » remplace un complément de lieu ou de temps; « dont », un complément introduit par « de ».",
        bad=(
            ("L’endroit que se tiendra la fête est connu.", "L’endroit où se tiendra la fête est connu."),
            ("La salle qu’aura lieu le bal est petite.", "La salle où aura lieu le bal est petite."),
            ("La personne qu’il est question a été vue.", "La personne dont il est question a été vue."),
        ),
        good=(
            "Le rôle que se donne le comité est clair.",
            "Le lieu que s’est donné le club est beau.",
            "L’idée qu’il est question de fermer choque.",
        ),
        words=_QUE | {"qu"},
    ),
    GrammarRule(
        "relatif.facon",
        noun_and_relative,
        "On dit « la façon dont », « la raison pour laquelle », « au moment où ».",
        bad=(
            ("La façon que vous triez compte.", "La façon dont vous triez compte."),
            ("La raison que je vous écris est simple.", "La raison pour laquelle je vous écris est simple."),
            ("La manière qu’on arrose change tout.", "La manière dont on arrose change tout."),
            ("Au moment que la sirène sonne, sortez.", "Au moment où la sirène sonne, sortez."),
            ("La façon que les bacs sont placés nuit.", "La façon dont les bacs sont placés nuit."),
        ),
        good=(
            "De façon que vous soyez prêts.",
            "La façon dont vous triez compte.",
            "La raison pour laquelle il part.",
            "La raison qu’il donne est bonne.",
            "De manière que tous entrent.",
            "C’est pour cette raison que le pont est fermé.",
            "Passez au moment que vous préférez.",
        ),
        words=forms("que qu"),
    ),
    GrammarRule(
        "relatif.cest_que",
        cleft,
        "« C’est là que », « c’est à cet endroit que » : « où » répète le lieu.",
        bad=(
            ("C’est là où se trouve le bureau.", "C’est là que se trouve le bureau."),
            (
                "C’est à la bibliothèque où se donne le cours.",
                "C’est à la bibliothèque que se donne le cours.",
            ),
            ("C’est ici où on paie.", "C’est ici qu’on paie."),
            ("C’est dans ce parc où tout a commencé.", "C’est dans ce parc que tout a commencé."),
            ("C’est au chalet où vous signez.", "C’est au chalet que vous signez."),
        ),
        good=(
            "C’est là que se trouve le bureau.",
            "C’est le parc où l’on joue.",
            "C’est un endroit où tout change.",
            "Là où la rue finit.",
            "C’est la salle où l’on vote.",
        ),
        words=_WHERE,
    ),
    GrammarRule(
        "relatif.lequel",
        agreement_of_lequel,
        "« Lequel » et ses formes s’accordent avec le nom qu’elles remplacent.",
        bad=(
            ("La salle dans lequel on vote est petite.", "La salle dans laquelle on vote est petite."),
            ("Le terrain sur laquelle on bâtit est plat.", "Le terrain sur lequel on bâtit est plat."),
            ("Les rues auquel on pense sont larges.", "Les rues auxquelles on pense sont larges."),
            ("Le club auxquels il adhère est ancien.", "Le club auquel il adhère est ancien."),
            ("Les bacs avec lesquelles on trie sont bleus.", "Les bacs avec lesquels on trie sont bleus."),
        ),
        good=(
            "La salle dans laquelle on vote est petite.",
            "La page du site sur lequel on s’inscrit.",
            "Lequel choisir?",
            "Le club auquel il adhère.",
            "La rue et le parc dans lesquels on joue.",
        ),
        words=_AGREEING_FORMS,
    ),
)
