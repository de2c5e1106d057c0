"""Another profile is compared before it is signed, and signed only against the one it was compared with."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.editorial.profile import DatedPerson, ProfileElection
from desktop.editorial.profile_mapping import profile_to_mapping
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.in_force import put_profile_in_force
from desktop.services.profile_changes import (
    FIELDS,
    PROFILE_LABELS,
    export_profile,
    profile_changes,
    profile_values,
    propose_profile,
    sign_profile,
)
from desktop.services.profile_file import read_profile


def refusal_of(action) -> Refusal:
    with pytest.raises(Refusal) as caught:
        action()
    return caught.value


def test_every_key_of_a_profile_has_a_name_in_french(office) -> None:
    assert set(profile_to_mapping(office.profile())) - {"version"} <= set(PROFILE_LABELS)
    assert all(
        values for label, values in profile_values(office.profile(), FIELDS) if label == "Municipalité"
    )


def test_values_and_lines_that_differ_are_named(office) -> None:
    before = office.profile()
    after = replace(
        before,
        parental_consent_until=16,
        newsletter_external_ads=True,
        parties=(*before.parties[1:], "Renouveau"),
        elected=(DatedPerson("Ève Tremblay", "mairesse", "f"),),
    )
    changes = {change.label: change for change in profile_changes(before, after)}
    assert changes["Accord d’un parent demandé jusqu’à"].before == "18\u00a0ans"
    assert changes["Publicité externe dans le journal"].after == "oui"
    assert changes["Partis et équipes"].added == ("Renouveau",)
    assert changes["Partis et équipes"].removed == (before.parties[0],)
    assert changes["Personnes élues"].added == ("Ève Tremblay, mairesse, féminin",)
    assert profile_changes(before, before) == ()


def test_lines_in_another_order_are_a_change(office) -> None:
    before = office.profile()
    (change,) = profile_changes(before, replace(before, parties=before.parties[::-1]))
    assert "mêmes lignes" in change.after


def test_a_proposed_profile_keeps_the_logo_and_is_signed_by_the_greffe(office) -> None:
    proposal = propose_profile(office.desk, replace(office.profile(), logo="", office_hours="de 9 h à 16 h"))
    assert [change.label for change in proposal.changes] == ["Heures de bureau"]
    assert refusal_of(lambda: sign_profile(office.desk, office.officer, proposal)).code == "wrong_role"
    logo = office.profile().logo
    sign_profile(office.desk, office.greffe, proposal)
    assert (office.profile().office_hours, office.profile().logo) == ("de 9 h à 16 h", logo)


def test_a_proposal_names_the_periods_it_adds_or_takes_away_that_are_not_over(office) -> None:
    poll = dt.date(2026, 6, 14)
    over = ProfileElection(
        "municipale", "partielle", dt.date(2026, 3, 1), dt.date(2026, 1, 18), dt.date(2026, 3, 1)
    )
    coming = replace(over, polling_day=poll, start=dt.date(2026, 5, 4), end=poll)
    kept = office.profile()
    wider = replace(kept, elections=(*kept.elections, over, coming))
    assert propose_profile(office.desk, kept).periods == ()
    proposal = propose_profile(office.desk, wider)
    assert proposal.periods == (coming,)
    sign_profile(office.desk, office.greffe, proposal)
    sourced = replace(coming, source="Avis du président d’élection")
    told = replace(kept, elections=(*kept.elections, over, sourced))
    assert propose_profile(office.desk, told).periods == (), "the same dates, better known"
    assert propose_profile(office.desk, kept).periods == (coming,)


def test_nothing_is_signed_when_nothing_changes_or_when_another_was_signed_meanwhile(office) -> None:
    same = propose_profile(office.desk, office.profile())
    assert refusal_of(lambda: sign_profile(office.desk, office.greffe, same)).code == "profil_identique"
    proposal = propose_profile(office.desk, replace(office.profile(), short_name="A"))
    put_profile_in_force(office.workspace, office.direction, replace(office.profile(), short_name="B"))
    refused = refusal_of(lambda: sign_profile(office.desk, office.greffe, proposal))
    assert refused.code == "profil_change_entre_temps"
    assert office.profile().short_name == "B"


def test_a_logo_that_is_not_here_is_refused(office) -> None:
    proposal = propose_profile(office.desk, replace(office.profile(), logo="a" * 64))
    assert refusal_of(lambda: sign_profile(office.desk, office.greffe, proposal)).code == "logo_absent"


def test_a_proposal_settles_two_profiles_signed_apart(office) -> None:
    kept = office.profile()
    with office.elsewhere() as other:
        put_profile_in_force(office.workspace, office.greffe, replace(kept, short_name="A"))
        put_profile_in_force(other.workspace, other.direction, replace(kept, short_name="B"))
        office.receive(other)
    sign_profile(office.desk, office.greffe, propose_profile(office.desk, kept))
    assert office.profile() == kept


def test_an_exported_profile_reads_back_the_same(office, tmp_path: Path) -> None:
    path = export_profile(office.profile(), tmp_path / "profil.toml")
    assert read_profile(path) == office.profile()
    with pytest.raises(EnvironmentFault) as caught:
        export_profile(office.profile(), tmp_path / "absent" / "profil.toml")
    assert caught.value.code == "profil_non_ecrit"
