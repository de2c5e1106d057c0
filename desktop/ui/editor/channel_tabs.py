"""A tab a medium; one where the post does not go offers to add it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QStackedWidget, QTabWidget, QWidget

from desktop.checks.fields import variant_fields
from desktop.editorial.channel_choice import with_channel
from desktop.editorial.findings import Finding
from desktop.editorial.post import Channel
from desktop.editorial.variant import parent_channel, resolve
from desktop.ui.editor.channel_page import WHERE, ChannelPage
from desktop.ui.editor.edited_post import EditedPost
from desktop.ui.editor.image_words import with_image_words
from desktop.ui.editor.text.live_checks import LiveChecks
from desktop.ui.editor.text.text_area import TextArea
from desktop.ui.editor.verdict_look import short_name
from desktop.ui.icons import icon
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import empty_state
from desktop.ui.workbench import Workbench

_ON = {
    Channel.WEBSITE: "sur le site",
    Channel.FACEBOOK: "sur Facebook",
    Channel.YOUTUBE: "sur YouTube",
    Channel.CONTACT: "dans Le Contact de chez nous",
}
"""Where a post goes, in a sentence."""


class ChannelTabs(QTabWidget):
    """The pages of the four media. `turned(Channel)` when another one is on show."""

    turned = Signal(object)

    def __init__(self, bench: Workbench, edited: EditedPost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = bench.theme
        self._edited = edited
        self.setDocumentMode(True)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabBar().setDrawBase(False)
        self.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabBar().setAccessibleName(self.tr("Médias"))
        self.pages: dict[Channel, ChannelPage] = {}
        self._stacks: dict[Channel, QStackedWidget] = {}
        self._adding: dict[Channel, QPushButton] = {}
        self._watched: dict[tuple[Channel, str], bool] = {}
        for place, channel in enumerate(Channel):
            self._add(bench, channel)
            shortcut = QShortcut(QKeySequence(f"Ctrl+{place + 1}"), self)
            shortcut.activated.connect(lambda wanted=channel: self.turn_to(wanted))
        edited.changed.connect(self._follow)
        self.currentChanged.connect(lambda _: self.turned.emit(self.channel))
        self._theme.changed.connect(self._draw)

    @property
    def channel(self) -> Channel:
        """The medium on show."""
        return list(Channel)[self.currentIndex()]

    @property
    def page(self) -> ChannelPage:
        """The page on show."""
        return self.pages[self.channel]

    def begin(self) -> None:
        """Show another post, beginning with the medium written first."""
        for page in self.pages.values():
            page.begin()
        self.turn_to(parent_channel(self._edited.post))
        self._draw()

    def allow(self, allowed: bool) -> None:
        """Whether anything may be written."""
        for channel, page in self.pages.items():
            page.allow(allowed)
            self._adding[channel].setEnabled(allowed)

    def lock(self, locked: bool) -> None:
        """Whether the words of the site are the greffe's, which nobody changes here."""
        self.pages[Channel.WEBSITE].lock(locked)

    def watch(self, checks: LiveChecks) -> None:
        """Have the checks follow the areas where words are written, and those on show.

        A text taken from another medium and out of sight is checked without an area.
        """
        post = self._edited.post
        wanted: dict[tuple[Channel, str], bool] = {}
        for channel in post.channels:
            variant = resolve(post, channel)
            for where in self.pages[channel].areas:
                if WHERE.get(where) not in variant.inherited or channel is self.channel:
                    wanted[channel, where] = variant.markdown and where == "corps"
        for channel, where in self._watched.keys() - wanted.keys():
            checks.forget(f"{channel}.{where}")
        for (channel, where), markdown in wanted.items():
            if self._watched.get((channel, where)) is not markdown:
                page = self.pages[channel]
                page.catch_up()
                checks.watch(f"{channel}.{where}", page.areas[where], where=where, markdown=markdown)
        self._watched = wanted
        checks.set_current(str(self.channel))

    def turn_to(self, channel: Channel) -> None:
        """Show a medium."""
        self.setCurrentIndex(list(Channel).index(channel))

    def writing_page(self, channel: Channel, where: str) -> ChannelPage:
        """The page where a field of a medium is written: its own, or the one it is taken from."""
        post = self._edited.post
        if WHERE.get(where) in resolve(post, channel).inherited:
            return self.pages[parent_channel(post)]
        return self.pages[channel]

    def go_to(self, channel: Channel, where: str, start: int, end: int) -> bool:
        """Select words in the page where they are written; false when the field is not written in a page."""
        page = self.writing_page(channel, where)
        area = page.areas.get(where)
        if area is None:
            return False
        self.turn_to(page.channel)
        area.setFocus(Qt.FocusReason.OtherFocusReason)
        area.select(*area.reading().to_typed(start, end))
        page.bring(area)
        return True

    def fix(self, channel: Channel, finding: Finding, replacement: str) -> bool:
        """Replace the words of a finding, in one undo; false when they are no longer there."""
        page = self.writing_page(channel, finding.where)
        area = page.areas.get(finding.where)
        expected = self.words(channel, finding)
        if page.is_locked and area is not None:
            return False
        if area is not None:
            reading = area.reading()
            if reading.text[finding.start : finding.end] != expected:
                return False
            area.mend([(*reading.to_typed(finding.start, finding.end), replacement)])
            self._edited.settle()
            return True
        post = self._edited.settled()
        changed = with_image_words(post, channel, finding, replacement)
        if changed is None:
            return False
        self._edited.amend(self.tr("une correction"), lambda _: changed)
        return True

    def fix_all(self, findings: dict[Channel, list[Finding]]) -> int:
        """Mend several findings, one undo an area and one for the words no area shows; how many were mended.

        The keyboard goes to the text on show where most were mended, for Ctrl+Z to take them back.
        """
        mended = self._mend_apart(findings)
        by_area = self._by_area(findings)
        for area, places in by_area.items():
            typed = area.reading().to_typed
            area.mend((*typed(*span), new) for span, new in places.items())
            mended += len(places)
        self._edited.settle()
        shown = [area for area in by_area if area.isVisible()]
        if shown:
            max(shown, key=lambda area: len(by_area[area])).setFocus(Qt.FocusReason.OtherFocusReason)
        return mended

    def _mend_apart(self, findings: dict[Channel, list[Finding]]) -> int:
        """Mend the words of images, which no area shows; those that two channels share, once."""
        post = self._edited.settled()
        mended: set[tuple[Channel, str, int]] = set()
        for channel, found in findings.items():
            shared = "images" in resolve(post, channel).inherited
            for finding in sorted(found, key=lambda each: -each.start):
                source = parent_channel(post) if shared else channel
                place = (source, finding.where, finding.start)
                if finding.where not in self.pages[channel].areas and place not in mended:
                    changed = with_image_words(post, channel, finding, finding.suggestions[0])
                    if changed is not None:
                        post = changed
                        mended.add(place)
        if mended:
            self._edited.amend(self.tr("une correction"), lambda _: post)
        return len(mended)

    def _by_area(self, findings: dict[Channel, list[Finding]]) -> dict[TextArea, dict[tuple[int, int], str]]:
        """What to replace in each area; two channels that share words say it once, and nothing overlaps."""
        wanted: dict[TextArea, dict[tuple[int, int], str]] = {}
        for channel, found in findings.items():
            for finding in found:
                area = self.writing_page(channel, finding.where).areas.get(finding.where)
                words = self.words(channel, finding)
                if area is None or area.reading().text[finding.start : finding.end] != words:
                    continue
                places = wanted.setdefault(area, {})
                if all(finding.end <= start or end <= finding.start for start, end in places):
                    places[finding.start, finding.end] = finding.suggestions[0]
        return wanted

    def words(self, channel: Channel, finding: Finding) -> str:
        """The words at the place of a finding, as the post has them now."""
        return self.text(channel, finding.where)[finding.start : finding.end]

    def text(self, channel: Channel, where: str) -> str:
        """The text of a field, as the post has it now."""
        fields = variant_fields(resolve(self._edited.settled(), channel))
        return next((field.text for field in fields if field.where == where), "")

    def _add(self, bench: Workbench, channel: Channel) -> None:
        page = self.pages[channel] = ChannelPage(bench, self._edited, channel)
        add = button(
            self._theme,
            self.tr("Publier aussi {0}").format(_ON[channel]),
            lambda: self._add_channel(channel),
            role="add",
        )
        self._adding[channel] = add
        empty = empty_state(
            self._theme,
            self.tr("Cette publication ne va pas {0}.").format(_ON[channel]),
            self.tr("Le texte déjà écrit y serait repris; vous pourrez l’adapter."),
            add,
        )
        stack = self._stacks[channel] = QStackedWidget()
        stack.addWidget(empty)
        stack.addWidget(page)
        self.addTab(stack, short_name(channel))

    def _add_channel(self, channel: Channel) -> None:
        self._edited.amend(self.tr("les médias"), lambda post: with_channel(post, channel))
        self.pages[channel].title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, author: object) -> None:
        for page in self.pages.values():
            page.follow(author)
        if not isinstance(author, ChannelPage):
            self._draw()

    def _draw(self) -> None:
        """Tell by icon and words which media the post goes to."""
        side = self._theme.px(16)
        self.setIconSize(QSize(side, side))
        post = self._edited.post
        written = parent_channel(post)
        for place, channel in enumerate(Channel):
            chosen = channel in post.channels
            # Words written for a medium that others still take them from stay at hand.
            self._stacks[channel].setCurrentIndex(int(chosen or (channel is written and bool(post.channels))))
            token = "text" if chosen else "muted"
            self.setTabIcon(place, icon(str(channel) if chosen else "add", self._theme.colours[token]))
            name = channel.label if chosen else self.tr("{0}, non choisi").format(channel.label)
            self.setTabToolTip(place, f"{name} (Ctrl+{place + 1})")
            self.tabBar().setAccessibleTabName(place, name)
