"""The registers: every signed act is in one, in words, searched and handed out without what is sealed."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from office import Office

from db.rules import SCHEMAS
from db.times import now
from desktop.editorial.civil_dates import civil_day
from desktop.editorial.elections import ElectionKind, Level
from desktop.editorial.marks import ConsentStatus, Mark
from desktop.editorial.post import Channel, PostKind
from desktop.errors import EnvironmentFault, Refusal
from desktop.services import register_words, registers
from desktop.services.account_keepers import designate
from desktop.services.account_requests import RequestedAccount, decide_request, request_account
from desktop.services.comments import write_comment
from desktop.services.conduct_rules import put_rules_in_force
from desktop.services.decision import request_changes
from desktop.services.elections import enter_election
from desktop.services.external_links import write_link_note
from desktop.services.logo_consents import WrittenConsent, record_logo_consent
from desktop.services.placements import cancel_placement, record_placement
from desktop.services.public_notices import deposit_notice
from desktop.services.register_export import (
    HEADERS,
    MOST_PRINTED,
    csv_of,
    register_head,
    write_printed_register,
    write_register,
)
from desktop.services.registers import (
    Register,
    RegisterRow,
    list_register,
    matching,
    register_page,
)
from desktop.services.session import Session
from desktop.services.share_requests import record_share_request
from desktop.services.withdrawal import WithdrawalReason, withdraw_post

SITE, FACEBOOK = Channel.WEBSITE, Channel.FACEBOOK


def rows(
    office: Office,
    register: Register,
    who: Session | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> tuple[RegisterRow, ...]:
    places = list_register(office.workspace, register, since, until)
    return register_page(office.desk, who or office.officer, places)


def said(office: Office, register: Register) -> list[tuple[str, str, str]]:
    return [(row.what, row.subject, row.detail) for row in rows(office, register)]


class TestWhatIsInEach:
    def test_a_decision_says_of_what_on_which_media_and_why(self, office: Office) -> None:
        submitted = office.submit(office.post(SITE, FACEBOOK))
        item = office.workspace.ledger.fact(submitted.revision).item
        request_changes(office.desk, office.direction, item, submitted.revision, "Ajoutez l’adresse.")
        (row,) = rows(office, Register.DECISIONS)
        assert (row.what, row.subject, row.person) == (
            "Modifications demandées",
            "Ouverture du parc Sophie-Masson",
            "Martine Dion",
        )
        assert row.detail.endswith("Ajoutez l’adresse.")
        assert (row.item, row.state) == (item, "a_modifier")

    def test_a_publication_and_its_withdrawal(self, office: Office) -> None:
        post = office.post()
        office.approved(post)
        office.export(post)
        withdraw_post(
            office.workspace, office.officer, post.id, WithdrawalReason.MISTAKE, comment="Mauvais jour."
        )
        ((what, subject, detail),) = said(office, Register.PUBLICATIONS)
        assert (what, subject) == ("Retirée", "Ouverture du parc Sophie-Masson")
        assert detail.startswith("Erreur")
        assert detail.endswith("Mauvais jour.")

    def test_the_rights_of_an_image_without_a_name_in_what_is_exported(self, office: Office) -> None:
        office.rights(office.photo(), holder="Anne Prévost", expires=dt.date(2027, 6, 1))
        (row,) = rows(office, Register.RIGHTS)
        assert (row.what, row.subject) == ("Fiche de droits", "propriété municipale")
        assert row.detail.endswith("jusqu’au 1er juin 2027")
        assert row.private == "Titulaire\u00a0: Anne Prévost"

    def test_a_release_names_nobody_and_its_destruction_is_said(self, office: Office) -> None:
        subject = office.child(office.photo())
        sealed = office.release(subject)
        found = rows(office, Register.RIGHTS)
        assert not [row for row in found if "Zoé" in row.words or "Bellerose" in row.words]
        assert "Autorisation signée" in [row.subject for row in found]
        office.workspace.sealed.destroy(office.greffe.signer, [sealed], "demande")
        assert ("Destruction", "1 fiche scellée effacée", "Motif\u00a0: demande") in said(
            office, Register.RIGHTS
        )
        assert "Contenu effacé" in [subject for _, subject, _ in said(office, Register.RIGHTS)]

    def test_accounts_from_the_request_to_those_who_run_them(self, office: Office) -> None:
        wanted = RequestedAccount(
            None, "Instagram", "Loisirs Sainte-Sophie", "Les jeunes.", "Trois photos par mois."
        )
        asked = request_account(office.desk, office.officer, wanted)
        decide_request(
            office.desk, office.direction, asked.hash, granted=False, reason="Personne pour l’alimenter."
        )
        found = said(office, Register.ACCOUNTS)
        assert found[0] == ("Demande refusée", "Loisirs Sainte-Sophie", "Personne pour l’alimenter.")
        assert found[1][:2] == ("Compte demandé", "Loisirs Sainte-Sophie")
        assert {what for what, _, _ in found} >= {"Compte autorisé"}
        contact = "Le Contact de chez nous"
        (paper,) = [(subject, detail) for what, subject, detail in found if subject == contact]
        assert paper[1].startswith("Dès le "), "an account that bears the name of its medium says it once"
        designate(office.workspace, office.direction, Channel.CONTACT, "contact", ["camille"])
        designate(office.workspace, office.direction, Channel.FACEBOOK, "facebook", [])
        assert [subject for _, subject, _ in said(office, Register.ACCOUNTS)[:2]] == [
            "Facebook, Municipalité de Sainte-Sophie",
            contact,
        ]

    def test_what_holds_for_every_medium_does_not_name_them_all(self, office: Office) -> None:
        office.rights(office.photo(), channels=frozenset(Channel))
        assert rows(office, Register.RIGHTS)[0].detail.startswith("Tous les médias\u00a0· ")
        office.rights(office.photo("navy"), channels=frozenset({Channel.WEBSITE, Channel.CONTACT}))
        assert rows(office, Register.RIGHTS)[0].detail.startswith("Site, Le Contact de chez nous\u00a0· ")

    def test_an_election_period_and_its_dates(self, office: Office) -> None:
        days = (dt.date(2026, 6, 1), dt.date(2026, 7, 12), dt.date(2026, 7, 12))
        enter_election(office.workspace, office.greffe, Level.MUNICIPAL, ElectionKind.BY_ELECTION, *days)
        assert said(office, Register.ELECTIONS) == [
            (
                "Période inscrite",
                "Élection municipale, partielle",
                "du 1er juin 2026 au 12 juillet 2026\u00a0· scrutin le 12 juillet 2026",
            )
        ]

    def test_the_rules_of_conduct_and_where_they_are_read(self, office: Office) -> None:
        page = "https://stesophie.ca/regles"
        put_rules_in_force(office.desk, office.greffe, "Soyez polis.", {SITE: page})
        ((what, _, detail),) = said(office, Register.CONDUCT)
        assert what == "Règles de conduite"
        assert detail.startswith(page)

    def test_a_paid_placement_then_its_cancellation(self, office: Office) -> None:
        made = record_placement(
            office.desk,
            office.direction,
            FACEBOOK,
            dt.date(2026, 5, 10),
            dt.date(2026, 5, 20),
            125_050,
            "Camp de jour",
        )
        cancel_placement(office.desk, office.direction, made)
        found = said(office, Register.PLACEMENTS)
        assert [what for what, _, _ in found] == ["Placement annulé", "Placement décidé"]
        assert "1\u00a0250,50\u00a0$" in found[1][2]

    def test_a_link_a_notice_and_a_remark(self, office: Office) -> None:
        write_link_note(
            office.workspace, office.officer, "https://exemple.org/lac", "Mesures de l’eau du lac."
        )
        notice = deposit_notice(
            office.workspace, office.greffe, "Avis public", "Le conseil étudiera la demande."
        )
        write_comment(office.workspace, office.officer, notice.item, "La date manque.", quote="étudiera")
        assert said(office, Register.LINKS) == [
            ("Lien jugé pertinent", "https://exemple.org/lac", "Mesures de l’eau du lac.")
        ]
        (row,) = rows(office, Register.NOTICES)
        assert (row.subject, row.detail, row.state) == ("Avis public", "Le conseil étudiera la demande.", "")
        assert "La date manque." in rows(office, Register.REMARKS)[0].detail

    def test_a_sealed_record_is_open_to_who_writes_and_to_nobody_else(self, office: Office) -> None:
        written = WrittenConsent(
            Mark.OFFICIAL,
            "Club Optimiste",
            ConsentStatus.GRANTED,
            "Camille Roy",
            "Affiche",
            dt.date(2026, 5, 4),
        )
        record_logo_consent(office.desk, office.officer, written)
        record_share_request(
            office.desk,
            office.officer,
            "Luc Roy",
            "https://facebook.com/canot",
            shared=True,
            reason="Activité du lac.",
        )
        (logo,) = rows(office, Register.LOGOS)
        assert "Club Optimiste" in logo.private
        assert "Club Optimiste" not in logo.detail + logo.subject + logo.what
        (share,) = rows(office, Register.SHARES)
        assert share.subject == "Partagée"
        assert "Luc Roy" in share.private

    def test_who_only_publishes_reads_nothing_private(self, office: Office) -> None:
        record_share_request(
            office.desk, office.officer, "Luc Roy", "https://facebook.com/canot", shared=False
        )
        (place,) = list_register(office.workspace, Register.SHARES)
        (held,) = office.workspace.registers.facts([place])
        words = register_words.Words(office.workspace, office.desk.resources, sealed=False)
        assert words.of(held.fact) == register_words.RowWords("Demande de partage", "Refusée")

    def test_a_remark_about_a_notice_nobody_prepared_bears_its_title(self, office: Office) -> None:
        notice = deposit_notice(
            office.workspace, office.greffe, "Avis public", "Le conseil étudiera la demande."
        )
        write_comment(office.workspace, office.officer, notice.item, "La date manque.")
        ((_, subject, _),) = said(office, Register.REMARKS)
        assert subject == "Avis public"

    def test_every_kind_of_a_register_is_one_the_ledger_knows(self) -> None:
        kinds = {kind for held in registers._CONTENTS.values() for kind in held.kinds}
        assert kinds <= SCHEMAS.keys()
        assert kinds == register_words._SAYS.keys()
        types = {type_ for held in registers._CONTENTS.values() for type_ in held.sealed}
        assert types == register_words._OPENED.keys() == register_words._SEALED.keys()


class TestFinding:
    @pytest.fixture
    def links(self, office: Office) -> Office:
        """Three links noted on three days."""
        for day, name in enumerate(("érables", "lac Duquette", "Été au parc"), 1):
            office.clock.time = office.clock.time.replace(day=day)
            office.workspace.clock = office.clock
            write_link_note(
                office.workspace, office.officer, f"https://exemple.org/{day}", f"Au sujet de\u00a0: {name}."
            )
        return office

    def subjects(self, office: Office, typed: str) -> list[str]:
        places = list_register(office.workspace, Register.LINKS)
        kept = matching(office.desk, office.officer, places, typed)
        return [row.subject[-1] for row in register_page(office.desk, office.officer, kept)]

    def test_the_latest_comes_first(self, links: Office) -> None:
        assert [row.subject[-1] for row in rows(links, Register.LINKS)] == ["3", "2", "1"]

    @pytest.mark.parametrize(
        ("typed", "found"),
        [
            ("erables", ["1"]),
            ("ÉTÉ parc", ["3"]),
            ("parc ete", ["3"]),
            ("duq", ["2"]),
            ("duq lac", []),
            ("camille roy", ["3", "2", "1"]),
            ("liens externes", ["3", "2", "1"]),
            ("  ", ["3", "2", "1"]),
            ("zèbre", []),
        ],
    )
    def test_every_word_is_looked_for_whatever_its_accents(
        self, links: Office, typed: str, found: list[str]
    ) -> None:
        assert self.subjects(links, typed) == found

    def test_both_days_are_included(self, links: Office) -> None:
        def between(since: int | None, until: int | None) -> list[str]:
            days = [dt.date(2026, 5, day) if day else None for day in (since, until)]
            return [row.subject[-1] for row in rows(links, Register.LINKS, None, *days)]

        assert between(2, 2) == ["2"]
        assert between(2, None) == ["3", "2"]
        assert between(None, 1) == ["1"]
        assert between(4, None) == []

    def test_all_the_registers_hold_each_of_them(self, links: Office) -> None:
        links.submit(links.post(kind=PostKind.NEWS))
        everything = set(list_register(links.workspace, Register.ALL))
        for register in Register:
            assert set(list_register(links.workspace, register)) <= everything, register
        assert set(list_register(links.workspace, Register.LINKS)) < everything


class TestTheFile:
    def test_excel_reads_it_in_french_and_nothing_sealed_goes_with_it(
        self, office: Office, tmp_path: Path
    ) -> None:
        record_share_request(office.desk, office.officer, "Luc Roy", "https://facebook.com/luc", shared=False)
        write_link_note(office.workspace, office.officer, "https://exemple.org/a", "Le fleuve; « à lire ».")
        path = write_register(rows(office, Register.ALL), tmp_path / "registre.csv")
        content = path.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf"), "Excel knows UTF-8 by its mark"
        lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
        assert tuple(lines[0]) == HEADERS
        (link,) = [line for line in lines if "https://exemple.org/a" in line]
        assert link[0] == civil_day(now()).isoformat()
        assert link[5] == "Le fleuve; « à lire »."
        whole = content.decode("utf-8-sig")
        assert "Demande de partage" in whole
        assert "Refusée" in whole
        assert "Luc Roy" not in whole
        assert "facebook.com/luc" not in whole

    @pytest.mark.parametrize("cell", ["=1+1", "+33", "-2", "@somme", "\tx"])
    def test_no_text_becomes_a_formula(self, office: Office, cell: str) -> None:
        row = RegisterRow(1, office.clock(), Register.LINKS, "Lien", cell, "", "Camille Roy")
        line = list(csv.reader(io.StringIO(csv_of([row])), delimiter=";"))[1]
        assert line[4] == f"'{cell}"

    def test_an_empty_register_is_its_header(self) -> None:
        assert csv_of([]) == ";".join(HEADERS) + "\r\n"

    def test_a_folder_that_is_gone_leaves_nothing_behind(self, office: Office, tmp_path: Path) -> None:
        with pytest.raises(EnvironmentFault) as caught:
            write_register([], tmp_path / "absent" / "registre.csv")
        assert caught.value.code == "registre_non_ecrit"
        assert list(tmp_path.glob("absent*")) == []

    def test_on_paper_it_has_its_days_and_the_words_looked_for(self, office: Office, tmp_path: Path) -> None:
        record_share_request(office.desk, office.officer, "Luc Roy", "https://facebook.com/luc", shared=False)
        day = dt.date(2026, 5, 1)
        head = register_head(office.desk, Register.SHARES, day, None, " lac ")
        assert (head.period, head.searched) == ("depuis le 1er mai 2026", "lac")
        path = write_printed_register(head, rows(office, Register.SHARES), tmp_path / "registre.pdf")
        assert path.read_bytes().startswith(b"%PDF-")

    def test_it_says_until_when(self, office: Office) -> None:
        day = dt.date(2026, 5, 12)
        ends = [register_head(office.desk, Register.ALL, since, day, "").period for since in (None, day)]
        assert ends == ["jusqu’au 12 mai 2026", "du 12 mai 2026 au 12 mai 2026"]
        assert register_head(office.desk, Register.ALL, None, None, "").period == "depuis le début"

    def test_too_many_lines_for_paper_are_refused(self, office: Office, tmp_path: Path) -> None:
        row = RegisterRow(1, office.clock(), Register.LINKS, "Lien", "Objet", "", "Camille Roy")
        head = register_head(office.desk, Register.LINKS, None, None, "")
        with pytest.raises(Refusal) as caught:
            write_printed_register(head, (row,) * (MOST_PRINTED + 1), tmp_path / "registre.pdf")
        assert caught.value.code == "registre_trop_long"
        assert list(tmp_path.glob("*registre*")) == []
