"""Ways to ask that no inversion shows: `Et si on plantait un verger?`, `Vous avez des questions? Écrivez-nous.`"""

from __future__ import annotations

from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms


def what_if(s: Sentence, start: int) -> bool:
    """`Et si on plantait un verger.`: a condition in the past, and nothing that depends on it."""
    k = start + 1 + (s.lower(start + 1) in ("l'",))
    if (
        start == 0
        or s.lower(start - 1) != "et"
        or s.lower(start) != "si"
        or s.lower(k) not in ("on", "nous", "vous")
    ):
        return False
    verbs = [j for j in range(k, len(s.words)) if s.role(j) == "V"]
    past = bool(verbs) and any(v.mood == "Iq" for v in s.at(verbs[0]).form.verbs)
    return past and len(verbs) == 1 and s.words[-1].text == "."


def asks_at_the_end(s: Sentence) -> bool:
    """`Le bac brun, à quoi ça sert.`, `Le permis, comment ça marche.`: what was named first, then a short question."""
    if s.role(0) != "D" or s.lowers(0, len(s.words)).count(",") != 1:
        return False
    k = s.lowers(0, len(s.words)).index(",") + 1
    if any(s.role(j) == "V" for j in range(k)) or len(s.words) - k > 8:
        return False
    if s.lower(k) == "quand" and s.document.folded[: s.span.start].rstrip().endswith("?"):
        return False  # Ce qu'elles préfèrent? L'odeur du matin, quand on démoule.
    k += s.role(k) == "P"
    asked = s.lower(k) in ("quoi", "comment", "pourquoi", "où", "combien", "quand") and s.role(k + 1) in (
        "S",
        "T",
        "O",
    )
    return asked and s.role(k + 2) in ("V", "X", "O") and sum(w.role == "V" for w in s.words[k:]) == 1


_WANTED = forms(
    "aimer chercher désirer souhaiter vouloir rêver songer penser prévoir connaître avoir hésiter cherchez planifier"
    " projeter envisager déménager partir manquer rénover construire habiter posséder"
)
# What one looks for asks by itself; the rest asks when an order answers it.
_ASKED_OF_US = {
    ("une", "question"),
    ("des", "questions"),
    ("un", "doute"),
    ("un", "problème"),
    ("une", "idée"),
    ("un", "commentaire"),
}
_LOOKED_FOR = forms("aimer chercher désirer souhaiter vouloir rêver songer hésiter")
# « Vous avez perdu votre chien? Appelez. »: what happened to the reader, perhaps.
_HAPPENED = forms(
    "perdre trouver égarer manquer rater oublier remarquer constater observer apercevoir déménager subir voir"
)
# « Vous êtes responsable de votre entrée. Déneigez-la. » tells, and does not ask.
_TOLD_STATES = forms(
    "responsable responsables tenu tenue libre libres bienvenu bienvenue bienvenus cordialement priés"
)


def offers(s: Sentence) -> bool:
    """`Vous avez des questions. Écrivez-nous.`: what one offers to whoever answers yes."""
    if s.lower(0) in _TEMPTING and "V" not in s.roles:
        wished = s.lower(0) == "envie" and s.role(1) == "F" and "Y" in s.roles
        wished = wished or (s.lowers(0, 2) == ("besoin", "d'") and s.lower(2) in ("un", "une", "aide"))
        if wished and _next_word(s):
            return True
        lent = s.lower(0).startswith("prêt") and s.lower(1) in ("de", "d'")  # Prêt de casques pour débutants
        return not lent and (s.lower(0).startswith("prêt") or _order_follows(s))
    if s.lowers(0, 2) in _ASKED_OF_US and "V" not in s.roles:
        return _order_follows(s)
    if _told_lacking(s):
        return True
    if s.lower(0) not in ("vous", "tu") or s.at(1).role != "V":
        return False
    lemmas = s.at(1).form.lemmas()
    present = any(v.mood == "Ip" for v in s.at(1).form.verbs)
    if not present or len(s.words) >= 16 or "," in s.lowers(0, len(s.words)):
        return False
    if lemmas & _LOOKED_FOR and s.role(2) in ("D", "F", "P", "Y", "O") and _next_word(s):
        return True
    named = s.role(2) in ("A", "N") and s.lower(2) not in _TOLD_STATES
    asked = (
        ("être" in lemmas and named)
        or ("avoir" in lemmas and _asked_having(s))
        or bool(lemmas & _WANTED - {"avoir"})
    )
    return asked and _order_follows(s)


