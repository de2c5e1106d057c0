"""« Comme l’an dernier »: the posts of the same season a year ago, and a new one made from the chosen one."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from desktop.editorial.civil_dates import french_day
from desktop.editorial.post import PostKind
from desktop.services.last_year import Precedent, precedents
from desktop.services.renewal import Renewed, renew
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.filter_field import FilterField
from desktop.ui.widgets.frames import column, empty_state, row
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.lists import TitledLines, empty
from desktop.ui.widgets.steering import Steering
from desktop.ui.workbench import Workbench

_PRECEDENT = Qt.ItemDataRole.UserRole
_PAUSE = 200
"""Milliseconds after the last letter before looking again."""


class LastYearPage(QWidget):
    """`chosen(Post)` when a post was made from one of last year; `template_asked()` when none is alike."""

    chosen = Signal(object)
    template_asked = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._theme = bench.theme
        self.search = FilterField(
            self._theme, self.tr("Chercher par les mots\u00a0: fête de la famille, sapins…")
        )
        self.search.setAccessibleName(self.tr("Chercher dans l’an dernier"))
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Genre"))
        self.kind.addItems([self.tr("Tous les genres"), *(kind.label for kind in PostKind)])
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Publications de l’an dernier"))
        TitledLines(self._theme, self.list)
        self.list.itemActivated.connect(self.choose)
        Steering(self.search, self.list, self.choose)
        self.images = QCheckBox(self.tr("Garder les images"))
        self.images.setToolTip(self.tr("Leurs droits seront vérifiés de nouveau."))
        self.images.setAccessibleDescription(self.images.toolTip())
        self.begin = button(
            self._theme, self.tr("Reprendre cette publication"), self.choose, look="primary", role="history"
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.read)
        self.search.textChanged.connect(self._read_soon)
        self.kind.currentIndexChanged.connect(self.read)
        self._lay_out()

    def first_focus(self) -> QWidget:
        """The field that searches."""
        return self.search

    def _read_soon(self, _: str) -> None:
        """PySide never lets go of a method of Qt's own that a signal was connected to: this one is ours."""
        self._pause.start()

    def read(self) -> None:
        """Look for the posts of last year."""
        typed = self.search.text()
        kind = tuple(PostKind)[self.kind.currentIndex() - 1] if self.kind.currentIndex() else None
        self._bench.ask(
            lambda desk, session: precedents(desk, session, kind=kind, typed=typed),
            self._show,
            owner=self,
            key="an-dernier",
        )

    def choose(self, *_: object) -> None:
        """Make a new post from the current one."""
        if self.list.currentRow() < 0:
            return
        found: Precedent = self.list.currentItem().data(_PRECEDENT)
        keep = self.images.isChecked()
        self._bench.ask(
            lambda desk, session: renew(desk, session, found.item, keep_images=keep), self._begin, owner=self
        )

    def _begin(self, renewal: Renewed) -> None:
        if renewal.changes:
            self._bench.notices.warn(
                self.tr("La publication de l’an dernier est reprise. À relire\u00a0:"),
                reasons=renewal.changes,
            )
        self.chosen.emit(renewal.post)

    def _show(self, found: tuple[Precedent, ...]) -> None:
        empty(self.list)
        for each in found:
            day = french_day(each.day)
            item = QListWidgetItem(f"{each.title or self.tr('Sans titre')}\n{each.kind.label}, {day}")
            item.setData(_PRECEDENT, each)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.begin.setEnabled(bool(found))
        self._pages.setCurrentIndex(0 if found else 1)
        self._foot.setVisible(bool(found))

    def _lay_out(self) -> None:
        layout = column(self._theme, space="small")
        top = row(self._theme)
        top.addWidget(self.search, 1)
        top.addWidget(self.kind)
        layout.addLayout(top)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._nothing())
        layout.addWidget(self._pages, 1)
        whole = column(self._theme, space="small")
        said = self.tr(
            "Les dates et le lien de l’an dernier sont retirés\u00a0: rien de périmé ne peut sortir par mégarde."
        )
        whole.addWidget(label(said, "muted", wrap=True))
        foot = row(self._theme)
        foot.addWidget(self.images)
        foot.addStretch(1)
        foot.addWidget(self.begin)
        whole.addLayout(foot)
        self._foot = QWidget()
        self._foot.setLayout(whole)
        layout.addWidget(self._foot)
        self.setLayout(layout)

    def _nothing(self) -> QWidget:
        title = self.tr("Rien de semblable il y a neuf à quinze mois")
        said = self.tr("Essayez d’autres mots, ou partez d’un gabarit.")
        begin = button(self._theme, self.tr("Choisir un gabarit"), self.template_asked.emit, look="primary")
        return empty_state(self._theme, title, said, begin)
