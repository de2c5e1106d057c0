"""A warning is justified and a block of text detection contested, in writing, about one exact thing."""

from dataclasses import replace

import pytest

from desktop.editorial.post import Channel, Crop, EventFacts, PostKind
from desktop.editorial.variant import with_variant
from desktop.errors import Refusal
from desktop.services.stored_json import read_json
from desktop.services.written_answers import CONTEST, WAIVER, answers_of, write_answer, write_answers

MISTAKE = "Les enfant jouent au parc Sophie-Masson."
PARTISAN = "Votez pour Ensemble Sainte-Sophie! Le parc Sophie-Masson est ouvert."


def answer_findings(office, post, kind: str, reason: str = "Citation d’un dessin d’enfant.") -> None:
    found = office.review(post).channels[0]
    keys = [finding.key(found.text_of(finding.where)) for finding in found.report.findings]
    write_answers(office.workspace, office.officer, post.id, kind, keys, reason)


def answer_unanswered(office, post, kind: str = WAIVER, reason: str = "Vu avec la direction.") -> None:
    for channel in office.review(post).channels:
        keys = [channel.key_of(gate, why) for gate, why in channel.unanswered]
        write_answers(office.workspace, office.officer, post.id, kind, keys, reason)


@pytest.mark.parametrize("reason", ["", "   ", "…"])
def test_a_reason_without_a_word_is_refused(office, reason: str) -> None:
    post = office.post(body=MISTAKE)
    with pytest.raises(Refusal) as caught:
        answer_findings(office, post, WAIVER, reason)
    assert caught.value.code == "motif_vide"
    assert answers_of(office.workspace, post.id) == ()


def test_a_warning_is_fixed_or_justified_before_submitting(office) -> None:
    post = office.post(body=MISTAKE)
    assert office.refused(post).code == "soumission_incomplete"
    answer_findings(office, post, WAIVER)
    assert office.submit(post).revision_is_new


def test_a_justification_is_void_as_soon_as_the_text_changes(office) -> None:
    post = office.post(body=MISTAKE)
    answer_findings(office, post, WAIVER)
    assert office.review(post).missing == ()
    changed = office.rewrite(post, MISTAKE.replace(".", " ce soir."))
    assert office.refused(changed).code == "soumission_incomplete"


def test_it_holds_again_when_the_very_same_text_comes_back(office) -> None:
    post = office.post(body=MISTAKE)
    answer_findings(office, post, WAIVER)
    office.rewrite(post, "Autre chose.")
    assert office.submit(office.rewrite(post, MISTAKE)).revision_is_new


def test_one_justification_serves_every_channel_that_has_the_same_words(office) -> None:
    post = office.post(Channel.WEBSITE, Channel.CONTACT, body=MISTAKE)
    answer_findings(office, post, WAIVER)
    assert office.submit(post).revision_is_new


def test_a_block_cannot_be_justified_like_a_warning(office) -> None:
    post = office.post(body=PARTISAN)
    answer_findings(office, post, WAIVER)
    assert office.refused(post).code == "soumission_incomplete"


def test_a_contested_block_goes_to_the_direction_with_its_reason(office) -> None:
    post = office.post(body=PARTISAN)
    answer_findings(office, post, CONTEST, "Titre d’une pièce de théâtre.")
    submitted = office.submit(post)
    (answer,) = submitted.review.channels[0].contests
    assert (answer.reason, answer.person) == ("Titre d’une pièce de théâtre.", "Camille Roy")


def test_no_answer_lifts_a_block_that_comes_from_a_record(office) -> None:
    post = office.illustrated(office.post(), office.photo())
    for kind in (WAIVER, CONTEST):
        answer_unanswered(office, post, kind, "La photographe est d’accord.")
    assert any("droits" in reason.lower() for reason in office.refused(post).reasons)


def test_a_warning_from_a_record_is_justified_too(office) -> None:
    post = office.illustrated(office.post(), office.photo())
    office.rights(post.variants[0].images[0].asset, licence="Courriel du 2 mai 2026")
    assert any("modifiée" in reason for reason in office.refused(post).reasons)
    answer_unanswered(office, post)
    assert office.submit(post).revision_is_new


