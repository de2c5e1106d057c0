"""The gender that nouns with a rare twin have in municipal prose: a page is never a young valet there."""

from __future__ import annotations

_FEMININE = (
    "page période aide somme crème souris faune œuvre ombre radio relâche vapeur enseigne foudre crêpe part réglisse orange"
    " ordonnance passe moule mousse laque cave finale cartouche manœuvre vague"
)
_MASCULINE = "greffe livre espace geste solde couple office cadre cours tennis légume hymne gîte"
# « Le commis », « la commis »: of both genders, whatever the lexicon says.
EPICENE = frozenset(("commis",))
MAIN_GENDER = dict.fromkeys(_FEMININE.split(), "f") | dict.fromkeys(_MASCULINE.split(), "m")


def main_gender(form: str) -> str:
    """`m` or `f` when a noun form has one gender in practice, else ""."""
    return MAIN_GENDER.get(form) or (MAIN_GENDER.get(form[:-1], "") if form.endswith("s") else "")
