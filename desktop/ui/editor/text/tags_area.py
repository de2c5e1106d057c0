"""The tags of a video: one line, read tag by tag."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.editorial.video_tags import BETWEEN, TagLine, tag_at
from desktop.ui.editor.text.line_area import LineArea
from desktop.ui.editor.text.offsets import clean
from desktop.ui.theme import Theme


class TagsArea(LineArea):
    """A line of tags parted by commas. What is typed stays as typed; only a mending tidies it."""

    def __init__(self, theme: Theme, *, name: str) -> None:
        super().__init__(theme, name=name, look="field")

    def acceptable(self, text: str) -> str:
        """A line is a tag, whoever copied them from a list."""
        return super().acceptable(clean(text).replace("\n", BETWEEN))

    def reading(self, text: str | None = None) -> TagLine:
        """The tags, each on a line of its own."""
        return TagLine(self.text() if text is None else text)

    def passage(self, text: str, column: int) -> str:
        """The tag: others may come beside it."""
        return tag_at(text, column)

    def mend(self, replacements: Iterable[tuple[int, int, str]]) -> None:
        """Replace words; a tag that is then there twice, or has no words left, goes in the same undo step."""
        before = self.reading().tags
        mended = tuple(replacements)
        self.replace_all(mended)
        line = self.reading()
        spare = line.to_spare()
        if spare:
            self.replace_all(((start, end, "") for start, end in spare), joined=True)
        if len(line.tags) < len(before) and all(new.strip() for _, _, new in mended):
            self.said.emit(
                self.tr("Ce mot-clé y était déjà\u00a0: il n’est gardé qu’une fois. Ctrl+Z l’annule.")
            )
