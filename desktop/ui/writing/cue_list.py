"""The captions of a file in a list: when each is shown, its words, how many remarks it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from desktop.channels.captions import Captions, Cue
from desktop.services.caption_proofreading import CaptionFinding
from desktop.ui.theme import Theme
from desktop.ui.widgets.lists import TitledLines, Written, empty
from desktop.ui.writing.remark_count import remark_count

_BETWEEN = " · "


class _CueLines(TitledLines):
    """The words of a caption are what is read; above them, quieter, when it is shown; what is found there stands out."""

    def written(self, words: str) -> tuple[Sequence[Written], ...]:
        """When, and how many remarks; then the words."""
        head, _, said = words.partition("\n")
        small = self._theme.font("secondary")
        named, times, *remarks = head.split(_BETWEEN)
        above = [(_BETWEEN.join((named, times)), "muted", small)]
        above += [(f"{_BETWEEN}{each}", "warning", small) for each in remarks]
        return above, [(said, "text", self._theme.font("body"))]


class CueList(QListWidget):
    """`picked(number)` when another caption becomes the current one."""

    picked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _CueLines(theme, self)
        self.setAccessibleName(_tr("Sous-titres du fichier"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.currentRowChanged.connect(lambda row: self.picked.emit(row + 1) if row >= 0 else None)

    def show_captions(self, captions: Captions, findings: Sequence[CaptionFinding]) -> None:
        """Show a file; the current caption stays the current one when it is the same file, corrected."""
        counts = Counter(finding.cue for finding in findings)
        if self.count() != len(captions.cues):
            empty(self)
            for _ in captions.cues:
                self.addItem(QListWidgetItem())
        for row, cue in enumerate(captions.cues):
            item, said = self.item(row), line_of(captions, cue, counts[cue.number])
            if item.text() != said:
                item.setText(said)

    def pick(self, number: int) -> None:
        """Make a caption the current one, and bring it into view."""
        self.setCurrentRow(number - 1)


def line_of(captions: Captions, cue: Cue, remarks: int) -> str:
    """What the list says of a caption, on two lines."""
    parts = [_tr("Sous-titre {0}").format(cue.number), f"{clock(cue.begins)} – {clock(cue.ends)}"]
    if remarks:
        parts.append(remark_count(remarks))
    return f"{_BETWEEN.join(parts)}\n{' '.join(captions.words(cue).split())}"


def clock(milliseconds: int) -> str:
    """A time in a video: `1:02:05,5`, `2:05`."""
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    said = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    return f"{said},{rest // 100}" if rest >= 100 else said


def _tr(text: str) -> str:
    return QCoreApplication.translate("CueList", text)
