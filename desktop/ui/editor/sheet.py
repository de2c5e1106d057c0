"""The sheet of a post: what it is, when, where and for whom. Each change is a step that Ctrl+Z undoes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop.editorial.channel_choice import with_channel, without_channel
from desktop.editorial.gates.addresses import read_address
from desktop.editorial.policy_lists import AUDIENCES, OBJECTIVES
from desktop.editorial.post import Channel, EventFacts, Post, PostKind
from desktop.editorial.variant import own_variant, with_variant
from desktop.services.editing import Editing
from desktop.ui.editor.edited_post import EditedPost
from desktop.ui.editor.planned_field import PlannedField
from desktop.ui.editor.point_places import EVENT
from desktop.ui.editor.sheet_channels import ChannelsField
from desktop.ui.editor.sheet_event import EventField
from desktop.ui.editor.sheet_lists import ListField
from desktop.ui.theme import Theme
from desktop.ui.widgets.frames import column, line, scrolling
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.styled import restyle
from desktop.ui.widgets.wrapped_check import WrappedCheck


class Sheet(QFrame):
    """The left column. It shows the edited post and amends it; `use_images` places the image strip.

    `least_changed()` when what it holds asks for another width: less than `minimumSizeHint` would cut it.
    """

    least_changed = Signal()

    def __init__(self, theme: Theme, edited: EditedPost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._edited = edited
        self._editing: Editing | None = None
        self._known: tuple[object, ...] = ()
        self._least = 0
        self.setProperty("look", "panel")
        self.setAccessibleName(self.tr("Fiche de la publication"))
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Genre"))
        for kind in PostKind:
            self.kind.addItem(kind.label, str(kind))
        self.emergency = WrappedCheck(theme, self.tr("Urgence (art. 19)"))
        self.planned = PlannedField(theme)
        self.channels = ChannelsField(theme)
        self.page = QLineEdit()
        self.page.setAccessibleName(self.tr("Page du site"))
        self.page.setPlaceholderText(self.tr("Adresse de la page"))
        said = self.tr("Ce n’est pas une adresse du Web. Copiez-la du navigateur\u00a0: https://…")
        self._not_a_page = label(said, "danger", wrap=True)
        self._not_a_page.hide()
        self.event_facts = EventField(theme)
        self.objectives = ListField(theme, self.tr("Objectifs (art. 4)"), OBJECTIVES)
        self.audiences = ListField(theme, self.tr("Publics (art. 5)"), AUDIENCES)
        self._rows: QVBoxLayout = column(theme, space="small")
        self._lay_out()
        self._connect()
        edited.changed.connect(self._follow)

    def begin(self, editing: Editing) -> None:
        """Show another post."""
        self._editing = editing
        self.channels.use_accounts(editing.accounts)
        self.planned.use_periods(editing.evidence.periods)
        self._show(self._edited.post)

    def use_images(self, strip: QWidget) -> None:
        """Place the strip of images at the end of the sheet."""
        self._images.addWidget(strip)

    def settle(self) -> None:
        """Give what is typed in a line and not yet said."""
        if self._editing is not None:
            self.planned.settle()
            self._page_typed()
            if not self._event_part.isHidden():
                self.event_facts.settle()

    def go_to(self, part: str) -> None:
        """Put the keyboard in a field that `point_places` names, and show it."""
        field = self.event_facts.ours.box if part == EVENT else self.page
        self._area.ensureWidgetVisible(field)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as what it holds: a scrolling area alone would cut it."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        return QSize(self._inside.minimumSizeHint().width() + bar, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tell when what scrolls needs another width: nothing of it goes through a scrolling area."""
        if watched is self._inside and event.type() is QEvent.Type.LayoutRequest:
            least = self._inside.minimumSizeHint().width()
            if least != self._least:
                self._least = least
                self.least_changed.emit()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self._section(self.tr("Genre"), self.kind, self.emergency)
        self._section(self.tr("Date prévue"), self.planned)
        self._section(self.tr("Médias"), self.channels)
        self._section(self.tr("Page du site (art. 2)"), self.page, self._not_a_page)
        self._event_part = self._section(self.tr("Événement"), self.event_facts)
        self._rows.addWidget(line())
        self._rows.addWidget(self.objectives)
        self._rows.addWidget(self.audiences)
        self._rows.addWidget(line())
        self._images = column(self._theme)
        self._rows.addLayout(self._images)
        self._rows.addStretch(1)
        inside = self._inside = QWidget()
        space = self._theme.space("medium")
        self._rows.setContentsMargins(space, space, space, space)
        inside.setLayout(self._rows)
        inside.installEventFilter(self)
        whole = column(self._theme)
        self._area = scrolling(inside, self.tr("Fiche"))
        whole.addWidget(self._area)
        self.setLayout(whole)

    def _section(self, title: str, *fields: QWidget) -> QWidget:
        part = QWidget()
        inside = column(self._theme, space="small")
        inside.setContentsMargins(0, 0, 0, self._theme.space("medium"))
        name = label(title, "strong")
        name.setBuddy(fields[0])
        inside.addWidget(name)
        for field in fields:
            inside.addWidget(field)
        part.setLayout(inside)
        self._rows.addWidget(part)
        return part

    def _connect(self) -> None:
        self.kind.activated.connect(self._kind_chosen)
        self.emergency.toggled.connect(lambda on: self._amend(self.tr("l’urgence"), emergency=on))
        self.planned.chosen.connect(lambda when: self._amend(self.tr("la date prévue"), planned_at=when))
        self.channels.turned.connect(self._channel_turned)
        self.channels.account_chosen.connect(self._account_chosen)
        self.page.editingFinished.connect(self._page_typed)
        self.event_facts.chosen.connect(self._event_said)
        self.objectives.chosen.connect(lambda codes: self._amend(self.tr("les objectifs"), objectives=codes))
        self.audiences.chosen.connect(lambda codes: self._amend(self.tr("les publics"), audiences=codes))

    def _follow(self, author: object) -> None:
        if author is not self and self._editing is not None and _shown(self._edited.post) != self._known:
            self._show(self._edited.post)

    def _show(self, post: Post) -> None:
        assert self._editing is not None
        self._known = _shown(post)
        self.kind.setCurrentIndex(list(PostKind).index(post.kind))
        self.emergency.set_checked(post.emergency)
        self.planned.show_planned(post.planned_at, self._editing.today)
        self.channels.show_post(post)
        if self.page.text() != (post.site_page or "") and not self.page.isModified():
            self.page.setText(post.site_page or "")
            self.page.setCursorPosition(0)
        self._judge_page()
        self.event_facts.show_facts(post.event)
        self._event_part.setVisible(post.kind is PostKind.EVENT or post.event is not None)
        self.objectives.show_codes(post.objectives)
        self.audiences.show_codes(post.audiences)

    def _amend(self, words: str, *, typed: bool = False, **changes: object) -> None:
        self._edited.amend(words, lambda post: replace(post, **changes), self, typed=typed)  # type: ignore[arg-type]
        # What a change entails elsewhere in the sheet (the account of a medium, an event's questions).
        self._show(self._edited.post)

    def _kind_chosen(self, index: int) -> None:
        self._amend(self.tr("le genre"), kind=PostKind(self.kind.itemData(index)))

    def _channel_turned(self, channel: Channel, on: bool) -> None:
        turn: Callable[[Post, Channel], Post] = with_channel if on else without_channel
        self._edited.amend(self.tr("les médias"), lambda post: turn(post, channel))

    def _account_chosen(self, channel: Channel, account: str | None) -> None:
        self._edited.amend(
            self.tr("le compte"),
            lambda post: with_variant(post, replace(own_variant(post, channel), account=account)),
        )

    def _page_typed(self) -> None:
        typed = self.page.text().strip()
        self.page.setModified(False)
        self._judge_page()
        if typed != (self._edited.post.site_page or ""):
            self._amend(self.tr("la page du site"), site_page=typed or None)

    def _judge_page(self) -> None:
        """Say at once that what was typed is no address, rather than that there is no page."""
        typed = self.page.text().strip()
        wrong = bool(typed) and not self.page.isModified() and read_address(typed) is None
        restyle(self.page, "invalid", wrong)
        self.page.setAccessibleDescription(self._not_a_page.text() if wrong else "")
        self._not_a_page.setVisible(wrong)

    def _event_said(self, facts: EventFacts) -> None:
        self._amend(self.tr("l’événement"), typed=True, event=facts)


def _shown(post: Post) -> tuple[object, ...]:
    """What of a post the sheet shows: words typed elsewhere change nothing here."""
    return (replace(post, variants=()), *(own_variant(post, channel).account for channel in Channel))
