"""Notices on the first page (art. 12): who has what left to do, until the words are settled or published."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from office import PAGE, Office

from desktop.editorial.gates.greffe import KEPT
from desktop.errors import Refusal
from desktop.services import notice_tasks as notice_tasks_module
from desktop.services.claims import record_receipt
from desktop.services.comments import comments_of, write_comment
from desktop.services.decision import approve
from desktop.services.home import Card, HomeCard, home_card
from desktop.services.notice_remarks import remarks_on
from desktop.services.notice_tasks import Task, keep_words, notice_tasks, unanswered_remarks
from desktop.services.posts import post_of_revision, save_draft
from desktop.services.public_notices import PublicNotice, deposit_notice, post_of_notice, read_notice
from desktop.services.session import Session
from desktop.services.written_answers import WAIVER, write_answers

BODY = (
    "Le conseil municipal étudiera une demande de dérogation mineure le 8 juin 2026, à 19 h 30, à l’hôtel de ville. "
    "Toute personne intéressée peut se faire entendre."
)


@pytest.fixture(autouse=True)
def one_clock(office: Office) -> None:
    office.workspace.clock = office.clock


@pytest.fixture
def notice(office: Office) -> PublicNotice:
    return deposit_notice(office.workspace, office.greffe, "Avis public de dérogation mineure", BODY)


def test_the_first_page_reads_the_words_of_what_it_shows_alone(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A municipality publishes hundreds of notices a year: those about which nothing is left cost nothing."""
    notices = [deposit_notice(office.workspace, office.greffe, f"Avis {n}", BODY) for n in range(8)]
    for notice in notices[:6]:
        remark(office, notice)
    read: list[str] = []
    asked: list[str] = []
    monkeypatch.setattr(
        notice_tasks_module, "read_notice", lambda w, f: read.append(str(f.item)) or read_notice(w, f)
    )
    monkeypatch.setattr(
        notice_tasks_module, "remarks_on", lambda w, item: asked.append(item) or remarks_on(w, item)
    )
    shown = card(office, office.greffe)
    assert shown is not None
    assert (len(shown.lines), shown.total) == (5, 6)
    assert len(read) == 5
    assert sorted(asked) == sorted(notice.item for notice in notices[:6])


def tasks(office: Office, who: Session) -> list[tuple[Task, int]]:
    return [(each.task, each.count) for each in notice_tasks(office.workspace, who)]


def card(office: Office, who: Session) -> HomeCard | None:
    return home_card(office.desk, who, Card.NOTICES)


def remark(office: Office, notice: PublicNotice, text: str = "L’heure manque.") -> None:
    write_comment(office.workspace, office.officer, notice.item, text)


def submitted(office: Office, notice: PublicNotice) -> None:
    """The officer's post of a notice, its warnings justified."""
    post = replace(post_of_notice(notice), site_page=PAGE)
    save_draft(office.workspace, office.officer, post, ())
    for channel in office.review(post).channels:
        for gate, reason in channel.unanswered:
            keys = (channel.key_of(gate, reason),)
            write_answers(office.workspace, office.officer, post.id, WAIVER, keys, "Texte du greffe.")
    office.submit(post)


def test_a_notice_just_deposited_is_for_the_officer_to_prepare(office: Office, notice: PublicNotice) -> None:
    assert tasks(office, office.officer) == [(Task.TO_PREPARE, 0)]
    assert tasks(office, office.greffe) == []
    found = card(office, office.officer)
    assert found is not None
    (line,) = found.lines
    assert (line.title, line.detail, line.urgent) == (
        "Avis public de dérogation mineure",
        "à préparer, déposé aujourd’hui",
        False,
    )


def test_after_two_days_it_is_urgent(office: Office, notice: PublicNotice) -> None:
    office.clock.time += dt.timedelta(days=2)
    found = card(office, office.officer)
    assert found is not None
    assert found.lines[0].urgent


def test_once_begun_it_leaves_the_card(office: Office, notice: PublicNotice) -> None:
    save_draft(office.workspace, office.officer, post_of_notice(notice), ())
    assert tasks(office, office.officer) == []
    assert card(office, office.officer) is None


def test_remarks_come_first_and_to_the_greffe_alone(office: Office, notice: PublicNotice) -> None:
    remark(office, notice)
    remark(office, notice, "Il faut nommer la rue.")
    assert tasks(office, office.greffe) == [(Task.REMARKS, 2)]
    found = card(office, office.greffe)
    assert found is not None
    assert (found.lines[0].detail, found.lines[0].urgent) == ("2 remarques à lire", True)
    assert card(office, office.direction) is None


def test_depositing_again_answers_them_and_tells_the_officer(office: Office, notice: PublicNotice) -> None:
    submitted(office, notice)
    remark(office, notice)
    deposit_notice(
        office.workspace, office.greffe, notice.title, BODY.replace("8 juin", "9 juin"), notice.item
    )
    assert tasks(office, office.greffe) == []
    assert tasks(office, office.officer) == [(Task.REPLACED, 0)]
    found = card(office, office.officer)
    assert found is not None
    assert found.lines[0].detail == "texte déposé de nouveau aujourd’hui"


def test_keeping_the_words_answers_them_too(office: Office, notice: PublicNotice) -> None:
    remark(office, notice)
    (told,) = unanswered_remarks(office.workspace, notice)
    fact = keep_words(office.workspace, office.greffe, notice)
    assert (fact.body["notice"], fact.body["remarks"]) == (notice.fact, (told.hash,))
    assert comments_of(office.workspace, notice.item)[-1].text == KEPT, (
        "the officer reads it among the remarks"
    )
    assert tasks(office, office.greffe) == []
    remark(office, notice, "La date est passée.")
    assert tasks(office, office.greffe) == [(Task.REMARKS, 1)]


def test_the_greffe_alone_answers_of_its_words(office: Office, notice: PublicNotice) -> None:
    remark(office, notice)
    with pytest.raises(Refusal) as caught:
        keep_words(office.workspace, office.officer, notice)
    assert caught.value.code == "role_requis"


def test_words_are_kept_in_answer_to_something(office: Office, notice: PublicNotice) -> None:
    with pytest.raises(Refusal) as caught:
        keep_words(office.workspace, office.greffe, notice)
    assert caught.value.code == "aucune_remarque"


def test_words_replaced_since_are_not_kept(office: Office, notice: PublicNotice) -> None:
    deposit_notice(office.workspace, office.greffe, notice.title, f"{BODY} Merci.", notice.item)
    remark(office, notice)
    with pytest.raises(Refusal) as caught:
        keep_words(office.workspace, office.greffe, notice)
    assert caught.value.code == "avis_remplace"


def test_a_remark_the_greffe_had_not_received_still_waits(office: Office, notice: PublicNotice) -> None:
    with office.elsewhere() as other:
        remark(other, notice, "Il faut nommer la rue.")
        write_comment(office.workspace, office.colleague, notice.item, "L’heure manque.")
        keep_words(office.workspace, office.greffe, notice)
        for here, there in ((office, other), (other, office)):
            here.receive(there)
            (left,) = unanswered_remarks(here.workspace, notice)
            assert left.stream == office.officer.stream


def test_once_published_nothing_is_left(office: Office, notice: PublicNotice) -> None:
    submitted(office, notice)
    remark(office, notice)
    item = notice.item
    (head,) = office.workspace.ledger.heads(item)
    approve(office.desk, office.direction, item, head)
    exported = office.export(post_of_revision(office.workspace, head))
    for claim in exported.claims.values():
        record_receipt(office.desk, office.officer, claim, PAGE)
    assert tasks(office, office.greffe) == []
