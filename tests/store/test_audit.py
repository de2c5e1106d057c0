"""One byte changed anywhere in what was signed is found, and named."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_desk import Desk, decision_on, forge, key, manifest_of, open_desk

from db import triggers
from db.errors import EnvironmentFault, Refusal
from db.problems import Problem
from db.records import StoredFacts
from db.signing import fact_hash
from db.workspace import Workspace

KINDS = ("installation", "grant", "revision", "submission", "decision", "revision")


def furnish(desk: Desk) -> None:
    """A post with two revisions, a submission and a decision on each."""
    first = desk.revise("Bonjour")
    desk.submit(first)
    decision = desk.decide(first, "changes")
    second = desk.revise("Bonsoir")
    desk.decide(second, parents=(decision.hash,))


def tamper(desk: Desk, statement: str, *values: Any, forgiving: bool = True) -> Desk:
    """Close the workspace, write in its file as an intruder would, put the triggers back, open it again."""
    folder = desk.database.folder
    desk.database.close()
    raw = sqlite3.connect(folder / "journal.sqlite", isolation_level=None)
    triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        raw.execute(f"DROP TRIGGER {name}")
    if forgiving:
        raw.execute("PRAGMA ignore_check_constraints = ON")
    raw.execute(statement, values)
    for _, sql in triggers:
        raw.execute(sql)
    raw.close()
    return open_desk(folder)


def names(problems: tuple[Problem, ...], wanted: str) -> bool:
    """Whether a problem names that hash, in full as its subject or shortened in its message."""
    return any(problem.subject == wanted or wanted[:12] in problem.message for problem in problems)


@pytest.fixture
def furnished(desk: Desk) -> Desk:
    """The workstation of the town hall, with a post that was decided on."""
    furnish(desk)
    assert desk.ledger.audit() == ()
    return desk


@pytest.mark.parametrize("position", range(1, 10))
@pytest.mark.parametrize("column", ["hash", "stream", "kind", "body", "signature"])
def test_one_byte_changed_in_any_column_of_any_fact_is_found(
    furnished: Desk, column: str, position: int
) -> None:
    fact = furnished.ledger.facts()[position - 1]
    # Changes the last byte of the value, whatever its type, without changing its length or its type.
    kept = "TEXT" if column in {"hash", "stream", "kind"} else "BLOB"
    changed = tamper(
        furnished,
        f"UPDATE fact SET {column} = CAST(substr(CAST({column} AS BLOB), 1, length(CAST({column} AS BLOB)) - 1) || "  # noqa: S608
        f"CASE substr(CAST({column} AS BLOB), -1) WHEN x'30' THEN x'31' ELSE x'30' END AS {kept}) WHERE position = ?",
        position,
    )
    found = changed.ledger.audit()
    changed.database.close()
    assert names(found, fact.hash)


@pytest.mark.parametrize(
    ("column", "value"), [("seq", 77), ("position", 77), ("item", "post-2"), ("item", None)]
)
def test_a_number_or_a_post_changed_is_found(furnished: Desk, column: str, value: object) -> None:
    revision = furnished.ledger.facts("revision")[0]
    changed = tamper(furnished, f"UPDATE fact SET {column} = ? WHERE hash = ?", value, revision.hash)  # noqa: S608
    found = changed.ledger.audit()
    changed.database.close()
    assert names(found, revision.hash)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0), flip=st.integers(1, 255), signature=st.booleans())
def test_any_byte_of_a_body_or_a_signature_matters(
    tmp_path_factory: pytest.TempPathFactory, decided_folder: Path, place: int, flip: int, signature: bool
) -> None:
    connection = sqlite3.connect(decided_folder / "journal.sqlite")
    rows = connection.execute("SELECT hash, body, signature FROM fact ORDER BY position").fetchall()
    connection.close()
    wanted, body, seal = rows[place % len(rows)]
    content = bytearray(seal if signature else body)
    content[place % len(content)] ^= flip
    column = "signature" if signature else "body"
    folder = copy_of(decided_folder, tmp_path_factory.mktemp("copy") / "espace")
    desk = open_desk(folder, prepare=False)
    desk = tamper(desk, f"UPDATE fact SET {column} = ? WHERE hash = ?", bytes(content), wanted)  # noqa: S608
    found = desk.ledger.audit()
    desk.database.close()
    assert names(found, wanted)


def copy_of(folder: Path, target: Path) -> Path:
    """A copy of the database and the objects of a closed workspace."""
    return Path(shutil.copytree(folder, target))


@pytest.fixture(scope="module")
def decided_folder(installed_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed workspace with a post that was decided on."""
    folder = copy_of(installed_folder, tmp_path_factory.mktemp("decided") / "espace")
    desk = open_desk(folder)
    furnish(desk)
    desk.database.close()
    return folder


