"""The profile and the rules in force are signed: nobody edits a gate away, and two versions are not guessed between."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from db.workspace import Workspace
from desktop.checks.policy import learnt_wording
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.in_force import (
    WEIGHTS,
    packs_in_force,
    profile_in_force,
    put_packs_in_force,
    put_profile_in_force,
    refuse_unless_installed,
    rules_in_force,
)
from desktop.services.profile_file import parse_profile


def refusal_of(action) -> Refusal:
    with pytest.raises(Refusal) as caught:
        action()
    return caught.value


def renamed(office, name: str):
    return replace(office.profile(), short_name=name)


def test_the_profile_signed_last_is_in_force(office) -> None:
    fact = put_profile_in_force(office.workspace, office.greffe, renamed(office, "Sophie"))
    held = profile_in_force(office.workspace)
    assert (held.profile.short_name, held.object) == ("Sophie", fact.body["object"])


def test_the_officer_changes_neither_profile_nor_rules(office) -> None:
    for attempt in (
        lambda: put_profile_in_force(office.workspace, office.officer, office.profile()),
        lambda: put_packs_in_force(office.workspace, office.officer, office.desk.policies),
    ):
        assert refusal_of(attempt).code == "wrong_role"


def test_two_profiles_signed_apart_are_not_guessed_between(office) -> None:
    with office.elsewhere() as other:
        put_profile_in_force(office.workspace, office.greffe, renamed(office, "A"))
        put_profile_in_force(other.workspace, other.direction, renamed(office, "B"))
        office.receive(other)
    assert refusal_of(lambda: profile_in_force(office.workspace)).code == "profile_en_double"
    post = office.post()
    assert office.refused(post).code == "profile_en_double"
    signed = office.workspace.ledger.facts("profile")[-1]
    chosen = parse_profile(office.workspace.objects.read(signed.body["object"]).decode(), "essai")
    put_profile_in_force(office.workspace, office.greffe, chosen)
    assert office.profile().short_name == "B"
    assert office.submit(post).revision_is_new


def test_a_workspace_without_a_profile_says_what_to_do(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "espace") as workspace:
        assert refusal_of(lambda: profile_in_force(workspace)).code == "profile_absent"
        assert refusal_of(lambda: packs_in_force(workspace)).code == "packs_absent"


class TestRules:
    @pytest.fixture
    def policies(self, office, tmp_path: Path) -> Path:
        """A copy of the installed rules, to be changed."""
        folder = tmp_path / "policies"
        folder.mkdir()
        for path in office.desk.policies.glob("*.toml"):
            (folder / path.name).write_bytes(path.read_bytes())
        (tmp_path / "lexicon").mkdir()
        shutil.copy(office.desk.policies.parent / "lexicon" / WEIGHTS, tmp_path / "lexicon")
        return folder

    def test_those_installed_are_those_that_were_signed(self, office, policies) -> None:
        assert dict(refuse_unless_installed(office.workspace, policies)) == dict(
            packs_in_force(office.workspace)
        )

    def test_one_byte_changed_on_this_workstation_is_seen_and_named(self, office, policies) -> None:
        path = next(iter(sorted(policies.glob("article-*.toml"))))
        path.write_bytes(path.read_bytes() + b"\n")
        refusal = refusal_of(lambda: rules_in_force(office.workspace, policies))
        assert refusal.code == "regles_differentes"
        assert f"article\u00a0{int(path.stem[-2:])}" in refusal.message

    def test_a_pack_taken_away_or_added_is_seen_too(self, office, policies) -> None:
        path = next(iter(sorted(policies.glob("article-*.toml"))))
        path.rename(policies / "article-99.toml")
        message = refusal_of(lambda: refuse_unless_installed(office.workspace, policies)).message
        assert f"article\u00a0{int(path.stem[-2:])}" in message
        assert "article\u00a099" in message

    def test_the_learnt_weights_are_signed_with_the_rules(self, office, policies) -> None:
        assert WEIGHTS == learnt_wording.FILE
        weights = policies.parent / "lexicon" / WEIGHTS
        weights.write_bytes(weights.read_bytes() + b"\n")
        refusal = refusal_of(lambda: refuse_unless_installed(office.workspace, policies))
        assert refusal.code == "regles_differentes"
        assert "poids appris" in refusal.message

    def test_no_rule_at_all_is_never_put_in_force(self, office, tmp_path: Path) -> None:
        with pytest.raises(EnvironmentFault):
            put_packs_in_force(office.workspace, office.greffe, tmp_path)

    def test_a_rule_that_cannot_be_read_is_never_put_in_force(self, office, policies) -> None:
        before = packs_in_force(office.workspace)
        (policies / "article-99.toml").write_text("ceci n'est pas une règle", encoding="utf-8")
        with pytest.raises(Refusal):
            put_packs_in_force(office.workspace, office.greffe, policies)
        assert packs_in_force(office.workspace) == before


def test_a_submission_is_bound_to_the_profile_and_the_rules_it_was_checked_with(office) -> None:
    submitted = office.submit(office.post())
    fact = office.workspace.ledger.fact(submitted.submission)
    assert fact.body["profile"] == profile_in_force(office.workspace).object
    assert dict(fact.body["packs"]) == dict(packs_in_force(office.workspace))
    for sha in (fact.body["profile"], fact.body["report"], *fact.body["packs"].values()):
        assert sha in fact.objects
        assert office.workspace.objects.read(sha)
