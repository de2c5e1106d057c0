"""What the gates look at is what the records say: the account, the event, the images, the period."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.editorial.post import Channel, Crop, EventFacts, PostKind
from desktop.editorial.rights import RightsRecord
from desktop.editorial.variant import with_variant
from desktop.errors import Refusal
from desktop.services.accounts import account_in_use, authorise_account
from desktop.services.image_rights import record_rights, rights_of

FACEBOOK = Channel.FACEBOOK
DAY = dt.date(2026, 5, 4)


def authorise(office, account: str, on: dt.date = DAY, *, authorized: bool = True, who=None) -> None:
    authorise_account(
        office.workspace,
        who or office.direction,
        account,
        "facebook",
        "Loisirs Sainte-Sophie",
        on,
        authorized=authorized,
    )


def chosen(office, account: str | None, **changes: object):
    post = office.post(FACEBOOK, **changes)
    variant = replace(post.variants[0], channel=FACEBOOK, account=account)
    return office.save(with_variant(post, variant))


def reasons(office, post, gate: str) -> list[str]:
    return [reason.text for channel in office.review(post).channels for reason in channel.gates[gate].reasons]


class TestAccounts:
    def test_the_only_account_of_a_channel_needs_no_choice(self, office) -> None:
        assert reasons(office, chosen(office, None), "compte") == []

    def test_with_two_accounts_one_is_chosen(self, office) -> None:
        authorise(office, "loisirs")
        assert reasons(office, chosen(office, None), "compte")
        assert reasons(office, chosen(office, "loisirs"), "compte") == []

    def test_an_account_that_nobody_authorised_blocks(self, office) -> None:
        assert reasons(office, chosen(office, "page-perso"), "compte")

    def test_the_account_of_another_channel_is_not_one_of_this_channel(self, office) -> None:
        assert reasons(office, chosen(office, "youtube"), "compte")

    def test_an_authorisation_holds_from_its_day(self, office) -> None:
        authorise(office, "loisirs", dt.date(2026, 6, 1))
        eve = chosen(office, "loisirs", planned_at="2026-05-31")
        assert any("1er juin 2026" in reason for reason in reasons(office, eve, "compte"))
        assert reasons(office, chosen(office, "loisirs", planned_at="2026-06-01"), "compte") == []

    def test_an_authorisation_that_ended_blocks_and_leaves_the_other_account_alone(self, office) -> None:
        authorise(office, "loisirs")
        authorise(office, "loisirs", authorized=False)
        assert reasons(office, chosen(office, "loisirs"), "compte")
        assert account_in_use(office.workspace, FACEBOOK, None).id == "facebook"

    def test_two_authorisations_signed_apart_that_disagree_authorise_nothing(self, office) -> None:
        authorise(office, "loisirs")
        with office.elsewhere() as other:
            authorise(office, "loisirs", dt.date(2026, 6, 1))
            authorise(other, "loisirs", authorized=False, who=other.deputy)
            office.receive(other)
        found = account_in_use(office.workspace, FACEBOOK, "loisirs")
        assert (found.authorized, found.on) == (False, dt.date(2026, 6, 1))

    @pytest.mark.parametrize("who", ["camille", "denis"])
    def test_the_direction_alone_authorises(self, office, who: str) -> None:
        with pytest.raises(Refusal) as caught:
            authorise(office, "loisirs", who=office.people[who])
        assert caught.value.code == "wrong_role"

    def test_the_profile_alone_authorises_nothing(self, office) -> None:
        assert account_in_use(office.workspace, FACEBOOK, "loisirs") is None


class TestEvents:
    def test_an_event_that_nobody_described_is_to_justify(self, office) -> None:
        post = office.post(kind=PostKind.EVENT)
        assert any("vocation municipale" in reason for reason in reasons(office, post, "evenement"))

    @pytest.mark.parametrize(
        "event",
        [
            EventFacts("Municipalité", organised_by_municipality=True),
            EventFacts("Club de lecture", municipal_vocation=True),
        ],
    )
    def test_the_municipalitys_own_or_of_municipal_vocation_passes(self, office, event: EventFacts) -> None:
        assert reasons(office, office.post(kind=PostKind.EVENT, event=event), "evenement") == []

    def test_a_news_item_is_not_asked_who_organises_it(self, office) -> None:
        assert reasons(office, office.post(), "evenement") == []


class TestImages:
    @pytest.fixture
    def pictured(self, office):
        post = office.illustrated(office.post(), office.photo())
        return post, post.variants[0].images[0]

    def test_a_licence_without_modification_allows_the_whole_image_alone(self, office, pictured) -> None:
        post, use = pictured
        office.rights(use.asset, licence="CC BY-ND 4.0", modifications_allowed=False)
        for changed, expected in (
            (replace(use, logo=False), False),
            (replace(use, logo=False, crop=Crop(0.1, 0, 1, 1)), True),
            (replace(use, logo=True), True),
        ):
            edited = office.save(with_variant(post, replace(post.variants[0], images=(changed,))))
            found = any("interdit de la modifier" in why for why in reasons(office, edited, "droits_image"))
            assert found is expected

    def test_two_records_signed_apart_limit_each_other(self, office, pictured) -> None:
        _, use = pictured
        holder, licence = "Municipalité de Sainte-Sophie", "propriété municipale"
        with office.elsewhere() as other:
            mine = RightsRecord(holder, licence, frozenset({Channel.WEBSITE, FACEBOOK}), dt.date(2027, 1, 1))
            theirs = RightsRecord(
                holder, licence, frozenset({FACEBOOK, Channel.CONTACT}), credit_required=True
            )
            record_rights(office.workspace, office.officer, use.asset, mine)
            record_rights(other.workspace, other.colleague, use.asset, theirs)
            office.receive(other)
        found = rights_of(office.workspace, use.asset)
        assert found.channels == {FACEBOOK}
        assert (found.expires, found.credit_required) == (dt.date(2027, 1, 1), True)

    def test_two_holders_are_no_holder(self, office, pictured) -> None:
        post, use = pictured
        with office.elsewhere() as other:
            for place, who, holder in (
                (office, office.officer, "Noé Vallerand"),
                (other, other.colleague, "Studio Vallerand"),
            ):
                record = RightsRecord(holder, "Licence", frozenset(Channel), modifications_allowed=True)
                record_rights(place.workspace, who, use.asset, record)
            office.receive(other)
        assert any("détient les droits" in line for line in office.refused(post).reasons)
        office.rights(use.asset)
        assert office.submit(post).revision_is_new

    def test_people_not_looked_at_in_this_crop_block(self, office, pictured) -> None:
        post, use = pictured
        office.rights(use.asset)
        unseen = replace(use, people_reviewed=False)
        post = office.save(with_variant(post, replace(post.variants[0], images=(unseen,))))
        assert any("reconnaît" in line for line in office.refused(post).reasons)

    def test_one_image_on_four_channels_is_read_once(self, office, pictured, monkeypatch) -> None:
        post, use = pictured
        office.rights(use.asset)
        asked = []
        facts = type(office.workspace.ledger).facts

        def counted(self, kind=None, item=None):
            asked.append(kind)
            return facts(self, kind, item)

        monkeypatch.setattr(type(office.workspace.ledger), "facts", counted)
        office.review(replace(post, channels=tuple(Channel)))
        assert asked.count("rights") == 1
