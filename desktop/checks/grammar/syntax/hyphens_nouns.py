"""Hyphens that make no compound: `une ligne-d’attente`, `la planche-à-roulettes`, `les eaux-usées`; and `-ant` for `-ent`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import Form, forms
from desktop.editorial.findings import Category

_LINKED = re.compile(
    r"(?P<head>[a-zà-ÿœ]{3,})-(?P<link>(?:à|de|du|des|en|au|aux)-|d'-?|de-la-|de-l'|à-la-|à-l')(?P<tail>[a-zà-ÿœ]{3,})"
)
_HYPHENED = re.compile(
    r"(?<![\w'’-])[a-zà-ÿœ]{3,}(?:-[a-zà-ÿœ]+|-d'[a-zà-ÿœ]+|-(?:de-l|à-l)'[a-zà-ÿœ]+)+(?![\w'’-])"
)
_FIRST = forms(
    "futur future futurs futures nouveau nouvelle nouveaux nouvelles ancien ancienne prochain prochaine"
)


def no_compound(s: Sentence) -> Iterator[Hit]:
    """`planche-à-roulettes`, `terrain-de-jeu`, `eaux-usées`: words of a group, which no dictionary joins."""
    folded = s.document.folded
    for match in _HYPHENED.finditer(folded, s.span.start, s.span.end):
        typed = match.group()
        if s.vocabulary.form(typed).known or s.document.is_protected(*match.span()):
            continue
        if not (_linked(s, typed) or _qualified(s, typed)):
            continue
        right = s.document.text[match.start() : match.end()].replace("d'-", "d'").replace("-", " ")
        yield Hit(match.start(), match.end(), "Ces mots s’écrivent sans trait d’union.", (right,))


def _linked(s: Sentence, typed: str) -> bool:
    """Whether it is a noun, a preposition and a noun: no « tête-à-tête », whose halves are the same."""
    match = _LINKED.fullmatch(typed)
    if match is None or match["head"] == match["tail"]:
        return False
    head, tail = s.vocabulary.form(match["head"]), s.vocabulary.form(match["tail"])
    return _plain_noun(head) and bool(tail.nouns)


def _plain_noun(form: Form) -> bool:
    return bool(form.nouns) and not form.preposition and not form.adverb


def _qualified(s: Sentence, typed: str) -> bool:
    """Whether it is a noun and an adjective that agrees with it, or « futur » and a noun."""
    parts = typed.split("-")
    if len(parts) != 2 or "'" in typed:
        return False
    head, tail = map(s.vocabulary.form, parts)
    if parts[0] in _FIRST:
        return bool(tail.nouns & head.adjectives) and parts[1] not in ("né", "née", "nés", "nées")
    noun = _plain_noun(head) and not head.verbs and not head.adjectives and not head.participles
    return noun and not tail.nouns and bool(head.nouns & tail.qualifiers)


_ADJECTIVE = (("quant", "cant"), ("guant", "gant"), ("geant", "gent"), ("ant", "ent"))
_STATES = forms("être sembler paraître rester demeurer devenir")
_VERY = forms("très plus aussi si trop assez moins")


def participle_for_adjective(s: Sentence) -> Iterator[Hit]:
    """`Le personnel est compétant`, `un résultat très excellant`: the adjective has its own spelling."""
    for i in s.with_role("G"):
        word = s.at(i)
        if word.form.adjectives or word.form.nouns:
            continue
        k = i - 1
        while s.role(k) == "W":
            k -= 1
        state = s.role(k) == "V" and bool(s.at(k).form.lemmas(participle=False) & _STATES)
        praised = s.lower(i - 1) in _VERY and s.role(i + 1) not in ("D", "P", "F")
        ended = s.role(i - 1) == "N" and s.role(i + 1) in (".", ",", "C") and s.role(i - 2) == "D"
        if not (state or praised or ended) or s.role(i + 1) in ("D", "O", "K"):
            continue
        for typed, right in _ADJECTIVE:
            adjective = word.lower.removesuffix(typed) + right
            if word.lower.endswith(typed) and s.vocabulary.form(adjective).adjectives:
                yield on(word, "L’adjectif s’écrit autrement que le participe présent.", adjective)
                break


RULES = (
    GrammarRule(
        "compose.groupe",
        no_compound,
        "Les mots d’un groupe ne se joignent par un trait d’union que lorsque le dictionnaire en fait un composé.",
        bad=(
            ("Le casque est requis à la planche-à-roulettes.", "Le casque est requis à la planche à roulettes."),
            ("Une ligne-d’attente est prévue.", "Une ligne d’attente est prévue."),
            ("Les eaux-usées débordent.", "Les eaux usées débordent."),
            ("La future-bibliothèque ouvrira en juin.", "La future bibliothèque ouvrira en juin."),
        ),
        good=(
            "Un tête-à-tête est prévu.",
            "Le nouveau-né dort.",
            "Un bar-restaurant ouvrira.",
            "Le porte-à-porte est interdit.",
            "Un service-conseil est offert.",
        ),
        category=Category.SPELLING,
    ),
    GrammarRule(
        "adjectif.participe_present",
        participle_for_adjective,
        "L’adjectif verbal se distingue parfois du participe présent : différent, excellent, provocant (OQLF).",
        bad=(
            ("Le personnel est compétant.", "Le personnel est compétent."),
            ("Le bruit est très fatiguant.", "Le bruit est très fatigant."),
        ),
        good=("Le personnel est compétent.", "Excellant en tout, elle gagne."),
        category=Category.SPELLING,
        roles="G",
    ),
)  # fmt: skip
