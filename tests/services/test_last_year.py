"""« Comme l’an dernier »: the right posts are proposed, and nothing of last year goes out unseen."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from office import PAGE, Office

from desktop.editorial.civil_dates import ZONE
from desktop.editorial.placeholders import placeholders_of
from desktop.editorial.post import Channel, EventFacts, Post, PostKind, Variant
from desktop.editorial.variant import with_variant
from desktop.errors import Refusal
from desktop.services.claims import record_receipt
from desktop.services.last_year import precedents
from desktop.services.posts import new_post, save_draft
from desktop.services.renewal import Renewed, renew
from desktop.services.revisions import save_version

TODAY = dt.date(2027, 6, 10)


@pytest.fixture
def year_later(office: Office) -> Office:
    """The office on a day of June 2027; what a test plans is in 2026, what it writes is of the day it runs."""
    office.clock.time = dt.datetime.combine(TODAY, dt.time(9), ZONE)
    return office


def written(
    office: Office,
    title: str,
    planned: str | None,
    kind: PostKind = PostKind.NEWS,
    body: str = "Le parc est ouvert.",
    **fields: object,
) -> Post:
    """A post signed by the officer, not submitted."""
    site = Variant(Channel.WEBSITE, title=title, body=body)
    post = replace(new_post(kind), variants=(site,), planned_at=planned, **fields)  # type: ignore[arg-type]
    office.save(post)
    save_version(office.desk, office.officer, post.id)
    return post


def titles(office: Office, kind: PostKind | None = None, typed: str = "") -> list[str]:
    return [found.title for found in precedents(office.desk, office.officer, kind=kind, typed=typed)]


def renewed(office: Office, title: str, body: str, **fields: object) -> Renewed:
    post = written(office, title, "2026-06-12T10:00", body=body, **fields)  # type: ignore[arg-type]
    return renew(office.desk, office.officer, post.id)


def body_of(result: Renewed) -> str:
    return result.post.variants[0].body or ""


def test_only_posts_of_nine_to_fifteen_months_ago_are_proposed(year_later: Office) -> None:
    days = {"trop vieille": "2026-03-09", "quinze mois": "2026-03-10", "un an": "2026-06-12T10:00"}
    days |= {"neuf mois": "2026-09-10T23:00", "trop récente": "2026-09-11", "à venir": "2027-07-01"}
    for title, day in days.items():
        written(year_later, title, day)
    assert titles(year_later) == ["un an", "neuf mois", "quinze mois"]


def test_the_kind_and_the_words_narrow_the_list(year_later: Office) -> None:
    written(year_later, "Fête de la famille", "2026-06-12", PostKind.EVENT)
    written(year_later, "Fête des voisins", "2026-06-06", PostKind.EVENT)
    written(year_later, "Collecte des sapins", "2026-06-10", PostKind.COLLECTIONS)
    assert titles(year_later, PostKind.COLLECTIONS) == ["Collecte des sapins"]
    assert titles(year_later, typed="Fête de la famille 2027") == ["Fête de la famille", "Fête des voisins"]
    assert titles(year_later, PostKind.EVENT, "voisins") == ["Fête des voisins"]
    assert titles(year_later, PostKind.EVENT, "patinoire") == []
    assert len(titles(year_later, typed=" 2027 ")) == 3, "a year alone is no word"


def test_a_post_without_a_planned_day_counts_from_its_last_change(office: Office) -> None:
    written(office, "Sans date", None)
    now = dt.datetime.now(ZONE)
    for months, found in ((12, ["Sans date"]), (8, []), (17, [])):
        office.clock.time = now + dt.timedelta(days=30.5 * months)
        assert titles(office) == found


def test_the_draft_of_somebody_else_is_not_proposed(year_later: Office) -> None:
    site = Variant(Channel.WEBSITE, title="Brouillon", body="Texte.")
    post = replace(new_post(PostKind.NEWS), variants=(site,), planned_at="2026-06-12")
    save_draft(year_later.workspace, year_later.colleague, post)
    assert titles(year_later) == []
    with pytest.raises(Refusal) as caught:
        renew(year_later.desk, year_later.officer, post.id)
    assert caught.value.code == "precedent_illisible"
    save_draft(year_later.workspace, year_later.officer, post)
    assert titles(year_later) == ["Brouillon"]
    assert renew(year_later.desk, year_later.officer, post.id).post.variants[0].title == "Brouillon"


def test_many_posts_are_read_by_pages_and_the_nearest_come_first(year_later: Office) -> None:
    with year_later.workspace.database.transaction():
        for number in range(300):
            day = (dt.date(2026, 3, 15) + dt.timedelta(days=number % 170)).isoformat()
            site = Variant(Channel.WEBSITE, title=f"Publication {number}", body=f"{day}")
            post = replace(new_post(PostKind.NEWS), variants=(site,), planned_at=day)
            save_draft(year_later.workspace, year_later.officer, post)
    found = precedents(year_later.desk, year_later.officer, limit=400)
    assert len(found) == 300
    assert found[0].day == dt.date(2026, 6, 10)
    assert len(precedents(year_later.desk, year_later.officer)) == 50


def test_no_date_of_last_year_remains_outside_a_placeholder(year_later: Office) -> None:
    body = (
        "La fête a lieu le vendredi 12 juin 2026, de 10 h à 16 h. Inscription du 1er au 5 juin, "
        "ou avant le 2026-06-08. Le règlement 2026-14 et le 450 438-2026 restent. Budget 2026, saison 2026-27."
    )
    result = renewed(year_later, "La fête revient le 12 juin", body)
    assert (
        result.post.variants[0].title
        == "La fête revient le [à compléter\u00a0: date (l’an dernier\u00a0: 12 juin)]"
    )
    assert body_of(result) == (
        "La fête a lieu le [à compléter\u00a0: date (l’an dernier\u00a0: vendredi 12 juin 2026)], de 10 h à 16 h. "
        "Inscription du [à compléter\u00a0: date (l’an dernier\u00a0: 1er)] au "
        "[à compléter\u00a0: date (l’an dernier\u00a0: 5 juin)], ou avant le "
        "[à compléter\u00a0: date (l’an dernier\u00a0: 2026-06-08)]. Le règlement 2026-14 et le 450 438-2026 restent. "
        "Budget [à compléter\u00a0: année (l’an dernier\u00a0: 2026)], saison "
        "[à compléter\u00a0: date (l’an dernier\u00a0: 2026-27)]."
    )
    assert len(placeholders_of(result.post)) == 7
    assert result.changes[0] == "7 dates remplacées par un passage à compléter, qui rappelle l’ancienne."


def test_addresses_hours_and_placeholders_already_there_are_left_alone(year_later: Office) -> None:
    body = (
        "Voyez https://exemple.ca/2026/12-juin-2026 ou [la page](https://exemple.ca/fete-2026), à 10 h.\n"
        "[à compléter\u00a0: date (l’an dernier\u00a0: 13 juin 2025)]"
    )
    result = renewed(year_later, "Parc", body)
    assert body_of(result) == body
    assert not any("date" in line and "remplacée" in line for line in result.changes)


def test_the_new_post_is_another_post_with_nothing_planned(year_later: Office) -> None:
    event = EventFacts("Municipalité", organised_by_municipality=True)
    old = written(
        year_later,
        "Fête",
        "2026-06-12T10:00",
        PostKind.EVENT,
        event=event,
        emergency=True,
        objectives=("promotion",),
    )
    result = renew(year_later.desk, year_later.officer, old.id)
    assert result.post.id != old.id
    assert (result.post.kind, result.post.event, result.post.objectives) == (old.kind, event, ("promotion",))
    assert (result.post.planned_at, result.post.site_page, result.post.emergency) == (None, None, False)
    assert result.changes == (
        "Date prévue effacée\u00a0: c’était le 12 juin 2026.",
        "Mention d’urgence retirée.",
    )
    assert year_later.workspace.drafts.load(result.post.id, year_later.officer.person) is None, (
        "nothing is saved"
    )


def test_an_emergency_stays_one(year_later: Office) -> None:
    old = written(year_later, "Eau", "2026-06-12", PostKind.EMERGENCY, emergency=True)
    assert renew(year_later.desk, year_later.officer, old.id).post.emergency


def test_the_addresses_of_the_old_post_are_cleared_everywhere(office: Office) -> None:
    post = office.post(body=f"Détails\u00a0: {PAGE}. Plan\u00a0: {PAGE}-plan.", planned_at="2026-05-12T09:00")
    other = "https://stesophie.ca/formulaire"
    office.save(with_variant(post, replace(post.variants[0], links=(PAGE, other))))
    office.approved(post)
    claim = office.export(post).claims[Channel.WEBSITE]
    permalink = "https://stesophie.ca/nouvelles/2026"
    record_receipt(office.desk, office.officer, claim, permalink)
    office.clock.time += dt.timedelta(days=380)
    result = renew(office.desk, office.officer, post.id)
    assert result.post.site_page is None
    assert result.post.variants[0].links == (other,)
    assert body_of(result) == (
        f"Détails\u00a0: [à compléter\u00a0: adresse de la nouvelle page]. Plan\u00a0: {PAGE}-plan."
    )
    assert "Page du site effacée\u00a0: la nouvelle publication aura la sienne." in result.changes
    assert "1 adresse de l’ancienne publication à remplacer dans le texte." in result.changes
    assert "1 lien gardé\u00a0: vérifiez où il mène maintenant." in result.changes


def test_images_stay_out_unless_asked_because_their_rights_may_have_ended(office: Office) -> None:
    asset = office.photo()
    office.rights(asset)
    post = office.illustrated(office.post(planned_at="2026-05-12T09:00"), asset)
    image = replace(post.variants[0].images[0], alt="La fête du 12 mai 2026.")  # type: ignore[index]
    office.save(with_variant(post, replace(post.variants[0], images=(image,))))
    save_version(office.desk, office.officer, post.id)
    without = renew(office.desk, office.officer, post.id)
    assert without.post.variants[0].images == ()
    assert "1 image retirée\u00a0: les droits ont pu prendre fin." in without.changes
    kept = renew(office.desk, office.officer, post.id, keep_images=True)
    (use,) = kept.post.variants[0].images or ()
    assert use.asset == asset
    assert "[à compléter" in use.alt
    assert any(line.startswith("1 image gardée\u00a0: vérifiez") for line in kept.changes)


def test_words_written_for_one_medium_keep_their_own_inheritance(year_later: Office) -> None:
    site = Variant(Channel.WEBSITE, title="Parc", body="Ouvert le 3 mai 2026.")
    facebook = Variant(Channel.FACEBOOK, body="Le parc ouvre dimanche 3 mai!")
    post = replace(
        new_post(PostKind.NEWS),
        channels=(Channel.WEBSITE, Channel.FACEBOOK),
        variants=(site, facebook),
        planned_at="2026-05-03",
    )
    year_later.save(post)
    save_version(year_later.desk, year_later.officer, post.id)
    result = renew(year_later.desk, year_later.officer, post.id).post
    own = next(variant for variant in result.variants if variant.channel is Channel.FACEBOOK)
    assert own.title is None
    assert own.body == "Le parc ouvre [à compléter\u00a0: date (l’an dernier\u00a0: dimanche 3 mai)]!"


def test_an_unknown_post_is_refused(year_later: Office) -> None:
    with pytest.raises(Refusal) as caught:
        renew(year_later.desk, year_later.officer, "inconnue")
    assert caught.value.code == "precedent_illisible"
