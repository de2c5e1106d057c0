"""One finding per mistake, the best suggestion first."""

from __future__ import annotations

from desktop.checks.merge import merge
from desktop.editorial.findings import Category, Finding, Severity


def found(
    start: int,
    end: int,
    *suggestions: str,
    category: Category = Category.GRAMMAR,
    severity: Severity = Severity.WARNING,
    rule: str = "r",
) -> Finding:
    return Finding(rule, category, severity, start, end, "m", suggestions=suggestions)


def test_two_engines_on_the_same_word_give_one_finding_with_all_suggestions() -> None:
    (one,) = merge([found(3, 8, "ouvert", rule="a"), found(3, 8, "ouverte", "ouvert", rule="b")])
    assert one.rule == "a"
    assert one.suggestions == ("ouvert", "ouverte")


def test_the_finding_that_proposes_something_is_kept() -> None:
    (one,) = merge([found(3, 8), found(2, 8, "correction")])
    assert one.suggestions == ("correction",)


def test_neighbours_that_do_not_overlap_are_two_mistakes() -> None:
    assert len(merge([found(0, 3, "x"), found(3, 6, "y")])) == 2


def test_a_block_is_not_hidden_by_a_warning() -> None:
    blocking = found(0, 4, category=Category.SPELLING, severity=Severity.BLOCKING)
    assert merge([found(0, 4, "x"), blocking])[0].severity is Severity.BLOCKING


def test_a_remark_on_a_long_sentence_does_not_hide_the_mistakes_in_it() -> None:
    remark = found(0, 200, severity=Severity.SUGGESTION)
    assert len(merge([remark, found(5, 9, "x"), found(50, 55, "y")])) == 3


def test_a_remark_on_a_word_already_flagged_is_not_repeated() -> None:
    assert len(merge([found(5, 9, "x"), found(5, 9, "y", severity=Severity.SUGGESTION)])) == 1


def test_a_name_to_verify_gives_way_to_a_mistake_at_the_same_place() -> None:
    name = found(0, 6, category=Category.NAME_TO_VERIFY, severity=Severity.SUGGESTION)
    assert merge([name, found(0, 9, "x")]) == [found(0, 9, "x")]
    assert merge([name]) == [name]


def test_policy_and_language_are_separate_matters() -> None:
    policy = found(0, 9, category=Category.SUBJECTIVITY)
    assert len(merge([policy, found(0, 9, "x")])) == 2


# « les permis est délivrés »: our own rule mends the verb, Grammalecte the participle that follows it.
VERB = found(11, 14, "sont", rule="grammaire.accord.verbe_sujet")
PARTICIPLE = found(15, 23, "délivré", rule="grammalecte.gv1__ppas_être_accord_sing__b1_a1_1")


def test_one_mistake_seen_on_two_neighbouring_words_is_said_once() -> None:
    assert merge([VERB, PARTICIPLE]) == [VERB]
    assert merge([PARTICIPLE, VERB]) == [VERB]


def test_a_neighbour_for_which_grammalecte_proposes_nothing_is_the_same_mistake() -> None:
    noun = found(4, 9, rule="grammalecte.g3__gn_les_2m__b1_a3_1")
    participle = found(10, 16, "plantées", rule="grammaire.accord.qualificatif")
    assert merge([noun, participle]) == [participle]


def test_a_possessive_taken_for_its_homophone_is_the_mistake() -> None:
    possessive = found(0, 5, "leur", rule="grammalecte.g3__gn_leurs_1m__b1_a2_1")
    noun = found(6, 14, "jeunesses", rule="grammaire.accord.nom_pluriel")
    assert merge([possessive, noun]) == [possessive]


def test_two_neighbours_that_both_lack_their_plural_are_two_mistakes() -> None:
    adjective = found(4, 10, "grandes", rule="grammalecte.g3__gn_les_1m__b3_a1_1")
    noun = found(11, 16, "salles", rule="grammaire.accord.nom_pluriel")
    assert len(merge([adjective, noun])) == 2


def test_an_agreement_far_away_is_another_mistake() -> None:
    assert len(merge([VERB, found(17, 25, "délivré", rule=PARTICIPLE.rule)])) == 2


def test_an_agreement_beside_a_mistake_of_another_kind_is_another_mistake() -> None:
    infinitive = found(11, 14, "sot", rule="grammaire.infinitif.modal")
    assert len(merge([infinitive, PARTICIPLE])) == 2


def test_what_the_engine_says_after_a_homophone_it_did_not_see_is_not_repeated() -> None:
    ours = found(9, 11, "ont", rule="grammaire.homophone.ont_verbe")
    after = found(12, 19, "est souvent", rule="grammalecte.g2__conf_on_non_verbe__b1_a2_1")
    assert merge([ours, after]) == [ours]
    noun = found(6, 14, "assemblée", rule="grammaire.homophone.nom_en_ee")
    determiner = found(0, 5, "cet", rule="grammalecte.g3__gn_cette_1m__b1_a1_1")
    assert merge([determiner, noun]) == [noun]


def test_a_participle_after_an_auxiliary_written_as_a_preposition_is_right() -> None:
    auxiliary = found(11, 12, "a", rule="grammaire.homophone.a_verbe")
    participle = found(13, 19, "adopter", rule="grammaire.terminaison.infinitif_preposition")
    assert merge([auxiliary, participle]) == [auxiliary]
    assert merge([participle]) == [participle]
