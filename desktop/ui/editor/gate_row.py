"""One gate in the panel: its verdict, its article, how many points; opened, the points."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QMouseEvent
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from desktop.services.points import Elsewhere, GatePoints, Point
from desktop.services.policy_articles import PolicyArticle
from desktop.ui.editor.point_list import PointList
from desktop.ui.editor.verdict_look import gate_look
from desktop.ui.icons import icon
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.fold import title_offset
from desktop.ui.widgets.following import add_gap
from desktop.ui.widgets.frames import clear, column, flush, row
from desktop.ui.widgets.labels import Badge, label


class GateRow(QFrame):
    """One gate; `points` is where its cards are. `turned(bool)` when the person opens or closes it.

    What another gate shows is said in words, with a link: `elsewhere_asked(name)`.
    """

    turned = Signal(bool)
    elsewhere_asked = Signal(str)

    def __init__(self, theme: Theme, gate: GatePoints, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.gate = gate
        self.points = PointList(theme)
        self.points.hide()
        self._links = column(theme, space="tiny")
        self._linked: tuple[Elsewhere, ...] = ()
        self._badge = Badge(theme, "", "pass", "success")
        self._name = label(gate.label, wrap=True)
        self._detail = label("", "caption")
        self.turn = QToolButton(self)
        self.turn.setProperty("look", "fold")
        self.turn.setProperty("alone", "true")
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
        add_gap(theme, head, "tiny")
        head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        whole = column(theme, space="tiny")
        whole.addLayout(head)
        whole.addLayout(self._links)
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
        self._detail.setText(" · ".join(part for part in (article, count) if part))
        self._detail.setVisible(bool(article or count))
        self.turn.setEnabled(bool(gate.points))
        self.turn.setAccessibleName(", ".join(part for part in (gate.label, word, article, count) if part))
        self.turn.setToolTip(self.turn.accessibleName())
        if not gate.points:
            self.open(False)
        self._show_links(gate.elsewhere)
        self._draw()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on the name, the verdict or the count opens the row as its arrow does."""
        on_head = self.rect().contains(event.position().toPoint()) and event.position().y() < self._foot()
        if event.button() is Qt.MouseButton.LeftButton and on_head and self.turn.isEnabled():
            self.turn.setFocus(Qt.FocusReason.MouseFocusReason)
            self.turn.click()
        else:
            super().mouseReleaseEvent(event)

    def _foot(self) -> int:
        """Where the head ends: what is under it has clicks of its own."""
        return max(each.geometry().bottom() for each in (self._name, self._detail, self._badge)) + 1

    def forget(self) -> None:
        """Another post is opened: close, without any of the former one's points."""
        self.open(False)
        self.gate = replace(self.gate, points=(), elsewhere=())
        self._show_links(())
        self.points.forget()

    def open(self, wanted: bool = True) -> None:
        """Show or hide the points."""
        self.turn.setChecked(wanted and bool(self.gate.points))

    def _show_links(self, elsewhere: tuple[Elsewhere, ...]) -> None:
        """Where the points are that this gate looks at too: they are shown once."""
        if elsewhere == self._linked:
            return
        self._linked = elsewhere
        clear(self._links)
        for each in elsewhere:
            one = each.count == 1
            words = self.tr("Même passage que sous «\u00a0{0}\u00a0»\u00a0: réglé là, il l’est ici.")
            several = self.tr(
                "{1} passages montrés sous «\u00a0{0}\u00a0»\u00a0: réglés là, ils le sont ici."
            )
            said = (words if one else several).format(each.label, each.count)
            shown = self.tr("Voir ce passage") if one else self.tr("Voir ces passages")
            go = button(self._theme, shown, partial(self.elsewhere_asked.emit, each.gate), look="link")
            go.setAccessibleDescription(said)
            self._links.addWidget(label(said, "caption", wrap=True))
            self._links.addLayout(flush(self._theme, go))

    def _count(self, gate: GatePoints) -> str:
        if gate.left_here:
            return (
                self.tr("{0} point à régler").format(1)
                if gate.left_here == 1
                else self.tr("{0} points à régler").format(gate.left_here)
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
        shape = Qt.CursorShape.PointingHandCursor if self.gate.points else Qt.CursorShape.ArrowCursor
        for each in (self._name, self._detail, self._badge):
            each.setCursor(shape)
        # Level with the name beside it, whose margin follows the zoom.
        self._badge.setContentsMargins(0, self._theme.px(4), 0, 0)
        side = self._theme.px(16)
        self.turn.setIconSize(QSize(side, side))
        # The names begin where the titles of the folds under them do.
        self.turn.setFixedWidth(title_offset(self._theme) - self._theme.space("tiny"))
        self._links.setContentsMargins(title_offset(self._theme), 0, 0, 0)
        # Nothing to open behind a gate that passes; its place is kept so that the names stay aligned.
        self.turn.setIcon(icon(role, self._theme.colours["text"]) if self.gate.points else QIcon())
