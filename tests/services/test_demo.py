"""The demonstration: every state, images with their records, a clean ledger, and nothing left behind."""

from __future__ import annotations

import datetime as dt
import importlib
import json
import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from office_fixtures import OpenDemo
from PIL import Image, ImageChops, ImageStat

from db.workspace import Workspace
from desktop import composition, paths
from desktop.channels.limits import word_count
from desktop.composition import open_demo
from desktop.editorial.civil_dates import civil_day
from desktop.editorial.policy_lists import AUDIENCES, OBJECTIVES
from desktop.editorial.post import Channel
from desktop.editorial.workflow import State
from desktop.services import demo_folder
from desktop.services.activity import activity
from desktop.services.claims import standing_claim
from desktop.services.decision_file import decision_file
from desktop.services.demo import MUNICIPALITY, PEOPLE, Demo
from desktop.services.demo_clock import MovedClock, tell
from desktop.services.demo_stories import STORIES
from desktop.services.demo_texts import dated, moment, read_texts
from desktop.services.desk import Desk
from desktop.services.expirations import Ending, expiring
from desktop.services.home import Card, home_card
from desktop.services.image_people import people_in
from desktop.services.image_rights import rights_of
from desktop.services.in_force import profile_in_force
from desktop.services.merge import compare
from desktop.services.posts import open_post, post_of_revision
from desktop.services.publication_file import publication_file
from desktop.services.review import authorship, review, review_of_revision
from desktop.services.session import unlock
from desktop.services.situation import state_of

NOW = dt.datetime(2026, 5, 4, 9, 0, tzinfo=ZoneInfo("America/Toronto"))
MATERIAL = paths.resources() / "demo"
BAD_FRENCH = re.compile(r"\w'\w|[ \u00a0][;!?]|\w[ ]:|«[ ]|[ ]»|\.\.\.|\d h\b|\b450[ ]\d")
FULL_OF_MISTAKES = "fete-des-voisins"


@pytest.fixture(scope="module")
def opened(open_demo_here: OpenDemo) -> Iterator[tuple[Desk, Demo]]:
    with open_demo_here(NOW) as demo:
        yield demo


@pytest.fixture(scope="module")
def desk(opened: tuple[Desk, Demo]) -> Desk:
    return opened[0]


@pytest.fixture(scope="module")
def demo(opened: tuple[Desk, Demo]) -> Demo:
    return opened[1]


@pytest.fixture(scope="module")
def workspace(desk: Desk) -> Workspace:
    return desk.workspace


def asset_of(workspace: Workspace, demo: Demo, slug: str) -> str:
    """The image of a post."""
    (head,) = workspace.ledger.heads(demo.items[slug])
    return post_of_revision(workspace, head).variants[0].images[0].asset


class TestStates:
    def test_every_state_that_can_be_reached_is_there(self, workspace: Workspace, demo: Demo) -> None:
        assert set(STORIES) == set(State) - {State.EXPIRED}
        found = Counter(state_of(workspace, item) for item in demo.items.values())
        assert set(found) == set(STORIES)
        assert found[State.DRAFT] >= 5
        assert found[State.AWAITING] == 5
        assert found[State.APPROVED] == 3
        assert found[State.PUBLISHED] >= 8

    def test_each_story_leads_where_its_sheet_says(self, workspace: Workspace, demo: Demo) -> None:
        texts = read_texts(MATERIAL / "textes")
        told = {slug: texts[slug].state for slug in demo.items if slug in texts}
        assert {slug: state_of(workspace, demo.items[slug]) for slug in told} == told

    def test_many_kinds_of_posts_are_shown(self, workspace: Workspace) -> None:
        rows = workspace.queries.rows(workspace.queries.ids())
        assert len({row.kind for row in rows}) >= 10
        assert {channel for row in rows for channel, _ in row.channels} == {
            str(channel) for channel in Channel
        }

    def test_two_posts_are_due_today_and_one_later(self, workspace: Workspace, demo: Demo) -> None:
        rows = [workspace.queries.post(item) for item in demo.items.values()]
        due = [row.planned_at for row in rows if row is not None and row.state == State.APPROVED]
        assert sorted(str(day)[:10] for day in due) == ["2026-05-04", "2026-05-04", "2026-05-13"]

    def test_the_conflict_can_be_reconciled(self, workspace: Workspace, demo: Demo) -> None:
        compared = compare(workspace, demo.officer, demo.items["permis-de-construction"])
        assert {version.author for version in compared.versions} == {"Aurélie Lépinette", "Fabien Duruisseau"}
        assert len(compared.result.differences) == 1

    def test_what_is_scheduled_is_held_by_a_claim(self, workspace: Workspace, demo: Demo) -> None:
        item = demo.items["ecocentre-horaire"]
        facts = workspace.ledger.facts(item=item)
        for channel, standing in workspace.ledger.approval(item).channels.items():
            assert standing_claim(facts, channel, standing.node) is not None


