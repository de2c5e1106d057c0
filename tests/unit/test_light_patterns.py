"""The packs of the policy weigh what they say once: what patterns have in common is made once, and reading leaves nothing."""

from __future__ import annotations

import dataclasses
import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop import paths
from desktop.checks.engines.lexicon import shipped_entries
from desktop.checks.policy import rule_folder
from desktop.checks.policy.pattern_elements import (
    Element,
    GroupElement,
    OneWordElement,
    OptionalElement,
    SequenceElement,
    WordElement,
)
from desktop.checks.policy.patterns import (
    PatternError,
    parse_motif,
    parse_sequence,
    plain_forms,
    word_element,
)
from desktop.checks.policy.rule_folder import load_pattern_packs
from desktop.checks.policy.rulepack import RulePacks, compile_packs


@dataclasses.dataclass
class Words:
    """A sentence of which only the words are read."""

    lowers: tuple[str, ...]

    def capital(self, index: int) -> bool:
        return False

    def ends(self, name: str, index: int) -> tuple[int, ...]:
        return ()

    def starts(self, name: str) -> tuple[int, ...]:
        return ()


def ends(motif: str, sentence: str) -> tuple[int, ...]:
    return parse_sequence(motif).ends(Words(tuple(sentence.split())), 0)


def within(element: Element) -> Iterator[Element]:
    yield element
    inside: tuple[Element, ...] = ()
    if isinstance(element, SequenceElement):
        inside = element.elements
    elif isinstance(element, GroupElement):
        inside = element.choices
    elif isinstance(element, OptionalElement):
        inside = (element.element,)
    for each in inside:
        yield from within(each)


def in_motifs(packs: RulePacks) -> Iterator[Element]:
    motifs = [motif for rule in packs.rules for motif in (*rule.motifs, *rule.antipatterns, *rule.exclusions)]
    motifs += [exemption.motif for exemption in packs.lexicon.exemptions]
    for motif in motifs:
        for part in motif.parts:
            yield from within(part.sequence)


def in_classes(packs: RulePacks) -> Iterator[Element]:
    for named in packs.lexicon.patterns.values():
        for pattern in named:
            yield from within(pattern.sequence)
    for phrases in packs.lexicon.phrases.values():
        for _, entry in phrases.entries:
            for each in entry:
                yield from within(each)


@pytest.fixture
def packs(monkeypatch: pytest.MonkeyPatch) -> RulePacks:
    """The shipped packs, of which nobody has read a motif yet."""
    monkeypatch.setattr(rule_folder, "compile_packs", compile_packs)  # compiled now, whoever asked before
    return load_pattern_packs(paths.resources() / "policies")


@pytest.mark.parametrize("where", [in_motifs, in_classes])
def test_two_equal_elements_of_the_shipped_packs_are_one(
    packs: RulePacks, where: Callable[[RulePacks], Iterator[Element]]
) -> None:
    found = list(where(packs))
    assert len({id(each) for each in found}) == len(set(found))
    assert len(found) > 2 * len(set(found)), "contexts and words come back everywhere"


@pytest.mark.parametrize("where", [in_motifs, in_classes])
def test_the_sets_of_equal_words_are_one(
    packs: RulePacks, where: Callable[[RulePacks], Iterator[Element]]
) -> None:
    sets = [each.words for each in set(where(packs)) if isinstance(each, WordElement)]
    assert len({id(words) for words in sets}) == len(set(sets))
    assert all(len(words) > 1 for words in sets), "one word needs no set"


def test_a_motif_is_read_again_when_a_sentence_first_holds_what_it_needs(packs: RulePacks) -> None:
    parts = {part for rule in packs.rules for motif in rule.motifs for part in motif.parts}
    held = {sum(1 for _ in gc.get_referents(part) if isinstance(_, SequenceElement)) for part in parts}
    assert held == {0}
    part = next(iter(parts))
    assert part.sequence is part.sequence


def test_once_packs_are_loaded_nothing_of_their_reading_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rule_folder, "compile_packs", compile_packs)  # compiled now, whoever asked before
    before = word_element("voter:v")
    load_pattern_packs(paths.resources() / "policies")
    assert word_element.cache_info().currsize == 0
    assert word_element("voter:v") is not before


def test_a_part_written_in_two_motifs_is_one() -> None:
    first, second = (
        parse_motif("merci & (maire|conseil) ..3 bravo"),
        parse_motif("bravo & (maire|conseil) ..3 bravo"),
    )
    assert first.parts[1] is second.parts[1]
    assert first.parts[0] is not second.parts[0]


def test_a_group_of_one_choice_is_what_it_holds() -> None:
    assert isinstance(parse_sequence("(place|billet)").elements[0], WordElement)
    assert isinstance(parse_sequence("(place)").elements[0], OneWordElement)
    assert ends("(place|billet) libre", "billet libre") == (2,)
    assert ends("(place libre) ici", "place libre ici") == (3,)
    assert ends("(place|billet)? libre", "libre") == (1,)


@pytest.mark.parametrize(
    "group",
    [
        "(a b|c)",
        "(a b|c|d e|f g|h i|j k|l m)",
        "(a b|a ..2 c|d|e f|g h|i j|a b c)",
    ],
    ids=["few choices", "many choices", "many, some that begin alike"],
)
def test_a_group_finds_the_same_however_many_choices_it_has(group: str) -> None:
    wanted = sorted(end for choice in group[1:-1].split("|") for end in ends(choice, "a b c d") if end)
    assert sorted(set(ends(group, "a b c d"))) == sorted(set(wanted))
    assert ends(group, "z") == ()
    assert ends(group, "") == ()


@pytest.mark.parametrize("entry", ["maire:n", "voter:v", "beau:a", "place", "aujourd’hui", "garde-fou", "l'"])
def test_an_entry_of_one_word_has_the_forms_of_its_element(entry: str) -> None:
    element = word_element(entry.replace("’", "'"))
    assert isinstance(element, WordElement | OneWordElement)
    assert plain_forms(entry) == frozenset(element.words)


@pytest.mark.parametrize(
    "entry", ["Bloc", "dépens*", "deux mots", "l'équipe", "24", "\\?", "maire:x", " place", ""]
)
def test_any_other_entry_is_not_plain(entry: str) -> None:
    assert plain_forms(entry) is None


def test_an_unknown_kind_is_still_refused_in_a_group() -> None:
    with pytest.raises(PatternError, match="genre inconnu"):
        parse_sequence("(maire:x|conseil)")


def test_the_shipped_words_are_read_once_for_all_checks_and_again_when_a_file_changes(tmp_path: Path) -> None:
    folder = tmp_path / "lexicon"
    folder.mkdir()
    for name, text in (("municipal.tsv", "aréna\tnm\n"), ("toponymes.tsv", ""), ("gentiles.txt", "")):
        (folder / name).write_text(text, encoding="utf-8")
    first = shipped_entries(tmp_path)
    assert shipped_entries(tmp_path) is first
    (folder / "municipal.tsv").write_text("aréna\tnm\nécocentre\tnm\n", encoding="utf-8")
    os.utime(folder / "municipal.tsv", ns=(1, 1))
    assert {entry.form for entry in shipped_entries(tmp_path)} - {entry.form for entry in first} == {
        "écocentre",
        "écocentres",
    }
