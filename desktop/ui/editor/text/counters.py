"""The counters under a text: characters, bytes and words, against what the channel accepts."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.channels.edition import Edition
from desktop.channels.limits import FACEBOOK_FOLD, FACEBOOK_FOLD_MOBILE, LimitProblem, number
from desktop.editorial.post import Channel
from desktop.ui.editor.text.families import severity_icon, severity_word
from desktop.ui.editor.text.measures import Gauge, Measures, measures_of
from desktop.ui.editor.text.text_area import TextArea
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import clear, column, row
from desktop.ui.widgets.labels import Badge, label
from desktop.ui.workbench import Workbench

_PAUSE = 200


class Counters(QWidget):
    """Measures one channel in the background. `measured(Measures)` follows each answer.

    `body` is the area of its text, where the fold is shown.
    """

    measured = Signal(object)

    def __init__(self, bench: Workbench, body: TextArea | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._theme = bench.theme
        self._body = body
        self._edition: Edition | None = None
        self._asked = 0
        self._shown: Measures | None = None
        self.setAccessibleName(self.tr("Longueur du texte"))
        self._figures = FlowLayout(self._theme)
        self._remarks = column(self._theme, space="tiny")
        layout = column(self._theme, space="tiny")
        layout.addLayout(self._figures)
        layout.addLayout(self._remarks)
        self.setLayout(layout)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._measure)

    def show_edition(self, edition: Edition, *, at_once: bool = False) -> None:
        """Measure what a channel would publish now; soon, unless `at_once`."""
        if edition != self._edition:
            self._edition = edition
            self._soon.start(0 if at_once or self._shown is None else _PAUSE)

    def text(self) -> str:
        """What the counters say, in one line."""
        return self.accessibleDescription()

    def _measure(self) -> None:
        edition = self._edition
        if edition is None:
            return
        self._asked += 1
        asked = self._asked
        self._bench.compute(
            lambda: (asked, measures_of(edition)),
            self._show,
            owner=self,
            key=f"compteurs:{id(self)}",
        )

    def _show(self, answer: tuple[int, Measures]) -> None:
        asked, measures = answer
        edition = self._edition
        if asked != self._asked or edition is None:
            return
        if self._body is not None:
            self._body.set_fold(measures.fold, self.tr("Facebook replie ici"))
        if measures != self._shown:
            self._shown = measures
            self._fill(edition.variant.channel, measures)
        self.measured.emit(measures)

    def _fill(self, channel: Channel, measures: Measures) -> None:
        clear(self._figures)
        clear(self._remarks)
        figures = self._figures_of(channel, measures)
        for figure in figures:
            self._figures.addWidget(label(figure, "muted"))
        if channel is Channel.FACEBOOK and not any(p.code == FACEBOOK_FOLD.code for p in measures.problems):
            self._figures.addWidget(label(self._before_fold(measures.characters), "muted"))
        for problem in measures.problems:
            self._remarks.addLayout(self._remark(problem))
        said = [*figures, *(problem.message for problem in measures.problems)]
        self.setAccessibleDescription(". ".join(said))

    def _figures_of(self, channel: Channel, measures: Measures) -> list[str]:
        gauges = {(gauge.name, gauge.unit): gauge for gauge in measures.gauges}
        named = [self._named(gauge) for gauge in measures.gauges if gauge.name]
        plain = (
            ("caractères", self.tr("{0} caractères"), self.tr("{0} caractère"), measures.characters),
            ("octets", self.tr("{0} octets"), self.tr("{0} octet"), measures.octets),
            ("mots", self.tr("{0} mots"), self.tr("{0} mot"), measures.words),
        )
        figures = []
        for unit, many, one, value in plain:
            gauge = gauges.get(("", unit))
            if unit == "octets" and channel is not Channel.YOUTUBE:
                continue
            # In French zero is singular.
            words = (one if value < 2 else many).format(number(value))
            figures.append(self._against(gauge) if gauge else words)
        return named + figures

    def _named(self, gauge: Gauge) -> str:
        return self.tr("Titre\u00a0: {0}").format(self._against(gauge))

    def _against(self, gauge: Gauge) -> str:
        unit = gauge.unit.removesuffix("s") if gauge.value < 2 else gauge.unit
        if gauge.lowest:
            text = self.tr("{0} {3} ({1} à {2} d’habitude)")
            return text.format(number(gauge.value), number(gauge.lowest), number(gauge.limit), unit)
        return self.tr("{0} {2} sur {1}").format(number(gauge.value), number(gauge.limit), unit)

    def _before_fold(self, characters: int) -> str:
        if characters > FACEBOOK_FOLD_MOBILE.value:
            text = self.tr("Sur un téléphone, replié après environ {0} caractères")
            return text.format(FACEBOOK_FOLD_MOBILE.value)
        return self.tr("Tout se lit sans déplier")

    def _remark(self, problem: LimitProblem) -> QHBoxLayout:
        role, token = severity_icon(problem.severity)
        laid = row(self._theme)
        badge = Badge(self._theme, severity_word(problem.severity), role, token)
        laid.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        laid.addWidget(label(problem.message, "muted", wrap=True), 1)
        return laid
