"""« Vérifier un texte »: a pad for a reply or a poster; nothing of it is kept."""

from __future__ import annotations

import functools

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.checks.base import CheckContext
from desktop.editorial.findings import Finding
from desktop.editorial.post import MARKDOWN_CHANNELS, Channel, PostKind
from desktop.services.pasted_text import pasted
from desktop.services.proofreading import context_today
from desktop.ui.editor.text.check_state import CheckState
from desktop.ui.editor.text.families import category_word, severity_icon, severity_word
from desktop.ui.editor.text.live_checks import LiveChecks
from desktop.ui.editor.text.text_area import TextArea
from desktop.ui.screens import Screen
from desktop.ui.widgets.buttons import LinkButton, button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import card, clear, column, flush, frame, growing_title, row, scrolling
from desktop.ui.widgets.labels import Badge, label
from desktop.ui.workbench import Workbench
from desktop.ui.writing.fix_words import fix_words
from desktop.ui.writing.remark_count import remark_count

_MOST_FIXES = 3
_MEDIA: tuple[tuple[str, Channel], ...] = (
    ("Réponse ou publication Facebook", Channel.FACEBOOK),
    ("Affiche ou texte du site", Channel.WEBSITE),
    ("Le Contact de chez nous", Channel.CONTACT),
)


class PadScreen(Screen):
    """A text, what is found in it, and a copy of it to take elsewhere."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._context: CheckContext | None = None
        self.area = TextArea(self.theme, markdown=False, name=self.tr("Texte à vérifier"))
        self.area.pasted = self._pasted
        self.area.said.connect(bench.notices.inform)
        self.checks = LiveChecks(bench, self)
        self.medium = QComboBox()
        self.medium.setAccessibleName(self.tr("Genre de texte"))
        self.medium.addItems([words for words, _ in _MEDIA])
        self.medium.currentIndexChanged.connect(lambda _: self._watch())
        self.state = Badge(self.theme, self.tr("Rien à vérifier"), "not_applicable", "muted")
        self._points = column(self.theme, space="small")
        self._lay_out()
        self.checks.findings_changed.connect(self._show_points)
        self.checks.state_changed.connect(self._show_state)
        self.area.edited.connect(self._show_state)

    def visit(self, target: object = None) -> None:
        """Show the pad as it was left; a text given is put in it."""
        if isinstance(target, str):
            self.area.set_text(target)
        self.bench.ask(lambda desk, _: context_today(desk), self._take_context, owner=self)

    def first_focus(self) -> QWidget:
        """The text."""
        return self.area

    def clear_text(self) -> None:
        """Empty the pad; Ctrl+Z brings the text back."""
        self.area.replace_text(0, len(self.area.text()), "")
        self.area.setFocus()

    def copy_text(self) -> None:
        """Put the whole text on the clipboard."""
        QGuiApplication.clipboard().setText(self.area.text())
        self.bench.notices.succeed(self.tr("Texte copié."))

    def _take_context(self, context: CheckContext) -> None:
        self._context = context
        self._watch()

    def _watch(self) -> None:
        """Check the text as one of the medium chosen."""
        if self._context is None:
            return
        for _, other in _MEDIA:
            self.checks.forget(f"{other}.corps")
        channel = self._channel()
        self.checks.set_context(str(channel), self._context, str(channel), str(PostKind.NEWS))
        self.checks.watch(f"{channel}.corps", self.area, where="corps", markdown=channel in MARKDOWN_CHANNELS)
        self._show_state()

    def _pasted(self, html: str, plain: str) -> tuple[str, str]:
        found = pasted(html or None, plain, markdown=self._channel() in MARKDOWN_CHANNELS)
        return found.text, found.changes

    def _channel(self) -> Channel:
        return _MEDIA[self.medium.currentIndex()][1]

    def _show_points(self, _: str) -> None:
        clear(self._points)
        for finding in self.checks.findings(f"{self._channel()}.corps"):
            self._points.addWidget(self._point(finding))
        self._points.addStretch(1)
        self._show_state()

    def _show_state(self) -> None:
        if not self.area.text().strip():
            self.state.show_state(self.tr("Rien à vérifier"), "not_applicable", "muted")
            return
        state = self.checks.state(str(self._channel()))
        found = len(self.checks.findings(f"{self._channel()}.corps"))
        if state is CheckState.UP_TO_DATE and found == 0:
            self.state.show_state(remark_count(0), "pass", "success")
        elif state is CheckState.UP_TO_DATE:
            self.state.show_state(remark_count(found), "warning", "warning")
        else:
            token = "danger" if state is CheckState.UNCHECKED else "muted"
            self.state.show_state(state.label[:1].upper() + state.label[1:], state.icon, token)

    def _point(self, finding: Finding) -> QWidget:
        made, inside = card(self.theme)
        inside.addWidget(Badge(self.theme, _words(finding), *severity_icon(finding.severity)))
        inside.addWidget(label(finding.message, wrap=True))
        words = self.area.text()[finding.start : finding.end]
        go = functools.partial(self._go_to, finding)
        if words.strip():
            link = LinkButton(self.theme, f"«\u00a0{' '.join(words.split())}\u00a0»", go)
            inside.addLayout(flush(self.theme, link))
        for suggestion in finding.suggestions[:_MOST_FIXES]:
            inside.addWidget(self._fix(finding, suggestion))
        made.setAccessibleName(finding.message)
        return made

    def _fix(self, finding: Finding, suggestion: str) -> QWidget:
        text = fix_words(self.area.text()[finding.start : finding.end], suggestion)
        made = button(
            self.theme,
            text.replace("&", "&&"),
            lambda: self.area.replace_text(finding.start, finding.end, suggestion),
            role="check",
        )
        made.setAccessibleName(text)
        return made

    def _go_to(self, finding: Finding) -> None:
        self.area.select(finding.start, finding.end)
        self.area.setFocus()

    def _lay_out(self) -> None:
        whole: QVBoxLayout = column(self.theme, margin="large")
        heading = FlowLayout(self.theme, trailing=True)
        back = button(
            self.theme, self.tr("Retour"), lambda: self.bench.go("redaction"), look="quiet", role="back"
        )
        for widget in (
            back,
            growing_title(self.tr("Vérifier un texte")),
            self.medium,
            button(self.theme, self.tr("Sous-titres d’une vidéo…"), lambda: self.bench.go("sous_titres")),
            button(self.theme, self.tr("Effacer"), self.clear_text),
            button(self.theme, self.tr("Copier le texte"), self.copy_text, look="primary", role="copy"),
        ):
            heading.addWidget(widget)
        whole.addLayout(heading)
        whole.addWidget(
            label(
                self.tr("Rien n’est enregistré\u00a0: le texte disparaît à la fermeture."), "muted", wrap=True
            )
        )
        body: QHBoxLayout = row(self.theme, space="large")
        paper = column(self.theme, margin="tiny")
        paper.addWidget(self.area)
        body.addWidget(frame("card", paper), 3)
        side = column(self.theme, space="small", margin="medium")
        side.addWidget(self.state)
        inside = QWidget()
        inside.setLayout(self._points)
        side.addWidget(scrolling(inside, self.tr("Remarques")), 1)
        body.addWidget(frame("card", side), 2)
        whole.addLayout(body, 1)
        self.setLayout(whole)


def _words(finding: Finding) -> str:
    return f"{severity_word(finding.severity)}, {category_word(finding.category).lower()}"
