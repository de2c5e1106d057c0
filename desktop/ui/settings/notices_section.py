"""Avis publics: the greffe deposits the words; the officer begins the post from them; remarks come back (art. 12)."""

from __future__ import annotations

import functools

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from desktop.editorial.civil_dates import french_moment
from desktop.editorial.elision import of_person
from desktop.services.comments import Comment, comments_of
from desktop.services.desk import Desk
from desktop.services.notice_tasks import keep_words, unanswered_remarks
from desktop.services.public_notices import PublicNotice, deposit_notice, post_of_notice, public_notices
from desktop.services.session import Session
from desktop.ui.settings.section import Section, buttons, field
from desktop.ui.settings.signing import ToSign
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.following import add_gap
from desktop.ui.widgets.frames import clear, column, frame
from desktop.ui.widgets.labels import label
from desktop.ui.workbench import Change

_SHOWN = 30
"""Notices on show: the latest."""
_WRITERS = frozenset({"redaction", "direction"})

_Read = tuple[tuple[PublicNotice, tuple[Comment, ...], bool, bool], ...]


class NoticesSection(Section):
    """The notices. What the greffe deposits is published word for word."""

    title = "Avis publics"
    advice = (
        "Le greffe dépose le texte d’un avis; personne d’autre ne le change. La rédaction prépare la publication à partir de ce "
        "texte, verrouillé, et signale au greffe ce qui serait à revoir (art.\u00a012)."
    )

    def build(self) -> None:
        """The form of the greffe, and the notices."""
        self._greffe = "greffe" in self.bench.roles
        self._wanted: str | None = None
        self._frames: dict[str, QFrame] = {}
        self._replaces: PublicNotice | None = None
        self.name, self.words = QLineEdit(), QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(self.theme.px(180))
        self.sign = button(self.theme, self.tr("Déposer cet avis…"), self._deposit, role="check")
        self.drop = button(self.theme, self.tr("Annuler"), self._forget, look="quiet")
        self.drop.hide()
        if self._greffe:
            self._make_form()
        inside = self.card(self.tr("Avis déposés"))
        self._rows = column(self.theme, space="small")
        inside.addLayout(self._rows)

    def read(self) -> None:
        """Read the notices, the remarks, and whether somebody began the post."""

        def work(desk: Desk, _: Session) -> _Read:
            workspace = desk.workspace
            return tuple(
                (
                    each,
                    comments_of(workspace, each.item),
                    workspace.queries.post(each.item) is not None,
                    bool(unanswered_remarks(workspace, each)),
                )
                for each in public_notices(workspace)[:_SHOWN]
            )

        self.bench.ask(work, self._show, owner=self)

    def show_target(self, target: str | None) -> None:
        """Visited for one notice, perhaps: it is brought into view, its first action takes the keyboard."""
        self._wanted = target
        self.read()

    def refresh(self, change: Change) -> None:
        """A post was begun, a remark written."""
        if change.posts or change.people or change.profile:
            self.read()

    def first_focus(self) -> QWidget | None:
        """The title, for the greffe."""
        return self.name if self._greffe else None

    def _make_form(self) -> None:
        inside = self.card(self.tr("Déposer un avis"))
        self.name.textChanged.connect(self._settle)
        self.words.textChanged.connect(self._settle)
        inside.addLayout(field(self.theme, self.tr("&Titre de l’avis"), self.name))
        inside.addLayout(
            field(
                self.theme,
                self.tr("Te&xte de l’avis"),
                self.words,
                self.tr("Collez-le tel qu’il a été signé. Il paraîtra mot pour mot."),
            )
        )
        inside.addLayout(buttons(self.theme, (self.sign, self.drop)))
        self._settle()

    def _settle(self) -> None:
        texts = (self.name.text(), self.words.toPlainText())
        self.sign.setEnabled(all(any(each.isalnum() for each in text) for text in texts))

    def _deposit(self) -> None:
        title, body = self.name.text(), self.words.toPlainText()
        item = self._replaces.item if self._replaces is not None else None
        what = (
            self.tr("Vous déposez de nouveau l’avis «\u00a0{0}\u00a0».")
            if item
            else self.tr("Vous déposez l’avis «\u00a0{0}\u00a0».")
        )
        warnings = (
            (
                self.tr(
                    "Une publication déjà préparée devra reprendre ce texte, et être approuvée de nouveau."
                ),
            )
            if item
            else ()
        )

        def done(_: object) -> None:
            self._forget()
            self.say(self.tr("L’avis est déposé."))

        self.ask(
            ToSign(
                what.format(title.strip()),
                lambda desk, session, _: deposit_notice(desk.workspace, session, title, body, item),
                done,
                changes=Change(posts=frozenset({item} if item else ()), profile=True),
                warnings=warnings,
            )
        )

    def _forget(self) -> None:
        self._replaces = None
        self.drop.hide()
        self.name.clear()
        self.words.clear()

    def _show(self, found: _Read) -> None:
        clear(self._rows)
        self._frames = {}
        for notice, remarks, is_begun, waits in found:
            made = self._made(notice, remarks, is_begun=is_begun, waits=waits)
            self._frames[notice.item] = made
            self._rows.addWidget(made)
        if not found:
            self._rows.addWidget(label(self.tr("Le greffe n’a déposé aucun avis."), "muted", wrap=True))
        self._reveal()

    def _reveal(self) -> None:
        """Show the notice that was asked for, once."""
        made = self._frames.get(self._wanted or "")
        self._wanted = None
        if made is None:
            return
        # Once it has its place.
        QTimer.singleShot(0, made, lambda: self.page.ensureWidgetVisible(made))
        first = made.findChild(QPushButton)
        if first is not None:
            first.setFocus()

    def _made(
        self, notice: PublicNotice, remarks: tuple[Comment, ...], *, is_begun: bool, waits: bool
    ) -> QFrame:
        layout = column(self.theme, space="tiny", margin="medium")
        layout.addWidget(label(notice.title, "strong", wrap=True))
        said = self.tr("Déposé par {0}, {1}").format(notice.person, french_moment(notice.at))
        layout.addWidget(label(said, "muted", wrap=True))
        words = Fold(self.theme, self.tr("Texte"))
        words.head.setAccessibleName(self.tr("Texte de {0}").format(notice.title))
        words.body.addWidget(label(notice.body, wrap=True))
        layout.addWidget(words)
        for remark in remarks:
            layout.addWidget(label(self._remark(remark), wrap=True))
        actions = self._actions(notice, is_begun=is_begun, waits=waits)
        if actions and remarks:
            add_gap(self.theme, layout, "tiny")
        if actions:
            layout.addLayout(buttons(self.theme, actions))
        return frame("raised", layout)

    def _remark(self, remark: Comment) -> str:
        words = (
            self.tr("Remarque {0} sur «\u00a0{1}\u00a0»\u00a0: {2}")
            if remark.quote
            else self.tr("Remarque {0}\u00a0: {2}")
        )
        return words.format(of_person(remark.person), remark.quote, remark.text)

    def _actions(self, notice: PublicNotice, *, is_begun: bool, waits: bool) -> list[QPushButton]:
        made = []
        if self.bench.roles & _WRITERS:
            words = self.tr("Ouvrir la publication") if is_begun else self.tr("Préparer la publication")
            made.append(
                button(
                    self.theme, words, functools.partial(self._open, notice, is_begun=is_begun), role="write"
                )
            )
        if self._greffe:
            made.append(
                button(self.theme, self.tr("Déposer de nouveau…"), functools.partial(self._again, notice))
            )
        if self._greffe and waits:
            keep = functools.partial(self._keep, notice)
            made.append(button(self.theme, self.tr("Maintenir le texte"), keep, role="check"))
        for each in made:
            each.setAccessibleName(f"{each.text().rstrip('…')}\u00a0: {notice.title}")
        return made

    def _open(self, notice: PublicNotice, *, is_begun: bool) -> None:
        self.bench.go("editeur", notice.item if is_begun else post_of_notice(notice))

    def _keep(self, notice: PublicNotice) -> None:
        """Answer the remarks that the words stay."""
        self.bench.act(
            lambda desk, session: keep_words(desk.workspace, session, notice),
            lambda _: self.say(self.tr("La rédaction lira que le texte est maintenu.")),
            # The gates of the post look at this answer.
            changes=Change(posts=frozenset({notice.item}), profile=True),
            owner=self,
        )

    def _again(self, notice: PublicNotice) -> None:
        self._replaces = notice
        self.name.setText(notice.title)
        self.words.setPlainText(notice.body)
        self.drop.show()
        self.name.setFocus()
        self.page.ensureWidgetVisible(self.name)
