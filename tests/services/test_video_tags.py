"""The tags of a video go out as typed: what they say is read as the title and the description are (art. 8, 9, 22)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import Office

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.fields import TextField
from desktop.checks.process.client import WorkerClient
from desktop.checks.process.protocol import CheckRequest
from desktop.editorial.findings import VIDEO_TAGS, Category
from desktop.editorial.post import Channel, Post, VideoFacts
from desktop.editorial.variant import own_variant, with_variant
from desktop.editorial.video_tags import TagLine, tag_at, tags_in
from desktop.services.decision_file import decision_file
from desktop.services.profile_file import read_profile
from desktop.services.proofreading import Proofreader, case_fields
from desktop.services.written_answers import WAIVER, write_answers

PROFILE = read_profile(Path(paths.resources()) / "profiles" / "sainte-sophie.toml")


def tagged(post: Post, *tags: str) -> Post:
    own = own_variant(post, Channel.YOUTUBE)
    return with_variant(post, replace(own, video=VideoFacts(tags)))


def said_of(checker: WorkerClient, *tags: str) -> list[tuple[str, str, tuple[str, ...]]]:
    field = TextField(VIDEO_TAGS, "\n".join(tags))
    report = checker.check(CheckRequest((field,), CheckContext(PROFILE, dt.date(2026, 9, 1)), "youtube"))
    assert not report.unchecked
    return [(each.rule, field.text[each.start : each.end], each.suggestions) for each in report.findings]


@pytest.mark.parametrize(
    ("tag", "category"),
    [
        ("votez pour Guy Lamothe", Category.ELECTORAL_BIAS),
        ("le meilleur maire", Category.POLITICAL_OPINION),
        ("jtremblay@gmail.com", Category.PERSONAL_DATA),
        ("compostge", Category.SPELLING),
        ("matières résiduelle", Category.GRAMMAR),
    ],
)
def test_what_the_title_could_not_say_a_tag_cannot_say_either(
    office: Office, tag: str, category: Category
) -> None:
    (found,) = office.review(tagged(office.post(Channel.YOUTUBE), "bac brun", tag)).channels
    mine = [each for each in found.report.findings if each.where == VIDEO_TAGS]
    assert [each.category for each in mine] == [category]
    assert found.text_of(VIDEO_TAGS) == f"bac brun\n{tag}"
    reasons = [(gate, reason) for gate, reason in found.unanswered if reason.finding is mine[0]]
    assert reasons, "it stands in the way of the submission"
    assert found.key_of(*reasons[0]) == mine[0].key(found.text_of(VIDEO_TAGS))


def test_the_tags_of_another_medium_are_nobodys(office: Office) -> None:
    post = replace(tagged(office.post(Channel.YOUTUBE), "compostge"), channels=(Channel.WEBSITE,))
    (found,) = office.review(post).channels
    assert VIDEO_TAGS not in {each.where for each in found.report.findings} | {
        each.where for each in found.fields
    }


def test_tags_are_no_sentences(checker: WorkerClient) -> None:
    tags = (
        "compostage",
        "séance du conseil",
        "FêteNationale",
        "3 juillet",
        "9 h 30",
        "20 %",
        "MRC",
        "été 2026",
    )
    assert said_of(checker, *tags) == []


def test_a_mending_that_no_tag_can_hold_is_not_proposed(checker: WorkerClient) -> None:
    assert said_of(checker, "12 boulevard Sainte-Sophie", "9h30") == [
        ("typographie.heure", "9h30", ("9 h 30",))
    ]


def test_joined_words_are_heard_as_in_a_hashtag(checker: WorkerClient) -> None:
    tags = ("VotezLamothe", "votezlamothe", "SainteSophie", "FêteDeLaFamille")
    said = [each for each in said_of(checker, *tags) if each[0] != "orthographe.mot_inconnu"]
    assert [(rule, words) for rule, words, _ in said] == [
        ("election.consigne", "VotezLamothe"),
        ("election.consigne", "votezlamothe"),
    ]


def test_a_line_of_tags_is_read_as_youtube_reads_it() -> None:
    assert tags_in(" compost ,  matières   résiduelles,#compost,") == ("compost", "matières résiduelles")


TYPED = st.text(st.sampled_from("aBé, #\u00a0🎉"), max_size=30)


@given(TYPED)
def test_every_word_that_is_read_is_found_where_it_was_typed(typed: str) -> None:
    line = TagLine(typed)
    assert line.text == VideoFacts(tags_in(typed)).lines
    for word in re.finditer(r"\S+", line.text):
        start, end = line.to_typed(*word.span())
        assert typed[start:end] == word[0]
        assert line.to_text(start, end) == word.span()
    for place in range(len(line.text) + 1):
        assert line.to_text(*line.to_typed(place, place)) == (place, place)


@given(TYPED)
def test_what_is_to_spare_says_nothing_and_leaves_nothing_to_spare(typed: str) -> None:
    tidy = typed
    for start, end in reversed(TagLine(typed).to_spare()):
        tidy = tidy[:start] + tidy[end:]
    assert tags_in(tidy) == tags_in(typed)
    assert TagLine(tidy).to_spare() == ()


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("compostage, bac brun, compostage", "compostage, bac brun"),
        ("compostage, Compostage, bac brun, ", "compostage, bac brun, "),
        (", bac brun", "bac brun"),
        ("bac brun, , compostage", "bac brun, compostage"),
        ("bac brun, ", "bac brun, "),
        ("bac  brun,#jeux", "bac  brun,#jeux"),
    ],
)
def test_a_tag_said_twice_goes_with_its_comma(typed: str, tidy: str) -> None:
    for start, end in reversed(TagLine(typed).to_spare()):
        typed = typed[:start] + typed[end:]
    assert typed == tidy


def test_the_tag_at_a_place_of_the_line() -> None:
    line = "bac brun,  #jeux"
    assert [tag_at(line, place) for place in (0, 8, 9, 16)] == ["bac brun", "bac brun", "jeux", "jeux"]


def test_the_command_line_reads_the_tags_of_a_case(checker: WorkerClient) -> None:
    given = {"title": "Le compost", "body": "Voici.", "medium": "youtube", "tags": ["bac brun", "compostge"]}
    case, report = Proofreader(checker, PROFILE, dt.date(2026, 9, 1)).case(given)
    assert [field.where for field in case_fields(case)] == ["titre", "corps", VIDEO_TAGS]
    assert [case.text_of(each.where)[each.start : each.end] for each in report.result().findings] == [
        "compostge"
    ]


def test_the_direction_reads_which_tag_is_justified_and_why(office: Office) -> None:
    post = office.save(tagged(office.post(Channel.YOUTUBE), "bac brun", "compostge"))
    (found,) = office.review(post).channels
    (finding,) = [each for each in found.report.findings if each.where == VIDEO_TAGS]
    key = finding.key(found.text_of(VIDEO_TAGS))
    write_answers(office.workspace, office.officer, post.id, WAIVER, [key], "C’est le nom du concours.")
    office.submit(post)
    (point,) = decision_file(office.desk, office.direction, post.id).points.waived
    assert (point.place, point.passage, point.reason) == (
        "mots-clés",
        "compostge",
        "C’est le nom du concours.",
    )
