"""A sober sketch of each medium around the exact words and images it will publish."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.channels.preview import Fold, PreviewContent, PreviewImage, TextPart, segments
from desktop.editorial.post import Channel
from desktop.ui.theme import Theme
from desktop.ui.widgets.frames import card, column, frame, line, row
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.preview_parts import FoldLine, Initial, Passage, Picture, Tile, preview_picture

_WIDTHS = {Channel.WEBSITE: 720, Channel.FACEBOOK: 500, Channel.YOUTUBE: 640, Channel.CONTACT: 321}
"""Pixels at 100 %. The column of *Le Contact* is 85 mm: 321 pixels at 96 to the inch."""

_TILES = 5


def sheet(theme: Theme, content: PreviewContent) -> QWidget:
    """The sketch of a medium: a Facebook card, the page of a video, of the site, or a printed column."""
    makers = {
        Channel.WEBSITE: _web_page,
        Channel.FACEBOOK: _facebook_card,
        Channel.YOUTUBE: _video_page,
        Channel.CONTACT: _printed_column,
    }
    made = makers[content.channel](theme, content)
    margins = theme.space("large") * 2
    made.setMaximumWidth(theme.px(_WIDTHS[content.channel]) + margins)
    made.setAccessibleName(_tr("Aperçu\u00a0: {0}").format(content.channel.label))
    return made


def described(image: PreviewImage) -> str:
    """What assistive technology hears of an image, and what is said of it when it hears nothing."""
    if image.decorative:
        return _tr("image décorative")
    return image.alt or _tr("image sans texte de remplacement")


def _facebook_card(theme: Theme, content: PreviewContent) -> QWidget:
    made, layout = card(theme)
    layout.addLayout(_account(theme, content, _tr("Publication sur la page")))
    if content.text:
        layout.addLayout(_folded(theme, content))
    if content.images:
        layout.addWidget(_collage(theme, content.images))
    layout.addWidget(line())
    layout.addWidget(_centred(label(_tr("J’aime · Commenter · Partager"), "caption")))
    return made


def _folded(theme: Theme, content: PreviewContent) -> QVBoxLayout:
    """The text, with a line where each device hides the rest."""
    layout = column(theme, space="tiny")
    for index, piece in enumerate(segments(content)):
        if index:
            layout.addWidget(FoldLine(theme, _fold_words(content.folds[index - 1])))
        # The space where the text is cut belongs to the line break that the fold already makes.
        layout.addWidget(
            _plain(theme, piece.strip("\n ") if index else piece.rstrip("\n "), _tr("Texte publié"))
        )
    return layout


def _fold_words(fold: Fold) -> str:
    return _tr("«\u00a0Voir plus\u00a0» sur un {0}").format(_tr(fold.device))


def _video_page(theme: Theme, content: PreviewContent) -> QWidget:
    made, layout = card(theme)
    layout.addWidget(_screen(theme, content.images))
    layout.addWidget(_words(theme, content.title, theme.font("section", bold=True), _tr("Titre")))
    layout.addLayout(_account(theme, content, _tr("Chaîne de la Municipalité")))
    if content.text:
        box = column(theme, space="small", margin="medium")
        box.addWidget(_plain(theme, content.text, _tr("Description")))
        layout.addWidget(frame("raised", box))
    for words in _video_facts(content):
        layout.addWidget(label(words, "caption", wrap=True))
    return made


def _video_facts(content: PreviewContent) -> list[str]:
    facts = [*content.statements]
    if content.tags:
        facts.insert(0, _tr("Mots-clés\u00a0: {0}").format(", ".join(content.tags)))
    if len(content.images) > 1:
        facts.append(_tr("Seule la première image sert de vignette\u00a0: les autres ne paraîtront pas."))
    return facts


def _web_page(theme: Theme, content: PreviewContent) -> QWidget:
    made, layout = card(theme)
    layout.setSpacing(theme.space("medium"))
    head = row(theme)
    head.addWidget(label(content.account or _tr("Site de la Municipalité"), "caption"))
    head.addStretch(1)
    layout.addLayout(head)
    layout.addWidget(line())
    layout.addWidget(_words(theme, content.title, theme.font("page", bold=True), _tr("Titre")))
    _parts(theme, layout, content, theme.font("writing"))
    return made


def _printed_column(theme: Theme, content: PreviewContent) -> QWidget:
    made, layout = card(theme)
    layout.addWidget(label(_tr("Colonne de 85\u00a0mm"), "caption"))
    layout.addWidget(line())
    serif, title = theme.font("body"), theme.font("section", bold=True)
    for font in (serif, title):
        font.setFamilies(["Noto Serif", "Liberation Serif", "Georgia", "DejaVu Serif"])
        font.setStyleHint(QFont.StyleHint.Serif)
    layout.addWidget(_words(theme, content.title, title, _tr("Titre")))
    _parts(theme, layout, content, serif)
    return made


def _parts(theme: Theme, layout: QVBoxLayout, content: PreviewContent, font: QFont) -> None:
    """Texts and figures in the order they are published."""
    for part in content.parts:
        if isinstance(part, TextPart):
            passage = Passage(theme, font, _tr("Texte publié"))
            passage.show_html(part.html)
            layout.addWidget(passage)
            continue
        image = content.images[part.image]
        layout.addWidget(Picture(preview_picture(image), described(image)))
        if part.caption:
            layout.addWidget(_words(theme, part.caption, theme.font("caption"), _tr("Mention de source")))


def _account(theme: Theme, content: PreviewContent, under: str) -> QHBoxLayout:
    name = content.account or _tr("Compte à choisir")
    layout = row(theme)
    layout.addWidget(Initial(theme, name), 0, Qt.AlignmentFlag.AlignTop)
    words = column(theme, space="tiny")
    words.addWidget(label(name, "strong", wrap=True))
    words.addWidget(label(under, "caption"))
    layout.addLayout(words, 1)
    return layout


def _plain(theme: Theme, text: str, name: str) -> Passage:
    return _words(theme, text, theme.font("body"), name)


def _words(theme: Theme, text: str, font: QFont, name: str) -> Passage:
    passage = Passage(theme, font, name)
    passage.show_plain(text)
    return passage


def _centred(said: QLabel) -> QLabel:
    said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return said


def _collage(theme: Theme, images: tuple[PreviewImage, ...]) -> QWidget:
    """One image whole; several as tiles, two above and up to three below, the last one counting the rest."""
    pictures = [(preview_picture(image), described(image)) for image in images]
    if len(pictures) == 1:
        return Picture(*pictures[0])
    shown = pictures[:_TILES]
    hidden = len(pictures) - len(shown)
    tiles = [
        Tile(theme, picture, words, hidden if index == _TILES - 1 else 0)
        for index, (picture, words) in enumerate(shown)
    ]
    return _Collage(theme, tiles)


class _Collage(QFrame):
    """Tiles that touch, in a frame whose height is a share of its width.

    Its tiles are placed by hand: a layout would decide the height in its stead.
    """

    def __init__(self, theme: Theme, tiles: Sequence[QWidget], share: float | None = None) -> None:
        super().__init__()
        self._gap = theme.px(2)
        self._tiles = tiles
        self._share = share or {2: 0.5, 3: 1.2, 4: 1.0}.get(len(tiles), 0.84)
        for tile in tiles:
            tile.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Its height is a share of its width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The share."""
        return round(width * self._share)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as it is given."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Each tile in its place."""
        super().resizeEvent(event)
        count = len(self._tiles)
        rows = [self._tiles] if count < 3 else [self._tiles[: count // 2], self._tiles[count // 2 :]]
        height = (self.height() - self._gap * (len(rows) - 1)) / len(rows)
        for line_number, tiles in enumerate(rows):
            width = (self.width() - self._gap * (len(tiles) - 1)) / len(tiles)
            for place, tile in enumerate(tiles):
                left, top = place * (width + self._gap), line_number * (height + self._gap)
                tile.setGeometry(round(left), round(top), round(width), round(height))


def _screen(theme: Theme, images: tuple[PreviewImage, ...]) -> QWidget:
    """The thumbnail of a video, 16:9; a plain screen when there is none."""
    if images:
        tile: QWidget = Tile(theme, preview_picture(images[0]), described(images[0]))
    else:
        tile = _centred(
            label(_tr("Sans image : YouTube choisira la vignette dans la vidéo"), "muted", wrap=True)
        )
    made = _Collage(theme, [tile], 9 / 16)
    made.setProperty("look", "raised")
    return made


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChannelPreview", text)
