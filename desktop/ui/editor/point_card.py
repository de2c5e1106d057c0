"""One point to settle: what, why, where, how to mend it, or what was answered."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.editorial.civil_dates import french_moment
from desktop.editorial.findings import POLICY_CATEGORIES
from desktop.services.external_links import NOTE
from desktop.services.points import GREFFE, Point
from desktop.services.policy_articles import PolicyArticle
from desktop.services.written_answers import CONTEST, WrittenAnswer
from desktop.ui.editor.answer_form import AnswerForm
from desktop.ui.editor.point_places import field_words, way_of
from desktop.ui.editor.text.finding_choices import shown_fix
from desktop.ui.editor.verdict_look import point_look, short_names
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button, dress
from desktop.ui.widgets.fitted_button import FittedButton
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import column, flush, frame, row
from desktop.ui.widgets.labels import Badge, ElidedLabel, label

_MOST_FIXES = 3
_REPLIES = {"plainte": "plainte", "medias": "media"}
"""The standard reply that says where to turn instead, by gate (art. 15, 16)."""


class PointCard(QFrame):
    """Shows a point. `place_asked(Point)`, `fix_chosen(Point, str)`, `reply_asked(id)`.

    `answer_given(Point, reason, equivalent)`: the last one is the French of a foreign term, else empty.
    `withdrawal_asked(Point)`: the person takes their own answer back. `answer` is the button that opens the form,
    None when nothing can be answered here.
    """

    place_asked = Signal(object)
    fix_chosen = Signal(object, str)
    answer_given = Signal(object, str, str)
    withdrawal_asked = Signal(object)
    reply_asked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        point: Point,
        excerpt: str,
        articles: Iterable[PolicyArticle],
        *,
        several_channels: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.point = point
        self._articles = tuple(articles)
        self.form: AnswerForm | None = None
        self._begun = ("", "")
        self.answer: QPushButton | None = None
        self.withdraw: QPushButton | None = None
        self.why: QPushButton | None = None
        self._why: QFrame | None = None
        self.setProperty("look", "raised")
        self._layout: QVBoxLayout = column(theme, space="small", margin="medium")
        self.setLayout(self._layout)
        self._add_head(several_channels)
        self._layout.addWidget(label(point.text, wrap=True))
        self._add_place(excerpt)
        self._add_fixes()
        self._add_answer()
        self._actions = FlowLayout(theme)
        self._add_actions()
        self._layout.addLayout(self._actions)
        self.setAccessibleName(f"{point_look(point)[0]}\u00a0: {point.text}")

    def open_form(self, written: str = "", equivalent: str = "") -> None:
        """Begin writing a justification or a contestation, change one's own, or go on from what Escape left."""
        kind = self.point.signed_as
        if self.form is None and self.answer is not None and kind is not None:
            own = self.point.own_answer if not self._is_asked else None
            self.form = AnswerForm(self._theme, kind, self.point.finding, former=own)
            begun = (written, equivalent) if written or equivalent else self._begun
            if any(begun):
                self.form.begin(*begun)
            self.form.given.connect(self._give)
            self.form.dropped.connect(self._drop_form)
            self.form.closed.connect(self._close_form)
            self._layout.addWidget(self.form)
        if self.form is not None:
            self.form.setFocus()

    def first_focus(self) -> QWidget:
        """The first control of the card."""
        return next((each for each in self.findChildren(QPushButton) if each.isEnabled()), self)

    def explain(self) -> None:
        """Show why it is a point, and put the keyboard there."""
        if self.why is not None:
            if not self.why.isChecked():
                self.why.click()
            self.why.setFocus()

    def _add_head(self, several_channels: bool) -> None:
        word, role, token = point_look(self.point)
        head = row(self._theme)
        head.addWidget(Badge(self._theme, word, role, token))
        finding = self.point.finding
        places = (
            short_names(self.point.channels) if several_channels else "",
            field_words(finding.where) if finding is not None else "",
        )
        where = ElidedLabel(" · ".join(each for each in places if each), "caption")
        where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(where, 1)
        self._layout.addLayout(head)

    def _add_place(self, excerpt: str) -> None:
        """The words it is about, the image, the field of the sheet; clicking goes there."""
        if self.point.finding is None:
            way = way_of(self.point)
            if way is not None:
                self._add_way(way.words, way.words)
            return
        words = " ".join(excerpt.split())
        text = self.tr("«\u00a0{0}\u00a0»").format(words) if words else self.tr("Aller au passage")
        self._add_way(text, self.tr("Aller au passage {0}").format(text if words else ""))
        if self._tells_at_once:
            self._layout.addWidget(label(self.point.finding.explanation, "muted", wrap=True))

    def _add_way(self, text: str, name: str) -> None:
        go = FittedButton(text, name)
        go.setProperty("look", "link")
        go.clicked.connect(lambda: self.place_asked.emit(self.point))
        self._layout.addLayout(flush(self._theme, go))

    @property
    def _tells_at_once(self) -> bool:
        """Whether the cue and the rewrite are on the card: for a point of the policy, whose words alone do not tell."""
        finding = self.point.finding
        return finding is not None and finding.category in POLICY_CATEGORIES and bool(finding.explanation)

    @property
    def _explained_apart(self) -> bool:
        """Whether there is an explanation that is not on the card yet."""
        finding = self.point.finding
        return finding is not None and bool(finding.explanation) and not self._tells_at_once

    def _add_fixes(self) -> None:
        finding = self.point.finding
        if finding is None or not finding.suggestions or self.point.answerable == GREFFE:
            return
        for suggestion in finding.suggestions[:_MOST_FIXES]:
            added = finding.start == finding.end
            words = (
                self.tr("Ajouter «\u00a0{0}\u00a0»") if added else self.tr("Remplacer par «\u00a0{0}\u00a0»")
            )
            new = shown_fix(suggestion.strip() if added else suggestion)
            shown = words.format(new) if suggestion else self.tr("Retirer ces mots")
            made = FittedButton(shown, shown, f"«\u00a0{new}\u00a0»" if suggestion else "")
            dress(self._theme, made, "check")
            made.clicked.connect(functools.partial(self._choose_fix, suggestion))
            self._layout.addWidget(made)

    def _choose_fix(self, suggestion: str, _: bool = False) -> None:
        self.fix_chosen.emit(self.point, suggestion)

    def _add_answer(self) -> None:
        """What was answered, by whom; one's own can be changed or taken back."""
        shown: set[tuple[str, ...]] = set()
        for answer in self.point.answers:
            # The same words often answer on every medium.
            words = (answer.kind, answer.person, answer.reason, answer.equivalent)
            if words not in shown:
                shown.add(words)
                self._add_written(answer, is_own=answer.mine and self.withdraw is None)

    def _add_written(self, answer: WrittenAnswer, *, is_own: bool) -> None:
        said = self.tr("Contesté par {0}") if answer.kind == CONTEST else self.tr("Justifié par {0}")
        inside = column(self._theme, space="tiny", margin="small")
        when = french_moment(dt.datetime.fromisoformat(answer.at)) if answer.at else ""
        who = ", ".join(part for part in (said.format(answer.person), when) if part)
        inside.addWidget(label(who, "muted", wrap=True))
        for said in (answer.reason, self._equivalent(answer.equivalent)):
            if said:
                inside.addWidget(label(said, wrap=True))
        if is_own and not self._is_asked:
            inside.addLayout(self._own_actions())
        self._layout.addWidget(frame("info", inside))

    def _own_actions(self) -> FlowLayout:
        actions = FlowLayout(self._theme)
        self._answer_words, self._answer_name = self.tr("Modifier…"), self.tr("Modifier votre motif")
        self.answer = button(self._theme, self._answer_words, self.open_form, look="quiet", role="write")
        self.answer.setAccessibleName(self._answer_name)
        self.withdraw = button(
            self._theme,
            self.tr("Retirer"),
            lambda: self.withdrawal_asked.emit(self.point),
            look="quiet",
            role="close",
            help_=self.tr("Votre motif ne comptera plus\u00a0: le point sera de nouveau à régler."),
        )
        self.withdraw.setAccessibleName(self.tr("Retirer votre motif"))
        actions.addWidget(self.answer)
        actions.addWidget(self.withdraw)
        return actions

    @property
    def _is_asked(self) -> bool:
        """Whether the point itself asks for words: it is left, or it is in the greffe's."""
        point = self.point
        return point.answerable is not None and (point.left or point.answerable == GREFFE)

    def _equivalent(self, given: str) -> str:
        return (
            self.tr("Équivalent français dans le texte\u00a0: «\u00a0{0}\u00a0».").format(given)
            if given
            else ""
        )

    def _add_actions(self) -> None:
        actions = self._actions
        words = self._words_to_answer()
        if words:
            self._answer_words = self._answer_name = words
            self.answer = button(self._theme, words, self.open_form, look="quiet", role="comment")
            actions.addWidget(self.answer)
        reply = _REPLIES.get(self.point.gate)
        if reply is not None:
            text = self.tr("Copier la réponse type")
            copy = button(
                self._theme, text, functools.partial(self.reply_asked.emit, reply), look="quiet", role="copy"
            )
            actions.addWidget(copy)
        if self._articles or self._explained_apart:
            self.why = button(self._theme, self.tr("Pourquoi"), self._turn_why, look="quiet", role="law")
            self.why.setCheckable(True)
            actions.addWidget(self.why)

    def _words_to_answer(self) -> str:
        """What the button says that opens the form, empty without one: one's own answer has its own."""
        if not self._is_asked:
            of_others = self.point.answers and self.point.own_answer is None
            return self.tr("Ajouter votre motif…") if of_others else ""
        words = {
            CONTEST: self.tr("Contester…"),
            NOTE: self.tr("Noter la pertinence…"),
            GREFFE: self.tr("Signaler au greffe…"),
        }
        return words.get(str(self.point.answerable), self.tr("Justifier…"))

    def _turn_why(self) -> None:
        """Show or hide the explanation and the articles, quoted."""
        if self._why is None:
            inside = column(self._theme, space="small", margin="small")
            if self._explained_apart and self.point.finding is not None:
                inside.addWidget(label(self.point.finding.explanation, wrap=True))
            for article in self._articles:
                title = self.tr("Politique, article {0}\u00a0: {1}").format(article.number, article.title)
                inside.addWidget(label(title, "strong", wrap=True))
                inside.addWidget(label(article.text, "muted", wrap=True))
            self._why = frame("policy", inside)
            self._layout.insertWidget(self._layout.count() - 1, self._why)
            self._why.hide()
        self._why.setVisible(self._why.isHidden())

    def _give(self, reason: str, equivalent: str) -> None:
        self.answer_given.emit(self.point, reason, equivalent)

    def _close_form(self) -> None:
        """Escape takes one step back, and loses no word."""
        if self.form is not None:
            written, own = self.written(), self.point.own_answer
            self._drop_form()
            if own is None or written != (own.reason, own.equivalent):
                self.keep(*written)

    def written(self) -> tuple[str, str]:
        """The reason as it stands, and its equivalent; empty when none was begun."""
        return (self.form.text(), self.form.term()) if self.form is not None else self._begun

    def keep(self, written: str, equivalent: str) -> None:
        """A reason begun before waits here; the button that takes it up says so."""
        self._begun = written, equivalent
        if self.answer is None:
            return
        waits = bool(written or equivalent)
        self.answer.setText(self.tr("Reprendre votre motif…") if waits else self._answer_words)
        self.answer.setAccessibleName(self.answer.text() if waits else self._answer_name)

    def _drop_form(self) -> None:
        if self.form is not None:
            self.form.deleteLater()
            self.form = None
            self.keep("", "")
            if self.answer is not None:
                self.answer.setFocus()


class PlainPoint(QFrame):
    """A point that only has words: a limit of a medium, something left to complete. `chosen` goes there."""

    chosen = Signal()

    def __init__(self, theme: Theme, text: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "raised")
        layout = column(theme, space="tiny", margin="medium")
        layout.addWidget(label(text, wrap=True))
        self.go = button(theme, action, self.chosen.emit, look="link")
        self.go.setAccessibleDescription(text)
        layout.addLayout(flush(theme, self.go))
        self.setLayout(layout)
        self.setAccessibleName(text)
