"""Whatever people do, in whatever order: no word is lost unseen, nothing unapproved goes out, the chain holds."""

import contextlib
import itertools
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office import Clock, Office

from db.workspace import Workspace
from desktop import paths
from desktop.editorial.post import Channel, Post
from desktop.editorial.variant import with_variant
from desktop.errors import Refusal
from desktop.publishing.credentials import FileCredentials
from desktop.services.claims import give_up, record_receipt
from desktop.services.correction import accept_correction, approve_with_correction
from desktop.services.decision import approve, reject, request_changes
from desktop.services.desk import Desk
from desktop.services.merge import compare, merge
from desktop.services.posts import open_post, post_of_revision, save_draft
from desktop.services.publication import export_approved
from desktop.services.revisions import save_version
from desktop.services.submission import submit
from desktop.services.withdrawal import WithdrawalReason, withdraw_post

PEOPLE = ("camille", "lea", "martine", "paul", "denis")


class History:
    """One post in one office, and the words each person typed and nobody knowingly set aside."""

    def __init__(self, office: Office, post: Post) -> None:
        self.office, self.post = office, post
        self.typed: dict[str, str] = {}
        self.folders = itertools.count()

    def do(self, action: str, person: str, number: int) -> None:
        """One thing somebody tries; a refusal is an answer like another."""
        with contextlib.suppress(Refusal):
            getattr(self, action)(self.office.people[person], number)
        self.check()

    # What people try

    def type(self, who, number: int) -> None:
        opened = open_post(self.office.workspace, who, self.post.id)
        words = f"Le parc Sophie-Masson ouvre à {number} h."
        site = replace(opened.post.variants[0], body=words)
        save_draft(self.office.workspace, who, with_variant(opened.post, site), opened.base)
        self.typed[who.person] = words

    def submit(self, who, _: int) -> None:
        submit(self.office.desk, who, self.post.id)

    def save(self, who, _: int) -> None:
        save_version(self.office.desk, who, self.post.id)

    def approve(self, who, number: int) -> None:
        channels = [None, [Channel.WEBSITE], [Channel.FACEBOOK]][number % 3]
        approve(self.office.desk, who, self.post.id, self._head(), channels=channels)

    def send_back(self, who, number: int) -> None:
        decide: Callable = (request_changes, reject)[number % 2]
        decide(self.office.desk, who, self.post.id, self._head(), "Plus court.")

    def correct(self, who, number: int) -> None:
        post = post_of_revision(self.office.workspace, self._head())
        words = f"Le parc Sophie-Masson ferme à {number} h."
        corrected = with_variant(post, replace(post.variants[0], body=words))
        approve_with_correction(self.office.desk, who, self.post.id, self._head(), corrected)

    def accept(self, who, number: int) -> None:
        decisions = self.office.workspace.ledger.decisions(self.post.id)
        if decisions:
            accept_correction(self.office.desk, who, self.post.id, decisions[number % len(decisions)].hash)

    def export(self, who, _: int) -> None:
        folder = self.office.folder.parent / f"sorties-{next(self.folders)}"
        export_approved(self.office.desk, who, self.post.id, folder)

    def consign(self, who, number: int) -> None:
        claims = self.office.workspace.ledger.facts("claim", self.post.id)
        if claims and number % 3:
            record_receipt(self.office.desk, who, claims[-1], None)
        elif claims:
            give_up(self.office.workspace, who, claims[-1])

    def withdraw(self, who, _: int) -> None:
        withdraw_post(self.office.workspace, who, self.post.id, WithdrawalReason.MISTAKE)

    def merge(self, who, number: int) -> None:
        """Somebody elsewhere saves a version meanwhile; then the versions are reconciled."""
        with self.office.elsewhere() as other:
            stranger = other.people[("lea", "paul")[number % 2]]
            if stranger.person == who.person:
                return
            opened = open_post(other.workspace, stranger, self.post.id)
            save_draft(other.workspace, stranger, replace(opened.post, planned_at="2026-06-01"), opened.base)
            save_version(other.desk, stranger, self.post.id)
            self.office.receive(other)
        compared = compare(self.office.workspace, who, self.post.id)
        choices = {d.field: sorted(d.values)[number % len(d.values)] for d in compared.result.differences}
        merge(self.office.workspace, who, compared, choices)
        self.typed.pop(who.person, None)  # the person saw every version and chose

    def _head(self) -> str:
        heads = self.office.workspace.ledger.heads(self.post.id)
        return heads[0] if heads else "0" * 64

    # What always holds

    def check(self) -> None:
        ledger = self.office.workspace.ledger
        signed = {
            post_of_revision(self.office.workspace, fact.hash).variants[0].body
            for fact in ledger.facts("revision", self.post.id)
        }
        drafts = {draft.text for draft in self.office.workspace.drafts.list(post=self.post.id)}
        for words in self.typed.values():
            assert words in signed or any(words in text for text in drafts), "words are lost"
        for fact in ledger.facts("claim", self.post.id):
            assert self._was_approved(fact), "something went out without approval"
        for channel in Channel:
            receipts = [f for f in ledger.facts("receipt", self.post.id) if self._claim(f) == str(channel)]
            nodes = [ledger.fact(f.body["claim"]).body["node"] for f in receipts]
            withdrawals = ledger.facts("withdrawal", self.post.id)
            assert len(nodes) - len(set(nodes)) <= len(withdrawals), "published twice"

    def _claim(self, receipt) -> str:
        return str(self.office.workspace.ledger.fact(receipt.body["claim"]).body["channel"])

    def _was_approved(self, claim) -> bool:
        """Whether somebody of the direction signed exactly what the claim holds."""
        return any(
            claim.body["node"] in {*decision.body["nodes"].values(), *_corrected(decision)}
            and decision.body["verdict"] in {"approve", "approve_with_correction"}
            for decision in self.office.workspace.ledger.decisions(self.post.id)
        )


