"""Word files, several at once: each becomes a post, or says why it cannot; one that fails loses none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.editorial.post import Post, PostKind
from desktop.services.word_import import WordResult, import_word_files, post_from_word
from desktop.ui.background import Job
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.file_choices import choose_files
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import card, clear, column, dashed, empty_state, row, scrolling
from desktop.ui.widgets.labels import Badge, label
from desktop.ui.workbench import Workbench


class WordPage(QWidget):
    """`chosen(list[Post])` when the imported texts are taken."""

    chosen = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._theme = bench.theme
        self._results: tuple[WordResult, ...] = ()
        self._read_so_far: tuple[WordResult, ...] = ()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Documents lus"))
        self._reading_what = label("", "muted", wrap=True)
        self._job: Job | None = None
        self.setAcceptDrops(True)
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Genre des publications importées"))
        self.kind.addItems([kind.label for kind in PostKind])
        self.kind.setCurrentIndex(list(PostKind).index(PostKind.NEWS))
        self.choose_files = button(
            self._theme, self.tr("Choisir des documents…"), self._ask_files, look="primary", role="word"
        )
        self.again = button(self._theme, self.tr("Choisir d’autres documents…"), self._ask_files)
        self.take = button(self._theme, self.tr("Importer"), self._take, look="primary", role="check")
        self.cancel = button(self._theme, self.tr("Annuler la lecture"), self._cancel)
        self._found: QVBoxLayout = column(self._theme, space="small")
        self._pages = QStackedWidget()
        for page in (self._choosing(), self._reading(), self._read()):
            self._pages.addWidget(page)
        whole = column(self._theme)
        whole.addWidget(self._pages, 1)
        self.setLayout(whole)

    def first_focus(self) -> QWidget:
        """The button that chooses files, or the one that takes what was read."""
        return self.take if self._pages.currentIndex() == 2 else self.choose_files

    def read_files(self, paths: Sequence[Path]) -> None:
        """Read some files in the background, one after the other, then show what each gave."""
        if not paths:
            return
        if self._job is not None:
            self._job.cancel()
        self._read_so_far = ()
        self._pages.setCurrentIndex(1)
        self.cancel.setFocus()
        self._read_next(tuple(paths))

    def _read_next(self, paths: tuple[Path, ...]) -> None:
        done = len(self._read_so_far)
        self._progress.setRange(0, len(paths))
        self._progress.setValue(done)
        self._reading_what.setText(
            self.tr("Document {0} sur {1}\u00a0: {2}").format(done + 1, len(paths), paths[done].name)
        )

        def read(results: tuple[WordResult, ...]) -> None:
            self._read_so_far += results
            if len(self._read_so_far) < len(paths):
                self._read_next(paths)
            else:
                self.show_read(self._read_so_far)

        path = paths[done]
        self._job = self._bench.compute(
            lambda: tuple(import_word_files([path])), read, owner=self, failed=self._failed
        )

    def forget(self) -> None:
        """What was read is taken: back to the beginning."""
        self._results = ()
        self._pages.setCurrentIndex(0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Word files may be dropped anywhere on the page."""
        if _word_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Read what was dropped."""
        event.acceptProposedAction()
        self.read_files(_word_files(event))

    def _ask_files(self) -> None:
        self.read_files(choose_files(self, self.tr("Documents Word"), self.tr("Documents Word (*.docx)")))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._pages.setCurrentIndex(2 if self._results else 0)
        self.first_focus().setFocus()

    def _failed(self, error: Exception) -> None:
        self._pages.setCurrentIndex(0)
        self.choose_files.setFocus()
        self._bench.notices.report(error)

    def show_read(self, results: tuple[WordResult, ...]) -> None:
        """Show what each file gave."""
        self._results = results
        clear(self._found)
        for result in results:
            self._found.addWidget(self._shown(result))
        self._found.addStretch(1)
        good = sum(result.text is not None for result in results)
        self.take.setEnabled(good > 0)
        self.take.setText(
            self.tr("Importer {0} documents").format(good) if good > 1 else self.tr("Importer et ouvrir")
        )
        self._pages.setCurrentIndex(2)
        (self.take if good else self.again).setFocus()

    def _take(self) -> None:
        kind = tuple(PostKind)[self.kind.currentIndex()]
        posts: list[Post] = [post_from_word(r.text, kind) for r in self._results if r.text is not None]
        self.chosen.emit(posts)

    def _shown(self, result: WordResult) -> QWidget:
        made, inside = card(self._theme)
        if result.text is not None:
            inside.addWidget(Badge(self._theme, result.path.name, "pass", "success"))
            words = len(result.text.body.split())
            inside.addWidget(label(result.text.title, "strong", wrap=True))
            said = self.tr("{0} mots") if words > 1 else self.tr("{0} mot")
            inside.addWidget(label(said.format(words), "muted"))
            for note in result.text.notes:
                inside.addWidget(label(note, "muted", wrap=True))
        elif result.problem is not None:
            inside.addWidget(Badge(self._theme, result.path.name, "block", "danger"))
            inside.addWidget(label(result.problem.message, wrap=True))
            for reason in getattr(result.problem, "reasons", ()):
                if reason not in result.problem.message:  # which tells them too, for a command
                    inside.addLayout(dashed(self._theme, reason, "muted"))
        return made

    def _choosing(self) -> QWidget:
        said = self.tr(
            "Les titres, les listes, les liens et les tableaux sont conservés. Les images sont laissées de côté\u00a0: leurs "
            "droits se vérifient une à une. Un document qui contient des modifications suivies est refusé."
        )
        title = self.tr("Déposez ici un ou plusieurs documents Word")
        return empty_state(self._theme, title, said, self.choose_files)

    def _reading(self) -> QWidget:
        page = QWidget()
        layout = column(self._theme, margin="huge")
        layout.addStretch(1)
        layout.addWidget(label(self.tr("Lecture des documents"), "section"))
        layout.addWidget(self._reading_what)
        layout.addWidget(self._progress)
        foot = row(self._theme)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        layout.addLayout(foot)
        layout.addStretch(2)
        page.setLayout(layout)
        return page

    def _read(self) -> QWidget:
        page = QWidget()
        layout = column(self._theme)
        inside = QWidget()
        inside.setLayout(self._found)
        layout.addWidget(scrolling(inside, self.tr("Documents lus")), 1)
        foot = FlowLayout(self._theme)
        nature = QWidget()
        named = row(self._theme)
        word = label(self.tr("Genre"))
        word.setBuddy(self.kind)
        named.addWidget(word)
        named.addWidget(self.kind)
        named.addStretch(1)
        nature.setLayout(named)
        nature.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for widget in (nature, self.again, self.take):
            foot.addWidget(widget)
        layout.addLayout(foot)
        page.setLayout(layout)
        return page


def _word_files(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
