"""Art. 22: a technical term of another language needs its reason, or its French equivalent in the text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from office import Office

from db.rules import SCHEMAS, current
from desktop.editorial.findings import Category, Finding, Severity
from desktop.editorial.foreign_terms import gives_equivalent, is_term
from desktop.editorial.gates.verdict import Verdict
from desktop.editorial.post import Channel, Post
from desktop.errors import Refusal
from desktop.services.approval_dossier import dossier_values, finished_dossier
from desktop.services.channel_review import ChannelReview
from desktop.services.decision_file import decision_file
from desktop.services.written_answers import WAIVER, answers_of, write_answers, write_term_answers

BARE = "Le talus sera stabilisé. La technique du soil nailing est employée au parc."
GIVEN = "Le talus sera stabilisé. La technique du soil nailing (clouage du sol) est employée au parc."
SENTENCE = "Please bring your children to the park on Saturday morning."


def language(office: Office, post: Post) -> ChannelReview:
    (channel,) = office.review(post).channels
    return channel


def term_of(channel: ChannelReview) -> Finding:
    """The foreign term, as the gate holds it."""
    (reason,) = [reason for gate, reason in channel.unanswered if gate == "langue"]
    assert reason.finding is not None
    return reason.finding


def answer(office: Office, post: Post, reason: str = "", equivalent: str = "") -> None:
    channel = language(office, post)
    key = term_of(channel).key(channel.variant.body)
    write_term_answers(
        office.workspace, office.officer, post.id, (key,), reason, equivalent, (channel.variant.body,)
    )


class TestTheGate:
    def test_a_term_without_reason_nor_equivalent_holds_the_submission(self, office: Office) -> None:
        post = office.post(body=BARE)
        assert any(line.startswith("Langue") for line in office.refused(post).reasons)

    def test_one_phrase_is_one_point_whatever_its_words(self, office: Office) -> None:
        finding = term_of(language(office, office.post(body=BARE)))
        assert (finding.category, finding.article) == (Category.OTHER_LANGUAGE, "22")

    def test_with_a_reason_it_passes(self, office: Office) -> None:
        post = office.post(body=BARE)
        answer(office, post, reason="C’est le nom de la technique au devis.")
        assert language(office, post).gates["langue"].verdict is Verdict.PASSES
        office.submit(post)

    def test_with_its_equivalent_in_the_text_it_passes(self, office: Office) -> None:
        post = office.post(body=GIVEN)
        answer(office, post, equivalent="Clouage  du sol")
        assert language(office, post).gates["langue"].verdict is Verdict.PASSES
        office.submit(post)

    def test_an_equivalent_that_the_text_does_not_give_is_refused(self, office: Office) -> None:
        post = office.post(body=BARE)
        for wrong in ("clouage du sol", "soil nailing", "park", "—"):
            with pytest.raises(Refusal) as caught:
                answer(office, post, equivalent=wrong)
            assert caught.value.code == "equivalent_absent", wrong
        assert answers_of(office.workspace, post.id) == ()

    def test_neither_is_refused(self, office: Office) -> None:
        post = office.post(body=BARE)
        with pytest.raises(Refusal) as caught:
            answer(office, post, reason=" … ")
        assert caught.value.code == "motif_vide"

    def test_it_is_void_when_the_text_changes(self, office: Office) -> None:
        post = office.post(body=GIVEN)
        answer(office, post, equivalent="clouage du sol")
        changed = office.rewrite(post, GIVEN.replace(" (clouage du sol)", ""))
        assert term_of(language(office, changed)).category is Category.OTHER_LANGUAGE

    def test_an_equivalent_signed_elsewhere_for_a_text_without_it_does_not_count(
        self, office: Office
    ) -> None:
        post = office.post(body=BARE)
        channel = language(office, post)
        key = term_of(channel).key(BARE)
        ledger, put = office.workspace.ledger, office.workspace.objects.put
        ledger.append(
            office.officer.signer,
            "waiver",
            item=post.id,
            rule=key.rule,
            where=key.where,
            start=key.start,
            end=key.end,
            text_hash=key.text_hash,
            reason=None,
            equivalent=put(b"clouage du sol"),
        )
        assert term_of(language(office, post)).category is Category.OTHER_LANGUAGE

    def test_a_whole_sentence_in_english_blocks_and_no_equivalent_settles_it(self, office: Office) -> None:
        channel = language(office, office.post(body=f"Le parc est ouvert. {SENTENCE}"))
        blocking = [r.finding for r in channel.gates["langue"].reasons if r.verdict is Verdict.BLOCKS]
        assert blocking
        assert not any(is_term(finding) for finding in blocking)

    def test_french_alone_passes(self, office: Office) -> None:
        assert language(office, office.post()).gates["langue"].verdict is Verdict.PASSES


class TestTheDirection:
    def test_she_reads_the_term_its_equivalent_and_who_gave_it(self, office: Office) -> None:
        post = office.post(body=GIVEN)
        answer(office, post, reason="Terme du devis.", equivalent="clouage du sol")
        office.submit(post)
        shown = decision_file(office.desk, office.direction, post.id)
        (point,) = shown.points.waived
        assert "soil nailing" in point.passage
        assert (point.reason, point.person) == ("Terme du devis.", "Camille Roy")
        assert "clouage du sol" in point.said

    def test_the_dossier_says_it_too(self, office: Office) -> None:
        post = office.post(body=GIVEN)
        answer(office, post, equivalent="clouage du sol")
        office.submit(post)
        values = dossier_values(office.desk, decision_file(office.desk, office.direction, post.id))
        (waiver,) = finished_dossier(values, office.workspace.objects.read).waivers
        assert waiver.reason == "Équivalent français dans le texte\u00a0: «\u00a0clouage du sol\u00a0»."


class TestTheEquivalent:
    @pytest.mark.parametrize(
        ("text", "equivalent", "given"),
        [
            ("Un backflow (dispositif anti-refoulement) est requis.", "dispositif anti-refoulement", True),
            ("Un backflow (dispositif\u00a0d’arrêt) est requis.", "dispositif d'arrêt", True),
            ("Un backflow est requis.", "backflow", False),
            ("Un backflow est requis.", "requi", False),
            ("Un backflow est requis.", "", False),
            ("Un backflow est requis.", "…", False),
        ],
    )
    def test_it_is_whole_words_beside_the_term(self, text: str, equivalent: str, given: bool) -> None:
        start = text.index("backflow")
        assert gives_equivalent(text, start, start + len("backflow"), equivalent) is given

    def test_words_around_the_term_do_not_join_into_one(self) -> None:
        text = "clouage backflow du sol"
        assert not gives_equivalent(text, 8, 16, "clouage du sol")

    def test_a_suggestion_or_another_article_is_no_term(self) -> None:
        found = Finding("langue.anglais", Category.OTHER_LANGUAGE, Severity.WARNING, 0, 4, "", "22")
        assert is_term(found)
        assert not is_term(replace(found, severity=Severity.SUGGESTION))
        assert not is_term(replace(found, article="8"))
        assert not is_term(None)


class TestTheLedger:
    def test_a_justification_signed_before_equivalents_existed_is_read_as_it_was(
        self, office: Office
    ) -> None:
        post = office.post(body=BARE)
        key = term_of(language(office, post)).key(BARE)
        (fact,) = write_answers(office.workspace, office.officer, post.id, WAIVER, (key,), "Terme du devis.")
        former = {name: value for name, value in fact.body.items() if name != "equivalent"} | {"v": 1}
        assert current(former) == {**fact.body}
        assert SCHEMAS["waiver"].version == 2

    def test_one_that_says_nothing_cannot_be_signed(self, office: Office) -> None:
        post = office.post(body=BARE)
        key = term_of(language(office, post)).key(BARE)
        with pytest.raises(Exception, match="ensemble"):
            office.workspace.ledger.append(
                office.officer.signer,
                "waiver",
                item=post.id,
                rule=key.rule,
                where=key.where,
                start=key.start,
                end=key.end,
                text_hash=key.text_hash,
                reason=None,
                equivalent=None,
            )


def test_the_same_term_on_two_media_is_answered_once(office: Office) -> None:
    post = office.post(Channel.WEBSITE, Channel.CONTACT, body=GIVEN)
    channels = office.review(post).channels
    keys = [term_of(channel).key(channel.variant.body) for channel in channels]
    texts = tuple(channel.variant.body for channel in channels)
    signed = write_term_answers(office.workspace, office.officer, post.id, keys, "", "clouage du sol", texts)
    assert len(signed) == 1
    assert not [gate for channel in office.review(post).channels for gate, _ in channel.unanswered]
