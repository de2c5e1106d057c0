"""The lists say what the ledger and the drafts say, step by step; a rebuild finds exactly the same."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from ledger_desk import grant_of
from sqlalchemy import text
from town import DIRECTION, OFFICER, ROOT, Town, found, town_in

from db.errors import Refusal
from db.queries import PostFilter, PostRow
from db.signing import Signer


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ville") / "espace"
    found(folder)
    return folder


@pytest.fixture
def town(tmp_path: Path, founded: Path) -> Iterator[Town]:
    with town_in(tmp_path / "espace", founded) as town:
        yield town


def row(town: Town, item: str = "p1") -> PostRow:
    found_ = town.workspace.queries.post(item)
    assert found_ is not None
    return found_


def draft(title: str, *channels: str, **fields: Any) -> str:
    variants = [
        {"channel": channel, "title": title, "body": "Brouillon", "images": None} for channel in channels
    ]
    return json.dumps({"id": "p1", "kind": "evenement", "channels": channels, "variants": variants, **fields})


def lines(town: Town) -> list[tuple[Any, ...]]:
    """Every line of the projections, without the numbers that are local to a database."""
    connection = town.workspace.database.connection
    columns = (
        "item, rank, title, kind, state, website, facebook, youtube, contact, planned_at, planned_key, "
        "changed_at, emergency, head, author, pending_draft, incomplete"
    )
    posts = connection.execute(text(f"SELECT {columns} FROM post_view ORDER BY item"))  # noqa: S608 - constants
    texts = connection.execute(text("SELECT rowid, title, body FROM post_text ORDER BY rowid"))
    words = connection.execute(
        text("SELECT rowid FROM post_text WHERE post_text MATCH 'fete' ORDER BY rowid")
    )
    return [tuple(each) for rows in (posts, texts, words) for each in rows]


def test_a_draft_alone_is_listed_under_its_author(town: Town) -> None:
    town.workspace.drafts.save("p1", "agente", draft("Fête", "website", "contact", planned_at="2026-06-24"))
    found_ = row(town)
    assert (found_.title, found_.kind, found_.state, found_.author) == (
        "Fête",
        "evenement",
        "brouillon",
        "agente",
    )
    assert found_.channels == (("website", "brouillon"), ("contact", "brouillon"))
    assert (found_.planned_at, found_.pending_draft, found_.head) == ("2026-06-24", True, None)


def test_a_discarded_draft_leaves_the_list(town: Town) -> None:
    town.workspace.drafts.save("p1", "agente", draft("Fête", "website"))
    assert town.workspace.queries.count() == 1
    town.workspace.drafts.discard("p1", "agente")
    assert town.workspace.queries.count() == 0
    assert town.workspace.queries.search("fete") == ()


def test_a_post_goes_from_draft_to_published_channel_by_channel(town: Town) -> None:
    revision = town.revise("p1", "Texte", planned_at="2026-05-12T09:00")
    states = [row(town).state]
    town.submit(revision)
    states.append(row(town).state)
    town.decide(revision)
    states.append(row(town).state)
    town.publish(revision, "website")
    assert row(town).channels == (("website", "publiee"), ("facebook", "a_publier"))
    states.append(row(town).state)
    town.publish(revision, "facebook")
    states.append(row(town).state)
    assert states == ["brouillon", "en_approbation", "a_publier", "a_publier", "publiee"]
    assert (row(town).head, row(town).author) == (revision.hash, "agente")


@pytest.mark.parametrize(
    ("verdict", "state"), [("changes", "a_modifier"), ("reject", "refusee"), ("approve", "a_publier")]
)
def test_a_decision_shows_in_the_list(town: Town, verdict: str, state: str) -> None:
    revision = town.revise("p1", "Texte")
    town.submit(revision)
    town.decide(revision, verdict)
    assert row(town).state == state


def test_an_approval_of_one_channel_leaves_the_other_waiting(town: Town) -> None:
    revision = town.revise("p1", "Texte")
    town.submit(revision)
    town.decide(revision, channels=["website"])
    assert row(town).channels == (("website", "a_publier"), ("facebook", "en_approbation"))
    assert row(town).state == "en_approbation"


def test_a_new_revision_voids_the_approval_in_the_list(town: Town) -> None:
    revision = town.revise("p1", "Texte")
    town.submit(revision)
    town.decide(revision)
    town.revise("p1", "Texte changé")
    assert row(town).state == "brouillon"


@pytest.mark.parametrize(
    ("verdict", "state"), [("approve", "publiee"), ("changes", "a_modifier"), ("reject", "refusee")]
)
def test_reasons_to_read_of_what_is_out_show_until_they_are_decided_of(
    town: Town, verdict: str, state: str
) -> None:
    revision = town.revise("p1", "Texte", channels=("website",))
    town.publish(revision, "website")
    town.submit(revision, again=("website",))
    assert row(town).state == "motif_a_lire"
    town.decide(revision, verdict)
    assert row(town).state == state


def test_a_correction_of_what_was_published_is_shown_as_corrected_once_published(town: Town) -> None:
    first = town.revise("p1", "Texte", channels=("website",))
    town.publish(first, "website")
    second = town.revise("p1", "Texte corrigé", channels=("website",))
    assert row(town).state == "brouillon"
    town.publish(second, "website")
    assert row(town).state == "corrigee"


def test_a_platform_that_accepted_a_later_moment_makes_it_scheduled(town: Town) -> None:
    revision = town.revise("p1", "Texte", channels=("facebook",))
    claim = town.claim(revision, "facebook")
    town.workspace.ledger.append(
        OFFICER, "attempt", item="p1", claim=claim.hash, outcome="scheduled", report=None
    )
    assert row(town).state == "programmee"


def test_a_withdrawal_holds_until_the_next_revision(town: Town) -> None:
    revision = town.revise("p1", "Texte")
    for channel in ("website", "facebook"):
        town.publish(revision, channel)
    town.withdraw("p1", "facebook")
    assert row(town).channels == (("website", "publiee"), ("facebook", "retiree"))
    town.withdraw("p1")
    assert row(town).state == "retiree"
    town.revise("p1", "Nouveau texte")
    assert row(town).state == "brouillon"


def test_taking_one_image_away_does_not_withdraw_the_post(town: Town) -> None:
    revision = town.revise("p1", "Texte", channels=("website",))
    town.publish(revision, "website")
    town.withdraw("p1", "website", asset="a" * 64)
    assert row(town).state == "publiee"


def test_two_heads_are_a_conflict_that_shows_the_last_one(town: Town) -> None:
    first = town.revise("p1", "Texte", title="Première")
    town.revise("p1", "Version du bureau", title="Bureau")
    town.revise("p1", "Version du portable", title="Portable", parents=[first.hash])
    assert (row(town).state, row(town).head, row(town).title) == ("conflit", None, "Portable")
    assert row(town).channels == (("website", "conflit"), ("facebook", "conflit"))


def test_a_revocation_takes_the_approval_out_of_the_list(town: Town) -> None:
    revision = town.revise("p1", "Texte")
    town.submit(revision)
    decision = town.decide(revision)
    assert row(town).state == "a_publier"
    town.workspace.ledger.append(
        ROOT, "revocation", target=DIRECTION.stream, roles=["direction"], last=decision.seq - 1
    )
    assert row(town).state == "en_approbation"


def test_a_manifest_that_arrives_after_its_revision_is_taken_up(town: Town) -> None:
    revision = town.revise("p1", "Fête", title="Titre")
    sha = str(revision.body["manifest"])
    manifest = town.workspace.objects.read(sha)
    town.workspace.objects.remove(sha)
    assert row(town).title == ""
    assert town.workspace.queries.search("fete") == ()
    town.workspace.objects.put(manifest)
    town.workspace.projections.touch_incomplete()
    assert row(town).title == "Titre"
    assert [hit.item for hit in town.workspace.queries.search("fete")] == ["p1"]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b'{"variants": 3}', b'"\\ud800"', b'{"variants":[{"channel":"website","title":"a\\u0000\\ud800\\ue000"}]}'])  # fmt: skip
def test_a_draft_that_cannot_be_read_is_listed_all_the_same(town: Town, content: bytes) -> None:
    town.workspace.drafts.save("p1", "agente", content)
    assert row(town).state == "brouillon"
    town.workspace.queries.search_ranked("a")
    assert town.workspace.ledger.audit() == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE post_view SET state = 'publiee'",
        "UPDATE post_view SET title = 'Autre'",
        "DELETE FROM post_view",
        "UPDATE post_text SET body = 'Autre'",
        "DELETE FROM post_text",
        "INSERT INTO post_text (rowid, title, body) VALUES (5, 'Faux', 'Faux')",
    ],
)
def test_the_audit_names_a_line_that_was_changed_and_a_rebuild_mends_it(town: Town, statement: str) -> None:
    town.revise("p1", "Fête")
    row(town)
    town.workspace.database.connection.execute(text(statement))
    assert {problem.code for problem in town.workspace.ledger.audit()} == {"stale_projection"}
    town.workspace.projections.rebuild()
    assert town.workspace.ledger.audit() == ()


def test_many_posts_can_be_caught_up_in_short_slices(town: Town) -> None:
    for number in range(7):
        town.workspace.drafts.save(f"p{number}", "agente", draft("Fête", "website"))
    left = [town.workspace.projections.catch_up(limit=3) for _ in range(4)]
    assert left == [4, 1, 0, 0]
    assert town.workspace.queries.count(PostFilter(text="fete")) == 7


class Lists(RuleBasedStateMachine):
    """Anything that people do, in any order; after each step the lists equal a rebuild of them."""

    workspaces: Path
    founded: Path
    number = 0

    @initialize()
    def open_town(self) -> None:
        Lists.number += 1
        self.context = town_in(self.workspaces / str(Lists.number), self.founded)
        self.town = self.context.__enter__()
        self.members = 0

    def teardown(self) -> None:
        if hasattr(self, "context"):
            self.context.__exit__(None, None, None)

    items = st.sampled_from(["p1", "p2", "p3"])
    words = st.sampled_from(["Fête", "Collecte", "Tempête de neige", ""])
    channel = st.sampled_from(["website", "facebook"])

    def _head(self, item: str) -> Any:
        heads = self.town.workspace.ledger.heads(item)
        return self.town.workspace.ledger.fact(heads[0]) if heads else None

    def _allowed(self, action: Any) -> None:
        """What the rules refuse changes nothing: the lists must not change either."""
        with contextlib.suppress(Refusal):
            action()

    @rule(
        item=items, body=words, title=words, planned=st.sampled_from([None, "2026-05-12", "2026-05-12T09:00"])
    )
    def revise(self, item: str, body: str, title: str, planned: str | None) -> None:
        self._allowed(lambda: self.town.revise(item, body, title, planned_at=planned))

    @rule(item=items, title=words)
    def save_draft(self, item: str, title: str) -> None:
        self.town.workspace.drafts.save(item, "agente", draft(title, "website"))

    @rule(item=items)
    def discard_draft(self, item: str) -> None:
        self.town.workspace.drafts.discard(item, "agente")

    @rule(item=items)
    def submit(self, item: str) -> None:
        if self._head(item):
            self._allowed(lambda: self.town.submit(self._head(item)))

    @rule(item=items, verdict=st.sampled_from(["approve", "changes", "reject"]), channel=channel)
    def decide(self, item: str, verdict: str, channel: str) -> None:
        head = self._head(item)
        if head:
            mine = [
                fact.hash
                for fact in self.town.workspace.ledger.decisions(item)
                if fact.body["revision"] == head.hash
            ]
            self._allowed(lambda: self.town.decide(head, verdict, parents=tuple(mine), channels=[channel]))

    @rule(item=items, channel=channel)
    def publish(self, item: str, channel: str) -> None:
        if self._head(item):
            self._allowed(lambda: self.town.publish(self._head(item), channel))

    @rule(item=items, channel=channel)
    def withdraw(self, item: str, channel: str) -> None:
        self._allowed(lambda: self.town.withdraw(item, channel))

    @rule(back=st.integers(0, 3))
    def revoke_the_direction_of_late(self, back: int) -> None:
        last = self.town.workspace.ledger.streams()[DIRECTION.stream] - back
        self._allowed(
            lambda: self.town.workspace.ledger.append(
                ROOT, "revocation", target=DIRECTION.stream, roles=["direction"], last=max(last, 0)
            )
        )

    @rule()
    def name_the_officer_someone_else_too(self) -> None:
        self.members += 1
        self._allowed(
            lambda: self.town.workspace.ledger.append(
                DIRECTION, "grant", **grant_of(OFFICER, f"agente{self.members}", ["redaction"])
            )
        )

    @rule()
    def welcome_somebody(self) -> None:
        self.members += 1
        newcomer = Signer.from_seed(bytes([100 + self.members % 100]) * 32)
        self._allowed(
            lambda: self.town.workspace.ledger.append(
                ROOT, "grant", **grant_of(newcomer, f"directeur{self.members}", ["direction"])
            )
        )

    @invariant()
    def the_lists_equal_a_rebuild(self) -> None:
        if not hasattr(self, "town"):
            return
        self.town.workspace.projections.catch_up()
        step_by_step = lines(self.town)
        self.town.workspace.projections.rebuild()
        assert lines(self.town) == step_by_step


def test_the_lists_always_equal_their_rebuild(tmp_path: Path, founded: Path) -> None:
    Lists.workspaces, Lists.founded = tmp_path, founded
    steps = settings(max_examples=15, stateful_step_count=20, deadline=None)
    run_state_machine_as_test(Lists, settings=steps)  # type: ignore[no-untyped-call]


@pytest.mark.nightly
def test_the_lists_equal_their_rebuild_after_long_histories(tmp_path: Path, founded: Path) -> None:
    Lists.workspaces, Lists.founded = tmp_path, founded
    steps = settings(max_examples=200, stateful_step_count=60, deadline=None)
    run_state_machine_as_test(Lists, settings=steps)  # type: ignore[no-untyped-call]