class TestTheQueue:
    def test_the_urgent_one_says_so(self, workspace: Workspace, demo: Demo) -> None:
        row = workspace.queries.post(demo.items["avis-ebullition"])
        assert row is not None
        assert (row.emergency, row.state) == (True, State.AWAITING)

    def test_one_carries_a_justification_and_one_a_contested_block(self, desk: Desk, demo: Demo) -> None:
        waived = self.reviewed(desk, demo, "initiation-piste-a-rouleaux")
        assert any(channel.waivers for channel in waived.channels)
        contested = self.reviewed(desk, demo, "entraineurs-benevoles")
        assert contested.contests

    def test_one_is_out_and_comes_back_with_a_better_reason(
        self, desk: Desk, workspace: Workspace, demo: Demo
    ) -> None:
        item = demo.items["piste-a-rouleaux-regles"]
        assert publication_file(desk, demo.officer, item).to_publish == ()
        shown = decision_file(desk, demo.direction, item)
        assert shown.only_reasons
        assert shown.compared.only_answers == "Mêmes mots, nouvelles justifications"
        assert all("gravé à l’entrée" in point.reason for point in shown.points.waived)
        card = home_card(desk, demo.direction, Card.AWAITING)
        assert card is not None
        assert [each.detail for each in card.lines if each.item == item] == ["déjà publiée, motif à lire"]

    def test_one_is_a_second_version_after_changes_were_asked(self, workspace: Workspace, demo: Demo) -> None:
        item = demo.items["travaux-rue-de-l-hotel-de-ville"]
        first, second = workspace.ledger.facts("revision", item)
        assert second.parents == (first.hash,)
        (decision,) = workspace.ledger.decisions(item)
        assert (decision.body["verdict"], decision.body["revision"]) == ("changes", first.hash)

    def test_one_shows_children_whose_parents_signed(self, workspace: Workspace, demo: Demo) -> None:
        people = people_in(workspace, asset_of(workspace, demo, "nouvelle-aire-de-jeu"))
        assert len(people) == 2
        for person in people:
            assert person.is_minor
            assert person.release is not None
            assert (person.release.status, person.release.signed_by) == ("signé", "parent ou tuteur")

    def reviewed(self, desk: Desk, demo: Demo, slug: str):
        (head,) = desk.workspace.ledger.heads(demo.items[slug])
        found = review_of_revision(desk, head)
        assert found.missing == () or found.contests
        return found


class TestDrafts:
    def test_one_is_full_of_mistakes_for_the_live_checks(self, desk: Desk, demo: Demo) -> None:
        found = self.reviewed(desk, demo, FULL_OF_MISTAKES)
        findings = [finding for channel in found.channels for finding in channel.report.findings]
        assert len({finding.category for finding in findings}) >= 4
        assert len(found.missing) >= 8

    def test_one_is_empty(self, workspace: Workspace, demo: Demo) -> None:
        post = open_post(workspace, demo.officer, demo.items["sans-titre"]).post
        assert post.variants == ()

    def test_one_is_a_long_article_of_the_newsletter_alone(self, workspace: Workspace, demo: Demo) -> None:
        post = open_post(workspace, demo.officer, demo.items["un-an-de-services"]).post
        assert post.channels == (Channel.CONTACT,)
        assert word_count(post.variants[0].body or "") >= 2000

    def test_one_has_a_very_long_title(self, workspace: Workspace, demo: Demo) -> None:
        post = open_post(workspace, demo.officer, demo.items["reglement-titre-long"]).post
        assert len(post.variants[0].title or "") > 200

    def test_one_waits_for_its_rights_and_a_release(self, desk: Desk, demo: Demo) -> None:
        found = self.reviewed(desk, demo, "concert-sous-les-etoiles")
        assert any("fiche de droits" in line for line in found.missing)
        assert any("n’est pas signée" in line for line in found.missing)

    def reviewed(self, desk: Desk, demo: Demo, slug: str):
        post = open_post(desk.workspace, demo.officer, demo.items[slug]).post
        profile = profile_in_force(desk.workspace).profile
        return review(desk, profile, post, authorship(desk, demo.officer))


