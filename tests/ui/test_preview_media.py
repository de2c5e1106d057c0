"""The sketch of each medium: exact words one can select, images in place, nothing fetched."""

from __future__ import annotations

import gc
import io
import sys
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from showing import shown
from widget_walk import settle

from desktop.channels.preview import PreviewContent, PreviewImage, preview_of
from desktop.editorial.post import Channel
from desktop.ui.theme import Appearance, Theme
from desktop.ui.widgets.channel_preview import ChannelPreview
from desktop.ui.widgets.preview_parts import FoldLine, Passage, Picture, Tile

PAGE = (
    '<article lang="fr-CA">\n<h1>Le parc ouvre</h1>\n<figure>\n<img src="image-1.jpg" alt="Un parc.">'
    "\n<figcaption>Photo&nbsp;: Noé Vallerand</figcaption>\n</figure>\n<p>Bonjour à <strong>tous</strong>.</p>\n"
    "</article>\n"
)
VIDEO = (
    '{"containsSyntheticMedia": false, "description": "Voyez.", "madeForKids": false, '
    '"tags": ["compost", "bac brun"], "title": "Le compostage"}'
)


def image(colour: str = "seagreen", alt: str = "Un parc.") -> PreviewImage:
    buffer = io.BytesIO()
    Image.new("RGB", (320, 180), colour).save(buffer, "JPEG")
    return PreviewImage(buffer.getvalue(), "image/jpeg", alt)


@pytest.fixture
def preview(theme: Theme, qtbot: QtBot) -> ChannelPreview:
    made = ChannelPreview(theme)
    shown(made, qtbot, 600, 900)
    return made


def show(preview: ChannelPreview, content: PreviewContent) -> None:
    """Show a content and let the layouts settle."""
    preview.show_content(content)
    QApplication.processEvents()


def visible(preview: ChannelPreview) -> list[Passage]:
    return [each for each in preview.findChildren(Passage) if each.isVisible()]


def passages(preview: ChannelPreview) -> list[str]:
    return [each.toPlainText() for each in visible(preview)]


def test_the_page_shows_its_title_its_caption_and_its_words(preview: ChannelPreview) -> None:
    show(preview, preview_of(Channel.WEBSITE, "text/html", PAGE.encode(), [image()]))
    assert passages(preview) == ["Le parc ouvre", "Photo : Noé Vallerand", "Bonjour à tous."]
    (picture,) = preview.findChildren(Picture)
    assert picture.height() == round(picture.width() * 180 / 320)


def test_a_picture_wider_than_any_window_at_its_birth_keeps_its_height(
    preview: ChannelPreview, theme: Theme, qtbot: QtBot
) -> None:
    theme.use(Appearance.LIGHT, 2.0)
    preview.resize(1500, 1200)
    show(preview, preview_of(Channel.WEBSITE, "text/html", PAGE.encode(), [image()]))
    (picture,) = preview.findChildren(Picture)
    assert picture.width() > 1000
    qtbot.waitUntil(lambda: picture.height() == picture.heightForWidth(picture.width()))


def test_words_are_selected_as_they_are_published(preview: ChannelPreview) -> None:
    show(preview, preview_of(Channel.WEBSITE, "text/html", PAGE.encode(), [image()]))
    (body,) = [each for each in preview.findChildren(Passage) if "Bonjour" in each.toPlainText()]
    body.selectAll()
    assert body.textCursor().selectedText() == "Bonjour à tous."


def test_facebook_shows_both_folds_and_a_collage(preview: ChannelPreview) -> None:
    text = "Le parc est ouvert. " * 40
    images = [image(alt=f"Image {number}") for number in range(7)]
    show(preview, preview_of(Channel.FACEBOOK, "text/plain", text.encode(), images))
    folds = [each.accessibleName() for each in preview.findChildren(FoldLine)]
    assert folds == ["«\u00a0Voir plus\u00a0» sur un téléphone", "«\u00a0Voir plus\u00a0» sur un ordinateur"]
    tiles = preview.findChildren(Tile)
    assert len(tiles) == 5
    assert all(tile.width() > 50 and tile.height() > 50 for tile in tiles)


