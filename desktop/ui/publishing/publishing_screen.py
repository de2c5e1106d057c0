"""À publier: what was approved, by time; handed over word for word, and consigned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from desktop.editorial.post import Channel
from desktop.errors import Refusal
from desktop.services.asset_uses import uses_of
from desktop.services.assisted_publication import Taken, abandon, blocked_now, consign, save_images, take
from desktop.services.desk import Desk
from desktop.services.period_recheck import doubts_once_out
from desktop.services.publication_file import PublicationFile, publication_file
from desktop.services.publication_list import FIRST, PublicationList, Section, publication_list
from desktop.services.session import Session
from desktop.services.withdrawal import withdraw_image, withdraw_post
from desktop.ui.background import Priority
from desktop.ui.notices import NoticeAction
from desktop.ui.publishing.channel_card import ChannelCard
from desktop.ui.publishing.publication_page import PublicationPage
from desktop.ui.publishing.sections_panel import SectionsPanel
from desktop.ui.publishing.withdraw_panel import Withdrawal
from desktop.ui.screens import Screen
from desktop.ui.widgets.copied import copied
from desktop.ui.widgets.file_choices import choose_folder
from desktop.ui.widgets.frames import column, empty_state
from desktop.ui.widgets.reading_order import follow_layout
from desktop.ui.widgets.shared_columns import Part, SharedColumns
from desktop.ui.workbench import Change, Workbench

_WRITERS = frozenset({"redaction", "direction"})


class PublishingScreen(Screen):
    """Three lists by time, and the post that is open with a card a channel."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._item: str | None = None
        self._sent_to: str | None = None
        self._file: PublicationFile | None = None
        self._blocked: dict[Channel, tuple[str, ...]] = {}
        self._refused: QFrame | None = None
        self._limit = FIRST
        self.sections = SectionsPanel(self.theme)
        self.page = PublicationPage(bench)
        self._lay_out()
        self._connect()

    # The habits of a screen

    def visit(self, target: object = None) -> None:
        """Show the lists, and the post named by `target` in the section where it is."""
        if isinstance(target, str):
            self._item = self._sent_to = target
            self._columns.show_part(1)
        self._read_list()

    def refresh(self, change: Change) -> None:
        """Read again what may have changed."""
        if change.posts or change.images or change.profile:
            self._read_list()

    def first_focus(self) -> QWidget | None:
        """The list: the arrows choose, Tab goes to the post; an empty one leaves it to the name of the section."""
        return self.sections.first_focus()

    # The lists

    def _read_list(self) -> None:
        section, limit = self.sections.section(), self._limit

        def read(desk: Desk, _: Session) -> tuple[PublicationList, dt.date]:
            return publication_list(desk.workspace, section, limit), desk.today()

        self.bench.ask(read, partial(self._list_read, section), owner=self, key="publication:liste")

    def _list_read(self, section: Section, found: tuple[PublicationList, dt.date]) -> None:
        listed, today = found
        if section is not self.sections.section():
            return
        if self._item is None and listed.entries:
            self._item = listed.entries[0].item
        self.sections.show_list(listed, today, self._item)
        self._columns.leave_alone(0 if self._item is None else None)
        if self._item is None:
            self._show_nothing()
        else:
            self._open(self._item)

    def _section_changed(self) -> None:
        self._limit = FIRST
        self._item = None
        self._read_list()

    def _more(self) -> None:
        self._limit += FIRST
        self._read_list()

    def _chosen(self, item: str) -> None:
        self._item, self._sent_to = item, None
        self._open(item)
        self._columns.show_part(1)

    # The post that is open

    def _open(self, item: str) -> None:
        def read(desk: Desk, session: Session) -> PublicationFile:
            return publication_file(desk, session, item)

        self.bench.ask(read, self._opened, owner=self, failed=self._not_opened, key="publication:fiche")

    def _opened(self, shown: PublicationFile) -> None:
        if self._file is None or self._file.item != shown.item or self._file.revision != shown.revision:
            self._blocked = {}
        self._file = shown
        self._pages.setCurrentIndex(0)
        if self._sent_to == shown.item:
            self._sent_to = None
            self.sections.tabs.choose(shown.section)
            self._item = shown.item
        self._show()
        if shown.to_publish:
            self._judge_again(shown.item)

    def _show(self) -> None:
        if self._file is not None:
            may_write = bool(self.bench.roles & _WRITERS)
            self.page.show_file(self._file, self._blocked, may_write=may_write)
            follow_layout(self._columns)

    def _not_opened(self, error: Exception) -> None:
        self._show_nothing()
        self.bench.notices.report(error)

    def _show_nothing(self) -> None:
        self._file = None
        self._pages.setCurrentIndex(1)

    def _judge_again(self, item: str) -> None:
        def judge(desk: Desk, _: Session) -> dict[Channel, tuple[str, ...]]:
            return blocked_now(desk, item)

        self.bench.ask(
            judge,
            partial(self._judged, item),
            owner=self,
            priority=Priority.LATER,
            key="publication:exigences",
        )

    def _judged(self, item: str, blocked: dict[Channel, tuple[str, ...]]) -> None:
        if self._file is not None and self._file.item == item and blocked != self._blocked:
            self._blocked = blocked
            self._show()

    # Handing over

    def _listen(self, card: ChannelCard) -> None:
        card.copy_asked.connect(partial(self._copy, card.channel))
        card.images_asked.connect(partial(self._ask_folder, card.channel))
        card.consigned.connect(partial(self._consign, card.channel))
        card.abandoned.connect(partial(self._abandon, card.channel))
        card.address_opened.connect(self.open_address)
        card.address_copied.connect(self._copy_address)

    def _take(self, channel: Channel, then: partial[None]) -> None:
        shown = self._file
        if shown is None:
            return

        def work(desk: Desk, session: Session) -> Taken:
            return take(desk, session, shown.item, channel)

        self.bench.act(
            work, then, changes=Change.post(shown.item), owner=self, failed=partial(self._not_taken, channel)
        )

    def _not_taken(self, channel: Channel, error: Exception) -> None:
        if isinstance(error, Refusal) and error.code == "publication_bloquee":
            head = f"{channel.label}\u00a0: "
            self._blocked = {**self._blocked, channel: tuple(r.removeprefix(head) for r in error.reasons)}
            self._show()
        self.bench.notices.report(error)
        if self._item is not None:
            self._open(self._item)

    def _copy(self, channel: Channel, name: str) -> None:
        self._take(channel, partial(self._copied, name))

    def _copied(self, name: str, taken: Taken) -> None:
        form = taken.form(name)
        QGuiApplication.clipboard().setMimeData(copied(form.text, form.html))
        self.bench.notices.succeed(
            self.tr(
                "Copié pour le média «\u00a0{0}\u00a0», exactement comme approuvé. Collez-le dans la page du compte."
            ).format(taken.channel.label)
        )

    def _copy_address(self, address: str) -> None:
        QGuiApplication.clipboard().setText(address)
        self.bench.notices.inform(self.tr("Adresse copiée."))

    def _ask_folder(self, channel: Channel) -> None:
        folder = choose_folder(self, self.tr("Où enregistrer les images"))
        if folder is not None:
            self.save_images(channel, folder)

    def save_images(self, channel: Channel, folder: Path) -> None:
        """Take a channel and write its images under `folder`."""
        self._take(channel, partial(self._images_taken, folder))

    def _images_taken(self, folder: Path, taken: Taken) -> None:
        title = self._file.title if self._file is not None else ""

        def write() -> Path:
            return save_images(taken, title, folder, lambda sha: self.bench.read_object(sha)())

        self.bench.compute(write, self._images_written, owner=self)

    def _images_written(self, folder: Path) -> None:
        opening = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(folder)))
        self.bench.notices.succeed(
            self.tr("Images enregistrées dans «\u00a0{0}\u00a0», avec leurs textes de remplacement.").format(
                folder.name
            ),
            NoticeAction(self.tr("Ouvrir le dossier"), opening),
        )

    def open_address(self, address: str) -> None:
        """Open a page in the browser of the person."""
        if not QDesktopServices.openUrl(QUrl(address)):
            self.bench.notices.warn(
                self.tr(
                    "Le navigateur ne s’est pas ouvert. Rien n’a été changé; l’adresse est\u00a0: {0}"
                ).format(address)
            )

    def _consign(self, channel: Channel, pasted: str | None) -> None:
        claim = self._claim(channel)
        if claim is None or self._file is None:
            return

        def work(desk: Desk, session: Session) -> str:
            return consign(desk, session, claim, pasted).hash

        self.bench.act(
            work,
            partial(self._consigned, channel),
            changes=Change.post(self._file.item),
            owner=self,
            failed=self._not_consigned,
        )

    def _not_consigned(self, error: Exception) -> None:
        self._refused = self.bench.notices.report(error)

    def _consigned(self, channel: Channel, receipt: str) -> None:
        if self._refused is not None:
            # What was wrong with the address is mended.
            self.bench.notices.dismiss(self._refused)
            self._refused = None
        title = self._file.title if self._file is not None else ""
        said = self.tr("Consignée comme publiée\u00a0: «\u00a0{0}\u00a0» ({1}).").format(title, channel.label)
        self.bench.notices.succeed(said)
        card = self.page.cards.get(channel)
        if card is not None:
            card.address.clear()
        self.bench.ask(
            lambda desk, _: doubts_once_out(desk, receipt),
            partial(self._doubted, title, channel),
            owner=self,
            priority=Priority.LATER,
        )

    def _doubted(self, title: str, channel: Channel, points: tuple[str, ...]) -> None:
        if points:
            said = self.tr(
                "«\u00a0{0}\u00a0» ({1}) paraît en période électorale. Relisez-la; retirez-la s’il le faut."
            ).format(title, channel.label)
            self.bench.notices.warn(said, reasons=points)

    def _abandon(self, channel: Channel) -> None:
        claim = self._claim(channel)
        if claim is None or self._file is None:
            return

        def work(desk: Desk, session: Session) -> None:
            abandon(desk, session, claim)

        self.bench.act(
            work,
            self._abandoned,
            changes=Change.post(self._file.item),
            owner=self,
        )

    def _abandoned(self, _: None) -> None:
        self.bench.notices.inform(self.tr("Réservation abandonnée\u00a0: la publication peut être reprise."))

    def _claim(self, channel: Channel) -> str | None:
        if self._file is None:
            return None
        found = next((out for out in self._file.channels if out.channel is channel), None)
        return found.hold.claim if found is not None and found.hold is not None else None

    # Withdrawing and correcting

    def _withdraw(self, wanted: Withdrawal) -> None:
        shown = self._file
        if shown is None:
            return

        def work(desk: Desk, session: Session) -> tuple[str, ...]:
            if wanted.asset is None:
                withdraw_post(
                    desk.workspace, session, shown.item, wanted.reason, wanted.channels, wanted.comment
                )
                return (shown.item,)
            items = None if wanted.everywhere else (shown.item,)
            made = withdraw_image(desk.workspace, session, wanted.asset, wanted.reason, items, wanted.comment)
            return tuple(str(fact.item) for fact in made)

        self.bench.act(work, self._withdrawn, changes=_changes(wanted.asset), owner=self)

    def _withdrawn(self, items: tuple[str, ...]) -> None:
        # What was pressed goes away: the keyboard goes back to the list.
        self.sections.take_keyboard()
        self.page.withdrawal.hide()
        count = len(items)
        said = (
            self.tr("Retrait signé.")
            if count == 1
            else self.tr("Retrait signé dans {0} publications.").format(count)
        )
        self.bench.notices.succeed(
            said + " " + self.tr("Enlevez maintenant la publication ou l’image des pages elles-mêmes.")
        )

    def _count_uses(self, asset: str) -> None:
        def read(desk: Desk, _: Session) -> int:
            return sum(bool(use.channels) for use in uses_of(desk.workspace, asset))

        self.bench.ask(read, partial(self.page.withdrawal.show_uses, asset), owner=self)

    def _prepare_correction(self) -> None:
        if self._file is not None:
            self.bench.go("editeur", self._file.item)

    def _connect(self) -> None:
        self.sections.view.chosen.connect(self._chosen)
        self.sections.section_changed.connect(self._section_changed)
        self.sections.more.connect(self._more)
        self.page.card_made.connect(self._listen)
        self.page.correction_asked.connect(self._prepare_correction)
        self.page.withdrawal.asked.connect(self._withdraw)
        self.page.withdrawal.image_chosen.connect(self._count_uses)

    def _lay_out(self) -> None:
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.page)
        self._pages.addWidget(
            empty_state(
                self.theme,
                self.tr("Aucune publication à montrer"),
                self.tr("Celle que vous choisissez dans la liste apparaît ici."),
            )
        )
        self._columns = SharedColumns(
            self.theme,
            (
                Part(self.tr("Liste"), self.sections, 290, 30),
                Part(self.tr("Publication"), self._pages, 420, 70),
            ),
        )
        whole = column(self.theme)
        whole.addWidget(self._columns)
        self.setLayout(whole)


def _changes(asset: str | None) -> Callable[[tuple[str, ...]], Change]:
    """What a withdrawal changed, once the posts it touched are known."""

    def changed(items: tuple[str, ...]) -> Change:
        return Change(posts=frozenset(items), images=frozenset({asset} if asset else ()))

    return changed
