"""Art. 25 and 26: a logo that is not laid by the application needs a consent that says who, when, and by what paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest
from office import Office

from db.errors import Refusal as LedgerRefusal
from desktop.editorial.gates.verdict import GateResult, Origin, Verdict
from desktop.editorial.marks import ConsentStatus, Mark
from desktop.editorial.post import Post
from desktop.errors import Refusal
from desktop.services.decision_file import decision_file
from desktop.services.home import Card, home_card
from desktop.services.logo_consents import (
    LogoConsent,
    WrittenConsent,
    logo_consents,
    record_logo_consent,
    take_off,
)
from desktop.services.personal_data import holdings
from desktop.services.points import points_of
from desktop.services.session import Session
from desktop.services.written_answers import CONTEST, WAIVER, write_answer

PDF = b"%PDF-1.4 accord"
THIRD = WrittenConsent(
    Mark.THIRD, "Club de canot", ConsentStatus.GRANTED, "Jeanne Rivard, présidente", "", dt.date(2026, 4, 2)
)
OFFICIAL = WrittenConsent(
    Mark.OFFICIAL,
    "Club de canot",
    ConsentStatus.GRANTED,
    "Camille Roy, communications",
    "",
    dt.date(2026, 4, 2),
)
PLANNED = dt.date(2026, 5, 12)


@pytest.fixture
def asset(office: Office) -> str:
    made = office.photo()
    office.rights(made)
    return made


@pytest.fixture
def post(office: Office, asset: str) -> Post:
    return office.illustrated(office.post(planned_at=PLANNED.isoformat()), asset)


def gates(office: Office, post: Post) -> Mapping[str, GateResult]:
    (channel,) = office.review(post).channels
    return channel.gates


def record(office: Office, written: WrittenConsent, *assets: str, document: bytes | None = PDF) -> str:
    return record_logo_consent(office.desk, office.officer, written, assets, document=document)


def asked(written: WrittenConsent, status: ConsentStatus = ConsentStatus.ASKED) -> WrittenConsent:
    return WrittenConsent(written.mark, written.holder, status)


def only(office: Office, asset: str) -> LogoConsent:
    (found,) = logo_consents(office.workspace, office.officer, asset)
    return found


class TestAThirdPartyLogo:
    def test_an_image_without_one_passes(self, office: Office, post: Post) -> None:
        assert gates(office, post)["droits_image"].verdict is Verdict.PASSES
        assert gates(office, post)["logo"].verdict is Verdict.PASSES

    @pytest.mark.parametrize("status", [ConsentStatus.ASKED, ConsentStatus.REFUSED, ConsentStatus.WITHDRAWN])
    def test_without_a_consent_that_is_granted_it_blocks(
        self, office: Office, asset: str, post: Post, status: ConsentStatus
    ) -> None:
        record(office, asked(THIRD, status), asset)
        (reason,) = gates(office, post)["droits_image"].reasons
        assert (reason.verdict, reason.origin) == (Verdict.BLOCKS, Origin.RECORD)
        assert "sans son consentement" in reason.text
        office.refused(post)

    def test_with_its_consent_and_the_document_it_passes(
        self, office: Office, asset: str, post: Post
    ) -> None:
        record(office, THIRD, asset)
        assert gates(office, post)["droits_image"].verdict is Verdict.PASSES
        office.submit(post)

    def test_a_consent_that_ends_the_day_before_blocks_and_its_last_day_passes(
        self, office: Office, asset: str, post: Post
    ) -> None:
        subject = record(office, _until(THIRD, PLANNED), asset)
        assert gates(office, post)["droits_image"].verdict is Verdict.PASSES
        record_logo_consent(
            office.desk,
            office.officer,
            _until(THIRD, PLANNED - dt.timedelta(days=1)),
            (asset,),
            subject=subject,
        )
        (reason,) = gates(office, post)["droits_image"].reasons
        assert reason.text.endswith(
            "a pris fin le 11 mai 2026, avant la publication du 12 mai 2026. Faites-le renouveler, ou retirez l’image."
        )

    def test_a_rights_record_that_speaks_of_an_agreement_wants_it_recorded(
        self, office: Office, asset: str, post: Post
    ) -> None:
        office.rights(asset, licence="Logo d’un partenaire, avec son accord", modifications_allowed=True)
        (reason,) = gates(office, post)["droits_image"].reasons
        assert (reason.verdict, reason.origin) == (Verdict.BLOCKS, Origin.RECORD)
        record(office, THIRD, asset)
        assert gates(office, post)["droits_image"].verdict is Verdict.PASSES

    def test_nobody_overrides_it(self, office: Office, asset: str, post: Post) -> None:
        record(office, asked(THIRD), asset)
        (channel,) = office.review(post).channels
        (held,) = [reason for gate, reason in channel.unanswered if gate == "droits_image"]

        key = channel.key_of("droits_image", held)
        for kind in (WAIVER, CONTEST):
            write_answer(office.workspace, office.officer, post.id, kind, key, "Le club est d’accord.")
        assert gates(office, post)["droits_image"].verdict is Verdict.BLOCKS
        row = next(gate for gate in points_of(office.review(post)).gates if gate.name == "droits_image")
        assert [point.answerable for point in row.points] == [None]
        office.refused(post)

    def test_a_logo_that_is_not_there_after_all_is_taken_off(
        self, office: Office, asset: str, post: Post
    ) -> None:
        record(office, asked(THIRD), asset)
        take_off(office.desk, office.officer, only(office, asset), (asset,))
        assert logo_consents(office.workspace, office.officer, asset) == ()
        assert gates(office, post)["droits_image"].verdict is Verdict.PASSES

    def test_once_its_consent_is_destroyed_the_image_can_no_longer_be_published(
        self, office: Office, asset: str, post: Post
    ) -> None:
        record(office, THIRD, asset)
        ids = [entry.id for entry in office.workspace.sealed.entries() if entry.type.startswith("logo_")]
        office.workspace.sealed.destroy(office.greffe.signer, ids, "demande")
        assert gates(office, post)["droits_image"].verdict is Verdict.BLOCKS

    def test_the_consent_can_expire_before_an_approved_post_goes_out(
        self, office: Office, asset: str, post: Post
    ) -> None:
        record(office, _until(THIRD, PLANNED), asset)
        office.approved(post)
        office.clock.time = dt.datetime.combine(
            PLANNED + dt.timedelta(days=1), dt.time(9), office.clock.time.tzinfo
        )
        with pytest.raises(Refusal):
            office.export(post)


class TestTheOfficialLogoUsedByAThirdParty:
    def test_without_the_consent_of_the_communications_service_it_blocks(
        self, office: Office, asset: str, post: Post
    ) -> None:
        record(office, asked(OFFICIAL), asset)
        found = gates(office, post)
        (reason,) = found["logo"].reasons
        assert (reason.verdict, reason.origin) == (Verdict.BLOCKS, Origin.RECORD)
        assert found["droits_image"].verdict is Verdict.PASSES

    def test_with_it_it_passes(self, office: Office, asset: str, post: Post) -> None:
        record(office, OFFICIAL, asset, document=None)
        assert gates(office, post)["logo"].verdict is Verdict.PASSES

    def test_a_consent_given_for_a_use_elsewhere_is_kept_without_an_image(self, office: Office) -> None:
        written = WrittenConsent(
            Mark.OFFICIAL,
            "Comité de la fête",
            ConsentStatus.GRANTED,
            "Camille Roy",
            "Affiche de la fête de la Saint-Jean",
            dt.date(2026, 5, 4),
            dt.date(2026, 6, 24),
        )
        record(office, written, document=None)
        (kept,) = logo_consents(office.workspace, office.officer)
        assert (kept.asset, kept.written) == (None, written)


class TestTheRecord:
    @pytest.mark.parametrize(
        ("written", "document", "lacking"),
        [
            (WrittenConsent(Mark.THIRD, " "), PDF, "Inscrivez le tiers"),
            (
                WrittenConsent(Mark.THIRD, "Club", ConsentStatus.GRANTED, "", "", dt.date(2026, 5, 1)),
                PDF,
                "qui",
            ),
            (WrittenConsent(Mark.THIRD, "Club", ConsentStatus.GRANTED, "Jeanne"), PDF, "le jour"),
            (THIRD, None, "Joignez le document"),
            (
                WrittenConsent(Mark.OFFICIAL, "Club", ConsentStatus.GRANTED, "J", "", dt.date(2026, 5, 5)),
                None,
                "après aujourd’hui",
            ),
            (
                WrittenConsent(
                    Mark.THIRD,
                    "Club",
                    ConsentStatus.GRANTED,
                    "J",
                    "",
                    dt.date(2026, 5, 1),
                    dt.date(2026, 4, 30),
                ),
                PDF,
                "dernier jour",
            ),
        ],
    )
    def test_it_says_who_when_and_by_what_document(
        self, office: Office, asset: str, written: WrittenConsent, document: bytes | None, lacking: str
    ) -> None:
        with pytest.raises(Refusal) as caught:
            record(office, written, asset, document=document)
        assert caught.value.code == "consentement_incomplet"
        assert any(lacking in reason for reason in caught.value.reasons)
        assert office.workspace.sealed.entries() == ()

    def test_its_document_stays_when_a_later_day_is_signed(self, office: Office, asset: str) -> None:
        subject = record(office, THIRD, asset)
        record_logo_consent(office.desk, office.officer, _until(THIRD, PLANNED), (asset,), subject=subject)
        assert only(office, asset).documented

    def test_who_does_not_write_neither_reads_nor_signs_them(self, office: Office, asset: str) -> None:
        def as_(who: Session) -> None:
            record_logo_consent(office.desk, who, asked(THIRD), (asset,))

        with pytest.raises((Refusal, LedgerRefusal)):
            as_(office.greffe)
        with pytest.raises(Refusal):
            logo_consents(office.workspace, office.greffe)

    def test_it_is_found_among_what_is_held_on_a_person(self, office: Office, asset: str) -> None:
        subject = record(office, THIRD, asset)
        found = holdings(office.workspace, "Jeanne Rivard")
        assert [each.about for each in found] == [subject]


class TestTheDirection:
    def test_she_reads_what_each_logo_has_and_nobody_is_named(
        self, office: Office, asset: str, post: Post
    ) -> None:
        record(office, THIRD, asset)
        office.submit(post)
        (image,) = decision_file(office.desk, office.direction, post.id).images
        assert image.marks == (
            "Le logo d’un tiers\u00a0: consentement donné le 2 avril 2026; sans date de fin; document joint.",
        )

    def test_a_consent_that_ends_soon_is_among_the_warnings_of_the_first_page(
        self, office: Office, asset: str, post: Post
    ) -> None:
        record(office, _until(THIRD, PLANNED), asset)
        office.submit(post)
        card = home_card(office.desk, office.officer, Card.WARNINGS)
        assert card is not None
        assert [line.detail.partition(" jusqu’")[0] for line in card.lines] == ["consentement pour un logo"]


def _until(written: WrittenConsent, day: dt.date) -> WrittenConsent:
    return WrittenConsent(
        written.mark, written.holder, written.status, written.by, written.use, written.on, day
    )
