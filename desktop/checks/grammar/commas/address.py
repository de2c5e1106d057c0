"""Commas around whom one speaks to and what one adds politely: `Bravo, les jeunes`, `robinet, s’il vous plaît`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.grammar.commas.clauses import comma_after
from desktop.checks.grammar.commas.needed import opens_sentence
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms
from desktop.editorial.findings import Category, Severity

_GREETING = (
    r"(?:Bravo|Merci(?: beaucoup| encore)?|Félicitations|(?:Bonjour|Bonsoir|Salut) à (?:tous|toutes)(?: et (?:à )?(?:tous|toutes))?|Bonjour|Bonsoir|Salut|All[oô]|Bienvenue|Joyeux Noël|Joyeuses Pâques"
    r"|Bonne (?:fête|année|rentrée|saison|semaine|journée|lecture|semaine|retraite|route|soirée|nuit|chance|fin de semaine)"
    r"|Bon (?:été|hiver|congé|retour|anniversaire|match|voyage|matin|lundi|vendredi)|Bonnes vacances|À bientôt|À demain|Coucou|Hé)"
)
_PEOPLE = (
    r"(?:les (?:(?!lundis|mardis|mercredis|jeudis|vendredis|samedis|dimanches|jours|soirs|fins)[a-zé-]+s|amis|amies|enfants|jeunes|parents|sportifs|gourmands|voisins|curieux|champions|lecteurs|ados|tout-petits|filles"
    r"|gars|familles|gens)|tout le monde|la gang|grand-maman|grand-papa|maman|papa|mes amis|chers? [a-zé]+|chères? [a-zé]+"
    r"|[Mm]onsieur(?: [A-Z][\w-]+| l[ea] [\w-]+)?|[Mm]adame(?: [A-Z][\w-]+| l[ea] [\w-]+)?|[Mm]esdames|[Mm]essieurs)"
)
_GREETED = re.compile(rf"(?<![\w'’-])(?P<x>{_GREETING})(?= {_PEOPLE}(?: et [\w-]+)?(?:[!.,]| :|$))")
_NAME = re.compile(rf"(?<![\w'’-])(?P<x>{_GREETING})(?= (?P<name>[A-ZÉ][\w'-]+)(?:[!.,]|$))")
_WORDS = forms(
    "bravo merci félicitations bonjour bonsoir salut allo allô bienvenue joyeux joyeuses bonne bon bonnes bientôt demain coucou hé"
)


def after_greeting(s: Sentence) -> Iterator[Hit]:
    """`Bravo les jeunes!`, `Bonjour Madame Tremblay`, `Merci Josée`: whom one greets is set apart."""
    folded = s.document.folded
    for match in _GREETED.finditer(folded, s.span.start, s.span.end):
        if opens_sentence(s, match.start("x")):
            yield _set_apart(s, match)


def before_first_name(s: Sentence) -> Iterator[Hit]:
    """`Merci Josée!`: usage often leaves the comma out."""
    for match in _NAME.finditer(s.document.folded, s.span.start, s.span.end):
        if opens_sentence(s, match.start("x")) and _first_name(s, match.start("name")):
            yield _set_apart(s, match)


def _set_apart(s: Sentence, match: re.Match[str]) -> Hit:
    start, end = match.span("x")
    text = s.document.text[start:end]
    return Hit(start, end, "Une virgule précède le nom de qui l’on salue.", (f"{text},",))


def _first_name(s: Sentence, start: int) -> bool:
    return any(word.start == start and "M1" in word.form.tags and not word.form.nouns for word in s.words)


_DEAR = forms("chers chères cher chère")


def before_dear(s: Sentence) -> Iterator[Hit]:
    """`Venez nombreux chers parents`: the person addressed, at the end."""
    for i in s.places(_DEAR):
        if i < 1 or s.role(i + 1) not in ("N",) or s.lower(i + 2) not in ("!", ".", ",", "", "et", "?", "…"):
            continue
        if s.role(i - 1) in ("A", "Q", "N", "M", "Y", "O", "W") and s.lower(i - 1) not in (
            "plus",
            "très",
            "si",
            "trop",
            "moins",
        ):
            yield comma_after(s, i - 1, "Une virgule précède le nom de la personne à qui l’on s’adresse.")


_PLEASE = re.compile(r"(?P<x>[\w»)]+) (?=s'il (?:vous|te) pla[iî]t\b|svp\b|n'est-ce pas\b)", re.IGNORECASE)


def before_please(s: Sentence) -> Iterator[Hit]:
    """`Fermez le robinet s’il vous plaît`: set apart by a comma."""
    for match in _PLEASE.finditer(s.document.folded, s.span.start, s.span.end):
        start, end = match.span("x")
        if match["x"].lower() not in ("et", "mais", "que"):
            yield Hit(
                start, end, "Une virgule isole la formule de politesse.", (f"{s.document.text[start:end]},",)
            )


_ADDED = forms("merci notamment")


def before_addition(s: Sentence) -> Iterator[Hit]:
    """`interdit la nuit merci de votre collaboration`, `gratuit notamment pour les aînés`."""
    for i in s.places(_ADDED):
        if i < 2 or s.role(i - 1) not in ("N", "A", "Q", "#", "M") or s.at(i).capital:
            continue
        if s.lower(i) == "merci":
            thanked = s.lower(i + 1) in ("de", "d'", "pour", "à") and any(w.role == "V" for w in s.words[:i])
            if not thanked or s.lower(i - 1) in ("grand", "gros", "immense"):
                continue
        elif s.role(i - 1) == "M" or s.role(i - 2) == "P":
            continue  # connue à Québec notamment pour
        elif s.role(i + 1) not in ("P", "D", "F") or not any(w.role == "V" for w in s.words[:i]):
            continue
        yield comma_after(s, i - 1, f"Une virgule précède «\u00a0{s.lower(i)}\u00a0».")


RULES = (
    GrammarRule(
        "virgule.salutation",
        after_greeting,
        "Le nom de la personne que l’on salue ou remercie est isolé par une virgule (OQLF, Vitrine linguistique).",
        bad=(
            ("Bravo les jeunes!", "Bravo, les jeunes!"),
            ("Bonjour Madame Tremblay, voici le reçu.", "Bonjour, Madame Tremblay, voici le reçu."),
            ("Bonne fête grand-maman!", "Bonne fête, grand-maman!"),
            ("Bonne semaine tout le monde!", "Bonne semaine, tout le monde!"),
        ),
        good=(
            "Bravo à tous!",
            "Merci aux bénévoles.",
            "Bonne fête des Mères!",
            "Bonjour à tous.",
            "Bienvenue les dimanches et les lundis.",
            "Merci de votre aide.",
        ),
        category=Category.TYPOGRAPHY,
        words=_WORDS,
    ),
    GrammarRule(
        "virgule.prenom",
        before_first_name,
        "Le nom de la personne que l’on salue ou remercie est isolé par une virgule (OQLF, Vitrine linguistique).",
        bad=(
            ("Merci Josée!", "Merci, Josée!"),
            ("Bravo Martine!", "Bravo, Martine!"),
            ("Bonjour Nathalie!", "Bonjour, Nathalie!"),
            ("Bonne fête Mégane!", "Bonne fête, Mégane!"),
            ("Salut Julie!", "Salut, Julie!"),
        ),
        good=("Merci, Josée!", "Merci à Josée.", "Bonjour à tous.", "Bonne Saint-Jean!", "Bravo au club!"),
        category=Category.TYPOGRAPHY,
        words=_WORDS,
        severity=Severity.SUGGESTION,
    ),
    GrammarRule(
        "virgule.chers",
        before_dear,
        "Le nom de la personne à qui l’on s’adresse est isolé par une virgule.",
        bad=(
            ("Venez nombreux chers parents!", "Venez nombreux, chers parents!"),
            ("Merci beaucoup chers bénévoles!", "Merci beaucoup, chers bénévoles!"),
            ("Bon été chers citoyens!", "Bon été, chers citoyens!"),
            ("On vous attend samedi chers amis!", "On vous attend samedi, chers amis!"),
            ("À lundi chères familles!", "À lundi, chères familles!"),
        ),
        good=(
            "Nos chers bénévoles!",
            "Les fruits sont plus chers.",
            "Chers parents, venez!",
            "Des bacs moins chers.",
            "À ses chers amis.",
        ),
        category=Category.TYPOGRAPHY,
        words=_DEAR,
    ),
    GrammarRule(
        "virgule.politesse",
        before_please,
        "« S’il vous plaît » est isolé par une virgule.",
        bad=(
            ("Fermez bien le robinet s’il vous plaît.", "Fermez bien le robinet, s’il vous plaît."),
            ("Répondez vite s’il te plaît!", "Répondez vite, s’il te plaît!"),
            ("Tenez votre chien svp.", "Tenez votre chien, svp."),
            ("Le parc est beau n’est-ce pas?", "Le parc est beau, n’est-ce pas?"),
            ("Silence s’il vous plaît!", "Silence, s’il vous plaît!"),
        ),
        good=("Fermez, s’il vous plaît.", "S’il vous plaît, fermez.", "Un cadeau s’il en est.", "Venez s’il fait beau.", "On l’a vu, n’est-ce pas?"),
        category=Category.TYPOGRAPHY,
        words=forms("plaît plait svp n'est-ce"),
    ),
    GrammarRule(
        "virgule.ajout",
        before_addition,
        "Ce qui s’ajoute à une phrase déjà complète en est séparé par une virgule.",
        bad=(
            ("Le stationnement est interdit la nuit merci de collaborer.", "Le stationnement est interdit la nuit, merci de collaborer."),
            ("La salle est pleine merci à tous!", "La salle est pleine, merci à tous!"),
            ("Le service est gratuit notamment pour les aînés.", "Le service est gratuit, notamment pour les aînés."),
            ("On y parle de sujets variés notamment de la taxe.", "On y parle de sujets variés, notamment de la taxe."),
            ("Le bureau est fermé lundi merci de noter.", "Le bureau est fermé lundi, merci de noter."),
        ),
        good=(
            "Un grand merci à tous!",
            "Il dit merci à tous.",
            "Nous devons notamment payer.",
            "Le parc accueille notamment un marché.",
            "Le prix est élevé, notamment pour les aînés.",
        ),
        category=Category.TYPOGRAPHY,
        words=_ADDED,
    ),
)  # fmt: skip
