"""The approval dossier of a real post: what was confirmed, noted, justified, contested, and let out."""

from __future__ import annotations

import datetime as dt

import pytest
from office import Office

from desktop.editorial.election_checklist import EVERY_CODE
from desktop.editorial.elections import ElectionKind, Level
from desktop.editorial.marks import ConsentStatus, Mark
from desktop.editorial.post import Channel, Post, PostKind
from desktop.printing.approval_dossier import ApprovalDossier, approval_dossier_pdf
from desktop.services.approval_dossier import dossier_values, finished_dossier
from desktop.services.assisted_publication import take
from desktop.services.decision_file import decision_file
from desktop.services.elections import enter_election
from desktop.services.emergencies import ReviewVerdict
from desktop.services.emergency_publication import let_out, review_emergency
from desktop.services.external_links import write_link_note
from desktop.services.logo_consents import WrittenConsent, record_logo_consent
from desktop.services.submission import submit
from desktop.services.written_answers import CONTEST, WAIVER, write_answers

LINK = "https://exemple.org/lac"
START, END = dt.date(2026, 5, 1), dt.date(2026, 6, 14)


@pytest.fixture(autouse=True)
def one_clock(office: Office) -> None:
    office.workspace.clock = office.clock


def dossier(office: Office, post: Post) -> ApprovalDossier:
    shown = decision_file(office.desk, office.direction, post.id)
    made = finished_dossier(dossier_values(office.desk, shown), office.workspace.objects.read)
    assert approval_dossier_pdf(made).startswith(b"%PDF-")
    return made


def test_the_list_of_an_election_period_is_there_with_its_period(office: Office) -> None:
    enter_election(
        office.workspace, office.greffe, Level.MUNICIPAL, ElectionKind.BY_ELECTION, START, END, END
    )
    post = office.post()
    submit(office.desk, office.officer, post.id, EVERY_CODE)
    (signed,) = dossier(office, post).lists
    assert (signed.person, signed.period) == ("Camille Roy", "du 1er mai 2026 au 14 juin 2026")
    assert any("Aucune visibilité" in sentence for sentence in signed.sentences)


def test_an_external_link_has_its_note_and_what_is_known_of_its_page(office: Office) -> None:
    write_link_note(office.workspace, office.officer, LINK, "Mesures de l’eau du lac.")
    post = office.post(body=f"Le parc est ouvert. Mesures de l’eau\u00a0: {LINK}")
    office.submit(post)
    (link,) = dossier(office, post).links
    assert (link.address, link.note, link.person) == (LINK, "Mesures de l’eau du lac.", "Camille Roy")
    assert link.state == "On ne sait pas si la page s’ouvre."


def test_justifications_and_contests_are_there_with_their_reasons(office: Office) -> None:
    post = office.post(body="Faites vite, les places s’envolent. Votez pour Ensemble Sainte-Sophie!")
    for channel in office.review(post).channels:
        for gate, reason in channel.unanswered:
            kind = CONTEST if reason.verdict == "bloque" else WAIVER
            write_answers(
                office.workspace,
                office.officer,
                post.id,
                kind,
                (channel.key_of(gate, reason),),
                "C’est une citation.",
            )
    office.submit(post)
    made = dossier(office, post)
    assert made.waivers
    assert made.contests
    answered = (*made.waivers, *made.contests)
    assert {each.reason for each in answered} == {"C’est une citation."}
    assert {each.person for each in answered} == {"Camille Roy"}


def test_an_emergency_let_out_is_there_then_its_review(office: Office) -> None:
    post = office.post(
        Channel.WEBSITE,
        Channel.FACEBOOK,
        kind=PostKind.EMERGENCY,
        emergency=True,
        body="Faites bouillir l’eau une minute, rue Morin. Cette page n’est pas un service d’urgence; en cas de "
        "danger, composez le 911.",
    )
    submitted = office.submit(post)
    let_out(office.desk, office.officer, post.id, submitted.revision, "L’eau n’est pas potable.")
    take(office.desk, office.officer, post.id, Channel.WEBSITE)
    (line,) = dossier(office, post).emergencies
    assert (line.reason, line.reviewed) == ("L’eau n’est pas potable.", "")
    shown = decision_file(office.desk, office.direction, post.id)
    assert shown.to_review is not None
    review_emergency(
        office.desk,
        office.direction,
        post.id,
        shown.to_review.fact,
        ReviewVerdict.TO_CORRECT,
        "Nommez le secteur.",
    )
    (line,) = dossier(office, post).emergencies
    assert line.reviewed.startswith("À corriger (Martine Dion, ")
    assert line.comment == "Nommez le secteur."
    assert decision_file(office.desk, office.direction, post.id).to_review is None


def test_the_consent_for_a_logo_is_with_its_image_and_names_nobody(office: Office) -> None:
    asset = office.photo()
    office.rights(asset)
    written = WrittenConsent(
        Mark.THIRD, "Club de canot", ConsentStatus.GRANTED, "Jeanne Rivard", "", dt.date(2026, 4, 2)
    )
    record_logo_consent(office.desk, office.officer, written, (asset,), document=b"%PDF-1.4 accord")
    post = office.illustrated(office.post(), asset)
    office.submit(post)
    (copy,) = dossier(office, post).copies
    (image,) = copy.images
    assert "consentement donné le 2 avril 2026" in image.marks
    assert "Jeanne" not in repr(image)


def test_an_ordinary_post_has_none_of_it(office: Office) -> None:
    post = office.post()
    office.submit(post)
    made = dossier(office, post)
    assert (made.lists, made.links, made.emergencies, made.waivers, made.contests) == ((), (), (), (), ())
