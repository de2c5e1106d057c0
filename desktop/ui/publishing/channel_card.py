"""One channel on its way out: copy, save the images, open the page, paste the address; or what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.channels.permalinks import complete_address, doubt
from desktop.editorial.civil_dates import french_moment
from desktop.editorial.manifest import video_from_mapping
from desktop.editorial.post import Channel, VideoFacts
from desktop.editorial.post_differences import video_in_words
from desktop.editorial.workflow import OUT
from desktop.errors import Refusal
from desktop.services.public_copies import PublicCopy
from desktop.services.publication_file import ChannelOut, Removal
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import clear, column, frame, row
from desktop.ui.widgets.labels import Badge, ElidedLabel, label
from desktop.ui.widgets.post_words import full_moment_label, state_look

FORMS: dict[Channel, tuple[tuple[str, str], ...]] = {
    Channel.WEBSITE: (
        ("page", "Copier la page (HTML)"),
        ("texte", "Copier le texte"),
        ("titre", "Copier le titre"),
    ),
    Channel.FACEBOOK: (("texte", "Copier le texte"),),
    Channel.YOUTUBE: (
        ("description", "Copier la description"),
        ("titre", "Copier le titre"),
        ("mots_cles", "Copier les mots-clés"),
    ),
    Channel.CONTACT: (
        ("texte", "Copier le texte"),
        ("page", "Copier l’article (HTML)"),
        ("titre", "Copier le titre"),
    ),
}
"""What can be copied for each channel: names of `desktop.channels.pasting`, the most used first."""


ADDRESS = "adresse_collee"
"""The field of the address, beside the names of the buttons."""


@dataclass(frozen=True, slots=True)
class CardState:
    """What a card shows beside its channel: what blocks it now, why this person may not publish, own domains.

    `leads` makes its first button the primary one of the page.
    """

    blocked: tuple[str, ...] = ()
    refusal: str = ""
    domains: tuple[str, ...] = ()
    leads: bool = False


class ChannelCard(QFrame):
    """`copy_asked(name)`, `images_asked()`, `consigned(address or None)`, `abandoned()`, `address_opened(str)`,
    `address_copied(str)`: what the person asks of this channel. The screen does it.
    """

    copy_asked = Signal(str)
    images_asked = Signal()
    consigned = Signal(object)
    abandoned = Signal()
    address_opened = Signal(str)
    address_copied = Signal(str)

    def __init__(self, theme: Theme, channel: Channel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName(channel.label)
        self.channel = channel
        self.buttons: dict[str, QPushButton] = {}
        self._theme = theme
        self._out: ChannelOut | None = None
        self._shown = CardState()
        self._doubted = ""
        self.address = QLineEdit(self)
        self.address.setAccessibleName(self.tr("Adresse de la publication ({0})").format(channel.label))
        self.address.setPlaceholderText("https://")
        self.address.returnPressed.connect(self._consign)
        self.address.textEdited.connect(self._address_edited)
        self.address.hide()
        self._account = ElidedLabel("", "muted")
        self._state = Badge(theme, "", "clock", "muted")
        head = row(theme)
        head.addWidget(Badge(theme, channel.label, str(channel), "text"))
        head.addWidget(self._account, 1)
        head.addWidget(self._state)
        self._body: QVBoxLayout = column(theme, space="small")
        whole = column(theme, space="small", margin="large")
        whole.addLayout(head)
        whole.addLayout(self._body)
        self.setLayout(whole)

    def show_channel(self, out: ChannelOut, shown: CardState) -> None:
        """Show the channel as it stands; an address being typed stays."""
        self._out, self._shown = out, shown
        self._account.setText(out.account)
        self._show_state(out)
        self._body.removeWidget(self.address)  # `clear` deletes what the layout holds
        self.address.hide()
        self.buttons = {}
        clear(self._body)
        if out.is_corrected and out.public is not None:
            self._add_public(
                out.public, self.tr("Le public voit une version antérieure, publiée le {0}, par {1}.")
            )
        if out.goes_out:
            self._add_to_publish(out)
        elif out.state in OUT and out.public is not None:
            self._add_public(out.public, self.tr("Publiée le {0}, par {1}."))
        elif out.removal is not None:
            self._add_removal(out.removal, out.account_page)
        elif out.state is None:
            self._say(self.tr("La dernière version n’est plus destinée à ce média."))
        else:
            self._say(self.tr("Pas encore approuvée pour ce média."))

    def keyboard(self) -> str | None:
        """What has the keyboard: a button, by its name, or `ADDRESS`; None when it is elsewhere than on the card.

        Also while the person is in the browser: the window keeps the place.
        """
        focus = self.window().focusWidget()
        if self.address is focus:
            return ADDRESS
        return next((name for name, made in self.buttons.items() if made is focus), None)

    def take_keyboard(self, held: str) -> None:
        """On what had it, as `keyboard` told, else on what there is now to press."""
        if held == ADDRESS and not self.address.isHidden():
            self.address.setFocus()
            return
        ready = {name: made for name, made in self.buttons.items() if made.isEnabled()}
        wanted = ready.get(held) or next(iter(ready.values()), None)
        if wanted is not None:
            wanted.setFocus()

    # To publish

    def _add_to_publish(self, out: ChannelOut) -> None:
        if self._shown.blocked:
            self._body.addWidget(self._blocked())
        if self._shown.refusal:
            self._say(self._shown.refusal)
            return
        hold = out.hold
        if hold is not None and not hold.mine:
            self._say(
                self.tr("Réservée par {0} le {1}\u00a0: cette personne s’occupe de la publier.").format(
                    hold.person, french_moment(hold.at)
                )
            )
            self._add_buttons(("abandon", self.tr("Libérer la réservation"), "undo", self.abandoned.emit))
            return
        if hold is not None:
            self._say(self.tr("Réservée par vous le {0}.").format(french_moment(hold.at)))
        self._add_steps(out)
        if hold is not None:
            self._add_consignment()

    def _add_steps(self, out: ChannelOut) -> None:
        video = out.node.node.get("video") if out.node is not None else None
        wanted = [
            (name, self.tr(words), "copy", self._copier(name))
            for name, words in FORMS[self.channel]
            if name != "mots_cles" or (video is not None and video["tags"])
        ]
        if self.channel is Channel.YOUTUBE:
            self._say_statements(video_from_mapping(video) if video is not None else VideoFacts())
        count = len(out.node.node["images"]) if out.node is not None else 0
        if count:
            words = self.tr("Enregistrer l’image") if count == 1 else self.tr("Enregistrer les {0} images")
            wanted.append(("images", words.format(count), "save", self.images_asked.emit))
        if out.account_page:
            wanted.append(("compte", self.tr("Ouvrir la page du compte"), "external", self._open_account))
        self._add_buttons(*wanted, leads=self._shown.leads and out.hold is None)
        for name, made in self.buttons.items():
            if name != "compte":
                made.setEnabled(not self._shown.blocked)

    def _say_statements(self, video: VideoFacts) -> None:
        """What is declared by hand on YouTube: nothing to copy, two boxes to tick as they were approved."""
        said = dict(video_in_words(video)[1:])
        words = "; ".join(f"{name[:1].lower()}{name[1:]}\u00a0: {answer}" for name, answer in said.items())
        self._say(self.tr("À déclarer sur YouTube\u00a0: {0}.").format(words))

    def _copier(self, name: str) -> Callable[[], None]:
        return lambda: self.copy_asked.emit(name)

    def _add_consignment(self) -> None:
        printed = self.channel is Channel.CONTACT
        if not printed:
            named = label(self.tr("Une fois publiée, collez ici son adresse"), "caption", wrap=True)
            named.setBuddy(self.address)
            self._body.addWidget(named)
            self.address.show()
            self._body.addWidget(self.address)
            if self._doubted:
                self._body.addWidget(self._doubt())
        words = self.tr("Consigner la parution") if printed else self.tr("Consigner comme publiée")
        if self._doubted:
            words = self.tr("Consigner quand même")
        self._add_buttons(
            ("consigner", words, "check", self._consign),
            (
                "abandon",
                self.tr("Rien n’est sorti\u00a0: abandonner la réservation"),
                "undo",
                self.abandoned.emit,
            ),
            leads=self._shown.leads,
        )
        self._settle()

    def _consign(self) -> None:
        if self._out is None or "consigner" not in self.buttons or not self.buttons["consigner"].isEnabled():
            return
        if self.channel is Channel.CONTACT:
            self.consigned.emit(None)
            return
        typed = self.address.text().strip()
        found = self._doubt_of(typed, self._out.account_page)
        if found and found != self._doubted:
            self._doubted = found
            self.show_channel(self._out, self._shown)
            self.buttons["consigner"].setFocus()
            return
        self.consigned.emit(typed)

    def _doubt_of(self, typed: str, account_page: str) -> str:
        """Why an address may not be the right one; what is no address is refused, not doubted."""
        try:
            address = complete_address(typed)
        except Refusal:
            return ""
        return doubt(self.channel, address, account_page, self._shown.domains)

    def _address_edited(self) -> None:
        if self._doubted and self._out is not None:
            self._doubted = ""
            place = self.address.cursorPosition()
            self.show_channel(self._out, self._shown)
            self.address.setFocus()
            self.address.setCursorPosition(place)
        self._settle()

    def _settle(self) -> None:
        if "consigner" in self.buttons:
            ready = self.channel is Channel.CONTACT or bool(self.address.text().strip())
            self.buttons["consigner"].setEnabled(ready)

    def _doubt(self) -> QFrame:
        layout = column(self._theme, space="tiny", margin="small")
        layout.addWidget(Badge(self._theme, self.tr("Est-ce la bonne adresse?"), "warning", "warning"))
        layout.addWidget(label(self._doubted, wrap=True))
        return frame("warning", layout)

    def _blocked(self) -> QFrame:
        layout = column(self._theme, space="tiny", margin="medium")
        said = self.tr("Ne peut pas sortir telle quelle aujourd’hui")
        layout.addWidget(Badge(self._theme, said, "block", "danger"))
        for reason in self._shown.blocked:
            layout.addWidget(label(reason[:1].upper() + reason[1:], wrap=True))
        advice = self.tr("Réglez ce point dans sa fiche, ou soumettez une nouvelle version à l’approbation.")
        layout.addWidget(label(advice, "muted", wrap=True))
        return frame("danger", layout)

    # Out, or taken down

    def _add_public(self, public: PublicCopy, sentence: str) -> None:
        self._say(sentence.format(full_moment_label(public.published), public.person))
        if public.permalink is None:
            return
        self._body.addWidget(ElidedLabel(public.permalink, "muted"))
        address = public.permalink
        self._add_buttons(
            (
                "ouvrir",
                self.tr("Ouvrir la publication"),
                "external",
                lambda: self.address_opened.emit(address),
            ),
            ("adresse", self.tr("Copier l’adresse"), "link", lambda: self.address_copied.emit(address)),
        )

    def _add_removal(self, removal: Removal, account_page: str) -> None:
        self._say(
            self.tr("Retirée le {0}, par {1}. Motif\u00a0: {2}.").format(
                french_moment(removal.at), removal.person, removal.reason[:1].lower() + removal.reason[1:]
            )
        )
        if removal.comment:
            self._body.addWidget(label(f"«\u00a0{removal.comment}\u00a0»", "muted", wrap=True))
        address = removal.permalink or account_page
        if address and removal.permalink is not None:
            self._say(self.tr("Si ce n’est pas fait, enlevez-la aussi du média lui-même."))
            self._add_buttons(
                (
                    "ouvrir",
                    self.tr("Ouvrir la publication"),
                    "external",
                    lambda: self.address_opened.emit(address),
                )
            )

    def _open_account(self) -> None:
        if self._out is not None:
            self.address_opened.emit(self._out.account_page)

    def _show_state(self, out: ChannelOut) -> None:
        self._state.setVisible(out.state is not None)
        if out.state is not None:
            blocked = out.goes_out and bool(self._shown.blocked)
            role, token = ("block", "danger") if blocked else state_look(out.state)
            words = self.tr("Urgence, pas encore approuvée") if out.let_out else out.state.label
            self._state.show_state(self.tr("Bloquée") if blocked else words, role, token)

    def _say(self, sentence: str) -> None:
        said = label(sentence, wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._body.addWidget(said)

    def _add_buttons(self, *wanted: tuple[str, str, str, Callable[[], object]], leads: bool = False) -> None:
        holder = QWidget()
        line = FlowLayout(self._theme, holder)
        for place, (name, words, role, clicked) in enumerate(wanted):
            look = "primary" if leads and not place else "quiet" if name == "abandon" else ""
            made = button(self._theme, words, clicked, role=role, look=look)
            made.setAccessibleName(f"{words} ({self.channel.label})")
            self.buttons[name] = made
            line.addWidget(made)
        self._body.addWidget(holder)
