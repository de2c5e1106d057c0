"""Rules of conduct, versioned with where they are read (art. 18); paid municipal placements (art. 4, 9, 13)."""

from __future__ import annotations

import datetime as dt

import pytest

from db.errors import Refusal as LedgerRefusal
from desktop.editorial.elections import ElectionKind, Level
from desktop.editorial.post import Channel
from desktop.errors import Refusal
from desktop.services.conduct_rules import conduct_versions, model_rules, put_rules_in_force, rules_page
from desktop.services.elections import enter_election
from desktop.services.placements import (
    cancel_placement,
    placements,
    placements_of,
    record_placement,
    spent_in,
)
from desktop.services.standard_replies import standard_replies

SITE, FACEBOOK = Channel.WEBSITE, Channel.FACEBOOK
PAGE = "https://stesophie.ca/regles-de-conduite"
START, END = dt.date(2026, 5, 10), dt.date(2026, 5, 24)


def refusal_of(action) -> Refusal:
    with pytest.raises((Refusal, LedgerRefusal)) as caught:
        action()
    return caught.value


class TestConduct:
    def test_the_annex_of_the_policy_is_ready(self, office) -> None:
        text = model_rules(office.desk.resources)
        assert "langage approprié" in text
        assert "sera automatiquement supprimé" in text

    def test_a_version_says_since_when_and_where_it_is_read(self, office) -> None:
        put_rules_in_force(office.desk, office.greffe, "Soyez polis.", {SITE: PAGE, FACEBOOK: ""})
        (version,) = conduct_versions(office.workspace)
        assert (version.number, version.text, version.since) == (1, "Soyez polis.", office.desk.today())
        assert (dict(version.published), version.person) == ({SITE: PAGE}, "Denis Gagnon")

    def test_a_new_version_replaces_the_former_which_is_kept(self, office) -> None:
        put_rules_in_force(office.desk, office.greffe, "Soyez polis.", {SITE: PAGE})
        office.clock.time += dt.timedelta(days=30)
        put_rules_in_force(office.desk, office.direction, "Restez polis.", {SITE: PAGE})
        latest, former = conduct_versions(office.workspace)
        assert (latest.number, latest.in_force, former.in_force) == (2, True, False)
        assert former.text == "Soyez polis."

    def test_they_are_published_on_the_site(self, office) -> None:
        refused = refusal_of(
            lambda: put_rules_in_force(
                office.desk, office.greffe, "Soyez polis.", {FACEBOOK: "https://facebook.com/x"}
            )
        )
        assert refused.code == "site_requis"

    def test_the_officer_does_not_change_them(self, office) -> None:
        refused = refusal_of(
            lambda: put_rules_in_force(office.desk, office.officer, "Soyez polis.", {SITE: PAGE})
        )
        assert refused.code == "wrong_role"

    def test_the_standard_reply_gives_their_address(self, office) -> None:
        def reply() -> str:
            found = standard_replies(office.desk.resources, office.profile(), rules_page(office.workspace))
            return next(each.text for each in found if each.id == "politesse")

        assert "stesophie.ca" in reply()
        put_rules_in_force(office.desk, office.greffe, "Soyez polis.", {SITE: PAGE})
        assert PAGE in reply()


class TestPlacements:
    def placed(self, office, **changes):
        values = {
            "channel": FACEBOOK,
            "start": START,
            "end": END,
            "cents": 15_000,
            "purpose": "Inscription au camp de jour",
        } | changes
        return record_placement(office.desk, office.direction, **values)

    def test_the_direction_decides_where_when_and_how_much(self, office) -> None:
        self.placed(office)
        (found,) = placements(office.workspace)
        assert (found.channel, found.start, found.end, found.cents) == (FACEBOOK, START, END, 15_000)
        assert (found.purpose, found.person) == ("Inscription au camp de jour", "Martine Dion")

    def test_the_officer_spends_nothing(self, office) -> None:
        refused = refusal_of(
            lambda: record_placement(office.desk, office.officer, FACEBOOK, START, END, 100, "Camp de jour")
        )
        assert refused.code == "wrong_role"

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"end": START - dt.timedelta(days=1)}, "dates_inversees"),
            ({"cents": 0}, "budget_requis"),
            ({"purpose": " "}, "objet_requis"),
        ],
    )
    def test_what_it_lacks_is_said(self, office, changes: dict[str, object], code: str) -> None:
        assert refusal_of(lambda: self.placed(office, **changes)).code == code
        assert placements(office.workspace) == ()

    def test_the_year_is_summed_without_what_was_cancelled(self, office) -> None:
        self.placed(office)
        other = self.placed(office, cents=5_000, purpose="Collecte des sapins")
        assert spent_in(placements(office.workspace), 2026) == 20_000
        cancel_placement(office.desk, office.direction, other)
        assert spent_in(placements(office.workspace), 2026) == 15_000
        assert len(placements(office.workspace)) == 2, "kept: money may have been spent"

    @pytest.mark.parametrize(
        ("level", "refused"), [(Level.MUNICIPAL, True), (Level.PROVINCIAL, False), (Level.FEDERAL, False)]
    )
    def test_a_municipal_period_admits_no_paid_visibility(self, office, level: Level, refused: bool) -> None:
        day = END
        enter_election(office.workspace, office.greffe, level, ElectionKind.GENERAL, day, day, day)
        if refused:
            assert refusal_of(lambda: self.placed(office)).code == "placement_en_periode"
        else:
            assert self.placed(office).cents == 15_000

    def test_a_post_with_a_placement_waits_when_a_period_is_entered(self, office) -> None:
        post = office.post(SITE, FACEBOOK, planned_at="2026-05-20")
        self.placed(office, item=post.id)
        assert office.review(post).missing == ()
        day = dt.date(2026, 5, 20)
        enter_election(
            office.workspace, office.greffe, Level.MUNICIPAL, ElectionKind.BY_ELECTION, day, day, day
        )
        assert any("placement payé" in line for line in office.review(post).missing)
        (paid,) = placements_of(office.workspace, post.id)
        cancel_placement(office.desk, office.direction, paid)
        assert office.review(post).missing == ()
