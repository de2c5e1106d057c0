"""Profil municipal: what is in force, read by all; another one proposed, compared, then signed."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.editorial.elections import describe
from desktop.editorial.profile import DatedPerson, MunicipalProfile, ProfileElection
from desktop.errors import Refusal
from desktop.services.in_force import profile_in_force
from desktop.services.profile_changes import (
    FIELDS,
    LISTS,
    ProfileProposal,
    export_profile,
    profile_values,
    propose_profile,
    sign_profile,
)
from desktop.services.profile_file import read_profile
from desktop.ui.settings.period_recheck import PeriodRecheck
from desktop.ui.settings.profile_form import ProfileForm
from desktop.ui.settings.profile_proposal import ProposalCard
from desktop.ui.settings.records import Record, Records
from desktop.ui.settings.section import Section, buttons, offer, whole_day
from desktop.ui.settings.signing import ToSign
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.file_choices import choose_file, choose_new_file
from desktop.ui.widgets.frames import card, clear, column, empty_state
from desktop.ui.widgets.labels import label

_MOST = 60
"""Names of one list that are written; the file exported has them all."""
_FILE = "profil-municipal.toml"
_KINDS = "Profil municipal (*.toml)"


class ProfileSection(Section):
    """The profile in force, and the ways to change it."""

    title = "Profil municipal"
    advice = (
        "Tout ce qui est propre à la municipalité. La version signée par la direction générale ou le greffe fait foi "
        "pour chaque vérification."
    )

    def build(self) -> None:
        """The actions, the proposal, the tables."""
        self._profile: MunicipalProfile | None = None
        self.import_button = button(
            self.theme, self.tr("Importer un fichier…"), self._ask_file, role="folder"
        )
        self.edit_button = button(self.theme, self.tr("Modifier les réglages"), self._edit, role="write")
        self.export_button = button(self.theme, self.tr("Exporter…"), self._ask_export, role="save")
        for each in (self.import_button, self.edit_button):
            offer(each, self.may_sign)
        self.body.addLayout(buttons(self.theme, (self.edit_button, self.import_button, self.export_button)))
        self.proposal = ProposalCard(self.theme)
        self.proposal.signed.connect(self._sign)
        self.form = ProfileForm(self.theme)
        self.form.proposed.connect(self._compare)
        self.body.addWidget(self.form)
        self.body.addWidget(self.proposal)
        self.again: list[PeriodRecheck] = []
        self._again = column(self.theme, space="medium")
        self.body.addLayout(self._again)
        self._none = empty_state(
            self.theme,
            self.tr("Aucun profil unique n’est en vigueur"),
            self.tr("La direction générale ou le greffe importe le fichier du profil, puis le signe."),
        )
        self.body.addWidget(self._none)
        self._tables = QWidget()
        self.body.addWidget(self._tables)
        self._make_tables()
        # Until the profile is read, neither is true.
        self._none.hide()
        self._tables.hide()

    def read(self) -> None:
        """Read the profile in force."""
        self.bench.ask(
            lambda desk, _: profile_in_force(desk.workspace).profile,
            self._show,
            owner=self,
            failed=self._absent,
        )

    def import_file(self, path: Path) -> None:
        """Read a file, compare it with what is in force."""
        self.bench.compute(lambda: read_profile(path), self._compare, owner=self)

    def export_file(self, path: Path) -> None:
        """Write the profile in force."""
        profile = self._profile
        if profile is not None:
            self.bench.compute(lambda: export_profile(profile, path), self._exported, owner=self)

    def leave(self) -> None:
        """Nothing stays half proposed."""
        super().leave()
        self.form.hide()
        self._look_again(())

    def _show(self, profile: MunicipalProfile) -> None:
        self._profile = profile
        self._none.hide()
        self._tables.show()
        self.export_button.setEnabled(True)
        self.edit_button.setEnabled(True)
        self._fields.show_records([_values(*each) for each in profile_values(profile, FIELDS)])
        for table, people, nobody in (
            (self._elected, profile.elected, self.tr("Aucune personne élue n’est inscrite.")),
            (self._candidates, profile.candidates, self.tr("Aucune personne candidate n’est inscrite.")),
            (self._officials, profile.officials, self.tr("Aucun fonctionnaire n’est inscrit.")),
        ):
            table.show_records([_person(each) for each in people], nobody)
        self._lists.show_records([_values(*each) for each in profile_values(profile, LISTS)])

    def _absent(self, error: Exception) -> None:
        if not (isinstance(error, Refusal) and error.code in ("profile_absent", "profile_en_double")):
            self.bench.notices.report(error)
            return
        self._profile = None
        self._tables.hide()
        self._none.show()
        self.export_button.setEnabled(False)
        self.edit_button.setEnabled(False)

    def _make_tables(self) -> None:
        layout = column(self.theme, space="large")
        self._tables.setLayout(layout)
        self._fields = self._table(layout, self.tr("Réglages"), (2, 3), "muted")
        self._elected = self._table(layout, self.tr("Personnes élues"), (3, 2, 3))
        self._candidates = self._table(layout, self.tr("Personnes candidates"), (3, 2, 3))
        self._officials = self._table(layout, self.tr("Fonctionnaires cités"), (3, 2, 3))
        self._lists = self._table(layout, self.tr("Noms que les vérifications connaissent"), (2, 3), "muted")
        go = functools.partial
        links = (
            (self.tr("Lexique"), go(self.bench.go, "parametres", "lexique")),
            (self.tr("Comptes officiels"), go(self.bench.go, "parametres", "comptes")),
            (self.tr("Élections"), go(self.bench.go, "parametres", "elections")),
            (self.tr("Logo officiel"), go(self.bench.go, "parametres", "logo")),
        )
        layout.addWidget(label(self.tr("Le reste du profil a sa propre section."), "muted"))
        layout.addLayout(
            buttons(self.theme, [button(self.theme, text, run, look="link") for text, run in links])
        )

    def _table(
        self, layout: QVBoxLayout, title: str, shares: tuple[int, ...], look: str = "strong"
    ) -> Records:
        made, inside = card(self.theme)
        inside.setSpacing(self.theme.space("medium"))
        inside.addWidget(label(title, "section", wrap=True))
        table = Records(self.theme, title, shares, look=look)
        inside.addWidget(table)
        layout.addWidget(made)
        return table

    def _ask_file(self) -> None:
        path = choose_file(self, self.tr("Importer un profil municipal"), self.tr(_KINDS))
        if path is not None:
            self.import_file(path)

    def _ask_export(self) -> None:
        path = choose_new_file(self, self.tr("Exporter le profil municipal"), _FILE, self.tr(_KINDS))
        if path is not None:
            self.export_file(path)

    def _edit(self) -> None:
        if self._profile is not None:
            self.proposal.forget()
            self.form.show_profile(self._profile)

    def _compare(self, profile: MunicipalProfile) -> None:
        self.bench.ask(lambda desk, _: propose_profile(desk, profile), self._proposed, owner=self)

    def _proposed(self, proposal: ProfileProposal) -> None:
        self.form.hide()
        self.proposal.show_proposal(proposal)
        self.page.ensureWidgetVisible(self.proposal)

    def _sign(self, proposal: ProfileProposal) -> None:
        count = len(proposal.changes)
        said = (
            self.tr("Vous mettez en vigueur un profil qui change un point.")
            if count == 1
            else self.tr("Vous mettez en vigueur un profil qui change {0} points.").format(count)
        )
        warning = self.tr(
            "Les textes déjà soumis seront vérifiés de nouveau avec ce profil avant d’être publiés."
        )
        self.ask(
            ToSign(
                said,
                lambda desk, session, _: sign_profile(desk, session, proposal),
                lambda _: self._signed(proposal),
                warnings=(warning,),
            )
        )

    def _signed(self, proposal: ProfileProposal) -> None:
        self.proposal.forget()
        self.say(self.tr("Le nouveau profil municipal est en vigueur."))
        self._look_again(proposal.periods)

    def _look_again(self, periods: Iterable[ProfileElection]) -> None:
        """Judge again what these periods put in doubt, to go out or still online, as when one is entered (art. 9)."""
        for each in self.again:
            each.stop()
        clear(self._again)
        self.again = []
        for period in periods:
            shown = PeriodRecheck(self.bench)
            self.again.append(shown)
            self._again.addWidget(label(describe(period), "strong", wrap=True))
            self._again.addWidget(shown)
            shown.begin(period.start, period.end)
        if self.again:
            self.page.ensureWidgetVisible(self.again[0])

    def _exported(self, path: Path) -> None:
        self.say(self.tr("Profil écrit dans «\u00a0{0}\u00a0».").format(path))


def _values(name: str, values: tuple[str, ...]) -> Record:
    shown = list(values[:_MOST])
    if len(values) > _MOST:
        shown.append(f"et {len(values) - _MOST} autres")
    return Record((name, ", ".join(shown) or "—"))


def _person(person: DatedPerson) -> Record:
    return Record((person.name, person.title, _term(person.start, person.end)))


def _term(start: dt.date | None, end: dt.date | None) -> str:
    if start is not None and end is not None:
        return f"du {whole_day(start)} au {whole_day(end)}"
    if start is not None:
        return f"depuis le {whole_day(start)}"
    return f"jusqu’au {whole_day(end)}" if end is not None else ""
