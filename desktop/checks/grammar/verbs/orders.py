"""The imperative and the rest of its sentence: the person it speaks to, a second order, a future by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import TIMES
from desktop.checks.grammar.verbs.infinitives import OBJECT_ARTICLES, infinitive_of
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import forms

_TU = forms("ton ta tes toi t' tu -toi")
_VOUS = forms("votre vos vous -vous nombreux nombreuses")


def person_of_the_rest(s: Sentence) -> Iterator[Hit]:
    """`Allez jouer dehors, ton parc t’attend`, `Viens nombreux`: the rest says whom one speaks to."""
    word = s.at(0)
    for opening in (0, *(k + 1 for k in s.places(_COLON))):
        yield from _written_to_tu(s, opening)
    if told := tuple(_written_to_vous(s, word)):
        yield from told
        return
    orders = [v for v in word.form.verbs if v.mood == "E"]
    if not orders or not word.capital or word.form.nominal or s.lower(1) in _TU | {"-nous", "-je", ",", "!"}:
        return
    # Baissez le ton après 21 h: a noun
    rest = {w.lower for k, w in enumerate(s.words[1:]) if w.lower != "ton" or s.role(k) != "D"}
    persons = {p for v in orders for p in v.persons}
    if persons == {"2p"} and rest & _TU and not rest & _VOUS:
        who, message = "2s", "La phrase tutoie : le verbe aussi."
    elif persons == {"2s"} and "3s" not in word.form.persons and rest & _VOUS and not rest & _TU:
        who, message = "2p", "La phrase vouvoie : le verbe aussi."
    else:
        return
    yield on(word, message, s.vocabulary.lexicographer.conjugate(orders[0].lemma, "E", who))


def _written_to_tu(s: Sentence, i: int) -> Iterator[Hit]:
    """`Écrit ton nom`, `Atelier : apprend à réparer ton vélo`, `Choisi un jeu pour ton équipe`: an -s ends the order."""
    word = s.at(i)
    if not (word.capital or i) or not word.lower.endswith(("t", "d", "i")):
        return
    following = s.role(i + 1)
    to_tu = bool(_TU & set(s.lowers(i + 2, len(s.words)))) and s.role(i + 2) != "V"
    # « Fait la file », « Dit à tes amis », « Choisi un jeu » are read as participles or nouns
    asked = following in ("D", "N", "P") if word.form.only_verb else following in ("D", "#")
    asked = asked or (word.lower == "dit" and s.lower(i + 1) in ("à", "aux"))
    if word.lower == "fini" or not (asked and to_tu):
        asked = False
    if not asked and s.lower(i + 1) not in ("ton", "ta", "tes"):
        return
    present = {v.lemma for v in word.form.verbs if v.mood == "Ip" and "3s" in v.persons}
    done = {lemma for lemma, _ in word.form.participle_verbs} if word.lower.endswith("i") else set()
    offered = [s.vocabulary.lexicographer.conjugate(lemma, "E", "2s") for lemma in sorted(present or done)]
    if any(offered):
        yield on(word, "C’est un impératif : il se termine par -s.", *offered)


_COLON = forms(":")
_MINE_AND_YOURS = forms("votre vos")


def _written_to_vous(s: Sentence, word: Word) -> Iterator[Hit]:
    """`Apporte votre chaise`, `Parle-en à vos voisins`, `Appelle le 311 et donnez l’adresse`: the order is in -ez."""
    orders = [v.lemma for v in word.form.verbs if v.mood == "E" and v.persons == {"2s"}]
    rest = s.lowers(1, len(s.words))
    if not orders or not word.capital or _TU & set(rest):
        return
    direct = s.lower(1) in _MINE_AND_YOURS
    clitic = s.lower(1) in ("-en", "-y", "-les", "-la", "-le", "-leur", "-lui") and bool(
        _MINE_AND_YOURS & set(rest)
    )
    joined = next((k for k in s.places(_JOINING) if 1 < k < 9), 0)
    second = s.at(joined + 1) if joined else s.edge
    also = second.lower.endswith("ez") and any(v.mood == "E" and "2p" in v.persons for v in second.form.verbs)
    also = (
        also
        and s.role(1) in ("D", "P", "F")
        and not any(s.role(k) in ("V", "S", ",") for k in range(1, joined))
    )
    if direct or clitic or (also and not word.form.nominal and "vous" not in rest):
        order = s.vocabulary.lexicographer.conjugate(orders[0], "E", "2p")
        if order:
            yield on(word, "La phrase vouvoie : le verbe aussi.", order)


_JOINING = forms("et")


def second_order(s: Sentence) -> Iterator[Hit]:
    """`Rentrez vos chaises et attachés vos bacs`: the second of two orders."""
    opening = s.at(0)
    ordered = any(v.mood == "E" and "2p" in v.persons for v in opening.form.verbs)
    if not ordered and not (infinitive_of(opening) and s.lower(1) in OBJECT_ARTICLES):
        return
    for i in range(2, len(s.words) - 1):
        if s.role(i) in ("V", "S", "R", "K", "Y", "."):
            return
        if s.lower(i - 1) not in ("et", "puis") or s.lower(i + 1) not in OBJECT_ARTICLES:
            continue
        infinitive = infinitive_of(s.at(i))
        if infinitive and s.at(i).form.participles and s.lower(i + 2) not in TIMES:
            order = s.vocabulary.lexicographer.conjugate(infinitive, "E", "2p")
            yield on(s.at(i), "C’est un second impératif : la terminaison est -ez.", order)


def future_as_order(s: Sentence) -> Iterator[Hit]:
    """`Courrez la chance de gagner`: without « vous », the order is « courez »."""
    for i, word in enumerate(s.words):
        if not word.lower.endswith("rez") or s.role(i - 1) not in ("", ".", "C", ","):
            continue
        moods = {v.mood for v in word.form.verbs}
        if moods != {"If"} or {"vous", "-vous"} & set(s.lowers(0, i + 2)):
            continue
        offered = [s.vocabulary.lexicographer.conjugate(v.lemma, "E", "2p") for v in word.form.verbs]
        yield on(word, "Sans « vous », c’est un impératif.", *offered)


_CONDITIONS = forms("si s' lorsque lorsqu' quand dès en avant après advenant durant pendant afin")
_LINE_END = re.compile(r"[.!?…]\s+")
_TO_YOU = re.compile(r"(?<![\w-])(?:vous|votre|vos|[a-zà-ÿ]{2,}ez)(?![\w])", re.IGNORECASE)
_INFINITIVE_FIRST = re.compile(r"[^\W\d_]+(?:er|ir|re)\b")
ORDERED = forms(
    "composer appeler téléphoner communiquer contacter consulter remplir rapporter signaler aviser joindre éteindre fermer ouvrir couper"
    " éviter utiliser garder conserver ramasser déposer apporter remettre rincer vider placer sortir rentrer attacher respecter vérifier"
    " suivre prendre faire rendre écrire envoyer inscrire réserver payer stationner rouler ralentir attendre demander obtenir visiter cliquer"
    " évacuer débrancher nettoyer laisser mettre retirer recueillir transmettre acheter choisir entrer monter descendre tourner quitter"
)


def order_after_condition(s: Sentence) -> Iterator[Hit]:
    """`Si vous avez besoin d’aide, composer le 311`, `En cas de panne, appeler votre fournisseur`: told to « vous »."""
    if s.lower(0) not in _CONDITIONS or s.final not in (".", "!") or not s.at(0).capital:
        return
    comma = next((k for k in range(2, len(s.words)) if s.lower(k) == "," and s.role(k + 1) == "Y"), None)
    if comma is None or s.lower(comma - 1) == "et" or s.lower(comma + 2) in (",", ":"):
        return
    verb = s.at(comma + 1)
    infinitives = [lemma for lemma, _ in verb.form.infinitives if lemma in ORDERED]
    listed = any(s.role(k) == "Y" and s.role(k - 1) == "," for k in range(1, comma))
    listed = listed or any(s.role(k) == "Y" and s.role(k - 1) == "V" for k in range(1, comma))
    said = any(w.role in ("V", "S") and not w.lower.startswith("-") for w in s.words[comma + 2 :])
    if not infinitives or listed or said:
        return
    told = {"vous", "votre", "vos"} & set(s.lowers(1, len(s.words))) or _told_around(s)
    if told:
        order = s.vocabulary.lexicographer.conjugate(infinitives[0], "E", "2p")
        yield on(verb, "La consigne s’adresse à « vous » : l’impératif, en -ez.", order)


def _told_around(s: Sentence) -> bool:
    """Whether the other sentences of the paragraph speak to « vous », and none of them orders in the infinitive."""
    folded = s.document.folded
    left = folded.rfind("\n", 0, s.span.start) + 1
    right = folded.find("\n", s.span.end)
    around = folded[left : s.span.start] + " " + folded[s.span.end : right if right >= 0 else len(folded)]
    sentences = [text for text in _LINE_END.split(around) if text.strip()]
    return bool(_TO_YOU.search(around)) and not any(
        _INFINITIVE_FIRST.match(text.strip()) for text in sentences
    )


_LONG_AGO = forms("jadis autrefois naguère époque temps siècle")


def doubled_r(s: Sentence) -> Iterator[Hit]:
    """`Jadis, on mourrait jeune`: the imperfect has one r; the conditional, two."""
    if not _LONG_AGO & s.pieces or {"si", "s'"} & set(s.lowers(0, len(s.words))):
        return
    for i, word in enumerate(s.words):
        if word.role != "V" or not word.lower.startswith(("mourr", "courr", "accourr", "parcourr")):
            continue
        readings = [v for v in word.form.verbs if v.mood == "K"]
        earlier = s.words[max(0, i - 6) : i]
        if not readings or any(w.role == "K" or {v.mood for v in w.form.verbs} == {"K"} for w in earlier):
            continue
        offered = [
            s.vocabulary.lexicographer.conjugate(v.lemma, "Iq", person)
            for v in readings
            for person in sorted(v.persons, reverse=True)
        ]
        yield on(word, "À l’imparfait, ce verbe n’a qu’un r.", *offered)


RULES = (
    GrammarRule(
        "imperatif.personne",
        person_of_the_rest,
        "Une même phrase tutoie ou vouvoie.",
        bad=(
            ("Apporte votre chaise.", "Apportez votre chaise."),
            ("Atelier vélo : apprend à réparer ton frein.", "Atelier vélo : apprends à réparer ton frein."),
            ("Parle-en à vos voisins.", "Parlez-en à vos voisins."),
            ("Appelle le 311 et donnez l’adresse.", "Appelez le 311 et donnez l’adresse."),
            ("Allez jouer dehors, ton parc t’attend!", "Va jouer dehors, ton parc t’attend!"),
            ("Venez jouer, on t’attend au parc!", "Viens jouer, on t’attend au parc!"),
            ("Viens nombreux encourager les patineurs!", "Venez nombreux encourager les patineurs!"),
            ("Inscris vos enfants avant le 12.", "Inscrivez vos enfants avant le 12."),
            ("Prends vos bottes et votre tuque!", "Prenez vos bottes et votre tuque!"),
            ("Écrit ton nom sur ton sac.", "Écris ton nom sur ton sac."),
            (
                "Choisi trois livres et remplis ton passeport.",
                "Choisis trois livres et remplis ton passeport.",
            ),
            ("Réuni tes amis pour la partie.", "Réunis tes amis pour la partie."),
            ("Dit à tes parents de signer.", "Dis à tes parents de signer."),
            ("Fait la file avec ton plateau.", "Fais la file avec ton plateau."),
        ),
        good=(
            "Apportez votre raquette.",
            "Viens jouer, on t’attend au parc!",
            "Venez nombreux!",
            "Donne accès à vos dossiers.",
            "Fini les longues files : ton inscription se fait en ligne.",
            "Choisi par le jury, ton dessin sera affiché.",
            "Fait à la main, ton cadeau plaira.",
            "Inscrivez-vous, on vous attend.",
        ),
    ),
    GrammarRule(
        "imperatif.second",
        second_order,
        "Deux ordres coordonnés sont tous deux à l’impératif.",
        bad=(
            ("Rentrez vos chaises et attachés vos bacs.", "Rentrez vos chaises et attachez vos bacs."),
            ("Videz le bac et rangé les sacs.", "Videz le bac et rangez les sacs."),
            ("Apportez une tasse et laissé la voiture.", "Apportez une tasse et laissez la voiture."),
            ("Fermez la porte puis verrouillé le cadenas.", "Fermez la porte puis verrouillez le cadenas."),
            ("Coupez l’eau et appelé le 311.", "Coupez l’eau et appelez le 311."),
        ),
        good=(
            "Rentrez vos chaises et attachez vos bacs.",
            "Apportez vos bacs et sacs usagés.",
            "Consultez la carte et la liste des parcs fermés.",
            "Ramassez les fruits tombés et gâtés.",
            "Regardez les œuvres peintes et exposées.",
        ),
    ),
    GrammarRule(
        "imperatif.apres_condition",
        order_after_condition,
        "Une consigne adressée à « vous » est à l’impératif.",
        bad=(
            ("Si vous avez besoin d’aide, composer le 311.", "Si vous avez besoin d’aide, composez le 311."),
            ("En cas de panne, appeler votre fournisseur.", "En cas de panne, appelez votre fournisseur."),
            (
                "Lorsque vous quittez le chalet, fermer la barrière.",
                "Lorsque vous quittez le chalet, fermez la barrière.",
            ),
            (
                "En cas de fuite, couper l’eau. Appelez-nous ensuite.",
                "En cas de fuite, coupez l’eau. Appelez-nous ensuite.",
            ),
            ("Dès que vous sentez le gaz, sortir dehors.", "Dès que vous sentez le gaz, sortez dehors."),
        ),
        good=(
            "En cas de panne, appeler le fournisseur.",
            "Pour vous inscrire, remplir le formulaire est obligatoire.",
            "Pour vous rendre au lac, prendre la route 329.",
            "Si vous avez besoin d’aide, composez le 311.",
            "En cas de bris, couper l’eau. Fermer la porte. Appeler la Ville.",
            "Quand on a froid, sortir est difficile.",
        ),
        words=_CONDITIONS,
        roles="Y",
        beside=True,
    ),
    GrammarRule(
        "imperatif.futur",
        future_as_order,
        "Sans sujet, c’est l’impératif : « courez », non « courrez ».",
        bad=(
            ("Votez, et courrez la chance de gagner.", "Votez, et courez la chance de gagner."),
            ("Courrez la chance de gagner un vélo!", "Courez la chance de gagner un vélo!"),
            ("Enverrez votre photo avant jeudi.", "Envoyez votre photo avant jeudi."),
            ("Cliquez ici et recevrez un rappel.", "Cliquez ici et recevez un rappel."),
            ("Surveillez la page et verrez les photos.", "Surveillez la page et voyez les photos."),
        ),
        good=(
            "Inscrivez-vous et vous courrez la chance de gagner.",
            "Vous gagnerez du temps et économiserez de l’argent.",
            "Courez la chance de gagner!",
            "Si vous participez, vous recevrez un cadeau.",
            "Quand vous viendrez, apporterez-vous un plat?",
        ),
    ),
    GrammarRule(
        "conjugaison.imparfait_r",
        doubled_r,
        "« Mourait », « courait » : un seul r à l’imparfait.",
        bad=(
            (
                "Jadis, on mourrait souvent avant cinquante ans.",
                "Jadis, on mourait souvent avant cinquante ans.",
            ),
            ("À l’époque, les enfants courraient pieds nus.", "À l’époque, les enfants couraient pieds nus."),
            ("Autrefois, le facteur parcourrait dix milles.", "Autrefois, le facteur parcourait dix milles."),
            ("Jadis, la foule accourrait au quai.", "Jadis, la foule accourait au quai."),
            ("En ce temps-là, on courrait la guignolée.", "En ce temps-là, on courait la guignolée."),
        ),
        good=(
            "Jadis, on mourait souvent jeune.",
            "S’il le pouvait, il courrait comme jadis.",
            "On disait jadis qu’on en mourrait.",
            "Il courrait plus vite avec de bons souliers.",
            "À l’époque, on pourrait croire que rien n’a changé.",
        ),
    ),
)
