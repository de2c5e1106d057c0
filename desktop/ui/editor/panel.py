"""The panel « Vérifications »: one row a gate, its points behind it, and how many are left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from desktop.editorial.findings import VIDEO_TAGS, Finding
from desktop.editorial.gates.verdict import Verdict
from desktop.editorial.post import Channel
from desktop.services.points import GatePoints, Point, PostPoints
from desktop.services.policy_articles import PolicyArticle
from desktop.ui.editor.done_fix import DoneFix
from desktop.ui.editor.gate_row import GateRow
from desktop.ui.editor.point_card import PlainPoint, PointCard
from desktop.ui.editor.point_list import PointList
from desktop.ui.editor.point_places import way_of
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.frames import clear, column, line, row, scrolling
from desktop.ui.widgets.held import widgets_of
from desktop.ui.widgets.labels import Badge, label
from desktop.ui.widgets.reading_order import follow_layout


class VerificationPanel(QFrame):
    """Shows `PostPoints`.

    `place_asked(Channel, where, start, end)` goes to words; `fix_chosen(Point, str)` and
    `answer_given(Point, reason, equivalent)` come from the cards, `withdrawal_asked(Point)` too; `typography_asked` mends what needs no thought.
    """

    place_asked = Signal(object, str, int, int)
    fix_chosen = Signal(object, str)
    answer_given = Signal(object, str, str)
    withdrawal_asked = Signal(object)
    reply_asked = Signal(str)
    typography_asked = Signal()
    channels_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._articles: Mapping[str, PolicyArticle] = {}
        self._points: PostPoints | None = None
        self._plain_shown: tuple[object, ...] | None = None
        self.setProperty("look", "panel")
        self.setAccessibleName(self.tr("Vérifications"))
        self.summary = Badge(theme, self.tr("Vérification en cours"), "unchecked", "muted")
        self.typography = button(
            theme,
            self.tr("Corriger la typographie"),
            self.typography_asked.emit,
            role="check",
            help_=self.tr(
                "Corrige d’un coup ce qui ne demande aucun choix\u00a0: espaces, guillemets, heures. Un seul Ctrl+Z annule tout."
            ),
        )
        self.done = DoneFix(theme)
        self.rows: dict[str, GateRow] = {}
        self._gates = column(theme, space="tiny")
        self._plain: QVBoxLayout = column(theme, space="small")
        self.suggestions = Fold(theme, self.tr("Suggestions"))
        self.justified = Fold(theme, self.tr("Avertissements justifiés"))
        self.not_applicable = Fold(theme, self.tr("Sans objet"))
        self._suggested, self._answered = PointList(theme), PointList(theme)
        for fold, points in ((self.suggestions, self._suggested), (self.justified, self._answered)):
            fold.body.addWidget(points)
            fold.opened.connect(points.build)
            fold.opened.connect(self._order_soon)
            self._listen(points)
        # Rows and cards are made and moved as reviews come: Tab follows what is read.
        self._order = QTimer(self)
        self._order.setSingleShot(True)
        self._order.setInterval(0)
        self._order.timeout.connect(self._put_in_order)
        self._lay_out()

    def use_articles(self, articles: Mapping[str, PolicyArticle]) -> None:
        """The articles to quote."""
        self._articles = articles
        if self._points is not None:
            self.show_points(self._points)

    def wait(self, late: bool) -> None:
        """What is shown is late, or not any more."""
        if late:
            self.summary.show_state(self.tr("Vérification en cours"), "unchecked", "muted")
        elif self._points is not None:
            self._summarise(self._points)

    def forget(self) -> None:
        """Another post is opened: nothing is known of it yet."""
        self._points = None
        for gate in self.rows.values():
            gate.forget()
            gate.hide()
        for points in (self._suggested, self._answered):
            points.forget()
        clear(self._plain)
        self._plain_shown = None
        for fold in (self.suggestions, self.justified, self.not_applicable):
            fold.hide()
        self.typography.setEnabled(False)
        self.wait(True)

    def show_points(self, points: PostPoints) -> None:
        """Show a review."""
        held = self._card_in_hand()
        self._points = points
        several = len(points.reviews) > 1
        plain = (points.no_channel, points.placeholders, points.limits)
        if plain != self._plain_shown:
            self._plain_shown = plain
            self._show_plain(points)
        for gate in points.gates:
            self._row(gate).show_gate(gate, self.excerpt, self._articles, several_channels=several)
        self._sort(points)
        for fold, shown, listed in (
            (self.suggestions, self._suggested, points.suggestions),
            (self.justified, self._answered, points.justified),
        ):
            shown.offer(listed, self.excerpt, self._articles, None, several_channels=several)
            fold.summarise(str(len(listed)))
            fold.setVisible(bool(listed))
        self.typography.setEnabled(points.mechanical > 0)
        self._summarise(points)
        self._order.start()
        if held is not None:
            self._keep_keyboard(*held)

    def open_left(self) -> QWidget | None:
        """Open everything that is left to settle; what takes the keyboard, None when nothing is left."""
        first: QWidget | None = None
        if self._points is None:
            return None
        inside = next(widgets_of(self._plain), None)
        if isinstance(inside, PlainPoint):
            first = inside.go
        for gate in self._points.gates:
            if gate.left_here:
                self.rows[gate.name].open()
                first = first or self.rows[gate.name].turn
        return first

    def point_of(self, channel: Channel, finding: Finding) -> Point | None:
        """The point of a finding, None when it is not among those of the last review."""
        shown = self._points
        if shown is None:
            return None
        points = (*(p for gate in shown.gates for p in gate.points), *shown.suggestions, *shown.justified)
        return next((point for point in points if _is_of(point, channel, finding)), None)

    def explain(self, channel: Channel, finding: Finding) -> None:
        """Open a finding and why it is one."""
        point = self.point_of(channel, finding)
        if point is None:
            return
        for row_ in self.rows.values():
            card = row_.points.reveal(point)
            if card is not None:
                row_.open()
                card.explain()
                return
        for fold, points in ((self.suggestions, self._suggested), (self.justified, self._answered)):
            card = points.reveal(point)
            if card is not None:
                fold.open()
                card.explain()

    def _lay_out(self) -> None:
        top = row(self._theme)
        top.addWidget(label(self.tr("Vérifications"), "section"))
        top.addStretch(1)
        top.addWidget(self.summary)
        inside = QWidget()
        rows = column(self._theme, space="small")
        rows.setContentsMargins(0, 0, 0, self._theme.space("large"))
        rows.addLayout(self._plain)
        rows.addLayout(self._gates)
        for fold in (self.suggestions, self.justified, self.not_applicable):
            rows.addWidget(fold)
            fold.hide()
        rows.addStretch(1)
        inside.setLayout(rows)
        whole = column(self._theme, space="small")
        space = self._theme.space("medium")
        whole.setContentsMargins(space, space, space, 0)
        whole.addLayout(top)
        whole.addWidget(self.typography)
        whole.addWidget(self.done)
        whole.addWidget(line())
        whole.addWidget(scrolling(inside, self.tr("Exigences")), 1)
        self.setLayout(whole)
        self.typography.setEnabled(False)

    def _card_in_hand(self) -> tuple[PointList, PointCard, int] | None:
        """The card that has the keyboard, with its list and its place there."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return None
        lists = (*(row_.points for row_ in self.rows.values()), self._suggested, self._answered)
        cards = ((points, card, place) for points in lists for place, card in enumerate(points.cards))
        return next((each for each in cards if each[1].isAncestorOf(focused)), None)

    def _keep_keyboard(self, points: PointList, card: PointCard, place: int) -> None:
        """The point in hand is settled: the keyboard goes to what follows it, else to the next gate."""
        if card in points.cards:
            return
        if points.cards and points.isVisible():
            following = points.cards[min(place, len(points.cards) - 1)]
            following.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        gates = self._points.gates if self._points is not None else ()
        left = [self.rows[gate.name].turn for gate in gates if gate.left_here]
        heads = [fold.head for fold in (self.justified, self.suggestions, self.not_applicable)]
        ready = (each for each in (*left, *heads) if each.isVisible() and each.isEnabled())
        next(ready, self.typography).setFocus(Qt.FocusReason.OtherFocusReason)

    def _order_soon(self) -> None:
        self._order.start()

    def _put_in_order(self) -> None:
        follow_layout(self)

    def _row(self, gate: GatePoints) -> GateRow:
        made = self.rows.get(gate.name)
        if made is None:
            made = self.rows[gate.name] = GateRow(self._theme, gate)
            made.turned.connect(self._order_soon)
            made.elsewhere_asked.connect(self._open_gate)
            self._listen(made.points)
        return made

    def _open_gate(self, name: str) -> None:
        """Open the points of a gate that another one refers to."""
        self.rows[name].open()
        self.rows[name].turn.setFocus(Qt.FocusReason.OtherFocusReason)

    def _listen(self, points: PointList) -> None:
        points.place_asked.connect(self._go_to)
        points.fix_chosen.connect(self.fix_chosen)
        points.answer_given.connect(self.answer_given)
        points.withdrawal_asked.connect(self.withdrawal_asked)
        points.reply_asked.connect(self.reply_asked)

    def _sort(self, points: PostPoints) -> None:
        """What is left first, then what passes, in the order of the gates; what does not apply is folded."""
        applied = [gate for gate in points.gates if gate.verdict is not Verdict.NOT_APPLICABLE]
        folded = [gate for gate in points.gates if gate.verdict is Verdict.NOT_APPLICABLE]
        applied.sort(key=lambda gate: (not gate.left, -gate.verdict.rank))
        self._place(self._gates, applied)
        self._place(self.not_applicable.body, folded)
        self.not_applicable.summarise(str(len(folded)))
        self.not_applicable.setVisible(bool(folded))

    def _place(self, layout: QVBoxLayout, gates: Sequence[GatePoints]) -> None:
        for place, gate in enumerate(gates):
            shown = self.rows[gate.name]
            if layout.indexOf(shown) != place:
                # Out of its layout first: one that Qt empties by itself keeps what Python knew of the item.
                self._gates.removeWidget(shown)
                self.not_applicable.body.removeWidget(shown)
                layout.insertWidget(place, shown)
            shown.show()

    def _show_plain(self, points: PostPoints) -> None:
        """What no gate looks at: a post without a medium, parts left to complete, limits of the media."""
        clear(self._plain)
        if points.no_channel:
            text = self.tr("Aucun média n’est choisi\u00a0: choisissez où publier.")
            self._add_plain(text, self.tr("Choisir un média")).chosen.connect(self.channels_asked)
        for left in points.placeholders:
            text = self.tr("À compléter ({0})\u00a0: {1}").format(left.channel.label, left.placeholder.asks)
            self._goes(
                self._add_plain(text, self.tr("Aller au passage")),
                left.channel,
                left.where,
                left.placeholder.start,
                left.placeholder.end,
            )
        for problem in points.limits:
            text = problem.message
            if len(points.reviews) > 1:
                text = f"{problem.channel.label}\u00a0: {text}"
            go = {
                "titre": self.tr("Aller au titre"),
                VIDEO_TAGS: self.tr("Aller aux mots-clés"),
            }.get(problem.where, self.tr("Aller au texte"))
            self._goes(self._add_plain(text, go), problem.channel, problem.where, 0, 0)

    def _add_plain(self, text: str, action: str) -> PlainPoint:
        made = PlainPoint(self._theme, text, action)
        self._plain.addWidget(made)
        return made

    def _goes(self, made: PlainPoint, channel: Channel, where: str, start: int, end: int) -> None:
        made.chosen.connect(lambda: self.place_asked.emit(channel, where, start, end))

    def _go_to(self, point: Point) -> None:
        if point.finding is not None:
            finding = point.finding
            self.place_asked.emit(point.channels[0], finding.where, finding.start, finding.end)
        elif (way := way_of(point)) is not None:
            self.place_asked.emit(point.channels[0], way.where, 0, 0)

    def excerpt(self, point: Point) -> str:
        """The words a point is about."""
        if point.finding is None or self._points is None:
            return ""
        text = self._points.reviews[point.channels[0]].text_of(point.finding.where)
        return text[point.finding.start : point.finding.end]

    def texts_of(self, point: Point) -> tuple[str, ...]:
        """The texts a point is in, one a medium."""
        if point.finding is None or self._points is None:
            return ()
        where = point.finding.where
        return tuple(self._points.reviews[channel].text_of(where) for channel in point.channels)

    def _summarise(self, points: PostPoints) -> None:
        if any(gate.unchecked for gate in points.gates):
            said = (self.tr("Non vérifié"), "unchecked", "warning")
        elif points.left:
            words = (
                self.tr("1 point à régler")
                if points.left == 1
                else self.tr("{0} points à régler").format(points.left)
            )
            blocks = any(gate.left and gate.verdict is Verdict.BLOCKS for gate in points.gates)
            said = (words, "block", "danger") if blocks else (words, "warning", "warning")
        else:
            said = (self.tr("Tout est en règle"), "pass", "success")
        heard = self.summary.text()
        self.summary.show_state(*said)
        if said[0] != heard:
            QAccessible.updateAccessibility(QAccessibleEvent(self.summary, QAccessible.Event.NameChanged))


def _is_of(point: Point, channel: Channel, finding: Finding) -> bool:
    """Whether a point is this finding: the same rule at the same place."""
    known = point.finding
    return (
        known is not None
        and channel in point.channels
        and (known.rule, known.where, known.start, known.end)
        == (finding.rule, finding.where, finding.start, finding.end)
    )
