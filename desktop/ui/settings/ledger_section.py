"""Journal des décisions: its size, and the verification of everything that was signed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.errors import Refusal
from desktop.services.desk import Desk
from desktop.services.ledger_audit import (
    LedgerAudit,
    LedgerSummary,
    audit_decisions,
    audit_files,
    ledger_summary,
)
from desktop.services.long_work import LongWork
from desktop.ui.background import AtClose, Priority
from desktop.ui.settings.section import Section, buttons
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import clear, column, dashed
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.said import Said
from desktop.ui.widgets.working import Working

_MOST = 30


class LedgerSection(Section):
    """Reads every fact again on the database lane, then every file beside it."""

    title = "Journal des décisions"
    advice = (
        "Chaque révision, soumission, décision et publication est signée et s’ajoute au journal; rien n’y est modifié "
        "ni retiré. La vérification relit toutes les signatures et tous les fichiers."
    )

    def build(self) -> None:
        """The size, the button, the result."""
        self._audit: LedgerAudit | None = None
        inside = self.card(self.tr("Contenu"))
        self.content = label("", wrap=True)
        inside.addWidget(self.content)
        inside = self.card(self.tr("Vérification"))
        self.result = Said(self.theme, "", "unchecked", "muted")
        self.result.hide()
        self._problems = column(self.theme, space="tiny")
        self.working = Working(self.theme)
        self.run = button(
            self.theme, self.tr("Vérifier le journal"), self.verify, look="primary", role="check"
        )
        inside.addWidget(self.result)
        inside.addLayout(self._problems)
        inside.addWidget(self.working)
        inside.addLayout(buttons(self.theme, (self.run,)))

    def read(self) -> None:
        """Read its size."""
        self.bench.ask(lambda desk, _: ledger_summary(desk), self._show, owner=self, priority=Priority.LATER)

    def first_focus(self) -> QWidget | None:
        """The button."""
        return self.run

    def verify(self) -> None:
        """Verify: the decisions, then the files."""
        clear(self._problems)
        self.result.hide()
        self.run.setEnabled(False)
        self._work = work = LongWork()
        self.working.follow(work, self.tr("Relecture des signatures…"))
        self.bench.ask(
            lambda desk, _: (audit_decisions(desk, work), _files_of(desk)),
            self._decisions_read,
            owner=self,
            failed=self._failed,
            priority=Priority.LATER,
            at_close=AtClose(work.cancel),
        )

    def _show(self, found: LedgerSummary) -> None:
        facts = self._counted(
            found.facts, self.tr("1 inscription signée"), self.tr("{0} inscriptions signées")
        )
        keys = self._counted(found.streams, self.tr("1 clé"), self.tr("{0} clés"))
        text = self.tr("{0}, par {1}.").format(facts, keys)
        if found.erased:
            erased = self._counted(
                found.erased, self.tr("1 fiche scellée effacée"), self.tr("{0} fiches scellées effacées")
            )
            text += " " + self.tr("{0} sur demande ou à l’échéance\u00a0: la chaîne reste entière.").format(
                erased
            )
        self.content.setText(text)

    def _counted(self, count: int, one: str, many: str) -> str:
        return one if count == 1 else many.format(f"{count:,}".replace(",", "\u00a0"))

    def _decisions_read(self, read: tuple[LedgerAudit, Callable[[LongWork], tuple[str, ...]]]) -> None:
        self._audit, files = read
        work = self._work
        self.working.follow(work, self.tr("Relecture des fichiers…"))
        self.bench.compute(
            lambda: files(work),
            self._files_read,
            owner=self,
            failed=self._failed,
            at_close=AtClose(work.cancel),
        )

    def _files_read(self, problems: tuple[str, ...]) -> None:
        assert self._audit is not None
        self._end()
        found = (*self._audit.problems, *problems)
        self._show(self._audit.summary)
        self.result.show()
        if not found:
            self.result.show_state(
                self.tr(
                    "Le journal est intact\u00a0: chaque signature et chaque fichier est tel qu’il a été écrit."
                ),
                "pass",
                "success",
            )
            return
        count = self._counted(
            len(found), self.tr("1 point n’est pas intact."), self.tr("{0} points ne sont pas intacts.")
        )
        self.result.show_state(count, "block", "danger")
        for sentence in found[:_MOST]:
            self._problems.addLayout(dashed(self.theme, sentence))
        self._problems.addWidget(
            label(self.tr("Ne modifiez rien; restaurez la dernière sauvegarde saine."), "strong", wrap=True)
        )

    def _failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, Refusal) and error.code == "travail_interrompu":
            self.bench.notices.inform(
                self.tr("Vérification interrompue. Elle ne dit rien de l’état du journal.")
            )
        else:
            self.bench.notices.report(error)

    def _end(self) -> None:
        self.working.end()
        self.run.setEnabled(True)


def _files_of(desk: Desk) -> Callable[[LongWork], tuple[str, ...]]:
    return lambda work: audit_files(desk, work)