def test_a_column_that_is_not_even_text_is_found(furnished: Desk) -> None:
    revision = furnished.ledger.facts("revision")[0]
    changed = tamper(furnished, "UPDATE fact SET kind = CAST(x'ff80' AS TEXT) WHERE hash = ?", revision.hash)
    found = changed.ledger.audit()
    changed.database.close()
    assert names(found, revision.hash)


def test_a_text_that_is_no_longer_text_is_a_fault_in_words(furnished: Desk) -> None:
    revision = furnished.ledger.facts("revision")[0]
    changed = tamper(
        furnished, "UPDATE fact SET stream = CAST(x'ff80' AS TEXT) WHERE hash = ?", revision.hash
    )
    with pytest.raises(EnvironmentFault) as caught:
        changed.ledger.streams()
    assert caught.value.code == "damaged_database"
    assert names(changed.ledger.audit(), revision.hash)
    changed.database.close()


def test_a_fact_taken_out_is_found(furnished: Desk) -> None:
    submission = furnished.ledger.facts("submission")[0]
    changed = tamper(furnished, "DELETE FROM fact WHERE hash = ?", submission.hash)
    codes = {problem.code for problem in changed.ledger.audit()}
    changed.database.close()
    assert {"missing_fact", "gap"} <= codes


def test_the_last_facts_taken_out_are_betrayed_by_a_checkpoint(furnished: Desk) -> None:
    last = furnished.ledger.stream(furnished.direction.stream)[-1]
    checkpoint = furnished.ledger.checkpoint(furnished.greffe)
    assert last.hash in checkpoint.parents
    assert furnished.ledger.audit() == ()
    position = len(furnished.ledger.facts())
    changed = tamper(furnished, "DELETE FROM fact WHERE hash = ?", last.hash)
    changed = tamper(changed, "UPDATE fact SET position = position - 1 WHERE position = ?", position)
    found = changed.ledger.audit()
    changed.database.close()
    assert "unknown_parent" in {problem.code for problem in found}


def test_a_checkpoint_waits_for_what_it_saw(furnished: Desk, elsewhere: Desk) -> None:
    furnished.ledger.checkpoint(furnished.greffe)
    rows = furnished.rows()
    with pytest.raises(Refusal) as caught:
        elsewhere.ledger.accept(rows[:-2] + rows[-1:])
    assert caught.value.code == "unknown_parent"


def test_two_facts_that_changed_places_are_found(furnished: Desk) -> None:
    changed = tamper(
        furnished,
        "UPDATE fact SET position = CASE position WHEN 5 THEN -6 ELSE -5 END WHERE position IN (5, 6)",
    )
    changed = tamper(changed, "UPDATE fact SET position = -position WHERE position < 0")
    found = changed.ledger.audit()
    changed.database.close()
    assert found


@pytest.mark.parametrize("column", ["parent", "child"])
def test_an_edge_changed_is_found(furnished: Desk, column: str) -> None:
    other = furnished.ledger.facts()[0].hash
    child = furnished.ledger.facts("revision")[1].hash
    changed = tamper(furnished, f"UPDATE edge SET {column} = ? WHERE child = ?", other, child)  # noqa: S608
    found = changed.ledger.audit()
    changed.database.close()
    assert names(found, child)


def test_an_edge_taken_out_or_added_is_found(furnished: Desk) -> None:
    facts = furnished.ledger.facts()
    child = furnished.ledger.facts("revision")[1].hash
    changed = tamper(furnished, "DELETE FROM edge WHERE child = ?", child)
    assert names(changed.ledger.audit(), child)
    changed = tamper(changed, "INSERT INTO edge (parent, child) VALUES (?, ?)", facts[0].hash, facts[1].hash)
    found = changed.ledger.audit()
    changed.database.close()
    assert names(found, facts[1].hash)


