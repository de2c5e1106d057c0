"""Short words told by what follows: `là chorale`, `lire ça facture d’eau`, `s’en gravité`, `dû temps`, `sur l’a chaussée`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.homophones.places import is_plural, only_plural
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_LA, _CA, _S, _DU, _SONT, _SON, _OU, _L = (
    forms(text) for text in ("là", "ça", "s'", "dû", "sont", "son", "où", "l'")
)
_SHE = frozenset({("f", "s")})
_VOWELS = "aeiouyéèêhœ"
# « C’est là matière à débat », « là semaine après semaine ».
_AFTER_THERE = forms("matière question chose raison preuve affaire semaine")
_COMPLETES = ("de", "d'", "du", "des")


def _feminine(s: Sentence, i: int) -> bool:
    """Whether the word at `i` can be a feminine noun in the singular, and is used as one."""
    word = s.at(i)
    if word.capital or word.form.nouns != _SHE or word.role == "D":
        return False
    after = s.role(i + 1) in (".", ",", "", "P", "C") or s.lower(i + 1) in _COMPLETES
    return word.role == "N" or not word.form.finite or after


def article_before_noun(s: Sentence) -> Iterator[Hit]:
    """`Elle a dirigé là chorale`, `arrosée là nuit`, `la vitesse tue, là hâte aussi`."""
    for i in s.places(_LA):
        before = s.at(i - 1)
        acts = before.form.gerund or (i == 1 and bool(before.form.verbs))
        if not acts and before.role not in ("V", "Y", "Q", "P", "F", "C", ",", "W"):
            continue
        if "être" in before.form.lemmas():
            continue
        if before.lower in ("par", "de", "jusque", "jusqu'") and s.role(i + 1) != "N":
            continue
        if _feminine(s, i + 1) and s.lower(i + 1) not in _AFTER_THERE:
            yield on(s.at(i), "Devant un nom, c’est l’article « la ».", "la")


def owner_before_noun(s: Sentence) -> Iterator[Hit]:
    """`On voit bien ça charpente`, `lire ça facture d’eau`, `; ça robe était bleue`."""
    for i in s.places(_CA):
        noun = s.at(i + 1)
        governed = s.role(i - 1) in ("V", "Y", "P", "G") or (s.role(i - 1) == "W" and s.role(i - 2) == "V")
        governed = (governed or bool(s.at(i - 1).form.infinitives)) and _feminine(s, i + 1)
        opens = s.role(i - 1) in (".", ",", "") and noun.form.nouns == _SHE
        followed = s.role(i + 2) == "V" and s.at(i + 2).form.only_verb
        if not (governed or (opens and followed)):
            continue
        if governed and noun.form.finite and s.role(i - 1) == "P":
            continue  # pour ça porte conseil
        yield on(s.at(i), "Devant un nom, c’est le possessif.", "son" if noun.lower[0] in _VOWELS else "sa")


def without(s: Sentence) -> Iterator[Hit]:
    """`Accident s’en gravité`, `une rue s’en issue`, `elle l’a choisi s’en hésiter`: nothing is pronominal there."""
    for i in s.places(_S):
        if s.lower(i + 1) != "en":
            continue
        following = s.at(i + 2)
        noun = bool(following.form.nouns) and following.role in ("N", "Q", "A")
        noun = noun and not following.form.finite and not following.form.infinitives
        action = following.role == "Y" and s.role(i - 1) in ("Q", "N") and "V" in s.roles
        if action and any(s.role(k) in ("V", "P", "F") and k > i - 2 for k in range(max(0, i - 2), i)):
            continue
        if noun or action:
            yield between(s.at(i), s.at(i + 1), "« Sans » marque l’absence.", "sans")


def of_the(s: Sentence) -> Iterator[Hit]:
    """`Au menu dû dîner`, `j’ai dû temps le lundi`: before a noun, « de le »."""
    for i in s.places(_DU):
        noun = s.at(i + 1)
        he = (
            {gender for gender, _ in noun.form.nouns} == {"m"}
            and not only_plural(noun.form.nouns)
            and not noun.capital
            and (noun.lower == "temps" or not is_time(s, i + 1))
        )
        helped = "avoir" in s.at(i - 1).form.lemmas() and s.role(i - 1) in ("V", "Y", "G")
        if not he or (noun.form.infinitives and (helped or s.role(i - 1) in ("W", "V"))):
            continue
        if noun.form.adverb or noun.form.preposition or noun.form.participles:
            continue
        if noun.role in ("N", "Y") and (helped or s.role(i - 1) in ("N", "V", "Y", "P")):
            yield on(s.at(i), "Devant un nom, « du » est mis pour « de le ».", "du")


def owner_for_verb(s: Sentence) -> Iterator[Hit]:
    """`Il fend encore sont bois`, `arroser sont entrée`: the clause has its verb, and nobody of several."""
    for i in s.places(_SONT):
        j = i - 1
        while s.role(j) == "W":
            j -= 1
        verb = s.at(j)
        single = verb.role == "Y" or (verb.role == "V" and verb.form.persons <= {"3s", "1s", "2s"})
        noun = s.at(i + 1)
        plain = noun.role == "N" or (bool(noun.form.nouns) and s.lower(i + 2) in _COMPLETES)
        several = any(is_plural(s, k) and w.role == "N" for k, w in enumerate(s.words[:i]))
        if (
            single
            and plain
            and not (several or noun.capital)
            and s.role(j) in ("V", "Y")
            and s.lower(j) != "ce"
        ):
            yield on(s.at(i), "Devant un nom, c’est le possessif « son ».", "son")


_STILL = forms("encore déjà toujours tous toutes désormais maintenant aussi")


def are(s: Sentence) -> Iterator[Hit]:
    """`Les frais son de 120 $`, `cinq seulement son encore des nôtres`: nothing there is owned."""
    for i in s.places(_SON):
        amount = s.lower(i + 1) == "de" and s.role(i + 2) == "#"
        manner = s.lower(i + 1) in _STILL and s.role(i + 2) in ("F", "P", "Q", "D")
        before = s.role(i - 1) in ("N", "A", "Q", "W", "#")
        if (amount or manner) and before and not any(w.role == "V" for w in s.words[max(0, i - 6) : i]):
            yield on(s.at(i), "C’est le verbe « être ».", "sont")


def choice_between_alike(s: Sentence) -> Iterator[Hit]:
    """`égarées où curieuses`, `réparer où déplacer une remise`, `le bleu où l’orangé?`: a choice, not a place."""
    for i in s.places(_OU):
        first, second = s.at(i - 1), s.at(i + 1)
        ends = second.role in ("A", "Q") or s.role(i + 2) in (",", ".", "")
        alike = first.role in ("A", "Q") and second.role in ("A", "Q", "N") and ends
        alike = alike and bool(first.form.qualifiers & second.form.qualifiers)
        alike = alike and not (second.form.finite and s.role(i + 2) not in (",", ".", ""))
        asked = s.role(i - 2) == "D" == s.role(i + 1) and s.lower(i + 3) == "?"
        actions = s.role(i - 1) == "Y" == s.role(i + 1) and (
            s.role(i - 2) == "," or s.lower(i - 3) == "," or s.lower(0) in ("pour", "afin")
        )
        if alike or asked or (actions and s.lower(i - 1) not in ("savoir", "voir", "dire", "demander")):
            yield on(s.at(i), "« Ou » marque un choix.", "ou")


def article_with_a(s: Sentence) -> Iterator[Hit]:
    """`L’a murale du viaduc prend forme`, `avant de l’a boire`, `sur l’a chaussée`: no subject has anything."""
    for i in s.places(_L):
        if s.lower(i + 1) != "a" or s.role(i - 1) not in ("P", "F", "", "."):
            continue
        action = s.role(i + 2) == "Y" and s.role(i - 1) in ("P", "F")
        described = ("f", "s") in s.at(i + 2).form.adjectives and s.lower(i + 3) in _COMPLETES
        if action or described or _feminine(s, i + 2):
            yield between(s.at(i), s.at(i + 1), "C’est « la », en un mot.", "la")


RULES = (
    GrammarRule(
        "homophone.la_nom_suit",
        article_before_noun,
        "« Là » marque le lieu; devant un nom, c’est l’article « la ».",
        bad=(
            ("Elle a dirigé là chorale pendant quinze ans.", "Elle a dirigé la chorale pendant quinze ans."),
            ("La vitesse tue, là hâte aussi.", "La vitesse tue, la hâte aussi."),
            ("Lisez là suite sur le site.", "Lisez la suite sur le site."),
        ),
        good=(
            "C’est là matière à débat.",
            "Passez par là, la rue est belle.",
            "Il est là, fidèle au poste.",
            "On dit que là naquit le premier maire.",
        ),
        words=_LA,
    ),
    GrammarRule(
        "homophone.ca_nom_suit",
        owner_before_noun,
        "« Ça » remplace « cela »; devant un nom, c’est « sa ».",
        bad=(
            ("On voit bien ça charpente.", "On voit bien sa charpente."),
            ("Comment lire ça facture d’eau.", "Comment lire sa facture d’eau."),
            ("Elle souriait; ça robe était bleue.", "Elle souriait; sa robe était bleue."),
        ),
        good=("On fait ça demain.", "Faites ça vite.", "Il dit que ça presse.", "Ça, c’est bien."),
        words=_CA,
    ),
    GrammarRule(
        "homophone.sans_nom_suit",
        without,
        "« Sans » marque l’absence; « s’en » accompagne un verbe.",
        bad=(
            ("Accident s’en gravité au rond-point.", "Accident sans gravité au rond-point."),
            ("Elle l’a choisi s’en hésiter.", "Elle l’a choisi sans hésiter."),
        ),
        good=("Il s’en va.", "Il faut s’en occuper.", "Ils s’en sont sortis.", "Laissez Marie s’en charger."),
        words=forms("s"),
    ),
    GrammarRule(
        "homophone.du_nom_suit",
        of_the,
        "« Dû » vient de « devoir »; devant un nom, c’est « du ».",
        bad=(
            ("J’ai dû temps le lundi.", "J’ai du temps le lundi."),
            ("Au menu dû dîner : jambon.", "Au menu du dîner : jambon."),
        ),
        good=("Le montant dû est payé.", "Il a dû dîner seul.", "On a dû hier fermer la rue.", "Ce retard est dû au gel."),
        words=_DU,
    ),
    GrammarRule(
        "homophone.son_nom_suit",
        owner_for_verb,
        "« Sont » est le verbe être; devant un nom, c’est « son ».",
        bad=(
            ("Il fend encore sont bois.", "Il fend encore son bois."),
            ("Faut-il arroser sont entrée d’asphalte?", "Faut-il arroser son entrée d’asphalte?"),
        ),
        good=("Voter et s’informer sont des droits.", "Ce sont mes amis.", "Tous sont amis."),
        words=_SONT,
    ),
    GrammarRule(
        "homophone.sont_suit",
        are,
        "« Son » précède un nom; c’est ici le verbe être.",
        bad=(
            ("Les frais d’inscription son de 120 $.", "Les frais d’inscription sont de 120 $."),
            ("Cinq seulement son encore des nôtres.", "Cinq seulement sont encore des nôtres."),
        ),
        good=("Le son de 120 cloches.", "Il aime son déjà vieux vélo.", "Il vend son encore belle auto."),
        words=_SON,
    ),
    GrammarRule(
        "homophone.ou_semblables",
        choice_between_alike,
        "« Où » marque le lieu ou le temps; entre deux mots semblables, c’est « ou ».",
        bad=(
            ("Des oies, égarées où curieuses, se posent ici.", "Des oies, égarées ou curieuses, se posent ici."),
            ("Lequel : le bleu où l’orangé?", "Lequel : le bleu ou l’orangé?"),
            ("Pour réparer où déplacer une remise, il faut un permis.", "Pour réparer ou déplacer une remise, il faut un permis."),
        ),
        good=("Savoir où aller.", "La salle fermée où dort le chat.", "La rue où je vis."),
        words=_OU,
    ),
    GrammarRule(
        "homophone.la_en_un_mot",
        article_with_a,
        "« L’a » contient le verbe avoir; ici, c’est « la ».",
        bad=(
            ("L’a murale du viaduc prend forme.", "La murale du viaduc prend forme."),
            ("Faites-la bouillir avant de l’a boire.", "Faites-la bouillir avant de la boire."),
            ("Un animal mort sur l’a chaussée.", "Un animal mort sur la chaussée."),
        ),
        good=("On l’a vu hier.", "Qui l’a dit?", "L’a-t-on vu?"),
        words=forms("l"),
    ),
)  # fmt: skip
