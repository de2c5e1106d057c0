"""Accounts: run by those the direction designates (art. 3), created once asked for, analysed and granted (art. 21)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.errors import Refusal as LedgerRefusal
from desktop.editorial.post import Channel
from desktop.errors import Refusal
from desktop.services.account_keepers import all_keepers, designate, keeper_refusal
from desktop.services.account_requests import (
    RequestedAccount,
    account_requests,
    decide_request,
    request_account,
    request_and_grant,
)
from desktop.services.accounts import known_accounts
from desktop.services.assisted_publication import take
from desktop.services.official_accounts import listed_accounts
from desktop.services.publication_file import publication_file

WANTED = RequestedAccount(
    Channel.FACEBOOK,
    "Facebook",
    "Bibliothèque de Sainte-Sophie",
    "Les familles qui fréquentent la bibliothèque.",
    "Deux publications par semaine, par la bibliothécaire; remplace l’infolettre.",
)


def refusal_of(action) -> Refusal:
    with pytest.raises((Refusal, LedgerRefusal)) as caught:
        action()
    return caught.value


class TestRequests:
    def test_the_direction_grants_and_the_account_is_authorised(self, office) -> None:
        asked = request_account(office.desk, office.officer, WANTED)
        assert not any(each.name == WANTED.name for each in known_accounts(office.workspace))
        decide_request(office.desk, office.direction, asked.hash, granted=True)
        (made,) = (each for each in known_accounts(office.workspace) if each.name == WANTED.name)
        assert (made.authorized, made.on) == (True, office.desk.today())
        (request,) = account_requests(office.workspace)
        assert request.decision is not None
        assert (request.person, request.decision.person) == ("Camille Roy", "Martine Dion")

    def test_the_direction_refuses_and_says_why(self, office) -> None:
        asked = request_account(office.desk, office.officer, WANTED)
        assert (
            refusal_of(lambda: decide_request(office.desk, office.direction, asked.hash, granted=False)).code
            == "motif_vide"
        )
        decide_request(
            office.desk, office.direction, asked.hash, granted=False, reason="La page municipale suffit."
        )
        (request,) = account_requests(office.workspace)
        assert request.decision is not None
        assert (request.decision.granted, request.decision.reason) == (False, "La page municipale suffit.")
        assert not any(each.name == WANTED.name for each in known_accounts(office.workspace))

    @pytest.mark.parametrize("missing", ["name", "audience", "analysis", "platform"])
    def test_a_request_without_its_analysis_is_refused(self, office, missing: str) -> None:
        refused = refusal_of(
            lambda: request_account(office.desk, office.officer, replace(WANTED, **{missing: " … "}))
        )
        assert refused.code == "demande_incomplete"
        assert len(refused.reasons) == 1
        assert account_requests(office.workspace) == ()

    def test_a_known_account_is_not_asked_for_again(self, office) -> None:
        known = known_accounts(office.workspace)[0]
        wanted = replace(WANTED, channel=known.channel, name=known.name.upper())
        refused = refusal_of(lambda: request_account(office.desk, office.officer, wanted))
        assert refused.code == "compte_deja_connu"

    def test_the_officer_does_not_grant(self, office) -> None:
        asked = request_account(office.desk, office.officer, WANTED)
        refused = refusal_of(lambda: decide_request(office.desk, office.officer, asked.hash, granted=True))
        assert refused.code == "wrong_role"
        assert not any(each.name == WANTED.name for each in listed_accounts(office.desk)), "all or nothing"

    def test_a_request_is_answered_once(self, office) -> None:
        asked = request_account(office.desk, office.officer, WANTED)
        decide_request(office.desk, office.direction, asked.hash, granted=True)
        refused = refusal_of(
            lambda: decide_request(office.desk, office.deputy, asked.hash, granted=False, reason="Non.")
        )
        assert refused.code == "demande_decidee"

    def test_another_platform_is_kept_without_being_published_on(self, office) -> None:
        before = known_accounts(office.workspace)
        asked = request_account(
            office.desk, office.officer, replace(WANTED, channel=None, platform="Instagram")
        )
        decide_request(office.desk, office.direction, asked.hash, granted=True)
        assert known_accounts(office.workspace) == before
        assert account_requests(office.workspace)[0].wanted.platform == "Instagram"

    def test_what_the_direction_creates_itself_keeps_its_analysis(self, office) -> None:
        request_and_grant(office.desk, office.direction, WANTED)
        (request,) = account_requests(office.workspace)
        assert request.wanted.analysis == WANTED.analysis
        assert any(each.name == WANTED.name and each.authorized for each in known_accounts(office.workspace))

    def test_those_that_wait_come_first(self, office) -> None:
        first = request_account(office.desk, office.officer, WANTED)
        request_account(office.desk, office.officer, replace(WANTED, name="Loisirs de Sainte-Sophie"))
        decide_request(office.desk, office.direction, first.hash, granted=True)
        assert [each.wanted.name for each in account_requests(office.workspace)] == [
            "Loisirs de Sainte-Sophie",
            WANTED.name,
        ]


class TestKeepers:
    @pytest.fixture
    def facebook(self, office):
        return next(each for each in known_accounts(office.workspace) if each.channel is Channel.FACEBOOK)

    @pytest.fixture
    def approved(self, office):
        post = office.post(Channel.WEBSITE, Channel.FACEBOOK)
        office.approved(post)
        return post

    def test_while_nobody_is_designated_whoever_publishes_may(self, office, facebook, approved) -> None:
        assert keeper_refusal(office.workspace, office.officer, Channel.FACEBOOK, facebook.id) is None
        take(office.desk, office.officer, approved.id, Channel.FACEBOOK)

    def test_only_those_who_are_designated_publish_there(self, office, facebook, approved) -> None:
        designate(office.workspace, office.direction, Channel.FACEBOOK, facebook.id, {"lea"})
        refused = refusal_of(lambda: take(office.desk, office.officer, approved.id, Channel.FACEBOOK))
        assert refused.code == "non_responsable"
        assert "Léa Dubé" in refused.message
        take(office.desk, office.officer, approved.id, Channel.WEBSITE)
        take(office.desk, office.colleague, approved.id, Channel.FACEBOOK)

    def test_the_card_says_who_runs_the_account(self, office, facebook, approved) -> None:
        designate(office.workspace, office.direction, Channel.FACEBOOK, facebook.id, {"lea"})
        shown = publication_file(office.desk, office.officer, approved.id)
        said = {out.channel: out.not_keeper for out in shown.channels}
        assert "Léa Dubé" in said[Channel.FACEBOOK]
        assert said[Channel.WEBSITE] == ""

    def test_nobody_designated_any_more_opens_it_again(self, office, facebook, approved) -> None:
        designate(office.workspace, office.direction, Channel.FACEBOOK, facebook.id, {"lea"})
        designate(office.workspace, office.direction, Channel.FACEBOOK, facebook.id, set())
        assert all_keepers(office.workspace) == {}
        take(office.desk, office.officer, approved.id, Channel.FACEBOOK)

    def test_two_designations_made_apart_leave_those_both_name(self, office, facebook) -> None:
        with office.elsewhere() as other:
            designate(other.workspace, other.deputy, Channel.FACEBOOK, facebook.id, {"camille", "lea"})
            designate(office.workspace, office.direction, Channel.FACEBOOK, facebook.id, {"lea"})
            office.receive(other)
        assert all_keepers(office.workspace) == {("facebook", facebook.id): {"lea"}}

    def test_the_officer_designates_nobody(self, office, facebook) -> None:
        refused = refusal_of(
            lambda: designate(office.workspace, office.officer, Channel.FACEBOOK, facebook.id, {"camille"})
        )
        assert refused.code == "wrong_role"
