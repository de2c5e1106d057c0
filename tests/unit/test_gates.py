"""What the eighteen gates share: order, articles, findings, answers to findings, overrides."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from gate_cases import MUNICIPAL_2025, a_case, a_finding, a_person, a_record, a_release, an_image
from hypothesis import given
from hypothesis import strategies as st

from desktop.editorial.findings import Category, Severity
from desktop.editorial.gates.case import GateCase, Override, with_profile
from desktop.editorial.gates.evaluation import GATES, evaluate, is_in_force, overall
from desktop.editorial.gates.verdict import GateResult, Origin, Verdict
from desktop.editorial.profile import DatedPerson, MunicipalProfile

AT = "2026-05-11T20:15"


def verdict(case: GateCase, gate: str) -> Verdict:
    return evaluate(case)[gate].verdict


def test_the_eighteen_gates_come_in_the_order_and_with_the_articles_of_the_policy() -> None:
    assert [(gate.name, gate.article) for gate in GATES] == [
        ("neutralite", "8, 24"),
        ("election", "9"),
        ("evenement", "10"),
        ("publicite", "13"),
        ("hyperliens", "14"),
        ("site_web", "2, 12"),
        ("plainte", "15"),
        ("medias", "16"),
        ("langue", "22"),
        ("representation_confidentialite", "23"),
        ("compte", "3, 21"),
        ("logo", "25"),
        ("droits_image", "26"),
        ("credit_image", "26"),
        ("vie_privee_image", "26"),
        ("texte_alternatif", None),
        ("approbation", None),
        ("urgence", "19"),
    ]
    assert list(evaluate(a_case())) == [gate.name for gate in GATES]


def test_an_ordinary_post_passes_every_gate_without_a_reason() -> None:
    results = evaluate(a_case(images=(an_image(),)))
    assert all(not result.reasons for result in results.values())
    assert overall(results) is Verdict.PASSES


def test_the_worst_verdict_wins_and_what_does_not_apply_counts_as_passing() -> None:
    nothing = GateResult(Verdict.NOT_APPLICABLE, None)
    warned, blocked = GateResult(Verdict.WARNS, "25"), GateResult(Verdict.BLOCKS, "26")
    assert overall({}) is Verdict.PASSES
    assert overall({"a": nothing}) is Verdict.PASSES
    assert overall({"a": nothing, "b": warned}) is Verdict.WARNS
    assert overall({"a": blocked, "b": warned}) is Verdict.BLOCKS


def test_a_verdict_is_printed_with_its_article_and_its_reasons() -> None:
    result = evaluate(a_case(account=None))["compte"]
    assert result.to_mapping() == {
        "verdict": "bloque",
        "article": "3, 21",
        "reasons": ["Aucun compte officiel n’est choisi pour ce média. Choisissez-en un."],
    }


def test_a_reason_leads_back_to_its_finding() -> None:
    finding = a_finding(Category.POLITICAL_OPINION)
    (reason,) = evaluate(a_case(findings=(finding,)))["neutralite"].reasons
    assert (reason.finding, reason.origin, reason.text) == (finding, Origin.TEXT, "Point à revoir.")


def test_a_contested_block_waits_for_the_direction_and_says_so() -> None:
    finding = a_finding(Category.PUBLIC_COMPLAINT)
    result = evaluate(a_case(findings=(finding,), contested=frozenset({finding})))["plainte"]
    assert result.verdict is Verdict.WARNS
    assert "la direction générale tranche" in result.reasons[0].text


def test_one_contestation_does_not_excuse_the_same_fault_elsewhere() -> None:
    first, second = (a_finding(Category.PUBLIC_COMPLAINT, start=start, end=start + 5) for start in (0, 20))
    case = a_case(findings=(first, second), contested=frozenset({first}))
    assert verdict(case, "plainte") is Verdict.BLOCKS


def test_in_an_election_period_an_opinion_counts_for_both_articles() -> None:
    case = a_case(
        planned_on=dt.date(2025, 10, 1),
        election=MUNICIPAL_2025,
        findings=(a_finding(Category.POLITICAL_OPINION),),
    )
    assert verdict(case, "neutralite") is verdict(case, "election") is Verdict.BLOCKS


def test_an_article_about_a_candidate_may_be_linked_except_in_an_election_period() -> None:
    case = a_case(
        links=("https://stesophie.ca/actualites", "https://journal.example.com/entrevue-avec-ida-morel"),
        political_names=("Ida Morel",),
    )
    assert verdict(case, "hyperliens") is Verdict.PASSES
    in_period = replace(case, planned_on=dt.date(2025, 10, 1), election=MUNICIPAL_2025)
    assert verdict(in_period, "hyperliens") is verdict(in_period, "election") is Verdict.BLOCKS


def test_without_a_publication_date_no_election_period_applies() -> None:
    assert verdict(a_case(planned_on=None, election=MUNICIPAL_2025), "election") is Verdict.NOT_APPLICABLE


def test_outside_advertising_in_the_newsletter_follows_the_profile() -> None:
    case = a_case(medium="contact", findings=(a_finding(Category.EXTERNAL_ADVERTISING),))
    assert verdict(case, "publicite") is Verdict.BLOCKS
    assert verdict(replace(case, newsletter_external_ads=True), "publicite") is Verdict.WARNS
    assert (
        verdict(replace(case, medium="facebook", newsletter_external_ads=True), "publicite") is Verdict.BLOCKS
    )


def test_the_practice_of_asking_parents_until_eighteen_warns_from_fourteen() -> None:
    fifteen = a_case(images=(an_image(people=(a_person(minor=True, age=15),)),))
    assert verdict(fifteen, "vie_privee_image") is Verdict.PASSES
    assert verdict(replace(fifteen, parental_consent_until=18), "vie_privee_image") is Verdict.WARNS
    thirteen = a_case(images=(an_image(people=(a_person(minor=True, age=13),)),), parental_consent_until=18)
    assert verdict(thirteen, "vie_privee_image") is Verdict.BLOCKS


def test_a_credit_that_the_rendering_prints_need_not_be_in_the_text() -> None:
    image = an_image(
        rights=a_record(holder="Odile Tremblay", credit_required=True),
        credit="Photo : Odile Tremblay",
        credit_where="texte",
    )
    assert verdict(a_case(images=(image,)), "credit_image") is Verdict.PASSES
    assert verdict(a_case(images=(replace(image, credit_printed=False),)), "credit_image") is Verdict.BLOCKS


def test_the_line_the_holder_asked_for_is_accepted_as_it_is() -> None:
    record = a_record(holder="9123-4567 Québec inc.", credit_required=True, credit_line="Studio Boréal")
    image = an_image(rights=record, credit="© Studio Boréal, 2026", credit_where="image")
    assert verdict(a_case(images=(image,)), "credit_image") is Verdict.PASSES


def test_a_reason_about_a_person_gives_a_number_and_a_file_never_a_folder_or_a_name() -> None:
    image = an_image(
        name="C:\\photos\\2026\\fete.jpg", people=(a_person(release=None, label="personne nº 7"),)
    )
    (reason,) = evaluate(a_case(images=(image,)))["vie_privee_image"].reasons
    assert reason.text.startswith(
        "La personne nº\u00a07 de l’image «\u00a0fete.jpg\u00a0»\u00a0: aucune autorisation"
    )


def test_an_image_without_a_file_is_named_by_its_place() -> None:
    image = an_image(
        name="image\u00a02", rights=None, people=(a_person(release=None, label="personne nº 7"),)
    )
    answers = evaluate(a_case(images=(image,)))
    (reason,) = answers["vie_privee_image"].reasons
    assert reason.text.startswith("La personne nº\u00a07 de l’image\u00a02\u00a0: aucune autorisation")
    assert answers["droits_image"].reasons[0].text.startswith("Image\u00a02\u00a0: ")


def test_an_override_needs_an_author_a_reason_and_a_time() -> None:
    complete = Override("neutralite", "personne-2", "Titre d’une pièce de théâtre.", AT)
    assert is_in_force(complete)
    assert not is_in_force(None)
    for void in ({"by": ""}, {"reason": " - "}, {"at": ""}, {"at": "hier soir"}):
        assert not is_in_force(replace(complete, **void)), void


def test_an_override_lifts_detection_and_approval_and_nothing_that_a_record_says() -> None:
    blocked = a_case(
        findings=(a_finding(Category.POLITICAL_OPINION),),
        approver=None,
        account=None,
        images=(an_image(rights=None, people=(a_person(release=None),), credit_required=True),),
    )
    lifted = {
        gate.name: verdict(
            replace(blocked, override=Override(gate.name, "personne-2", "Motif écrit.", AT)), gate.name
        )
        for gate in GATES
    }
    assert lifted["neutralite"] is lifted["approbation"] is Verdict.WARNS
    for final in ("compte", "droits_image", "credit_image", "vie_privee_image"):
        assert lifted[final] is Verdict.BLOCKS, final


def test_an_override_of_a_gate_leaves_what_a_record_blocks_beside_a_detection() -> None:
    case = a_case(
        findings=(a_finding(Category.OTHER_LANGUAGE),),
        unchecked=("grammaire",),
        override=Override("langue", "personne-2", "Nom d’un programme.", AT),
    )
    assert verdict(case, "langue") is Verdict.BLOCKS


def test_a_space_that_should_not_break_needs_no_written_justification() -> None:
    case = a_case(body="Rendez-vous à 19 h à l'aréna de 10h30. stesophie.ca")

    def typography(span: str, suggestion: str) -> GateCase:
        start = case.body.index(span)
        slip = a_finding(
            Category.TYPOGRAPHY,
            Severity.WARNING,
            start=start,
            end=start + len(span),
            suggestions=(suggestion,),
        )
        return replace(case, findings=(slip,))

    assert verdict(typography("19 h", "19\u00a0h"), "langue") is Verdict.PASSES
    assert verdict(typography("l'", "l’"), "langue") is Verdict.PASSES
    assert verdict(typography("10h30", "10\u00a0h\u00a030"), "langue") is Verdict.WARNS


def test_the_text_of_a_finding_is_that_of_its_field() -> None:
    case = a_case(title="Fête", images=(an_image(alt="Érable.", credit="Photo : Ville"),))
    assert [
        case.text_of(where) for where in ("titre", "texte_de_remplacement:0", "mention:0", "mention:3", "x")
    ] == [
        "Fête",
        "Érable.",
        "Photo : Ville",
        "",
        "",
    ]


def test_a_missing_language_engine_leaves_the_policy_verified() -> None:
    case = a_case(unchecked=("orthographe", "grammaire municipale"))
    assert verdict(case, "langue") is Verdict.BLOCKS
    assert verdict(case, "neutralite") is Verdict.PASSES
    assert "orthographe, grammaire municipale" in evaluate(case)["langue"].reasons[0].text


def test_a_missing_policy_check_is_told_by_every_gate_that_reads_the_text() -> None:
    results = evaluate(a_case(unchecked=("neutralité",), kind="evenement", election=MUNICIPAL_2025))
    unread = {name for name, result in results.items() if result.verdict is Verdict.BLOCKS}
    assert unread == {
        "neutralite",
        "evenement",
        "publicite",
        "plainte",
        "medias",
        "langue",
        "representation_confidentialite",
    }


def test_the_profile_says_who_is_in_politics_on_the_publication_day() -> None:
    mayor = DatedPerson("Ida Morel", "mairesse", start=dt.date(2017, 11, 5), end=dt.date(2025, 11, 2))
    profile = MunicipalProfile(
        id="v",
        municipality="Ville",
        short_name="V",
        newsletter="J",
        domains=("ville.ca",),
        phones=(),
        emails=(),
        elected=(mayor,),
        parties=("Équipe Morel",),
        newsletter_external_ads=True,
        parental_consent_until=18,
    )
    during = with_profile(a_case(planned_on=dt.date(2025, 11, 2)), profile)
    after = with_profile(a_case(planned_on=dt.date(2025, 11, 3)), profile)
    assert during.political_names == ("Équipe Morel", "Ida Morel")
    assert after.political_names == ("Équipe Morel",)
    assert (during.municipal_domains, during.newsletter_external_ads) == (("ville.ca",), True)
    assert during.parental_consent_until == 18


@given(
    title=st.text(max_size=60),
    body=st.text(max_size=200),
    links=st.lists(st.text(max_size=40) | st.just("http://[::1"), max_size=3),
    credit=st.none() | st.text(max_size=30),
    alt=st.none() | st.text(max_size=30),
    author=st.text(max_size=20),
    severity=st.sampled_from(Severity),
    category=st.sampled_from(Category),
)
def test_no_text_makes_a_gate_fail(
    title: str,
    body: str,
    links: list[str],
    credit: str | None,
    alt: str | None,
    author: str,
    severity: Severity,
    category: Category,
) -> None:
    image = an_image(alt=alt, credit=credit, credit_required=True, credit_where="texte", people=(a_person(),))
    finding = a_finding(category, severity)
    case = a_case(
        title=title, body=body, links=tuple(links), author=author, images=(image,), findings=(finding,)
    )
    case = replace(
        case, political_names=(title, author), planned_on=dt.date(2025, 10, 1), election=MUNICIPAL_2025
    )
    results = evaluate(case)
    assert all((result.verdict.rank > 0) == bool(result.reasons) for result in results.values())


@given(
    day=st.dates(dt.date(2026, 5, 1), dt.date(2026, 5, 31)),
    last=st.dates(dt.date(2026, 5, 1), dt.date(2026, 5, 31)),
)
def test_a_deadline_counts_its_last_day_for_rights_and_releases_alike(day: dt.date, last: dt.date) -> None:
    image = an_image(rights=a_record(expires=last), people=(a_person(release=a_release(expires=last)),))
    results = evaluate(a_case(planned_on=day, images=(image,)))
    wanted = Verdict.PASSES if day <= last else Verdict.BLOCKS
    assert results["droits_image"].verdict is results["vie_privee_image"].verdict is wanted


@pytest.mark.parametrize("address", ["https://stesophie.ca", "https://www.stesophie.ca/", "stesophie.ca/#"])
def test_the_home_page_is_the_page_of_no_tender(address: str) -> None:
    case = a_case(medium="facebook", kind="appel_offres", website_counterpart=address)
    assert verdict(case, "site_web") is Verdict.BLOCKS
    own = replace(case, website_counterpart="https://stesophie.ca/appels-doffres/2027-04")
    assert verdict(own, "site_web") is not Verdict.BLOCKS


def test_a_reason_without_a_word_is_no_discretion() -> None:
    event = a_case(kind="evenement", organiser_is_municipality=False, municipal_vocation=False)
    assert verdict(replace(event, discretion_reason="."), "evenement") is verdict(event, "evenement")
    assert verdict(replace(event, discretion_reason="Organisme reconnu."), "evenement") is not Verdict.BLOCKS
