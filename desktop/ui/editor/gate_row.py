"""One gate in the panel: its verdict, its article, how many points; opened, the points."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from desktop.services.points import GatePoints, Point
from desktop.services.policy_articles import PolicyArticle
from desktop.ui.editor.point_list import PointList
from desktop.ui.editor.verdict_look import gate_look
from desktop.ui.icons import icon
from desktop.ui.theme import Theme
from desktop.ui.widgets.frames import column, row
from desktop.ui.widgets.labels import Badge, label


class GateRow(QFrame):
    """One gate; `points` is where its cards are. `turned(bool)` when the person opens or closes it."""

    turned = Signal(bool)

    def __init__(self, theme: Theme, gate: GatePoints, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.gate = gate
        self.points = PointList(theme)
        self.points.hide()
        self._badge = Badge(theme, "", "pass", "success")
        self._name = label(gate.label, wrap=True)
        self._detail = label("", "caption")
        self.turn = QToolButton(self)
        self.turn.setProperty("look", "fold")
        self.turn.setCheckable(True)
        self.turn.toggled.connect(self._turn)
        theme.changed.connect(self._draw)
        words = column(theme, space="tiny")
        words.setSpacing(0)
        words.setContentsMargins(0, theme.px(4), 0, 0)
        words.addWidget(self._name)
        words.addWidget(self._detail)
        words.addStretch(1)
        head = row(theme, space="tiny")
        head.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        whole = column(theme, space="tiny")
        whole.addLayout(head)
        whole.addWidget(self.points)
        self.setLayout(whole)

    def show_gate(
        self,
        gate: GatePoints,
        excerpt: Callable[[Point], str],
        articles: Mapping[str, PolicyArticle],
        *,
        several_channels: bool,
    ) -> None:
        """Show the gate as it is now."""
        self.points.offer(gate.points, excerpt, articles, gate.article, several_channels=several_channels)
        self.gate = gate
        word, role, token = gate_look(gate)
        self._badge.show_state(word, role, token)
        article = self.tr("art. {0}").format(gate.article) if gate.article else ""
        count = self._count(gate)
        self._detail.setText(", ".join(part for part in (article, count) if part))
        self._detail.setVisible(bool(article or count))
        self.turn.setEnabled(bool(gate.points))
        self.turn.setAccessibleName(", ".join(part for part in (gate.label, word, article, count) if part))
        self.turn.setToolTip(self.turn.accessibleName())
        if not gate.points:
            self.open(False)
        self._draw()

    def forget(self) -> None:
        """Another post is opened: close, without any of the former one's points."""
        self.open(False)
        self.gate = replace(self.gate, points=())
        self.points.forget()

    def open(self, wanted: bool = True) -> None:
        """Show or hide the points."""
        self.turn.setChecked(wanted and bool(self.gate.points))

    def _count(self, gate: GatePoints) -> str:
        if gate.left:
            return (
                self.tr("{0} point à régler").format(1)
                if gate.left == 1
                else self.tr("{0} points à régler").format(gate.left)
            )
        if gate.points:
            return self.tr("tout est répondu")
        return ""

    def _turn(self, is_open: bool) -> None:
        self.points.setVisible(is_open)
        self.points.build(is_open)
        self._draw()
        self.turned.emit(is_open)

    def _draw(self) -> None:
        role = "open" if self.turn.isChecked() else "next"
        # Level with the name beside it, whose margin follows the zoom.
        self._badge.setContentsMargins(0, self._theme.px(4), 0, 0)
        side = self._theme.px(16)
        self.turn.setIconSize(QSize(side, side))
        self.turn.setFixedWidth(self._theme.px(28))
        # Nothing to open behind a gate that passes; its place is kept so that the names stay aligned.
        self.turn.setIcon(icon(role, self._theme.colours["text"]) if self.gate.points else QIcon())
