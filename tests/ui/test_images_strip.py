"""The images of a post: imported together, put in order, taken out, told apart."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from office import Office
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from pytestqt.qtbot import QtBot
from showing import shown

from desktop import paths
from desktop.editorial.post import Channel, ImageUse
from desktop.ui.editor.images.image_strip import ImageStrip
from desktop.ui.widgets.held import widgets_of
from desktop.ui.workbench import Workbench

Files = Callable[..., list[Path]]


def photo(seed: int, size: tuple[int, int] = (640, 480)) -> bytes:
    """A smooth photograph, another one for each seed."""
    coarse = Image.frombytes("RGB", (8, 6), random.Random(seed).randbytes(8 * 6 * 3))
    buffer = io.BytesIO()
    coarse.resize(size, Image.Resampling.BICUBIC).save(buffer, "JPEG")
    return buffer.getvalue()


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """`files(1, 2)`: photographs, a different one for each number."""

    def make(*seeds: int) -> list[Path]:
        made = []
        for seed in seeds:
            path = tmp_path / f"photo-{seed}.jpg"
            path.write_bytes(photo(seed))
            made.append(path)
        return made

    return make


@pytest.fixture
def strip(bench: Workbench, qtbot: QtBot) -> ImageStrip:
    made = ImageStrip(bench)
    made.set_channel(Channel.WEBSITE, (Channel.WEBSITE, Channel.FACEBOOK))
    shown(made, qtbot, 300, 700)
    return made


def spoken(strip: ImageStrip, row: int) -> str:
    return str(strip.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole))


def said(strip: ImageStrip) -> list[str]:
    return [box.accessibleName() for box in widgets_of(strip._said)]


def test_an_empty_strip_says_what_to_do(strip: ImageStrip) -> None:
    assert strip._empty.isVisible()
    assert "Déposez des fichiers ici" in strip._empty.text()
    assert not strip.list.isVisible()


def test_several_files_are_one_change_and_a_bad_one_loses_nothing(
    strip: ImageStrip, files: Files, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "abime.jpg"
    bad.write_bytes(b"\xff\xd8\xff\xe0coupe")
    told: list[int] = []
    strip.changed.connect(lambda: told.append(len(strip.images())))
    first, second = files(1, 2)
    strip.add_files([first, bad, tmp_path / "absente.jpg", second])
    assert told == [2]
    assert len(said(strip)) == 2
    assert "abime.jpg" in said(strip)[0]
    assert "absente.jpg" in said(strip)[1]


def test_importing_in_the_background_reports_and_ends(
    live_bench: Workbench, files: Files, qtbot: QtBot
) -> None:
    strip = ImageStrip(live_bench)
    shown(strip, qtbot, 300, 700)
    strip.add_files(files(1, 2, 3))
    assert strip.importing.running
    qtbot.waitUntil(lambda: len(strip.images()) == 3)
    qtbot.waitUntil(lambda: len(strip.records.pictures) == 3)
    assert not strip._progress.isVisible()


def test_stopping_an_import_keeps_what_came_in(live_bench: Workbench, files: Files, qtbot: QtBot) -> None:
    strip = ImageStrip(live_bench)
    shown(strip, qtbot, 300, 700)
    strip.importing.imported.connect(lambda _: strip.importing.cancel())
    strip.add_files(files(1, 2, 3))
    qtbot.waitUntil(lambda: not strip.importing.running)
    assert len(strip.images()) == 1


def test_what_the_camera_says_pre_fills_the_credit(strip: ImageStrip) -> None:
    strip.add_files([paths.resources() / "essai" / "fete-camera.jpg"])
    (use,) = strip.images()
    assert (use.credit, use.credit_where) == ("Photo\u00a0: Noé Vallerand", "texte")


def test_the_same_file_twice_is_said_and_not_added(strip: ImageStrip, files: Files) -> None:
    strip.add_files(files(1))
    strip.add_files(files(1))
    assert len(strip.images()) == 1
    assert said(strip) == ["«\u00a0photo-1.jpg\u00a0» est déjà dans la publication."]


def test_an_image_like_another_one_says_so(strip: ImageStrip, files: Files, tmp_path: Path) -> None:
    smaller = tmp_path / "reduite.jpg"
    smaller.write_bytes(photo(1, (320, 240)))
    strip.add_files([*files(1, 2), smaller])
    assert "Ressemble à l’image 1" in spoken(strip, 2)
    assert "Ressemble" not in spoken(strip, 1)


def test_two_plain_surfaces_do_not_look_alike(strip: ImageStrip, office: Office) -> None:
    strip.set_images([ImageUse(office.photo("red")), ImageUse(office.photo("blue"))], False)
    assert "Ressemble" not in spoken(strip, 1)


def test_images_change_place_with_the_keyboard(strip: ImageStrip, files: Files, qtbot: QtBot) -> None:
    strip.add_files(files(1, 2, 3))
    one, two, three = strip.images()
    strip.list.select([2])
    qtbot.keyClick(strip.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert strip.images() == (one, three, two)
    assert strip.list.selected_rows() == [1]
    qtbot.keyClick(strip.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(strip.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert strip.images() == (one, two, three)


def test_rows_dragged_before_another_keep_their_order(strip: ImageStrip, files: Files) -> None:
    strip.add_files(files(1, 2, 3, 4))
    one, two, three, four = strip.images()
    strip._move([0, 1], 3)
    assert strip.images() == (three, one, two, four)
    strip._move([3], 0)
    assert strip.images() == (four, three, one, two)


def test_suppr_takes_the_selection_out_and_says_it_once(
    strip: ImageStrip, files: Files, qtbot: QtBot
) -> None:
    strip.add_files(files(1, 2, 3))
    told: list[int] = []
    strip.changed.connect(lambda: told.append(len(strip.images())))
    strip.list.select([0, 2])
    qtbot.keyClick(strip.list, Qt.Key.Key_Delete)
    assert told == [1]
    strip.list.select([0])
    qtbot.keyClick(strip.list, Qt.Key.Key_Delete)
    assert strip.images() == ()


def test_files_dropped_on_the_list_are_imported(strip: ImageStrip, files: Files) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files(1, 2)])
    event = QDropEvent(
        QPoint(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    strip.dropEvent(event)
    assert len(strip.images()) == 2


def test_a_picture_in_the_clipboard_is_pasted_with_its_colours(
    strip: ImageStrip, office: Office, qtbot: QtBot
) -> None:
    copied = QImage(64, 48, QImage.Format.Format_RGB32)
    copied.fill(QColor("#3366CC"))
    QGuiApplication.clipboard().setImage(copied)
    assert strip.paste()
    (use,) = strip.images()
    kept = QImage.fromData(office.workspace.objects.read(use.asset))
    assert kept.pixelColor(5, 5) == QColor("#3366CC")
    QGuiApplication.clipboard().setText("des mots")
    assert not strip.paste()


def test_badges_follow_the_records(strip: ImageStrip, office: Office, bench: Workbench) -> None:
    asset = office.photo()
    strip.set_images([ImageUse(asset, alt="Le parc.")], False)
    assert spoken(strip, 0) == "1. Le parc.. Droits\u00a0: à compléter. Personnes à vérifier"
    office.rights(asset)
    office.child(asset)
    strip.records.refresh()
    assert "Droits\u00a0: fiche complète. Une autorisation manque" in spoken(strip, 0)


def test_inherited_images_are_only_looked_at(strip: ImageStrip, office: Office, qtbot: QtBot) -> None:
    strip.set_images([ImageUse(office.photo())], True)
    strip.list.select([0])
    qtbot.keyClick(strip.list, Qt.Key.Key_Delete)
    assert len(strip.images()) == 1
    with qtbot.waitSignal(strip.adapt_asked):
        qtbot.mouseClick(strip._adapt, Qt.MouseButton.LeftButton)


def test_an_image_that_the_disk_lost_is_said_and_the_strip_goes_on(
    strip: ImageStrip, office: Office, bench: Workbench
) -> None:
    strip.set_images([ImageUse("0" * 64), ImageUse(office.photo())], False)
    assert strip.list.count() == 2
    assert any("manque" in text for text in bench.notices.texts())
    assert len(strip.records.pictures) == 1
