"""Demandes de partage: what the policy says of a page, the answer kept, the standard reply copied (art. 10, 24)."""

from __future__ import annotations

import datetime as dt

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.editorial.civil_dates import french_moment
from desktop.editorial.profile import MunicipalProfile
from desktop.services.desk import Desk
from desktop.services.in_force import profile_in_force
from desktop.services.session import Session
from desktop.services.share_requests import ShareRequest, record_share_request, share_advice, share_requests
from desktop.services.standard_replies import StandardReply, standard_replies
from desktop.ui.settings.records import Record, Records
from desktop.ui.settings.section import Section, buttons, field
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.said import Said
from desktop.ui.workbench import Change

_SHOWN = 50
_MAY_KEEP = frozenset({"redaction", "direction", "greffe"})
_REPLY = "partage"

_Read = tuple[tuple[ShareRequest, ...], MunicipalProfile, tuple[StandardReply, ...], dt.date]


class SharingSection(Section):
    """The requests. Those of elected people are refused whatever the season."""

    title = "Demandes de partage"
    advice = (
        "Ce qu’on nous demande de partager, et ce qu’on a répondu (art.\u00a010 et 24). La page d’une personne élue ou candidate "
        "n’est jamais partagée. Une demande nomme quelqu’un\u00a0: elle est scellée et s’efface avec sa fiche."
    )

    def build(self) -> None:
        """The form, and the requests."""
        self._profile: MunicipalProfile | None = None
        self._reply = ""
        self._today = dt.date.min
        self.who, self.address, self.reason = QLineEdit(), QLineEdit(), QLineEdit()
        self.address.setPlaceholderText("https://")
        self.said = Said(self.theme, "", "info", "muted")
        self.said.hide()
        self.refuse = button(self.theme, self.tr("Refuser et copier la réponse"), self._refuse, role="copy")
        self.share = button(self.theme, self.tr("Consigner le partage"), self._share, role="check")
        if self.bench.roles & _MAY_KEEP:
            self._make_form()
        inside = self.card(self.tr("Demandes reçues"))
        self.table = Records(self.theme, self.tr("Demandes de partage"), (5, 8, 4))
        inside.addWidget(self.table)

    def read(self) -> None:
        """Read the requests, and what the answers need."""

        def work(desk: Desk, _: Session) -> _Read:
            profile = profile_in_force(desk.workspace).profile
            replies = standard_replies(desk.resources, profile)
            return share_requests(desk.workspace)[:_SHOWN], profile, replies, desk.today()

        self.bench.ask(work, self._show, owner=self)

    def first_focus(self) -> QWidget | None:
        """The page, for who may answer."""
        return self.address if self.bench.roles & _MAY_KEEP else None

    def _make_form(self) -> None:
        inside = self.card(self.tr("Répondre à une demande"))
        inside.addLayout(field(self.theme, self.tr("&Page ou publication à partager"), self.address))
        inside.addWidget(self.said)
        inside.addLayout(field(self.theme, self.tr("&Demandée par"), self.who, self.tr("Facultatif.")))
        inside.addLayout(
            field(
                self.theme,
                self.tr("&Motif du partage"),
                self.reason,
                self.tr("Nécessaire pour partager\u00a0: l’organisateur, la vocation municipale."),
            )
        )
        inside.addLayout(buttons(self.theme, (self.refuse, self.share)))
        for line in (self.address, self.reason):
            line.textChanged.connect(self._settle)
        self._settle()

    def _settle(self) -> None:
        typed = self.address.text().strip()
        known = self._profile is not None and bool(typed)
        advice = share_advice(self._profile, typed, self._today) if known and self._profile else None
        self.said.setVisible(advice is not None)
        if advice is not None:
            look = ("block", "danger") if advice.refused else ("info", "info")
            self.said.show_state(f"{advice.sentence} (art.\u00a0{advice.article})", *look)
        self.refuse.setEnabled(advice is not None)
        written = any(each.isalnum() for each in self.reason.text())
        self.share.setEnabled(advice is not None and not advice.refused and written)

    def _refuse(self) -> None:
        self._keep(shared=False)

    def _share(self) -> None:
        self._keep(shared=True)

    def _keep(self, *, shared: bool) -> None:
        who, address, reason = self.who.text(), self.address.text(), self.reason.text()

        def work(desk: Desk, session: Session) -> None:
            record_share_request(desk, session, who, address, shared=shared, reason=reason if shared else "")

        def done(_: None) -> None:
            for line in (self.who, self.address, self.reason):
                line.clear()
            if shared:
                self.say(self.tr("Le partage est consigné."))
            else:
                QGuiApplication.clipboard().setText(self._reply)
                self.say(self.tr("Le refus est consigné, et la réponse type copiée."))
            self.read()

        self.bench.act(work, done, changes=Change(), owner=self)

    def _show(self, found: _Read) -> None:
        requests, self._profile, replies, self._today = found
        self._reply = next((reply.text for reply in replies if reply.id == _REPLY), "")
        self.table.show_records(
            [self._record(each) for each in requests], self.tr("Aucune demande n’a été consignée.")
        )
        self._settle()

    def _record(self, request: ShareRequest) -> Record:
        moment = french_moment(request.at)
        when = moment[:1].upper() + moment[1:]
        if request.destroyed:
            return Record((when, self.tr("Effacée à la demande de la personne, ou selon le calendrier.")))
        who = self.tr("Demandée par\u00a0: {0}").format(request.who) if request.who else ""
        told = "\n".join(text for text in (request.address, who, request.reason) if text)
        state = (
            (self.tr("Partagée"), "pass", "success")
            if request.shared
            else (self.tr("Refusée"), "block", "danger")
        )
        return Record((when, told), state)
