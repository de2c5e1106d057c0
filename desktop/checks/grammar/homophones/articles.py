"""la, là and l’a, sa and ça, du and dû, sur and sûr: what stands before a noun."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import (
    DETERMINERS,
    SURE_VERBS,
    bare_noun,
    joined,
    no_verb_after,
    no_verb_before,
    skip_adverbs,
)
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_LA = forms("là")


def la_before_feminine(s: Sentence) -> Iterator[Hit]:
    """`dans là nuit`, `la fête de là relâche`: the article before a feminine noun."""
    for i in s.places(_LA):
        if s.role(i - 1) == "." and s.lower(i - 1) not in ("(", "«", "–", "•"):
            continue
        pairs = bare_noun(s, i + 1)
        after_preposition = s.role(i - 1) in ("P", "F") and ("f", "s") in s.at(i + 1).form.nouns
        if s.at(i - 1).form.lemmas(participle=False) & {"être"}:
            continue  # c’est là matière à débat
        if ("f", "s") in pairs and (i == 0 or s.role(i - 1) in ("P", "F", "V", "Y", "C", "G", ",")):
            if i == 0 and s.at(i + 1).form.finite and no_verb_after(s, i + 2):
                continue  # Là commence la piste
            yield on(s.at(i), "Devant un nom, c’est l’article « la ».", "la")
        elif after_preposition and s.lower(i - 1) != "par":
            yield on(s.at(i), "Devant un nom, c’est l’article « la ».", "la")


_L = forms("l'")
_THERE = forms("est sont soyez sera serons seront était étaient serez par jusque de")
_AFTER_AVOIR = forms("toujours déjà bien encore aussi jamais pas longtemps souvent à t-il")


def l_a_for_la(s: Sentence) -> Iterator[Hit]:
    """`grand départ de l’a course`, `le conseil l’a remercie`, `l’a où le ruisseau se jette`."""
    for i in s.places(_L):
        if s.lower(i + 1) not in ("a", "as") or s.lower(i + 2).startswith("-"):
            continue
        following = s.at(i + 2)
        if following.lower in ("où", ",", ".", "!") and following.lower != "":
            fixed = following.lower == "où" or (following.lower == "," and i == 0)
            fixed = fixed or s.lower(i - 1) in _THERE
            if fixed:
                yield joined(s, i, i + 1, "« Là » marque le lieu ou le temps.", "là")
            continue
        if following.lower in ("que", "qu'") and s.at(i - 1).form.lemmas() & {"être"}:
            yield joined(s, i, i + 1, "« Là » marque le lieu ou le temps.", "là")
            continue
        if following.lower in _AFTER_AVOIR or following.form.participles:
            continue
        if following.form.infinitives and not following.form.nouns:
            yield joined(s, i, i + 1, "Devant un infinitif, c’est le pronom « la ».", "la")
            continue
        noun = ("f", "s") in bare_noun(s, i + 2) or (
            (s.role(i - 1) in ("P", "F", "G", ".", ",", "C", "Y") or i == 0)
            and ("f", "s") in following.form.nouns
        )
        if noun and s.lower(i - 1) not in ("on", "il", "elle", "qui", "tu"):
            yield joined(s, i, i + 1, "Devant un nom, c’est l’article « la ».", "la")
        elif following.form.only_verb and following.form.persons & {"3s", "2s"}:
            yield joined(s, i, i + 1, "Devant un verbe conjugué, c’est le pronom « la ».", "la")


def la_for_l_a_feminine(s: Sentence) -> Iterator[Hit]:
    """`un artisan la sculptée en 1950`, `on la longtemps crue abandonnée`: the verb avoir and its pronoun."""
    for i in s.places(_LA_ARTICLES):
        stands = (
            s.at(i).text == "la"
            and s.lower(i + 1) in (",", ".", "!", "?", ";")
            and s.role(i - 1) in ("V", "W", "Y")
        )
        if (stands and s.lower(i - 1) not in ("sol", "pas")) or (stands and s.role(i - 2) in ("V", "Y")):
            yield on(s.at(i), "« Là » marque le lieu ou le moment.", "là")
            continue
        asked = s.role(i - 1) == "R" and s.role(i + 2) in (".", ",") and s.at(i + 1).form.participles
        if asked and ("f", "s") in s.at(i + 1).form.participles:
            yield on(s.at(i), "C’est le verbe « avoir » précédé d’un pronom.", f"l{s.apostrophe()}a")
            continue
        j = skip_adverbs(s, i + 1)
        target = s.at(j)
        first = s.lower(i - 1) in ("je", "tu") and not target.form.finite
        first = first or (
            s.role(i - 1) == "S" and not target.form.nouns and not target.form.persons & {"3s", "3p"}
        )
        dislocated = (
            s.role(i - 1) == "N"
            and "," in s.lowers(1, i)
            and ("f", "s") in target.form.participles
            and not any(w.role == "V" for w in s.words)
        )
        participle = target.form.participles and (
            dislocated
            or j > i + 1
            or first
            or s.lower(i) == "là"
            or not (target.form.nouns or target.form.finite)
        )
        if not participle or target.role == "O" or s.role(i - 1) not in ("S", "R", "N", "M", "T"):
            continue
        if s.lower(i - 1).startswith("-") or (s.at(j + 1).form.nouns and s.role(j + 1) == "N"):
            continue
        subject = s.role(i - 1) in ("S", "R") or (no_verb_before(s, i) and no_verb_after(s, j + 1))
        told = "," in s.lowers(1, i) and not any(w.role == "V" for w in s.words) and s.is_prose
        if subject and (
            j > i + 1 or first or told or ("m", "s") not in target.form.participles or s.lower(i) == "là"
        ):
            had = {"tu": "as", "je": "ai"}.get(s.lower(i - 1), "a")
            yield on(s.at(i), "C’est le verbe « avoir » précédé d’un pronom.", f"l{s.apostrophe()}{had}")


_LA_ARTICLES = forms("la là")
_CA = forms("ça")
_UNDER_ARM = (("sous", "le"), ("à", "la"), ("en", "main"), ("sur", "le"))


def ca_for_sa(s: Sentence) -> Iterator[Hit]:
    """`il a pris ça retraite`, `chacun ait ça propre serviette`: the possessive before a feminine noun."""
    for i in s.places(_CA):
        pairs = bare_noun(s, i + 1)
        propre = s.lower(i + 1) == "propre" and s.at(i + 2).form.nouns
        if s.lower(i + 1) in DETERMINERS:
            continue
        held = s.role(i - 1) in ("P", "F", "V", "Q", "Y") and ("f", "s") in s.at(i + 1).form.nouns
        under = ("f", "s") in s.at(i + 1).form.nouns and s.lowers(i + 2, i + 4) in _UNDER_ARM
        feminine = pairs and all(pair == ("f", "s") for pair in pairs)
        plain = (feminine or propre) and not s.at(i + 1).form.finite
        if plain or held or under:
            yield on(s.at(i), "Devant un nom, c’est le déterminant « sa ».", "sa")


_NOT_OWED = SURE_VERBS | forms("être avoir")
_DU = forms("dû")
_DU_PLAIN = forms("du")


def du_before_noun(s: Sentence) -> Iterator[Hit]:
    """`le port dû gilet`, `le roi dû Nord`: the contracted article."""
    for i in s.places(_DU):
        following = s.at(i + 1)
        if s.lower(i - 1) in ("le", "a", "ont", "ai", "avons", "avez") or s.role(i - 1) == "D":
            continue
        if following.role == "O":
            continue  # elle aurait dû leur dire
        if (
            ("m", "s") in following.form.nouns
            and not following.form.infinitives
            and following.lower not in _NOT_OWED
        ) or (following.capital and following.role == "M"):
            yield on(s.at(i), "« Dû » vient du verbe devoir; devant un nom, c’est l’article « du ».", "du")


def du_owed(s: Sentence) -> Iterator[Hit]:
    """`étant du le lundi 1er mars`, `le solde du.`: what one owes."""
    for i in s.places(_DU_PLAIN):
        after = s.lower(i + 1)
        moment = after in ("le", "la", "les", "au") and (s.role(i + 2) == "#" or s.at(i + 2).form.nouns)
        owed = after in ("est", "sera", "était", "par") and s.lower(i - 1) in (
            "montant",
            "solde",
            "total",
            "versement",
            "loyer",
            "intérêt",
            "impôt",
        )
        if owed or (moment and s.role(i - 1) in ("G", "V", "N", "A")):
            yield on(s.at(i), "« Dû » : que l’on doit.", "dû")


_SUR_ACCENT = forms("sûr")
_SUR = forms("sur")


def sure_for_on(s: Sentence) -> Iterator[Hit]:
    """`figure sûr la liste`, `amorti sûr vingt ans`, `sûr place`: the preposition."""
    for i in s.places(_SUR_ACCENT):
        following = s.at(i + 1)
        attribute = following.lower in ("le", "la", "les", "un", "une") and s.lower(i - 1) in ("est", "sont")
        if not attribute and s.lower(i - 1) in (
            "bien",
            "pour",
            "coup",
            "lieu",
            "pas",
            "plus",
            "est",
            "sont",
            "êtes",
            "suis",
            "très",
        ):
            continue
        placed = following.role in ("D", "#") or following.lower in (
            "place",
            "rendez-vous",
            "demande",
            "papier",
        )
        if placed and following.lower not in ("tout", "tous"):
            yield on(s.at(i), "Devant un nom, c’est la préposition « sur ».", "sur")


def on_for_sure(s: Sentence) -> Iterator[Hit]:
    """`un endroit sur.`, `l’eau est sure`: certain, without danger."""
    for i in s.places(_SUR):
        after, before = s.lower(i + 1), s.at(i - 1)
        ends = after in (".", "!", "?", ";") or (after in ("et", "ou") and s.lower(i + 2) in _SAFE)
        if not ends or s.role(i - 1) not in ("N", "V", "A", "W") or before.lower in ("dessus", "là"):
            continue
        gender = {g for g, _ in before.form.nouns}
        yield on(s.at(i), "« Sûr » : certain, sans danger.", "sûre" if gender == {"f"} else "sûr")


_SAFE = forms("certain certaine sécuritaire sécuritaires certains propre agréable accueillant")


RULES = (
    GrammarRule(
        "homophone.la_article",
        la_before_feminine,
        "« La » est l’article; « là » marque le lieu.",
        bad=(
            ("L’heure avance dans là nuit.", "L’heure avance dans la nuit."),
            ("La fête de là relâche débute lundi.", "La fête de la relâche débute lundi."),
            ("Consultez là page des avis.", "Consultez la page des avis."),
            ("On ferme là grande salle.", "On ferme la grande salle."),
            ("Venez à là bibliothèque.", "Venez à la bibliothèque."),
        ),
        good=(
            "Passez par là, puis tournez.",
            "Là commence la piste.",
            "On va là tous les jours.",
            "D’ici là, la salle est fermée.",
            "Jusque-là, tout va.",
        ),
        words=forms("là"),
    ),
    GrammarRule(
        "homophone.la_pronom",
        l_a_for_la,
        "« L’a » contient le verbe avoir; « la » est l’article ou le pronom.",
        bad=(
            ("Le départ de l’a course est à 9 h.", "Le départ de la course est à 9 h."),
            ("Le conseil l’a remercie de son aide.", "Le conseil la remercie de son aide."),
            ("Tournez l’a où le sentier finit.", "Tournez là où le sentier finit."),
            ("Un mot pour l’a population.", "Un mot pour la population."),
            ("L’a mention apparaît au bas.", "La mention apparaît au bas."),
        ),
        good=(
            "On l’a vu hier.",
            "La Ville l’a déjà vu.",
            "Elle l’a à cœur.",
            "Tu l’as, ton permis?",
            "Le maire l’a bien dit.",
        ),
        words=forms("l'a l'as l"),
    ),
    GrammarRule(
        "homophone.l_a_accord",
        la_for_l_a_feminine,
        "« l’a » contient le verbe avoir.",
        bad=(
            ("Cette statue, un artisan la sculptée en 1950.", ""),
            ("On la longtemps crue abandonnée.", "On l’a longtemps crue abandonnée."),
            ("La rampe, qui la installée?", "La rampe, qui l’a installée?"),
        ),
        good=(
            "On la croit abandonnée.",
            "Il la rénovera.",
            "Le parc la nuit est fermé.",
            "Le club offre la deuxième partie.",
            "Voici la rue fermée.",
        ),
        words=forms("la là"),
    ),
    GrammarRule(
        "homophone.sa",
        ca_for_sa,
        "« Sa » accompagne un nom; « ça » remplace « cela ».",
        bad=(
            ("Il a pris ça retraite hier.", "Il a pris sa retraite hier."),
            ("Que chacun ait ça propre serviette.", "Que chacun ait sa propre serviette."),
            ("La ligue lance ça 40e saison.", "La ligue lance sa 40e saison."),
            ("Elle revint, ça trousse sous le bras.", "Elle revint, sa trousse sous le bras."),
        ),
        good=("Ça va bien.", "Ça place tout le monde.", "Comme ça, personne n’attend.", "Ça, c’est bon.", "Ça marche."),
        words=forms("ça"),
    ),
    GrammarRule(
        "homophone.du",
        du_before_noun,
        "« Du » est l’article; « dû » vient du verbe devoir.",
        bad=(
            ("Le port dû gilet est obligatoire.", "Le port du gilet est obligatoire."),
            ("La hauteur dû tas est limitée.", "La hauteur du tas est limitée."),
            ("Consultez l’article 4 dû règlement.", "Consultez l’article 4 du règlement."),
        ),
        good=(
            "La fête a dû être annulée.",
            "Le montant dû est de 40 $.",
            "Un retard dû à la neige.",
            "Le solde dû le 1er mars.",
            "Il aurait dû payer.",
        ),
        words=forms("dû"),
    ),
    GrammarRule(
        "homophone.du_devoir",
        du_owed,
        "« Dû » vient du verbe devoir; « du » est l’article.",
        bad=(
            ("Le premier versement, étant du le 1er mars, est prêt.", "Le premier versement, étant dû le 1er mars, est prêt."),
            ("Le montant du le 3 mai est de 40 $.", "Le montant dû le 3 mai est de 40 $."),
        ),
        good=("Le prix du lot.", "Du 3 au 5 mai.", "Le parc du Lac est fermé.", "Il vient du nord.", "Du pain au four."),
        words=forms("du"),
    ),
    GrammarRule(
        "homophone.sur",
        sure_for_on,
        "« Sur » est une préposition; « sûr » veut dire certain.",
        bad=(
            ("Les noms figurent sûr la liste.", "Les noms figurent sur la liste."),
            ("Le repas est offert sûr place.", "Le repas est offert sur place."),
            ("Le prêt s’étend sûr vingt ans.", "Le prêt s’étend sur vingt ans."),
        ),
        good=("Bien sûr, la salle est prête.", "Un lieu sûr.", "Je suis sûr de moi.", "À coup sûr, venez.", "Un parc sûr et propre."),
        words=forms("sûr"),
    ),
    GrammarRule(
        "homophone.sur_certain",
        on_for_sure,
        "« Sûr » veut dire certain; « sur » est une préposition.",
        bad=(
            ("Gardez vos clés dans un endroit sur.", "Gardez vos clés dans un endroit sûr."),
            ("Le sentier est sur et sécuritaire.", "Le sentier est sûr et sécuritaire."),
            ("Rien n’est sur.", "Rien n’est sûr."),
        ),
        good=("Il a sauté dessus.", "Comptez sur nous.", "Un livre sur, disons, la pêche.", "C’est sûr.", "Un pont sur la rivière."),
        words=forms("sur"),
    ),
)  # fmt: skip
