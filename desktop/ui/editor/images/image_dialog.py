"""The details of one image, in a window that blocks nothing: framing, description, rights, people, logos."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QTabWidget, QWidget

from desktop.editorial.post import Channel, ImageUse
from desktop.ui.editor.images.description_form import DescriptionForm
from desktop.ui.editor.images.framing_pane import FramingPane
from desktop.ui.editor.images.marks_form import MarksForm
from desktop.ui.editor.images.people_form import PeopleForm
from desktop.ui.editor.images.rights_form import RightsForm
from desktop.ui.editor.images.strip_records import ImageRecordsShown
from desktop.ui.editor.point_places import FRAMING, PEOPLE, RIGHTS
from desktop.ui.editor.undo_keys import listen
from desktop.ui.widgets.buttons import button, tool_button
from desktop.ui.widgets.frames import column, frame, row, scrolling
from desktop.ui.widgets.held import Row
from desktop.ui.widgets.labels import ElidedLabel, label
from desktop.ui.widgets.tab_order import order_after
from desktop.ui.window_keys import WindowKeys
from desktop.ui.workbench import Workbench

_USUAL = (980, 640)
"""Pixels at 100 %."""
_NARROW = 760
"""Pixels at 100 % under which framing and forms no longer hold side by side."""


class ImageDialog(QDialog):
    """Shows the uses of a strip one by one. `use_changed({number: ImageUse})` follows each change of a use.

    With a selection, the rights record and the people are those of all the chosen images. `keyboard_left()` when it
    closes while it has the keyboard; `undo_asked()` and `redo_asked()` by the keys, outside a text that undoes by itself.
    """

    use_changed = Signal(object)
    keyboard_left = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, bench: Workbench, records: ImageRecordsShown, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog)
        self._bench = bench
        self._theme = bench.theme
        self._records = records
        self._uses: tuple[ImageUse, ...] = ()
        self._number = 0
        self._selection: tuple[int, ...] = ()
        self._inherited = False
        self._today = dt.date.min
        self._unsigned: QFrame | None = None
        self.framing = FramingPane(bench)
        self.description = DescriptionForm(self._theme)
        self.rights = RightsForm(bench)
        self.people = PeopleForm(bench)
        self.marks = MarksForm(bench)
        self.setWindowTitle(self.tr("Image\u00a0: cadrage, description et droits"))
        self._lay_out()
        self._connect()
        WindowKeys(self)
        self._theme.changed.connect(self._place_framing)
        bench.ask(lambda desk, _: desk.today(), self._know_today, owner=self)

    @property
    def current(self) -> int:
        """The number of the image shown, from 0."""
        return self._number

    def show_image(
        self, uses: tuple[ImageUse, ...], number: int, selection: tuple[int, ...], inherited: bool
    ) -> None:
        """Show one image of `uses`; `selection` are those that its records are also written for."""
        self.description.flush()
        self._forget_unsigned()
        self._uses, self._number, self._inherited = uses, number, inherited
        self._selection = selection if number in selection else (number,)
        self._show()
        self.show()
        if self.focusWidget() is None:
            self.tabs.tabBar().setFocus(Qt.FocusReason.OtherFocusReason)
        self.raise_()
        self.activateWindow()

    def fit_in(self, available: QSize) -> None:
        """Take the usual size, or the room there is."""
        wanted = QSize(self._theme.px(_USUAL[0]), self._theme.px(_USUAL[1]))
        self.resize(wanted.boundedTo(available))

    def show_part(self, part: str) -> None:
        """Show a part of the details: what `point_places` names, the first one for anything else."""
        page = {RIGHTS: self.rights, PEOPLE: self.people, FRAMING: self.framing}.get(part, self.description)
        for place in range(self.tabs.count()):
            shown = self.tabs.widget(place)
            if shown is not None and shown.isAncestorOf(page):
                self.tabs.setCurrentIndex(place)

    def follow(self, uses: tuple[ImageUse, ...], inherited: bool) -> None:
        """The strip changed: show what became of the image, or close when it is gone."""
        asset = self._uses[self._number].asset if self._number < len(self._uses) else ""
        self._uses, self._inherited = uses, inherited
        places = [number for number, use in enumerate(uses) if use.asset == asset]
        if not places:
            self._selection = ()
            self.close()
            return
        if self._number not in places:
            self._number = places[0]
            self._selection = (self._number,)
        self._selection = tuple(n for n in self._selection if n < len(uses)) or (self._number,)
        if self.isVisible():
            self._show()

    def set_channel(self, channel: Channel, channels: Collection[Channel]) -> None:
        """The channel whose published picture is shown."""
        del channels  # the badges of the strip already read the records for all of them
        self.framing.set_channel(channel)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing typed is lost."""
        self._leave()
        super().closeEvent(event)

    def _leave(self) -> None:
        """What was typed is said; what was not signed is recalled."""
        self.description.flush()
        unsigned = self._unsigned_records()
        if unsigned and self.isVisible() and self._unsigned is None:
            kept = self.tr(
                "Ce que vous avez écrit vous attend dans les détails de l’image, jusqu’à la fermeture de la publication."
            )
            self._unsigned = self._bench.notices.warn(" ".join((*unsigned, kept)))

    def _unsigned_records(self) -> list[str]:
        """What was begun and not recorded, one sentence each."""
        said = (
            (self.rights.touched, self.tr("La fiche de droits de l’image n’est pas enregistrée.")),
            (self.people.unfinished, self.tr("La fiche d’une personne n’est pas enregistrée.")),
            (self.marks.unfinished, self.tr("Le consentement pour un logo n’est pas enregistré.")),
        )
        return [sentence for unfinished, sentence in said if unfinished]

    def _forget_unsigned(self) -> None:
        """What was not signed is under the eyes again."""
        if self._unsigned is not None:
            self._bench.notices.dismiss(self._unsigned)
            self._unsigned = None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Échap closes what is open the deepest: the form of a person or of a consent, then the dialog."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            pages = (self.people, self.marks)
            if any(page.isVisible() and page.close_form() for page in pages):
                return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Échap closes too."""
        self._leave()
        held = self.isActiveWindow()
        super().done(result)
        if held:
            self.keyboard_left.emit()

    def _lay_out(self) -> None:
        theme = self._theme
        self._title = ElidedLabel("", "section")
        self._back = tool_button(theme, self.tr("Image précédente"), "previous", lambda: self._turn(-1))
        self._forth = tool_button(theme, self.tr("Image suivante"), "next", lambda: self._turn(1))
        head = row(theme)
        head.addWidget(self._title, 1)
        head.addWidget(self._back)
        head.addWidget(self._forth)
        inside = row(theme, margin="small")
        self._many = label("", wrap=True)
        inside.addWidget(self._many)
        self._many_box = frame("info", inside)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(self.tr("Parties de la fiche de l’image"))
        for page, name in (
            (self.description, self.tr("Description")),
            (self.rights, self.tr("Droits")),
            (self.people, self.tr("Personnes")),
            (self.marks, self.tr("Logos")),
        ):
            self.tabs.addTab(self._scrolled(page, name), name)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setExpanding(False)
        self._left = QWidget()
        self._beside = column(theme)
        self._left.setLayout(self._beside)
        self._framing_tab = scrolling(QWidget(), self.tr("Cadrage"))
        halves = row(theme, space="large")
        halves.addWidget(self._left, 1)
        halves.addWidget(self.tabs, 1)
        foot = Row()
        foot.addStretch(1)
        close = button(theme, self.tr("Fermer"), self.close)
        foot.addWidget(close)
        whole = column(theme, space="small", margin="large")
        self.setLayout(whole)
        whole.addLayout(head)
        whole.addWidget(self._many_box)
        whole.addLayout(halves, 1)
        whole.addLayout(foot)
        self._place_framing()
        for each in self.findChildren(QPushButton):
            each.setAutoDefault(False)  # Enter in a field presses nothing elsewhere
        self.fit_in(self.screen().availableGeometry().size())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """With little room the framing becomes a tab."""
        super().resizeEvent(event)
        self._place_framing()

    def _place_framing(self) -> None:
        narrow = self.width() < self._theme.px(_NARROW)
        inside = self.tabs.indexOf(self._framing_tab)
        self._left.setVisible(not narrow)
        if narrow and inside < 0:
            self._framing_tab.setWidget(self.framing)
            self.tabs.insertTab(0, self._framing_tab, self.tr("Cadrage"))
        elif not narrow and self._beside.indexOf(self.framing) < 0:
            if inside >= 0:
                self.tabs.removeTab(inside)
                self._framing_tab.takeWidget()
            self._beside.addWidget(self.framing)
            self.framing.show()
        # Put elsewhere, it went to the end of what Tab visits, after « Fermer ».
        inside_it = (
            each for each in self.framing.findChildren(QWidget) if each.window() is self
        )  # no open list
        stops = [each for each in inside_it if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        order_after(self.tabs.tabBar() if narrow else self._forth, stops)

    def _scrolled(self, page: QWidget, name: str) -> QWidget:
        inside = QWidget()
        layout = column(self._theme, margin="small")
        layout.addWidget(page)
        inside.setLayout(layout)
        return scrolling(inside, name)

    def _connect(self) -> None:
        self._records.changed.connect(self._show_records)
        self.framing.edited.connect(self._edited)
        self.description.edited.connect(self._described)
        self.people.reviewed.connect(self._reviewed)
        self.people.writing.connect(self._hold)
        self.marks.writing.connect(self._hold)
        self.rights.saved.connect(self._records.refresh)
        listen(self, self._undo, self.redo_asked.emit, Qt.ShortcutContext.WindowShortcut)

    def _undo(self) -> None:
        """What is typed and not said yet is the last step."""
        self.description.flush()
        self.undo_asked.emit()

    def _know_today(self, today: dt.date) -> None:
        self._today = today
        self._show_records()

    def _show(self) -> None:
        use = self._uses[self._number]
        count = len(self._uses)
        self._title.setText(self.tr("Image {0} sur {1}").format(self._number + 1, count))
        self._hold()
        many = len(self._selection)
        self._many_box.setVisible(many > 1)
        self._many.setText(
            self.tr(
                "Les droits et les personnes que vous inscrivez valent pour les {0} images choisies."
            ).format(many)
        )
        self.description.show_use(use, not self._inherited)
        self._show_people()
        self._show_records()
        self._records.read_suggestion(use.asset)

    def _hold(self, _: bool = False) -> None:
        """No turning to another image while a person or a consent is being written."""
        forms = (self.people.form, self.people), (self.marks.form, self.marks)
        writing = any(form.isVisibleTo(page) for form, page in forms)
        for each in (self._back, self._forth):
            each.setVisible(len(self._uses) > 1)
        self._back.setEnabled(self._number > 0 and not writing)
        self._forth.setEnabled(self._number + 1 < len(self._uses) and not writing)

    def _show_people(self) -> None:
        reviewed = all(self._uses[number].people_reviewed for number in self._selection)
        self.people.show_people(self._assets(), reviewed, not self._inherited)
        self.marks.show_marks(self._assets())

    def _show_records(self) -> None:
        """What came from the background: the picture, the record, what the file says."""
        if not self._number < len(self._uses) or self._today == dt.date.min:
            return
        use = self._uses[self._number]
        picture = self._records.pictures.get(use.asset, QImage())
        size = self._records.sizes.get(use.asset, (1, 1))
        self.framing.show_use(use, picture, size, not self._inherited)
        overview = self._records.overviews.get(use.asset)
        suggestion = self._records.suggestions.get(use.asset)
        self.rights.show_record(self._assets(), overview, suggestion, self._today)

    def _assets(self) -> tuple[str, ...]:
        """The image shown first, then the others of the selection."""
        numbers = (self._number, *(n for n in self._selection if n != self._number))
        return tuple(dict.fromkeys(self._uses[number].asset for number in numbers))

    def _turn(self, by: int) -> None:
        number = self._number + by
        if 0 <= number < len(self._uses):
            self.show_image(self._uses, number, self._selection, self._inherited)

    def _described(self, use: ImageUse) -> None:
        """Only what this form is about: the framing may have changed meanwhile."""
        places = [number for number, present in enumerate(self._uses) if present.asset == use.asset]
        if not places:
            return
        number = self._number if self._number in places else places[0]
        made = replace(
            self._uses[number],
            alt=use.alt,
            decorative=use.decorative,
            credit=use.credit,
            credit_where=use.credit_where,
        )
        self._change({number: made})

    def _edited(self, use: ImageUse) -> None:
        present = self._uses[self._number]
        made = replace(present, crop=use.crop, logo=use.logo)
        if use.crop != present.crop:
            made = replace(made, people_reviewed=False)
        self._change({self._number: made})

    def _reviewed(self, stated: bool) -> None:
        self._change(
            {number: replace(self._uses[number], people_reviewed=stated) for number in self._selection}
        )

    def _change(self, changes: dict[int, ImageUse]) -> None:
        self._uses = tuple(changes.get(number, use) for number, use in enumerate(self._uses))
        self.use_changed.emit(changes)
