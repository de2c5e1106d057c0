"""What is told of a time long past takes no side of today (art. 8, 9); what is said of today still does."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.policy.check import PolicyCheck
from desktop.editorial.findings import Category
from desktop.services.profile_file import read_profile

PROFILE = read_profile(Path(__file__).parent.parent / "data" / "corpus-profile.toml")
SIDES = {Category.POLITICAL_OPINION, Category.ELECTORAL_BIAS}


@pytest.fixture(scope="module")
def check() -> PolicyCheck:
    return PolicyCheck(paths.resources())


def takes_sides(check: PolicyCheck, text: str, *, election: bool) -> bool:
    context = CheckContext(PROFILE, election_period=election)
    return any(
        finding.category in SIDES for finding in check.check(Document(text, medium="contact"), context)
    )


@pytest.mark.parametrize("election", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "Le Parti patriote comptait plusieurs partisans dans la paroisse. En 1837, on y tint une assemblée.",
        "Le Parti rouge comptait de nombreux appuis au village vers 1850.",
        "En 1917, la conscription divisa le village : le député Laurin démissionna le 3 juin.",
        "En 1936, le candidat conservateur l’emporte ici par 11 voix.",
    ],
)
def test_a_chronicle_takes_no_side(check: PolicyCheck, text: str, election: bool) -> None:
    assert not takes_sides(check, text, election=election)


@pytest.mark.parametrize("election", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "Comme en 1837, il faut se lever contre Québec et sa réforme insensée.",
        "Fondée en 1855, notre municipalité n’a jamais vu un ministre aussi incompétent.",
        "Le village date de 1855. Le gouvernement est incompétent et malhonnête.",
        "Le règlement 1650 est une bêtise du gouvernement libéral.",
    ],
)
def test_a_year_long_past_excuses_nothing_of_today(check: PolicyCheck, text: str, election: bool) -> None:
    assert takes_sides(check, text, election=election)