def _corrected(decision) -> tuple[str, ...]:
    corrected = decision.body["corrected"]
    return tuple(corrected["nodes"].values()) if corrected else ()


ACTIONS = (
    "type",
    "submit",
    "save",
    "approve",
    "send_back",
    "correct",
    "accept",
    "export",
    "consign",
    "withdraw",
    "merge",
)
likely = st.tuples(st.sampled_from(ACTIONS), st.sampled_from(PEOPLE), st.integers(7, 21))
usual = st.sampled_from(
    [
        ("type", "camille", 8),
        ("submit", "camille", 0),
        ("approve", "martine", 0),
        ("export", "camille", 0),
        ("correct", "martine", 9),
        ("accept", "camille", 0),
    ]
)
histories = st.lists(likely | usual, min_size=4, max_size=14)


def live(folder: Path, town, checker, history) -> None:
    shutil.copytree(town[0], folder)
    with Workspace.open(folder) as workspace:
        desk = Desk(workspace, checker, FileCredentials("essai", folder), paths.resources(), Clock())
        office = Office(desk, Clock(), town[1])
        lived = History(office, office.post(Channel.WEBSITE, Channel.FACEBOOK))
        for step in history:
            lived.do(*step)
        assert workspace.ledger.audit() == ()


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(history=histories)
def test_no_history_loses_words_or_lets_out_what_nobody_approved(
    tmp_path_factory, town, checker, history
) -> None:
    live(tmp_path_factory.mktemp("histoire") / "espace", town, checker, history)


@pytest.mark.nightly
@settings(
    max_examples=1500, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(history=st.lists(likely | usual, min_size=8, max_size=40))
def test_no_long_history_does_either(tmp_path_factory, town, checker, history) -> None:
    live(tmp_path_factory.mktemp("histoire") / "espace", town, checker, history)
