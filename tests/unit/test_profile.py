"""The municipal profile as a mapping: read, refused with its place, written back, hashed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from desktop.editorial.elections import period_start
from desktop.editorial.profile import DatedPerson, MunicipalProfile, people_on
from desktop.editorial.profile_mapping import (
    ProfileRefusal,
    canonical_profile,
    profile_from_mapping,
    profile_hash,
    profile_to_mapping,
)
from desktop.errors import Refusal

SMALLEST: dict[str, Any] = {
    "id": "ville",
    "municipalite": "Ville de Valmont",
    "nom_court": "Valmont",
    "journal": "L’Écho",
    "domaines": ["valmont.ca"],
    "telephones": ["450 555-0100"],
    "courriels": ["info@valmont.ca"],
}
ACCOUNT = {"id": "fb", "media": "facebook", "nom": "Ville de Valmont", "autorise_le": "2020-02-29"}
ELECTION = {"palier": "municipale", "genre": "partielle", "jour_scrutin": "2027-05-16"}


def problems(**changed: Any) -> list[tuple[str, str]]:
    with pytest.raises(ProfileRefusal) as refused:
        profile_from_mapping(SMALLEST | changed)
    return [(problem.place, problem.sentence) for problem in refused.value.problems]


def test_the_smallest_profile_has_sensible_settings() -> None:
    profile = profile_from_mapping(SMALLEST)
    assert isinstance(profile, MunicipalProfile)
    assert (profile.newsletter_external_ads, profile.parental_consent_until) == (False, 14)
    assert profile.elected == profile.accounts == profile.elections == ()


def test_a_profile_comes_back_the_same_from_its_mapping() -> None:
    profile = profile_from_mapping(
        SMALLEST
        | {
            "elus": [{"nom": "Ida Morel", "titre": "mairesse", "genre": "f", "debut": dt.date(2021, 11, 7)}],
            "comptes": [ACCOUNT | {"logo_sur_profil": True}],
            "elections": [
                ELECTION,
                ELECTION | {"genre": "référendum", "debut": "2027-05-01", "provisoire": True},
            ],
            "apostrophe_typographique": False,
            "logo": "a" * 64,
        }
    )
    assert profile_from_mapping(profile_to_mapping(profile)) == profile
    assert profile_from_mapping(profile_to_mapping(profile, native_dates=True)) == profile


def test_the_first_day_of_a_by_election_is_computed_and_polling_day_ends_it() -> None:
    (election,) = profile_from_mapping(SMALLEST | {"elections": [ELECTION]}).elections
    assert election.start == period_start(dt.date(2027, 5, 16)) == dt.date(2027, 4, 2)
    assert election.end == election.polling_day


@pytest.mark.parametrize("other", [{"palier": "provinciale", "genre": "générale"}, {"genre": "référendum"}])
def test_no_law_computes_the_first_day_of_the_others(other: dict[str, str]) -> None:
    ((place, sentence),) = problems(elections=[ELECTION | other])
    assert place == "elections[1]"
    assert "debut" in sentence


def test_a_bad_date_is_refused_with_its_place() -> None:
    ((place, sentence),) = problems(comptes=[ACCOUNT | {"autorise_le": "2021-02-29"}])
    assert place == "comptes[1].autorise_le"
    assert "2021-02-29" in sentence


def test_a_date_with_an_hour_is_not_a_day() -> None:
    moment = dt.datetime(2021, 2, 1, 9, 0, tzinfo=dt.UTC)
    ((_, sentence),) = problems(comptes=[ACCOUNT | {"autorise_le": moment}])
    assert "une date avec une heure" in sentence


def test_an_unknown_key_is_refused_and_the_near_one_proposed() -> None:
    assert problems(telephone=["450 555-0100"]) == [
        ("telephone", "Cette clé n’existe pas; vouliez-vous dire «\u00a0telephones\u00a0»?")
    ]
    assert "Retirez-la" in problems(zzz=1)[0][1]


def test_a_missing_key_is_named() -> None:
    with pytest.raises(ProfileRefusal) as refused:
        profile_from_mapping({})
    assert len(refused.value.problems) == 7
    assert refused.value.reasons[0] == "profil\u00a0: Il manque la clé «\u00a0id\u00a0»."


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"id": 3}, "id"),
        ({"id": "  "}, "id"),
        ({"domaines": "valmont.ca"}, "domaines"),
        ({"domaines": ["https://valmont.ca"]}, "domaines[1]"),
        ({"toponymes": ["lac Bleu", 4]}, "toponymes[2]"),
        ({"publicite_externe_journal": "oui"}, "publicite_externe_journal"),
        ({"age_consentement_parental": 13}, "age_consentement_parental"),
        ({"age_consentement_parental": True}, "age_consentement_parental"),
        ({"elus": {"nom": "Ida Morel"}}, "elus"),
        ({"elus": ["Ida Morel"]}, "elus[1]"),
        ({"elus": [{"titre": "mairesse"}]}, "elus[1]"),
        ({"comptes": [ACCOUNT | {"media": "tiktok"}]}, "comptes[1].media"),
        ({"comptes": [ACCOUNT, ACCOUNT]}, "comptes[2].id"),
        ({"elus": [{"nom": "Ida Morel", "debut": "2025-01-02", "fin": "2025-01-01"}]}, "elus[1].fin"),
        ({"elections": [ELECTION | {"fin": "2027-05-15"}]}, "elections[1].jour_scrutin"),
        ({"logo": "logo.svg"}, "logo"),
        ({"version": "un"}, "version"),
    ],
)
def test_a_wrong_value_is_refused_with_its_place(changed: dict[str, Any], place: str) -> None:
    assert [found for found, _ in problems(**changed)] == [place]


def test_every_problem_is_told_at_once() -> None:
    places = [place for place, _ in problems(id=3, journal=None, elus=[{"nom": "", "age": 50}])]
    assert places == ["id", "journal", "elus[1].age", "elus[1].nom"]


def test_a_profile_of_a_later_version_is_kept_for_later() -> None:
    with pytest.raises(Refusal, match="version plus récente") as refused:
        profile_from_mapping(SMALLEST | {"version": 2})
    assert refused.value.code == "profil_plus_recent"


def test_the_hash_follows_the_content_and_nothing_else() -> None:
    profile = profile_from_mapping(SMALLEST)
    shuffled = profile_from_mapping(dict(reversed(SMALLEST.items())) | {"version": 1, "heures_bureau": ""})
    assert profile_hash(shuffled) == profile_hash(profile)
    assert profile_hash(profile_from_mapping(SMALLEST | {"partis": ["Équipe Morel"]})) != profile_hash(
        profile
    )
    assert canonical_profile(profile).startswith(b'{"courriels":["info@valmont.ca"]')


def test_a_decomposed_accent_gives_the_same_profile() -> None:
    composed = profile_from_mapping(SMALLEST | {"partis": ["Équipe Morel"]})
    decomposed = profile_from_mapping(SMALLEST | {"partis": ["E\u0301quipe Morel"]})
    assert profile_hash(composed) == profile_hash(decomposed)


def test_a_role_holds_from_its_first_day_to_its_last() -> None:
    mayor = DatedPerson("Ida Morel", start=dt.date(2021, 11, 7), end=dt.date(2025, 11, 2))
    always = DatedPerson("Rose Anctil")
    assert people_on((mayor, always), dt.date(2025, 11, 2)) == (mayor, always)
    assert people_on((mayor, always), dt.date(2025, 11, 3)) == (always,)
    assert not mayor.in_role(dt.date(2021, 11, 6))