def test_a_forged_approval_written_into_the_file_is_found_and_approves_nothing(furnished: Desk) -> None:
    revision = furnished.revise("Texte jamais approuvé")
    intruder = key(99)
    fields = decision_on(revision)
    row = forge(intruder, "decision", **furnished.place_after(furnished.direction), **fields)
    body = row[0].replace(intruder.stream.encode(), furnished.direction.stream.encode())
    changed = tamper(
        furnished,
        "INSERT INTO fact (hash, stream, seq, kind, item, body, signature) VALUES (?, ?, ?, 'decision', 'post-1', ?, ?)",
        fact_hash(body),
        furnished.direction.stream,
        furnished.place_after(furnished.direction)["seq"],
        body,
        row[1],
    )
    with pytest.raises(EnvironmentFault, match="n’a pas la bonne signature"):
        changed.ledger.approval("post-1")
    assert "bad_signature" in {problem.code for problem in changed.ledger.audit()}
    changed.database.close()


def test_a_forged_grant_written_into_the_file_gives_no_role(furnished: Desk) -> None:
    grant = furnished.ledger.facts("grant")[1]
    changed = tamper(
        furnished,
        "UPDATE fact SET body = CAST(replace(CAST(body AS TEXT), '\"publication\"', '\"greffe\"') AS BLOB) WHERE hash = ?",
        grant.hash,
    )
    with pytest.raises(EnvironmentFault) as caught:
        changed.ledger.roster()
    assert caught.value.code == "altered_ledger"
    with pytest.raises(EnvironmentFault):
        changed.ledger.roster()
    changed.database.close()


@pytest.mark.parametrize("body", [b"{", b"[]", b"null", b"{}", b"\xff"])
def test_a_fact_that_cannot_be_read_is_a_fault_in_words(furnished: Desk, body: bytes) -> None:
    grant = furnished.ledger.facts("grant")[1]
    changed = tamper(furnished, "UPDATE fact SET body = ? WHERE hash = ?", body, grant.hash)
    with pytest.raises(EnvironmentFault) as caught:
        changed.ledger.approval("post-1")
    assert caught.value.code == "damaged_fact"
    assert names(changed.ledger.audit(), grant.hash)
    changed.database.close()


@pytest.mark.parametrize("kind", ["grant", "decision"])
def test_a_fact_whose_fields_lost_their_form_is_a_fault_in_words(furnished: Desk, kind: str) -> None:
    fact = furnished.ledger.facts(kind)[1]
    body = fact.raw.replace(b'"public_key":"', b'"public_key":"zz').replace(
        b'"verdict":"approve"', b'"verdict":"oui"'
    )
    changed = tamper(furnished, "UPDATE fact SET body = ? WHERE hash = ?", body, fact.hash)
    with pytest.raises(EnvironmentFault) as caught:
        changed.ledger.approval("post-1")
    assert caught.value.code == "altered_ledger"
    changed.database.close()


@pytest.mark.parametrize("trigger", sorted(triggers.APPEND_ONLY))
def test_a_protection_taken_out_is_found(furnished: Desk, trigger: str) -> None:
    furnished.database.connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
    assert [problem.subject for problem in furnished.ledger.audit()] == [trigger]


def test_one_byte_changed_in_any_object_is_found(furnished: Desk) -> None:
    for sha in furnished.objects.hashes():
        path = furnished.objects.path(sha)
        intact = path.read_bytes()
        for place in range(0, len(intact), 7):
            content = bytearray(intact)
            content[place] ^= 1
            path.write_bytes(bytes(content))
            assert names(furnished.ledger.audit(), sha)
        path.write_bytes(intact)
    assert furnished.ledger.audit() == ()


def test_an_object_taken_out_is_found_with_the_fact_that_needs_it(furnished: Desk) -> None:
    revision = furnished.ledger.facts("revision")[0]
    furnished.objects.remove(revision.body["manifest"])
    found = furnished.ledger.audit()
    assert [problem.code for problem in found] == ["missing_object"]
    assert names(found, revision.hash)
    assert names(found, revision.body["manifest"])