class TestImages:
    def test_every_image_has_its_records_except_the_one_still_to_complete(self, workspace: Workspace) -> None:
        assets = [str(fact.body["asset"]) for fact in workspace.ledger.facts(kind="asset")]
        without = [asset for asset in assets if rights_of(workspace, asset) is None]
        assert (len(assets), len(without)) == (11, 1)
        assert sum(1 for asset in assets if people_in(workspace, asset)) == 4

    def test_some_rights_and_some_releases_end_soon(self, workspace: Workspace) -> None:
        ends = expiring(workspace, NOW.date())
        assert {expiration.what for expiration in ends} == {Ending.RIGHTS, Ending.RELEASE}

    def test_an_image_whose_consent_ended_allows_no_channel(self, workspace: Workspace, demo: Demo) -> None:
        asset = asset_of(workspace, demo, "plage-lac-duquette")
        record = rights_of(workspace, asset)
        assert record is not None
        assert record.channels == frozenset()
        assert [person.release.status for person in people_in(workspace, asset) if person.release] == [
            "retiré"
        ]

    def test_the_committed_pictures_are_varied_and_light(self) -> None:
        pictures = sorted(MATERIAL.glob("*.jpg"))
        assert len(pictures) >= 8
        assert sum(picture.stat().st_size for picture in pictures) < 1_500_000
        sizes = set()
        for picture in pictures:
            with Image.open(picture) as image:
                sizes.add(image.size)
        assert len({round(width / height, 1) for width, height in sizes}) >= 5

    @pytest.mark.nightly
    def test_the_script_draws_the_committed_pictures(self, tmp_path: Path) -> None:
        script = MATERIAL.parents[1] / "packaging" / "make_demo_images.py"
        subprocess.run([sys.executable, str(script), str(tmp_path)], check=True)
        names = sorted(picture.name for picture in MATERIAL.glob("*.jpg"))
        assert sorted(picture.name for picture in tmp_path.iterdir()) == names
        for name in names:
            self.assert_as_committed(tmp_path / name)

    @pytest.mark.parametrize("name", ["travaux", "eau", "neige"])
    def test_a_picture_of_the_script_is_the_committed_one(
        self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.syspath_prepend(MATERIAL.parents[1] / "packaging")
        script = importlib.import_module("make_demo_images")
        assert {f"{each}.jpg" for each in script.PICTURES} == {each.name for each in MATERIAL.glob("*.jpg")}
        drawn = tmp_path / f"{name}.jpg"
        script.PICTURES[name]().save(drawn, "JPEG", quality=script.QUALITY)
        self.assert_as_committed(drawn)

    def assert_as_committed(self, drawn: Path) -> None:
        with Image.open(MATERIAL / drawn.name) as committed, Image.open(drawn) as made:
            # Another Pillow may compress otherwise; the picture is the same.
            difference = ImageStat.Stat(ImageChops.difference(committed, made))
            assert max(difference.mean) < 2


class TestFacts:
    def test_the_ledger_is_intact(self, workspace: Workspace) -> None:
        assert workspace.ledger.audit() == ()

    def test_nobody_decided_of_what_they_wrote(self, workspace: Workspace) -> None:
        roster = workspace.ledger.roster()
        writers: dict[str, set[str]] = {}
        for fact in workspace.ledger.facts("revision"):
            writers.setdefault(str(fact.item), set()).update(roster.persons(fact.stream))
        decisions = workspace.ledger.facts("decision")
        assert decisions
        for decision in decisions:
            assert not roster.persons(decision.stream) & writers[str(decision.item)]

    def test_nothing_is_decided_at_night(self, workspace: Workspace) -> None:
        decided = [dt.datetime.fromisoformat(fact.at) for fact in workspace.ledger.facts("decision")]
        assert [at for at in decided if not 7 <= at.astimezone(NOW.tzinfo).hour < 21] == []

    def test_a_year_of_facts_is_dated_in_order_and_never_after_the_present(
        self, workspace: Workspace
    ) -> None:
        moments = [dt.datetime.fromisoformat(fact.at) for fact in workspace.ledger.facts()]
        assert moments == sorted(moments)
        assert moments[0] < NOW - dt.timedelta(days=365)
        assert moments[-1] <= NOW
        saved = [dt.datetime.fromisoformat(draft.saved_at) for draft in workspace.drafts.list()]
        assert max(saved) <= NOW

    def test_the_charts_have_something_to_show(self, workspace: Workspace) -> None:
        found = activity(workspace, NOW.date())
        assert set(found.channels) == {str(channel) for channel in Channel}
        assert len(found.objectives) >= 4
        assert sum(any(counts[month] for counts in found.channels.values()) for month in range(12)) >= 6
        assert len({hours for hours in found.approval_hours if hours is not None}) >= 5

    def test_objectives_and_audiences_are_those_of_the_policy(self, workspace: Workspace, demo: Demo) -> None:
        objectives, audiences = ({entry.code for entry in entries} for entries in (OBJECTIVES, AUDIENCES))
        for fact in workspace.ledger.facts("revision"):
            post = post_of_revision(workspace, fact.hash)
            assert set(post.objectives) <= objectives
            assert set(post.audiences) <= audiences


class TestWhoAndWhere:
    def test_it_says_that_it_is_a_demonstration(self, workspace: Workspace) -> None:
        assert workspace.ledger.roster().municipality == MUNICIPALITY
        assert "démonstration" in MUNICIPALITY

    def test_everybody_is_unlocked_by_the_phrase_that_is_shown(self, desk: Desk, demo: Demo) -> None:
        for person in PEOPLE:
            session = unlock(desk.workspace, desk.keys, person.name, demo.passphrase)
            assert session.stream == demo.sessions[person.person].stream
            assert session.roles(desk.workspace) == person.roles

    def test_with_a_present_its_clock_stands_still(self, desk: Desk) -> None:
        assert desk.now() == desk.workspace.clock() == NOW

    @pytest.mark.nightly
    def test_the_same_present_gives_the_same_lists(self, workspace: Workspace) -> None:
        with open_demo(NOW) as (other, _):
            assert self.listed(other.workspace) == self.listed(workspace)

    def listed(self, workspace: Workspace) -> list[tuple[object, ...]]:
        rows = workspace.queries.rows(workspace.queries.ids())
        return [(r.item, r.title, r.state, r.channels, r.planned_at, r.changed_at, r.author) for r in rows]


@pytest.mark.parametrize(
    "now",
    [
        pytest.param("2026-01-01T00:05", id="just after midnight, at New Year", marks=pytest.mark.nightly),
        pytest.param("2028-02-29T23:50", id="a leap day", marks=pytest.mark.nightly),
        pytest.param("2029-10-20T12:00", id="a municipal election period", marks=pytest.mark.nightly),
    ],
)
def test_it_can_be_built_on_any_day(now: str) -> None:
    present = dt.datetime.fromisoformat(now).replace(tzinfo=ZoneInfo("America/Toronto"))
    with open_demo(present) as (desk, demo):
        found = {state_of(desk.workspace, item) for item in demo.items.values()}
        assert found == set(STORIES)


class TestFolder:
    def test_it_is_deleted_at_the_end(self) -> None:
        with demo_folder.demo_folder() as folder:
            (folder / "espace").mkdir()
        assert not folder.exists()

    def test_it_is_deleted_when_something_goes_wrong(self, monkeypatch: pytest.MonkeyPatch) -> None:
        seen: list[Path] = []

        def broken(desk: Desk, _now: dt.datetime, *, election: bool, empty: bool) -> Demo:
            assert (election, empty) == (False, False)
            seen.append(desk.workspace.folder)
            raise RuntimeError("broken on purpose")

        monkeypatch.setattr("desktop.services.demo.build_demo", broken)
        with pytest.raises(RuntimeError, match="on purpose"), composition.open_demo(NOW):
            pass
        assert not seen[0].parent.exists()

    def test_it_is_deleted_when_the_process_exits_with_it_open(self, tmp_path: Path) -> None:
        script = (
            "import sys; from desktop.services.demo_folder import demo_folder\n"
            "held = demo_folder(); folder = held.__enter__(); (folder / 'x').write_text('x')\n"
            "print(folder)"
        )
        done = subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path)},
            cwd=paths.resources().parent,
            capture_output=True,
            text=True,
            check=True,
        )
        assert demo_folder.PREFIX in done.stdout
        assert list(tmp_path.iterdir()) == []

    def test_what_a_killed_run_left_is_removed_and_nothing_else(self, tmp_path: Path) -> None:
        gone = subprocess.Popen([sys.executable, "-c", ""])
        gone.wait()
        dead, alive = (tmp_path / f"{demo_folder.PREFIX}{n}-abc" for n in (gone.pid, os.getpid()))
        stranger = tmp_path / f"{demo_folder.PREFIX}notes"
        for folder in (dead, alive, stranger):
            (folder / "espace").mkdir(parents=True)
        assert demo_folder.remove_abandoned(tmp_path) == (dead,)
        assert sorted(tmp_path.iterdir()) == sorted([alive, stranger])


