"""The card of a finding: beside its words, at rest of the pointer or by Ctrl+., and the menu of a right click."""

from __future__ import annotations

import functools

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCursor, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QScrollArea, QWidget

from desktop.editorial.findings import Finding
from desktop.ui.editor.text.announcements import announce
from desktop.ui.editor.text.finding_body import MOST_FIXES, FindingBody
from desktop.ui.editor.text.finding_choices import Choice, Offer, choices_for, shown_fix, spoken
from desktop.ui.editor.text.fixes import fix, fix_everywhere, same_words
from desktop.ui.editor.text.text_area import TextArea
from desktop.ui.icons import icon
from desktop.ui.theme import Theme
from desktop.ui.widgets.held import Column

WIDTH = 420
_LEAVING = 350


class FindingCard(QFrame):
    """One card for all the areas it follows. It mends the text itself, in one undo step.

    `fix_chosen(field, finding, text)` follows a fix; `justify(field, finding, reason, equivalent)` and `contest(field,
    finding, reason)` carry what was written (`equivalent` is the French of a foreign term, else empty); `ignore_once`, `ignore_in_post`, `add_to_lexicon` and `explain` carry the field
    and the finding. `field` is the name given to `follow`.
    """

    fix_chosen = Signal(str, object, str)
    justify = Signal(str, object, str, str)
    contest = Signal(str, object, str)
    ignore_once = Signal(str, object)
    ignore_in_post = Signal(str, object)
    add_to_lexicon = Signal(str, object)
    explain = Signal(str, object)

    def __init__(self, theme: Theme, page: QWidget, offer: Offer | None = None) -> None:
        """`page` is the widget over which the card floats."""
        super().__init__(page)
        self._page = page
        self._theme = theme
        self._offer = offer or Offer()
        self._names: dict[TextArea, str] = {}
        self._area: TextArea | None = None
        self._taken = False
        self._key = ("", "", "")
        self._begun: dict[tuple[str, str, str], tuple[str, str]] = {}
        self.body: FindingBody | None = None
        self.setProperty("look", "floating")
        self.setAccessibleName(self.tr("Point à revoir"))
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = Column(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._scroll)
        self.watch = QTimer(self)
        self.watch.setInterval(_LEAVING)
        self.watch.timeout.connect(self._close_when_left)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self._fit)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)
        self.hide()

    def follow(self, field: str, area: TextArea) -> None:
        """Show the findings of an area, whose field is called `field`."""
        if area in self._names:
            self._names[area] = field
            return
        self._names[area] = field
        area.hovered.connect(functools.partial(self._hover, area))
        area.asked.connect(functools.partial(self._open_menu, area))
        area.edited.connect(self._text_changed)
        area.verticalScrollBar().valueChanged.connect(self._scrolled)
        wanted = QAction(self.tr("Voir le point à revoir"), area)
        wanted.setShortcut(QKeySequence("Ctrl+."))
        wanted.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        wanted.triggered.connect(functools.partial(self.open_at_caret, area))
        area.addAction(wanted)

    # Opening

    def open_at_caret(self, area: TextArea, _: bool = False) -> None:
        """Show the finding under the caret, for the keyboard; say so when there is none."""
        finding = area.finding_near(area.selection()[0]) or area.finding_near(area.caret())
        if finding is None:
            announce(area, self.tr("Aucun point à revoir ici."))
        else:
            self.open(area, finding)

    def open(self, area: TextArea, finding: Finding, *, focus: bool = True) -> None:
        """Show one of the present findings of an area; with `focus` the keyboard goes to its fixes."""
        self._keep_reason()
        self._area, self._taken = area, focus
        self._key = self._names[area], finding.rule, area.text()[finding.start : finding.end]
        places = len(same_words(area, finding)) if finding.suggestions else 1
        body = FindingBody(self._theme, finding, self._offer, places=places, read_only=area.isReadOnly())
        body.begun = self._begun.get(self._key, ("", ""))
        body.fix.connect(self._fix)
        body.everywhere.connect(self._fix_everywhere)
        body.chosen.connect(self._choose)
        body.reason_given.connect(self._give_reason)
        body.closed.connect(self.dismiss)
        body.resized.connect(self._body_resized)
        self.body = body
        body.setProperty("look", "inside")
        self._scroll.setWidget(body)
        self.setAccessibleDescription(spoken(finding))
        area.emphasise(finding)
        self.show()
        self.raise_()
        self._fit()
        self._settle.start()
        announce(self, spoken(finding))
        if focus:
            body.first_focus().setFocus(Qt.FocusReason.PopupFocusReason)
            self.watch.stop()
        else:
            self.watch.start()

    def forget(self) -> None:
        """Another post comes: close, and forget the reasons begun in this one."""
        self.dismiss()
        self._begun.clear()

    def dismiss(self) -> None:
        """Close; the caret takes the keyboard back when the card had it."""
        self._keep_reason()
        area, had_focus = self._area, self._holds(QApplication.focusWidget())
        self.watch.stop()
        self._area = None
        self.hide()
        if area is not None:
            area.emphasise(None)
            if had_focus:
                area.setFocus(Qt.FocusReason.PopupFocusReason)

    def _keep_reason(self) -> None:
        """A reason begun and not given waits for its words: whoever looks elsewhere did not give it up."""
        if self._area is None or self.body is None:
            return
        if any(written := self.body.written()):
            self._begun[self._key] = written
        else:
            self._begun.pop(self._key, None)

    def _body_resized(self) -> None:
        self._settle.start()

    def _fit(self) -> None:
        """Beside the words: under their last line, or above when there is more room, and never out of the page."""
        page, area, body = self._page, self._area, self.body
        if area is None or body is None:
            return
        margin = self._theme.space("small")
        width = min(self._theme.px(WIDTH), page.width() - 2 * margin)
        wanted = self._content_height(body, width - 2) + 2
        span = body.finding.start, body.finding.end
        first, every = self._in_page(area, area.rectangle(*span)), self._in_page(area, area.lines(*span))
        place = every if wanted <= self._room(every) else first
        below, above = page.height() - place.bottom() - 2 * margin, place.top() - 2 * margin
        under = wanted <= below or below >= above
        height = min(wanted, max(below if under else above, self._theme.px(120)))
        policy = Qt.ScrollBarPolicy
        self._scroll.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if height < wanted else policy.ScrollBarAlwaysOff
        )
        top = place.bottom() + margin if under else place.top() - margin - height
        left = min(max(first.left(), margin), max(margin, page.width() - width - margin))
        self.setGeometry(left, max(margin, top), width, height)

    def _in_page(self, area: TextArea, words: QRect) -> QRect:
        return QRect(area.viewport().mapTo(self._page, words.topLeft()), words.size())

    def _room(self, place: QRect) -> int:
        """The height there is for the card under a place, or above it."""
        margin = self._theme.space("small")
        return max(self._page.height() - place.bottom(), place.top()) - 2 * margin

    @staticmethod
    def _content_height(body: FindingBody, width: int) -> int:
        for widget in (body, *body.findChildren(QWidget)):
            widget.ensurePolished()  # before it is shown, its fonts are not yet those of the style sheet
            if (inner := widget.layout()) is not None:
                inner.invalidate()
        layout = body.layout()
        assert layout is not None
        return layout.totalHeightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """What it holds may ask for another height once it is laid out."""
        super().resizeEvent(event)
        self._settle.start()

    # The pointer

    def _hover(self, area: TextArea, finding: Finding | None) -> None:
        if (self._taken and self.isVisible()) or QApplication.activePopupWidget() is not None:
            return
        if finding is not None:
            self.open(area, finding, focus=False)

    def _close_when_left(self) -> None:
        """The pointer is neither on the card nor on the words."""
        area, body = self._area, self.body
        if self._taken or area is None or body is None:
            self.watch.stop()
            return
        at = QCursor.pos()
        around = self.rect().adjusted(-8, -8, 8, 8)
        words = area.lines(body.finding.start, body.finding.end).adjusted(-4, -4, 4, 8)
        over = around.contains(self.mapFromGlobal(at)) or words.contains(area.viewport().mapFromGlobal(at))
        if not over:
            self.dismiss()

    def _open_menu(self, area: TextArea, finding: Finding, at: QPoint) -> None:
        self.dismiss()
        self.menu(area, finding).popup(at)

    def menu(self, area: TextArea, finding: Finding) -> QMenu:
        """The same choices as a menu, deleted when it closes."""
        menu = QMenu(area)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not area.isReadOnly():
            for suggestion in finding.suggestions[:MOST_FIXES]:
                words = shown_fix(suggestion).replace("&", "&&")
                menu.addAction(words).triggered.connect(
                    functools.partial(self._fix_in, area, finding, suggestion)
                )
            places = len(same_words(area, finding))
            if finding.suggestions and places > 1:
                text = self.tr("Corriger partout ({0} fois)").format(places)
                everywhere = functools.partial(self._fix_all_in, area, finding, finding.suggestions[0])
                menu.addAction(text).triggered.connect(everywhere)
            menu.addSeparator()
        for choice in choices_for(finding, self._offer):
            if not area.isReadOnly() or choice is Choice.EXPLAIN:
                drawn = icon(choice.icon, self._theme.colours["text"])
                act = menu.addAction(drawn, choice.label)
                act.triggered.connect(functools.partial(self._choose_in, area, finding, choice))
        return menu

    # What is chosen

    def _fix(self, suggestion: str) -> None:
        if self._area is not None and self.body is not None:
            self._fix_in(self._area, self.body.finding, suggestion)

    def _fix_everywhere(self, suggestion: str) -> None:
        if self._area is not None and self.body is not None:
            self._fix_all_in(self._area, self.body.finding, suggestion)

    def _fix_in(self, area: TextArea, finding: Finding, suggestion: str, _: bool = False) -> None:
        self.dismiss()
        fix(area, finding, suggestion)
        self.fix_chosen.emit(self._names[area], finding, suggestion)

    def _fix_all_in(self, area: TextArea, finding: Finding, suggestion: str, _: bool = False) -> None:
        self.dismiss()
        fix_everywhere(area, finding, suggestion)
        self.fix_chosen.emit(self._names[area], finding, suggestion)

    def _choose(self, choice: Choice) -> None:
        if self._area is not None and self.body is not None:
            self._choose_in(self._area, self.body.finding, choice)

    def _choose_in(self, area: TextArea, finding: Finding, choice: Choice, _: bool = False) -> None:
        if choice in (Choice.JUSTIFY, Choice.CONTEST):
            self.open(area, finding)
            assert self.body is not None
            self.body.open_form()
            return
        self.dismiss()
        told = {
            Choice.IGNORE_ONCE: self.ignore_once,
            Choice.IGNORE_IN_POST: self.ignore_in_post,
            Choice.ADD_TO_LEXICON: self.add_to_lexicon,
            Choice.EXPLAIN: self.explain,
        }
        told[choice].emit(self._names[area], finding)

    def _give_reason(self, reason: str, equivalent: str) -> None:
        area, body = self._area, self.body
        if area is None or body is None:
            return
        finding, contested = body.finding, Choice.CONTEST in body.choices
        self.dismiss()
        self._begun.pop(self._key, None)
        if contested:
            self.contest.emit(self._names[area], finding, reason)
        else:
            self.justify.emit(self._names[area], finding, reason, equivalent)

    # Keyboard and focus

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A digit takes a fix, Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif not (event.text().isdigit() and self.body is not None and self.body.choose(int(event.text()))):
            super().keyPressEvent(event)

    def _text_changed(self) -> None:
        if self.isVisible() and not self._is_writing():
            self.dismiss()

    def _scrolled(self, _: int) -> None:
        if self.isVisible() and self._taken:
            self._fit()
        elif self.isVisible():
            self.dismiss()

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if not self.isVisible():
            return
        if self._holds(new):
            self._taken = True
        elif self._taken and new is not None and self._holds(old) and not self._is_writing():
            self.dismiss()

    def _is_writing(self) -> bool:
        """Whether a reason is begun: it is not thrown away because one looked elsewhere."""
        return (
            self.body is not None
            and self.body.form is not None
            and bool((self.body.form.text() + self.body.form.term()).strip())
        )

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and (widget is self or self.isAncestorOf(widget))
