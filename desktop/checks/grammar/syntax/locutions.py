"""Prepositional locutions that lack their last word: `en raison la chaleur`, `quant les bacs`, `en cas urgence`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.contractions import in_place_of, with_preposition
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between
from desktop.checks.grammar.verbs.government import DETERMINERS, opens_object
from desktop.checks.reading.function_words import DAYS
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import forms
from desktop.editorial.findings import Severity

# The last word of the locution before « de », and the words before it.
_OF = """
en raison|en vertu|en fonction|en faveur|en présence|en prévision|en bordure|en dehors|en vue|en guise|en provenance
en l'absence|en l'honneur|en cours|en face|en matière|à cause|à l'aide|à l'occasion|à l'exception|à la suite|à proximité
à l'attention|à l'intention|à l'égard|à l'issue|à l'encontre|à l'initiative|à la demande|à la place|à la disposition
à la fin|à l'angle|à l'intersection|à compter|à partir|à force|à titre|à raison|au lieu|au moyen|au sein|au cœur|au coeur
au cours|au sujet|au nom|au profit|au bénéfice|au coin|au bout|au pied|au bord|au détriment|aux abords|aux alentours
aux frais|à la recherche|à la hauteur|à l'écoute|au service|à la mémoire|à l'abri|à la portée|au courant|du côté|dans le cadre|dans l'attente|le long|tout au long|au long|de la part|compte tenu|par l'entremise
par l'intermédiaire|par le biais|sous réserve|lors|près|auprès|autour|faute|à côté|au-delà|au-dessus|au-dessous|hors
"""
_TO = "grâce|quant|par rapport|conformément|contrairement|relativement|préalablement|face|de façon|jusqu'"
# Followed by a noun without article: « en cas d’urgence », « par mesure de sécurité ».
_BARE_OF = "en cas|en état|par mesure|en signe|à titre|en guise|en matière|à défaut|faute|en voie|en cours|sous peine|par manque"


def _table(text: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for locution in text.replace("\n", "|").split("|"):
        words = tuple(locution.replace("'", "' ").split())
        if words:
            found[words[-1]] = (*found.get(words[-1], ()), words[:-1])
    return found


_OF_TABLE, _TO_TABLE, _BARE_TABLE = _table(_OF), _table(_TO), _table(_BARE_OF)
_ENDS = frozenset(_OF_TABLE) | frozenset(_TO_TABLE) | frozenset(_BARE_TABLE)


def _ends_locution(s: Sentence, i: int, table: dict[str, tuple[tuple[str, ...], ...]]) -> bool:
    return any(s.lowers(i - len(words), i) == words for words in table.get(s.lower(i), ()))


def missing_last_word(s: Sentence) -> Iterator[Hit]:
    """`près la caserne`, `lors la séance`, `grâce les bénévoles`, `en cas urgence`, `à partir lundi`."""
    for i in s.places(_ENDS):
        preposition = (
            "de" if _ends_locution(s, i, _OF_TABLE) else "à" if _ends_locution(s, i, _TO_TABLE) else ""
        )
        if preposition and not _alone(s, i) and s.lower(i + 1) in DETERMINERS and _followed(s, i):
            yield with_preposition(
                s, i + 1, preposition, f"Il manque «\u00a0{preposition}\u00a0» à la locution."
            )
        elif s.lower(i) in ("partir", "compter") and _ends_locution(s, i, _OF_TABLE):
            if (
                s.lower(i + 1) in DAYS | {"demain", "aujourd'hui", "midi", "maintenant"}
                or s.role(i + 1) == "#"
            ):
                yield with_preposition(s, i + 1, "de", "On dit « à partir de ».")
        elif _ends_locution(s, i, _BARE_TABLE) and _bare_noun(s.at(i + 1)):
            yield with_preposition(s, i + 1, "de", "Il manque « de » à la locution.")


def _bare_noun(word: Word) -> bool:
    return word.role == "N" and bool(word.form.nouns) and not word.form.qualifiers and not word.capital


def _alone(s: Sentence, i: int) -> bool:
    """`à peu près le même`, `le côté`, `la grâce`: the word is not the end of a locution there."""
    lower, before = s.lower(i), s.lower(i - 1)
    if lower == "près":
        return before in ("peu", "de") or s.role(i - 1) == "D"
    if lower == "grâce":
        return s.role(i - 1) in ("D", "P", "F", "A")
    if lower in ("face", "faute") and before not in ("en", "à"):
        return s.role(i - 1) not in ("", ",", ".", "C") and not (lower == "face" and _faces(s, i))
    if lower == "préalablement":  # obtenir préalablement un permis
        return s.role(i - 1) in ("Y", "Q", "V")
    if lower == "hors" and s.lower(i + 2) == "murs":
        return True  # jouer hors les murs
    if lower in ("lors", "hors"):
        return before in ("dès", "depuis", "pour")
    if lower == "abri":  # mettre à l’abri vos plantes
        return bool({"mettre", "placer", "garder", "remettre"} & s.at(i - 3).form.lemmas())
    if lower in ("autour", "auprès"):
        return before in ("tout", "alentour")
    return False


def _faces(s: Sentence, i: int) -> bool:
    return "faire" in s.at(i - 1).form.lemmas()


def _followed(s: Sentence, i: int) -> bool:
    if s.lower(i) == "jusqu'":
        return s.role(i + 1) == "D" and s.role(i + 2) in ("N", "#")
    return s.role(i + 1) == "D" and (opens_object(s, i + 1) or s.lower(i) in ("compter", "lors", "long"))


_WRONG_LINKS = {
    # word: (the wrong word after it, the right preposition)
    "différent": ("que", "de"),
    "différente": ("que", "de"),
    "différents": ("que", "de"),
    "différentes": ("que", "de"),
    "supérieur": ("que", "à"),
    "supérieure": ("que", "à"),
    "supérieurs": ("que", "à"),
    "supérieures": ("que", "à"),
    "inférieur": ("que", "à"),
    "inférieure": ("que", "à"),
    "inférieurs": ("que", "à"),
    "inférieures": ("que", "à"),
    "antérieur": ("que", "à"),
    "antérieure": ("que", "à"),
    "identique": ("que", "à"),
    "identiques": ("que", "à"),
    "similaire": ("que", "à"),
    "similaires": ("que", "à"),
    "semblable": ("que", "à"),
    "semblables": ("que", "à"),
    "pareil": ("que", "à"),
    "pareille": ("que", "à"),
    "conforme": ("avec", "à"),
    "conformes": ("avec", "à"),
    "responsable": ("pour", "de"),
    "responsables": ("pour", "de"),
    "satisfait": ("avec", "de"),
    "satisfaits": ("avec", "de"),
    "satisfaite": ("avec", "de"),
}


def wrong_link(s: Sentence) -> Iterator[Hit]:
    """`différent que l’ancien`, `conforme avec le plan`, `responsable pour la collecte`."""
    for i in s.places(_LINKED):
        wrong, right = _WRONG_LINKS[s.lower(i)]
        typed = s.lower(i + 1)
        if typed != wrong and not (wrong == "que" and typed in ("qu'", "comme")):
            continue
        clause = typed != "avec" and s.role(i + 2) in ("S", "K", "L", "P", "#")
        clause = clause or bool({"raison", "raisons", "motif", "motifs"} & set(s.lowers(i + 2, i + 5)))
        if (
            clause
            or s.role(i + 2) not in ("D", "T", "N")
            or s.lower(i - 1) in ("plus", "moins", "aussi", "si")
            or (wrong == "que" and {"même", "mêmes", "autant"} & set(s.lowers(max(0, i - 4), i)))
        ):
            continue
        yield in_place_of(s, i + 1, i + 2, right, f"On dit «\u00a0{s.at(i).text} {right}\u00a0».")


_LINKED = frozenset(_WRONG_LINKS)

_MEASURED = forms("plus moins")


def more_than(s: Sentence) -> Iterator[Hit]:
    """`plus que 200 personnes`: « plus de » before a number, unless « ne… plus que »; `aussi vieux comme`."""
    for i in s.places(_COMPARING):
        if s.lower(i) in _MEASURED:
            if (
                s.lower(i + 1) not in ("que", "qu'")
                or s.role(i + 2) != "#"
                or {"ne", "n'"} & set(s.lowers(0, i))
                or "rester" in s.at(i - 1).form.lemmas(participle=False)
            ):
                continue
            end = next((k for k in range(i, len(s.words)) if s.role(k) == "."), len(s.words))
            stated = any(s.role(k) == "V" for k in range(end))
            if not stated or s.lower(i - 1) in ("pas", "non", "de") or s.role(i - 1) in (".", ","):
                continue  # Enfin, plus que six dodos!
            yield in_place_of(s, i + 1, i + 2, "de", "Devant un nombre, on dit « plus de », « moins de ».")
            continue
        k = i + 1
        while s.role(k) in ("A", "Q", "W"):
            k += 1
        counted = s.lower(i) == "aussi" and s.role(k - 1) == "Q"  # il est aussi compté comme un élément
        if s.lower(k) == "comme" and k > i + 1 and not counted and s.role(k + 1) in ("D", "T", "S", "M"):
            yield between(s.at(k), s.at(k), "On compare avec « aussi… que », « autant… que ».", "que")


_COMPARING = forms("plus moins aussi autant")


RULES = (
    GrammarRule(
        "preposition.locution",
        missing_last_word,
        "Cette locution se termine par une préposition.",
        severity=Severity.SUGGESTION,
        bad=(
            ("Le parc est fermé en raison la chaleur.", "Le parc est fermé en raison de la chaleur."),
            ("Le kiosque est près la caserne.", "Le kiosque est près de la caserne."),
            ("Lors l’assemblée, on vote.", "Lors de l’assemblée, on vote."),
            ("Grâce les bénévoles, la fête a lieu.", "Grâce aux bénévoles, la fête a lieu."),
            ("Quant le bac brun, il arrive en mai.", "Quant au bac brun, il arrive en mai."),
            ("En cas urgence, appelez.", "En cas d’urgence, appelez."),
            ("On ouvre à partir lundi.", "On ouvre à partir de lundi."),
            ("Marchez le long la rivière.", "Marchez le long de la rivière."),
        ),
        good=(
            "C’est à peu près le même prix.",
            "À partir de lundi, on ouvre.",
            "Dès lors, le parc ferme.",
            "La mise en place des bacs est faite.",
            "Du côté nord, la rue ferme.",
            "Les activités en cours cette semaine sont gratuites.",
            "Par mesure de sécurité, on ferme.",
            "Face à la mairie, un banc.",
        ),
        words=_ENDS | {"jusqu"},
    ),
    GrammarRule(
        "preposition.adjectif",
        wrong_link,
        "Cet adjectif se construit avec une autre préposition.",
        bad=(
            ("Le bac est différent que l’ancien.", "Le bac est différent de l’ancien."),
            (
                "Le tarif est supérieur que celui de l’an passé.",
                "Le tarif est supérieur à celui de l’an passé.",
            ),
            ("Le plan est conforme avec le règlement.", "Le plan est conforme au règlement."),
            ("La Ville est responsable pour les trottoirs.", "La Ville est responsable des trottoirs."),
            ("Ce module est identique que les autres.", "Ce module est identique aux autres."),
        ),
        good=(
            "Il est différent de l’ancien.",
            "C’est plus différent que le premier.",
            "La personne responsable pour qui on vote.",
            "Un tarif supérieur à 20 $.",
            "Il est satisfait du service.",
        ),
        words=_LINKED,
    ),
    GrammarRule(
        "preposition.comparaison",
        more_than,
        "On dit « plus de » devant un nombre, « aussi… que » dans une comparaison.",
        bad=(
            ("Il y avait plus que 200 personnes.", "Il y avait plus de 200 personnes."),
            ("Moins que dix arbres sont tombés.", "Moins de dix arbres sont tombés."),
            ("Ce pont est aussi vieux comme le village.", "Ce pont est aussi vieux que le village."),
            ("On attend plus que onze équipes.", "On attend plus de onze équipes."),
            ("Elle court aussi vite comme sa sœur.", "Elle court aussi vite que sa sœur."),
        ),
        good=(
            "Il ne reste plus que 20 places.",
            "Plus de 200 personnes sont venues.",
            "Aussi, comme chaque année, on danse.",
            "Le sentier est aussi long que l’autre.",
            "Trois valent mieux que deux.",
        ),
        words=_COMPARING,
    ),
)
