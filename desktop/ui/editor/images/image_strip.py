"""The images of a post: added, described, put in order, taken out; the caller keeps the undo."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QProgressBar, QScrollArea, QToolButton, QWidget

from desktop.editorial.post import Channel, ImageUse
from desktop.services.image_import import ImportedImage
from desktop.ui.editor.images.image_import import ImageImport, Source
from desktop.ui.editor.images.image_list import ImageList, files_of
from desktop.ui.editor.images.strip_records import ImageRecordsShown
from desktop.ui.editor.images.strip_rows import rows_of
from desktop.ui.widgets.buttons import button, tool_button
from desktop.ui.widgets.file_choices import choose_files
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import clear, column, frame, row
from desktop.ui.widgets.labels import label
from desktop.ui.workbench import Workbench

if TYPE_CHECKING:
    from desktop.ui.editor.images.image_dialog import ImageDialog

_FILTER = "*.jpg *.jpeg *.png *.webp *.heic *.heif *.tif *.tiff *.gif *.avif *.bmp"


class ImageStrip(QWidget):
    """The images of one variant. `changed()` follows every change made here (read `images()`), never
    `set_images`; `adapt_asked()` is the wish to have images of its own instead of the inherited ones; `keyboard_left()`
    when the details close and nothing here can take the keyboard; `undo_asked()` and `redo_asked()` come from them."""

    changed = Signal()
    adapt_asked = Signal()
    keyboard_left = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._theme = bench.theme
        self._uses: tuple[ImageUse, ...] = ()
        self._inherited = False
        self._channel = Channel.WEBSITE
        self._channels: tuple[Channel, ...] = ()
        self._new: list[ImageUse] = []
        self._dialog: ImageDialog | None = None
        self._before: QWidget | None = None
        self.records = ImageRecordsShown(bench, self)
        self.importing = ImageImport(bench, self)
        self.list = ImageList(self._theme)
        self._build()
        self._connect()
        self._show()

    # What the editor uses

    def images(self) -> tuple[ImageUse, ...]:
        """The images in order, as they are used."""
        return self._uses

    def set_images(self, uses: Sequence[ImageUse], inherited: bool) -> None:
        """Show these images; inherited ones come from the site and are not changed here."""
        self._uses, self._inherited = tuple(uses), inherited
        self.records.watch((use.asset for use in self._uses), self._channels)
        self._show()
        if self._dialog is not None:
            self._dialog.follow(self._uses, inherited)

    def set_channel(self, channel: Channel, channels: Collection[Channel]) -> None:
        """The channel whose images are shown, and all those of the post, which their records must cover."""
        self._channel = channel
        self._channels = tuple(each for each in Channel if each in channels)
        self.records.watch((use.asset for use in self._uses), self._channels)
        if self._dialog is not None:
            self._dialog.set_channel(channel, self._channels)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Import these files and add them at the end."""
        self._start(list(paths))

    def paste(self) -> bool:
        """Add what the clipboard holds: files, or a picture. False when it holds neither."""
        data = QGuiApplication.clipboard().mimeData()
        sources: list[Source] = list(files_of(data))
        if not sources and data.hasImage():
            picture = QImage(QGuiApplication.clipboard().image())
            sources = [picture] if not picture.isNull() else []
        self._start(sources)
        return bool(sources)

    def open_details(self, number: int) -> ImageDialog | None:
        """Open the details of one image: description, framing, rights, people."""
        if not 0 <= number < len(self._uses):
            return None
        if self._dialog is None:
            # 15 ms and 2 MB, for the post that has an image.
            from desktop.ui.editor.images.image_dialog import ImageDialog

            self._dialog = ImageDialog(self._bench, self.records, self)
            self._dialog.use_changed.connect(self._replace)
            self._dialog.keyboard_left.connect(self._take_keyboard)
            self._dialog.undo_asked.connect(self.undo_asked)
            self._dialog.redo_asked.connect(self.redo_asked)
            self._dialog.set_channel(self._channel, self._channels)
        self._before = self.window().focusWidget()
        self._dialog.show_image(self._uses, number, self._selection(number), self._inherited)
        return self._dialog

    def _take_keyboard(self) -> None:
        """The details are closed: the keyboard goes back where it was, or to the images."""
        self.window().activateWindow()
        places = (self._before, self.list, self._add)
        alive = (each for each in places if each is not None and shiboken6.isValid(each))
        ready = next((each for each in alive if each.isVisible() and each.isEnabled()), None)
        if ready is None:
            self.keyboard_left.emit()
        else:
            ready.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_details(self) -> None:
        """Close the details of the image, after what was typed in them is kept: another post, or nobody, comes."""
        if self._dialog is not None:
            self._dialog.close()

    # The widget

    def _build(self) -> None:
        theme = self._theme
        self._count = label("", "strong")
        self._add = button(theme, self.tr("Ajouter…"), self._choose, role="image")
        self._add.setAccessibleName(self.tr("Ajouter des images"))
        head = row(theme)
        head.addWidget(self._count, 1)
        head.addWidget(self._add)
        self._tools = self._tool_row()
        self._inherit_box = self._inherited_box()
        self._said = column(theme, space="tiny")
        self._empty = label("", "muted", wrap=True)
        whole = column(theme, space="small")
        self.setLayout(whole)
        whole.addLayout(head)
        whole.addWidget(self._inherit_box)
        whole.addWidget(self._empty)
        whole.addWidget(self.list, 1)
        whole.addWidget(self._tools)
        whole.addWidget(self._progress_row())
        whole.addLayout(self._said)
        whole.addStretch(0)
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Images"))

    def _tool_row(self) -> QWidget:
        theme = self._theme
        self._details = button(
            theme, self.tr("Détails et droits…"), self._open_current, role="rights", look="quiet"
        )
        self._up = tool_button(theme, self.tr("Monter l’image (Alt+Haut)"), "up", lambda: self._step(-1))
        self._down = tool_button(theme, self.tr("Descendre l’image (Alt+Bas)"), "down", lambda: self._step(1))
        self._remove = tool_button(
            theme, self.tr("Retirer l’image de la publication (Suppr)"), "remove", self._remove_selected
        )
        small = QWidget()
        tools = row(theme, space="tiny")
        for each in (self._up, self._down, self._remove):
            tools.addWidget(each)
        small.setLayout(tools)
        made = QWidget()
        both = FlowLayout(theme, made)  # one under the other, rather than a wider sheet and a narrower text
        both.addWidget(self._details)
        both.addWidget(small)
        return made

    def _inherited_box(self) -> QWidget:
        inside = column(self._theme, space="tiny", margin="small")
        inside.addWidget(label(self.tr("Ces images sont reprises du site."), wrap=True))
        self._adapt = button(
            self._theme, self.tr("Adapter les images"), self.adapt_asked.emit, look="link", role="write"
        )
        inside.addWidget(self._adapt, 0, Qt.AlignmentFlag.AlignLeft)
        return frame("info", inside)

    def _progress_row(self) -> QWidget:
        self._progress = QWidget()
        inside = row(self._theme)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Importation des images"))
        self._progress_words = label("", "muted")
        inside.addWidget(self._progress_words)
        inside.addWidget(self._bar, 1)
        inside.addWidget(button(self._theme, self.tr("Arrêter"), self.importing.cancel, look="quiet"))
        self._progress.setLayout(inside)
        self._progress.hide()
        return self._progress

    def _connect(self) -> None:
        self.records.changed.connect(self._show)
        self.importing.imported.connect(self._imported)
        self.importing.refused.connect(self._refused)
        self.importing.progressed.connect(self._progressed)
        self.importing.finished.connect(self._import_ended)
        self.list.open_asked.connect(self.open_details)
        self.list.remove_asked.connect(self._remove_selected)
        self.list.step_asked.connect(self._step)
        self.list.paste_asked.connect(self.paste)
        self.list.moved.connect(self._move)
        self.list.dropped.connect(self._start)
        self.list.itemSelectionChanged.connect(self._enable)

    def _show(self) -> None:
        count = len(self._uses)
        words = {0: self.tr("Images"), 1: self.tr("1 image")}.get(count) or self.tr("{0} images").format(
            count
        )
        self._count.setText(words)
        self.list.show_rows(
            rows_of(self._uses, self.records.pictures, self.records.overviews, self.records.likenesses)
        )
        self.list.setVisible(bool(count))
        self.list.editable = not self._inherited
        self._tools.setVisible(bool(count))
        self._inherit_box.setVisible(self._inherited)
        self._add.setVisible(not self._inherited)
        self._empty.setVisible(not count and not self._inherited)
        self._empty.setText(
            self.tr("Aucune image. Déposez des fichiers ici, collez-les (Ctrl+V) ou choisissez-les.")
        )
        self._enable()

    def _enable(self) -> None:
        chosen = bool(self.list.selected_rows())
        for each in (self._up, self._down, self._remove):
            each.setEnabled(chosen and not self._inherited)
        self._details.setEnabled(bool(self._uses))

    # What the person does

    def _choose(self) -> None:
        """Choose files; the system's own window, as everywhere."""
        kinds = self.tr("Images ({0});;Tous les fichiers (*)").format(_FILTER)
        self._start([*choose_files(self, self.tr("Ajouter des images"), kinds)])

    def _start(self, sources: Sequence[Source]) -> None:
        if sources and not self._inherited:
            clear(self._said)
            self.importing.start(sources)

    def _imported(self, imported: ImportedImage) -> None:
        self.records.suggest(imported)
        for notice in imported.original.notices:
            self._say("info", f"«\u00a0{imported.original.name}\u00a0»\u00a0: {notice.message}")
        if any(use.asset == imported.asset for use in (*self._uses, *self._new)):
            self._say(
                "info",
                self.tr("«\u00a0{0}\u00a0» est déjà dans la publication.").format(imported.original.name),
            )
            return
        suggestion = self.records.suggestions[imported.asset]
        where = "texte" if suggestion.credit_line else None
        self._new.append(ImageUse(imported.asset, credit=suggestion.credit_line, credit_where=where))

    def _import_ended(self) -> None:
        """Everything that came in is one change, hence one undo."""
        self._progress.hide()
        new, self._new = self._new, []
        if new and not self._inherited:
            first = len(self._uses)
            self._set((*self._uses, *new), list(range(first, first + len(new))))

    def _refused(self, _: str, message: str) -> None:
        self._say("warning", message)

    def _progressed(self, done: int, total: int) -> None:
        self._progress.setVisible(done < total)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._progress_words.setText(self.tr("{0} sur {1}").format(min(done + 1, total), total))

    def _say(self, look: str, message: str) -> None:
        """A line under the strip, until it is closed or the next import."""
        inside = row(self._theme, margin="small")
        box = frame(look, inside)
        said: QLabel = label(message, wrap=True)
        inside.addWidget(said, 1)
        close: QToolButton = tool_button(self._theme, self.tr("Fermer l’avis"), "close", box.deleteLater)
        inside.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        box.setAccessibleName(message)
        self._said.addWidget(box)
        # The strip ends a sheet that scrolls: what is said under it would go unseen.
        QTimer.singleShot(0, box, lambda: self._show_box(box))

    def _show_box(self, box: QWidget) -> None:
        """Bring what was just said into view, in the page that scrolls around the strip."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            around.ensureWidgetVisible(box)

    def _open_current(self) -> None:
        self.open_details(max(self.list.currentRow(), 0))

    def _selection(self, number: int) -> tuple[int, ...]:
        chosen = self.list.selected_rows()
        return tuple(chosen) if number in chosen and len(chosen) > 1 else (number,)

    def _step(self, by: int) -> None:
        rows = self.list.selected_rows()
        if rows and not self._inherited and rows[0] + by >= 0 and rows[-1] + by < len(self._uses):
            self._move(rows, rows[0] - 1 if by < 0 else rows[-1] + 2)

    def _move(self, rows: list[int], before: int) -> None:
        if self._inherited or not rows:
            return
        moving = [self._uses[number] for number in rows]
        start = before - sum(number < before for number in rows)
        kept = [use for number, use in enumerate(self._uses) if number not in rows]
        self._set((*kept[:start], *moving, *kept[start:]), list(range(start, start + len(moving))))

    def _remove_selected(self) -> None:
        rows = self.list.selected_rows()
        if rows and not self._inherited:
            kept = tuple(use for number, use in enumerate(self._uses) if number not in rows)
            self._set(kept, [min(rows[0], len(kept) - 1)] if kept else [])
            if not kept:
                self._add.setFocus()

    def _replace(self, changes: dict[int, ImageUse]) -> None:
        """The details changed some uses."""
        self._set(tuple(changes.get(number, use) for number, use in enumerate(self._uses)))

    def _set(self, uses: tuple[ImageUse, ...], selected: list[int] | None = None) -> None:
        if uses == self._uses:
            return
        self.set_images(uses, False)
        if selected is not None:
            self.list.select(selected)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Paste wherever the keyboard is in the strip, the list being absent when it is empty."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Files may be dropped anywhere on the strip."""
        if files_of(event.mimeData()) and not self._inherited:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Import what was dropped."""
        event.acceptProposedAction()
        self._start(files_of(event.mimeData()))
