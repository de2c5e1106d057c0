"""What serves every text of the editor: card of a finding, F8, find and replace, counters, paste."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.channels.edition import Edition
from desktop.editorial.findings import Finding
from desktop.editorial.post import Channel
from desktop.editorial.variant import resolve
from desktop.services.lexicon import Proposal, propose_word
from desktop.services.pasted_text import pasted
from desktop.services.written_answers import CONTEST, WAIVER
from desktop.ui.editor.channel_page import ChannelPage
from desktop.ui.editor.channel_tabs import ChannelTabs
from desktop.ui.editor.edited_post import EditedPost
from desktop.ui.editor.images.image_strip import ImageStrip
from desktop.ui.editor.text.counters import Counters
from desktop.ui.editor.text.find_bar import FindBar
from desktop.ui.editor.text.finding_card import FindingCard
from desktop.ui.editor.text.finding_navigator import FindingNavigator
from desktop.ui.editor.text.live_checks import LiveChecks
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
        self.navigator = FindingNavigator(page, self._fields)
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
        for where, area in (("titre", page.title), ("corps", page.body)):
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
        self.card.explain.connect(lambda field, finding: self.explain_asked.emit(_channel(field), finding))
        self._edited.changed.connect(self.measure)

    def _fields(self) -> Sequence[tuple[str, TextArea]]:
        page = self._tabs.page
        return ((f"{page.channel}.titre", page.title), (f"{page.channel}.corps", page.body))

    def _nothing_left(self) -> None:
        self._bench.notices.inform(self.tr("Aucun point à revoir dans ce texte."))

    def _answer(self, field: str, finding: Finding, kind: str, reason: str, equivalent: str) -> None:
        self.answered.emit(_channel(field), finding, kind, reason, equivalent)

    def _propose(self, field: str, finding: Finding) -> None:
        area = self._tabs.pages[_channel(field)].area_of(finding.where)
        word = area.text()[finding.start : finding.end] if area is not None else ""
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
