"""Art. 9 raises what a wording weighs and finds nothing else in it; how far depends on whose election it is."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from desktop.checks.base import CheckContext, Period
from desktop.checks.document import Document
from desktop.checks.policy.check import PolicyCheck
from desktop.checks.policy.rule_folder import load_packs
from desktop.editorial.elections import ElectionKind, Level, gate_period, of_the_council
from desktop.editorial.findings import Category, Finding, Severity
from desktop.editorial.post import MARKDOWN_CHANNELS
from desktop.editorial.profile import ProfileElection
from desktop.paths import resources
from desktop.services.profile_file import read_profile

TESTS = Path(__file__).parent.parent
PROFILE = read_profile(TESTS / "data" / "corpus-profile.toml")
CORPORA = sorted((TESTS / "corpus").glob("neutrality-*.jsonl"))
# Rules that are about an election alone: outside its period there is nothing to say.
ELECTORAL = {
    rule.id for rule in load_packs(resources() / "policies").rules if Period.NONE not in rule.periods
}


@pytest.fixture(scope="module")
def check() -> PolicyCheck:
    return PolicyCheck()


def found(
    check: PolicyCheck, text: str, period: Period, medium: str = "facebook", kind: str = "publication"
) -> list[Finding]:
    document = Document(text, medium=medium, kind=kind, markdown=medium in MARKDOWN_CHANNELS)
    return told(check, document, period)


def told(check: PolicyCheck, document: Document, period: Period) -> list[Finding]:
    context = CheckContext(
        PROFILE, election_period=period is not Period.NONE, council_election=period is not Period.OTHER
    )
    return list(check.check(document, context))


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    "period",
    [
        pytest.param(Period.COUNCIL, id="COUNCIL"),
        pytest.param(Period.OTHER, id="OTHER", marks=pytest.mark.nightly),
    ],
)
def test_a_text_published_in_a_period_differs_from_its_twin_by_severity_only(
    check: PolicyCheck, corpus: Path, period: Period
) -> None:
    for line in corpus.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        markdown = item["medium"] in MARKDOWN_CHANNELS
        document = Document(item["text"], medium=item["medium"], kind=item["kind"], markdown=markdown)
        outside, inside = (told(check, document, each) for each in (Period.NONE, period))
        # The same rule tells of the words, unless one that is about an election alone weighs more there.
        same = {finding.rule for finding in outside} | ELECTORAL
        for finding in outside:
            assert any(_tells(other, finding) and other.rule in same for other in inside), item["id"]
        places = {(finding.start, finding.end) for finding in outside}
        extra = {finding.rule for finding in inside if (finding.start, finding.end) not in places}
        assert extra <= ELECTORAL, item["id"]


def _tells(inside: Finding, outside: Finding) -> bool:
    """Whether the same words are told, as heavily at least; in a period a bias may tell the whole sentence."""
    return (
        inside.start <= outside.start
        and outside.end <= inside.end
        and inside.severity.rank >= outside.severity.rank
    )


def weights(check: PolicyCheck, text: str) -> list[Severity | None]:
    """The heaviest severity outside every period, in one of the council, in another."""
    heaviest = []
    for period in Period:
        severities = [finding.severity for finding in found(check, text, period)]
        heaviest.append(max(severities, key=lambda severity: severity.rank, default=None))
    return heaviest


@pytest.mark.parametrize(
    "text",
    [
        "Sous l’administration actuelle, la dette a diminué et la bibliothèque a doublé ses heures.",
        "Le conseil est immensément fier du chemin parcouru depuis quatre ans.",
    ],
)
def test_praise_of_the_council_blocks_only_while_its_seats_are_at_stake(
    check: PolicyCheck, text: str
) -> None:
    assert weights(check, text) == [Severity.WARNING, Severity.BLOCKING, Severity.WARNING]


@pytest.mark.parametrize(
    "text",
    [
        "Le maire, M. Réjean Lauzon, a rappelé que la consultation se poursuit jusqu’au 30 avril.",
        "Chers concitoyens, la saison froide est à nos portes. Bonne lecture! Réjean Lauzon, maire",
    ],
)
def test_the_word_of_the_mayor_waits_for_a_municipal_election_and_no_other(
    check: PolicyCheck, text: str
) -> None:
    assert weights(check, text) == [None, Severity.BLOCKING, None]


@pytest.mark.parametrize(
    "text",
    [
        "Le 5 octobre, votez pour Hélène Rivest!",
        "Appuyez la candidate de Québec solidaire, elle le mérite.",
        "Votez Solange Beauregard à la mairie!",
    ],
)
def test_a_voting_instruction_blocks_whoever_is_elected(check: PolicyCheck, text: str) -> None:
    assert weights(check, text) == [Severity.BLOCKING] * 3


@pytest.mark.parametrize("period", list(Period))
@pytest.mark.parametrize(
    "text",
    [
        "Le vote par anticipation a lieu le dimanche 26 octobre, de 9 h 30 à 20 h.",
        "Apportez une pièce d’identité pour voter.",
        "La Municipalité recrute du personnel électoral.",
        "Le bureau de vote de l’élection fédérale est au centre Breton.",
        "Le scrutin référendaire sur le règlement 1299 aura lieu le 7 juin.",
        "Ébullition de l’eau : faites bouillir l’eau une minute.",
        "La collecte des matières organiques est reportée à jeudi.",
        "Le bureau de la députée est fermé pendant la période électorale.",
    ],
)
def test_voting_logistics_emergencies_and_services_always_pass(
    check: PolicyCheck, text: str, period: Period
) -> None:
    assert found(check, text, period) == []


def election(level: Level, kind: ElectionKind = ElectionKind.GENERAL) -> ProfileElection:
    polling = dt.date(2027, 6, 6)
    return ProfileElection(level, kind, polling, dt.date(2027, 4, 23), polling, "essai")


@pytest.mark.parametrize(
    ("held", "council"),
    [
        (election(Level.MUNICIPAL), True),
        (election(Level.MUNICIPAL, ElectionKind.BY_ELECTION), True),
        (election(Level.MUNICIPAL, ElectionKind.REFERENDUM), False),
        (election(Level.PROVINCIAL), False),
        (election(Level.FEDERAL, ElectionKind.BY_ELECTION), False),
        (election(Level.SCHOOL), False),
    ],
)
def test_the_seats_of_the_council_are_at_stake_in_its_own_elections(
    held: ProfileElection, council: bool
) -> None:
    period = gate_period(held)
    assert period is not None
    assert (of_the_council(held), period.of_the_council) == (council, council)


def test_a_period_of_which_nothing_else_is_known_is_the_council_s() -> None:
    assert of_the_council(None)
    assert CheckContext(PROFILE, election_period=True).period is Period.COUNCIL
    assert CheckContext(PROFILE).period is Period.NONE


def test_a_bias_in_a_federal_period_is_told_under_article_9(check: PolicyCheck) -> None:
    (finding,) = found(check, "Le 5 octobre, votez pour Hélène Rivest!", Period.OTHER)
    assert (finding.category, finding.article) == (Category.ELECTORAL_BIAS, "9")


@pytest.mark.parametrize(
    "text",
    [
        "La Municipalité se dissocie du projet de tramway, une dépense insensée.",
        "Pas de subvention encore cette année; à Québec, on a d’autres priorités, faut croire.",
        "Aidez-nous à faire reculer le ministre : signez la pétition contre la fusion des deux CLSC.",
    ],
)
def test_an_opinion_that_blocks_in_ordinary_times_blocks_during_any_election(
    check: PolicyCheck, text: str
) -> None:
    assert weights(check, text) == [Severity.BLOCKING] * len(Period)
