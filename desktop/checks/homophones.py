"""Words that sound alike, told apart by what stands around them."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.clauses import noun_phrase, verb_after
from desktop.checks.function_words import DAYS
from desktop.checks.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.sentence import Sentence, Word
from desktop.checks.words import forms

# « a » + a bare noun is the verb avoir with these only.
_HAD = forms(
    "lieu droit besoin hâte peur faim soif raison tort envie honte mal chaud froid pitié accès trait fait soin tendance"
    " recours affaire vent cours confiance rendez-vous force valeur congé vue"
)
_BOUNDARIES = forms(". L K R U C ,")
_PLACES = forms(
    "endroit endroits lieu lieux jour jours moment moments année date secteur salle parc soir heure instant là partout"
    " période semaine saison maison ville village rue pièce site page quartier point cas époque temps monde pays"
    " bâtiment école centre édifice situation mesure terrain section municipalité région table zone stationnement"
)
_MOMENTS = DAYS | forms("soir matin midi week-end mois printemps été hiver automne moment")


def _clause_verb(s: Sentence, i: int) -> int | None:
    """The verb of the same clause before word `i`, when nothing but plain words stands between."""
    for j in range(i - 1, -1, -1):
        role = s.role(j)
        if role == "V":
            before = [s.role(k) for k in range(j)]
            return None if any(r in ("R", "K", "U") for r in before) else j
        if role in _BOUNDARIES:
            return None
    return None


def a_without_accent(s: Sentence) -> Iterator[Hit]:
    """`a` where the preposition is meant: `a cause de`, `boîte a lettres`, `lundi a vendredi`, `a 17 h`."""
    for i, word in enumerate(s.words):
        latin = s.lower(i + 1) in (
            "priori",
            "posteriori",
            "fortiori",
            "minima",
            "maxima",
            "cappella",
            "contrario",
        )
        if word.lower == "a" and word.text != "A" and not latin and _is_preposition(s, i):
            yield on(word, "C’est la préposition « à », qu’on ne peut remplacer par « avait ».", "à")


def _is_preposition(s: Sentence, i: int) -> bool:
    following, role = s.at(i + 1), s.role(i + 1)
    before, previous = s.lower(i - 1), s.role(i - 1)
    if before in ("y", "il", "elle", "on", "qui", "n'", "l'", "m'", "t'", "lui", "nous", "vous", "en", "tu"):
        return role == "Y" and before not in ("y", "lui", "en", "l'")
    if s.lower(i + 1).startswith("-"):
        return False
    if before in DAYS and following.lower in DAYS:
        return True
    if role == "Y":
        return True
    if (role == "#" and s.lower(i + 2) in ("h", "heures", "$")) or (
        role == "#" and following.lower.endswith("h")
    ):
        return (
            previous in (",", "#", "W")
            or before in _MOMENTS
            or before == "h"
            or _clause_verb(s, i) is not None
        )
    if (
        role == "N"
        and not following.capital
        and following.lower not in _HAD
        and not following.form.participles
    ):
        return previous in ("N", "A", "Q", "W", "V", ",", "Y", "#") and not following.form.adverb
    if (
        role == "M"
        and previous in ("N", "A", "Q", "V", "W", "Y")
        and following.form.name
        and "MP" in following.form.tags
    ):
        return True
    if role in ("D", "#", "N", "A"):
        return (previous in ("Q", "W", "Y", "N") and _clause_verb(s, i) is not None) or _after_plain_verb(
            s, i
        )
    return False


def _after_plain_verb(s: Sentence, i: int) -> bool:
    return s.role(i - 1) == "V" and s.at(i - 1).form.only_verb


def a_with_accent(s: Sentence) -> Iterator[Hit]:
    """`à` where the verb is meant: `il à`, `qui à vu`, `la Ville à adopté`."""
    for i, word in enumerate(s.words):
        if word.lower == "à" and _is_avoir(s, i):
            yield on(word, "C’est le verbe « avoir » : on peut dire « avait ».", "a")


def _is_avoir(s: Sentence, i: int) -> bool:
    before, previous, following = s.lower(i - 1), s.role(i - 1), s.at(i + 1)
    participle = _plain_participle(following) or following.lower in ("été", "eu", "fait")
    if s.at(i - 1).text == "Y":
        return False
    if before in ("il", "on", "n'", "y") or (before == "elle" and s.role(i - 2) in (".", ",", "", "L", "K")):
        return s.role(i + 1) != "#" and not (before == "y" and s.role(i + 1) == "Y")
    if before == "qui" and participle:
        return True
    if before in ("cela", "ça", "ceci", "chacun") and participle:
        return True
    if previous in ("N", "M", "A", "Q") and participle:
        verbs = [k for k, w in enumerate(s.words) if w.role == "V"]
        return not verbs and s.role(0) in ("D", "M")
    return False


def _plain_participle(word: Word) -> bool:
    form = word.form
    return ("m", "s") in form.participles and not form.nouns and not form.finite and not form.adverb


def ou_without_accent(s: Sentence) -> Iterator[Hit]:
    """`Ou trouver`, `le jour ou nous`, `d'ou`, `là ou`."""
    for i, word in enumerate(s.words):
        if word.lower != "ou":
            continue
        following = s.role(i + 1)
        before = s.lower(i - 1)
        opening = i == 0 and word.capital and (following == "Y" or (s.final == "?" and following == "V"))
        place = before in _PLACES and (following == "S" or s.lower(i + 1) in ("se", "s'"))
        fixed = before in ("là", "partout", "d'", "n'importe", "jusqu'", "importe") and s.lower(
            i + 1
        ) not in ("non",)
        if opening or place or (fixed and (before != "là" or following in ("S", "D", "O", "Y"))):
            yield on(word, "« où » marque le lieu ou le temps; on ne peut dire « ou bien ».", "où")


def ou_with_accent(s: Sentence) -> Iterator[Hit]:
    """`lundi où mardi`, `réparer où remplacer`: a choice."""
    for i, word in enumerate(s.words):
        if (
            word.lower != "où"
            or i == 0
            or s.final == "?"
            or s.lower(i - 1) in ("d'", "par", "jusqu'", "importe")
        ):
            continue
        following = s.role(i + 1)
        if following in ("Y",) and s.role(i - 1) != "Y":
            continue
        if following in ("N", "A", "Q", "#", "D", "P", "F", "Y", "W") and (
            not _verb_follows(s, i + 1) or _only_verb_is_after(s, i)
        ):
            yield on(word, "C’est un choix : on peut dire « ou bien ».", "ou")


def _verb_follows(s: Sentence, i: int) -> bool:
    for j in range(i, len(s.words)):
        if s.role(j) == "V" or (s.at(j).form.finite and not s.at(j).form.nominal):
            return True
        if s.role(j) == "." and s.lower(j) not in ("«", "»", "(", ")"):
            return False
    return False


def _only_verb_is_after(s: Sentence, i: int) -> bool:
    """`Dans la plupart des cas, un mégot où des cendres étaient en cause.`: the sentence lacks its verb."""
    if not s.is_prose or s.lower(i - 1) in _PLACES or s.role(i - 1) != "N" or s.role(0) not in ("P", "F"):
        return False
    verbs = [k for k, w in enumerate(s.words) if w.role == "V"]
    return len(verbs) == 1 and verbs[0] > i and "," in s.lowers(0, i)


def ce_for_se(s: Sentence) -> Iterator[Hit]:
    """`La fête ce déroule`, `elle c'est blessée`."""
    for i, word in enumerate(s.words):
        following = s.at(i + 1)
        if (
            word.lower == "ce"
            and s.role(i - 1) in ("N", "M", "A", "Q", "S", "R")
            and following.form.only_verb
        ):
            lemmas = following.form.lemmas()
            if (
                not lemmas & {"être", "pouvoir", "devoir", "avoir", "sembler", "faire"}
                and following.form.finite
            ):
                yield on(word, "Devant un verbe, c’est le pronom « se ».", "se")
        if word.lower == "c'" and _is_reflexive(s, i):
            yield on(word, "Le verbe est pronominal : « s’ ».", f"s{s.apostrophe()}")


def _is_reflexive(s: Sentence, i: int) -> bool:
    if s.role(i - 1) not in ("N", "M", "A", "Q", "R", "S") or "être" not in s.at(i + 1).form.lemmas():
        return False
    if s.lower(i - 1) in ("nous", "vous", "je", "tu", "ce"):
        return False
    j = i + 2
    while s.role(j) == "W":
        j += 1
    following = s.at(j)
    return (
        bool(following.form.participles)
        and not following.form.nouns
        and s.lower(j + 1) not in ("que", "qu'", "qui")
    )


def se_for_ce(s: Sentence) -> Iterator[Hit]:
    """`se samedi`, `se soir`, `s'est gratuit`, `s'est la fête`."""
    for i, word in enumerate(s.words):
        following = s.at(i + 1)
        if word.lower == "se" and (following.lower in _MOMENTS or _bare_noun(s, i + 1)):
            genders = {g for g, _ in following.form.nouns}
            feminine = genders == {"f"}
            text = "cette" if feminine else "cet" if following.lower[:1] in "aeiouéèêh" else "ce"
            yield on(word, "Devant un nom, c’est le déterminant « ce ».", text)
        if word.lower == "s'" and following.lower in ("est", "était") and _is_presentative(s, i):
            yield on(
                word, "« C’est » présente quelque chose : on peut dire « cela est ».", f"c{s.apostrophe()}"
            )


def _bare_noun(s: Sentence, i: int) -> bool:
    form = s.at(i).form
    return bool(form.nouns) and not (
        form.gerund or form.verbs or form.infinitives or form.participles or form.adverb or form.preposition
    )


def _is_presentative(s: Sentence, i: int) -> bool:
    role, following = s.role(i + 2), s.at(i + 2)
    if s.role(i - 1) in ("S", "R") or s.lower(i - 1) in ("qui", "ne", "n'"):
        return False
    if role == "D" or following.lower in _MOMENTS | forms("gratuit pourquoi ici demain parti bientôt comme"):
        return following.lower not in ("tout", "tous", "plusieurs")
    return role in ("N", "M") and not following.form.participles and not following.form.qualifiers


def sa_ca(s: Sentence) -> Iterator[Hit]:
    """`sa va bien`, `sa ne coûte rien`."""
    for i, word in enumerate(s.words):
        following = s.at(i + 1)
        if (
            word.lower == "sa"
            and not word.text.isupper()
            and (
                (following.form.only_verb and following.form.finite)
                or following.lower in ("ne", "n'", "se", "s'", "va", "fait")
            )
        ):
            yield on(word, "Devant un verbe, c’est le pronom « ça ».", "ça")


def ces_ses_cest(s: Sentence) -> Iterator[Hit]:
    """`ses la fête`, `ces le temps`, `c'est enfants`."""
    for i, word in enumerate(s.words):
        following = s.at(i + 1)
        if following.lower == "pas" and s.role(i - 1) in ("P", "F", "V", "Y", "C"):
            continue
        if word.lower in ("ses", "ces", "sait") and (
            following.lower
            in ("le", "la", "l'", "un", "une", "les", "pas", "ici", "gratuit", "bientôt", "demain")
            or (following.lower in _MOMENTS and not following.lower.endswith("s"))
            or following.lower in ("mon", "ma", "notre", "votre", "pour", "à", "avec", "toujours", "vraiment")
        ):
            if word.lower == "sait" and s.role(i - 1) in ("S", "R", "X", "O", "T", "N", "M"):
                continue
            yield on(word, "« C’est » présente quelque chose.", f"c{s.apostrophe()}est")
        if word.lower == "c'" and following.lower == "est" and s.role(i + 2) in ("N", "A"):
            noun = s.at(i + 2).form
            numbers = {n for _, n in noun.nouns or noun.adjectives}
            if numbers == {"p"} and noun.nouns and not noun.finite and s.role(i - 1) in ("P", "F", "V", "Y"):
                yield between(word, following, "Devant un nom pluriel, c’est « ces ».", "ces")


def et_est(s: Sentence) -> Iterator[Hit]:
    """`la salle et déjà pleine.`: the clause has no verb."""
    for i, word in enumerate(s.words):
        if word.lower != "et" or s.role(i - 1) not in ("N", "M") or not s.is_prose:
            continue
        j = i + 1
        while s.role(j) == "W":
            j += 1
        attribute = s.at(j)
        if (
            attribute.role not in ("A", "Q")
            or attribute.form.nouns
            or s.role(j + 1) not in (".", "P", "F", ",")
        ):
            continue
        start = i - 1
        while start > 0 and s.role(start - 1) not in (".", ",", "C", "L", "V"):
            start -= 1
        if s.role(start) == "C":
            start += 1
        phrase = noun_phrase(s, start)
        if phrase is None or phrase.end != i or phrase.number != "s" or _verb_follows(s, start):
            continue
        pair = (phrase.gender or "m", "s")
        if pair in attribute.form.qualifiers and (j > i + 1 or attribute.role == "Q"):
            yield on(word, "La proposition n’a pas de verbe : « est ».", "est")


def est_et(s: Sentence) -> Iterator[Hit]:
    """`le maire est les conseillers seront`: two subjects."""
    for i, word in enumerate(s.words):
        if word.lower != "est" or s.role(i - 1) not in ("N", "M") or s.role(i + 1) not in ("D", "M"):
            continue
        phrase = noun_phrase(s, i + 1)
        if phrase is None:
            continue
        verb = verb_after(s, phrase.end)
        if verb is not None and s.at(verb).form.only_verb and s.at(verb).form.persons <= {"3p"}:
            yield on(word, "Les deux noms sont coordonnés : « et ».", "et")


def son_sont(s: Sentence) -> Iterator[Hit]:
    """`les portes son ouvertes`, `avec sont équipe`."""
    for i, word in enumerate(s.words):
        following = s.at(i + 1)
        if word.lower == "son":
            numbers = {n for _, n in following.form.qualifiers}
            plural = numbers == {"p"} and not following.form.nouns - following.form.qualifiers
            if s.lower(i - 1) in ("ils", "elles") or (plural and s.role(i - 1) in ("N", "A", "Q", "R")):
                yield on(word, "C’est le verbe « être » : on peut dire « étaient ».", "sont")
        if word.lower == "sont" and s.role(i - 1) in ("P", "F") and following.form.nouns:
            yield on(word, "Devant un nom, c’est le déterminant « son ».", "son")


def on_ont(s: Sentence) -> Iterator[Hit]:
    """`les élèves on reçu`, `ont peut`."""
    for i, word in enumerate(s.words):
        following = s.at(i + 1)
        if (word.lower == "on" and s.role(i - 1) in ("N", "A", "Q")) or (
            word.lower == "on" and s.lower(i - 1) in ("ils", "elles")
        ):
            plural = {n for _, n in s.at(i - 1).form.nouns} != {"s"}
            participle = ("m", "s") in following.form.participles and not following.form.finite
            if plural and (participle or following.lower == "été"):
                yield on(word, "C’est le verbe « avoir » : on peut dire « avaient ».", "ont")
        if (
            word.lower == "ont"
            and (i == 0 or s.role(i - 1) in ("L", "K", "."))
            and (
                (following.form.only_verb and following.form.finite)
                or following.lower in ("peut", "va", "doit", "vous", "se")
            )
        ):
            yield on(word, "C’est le pronom « on ».", "on")


def peu_peut(s: Sentence) -> Iterator[Hit]:
    """`on peu réserver`, `la demande peut-être faite`, `il viendra peut être`."""
    for i, word in enumerate(s.words):
        before = s.lower(i - 1)
        if (
            word.lower == "peu"
            and s.role(i + 1) == "Y"
            and s.role(i - 1) in ("S", "N", "M", "A", "Q", "R", "T", "O")
        ):
            yield on(word, "C’est le verbe « pouvoir ».", "peut")
        if (
            word.lower in ("peut", "peux")
            and s.lower(i - 2) != "l'"
            and s.role(i + 1) != "Y"
            and before in ("un", "très", "trop", "si", "depuis", "sous")
        ):
            yield on(word, "C’est l’adverbe « peu ».", "peu")
        if word.lower == "peut" and s.lower(i + 1) == "être" and _is_adverb(s, i):
            yield between(word, s.at(i + 1), "L’adverbe « peut-être » prend un trait d’union.", "peut-être")
        if (
            word.lower == "peut-être"
            and s.role(i - 1) in ("N", "M", "A", "Q", "S")
            and s.role(i + 1) in ("Q", "A")
        ):
            if not any(w.role == "V" for w in s.words) and s.role(0) in ("D", "S", "M", "T"):
                yield on(word, "Le verbe « pouvoir » et « être » s’écrivent sans trait d’union.", "peut être")


def _is_adverb(s: Sentence, i: int) -> bool:
    after = s.lower(i + 2)
    if i == 0 or s.lower(i - 1) in (".", "!", ";", ":", "…"):
        return after in ("que", "qu'") or s.lower(i + 3).startswith("-") or s.role(i + 2) == "S"
    return s.role(i - 1) in ("V", "O") and s.role(i + 2) not in ("Q", "A") and s.at(i - 1).form.only_verb


def pres_pret(s: Sentence) -> Iterator[Hit]:
    """`tout prêt de la caserne`, `sont près à partir`."""
    for i, word in enumerate(s.words):
        if word.lower in ("prêt", "prêts") and s.lower(i + 1) in ("de", "d'", "du", "des"):
            if s.role(i - 1) not in ("D", "A", "F", "P", "#", "C") or s.lower(i - 1) in (
                "tout",
                "très",
                "plus",
            ):
                yield on(word, "« près de » marque la proximité.", "près")
        if word.lower == "près" and s.lower(i + 1) == "à" and s.role(i + 2) in ("Y", "O"):
            yield on(word, "« prêt à » : disposé à.", "prêt", "prête", "prêts", "prêtes")


def la_l_a(s: Sentence) -> Iterator[Hit]:
    """`qui la reçu`, `on la trouvé`, `il ma dit`."""
    verbs = {"la": "l{}a", "ma": "m{}a", "ta": "t{}a"}
    for i, word in enumerate(s.words):
        if word.lower not in verbs or s.role(i - 1) not in ("S", "R", "X") or s.lower(i - 1).startswith("-"):
            continue
        if _plain_participle(s.at(i + 1)) and s.role(i + 2) != "N":
            yield on(
                word,
                "C’est le verbe « avoir » précédé d’un pronom.",
                verbs[word.lower].format(s.apostrophe()),
            )


def mes_mais(s: Sentence) -> Iterator[Hit]:
    """`gratuit, mes il faut`, `avec mais amis`."""
    for i, word in enumerate(s.words):
        following = s.at(i + 1)
        if word.lower == "mes" and following.role in ("S", "X", "D") and following.lower not in ("deux",):
            yield on(word, "C’est la conjonction « mais ».", "mais")
        if word.lower == "mais" and s.role(i - 1) in ("P", "F") and following.form.nouns:
            yield on(word, "Devant un nom pluriel, c’est « mes ».", "mes")


def quel_que(s: Sentence) -> Iterator[Hit]:
    """`quelque soit la raison`, `quel que soit les heures`."""
    for i, word in enumerate(s.words):
        if word.lower in ("quelque", "quelques") and s.lower(i + 1) in ("soit", "soient"):
            last, at = s.at(i + 1), i + 2
        elif word.lower in _QUELS and s.lower(i + 1) == "que" and s.lower(i + 2) in ("soit", "soient"):
            last, at = s.at(i + 2), i + 3
        else:
            continue
        phrase = noun_phrase(s, at)
        if phrase is None or not phrase.number:
            continue
        gender = phrase.gender or ("f" if word.lower.startswith("quelle") else "m")
        right = "quel" + ("le" if gender == "f" else "") + ("s" if phrase.number == "p" else "")
        verb = "soient" if phrase.number == "p" else "soit"
        if word.lower != right or last.lower != verb:
            yield between(word, last, "« Quel que » s’accorde avec le nom qui suit.", f"{right} que {verb}")


_QUELS = forms("quel quelle quels quelles")


RULES = (
    GrammarRule(
        "homophone.a_preposition",
        a_without_accent,
        "« a » est le verbe avoir; « à » est une préposition.",
        bad=(
            ("La rue est fermée a cause des travaux.", "La rue est fermée à cause des travaux."),
            ("Le comptoir est ouvert du lundi a vendredi.", "Le comptoir est ouvert du lundi à vendredi."),
            ("Apportez vos sacs a ordures.", "Apportez vos sacs à ordures."),
            ("Il reste deux places a combler.", "Il reste deux places à combler."),
        ),
        good=(
            "Il y a une fête.",
            "Le maire a fait un don.",
            "La Ville a besoin de bénévoles.",
            "L’école a 200 élèves.",
            "La salle qui est ouverte a une scène.",
        ),
    ),
    GrammarRule(
        "homophone.a_verbe",
        a_with_accent,
        "« a » est le verbe avoir; « à » est une préposition.",
        bad=(
            ("La bibliothécaire à choisi dix romans.", "La bibliothécaire a choisi dix romans."),
            ("Le garçon qui à gagné est d’ici.", "Le garçon qui a gagné est d’ici."),
        ),
        good=(
            "L’horaire à respecter est affiché.",
            "Elle pense à lui.",
            "Quant à elle, à midi, elle partira.",
        ),
    ),
    GrammarRule(
        "homophone.ou_lieu",
        ou_without_accent,
        "« où » marque le lieu ou le temps; « ou » marque un choix.",
        bad=(
            ("Ou déposer les piles?", "Où déposer les piles?"),
            ("Le jour ou il neigera, appelez-nous.", "Le jour où il neigera, appelez-nous."),
        ),
        good=("Lundi ou mardi, nous irons.", "Le parc ou la patinoire est fermé."),
    ),
    GrammarRule(
        "homophone.ou_choix",
        ou_with_accent,
        "« ou » marque un choix; « où » marque le lieu ou le temps.",
        bad=(
            ("Passez lundi où mardi.", "Passez lundi ou mardi."),
            ("Il faut réparer où remplacer la pompe.", "Il faut réparer ou remplacer la pompe."),
        ),
        good=("Voici un endroit où jouer.", "Le parc où nous allons est grand."),
    ),
    GrammarRule(
        "homophone.se",
        ce_for_se,
        "« se » accompagne un verbe; « ce » accompagne un nom.",
        bad=(
            ("Le concert ce déroule au parc.", "Le concert se déroule au parc."),
            ("La soirée c’est terminée à minuit.", "La soirée s’est terminée à minuit."),
        ),
        good=("Le samedi, c’est fermé.", "Ce sera gratuit."),
    ),
    GrammarRule(
        "homophone.ce",
        se_for_ce,
        "« ce » accompagne un nom; « se » accompagne un verbe.",
        bad=(
            ("Rendez-vous se samedi au parc.", "Rendez-vous ce samedi au parc."),
            ("Demain, s’est la fête!", "Demain, c’est la fête!"),
        ),
        good=("Il s’est levé tôt.", "La rivière s’est retirée."),
    ),
    GrammarRule(
        "homophone.ca",
        sa_ca,
        "« ça » remplace « cela »; « sa » accompagne un nom.",
        bad=(("Venez, sa commence à 9 h!", "Venez, ça commence à 9 h!"),),
        good=("Sa marche est longue.",),
    ),
    GrammarRule(
        "homophone.cest",
        ces_ses_cest,
        "« c’est » présente; « ces » et « ses » accompagnent un nom pluriel.",
        bad=(("Samedi, ses la fête au village!", "Samedi, c’est la fête au village!"),),
        good=("Ses amis et ses voisins sont là.", "Ces samedis sont gratuits."),
    ),
    GrammarRule(
        "homophone.est",
        et_est,
        "« est » est le verbe être; « et » relie.",
        bad=(("La piscine et déjà pleine.", "La piscine est déjà pleine."),),
        good=("Un parc vert et propre.", "Le pain et le beurre."),
    ),
    GrammarRule(
        "homophone.et",
        est_et,
        "« et » relie deux noms; « est » est le verbe être.",
        bad=(
            ("Le maire est les conseillers seront présents.", "Le maire et les conseillers seront présents."),
        ),
        good=("La fête est la plus belle.",),
    ),
    GrammarRule(
        "homophone.sont",
        son_sont,
        "« sont » est le verbe être; « son » accompagne un nom.",
        bad=(("Les inscriptions son ouvertes.", "Les inscriptions sont ouvertes."),),
        good=("Elle aime son chien.",),
    ),
    GrammarRule(
        "homophone.ont",
        on_ont,
        "« ont » est le verbe avoir; « on » est un pronom.",
        bad=(
            ("Les élèves on reçu un livre.", "Les élèves ont reçu un livre."),
            ("Ont peut réserver en ligne.", "On peut réserver en ligne."),
        ),
        good=("Ce matin on mange dehors.",),
    ),
    GrammarRule(
        "homophone.peut",
        peu_peut,
        "« peut » est le verbe pouvoir; « peu » marque la quantité; « peut-être » marque le doute.",
        bad=(
            ("On peu réserver en ligne.", "On peut réserver en ligne."),
            ("Peut être que vous avez raison.", "Peut-être que vous avez raison."),
            ("La demande peut-être faite en ligne.", "La demande peut être faite en ligne."),
        ),
        good=(
            "La demande peut être faite en ligne.",
            "Il reste peu de places.",
            "Il viendra peut-être demain.",
        ),
    ),
    GrammarRule(
        "homophone.pres",
        pres_pret,
        "« près de » marque la proximité; « prêt à » veut dire disposé à.",
        bad=(("Le lot se trouve prêt de la rivière.", "Le lot se trouve près de la rivière."),),
        good=("Le service de prêt de livres est gratuit.", "Un prêt de 500 $.", "Ils sont prêts à partir."),
    ),
    GrammarRule(
        "homophone.la",
        la_l_a,
        "« l’a » contient le verbe avoir.",
        bad=(("Le citoyen qui la trouvé sera remercié.", "Le citoyen qui l’a trouvé sera remercié."),),
        good=("Elle la voit.",),
    ),
    GrammarRule(
        "homophone.mais",
        mes_mais,
        "« mais » relie; « mes » accompagne un nom pluriel.",
        bad=(("C’est gratuit, mes il faut s’inscrire.", "C’est gratuit, mais il faut s’inscrire."),),
        good=("Mes voisins sont gentils.",),
    ),
    GrammarRule(
        "homophone.quel_que",
        quel_que,
        "« quel que soit » s’écrit en trois mots et s’accorde avec le nom qui suit.",
        bad=(("Quelque soit la météo, on marche.", "Quelle que soit la météo, on marche."),),
        good=("Quelle que soit la météo, on marche.", "Quelles que soient vos questions, écrivez-nous."),
    ),
)
