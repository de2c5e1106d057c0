"""Whether `de`, `le` or `que` lose their vowel before a word, and `de` before the name of somebody.

Source: OQLF, Vitrine linguistique, « Élision ».
"""

from __future__ import annotations

# Words before which nothing is elided though they begin with a vowel; then beginnings of words in aspirated h.
_NOT_ELIDED = frozenset(
    "onze onzième onzièmes oui un-huit ouistiti ouistitis yogourt yogourts yoga yogas yacht yachts yaourt yaourts"
    " yéti yétis yourte yourtes".split()
)
_ASPIRATED = tuple(
    "hach hai haie haine haï hall halo halt hamac hamburger hameau hamster hanche hand hangar hant harang harass harcel"
    " hardi harem hareng haricot harnais harp hasard hât hauss haut havre hérisson hernie héron héros herse hêtre heurt hibou"
    " hic hideux hiérarch hip hippie hiss hobby hocher hockey hollandais homard hongrois honte honteu hoquet hors hot houblon"
    " houle housse huit hurl hutte huard huche huée hublot halogèn halètement hausse".split()
)
_VOWELS = "aeiouéèêàâîïôûœæ"
# First names and surnames said with a breath, as Harold or Hans; the others are French: Hélène, Henri, Hugues.
_BREATHED = ("ha", "hea", "hei", "hol", "hou", "how")


def is_elided_before(word: str) -> bool:
    """Whether `de`, `le`, `que`… lose their vowel before `word` (lower case)."""
    if not word or word in _NOT_ELIDED:
        return False
    if word[0] == "h":
        return not word.startswith(_ASPIRATED)
    return word[0] in _VOWELS or word == "y"


def of_person(name: str) -> str:
    """`de` and the name of somebody, as one writes it: « d’Aurélie Lépinette », « de Fabien Duruisseau »."""
    lower = name.lower()
    if lower.startswith("h"):
        elided = not lower.startswith(_BREATHED)
    elif lower.startswith("y"):
        elided = lower[1:2] not in _VOWELS
    else:
        elided = lower[:1] != "" and lower[0] in _VOWELS
    return f"d’{name}" if elided else f"de {name}"
