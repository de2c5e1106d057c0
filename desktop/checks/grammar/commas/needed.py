"""Commas that nothing lets one omit: the person addressed, the function after a name, the opening clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit
from desktop.checks.grammar.verbs.infinitives import is_vous_form
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms
from desktop.editorial.findings import Category

_ADDRESSED = forms("cher chère chers chères")
_GROUP = forms("amis amies enfants voisins voisines parents citoyens citoyennes familles gens")
_WISHES = forms("merci bonne bon joyeux joyeuses bravo félicitations bienvenue veuillez voici bonjour")
_CLITIC_SUBJECTS = forms("-vous -tu -nous")


def _after(s: Sentence, last: int, message: str) -> Hit:
    """A comma to add after the word `last`."""
    word = s.at(last)
    return Hit(word.start, word.end, message, (f"{word.text},",))


def vocative(s: Sentence) -> Iterator[Hit]:
    """`Chers bénévoles merci pour tout`, `Les amis êtes-vous prêts?`, `Madame la Directrice veuillez trouver`."""
    end = _addressed_end(s)
    if end is None or not s.role(end):
        return
    following = s.at(end)
    imperative = (
        following.role in ("V", "N") and is_vous_form(following) and s.lower(end + 1) not in _CLITIC_SUBJECTS
    )
    asked = following.form.finite and _asks_you(s, end)
    subject = following.lower in ("je", "c'", "j'", "voici", "voilà", "votre") or _speaks_to(s, end)
    if s.lower(0) in _ADDRESSED and following.role == "D" and subject_at(s, end) is not None:
        subject = True
    person = {"nous": "1p", "vous": "2p"}.get(following.lower)
    if person and person not in s.at(end + 1).form.persons and s.role(end + 1) not in ("O", "X"):
        subject = False  # Madame Roy nous écrit
    greeting = s.lower(0) in _ADDRESSED | {"madame", "monsieur", "mesdames", "messieurs"}
    if imperative or asked or following.lower in _WISHES or (greeting and subject):
        yield _after(s, end - 1, "Une virgule suit le nom de la personne à qui l’on s’adresse.")


def _speaks_to(s: Sentence, i: int) -> bool:
    """`nous vous écrivons`, `vous avez`: a subject of its own; in « Madame Roy nous écrit », it is the lady."""
    person = {"nous": "1p", "vous": "2p", "ne": "2p", "n'": "2p"}.get(s.lower(i))
    j = i + 1
    while s.role(j) in ("O", "X"):
        j += 1
    return person is not None and person in s.at(j).form.persons


def _asks_you(s: Sentence, verb: int) -> bool:
    """`êtes-vous`, `êtes vous`, `avez-vous`: a question to the people named."""
    second = any("2p" in v.persons for v in s.at(verb).form.verbs)
    return second and s.lower(verb + 1) in ("-vous", "vous")


def _addressed_end(s: Sentence) -> int | None:
    """Where the name of who is addressed ends, when the sentence begins with it."""
    first = s.lower(0)
    if first in _ADDRESSED:
        end = 1
        while s.role(end) in ("N", "A", "M", "Q") and s.lower(end) not in _WISHES and end < 5:
            if is_vous_form(s.at(end)):
                break
            end += 1
        if end > 1 and s.role(end) == "F" and s.role(end + 1) in ("N", "D", "M") and s.lower(end) != "d'":
            end += 2 + (s.role(end + 1) == "D")  # Chers membres du club
        if s.lower(end) == "et" and s.lower(end + 1) in _ADDRESSED:
            end += 2
            while s.role(end) in ("N", "A") and s.lower(end) not in _WISHES:
                end += 1
        return end if end > 1 else None
    if first in ("les", "mes") and s.lower(1) in _GROUP:
        return 2
    if s.lowers(0, 3) in (("mesdames", "et", "messieurs"), ("citoyennes", "et", "citoyens")):
        return 3
    if first in ("madame", "monsieur", "mesdames", "messieurs"):
        return _title_end(s)
    return None


_OFFICES = forms(
    "maire mairesse président présidente greffier greffière directeur directrice ministre préfet préfète députée"
)


def _title_end(s: Sentence) -> int | None:
    """`Madame la Directrice`, `Monsieur Roy`: the title or the name."""
    end = 1
    if s.lower(1) in ("la", "le", "les", "l'"):
        end = 2
        if s.lower(2) in _OFFICES and s.lower(3) in ("je", "j'", "nous", "vous", "veuillez", "merci"):
            return 3
    begin = end
    while (
        s.role(end) in ("N", "M", "A") and (s.at(end).capital or end > begin) and not is_vous_form(s.at(end))
    ):
        end += 1
    return end if end > begin else None


_INTRODUCING = forms(
    "si s' quand lorsque lorsqu' dès pour avant après en à afin pendant durant selon sans depuis"
)


def before_imperative(s: Sentence) -> Iterator[Hit]:
    """`Si vous avez des questions appelez-nous`, `Pour vous inscrire remplissez le formulaire`."""
    if (s.lower(0) not in _INTRODUCING and s.lowers(0, 2) != ("une", "fois")) or len(s.words) < 5:
        return
    for i, word in enumerate(s.words[2:], 2):
        if s.role(i) == "." and s.lower(i) not in ("«", "»", "(", ")"):
            return
        if s.lower(i) == ",":
            return
        before = ("N", "A", "Q", "M", "Y", "#", "W") + (("V",) if s.role(0) == "L" else ())
        if not is_vous_form(word) or s.role(i - 1) not in before:
            continue
        if s.lower(i - 1) == "vous" or (s.lower(i + 1) in _CLITIC_SUBJECTS and s.final == "?"):
            continue
        if _subject_of(s, i):
            continue
        if any(verb.mood == "E" for verb in word.form.verbs):
            yield _after(s, i - 1, "Une virgule sépare le complément ou la subordonnée de tête du reste.")
            return


def _subject_of(s: Sentence, i: int) -> bool:
    """Whether `vous` or `qui`, a little before, is the subject of the verb at `i` rather than of another."""
    for k in range(max(0, i - 3), i):
        if s.lower(k) in ("vous", "qui"):
            return not any(s.role(j) in ("V", "Y") for j in range(k + 1, i))
    return False


_NAME = r"[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?"
_FUNCTION = (
    r"(?:directeur|directrice|maire|mairesse|conseiller|conseillère|coordonnateur|coordonnatrice|président|présidente|greffier"
    r"|greffière|trésorier|trésorière|inspecteur|inspectrice|urbaniste|bibliothécaire|technicien|technicienne|agent|agente"
    r"|adjoint|adjointe|préposé|préposée|responsable|chef|cheffe|contremaître|animateur|animatrice|entraîneur|entraîneuse"
    r"|archiviste|historien|historienne|autrice|auteur|députée?|ministre|porte-parole|secrétaire|vice-présidente?)"
)
_NAMED = re.compile(
    rf"(?<![\w'’-]){_NAME} (?P<x>{_NAME}) (?={_FUNCTION} (?:d[eu]s? |d'|général|municipal|adjoint|principal|à la |aux? |en ))"
)


_APPOINTING = re.compile(
    r"\b(?:nomm|désign|proclam|élu|élire|élit|promu|promouv|recondui)\w*(?: [^\s,;.]+){0,3} ?$"
)


def function_after_name(s: Sentence) -> Iterator[Hit]:
    """`Luc Roy directeur des loisirs répondra`: the function is set apart."""
    for match in _NAMED.finditer(s.document.folded, s.span.start, s.span.end):
        start, end = match.span("x")
        if _APPOINTING.search(s.document.folded, s.span.start, match.start()):
            continue  # le conseil a nommé Mme Louise Roy responsable de l’accès
        text = s.document.text[start:end]
        yield Hit(start, end, "Une virgule sépare le nom de la fonction.", (f"{text},",))


_CONNECTOR = re.compile(
    r"(?<![\w'’-])(?P<x>De plus|En effet|Par contre|Par ailleurs|Par conséquent|En outre|En conséquence|Par exemple"
    r"|En résumé|En conclusion|Cela dit|Bref|Cependant|Toutefois|Néanmoins|Finalement|Premièrement|Deuxièmement|D'abord"
    r"|Tout d'abord|Également|Heureusement|Malheureusement|Évidemment|D'une part|D'autre part|À cet effet|À ce sujet"
    r"|De même|Entre-temps|Au contraire|En somme|En fait|En terminant|Pour (?:terminer|conclure|finir)(?! [^.,!?]{3,40},)|Naturellement"
    r"|Exceptionnellement|Généralement|En revanche|À noter|D'ailleurs|En principe|Au besoin|Le cas échéant"
    r"|En tout temps|Bien entendu|Concrètement|Actuellement|Ensuite|Enfin|Par la suite|Comme d'habitude|Comme chaque année|Comme toujours|D'ici là|Pour l'instant|Pour le moment|À l'avenir|En général|Sans surprise|De ce fait|À l'inverse|À cet égard|Bonjour à tous|Bonjour à toutes et à tous|Pour votre information|À titre d'exemple|À titre de rappel|Autrement dit|En d'autres mots|Bonne nouvelle|Pourtant|Toutefois|Sinon|Ainsi donc|Du même coup|En contrepartie|De son côté|De leur côté|De façon générale|En bref|Oui|Non|Oups|Eh bien|Hélas) (?="
    r"(?:le|la|les|l'|un|une|des|nous|vous|il|elle|ils|elles|on|ce|cette|ces|c'|je|j'|votre|vos|notre|nos|aucun|aucune|si|merci"
    r"|tous|toutes|tout|plusieurs|chaque|veuillez|voici|voilà|saviez|avez)\b)"
)


def opens_sentence(s: Sentence, start: int) -> bool:
    """Whether a word begins the sentence, or one that a mark ends: « 🎉 De plus », « Allo! Bravo »."""
    return start <= s.words[0].start or s.document.folded[max(0, start - 2) : start] in (
        ". ",
        "! ",
        "? ",
        "… ",
    )


def after_connector(s: Sentence) -> Iterator[Hit]:
    """`De plus la piscine ferme`: a connector that opens the sentence."""
    for match in _CONNECTOR.finditer(s.document.folded, s.span.start, s.span.end):
        start, end = match.span("x")
        if not opens_sentence(s, start) or (match["x"].lower() == "enfin" and "V" not in s.roles):
            continue  # Enfin un peu de soleil!
        yield Hit(start, end, "Une virgule suit la locution de tête.", (f"{s.document.text[start:end]},",))


RULES = (
    GrammarRule(
        "virgule.apostrophe",
        vocative,
        "Le nom de la personne à qui l’on s’adresse est isolé par une virgule (OQLF, Vitrine linguistique).",
        bad=(
            ("Chers bénévoles merci pour tout!", "Chers bénévoles, merci pour tout!"),
            ("Madame la Directrice veuillez trouver ci-joint le rapport.", "Madame la Directrice, veuillez trouver ci-joint le rapport."),
            ("Les amis êtes-vous prêts?", "Les amis, êtes-vous prêts?"),
            ("Chers citoyens et chères citoyennes nous vous invitons à la fête.", "Chers citoyens et chères citoyennes, nous vous invitons à la fête."),
            ("Chers parents le camp commence lundi.", "Chers parents, le camp commence lundi."),
            ("Monsieur Roy veuillez nous appeler.", "Monsieur Roy, veuillez nous appeler."),
        ),
        good=(
            "Madame Turcotte nous reproche le retard.",
            "Chers bénévoles, merci pour tout!",
            "Les amis du parc sont invités.",
            "Madame la mairesse préside la séance.",
            "Madame Roy nous reproche le retard.",
            "Chère à tous, la fête revient.",
            "Les enfants, c’est la fête.",
        ),
        category=Category.TYPOGRAPHY,
        words=_ADDRESSED | forms("les mes madame monsieur mesdames messieurs"),
    ),
    GrammarRule(
        "virgule.introduction",
        before_imperative,
        "Le complément ou la subordonnée placés en tête sont suivis d’une virgule (OQLF, Vitrine linguistique).",
        bad=(
            ("Si vous avez des questions appelez-nous.", "Si vous avez des questions, appelez-nous."),
            ("Pour plus de détails consultez le site.", "Pour plus de détails, consultez le site."),
            ("En cas de panne composez le 311.", "En cas de panne, composez le 311."),
            ("Avant de creuser appelez Info-Excavation.", "Avant de creuser, appelez Info-Excavation."),
            ("Lorsque la sirène sonne quittez les lieux.", "Lorsque la sirène sonne, quittez les lieux."),
        ),
        good=(
            "Si vous avez des questions, appelez-nous.",
            "Quand voulez-vous venir?",
            "Si vous aimez chanter et dansez bien, venez.",
            "Pour que vous receviez le colis, signez.",
            "En quoi pouvez-vous aider?",
            "Dès que vous arrivez, sonnez.",
        ),
        category=Category.TYPOGRAPHY,
        words=_INTRODUCING | forms("s lorsqu fois"),
    ),
    GrammarRule(
        "virgule.fonction",
        function_after_name,
        "La fonction mise en apposition est isolée par des virgules (OQLF, Vitrine linguistique).",
        bad=(
            ("Écrivez à Luc Roy directeur des loisirs.", "Écrivez à Luc Roy, directeur des loisirs."),
            ("Zoé Morin conseillère municipale préside.", "Zoé Morin, conseillère municipale préside."),
            ("Photo de Rita Côté bibliothécaire à la mairie.", "Photo de Rita Côté, bibliothécaire à la mairie."),
            ("Jean Guay agent de communication répond.", "Jean Guay, agent de communication répond."),
            ("Merci à Anne Roy responsable du club.", "Merci à Anne Roy, responsable du club."),
        ),
        good=(
            "Écrivez à Luc Roy, directeur des loisirs.",
            "Le maire Luc Roy préside.",
            "Le maire et Luc Roy sont directeurs des courses.",
            "Luc Roy devient directeur des loisirs.",
            "Élue présidente, Anne Roy parle.",
        ),
        category=Category.TYPOGRAPHY,
    ),
    GrammarRule(
        "virgule.locution",
        after_connector,
        "La locution qui relie une phrase à la précédente est suivie d’une virgule (OQLF, Vitrine linguistique).",
        bad=(
            ("De plus la piscine ferme.", "De plus, la piscine ferme."),
            ("En effet nous avons reçu la lettre.", "En effet, nous avons reçu la lettre."),
            ("Par contre le parc est ouvert.", "Par contre, le parc est ouvert."),
            ("Par ailleurs vous pouvez écrire.", "Par ailleurs, vous pouvez écrire."),
            ("Par conséquent la rue ferme.", "Par conséquent, la rue ferme."),
            ("Malheureusement le spectacle est annulé.", "Malheureusement, le spectacle est annulé."),
            ("Oui nous acceptons les matelas.", "Oui, nous acceptons les matelas."),
        ),
        good=(
            "De plus en plus de gens marchent.",
            "Enfin un peu de soleil!",
            "De plus, la piscine ferme.",
            "Par exemple, un bac suffit.",
            "De plus petits bacs suffisent.",
            "En effet.",
        ),
        category=Category.TYPOGRAPHY,
        words=forms(
            "plus effet contre ailleurs conséquent outre conséquence exemple résumé conclusion dit bref cependant toutefois"
            " néanmoins finalement premièrement deuxièmement abord également heureusement malheureusement évidemment part"
            " sujet même entre-temps contraire somme fait terminant terminer conclure naturellement exceptionnellement"
            " généralement revanche finir noter principe besoin échéant temps entendu concrètement actuellement ensuite enfin"
            " oui non oups eh hélas suite habitude année toujours ici instant moment avenir général surprise inverse égard"
        ),
    ),
)  # fmt: skip
