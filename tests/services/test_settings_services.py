"""What the settings show and change: logo, rules, accounts, elections, backups, ledger, this workstation."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from office import LOGO

from desktop import paths
from desktop.editorial.elections import ElectionKind, Level
from desktop.editorial.french_sizes import french_size
from desktop.editorial.post import Channel
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.backups import (
    backup_state,
    begin_backup,
    try_backup_place,
    use_backup_place,
)
from desktop.services.election_calendar import cancel, election_calendar, enter
from desktop.services.first_run import Logo
from desktop.services.ledger_audit import audit_decisions, audit_files, ledger_summary
from desktop.services.long_work import LongWork
from desktop.services.official_accounts import authorise_listed, end_account, listed_accounts
from desktop.services.official_logo import logo_in_force, preview_logo, register_official_logo
from desktop.services.rule_book import (
    put_installed_rules_in_force,
    read_licence,
    read_rule_book,
    rules_state,
    unbroken,
)
from desktop.services.workstation import diagnose_desk, diagnosis_text, workstation

OTHER_LOGO = LOGO.replace(b"#176b57", b"#123456")
TALL_LOGO = LOGO.replace(b"0 0 300 100", b"0 0 40 300")


def refusal_of(action) -> Refusal:
    with pytest.raises(Refusal) as caught:
        action()
    return caught.value


class TestLogo:
    def test_another_file_takes_its_place(self, office) -> None:
        present = logo_in_force(office.desk)
        assert present is not None
        assert present.data == LOGO
        other = Logo("logo.svg", OTHER_LOGO)
        assert (
            refusal_of(lambda: register_official_logo(office.desk, office.officer, other)).code
            == "wrong_role"
        )
        register_official_logo(office.desk, office.greffe, other)
        assert logo_in_force(office.desk).data == OTHER_LOGO

    def test_the_same_file_or_a_photograph_changes_nothing(self, office) -> None:
        same = refusal_of(lambda: register_official_logo(office.desk, office.greffe, Logo("logo.svg", LOGO)))
        assert same.code == "logo_deja_en_vigueur"
        wrong = Logo("photo.jpg", b"\xff\xd8\xff\xe0")
        assert (
            refusal_of(lambda: register_official_logo(office.desk, office.greffe, wrong)).code
            == "logo_format"
        )

    def test_a_workspace_without_a_logo_has_none_to_show(self, office) -> None:
        from desktop.services.in_force import put_profile_in_force

        put_profile_in_force(office.workspace, office.greffe, replace(office.profile(), logo=""))
        assert logo_in_force(office.desk) is None

    @pytest.mark.parametrize("data", [LOGO, TALL_LOGO])
    def test_the_preview_shows_the_clear_space_and_the_smallest_size(self, data: bytes) -> None:
        found = preview_logo(data)
        left, top, right, bottom = found.light.box
        assert found.light.space == round((bottom - top) * 0.3)
        assert right + found.light.space <= found.light.size[0]
        left, _, right, _ = found.smallest.box
        assert right - left == 96


class TestRules:
    def test_every_article_is_there_with_its_rules(self) -> None:
        book = {each.article.number: each for each in read_rule_book(paths.resources())}
        assert list(book) == [*(str(number) for number in range(1, 28)), ""]
        assert {rule.source for rule in book[""].rules} == {"accessibilite.toml"}
        for article in ("8", "9", "10", "13", "14", "15", "16", "20", "22", "23", "24", "26"):
            assert book[article].rules, article
        assert all("9" in str(rule.article) for rule in book["9"].rules)
        assert book["9"].gates == ("Période électorale",)
        assert not book["6"].rules
        assert all(rule.good and rule.bad for each in book.values() for rule in each.rules)

    def test_rules_installed_without_being_signed_are_not_in_force(self, office, tmp_path: Path) -> None:
        assert rules_state(office.desk).in_force
        resources = tmp_path / "resources"
        (resources / "policies").mkdir(parents=True)
        for path in office.desk.policies.glob("*.toml"):
            (resources / "policies" / path.name).write_bytes(path.read_bytes() + b"\n# autre\n")
        desk = replace(office.desk, resources=resources)
        assert "ne sont pas celles" in rules_state(desk).reason
        assert refusal_of(lambda: put_installed_rules_in_force(desk, office.officer)).code == "wrong_role"
        assert put_installed_rules_in_force(desk, office.greffe)
        assert rules_state(desk).in_force

    def test_no_line_begins_with_a_colon(self) -> None:
        assert unbroken("Éloge : « Bravo »") == "Éloge\u00a0: «\u00a0Bravo\u00a0»"

    def test_the_licence_is_shipped_and_its_absence_is_said(self, tmp_path: Path) -> None:
        assert "GNU GENERAL PUBLIC LICENSE" in read_licence(paths.resources())
        with pytest.raises(EnvironmentFault):
            read_licence(tmp_path / "resources")


class TestAccounts:
    def test_the_direction_alone_authorises_and_ends(self, office) -> None:
        site = next(each for each in listed_accounts(office.desk) if each.channel is Channel.WEBSITE)
        assert (site.authorized, site.url) == (True, "https://stesophie.ca")
        assert refusal_of(lambda: end_account(office.desk, office.greffe, site)).code == "wrong_role"
        end_account(office.desk, office.direction, site)
        ended = next(each for each in listed_accounts(office.desk) if each.id == site.id)
        assert not ended.authorized
        authorise_listed(office.desk, office.direction, ended)
        assert next(each for each in listed_accounts(office.desk) if each.id == site.id).authorized

    def test_one_of_the_profile_that_nobody_signed_waits(self, office) -> None:
        from desktop.editorial.profile import OfficialAccount
        from desktop.services.in_force import put_profile_in_force

        profile = office.profile()
        other = OfficialAccount("biblio", "facebook", "Bibliothèque")
        put_profile_in_force(
            office.workspace, office.greffe, replace(profile, accounts=(*profile.accounts, other))
        )
        found = next(each for each in listed_accounts(office.desk) if each.id == "biblio")
        assert (found.signed, found.authorized) == (None, False)


class TestElections:
    DAYS = (dt.date(2026, 5, 1), dt.date(2026, 6, 14), dt.date(2026, 6, 14))

    def test_a_period_is_entered_then_cancelled(self, office) -> None:
        made = enter(office.desk, office.greffe, Level.MUNICIPAL, ElectionKind.BY_ELECTION, *self.DAYS)
        found = election_calendar(office.desk)
        assert [each.polling_day for each in found.running] == [dt.date(2026, 6, 14)]
        assert found.entered == (made.election,)
        cancel(office.desk, office.direction, made.election)
        assert election_calendar(office.desk).running == ()

    def test_the_next_ones_are_known_without_anybody(self, office) -> None:
        assert [each.start.year for each in election_calendar(office.desk).coming][:2] == [2026, 2028]


class TestBackups:
    def test_a_folder_is_tried_kept_and_used(self, office, tmp_path: Path) -> None:
        assert backup_state(office.desk).folder is None
        assert refusal_of(lambda: begin_backup(office.desk)).code == "dossier_de_sauvegarde"
        place = tmp_path / "disque"
        place.mkdir()
        use_backup_place(office.desk, try_backup_place(place, office.folder))
        work = LongWork()
        made = begin_backup(office.desk).write(work)
        assert work.share == 1.0
        state = backup_state(office.desk)
        assert state.last is not None
        assert state.last.path == made.path

    def test_one_interrupted_leaves_nothing(self, office, tmp_path: Path) -> None:
        place = tmp_path / "disque"
        place.mkdir()
        use_backup_place(office.desk, try_backup_place(place, office.folder))
        work = LongWork()
        work.cancel()
        before = set(office.folder.iterdir())
        begun = begin_backup(office.desk)
        assert refusal_of(lambda: begun.write(work)).code == "travail_interrompu"
        assert not [path for path in place.iterdir() if path.suffix == ".bonatirer"]
        assert not [path for path in place.iterdir() if path.suffix == ".partiel"]
        assert set(office.folder.iterdir()) == before

    def test_a_disk_that_is_unplugged_is_said_and_its_place_is_kept(self, office, tmp_path: Path) -> None:
        place = tmp_path / "disque"
        place.mkdir()
        use_backup_place(office.desk, try_backup_place(place, office.folder))
        place.rmdir()
        state = backup_state(office.desk)
        assert (state.folder, state.kept) == (place, ())
        assert "introuvable" in state.trouble


class TestLedger:
    def test_an_intact_ledger_has_nothing_to_say(self, office) -> None:
        office.approved(office.post())
        work = LongWork()
        assert audit_decisions(office.desk, work).problems == ()
        assert work.total == len(office.workspace.ledger.facts())
        assert audit_files(office.desk, work) == ()
        assert work.total > 0
        assert ledger_summary(office.desk).facts == len(office.workspace.ledger.facts())

    def test_a_damaged_file_is_found_by_reading_the_files_only(self, office) -> None:
        sha = office.profile().logo
        path = office.workspace.objects.path(sha)
        path.chmod(0o600)
        path.write_bytes(b"autre chose")
        assert audit_decisions(office.desk, LongWork()).problems == ()
        (problem,) = audit_files(office.desk, LongWork())
        assert sha[:12] in problem

    def test_reading_the_files_can_be_interrupted(self, office) -> None:
        work = LongWork()
        work.cancel()
        assert refusal_of(lambda: audit_files(office.desk, work)).code == "travail_interrompu"

    def test_reading_the_decisions_can_be_interrupted_and_holds_nothing(self, office) -> None:
        work = LongWork()
        work.cancel()
        assert refusal_of(lambda: audit_decisions(office.desk, work)).code == "travail_interrompu"
        assert office.approved(office.post()), "the ledger is written as before"


class TestWorkstation:
    def test_the_diagnosis_is_text_with_the_version(self, office) -> None:
        text = diagnosis_text(diagnose_desk(office.desk))
        assert workstation(office.desk).version in text
        assert "PySide6-Essentials" in text

    def test_sizes_are_written_in_french(self) -> None:
        assert [french_size(size) for size in (12, 3_400_000)] == ["12\u00a0octets", "3,4\u00a0Mo"]
