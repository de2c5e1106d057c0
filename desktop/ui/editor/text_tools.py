"""What serves every text of the editor: card of a finding, F8, find and replace, counters, paste."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.channels.edition import Edition
from desktop.editorial.findings import Finding
from desktop.editorial.post import Channel
from desktop.editorial.variant import parent_channel, resolve
from desktop.services.lexicon import Proposal, propose_word
from desktop.services.pasted_text import pasted
from desktop.services.written_answers import CONTEST, WAIVER
from desktop.ui.editor.channel_page import WHERE, ChannelPage
from desktop.ui.editor.channel_tabs import ChannelTabs
from desktop.ui.editor.edited_post import EditedPost
from desktop.ui.editor.images.image_strip import ImageStrip
from desktop.ui.editor.text.counters import Counters
from desktop.ui.editor.text.find_bar import FindBar
from desktop.ui.editor.text.finding_card import FindingCard
from desktop.ui.editor.text.finding_navigator import FindingNavigator
from desktop.ui.editor.text.live_checks import LiveChecks
from desktop.ui.editor.text.readings import as_read
from desktop.ui.editor.text.text_area import TextArea
from desktop.ui.workbench import Workbench


class TextTools(QObject):
    """Installs the tools on the pages of `tabs`.

    `answered(Channel, Finding, kind, reason, equivalent)` when a reason was written in the card; `explain_asked(Channel,
    Finding)` when the rule is to be explained.
    """

    answered = Signal(object, object, str, str, str)
    explain_asked = Signal(object, object)

    def __init__(
        self,
        bench: Workbench,
        edited: EditedPost,
        tabs: ChannelTabs,
        checks: LiveChecks,
        strip: ImageStrip,
        page: QWidget,
    ) -> None:
        """`page` is the widget over which the card floats, and where F8 and Ctrl+F work."""
        super().__init__(page)
        self._bench = bench
        self._edited = edited
        self._tabs = tabs
        self._checks = checks
        self._strip = strip
        self.card = FindingCard(bench.theme, page)
        self.find = FindBar(bench.theme)
        self.find.install(page)
        self.navigator = FindingNavigator(page, self._fields, self._reach)
        self.counters: dict[Channel, Counters] = {}
        for shown in tabs.pages.values():
            self._install(shown)
        self._connect()

    def measure(self, _: object = None) -> None:
        """Measure the medium on show."""
        post, channel = self._edited.post, self._tabs.channel
        if channel in post.channels:
            self.counters[channel].show_edition(Edition(post, resolve(post, channel)))

    def turn(self) -> None:
        """Another medium is on show."""
        self.card.dismiss()
        page = self._tabs.page
        self.find.target(page.title, page.body)
        self.measure()

    def _install(self, page: ChannelPage) -> None:
        counters = self.counters[page.channel] = Counters(self._bench, page.body)
        page.bottom.addWidget(counters)
        for where, area in page.areas.items():
            self.card.follow(f"{page.channel}.{where}", area)
            area.pasted = _paster(area)
            area.said.connect(self._bench.notices.inform)
            area.pictures_offered.connect(self._take_pictures)

    def _connect(self) -> None:
        self.navigator.nothing_left.connect(self._nothing_left)
        self.card.justify.connect(
            lambda field, finding, reason, term: self._answer(field, finding, WAIVER, reason, term)
        )
        self.card.contest.connect(
            lambda field, finding, reason: self._answer(field, finding, CONTEST, reason, "")
        )
        self.card.ignore_once.connect(self._checks.ignore_once)
        self.card.ignore_in_post.connect(self._checks.ignore_in_post)
        self.card.add_to_lexicon.connect(self._propose)
        self.card.explain.connect(
            lambda field, finding: self.explain_asked.emit(_channel(field), self._as_read(field, finding))
        )
        self._edited.changed.connect(self.measure)

    def _fields(self) -> Sequence[tuple[str, TextArea]]:
        """Every text where something may be found: the medium on show first, then those after it, and round again.

        Words that the medium on show takes from another are visited where they are seen.
        """
        shown, written = self._tabs.page, parent_channel(self._edited.post)
        order = list(Channel)
        first = order.index(shown.channel)
        return [
            (f"{channel}.{where}", area)
            for channel in (*order[first:], *order[:first])
            for where, area in self._tabs.pages[channel].areas.items()
            if channel is not written or not shown.is_inherited(WHERE.get(where, ""))
        ]

    def _reach(self, field: str) -> None:
        """Show the medium of a text, and the text itself."""
        channel = _channel(field)
        self._tabs.turn_to(channel)
        self._tabs.pages[channel].bring(self._area(field))

    def _nothing_left(self) -> None:
        self._bench.notices.inform(self.tr("Aucun point à revoir dans ce texte."))

    def _answer(self, field: str, finding: Finding, kind: str, reason: str, equivalent: str) -> None:
        self.answered.emit(_channel(field), self._as_read(field, finding), kind, reason, equivalent)

    def _as_read(self, field: str, finding: Finding) -> Finding:
        """A finding of an area, where the verifications place it."""
        return as_read(self._area(field).reading(), finding)

    def _area(self, field: str) -> TextArea:
        return self._tabs.pages[_channel(field)].areas[field.partition(".")[2]]

    def _propose(self, field: str, finding: Finding) -> None:
        word = self._area(field).text()[finding.start : finding.end]
        self._bench.ask(lambda desk, session: propose_word(desk, session, word), self._proposed, owner=self)
        self._checks.ignore_in_post(field, finding)

    def _proposed(self, proposal: Proposal) -> None:
        self._bench.notices.succeed(
            self.tr(
                "«\u00a0{0}\u00a0» est proposé au lexique\u00a0: la direction générale ou le greffe le confirmera."
            ).format(proposal.word)
        )

    def _take_pictures(self, _: QMimeData) -> None:
        if not self._strip.paste():
            return
        self._strip.setFocus(Qt.FocusReason.OtherFocusReason)


def _paster(area: TextArea) -> Callable[[str, str], tuple[str, str]]:
    def paste(html: str, plain: str) -> tuple[str, str]:
        made = pasted(html or None, plain, markdown=area.markdown)
        return made.text, made.changes

    return paste


def _channel(field: str) -> Channel:
    return Channel(field.partition(".")[0])