_OWN = forms("votre vos vous ton ta tes")
_LACKING = forms("pas trop plus assez nouveau nouvelle nouveaux nouvelles fatigué fatiguée marre")
_THINGS_TO_SAY = forms("idées questions commentaires suggestions doutes projets inquiétudes")
_TEMPTED = forms("tente dit")


def _told_lacking(s: Sentence) -> bool:
    """`Vous n’avez pas encore votre vignette. Passez…`, `Nouveau dans la région. Venez…`, `Ça vous tente de chanter.`"""
    words = s.lowers(0, len(s.words))
    if words[:2] == ("ça", "vous") and s.lower(2) in _TEMPTED and s.lower(3) in ("de", "d'"):
        return True
    if words[:2] == ("c'", "est") and s.lower(2) in ("quoi", "où", "quand"):
        return s.role(3) == "D" and sum(w.role == "V" for w in s.words) == 1
    if s.lower(0) == "quelqu'un" and any(v.mood == "K" for v in s.at(1).form.verbs):
        return "," not in words and bool(_next_word(s))
    if len(words) > 14 or "," in words or not _order_or_you(s):
        return False
    if "V" not in s.roles:
        named = s.lower(0) == "des" and s.lower(1) in _THINGS_TO_SAY
        welcome = s.lower(0).startswith("nouve") and s.role(1) == "P"
        return named or welcome or (s.lower(0) in _LACKING and bool(_OWN & set(words)))
    denied = (
        {"ne", "n'"} & set(words) and "pas" in words and s.lower(words.index("pas") + 1) not in ("à", "que")
    )
    mine = s.lower(0) in ("votre", "vos") or words[:3] == ("vous", "n'", "avez")
    held = [w for w in s.words if w.role == "V"]
    return bool(denied and mine and len(held) == 1 and any(v.mood == "Ip" for v in held[0].form.verbs))


def _order_or_you(s: Sentence) -> bool:
    return _order_follows(s) or _next_word(s) == "Vous"


def _asked_having(s: Sentence) -> bool:
    """`Vous avez des questions`, `Vous avez perdu votre chien`."""
    happened = s.role(2) == "Q" and bool(s.at(2).form.lemmas() & _HAPPENED) and s.role(3) in ("D", "F")
    return happened or bool({"questions", "question", "besoin", "envie"} & set(s.lowers(2, 5)))


_TEMPTING = forms("prêt prête prêts prêtes besoin envie intéressé intéressée intéressés curieux curieuse")


def _next_word(s: Sentence) -> str:
    """The word that opens the next sentence of the line, or ""."""
    line = s.document.folded[s.words[-1].end :].split("\n", 1)[0]
    return line.lstrip().split(" ", 1)[0].rstrip("!.,")


def _order_follows(s: Sentence) -> bool:
    """Whether the next sentence begins with an order: `Écrivez-nous.`"""
    following = s.document.folded[s.words[-1].end :].lstrip().split(" ", 1)[0].rstrip("!.,")
    form = s.vocabulary.form(following.partition("-")[0]) if following else s.edge.form
    misspelt = following[:1].isupper() and following.endswith("ez") and not form.known
    return misspelt or (any(v.mood == "E" for v in form.verbs) and not form.nominal)


def governs_another(s: Sentence, first: int) -> bool:
    """`Qui sème le vent récolte la tempête`: who does the one does the other, whose verb may be read as a noun."""
    return any(
        "3s" in s.at(k).form.persons and s.role(k + 1) == "D" and s.role(k - 1) not in ("D", "P", "F", "#")
        for k in range(first + 2, len(s.words))
    )
