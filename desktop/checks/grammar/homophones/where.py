"""ou and où, decided by the clause that follows: a time or a place, and what happens there."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.choices import clause_then_verb
from desktop.checks.grammar.homophones.places import (
    DETERMINERS,
    SURE_VERBS,
    bare_noun,
    is_plural,
    no_verb_before,
    pure_noun,
)
from desktop.checks.grammar.verbs.infinitives import is_vous_form
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.noun_phrases import noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_OU = forms("ou")
_WHERE = forms("où")
_MEANT = "« où » marque le lieu ou le temps; on ne peut dire « ou bien »."
_CHOICE = "« Ou » marque un choix; « où », le lieu ou le temps."
_DEFINITE = forms("le la l' au du cet cette ce les aux des")
_WHEN = forms(
    "jour jours année moment époque période instant semaine mois soir matin nuit heure saison éventualité point fois minute"
    " temps endroit endroits lieu secteur secteurs adresse zone tronçon printemps été automne hiver"
)
_SPOTS = forms("endroit endroits lieu lieux place places coin site boîte salle table comptoir banc bac")
_ASKED = forms(
    "ignorer découvrir demander indiquer savoir expliquer montrer dire préciser voir vérifier choisir trouver"
)


def ou_after_time_or_place(s: Sentence) -> Iterator[Hit]:
    """`Le jour ou la crue a emporté le pont, …`, `l’endroit ou garer le vélo`, `nous ont demandé ou trouver du sable`."""
    for i in s.places(_OU):
        if (
            "soit" in s.lowers(0, i)
            or s.lower(i + 2) in ("autre", "autres")
            or s.lower(i + 1) in ("non", "pas", "plutôt", "même", "bien")
        ):
            continue
        k = i + 1
        while s.lower(k) in ("me", "te", "se", "s'", "nous", "vous", "le", "la", "les", "l'", "en", "y"):
            k += 1
        infinitive = bool(s.at(k).form.infinitives) and not s.at(k).form.nouns
        if infinitive:
            spot = s.lower(i - 1) in _SPOTS and s.lower(i - 2) in _DEFINITE | {"un", "une"}
            free = not any(w.role == "Y" for w in s.words[:i])
            asked = (
                s.at(i - 1).form.lemmas() & _ASKED
                and s.role(i - 1) == "Q"
                and s.role(i - 2) in ("V", "O", "W")
            )
            denied = s.lower(i - 1) in ("pas", "plus") and s.at(i - 2).form.lemmas() & _ASKED
            asked = asked or denied
            if (spot and free) or asked:
                yield on(s.at(i), _MEANT, "où")
            continue
        if _inverted(s, i) or _beside(s, i) or _happens_there(s, i):
            yield on(s.at(i), _MEANT, "où")
            continue
        if _served_there(s, i):
            yield on(s.at(i), _MEANT, "où")
            continue
        when = i - 1 - (s.role(i - 1) == "A")  # le moment exact ou vous arrivez
        dated = s.lower(when) in _WHEN and s.lower(when - 1) in _DEFINITE
        acted = s.role(i + 1) == "#" and s.role(i + 2) == "N"  # une nuit ou dix camions déneigent la ville
        dated = dated or (acted and s.lower(when) in _WHEN and s.lower(when - 1) in ("un", "une"))
        if ((dated or _in_a_place(s, i)) and _own_clause(s, i)) or _there(s, i):
            yield on(s.at(i), _MEANT, "où")


_PLACING = forms("à au aux dans chez sur jusqu'au jusqu'à du de sous devant derrière")
_OFFERED = forms(
    "servir offrir remettre installer célébrer présenter donner distribuer organiser prévoir exposer aménager dévoiler allumer"
    " projeter vendre lancer proposer dresser préparer attendre"
)
_WELCOMING = forms("attendre accueillir guider animer recevoir expliquer parler raconter présenter chanter")
_SOME = forms("un une des deux trois plusieurs quelques")


def _served_there(s: Sentence, i: int) -> bool:
    """`à la salle, ou un goûter sera servi`, `au musée, ou deux guides vous attendent`: what awaits people in a place."""
    if s.lower(i - 1) != "," or s.lower(i + 1) not in _SOME or {"soit", "ou"} & set(s.lowers(0, i)):
        return False
    place = next((k for k in range(i - 2, max(-1, i - 8), -1) if s.lower(k) in _PLACING), -1)
    if (
        place < 1
        or s.role(i - 2) not in ("N", "M", "A")
        or any(s.role(k) in "V,RKUL" for k in range(place, i - 1))
    ):
        return False
    found = subject_at(s, i + 1)
    if found is None:
        return False
    verb = found[1]
    lemmas = s.at(verb).form.lemmas(participle=False, infinitive=False)
    done = verb + 1 + (s.role(verb + 1) == "W")
    given = "être" in lemmas and {lemma for lemma, _ in s.at(done).form.participle_verbs} & _OFFERED
    return bool(given) or bool(lemmas & _WELCOMING)


def _there(s: Sentence, i: int) -> bool:
    """`c’est là ou tout a commencé`, `voici une vidéo ou on explique tout`: no other clause to choose from."""
    everything = s.lower(i + 1) in ("tout", "ça") and s.role(i + 2) == "V"
    if subject_at(s, i + 1) is None and not everything:
        return False
    if s.lower(i - 1) in ("là", "partout") and s.role(i - 2) in ("V", "W", ",", "C", "O", ""):
        return True
    pronoun = s.lower(i + 1) in ("on", "il", "elle", "ils", "elles", "nous", "vous")
    shown = s.lower(0) in ("voici", "voilà") or no_verb_before(s, i)
    return pronoun and shown and s.role(i - 1) == "N" and s.lower(i - 2) in DETERMINERS


def _inverted(s: Sentence, i: int) -> bool:
    """`nous ignorons encore ou seront installées les bornes`: a verb that asks, then one whose subject follows."""
    k = i - 1
    while s.role(k) == "W" or s.lower(k) in ("pas", "plus", "encore"):
        k -= 1
    asked = (
        s.at(k).form.lemmas() & _ASKED
        and s.role(k) in ("V", "Y", "Q")
        and "ou" not in s.lowers(i + 1, len(s.words))
    )
    verb = s.at(i + 1)
    return (
        bool(asked)
        and (
            (verb.form.only_verb and verb.form.finite)
            or verb.lower in SURE_VERBS - {"est", "sont"}
            or (s.lowers(i + 1, i + 3) == ("fut", s.lower(i + 2)) and s.role(i + 2) == "Q")
        )
        and (not verb.lower.endswith("ez"))
    )


def _happens_there(s: Sentence, i: int) -> bool:
    """`au bout de l'impasse, ou tournent les déneigeuses`: several do it, when one was spoken of."""
    verb = s.at(i + 1)
    if s.lower(i - 1) != "," or not verb.form.only_verb or verb.form.persons != {"3p"}:
        return False
    phrase = noun_phrase(s, i + 2) if s.role(i + 2) in ("D", "F") else None
    spoken = next((k for k in range(i - 1, -1, -1) if s.role(k) == "V"), -1)
    one = spoken >= 0 and s.at(spoken).form.persons == {"3s"}
    return one and phrase is not None and phrase.number == "p"


def _beside(s: Sentence, i: int) -> bool:
    """`La halte, ou vous trouverez une pompe, est ouverte`: an aside between commas, before the verb."""
    if s.lower(i - 1) != "," or s.role(i - 2) not in ("N", "M", "A") or not no_verb_before(s, i):
        return False
    found = subject_at(s, i + 1)
    if found is None or s.role(0) not in ("D", "M"):
        return False
    comma = next((k for k in range(found[1] + 1, len(s.words)) if s.lower(k) == ","), None)
    return comma is not None and (s.role(comma + 1) in ("V", "X") or s.lower(comma + 1) in SURE_VERBS)


def _own_clause(s: Sentence, i: int) -> bool:
    """Whether a subject and its verb follow `i`, which are not the ones of the sentence."""
    found = subject_at(s, i + 1)
    if found is None or s.lower(i + 1) in ("un", "une", "ce", "cela", "ça"):
        return False
    if s.lower(i + 1) in DETERMINERS and s.lower(i + 2) in _WHEN | {"lendemain", "veille", "suivant"}:
        return False  # le jour ou la nuit
    if not no_verb_before(s, i):
        return True
    return any(s.role(k) == "V" or s.lower(k) in SURE_VERBS for k in range(found[1] + 1, len(s.words)))


def _in_a_place(s: Sentence, i: int) -> bool:
    """`Dans le secteur ou l’eau est coupée,`: a preposition opens the sentence, so no subject can be coordinated."""
    if s.role(0) != "P" or s.role(i - 1) != "N" or any(s.role(k) in ("V", ",", "C", "Y") for k in range(i)):
        return False
    return (
        s.lower(0) in ("dans", "sur", "à", "devant", "derrière", "sous")
        and i <= 6
        and "," in s.lowers(i, len(s.words))
    )


def ou_between_nouns(s: Sentence) -> Iterator[Hit]:
    """`Le candidat où la candidate doit…`, `un sac où boîte`, `Où encore, appelez`: nothing happens there."""
    for i in s.places(_WHERE):
        rather = s.lower(i + 1) in ("encore", "bien", "plutôt") and s.lower(i + 2) not in _SEVERAL
        if (i == 0 or s.role(i - 1) in (".", ",")) and rather:
            yield on(s.at(i), _CHOICE, "ou")
            continue
        if s.lower(i - 1) == "cas":
            continue  # au cas où la pile soit vide
        ordered = is_vous_form(s.at(i + 1)) and any(is_vous_form(w) for w in s.words[:i]) and s.final != "?"
        alternative = s.lower(i + 1) in ("non", "plus", "moins") and s.lower(i + 2) in (
            "",
            ",",
            ".",
            "?",
            "!",
            ")",
        )
        two = s.lower(i - 2) in ("un", "une") and s.lower(i + 1) in ("un", "une") and s.role(i - 1) == "N"
        two = two and (
            subject_at(s, i + 1) is None or s.lower(i - 3) in ("", ".", ",")
        )  # un local où un guide
        numbered = (
            s.role(i + 1) == "D" and s.role(i + 2) == "#" and not any(w.role == "V" for w in s.words[i:])
        )
        ordered = ordered or alternative or two or numbered
        if ordered or (s.role(i - 1) == "#" and s.role(i + 1) == "#"):
            yield on(s.at(i), _CHOICE, "ou")
            continue
        states = (
            s.role(i - 1) in ("A", "Q") and s.role(i + 1) in ("A", "Q") and s.role(i + 2) in ("", ".", ",")
        )
        if states and s.at(i + 1).form.qualifiers & s.at(i - 1).form.qualifiers:
            yield on(s.at(i), _CHOICE, "ou")
            continue
        spot = s.lower(i + 1) in ("à", "au", "aux", "chez", "sur") and s.role(i - 1) in ("N", "M", "A")
        if spot and not any(w.role == "V" for w in s.words[i + 1 :]):
            yield on(s.at(i), _CHOICE, "ou")
            continue
        both = (
            s.role(i - 1) == "D" and s.lower(i + 1) in DETERMINERS and s.role(i - 2) not in ("U", "C")
        )  # dont un où la
        bare = bool(bare_noun(s, i + 1)) and pure_noun(s.at(i + 1).form) and s.role(i - 1) == "N"
        bare = bare and s.role(i + 1) not in ("D", "O")  # la rue où leurs bacs sont placés
        bare = bare and not clause_then_verb(s, i)
        bare = bare and (
            (is_plural(s, i + 1) and no_verb_before(s, i))
            or not any(s.role(k) == "V" for k in range(i + 1, len(s.words)))
        )
        named = s.role(i - 1) == "M" and s.role(i + 1) == "M" and s.lower(i + 2) in ("?", "!", ".", ",")
        if both or bare or named or _shares_verb(s, i):
            yield on(s.at(i), _CHOICE, "ou")


_SEVERAL = forms("des du d' de")  # le quai, où bien des enfants ont pêché


def _shares_verb(s: Sentence, i: int) -> bool:
    """Whether the nouns around `i` are one title in both genders: `le candidat où la candidate`."""
    before, after = s.lower(i - 1), s.lower(i + 2)
    alike = len(before) > 3 and before[:4] == after[:4] and before != after
    return alike and s.role(i + 1) == "D" and no_verb_before(s, i)


RULES = (
    GrammarRule(
        "homophone.ou_moment",
        ou_after_time_or_place,
        "« Où » marque le lieu ou le temps; « ou », un choix.",
        bad=(
            ("La fête aura lieu à la salle, ou un goûter sera servi.", "La fête aura lieu à la salle, où un goûter sera servi."),
            ("La course finit au quai, ou une foule vous attend.", "La course finit au quai, où une foule vous attend."),
            ("Le jour ou la crue a emporté le pont, le facteur est resté.", "Le jour où la crue a emporté le pont, le facteur est resté."),
            ("Dans le quartier ou l’eau est coupée, gardez de l’eau.", "Dans le quartier où l’eau est coupée, gardez de l’eau."),
            ("Garez-vous là ou vous voulez.", "Garez-vous là où vous voulez."),
            ("Nous ignorons encore ou seront installées les bornes.", "Nous ignorons encore où seront installées les bornes."),
            ("La halte, ou vous trouverez une pompe, est ouverte.", "La halte, où vous trouverez une pompe, est ouverte."),
            ("Voici une vidéo ou on explique tout.", "Voici une vidéo où on explique tout."),
            ("Voici l’endroit ou garer le vélo.", "Voici l’endroit où garer le vélo."),
            ("Vous nous avez demandé ou trouver du sable.", "Vous nous avez demandé où trouver du sable."),
        ),
        good=(
            "Stationnez dans la cour, ou un remorqueur viendra.",
            "Le jour ou la nuit, la rue est ouverte.",
            "Le matin ou le soir, venez.",
            "Voir un film ou lire un livre.",
            "Un endroit ou un autre fera l’affaire.",
            "Dans le parc ou la rue, marchez.",
        ),
        words=_OU,
    ),
    GrammarRule(
        "homophone.ou_noms",
        ou_between_nouns,
        "« Ou » marque un choix; « où », le lieu ou le temps.",
        bad=(
            ("Le candidat où la candidate doit habiter ici.", "Le candidat ou la candidate doit habiter ici."),
            ("Un où une bénévole accueille le groupe.", "Un ou une bénévole accueille le groupe."),
            ("Où encore, passez au bureau.", "Ou encore, passez au bureau."),
            ("Appelez-nous où écrivez-nous.", "Appelez-nous ou écrivez-nous."),
            ("Deux où trois personnes suffisent.", "Deux ou trois personnes suffisent."),
        ),
        good=(
            "La rue où la neige tombe est fermée.",
            "Un parc où jouer.",
            "Le club où enfants et aînés se côtoient recrute.",
            "Le jour où Léo vint.",
            "La maison où naquit Rose.",
            "Partout où c’est possible.",
            "Voici le quai, où bien des enfants ont appris à pêcher.",
        ),
        words=_WHERE,
    ),
)  # fmt: skip
