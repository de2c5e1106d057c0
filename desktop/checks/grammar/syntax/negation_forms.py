"""Negations of an order, of an infinitive, « ne… que », and one negation too many."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.syntax.negation import clitic_subject, past_clitics, with_ne
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms
from desktop.editorial.elision import is_elided_before

_STRONG = forms("pas jamais")


def imperative_with_pronoun(s: Sentence) -> Iterator[Hit]:
    """`Inquiétez-vous pas`, `Gêne-toi pas`, `Faites-le pas`: « Ne vous inquiétez pas »."""
    for i in s.places(_STRONG | {"plus", "rien"}):
        k = i - 1
        while s.lower(k).startswith("-") and s.role(k) == "O" and i - k < 3:
            k -= 1
        orders = any(v.mood == "E" for v in s.at(k).form.verbs) or s.lower(k) == "vas"
        if k == i - 1 or not orders or s.final == "?" or s.lower(i + 1) in ("que", "qu'"):
            continue
        if k and s.role(k - 1) not in (".", ",", "C"):
            continue
        if s.lower(i) == "plus" and "-en" in s.lowers(k + 1, i):
            continue  # Apprenez-en plus
        if s.lower(i) == "plus" and (s.at(i + 1).form.adverb or s.at(i + 1).form.adjectives):
            continue  # Levez-vous plus tôt
        clitics = [_BEFORE_VERB.get(s.lower(j), s.lower(j)[1:]) for j in range(k + 1, i)]
        verb = s.at(k).text
        verb = verb[:1].lower() + verb[1:]
        if verb == "vas":
            verb = "va"
        joined = " ".join(clitics)
        if joined.endswith(("le", "la", "me", "te")) and is_elided_before(verb):
            joined, space = joined[:-1] + s.apostrophe(), ""
        else:
            space = " "
        ne = f"n{s.apostrophe()}" if is_elided_before(joined) else "ne "
        yield between(
            s.at(k),
            s.at(i),
            "À la forme négative, on écrit « ne » et le pronom devant le verbe.",
            f"{ne}{joined}{space}{verb} {s.at(i).text}",
        )


_BEFORE_VERB = {"-moi": "me", "-toi": "te"}


def order_without_pas(s: Sentence) -> Iterator[Hit]:
    """`Ne vous assoyez dessus!`, `N’oubliez votre carte`: an order with « ne » alone."""
    if s.lower(0) not in ("ne", "n'") or s.final == "?" or _DENYING & set(s.lowers(1, len(s.words))):
        return
    verb = past_clitics(s, 1)
    verb += s.lower(verb) in ("en", "y", "vous", "nous", "le", "la", "les", "l'") and s.role(verb + 1) == "V"
    word = s.at(verb)
    ordered = any(v.mood == "E" and "2p" in v.persons for v in word.form.verbs) and word.lower.endswith("ez")
    if ordered and not word.form.lemmas() & _ALONE and s.lower(verb + 1) not in ("de", "d'"):
        yield on(word, "Il manque le second mot de la négation.", f"{word.text} pas")


_DENYING = forms(
    "pas plus jamais rien aucun aucune personne que qu' ni guère point nul nulle nullement aucunement goutte mot crainte"
)
_ALONE = forms("pouvoir savoir oser cesser bouger")


def negative_infinitive(s: Sentence) -> Iterator[Hit]:
    """`de pas stationner`, `pour pas vous faire voler`: « ne pas » before the infinitive."""
    for i in s.places(_STRONG | {"rien"}):
        verb = past_clitics(s, i + 1)
        verb += s.lower(verb) in ("en", "y") and s.role(verb + 1) == "Y"
        if s.lower(i - 1) not in ("de", "pour", "à") or s.role(verb) != "Y":
            continue
        asked = s.lower(i - 1) == "de" and (
            s.lower(i - 2) in ("merci", "prière") or s.at(i - 2).form.lemmas() & _ASKED
        )
        if s.lower(i) == "rien" and s.lower(i - 1) != "pour" and not asked:
            continue
        yield on(s.at(i), "Devant un infinitif, on écrit « ne pas ».", f"ne {s.at(i).text}")


_ASKED = forms("demander prier conseiller recommander ordonner suggérer rappeler")


_STATED = forms(
    "ajouter déplorer regretter dire affirmer souligner préciser rappeler déclarer indiquer mentionner constater noter"
    " souhaiter demander exiger estimer croire penser annoncer confirmer expliquer reconnaître admettre proposer suggérer"
    " recommander décider résoudre promettre voir apprendre comprendre remarquer observer soutenir répondre écrire conclure"
)


def only(s: Sentence) -> Iterator[Hit]:
    """`Il reste que quatre places`, `n’est permis qu’en été` without « ne », `Vous avez qu’à signer`."""
    for i in s.places(_THAT):
        verb = _restricted(s, i)
        if verb is None:
            continue
        first = verb
        while s.role(first - 1) == "O" and not s.lower(first - 1).startswith("-"):
            first -= 1
        start = next((k for k in range(i - 1, -1, -1) if s.role(k) in (".", ",", "L", "R", "U")), -1) + 1
        before = set(s.lowers(0 if s.role(i + 1) == "L" else start, i))
        before |= {"plus", "moins", "tant", "autant"} & set(s.lowers(0, i))
        if {"ne", "n'", "sans"} & set(s.lowers(max(0, first - 3), i)) or _COMPARED & before:
            continue
        if {lemma for lemma, _ in s.at(i - 1).form.participle_verbs} & _STATED and any(
            w.role == "V" for w in s.words[i + 1 :]
        ):
            continue  # elle a déploré que si peu de gens soient venus
        wanted = "falloir" in s.at(verb).form.lemmas() and s.role(i + 1) == "D"
        if (s.role(i - 1) in ("Q", "Y") or wanted) and _clause_after(s, i):
            continue  # on a jugé que l’ancien, fixé en 1990, suffisait
        if any(w.role == "?" and not w.capital for w in s.words[i + 1 :]):
            continue  # Il faut que le plan soye signé: a verb badly spelt
        to_do = s.lower(i + 1) == "à" and s.role(past_clitics(s, i + 2)) == "Y"
        if not (to_do and "avoir" in s.at(verb).form.lemmas()) and not _no_clause(s, i, verb):
            continue
        if clitic_subject(s, first) or s.role(first - 1) in ("N", "M", "A", "Q"):
            yield with_ne(s, first, verb)


def _clause_after(s: Sentence, que: int) -> bool:
    """Whether one of the verbs after `que` belongs to no relative: it is the verb of the clause."""
    roles = [s.role(k) for k in range(que + 1, len(s.words))]
    return roles.count("V") > sum(role in ("R", "K", "U", "L") for role in roles)


_THAT = forms("que qu'")
_COMPARED = forms(
    "plus moins aussi autant même mêmes autre autres tel telle tels telles si mieux tant plutôt ainsi ailleurs avant dès depuis pire"
    " meilleur meilleure meilleurs meilleures moindre moindres"
)


def _restricted(s: Sentence, i: int) -> int | None:
    """The finite verb that « que » at `i` limits: it stands before it, or before its participle or its attribute."""
    verb = i - 1
    if s.role(verb) == "W" and s.role(verb - 1) == "V" and s.role(i + 1) == "D" and _limits(s, verb - 1):
        return verb - 1 if s.role(i) == "K" and s.at(verb - 1).form.finite else None
    if s.role(verb) in ("Q", "A", "Y") and s.role(i) == "K":
        while s.role(verb) in ("Q", "A", "Y", "W"):
            verb -= 1
        if not s.at(verb).form.lemmas(participle=False) & _AUXILIARIES or s.lower(i - 1) in _OPINIONS:
            return None
    sure = s.role(verb) == "V" and s.role(i) == "K" and s.at(verb).form.finite
    return verb if sure and s.lower(verb - 1) not in ("c'", "ce", "-ce") else None


_AUXILIARIES = forms("être avoir pouvoir devoir")


def _limits(s: Sentence, verb: int) -> bool:
    """`il reste malheureusement que les fondations`: the impersonal verb of what is left."""
    return s.lower(verb - 1) in ("il", "en", "lui", "leur", "nous", "vous") and bool(
        s.at(verb).form.lemmas(participle=False) & {"rester", "manquer", "subsister"}
    )


_OPINIONS = forms(
    "certain certaine sûr sûre clair vrai évident heureux heureuse important essentiel nécessaire normal probable dit"
)


_BELIEVING = forms(
    "croire penser dire savoir espérer voir noter rappeler souhaiter vouloir sentir trouver annoncer confirmer"
    " prévoir comprendre constater apprendre imaginer supposer craindre"
)


def _no_clause(s: Sentence, i: int, verb: int) -> bool:
    """Whether what follows « que » is a thing, a moment or a place, with no verb of its own."""
    following = s.at(i + 1)
    if s.lower(i + 2) in ("soit", "soient") or following.lower in _ANSWERS:
        return False
    believed = {lemma for lemma, _ in s.at(i - 1).form.participle_verbs}
    if (s.at(verb).form.lemmas() | believed) & _BELIEVING:
        return False  # on croyait que la rivière débordrait; j’ai appris qu’un terrain, ça se peigne
    timed = following.role == "L" and following.lower in ("si", "s'", "lorsque", "lorsqu'", "quand")
    if timed:
        return verb < i - 1 and s.lower(i - 1) not in _OPINIONS and not _resumed(s, i)
    if following.role not in ("#", "D", "F", "P", "Y", "W") or (following.lower == "à" and verb == i - 1):
        return False
    if following.role == "Y" and "faire" not in s.at(verb).form.lemmas():
        return False
    for k in range(i + 2, len(s.words)):
        counted = s.lower(k) == "," and s.at(verb).form.lemmas() & _LIMITED
        if counted or s.lower(k) in (".", "!", "?", "…"):
            return True
        if s.role(k) in ("V", "S", "K", "X", "R", "U") or s.lower(k) in ("soit", "soient"):
            return s.role(k) in ("R", "U") and bool(s.at(verb).form.lemmas() & _LIMITED)
    return True


_ANSWERS = forms("oui non dans soit soient")  # vous nous demandiez que soit revu le tracé
_LIMITED = forms(
    "rester accepter falloir coûter prendre ouvrir compter durer avoir vendre recevoir servir manquer offrir"
)


def _resumed(s: Sentence, i: int) -> bool:
    """Whether another clause comes after the one that « si » or « lorsque » opens."""
    comma = next((k for k in range(i + 2, len(s.words)) if s.role(k) == ","), None)
    return comma is not None and any(s.role(k) == "V" for k in range(comma, len(s.words)))


def doubled(s: Sentence) -> Iterator[Hit]:
    """`pas aucun danger`, `pas personne`: one negation is enough after « ne »."""
    for i in s.places(_PAS):
        following = s.lower(i + 1)
        if (
            following == "rien"
            and s.lower(i - 1) in ("est", "était", "sera")
            and s.lower(i - 2) in ("n'", "ne")
        ):
            continue  # ce n'est pas rien
        if following in ("aucun", "aucune", "rien", "personne") and s.role(i + 1) in ("D", "T"):
            yield between(s.at(i), s.at(i + 1), "« Pas » est de trop.", following)


_PAS = forms("pas")


def no_matter(s: Sentence) -> Iterator[Hit]:
    """`importe où`, `importe quel résident`, `nimporte qui`: the phrase begins with « n’ »."""
    for i in s.places(_IMPORTE):
        word = s.at(i)
        if s.role(i - 1) in ("X", "S") or s.lower(i - 1) in ("peu", "qu'", "que", "n'", "qui", "ce", "lui"):
            continue
        if s.lower(i + 1) in _ANY and (
            word.lower == "nimporte"
            or not s.at(i - 1).form.nouns
            or s.role(i - 1) != "N"
            or s.lower(i + 1) in ("où", "quel", "quelle")
        ):
            yield on(word, "La locution commence par « n’ ».", f"n{s.apostrophe()}importe")


_IMPORTE = forms("importe nimporte")
_ANY = forms("où qui quoi quand comment quel quelle quels quelles lequel laquelle lesquels lesquelles")


RULES = (
    GrammarRule(
        "negation.pas_absent",
        order_without_pas,
        "À l’impératif, la négation s’exprime en deux mots.",
        bad=(
            ("Ne vous assoyez dessus!", "Ne vous assoyez pas dessus!"),
            ("Ne laissez vos sacs dans la rue.", "Ne laissez pas vos sacs dans la rue."),
        ),
        good=(
            "Ne vous assoyez pas dessus!",
            "Ne laissez que vos bottes.",
            "N’osez le dire.",
            "Ne laissez ni sacs ni boîtes.",
        ),
        words=forms("ne n"),
    ),
    GrammarRule(
        "negation.imperatif",
        imperative_with_pronoun,
        "« Ne vous inquiétez pas » : à la forme négative, le pronom précède le verbe.",
        bad=(
            ("Inquiétez-vous pas, on rappelle.", "Ne vous inquiétez pas, on rappelle."),
            ("Gêne-toi pas!", "Ne te gêne pas!"),
            ("Faites-le pas sans permis.", "Ne le faites pas sans permis."),
            ("Approchez-vous jamais d’un fil.", "Ne vous approchez jamais d’un fil."),
            ("Vas-y pas seul.", "N’y va pas seul."),
        ),
        good=(
            "Ne vous inquiétez pas.",
            "Voulez-vous pas venir?",
            "Inscrivez-vous, pas de délai!",
            "Donnez-nous rien que votre nom.",
            "Rendez-vous plus tôt.",
            "Apprenez-en plus en page 5.",
        ),
        words=_STRONG | {"plus", "rien"},
    ),
    GrammarRule(
        "negation.infinitif",
        negative_infinitive,
        "Devant un infinitif, la négation est « ne pas ».",
        bad=(
            ("Il est utile de pas en laisser de copie.", "Il est utile de ne pas en laisser de copie."),
            ("Merci de pas stationner ici.", "Merci de ne pas stationner ici."),
            ("Barrez la porte pour pas vous faire voler.", "Barrez la porte pour ne pas vous faire voler."),
            ("On vous demande de jamais jeter d’huile.", "On vous demande de ne jamais jeter d’huile."),
            ("Prenez garde de pas glisser.", "Prenez garde de ne pas glisser."),
            ("Lisez tout pour rien oublier.", "Lisez tout pour ne rien oublier."),
        ),
        good=(
            "Merci de ne pas stationner ici.",
            "Il marche de pas en pas.",
            "Un vote pour rien.",
            "Il n’a rien de pas clair.",
            "Le parc est fermé à jamais.",
        ),
        words=_STRONG | {"rien"},
        roles="Y",
    ),
    GrammarRule(
        "negation.que",
        only,
        "« Ne… que » s’écrit en deux mots.",
        bad=(
            ("Il reste que quatre places.", "Il ne reste que quatre places."),
            ("Le guichet accepte que les cartes.", "Le guichet n’accepte que les cartes."),
            ("Vous avez qu’à signer.", "Vous n’avez qu’à signer."),
            ("Il faut que dix minutes.", "Il ne faut que dix minutes."),
            ("La boutique ouvre que deux jours.", "La boutique n’ouvre que deux jours."),
        ),
        good=(
            "On a jugé que l’ancien, fixé en 1990, suffisait.",
            "Il faut que dix citoyens signent.",
            "Il reste que la loi est claire.",
            "Il faut que ce soit signé.",
            "Il faut que le plan soye signé par l’inspecteur.",
            "Il accepte que les chiens entrent.",
            "Vous nous demandiez que soit revu le tracé de la piste.",
            "Il n’y a que dix places.",
            "Il compte autant de bancs que de tables.",
            "Ce n’est pas tant la récolte qui importe que les gestes appris.",
        ),
        words=forms("que qu"),
        roles="V",
    ),
    GrammarRule(
        "negation.double",
        doubled,
        "« Aucun », « rien » et « personne » se passent de « pas ».",
        bad=(
            ("Il n’y a pas aucun risque.", "Il n’y a aucun risque."),
            ("On n’a pas rien reçu.", "On n’a rien reçu."),
            ("On ne voit pas personne.", "On ne voit personne."),
            ("Il ne reste pas aucune place.", "Il ne reste aucune place."),
            ("Elle n’oublie pas rien.", "Elle n’oublie rien."),
        ),
        good=(
            "Il n’y a aucun risque.",
            "On n’a pas vu la personne.",
            "Ce n’est pas la personne.",
            "Pas une place.",
            "Pas la moindre plainte.",
        ),
        words=_PAS,
    ),
    GrammarRule(
        "negation.n_importe",
        no_matter,
        "« N’importe » commence par la négation.",
        bad=(("Ne laissez pas vos sacs importe où.", "Ne laissez pas vos sacs n’importe où."),),
        good=("Peu importe quand.", "N’importe qui peut venir.", "Il importe comment on le dit."),
        words=_IMPORTE,
    ),
)
