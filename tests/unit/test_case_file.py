"""A whole case from JSON: sensible defaults, unknown keys tolerated, wrong values refused with their place."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from desktop.editorial.gates.evaluation import evaluate
from desktop.editorial.gates.verdict import Verdict
from desktop.editorial.post import Channel
from desktop.editorial.profile import MunicipalProfile, ProfileElection
from desktop.errors import Refusal
from desktop.services.case_file import case_from_line, case_from_mapping

PROFILE = MunicipalProfile(
    "v",
    "Ville de Valmont",
    "Valmont",
    "L’Écho",
    ("valmont.ca",),
    (),
    (),
    parties=("Équipe Morel",),
    elections=(
        ProfileElection(
            "provinciale", "générale", dt.date(2026, 10, 5), dt.date(2026, 8, 27), dt.date(2026, 10, 5)
        ),
    ),
)


def points(**changed: Any) -> tuple[str, ...]:
    with pytest.raises(Refusal) as refused:
        case_from_mapping({"title": "Sentier"} | changed, PROFILE)
    assert refused.value.code == "cas_invalide"
    return refused.value.reasons


def test_a_title_alone_makes_a_case_of_an_empty_sheet() -> None:
    case = case_from_mapping({"title": "Sentier"}, PROFILE)
    assert (case.medium, case.kind, case.emergency) == ("website", "publication", False)
    assert case.images == case.links == ()
    assert case.account is case.approver is case.planned_on is case.election is case.override is None
    assert (case.municipal_domains, case.political_names) == (("valmont.ca",), ("Équipe Morel",))
    assert evaluate(case)["approbation"].verdict is Verdict.BLOCKS


def test_unknown_keys_are_tolerated() -> None:
    case = case_from_mapping({"id": "X", "title": "Sentier", "difficulty": "piege", "expected": {}}, PROFILE)
    assert case.title == "Sentier"


def test_an_image_is_read_with_its_records() -> None:
    item = {
        "title": "Fête",
        "medium": "facebook",
        "images": [
            {
                "file": "fete.jpg",
                "rights": {
                    "record": True,
                    "holder": "Ville",
                    "licence": "propriété municipale",
                    "media": ["facebook", "contact"],
                    "expires": "2026-06-01",
                    "modifications_allowed": False,
                    "derived_from": "foule.jpg",
                },
                "credit_required": True,
                "credit": {"text": "Photo : Ville", "where": "image"},
                "persons": [
                    {
                        "identifiable": True,
                        "minor": True,
                        "age": 9,
                        "consent": {
                            "status": "signé",
                            "scope": ["facebook"],
                            "expires": None,
                            "signed_by": "mère",
                        },
                    }
                ],
                "alt": "Enfant.",
                "logo": True,
            }
        ],
    }
    (image,) = case_from_mapping(item, PROFILE).images
    assert image.rights is not None
    assert image.rights.channels == {Channel.FACEBOOK, Channel.CONTACT}
    assert image.rights.expires == dt.date(2026, 6, 1)
    assert (image.derived_from, image.people_reviewed, image.credit_printed) == ("foule.jpg", True, False)
    (person,) = image.people
    assert (person.label, person.age) == ("1", 9)
    assert person.release is not None
    assert person.release.signed_by == "mère"


def test_a_record_said_absent_is_no_record() -> None:
    item = {"title": "Fête", "images": [{"rights": {"record": False, "holder": "Ville"}}, {}]}
    first, second = case_from_mapping(item, PROFILE).images
    assert first.rights is second.rights is None
    assert second.name == "image\u00a02"


@pytest.mark.parametrize(
    ("planned", "day"),
    [
        ("2026-05-12", dt.date(2026, 5, 12)),
        ("2026-05-12T23:59", dt.date(2026, 5, 12)),
        ("2026-05-13T03:59:00Z", dt.date(2026, 5, 12)),
        ("2026-05-13T00:00:00-04:00", dt.date(2026, 5, 13)),
        ("2028-02-29", dt.date(2028, 2, 29)),
        (None, None),
    ],
)
def test_the_publication_day_is_a_civil_day_in_toronto(planned: str | None, day: dt.date | None) -> None:
    assert case_from_mapping({"title": "Sentier", "planned_at": planned}, PROFILE).planned_on == day


def test_a_given_election_is_taken_as_it_is_and_null_means_none() -> None:
    given = {"type": "municipale", "start": "2025-09-19", "end": "2025-11-02"}
    during = {"title": "Sentier", "planned_at": "2026-09-01"}
    assert case_from_mapping(during | {"election": None}, PROFILE).election is None
    taken = case_from_mapping(during | {"election": given}, PROFILE).election
    assert taken is not None
    assert (taken.kind, taken.start, taken.end) == ("municipale", dt.date(2025, 9, 19), dt.date(2025, 11, 2))


def test_without_the_key_the_calendar_answers_for_the_publication_day() -> None:
    def period(day: str) -> str | None:
        found = case_from_mapping({"title": "Sentier", "planned_at": day}, PROFILE).election
        return found.kind if found else None

    assert period("2026-08-26") is None
    assert period("2026-08-27") == "provinciale"
    assert period("2029-11-04") == "municipale"


def test_an_approval_dated_without_an_hour_covers_its_whole_day() -> None:
    item = {"title": "Sentier", "author": "a", "approver": "b", "approved_at": "2026-05-12"}
    edited = case_from_mapping(item | {"last_edited_at": "2026-05-12T17:00"}, PROFILE)
    after = case_from_mapping(item | {"last_edited_at": "2026-05-13T08:00"}, PROFILE)
    assert evaluate(edited)["approbation"].verdict is Verdict.PASSES
    assert evaluate(after)["approbation"].verdict is Verdict.BLOCKS


def test_event_facts_are_read_when_they_are_given() -> None:
    item = {"title": "Fête", "kind": "evenement", "event": {"organised_by_municipality": False}}
    case = case_from_mapping(item, PROFILE)
    assert (case.organiser_is_municipality, case.municipal_vocation) == (False, None)
    assert evaluate(case)["evenement"].verdict is Verdict.WARNS


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Avis public", "avis_public"),
        ("offre_d_emploi", "offre_emploi"),
        ("", "publication"),
        ("autre", "autre"),
    ],
)
def test_a_kind_is_known_under_its_usual_spellings(written: str, kind: str) -> None:
    assert case_from_mapping({"title": "Sentier", "kind": written}, PROFILE).kind == kind


def test_a_medium_is_known_under_its_usual_names() -> None:
    assert case_from_mapping({"title": "S", "medium": "Le Contact de chez nous"}, PROFILE).medium == "contact"
    assert case_from_mapping({"title": "S", "medium": "Facebook"}, PROFILE).medium == "facebook"


@pytest.mark.parametrize(
    ("changed", "point"),
    [
        ({"title": 4}, "title\u00a0: on attend un texte entre guillemets."),
        ({"medium": "tiktok"}, "medium\u00a0: «\u00a0tiktok\u00a0» n’est pas un média"),
        ({"planned_at": "12 mai"}, "planned_at\u00a0: «\u00a012 mai\u00a0» n’est pas une date"),
        ({"planned_at": "2026-02-29"}, "planned_at"),
        ({"emergency": "oui"}, "emergency\u00a0: on attend true ou false."),
        ({"account": "Facebook"}, "account\u00a0: on attend un objet JSON."),
        ({"account": {"approved_by_dg_on": 2019}}, "account.approved_by_dg_on"),
        ({"images": {}}, "images\u00a0: on attend une liste."),
        ({"images": ["photo.jpg"]}, "images[1]\u00a0: on attend un objet JSON."),
        ({"images": [{}, {"rights": {"expires": "demain"}}]}, "images[2].rights.expires"),
        ({"images": [{"rights": {"media": ["web", "tv"]}}]}, "images[1].rights.media"),
        ({"images": [{"persons": [{"age": -1}]}]}, "images[1].persons[1].age"),
        ({"links": [1]}, "links"),
        ({"election": {"start": "2025-09-19"}}, "election.end"),
        ({"election": {"start": "2025-11-02", "end": "2025-09-19"}}, "election.end"),
        ({"override": []}, "override"),
    ],
)
def test_a_wrong_value_is_refused_with_its_place(changed: dict[str, Any], point: str) -> None:
    assert any(reason.startswith(point) for reason in points(**changed))


def test_every_wrong_value_is_told_at_once() -> None:
    assert [reason.split("\u00a0:")[0] for reason in points(emergency=1, links="x", body=2)] == [
        "body",
        "emergency",
        "links",
    ]


def test_a_case_without_any_text_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        case_from_mapping({"title": " "}, PROFILE)
    assert "il faut un titre" in refused.value.reasons[0]


@pytest.mark.parametrize("value", [None, [], "texte", 3])
def test_what_is_not_an_object_is_refused(value: object) -> None:
    with pytest.raises(Refusal, match="objet JSON"):
        case_from_mapping(value, PROFILE)


def test_a_line_that_is_not_json_is_refused() -> None:
    with pytest.raises(Refusal, match="JSON valide"):
        case_from_line("{", PROFILE)
    with pytest.raises(Refusal, match="JSON valide"):
        case_from_line("[" * 100_000, PROFILE)
    assert case_from_line(json.dumps({"title": "Sentier"})).municipal_domains == ()