class TestTexts:
    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            ("{date}", "4\u00a0mai 2026"),
            ("{jour+10}", "jeudi 14\u00a0mai 2026"),
            ("{lundi+1}", "lundi 11\u00a0mai 2026"),
            ("{mardi+1}", "mardi 5\u00a0mai 2026"),
            ("{samedi+2}", "samedi 16\u00a0mai 2026"),
            ("{mauvais_jour+10}", "vendredi 14\u00a0mai 2026"),
            ("{date+28}", "1er\u00a0juin 2026"),
        ],
    )
    def test_days_are_written_from_the_day_of_publication(self, written: str, expected: str) -> None:
        assert dated(f"le {written}.", NOW.date()) == f"le {expected}."

    def test_moments_are_counted_from_the_present(self) -> None:
        assert moment("-40min", NOW) == NOW - dt.timedelta(minutes=40)
        assert moment("-1 14:20", NOW).isoformat() == "2026-05-03T14:20:00-04:00"

    def test_a_season_is_the_last_one(self) -> None:
        for text in read_texts(MATERIAL / "textes").values():
            if "publiee" in text.sheet:
                planned = text.planned(NOW)
                assert planned is not None
                assert dt.timedelta(days=2) < NOW - planned < dt.timedelta(days=370)

    def test_they_are_typed_as_quebec_does_except_the_one_full_of_mistakes(self) -> None:
        words = {
            slug: json.dumps([text.sheet, text.source], ensure_ascii=False)
            for folder in ("textes", "election")
            for slug, text in read_texts(MATERIAL / folder).items()
            if slug != FULL_OF_MISTAKES
        }
        for path in MATERIAL.glob("*.toml"):
            words[path.name] = json.dumps(tomllib.loads(path.read_text("utf-8")), ensure_ascii=False)
        for name, text in words.items():
            assert BAD_FRENCH.findall(re.sub(r'https?:\S+|":', "", text)) == [], name


def test_events_happen_in_the_order_of_time() -> None:
    seen: list[tuple[str, int]] = []
    clock = MovedClock(NOW)

    def story(name: str, *days: int) -> Iterator[dt.datetime]:
        for day in days:
            yield NOW + dt.timedelta(days=day)
            assert civil_day(clock()) == (NOW + dt.timedelta(days=day)).date()
            seen.append((name, day))

    tell([story("a", 1, 4), story("b", 2, 3), story("c")], clock)
    assert seen == [("a", 1), ("b", 2), ("b", 3), ("a", 4)]
