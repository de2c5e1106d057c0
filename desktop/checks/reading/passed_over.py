"""What a qualifier is never meant for, on the way back to its noun: units, moments, infinitives that complete."""

from __future__ import annotations

from desktop.checks.reading.compound_nouns import completes_name
from desktop.checks.reading.function_words import DAYS
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import forms

_MOMENTS = forms("matin soir midi après-midi")
_UNITS = forms(
    "m cm km mm kg g l ml mètre mètres kilomètre kilomètres centimètre centimètres pied pieds pouce pouces litre litres"
    " heure heures minute minutes jour jours mois an ans semaine semaines kilo kilos tonne tonnes hectare hectares"
)
_LENGTHS = forms("m km kg g l ml mètres kilomètres litres kilos tonnes hectares")


def _laid(unit: Word, word: Word) -> bool:
    """`300 mètres de trottoir coulés`: what was counted may be what was done."""
    plurals = {pair for pair in word.form.qualifiers if pair[1] == "p"}
    return bool(plurals & unit.form.nouns)


def passed_over(s: Sentence, j: int, last: int, word: Word, *, alone: bool) -> int:
    """How many words back to go past what the qualifier is never meant for, at `j`; `alone` when no noun was met yet."""
    lower = s.lower(j)
    conduct = s.role(j) == "Y" and j == last and s.lower(j - 1) in ("de", "à") and s.role(j - 2) in ("N", "A")
    if conduct or (lower in ("tel", "telle", "tels", "telles") and s.role(j - 1) == "D" and not alone):
        return 1  # permis de conduire; un tel inventaire
    from_place = s.role(j + 2) == "D" or s.lower(j + 1) in ("du", "des")
    one = {number for _, number in s.at(j + 2).form.nouns} == {"s"} and not _laid(s.at(j), word)
    from_place = from_place or (lower in _LENGTHS and s.lower(j + 1) in ("de", "d'") and one)  # 9 km de piste
    if lower in _UNITS and j < last and s.role(j - 1) == "#" and from_place:
        return 1  # à 300 mètres d'un arbre affecté
    if lower == "avantage" and s.lower(j - 1) == "d'":
        return 2  # « d'avantage » stands for « davantage »
    if not alone and (lower in DAYS or (lower in _MOMENTS and s.lower(j - 1) in DAYS)):
        return 1  # jeudi soir avec une biologiste passionnée
    return int(alone and s.role(j) == "N" and completes_name(s, j, word))  # une carte de membre valide
