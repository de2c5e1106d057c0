"""Personal content: sealed, opened, found by name, and destroyed to the last byte."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from town import DIRECTION, GREFFE, OFFICER, Town, every_byte, found, town_in

from db import sealed as module
from db.erasure import Erasure
from db.errors import EnvironmentFault, Refusal
from db.models import destroyed, sealed_key
from db.signing import Signer

NAME = "Maëlle Desrosiers-Hébert"


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ville") / "espace"
    found(folder)
    return folder


@pytest.fixture
def town(tmp_path: Path, founded: Path) -> Iterator[Town]:
    with town_in(tmp_path / "espace", founded) as town:
        yield town


def secrets_of(town: Town, id_: str) -> list[bytes]:
    """Everything that must be nowhere after a destruction: plaintext, key, salt, ciphertext."""
    row = town.workspace.database.connection.execute(
        text("SELECT key, salt, object FROM sealed_key JOIN sealed_object USING (sealed) WHERE sealed = :id"),
        {"id": id_},
    ).one()
    box = town.workspace.objects.read(row.object)
    return [town.workspace.sealed.open(id_), row.key, row.salt, box, box[12:44]]


def test_what_is_sealed_comes_back_and_is_nowhere_in_the_clear(town: Town) -> None:
    id_ = town.seal(NAME)
    assert json.loads(town.workspace.sealed.open(id_)) == {"name": NAME}
    town.workspace.close()
    assert NAME.encode() not in every_byte(town.folder)
    assert b"Desrosiers" not in every_byte(town.folder)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(payload=st.binary(max_size=5000))
def test_any_bytes_can_be_sealed(town: Town, payload: bytes) -> None:
    id_ = town.workspace.sealed.seal(OFFICER, "sujet", "scan", payload)
    assert town.workspace.sealed.open(id_) == payload


def test_entries_say_what_was_sealed_about_whom_for_what_and_nothing_else(town: Town) -> None:
    first = town.seal(NAME, "sujet-1", "release", item="a" * 64)
    second = town.seal(NAME, "sujet-1", "scan")
    town.seal("Autre", "sujet-2", "release")
    entries = town.workspace.sealed.entries
    assert [entry.id for entry in entries("sujet-1")] == [first, second]
    assert [entry.id for entry in entries(type_="release", item="a" * 64)] == [first]
    assert len(entries()) == 3
    assert not any(entry.destroyed for entry in entries())


@pytest.mark.parametrize(
    "typed", ["desrosiers", "MAELLE  hebert", "Hébert, Maëlle", "Desrosiers-Hébert", "mae\u0308lle"]
)
def test_a_person_is_found_by_any_writing_of_the_name(town: Town, typed: str) -> None:
    town.seal(NAME, "sujet-1")
    scan = town.workspace.sealed.seal(OFFICER, "sujet-1", "scan", b"%PDF image")
    town.seal("Jean Tremblay", "sujet-2")
    found_ = town.workspace.sealed.find(typed)
    assert [(subject.about, subject.texts) for subject in found_.subjects] == [("sujet-1", (NAME,))]
    assert scan in [entry.id for entry in found_.subjects[0].entries]
    assert found_.unread == ()


@pytest.mark.parametrize("typed", ["", "  ", "-", "Desrosier", "Maëlle Tremblay"])
def test_a_name_that_nobody_bears_finds_nobody(town: Town, typed: str) -> None:
    town.seal(NAME)
    assert town.workspace.sealed.find(typed).subjects == ()


def test_a_name_deep_in_a_register_entry_is_found(town: Town) -> None:
    payload = {
        "objet": "nid-de-poule",
        "plaignants": [{"nom": NAME, "telephone": "450 438-7784"}],
        "texte": "x" * 900,
    }
    town.workspace.sealed.seal(GREFFE, "sujet-9", "demande", json.dumps(payload).encode())
    assert [subject.about for subject in town.workspace.sealed.find("desrosiers").subjects] == ["sujet-9"]


def test_an_object_that_cannot_be_opened_is_named_by_a_search(town: Town) -> None:
    id_ = town.seal(NAME)
    town.workspace.database.connection.execute(text("DELETE FROM sealed_key"))
    assert town.workspace.sealed.find("desrosiers").unread == (id_,)
    assert [problem.code for problem in town.workspace.ledger.audit()] == ["sealed_key_missing"]


def test_destroying_leaves_no_byte_and_the_chain_still_verifies(town: Town) -> None:
    kept, gone = town.seal("Jean Tremblay", "sujet-2"), town.seal(NAME)
    scan = town.workspace.sealed.seal(OFFICER, "sujet-1", "scan", b"signature manuscrite de Maelle" * 4000)
    town.revise("p1", "Fête de la famille")
    secrets = secrets_of(town, gone) + secrets_of(town, scan)
    assert all(secret in every_byte(town.folder) for secret in secrets[1:5])

    town.workspace.sealed.destroy(GREFFE, [gone, scan], "fin_de_conservation")

    assert town.workspace.ledger.audit() == ()
    for moment in ("open", "closed"):
        content = every_byte(town.folder)
        assert not [secret for secret in secrets if secret in content], moment
        town.workspace.close()
    with town_in(town.folder) as again:
        assert again.workspace.ledger.audit() == ()
        assert [entry.destroyed for entry in again.workspace.sealed.entries("sujet-1")] == [True, True]
        assert again.workspace.sealed.find("desrosiers").subjects == ()
        assert json.loads(again.workspace.sealed.open(kept))["name"] == "Jean Tremblay"


def test_previews_of_what_is_destroyed_go_and_the_others_stay(town: Town) -> None:
    scan = b"%PDF formulaire"
    id_ = town.workspace.sealed.seal(OFFICER, "sujet-1", "scan", scan)
    (object_,) = town.workspace.database.connection.execute(
        text("SELECT object FROM sealed_object")
    ).scalars()
    previews = town.folder / "vignettes" / "ab"
    previews.mkdir(parents=True)
    derived = [f"{hashlib.sha256(scan).hexdigest()}-256.webp", f"{id_}.png", f"{object_}_128.jpg"]
    for name in (*derived, "d" * 64 + ".webp"):
        (previews / name).write_bytes(b"apercu")
    town.workspace.sealed.destroy(GREFFE, [id_], "demande")
    assert [path.name for path in previews.iterdir()] == ["d" * 64 + ".webp"]


def test_a_destruction_needs_the_greffe_and_refused_keeps_everything(town: Town) -> None:
    id_ = town.seal(NAME)
    preview = town.folder / "vignettes" / f"{id_}.png"
    preview.parent.mkdir()
    preview.write_bytes(b"apercu")
    for signer in (OFFICER, DIRECTION, Signer.generate()):
        with pytest.raises(Refusal):
            town.workspace.sealed.destroy(signer, [id_], "demande")
    assert json.loads(town.workspace.sealed.open(id_))["name"] == NAME
    assert preview.exists()
    assert town.workspace.ledger.audit() == ()


def test_what_is_destroyed_or_unknown_is_refused_in_words(town: Town) -> None:
    id_ = town.seal(NAME)
    town.workspace.sealed.destroy(GREFFE, [id_], "demande")
    with pytest.raises(Refusal, match="effacé par une destruction signée"):
        town.workspace.sealed.open(id_)
    with pytest.raises(Refusal, match="effacé"):
        town.workspace.sealed.destroy(GREFFE, [id_], "demande")
    with pytest.raises(Refusal, match="n’existe pas"):
        town.workspace.sealed.open("inconnu")


def test_a_destruction_inside_a_transaction_is_a_bug(town: Town) -> None:
    id_ = town.seal(NAME)
    with pytest.raises(RuntimeError), town.workspace.database.transaction():
        town.workspace.sealed.destroy(GREFFE, [id_], "demande")
    assert town.workspace.sealed.open(id_)


def test_a_seal_that_is_refused_leaves_nothing_behind(town: Town) -> None:
    before = sorted(town.workspace.objects.hashes())
    with pytest.raises(Refusal):
        town.workspace.sealed.seal(Signer.generate(), "sujet", "scan", b"contenu")
    assert sorted(town.workspace.objects.hashes()) == before
    assert (
        town.workspace.database.connection.execute(text("SELECT count(*) FROM sealed_key")).scalar_one() == 0
    )


def test_a_scan_past_the_limit_is_refused(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIMIT", 1000)
    with pytest.raises(Refusal, match="résolution plus basse"):
        town.workspace.sealed.seal(OFFICER, "sujet", "scan", bytes(1001))


def test_an_altered_ciphertext_is_a_fault_and_the_audit_names_it(town: Town) -> None:
    id_ = town.seal(NAME)
    (object_,) = town.workspace.database.connection.execute(
        text("SELECT object FROM sealed_object")
    ).scalars()
    path = town.workspace.objects.path(object_)
    kept = path.read_bytes()
    path.write_bytes(kept[:-1] + bytes([kept[-1] ^ 1]))
    with pytest.raises(EnvironmentFault):
        town.workspace.sealed.open(id_)
    assert "damaged_object" in [problem.code for problem in town.workspace.ledger.audit()]


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE sealed_key SET salt = zeroblob(32)", "damaged_sealed"),
        ("UPDATE sealed_key SET key = zeroblob(32)", "damaged_sealed"),
        ("UPDATE sealed_object SET about = 'autre'", "altered_sealed"),
        ("DELETE FROM sealed_object", "altered_sealed"),
        ("INSERT INTO destroyed SELECT sealed, fact FROM sealed_object", "unsigned_destruction"),
        ("INSERT INTO evidence VALUES ('x', x'7b7d', zeroblob(64))", None),
    ],
)
def test_the_audit_names_whatever_was_changed_behind_its_back(
    town: Town, statement: str, code: str | None
) -> None:
    town.seal(NAME)
    assert town.workspace.ledger.audit() == ()
    town.workspace.database.connection.execute(text(statement))
    assert {problem.code for problem in town.workspace.ledger.audit()} == ({code} if code else set())


def test_a_destruction_received_from_another_workstation_erases_here_too(
    town: Town, tmp_path: Path, founded: Path
) -> None:
    id_ = town.seal(NAME)
    secrets = secrets_of(town, id_)
    town.workspace.close()
    with town_in(tmp_path / "ailleurs", town.folder) as elsewhere:
        destruction = elsewhere.workspace.sealed.destroy(GREFFE, [id_], "demande")
    with town_in(town.folder) as back:
        back.workspace.ledger.accept([(destruction.raw, destruction.signature)])
        with pytest.raises(Refusal):
            back.workspace.sealed.open(id_)
        assert back.workspace.sealed.resume()
        assert not back.workspace.sealed.resume()
        assert back.workspace.ledger.audit() == ()
        assert not [secret for secret in secrets if secret in every_byte(back.folder)]


def test_thousands_of_keys_leave_neither_a_byte_nor_a_free_page(town: Town) -> None:
    rows = [
        {"sealed": f"{number:032x}", "key": os.urandom(32), "salt": os.urandom(32)} for number in range(3000)
    ]
    connection = town.workspace.database.connection
    with town.workspace.database.transaction():
        connection.execute(sealed_key.insert(), rows)
    with town.workspace.database.transaction():
        connection.execute(
            destroyed.insert(), [{"sealed": row["sealed"], "fact": "f" * 64} for row in rows[:2000]]
        )
        Erasure(town.workspace.database, town.workspace.objects).require()
    town.workspace.sealed.resume()
    assert connection.execute(text("PRAGMA freelist_count")).scalar_one() == 0
    content = every_byte(town.folder)
    assert not [row for row in rows[:2000] if row["key"] in content or row["salt"] in content]
    assert all(row["key"] in content for row in rows[2000:])


def test_a_disk_that_stops_the_cleaning_says_so_and_the_next_opening_finishes(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = town.seal(NAME)
    secrets = secrets_of(town, id_)

    def full(_self: Erasure) -> None:
        raise EnvironmentFault("disk_full", "Le disque est plein.")

    with monkeypatch.context() as patch:
        patch.setattr(Erasure, "_rewrite", full)
        with pytest.raises(EnvironmentFault, match="reprendra à la prochaine ouverture"):
            town.workspace.sealed.destroy(GREFFE, [id_], "demande")
        town.workspace.close()
        with town_in(town.folder) as stuck:
            assert "n’est pas terminé" in stuck.workspace.notices[0]
            with pytest.raises(Refusal, match="effacé"):
                stuck.workspace.sealed.open(id_)
    with town_in(town.folder) as again:
        assert again.workspace.notices == ()
        assert again.workspace.ledger.audit() == ()
        assert not [secret for secret in secrets if secret in every_byte(again.folder)]