@pytest.mark.parametrize("change", ["another image", "another crop"])
def test_what_was_said_of_one_image_does_not_pass_to_another(office, change: str) -> None:
    post = office.illustrated(office.post(), office.photo())
    for asset in (post.variants[0].images[0].asset, office.photo("peru")):
        office.rights(asset, licence="Courriel du 2 mai 2026")
    answer_unanswered(office, post)
    assert office.review(post).missing == ()
    use = post.variants[0].images[0]
    other = (
        replace(use, asset=office.photo("peru"))
        if change == "another image"
        else replace(use, crop=Crop(0.1, 0.1, 0.9, 0.9))
    )
    changed = office.save(with_variant(post, replace(post.variants[0], images=(other,))))
    assert office.refused(changed).code == "soumission_incomplete"


def test_what_was_said_of_one_link_does_not_pass_to_another(office) -> None:
    post = office.post()
    site = post.variants[0]
    first = office.save(with_variant(post, replace(site, links=(*site.links, "https://bit.ly/abc"))))
    answer_unanswered(office, first)
    assert office.review(first).missing == ()
    second = office.save(with_variant(post, replace(site, links=(*site.links, "https://bit.ly/xyz"))))
    assert office.refused(second).code == "soumission_incomplete"


def test_a_comma_moved_does_not_void_what_was_said_of_a_record(office) -> None:
    post = office.illustrated(office.post(), office.photo())
    office.rights(post.variants[0].images[0].asset, licence="Courriel du 2 mai 2026")
    answer_unanswered(office, post)
    assert office.submit(office.rewrite(post, "Le parc Sophie-Masson est ouvert.")).revision_is_new


def test_the_report_bound_to_the_submission_names_every_answer(office) -> None:
    post = office.post(body=f"{MISTAKE} {PARTISAN}")
    found = office.review(post).channels[0]
    for finding in found.report.findings:
        kind = CONTEST if finding.severity == "bloquant" else WAIVER
        key = finding.key(found.text_of(finding.where))
        write_answer(office.workspace, office.officer, post.id, kind, key, "Citation.")
    submitted = office.submit(post)
    fact = office.workspace.ledger.fact(submitted.submission)
    report = read_json(office.workspace, fact.body["report"])["channels"]["website"]
    written = answers_of(office.workspace, post.id)
    assert set(report["contests"]) == {answer.fact for answer in written if answer.kind == CONTEST}
    assert set(report["waivers"]) <= {answer.fact for answer in written if answer.kind == WAIVER}
    assert report["waivers"]
    assert report["contests"]


def test_an_event_shared_at_discretion_is_justified_in_writing(office) -> None:
    event = EventFacts("Club de lecture", discretion_reason="Organisme reconnu.")
    post = office.post(kind=PostKind.EVENT, event=event)
    assert office.review(post).missing == ()


def test_somebody_who_may_not_write_answers_nothing(office) -> None:
    post = office.post(body=MISTAKE)
    key = office.review(post).channels[0].report.findings[0].key(MISTAKE)
    with pytest.raises(Refusal) as caught:
        write_answer(office.workspace, office.greffe, post.id, WAIVER, key, "Je suis d’accord.")
    assert caught.value.code == "wrong_role"


def test_every_rule_that_can_find_something_can_be_answered(office) -> None:
    """A fact takes codes only: a rule whose name is no code could never be justified."""
    body = (
        "Les enfant joue au Parc Breton à 10h, venez nombreux ! Votez Ensemble Sainte-Sophie. Appelez Julie au "
        "450 555-0142. This is an English sentence about the park. Meilleur garage en ville : 20% de rabais."
    )
    post = office.post(body=body)
    found = office.review(post).channels[0]
    assert len(found.report.findings) > 5
    answer_findings(office, post, WAIVER)
    assert len(answers_of(office.workspace, post.id)) == len(
        {finding.key(found.text_of(finding.where)) for finding in found.report.findings}
    )