def test_a_file_that_is_no_object_is_found(furnished: Desk) -> None:
    (furnished.objects.folder / "notes.txt").write_text("bonjour")
    (found,) = furnished.ledger.audit()
    assert (found.code, "notes.txt" in found.message) == ("foreign_file", True)


def test_a_manifest_that_is_not_what_was_signed_is_found(furnished: Desk) -> None:
    fields = furnished.keep(manifest_of("Une version")) | {
        "manifest": furnished.keep(manifest_of("Une autre"))["manifest"]
    }
    revision = furnished.ledger.append(furnished.officer, "revision", item="post-3", **fields)
    found = furnished.ledger.audit()
    assert [problem.code for problem in found] == ["wrong_manifest"]
    assert names(found, revision.hash)


def test_damaged_pages_are_reported_rather_than_raised(furnished: Desk) -> None:
    folder = furnished.database.folder
    furnished.database.close()
    path = folder / "journal.sqlite"
    content = bytearray(path.read_bytes())
    start = content.find(b"CREATE TABLE fact")
    page = 4096
    for offset in range(page, len(content), page):
        if offset > start:
            content[offset : offset + 8] = b"\xff" * 8
    path.write_bytes(bytes(content))
    with pytest.raises(EnvironmentFault) as caught:
        open_desk(folder).ledger.audit()
    assert caught.value.code == "damaged_database"


def test_a_table_whose_definition_was_damaged_is_reported_rather_than_raised(tmp_path: Path) -> None:
    with Workspace.create(tmp_path) as workspace:
        path = workspace.database.path
    content = path.read_bytes()
    path.write_bytes(content.replace(b"unicode61", b"unicode62", 1))
    with Workspace.open(tmp_path) as workspace:
        assert "derived_unread" in {problem.code for problem in workspace.ledger.audit()}


def test_a_definition_that_is_no_longer_text_is_a_fault_in_words(desk: Desk) -> None:
    desk.database.close()
    content = desk.database.path.read_bytes()
    place = content.index(b"CREATE TABLE fact") + 1
    desk.database.path.write_bytes(content[:place] + b"\xfb" + content[place + 1 :])
    with pytest.raises(EnvironmentFault) as caught:
        open_desk(desk.database.folder)
    assert caught.value.code == "damaged_database"


class Unlucky:
    """An observer whose audit fails."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def stored(self, _ledger: object, _fact: object) -> None:
        """Keep nothing."""

    def audit(self, _ledger: object) -> tuple[Problem, ...]:
        """Fail."""
        raise self.error


def test_a_fault_met_by_an_observer_is_a_problem(furnished: Desk) -> None:
    furnished.ledger.attach(Unlucky(EnvironmentFault("disk_error", "Le disque a refusé une lecture.")))
    assert [problem.code for problem in furnished.ledger.audit()] == ["disk_error"]


def test_a_bug_of_an_observer_shows_as_a_bug_unless_the_ledger_is_altered(furnished: Desk) -> None:
    furnished.ledger.attach(Unlucky(KeyError("titre")))
    with pytest.raises(KeyError):
        furnished.ledger.audit()
    furnished.objects.remove(furnished.ledger.facts("revision")[0].body["manifest"])
    assert [problem.code for problem in furnished.ledger.audit()] == ["missing_object", "derived_unread"]


def test_an_audit_reads_what_an_exchange_would_send(furnished: Desk, elsewhere: Desk) -> None:
    elsewhere.ledger.accept(furnished.rows())
    missing = {problem.code for problem in elsewhere.ledger.audit()}
    assert missing == {"missing_object"}
    for sha in furnished.objects.hashes():
        elsewhere.objects.put(furnished.objects.read(sha))
    assert elsewhere.ledger.audit() == ()


def test_reading_facts_back_gives_what_was_signed(furnished: Desk, make_desk: Callable[..., Desk]) -> None:
    stored = StoredFacts(furnished.database)
    for fact in furnished.ledger.facts():
        assert stored.fact(fact.hash) == fact
