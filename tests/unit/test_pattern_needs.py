"""What a sentence must hold for a motif to be looked for in it: every step of it, seen through the named patterns."""

from __future__ import annotations

import pytest

from desktop import paths
from desktop.checks.policy.patterns import Needs, Part, parse_motif, parse_sequence
from desktop.checks.policy.rule_folder import load_pattern_packs


def needs(source: str, **named: tuple[str, ...]) -> set[frozenset[str]]:
    """The sets of words and marks that a sequence needs one of each of."""
    known = {name: tuple(map(parse_sequence, sources)) for name, sources in named.items()}
    return {frozenset(words) for words in Needs(known).of(parse_sequence(source))}


def words(*several: str) -> set[frozenset[str]]:
    return {frozenset(each.split()) for each in several}


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("vote ..4 maire", words("vote", "maire")),
        ("(vote|votez) ..4 <ELU>", words("vote votez", "<ELU>")),
        ("le? vote", words("vote")),
        ("vot* /[0-9]+/ ..3", set()),
        ("(vote bleu|votez vert) demain", words("vote votez", "demain")),
        ("(vote|vot*) demain", words("demain")),
    ],
)
def test_every_step_that_is_sure_is_needed(source: str, wanted: set[frozenset[str]]) -> None:
    assert needs(source) == wanted


def test_what_another_need_implies_is_left_out() -> None:
    assert needs("(vote|votez|votons) ..2 (vote|votez)") == words("vote votez")


def test_named_patterns_are_seen_through() -> None:
    found = needs("<appel> demain", appel=("votez ..2 <ELU>", "<ELU> ..2 choisir"))
    assert frozenset({"demain"}) in found
    (other,) = found - words("demain")
    assert "<appel>" in other
    assert other == frozenset({"<appel>", "<ELU>"})


def test_a_pattern_that_refers_to_itself_adds_nothing() -> None:
    assert needs("<suite>", suite=("fin", "mot <suite>")) == words("<suite> fin")


def test_of_patterns_that_refer_to_each_other_nothing_is_sure() -> None:
    named = {"un": ("fin", "<deux>"), "deux": ("<un>",)}
    assert needs("<un> demain", **named) == words("demain")
    assert needs("<deux> demain", **named) == words("demain")


def test_a_motif_is_tried_only_where_all_its_positive_parts_may_hold() -> None:
    motif = parse_motif("vote ..4 maire & !hier & avant:demain & (rue|parc)")
    needed = Needs({})
    tried = type(motif)(tuple(part.shut(needed.of(part.sequence)) for part in motif.parts))
    assert tried.possible(frozenset(("vote", "maire", "rue")))
    assert not tried.possible(frozenset(("vote", "maire")))
    assert not tried.possible(frozenset(("vote", "rue", "parc")))


def test_a_part_that_is_shut_finds_what_it_found() -> None:
    part = parse_motif("vote (rouge|bleu) ..2 maire").parts[0]
    shut = part.shut(())
    assert shut == Part("vote (rouge|bleu) ..2 maire")
    assert shut.sequence == part.sequence


def test_the_index_of_the_shipped_motifs_is_one_of_their_needs() -> None:
    packs = load_pattern_packs(paths.resources() / "policies")
    motifs = [motif for rule in packs.rules for motif in rule.motifs]
    certain = [motif for motif in motifs if motif.keys is not None]
    assert len(certain) > len(motifs) * 0.95
    assert not any(motif.possible(frozenset()) for motif in certain)
    assert all(motif.possible(frozenset()) for motif in motifs if motif.keys is None)
