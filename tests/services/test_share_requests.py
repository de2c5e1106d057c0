"""What we are asked to share: never the page of somebody in politics, whatever the season (art. 24)."""

from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.services.personal_data import destroy_person, holdings
from desktop.services.share_requests import record_share_request, share_advice, share_requests

GROUP = "https://amisdelariviere.example.org/corvee"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.facebook.com/guy.lamothe.maire",
        "https://coalitionavenirquebec.org/programme",
        "guylamothe.ca",
    ],
)
def test_a_page_of_politics_is_refused_all_year(office, address: str) -> None:
    advice = share_advice(office.profile(), address, office.desk.today())
    assert advice is not None
    assert (advice.refused, advice.article) == (True, "24")
    with pytest.raises(Refusal) as caught:
        record_share_request(office.desk, office.officer, "", address, shared=True, reason="Inauguration.")
    assert caught.value.code == "partage_refuse"
    assert share_requests(office.workspace) == ()


def test_another_page_is_at_the_discretion_of_the_municipality(office) -> None:
    advice = share_advice(office.profile(), GROUP, office.desk.today())
    assert advice is not None
    assert (advice.refused, advice.article) == (False, "10")
    with pytest.raises(Refusal) as caught:
        record_share_request(office.desk, office.officer, "Josée Roy", GROUP, shared=True)
    assert caught.value.code == "motif_vide"
    record_share_request(office.desk, office.officer, "Josée Roy", GROUP, shared=True, reason="Partenaire.")
    (request,) = share_requests(office.workspace)
    assert (request.who, request.shared, request.reason) == ("Josée Roy", True, "Partenaire.")


def test_what_is_no_address_is_said(office) -> None:
    assert share_advice(office.profile(), "la page du club", office.desk.today()) is None
    with pytest.raises(Refusal) as caught:
        record_share_request(office.desk, office.officer, "", "la page du club", shared=False)
    assert caught.value.code == "adresse_invalide"


def test_who_asked_is_held_sealed_and_destroyed_with_the_rest(office) -> None:
    record_share_request(office.desk, office.officer, "Josée Bellerose", GROUP, shared=False)
    assert len(holdings(office.workspace, "josee bellerose")) == 1
    assert not any(b"Bellerose" in fact.raw for fact in office.workspace.ledger.facts())
    destroy_person(office.workspace, office.greffe, "Josée Bellerose")
    (request,) = share_requests(office.workspace)
    assert (request.destroyed, request.who, request.address) == (True, "", "")
