"""vers, vert and verre, voie and voix, fond and fonds, fin and faim: nouns known by what is around them."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_GREEN = forms("vert verre vers ver")
_SHADES = forms("pâle foncé lime forêt clair olive tendre vif émeraude")
_NUMBERED = forms("le la l' les un une son sa ses leur leurs nos vos notre votre ce cette ces")


def vers_vert_verre(s: Sentence) -> Iterator[Hit]:
    """`dirigés vert la ressource`, `une porte peinte en verre.`, `le corridor verre`, `cloisons vers pâle`."""
    for i in s.places(_GREEN):
        word, before, after = s.at(i).lower, s.lower(i - 1), s.lower(i + 1)
        heads = after in _NUMBERED and (
            s.at(i - 1).form.lemmas() & _MOVES
            or s.role(i - 1) in ("V", "Y", "Q", "G")
            or _motion_noun(before)
        )
        if word != "vers" and heads and s.role(i - 1) not in ("D", "F", "P", "#"):
            yield on(s.at(i), "« Vers » marque la direction.", "vers")
        elif (
            word != "vers"
            and s.role(i + 1) == "#"
            and s.at(i + 1).lower.isdigit()
            and s.role(i - 1) not in ("D", "F")
        ):
            if len(after) == 4 or s.lower(i + 2) in ("h", "heures"):
                yield on(s.at(i), "« Vers » marque un moment approximatif.", "vers")
        elif word != "vert" and (after in _SHADES or _is_coloured(s, i, word)):
            plural = (
                s.role(i - 1) == "N"
                and all(n == "p" for _, n in s.at(i - 1).form.nouns)
                and after not in _SHADES
            )
            yield on(s.at(i), "« Vert » est une couleur.", "verts" if plural else "vert")


_MOVES = forms(
    "diriger repousser tourner aller avancer pousser mener conduire rouler marcher se partir orienter acheminer courir"
    " ramener remonter descendre revenir évacuer transporter déplacer pencher rediriger envoyer glisser"
)


def _motion_noun(before: str) -> bool:
    return before in (
        "route",
        "chemin",
        "départ",
        "pas",
        "transition",
        "virage",
        "regard",
        "accès",
        "passage",
        "lien",
    )


def _is_coloured(s: Sentence, i: int, word: str) -> bool:
    """`le bac verre`, `peinte en vers.`, `vers de jalousie`."""
    before, after = s.at(i - 1), s.role(i + 1)
    painted = before.lower == "en" and s.at(i - 2).form.lemmas() & forms(
        "peindre indiquer teindre colorer écrire marquer"
    )
    noun = before.role == "N" and before.lower in (
        "corridor",
        "bac",
        "bacs",
        "espaces",
        "espace",
        "feu",
        "plan",
        "toit",
        "toits",
    )
    if word in ("verre", "ver") and noun:
        return True
    attribute = s.lower(i + 1) == "de" and s.lower(i + 2) in ("jalousie", "peur", "rage")
    return (
        bool(painted and after in (".", ",", "P", ""))
        or attribute
        or (word == "vers" and noun and after in (".", ",", "V", ""))
    )


_END = forms("faim faims")


def hunger_for_end(s: Sentence) -> Iterator[Hit]:
    """`une seule faim de semaine`, `Faim de la collecte`, `à la faim du mois`: the end."""
    for i in s.places(_END):
        after = s.lower(i + 1)
        if after not in ("de", "d'", "du", "des", "juin", "juillet", "août", "mai", "avril", "mars"):
            continue
        object_ = s.lower(i + 2)
        hungry = (
            any("avoir" in s.at(k).form.lemmas() for k in range(max(0, i - 9), i))
            or s.role(i - 1) in ("V", "Y", "S")
            or "avoir" in s.at(i - 1).form.lemmas()
            or (s.lower(i - 1) in ("de", "la") and object_ in ("loup", "justice"))
        )
        if not hungry and (object_ != "loup") and s.lower(i - 1) not in ("mourir", "une"):
            yield on(s.at(i), "La « fin » termine; la « faim » se rassasie.", "fin")


_TIMES = forms("foi foie")
_COUNTS = forms(
    "une deux trois quatre cinq six dix cent mille plusieurs quelques première deuxième troisième dernière prochaine"
    " seule autre autres chaque cette certaines toutes maintes bien"
)


def faith_for_times(s: Sentence) -> Iterator[Hit]:
    """`une bonne douzaine de foi`, `10 foi par an`, `il était une foi`: how many times."""
    for i in s.places(_TIMES):
        counted = s.lower(i - 1) in _COUNTS or s.role(i - 1) == "#"
        quantity = s.lower(i - 1) == "de" and s.lower(i - 2) in (
            "douzaine", "dizaine", "vingtaine", "centaine", "combien", "nombre", "beaucoup", "plein", "tant", "peu",
        )  # fmt: skip
        profession = s.lower(i + 1) in ("en", "envers") or s.lower(i + 1) in ("chrétienne", "catholique")
        governed = s.lower(i - 2) in ("à", "avec", "par", "d'", "de", "dans") and s.role(i + 1) in ("A", "Q")
        if (counted or quantity) and not profession and not governed:  # grâce à une foi inébranlable
            yield on(s.at(i), "« Fois » marque la répétition.", "fois")


_FUND = forms("fonds font")
_MONEY = forms(
    "roulement réserve dotation aide urgence solidarité investissement commerce développement secours subvention"
    " parcs terrains appui pension retraite placement capital amortissement garantie"
)


_OF_BOTTOM = forms("ski skis skieur skieurs course bruit toile article")


def fund_for_bottom(s: Sentence) -> Iterator[Hit]:
    """`au fonds d’un regard`, `le ski de fonds`, `contenant à fonds surélevé`: the bottom."""
    for i in s.places(_FUND):
        before, after = s.lower(i - 1), s.lower(i + 1)
        if s.at(i).lower == "font":
            pronoun = before == "le" and s.role(i - 2) in ("N", "M", "A", "Q", "T")
            pronoun = pronoun or (
                before == "le"
                and s.lower(i - 2)
                in (
                    "comme",
                    "que",
                    "qu'",
                    "qui",
                    "ils",
                    "elles",
                    "ne",
                    "ainsi",
                )
            )
            if before in ("le", "un", "du", "au", "ce") and not pronoun:  # comme le font les voisins
                yield on(
                    s.at(i),
                    "Le nom est « fond » ou « fonds »; « font » est le verbe faire.",
                    "fonds" if s.lower(i + 2) in _MONEY else "fond",
                )
            continue
        sport = before == "de" and s.lower(i - 2) in _OF_BOTTOM
        place = (
            before in ("au", "le", "du")
            and after in ("de", "du", "d'")
            and s.lower(i + 2)
            in (
                "la",
                "l'",
                "un",
                "une",
                "sa",
                "ma",
                "votre",
                "notre",
                "parc",
                "lac",
                "jardin",
                "rang",
                "sac",
                "bac",
                "corridor",
                "stationnement",
            )
        )
        place = place and s.lower(i + 3) not in _MONEY
        raised = before == "à" and after in ("surélevé", "plat", "perdu", "double")
        ending = s.lower(i - 1) == "au" and s.role(i + 1) in (".", ",")
        if sport or place or raised or ending:
            yield on(
                s.at(i), "Le « fond » est ce qui est en bas ou au bout; un « fonds », de l’argent.", "fond"
            )


_WAY = forms("voix")


def voice_for_way(s: Sentence) -> Iterator[Hit]:
    """`par voix électronique`, `réduit à une voix`, `au sud de la voix`, `la voix du bac bleu`: the way."""
    for i in s.places(_WAY):
        before, after = s.lower(i - 1), s.lower(i + 1)
        means = before == "par" and (
            after in ("électronique", "postale", "terrestre", "aérienne", "de", "d'", "maritime", "rapide")
        )
        road = {
            "circulation",
            "réduit",
            "réduite",
            "rue",
            "boulevard",
            "autoroute",
            "route",
            "véhicules",
            "chaussée",
            "asphalte",
        } & s.pieces
        lanes = (
            ((s.role(i - 1) == "#" and s.lower(i - 2) != "par") or before in ("une", "seule", "la", "les"))
            and road
            and after in (".", ",", "à", "sera", "est", "en", "sont", "de", "")
        )
        side = (
            before == "la"
            and s.lower(i - 2) == "de"
            and s.lower(i - 3) in ("sud", "nord", "est", "ouest", "long", "côté", "près", "bord")
        )
        bac = (
            before == "la"
            and s.lower(i - 2) == "par"
            and after == "du"
            and s.lower(i + 2) in ("bac", "courrier", "site", "train", "lac")
        )
        if means or (lanes and not {"chorale", "chœur", "soliste", "chant"} & s.pieces) or side or bac:
            plural = s.role(i - 1) == "#" or before == "les"
            yield on(
                s.at(i),
                "Une « voie » mène quelque part; une « voix » parle.",
                "voies" if plural and before != "une" else "voie",
            )


RULES = (
    GrammarRule(
        "homophone.vers",
        vers_vert_verre,
        "« Vers » marque la direction, « vert » est une couleur, le « verre » se recycle.",
        bad=(
            ("Les sans-abri sont dirigés vert la halte.", "Les sans-abri sont dirigés vers la halte."),
            ("La gadoue est repoussée verre la chaussée.", "La gadoue est repoussée vers la chaussée."),
            ("La ferme fut achetée vert 1890.", "La ferme fut achetée vers 1890."),
            ("Des cloisons verre pâle séparent les postes.", "Des cloisons vert pâle séparent les postes."),
        ),
        good=("Le bac vert est plein.", "Un verre d’eau.", "Une porte de verre.", "Un ver de terre.", "Le verre va au bac."),
        words=_GREEN,
    ),
    GrammarRule(
        "homophone.fin",
        hunger_for_end,
        "La « fin » termine; la « faim » se rassasie.",
        bad=(
            ("Trois fêtes en une seule faim de semaine!", "Trois fêtes en une seule fin de semaine!"),
            ("Faim de la collecte des feuilles.", "Fin de la collecte des feuilles."),
            ("On se voit à la faim du mois.", "On se voit à la fin du mois."),
        ),
        good=("Il a eu, toute sa vie, faim de tout.", "Une faim de loup.", "Il a faim de pain.", "La faim gagne.", "Mourir de faim."),
        words=_END,
    ),
    GrammarRule(
        "homophone.fois",
        faith_for_times,
        "« Fois » marque la répétition; « foi » est la croyance.",
        bad=(
            ("Une bonne douzaine de foi, on a ri.", "Une bonne douzaine de fois, on a ri."),
            ("Il était une foi un ours.", "Il était une fois un ours."),
            ("Le bac est vidé 26 foi par an.", "Le bac est vidé 26 fois par an."),
        ),
        good=("De bonne foi.", "Il a foi en l’avenir.", "Ma foi, oui.", "Le foie de veau."),
        words=_TIMES,
    ),
    GrammarRule(
        "homophone.fond",
        fund_for_bottom,
        "Le « fond » est ce qui est en bas ou au bout; un « fonds », de l’argent; « font », le verbe faire.",
        bad=(
            ("Le ski de fonds est ouvert.", "Le ski de fond est ouvert."),
            ("Descendez au fonds d’un regard d’égout.", "Descendez au fond d’un regard d’égout."),
            ("Assis au fonds de la salle.", "Assis au fond de la salle."),
        ),
        good=("Le fonds de roulement.", "Un fonds de commerce.", "Ils font du ski.", "Les fonds sont épuisés.", "La plupart des usagers le font déjà.", "Au fonds de l’aide aux aînés."),
        words=_FUND,
    ),
    GrammarRule(
        "homophone.voie",
        voice_for_way,
        "Une « voie » mène quelque part; une « voix » parle.",
        bad=(
            ("Les comptes sont envoyés par voix électronique.", "Les comptes sont envoyés par voie électronique."),
            ("Le boulevard sera réduit à une voix.", "Le boulevard sera réduit à une voie."),
            ("Il habite au sud de la voix.", "Il habite au sud de la voie."),
        ),
        good=("La voix de la soliste.", "Une voix douce.", "Par la voix du maire.", "Deux voix chantent dans la rue."),
        words=_WAY,
    ),
)  # fmt: skip
