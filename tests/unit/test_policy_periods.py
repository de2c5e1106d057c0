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
    ("period", "step"),
    [
        pytest.param(Period.COUNCIL, 2, id="COUNCIL, one text in two"),
        pytest.param(Period.COUNCIL, 1, id="COUNCIL", marks=pytest.mark.nightly),
        pytest.param(Period.OTHER, 1, id="OTHER", marks=pytest.mark.nightly),
    ],
)
def test_a_text_published_in_a_period_differs_from_its_twin_by_severity_only(
    check: PolicyCheck, corpus: Path, period: Period, step: int
) -> None:
    for line in corpus.read_text(encoding="utf-8").splitlines()[::step]:
        item = json.loads(line)
        markdown = item["medium"] in MARKDOWN_CHANNELS
        document = Document(item["text"], medium=item["medium"], kind=item["kind"], markdown=markdown)
        outside, inside = (
            {_place(f): f for f in told(check, document, each)} for each in (Period.NONE, period)
        )
        assert inside.keys() == outside.keys(), item["id"]
        for place, finding in outside.items():
            assert inside[place].severity.rank >= finding.severity.rank, item["id"]


def _place(finding: Finding) -> tuple[str, int, int]:
    """What a finding says, and of which words."""
    return finding.rule, finding.start, finding.end


@pytest.mark.parametrize(
    "text",
    [
        "Si l’autre gagne, oubliez l’aréna!",
        "Le 7 novembre, pensez à celles et ceux qui ont vraiment travaillé pour vous.",
        "Ne laissez pas l’équipe de Sylvain Roberge prendre le contrôle de l’hôtel de ville.",
        "Taxes gelées, rues refaites, parcs agrandis : un mandat à renouveler.",
    ],
)
def test_an_allusion_to_a_vote_is_suggested_to_be_read_again_out_of_any_period(
    check: PolicyCheck, text: str
) -> None:
    (outside,), (inside,) = (found(check, text, period) for period in (Period.NONE, Period.COUNCIL))
    assert (outside.severity, inside.severity) == (Severity.SUGGESTION, Severity.BLOCKING)
    assert _place(outside) == _place(inside)
    assert "bloquerait une publication en période électorale" in outside.explanation
    assert "bloquerait" not in inside.explanation


@pytest.mark.parametrize(
    "text",
    [
        "Votre conseil a réalisé plus en un mandat que les autres en vingt ans.",
        "La Municipalité n’a jamais été en aussi bonne santé que depuis l’arrivée du conseil actuel.",
        "Lauzon promet un gel de taxes",
    ],
)
def test_what_an_election_makes_graver_is_told_by_the_same_rule(check: PolicyCheck, text: str) -> None:
    (outside,), (inside,) = (found(check, text, period) for period in (Period.NONE, Period.COUNCIL))
    assert _place(outside) == _place(inside)
    assert (outside.severity, inside.severity) == (Severity.WARNING, Severity.BLOCKING)
    assert inside.category is Category.ELECTORAL_BIAS


@pytest.mark.parametrize(
    "text",
    [
        "Vous savez qui a dessiné l’affiche du carnaval? Une élève de 5e année.",
        "Rarement une patinoire n’avait été aussi tôt ouverte au public.",
    ],
)
def test_an_ordinary_turn_is_no_allusion_in_a_period(check: PolicyCheck, text: str) -> None:
    assert found(check, text, Period.COUNCIL) == []


def test_praise_of_a_feast_weighs_in_a_period_what_it_weighs_out_of_it(check: PolicyCheck) -> None:
    text = "Jamais une fête de Noël n’aura été aussi réussie que la nôtre."
    (finding,) = found(check, text, Period.COUNCIL)
    assert (finding.category, finding.severity) == (Category.SUBJECTIVITY, Severity.WARNING)


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
        "Mot de la mairesse : la période des impôts arrive, voici les dates à retenir.",
    ],
)
def test_the_word_of_the_mayor_waits_for_a_municipal_election_and_no_other(
    check: PolicyCheck, text: str
) -> None:
    assert weights(check, text) == [Severity.SUGGESTION, Severity.BLOCKING, Severity.SUGGESTION]


def test_no_rule_of_the_policy_speaks_in_a_period_alone() -> None:
    assert {rule.only for rule in load_packs(resources() / "policies").rules} == {None}


STAFF = [
    "Toute l’équipe municipale vous souhaite de joyeuses fêtes.",
    "Votre équipe municipale vous souhaite une belle Halloween.",
    "Joyeuse Halloween de la part de toute l’équipe municipale!",
    "L’équipe municipale vous attend au comptoir dès 8 h 30.",
    "La Municipalité souhaite une bonne Action de grâce à toutes les familles.",
]
COUNCIL = [
    "Votre conseil municipal vous souhaite une belle Action de grâce.",
    "La mairesse vous souhaite une joyeuse Halloween.",
    "Toute l’équipe municipale et votre conseil vous souhaitent une belle Halloween.",
    "Réjean Lauzon et toute l’équipe municipale vous souhaitent une joyeuse Halloween.",
    "Joyeuse Halloween de la part de vos élus!",
]


@pytest.mark.parametrize("period", list(Period))
@pytest.mark.parametrize("text", STAFF)
def test_the_wishes_of_the_staff_always_pass(check: PolicyCheck, text: str, period: Period) -> None:
    assert found(check, text, period) == []


@pytest.mark.parametrize("text", COUNCIL)
def test_the_wishes_of_those_who_sit_wait_while_their_seats_are_at_stake(
    check: PolicyCheck, text: str
) -> None:
    outside, inside, other = weights(check, text)
    assert inside is Severity.BLOCKING
    assert outside is not Severity.BLOCKING
    assert other is not Severity.BLOCKING


@pytest.mark.parametrize(
    "text",
    ["Photo : les membres du conseil municipal autour d’une citrouille.", "Sur la photo : la mairesse."],
)
def test_a_picture_of_those_who_sit_is_to_be_thought_about_in_their_election(
    check: PolicyCheck, text: str
) -> None:
    assert weights(check, text) == [Severity.SUGGESTION, Severity.WARNING, Severity.SUGGESTION]


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
