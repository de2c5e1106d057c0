"""A sentence to try against every check, as if it were about to be published; nothing is kept."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.checks.base import CheckContext, CheckReport, Period
from desktop.checks.fields import TextField
from desktop.checks.process.protocol import CheckRequest
from desktop.editorial.findings import Finding
from desktop.editorial.post import MARKDOWN_CHANNELS, Channel
from desktop.editorial.profile import MunicipalProfile
from desktop.services.rule_book import unbroken
from desktop.ui.settings.rule_card import SEVERITY_LOOKS, articles_words
from desktop.ui.settings.section import buttons, field
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import clear, column, line
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.said import Said
from desktop.ui.workbench import Workbench

_LONGEST = 2_000
_MOST = 20


class RuleTrial(QWidget):
    """A field, when and where it would be published, and what was found."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._context: tuple[MunicipalProfile, dt.date] | None = None
        theme = bench.theme
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(self.tr("Par exemple\u00a0: Ne manquez pas notre fabuleuse fête!"))
        self.medium = QComboBox()
        for channel in Channel:
            self.medium.addItem(channel.label, channel)
        self.period = QComboBox()
        for period, words in (
            (Period.NONE, self.tr("Hors période électorale")),
            (Period.COUNCIL, self.tr("Élection municipale")),
            (Period.OTHER, self.tr("Autre scrutin, ou référendum")),
        ):
            self.period.addItem(words, period)
        self.run = button(theme, self.tr("Vérifier"), self.check, role="spelling")
        self._found: QVBoxLayout = column(theme, space="small")
        self._said = label("", wrap=True)
        self._said.hide()
        whole = column(theme)
        whole.addLayout(field(theme, self.tr("&Phrase"), self.text))
        whole.addLayout(field(theme, self.tr("&Média"), self.medium))
        whole.addLayout(field(theme, self.tr("Pé&riode"), self.period))
        whole.addLayout(buttons(theme, (self.run,)))
        whole.addWidget(self._said)
        whole.addLayout(self._found)
        self.setLayout(whole)
        theme.changed.connect(self._size)
        self.text.textChanged.connect(self._settle)
        self._size()
        self._settle()

    def show_context(self, context: tuple[MunicipalProfile, dt.date]) -> None:
        """The profile in force and the day: checks are made with them."""
        self._context = context
        self._settle()

    def check(self) -> None:
        """Check the sentence."""
        # Qt's plain text would turn no-break spaces into ordinary ones, which are points to review.
        text = self.text.document().toRawText().replace("\u2029", "\n")[:_LONGEST]
        if self._context is None or not text.strip():
            return
        profile, day = self._context
        medium = Channel(self.medium.currentData())
        period = Period(self.period.currentData())
        request = CheckRequest(
            (TextField("corps", text, markdown=medium in MARKDOWN_CHANNELS),),
            CheckContext(
                profile, day, period is not Period.NONE, council_election=period is not Period.OTHER
            ),
            medium,
            key="parametres:essai",
        )
        self.run.setEnabled(False)
        self._say(self.tr("Vérification…"))
        self._bench.check(request, lambda report: self._show(text, report), owner=self)

    def _show(self, text: str, report: CheckReport) -> None:
        self._settle()
        clear(self._found)
        if report.unchecked:
            self._say(self.tr("Non vérifié\u00a0: {0}.").format(", ".join(report.unchecked)))
        elif not report.findings:
            self._say(self.tr("Rien à revoir dans cette phrase."))
        else:
            self._say("")
        for number, finding in enumerate(report.findings[:_MOST]):
            if number:
                self._found.addWidget(line())
            self._found.addWidget(self._shown(text, finding))

    def _shown(self, text: str, finding: Finding) -> QWidget:
        made = QWidget()
        rows = column(self._bench.theme, space="tiny")
        role, token = SEVERITY_LOOKS[finding.severity]
        where = articles_words(finding.article) if finding.article else str(finding.category)
        words = f"{str(finding.severity).capitalize()}, {where.replace('_', ' ')}"
        rows.addWidget(Said(self._bench.theme, words, role, token))
        rows.addWidget(label(f"«\u00a0{text[finding.start : finding.end]}\u00a0»", "strong", wrap=True))
        rows.addWidget(label(unbroken(finding.message), wrap=True))
        if finding.explanation:
            rows.addWidget(label(unbroken(finding.explanation), "muted", wrap=True))
        if finding.suggestions:
            proposed = ", ".join(f"«\u00a0{each}\u00a0»" for each in finding.suggestions[:3])
            rows.addWidget(label(self.tr("Proposé\u00a0: {0}").format(proposed), "muted", wrap=True))
        made.setLayout(rows)
        return made

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _settle(self) -> None:
        self.run.setEnabled(self._context is not None and bool(self.text.toPlainText().strip()))

    def _size(self) -> None:
        self.text.setFixedHeight(self._bench.theme.px(72))