def test_the_video_shows_its_thumbnail_in_sixteen_by_nine(preview: ChannelPreview) -> None:
    show(preview, preview_of(Channel.YOUTUBE, "application/json", VIDEO.encode(), [image(), image()]))
    (tile,) = preview.findChildren(Tile)
    assert abs(tile.height() - tile.width() * 9 / 16) <= 1
    assert passages(preview) == ["Le compostage", "Voyez."]


def test_the_printed_column_has_its_width(preview: ChannelPreview, theme: Theme) -> None:
    show(preview, preview_of(Channel.CONTACT, "text/html", PAGE.encode(), [image()]))
    (picture,) = preview.findChildren(Picture)
    assert abs(picture.width() - theme.px(321)) <= 2


def test_an_empty_post_says_so(preview: ChannelPreview) -> None:
    show(preview, preview_of(Channel.FACEBOOK, "text/plain", b""))
    assert passages(preview) == []


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_it_follows_the_theme_and_the_zoom(
    preview: ChannelPreview, theme: Theme, appearance: Appearance
) -> None:
    show(preview, preview_of(Channel.CONTACT, "text/html", PAGE.encode(), [image()]))
    theme.use(appearance, 2.0)
    preview.resize(900, 900)
    QApplication.processEvents()
    assert passages(preview)[0] == "Le parc ouvre"
    assert visible(preview)[-1].document().defaultFont().pixelSize() == theme.px(13)


def test_a_passage_loads_nothing_from_the_disk(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    Image.new("RGB", (40, 40), "red").save(secret)
    passage = Passage(theme, theme.font(), "Texte")
    shown(passage, qtbot, 200, 100)
    passage.show_html(f'<p>mots <img src="{secret}" width="40" height="40"></p>')
    passage.setSource(QUrl.fromLocalFile(str(secret)))
    drawn: QImage = passage.grab().toImage()
    reds = [
        drawn.pixelColor(x, y) == QColor("red") for x in range(drawn.width()) for y in range(drawn.height())
    ]
    assert not any(reds)
    assert "mots" in passage.toPlainText()


LONG = (
    '{"containsSyntheticMedia": false, "description": "Une courte vidéo montre comment commencer un compost : choisir '
    "l’endroit, alterner les matières vertes et brunes, aérer, humidifier, puis récolter.\\n\\nLa vidéo est sous-titrée. "
    "La liste des matières acceptées se trouve sur le site de la Municipalité.\\n\\nPlus de détails : "
    'https://stesophie.ca/environnement/compostage", "madeForKids": false, "tags": [], "title": "Composter chez soi"}'
)


@pytest.mark.parametrize("wide", range(300, 420, 15))
def test_no_line_of_a_description_is_hidden_at_any_width(
    preview: ChannelPreview, qtbot: QtBot, wide: int
) -> None:
    show(preview, preview_of(Channel.YOUTUBE, "application/json", LONG.encode(), (image(),)))
    preview.resize(wide, 900)
    settle()
    for passage in visible(preview):
        assert passage.verticalScrollBar().maximum() == 0, passage.toPlainText()[-40:]
        assert passage.document().size().height() <= passage.height()


def test_a_passage_that_is_gone_leaves_nothing_behind(theme: Theme, qtbot: QtBot) -> None:
    def come_and_go(times: int) -> int:
        for _ in range(times):
            passage = Passage(theme, theme.font("body"), "Le texte")
            passage.show_plain("Bonjour à tous.")
            passage.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        return sys.getallocatedblocks()

    before = come_and_go(1_800)  # PySide fills tables of its own, ever more slowly
    assert come_and_go(600) - before < 450
